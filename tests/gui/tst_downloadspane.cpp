// SPDX-License-Identifier: GPL-3.0-or-later
// The pane of downloads, what can be ordered, and what is said of it.
#include "gui/downloadactions.h"
#include "gui/downloadamount.h"
#include "gui/downloaddialog.h"
#include "gui/downloadmodel.h"
#include "gui/downloadsdock.h"
#include "gui/downloadtext.h"
#include "gui/messagelistmodel.h"
#include "gui/statusstrip.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QMainWindow>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace poplar;
using namespace poplar::gui;
using namespace poplar::mailbox;

namespace {

using State = Download::State;
using Run = DownloadStatus::Run;

constexpr qint64 octetsEach = 1000;

Download one(int id, State state = State::Waiting)
{
    return {MessageId(quint64(id)), state, octetsEach, 0, {}};
}

Download failed(int id)
{
    Download download = one(id, State::Failed);
    download.error = Error{ErrorKind::Refused, "no such <b>message</b>", {}, "RETR", {}};
    return download;
}

QList<Download> many(int count)
{
    QList<Download> downloads;
    for (int id = 1; id <= count; ++id)
        downloads += one(id);
    return downloads;
}

RowChange listed(int id, Marks marks = {}, qint64 octets = octetsEach)
{
    MessageRow row;
    row.id = MessageId(quint64(id));
    row.position = id;
    row.identity.octets = octets;
    row.marks = marks;
    Envelope envelope;
    envelope.subject = QStringLiteral("Letter %1").arg(id);
    envelope.from = {{QStringLiteral("Anna"), QStringLiteral("anna@example.org")}};
    row.envelope = envelope;
    return {RowChange::Kind::Added, row};
}

DownloadStatus running()
{
    DownloadStatus status;
    status.run = Run::Running;
    status.messages = 10;
    status.kept = 4;
    status.failed = 1;
    status.octets = 100 * 1024 * 1024;
    status.received = 40 * 1024 * 1024;
    status.octetsPerSecond = 512 * 1024;
    return status;
}

/// The pane with the downloads of one mailbox.
struct Pane {
    Pane()
    {
        dock.setModel(&model);
        window.addDockWidget(Qt::BottomDockWidgetArea, &dock);
        window.resize(900, 400);
        window.show();
    }
    QAction *action(const char *name) { return dock.findChild<QAction *>(QLatin1StringView(name)); }
    QTreeView *view() { return dock.findChild<QTreeView *>(QStringLiteral("downloads")); }
    QString text(int row, int column) { return model.index(row, column).data().toString(); }
    void select(int first, int last)
    {
        view()->selectionModel()->select({model.index(first, 0), model.index(last, 3)},
                                         QItemSelectionModel::ClearAndSelect);
    }

    MessageListModel messages;
    DownloadModel model{messages};
    QMainWindow window;
    DownloadsDock dock;
};

} // namespace

class DownloadsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDownloadIsToldBySubjectSenderSizeAndState();
    void theModelKeepsItsWord();
    void whatIsCancelledGoes();
    void theReasonOfAFailureIsInPlainWords();
    void tenThousandRowsComeAndGo();
    void aLargeQueueIsCancelledWithoutTellingTheViewOfEachRow();
    void withoutDownloadsThePaneSaysSo();
    void theTotalsTellCountOctetsRateAndTimeLeft();
    void thereIsNoEstimateOutOfNothing();
    void pausingAndResumingIsOneButton();
    void deleteCancelsTheSelected();
    void aFailureCancelledIsNotShownAgain();
    void failuresAreRetriedSelectedOrAll();
    void retryingConcernsNothingThatWasNotSelected();
    void finishedRowsAreCleared();
    void thePaneIsOfferedUnlessItWasClosed();
    void everythingHasAName();
    void actionsFollowListAndSelection();
    void aHundredThousandSelectedAreLookedThroughBitByBit();
    void everyOrderSaysWhatIsMeant();
    void returnAcceptsTheUsualSize();
    void theAmountLeavesOutWhatIsHereAndWhatIsGone();
    void theDialogSaysWhatItComesTo();
    void theStripHasALineForDownloads();
};

