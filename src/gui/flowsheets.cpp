// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/flowsheets.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace poplar::gui {

namespace {

FlowLook lookOf(const FlowSheet &sheet)
{
    FlowLook look{sheet.palette, sheet.font, -1, -1};
    look.font.setPixelSize(sheet.letters);
    return look;
}

FlowPlan planOf(const FlowStory &story, const FlowSheet &sheet, const FlowLook &look)
{
    FlowPlan::Shape shape = sheet.shape;
    shape.row = flowRow(look.font);
    FlowPlan plan;
    plan.setShape(shape);
    plan.update(story);
    return plan;
}

} // namespace

FlowSheets::FlowSheets(const FlowStory &story, const FlowSheet &sheet)
    : m_story(story)
    , m_width(sheet.width)
    , m_look(lookOf(sheet))
    , m_plan(planOf(story, sheet, m_look))
    , m_painter(m_story, m_plan, m_look, sheet.width)
{
}

int FlowSheets::head() const
{
    return int(std::ceil(m_painter.headHeight()));
}

void FlowSheets::paint(QPainter &painter, qreal top, qreal bottom) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.save();
    painter.translate(0, head() - top);
    painter.setClipRect(QRectF(0, top, m_width, bottom - top));
    m_painter.paint(painter, top, bottom);
    painter.restore();
    const qsizetype first = m_plan.marksBetween(top + 1, bottom).begin;
    m_painter.paintHead(painter, std::min(first, m_plan.count() - 1));
}

qreal flowSheetEnd(const FlowPlan &plan, qreal top, qreal height)
{
    if (plan.height() - top <= height)
        return std::max(plan.height(), top + 1);
    const qreal line = plan.shape().row / 7; // half an arrow head, and above the next text
    // Behind the last line that fits, so that the next text is whole on the next sheet.
    const qsizetype next = plan.marksBetween(top, top + height - line - plan.shape().row).end;
    const qreal behind = next > 0 ? plan.y(next - 1) + line : 0;
    return behind > top + height / 2 ? behind : top + height;
}

QList<qreal> flowSheets(const FlowPlan &plan, qreal height)
{
    QList<qreal> cuts{0};
    do
        cuts += flowSheetEnd(plan, cuts.constLast(), height);
    while (cuts.constLast() < plan.height());
    return cuts;
}

} // namespace poplar::gui
