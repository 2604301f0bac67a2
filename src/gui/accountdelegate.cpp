// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/accountdelegate.h"

#include "gui/accountlistmodel.h"
#include "gui/formatting.h"
#include "gui/icons.h"
#include "gui/theme.h"

#include <QApplication>
#include <QPainter>

namespace poplar::gui {
namespace {

constexpr int accountPicture = 20;
constexpr int lockPicture = 12;
constexpr int badgePadding = 7;

QFont nameFont(const QStyleOptionViewItem &option)
{
    QFont font = option.font;
    font.setWeight(QFont::DemiBold);
    return font;
}

/// Draws the count at the right end of the line and returns the room that is left.
QRect paintCount(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index, QRect line)
{
    const QVariant count = index.data(AccountListModel::CountRole);
    if (!count.isValid())
        return line;
    const ThemeColours colours = themeColours(option.palette);
    const qint64 fresh = index.data(AccountListModel::FreshRole).toLongLong();
    const QString text = option.locale.toString(fresh > 0 ? fresh : count.toLongLong());
    QRect badge = line;
    badge.setLeft(line.right() - option.fontMetrics.horizontalAdvance(text) - 2 * badgePadding + 1);
    painter->setFont(option.font);
    if (fresh > 0) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colours.accent);
        painter->drawRoundedRect(badge, badge.height() / 2.0, badge.height() / 2.0);
        painter->setPen(option.palette.color(QPalette::Base));
    } else {
        painter->setPen(colours.muted);
    }
    painter->drawText(badge, Qt::AlignCenter, text);
    line.setRight(badge.left() - space::normal);
    return line;
}

/// Draws how large the new messages are at the right end of the line and returns the room that is left.
QRect paintFreshSize(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                     QRect line)
{
    if (index.data(AccountListModel::FreshRole).toLongLong() <= 0)
        return line;
    const QString text =
        formatSize(index.data(AccountListModel::FreshOctetsRole).toLongLong(), option.locale);
    painter->setFont(option.font);
    painter->setPen(themeColours(option.palette).muted);
    painter->drawText(line.adjusted(0, 0, -badgePadding, 0), Qt::AlignRight | Qt::AlignVCenter, text);
    line.setRight(line.right() - option.fontMetrics.horizontalAdvance(text) - badgePadding - space::normal);
    return line;
}

void paintServer(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index, QRect line)
{
    const ThemeColours colours = themeColours(option.palette);
    line = paintFreshSize(painter, option, index, line);
    if (!index.data(AccountListModel::PracticeRole).toBool()) {
        const bool encrypted = index.data(AccountListModel::EncryptedRole).toBool();
        const bool connected = index.data(AccountListModel::ConnectedRole).toBool();
        const Tint tint = !encrypted ? Tint::Warning : connected ? Tint::Success : Tint::Muted;
        const QRect place = QStyle::alignedRect(Qt::LeftToRight, Qt::AlignLeft | Qt::AlignVCenter,
                                                QSize(lockPicture, lockPicture), line);
        icon(encrypted ? Icon::Lock : Icon::LockOpen, tint).paint(painter, place);
        line.setLeft(place.right() + 1 + space::small);
    }
    painter->setFont(option.font);
    painter->setPen(colours.muted);
    const QString host = index.data(AccountListModel::HostRole).toString();
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(host, Qt::ElideRight, line.width()));
}

} // namespace

void AccountDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &cell, painter, cell.widget);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect inside =
        cell.rect.adjusted(space::normal + space::small, space::normal, -space::normal, -space::normal);
    const QRect picture = QStyle::alignedRect(Qt::LeftToRight, Qt::AlignLeft | Qt::AlignVCenter,
                                              QSize(accountPicture, accountPicture), inside);
    const bool practice = index.data(AccountListModel::PracticeRole).toBool();
    icon(practice ? Icon::GraduationCap : Icon::Server, Tint::Accent).paint(painter, picture);

    QRect upper = inside;
    upper.setLeft(picture.right() + 1 + space::normal + space::small);
    upper.setHeight(inside.height() / 2);
    const QRect lower = upper.translated(0, upper.height());
    upper = paintCount(painter, cell, index, upper);
    painter->setFont(nameFont(cell));
    painter->setPen(cell.palette.color(QPalette::Active, QPalette::Text));
    painter->drawText(upper, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(painter->font()).elidedText(cell.text, Qt::ElideRight, upper.width()));
    paintServer(painter, cell, index, lower);
    painter->restore();

    if (cell.state & QStyle::State_HasFocus) {
        painter->fillRect(QRect(cell.rect.left(), cell.rect.top(), 3, cell.rect.height()),
                          themeColours(cell.palette).accent);
    }
}

QSize AccountDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(2 * (option.fontMetrics.height() + space::small / 2) + 2 * space::normal);
    return size;
}

} // namespace poplar::gui
