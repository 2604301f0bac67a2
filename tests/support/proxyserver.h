// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>

#include <memory>

namespace poplar::test {

/// A small proxy on 127.0.0.1, on a thread and a free port of its own. Whatever name it is asked for, it
/// connects to 127.0.0.1 at the port it is asked for: so a test can ask for names that no resolver knows.
class ProxyServer {
public:
    enum class Kind {
        Socks5, ///< RFC 1928, with user and password by RFC 1929.
        Http, ///< CONNECT (RFC 9110 section 9.3.6), with the Basic scheme.
    };
    enum class Manner {
        Willing,
        Refusing, ///< "Not allowed by ruleset"; 403.
        Unreachable, ///< "Connection refused"; 503.
        Failing, ///< "General failure"; 502.
        Silent, ///< Takes the connection and says nothing.
        Hasty, ///< Closes it at once.
        Babbling, ///< Answers in no protocol.
    };

    /// @param credentials "user:password" that it wants; empty where it wants none.
    explicit ProxyServer(Kind kind, Manner manner = Manner::Willing, const QByteArray &credentials = {});
    ~ProxyServer();

    ProxyServer(const ProxyServer &) = delete;
    ProxyServer &operator=(const ProxyServer &) = delete;

    [[nodiscard]] quint16 port() const;
    /// What it was asked for, "host:port" each, as it was asked. A SOCKS address is in angle brackets:
    /// "<127.0.0.1>:110".
    [[nodiscard]] QByteArrayList asked() const;
    /// How many connections came, whatever became of them.
    [[nodiscard]] int connections() const;

private:
    class Thread;
    std::unique_ptr<Thread> m_thread;
};

} // namespace poplar::test