void DownloadsTest::aDownloadIsToldBySubjectSenderSizeAndState()
{
    Pane pane;
    pane.messages.apply({listed(1), listed(2)});
    Download under = one(2, State::UnderWay);
    under.received = 250;
    pane.model.apply({one(1), under});
    QCOMPARE(pane.text(0, DownloadModel::SubjectColumn), QStringLiteral("Letter 1"));
    QCOMPARE(pane.text(0, DownloadModel::SenderColumn), QStringLiteral("Anna"));
    QCOMPARE(pane.text(0, DownloadModel::SizeColumn), QStringLiteral("1000 byte(s)"));
    QCOMPARE(pane.text(0, DownloadModel::StateColumn), QStringLiteral("Waiting"));
    QCOMPARE(pane.model.index(1, 0).data(DownloadModel::PermilleRole).toInt(), 250);
    QCOMPARE(pane.text(1, DownloadModel::StateColumn), QStringLiteral("250 byte(s) of 1000 byte(s)"));
    pane.model.apply({one(3)});
    QCOMPARE(pane.text(2, DownloadModel::SubjectColumn), QStringLiteral("(not read yet)"));
}

void DownloadsTest::theModelKeepsItsWord()
{
    const MessageListModel messages;
    DownloadModel model(messages);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.apply(many(300));
    model.apply({one(7, State::Kept), one(9, State::UnderWay), one(301), one(301, State::UnderWay)});
    QCOMPARE(model.rowCount(), 301);
    QCOMPARE(model.at(300).state, State::UnderWay);
    QList<Download> everyOther;
    for (int id = 1; id <= 300; id += 2)
        everyOther += one(id, State::Cancelled);
    model.apply(everyOther);
    QCOMPARE(model.rowCount(), 151);
    QCOMPARE(model.count(State::Waiting), 150);
    QCOMPARE(model.count(State::Kept), 0);
    model.apply({one(2, State::Kept), one(4, State::Cancelled)});
    QCOMPARE(model.at(0).state, State::Kept);
    QCOMPARE(model.at(1).id, MessageId(6));
}

void DownloadsTest::whatIsCancelledGoes()
{
    Pane pane;
    pane.model.apply(many(3));
    pane.model.apply({one(2, State::Cancelled), one(99, State::Cancelled)});
    QCOMPARE(pane.model.rowCount(), 2);
    QCOMPARE(pane.model.at(1).id, MessageId(3));
    pane.model.apply({one(3, State::Kept)});
    QCOMPARE(pane.model.at(1).state, State::Kept);
}

void DownloadsTest::theReasonOfAFailureIsInPlainWords()
{
    Pane pane;
    pane.model.apply({failed(1)});
    QCOMPARE(pane.text(0, DownloadModel::StateColumn),
             QStringLiteral("The server did not hand out the message"));
    const QString tip = pane.model.index(0, 0).data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains(QStringLiteral("no such &lt;b&gt;message")), qPrintable(tip));
}

void DownloadsTest::tenThousandRowsComeAndGo()
{
    Pane pane;
    constexpr int count = 10000;
    QSignalSpy inserted(&pane.model, &QAbstractItemModel::rowsInserted);
    QSignalSpy changed(&pane.model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&pane.model, &QAbstractItemModel::modelReset);
    pane.model.apply(many(count));
    QCOMPARE(inserted.size(), 1);
    QList<Download> kept;
    for (int id = 1; id <= count; ++id)
        kept += one(id, id % 2 == 0 ? State::Kept : State::Waiting);
    pane.model.apply(kept);
    QCOMPARE(changed.size(), 1);
    QVERIFY(pane.view()->uniformRowHeights());
    pane.model.clearFinished();
    QCOMPARE(reset.size(), 1);
    QCOMPARE(pane.model.rowCount(), count / 2);
}

