// SPDX-License-Identifier: GPL-3.0-or-later
#include "smtp/typedline.h"

#include <algorithm>
#include <array>

namespace poplar::smtp {

using wire::skipBlanks;
using wire::wordEnd;

namespace {

/// With nothing behind them that must not be seen.
constexpr std::array openVerbs{"EHLO", "HELO", "LHLO", "MAIL", "RCPT", "DATA", "BDAT", "RSET",    "VRFY",
                               "EXPN", "HELP", "NOOP", "QUIT", "ETRN", "TURN", "BURL", "STARTTLS"};
constexpr char login[] = "AUTH";

bool looksLikeVerb(QByteArrayView word)
{
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return word.size() == 4 && std::all_of(word.begin(), word.end(), isLetter);
}

/// How much of the line, from its start, may be seen.
qsizetype openPart(QByteArrayView line, const QByteArray &verb, LetIn letIn)
{
    if (verb == login)
        return wire::mechanismEnd(line, skipBlanks(line, verb.size())).value_or(verb.size());
    if (verb.startsWith(login))
        return qsizetype(qstrlen(login));
    const bool isOpen =
        std::any_of(openVerbs.begin(), openVerbs.end(), [&verb](const char *known) { return verb == known; });
    if (isOpen || letIn == LetIn::Yes)
        return line.size();
    return looksLikeVerb(verb) ? verb.size() : 0;
}

} // namespace

wire::TypedLine readTypedCommand(QByteArrayView typed, LetIn letIn)
{
    const QByteArrayView line = typed.sliced(skipBlanks(typed, 0));
    const QByteArray verb = line.first(wordEnd(line, 0)).toByteArray().toUpper();
    const qsizetype open = openPart(line, verb, letIn);
    return wire::readTypedLine(line, open, open > 0 ? verb.first(std::min(open, verb.size())) : QByteArray());
}

} // namespace poplar::smtp
