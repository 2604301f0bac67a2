// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rulesdialog.h"

#include "base/limits.h"
#include "gui/banner.h"
#include "gui/emptystate.h"
#include "gui/icons.h"
#include "gui/messageheader.h"
#include "gui/plaintip.h"
#include "gui/ruletext.h"
#include "gui/theme.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace poplar::gui {

using accounts::FilterRule;

namespace {

constexpr int ruleListCharacters = 30;

QToolButton *listButton(Icon picture, const QString &name, const QString &tip, const QKeySequence &key = {})
{
    auto *button = new QToolButton;
    button->setObjectName(name);
    button->setIcon(icon(picture));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(tip);
    button->setToolTip(
        key.isEmpty() ? tip : QStringLiteral("%1 (%2)").arg(tip, key.toString(QKeySequence::NativeText)));
    return button;
}

/// Scrolls up and down only.
class RuleArea : public QScrollArea {
public:
    QSize minimumSizeHint() const override
    {
        const int width = widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width();
        return {width, QScrollArea::minimumSizeHint().height()};
    }
};

} // namespace

RulesDialog::RulesDialog(const Contents &contents, QWidget *parent)
    : QDialog(parent)
    , m_before(contents.rules)
    , m_list(new QListWidget)
    , m_add(listButton(Icon::Plus, QStringLiteral("addRule"), tr("Add a rule")))
    , m_duplicate(listButton(Icon::Copy, QStringLiteral("duplicateRule"), tr("Duplicate the rule")))
    , m_remove(listButton(Icon::Trash2, QStringLiteral("removeRule"), tr("Remove the rule"), Qt::Key_Delete))
    , m_up(listButton(Icon::ArrowUp, QStringLiteral("ruleUp"), tr("Move the rule up"), Qt::ALT | Qt::Key_Up))
    , m_down(listButton(Icon::ArrowDown, QStringLiteral("ruleDown"), tr("Move the rule down"),
                        Qt::ALT | Qt::Key_Down))
    , m_undo(new Banner(this))
    , m_pages(new QStackedWidget)
    , m_empty(new EmptyState)
    , m_rule(new QSplitter(Qt::Vertical))
    , m_editor(new RuleEditor)
    , m_trial(new RuleTrialView)
{
    setObjectName(QStringLiteral("rulesDialog"));
    setWindowTitle(tr("Rules"));
    m_editor->setAccounts(contents.accounts);
    m_editor->setFolders(contents.folders);
    m_trial->setPlaces(contents.places, contents.shown);
    build();
    connectList();
    for (const FilterRule &rule : contents.rules)
        insert(int(m_rules.size()), rule);
    m_list->setCurrentRow(m_rules.isEmpty() ? -1 : 0);
    showRule(m_list->currentRow());
    resize(fontMetrics().averageCharWidth() * 160, fontMetrics().height() * 44);
}

void RulesDialog::build()
{
    auto *body = new QSplitter;
    body->addWidget(buildList());
    body->addWidget(buildRule());
    body->setChildrenCollapsible(false);
    body->setStretchFactor(1, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    QPushButton *log = buttons->addButton(tr("What the rules &did…"), QDialogButtonBox::ResetRole);
    log->setIcon(icon(Icon::ScrollText));
    log->setAutoDefault(false);
    log->setObjectName(QStringLiteral("ruleLogButton"));
    connect(log, &QPushButton::clicked, this, &RulesDialog::logWanted);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::large, space::large, space::large);
    layout->setSpacing(space::normal);
    layout->addWidget(body, 1);
    layout->addWidget(buttons);
}

QWidget *RulesDialog::buildList()
{
    m_list->setObjectName(QStringLiteral("ruleList"));
    m_list->setAccessibleName(tr("Rules, in the order in which they look at a message"));
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setSpacing(2);
    auto *hint = new QLabel(tr("They look at new mail from the top down, each message once."));
    hint->setWordWrap(true);
    hint->setForegroundRole(QPalette::PlaceholderText);
    m_undo->hide();
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(0);
    for (QToolButton *button : {m_add, m_duplicate, m_remove})
        buttons->addWidget(button);
    buttons->addStretch();
    for (QToolButton *button : {m_up, m_down})
        buttons->addWidget(button);
    auto *left = new QWidget;
    auto *layout = new QVBoxLayout(left);
    layout->setContentsMargins(0, 0, space::normal, 0);
    layout->setSpacing(space::normal);
    layout->addWidget(hint);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_undo);
    layout->addLayout(buttons);
    left->setMinimumWidth(fontMetrics().averageCharWidth() * ruleListCharacters);
    return left;
}

