// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/catalogue.h"
#include "archive/recognition.h"
#include "tst_archive_adding.h"
#include "tst_archive_faults.h"

#include <QElapsedTimer>
#include <QMetaEnum>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace poplar;
using namespace poplar::archive;

namespace {

constexpr int many = 30'000;

const Delivered delivery{QStringLiteral("/почта/new/1.M2P3Q4.host,S=5"), 5, QByteArray("\0\xff h", 4)};
const Error refusal{ErrorKind::Refused, "no such \xff message", "SYS/PERM", "RETR",
                    QStringLiteral("подробно")};

std::unique_ptr<Catalogue> opened(const QString &folder)
{
    Result<std::unique_ptr<Catalogue>> catalogue = Catalogue::open(folder);
    if (!catalogue)
        qFatal("%s", qUtf8Printable(catalogue.error().detail));
    return std::move(catalogue).value();
}

QByteArray hash(int number)
{
    return QByteArray::number(number).rightJustified(32, '.');
}

} // namespace

/// What the catalogue remembers besides marks and headers, and how entries become one.
class tst_archive_keeping : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        reopen();
    }

    void cleanup()
    {
        m_catalogue.reset();
        QCOMPARE(QSqlDatabase::connectionNames(), QStringList());
    }

    void aDeliveryIsRemembered()
    {
        const QList<CatalogueEntry> added = *addTo(*m_catalogue, {{"a", 1, {}}, {"b", 2, {}}});
        QCOMPARE(*m_catalogue->kept(added[0].id), std::nullopt);
        QVERIFY(m_catalogue->setKept({{added[0].id, {QStringLiteral("/before"), 1, {}}}}));
        const QDateTime from = QDateTime::currentDateTimeUtc();
        QVERIFY(m_catalogue->setKept({{added[0].id, delivery}}));
        reopen();
        const std::optional<Keeping> keeping = *m_catalogue->kept(added[0].id);
        QVERIFY(keeping);
        QCOMPARE(keeping->delivered, delivery);
        QVERIFY(keeping->at >= from.addMSecs(-1) && keeping->at <= QDateTime::currentDateTimeUtc());
        QCOMPARE(m_catalogue->entries()->at(0).marks, EntryMark::Kept | EntryMark::Listed);
        QCOMPARE(m_catalogue->entries()->at(1).marks, EntryMarks(EntryMark::Listed));
        QCOMPARE(*m_catalogue->kept(added[1].id), std::nullopt);
    }

    void aGroupOfDeliveriesIsRemembered()
    {
        const QList<CatalogueEntry> added = *addTo(*m_catalogue, {{"a", 1, {}}, {"b", 2, {}}, {"c", 3, {}}});
        QList<KeptEntry> group;
        for (const CatalogueEntry &entry : added)
            group += {entry.id, {QStringLiteral("/new/%1").arg(entry.id), entry.id, "hash"}};
        const Result<Done> kept = m_catalogue->setKept(group);
        QVERIFY2(kept, kept ? "" : qPrintable(kept.error().detail));
        for (const KeptEntry &one : group)
            QCOMPARE((*m_catalogue->kept(one.id))->delivered, one.delivered);
    }

    // Else the server's copy might be deleted for a delivery that nobody will know of.
    void aDeliveryThatCannotBeRememberedIsAnError()
    {
        QVERIFY(!m_catalogue->setKept({{17, delivery}}));
        const qint64 known = addTo(*m_catalogue, {{"k", 1, {}}})->first().id;
        QVERIFY(!m_catalogue->setKept({{known, delivery}, {17, delivery}})); // all or none
        QCOMPARE(*m_catalogue->kept(known), std::nullopt);
        QCOMPARE(*m_catalogue->kept(17), std::nullopt);
#ifdef Q_OS_UNIX
        const qint64 id = addTo(*m_catalogue, {{"a", 1, {}}})->first().id;
        {
            const FullDisk full;
            QVERIFY(!m_catalogue->setKept({{id, delivery}}));
        }
        QCOMPARE(m_catalogue->entries()->last().marks, EntryMarks(EntryMark::Listed));
        QCOMPARE(*m_catalogue->kept(id), std::nullopt);
        QVERIFY(m_catalogue->setKept({{id, delivery}}));
#endif
    }

    void whatIsSetAsideStaysSoWithItsError()
    {
        const QList<CatalogueEntry> added = *addTo(*m_catalogue, {{"a", 1, {}}, {"b", 2, {}}, {"c", 3, {}}});
        QVERIFY(m_catalogue->setAside(added[0].id, Error()));
        QVERIFY(m_catalogue->setAside(added[1].id, Error()));
        QVERIFY(m_catalogue->setAside(added[1].id, refusal));
        QVERIFY(m_catalogue->clearAside(added[0].id));
        reopen();
        const QList<CatalogueEntry> entries = *m_catalogue->entries();
        QCOMPARE(entries.size(), 3);
        QCOMPARE(entries[0].aside, std::nullopt);
        QVERIFY(entries[1].aside);
        QCOMPARE(entries[1].aside->error, refusal);
        QVERIFY(entries[1].aside->at >= entries[1].firstSeen);
        QCOMPARE(entries[2], added[2]);
    }

    void everyKindOfErrorComesBackAsItWas()
    {
        const qint64 id = addTo(*m_catalogue, {{"a", 1, {}}})->first().id;
        const QMetaEnum kinds = QMetaEnum::fromType<ErrorKind>();
        for (int i = 0; i < kinds.keyCount(); ++i) {
            const Error error{ErrorKind(kinds.value(i)), {}, {}, {}, {}};
            QVERIFY(m_catalogue->setAside(id, error));
            QCOMPARE(m_catalogue->entries()->first().aside->error, error);
        }
    }

    void aDeliveryEndsBeingSetAside()
    {
        const qint64 id = addTo(*m_catalogue, {{"a", 1, {}}})->first().id;
        QVERIFY(m_catalogue->setAside(id, refusal));
        QVERIFY(m_catalogue->setKept({{id, delivery}}));
        QCOMPARE(m_catalogue->entries()->first().aside, std::nullopt);
    }

    void whatWasLearntOfTheServerIsRememberedUntilForgotten()
    {
        QCOMPARE(*m_catalogue->traits(), ServerTraits());
        QVERIFY(m_catalogue->setTraits(ServerTrait::NoCapa));
        QVERIFY(m_catalogue->setTraits(ServerTraits(ServerTrait::NoTop) | ServerTrait::NoUidl));
        reopen();
        QCOMPARE(*m_catalogue->traits(), ServerTraits(ServerTrait::NoTop) | ServerTrait::NoUidl);
        QVERIFY(m_catalogue->setTraits({}));
        reopen();
        QCOMPARE(*m_catalogue->traits(), ServerTraits());
    }

    void anUnsettledDeletionStaysUnsettledUntilItIsKnown()
    {
        const QList<CatalogueEntry> added = *addTo(*m_catalogue, {{"a", 1, {}}, {"b", 2, {}}});
        QVERIFY(m_catalogue->setMark({added[0].id, added[1].id}, EntryMark::Ticked));
        QVERIFY(m_catalogue->setMark({added[0].id, added[1].id}, EntryMark::Unsettled));
        reopen();
        const QList<CatalogueEntry> entries = *m_catalogue->entries();
        QCOMPARE(entries.size(), 2);
        for (const CatalogueEntry &entry : entries)
            QCOMPARE(entry.marks, EntryMark::Ticked | EntryMark::Unsettled | EntryMark::Listed);
        QVERIFY(m_catalogue->setMark({added[0].id}, EntryMark::Gone));
        QVERIFY(m_catalogue->clearMark({added[0].id, added[1].id}, EntryMark::Unsettled));
        QCOMPARE(m_catalogue->entries()->size(), 1);
        QCOMPARE(m_catalogue->entries()->first().marks, EntryMark::Ticked | EntryMark::Listed);
    }

    void withoutUniqueIdsTheHeaderTells()
    {
        const CatalogueEntry before = found({{}, 100, {}}, 1);
        QVERIFY(m_catalogue->setMark({before.id}, EntryMark::Ticked));
        QVERIFY(m_catalogue->setMark({before.id}, EntryMark::Seen));
        QVERIFY(m_catalogue->setKept({{before.id, delivery}}));
        QVERIFY(m_catalogue->setAside(before.id, refusal));
        const CatalogueEntry other = found({{}, 100, {}}, 2);
        reopen();

        const CatalogueEntry now = found({{}, 100, {}}, 1);
        const QList<CatalogueEntry> relinked = *relink({now.id});
        QCOMPARE(relinked.size(), 1);
        QCOMPARE(relinked[0].id, now.id);
        QCOMPARE(relinked[0].identity, (Identity{{}, 100, hash(1)}));
        QCOMPARE(relinked[0].marks,
                 EntryMark::Ticked | EntryMark::Seen | EntryMark::Kept | EntryMark::Listed
                     | EntryMark::FlagsDue);
        QCOMPARE(relinked[0].firstSeen, before.firstSeen);
        QCOMPARE(relinked[0].aside->error, refusal);
        reopen();
        QCOMPARE(*m_catalogue->entries(), (QList<CatalogueEntry>{other, relinked[0]}));
        QCOMPARE((*m_catalogue->kept(now.id))->delivered, delivery);
        QCOMPARE(*m_catalogue->kept(before.id), std::nullopt);
        QCOMPARE(*relink({now.id}), QList<CatalogueEntry>());
    }

    void otherUniqueIdsAreAcceptedIfTheUserSaysSo_data()
    {
        QTest::addColumn<Identity>("before");
        QTest::addColumn<Identity>("now");
        QTest::addColumn<bool>("isSame");
        const auto row = [](const char *name, const Identity &before, const Identity &now, bool isSame) {
            QTest::newRow(name) << before << now << isSame;
        };
        row("same header and size", {"a", 1000, "h"}, {"b", 1000, "h"}, true);
        row("line ends counted otherwise", {"a", 1000, "h"}, {"b", 1040, "h"}, true);
        row("another size", {"a", 1000, "h"}, {"b", 1100, "h"}, false);
        row("size unknown", {"a", -1, "h"}, {"b", 1100, "h"}, true);
        row("another header", {"a", 1000, "h"}, {"b", 1000, "i"}, false);
        row("header never read", {"a", 1000, {}}, {"b", 1000, "h"}, false);
    }
    void otherUniqueIdsAreAcceptedIfTheUserSaysSo()
    {
        QFETCH(const Identity, before);
        QFETCH(const Identity, now);
        QFETCH(const bool, isSame);
        const qint64 old = addTo(*m_catalogue, {before})->first().id;
        QVERIFY(m_catalogue->setKept({{old, delivery}}));
        const qint64 id = addTo(*m_catalogue, {now})->first().id;
        const QList<CatalogueEntry> relinked = *relink({id}, {}, Renaming::Accepted);
        QCOMPARE(relinked.size(), isSame ? 1 : 0);
        if (!isSame)
            return;
        QCOMPARE(relinked[0].identity, now);
        QCOMPARE((*m_catalogue->kept(id))->delivered, delivery);
    }

    void whatIsGoneAndKeptIsKnownAgain()
    {
        const CatalogueEntry before = found({"a", 100, {}}, 1);
        QVERIFY(m_catalogue->setKept({{before.id, delivery}}));
        for (const EntryMark mark : {EntryMark::Seen, EntryMark::Ticked, EntryMark::Gone})
            QVERIFY(m_catalogue->setMark({before.id}, mark));
        QCOMPARE(m_catalogue->entries()->size(), 0);
        QCOMPARE(m_catalogue->keys()->size(), 1);
        const CatalogueEntry relinked = relink({found({"a", 100, {}}, 1).id})->first();
        QCOMPARE(relinked.marks, EntryMark::Seen | EntryMark::Kept | EntryMark::Listed); // not ticked again
    }

    void whatIsKeptNoMoreIsForgotten()
    {
        const CatalogueEntry entry = found({"a", 100, {}}, 1);
        QVERIFY(m_catalogue->setKept({{entry.id, delivery}}));
        QVERIFY(m_catalogue->forgetKept(entry.id));
        QCOMPARE(*m_catalogue->kept(entry.id), std::nullopt);
        QVERIFY(!m_catalogue->entries()->first().marks.testFlag(EntryMark::Kept));
    }

    void allIsReadAsItIs()
    {
        const CatalogueEntry first = found({"a", 100, {}}, 1);
        const CatalogueEntry gone = found({"b", 200, {}}, 2);
        const CatalogueEntry last = found({"c", 300, {}}, 3);
        QVERIFY(m_catalogue->setAside(last.id, refusal));
        QVERIFY(m_catalogue->setMark({gone.id}, EntryMark::Gone));
        QList<CatalogueEntry> read;
        QVERIFY(m_catalogue->readAll([&read](CatalogueEntry entry) { read.prepend(std::move(entry)); }));
        QCOMPARE(read, *m_catalogue->entries());
        QCOMPARE(m_catalogue->entriesOf({last.id, first.id})->first(), read.last());
        QVERIFY(m_catalogue->setKept({{gone.id, delivery}}));
        QCOMPARE(m_catalogue->keys()->size(), 3);
        QCOMPARE(m_catalogue->entriesWith(EntryMark::Listed)->size(), 2);
        QCOMPARE(*m_catalogue->countWith(EntryMark::Listed), 2);
    }

    void addressesAreReadAsTheyWereWritten_data()
    {
        QTest::addColumn<QList<Address>>("addresses");
        const QString anna = QStringLiteral("anna@example.org");
        QTest::newRow("none") << QList<Address>();
        QTest::newRow("one") << QList<Address>{{QStringLiteral("Anna"), anna}};
        QTest::newRow("several") << QList<Address>{{{}, anna}, {QStringLiteral("Б, Ж"), {}}, {{}, {}}};
        QTest::newRow("escaped") << QList<Address>{{QStringLiteral("A \"B\" \\ \n C"), anna}, {{}, anna}};
        QTest::newRow("like JSON") << QList<Address>{{QStringLiteral("],["), QStringLiteral("[]")}};
    }
    void addressesAreReadAsTheyWereWritten()
    {
        QFETCH(const QList<Address>, addresses);
        const qint64 id = addTo(*m_catalogue, {{"a", 1, {}}})->first().id;
        Envelope envelope;
        envelope.from = addresses;
        QVERIFY(m_catalogue->setHeaders({{id, envelope, hash(1)}}));
        QCOMPARE(m_catalogue->entries()->first().envelope->from, addresses);
    }

    void whatTheNewEntryKnowsOfItselfStays()
    {
        const CatalogueEntry before = found({"uid", 100, {}}, 1);
        QVERIFY(m_catalogue->setKept({{before.id, {QStringLiteral("/old"), 1, {}}}}));
        QVERIFY(m_catalogue->setAside(before.id, Error()));
        const CatalogueEntry now = found({{}, 100, {}}, 1);
        QVERIFY(m_catalogue->setMark({now.id}, EntryMark::Ticked));
        QVERIFY(m_catalogue->setKept({{now.id, delivery}}));
        QVERIFY(m_catalogue->setAside(now.id, refusal));
        const CatalogueEntry relinked = relink({now.id})->first();
        QCOMPARE(relinked.marks, EntryMark::Ticked | EntryMark::Kept | EntryMark::Listed);
        QCOMPARE(relinked.identity.uniqueId, "uid");
        QCOMPARE(relinked.aside->error, refusal);
        QCOMPARE((*m_catalogue->kept(now.id))->delivered, delivery);
    }

    void whichEntriesAreTheSameMessage_data()
    {
        QTest::addColumn<Identity>("before");
        QTest::addColumn<Identity>("now");
        QTest::addColumn<bool>("isSame");
        const auto row = [](const char *name, const Identity &before, const Identity &now, bool isSame) {
            QTest::newRow(name) << before << now << isSame;
        };
        row("no unique-ids", {{}, 100, "h"}, {{}, 100, "h"}, true);
        row("no unique-ids, other size", {{}, 100, "h"}, {{}, 101, "h"}, false);
        row("no unique-ids, size unknown before", {{}, -1, "h"}, {{}, 101, "h"}, true);
        row("no unique-ids, size unknown now", {{}, 100, "h"}, {{}, -1, "h"}, true);
        row("no unique-ids, other header", {{}, 100, "h"}, {{}, 100, "i"}, false);
        row("UIDL failed this time", {"a", 100, "h"}, {{}, 100, "h"}, true);
        row("the server learnt UIDL", {{}, 100, "h"}, {"a", 100, "h"}, true);
        row("same unique-id, listed size changes", {"a", 100, "h"}, {"a", 101, "h"}, true);
        row("unique-id used again", {"a", 100, "h"}, {"a", 100, "i"}, false);
        row("unique-id used again, other size", {"a", 100, "h"}, {"a", 101, "i"}, false);
        row("unique-ids dealt anew: that is for the user to decide", {"a", 100, "h"}, {"b", 100, "h"}, false);
        row("header never read before", {{}, 100, {}}, {{}, 100, "h"}, false);
        row("headers never read", {{}, 100, {}}, {{}, 100, {}}, false);
    }
    void whichEntriesAreTheSameMessage()
    {
        QFETCH(const Identity, before);
        QFETCH(const Identity, now);
        QFETCH(const bool, isSame);
        QVERIFY(addTo(*m_catalogue, {before}));
        const qint64 id = addTo(*m_catalogue, {now})->first().id;
        QCOMPARE(relink({id})->size(), isSame ? 1 : 0);
        QCOMPARE(m_catalogue->entries()->size(), isSame ? 1 : 2);
        QCOMPARE(m_catalogue->entries()->last().id, id);
    }

    void anEntryOfThePresentListingIsNotTaken()
    {
        const CatalogueEntry one = found({"a", 100, {}}, 1);
        const CatalogueEntry other = found({{}, 100, {}}, 1);
        QCOMPARE(*relink({other.id}, {one.id}), QList<CatalogueEntry>());
        QCOMPARE(m_catalogue->entries()->size(), 2);
    }

    void whatIsGoneDoesNotComeBack()
    {
        const CatalogueEntry before = found({{}, 100, {}}, 1);
        QVERIFY(m_catalogue->setMark({before.id}, EntryMark::Gone));
        QCOMPARE(*relink({found({{}, 100, {}}, 1).id}), QList<CatalogueEntry>());
    }

    // Two equal letters, one of them ticked and delivered: which of the two it is, nobody can tell.
    void amongTwinsOnlyWhatAllHaveIsHandedOn()
    {
        const QList<CatalogueEntry> before{found({{}, 100, {}}, 1), found({{}, 100, {}}, 1)};
        QVERIFY(m_catalogue->setMark({before[0].id}, EntryMark::Seen));
        QVERIFY(m_catalogue->setMark({before[0].id}, EntryMark::Ticked));
        QVERIFY(m_catalogue->setMark({before[0].id}, EntryMark::Unsettled));
        for (const CatalogueEntry &entry : before)
            QVERIFY(m_catalogue->setKept({{entry.id, delivery}}));
        const QList<qint64> now{found({{}, 100, {}}, 1).id, found({{}, 100, {}}, 1).id};
        const QList<CatalogueEntry> relinked = *relink(now, now);
        QCOMPARE(relinked.size(), 2);
        QCOMPARE(relinked[0].marks,
                 EntryMark::Seen | EntryMark::Listed); // The new twin is not kept, so it is doubtful.
        QCOMPARE(relinked[1].marks, EntryMarks(EntryMark::Listed));
        QCOMPARE(m_catalogue->entries()->size(), 2);
        QCOMPARE(*m_catalogue->kept(now[0]), std::nullopt);
    }

    void whatNothingCanRecogniseIsForgottenAfterADay()
    {
        const QList<CatalogueEntry> added =
            *addTo(*m_catalogue, {{"a", 1, {}}, {{}, 2, {}}, {{}, 3, {}}, {{}, 4, {}}, {{}, 5, "h"}});
        QVERIFY(m_catalogue->setMark({added[2].id}, EntryMark::Ticked));
        QVERIFY(m_catalogue->setAside(added[3].id, refusal));
        reopen();
        QCOMPARE(m_catalogue->entries()->size(), 5);
        m_catalogue.reset();
        {
            QSqlDatabase sqlite =
                QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
            sqlite.setDatabaseName(m_temporary->filePath(QStringLiteral("catalogue.sqlite")));
            QVERIFY(sqlite.open());
            QVERIFY(QSqlQuery(sqlite).exec(
                QStringLiteral("UPDATE message SET first_seen = first_seen - 90000000")));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("other"));
        reopen();
        QList<qint64> ids;
        const QList<CatalogueEntry> entries = *m_catalogue->entries();
        for (const CatalogueEntry &entry : entries)
            ids += entry.id;
        QCOMPARE(ids, (QList<qint64>{added[0].id, added[2].id, added[3].id, added[4].id}));
    }

    // If anything were searched without an index, or all twins looked at, this would take minutes.
    void manyMessagesAreLinkedAgain_data()
    {
        QTest::addColumn<int>("headers");
        QTest::newRow("all different") << many;
        QTest::newRow("one header for all") << 1;
    }
    void manyMessagesAreLinkedAgain()
    {
        QFETCH(const int, headers);
        QList<Identity> listing;
        for (int i = 0; i < many; ++i)
            listing += {{}, 1000, hash(i % headers)};
        const QList<CatalogueEntry> before = *addTo(*m_catalogue, listing);
        const QList<CatalogueEntry> now = *addTo(*m_catalogue, listing);
        const qint64 firstListed = now.first().id;
        QElapsedTimer timer;
        timer.start();
        qsizetype relinked = 0;
        for (qsizetype from = 0; from < many; from += 1000) {
            QList<qint64> ids;
            for (qsizetype i = from; i < from + 1000; ++i)
                ids += now[i].id;
            relinked +=
                m_catalogue->relink(ids, [firstListed](qint64 id) { return id >= firstListed; })->size();
        }
        qInfo("relink: %lld ms", timer.elapsed());
        QCOMPARE(relinked, many);
        QCOMPARE(m_catalogue->entries()->size(), many);
    }

private:
    void reopen()
    {
        m_catalogue.reset();
        m_catalogue = opened(m_temporary->path());
    }

    /// A message of a listing, and its header read.
    CatalogueEntry found(const Identity &identity, int header)
    {
        CatalogueEntry entry = addTo(*m_catalogue, {identity})->first();
        if (!m_catalogue->setHeaders({{entry.id, Envelope(), hash(header)}}))
            qFatal("setHeaders");
        entry.envelope = Envelope();
        entry.identity.headerHash = hash(header);
        return entry;
    }

    Result<QList<CatalogueEntry>> relink(const QList<qint64> &ids, const QList<qint64> &listed = {},
                                         Renaming renaming = Renaming::Refused)
    {
        const Result<QList<Relinked>> relinked = m_catalogue->relink(
            ids, [&](qint64 id) { return ids.contains(id) || listed.contains(id); }, renaming);
        if (!relinked)
            return relinked.error();
        QList<CatalogueEntry> entries;
        for (const Relinked &one : *relinked)
            entries += one.entry;
        return entries;
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    std::unique_ptr<Catalogue> m_catalogue;
};

QTEST_GUILESS_MAIN(tst_archive_keeping)
#include "tst_archive_keeping.moc"
