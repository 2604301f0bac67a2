// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/sasloauth.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace poplar::wire {

namespace {

constexpr char separator = '\x01';

/// A name within a list of attributes (RFC 5801 section 4).
QByteArray saslName(QByteArray name)
{
    return name.replace('=', "=3D").replace(',', "=2C");
}

QByteArray beforeTheToken(Authentication authentication, const SaslCredentials &who)
{
    if (authentication == Authentication::XOAuth2)
        return "user=" + who.user + separator;
    return "n," + (who.user.isEmpty() ? QByteArray() : "a=" + saslName(who.user)) + ',' + separator
        + "host=" + who.host + separator + "port=" + QByteArray::number(who.port) + separator;
}

/// The facts of an error document, "status: invalid_token; scope: mail"; its text as it is where it is no
/// such document.
QByteArray factsOf(QByteArrayView document)
{
    const QJsonObject object = QJsonDocument::fromJson(document.toByteArray()).object();
    QByteArrayList facts;
    for (const char *name :
         {"status", "error", "error_description", "scope", "schemes", "openid-configuration"}) {
        const QJsonValue value = object.value(QLatin1StringView(name));
        const QString text =
            value.isDouble() ? QString::number(value.toInteger()) : value.toString().simplified();
        if (!text.isEmpty())
            facts += name + (": " + text.toUtf8());
    }
    QByteArray all = facts.isEmpty() ? document.toByteArray() : facts.join("; ");
    std::replace_if(
        all.begin(), all.end(), [](char c) { return c >= 0 && c < ' '; }, ' ');
    return all;
}

} // namespace

Result<std::unique_ptr<SaslExchange>> OAuthExchange::begin(Authentication authentication,
                                                           const SaslCredentials &who)
{
    const QByteArrayView token = who.secret.wireBytes();
    const bool isToken = std::all_of(token.begin(), token.end(), [](char c) { return c > ' ' && c <= '~'; });
    if (!isToken || who.user.contains(separator))
        return Error{ErrorKind::NotAllowed, {}, {}, "AUTH", {}};
    QByteArray line = beforeTheToken(authentication, who) + "auth=Bearer ";
    line.reserve(line.size() + token.size() + 2); // or growing would leave copies behind
    line += token;
    line += separator;
    line += separator;
    std::unique_ptr<SaslExchange> exchange(new OAuthExchange(authentication, Secret(line)));
    line.fill('\0');
    return exchange;
}

OAuthExchange::OAuthExchange(Authentication authentication, Secret line)
    : m_authentication(authentication)
    , m_line(std::move(line))
{
}

QByteArray OAuthExchange::mechanism() const
{
    return nameOf(m_authentication).toByteArray();
}

std::optional<Secret> OAuthExchange::initialResponse()
{
    m_said = true;
    return std::exchange(m_line, {});
}

Result<Secret> OAuthExchange::answer(QByteArrayView challenge)
{
    m_explanation = factsOf(challenge);
    // RFC 7628 section 3.2.3; the older mechanism expects an empty line.
    return m_authentication == Authentication::OAuthBearer ? Secret(QByteArray(1, separator)) : Secret();
}

} // namespace poplar::wire
