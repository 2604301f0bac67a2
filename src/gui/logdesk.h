// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/application.h"
#include "records/sharedlog.h"
#include "wire/transcript.h"

#include <QHash>
#include <QObject>

class QAction;
class QMainWindow;
class QSettings;

namespace poplar::gui {

class LogDock;
class LogExport;
class MessageListPane;
class OpenMailbox;
class ReportDesk;
class TranscriptPane;
struct LogSubject;
struct ReportSubject;

/// Connects the log to all open mailboxes, and to the list of the one that is shown.
class LogDesk : public QObject {
    Q_OBJECT

public:
    /// @param window what its parts belong to; outlives this, and so do the others.
    LogDesk(QMainWindow &window, MessageListPane &list, QSettings &settings);
    ~LogDesk() override;

    [[nodiscard]] LogDock &dock() { return *m_dock; }
    /// Goes to where the log tells of the selected message last.
    [[nodiscard]] QAction *showInLogAction() const { return m_showInLog; }

    /// Gives a mailbox a tab; once for each. What it sends has one of its own, from the first event on.
    void watch(OpenMailbox &open);
    /// The user has named it anew.
    void setName(const OpenMailbox &open);
    /// Adds a tab for what is no mailbox: a conversation by hand. It can be closed.
    /// @param names that its export may show.
    TranscriptPane &addTalk(const QString &id, const QString &name, const records::KnownNames &names,
                            records::Application application = records::Application::Pop3);
    void forget(const QString &id);
    /// @param open null for none.
    void showMailbox(OpenMailbox *open);
    /// Shows an event of the mailbox that is shown.
    void reveal(quint64 transcriptNumber);
    /// The same for what the mailbox that is shown has sent.
    void revealSending(quint64 transcriptNumber);

Q_SIGNALS:
    /// The user wants to see a message of this one, which is not shown.
    void mailboxWanted(const QString &id);
    /// A short remark on what was asked for.
    void told(const QString &text);
    /// The log was written into this file.
    void saved(const QString &path);

private:
    [[nodiscard]] TranscriptPane &addSession(const QString &id, const QString &name,
                                             records::Application application);
    void takeSending(const QString &id, QList<wire::TranscriptEvent> events);
    [[nodiscard]] OpenMailbox *watched(const QString &session) const;
    [[nodiscard]] records::KnownNames namesOf(const QString &session) const;
    void connectMessages();
    [[nodiscard]] LogSubject subject() const;
    [[nodiscard]] ReportSubject reported(const QString &id) const;
    void updateAction();
    void showInLog();

    MessageListPane &m_list;
    QSettings &m_settings;
    LogDock *m_dock; ///< The window's.
    LogExport *m_export;
    ReportDesk *m_report;
    QAction *m_showInLog;
    QHash<QString, OpenMailbox *> m_watched; ///< By id.
    QHash<QString, records::KnownNames> m_talks; ///< By id.
    OpenMailbox *m_shown = nullptr;
};

} // namespace poplar::gui