/// Each run of rows that a view is told of costs it a look at all rows.
void DownloadsTest::aLargeQueueIsCancelledWithoutTellingTheViewOfEachRow()
{
    Pane pane;
    constexpr int count = 100000;
    constexpr int atOnce = 1000; // as the mailbox tells it
    pane.model.apply(many(count));
    QSignalSpy removed(&pane.model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy changed(&pane.model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&pane.model, &QAbstractItemModel::modelReset);
    for (int first = 1; first <= count / 2; first += atOnce) {
        QList<Download> cancelled;
        for (int id = first; id < first + atOnce; ++id)
            cancelled += one(id, State::Cancelled);
        pane.model.apply(cancelled);
    }
    QCOMPARE(removed.size(), count / 2 / atOnce);
    QVERIFY(changed.isEmpty());
    QCOMPARE(reset.size(), 0);
    QCOMPARE(pane.model.at(0).id, MessageId(count / 2 + 1));
    // And in any order.
    QList<Download> scattered;
    for (int id = count / 2 + 1; id <= count; id += 2)
        scattered += one(id, State::Cancelled);
    pane.model.apply(scattered);
    QCOMPARE(reset.size(), 1);
    QCOMPARE(pane.model.rowCount(), count / 4);
    QCOMPARE(pane.model.at(1).id, MessageId(count / 2 + 4));
    QCOMPARE(pane.model.count(State::Waiting), count / 4);
}

void DownloadsTest::withoutDownloadsThePaneSaysSo()
{
    Pane pane;
    QVERIFY(!pane.view()->isVisible());
    QString words;
    for (const auto *label : pane.dock.findChildren<QLabel *>())
        words += label->isVisible() ? label->text() : QString();
    QVERIFY2(words.contains(QStringLiteral("No downloads")), qPrintable(words));
    // Nothing of it is cut off where there is as little room as at first.
    pane.dock.setFixedHeight(175);
    for (const auto *label : pane.dock.findChildren<QLabel *>()) {
        if (label->isVisible() && !label->text().isEmpty())
            QTRY_VERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
    }
    pane.dock.setMaximumHeight(QWIDGETSIZE_MAX);
    pane.model.apply({one(1)});
    QVERIFY(pane.view()->isVisible());
    pane.dock.setModel(nullptr);
    QVERIFY(!pane.view()->isVisible());
}

void DownloadsTest::theTotalsTellCountOctetsRateAndTimeLeft()
{
    Pane pane;
    pane.model.setStatus(running());
    const QString summary = pane.dock.findChild<QLabel *>(QStringLiteral("downloadSummary"))->text();
    QCOMPARE(summary,
             QStringLiteral("4 of 10 message(s), 40 MB of 100 MB  ·  1 failed  ·  512 KB per second  ·  "
                            "about 2 minute(s) left"));
    QCOMPARE(pane.dock.findChild<QProgressBar *>(QStringLiteral("downloadProgress"))->value(), 400);
    DownloadStatus done = running();
    done.run = Run::Idle;
    done.kept = done.messages;
    done.failed = 0;
    QCOMPARE(downloadSummary(done), QStringLiteral("10 message(s) downloaded, 100 MB"));
}

void DownloadsTest::thereIsNoEstimateOutOfNothing()
{
    DownloadStatus status = running();
    QCOMPARE(timeLeft(status), std::chrono::seconds(120));
    status.octetsPerSecond = 0;
    QVERIFY(!timeLeft(status));
    status = running();
    status.run = Run::Paused;
    QVERIFY(!timeLeft(status));
    status = running();
    status.octets = qint64(1) << 60;
    status.octetsPerSecond = 1;
    QVERIFY(!timeLeft(status));
    QCOMPARE(permille(5, 0), 0);
    QCOMPARE(permille(20, 10), 1000);
}

void DownloadsTest::pausingAndResumingIsOneButton()
{
    Pane pane;
    QSignalSpy paused(&pane.dock, &DownloadsDock::pauseRequested);
    QSignalSpy resumed(&pane.dock, &DownloadsDock::resumeRequested);
    QVERIFY(!pane.action("pauseDownloads")->isEnabled());
    pane.model.setStatus(running());
    QCOMPARE(pane.action("pauseDownloads")->text(), QStringLiteral("Pause"));
    pane.action("pauseDownloads")->trigger();
    QCOMPARE(paused.size(), 1);
    DownloadStatus status = running();
    status.run = Run::Paused;
    pane.model.setStatus(status);
    QCOMPARE(pane.action("pauseDownloads")->text(), QStringLiteral("Resume"));
    pane.action("pauseDownloads")->trigger();
    QCOMPARE(resumed.size(), 1);
    QCOMPARE(paused.size(), 1);
}

void DownloadsTest::deleteCancelsTheSelected()
{
    Pane pane;
    pane.model.apply({one(1), one(2, State::UnderWay), one(3, State::Kept), one(4)});
    QSignalSpy cancelled(&pane.dock, &DownloadsDock::cancelRequested);
    pane.select(1, 2);
    pane.window.activateWindow();
    pane.view()->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(&pane.window));
    QTest::keyClick(pane.view(), Qt::Key_Delete);
    QCOMPARE(cancelled.size(), 1);
    QCOMPARE(cancelled.first().first().value<QList<MessageId>>(), QList<MessageId>{MessageId(2)});
    QCOMPARE(pane.model.rowCount(), 4); // the mailbox has not answered
    pane.model.setStatus(running());
    pane.action("cancelAllDownloads")->trigger();
    QVERIFY(cancelled.last().first().value<QList<MessageId>>().isEmpty());
}

