// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/script.h"
#include "support/testcertificates.h"

#include <QByteArrayList>
#include <QTest>

#include <memory>

namespace poplar::test {

/// A server that recites a script over a real socket on 127.0.0.1 and compares, octet by octet, what the
/// client says. It runs on a thread of its own. A script reads as the protocol:
///
///     S: text      sends the line, with CRLF
///     C: text      expects exactly this line, with CRLF
///     C* prefix    expects a line that begins so
///     -:           expects that nothing comes for a moment
///     SAME         what is sent next goes out in one segment with what was sent last
///     TLS          begins the handshake, at once or after STLS
///     TLS REFUSED  likewise, and the client will not accept it
///     CUT  RST     closes; breaks off
///     HANG         says nothing until the client leaves
///     SLOW n       sends n octets at a time from now on
///     LF           sends bare LF for line ends from now on
///     RAW base64   sends these octets
///     BODY n       sends scriptedBody(n), dot-stuffed, and the terminator
///     WAIT ms      pauses
///     NEXT         expects that the client leaves, and another connection
///     # words      are for the reader, as are blanks before a line
///
/// After the last line nothing more may come from the client. A script that was not played to its end,
/// or not as it stands, fails the test at the latest when the server is destroyed.
class ScriptedServer {
public:
    /// @param identity for `TLS`.
    explicit ScriptedServer(const QByteArray &script, const ServerIdentity &identity = {});
    ~ScriptedServer();

    ScriptedServer(const ScriptedServer &) = delete;
    ScriptedServer &operator=(const ScriptedServer &) = delete;

    [[nodiscard]] quint16 port() const;

    /// Whether it came to the end, or to the first difference.
    [[nodiscard]] bool settled() const;
    /// Whether it came to the end without any difference.
    [[nodiscard]] bool finished() const;
    /// The first difference, or where the script stands, and everything said so far. Lives until the
    /// next call.
    [[nodiscard]] const char *report() const;
    /// The lines of the client, in order, over all connections.
    [[nodiscard]] QByteArrayList heard() const;

    /// For the rare test in which the script need not be played to its end.
    void ignoreRest() { m_restIgnored = true; }

private:
    class Player;
    std::unique_ptr<Player> m_player;
    mutable QByteArray m_report;
    bool m_restIgnored = false;
};

} // namespace poplar::test

/// Waits until the script was played, and shows the difference if it was not played as it stands.
#define QTRY_PLAYED(server)                                                                                  \
    do {                                                                                                     \
        QTRY_VERIFY2_WITH_TIMEOUT((server).settled(), (server).report(), 20000);                             \
        QVERIFY2((server).finished(), (server).report());                                                    \
    } while (false)
