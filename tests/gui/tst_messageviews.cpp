// SPDX-License-Identifier: GPL-3.0-or-later
// The views of one message, through the keys that a user presses.
#include "gui/findbar.h"
#include "gui/headersview.h"
#include "gui/messagepane.h"
#include "gui/routepane.h"
#include "gui/sourceview.h"

#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

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
        QFile file(folder.filePath(QStringLiteral("1.eml")));
        if (!file.open(QFile::WriteOnly) || file.write(source) != source.size())
            qFatal("cannot write");
        file.close();
        resize(800, 600);
        show();
        MessageContent content;
        content.id = MessageId{1};
        content.message.text = QStringLiteral("first needle\nsecond needle\n");
        content.message.origin = mime::Message::TextOrigin::Plain;
        content.route = mime::readRoute(source);
        content.headerFields = mime::readHeaderFields(source);
        content.file = file.fileName();
        showContent(content);
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
