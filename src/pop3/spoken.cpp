// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/spoken.h"

#include "base/limits.h"

#include <QByteArrayList>

#include <algorithm>
#include <array>

namespace poplar::pop3 {

namespace {

/// What a known verb may have behind it.
struct Grammar {
    const char *verb;
    int least; ///< Numbers.
    int most;
};
constexpr std::array grammars{
    Grammar{"STAT", 0, 0}, Grammar{"NOOP", 0, 0}, Grammar{"RSET", 0, 0}, Grammar{"LAST", 0, 0},
    Grammar{"CAPA", 0, 0}, Grammar{"LIST", 0, 1}, Grammar{"UIDL", 0, 1}, Grammar{"DELE", 1, 1},
    Grammar{"RETR", 1, 1}, Grammar{"TOP", 2, 2},
};

constexpr std::array openingVerbs{"USER", "PASS", "APOP", "AUTH", "STLS", "UTF8", "QUIT"};

bool isVerb(const QByteArray &word)
{
    return word.size() <= limit::spokenVerb
        && std::all_of(word.begin(), word.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

bool isNumber(const QByteArray &word)
{
    bool fits = false;
    const bool isPlain = std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    return isPlain && word.toLongLong(&fits) >= 0 && fits;
}

Error notAllowed(const QByteArray &verb)
{
    return {ErrorKind::NotAllowed, {}, {}, verb, {}};
}

bool fits(const QByteArray &verb, const QByteArrayList &words)
{
    const auto *known = std::find_if(grammars.begin(), grammars.end(),
                                     [&verb](const Grammar &one) { return verb == one.verb; });
    if (known == grammars.end())
        return true;
    return words.size() >= known->least && words.size() <= known->most
        && std::all_of(words.begin(), words.end(), isNumber);
}

/// A verb that the functions of command.h do not know: one line, alone on its way.
Command unknown(const QByteArray &verb, const QByteArray &argument)
{
    Command command = rset();
    command.verb = verb;
    command.argument = argument;
    command.shape = shapeOf(verb + ' ' + argument);
    return command;
}

Command known(const QByteArray &verb, const QByteArrayList &words, std::shared_ptr<BodySink> sink)
{
    const qint64 number = words.value(0).toLongLong();
    if (verb == "STAT")
        return stat();
    if (verb == "NOOP")
        return noop();
    if (verb == "RSET")
        return rset();
    if (verb == "CAPA")
        return capa();
    if (verb == "LIST")
        return words.isEmpty() ? list() : list(number);
    if (verb == "UIDL")
        return words.isEmpty() ? uidl() : uidl(number);
    if (verb == "DELE")
        return dele(number);
    if (verb == "RETR")
        return retr(number, 0, std::move(sink));
    if (verb == "TOP") {
        const qint64 lines = std::min<qint64>(words.value(1).toLongLong(), std::numeric_limits<int>::max());
        return top(number, static_cast<int>(lines), std::move(sink));
    }
    return unknown(verb, words.join(' '));
}

} // namespace

bool opensOrEnds(QByteArrayView verb)
{
    return std::any_of(openingVerbs.begin(), openingVerbs.end(),
                       [verb](const char *one) { return verb.startsWith(one); });
}

Shape shapeOf(QByteArrayView line)
{
    QByteArrayList words = line.toByteArray().simplified().split(' ');
    const QByteArray verb = words.takeFirst().toUpper();
    if (verb == "RETR" || verb == "TOP")
        return Shape::Body;
    // AUTH lists the mechanisms (RFC 1734's drafts; Dovecot, Exchange), LANG the languages (RFC 6856 section
    // 3).
    const bool asksForAll = words.isEmpty();
    if (verb == "AUTH")
        return asksForAll ? Shape::Listing : Shape::Exchange;
    if (verb == "CAPA" || (asksForAll && (verb == "LIST" || verb == "UIDL" || verb == "LANG")))
        return Shape::Listing;
    return Shape::Status;
}

Result<Command> spoken(QByteArrayView line, std::shared_ptr<BodySink> sink)
{
    const QByteArray text = line.trimmed().toByteArray();
    QByteArrayList words = text.simplified().split(' ');
    const QByteArray verb = words.takeFirst().toUpper();
    const bool hasControls =
        std::any_of(text.begin(), text.end(), [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; });
    const bool isUntold = verb.startsWith("DELE") && verb != "DELE"; // a server may read four letters
    if (verb.isEmpty() || hasControls || !isVerb(verb) || opensOrEnds(verb) || isUntold || !fits(verb, words))
        return notAllowed(isVerb(verb) ? verb : QByteArray());
    if ((verb == "TOP" || verb == "RETR") && !sink)
        return notAllowed(verb);
    return known(verb, words, std::move(sink));
}

} // namespace poplar::pop3
