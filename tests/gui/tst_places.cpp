// SPDX-License-Identifier: GPL-3.0-or-later
// The tree of accounts and places, and what can be done with messages on this machine.
#include "gui/accountpane.h"
#include "gui/folderdialog.h"
#include "gui/listsearch.h"
#include "gui/localactions.h"
#include "gui/messagedrag.h"
#include "gui/messagelistpane.h"
#include "gui/openmailbox.h"
#include "gui/placesview.h"
#include "gui/scopebutton.h"
#include "gui/theme.h"

#include <QAction>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace poplar;
using namespace poplar::gui;
using mailbox::Flag;
using mailbox::FlagState;
using mailbox::FolderId;
using mailbox::LocalFolder;
using mailbox::Mark;
using mailbox::MessageId;
using mailbox::MessageRow;
using mailbox::RowChange;
using Kind = ListPlace::Kind;

namespace {

const QString work = QStringLiteral("work");
const QString home = QStringLiteral("home");

accounts::Account accountCalled(const QString &name)
{
    accounts::Account account;
    account.id = name;
    account.name = name;
    account.host = QStringLiteral("pop.example.org");
    return account;
}

LocalFolder folder(int id, const char *name)
{
    return {FolderId(id), QString::fromLatin1(name)};
}

MessageListModel::Totals someMail()
{
    MessageListModel::Totals totals;
    totals.messages = 12;
    totals.fresh = 2;
    totals.freshOctets = 2048;
    totals.archived = 7;
    totals.inFolder = {{FolderId(16), 3}};
    totals.trashed = 1;
    return totals;
}

QStringList childrenOf(const AccountListModel &model, const QModelIndex &parent)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(parent); ++row)
        names += model.index(row, 0, parent).data().toString();
    return names;
}

MessageRow messageRow(qint64 id, mailbox::Marks marks, FolderId where = FolderId::Archive)
{
    MessageRow row;
    row.id = MessageId(id);
    row.position = id;
    row.marks = marks;
    row.folder = where;
    Envelope envelope;
    envelope.subject = QStringLiteral("message %1").arg(id);
    row.envelope = envelope;
    return row;
}

QList<MessageId> messagesOf(const QSignalSpy &spy)
{
    return spy.isEmpty() ? QList<MessageId>() : spy.last().first().value<QList<MessageId>>();
}

/// The pane with two accounts, of which the first has mail in each place.
struct Tree {
    Tree()
    {
        pane.model().setAccounts({accountCalled(work), accountCalled(home)});
        pane.model().setTotals(work, someMail());
        pane.model().setFolders(work, {folder(16, "Bills"), folder(17, "Club")});
        pane.resize(240, 500);
        pane.show();
    }
    [[nodiscard]] bool hasFocus()
    {
        pane.activateWindow();
        view->setFocus();
        return QTest::qWaitForWindowActive(&pane);
    }
    [[nodiscard]] QModelIndex at(const ListPlace &place) { return pane.model().indexOf(work, place); }

    AccountPane pane;
    PlacesView *view = pane.findChild<PlacesView *>(QStringLiteral("accountList"));
};

/// A list with an action for everything.
struct List {
    explicit List(const QList<MessageRow> &rows, const ListPlace &place)
    {
        QList<RowChange> changes;
        for (const MessageRow &row : rows)
            changes.append({RowChange::Kind::Added, row});
        model.apply(changes);
        pane.setModel(&model);
        pane.setPlace(place);
        pane.resize(700, 300);
        pane.show();
    }
    [[nodiscard]] bool isShowing(int rows)
    {
        pane.activateWindow();
        const bool isThere = QTest::qWaitForWindowActive(&pane)
            && QTest::qWaitFor([&] { return !model.isArranging() && model.rowCount() == rows; });
        pane.view()->setFocus(); // it is behind another page until there is something to show
        return isThere && QTest::qWaitFor([&] { return pane.view()->hasFocus(); });
    }
    void press(Qt::Key key) { QTest::keyClick(pane.view(), key); }
    void selectAll() { QTest::keyClick(pane.view(), Qt::Key_A, Qt::ControlModifier); }
    [[nodiscard]] QAction *action(const char *name) const
    {
        return window.findChild<QAction *>(QLatin1StringView(name));
    }

