// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/downloaddelegate.h"

#include "gui/downloadmodel.h"
#include "gui/icons.h"
#include "gui/theme.h"

#include <QApplication>
#include <QPainter>

namespace poplar::gui {

using State = mailbox::Download::State;

namespace {

constexpr int barHeight = 6;
constexpr int longestBar = 120;
constexpr int whole = 1000;

State stateOf(const QModelIndex &index)
{
    return State(index.data(DownloadModel::StateRole).toInt());
}

QIcon pictureOf(State state)
{
    switch (state) {
    case State::Waiting:
        return icon(Icon::Clock, Tint::Muted);
    case State::Kept:
        return icon(Icon::CircleCheck, Tint::Success);
    case State::Failed:
        return icon(Icon::TriangleAlert, Tint::Danger);
    case State::Cancelled:
        return icon(Icon::CircleMinus, Tint::Muted);
    case State::UnderWay:
        break;
    }
    return icon(Icon::Download, Tint::Accent);
}

void paintBar(QPainter *painter, const QStyleOptionViewItem &option, const QRect &place, int permille)
{
    const ThemeColours colours = themeColours(option.palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colours.hairline);
    painter->drawRoundedRect(place, barHeight / 2.0, barHeight / 2.0);
    QRect done = place;
    done.setWidth(place.width() * permille / whole);
    painter->setBrush(colours.accent);
    if (done.width() > 0)
        painter->drawRoundedRect(done, barHeight / 2.0, barHeight / 2.0);
    painter->restore();
}

} // namespace

void DownloadDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const State state = stateOf(index);
    if (index.column() == DownloadModel::StateColumn) {
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = pictureOf(state);
        option->decorationSize = QSize(16, 16);
        if (state == State::Failed)
            option->palette.setColor(QPalette::Text, themeColours(option->palette).danger);
    }
    if (state == State::Waiting || index.column() == DownloadModel::SenderColumn)
        option->palette.setColor(QPalette::Text, themeColours(option->palette).muted);
}

void DownloadDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    if (index.column() != DownloadModel::StateColumn || stateOf(index) != State::UnderWay) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    const QString words = std::exchange(cell.text, QString());
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    QRect inside =
        cell.rect.adjusted(space::normal + cell.decorationSize.width() + space::small, 0, -space::normal, 0);
    const int length = std::min(longestBar, inside.width() / 2);
    const QRect bar = QStyle::alignedRect(Qt::LeftToRight, Qt::AlignLeft | Qt::AlignVCenter,
                                          QSize(length, barHeight), inside);
    paintBar(painter, cell, bar, index.data(DownloadModel::PermilleRole).toInt());
    inside.setLeft(bar.right() + 1 + space::normal);
    painter->setFont(cell.font);
    painter->setPen(cell.palette.color(QPalette::Active, QPalette::Text));
    painter->drawText(inside, Qt::AlignLeft | Qt::AlignVCenter,
                      cell.fontMetrics.elidedText(words, Qt::ElideRight, inside.width()));
}

QSize DownloadDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(option.fontMetrics.height() + space::normal);
    return size;
}

} // namespace poplar::gui
