// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/ticks.h"

#include <QTest>

using namespace poplar::mailbox;

class TestTicks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTickIsUnmarkedUntilTheServerIsTold()
    {
        Ticks ticks;
        ticks.tick(MessageId(2));
        ticks.tick(MessageId(1));
        QCOMPARE(ticks.unmarked(), QList<MessageId>({MessageId(1), MessageId(2)}));
        ticks.mark(MessageId(1));
        QCOMPARE(ticks.unmarked(), QList<MessageId>({MessageId(2)}));
        QVERIFY(!ticks.needReset());
    }

    void untickingOneMarkedMessageNeedsAResetAndReplaysTheOthers()
    {
        Ticks ticks;
        for (const MessageId message : {MessageId(1), MessageId(2)}) {
            ticks.tick(message);
            ticks.mark(message);
        }
        ticks.untick(MessageId(1));
        QVERIFY(ticks.needReset());
        ticks.forgetMarks();
        QVERIFY(!ticks.needReset());
        QCOMPARE(ticks.unmarked(), QList<MessageId>({MessageId(2)}));
    }

    void untickingWhatTheServerDoesNotKnowNeedsNoReset()
    {
        Ticks ticks;
        ticks.tick(MessageId(1));
        ticks.untick(MessageId(1));
        QVERIFY(!ticks.needReset());
    }

    void beingReviewedOnlyWhatIsShownIsMarked()
    {
        Ticks ticks;
        ticks.tick(MessageId(1));
        ticks.mark(MessageId(1));
        ticks.review({MessageId(1), MessageId(2)});
        ticks.tick(MessageId(3));
        QVERIFY(ticks.unmarked().isEmpty());
        QVERIFY(!ticks.needReset());
        QCOMPARE(ticks.reviewed(), QList<MessageId>({MessageId(1)}));
        ticks.mark(MessageId(3)); // the user typed it
        QVERIFY(ticks.needReset());
        ticks.forgetMarks();
        QCOMPARE(ticks.unmarked(), QList<MessageId>({MessageId(1)}));
        ticks.endReview();
        QCOMPARE(ticks.unmarked(), QList<MessageId>({MessageId(1), MessageId(3)}));
    }

    void aTickOfARuleIsATickUntilTheUserSetsIt()
    {
        Ticks ticks;
        ticks.tickByRule(MessageId(1));
        ticks.tick(MessageId(2));
        ticks.tickByRule(MessageId(2)); // it was the user's before
        QVERIFY(ticks.isByRule(MessageId(1)));
        QVERIFY(!ticks.isByRule(MessageId(2)));
        QCOMPARE(ticks.unmarked(), QList<MessageId>({MessageId(1), MessageId(2)}));
        ticks.tick(MessageId(1));
        QVERIFY(!ticks.isByRule(MessageId(1)));
    }

    void whatWasTakenBackFromARuleIsSpared()
    {
        Ticks ticks;
        ticks.tickByRule(MessageId(1));
        ticks.mark(MessageId(1));
        ticks.untick(MessageId(1));
        QVERIFY(ticks.isSpared(MessageId(1)));
        QVERIFY(!ticks.isByRule(MessageId(1)));
        QVERIFY(ticks.needReset());
        ticks.tick(MessageId(2));
        ticks.untick(MessageId(2));
        QVERIFY(!ticks.isSpared(MessageId(2))); // no rule had ticked it
    }

    void ticksOutliveTheSession()
    {
        Ticks ticks;
        ticks.tick(MessageId(7));
        ticks.mark(MessageId(7));
        ticks.forgetMarks();
        QVERIFY(ticks.isTicked(MessageId(7)));
        QVERIFY(!ticks.isMarked(MessageId(7)));
    }
};

QTEST_APPLESS_MAIN(TestTicks)
#include "tst_ticks.moc"
