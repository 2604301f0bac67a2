// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/values.h"

#include <QSet>

#include <optional>

namespace poplar::mailbox {

/// The user's intention to delete, and what the server of the open session knows of it. The first is
/// the truth; the second is its shadow and is gone with the session. Pure.
class Ticks {
public:
    [[nodiscard]] bool isTicked(MessageId message) const { return m_ticked.contains(message); }
    [[nodiscard]] const QSet<MessageId> &ticked() const { return m_ticked; }

    void tick(MessageId message);
    void untick(MessageId message);

    /// Whether the server has been told to delete this, or is being told.
    [[nodiscard]] bool isMarked(MessageId message) const { return m_marked.contains(message); }
    void mark(MessageId message);
    /// The server refused the DELE.
    void markRefused(MessageId message);

    [[nodiscard]] const QSet<MessageId> &marked() const { return m_marked; }

    /// A list of what will be deleted is before the user: the answer concerns just these. What is ticked
    /// besides is not marked until endReview().
    void review(const QSet<MessageId> &shown) { m_reviewed = shown; }
    void endReview() { m_reviewed.reset(); }
    /// Those shown and ticked still.
    [[nodiscard]] QList<MessageId> reviewed() const;

    /// Whether the server would delete what the user does not want deleted, or was not shown: RSET is due,
    /// and then a DELE for each of unmarked().
    [[nodiscard]] bool needReset() const;
    /// RSET was sent or the session ended: nothing is marked.
    void forgetMarks();

    /// To be marked: ticked, but the server does not know; in order.
    [[nodiscard]] QList<MessageId> unmarked() const;

private:
    QSet<MessageId> m_ticked;
    QSet<MessageId> m_marked;
    /// Ticked and not marked: kept, because it is asked for at every tick and may be all that is ticked.
    QSet<MessageId> m_unmarked;
    std::optional<QSet<MessageId>> m_reviewed;
};

} // namespace poplar::mailbox
