// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/certificate.h"

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <array>
#include <memory>

namespace poplar::practice {

namespace {

template <auto release>
struct Release {
    template <class T>
    void operator()(T *pointer) const
    {
        release(pointer);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Release<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Release<X509_EXTENSION_free>>;
using Memory = std::unique_ptr<BIO, Release<BIO_free_all>>;

constexpr long day = 24 * 60 * 60; // seconds

Key makeKey()
{
    using Context = std::unique_ptr<EVP_PKEY_CTX, Release<EVP_PKEY_CTX_free>>;
    const Context context(EVP_PKEY_CTX_new_id(EVP_PKEY_EC, nullptr));
    EVP_PKEY *key = nullptr;
    if (!context || EVP_PKEY_keygen_init(context.get()) != 1
        || EVP_PKEY_CTX_set_ec_paramgen_curve_nid(context.get(), NID_X9_62_prime256v1) != 1
        || EVP_PKEY_keygen(context.get(), &key) != 1)
        return nullptr;
    return Key(key);
}

bool setSerialNumber(X509 *certificate)
{
    std::array<unsigned char, 16> bytes{};
    if (RAND_bytes(bytes.data(), int(bytes.size())) != 1)
        return false;
    bytes[0] = (bytes[0] & 0x3f) | 0x40; // positive and of full length (RFC 5280 section 4.1.2.2)
    using Number = std::unique_ptr<BIGNUM, Release<BN_free>>;
    const Number number(BN_bin2bn(bytes.data(), int(bytes.size()), nullptr));
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate));
}

bool addName(X509_NAME *name, const char *field, const char *value)
{
    const auto *bytes = reinterpret_cast<const unsigned char *>(value);
    return X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8, bytes, -1, -1, 0) == 1;
}

bool addExtension(X509 *certificate, int type, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, type, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

/// There is no key usage in it: one without certificate signing would make OpenSSL deny that the
/// certificate was signed by itself, and clients would complain of a missing issuer instead.
bool fill(X509 *certificate, EVP_PKEY *key)
{
    X509_NAME *name = X509_get_subject_name(certificate);
    return X509_set_version(certificate, 2) == 1 && setSerialNumber(certificate)
        && X509_gmtime_adj(X509_getm_notBefore(certificate), -day)
        && X509_gmtime_adj(X509_getm_notAfter(certificate), 364 * day)
        && X509_set_pubkey(certificate, key) == 1 && addName(name, "O", "Poplar practice server")
        && addName(name, "CN", "localhost") && X509_set_issuer_name(certificate, name) == 1
        && addExtension(certificate, NID_basic_constraints, "critical,CA:FALSE")
        && addExtension(certificate, NID_ext_key_usage, "serverAuth")
        && addExtension(certificate, NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1,IP:::1");
}

QByteArray contents(BIO *memory)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    return {data, size};
}

} // namespace

std::optional<ServerCertificate> makeServerCertificate()
{
    const Key key = makeKey();
    const Certificate certificate(X509_new());
    const Memory certificatePem(BIO_new(BIO_s_mem()));
    const Memory keyPem(BIO_new(BIO_s_mem()));
    if (!key || !certificate || !certificatePem || !keyPem || !fill(certificate.get(), key.get())
        || X509_sign(certificate.get(), key.get(), EVP_sha256()) == 0
        || PEM_write_bio_X509(certificatePem.get(), certificate.get()) != 1
        || PEM_write_bio_PrivateKey(keyPem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return std::nullopt;
    ServerCertificate made{QSslCertificate(contents(certificatePem.get())),
                           QSslKey(contents(keyPem.get()), QSsl::Ec)};
    if (made.certificate.isNull() || made.key.isNull())
        return std::nullopt;
    return made;
}

} // namespace poplar::practice
