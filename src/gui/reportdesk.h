// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/reportsubject.h"

#include <QObject>

#include <functional>

class QAction;
class QSettings;
class QWidget;

namespace poplar::gui {

class OpenMailbox;
class TranscriptPane;

/// Offers a report of each session in the log.
class ReportDesk : public QObject {
    Q_OBJECT

public:
    /// @param settings where the last choice is kept; outlives this, as does
    /// @param window what its dialogs belong to.
    ReportDesk(QSettings &settings, QWidget *window);

    /// An action of the pane's that asks for a report of what the pane knows. It can be used while there are
    /// events.
    /// @param subject gives what is known besides the events, which may be none.
    [[nodiscard]] QAction *actionFor(TranscriptPane &pane, const std::function<ReportSubject()> &subject);

Q_SIGNALS:
    void saved(const QString &path);

private:
    void ask(const ReportSubject &subject);

    QSettings &m_settings;
    QWidget *m_window;
};

/// What a mailbox knows of what these events tell.
[[nodiscard]] ReportSubject reportSubject(const QList<wire::TranscriptEvent> &events, OpenMailbox &mailbox);

} // namespace poplar::gui
