// SPDX-License-Identifier: GPL-3.0-or-later
// One line of a server: its status, its response code, what they mean and how they are shown.
#include "fuzzing.h"
#include "pop3/reply.h"
#include "wire/displaytext.h"

#include <QList>

#include <array>

using namespace poplar;
using namespace poplar::fuzz;
using namespace poplar::pop3;

namespace {

constexpr std::array verbs{"",     "CAPA", "STLS", "USER", "PASS", "APOP",
                           "AUTH", "STAT", "RETR", "DELE", "QUIT"};

/// Written down from the Unicode tables, apart from what displayText() asks Qt for.
bool misleads(char32_t c)
{
    const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
    return (c < 0x20 && c != '\t') || within(0x7F, 0x9F) || c == 0xAD || c == 0x61C || within(0x200B, 0x200F)
        || within(0x2028, 0x202E) || within(0x2060, 0x206F) || within(0xD800, 0xDFFF) || c == 0xFEFF
        || within(0xFFF9, 0xFFFB) || within(0xE0000, 0xE007F);
}

void checkShown(const QByteArray &line)
{
    const QString shown = wire::displayText(line);
    for (const char32_t c : shown.toUcs4())
        require(!misleads(c), "what is shown does not mislead");
    require(wire::displayText(shown) == shown, "showing it again changes nothing");
    require(shown.size() <= line.size() * 6, "what is shown stays within bounds");
    require(line.isEmpty() == shown.isEmpty(), "nothing is hidden");
}

/// Codes decide first (RFC 2449 section 8.1, RFC 3206, RFC 6856 section 5), words where there are none.
bool isSound(ErrorKind kind, const StatusLine &status, QByteArrayView verb)
{
    const auto is = [&status](const char *known) { return isCode(status.code, known); };
    if (is("IN-USE") || is("LOGIN-DELAY") || is("SYS/TEMP"))
        return kind == ErrorKind::Busy;
    if (is("AUTH"))
        return kind == ErrorKind::Authentication;
    if (is("SYS/PERM") || is("UTF8"))
        return kind == ErrorKind::Refused;
    if (verb == "USER" || verb == "PASS" || verb == "APOP" || verb == "AUTH")
        return kind == ErrorKind::Busy || kind == ErrorKind::Authentication;
    return kind == ErrorKind::Refused || (kind == ErrorKind::Busy && (verb == "RETR" || verb == "TOP"));
}

void checkStatus(const QByteArray &line)
{
    const std::optional<StatusLine> status = readStatusLine(line);
    require(status.has_value() || !(line == "+OK" || line.startsWith("+OK ") || line.startsWith("-ERR ")),
            "what is a status is read as one");
    if (!status)
        return;
    require(line.startsWith('+') || line.startsWith('-'), "what is none is not");
    require(status->code == status->code.toUpper() && !status->code.contains(']'), "a code is one");
    require(line.contains(status->text) && status->text == status->text.trimmed(),
            "the text is the server's");
    require(status->code.size() + status->text.size() <= line.size(), "nothing is added");
    for (const char *verb : verbs) {
        const Error error = refusal(*status, verb);
        require(error.said == status->text && error.code == status->code && error.verb == verb,
                "all is passed on");
        require(isSound(error.kind, *status, verb), "a code means what RFC 2449 says");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QByteArray line = bytesOf(data, size);
    checkShown(line);
    checkStatus(line);
    // Most lines are refused at once: the rest of the reader is met behind an indicator.
    checkStatus("-ERR " + line);
    checkStatus("-ERR [" + line);
    return 0;
}
