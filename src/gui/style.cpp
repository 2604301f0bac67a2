// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style.h"

#include "gui/icons.h"
#include "gui/theme.h"

#include <QListView>
#include <QPainter>
#include <QStyleOption>

namespace poplar::gui {
namespace {

constexpr qreal cornerRadius = 4;
constexpr int shortestSlider = 28;
constexpr int scrollBarExtent = 12;

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

void drawPushButton(const QStyleOptionButton &button, QPainter *painter)
{
    const ThemeColours colours = themeColours(button.palette);
    const bool enabled = button.state & QStyle::State_Enabled;
    const bool primary = enabled && button.features & QStyleOptionButton::DefaultButton;
    const bool pressed = button.state & (QStyle::State_Sunken | QStyle::State_On);
    QColor fill = button.palette.color(primary ? QPalette::Highlight : QPalette::Button);
    if (pressed)
        fill = fill.darker(112);
    else if (enabled && button.state & QStyle::State_MouseOver)
        fill = isDark(button.palette) ? fill.lighter(112) : fill.darker(104);
    QColor edge = primary ? fill : button.palette.color(QPalette::Mid);
    if (button.state & QStyle::State_HasFocus && button.state & QStyle::State_KeyboardFocusChange)
        edge = primary ? button.palette.color(QPalette::ButtonText) : colours.accent;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(edge);
    painter->setBrush(fill);
    painter->drawRoundedRect(QRectF(button.rect).adjusted(0.5, 0.5, -0.5, -0.5), cornerRadius, cornerRadius);
    painter->restore();
}

void drawHeaderGround(const QStyleOption *option, QPainter *painter)
{
    painter->fillRect(option->rect, option->palette.base());
    painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                      themeColours(option->palette).hairline);
}

/// Fusion draws the edge of boxes and fields darker than the window, which cannot be seen where the window is
/// dark, and hardly elsewhere.
template <typename Option>
Option withEdge(const Option &option)
{
    constexpr int fusionsFactor = 140;
    Option edged = option;
    edged.palette.setColor(QPalette::Window, themeColours(option.palette).edge.lighter(fusionsFactor));
    return edged;
}

/// The slider of a scroll bar without arrows.
QRect sliderRect(const QStyleOptionSlider &bar)
{
    const bool lying = bar.orientation == Qt::Horizontal;
    const int length = lying ? bar.rect.width() : bar.rect.height();
    const qint64 range = qint64(bar.maximum) - bar.minimum;
    int slider = length;
    if (range > 0)
        slider = qBound(qMin(shortestSlider, length),
                        int(qint64(bar.pageStep) * length / (range + bar.pageStep)), length);
    const int start = QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition,
                                                      length - slider, bar.upsideDown);
    return lying ? QRect(start, 0, slider, bar.rect.height()) : QRect(0, start, bar.rect.width(), slider);
}

void drawScrollBar(const QStyleOptionSlider &bar, QPainter *painter)
{
    painter->fillRect(bar.rect, bar.palette.base());
    if (bar.maximum <= bar.minimum)
        return;
    const bool lively = bar.state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    QColor colour = themeColours(bar.palette).muted;
    colour.setAlphaF(lively ? 0.8f : 0.45f);
    QRectF slider = QRectF(sliderRect(bar)).adjusted(3, 3, -3, -3);
    const qreal radius = qMin(slider.width(), slider.height()) / 2;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    painter->drawRoundedRect(slider, radius, radius);
    painter->restore();
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
    case CE_MenuBarItem:
        drawMenuBarItem(option, painter, widget);
        return;
    case CE_ToolButtonLabel:
        drawToolButtonLabel(option, painter, widget);
        return;
    case CE_PushButtonLabel:
        drawButtonLabel(option, painter, widget);
        return;
    case CE_ProgressBarGroove:
    case CE_ProgressBarContents: {
        const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
        if (!bar || (element == CE_ProgressBarContents && bar->maximum <= bar->minimum))
            break; // Nobody knows how much there is: Fusion's stripes move.
        const bool groove = element == CE_ProgressBarGroove;
        return drawProgress(*bar, groove ? ProgressPart::Groove : ProgressPart::Done, painter);
    }
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        drawHeaderGround(option, painter);
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
    case PE_PanelButtonCommand:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            if (!(button->features & QStyleOptionButton::Flat) || button->state & State_Sunken)
                drawPushButton(*button, painter);
            return;
        }
        break;
    case PE_IndicatorCheckBox:
    case PE_IndicatorRadioButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            const QStyleOptionButton edged = withEdge(*button);
            QProxyStyle::drawPrimitive(element, &edged, painter, widget);
            return;
        }
        break;
    case PE_FrameLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option)) {
            const QStyleOptionFrame edged = withEdge(*frame);
            QProxyStyle::drawPrimitive(element, &edged, painter, widget);
            return;
        }
        break;
    case PE_FrameFocusRect:
        // Fusion's frame has a fill that takes contrast from the text of a row. QTreeView names no widget.
        if (!widget || qobject_cast<const QAbstractItemView *>(widget)) {
            painter->setPen(themeColours(option->palette).accent);
            painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
            return;
        }
        break;
    case PE_IndicatorDockWidgetResizeHandle:
        painter->fillRect(option->rect, themeColours(option->palette).hairline);
        return;
    case PE_FrameDefaultButton:
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

