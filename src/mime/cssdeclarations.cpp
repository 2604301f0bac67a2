// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/cssdeclarations.h"

#include "mime/csscolour.h"

#include <QRegularExpression>
#include <QStringList>

#include <array>

namespace poplar::mime {

namespace {

constexpr qsizetype longestValue = 1024; ///< Nothing that is understood here is longer.

/// Where a declaration ends: not within quotes or brackets.
qsizetype endOfDeclaration(QStringView text, qsizetype from)
{
    QChar quote;
    int brackets = 0;
    for (qsizetype at = from; at < text.size(); ++at) {
        const QChar c = text[at];
        if (!quote.isNull())
            quote = c == quote ? QChar() : quote;
        else if (c == u'"' || c == u'\'')
            quote = c;
        else if (c == u'(')
            ++brackets;
        else if (c == u')')
            --brackets;
        else if (c == u';' && brackets <= 0)
            return at;
    }
    return text.size();
}

/// "1px 2px" and the like: top, right, bottom, left.
void takeApart(const QString &name, const QString &value, CssProperties &properties)
{
    static const std::array<QString, 4> sides{QStringLiteral("-top"), QStringLiteral("-right"),
                                              QStringLiteral("-bottom"), QStringLiteral("-left")};
    static constexpr std::array<std::array<int, 4>, 4> which{
        {{0, 0, 0, 0}, {0, 1, 0, 1}, {0, 1, 2, 1}, {0, 1, 2, 3}}};
    const QStringList parts = value.split(u' ', Qt::SkipEmptyParts);
    if (parts.isEmpty() || parts.size() > 4)
        return;
    for (size_t side = 0; side < sides.size(); ++side)
        properties.insert(name + sides[side], parts[which[size_t(parts.size()) - 1][side]]);
}

void findColour(const QString &value, CssProperties &properties)
{
    static const QRegularExpression separator(QStringLiteral(R"( (?![^(]*\)))"));
    for (const QString &word : value.split(separator, Qt::SkipEmptyParts)) {
        if (cssColour(word))
            properties.insert(QStringLiteral("background-color"), word);
    }
}

void take(QStringView declaration, CssProperties &properties)
{
    const qsizetype colon = declaration.indexOf(u':');
    if (colon < 0)
        return;
    const QString name = declaration.first(colon).trimmed().toString().toLower();
    QString value =
        declaration.sliced(colon + 1).trimmed().left(longestValue).toString().simplified().toLower();
    if (const qsizetype important = value.indexOf(u'!'); important >= 0)
        value = value.left(important).trimmed();
    if (name.isEmpty() || value.isEmpty())
        return;
    properties.insert(name, value);
    if (name == u"margin" || name == u"padding")
        takeApart(name, value, properties);
    else if (name == u"background")
        findColour(value, properties);
}

} // namespace

CssProperties cssDeclarations(QStringView text)
{
    CssProperties properties;
    for (qsizetype from = 0; from < text.size();) {
        const qsizetype end = endOfDeclaration(text, from);
        take(text.sliced(from, end - from), properties);
        from = end + 1;
    }
    return properties;
}

std::optional<double> cssPixels(QStringView value, double fontPixels)
{
    static const QRegularExpression length(QStringLiteral(R"(^(\d{0,6}(?:\.\d{1,6})?)(px|pt|em|rem|%|)$)"));
    constexpr double pixelsOfPoint = 96.0 / 72;
    const auto match = length.match(value.trimmed().toString());
    bool isNumber = false;
    const double number = match.captured(1).toDouble(&isNumber);
    if (!match.hasMatch() || !isNumber)
        return std::nullopt;
    const QString unit = match.captured(2);
    if (unit == u"pt")
        return number * pixelsOfPoint;
    if (unit == u"px" || (unit.isEmpty() && number == 0))
        return number;
    if (unit.isEmpty() || fontPixels <= 0)
        return std::nullopt;
    return unit == u"%" ? number * fontPixels / 100 : number * fontPixels;
}

} // namespace poplar::mime
