// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rulelogdialog.h"

#include "gui/emptystate.h"
#include "gui/icons.h"
#include "gui/messageheader.h"
#include "gui/rulelogmodel.h"
#include "gui/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace poplar::gui {

using mailbox::RuleDeed;

RuleLogDialog::RuleLogDialog(const QString &account, QWidget *parent)
    : QDialog(parent)
    , m_model(new RuleLogModel(this))
    , m_rules(new QComboBox)
    , m_pages(new QStackedWidget)
    , m_empty(new EmptyState)
    , m_view(new QTreeView)
    , m_clear(nullptr)
{
    setObjectName(QStringLiteral("ruleLogDialog"));
    //: %1 is the name of an account.
    setWindowTitle(tr("What the rules did in %1").arg(account));
    m_empty->setContent({.picture = Icon::ScrollText, .title = tr("Reading the log…")});
    build();
    resize(fontMetrics().averageCharWidth() * 130, fontMetrics().height() * 28);
}

void RuleLogDialog::build()
{
    auto *label = new QLabel(tr("&Show"));
    label->setBuddy(m_rules);
    m_rules->setObjectName(QStringLiteral("ruleLogFilter"));
    m_rules->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_view->setObjectName(QStringLiteral("ruleLog"));
    m_view->setAccessibleName(tr("What the rules did, the latest first"));
    m_view->setModel(m_model);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setItemsExpandable(false);
    m_view->setAllColumnsShowFocus(true);
    QHeaderView *header = m_view->header();
    const int character = fontMetrics().averageCharWidth();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(RuleLogModel::Subject, QHeaderView::Stretch);
    header->resizeSection(RuleLogModel::Time, character * 13);
    header->resizeSection(RuleLogModel::Rule, character * 22);
    header->resizeSection(RuleLogModel::Deed, character * 34);
    header->resizeSection(RuleLogModel::Sender, character * 22);
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder); // the latest first
    m_view->setSortingEnabled(true);
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT messageChosen(mailbox::MessageId(m_model->deedAt(index.row()).message));
    });
    connect(m_view, &QTreeView::clicked, this, [this](const QModelIndex &index) {
        Q_EMIT messageChosen(mailbox::MessageId(m_model->deedAt(index.row()).message));
    });
    connect(m_rules, &QComboBox::activated, this,
            [this] { m_model->setRule(m_rules->currentData().toString()); });
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_view);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::normal);
    head->addWidget(label);
    head->addWidget(m_rules);
    head->addStretch();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_clear = buttons->addButton(tr("C&lear the log"), QDialogButtonBox::ActionRole);
    m_clear->setIcon(icon(Icon::Eraser));
    m_clear->setAutoDefault(false);
    m_clear->setEnabled(false);
    connect(m_clear, &QPushButton::clicked, this, &RuleLogDialog::clearWanted);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::large, space::large, space::large);
    layout->setSpacing(space::normal);
    layout->addLayout(head);
    layout->addWidget(m_pages, 1);
    layout->addWidget(buttons);
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
}

/// Also rules that are no more.
void RuleLogDialog::fillRules(const QList<RuleDeed> &deeds)
{
    const QString chosen = m_rules->currentData().toString();
    m_rules->clear();
    m_rules->addItem(tr("all rules"), QString());
    for (const RuleDeed &deed : deeds) {
        if (m_rules->findData(deed.rule) < 0)
            m_rules->addItem(headerLine(deed.ruleName), deed.rule);
    }
    m_rules->setCurrentIndex(std::max(0, m_rules->findData(chosen)));
    m_model->setRule(m_rules->currentData().toString());
}

void RuleLogDialog::setDeeds(const QList<RuleDeed> &deeds)
{
    fillRules(deeds);
    m_model->setDeeds(deeds);
    m_model->sort(m_view->header()->sortIndicatorSection(), m_view->header()->sortIndicatorOrder());
    m_empty->setContent({.picture = Icon::ScrollText,
                         .title = tr("The rules have done nothing yet"),
                         .text = tr("Whatever a rule does with a message is noted here.")});
    m_pages->setCurrentWidget(deeds.isEmpty() ? static_cast<QWidget *>(m_empty) : m_view);
    m_rules->setEnabled(!deeds.isEmpty());
    m_clear->setEnabled(!deeds.isEmpty());
}

} // namespace poplar::gui