void Style::drawMenuBarItem(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    if (!item)
        return;
    painter->fillRect(item->rect, item->palette.window());
    if (item->state & State_Selected && item->state & State_Enabled)
        painter->fillRect(item->rect, themeColours(item->palette).selection);
    int flags = Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextDontClip | Qt::TextSingleLine;
    if (!proxy()->styleHint(SH_UnderlineShortcut, item, widget))
        flags |= Qt::TextHideMnemonic;
    drawItemText(painter, item->rect, flags, item->palette, item->state & State_Enabled, item->text,
                 QPalette::WindowText);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            drawScrollBar(*bar, painter);
            return;
        }
    }
    if (control == CC_SpinBox) {
        if (const auto *box = qstyleoption_cast<const QStyleOptionSpinBox *>(option)) {
            const QStyleOptionSpinBox edged = withEdge(*box);
            QProxyStyle::drawComplexControl(control, &edged, painter, widget);
            return;
        }
    }
    if (control == CC_ToolButton) {
        const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        if (button && isMenuItself(*button)) {
            drawMenuButton(*button, painter, widget);
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    // Fusion's frame leaves the picture out.
    if (element == SE_ItemViewItemFocusRect && qobject_cast<const QListView *>(widget))
        return option->rect;
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                            const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, part, widget);
    const bool lying = bar->orientation == Qt::Horizontal;
    const QRect all(QPoint(0, 0), bar->rect.size());
    const QRect slider = sliderRect(*bar);
    QRect rect;
    if (part == SC_ScrollBarSlider)
        rect = slider;
    else if (part == SC_ScrollBarGroove)
        rect = all;
    else if (part == SC_ScrollBarSubPage)
        rect = lying ? QRect(0, 0, slider.left(), all.height()) : QRect(0, 0, all.width(), slider.top());
    else if (part == SC_ScrollBarAddPage && lying)
        rect = QRect(slider.right() + 1, 0, all.width() - slider.right() - 1, all.height());
    else if (part == SC_ScrollBarAddPage)
        rect = QRect(0, slider.bottom() + 1, all.width(), all.height() - slider.bottom() - 1);
    return visualRect(bar->direction, bar->rect, rect);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                              const QWidget *widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    if (type == CT_ToolButton) {
        const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        if (button && button->toolButtonStyle == Qt::ToolButtonTextBesideIcon)
            size += QSize(2 * toolButtonPadding, 2);
        if (button && isMenuItself(*button))
            size += QSize(menuArrow, 0);
    }
    if (type == CT_PushButton)
        size = QSize(size.width() + space::normal,
                     qMax(size.height(), option->fontMetrics.height() + 2 * space::normal - 2));
    return size;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_SplitterWidth:
        return 1;
    case PM_ScrollBarExtent:
        return scrollBarExtent;
    case PM_DockWidgetSeparatorExtent:
        return 3;
    case PM_FocusFrameHMargin: // Between what is in a cell and its edge.
        return space::small;
    case PM_HeaderMargin: // Its text stands above that of the cells.
        return space::small + 1;
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
    case SH_EtchDisabledText: // It makes letters double in a dark window.
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QIcon Style::standardIcon(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const
{
    switch (which) {
    case SP_MessageBoxQuestion:
        return icon(Icon::CircleQuestionMark, Tint::Accent);
    case SP_MessageBoxInformation:
        return icon(Icon::Info, Tint::Accent);
    case SP_MessageBoxWarning:
        return icon(Icon::TriangleAlert, Tint::Warning);
    case SP_MessageBoxCritical:
        return icon(Icon::CircleX, Tint::Danger);
    default:
        return QProxyStyle::standardIcon(which, option, widget);
    }
}

} // namespace poplar::gui
