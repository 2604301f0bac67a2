// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/reconnect.h"

#include "base/limits.h"

#include <algorithm>
#include <array>

namespace poplar::mailbox {

namespace {

using std::chrono::seconds;

/// In use by another program, or still locked after a lost link: some 30 minutes in all.
constexpr std::array inUse{seconds(10),  seconds(20),  seconds(30),  seconds(60),  seconds(60), seconds(120),
                           seconds(120), seconds(240), seconds(300), seconds(300), seconds(600)};
/// The server is in trouble (RFC 3206, SYS/TEMP).
constexpr std::array inTrouble{seconds(30),  seconds(60),  seconds(120),
                               seconds(300), seconds(600), seconds(900)};
constexpr std::array lostLink{seconds(1), seconds(3), seconds(10), seconds(30), seconds(60), seconds(120)};
/// Between logins, where the server names no time.
constexpr seconds usualLoginDelay{60};
constexpr int loginDelayTries = 5;

template <class Delays>
std::optional<seconds> delayAt(const Delays &delays, int tries)
{
    return tries < int(delays.size()) ? std::optional(delays[size_t(tries)]) : std::nullopt;
}

bool isLostLink(ErrorKind kind)
{
    return kind == ErrorKind::ConnectionLost || kind == ErrorKind::Silence || kind == ErrorKind::Protocol;
}

/// While trying again, the network may be gone for a while.
bool isNoWayThere(ErrorKind kind)
{
    return kind == ErrorKind::HostNotFound || kind == ErrorKind::ConnectionRefused;
}

} // namespace

std::optional<seconds> Reconnect::after(const Error &error, const Circumstances &circumstances)
{
    const int tries = m_tries++;
    if (error.kind == ErrorKind::Busy) {
        if (error.code.startsWith("SYS"))
            return delayAt(inTrouble, tries);
        if (error.code != "LOGIN-DELAY")
            return delayAt(inUse, tries);
        if (tries >= loginDelayTries)
            return std::nullopt;
        const seconds asked = circumstances.loginDelay.value_or(usualLoginDelay);
        return std::clamp(asked, seconds(1), seconds(limit::loginWait));
    }
    if (!circumstances.hasWork)
        return std::nullopt;
    const bool again = tries > 0 && (isLostLink(error.kind) || isNoWayThere(error.kind));
    if (again || (circumstances.wasOpen && isLostLink(error.kind)))
        return delayAt(lostLink, tries);
    return std::nullopt;
}

} // namespace poplar::mailbox
