// SPDX-License-Identifier: GPL-3.0-or-later
// Unique-ids that all changed, of a MailboxWorker.
#include "archive/recognition.h"
#include "mailbox/mailboxworker.h"

#include <algorithm>

namespace poplar::mailbox {

namespace {

/// Messages have no ids yet while they are compared, only numbers; the catalogue never comes so far.
constexpr quint64 numbersCompared = quint64(1) << 61;

MessageId idForNumber(qint64 number)
{
    return MessageId(numbersCompared + quint64(number));
}

qint64 numberOf(MessageId message)
{
    return qint64(quint64(message) - numbersCompared);
}

} // namespace

/// Where only a part is listed, all that is listed may be others by right.
bool MailboxWorker::mayBeRenamed(const Recognition &recognition) const
{
    return !m_known.traits().testFlag(ServerTrait::ListsPart) && KnownMessages::mayBeRenamed(recognition);
}

bool MailboxWorker::isToBeCompared(const Recognition &recognition) const
{
    return mayBeRenamed(recognition) || KnownMessages::hasStrays(recognition);
}

void MailboxWorker::compare(const Recognition &recognition)
{
    m_comparison = Comparison{recognition.maildrop};
    m_comparison->mayBeRenamed = mayBeRenamed(recognition);
    // Of what was only fetched, by the command line, the file has the header.
    const Result<QList<KeptFile>> files = m_known.keptWithoutHeader();
    if (!files)
        return giveUpListing(Problem::During::Catalogue, files.error());
    if (files->isEmpty() && !m_keptHeaders.isActive())
        return readForComparison();
    if (!m_keptHeaders.isActive())
        m_keptHeaders.start(*files);
    // finished() leads on
}

/// Asks for the headers of what the listing did not recognise.
void MailboxWorker::readForComparison()
{
    if (!m_comparison || m_comparison->stage != Comparison::Stage::Files || !isOpen() || m_isLeaving)
        return;
    m_comparison->stage = Comparison::Stage::Headers;
    const Result<QList<Identity>> before = m_known.listedBefore();
    const Result<Recognition> recognition = m_known.recognise(m_comparison->maildrop);
    if (!before || !recognition)
        return giveUpListing(Problem::During::Catalogue, before ? recognition.error() : before.error());
    if (before->isEmpty() && m_comparison->mayBeRenamed) // nothing is known of them that could be lost
        return endComparison(archive::Renaming::Refused);
    std::deque<HeaderFetcher::Wanted> wanted;
    const QList<Identity> &messages = recognition->maildrop.messages;
    for (qsizetype i = messages.size() - 1; i >= 0; --i) {
        const bool isWanted = m_comparison->mayBeRenamed ? !recognition->recognised[i]
                                                         : KnownMessages::lacksHeader(*recognition, i);
        if (isWanted)
            wanted.push_back({idForNumber(i + 1), i + 1, std::max<qint64>(messages[i].octets, 0)});
    }
    touch();
    m_headers.setFields(m_rules.fields());
    m_headers.start(*m_session, std::move(wanted), headersBy());
    compareIfRead(); // there may be nothing to be read
}

/// The headers are there, or could not be had: it shows whether there is anything to be asked.
void MailboxWorker::compareIfRead()
{
    if (!m_comparison || m_comparison->stage != Comparison::Stage::Headers || m_headers.isUnfinished()
        || m_headers.isParsing() || !isOpen() || m_isLeaving)
        return;
    // What is known from the Maildir alone has no name that could have changed.
    if (!m_comparison->mayBeRenamed)
        return endComparison(archive::Renaming::Refused);
    const Result<QList<Identity>> before = m_known.listedBefore();
    if (!before)
        return giveUpListing(Problem::During::Catalogue, before.error());
    QList<Identity> listed;
    for (const HeaderFetcher::Header &header : std::as_const(m_comparison->headers)) {
        Identity identity = m_comparison->maildrop.messages[numberOf(header.message) - 1];
        identity.headerHash = header.hash;
        listed += identity;
    }
    RelinkQuestion question;
    question.listed = m_comparison->maildrop.messages.size();
    question.known = before->size();
    question.alike = archive::countAlike(*before, listed);
    // They are others if none is alike; where none could be read, nobody knows.
    if (question.alike == 0 && !listed.isEmpty())
        return endComparison(archive::Renaming::Refused);
    m_comparison->stage = Comparison::Stage::Asked;
    tellProgress({});
    touch();
    ask(question);
}

void MailboxWorker::endComparison(archive::Renaming renaming)
{
    if (!m_comparison)
        return;
    m_comparison->stage = Comparison::Stage::Asked;
    m_comparison->renaming = renaming;
    // Another program may have changed what is known while the user thought.
    const Result<Recognition> recognition = m_known.recognise(m_comparison->maildrop);
    if (!recognition)
        return giveUpListing(Problem::During::Catalogue, recognition.error());
    takeListing(*recognition);
}

/// Headers that have been read for the comparison are not asked for again.
Result<Done> MailboxWorker::takeCompared(const Comparison &comparison)
{
    if (const Result<Done> remembered = m_known.rememberFound(); !remembered)
        return remembered;
    QHash<qint64, MessageId> messages;
    messages.reserve(m_numbers.size());
    for (auto it = m_numbers.cbegin(); it != m_numbers.cend(); ++it)
        messages.insert(it.value(), it.key());
    QList<HeaderFetcher::Header> headers = comparison.headers;
    for (HeaderFetcher::Header &header : headers)
        header.message = messages.value(numberOf(header.message));
    const Result<QList<MessageId>> relinked = m_known.setHeaders(headers, comparison.renaming);
    if (!relinked)
        return relinked.error();
    for (const MessageId message : *relinked) {
        if (m_known.rows().find(message)->marks.testFlag(Mark::Ticked))
            m_ticks.tick(message);
    }
    restoreRuleTicks();
    m_rules.takeHeaders(headers);
    return Done();
}

void MailboxWorker::take(const RelinkAnswer &answer)
{
    switch (answer) {
    case RelinkAnswer::Link:
        return endComparison(archive::Renaming::Accepted);
    case RelinkAnswer::AllNew:
        return endComparison(archive::Renaming::Refused);
    case RelinkAnswer::Leave:
        return leaveNow(pop3::Leaving::Abandon);
    }
}

} // namespace poplar::mailbox
