// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/sourcerows.h"

#include <QByteArray>
#include <QList>
#include <QSet>

namespace poplar::gui {

/// What a row of a source is, as far as it is drawn differently.
enum class SourceKind { Text, Header, Boundary };

/// Where in a message file the headers stand, and which boundaries its parts have.
struct SourceMap {
    struct Region {
        qint64 begin = 0;
        qint64 end = 0; ///< Behind the empty line.
    };
    QList<Region> headers; ///< Of the message and of its parts, in order.
    QSet<QByteArray> boundaries; ///< Without the hyphens before them.

    /// @param at where the row stands in the file.
    [[nodiscard]] SourceKind kindOf(QByteArrayView row, qint64 at) const;
    /// A line between two parts or behind the last.
    [[nodiscard]] bool isBoundary(QByteArrayView row) const;
    /// Whether a part begins behind it.
    [[nodiscard]] bool opensPart(QByteArrayView row) const;
};

/// Finds the rows of a message file and what they are, in one pass and in little memory: only every
/// rowsPerBlock-th place is kept. Parts beyond limit::mimeParts are taken for text, rows beyond
/// limit::sourceRows are left out.
class SourceIndex {
public:
    static constexpr int rowsPerBlock = 256;

    /// Takes the octets that follow those taken so far. @return how many of them; the others are to be
    /// given again with more.
    qsizetype add(QByteArrayView octets, SourceEnd end);

    [[nodiscard]] int rows() const { return m_rows; }
    /// Lines of the file, of which each takes a row or several.
    [[nodiscard]] int lines() const { return m_lines; }
    /// The number of lines that begin before a block of rows.
    [[nodiscard]] int linesBefore(int block) const { return m_linesBefore.value(block, m_lines); }
    /// Up to where the rows are known.
    [[nodiscard]] qint64 position() const { return m_at; }
    /// Whether the limit is reached.
    [[nodiscard]] bool isFull() const;
    [[nodiscard]] int blocks() const { return int(m_blocks.size()); }
    /// Where a block of rows begins.
    [[nodiscard]] qint64 blockBegin(int block) const { return m_blocks.value(block, m_at); }
    /// The block that an octet stands in.
    [[nodiscard]] int blockOf(qint64 at) const;
    [[nodiscard]] const SourceMap &map() const { return m_map; }

private:
    void addRow(QByteArrayView row);
    void beginHeader(qint64 at);
    void endHeader(qint64 at);

    int m_rows = 0;
    qint64 m_at = 0;
    int m_lines = 0;
    QList<qint64> m_blocks;
    QList<int> m_linesBefore; ///< Of each block.
    SourceMap m_map;
    bool m_startsLine = true;
    bool m_inHeader = false;
    QByteArray m_header; ///< What of the present header is needed to read its fields.
};

} // namespace poplar::gui
