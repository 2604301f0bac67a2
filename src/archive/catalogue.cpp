// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/catalogue.h"

#include "archive/schema.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QScopeGuard>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

#include <array>

namespace poplar::archive {

namespace {

constexpr char entryColumns[] = "id, unique_id, octets, header_hash, marks, first_seen, envelope_known, "
                                "senders, recipients, copies, subject, date, message_id, attachments";

Error storageError(const QString &detail)
{
    return Error{ErrorKind::Storage, {}, {}, {}, detail};
}

QString toText(const QList<Address> &addresses)
{
    QJsonArray array;
    for (const Address &address : addresses) {
        array += address.name;
        array += address.address;
    }
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QList<Address> toAddresses(const QString &text)
{
    const QJsonArray array = QJsonDocument::fromJson(text.toUtf8()).array();
    QList<Address> addresses;
    for (qsizetype i = 0; i + 1 < array.size(); i += 2)
        addresses += {array[i].toString(), array[i + 1].toString()};
    return addresses;
}

Envelope readEnvelope(const QSqlQuery &query)
{
    Envelope envelope;
    envelope.from = toAddresses(query.value(7).toString());
    envelope.to = toAddresses(query.value(8).toString());
    envelope.cc = toAddresses(query.value(9).toString());
    envelope.subject = query.value(10).toString();
    if (!query.value(11).isNull())
        envelope.date = QDateTime::fromMSecsSinceEpoch(query.value(11).toLongLong(), Qt::UTC);
    envelope.messageId = query.value(12).toByteArray();
    envelope.likelyHasAttachments = query.value(13).toBool();
    return envelope;
}

CatalogueEntry readEntry(const QSqlQuery &query)
{
    CatalogueEntry entry;
    entry.id = query.value(0).toLongLong();
    entry.identity.uniqueId = query.value(1).toByteArray();
    entry.identity.octets = query.value(2).toLongLong();
    entry.identity.headerHash = query.value(3).toByteArray();
    entry.marks = EntryMarks(query.value(4).toInt());
    entry.firstSeen = QDateTime::fromMSecsSinceEpoch(query.value(5).toLongLong(), Qt::UTC);
    if (query.value(6).toBool())
        entry.envelope = readEnvelope(query);
    return entry;
}

/// Empty, not NULL: the column forbids it.
QByteArray blob(const QByteArray &bytes)
{
    return bytes.isNull() ? QByteArray("") : bytes;
}

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

/// Rolls back unless committed.
class Transaction {
public:
    explicit Transaction(const QSqlDatabase &database)
        : m_database(database)
    {
        m_open = m_database.transaction();
    }
    ~Transaction()
    {
        if (m_open)
            m_database.rollback();
    }
    Q_DISABLE_COPY_MOVE(Transaction)

    [[nodiscard]] Result<Done> commit()
    {
        if (!m_open || !m_database.commit())
            return storageError(m_database.lastError().text());
        m_open = false;
        return Done();
    }

private:
    QSqlDatabase m_database;
    bool m_open = false;
};

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
    return migrate(sqlite);
}

Result<QList<CatalogueEntry>> Catalogue::entries()
{
    QSqlQuery query(database());
    query.setForwardOnly(true);
    const QString statement = QStringLiteral("SELECT %1 FROM message WHERE marks & %2 = 0 ORDER BY id")
                                  .arg(QLatin1StringView(entryColumns))
                                  .arg(int(EntryMark::Gone));
    if (!query.exec(statement))
        return storageError(query.lastError().text());
    QList<CatalogueEntry> entries;
    while (query.next())
        entries += readEntry(query);
    return entries;
}

Result<QList<CatalogueEntry>> Catalogue::add(const QList<Identity> &found)
{
    Transaction transaction(database());
    QSqlQuery query(database());
    query.prepare(QStringLiteral(
        "INSERT INTO message (unique_id, octets, header_hash, first_seen) VALUES (?, ?, ?, ?)"));
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(QDateTime::currentMSecsSinceEpoch(), Qt::UTC);
    QList<CatalogueEntry> entries;
    entries.reserve(found.size());
    for (const Identity &identity : found) {
        query.bindValue(0, blob(identity.uniqueId));
        query.bindValue(1, identity.octets);
        query.bindValue(2, blob(identity.headerHash));
        query.bindValue(3, now.toMSecsSinceEpoch());
        if (!query.exec())
            return storageError(query.lastError().text());
        entries += {query.lastInsertId().toLongLong(), identity, std::nullopt, {}, now};
    }
    if (const Result<Done> committed = transaction.commit(); !committed)
        return committed.error();
    return entries;
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
        query.bindValue(0, blob(header.headerHash));
        query.bindValue(1, toText(envelope.from));
        query.bindValue(2, toText(envelope.to));
        query.bindValue(3, toText(envelope.cc));
        query.bindValue(4, envelope.subject);
        query.bindValue(5,
                        envelope.date.isValid() ? QVariant(envelope.date.toMSecsSinceEpoch()) : QVariant());
        query.bindValue(6, blob(envelope.messageId));
        query.bindValue(7, envelope.likelyHasAttachments);
        query.bindValue(8, header.id);
        if (!query.exec())
            return storageError(query.lastError().text());
    }
    return transaction.commit();
}

Result<Done> Catalogue::setMark(const QList<qint64> &ids, EntryMark mark)
{
    return changeMarks(QStringLiteral("UPDATE message SET marks = marks | ? WHERE id = ?"), ids, mark);
}

Result<Done> Catalogue::clearMark(const QList<qint64> &ids, EntryMark mark)
{
    return changeMarks(QStringLiteral("UPDATE message SET marks = marks & ~? WHERE id = ?"), ids, mark);
}

Result<Done> Catalogue::changeMarks(const QString &statement, const QList<qint64> &ids, EntryMark mark)
{
    // Marks are what the user decided: they must outlive a power cut. In WAL mode NORMAL does not sync.
    QSqlQuery query(database());
    query.exec(QStringLiteral("PRAGMA synchronous = FULL"));
    const auto relax = qScopeGuard([&query] { query.exec(QStringLiteral("PRAGMA synchronous = NORMAL")); });
    Transaction transaction(database());
    query.prepare(statement);
    for (const qint64 id : ids) {
        query.bindValue(0, int(mark));
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
