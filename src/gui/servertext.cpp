// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/servertext.h"

#include <QRegularExpression>
#include <QUrl>

namespace poplar::gui {

namespace {

ServerText fromUrl(const QUrl &url, const QString &text)
{
    const QString scheme = url.scheme().toLower();
    ServerText server;
    server.host = url.host().isEmpty() ? text : url.host();
    // RFC 2384: "user;AUTH=mechanism@host".
    server.user = url.userName(QUrl::FullyDecoded).section(u';', 0, 0);
    if (url.port() > 0)
        server.port = quint16(url.port());
    if (scheme == QLatin1StringView("pop3s") || scheme == QLatin1StringView("pops"))
        server.security = Security::Tls;
    return server;
}

ServerText fromHostAndPort(const QString &text)
{
    static const QRegularExpression bracketed(QStringLiteral(R"(^\[([0-9A-Fa-f:.]+)\](?::(\d{1,5}))?$)"));
    static const QRegularExpression plain(QStringLiteral(R"(^([^:\s/]+):(\d{1,5})$)"));
    for (const QRegularExpression *form : {&bracketed, &plain}) {
        const auto match = form->match(text);
        if (!match.hasMatch())
            continue;
        ServerText server;
        server.host = match.captured(1);
        const uint port = match.captured(2).toUInt();
        if (port > 0 && port <= 0xffff)
            server.port = quint16(port);
        return server;
    }
    ServerText server;
    server.host = text;
    return server;
}

} // namespace

ServerText readServerText(const QString &text)
{
    const QString trimmed = text.trimmed();
    ServerText server = trimmed.contains(QLatin1StringView("://")) ? fromUrl(QUrl(trimmed), trimmed)
                                                                   : fromHostAndPort(trimmed);
    if (server.port == defaultPop3Port(Security::Tls))
        server.security = Security::Tls;
    return server;
}

} // namespace poplar::gui
