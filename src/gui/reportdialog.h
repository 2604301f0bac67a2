// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/reportsettings.h"
#include "gui/reportwriting.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QProgressBar;
class QPushButton;

namespace poplar::gui {

class Banner;

/// Asks what a report of a session is to have and where to, and writes it. The window can be used meanwhile;
/// closing the dialog ends the writing, and leaves no file.
class ReportDialog : public QDialog {
    Q_OBJECT

public:
    /// @param subject of one session or of several, of which one is chosen here; not empty.
    ReportDialog(const ReportSubject &subject, const ReportSettings &settings, QWidget *parent);

    void reject() override;

Q_SIGNALS:
    /// The report is there, and this is what was chosen.
    void written(const QString &path, const poplar::gui::ReportSettings &settings);

private:
    void build();
    QWidget *makeContents();
    void fillSessions();
    void apply(const ReportSettings &settings);
    [[nodiscard]] ReportSettings settings() const;
    [[nodiscard]] QString suggestion() const;
    void askWhere();
    void write(const QString &path);
    void finish(const Result<Done> &result);
    void showState();

    ReportSubject m_subject;
    QList<QList<wire::TranscriptEvent>> m_sessions; ///< The oldest first.
    QString m_folder;
    QString m_path; ///< Of what is being written.
    QWidget *m_form;
    QComboBox *m_session;
    QComboBox *m_format;
    QCheckBox *m_explanations;
    QCheckBox *m_diagram;
    QCheckBox *m_statistics;
    QCheckBox *m_names;
    Banner *m_problem;
    QProgressBar *m_progress;
    QPushButton *m_save = nullptr;
    QPushButton *m_close = nullptr;
    ReportWriter m_writer;
};

} // namespace poplar::gui
