// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/drafts.h"
#include "mailbox/enqueuing.h"
#include "mailbox/knownmessages.h"
#include "mailbox/originals.h"
#include "mailbox/outbox.h"
#include "mailbox/outboxrun.h"
#include "mailbox/peoplefinder.h"
#include "mailbox/sentfolder.h"

#include <QObject>
#include <QThreadPool>

#include <functional>

namespace poplar::mailbox {

/// What Dispatch mirrors: outbox, drafts and what writing needs to know. On the session thread, owned by the
/// MailboxWorker. It brings the parts together; each decides for itself.
class DispatchWorker : public QObject {
    Q_OBJECT

public:
    struct Hands {
        std::function<accounts::Account()> account; ///< As it is now.
        std::function<void(const accounts::Account &)> changeAccount;
        std::function<Secret()> secretOfMaildrop; ///< As its session was given it; may be empty.
        std::function<void()> openCatalogue; ///< Unless it is open.
        std::function<void(const QList<qint64> &)> shown; ///< Messages have come into a folder.
        Originals::Hands originals;
    };

    /// @param folder the account's own.
    /// @param known outlives this, and so does the pool.
    DispatchWorker(const QString &folder, KnownMessages &known, QThreadPool &pool, Hands hands,
                   QObject *parent);
    /// What was being written into the outbox still comes there.
    ~DispatchWorker() override;

    void load();
    /// Nothing is sent by this, now or later: another program does.
    void leaveOutbox() { m_isLeft = true; }
    void send(const SendOrder &order);
    void sendFile(const SendFileOrder &order);
    void discard(OutboxId message);
    void takeBack(OutboxId message);
    void keepDraft(quint64 ticket, const KeptDraft &draft);
    void discardDraft(DraftId draft);

    [[nodiscard]] OutboxRun &run() { return m_run; }
    /// The same, after load().
    [[nodiscard]] OutboxRun &loadedRun();
    [[nodiscard]] Originals &originals() { return m_originals; }
    [[nodiscard]] PeopleFinder &people() { return m_people; }

Q_SIGNALS:
    void queued(const poplar::mailbox::Queued &queued);
    void draftsChanged(const QList<poplar::mailbox::KeptDraft> &drafts);
    void draftKept(const poplar::mailbox::DraftKept &kept);
    void takenBack(const poplar::mailbox::KeptDraft &draft);
    void problem(const poplar::mailbox::Problem &problem);

private:
    [[nodiscard]] OutboxRun::Hands handsOfRun();
    [[nodiscard]] Result<Done> keepCopy(const OutboxRecord &record);
    void openOutbox();
    void reconcile();
    void holdBack(const OutboxRecord &record, const KeptDraft &draft);
    void write(quint64 ticket, const std::function<Written(const QString &part)> &write);
    void onWritten(quint64 ticket, const QString &part, const Written &written);
    void dropDraft(DraftId draft);
    void report(const Error &error);

    Hands m_hands;
    QString m_folder;
    KnownMessages &m_known;
    QThreadPool &m_pool;
    Outbox m_outbox;
    SentFolder m_sent;
    OutboxRun m_run;
    Drafts m_drafts;
    Originals m_originals;
    PeopleFinder m_people;
    std::optional<Error> m_closed; ///< Why there is no outbox.
    bool m_isLeft = false;
    bool m_isLoaded = false;
    bool m_isEnding = false;
};

} // namespace poplar::mailbox
