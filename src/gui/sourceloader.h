// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/finding.h"
#include "gui/sourceindex.h"
#include "gui/sourceneedle.h"

#include <QFile>
#include <QObject>
#include <QTimer>

#include <optional>

namespace poplar::gui {

/// A place in a source as it is shown; compared in reading order.
struct SourcePlace {
    int row = 0;
    qsizetype column = 0; ///< Of the text shown; may lie behind its end, which then counts.

    auto operator<=>(const SourcePlace &) const = default;
};

/// A row as it stands in the file.
struct SourceRow {
    QByteArray octets; ///< With the line break.
    qint64 at = 0;
    bool startsLine = true; ///< Or else goes on with the line above.
    int line = 0; ///< The number of its line, from 1.
};

/// What is known of a file.
struct SourceExtent {
    enum class State { Reading, Whole, Cut, Unreadable };
    State state = State::Reading;
    int rows = 0;
    int lines = 0;
    SourceMap map;
};

/// What a search came to, and where.
struct SourceHit {
    FindResult result = FindResult::NotFound;
    SourcePlace begin;
    SourcePlace end;
};

/// Reads a message file for a view of its source: lives on a thread of its own and does everything that
/// takes long in slices, so that a row asked for need not wait for the whole file. All it says carries
/// the number given to what it answers, so that late answers are told from present ones.
class SourceLoader : public QObject {
    Q_OBJECT

public:
    explicit SourceLoader(QObject *parent = nullptr);

    /// Reads another file; an empty path is none.
    void open(const QString &path, int file);
    void load(int block);
    /// Looks on from a place; ends a search that still runs without a word.
    void find(const QString &text, FindDirection direction, SourcePlace from, int search);
    void stopFinding();
    /// Reads the text between two places, unless it is larger than limit::copiedSource.
    void copy(SourcePlace from, SourcePlace to);
    /// Reads the beginning as text, line by line, down to limit::printedSource.
    void quote(int request);

Q_SIGNALS:
    /// Comes again while the file is read.
    void extentChanged(int file, const poplar::gui::SourceExtent &extent);
    void loaded(int file, int block, const QList<poplar::gui::SourceRow> &rows);
    void found(int search, const poplar::gui::SourceHit &hit);
    void progressed(int search, int perCent);
    void copied(int file, const QString &text);
    void tooMuchToCopy(int file);
    /// @param state Cut if there is more, Unreadable if there is nothing.
    void quoted(int request, const QString &text, poplar::gui::SourceExtent::State state);

private:
    /// A stretch of the file in which a match may begin.
    struct Stretch {
        qint64 begin = 0;
        qint64 end = 0;
        FindResult result = FindResult::Found;
    };
    struct Search {
        int number = 0;
        SourceNeedle needle;
        FindDirection direction = FindDirection::Next;
        SourcePlace from;
        QList<Stretch> stretches; ///< Still to be searched; empty until the file is read.
        bool begun = false;
        int told = -1; ///< Progress in per cent.
    };

    void step();
    void readOn();
    void searchOn();
    void beginSearch();
    void searchStretch(Stretch &stretch);
    void endSearch(FindResult result, qint64 at, qint64 length);
    void tellProgress();
    void tellExtent(SourceExtent::State state);
    [[nodiscard]] QByteArray read(qint64 at, qint64 octets);
    [[nodiscard]] QList<SourceRow> rowsOf(int block);
    [[nodiscard]] qint64 octetAt(SourcePlace place);
    [[nodiscard]] SourcePlace placeAt(qint64 octet);

    QFile m_file;
    int m_number = 0;
    SourceIndex m_index;
    bool m_reading = false;
    std::optional<Search> m_search;
    QTimer m_step; ///< Lets what was asked meanwhile come in between two slices.
};

} // namespace poplar::gui
