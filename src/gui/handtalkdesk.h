// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/handtalkdialog.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <functional>

class QAction;

namespace poplar::gui {

class HandTalkTab;
class LogDesk;
class LogFilesDesk;
class OpenMailbox;

/// Conversations by hand, each on a tab of its own in the log. Several may go on at a time; each ends with
/// its tab or with the window, without QUIT, which deletes nothing.
class HandTalkDesk : public QObject {
    Q_OBJECT

public:
    /// What can be talked to, asked when it is wanted.
    using Choices = std::function<QList<HandTalkDialog::Choice>()>;

    /// @param window what the dialogs belong to; outlives this, as do the others.
    HandTalkDesk(QWidget *window, LogDesk &log, const LogFilesDesk &files, Choices choices);

    [[nodiscard]] QAction *talkAction() const { return m_action; }

    /// @param open null for none.
    void showMailbox(const OpenMailbox *open);

private:
    void ask();
    void begin(const accounts::Account &account, records::Application application);
    void closeTab(const QString &id);
    [[nodiscard]] static QString farewellTo(const HandTalkTab &tab);

    QWidget *m_window;
    LogDesk &m_log;
    const LogFilesDesk &m_files;
    Choices m_choices;
    QAction *m_action;
    QString m_shown; ///< The account of the mailbox that is shown.
    QPointer<HandTalkDialog> m_dialog;
    QHash<QString, QPointer<HandTalkTab>> m_tabs; ///< By the id of their session in the log.
    int m_begun = 0; ///< Conversations, to name their tabs.
};

/// The choices that a window has: the accounts in the settings, and the mailbox that is shown if it is none
/// of them.
/// @param find gives the mailbox of an account, or null where it is not loaded.
[[nodiscard]] QList<HandTalkDialog::Choice>
handTalkChoices(const QList<accounts::Account> &accounts, OpenMailbox *shown,
                const std::function<OpenMailbox *(const QString &id)> &find);

} // namespace poplar::gui
