// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/clientcertificate.h"

#include "base/limits.h"

#include <QFile>
#include <QFileInfo>
#include <QSslSocket>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace poplar::wire {

namespace {

template <auto release>
struct Released {
    template <class T>
    void operator()(T *object) const
    {
        release(object);
    }
};
void releaseStack(STACK_OF(X509) * stack)
{
    sk_X509_pop_free(stack, X509_free);
}
using Certificate = std::unique_ptr<X509, Released<X509_free>>;
using Certificates = std::vector<Certificate>;
using Key = std::unique_ptr<EVP_PKEY, Released<EVP_PKEY_free>>;
using Memory = std::unique_ptr<BIO, Released<BIO_free_all>>;
using Container = std::unique_ptr<PKCS12, Released<PKCS12_free>>;
using Stack = std::unique_ptr<STACK_OF(X509), Released<releaseStack>>;

/// Qt takes what is left in OpenSSL's queue of errors for its own connection's.
struct ErrorQueueGuard {
    ErrorQueueGuard() { ERR_clear_error(); }
    ~ErrorQueueGuard() { ERR_clear_error(); }
    ErrorQueueGuard(const ErrorQueueGuard &) = delete;
    ErrorQueueGuard &operator=(const ErrorQueueGuard &) = delete;
};

/// The bytes of a passphrase with a NUL behind, overwritten when it goes.
class Passphrase {
public:
    explicit Passphrase(const Secret &secret)
        : m_bytes(secret.wireBytes().toByteArray())
    {
    }
    ~Passphrase() { OPENSSL_cleanse(m_bytes.data(), static_cast<size_t>(m_bytes.size())); }
    Passphrase(const Passphrase &) = delete;
    Passphrase &operator=(const Passphrase &) = delete;

    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }
    [[nodiscard]] const char *text() const { return m_bytes.constData(); }
    [[nodiscard]] int size() const { return static_cast<int>(m_bytes.size()); }

private:
    QByteArray m_bytes;
};

struct Found {
    Certificates certificates;
    Key key;
};

Error unusable(const char *code, const QString &file, const QString &why = {})
{
    return {
        ErrorKind::ClientCertificate, {}, code, {}, why.isEmpty() ? file : file + QStringLiteral(": ") + why};
}

QString words()
{
    const char *reason = ERR_reason_error_string(ERR_peek_last_error());
    return reason ? QString::fromLatin1(reason) : QString();
}

Result<QByteArray> contentOf(const QString &name)
{
    QFile file(name);
    if (file.exists() && !QFileInfo(name).isFile()) // reading a pipe might wait for ever
        return unusable(certificatecode::file, name);
    if (!file.open(QFile::ReadOnly))
        return unusable(certificatecode::file, name, file.errorString());
    const QByteArray content = file.read(limit::certificateFile + 1);
    if (file.error() != QFile::NoError)
        return unusable(certificatecode::file, name, file.errorString());
    if (content.size() > limit::certificateFile)
        return unusable(certificatecode::file, name, QStringLiteral("> %1").arg(limit::certificateFile));
    return content;
}

Memory memoryOf(const QByteArray &content)
{
    return Memory(BIO_new_mem_buf(content.constData(), static_cast<int>(content.size())));
}

bool isPem(const QByteArray &content)
{
    return content.contains("-----BEGIN ");
}

Certificates readCertificates(const QByteArray &content)
{
    Certificates found;
    const Memory memory = memoryOf(content);
    if (!isPem(content)) {
        if (Certificate one{d2i_X509_bio(memory.get(), nullptr)})
            found.push_back(std::move(one));
        return found;
    }
    while (Certificate one{PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr)})
        found.push_back(std::move(one));
    if (ERR_GET_REASON(ERR_peek_last_error()) != PEM_R_NO_START_LINE)
        found.clear(); // a damaged one: half a list of authorities would be taken for the whole
    return found;
}

/// What OpenSSL asks while it reads a key.
struct Asked {
    const Passphrase &passphrase;
    bool asked = false;
};

int answer(char *buffer, int size, int, void *context)
{
    auto *asked = static_cast<Asked *>(context);
    asked->asked = true;
    if (asked->passphrase.isEmpty() || asked->passphrase.size() > size)
        return -1;
    std::copy_n(asked->passphrase.text(), asked->passphrase.size(), buffer);
    return asked->passphrase.size();
}

Result<Done> readKey(const QByteArray &pem, const QString &file, const Passphrase &passphrase, Found &found)
{
    Asked asked{passphrase};
    const Memory memory = memoryOf(pem);
    found.key.reset(PEM_read_bio_PrivateKey(memory.get(), nullptr, answer, &asked));
    if (found.key)
        return Done();
    if (asked.asked)
        return unusable(passphrase.isEmpty() ? certificatecode::passphrase : certificatecode::wrongPassphrase,
                        file);
    return unusable(pem.contains("PRIVATE KEY-----") ? certificatecode::format : certificatecode::noKey,
                    file);
}

/// A file without a passphrase may have been made with an empty one or with none at all, which differ.
bool isLockedWith(PKCS12 *container, const char *text, int size)
{
    return !PKCS12_mac_present(container) || PKCS12_verify_mac(container, text, size);
}

