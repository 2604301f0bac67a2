// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/values.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QThreadPool>

#include <deque>
#include <optional>

namespace poplar::pop3 {
class Session;
}

namespace poplar::mailbox {

class HeaderSink;

/// Reads the headers of many messages and parses them on a pool, in the order asked for: with TOP, or
/// where the server refuses it from the message itself if it is small. On the session thread.
class HeaderFetcher : public QObject {
    Q_OBJECT

public:
    struct Wanted {
        MessageId message{};
        qint64 number = 0; ///< In the present session.
        qint64 octets = 0; ///< As listed; 0 if unknown.
    };
    enum class Way {
        Top,
        Retrieval, ///< RETR, of messages up to limit::headerByRetrieval; the others are refused().
    };
    struct Header {
        MessageId message;
        Envelope envelope;
        QByteArray hash; ///< As in Identity.
        QHash<QString, QStringList> fields = {}; ///< Those of setFields(): see mime::readFieldValues().
    };

    explicit HeaderFetcher(QThreadPool &pool, QObject *parent = nullptr);

    /// Which fields are read beside the envelope, by their names in lower case.
    void setFields(const QSet<QString> &names) { m_fields = names; }

    /// Fetches these from a session, which must outlive the fetching or be stopped before.
    void start(pop3::Session &session, std::deque<Wanted> wanted, Way way);
    /// Asks for no more. What is under way still comes.
    void stop();
    [[nodiscard]] bool isActive() const { return m_inFlight > 0 || !m_wanted.empty(); }
    /// Whether some are still to come, or the end of the session left some undone, since start().
    [[nodiscard]] bool isUnfinished() const { return isActive() || m_leftUndone; }
    /// Whether read() is still to tell of some that have come.
    [[nodiscard]] bool isParsing() const { return m_isParsing || !m_raw.isEmpty(); }

Q_SIGNALS:
    void read(const QList<poplar::mailbox::HeaderFetcher::Header> &headers);
    /// After ErrorKind::Busy, which the next message would meet as well, nothing more is asked for.
    void refused(poplar::mailbox::MessageId message, const poplar::Error &error);
    void progressed(qint64 done, qint64 total);
    /// The server refuses TOP, or sends whole messages for it.
    void learnt(poplar::ServerTrait trait);
    /// Nothing is wanted or under way any more. Some headers may still be on the pool.
    void finished();

private:
    struct Raw {
        MessageId message;
        QByteArray header;
    };

    void askAhead();
    void ask(const Wanted &wanted, Way way);
    void onTop(const Wanted &wanted, const std::optional<Error> &error, const HeaderSink &sink);
    void giveUpTop(ServerTrait trait);
    void giveUp();
    void judgeTop(const Wanted &wanted, const HeaderSink &sink);
    void take(const Wanted &wanted, const std::optional<Error> &error, const QByteArray &header);
    void parse();
    void onParsed(const QList<Header> &headers);

    QThreadPool &m_pool;
    QPointer<pop3::Session> m_session;
    QSet<QString> m_fields;
    std::deque<Wanted> m_wanted;
    QList<Raw> m_raw;
    bool m_isParsing = false;
    Way m_way = Way::Top;
    QSet<quint64> m_tops; ///< TOPs whose reply is to come.
    QSet<quint64> m_retrievals; ///< RETRs, likewise.
    int m_topsRefused = 0; ///< In a row, before any success.
    bool m_topWorks = false;
    bool m_leftUndone = false;
    int m_bodiesSent = 0; ///< Whole messages that came for TOP n 0.
    qint64 m_inFlight = 0;
    qint64 m_done = 0;
    qint64 m_total = 0;
};

} // namespace poplar::mailbox
