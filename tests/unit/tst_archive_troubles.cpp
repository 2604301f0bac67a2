// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_archive_adding.h"
#include "tst_archive_faults.h"
#include "tst_archive_folder.h"

#include <QSqlError>
#include <QSqlQuery>

using namespace poplar;
using namespace poplar::archive;

namespace {

/// Another program that writes to a catalogue and does not come to an end.
class Lock {
public:
    explicit Lock(const QString &folder)
    {
        QSqlDatabase sqlite = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("lock"));
        sqlite.setDatabaseName(folder + QStringLiteral("/catalogue.sqlite"));
        if (!sqlite.open() || !QSqlQuery(sqlite).exec(QStringLiteral("BEGIN IMMEDIATE")))
            qFatal("lock");
    }
    ~Lock()
    {
        QSqlDatabase::database(QStringLiteral("lock")).close();
        QSqlDatabase::removeDatabase(QStringLiteral("lock"));
    }
    Q_DISABLE_COPY_MOVE(Lock)
};

} // namespace

/// A catalogue that other programs hold, that cannot be written, and under a clock that goes back.
class tst_archive_troubles : public AccountFolderTest {
    Q_OBJECT

private Q_SLOTS:
    void init() { makeFolder(); }
    void cleanup() { closeCatalogue(); }

    void whileAnotherProgramWritesItCanBeReadAndNothingIsHalfWritten()
    {
        const QList<CatalogueEntry> before = *addTo(*m_catalogue, {{"a", 1, {}}, {"b", 2, {}}});
        {
            const Lock lock(m_folder);
            const Result<Done> marked = m_catalogue->setMark({before[0].id}, EntryMark::Ticked);
            QVERIFY(!marked);
            QCOMPARE(marked.error().kind, ErrorKind::Storage);
            QCOMPARE(*m_catalogue->entries(), before);
            // It is not waited for each time: the session would stand still.
            QCOMPARE(patience(), 0);
            QVERIFY(!m_catalogue->setKept({{before[1].id, {QStringLiteral("/f"), 1, "h"}}}));
            QVERIFY(!m_catalogue->setHeaders({{before[1].id, {}, "hash"}}));
            QVERIFY(!m_catalogue->add({{"c", 3, {}}}, 100));
            QVERIFY(!m_catalogue->reserveIds(1));
        }
        QCOMPARE(*m_catalogue->entries(), before);
        QVERIFY(m_catalogue->setMark({before[0].id}, EntryMark::Ticked));
        QVERIFY(patience() > 0);
        QCOMPARE(m_catalogue->entries()->first().marks, EntryMark::Listed | EntryMark::Ticked);
    }

    void aCheckIsLaterThanAllThatWasFoundBefore()
    {
        const QDateTime future = QDateTime::currentDateTimeUtc().addYears(1);
        QVERIFY(m_catalogue->rememberCheck({future, 0, 0}));
        const CatalogueEntry found = addTo(*m_catalogue, {{"a", 1, {}}})->first();
        QVERIFY(found.firstSeen > future);
        reopen();
        // The clock has been set back since.
        QVERIFY(m_catalogue->moment() > future.toMSecsSinceEpoch());
        QVERIFY(m_catalogue->moment() >= found.firstSeen.toMSecsSinceEpoch());
        const CheckRecord next{QDateTime::fromMSecsSinceEpoch(m_catalogue->moment(), Qt::UTC), 1, 1};
        QVERIFY(m_catalogue->rememberCheck(next));
        QVERIFY(addTo(*m_catalogue, {{"b", 1, {}}})->first().firstSeen > next.at);
        // Whoever gives an earlier time is given the latest.
        QVERIFY(m_catalogue->rememberCheck({QDateTime::currentDateTimeUtc(), 1, 1}));
        QVERIFY((*m_catalogue->lastCheck())->at > next.at);
    }

    void aCopyInMemoryShowsWhatCannotBeWritten()
    {
        const QList<CatalogueEntry> known = *addTo(*m_catalogue, {{"a", 1, {}}, {"b", 2, {}}});
        const QString file = deliver("x");
        QVERIFY(m_catalogue->setKept({{known[0].id, {file, 1, "h"}}}));
        QVERIFY(m_catalogue->setTraits(ServerTrait::NoTop));
        const QList<CatalogueEntry> before = *m_catalogue->entries();
        // While it is open its last changes are in its log, which such a disk does not show.
        QCOMPARE(Catalogue::temporary(m_folder).value()->entries()->size(), 0);
        m_catalogue.reset();
        const auto copy = Catalogue::temporary(m_folder);
        QVERIFY(copy);
        QCOMPARE(*copy.value()->entries(), before);
        QCOMPARE((*copy.value()->kept(known[0].id))->delivered.file, file);
        QCOMPARE(*copy.value()->traits(), ServerTraits(ServerTrait::NoTop));
        QVERIFY(*copy.value()->reserveIds(1) > known[1].id);
        // What happens to it does not reach the file.
        QVERIFY(copy.value()->setMark({known[0].id}, EntryMark::Ticked));
        reopen();
        QCOMPARE(*m_catalogue->entries(), before);
    }

#ifdef Q_OS_UNIX
    void onAReadOnlyFolderThePresentCatalogueIsShown()
    {
        const QList<CatalogueEntry> known = *addTo(*m_catalogue, {{"a", 1, {}}});
        m_catalogue.reset();
        // Nobody is of our group.
        const auto readable = QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup;
        QVERIFY(QFile::setPermissions(m_temporary->path(), readable));
        QVERIFY(QFile::setPermissions(m_folder, readable));
        QVERIFY(QFile::setPermissions(m_folder + QStringLiteral("/catalogue.sqlite"),
                                      QFile::ReadOwner | QFile::ReadGroup));
        {
            const AsNobody nobody;
            QVERIFY(!Catalogue::open(m_folder));
            QCOMPARE(*Catalogue::temporary(m_folder).value()->entries(), known);
        }
        for (const QString &folder : {m_temporary->path(), m_folder})
            QVERIFY(QFile::setPermissions(folder, readable | QFile::WriteOwner));
    }
#endif

private:
    [[nodiscard]] int patience() const
    {
        QSqlQuery query(QSqlDatabase::database(m_catalogue->connectionName(), false));
        return query.exec(QStringLiteral("PRAGMA busy_timeout")) && query.next() ? query.value(0).toInt()
                                                                                 : -1;
    }
};

QTEST_GUILESS_MAIN(tst_archive_troubles)
#include "tst_archive_troubles.moc"
