// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/accountdelegate.h"

#include "gui/accountlistmodel.h"
#include "gui/formatting.h"
#include "gui/icons.h"
#include "gui/placewords.h"
#include "gui/theme.h"

#include <QApplication>
#include <QPainter>

namespace poplar::gui {
namespace {

constexpr int accountPicture = 20;
constexpr int lockPicture = 12;
constexpr int troublePicture = 16;
constexpr int badgePadding = 7;
constexpr int branchPicture = 14;
constexpr int placePicture = 16;
constexpr int placePadding = space::small + 1;
constexpr int focusMark = 3;

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
    if (count.toLongLong() == 0 && !index.data(AccountListModel::IsAccountRole).toBool())
        return line;
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

/// Draws at the right end of the line that there is something to see to, and returns the room that is left.
QRect paintTrouble(QPainter *painter, const QModelIndex &index, QRect line)
{
    if (!index.data(AccountListModel::TroubleRole).toBool())
        return line;
    const QRect place = QStyle::alignedRect(Qt::LeftToRight, Qt::AlignRight | Qt::AlignVCenter,
                                            QSize(troublePicture, troublePicture), line);
    icon(Icon::TriangleAlert, Tint::Warning).paint(painter, place);
    line.setRight(place.left() - space::normal);
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

/// The whole line is one's own, with what stands before the account or place.
void paintGround(QPainter *painter, const QStyleOptionViewItem &option)
{
    QStyleOptionViewItem line = option;
    line.rect.setLeft(0);
    const QStyle *style = line.widget ? line.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &line, painter, line.widget);
    if (option.state & QStyle::State_HasFocus)
        painter->fillRect(QRect(0, line.rect.top(), focusMark, line.rect.height()),
                          themeColours(option.palette).accent);
}

void paintBranch(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (index.model()->rowCount(index) == 0)
        return;
    const bool isOpen = option.state & QStyle::State_Open;
    const QRect before(option.rect.left() - branchPicture - 1, option.rect.top(), branchPicture,
                       option.rect.height());
    icon(isOpen ? Icon::ChevronDown : Icon::ChevronRight, Tint::Muted)
        .paint(painter,
               QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, QSize(branchPicture, branchPicture),
                                   before));
}

QRect paintPicture(QPainter *painter, Icon picture, Tint tint, int side, const QRect &line)
{
    const QRect place =
        QStyle::alignedRect(Qt::LeftToRight, Qt::AlignLeft | Qt::AlignVCenter, QSize(side, side), line);
    icon(picture, tint).paint(painter, place);
    return QRect(QPoint(place.right() + 1 + space::normal, line.top()), line.bottomRight());
}

void paintName(QPainter *painter, const QStyleOptionViewItem &option, const QFont &font, const QRect &line)
{
    painter->setFont(font);
    painter->setPen(option.palette.color(QPalette::Active, QPalette::Text));
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(font).elidedText(option.text, Qt::ElideRight, line.width()));
}

void paintAccount(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QRect inside = option.rect.adjusted(space::small, space::normal, -space::normal, -space::normal);
    const bool practice = index.data(AccountListModel::PracticeRole).toBool();
    QRect upper = paintPicture(painter, practice ? Icon::GraduationCap : Icon::Server, Tint::Accent,
                               accountPicture, inside);
    upper.setHeight(inside.height() / 2);
    const QRect lower = upper.translated(0, upper.height());
    // Where the places are in sight, they tell.
    if (!(option.state & QStyle::State_Open))
        upper = paintCount(painter, option, index, upper);
    upper = paintTrouble(painter, index, upper);
    paintName(painter, option, nameFont(option), upper);
    paintServer(painter, option, index, lower);
}

void paintPlaceLine(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto place = index.data(AccountListModel::PlaceRole).value<ListPlace>();
    const QRect inside = option.rect.adjusted(space::small, placePadding, -space::normal, -placePadding);
    QRect line = paintPicture(painter, placeIcon(place.kind), Tint::Muted, placePicture, inside);
    line = paintCount(painter, option, index, line);
    line = paintTrouble(painter, index, line);
    const bool hasNew = index.data(AccountListModel::FreshRole).toLongLong() > 0;
    paintName(painter, option, hasNew ? nameFont(option) : option.font, line);
}

} // namespace

void AccountDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintGround(painter, cell);
    paintBranch(painter, cell, index);
    if (index.data(AccountListModel::IsAccountRole).toBool())
        paintAccount(painter, cell, index);
    else
        paintPlaceLine(painter, cell, index);
    painter->restore();
}

QSize AccountDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    const int line = option.fontMetrics.height() + space::small / 2;
    const bool isAccount = index.data(AccountListModel::IsAccountRole).toBool();
    size.setHeight(isAccount ? 2 * line + 2 * space::normal : line + 2 * placePadding);
    return size;
}

} // namespace poplar::gui
