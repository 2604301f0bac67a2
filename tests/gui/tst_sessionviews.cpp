// SPDX-License-Identifier: GPL-3.0-or-later
// The pages beside the lines of a session.
#include "gui/flowpane.h"
#include "gui/sessionviews.h"
#include "gui/statisticspane.h"
#include "gui/transcriptmodel.h"
#include "gui/transcriptpane.h"

#include <QTabWidget>
#include <QTest>
#include <QTreeView>
#include <QTreeWidget>

using namespace poplar;
using namespace poplar::gui;
using wire::TranscriptEvent;
using Kind = TranscriptEvent::Kind;

namespace {

QList<TranscriptEvent> commands(int from, int to)
{
    QList<TranscriptEvent> events;
    for (int i = from; i <= to; ++i) {
        for (const Kind kind : {Kind::Sent, Kind::Received}) {
            TranscriptEvent event;
            event.number = quint64(2 * i + (kind == Kind::Received ? 1 : 0));
            event.sinceStart = std::chrono::milliseconds(20 * i + (kind == Kind::Received ? i % 7 : 0));
            event.kind = kind;
            event.command = quint64(i);
            event.text = kind == Kind::Sent ? "DELE " + QByteArray::number(i) : QByteArray("+OK");
            event.endsReply = kind == Kind::Received;
            events += event;
        }
    }
    return events;
}

/// A session of the log in a window that is shown.
struct ShownSession {
    ShownSession()
        : pages(pane.findChild<QTabWidget *>(QStringLiteral("logPages")))
    {
        pane.resize(1400, 500);
        pane.append(commands(1, 10));
        addSessionViews(pane);
        diagram = pane.findChild<FlowPane *>();
        statistics = pane.findChild<StatisticsPane *>();
        pane.show();
        (void)QTest::qWaitForWindowExposed(&pane);
    }
    QString currentLine() const
    {
        const auto *lines = pane.findChild<QTreeView *>(QStringLiteral("transcript"));
        return lines->currentIndex().siblingAtColumn(TranscriptModel::Text).data().toString();
    }
    TranscriptPane pane;
    QTabWidget *pages;
    FlowPane *diagram = nullptr;
    StatisticsPane *statistics = nullptr;
};

} // namespace

class SessionViewsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pagesHaveWhatWasThereAndWhatComes();
    void anArrowLeadsToItsLine();
    void aSlowCommandLeadsToItsLine();
    void clearingClearsAll();
    void aSecondTimeAddsNothing();
};

void SessionViewsTest::pagesHaveWhatWasThereAndWhatComes()
{
    ShownSession shown;
    QCOMPARE(shown.pages->count(), 3);
    shown.pane.append(commands(11, 12));
    QCOMPARE(shown.statistics->statistics().commands(), 12);
    shown.pages->setCurrentWidget(shown.diagram);
    QTRY_COMPARE(shown.diagram->view().story().marks().size(), 24);
}

void SessionViewsTest::anArrowLeadsToItsLine()
{
    ShownSession shown;
    shown.pages->setCurrentWidget(shown.diagram);
    FlowView &view = shown.diagram->view();
    QTRY_COMPARE(view.story().marks().size(), 20);
    view.setCurrent(8);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.markPlace(8).center());
    QTRY_COMPARE(shown.currentLine(), QStringLiteral("DELE 5"));
    QCOMPARE(shown.pages->currentIndex(), 0);
}

void SessionViewsTest::aSlowCommandLeadsToItsLine()
{
    ShownSession shown;
    shown.pages->setCurrentWidget(shown.statistics);
    auto *slowest = shown.statistics->findChild<QTreeWidget *>(QStringLiteral("slowestCommands"));
    QTRY_COMPARE(slowest->topLevelItemCount(), 10);
    QCOMPARE(slowest->topLevelItem(0)->text(0), QStringLiteral("DELE 6"));
    QTest::mouseClick(slowest->viewport(), Qt::LeftButton, {},
                      slowest->visualItemRect(slowest->topLevelItem(0)).center());
    QTRY_COMPARE(shown.currentLine(), QStringLiteral("DELE 6"));
}

void SessionViewsTest::clearingClearsAll()
{
    ShownSession shown;
    shown.pages->setCurrentWidget(shown.diagram);
    QTRY_VERIFY(!shown.diagram->view().story().marks().isEmpty());
    shown.pane.clear();
    QVERIFY(shown.diagram->view().story().marks().isEmpty());
    QCOMPARE(shown.statistics->statistics().commands(), 0);
}

void SessionViewsTest::aSecondTimeAddsNothing()
{
    ShownSession shown;
    addSessionViews(shown.pane);
    QCOMPARE(shown.pages->count(), 3);
}

QTEST_MAIN(SessionViewsTest)
#include "tst_sessionviews.moc"
