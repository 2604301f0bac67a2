// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/sendrun.h"

#include "mailbox/letter.h"
#include "mailbox/recipients.h"
#include "mailbox/submitting.h"
#include "mime/preparing.h"

#include <QTemporaryDir>
#include <QThreadPool>

#include <algorithm>
#include <utility>

namespace poplar::mailbox {

namespace {

SendReport::Fate reportedFate(smtp::Outcome::Fate fate)
{
    switch (fate) {
    case smtp::Outcome::Fate::Accepted:
        return SendReport::Fate::Sent;
    case smtp::Outcome::Fate::NotSent:
        return SendReport::Fate::NotSent;
    case smtp::Outcome::Fate::RefusedForNow:
        return SendReport::Fate::RefusedForNow;
    case smtp::Outcome::Fate::Refused:
        return SendReport::Fate::Refused;
    case smtp::Outcome::Fate::Unknown:
        return SendReport::Fate::Unknown;
    }
    Q_UNREACHABLE();
}

} // namespace

bool SendReport::isComplete() const
{
    return fate == Fate::Sent && std::all_of(recipients.begin(), recipients.end(), [](const auto &one) {
               return one.fate == RecipientState::Fate::Sent;
           });
}

/// What is wrong with the message, or with whom it is from and to, whatever the server will say.
std::optional<mime::Obstacle> obstacleBefore(const SendFileOrder &order, const LetterEnvelope &envelope)
{
    const mime::Readiness read = mime::readOutgoing(order.path);
    if (const auto *obstacle = std::get_if<mime::Obstacle>(&read))
        return *obstacle;
    const auto &outgoing = std::get<mime::Outgoing>(read);
    if (envelope.sender.isEmpty() && outgoing.sender.isEmpty())
        return mime::Obstacle{mime::Obstacle::Kind::NoSender};
    if (envelope.recipients.isEmpty() && outgoing.recipients.isEmpty())
        return mime::Obstacle{mime::Obstacle::Kind::NoRecipient};
    return std::nullopt;
}

QStringList notTakenOf(const smtp::Outcome &outcome)
{
    using Fate = smtp::RecipientOutcome::Fate;
    QStringList addresses;
    for (const smtp::RecipientOutcome &one : outcome.recipients) {
        if (one.fate == Fate::Refused || one.fate == Fate::RefusedForNow)
            addresses += QString::fromUtf8(one.address);
    }
    return addresses;
}

/// The part of a run on its own thread.
class SendRunWorker : public QObject {
    Q_OBJECT

public:
    SendRunWorker();
    ~SendRunWorker() override;

    void give(SecretPurpose purpose, const Secret &secret);
    void limitSilence(std::chrono::milliseconds silence);
    void start(const accounts::Account &account, const Secret &password, const SendFileOrder &order);
    void stop();

Q_SIGNALS:
    void transcriptGrown(const QList<poplar::wire::TranscriptEvent> &events);
    void progressed(qint64 octets, qint64 all);
    void finished(const poplar::mailbox::SendReport &report);

private:
    void onReady();
    void onConcluded(const LetterFate &fate);
    void onEnded(const Submitting::End &end);
    void finish();

