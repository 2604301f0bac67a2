// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/csscolour.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace poplar::mime {

namespace {

std::optional<QString> named(const QString &name)
{
    static const QHash<QString, QString> names{
        {QStringLiteral("black"), QStringLiteral("#000000")},
        {QStringLiteral("white"), QStringLiteral("#ffffff")},
        {QStringLiteral("red"), QStringLiteral("#ff0000")},
        {QStringLiteral("green"), QStringLiteral("#008000")},
        {QStringLiteral("blue"), QStringLiteral("#0000ff")},
        {QStringLiteral("yellow"), QStringLiteral("#ffff00")},
        {QStringLiteral("orange"), QStringLiteral("#ffa500")},
        {QStringLiteral("purple"), QStringLiteral("#800080")},
        {QStringLiteral("gray"), QStringLiteral("#808080")},
        {QStringLiteral("grey"), QStringLiteral("#808080")},
        {QStringLiteral("silver"), QStringLiteral("#c0c0c0")},
        {QStringLiteral("lightgray"), QStringLiteral("#d3d3d3")},
        {QStringLiteral("lightgrey"), QStringLiteral("#d3d3d3")},
        {QStringLiteral("darkgray"), QStringLiteral("#a9a9a9")},
        {QStringLiteral("dimgray"), QStringLiteral("#696969")},
        {QStringLiteral("whitesmoke"), QStringLiteral("#f5f5f5")},
        {QStringLiteral("gainsboro"), QStringLiteral("#dcdcdc")},
        {QStringLiteral("navy"), QStringLiteral("#000080")},
        {QStringLiteral("teal"), QStringLiteral("#008080")},
        {QStringLiteral("maroon"), QStringLiteral("#800000")},
        {QStringLiteral("olive"), QStringLiteral("#808000")},
        {QStringLiteral("lime"), QStringLiteral("#00ff00")},
        {QStringLiteral("aqua"), QStringLiteral("#00ffff")},
        {QStringLiteral("cyan"), QStringLiteral("#00ffff")},
        {QStringLiteral("fuchsia"), QStringLiteral("#ff00ff")},
        {QStringLiteral("magenta"), QStringLiteral("#ff00ff")},
        {QStringLiteral("brown"), QStringLiteral("#a52a2a")},
        {QStringLiteral("crimson"), QStringLiteral("#dc143c")},
        {QStringLiteral("darkblue"), QStringLiteral("#00008b")},
        {QStringLiteral("darkred"), QStringLiteral("#8b0000")},
        {QStringLiteral("darkgreen"), QStringLiteral("#006400")},
        {QStringLiteral("lightblue"), QStringLiteral("#add8e6")},
        {QStringLiteral("gold"), QStringLiteral("#ffd700")},
        {QStringLiteral("pink"), QStringLiteral("#ffc0cb")},
    };
    const auto found = names.constFind(name);
    return found == names.constEnd() ? std::nullopt : std::optional(*found);
}

} // namespace

std::optional<QString> cssColour(QStringView text)
{
    static const QRegularExpression hex(QStringLiteral("^#?([0-9a-f]{6})(?:[0-9a-f]{2})?$"));
    static const QRegularExpression shortHex(QStringLiteral("^#([0-9a-f])([0-9a-f])([0-9a-f])$"));
    static const QRegularExpression rgb(QStringLiteral(
        R"(^rgba?\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*(?:[,/]\s*([\d.]+)\s*)?\)$)"));
    const QString colour = text.trimmed().toString().toLower();
    if (const auto match = hex.match(colour); match.hasMatch())
        return u'#' + match.captured(1);
    if (const auto match = shortHex.match(colour); match.hasMatch())
        return u'#' + match.captured(1).repeated(2) + match.captured(2).repeated(2)
            + match.captured(3).repeated(2);
    if (const auto match = rgb.match(colour); match.hasMatch()) {
        if (!match.captured(4).isEmpty() && match.captured(4).toDouble() < 0.1)
            return std::nullopt;
        QString text6 = QStringLiteral("#");
        for (const int part : {1, 2, 3})
            text6 += QStringLiteral("%1").arg(std::min(match.captured(part).toInt(), 255), 2, 16,
                                              QLatin1Char('0'));
        return text6;
    }
    return named(colour);
}

} // namespace poplar::mime
