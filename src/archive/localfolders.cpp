// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/localfolders.h"

#include "archive/catalogue.h"
#include "archive/durable.h"
#include "archive/filemover.h"
#include "archive/maildirfiles.h"
#include "archive/storageerror.h"
#include "archive/transaction.h"
#include "base/foldernames.h"
#include "base/limits.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <algorithm>

namespace poplar::archive {

namespace {

Error folderError(const QByteArray &code, const QString &detail)
{
    return Error{ErrorKind::Storage, {}, code, {}, detail};
}

/// What mail servers leave in a folder that has no mail any more.
void removeIndexes(const QString &directory)
{
    const QStringList files = QDir(directory).entryList(
        {QStringLiteral("dovecot*"), QStringLiteral("courier*"), QStringLiteral("maildirfolder")},
        QDir::Files | QDir::Hidden);
    for (const QString &file : files)
        QFile::remove(directory + u'/' + file);
}

/// Courier and Dovecot tell a folder from a Maildir of its own by this file.
void markAsFolder(const QString &directory)
{
    QFile mark(directory + QStringLiteral("/maildirfolder"));
    if (!mark.exists())
        (void)mark.open(QFile::WriteOnly);
}

} // namespace

LocalFolders::LocalFolders(Catalogue &catalogue)
    : m_catalogue(catalogue)
{
}

QSqlDatabase LocalFolders::database() const
{
    return QSqlDatabase::database(m_catalogue.connectionName(), false);
}

QString LocalFolders::directory(const QString &encoded) const
{
    return m_catalogue.folder() + (encoded.isEmpty() ? QString() : QStringLiteral("/.") + encoded);
}

Result<QList<LocalFolders::Known>> LocalFolders::known() const
{
    QSqlQuery query(database());
    if (!query.exec(QStringLiteral("SELECT id, name FROM folder ORDER BY id")))
        return storageError(query.lastError().text());
    QList<Known> known;
    while (query.next())
        known += {FolderId(query.value(0).toInt()), query.value(1).toString()};
    return known;
}

Result<QList<LocalFolders::Entry>> LocalFolders::all() const
{
    const Result<QList<Known>> known = this->known();
    if (!known)
        return known.error();
    QList<Entry> folders;
    for (const Known &one : *known)
        folders += {one.id, decodedFolderName(one.encoded)};
    std::sort(folders.begin(), folders.end(), [](const Entry &a, const Entry &b) {
        const int order = a.name.localeAwareCompare(b.name);
        return order != 0 ? order < 0 : a.id < b.id;
    });
    return folders;
}

Result<QString> LocalFolders::encodedNameOf(FolderId folder) const
{
    switch (folder) {
    case FolderId::Archive:
        return QString();
    case FolderId::Trash:
        return trashName();
    case FolderId::Sent:
        return sentName();
    }
    const Result<QList<Known>> known = this->known();
    if (!known)
        return known.error();
    for (const Known &one : *known) {
        if (one.id == folder)
            return one.encoded;
    }
    return folderError("FOLDER-UNKNOWN", QString::number(int(folder)));
}

/// @param except the directory of the folder that is to have the name.
/// @return the name, encoded, if no other folder has it, here or on the disk.
Result<QString> LocalFolders::freeName(const QString &name, const QString &except) const
{
    if (!isFolderName(name))
        return folderError("FOLDER-NAME", name);
    const QString encoded = encodedFolderName(name);
    const Result<QList<Known>> known = this->known();
    if (!known)
        return known.error();
    QStringList taken;
    for (const Known &one : *known)
        taken += one.encoded;
    for (const QString &maildir : maildirsOf(m_catalogue.folder())) {
        // What is there under just this name, and nobody's, is taken over.
        const QString there = maildir.mid(m_catalogue.folder().size() + 2);
        if (!there.isEmpty() && there != encoded)
            taken += there;
    }
    taken.removeAll(except);
    for (const QString &one : std::as_const(taken)) {
        if (foldedFolderName(decodedFolderName(one)) == foldedFolderName(name))
            return folderError("FOLDER-EXISTS", name);
    }
    return encoded;
}

Result<FolderId> LocalFolders::insert(const QString &encoded)
{
    Transaction transaction(database(), Durability::PowerCut);
    QSqlQuery query(database());
    query.prepare(QStringLiteral("INSERT INTO folder (name) VALUES (?)"));
    query.addBindValue(encoded);
    if (!query.exec())
        return storageError(query.lastError().text());
    const FolderId id = FolderId(query.lastInsertId().toInt());
    query.finish();
    const Result<Done> committed = transaction.commit();
    return committed ? Result<FolderId>(id) : committed.error();
}

Result<FolderId> LocalFolders::add(const QString &name)
{
    const Result<QString> encoded = freeName(name, {});
    if (!encoded)
        return encoded.error();
    const Result<QList<Known>> known = this->known();
    if (known && known->size() >= limit::folders)
        return folderError("FOLDER-COUNT", name);
    // The catalogue says then what is there.
    const Result<Maildir> made = Maildir::open(directory(*encoded));
    if (!made)
        return made.error();
    markAsFolder(made->path());
    return insert(*encoded);
}

Result<Done> LocalFolders::rename(FolderId folder, const QString &name)
{
    const Result<QString> from = isOwnFolder(folder)
        ? encodedNameOf(folder)
        : Result<QString>(folderError("FOLDER-UNKNOWN", QString::number(int(folder))));
    if (!from)
        return from.error();
    const Result<QString> to = freeName(name, *from);
    if (!to)
        return to.error();
    if (*from == *to)
        return Done();
    const bool isThere = QFileInfo::exists(directory(*from));
    if (QFileInfo::exists(directory(*to)) && isThere)
        return folderError("FOLDER-EXISTS", name);
    if (isThere) {
        if (const std::error_code error = moveToNewName(directory(*from), directory(*to)))
            return storageError(directory(*to), error);
        if (const std::error_code error = syncFolder(m_catalogue.folder()))
            return storageError(m_catalogue.folder(), error);
    }
    const Result<Done> noted = noteRenamed(folder, *from, *to);
    if (!noted && isThere)
        (void)moveToNewName(directory(*to), directory(*from)); // else a rebuild finds out
    return noted;
}

Result<Done> LocalFolders::noteRenamed(FolderId folder, const QString &from, const QString &to)
{
    Transaction transaction(database(), Durability::PowerCut);
    QSqlQuery query(database());
    query.prepare(QStringLiteral("UPDATE folder SET name = ? WHERE id = ?"));
    query.addBindValue(to);
    query.addBindValue(int(folder));
    if (!query.exec())
        return storageError(query.lastError().text());
    const QString before = u'.' + from + u'/';
    query.prepare(QStringLiteral("UPDATE kept SET file = ? || substr(file, ?) WHERE folder = ? "
                                 "AND substr(file, 1, ?) = ?"));
    query.addBindValue(u'.' + to + u'/');
    query.addBindValue(before.size() + 1);
    query.addBindValue(int(folder));
    query.addBindValue(before.size());
    query.addBindValue(before);
    if (!query.exec())
        return storageError(query.lastError().text());
    return transaction.commit();
}

Result<Done> LocalFolders::remove(FolderId folder)
{
    const Result<QString> path = isOwnFolder(folder)
        ? pathOf(folder)
        : Result<QString>(folderError("FOLDER-UNKNOWN", QString::number(int(folder))));
    if (!path)
        return path.error();
    const Result<QStringList> files = mailFiles(*path);
    if (!files)
        return files.error();
    FileMover mover(m_catalogue.folder());
    for (const QString &file : *files) {
        // Other programs copy a file under its name: the copy gets another one then.
        if (const Result<QString> moved = mover.move(file, m_catalogue.folder(), {}); !moved)
            return moved.error();
    }
    if (const Result<Done> synced = mover.sync(); !synced)
        return synced;
    removeIndexes(*path);
    for (const char *part : {"cur", "new", "tmp"})
        QDir(*path).rmdir(QLatin1StringView(part));
    QDir().rmdir(*path);
    return forget(folder);
}

/// What was in it before it was thrown away comes back into the archive.
Result<Done> LocalFolders::forget(FolderId folder)
{
    Transaction transaction(database(), Durability::PowerCut);
    QSqlQuery query(database());
    // What is Kept was wanted for this folder alone.
    const QString placed = QStringLiteral("DELETE FROM wanted WHERE folder = ? AND id IN "
                                          "(SELECT id FROM message WHERE marks & %1 <> 0)")
                               .arg(int(EntryMark::Kept));
    for (const QString &statement : {QStringLiteral("UPDATE kept SET folder = 0 WHERE folder = ?"), placed,
                                     QStringLiteral("UPDATE wanted SET folder = 0 WHERE folder = ?"),
                                     QStringLiteral("DELETE FROM folder WHERE id = ?")}) {
        query.prepare(statement);
        query.addBindValue(int(folder));
        if (!query.exec())
            return storageError(query.lastError().text());
    }
    return transaction.commit();
}

Result<Done> LocalFolders::takeOver()
{
    const Result<QHash<QString, FolderId>> known = byDirectory();
    if (!known)
        return known.error();
    QStringList there;
    for (const QString &maildir : maildirsOf(m_catalogue.folder()))
        there += maildir.mid(m_catalogue.folder().size() + 2);
    for (const QString &encoded : std::as_const(there)) {
        if (known->contains(encoded) || known->size() + there.size() > limit::folders)
            continue;
        if (const Result<FolderId> id = insert(encoded); !id)
            return id.error();
    }
    const bool isDiskThere = QFileInfo(m_catalogue.folder() + QStringLiteral("/cur")).isDir();
    for (auto one = known->cbegin(); one != known->cend(); ++one) {
        if (!isOwnFolder(one.value()) || !isDiskThere || QFileInfo::exists(directory(one.key())))
            continue;
        if (const Result<Done> forgotten = forget(one.value()); !forgotten)
            return forgotten;
    }
    return Done();
}

Result<QString> LocalFolders::pathOf(FolderId folder) const
{
    const Result<QString> encoded = encodedNameOf(folder);
    return encoded ? Result<QString>(directory(*encoded)) : encoded;
}

Result<Maildir> LocalFolders::open(FolderId folder) const
{
    const Result<QString> path = pathOf(folder);
    if (!path)
        return path.error();
    if (folder == FolderId::Archive)
        return Maildir::openOwn(*path);
    Result<Maildir> opened = Maildir::open(*path);
    if (opened)
        markAsFolder(*path);
    return opened;
}

Result<QHash<QString, FolderId>> LocalFolders::byDirectory() const
{
    const Result<QList<Known>> known = this->known();
    if (!known)
        return known.error();
    QHash<QString, FolderId> folders{
        {QString(), FolderId::Archive}, {trashName(), FolderId::Trash}, {sentName(), FolderId::Sent}};
    for (const Known &one : *known)
        folders.insert(one.encoded, one.id);
    return folders;
}

} // namespace poplar::archive
