// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of the log under load and in the user's hands: narrowing, finding, following, keeping the place.
#include "gui/logdock.h"
#include "gui/logsettings.h"
#include "gui/transcriptfilter.h"
#include "gui/transcriptmodel.h"
#include "gui/transcriptpane.h"
#include "gui/transcriptsearch.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <QTreeView>
#include <QWheelEvent>

using namespace poplar;
using namespace poplar::gui;
using wire::TranscriptEvent;
using Kind = TranscriptEvent::Kind;
using Speaker = TranscriptCriteria::Speaker;

namespace {

/// A command of Poplar's and a reply in turn; each tenth reply is an error.
QList<TranscriptEvent> talk(int from, int to)
{
    QList<TranscriptEvent> events;
    for (int i = from; i <= to; ++i) {
        TranscriptEvent event;
        event.number = quint64(i);
        event.time = QDateTime(QDate(2026, 11, 21), QTime(9, 0));
        event.kind = i % 2 == 1 ? Kind::Sent : Kind::Received;
        event.command = quint64((i + 1) / 2);
        event.endsReply = event.kind == Kind::Received;
        event.text = i % 2 == 1 ? "NOOP " + QByteArray::number(i)
            : i % 20 == 0       ? "-ERR " + QByteArray::number(i)
                                : "+OK " + QByteArray::number(i);
        events << event;
    }
    return events;
}

/// A log in a window that is shown, as it lives.
struct ShownLines {
    explicit ShownLines(const QList<TranscriptEvent> &events)
    {
        window.addDockWidget(Qt::BottomDockWidgetArea, &dock);
        pane = &dock.addSession(QStringLiteral("anna"), QStringLiteral("Anna"));
        window.resize(900, 400);
        window.show();
        view = dock.findChild<QTreeView *>(QStringLiteral("transcript"));
        pane->append(events);
    }
    bool hasRows(int count) const
    {
        return QTest::qWaitFor([&] { return view->model()->rowCount() == count; }, 20000);
    }
    QAction *action(const char *text) const
    {
        for (auto *action : dock.findChildren<QAction *>()) {
            if (action->text() == QLatin1StringView(text))
                return action;
        }
        return nullptr;
    }
    bool follows() const { return action("Follow")->isChecked(); }
    quint64 number(const QModelIndex &index) const
    {
        return index.data(TranscriptModel::NumberRole).toULongLong();
    }
    quint64 current() const { return number(view->currentIndex()); }
    quint64 top() const { return number(view->indexAt(QPoint(0, 0))); }
    bool isInSight(const QModelIndex &index) const
    {
        return index.isValid() && view->viewport()->rect().contains(view->visualRect(index).center());
    }
    void goTo(int row) const { view->setCurrentIndex(view->model()->index(row, TranscriptModel::Text)); }

    QMainWindow window;
    LogDock dock;
    TranscriptPane *pane = nullptr;
    QTreeView *view = nullptr;
};

bool fits(const TranscriptModel &model, int row, const TranscriptCriteria &asked)
{
    const TranscriptLine &line = model.lineAt(row);
    const bool isSpoken = asked.speaker == Speaker::Anybody
        || (asked.speaker == Speaker::Poplar) == (line.event.kind == Kind::Sent);
    return isSpoken && (asked.verb.isEmpty() || line.verb == asked.verb)
        && (!asked.onlyErrors || line.isError()) && model.text(row).contains(asked.text, Qt::CaseInsensitive);
}

/// Whether just those lines are listed that fit.
bool isRight(const TranscriptModel &model, const TranscriptFilter &filter)
{
    QList<int> expected;
    for (int row = 0; row < model.rowCount(); ++row) {
        if (fits(model, row, filter.criteria()))
            expected += row;
    }
    QList<int> listed;
    for (int row = 0; row < filter.rowCount(); ++row)
        listed += filter.sourceRow(row);
    return listed == expected;
}

} // namespace

class LogLinesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsAskedForIsOneReset();
    void whoTypesIsWaitedFor();
    void manyLinesAreLookedAtInSlices();
    void eachNarrowingIsRight_data();
    void eachNarrowingIsRight();
    void linesComeAndGoWhileSomethingIsAskedFor();
    void aSearchGoesOnInSlices();
    void theCurrentLineStaysInSight();
    void theTopLineStaysWhereNoneIsCurrent();
    void onlyTheUserChangesFollowing();
    void aForgottenLineIsToldOf();
    void aMeasureLeadsToTheLineBefore();
    void aLongLineIsShownWhole();
    void anUnfoldedTextIsNamedAndGoesWithItsLine();

private:
    TranscriptModel m_model{nullptr, 3000};
    TranscriptFilter m_filter{m_model};
    QAbstractItemModelTester m_tester{&m_filter, QAbstractItemModelTester::FailureReportingMode::QtTest};
    int m_last = 0;
};

void LogLinesTest::whatIsAskedForIsOneReset()
{
    ShownLines log(talk(1, 3000));
    QVERIFY(log.hasRows(3000));
    const QAbstractItemModel *model = log.view->model();
    QSignalSpy reset(model, &QAbstractItemModel::modelReset);
    QSignalSpy inserted(model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(model, &QAbstractItemModel::rowsRemoved);
    log.action("Said by &Poplar")->trigger();
    QVERIFY(log.hasRows(1500));
    log.action("Said by &both")->trigger();
    QVERIFY(log.hasRows(3000));
    QCOMPARE(inserted.size() + removed.size(), 0);
    QCOMPARE(reset.size(), 2);
}

void LogLinesTest::whoTypesIsWaitedFor()
{
    ShownLines log(talk(1, 200));
    QVERIFY(log.hasRows(200));
    QSignalSpy changed(log.view->model(), &QAbstractItemModel::modelReset);
    auto *text = log.dock.findChild<QLineEdit *>(QStringLiteral("logFilter"));
    for (const char *typed : {"n", "no", "noo", "noop 1", "noop 19"})
        text->setText(QLatin1StringView(typed));
    QCOMPARE(log.view->model()->rowCount(), 200);
    QVERIFY(log.hasRows(6)); // 19, and 191 to 199
    QCOMPARE(changed.size(), 1);
    text->setText(QStringLiteral("noop 199"));
    QTest::keyClick(text, Qt::Key_Return);
    QVERIFY(log.hasRows(1));
    QCOMPARE(changed.size(), 2);
}

void LogLinesTest::manyLinesAreLookedAtInSlices()
{
    QList<TranscriptEvent> events = talk(1, 20'000);
    for (TranscriptEvent &event : events)
        event.text += QByteArray(500, 'x');
    TranscriptModel model;
    model.append(events);
    model.setActivity(TranscriptModel::Activity::Awake);
    TranscriptFilter filter(model);
    int turns = 0;
    QTimer beat;
    connect(&beat, &QTimer::timeout, &filter, [&turns] { ++turns; });
    beat.start(0);
    filter.setCriteria({QStringLiteral("0x"), Speaker::Anybody, {}, false});
    QVERIFY(filter.isAtWork());
    QCOMPARE(filter.rowCount(), 20'000); // as before
    QTRY_VERIFY_WITH_TIMEOUT(!filter.isAtWork(), 60000);
    QVERIFY2(turns > 2, qPrintable(QString::number(turns)));
    QCOMPARE(filter.rowCount(), 2000);
    // All of them are there at once.
    filter.setCriteria({});
    QVERIFY(!filter.isAtWork());
    QCOMPARE(filter.rowCount(), 20'000);
}

void LogLinesTest::eachNarrowingIsRight_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("speaker");
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<bool>("onlyErrors");
    QTest::newRow("text") << QStringLiteral("7") << 0 << QByteArray() << false;
    QTest::newRow("longer text") << QStringLiteral("77") << 0 << QByteArray() << false;
    QTest::newRow("other text") << QStringLiteral("12") << 0 << QByteArray() << false;
    QTest::newRow("speaker") << QStringLiteral("12") << 1 << QByteArray() << false;
    QTest::newRow("other speaker") << QStringLiteral("12") << 2 << QByteArray() << false;
    QTest::newRow("errors") << QStringLiteral("12") << 2 << QByteArray("NOOP") << true;
    QTest::newRow("wider") << QString() << 2 << QByteArray() << true;
    QTest::newRow("nothing") << QStringLiteral("no such text") << 0 << QByteArray() << false;
    QTest::newRow("all") << QString() << 0 << QByteArray() << false;
}

/// Each after those before it: what narrows further looks at the listed lines alone.
void LogLinesTest::eachNarrowingIsRight()
{
    m_model.setActivity(TranscriptModel::Activity::Awake);
    QFETCH(QString, text);
    QFETCH(int, speaker);
    QFETCH(QByteArray, verb);
    QFETCH(bool, onlyErrors);
    m_filter.setCriteria({text, Speaker(speaker), verb, onlyErrors});
    QTRY_VERIFY(!m_filter.isAtWork());
    QVERIFY(isRight(m_model, m_filter));
    // More comes, and of the oldest some go.
    m_model.append(talk(m_last + 1, m_last + 900));
    m_last += 900;
    m_model.setActivity(TranscriptModel::Activity::Awake); // takes over at once
    QCOMPARE(m_model.lineAt(m_model.rowCount() - 1).event.number, quint64(m_last));
    QTRY_VERIFY(!m_filter.isAtWork());
    QVERIFY(isRight(m_model, m_filter));
    for (int row = 0; row < m_filter.rowCount(); ++row)
        QCOMPARE(m_filter.rowOf(m_filter.sourceRow(row)), row);
}

void LogLinesTest::linesComeAndGoWhileSomethingIsAskedFor()
{
    QList<TranscriptEvent> events = talk(1, 10'000);
    for (TranscriptEvent &event : events)
        event.text += QByteArray(500, 'x');
    TranscriptModel model(nullptr, 10'000);
    model.append(events);
    model.setActivity(TranscriptModel::Activity::Awake);
    TranscriptFilter filter(model);
    QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    filter.setCriteria({QStringLiteral("5"), Speaker::Anybody, {}, false});
    QVERIFY(filter.isAtWork());
    model.append(talk(10'001, 13'000)); // 3,000 of the lines that were looked at go
    model.setActivity(TranscriptModel::Activity::Awake);
    QTRY_VERIFY_WITH_TIMEOUT(!filter.isAtWork(), 60000);
    QVERIFY(isRight(model, filter));
    // Something else is asked for before that is done.
    filter.setCriteria({QStringLiteral("55"), Speaker::Anybody, {}, false});
    filter.setCriteria({QStringLiteral("9x"), Speaker::Server, {}, false});
    QTRY_VERIFY_WITH_TIMEOUT(!filter.isAtWork(), 60000);
    QVERIFY(isRight(model, filter));
    model.clear();
    QCOMPARE(filter.rowCount(), 0);
    model.append(talk(20'001, 20'100));
    model.setActivity(TranscriptModel::Activity::Awake);
    QTRY_VERIFY(!filter.isAtWork());
    QVERIFY(isRight(model, filter));
}

void LogLinesTest::aSearchGoesOnInSlices()
{
    QList<TranscriptEvent> events = talk(1, 10'000);
    for (TranscriptEvent &event : events)
        event.text += QByteArray(500, 'x');
    TranscriptModel model(nullptr, 10'000);
    model.append(events);
    model.setActivity(TranscriptModel::Activity::Awake);
    const TranscriptFilter filter(model);
    TranscriptSearch search(model, filter);
    QSignalSpy finished(&search, &TranscriptSearch::finished);
    search.start(QStringLiteral("noop 9999x"), FindDirection::Next, 1);
    QVERIFY(finished.isEmpty());
    // What was there moves up meanwhile.
    model.append(talk(10'001, 11'000));
    model.setActivity(TranscriptModel::Activity::Awake);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60000);
    QCOMPARE(finished.first(), (QVariantList{8998, QVariant::fromValue(FindResult::Found)}));
    search.start(QStringLiteral("no such text"), FindDirection::Next, 1);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, 60000);
    QCOMPARE(finished.last(), (QVariantList{-1, QVariant::fromValue(FindResult::NotFound)}));
    search.start(QStringLiteral("no such text"), FindDirection::Next, 1);
    search.stop();
    search.start(QStringLiteral("noop 10999"), FindDirection::Previous, 5);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 3, 60000);
    QCOMPARE(finished.last(), (QVariantList{9998, QVariant::fromValue(FindResult::FoundFromEnd)}));
}

void LogLinesTest::theCurrentLineStaysInSight()
{
    ShownLines log(talk(1, 2000));
    QVERIFY(log.hasRows(2000));
    log.dock.reveal(QStringLiteral("anna"), 1001);
    QVERIFY(log.isInSight(log.view->currentIndex()));
    log.action("Said by &Poplar")->trigger();
    QVERIFY(log.hasRows(1000));
    QCOMPARE(log.current(), 1001U);
    QVERIFY(log.isInSight(log.view->currentIndex()));
    log.action("Said by &both")->trigger();
    QVERIFY(log.hasRows(2000));
    QCOMPARE(log.current(), 1001U);
    QVERIFY(log.isInSight(log.view->currentIndex()));
    // Where it is not listed, its neighbours are.
    log.action("Said by the &server")->trigger();
    QVERIFY(log.hasRows(1000));
    QVERIFY(log.top() > 900 && log.top() <= 1001);
}

void LogLinesTest::theTopLineStaysWhereNoneIsCurrent()
{
    ShownLines log(talk(1, 2000));
    QVERIFY(log.hasRows(2000));
    QScrollBar *bar = log.view->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 1000);
    bar->triggerAction(QAbstractSlider::SliderToMinimum);
    bar->setSliderPosition(700);
    QTRY_COMPARE(bar->value(), 700);
    const quint64 top = log.top();
    log.action("Said by &Poplar")->trigger();
    QVERIFY(log.hasRows(1000));
    QVERIFY(log.top() >= top && log.top() <= top + 1);
    log.action("Said by &both")->trigger();
    QVERIFY(log.hasRows(2000));
    QVERIFY(log.top() >= top && log.top() <= top + 1);
}

void LogLinesTest::onlyTheUserChangesFollowing()
{
    ShownLines log(talk(1, 400));
    QVERIFY(log.hasRows(400));
    QScrollBar *bar = log.view->verticalScrollBar();
    QTRY_COMPARE(bar->value(), bar->maximum());
    QVERIFY(bar->maximum() > 0 && log.follows());
    // The wheel, up and all the way down.
    const QPointF place = log.view->viewport()->rect().center();
    const auto wheel = [&](int turn) {
        QWheelEvent event(place, log.view->viewport()->mapToGlobal(place), {}, {0, turn}, {}, {},
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(log.view->viewport(), &event);
    };
    wheel(240);
    QVERIFY(!log.follows());
    // What the program does is nobody's wish: the end comes into sight, a line of it is clicked.
    log.view->scrollToBottom();
    QCOMPARE(bar->value(), bar->maximum());
    const QModelIndex last = log.view->model()->index(398, TranscriptModel::Text);
    QTest::mouseClick(log.view->viewport(), Qt::LeftButton, {}, log.view->visualRect(last).center());
    QCoreApplication::processEvents();
    QVERIFY(!log.follows());
    wheel(-240);
    QVERIFY(log.follows());
    // Who goes up with the keys reads there.
    log.view->setFocus();
    QTest::keyClick(log.view, Qt::Key_Up);
    QVERIFY(!log.follows());
    QTest::keyClick(log.view, Qt::Key_End);
    QVERIFY(log.follows());
}

void LogLinesTest::aForgottenLineIsToldOf()
{
    ShownLines log(talk(1, 3000));
    LogSettings settings;
    settings.lines = limit::leastLogLines;
    log.pane->applySettings(settings);
    QVERIFY(log.hasRows(limit::leastLogLines));
    log.action("Only &errors")->trigger();
    QVERIFY(log.hasRows(50));
    log.action("Pause")->trigger();
    log.pane->reveal(5);
    QCOMPARE(QToolTip::text(), QStringLiteral("The log no longer has this line."));
    QCOMPARE(log.view->model()->rowCount(), 50);
    QVERIFY(!log.view->currentIndex().isValid());
    QVERIFY(log.action("Pause")->isChecked());
    QVERIFY(log.follows());
    log.pane->reveal(2001);
    QCOMPARE(log.current(), 2001U);
    QVERIFY(!log.action("Pause")->isChecked());
    QToolTip::hideText();
}

void LogLinesTest::aMeasureLeadsToTheLineBefore()
{
    QList<TranscriptEvent> events = talk(1, 8);
    events[4].kind = Kind::Progress;
    TranscriptModel model;
    model.append(events);
    QVERIFY(model.knows(5));
    QVERIFY(!model.knows(9));
    model.setActivity(TranscriptModel::Activity::Awake);
    QCOMPARE(model.rowOf(4), 3);
    QCOMPARE(model.rowOf(5), 3);
    QCOMPARE(model.rowOf(6), 4);
    QCOMPARE(model.rowOf(9), -1);
}

void LogLinesTest::aLongLineIsShownWhole()
{
    QList<TranscriptEvent> events = talk(1, 2);
    events[1].text = "+OK " + QByteArray(1500, 'x') + "\x1b[2J<b>end";
    ShownLines log(events);
    QVERIFY(log.hasRows(2));
    const auto *whole = log.dock.findChild<QPlainTextEdit *>(QStringLiteral("explanationLine"));
    QVERIFY(!whole->isVisible());
    log.goTo(1);
    QVERIFY(whole->isVisible());
    const QString expected = QStringLiteral("+OK ") + QString(1500, u'x') + QStringLiteral("\\x1b[2J<b>end");
    QCOMPARE(whole->toPlainText(), expected);
    const QString tip = log.view->currentIndex().data(Qt::ToolTipRole).toString();
    QVERIFY(tip.contains(QString(1500, u'x')) && tip.contains(u"&lt;b&gt;end"));
}

void LogLinesTest::anUnfoldedTextIsNamedAndGoesWithItsLine()
{
    QList<TranscriptEvent> events = talk(1, 3);
    events[0].text = "RETR 7";
    events[1].endsReply = false;
    events[2].kind = Kind::Body;
    events[2].command = 1;
    events[2].octets = 5;
    events[2].body = "text";
    ShownLines log(events);
    LogSettings settings;
    settings.lines = limit::leastLogLines;
    log.pane->applySettings(settings);
    QVERIFY(log.hasRows(3));
    log.goTo(2);
    auto *folded = log.dock.findChild<QWidget *>(QStringLiteral("foldedBody"));
    QTest::mouseClick(log.view->viewport(), Qt::LeftButton, {},
                      log.view->visualRect(log.view->currentIndex()).center());
    QVERIFY(folded->isVisible());
    QVERIFY(folded->findChild<QLabel *>()->text().startsWith(u"RETR 7"));
    log.pane->append(talk(4, 5 + limit::leastLogLines));
    QTRY_VERIFY(!folded->isVisible());
    QVERIFY(folded->findChild<QPlainTextEdit *>()->toPlainText().isEmpty());
}

QTEST_MAIN(LogLinesTest)
#include "tst_loglines.moc"
