// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/receiptview.h"

#include "gui/icons.h"
#include "gui/receiptmodel.h"
#include "gui/receipttext.h"
#include "gui/savedialog.h"
#include "gui/textfile.h"
#include "gui/theme.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>
#include <QTreeView>
#include <QVBoxLayout>

namespace poplar::gui {

ReceiptView::ReceiptView(QWidget *parent)
    : QWidget(parent)
    , m_model(new ReceiptModel(this))
    , m_title(new QLabel)
    , m_details(new QLabel)
    , m_view(new QTreeView)
    , m_copy(new QPushButton(icon(Icon::Copy), tr("Copy as text")))
    , m_save(new QPushButton(icon(Icon::Save), tr("Save…", "receipt")))
    , m_saved(new QLabel)
{
    build();
    fitColumns();
    connect(m_copy, &QPushButton::clicked, this, &ReceiptView::copy);
    connect(m_save, &QPushButton::clicked, this, &ReceiptView::save);
}

void ReceiptView::build()
{
    m_title->setObjectName(QStringLiteral("receiptTitle"));
    QFont large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    m_details->setObjectName(QStringLiteral("receiptDetails"));
    m_saved->setForegroundRole(QPalette::PlaceholderText);
    m_saved->setObjectName(QStringLiteral("receiptSaved"));
    for (QLabel *label : {m_title, m_details, m_saved}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_view->setObjectName(QStringLiteral("receiptItems"));
    m_view->setAccessibleName(tr("Messages of this deletion"));
    m_view->setModel(m_model);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setItemsExpandable(false);
    m_view->setAllColumnsShowFocus(true);
    m_view->setTabKeyNavigation(false);
    m_copy->setObjectName(QStringLiteral("copyReceipt"));
    m_save->setObjectName(QStringLiteral("saveReceipt"));
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_copy, m_save}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addWidget(m_saved, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::normal);
    layout->addWidget(m_title);
    layout->addWidget(m_details);
    layout->addWidget(m_view, 1);
    layout->addLayout(buttons);
}

void ReceiptView::fitColumns()
{
    QHeaderView *header = m_view->header();
    const int character = fontMetrics().averageCharWidth();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(ReceiptModel::Subject, QHeaderView::Stretch);
    header->resizeSection(ReceiptModel::Fate, character * 28);
    header->resizeSection(ReceiptModel::Sender, character * 20);
    header->resizeSection(ReceiptModel::Size, character * 11);
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder); // As they lay in the mailbox.
    m_view->setSortingEnabled(true);
}

void ReceiptView::setReceipt(const mailbox::Receipt &receipt)
{
    m_title->setText(receiptTitle(receipt));
    m_details->setText(receiptDetails(receipt));
    m_saved->clear();
    m_model->setReceipt(receipt);
    m_model->sort(m_view->header()->sortIndicatorSection(), m_view->header()->sortIndicatorOrder());
}

void ReceiptView::copy() const
{
    QGuiApplication::clipboard()->setText(receiptAsText(m_model->receipt()));
}

void ReceiptView::save()
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    const mailbox::Receipt receipt = m_model->receipt();
    //: The beginning of a file's name; the day follows.
    const QString name =
        tr("Receipt") + receipt.at.toLocalTime().toString(u" yyyy-MM-dd HH-mm") + QStringLiteral(".txt");
    askWhereToSave(this, tr("Save the receipt"), folder.filePath(name), [this, receipt](const QString &path) {
        writeFile(this, path, receiptAsText(receipt).toUtf8(), [this, path](Writing outcome) {
            m_saved->setText(outcome == Writing::Done
                                 ? tr("Saved as %1").arg(QDir::toNativeSeparators(path))
                                 : tr("The file could not be saved. Is there room on the disk?"));
        });
    });
}

} // namespace poplar::gui
