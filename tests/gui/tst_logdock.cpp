// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/findbar.h"
#include "gui/logdock.h"
#include "gui/logsettings.h"
#include "gui/transcriptmodel.h"
#include "gui/transcriptpane.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
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

TranscriptEvent about(TranscriptEvent event, quint64 command, qint64 message = 0)
{
    event.command = command;
    event.message = message;
    return event;
}

/// One message is retrieved, another is refused.
QList<TranscriptEvent> smallTalk()
{
    TranscriptEvent body = about(said(3, Kind::Body, {}), 7, 21);
    body.octets = 15;
    body.lines = 2;
    body.body = "Subject: \x1b[2J\r\n";
    return {about(said(1, Kind::Sent, "RETR 1"), 7, 21), about(said(2, Kind::Received, "+OK"), 7, 21), body,
            about(said(4, Kind::Sent, "DELE 9"), 8, 22),
            about(said(5, Kind::Received, "-ERR no such message"), 8, 22)};
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
    int rows() const { return view->model()->rowCount(); }
    QString text(int row) const { return view->model()->index(row, TranscriptModel::Text).data().toString(); }
    void click(int row) const
    {
        const QModelIndex index = view->model()->index(row, TranscriptModel::Text);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
    }
    QString label(const char *name) const
    {
        return dock.findChild<QLabel *>(QLatin1StringView(name))->text();
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
    void eachSessionHasItsTab();
    void theFilterKnowsSpeakerCommandAndErrors();
    void pausedLinesWait();
    void aKeyGoesToTheFirstError();
    void findingHidesNothing();
    void columnsAreChosenForAllSessions();
    void settingsAreRemembered();
    void aClickAsksForTheMessage();
    void aBodyUnfolds();
    void aForgottenBodyIsToldOf();
    void theCurrentLineIsExplained();
    void timesAreMeasured();
    void aSmallerMemoryForgets();
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
    QCOMPARE(model.rowOf(1), -1); // forgotten
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

void LogDockTest::eachSessionHasItsTab()
{
    ShownLog log;
    auto *tabs = log.dock.findChild<QTabBar *>(QStringLiteral("logSessions"));
    QVERIFY(!tabs->isVisible());
    TranscriptPane &other = log.dock.addSession(QStringLiteral("boris"), QStringLiteral("Boris & Co"));
    QTRY_VERIFY(tabs->isVisible());
    QCOMPARE(log.dock.currentPane(), log.pane);
    other.append(lines(1, 7));
    log.pane->append(lines(1, 3));
    QTRY_COMPARE(log.rows(), 3);
    log.dock.showSession(QStringLiteral("boris"));
    QCOMPARE(log.dock.currentPane(), &other);
    QVERIFY(other.isVisible());
    QCOMPARE(other.findChild<QTreeView *>(QStringLiteral("transcript"))->model()->rowCount(), 7);
    log.dock.reveal(QStringLiteral("anna"), 2);
    QCOMPARE(log.dock.currentSession(), QStringLiteral("anna"));
    QCOMPARE(log.view->currentIndex().row(), 1);
    log.dock.removeSession(QStringLiteral("boris"));
    QTRY_VERIFY(!tabs->isVisible());
    QCOMPARE(log.dock.currentPane(), log.pane);
}

void LogDockTest::theFilterKnowsSpeakerCommandAndErrors()
{
    ShownLog log;
    log.pane->append(smallTalk());
    QTRY_COMPARE(log.rows(), 5);
    log.action("Said by the &server")->trigger();
    QTRY_COMPARE(log.rows(), 3);
    log.action("Only &errors")->trigger();
    QTRY_COMPARE(log.rows(), 1);
    QCOMPARE(log.text(0), QStringLiteral("-ERR no such message"));
    log.action("Only &errors")->trigger();
    log.action("Said by &both")->trigger();
    QTRY_COMPARE(log.rows(), 5);
    Q_EMIT log.action("&Command")->menu()->aboutToShow();
    log.action("RETR")->trigger();
    QTRY_COMPARE(log.rows(), 3);
    log.dock.reveal(QStringLiteral("anna"), 4);
    QCOMPARE(log.rows(), 5);
    QCOMPARE(log.view->currentIndex().row(), 3);
}

void LogDockTest::pausedLinesWait()
{
    ShownLog log;
    log.pane->append(lines(1, 5));
    QTRY_COMPARE(log.rows(), 5);
    log.action("Pause")->trigger();
    log.pane->append(lines(6, 9));
    QTest::qWait(200); // more than the time between two batches
    QCOMPARE(log.rows(), 5);
    log.action("Pause")->trigger();
    QTRY_COMPARE(log.rows(), 9);
}

void LogDockTest::aKeyGoesToTheFirstError()
{
    ShownLog log;
    log.pane->append(smallTalk() + lines(6, 300));
    QTRY_COMPARE(log.rows(), 300);
    log.window.activateWindow();
    log.view->setFocus();
    QTRY_VERIFY(log.view->hasFocus());
    QTest::keyClick(log.view, Qt::Key_E);
    QTRY_COMPARE(log.view->currentIndex().row(), 4);
    QVERIFY(!log.action("Follow")->isChecked());
}

void LogDockTest::findingHidesNothing()
{
    ShownLog log;
    log.pane->append(lines(1, 40));
    QTRY_COMPARE(log.rows(), 40);
    log.dock.findChild<QAction *>(QStringLiteral("logFind"))->trigger();
    auto *bar = log.dock.findChild<FindBar *>();
    QTRY_VERIFY(bar->isVisible());
    Q_EMIT bar->findRequested(QStringLiteral("noop 4"), FindDirection::Here);
    QTRY_COMPARE(log.view->currentIndex().row(), 3);
    bar->findRequested(QStringLiteral("noop 4"), FindDirection::Next);
    QTRY_COMPARE(log.view->currentIndex().row(), 39);
    bar->findRequested(QStringLiteral("noop 4"), FindDirection::Next);
    QTRY_COMPARE(log.view->currentIndex().row(), 3);
    bar->findRequested(QStringLiteral("noop 4"), FindDirection::Previous);
    QTRY_COMPARE(log.view->currentIndex().row(), 39);
    bar->findRequested(QStringLiteral("nothing of the kind"), FindDirection::Next);
    QTRY_COMPARE(log.view->currentIndex().row(), 39);
    QCOMPARE(log.rows(), 40);
}

void LogDockTest::columnsAreChosenForAllSessions()
{
    ShownLog log;
    TranscriptPane &other = log.dock.addSession(QStringLiteral("boris"), QStringLiteral("Boris"));
    QSignalSpy changed(&log.dock, &LogDock::settingsChanged);
    QVERIFY(log.view->isColumnHidden(TranscriptModel::SinceStart));
    QVERIFY(!log.view->isColumnHidden(TranscriptModel::State));
    log.action("Time since the &start")->trigger();
    log.action("S&tate of the session")->trigger();
    const auto *otherView = other.findChild<QTreeView *>(QStringLiteral("transcript"));
    for (const QTreeView *view : {static_cast<const QTreeView *>(log.view), otherView}) {
        QVERIFY(!view->isColumnHidden(TranscriptModel::SinceStart));
        QVERIFY(view->isColumnHidden(TranscriptModel::State));
    }
    log.action("&Explain the current line")->trigger();
    QVERIFY(!log.dock.findChild<QWidget *>(QStringLiteral("logExplanation"))->isVisible());
    QCOMPARE(changed.size(), 3);
    const auto settings = changed.last().first().value<LogSettings>();
    QCOMPARE(settings.columns, QStringList({QStringLiteral("time"), QStringLiteral("start")}));
    QVERIFY(!settings.isExplained);
}

void LogDockTest::settingsAreRemembered()
{
    const QTemporaryDir folder;
    LogSettings settings;
    settings.columns = QStringList{QStringLiteral("before")};
    settings.isExplained = false;
    settings.splitter = "split";
    settings.lines = 100'000;
    QSettings file(folder.filePath(QStringLiteral("poplar.ini")), QSettings::IniFormat);
    QCOMPARE(loadLogSettings(file), LogSettings());
    saveLogSettings(file, settings);
    QCOMPARE(loadLogSettings(file), settings);
    file.setValue(QStringLiteral("Log/lines"), 2'000'000'000);
    QCOMPARE(loadLogSettings(file).lines, limit::mostLogLines);
}

void LogDockTest::aClickAsksForTheMessage()
{
    ShownLog log;
    QSignalSpy wanted(&log.dock, &LogDock::messageTouched);
    log.pane->append(smallTalk() + lines(6, 6));
    QTRY_COMPARE(log.rows(), 6);
    log.click(3);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first(), QVariantList({QStringLiteral("anna"), qint64(22)}));
    log.click(5);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(log.pane->model().lastAbout(22), 4U);
    QCOMPARE(log.pane->model().lastAbout(23), 0U);
}

void LogDockTest::aBodyUnfolds()
{
    ShownLog log;
    log.window.resize(900, 500);
    log.pane->append(smallTalk());
    QTRY_COMPARE(log.rows(), 5);
    auto *folded = log.dock.findChild<QWidget *>(QStringLiteral("foldedBody"));
    QVERIFY(!folded->isVisible());
    log.click(2);
    QVERIFY(folded->isVisible());
    QCOMPARE(folded->findChild<QPlainTextEdit *>()->toPlainText(), QStringLiteral("Subject: \\x1b[2J\n"));
    QTest::keyClick(folded->findChild<QPlainTextEdit *>(), Qt::Key_Escape);
    QVERIFY(!folded->isVisible());
}

void LogDockTest::aForgottenBodyIsToldOf()
{
    ShownLog log;
    log.pane->append(smallTalk());
    TranscriptEvent large = about(said(0, Kind::Body, {}), 9);
    large.body = QByteArray(limit::transcriptBody, 'x');
    for (qint64 i = 0; i <= limit::transcriptBodies / limit::transcriptBody; ++i) {
        large.number = quint64(6 + i);
        log.pane->append({large});
    }
    QVERIFY(!log.pane->model().body(3));
    QVERIFY(log.pane->model().body(large.number));
    QTRY_VERIFY(log.rows() > 5);
    log.view->scrollToTop();
    log.click(2);
    const auto *folded = log.dock.findChild<QWidget *>(QStringLiteral("foldedBody"));
    QVERIFY(folded->isVisible());
    QVERIFY(!folded->findChild<QPlainTextEdit *>()->isVisible());
    QVERIFY(folded->findChild<QLabel *>()->text().contains(u"no longer knows"));
}

void LogDockTest::theCurrentLineIsExplained()
{
    ShownLog log;
    log.pane->append(smallTalk());
    QTRY_COMPARE(log.rows(), 5);
    QVERIFY(log.label("explanationText").contains(u"Choose a line"));
    log.view->setCurrentIndex(log.view->model()->index(4, 0));
    QCOMPARE(log.label("explanationTitle"), QStringLiteral("-ERR: the server refuses DELE"));
    QCOMPARE(log.label("explanationReference"), QStringLiteral("RFC 1939, section 5"));
    log.pane->clear();
    QVERIFY(log.label("explanationText").contains(u"Choose a line"));
}

void LogDockTest::timesAreMeasured()
{
    TranscriptModel model;
    QList<TranscriptEvent> events = lines(1, 3);
    events[0].sinceStart = std::chrono::microseconds(500);
    events[1].sinceStart = std::chrono::microseconds(2'000'700);
    events[2].sinceStart = std::chrono::microseconds(10); // the next session
    model.append(events);
    model.setActivity(TranscriptModel::Activity::Awake);
    const auto at = [&model](int row, int column) { return model.index(row, column).data().toString(); };
    const QLocale locale;
    QCOMPARE(at(1, TranscriptModel::SinceStart), locale.toString(2000.7, 'f', 1));
    QCOMPARE(at(1, TranscriptModel::SinceBefore), locale.toString(2000.2, 'f', 1));
    QCOMPARE(at(0, TranscriptModel::SinceBefore), QString());
    QCOMPARE(at(2, TranscriptModel::SinceBefore), QString());
}

void LogDockTest::aSmallerMemoryForgets()
{
    TranscriptModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.append(lines(1, 3000));
    model.setActivity(TranscriptModel::Activity::Awake);
    model.setCapacity(limit::leastLogLines);
    QCOMPARE(model.rowCount(), limit::leastLogLines);
    QCOMPARE(textAt(model, 0), QStringLiteral("NOOP 2001"));
}

QTEST_MAIN(LogDockTest)
#include "tst_logdock.moc"
