// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interop/serverroot.h"
#include "support/testcertificates.h"

#include <QByteArrayList>
#include <QProcess>

#include <memory>

namespace poplar::test {

/// Debian's Postfix, private to one test, which delivers what is for anna@example.org or
/// юлия@example.org into a Maildir. Whoever
/// sends must log in as "anna". It ends with the object.
class PostfixServer {
public:
    static constexpr char password[] = "secret-of-anna";
    static constexpr qint64 sizeLimit = 30'000'000;

    /// Why it cannot be started here; empty if it can.
    [[nodiscard]] static QByteArray obstacle();

    PostfixServer();
    ~PostfixServer();

    PostfixServer(const PostfixServer &) = delete;
    PostfixServer &operator=(const PostfixServer &) = delete;

    /// Before start(): it passes mail on by LMTP to this port of 127.0.0.1 and delivers none itself.
    void deliverTo(quint16 lmtpPort) { m_lmtpPort = lmtpPort; }
    /// Starts it and waits until it answers; log() tells why it does not.
    [[nodiscard]] bool start();
    /// Without TLS, and for STARTTLS.
    [[nodiscard]] quint16 plainPort() const { return m_plainPort; }
    /// For TLS from the first byte.
    [[nodiscard]] quint16 tlsPort() const { return m_tlsPort; }
    /// The messages that were delivered, as they lie there.
    [[nodiscard]] QByteArrayList delivered() const;
    [[nodiscard]] QByteArray log() const { return m_root.read(QStringLiteral("/log")); }
    [[nodiscard]] const TestCertificates &certificates() const { return m_certificates; }

private:
    void makeFolders() const;
    void configure();
    [[nodiscard]] bool addUser() const;
    [[nodiscard]] bool answers() const;

    ServerRoot m_root;
    TestCertificates m_certificates;
    std::unique_ptr<QProcess> m_master;
    quint16 m_plainPort = 0;
    quint16 m_tlsPort = 0;
    quint16 m_lmtpPort = 0;
};

} // namespace poplar::test
