// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/spacedesk.h"

#include "gui/icons.h"
#include "gui/messagelistpane.h"
#include "gui/openmailbox.h"
#include "gui/roomdialog.h"
#include "gui/spacedock.h"
#include "gui/spacesettings.h"

#include <QAction>
#include <QMainWindow>

namespace poplar::gui {

using mailbox::MessageId;

SpaceDesk::SpaceDesk(QMainWindow &window, MessageListPane &list, QSettings &settings)
    : m_window(window)
    , m_list(list)
    , m_settings(settings)
    , m_dock(new SpaceDock(&window))
    , m_room(new QAction(icon(Icon::Eraser), tr("Ma&ke room…"), &window))
{
    window.addDockWidget(Qt::RightDockWidgetArea, m_dock);
    m_dock->hide();
    m_dock->setBy(loadSpaceBy(settings));
    m_room->setObjectName(QStringLiteral("makeRoomAction"));
    m_room->setIconText(tr("Make room…", "in the mailbox"));
    m_room->setToolTip(tr("Get the mailbox below a size: Poplar proposes what to tick"));
    m_dock->setRoomAction(m_room);
    QAction *picture = m_dock->toggleViewAction();
    picture->setText(tr("What fills the &mailbox"));
    picture->setIcon(icon(Icon::LayoutDashboard));
    picture->setShortcut(Qt::CTRL | Qt::Key_M);
    connect(picture, &QAction::triggered, this, [this](bool shown) {
        if (shown)
            m_dock->map().setFocus(Qt::OtherFocusReason);
    });
    connect(m_room, &QAction::triggered, this, &SpaceDesk::makeRoom);
    connect(m_dock, &SpaceDock::byChanged, this, [this](SpaceBy by) { saveSpaceBy(m_settings, by); });
    connect(m_dock, &SpaceDock::selected, &list, &MessageListPane::select);
    connect(m_dock, &SpaceDock::onlyWanted, &list, &MessageListPane::showOnly);
    showMailbox(nullptr);
}

SpaceDesk::~SpaceDesk() = default;

QAction *SpaceDesk::pictureAction() const
{
    return m_dock->toggleViewAction();
}

void SpaceDesk::showMailbox(OpenMailbox *open)
{
    m_shown = open;
    m_connections = open ? std::make_unique<QObject>() : nullptr;
    m_dock->setModel(open ? &open->model() : nullptr);
    m_room->setEnabled(open);
    if (!open)
        return;
    mailbox::Mailbox *mailbox = &open->mailbox();
    connect(m_dock, &SpaceDock::tickRequested, m_connections.get(),
            [mailbox](const auto &messages) { mailbox->tick(messages); });
    connect(m_dock, &SpaceDock::untickRequested, m_connections.get(),
            [mailbox](const auto &messages) { mailbox->untick(messages); });
}

/// It stays open for its mailbox, whichever is shown meanwhile.
void SpaceDesk::makeRoom()
{
    if (!m_shown)
        return;
    if (m_dialog)
        m_dialog->close();
    m_dialog = new RoomDialog(m_shown->model(), loadQuota(m_settings, m_shown->id()), &m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setWindowTitle(QStringLiteral("%1 – %2").arg(m_dialog->windowTitle(), m_shown->name()));
    connect(m_dialog, &RoomDialog::tickRequested, m_shown,
            [mailbox = &m_shown->mailbox()](const auto &messages) { mailbox->tick(messages); });
    connect(m_dialog, &RoomDialog::quotaChanged, this,
            [this, id = m_shown->id()](qint64 octets) { saveQuota(m_settings, id, octets); });
    connect(m_dialog, &RoomDialog::messageWanted, this, [this, open = m_shown](MessageId message) {
        if (open == m_shown)
            m_list.select({message}, {});
    });
    m_dialog->show();
}

} // namespace poplar::gui
