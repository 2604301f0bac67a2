// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/reply.h"

#include <QByteArrayList>

#include <algorithm>
#include <array>

namespace poplar::pop3 {

namespace {

constexpr std::array loginVerbs{"USER", "PASS", "APOP", "AUTH"};
/// What servers without response codes say of a locked maildrop (qpopper, popa3d, Exchange, …).
constexpr std::array busyWords{"lock", "in use", "busy", "unavailable", "try again", "try later", "wait"};

template <class Words>
bool isAmong(QByteArrayView verb, const Words &words)
{
    return std::any_of(words.begin(), words.end(), [verb](const char *word) { return verb == word; });
}

bool soundsBusy(const QByteArray &text)
{
    const QByteArray lower = text.toLower();
    return std::any_of(busyWords.begin(), busyWords.end(),
                       [&lower](const char *word) { return lower.contains(word); });
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

Error refusal(const StatusLine &status, QByteArrayView verb)
{
    Error error{ErrorKind::Refused, status.text, status.code, verb.toByteArray(), {}};
    const bool loggingIn = isAmong(verb, loginVerbs);
    if (status.code == "IN-USE" || status.code == "LOGIN-DELAY" || status.code == "SYS/TEMP")
        error.kind = ErrorKind::Busy;
    else if (status.code == "AUTH")
        error.kind = ErrorKind::Authentication;
    else if (loggingIn && status.code.isEmpty())
        error.kind = soundsBusy(status.text) ? ErrorKind::Busy : ErrorKind::Authentication;
    return error;
}

} // namespace poplar::pop3
