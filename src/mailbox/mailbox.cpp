// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/mailbox.h"

#include "mailbox/dispatch.h"
#include "mailbox/keyringturn.h"
#include "mailbox/mailboxtell.h"
#include "mailbox/mailboxworker.h"
#include "mailbox/samelogin.h"

namespace poplar::mailbox {

namespace {

void registerValues()
{
    qRegisterMetaType<ConnectionStatus>();
    qRegisterMetaType<QList<RowChange>>();
    qRegisterMetaType<QList<LocalFolder>>();
    qRegisterMetaType<Progress>();
    qRegisterMetaType<MessageContent>();
    qRegisterMetaType<Question>();
    qRegisterMetaType<QuestionId>();
    qRegisterMetaType<CommitReport>();
    qRegisterMetaType<Vanished>();
    qRegisterMetaType<Problem>();
    qRegisterMetaType<Fetched>();
    qRegisterMetaType<FetchReport>();
    qRegisterMetaType<QList<Download>>();
    qRegisterMetaType<DownloadStatus>();
    qRegisterMetaType<Foreseen>();
    qRegisterMetaType<RebuildReport>();
    qRegisterMetaType<Found>();
    qRegisterMetaType<Receipt>();
    qRegisterMetaType<QList<Receipt>>();
    qRegisterMetaType<Spoken>();
    qRegisterMetaType<MessageId>();
    qRegisterMetaType<SavedParts>();
    qRegisterMetaType<Extracted>();
    qRegisterMetaType<PreviewedPart>();
    qRegisterMetaType<accounts::Account>();
    qRegisterMetaType<QList<wire::TranscriptEvent>>();
}

} // namespace

Mailbox::Mailbox(accounts::Account account, QString folder, accounts::PasswordStore *passwords,
                 QObject *parent)
    : QObject(parent)
    , m_account(std::move(account))
    , m_passwords(passwords)
    , m_keyring(new KeyringTurn(passwords, m_account.id, storedFor, this))
    , m_dispatch(new Dispatch(this))
    , m_worker(new MailboxWorker(m_account, std::move(folder)))
{
    registerValues();
    m_status.host = m_account.host;
    m_status.security = m_account.security;
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connectWorker();
    m_thread.setObjectName(QStringLiteral("session"));
    m_thread.start();
}

Mailbox::~Mailbox()
{
    m_worker->disconnect(this);
    // Behind everything that was asked for: a loop that is told to quit leaves what is still queued, and the
    // last untick would be lost.
    post([thread = &m_thread](MailboxWorker &) { thread->quit(); });
    m_thread.wait();
}

void Mailbox::connectKeyring()
{
    connect(m_worker, &MailboxWorker::asked, m_keyring, &KeyringTurn::take);
    connect(m_worker, &MailboxWorker::withdrawn, m_keyring, &KeyringTurn::onWithdrawn);
    connect(m_keyring, &KeyringTurn::asked, this, &Mailbox::asked);
    connect(m_keyring, &KeyringTurn::found, this, &Mailbox::answer);
    connect(m_keyring, &KeyringTurn::failed, this, [this](const Error &error) {
        Problem keyring;
        keyring.error = error;
        keyring.during = Problem::During::Keyring;
        keyring.host = m_account.host;
        Q_EMIT problem(keyring);
    });
}

void Mailbox::connectWorker()
{
    connect(m_worker, &MailboxWorker::connectionChanged, this, [this](const ConnectionStatus &status) {
        m_status = status;
        if (status.state == ConnectionState::Transaction)
            m_keyring->onAccepted();
        Q_EMIT connectionChanged(status);
    });
    connect(m_worker, &MailboxWorker::accountChanged, this, [this](const accounts::Account &account) {
        m_account = account;
        Q_EMIT accountChanged(account);
    });
    connectKeyring();
    connect(m_worker, &MailboxWorker::listed, this, &Mailbox::listed);
    connect(m_worker, &MailboxWorker::fetched, this, &Mailbox::fetched);
    connect(m_worker, &MailboxWorker::fetchFinished, this, &Mailbox::fetchFinished);
    connect(m_worker, &MailboxWorker::downloadsChanged, this, &Mailbox::downloadsChanged);
    connect(m_worker, &MailboxWorker::downloadStatusChanged, this, &Mailbox::downloadStatusChanged);
    connect(m_worker, &MailboxWorker::foreseen, this, &Mailbox::foreseen);
    connect(m_worker, &MailboxWorker::rebuilt, this, &Mailbox::rebuilt);
    connect(m_worker, &MailboxWorker::found, this, &Mailbox::found);
    connectLocalMail();
    connectTransfers();
    connectRules();
    m_dispatch->connectTo(*m_worker, m_passwords,
                          [this]() -> const accounts::Account & { return m_account; });
    connect(m_worker, &MailboxWorker::receiptWritten, this, &Mailbox::receiptWritten);
    connect(m_worker, &MailboxWorker::receiptsRead, this, &Mailbox::receiptsRead);
    connect(m_worker, &MailboxWorker::spoken, this, &Mailbox::spoken);
    connect(m_worker, &MailboxWorker::rowsChanged, this, &Mailbox::rowsChanged);
    connect(m_worker, &MailboxWorker::progressChanged, this, &Mailbox::progressChanged);
    connect(m_worker, &MailboxWorker::contentReady, this, &Mailbox::contentReady);
    connect(m_worker, &MailboxWorker::withdrawn, this, &Mailbox::withdrawn);
    connect(m_worker, &MailboxWorker::left, this, &Mailbox::left);
    connect(m_worker, &MailboxWorker::vanished, this, &Mailbox::vanished);
    connect(m_worker, &MailboxWorker::problem, this, &Mailbox::problem);
    connect(m_worker, &MailboxWorker::saved, this, &Mailbox::saved);
    connect(m_worker, &MailboxWorker::partsSaved, this, &Mailbox::partsSaved);
    connect(m_worker, &MailboxWorker::partExtracted, this, &Mailbox::partExtracted);
    connect(m_worker, &MailboxWorker::partPreviewed, this, &Mailbox::partPreviewed);
    connect(m_worker, &MailboxWorker::transcriptGrown, this, &Mailbox::transcriptGrown);
}

void Mailbox::load()
{
    post([](MailboxWorker &worker) {
        worker.load();
        worker.dispatch().load();
    });
}

void Mailbox::check(Reading reading)
{
    tell([reading](MailboxWorker &worker) { worker.check(reading); });
}

void Mailbox::checkByClock()
{
    m_isUsed = false;
    post([](MailboxWorker &worker) { worker.checkByClock(); });
}

void Mailbox::leaveIfUnused()
{
    if (!m_isUsed)
        post([](MailboxWorker &worker) { worker.leaveIfQuiet(); });
}

void Mailbox::readHeaders(const QList<MessageId> &messages)
{
    tell([messages](MailboxWorker &worker) { worker.readHeaders(messages); });
}

void Mailbox::stop()
{
    tell([](MailboxWorker &worker) { worker.stop(); });
}

void Mailbox::preview(MessageId message)
{
    tell([message](MailboxWorker &worker) { worker.preview(message); });
}

void Mailbox::retrieve(MessageId message)
{
    tell([message](MailboxWorker &worker) { worker.retrieve(message); });
}

void Mailbox::readBeginning(MessageId message, int lines)
{
    tell([message, lines](MailboxWorker &worker) { worker.readBeginning(message, lines); });
}

void Mailbox::fetch(const FetchOrder &order)
{
    tell([order](MailboxWorker &worker) { worker.fetch(order); });
}

void Mailbox::download(const DownloadOrder &order)
{
    tell([order](MailboxWorker &worker) { worker.download(order); });
}

void Mailbox::pauseDownloads()
{
    tell([](MailboxWorker &worker) { worker.pauseDownloads(); });
}

void Mailbox::leaveDownloads()
{
    tell([](MailboxWorker &worker) {
        worker.leaveDownloads();
        worker.dispatch().leaveOutbox();
    });
}

void Mailbox::resumeDownloads()
{
    tell([](MailboxWorker &worker) { worker.resumeDownloads(); });
}

void Mailbox::cancelDownloads(const QList<MessageId> &messages)
{
    tell([messages](MailboxWorker &worker) { worker.cancelDownloads(messages); });
}

void Mailbox::retryDownloads(const QList<MessageId> &messages)
{
    tell([messages](MailboxWorker &worker) { worker.retryDownloads(messages); });
}

void Mailbox::foresee(const accounts::Retention &retention)
{
    post([retention](MailboxWorker &worker) { worker.foresee(retention); });
}

void Mailbox::readReceipts()
{
    post([](MailboxWorker &worker) { worker.readReceipts(); });
}

void Mailbox::rebuild()
{
    tell([](MailboxWorker &worker) { worker.rebuild(); });
}

void Mailbox::search(const SearchOrder &order)
{
    tell([order](MailboxWorker &worker) { worker.search(order); });
}

void Mailbox::speak(const QByteArray &command, SpokenText text)
{
    tell([command, text](MailboxWorker &worker) { worker.speak(command, text); });
}

void Mailbox::forgetServer()
{
    tell([](MailboxWorker &worker) { worker.forgetServer(); });
}

void Mailbox::tick(const QList<MessageId> &messages)
{
    tell([messages](MailboxWorker &worker) { worker.tick(messages); });
}

void Mailbox::untick(const QList<MessageId> &messages)
{
    tell([messages](MailboxWorker &worker) { worker.untick(messages); });
}

void Mailbox::untickAll()
{
    tell([](MailboxWorker &worker) { worker.untickAll(); });
}

void Mailbox::leave()
{
    tell([](MailboxWorker &worker) { worker.leave(); });
}

void Mailbox::readAs(MessageId message, const mime::ReadingOptions &options)
{
    tell([message, options](MailboxWorker &worker) { worker.readAs(message, options); });
}

void Mailbox::openPart(MessageId message, int part)
{
    tell([message, part](MailboxWorker &worker) { worker.openPart(message, part); });
}

void Mailbox::savePart(MessageId message, int part, const QString &path)
{
    tell([message, part, path](MailboxWorker &worker) { worker.savePart(message, part, path); });
}

void Mailbox::saveParts(MessageId message, const QList<NamedPart> &parts, const QString &folder)
{
    tell([message, parts, folder](MailboxWorker &worker) { worker.saveParts(message, parts, folder); });
}

void Mailbox::extractPart(const ExtractOrder &order)
{
    tell([order](MailboxWorker &worker) { worker.extractPart(order); });
}

void Mailbox::previewPart(const PreviewOrder &order)
{
    tell([order](MailboxWorker &worker) { worker.previewPart(order); });
}

void Mailbox::saveMessage(MessageId message, const QString &path)
{
    tell([message, path](MailboxWorker &worker) { worker.saveMessage(message, path); });
}

void Mailbox::answer(QuestionId question, const Answer &answer)
{
    m_keyring->onAnswered(question, answer);
    post([question, answer](MailboxWorker &worker) { worker.answer(question, answer); });
}

void Mailbox::setAccount(const accounts::Account &account)
{
    if (!isSameLogin(account, m_account))
        m_keyring->forgetAnswers();
    if (!isSameLoginToSend(account, m_account))
        m_dispatch->forgetAnswers();
    m_account = account;
    post([account](MailboxWorker &worker) { worker.setAccount(account); });
}

void Mailbox::setLogFiles(const records::LogFiles &files)
{
    post([files](MailboxWorker &worker) {
        worker.records().setFiles(files);
        worker.dispatch().run().records().setFiles(files);
    });
}

} // namespace poplar::mailbox
