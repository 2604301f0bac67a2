// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/localactions.h"

#include "gui/actiontip.h"
#include "gui/icons.h"
#include "gui/messagelistpane.h"
#include "gui/placewords.h"

#include <QAction>
#include <QMenu>

namespace poplar::gui {

using mailbox::Flag;
using mailbox::FlagState;
using mailbox::FolderId;
using mailbox::Mark;
using mailbox::MessageId;
using mailbox::MessageRow;
using Visit = MessageListPane::Visit;

namespace {

constexpr mailbox::Marks onThisMachine = mailbox::Marks(Mark::Kept) | Mark::Trashed;

/// Names of folders are the user's own: an '&' in them is none of ours.
QString menuText(const QString &name)
{
    QString text = name;
    return text.replace(u'&', QStringLiteral("&&"));
}

} // namespace

LocalActions::LocalActions(MessageListPane &list, QWidget *window)
    : QObject(window)
    , m_list(list)
    , m_moveMenu(new QMenu(window))
{
    buildFlagActions();
    buildPlaceActions();
    buildMoveMenu();
    for (QAction *action : {m_star, m_seen, m_move, m_trash, m_restore, m_delete})
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    list.addMessageActions(messageActions());
    list.view()->addAction(m_move);
    m_soon.setSingleShot(true);
    m_soon.setInterval(100);
    connect(&m_soon, &QTimer::timeout, this, &LocalActions::update);
    connect(&list, &MessageListPane::selectionChanged, this, &LocalActions::update);
    connect(&list, &MessageListPane::placeChanged, this, &LocalActions::update);
    update();
}

void LocalActions::buildFlagActions()
{
    m_star = new QAction(icon(Icon::Star), tr("&Star"), this);
    m_star->setObjectName(QStringLiteral("star"));
    m_star->setShortcut(Qt::Key_S);
    m_star->setToolTip(tr("Put a star at the selected messages, or take it away (S)"));
    connect(m_star, &QAction::triggered, this, [this] { toggle(Flag::Starred, Mark::Starred); });
    m_seen = new QAction(icon(Icon::MailOpen), tr("Mark as rea&d"), this);
    m_seen->setObjectName(QStringLiteral("seen"));
    m_seen->setShortcut(Qt::Key_U);
    m_seen->setToolTip(tr("Call the selected messages read, or unread again (U)"));
    connect(m_seen, &QAction::triggered, this, [this] { toggle(Flag::Seen, Mark::Seen); });
}

void LocalActions::buildPlaceActions()
{
    const auto make = [this](Icon picture, const QString &text, const char *name, const QString &tip) {
        auto *action = new QAction(icon(picture), text, this);
        action->setObjectName(QLatin1StringView(name));
        action->setToolTip(tip);
        return action;
    };
    m_trash = make(Icon::Trash2, tr("Move to t&rash"), "moveToTrash",
                   tr("Throw away the copies on this computer; the trash keeps them (Del)"));
    m_trashButton =
        make(Icon::Trash2, tr("To trash", "toolbar: move to the trash"), "toTrash", m_trash->toolTip());
    connect(m_trashButton, &QAction::triggered, m_trash, &QAction::trigger);
    m_restore = make(Icon::ArchiveRestore, tr("Restore &from the trash"), "restore",
                     tr("Put the selected messages back where they were"));
    m_restore->setIconText(tr("Restore", "toolbar: from the trash"));
    m_delete = make(Icon::X, tr("Delete for &good…"), "deleteForGood",
                    tr("Delete the copies of the selected messages on this computer (Del)"));
    m_delete->setIconText(tr("Delete…", "toolbar: for good"));
    m_delete->setShortcut(Qt::Key_Delete);
    m_empty = make(Icon::Trash2, tr("&Empty trash…"), "emptyTrash",
                   tr("Delete all copies in the trash of this account"));
    connect(m_trash, &QAction::triggered, this, [this] { Q_EMIT trashWanted(selectedWith(Mark::Kept)); });
    connect(m_restore, &QAction::triggered, this,
            [this] { Q_EMIT restoreWanted(selectedWith(Mark::Trashed)); });
    connect(m_delete, &QAction::triggered, this,
            [this] { Q_EMIT deletionWanted(selectedWith(Mark::Trashed)); });
    connect(m_empty, &QAction::triggered, this, &LocalActions::emptyingWanted);
}

void LocalActions::buildMoveMenu()
{
    m_moveMenu->setTitle(tr("Mo&ve to folder"));
    m_moveMenu->setIcon(icon(Icon::FolderInput));
    m_moveMenu->setObjectName(QStringLiteral("moveMenu"));
    m_moveMenu->menuAction()->setToolTip(tr("Put the copies on this computer into a folder (M)"));
    m_move = new QAction(this);
    m_move->setObjectName(QStringLiteral("moveToFolder"));
    m_move->setShortcut(Qt::Key_M);
    connect(m_move, &QAction::triggered, this, &LocalActions::popUpMoveMenu);
    setFolders({});
}

void LocalActions::setFolders(const QList<mailbox::LocalFolder> &folders)
{
    m_folders = folders;
    m_moveMenu->clear();
    const auto add = [this](const QString &name, Icon picture, FolderId folder) {
        QAction *action = m_moveMenu->addAction(icon(picture), menuText(name));
        connect(action, &QAction::triggered, this,
                [this, folder] { Q_EMIT moveWanted(selectedWith(onThisMachine), folder); });
    };
    add(placeName(ListPlace::Kind::Archive), placeIcon(ListPlace::Kind::Archive), FolderId::Archive);
    for (const mailbox::LocalFolder &folder : folders)
        add(folder.name, placeIcon(ListPlace::Kind::Folder), folder.id);
    m_moveMenu->addSeparator();
    connect(m_moveMenu->addAction(icon(Icon::FolderPlus), tr("&New folder…")), &QAction::triggered, this,
            [this] { Q_EMIT moveToNewWanted(selectedWith(onThisMachine)); });
}

QList<QAction *> LocalActions::messageActions() const
{
    return {m_star, m_seen, m_moveMenu->menuAction(), m_trash, m_restore, m_delete};
}

void LocalActions::addTo(QMenu &menu) const
{
    menu.setToolTipsVisible(true); // They say why something is not possible now.
    menu.addSeparator();
    menu.addActions(messageActions());
    menu.addAction(m_empty);
    menu.addSeparator();
}

LocalActions::Selected LocalActions::look() const
{
    Selected selected;
    m_list.visitSelected([&selected](const MessageRow &row) {
        selected.any = true;
        selected.unstarred = selected.unstarred || !row.marks.testFlag(Mark::Starred);
        selected.unseen = selected.unseen || !row.marks.testFlag(Mark::Seen);
        selected.kept = selected.kept || row.marks.testFlag(Mark::Kept);
        selected.trashed = selected.trashed || row.marks.testFlag(Mark::Trashed);
        const bool isAllKnown = selected.unstarred && selected.unseen && (selected.kept || selected.trashed);
        return isAllKnown ? Visit::Stop : Visit::GoOn;
    });
    return selected;
}

void LocalActions::updateSoon()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void LocalActions::update()
{
    const Selected selected = look();
    updateFlags(selected);
    updatePlaces(selected);
}

void LocalActions::updateFlags(const Selected &selected)
{
    const QString nothing = selected.any ? QString() : tr("No message is selected.");
    setObstacle(*m_star, nothing);
    setObstacle(*m_seen, nothing);
    m_star->setText(selected.any && !selected.unstarred ? tr("Remove &star") : tr("&Star"));
    m_star->setIcon(icon(selected.any && !selected.unstarred ? Icon::StarFilled : Icon::Star));
    m_seen->setText(selected.any && !selected.unseen ? tr("Mark as unrea&d") : tr("Mark as rea&d"));
    m_seen->setIcon(icon(selected.any && !selected.unseen ? Icon::Mail : Icon::MailOpen));
}

void LocalActions::updatePlaces(const Selected &selected)
{
    const ListPlace place = m_list.model() ? m_list.model()->criteria().place() : ListPlace();
    const bool isTrash = place.kind == ListPlace::Kind::Trash;
    m_trash->setVisible(!isTrash);
    m_restore->setVisible(isTrash);
    m_delete->setVisible(isTrash);
    // At the server's place Delete ticks.
    m_trash->setShortcuts(place.isLocal() ? QList<QKeySequence>{Qt::Key_Delete} : QList<QKeySequence>());
    const QString nothing = tr("No message is selected.");
    const QString notHere =
        tr("What is selected is not on this computer. Download it first, then it can be sorted.");
    m_trashButton->setVisible(place.isLocal() && !isTrash);
    for (QAction *action : {m_trash, m_trashButton})
        setObstacle(*action, selected.kept ? QString() : selected.any ? notHere : nothing);
    setObstacle(*m_restore, selected.trashed ? QString() : nothing);
    setObstacle(*m_delete, selected.trashed ? QString() : nothing);
    const bool canMove = selected.kept || selected.trashed;
    setObstacle(*m_moveMenu->menuAction(), canMove ? QString() : selected.any ? notHere : nothing);
    m_move->setEnabled(canMove);
    const bool hasTrash = m_list.model() && m_list.model()->totals().trashed > 0;
    setObstacle(*m_empty, hasTrash ? QString() : tr("There is nothing in the trash of this account."));
}

QList<MessageId> LocalActions::selectedWith(mailbox::Marks marks) const
{
    QList<MessageId> messages;
    m_list.visitSelected([&](const MessageRow &row) {
        if (row.marks & marks)
            messages.append(row.id);
        return Visit::GoOn;
    });
    return messages;
}

QList<MessageId> LocalActions::selectedWithout(Mark mark) const
{
    QList<MessageId> messages;
    m_list.visitSelected([&](const MessageRow &row) {
        if (!(row.marks & mark))
            messages.append(row.id);
        return Visit::GoOn;
    });
    return messages;
}

/// What not all of them have, all get; what all have is taken away.
void LocalActions::toggle(Flag flag, Mark mark)
{
    const QList<MessageId> without = selectedWithout(mark);
    if (!without.isEmpty())
        Q_EMIT flagWanted(without, flag, FlagState::Set);
    else if (const QList<MessageId> all = selectedWith(mark); !all.isEmpty())
        Q_EMIT flagWanted(all, flag, FlagState::Cleared);
}

void LocalActions::popUpMoveMenu()
{
    m_moveMenu->popup(m_list.menuPlace());
}

} // namespace poplar::gui