void DownloadsTest::aFailureCancelledIsNotShownAgain()
{
    Pane pane;
    pane.model.apply({failed(1), one(2)});
    QSignalSpy cancelled(&pane.dock, &DownloadsDock::cancelRequested);
    pane.select(0, 0);
    pane.action("cancelDownload")->trigger();
    QCOMPARE(cancelled.size(), 1);
    QCOMPARE(pane.model.rowCount(), 1);
    QCOMPARE(pane.model.count(State::Failed), 0);
}

void DownloadsTest::failuresAreRetriedSelectedOrAll()
{
    Pane pane;
    QVERIFY(!pane.action("retryDownloads")->isEnabled());
    pane.model.apply({failed(1), one(2), failed(3)});
    QSignalSpy retried(&pane.dock, &DownloadsDock::retryRequested);
    pane.action("retryDownloads")->trigger();
    QVERIFY(retried.takeFirst().first().value<QList<MessageId>>().isEmpty());
    pane.select(1, 2);
    pane.action("retryDownloads")->trigger();
    QCOMPARE(retried.takeFirst().first().value<QList<MessageId>>(), QList<MessageId>{MessageId(3)});
}

void DownloadsTest::retryingConcernsNothingThatWasNotSelected()
{
    Pane pane;
    pane.model.apply({one(1), failed(2)});
    QSignalSpy retried(&pane.dock, &DownloadsDock::retryRequested);
    QVERIFY(pane.action("retryDownloads")->isEnabled());
    pane.select(0, 0);
    QVERIFY(!pane.action("retryDownloads")->isEnabled());
    pane.select(0, 1);
    QVERIFY(pane.action("retryDownloads")->isEnabled());
    pane.action("retryDownloads")->trigger();
    QCOMPARE(retried.takeFirst().first().value<QList<MessageId>>(), QList<MessageId>{MessageId(2)});
}

void DownloadsTest::finishedRowsAreCleared()
{
    Pane pane;
    pane.model.apply({one(1, State::Kept), failed(2), one(3, State::Kept), one(4)});
    pane.action("clearDownloads")->trigger();
    QCOMPARE(pane.model.rowCount(), 2);
    QCOMPARE(pane.model.at(0).id, MessageId(2));
    QVERIFY(!pane.action("clearDownloads")->isEnabled());
}

void DownloadsTest::thePaneIsOfferedUnlessItWasClosed()
{
    Pane pane;
    pane.dock.hide();
    pane.dock.offer();
    QVERIFY(pane.dock.isVisible());
    pane.dock.close();
    pane.dock.offer();
    QVERIFY(!pane.dock.isVisible());
    pane.dock.reveal();
    QVERIFY(pane.dock.isVisible());
}

