// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/ruleeditor.h"

#include "base/limits.h"
#include "gui/banner.h"
#include "gui/icons.h"
#include "gui/ruleconditionrow.h"
#include "gui/ruletext.h"
#include "gui/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace poplar::gui {

using accounts::FilterAction;
using accounts::FilterCondition;
using accounts::FilterFault;
using accounts::FilterRule;

namespace {

QLabel *sectionTitle(const QString &text)
{
    auto *label = new QLabel(text);
    QFont strong = label->font();
    strong.setWeight(QFont::DemiBold);
    label->setFont(strong);
    return label;
}

} // namespace

RuleEditor::RuleEditor(QWidget *parent)
    : QWidget(parent)
    , m_name(new QLineEdit)
    , m_accounts(new QPushButton)
    , m_accountMenu(new QMenu(this))
    , m_needs(new QComboBox)
    , m_rowLayout(new QVBoxLayout)
    , m_add(new QPushButton(icon(Icon::Plus), tr("Add a &condition")))
    , m_tick(new QCheckBox(tr("&Tick it for deletion on the server")))
    , m_unasked(new QCheckBox(tr("Delete it without asking &me")))
    , m_warning(new Banner(this))
    , m_download(new QCheckBox(tr("&Download it")))
    , m_star(new QCheckBox(tr("Give it a &star")))
    , m_move(new QCheckBox(tr("Sort it into the &folder")))
    , m_folder(new QComboBox)
    , m_stop(new QCheckBox(tr("Then st&op: the rules below do not look at it")))
    , m_fault(new QLabel)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::normal);
    buildHead(*layout);
    buildConditions(*layout);
    buildActions(*layout);
    layout->addStretch();
    connectFields();
    setAccounts({});
    setRule({});
}

void RuleEditor::buildHead(QBoxLayout &layout)
{
    m_name->setObjectName(QStringLiteral("ruleName"));
    m_name->setMaxLength(int(limit::ruleText));
    m_accounts->setObjectName(QStringLiteral("ruleAccounts"));
    m_accounts->setMenu(m_accountMenu);
    m_accounts->setAutoDefault(false);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::normal);
    auto *name = new QLabel(tr("&Name"));
    name->setBuddy(m_name);
    auto *accounts = new QLabel(tr("fo&r", "rule X for the accounts Y"));
    accounts->setBuddy(m_accounts);
    head->addWidget(name);
    head->addWidget(m_name, 1);
    head->addWidget(accounts);
    head->addWidget(m_accounts);
    layout.addLayout(head);
}

void RuleEditor::buildConditions(QBoxLayout &layout)
{
    m_needs->setObjectName(QStringLiteral("ruleNeeds"));
    m_needs->addItem(tr("all of these conditions hold"), int(FilterRule::Needs::All));
    m_needs->addItem(tr("any of these conditions holds"), int(FilterRule::Needs::Any));
    m_needs->setAccessibleName(tr("When the rule fits"));
    auto *needs = new QHBoxLayout;
    needs->setSpacing(space::normal);
    needs->addWidget(sectionTitle(tr("If", "all of these conditions hold")));
    needs->addWidget(m_needs);
    needs->addStretch();
    layout.addLayout(needs);
    m_rowLayout->setSpacing(space::small);
    m_rowLayout->setContentsMargins(space::large, 0, 0, 0);
    layout.addLayout(m_rowLayout);
    m_add->setObjectName(QStringLiteral("addCondition"));
    m_add->setAutoDefault(false);
    auto *add = new QHBoxLayout;
    add->setContentsMargins(space::large, 0, 0, 0);
    add->addWidget(m_add);
    add->addStretch();
    layout.addLayout(add);
}

