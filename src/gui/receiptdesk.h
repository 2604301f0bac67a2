// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/receipts.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>

class QAction;
class QWidget;

namespace poplar::gui {

class HistoryDialog;
class OpenMailbox;
class ProblemBar;

/// Tells what became of deletions: in the bar, in a receipt, and in the history.
class ReceiptDesk : public QObject {
    Q_OBJECT

public:
    /// @param window what the dialogs belong to; outlives this, and so does `bar`.
    ReceiptDesk(QWidget *window, ProblemBar &bar);
    ~ReceiptDesk() override;

    [[nodiscard]] QAction *historyAction() const { return m_history; }

    /// @param open null for none.
    void showMailbox(OpenMailbox *open);
    /// Tells in the bar what became of the ticks.
    void takeReport(const mailbox::CommitReport &report);

private:
    void takeReceipt(const mailbox::Receipt &receipt);
    void showReceipt();
    void showHistory();

    QWidget *m_window;
    ProblemBar &m_bar;
    quint64 m_turn = 0; ///< That of the bar which told of a receipt last.
    QAction *m_history;
    OpenMailbox *m_shown = nullptr;
    std::optional<mailbox::Receipt> m_last; ///< Of the mailbox that is shown, as far as it was told.
    QPointer<HistoryDialog> m_dialog;
    std::unique_ptr<QObject> m_connections; ///< Context of what showMailbox() connects.
};

} // namespace poplar::gui
