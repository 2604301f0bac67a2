// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/outbox.h"

#include "archive/durable.h"
#include "archive/storageerror.h"
#include "archive/uniquename.h"
#include "base/leftlock.h"
#include "mailbox/durablefile.h"
#include "mailbox/fileids.h"
#include "mailbox/outboxjson.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>

#include <algorithm>
#include <chrono>

namespace poplar::mailbox {

using archive::storageError;

namespace {

const QString recordSuffix = QStringLiteral(".json");
const QString mailSuffix = QStringLiteral(".eml");
const QString partSuffix = QStringLiteral(".part");

/// What another program takes at most to write its name into a lock file that it has made.
constexpr std::chrono::milliseconds lockWriting{500};

} // namespace

bool OutboxRecord::isSentToSome() const
{
    return std::any_of(entry.recipients.begin(), entry.recipients.end(),
                       [](const auto &one) { return one.fate == RecipientState::Fate::Sent; });
}

bool OutboxRecord::isSentToAll() const
{
    return std::all_of(entry.recipients.begin(), entry.recipients.end(),
                       [](const auto &one) { return one.fate == RecipientState::Fate::Sent; });
}

Outbox::Outbox(QString folder)
    : m_folder(std::move(folder))
{
}

Outbox::~Outbox() = default;

QString Outbox::pathOf(quint64 id, const QString &suffix) const
{
    return QDir(m_folder).filePath(QString::number(id) + suffix);
}

Result<QList<Error>> Outbox::open()
{
    if (const std::error_code error = archive::makeFolder(m_folder))
        return storageError(m_folder, error);
    if (const Result<Done> locked = lock(); !locked)
        return locked.error();
    removeHalfFiles(m_folder, recordSuffix, partSuffix);
    removeOrphans();
    QList<Error> damaged;
    const QStringList names = QDir(m_folder).entryList({u'*' + recordSuffix}, QDir::Files);
    for (const QString &name : names) {
        const std::optional<quint64> id = idInName(name, recordSuffix);
        if (!id)
            continue; // of somebody else
        if (const Result<Done> done = read(*id); !done)
            damaged += done.error();
    }
    std::sort(m_records.begin(), m_records.end(),
              [](const OutboxRecord &a, const OutboxRecord &b) { return a.entry.id < b.entry.id; });
    m_isOpen = true;
    return damaged;
}

Result<Done> Outbox::lock()
{
    m_lock = std::make_unique<QLockFile>(QDir(m_folder).filePath(QStringLiteral("lock")));
    m_lock->setStaleLockTime(0); // what was left by a program that is no more is taken over all the same
    if (m_lock->tryLock())
        return Done();
    const bool isOthers = m_lock->error() == QLockFile::LockFailedError;
    if (isOthers) {
        if (!mayBeLeftOver(*m_lock, LockPatience::Left) && m_lock->tryLock(int(lockWriting.count())))
            return Done();
        if (mayBeLeftOver(*m_lock, LockPatience::Over) && m_lock->removeStaleLockFile() && m_lock->tryLock())
            return Done();
    }
    return Error{ErrorKind::Storage, {}, isOthers ? "OUTBOX-IN-USE" : "", {}, m_folder};
}

/// Messages without a record: either it was not written yet, or it was removed and they were to follow.
void Outbox::removeOrphans()
{
    const QDir dir(m_folder);
    const QStringList names = dir.entryList({u'*' + mailSuffix}, QDir::Files);
    for (const QString &name : names) {
        const std::optional<quint64> id = idInName(name, mailSuffix);
        if (id && !dir.exists(QString::number(*id) + recordSuffix))
            QFile::remove(dir.filePath(name));
    }
}

Result<Done> Outbox::read(quint64 id)
{
    m_last = std::max(m_last, id);
    const QString path = pathOf(id, recordSuffix);
    const Result<QByteArray> content = readSmallFile(path);
    if (!content)
        return content.error();
    std::optional<OutboxRecord> record = recordIn(QJsonDocument::fromJson(*content).object());
    const QString file = pathOf(id, mailSuffix);
    if (!record || !QFile::exists(file))
        return Error{ErrorKind::Storage, {}, "DAMAGED", {}, record ? file : path};
    record->entry.id = OutboxId(id);
    record->entry.file = file;
    if (record->entry.state == OutboxEntry::State::Sending) {
        record->entry.state = OutboxEntry::State::Unknown;
        record->entry.error = Error{ErrorKind::Unknown, {}, {}, "DATA", {}};
    }
    m_records += *record;
    return Done();
}

const OutboxRecord *Outbox::find(OutboxId message) const
{
    const auto found = std::find_if(m_records.begin(), m_records.end(),
                                    [message](const auto &one) { return one.entry.id == message; });
    return found == m_records.end() ? nullptr : &*found;
}

QString Outbox::newPart()
{
    const QString name = QStringLiteral("new-%1-%2").arg(QCoreApplication::applicationPid()).arg(++m_parts);
    return QDir(m_folder).filePath(name + partSuffix);
}

Result<OutboxId> Outbox::add(OutboxRecord record, const QString &part)
{
    if (!m_isOpen)
        return storageError(m_folder, std::make_error_code(std::errc::no_such_file_or_directory));
    const quint64 id = m_last = newFileId(m_last);
    record.entry.id = OutboxId(id);
    record.entry.queued = QDateTime::currentDateTimeUtc();
    record.entry.file = pathOf(id, mailSuffix);
    record.sentName = archive::uniqueName();
    QFile::setPermissions(part, QFile::ReadOwner | QFile::WriteOwner);
    if (const std::error_code error = archive::syncFile(part))
        return storageError(part, error);
    if (const std::error_code error = archive::moveToNewName(part, record.entry.file))
        return storageError(record.entry.file, error);
    // Syncs the folder, too: the name of the message was there before.
    const QByteArray content = QJsonDocument(jsonOf(record)).toJson();
    if (const Result<Done> written = writeDurably(pathOf(id, recordSuffix), content); !written) {
        QFile::remove(record.entry.file);
        return written.error();
    }
    m_records += record;
    return OutboxId(id);
}

Result<Done> Outbox::put(const OutboxRecord &record)
{
    const auto here = std::find_if(m_records.begin(), m_records.end(),
                                   [&record](const auto &one) { return one.entry.id == record.entry.id; });
    if (here == m_records.end())
        return storageError(record.entry.file, std::make_error_code(std::errc::no_such_file_or_directory));
    *here = record;
    return writeDurably(pathOf(quint64(record.entry.id), recordSuffix),
                        QJsonDocument(jsonOf(record)).toJson());
}

/// The record first, and that durably: a record without a message would be a loss.
Result<Done> Outbox::remove(OutboxId message)
{
    const quint64 id = quint64(message);
    if (const Result<Done> removed = removeDurably(pathOf(id, recordSuffix)); !removed)
        return removed;
    QFile::remove(pathOf(id, mailSuffix));
    m_records.removeIf([message](const OutboxRecord &one) { return one.entry.id == message; });
    return Done();
}

} // namespace poplar::mailbox
