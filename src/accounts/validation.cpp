// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/validation.h"

#include "base/limits.h"

#include <QHostAddress>
#include <QUrl>

#include <algorithm>

namespace poplar::accounts {

namespace {

constexpr qsizetype longestHost = 253; // RFC 1035 section 2.3.4
constexpr qsizetype longestLabel = 63;
constexpr qsizetype longestUser = 255;
constexpr qsizetype longestLocalPart = 64; // RFC 5321 section 4.5.3.1.1

bool isLabel(QByteArrayView label)
{
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
            || c == '_';
    };
    return !label.isEmpty() && label.size() <= longestLabel && !label.startsWith('-') && !label.endsWith('-')
        && std::all_of(label.begin(), label.end(), fits);
}

bool isHostName(const QString &host)
{
    QByteArray ascii = QUrl::toAce(host);
    if (ascii.endsWith('.'))
        ascii.chop(1);
    if (ascii.isEmpty() || ascii.size() > longestHost)
        return false;
    const QList<QByteArray> labels = ascii.split('.');
    // All digits is a mistyped address, not a name.
    const bool numeric =
        std::all_of(ascii.begin(), ascii.end(), [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
    return !numeric && std::all_of(labels.begin(), labels.end(), isLabel);
}

bool hasBlanks(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isSpace(); });
}

bool hasControls(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.category() == QChar::Other_Control; });
}

FieldProblem settingTextProblem(const QString &text)
{
    if (hasControls(text))
        return FieldProblem::HasControlCharacters;
    return text.size() > limit::settingText ? FieldProblem::TooLong : FieldProblem::None;
}

template <class Value, class Least, class Most>
FieldProblem within(Value value, Least least, Most most)
{
    return value >= least && value <= most ? FieldProblem::None : FieldProblem::OutOfRange;
}

} // namespace

HostAndPort parseHost(const QString &text)
{
    QString rest = text.trimmed();
    if (const qsizetype scheme = rest.indexOf(u"://"); scheme >= 0)
        rest = rest.mid(scheme + 3);
    rest = rest.section(u'/', 0, 0);
    if (const qsizetype at = rest.lastIndexOf(u'@'); at >= 0)
        rest = rest.mid(at + 1);
    HostAndPort parsed{rest, std::nullopt};
    const qsizetype colon = rest.lastIndexOf(u':');
    const bool bracketed = rest.startsWith(u'[');
    const bool isPort = colon > 0 && (bracketed ? rest[colon - 1] == u']' : rest.count(u':') == 1);
    if (isPort) {
        bool number = false;
        const quint16 port = rest.mid(colon + 1).toUShort(&number);
        if (number && port > 0) {
            parsed.port = port;
            parsed.host = rest.left(colon);
        }
    }
    if (parsed.host.startsWith(u'[') && parsed.host.endsWith(u']'))
        parsed.host = parsed.host.mid(1, parsed.host.size() - 2);
    return parsed;
}

FieldProblem hostProblem(const QString &host)
{
    const QString name = host.trimmed();
    if (name.isEmpty())
        return FieldProblem::Empty;
    if (hasBlanks(name))
        return FieldProblem::HasBlanks;
    if (name.size() > longestHost)
        return FieldProblem::TooLong;
    const QString bare = parseHost(name).host;
    const bool address = !QHostAddress(bare).isNull() && (bare.contains(u':') || bare.count(u'.') == 3);
    return address || isHostName(bare) ? FieldProblem::None : FieldProblem::NoHostName;
}

FieldProblem portProblem(const QString &port)
{
    if (port.trimmed().isEmpty())
        return FieldProblem::Empty;
    bool number = false;
    const int value = port.trimmed().toInt(&number);
    return number && value >= 1 && value <= 65535 ? FieldProblem::None : FieldProblem::OutOfRange;
}

FieldProblem userProblem(const QString &user)
{
    if (user.isEmpty())
        return FieldProblem::Empty;
    if (hasControls(user))
        return FieldProblem::HasControlCharacters;
    return user.toUtf8().size() > longestUser ? FieldProblem::TooLong : FieldProblem::None;
}