QWidget *RulesDialog::buildRule()
{
    m_empty->setContent(
        {.picture = Icon::ListFilter,
         .title = tr("No rules yet"),
         .text = tr("A rule looks at the headers of new messages and ticks, downloads, stars or "
                    "sorts those that fit. You see which they would be before it does anything."),
         .button = tr("Add a rule")});
    auto *area = new RuleArea;
    area->setWidget(m_editor);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Queued: it has its place only after the layout has been told.
    connect(
        m_editor, &RuleEditor::faultShown, area, [area](QWidget *label) { area->ensureWidgetVisible(label); },
        Qt::QueuedConnection);
    auto *below = new QWidget;
    auto *inset = new QVBoxLayout(below);
    inset->setContentsMargins(0, space::normal, 0, 0);
    inset->addWidget(m_trial);
    m_rule->addWidget(area);
    m_rule->addWidget(below);
    m_rule->setChildrenCollapsible(false);
    m_rule->setStretchFactor(1, 1);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_rule);
    m_pages->setContentsMargins(space::normal, 0, 0, 0);
    return m_pages;
}

void RulesDialog::connectList()
{
    const auto addNew = [this] {
        FilterRule rule;
        rule.name = tr("New rule");
        rule.conditions = {{}};
        rule.actions = accounts::FilterAction::Tick;
        addRule(rule);
    };
    connect(m_list, &QListWidget::currentRowChanged, this, &RulesDialog::showRule);
    connect(m_list, &QListWidget::itemChanged, this, &RulesDialog::takeSwitches);
    connect(m_add, &QToolButton::clicked, this, addNew);
    connect(m_empty, &EmptyState::buttonClicked, this, addNew);
    connect(m_duplicate, &QToolButton::clicked, this, &RulesDialog::duplicate);
    connect(m_remove, &QToolButton::clicked, this, &RulesDialog::removeChosen);
    connect(m_undo, &Banner::buttonClicked, this, &RulesDialog::undoRemoval);
    connect(m_up, &QToolButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { move(1); });
    connect(m_editor, &RuleEditor::changed, this, &RulesDialog::takeChanges);
    const auto key = [this](const QKeySequence &keys, QToolButton *button) {
        auto *shortcut = new QShortcut(keys, m_list, nullptr, nullptr, Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, button, &QToolButton::click);
    };
    key(Qt::Key_Delete, m_remove);
    key(Qt::ALT | Qt::Key_Up, m_up);
    key(Qt::ALT | Qt::Key_Down, m_down);
}

void RulesDialog::insert(int row, const FilterRule &rule)
{
    m_isChanging = true;
    m_rules.insert(row, rule);
    auto *item = new QListWidgetItem;
    item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
    item->setCheckState(rule.state == FilterRule::Switch::On ? Qt::Checked : Qt::Unchecked);
    m_list->insertItem(row, item);
    nameRow(row);
    m_isChanging = false;
    updateButtons();
}

void RulesDialog::nameRow(int row)
{
    const bool wasChanging = std::exchange(m_isChanging, true);
    const FilterRule &rule = m_rules[row];
    const QString name = rule.name.isEmpty() ? tr("Rule without a name") : headerLine(rule.name);
    QListWidgetItem *item = m_list->item(row);
    item->setText(name);
    item->setToolTip(plainTip(QStringLiteral("%1\n%2").arg(name, ruleActionsText(rule))));
    item->setIcon(rule.deletesUnasked() ? icon(Icon::TriangleAlert, Tint::Danger) : QIcon());
    item->setData(Qt::AccessibleDescriptionRole, ruleActionsText(rule));
    m_isChanging = wasChanging;
}

