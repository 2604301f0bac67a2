// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/catalogue.h"
#include "tst_archive_adding.h"
#include "tst_archive_faults.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>
#include <cstdio>

using namespace poplar;
using namespace poplar::archive;

namespace {

constexpr int victims = 2000;

QList<Identity> identities(int count)
{
    QList<Identity> made;
    for (int i = 0; i < count; ++i)
        made += {"uid-" + QByteArray::number(i), 1000 + i, {}};
    return made;
}

Envelope envelope(int number)
{
    const QDateTime date = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123 + number, Qt::UTC);
    return {{{QStringLiteral("Иван \"И.\" Петров"), QStringLiteral("ivan@example.org")}},
            {{{}, QStringLiteral("a@example.org")}, {QStringLiteral("B, C"), {}}},
            {},
            QStringLiteral("Счёт № %1 '; DROP TABLE message; --").arg(number),
            date,
            "id" + QByteArray::number(number) + "@example.org",
            number % 2 == 0};
}

std::unique_ptr<Catalogue> opened(const QString &folder)
{
    Result<std::unique_ptr<Catalogue>> catalogue = Catalogue::open(folder);
    if (!catalogue)
        qFatal("%s", qUtf8Printable(catalogue.error().detail));
    return std::move(catalogue).value();
}

/// What another program, or an older Poplar, does with the file.
void execute(const QString &path, const QStringList &statements)
{
    {
        QSqlDatabase sqlite = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
        sqlite.setDatabaseName(path);
        QVERIFY(sqlite.open());
        QSqlQuery query(sqlite);
        for (const QString &statement : statements)
            QVERIFY2(query.exec(statement), qUtf8Printable(statement));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("other"));
}

/// Ticks one message after the other and says so, until it is killed.
[[noreturn]] void tickUntilKilled(const QString &folder)
{
    const auto catalogue = opened(folder);
    const QList<CatalogueEntry> added = *addTo(*catalogue, identities(victims));
    for (const CatalogueEntry &entry : added) {
        if (!catalogue->setMark({entry.id}, EntryMark::Ticked))
            break;
        std::printf("%lld\n", static_cast<long long>(entry.id));
        std::fflush(stdout);
    }
    std::exit(0);
}

} // namespace