    MessageListModel model;
    MessageListPane pane;
    QWidget window;
    LocalActions actions{pane, &window};
};

} // namespace

class PlacesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(); }

    void eachAccountHasItsPlaces();
    void thePracticeMailboxHasPlacesOnceItIsOpen();
    void foldersKeepTheirRowsWhenOthersComeAndGo();
    void aPlaceIsReadOutWithItsNumber();
    void choosingARowTellsAccountAndPlace();
    void leftAndRightCloseAndOpen();
    void whatIsClosedStaysClosed();
    void closingABranchChoosesIt();
    void aPlaceInAClosedAccountIsMarkedAtTheAccount();
    void keysAreForTheChosenFolder();
    void theMenuOfATrashEmptiesIt();
    void messagesAreDroppedOnPlacesOfTheirAccount();
    void aFolderNeedsANameOfItsOwn();

    void starAndReadAreToggledForAll();
    void deleteIsForTheCopyOnThisMachine();
    void inTheTrashDeleteIsForGood();
    void whatIsNotHereCannotBeSorted();
    void foldersToMoveToAreOffered();
    void aClickOnTheStarIsForThatMessageAlone();
    void scopesThatMakeNoSenseAreNotOffered();
    void anEmptyPlaceSaysWhatItIsFor_data();
    void anEmptyPlaceSaysWhatItIsFor();
    void theSearchTellsWhatItLacks();
    void anAnswerToWhatIsNoLongerAskedIsNotShown();

private:
    std::unique_ptr<Theme> m_theme;
};

void PlacesTest::eachAccountHasItsPlaces()
{
    Tree tree;
    const AccountListModel &model = tree.pane.model();
    QCOMPARE(childrenOf(model, {}), (QStringList{work, home, QStringLiteral("Practice mailbox")}));
    const QStringList places{QStringLiteral("On the server"), QStringLiteral("Archive"),
                             QStringLiteral("Sent"), QStringLiteral("Trash")};
    QCOMPARE(childrenOf(model, model.index(0)), places);
    QCOMPARE(childrenOf(model, model.index(1)), places);
    QCOMPARE(childrenOf(model, tree.at({Kind::Archive, {}})),
             (QStringList{QStringLiteral("Bills"), QStringLiteral("Club")}));
    for (const ListPlace &place :
         {ListPlace{Kind::Server, {}}, ListPlace{Kind::Archive, {}}, placeOf(FolderId(17)),
          ListPlace{Kind::Sent, {}}, ListPlace{Kind::Trash, {}}}) {
        QCOMPARE(tree.at(place).data(AccountListModel::PlaceRole).value<ListPlace>(), place);
        QCOMPARE(tree.at(place).data(AccountListModel::IdRole).toString(), work);
    }
    QCOMPARE(tree.at(placeOf(FolderId(17))).parent(), tree.at({Kind::Archive, {}}));
    QCOMPARE(tree.at({Kind::Archive, {}}).parent(), model.index(0));
}

void PlacesTest::thePracticeMailboxHasPlacesOnceItIsOpen()
{
    Tree tree;
    AccountListModel &model = tree.pane.model();
    QCOMPARE(model.rowCount(model.index(2)), 0);
    model.setFolders(AccountListModel::practiceId, {folder(16, "Mine")});
    model.setTotals(AccountListModel::practiceId, {});
    QCOMPARE(model.rowCount(model.index(2)), 4);
    QVERIFY(tree.view->isExpanded(model.index(2)));
    const QModelIndex archive = model.indexOf(AccountListModel::practiceId, {Kind::Archive, {}});
    QCOMPARE(childrenOf(model, archive), QStringList{QStringLiteral("Mine")});
}

void PlacesTest::foldersKeepTheirRowsWhenOthersComeAndGo()
{
    Tree tree;
    tree.view->setCurrentIndex(tree.at(placeOf(FolderId(17))));
    tree.pane.model().setFolders(work, {folder(18, "A"), folder(19, "B"), folder(17, "Z")});
    QCOMPARE(tree.pane.currentPlace(), placeOf(FolderId(17)));
    QCOMPARE(tree.view->currentIndex().data().toString(), QStringLiteral("Z"));
    tree.pane.model().setFolders(work, {folder(17, "A club"), folder(18, "B")});
    QCOMPARE(tree.view->currentIndex().data().toString(), QStringLiteral("A club"));
    QCOMPARE(childrenOf(tree.pane.model(), tree.at({Kind::Archive, {}})),
             (QStringList{QStringLiteral("A club"), QStringLiteral("B")}));
}

