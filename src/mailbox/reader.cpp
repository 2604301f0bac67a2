// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/reader.h"

#include "archive/maildir.h"
#include "base/limits.h"
#include "mailbox/filesink.h"
#include "mime/message.h"
#include "pop3/session.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <limits>

namespace poplar::mailbox {

namespace {

/// Ids of messages within others: the catalogue, which counts from 1, never comes so far.
constexpr quint64 firstOfParts = quint64(1) << 62;

/// More than that no header has.
QByteArray beginningOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.read(limit::topHeader) : QByteArray();
}

} // namespace

Reader::Reader(const QString &folder, QThreadPool &pool, QObject *parent)
    : QObject(parent)
    , m_folder(folder)
    , m_pool(pool)
{
}

void Reader::prepare()
{
    m_folder.make();
}

Reader::~Reader()
{
    m_pool.waitForDone();
}

void Reader::adopt(MessageId message, const QString &path)
{
    // It is the same message: what it was shown as can be shown anew.
    const auto shown = m_shown.find(message);
    if (shown != m_shown.end() && shown->wanted.extent == MessageContent::Extent::Whole)
        shown->path = path;
    m_files.insert(message, path);
}

void Reader::show(MessageId message)
{
    Wanted wanted;
    wanted.message = message;
    decode(wanted, m_files.value(message));
}

void Reader::showRemains(MessageId message, qint64 octets)
{
    const QString path = pathOf(message, MessageContent::Extent::Whole);
    Wanted wanted;
    wanted.message = message;
    wanted.octets = octets;
    wanted.extent = MessageContent::Extent::Beginning;
    if (!has(message) && QFileInfo(path).size() > 0)
        decode(wanted, path);
}

QString Reader::pathOf(MessageId message, MessageContent::Extent extent) const
{
    const bool whole = extent == MessageContent::Extent::Whole;
    return m_folder.filePath(QString::number(quint64(message)) + QLatin1StringView(whole ? ".eml" : ".top"));
}

void Reader::retrieve(pop3::Session &session, const Wanted &wanted)
{
    m_session = &session;
    if (m_command)
        m_next = wanted;
    else
        begin(wanted);
}

void Reader::sessionEnded()
{
    m_next.reset();
    m_session = nullptr;
    m_command = 0;
}

void Reader::begin(const Wanted &wanted)
{
    if (const std::optional<Error> error = obstacle(wanted)) {
        QMetaObject::invokeMethod(
            this,
            [this, wanted, error] {
                Q_EMIT failed(wanted, *error);
                if (!m_command)
                    Q_EMIT idle();
            },
            Qt::QueuedConnection);
        return;
    }
    const bool whole = wanted.extent == MessageContent::Extent::Whole;
    const QString path = pathOf(wanted.message, wanted.extent);
    const qint64 largest = wanted.limit > 0 ? wanted.limit : std::numeric_limits<qint64>::max();
    const qint64 most = whole ? largest : limit::previewFile;
    auto sink = std::make_shared<FileSink>(
        path, most, [this, wanted](qint64 octets) { Q_EMIT progressed(octets, wanted.octets); });
    pop3::Command command =
        whole ? pop3::retr(wanted.number, wanted.octets, sink) : pop3::top(wanted.number, wanted.lines, sink);
    command.message = qint64(wanted.message);
    command.done = [this, wanted, path, sink](const Result<pop3::Reply> &reply) {
        if (!reply && reply.error().kind == ErrorKind::Unknown)
            (void)sink->finish(); // for showRemains()
        onDone(wanted, path, reply ? std::nullopt : std::optional(reply.error()));
    };
    m_command = m_session->enqueue(std::move(command));
}

/// Why it is better not to begin.
std::optional<Error> Reader::obstacle(const Wanted &wanted) const
{
    if (wanted.extent == MessageContent::Extent::Beginning)
        return std::nullopt;
    if (wanted.limit > 0 && wanted.octets > wanted.limit)
        return Error{ErrorKind::Limit, {}, {}, "RETR", {}};
    const qint64 space = archive::spaceFor(m_folder.path());
    if (space >= 0 && space - limit::diskReserve < wanted.octets)
        return Error{ErrorKind::Storage, {}, "FULL", "RETR", m_folder.path()};
    return std::nullopt;
}

