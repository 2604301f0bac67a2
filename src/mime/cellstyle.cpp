// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/cellstyle.h"

#include "mime/csscolour.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>

namespace poplar::mime {

namespace {

constexpr double widestPadding = 40; ///< In pixels,
constexpr double widestBorder = 6; ///< as is this.

constexpr std::array cellSides{"top", "right", "bottom", "left"};

struct Border {
    int pixels = 0; ///< 0 for none.
    QString style;
    QString colour = QStringLiteral("#808080");
};

/// Width, style and colour in any order, as "border" and "border-top" have them.
void takeWords(const QString &value, Border &border)
{
    static const QStringList styles{QStringLiteral("solid"), QStringLiteral("dashed"),
                                    QStringLiteral("dotted"), QStringLiteral("double")};
    static const QRegularExpression gap(QStringLiteral(" (?![^(]*\\))"));
    if (value.isEmpty())
        return;
    for (const QString &word : value.split(gap, Qt::SkipEmptyParts)) {
        if (styles.contains(word))
            border.style = word;
        else if (word == u"none" || word == u"hidden")
            border.style.clear();
        else if (word == u"thin" || word == u"medium" || word == u"thick")
            border.pixels = word == u"thin" ? 1 : 3;
        else if (const auto pixels = cssPixels(word))
            border.pixels = int(std::ceil(std::min(*pixels, widestBorder)));
        else if (const auto colour = cssColour(word))
            border.colour = *colour;
    }
}

/// Most boxes have none, and to look closely takes its time.
bool saysBorder(const CssProperties &properties)
{
    return std::any_of(properties.keyBegin(), properties.keyEnd(),
                       [](const QString &name) { return name.startsWith(u"border"); });
}

Border borderOf(const CssProperties &properties, QLatin1StringView side)
{
    Border border;
    for (const char *part : {"", "-width", "-style", "-color"}) {
        takeWords(properties.value(QStringLiteral("border") + QLatin1StringView(part)), border);
        takeWords(properties.value(QStringLiteral("border-") + side + QLatin1StringView(part)), border);
    }
    if (border.style.isEmpty())
        border.pixels = 0;
    return border;
}

} // namespace

QString cellStyle(const CssProperties &properties)
{
    QString style;
    const bool isFramed = saysBorder(properties);
    for (const char *name : cellSides) {
        const QLatin1StringView side(name);
        const auto padding = cssPixels(properties.value(QStringLiteral("padding-") + side));
        if (padding && *padding >= 1)
            style += QStringLiteral("padding-%1:%2px;").arg(side).arg(int(std::min(*padding, widestPadding)));
        const Border border = isFramed ? borderOf(properties, side) : Border();
        if (border.pixels > 0)
            style += QStringLiteral("border-%1-width:%2px;border-%1-style:%3;border-%1-color:%4;")
                         .arg(side)
                         .arg(border.pixels)
                         .arg(border.style, border.colour);
    }
    return style;
}

bool hasBorder(const CssProperties &properties)
{
    return saysBorder(properties)
        && std::any_of(cellSides.begin(), cellSides.end(), [&properties](const char *side) {
               return borderOf(properties, QLatin1StringView(side)).pixels > 0;
           });
}

} // namespace poplar::mime
