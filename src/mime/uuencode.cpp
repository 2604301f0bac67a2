// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/uuencode.h"

#include "base/limits.h"
#include "mime/charset.h"

#include <algorithm>
#include <utility>

namespace poplar::mime {

namespace {

/// "begin 644 " and a name; lines of data are shorter.
constexpr qsizetype longestUuLine = 1024;

QByteArrayView withoutEnd(QByteArrayView line)
{
    while (!line.isEmpty() && (line.back() == '\n' || line.back() == '\r'))
        line.chop(1);
    return line;
}

/// The name behind "begin 644 "; nothing if the line is something else.
std::optional<QByteArray> nameInBeginLine(QByteArrayView line)
{
    if (!line.startsWith("begin "))
        return std::nullopt;
    const QByteArrayView rest = withoutEnd(line).sliced(6);
    qsizetype digits = 0;
    while (digits < rest.size() && rest[digits] >= '0' && rest[digits] <= '7')
        ++digits;
    if (digits < 3 || digits > 4 || rest.size() < digits + 2 || rest[digits] != ' ')
        return std::nullopt;
    return rest.sliced(digits + 1).trimmed().toByteArray();
}

int valueOf(char c)
{
    return (c - ' ') & 0x3F;
}

/// How many octets a line of data stands for; nothing if it is none. Blanks at its end may have been lost,
/// and some programs add a check sum.
std::optional<int> octetsInLine(QByteArrayView line)
{
    const QByteArrayView data = withoutEnd(line);
    const bool allowed = std::all_of(data.begin(), data.end(), [](char c) { return c >= ' ' && c <= '`'; });
    if (!allowed)
        return std::nullopt;
    const int octets = data.isEmpty() ? 0 : valueOf(data[0]);
    const qsizetype longest = 1 + (octets + 2) / 3 * 4 + 2;
    return data.size() <= longest ? std::optional(octets) : std::nullopt;
}

} // namespace

bool mayHoldUuencode(QByteArrayView text)
{
    for (qsizetype at = text.indexOf("begin "); at >= 0; at = text.indexOf("begin ", at + 1)) {
        if (at == 0 || text[at - 1] == '\n')
            return true;
    }
    return false;
}

UuencodeFinder::UuencodeFinder(qint64 atMost)
    : m_atMost(atMost)
{
}

void UuencodeFinder::add(QByteArrayView block)
{
    while (!block.isEmpty()) {
        const qsizetype found = block.indexOf('\n');
        const qsizetype size = found < 0 ? block.size() : found + 1;
        takePiece(block.first(size));
        block = block.sliced(size);
    }
}

void UuencodeFinder::takePiece(QByteArrayView piece)
{
    const bool ends = piece.endsWith('\n');
    if (m_longLine || m_line.size() + piece.size() > longestUuLine) {
        m_state = State::Text;
        keep(m_line);
        keep(piece);
        m_at += m_line.size() + piece.size();
        m_line.clear();
        m_longLine = !ends;
    } else if (ends && m_line.isEmpty()) {
        takeLine(piece);
    } else {
        m_line += piece;
        if (ends)
            takeLine(std::exchange(m_line, {}));
    }
}

void UuencodeFinder::takeLine(QByteArrayView line)
{
    if (m_state == State::End)
        close(line);
    else if (m_state == State::Text || !takeData(line))
        takeText(line);
    m_at += line.size();
}

void UuencodeFinder::takeText(QByteArrayView line)
{
    m_state = State::Text;
    const auto name = m_found.files.size() < limit::innerFiles ? nameInBeginLine(line) : std::nullopt;
    if (name) {
        m_open = {};
        m_open.name = guessedText(*name);
        m_open.begin = m_at + line.size();
        m_open.encoding = InnerFile::Encoding::Uuencode;
        m_textBefore = m_found.text.size();
        m_state = State::Data;
    }
    keep(line);
}

/// False if the line is no data.
bool UuencodeFinder::takeData(QByteArrayView line)
{
    // The line of length nothing is often missing.
    if (withoutEnd(line).trimmed() == "end") {
        m_open.end = m_at;
        close(line);
        return true;
    }
    const auto octets = octetsInLine(line);
    if (!octets)
        return false;
    if (*octets == 0) {
        m_open.end = m_at;
        m_state = State::End;
    }
    m_open.octets += *octets;
    keep(line);
    return true;
}

void UuencodeFinder::close(QByteArrayView line)
{
    if (withoutEnd(line).trimmed() != "end" || m_open.octets == 0)
        return takeText(line);
    m_state = State::Text;
    m_open.type = typeOfFile(m_open.name);
    m_found.files += m_open;
    m_found.text.truncate(m_textBefore);
}

void UuencodeFinder::keep(QByteArrayView text)
{
    m_found.text += text.first(std::min<qint64>(text.size(), m_atMost + 1 - m_found.text.size()));
}

TextWithFiles UuencodeFinder::finish()
{
    if (!m_line.isEmpty())
        takeLine(std::exchange(m_line, {}));
    return std::move(m_found);
}

bool UudecodingWriter::write(QByteArrayView lines)
{
    while (!lines.isEmpty()) {
        const qsizetype found = lines.indexOf('\n');
        const qsizetype size = found < 0 ? lines.size() : found + 1;
        m_line += lines.first(size);
        lines = lines.sliced(size);
        if (found >= 0 && !writeLine(std::exchange(m_line, {})))
            return false;
    }
    return true;
}

bool UudecodingWriter::finish()
{
    return m_line.isEmpty() || writeLine(std::exchange(m_line, {}));
}

bool UudecodingWriter::writeLine(QByteArrayView line)
{
    const QByteArrayView data = withoutEnd(line);
    const int octets = octetsInLine(line).value_or(0);
    const auto sixBits = [&data](qsizetype at) { return at < data.size() ? valueOf(data[at]) : 0; };
    QByteArray decoded;
    for (qsizetype at = 1; decoded.size() < octets; at += 4) {
        const int bits = sixBits(at) << 18 | sixBits(at + 1) << 12 | sixBits(at + 2) << 6 | sixBits(at + 3);
        for (const int shift : {16, 8, 0})
            decoded += char(bits >> shift & 0xFF);
    }
    decoded.truncate(octets);
    return m_to.write(decoded) == decoded.size();
}

} // namespace poplar::mime
