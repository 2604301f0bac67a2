// SPDX-License-Identifier: GPL-3.0-or-later
// The picture of what fills the mailbox, beside the list.
#include "gui/banner.h"
#include "gui/emptystate.h"
#include "gui/messagelistpane.h"
#include "gui/spacedock.h"
#include "support/rowsofmail.h"

#include <QAccessible>
#include <QAction>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolButton>
#include <QToolTip>
#include <QTreeView>

using namespace poplar;
using namespace poplar::gui;
using mailbox::Mark;
using mailbox::MessageId;
using mailbox::MessageRow;
using mailbox::RowChange;
using test::RowOfMail;

namespace {

QList<MessageRow> someMail()
{
    return {RowOfMail{1, QStringLiteral("shop@mall.example"), 600000, {}, QStringLiteral("Shop")},
            RowOfMail{2, QStringLiteral("anna@home.example"), 250000, {}, QStringLiteral("Anna")},
            RowOfMail{3, QStringLiteral("shop@mall.example"), 300000, {}, QStringLiteral("Shop")},
            RowOfMail{4, QStringLiteral("news@mall.example"), 100000, {}, QStringLiteral("News")}};
}

/// A window with list and picture, connected as the desk does it.
struct Window {
    explicit Window(const QList<MessageRow> &rows = someMail())
    {
        list.setModel(&model);
        window.setCentralWidget(&list);
        window.addDockWidget(Qt::RightDockWidgetArea, &dock);
        QObject::connect(&dock, &SpaceDock::selected, &list, &MessageListPane::select);
        QObject::connect(&dock, &SpaceDock::onlyWanted, &list, &MessageListPane::showOnly);
        model.apply(test::addedRows(rows));
        dock.setModel(&model);
        window.resize(1000, 600);
        window.show();
    }
    ~Window()
    {
        dock.setParent(nullptr);
        list.setParent(nullptr);
    }
    Q_DISABLE_COPY_MOVE(Window)

    [[nodiscard]] TreemapView &map() const { return dock.map(); }
    [[nodiscard]] QStringList titles() const
    {
        QStringList titles;
        for (int tile = 0; tile < map().tileCount(); ++tile)
            titles += map().tileTitle(tile);
        return titles;
    }
    [[nodiscard]] int tile(const QString &title) const { return int(titles().indexOf(title)); }
    void click(const QString &title, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(&map(), Qt::LeftButton, modifiers, map().tilePlace(tile(title)).center());
    }
    void doubleClick(const QString &title)
    {
        QTest::mouseDClick(&map(), Qt::LeftButton, {}, map().tilePlace(tile(title)).center());
    }
    [[nodiscard]] QSet<MessageId> selected() const
    {
        const QList<MessageId> messages = list.selected();
        return {messages.cbegin(), messages.cend()};
    }
    [[nodiscard]] QString text(const char *label) const
    {
        return dock.findChild<QLabel *>(QLatin1StringView(label))->text();
    }
    [[nodiscard]] QPushButton *button(const char *name) const
    {
        return dock.findChild<QPushButton *>(QLatin1StringView(name));
    }
    void divideBy(SpaceBy by) const
    {
        auto *tabs = dock.findChild<QTabBar *>(QStringLiteral("spaceSwitch"));
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(int(by)).center());
    }

    MessageListModel model;
    QMainWindow window;
    MessageListPane list;
    SpaceDock dock;
};

QSet<MessageId> ids(std::initializer_list<quint64> numbers)
{
    QSet<MessageId> ids;
    for (const quint64 number : numbers)
        ids.insert(MessageId(number));
    return ids;
}

} // namespace

class SpaceDockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sendersAreShownTheLargestFirst()
    {
        Window w;
        QTRY_COMPARE(w.titles(),
                     (QStringList{QStringLiteral("Shop"), QStringLiteral("Anna"), QStringLiteral("News")}));
        QVERIFY(w.text("spaceWay").contains(QStringLiteral("All senders")));
    }

    void aClickSelectsTheMessagesInTheListAndFetchesNone()
    {
        Window w;
        QTRY_COMPARE(w.map().tileCount(), 3);
        QSignalSpy previews(&w.list, &MessageListPane::previewRequested);
        w.click(QStringLiteral("Shop"));
        QCOMPARE(w.selected(), ids({1, 3}));
        QVERIFY2(w.text("spaceSelection").startsWith(QStringLiteral("Shop: 879 KB")),
                 qPrintable(w.text("spaceSelection")));
        w.click(QStringLiteral("Anna"), Qt::ControlModifier);
        QCOMPARE(w.selected(), ids({1, 2, 3}));
        w.click(QStringLiteral("News"));
        QCOMPARE(w.selected(), ids({4}));
        // None of them became the one to be read, not even where the keyboard stood.
        const auto *view = w.window.findChild<QTreeView *>(QStringLiteral("messageList"));
        QVERIFY(!view->selectionModel()->isSelected(view->currentIndex()));
        w.button("showSpaceSelection")->click();
        QTRY_COMPARE(w.model.rowCount(), 1);
        QTRY_COMPARE(w.selected(), ids({4}));
        QVERIFY(!view->selectionModel()->isSelected(view->currentIndex()));
        QVERIFY(previews.isEmpty());
    }

    void whatIsReadStaysOpenIfItIsAmongTheSelected()
    {
        Window w;
        QTRY_COMPARE(w.map().tileCount(), 3);
        auto *view = w.window.findChild<QTreeView *>(QStringLiteral("messageList"));
        QSignalSpy previews(&w.list, &MessageListPane::previewRequested);
        view->setCurrentIndex(w.model.index(w.model.rowOf(MessageId(3)), MessageListModel::SubjectColumn));
        QTRY_COMPARE(previews.size(), 1);
        QSignalSpy nothing(&w.list, &MessageListPane::nothingChosen);
        w.click(QStringLiteral("Shop"));
        QCOMPARE(w.selected(), ids({1, 3}));
        QVERIFY(nothing.isEmpty());
        w.click(QStringLiteral("Anna"));
        QCOMPARE(nothing.size(), 1);
    }

    void aDoubleClickLooksInsideAndBackspaceGoesOut()
    {
        Window w;
        w.divideBy(SpaceBy::Domain);
        QTRY_COMPARE(w.titles(),
                     (QStringList{QStringLiteral("mall.example"), QStringLiteral("home.example")}));
        w.doubleClick(QStringLiteral("mall.example"));
        QTRY_COMPARE(w.titles(), (QStringList{QStringLiteral("Shop"), QStringLiteral("News")}));
        w.doubleClick(QStringLiteral("Shop"));
        QTRY_COMPARE(w.titles(), (QStringList{QStringLiteral("Letter 1"), QStringLiteral("Letter 3")}));
        QVERIFY(w.text("spaceWay").contains(QStringLiteral("mall.example")));
        QTest::keyClick(&w.map(), Qt::Key_Backspace);
        QTRY_COMPARE(w.map().tileTitle(0), QStringLiteral("Shop"));
        w.dock.findChild<QLabel *>(QStringLiteral("spaceWay"))->linkActivated(QStringLiteral("0"));
        QTRY_COMPARE(w.map().tileTitle(0), QStringLiteral("mall.example"));
        QVERIFY(!w.dock.findChild<QToolButton *>(QStringLiteral("spaceOut"))->isEnabled());
    }

    void itCanBeUsedWithTheKeyboardAlone()
    {
        Window w;
        QTRY_COMPARE(w.map().tileCount(), 3);
        w.window.activateWindow();
        w.map().setFocus();
        QTRY_VERIFY(w.map().hasFocus());
        QCOMPARE(w.map().currentTile(), 0);
        QTest::keyClick(&w.map(), Qt::Key_End);
        QCOMPARE(w.map().currentTile(), 2);
        QTest::keyClick(&w.map(), Qt::Key_Home);
        // Wherever the others lie, an arrow leads there.
        QTest::keyClick(&w.map(), Qt::Key_Right);
        if (w.map().currentTile() == 0)
            QTest::keyClick(&w.map(), Qt::Key_Down);
        const int there = w.map().currentTile();
        QVERIFY(there > 0);
        QVERIFY(w.selected().isEmpty());
        const QString title = w.map().tileTitle(there);
        QTest::keyClick(&w.map(), Qt::Key_Space);
        QCOMPARE(w.selected(), title == u"Anna" ? ids({2}) : ids({4}));
        QTest::keyClick(&w.map(), Qt::Key_Return);
        QTRY_COMPARE(w.titles(),
                     QStringList{title == u"Anna" ? QStringLiteral("Letter 2") : QStringLiteral("Letter 4")});
        QTest::keyClick(&w.map(), Qt::Key_Escape);
        QTRY_COMPARE(w.map().tileCount(), 3);
    }

    void thePictureGrowsAsHeadersComeAndKeepsWhatIsSelected()
    {
        Window w({RowOfMail{1, QStringLiteral("shop@mall.example"), 500000, {}, QStringLiteral("Shop")},
                  RowOfMail::withoutHeader(2, 400000), RowOfMail::withoutHeader(3, 400000)});
        QTRY_COMPARE(w.titles(), (QStringList{QStringLiteral("Shop"), QStringLiteral("Not read yet (2)")}));
        w.click(QStringLiteral("Shop"));
        w.model.apply(
            {{RowChange::Kind::Changed,
              RowOfMail{2, QStringLiteral("shop@mall.example"), 400000, {}, QStringLiteral("Shop")}}});
        QTRY_COMPARE(w.titles(), (QStringList{QStringLiteral("Shop"), QStringLiteral("Not read yet (1)")}));
        QVERIFY(w.map().isTileSelected(0));
        QCOMPARE(w.map().selection().messages.size(), 2);
        QCOMPARE(w.selected(), ids({1})); // the list keeps what the user selected
        w.model.apply(
            {{RowChange::Kind::Changed,
              RowOfMail{3, QStringLiteral("anna@home.example"), 400000, {}, QStringLiteral("Anna")}}});
        QTRY_COMPARE(w.titles(), (QStringList{QStringLiteral("Shop"), QStringLiteral("Anna")}));
    }

    void whatIsHiddenIsNotWorkedOut()
    {
        Window w;
        QTRY_COMPARE(w.map().tileCount(), 3);
        w.dock.hide();
        w.model.apply(test::addedRows({RowOfMail{9, QStringLiteral("late@home.example"), 900000}}));
        QTRY_COMPARE(w.model.rowCount(), 5);
        QCOMPARE(w.map().tileCount(), 3);
        w.dock.show();
        QTRY_COMPARE(w.map().tileCount(), 4);
    }

    void anEmptyMailboxIsSaidToBe()
    {
        Window w(QList<MessageRow>{});
        const auto *empty = w.dock.findChild<EmptyState *>();
        QTRY_VERIFY(empty->isVisible());
        w.model.apply(test::addedRows(someMail()));
        QTRY_VERIFY(!empty->isVisible());
        w.dock.setModel(nullptr);
        QTRY_VERIFY(empty->isVisible());
        QCOMPARE(w.map().tileCount(), 0);
    }

    void theSelectedAreTickedAndUntickedAgain()
    {
        Window w;
        QTRY_COMPARE(w.map().tileCount(), 3);
        QSignalSpy ticks(&w.dock, &SpaceDock::tickRequested);
        QSignalSpy unticks(&w.dock, &SpaceDock::untickRequested);
        QVERIFY(!w.button("tickSpaceSelection")->isEnabled());
        w.click(QStringLiteral("Shop"));
        w.model.apply({{RowChange::Kind::Changed,
                        RowOfMail{1, QStringLiteral("shop@mall.example"), 600000, Mark::Ticked}}});
        w.button("tickSpaceSelection")->click();
        QCOMPARE(ticks.size(), 1);
        QCOMPARE(ticks.first().first().value<QList<MessageId>>(), QList<MessageId>{MessageId(3)});
        w.model.apply({{RowChange::Kind::Changed,
                        RowOfMail{3, QStringLiteral("shop@mall.example"), 300000, Mark::Ticked}}});
        QTRY_COMPARE(w.button("tickSpaceSelection")->text(), QStringLiteral("Untick"));
        QTest::keyClick(&w.map(), Qt::Key_Delete);
        QCOMPARE(unticks.size(), 1);
        QCOMPARE(unticks.first().first().value<QList<MessageId>>().size(), 2);
    }

    void theListIsNarrowedToWhatIsSelectedAndWidenedAgain()
    {
        Window w;
        QTRY_COMPARE(w.map().tileCount(), 3);
        w.click(QStringLiteral("Shop"));
        w.button("showSpaceSelection")->click();
        QTRY_COMPARE(w.model.rowCount(), 2);
        QTRY_COMPARE(w.selected(), ids({1, 3}));
        const auto *bar = w.list.findChild<Banner *>();
        QVERIFY(bar->isVisible());
        // From now on the list follows the picture.
        w.click(QStringLiteral("Anna"));
        QTRY_COMPARE(w.selected(), ids({2}));
        QCOMPARE(w.model.rowCount(), 1);
        bar->findChild<QPushButton *>()->click();
        QTRY_COMPARE(w.model.rowCount(), 4);
        QVERIFY(!bar->isVisible());
        QCOMPARE(w.selected(), ids({2}));
    }

    void narrowingEndsWithTheMailbox()
    {
        Window w;
        QTRY_COMPARE(w.map().tileCount(), 3);
        w.click(QStringLiteral("Anna"));
        w.button("showSpaceSelection")->click();
        QTRY_COMPARE(w.model.rowCount(), 1);
        MessageListModel other;
        w.list.setModel(&other);
        QVERIFY(!w.list.findChild<Banner *>()->isVisible());
        w.list.setModel(&w.model);
        QTRY_COMPARE(w.model.rowCount(), 4);
    }

    void whatLiesInTooManyPlacesIsListedAlone()
    {
        QList<MessageRow> rows;
        for (int i = 1; i <= 3000; ++i)
            rows +=
                RowOfMail{i, i % 2 ? QStringLiteral("odd@home.example") : QStringLiteral("even@home.example"),
                          i % 2 ? 1000 : 900};
        Window w(rows);
        QTRY_COMPARE(w.model.rowCount(), 3000);
        QTRY_COMPARE(w.map().tileCount(), 2);
        w.click(QStringLiteral("even@home.example"));
        QTRY_COMPARE(w.model.rowCount(), 1500);
        QTRY_COMPARE(w.list.selected().size(), 1500);
    }

    void smallGroupsAreTogetherAndCanBeOpened()
    {
        QList<MessageRow> rows{RowOfMail{1, QStringLiteral("large@home.example"), 900000000}};
        for (int i = 2; i <= 400; ++i)
            rows += RowOfMail{i, QStringLiteral("s%1@home.example").arg(i), 60000 - i};
        Window w(rows);
        QTRY_COMPARE(w.titles(),
                     (QStringList{QStringLiteral("large@home.example"), QStringLiteral("Others (399)")}));
        w.click(QStringLiteral("Others (399)"));
        QCOMPARE(w.map().selection().messages.size(), 399);
        QTRY_COMPARE(w.list.selected().size(), 399);
        w.doubleClick(QStringLiteral("Others (399)"));
        QTRY_VERIFY(w.map().tileCount() > 100);
        QCOMPARE(w.map().tileTitle(0), QStringLiteral("s2@home.example"));
        QVERIFY(w.text("spaceWay").contains(QStringLiteral("Others")));
    }

    void whatIsAllTooSmallIsOneThatCannotBeOpened()
    {
        QList<MessageRow> rows;
        for (int i = 1; i <= 5000; ++i)
            rows += RowOfMail{i, QStringLiteral("s%1@home.example").arg(i), 1000};
        Window w(rows);
        QTRY_COMPARE(w.titles(), QStringList{QStringLiteral("Others (5,000)")});
        QSignalSpy opened(&w.map(), &TreemapView::openWanted);
        w.doubleClick(QStringLiteral("Others (5,000)"));
        QVERIFY(opened.isEmpty());
        QTRY_COMPARE(w.list.selected().size(), 5000);
    }

    void theTipTellsWhatDoesNotFit()
    {
        Window w;
        QTRY_COMPARE(w.map().tileCount(), 3);
        const QStringList lines = w.map().tileTip(0).split(u'\n');
        QCOMPARE(lines.value(0), QStringLiteral("Shop"));
        QCOMPARE(lines.value(1), QStringLiteral("shop@mall.example"));
        QCOMPARE(lines.value(3), QStringLiteral("72.0 % of what is shown"));
        const QPoint centre = w.map().tilePlace(0).center();
        QHelpEvent help(QEvent::ToolTip, centre, w.map().mapToGlobal(centre));
        QCoreApplication::sendEvent(&w.map(), &help);
        QVERIFY(QToolTip::text().contains(QStringLiteral("shop@mall.example")));
        QToolTip::hideText();
    }

    void theMenuOffersWhatKeysDo()
    {
        Window w;
        QTRY_COMPARE(w.map().tileCount(), 3);
        const QPoint centre = w.map().tilePlace(1).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, centre, w.map().mapToGlobal(centre));
        QCoreApplication::sendEvent(&w.map(), &event);
        auto *menu = w.map().findChild<QMenu *>(QStringLiteral("treemapMenu"));
        QVERIFY(menu);
        QCOMPARE(w.selected(), ids({2}));
        menu->actions().constFirst()->trigger();
        QTRY_COMPARE(w.titles(), QStringList{QStringLiteral("Letter 2")});
    }

    void screenReadersHaveAnItemForEachRectangle()
    {
        Window w;
        QTRY_COMPARE(w.map().tileCount(), 3);
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&w.map());
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->childCount(), 3);
        QAccessibleInterface *shop = list->child(0);
        QCOMPARE(shop->role(), QAccessible::ListItem);
        QVERIFY2(shop->text(QAccessible::Name).startsWith(QStringLiteral("Shop, shop@mall.example, 879 KB")),
                 qPrintable(shop->text(QAccessible::Name)));
        QCOMPARE(shop->parent(), list);
        QCOMPARE(list->indexOfChild(list->child(2)), 2);
        QCOMPARE(shop->rect().size(), w.map().tilePlace(0).size());
        QVERIFY(!shop->state().selected);
        shop->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QVERIFY(shop->state().selected);
        QCOMPARE(w.selected(), ids({1, 3}));
        w.dock.setModel(nullptr);
        QVERIFY(!list->child(0));
    }

    void itIsPaintedInEveryStateAndSize()
    {
        QList<MessageRow> rows = someMail();
        rows += RowOfMail::withoutHeader(50, 500000);
        rows += RowOfMail{51, QStringLiteral("ticked@home.example"), 300000, Mark::Ticked};
        Window w(rows);
        QTRY_COMPARE(w.map().tileCount(), 5);
        w.click(QStringLiteral("Shop"));
        for (const QSize &size : {QSize(700, 500), QSize(140, 90), QSize(9, 7), QSize(1, 1)}) {
            w.map().setMinimumSize(1, 1);
            w.map().resize(size);
            QVERIFY(!w.map().grab().isNull());
        }
    }
};

QTEST_MAIN(SpaceDockTest)
#include "tst_spacedock.moc"
