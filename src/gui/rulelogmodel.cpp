// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rulelogmodel.h"

#include "gui/formatting.h"
#include "gui/messageheader.h"
#include "gui/plaintip.h"
#include "gui/ruletext.h"

namespace poplar::gui {

using mailbox::RuleDeed;

namespace {

QString cellText(const RuleDeed &deed, int column)
{
    switch (column) {
    case RuleLogModel::Time:
        return formatMoment(deed.at, QDateTime::currentDateTime());
    case RuleLogModel::Rule:
        return headerLine(deed.ruleName);
    case RuleLogModel::Deed:
        return ruleDeedText(deed.what);
    case RuleLogModel::Subject:
        return deed.subject.isEmpty() ? RuleLogModel::tr("(no subject)") : headerLine(deed.subject);
    default:
        return headerLine(deed.sender);
    }
}

} // namespace

void RuleLogModel::setDeeds(const QList<RuleDeed> &deeds)
{
    m_deeds = deeds;
    filter();
}

void RuleLogModel::setRule(const QString &rule)
{
    m_rule = rule;
    filter();
}

void RuleLogModel::filter()
{
    beginResetModel();
    m_shown = m_deeds;
    if (!m_rule.isEmpty())
        m_shown.removeIf([this](const RuleDeed &deed) { return deed.rule != m_rule; });
    forgetOrder();
    endResetModel();
}

int RuleLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int RuleLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RuleLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RuleDeed &deed = deedAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return cellText(deed, index.column());
    case Qt::ToolTipRole:
        return index.column() == Time ? formatFullMoment(deed.at) : plainTip(cellText(deed, index.column()));
    case Qt::DecorationRole:
        return index.column() == Deed ? QVariant(icon(ruleDeedIcon(deed.what), ruleDeedTint(deed.what)))
                                      : QVariant();
    default:
        return {};
    }
}

QVariant RuleLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Time:
        return tr("When");
    case Rule:
        return tr("Rule");
    case Deed:
        return tr("What it did");
    case Subject:
        return tr("Subject");
    case Sender:
        return tr("From");
    default:
        return {};
    }
}

SortedTableModel::Sorting RuleLogModel::sorting(int column, Qt::SortOrder order) const
{
    return [deeds = m_shown, column, order] {
        QStringList texts;
        QList<qint64> numbers;
        for (const RuleDeed &deed : deeds) {
            if (column == Time)
                numbers += deed.id;
            else if (column == Deed)
                numbers += qint64(deed.what);
            else
                texts += column == Rule ? deed.ruleName : column == Sender ? deed.sender : deed.subject;
        }
        return texts.isEmpty() ? orderByNumber(numbers, order) : orderByText(texts, order);
    };
}

} // namespace poplar::gui
