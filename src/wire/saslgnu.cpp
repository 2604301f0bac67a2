// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/saslgnu.h"

#include "base/limits.h"

#include <gsasl.h>

#include <algorithm>
#include <limits>

namespace poplar::wire {

namespace {

void wipe(char *bytes, size_t size)
{
    volatile char *at = bytes;
    for (size_t i = 0; i < size; ++i)
        at[i] = 0;
}

/// GNU SASL frees its properties as they are. What it gives out is a view of its own, writable copy.
void wipeProperty(Gsasl_session *session, Gsasl_property property)
{
    if (const char *value = gsasl_property_fast(session, property))
        wipe(const_cast<char *>(value), qstrlen(value));
}

/// The number of rounds in SCRAM's first challenge, "r=…,s=…,i=4096" (RFC 5802 section 5.1); -1 if there
/// is none. One that cannot be counted is endless: GNU SASL lets large numbers run over, and works for hours.
qint64 iterations(QByteArrayView challenge)
{
    const QByteArray text = challenge.toByteArray();
    for (const QByteArray &attribute : text.split(',')) {
        if (!attribute.startsWith("i="))
            continue;
        bool isNumber = false;
        const qint64 count = attribute.mid(2).toLongLong(&isNumber);
        return isNumber ? count : std::numeric_limits<qint64>::max();
    }
    return -1;
}

} // namespace

struct GnuSaslExchange::Trait {
    enum class First { Client, Server };
    enum class Challenges { Read, Ignored };
    enum class End { AtOurLastLine, AtTheServersProof };

