// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/autoconfig.h"

#include "accounts/validation.h"
#include "base/limits.h"

#include <QHash>
#include <QStringList>
#include <QXmlStreamReader>

#include <algorithm>
#include <array>

namespace poplar::accounts {

namespace {

/// In one go: what takes the place of one is not looked at again.
QString withoutPlaceholders(const QString &text, const MailAddress &address)
{
    const std::array<std::pair<QStringView, QString>, 3> values{{{u"%EMAILADDRESS%", address.whole()},
                                                                 {u"%EMAILLOCALPART%", address.local},
                                                                 {u"%EMAILDOMAIN%", address.shownDomain()}}};
    QString filled;
    for (qsizetype from = 0; from < text.size();) {
        const QStringView rest = QStringView(text).mid(from);
        const auto known = std::find_if(values.begin(), values.end(),
                                        [rest](const auto &value) { return rest.startsWith(value.first); });
        if (known == values.end()) {
            filled += text[from++];
        } else {
            filled += known->second;
            from += known->first.size();
        }
    }
    return filled;
}

/// One incomingServer or outgoingServer, as it stands there.
struct WrittenServer {
    QString element;
    QString type;
    QHash<QString, QString> fields; ///< The first of each name.
    QStringList logins;
};

std::optional<Security> securityOf(const QString &socketType)
{
    if (socketType.compare(u"SSL", Qt::CaseInsensitive) == 0)
        return Security::Tls;
    if (socketType.compare(u"STARTTLS", Qt::CaseInsensitive) == 0)
        return Security::StartTls;
    if (socketType.compare(u"plain", Qt::CaseInsensitive) == 0)
        return Security::None;
    return std::nullopt;
}

/// The file's words, the deprecated ones included. Those of a password come first, because Poplar needs no
/// help from another program for them.
std::optional<Authentication> loginOf(const QStringList &logins)
{
    static const QStringList passwords{QStringLiteral("password-cleartext"),
                                       QStringLiteral("password-encrypted"), QStringLiteral("plain"),
                                       QStringLiteral("secure")};
    const auto isPassword = [](const QString &login) { return passwords.contains(login); };
    if (logins.isEmpty() || std::any_of(logins.begin(), logins.end(), isPassword))
        return Authentication::Automatic;
    if (logins.contains(QStringLiteral("OAuth2")))
        return Authentication::XOAuth2;
    if (logins.contains(QStringLiteral("TLS-client-cert")))
        return Authentication::External;
    return std::nullopt;
}

std::optional<FoundServer> readServer(const WrittenServer &written, const MailAddress &address)
{
    const auto field = [&](const char *name) {
        return withoutPlaceholders(written.fields.value(QString::fromLatin1(name)), address);
    };
    const std::optional<Security> security = securityOf(field("socketType"));
    const std::optional<Authentication> login = loginOf(written.logins);
    const QString user = field("username");
    FoundServer server;
    server.host = field("hostname");
    server.user = user.isEmpty() ? address.whole() : user;
    const bool makesSense = security && login && hostProblem(server.host) == FieldProblem::None
        && parseHost(server.host) == HostAndPort{server.host, std::nullopt}
        && portProblem(field("port")) == FieldProblem::None && userProblem(server.user) == FieldProblem::None;
    if (!makesSense)
        return std::nullopt;
    server.port = field("port").toUShort();
    server.security = *security;
    server.authentication = *login;
    return server;
}

class AutoconfigReader {
public:
    AutoconfigReader(const QByteArray &file, const MailAddress &address)
        : m_xml(file)
        , m_address(address)
    {
    }
    Result<Autoconfig> read();

private:
    void begin();
    void end();
    void take(const WrittenServer &written);
    void fail(ErrorKind kind, const QString &why);

    QXmlStreamReader m_xml;
    const MailAddress &m_address;
    Autoconfig m_found;
    std::optional<Error> m_error;
    QStringList m_path; ///< The elements that are open.
    QString m_text; ///< Of the innermost of them.
    std::optional<WrittenServer> m_server;
    int m_servers = 0;
};

Result<Autoconfig> AutoconfigReader::read()
{
    while (!m_error && !m_xml.atEnd()) {
        switch (m_xml.readNext()) {
        case QXmlStreamReader::DTD:
            fail(ErrorKind::Malformed, QStringLiteral("document type"));
            break;
        case QXmlStreamReader::StartElement:
            begin();
            break;
        case QXmlStreamReader::EndElement:
            end();
            break;
        case QXmlStreamReader::Characters:
            m_text += m_xml.text();
            if (m_text.size() > limit::autoconfigText)
                fail(ErrorKind::Limit, QStringLiteral("text"));
            break;
        default:
            break;
        }
    }
    if (!m_error && m_xml.hasError())
        fail(ErrorKind::Malformed, m_xml.errorString());
    if (m_error)
        return *m_error;
    const auto isBetter = [](const FoundServer &one, const FoundServer &other) {
        return one.security == Security::Tls && other.security != Security::Tls;
    };
    std::stable_sort(m_found.pop3.begin(), m_found.pop3.end(), isBetter);
    std::stable_sort(m_found.submission.begin(), m_found.submission.end(), isBetter);
    return m_found;
}

void AutoconfigReader::begin()
{
    m_path += m_xml.name().toString();
    m_text.clear();
    if (m_path.size() > limit::autoconfigDepth)
        return fail(ErrorKind::Limit, QStringLiteral("depth"));
    if (m_path.first() != u"clientConfig")
        return fail(ErrorKind::Malformed, QStringLiteral("root element"));
    const QString &name = m_path.last();
    const bool isServer = m_path.size() == 3 && m_path[1] == u"emailProvider"
        && (name == u"incomingServer" || name == u"outgoingServer");
    if (!isServer)
        return;
    if (++m_servers > limit::autoconfigServers)
        return fail(ErrorKind::Limit, QStringLiteral("servers"));
    m_server = WrittenServer{name, m_xml.attributes().value(QLatin1StringView("type")).toString(), {}, {}};
}

void AutoconfigReader::end()
{
    const QString name = m_path.takeLast();
    const QString text = m_text.trimmed();
    m_text.clear();
    if (!m_server)
        return;
    if (m_path.size() == 3) {
        if (name == u"authentication")
            m_server->logins += text;
        else if (!m_server->fields.contains(name))
            m_server->fields.insert(name, text);
    } else if (m_path.size() == 2) {
        take(*m_server);
        m_server.reset();
    }
}

void AutoconfigReader::take(const WrittenServer &written)
{
    const bool isIncoming = written.element == u"incomingServer";
    const QString type = written.type.toLower();
    if (type != (isIncoming ? u"pop3" : u"smtp")) {
        m_found.others += isIncoming ? 1 : 0;
        return;
    }
    const std::optional<FoundServer> server = readServer(written, m_address);
    if (!server)
        m_found.unusable += isIncoming ? 1 : 0;
    else if (server->security != Security::None)
        (isIncoming ? m_found.pop3 : m_found.submission) += *server;
    else if (isIncoming)
        m_found.unencrypted += *server;
}

void AutoconfigReader::fail(ErrorKind kind, const QString &why)
{
    m_error = Error{kind, {}, {}, {}, why};
}

} // namespace

Result<Autoconfig> readAutoconfig(const QByteArray &file, const MailAddress &address)
{
    if (file.size() > limit::autoconfigOctets)
        return Error{ErrorKind::Limit, {}, {}, {}, QStringLiteral("size")};
    return AutoconfigReader(file, address).read();
}

} // namespace poplar::accounts
