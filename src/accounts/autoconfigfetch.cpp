// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/autoconfigfetch.h"

#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslConfiguration>

namespace poplar::accounts {

namespace {

constexpr quint16 httpsPort = 443;

QNetworkRequest requestFor(const QUrl &address, const LookupPolicy &policy)
{
    QUrl target = address;
    if (policy.locate) {
        const Whereabouts place = policy.locate(address.host(), quint16(address.port(httpsPort)));
        target.setHost(place.host);
        target.setPort(place.port);
    }
    QNetworkRequest request(target);
    request.setRawHeader("Host", address.authority(QUrl::FullyEncoded).toLatin1());
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Mozilla/5.0")); // as everybody
    request.setRawHeader("Accept-Encoding", "identity"); // Packed, a few octets could become any number.
    request.setRawHeader("Accept-Language", "en");
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false); // It has no Host of its own.
    request.setTransferTimeout(int(policy.silence.count()));
    QSslConfiguration tls = request.sslConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.addCaCertificates(policy.authorities);
    request.setSslConfiguration(tls);
    return request;
}

} // namespace

AutoconfigFetch::AutoconfigFetch(const LookupPolicy &policy, QObject *parent)
    : QObject(parent)
    , m_policy(policy)
{
}

AutoconfigFetch::~AutoconfigFetch()
{
    dropReply();
}

void AutoconfigFetch::start(const QUrl &address)
{
    visit(address);
}

void AutoconfigFetch::visit(const QUrl &address)
{
    m_address = address;
    const bool isProtected = address.scheme() == u"https" && !address.host().isEmpty()
        && address.userInfo().isEmpty() && address.isValid();
    if (!isProtected)
        return end(Outcome::Untrusted);
    if (!m_policy.findProxy)
        return get(QNetworkProxy::NoProxy);
    m_policy.findProxy(address.host(), quint16(address.port(httpsPort)), this,
                       [this](const QNetworkProxy &proxy) { get(proxy); });
}

void AutoconfigFetch::get(const QNetworkProxy &proxy)
{
    m_network.setProxy(proxy);
    m_reply = m_network.get(requestFor(m_address, m_policy));
    m_reply->setReadBufferSize(limit::autoconfigOctets + 1);
    connect(m_reply, &QNetworkReply::readyRead, this, &AutoconfigFetch::read);
    connect(m_reply, &QNetworkReply::finished, this, &AutoconfigFetch::takeReply);
}

void AutoconfigFetch::read()
{
    m_content += m_reply->readAll();
    if (m_content.size() > limit::autoconfigOctets)
        end(Outcome::TooLarge);
}

void AutoconfigFetch::takeReply()
{
    const QNetworkReply::NetworkError error = m_reply->error();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QUrl elsewhere = m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
    if (error == QNetworkReply::SslHandshakeFailedError)
        return end(Outcome::Untrusted);
    if (error == QNetworkReply::NoError && !elsewhere.isEmpty()) {
        dropReply();
        m_content.clear();
        if (++m_redirects > limit::autoconfigRedirects)
            return end(Outcome::Nothing);
        return visit(m_address.resolved(elsewhere));
    }
    if (error != QNetworkReply::NoError || status != 200)
        return end(Outcome::Nothing);
    m_content += m_reply->readAll();
    end(m_content.size() > limit::autoconfigOctets ? Outcome::TooLarge : Outcome::Got);
}

/// Never told within the call that began it, nor within a signal of the network's, which may end with this.
void AutoconfigFetch::end(Outcome outcome)
{
    dropReply();
    m_outcome = outcome;
    QMetaObject::invokeMethod(this, &AutoconfigFetch::done, Qt::QueuedConnection);
}

void AutoconfigFetch::dropReply()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply = nullptr;
}

} // namespace poplar::accounts
