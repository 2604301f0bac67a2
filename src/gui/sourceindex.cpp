// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sourceindex.h"

#include "base/limits.h"
#include "mime/contentinfo.h"

#include <algorithm>

namespace poplar::gui {

namespace {

QByteArray withoutCopying(QByteArrayView octets)
{
    return QByteArray::fromRawData(octets.data(), octets.size());
}

bool holdsMessage(const mime::ContentInfo &info)
{
    return info.encoding == mime::ContentInfo::Encoding::Identity
        && (info.type == "message/rfc822" || info.type == "message/global");
}

} // namespace

SourceKind SourceMap::kindOf(QByteArrayView row, qint64 at) const
{
    const auto behind = std::upper_bound(headers.begin(), headers.end(), at,
                                         [](qint64 place, const Region &r) { return place < r.begin; });
    if (behind != headers.begin() && at < std::prev(behind)->end)
        return SourceKind::Header;
    return isBoundary(row) ? SourceKind::Boundary : SourceKind::Text;
}

bool SourceMap::isBoundary(QByteArrayView row) const
{
    if (!row.startsWith("--") || boundaries.isEmpty())
        return false;
    const QByteArrayView name = row.sliced(2).trimmed();
    return opensPart(row) || (name.endsWith("--") && boundaries.contains(withoutCopying(name.chopped(2))));
}

bool SourceMap::opensPart(QByteArrayView row) const
{
    return row.startsWith("--") && boundaries.contains(withoutCopying(row.sliced(2).trimmed()));
}

qsizetype SourceIndex::add(QByteArrayView octets, SourceEnd end)
{
    if (m_map.headers.isEmpty())
        beginHeader(0);
    qsizetype taken = 0;
    while (!isFull()) {
        const qsizetype length = sourceRowLength(octets.sliced(taken), end);
        if (length == 0)
            break;
        addRow(octets.sliced(taken, length));
        taken += length;
    }
    if (m_inHeader)
        m_map.headers.last().end = m_at;
    return taken;
}

bool SourceIndex::isFull() const
{
    return m_rows >= limit::sourceRows;
}

int SourceIndex::blockOf(qint64 at) const
{
    const auto behind = std::upper_bound(m_blocks.begin(), m_blocks.end(), at);
    return std::max(0, int(behind - m_blocks.begin()) - 1);
}

void SourceIndex::addRow(QByteArrayView row)
{
    if (m_rows % rowsPerBlock == 0) {
        m_blocks += m_at;
        m_linesBefore += m_lines;
    }
    ++m_rows;
    m_lines += m_startsLine ? 1 : 0;
    const qint64 begin = m_at;
    m_at += row.size();
    const bool startsLine = m_startsLine;
    m_startsLine = row.endsWith('\n');
    if (startsLine && m_map.isBoundary(row)) {
        if (m_inHeader)
            endHeader(begin);
        if (m_map.opensPart(row))
            beginHeader(m_at);
    } else if (m_inHeader && startsLine && withoutSourceBreak(row).isEmpty()) {
        endHeader(m_at);
    } else if (m_inHeader) {
        m_header += row.first(std::min<qsizetype>(row.size(), limit::headerField - m_header.size()));
    }
}

void SourceIndex::beginHeader(qint64 at)
{
    m_inHeader = m_map.headers.size() < limit::mimeParts;
    if (m_inHeader)
        m_map.headers += SourceMap::Region{at, at};
}

void SourceIndex::endHeader(qint64 at)
{
    m_inHeader = false;
    m_map.headers.last().end = at;
    const mime::ContentInfo info = mime::contentInfo(mime::Fields::of(m_header), "text/plain");
    m_header.clear();
    if (info.isMultipart() && !info.boundary.isEmpty())
        m_map.boundaries.insert(info.boundary);
    if (holdsMessage(info))
        beginHeader(at);
}

} // namespace poplar::gui
