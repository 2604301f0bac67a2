// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/downloads.h"

#include <QObject>

#include <memory>

class QMainWindow;

namespace poplar::gui {

class DownloadActions;
class DownloadsDock;
class OpenMailbox;
class StatusStrip;

/// Connects the actions, the pane and the line in the status strip that concern downloads to the mailbox that
/// is shown.
class DownloadDesk : public QObject {
    Q_OBJECT

public:
    /// @param window what its parts belong to; outlives this, and so does `strip`.
    DownloadDesk(QMainWindow &window, StatusStrip &strip);
    ~DownloadDesk() override;

    [[nodiscard]] DownloadActions &actions() { return *m_actions; }
    [[nodiscard]] DownloadsDock &dock() { return *m_dock; }

    /// @param open null for none.
    void showMailbox(OpenMailbox *open);

private:
    void showStatus();
    void order(const mailbox::DownloadOrder &order);
    void askForSize();

    QMainWindow &m_window;
    StatusStrip &m_strip;
    DownloadActions *m_actions;
    DownloadsDock *m_dock;
    OpenMailbox *m_shown = nullptr;
    std::unique_ptr<QObject> m_connections; ///< Context of what showMailbox() connects.
};

} // namespace poplar::gui
