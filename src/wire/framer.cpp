// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/framer.h"

#include <algorithm>
#include <cstring>

namespace poplar::wire {

void Framer::append(QByteArrayView bytes)
{
    if (m_position == m_buffer.size()) {
        m_buffer.resize(0); // keeps the capacity
        m_scanned = 0;
        m_position = 0;
    } else if (m_position > 0) {
        m_buffer.remove(0, m_position);
        m_scanned -= m_position;
        m_position = 0;
    }
    m_buffer.append(bytes);
}

std::optional<Framer::Piece> Framer::next()
{
    if (m_broken || m_position == m_buffer.size())
        return std::nullopt;
    return m_mode == Mode::Line ? nextLine() : nextBodyPiece();
}

void Framer::beginBody()
{
    m_mode = Mode::Body;
    m_at = At::LineStart;
}

void Framer::reset()
{
    *this = Framer();
}

std::optional<Framer::Piece> Framer::nextLine()
{
    const char *data = m_buffer.constData();
    const qsizetype from = std::max(m_position, m_scanned);
    const auto *end = static_cast<const char *>(
        std::memchr(data + from, '\n', static_cast<size_t>(m_buffer.size() - from)));
    const qsizetype length = (end ? end - data : m_buffer.size()) - m_position;
    if (!end && length <= m_lineLimit + 1) { // one more for the CR
        m_scanned = m_buffer.size();
        return std::nullopt;
    }
    QByteArrayView line(data + m_position, length);
    m_bareLf = !line.endsWith('\r');
    if (!m_bareLf)
        line.chop(1);
    if (line.size() > m_lineLimit) {
        m_broken = true;
        return LineTooLong{};
    }
    m_position += length + 1;
    return Line{line};
}

/// The end of what can be given out as it stands: the first stuffed or final dot, or the end of the
/// buffer. Searching for dots and looking back is cheaper than going line by line: base64 has none.
qsizetype Framer::endOfPlainRun() const
{
    const char *data = m_buffer.constData();
    qsizetype from = m_position;
    while (from < m_buffer.size()) {
        const auto *dot = static_cast<const char *>(
            std::memchr(data + from, '.', static_cast<size_t>(m_buffer.size() - from)));
        if (!dot)
            break;
        const qsizetype at = dot - data;
        const qsizetype before = at - m_position; // octets of this run before the dot
        if (before >= 1 && data[at - 1] == '\n') {
            if (m_bareLf || (before >= 2 ? data[at - 2] == '\r' : m_at == At::AfterCr))
                return at;
        }
        from = at + 1;
    }
    return m_buffer.size();
}

Framer::BodyChunk Framer::take(qsizetype end)
{
    const QByteArrayView run(m_buffer.constData() + m_position, end - m_position);
    if (run.endsWith('\n')) {
        const bool afterCr = run.size() >= 2 ? run[run.size() - 2] == '\r' : m_at == At::AfterCr;
        m_at = (m_bareLf || afterCr) ? At::LineStart : At::Middle;
    } else {
        m_at = run.endsWith('\r') ? At::AfterCr : At::Middle;
    }
    m_position = end;
    return BodyChunk{run};
}

std::optional<Framer::Piece> Framer::nextBodyPiece()
{
    const char *data = m_buffer.constData();
    if (m_at == At::LineStart && data[m_position] == '.') {
        const QByteArrayView rest(data + m_position + 1, m_buffer.size() - m_position - 1);
        const QByteArrayView lineEnd = m_bareLf ? QByteArrayView("\n") : QByteArrayView("\r\n");
        if (rest.size() < lineEnd.size() && lineEnd.startsWith(rest))
            return std::nullopt; // the terminator or a stuffed dot: the next bytes tell
        if (rest.startsWith(lineEnd)) {
            m_position += 1 + lineEnd.size();
            m_scanned = m_position;
            m_mode = Mode::Line;
            return BodyEnd{};
        }
        ++m_position; // stuffed: what follows is content, even if it is no second dot
        m_at = At::Middle;
    }
    if (m_position == m_buffer.size())
        return std::nullopt;
    // A dot just unstuffed may be followed by another: that one is content, which is why the run
    // looks only at dots with a line end before them.
    return take(endOfPlainRun());
}

qint64 linesIn(QByteArrayView chunk)
{
    // memchr looks at many octets at once; std::count, as compilers have it, at one.
    qint64 lines = 0;
    const char *end = chunk.data() + chunk.size();
    for (const char *at = chunk.data(); at < end; ++at, ++lines) {
        at = static_cast<const char *>(std::memchr(at, '\n', size_t(end - at)));
        if (!at)
            break;
    }
    return lines;
}

} // namespace poplar::wire
