// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rulehitmodel.h"

#include "gui/formatting.h"
#include "gui/messageheader.h"
#include "gui/plaintip.h"
#include "gui/ruletext.h"

namespace poplar::gui {

using mailbox::MessageRow;
using mailbox::RuleTrialReport;

void RuleHitModel::begin(const accounts::FilterRule &rule, const MessageListModel *messages)
{
    beginResetModel();
    m_rule = rule;
    m_messages = messages;
    m_hits.clear();
    endResetModel();
}

void RuleHitModel::add(const QList<RuleTrialReport::Hit> &hits)
{
    if (hits.isEmpty())
        return;
    beginInsertRows({}, int(m_hits.size()), int(m_hits.size() + hits.size()) - 1);
    m_hits += hits;
    endInsertRows();
}

int RuleHitModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_hits.size());
}

int RuleHitModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString RuleHitModel::text(const RuleTrialReport::Hit &hit, int column) const
{
    if (column == Why) {
        QStringList reasons;
        for (const int condition : hit.conditions)
            reasons += ruleConditionText(m_rule.conditions.value(condition));
        return QLocale().createSeparatedList(reasons);
    }
    const MessageRow *row = m_messages ? m_messages->find(hit.message) : nullptr;
    if (!row)
        return {};
    const Envelope envelope = row->envelope.value_or(Envelope());
    switch (column) {
    case Subject:
        return envelope.subject.isEmpty() ? tr("(no subject)") : headerLine(envelope.subject);
    case Sender:
        return envelope.from.isEmpty() ? QString() : headerLine(envelope.from.first().shown());
    case Date:
        return formatMoment(envelope.date, QDateTime::currentDateTime());
    default:
        return formatSize(row->identity.octets);
    }
}

QVariant RuleHitModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == Qt::DisplayRole)
        return text(m_hits[index.row()], index.column());
    if (role == Qt::ToolTipRole)
        return plainTip(text(m_hits[index.row()], index.column()));
    if (role == Qt::TextAlignmentRole && index.column() == Size)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    return {};
}

QVariant RuleHitModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == Size)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Subject:
        return tr("Subject");
    case Sender:
        return tr("From");
    case Date:
        return tr("Date");
    case Size:
        return tr("Size");
    case Why:
        return tr("Why it fits");
    default:
        return {};
    }
}

} // namespace poplar::gui
