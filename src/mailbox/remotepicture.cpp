// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/remotepicture.h"

#include "mailbox/publicaddress.h"
#include "wire/detour.h"

#include <QHostInfo>
#include <QNetworkAccessManager>
#include <QSslCertificate>
#include <QSslConfiguration>

#include <algorithm>

namespace poplar::mailbox {

namespace {

/// What the proxies of pictures know no better: as the most common browsers, which all say this.
constexpr char userAgent[] = "Mozilla/5.0";

bool isWeb(const QUrl &address)
{
    const bool isHttp = address.scheme() == u"http" || address.scheme() == u"https";
    return isHttp && address.isValid() && !address.host().isEmpty() && address.userInfo().isEmpty();
}

quint16 portOf(const QUrl &address)
{
    return quint16(address.port(address.scheme() == u"https" ? 443 : 80));
}

/// A name that a proxy looks up: all that can be seen is what it says itself.
bool namesNeighbour(const QString &host)
{
    QHostAddress address;
    QString name = host.toLower();
    while (name.endsWith(u'.'))
        name.chop(1);
    if (address.setAddress(name))
        return !isPublic(address);
    return !name.contains(u'.') || name.endsWith(u".localhost") || name.endsWith(u".local")
        || name.endsWith(u".internal") || name.endsWith(u".lan") || name.endsWith(u".localdomain")
        || name.endsWith(u".intranet") || name.endsWith(u".corp") || name.endsWith(u".home")
        || name.endsWith(u".home.arpa");
}

} // namespace

QList<QNetworkProxy> RemoteRoutes::queryProxy(const QNetworkProxyQuery &query)
{
    return {m_proxies.value(query.peerHostName(), QNetworkProxy(QNetworkProxy::NoProxy))};
}

RemotePicture::RemotePicture(int number, const RemotePictures::Policy &policy, QNetworkAccessManager &network,
                             RemoteRoutes &routes)
    : m_number(number)
    , m_policy(policy)
    , m_network(network)
    , m_routes(routes)
{
}

RemotePicture::~RemotePicture()
{
    if (m_lookup)
        QHostInfo::abortHostLookup(*m_lookup);
    endReply();
}

void RemotePicture::fetch(const QUrl &address, const Proxy &proxy)
{
    m_proxy = proxy;
    visit(address);
}

void RemotePicture::visit(const QUrl &address)
{
    m_address = address;
    if (!isWeb(address)) {
        fail();
        return;
    }
    wire::Endpoint endpoint;
    endpoint.host = address.host();
    endpoint.port = portOf(address);
    endpoint.proxy = m_proxy;
    if (const auto known = wire::knownDetour(endpoint))
        takeRoute(*known);
    else
        wire::SystemDetour::ask(endpoint.host, endpoint.port, this,
                                [this](const QNetworkProxy &proxy) { takeRoute(proxy); });
}

void RemotePicture::takeRoute(const QNetworkProxy &proxy)
{
    if (proxy.type() == QNetworkProxy::NoProxy) {
        lookUp();
        return;
    }
    if (m_policy.reach == RemotePictures::Reach::Internet && namesNeighbour(m_address.host())) {
        fail();
        return;
    }
    m_routes.set(m_address.host(), proxy);
    get(m_address);
}

void RemotePicture::lookUp()
{
    m_lookup = QHostInfo::lookupHost(m_address.host(), this, [this](const QHostInfo &info) {
        m_lookup.reset();
        takeAddresses(info.addresses());
    });
}

/// One that is not of the internet makes the others doubtful.
void RemotePicture::takeAddresses(const QList<QHostAddress> &addresses)
{
    const bool all = m_policy.reach == RemotePictures::Reach::Everywhere
        || std::all_of(addresses.begin(), addresses.end(),
                       [](const QHostAddress &one) { return isPublic(one) && !isNear(one); });
    if (addresses.isEmpty() || !all) {
        fail();
        return;
    }
    // IPv6 may be half set up; there is no second try here.
    const auto four = std::find_if(addresses.begin(), addresses.end(), [](const QHostAddress &one) {
        return one.protocol() == QAbstractSocket::IPv4Protocol;
    });
    QUrl target = m_address;
    target.setHost((four == addresses.end() ? addresses.first() : *four).toString());
    get(target);
}

QNetworkRequest RemotePicture::request(const QUrl &target) const
{
    QNetworkRequest request(target);
    QByteArray host = m_address.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']';
    if (m_address.port() >= 0)
        host += ':' + QByteArray::number(m_address.port());
    request.setRawHeader("Host", host);
    request.setPeerVerifyName(m_address.host(QUrl::FullyEncoded));
    request.setHeader(QNetworkRequest::UserAgentHeader, QString::fromLatin1(userAgent));
    request.setRawHeader("Accept", "image/*");
    request.setRawHeader("Accept-Encoding", "identity"); // Packed, a few octets could become any number.
    request.setRawHeader("Accept-Language", "en");
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false); // It has no Host of its own.
    request.setTransferTimeout(int(m_policy.silence.count()));
    QSslConfiguration tls = request.sslConfiguration();
    tls.addCaCertificates(m_policy.authorities);
    request.setSslConfiguration(tls);
    return request;
}

void RemotePicture::get(const QUrl &target)
{
    m_reply = m_network.get(request(target));
    m_reply->setReadBufferSize(m_policy.pictureOctets + 1);
    connect(m_reply, &QNetworkReply::readyRead, this, &RemotePicture::read);
    connect(m_reply, &QNetworkReply::finished, this, &RemotePicture::takeReply);
}

void RemotePicture::read()
{
    m_bytes += m_reply->readAll();
    if (m_bytes.size() > m_policy.pictureOctets)
        fail();
}

void RemotePicture::takeReply()
{
    const QUrl elsewhere = m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_reply->error() == QNetworkReply::NoError && !elsewhere.isEmpty()) {
        redirect(m_address.resolved(elsewhere));
        return;
    }
    const bool isWhole = m_reply->error() == QNetworkReply::NoError && status == 200;
    if (isWhole)
        m_bytes += m_reply->readAll();
    if (!isWhole || m_bytes.size() > m_policy.pictureOctets || !m_policy.isPicture(m_bytes)) {
        fail();
        return;
    }
    endReply();
    tell();
}

void RemotePicture::redirect(const QUrl &target)
{
    const bool isLowered = m_address.scheme() == u"https" && target.scheme() != u"https";
    endReply();
    m_bytes.clear();
    if (isLowered || ++m_redirects > m_policy.redirects)
        fail();
    else
        visit(target);
}

void RemotePicture::fail()
{
    endReply();
    m_bytes.clear();
    tell();
}

/// Never within the call that began it, nor within a signal of the network's, which may end with this.
void RemotePicture::tell()
{
    QMetaObject::invokeMethod(this, &RemotePicture::done, Qt::QueuedConnection);
}

void RemotePicture::endReply()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply = nullptr;
}

} // namespace poplar::mailbox
