// SPDX-License-Identifier: GPL-3.0-or-later
#include "smtp/loginplan.h"

#include "base/limits.h"
#include "wire/mechanisms.h"
#include "wire/sasl.h"

#include <algorithm>
#include <array>

namespace poplar::smtp {

namespace {

constexpr char serviceName[] = "smtp"; ///< Of the registry of GSSAPI service names.

/// The server does not have the command, the mechanism, or it without TLS (RFC 4954 section 6); nothing of
/// that is about a password.
bool isAboutTheWay(int code)
{
    constexpr std::array codes{500, 501, 502, 503, 504, 538};
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

} // namespace

LoginPlan::LoginPlan(const wire::Endpoint &endpoint, const wire::Login &login, const Extensions &extensions)
    : m_endpoint(endpoint)
    , m_login(login)
    , m_extensions(extensions)
{
    if (m_login.authentication == Authentication::UserPass || m_login.authentication == Authentication::Apop)
        m_login.authentication = Authentication::Automatic;
}

LoginPlan::Move LoginPlan::begin()
{
    m_candidates = candidates();
    if (!m_candidates.isEmpty())
        return attempt(wire::usualInitialResponse(m_candidates.first()));
    Error error{ErrorKind::NoMechanism, {}, {}, "AUTH", {}};
    if (const QByteArrayList offered = m_extensions.mechanisms(); !offered.isEmpty())
        error.said = "AUTH " + offered.join(' ');
    return Failed{error};
}

QList<Authentication> LoginPlan::candidates() const
{
    if (m_login.authentication != Authentication::Automatic) {
        const bool possible = isPossible(m_login.authentication);
        return possible ? QList{m_login.authentication} : QList<Authentication>();
    }
    QList<Authentication> offered = wire::authenticationsByStrength(m_endpoint.security);
    offered.removeIf([this](Authentication one) {
        return one == Authentication::UserPass || !m_extensions.hasMechanism(nameOf(one));
    });
    return offered;
}

/// Whether what the user chose can be tried. Tokens often work where they are not announced, and are no use
/// elsewhere; a certificate is shown in the handshake, or not at all.
bool LoginPlan::isPossible(Authentication authentication) const
{
    if (takesToken(authentication))
        return true;
    const bool isSecured = m_endpoint.security != Security::None;
    return m_extensions.hasMechanism(nameOf(authentication))
        && (authentication != Authentication::External || isSecured);
}

LoginPlan::Move LoginPlan::attempt(InitialResponse initial)
{
    ++m_attempts;
    Result<std::unique_ptr<wire::SaslExchange>> exchange = wire::saslExchange(
        m_candidates.first(),
        {m_login.user, m_login.password, m_endpoint.host.toUtf8(), m_endpoint.port, serviceName});
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
        return Failed{result.error()};
    if (result->isPositive())
        return LoggedIn{m_candidates.first()};
    return refused(*result);
}

LoginPlan::Move LoginPlan::refused(const Reply &reply)
{
    Error error = refusal(reply, "AUTH");
    error.detail = QString::fromUtf8(m_exchange->explanation());
    if (!reply.isPermanent())
        return Failed{error};
    // Servers of old take AUTH with the mechanism alone, and some have short lines (500 5.5.6, RFC 4954).
    const bool isMisread = reply.code == 500 || reply.code == 501;
    if (m_sentAlong && isMisread && m_attempts < limit::loginAttempts)
        return attempt(InitialResponse::OnRequest);
    const QList<Authentication> rest = wire::fallBacks(m_candidates, m_endpoint.security);
    if (m_attempts < limit::loginAttempts && !rest.isEmpty() && !hasJudgedPassword(reply)) {
        m_candidates = rest;
        return attempt(wire::usualInitialResponse(rest.first()));
    }
    if (isAboutTheWay(reply.code)) // another password would not help
        error.kind = ErrorKind::NoMechanism;
    return Failed{error};
}

/// Dovecot announces SCRAM, and refuses it for users whose password is kept in another form; that comes
/// before anything was proved, and is no attempt at the password.
bool LoginPlan::hasJudgedPassword(const Reply &reply) const
{
    return !m_exchange->hasMoreToSay() && !isAboutTheWay(reply.code);
}

} // namespace poplar::smtp
