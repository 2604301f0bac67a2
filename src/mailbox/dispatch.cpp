// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/dispatch.h"

#include "mailbox/dispatchworker.h"
#include "mailbox/keyringturn.h"
#include "mailbox/mailboxworker.h"

#include <utility>

namespace poplar::mailbox {

namespace {

void registerSendingValues()
{
    qRegisterMetaType<OutboxId>();
    qRegisterMetaType<DraftId>();
    qRegisterMetaType<Queued>();
    qRegisterMetaType<OutboxEntry>();
    qRegisterMetaType<QList<OutboxEntry>>();
    qRegisterMetaType<SentReport>();
    qRegisterMetaType<SendingStatus>();
    qRegisterMetaType<KeptDraft>();
    qRegisterMetaType<QList<KeptDraft>>();
    qRegisterMetaType<OriginalRead>();
    qRegisterMetaType<DraftKept>();
    qRegisterMetaType<Correspondents>();
}

} // namespace

Dispatch::Dispatch(QObject *parent)
    : QObject(parent)
{
    registerSendingValues();
}

template <class Call>
void Dispatch::post(Call call)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, call = std::move(call)] { call(worker->dispatch()); },
        Qt::QueuedConnection);
}

void Dispatch::connectTo(MailboxWorker &worker, accounts::PasswordStore *passwords,
                         const std::function<const accounts::Account &()> &account)
{
    m_worker = &worker;
    const auto kind = [account](SecretPurpose purpose) {
        return storedForSending(purpose, account().submission.login);
    };
    m_keyring = new KeyringTurn(passwords, account().id, kind, this);
    connectRun();
    connectWriting();
    connectKeyring();
}

void Dispatch::connectRun()
{
    const OutboxRun *run = &m_worker->dispatch().run();
    connect(run, &OutboxRun::outboxChanged, this, [this](const QList<OutboxEntry> &outbox) {
        m_outbox = outbox;
        Q_EMIT outboxChanged(outbox);
    });
    connect(run, &OutboxRun::statusChanged, this, [this](const SendingStatus &status) {
        m_status = status;
        Q_EMIT statusChanged(status);
    });
    connect(run, &OutboxRun::sent, this, &Dispatch::sent);
    connect(run, &OutboxRun::notSent, this, &Dispatch::notSent);
    connect(run, &OutboxRun::withdrawn, this, &Dispatch::withdrawn);
    connect(run, &OutboxRun::problem, this, &Dispatch::problem);
    connect(run, &OutboxRun::transcriptGrown, this, &Dispatch::transcriptGrown);
}

void Dispatch::connectWriting()
{
    const DispatchWorker *worker = &m_worker->dispatch();
    connect(worker, &DispatchWorker::queued, this, &Dispatch::queued);
    connect(worker, &DispatchWorker::draftsChanged, this, [this](const QList<KeptDraft> &drafts) {
        m_drafts = drafts;
        Q_EMIT draftsChanged(drafts);
    });
    connect(worker, &DispatchWorker::draftKept, this, &Dispatch::draftKept);
    connect(worker, &DispatchWorker::takenBack, this, &Dispatch::takenBack);
    connect(worker, &DispatchWorker::problem, this, &Dispatch::problem);
    connect(&m_worker->dispatch().originals(), &Originals::originalRead, this, &Dispatch::originalRead);
    connect(&m_worker->dispatch().people(), &PeopleFinder::correspondentsFound, this,
            &Dispatch::correspondentsFound);
}

void Dispatch::connectKeyring()
{
    const OutboxRun *run = &m_worker->dispatch().run();
    connect(run, &OutboxRun::asked, m_keyring, &KeyringTurn::take);
    connect(run, &OutboxRun::withdrawn, m_keyring, &KeyringTurn::onWithdrawn);
    connect(run, &OutboxRun::accepted, m_keyring, &KeyringTurn::onAccepted);
    connect(m_keyring, &KeyringTurn::asked, this, &Dispatch::asked);
    connect(m_keyring, &KeyringTurn::found, this, &Dispatch::answer);
    connect(m_keyring, &KeyringTurn::failed, this, [this](const Error &error) {
        Problem keyring;
        keyring.error = error;
        keyring.during = Problem::During::Keyring;
        Q_EMIT problem(keyring);
    });
}

void Dispatch::forgetAnswers()
{
    m_keyring->forgetAnswers();
}

void Dispatch::send(const SendOrder &order)
{
    post([order](DispatchWorker &worker) { worker.send(order); });
}

void Dispatch::sendFile(const SendFileOrder &order)
{
    post([order](DispatchWorker &worker) { worker.sendFile(order); });
}

void Dispatch::trySending()
{
    post([](DispatchWorker &worker) { worker.loadedRun().trySending(); });
}

void Dispatch::sendAgain(OutboxId message)
{
    post([message](DispatchWorker &worker) { worker.loadedRun().sendAgain(message); });
}

void Dispatch::stop()
{
    post([](DispatchWorker &worker) { worker.run().stop(); });
}

void Dispatch::discard(OutboxId message)
{
    post([message](DispatchWorker &worker) { worker.discard(message); });
}

void Dispatch::takeBack(OutboxId message)
{
    post([message](DispatchWorker &worker) { worker.takeBack(message); });
}

void Dispatch::keepDraft(quint64 ticket, const KeptDraft &draft)
{
    post([ticket, draft](DispatchWorker &worker) { worker.keepDraft(ticket, draft); });
}

void Dispatch::discardDraft(DraftId draft)
{
    post([draft](DispatchWorker &worker) { worker.discardDraft(draft); });
}

void Dispatch::readOriginal(quint64 ticket, MessageId message)
{
    post([ticket, message](DispatchWorker &worker) { worker.originals().read(ticket, message); });
}

void Dispatch::findCorrespondents(quint64 ticket, const QString &beginning)
{
    post([ticket, beginning](DispatchWorker &worker) { worker.people().find(ticket, beginning); });
}

void Dispatch::answer(QuestionId question, const Answer &answer)
{
    m_keyring->onAnswered(question, answer);
    post([question, answer](DispatchWorker &worker) { worker.run().answer(question, answer); });
}

} // namespace poplar::mailbox
