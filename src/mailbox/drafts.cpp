// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/drafts.h"

#include "archive/durable.h"
#include "archive/storageerror.h"
#include "mailbox/draftjson.h"
#include "mailbox/durablefile.h"
#include "mailbox/fileids.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>

namespace poplar::mailbox {

namespace {

const QString draftSuffix = QStringLiteral(".json");
const QString mailSuffix = QStringLiteral(".eml"); // of messages that were fetched for reading
const QString partSuffix = QStringLiteral(".part");
const QString takenFromKey = QStringLiteral("taken-from");

/// What the names of its own files begin with.
QString prefixOf(DraftId draft)
{
    return QString::number(quint64(draft)) + u'-';
}

bool copyDurably(const QString &from, const QString &to)
{
    const QString part = to + partSuffix;
    QFile::remove(part);
    const bool isCopied = QFile::copy(from, part) && !archive::syncFile(part);
    QFile::setPermissions(part, QFile::ReadOwner | QFile::WriteOwner);
    if (isCopied && !archive::moveToNewName(part, to))
        return true;
    QFile::remove(part);
    return false;
}

} // namespace

Drafts::Drafts(QString folder, QString passing)
    : m_folder(std::move(folder))
    , m_passing(std::move(passing))
{
}

QString Drafts::pathOf(DraftId draft) const
{
    return QDir(m_folder).filePath(QString::number(quint64(draft)) + draftSuffix);
}

QList<Error> Drafts::load()
{
    m_isLoaded = true;
    removeHalfFiles(m_folder, draftSuffix, partSuffix);
    removeOrphans();
    QList<Error> unread;
    const QStringList names = QDir(m_folder).entryList({u'*' + draftSuffix}, QDir::Files);
    for (const QString &name : names) {
        if (const Result<Done> done = read(name); !done)
            unread += done.error();
    }
    std::sort(m_drafts.begin(), m_drafts.end(),
              [](const KeptDraft &a, const KeptDraft &b) { return a.saved > b.saved; });
    return unread;
}

Result<Done> Drafts::read(const QString &name)
{
    const QString path = QDir(m_folder).filePath(name);
    const std::optional<quint64> id = idInName(name, draftSuffix);
    if (!id)
        return Done(); // of somebody else
    m_last = std::max(m_last, *id);
    const Result<QByteArray> content = readSmallFile(path);
    if (!content)
        return content.error();
    const QJsonDocument document = QJsonDocument::fromJson(*content);
    if (!document.isObject() || !document.object()[QStringLiteral("draft")].isObject())
        return Error{ErrorKind::Storage, {}, "DAMAGED", {}, path};
    KeptDraft draft = keptDraftIn(document.object());
    draft.id = DraftId(*id);
    m_drafts += draft;
    if (const quint64 from = document.object()[takenFromKey].toString().toULongLong())
        m_takenFrom.insert(draft.id, OutboxId(from));
    return Done();
}

std::optional<OutboxId> Drafts::takenFrom(DraftId draft) const
{
    const auto from = m_takenFrom.constFind(draft);
    return from == m_takenFrom.constEnd() ? std::nullopt : std::optional(*from);
}

Result<DraftId> Drafts::keep(KeptDraft draft, std::optional<OutboxId> takenFrom)
{
    if (const std::error_code error = archive::makeFolder(m_folder))
        return archive::storageError(m_folder, error);
    if (draft.id == DraftId{})
        draft.id = DraftId(m_last = newFileId(m_last));
    m_last = std::max(m_last, quint64(draft.id));
    draft.saved = QDateTime::currentDateTimeUtc();
    draft.draft = withOwnFiles(draft.draft, draft.id);
    QJsonObject json = jsonOf(draft);
    if (takenFrom)
        json.insert(takenFromKey, QString::number(quint64(*takenFrom)));
    const QByteArray content = QJsonDocument(json).toJson();
    if (const Result<Done> written = writeDurably(pathOf(draft.id), content); !written)
        return written.error();
    m_drafts.removeIf([&draft](const KeptDraft &one) { return one.id == draft.id; });
    m_drafts.prepend(draft);
    return draft.id;
}

/// What cannot be copied stays where it is: the rest of the draft is worth keeping all the same.
mime::Draft Drafts::withOwnFiles(mime::Draft draft, DraftId id) const
{
    const auto own = [this, id](QString &path) {
        if (m_passing.isEmpty() || !path.startsWith(m_passing + u'/'))
            return;
        const QString copy = QDir(m_folder).filePath(prefixOf(id) + QFileInfo(path).fileName());
        if (QFile::exists(copy) || copyDurably(path, copy))
            path = copy;
    };
    own(draft.redirected);
    for (mime::DraftFile &file : draft.files)
        own(file.path);
    return draft;
}

void Drafts::removeFilesOf(DraftId draft) const
{
    const QDir dir(m_folder);
    const QStringList names = dir.entryList({prefixOf(draft) + u'*'}, QDir::Files);
    for (const QString &name : names)
        QFile::remove(dir.filePath(name));
}

/// Files whose draft was not written any more, or was removed before them.
void Drafts::removeOrphans() const
{
    const QDir dir(m_folder);
    const QStringList names = dir.entryList({QStringLiteral("*-*")}, QDir::Files);
    for (const QString &name : names) {
        const std::optional<quint64> id = idInName(name.section(u'-', 0, 0), {});
        const bool isOurs = id && idInName(name.section(u'-', 1), mailSuffix);
        if (isOurs && !dir.exists(QString::number(*id) + draftSuffix))
            QFile::remove(dir.filePath(name));
    }
}

Result<Done> Drafts::discard(DraftId draft)
{
    if (const Result<Done> removed = removeDurably(pathOf(draft)); !removed && QDir(m_folder).exists())
        return removed;
    removeFilesOf(draft);
    m_drafts.removeIf([draft](const KeptDraft &one) { return one.id == draft; });
    return Done();
}

} // namespace poplar::mailbox
