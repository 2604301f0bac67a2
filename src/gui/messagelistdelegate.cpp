// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/messagelistdelegate.h"

#include "gui/icons.h"
#include "gui/messagelistmodel.h"
#include "gui/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace poplar::gui {
namespace {

constexpr int pictureSide = 16;
constexpr int rowPadding = 12;
constexpr qreal boxSide = 13;
constexpr qreal dotSide = 7;

mailbox::Marks marksOf(const QModelIndex &index)
{
    return mailbox::Marks::fromInt(index.data(MessageListModel::MarksRole).toInt());
}

QRect centred(const QRect &cell, int side)
{
    return QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, QSize(side, side), cell);
}

void paintPicture(QPainter *painter, const QStyleOptionViewItem &option, Icon picture, Tint tint)
{
    icon(picture, tint).paint(painter, centred(option.rect, pictureSide));
}

void paintTick(QPainter *painter, const QStyleOptionViewItem &option, mailbox::Marks marks)
{
    if (marks & mailbox::Mark::Gone) {
        paintPicture(painter, option, Icon::Archive, Tint::Muted);
        return;
    }
    if (marks & mailbox::Mark::Ticked) {
        paintPicture(painter, option, Icon::Trash2, Tint::Danger);
        return;
    }
    QRectF box(0, 0, boxSide, boxSide);
    box.moveCenter(QRectF(option.rect).center());
    const bool pointed = option.state & QStyle::State_MouseOver;
    const ThemeColours colours = themeColours(option.palette);
    painter->setPen(QPen(pointed ? colours.danger : colours.muted, 1));
    painter->drawRoundedRect(box, 3, 3);
}

void paintMarker(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const mailbox::Marks marks = marksOf(index);
    if (index.data(MessageListModel::FailedRole).toBool()) {
        paintPicture(painter, option, Icon::TriangleAlert, Tint::Warning);
        return;
    }
    if (marks & mailbox::Mark::Seen)
        return;
    QRectF dot(0, 0, dotSide, dotSide);
    dot.moveCenter(QRectF(option.rect).center());
    const ThemeColours colours = themeColours(option.palette);
    if (marks & mailbox::Mark::New) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colours.newMarker);
    } else {
        painter->setPen(QPen(colours.muted, 1.2));
    }
    painter->drawEllipse(dot);
}

void paintKept(QPainter *painter, const QStyleOptionViewItem &option, mailbox::Marks marks)
{
    if (marks & mailbox::Mark::Gone)
        return; // The picture in place of the box says it.
    if (marks & mailbox::Mark::Kept)
        paintPicture(painter, option, Icon::Download, Tint::Muted);
    else if (marks & mailbox::Mark::Wanted)
        paintPicture(painter, option, Icon::Clock, Tint::Accent);
}

bool isPicture(int column)
{
    return column < MessageListModel::FromColumn || column == MessageListModel::KeptColumn;
}

} // namespace

void MessageListDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const mailbox::Marks marks = marksOf(index);
    const ThemeColours colours = themeColours(option->palette);
    const bool headerRead = index.data(MessageListModel::HasHeaderRole).toBool();
    option->font.setBold(headerRead && !(marks & (mailbox::Mark::Seen | mailbox::Mark::Gone)));
    const bool secondary = index.column() >= MessageListModel::DateColumn;
    option->font.setStrikeOut(marks.testFlag(mailbox::Mark::Ticked) && !secondary);
    if (secondary)
        option->font.setBold(false);
    if (secondary || !headerRead || marks & (mailbox::Mark::Ticked | mailbox::Mark::Gone))
        option->palette.setColor(QPalette::Text, colours.muted);
    option->fontMetrics = QFontMetrics(option->font);
}

void MessageListDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    if (!isPicture(index.column())) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &cell, painter, cell.widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.column() == MessageListModel::TickColumn)
        paintTick(painter, cell, marksOf(index));
    else if (index.column() == MessageListModel::MarkerColumn)
        paintMarker(painter, cell, index);
    else if (index.column() == MessageListModel::KeptColumn)
        paintKept(painter, cell, marksOf(index));
    else if (index.data(MessageListModel::AttachmentRole).toBool())
        paintPicture(painter, cell, Icon::Paperclip, Tint::Muted);
    painter->restore();
}

QSize MessageListDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(option.fontMetrics.height() + rowPadding);
    return size;
}

bool MessageListDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                                      const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (index.column() != MessageListModel::TickColumn)
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    if (event->type() == QEvent::MouseButtonDblClick)
        return true;
    if (event->type() != QEvent::MouseButtonRelease)
        return false;
    const auto *mouse = static_cast<QMouseEvent *>(event);
    if (mouse->button() != Qt::LeftButton || mouse->modifiers() != Qt::NoModifier
        || !(index.flags() & Qt::ItemIsUserCheckable))
        return false;
    const bool ticked = marksOf(index) & mailbox::Mark::Ticked;
    model->setData(index, ticked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    return true;
}

bool MessageListDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                                    const QStyleOptionViewItem &option, const QModelIndex &index)
{
    QStyleOptionViewItem cell = option;
    if (index.isValid())
        initStyleOption(&cell, index);
    const int margin = 2 * (view->style()->pixelMetric(QStyle::PM_FocusFrameHMargin) + 1);
    const bool fits = cell.fontMetrics.horizontalAdvance(cell.text) + margin <= cell.rect.width();
    if (index.column() == MessageListModel::SubjectColumn && fits) {
        QToolTip::hideText();
        return true;
    }
    return QStyledItemDelegate::helpEvent(event, view, option, index);
}

} // namespace poplar::gui
