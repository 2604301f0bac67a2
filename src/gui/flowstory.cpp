// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/flowstory.h"

#include <algorithm>
#include <utility>

namespace poplar::gui {

using wire::TranscriptEvent;

namespace {

/// States are written in capitals; anything else that is told of one is a remark.
bool isStateName(const QByteArray &text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

} // namespace

void FlowStory::append(const QList<TranscriptEvent> &events)
{
    for (const TranscriptEvent &event : events) {
        const bool begins = event.kind == Kind::State && event.text == "CONNECTING" && !m_time.isNull();
        if (begins || event.sinceStart < m_sinceStart)
            beginSession(event);
        m_sinceStart = event.sinceStart;
        m_now = m_base + event.sinceStart;
        m_time = event.time;
        take(event);
        if (m_marks.size() > m_capacity)
            forgetOldest();
    }
}

/// Another session in the same story: its time goes on where it began by the clock.
void FlowStory::beginSession(const TranscriptEvent &event)
{
    loseOpenSpans();
    const std::chrono::milliseconds between(std::max<qint64>(0, m_time.msecsTo(event.time)));
    // Where its clock has not begun anew, nothing says when it did.
    const FlowTime least = event.sinceStart < m_sinceStart ? event.sinceStart : FlowTime(0);
    m_base = m_now + std::max<FlowTime>(least, between) - event.sinceStart;
}

void FlowStory::take(const TranscriptEvent &event)
{
    switch (event.kind) {
    case Kind::Sent:
        return takeSent(event);
    case Kind::Received:
        return takeReceived(event);
    case Kind::Body:
    case Kind::Progress:
        return takeBody(event);
    case Kind::Security:
        return takeSecurity(event);
    case Kind::State:
        return takeState(event);
    case Kind::Failure:
        addMark(FlowMark::Kind::Failure, event);
        return loseOpenSpans();
    }
}

void FlowStory::takeSent(const TranscriptEvent &event)
{
    if (event.command == 0) { // nobody waits for its reply
        addMark(FlowMark::Kind::Command, event);
        return;
    }
    const qsizetype known = m_open.value(event.command, -1);
    const qsizetype span = known >= 0 ? known : beginSpan(FlowSpan::Kind::Command);
    addMark(FlowMark::Kind::Command, event, span);
    m_open.insert(event.command, span);
    m_expecting.insert(event.command, span);
}

void FlowStory::takeReceived(const TranscriptEvent &event)
{
    const qsizetype open = event.command != 0 ? m_open.value(event.command, -1) : -1;
    // Some servers send an empty line before a reply (Outlook.com, with DELE): it answers nothing.
    const bool isBlank = event.text.isEmpty() && !event.endsReply && m_expecting.contains(event.command);
    const qsizetype span = isBlank ? -1 : open;
    if (span < 0 || m_expecting.remove(event.command) > 0) {
        const qsizetype mark = addMark(FlowMark::Kind::Reply, event, span);
        if (span >= 0)
            m_spans[span].reply = mark;
        if (span >= 0 && m_spans[span].answered < 0) {
            m_spans[span].answered = mark;
            m_spans[span].waitedFrom = std::max(m_spans[span].begin, m_lastReply);
            m_spans[span].answeredAt = m_now;
        }
    } else if (event.lines > 0) {
        m_marks[m_spans[span].reply].lines = event.lines;
    } else if (!event.endsReply || event.text != ".") {
        ++m_marks[m_spans[span].reply].lines;
    }
    if (span < 0)
        return;
    m_spans[span].end = m_now;
    if (!event.endsReply)
        return;
    m_open.remove(event.command);
    endSpan(span, FlowSpan::Course::Complete);
}

void FlowStory::takeBody(const TranscriptEvent &event)
{
    const qsizetype span = event.command != 0 ? m_open.value(event.command, -1) : -1;
    if (event.kind == Kind::Progress && (span < 0 || isOfChunk(event, span)))
        return;
    const qsizetype known = span >= 0 ? m_spans[span].body : -1;
    const qsizetype mark = known >= 0 ? known : addMark(FlowMark::Kind::Body, event, span);
    if (event.kind == Kind::Body) // a progress is no line of the log
        m_marks[mark].number = event.number;
    else if (m_spans[span].answered >= 0)
        m_marks[mark].number = m_marks[m_spans[span].answered].number;
    m_marks[mark].way = event.way;
    m_marks[mark].octets = event.octets;
    m_marks[mark].lines = event.lines;
    if (span < 0)
        return;
    m_spans[span].body = mark;
    m_spans[span].end = m_now;
    if (event.kind != Kind::Body)
        return;
    if (event.way == TranscriptEvent::Way::Out) {
        m_expecting.insert(event.command, span); // the verdict is a reply of its own
        return;
    }
    m_open.remove(event.command);
    endSpan(span, FlowSpan::Course::Complete);
}

/// How far a message is that goes by BDAT: told of whichever chunk is under way, and of the whole message.
/// Its end has the mark. Behind that end nothing is news.
bool FlowStory::isOfChunk(const TranscriptEvent &event, qsizetype span) const
{
    if (event.way == TranscriptEvent::Way::In)
        return false;
    const FlowSpan &its = m_spans[span];
    return m_marks[std::max<qsizetype>(0, its.first)].text.startsWith("BDAT")
        || (its.body >= 0 && m_marks[its.body].lines > 0);
}

void FlowStory::takeState(const TranscriptEvent &event)
{
    if (event.text == "DISCONNECTED")
        loseOpenSpans();
    const bool isName = isStateName(event.text);
    if (isName)
        m_bands.append({event.text, m_marks.size()});
    else if (m_bands.isEmpty() || m_bands.constLast().name != event.state)
        m_bands.append({event.state, m_marks.size()});
    if (event.text == "SECURING") {
        m_handshake = beginSpan(FlowSpan::Kind::Handshake);
        addMark(FlowMark::Kind::State, event, m_handshake);
    } else {
        addMark(FlowMark::Kind::State, event);
    }
}

void FlowStory::takeSecurity(const TranscriptEvent &event)
{
    addMark(FlowMark::Kind::Security, event, m_handshake);
    if (m_handshake >= 0)
        endSpan(std::exchange(m_handshake, -1), FlowSpan::Course::Complete);
}

qsizetype FlowStory::addMark(FlowMark::Kind kind, const TranscriptEvent &event, qsizetype span)
{
    FlowMark mark;
    mark.kind = kind;
    mark.number = event.number;
    mark.at = m_now;
    mark.sinceStart = event.sinceStart;
    mark.text = event.text;
    mark.span = span;
    m_marks.append(std::move(mark));
    return m_marks.size() - 1;
}

qsizetype FlowStory::beginSpan(FlowSpan::Kind kind)
{
    FlowSpan span;
    span.kind = kind;
    span.first = m_marks.size();
    span.begin = m_now;
    span.end = m_now;
    if (kind == FlowSpan::Kind::Command) {
        const auto free = std::find(m_lanes.begin(), m_lanes.end(), 0);
        span.lane = free == m_lanes.end() ? lanes - 1 : int(free - m_lanes.begin());
        ++m_lanes[size_t(span.lane)];
    }
    m_spans.append(span);
    return m_spans.size() - 1;
}

void FlowStory::endSpan(qsizetype span, FlowSpan::Course course)
{
    FlowSpan &over = m_spans[span];
    over.course = course;
    over.end = m_now;
    over.last = m_marks.size() - 1;
    if (over.kind != FlowSpan::Kind::Command)
        return;
    --m_lanes[size_t(over.lane)];
    m_lastReply = m_now;
}

void FlowStory::loseOpenSpans()
{
    for (const qsizetype span : std::as_const(m_open))
        endSpan(span, FlowSpan::Course::Lost);
    m_open.clear();
    m_expecting.clear();
    if (m_handshake >= 0)
        endSpan(std::exchange(m_handshake, -1), FlowSpan::Course::Lost);
}

/// A tenth at a time, so that everything that is left gets its new index once in a while only.
void FlowStory::forgetOldest()
{
    const qsizetype marks = std::max<qsizetype>(1, m_capacity / 10);
    const auto isLater = [marks](const FlowSpan &span) { return span.first >= marks; };
    const qsizetype spans = std::find_if(m_spans.begin(), m_spans.end(), isLater) - m_spans.begin();
    for (qsizetype span = 0; span < spans; ++span) {
        if (m_spans[span].course == FlowSpan::Course::Open && m_spans[span].kind == FlowSpan::Kind::Command)
            --m_lanes[size_t(m_spans[span].lane)];
    }
    const auto lower = [](qsizetype index, qsizetype by) { return std::max<qsizetype>(-1, index - by); };
    m_marks.remove(0, marks);
    m_spans.remove(0, spans);
    for (FlowMark &mark : m_marks)
        mark.span = mark.span < 0 ? -1 : lower(mark.span, spans);
    for (FlowSpan &span : m_spans) {
        span.first -= marks;
        for (qsizetype *index : {&span.answered, &span.body, &span.reply, &span.last})
            *index = *index < 0 ? -1 : *index - marks;
    }
    for (QHash<quint64, qsizetype> *open : {&m_open, &m_expecting}) {
        open->removeIf([spans](const auto &one) { return one.value() < spans; });
        for (qsizetype &span : *open)
            span -= spans;
    }
    m_handshake = m_handshake < 0 ? -1 : lower(m_handshake, spans);
    for (FlowBand &band : m_bands)
        band.first = std::max<qsizetype>(0, band.first - marks);
    while (m_bands.size() > 1 && m_bands[1].first == 0)
        m_bands.removeFirst();
    m_forgotten += marks;
}

qsizetype FlowStory::bandOf(qsizetype mark) const
{
    const auto after =
        std::upper_bound(m_bands.begin(), m_bands.end(), mark,
                         [](qsizetype index, const FlowBand &band) { return index < band.first; });
    return after - m_bands.begin() - 1;
}

/// A body bears the number of its end, later than those of marks behind it: so they are not quite in order.
qsizetype FlowStory::markOf(quint64 number) const
{
    qsizetype best = -1;
    for (qsizetype mark = 0; mark < m_marks.size(); ++mark) {
        const quint64 its = m_marks[mark].number;
        if (its <= number && (best < 0 || its > m_marks[best].number))
            best = mark;
    }
    return best;
}

} // namespace poplar::gui
