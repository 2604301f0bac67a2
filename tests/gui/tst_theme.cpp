// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme.h"

#include <QTest>

#include <cmath>

using namespace poplar::gui;

namespace {

double channel(double value)
{
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF())
        + 0.0722 * channel(colour.blueF());
}

/// WCAG 2.1, contrast ratio.
double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace

class ThemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTextIsLegibleOnEveryGroundItStandsOn_data()
    {
        QTest::addColumn<QColor>("text");
        QTest::addColumn<QColor>("ground");
        for (const auto &[name, palette] :
             {std::pair("light", lightPalette()), std::pair("dark", darkPalette())}) {
            const ThemeColours c = themeColours(palette);
            const QColor text = palette.color(QPalette::Text);
            const std::pair<const char *, QColor> texts[] = {
                {"text", text},
                {"muted", c.muted},
                {"accent", c.accent},
                {"success", c.success},
                {"warning", c.warning},
                {"danger", c.danger},
                {"link", palette.color(QPalette::Link)},
            };
            const std::pair<const char *, QColor> grounds[] = {
                {"base", palette.color(QPalette::Base)},
                {"window", palette.color(QPalette::Window)},
                {"hover", c.hover},
                {"selection", c.selection},
            };
            for (const auto &[textName, textColour] : texts) {
                for (const auto &[groundName, ground] : grounds)
                    QTest::addRow("%s: %s on %s", name, textName, groundName) << textColour << ground;
            }
            const QColor bars[] = {c.infoGround, c.warningGround, c.dangerGround};
            for (const QColor &bar : bars)
                QTest::addRow("%s: text on bar %s", name, qPrintable(bar.name())) << text << bar;
            QTest::addRow("%s: danger on its bar", name) << c.danger << c.dangerGround;
            QTest::addRow("%s: warning on its bar", name) << c.warning << c.warningGround;
            QTest::addRow("%s: button", name)
                << palette.color(QPalette::ButtonText) << palette.color(QPalette::Button);
            QTest::addRow("%s: highlight", name)
                << palette.color(QPalette::HighlightedText) << palette.color(QPalette::Highlight);
            QTest::addRow("%s: placeholder", name)
                << palette.color(QPalette::PlaceholderText) << palette.color(QPalette::Base);
        }
    }
    void everyTextIsLegibleOnEveryGroundItStandsOn()
    {
        QFETCH(const QColor, text);
        QFETCH(const QColor, ground);
        const double ratio = contrast(text, ground);
        QVERIFY2(ratio >= 4.5, qPrintable(QString::number(ratio)));
    }
};

QTEST_GUILESS_MAIN(ThemeTest)
#include "tst_theme.moc"
