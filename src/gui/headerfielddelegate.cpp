// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/headerfielddelegate.h"

#include "gui/headerfieldmodel.h"
#include "gui/theme.h"

#include <QApplication>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace poplar::gui {

namespace {

constexpr qsizetype laidOutCharacters = 4000; ///< More than the lines shown can hold.

QRect textRect(const QRect &cell)
{
    return cell.adjusted(space::normal, space::small, -space::normal, -space::small);
}

/// The text in lines of that width at most; the last one ends in an ellipsis if there is more.
QStringList fieldLines(const QString &whole, const QFont &font, int width)
{
    const QString text = whole.left(laidOutCharacters);
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        if (lines.size() + 1 == HeaderFieldDelegate::mostLines) {
            lines += QFontMetrics(font).elidedText(text.mid(line.textStart()), Qt::ElideRight, width);
            break;
        }
        lines += text.mid(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    return lines;
}

} // namespace

void HeaderFieldDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString text = item.text;
    item.text.clear();
    // The ground of the whole row says it already; a frame around one cell would not.
    item.state.setFlag(QStyle::State_HasFocus,
                       item.state & QStyle::State_HasFocus && !(item.state & QStyle::State_Selected));
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    painter->save();
    painter->setFont(item.font);
    const bool isName = index.column() == HeaderFieldModel::Name;
    painter->setPen(isName ? themeColours(item.palette).muted : item.palette.color(QPalette::Text));
    QRect rect = textRect(item.rect);
    painter->setClipRect(item.rect);
    const QStringList lines = fieldLines(text, item.font, rect.width());
    for (const QString &line : lines) {
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine, line);
        rect.setTop(rect.top() + item.fontMetrics.lineSpacing());
    }
    painter->restore();
}

QSize HeaderFieldDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const int margins = 2 * space::normal;
    // A column asks for its own width with an invalid rectangle or none.
    const int natural = item.fontMetrics.horizontalAdvance(item.text.left(laidOutCharacters)) + margins;
    const int width = item.rect.width() > margins ? item.rect.width() : natural;
    const qsizetype count = natural <= width ? 1 : fieldLines(item.text, item.font, width - margins).size();
    const int lines = int(std::max<qsizetype>(1, count));
    return {natural, lines * item.fontMetrics.lineSpacing() + 2 * space::small};
}

} // namespace poplar::gui
