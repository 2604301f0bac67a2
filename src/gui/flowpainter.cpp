// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/flowpainter.h"

#include "gui/conversation.h"
#include "gui/flowwords.h"
#include "gui/theme.h"
#include "gui/treemapcolours.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace poplar::gui {

namespace {

using MarkKind = FlowMark::Kind;

constexpr qreal stripWidth = 6;
constexpr qreal flowPadding = 8;
constexpr qreal laneWidth = 6;
constexpr qreal laneGap = 2;
constexpr qreal arrowHead = 7;
constexpr int timeCharacters = 8; ///< "1234.567"
constexpr int waitCharacters = 9; ///< "59 min 9 s"
constexpr int leastTextCharacters = 36;
constexpr qreal groundStrength = 0.3; ///< Of a state's colour behind the diagram.
constexpr int barAlpha = 36; ///< Texts lie on it.

struct FlowPainting {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::FlowPainting)
};

QColor mixed(const QColor &colour, const QColor &with, qreal share)
{
    const auto part = [share](int a, int b) { return qRound(a * share + b * (1 - share)); };
    return QColor(part(colour.red(), with.red()), part(colour.green(), with.green()),
                  part(colour.blue(), with.blue()));
}

int hueOf(const QByteArray &state)
{
    if (state == "TRANSACTION" || state == "MAIL")
        return 0;
    if (state == "SECURING")
        return 1;
    if (state == "AUTHORIZATION" || state == "CONNECTED")
        return 2;
    if (state == "DATA")
        return 4;
    return state == "UPDATE" || state == "QUIT" ? 3 : -1;
}

} // namespace

qreal flowRow(const QFont &font)
{
    return std::ceil(QFontMetricsF(font).height()) + 8;
}

qreal leastFlowWidth(const QFont &font)
{
    const FlowColumns columns = flowColumns(font, 0);
    return columns.client - columns.server + QFontMetricsF(font).averageCharWidth() * leastTextCharacters;
}

FlowColumns flowColumns(const QFont &font, qreal width)
{
    const QFontMetricsF metrics(font);
    const qreal character = metrics.horizontalAdvance(u'0');
    FlowColumns columns;
    columns.width = width;
    columns.times = stripWidth + flowPadding + timeCharacters * character;
    columns.client = columns.times + 2 * flowPadding;
    columns.waits = width - flowPadding - waitCharacters * character;
    columns.lanes = columns.waits - flowPadding - FlowStory::lanes * (laneWidth + laneGap);
    columns.server = columns.lanes - flowPadding;
    return columns;
}

FlowPainter::FlowPainter(const FlowStory &story, const FlowPlan &plan, const FlowLook &look, qreal width)
    : m_story(story)
    , m_plan(plan)
    , m_look(look)
    , m_columns(flowColumns(look.font, width))
{
}

QColor FlowPainter::colour(Ink ink) const
{
    const ThemeColours colours = themeColours(m_look.palette);
    switch (ink) {
    case Ink::Muted:
        return colours.muted;
    case Ink::Accent:
        return colours.accent;
    case Ink::Danger:
        return colours.danger;
    case Ink::Text:
        break;
    }
    return m_look.palette.color(QPalette::Text);
}

QColor FlowPainter::ground(const QByteArray &state) const
{
    const int hue = hueOf(state);
    return hue < 0 ? treemapPlainGround(m_look.palette) : treemapGround(hue, 1, m_look.palette);
}

/// Everything of the command that the keyboard is at, so that a reply is seen with what it answers.
bool FlowPainter::standsOut(qsizetype span) const
{
    const auto isOf = [this, span](qsizetype mark) {
        return mark >= 0 && mark < m_story.marks().size() && m_story.marks()[mark].span == span;
    };
    return span >= 0 && (isOf(m_look.current) || isOf(m_look.hovered));
}

