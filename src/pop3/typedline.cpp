// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/typedline.h"

#include <algorithm>
#include <array>

namespace poplar::pop3 {

using wire::skipBlanks;
using wire::wordEnd;

namespace {

/// With nothing behind them that must not be seen.
constexpr std::array openVerbs{"USER", "CAPA", "STLS", "QUIT", "NOOP", "LANG", "UTF8", "STAT", "LIST",
                               "UIDL", "RETR", "TOP",  "DELE", "RSET", "LAST", "HELP", "XTND"};
/// And those with secrets: what else of them may be seen.
struct Guarded {
    enum class Open { Verb, Word, Mechanism };
    const char *verb;
    Open open;
};
constexpr std::array guardedVerbs{Guarded{"PASS", Guarded::Open::Verb}, Guarded{"APOP", Guarded::Open::Word},
                                  Guarded{"AUTH", Guarded::Open::Mechanism}};

qsizetype shownOf(QByteArrayView line, const Guarded &guarded)
{
    const auto verb = qsizetype(qstrlen(guarded.verb));
    const qsizetype behind = skipBlanks(line, verb);
    switch (guarded.open) {
    case Guarded::Open::Word:
        return wordEnd(line, behind);
    case Guarded::Open::Mechanism:
        return wire::mechanismEnd(line, behind).value_or(verb);
    case Guarded::Open::Verb:
        break;
    }
    return verb;
}

bool looksLikeVerb(QByteArrayView word)
{
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    };
    return word.size() >= 3 && word.size() <= 4 && std::all_of(word.begin(), word.end(), fits);
}

/// How much of the line, from its start, may be seen.
qsizetype openPart(QByteArrayView line, const QByteArray &verb, LoggedIn login)
{
    for (const Guarded &guarded : guardedVerbs) {
        if (verb == guarded.verb)
            return shownOf(line, guarded);
        if (verb.startsWith(guarded.verb))
            return qsizetype(qstrlen(guarded.verb));
    }
    const bool isOpen =
        std::any_of(openVerbs.begin(), openVerbs.end(), [&verb](const char *known) { return verb == known; });
    if (isOpen || login == LoggedIn::Yes)
        return line.size();
    return looksLikeVerb(verb) ? verb.size() : 0;
}

qint64 numberIn(QByteArrayView argument)
{
    const QByteArray word = argument.first(wordEnd(argument, 0)).toByteArray();
    bool isNumber = false;
    const qint64 number = word.toLongLong(&isNumber);
    return isNumber && number > 0 ? number : 0;
}

} // namespace

TypedLine readTypedCommand(QByteArrayView typed, LoggedIn login)
{
    const QByteArrayView line = typed.sliced(skipBlanks(typed, 0));
    const QByteArray verb = line.first(wordEnd(line, 0)).toByteArray().toUpper();
    const qsizetype open = openPart(line, verb, login);
    TypedLine read =
        wire::readTypedLine(line, open, open > 0 ? verb.first(std::min(open, verb.size())) : QByteArray());
    read.number = numberIn(line.sliced(skipBlanks(line, verb.size())));
    return read;
}

} // namespace poplar::pop3
