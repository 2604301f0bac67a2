// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/headerfieldmodel.h"

#include "gui/fieldnotes.h"
#include "gui/plaintip.h"

#include "wire/displaytext.h"

#include <algorithm>

namespace poplar::gui {

namespace {

constexpr qsizetype tipCharacters = 4000; ///< A longer tip is larger than the screen.

/// A name, and what it means where that is known.
QString explained(const QString &name)
{
    const QString note = fieldNote(name);
    const QString shown = wire::displayText(name);
    return note.isEmpty() ? shown : shown + u'\n' + note;
}

QString fieldTip(const QString &text)
{
    return plainTip(text.size() > tipCharacters ? text.first(tipCharacters) + u'…' : text);
}

} // namespace

void HeaderFieldModel::setFields(const QList<mime::HeaderField> &fields)
{
    beginResetModel();
    m_fields = fields;
    endResetModel();
}

bool HeaderFieldModel::isCut() const
{
    return std::any_of(m_fields.begin(), m_fields.end(),
                       [](const mime::HeaderField &field) { return field.isCut || field.isLastRead; });
}

int HeaderFieldModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_fields.size());
}

int HeaderFieldModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HeaderFieldModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const QString text =
        index.column() == Name ? wire::displayText(m_fields[index.row()].name) : value(index.row());
    if (role == Qt::DisplayRole)
        return text;
    if (role == Qt::ToolTipRole)
        return fieldTip(index.column() == Name ? explained(m_fields[index.row()].name) : text);
    return {};
}

QVariant HeaderFieldModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    //: Headings of the table of a message's header fields, for screen readers.
    return section == Name ? tr("Field") : tr("Value");
}

QString HeaderFieldModel::line(int row) const
{
    const QString &name = m_fields[row].name;
    return name.isEmpty() ? value(row) : wire::displayText(name) + QStringLiteral(": ") + value(row);
}

QString HeaderFieldModel::value(int row) const
{
    const QString text = wire::displayText(m_fields[row].value);
    return m_fields[row].isCut ? text + QStringLiteral(" …") : text;
}

QString HeaderFieldModel::source(int row) const
{
    QStringList lines;
    for (QByteArray line : m_fields[row].raw.split('\n')) {
        if (line.endsWith('\r'))
            line.chop(1);
        lines += wire::displayText(line);
    }
    return lines.join(u'\n');
}

} // namespace poplar::gui
