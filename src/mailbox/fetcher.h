// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/maildir.h"
#include "mailbox/deliverygroups.h"
#include "mailbox/retrievalqueue.h"
#include "mailbox/values.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>

#include <functional>
#include <memory>
#include <optional>

namespace poplar::pop3 {
class Session;
}

namespace poplar::mailbox {

class DeliverySink;

/// Carries out FetchOrders: retrieves messages and delivers them into Maildirs. It keeps its work over
/// lost connections. On the session thread.
class Fetcher : public QObject {
    Q_OBJECT

public:
    /// Where a message is to be had in the present session.
    struct Source {
        qint64 number = 0;
        qint64 octets = 0; ///< As listed; 0 if unknown.
    };
    /// Finds a message; nothing if the maildrop does not have it.
    using Find = std::function<std::optional<Source>(MessageId)>;

    explicit Fetcher(Find find, QObject *parent = nullptr);

    /// Names the files in Maildirs that are remembered; what lies there besides is not delivered twice.
    void setNoted(std::function<QSet<QString>()> noted) { m_noted = std::move(noted); }
    /// What was delivered could not be remembered.
    void lookForUnnoted() { m_groups.forgetUnnoted(); }

    /// Wants these too. start() begins.
    void add(const FetchOrder &order);
    /// @param largest in octets; a larger message is set aside. 0 for no limit.
    void start(pop3::Session &session, qint64 largest);
    /// What the session has not sent yet is asked for later: something else comes first.
    void makeWay();
    /// These are wanted no more, as far as they are not on their way: takenBack() tells of each that was
    /// wanted by its order and has not been asked for.
    void takeBack(const QSet<MessageId> &messages);
    /// This is wanted no more. What of it is on its way is read and dropped; setAside() does not tell.
    /// @return the octets that are still to come, as listed: 0 unless it is on its way.
    qint64 cancel(MessageId message);
    /// The session takes no more commands: asks for nothing until the next start().
    void pause();
    /// The session is over: what was under way is wanted again.
    void sessionEnded();
    /// A reply came that makes sense: the message that came last ended where it seemed to.
    void confirmLast() { m_lastArrived.reset(); }
    /// What came behind the message that came last makes no sense as a reply, so that its end may not have
    /// been its end: if it is not on the disk yet, it will not be delivered.
    /// @return it, if there is one.
    std::optional<MessageId> distrustLast();
    /// Gives up what is not under way: finished() tells @p why, when what has come is on the disk.
    void stop(const Error &why);

    /// Before the end: see DeliveryGroups::settleNow().
    void settleNow();

    [[nodiscard]] bool wants(MessageId message) const { return m_queue.contains(message); }
    [[nodiscard]] bool hasWork() const { return !m_queue.isEmpty(); }
    /// A RETR has been sent or is about to be.
    [[nodiscard]] bool hasCommands() const { return !m_asked.isEmpty(); }

    /// It has an order: finished() is to come.
    [[nodiscard]] bool isAtWork() const { return m_ordered; }
    /// Something has come that is not on the disk yet.
    [[nodiscard]] bool isSettling() const { return !m_groups.isEmpty(); }

    struct Fetched {
        MessageId message{};
        archive::Delivered delivered;
        FetchOrder::Then then = FetchOrder::Then::Keep;
        qint64 octets = -1; ///< As the server sent it.
    };

Q_SIGNALS:
    /// They are on disk, synced and read back.
    void delivered(const QList<poplar::mailbox::Fetcher::Fetched> &fetched);
    /// It could not be had; the rest goes on.
    void setAside(poplar::mailbox::MessageId message, const poplar::Error &error);
    void progressed(qint64 octets, qint64 total);
    /// So many octets of a message have just come. Told of every piece: for this thread.
    void received(poplar::mailbox::MessageId message, qint64 octets);
    /// Nothing more is wanted, and there is room: whoever has more adds it at once.
    void ranDry();
    void takenBack(poplar::mailbox::MessageId message);
    void finished(const poplar::mailbox::FetchReport &report);

private:
    struct Place {
        archive::Maildir maildir;
        qint64 free = -1; ///< When it was looked at last; -1 if unknown.
        qint64 promised = 0; ///< Octets asked for since then.
    };

    /// A RETR whose reply is to come.
    struct Asked {
        MessageId message{};
        qint64 octets = 0; ///< As listed.
        std::shared_ptr<DeliverySink> sink;
        bool isCancelled = false;
    };

    void goOn();
    [[nodiscard]] std::optional<RetrievalQueue::Wanted> nextWanted();
    void askAhead();
    void ask(const RetrievalQueue::Wanted &wanted);
    [[nodiscard]] Result<archive::Maildir> maildirFor(const QString &path, qint64 octets);
    void onReply(quint64 command, const std::optional<Error> &error);
    void take(MessageId message, const std::optional<Error> &error, DeliverySink &sink);
    void giveBack(MessageId message);
    void settle(const QList<DeliveryGroups::Settled> &group);
    void putAside(MessageId message, const Error &error);
    void stopAsking(const Error &why);
    void finishIfDone();

    Find m_find;
    std::function<QSet<QString>()> m_noted;
    RetrievalQueue m_queue;
    QHash<QString, Place> m_places;
    DeliveryGroups m_groups;
    QPointer<pop3::Session> m_session;
    qint64 m_largest = 0;
    std::optional<MessageId> m_lastArrived; ///< In this session.
    QSet<MessageId> m_distrusted; ///< Not on the disk yet.
    QHash<MessageId, qint64> m_sent; ///< Octets, as the server sent it. Likewise.
    QHash<quint64, Asked> m_asked; ///< By command.
    QSet<MessageId> m_toGiveBack; ///< Once the session says that it has not sent the RETR.
    qint64 m_octetsUnderWay = 0; ///< As listed.
    qint64 m_received = 0;
    qint64 m_total = 0; ///< As listed, of everything asked for so far in this order.
    bool m_ordered = false; ///< Somebody waits for finished().
    std::optional<Error> m_stopped;
};

} // namespace poplar::mailbox
