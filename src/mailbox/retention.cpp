// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/retention.h"

#include <algorithm>

namespace poplar::mailbox {

using accounts::Retention;

RetentionRule::RetentionRule(const Retention &retention, const QDateTime &now, const QDateTime &latestNoted)
{
    const bool isClockSound = !latestNoted.isValid() || now >= latestNoted;
    switch (retention.kind) {
    case Retention::Kind::Keep:
        return;
    case Retention::Kind::AtOnce:
        // No days are counted: whatever the clock said or says.
        m_before = isClockSound ? now : latestNoted;
        return;
    case Retention::Kind::AfterDays:
        if (retention.days >= 1 && isClockSound)
            m_before = now.addDays(-retention.days);
        return;
    }
}

bool RetentionRule::isDue(const QDateTime &keptAt, const QDateTime &firstSeen) const
{
    return isInForce() && keptAt.isValid() && std::max(keptAt, firstSeen) <= m_before;
}

} // namespace poplar::mailbox
