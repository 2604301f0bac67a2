// SPDX-License-Identifier: GPL-3.0-or-later
// How a Catalogue is opened, and what it sees to then.
#include "archive/catalogue.h"

#include "archive/maildirfiles.h"
#include "archive/schema.h"
#include "archive/storageerror.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUrl>
#include <QUuid>
#include <QVariant>

#include <algorithm>

namespace poplar::archive {

namespace {

QString moveAside(const QString &path)
{
    QString aside;
    for (int i = 1; aside.isEmpty() || QFile::exists(aside); ++i)
        aside = path + QStringLiteral(".damaged-%1").arg(i);
    // The log first: one that stayed behind would be played into the new catalogue.
    for (const QString &suffix : {QStringLiteral("-wal"), QStringLiteral("-shm"), QString()}) {
        if (QFile::exists(path + suffix) && !QFile::rename(path + suffix, aside + suffix))
            return {};
    }
    return aside;
}

/// SQLITE_CORRUPT (11) and SQLITE_NOTADB (26) in all their extended forms.
bool tellsOfDamage(const QSqlError &error)
{
    const int primary = error.nativeErrorCode().toInt() & 0xff;
    return primary == 11 || primary == 26;
}

Error openingFailure(const QSqlError &error)
{
    return Error{ErrorKind::Storage, {}, tellsOfDamage(error) ? "DAMAGED" : "", {}, error.text()};
}

/// Before anything is written: also the mode of its log is a newer Poplar's matter.
Result<Done> refuseNewer(const QSqlDatabase &database)
{
    QSqlQuery query(database);
    if (!query.exec(QStringLiteral("PRAGMA user_version")) || !query.next())
        return openingFailure(query.lastError());
    const int version = query.value(0).toInt();
    if (version > schemaVersion())
        return Error{ErrorKind::Storage, {}, "NEWER-CATALOGUE", {}, QString::number(version)};
    return Done();
}

/// Looks at all but the full-text index: that is as large as all the mail's text, and can be had anew.
Result<Done> checkTables(const QSqlDatabase &database)
{
    QSqlQuery tables(database);
    if (!tables.exec(
            QStringLiteral("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'words%'")))
        return openingFailure(tables.lastError());
    QSqlQuery check(database);
    while (tables.next()) {
        const QString name = tables.value(0).toString().replace(u'"', QStringLiteral("\"\""));
        if (!check.exec(QStringLiteral("PRAGMA quick_check(\"%1\")").arg(name)) || !check.next())
            return openingFailure(check.lastError());
        if (const QString found = check.value(0).toString(); found != u"ok")
            return Error{ErrorKind::Storage, {}, "DAMAGED", {}, found};
        check.finish();
    }
    return tables.lastError().isValid() ? Result<Done>(openingFailure(tables.lastError())) : Done();
}

} // namespace

Catalogue::Catalogue(const QString &connectionName)
    : m_connectionName(connectionName)
{
}

Catalogue::~Catalogue()
{
    database().close();
    QSqlDatabase::removeDatabase(m_connectionName);
}

QSqlDatabase Catalogue::database() const
{
    return QSqlDatabase::database(m_connectionName, false);
}

Result<std::unique_ptr<Catalogue>> Catalogue::open(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return storageError(folder);
    const QString path = QDir(folder).filePath(QStringLiteral("catalogue.sqlite"));
    const bool isMissing = !QFile::exists(path);
    const QString name = QUuid::createUuid().toString();
    QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
    std::unique_ptr<Catalogue> catalogue(new Catalogue(name));
    catalogue->m_folder = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    Result<Done> opened = catalogue->connectTo(path);
    const bool isDamaged = !opened && opened.error().code == "DAMAGED";
    if (isDamaged) {
        catalogue->database().close();
        catalogue->m_damagedFile = moveAside(path);
        if (!catalogue->m_damagedFile.isEmpty())
            opened = catalogue->connectTo(path);
    }
    if (opened && (isMissing || isDamaged))
        opened = catalogue->noteLoss();
    if (!opened)
        return opened.error();
    return catalogue;
}

Result<std::unique_ptr<Catalogue>> Catalogue::temporary(const QString &folder)
{
    const QString name = QUuid::createUuid().toString();
    QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
    std::unique_ptr<Catalogue> catalogue(new Catalogue(name));
    if (const Result<Done> opened = catalogue->connectTo(QStringLiteral(":memory:")); !opened)
        return opened.error();
    if (!folder.isEmpty())
        catalogue->copyFrom(folder);
    const Result<Done> read = catalogue->readLatest();
    return read ? Result<std::unique_ptr<Catalogue>>(std::move(catalogue)) : read.error();
}

/// What of it cannot be had is not there: so it is without a copy, too.
void Catalogue::copyFrom(const QString &folder)
{
    const QString path = QDir(folder).absoluteFilePath(QStringLiteral("catalogue.sqlite"));
    // Its log cannot be read on a disk that cannot be written: ticks that were taken back would be there.
    if (!QFile::exists(path) || QFileInfo(path + QStringLiteral("-wal")).size() > 0)
        return;
    QSqlQuery query(database());
    query.prepare(QStringLiteral("ATTACH ? AS disk"));
    query.addBindValue(QUrl::fromLocalFile(path).toString(QUrl::FullyEncoded)
                       + QStringLiteral("?immutable=1"));
    if (!query.exec())
        return;
    query.finish();
    if (query.exec(QStringLiteral("PRAGMA disk.user_version")) && query.next()
        && query.value(0).toInt() == schemaVersion()) {
        query.finish();
        for (const char *table : {"message", "last_check", "aside", "server", "kept", "folder", "elsewhere"})
            query.exec(
                QStringLiteral("INSERT INTO main.%1 SELECT * FROM disk.%1").arg(QLatin1StringView(table)));
        query.prepare(QStringLiteral("UPDATE kept SET file = ? || file WHERE file NOT LIKE '/%' "
                                     "AND file NOT LIKE '_:%'"));
        query.addBindValue(QDir(folder).absolutePath() + u'/');
        query.exec();
    }
    query.finish();
    query.exec(QStringLiteral("DETACH disk"));
}

Result<Done> Catalogue::connectTo(const QString &path)
{
    QSqlDatabase sqlite = database();
    sqlite.setDatabaseName(path);
    sqlite.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000;QSQLITE_OPEN_URI"));
    if (!sqlite.open())
        return storageError(sqlite.lastError().text());
    // A file that is no database shows at the first statement.
    if (const Result<Done> known = refuseNewer(sqlite); !known)
        return known;
    QSqlQuery query(sqlite);
    for (const char *statement : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL"}) {
        if (!query.exec(QLatin1StringView(statement)))
            return openingFailure(query.lastError());
        query.finish();
    }
    if (const Result<Done> whole = checkTables(sqlite); !whole)
        return whole;
    if (const Result<Done> migrated = migrate(sqlite); !migrated)
        return migrated;
    if (const Result<Done> forgotten = forgetUnrecognisable(); !forgotten)
        return forgotten;
    return readLatest();
}

/// A server without unique-ids brings every message anew at each check; where the session ended before
/// its header was read, its entry is of no use, and there would be ever more of them. Those of today may
/// be another program's present session.
Result<Done> Catalogue::forgetUnrecognisable()
{
    QSqlQuery query(database());
    query.prepare(
        QStringLiteral("DELETE FROM message WHERE unique_id = x'' AND header_hash = x'' "
                       "AND marks & ~? = 0 AND first_seen < ? AND id NOT IN (SELECT id FROM aside)"));
    query.addBindValue(int(EntryMark::Listed | EntryMark::Unfiltered | EntryMark::FoundFirst));
    query.addBindValue(QDateTime::currentDateTimeUtc().addDays(-1).toMSecsSinceEpoch());
    if (!query.exec())
        return storageError(query.lastError().text());
    return Done();
}

Result<Done> Catalogue::readLatest()
{
    QSqlQuery query(database());
    // They were given in order, so that the last ones are enough.
    if (!query.exec(QStringLiteral("SELECT max(coalesce((SELECT at + 1 FROM last_check), 0), "
                                   "coalesce((SELECT max(first_seen) FROM (SELECT first_seen FROM message "
                                   "ORDER BY id DESC LIMIT 100)), 0))"))
        || !query.next())
        return storageError(query.lastError().text());
    m_latest = query.value(0).toLongLong();
    return Done();
}

qint64 Catalogue::moment()
{
    m_latest = std::max(m_latest, QDateTime::currentMSecsSinceEpoch());
    return m_latest;
}

/// Where there is mail already, a new catalogue is no beginning but a loss.
Result<Done> Catalogue::noteLoss()
{
    const Result<QStringList> files = accountFiles(m_folder);
    if (!files || files->isEmpty())
        return Done(); // what cannot be read cannot be rebuilt from
    QSqlQuery query(database());
    query.prepare(QStringLiteral("INSERT OR REPLACE INTO rebuilding VALUES (1, ?)"));
    query.addBindValue(m_damagedFile.isNull() ? QStringLiteral("") : m_damagedFile);
    return query.exec() ? Result<Done>(Done()) : storageError(query.lastError().text());
}

Result<std::optional<Loss>> Catalogue::loss()
{
    QSqlQuery query(database());
    if (!query.exec(QStringLiteral("SELECT moved_to FROM rebuilding")))
        return storageError(query.lastError().text());
    if (!query.next())
        return std::optional<Loss>();
    const Result<QStringList> files = accountFiles(m_folder);
    if (!files)
        return files.error();
    return std::optional(Loss{files->size(), query.value(0).toString()});
}

Result<Done> Catalogue::forgetLoss()
{
    QSqlQuery query(database());
    if (!query.exec(QStringLiteral("DELETE FROM rebuilding")))
        return storageError(query.lastError().text());
    return Done();
}

} // namespace poplar::archive
