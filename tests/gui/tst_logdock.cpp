// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/logdock.h"
#include "gui/transcriptmodel.h"
#include "gui/transcriptpane.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMainWindow>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace poplar;
using namespace poplar::gui;
using wire::TranscriptEvent;
using Kind = TranscriptEvent::Kind;

namespace {

TranscriptEvent said(quint64 number, Kind kind, const QByteArray &text)
{
    TranscriptEvent event;
    event.number = number;
    event.time = QDateTime(QDate(2026, 11, 21), QTime(9, 0, 0, 7));
    event.kind = kind;
    event.text = text;
    return event;
}

QList<TranscriptEvent> lines(int from, int to)
{
    QList<TranscriptEvent> events;
    for (int i = from; i <= to; ++i)
        events << said(quint64(i), Kind::Sent, "NOOP " + QByteArray::number(i));
    return events;
}

QString textAt(const TranscriptModel &model, int row)
{
    return model.index(row, TranscriptModel::Text).data().toString();
}

/// A log in a window that is shown, as it lives.
struct ShownLog {
    ShownLog()
    {
        window.addDockWidget(Qt::BottomDockWidgetArea, &dock);
        pane = &dock.addSession(QStringLiteral("anna"), QStringLiteral("Anna"));
        window.resize(700, 300);
        window.show();
        view = dock.findChild<QTreeView *>(QStringLiteral("transcript"));
    }
    QAction *action(const char *iconText) const
    {
        for (auto *action : dock.findChildren<QAction *>())
            if (action->text() == QLatin1StringView(iconText))
                return action;
        return nullptr;
    }
    QMainWindow window;
    LogDock dock;
    TranscriptPane *pane = nullptr;
    QTreeView *view = nullptr;
};

} // namespace

class LogDockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theModelIsBounded();
    void aSleepingModelTakesNothingOver();
    void whatIsReceivedIsNeutralised();
    void aBodyIsFolded();
    void eachKindHasItsSignAndItsName();
    void failuresAreToldInWords();
    void aHiddenLogCatchesUpWhenShown();
    void scrollingUpStopsFollowing();
    void theFilterNarrows();
    void copyTakesTheSelectedLines();
    void revealGoesToTheEvent();
};

