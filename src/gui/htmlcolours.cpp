// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/htmlcolours.h"

#include <QColor>
#include <QRegularExpression>

namespace poplar::gui {

namespace {

/// White paper becomes the ground of a dark window, and black ink nearly white.
constexpr double darkest = 0.10;
constexpr double lightest = 0.92;

QString turned(QStringView colour)
{
    float hue = 0;
    float saturation = 0;
    float lightness = 0;
    QColor(colour).getHslF(&hue, &saturation, &lightness);
    const double now = lightest - double(lightness) * (lightest - darkest);
    return QColor::fromHslF(std::max(hue, 0.0F), saturation, float(now)).name();
}

} // namespace

QString forDarkGround(const QString &markup)
{
    // Its text has no quotes: they are escaped. So nothing that a mail says is taken for a colour.
    static const QRegularExpression colour(QStringLiteral("(?<=color:|bgcolor=\")#[0-9a-f]{6}(?=[;\"])"));
    QString result;
    result.reserve(markup.size());
    qsizetype from = 0;
    for (auto matches = colour.globalMatch(markup); matches.hasNext();) {
        const auto match = matches.next();
        result += QStringView(markup).sliced(from, match.capturedStart() - from);
        result += turned(match.capturedView());
        from = match.capturedEnd();
    }
    return result += QStringView(markup).sliced(from);
}

} // namespace poplar::gui
