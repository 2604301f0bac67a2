// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/catalogue.h"

#include "archive/entryreading.h"
#include "archive/schema.h"
#include "archive/storageerror.h"
#include "archive/transaction.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

#include <array>

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
    const QString name = QUuid::createUuid().toString();
    QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
    std::unique_ptr<Catalogue> catalogue(new Catalogue(name));
    catalogue->m_folder = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    Result<Done> opened = catalogue->connectTo(path);
    const bool damaged = !opened && opened.error().code == "DAMAGED";
    if (damaged) {
        catalogue->database().close();
        catalogue->m_damagedFile = moveAside(path);
        if (!catalogue->m_damagedFile.isEmpty())
            opened = catalogue->connectTo(path);
    }
    if (!opened)
        return opened.error();
    return catalogue;
}

Result<std::unique_ptr<Catalogue>> Catalogue::temporary()
{
    const QString name = QUuid::createUuid().toString();
    QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
    std::unique_ptr<Catalogue> catalogue(new Catalogue(name));
    if (const Result<Done> opened = catalogue->connectTo(QStringLiteral(":memory:")); !opened)
        return opened.error();
    return catalogue;
}

Result<Done> Catalogue::connectTo(const QString &path)
{
    QSqlDatabase sqlite = database();
    sqlite.setDatabaseName(path);
    sqlite.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
    if (!sqlite.open())
        return storageError(sqlite.lastError().text());
    // A file that is no database shows at the first statement.
    static const std::array setUp{"PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL",
                                  "PRAGMA quick_check(1)"};
    QSqlQuery query(sqlite);
    for (const char *statement : setUp) {
        const bool done = query.exec(QLatin1StringView(statement));
        const bool checkFailed = done && QLatin1StringView(statement).contains(u"quick_check") && query.next()
            && query.value(0).toString() != u"ok";
        if (checkFailed || tellsOfDamage(query.lastError()))
            return Error{ErrorKind::Storage, {}, "DAMAGED", {}, query.lastError().text()};
        if (!done)
            return storageError(query.lastError().text());
        query.finish();
    }
    if (const Result<Done> migrated = migrate(sqlite); !migrated)
        return migrated;
    return forgetUnrecognisable();
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
    query.addBindValue(int(EntryMark::Listed));
    query.addBindValue(QDateTime::currentDateTimeUtc().addDays(-1).toMSecsSinceEpoch());
    if (!query.exec())
        return storageError(query.lastError().text());
    return Done();
}

Result<QList<CatalogueEntry>> Catalogue::entries(Which which)
{
    const EntryMarks gone = EntryMark::Gone;
    const EntryMarks looked = which == Which::Present ? gone : gone | EntryMark::Kept;
    QSqlQuery query(database());
    query.setForwardOnly(true);
    const QString statement =
        QStringLiteral(
            "SELECT %1 FROM message LEFT JOIN aside USING (id) WHERE marks & %2 <> %3 ORDER BY message.id")
            .arg(entryColumns())
            .arg(int(looked))
            .arg(int(gone));
    if (!query.exec(statement))
        return storageError(query.lastError().text());
    QList<CatalogueEntry> entries;
    while (query.next())
        entries += readEntry(query);
    return entries;
}

Result<qint64> Catalogue::reserveIds(qint64 count)
{
    QSqlQuery query(database());
    // SQLite makes the row with the first message.
    if (!query.exec(
            QStringLiteral("INSERT INTO sqlite_sequence (name, seq) SELECT 'message', 0 WHERE NOT EXISTS "
                           "(SELECT 1 FROM sqlite_sequence WHERE name = 'message')")))
        return storageError(query.lastError().text());
    query.prepare(QStringLiteral("UPDATE sqlite_sequence SET seq = seq + ? WHERE name = 'message' "
                                 "RETURNING seq"));
    query.addBindValue(count);
    if (!query.exec())
        return storageError(query.lastError().text());
    if (query.next())
        return query.value(0).toLongLong() - count + 1;
    return storageError(QStringLiteral("sqlite_sequence"));
}

