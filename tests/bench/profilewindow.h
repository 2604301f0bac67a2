// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/accountstore.h"
#include "accounts/profile.h"
#include "gui/mainwindow.h"
#include "gui/messagelistpane.h"
#include "gui/spacedock.h"
#include "gui/theme.h"

#include <QSettings>
#include <QTreeView>

namespace poplar::bench {

/// The program's own main window on a profile that has one account, which it opens by itself.
class ProfileWindow {
public:
    explicit ProfileWindow(const QString &folder)
        : m_profile(folder)
        , m_settings(m_profile.settingsFile(), QSettings::IniFormat)
        , m_accounts(m_profile.settingsFile())
        , m_window({.profile = m_profile,
                    .settings = m_settings,
                    .accounts = m_accounts,
                    .passwords = nullptr,
                    .theme = m_theme,
                    .startPractice = [] { return std::optional<gui::PracticeMailbox>(); }})
        , m_pane(m_window.findChild<gui::MessageListPane *>())
        , m_view(m_pane->findChild<QTreeView *>())
    {
        m_window.resize(1200, 800);
        m_window.show();
    }

    [[nodiscard]] gui::MessageListPane &pane() { return *m_pane; }
    [[nodiscard]] QTreeView &view() { return *m_view; }
    [[nodiscard]] gui::SpaceDock &spaceDock() { return *m_window.findChild<gui::SpaceDock *>(); }
    [[nodiscard]] const gui::MessageListModel &model() const { return *m_pane->model(); }
    /// Whether every message that is known is listed.
    [[nodiscard]] bool isComplete() const
    {
        return m_pane->model() && model().rowCount() > 0 && !model().isArranging()
            && model().rowCount() == m_messages;
    }
    void expect(int messages) { m_messages = messages; }

private:
    accounts::Profile m_profile;
    QSettings m_settings;
    accounts::AccountStore m_accounts;
    gui::Theme m_theme;
    gui::MainWindow m_window;
    gui::MessageListPane *m_pane;
    QTreeView *m_view;
    int m_messages = 0;
};

} // namespace poplar::bench
