// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/fetcher.h"

#include "base/limits.h"
#include "mailbox/deliverysink.h"
#include "pop3/session.h"

namespace poplar::mailbox {

namespace {

/// Messages handed to the session ahead of their replies: enough for a slow link, few enough that one
/// which the user wants to read need not wait long.
constexpr qsizetype commandsAhead = 32;
constexpr qint64 octetsAhead = 4 * 1024 * 1024;

/// The session ended; whoever owns it knows.
bool isLeftUndone(ErrorKind kind)
{
    return kind == ErrorKind::Unsent || kind == ErrorKind::Unknown;
}

/// The next message would fare no better.
bool concernsAll(ErrorKind kind)
{
    return kind == ErrorKind::Storage || kind == ErrorKind::Busy;
}

} // namespace

Fetcher::Fetcher(Find find, QObject *parent)
    : QObject(parent)
    , m_find(std::move(find))
{
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
    ask();
    finishIfDone();
}

void Fetcher::sessionEnded()
{
    m_session = nullptr;
    m_commands.clear();
    m_octetsUnderWay = 0;
    if (const std::optional<MessageId> guilty = m_queue.interrupted())
        Q_EMIT setAside(*guilty, Error{ErrorKind::ConnectionLost, {}, {}, "RETR", {}});
    finishIfDone(); // unless something is still wanted
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
    for (const quint64 command : std::as_const(m_commands)) {
        if (m_session)
            m_session->withdraw(command);
    }
}

void Fetcher::ask()
{
    while (m_session && !m_stopped && m_commands.size() < commandsAhead
           && (m_commands.isEmpty() || m_octetsUnderWay < octetsAhead)) {
        const std::optional<RetrievalQueue::Wanted> wanted = m_queue.take();
        if (!wanted)
            break;
        ask(*wanted);
    }
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
    auto sink = std::make_shared<DeliverySink>(*maildir, DeliverySink::Expected{source->octets, m_largest},
                                               [this](qint64 octets) {
                                                   m_received += octets;
                                                   Q_EMIT progressed(m_received, m_total);
                                               });
    pop3::Command retr = pop3::retr(source->number, source->octets, sink);
    auto id = std::make_shared<quint64>(0);
    retr.done = [this, wanted, sink, id, octets = source->octets](const Result<pop3::Reply> &reply) {
        if (!reply && isLeftUndone(reply.error().kind))
            return; // sessionEnded() follows
        m_commands.removeOne(*id);
        m_octetsUnderWay -= octets;
        take(wanted, reply ? std::nullopt : std::optional(reply.error()), *sink);
        ask();
        finishIfDone();
    };
    *id = m_session->enqueue(std::move(retr));
    m_commands += *id;
}

/// The Maildir, if the message will fit on its disk.
Result<archive::Maildir> Fetcher::maildirFor(const QString &path, qint64 octets)
{
    if (!m_maildirs.contains(path)) {
        Result<archive::Maildir> opened = archive::Maildir::open(path);
        if (!opened)
            return opened.error();
        m_maildirs.insert(path, std::move(opened).value());
    }
    const qint64 space = archive::spaceFor(path);
    if (space >= 0 && space - limit::diskReserve < octets + m_octetsUnderWay)
        return Error{ErrorKind::Storage, {}, "FULL", {}, path};
    return *m_maildirs.constFind(path);
}

void Fetcher::take(const RetrievalQueue::Wanted &wanted, const std::optional<Error> &error,
                   const DeliverySink &sink)
{
    if (error) {
        if (concernsAll(error->kind))
            stopAsking(*error);
        else if (error->kind != ErrorKind::Cancelled) // taken back
            putAside(wanted.message, *error);
        return;
    }
    m_queue.succeeded(wanted.message, sink.delivered()->octets);
    Q_EMIT delivered(wanted.message, *sink.delivered(), wanted.then);
}

void Fetcher::putAside(MessageId message, const Error &error)
{
    m_queue.failed(message);
    Q_EMIT setAside(message, error);
}

void Fetcher::finishIfDone()
{
    if (!m_ordered || !m_commands.isEmpty() || (hasWork() && !m_stopped))
        return;
    m_ordered = false;
    FetchReport report = m_queue.finish();
    report.stopped = std::exchange(m_stopped, std::nullopt);
    m_received = m_total = m_octetsUnderWay = 0;
    Q_EMIT finished(report);
}

} // namespace poplar::mailbox
