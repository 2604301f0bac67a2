// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/downloadactions.h"

#include "gui/downloaddialog.h"
#include "gui/icons.h"
#include "gui/messagelistmodel.h"

#include <QAction>
#include <QMenu>

#include <algorithm>

namespace poplar::gui {

using mailbox::DownloadOrder;
using mailbox::Mark;
using mailbox::MessageId;

DownloadActions::DownloadActions(QWidget *window)
    : QObject(window)
    , m_window(window)
    , m_selectedAction(new QAction(icon(Icon::Download), tr("Do&wnload selected"), this))
    , m_new(new QAction(tr("Download all &new"), this))
    , m_all(new QAction(tr("Download &everything"), this))
    , m_below(new QAction(tr("Download everything &below…"), this))
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
    connect(m_below, &QAction::triggered, this, &DownloadActions::askForSize);
    updateActions();
}

void DownloadActions::setMessages(const MessageListModel *messages)
{
    if (m_messages)
        m_messages->disconnect(this);
    m_messages = messages;
    m_selected.clear();
    if (messages)
        connect(messages, &MessageListModel::totalsChanged, this, &DownloadActions::updateActions);
    updateActions();
}

void DownloadActions::setSelected(const QList<MessageId> &messages)
{
    m_selected = messages;
    updateActions();
}

void DownloadActions::orderSelected()
{
    Q_EMIT wanted({.which = DownloadOrder::Which::Named, .messages = m_selected});
}

void DownloadActions::askForSize()
{
    if (!m_messages)
        return;
    auto *dialog = new DownloadDialog(*m_messages, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        Q_EMIT wanted({.which = DownloadOrder::Which::All, .messages = {}, .largest = dialog->largest()});
    });
    dialog->open();
}

void DownloadActions::updateActions()
{
    const auto isHere = [this](MessageId message) {
        const auto *row = m_messages->find(message);
        return !row || row->marks & (mailbox::Marks(Mark::Kept) | Mark::Wanted | Mark::Gone);
    };
    const bool any = m_messages && m_messages->totals().messages > 0;
    m_selectedAction->setEnabled(any && !std::all_of(m_selected.cbegin(), m_selected.cend(), isHere));
    for (QAction *action : {m_new, m_all, m_below, m_menu->menuAction()})
        action->setEnabled(any);
}

} // namespace poplar::gui
