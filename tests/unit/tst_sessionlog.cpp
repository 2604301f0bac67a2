// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/sessionlog.h"

#include <QSignalSpy>
#include <QTest>

using namespace poplar::pop3;
using poplar::wire::TranscriptEvent;

class TestSessionLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void challengesAreMasked_data();
    void challengesAreMasked();
};

void TestSessionLog::challengesAreMasked_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("noted");
    const auto row = [](const char *name, const QByteArray &line, const QByteArray &noted) {
        QTest::newRow(name) << line << noted;
    };
    row("a challenge", "+ YQ==", "+ ********");
    row("nothing to mask", "+", "+");
    row("an empty one", "+ ", "+ ");
    row("+OK for +", "+OK YQ==", "+OK ********");
    row("a tab", "+OK\tYQ==", "+OK ********");
}

void TestSessionLog::challengesAreMasked()
{
    QFETCH(QByteArray, line);
    SessionLog log;
    QSignalSpy grown(&log, &SessionLog::grown);
    log.noteLine({1, line, CommandQueue::LineArrived::Kind::Challenge});
    log.flush();
    QCOMPARE(grown.size(), 1);
    const auto events = grown.first().first().value<QList<TranscriptEvent>>();
    QCOMPARE(events.size(), 1);
    QTEST(events.first().text, "noted");
}

QTEST_GUILESS_MAIN(TestSessionLog)
#include "tst_sessionlog.moc"