FlowPainter::Painted FlowPainter::paint(QPainter &painter, qreal top, qreal bottom) const
{
    Painted painted;
    painter.setFont(m_look.font);
    const FlowPlan::Range range = m_plan.marksBetween(top, bottom);
    paintBands(painter, range, top, bottom);
    paintLifeLines(painter, top, bottom);
    // Where the scale puts many into one pixel, one of them is enough.
    std::array<qint64, FlowStory::lanes + 1> filled;
    filled.fill(-1);
    const QList<qsizetype> spans = m_plan.spansBetween(m_story, top, bottom);
    for (const qsizetype span : spans) {
        const FlowPlan::Stretch stretch = m_plan.stretchOf(m_story, span);
        const FlowSpan &its = m_story.spans()[span];
        qint64 &last = filled[its.kind == FlowSpan::Kind::Handshake ? FlowStory::lanes : size_t(its.lane)];
        if (qint64(stretch.end) == last && stretch.end - stretch.begin < 1)
            continue;
        last = qint64(stretch.end);
        const FlowPlan::Stretch cut{std::max(stretch.begin, top - m_plan.shape().row),
                                    std::clamp(stretch.answered, top - m_plan.shape().row,
                                               std::max(top, bottom + m_plan.shape().row)),
                                    std::min(stretch.end, bottom + m_plan.shape().row)};
        paintSpan(painter, span, cut);
        ++painted.spans;
    }
    std::array<qint64, 2> lines{-1, -1};
    for (qsizetype mark = range.begin; mark < range.end; ++mark) {
        const MarkKind kind = m_story.marks()[mark].kind;
        if (m_plan.brokenOff(mark).count() > 0)
            paintBreak(painter, mark);
        qint64 &last = lines[kind == MarkKind::Command ? 0 : 1];
        if (!m_plan.hasRoom(mark) && qint64(m_plan.y(mark)) == last && mark != m_look.current)
            continue;
        last = qint64(m_plan.y(mark));
        paintMark(painter, mark);
        ++painted.marks;
    }
    return painted;
}

void FlowPainter::paintBands(QPainter &painter, FlowPlan::Range range, qreal top, qreal bottom) const
{
    const QColor base = m_look.palette.color(QPalette::Base);
    painter.fillRect(QRectF(0, top, m_columns.width, bottom - top), base);
    const QList<FlowBand> &bands = m_story.bands();
    const qreal row = m_plan.shape().row;
    const auto begin = [&](qsizetype band) {
        const qsizetype first = bands[band].first;
        return first < m_plan.count() ? m_plan.y(first) - row : m_plan.height();
    };
    const qsizetype before = m_story.bandOf(std::max<qsizetype>(0, range.begin - 1));
    for (qsizetype band = std::max<qsizetype>(0, before); band < bands.size() && begin(band) < bottom;
         ++band) {
        const qreal from = std::max(top, begin(band));
        const qreal to = std::min(bottom, band + 1 < bands.size() ? begin(band + 1) : m_plan.height());
        if (to <= from)
            continue;
        const QColor full = ground(bands[band].name);
        painter.fillRect(QRectF(0, from, m_columns.width, to - from), mixed(full, base, groundStrength));
        painter.fillRect(QRectF(0, from, stripWidth, to - from), full);
    }
}

void FlowPainter::paintLifeLines(QPainter &painter, qreal top, qreal bottom) const
{
    painter.setPen(QPen(themeColours(m_look.palette).edge, 1.5));
    const qreal end = std::min(bottom, m_plan.height());
    for (const qreal x : {m_columns.client, m_columns.server})
        painter.drawLine(QPointF(x, top), QPointF(x, end));
}

void FlowPainter::paintSpan(QPainter &painter, qsizetype span, FlowPlan::Stretch stretch) const
{
    const FlowSpan &its = m_story.spans()[span];
    const QRectF between(QPointF(m_columns.client, stretch.begin), QPointF(m_columns.server, stretch.end));
    painter.setPen(Qt::NoPen);
    if (its.kind == FlowSpan::Kind::Handshake) {
        QColor bar = treemapGround(1, 1, m_look.palette);
        painter.setBrush(bar);
        painter.drawRoundedRect(between.adjusted(4, 0, -4, 0), 3, 3);
        return;
    }
    if (its.body >= 0 && stretch.end >= stretch.answered) {
        QColor bar = colour(Ink::Accent);
        bar.setAlpha(barAlpha);
        painter.setBrush(bar);
        QRectF body = between;
        body.setTop(stretch.answered);
        painter.drawRect(body.adjusted(4, 0, -4, 0));
    }
    paintLane(painter, span, stretch);
}

