// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style.h"

#include "gui/theme.h"

#include <QPainter>
#include <QStyleOption>

#include <algorithm>

/// The part of Style that draws what is within buttons, and bars of progress.
namespace poplar::gui {

/// A press opens the menu; there is nothing else to press.
bool Style::isMenuItself(const QStyleOptionToolButton &button)
{
    return button.features & QStyleOptionToolButton::HasMenu
        && !(button.features & QStyleOptionToolButton::MenuButtonPopup)
        && button.toolButtonStyle == Qt::ToolButtonTextBesideIcon;
}

void Style::drawToolButtonLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (!button || button->toolButtonStyle != Qt::ToolButtonTextBesideIcon) {
        QProxyStyle::drawControl(CE_ToolButtonLabel, option, painter, widget);
        return;
    }
    const QIcon::Mode mode = button->state & State_Enabled ? QIcon::Normal : QIcon::Disabled;
    QRect room = button->rect.adjusted(toolButtonPadding, 0, -toolButtonPadding, 0);
    const QRect picture =
        alignedRect(button->direction, Qt::AlignLeft | Qt::AlignVCenter, button->iconSize, room);
    button->icon.paint(painter, picture, Qt::AlignCenter, mode);
    room.adjust(button->iconSize.width() + toolButtonPadding, 0, 0, 0);
    int flags = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic;
    if (!proxy()->styleHint(SH_UnderlineShortcut, button, widget))
        flags |= Qt::TextHideMnemonic;
    painter->setFont(button->font);
    drawItemText(painter, visualRect(button->direction, button->rect, room), flags, button->palette,
                 button->state & State_Enabled, button->text, QPalette::ButtonText);
}

/// Fusion puts the arrow into a corner.
void Style::drawMenuButton(const QStyleOptionToolButton &option, QPainter *painter,
                           const QWidget *widget) const
{
    QStyleOptionToolButton button = option;
    button.features &= ~QStyleOptionToolButton::HasMenu;
    QProxyStyle::drawComplexControl(CC_ToolButton, &button, painter, widget);
    const QRect room = option.rect.adjusted(0, 0, -menuArrow / 2, 0);
    button.rect =
        alignedRect(option.direction, Qt::AlignRight | Qt::AlignVCenter, {menuArrow, menuArrow}, room);
    drawPrimitive(PE_IndicatorArrowDown, &button, painter, widget);
}

void Style::drawButtonLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool filled = button && button->features & QStyleOptionButton::DefaultButton
        && !(button->features & QStyleOptionButton::Flat) && button->state & State_Enabled;
    if (!filled) {
        QProxyStyle::drawControl(CE_PushButtonLabel, option, painter, widget);
        return;
    }
    QStyleOptionButton light = *button;
    light.palette.setColor(QPalette::ButtonText, light.palette.color(QPalette::HighlightedText));
    QProxyStyle::drawControl(CE_PushButtonLabel, &light, painter, widget);
}

/// As in the list of downloads: Fusion's groove cannot be seen on a dark ground.
void Style::drawProgress(const QStyleOptionProgressBar &bar, ProgressPart part, QPainter *painter)
{
    const ThemeColours colours = themeColours(bar.palette);
    const int thickness = std::min(progressThickness, bar.rect.height());
    QRect place = alignedRect(bar.direction, Qt::AlignCenter, {bar.rect.width(), thickness}, bar.rect);
    if (part == ProgressPart::Done) {
        const qint64 whole = qint64(bar.maximum) - bar.minimum;
        const qint64 done = std::clamp(qint64(bar.progress) - bar.minimum, qint64(0), whole);
        place.setWidth(int(place.width() * done / whole));
    }
    if (place.width() <= 0)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(part == ProgressPart::Done ? colours.accent : colours.hairline);
    painter->drawRoundedRect(place, thickness / 2.0, thickness / 2.0);
    painter->restore();
}

} // namespace poplar::gui
