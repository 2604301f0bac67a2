// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/values.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <deque>

namespace poplar::pop3 {
class Session;
}

namespace poplar::mailbox {

/// Reads the headers of many messages with TOP and parses them on a pool, in the order asked for.
/// On the session thread.
class HeaderFetcher : public QObject {
    Q_OBJECT

public:
    struct Wanted {
        MessageId message;
        qint64 number; ///< In the present session.
    };
    struct Header {
        MessageId message;
        Envelope envelope;
        QByteArray hash; ///< As in Identity.
    };

    explicit HeaderFetcher(QThreadPool &pool, QObject *parent = nullptr);

    /// Fetches these from a session, which must outlive the fetching or be stopped before.
    void start(pop3::Session &session, std::deque<Wanted> wanted);
    /// Asks for no more. What is under way still comes.
    void stop();
    [[nodiscard]] bool isActive() const { return m_inFlight > 0 || !m_wanted.empty(); }

Q_SIGNALS:
    void read(const QList<poplar::mailbox::HeaderFetcher::Header> &headers);
    void refused(poplar::mailbox::MessageId message, const poplar::Error &error);
    void progressed(qint64 done, qint64 total);
    /// Nothing is wanted or under way any more. Some headers may still be on the pool.
    void finished();

private:
    struct Raw {
        MessageId message;
        QByteArray bytes;
    };

    void ask();
    void take(const Wanted &wanted, const Result<Done> &outcome, const QByteArray &bytes);
    void parse();

    QThreadPool &m_pool;
    QPointer<pop3::Session> m_session;
    std::deque<Wanted> m_wanted;
    QList<Raw> m_raw;
    qint64 m_inFlight = 0;
    qint64 m_done = 0;
    qint64 m_total = 0;
};

} // namespace poplar::mailbox
