// SPDX-License-Identifier: GPL-3.0-or-later
// The views of one message, through the keys that a user presses.
#include "gui/bodyview.h"
#include "gui/findbar.h"
#include "gui/headersview.h"
#include "gui/messagepane.h"
#include "gui/routepane.h"
#include "gui/sourceview.h"
#include "gui/textzoom.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

using namespace poplar;
using namespace poplar::gui;
using namespace poplar::mailbox;

namespace {

const QByteArray source =
    "Received: from a.example by b.example with ESMTPS; Sat, 21 Nov 2026 10:00:02 +0000\r\n"
    "X-Mark: one\r\nSubject: Hello\r\n\r\nfirst needle\r\nsecond needle\r\n";

/// A pane that shows a message, whose file is there.
struct ShownPane : MessagePane {
    ShownPane()
    {
        write(source);
        resize(800, 600);
        show();
        MessageContent content;
        content.id = MessageId{1};
        content.message.text = QStringLiteral("first needle\nsecond needle\n");
        content.message.origin = mime::Message::TextOrigin::Plain;
        content.route = mime::readRoute(source);
        content.headerFields = mime::readHeaderFields(source);
        content.file = path();
        showContent(content);
    }

    QString path() const { return folder.filePath(QStringLiteral("1.eml")); }
    void write(const QByteArray &octets) const
    {
        QFile file(path());
        if (!file.open(QFile::WriteOnly) || file.write(octets) != octets.size())
            qFatal("cannot write");
    }

    template <class T>
    T *part() const
    {
        T *found = findChild<T *>();
        if (!found)
            qFatal("no such part");
        return found;
    }
    QTabBar *tabs() const { return findChild<QTabBar *>(QStringLiteral("messageTabs")); }

    QTemporaryDir folder;
};

} // namespace

