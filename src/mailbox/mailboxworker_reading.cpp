// SPDX-License-Identifier: GPL-3.0-or-later
// Headers and messages of a MailboxWorker.
#include "base/limits.h"
#include "mailbox/mailboxworker.h"
#include "mime/message.h"

#include <QFile>
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

void MailboxWorker::fetchHeaders()
{
    std::deque<HeaderFetcher::Wanted> wanted;
    for (auto it = m_numbers.cbegin(); it != m_numbers.cend(); ++it) {
        if (!m_known.rows().find(it.key())->envelope)
            wanted.push_back({it.key(), it.value()});
    }
    // The newest first: that is what people look for.
    std::sort(wanted.begin(), wanted.end(), [](const auto &a, const auto &b) { return a.number > b.number; });
    if (!wanted.empty())
        m_headers.start(*m_session, std::move(wanted));
}

void MailboxWorker::onHeaders(const QList<HeaderFetcher::Header> &headers)
{
    reportIfFailed(Problem::During::Catalogue, m_known.setHeaders(headers));
    scheduleFlush();
    sendMarks(); // a message marked before its header was read would have refused TOP
}

void MailboxWorker::preview(MessageId message)
{
    const MessageRow *row = m_known.rows().find(message);
    const bool large = row && row->identity.octets > limit::previewOctets;
    get(message, large ? MessageContent::Extent::Beginning : MessageContent::Extent::Whole);
}

void MailboxWorker::retrieve(MessageId message)
{
    get(message, MessageContent::Extent::Whole);
}

void MailboxWorker::get(MessageId message, MessageContent::Extent extent)
{
    touch();
    if (m_reader.has(message))
        return m_reader.show(message);
    const auto number = m_numbers.constFind(message);
    const MessageRow *row = m_known.rows().find(message);
    if (!isOpen() || number == m_numbers.constEnd() || !row)
        return report(Problem::During::Message, Error{ErrorKind::NotAllowed, {}, {}, "RETR", {}}, message);
    // A marked message cannot be read (RFC 1939 section 5, RETR). The marks are sent again behind it.
    if (m_ticks.isMarked(message))
        sendReset();
    m_reader.retrieve(*m_session, {message, *number, std::max<qint64>(row->identity.octets, 0), extent});
}

void MailboxWorker::onContent(const MessageContent &content)
{
    reportIfFailed(Problem::During::Catalogue, m_known.setSeen(content.id));
    if (content.extent == MessageContent::Extent::Whole)
        m_known.rows().setMark(content.id, Mark::Here);
    scheduleFlush();
    Q_EMIT contentReady(content);
}

void MailboxWorker::savePart(MessageId message, int part, const QString &path)
{
    const QString file = m_reader.fileOf(message);
    if (file.isEmpty())
        return report(Problem::During::Saving, Error{ErrorKind::NotAllowed, {}, {}, {}, {}}, message);
    save(message, path, [file, part, path] { return mime::savePart(file, part, path); });
}

void MailboxWorker::saveMessage(MessageId message, const QString &path)
{
    const QString file = m_reader.fileOf(message);
    if (file.isEmpty())
        return report(Problem::During::Saving, Error{ErrorKind::NotAllowed, {}, {}, {}, {}}, message);
    save(message, path, [file, path] { return copyFile(file, path); });
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
