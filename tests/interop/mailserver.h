// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/testcertificates.h"

#include <QByteArrayList>
#include <QString>

#include <memory>

namespace poplar::test {

/// One server of the distribution, started privately on loopback for one test with the user "anna", whose
/// password is "secret-of-anna". It ends with the object.
class MailServer {
public:
    static constexpr char user[] = "anna";
    static constexpr char password[] = "secret-of-anna";

    virtual ~MailServer() = default;

    /// Starts it and waits until it answers; log() tells why it does not.
    [[nodiscard]] virtual bool start() = 0;
    /// Without TLS, and for STLS.
    [[nodiscard]] virtual quint16 plainPort() const = 0;
    /// For TLS from the first byte; 0 where the server cannot.
    [[nodiscard]] virtual quint16 tlsPort() const { return 0; }

    /// Delivers a message in the way that goes with the server.
    /// @param message with LF at the end of lines, as on disk.
    /// @return whether the server took it.
    [[nodiscard]] virtual bool deliver(const QByteArray &message) = 0;
    /// All messages in the user's maildrop, as they lie there.
    [[nodiscard]] virtual QByteArray stored() const = 0;
    /// A message as it was retrieved, without what the server adds to each.
    [[nodiscard]] virtual QByteArray withoutAdditions(const QByteArray &message) const { return message; }

    [[nodiscard]] virtual QByteArray log() = 0;
    [[nodiscard]] const TestCertificates &certificates() const { return m_certificates; }

private:
    TestCertificates m_certificates;
};

/// What is known of a server before it is started.
struct MailServerKind {
    const char *name;
    const char *package; ///< Of Debian.
    std::unique_ptr<MailServer> (*make)();
    const char *additions; ///< What it adds to each message, for people; empty for nothing.
    bool isOfRfc1939; ///< It knows no CAPA, and therefore no TLS, no SASL and no PIPELINING.
    bool changesMessagesOnce; ///< Their sizes and headers differ from the first session to the second.
    bool isUnpacked; ///< By `./scripts/setup --interop`; the others are installed.
};

/// Every server that Poplar is tried against.
[[nodiscard]] const QList<MailServerKind> &mailServerKinds();
/// The package's version; empty where it is not there.
[[nodiscard]] QString versionOf(const MailServerKind &kind);
/// Why it cannot be started here; empty if it can.
[[nodiscard]] QString obstacle(const MailServerKind &kind);

[[nodiscard]] std::unique_ptr<MailServer> makeDovecot();
[[nodiscard]] std::unique_ptr<MailServer> makeCourier();
[[nodiscard]] std::unique_ptr<MailServer> makeCyrus();
[[nodiscard]] std::unique_ptr<MailServer> makePopa3d();
[[nodiscard]] std::unique_ptr<MailServer> makeMailutils();

} // namespace poplar::test
