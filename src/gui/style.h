// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

class QStyleOptionProgressBar;
class QStyleOptionToolButton;

namespace poplar::gui {

/// Fusion, calmer: flat bars and buttons, slim scroll bars, hairlines between panes, and selected rows on a
/// soft ground that leaves coloured text and marks legible.
class Style : public QProxyStyle {
    Q_OBJECT

public:
    Style();

    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget = nullptr) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget = nullptr) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget = nullptr) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option,
                         const QWidget *widget = nullptr) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                           const QWidget *widget = nullptr) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option = nullptr,
                    const QWidget *widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption *option = nullptr, const QWidget *widget = nullptr,
                  QStyleHintReturn *returned = nullptr) const override;
    QIcon standardIcon(StandardPixmap which, const QStyleOption *option = nullptr,
                       const QWidget *widget = nullptr) const override;

private:
    static constexpr int toolButtonPadding = 6; ///< On each side.
    static constexpr int menuArrow = 8;

    static constexpr int progressThickness = 6;

    enum class ProgressPart { Groove, Done };

    [[nodiscard]] static bool isMenuItself(const QStyleOptionToolButton &button);
    static void drawProgress(const QStyleOptionProgressBar &bar, ProgressPart part, QPainter *painter);
    void drawMenuBarItem(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawToolButtonLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawMenuButton(const QStyleOptionToolButton &option, QPainter *painter, const QWidget *widget) const;
    void drawButtonLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
};

} // namespace poplar::gui