void RulesDialog::showRule(int row)
{
    if (m_isChanging)
        return;
    m_shown = row;
    const bool any = row >= 0 && row < m_rules.size();
    m_pages->setCurrentWidget(any ? static_cast<QWidget *>(m_rule) : m_empty);
    if (any) {
        m_editor->setRule(m_rules[row]);
        m_trial->setRule(m_rules[row]);
    }
    updateButtons();
}

void RulesDialog::takeChanges()
{
    if (m_shown < 0)
        return;
    const FilterRule::Switch state = m_rules[m_shown].state;
    m_rules[m_shown] = m_editor->rule();
    m_rules[m_shown].state = state;
    nameRow(m_shown);
    m_trial->setRule(m_rules[m_shown]);
}

void RulesDialog::takeSwitches()
{
    if (m_isChanging)
        return;
    for (int row = 0; row < m_list->count(); ++row) {
        const bool isOn = m_list->item(row)->checkState() == Qt::Checked;
        m_rules[row].state = isOn ? FilterRule::Switch::On : FilterRule::Switch::Off;
    }
}

void RulesDialog::addRule(const FilterRule &rule)
{
    if (m_rules.size() >= limit::rules)
        return;
    insert(int(m_rules.size()), rule);
    m_list->setCurrentRow(int(m_rules.size()) - 1);
    m_editor->begin();
}

void RulesDialog::duplicate()
{
    if (m_shown < 0 || m_rules.size() >= limit::rules)
        return;
    FilterRule copy = m_rules[m_shown];
    copy.id.clear();
    //: The name of a copy; %1 is that of the rule.
    copy.name = tr("%1 (copy)").arg(copy.name);
    copy.state = FilterRule::Switch::Off; // until it is another one
    insert(m_shown + 1, copy);
    m_list->setCurrentRow(m_shown + 1);
    m_editor->begin();
}

void RulesDialog::removeChosen()
{
    const int row = m_shown;
    if (row < 0)
        return;
    m_removed = Removed{row, m_rules[row]};
    m_isChanging = true;
    m_rules.removeAt(row);
    delete m_list->takeItem(row);
    m_isChanging = false;
    m_undo->setContent(Banner::Tone::Info, Icon::Undo2,
                       tr("“%1” is removed.").arg(headerLine(m_removed->rule.name)), tr("Undo"));
    m_undo->show();
    m_list->setCurrentRow(std::min(row, int(m_rules.size()) - 1));
    showRule(m_list->currentRow());
    m_list->setFocus(Qt::OtherFocusReason);
}

void RulesDialog::undoRemoval()
{
    if (!m_removed)
        return;
    const Removed removed = *std::exchange(m_removed, std::nullopt);
    m_undo->hide();
    insert(removed.row, removed.rule);
    m_list->setCurrentRow(removed.row);
    showRule(removed.row);
    m_list->setFocus(Qt::OtherFocusReason);
}

void RulesDialog::move(int by)
{
    const int to = m_shown + by;
    if (m_shown < 0 || to < 0 || to >= m_rules.size())
        return;
    m_isChanging = true;
    m_rules.move(m_shown, to);
    m_list->insertItem(to, m_list->takeItem(m_shown));
    m_list->setCurrentRow(to);
    m_isChanging = false;
    m_shown = to;
    updateButtons();
}

void RulesDialog::updateButtons()
{
    const bool any = m_shown >= 0;
    const bool isFull = m_rules.size() >= limit::rules;
    m_add->setEnabled(!isFull);
    m_duplicate->setEnabled(any && !isFull);
    m_remove->setEnabled(any);
    m_up->setEnabled(any && m_shown > 0);
    m_down->setEnabled(any && m_shown < m_rules.size() - 1);
}

/// Goes to the first rule that is not complete and says why.
bool RulesDialog::checkAll()
{
    for (int row = 0; row < m_rules.size(); ++row) {
        const auto fault = accounts::faultOf(m_rules[row]);
        if (!fault)
            continue;
        m_list->setCurrentRow(row);
        m_editor->showFault(*fault);
        return false;
    }
    return true;
}

void RulesDialog::done(int result)
{
    if (result == Accepted && !checkAll())
        return;
    if (result == Accepted && m_rules != m_before)
        Q_EMIT rulesSaved(m_rules);
    QDialog::done(result);
}

} // namespace poplar::gui