void PlacesTest::aPlaceIsReadOutWithItsNumber()
{
    Tree tree;
    const auto spoken = [&tree](const ListPlace &place) {
        return tree.at(place).data(Qt::AccessibleTextRole).toString();
    };
    QCOMPARE(spoken({Kind::Server, {}}), QStringLiteral("On the server, 12 message(s), 2 new, 2.0 KB"));
    QCOMPARE(spoken({Kind::Archive, {}}), QStringLiteral("Archive, 7 message(s)"));
    QCOMPARE(spoken(placeOf(FolderId(16))), QStringLiteral("Bills, 3 message(s)"));
    QCOMPARE(spoken({Kind::Trash, {}}), QStringLiteral("Trash, 1 message(s)"));
}

void PlacesTest::choosingARowTellsAccountAndPlace()
{
    Tree tree;
    QSignalSpy chosen(&tree.pane, &AccountPane::placeChosen);
    const QRect row = tree.view->visualRect(tree.at(placeOf(FolderId(16))));
    QTest::mouseClick(tree.view->viewport(), Qt::LeftButton, {}, row.center());
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), work);
    QCOMPARE(chosen.first().at(1).value<ListPlace>(), placeOf(FolderId(16)));
    tree.pane.setCurrent(home);
    QCOMPARE(chosen.size(), 1); // That was not the user.
}

void PlacesTest::leftAndRightCloseAndOpen()
{
    Tree tree;
    QVERIFY(tree.hasFocus());
    const QModelIndex archive = tree.at({Kind::Archive, {}});
    tree.view->setCurrentIndex(archive);
    QVERIFY(tree.view->isExpanded(archive));
    QTest::keyClick(tree.view, Qt::Key_Left);
    QVERIFY(!tree.view->isExpanded(archive));
    QTest::keyClick(tree.view, Qt::Key_Right);
    QVERIFY(tree.view->isExpanded(archive));
    QTest::keyClick(tree.view, Qt::Key_Down);
    QCOMPARE(tree.pane.currentPlace(), placeOf(FolderId(16)));
}

void PlacesTest::whatIsClosedStaysClosed()
{
    Tree tree;
    tree.view->collapse(tree.at({Kind::Archive, {}}));
    tree.view->collapse(tree.pane.model().index(1));
    const QStringList closed = tree.pane.collapsed();
    QCOMPARE(closed, (QStringList{home, QStringLiteral("work/archive")}));
    // The accounts are read anew.
    tree.pane.model().setAccounts({accountCalled(work), accountCalled(home)});
    QVERIFY(tree.view->isExpanded(tree.pane.model().index(0)));
    QVERIFY(!tree.view->isExpanded(tree.at({Kind::Archive, {}})));
    QVERIFY(!tree.view->isExpanded(tree.pane.model().index(1)));
    // The program is started again; folders come later.
    AccountPane next;
    next.setCollapsed(closed);
    next.model().setAccounts({accountCalled(work), accountCalled(home)});
    next.model().setFolders(work, {folder(16, "Bills")});
    const auto *view = next.findChild<PlacesView *>();
    QVERIFY(view->isExpanded(next.model().index(0)));
    QVERIFY(!view->isExpanded(next.model().indexOf(work, {Kind::Archive, {}})));
    QVERIFY(!view->isExpanded(next.model().index(1)));
    QCOMPARE(next.collapsed(), closed);
}

void PlacesTest::closingABranchChoosesIt()
{
    Tree tree;
    tree.view->setCurrentIndex(tree.at(placeOf(FolderId(16))));
    QSignalSpy chosen(&tree.pane, &AccountPane::placeChosen);
    tree.view->collapse(tree.at({Kind::Archive, {}}));
    QCOMPARE(tree.pane.currentPlace(), (ListPlace{Kind::Archive, {}}));
    QCOMPARE(chosen.size(), 1);
}

