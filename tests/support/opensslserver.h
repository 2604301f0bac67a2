// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/testcertificates.h"

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace poplar::test {

/// `openssl s_server` on a free port of 127.0.0.1: for what a QSslSocket cannot be told to do as a server,
/// such as TLS 1.0, or insisting on a client certificate as other servers do. It writes down what clients
/// say, and says what the test writes.
class OpensslServer {
public:
    /// @param options as in openssl-s_server(1), e.g. {"-tls1", "-cipher", "DEFAULT@SECLEVEL=0"}.
    /// @param authorityPem of the client certificates that are taken; empty where none is asked for.
    explicit OpensslServer(const ServerIdentity &identity, const QStringList &options = {},
                           const QByteArray &authorityPem = {});
    ~OpensslServer();

    OpensslServer(const OpensslServer &) = delete;
    OpensslServer &operator=(const OpensslServer &) = delete;

    /// 0 if it did not come up; see log().
    [[nodiscard]] quint16 port() const { return m_port; }
    void say(const QByteArray &bytes) { m_process.write(bytes); }
    /// Everything it printed: its notes on the handshake, and what the client said.
    [[nodiscard]] QByteArray log();

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_log;
    quint16 m_port = 0;
};

} // namespace poplar::test
