// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/loginplan.h"

#include "base/limits.h"
#include "pop3/apop.h"
#include "wire/mechanisms.h"
#include "wire/sasl.h"

namespace poplar::pop3 {

namespace {

bool isSasl(Authentication authentication)
{
    return authentication != Authentication::UserPass && authentication != Authentication::Apop;
}

} // namespace

LoginPlan::LoginPlan(const wire::Endpoint &endpoint, const Login &login, const ServerOffer &offer)
    : m_endpoint(endpoint)
    , m_login(login)
    , m_offer(offer)
{
}

LoginPlan::Move LoginPlan::begin()
{
    m_candidates = candidates();
    if (!m_candidates.isEmpty())
        return attempt(wire::usualInitialResponse(m_candidates.first()));
    Error error{ErrorKind::NoMechanism, {}, {}, {}, {}};
    const auto announced = m_offer.capabilities ? m_offer.capabilities->parameters("SASL") : std::nullopt;
    if (announced)
        error.said = "SASL " + announced->join(' ');
    return Failed{error};
}

QList<Authentication> LoginPlan::candidates() const
{
    if (m_login.authentication != Authentication::Automatic) {
        const bool possible = isPossible(m_login.authentication);
        return possible ? QList{m_login.authentication} : QList<Authentication>();
    }
    QList<Authentication> offered;
    for (const Authentication one : wire::authenticationsByStrength(m_endpoint.security)) {
        if (isOffered(one))
            offered += one;
    }
    return offered;
}

bool LoginPlan::isOffered(Authentication authentication) const
{
    const std::optional<Capabilities> &announced = m_offer.capabilities;
    if (isSasl(authentication))
        return announced && announced->hasMechanism(nameOf(authentication));
    // Without CAPA, or with an old one that speaks of neither, USER is what RFC 1939 servers have.
    return !announced || announced->has("USER") || !announced->has("SASL");
}

/// Whether what the user chose can be tried. Where in doubt, the server decides.
bool LoginPlan::isPossible(Authentication authentication) const
{
    switch (authentication) {
    case Authentication::UserPass: // the server refuses at USER, before the password
    case Authentication::OAuthBearer: // often not announced, and a token is no use elsewhere (Thunderbird)
    case Authentication::XOAuth2:
        return true;
    case Authentication::Apop:
        return !m_offer.traits.testFlag(ServerTrait::NoApop) && apopTimestamp(m_offer.greeting).has_value();
    case Authentication::External:
        // The certificate is shown in the handshake, or not at all.
        return isSecured() && (!m_offer.capabilities || isOffered(authentication));
    default:
        return !m_offer.capabilities || isOffered(authentication);
    }
}

LoginPlan::Move LoginPlan::attempt(InitialResponse initial)
{
    ++m_attempts;
    m_exchange.reset();
    m_sentAlong = false;
    const Authentication by = m_candidates.first();
    if (by == Authentication::UserPass) {
        m_asked = "USER";
        return user(m_login.user);
    }
    if (by == Authentication::Apop) {
        m_asked = "APOP";
        const QByteArray timestamp = apopTimestamp(m_offer.greeting).value_or(QByteArray());
        return apop(m_login.user, apopDigest(timestamp, m_login.password));
    }
    m_asked = "AUTH";
    Result<std::unique_ptr<wire::SaslExchange>> exchange = wire::saslExchange(
        by, {m_login.user, m_login.password, m_endpoint.host.toUtf8(), m_endpoint.port, "pop"});
    if (!exchange)
        return Failed{exchange.error()};
    m_exchange = std::move(exchange).value();
    Command command = auth(m_exchange, initial);
    m_sentAlong = command.secret.has_value();
    return command;
}

LoginPlan::Move LoginPlan::answered(const Result<Reply> &result)
{
    if (!result)
        return refused(result.error());
    if (m_asked == "USER") {
        m_asked = "PASS";
        return pass(m_login.password);
    }
    return LoggedIn{m_candidates.first()};
}

LoginPlan::Move LoginPlan::refused(Error error)
{
    if (error.kind != ErrorKind::Authentication)
        return Failed{error};
    const bool saysNothingOfPasswords = error.code.isEmpty() || !isCode(error.code, "AUTH");
    // A server of RFC 1734 takes AUTH with the mechanism alone.
    if (m_sentAlong && saysNothingOfPasswords && soundsMisread(error.said)
        && m_attempts < limit::loginAttempts)
        return attempt(InitialResponse::OnRequest);
    const QList<Authentication> rest = wire::fallBacks(m_candidates, m_endpoint.security);
    if (m_attempts < limit::loginAttempts && !rest.isEmpty() && !hasJudgedPassword(error)) {
        m_candidates = rest;
        return attempt(wire::usualInitialResponse(rest.first()));
    }
    if (m_asked == "PASS" || !soundsUnknown(error.said))
        return Failed{error};
    // Another password would not help.
    error.kind = ErrorKind::NoMechanism;
    return Failed{error, m_asked == "APOP" ? ServerTrait::NoApop : ServerTraits()};
}

/// Dovecot announces SCRAM, and refuses it for users whose password is kept in another form; that comes
/// before anything was proved, and is no attempt at the password.
bool LoginPlan::hasJudgedPassword(const Error &error) const
{
    if (m_exchange && m_exchange->hasMoreToSay())
        return false;
    const bool saysUnknown = !isCode(error.code, "AUTH") && soundsUnknown(error.said);
    return !saysUnknown || (m_asked != "USER" && m_asked != "AUTH");
}

} // namespace poplar::pop3
