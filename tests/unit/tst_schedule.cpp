// SPDX-License-Identifier: GPL-3.0-or-later
// When accounts are checked by the clock: with a clock and lots that the test gives.
#include "base/limits.h"
#include "mailbox/schedule.h"

#include <QTest>

using namespace poplar;
using namespace poplar::mailbox;
using namespace std::chrono_literals;

namespace {

const QString work = QStringLiteral("work");
const QString home = QStringLiteral("home");

/// A program that looks at its clock as it should.
class Clock {
public:
    explicit Clock(double drawn = 0)
        : lot(drawn)
    {
    }
    /// Time passes, and every account that is due is checked, one look each half minute.
    void pass(std::chrono::milliseconds time)
    {
        for (const Schedule::Moment end = now + time; now < end;) {
            now = std::min(end, now + std::chrono::milliseconds(limit::scheduleTick));
            look();
        }
    }
    /// Time passes while the machine sleeps.
    void sleep(std::chrono::milliseconds time)
    {
        now += time;
        look();
    }
    void look()
    {
        for (const QString &account : schedule.due(now)) {
            checks += qMakePair(account, now);
            schedule.counted(account, now);
        }
    }
    [[nodiscard]] int checksOf(const QString &account) const
    {
        return int(std::count_if(checks.begin(), checks.end(),
                                 [&](const auto &check) { return check.first == account; }));
    }

    double lot;
    Schedule::Moment now = 1'700'000'000'000ms;
    Schedule schedule{[this] { return lot; }};
    QList<QPair<QString, Schedule::Moment>> checks;
};

} // namespace

class TestSchedule : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsDueWithoutAnInterval();
    void theFirstCheckComesSoon();
    void checksComeNeitherSoonerNorMuchLater();
    void lotsSpreadAccounts();
    void oneCheckFollowsASleep();
    void notAtOnceAfterASleep();
    void whatIsNotDueYetIsNotHastenedByASleep();
    void aCheckByHandCounts();
    void aClockSetBackStopsNothing();
    void aClockSetForwardIsLikeASleep();
    void aShorterIntervalCountsAtOnce();
    void theSameSettingsChangeNothing();
    void neverMeansNever();
    void theNextOneIsTold();
};

void TestSchedule::nothingIsDueWithoutAnInterval()
{
    Clock clock;
    clock.schedule.set(work, 0min, clock.now);
    clock.pass(24h);
    QVERIFY(clock.checks.isEmpty());
    QVERIFY(!clock.schedule.next());
}

void TestSchedule::theFirstCheckComesSoon()
{
    for (const double lot : {0.0, 1.0}) {
        Clock clock(lot);
        clock.schedule.set(work, 60min, clock.now);
        clock.look();
        QVERIFY(clock.checks.isEmpty());
        clock.pass(2min);
        QCOMPARE(clock.checksOf(work), 1);
    }
}

void TestSchedule::checksComeNeitherSoonerNorMuchLater()
{
    for (const double lot : {0.0, 0.5, 1.0, 7.0, -3.0}) {
        Clock clock(lot);
        clock.schedule.set(work, 15min, clock.now);
        clock.pass(6h);
        QVERIFY(clock.checks.size() > 10);
        for (qsizetype i = 1; i < clock.checks.size(); ++i) {
            const auto apart = clock.checks[i].second - clock.checks[i - 1].second;
            QVERIFY(apart >= 15min && apart <= 15min + limit::checkSpread + limit::scheduleTick);
        }
    }
}

void TestSchedule::lotsSpreadAccounts()
{
    Clock clock;
    double next = 0;
    clock.schedule = Schedule([&next] { return next = next < 0.5 ? 0.9 : 0.1; });
    clock.schedule.set(work, 30min, clock.now);
    clock.schedule.set(home, 30min, clock.now);
    QVERIFY(*clock.schedule.next(work) != *clock.schedule.next(home));
}

