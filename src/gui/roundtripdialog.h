// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "mailbox/roundtrip.h"

#include <QDialog>
#include <QList>

class QGridLayout;
class QLabel;
class QPushButton;
class QTabWidget;

namespace poplar::gui {

class PlainLog;
class ProblemBar;
class RoutePane;
class StepMark;

/// Shows a test message on its way: the steps with their times, then its route, and both conversations. Show
/// it with show(); the rest of the window can be used meanwhile.
class RoundTripDialog : public QDialog {
    Q_OBJECT

public:
    /// @param name of the account, as the user knows it.
    RoundTripDialog(const QString &name, QWidget *parent);

    /// Begins anew.
    void begin(const accounts::Account &account);
    /// Connect this to `RoundTrip::stepChanged`.
    void setStep(const mailbox::RoundTripStep &step);
    /// Connect this to `RoundTrip::transcript`.
    void addTranscript(mailbox::Service service, const QList<wire::TranscriptEvent> &events);
    void setReport(const mailbox::RoundTripReport &report);
    /// Nothing more will come.
    void finish();
    /// Says a sentence in place of what goes on.
    void tell(const QString &sentence);

Q_SIGNALS:
    void stopWanted();
    void startWanted();
    /// The message that has come should be ticked for deletion.
    void removalWanted(const poplar::Identity &identity);

private:
    struct Row {
        StepMark *mark = nullptr;
        QLabel *title = nullptr;
        QLabel *time = nullptr;
        QLabel *detail = nullptr;
    };
    void build();
    void addRow(QGridLayout &grid);
    [[nodiscard]] QWidget *makeButtons();
    [[nodiscard]] QString title(mailbox::RoundTripStep::What what) const;
    [[nodiscard]] static QString detail(const mailbox::RoundTripStep &step);
    void showFailure(const mailbox::RoundTripStep &step);
    void updateButtons();

    accounts::Account m_account;
    mailbox::RoundTripReport m_report;
    bool m_isRunning = false;
    bool m_isTold = false; ///< How it ended.
    QList<Row> m_rows; ///< In the order of RoundTripStep::What.
    ProblemBar *m_problem;
    QLabel *m_verdict;
    QTabWidget *m_tabs;
    RoutePane *m_route;
    PlainLog *m_sending;
    PlainLog *m_receiving;
    QPushButton *m_remove = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_again = nullptr;
};

} // namespace poplar::gui
