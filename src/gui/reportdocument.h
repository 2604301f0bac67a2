// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/flowstory.h"
#include "wire/sessionstatistics.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace poplar::gui {

/// A report as what is in it, whatever it is written as. Every text is neutralised by wire::displayText() and
/// plain: whoever writes it escapes it.
struct ReportDocument {
    /// A name and what it is.
    struct Fact {
        QString name;
        QString value;
        enum class Look { Plain, Code } look = Look::Plain;
    };
    struct Table {
        struct Column {
            QString title;
            double share = 1; ///< Of the width, among the others.
            enum class Look { Plain, Code, Number } look = Look::Plain;
        };
        QList<Column> columns;
        QList<QStringList> rows;
    };
    /// A line of the exchange.
    struct Line {
        enum class Speaker { Client, Server, Nobody };
        QString number;
        QString time; ///< Of day.
        QString sinceStart; ///< Seconds.
        QString state; ///< Empty if as before.
        QString text;
        QString explanation; ///< Empty for none.
        Speaker speaker = Speaker::Nobody;
        bool isError = false;
    };
    struct Exchange {
        QStringList titles; ///< Of number, time, time since the start, speaker, state, text.
        QList<Line> lines;
    };
    enum class Picture { None, Shares, Throughput, Diagram };
    struct Section {
        QString name; ///< Of a link that leads there: letters of ASCII.
        QString title;
        QStringList paragraphs;
        QList<Fact> facts;
        QList<Picture> pictures;
        QString tableTitle;
        Table table;
        Exchange exchange;
        QStringList notes; ///< Below all that.
    };

    QString title;
    QString subtitle;
    QString running; ///< At the head of each page but the first.
    QString foot; ///< At the foot of each page.
    QString language; ///< "en"
    QList<Section> sections;
    QStringList closing; ///< Who wrote it, and what was left out.
    wire::SessionStatistics statistics; ///< For the pictures.
    FlowStory story; ///< Likewise.
};

/// "C:", "S:", "--": the same in every language, as in files.
[[nodiscard]] QString speakerSign(ReportDocument::Line::Speaker speaker);

} // namespace poplar::gui