void TestSchedule::oneCheckFollowsASleep()
{
    Clock clock;
    clock.schedule.set(work, 5min, clock.now);
    clock.pass(10min);
    const int before = clock.checksOf(work);
    clock.sleep(9h);
    clock.pass(4min);
    QCOMPARE(clock.checksOf(work), before + 1);
}

void TestSchedule::notAtOnceAfterASleep()
{
    Clock clock;
    clock.schedule.set(work, 5min, clock.now);
    clock.pass(10min);
    const int before = clock.checksOf(work);
    clock.sleep(9h);
    QCOMPARE(clock.checksOf(work), before);
    QVERIFY(*clock.schedule.next(work) >= clock.now + limit::afterSleep);
}

void TestSchedule::whatIsNotDueYetIsNotHastenedByASleep()
{
    Clock clock;
    clock.schedule.set(work, 24h, clock.now);
    clock.pass(2min);
    const auto due = clock.schedule.next(work);
    clock.sleep(3h);
    QCOMPARE(clock.schedule.next(work), due);
}

void TestSchedule::aCheckByHandCounts()
{
    Clock clock;
    clock.schedule.set(work, 30min, clock.now);
    clock.pass(20min);
    QCOMPARE(clock.checksOf(work), 1);
    clock.schedule.counted(work, clock.now);
    clock.pass(25min);
    QCOMPARE(clock.checksOf(work), 1);
    clock.pass(6min);
    QCOMPARE(clock.checksOf(work), 2);
}

void TestSchedule::aClockSetBackStopsNothing()
{
    Clock clock;
    clock.schedule.set(work, 10min, clock.now);
    clock.pass(15min);
    const int before = clock.checksOf(work);
    clock.now -= 24h * 365;
    clock.pass(12min);
    QCOMPARE(clock.checksOf(work), before + 1);
}

void TestSchedule::aClockSetForwardIsLikeASleep()
{
    Clock clock;
    clock.schedule.set(work, 10min, clock.now);
    clock.pass(15min);
    const int before = clock.checksOf(work);
    clock.now += 24h * 365;
    clock.pass(9min);
    QCOMPARE(clock.checksOf(work), before + 1);
}

void TestSchedule::aShorterIntervalCountsAtOnce()
{
    Clock clock;
    clock.schedule.set(work, 24h, clock.now);
    clock.pass(2min);
    clock.schedule.set(work, 5min, clock.now);
    clock.pass(6min);
    QCOMPARE(clock.checksOf(work), 2);
}

void TestSchedule::theSameSettingsChangeNothing()
{
    Clock clock;
    clock.schedule.set(work, 30min, clock.now);
    const auto due = clock.schedule.next(work);
    clock.now += 10s;
    clock.schedule.set(work, 30min, clock.now);
    QCOMPARE(clock.schedule.next(work), due);
}

void TestSchedule::neverMeansNever()
{
    Clock clock;
    clock.schedule.set(work, 5min, clock.now);
    clock.schedule.set(home, 5min, clock.now);
    clock.pass(2min);
    clock.schedule.set(work, 0min, clock.now);
    clock.schedule.remove(home);
    clock.pass(1h);
    QCOMPARE(clock.checks.size(), 2);
    clock.schedule.counted(work, clock.now); // nothing to count from
    QVERIFY(!clock.schedule.next());
}

void TestSchedule::theNextOneIsTold()
{
    Clock clock;
    clock.schedule.set(work, 5min, clock.now);
    clock.schedule.counted(work, clock.now);
    clock.schedule.set(home, 30min, clock.now);
    clock.schedule.counted(home, clock.now);
    QCOMPARE(clock.schedule.next(work), clock.now + 5min);
    QCOMPARE(clock.schedule.next(home), clock.now + 30min);
    QCOMPARE(clock.schedule.next(), clock.schedule.next(work));
}

QTEST_APPLESS_MAIN(TestSchedule)
#include "tst_schedule.moc"
