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
    {QStringLiteral(R"(CREATE TABLE last_check (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        at INTEGER NOT NULL,
        messages INTEGER NOT NULL,
        octets INTEGER NOT NULL))")},
    {QStringLiteral(R"(CREATE TABLE kept (
        id INTEGER PRIMARY KEY REFERENCES message (id),
        file TEXT NOT NULL,
        octets INTEGER NOT NULL,
        sha256 BLOB NOT NULL,
        at INTEGER NOT NULL))"),
     QStringLiteral(R"(CREATE TABLE aside (
        id INTEGER PRIMARY KEY REFERENCES message (id),
        kind TEXT NOT NULL,
        said BLOB, code BLOB, verb BLOB, detail TEXT,
        at INTEGER NOT NULL))"),
     QStringLiteral(R"(CREATE TABLE server (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        traits INTEGER NOT NULL))"),
     QStringLiteral("CREATE INDEX message_by_header ON message (header_hash) WHERE header_hash <> x''")},
    // Downloads that were ordered and are not done; the history of deletions.
    {QStringLiteral(R"(CREATE TABLE wanted (
        id INTEGER PRIMARY KEY REFERENCES message (id),
        rank INTEGER NOT NULL))"),
     QStringLiteral(R"(CREATE TABLE receipt (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at INTEGER NOT NULL,
        outcome TEXT NOT NULL,
        said BLOB NOT NULL))"),
     QStringLiteral(R"(CREATE TABLE receipt_item (
        receipt INTEGER NOT NULL REFERENCES receipt (id),
        message INTEGER NOT NULL,
        unique_id BLOB NOT NULL,
        octets INTEGER NOT NULL,
        header_hash BLOB NOT NULL,
        subject TEXT, sender TEXT,
        fate TEXT NOT NULL,
        PRIMARY KEY (receipt, message)) WITHOUT ROWID)"),
     // The full-text index: see SearchIndex. The words come folded, so that the simplest tokenizer serves.
     QStringLiteral(R"(CREATE TABLE indexed (
        document INTEGER PRIMARY KEY AUTOINCREMENT,
        message INTEGER NOT NULL UNIQUE REFERENCES message (id),
        has_text INTEGER NOT NULL))"),
     QStringLiteral("CREATE VIRTUAL TABLE words USING fts5(subject, people, text, content = '', "
                    "detail = column, tokenize = 'ascii')"),
     // It follows what happens to a message, whoever does it: its text is that of its file.
     QStringLiteral(R"(CREATE TRIGGER index_follows_removal AFTER DELETE ON message BEGIN
        DELETE FROM indexed WHERE message = OLD.id; END)"),
     QStringLiteral(R"(CREATE TRIGGER index_follows_file AFTER UPDATE OF id ON kept BEGIN
        DELETE FROM indexed WHERE message = NEW.id;
        UPDATE indexed SET message = NEW.id WHERE message = OLD.id; END)"),
     QStringLiteral(R"(CREATE TRIGGER index_follows_loss AFTER DELETE ON kept BEGIN
        DELETE FROM indexed WHERE message = OLD.id AND has_text; END)"),
     QStringLiteral("ALTER TABLE kept ADD COLUMN octets_on_server INTEGER NOT NULL DEFAULT -1"),
     QStringLiteral("ALTER TABLE kept ADD COLUMN is_found INTEGER NOT NULL DEFAULT 0"),
     // There while a rebuild from the Maildir is to be decided or is not done.
     QStringLiteral(R"(CREATE TABLE rebuilding (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        moved_to TEXT NOT NULL))")},
    // Folders of this machine; unique-ids of what other programs have fetched.
    {QStringLiteral(R"(CREATE TABLE folder (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE))"),
     // Numbers below that are of folders which are always there: see FolderId.
     QStringLiteral("INSERT INTO sqlite_sequence (name, seq) VALUES ('folder', 15)"),
     QStringLiteral("ALTER TABLE kept ADD COLUMN folder INTEGER NOT NULL DEFAULT 0"),
     QStringLiteral("CREATE INDEX kept_by_folder ON kept (folder) WHERE folder <> 0"),
     QStringLiteral("ALTER TABLE wanted ADD COLUMN folder INTEGER NOT NULL DEFAULT 0"),
     QStringLiteral("CREATE INDEX wanted_by_folder ON wanted (folder) WHERE folder <> 0"),
     QStringLiteral("CREATE TABLE elsewhere (unique_id BLOB PRIMARY KEY) WITHOUT ROWID"),
     // The names of files are to show what has been seen: EntryMark::FlagsDue where Kept and Seen.
     QStringLiteral("UPDATE message SET marks = marks | 262144 WHERE marks & 17 = 17"),
     // Rules on headers: what headers say beside the envelope, what the rules did, and which rules they were.
     QStringLiteral(R"(CREATE TABLE header_field (
        message INTEGER NOT NULL REFERENCES message (id),
        name TEXT NOT NULL,
        field_values TEXT,
        PRIMARY KEY (message, name)) WITHOUT ROWID)"),
     QStringLiteral(R"(CREATE TRIGGER fields_follow_removal AFTER DELETE ON message BEGIN
        DELETE FROM header_field WHERE message = OLD.id; END)"),
     QStringLiteral(R"(CREATE TABLE rule_log (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at INTEGER NOT NULL,
        rule TEXT NOT NULL,
        rule_name TEXT NOT NULL,
        message INTEGER NOT NULL,
        subject TEXT, sender TEXT,
        deed TEXT NOT NULL))"),
     QStringLiteral(R"(CREATE TABLE rule_set (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        digest BLOB NOT NULL))")},
};

Error schemaFailure(const QString &detail)
{
    return Error{ErrorKind::Storage, {}, {}, {}, detail};
}

/// Inside a transaction.
Result<Done> runSteps(QSqlQuery &query)
{
    if (!query.exec(QStringLiteral("PRAGMA user_version")) || !query.next())
        return schemaFailure(query.lastError().text());
    const int version = query.value(0).toInt();
    query.finish();
    if (version < 0 || version > steps.size())
        return schemaFailure(QStringLiteral("catalogue version %1").arg(version));
    QStringList statements;
    for (int step = version; step < steps.size(); ++step)
        statements += steps[step];
    if (!statements.isEmpty())
        statements += QStringLiteral("PRAGMA user_version = %1").arg(steps.size());
    for (const QString &statement : statements) {
        if (!query.exec(statement))
            return schemaFailure(query.lastError().text());
    }
    return Done();
}

} // namespace

int schemaVersion()
{
    return int(steps.size());
}

Result<Done> migrate(QSqlDatabase &database)
{
    QSqlQuery query(database);
    // Immediate: of two programs that open a new catalogue at once, one waits and finds it made.
    if (!query.exec(QStringLiteral("BEGIN IMMEDIATE")))
        return schemaFailure(query.lastError().text());
    Result<Done> result = runSteps(query);
    query.finish();
    if (result && !query.exec(QStringLiteral("COMMIT")))
        result = schemaFailure(query.lastError().text());
    if (!result)
        query.exec(QStringLiteral("ROLLBACK"));
    return result;
}

} // namespace poplar::archive
