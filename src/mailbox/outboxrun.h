// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "mailbox/outbox.h"
#include "mailbox/sentfolder.h"
#include "mailbox/sessionrecords.h"
#include "mailbox/submitting.h"
#include "mailbox/values.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace poplar::mailbox {

/// Sends what is in an outbox: one connection for all that is due, and the clock for the rest. On the session
/// thread. `Dispatch` documents the calls.
///
/// The order of things makes that nothing is lost and nothing sent twice without a word: the record says
/// Sending before the end of a message may leave; who has it is noted when the verdict has come; then the
/// copy goes into "Sent", and only then the message leaves the outbox. start() goes on wherever that was
/// interrupted.
class OutboxRun : public QObject {
    Q_OBJECT

public:
    /// What it needs of those around it.
    struct Hands {
        std::function<accounts::Account()> account; ///< As it is now.
        std::function<void(const accounts::Account &)> changeAccount; ///< Its trusted certificates.
        /// What the maildrop's session was given; empty if nothing.
        std::function<Secret()> secretOfMaildrop;
        /// Puts a copy into the folder "Sent" and shows it.
        std::function<Result<Done>(const OutboxRecord &)> keepCopy;
    };

    /// @param outbox outlives this, and so does the pool.
    OutboxRun(Outbox &outbox, QThreadPool &pool, Hands hands, QObject *parent);
    ~OutboxRun() override;

    /// The outbox has been opened: everything that waits is due.
    void start();
    /// A message has been put in.
    void onAdded();
    void trySending();
    void sendAgain(OutboxId message);
    void stop();
    void discard(OutboxId message);
    [[nodiscard]] bool isUnderWay(OutboxId message) const { return m_underWay == message; }
    void answer(QuestionId question, const Answer &answer);
    /// The account's settings have changed.
    void followAccount();
    void tellOutbox();

    [[nodiscard]] SessionRecords &records() { return m_records; }

Q_SIGNALS:
    void outboxChanged(const QList<poplar::mailbox::OutboxEntry> &outbox);
    void sent(const poplar::mailbox::SentReport &report);
    void notSent(const poplar::mailbox::OutboxEntry &entry);
    void statusChanged(const poplar::mailbox::SendingStatus &status);
    void asked(const poplar::mailbox::Question &question);
    void withdrawn(poplar::mailbox::QuestionId question);
    void problem(const poplar::mailbox::Problem &problem);
    void transcriptGrown(const QList<poplar::wire::TranscriptEvent> &events);
    /// The server took the login.
    void accepted();

private:
    void connectSubmitting();
    void goOn();
    void open();
    void onReady();
    void send(const OutboxRecord &record);
    [[nodiscard]] Result<Done> noteEnding(OutboxId message);
    void onConcluded(const LetterFate &fate);
    void settle(const OutboxRecord &record, const QByteArray &said);
    void drop(const OutboxRecord &record);
    void onEnded(const Submitting::End &end);

    // outboxrun_questions.cpp
    [[nodiscard]] bool askAbout(const Error &error, const wire::TlsDetails &tls);
    void ask(const Question::About &about, const Error &unlessAnswered);
    void withdrawQuestion();
    void followWhileActive();
    void failDue(const Error &error);
    void makeDue();
    void report(const Error &error);
    void setStatus(SendingStatus::Activity activity);
    void tellStatus();
    [[nodiscard]] std::optional<OutboxId> nextDue() const;
    void arm();
    void store(const OutboxRecord &record);

    Outbox &m_outbox;
    Hands m_hands;
    Submitting m_submitting;
    SessionRecords m_records;
    std::optional<OutboxId> m_underWay;
    accounts::Account m_usedAccount; ///< Of the last connection.
    accounts::Account m_followed; ///< As it was known last.
    bool m_isOutdated = false; ///< The connection: what is due goes by the next.
    std::optional<Question> m_question;
    SecretPurpose m_askedFor = SecretPurpose::Password;
    quint64 m_lastQuestion = quint64(1) << 32; ///< Those of the maildrop's session count from 1.
    Error m_unlessAnswered;
    bool m_isTold = false; ///< What holds sending up, since the user asked for it.
    SendingStatus m_status;
    SendingStatus m_statusTold;
    QTimer m_statusTimer;
    QTimer m_clock; ///< Until the next one is due.
};

} // namespace poplar::mailbox
