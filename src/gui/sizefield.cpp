// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sizefield.h"

#include "gui/theme.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QSignalBlocker>

#include <cmath>

namespace poplar::gui {

namespace {
constexpr qint64 fieldUnits[] = {1LL << 10, 1LL << 20, 1LL << 30};
constexpr double mostOfUnit = 999999;
constexpr int usualUnit = 1; // MB
} // namespace

SizeField::SizeField(QWidget *parent)
    : QWidget(parent)
    , m_number(new QDoubleSpinBox)
    , m_unit(new QComboBox)
{
    m_number->setDecimals(1);
    m_number->setRange(0, mostOfUnit);
    m_number->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    m_number->setAlignment(Qt::AlignRight);
    m_number->setMinimumWidth(fontMetrics().averageCharWidth() * 18);
    m_number->setGroupSeparatorShown(true);
    m_unit->addItems({tr("KB", "unit of a size"), tr("MB", "unit of a size"), tr("GB", "unit of a size")});
    m_unit->setCurrentIndex(usualUnit);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::small);
    layout->addWidget(m_number);
    layout->addWidget(m_unit);
    setFocusProxy(m_number);
    connect(m_number, &QDoubleSpinBox::valueChanged, this, [this] { Q_EMIT octetsChanged(octets()); });
    connect(m_unit, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT octetsChanged(octets()); });
}

qint64 SizeField::octets() const
{
    return qint64(std::llround(m_number->value() * double(fieldUnits[m_unit->currentIndex()])));
}

void SizeField::setOctets(qint64 octets)
{
    const QSignalBlocker number(m_number);
    const QSignalBlocker unit(m_unit);
    int suited = octets > 0 ? 0 : usualUnit;
    while (octets > 0 && suited + 1 < int(std::size(fieldUnits)) && octets >= fieldUnits[suited + 1])
        ++suited;
    m_unit->setCurrentIndex(suited);
    m_number->setValue(double(octets) / double(fieldUnits[suited]));
}

void SizeField::setTextForNothing(const QString &text)
{
    m_number->setSpecialValueText(text);
}

void SizeField::setNames(const QString &number, const QString &unit)
{
    m_number->setAccessibleName(number);
    m_unit->setAccessibleName(unit);
}

} // namespace poplar::gui
