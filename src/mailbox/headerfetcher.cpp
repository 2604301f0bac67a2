// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/headerfetcher.h"

#include "base/contenthash.h"
#include "base/limits.h"
#include "mailbox/headersink.h"
#include "mime/message.h"
#include "pop3/session.h"

namespace poplar::mailbox {

namespace {

/// So many TOPs refused in a row, and none answered: the server has none.
constexpr int refusalsForNoTop = 3;
/// So many whole messages sent for TOP n 0, each with at least so much of a body.
constexpr int bodiesForSendsBody = 2;
constexpr qint64 tellingBody = 16 * 1024;

} // namespace

HeaderFetcher::HeaderFetcher(QThreadPool &pool, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
{
}

void HeaderFetcher::start(pop3::Session &session, std::deque<Wanted> wanted, Way way)
{
    m_session = &session;
    connect(&session, &pop3::Session::wantsMore, this, &HeaderFetcher::askAhead, Qt::UniqueConnection);
    m_wanted = std::move(wanted);
    m_way = way;
    m_topsRefused = m_bodiesSent = 0;
    m_topWorks = m_leftUndone = false;
    m_done = 0;
    m_total = qint64(m_wanted.size());
    askAhead();
}

void HeaderFetcher::stop()
{
    m_wanted.clear();
    m_session = nullptr;
    m_leftUndone = false;
}

void HeaderFetcher::askAhead()
{
    while (m_session && !m_wanted.empty() && m_session->hasRoom()) {
        const Wanted wanted = m_wanted.front();
        m_wanted.pop_front();
        ++m_inFlight;
        ask(wanted, m_way);
    }
}

void HeaderFetcher::ask(const Wanted &wanted, Way way)
{
    auto sink = std::make_shared<HeaderSink>();
    if (way == Way::Top) {
        pop3::Command top = pop3::top(wanted.number, 0, sink);
        top.message = qint64(wanted.message);
        auto id = std::make_shared<quint64>(0);
        top.done = [this, wanted, sink, id](const Result<pop3::Reply> &reply) {
            m_tops.remove(*id);
            onTop(wanted, reply ? std::nullopt : std::optional(reply.error()), *sink);
        };
        *id = m_session->enqueue(std::move(top));
        m_tops += *id;
    } else if (wanted.octets > limit::headerByRetrieval) {
        // Told from the event loop, as an answer would be.
        const Error tooDear{ErrorKind::Limit, {}, "NO-TOP", "TOP", {}};
        QMetaObject::invokeMethod(
            this, [this, wanted, tooDear] { take(wanted, tooDear, {}); }, Qt::QueuedConnection);
    } else {
        pop3::Command retr = pop3::retr(wanted.number, wanted.octets, sink);
        retr.message = qint64(wanted.message);
        auto id = std::make_shared<quint64>(0);
        retr.done = [this, wanted, sink, id](const Result<pop3::Reply> &reply) {
            m_retrievals.remove(*id);
            take(wanted, reply ? std::nullopt : std::optional(reply.error()), sink->header());
        };
        *id = m_session->enqueue(std::move(retr));
        m_retrievals += *id;
    }
}

void HeaderFetcher::onTop(const Wanted &wanted, const std::optional<Error> &error, const HeaderSink &sink)
{
    if (error && error->kind == ErrorKind::Cancelled && m_session)
        return ask(wanted, m_way); // taken back by giveUpTop()
    if (error && error->kind == ErrorKind::Refused && m_session) {
        if (!m_topWorks && ++m_topsRefused == refusalsForNoTop)
            giveUpTop(ServerTrait::NoTop);
        return ask(wanted, Way::Retrieval);
    }
    if (!error) {
        m_topWorks = true;
        judgeTop(wanted, sink);
    }
    take(wanted, error, sink.header());
}

void HeaderFetcher::giveUpTop(ServerTrait trait)
{
    m_way = Way::Retrieval;
    for (const quint64 top : std::as_const(m_tops))
        m_session->withdraw(top);
    Q_EMIT learnt(trait);
}

/// A quota for the day (MailKit #1320): each further refusal may count.
void HeaderFetcher::giveUp()
{
    m_wanted.clear();
    const QPointer<pop3::Session> session = std::exchange(m_session, nullptr);
    for (const quint64 command : m_tops + m_retrievals) {
        if (session)
            session->withdraw(command);
    }
}

/// Stalwart once sent the whole message for TOP n 0 (stalwart #3165): a maildrop's worth of headers
/// would be a maildrop's worth of mail.
void HeaderFetcher::judgeTop(const Wanted &wanted, const HeaderSink &sink)
{
    const bool whole = sink.bodyOctets() >= tellingBody && sink.bodyOctets() >= wanted.octets / 2;
    if (whole && ++m_bodiesSent == bodiesForSendsBody && m_session)
        giveUpTop(ServerTrait::TopSendsBody);
}

void HeaderFetcher::take(const Wanted &wanted, const std::optional<Error> &error, const QByteArray &header)
{
    --m_inFlight;
    ++m_done;
    if (!error)
        m_raw += {wanted.message, header};
    else if (isOfTheEnd(*error))
        m_leftUndone = m_leftUndone || m_session; // the session is over, which is told once
    else if (error->kind != ErrorKind::Cancelled)
        Q_EMIT refused(wanted.message, *error);
    if (error && error->kind == ErrorKind::Busy)
        giveUp();
    askAhead();
    const bool last = m_inFlight == 0 && (m_wanted.empty() || !m_session);
    parse();
    Q_EMIT progressed(m_done, m_total);
    if (last)
        Q_EMIT finished();
}

/// What came while the last ones were parsed is parsed together: few on a slow link, so that they are seen
/// at once, and many on a fast one, which costs less for each.
void HeaderFetcher::parse()
{
    if (m_raw.isEmpty() || m_isParsing)
        return;
    m_isParsing = true;
    m_pool.start([this, raw = std::exchange(m_raw, {}), fields = m_fields] {
        QList<Header> headers;
        headers.reserve(raw.size());
        for (const Raw &one : raw)
            headers += {one.message, mime::readEnvelope(one.header), headerHash(one.header),
                        mime::readFieldValues(one.header, fields)};
        ContentHash::leaveThread();
        QMetaObject::invokeMethod(
            this, [this, headers] { onParsed(headers); }, Qt::QueuedConnection);
    });
}

void HeaderFetcher::onParsed(const QList<Header> &headers)
{
    m_isParsing = false;
    parse();
    Q_EMIT read(headers);
}

} // namespace poplar::mailbox
