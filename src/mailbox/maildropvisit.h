// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/doorprobe.h"
#include "mailbox/serverfacts.h"
#include "mailbox/sessionsetup.h"
#include "pop3/buffersink.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>

namespace poplar::mailbox {

/// One session of an examination, as the account's settings have it: logs in, looks, measures, and leaves
/// by RSET and QUIT; but where the server knows LAST it hangs up, which changes nothing either: with LAST,
/// RSET also forgets which messages were read (RFC 1460 section 5), and Dovecot then takes \Seen from all of
/// them. It sends STAT, LIST, UIDL, NOOP, TOP n 0 and LAST, and never DELE or RETR. Internal to this library.
class MaildropVisit : public QObject {
    Q_OBJECT

public:
    enum class Scope {
        Everything,
        FirstOfTwo, ///< All but what may cost the session.
        SecondOfTwo, ///< That, and the unique-ids once more.
    };

    /// @param earlier what the first of two saw; nothing for the first.
    MaildropVisit(const SessionSetup &setup, Scope scope, const ExaminationPatience &patience,
                  const VisitFacts &earlier, QObject *parent);

    /// done() follows, once.
    void start();
    [[nodiscard]] const VisitFacts &facts() const { return m_facts; }

Q_SIGNALS:
    void done();
    void transcript(const QList<poplar::wire::TranscriptEvent> &events);

private:
    using Step = void (MaildropVisit::*)();
    using Answer = std::function<void(const Result<pop3::Reply> &)>;

    void onOpened();
    void onFailed(const Error &error);
    void next();
    void ask(pop3::Command command, const Answer &answer);

    void askStat();
    void askList();
    void takeList(const QByteArray &listing);
    void askUidl();
    void askTop();
    void askTopOf(qint64 number);
    void takeTop(qint64 number, const QByteArray &top, const Result<pop3::Reply> &reply);
    void askNoop();
    void readInTurn();
    void tryAhead();
    void onAhead(const Result<pop3::Reply> &reply);
    void readAhead();
    void leave();
    void end();

    /// The newest messages that are known, at most limit::examinedHeaders.
    [[nodiscard]] QList<qint64> chosen() const;
    /// Whether TOP n 0 sends headers and nothing else.
    [[nodiscard]] bool mayRead() const;
    [[nodiscard]] Microseconds sinceAsked() const { return Microseconds(m_clock.nsecsElapsed() / 1000); }

    SessionSetup m_setup;
    const ExaminationPatience m_patience;
    const VisitFacts m_earlier;
    VisitFacts m_facts;
    QList<Step> m_steps; ///< Those to come.
    QList<qint64> m_numbers; ///< As LIST has them, in order.
    QList<qint64> m_toRead;
    QList<qint64> m_toLookAt; ///< By TOP, one after the other, until one tells.
    qsizetype m_awaited = 0; ///< Replies, of commands sent ahead.
    QTimer m_step;
    QElapsedTimer m_clock;
    QElapsedTimer m_transferClock;
    bool m_over = false;
    bool m_leaving = false;
    pop3::Session m_session;
};

} // namespace poplar::mailbox