void PlacesTest::aPlaceInAClosedAccountIsMarkedAtTheAccount()
{
    Tree tree;
    tree.view->collapse(tree.pane.model().index(0));
    tree.pane.setCurrent(work, {Kind::Archive, {}});
    QCOMPARE(tree.view->currentIndex(), tree.pane.model().index(0));
    QVERIFY(!tree.view->isExpanded(tree.pane.model().index(0)));
}

void PlacesTest::keysAreForTheChosenFolder()
{
    Tree tree;
    QVERIFY(tree.hasFocus());
    QSignalSpy renaming(&tree.pane, &AccountPane::renamingWanted);
    QSignalSpy removal(&tree.pane, &AccountPane::folderRemovalWanted);
    tree.view->setCurrentIndex(tree.at({Kind::Archive, {}}));
    QTest::keyClick(tree.view, Qt::Key_F2);
    QTest::keyClick(tree.view, Qt::Key_Delete);
    QCOMPARE(renaming.size() + removal.size(), 0);
    tree.view->setCurrentIndex(tree.at(placeOf(FolderId(17))));
    QTest::keyClick(tree.view, Qt::Key_F2);
    QCOMPARE(renaming.size(), 1);
    QCOMPARE(renaming.first().at(1).value<LocalFolder>(), folder(17, "Club"));
    QTest::keyClick(tree.view, Qt::Key_Delete);
    QCOMPARE(removal.size(), 1);
    QCOMPARE(removal.first().first().toString(), work);
}

void PlacesTest::theMenuOfATrashEmptiesIt()
{
    Tree tree;
    QAction empty(QStringLiteral("Empty"));
    QAction check(QStringLiteral("Check"));
    tree.pane.setPlaceActions(&empty, &check);
    const auto offered = [&tree](const ListPlace &place) {
        Q_EMIT tree.view->customContextMenuRequested(tree.view->visualRect(tree.at(place)).center());
        const QPointer<QMenu> menu = tree.pane.findChild<QMenu *>(QStringLiteral("placeMenu"));
        const QList<QAction *> actions = menu->actions();
        menu->close();
        return QTest::qWaitFor([&menu] { return menu.isNull(); }) ? actions : QList<QAction *>();
    };
    QVERIFY(offered({Kind::Trash, {}}).contains(&empty));
    QVERIFY(!offered({Kind::Trash, {}}).contains(&check));
    QVERIFY(offered({Kind::Server, {}}).contains(&check));
    QVERIFY(!offered({Kind::Server, {}}).contains(&empty));
}