/// A command from its sending to the end of its reply: an empty frame while nothing comes, then filled. Those
/// that were sent together lie side by side.
void FlowPainter::paintLane(QPainter &painter, qsizetype span, FlowPlan::Stretch stretch) const
{
    const FlowSpan &its = m_story.spans()[span];
    const qreal x = m_columns.lanes + its.lane * (laneWidth + laneGap);
    const bool isLost = its.course == FlowSpan::Course::Lost;
    const QColor ink = colour(isLost ? Ink::Danger : standsOut(span) ? Ink::Accent : Ink::Muted);
    painter.setPen(QPen(ink, standsOut(span) ? 2 : 1, isLost ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(m_look.palette.color(QPalette::Base));
    painter.drawRect(
        QRectF(x + 0.5, stretch.begin, laneWidth - 1, std::max<qreal>(1, stretch.end - stretch.begin)));
    if (its.answered < 0)
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawRect(
        QRectF(x, stretch.answered, laneWidth, std::max<qreal>(2, stretch.end - stretch.answered)));
}

QRectF FlowPainter::textPlace(qsizetype mark) const
{
    const qreal row = m_plan.shape().row;
    QRectF place(QPointF(m_columns.client + flowPadding, m_plan.y(mark) - row),
                 QPointF(m_columns.server - flowPadding, m_plan.y(mark) - 2));
    const MarkKind kind = m_story.marks()[mark].kind;
    if (m_plan.shape().scale == FlowScale::Even)
        return place;
    // To scale, a command and a reply may be at one height.
    if (kind == MarkKind::Command)
        place.setRight(place.center().x() - flowPadding);
    else if (kind == MarkKind::Reply)
        place.setLeft(place.center().x() + flowPadding);
    return place;
}

void FlowPainter::paintText(QPainter &painter, const QRectF &place, const QString &text, Ink ink,
                            Qt::Alignment alignment) const
{
    painter.setPen(colour(ink));
    const QString shown = QFontMetricsF(m_look.font).elidedText(text, Qt::ElideRight, place.width());
    painter.drawText(place, int(alignment | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
}

void FlowPainter::paintMark(QPainter &painter, qsizetype mark) const
{
    const qreal y = m_plan.y(mark);
    const qreal row = m_plan.shape().row;
    if (mark == m_look.current || mark == m_look.hovered) {
        const ThemeColours colours = themeColours(m_look.palette);
        const QRectF frame(stripWidth + 2, y - row + 1, m_columns.width - stripWidth - 4, row + 3);
        painter.setPen(mark == m_look.current ? QPen(colours.accent, 1.5) : QPen(Qt::NoPen));
        QColor veil = colours.accent;
        veil.setAlpha(mark == m_look.current ? 30 : 15);
        painter.setBrush(veil);
        painter.drawRoundedRect(frame, 4, 4);
    }
    const FlowMark &its = m_story.marks()[mark];
    const bool goesOut = its.kind == MarkKind::Body && its.way == wire::TranscriptEvent::Way::Out;
    if (its.kind == MarkKind::Command || its.kind == MarkKind::Reply || goesOut)
        paintArrow(painter, mark);
    else
        paintDivider(painter, mark);
    paintSides(painter, mark);
}

void FlowPainter::paintArrow(QPainter &painter, qsizetype mark) const
{
    const FlowMark &its = m_story.marks()[mark];
    const bool isContent = its.kind == MarkKind::Body;
    const bool isCommand = its.kind == MarkKind::Command || isContent; // whatever goes out
    const bool saysNo = !isCommand && isRefusal(its.text);
    const Ink ink = isCommand ? Ink::Accent : saysNo ? Ink::Danger : Ink::Text;
    const qreal y = m_plan.y(mark);
    const qreal tip = isCommand ? m_columns.server : m_columns.client;
    const qreal back = isCommand ? -arrowHead : arrowHead;
    painter.setPen(QPen(colour(ink),
                        isContent                 ? 3
                            : standsOut(its.span) ? 2
                                                  : 1.2,
                        saysNo ? Qt::DashLine : Qt::SolidLine));
    painter.drawLine(QPointF(isCommand ? m_columns.client : m_columns.server, y), QPointF(tip + back, y));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour(ink));
    painter.drawPolygon(
        QPolygonF{{tip, y}, {tip + back, y - arrowHead / 2}, {tip + back, y + arrowHead / 2}});
    if (m_plan.hasRoom(mark))
        paintText(painter, textPlace(mark), flowText(m_story, mark), ink,
                  isCommand ? Qt::AlignLeft : Qt::AlignRight);
}

/// What is said of both sides: in the middle, with a line to either of them.
void FlowPainter::paintDivider(QPainter &painter, qsizetype mark) const
{
    if (!m_plan.hasRoom(mark))
        return;
    const MarkKind kind = m_story.marks()[mark].kind;
    const Ink ink = kind == MarkKind::Failure ? Ink::Danger
        : kind == MarkKind::State             ? Ink::Muted
                                              : Ink::Text;
    const QRectF place = textPlace(mark);
    const QString text =
        QFontMetricsF(m_look.font).elidedText(flowText(m_story, mark), Qt::ElideRight, place.width());
    const qreal half = painter.fontMetrics().horizontalAdvance(text) / 2.0 + flowPadding;
    if (kind != MarkKind::Body && 2 * half < place.width()) {
        painter.setPen(QPen(colour(ink), 1, kind == MarkKind::State ? Qt::DotLine : Qt::SolidLine));
        const qreal y = place.center().y();
        painter.drawLine(QPointF(m_columns.client, y), QPointF(place.center().x() - half, y));
        painter.drawLine(QPointF(place.center().x() + half, y), QPointF(m_columns.server, y));
    }
    paintText(painter, place, text, ink, Qt::AlignHCenter);
}

/// Time that is not drawn: two strokes through the life lines, and how much it is.
void FlowPainter::paintBreak(QPainter &painter, qsizetype mark) const
{
    const qreal y = m_plan.y(mark) - FlowPlan::longestGap * m_plan.shape().row / 2;
    painter.setPen(QPen(colour(Ink::Text), 1.5));
    for (const qreal x : {m_columns.client, m_columns.server}) {
        for (const qreal offset : {-3.0, 3.0})
            painter.drawLine(QPointF(x - 6, y + offset + 3), QPointF(x + 6, y + offset - 3));
    }
    //: Between two moments of the diagram, where time is not drawn to scale: %1 is "3 min 20 s".
    const QString text = FlowPainting::tr("%1 not drawn").arg(durationText(m_plan.brokenOff(mark)));
    const qreal row = m_plan.shape().row;
    paintText(painter,
              QRectF(m_columns.client + flowPadding, y - row / 2,
                     m_columns.server - m_columns.client - 2 * flowPadding, row),
              text, Ink::Muted, Qt::AlignHCenter);
}

/// The time on the left, and on the right how long the server let wait.
void FlowPainter::paintSides(QPainter &painter, qsizetype mark) const
{
    const FlowMark &its = m_story.marks()[mark];
    const qreal row = m_plan.shape().row;
    const qreal top = m_plan.y(mark) - row / 2 - 2;
    if (m_plan.hasTime(mark))
        paintText(painter, QRectF(stripWidth, top, m_columns.times - stripWidth, row),
                  secondsText(its.sinceStart), Ink::Muted, Qt::AlignRight);
    if (its.span < 0 || m_story.spans()[its.span].answered != mark || !m_plan.hasRoom(mark))
        return;
    paintText(painter, QRectF(m_columns.waits, top, m_columns.width - m_columns.waits, row),
              waitText(m_story.spans()[its.span]), Ink::Text, Qt::AlignLeft);
}

qreal FlowPainter::headHeight() const
{
    return flowRow(m_look.font) + 2;
}

void FlowPainter::paintHead(QPainter &painter, qsizetype mark) const
{
    const qreal height = headHeight();
    QFont strong = m_look.font;
    strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);
    painter.fillRect(QRectF(0, 0, m_columns.width, height), m_look.palette.color(QPalette::Window));
    const qreal half = (m_columns.server - m_columns.client) / 3;
    const auto at = [&](qreal x) { return QRectF(x - half, 0, 2 * half, height); };
    paintText(painter, QRectF(m_columns.client, 0, half, height), flowClient(), Ink::Text, Qt::AlignLeft);
    paintText(painter, QRectF(m_columns.server - half, 0, half, height), flowServer(), Ink::Text,
              Qt::AlignRight);
    //: Heading of a column of times in seconds.
    paintText(painter, QRectF(stripWidth, 0, m_columns.times - stripWidth, height), FlowPainting::tr("s"),
              Ink::Muted, Qt::AlignRight);
    //: Heading of a narrow column: how long the server let wait.
    paintText(painter, QRectF(m_columns.waits, 0, m_columns.width - m_columns.waits, height),
              FlowPainting::tr("Waited"), Ink::Muted, Qt::AlignLeft);
    painter.setFont(m_look.font);
    if (const qsizetype band = m_story.bandOf(mark); band >= 0)
        paintText(painter, at((m_columns.client + m_columns.server) / 2), flowState(m_story.bands()[band]),
                  Ink::Muted, Qt::AlignHCenter);
    painter.setPen(themeColours(m_look.palette).hairline);
    painter.drawLine(QPointF(0, height - 0.5), QPointF(m_columns.width, height - 0.5));
}

} // namespace poplar::gui
