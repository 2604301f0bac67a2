// SPDX-License-Identifier: GPL-3.0-or-later
// Headers and messages of a MailboxWorker.
#include "archive/maildirfiles.h"
#include "base/limits.h"
#include "mailbox/mailboxworker.h"
#include "mime/message.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace poplar::mailbox {

namespace {

Result<Done> copyFile(const QString &from, const QString &to)
{
    QFile source(from);
    QSaveFile target(to);
    if (!source.open(QIODevice::ReadOnly))
        return Error{ErrorKind::Storage, {}, {}, {}, source.errorString()};
    if (!target.open(QIODevice::WriteOnly))
        return Error{ErrorKind::Storage, {}, {}, {}, target.errorString()};
    constexpr qint64 blockSize = 256 * 1024;
    while (!source.atEnd()) {
        const QByteArray block = source.read(blockSize);
        if (block.isEmpty() || target.write(block) != block.size())
            return Error{ErrorKind::Storage,
                         {},
                         {},
                         {},
                         block.isEmpty() ? source.errorString() : target.errorString()};
    }
    if (!target.commit())
        return Error{ErrorKind::Storage, {}, {}, {}, target.errorString()};
    return Done();
}

} // namespace

void MailboxWorker::connectReading()
{
    connect(&m_headers, &HeaderFetcher::read, this, &MailboxWorker::onHeaders);
    connect(&m_headers, &HeaderFetcher::learnt, this, &MailboxWorker::learn);
    connect(&m_headers, &HeaderFetcher::refused, this, [this](MessageId message, const Error &error) {
        if (m_comparison)
            return; // finished() leads on
        m_known.setHeaderRefused(message, error);
        if (error.kind == ErrorKind::Busy)
            report(Problem::During::Header, error, message); // which ends the reading of headers
        scheduleFlush();
    });
    connect(&m_headers, &HeaderFetcher::progressed, this, [this](qint64 done, qint64 total) {
        tellProgress({Activity::Headers, done, total});
    });
    connect(&m_headers, &HeaderFetcher::finished, this, [this] {
        tellProgress({});
        compareIfRead();
        applyRules(); // the last one may have been refused
    });
    connect(&m_keptHeaders, &KeptHeaders::read, this, &MailboxWorker::onKeptHeaders);
    connect(&m_keptHeaders, &KeptHeaders::finished, this, &MailboxWorker::readForComparison);
    connect(&m_reader, &Reader::ready, this, &MailboxWorker::onContent);
    connect(&m_reader, &Reader::failed, this, &MailboxWorker::onUnread);
    connect(&m_reader, &Reader::retrieved, this, [this](MessageId message) {
        noLongerUnderWay(message);
        m_reconnect.succeeded();
    });
    connect(&m_reader, &Reader::partFailed, this, [this](MessageId message, const Error &error) {
        report(Problem::During::Message, error, message);
    });
    connect(&m_reader, &Reader::progressed, this, [this](qint64 done, qint64 total) {
        tellProgress({Activity::Message, done, total});
    });
    connect(&m_partFiles, &PartFiles::extracted, this, &MailboxWorker::partExtracted);
    connect(&m_partFiles, &PartFiles::previewed, this, &MailboxWorker::partPreviewed);
    connect(&m_partFiles, &PartFiles::saved, this, &MailboxWorker::partsSaved);
    connect(&m_partFiles, &PartFiles::failed, this, [this](MessageId message, const Error &error) {
        report(Problem::During::Saving, error, message);
    });
    connect(&m_reader, &Reader::idle, this, [this] {
        tellProgress({});
        sendMarks(); // reading a marked message needed a RSET
        commitWhenMarked();
    });
}

void MailboxWorker::readHeaders(const QList<MessageId> &messages)
{
    touch();
    if (isListed())
        fetchHeaders(messages);
}

void MailboxWorker::fetchHeaders(const QList<MessageId> &messages)
{
    std::deque<HeaderFetcher::Wanted> wanted;
    for (const MessageId message : messages) {
        const MessageRow *row = m_known.rows().find(message);
        if (const auto number = m_numbers.constFind(message);
            row && !row->envelope && number != m_numbers.constEnd())
            wanted.push_back({message, *number, std::max<qint64>(row->identity.octets, 0)});
    }
    // The newest first: that is what people look for.
    std::sort(wanted.begin(), wanted.end(), [](const auto &a, const auto &b) { return a.number > b.number; });
    // Headers that are new again in each session are no progress: the link could be lost over them for ever.
    if (qsizetype(wanted.size()) < m_leastMissing)
        m_reconnect.succeeded();
    m_leastMissing = std::min(m_leastMissing, qsizetype(wanted.size()));
    m_headers.setFields(m_rules.fields());
    if (!wanted.empty())
        m_headers.start(*m_session, std::move(wanted), headersBy());
}

