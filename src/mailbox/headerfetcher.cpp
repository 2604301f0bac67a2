// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/headerfetcher.h"

#include "base/limits.h"
#include "mime/message.h"
#include "pop3/buffersink.h"
#include "pop3/session.h"

namespace poplar::mailbox {

namespace {

/// Commands handed to the session ahead of their replies: enough to keep a slow link busy, few enough
/// that a message which the user wants to read need not wait long behind them.
constexpr qint64 askedAhead = 256;
constexpr qsizetype parsedTogether = 32;

QByteArrayView headerOf(const QByteArray &bytes)
{
    // Some servers send body lines after all.
    const qsizetype crlf = bytes.indexOf("\r\n\r\n");
    const qsizetype lf = bytes.indexOf("\n\n");
    const qsizetype end = crlf < 0 ? lf : (lf < 0 ? crlf : std::min(crlf, lf));
    return end < 0 ? QByteArrayView(bytes) : QByteArrayView(bytes).first(end);
}

} // namespace

HeaderFetcher::HeaderFetcher(QThreadPool &pool, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
{
}

void HeaderFetcher::start(pop3::Session &session, std::deque<Wanted> wanted)
{
    m_session = &session;
    m_wanted = std::move(wanted);
    m_done = 0;
    m_total = qint64(m_wanted.size());
    ask();
}

void HeaderFetcher::stop()
{
    m_wanted.clear();
    m_session = nullptr;
}

void HeaderFetcher::ask()
{
    while (m_session && m_inFlight < askedAhead && !m_wanted.empty()) {
        const Wanted wanted = m_wanted.front();
        m_wanted.pop_front();
        auto sink = std::make_shared<pop3::BufferSink>(limit::topHeader);
        pop3::Command top = pop3::top(wanted.number, 0, sink);
        top.done = [this, wanted, sink](const Result<pop3::Reply> &reply) {
            take(wanted, reply ? Result<Done>(Done()) : Result<Done>(reply.error()), sink->bytes());
        };
        ++m_inFlight;
        m_session->enqueue(std::move(top));
    }
}

void HeaderFetcher::take(const Wanted &wanted, const Result<Done> &outcome, const QByteArray &bytes)
{
    --m_inFlight;
    ++m_done;
    if (outcome)
        m_raw += {wanted.message, bytes};
    else
        Q_EMIT refused(wanted.message, outcome.error());
    ask();
    const bool last = m_inFlight == 0;
    if (m_raw.size() >= parsedTogether || last)
        parse();
    Q_EMIT progressed(m_done, m_total);
    if (last)
        Q_EMIT finished();
}

void HeaderFetcher::parse()
{
    if (m_raw.isEmpty())
        return;
    m_pool.start([this, raw = std::exchange(m_raw, {})] {
        QList<Header> headers;
        headers.reserve(raw.size());
        for (const Raw &one : raw) {
            const QByteArrayView header = headerOf(one.bytes);
            headers += {one.message, mime::readEnvelope(header), headerHash(header)};
        }
        QMetaObject::invokeMethod(
            this, [this, headers] { Q_EMIT read(headers); }, Qt::QueuedConnection);
    });
}

} // namespace poplar::mailbox
