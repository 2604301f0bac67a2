// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/htmlstyle.h"

#include "mime/cellstyle.h"
#include "mime/csscolour.h"
#include "mime/htmlelements.h"

#include <QHash>
#include <QStringList>

#include <algorithm>
#include <array>

namespace poplar::mime {

namespace {

constexpr double buttonPadding = 5; ///< From so many pixels on, a coloured link is a button.
constexpr int mostColumns = 100; ///< That a cell covers,
constexpr int mostRows = 300; ///< and rows.
constexpr int widestColumn = 300; ///< In pixels; wider ones would not fit into a small window.

bool isNothing(const CssProperties &properties, QLatin1StringView name)
{
    const QString value = properties.value(name);
    const std::optional<double> pixels = cssPixels(value, 1);
    return pixels && *pixels <= 0;
}

/// Hidden by its style, whatever its colours.
bool isNotDisplayed(const CssProperties &properties)
{
    using View = QLatin1StringView;
    const auto is = [&properties](const char *name, const char *value) {
        return properties.value(View(name)) == View(value);
    };
    const bool clipped = is("overflow", "hidden")
        && (isNothing(properties, View("height")) || isNothing(properties, View("width")));
    return is("display", "none") || is("visibility", "hidden") || is("mso-hide", "all") || is("opacity", "0")
        || isNothing(properties, View("font-size")) || isNothing(properties, View("max-height")) || clipped;
}

/// Sizes that grow with the size that the user has chosen for all text.
QString sizeWord(double pixels)
{
    struct Step {
        double below;
        const char *word;
    };
    static constexpr std::array steps{Step{12, "small"}, Step{18, "medium"}, Step{22, "large"},
                                      Step{28, "x-large"}};
    const auto step =
        std::find_if(steps.begin(), steps.end(), [pixels](const Step &one) { return pixels < one.below; });
    return QString::fromLatin1(step == steps.end() ? "xx-large" : step->word);
}

std::optional<double> pixelsOfWord(const QString &word)
{
    static const QHash<QString, double> words{
        {QStringLiteral("xx-small"), 9},  {QStringLiteral("x-small"), 10}, {QStringLiteral("small"), 13},
        {QStringLiteral("medium"), 16},   {QStringLiteral("large"), 18},   {QStringLiteral("x-large"), 24},
        {QStringLiteral("xx-large"), 32}, {QStringLiteral("1"), 10},       {QStringLiteral("2"), 13},
        {QStringLiteral("3"), 16},        {QStringLiteral("4"), 18},       {QStringLiteral("5"), 24},
        {QStringLiteral("6"), 32},        {QStringLiteral("7"), 40}};
    const auto found = words.constFind(word);
    return found == words.constEnd() ? std::nullopt : std::optional(*found);
}

bool hasGroundPicture(const GumboElement &element, const CssProperties &properties)
{
    const auto isPicture = [&properties](const char *name) {
        return properties.value(QLatin1StringView(name)).contains(u"url(");
    };
    return !attribute(element, "background").isEmpty() || isPicture("background")
        || isPicture("background-image");
}

bool isOneOf(const QString &value, std::initializer_list<const char *> allowed)
{
    return std::any_of(allowed.begin(), allowed.end(),
                       [&value](const char *one) { return value == QLatin1StringView(one); });
}

/// A number with an optional "%", within what makes sense.
QString measure(const QString &value, int most)
{
    const bool isShare = value.endsWith(u'%');
    bool isNumber = false;
    QString digits = isShare ? value.chopped(1) : value;
    if (digits.endsWith(u"px"))
        digits.chop(2);
    const int number = digits.trimmed().toInt(&isNumber);
    if (!isNumber || number < 0 || number > (isShare ? 100 : most))
        return {};
    return QString::number(number) + (isShare ? QStringLiteral("%") : QString());
}

} // namespace

HtmlStyle HtmlStyle::within(const GumboElement &element, const CssProperties &properties) const
{
    HtmlStyle style;
    style.m_fontPixels = m_fontPixels;
    style.m_background = m_background;
    style.m_isOnPicture = m_isOnPicture;
    style.m_isHidden = isNotDisplayed(properties);
    if (element.tag == GUMBO_TAG_FONT) {
        if (const auto pixels = pixelsOfWord(attribute(element, "size")))
            style.m_fontPixels = *pixels;
    }
    style.takeFont(properties);
    style.takeColours(element, properties);
    style.takeAlignment(element, properties);
    const double padding = cssPixels(properties.value(QStringLiteral("padding-left"))).value_or(0);
    style.m_isButton = element.tag == GUMBO_TAG_A && padding >= buttonPadding && !style.m_background.isEmpty()
        && style.m_background != m_background;
    style.m_cell = cellStyle(properties);
    style.m_isCard = blockOf(element.tag) != Block::No && padding >= buttonPadding
        && (hasBorder(properties) || style.m_background != m_background);
    return style;
}

void HtmlStyle::takeFont(const CssProperties &properties)
{
    const QString size = properties.value(QStringLiteral("font-size"));
    if (const auto pixels = cssPixels(size, m_fontPixels); pixels || pixelsOfWord(size)) {
        m_fontPixels = pixels ? *pixels : *pixelsOfWord(size);
        say(QLatin1StringView("font-size"), sizeWord(m_fontPixels));
    }
    const QString weight = properties.value(QStringLiteral("font-weight"));
    if (isOneOf(weight, {"bold", "bolder", "600", "700", "800", "900"}))
        say(QLatin1StringView("font-weight"), QStringLiteral("600"));
    else if (isOneOf(weight, {"normal", "100", "200", "300", "400"}))
        say(QLatin1StringView("font-weight"), QStringLiteral("400"));
    if (const QString style = properties.value(QStringLiteral("font-style"));
        isOneOf(style, {"italic", "normal"}))
        say(QLatin1StringView("font-style"), style);
    const QString decoration = properties.value(QStringLiteral("text-decoration"));
    if (isOneOf(decoration, {"none", "underline", "line-through"}))
        say(QLatin1StringView("text-decoration"), decoration);
    if (properties.value(QStringLiteral("font-family")).contains(u"mono")
        || properties.value(QStringLiteral("font-family")).contains(u"courier"))
        say(QLatin1StringView("font-family"), QStringLiteral("monospace"));
    if (const QString space = properties.value(QStringLiteral("white-space"));
        isOneOf(space, {"pre-wrap", "nowrap"}))
        say(QLatin1StringView("white-space"), space);
}

void HtmlStyle::takeColours(const GumboElement &element, const CssProperties &properties)
{
    auto colour = cssColour(properties.value(QStringLiteral("color")));
    if (!colour && element.tag == GUMBO_TAG_FONT)
        colour = cssColour(attribute(element, "color"));
    auto ground = cssColour(properties.value(QStringLiteral("background-color")));
    if (!ground)
        ground = cssColour(attribute(element, "bgcolor"));
    if (ground) {
        m_background = *ground;
        m_isOnPicture = false;
        say(QLatin1StringView("background-color"), *ground);
    }
    m_isOnPicture = m_isOnPicture || hasGroundPicture(element, properties);
    // White on nothing is white on white.
    const QString under = m_background.isEmpty() ? QStringLiteral("#ffffff") : m_background;
    if (colour && *colour == under) {
        // But what was to be seen on a picture, which is not shown, is to be seen without it.
        m_isHidden = m_isHidden || !m_isOnPicture;
    } else if (colour) {
        say(QLatin1StringView("color"), *colour);
    }
}

void HtmlStyle::takeAlignment(const GumboElement &element, const CssProperties &properties)
{
    QString alignment = properties.value(QStringLiteral("text-align"));
    if (alignment.isEmpty())
        alignment = attribute(element, "align").toLower();
    if (element.tag != GUMBO_TAG_TABLE && isOneOf(alignment, {"left", "right", "center", "justify"}))
        say(QLatin1StringView("text-align"), alignment);
    if (const QString bullets = properties.value(QStringLiteral("list-style-type"));
        isOneOf(bullets, {"disc", "circle", "square", "decimal", "lower-alpha", "upper-alpha", "none"}))
        say(QLatin1StringView("list-style-type"), bullets);
}

void HtmlStyle::say(QLatin1StringView name, const QString &value)
{
    m_own += QStringLiteral("%1:%2;").arg(name, value);
}

QString HtmlStyle::markup() const
{
    return m_own.isEmpty() ? QString() : QStringLiteral(" style=\"%1\"").arg(m_own);
}

QString HtmlStyle::markupOfCell() const
{
    const QString style = m_own + m_cell;
    return style.isEmpty() ? QString() : QStringLiteral(" style=\"%1\"").arg(style);
}

QString tableAttributes(const GumboElement &element, Spans spans)
{
    struct Kept {
        const char *name;
        int most; ///< Larger numbers are left out.
    };
    static constexpr std::array kept{Kept{"cellpadding", 24}, Kept{"cellspacing", 24}, Kept{"border", 3},
                                     Kept{"width", widestColumn}, Kept{"start", 100000}};
    static constexpr std::array spanning{Kept{"colspan", mostColumns}, Kept{"rowspan", mostRows}};
    QString attributes;
    const auto keep = [&element, &attributes](const Kept &one) {
        const QString value = measure(attribute(element, one.name), one.most);
        if (!value.isEmpty())
            attributes += QStringLiteral(" %1=\"%2\"").arg(QLatin1StringView(one.name), value);
    };
    if (spans == Spans::Keep)
        std::for_each(spanning.begin(), spanning.end(), keep);
    std::for_each(kept.begin(), kept.end(), keep);
    const QString vertical = attribute(element, "valign").toLower();
    if (isOneOf(vertical, {"top", "middle", "bottom"}))
        attributes += QStringLiteral(" valign=\"%1\"").arg(vertical);
    if (element.tag == GUMBO_TAG_TABLE && attribute(element, "align").toLower() == u"center")
        attributes += QStringLiteral(" align=\"center\"");
    return attributes;
}

int spannedCells(const GumboElement &cell)
{
    const auto span = [&cell](const char *name, int most) {
        const int cells = attribute(cell, name).trimmed().toInt();
        return std::clamp(cells, 1, most);
    };
    const int covered = span("colspan", mostColumns) * span("rowspan", mostRows);
    return covered > 1 ? covered : 0;
}

} // namespace poplar::mime
