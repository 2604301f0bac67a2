// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"

#include <QDateTime>

namespace poplar::mailbox {

/// Says which of the messages that are kept on this machine an account's rule lets go from the server now.
/// Pure: whoever asks says what the clock shows.
///
/// It errs towards keeping. Where the clock stands before a time that is noted in the catalogue, it has been
/// set back or was wrong then, and no days are counted until it is past that time.
class RetentionRule {
public:
    /// @param latestNoted the latest time that the catalogue has; invalid if it has none.
    RetentionRule(const accounts::Retention &retention, const QDateTime &now, const QDateTime &latestNoted);

    /// Whether it can let go of anything now.
    [[nodiscard]] bool isInForce() const { return m_before.isValid(); }

    /// @param keptAt when it was downloaded.
    /// @param firstSeen when it was listed first: a message cannot have been downloaded before.
    [[nodiscard]] bool isDue(const QDateTime &keptAt, const QDateTime &firstSeen) const;

private:
    QDateTime m_before; ///< What was kept then, or earlier, is due.
};

} // namespace poplar::mailbox
