// SPDX-License-Identifier: GPL-3.0-or-later
// Messages for a Maildir, and commands that the user speaks, of a MailboxWorker.
#include "mailbox/mailboxworker.h"

#include "archive/maildir.h"
#include "pop3/buffersink.h"
#include "pop3/spoken.h"

#include <QDir>

#include <algorithm>

namespace poplar::mailbox {

namespace {

/// For a message of which nobody wants to have more than the log shows.
class DroppingSink : public pop3::BodySink {
public:
    [[nodiscard]] Result<Done> write(QByteArrayView) override { return Done(); }
    [[nodiscard]] Result<Done> finish() override { return Done(); }
};

/// The message that a command of a user names first, or 0.
qint64 numberIn(const QByteArray &line)
{
    return line.simplified().split(' ').value(1).toLongLong();
}

} // namespace

void MailboxWorker::connectFetching()
{
    m_fetcher.setNoted([this] {
        const Result<QSet<QString>> names = m_known.catalogue()->keptNames();
        return names ? *names : QSet<QString>(); // then contents alone tell
    });
    connect(&m_fetcher, &Fetcher::delivered, this, &MailboxWorker::onDelivered);
    connect(&m_fetcher, &Fetcher::setAside, this, &MailboxWorker::onSetAside);
    connect(&m_fetcher, &Fetcher::progressed, this, [this](qint64 done, qint64 total) {
        if (m_downloads.taken().isEmpty())
            tellProgress({Activity::Fetching, done, total});
    });
    connect(&m_fetcher, &Fetcher::finished, this, [this](const FetchReport &report) {
        tellProgress({});
        // Of what ended the session, onFailed() tells.
        if (report.stopped && (report.stopped->kind == ErrorKind::Storage || isListed()))
            this->report(Problem::During::Fetching, *report.stopped);
        endDownloads(report);
        sendMarks(); // what was ticked before could not be marked while it was wanted
        commitWhenMarked();
        flush();
        if (std::exchange(m_isFetchAwaited, false))
            Q_EMIT fetchFinished(report);
    });
}

void MailboxWorker::fetch(const FetchOrder &order)
{
    touch();
    if (QDir(order.maildir) == QDir(m_folder))
        (void)makeOwnMaildir(); // what is wrong there ends the fetch, with its reason
    m_isFetchAwaited = true;
    m_fetcher.add(order);
    if (isListed())
        startFetching();
    else if (!m_session && !m_waiting)
        open();
}

/// The account's folder holds other things as well, and is no Maildir to anybody else before.
bool MailboxWorker::makeOwnMaildir()
{
    const Result<archive::Maildir> own = archive::Maildir::openOwn(m_folder);
    if (!own)
        report(Problem::During::Fetching, own.error());
    return bool(own);
}

/// It will be fetched, or is on its way. A queue that is paused holds up nothing: what is ticked then is
/// marked, and comes under the review as something of which there is no copy.
bool MailboxWorker::isWanted(MessageId message) const
{
    return m_fetcher.wants(message) || (m_downloads.wants(message) && !m_downloads.isPaused());
}

void MailboxWorker::startFetching()
{
    const QSet<MessageId> marked = m_ticks.marked();
    const bool isHidden =
        std::any_of(marked.begin(), marked.end(), [this](MessageId message) { return isWanted(message); });
    // A marked message cannot be retrieved (RFC 1939 section 5, RETR). The marks are sent again later.
    if (isHidden)
        sendReset();
    m_fetcher.start(*m_session, m_account.largestMessage);
}

void MailboxWorker::onDelivered(const QList<Fetcher::Fetched> &fetched)
{
    m_reconnect.succeeded();
    touch();
    const Result<Done> kept = m_known.setKept(fetched);
    reportIfFailed(Problem::During::Catalogue, kept);
    if (!kept)
        m_fetcher.lookForUnnoted();
    QList<Fetcher::Fetched> downloaded;
    QList<MessageId> toTick;
    for (const Fetcher::Fetched &one : fetched) {
        m_proven += one.message;
        // A rule may tick what was downloaded, but no order does, also where it was cancelled too late.
        const bool isDownload = m_handedOver.remove(one.message);
        if (isDownload || m_downloads.wants(one.message))
            downloaded += one;
        if (isDownload || one.then != FetchOrder::Then::Tick)
            continue;
        if (isWhole(one))
            toTick += one.message;
        else
            report(Problem::During::Ticking, Error{ErrorKind::NotAllowed, {}, "SHORT", "DELE", {}},
                   one.message);
    }
    // What is not remembered would be fetched again; deleting it would be no loss, but nothing is
    // deleted on half a proof.
    if (kept && !toTick.isEmpty())
        tick(toTick);
    onDownloaded(downloaded, kept);
    QList<MessageId> messages;
    for (const Fetcher::Fetched &one : fetched)
        messages += one.message;
    m_localMail.onDelivered(messages);
    scheduleFlush();
    // Ten thousand small messages are told in batches, by downloadsChanged().
    for (const Fetcher::Fetched &one : fetched) {
        const archive::Delivered &delivered = one.delivered;
        if (m_isFetchAwaited)
            Q_EMIT this->fetched(
                {one.message, delivered.file, delivered.octets, delivered.sha256, std::nullopt});
    }
    sendMarks(); // of those ticked while they were wanted
    commitWhenMarked();
}

/// What came much shorter than listed may lack its end.
bool MailboxWorker::isWhole(const Fetcher::Fetched &fetched) const
{
    const MessageRow *row = m_known.rows().find(fetched.message);
    const archive::Keeping keeping{fetched.delivered, {}, fetched.octets};
    return row && keeping.isWhole(row->identity.octets);
}

/// What makes no sense as a reply may be the rest of a message whose dots were not doubled (hMailServer #126,
/// Mailpit #299): it is not deleted.
void MailboxWorker::distrustLast(const Error &error)
{
    const std::optional<MessageId> last = m_fetcher.distrustLast();
    if (!last)
        return;
    // Nor by a rule, later: what lies here of it may not be the whole.
    spareForGood({*last});
    reportIfFailed(Problem::During::Catalogue, m_known.setNotKept(*last));
    m_fetcher.lookForUnnoted(); // its file stays
    dropTicks({*last});
    setAside(*last, error);
    onDownloadFailed(*last, error);
}

void MailboxWorker::onSetAside(MessageId message, const Error &error)
{
    reportIfFailed(Problem::During::Catalogue, m_known.setAside(message, error));
    onDownloadFailed(message, error);
    scheduleFlush();
    if (m_isFetchAwaited)
        Q_EMIT fetched({message, {}, 0, {}, error});
}

void MailboxWorker::speak(const QByteArray &line, SpokenText text)
{
    touch();
    const auto kept = std::make_shared<pop3::BufferSink>(limit::spokenReply);
    std::shared_ptr<pop3::BodySink> sink = kept;
    if (text == SpokenText::Dropped)
        sink = std::make_shared<DroppingSink>();
    Result<pop3::Command> understood = pop3::spoken(line, sink);
    if (understood && !isListed())
        understood = Error{ErrorKind::NotAllowed, {}, {}, understood->verb, {}};
    if (!understood)
        return Q_EMIT spoken({line, {}, {}, understood.error()});
    pop3::Command command = std::move(understood).value();
    if (command.verb == "RSET")
        forgetMarks(); // the server will have none, whatever comes in between
    command.message = qint64(m_numbers.key(numberIn(line))); // so that line and row find each other
    ++m_marksUnderWay; // it may be a DELE, which QUIT must not overtake
    command.done = [this, line, kept, text, verb = command.verb,
                    resets = m_resets](const Result<pop3::Reply> &reply) {
        --m_marksUnderWay;
        Spoken spoken{line, {}, {}, {}};
        if (reply) {
            spoken.status = m_session->blotted(
                "+OK " + (reply->code.isEmpty() ? QByteArray() : '[' + reply->code + "] ") + reply->text);
            // A message is shown as it is; of the rest a server may make an echo.
            if (text == SpokenText::Kept)
                spoken.text = reply->listing.isEmpty() ? kept->bytes() : m_session->blotted(reply->listing);
            followSpoken(verb, line, resets);
        } else {
            const Error &error = reply.error();
            spoken.status =
                "-ERR " + (error.code.isEmpty() ? QByteArray() : '[' + error.code + "] ") + error.said;
            spoken.error = error;
            if (verb == "RSET")
                onResetRefused(error);
        }
        Q_EMIT this->spoken(spoken);
        commitWhenMarked();
    };
    m_session->enqueue(std::move(command));
}

/// A DELE that was typed is a tick, and RSET takes all of them back.
void MailboxWorker::followSpoken(const QByteArray &verb, const QByteArray &line, quint64 resets)
{
    if (verb == "RSET") {
        untickAll();
    } else if (verb == "DELE") {
        const MessageId message = m_numbers.key(numberIn(line));
        if (message == MessageId{}) { // what nobody sees is not to be deleted
            sendReset();
            return sendMarks();
        }
        if (resets != m_resets) // its mark is gone by now
            return tick({message});
        m_ticks.mark(message);
        m_known.rows().setMark(message, Mark::Deleted);
        tick({message});
        if (m_ticks.needReset()) { // it is no mail, and was not ticked
            sendReset();
            sendMarks();
        }
    }
}

} // namespace poplar::mailbox