void RuleEditor::buildActions(QBoxLayout &layout)
{
    layout.addWidget(sectionTitle(tr("What to do with the message")));
    m_folder->setObjectName(QStringLiteral("ruleFolder"));
    m_folder->setEditable(true);
    m_folder->setAccessibleName(tr("Folder on this machine"));
    m_folder->lineEdit()->setMaxLength(int(limit::ruleText));
    m_folder->lineEdit()->setPlaceholderText(tr("Name of a folder"));
    m_folder->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_folder->setMinimumContentsLength(18);
    auto *actions = new QVBoxLayout;
    actions->setContentsMargins(space::large, 0, 0, 0);
    actions->setSpacing(space::small);
    actions->addWidget(m_tick);
    auto *unasked = new QHBoxLayout;
    unasked->setContentsMargins(space::huge, 0, 0, 0);
    unasked->addWidget(m_unasked);
    actions->addLayout(unasked);
    m_warning->setContent(
        Banner::Tone::Danger, Icon::TriangleAlert,
        tr("New messages that fit are deleted from the server when you leave the mailbox. Nobody looks at "
           "them "
           "before, there need be no copy of them here, and nothing brings them back. Try the rule first."));
    actions->addWidget(m_warning);
    actions->addWidget(m_download);
    actions->addWidget(m_star);
    auto *move = new QHBoxLayout;
    move->setSpacing(space::normal);
    move->addWidget(m_move);
    move->addWidget(m_folder);
    move->addStretch();
    actions->addLayout(move);
    layout.addLayout(actions);
    layout.addWidget(m_stop);
    m_fault->setWordWrap(true);
    m_fault->setObjectName(QStringLiteral("ruleFault"));
    layout.addWidget(m_fault);
    const std::pair<QCheckBox *, const char *> names[] = {
        {m_tick, "ruleTick"}, {m_unasked, "ruleUnasked"}, {m_download, "ruleDownload"},
        {m_star, "ruleStar"}, {m_move, "ruleMove"},       {m_stop, "ruleStop"}};
    for (const auto &[box, name] : names)
        box->setObjectName(QLatin1StringView(name));
}

void RuleEditor::connectFields()
{
    connect(m_name, &QLineEdit::textChanged, this, &RuleEditor::edited);
    connect(m_needs, &QComboBox::activated, this, &RuleEditor::edited);
    connect(m_folder, &QComboBox::editTextChanged, this, &RuleEditor::edited);
    for (QCheckBox *box : {m_tick, m_unasked, m_download, m_star, m_move, m_stop})
        connect(box, &QCheckBox::toggled, this, &RuleEditor::edited);
    connect(m_add, &QPushButton::clicked, this, [this] {
        addRow({})->begin();
        updateRows();
        edited();
    });
}

void RuleEditor::setAccounts(const QList<AccountName> &accounts)
{
    m_accountMenu->clear();
    const auto add = [this](const QString &text, const QString &id) {
        QAction *action = m_accountMenu->addAction(text);
        action->setCheckable(true);
        action->setData(id);
        return action;
    };
    QAction *all = add(tr("All accounts, also later ones"), {});
    m_accountMenu->addSeparator();
    for (const AccountName &account : accounts) {
        QString text = account.name;
        connect(add(text.replace(u'&', QStringLiteral("&&")), account.id), &QAction::triggered, this,
                [this, all] {
                    all->setChecked(false);
                    updateAccounts();
                    edited();
                });
    }
    connect(all, &QAction::triggered, this, [this, all] {
        m_strangers.clear();
        for (QAction *action : m_accountMenu->actions())
            action->setChecked(action == all);
        updateAccounts();
        edited();
    });
}

void RuleEditor::setFolders(const QStringList &folders)
{
    const QString text = m_folder->currentText();
    const QSignalBlocker quiet(m_folder);
    m_folder->clear();
    m_folder->addItems(folders);
    m_folder->setEditText(text);
}

void RuleEditor::setRule(const FilterRule &rule)
{
    m_isFilling = true;
    m_rule = rule;
    m_name->setText(rule.name);
    m_strangers = rule.accounts;
    for (QAction *action : m_accountMenu->actions()) {
        const QString id = action->data().toString();
        m_strangers.removeAll(id);
        action->setChecked(id.isEmpty() ? rule.accounts.isEmpty() : rule.accounts.contains(id));
    }
    m_needs->setCurrentIndex(m_needs->findData(int(rule.needs)));
    qDeleteAll(std::exchange(m_rows, {}));
    for (const FilterCondition &condition : rule.conditions)
        addRow(condition);
    if (m_rows.isEmpty())
        addRow({});
    m_tick->setChecked(rule.actions.testFlag(FilterAction::Tick));
    m_unasked->setChecked(rule.deletesUnasked());
    m_download->setChecked(rule.actions.testFlag(FilterAction::Download));
    m_star->setChecked(rule.actions.testFlag(FilterAction::Star));
    m_move->setChecked(rule.actions.testFlag(FilterAction::Move));
    m_folder->setEditText(rule.folder);
    m_stop->setChecked(rule.then == FilterRule::Then::Stop);
    m_isFilling = false;
    m_fault->hide();
    updateRows();
    updateAccounts();
    updateActions();
}

