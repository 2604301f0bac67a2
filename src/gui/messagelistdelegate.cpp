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

/// Of what lies on this machine: what is on the server as well.
void paintOnServer(QPainter *painter, const QStyleOptionViewItem &option, mailbox::Marks marks)
{
    if (marks & mailbox::Mark::Gone)
        return;
    const bool isTicked = marks.testFlag(mailbox::Mark::Ticked);
    paintPicture(painter, option, isTicked ? Icon::Trash2 : Icon::Server,
                 isTicked ? Tint::Danger : Tint::Muted);
}

/// Where there is none it is offered under the pointer only: a hundred empty stars say nothing.
void paintStar(QPainter *painter, const QStyleOptionViewItem &option, mailbox::Marks marks)
{
    if (marks & mailbox::Mark::Starred)
        paintPicture(painter, option, Icon::StarFilled, Tint::Warning);
    else if (option.state & QStyle::State_MouseOver)
        paintPicture(painter, option, Icon::Star, Tint::Muted);
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

void paintPlace(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (index.data(MessageListModel::LocalRole).toBool())
        paintOnServer(painter, option, marksOf(index));
    else
        paintKept(painter, option, marksOf(index));
}

bool isPicture(int column)
{
    return column < MessageListModel::FromColumn || column > MessageListModel::SizeColumn;
}

/// What is ticked or gone is muted where the list is that of the server; its copy here is as good as others.
mailbox::Marks marksToLookAt(const QModelIndex &index)
{
    mailbox::Marks marks = marksOf(index);
    if (index.data(MessageListModel::LocalRole).toBool())
        marks &= ~(mailbox::Marks(mailbox::Mark::Ticked) | mailbox::Mark::Gone);
    return marks;
}

} // namespace

void MessageListDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const mailbox::Marks marks = marksToLookAt(index);
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
    else if (index.column() == MessageListModel::StarColumn)
        paintStar(painter, cell, marksOf(index));
    else if (index.column() == MessageListModel::KeptColumn)
        paintPlace(painter, cell, index);
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
    const bool isStar = index.column() == MessageListModel::StarColumn;
    if (index.column() != MessageListModel::TickColumn && !isStar)
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    if (event->type() == QEvent::MouseButtonDblClick)
        return true;
    if (event->type() != QEvent::MouseButtonRelease)
        return false;
    const auto *mouse = static_cast<QMouseEvent *>(event);
    if (mouse->button() != Qt::LeftButton || mouse->modifiers() != Qt::NoModifier
        || (!isStar && !(index.flags() & Qt::ItemIsUserCheckable)))
        return false;
    const bool isOn = marksOf(index) & (isStar ? mailbox::Mark::Starred : mailbox::Mark::Ticked);
    model->setData(index, isOn ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
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
