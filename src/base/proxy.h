// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace poplar {

/// A detour for a connection. Its password, if it wants one, is asked for or kept in the keyring.
struct Proxy {
    enum class Kind {
        System, ///< What the system's settings say.
        None,
        Socks5, ///< RFC 1928; the proxy looks up the server's name.
        Http, ///< CONNECT (RFC 9110 section 9.3.6).
    };
    Kind kind = Kind::System;
    QString host; ///< For Socks5 and Http.
    quint16 port = 1080;
    QString user; ///< Empty where it wants none.

    bool operator==(const Proxy &) const = default;
};

} // namespace poplar

Q_DECLARE_METATYPE(poplar::Proxy)
