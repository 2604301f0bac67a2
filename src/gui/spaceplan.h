// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/messagerows.h"

#include <QSet>

#include <atomic>
#include <optional>

namespace poplar::gui {

/// How much is to be left in a maildrop, and what may go for it.
struct SpaceGoal {
    enum class Order {
        LargestFirst, ///< As few messages as possible.
        OldestFirst,
    };
    enum class Copies {
        Any, ///< Whether there is a copy on this machine does not matter.
        First, ///< What has one goes before what has none.
        Only,
    };
    enum class Unread {
        Last, ///< What has not been read goes only where nothing else is left.
        AsOthers,
    };
    qint64 octets = 0; ///< So much may be left.
    Order order = Order::LargestFirst;
    Copies copies = Copies::First;
    Unread unread = Unread::Last;
    QSet<mailbox::MessageId> spared = {}; ///< The user wants these to stay.

    bool operator==(const SpaceGoal &) const = default;
};

/// Which messages to tick so that a maildrop gets as small as wanted. Nothing is ticked by it.
struct SpacePlan {
    enum class Outcome {
        Below, ///< With what is ticked already it is small enough.
        Reached,
        OutOfReach, ///< It is not small enough even with all that may go: that is what is proposed.
    };
    Outcome outcome = Outcome::Below;
    /// The first to go first. None of them can be left out without missing the goal, if it is reached.
    QList<mailbox::MessageRow> messages;
    qint64 before = 0; ///< Octets on the server,
    qint64 ticked = 0; ///< of which are ticked already,
    qint64 freed = 0; ///< and are proposed.
    qint64 fresh = 0; ///< Of the messages proposed so many are new and unread,
    qint64 unread = 0; ///< so many unread, fresh ones among them,
    qint64 withoutCopy = 0; ///< and so many are not on this machine.
    qint64 starred = 0; ///< Messages that stay because of their star.

    [[nodiscard]] qint64 after() const { return before - ticked - freed; }
};

/// Never proposes what is starred, spared, ticked already, of no size, or only on this machine. What is new
/// and unread comes last, whatever else is wanted.
/// @param stop while it is at work it may be told that nobody wants the result any more.
/// @return nothing if it was stopped.
[[nodiscard]] std::optional<SpacePlan> planSpace(const MessageRows &rows, const SpaceGoal &goal,
                                                 const std::atomic_bool &stop);

/// A round size below this one, to begin with.
[[nodiscard]] qint64 roundGoalBelow(qint64 octets);

} // namespace poplar::gui
