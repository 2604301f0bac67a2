// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/transferdialog.h"

#include "gui/theme.h"
#include "gui/transferview.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace poplar::gui {

TransferDialog::TransferDialog(QWidget *parent)
    : QDialog(parent)
    , m_pages(new QStackedWidget)
    , m_view(new TransferView)
{
}

void TransferDialog::build(QWidget *form, const QString &startText)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_close = buttons->button(QDialogButtonBox::Cancel);
    m_close->setObjectName(QStringLiteral("closeTransfer"));
    m_start = buttons->addButton(startText, QDialogButtonBox::AcceptRole);
    m_start->setObjectName(QStringLiteral("startTransfer"));
    m_pages->addWidget(form);
    m_pages->addWidget(m_view);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::huge, space::large, space::huge, space::large);
    layout->setSpacing(space::large);
    layout->addWidget(m_pages, 1);
    layout->addWidget(buttons);
    m_start->setDefault(true); // Only now has it a dialog whose default it can be.
    connect(buttons, &QDialogButtonBox::accepted, this, [this] { start(); });
    connect(buttons, &QDialogButtonBox::rejected, this, &TransferDialog::reject);
}

void TransferDialog::setStartable(bool startable)
{
    m_start->setEnabled(startable);
}

void TransferDialog::begin(const QString &doing)
{
    m_stage = Stage::UnderWay;
    m_view->begin(doing);
    m_pages->setCurrentWidget(m_view);
    m_start->hide();
    m_close->setText(tr("Stop"));
    m_close->setFocus();
}

void TransferDialog::setProgress(const mailbox::TransferProgress &progress)
{
    if (m_stage == Stage::UnderWay)
        m_view->setProgress(progress);
}

void TransferDialog::setReport(const mailbox::TransferReport &report)
{
    if (m_stage != Stage::UnderWay)
        return;
    m_stage = Stage::Over;
    m_view->setReport(report);
    m_close->setText(tr("Close"));
    m_close->setEnabled(true);
    m_close->setDefault(true);
    m_close->setFocus();
}

void TransferDialog::reject()
{
    if (m_stage != Stage::UnderWay)
        return QDialog::reject();
    m_close->setEnabled(false); // it ends soon
    Q_EMIT stopWanted();
}

} // namespace poplar::gui