class TestMessageViews : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachTabShowsItsView()
    {
        ShownPane pane;
        QVERIFY(pane.part<QPlainTextEdit>()->isVisible());
        pane.tabs()->setCurrentIndex(1);
        QVERIFY(pane.part<RoutePane>()->isVisible() && !pane.part<QPlainTextEdit>()->isVisible());
        pane.tabs()->setCurrentIndex(2);
        QVERIFY(pane.part<HeadersView>()->isVisible());
        QCOMPARE(pane.part<HeadersView>()->findChild<QTableView *>()->model()->rowCount(), 3);
        pane.tabs()->setCurrentIndex(3);
        QVERIFY(pane.part<SourceView>()->isVisible());
    }

    void viewsAreMadeWhenTheyAreLookedAt()
    {
        ShownPane pane;
        const auto *rows = pane.part<HeadersView>()->findChild<QTableView *>()->model();
        QVERIFY(!pane.part<RoutePane>()->findChild<QWidget *>(QStringLiteral("routePicture")));
        QCOMPARE(rows->rowCount(), 0);
        pane.tabs()->setCurrentIndex(1);
        QVERIFY(pane.part<RoutePane>()->findChild<QWidget *>(QStringLiteral("routePicture")));
        QCOMPARE(rows->rowCount(), 0);
        pane.tabs()->setCurrentIndex(2);
        QCOMPARE(rows->rowCount(), 3);
    }

    void theSourceIsReadWhenItIsLookedAt()
    {
        ShownPane pane;
        pane.write("Subject: written later\r\n");
        QSignalSpy read(pane.part<SourceView>(), &SourceView::fileRead);
        pane.tabs()->setCurrentIndex(3);
        QVERIFY(read.count() > 0 || read.wait());
        QTRY_COMPARE(pane.part<SourceView>()->accessibleDescription(),
                     QStringLiteral("Subject: written later"));
    }

    void theViewThatIsOpenIsFilledAtOnce()
    {
        ShownPane pane;
        pane.tabs()->setCurrentIndex(2);
        MessageContent other;
        other.id = MessageId{2};
        other.headerFields = mime::readHeaderFields("Subject: two\r\n\r\n");
        pane.showContent(other);
        QCOMPARE(pane.part<HeadersView>()->findChild<QTableView *>()->model()->rowCount(), 1);
    }

    void closingTheFindBarEndsTheSearch()
    {
        ShownPane pane;
        pane.write(QByteArray(40 * 1024 * 1024, 'a'));
        pane.tabs()->setCurrentIndex(3);
        auto *view = pane.part<SourceView>();
        QSignalSpy finished(view, &SourceView::findFinished);
        view->setFocus();
        QTest::keyClick(view, Qt::Key_F, Qt::ControlModifier);
        auto *line = pane.part<FindBar>()->findChild<QLineEdit *>();
        line->setText(QStringLiteral("nowhere"));
        QTest::keyClick(line, Qt::Key_Return);
        QTest::keyClick(line, Qt::Key_Escape);
        QVERIFY(finished.wait(60'000));
        QCOMPARE(finished.first().first().value<FindResult>(), FindResult::Unsearched);
    }

    void zoomMakesAllLettersLarger()
    {
        ShownPane pane;
        const qreal usual = QApplication::font().pointSizeF();
        pane.zoom().setPerCent(150);
        QCOMPARE(pane.part<BodyView>()->font().pointSizeF(), usual * 1.5);
        QCOMPARE(pane.findChild<QWidget *>(QStringLiteral("messageHtml"))->font().pointSizeF(), usual * 1.5);
        QCOMPARE(pane.part<HeadersView>()->font().pointSizeF(), usual * 1.5);
        QCOMPARE(pane.part<SourceView>()->font().pointSizeF(), usual * 1.5);
        pane.zoom().actions()[2]->trigger();
        QCOMPARE(pane.zoom().perCent(), 100);
        QCOMPARE(pane.part<BodyView>()->font().pointSizeF(), usual);
    }

    void zoomFollowsTheLettersOfTheWindow()
    {
        ShownPane pane;
        pane.zoom().setPerCent(200);
        const QFont before = QApplication::font();
        QFont larger = before;
        larger.setPointSizeF(before.pointSizeF() + 4);
        QApplication::setFont(larger);
        const auto restore = qScopeGuard([&before] { QApplication::setFont(before); });
        QTRY_COMPARE(pane.part<BodyView>()->font().pointSizeF(), (before.pointSizeF() + 4) * 2);
        QCOMPARE(pane.part<SourceView>()->font().pointSizeF(), (before.pointSizeF() + 4) * 2);
    }

    void zoomStaysWithinItsLimits()
    {
        TextZoom zoom;
        QAction *in = zoom.actions()[0];
        QAction *out = zoom.actions()[1];
        QList<int> steps;
        while (in->isEnabled() && steps.size() < 100) {
            in->trigger();
            steps += zoom.perCent();
        }
        QCOMPARE(steps, (QList<int>{110, 125, 150, 175, 200, 250, 300}));
        steps.clear();
        while (out->isEnabled() && steps.size() < 100) {
            out->trigger();
            steps += zoom.perCent();
        }
        QCOMPARE(steps, (QList<int>{250, 200, 175, 150, 125, 110, 100, 90, 80, 75, 67, 50}));
        zoom.setPerCent(7000);
        QCOMPARE(zoom.perCent(), 300);
        zoom.setPerCent(-1);
        QCOMPARE(zoom.perCent(), 50);
        zoom.setPerCent(105);
        in->trigger();
        QCOMPARE(zoom.perCent(), 110);
    }

    void theWheelZoomsWithControl()
    {
        ShownPane pane;
        QWidget *text = pane.part<BodyView>()->viewport();
        const auto turn = [text](int eighths, Qt::KeyboardModifiers modifiers) {
            QWheelEvent event(QPointF(5, 5), text->mapToGlobal(QPointF(5, 5)), {}, {0, eighths}, Qt::NoButton,
                              modifiers, Qt::NoScrollPhase, false);
            QApplication::sendEvent(text, &event);
        };
        turn(120, Qt::NoModifier);
        QCOMPARE(pane.zoom().perCent(), 100);
        turn(120, Qt::ControlModifier);
        QCOMPARE(pane.zoom().perCent(), 110);
        for (int i = 0; i < 8; ++i) // a touch pad
            turn(-30, Qt::ControlModifier);
        QCOMPARE(pane.zoom().perCent(), 90);
    }

    void tabsAreReachedByTheKeyboard()
    {
        ShownPane pane;
        pane.tabs()->setFocus();
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(pane.tabs(), Qt::Key_Right);
        QVERIFY(pane.part<SourceView>()->isVisible());
    }

    void somethingIsFoundInTheText()
    {
        ShownPane pane;
        auto *text = pane.part<QPlainTextEdit>();
        text->setFocus();
        QTest::keyClick(text, Qt::Key_F, Qt::ControlModifier);
        auto *line = pane.part<FindBar>()->findChild<QLineEdit *>();
        QVERIFY(line->isVisible());
        QTest::keyClicks(line, QStringLiteral("NEEDLE"));
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(text->textCursor().selectedText(), QStringLiteral("needle"));
        const int first = text->textCursor().position();
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_VERIFY(text->textCursor().position() > first);
        QTest::keyClick(line, Qt::Key_Return); // from the beginning again
        QTRY_COMPARE(text->textCursor().position(), first);
        QTest::keyClick(line, Qt::Key_Escape);
        QVERIFY(!line->isVisible());
    }

    void somethingIsFoundInTheSource()
    {
        ShownPane pane;
        pane.tabs()->setCurrentIndex(3);
        auto *view = pane.part<SourceView>();
        QSignalSpy found(view, &SourceView::findFinished);
        view->setFocus();
        QTest::keyClick(view, Qt::Key_F, Qt::ControlModifier);
        auto *line = pane.part<FindBar>()->findChild<QLineEdit *>();
        QTest::keyClicks(line, QStringLiteral("x-mark"));
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_VERIFY(view->hasSelection());
        QVERIFY(!found.isEmpty());
    }

    void nothingOfAMessageIsLeft()
    {
        ShownPane pane;
        pane.clear();
        QCOMPARE(pane.part<HeadersView>()->findChild<QTableView *>()->model()->rowCount(), 0);
    }
};

QTEST_MAIN(TestMessageViews)
#include "tst_messageviews.moc"
