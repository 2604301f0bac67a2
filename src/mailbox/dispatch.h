// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "accounts/passwordstore.h"
#include "mailbox/sending.h"
#include "wire/transcript.h"

#include <QObject>

#include <functional>

namespace poplar::mailbox {

class KeyringTurn;
class MailboxWorker;

/// Mail of one account that goes out, and what is being written, as the window sees it:
/// `Mailbox::dispatch()`. As Mailbox it is a mirror of a worker on the session thread: every call returns at
/// once, and what comes of it is told by the signals, from the event loop.
///
/// A message is on the disk before it is tried the first time, and leaves the outbox only when the server has
/// taken it. What is refused for now is tried again by itself; what was refused for good, or may have arrived
/// without a word, waits for the writer.
class Dispatch : public QObject {
    Q_OBJECT

public:
    explicit Dispatch(QObject *parent = nullptr);

    /// For Mailbox, once, before anything is asked of this.
    /// @param worker outlives every call from the event loop.
    /// @param account as it is now.
    void connectTo(MailboxWorker &worker, accounts::PasswordStore *passwords,
                   const std::function<const accounts::Account &()> &account);

    /// For Mailbox: the account's server or login for sending has changed.
    void forgetAnswers();

    [[nodiscard]] const QList<OutboxEntry> &outbox() const { return m_outbox; }
    [[nodiscard]] const QList<KeptDraft> &drafts() const { return m_drafts; }
    [[nodiscard]] const SendingStatus &status() const { return m_status; }

public Q_SLOTS:
    /// Writes a message into the outbox and tries to send it: queued() tells, then what became of it.
    void send(const poplar::mailbox::SendOrder &order);
    /// Puts a complete message file, whoever wrote it, into the outbox and tries to send it; as send(). The
    /// file is copied.
    void sendFile(const poplar::mailbox::SendFileOrder &order);
    /// Tries all that wait, now.
    void trySending();
    /// Once more, to those who do not have it: the writer's decision about what is Returned or Unknown.
    void sendAgain(poplar::mailbox::OutboxId message);
    /// Gives up the connection, a wait included. What was being sent waits, or is Unknown.
    void stop();
    /// Takes a message out of the outbox for good.
    void discard(poplar::mailbox::OutboxId message);
    /// Makes a draft of it again, out of the outbox: takenBack() tells. Not while it is being sent.
    void takeBack(poplar::mailbox::OutboxId message);

    /// Keeps a draft durably: draftKept() tells. One with an id replaces what was kept by that.
    void keepDraft(quint64 ticket, const poplar::mailbox::KeptDraft &draft);
    void discardDraft(poplar::mailbox::DraftId draft);
    /// Reads a message that is on this machine whole, to be answered: originalRead() tells. One that is not
    /// is fetched first.
    void readOriginal(quint64 ticket, poplar::mailbox::MessageId message);
    /// Whose names or addresses have a word that begins so: correspondentsFound() tells.
    void findCorrespondents(quint64 ticket, const QString &beginning);

    /// As Mailbox::answer(); the ids of questions of both differ.
    void answer(poplar::mailbox::QuestionId question, const poplar::mailbox::Answer &answer);

Q_SIGNALS:
    /// All of it, the oldest first: once after Mailbox::load(), and whenever it changes.
    void outboxChanged(const QList<poplar::mailbox::OutboxEntry> &outbox);
    void queued(const poplar::mailbox::Queued &queued);
    /// It has left the outbox.
    void sent(const poplar::mailbox::SentReport &report);
    /// After a try that did not send it: refused for now or for good, or unknown.
    void notSent(const poplar::mailbox::OutboxEntry &entry);
    /// At most once in 50 ms.
    void statusChanged(const poplar::mailbox::SendingStatus &status);
    /// All of them, the latest first: once after Mailbox::load(), and whenever they change.
    void draftsChanged(const QList<poplar::mailbox::KeptDraft> &drafts);
    void draftKept(const poplar::mailbox::DraftKept &kept);
    void takenBack(const poplar::mailbox::KeptDraft &draft);
    void originalRead(const poplar::mailbox::OriginalRead &original);
    void correspondentsFound(const poplar::mailbox::Correspondents &found);
    void asked(const poplar::mailbox::Question &question);
    void withdrawn(poplar::mailbox::QuestionId question);
    /// Of the connection, or of the disk.
    void problem(const poplar::mailbox::Problem &problem);
    /// The story of the SMTP sessions, numbered as one.
    void transcriptGrown(const QList<poplar::wire::TranscriptEvent> &events);

private:
    void connectRun();
    void connectWriting();
    void connectKeyring();
    template <class Call>
    void post(Call call);

    MailboxWorker *m_worker = nullptr;
    KeyringTurn *m_keyring = nullptr; ///< A child of this.
    QList<OutboxEntry> m_outbox;
    QList<KeptDraft> m_drafts;
    SendingStatus m_status;
};

} // namespace poplar::mailbox
