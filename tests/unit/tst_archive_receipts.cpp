// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/catalogue.h"
#include "base/limits.h"
#include "tst_archive_adding.h"
#include "tst_archive_faults.h"

#include <QTemporaryDir>
#include <QTest>

using namespace poplar;
using namespace poplar::archive;
using Answer = ReceiptRecord::Answer;
using Fate = ReceiptRecord::Fate;
using Which = Catalogue::WhichReceipts;

namespace {

std::unique_ptr<Catalogue> opened(const QString &folder)
{
    Result<std::unique_ptr<Catalogue>> catalogue = Catalogue::open(folder);
    if (!catalogue)
        qFatal("%s", qUtf8Printable(catalogue.error().detail));
    return std::move(catalogue).value();
}

const QDateTime noon(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC);

ReceiptRecord receiptOf(int items, const QDateTime &at = noon)
{
    ReceiptRecord receipt;
    receipt.at = at;
    for (int i = 1; i <= items; ++i)
        receipt.items += {i,
                          {QByteArray::number(i), 100 + i, QByteArray(32, char(i))},
                          QStringLiteral("Тема %1").arg(i),
                          QStringLiteral("Борис"),
                          Fate::Unknown};
    return receipt;
}

} // namespace

/// The history of deletions.
class TestArchiveReceipts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_catalogue = opened(m_folder->path());
    }

    void aReceiptOutlivesTheProgram()
    {
        ReceiptRecord receipt = receiptOf(3);
        receipt.said = "said \xff so";
        const Result<qint64> id = m_catalogue->addReceipt(receipt);
        QVERIFY(id);
        receipt.id = *id;
        m_catalogue = opened(m_folder->path());
        QCOMPARE(*m_catalogue->receipts(Which::All, 1000), QList{receipt});
    }

    void itIsOpenUntilAListingHasToldOfEveryMessage()
    {
        ReceiptRecord receipt = receiptOf(2);
        receipt.id = *m_catalogue->addReceipt(receipt);
        QCOMPARE(m_catalogue->receipts(Which::Open, 1000)->size(), 1);
        receipt.answer = Answer::Deleted;
        receipt.said = "bye";
        receipt.items[0].fate = Fate::Gone;
        receipt.items[1].fate = Fate::Deleted;
        QVERIFY(m_catalogue->updateReceipt(receipt));
        QCOMPARE(*m_catalogue->receipts(Which::Open, 1000), QList{receipt});
        receipt.items[1].fate = Fate::StillThere;
        QVERIFY(m_catalogue->updateReceipt(receipt));
        QVERIFY(m_catalogue->receipts(Which::Open, 1000)->isEmpty());
        QCOMPARE(*m_catalogue->receipts(Which::All, 1000), QList{receipt});
    }

    void theLatestComesFirstWhateverTheClockSays()
    {
        const qint64 first = *m_catalogue->addReceipt(receiptOf(1, noon));
        const qint64 second = *m_catalogue->addReceipt(receiptOf(1, noon.addYears(-10)));
        const auto receipts = *m_catalogue->receipts(Which::All, 1000);
        QCOMPARE(receipts.size(), 2);
        QCOMPARE(receipts[0].id, second);
        QCOMPARE(receipts[1].id, first);
    }

    void noMoreAreReadThanAreWanted()
    {
        for (int i = 0; i < 5; ++i)
            QVERIFY(m_catalogue->addReceipt(receiptOf(10)));
        QCOMPARE(m_catalogue->receipts(Which::All, 20)->size(), 2);
        QCOMPARE(m_catalogue->receipts(Which::All, 21)->size(), 3); // each whole
    }

    void theOldestAreForgotten()
    {
        qint64 last = 0;
        for (int i = 0; i < limit::receipts + 3; ++i)
            last = *m_catalogue->addReceipt(receiptOf(1));
        const auto receipts = *m_catalogue->receipts(Which::All, limit::receiptItems);
        QCOMPARE(receipts.size(), limit::receipts);
        QCOMPARE(receipts.first().id, last);
        QCOMPARE(receipts.last().id, last - limit::receipts + 1);
    }

    void oneLargeDeletionLeavesNoRoomForOthers()
    {
        QVERIFY(m_catalogue->addReceipt(receiptOf(1)));
        const qint64 large = *m_catalogue->addReceipt(receiptOf(limit::receiptItems));
        const auto receipts = *m_catalogue->receipts(Which::All, 1);
        QCOMPARE(receipts.size(), 1);
        QCOMPARE(receipts.first().id, large);
        QCOMPARE(receipts.first().items.size(), limit::receiptItems);
    }

    void longSubjectsAreCut()
    {
        ReceiptRecord receipt = receiptOf(1);
        receipt.items[0].subject = QString(100'000, u'ж');
        QVERIFY(m_catalogue->addReceipt(receipt));
        QCOMPARE(m_catalogue->receipts(Which::All, 1)->first().items[0].subject.size(), limit::receiptText);
    }

#ifdef Q_OS_UNIX
    void onAFullDiskNothingIsHalfWritten()
    {
        QVERIFY(m_catalogue->addReceipt(receiptOf(1)));
        {
            const FullDisk full;
            const Result<qint64> refused = m_catalogue->addReceipt(receiptOf(20));
            QVERIFY(!refused);
            QCOMPARE(refused.error().kind, ErrorKind::Storage);
        }
        QCOMPARE(m_catalogue->receipts(Which::All, 1000)->size(), 1);
        QVERIFY(m_catalogue->addReceipt(receiptOf(1))); // there is room again
    }
#endif

    void manyCopiesAreFoundAtOnce()
    {
        const QList<CatalogueEntry> added = *addTo(*m_catalogue, {{"a", 1, {}}, {"b", 2, {}}, {"c", 3, {}}});
        const QString file = m_folder->filePath(QStringLiteral("new/1.M1P1Q1.host,S=5"));
        QVERIFY(m_catalogue->setKept({{added[0].id, {file, 5, "hash"}}, {added[2].id, {file, 6, "hash"}}}));
        const auto keepings = *m_catalogue->keepingsOf({added[0].id, added[1].id, added[2].id});
        QCOMPARE(keepings.size(), 2);
        QCOMPARE(keepings.value(added[0].id).delivered, (Delivered{file, 5, "hash"}));
        QCOMPARE(keepings.value(added[2].id).delivered.octets, 6);
        QCOMPARE(*m_catalogue->keptNames(), QSet<QString>{QStringLiteral("1.M1P1Q1.host")});
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Catalogue> m_catalogue;
};

QTEST_GUILESS_MAIN(TestArchiveReceipts)
#include "tst_archive_receipts.moc"
