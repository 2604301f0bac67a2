// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testcertificates.h"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <memory>

namespace poplar::test {

namespace {

template <auto release>
struct Releaser {
    template <class T>
    void operator()(T *object) const
    {
        release(object);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Releaser<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Releaser<X509_free>>;
using Memory = std::unique_ptr<BIO, Releaser<BIO_free_all>>;

constexpr long day = 24 * 60 * 60;
constexpr char loopbackNames[] = "DNS:localhost,IP:127.0.0.1,IP:127.0.0.2";

/// What is to be said in a certificate.
struct Statement {
    QByteArray commonName = "localhost";
    QByteArray alternativeNames = loopbackNames; ///< Empty for an authority.
    long beginsIn = -day; ///< Seconds from now.
    long endsIn = 30 * day;
};

QByteArray contentOf(const Memory &memory)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &data);
    return {data, size};
}

Key readKey(const QByteArray &pem)
{
    const Memory memory(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    return Key(PEM_read_bio_PrivateKey(memory.get(), nullptr, nullptr, nullptr));
}

Certificate readCertificate(const QByteArray &pem)
{
    const Memory memory(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    return Certificate(PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr));
}

void addExtension(X509 *certificate, X509 *issuer, int nid, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData());
    if (!extension)
        qFatal("OpenSSL refused an extension of a test certificate");
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

/// @param issuer signs it; with an empty one it signs itself.
ServerIdentity make(const Statement &statement, const ServerIdentity &issuer)
{
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    X509_set_version(certificate.get(), X509_VERSION_3);
    quint32 serial = 0;
    RAND_bytes(reinterpret_cast<unsigned char *>(&serial), sizeof serial);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate.get()), serial + 1ULL);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), statement.beginsIn);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), statement.endsIn);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>(statement.commonName.constData()), -1,
                               -1, 0);

    const Certificate signer =
        issuer.certificatePem.isEmpty() ? nullptr : readCertificate(issuer.certificatePem);
    const Key signingKey = signer ? readKey(issuer.keyPem) : nullptr;
    X509 *by = signer ? signer.get() : certificate.get();
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(by));
    if (statement.alternativeNames.isEmpty()) {
        addExtension(certificate.get(), by, NID_basic_constraints, "critical,CA:TRUE");
        addExtension(certificate.get(), by, NID_key_usage, "critical,keyCertSign");
    } else {
        addExtension(certificate.get(), by, NID_subject_alt_name, statement.alternativeNames);
    }
    X509_sign(certificate.get(), signingKey ? signingKey.get() : key.get(), EVP_sha256());

    const Memory certificateText(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(certificateText.get(), certificate.get());
    const Memory keyText(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    return {contentOf(certificateText), contentOf(keyText)};
}

} // namespace

QSslCertificate ServerIdentity::certificate() const
{
    return QSslCertificate(certificatePem, QSsl::Pem);
}

QSslKey ServerIdentity::key() const
{
    return QSslKey(keyPem, QSsl::Ec, QSsl::Pem);
}

TestCertificates::TestCertificates()
    : m_authority(make({"Poplar test authority", {}, -day, 30 * day}, {}))
{
}

ServerIdentity TestCertificates::good() const
{
    return make({}, m_authority);
}

ServerIdentity TestCertificates::expired() const
{
    return make({"localhost", loopbackNames, -30 * day, -day}, m_authority);
}

ServerIdentity TestCertificates::notYetValid() const
{
    return make({"localhost", loopbackNames, day, 30 * day}, m_authority);
}

ServerIdentity TestCertificates::wrongName() const
{
    return make({"mail.example.org", "DNS:mail.example.org", -day, 30 * day}, m_authority);
}

ServerIdentity TestCertificates::selfSigned() const
{
    return make({}, {});
}

ServerIdentity TestCertificates::doubtfulInEveryWay() const
{
    return make({"mail.example.org", "DNS:mail.example.org", -30 * day, -day}, {});
}

ServerIdentity TestCertificates::throughIntermediate() const
{
    const ServerIdentity between = make({"Poplar test intermediate", {}, -day, 30 * day}, m_authority);
    ServerIdentity identity = make({}, between);
    identity.certificatePem += between.certificatePem;
    return identity;
}

ServerIdentity TestCertificates::client(const QByteArray &name) const
{
    return make({name, "email:" + name + "@example.org", -day, 30 * day}, m_authority);
}

ServerIdentity TestCertificates::expiredClient() const
{
    return make({"anna", "email:anna@example.org", -30 * day, -day}, m_authority);
}

} // namespace poplar::test
