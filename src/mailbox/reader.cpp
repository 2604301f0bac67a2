// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/reader.h"

#include "archive/maildir.h"
#include "base/limits.h"
#include "mailbox/filesink.h"
#include "mime/message.h"
#include "pop3/session.h"

#include <QFile>
#include <QFileInfo>

#include <limits>

namespace poplar::mailbox {

namespace {

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
        decode(wanted, path);
    }
    if (m_next && m_session)
        begin(*std::exchange(m_next, std::nullopt));
    else
        Q_EMIT idle();
}

void Reader::decode(const Wanted &wanted, const QString &path)
{
    m_pool.start([this, wanted, path] {
        const Result<mime::Message> message = mime::readMessage(path);
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
                               path};
        if (message)
            content.message = *message;
        QMetaObject::invokeMethod(
            this,
            [this, wanted, message, content] {
                if (message)
                    Q_EMIT ready(content);
                else
                    Q_EMIT failed(wanted, message.error());
            },
            Qt::QueuedConnection);
    });
}

} // namespace poplar::mailbox
