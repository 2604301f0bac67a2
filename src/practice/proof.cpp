// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/proof.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QPasswordDigestor>

#include <optional>
#include <utility>

namespace poplar::practice {

namespace {

using Kind = Proof::Step::Kind;

Proof::Step verdict(bool isProven)
{
    return {isProven ? Kind::Accepted : Kind::Refused, {}};
}

/// RFC 4616
class PlainProof : public Proof {
public:
    explicit PlainProof(Credentials credentials)
        : m_credentials(std::move(credentials))
    {
    }
    Step take(const QByteArray &response) override
    {
        const QByteArrayList words = response.split('\0'); // whom to act as, user, password
        return verdict(words.size() == 3 && (words[0].isEmpty() || words[0] == m_credentials.user)
                       && words[1] == m_credentials.user && words[2] == m_credentials.password);
    }

private:
    Credentials m_credentials;
};

/// draft-murchison-sasl-login
class LoginProof : public Proof {
public:
    explicit LoginProof(Credentials credentials)
        : m_credentials(std::move(credentials))
    {
    }
    QByteArray opening() const override { return "Username:"; }
    Step take(const QByteArray &response) override
    {
        if (!m_user) {
            m_user = response;
            return {Kind::Challenge, "Password:"};
        }
        return verdict(*m_user == m_credentials.user && response == m_credentials.password);
    }

private:
    Credentials m_credentials;
    std::optional<QByteArray> m_user;
};

/// RFC 2195
class CramMd5Proof : public Proof {
public:
    CramMd5Proof(Credentials credentials, const QByteArray &nonce)
        : m_credentials(std::move(credentials))
        , m_challenge('<' + nonce + "@localhost>")
    {
    }
    QByteArray opening() const override { return m_challenge; }
    bool takesInitialResponse() const override { return false; }
    Step take(const QByteArray &response) override
    {
        const QByteArray digest =
            QMessageAuthenticationCode::hash(m_challenge, m_credentials.password, QCryptographicHash::Md5);
        return verdict(response == m_credentials.user + ' ' + digest.toHex());
    }

private:
    Credentials m_credentials;
    QByteArray m_challenge;
};

/// RFC 7677. The server shows that it knows the password too.
class ScramProof : public Proof {
public:
    static constexpr int iterations = 4096; ///< The least of RFC 7677 section 4.

    ScramProof(Credentials credentials, QByteArray nonce)
        : m_credentials(std::move(credentials))
        , m_nonce(std::move(nonce))
    {
    }
    Step take(const QByteArray &response) override
    {
        ++m_step;
        if (m_step == 1)
            return begin(response);
        if (m_step == 2)
            return prove(response);
        return verdict(m_step == 3 && response.isEmpty()); // the client has read our signature
    }

private:
    static constexpr auto hash = QCryptographicHash::Sha256;

    static QByteArray hmac(const QByteArray &key, const QByteArray &text)
    {
        return QMessageAuthenticationCode::hash(text, key, hash);
    }

    /// "n,,n=user,r=nonce"
    Step begin(const QByteArray &response)
    {
        if (!response.startsWith("n,,") && !response.startsWith("y,,"))
            return {}; // bound to a TLS channel, or to act as somebody else
        m_header = response.first(3);
        m_firstBare = response.mid(3);
        const QByteArrayList fields = m_firstBare.split(',');
        if (fields.size() < 2 || fields[0] != "n=" + m_credentials.user || !fields[1].startsWith("r="))
            return {};
        m_nonce.prepend(fields[1].mid(2));
        m_salt = QCryptographicHash::hash(m_nonce, hash).first(16);
        m_serverFirst = "r=" + m_nonce + ",s=" + m_salt.toBase64() + ",i=" + QByteArray::number(iterations);
        return {Kind::Challenge, m_serverFirst};
    }

    /// "c=header,r=nonce,p=proof"
    Step prove(const QByteArray &response)
    {
        const qsizetype end = response.lastIndexOf(",p=");
        if (end < 0)
            return {};
        const QByteArray withoutProof = response.first(end);
        if (withoutProof != "c=" + m_header.toBase64() + ",r=" + m_nonce)
            return {};
        const QByteArray salted = QPasswordDigestor::deriveKeyPbkdf2(
            hash, m_credentials.password, m_salt, iterations, quint64(QCryptographicHash::hashLength(hash)));
        const QByteArray said = m_firstBare + ',' + m_serverFirst + ',' + withoutProof;
        QByteArray expected = hmac(salted, "Client Key");
        const QByteArray signature = hmac(QCryptographicHash::hash(expected, hash), said);
        for (qsizetype at = 0; at < expected.size(); ++at)
            expected[at] = char(expected[at] ^ signature[at]);
        if (QByteArray::fromBase64(response.mid(end + 3)) != expected)
            return {};
        return {Kind::Challenge, "v=" + hmac(hmac(salted, "Server Key"), said).toBase64()};
    }

    Credentials m_credentials;
    QByteArray m_nonce;
    QByteArray m_header;
    QByteArray m_firstBare;
    QByteArray m_serverFirst;
    QByteArray m_salt;
    int m_step = 0;
};

} // namespace

QByteArrayList proofs(bool isEncrypted)
{
    QByteArrayList names = {"SCRAM-SHA-256", "CRAM-MD5"};
    if (isEncrypted)
        names += {"PLAIN", "LOGIN"};
    return names;
}

std::unique_ptr<Proof> makeProof(const QByteArray &mechanism, const Credentials &credentials,
                                 const QByteArray &nonce)
{
    if (mechanism == "SCRAM-SHA-256")
        return std::make_unique<ScramProof>(credentials, nonce);
    if (mechanism == "CRAM-MD5")
        return std::make_unique<CramMd5Proof>(credentials, nonce);
    if (mechanism == "PLAIN")
        return std::make_unique<PlainProof>(credentials);
    if (mechanism == "LOGIN")
        return std::make_unique<LoginProof>(credentials);
    return nullptr;
}

} // namespace poplar::practice