FilterRule RuleEditor::rule() const
{
    FilterRule rule = m_rule;
    rule.name = m_name->text().trimmed();
    rule.accounts = m_strangers;
    for (const QAction *action : m_accountMenu->actions()) {
        if (action->isChecked() && !action->data().toString().isEmpty())
            rule.accounts += action->data().toString();
    }
    rule.needs = FilterRule::Needs(m_needs->currentData().toInt());
    rule.conditions.clear();
    for (const RuleConditionRow *row : m_rows)
        rule.conditions += row->condition();
    rule.actions = {};
    rule.actions.setFlag(FilterAction::Tick, m_tick->isChecked());
    rule.actions.setFlag(FilterAction::Download, m_download->isChecked());
    rule.actions.setFlag(FilterAction::Star, m_star->isChecked());
    rule.actions.setFlag(FilterAction::Move, m_move->isChecked());
    rule.folder = m_move->isChecked() ? m_folder->currentText().trimmed() : QString();
    const bool isUnasked = m_tick->isChecked() && m_unasked->isChecked();
    rule.deletion = isUnasked ? FilterRule::Deletion::Unasked : FilterRule::Deletion::AfterReview;
    rule.then = m_stop->isChecked() ? FilterRule::Then::Stop : FilterRule::Then::GoOn;
    return rule;
}

RuleConditionRow *RuleEditor::addRow(const FilterCondition &condition)
{
    auto *row = new RuleConditionRow(this);
    row->setCondition(condition);
    m_rows += row;
    m_rowLayout->addWidget(row);
    row->show(); // the layout would do so only when it gets round to it, and the cursor is to go there now
    connect(row, &RuleConditionRow::changed, this, &RuleEditor::edited);
    connect(row, &RuleConditionRow::removeWanted, this, [this, row] { removeRow(row); });
    return row;
}

void RuleEditor::removeRow(RuleConditionRow *row)
{
    const qsizetype place = m_rows.indexOf(row);
    m_rows.removeAt(place);
    row->hide();
    row->deleteLater();
    updateRows();
    m_rows[std::min(place, m_rows.size() - 1)]->begin();
    edited();
}

void RuleEditor::updateRows()
{
    for (RuleConditionRow *row : std::as_const(m_rows))
        row->setRemovable(m_rows.size() > 1);
    m_add->setEnabled(m_rows.size() < limit::ruleConditions);
    QWidget *before = m_needs;
    for (RuleConditionRow *row : std::as_const(m_rows)) {
        setTabOrder(before, row);
        before = row;
    }
    setTabOrder(before, m_add);
}

void RuleEditor::updateActions()
{
    m_unasked->setEnabled(m_tick->isChecked());
    m_warning->setVisible(m_tick->isChecked() && m_unasked->isChecked());
    m_folder->setEnabled(m_move->isChecked());
}

void RuleEditor::updateAccounts()
{
    QStringList chosen;
    QAction *all = m_accountMenu->actions().first();
    for (const QAction *action : m_accountMenu->actions()) {
        if (action->isChecked() && action != all)
            chosen += QString(action->text()).replace(QStringLiteral("&&"), QStringLiteral("&"));
    }
    const bool isForAll = chosen.isEmpty() && m_strangers.isEmpty();
    all->setChecked(isForAll);
    const QString text = isForAll ? tr("all accounts")
        : chosen.isEmpty()        ? tr("an account that is no more")
        : chosen.size() == 1      ? chosen.first()
                                  : tr("%Ln account(s)", nullptr, int(chosen.size()));
    m_accounts->setText(
        fontMetrics().elidedText(text, Qt::ElideMiddle, fontMetrics().averageCharWidth() * 30));
    m_accounts->setToolTip(chosen.size() > 1 ? chosen.join(u'\n') : QString());
    //: For screen readers; %1 is "all accounts", the name of one, or how many.
    m_accounts->setAccessibleName(tr("Accounts of the rule: %1").arg(text));
}

void RuleEditor::edited()
{
    if (m_isFilling)
        return;
    updateActions();
    updateFault();
    Q_EMIT changed();
}

/// What was wrong may be mended, and then is not said any more.
void RuleEditor::updateFault()
{
    const auto fault = accounts::faultOf(rule());
    if (!fault || m_fault->text() != ruleFaultText(*fault))
        m_fault->hide();
}

void RuleEditor::showFault(const FilterFault &fault)
{
    if (fault.condition >= 0 && fault.condition < m_rows.size()) {
        m_rows[fault.condition]->showFault();
        m_rows[fault.condition]->begin();
        return;
    }
    using Kind = FilterFault::Kind;
    const bool isOfFolder = fault.kind == Kind::NoFolder || fault.kind == Kind::NotAFolder;
    QWidget *place = fault.kind == Kind::NoName ? static_cast<QWidget *>(m_name)
        : isOfFolder                            ? static_cast<QWidget *>(m_folder)
                                                : m_tick;
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, themeColours(palette()).danger);
    m_fault->setPalette(colours);
    m_fault->setText(ruleFaultText(fault));
    m_fault->show();
    place->setFocus(Qt::OtherFocusReason);
    Q_EMIT faultShown(m_fault);
}

void RuleEditor::begin()
{
    m_rows.first()->begin();
}

} // namespace poplar::gui
