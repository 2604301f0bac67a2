// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/submitting.h"

#include "mailbox/submissionsetup.h"

#include <QCoreApplication>
#include <QDir>

#include <utility>

namespace poplar::mailbox {

Submitting::Submitting(QString folder, QThreadPool &pool, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_pool(pool)
    , m_credentials(this)
{
    connect(&m_credentials, &Credentials::ready, this, &Submitting::connectTo);
    connect(&m_credentials, &Credentials::failed, this, [this](const Error &error) { end(error); });
    connect(&m_credentials, &Credentials::needed, this, [this](const PasswordQuestion &question) {
        m_isActive = false;
        Q_EMIT needed(question);
    });
}

Submitting::~Submitting()
{
    delete std::exchange(m_session, nullptr);
    m_pool.waitForDone();
}

void Submitting::open(const accounts::Account &account, std::shared_ptr<wire::TranscriptRecorder> recorder)
{
    Q_ASSERT(!m_isActive);
    m_account = account;
    m_recorder = std::move(recorder);
    m_isActive = true;
    ++m_connection;
    m_credentials.gather(accounts::sendingAccount(account));
}

void Submitting::connectTo(const Secrets &secrets)
{
    m_session = new smtp::Session(this);
    connect(m_session, &smtp::Session::opened, this, &Submitting::onOpened);
    connect(m_session, &smtp::Session::progressed, this, &Submitting::progressed);
    connect(m_session, &smtp::Session::concluded, this,
            [this](const smtp::Outcome &outcome) { conclude(outcome); });
    connect(m_session, &smtp::Session::left, this, [this] { end({}); });
    connect(m_session, &smtp::Session::failed, this, &Submitting::onFailed);
    connect(m_session, &smtp::Session::transcript, this, &Submitting::transcript);
    SubmissionSetup setup = submissionSetup(m_account, secrets);
    setup.settings.recorder = std::move(m_recorder);
    setup.settings.patience = m_patience;
    m_session->open(setup.endpoint, setup.policy, setup.login, setup.settings);
}

void Submitting::onOpened(const smtp::Extensions &extensions)
{
    m_largest = extensions.sizeLimit().value_or(0);
    Q_EMIT ready();
}

void Submitting::send(const Letter &letter)
{
    Q_ASSERT(m_session && !m_letter);
    m_letter = letter;
    const smtp::Extensions extensions = m_session->extensions();
    const mime::ServerAbility ability{extensions.has("8BITMIME"), extensions.has("SMTPUTF8")};
    const QString name = QStringLiteral("ready-%1-%2").arg(QCoreApplication::applicationPid()).arg(++m_files);
    const QString target = QDir(m_folder).filePath(name + partSuffix());
    m_pool.start([this, file = letter.file, ability, target, connection = m_connection] {
        auto prepared = prepareLetter(file, ability, target);
        QMetaObject::invokeMethod(
            this,
            [this, prepared = std::move(prepared), connection] {
                if (connection == m_connection && m_letter)
                    onPrepared(prepared);
            },
            Qt::QueuedConnection);
    });
}

void Submitting::onPrepared(const std::variant<PreparedLetter, mime::Obstacle> &prepared)
{
    using Kind = mime::Obstacle::Kind;
    if (const auto *obstacle = std::get_if<mime::Obstacle>(&prepared))
        return conclude(*obstacle);
    const smtp::Submission submission = submissionOf(*m_letter, std::get<PreparedLetter>(prepared));
    if (submission.sender.isEmpty())
        return conclude(mime::Obstacle{Kind::NoSender});
    if (submission.recipients.isEmpty())
        return conclude(mime::Obstacle{Kind::NoRecipient});
    m_session->send(submission);
}

void Submitting::conclude(const LetterFate &fate)
{
    m_letter.reset();
    Q_EMIT concluded(fate);
    // Behind a message that ended it, the session tells so itself.
    if (m_session && m_session->state() == smtp::State::Ready)
        Q_EMIT ready();
}

void Submitting::leave()
{
    if (m_session)
        m_session->leave();
}

void Submitting::abort()
{
    if (m_session)
        return m_session->abort();
    m_credentials.cancel();
    if (m_isActive)
        end(Error{ErrorKind::Cancelled, {}, {}, {}, {}});
}

void Submitting::onFailed(const Error &error)
{
    // It was still being made ready.
    if (m_letter) {
        smtp::Outcome outcome;
        outcome.error = error;
        m_letter.reset();
        Q_EMIT concluded(LetterFate(outcome));
    }
    end(error);
}

void Submitting::end(const std::optional<Error> &error)
{
    End how{error, {}};
    if (m_session) {
        how.tls = m_session->tls();
        m_session->disconnect(this);
        m_session->deleteLater();
        m_session = nullptr;
    }
    m_isActive = false;
    ++m_connection;
    Q_EMIT ended(how);
}

} // namespace poplar::mailbox
