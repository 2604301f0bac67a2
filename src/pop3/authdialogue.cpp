// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/authdialogue.h"

#include "base/limits.h"
#include "wire/sasl.h"

namespace poplar::pop3 {

namespace {

std::optional<QByteArray> fromBase64(const QByteArray &text)
{
    auto result = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    return result ? std::optional(std::move(result.decoded)) : std::nullopt;
}

} // namespace

AuthDialogue::AuthDialogue(const Command &auth)
    : m_exchange(auth.exchange)
    , m_initialResponse(auth.initialResponse)
{
    if (m_initialResponse)
        m_initial = auth.secret ? Initial::SentAlong : Initial::Owed;
}

bool AuthDialogue::isChallenge(const StatusLine &status)
{
    if (status.indicator == StatusLine::Indicator::Ok)
        return fromBase64(status.text).value_or(QByteArray()).startsWith("v=");
    return status.indicator == StatusLine::Indicator::Continue;
}

bool AuthDialogue::hasSaidAll() const
{
    return m_initial != Initial::Owed && !m_exchange->hasMoreToSay();
}

AuthDialogue::Turn AuthDialogue::heard(const StatusLine &status)
{
    if (m_failure)
        return Over{m_failure};
    if (status.indicator == StatusLine::Indicator::Err)
        return onRefusal(status);
    // "+OK" while the mechanism is not through is meant as "+" (MailKit #391, found in the wild).
    if (status.indicator == StatusLine::Indicator::Ok && hasSaidAll())
        return onSuccess(status);
    if (++m_challenges > limit::saslSteps)
        return giveUp({ErrorKind::Limit, {}, {}, "AUTH", {}});
    return onChallenge(status);
}

/// The first "+" is the server's consent, whatever stands behind it (MailKit #268: words). One that comes
/// without a challenge although the initial response went along is from a server that did not read it.
bool AuthDialogue::wantsInitial(const StatusLine &status, bool isDecodable) const
{
    if (m_initial == Initial::Owed)
        return true;
    const bool saysNothing = status.text.isEmpty() || (!isDecodable && !m_exchange->readsChallenges());
    return m_initial == Initial::SentAlong && m_challenges == 1 && saysNothing
        && status.indicator == StatusLine::Indicator::Continue;
}

AuthDialogue::Turn AuthDialogue::onChallenge(const StatusLine &status)
{
    const std::optional<QByteArray> challenge = fromBase64(status.text);
    if (wantsInitial(status, challenge.has_value())) {
        m_initial = Initial::Said;
        return Say{wire::toBase64(*std::exchange(m_initialResponse, std::nullopt))};
    }
    const bool isSuccess = status.indicator == StatusLine::Indicator::Ok;
    if (m_exchange->readsChallenges() && (!challenge || (isSuccess && challenge->isEmpty()))) {
        const QString detail = isSuccess ? QStringLiteral("Success before the exchange was complete")
                                         : QStringLiteral("The challenge is no base64");
        const Error error{ErrorKind::Protocol, {}, {}, "AUTH", detail};
        return isSuccess ? Turn(Over{error}) : giveUp(error); // behind +OK nothing is left to give up
    }
    Result<Secret> answer = m_exchange->answer(challenge.value_or(QByteArray()));
    if (!answer)
        return isSuccess ? Turn(Over{answer.error()}) : giveUp(answer.error());
    return Say{wire::toBase64(*answer)};
}

AuthDialogue::Turn AuthDialogue::onRefusal(const StatusLine &status) const
{
    Error error = refusal(status, "AUTH");
    error.detail = QString::fromUtf8(m_exchange->explanation());
    return Over{std::move(error)};
}

AuthDialogue::Turn AuthDialogue::onSuccess(const StatusLine &status)
{
    const Result<Done> accepted = m_exchange->accepted(fromBase64(status.text).value_or(QByteArray()));
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

} // namespace poplar::pop3