HeaderFetcher::Way MailboxWorker::headersBy() const
{
    constexpr ServerTraits costly = ServerTraits(ServerTrait::NoTop) | ServerTrait::TopSendsBody;
    return m_known.traits() & costly ? HeaderFetcher::Way::Retrieval : HeaderFetcher::Way::Top;
}

/// What is kept has its header in its file, be it gone from the server or not.
void MailboxWorker::readKeptHeaders()
{
    const Result<QList<KeptFile>> files = m_known.keptWithoutHeader();
    if (files && !files->isEmpty())
        m_keptHeaders.start(*files);
}

void MailboxWorker::onKeptHeaders(const QList<HeaderFetcher::Header> &headers)
{
    if (const Result<QList<MessageId>> set = m_known.setHeaders(headers); !set)
        report(Problem::During::Catalogue, set.error());
    scheduleFlush();
}

void MailboxWorker::onHeaders(const QList<HeaderFetcher::Header> &headers)
{
    if (m_comparison) {
        m_comparison->headers += headers;
        return compareIfRead();
    }
    for (const HeaderFetcher::Header &header : headers)
        m_headersSeen += header.message;
    const Result<QList<MessageId>> relinked = m_known.setHeaders(headers);
    if (!relinked)
        report(Problem::During::Catalogue, relinked.error());
    else
        m_relinked += *relinked;
    m_rules.takeHeaders(headers);
    if (!m_relinked.isEmpty() && isEveryMessageRecognised())
        replayRelinkedTicks();
    if (!m_headers.isUnfinished())
        settle(); // what a message is called may not tell whether it is one that was to be deleted
    if (relinked && !relinked->isEmpty()) {
        restoreDownloads();
        followDownloads();
    }
    tellVanished();
    applyRules();
    if (m_headers.isUnfinished())
        scheduleFlush();
    else
        flush();
    sendMarks(); // a message marked before its header was read would have refused TOP
}

/// Not before every header is known: of two copies of a message the wrong one might be taken.
void MailboxWorker::replayRelinkedTicks()
{
    for (const MessageId message : std::exchange(m_relinked, {})) {
        const MessageRow *row = m_known.rows().find(message);
        if (row && row->marks.testFlag(Mark::Ticked))
            m_ticks.tick(message);
    }
    restoreRuleTicks();
    dropDoubtfulTicks();
}

void MailboxWorker::preview(MessageId message)
{
    const MessageRow *row = m_known.rows().find(message);
    const bool large = row && row->identity.octets > limit::previewOctets;
    get({message, large ? MessageContent::Extent::Beginning : MessageContent::Extent::Whole});
}

void MailboxWorker::readBeginning(MessageId message, int lines)
{
    get({message, MessageContent::Extent::Beginning, lines});
}

void MailboxWorker::retrieve(MessageId message)
{
    get({message, MessageContent::Extent::Whole});
}

void MailboxWorker::readAs(MessageId message, const mime::ReadingOptions &options)
{
    touch();
    (void)fileOf(message); // another program may have moved it
    m_reader.showAs(message, options);
}

void MailboxWorker::openPart(MessageId message, int part)
{
    touch();
    m_reader.openPart({message, part});
}

void MailboxWorker::get(const Wish &wish)
{
    touch();
    const MessageId message = wish.message;
    if (fileOf(message))
        return m_reader.show(message);
    if (m_waiting || (m_session && (!m_listed || m_then == Then::OpenAnew))) {
        m_wish = wish; // when the maildrop is open
        m_dispatch.originals().endAllBut(message);
        return;
    }
    const std::optional<Fetcher::Source> source = sourceOf(message);
    if (!isListed() || !source)
        return report(Problem::During::Message, whyNotHere(message), message);
    const bool beginning = wish.extent == MessageContent::Extent::Beginning;
    if (beginning && m_known.traits().testFlag(ServerTrait::NoTop))
        return showEnvelope(message);
    // A marked message cannot be read (RFC 1939 section 5, RETR). The marks are sent again behind it.
    if (m_ticks.isMarked(message))
        sendReset();
    m_underWay = wish;
    m_fetcher.makeWay();
    m_reader.retrieve(
        *m_session,
        {message, source->number, source->octets, wish.extent, wish.lines, m_account.largestMessage});
}

/// What has been retrieved is never fetched again. Only if its file has been removed from the Maildir, which
/// is there, the server is asked for it once more.
std::optional<QString> MailboxWorker::fileOf(MessageId message)
{
    const QString known = m_reader.fileOf(message);
    if (!known.isEmpty() && QFile::exists(known))
        return known;
    m_reader.forget(message);
    const Result<QList<archive::LocalCopy>> copies = m_known.copiesOf({message});
    if (!copies || copies->isEmpty())
        return std::nullopt;
    const QString delivered = copies->first().file;
    if (const std::optional<QString> file = archive::locate(m_folder, delivered)) {
        m_reader.adopt(message, *file);
        return file;
    }
    // A disk that is not there at the moment has lost nothing.
    if (archive::isPlaceThere(m_folder, delivered)) {
        reportIfFailed(Problem::During::Catalogue, m_known.setNotKept(message));
        scheduleFlush();
    }
    return std::nullopt;
}

