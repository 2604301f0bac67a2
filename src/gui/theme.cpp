// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme.h"

#include "gui/style.h"
#include "gui/systemscheme.h"

#include <QApplication>
#include <QToolTip>

// Outside of any namespace: the macro declares a function. A static library's resources are not linked
// in without it.
static void loadResources()
{
    Q_INIT_RESOURCE(poplar);
}

namespace poplar::gui {
namespace {

struct PaletteColours {
    const char *window;
    const char *base;
    const char *alternate;
    const char *text;
    const char *button;
    const char *disabled;
    const char *placeholder;
    const char *highlight;
    const char *highlighted;
    const char *link;
    const char *tip;
    const char *light;
    const char *mid;
    const char *dark;
    const char *shadow;
};

QPalette makePalette(const PaletteColours &c)
{
    const auto colour = [](const char *name) { return QColor(QLatin1StringView(name)); };
    QPalette palette(colour(c.text), colour(c.button), colour(c.light), colour(c.dark), colour(c.mid),
                     colour(c.text), colour(c.light), colour(c.base), colour(c.window));
    palette.setColor(QPalette::AlternateBase, colour(c.alternate));
    palette.setColor(QPalette::ButtonText, colour(c.text));
    palette.setColor(QPalette::Midlight, colour(c.button));
    palette.setColor(QPalette::Shadow, colour(c.shadow));
    palette.setColor(QPalette::PlaceholderText, colour(c.placeholder));
    palette.setColor(QPalette::Highlight, colour(c.highlight));
    palette.setColor(QPalette::HighlightedText, colour(c.highlighted));
    palette.setColor(QPalette::Link, colour(c.link));
    palette.setColor(QPalette::LinkVisited, colour(c.link));
    palette.setColor(QPalette::ToolTipBase, colour(c.tip));
    palette.setColor(QPalette::ToolTipText, colour(c.text));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colour(c.disabled));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colour(c.mid));
    return palette;
}

ThemeColours lightColours()
{
    return {.accent = QColor(0x1b, 0x73, 0x55),
            .muted = QColor(0x58, 0x65, 0x5f),
            .hairline = QColor(0xdb, 0xe2, 0xde),
            .edge = QColor(0x75, 0x81, 0x7b),
            .hover = QColor(0xf0, 0xf5, 0xf2),
            .selection = QColor(0xd8, 0xec, 0xe2),
            .success = QColor(0x1b, 0x73, 0x55),
            .warning = QColor(0x8a, 0x52, 0x00),
            .danger = QColor(0xb3, 0x2d, 0x2d),
            .newMarker = QColor(0x1b, 0x73, 0x55),
            .infoGround = QColor(0xe6, 0xf2, 0xec),
            .warningGround = QColor(0xfd, 0xf1, 0xdc),
            .dangerGround = QColor(0xfc, 0xe8, 0xe6)};
}

ThemeColours darkColours()
{
    return {.accent = QColor(0x62, 0xcb, 0xa3),
            .muted = QColor(0xa0, 0xad, 0xa7),
            .hairline = QColor(0x33, 0x3d, 0x39),
            .edge = QColor(0x71, 0x80, 0x7a),
            .hover = QColor(0x22, 0x2a, 0x27),
            .selection = QColor(0x20, 0x3f, 0x34),
            .success = QColor(0x62, 0xcb, 0xa3),
            .warning = QColor(0xe9, 0xb4, 0x5e),
            .danger = QColor(0xf5, 0x8d, 0x85),
            .newMarker = QColor(0x62, 0xcb, 0xa3),
            .infoGround = QColor(0x1f, 0x33, 0x2b),
            .warningGround = QColor(0x3a, 0x2f, 0x1a),
            .dangerGround = QColor(0x40, 0x25, 0x24)};
}

} // namespace

QPalette lightPalette()
{
    return makePalette({.window = "#f5f8f6",
                        .base = "#ffffff",
                        .alternate = "#f7faf8",
                        .text = "#1a2420",
                        .button = "#f3f6f4",
                        .disabled = "#9aa5a0",
                        .placeholder = "#66736d",
                        .highlight = "#1b7355",
                        .highlighted = "#ffffff",
                        .link = "#1b7355",
                        .tip = "#ffffff",
                        .light = "#ffffff",
                        .mid = "#c6cfca",
                        .dark = "#a9b4ae",
                        .shadow = "#6c7772"});
}

QPalette darkPalette()
{
    return makePalette({.window = "#1c2220",
                        .base = "#161b19",
                        .alternate = "#1a201e",
                        .text = "#e3eae6",
                        .button = "#2a3330",
                        .disabled = "#66716c",
                        .placeholder = "#8d9a94",
                        .highlight = "#267a5e",
                        .highlighted = "#ffffff",
                        .link = "#62cba3",
                        .tip = "#2a3330",
                        .light = "#3c4743",
                        .mid = "#3a4541",
                        .dark = "#111514",
                        .shadow = "#000000"});
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

ThemeColours themeColours(const QPalette &palette)
{
    return isDark(palette) ? darkColours() : lightColours();
}

Theme::Theme(QObject *parent)
    : QObject(parent)
    , m_system(new SystemScheme(this))
    , m_systemFont(QApplication::font())
{
    loadResources();
    QApplication::setStyle(new Style);
    connect(m_system, &SystemScheme::changed, this, &Theme::apply);
    apply();
}

void Theme::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    apply();
}

void Theme::setTextPoints(int points)
{
    QFont font = m_systemFont;
    if (points > 0)
        font.setPointSize(points);
    if (font != QApplication::font())
        QApplication::setFont(font);
}

void Theme::apply()
{
    const bool dark =
        m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::System && m_system->isDark());
    const QPalette palette = dark ? darkPalette() : lightPalette();
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
}

} // namespace poplar::gui
