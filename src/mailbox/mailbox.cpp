// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/mailbox.h"

#include "accounts/passwordstore.h"
#include "mailbox/mailboxworker.h"

namespace poplar::mailbox {

namespace {

void registerValues()
{
    qRegisterMetaType<ConnectionStatus>();
    qRegisterMetaType<QList<RowChange>>();
    qRegisterMetaType<Progress>();
    qRegisterMetaType<MessageContent>();
    qRegisterMetaType<Question>();
    qRegisterMetaType<QuestionId>();
    qRegisterMetaType<CommitReport>();
    qRegisterMetaType<Problem>();
    qRegisterMetaType<MessageId>();
    qRegisterMetaType<accounts::Account>();
    qRegisterMetaType<QList<wire::TranscriptEvent>>();
}

Question withKeyringState(Question question, const Result<std::optional<Secret>> &found)
{
    if (!found)
        std::get<PasswordQuestion>(question.about).keyring = found.error();
    return question;
}

} // namespace

Mailbox::Mailbox(accounts::Account account, QString folder, accounts::PasswordStore *passwords,
                 QObject *parent)
    : QObject(parent)
    , m_account(std::move(account))
    , m_passwords(passwords)
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
    m_thread.quit();
    m_thread.wait();
}

void Mailbox::connectWorker()
{
    connect(m_worker, &MailboxWorker::connectionChanged, this, [this](const ConnectionStatus &status) {
        m_status = status;
        if (status.state == ConnectionState::Transaction && m_passwordToKeep && m_passwords)
            keepPassword(*std::exchange(m_passwordToKeep, std::nullopt));
        Q_EMIT connectionChanged(status);
    });
    connect(m_worker, &MailboxWorker::accountChanged, this, [this](const accounts::Account &account) {
        m_account = account;
        Q_EMIT accountChanged(account);
    });
    connect(m_worker, &MailboxWorker::asked, this, &Mailbox::onAsked);
    connect(m_worker, &MailboxWorker::rowsChanged, this, &Mailbox::rowsChanged);
    connect(m_worker, &MailboxWorker::progressChanged, this, &Mailbox::progressChanged);
    connect(m_worker, &MailboxWorker::contentReady, this, &Mailbox::contentReady);
    connect(m_worker, &MailboxWorker::withdrawn, this, &Mailbox::withdrawn);
    connect(m_worker, &MailboxWorker::left, this, &Mailbox::left);
    connect(m_worker, &MailboxWorker::problem, this, &Mailbox::problem);
    connect(m_worker, &MailboxWorker::saved, this, &Mailbox::saved);
    connect(m_worker, &MailboxWorker::transcriptGrown, this, &Mailbox::transcriptGrown);
}

/// Runs a call on the worker's thread.
template <class Call>
void Mailbox::tell(Call call)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, call = std::move(call)] { call(*worker); }, Qt::QueuedConnection);
}

void Mailbox::load()
{
    tell([](MailboxWorker &worker) { worker.load(); });
}

void Mailbox::check()
{
    tell([](MailboxWorker &worker) { worker.check(); });
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

void Mailbox::savePart(MessageId message, int part, const QString &path)
{
    tell([message, part, path](MailboxWorker &worker) { worker.savePart(message, part, path); });
}

void Mailbox::saveMessage(MessageId message, const QString &path)
{
    tell([message, path](MailboxWorker &worker) { worker.saveMessage(message, path); });
}

void Mailbox::answer(QuestionId question, const Answer &answer)
{
    if (const auto *password = std::get_if<PasswordAnswer>(&answer)) {
        m_passwordToKeep.reset();
        if (password->keep == PasswordAnswer::Keep::InKeyring)
            m_passwordToKeep = password->password;
    }
    tell([question, answer](MailboxWorker &worker) { worker.answer(question, answer); });
}

void Mailbox::setAccount(const accounts::Account &account)
{
    m_account = account;
    tell([account](MailboxWorker &worker) { worker.setAccount(account); });
}

void Mailbox::onAsked(const Question &question)
{
    const auto *password = std::get_if<PasswordQuestion>(&question.about);
    if (password && !password->refused && m_passwords)
        lookUpPassword(question);
    else
        Q_EMIT asked(question);
}

/// The keyring first; the user only where it has nothing.
void Mailbox::lookUpPassword(const Question &question)
{
    m_passwords->read(m_account.id, this, [this, question](const Result<std::optional<Secret>> &found) {
        if (found && *found && !(*found)->isEmpty())
            answer(question.id, PasswordAnswer{**found, PasswordAnswer::Keep::ForThisSession});
        else
            Q_EMIT asked(withKeyringState(question, found));
    });
}

void Mailbox::keepPassword(const Secret &password)
{
    m_passwords->write(m_account.id, password, this, [this](const Result<Done> &kept) {
        if (kept)
            return;
        Problem keyring;
        keyring.error = kept.error();
        keyring.during = Problem::During::Keyring;
        keyring.host = m_account.host;
        Q_EMIT problem(keyring);
    });
}

} // namespace poplar::mailbox
