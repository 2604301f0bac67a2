// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSslCertificate>
#include <QSslKey>

namespace poplar::test {

/// What a server, or a client, shows and proves itself with, in PEM; its own certificate first.
struct ServerIdentity {
    QByteArray certificatePem;
    QByteArray keyPem;

    [[nodiscard]] QSslCertificate certificate() const;
    [[nodiscard]] QSslKey key() const;
};

/// An authority made for one test and the certificates it issued, all with fresh P-256 keys. Nothing in
/// the system trusts it: give `authority()` to the client.
class TestCertificates {
public:
    TestCertificates();

    [[nodiscard]] QSslCertificate authority() const { return m_authority.certificate(); }
    [[nodiscard]] const QByteArray &authorityPem() const { return m_authority.certificatePem; }

    /// For "localhost", 127.0.0.1 and 127.0.0.2; valid.
    [[nodiscard]] ServerIdentity good() const;
    /// As good(), with another key.
    [[nodiscard]] ServerIdentity renewed() const { return good(); }
    /// Its time ended yesterday.
    [[nodiscard]] ServerIdentity expired() const;
    /// Its time begins tomorrow.
    [[nodiscard]] ServerIdentity notYetValid() const;
    /// Made out to "mail.example.org" only.
    [[nodiscard]] ServerIdentity wrongName() const;
    /// As good(), but vouched for by nobody.
    [[nodiscard]] ServerIdentity selfSigned() const;
    /// Self-signed, for "mail.example.org", and its time ended yesterday.
    [[nodiscard]] ServerIdentity doubtfulInEveryWay() const;
    /// As good(), with an intermediate authority behind it in the PEM.
    [[nodiscard]] ServerIdentity throughIntermediate() const;

    /// For a user to prove themselves with.
    [[nodiscard]] ServerIdentity client(const QByteArray &name = "anna") const;
    /// Likewise; its time ended yesterday.
    [[nodiscard]] ServerIdentity expiredClient() const;

private:
    ServerIdentity m_authority;
};

} // namespace poplar::test
