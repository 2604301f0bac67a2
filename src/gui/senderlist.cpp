// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/senderlist.h"

#include "accounts/validation.h"
#include "base/limits.h"
#include "gui/icons.h"
#include "gui/theme.h"
#include "wire/displaytext.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace poplar::gui {

namespace {
enum SenderColumn { SenderName, SenderAddress, SenderColumns };
constexpr int senderRowsInSight = 3;
} // namespace

SenderList::SenderList(QWidget *parent)
    : QWidget(parent)
    , m_table(new QTableWidget(0, SenderColumns))
    , m_add(new QPushButton(icon(Icon::Plus), tr("Add an address")))
    , m_remove(new QPushButton(icon(Icon::Trash2), tr("Remove it")))
    , m_usual(new QPushButton(tr("Make it the usual one")))
    , m_note(new QLabel)
{
    build();
    connect(m_table, &QTableWidget::itemChanged, this, &SenderList::edited);
    connect(m_table, &QTableWidget::currentCellChanged, this, &SenderList::showState);
    connect(m_add, &QPushButton::clicked, this, &SenderList::addEmpty);
    connect(m_remove, &QPushButton::clicked, this, &SenderList::removeCurrent);
    connect(m_usual, &QPushButton::clicked, this, &SenderList::makeCurrentUsual);
    setSenders({});
}

void SenderList::build()
{
    m_table->setObjectName(QStringLiteral("senders"));
    m_table->setAccessibleName(tr("Your names and addresses"));
    m_table->setHorizontalHeaderLabels({tr("Your name"), tr("Your mail address")});
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->verticalHeader()->hide();
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked
                             | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    const int rowHeight = fontMetrics().height() + 2 * space::normal;
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_table->setFixedHeight(rowHeight * (senderRowsInSight + 1) + 2 * m_table->frameWidth());
    m_add->setObjectName(QStringLiteral("addSender"));
    m_remove->setObjectName(QStringLiteral("removeSender"));
    m_usual->setObjectName(QStringLiteral("usualSender"));
    m_note->setObjectName(QStringLiteral("senderNote"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->hide();
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::normal);
    for (QPushButton *button : {m_add, m_remove, m_usual}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::small + 2);
    layout->addWidget(m_table);
    layout->addWidget(m_note);
    layout->addLayout(buttons);
}

void SenderList::setSenders(const QList<Address> &senders)
{
    m_filling = true;
    m_table->setRowCount(0);
    for (const Address &sender : senders)
        addRow(sender);
    if (senders.isEmpty())
        addRow({});
    m_table->setCurrentCell(0, SenderName);
    m_note->hide();
    m_filling = false;
    showState();
}

void SenderList::addRow(const Address &sender)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    m_table->setItem(row, SenderName, new QTableWidgetItem(sender.name));
    m_table->setItem(row, SenderAddress, new QTableWidgetItem(sender.address));
}

Address SenderList::at(int row) const
{
    const auto text = [this, row](SenderColumn column) {
        const QTableWidgetItem *item = m_table->item(row, column);
        return item ? item->text().trimmed() : QString();
    };
    return {text(SenderName), text(SenderAddress)};
}

QList<Address> SenderList::senders() const
{
    QList<Address> senders;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const Address sender = at(row);
        if (sender != Address())
            senders += sender;
    }
    return senders;
}

void SenderList::addEmpty()
{
    m_filling = true;
    const int last = m_table->rowCount() - 1;
    if (last < 0 || at(last) != Address())
        addRow({{}, {}});
    m_filling = false;
    m_table->setCurrentCell(m_table->rowCount() - 1, SenderAddress);
    m_table->setFocus();
    m_table->editItem(m_table->currentItem());
}

void SenderList::removeCurrent()
{
    QList<Address> rest;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (row != m_table->currentRow())
            rest += at(row);
    }
    setSenders(rest);
    m_table->setFocus();
    edited();
}

void SenderList::makeCurrentUsual()
{
    QList<Address> all = senders();
    const Address chosen = at(m_table->currentRow());
    all.removeOne(chosen);
    all.prepend(chosen);
    setSenders(all);
    m_table->setFocus();
    edited();
}

void SenderList::edited()
{
    if (m_filling)
        return;
    const QString wrong = fault(senders());
    m_note->setText(wrong);
    m_note->setVisible(!wrong.isEmpty());
    m_table->setAccessibleDescription(wrong);
    QPalette danger = palette();
    danger.setColor(QPalette::WindowText, themeColours(palette()).danger);
    m_note->setPalette(danger);
    showState();
    Q_EMIT changed();
}

void SenderList::showState()
{
    const int row = m_table->currentRow();
    const bool isAny = row >= 0 && at(row) != Address();
    m_remove->setEnabled(isAny);
    m_usual->setEnabled(isAny && row > 0);
    m_add->setEnabled(m_table->rowCount() < limit::senderAddresses);
}

QString SenderList::fault(const QList<Address> &senders)
{
    for (const Address &sender : senders) {
        const QString shown = wire::displayText(sender.address);
        switch (accounts::senderProblem(sender)) {
        case accounts::FieldProblem::None:
            continue;
        case accounts::FieldProblem::Empty:
            //: %1 is a person's name.
            return tr("Enter the mail address of %1.").arg(wire::displayText(sender.name));
        case accounts::FieldProblem::HasBlanks:
            return tr("There is no blank in a mail address: “%1”.").arg(shown);
        case accounts::FieldProblem::TooLong:
            return tr("No name and no mail address is as long as that of “%1”.").arg(shown);
        case accounts::FieldProblem::HasControlCharacters:
            return tr("There is a character that cannot be sent in “%1”.").arg(shown);
        case accounts::FieldProblem::NoHostName:
        case accounts::FieldProblem::OutOfRange:
            return tr("“%1” is no mail address: it looks like name@example.org.").arg(shown);
        }
    }
    return {};
}

void SenderList::showFault()
{
    edited();
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (at(row) != Address() && !fault({at(row)}).isEmpty()) {
            m_table->setCurrentCell(row, SenderAddress);
            break;
        }
    }
    m_table->setFocus();
}

} // namespace poplar::gui
