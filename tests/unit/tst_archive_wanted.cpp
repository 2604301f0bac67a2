// SPDX-License-Identifier: GPL-3.0-or-later
// What the catalogue remembers of downloads that are not done, and of rules for deletion.
#include "archive/catalogue.h"
#include "tst_archive_adding.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace poplar;
using namespace poplar::archive;

class tst_archive_wanted : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        reopen();
        m_ids.clear();
        const QList<CatalogueEntry> added =
            *addTo(*m_catalogue, {{"a", 1, {}}, {"b", 2, {}}, {"c", 3, {}}, {"d", 4, {}}});
        for (const CatalogueEntry &entry : added)
            m_ids += entry.id;
    }

    void cleanup() { m_catalogue.reset(); }

    void whatIsWantedIsRememberedInItsOrder()
    {
        QVERIFY(m_catalogue->want({m_ids[2], m_ids[0]}));
        QVERIFY(m_catalogue->want({m_ids[0], m_ids[3]})); // the first keeps its place
        reopen();
        QCOMPARE(*m_catalogue->wanted(), QList<qint64>({m_ids[2], m_ids[0], m_ids[3]}));
        QVERIFY(m_catalogue->unwant({m_ids[0]}));
        reopen();
        QCOMPARE(*m_catalogue->wanted(), QList<qint64>({m_ids[2], m_ids[3]}));
    }

    void whatIsKeptOrGoneIsWantedNoMore()
    {
        QVERIFY(m_catalogue->want(m_ids));
        QVERIFY(m_catalogue->setKept({{m_ids[1], delivery}}));
        QVERIFY(m_catalogue->setMark({m_ids[2]}, EntryMark::Gone));
        QCOMPARE(*m_catalogue->wanted(), QList<qint64>({m_ids[0], m_ids[3]}));
    }

    void ticksOfARuleAreToldFromTheUsers()
    {
        QVERIFY(m_catalogue->setMark({m_ids[0], m_ids[1]}, EntryMark::Ticked | EntryMark::ByRule));
        QVERIFY(m_catalogue->setMark({m_ids[2]}, EntryMark::Ticked));
        reopen();
        QCOMPARE(*m_catalogue->marked(EntryMark::ByRule), QList<qint64>({m_ids[0], m_ids[1]}));
        QVERIFY(m_catalogue->clearMark({m_ids[0]}, EntryMark::Ticked | EntryMark::ByRule));
        QVERIFY(m_catalogue->setMark({m_ids[1]}, EntryMark::Gone));
        QCOMPARE(*m_catalogue->marked(EntryMark::ByRule), QList<qint64>());
        QCOMPARE(*m_catalogue->marked(EntryMark::Ticked), QList<qint64>({m_ids[2]}));
    }

    void copiesAreWhatIsKeptAndNotGone()
    {
        QVERIFY(m_catalogue->setKept({{m_ids[0], delivery}, {m_ids[1], delivery}}));
        QVERIFY(m_catalogue->setMark({m_ids[1]}, EntryMark::Gone));
        QVERIFY(m_catalogue->setMark({m_ids[0]}, EntryMark::Spared));
        const QList<KeptCopy> copies = *m_catalogue->copies();
        QCOMPARE(copies.size(), 1);
        QCOMPARE(copies.first().id, m_ids[0]);
        QCOMPARE(copies.first().keeping.delivered, delivery);
        QVERIFY(copies.first().marks.testFlag(EntryMark::Spared));
        QVERIFY(copies.first().firstSeen <= copies.first().keeping.at);
    }

    void theLatestTimeIsThatOfAnything()
    {
        const QDateTime before = QDateTime::currentDateTimeUtc();
        const Result<QDateTime> found = m_catalogue->latestTime();
        QVERIFY(found);
        QVERIFY(std::abs(found->msecsTo(before)) < 60'000);
        const QDateTime later = QDateTime::currentDateTimeUtc().addDays(100);
        QVERIFY(m_catalogue->rememberCheck({later, 4, 10}));
        QCOMPARE(m_catalogue->latestTime()->toMSecsSinceEpoch(), later.toMSecsSinceEpoch());
    }

    void anEmptyCatalogueKnowsNoTime()
    {
        const Result<std::unique_ptr<Catalogue>> empty = Catalogue::temporary();
        QCOMPARE((*empty)->latestTime()->toMSecsSinceEpoch(), 0);
    }

private:
    const Delivered delivery{QStringLiteral("/почта/new/1.M2P3Q4.host"), 5, QByteArray(32, 'x')};

    void reopen()
    {
        m_catalogue.reset();
        Result<std::unique_ptr<Catalogue>> opened = Catalogue::open(m_temporary->path());
        if (!opened)
            qFatal("%s", qUtf8Printable(opened.error().detail));
        m_catalogue = std::move(opened).value();
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    std::unique_ptr<Catalogue> m_catalogue;
    QList<qint64> m_ids;
};

QTEST_GUILESS_MAIN(tst_archive_wanted)
#include "tst_archive_wanted.moc"
