// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/examination.h"

#include <QDialog>

#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;
class QTextBrowser;

namespace poplar::gui {

class PlainLog;

/// Shows an examination as it goes, and its report. Show it with show(); the rest of the window can be used
/// meanwhile.
class ExamineDialog : public QDialog {
    Q_OBJECT

public:
    /// @param account its name, for the title.
    explicit ExamineDialog(const QString &account, QWidget *parent);

    /// Begins anew.
    void begin();
    void setProgress(const mailbox::ExaminationProgress &progress);
    /// What is known so far.
    void setReport(const mailbox::ExaminationReport &report);
    /// Lines of the conversations, below those that are there.
    void addTranscript(const QList<wire::TranscriptEvent> &events);
    /// Nothing more will come.
    void finish();
    /// Says a sentence in place of what goes on.
    void tell(const QString &sentence);

    [[nodiscard]] bool isRunning() const { return m_running; }

Q_SIGNALS:
    void stopWanted();
    void startWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void showReport();
    void updateButtons();
    void save();
    void saveAs(const QString &path);
    void copy() const;

    QTextBrowser *m_view;
    PlainLog *m_log;
    QLabel *m_what;
    QProgressBar *m_bar;
    QPushButton *m_save = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_again = nullptr;
    std::optional<mailbox::ExaminationReport> m_report;
    bool m_running = false;
};

} // namespace poplar::gui
