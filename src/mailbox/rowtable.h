// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/values.h"

#include <QHash>
#include <QSet>

namespace poplar::mailbox {

/// What has one of them has a copy on this machine, be it in the trash.
constexpr Marks marksOfCopies = Marks(Mark::Kept) | Mark::Trashed;

/// What stays of the marks of a message that is gone from the server.
constexpr Marks keptWhenGone = Marks(Mark::Seen) | Mark::Starred | Mark::Here | marksOfCopies;

/// MessageRow::position of such a message: below all that are in a maildrop, in the order in which they were
/// found, and the same whatever becomes of others.
[[nodiscard]] constexpr qint64 positionWhenGone(MessageId message)
{
    return qint64(message) - (qint64(1) << 40);
}

/// The rows that the window shows, on the worker's side, and what of them changed since the window was
/// last told. Pure.
class RowTable {
public:
    /// Null if there is no such row.
    [[nodiscard]] const MessageRow *find(MessageId message) const;
    [[nodiscard]] const QHash<MessageId, MessageRow> &rows() const { return m_rows; }

    /// Makes room for so many at once.
    void reserve(qsizetype count);
    /// Adds a row, or replaces the one of the same id.
    void put(const MessageRow &row);
    void remove(MessageId message);
    void setMark(MessageId message, Mark mark);
    void clearMark(MessageId message, Mark mark);
    /// From every row.
    void clearMark(Mark mark);

    /// Every row once that changed since the last call, in batches of so many at most: what is gone, then the
    /// others by their position, so that whoever shows them has runs of neighbours.
    [[nodiscard]] QList<QList<RowChange>> takeChanges(qsizetype atOnce);

private:
    [[nodiscard]] std::optional<RowChange> changeOf(MessageId message);

    QHash<MessageId, MessageRow> m_rows;
    QSet<MessageId> m_changed;
    QSet<MessageId> m_shown; ///< The window knows of these.
};

} // namespace poplar::mailbox
