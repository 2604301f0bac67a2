// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/messagelistorder.h"

#include <QRandomGenerator>
#include <QTest>

#include <memory>
#include <utility>

using namespace poplar;
using namespace poplar::gui;
using mailbox::Mark;
using mailbox::MessageId;
using mailbox::MessageRow;

namespace {

MessageRow row(qint64 position, const QString &from, const QString &subject, qint64 octets = 1000)
{
    MessageRow row;
    row.id = MessageId(position);
    row.position = position;
    row.identity.octets = octets;
    Envelope envelope;
    envelope.from = {Address{from, from.toLower() + QStringLiteral("@example.org")}};
    envelope.subject = subject;
    envelope.date = QDateTime(QDate(2026, 11, 1), QTime(12, 0), Qt::UTC).addDays(position);
    row.envelope = envelope;
    return row;
}

} // namespace

class MessageListOrderTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<MessageListOrder> m_order;
    ListCriteria m_criteria;
    MessageRows m_rows;
    QList<int> m_changed;
    const std::atomic_bool m_stop{false};

    void fill(const QList<MessageRow> &rows)
    {
        m_rows = {};
        m_changed.clear();
        for (const MessageRow &one : rows)
            m_changed.append(m_rows.add(one));
    }
    /// The positions of what is shown, from the top.
    QList<int> shown()
    {
        const auto order = m_order->arrange(m_rows, m_criteria, std::exchange(m_changed, {}), m_stop);
        QList<int> positions;
        for (const int slot : *order)
            positions.append(int(m_rows.at(slot).position));
        return positions;
    }
    static QString mixed(int number, int many) { return QString::number(qint64(number) * 7919 % many); }

