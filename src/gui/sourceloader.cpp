// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sourceloader.h"

#include "base/limits.h"

#include <algorithm>

namespace poplar::gui {

namespace {
constexpr qint64 firstSlice = 256 * 1024; ///< Soon shown.
constexpr qint64 readSlice = 4 * 1024 * 1024;
constexpr qint64 searchSlice = 256 * 1024; ///< The worst text and needle take half a second for it.
} // namespace

SourceLoader::SourceLoader(QObject *parent)
    : QObject(parent)
    , m_file(this)
    , m_step(this)
{
    connect(&m_step, &QTimer::timeout, this, &SourceLoader::step);
}

void SourceLoader::open(const QString &path, int file)
{
    m_step.stop();
    stopFinding();
    m_file.close();
    m_index = {};
    m_number = file;
    m_reading = false;
    if (path.isEmpty())
        return;
    m_file.setFileName(path);
    if (!m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        tellExtent(SourceExtent::State::Unreadable);
        return;
    }
    m_reading = true;
    m_step.start();
}

void SourceLoader::step()
{
    if (m_reading)
        readOn();
    else if (m_search)
        searchOn();
    else
        m_step.stop();
}

void SourceLoader::readOn()
{
    const qint64 slice = m_index.position() == 0 ? firstSlice : readSlice;
    const QByteArray octets = read(m_index.position(), slice);
    const bool failed = m_file.error() != QFileDevice::NoError;
    const auto end = octets.size() < slice ? SourceEnd::Reached : SourceEnd::NotYet;
    m_index.add(octets, end);
    m_reading = end == SourceEnd::NotYet && !m_index.isFull() && !failed;
    if (failed && m_index.rows() == 0)
        tellExtent(SourceExtent::State::Unreadable);
    else if (m_reading)
        tellExtent(SourceExtent::State::Reading);
    else
        tellExtent(m_index.isFull() || failed ? SourceExtent::State::Cut : SourceExtent::State::Whole);
}

void SourceLoader::tellExtent(SourceExtent::State state)
{
    Q_EMIT extentChanged(m_number, SourceExtent{state, m_index.rows(), m_index.lines(), m_index.map()});
}

/// Fewer octets only at the end of the file or after a failure.
QByteArray SourceLoader::read(qint64 at, qint64 octets)
{
    QByteArray all(octets, Qt::Uninitialized);
    qint64 size = 0;
    if (!m_file.seek(at))
        return {};
    while (size < octets) {
        const qint64 count = m_file.read(all.data() + size, octets - size);
        if (count <= 0)
            break;
        size += count;
    }
    all.truncate(size);
    return all;
}

QList<SourceRow> SourceLoader::rowsOf(int block)
{
    QList<SourceRow> rows;
    if (!m_file.isOpen() || block < 0 || block >= m_index.blocks())
        return rows;
    const qint64 begin = m_index.blockBegin(block);
    const QByteArray octets = read(begin, m_index.blockBegin(block + 1) - begin);
    bool startsLine = begin == 0 || read(begin - 1, 1) == "\n";
    int line = m_index.linesBefore(block);
    qsizetype at = 0;
    while (at < octets.size()) {
        const QByteArrayView rest = QByteArrayView(octets).sliced(at);
        const QByteArrayView row = rest.first(sourceRowLength(rest, SourceEnd::Reached));
        line += startsLine ? 1 : 0;
        rows += SourceRow{row.toByteArray(), begin + at, startsLine, line};
        startsLine = row.endsWith('\n');
        at += row.size();
    }
    return rows;
}

void SourceLoader::load(int block)
{
    Q_EMIT loaded(m_number, block, rowsOf(block));
}

qint64 SourceLoader::octetAt(SourcePlace place)
{
    const QList<SourceRow> rows = rowsOf(place.row / SourceIndex::rowsPerBlock);
    const int row = place.row % SourceIndex::rowsPerBlock;
    if (row >= rows.size())
        return m_index.position();
    return rows[row].at + sourceOctet(rows[row].octets, place.column);
}

SourcePlace SourceLoader::placeAt(qint64 octet)
{
    const int block = m_index.blockOf(octet);
    const QList<SourceRow> rows = rowsOf(block);
    const auto behind =
        std::upper_bound(rows.begin(), rows.end(), octet,
                         [](qint64 place, const SourceRow &candidate) { return place < candidate.at; });
    if (behind == rows.begin())
        return {};
    const SourceRow &row = *std::prev(behind);
    return {block * SourceIndex::rowsPerBlock + int(behind - rows.begin()) - 1,
            sourceColumn(row.octets, octet - row.at)};
}

void SourceLoader::find(const QString &text, FindDirection direction, SourcePlace from, int search)
{
    m_search.reset();
    Search begun;
    begun.number = search;
    begun.needle = SourceNeedle(text);
    begun.direction = direction;
    begun.from = from;
    if (begun.needle.isEmpty() || !m_file.isOpen()) {
        Q_EMIT found(search, {FindResult::Unsearched, {}, {}});
        return;
    }
    m_search = begun;
    m_step.start();
}

void SourceLoader::stopFinding()
{
    if (m_search)
        endSearch(FindResult::Unsearched, 0, 0);
}

void SourceLoader::beginSearch()
{
    const qint64 from = octetAt(m_search->from);
    const qint64 size = m_index.position();
    m_search->begun = true;
    if (m_search->direction == FindDirection::Previous)
        m_search->stretches = {{0, from, FindResult::Found}, {from, size, FindResult::FoundFromEnd}};
    else
        m_search->stretches = {{from, size, FindResult::Found}, {0, from, FindResult::FoundFromBeginning}};
}

void SourceLoader::searchOn()
{
    if (!m_search->begun)
        beginSearch();
    QList<Stretch> &stretches = m_search->stretches;
    while (!stretches.isEmpty() && stretches.first().begin >= stretches.first().end)
        stretches.removeFirst();
    if (stretches.isEmpty())
        endSearch(FindResult::NotFound, 0, 0);
    else
        searchStretch(stretches.first());
}

void SourceLoader::searchStretch(Stretch &stretch)
{
    const bool backwards = m_search->direction == FindDirection::Previous;
    const qint64 length = std::min(searchSlice, stretch.end - stretch.begin);
    const qint64 at = backwards ? stretch.end - length : stretch.begin;
    const QByteArray octets = read(at, length + m_search->needle.longest());
    const auto match =
        backwards ? m_search->needle.last(octets, length) : m_search->needle.first(octets, length);
    if (match) {
        endSearch(stretch.result, at + match->at, match->length);
        return;
    }
    if (backwards)
        stretch.end = at;
    else
        stretch.begin = at + length;
    tellProgress();
}

void SourceLoader::tellProgress()
{
    qint64 left = 0;
    for (const Stretch &stretch : std::as_const(m_search->stretches))
        left += stretch.end - stretch.begin;
    const qint64 size = std::max<qint64>(1, m_index.position());
    const int perCent = int((size - left) * 100 / size);
    if (perCent == m_search->told)
        return;
    m_search->told = perCent;
    Q_EMIT progressed(m_search->number, perCent);
}

void SourceLoader::endSearch(FindResult result, qint64 at, qint64 length)
{
    SourceHit hit{result, {}, {}};
    if (length > 0)
        hit = {result, placeAt(at), placeAt(at + length)};
    const int number = m_search->number;
    m_search.reset();
    Q_EMIT found(number, hit);
}

void SourceLoader::copy(SourcePlace from, SourcePlace to)
{
    constexpr int perBlock = SourceIndex::rowsPerBlock;
    if (octetAt(to) - octetAt(from) > limit::copiedSource) {
        Q_EMIT tooMuchToCopy(m_number);
        return;
    }
    QString text;
    for (int block = from.row / perBlock; block <= to.row / perBlock; ++block) {
        const QList<SourceRow> rows = rowsOf(block);
        for (int i = 0; i < rows.size(); ++i) {
            const int row = block * perBlock + i;
            if (row < from.row || row > to.row)
                continue;
            QString shown = sourceRowText(rows[i].octets);
            if (row == to.row)
                shown.truncate(std::min(shown.size(), to.column));
            if (row == from.row)
                shown.remove(0, std::min(shown.size(), from.column));
            else if (rows[i].startsLine)
                text += u'\n';
            text += shown;
        }
    }
    Q_EMIT copied(m_number, text);
}

void SourceLoader::quote(int request)
{
    const QByteArray octets = m_file.isOpen() ? read(0, limit::printedSource) : QByteArray();
    QString text;
    bool startsLine = true;
    for (qsizetype at = 0; at < octets.size();) {
        const QByteArrayView rest = QByteArrayView(octets).sliced(at);
        const QByteArrayView row = rest.first(sourceRowLength(rest, SourceEnd::Reached));
        if (startsLine && at > 0)
            text += u'\n';
        text += sourceRowText(row);
        startsLine = row.endsWith('\n');
        at += row.size();
    }
    const bool cut = octets.size() == limit::printedSource && m_file.size() > octets.size();
    Q_EMIT quoted(request, text,
                  octets.isEmpty() ? SourceExtent::State::Unreadable
                      : cut        ? SourceExtent::State::Cut
                                   : SourceExtent::State::Whole);
}

} // namespace poplar::gui
