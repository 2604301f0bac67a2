// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/deliverygroups.h"

#include "base/contenthash.h"
#include "base/limits.h"

#include <QCoreApplication>
#include <QThread>

#include <utility>

namespace poplar::mailbox {

DeliveryGroups::DeliveryGroups(QObject *parent)
    : QObject(parent)
{
    m_disk.setMaxThreadCount(1);
}

DeliveryGroups::~DeliveryGroups() = default;

void DeliveryGroups::setUnnoted(const QString &maildir, std::shared_ptr<archive::Unnoted> unnoted)
{
    m_unnoted.insert(maildir, std::move(unnoted));
}

void DeliveryGroups::add(MessageId message, std::unique_ptr<archive::Delivery> sealed)
{
    m_octets += sealed->octets();
    m_waiting.push_back(std::move(sealed));
    m_waitingMessages += message;
    if (m_underWay.isEmpty())
        begin();
}

void DeliveryGroups::settleNow()
{
    m_waiting.clear();
    m_waitingMessages.clear();
    m_disk.waitForDone();
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
}

bool DeliveryGroups::isFull() const
{
    return m_octets >= limit::unsyncedOctets || m_waitingMessages.size() >= limit::unsyncedMessages;
}

void DeliveryGroups::begin()
{
    m_underWay = std::exchange(m_waitingMessages, {});
    m_octetsUnderWay = m_octets;
    // A job can be copied; what it is about cannot.
    auto group = std::make_shared<archive::SealedGroup>(std::exchange(m_waiting, {}));
    m_disk.start([this, group, unnoted = m_unnoted] {
        const QList<Result<archive::Delivered>> results = archive::publish(std::move(*group), unnoted);
        ContentHash::leaveThread();
        QMetaObject::invokeMethod(
            this, [this, results] { end(results); }, Qt::QueuedConnection);
    });
}

void DeliveryGroups::end(const QList<Result<archive::Delivered>> &results)
{
    Q_ASSERT(thread() == QThread::currentThread());
    QList<Settled> group;
    group.reserve(results.size());
    for (qsizetype i = 0; i < results.size(); ++i)
        group += {m_underWay[i], results[i]};
    m_underWay.clear();
    m_octets -= std::exchange(m_octetsUnderWay, 0);
    if (!m_waiting.empty())
        begin();
    Q_EMIT settled(group);
}

} // namespace poplar::mailbox
