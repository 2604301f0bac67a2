// SPDX-License-Identifier: GPL-3.0-or-later
// What a rule lets go, and above all what it does not.
#include "mailbox/retention.h"

#include <QTest>

using namespace poplar::mailbox;
using poplar::accounts::Retention;

namespace {

const QDateTime now(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC);
const QDateTime justBefore = now.addSecs(-1);

Retention afterDays(int days)
{
    return {Retention::Kind::AfterDays, days};
}

} // namespace

class TestRetention : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutARuleNothingIsDue()
    {
        const RetentionRule rule({Retention::Kind::Keep, 1}, now, justBefore);
        QVERIFY(!rule.isInForce());
        QVERIFY(!rule.isDue(now.addYears(-1), now.addYears(-1)));
    }

    void daysAreCountedFromTheDownload()
    {
        const RetentionRule rule(afterDays(14), now, justBefore);
        const QDateTime seen = now.addYears(-1); // it had been on the server for long
        QVERIFY(!rule.isDue(now, seen));
        QVERIFY(!rule.isDue(now.addDays(-14).addMSecs(1), seen));
        QVERIFY(rule.isDue(now.addDays(-14), seen));
        QVERIFY(rule.isDue(now.addDays(-15), seen));
    }

    void atOnceIsWhateverIsKept()
    {
        const RetentionRule rule({Retention::Kind::AtOnce, 14}, now, justBefore);
        QVERIFY(rule.isDue(justBefore, now.addDays(-1)));
        QVERIFY(!rule.isDue({}, now.addDays(-1)));
    }

    void aClockSetBackHastensNothing()
    {
        // The message was kept yesterday; then the clock was set back by a year, and the next was kept.
        const QDateTime setBack = now.addYears(-1);
        const RetentionRule rule(afterDays(1), setBack, now.addDays(-1));
        QVERIFY(!rule.isInForce());
        QVERIFY(!rule.isDue(setBack.addDays(-30), setBack.addDays(-40)));
    }

    void aClockThatWasWrongAtTheDownloadHastensNothing()
    {
        const RetentionRule rule(afterDays(14), now, justBefore);
        const QDateTime emptyBattery(QDate(2000, 1, 1), QTime(0, 0), Qt::UTC);
        QVERIFY(!rule.isDue(emptyBattery, now.addDays(-2)));
    }

    void whatIsKeptAtOnceNeedsNoClock()
    {
        const RetentionRule rule({Retention::Kind::AtOnce, 14}, now.addYears(-1), justBefore);
        QVERIFY(rule.isDue(justBefore, now.addDays(-3)));
    }

    void daysWithoutSenseKeepEverything()
    {
        for (const int days : {0, -1, std::numeric_limits<int>::min()}) {
            const RetentionRule rule(afterDays(days), now, justBefore);
            QVERIFY(!rule.isDue(now.addYears(-1), now.addYears(-1)));
        }
        const RetentionRule rule(afterDays(std::numeric_limits<int>::max()), now, justBefore);
        QVERIFY(!rule.isDue(now.addYears(-1), now.addYears(-1)));
    }

    void aNewCatalogueKnowsNoTime()
    {
        QVERIFY(RetentionRule(afterDays(1), now, {}).isInForce());
        QVERIFY(RetentionRule({Retention::Kind::AtOnce, 1}, now, {}).isInForce());
    }
};

QTEST_GUILESS_MAIN(TestRetention)
#include "tst_retention.moc"
