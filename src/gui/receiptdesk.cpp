// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/receiptdesk.h"

#include "gui/accountlistmodel.h"
#include "gui/committext.h"
#include "gui/historydialog.h"
#include "gui/icons.h"
#include "gui/openmailbox.h"
#include "gui/problembar.h"
#include "gui/receiptdialog.h"

#include <QAction>

namespace poplar::gui {

using mailbox::CommitReport;
using mailbox::Mailbox;
using mailbox::Receipt;

ReceiptDesk::ReceiptDesk(QWidget *window, ProblemBar &bar)
    : m_window(window)
    , m_bar(bar)
    , m_history(new QAction(icon(Icon::History), tr("Deletion histor&y…"), window))
{
    m_history->setObjectName(QStringLiteral("historyAction"));
    connect(m_history, &QAction::triggered, this, &ReceiptDesk::showHistory);
    connect(&m_bar, &ProblemBar::offerTaken, this, [this] {
        if (m_turn == m_bar.turn()) // Others make offers there, too.
            showReceipt();
    });
}

ReceiptDesk::~ReceiptDesk() = default;

void ReceiptDesk::showMailbox(OpenMailbox *open)
{
    m_shown = open;
    m_connections = open ? std::make_unique<QObject>() : nullptr;
    m_last = open ? open->receipt() : std::nullopt;
    m_history->setEnabled(open != nullptr);
    delete m_dialog;
    if (!open)
        return;
    QObject *context = m_connections.get();
    const Mailbox *mailbox = &open->mailbox();
    connect(mailbox, &Mailbox::receiptWritten, context,
            [this](const Receipt &receipt) { takeReceipt(receipt); });
    connect(mailbox, &Mailbox::receiptsRead, context, [this](const QList<Receipt> &receipts) {
        if (m_dialog)
            m_dialog->setReceipts(receipts);
    });
}

void ReceiptDesk::takeReport(const CommitReport &report)
{
    const auto text = commitText(report);
    if (!text)
        return;
    const bool deleted = report.outcome != CommitReport::Outcome::NothingDeleted;
    m_bar.showNotice(text->tone, text->title, text->explanation, deleted ? tr("Show receipt") : QString());
    m_turn = m_bar.turn();
}

void ReceiptDesk::takeReceipt(const Receipt &receipt)
{
    m_last = receipt;
    if (m_dialog && m_shown)
        m_shown->mailbox().readReceipts();
}

void ReceiptDesk::showReceipt()
{
    if (!m_last) {
        showHistory();
        return;
    }
    auto *dialog = new ReceiptDialog(*m_last, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void ReceiptDesk::showHistory()
{
    if (!m_shown)
        return;
    const bool practice = m_shown->id() == AccountListModel::practiceId;
    m_dialog = new HistoryDialog(practice ? tr("the practice mailbox", "deletion history of")
                                          : m_shown->mailbox().account().shownName(),
                                 m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->open();
    m_shown->mailbox().readReceipts();
}

} // namespace poplar::gui
