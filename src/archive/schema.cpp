// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/schema.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QStringList>
#include <QVariant>

namespace poplar::archive {

namespace {

/// Step n leads from version n to n + 1. Steps are never changed once released, only added.
const QList<QStringList> steps{
    {QStringLiteral(R"(CREATE TABLE message (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        unique_id BLOB NOT NULL,
        octets INTEGER NOT NULL,
        header_hash BLOB NOT NULL,
        marks INTEGER NOT NULL DEFAULT 0,
        first_seen INTEGER NOT NULL,
        envelope_known INTEGER NOT NULL DEFAULT 0,
        senders TEXT, recipients TEXT, copies TEXT, subject TEXT,
        date INTEGER, message_id BLOB, attachments INTEGER))")},
};

Error schemaFailure(const QString &detail)
{
    return Error{ErrorKind::Storage, {}, {}, {}, detail};
}

} // namespace

Result<Done> migrate(QSqlDatabase &database)
{
    QSqlQuery query(database);
    if (!query.exec(QStringLiteral("PRAGMA user_version")) || !query.next())
        return schemaFailure(query.lastError().text());
    const int version = query.value(0).toInt();
    query.finish();
    if (version > steps.size())
        return schemaFailure(QStringLiteral("catalogue version %1").arg(version));
    for (int step = version; step < steps.size(); ++step) {
        if (!database.transaction())
            return schemaFailure(database.lastError().text());
        QStringList statements = steps[step];
        statements += QStringLiteral("PRAGMA user_version = %1").arg(step + 1);
        for (const QString &statement : statements) {
            if (query.exec(statement))
                continue;
            const QString why = query.lastError().text();
            query.finish();
            database.rollback();
            return schemaFailure(why);
        }
        if (!database.commit())
            return schemaFailure(database.lastError().text());
    }
    return Done();
}

} // namespace poplar::archive
