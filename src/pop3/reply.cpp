// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/reply.h"

#include <QByteArrayList>

#include <algorithm>
#include <array>

namespace poplar::pop3 {

namespace {

constexpr std::array loginVerbs{"USER", "PASS", "APOP", "AUTH"};
/// What servers without response codes say of a locked maildrop (qpopper, popa3d, Exchange, …; the list
/// of fetchmail's pop3.c and more).
constexpr std::array busyWords{" lock",     "in use",    "busy", "unavailable",   "temporar",
                               "try again", "try later", "wait", "too many conn", "too many sess"};
/// What servers with a daily quota say to RETR ("-ERR Download exceed", MailKit #1320).
constexpr std::array quotaWords{"download exceed", "exceeded download", "download limit", "download quota",
                                "quota exceeded",  "bandwidth",         "traffic limit"};
/// Of a command or a mechanism that the server does not have.
constexpr std::array unknownWords{"mechanism",    "unsupported",     "not supported",  "unknown command",
                                  "unrecogni",    "not implemented", "unimplemented",  "invalid command",
                                  "bad command",  "command unknown", "unknown auth",   "not recogni",
                                  "what command", "plaintext auth",  "cleartext logi", "disallowed",
                                  "no such comm", "must issue stls", "use stls"};
/// Of a line with more in it than the server expects.
constexpr std::array misreadWords{"syntax", "argument", "parameter", "too long", "protocol error"};

template <class Words>
bool isAmong(QByteArrayView verb, const Words &words)
{
    return std::any_of(words.begin(), words.end(), [verb](const char *word) { return verb == word; });
}

template <class Words>
bool sounds(const QByteArray &text, const Words &words)
{
    // With a blank in front, so that " lock" is not found in "blocked".
    const QByteArray lower = ' ' + text.toLower();
    return std::any_of(words.begin(), words.end(),
                       [&lower](const char *word) { return lower.contains(word); });
}

ErrorKind kindByWords(const QByteArray &text, QByteArrayView verb)
{
    if (isAmong(verb, loginVerbs))
        return sounds(text, busyWords) ? ErrorKind::Busy : ErrorKind::Authentication;
    // The next message would be refused as well: it stops a run as a busy maildrop does.
    if ((verb == "RETR" || verb == "TOP") && sounds(text, quotaWords))
        return ErrorKind::Busy;
    return ErrorKind::Refused;
}

} // namespace

std::optional<StatusLine> readStatusLine(QByteArrayView line)
{
    StatusLine status;
    qsizetype length = 0;
    if (line.startsWith("+OK")) {
        status.indicator = StatusLine::Indicator::Ok;
        length = 3;
    } else if (line.startsWith("-ERR")) {
        status.indicator = StatusLine::Indicator::Err;
        length = 4;
    } else if (line == "+" || line.startsWith("+ ")) {
        status.indicator = StatusLine::Indicator::Continue;
        length = 1;
    } else {
        return std::nullopt;
    }
    if (line.size() > length && line[length] != ' ' && line[length] != '\t')
        return std::nullopt; // "+OKAY" is no indicator
    QByteArrayView rest = line.sliced(length).trimmed();
    const qsizetype end = rest.indexOf(']');
    if (status.indicator != StatusLine::Indicator::Continue && rest.startsWith('[') && end > 1) {
        status.code = rest.sliced(1, end - 1).toByteArray().toUpper();
        rest = rest.sliced(end + 1).trimmed();
    }
    status.text = rest.toByteArray();
    return status;
}

bool isChallenge(const StatusLine &status)
{
    if (status.indicator != StatusLine::Indicator::Ok)
        return status.indicator == StatusLine::Indicator::Continue;
    const auto decoded = QByteArray::fromBase64Encoding(status.text, QByteArray::AbortOnBase64DecodingErrors);
    return decoded && decoded.decoded.startsWith("v=");
}

bool isCode(QByteArrayView code, QByteArrayView known)
{
    return code.startsWith(known) && (code.size() == known.size() || code[known.size()] == '/');
}

Error refusal(const StatusLine &status, QByteArrayView verb)
{
    Error error{ErrorKind::Refused, status.text, status.code, verb.toByteArray(), {}};
    const auto is = [&status](QByteArrayView known) { return isCode(status.code, known); };
    if (is("IN-USE") || is("LOGIN-DELAY") || is("SYS/TEMP"))
        error.kind = ErrorKind::Busy;
    else if (is("AUTH"))
        error.kind = ErrorKind::Authentication;
    else if (!is("SYS/PERM") && !is("UTF8")) // nothing that another password would help
        error.kind = kindByWords(status.text, verb);
    return error;
}

bool soundsUnknown(const QByteArray &text)
{
    return sounds(text, unknownWords);
}

bool soundsMisread(const QByteArray &text)
{
    return sounds(text, misreadWords);
}

} // namespace poplar::pop3