void LogDockTest::theModelIsBounded()
{
    TranscriptModel model(nullptr, 50);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setActivity(TranscriptModel::Activity::Awake);
    model.append(lines(1, 40));
    QTRY_COMPARE(model.rowCount(), 40);
    model.append(lines(41, 60));
    QTRY_COMPARE(textAt(model, 49), QStringLiteral("NOOP 60"));
    QCOMPARE(model.rowCount(), 50);
    QCOMPARE(textAt(model, 0), QStringLiteral("NOOP 11"));
    model.append(lines(61, 200));
    QTRY_COMPARE(textAt(model, 49), QStringLiteral("NOOP 200"));
    QCOMPARE(model.rowCount(), 50);
    QCOMPARE(model.rowOf(151), 0);
    QCOMPARE(model.rowOf(1), 0);
    QCOMPARE(model.rowOf(201), -1);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void LogDockTest::aSleepingModelTakesNothingOver()
{
    TranscriptModel model;
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.append(lines(1, 3));
    model.append(lines(4, 6));
    QCOMPARE(model.rowCount(), 0);
    model.setActivity(TranscriptModel::Activity::Awake);
    QCOMPARE(model.rowCount(), 6);
    QCOMPARE(inserted.size(), 1);
}

void LogDockTest::whatIsReceivedIsNeutralised()
{
    TranscriptModel model;
    model.append({said(1, Kind::Received, "+OK \x1b[2J\xe2\x80\xaex")});
    model.setActivity(TranscriptModel::Activity::Awake);
    QCOMPARE(textAt(model, 0), QStringLiteral("+OK \\x1b[2J\\u202ex"));
}

void LogDockTest::aBodyIsFolded()
{
    TranscriptEvent body = said(1, Kind::Body, {});
    body.octets = 3972;
    body.lines = 78;
    TranscriptModel model;
    model.append({body});
    model.setActivity(TranscriptModel::Activity::Awake);
    QVERIFY(textAt(model, 0).contains(QLocale().toString(3972)));
    QVERIFY(textAt(model, 0).contains(QStringLiteral("78")));
}

void LogDockTest::eachKindHasItsSignAndItsName()
{
    TranscriptModel model;
    const QList<Kind> kinds{Kind::Sent,     Kind::Received, Kind::Body,
                            Kind::Security, Kind::State,    Kind::Failure};
    for (const Kind kind : kinds)
        model.append({said(1, kind, "x")});
    model.setActivity(TranscriptModel::Activity::Awake);
    QSet<QString> names;
    for (int row = 0; row < kinds.size(); ++row) {
        const QModelIndex index = model.index(row, TranscriptModel::Direction);
        QVERIFY(!index.data().toString().isEmpty());
        names << index.data(Qt::AccessibleTextRole).toString();
    }
    QCOMPARE(names.size(), kinds.size());
}

void LogDockTest::failuresAreToldInWords()
{
    TranscriptModel model;
    model.setActivity(TranscriptModel::Activity::Awake);
    model.append({said(1, Kind::Failure, "Silence"),
                  said(2, Kind::Failure, "ConnectionLost: the remote host closed: \x1b[2J"),
                  said(3, Kind::Failure, "Something: unheard of")});
    QTRY_COMPARE(model.rowCount(), 3);
    QCOMPARE(textAt(model, 0), QStringLiteral("The server fell silent"));
    QCOMPARE(textAt(model, 1), QStringLiteral("The connection broke: the remote host closed: \\x1b[2J"));
    QCOMPARE(textAt(model, 2), QStringLiteral("Something: unheard of"));
}

void LogDockTest::aHiddenLogCatchesUpWhenShown()
{
    ShownLog log;
    log.dock.hide();
    log.pane->append(lines(1, 5));
    QCOMPARE(log.view->model()->rowCount(), 0);
    log.dock.show();
    QTRY_COMPARE(log.view->model()->rowCount(), 5);
}

void LogDockTest::scrollingUpStopsFollowing()
{
    ShownLog log;
    QAction *follow = log.action("Follow");
    QVERIFY(follow != nullptr && follow->isChecked());
    log.pane->append(lines(1, 200));
    QScrollBar *bar = log.view->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0);
    QTRY_COMPARE(bar->value(), bar->maximum());
    bar->triggerAction(QAbstractSlider::SliderPageStepSub);
    QTRY_VERIFY(!follow->isChecked());
    const int place = bar->value();
    log.pane->append(lines(201, 300));
    QTRY_COMPARE(log.view->model()->rowCount(), 300);
    QCOMPARE(bar->value(), place);
    bar->triggerAction(QAbstractSlider::SliderToMaximum);
    QTRY_VERIFY(follow->isChecked());
    log.pane->append(lines(301, 400));
    QTRY_COMPARE(log.view->model()->rowCount(), 400);
    QTRY_COMPARE(bar->value(), bar->maximum());
}

void LogDockTest::theFilterNarrows()
{
    ShownLog log;
    log.pane->append(lines(1, 20));
    QTRY_COMPARE(log.view->model()->rowCount(), 20);
    QTest::keyClicks(log.dock.findChild<QLineEdit *>(QStringLiteral("logFilter")), QStringLiteral("noop 1"));
    QTRY_COMPARE(log.view->model()->rowCount(), 11);
}

void LogDockTest::copyTakesTheSelectedLines()
{
    ShownLog log;
    log.pane->append(lines(1, 3));
    QTRY_COMPARE(log.view->model()->rowCount(), 3);
    log.view->setCurrentIndex(log.view->model()->index(1, 0));
    log.action("Copy")->trigger();
    QVERIFY(QGuiApplication::clipboard()->text().endsWith(QStringLiteral(":00:00.007Z C: NOOP 2")));
    log.view->clearSelection();
    log.action("Copy")->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), 2);
}

void LogDockTest::revealGoesToTheEvent()
{
    ShownLog log;
    log.pane->append(lines(1, 200));
    QTRY_COMPARE(log.view->model()->rowCount(), 200);
    log.dock.hide();
    log.dock.reveal(QStringLiteral("anna"), 42);
    QVERIFY(log.dock.isVisible());
    QCOMPARE(log.view->currentIndex().row(), 41);
    QVERIFY(!log.action("Follow")->isChecked());
}

QTEST_MAIN(LogDockTest)
#include "tst_logdock.moc"