class tst_archive_catalogue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->filePath(QStringLiteral("счёт"));
        m_path = m_folder + QStringLiteral("/catalogue.sqlite");
    }

    void cleanup() { QCOMPARE(QSqlDatabase::connectionNames(), QStringList()); }

    void everythingSurvivesReopening()
    {
        auto catalogue = opened(m_folder);
        QList<CatalogueEntry> expected =
            *addTo(*catalogue, {{"a", 10, {}}, {{}, -1, {}}, {QByteArray("\0\xff'", 3), 30, "hash"}});
        expected[0].envelope = envelope(1);
        expected[0].identity.headerHash = QByteArray(32, '\xee');
        expected[2].envelope = Envelope();
        QVERIFY(catalogue->setHeaders(
            {{expected[0].id, envelope(1), QByteArray(32, '\xee')}, {expected[2].id, Envelope(), "hash"}}));
        QVERIFY(catalogue->setMark({expected[0].id, expected[1].id}, EntryMark::Ticked));
        QVERIFY(catalogue->setMark({expected[0].id}, EntryMark::Seen));
        QVERIFY(catalogue->clearMark({expected[1].id}, EntryMark::Ticked));
        expected[0].marks = EntryMark::Ticked | EntryMark::Seen | EntryMark::Listed;
        QCOMPARE(*catalogue->entries(), expected);
        catalogue.reset();
        catalogue = opened(m_folder);
        QCOMPARE(*catalogue->entries(), expected);
        QCOMPARE(catalogue->damagedFile(), QString());
    }

    void whatIsGoneIsNotListedAndItsIdNotGivenAgain()
    {
        const auto catalogue = opened(m_folder);
        const QList<CatalogueEntry> added = *addTo(*catalogue, identities(2));
        QVERIFY(catalogue->setMark({added[1].id}, EntryMark::Gone));
        QCOMPARE(*catalogue->entries(), QList<CatalogueEntry>{added[0]});
        QVERIFY(addTo(*catalogue, identities(1))->first().id > added[1].id);
    }

    void theLastCheckIsRemembered()
    {
        const auto catalogue = opened(m_folder);
        QCOMPARE(*catalogue->lastCheck(), std::nullopt);
        const CheckRecord check{QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC), 3, 5'000'000'000};
        QVERIFY(catalogue->rememberCheck({}));
        QVERIFY(catalogue->rememberCheck(check));
        QCOMPARE(*opened(m_folder)->lastCheck(), std::optional(check));
    }

    void twoAccountsKnowNothingOfEachOther()
    {
        const auto one = opened(m_folder);
        const auto other = opened(m_temporary->filePath(QStringLiteral("other")));
        QVERIFY(addTo(*one, identities(3)));
        QCOMPARE(other->entries()->size(), 0);
        QVERIFY(addTo(*other, identities(1)));
        QCOMPARE(one->entries()->size(), 3);
    }

    void confirmedTicksSurviveBeingKilled()
    {
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(),
                      {QStringLiteral("--tick-until-killed"), m_folder});
        QByteArray said;
        while (said.count('\n') < 20 && process.waitForReadyRead(30'000))
            said += process.readAll();
        process.kill();
        QVERIFY(process.waitForFinished());
        said += process.readAll();
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        QList<QByteArray> confirmed = said.split('\n');
        confirmed.removeLast(); // Empty, or cut off.
        QVERIFY2(confirmed.size() >= 20 && confirmed.size() < victims,
                 qPrintable(QString::number(confirmed.size())));

        const auto catalogue = opened(m_folder);
        QCOMPARE(catalogue->damagedFile(), QString());
        const QList<CatalogueEntry> entries = *catalogue->entries();
        QCOMPARE(entries.size(), victims);
        QSet<QByteArray> ticked;
        for (const CatalogueEntry &entry : entries) {
            if (entry.marks.testFlag(EntryMark::Ticked))
                ticked += QByteArray::number(entry.id);
        }
        for (const QByteArray &id : confirmed)
            QVERIFY2(ticked.contains(id), id.constData());
        QVERIFY(ticked.size() <= confirmed.size() + 1); // One may have been written and not yet told.
    }

    void aDamagedFileIsMovedAsideAndKept_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<QByteArray>("junk");
        QTest::newRow("no database at all") << 0 << QByteArray("this is a text file, and a long one at that");
        QTest::newRow("torn pages") << 4096 << QByteArray(3 * 4096, '\x55');
        QTest::newRow("broken header") << 16 << QByteArray(40, '\xff');
    }
    void aDamagedFileIsMovedAsideAndKept()
    {
        QFETCH(const int, from);
        QFETCH(const QByteArray, junk);
        QVERIFY(addTo(*opened(m_folder), identities(500)));
        QFile file(m_path);
        QVERIFY(file.open(QFile::ReadWrite));
        QVERIFY(file.size() > from + junk.size());
        file.seek(from);
        file.write(junk);
        file.seek(0);
        const QByteArray damaged = file.readAll();
        file.close();

        auto catalogue = opened(m_folder);
        QCOMPARE(catalogue->damagedFile(), m_path + QStringLiteral(".damaged-1"));
        QFile kept(catalogue->damagedFile());
        QVERIFY(kept.open(QFile::ReadOnly));
        QCOMPARE(kept.readAll() == damaged, true);
        QCOMPARE(catalogue->entries()->size(), 0);
        QVERIFY(addTo(*catalogue, identities(1)));
        catalogue.reset();
        catalogue = opened(m_folder);
        QCOMPARE(catalogue->damagedFile(), QString());
        QCOMPARE(catalogue->entries()->size(), 1);
    }

    void aSecondDamageGetsANameOfItsOwn()
    {
        for (const QString &number : {QStringLiteral("1"), QStringLiteral("2")}) {
            QDir().mkpath(m_folder);
            QFile file(m_path);
            QVERIFY(file.open(QFile::WriteOnly));
            file.write("no database " + number.toLatin1());
            file.close();
            QCOMPARE(opened(m_folder)->damagedFile(), m_path + QStringLiteral(".damaged-") + number);
        }
    }

    void anOlderCatalogueIsBroughtUpToDate_data()
    {
        QTest::addColumn<QStringList>("aged");
        QTest::newRow("version 2") << QStringList();
        QTest::newRow("version 1") << QStringList{QStringLiteral("DROP TABLE last_check"),
                                                  QStringLiteral("PRAGMA user_version = 1")};
    }
    // The file was made by Poplar when version 2 was the present one.
    void anOlderCatalogueIsBroughtUpToDate()
    {
        QFETCH(const QStringList, aged);
        copyVersion2();
        execute(m_path, aged);
        const auto catalogue = opened(m_folder);
        const QList<CatalogueEntry> entries = *catalogue->entries();
        QCOMPARE(entries.size(), 3); // The fourth is gone.
        QCOMPARE(entries[0].identity, (Identity{"uid-1", 1000, QByteArray(32, '\xee')}));
        QCOMPARE(entries[0].marks, EntryMark::Seen | EntryMark::Ticked);
        QCOMPARE(entries[0].envelope->subject, QStringLiteral("Счёт № 7"));
        QCOMPARE(entries[0].envelope->from.first().name, QStringLiteral("Иван Петров"));
        QCOMPARE(entries[1].identity, (Identity{"uid-2", 2000, {}}));
        QCOMPARE(entries[2].identity, (Identity{{}, 3000, QByteArray(32, '\xaa')}));
        QCOMPARE(entries[1].aside, std::nullopt);
        QCOMPARE(catalogue->lastCheck()->has_value(), aged.isEmpty());
        QVERIFY(catalogue->setKept({{entries[1].id, {QStringLiteral("f"), 1, "h"}}}));
        QVERIFY(catalogue->setAside(entries[2].id, {}));
        QVERIFY(catalogue->setTraits(ServerTrait::NoTop));
        QVERIFY(catalogue->rememberCheck({QDateTime::currentDateTimeUtc(), 1, 1}));
        QCOMPARE(addTo(*catalogue, {{{}, 3000, {}}})->first().id, 5);
        QVERIFY(catalogue->setHeaders({{5, Envelope(), QByteArray(32, '\xaa')}}));
        QCOMPARE(catalogue->relink({5}, [](qint64) { return false; })->size(), 1);
        QCOMPARE(catalogue->damagedFile(), QString());
    }

    // Every statement of the steps succeeds or none does: what is there stays usable by the older one.
    void aFailedMigrationChangesNothing()
    {
        copyVersion2();
        execute(m_path, {QStringLiteral("CREATE TABLE server (x)")}); // The last table but one to be made.
        const auto result = Catalogue::open(m_folder);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Storage);
        execute(m_path,
                {QStringLiteral("CREATE TABLE kept (x)"), QStringLiteral("DROP TABLE kept"),
                 QStringLiteral("DROP TABLE server")});
        QCOMPARE(opened(m_folder)->entries()->size(), 3);
    }

    void aCatalogueOfANewerPoplarIsLeftAlone()
    {
        QVERIFY(addTo(*opened(m_folder), identities(1)));
        execute(m_path, {QStringLiteral("PRAGMA user_version = 999")});
        const auto result = Catalogue::open(m_folder);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Storage);
        QVERIFY(result.error().detail.contains(QStringLiteral("999")));
        QCOMPARE(QDir(m_folder).entryList({QStringLiteral("*damaged*")}), QStringList());
    }

    void twoProgramsMayOpenANewCatalogueAtOnce()
    {
        QVERIFY(QDir().mkpath(m_folder));
        QList<QThread *> threads;
        std::atomic<int> succeeded = 0;
        for (int i = 0; i < 8; ++i) {
            threads += QThread::create([&] {
                const auto catalogue = Catalogue::open(m_folder);
                if (catalogue && addTo(*catalogue.value(), identities(5)))
                    ++succeeded;
            });
            threads.last()->start();
        }
        for (QThread *thread : threads)
            thread->wait();
        qDeleteAll(threads);
        QCOMPARE(succeeded.load(), 8);
        QCOMPARE(opened(m_folder)->entries()->size(), 40);
    }

    // A folder in the file's place is a fault that root meets too.
    void whatCannotBeOpenedIsAnErrorAndNotMovedAside()
    {
        QVERIFY(QDir().mkpath(m_path));
        const auto result = Catalogue::open(m_folder);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Storage);
        QVERIFY(QFileInfo(m_path).isDir());
    }

    void aCatalogueInMemoryServesWhereTheFolderDoesNot()
    {
        auto temporary = Catalogue::temporary();
        QVERIFY(temporary);
        QVERIFY(addTo(*temporary.value(), identities(2)));
        QCOMPARE(temporary.value()->entries()->size(), 2);
    }