void Reader::onDone(const Wanted &wanted, const QString &path, const std::optional<Error> &error)
{
    m_command = 0;
    if (error) {
        Q_EMIT failed(wanted, *error);
    } else {
        if (wanted.extent == MessageContent::Extent::Whole)
            m_files.insert(wanted.message, path);
        Q_EMIT retrieved(wanted.message);
        decode(wanted, path);
    }
    if (m_next && m_session)
        begin(*std::exchange(m_next, std::nullopt));
    else
        Q_EMIT idle();
}

void Reader::showAs(MessageId message, const mime::ReadingOptions &options)
{
    const auto shown = m_shown.constFind(message);
    if (shown == m_shown.constEnd())
        return;
    if (options.charset.isEmpty())
        m_charsets.remove(message);
    else
        m_charsets.insert(message, options.charset);
    Wanted wanted = shown->wanted;
    wanted.shown = options.limits;
    decode(wanted, QString(shown->path));
}

const Reader::Part *Reader::partWithId(MessageId message) const
{
    const auto part = std::find_if(m_parts.begin(), m_parts.end(),
                                   [message](const Part &one) { return one.id == message; });
    return part == m_parts.end() ? nullptr : &*part;
}

void Reader::openPart(const MessageContent::Place &place)
{
    const auto known = std::find_if(m_parts.begin(), m_parts.end(),
                                    [&place](const Part &one) { return one.place == place; });
    if (known != m_parts.end() && has(known->id))
        return show(known->id);
    const Part *outer = partWithId(place.message);
    const MessageId id = MessageId(firstOfParts + quint64(m_parts.size()));
    const Part part = known == m_parts.end() ? Part{id, place, outer ? outer->depth + 1 : 1} : *known;
    const QString file = fileOf(place.message);
    const QString path = pathOf(part.id, MessageContent::Extent::Whole);
    if (part.id == id)
        m_parts += part;
    if (file.isEmpty() || part.depth > limit::messagesWithin)
        return onExtracted(part, path, Error{ErrorKind::NotAllowed, {}, {}, {}, {}});
    m_pool.start([this, part, file, path] {
        const Result<Done> written = mime::savePart(file, part.place.part, path);
        QMetaObject::invokeMethod(
            this, [this, part, path, written] { onExtracted(part, path, written); }, Qt::QueuedConnection);
    });
}

void Reader::onExtracted(const Part &part, const QString &path, const Result<Done> &written)
{
    if (!written) {
        QMetaObject::invokeMethod(
            this,
            [this, message = part.place.message, error = written.error()] {
                Q_EMIT partFailed(message, error);
            },
            Qt::QueuedConnection);
        return;
    }
    m_files.insert(part.id, path);
    show(part.id);
}

void Reader::decode(const Wanted &wanted, const QString &path)
{
    const mime::ReadingOptions options{m_charsets.value(wanted.message), wanted.shown};
    const quint64 reading = ++m_lastReading;
    const Part *part = partWithId(wanted.message);
    const auto partOf = part ? std::optional(part->place) : std::nullopt;
    m_shown.insert(wanted.message, {wanted, path, reading});
    m_pool.start([this, wanted, path, options, reading, partOf] {
        const Result<mime::Message> message = mime::readMessage(path, options);
        // What was listed is a hint only.
        const bool whole = wanted.extent == MessageContent::Extent::Whole;
        const qint64 octets = whole ? QFileInfo(path).size() : wanted.octets;
        const QByteArray header = beginningOf(path);
        MessageContent content{wanted.message,
                               wanted.extent,
                               octets,
                               {},
                               mime::readRoute(header),
                               mime::readHeaderFields(header),
                               path,
                               partOf,
                               options};
        if (message)
            content.message = *message;
        const auto result = message ? Result(content) : Result<MessageContent>(message.error());
        QMetaObject::invokeMethod(
            this, [this, wanted, reading, path, result] { deliver(wanted, reading, path, result); },
            Qt::QueuedConnection);
    });
}

void Reader::deliver(const Wanted &wanted, quint64 reading, const QString &path,
                     const Result<MessageContent> &content)
{
    const Shown shown = m_shown.value(wanted.message);
    if (shown.reading != reading)
        return;
    // It got another name, as with each of its flags, before it was read, or while it was.
    if (shown.path != path)
        return decode(wanted, shown.path);
    if (content)
        Q_EMIT ready(*content);
    else if (partWithId(wanted.message))
        Q_EMIT partFailed(wanted.message, content.error());
    else
        Q_EMIT failed(wanted, content.error());
}

} // namespace poplar::mailbox