FieldProblem tokenCommandProblem(const QString &command)
{
    if (!command.isEmpty() && command.trimmed().isEmpty())
        return FieldProblem::Empty;
    return settingTextProblem(command);
}

FieldProblem fileNameProblem(const QString &name)
{
    return settingTextProblem(name);
}

FieldProblem proxyProblem(const Proxy &proxy)
{
    if (proxy.kind != Proxy::Kind::Socks5 && proxy.kind != Proxy::Kind::Http)
        return FieldProblem::None;
    if (const FieldProblem host = hostProblem(proxy.host); host != FieldProblem::None)
        return host;
    if (proxy.port == 0)
        return FieldProblem::OutOfRange;
    return proxy.user.isEmpty() ? FieldProblem::None : userProblem(proxy.user);
}

FieldProblem silenceProblem(std::chrono::seconds silence)
{
    return within(silence, limit::shortestSilence, limit::longestSilence);
}

FieldProblem keepAliveProblem(std::chrono::seconds interval)
{
    return interval.count() == 0 ? FieldProblem::None
                                 : within(interval, limit::shortestKeepAlive, limit::longestKeepAlive);
}

FieldProblem quietTimeProblem(std::chrono::minutes quietTime)
{
    return within(quietTime, std::chrono::minutes(0), limit::longestQuietTime);
}

FieldProblem checkEveryProblem(std::chrono::minutes interval)
{
    return interval.count() == 0
        ? FieldProblem::None
        : within(interval, limit::shortestCheckInterval, limit::longestCheckInterval);
}

FieldProblem largestMessageProblem(qint64 octets)
{
    return octets >= 0 ? FieldProblem::None : FieldProblem::OutOfRange;
}

FieldProblem retentionDaysProblem(qint64 days)
{
    return days >= 1 && days <= limit::longestRetention ? FieldProblem::None : FieldProblem::OutOfRange;
}

FieldProblem mailAddressProblem(const QString &address)
{
    if (address.isEmpty())
        return FieldProblem::Empty;
    if (hasBlanks(address))
        return FieldProblem::HasBlanks;
    if (hasControls(address))
        return FieldProblem::HasControlCharacters;
    const qsizetype at = address.lastIndexOf(u'@');
    const QString local = address.left(at);
    const auto isSpecial = [](QChar c) { return QStringView(u"()<>[]:;@\\,\"").contains(c); };
    if (at < 1 || std::any_of(local.begin(), local.end(), isSpecial) || local.startsWith(u'.')
        || local.endsWith(u'.') || local.contains(u".."))
        return FieldProblem::NoHostName;
    if (local.toUtf8().size() > longestLocalPart || address.toUtf8().size() > limit::mailAddress)
        return FieldProblem::TooLong;
    const QString domain = address.mid(at + 1);
    const bool isLiteral = domain.startsWith(u'[') && domain.endsWith(u']')
        && !QHostAddress(domain.mid(1, domain.size() - 2)).isNull();
    return isLiteral || isHostName(domain) ? FieldProblem::None : FieldProblem::NoHostName;
}

FieldProblem senderProblem(const Address &sender)
{
    if (const FieldProblem problem = mailAddressProblem(sender.address); problem != FieldProblem::None)
        return problem;
    if (hasControls(sender.name))
        return FieldProblem::HasControlCharacters;
    return sender.name.size() > limit::senderName ? FieldProblem::TooLong : FieldProblem::None;
}

FieldProblem submissionProblem(const SubmissionServer &server)
{
    if (!server.isSet())
        return FieldProblem::None;
    if (const FieldProblem host = hostProblem(server.host); host != FieldProblem::None)
        return host;
    const bool isOfPop3 =
        server.authentication == Authentication::UserPass || server.authentication == Authentication::Apop;
    if (server.port == 0 || isOfPop3)
        return FieldProblem::OutOfRange;
    return server.login == SubmissionServer::Login::Own ? userProblem(server.user) : FieldProblem::None;
}

} // namespace poplar::accounts
