// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/treemapcolours.h"

#include "gui/theme.h"

#include <QPalette>

#include <algorithm>

namespace poplar::gui {
namespace {

/// Green, blue, amber, coral, violet, teal, rose, olive: alike in weight, in an order in which those that
/// follow each other also differ for the colour-blind.
constexpr QRgb lightGrounds[treemapHues] = {0xff9fd3b9, 0xffa9c9ec, 0xfff0cf85, 0xffc9b5e6,
                                            0xffefb09c, 0xff93d2d3, 0xffecb3c9, 0xffcbd68a};
constexpr QRgb darkGrounds[treemapHues] = {0xff1f6148, 0xff2b5a8a, 0xff75561a, 0xff5c4690,
                                           0xff82452f, 0xff1c6469, 0xff7c3a5b, 0xff56611d};
constexpr qreal weakest = 0.4; ///< So much of the colour is left at strength 0.
constexpr qsizetype mostHuesKept = 20000; ///< Keys come from mail, without end.

int mixedPart(int part, int ground, qreal share)
{
    return qRound(part * share + ground * (1 - share));
}

} // namespace

QColor treemapGround(int hue, qreal strength, const QPalette &palette)
{
    const QRgb *grounds = isDark(palette) ? darkGrounds : lightGrounds;
    const QColor full = QColor::fromRgb(grounds[hue % treemapHues]);
    const QColor base = palette.color(QPalette::Base);
    const qreal share = weakest + (1 - weakest) * std::clamp<qreal>(strength, 0, 1);
    return QColor(mixedPart(full.red(), base.red(), share), mixedPart(full.green(), base.green(), share),
                  mixedPart(full.blue(), base.blue(), share));
}

QColor treemapPlainGround(const QPalette &palette)
{
    return isDark(palette) ? QColor(0x36, 0x40, 0x3c) : QColor(0xdf, 0xe5, 0xe2);
}

int TreemapHues::hueOf(const QString &key)
{
    const auto known = m_hues.constFind(key);
    if (known != m_hues.constEnd())
        return *known;
    if (m_hues.size() >= mostHuesKept)
        m_hues.clear();
    const int next = int(m_hues.size() % treemapHues);
    m_hues.insert(key, next);
    return next;
}

} // namespace poplar::gui
