// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/envelope.h"
#include "gui/bodyview.h"
#include "gui/fieldnotes.h"
#include "mime/route.h"

#include <QList>
#include <QLocale>
#include <QString>
#include <QTextDocument>

#include <memory>
#include <utility>

/// What is put on paper: documents in black on white, whatever the window looks like, in letters of ten
/// points, whatever its zoom. They know no page yet: see PaperPages.
namespace poplar::gui {

using Paper = std::shared_ptr<QTextDocument>;

/// What stands above a message on paper.
struct PaperHead {
    QString subject;
    QList<std::pair<QString, QString>> lines; ///< "From" and who, and so on.

    bool operator==(const PaperHead &) const = default;
};

/// Subject, people and date, made fit to be shown.
[[nodiscard]] PaperHead paperHead(const Envelope &envelope, const QLocale &locale = QLocale());

/// Whether a text is there to its end.
enum class PaperExtent { Whole, Cut };

[[nodiscard]] Paper textPaper(const PaperHead &head, const QString &text, BodyView::Face face);
/// @param markup of mime::SafeHtml.
/// @param shown the document that shows it: it has the pictures.
[[nodiscard]] Paper htmlPaper(const PaperHead &head, const QString &markup, const QTextDocument &shown);
/// Header fields as a table.
[[nodiscard]] Paper fieldsPaper(const PaperHead &head, const QList<std::pair<QString, QString>> &fields);
[[nodiscard]] Paper sourcePaper(const PaperHead &head, const QString &text, PaperExtent extent);
/// The picture of a route, and all that is known of it in words.
[[nodiscard]] Paper routePaper(const PaperHead &head, const mime::Route &route,
                               const QList<FieldNotes> &notes);

/// An empty document for paper, with its letters.
[[nodiscard]] Paper blankPaper(BodyView::Face face = BodyView::Face::Proportional);
/// Puts the head above what a document has. To be called last.
void addHead(QTextDocument &paper, const PaperHead &head);

} // namespace poplar::gui
