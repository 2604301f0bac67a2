// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include <memory>

class QAction;
class QMainWindow;
class QSettings;

namespace poplar::gui {

class MessageListPane;
class OpenMailbox;
class RoomDialog;
class SpaceDock;

/// Connects the picture of what fills the mailbox, and the dialog that makes room in it, to the list and the
/// mailbox that are shown.
class SpaceDesk : public QObject {
    Q_OBJECT

public:
    /// @param window what its parts belong to; outlives this, and so do the others.
    SpaceDesk(QMainWindow &window, MessageListPane &list, QSettings &settings);
    ~SpaceDesk() override;

    /// Shows and hides the picture.
    [[nodiscard]] QAction *pictureAction() const;
    /// Opens the dialog that makes room.
    [[nodiscard]] QAction *roomAction() const { return m_room; }

    /// @param open null for none.
    void showMailbox(OpenMailbox *open);

private:
    void makeRoom();

    QMainWindow &m_window;
    MessageListPane &m_list;
    QSettings &m_settings;
    SpaceDock *m_dock;
    QAction *m_room;
    QPointer<RoomDialog> m_dialog;
    OpenMailbox *m_shown = nullptr;
    std::unique_ptr<QObject> m_connections; ///< Context of what showMailbox() connects.
};

} // namespace poplar::gui