void DownloadsTest::everythingHasAName()
{
    Pane pane;
    pane.model.apply({failed(1), one(2, State::Kept)});
    pane.model.setStatus(running());
    for (const auto *button : pane.dock.findChildren<QToolButton *>()) {
        if (!button->isVisible() || button->objectName().startsWith(QStringLiteral("qt_")))
            continue;
        const QAccessibleInterface *said =
            QAccessible::queryAccessibleInterface(const_cast<QToolButton *>(button));
        QVERIFY(!said->text(QAccessible::Name).isEmpty());
    }
    QCOMPARE(pane.view()->accessibleName(), QStringLiteral("Downloads"));
    QVERIFY(!pane.dock.findChild<QProgressBar *>()->accessibleName().isEmpty());
}

void DownloadsTest::actionsFollowListAndSelection()
{
    QWidget window;
    DownloadActions actions(&window);
    MessageListModel messages;
    const auto enabled = [&actions] {
        const auto all = actions.mailboxActions();
        return std::all_of(all.begin(), all.end(), [](const QAction *action) { return action->isEnabled(); });
    };
    actions.setMessages(&messages);
    QVERIFY(!enabled() && !actions.selectedAction()->isEnabled());
    messages.apply({listed(1), listed(2, Mark::Kept)});
    QVERIFY(enabled() && !actions.selectedAction()->isEnabled());
    QVERIFY(actions.menu()->menuAction()->isEnabled()); // with nothing selected
    actions.setSelected({MessageId(2)});
    QVERIFY(!actions.selectedAction()->isEnabled()); // it is here already
    actions.setSelected({MessageId(1), MessageId(2)});
    QVERIFY(actions.selectedAction()->isEnabled());
    actions.setMessages(nullptr);
    QVERIFY(!enabled() && !actions.selectedAction()->isEnabled());
}

void DownloadsTest::aHundredThousandSelectedAreLookedThroughBitByBit()
{
    MessageListModel messages;
    QMainWindow window;
    DownloadActions actions(&window);
    constexpr int count = 100000;
    QList<MessageId> all;
    QList<RowChange> rows;
    for (int id = 1; id <= count; ++id) {
        all += MessageId(quint64(id));
        rows += listed(id, id == count - 1 ? Marks() : Mark::Kept);
    }
    messages.apply(rows);
    actions.setMessages(&messages);
    actions.setSelected(all);
    QTRY_VERIFY(actions.selectedAction()->isEnabled()); // the last but one is to be had
    const auto change = [&](Marks marks) {
        RowChange changed = listed(count - 1, marks);
        changed.kind = RowChange::Kind::Changed;
        messages.apply({changed});
    };
    change(Mark::Wanted);
    QTRY_VERIFY(!actions.selectedAction()->isEnabled());
    change({}); // it was cancelled
    change({});
    QTRY_VERIFY(actions.selectedAction()->isEnabled());
    actions.setSelected({});
    QVERIFY(!actions.selectedAction()->isEnabled());
}

void DownloadsTest::everyOrderSaysWhatIsMeant()
{
    QWidget window;
    DownloadActions actions(&window);
    MessageListModel messages;
    messages.apply({listed(1), listed(2)});
    actions.setMessages(&messages);
    actions.setSelected({MessageId(2)});
    QSignalSpy orders(&actions, &DownloadActions::wanted);
    const auto order = [&orders] { return orders.takeFirst().first().value<DownloadOrder>(); };
    actions.selectedAction()->trigger();
    const DownloadOrder named = order();
    QCOMPARE(named.which, DownloadOrder::Which::Named);
    QCOMPARE(named.messages, QList<MessageId>{MessageId(2)});
    actions.mailboxActions().at(0)->trigger();
    QCOMPARE(order().which, DownloadOrder::Which::New);
    actions.mailboxActions().at(1)->trigger();
    const DownloadOrder all = order();
    QCOMPARE(all.which, DownloadOrder::Which::All);
    QCOMPARE(all.largest, 0);
    QSignalSpy below(&actions, &DownloadActions::belowWanted);
    actions.mailboxActions().at(2)->trigger();
    QCOMPARE(below.size(), 1);
    QVERIFY(orders.isEmpty());
}

