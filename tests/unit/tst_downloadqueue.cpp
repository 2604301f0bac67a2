// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/downloadqueue.h"

#include <QTest>

using namespace poplar;
using namespace poplar::mailbox;
using namespace std::chrono_literals;

namespace {

using State = Download::State;
using Run = DownloadStatus::Run;

constexpr auto always = std::numeric_limits<qsizetype>::max();
const Error refusal{ErrorKind::Refused, "no", {}, "RETR", {}};

QList<DownloadQueue::Entry> entries(const QList<quint64> &numbers)
{
    QList<DownloadQueue::Entry> entries;
    for (const quint64 number : numbers)
        entries += {MessageId(number), qint64(number) * 100};
    return entries;
}

QList<MessageId> ids(const QList<quint64> &numbers)
{
    QList<MessageId> ids;
    for (const quint64 number : numbers)
        ids += MessageId(number);
    return ids;
}

QList<MessageId> takeAll(DownloadQueue &queue)
{
    QList<MessageId> taken;
    while (const std::optional<MessageId> next = queue.take())
        taken += *next;
    return taken;
}

QList<MessageId> toldBy(DownloadQueue &queue, qsizetype most)
{
    QList<MessageId> told;
    for (const Download &change : queue.takeChanges(most))
        told += change.id;
    return told;
}

QHash<MessageId, State> changesOf(DownloadQueue &queue)
{
    QHash<MessageId, State> states;
    for (const Download &change : queue.takeChanges(always))
        states.insert(change.id, change.state);
    return states;
}

} // namespace

class TestDownloadQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void messagesComeInTheOrderAskedForAndEachOnce()
    {
        DownloadQueue queue;
        QCOMPARE(queue.order(entries({2, 1})), ids({2, 1}));
        QCOMPARE(queue.order(entries({1, 3})), ids({3}));
        QCOMPARE(takeAll(queue), ids({2, 1, 3}));
        QCOMPARE(queue.order(entries({1})), QList<MessageId>()); // it is being fetched
    }

    void whatWasTakenBackComesInItsOldPlace()
    {
        DownloadQueue queue;
        queue.order(entries({1, 2, 3, 4}));
        for (int i = 0; i < 3; ++i)
            QVERIFY(queue.take());
        queue.takenBack(MessageId(2));
        queue.takenBack(MessageId(1));
        QCOMPARE(takeAll(queue), ids({1, 2, 4}));
        queue.kept(MessageId(1));
        queue.takenBack(); // the link is lost
        QCOMPARE(takeAll(queue), ids({2, 3, 4}));
    }

    void aPauseHoldsBackWhatIsNotUnderWay()
    {
        DownloadQueue queue;
        queue.order(entries({1, 2}));
        QCOMPARE(queue.take(), MessageId(1));
        queue.pause();
        QVERIFY(!queue.hasNext());
        QVERIFY(!queue.take());
        QCOMPARE(queue.status(true, 0ms).run, Run::Paused);
        queue.kept(MessageId(1));
        queue.resume();
        QCOMPARE(queue.take(), MessageId(2));
        QCOMPARE(queue.status(true, 0ms).run, Run::Running);
    }

    void anEmptyQueueForgetsThePause()
    {
        DownloadQueue queue;
        queue.order(entries({1}));
        QVERIFY(queue.take());
        queue.pause();
        queue.kept(MessageId(1));
        queue.order(entries({2}));
        QCOMPARE(queue.take(), MessageId(2));
    }

    void aListingThatRecognisesNothingYetForgetsNoPause()
    {
        DownloadQueue queue;
        queue.order(entries({1, 2}));
        queue.pause();
        queue.restore({});
        queue.restore(entries({11, 12}));
        QVERIFY(queue.isPaused());
        QVERIFY(!queue.take());
    }

    void withoutASessionItIsStopped()
    {
        DownloadQueue queue;
        QCOMPARE(queue.status(false, 0ms).run, Run::Idle);
        queue.order(entries({1}));
        QCOMPARE(queue.status(false, 0ms).run, Run::Stopped);
        queue.pause();
        QCOMPARE(queue.status(false, 0ms).run, Run::Paused);
    }

    void whatFailedIsTriedAgainOnlyWhenAskedFor()
    {
        DownloadQueue queue;
        queue.order(entries({1, 2}));
        (void)takeAll(queue);
        queue.failed(MessageId(1), refusal);
        queue.takenBack();
        QCOMPARE(takeAll(queue), ids({2}));
        QCOMPARE(queue.failures(), ids({1}));
        QVERIFY(!queue.wants(MessageId(1)));
        QVERIFY(queue.isDeclined(MessageId(1)));
        QCOMPARE(queue.retry(ids({1, 2, 3})), ids({1}));
        QVERIFY(!queue.isDeclined(MessageId(1)));
        QCOMPARE(takeAll(queue), ids({1}));
    }

    void anErrorIsToldOnceAndForgottenByARetry()
    {
        DownloadQueue queue;
        queue.order(entries({1}));
        (void)queue.take();
        queue.failed(MessageId(1), refusal);
        const QList<Download> failed = queue.takeChanges(always);
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed.first().error, refusal);
        QVERIFY(queue.takeChanges(always).isEmpty());
        (void)queue.retry(ids({1}));
        QVERIFY(!queue.takeChanges(always).first().error);
    }

    void cancellingNamesWhatIsUnderWay()
    {
        DownloadQueue queue;
        queue.order(entries({1, 2, 3}));
        QVERIFY(queue.take());
        QCOMPARE(queue.cancel(ids({1, 2, 9})), ids({1}));
        QVERIFY(queue.isDeclined(MessageId(2)));
        QVERIFY(!queue.wants(MessageId(1)));
        QCOMPARE(takeAll(queue), ids({3}));
        queue.takenBack(MessageId(1)); // by the Fetcher, late
        QVERIFY(!queue.hasNext());
        const QHash<MessageId, State> told = changesOf(queue);
        QCOMPARE(told.value(MessageId(1)), State::Cancelled);
        QCOMPARE(told.value(MessageId(2)), State::Cancelled);
    }

    void whatWasCancelledTooLateIsKept()
    {
        DownloadQueue queue;
        queue.order(entries({1}));
        QVERIFY(queue.take());
        (void)queue.cancel(ids({1}));
        queue.kept(MessageId(1));
        QCOMPARE(changesOf(queue).value(MessageId(1)), State::Kept);
    }

    void aCancelledMessageMayBeOrderedAgain()
    {
        DownloadQueue queue;
        queue.order(entries({1}));
        (void)queue.cancel(ids({1}));
        QCOMPARE(queue.order(entries({1})), ids({1}));
        QVERIFY(!queue.isDeclined(MessageId(1)));
        QCOMPARE(queue.take(), MessageId(1));
    }

    void theStatusAddsUp()
    {
        DownloadQueue queue;
        queue.order(entries({1, 2, 3, 4}));
        (void)takeAll(queue);
        queue.kept(MessageId(1));
        queue.received(MessageId(2), 50, 0ms);
        queue.failed(MessageId(3), refusal);
        const DownloadStatus status = queue.status(true, 0ms);
        QCOMPARE(status.messages, 4);
        QCOMPARE(status.kept, 1);
        QCOMPARE(status.failed, 1);
        QCOMPARE(status.octets, 100 + 200 + 400);
        QCOMPARE(status.received, 100 + 50);
        queue.takenBack(); // what came of a message counts no more when the link is lost
        QCOMPARE(queue.status(false, 0ms).received, 100);
        (void)queue.cancel(ids({2, 3}));
        QCOMPARE(queue.status(false, 0ms).messages, 2);
        QCOMPARE(queue.status(false, 0ms).octets, 100 + 400);
        QCOMPARE(queue.status(false, 0ms).failed, 0);
    }

    void anOrderToAnEmptyQueueCountsAnew()
    {
        DownloadQueue queue;
        queue.order(entries({1, 2}));
        (void)takeAll(queue);
        queue.kept(MessageId(1));
        queue.failed(MessageId(2), refusal);
        (void)changesOf(queue);
        queue.order(entries({3}));
        const DownloadStatus status = queue.status(true, 0ms);
        QCOMPARE(status.messages, 2); // what failed is still there, to be tried again
        QCOMPARE(status.kept, 0);
        QCOMPARE(status.octets, 300);
    }

    void sizesInListingsAreHints()
    {
        DownloadQueue queue;
        queue.order(entries({1}));
        QVERIFY(queue.take());
        queue.received(MessageId(1), 5000, 0ms);
        QCOMPARE(queue.status(true, 0ms).received, 100);
    }

    void aMessageIsToldToBeUnderWayWhenSomethingOfItComes()
    {
        DownloadQueue queue;
        queue.order(entries({1, 2}));
        (void)takeAll(queue);
        queue.received(MessageId(1), 7, 0ms);
        const QHash<MessageId, State> told = changesOf(queue);
        QCOMPARE(told.value(MessageId(1)), State::UnderWay);
        QCOMPARE(told.value(MessageId(2)), State::Waiting);
    }

    void changesAreToldInPortionsAndEachOnce()
    {
        DownloadQueue queue;
        queue.order(entries({1, 2, 3, 4, 5}));
        QSet<MessageId> told;
        QList<qsizetype> portions;
        while (queue.hasChanges()) {
            const QList<Download> changes = queue.takeChanges(2);
            portions += changes.size();
            for (const Download &change : changes)
                told.insert(change.id);
        }
        QCOMPARE(portions, QList<qsizetype>({2, 2, 1}));
        QCOMPARE(told.size(), 5);
    }

    void changesAreToldInTheOrderOfTheQueue()
    {
        DownloadQueue queue;
        QList<quint64> numbers;
        for (quint64 number = 500; number > 0; --number)
            numbers += number;
        queue.order(entries(numbers));
        QCOMPARE(toldBy(queue, 200), ids(numbers.first(200)));
        QCOMPARE(toldBy(queue, 300), ids(numbers.sliced(200)));
        QVERIFY(queue.take());
        queue.failed(MessageId(500), refusal);
        queue.retry(ids({500})); // is the last one now
        queue.cancel(ids({3, 400, 20}));
        QCOMPARE(toldBy(queue, 100), ids({400, 20, 3, 500}));
        QVERIFY(!queue.hasChanges());
    }

    void theCatalogueRestoresIt()
    {
        DownloadQueue queue;
        queue.restore({{MessageId(3), 300}, {MessageId(1), 100, refusal}, {MessageId(2), 200}});
        QCOMPARE(queue.failures(), ids({1}));
        QCOMPARE(queue.take(), MessageId(3));
        // At the next listing one is not there, and one has another name.
        queue.restore({{MessageId(3), 300}, {MessageId(7), 200}});
        QCOMPARE(takeAll(queue), ids({7}));
        QVERIFY(queue.wants(MessageId(3)));
        QVERIFY(queue.failures().isEmpty());
        QCOMPARE(changesOf(queue).value(MessageId(2)), State::Cancelled);
    }

    void aHundredThousandAreHandledInALittleTime()
    {
        QList<quint64> numbers;
        for (quint64 number = 1; number <= 100'000; ++number)
            numbers += number;
        DownloadQueue queue;
        QCOMPARE(queue.order(entries(numbers)).size(), 100'000);
        qint64 taken = 0;
        while (const std::optional<MessageId> next = queue.take()) {
            queue.received(*next, 10, 0ms);
            queue.kept(*next);
            (void)queue.takeChanges(1000);
            ++taken;
        }
        QCOMPARE(taken, 100'000);
        QCOMPARE(queue.status(true, 0ms).kept, 100'000);
    }
};

QTEST_GUILESS_MAIN(TestDownloadQueue)
#include "tst_downloadqueue.moc"
