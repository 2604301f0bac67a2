// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/statisticspane.h"
#include "gui/throughputplot.h"
#include "gui/timeshares.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace poplar;
using namespace poplar::gui;
using wire::TranscriptEvent;
using Kind = TranscriptEvent::Kind;

namespace {

TranscriptEvent eventAt(int ms, Kind kind, quint64 command, const QByteArray &text, qint64 octets)
{
    TranscriptEvent event;
    event.sinceStart = std::chrono::milliseconds(ms);
    event.kind = kind;
    event.command = command;
    event.text = text;
    event.octets = octets;
    event.endsReply = kind == Kind::Received || kind == Kind::Body;
    return event;
}

/// STAT and NOOP in 20 ms, and 2 MB in 2 s.
QList<TranscriptEvent> someSession()
{
    QList<TranscriptEvent> events{eventAt(0, Kind::Received, 1, "+OK", 5),
                                  eventAt(0, Kind::Sent, 2, "STAT", 6),
                                  eventAt(20, Kind::Received, 2, "+OK 1 2097152", 15),
                                  eventAt(20, Kind::Sent, 3, "NOOP", 6),
                                  eventAt(40, Kind::Received, 3, "+OK", 5),
                                  eventAt(50, Kind::Sent, 4, "RETR 1", 8),
                                  eventAt(70, Kind::Received, 4, "+OK", 5),
                                  eventAt(2070, Kind::Body, 4, {}, 2097152)};
    events[6].endsReply = false;
    for (qsizetype i = 0; i < events.size(); ++i)
        events[i].number = quint64(i) + 11;
    return events;
}

QString figure(const StatisticsPane &pane, const char *name)
{
    return pane.findChild<QLabel *>(QLatin1StringView(name))->text();
}

} // namespace

class StatisticsPaneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void figuresAreShown();
    void timeIsShownInShares();
    void theCurveHasItsPeak();
    void theSlowestLeadToTheirLines();
    void hiddenItCountsOn();
    void partsStandBelowEachOtherWhereItIsNarrow();
    void clearingForgets();
};

void StatisticsPaneTest::figuresAreShown()
{
    StatisticsPane pane;
    pane.append(someSession());
    pane.show();
    QCOMPARE(figure(pane, "octetsReceived"), QStringLiteral("2.0 MB (2,097,182 octet(s))"));
    QCOMPARE(figure(pane, "octetsSent"), QStringLiteral("20 byte(s) (20 octet(s))"));
    QCOMPARE(figure(pane, "commandCount"), QStringLiteral("3: NOOP\u00a01, RETR\u00a01, STAT\u00a01"));
    QCOMPARE(figure(pane, "bodyCount"), QStringLiteral("1"));
    QCOMPARE(figure(pane, "refusalCount"), QStringLiteral("0"));
    QCOMPARE(figure(pane, "roundTrip"), QStringLiteral("20 ms"));
    QCOMPARE(figure(pane, "sessionDuration"), QStringLiteral("2.07 s"));
}

void StatisticsPaneTest::timeIsShownInShares()
{
    StatisticsPane pane;
    pane.append(someSession());
    pane.show();
    const QStringList expected{QStringLiteral("Waiting for the server: 60 ms (3 %)"),
                               QStringLiteral("Transferring: 2.00 s (97 %)"),
                               QStringLiteral("Connecting and encrypting: 0.0 ms (0 %)"),
                               QStringLiteral("Nothing was asked: 10 ms (0 %)")};
    auto *shares = pane.findChild<TimeShares *>();
    QCOMPARE(shares->lines(), expected);
    QCOMPARE(shares->accessibleDescription(), expected.join(u'\n'));
}

void StatisticsPaneTest::theCurveHasItsPeak()
{
    StatisticsPane pane;
    pane.append(someSession());
    pane.show();
    auto *plot = pane.findChild<ThroughputPlot *>();
    // 2 MB in 2 s, spread evenly: a little more where the replies before it came.
    QVERIFY2(plot->peak() > 1'040'000 && plot->peak() < 1'060'000,
             QByteArray::number(plot->peak()).constData());
    QVERIFY(plot->accessibleDescription().contains(QStringLiteral("1.0 MB")));
    QVERIFY(!pane.grab().isNull());
}

void StatisticsPaneTest::theSlowestLeadToTheirLines()
{
    StatisticsPane pane;
    pane.resize(1200, 400);
    pane.append(someSession());
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    auto *list = pane.findChild<QTreeWidget *>(QStringLiteral("slowestCommands"));
    QCOMPARE(list->topLevelItemCount(), 3);
    const QTreeWidgetItem *first = list->topLevelItem(0);
    QCOMPARE(first->text(0), QStringLiteral("RETR 1"));
    QCOMPARE(first->text(1), QStringLiteral("20 ms"));
    QCOMPARE(first->text(2), QStringLiteral("2.02 s"));
    QSignalSpy chosen(&pane, &StatisticsPane::eventChosen);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(first).center());
    QVERIFY(!chosen.isEmpty());
    QCOMPARE(chosen.first().first().toULongLong(), 16);
}

void StatisticsPaneTest::hiddenItCountsOn()
{
    StatisticsPane pane;
    pane.append(someSession());
    QCOMPARE(figure(pane, "commandCount"), QStringLiteral("0"));
    QCOMPARE(pane.statistics().commands(), 3);
    pane.show();
    QCOMPARE(figure(pane, "bodyCount"), QStringLiteral("1"));
    TranscriptEvent more = eventAt(3000, Kind::Sent, 9, "QUIT", 6);
    pane.append({more});
    QTRY_VERIFY(figure(pane, "commandCount").startsWith(QStringLiteral("4")));
}

void StatisticsPaneTest::partsStandBelowEachOtherWhereItIsNarrow()
{
    StatisticsPane pane;
    pane.append(someSession());
    pane.resize(1600, 300);
    pane.show();
    auto *plot = pane.findChild<ThroughputPlot *>();
    auto *list = pane.findChild<QTreeWidget *>();
    const auto left = [&](const QWidget *widget) { return widget->mapTo(&pane, QPoint()).x(); };
    const auto top = [&](const QWidget *widget) { return widget->mapTo(&pane, QPoint()).y(); };
    QTRY_VERIFY(left(list) > left(plot));
    pane.resize(400, 300);
    QTRY_COMPARE(left(list), left(plot));
    QVERIFY(top(list) > top(plot));
}

void StatisticsPaneTest::clearingForgets()
{
    StatisticsPane pane;
    pane.append(someSession());
    pane.show();
    pane.clear();
    QCOMPARE(figure(pane, "commandCount"), QStringLiteral("0"));
    QCOMPARE(figure(pane, "roundTrip"), QStringLiteral("not measured"));
    QCOMPARE(pane.findChild<QTreeWidget *>()->topLevelItemCount(), 0);
}

QTEST_MAIN(StatisticsPaneTest)
#include "tst_statisticspane.moc"
