// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/security.h"

#include <QString>

#include <optional>

namespace poplar::gui {

/// What a person may paste where a server's name is asked for.
struct ServerText {
    QString host; ///< Without brackets around an IPv6 address.
    std::optional<quint16> port;
    std::optional<Security> security; ///< From "pop3s://" or port 995.
    QString user; ///< From "pop3://user@host"; empty if there is none.

    bool operator==(const ServerText &) const = default;
};

/// Understands what `accounts::parseHost` does, and besides the user and the security that a URL of
/// RFC 2384, or what people make of it, tells. What it does not understand is the host.
[[nodiscard]] ServerText readServerText(const QString &text);

} // namespace poplar::gui