    Authentication authentication;
    First first;
    Challenges challenges;
    End end;
    int lines; ///< Of the client, empty answers to the server's proof not counted.
};

// clang-format off
const GnuSaslExchange::Trait GnuSaslExchange::traits[] = {
    { Authentication::Plain,       Trait::First::Client, Trait::Challenges::Ignored, Trait::End::AtOurLastLine,     1 },
    { Authentication::External,    Trait::First::Client, Trait::Challenges::Ignored, Trait::End::AtOurLastLine,     1 },
    { Authentication::Login,       Trait::First::Server, Trait::Challenges::Ignored, Trait::End::AtOurLastLine,     2 },
    { Authentication::CramMd5,     Trait::First::Server, Trait::Challenges::Read,    Trait::End::AtOurLastLine,     1 },
    { Authentication::ScramSha1,   Trait::First::Client, Trait::Challenges::Read,    Trait::End::AtTheServersProof, 2 },
    { Authentication::ScramSha256, Trait::First::Client, Trait::Challenges::Read,    Trait::End::AtTheServersProof, 2 },
};
// clang-format on

Result<std::unique_ptr<SaslExchange>> GnuSaslExchange::begin(Authentication authentication,
                                                             const SaslCredentials &credentials)
{
    const auto *trait =
        std::find_if(std::begin(traits), std::end(traits),
                     [authentication](const Trait &one) { return one.authentication == authentication; });
    Q_ASSERT(trait != std::end(traits));
    std::unique_ptr<GnuSaslExchange> exchange(new GnuSaslExchange(*trait));
    const QByteArray name = exchange->mechanism();
    const int code = exchange->m_library
        ? gsasl_client_start(exchange->m_library, name.constData(), &exchange->m_session)
        : GSASL_MALLOC_ERROR;
    if (code != GSASL_OK) {
        return Error{
            ErrorKind::NoMechanism, {}, {}, "AUTH", QString::fromUtf8(name + ": " + gsasl_strerror(code))};
    }
    Gsasl_session *session = exchange->m_session;
    if (authentication == Authentication::External) {
        if (!credentials.user.isEmpty())
            gsasl_property_set(session, GSASL_AUTHZID, credentials.user.constData());
        return std::unique_ptr<SaslExchange>(std::move(exchange));
    }
    gsasl_property_set(session, GSASL_AUTHID, credentials.user.constData());
    const QByteArrayView secret = credentials.secret.wireBytes();
    gsasl_property_set_raw(session, GSASL_PASSWORD, secret.isEmpty() ? "" : secret.data(),
                           static_cast<size_t>(secret.size()));
    gsasl_property_set(session, GSASL_SERVICE, credentials.service.constData());
    gsasl_property_set(session, GSASL_HOSTNAME, credentials.host.constData());
    return std::unique_ptr<SaslExchange>(std::move(exchange));
}

GnuSaslExchange::GnuSaslExchange(const Trait &trait)
    : m_trait(trait)
    , m_linesLeft(trait.lines)
{
    if (gsasl_init(&m_library) != GSASL_OK)
        m_library = nullptr;
}

GnuSaslExchange::~GnuSaslExchange()
{
    if (m_session) {
        for (const Gsasl_property property :
             {GSASL_PASSWORD, GSASL_SCRAM_SALTED_PASSWORD, GSASL_SCRAM_SERVERKEY, GSASL_SCRAM_STOREDKEY})
            wipeProperty(m_session, property);
        gsasl_finish(m_session);
    }
    if (m_library)
        gsasl_done(m_library);
}

QByteArray GnuSaslExchange::mechanism() const
{
    return nameOf(m_trait.authentication).toByteArray();
}

bool GnuSaslExchange::readsChallenges() const
{
    return m_trait.challenges == Trait::Challenges::Read;
}

std::optional<Secret> GnuSaslExchange::initialResponse()
{
    // GNU SASL would give LOGIN's user name here; a server that expects AUTH LOGIN alone refuses it.
    if (m_trait.first == Trait::First::Server)
        return std::nullopt;
    Result<Secret> first = step({});
    // What fails here fails in answer() again, and is told there.
    return first ? std::optional<Secret>(std::move(first).value()) : std::nullopt;
}

Result<Secret> GnuSaslExchange::answer(QByteArrayView challenge)
{
    const bool scram = m_trait.end == Trait::End::AtTheServersProof;
    if (scram && m_linesLeft == 1 && iterations(challenge) > limit::scramIterations)
        return Error{ErrorKind::Limit, {}, {}, "AUTH", QStringLiteral("SCRAM iterations")};
    if (!scram && m_linesLeft == 0)
        return failure(GSASL_MECHANISM_CALLED_TOO_MANY_TIMES, challenge);
    if (m_trait.authentication == Authentication::CramMd5 && challenge.isEmpty())
        return failure(GSASL_MECHANISM_PARSE_ERROR, challenge);
    return step(challenge);
}

Result<Secret> GnuSaslExchange::step(QByteArrayView input)
{
    char *output = nullptr;
    size_t size = 0;
    // Zero-terminated, as some of its mechanisms take it for a string.
    const QByteArray terminated = input.toByteArray();
    const int code =
        gsasl_step(m_session, terminated.constData(), static_cast<size_t>(terminated.size()), &output, &size);
    if (code != GSASL_OK && code != GSASL_NEEDS_MORE)
        return failure(code, input);
    Secret said(QByteArrayView(output, static_cast<qsizetype>(size)));
    wipe(output, size);
    gsasl_free(output);
    m_linesLeft = std::max(m_linesLeft - 1, 0);
    m_convinced = code == GSASL_OK;
    return said;
}

Result<Done> GnuSaslExchange::accepted(QByteArrayView data)
{
    if (m_trait.end == Trait::End::AtOurLastLine || m_convinced)
        return Done();
    // Some servers send their proof along with the last line instead of in a challenge of its own.
    if (m_linesLeft == 0 && !data.isEmpty()) {
        const Result<Secret> checked = step(data);
        if (checked && m_convinced)
            return Done();
    }
    return Error{ErrorKind::Protocol,
                 {},
                 {},
                 "AUTH",
                 QStringLiteral("The server did not prove that it knows the password (SCRAM)")};
}

Error GnuSaslExchange::failure(int code, QByteArrayView challenge) const
{
    Error error{ErrorKind::Protocol, {}, {}, "AUTH", QString::fromUtf8(gsasl_strerror(code))};
    if (code == GSASL_SASLPREP_ERROR)
        error.kind = ErrorKind::Authentication; // the password has characters that no server may take
    // SCRAM servers may say what is wrong instead of proving themselves (RFC 5802 section 7).
    if (m_trait.end == Trait::End::AtTheServersProof && challenge.startsWith("e=")) {
        error.kind = ErrorKind::Authentication;
        error.said = challenge.sliced(2).toByteArray();
    } else if (m_trait.end == Trait::End::AtTheServersProof && code == GSASL_AUTHENTICATION_ERROR) {
        error.detail = QStringLiteral("The server's proof that it knows the password is false (SCRAM)");
    }
    return error;
}

} // namespace poplar::wire
