// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/mboxreader.h"

#include "archive/storageerror.h"

#include <QIODevice>

#include <algorithm>
#include <cstring>

namespace poplar::archive {

namespace {

constexpr qsizetype blockOctets = 256 * 1024; ///< Read at once,
constexpr qsizetype pieceOctets = 64 * 1024; ///< and given at once, or a little more.
constexpr qsizetype longestFromLine = 1000; ///< RFC 5322 allows 998; longer ones are text.
constexpr qsizetype longestFieldName = 200;
constexpr qsizetype lookAhead = longestFromLine + longestFieldName + 2;
constexpr qsizetype leadingOctets = 1000; ///< Of empty lines before the first message.
constexpr qsizetype longestNumber = 15;

constexpr QByteArrayView separatorWord("From ");
constexpr QByteArrayView contentLength("content-length:");

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// "10:15", "10:15:59".
bool isTime(QByteArrayView word)
{
    const qsizetype colon = word.indexOf(':');
    return (colon == 1 || colon == 2) && word.size() >= colon + 3 && isDigit(word[0])
        && isDigit(word[colon - 1]) && isDigit(word[colon + 1]) && isDigit(word[colon + 2]);
}

bool isYear(QByteArrayView word)
{
    return word.size() == 4 && std::all_of(word.begin(), word.end(), isDigit);
}

/// Programs write dates in many forms; all have a time and a year.
bool hasDate(QByteArrayView line)
{
    bool hasTime = false;
    bool hasYear = false;
    while (!line.isEmpty()) {
        const qsizetype space = line.indexOf(' ');
        const QByteArrayView word = space < 0 ? line : line.first(space);
        hasTime = hasTime || isTime(word);
        hasYear = hasYear || isYear(word);
        line = space < 0 ? QByteArrayView() : line.sliced(space + 1);
    }
    return hasTime && hasYear;
}

/// A line that may begin a message.
struct Candidate {
    bool hasDate = false;
    bool isBare = false; ///< "From " and nothing more.
    bool hasField = false; ///< A header field follows.
};

std::optional<Candidate> candidateIn(QByteArrayView text)
{
    if (!text.startsWith(separatorWord))
        return std::nullopt;
    const qsizetype end = text.first(std::min(text.size(), longestFromLine)).indexOf('\n');
    if (end < 0 && text.size() >= longestFromLine)
        return std::nullopt;
    const QByteArrayView line = end < 0 ? text : text.first(end);
    const QByteArrayView rest = line.sliced(separatorWord.size()).trimmed();
    const QByteArrayView behind = end < 0 ? QByteArrayView() : text.sliced(end + 1);
    return Candidate{hasDate(rest), rest.isEmpty(), beginsWithField(behind)};
}

bool isEmptyLine(QByteArrayView line)
{
    return line == "\n" || line == "\r\n";
}

} // namespace

bool beginsWithField(QByteArrayView text)
{
    const qsizetype colon = text.first(std::min(text.size(), longestFieldName)).indexOf(':');
    return colon > 0
        && std::all_of(text.begin(), text.begin() + colon, [](char c) { return c > 32 && c < 127; });
}

bool beginsLikeMbox(QByteArrayView beginning)
{
    while (beginning.startsWith('\n') || beginning.startsWith("\r\n"))
        beginning = beginning.sliced(beginning.front() == '\n' ? 1 : 2);
    const std::optional<Candidate> candidate = candidateIn(beginning);
    return candidate && (candidate->hasDate || candidate->hasField);
}

MboxReader::MboxReader(QIODevice &device)
    : m_device(device)
{
}

/// So many octets are in the buffer then, or all up to the end of the file.
void MboxReader::fill(qsizetype octets)
{
    if (buffered().size() >= octets || m_isAtEndOfFile)
        return;
    m_buffer.remove(0, m_at);
    m_start += std::exchange(m_at, 0);
    while (m_buffer.size() < octets && !m_isAtEndOfFile) {
        const qsizetype had = m_buffer.size();
        m_buffer.resize(had + blockOctets);
        const qint64 count = m_device.read(m_buffer.data() + had, blockOctets);
        m_buffer.resize(had + std::max<qint64>(count, 0));
        if (count < 0)
            m_failure = storageError(m_device.errorString());
        m_isAtEndOfFile = count <= 0;
    }
}

void MboxReader::skipBlankLines()
{
    fill(leadingOctets);
    while (!buffered().isEmpty() && (buffered().front() == '\n' || buffered().front() == '\r'))
        ++m_at;
}

bool MboxReader::next()
{
    while (!read().isEmpty()) {}
    if (m_state == State::BeforeFirst)
        skipBlankLines();
    fill(lookAhead);
    const bool isThere = m_state != State::Over && !m_failure && buffered().startsWith(separatorWord);
    m_state = isThere ? State::InMessage : State::Over;
    if (isThere)
        beginMessage();
    return isThere;
}

/// Behind the line "From …".
void MboxReader::beginMessage()
{
    fill(lookAhead);
    const qsizetype end = buffered().indexOf('\n');
    const bool hasReturn = end > 0 && buffered()[end - 1] == '\r';
    m_at += end < 0 ? buffered().size() : end + 1;
    fill(pieceOctets);
    m_lineEnds = hasReturn ? LineEnds::Network : lineEndsOf(buffered());
    m_isAtLineStart = true;
    m_isInHeader = true;
    m_emptyLine.clear();
    m_contentLength = -1;
    m_trustedUntil = -1;
    m_isCut = false;
}

QByteArray MboxReader::read()
{
    QByteArray made;
    if (m_state != State::InMessage)
        return made;
    while (made.size() < pieceOctets && readLine(made)) {}
    return made;
}

void MboxReader::endMessage(QByteArray &made)
{
    m_isCut = m_emptyLine.isEmpty() && buffered().isEmpty();
    m_emptyLine.clear();
    made += m_unquoting.end();
    m_state = State::Between;
}

/// A line, or as much of it as there is.
bool MboxReader::readLine(QByteArray &made)
{
    fill(lookAhead);
    if (m_failure || buffered().isEmpty() || (m_isAtLineStart && isSeparator())) {
        endMessage(made);
        return false;
    }
    const QByteArrayView text = buffered();
    const void *const found = std::memchr(text.data(), '\n', size_t(text.size()));
    const qsizetype length = found ? static_cast<const char *>(found) - text.data() + 1 : text.size();
    const QByteArrayView line = text.first(length);
    const bool isEmpty = m_isAtLineStart && isEmptyLine(line);
    if (!m_emptyLine.isEmpty())
        made += m_unquoting.feed(std::exchange(m_emptyLine, {}));
    if (isEmpty)
        m_emptyLine = line.toByteArray();
    else
        made += m_unquoting.feed(line);
    if (m_isInHeader && m_isAtLineStart)
        noteField(line);
    m_isAtLineStart = found != nullptr;
    m_at += length;
    if (m_isInHeader && isEmpty) {
        m_isInHeader = false;
        m_bodyStart = position();
    }
    return true;
}

void MboxReader::noteField(QByteArrayView line)
{
    if (line.size() < contentLength.size()
        || qstrnicmp(line.data(), contentLength.data(), size_t(contentLength.size())) != 0)
        return;
    const QByteArrayView value = line.sliced(contentLength.size()).trimmed();
    bool isNumber = false;
    const qint64 number = value.size() <= longestNumber ? value.toLongLong(&isNumber) : 0;
    if (isNumber && number >= 0)
        m_contentLength = number;
}

bool MboxReader::isSeparator()
{
    const std::optional<Candidate> candidate = candidateIn(buffered());
    if (!candidate)
        return false;
    const bool isBehindEmptyLine = !m_emptyLine.isEmpty();
    if (!isBehindEmptyLine)
        return candidate->hasDate && candidate->hasField;
    if (!candidate->hasField && isInside())
        return false;
    return candidate->hasDate || candidate->isBare || candidate->hasField;
}

/// As Content-Length says, where that can be confirmed.
bool MboxReader::isInside()
{
    if (m_isInHeader || m_contentLength < 0)
        return false;
    const qint64 end = m_bodyStart + m_contentLength;
    if (end <= position())
        return false;
    if (m_trustedUntil < 0)
        m_trustedUntil = endsAt(end) ? end : 0;
    return position() < m_trustedUntil;
}

/// Whether a message ends there: the file does, or the next one begins behind an empty line.
bool MboxReader::endsAt(qint64 position)
{
    if (m_device.isSequential() || position > m_device.size())
        return false;
    const qint64 back = m_device.pos();
    if (!m_device.seek(position))
        return false;
    const QByteArray there = m_device.read(lookAhead);
    if (!m_device.seek(back)) {
        m_failure = storageError(m_device.errorString());
        return false;
    }
    if (there.trimmed().isEmpty())
        return there.size() <= 4;
    return (there.startsWith('\n') || there.startsWith("\r\n")) && beginsLikeMbox(there);
}

} // namespace poplar::archive