private Q_SLOTS:
    void init()
    {
        m_order = std::make_unique<MessageListOrder>();
        m_criteria = {};
    }

    void newestArrivalComesFirstUnlessAskedOtherwise()
    {
        fill({row(1, QStringLiteral("A"), {}), row(3, QStringLiteral("B"), {}),
              row(2, QStringLiteral("C"), {})});
        QCOMPARE(shown(), (QList<int>{3, 2, 1}));
    }

    void textIsOrderedAsPeopleDo()
    {
        fill({row(1, QStringLiteral("Zoe"), QStringLiteral("letter 10")),
              row(2, QStringLiteral("adam"), QStringLiteral("Letter 9")),
              row(3, QStringLiteral("Яна"), QStringLiteral("letter 2"))});
        m_criteria.sortBy({SortKey::Subject, Qt::AscendingOrder});
        QCOMPARE(shown(), (QList<int>{3, 2, 1}));
        m_criteria.sortBy({SortKey::From, Qt::AscendingOrder});
        QCOMPARE(shown(), (QList<int>{2, 1, 3}));
        m_criteria.sortBy({SortKey::From, Qt::DescendingOrder});
        QCOMPARE(shown(), (QList<int>{3, 1, 2}));
    }

    void equalsKeepTheOrderAskedForBefore()
    {
        fill({row(1, QStringLiteral("B"), QStringLiteral("same"), 30),
              row(2, QStringLiteral("A"), QStringLiteral("same"), 10),
              row(3, QStringLiteral("C"), QStringLiteral("same"), 20),
              row(4, QStringLiteral("A"), QStringLiteral("other"), 5)});
        m_criteria.sortBy({SortKey::Size, Qt::AscendingOrder});
        m_criteria.sortBy({SortKey::Subject, Qt::DescendingOrder});
        QCOMPARE(shown(), (QList<int>{2, 3, 1, 4}));
    }

    void arrivalForgetsEarlierSorting()
    {
        fill({row(1, QStringLiteral("A"), {}), row(2, QStringLiteral("B"), {})});
        m_criteria.sortBy({SortKey::From, Qt::AscendingOrder});
        m_criteria.sortBy({});
        QCOMPARE(shown(), (QList<int>{2, 1}));
    }

    void marksHaveAnOrderOfTheirOwn()
    {
        MessageRow seen = row(1, QStringLiteral("A"), {});
        seen.marks = Mark::Seen | Mark::New;
        MessageRow unread = row(2, QStringLiteral("B"), {});
        MessageRow fresh = row(3, QStringLiteral("C"), {});
        fresh.marks = Mark::New;
        MessageRow ticked = row(4, QStringLiteral("D"), {});
        ticked.marks = Mark::Seen | Mark::Ticked;
        fill({seen, unread, fresh, ticked});
        m_criteria.sortBy({SortKey::Marker, Qt::DescendingOrder});
        QCOMPARE(shown(), (QList<int>{3, 2, 4, 1}));
        m_criteria.sortBy({SortKey::Tick, Qt::DescendingOrder});
        QCOMPARE(shown(), (QList<int>{4, 3, 2, 1}));
    }

    void rowsWithoutHeaderHaveAPlaceInEveryOrder()
    {
        MessageRow bare;
        bare.id = MessageId(2);
        bare.position = 2;
        fill({row(1, QStringLiteral("A"), QStringLiteral("a")), bare,
              row(3, QStringLiteral("B"), QStringLiteral("b"))});
        for (const SortKey key :
             {SortKey::From, SortKey::Subject, SortKey::Date, SortKey::Size, SortKey::Attachment}) {
            m_criteria.sortBy({key, Qt::AscendingOrder});
            QCOMPARE(shown().size(), 3);
        }
        m_criteria.sortBy({SortKey::Subject, Qt::AscendingOrder});
        QCOMPARE(shown(), (QList<int>{2, 1, 3}));
    }

    void filterLooksAtSendersAndSubjectsInAnyCase_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QList<int>>("positions");
        QTest::newRow("nothing") << QString() << QList<int>{3, 2, 1};
        QTest::newRow("blanks only") << QStringLiteral("  ") << QList<int>{3, 2, 1};
        QTest::newRow("subject") << QStringLiteral("INVOICE") << QList<int>{2, 1};
        QTest::newRow("Cyrillic in another case") << QStringLiteral("СЧЁТ") << QList<int>{3};
        QTest::newRow("address") << QStringLiteral("anna@") << QList<int>{1};
        QTest::newRow("every word counts") << QStringLiteral("invoice boris") << QList<int>{2};
        QTest::newRow("a word across fields is none") << QStringLiteral("borisinvoice") << QList<int>{};
    }
    void filterLooksAtSendersAndSubjectsInAnyCase()
    {
        QFETCH(const QString, typed);
        QFETCH(const QList<int>, positions);
        fill({row(1, QStringLiteral("Anna"), QStringLiteral("Your invoice")),
              row(2, QStringLiteral("Boris"), QStringLiteral("Invoice 2")),
              row(3, QStringLiteral("Вера"), QStringLiteral("Новый счёт"))});
        m_criteria.setFilter(typed);
        QCOMPARE(shown(), positions);
    }

    void aScopeShowsAPartOfTheMessages_data()
    {
        QTest::addColumn<ListScope>("scope");
        QTest::addColumn<QList<int>>("positions");
        QTest::newRow("all") << ListScope::All << QList<int>{5, 4, 3, 2, 1};
        QTest::newRow("new, also if read") << ListScope::New << QList<int>{2, 1};
        QTest::newRow("not downloaded") << ListScope::NotKept << QList<int>{5, 3, 2, 1};
        QTest::newRow("on this computer as well") << ListScope::Kept << QList<int>{4};
        QTest::newRow("unread") << ListScope::Unread << QList<int>{5, 4, 3, 1};
        QTest::newRow("starred") << ListScope::Starred << QList<int>{3};
        QTest::newRow("no longer on the server") << ListScope::Gone << QList<int>{6};
        QTest::newRow("ticked") << ListScope::Ticked << QList<int>{3};
    }
    void aScopeShowsAPartOfTheMessages()
    {
        QFETCH(const ListScope, scope);
        QFETCH(const QList<int>, positions);
        const mailbox::Marks marks[] = {Mark::New,  Mark::New | Mark::Seen, Mark::Ticked | Mark::Starred,
                                        Mark::Kept, Mark::Wanted,           Mark::Kept | Mark::Gone};
        QList<MessageRow> rows;
        for (int i = 0; i < 6; ++i) {
            rows += row(i + 1, QStringLiteral("A"), {});
            rows.last().marks = marks[i];
        }
        fill(rows);
        m_criteria.setScope(scope);
        QCOMPARE(shown(), positions);
    }

    void aPlaceShowsWhatLiesThere_data()
    {
        QTest::addColumn<ListPlace>("place");
        QTest::addColumn<QList<int>>("positions");
        using Kind = ListPlace::Kind;
        QTest::newRow("the maildrop") << ListPlace{Kind::Server, {}} << QList<int>{4, 2, 1};
        QTest::newRow("the archive with its folders") << ListPlace{Kind::Archive, {}} << QList<int>{3, 2};
        QTest::newRow("a folder") << placeOf(firstOwnFolder) << QList<int>{3};
        QTest::newRow("an empty folder") << placeOf(mailbox::FolderId(17)) << QList<int>{};
        QTest::newRow("what was sent") << ListPlace{Kind::Sent, {}} << QList<int>{6};
        QTest::newRow("the trash") << ListPlace{Kind::Trash, {}} << QList<int>{5, 4};
    }
    void aPlaceShowsWhatLiesThere()
    {
        QFETCH(const ListPlace, place);
        QFETCH(const QList<int>, positions);
        const mailbox::Marks marks[] = {{},
                                        Mark::Kept,
                                        Mark::Kept | Mark::Gone,
                                        Mark::Trashed,
                                        Mark::Trashed | Mark::Gone,
                                        Mark::Kept | Mark::Gone};
        const mailbox::FolderId archive = mailbox::FolderId::Archive;
        const mailbox::FolderId folders[] = {archive,
                                             archive,
                                             firstOwnFolder,
                                             mailbox::FolderId::Trash,
                                             mailbox::FolderId::Trash,
                                             mailbox::FolderId::Sent};
        QList<MessageRow> rows;
        for (int i = 0; i < 6; ++i) {
            rows += row(i + 1, QStringLiteral("A"), {});
            rows.last().marks = marks[i];
            rows.last().folder = folders[i];
        }
        fill(rows);
        m_criteria.setPlace(place);
        QCOMPARE(shown(), positions);
        // It is remembered by its name.
        QCOMPARE(placeFromText(placeToText(place)), place);
    }

    void whatIsMovedComesAndGoes()
    {
        MessageRow moved = row(1, QStringLiteral("A"), {});
        moved.marks = Mark::Kept;
        fill({moved});
        m_criteria.setPlace(placeOf(firstOwnFolder));
        QCOMPARE(shown(), QList<int>{});
        MessageRow there = moved;
        there.folder = firstOwnFolder;
        QVERIFY(m_criteria.tellApart(moved, there));
        m_rows.replace(0, there);
        m_changed += 0;
        QCOMPARE(shown(), QList<int>{1});
    }

    void whatWasFoundInTextsIsShownWithTheRest()
    {
        fill({row(1, QStringLiteral("Anna"), QStringLiteral("Plans")),
              row(2, QStringLiteral("Boris"), QStringLiteral("Boat")),
              row(3, QStringLiteral("Clara"), QStringLiteral("Mast and sails"))});
        m_criteria.setFilter(QStringLiteral("mast"));
        QCOMPARE(shown(), QList<int>{3});
        m_criteria.setFound({MessageId(1)});
        QCOMPARE(shown(), (QList<int>{3, 1}));
        // More is typed: until the next answer comes nothing vanishes that comes back with it.
        m_criteria.setFilter(QStringLiteral("mast q"));
        QCOMPARE(shown(), QList<int>{1});
        m_criteria.setFilter(QStringLiteral("sail"));
        QCOMPARE(shown(), QList<int>{3});
        m_criteria.setFilter({});
        QCOMPARE(shown(), (QList<int>{3, 2, 1}));
    }

    void whatWasFoundIsShownOnlyWhereItLies()
    {
        MessageRow kept = row(1, QStringLiteral("A"), {});
        kept.marks = Mark::Kept;
        fill({kept, row(2, QStringLiteral("B"), {})});
        m_criteria.setFilter(QStringLiteral("mast"));
        m_criteria.setFound({MessageId(1), MessageId(2)});
        QCOMPARE(shown(), (QList<int>{2, 1}));
        m_criteria.setPlace({ListPlace::Kind::Archive, {}});
        QCOMPARE(shown(), QList<int>{1});
    }

    /// However rows change, and whatever is asked for in between, what comes out is the same as if all had
    /// been sorted anew.
    void sortingWhatChangedIsTheSameAsSortingAll()
    {
        QRandomGenerator random(20261122);
        QList<MessageRow> rows;
        for (int i = 1; i <= 300; ++i)
            rows += row(i, QString(QChar(u'a' + (i * 7) % 5)), QString::number((i * 11) % 60), (i * 13) % 7);
        fill(rows);
        const SortKey keys[] = {SortKey::Subject, SortKey::From, SortKey::Size, SortKey::Arrival};
        for (int round = 0; round < 60; ++round) {
            for (int i = 0; i < 20; ++i) {
                const int slot = random.bounded(m_rows.slotCount());
                const auto position = m_rows.at(slot).position;
                m_rows.replace(slot,
                               row(position, QStringLiteral("b"), QString::number(random.bounded(60)),
                                   random.bounded(9)));
                m_changed += slot;
            }
            m_changed += m_rows.add(row(1000 + round, QStringLiteral("c"), QStringLiteral("5")));
            if (round % 3 == 0)
                m_criteria.sortBy({keys[random.bounded(4)], Qt::AscendingOrder});
            m_criteria.setFilter(round % 5 == 2 ? QStringLiteral("1") : QString());
            MessageListOrder afresh;
            const auto expected = afresh.arrange(m_rows, m_criteria, {}, m_stop);
            const auto order = m_order->arrange(m_rows, m_criteria, std::exchange(m_changed, {}), m_stop);
            QCOMPARE(*order, *expected);
        }
    }

    /// Ten times as many rows must not make a few more of them much dearer.
    void aFewMoreRowsCostOnePassOverTheOthers()
    {
        constexpr int many = 10'000;
        constexpr int few = 100;
        QList<MessageRow> rows;
        for (int i = 1; i <= many; ++i)
            rows += row(i, QStringLiteral("A"), mixed(i, many));
        fill(rows);
        m_criteria.sortBy({SortKey::Subject, Qt::AscendingOrder});
        QCOMPARE(shown().size(), many);
        const auto before = m_order->effort();
        for (int i = 1; i <= few; ++i)
            m_changed += m_rows.add(row(many + i, QStringLiteral("A"), mixed(i, few)));
        QCOMPARE(shown().size(), many + few);
        const auto after = m_order->effort();
        QCOMPARE(after.texts - before.texts, few);
        constexpr int sortingFew = few * 10;
        QVERIFY2(after.comparisons - before.comparisons <= many + few + sortingFew,
                 qPrintable(QString::number(after.comparisons - before.comparisons)));
    }

    void narrowingAFilterComparesNothing()
    {
        constexpr int many = 2000;
        QList<MessageRow> rows;
        for (int i = 1; i <= many; ++i)
            rows += row(i, QStringLiteral("A"), QStringLiteral("order ") + mixed(i, many));
        fill(rows);
        m_criteria.sortBy({SortKey::Subject, Qt::AscendingOrder});
        m_criteria.setFilter(QStringLiteral("order"));
        QCOMPARE(shown().size(), many);
        const auto before = m_order->effort();
        m_criteria.setFilter(QStringLiteral("order 9"));
        QVERIFY(shown().size() < many);
        QCOMPARE(m_order->effort().comparisons, before.comparisons);
        QCOMPARE(m_order->effort().texts, before.texts);
    }

    void whatWasStoppedIsMadeUpForTheNextTime()
    {
        fill({row(1, QStringLiteral("A"), QStringLiteral("b")),
              row(2, QStringLiteral("A"), QStringLiteral("c"))});
        m_criteria.sortBy({SortKey::Subject, Qt::AscendingOrder});
        QCOMPARE(shown(), (QList<int>{1, 2}));
        m_rows.replace(1, row(2, QStringLiteral("A"), QStringLiteral("a")));
        const std::atomic_bool stop{true};
        QVERIFY(!m_order->arrange(m_rows, m_criteria, {1}, stop));
        QCOMPARE(shown(), (QList<int>{2, 1}));
    }

    void aCopyOfRowsStaysAsItWas()
    {
        fill({row(1, QStringLiteral("A"), QStringLiteral("a")),
              row(2, QStringLiteral("A"), QStringLiteral("b"))});
        const MessageRows copy = m_rows;
        m_rows.replace(0, row(1, QStringLiteral("A"), QStringLiteral("z")));
        m_rows.forget(1);
        QCOMPARE(copy.at(0).envelope->subject, QStringLiteral("a"));
        QVERIFY(!copy.isEmpty(1));
        QVERIFY(m_rows.isEmpty(1));
        QCOMPARE(m_rows.add(row(3, QStringLiteral("A"), {})), 2);
        m_rows.reuseForgotten();
        QCOMPARE(m_rows.add(row(4, QStringLiteral("A"), {})), 1);
    }
};

QTEST_GUILESS_MAIN(MessageListOrderTest)
#include "tst_messagelistorder.moc"