Result<Done> Catalogue::add(const QList<Identity> &found, qint64 firstId)
{
    Transaction transaction(database());
    QSqlQuery query(database());
    query.prepare(
        QStringLiteral("INSERT INTO message (id, unique_id, octets, header_hash, first_seen, marks) "
                       "VALUES (?, ?, ?, ?, ?, ?)"));
    query.bindValue(4, QDateTime::currentMSecsSinceEpoch());
    query.bindValue(5, int(EntryMark::Listed));
    qint64 id = firstId;
    for (const Identity &identity : found) {
        query.bindValue(0, id++);
        query.bindValue(1, nonNull(identity.uniqueId));
        query.bindValue(2, identity.octets);
        query.bindValue(3, nonNull(identity.headerHash));
        if (!query.exec())
            return storageError(query.lastError().text());
    }
    return transaction.commit();
}

Result<Done> Catalogue::setHeaders(const QList<HeaderEntry> &headers)
{
    Transaction transaction(database());
    QSqlQuery query(database());
    query.prepare(
        QStringLiteral("UPDATE message SET envelope_known = 1, header_hash = ?, senders = ?, recipients = ?, "
                       "copies = ?, subject = ?, date = ?, message_id = ?, attachments = ? WHERE id = ?"));
    for (const HeaderEntry &header : headers) {
        const Envelope &envelope = header.envelope;
        query.bindValue(0, nonNull(header.headerHash));
        query.bindValue(1, addressText(envelope.from));
        query.bindValue(2, addressText(envelope.to));
        query.bindValue(3, addressText(envelope.cc));
        query.bindValue(4, envelope.subject);
        query.bindValue(5,
                        envelope.date.isValid() ? QVariant(envelope.date.toMSecsSinceEpoch()) : QVariant());
        query.bindValue(6, nonNull(envelope.messageId));
        query.bindValue(7, envelope.likelyHasAttachments);
        query.bindValue(8, header.id);
        if (!query.exec())
            return storageError(query.lastError().text());
    }
    return transaction.commit();
}

Result<Done> Catalogue::setMark(const QList<qint64> &ids, EntryMarks marks)
{
    return changeMarks(QStringLiteral("UPDATE message SET marks = marks | ? WHERE id = ?"), ids, marks);
}

Result<Done> Catalogue::clearMark(const QList<qint64> &ids, EntryMarks marks)
{
    return changeMarks(QStringLiteral("UPDATE message SET marks = marks & ~? WHERE id = ?"), ids, marks);
}

Result<Done> Catalogue::changeMarks(const QString &statement, const QList<qint64> &ids, EntryMarks marks)
{
    if (ids.isEmpty())
        return Done();
    // Marks are what the user decided.
    Transaction transaction(database(), Durability::PowerCut);
    QSqlQuery query(database());
    query.prepare(statement);
    for (const qint64 id : ids) {
        query.bindValue(0, int(marks));
        query.bindValue(1, id);
        if (!query.exec())
            return storageError(query.lastError().text());
    }
    return transaction.commit();
}

Result<Done> Catalogue::rememberCheck(const CheckRecord &check)
{
    QSqlQuery query(database());
    query.prepare(QStringLiteral("INSERT OR REPLACE INTO last_check VALUES (1, ?, ?, ?)"));
    query.addBindValue(check.at.toMSecsSinceEpoch());
    query.addBindValue(check.messages);
    query.addBindValue(check.octets);
    if (!query.exec())
        return storageError(query.lastError().text());
    return Done();
}

Result<std::optional<CheckRecord>> Catalogue::lastCheck()
{
    QSqlQuery query(database());
    if (!query.exec(QStringLiteral("SELECT at, messages, octets FROM last_check")))
        return storageError(query.lastError().text());
    if (!query.next())
        return std::optional<CheckRecord>();
    return std::optional(CheckRecord{QDateTime::fromMSecsSinceEpoch(query.value(0).toLongLong(), Qt::UTC),
                                     query.value(1).toLongLong(), query.value(2).toLongLong()});
}

} // namespace poplar::archive
