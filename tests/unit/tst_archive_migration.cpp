// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/localfolders.h"
#include "archive/schema.h"
#include "tst_archive_folder.h"

#include <QSqlError>
#include <QSqlQuery>

using namespace poplar;
using namespace poplar::archive;

namespace {

/// What made a catalogue of the version after it, as it was released: never to be changed.
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
};

/// What each of them brought can hold.
const QList<QStringList> contents{
    {QStringLiteral("INSERT INTO message VALUES (7, x'61', 1000, x'aa', 3, 1700000000123, 1, "
                    "'[\"Anna\",\"anna@example.org\"]', '[]', '[]', 'Subject', 1700000000000, x'6d', 1)"),
     QStringLiteral("INSERT INTO message (id, unique_id, octets, header_hash, marks, first_seen) "
                    "VALUES (9, x'', 2000, x'bb', 16, 1700000000456)")},
    {QStringLiteral("INSERT INTO last_check VALUES (1, 1700000000789, 2, 3000)")},
    {QStringLiteral("INSERT INTO kept VALUES (9, '/mail/new/1.M2P3Q4.host', 1990, x'cc', 1700000000900)"),
     QStringLiteral("INSERT INTO aside VALUES (7, 'Refused', x'6e6f', NULL, NULL, NULL, 1700000000901)"),
     QStringLiteral("INSERT INTO server VALUES (1, 1)")},
    {QStringLiteral("INSERT INTO message (id, unique_id, octets, header_hash, marks, first_seen) "
                    "VALUES (11, x'62', 3000, x'', 17, 1700000000457)"),
     QStringLiteral(
         "INSERT INTO kept VALUES (11, 'cur/2.M2P3Q4.host:2,', 2990, x'dd', 1700000000902, 3000, 0)"),
     QStringLiteral("INSERT INTO wanted VALUES (7, 5)")},
};

} // namespace

/// Catalogues of other versions of Poplar.
class tst_archive_migration : public AccountFolderTest {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        makeFolder();
        m_catalogue.reset();
    }
    void cleanup() { closeCatalogue(); }

    void whatAnEarlierVersionKnewIsKept_data()
    {
        QTest::addColumn<int>("version");
        for (int version = 1; version <= steps.size(); ++version)
            QTest::addRow("version %d", version) << version;
    }
    void whatAnEarlierVersionKnewIsKept()
    {
        QFETCH(const int, version);
        make(version);
        reopen();
        QCOMPARE(m_catalogue->damagedFile(), QString());
        const QList<CatalogueEntry> entries = *m_catalogue->entries();
        QCOMPARE(entries.size(), version >= 4 ? 3 : 2);
        QCOMPARE(entries[0].id, 7);
        QCOMPARE(entries[0].identity, (Identity{"a", 1000, "\xaa"}));
        QCOMPARE(entries[0].marks, EntryMark::Seen | EntryMark::Ticked);
        QCOMPARE(entries[0].envelope->subject, QStringLiteral("Subject"));
        QCOMPARE(entries[0].envelope->from.first().address, QStringLiteral("anna@example.org"));
        QCOMPARE(entries[1].identity, (Identity{{}, 2000, "\xbb"}));
        QCOMPARE(entries[1].firstSeen.toMSecsSinceEpoch(), 1700000000456);
        QCOMPARE(m_catalogue->lastCheck()->has_value(), version >= 2);
        QCOMPARE(m_catalogue->kept(9)->has_value(), version >= 3);
        QCOMPARE(entries[0].aside.has_value(), version >= 3);
        QCOMPARE(*m_catalogue->traits() != ServerTraits(), version >= 3);
        if (version < 3)
            return;
        QCOMPARE((*m_catalogue->kept(9))->delivered,
                 (Delivered{QStringLiteral("/mail/new/1.M2P3Q4.host"), 1990, "\xcc"}));
        QCOMPARE(entries[0].aside->error.said, QByteArray("no"));
    }

    // Names of files do not show yet what was seen before they did.
    void whatWasSeenIsToShowInTheNamesOfFiles()
    {
        make(4);
        reopen();
        QCOMPARE(*m_catalogue->copiesWith(EntryMark::FlagsDue), QList<qint64>{11});
        const QList<LocalCopy> copies = *m_catalogue->localCopies({7, 9, 11});
        QCOMPARE(copies.size(), 2);
        QCOMPARE(copies[1].folder, FolderId::Archive);
        QCOMPARE(copies[1].file, m_folder + QStringLiteral("/cur/2.M2P3Q4.host:2,"));
        QCOMPARE(*m_catalogue->wanted(), QList<qint64>{7});
        QCOMPARE((*m_catalogue->toPlace()).size(), 0);
        QCOMPARE(*LocalFolders(*m_catalogue).add(QStringLiteral("Work")), firstOwnFolder);
    }

    void itIsNotMigratedTwice()
    {
        make(3);
        reopen();
        const QList<CatalogueEntry> once = *m_catalogue->entries();
        reopen();
        QCOMPARE(*m_catalogue->entries(), once);
    }

    // Not even the mode of its log is changed, and nothing is left beside it.
    void aNewerOneIsRefusedAndLeftUntouched()
    {
        make(3);
        execute({QStringLiteral("PRAGMA journal_mode = DELETE"),
                 QStringLiteral("PRAGMA user_version = %1").arg(schemaVersion() + 1)});
        const QByteArray before = content();
        const QStringList files = QDir(m_folder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
        const auto refused = Catalogue::open(m_folder);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Storage);
        QCOMPARE(refused.error().code, QByteArray("NEWER-CATALOGUE"));
        QCOMPARE(refused.error().detail, QString::number(schemaVersion() + 1));
        QCOMPARE(content() == before, true);
        QCOMPARE(QDir(m_folder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), files);
    }

private:
    [[nodiscard]] QString path() const { return m_folder + QStringLiteral("/catalogue.sqlite"); }

    [[nodiscard]] QByteArray content() const
    {
        QFile file(path());
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }

    void make(int version)
    {
        loseCatalogue();
        QStringList statements{QStringLiteral("PRAGMA journal_mode = WAL")};
        for (int step = 0; step < version; ++step)
            statements += steps[step] + contents[step];
        execute(statements << QStringLiteral("PRAGMA user_version = %1").arg(version));
    }

    void execute(const QStringList &statements)
    {
        {
            auto sqlite = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
            sqlite.setDatabaseName(path());
            QVERIFY(sqlite.open());
            QSqlQuery query(sqlite);
            for (const QString &statement : statements)
                QVERIFY2(query.exec(statement), qUtf8Printable(query.lastError().text()));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("other"));
    }
};

QTEST_GUILESS_MAIN(tst_archive_migration)
#include "tst_archive_migration.moc"