void DownloadsTest::returnAcceptsTheUsualSize()
{
    MessageListModel messages;
    messages.apply({listed(1)});
    DownloadDialog dialog(messages);
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    dialog.show();
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(dialog.largest(), 1024 * 1024);
}

void DownloadsTest::theAmountLeavesOutWhatIsHereAndWhatIsGone()
{
    MessageListModel messages;
    messages.apply({listed(1), listed(2, Mark::Kept), listed(3, Mark::Wanted), listed(4, Mark::Gone),
                    listed(5, {}, 5000), listed(6, {}, -1)});
    const DownloadAmount all = downloadAmount(messages, 0);
    QCOMPARE(all.messages, 3);
    QCOMPARE(all.octets, 6000);
    QCOMPARE(all.keptMessages, 1);
    QCOMPARE(all.wantedMessages, 1);
    const DownloadAmount small = downloadAmount(messages, 1000);
    QCOMPARE(small.messages, 2);
    QCOMPARE(small.octets, 1000);
    QCOMPARE(small.largerMessages, 1);
    QCOMPARE(small.largerOctets, 5000);
    messages.apply({{RowChange::Kind::Gone, listed(1).row}});
    QCOMPARE(downloadAmount(messages, 0).messages, 2);
}

void DownloadsTest::theDialogSaysWhatItComesTo()
{
    MessageListModel messages;
    messages.apply({listed(1, {}, 60 * 1024), listed(2, {}, 600 * 1024), listed(3, Mark::Kept)});
    DownloadDialog dialog(messages);
    dialog.show();
    auto *size = dialog.findChild<QComboBox *>(QStringLiteral("largestDownload"));
    const auto *amount = dialog.findChild<QLabel *>(QStringLiteral("downloadAmount"));
    const auto *rest = dialog.findChild<QLabel *>(QStringLiteral("downloadRest"));
    auto *download = dialog.findChild<QPushButton *>(QStringLiteral("startDownload"));
    QVERIFY(amount->text().startsWith(QStringLiteral("2 message(s), 660 KB")));
    QVERIFY(size->hasFocus() || !dialog.isActiveWindow());
    QTest::keyClick(size, Qt::Key_Up); // 500 KB
    QVERIFY2(amount->text().startsWith(QStringLiteral("1 message(s), 60 KB")), qPrintable(amount->text()));
    QVERIFY(rest->text().contains(QStringLiteral("1 larger message(s), 600 KB")));
    QVERIFY(rest->text().contains(QStringLiteral("1 message(s) are on this computer already")));
    QTest::keyClick(size, Qt::Key_Home); // 50 KB
    QVERIFY(!download->isEnabled());
    messages.apply({listed(4, {}, 100)});
    QVERIFY(download->isEnabled());
}

void DownloadsTest::theStripHasALineForDownloads()
{
    StatusStrip strip;
    strip.show();
    auto *line = strip.findChild<QToolButton *>(QStringLiteral("downloadStatus"));
    QVERIFY(!line->isVisible());
    strip.setDownloads(running());
    QVERIFY(line->isVisible());
    QCOMPARE(line->text(), QStringLiteral("Downloading: 4 of 10"));
    strip.setProgress({Activity::Fetching, 10, 100});
    QString words;
    for (const auto *label : strip.findChildren<QLabel *>())
        words += label->isVisible() ? label->text() : QString();
    QVERIFY2(!words.contains(QStringLiteral("Retrieving messages")), qPrintable(words));
    QSignalSpy wanted(&strip, &StatusStrip::downloadsWanted);
    line->click();
    QCOMPARE(wanted.size(), 1);
    DownloadStatus over = running();
    over.run = Run::Idle;
    strip.setDownloads(over);
    QCOMPARE(line->text(), QStringLiteral("1 download(s) failed"));
    over.failed = 0;
    strip.setDownloads(over);
    QVERIFY(!line->isVisible());
}

QTEST_MAIN(DownloadsTest)
#include "tst_downloadspane.moc"
