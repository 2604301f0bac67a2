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

    /// A rule of the account ticks it: a tick like others, but for isByRule(). What is ticked already stays
    /// the user's.
    void tickByRule(MessageId message);
    /// What is ticked turns out to be a tick of the rule, from an earlier session.
    void giveToRule(MessageId message) { m_byRule.insert(message); }
    [[nodiscard]] bool isByRule(MessageId message) const { return m_byRule.contains(message); }
    [[nodiscard]] const QSet<MessageId> &byRule() const { return m_byRule; }
    /// A rule on headers ticks it, for which the user agreed that nobody asks: a tick like others, but for
    /// isByFilter(). What is ticked already stays whose it is.
    void tickByFilter(MessageId message);
    void giveToFilter(MessageId message) { m_byFilter.insert(message); }
    [[nodiscard]] bool isByFilter(MessageId message) const { return m_byFilter.contains(message); }
    [[nodiscard]] const QSet<MessageId> &byFilter() const { return m_byFilter; }
    /// A tick of a rule was taken back, by whomever: in this run no rule ticks it again.
    [[nodiscard]] bool isSpared(MessageId message) const { return m_spared.contains(message); }
    /// The rule is another one now.
    void forgetSpared() { m_spared.clear(); }

    /// Whether the server has been told to delete this, or is being told.
    [[nodiscard]] bool isMarked(MessageId message) const { return m_marked.contains(message); }
    void mark(MessageId message);
    /// The server refused the DELE.
    void markRefused(MessageId message);

    [[nodiscard]] const QSet<MessageId> &marked() const { return m_marked; }
    /// Whether it is among unmarked().
    [[nodiscard]] bool isUnmarked(MessageId message) const
    {
        return m_unmarked.contains(message) && (!m_reviewed || m_reviewed->contains(message));
    }

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
    QSet<MessageId> m_byRule; ///< Of these.
    QSet<MessageId> m_byFilter; ///< And of these, others.
    QSet<MessageId> m_spared;
    QSet<MessageId> m_marked;
    /// Ticked and not marked: kept, because it is asked for at every tick and may be all that is ticked.
    QSet<MessageId> m_unmarked;
    std::optional<QSet<MessageId>> m_reviewed;
};

} // namespace poplar::mailbox