    QThreadPool m_pool;
    std::optional<QTemporaryDir> m_folder; ///< Made on this thread.
    std::optional<Submitting> m_submitting;
    std::optional<Letter> m_letter; ///< Until it is handed over.
    QList<std::pair<SecretPurpose, Secret>> m_given;
    smtp::Patience m_patience;
    SendReport m_report;
    bool m_isFinished = false;
};

SendRunWorker::SendRunWorker() = default;
SendRunWorker::~SendRunWorker() = default;

void SendRunWorker::give(SecretPurpose purpose, const Secret &secret)
{
    m_given.append({purpose, secret});
}

void SendRunWorker::limitSilence(std::chrono::milliseconds silence)
{
    m_patience = {silence, silence, silence, silence, silence, silence};
}

void SendRunWorker::start(const accounts::Account &account, const Secret &password,
                          const SendFileOrder &order)
{
    const auto envelope = envelopeOf(order);
    if (const auto *obstacle = std::get_if<mime::Obstacle>(&envelope)) {
        onConcluded(*obstacle);
        return finish();
    }
    const auto &told = std::get<LetterEnvelope>(envelope);
    if (const auto obstacle = obstacleBefore(order, told)) {
        onConcluded(*obstacle);
        return finish();
    }
    m_letter = Letter{order.path, told.sender, told.recipients, order.notice, {}, 0, {}};
    m_folder.emplace();
    if (!m_folder->isValid()) {
        m_report.error = Error{ErrorKind::Storage, {}, {}, {}, m_folder->errorString()};
        return finish();
    }
    m_submitting.emplace(m_folder->path(), m_pool);
    connect(&*m_submitting, &Submitting::ready, this, &SendRunWorker::onReady);
    connect(&*m_submitting, &Submitting::progressed, this, &SendRunWorker::progressed);
    connect(&*m_submitting, &Submitting::concluded, this, &SendRunWorker::onConcluded);
    connect(&*m_submitting, &Submitting::ended, this, &SendRunWorker::onEnded);
    connect(&*m_submitting, &Submitting::transcript, this, &SendRunWorker::transcriptGrown);
    connect(&*m_submitting, &Submitting::needed, this, [this](const PasswordQuestion &question) {
        onEnded({Credentials::lackOf(question.purpose), {}});
    });
    Credentials &credentials = m_submitting->credentials();
    credentials.give(Credentials::purposeFor(accounts::sendingAccount(account)), password);
    for (const auto &given : std::as_const(m_given))
        credentials.give(given.first, given.second);
    m_submitting->setPatience(m_patience);
    m_submitting->open(account);
}

void SendRunWorker::stop()
{
    if (m_submitting)
        m_submitting->abort();
}

void SendRunWorker::onReady()
{
    if (m_letter)
        return m_submitting->send(*std::exchange(m_letter, std::nullopt));
    m_submitting->leave();
}

void SendRunWorker::onConcluded(const LetterFate &fate)
{
    if (const auto *obstacle = std::get_if<mime::Obstacle>(&fate)) {
        m_report.obstacle = *obstacle;
        m_report.error = errorOf(*obstacle);
        return;
    }
    const auto &outcome = std::get<smtp::Outcome>(fate);
    m_report.fate = reportedFate(outcome.fate);
    m_report.said = wordsOf(outcome.verdict);
    m_report.error = outcome.error;
    m_report.recipients = recipientsAfter(outcome);
    m_report.notTaken = notTakenOf(outcome);
    if (!m_report.error && !outcome.isComplete())
        m_report.error = refusalOfRecipients(outcome);
}

void SendRunWorker::onEnded(const Submitting::End &end)
{
    // What became of the message counts more than how the session ended behind it.
    const bool isKnown = m_report.error || m_report.fate == SendReport::Fate::Sent;
    if (!isKnown)
        m_report.error = end.error;
    m_report.tls = end.tls;
    finish();
}

void SendRunWorker::finish()
{
    if (!std::exchange(m_isFinished, true))
        Q_EMIT finished(m_report);
}

SendRun::SendRun(QObject *parent)
    : QObject(parent)
    , m_worker(new SendRunWorker)
{
    qRegisterMetaType<SendReport>();
    qRegisterMetaType<QList<wire::TranscriptEvent>>();
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &SendRunWorker::transcriptGrown, this, &SendRun::transcriptGrown);
    connect(m_worker, &SendRunWorker::progressed, this, &SendRun::progressed);
    connect(m_worker, &SendRunWorker::finished, this, &SendRun::finished);
    m_thread.setObjectName(QStringLiteral("sending"));
    m_thread.start();
}

SendRun::~SendRun()
{
    m_thread.quit();
    m_thread.wait();
}

void SendRun::give(SecretPurpose purpose, const Secret &secret)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, purpose, secret] { worker->give(purpose, secret); },
        Qt::QueuedConnection);
}

void SendRun::limitSilence(std::chrono::milliseconds silence)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, silence] { worker->limitSilence(silence); }, Qt::QueuedConnection);
}

void SendRun::start(const accounts::Account &account, const Secret &password, const SendFileOrder &order)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, account, password, order] { worker->start(account, password, order); },
        Qt::QueuedConnection);
}

void SendRun::stop()
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker] { worker->stop(); }, Qt::QueuedConnection);
}

} // namespace poplar::mailbox

#include "sendrun.moc"
