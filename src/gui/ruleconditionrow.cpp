// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/ruleconditionrow.h"

#include "base/limits.h"
#include "gui/icons.h"
#include "gui/ruletext.h"
#include "gui/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace poplar::gui {

using accounts::FilterCondition;
using accounts::FilterFault;
using Of = FilterCondition::Of;
using Test = FilterCondition::Test;

namespace {

constexpr qint64 kilobyte = 1024;
constexpr qint64 megabyte = 1024 * 1024;
constexpr int mostAmount = 99'999;

/// What has simply not been typed yet is no reproach.
bool isUnfinished(FilterFault::Kind kind)
{
    return kind == FilterFault::Kind::NoText || kind == FilterFault::Kind::NoField;
}

} // namespace

RuleConditionRow::RuleConditionRow(QWidget *parent)
    : QWidget(parent)
    , m_of(new QComboBox)
    , m_field(new QLineEdit)
    , m_test(new QComboBox)
    , m_text(new QLineEdit)
    , m_amount(new QSpinBox)
    , m_unit(new QComboBox)
    , m_remove(new QToolButton)
    , m_fault(new QLabel)
{
    build();
    for (const Of of : {Of::From, Of::Recipients, Of::Subject, Of::List, Of::Field, Of::Size, Of::Age})
        m_of->addItem(ruleOfText(of), int(of));
    m_unit->addItem(tr("KB"), kilobyte);
    m_unit->addItem(tr("MB"), megabyte);
    connect(m_of, &QComboBox::activated, this, &RuleConditionRow::chooseOf);
    connect(m_test, &QComboBox::activated, this, &RuleConditionRow::chooseTest);
    for (QLineEdit *edit : {m_field, m_text})
        connect(edit, &QLineEdit::textChanged, this, &RuleConditionRow::edited);
    connect(m_amount, &QSpinBox::valueChanged, this, &RuleConditionRow::edited);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &RuleConditionRow::edited);
    connect(m_remove, &QToolButton::clicked, this, &RuleConditionRow::removeWanted);
    setCondition({});
}

void RuleConditionRow::build()
{
    m_of->setObjectName(QStringLiteral("of"));
    m_of->setAccessibleName(tr("What the condition looks at"));
    m_field->setObjectName(QStringLiteral("field"));
    m_field->setAccessibleName(tr("Name of the header field"));
    m_field->setPlaceholderText(tr("X-Spam-Flag", "an example of a header field"));
    m_field->setMaxLength(int(limit::ruleFieldName));
    m_test->setObjectName(QStringLiteral("test"));
    m_test->setAccessibleName(tr("What it asks"));
    m_text->setObjectName(QStringLiteral("text"));
    m_text->setAccessibleName(tr("What is looked for"));
    m_text->setMaxLength(int(limit::ruleText));
    m_amount->setObjectName(QStringLiteral("amount"));
    m_amount->setAccessibleName(tr("How much"));
    m_amount->setRange(0, mostAmount);
    m_unit->setObjectName(QStringLiteral("unit"));
    m_unit->setAccessibleName(tr("Unit of the size"));
    m_remove->setObjectName(QStringLiteral("removeCondition"));
    m_remove->setIcon(icon(Icon::Minus));
    m_remove->setToolTip(tr("Remove this condition"));
    m_remove->setAccessibleName(m_remove->toolTip());
    m_remove->setAutoRaise(true);
    m_remove->setFocusPolicy(Qt::StrongFocus);
    m_fault->setObjectName(QStringLiteral("fault"));
    m_fault->setWordWrap(true);
    m_fault->setTextFormat(Qt::PlainText);
    auto *fields = new QHBoxLayout;
    fields->setSpacing(space::normal);
    for (QWidget *field :
         {static_cast<QWidget *>(m_of), static_cast<QWidget *>(m_field), static_cast<QWidget *>(m_test)})
        fields->addWidget(field);
    fields->addWidget(m_text, 1);
    fields->addWidget(m_amount);
    fields->addWidget(m_unit);
    fields->addStretch();
    fields->addWidget(m_remove);
    fields->setStretchFactor(m_text, 100);
    // All rows have the same, so that their columns stand below each other.
    m_test->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_test->setMinimumContentsLength(20);
    m_field->setMaximumWidth(fontMetrics().averageCharWidth() * 22);
    m_text->setMinimumWidth(fontMetrics().averageCharWidth() * 14);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::small);
    layout->addLayout(fields);
    layout->addWidget(m_fault);
}

