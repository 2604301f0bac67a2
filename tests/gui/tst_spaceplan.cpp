// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/spaceplan.h"
#include "support/rowsofmail.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace poplar;
using namespace poplar::gui;
using mailbox::Mark;
using mailbox::MessageId;
using mailbox::MessageRow;
using test::RowOfMail;

using Outcome = SpacePlan::Outcome;

namespace {

constexpr mailbox::Marks seen = Mark::Seen;

MessageRow one(qint64 number, qint64 octets, mailbox::Marks marks = seen,
               const QDate &date = QDate(2026, 1, 1))
{
    RowOfMail row{number, QStringLiteral("a@example.org"), octets, marks};
    row.date = date;
    return row;
}

} // namespace

class SpacePlanTest : public QObject {
    Q_OBJECT

private:
    const std::atomic_bool m_goOn{false};

    SpacePlan plan(const QList<MessageRow> &rows, const SpaceGoal &goal)
    {
        return *planSpace(test::rowsOf(rows), goal, m_goOn);
    }
    static QList<qint64> numbers(const SpacePlan &plan)
    {
        QList<qint64> numbers;
        for (const MessageRow &row : plan.messages)
            numbers += qint64(row.id);
        return numbers;
    }

private Q_SLOTS:
    void theLargestGoFirstAndNoLargerThanNeeded()
    {
        const SpacePlan made =
            plan({one(1, 500), one(2, 100), one(3, 300), one(4, 50), one(5, 40)}, {.octets = 440});
        // 550 must go: 500, and then the least that does.
        QCOMPARE(numbers(made), (QList<qint64>{1, 4}));
        QCOMPARE(made.outcome, Outcome::Reached);
        QCOMPARE(made.before, 990);
        QCOMPARE(made.after(), 440);
    }

    void theOldestGoFirstAndUndatedOnesLast()
    {
        const QList<MessageRow> rows{one(1, 100, seen, QDate(2024, 5, 1)),
                                     one(2, 100, seen, QDate(2022, 5, 1)), one(3, 100, seen, QDate()),
                                     one(4, 100, seen, QDate(2023, 5, 1))};
        const auto oldest = SpaceGoal::Order::OldestFirst;
        QCOMPARE(numbers(plan(rows, {.octets = 200, .order = oldest})), (QList<qint64>{2, 4}));
        QCOMPARE(numbers(plan(rows, {.octets = 0, .order = oldest})), (QList<qint64>{2, 4, 1, 3}));
    }

    void whatIsSmallEnoughIsLeftAlone()
    {
        const SpacePlan made = plan({one(1, 500), one(2, 600, seen | Mark::Ticked)}, {.octets = 500});
        QCOMPARE(made.outcome, Outcome::Below);
        QVERIFY(made.messages.isEmpty());
        QCOMPARE(made.ticked, 600);
        QCOMPARE(made.after(), 500);
    }

    void starredTickedSparedAndGoneAreNeverProposed()
    {
        SpaceGoal goal{.octets = 0};
        goal.spared = {MessageId(4)};
        const SpacePlan made = plan({one(1, 500, seen | Mark::Starred), one(2, 500, seen | Mark::Ticked),
                                     one(3, 500, seen | Mark::Gone | Mark::Kept), one(4, 500), one(5, 70),
                                     one(6, 0), one(7, -1)},
                                    goal);
        QCOMPARE(numbers(made), QList<qint64>{5});
        QCOMPARE(made.outcome, Outcome::OutOfReach);
        QCOMPARE(made.starred, 1);
        QCOMPARE(made.before, 1570);
        QCOMPARE(made.after(), 1000);
    }

    void whatIsNewAndUnreadGoesOnlyWhereNothingElseIsLeft()
    {
        const QList<MessageRow> rows{one(1, 5000, Mark::New), one(2, 100), one(3, 100)};
        for (const auto unread : {SpaceGoal::Unread::Last, SpaceGoal::Unread::AsOthers}) {
            for (const auto copies : {SpaceGoal::Copies::Any, SpaceGoal::Copies::First}) {
                SpaceGoal goal{.octets = 5000, .copies = copies, .unread = unread};
                QCOMPARE(numbers(plan(rows, goal)), (QList<qint64>{2, 3}));
                QCOMPARE(plan(rows, goal).fresh, 0);
                goal.octets = 4000;
                QCOMPARE(plan(rows, goal).fresh, 1);
            }
        }
    }

    void unreadIsSparedAsLongAsThereIsAnythingElse()
    {
        const QList<MessageRow> rows{one(1, 5000, {}), one(2, 100), one(3, 100)};
        SpaceGoal goal{.octets = 5000};
        QCOMPARE(numbers(plan(rows, goal)), (QList<qint64>{2, 3}));
        goal.unread = SpaceGoal::Unread::AsOthers;
        QCOMPARE(numbers(plan(rows, goal)), QList<qint64>{1});
    }

    void whatAnUnreadOneMakesNeedlessStays()
    {
        // 5050 must go: the two that were read do not suffice, and with the third only one of them is needed.
        const SpacePlan made = plan({one(1, 5000, {}), one(2, 100), one(3, 100)}, {.octets = 150});
        QCOMPARE(numbers(made), (QList<qint64>{2, 1}));
        QCOMPARE(made.unread, 1);
    }

