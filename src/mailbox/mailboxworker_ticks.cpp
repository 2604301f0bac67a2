// SPDX-License-Identifier: GPL-3.0-or-later
// Ticks, the review and other questions of a MailboxWorker.
#include "mailbox/copies.h"
#include "mailbox/headersink.h"
#include "mailbox/mailboxworker.h"
#include "mime/message.h"

#include <algorithm>

namespace poplar::mailbox {

void MailboxWorker::tick(const QList<MessageId> &messages)
{
    touch();
    QList<MessageId> mail;
    for (const MessageId message : messages) {
        if (isServersOwn(message))
            refuseServersOwn(message);
        else if (m_known.isThere(message)) // of what is gone only the copy is left
            mail += message;
    }
    takeFromRule(mail);
    reportIfFailed(Problem::During::Catalogue, m_known.setTicked(mail));
    for (const MessageId message : mail)
        m_ticks.tick(message);
    sendMarks();
    scheduleFlush();
}

/// UW IMAP and its kin keep their own data in a message that must not be deleted: all mail of the folder
/// would lose its flags and unique-ids (fetchmail FAQ O15).
bool MailboxWorker::isServersOwn(MessageId message) const
{
    const MessageRow *row = m_known.rows().find(message);
    if (!row || !row->envelope || row->envelope->from.isEmpty())
        return false;
    return row->envelope->subject.startsWith(u"DON'T DELETE THIS MESSAGE")
        && row->envelope->from.first().name == u"Mail System Internal Data";
}

void MailboxWorker::refuseServersOwn(MessageId message)
{
    dropTicks({message});
    report(Problem::During::Ticking, Error{ErrorKind::NotAllowed, {}, "INTERNAL", "DELE", {}}, message);
}

/// A message that the user has not seen in this session, and that may be another one than they mean: the
/// first one, which some servers keep for themselves, can be ticked by its number alone; and of messages with
/// the same unique-id it was only guessed by their order which is which. What a rule ticks nobody looks at,
/// so that Poplar does: a server may have given the name of what is kept to something else.
bool MailboxWorker::needsLook(MessageId message)
{
    const MessageRow *row = m_known.rows().find(message);
    const bool isSeen = m_headersSeen.contains(message);
    if (!isSeen && m_numbers.value(message) == 1 && !row->envelope)
        return true;
    if (m_ticks.isByRule(message))
        return !m_proven.contains(message);
    if (m_ticks.isByFilter(message))
        return !isSeen;
    if (isSeen || !row->envelope)
        return false; // without one the user means just this place in the maildrop
    if (!m_ambiguous)
        m_ambiguous = m_known.ambiguous();
    return m_ambiguous->contains(message);
}

void MailboxWorker::lookAt(MessageId message)
{
    m_looksUnderWay += message;
    auto sink = std::make_shared<HeaderSink>();
    pop3::Command top = pop3::top(m_numbers.value(message), 0, sink);
    top.message = qint64(message);
    top.done = [this, message, sink](const Result<pop3::Reply> &reply) {
        if (!reply && isOfTheEnd(reply.error()))
            return; // the tick stays for the next session
        m_looksUnderWay -= message;
        m_headersSeen += message;
        if (reply)
            onLookedAt(message, {message, mime::readEnvelope(sink->header()), headerHash(sink->header())});
        else if (m_ambiguous && m_ambiguous->contains(message))
            refuseDoubtful({message});
        else if (m_ticks.isByRule(message) || m_ticks.isByFilter(message))
            leaveToUser(message);
        sendMarkIfDue(message);
        commitWhenMarked();
    };
    m_session->enqueue(std::move(top));
}

void MailboxWorker::onLookedAt(MessageId message, const HeaderFetcher::Header &header)
{
    const MessageRow *row = m_known.rows().find(message);
    const QByteArray known = row ? row->identity.headerHash : QByteArray();
    if (m_ticks.isByRule(message))
        return judgeByRule(header, known == header.hash ? Seems::Same : Seems::Another);
    if (!known.isEmpty() && known != header.hash)
        refuseDoubtful({message});
    else if (known.isEmpty() && m_ticks.isByFilter(message))
        leaveToUser(message); // nobody knows what the rule looked at
    onHeaders({header});
}

void MailboxWorker::untick(const QList<MessageId> &messages)
{
    touch();
    spare(messages);
    dropTicks(messages);
    // POP3 unmarks all or nothing.
    if (m_ticks.needReset() && isListed())
        sendReset();
    else if (m_ticks.needReset() && m_committing == Committing::Said && isOpen())
        m_session->abort(); // QUIT is about to be said; hanging up deletes nothing
    sendMarks();
    scheduleFlush();
}

void MailboxWorker::dropTicks(const QList<MessageId> &messages)
{
    reportIfFailed(Problem::During::Catalogue, m_known.setUnticked(messages));
    for (const MessageId message : messages)
        m_ticks.untick(message);
    scheduleFlush();
}

/// A tick from an earlier session is not replayed on a message that may be another one.
void MailboxWorker::dropDoubtfulTicks()
{
    if (m_ticks.ticked().isEmpty())
        return;
    QList<MessageId> doubtful;
    for (const MessageId message : m_known.ambiguous()) {
        if (m_ticks.isTicked(message))
            doubtful += message;
    }
    if (!doubtful.isEmpty())
        refuseDoubtful(doubtful);
}

void MailboxWorker::refuseDoubtful(const QList<MessageId> &messages)
{
    dropTicks(messages);
    report(Problem::During::Ticking, Error{ErrorKind::Malformed, {}, {}, "UIDL", {}}, messages.first());
    scheduleFlush();
}

void MailboxWorker::untickAll()
{
    untick(m_ticks.ticked().values());
}

/// Those ticked that lie in the open maildrop.
QList<MessageId> MailboxWorker::victims() const
{
    QList<MessageId> present;
    for (const MessageId message : m_ticks.ticked()) {
        // What is still to be downloaded is not deleted before. What is being fetched is, as soon as it came.
        const bool isToBeDownloaded = m_downloads.wants(message) && !m_downloads.isPaused();
        if (m_numbers.contains(message) && !isToBeDownloaded)
            present += message;
    }
    std::sort(present.begin(), present.end());
    return present;
}

/// With what is on this machine of them.
QList<Victim> MailboxWorker::describe(const QList<MessageId> &messages)
{
    QList<Victim> victims = named(messages);
    reportIfFailed(Problem::During::Catalogue, findCopies(*m_known.catalogue(), m_folder, victims));
    return victims;
}

QList<Victim> MailboxWorker::named(const QList<MessageId> &messages) const
{
    QList<Victim> victims;
    victims.reserve(messages.size());
    for (const MessageId message : messages) {
        if (const MessageRow *row = m_known.rows().find(message))
            victims += {message, row->identity, row->envelope};
    }
    return victims;
}

/// Tells the server of every tick that it does not know of.
void MailboxWorker::sendMarks()
{
    // While a message is read, marking waits: it might be that one.
    if (!isListed() || m_reader.commandUnderWay())
        return;
    for (const MessageId message : m_ticks.unmarked())
        sendMarkIfDue(message);
}

void MailboxWorker::sendMarkIfDue(MessageId message)
{
    const bool isTaken = isListed() && !m_reader.commandUnderWay() && m_ticks.isUnmarked(message);
    // A marked message cannot be retrieved (RFC 1939 section 5, RETR).
    if (!isTaken || !m_numbers.contains(message) || isWanted(message))
        return;
    if (isServersOwn(message))
        return refuseServersOwn(message);
    const bool isUnseen = (m_ticks.isByRule(message) && !m_proven.contains(message))
        || (m_ticks.isByFilter(message) && !m_headersSeen.contains(message));
    if (isUnseen && headersBy() != HeaderFetcher::Way::Top)
        leaveToUser(message); // looking would cost as much as fetching
    if (needsLook(message)) {
        if (!m_looksUnderWay.contains(message))
            lookAt(message);
        return;
    }
    const MessageRow *row = m_known.rows().find(message);
    const bool headerToCome =
        m_committing == Committing::No && m_headers.isActive() && !row->envelope && !row->error;
    if (!headerToCome)
        sendMark(message);
}

void MailboxWorker::sendMark(MessageId message)
{
    m_ticks.mark(message);
    ++m_marksUnderWay;
    pop3::Command dele = pop3::dele(m_numbers.value(message));
    dele.message = qint64(message);
    dele.done = [this, message, resets = m_resets](const Result<pop3::Reply> &reply) {
        --m_marksUnderWay;
        if (resets == m_resets)
            onMarked(message, reply);
        commitWhenMarked();
    };
    m_session->enqueue(std::move(dele));
}

void MailboxWorker::onMarked(MessageId message, const Result<pop3::Reply> &reply)
{
    if (reply) {
        m_fetcher.confirmLast();
        m_known.rows().setMark(message, Mark::Deleted);
    } else if (isOfTheEnd(reply.error())) {
        m_ticks.markRefused(message); // the session ends; the tick stays for the next one
    } else {
        // It concerns this message alone. A tick that the server will not carry out is no tick.
        m_ticks.markRefused(message);
        dropTicks({message});
        report(Problem::During::Ticking, reply.error(), message);
    }
    scheduleFlush();
}

/// RSET is on its way: what was marked before it does not count any more.
void MailboxWorker::forgetMarks()
{
    ++m_resets;
    m_ticks.forgetMarks();
    m_known.rows().clearMark(Mark::Deleted);
}

void MailboxWorker::sendReset()
{
    forgetMarks();
    ++m_marksUnderWay; // a QUIT must not overtake it
    pop3::Command reset = pop3::rset();
    reset.done = [this](const Result<pop3::Reply> &reply) {
        --m_marksUnderWay;
        if (!reply)
            return onResetRefused(reply.error());
        commitWhenMarked();
    };
    m_session->enqueue(std::move(reset));
}

void MailboxWorker::onResetRefused(const Error &error)
{
    if (isOfTheEnd(error) || !isOpen())
        return; // the session is over, and nothing is marked any more
    report(Problem::During::Ticking, error);
    m_session->abort();
}

// --- Questions and answers ----------------------------------------------------------------------

void MailboxWorker::ask(const Question::About &about)
{
    withdrawQuestion();
    m_question = Question{QuestionId(++m_lastQuestion), about};
    if (const auto *password = std::get_if<PasswordQuestion>(&about))
        m_askedFor = password->purpose;
    Q_EMIT asked(*m_question);
}

void MailboxWorker::withdrawQuestion()
{
    if (!m_question)
        return;
    if (std::holds_alternative<ReviewQuestion>(m_question->about))
        m_ticks.endReview();
    Q_EMIT withdrawn(std::exchange(m_question, std::nullopt)->id);
}

void MailboxWorker::answer(QuestionId question, const Answer &answer)
{
    if (!m_question || m_question->id != question)
        return; // too late: it was withdrawn
    const bool isOfCatalogue = std::holds_alternative<RebuildQuestion>(m_question->about);
    m_question.reset();
    if (isOfCatalogue && std::holds_alternative<Declined>(answer))
        return declineToRebuild();
    if (!std::holds_alternative<Declined>(answer))
        m_unlessAnswered.reset();
    touch();
    std::visit([this](const auto &one) { take(one); }, answer);
}

void MailboxWorker::take(const PasswordAnswer &answer)
{
    m_credentials.give(m_askedFor, answer.password);
    open();
}

void MailboxWorker::take(const TrustCertificate &answer)
{
    m_account.trustedDigests = {answer.sha256};
    Q_EMIT accountChanged(m_account);
    open();
}

void MailboxWorker::take(const ReviewAnswer &answer)
{
    switch (answer) {
    case ReviewAnswer::Delete:
        m_headers.stop();
        m_fetcher.pause();
        m_committing = Committing::WaitingForMarks;
        sendMarks();
        return commitWhenMarked();
    case ReviewAnswer::LeaveDroppingTicks:
        spare(m_ticks.reviewed());
        dropTicks(m_ticks.reviewed());
        return leaveNow(pop3::Leaving::Abandon); // which sends the RSET
    case ReviewAnswer::LeaveKeepingTicks:
        return leaveNow(pop3::Leaving::Abandon);
    case ReviewAnswer::Stay:
        return stay();
    }
}

/// What was ticked beside the review is told to the server now.
void MailboxWorker::stay()
{
    m_ticks.endReview();
    sendMarks();
}

void MailboxWorker::take(const Declined &)
{
    const Error declined =
        std::exchange(m_unlessAnswered, std::nullopt).value_or(Error{ErrorKind::Cancelled, {}, {}, {}, {}});
    if (m_comparison)
        return leaveNow(pop3::Leaving::Abandon);
    if (!m_session)
        return giveUp(Problem::During::Opening, declined);
    stay();
}

} // namespace poplar::mailbox
