// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style.h"

#include "gui/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace poplar::gui {
namespace {

void softenSelection(QStyleOptionViewItem &item)
{
    // Text may carry a row's own colour: selected, it keeps it.
    item.palette.setColor(QPalette::HighlightedText, item.palette.color(QPalette::Active, QPalette::Text));
    item.palette.setColor(QPalette::Highlight, themeColours(item.palette).selection);
}

void fillRow(const QStyleOptionViewItem &item, QPainter *painter)
{
    const ThemeColours colours = themeColours(item.palette);
    if (item.state & QStyle::State_Selected)
        painter->fillRect(item.rect, colours.selection);
    else if (item.backgroundBrush.style() != Qt::NoBrush)
        painter->fillRect(item.rect, item.backgroundBrush);
    else if (item.state & QStyle::State_MouseOver)
        painter->fillRect(item.rect, colours.hover);
}

} // namespace

Style::Style()
    : QProxyStyle(QStringLiteral("Fusion"))
{
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    switch (element) {
    case CE_ToolBar:
        painter->fillRect(option->rect, option->palette.window());
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          themeColours(option->palette).hairline);
        return;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, option->palette.window());
        return;
    case CE_Splitter:
        painter->fillRect(option->rect, themeColours(option->palette).hairline);
        return;
    case CE_ItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            QStyleOptionViewItem soft = *item;
            softenSelection(soft);
            QProxyStyle::drawControl(element, &soft, painter, widget);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    switch (element) {
    case PE_PanelItemViewItem:
    case PE_PanelItemViewRow:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            if (element == PE_PanelItemViewItem)
                fillRow(*item, painter);
            return;
        }
        break;
    case PE_FrameStatusBarItem:
        return;
    case PE_PanelStatusBar:
        painter->fillRect(option->rect, option->palette.window());
        painter->fillRect(QRect(option->rect.topLeft(), QSize(option->rect.width(), 1)),
                          themeColours(option->palette).hairline);
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_SplitterWidth:
        return 1;
    case PM_SmallIconSize:
    case PM_ListViewIconSize:
    case PM_ButtonIconSize:
        return 16;
    case PM_ToolBarIconSize:
        return 18;
    case PM_ToolBarItemSpacing:
        return 2;
    case PM_ToolBarItemMargin:
        return space::small;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

} // namespace poplar::gui
