// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/retrievalqueue.h"

#include <QTest>

using namespace poplar::mailbox;

namespace {

FetchOrder orderOf(const QList<quint64> &numbers)
{
    FetchOrder order;
    for (const quint64 number : numbers)
        order.messages += MessageId(number);
    return order;
}

MessageId taken(RetrievalQueue &queue)
{
    return queue.take().value_or(RetrievalQueue::Wanted{}).message;
}

} // namespace

class TestRetrievalQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void messagesComeInTheOrderAskedForAndEachOnce()
    {
        RetrievalQueue queue;
        queue.add(orderOf({2, 1}));
        queue.add(orderOf({1, 3}));
        QCOMPARE(taken(queue), MessageId(2));
        QCOMPARE(taken(queue), MessageId(1));
        QCOMPARE(taken(queue), MessageId(3));
        QVERIFY(!queue.take());
        QVERIFY(!queue.isEmpty()); // they are under way
    }

    void theReportCountsWhatBecameOfEach()
    {
        RetrievalQueue queue;
        queue.add(orderOf({1, 2, 3}));
        for (int i = 0; i < 3; ++i)
            (void)queue.take();
        queue.arrived(MessageId(1));
        queue.succeeded(MessageId(1), 100);
        queue.failed(MessageId(2));
        queue.arrived(MessageId(3));
        queue.succeeded(MessageId(3), 20);
        QVERIFY(queue.isEmpty());
        const FetchReport report = queue.finish();
        QCOMPARE(report.fetched, 2);
        QCOMPARE(report.failed, 1);
        QCOMPARE(report.octets, 120);
    }

    void whatMakesWayComesInItsOldPlace()
    {
        RetrievalQueue queue;
        queue.add(orderOf({1, 2, 3, 4}));
        for (int i = 0; i < 3; ++i)
            (void)queue.take();
        queue.putBack(MessageId(3));
        queue.putBack(MessageId(1));
        queue.putBack(MessageId(4)); // was not taken
        QCOMPARE(taken(queue), MessageId(1));
        QCOMPARE(taken(queue), MessageId(3));
        QCOMPARE(taken(queue), MessageId(4));
        QVERIFY(!queue.take());
    }

    void whatIsRemovedIsWantedNoMoreUnlessItHasArrived()
    {
        RetrievalQueue queue;
        queue.add(orderOf({1, 2, 3}));
        (void)queue.take();
        (void)queue.take();
        queue.arrived(MessageId(1));
        for (const MessageId message : {MessageId(1), MessageId(2), MessageId(3)})
            queue.remove(message);
        QVERIFY(queue.isEmpty());
        QVERIFY(queue.contains(MessageId(1)));
        QVERIFY(!queue.contains(MessageId(2)));
        queue.succeeded(MessageId(1), 10);
        const FetchReport report = queue.finish();
        QCOMPARE(report.fetched, 1);
        QCOMPARE(report.failed, 0);
    }

    void aLostLinkPutsWhatWasUnderWayBackInOrder()
    {
        RetrievalQueue queue;
        queue.add(orderOf({1, 2, 3}));
        (void)queue.take();
        (void)queue.take();
        QVERIFY(!queue.interrupted());
        QCOMPARE(taken(queue), MessageId(1));
        QCOMPARE(taken(queue), MessageId(2));
        QCOMPARE(taken(queue), MessageId(3));
    }

    void whatWaitsForTheDiskIsNotAskedForAgain()
    {
        RetrievalQueue queue;
        queue.add(orderOf({1, 2}));
        (void)queue.take();
        (void)queue.take();
        queue.arrived(MessageId(1));
        QVERIFY(!queue.interrupted());
        QCOMPARE(taken(queue), MessageId(2));
        QVERIFY(queue.contains(MessageId(1)));
        QCOMPARE(queue.succeeded(MessageId(1), 7).message, MessageId(1));
        QVERIFY(!queue.contains(MessageId(1)));
        QCOMPARE(queue.finish().octets, 7);
    }

    void aMessageThatBreaksEveryLinkIsSetAside()
    {
        RetrievalQueue queue;
        queue.add(orderOf({1, 2}));
        for (int lost = 0; lost < 2; ++lost) {
            (void)queue.take();
            QVERIFY(!queue.interrupted());
        }
        (void)queue.take();
        QCOMPARE(queue.interrupted(), MessageId(1));
        QCOMPARE(taken(queue), MessageId(2));
        queue.arrived(MessageId(2));
        queue.succeeded(MessageId(2), 5);
        QVERIFY(queue.isEmpty());
        QCOMPARE(queue.finish().failed, 1);
    }

    void whatIsFinishedMayBeWantedAgain()
    {
        RetrievalQueue queue;
        queue.add(orderOf({1}));
        (void)queue.take();
        queue.failed(MessageId(1));
        queue.add(orderOf({1}));
        QCOMPARE(taken(queue), MessageId(1));
    }
};

QTEST_APPLESS_MAIN(TestRetrievalQueue)
#include "tst_retrievalqueue.moc"
