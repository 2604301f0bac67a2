// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/fetcher.h"

#include "archive/unnoted.h"
#include "base/limits.h"
#include "mailbox/deliverysink.h"
#include "pop3/session.h"

#include <QFile>

#include <algorithm>

namespace poplar::mailbox {

namespace {

/// After so much was asked for the free space is looked at again.
constexpr qint64 spaceLookedAtEvery = limit::diskReserve / 2;

/// The next message would fare no better.
bool concernsAll(ErrorKind kind)
{
    return kind == ErrorKind::Storage || kind == ErrorKind::Busy;
}

} // namespace

Fetcher::Fetcher(Find find, QObject *parent)
    : QObject(parent)
    , m_find(std::move(find))
    , m_groups(this)
{
    connect(&m_groups, &DeliveryGroups::settled, this, &Fetcher::settle);
}

void Fetcher::add(const FetchOrder &order)
{
    m_queue.add(order);
    m_ordered = true;
}

void Fetcher::start(pop3::Session &session, qint64 largest)
{
    m_session = &session;
    m_largest = largest;
    connect(&session, &pop3::Session::wantsMore, this, &Fetcher::goOn, Qt::UniqueConnection);
    askAhead();
    finishIfDone();
}

void Fetcher::settleNow()
{
    m_session = nullptr;
    m_groups.settleNow();
}

void Fetcher::pause()
{
    m_session = nullptr;
}

void Fetcher::sessionEnded()
{
    m_session = nullptr;
    m_asked.clear();
    const QSet<MessageId> toGiveBack = std::exchange(m_toGiveBack, {});
    for (const MessageId message : toGiveBack)
        giveBack(message);
    m_octetsUnderWay = 0;
    m_lastArrived.reset();
    if (const std::optional<MessageId> guilty = m_queue.interrupted())
        Q_EMIT setAside(*guilty, Error{ErrorKind::ConnectionLost, {}, {}, "RETR", {}});
    finishIfDone(); // unless something is still wanted
}

std::optional<MessageId> Fetcher::distrustLast()
{
    if (m_lastArrived && m_queue.contains(*m_lastArrived))
        m_distrusted += *m_lastArrived;
    return m_lastArrived;
}

void Fetcher::stop(const Error &why)
{
    if (!hasWork())
        return;
    stopAsking(why);
    finishIfDone();
}

void Fetcher::stopAsking(const Error &why)
{
    m_stopped = why;
    makeWay();
}

void Fetcher::makeWay()
{
    QList<quint64> commands = m_asked.keys();
    std::sort(commands.begin(), commands.end()); // so they come back, and are asked for again
    for (const quint64 command : std::as_const(commands)) {
        if (m_session)
            m_session->withdraw(command);
    }
}

void Fetcher::takeBack(const QSet<MessageId> &messages)
{
    QSet<MessageId> rest = messages;
    for (auto asked = m_asked.cbegin(); asked != m_asked.cend(); ++asked) {
        if (!rest.remove(asked->message))
            continue;
        m_toGiveBack += asked->message;
        if (m_session)
            m_session->withdraw(asked.key());
    }
    for (const MessageId message : std::as_const(rest)) {
        if (m_queue.isWaiting(message))
            giveBack(message);
    }
}

void Fetcher::giveBack(MessageId message)
{
    m_queue.remove(message);
    Q_EMIT takenBack(message);
}

qint64 Fetcher::cancel(MessageId message)
{
    m_queue.remove(message);
    m_toGiveBack.remove(message);
    for (auto asked = m_asked.begin(); asked != m_asked.end(); ++asked) {
        if (asked->message != message || asked->isCancelled)
            continue;
        asked->isCancelled = true;
        asked->sink->cancel();
        if (m_session)
            m_session->withdraw(asked.key());
        return std::max<qint64>(asked->octets - asked->sink->octets(), 0);
    }
    return 0;
}

void Fetcher::goOn()
{
    askAhead();
    finishIfDone();
}

void Fetcher::askAhead()
{
    while (m_session && !m_stopped && m_session->hasRoom() && !m_groups.isFull()) {
        const std::optional<RetrievalQueue::Wanted> wanted = nextWanted();
        if (!wanted)
            break;
        ask(*wanted);
    }
}

std::optional<RetrievalQueue::Wanted> Fetcher::nextWanted()
{
    std::optional<RetrievalQueue::Wanted> wanted = m_queue.take();
    if (wanted)
        return wanted;
    Q_EMIT ranDry();
    return m_queue.take();
}

void Fetcher::ask(const RetrievalQueue::Wanted &wanted)
{
    const std::optional<Source> source = m_find(wanted.message);
    if (!source)
        return putAside(wanted.message, Error{ErrorKind::Unsent, {}, {}, "RETR", {}});
    if (m_largest > 0 && source->octets > m_largest)
        return putAside(wanted.message, Error{ErrorKind::Limit, {}, {}, "RETR", {}});
    const Result<archive::Maildir> maildir = maildirFor(wanted.maildir, source->octets);
    if (!maildir)
        return stopAsking(maildir.error());
    m_total += source->octets;
    m_octetsUnderWay += source->octets;
    const bool isToGo = wanted.then == FetchOrder::Then::Tick;
    const auto readBack = isToGo ? archive::ReadBack::FromDisk : archive::ReadBack::AsItIs;
    auto sink =
        std::make_shared<DeliverySink>(*maildir, DeliverySink::Expected{source->octets, m_largest, readBack},
                                       [this, message = wanted.message](qint64 octets) {
                                           m_received += octets;
                                           Q_EMIT received(message, octets);
                                           Q_EMIT progressed(m_received, m_total);
                                       });
    pop3::Command retr = pop3::retr(source->number, source->octets, sink);
    retr.message = qint64(wanted.message);
    auto id = std::make_shared<quint64>(0);
    retr.done = [this, id](const Result<pop3::Reply> &reply) {
        if (!reply && isOfTheEnd(reply.error()))
            return; // sessionEnded() follows
        onReply(*id, reply ? std::nullopt : std::optional(reply.error()));
    };
    *id = m_session->enqueue(std::move(retr));
    m_asked.insert(*id, {wanted.message, source->octets, sink, false});
}

void Fetcher::onReply(quint64 command, const std::optional<Error> &error)
{
    const auto found = m_asked.constFind(command);
    if (found == m_asked.constEnd())
        return; // of a session before
    const Asked asked = *found;
    m_asked.erase(found);
    m_octetsUnderWay -= asked.octets;
    if (!asked.isCancelled)
        take(asked.message, error, *asked.sink);
    askAhead();
    finishIfDone();
}

/// The Maildir, if the message will fit on its disk.
Result<archive::Maildir> Fetcher::maildirFor(const QString &path, qint64 octets)
{
    auto place = m_places.find(path);
    if (place == m_places.end()) {
        Result<archive::Maildir> opened = archive::Maildir::open(path);
        if (!opened)
            return opened.error();
        place = m_places.insert(path, {std::move(opened).value(), archive::spaceFor(path), 0});
    }
    const QString &maildir = place->maildir.path();
    if (m_noted && !m_groups.knowsUnnoted(maildir))
        m_groups.setUnnoted(maildir, std::make_shared<archive::Unnoted>(maildir, m_noted()));
    place->promised += octets;
    if (place->promised > spaceLookedAtEvery) {
        place->free = archive::spaceFor(path);
        place->promised = octets + m_octetsUnderWay;
    }
    if (place->free >= 0 && place->free - limit::diskReserve < place->promised)
        return Error{ErrorKind::Storage, {}, "FULL", {}, path};
    return place->maildir;
}

void Fetcher::take(MessageId message, const std::optional<Error> &error, DeliverySink &sink)
{
    const bool isGivenBack = m_toGiveBack.remove(message);
    if (!error) {
        m_lastArrived = message;
        m_queue.arrived(message);
        m_sent.insert(message, sink.octets());
        m_groups.add(message, sink.take());
    } else if (concernsAll(error->kind)) {
        stopAsking(*error);
    } else if (error->kind != ErrorKind::Cancelled) {
        putAside(message, *error);
    } else if (isGivenBack) {
        giveBack(message);
    } else { // it was to make way
        m_queue.putBack(message);
    }
}

void Fetcher::settle(const QList<DeliveryGroups::Settled> &group)
{
    QList<Fetched> fetched;
    for (const DeliveryGroups::Settled &one : group) {
        const qint64 sent = m_sent.take(one.message);
        if (m_distrusted.remove(one.message)) {
            if (one.delivered && !one.delivered->wasThere)
                QFile::remove(one.delivered->file);
            m_queue.failed(one.message);
            continue;
        }
        if (!one.delivered) {
            stopAsking(one.delivered.error());
            continue;
        }
        const RetrievalQueue::Wanted wanted = m_queue.succeeded(one.message, one.delivered->octets);
        fetched += {one.message, *one.delivered, wanted.then, sent};
    }
    if (!fetched.isEmpty())
        Q_EMIT delivered(fetched);
    askAhead();
    finishIfDone();
}

void Fetcher::putAside(MessageId message, const Error &error)
{
    m_queue.failed(message);
    Q_EMIT setAside(message, error);
}

void Fetcher::finishIfDone()
{
    if (!m_ordered || !m_asked.isEmpty() || isSettling() || (hasWork() && !m_stopped))
        return;
    m_ordered = false;
    FetchReport report = m_queue.finish();
    report.stopped = std::exchange(m_stopped, std::nullopt);
    m_received = m_total = m_octetsUnderWay = 0;
    m_places.clear();
    Q_EMIT finished(report);
}

} // namespace poplar::mailbox