    void copiesGoFirstOrAlone()
    {
        const QList<MessageRow> rows{one(1, 500), one(2, 100, seen | Mark::Kept), one(3, 200, Mark::Kept)};
        SpaceGoal goal{.octets = 700};
        QCOMPARE(numbers(plan(rows, goal)), QList<qint64>{2});
        goal.octets = 500;
        QCOMPARE(numbers(plan(rows, goal)), (QList<qint64>{2, 3}));
        QCOMPARE(plan(rows, goal).withoutCopy, 0);
        goal.octets = 100;
        QCOMPARE(plan(rows, goal).withoutCopy, 1);
        goal.copies = SpaceGoal::Copies::Only;
        QCOMPARE(plan(rows, goal).outcome, Outcome::OutOfReach);
        QCOMPARE(numbers(plan(rows, goal)), (QList<qint64>{2, 3}));
        goal.octets = 600;
        QCOMPARE(numbers(plan(rows, goal)), QList<qint64>{3}); // and the smaller one is needless then
        goal.copies = SpaceGoal::Copies::Any;
        QCOMPARE(numbers(plan(rows, goal)), QList<qint64>{1});
    }

    void everyPlanKeepsItsPromises_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 40; ++seed)
            QTest::addRow("%u", seed) << seed;
    }
    void everyPlanKeepsItsPromises()
    {
        QFETCH(const quint32, seed);
        QRandomGenerator random(seed);
        QList<MessageRow> rows;
        qint64 total = 0;
        for (int i = 1; i <= 60; ++i) {
            mailbox::Marks marks;
            for (const Mark mark : {Mark::Seen, Mark::New, Mark::Kept, Mark::Starred, Mark::Ticked})
                marks.setFlag(mark, random.bounded(4) == 0);
            rows += one(i, random.bounded(1, 5000), marks, QDate(2020, 1, 1).addDays(random.bounded(2000)));
            total += rows.last().identity.octets;
        }
        const SpaceGoal goal{.octets = random.bounded(int(total)),
                             .order = SpaceGoal::Order(random.bounded(2)),
                             .copies = SpaceGoal::Copies(random.bounded(3)),
                             .unread = SpaceGoal::Unread(random.bounded(2))};
        const SpacePlan made = plan(rows, goal);
        QCOMPARE(made.before, total);
        qint64 freed = 0;
        bool takesFresh = false;
        for (const MessageRow &row : made.messages) {
            freed += row.identity.octets;
            QVERIFY(!(row.marks & (mailbox::Marks(Mark::Starred) | Mark::Ticked)));
            QVERIFY(goal.copies != SpaceGoal::Copies::Only || row.marks.testFlag(Mark::Kept));
            takesFresh = takesFresh || (row.marks.testFlag(Mark::New) && !row.marks.testFlag(Mark::Seen));
            // None of them is needless.
            if (made.outcome == Outcome::Reached)
                QVERIFY(made.after() + row.identity.octets > goal.octets);
        }
        QCOMPARE(made.freed, freed);
        QCOMPARE(made.outcome != Outcome::OutOfReach, made.after() <= goal.octets);
        QCOMPARE(made.fresh > 0, takesFresh);
        if (takesFresh) { // Without what is fresh it cannot be done.
            qint64 least = total;
            for (const MessageRow &row : rows) {
                const bool fresh = row.marks.testFlag(Mark::New) && !row.marks.testFlag(Mark::Seen);
                const bool mayGo = !row.marks.testFlag(Mark::Starred)
                    && (goal.copies != SpaceGoal::Copies::Only || row.marks.testFlag(Mark::Kept));
                if (row.marks.testFlag(Mark::Ticked) || (!fresh && mayGo))
                    least -= row.identity.octets;
            }
            QVERIFY(least > goal.octets);
        }
        QCOMPARE(numbers(plan(rows, goal)), numbers(made));
    }

    void theOrderOfTheRowsDoesNotMatter()
    {
        QList<MessageRow> rows;
        for (int i = 1; i <= 50; ++i)
            rows += one(i, 100 * (i % 7 + 1));
        const QList<qint64> there = numbers(plan(rows, {.octets = 5000}));
        std::reverse(rows.begin(), rows.end());
        QCOMPARE(numbers(plan(rows, {.octets = 5000})), there);
    }

    void aHundredThousandArePlanned()
    {
        QList<MessageRow> rows;
        qint64 total = 0;
        for (int i = 1; i <= 100000; ++i) {
            rows += one(i, i % 977 + 1, i % 3 ? mailbox::Marks(Mark::Seen) : mailbox::Marks());
            total += i % 977 + 1;
        }
        const SpacePlan made = plan(rows, {.octets = total / 2});
        QCOMPARE(made.outcome, Outcome::Reached);
        QVERIFY(made.after() <= total / 2);
        QVERIFY(made.messages.size() < 50000);
    }

    void aRoundGoalIsATenthBelowAtLeast()
    {
        QCOMPARE(roundGoalBelow(0), 0);
        QCOMPARE(roundGoalBelow(1000LL << 20), 900LL << 20);
        QCOMPARE(roundGoalBelow(318LL << 20), 200LL << 20);
        QCOMPARE(roundGoalBelow(5LL << 30), 4LL << 30);
        QCOMPARE(roundGoalBelow(40000), 30LL << 10);
        for (qint64 octets = 2000; octets < 1LL << 42; octets = octets * 3 + 7)
            QVERIFY(roundGoalBelow(octets) > 0 && roundGoalBelow(octets) * 10 <= octets * 9);
    }
};

QTEST_GUILESS_MAIN(SpacePlanTest)
#include "tst_spaceplan.moc"
