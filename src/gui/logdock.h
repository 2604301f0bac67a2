// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/logsettings.h"
#include "records/application.h"

#include <QDockWidget>

class QStackedWidget;
class QTabBar;

namespace poplar::gui {

class TranscriptPane;

/// The log: everything that Poplar and servers say to each other, as it happens. It has a tab for each
/// session; the strip of tabs is hidden while there is one that cannot be closed. Hidden, the dock takes
/// events in and shows nothing.
class LogDock : public QDockWidget {
    Q_OBJECT

public:
    explicit LogDock(QWidget *parent = nullptr);

    /// Adds a session's tab behind the others, or gives the one it has.
    /// @param id names the session here: an account's id, say.
    /// @param name as the user knows it.
    TranscriptPane &addSession(const QString &id, const QString &name,
                               records::Application application = records::Application::Pop3);
    void removeSession(const QString &id);
    /// Gives a tab a button that says closeWanted().
    void setClosable(const QString &id);
    void setSessionName(const QString &id, const QString &name);

    /// Puts this session's tab in front; does not show the dock.
    void showSession(const QString &id);
    /// Shows the dock and the event of that number, without a filter that would hide it.
    void reveal(const QString &id, quint64 transcriptNumber);

    /// Null where there is no such session.
    [[nodiscard]] TranscriptPane *pane(const QString &id) const;
    /// The one in front; null while there is none.
    [[nodiscard]] TranscriptPane *currentPane() const;
    [[nodiscard]] QString currentSession() const;

    /// For the panes there are and those to come.
    void applySettings(const LogSettings &settings);

Q_SIGNALS:
    /// A tab was added.
    void sessionAdded(const QString &id);
    /// The user came to a line that concerns this message.
    void messageTouched(const QString &id, qint64 message);
    /// The user wants to see the message that a line concerns.
    void messageWanted(const QString &id, qint64 message);
    /// The user has done with this session.
    void closeWanted(const QString &id);
    /// The user arranged a pane in another way; the others follow.
    void settingsChanged(const poplar::gui::LogSettings &settings);

private:
    [[nodiscard]] int tabOf(const QString &id) const;
    void connectPane(const QString &id, TranscriptPane &pane);
    void showTabs();

    QTabBar *m_tabs; ///< The data of each is the id of its session; in the order of m_panes.
    QStackedWidget *m_panes;
    LogSettings m_settings;
};

} // namespace poplar::gui
