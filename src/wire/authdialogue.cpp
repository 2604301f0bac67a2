// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/authdialogue.h"

#include "base/limits.h"
#include "wire/sasl.h"
#include "wire/secretguard.h"

#include <utility>

namespace poplar::wire {

namespace {

std::optional<QByteArray> fromBase64(const QByteArray &text)
{
    auto result = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    return result ? std::optional(std::move(result.decoded)) : std::nullopt;
}

} // namespace

Secret initialArgument(const Secret &initialResponse)
{
    return initialResponse.isEmpty() ? Secret(QByteArrayView("=")) : toBase64(initialResponse);
}

EncodedLine encoded(const AuthDialogue::Say &answer)
{
    EncodedLine line;
    const QByteArrayView secret = answer.line.wireBytes();
    line.wire.reserve(secret.size() + 2);
    line.wire += secret;
    line.wire += "\r\n";
    // An empty answer and the sign for giving up tell nothing, and the reader of a log wants to see them.
    line.shown = secret.isEmpty() || secret == "*" ? secret.toByteArray() : QByteArray(SecretGuard::blot);
    return line;
}

AuthDialogue::AuthDialogue(std::shared_ptr<SaslExchange> exchange, std::optional<Secret> initialResponse,
                           Initial initial)
    : m_exchange(std::move(exchange))
    , m_initialResponse(std::move(initialResponse))
    , m_initial(initial)
{
}

bool AuthDialogue::hasSaidAll() const
{
    return m_initial != Initial::Owed && !m_exchange->hasMoreToSay();
}

AuthDialogue::Turn AuthDialogue::challenged(const QByteArray &text)
{
    return heard(Indicator::Continue, text);
}

AuthDialogue::Turn AuthDialogue::succeeded(const QByteArray &text)
{
    return heard(Indicator::Success, text);
}

AuthDialogue::Turn AuthDialogue::heard(Indicator indicator, const QByteArray &text)
{
    if (m_failure)
        return Over{m_failure};
    // Success while the mechanism is not through is meant as a challenge (MailKit #391, found in the wild).
    if (indicator == Indicator::Success && hasSaidAll())
        return onSuccess(text);
    if (++m_challenges > limit::saslSteps)
        return giveUp({ErrorKind::Limit, {}, {}, "AUTH", {}});
    return onChallenge(indicator, text);
}

/// The first challenge is the server's consent, whatever it says (MailKit #268: words). One without any text
/// although the initial response went along is from a server that did not read it.
bool AuthDialogue::wantsInitial(Indicator indicator, const QByteArray &text, bool isDecodable) const
{
    if (m_initial == Initial::Owed)
        return true;
    const bool saysNothing = text.isEmpty() || (!isDecodable && !m_exchange->readsChallenges());
    return m_initial == Initial::SentAlong && m_challenges == 1 && saysNothing
        && indicator == Indicator::Continue;
}

AuthDialogue::Turn AuthDialogue::onChallenge(Indicator indicator, const QByteArray &text)
{
    const std::optional<QByteArray> challenge = fromBase64(text);
    if (wantsInitial(indicator, text, challenge.has_value())) {
        m_initial = Initial::Said;
        return Say{toBase64(*std::exchange(m_initialResponse, std::nullopt))};
    }
    const bool isSuccess = indicator == Indicator::Success;
    if (m_exchange->readsChallenges() && (!challenge || (isSuccess && challenge->isEmpty()))) {
        const QString detail = isSuccess ? QStringLiteral("Success before the exchange was complete")
                                         : QStringLiteral("The challenge is no base64");
        const Error error{ErrorKind::Protocol, {}, {}, "AUTH", detail};
        return isSuccess ? Turn(Over{error}) : giveUp(error); // behind a success nothing is left to give up
    }
    Result<Secret> answer = m_exchange->answer(challenge.value_or(QByteArray()));
    if (!answer)
        return isSuccess ? Turn(Over{answer.error()}) : giveUp(answer.error());
    return Say{toBase64(*answer)};
}

AuthDialogue::Turn AuthDialogue::refused(Error error) const
{
    if (m_failure)
        return Over{m_failure};
    error.detail = QString::fromUtf8(m_exchange->explanation());
    return Over{std::move(error)};
}

AuthDialogue::Turn AuthDialogue::onSuccess(const QByteArray &text)
{
    const Result<Done> accepted = m_exchange->accepted(fromBase64(text).value_or(QByteArray()));
    return Over{accepted ? std::nullopt : std::optional(accepted.error())};
}

/// Servers wait for the end of an exchange that they did not end: Exchange 2007 and 2010 kept the
/// connection hanging until they got it (fetchmail FAQ R15).
AuthDialogue::Turn AuthDialogue::giveUp(Error error)
{
    error.verb = "AUTH";
    m_failure = std::move(error);
    return Say{Secret(QByteArrayView("*"))};
}

} // namespace poplar::wire
