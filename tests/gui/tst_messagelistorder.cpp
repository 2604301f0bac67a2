// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/messagelistorder.h"

#include <QTest>

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
    MessageListOrder m_order;
    ListEntries m_entries;

    void fill(const QList<MessageRow> &rows)
    {
        m_entries.clear();
        for (const MessageRow &one : rows)
            m_entries.push_back(m_order.entry(one));
    }
    /// The positions of what is shown, from the top.
    QList<int> shown() const
    {
        QList<int> slotList;
        for (int slot = 0; slot < int(m_entries.size()); ++slot)
            slotList.append(slot);
        QList<int> positions;
        for (const int slot : m_order.arranged(m_entries, slotList))
            positions.append(int(m_entries[size_t(slot)].row.position));
        return positions;
    }

private Q_SLOTS:
    void init() { m_order = MessageListOrder(); }

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
        m_order.sortBy({SortKey::Subject, Qt::AscendingOrder});
        QCOMPARE(shown(), (QList<int>{3, 2, 1}));
        m_order.sortBy({SortKey::From, Qt::AscendingOrder});
        QCOMPARE(shown(), (QList<int>{2, 1, 3}));
        m_order.sortBy({SortKey::From, Qt::DescendingOrder});
        QCOMPARE(shown(), (QList<int>{3, 1, 2}));
    }

    void equalsKeepTheOrderAskedForBefore()
    {
        fill({row(1, QStringLiteral("B"), QStringLiteral("same"), 30),
              row(2, QStringLiteral("A"), QStringLiteral("same"), 10),
              row(3, QStringLiteral("C"), QStringLiteral("same"), 20),
              row(4, QStringLiteral("A"), QStringLiteral("other"), 5)});
        m_order.sortBy({SortKey::Size, Qt::AscendingOrder});
        m_order.sortBy({SortKey::Subject, Qt::DescendingOrder});
        QCOMPARE(shown(), (QList<int>{2, 3, 1, 4}));
    }

    void arrivalForgetsEarlierSorting()
    {
        fill({row(1, QStringLiteral("A"), {}), row(2, QStringLiteral("B"), {})});
        m_order.sortBy({SortKey::From, Qt::AscendingOrder});
        m_order.sortBy({});
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
        m_order.sortBy({SortKey::Marker, Qt::DescendingOrder});
        QCOMPARE(shown(), (QList<int>{3, 2, 4, 1}));
        m_order.sortBy({SortKey::Tick, Qt::DescendingOrder});
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
            m_order.sortBy({key, Qt::AscendingOrder});
            QCOMPARE(shown().size(), 3);
        }
        m_order.sortBy({SortKey::Subject, Qt::AscendingOrder});
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
        m_order.setFilter(typed);
        QCOMPARE(shown(), positions);
    }

    void mergingTwoOrderedListsIsTheSameAsOrderingAll()
    {
        QList<MessageRow> rows;
        for (int i = 1; i <= 40; ++i)
            rows.append(
                row(i, QString(QChar(u'a' + (i * 7) % 5)), QString::number((i * 11) % 6), (i * 13) % 7));
        fill(rows);
        QList<int> even;
        QList<int> odd;
        QList<int> all;
        for (int slot = 0; slot < 40; ++slot) {
            (slot % 2 ? odd : even).append(slot);
            all.append(slot);
        }
        m_order.sortBy({SortKey::Size, Qt::DescendingOrder});
        m_order.sortBy({SortKey::From, Qt::AscendingOrder});
        const auto arranged = [this](const QList<int> &slotList) {
            return m_order.arranged(m_entries, slotList);
        };
        QCOMPARE(m_order.merged(m_entries, arranged(even), arranged(odd)), arranged(all));
    }
};

QTEST_GUILESS_MAIN(MessageListOrderTest)
#include "tst_messagelistorder.moc"
