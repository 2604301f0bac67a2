// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/typedline.h"

#include "wire/secretguard.h"

#include <algorithm>
#include <array>

namespace poplar::pop3 {

namespace {

/// With nothing behind them that must not be seen.
constexpr std::array openVerbs{"USER", "CAPA", "STLS", "QUIT", "NOOP", "LANG", "UTF8", "STAT", "LIST",
                               "UIDL", "RETR", "TOP",  "DELE", "RSET", "LAST", "HELP", "XTND"};
/// And those with secrets: so many words of them may be seen.
struct Guarded {
    const char *verb;
    int openWords;
};
constexpr std::array guardedVerbs{Guarded{"PASS", 1}, Guarded{"APOP", 2}, Guarded{"AUTH", 2}};

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

qsizetype skipBlanks(QByteArrayView line, qsizetype from)
{
    return std::find_if_not(line.begin() + from, line.end(), isBlank) - line.begin();
}

qsizetype wordEnd(QByteArrayView line, qsizetype from)
{
    return std::find_if(line.begin() + from, line.end(), isBlank) - line.begin();
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
            return guarded.openWords == 1 ? verb.size() : wordEnd(line, skipBlanks(line, verb.size()));
        if (verb.startsWith(guarded.verb))
            return qsizetype(qstrlen(guarded.verb));
    }
    const bool isOpen =
        std::any_of(openVerbs.begin(), openVerbs.end(), [&verb](const char *known) { return verb == known; });
    if (isOpen || login == LoggedIn::Yes)
        return line.size();
    return looksLikeVerb(verb) ? verb.size() : 0;
}

/// The text itself, what it is in base64, and of that the last field: the password of PLAIN, what CRAM-MD5
/// made of it, the token of OAuth. A server may say any of them.
QList<Secret> secretsIn(QByteArrayView text)
{
    QList<Secret> secrets{Secret(text)};
    const QByteArray decoded = QByteArray::fromBase64(text.toByteArray());
    if (decoded.isEmpty())
        return secrets;
    secrets += Secret(decoded);
    QByteArrayView field(decoded);
    while (field.endsWith('\x01'))
        field.chop(1);
    const qsizetype zero = field.lastIndexOf('\0');
    if (const qsizetype before = zero >= 0 ? zero : field.lastIndexOf(' '); before >= 0)
        secrets += Secret(field.sliced(before + 1));
    if (const qsizetype proof = field.lastIndexOf(",p="); proof >= 0) // of SCRAM
        secrets += Secret(field.sliced(proof + 3));
    return secrets;
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
    const qsizetype hidden = skipBlanks(line, open);
    TypedLine read;
    read.verb = open > 0 ? verb.first(std::min(open, verb.size())) : QByteArray();
    read.number = numberIn(line.sliced(skipBlanks(line, verb.size())));
    if (hidden == line.size()) {
        read.shown = line.toByteArray();
        return read;
    }
    read.shown = line.first(open).toByteArray();
    if (open > 0)
        read.shown += ' ';
    read.shown += wire::SecretGuard::blot;
    read.secrets = secretsIn(line.sliced(hidden));
    return read;
}

TypedLine readTypedAnswer(QByteArrayView line)
{
    TypedLine read;
    if (line.isEmpty() || line == "*") {
        read.shown = line.toByteArray();
        return read;
    }
    read.shown = wire::SecretGuard::blot;
    read.secrets = secretsIn(line);
    return read;
}

} // namespace poplar::pop3
