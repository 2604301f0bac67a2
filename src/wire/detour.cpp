// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/detour.h"

#include <QHostAddress>

namespace poplar::wire {

namespace {

bool isThisMachine(const QString &host)
{
    const QString name = host.toLower();
    return name == u"localhost" || name.endsWith(u".localhost") || QHostAddress(name).isLoopback();
}

QNetworkProxy chosen(QNetworkProxy::ProxyType type, const Endpoint &endpoint)
{
    const QByteArrayView password = endpoint.proxyPassword.wireBytes();
    return QNetworkProxy(type, endpoint.proxy.host, endpoint.proxy.port, endpoint.proxy.user,
                         QString::fromUtf8(password));
}

} // namespace

std::optional<QNetworkProxy> knownDetour(const Endpoint &endpoint)
{
    switch (endpoint.proxy.kind) {
    case Proxy::Kind::System:
        return isThisMachine(endpoint.host) ? std::optional(QNetworkProxy(QNetworkProxy::NoProxy))
                                            : std::nullopt;
    case Proxy::Kind::None:
        return QNetworkProxy(QNetworkProxy::NoProxy);
    case Proxy::Kind::Socks5:
        return chosen(QNetworkProxy::Socks5Proxy, endpoint);
    case Proxy::Kind::Http:
        return chosen(QNetworkProxy::HttpProxy, endpoint);
    }
    Q_UNREACHABLE();
}

QString nameOf(const QNetworkProxy &detour)
{
    if (detour.type() == QNetworkProxy::NoProxy)
        return {};
    return detour.hostName() + u':' + QString::number(detour.port());
}

void SystemDetour::ask(const QString &host, quint16 port, QObject *context,
                       std::function<void(const QNetworkProxy &)> done)
{
    auto *lookup = new SystemDetour(host, port);
    connect(lookup, &SystemDetour::found, context, std::move(done));
    connect(lookup, &QThread::finished, lookup, &QObject::deleteLater);
    lookup->start(); // last: its answer may be there at once
}

SystemDetour::SystemDetour(QString host, quint16 port)
    : m_host(std::move(host))
    , m_port(port)
{
}

void SystemDetour::run()
{
    const QNetworkProxyQuery query(m_host, m_port, QStringLiteral("pop3"));
    for (const QNetworkProxy &detour : QNetworkProxyFactory::systemProxyForQuery(query)) {
        const bool carriesPop3 = detour.capabilities().testFlag(QNetworkProxy::TunnelingCapability);
        if (detour.type() == QNetworkProxy::NoProxy || carriesPop3) {
            Q_EMIT found(detour);
            return;
        }
    }
    Q_EMIT found(QNetworkProxy::NoProxy);
}

} // namespace poplar::wire
