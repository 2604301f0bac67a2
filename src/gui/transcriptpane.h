// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/logsettings.h"
#include "records/application.h"
#include "wire/transcript.h"

#include <QWidget>

class QTabWidget;

namespace poplar::gui {

class TranscriptLines;
class TranscriptModel;

/// One session in the log: its lines, and beside them, on tabs, other views of the same session.
class TranscriptPane : public QWidget {
    Q_OBJECT

public:
    explicit TranscriptPane(records::Application application = records::Application::Pop3,
                            QWidget *parent = nullptr);

    /// Connect this to `Mailbox::transcriptGrown`.
    void append(const QList<wire::TranscriptEvent> &events);
    void clear();
    /// Shows the lines, and of them this event, without a filter that would hide it. Where the log no longer
    /// has it, that is said, and nothing else changes.
    void reveal(quint64 transcriptNumber);

    /// Adds another view of the session behind the lines, on a tab of its own; the strip of tabs is hidden
    /// while there are the lines alone. The page belongs to the pane. It is fed by `grown` and `cleared`,
    /// begins with the model's events, and gives a click on an event to reveal().
    void addPage(QWidget *page, const QString &title);

    /// Puts a console below all pages, which then belongs to the pane: once. A tool shows and hides it, and
    /// takes the focus there and back.
    void setConsole(QWidget &console);
    /// Gives the focus to what is shown above the console.
    void focusPage();

    /// What is spoken in the session.
    [[nodiscard]] records::Application application() const { return m_application; }
    [[nodiscard]] const TranscriptModel &model() const { return *m_model; }
    [[nodiscard]] TranscriptLines &lines() const { return *m_lines; }

    void applySettings(const LogSettings &settings);

Q_SIGNALS:
    /// Events came: the same as append() got, whether the pane is shown or not.
    void grown(const QList<poplar::wire::TranscriptEvent> &events);
    /// What came so far is to be forgotten.
    void cleared();
    /// The user came to a line that concerns this message.
    void messageTouched(qint64 message);
    /// The user wants to see the message that a line concerns.
    void messageWanted(qint64 message);
    void settingsChanged(const poplar::gui::LogSettings &settings);

private:
    const records::Application m_application;
    TranscriptModel *m_model;
    TranscriptLines *m_lines;
    QTabWidget *m_pages;
    QWidget *m_console = nullptr;
};

} // namespace poplar::gui