#ifdef Q_OS_UNIX
    void aFolderThatCannotBeWrittenIsAnErrorAndIsLeftAsItIs()
    {
        QVERIFY(addTo(*opened(m_folder), identities(3)));
        const auto readable = QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther;
        QVERIFY(QFile::setPermissions(m_temporary->path(), readable));
        QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner | QFile::ReadOther));
        QVERIFY(QFile::setPermissions(m_folder, readable));
        {
            const AsNobody nobody;
            for (const QString &folder : {m_folder, m_folder + QStringLiteral("/new")}) {
                const auto result = Catalogue::open(folder);
                QVERIFY(!result);
                QCOMPARE(result.error().kind, ErrorKind::Storage);
            }
        }
        const auto writable = readable | QFile::WriteOwner;
        QVERIFY(QFile::setPermissions(m_temporary->path(), writable));
        QVERIFY(QFile::setPermissions(m_folder, writable));
        QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner));
        QCOMPARE(opened(m_folder)->entries()->size(), 3);
    }

    void aFullDiskIsAnErrorAndWhatWasThereStays()
    {
        const auto catalogue = opened(m_folder);
        const QList<CatalogueEntry> before = *addTo(*catalogue, identities(10));
        {
            const FullDisk full;
            const auto added = addTo(*catalogue, identities(5000));
            QVERIFY(!added);
            QCOMPARE(added.error().kind, ErrorKind::Storage);
            QVERIFY(!catalogue->setMark({before[0].id}, EntryMark::Ticked));
            QCOMPARE(*catalogue->entries(), before);
        }
        QVERIFY(catalogue->setMark({before[0].id}, EntryMark::Ticked));
        QCOMPARE(opened(m_folder)->entries()->size(), 10);
    }
