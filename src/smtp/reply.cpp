// SPDX-License-Identifier: GPL-3.0-or-later
#include "smtp/reply.h"

#include "base/limits.h"

#include <algorithm>
#include <utility>

namespace poplar::smtp {

namespace {

constexpr qsizetype longestEnhancedCode = 9; ///< "5.123.123"

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// So many digits at the beginning, at most @p most.
qsizetype digitsAt(QByteArrayView text, qsizetype most)
{
    const auto *end = std::find_if_not(text.begin(), text.begin() + std::min(text.size(), most), isDigit);
    return end - text.begin();
}

Error broken(ErrorKind kind, QByteArrayView line, const char *detail)
{
    return {kind, line.toByteArray(), {}, {}, QString::fromLatin1(detail)};
}

/// Codes of RFC 4954 section 6 (and 538 of its predecessor) that say something about a login.
bool isOfLogin(int code)
{
    return code == 530 || code == 534 || code == 535 || code == 538;
}

} // namespace

QByteArray Reply::text() const
{
    return lines.join(' ').trimmed();
}

std::optional<ReplyLine> readReplyLine(QByteArrayView line)
{
    if (digitsAt(line, 3) < 3 || line[0] < '2' || line[0] > '5')
        return std::nullopt;
    ReplyLine read;
    read.code = line.first(3).toByteArray().toInt();
    if (line.size() == 3)
        return read;
    if (line[3] != ' ' && line[3] != '-')
        return std::nullopt;
    read.more = line[3] == '-' ? ReplyLine::More::Follows : ReplyLine::More::Last;
    read.text = line.sliced(4).trimmed().toByteArray();
    return read;
}

QByteArray enhancedCodeOf(QByteArrayView text, int code)
{
    const QByteArray word =
        text.first(std::min(text.size(), longestEnhancedCode + 1)).toByteArray().split(' ').first();
    const QByteArrayList numbers = word.split('.');
    const bool isCode = code / 100 != 3 && numbers.size() == 3 && numbers[0] == QByteArray::number(code / 100)
        && std::all_of(numbers.begin(), numbers.end(), [](const QByteArray &number) {
                            return !number.isEmpty() && digitsAt(number, 3) == number.size();
                        });
    return isCode ? word : QByteArray();
}

Result<std::optional<Reply>> ReplyReader::take(QByteArrayView line)
{
    std::optional<ReplyLine> read = readReplyLine(line);
    if (!read)
        return broken(ErrorKind::Protocol, line, "A line that is no reply");
    if (m_reply.code != 0 && m_reply.code != read->code)
        return broken(ErrorKind::Protocol, line, "A reply whose lines have different codes");
    if (++m_lines > limit::mailReplyLines)
        return broken(ErrorKind::Limit, line, "A reply of too many lines");
    m_reply.code = read->code;
    const QByteArray enhanced = enhancedCodeOf(read->text, read->code);
    if (m_lines == 1)
        m_reply.enhanced = enhanced;
    if (!enhanced.isEmpty() && enhanced == m_reply.enhanced) // each line repeats it
        read->text = read->text.mid(enhanced.size()).trimmed();
    m_octets += read->text.size();
    if (m_octets <= limit::mailReplyOctets)
        m_reply.lines += read->text;
    if (read->more == ReplyLine::More::Follows)
        return std::optional<Reply>();
    Reply whole = std::move(m_reply);
    *this = ReplyReader();
    return std::optional(std::move(whole));
}

Error refusal(const Reply &reply, QByteArrayView verb)
{
    Error error{ErrorKind::Refused, reply.text(), reply.enhanced, verb.toByteArray(), {}};
    if (error.code.isEmpty())
        error.code = QByteArray::number(reply.code);
    if (reply.isTransient())
        error.kind = ErrorKind::Busy;
    else if (isOfLogin(reply.code) || (verb == "AUTH" && reply.code != 504))
        error.kind = ErrorKind::Authentication;
    return error;
}

} // namespace poplar::smtp