void PlacesTest::messagesAreDroppedOnPlacesOfTheirAccount()
{
    Tree tree;
    QSignalSpy dropped(&tree.pane.model(), &AccountListModel::dropped);
    const auto drop = [&tree](const DraggedMessages &messages, const ListPlace &place) {
        const QPointF point = tree.view->visualRect(tree.at(place)).center();
        QDragEnterEvent enter(point.toPoint(), Qt::MoveAction, &messages, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(tree.view->viewport(), &enter);
        QDragMoveEvent move(point.toPoint(), Qt::MoveAction, &messages, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(tree.view->viewport(), &move);
        if (!move.isAccepted())
            return;
        QDropEvent event(point, Qt::MoveAction, &messages, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(tree.view->viewport(), &event);
    };
    const DraggedMessages mine(work, {MessageId(3), MessageId(5)});
    drop(mine, placeOf(FolderId(16)));
    QCOMPARE(dropped.size(), 1);
    QCOMPARE(dropped.last().at(0).toString(), work);
    QCOMPARE(dropped.last().at(1).value<ListPlace>(), placeOf(FolderId(16)));
    QCOMPARE(dropped.last().at(2).value<QList<MessageId>>(), (QList<MessageId>{MessageId(3), MessageId(5)}));
    drop(mine, {Kind::Trash, {}});
    QCOMPARE(dropped.size(), 2);
    drop(mine, {Kind::Server, {}}); // A maildrop takes nothing,
    drop(DraggedMessages(home, {MessageId(3)}), {Kind::Trash, {}}); // and nothing goes to another account.
    QCOMPARE(dropped.size(), 2);
}

void PlacesTest::aFolderNeedsANameOfItsOwn()
{
    QWidget window;
    const QList<LocalFolder> folders{folder(16, "Bills"), folder(17, "Club")};
    auto *dialog = new FolderDialog({}, folders, &window);
    auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("folderName"));
    const auto *hint = dialog->findChild<QLabel *>(QStringLiteral("folderHint"));
    const auto canAccept = [dialog] {
        for (const auto *button : dialog->findChildren<QPushButton *>()) {
            if (button->isDefault())
                return button->isEnabled();
        }
        return false;
    };
    QVERIFY(!canAccept());
    name->setText(QStringLiteral(" bills "));
    QVERIFY(!canAccept());
    QVERIFY(!hint->text().isEmpty());
    name->setText(QStringLiteral(" Taxes "));
    QVERIFY(canAccept());
    QVERIFY(hint->text().isEmpty());
    QCOMPARE(dialog->name(), QStringLiteral("Taxes"));
    auto *other = new FolderDialog(folders[0], folders, &window);
    // The same in other letters is a name for the same folder.
    other->findChild<QLineEdit *>(QStringLiteral("folderName"))->setText(QStringLiteral("BILLS"));
    QVERIFY(other->findChild<QLabel *>(QStringLiteral("folderHint"))->text().isEmpty());
}

void PlacesTest::starAndReadAreToggledForAll()
{
    List list({messageRow(1, Mark::Starred), messageRow(2, {}), messageRow(3, Mark::Seen)}, {});
    QVERIFY(list.isShowing(3));
    QSignalSpy flags(&list.actions, &LocalActions::flagWanted);
    list.press(Qt::Key_S); // Nothing is selected.
    QCOMPARE(flags.size(), 0);
    QVERIFY(!list.action("star")->isEnabled());
    QVERIFY(list.action("star")->toolTip().contains(QStringLiteral("selected")));
    list.selectAll();
    list.press(Qt::Key_S);
    QCOMPARE(messagesOf(flags), (QList<MessageId>{MessageId(3), MessageId(2)}));
    QCOMPARE(flags.last().at(1).value<Flag>(), Flag::Starred);
    QCOMPARE(flags.last().at(2).value<FlagState>(), FlagState::Set);
    list.press(Qt::Key_U);
    QCOMPARE(messagesOf(flags), (QList<MessageId>{MessageId(2), MessageId(1)}));
    QCOMPARE(flags.last().at(1).value<Flag>(), Flag::Seen);
    // What all have is taken away.
    list.model.apply({{RowChange::Kind::Changed, messageRow(2, Mark::Starred)},
                      {RowChange::Kind::Changed, messageRow(3, Mark::Starred)}});
    list.actions.update();
    QCOMPARE(list.action("star")->text().remove(u'&'), QStringLiteral("Remove star"));
    list.press(Qt::Key_S);
    QCOMPARE(messagesOf(flags).size(), 3);
    QCOMPARE(flags.last().at(2).value<FlagState>(), FlagState::Cleared);
}

void PlacesTest::deleteIsForTheCopyOnThisMachine()
{
    List list({messageRow(1, Mark::Kept), messageRow(2, Mark::Kept | Mark::Gone)}, {Kind::Archive, {}});
    QVERIFY(list.isShowing(2));
    QSignalSpy ticks(&list.pane, &MessageListPane::tickRequested);
    QSignalSpy trash(&list.actions, &LocalActions::trashWanted);
    list.selectAll();
    list.press(Qt::Key_Delete);
    QCOMPARE(messagesOf(trash), (QList<MessageId>{MessageId(2), MessageId(1)}));
    list.press(Qt::Key_Space);
    QCOMPARE(ticks.size(), 0);
    QVERIFY(!list.pane.tickAction()->isVisible());
    // At the server's place Delete is what it was.
    list.pane.setPlace({});
    QVERIFY(list.isShowing(1));
    list.selectAll();
    list.press(Qt::Key_Delete);
    QCOMPARE(ticks.size(), 1);
    QCOMPARE(trash.size(), 1);
    list.action("moveToTrash")->trigger(); // Its menu has it all the same.
    QCOMPARE(messagesOf(trash), QList<MessageId>{MessageId(1)});
}

void PlacesTest::inTheTrashDeleteIsForGood()
{
    List list({messageRow(1, Mark::Trashed, FolderId::Trash), messageRow(2, Mark::Kept)}, {Kind::Trash, {}});
    QVERIFY(list.isShowing(1));
    QSignalSpy deletion(&list.actions, &LocalActions::deletionWanted);
    QSignalSpy restore(&list.actions, &LocalActions::restoreWanted);
    QSignalSpy trash(&list.actions, &LocalActions::trashWanted);
    list.selectAll();
    list.press(Qt::Key_Delete);
    QCOMPARE(messagesOf(deletion), QList<MessageId>{MessageId(1)});
    QCOMPARE(trash.size(), 0);
    list.action("restore")->trigger();
    QCOMPARE(messagesOf(restore), QList<MessageId>{MessageId(1)});
    QVERIFY(!list.action("moveToTrash")->isVisible());
    QSignalSpy emptying(&list.actions, &LocalActions::emptyingWanted);
    list.action("emptyTrash")->trigger();
    QCOMPARE(emptying.size(), 1);
}

void PlacesTest::whatIsNotHereCannotBeSorted()
{
    List list({messageRow(1, {}), messageRow(2, Mark::Kept)}, {});
    QVERIFY(list.isShowing(2));
    list.press(Qt::Key_Home);
    list.press(Qt::Key_End);
    QTRY_COMPARE(list.pane.selected(), QList<MessageId>{MessageId(1)});
    for (const QAction *action : {list.action("moveToTrash"), list.actions.moveMenu()->menuAction()}) {
        QVERIFY(!action->isEnabled());
        QVERIFY2(action->toolTip().contains(QStringLiteral("not on this computer")),
                 qPrintable(action->toolTip()));
    }
    list.selectAll();
    QVERIFY(list.action("moveToTrash")->isEnabled());
    QSignalSpy trash(&list.actions, &LocalActions::trashWanted);
    list.action("moveToTrash")->trigger();
    QCOMPARE(messagesOf(trash), QList<MessageId>{MessageId(2)});
}

void PlacesTest::foldersToMoveToAreOffered()
{
    List list({messageRow(1, Mark::Kept), messageRow(2, Mark::Trashed, FolderId::Trash)}, {});
    list.actions.setFolders({folder(16, "Bills & more"), folder(17, "Club")});
    QVERIFY(list.isShowing(2));
    list.selectAll();
    QSignalSpy move(&list.actions, &LocalActions::moveWanted);
    QSignalSpy moveToNew(&list.actions, &LocalActions::moveToNewWanted);
    const QList<QAction *> offered = list.actions.moveMenu()->actions();
    QCOMPARE(offered.size(), 5);
    QCOMPARE(offered[1]->text(), QStringLiteral("Bills && more"));
    offered[1]->trigger();
    QCOMPARE(messagesOf(move), (QList<MessageId>{MessageId(2), MessageId(1)}));
    QCOMPARE(move.last().at(1).value<FolderId>(), FolderId(16));
    offered[0]->trigger();
    QCOMPARE(move.last().at(1).value<FolderId>(), FolderId::Archive);
    offered[4]->trigger();
    QCOMPARE(messagesOf(moveToNew).size(), 2);
    list.press(Qt::Key_M);
    QTRY_VERIFY(list.actions.moveMenu()->isVisible());
    list.actions.moveMenu()->close();
}

void PlacesTest::aClickOnTheStarIsForThatMessageAlone()
{
    List list({messageRow(1, {}), messageRow(2, {})}, {});
    QVERIFY(list.isShowing(2));
    QSignalSpy stars(&list.pane, &MessageListPane::starRequested);
    const auto *view = qobject_cast<QTreeView *>(list.pane.view());
    const QRect star = view->visualRect(list.model.index(1, MessageListModel::StarColumn));
    QVERIFY(!star.isEmpty());
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, star.center());
    QCOMPARE(stars.size(), 1);
    QCOMPARE(stars.first().first().value<MessageId>(), MessageId(1));
    QCOMPARE(stars.first().at(1).value<FlagState>(), FlagState::Set);
}

void PlacesTest::scopesThatMakeNoSenseAreNotOffered()
{
    List list({messageRow(1, Mark::Kept | Mark::Ticked), messageRow(2, Mark::Kept | Mark::Gone)}, {});
    const auto offered = [&list] {
        QStringList names;
        for (const QAction *action : list.pane.scopeActions()) {
            if (action->isVisible())
                names += action->text().remove(u'&');
        }
        return names;
    };
    QVERIFY(offered().contains(QStringLiteral("Ticked")));
    list.pane.scopeActions().constLast()->trigger();
    QVERIFY(list.isShowing(1));
    list.pane.setPlace({Kind::Archive, {}});
    QVERIFY(list.isShowing(2)); // "Ticked" is given up with its place.
    QVERIFY(!offered().contains(QStringLiteral("Ticked")));
    QVERIFY(offered().contains(QStringLiteral("Starred")));
    list.pane.setPlace({Kind::Trash, {}});
    QVERIFY(list.pane.findChild<ScopeButton *>()->isHidden());
}

void PlacesTest::anEmptyPlaceSaysWhatItIsFor_data()
{
    QTest::addColumn<ListPlace>("place");
    QTest::addColumn<QString>("said");
    QTest::newRow("archive") << ListPlace{Kind::Archive, {}} << QStringLiteral("download");
    QTest::newRow("folder") << placeOf(FolderId(16)) << QStringLiteral("Drag");
    QTest::newRow("sent") << ListPlace{Kind::Sent, {}} << QStringLiteral("send");
    QTest::newRow("trash") << ListPlace{Kind::Trash, {}} << QStringLiteral("throw away");
}

void PlacesTest::anEmptyPlaceSaysWhatItIsFor()
{
    QFETCH(const ListPlace, place);
    QFETCH(const QString, said);
    List list({messageRow(1, {})}, place);
    const auto *empty = list.pane.findChild<EmptyState *>();
    const auto words = [empty] {
        QString text;
        for (const auto *label : empty->findChildren<QLabel *>())
            text += label->text() + u'\n';
        return text;
    };
    QTRY_VERIFY(empty->isVisible() && words().contains(said));
}

void PlacesTest::theSearchTellsWhatItLacks()
{
    List list({messageRow(1, {})}, {});
    const auto *note = list.pane.findChild<QLabel *>(QStringLiteral("searchNote"));
    QVERIFY(note->isHidden());
    list.pane.setSearch({.state = SearchState::Done, .notSearched = 1234});
    QVERIFY(!note->isHidden());
    QVERIFY(note->text().contains(QStringLiteral("1,234")) || note->text().contains(QStringLiteral("1234")));
    list.pane.setSearch({.state = SearchState::Done, .hasFailed = true});
    QVERIFY(note->text().contains(QStringLiteral("cannot be searched")));
    list.pane.setSearch({});
    QVERIFY(note->isHidden());
}

void PlacesTest::anAnswerToWhatIsNoLongerAskedIsNotShown()
{
    const QTemporaryDir folder;
    QWidget window;
    OpenMailbox open(accountCalled(work), folder.path(), nullptr, &window);
    open.model().apply({{RowChange::Kind::Added, messageRow(1, {})}});
    MessageListPane pane;
    ListSearch search(pane);
    pane.setModel(&open.model());
    search.showMailbox(&open);
    QSignalSpy answers(&open.mailbox(), &mailbox::Mailbox::found);
    pane.findChild<QLineEdit *>()->setText(QStringLiteral("halyard"));
    QTRY_COMPARE(answers.size(), 1); // This catalogue has nothing of the kind.
    QTRY_COMPARE(open.model().rowCount(), 0);
    mailbox::Found late;
    late.wants = mailbox::SearchOrder::Wants::Ids;
    late.words = QStringLiteral("haly");
    late.ids = {MessageId(1)};
    Q_EMIT open.mailbox().found(late);
    QTRY_VERIFY(!open.model().isArranging());
    QCOMPARE(open.model().rowCount(), 0);
    late.words = QStringLiteral("halyard");
    Q_EMIT open.mailbox().found(late);
    QTRY_COMPARE(open.model().rowCount(), 1);
    search.showMailbox(nullptr);
}

QTEST_MAIN(PlacesTest)
#include "tst_places.moc"