std::optional<Fetcher::Source> MailboxWorker::sourceOf(MessageId message) const
{
    const auto number = m_numbers.constFind(message);
    const MessageRow *row = m_known.rows().find(message);
    if (number == m_numbers.constEnd() || !row)
        return std::nullopt;
    return Fetcher::Source{*number, std::max<qint64>(row->identity.octets, 0)};
}

/// Of a message that only a session could bring, or nothing at all.
Error MailboxWorker::whyNotHere(MessageId message) const
{
    const MessageRow *row = m_known.rows().find(message);
    if (row && !(row->marks & marksOfCopies))
        return {ErrorKind::NotAllowed, {}, {}, "RETR", {}};
    return {ErrorKind::Storage, {}, "NOT-THERE", {}, {}}; // nor is there any other
}

void MailboxWorker::onUnread(const Reader::Wanted &wanted, const Error &error)
{
    if (isOfTheEnd(error))
        return; // the session is over; m_underWay remembers
    noLongerUnderWay(wanted.message);
    if (wanted.extent == MessageContent::Extent::Beginning && error.kind == ErrorKind::Refused)
        return showEnvelope(wanted.message);
    setAside(wanted.message, error);
}

void MailboxWorker::setAside(MessageId message, const Error &error)
{
    reportIfFailed(Problem::During::Catalogue, m_known.setAside(message, error));
    scheduleFlush();
    report(Problem::During::Message, error, message);
}

void MailboxWorker::showEnvelope(MessageId message)
{
    const MessageRow *row = m_known.rows().find(message);
    MessageContent content;
    content.id = message;
    content.extent = MessageContent::Extent::Beginning;
    content.octets = std::max<qint64>(row->identity.octets, 0);
    content.message.envelope = row->envelope.value_or(Envelope());
    Q_EMIT contentReady(content);
}

/// Another one may be: of what the user wants to read only the latest counts.
void MailboxWorker::noLongerUnderWay(MessageId message)
{
    if (m_underWay && m_underWay->message == message)
        m_underWay.reset();
}

void MailboxWorker::onContent(const MessageContent &content)
{
    if (content.partOf) // the list and the catalogue do not know of it
        return Q_EMIT contentReady(content);
    reportIfFailed(Problem::During::Catalogue, m_known.setSeen(content.id));
    m_localMail.nameNow(content.id);
    if (content.extent == MessageContent::Extent::Whole) {
        m_known.rows().setMark(content.id, Mark::Here);
        // What TOP said may have been another thing (Exchange, Notes).
        m_known.setEnvelope(content.id, content.message.envelope);
    }
    scheduleFlush();
    MessageContent shown = content;
    if (const QString file = m_reader.fileOf(content.id); !content.file.isEmpty() && !file.isEmpty())
        shown.file = file; // its name may just have changed
    Q_EMIT contentReady(shown);
}

std::optional<QString> MailboxWorker::retrievedFile(MessageId message)
{
    if (const std::optional<QString> file = fileOf(message))
        return file;
    report(Problem::During::Saving, Error{ErrorKind::NotAllowed, {}, {}, {}, {}}, message);
    return std::nullopt;
}

void MailboxWorker::saveParts(MessageId message, const QList<NamedPart> &parts, const QString &folder)
{
    if (const std::optional<QString> file = retrievedFile(message))
        m_partFiles.save(message, parts, folder, *file);
    else
        Q_EMIT partsSaved({message, folder, {}, int(parts.size())});
}

void MailboxWorker::extractPart(const ExtractOrder &order)
{
    if (const std::optional<QString> file = retrievedFile(order.message))
        m_partFiles.extract(order, *file);
    else
        Q_EMIT partExtracted({order.number, {}, {}});
}

void MailboxWorker::previewPart(const PreviewOrder &order)
{
    if (const std::optional<QString> file = retrievedFile(order.message))
        m_partFiles.preview(order, *file);
    else
        Q_EMIT partPreviewed({order.number, {}});
}

void MailboxWorker::savePart(MessageId message, int part, const QString &path)
{
    if (const std::optional<QString> file = retrievedFile(message))
        save(message, path, [file, part, path] { return mime::savePart(*file, part, path); });
}

void MailboxWorker::saveMessage(MessageId message, const QString &path)
{
    if (const std::optional<QString> file = retrievedFile(message))
        save(message, path, [file, path] { return copyFile(*file, path); });
}

void MailboxWorker::save(MessageId message, const QString &path, const std::function<Result<Done>()> &write)
{
    m_pool.start([this, message, path, write] {
        const Result<Done> written = write();
        QMetaObject::invokeMethod(
            this,
            [this, message, path, written] {
                if (written)
                    Q_EMIT saved(message, path);
                else
                    report(Problem::During::Saving, written.error(), message);
            },
            Qt::QueuedConnection);
    });
}

} // namespace poplar::mailbox
