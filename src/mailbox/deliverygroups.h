// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/publishing.h"
#include "mailbox/values.h"

#include <QObject>
#include <QThreadPool>

#include <memory>

namespace poplar::mailbox {

/// Messages that came whole, on their way to the disk: in groups, on a thread of its own, so that the network
/// goes on meanwhile. A group is what came while the one before it was brought to the disk; so a slow disk
/// has large groups, and a fast one does not keep anybody waiting. On the session thread.
class DeliveryGroups : public QObject {
    Q_OBJECT

public:
    struct Settled {
        MessageId message{};
        Result<archive::Delivered> delivered;
    };

    /// @param parent takes it along to the session thread.
    explicit DeliveryGroups(QObject *parent);
    /// Waits for the group under way: see settleNow().
    ~DeliveryGroups() override;

    /// Where messages may lie already that come now: see archive::Unnoted.
    void setUnnoted(const QString &maildir, std::shared_ptr<archive::Unnoted> unnoted);
    [[nodiscard]] bool knowsUnnoted(const QString &maildir) const { return m_unnoted.contains(maildir); }
    /// It is looked for anew: what came last could not be noted.
    void forgetUnnoted() { m_unnoted.clear(); }

    void add(MessageId message, std::unique_ptr<archive::Delivery> sealed);

    /// Before the end: drops what waits, and blocks until the group under way is on the disk and settled()
    /// has told so. What is there and was not told would be fetched again.
    void settleNow();

    [[nodiscard]] bool isEmpty() const { return m_waiting.empty() && m_underWay.isEmpty(); }
    /// The disk is so far behind that nothing more should be asked for: see limit::unsyncedOctets.
    [[nodiscard]] bool isFull() const;

Q_SIGNALS:
    /// What became of the messages of a group, in the order in which they came.
    void settled(const QList<poplar::mailbox::DeliveryGroups::Settled> &group);

private:
    void begin();
    void end(const QList<Result<archive::Delivered>> &results);

    archive::SealedGroup m_waiting;
    QList<MessageId> m_waitingMessages; ///< Of them, in the same order.
    QList<MessageId> m_underWay;
    qint64 m_octets = 0; ///< Of both.
    qint64 m_octetsUnderWay = 0;
    archive::UnnotedIn m_unnoted; ///< Used on the disk's thread.
    QThreadPool m_disk; ///< Of one thread.
};

} // namespace poplar::mailbox