Of RuleConditionRow::of() const
{
    return Of(m_of->currentData().toInt());
}

Test RuleConditionRow::test() const
{
    return Test(m_test->currentData().toInt());
}

void RuleConditionRow::setCondition(const FilterCondition &condition)
{
    m_isFilling = true;
    m_of->setCurrentIndex(m_of->findData(int(condition.of)));
    m_test->clear();
    for (const Test test : FilterCondition::testsOf(condition.of))
        m_test->addItem(ruleTestText(condition.of, test), int(test));
    m_test->setCurrentIndex(std::max(0, m_test->findData(int(condition.test))));
    m_field->setText(condition.field);
    m_text->setText(condition.text);
    const bool isLarge = condition.of == Of::Size && condition.amount % megabyte == 0 && condition.amount > 0;
    m_unit->setCurrentIndex(isLarge ? 1 : 0);
    const qint64 unit = condition.of == Of::Size ? m_unit->currentData().toLongLong() : 1;
    m_amount->setValue(int(std::min<qint64>(condition.amount / unit, mostAmount)));
    m_isFilling = false;
    updateFields();
}

FilterCondition RuleConditionRow::condition() const
{
    FilterCondition condition{of(), test()};
    if (condition.of == Of::Field)
        condition.field = m_field->text().trimmed();
    if (condition.hasText())
        condition.text = m_text->text();
    if (condition.hasAmount())
        condition.amount =
            m_amount->value() * (condition.of == Of::Size ? m_unit->currentData().toLongLong() : 1);
    return condition;
}

void RuleConditionRow::setRemovable(bool removable)
{
    m_remove->setEnabled(removable);
}

void RuleConditionRow::begin()
{
    const FilterCondition now = condition();
    QWidget *first = now.of == Of::Field && now.field.isEmpty() ? static_cast<QWidget *>(m_field)
        : now.hasText()                                         ? static_cast<QWidget *>(m_text)
        : now.hasAmount()                                       ? static_cast<QWidget *>(m_amount)
                                                                : m_test;
    first->setFocus(Qt::OtherFocusReason);
}

/// What was typed stays, as far as it can be asked of the other, too.
void RuleConditionRow::chooseOf()
{
    FilterCondition condition{of(), test(), m_field->text(), m_text->text()};
    if (!FilterCondition::testsOf(condition.of).contains(condition.test))
        condition.test = FilterCondition::testsOf(condition.of).first();
    if (condition.of == Of::Size)
        condition.amount = megabyte;
    if (condition.of == Of::Age)
        condition.amount = 30;
    setCondition(condition);
    Q_EMIT changed();
}

void RuleConditionRow::chooseTest()
{
    updateFields();
    Q_EMIT changed();
}

void RuleConditionRow::updateFields()
{
    const FilterCondition now{of(), test()};
    m_field->setVisible(now.of == Of::Field);
    m_text->setVisible(now.hasText());
    m_amount->setVisible(now.hasAmount());
    m_unit->setVisible(now.hasAmount() && now.of == Of::Size);
    //: After the number in a field: "14 days".
    m_amount->setSuffix(now.of == Of::Age ? tr(" day(s)", nullptr, m_amount->value()) : QString());
    m_text->setPlaceholderText(now.test == Test::Matches ? tr("^Re: .*offer", "an example of an expression")
                                                         : QString());
    updateFault();
}

void RuleConditionRow::edited()
{
    if (m_isFilling)
        return;
    updateFields();
    Q_EMIT changed();
}

void RuleConditionRow::showFault()
{
    m_isFaultShown = true;
    updateFault();
}

void RuleConditionRow::updateFault()
{
    const auto fault = accounts::faultOf(condition());
    const bool isShown = fault && (m_isFaultShown || !isUnfinished(fault->kind));
    m_fault->setVisible(isShown);
    if (!isShown)
        return m_text->setAccessibleDescription({});
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, themeColours(palette()).danger);
    m_fault->setPalette(colours);
    m_fault->setText(ruleFaultText(*fault));
    m_text->setAccessibleDescription(m_fault->text());
}

} // namespace poplar::gui
