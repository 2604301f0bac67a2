// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/originals.h"

#include "archive/maildirfiles.h"

#include <QFileInfo>

#include <utility>

namespace poplar::mailbox {

namespace {

/// Its name changes with its flags, maybe at this moment.
Result<mime::Original> readWhereverItIs(const QString &file)
{
    Result<mime::Original> read = mime::readOriginal(file);
    if (read || read.error().kind != ErrorKind::Storage)
        return read;
    const QString maildir = QFileInfo(QFileInfo(file).path()).path();
    const std::optional<QString> moved = archive::locate(maildir, file);
    return moved ? mime::readOriginal(*moved) : read;
}

} // namespace

Originals::Originals(QThreadPool &pool, Hands hands, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
    , m_hands(std::move(hands))
{
}

void Originals::read(quint64 ticket, MessageId message)
{
    if (const std::optional<QString> file = m_hands.fileOf(message))
        return readFile({ticket, message}, *file);
    m_wanted += Wanted{ticket, message};
    m_hands.retrieve(message);
}

void Originals::onContent(const MessageContent &content)
{
    if (content.extent != MessageContent::Extent::Whole || content.file.isEmpty())
        return;
    const QList<Wanted> wanted = std::exchange(m_wanted, {});
    for (const Wanted &one : wanted) {
        if (one.message == content.id)
            readFile(one, content.file);
        else
            m_wanted += one;
    }
}

void Originals::onProblem(const Problem &problem)
{
    const bool isOfSession = problem.during == Problem::During::Opening
        || problem.during == Problem::During::Listing || problem.during == Problem::During::Message;
    if (!problem.message && !isOfSession)
        return;
    const QList<Wanted> wanted = std::exchange(m_wanted, {});
    for (const Wanted &one : wanted) {
        if (!problem.message || one.message == *problem.message)
            Q_EMIT originalRead({one.ticket, one.message, problem.error});
        else
            m_wanted += one;
    }
}

void Originals::endAllBut(std::optional<MessageId> message)
{
    const QList<Wanted> wanted = std::exchange(m_wanted, {});
    for (const Wanted &one : wanted) {
        if (one.message == message)
            m_wanted += one;
        else
            Q_EMIT originalRead({one.ticket, one.message, Error{ErrorKind::Cancelled, {}, {}, {}, {}}});
    }
}

void Originals::readFile(const Wanted &wanted, const QString &file)
{
    m_pool.start([this, wanted, file] {
        const Result<mime::Original> read = readWhereverItIs(file);
        OriginalRead answer{wanted.ticket, wanted.message, Error{}};
        if (read)
            answer.result = *read;
        else
            answer.result = read.error();
        QMetaObject::invokeMethod(
            this, [this, answer] { Q_EMIT originalRead(answer); }, Qt::QueuedConnection);
    });
}

} // namespace poplar::mailbox
