// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/servertext.h"

#include "accounts/validation.h"

#include <QUrl>

namespace poplar::gui {

ServerText readServerText(const QString &text)
{
    const accounts::HostAndPort parsed = accounts::parseHost(text);
    ServerText server{parsed.host, parsed.port, {}, {}};
    if (parsed.port == defaultPop3Port(Security::Tls))
        server.security = Security::Tls;
    const QUrl url(text.trimmed());
    if (!text.contains(QLatin1StringView("://")) || !url.isValid())
        return server;
    const QString scheme = url.scheme();
    if (scheme == QLatin1StringView("pop3s") || scheme == QLatin1StringView("pops"))
        server.security = Security::Tls;
    // RFC 2384: "user;AUTH=mechanism@host".
    server.user = url.userName(QUrl::FullyDecoded).section(u';', 0, 0);
    return server;
}

} // namespace poplar::gui
