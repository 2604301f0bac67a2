// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interop/serverroot.h"
#include "support/testcertificates.h"

#include <QProcess>

#include <memory>

namespace poplar::test {

/// Debian's Dovecot as the end of a message's way: it takes mail by LMTP, hands it out by POP3, and has a
/// submission service that passes on what is handed in to another server. Its user is "anna". It ends with
/// the object.
class DovecotMail {
public:
    static constexpr char password[] = "secret-of-anna";

    /// Why it cannot be started here; empty if it can.
    [[nodiscard]] static QByteArray obstacle();

    DovecotMail();
    ~DovecotMail();

    DovecotMail(const DovecotMail &) = delete;
    DovecotMail &operator=(const DovecotMail &) = delete;

    /// @param relay the port of the server to which mail is passed on, where "anna" has the same password.
    [[nodiscard]] bool start(quint16 relay);
    [[nodiscard]] quint16 pop3Port() const { return m_ports[0]; }
    [[nodiscard]] quint16 lmtpPort() const { return m_ports[1]; }
    [[nodiscard]] quint16 submissionPort() const { return m_ports[2]; }
    [[nodiscard]] QByteArray log() const { return m_root.read(QStringLiteral("/log")); }
    [[nodiscard]] const TestCertificates &certificates() const { return m_certificates; }

private:
    [[nodiscard]] bool answers() const;

    ServerRoot m_root;
    TestCertificates m_certificates;
    std::unique_ptr<QProcess> m_master;
    quint16 m_ports[3] = {};
};

} // namespace poplar::test
