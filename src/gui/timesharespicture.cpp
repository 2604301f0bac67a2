// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/timesharespicture.h"

#include "gui/flowwords.h"
#include "gui/theme.h"
#include "gui/timeshares.h"

#include <QFontMetricsF>
#include <QPainter>

#include <numeric>

namespace poplar::gui {

namespace {

using Phase = wire::SessionStatistics::Phase;

/// In the order in which they are shown.
constexpr Phase shownPhases[] = {Phase::Waiting, Phase::Transferring, Phase::Opening, Phase::Idle};

/// Told apart without their colours, too.
QBrush brushOf(Phase phase, const QPalette &palette)
{
    const ThemeColours colours = themeColours(palette);
    switch (phase) {
    case Phase::Waiting:
        return {colours.warning, Qt::BDiagPattern};
    case Phase::Transferring:
        return colours.accent;
    case Phase::Opening:
        return {colours.muted, Qt::Dense5Pattern};
    case Phase::Idle:
        break;
    }
    return palette.color(QPalette::Base);
}

} // namespace

TimeSharesPicture::TimeSharesPicture(const wire::SessionStatistics &statistics)
{
    for (const Phase phase : shownPhases)
        m_spent[size_t(phase)] = statistics.spent(phase);
}

double TimeSharesPicture::share(int phase) const
{
    const auto all = std::accumulate(m_spent.begin(), m_spent.end(), std::chrono::microseconds(0));
    return all.count() > 0 ? double(m_spent[size_t(phase)].count()) / double(all.count()) : 0;
}

QStringList TimeSharesPicture::lines(const QLocale &locale) const
{
    const QString names[] = {
        TimeShares::tr("Waiting for the server: %1 (%2)"), TimeShares::tr("Transferring: %1 (%2)"),
        TimeShares::tr("Connecting and encrypting: %1 (%2)"), TimeShares::tr("Nothing was asked: %1 (%2)")};
    QStringList lines;
    for (int i = 0; i < wire::SessionStatistics::phases; ++i) {
        const int phase = int(shownPhases[i]);
        const QString perCent = locale.toString(share(phase) * 100, 'f', 0);
        //: A share of the whole.
        lines += names[i].arg(durationText(m_spent[size_t(phase)]), TimeShares::tr("%1 %").arg(perCent));
    }
    return lines;
}

void TimeSharesPicture::paint(QPainter &painter, const QRectF &place, const QPalette &palette) const
{
    const qreal line = QFontMetricsF(painter.font()).height() + 2;
    const QRectF bar(place.left() + 0.5, place.top() + 0.5, place.width() - 1, line - 1);
    const QColor edge = themeColours(palette).edge;
    qreal left = bar.left();
    const QStringList texts = lines();
    for (int i = 0; i < wire::SessionStatistics::phases; ++i) {
        const Phase phase = shownPhases[i];
        const qreal width = bar.width() * share(int(phase));
        painter.fillRect(QRectF(left, bar.top(), width, bar.height()), brushOf(phase, palette));
        left += width;
        const qreal top = place.top() + (i + 1) * line;
        const QRectF sign(place.left() + 0.5, top + 4.5, line - 6, line - 8);
        painter.fillRect(sign, brushOf(phase, palette));
        painter.setPen(edge);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(sign);
        painter.setPen(palette.color(QPalette::Text));
        painter.drawText(QRectF(place.left() + line + 2, top + 2, place.width() - line, line),
                         int(Qt::AlignLeft | Qt::AlignVCenter), texts[i]);
    }
    painter.setPen(edge);
    painter.drawRect(bar);
}

qreal TimeSharesPicture::heightFor(qreal letters)
{
    return (wire::SessionStatistics::phases + 1) * (letters + 2) + 4;
}

} // namespace poplar::gui
