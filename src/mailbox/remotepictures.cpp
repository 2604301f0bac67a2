// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/remotepictures.h"

#include "mailbox/remotepicture.h"

#include <QNetworkAccessManager>

#include <algorithm>

namespace poplar::mailbox {

RemotePictures::RemotePictures()
    : RemotePictures(Policy())
{
}

RemotePictures::RemotePictures(Policy policy, QObject *parent)
    : QObject(parent)
    , m_policy(std::move(policy))
{
    m_time.setSingleShot(true);
    connect(&m_time, &QTimer::timeout, this, [this] {
        m_failed += int(m_underWay.size() + m_waiting.size());
        m_underWay.clear();
        m_waiting.clear();
        end();
    });
}

RemotePictures::~RemotePictures() = default;

void RemotePictures::setProxy(const Proxy &proxy)
{
    m_proxy = proxy;
}

/// The network is made anew each time, so that no connection of an earlier message tells that it is the same
/// reader.
void RemotePictures::load(const QStringList &addresses)
{
    cancel();
    m_network = std::make_unique<QNetworkAccessManager>();
    m_routes = new RemoteRoutes;
    m_network->setProxyFactory(m_routes); // and owns it
    m_waiting = addresses.first(std::min<qsizetype>(addresses.size(), limit::remotePictures));
    m_next = 0;
    m_octets = 0;
    m_failed = int(addresses.size() - m_waiting.size());
    m_isLoading = true;
    m_time.start(m_policy.time);
    QMetaObject::invokeMethod(this, &RemotePictures::startNext, Qt::QueuedConnection);
}

void RemotePictures::cancel()
{
    m_isLoading = false;
    m_time.stop();
    m_waiting.clear();
    m_underWay.clear();
    m_network.reset();
}

void RemotePictures::startNext()
{
    while (m_isLoading && !m_waiting.isEmpty() && int(m_underWay.size()) < m_policy.atOnce) {
        const QUrl address(m_waiting.takeFirst(), QUrl::StrictMode);
        m_underWay.push_back(std::make_unique<RemotePicture>(m_next++, m_policy, *m_network, *m_routes));
        RemotePicture *picture = m_underWay.back().get();
        connect(picture, &RemotePicture::done, this, [this, picture] { take(picture); });
        picture->fetch(address, m_proxy);
    }
    if (m_isLoading && m_underWay.empty())
        end();
}

void RemotePictures::take(RemotePicture *picture)
{
    const auto place = std::find_if(m_underWay.begin(), m_underWay.end(),
                                    [picture](const auto &one) { return one.get() == picture; });
    if (place == m_underWay.end())
        return;
    const int number = picture->number();
    const QByteArray bytes = picture->bytes();
    picture->disconnect(this);
    place->release()->deleteLater(); // It is speaking.
    m_underWay.erase(place);
    const bool fits = m_octets + bytes.size() <= m_policy.allOctets;
    if (bytes.isEmpty() || !fits) {
        ++m_failed;
    } else {
        m_octets += bytes.size();
        Q_EMIT loaded(number, bytes);
    }
    startNext();
}

void RemotePictures::end()
{
    const int failed = m_failed;
    cancel();
    Q_EMIT finished(failed);
}

} // namespace poplar::mailbox