Result<Done> readContainer(PKCS12 *container, const QString &file, const Passphrase &passphrase, Found &found)
{
    const char *opens = nullptr;
    if (!passphrase.isEmpty() && isLockedWith(container, passphrase.text(), passphrase.size()))
        opens = passphrase.text();
    else if (isLockedWith(container, "", 0))
        opens = "";
    else if (!isLockedWith(container, nullptr, 0))
        return unusable(passphrase.isEmpty() ? certificatecode::passphrase : certificatecode::wrongPassphrase,
                        file);
    EVP_PKEY *key = nullptr;
    X509 *own = nullptr;
    STACK_OF(X509) *others = nullptr;
    ERR_clear_error();
    // "unsupported" means the RC2 of old exports, which OpenSSL 3 leaves to a provider of its own.
    if (!PKCS12_parse(container, opens, &key, &own, &others))
        return unusable(certificatecode::format, file, words());
    found.key.reset(key);
    if (own)
        found.certificates.emplace_back(own);
    const Stack stack(others);
    while (X509 *other = stack ? sk_X509_shift(stack.get()) : nullptr)
        found.certificates.emplace_back(other);
    if (!found.key)
        return unusable(certificatecode::noKey, file);
    return Done();
}

Result<Done> readFiles(const QString &certificateFile, const QString &keyFile, const Passphrase &passphrase,
                       Found &found)
{
    const Result<QByteArray> content = contentOf(certificateFile);
    if (!content)
        return content.error();
    if (!isPem(*content)) {
        const Memory memory = memoryOf(*content);
        if (const Container container{d2i_PKCS12_bio(memory.get(), nullptr)})
            return readContainer(container.get(), certificateFile, passphrase, found);
    }
    found.certificates = readCertificates(*content);
    if (found.certificates.empty())
        return unusable(isPem(*content) && !content->contains("CERTIFICATE-----")
                            ? certificatecode::noCertificate
                            : certificatecode::format,
                        certificateFile);
    if (keyFile.isEmpty())
        return readKey(*content, certificateFile, passphrase, found);
    const Result<QByteArray> key = contentOf(keyFile);
    if (!key)
        return key.error();
    return readKey(*key, keyFile, passphrase, found);
}

QSslCertificate converted(X509 *certificate)
{
    unsigned char *der = nullptr;
    const int size = i2d_X509(certificate, &der);
    if (size <= 0)
        return QSslCertificate();
    const QByteArray bytes(reinterpret_cast<const char *>(der), size);
    OPENSSL_free(der);
    return QSslCertificate(bytes, QSsl::Der);
}

QSslKey converted(Key key)
{
    const int kind = EVP_PKEY_get_base_id(key.get());
    if (kind == EVP_PKEY_RSA || kind == EVP_PKEY_EC) {
        const Memory memory(BIO_new(BIO_s_secmem()));
        PEM_write_bio_PrivateKey(memory.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
        char *pem = nullptr;
        const long size = BIO_get_mem_data(memory.get(), &pem);
        return QSslKey(QByteArray::fromRawData(pem, size), kind == EVP_PKEY_RSA ? QSsl::Rsa : QSsl::Ec,
                       QSsl::Pem);
    }
    // Qt has no name for Ed25519 and its like, but hands such a key through to OpenSSL, and frees it.
    if (QSslSocket::activeBackend() != QLatin1StringView("openssl"))
        return {};
    return QSslKey(Qt::HANDLE(key.release()), QSsl::PrivateKey);
}

/// The certificate of the key, and then each one's issuer, in the order in which a server reads them.
QList<QSslCertificate> chainFor(const EVP_PKEY *key, const Certificates &certificates)
{
    QList<QSslCertificate> chain;
    X509 *last = nullptr;
    for (const Certificate &one : certificates) {
        if (!last && X509_check_private_key(one.get(), key) == 1)
            last = one.get();
    }
    while (last && chain.size() < qsizetype(certificates.size())) {
        chain += converted(last);
        const auto issuer =
            std::find_if(certificates.begin(), certificates.end(), [last](const Certificate &one) {
                return one.get() != last && X509_check_issued(one.get(), last) == X509_V_OK;
            });
        last = issuer == certificates.end() ? nullptr : issuer->get();
    }
    return chain;
}

} // namespace

Result<ClientCertificate> loadClientCertificate(const QString &certificateFile, const QString &keyFile,
                                                const Secret &passphrase)
{
    const ErrorQueueGuard guard;
    Found found;
    if (const Result<Done> read = readFiles(certificateFile, keyFile, Passphrase(passphrase), found); !read)
        return read.error();
    ClientCertificate loaded;
    loaded.chain = chainFor(found.key.get(), found.certificates);
    if (loaded.chain.isEmpty())
        return unusable(certificatecode::mismatch, keyFile.isEmpty() ? certificateFile : keyFile);
    loaded.key = converted(std::move(found.key));
    if (loaded.key.isNull())
        return unusable(certificatecode::format, keyFile.isEmpty() ? certificateFile : keyFile);
    return loaded;
}

Result<QList<QSslCertificate>> loadAuthorities(const QString &file)
{
    const ErrorQueueGuard guard;
    const auto asStorage = [](Error error) {
        error.kind = ErrorKind::Storage;
        return error;
    };
    const Result<QByteArray> content = contentOf(file);
    if (!content)
        return asStorage(content.error());
    QList<QSslCertificate> authorities;
    for (const Certificate &one : readCertificates(*content))
        authorities += converted(one.get());
    if (authorities.isEmpty())
        return asStorage(unusable(certificatecode::format, file));
    return authorities;
}

} // namespace poplar::wire