#endif

    void aHundredThousandMessages()
    {
        constexpr int many = 100'000;
        QElapsedTimer timer;
        const auto lap = [&timer](const char *what) { qInfo("%s: %lld ms", what, timer.restart()); };
        auto catalogue = opened(m_folder);
        timer.start();
        const QList<CatalogueEntry> added = *addTo(*catalogue, identities(many));
        lap("add");
        QList<HeaderEntry> headers;
        QList<qint64> ids;
        for (int i = 0; i < many; ++i) {
            headers += {added[i].id, envelope(i), QByteArray(32, 'h')};
            ids += added[i].id;
        }
        timer.restart();
        QVERIFY(catalogue->setHeaders(headers));
        lap("headers");
        QVERIFY(catalogue->setMark(ids, EntryMark::Ticked));
        lap("tick");
        catalogue.reset();
        timer.restart();
        catalogue = opened(m_folder);
        lap("open");
        const QList<CatalogueEntry> entries = *catalogue->entries();
        lap("load");
        QCOMPARE(entries.size(), many);
        QCOMPARE(*entries.last().envelope, envelope(many - 1));
        QCOMPARE(entries.last().marks, EntryMark::Ticked | EntryMark::Listed);
    }

private:
    void copyVersion2()
    {
        QVERIFY(QDir().mkpath(m_folder));
        QVERIFY(QFile::copy(QStringLiteral(TEST_DATA_DIR "/archive/catalogue-2.sqlite"), m_path));
        QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner));
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    QString m_folder;
    QString m_path;
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--tick-until-killed")
        tickUntilKilled(arguments.value(2));
    tst_archive_catalogue test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_archive_catalogue.moc"
