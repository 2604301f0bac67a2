// SPDX-License-Identifier: GPL-3.0-or-later
// What an OutboxRun asks and tells, and its clock.
#include "mailbox/outboxrun.h"

#include "mailbox/samelogin.h"
#include "mailbox/sendingverdict.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace poplar::mailbox {

namespace {

/// A timer does not count while the machine sleeps.
constexpr std::chrono::seconds longestSleep{60};

} // namespace

bool OutboxRun::askAbout(const Error &error, const wire::TlsDetails &tls)
{
    const accounts::Account sending = accounts::sendingAccount(m_usedAccount);
    if (error.kind == ErrorKind::CertificateDoubtful) {
        ask(CertificateQuestion{sending.host, tls, error.detail}, error);
        return true;
    }
    std::optional<PasswordQuestion> question;
    if (error.kind == ErrorKind::Authentication && Credentials::canBeAsked(sending))
        question = PasswordQuestion{sending.host, sending.user, error, {}, Credentials::purposeFor(sending)};
    else if (error.kind == ErrorKind::ProxyFailed && error.code == "PROXY-AUTH"
             && !sending.proxy.user.isEmpty())
        question = PasswordQuestion{sending.proxy.host, sending.proxy.user, error, {}, SecretPurpose::Proxy};
    if (!question)
        return false;
    m_submitting.credentials().refuse(question->purpose);
    ask(*question, error);
    return true;
}

void OutboxRun::ask(const Question::About &about, const Error &unlessAnswered)
{
    withdrawQuestion();
    m_unlessAnswered = unlessAnswered;
    m_question = Question{QuestionId(++m_lastQuestion), about};
    if (const auto *password = std::get_if<PasswordQuestion>(&about))
        m_askedFor = password->purpose;
    setStatus(SendingStatus::Activity::Idle);
    Q_EMIT asked(*m_question);
}

void OutboxRun::withdrawQuestion()
{
    if (m_question)
        Q_EMIT withdrawn(std::exchange(m_question, std::nullopt)->id);
}

void OutboxRun::answer(QuestionId question, const Answer &answer)
{
    if (!m_question || m_question->id != question)
        return; // too late: it was withdrawn
    const Question::About about = std::exchange(m_question, std::nullopt)->about;
    if (const auto *password = std::get_if<PasswordAnswer>(&answer)) {
        m_submitting.credentials().give(m_askedFor, password->password);
    } else if (const auto *trust = std::get_if<TrustCertificate>(&answer)) {
        accounts::Account account = m_hands.account();
        // Trusted is what the user saw, and for whom.
        const auto *shown = std::get_if<CertificateQuestion>(&about);
        if (shown && shown->host == account.submission.host) {
            account.submission.trustedDigests = {trust->sha256};
            m_hands.changeAccount(account);
            m_followed = account;
        }
    } else {
        failDue(m_unlessAnswered);
    }
    goOn();
}

void OutboxRun::followAccount()
{
    const accounts::Account account = m_hands.account();
    const accounts::Account before = std::exchange(m_followed, account);
    if (m_submitting.isActive())
        return followWhileActive();
    if (isSameWayToSend(before, account))
        return;
    // The answer would give a secret to another server than the user was asked about.
    withdrawQuestion();
    trySending();
}

/// What is being sent comes to its end on the connection of before; all else goes by another.
void OutboxRun::followWhileActive()
{
    m_isOutdated = !isSameWayToSend(m_followed, m_usedAccount);
    if (m_isOutdated && !m_underWay)
        m_submitting.abort();
}

/// Nothing is sent now: what was due waits for its next try, or for the user.
void OutboxRun::failDue(const Error &error)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QList<OutboxRecord> records = m_outbox.records();
    for (const OutboxRecord &record : records) {
        if (!isDue(record, now))
            continue;
        const OutboxRecord failed = afterFailure(record, error, now);
        store(failed);
        Q_EMIT notSent(failed.entry);
    }
    tellOutbox();
    // What is tried again by the clock fails again by the clock: once is enough.
    if (!std::exchange(m_isTold, true))
        report(error);
}

/// Everything that waits, whatever for. Who was refused for good is not asked again.
void OutboxRun::makeDue()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QList<OutboxRecord> records = m_outbox.records();
    for (OutboxRecord record : records) {
        if (!isWaiting(record) || record.entry.id == m_underWay)
            continue;
        record.entry.next = now;
        store(record);
    }
}

void OutboxRun::report(const Error &error)
{
    const accounts::Account sending = accounts::sendingAccount(m_hands.account());
    Problem problem;
    problem.error = error;
    problem.during = error.kind == ErrorKind::Storage ? Problem::During::Saving : Problem::During::Opening;
    problem.service = Service::Submission;
    problem.security = sending.security;
    problem.host = sending.host;
    problem.port = sending.port;
    problem.transcriptNumber = m_records.last();
    Q_EMIT this->problem(problem);
}

void OutboxRun::store(const OutboxRecord &record)
{
    if (const Result<Done> stored = m_outbox.put(record); !stored)
        report(stored.error());
}

std::optional<OutboxId> OutboxRun::nextDue() const
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (const OutboxRecord &record : m_outbox.records()) {
        if (isDue(record, now))
            return record.entry.id;
    }
    return std::nullopt;
}

void OutboxRun::arm()
{
    using std::chrono::milliseconds;
    m_clock.stop();
    QDateTime earliest;
    for (const OutboxRecord &record : m_outbox.records()) {
        const QDateTime &next = record.entry.next;
        if (isWaiting(record) && next.isValid() && (!earliest.isValid() || next < earliest))
            earliest = next;
    }
    if (!earliest.isValid() || m_question || m_submitting.isActive())
        return;
    const milliseconds left{QDateTime::currentDateTimeUtc().msecsTo(earliest) + 1};
    m_clock.start(std::clamp(left, milliseconds(1), milliseconds(longestSleep)));
}

void OutboxRun::setStatus(SendingStatus::Activity activity)
{
    m_status.activity = activity;
    m_status.message.reset();
    if (activity == SendingStatus::Activity::Sending)
        m_status.message = m_underWay;
    else
        m_status.octets = m_status.total = 0;
    if (!m_statusTimer.isActive())
        m_statusTimer.start();
}

void OutboxRun::tellStatus()
{
    if (m_status == m_statusTold)
        return;
    m_statusTold = m_status;
    Q_EMIT statusChanged(m_status);
}

void OutboxRun::tellOutbox()
{
    QList<OutboxEntry> entries;
    for (const OutboxRecord &record : m_outbox.records()) {
        // The server has it, and only the copy is still to be made; or it is as good as gone.
        if (record.isSentToAll() || (record.isDiscarded && record.entry.id != m_underWay))
            continue;
        entries += record.entry;
        if (record.entry.id == m_underWay)
            entries.last().state = OutboxEntry::State::Sending;
    }
    Q_EMIT outboxChanged(entries);
}

} // namespace poplar::mailbox
