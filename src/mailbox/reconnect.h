// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <chrono>
#include <optional>

namespace poplar::mailbox {

/// Decides whether and when to connect again by itself after a session that ended badly. Pure: no clock.
///
/// A busy maildrop is waited for, longer from try to try, because many servers keep a lock for some ten
/// minutes after a lost link. A lost link is tried again soon, a few times, and only where something was
/// left undone. Everything else needs the user.
class Reconnect {
public:
    /// What the session was when it ended.
    struct Circumstances {
        bool wasOpen = false; ///< The maildrop was open: the settings are good.
        bool hasWork = false; ///< Something was under way or is still wanted.
        /// What the server asks to leave between logins (RFC 2449 section 6.5), if it says.
        std::optional<std::chrono::seconds> loginDelay = {};
    };

    /// How long to wait, or nothing if it is not to be tried again.
    [[nodiscard]] std::optional<std::chrono::seconds> after(const Error &error,
                                                            const Circumstances &circumstances);

    /// Something came of the connection: the next misfortune is a first one again.
    void succeeded() { m_tries = 0; }

private:
    int m_tries = 0; ///< In a row, without success.
};

} // namespace poplar::mailbox
