// SPDX-License-Identifier: GPL-3.0-or-later
// What is sent, in which order, and what becomes of it. Questions, status and clock have a file beside this.
#include "mailbox/outboxrun.h"

#include "mailbox/samelogin.h"
#include "mailbox/sendingverdict.h"

#include <QCoreApplication>

#include <chrono>
#include <utility>

namespace poplar::mailbox {

namespace {

using EntryState = OutboxEntry::State;
using SendingActivity = SendingStatus::Activity;

/// The window is told of the status at most so often.
constexpr std::chrono::milliseconds statusPause{50};

QDateTime presentTime()
{
    return QDateTime::currentDateTimeUtc();
}

} // namespace

OutboxRun::OutboxRun(Outbox &outbox, QThreadPool &pool, Hands hands, QObject *parent)
    : QObject(parent)
    , m_outbox(outbox)
    , m_hands(std::move(hands))
    , m_submitting(outbox.folder(), pool, this)
    , m_statusTimer(this)
    , m_clock(this)
{
    for (QTimer *timer : {&m_statusTimer, &m_clock})
        timer->setSingleShot(true);
    m_statusTimer.setInterval(statusPause);
    connect(&m_statusTimer, &QTimer::timeout, this, &OutboxRun::tellStatus);
    connect(&m_clock, &QTimer::timeout, this, &OutboxRun::goOn);
    connectSubmitting();
}

OutboxRun::~OutboxRun() = default;

void OutboxRun::connectSubmitting()
{
    connect(&m_submitting, &Submitting::ready, this, &OutboxRun::onReady);
    connect(&m_submitting, &Submitting::concluded, this, &OutboxRun::onConcluded);
    connect(&m_submitting, &Submitting::ended, this, &OutboxRun::onEnded);
    connect(&m_submitting, &Submitting::needed, this, [this](const PasswordQuestion &question) {
        ask(question, Credentials::lackOf(question.purpose));
    });
    connect(&m_submitting, &Submitting::progressed, this, [this](qint64 octets, qint64 all) {
        m_status.octets = octets;
        m_status.total = all;
        setStatus(SendingActivity::Sending);
    });
    connect(&m_submitting, &Submitting::transcript, this, [this](const QList<wire::TranscriptEvent> &events) {
        Q_EMIT transcriptGrown(m_records.numbered(events));
    });
}

// --- What is asked for --------------------------------------------------------------------------

void OutboxRun::start()
{
    m_followed = m_hands.account();
    const QList<OutboxRecord> records = m_outbox.records();
    for (const OutboxRecord &record : records) {
        // The program was ended between the verdict and the copy, or the copy could not be made.
        if (record.isDiscarded)
            drop(record);
        else if (record.isSentToAll() || (record.isSentToSome() && !record.isInSent))
            settle(record, {});
    }
    makeDue();
    tellOutbox();
    goOn();
}

void OutboxRun::onAdded()
{
    m_isTold = false;
    tellOutbox();
    goOn();
}

void OutboxRun::trySending()
{
    m_isTold = false;
    makeDue();
    tellOutbox();
    goOn();
}

void OutboxRun::sendAgain(OutboxId message)
{
    const OutboxRecord *record = m_outbox.find(message);
    if (!record || message == m_underWay || record->isSentToAll() || record->isDiscarded)
        return;
    m_isTold = false;
    store(triedAnew(*record, presentTime()));
    tellOutbox();
    goOn();
}

void OutboxRun::stop()
{
    const QList<OutboxRecord> records = m_outbox.records();
    for (OutboxRecord record : records) {
        if (record.entry.state != EntryState::Waiting || record.entry.id == m_underWay)
            continue;
        record.entry.next = {};
        store(record);
    }
    withdrawQuestion();
    m_isOutdated = false; // nor is anything tried anew
    m_submitting.abort();
    tellOutbox();
    arm();
}

void OutboxRun::discard(OutboxId message)
{
    const OutboxRecord *found = m_outbox.find(message);
    if (!found)
        return;
    OutboxRecord record = *found;
    record.isDiscarded = true;
    if (message == m_underWay) {
        store(record); // the program may end before the connection does
        return m_submitting.abort();
    }
    drop(record);
    tellOutbox();
    arm();
}

/// What was discarded goes. Of what somebody has, the copy comes first.
void OutboxRun::drop(const OutboxRecord &record)
{
    if (record.isSentToSome())
        return settle(record, {});
    if (const Result<Done> removed = m_outbox.remove(record.entry.id); !removed)
        report(removed.error());
}

// --- Sending ------------------------------------------------------------------------------------

void OutboxRun::goOn()
{
    if (!m_submitting.isActive() && !m_question && nextDue())
        open();
    arm();
}

void OutboxRun::open()
{
    const accounts::Account account = m_hands.account();
    if (!account.submission.isSet())
        return failDue(Error{ErrorKind::NotAllowed, {}, "NO-SERVER", {}, {}});
    Credentials &credentials = m_submitting.credentials();
    if (!isSameLoginToSend(account, m_usedAccount))
        credentials.forgetAll();
    m_usedAccount = account;
    m_isOutdated = false;
    const accounts::Account sending = accounts::sendingAccount(account);
    const bool isShared = account.submission.login == accounts::SubmissionServer::Login::AsForPop3;
    if (const Secret known = m_hands.secretOfMaildrop();
        isShared && !known.isEmpty() && credentials.gathered().password.isEmpty())
        credentials.give(Credentials::purposeFor(sending), known);
    setStatus(SendingActivity::Connecting);
    m_submitting.open(account, m_records.begin(sending, records::Application::Smtp));
}

void OutboxRun::onReady()
{
    m_status.largest = m_submitting.largest();
    Q_EMIT accepted();
    const std::optional<OutboxId> next = nextDue();
    if (next && !m_isOutdated)
        return send(*m_outbox.find(*next));
    setStatus(SendingActivity::Leaving);
    m_submitting.leave();
}

void OutboxRun::send(const OutboxRecord &record)
{
    const OutboxId id = record.entry.id;
    m_underWay = id;
    m_status.octets = 0;
    m_status.total = record.entry.octets;
    setStatus(SendingActivity::Sending);
    tellOutbox();
    Letter letter;
    letter.file = record.entry.file;
    letter.sender = record.sender;
    for (const RecipientState &one : record.entry.recipients) {
        if (one.fate == RecipientState::Fate::Waiting)
            letter.recipients += one.address.toUtf8();
    }
    letter.notice = record.notice;
    letter.envelopeId = QByteArray::number(quint64(id));
    letter.name = qint64(id);
    letter.beforeEnd = [this, id] { return noteEnding(id); };
    m_submitting.send(letter);
}

/// From now on the message may arrive.
Result<Done> OutboxRun::noteEnding(OutboxId message)
{
    const OutboxRecord before = *m_outbox.find(message);
    OutboxRecord record = before;
    record.entry.state = EntryState::Sending;
    const Result<Done> noted = m_outbox.put(record);
    if (!noted)
        (void)m_outbox.put(before); // in memory at least
    return noted;
}

void OutboxRun::onConcluded(const LetterFate &fate)
{
    const OutboxId id = *std::exchange(m_underWay, std::nullopt);
    const OutboxRecord record = afterAttempt(*m_outbox.find(id), fate, presentTime());
    store(record);
    m_status.message.reset();
    const auto *outcome = std::get_if<smtp::Outcome>(&fate);
    if (record.isSentToSome())
        settle(record, outcome ? wordsOf(outcome->verdict) : QByteArray());
    else if (record.isDiscarded)
        drop(record);
    if (!record.isSentToAll() && !record.isDiscarded)
        Q_EMIT notSent(record.entry);
    tellOutbox();
}

/// Somebody has it: the copy, and the end of it if nobody else is to have it.
void OutboxRun::settle(const OutboxRecord &sentRecord, const QByteArray &said)
{
    OutboxRecord record = sentRecord;
    const Result<Done> kept = record.isInSent ? Result<Done>(Done()) : m_hands.keepCopy(record);
    record.isInSent = bool(kept);
    if (kept && (record.isSentToAll() || record.isDiscarded)) {
        if (const Result<Done> removed = m_outbox.remove(record.entry.id); !removed)
            report(removed.error());
    } else {
        // What has no copy stays on the disk, and the next start tries to make it.
        store(record);
    }
    if (!record.isSentToAll()) {
        if (!kept && record.isDiscarded)
            report(kept.error());
        return;
    }
    SentReport told{record.entry, said, {}};
    if (!kept)
        told.notKept = kept.error();
    Q_EMIT sent(told);
}

void OutboxRun::onEnded(const Submitting::End &end)
{
    m_records.sessionEnded();
    setStatus(SendingActivity::Idle);
    // What went wrong with the settings of before tells nothing of those of now.
    if (std::exchange(m_isOutdated, false))
        return trySending();
    if (end.error && end.error->kind != ErrorKind::Cancelled && !askAbout(*end.error, end.tls))
        failDue(*end.error);
    goOn();
}

} // namespace poplar::mailbox
