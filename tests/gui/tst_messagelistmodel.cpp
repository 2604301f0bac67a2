// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/messagelistmodel.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <map>

using namespace poplar;
using namespace poplar::gui;
using mailbox::Mark;
using mailbox::MessageId;
using mailbox::MessageRow;
using mailbox::RowChange;

namespace {

MessageRow makeRow(qint64 number, const QString &subject)
{
    MessageRow row;
    row.id = MessageId(number);
    row.position = number;
    row.identity.octets = 1000 + number;
    Envelope envelope;
    envelope.from = {Address{QStringLiteral("Sender"), QStringLiteral("sender@example.org")}};
    envelope.subject = subject;
    row.envelope = envelope;
    return row;
}

RowChange added(const MessageRow &row)
{
    return {RowChange::Kind::Added, row};
}
RowChange changed(const MessageRow &row)
{
    return {RowChange::Kind::Changed, row};
}
RowChange gone(qint64 number)
{
    RowChange change;
    change.kind = RowChange::Kind::Gone;
    change.row.id = MessageId(number);
    return change;
}

} // namespace

class MessageListModelTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<MessageListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;

    QList<int> shown() const
    {
        QList<int> ids;
        for (int row = 0; row < m_model->rowCount(); ++row)
            ids.append(int(m_model->idAt(row)));
        return ids;
    }
    QString subjectAt(int row) const
    {
        return m_model->index(row, MessageListModel::SubjectColumn).data().toString();
    }

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<MessageListModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void batchesBuildTheListNewestFirst()
    {
        m_model->apply(
            {added(makeRow(1, QStringLiteral("one"))), added(makeRow(3, QStringLiteral("three")))});
        m_model->apply(
            {added(makeRow(2, QStringLiteral("two"))), added(makeRow(4, QStringLiteral("four"))), gone(1)});
        QTRY_COMPARE(shown(), (QList<int>{4, 3, 2}));
        QCOMPARE(subjectAt(0), QStringLiteral("four"));
    }

    void checkingABoxOnlyAsks()
    {
        m_model->apply({added(makeRow(1, QStringLiteral("one")))});
        QTRY_COMPARE(shown(), QList<int>{1});
        QSignalSpy ticks(m_model.get(), &MessageListModel::tickRequested);
        QSignalSpy unticks(m_model.get(), &MessageListModel::untickRequested);
        const QModelIndex box = m_model->index(0, MessageListModel::TickColumn);
        m_model->setData(box, Qt::Checked, Qt::CheckStateRole);
        QCOMPARE(ticks.size(), 1);
        QCOMPARE(ticks.first().first().value<QList<MessageId>>(), QList<MessageId>{MessageId(1)});
        QCOMPARE(box.data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Unchecked);

        MessageRow answered = makeRow(1, QStringLiteral("one"));
        answered.marks = Mark::Ticked;
        m_model->apply({changed(answered)});
        QCOMPARE(box.data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
        m_model->setData(box, Qt::Unchecked, Qt::CheckStateRole);
        QCOMPARE(unticks.size(), 1);
        QCOMPARE(box.data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
    }

    void selectionStaysWithItsMessagesWhenOthersCome()
    {
        m_model->apply({added(makeRow(10, QStringLiteral("b"))), added(makeRow(20, QStringLiteral("d")))});
        m_model->sort(MessageListModel::SubjectColumn, Qt::AscendingOrder);
        QTRY_COMPARE(shown(), (QList<int>{10, 20}));
        QItemSelectionModel selection(m_model.get());
        selection.setCurrentIndex(m_model->index(m_model->rowOf(MessageId(20)), 0),
                                  QItemSelectionModel::Select | QItemSelectionModel::Rows);
        m_model->apply({added(makeRow(5, QStringLiteral("a"))), added(makeRow(15, QStringLiteral("c")))});
        QTRY_COMPARE(shown(), (QList<int>{5, 10, 15, 20}));
        QCOMPARE(m_model->idAt(selection.currentIndex().row()), MessageId(20));
        QCOMPARE(selection.selectedRows().size(), 1);

        MessageRow renamed = makeRow(20, QStringLiteral("0"));
        m_model->apply({changed(renamed)});
        QTRY_COMPARE(shown(), (QList<int>{20, 5, 10, 15}));
        QCOMPARE(m_model->idAt(selection.currentIndex().row()), MessageId(20));
        m_model->sort(-1);
        QTRY_COMPARE(shown(), (QList<int>{20, 15, 10, 5}));
        QCOMPARE(m_model->idAt(selection.currentIndex().row()), MessageId(20));
    }

    void filteringKeepsTheSelectionOfWhatStays()
    {
        m_model->apply({added(makeRow(1, QStringLiteral("apple"))), added(makeRow(2, QStringLiteral("pear"))),
                        added(makeRow(3, QStringLiteral("apple pie")))});
        QTRY_COMPARE(shown(), (QList<int>{3, 2, 1}));
        QItemSelectionModel selection(m_model.get());
        selection.select(m_model->index(m_model->rowOf(MessageId(1)), 0),
                         QItemSelectionModel::Select | QItemSelectionModel::Rows);
        m_model->setFilter(QStringLiteral("APPLE"));
        QTRY_COMPARE(shown(), (QList<int>{3, 1}));
        QCOMPARE(m_model->idAt(selection.selectedRows().value(0).row()), MessageId(1));
        QCOMPARE(m_model->rowOf(MessageId(2)), -1);
        QVERIFY(m_model->find(MessageId(2)));
        m_model->setFilter({});
        QTRY_COMPARE(shown(), (QList<int>{3, 2, 1}));
    }

    void aHeaderThatComesLaterPassesTheFilterThen()
    {
        MessageRow bare;
        bare.id = MessageId(1);
        bare.position = 1;
        m_model->setFilter(QStringLiteral("apple"));
        m_model->apply({added(bare)});
        QTRY_VERIFY(!m_model->isArranging());
        QCOMPARE(shown(), QList<int>{});
        m_model->apply({changed(makeRow(1, QStringLiteral("Apple")))});
        QTRY_COMPARE(shown(), QList<int>{1});
        m_model->apply({changed(makeRow(1, QStringLiteral("Pear")))});
        QTRY_COMPARE(shown(), QList<int>{});
        QCOMPARE(m_model->totals().messages, 1);
    }

    void totalsCountTheMaildropAndNotWhatIsShown()
    {
        MessageRow fresh = makeRow(1, QStringLiteral("a"));
        fresh.marks = Mark::New;
        MessageRow ticked = makeRow(2, QStringLiteral("b"));
        ticked.marks = Mark::Ticked | Mark::Seen;
        MessageRow unknown = makeRow(3, QStringLiteral("c"));
        unknown.identity.octets = -1;
        m_model->apply({added(fresh), added(ticked), added(unknown)});
        m_model->setFilter(QStringLiteral("nothing like it"));
        QCOMPARE(m_model->totals().messages, 3);
        QCOMPARE(m_model->totals().octets, 1001 + 1002);
        QCOMPARE(m_model->totals().fresh, 1);
        QCOMPARE(m_model->totals().ticked, 1);
        QCOMPARE(m_model->totals().tickedOctets, 1002);
        fresh.marks |= Mark::Seen;
        m_model->apply({changed(fresh), gone(2)});
        QCOMPARE(m_model->totals().messages, 2);
        QCOMPARE(m_model->totals().octets, 1001);
        QCOMPARE(m_model->totals().fresh, 0);
        QCOMPARE(m_model->totals().ticked, 0);
        QCOMPARE(m_model->totals().tickedOctets, 0);
    }

    void textsFromOutsideAreNeutralised()
    {
        m_model->apply({added(makeRow(1, QStringLiteral("a\u202Eb\x1b[1m")))});
        QTRY_COMPARE(m_model->rowCount(), 1);
        QVERIFY(!subjectAt(0).contains(QChar(0x202e)));
        QVERIFY(!subjectAt(0).contains(QChar(0x1b)));
        const QString markup = QStringLiteral("<img src=x>");
        m_model->apply({changed(makeRow(1, markup))});
        const QModelIndex subject = m_model->index(0, MessageListModel::SubjectColumn);
        QVERIFY(!subject.data(Qt::ToolTipRole).toString().contains(markup));
    }

    void aMessageThatWasSetAsideShowsIt()
    {
        MessageRow row = makeRow(1, QStringLiteral("a"));
        m_model->apply({added(row), added(makeRow(2, QStringLiteral("b")))});
        QTRY_COMPARE(m_model->rowCount(), 2);
        row.error = poplar::Error{ErrorKind::Refused, "-ERR <b>disk</b> broken", {}, {}, {}};
        m_model->apply({changed(row)});
        const int at = shown().indexOf(1);
        const auto marker = m_model->index(at, MessageListModel::MarkerColumn);
        QVERIFY(marker.data(MessageListModel::FailedRole).toBool());
        QVERIFY(!m_model->index(1 - at, 0).data(MessageListModel::FailedRole).toBool());
        const QString tip = marker.data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains(QStringLiteral("set aside")), qPrintable(tip));
        QVERIFY2(tip.contains(QStringLiteral("disk")) && !tip.contains(QStringLiteral("<b>")),
                 qPrintable(tip));
        QVERIFY(marker.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("set aside")));
    }

    void picturesAreSpokenToo()
    {
        MessageRow row = makeRow(1, QStringLiteral("a"));
        row.marks = Mark::Ticked;
        m_model->apply({added(row)});
        QTRY_COMPARE(m_model->rowCount(), 1);
        for (int column = 0; column < MessageListModel::columns; ++column) {
            if (column == MessageListModel::DateColumn) // This message has none.
                continue;
            QVERIFY2(!m_model->index(0, column).data(Qt::AccessibleTextRole).toString().isEmpty(),
                     qPrintable(QString::number(column)));
            QVERIFY(
                !m_model->headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString().isEmpty());
        }
    }

    void oneBatchMayTellSeveralThingsOfOneMessage()
    {
        m_model->apply({added(makeRow(1, QStringLiteral("b"))), changed(makeRow(1, QStringLiteral("c"))),
                        added(makeRow(2, QStringLiteral("x"))), gone(2)});
        QTRY_COMPARE(shown(), QList<int>{1});
        QCOMPARE(subjectAt(0), QStringLiteral("c"));
        m_model->apply({changed(makeRow(1, QStringLiteral("d"))), gone(1), gone(1)});
        QTRY_COMPARE(shown(), QList<int>{});
        QCOMPARE(m_model->totals().messages, 0);
    }

    /// Whatever comes in whatever batches, the list is what one would get by sorting everything anew.
    void anyHistoryEndsInTheSameList()
    {
        QRandomGenerator random(20261121);
        std::map<qint64, MessageRow> truth;
        qint64 next = 1;
        m_model->sort(MessageListModel::SubjectColumn, Qt::AscendingOrder);
        for (int round = 0; round < 150; ++round) {
            QList<RowChange> batch;
            for (int step = random.bounded(8); step >= 0; --step) {
                const int what = random.bounded(4);
                if (what < 2 || truth.empty()) {
                    const MessageRow row = makeRow(next, QString::number(random.bounded(30)));
                    truth.emplace(next++, row);
                    batch.append(added(row));
                } else {
                    const auto victim = std::next(truth.begin(), random.bounded(int(truth.size())));
                    if (what == 2) {
                        poplar::Envelope envelope = *victim->second.envelope;
                        envelope.subject = QString::number(random.bounded(30));
                        victim->second.envelope = envelope;
                        batch.append(changed(victim->second));
                    } else {
                        batch.append(gone(victim->first));
                        truth.erase(victim);
                    }
                }
            }
            if (round % 20 == 10)
                m_model->setFilter(round % 40 == 10 ? QStringLiteral("1") : QString());
            m_model->apply(batch);
            if (round % 10 == 3)
                QTRY_VERIFY(!m_model->isArranging());
            else if (round % 3 == 0)
                QCoreApplication::processEvents();
        }
        m_model->setFilter({});
        QList<MessageRow> expected;
        for (const auto &[number, row] : truth)
            expected.append(row);
        std::sort(expected.begin(), expected.end(), [](const MessageRow &left, const MessageRow &right) {
            const int a = left.envelope->subject.toInt();
            const int b = right.envelope->subject.toInt();
            return a != b ? a < b : left.position > right.position;
        });
        QTRY_COMPARE(m_model->rowCount(), int(expected.size()));
        QTRY_VERIFY(!m_model->isArranging());
        for (int row = 0; row < m_model->rowCount(); ++row)
            QCOMPARE(m_model->idAt(row), expected[row].id);
        QCOMPARE(m_model->totals().messages, qint64(expected.size()));
    }

    void whatIsWantedLastIsShown()
    {
        QSignalSpy arrangements(m_model.get(), &MessageListModel::rearranged);
        m_model->apply({added(makeRow(1, QStringLiteral("b"))), added(makeRow(2, QStringLiteral("a"))),
                        added(makeRow(3, QStringLiteral("c")))});
        m_model->sort(MessageListModel::SubjectColumn, Qt::AscendingOrder);
        m_model->sort(MessageListModel::SubjectColumn, Qt::DescendingOrder);
        m_model->setFilter(QStringLiteral("c"));
        m_model->setFilter({});
        QTRY_COMPARE(shown(), (QList<int>{3, 1, 2}));
        QVERIFY(!m_model->isArranging());
        // The others came to nothing, or were dropped: nobody wanted them any more.
        QCOMPARE(arrangements.size(), 1);
    }

    void whatCameIsShownAlsoIfItsWorkWasDroppedForAFilterThatWasTakenBack()
    {
        m_model->apply({added(makeRow(1, QStringLiteral("apple")))});
        m_model->setFilter(QStringLiteral("x"));
        m_model->setFilter({});
        QVERIFY(m_model->isArranging());
        QTRY_COMPARE(shown(), QList<int>{1});
        // Likewise what is known already and now belongs elsewhere.
        m_model->sort(MessageListModel::SubjectColumn, Qt::AscendingOrder);
        m_model->apply({added(makeRow(2, QStringLiteral("pear")))});
        QTRY_COMPARE(shown(), (QList<int>{1, 2}));
        m_model->apply({changed(makeRow(2, QStringLiteral("aardvark")))});
        m_model->setFilter(QStringLiteral("x"));
        m_model->setFilter({});
        QTRY_COMPARE(shown(), (QList<int>{2, 1}));
        QTRY_VERIFY(!m_model->isArranging());
    }

    void rowsThatVanishWhileASortIsUnderWayAreNotShownAgain()
    {
        m_model->apply({added(makeRow(1, QStringLiteral("b"))), added(makeRow(2, QStringLiteral("a"))),
                        added(makeRow(3, QStringLiteral("c")))});
        QTRY_COMPARE(m_model->rowCount(), 3);
        m_model->sort(MessageListModel::SubjectColumn, Qt::AscendingOrder);
        QVERIFY(m_model->isArranging());
        m_model->apply(
            {gone(2), added(makeRow(4, QStringLiteral("d"))), added(makeRow(5, QStringLiteral("0")))});
        QCOMPARE(shown(), (QList<int>{3, 1}));
        QTRY_COMPARE(shown(), (QList<int>{5, 1, 3, 4}));
        QVERIFY(!m_model->find(MessageId(2)));
        QTRY_VERIFY(!m_model->isArranging());
        QCOMPARE(m_model->totals().messages, 4);
    }

    void aChangeThatComesWhileASortIsUnderWayCounts()
    {
        m_model->apply({added(makeRow(1, QStringLiteral("b"))), added(makeRow(2, QStringLiteral("a"))),
                        added(makeRow(3, QStringLiteral("c")))});
        QTRY_COMPARE(m_model->rowCount(), 3);
        m_model->sort(MessageListModel::SubjectColumn, Qt::AscendingOrder);
        m_model->apply({changed(makeRow(2, QStringLiteral("z")))});
        QTRY_COMPARE(shown(), (QList<int>{1, 3, 2}));
        // Also if it matters only to what was wanted before.
        m_model->sort(-1);
        m_model->apply({changed(makeRow(1, QStringLiteral("y")))});
        m_model->sort(MessageListModel::SubjectColumn, Qt::AscendingOrder);
        QTRY_COMPARE(shown(), (QList<int>{3, 1, 2}));
    }

    void manyBatchesAtOnceDoNotHoldUpTheWindow()
    {
        QList<RowChange> batch;
        for (int number = 1; number <= 1000; ++number)
            batch.append(added(makeRow(number, QStringLiteral("a"))));
        for (int i = 0; i < 5; ++i) {
            for (RowChange &change : batch)
                change.row.id = MessageId(quint64(change.row.id) + 1000);
            m_model->apply(batch);
        }
        QVERIFY(m_model->totals().messages < 5000); // The rest waits for the next turns.
        QTRY_COMPARE(m_model->rowCount(), 5000);
        QCOMPARE(m_model->totals().messages, 5000);
    }

    /// A view is told of three changes at most, or a hundred thousand rows would take it seconds.
    void aFilterThatLeavesEverySecondRowIsToldInOneGo()
    {
        QList<RowChange> batch;
        for (int number = 1; number <= 1000; ++number)
            batch.append(added(makeRow(number, number % 2 ? QStringLiteral("odd") : QStringLiteral("even"))));
        m_model->apply(batch);
        QTRY_COMPARE(m_model->rowCount(), 1000);
        QSignalSpy removals(m_model.get(), &QAbstractItemModel::rowsRemoved);
        QSignalSpy insertions(m_model.get(), &QAbstractItemModel::rowsInserted);
        QSignalSpy layouts(m_model.get(), &QAbstractItemModel::layoutChanged);
        QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        m_model->setFilter(QStringLiteral("odd"));
        QTRY_COMPARE(m_model->rowCount(), 500);
        m_model->setFilter({});
        QTRY_COMPARE(m_model->rowCount(), 1000);
        QCOMPARE(removals.size(), 1);
        QCOMPARE(insertions.size(), 1);
        QCOMPARE(layouts.size(), 2);
        QCOMPARE(resets.size(), 0);
    }

    void onlyNewMessagesAreListedIfThatIsWanted()
    {
        MessageRow fresh = makeRow(2, QStringLiteral("b"));
        fresh.marks = Mark::New;
        m_model->apply({added(makeRow(1, QStringLiteral("a"))), added(fresh)});
        m_model->setScope(ListScope::New);
        QTRY_COMPARE(shown(), QList<int>{2});
        fresh.marks |= Mark::Seen; // It stays while it is read…
        m_model->apply({changed(fresh)});
        QTRY_VERIFY(!m_model->isArranging());
        QCOMPARE(shown(), QList<int>{2});
        fresh.marks = Mark::Seen; // …until the next check finds others.
        MessageRow next = makeRow(3, QStringLiteral("c"));
        next.marks = Mark::New;
        m_model->apply({changed(fresh), added(next)});
        QTRY_COMPARE(shown(), QList<int>{3});
        m_model->setScope(ListScope::All);
        QTRY_COMPARE(shown(), (QList<int>{3, 2, 1}));
    }

    void whatTheServerNoLongerHasCannotBeTicked()
    {
        MessageRow row = makeRow(1, QStringLiteral("a"));
        row.marks = Mark::Gone | Mark::Kept;
        m_model->apply({added(row), added(makeRow(2, QStringLiteral("b")))});
        QTRY_COMPARE(shown(), QList<int>{2}); // It is of the archive,
        m_model->setScope(ListScope::Gone); // and shown to whoever asks for it.
        QTRY_COMPARE(shown(), QList<int>{1});
        const QModelIndex box = m_model->index(0, MessageListModel::TickColumn);
        QVERIFY(!(box.flags() & Qt::ItemIsUserCheckable));
        QVERIFY(!box.data(Qt::CheckStateRole).isValid());
        QVERIFY(box.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("no longer")));
        QVERIFY(box.data(Qt::ToolTipRole).toString().contains(QStringLiteral("No longer")));
        QSignalSpy ticks(m_model.get(), &MessageListModel::tickRequested);
        m_model->setData(box, Qt::Checked, Qt::CheckStateRole);
        QCOMPARE(ticks.size(), 0);
        // And it is not in the maildrop.
        QCOMPARE(m_model->totals().messages, 1);
        QCOMPARE(m_model->totals().octets, 1002);
        QCOMPARE(m_model->totals().gone, 1);
    }

    void whatLiesInEachPlaceIsCounted()
    {
        MessageRow kept = makeRow(1, QStringLiteral("a"));
        kept.marks = Mark::Kept;
        MessageRow foldered = kept;
        foldered.id = MessageId(2);
        foldered.folder = firstOwnFolder;
        foldered.marks |= Mark::Gone;
        MessageRow trashed = makeRow(3, QStringLiteral("c"));
        trashed.marks = Mark::Trashed;
        m_model->apply({added(kept), added(foldered), added(trashed)});
        using Kind = ListPlace::Kind;
        const auto in = [this](const ListPlace &place) { return m_model->totals().in(place); };
        QCOMPARE(in({Kind::Server, {}}), 2);
        QCOMPARE(in({Kind::Archive, {}}), 2);
        QCOMPARE(in(placeOf(firstOwnFolder)), 1);
        QCOMPARE(in({Kind::Trash, {}}), 1);
        QCOMPARE(in({Kind::Sent, {}}), 0);
        foldered.marks = Mark::Trashed | Mark::Gone;
        foldered.folder = mailbox::FolderId::Trash;
        m_model->apply({changed(foldered)});
        QCOMPARE(in(placeOf(firstOwnFolder)), 0);
        QCOMPARE(in({Kind::Archive, {}}), 1);
        QCOMPARE(in({Kind::Trash, {}}), 2);
    }

    void onThisMachineItIsToldWhatTheServerStillHas()
    {
        MessageRow both = makeRow(1, QStringLiteral("a"));
        both.marks = Mark::Kept;
        MessageRow here = makeRow(2, QStringLiteral("b"));
        here.marks = Mark::Kept | Mark::Gone;
        m_model->apply({added(both), added(here)});
        m_model->setPlace({ListPlace::Kind::Archive, {}});
        QTRY_COMPARE(m_model->rowCount(), 2);
        const auto spoken = [this](qint64 id) {
            return m_model->index(m_model->rowOf(MessageId(id)), MessageListModel::KeptColumn)
                .data(Qt::AccessibleTextRole)
                .toString();
        };
        QCOMPARE(spoken(1), QStringLiteral("on the server as well"));
        QCOMPARE(spoken(2), QStringLiteral("no longer on the server"));
    }

    void aStarIsAskedFor()
    {
        MessageRow starred = makeRow(1, QStringLiteral("a"));
        starred.marks = Mark::Starred;
        m_model->apply({added(starred), added(makeRow(2, QStringLiteral("b")))});
        QTRY_COMPARE(shown(), (QList<int>{2, 1}));
        QSignalSpy wanted(m_model.get(), &MessageListModel::starRequested);
        m_model->setData(m_model->index(0, MessageListModel::StarColumn), Qt::Checked, Qt::CheckStateRole);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().first().value<MessageId>(), MessageId(2));
        const QModelIndex star = m_model->index(1, MessageListModel::StarColumn);
        QCOMPARE(star.data(Qt::AccessibleTextRole).toString(), QStringLiteral("starred"));
        m_model->sort(MessageListModel::StarColumn, Qt::DescendingOrder);
        QTRY_COMPARE(shown(), (QList<int>{1, 2}));
    }

    void whereAMessageLiesIsSpoken()
    {
        MessageRow kept = makeRow(1, QStringLiteral("a"));
        kept.marks = Mark::Kept;
        MessageRow wanted = makeRow(2, QStringLiteral("b"));
        wanted.marks = Mark::Wanted;
        m_model->apply({added(kept), added(wanted), added(makeRow(3, QStringLiteral("c")))});
        QTRY_COMPARE(m_model->rowCount(), 3);
        const auto spoken = [this](int row) {
            return m_model->index(row, MessageListModel::KeptColumn).data(Qt::AccessibleTextRole).toString();
        };
        QCOMPARE(spoken(0), QStringLiteral("not downloaded"));
        QCOMPARE(spoken(1), QStringLiteral("waits for its download"));
        QCOMPARE(spoken(2), QStringLiteral("on this computer"));
    }
};

QTEST_MAIN(MessageListModelTest)
#include "tst_messagelistmodel.moc"
