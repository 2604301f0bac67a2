// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/sessionlog.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace poplar::pop3;
using poplar::wire::TranscriptEvent;

namespace {

using LineKind = CommandQueue::LineArrived::Kind;

QList<TranscriptEvent> noted(SessionLog &log)
{
    QSignalSpy grown(&log, &SessionLog::grown);
    log.flush();
    return grown.isEmpty() ? QList<TranscriptEvent>() : grown.first().first().value<QList<TranscriptEvent>>();
}

} // namespace

/// Where a reply ends, and how far a body has come.
class TestSessionLogReplies : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aListingEndsWithItsCountAndAllItsOctets();
    void aStatusLineEndsTheReplyWhereTheQueueSaysSo();
    void progressIsNotedSeldom();
};

void TestSessionLogReplies::aListingEndsWithItsCountAndAllItsOctets()
{
    SessionLog log;
    log.noteLine({1, "+OK", LineKind::Status});
    qint64 octets = 5;
    for (int i = 1; i <= 1000; ++i) {
        const QByteArray line = QByteArray::number(i) + " 320";
        octets += line.size() + 2;
        log.noteLine({1, line, LineKind::OfListing});
    }
    log.noteLine({1, ".", LineKind::Status, true});
    const QList<TranscriptEvent> events = noted(log);
    QCOMPARE(events.size(), 102); // the status, a hundred lines, the end
    QCOMPARE(events.last().lines, 1000);
    QVERIFY(events.last().endsReply);
    QVERIFY(!events.first().endsReply);
    qint64 told = 0;
    for (const TranscriptEvent &event : events)
        told += event.octets;
    QCOMPARE(told, octets + 3);
    // The next one begins anew.
    log.noteLine({2, "1 a", LineKind::OfListing});
    log.noteLine({2, ".", LineKind::Status, true});
    QCOMPARE(noted(log).last().lines, 1);
}

void TestSessionLogReplies::aStatusLineEndsTheReplyWhereTheQueueSaysSo()
{
    SessionLog log;
    log.noteLine({1, "+OK 2 320", LineKind::Status, true});
    log.noteBody({2, 3972, 78});
    const QList<TranscriptEvent> events = noted(log);
    QVERIFY(events.at(0).endsReply);
    QVERIFY(events.at(1).endsReply);
    QCOMPARE(events.at(0).lines, 0);
}

void TestSessionLogReplies::progressIsNotedSeldom()
{
    SessionLog log;
    QElapsedTimer clock;
    clock.start();
    for (int i = 1; i <= 1000; ++i)
        log.noteProgress(1, i * 1000);
    const qint64 most = 1 + clock.elapsed() / 250;
    const QList<TranscriptEvent> events = noted(log);
    QVERIFY(!events.isEmpty());
    QVERIFY2(events.size() <= most, QByteArray::number(events.size()).constData());
    QCOMPARE(events.first().kind, TranscriptEvent::Kind::Progress);
    QCOMPARE(events.first().octets, 1000);
    QCOMPARE(events.first().command, 1);
}

QTEST_GUILESS_MAIN(TestSessionLogReplies)
#include "tst_sessionlog_replies.moc"
