// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/downloadactions.h"

#include "gui/icons.h"
#include "gui/messagelistmodel.h"

#include <QAction>
#include <QMenu>

#include <utility>

namespace poplar::gui {

using mailbox::DownloadOrder;
using mailbox::Mark;
using mailbox::MessageId;

namespace {
constexpr int lookedAtOnce = 2000; ///< Messages; this takes less than a millisecond.
} // namespace

DownloadActions::DownloadActions(QWidget *window)
    : QObject(window)
    , m_selectedAction(new QAction(icon(Icon::Download), tr("Do&wnload selected"), this))
    , m_new(new QAction(tr("Download all &new"), this))
    , m_all(new QAction(tr("Download everythin&g"), this))
    , m_below(new QAction(tr("Download everything below a si&ze…"), this))
    , m_menu(new QMenu(window))
{
    m_selectedAction->setObjectName(QStringLiteral("downloadSelected"));
    m_selectedAction->setShortcut(Qt::CTRL | Qt::Key_D);
    m_selectedAction->setToolTip(
        tr("Keep the selected messages on this computer; they stay on the server (Ctrl+D)"));
    m_new->setObjectName(QStringLiteral("downloadNew"));
    m_new->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_D);
    m_all->setObjectName(QStringLiteral("downloadAll"));
    m_below->setObjectName(QStringLiteral("downloadBelow"));
    m_menu->setTitle(tr("Download", "toolbar: a menu of what to download"));
    m_menu->setIcon(icon(Icon::Download));
    m_menu->menuAction()->setToolTip(tr("Keep messages on this computer; they stay on the server"));
    m_menu->addAction(m_selectedAction);
    m_menu->addSeparator();
    m_menu->addActions({m_new, m_all, m_below});
    connect(m_selectedAction, &QAction::triggered, this, &DownloadActions::orderSelected);
    connect(m_new, &QAction::triggered, this,
            [this] { Q_EMIT wanted({.which = DownloadOrder::Which::New, .messages = {}}); });
    connect(m_all, &QAction::triggered, this,
            [this] { Q_EMIT wanted({.which = DownloadOrder::Which::All, .messages = {}}); });
    connect(m_below, &QAction::triggered, this, &DownloadActions::belowWanted);
    m_nextLook.setSingleShot(true);
    m_nextLook.setInterval(0);
    connect(&m_nextLook, &QTimer::timeout, this, &DownloadActions::lookFurther);
    updateActions();
}

void DownloadActions::setMessages(const MessageListModel *messages)
{
    if (m_messages)
        m_messages->disconnect(this);
    m_messages = messages;
    setSelected({});
    if (messages)
        connect(messages, &MessageListModel::totalsChanged, this, &DownloadActions::updateActions);
    updateActions();
}

void DownloadActions::setSelected(const QList<MessageId> &messages)
{
    m_selected = messages;
    m_at = -1;
    m_unseen = 0;
    m_isRoundStale = false;
    m_nextLook.stop();
    updateActions();
}

void DownloadActions::orderSelected()
{
    Q_EMIT wanted({.which = DownloadOrder::Which::Named, .messages = m_selected});
}

void DownloadActions::updateActions()
{
    const bool any = m_messages && m_messages->totals().messages > 0;
    for (QAction *action : {m_new, m_all, m_below, m_menu->menuAction()})
        action->setEnabled(any);
    if (any && !m_selected.isEmpty())
        return lookAgain();
    m_unseen = 0;
    m_selectedAction->setEnabled(false);
}

/// Looks for one that can be ordered. This is called some twenty times a second while messages come, and a
/// hundred thousand may be selected: the one that was found last is looked at first, the rest bit by bit.
void DownloadActions::lookAgain()
{
    if (m_unseen > 0) {
        m_isRoundStale = true;
        return;
    }
    if (m_at >= 0 && canBeOrdered(m_selected[m_at])) {
        m_selectedAction->setEnabled(true);
        return;
    }
    m_unseen = m_selected.size();
    lookFurther();
}

void DownloadActions::lookFurther()
{
    for (int looked = 0; m_unseen > 0 && looked < lookedAtOnce; ++looked) {
        m_at = (m_at + 1) % m_selected.size();
        --m_unseen;
        if (!canBeOrdered(m_selected[m_at]))
            continue;
        m_unseen = 0;
        m_isRoundStale = false;
        m_selectedAction->setEnabled(true);
        return;
    }
    if (m_unseen == 0) {
        m_selectedAction->setEnabled(false);
        if (!std::exchange(m_isRoundStale, false))
            return;
        m_unseen = m_selected.size();
    }
    m_nextLook.start();
}

bool DownloadActions::canBeOrdered(MessageId message) const
{
    const auto *row = m_messages ? m_messages->find(message) : nullptr;
    return row && !(row->marks & (mailbox::Marks(Mark::Kept) | Mark::Wanted | Mark::Gone));
}

} // namespace poplar::gui
