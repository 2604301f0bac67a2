// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/typedline.h"

#include "wire/secretguard.h"

#include <algorithm>

namespace poplar::wire {

namespace {

bool isTypedBlank(char c)
{
    return c == ' ' || c == '\t';
}

constexpr qsizetype leastEncoded = 8; ///< Shorter words are base64 by chance.

/// What stands behind the last blank, where that is base64; empty if there is none. In front of it may be
/// what a mistyped command has to say: "AUHT PLAIN …".
QByteArrayView encodedWord(QByteArrayView text)
{
    const auto blank = std::find_if(text.rbegin(), text.rend(), isTypedBlank);
    const QByteArrayView word = text.last(blank - text.rbegin());
    if (blank == text.rend() || word.size() < leastEncoded)
        return {};
    const auto decoded =
        QByteArray::fromBase64Encoding(word.toByteArray(), QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? word : QByteArrayView();
}

/// The text itself, what it is in base64, and of that the last field: the password of PLAIN, what CRAM-MD5
/// made of it, the token of OAuth. A server may say any of them.
QList<Secret> secretsIn(QByteArrayView text)
{
    QList<Secret> secrets{Secret(text)};
    if (const QByteArrayView word = encodedWord(text); !word.isEmpty())
        secrets += secretsIn(word);
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

} // namespace

bool breaksTheLine(QByteArrayView line)
{
    return line.contains('\r') || line.contains('\n') || line.contains('\0');
}

qsizetype skipBlanks(QByteArrayView line, qsizetype from)
{
    return std::find_if_not(line.begin() + from, line.end(), isTypedBlank) - line.begin();
}

qsizetype wordEnd(QByteArrayView line, qsizetype from)
{
    return std::find_if(line.begin() + from, line.end(), isTypedBlank) - line.begin();
}

TypedLine readTypedLine(QByteArrayView typed, qsizetype open, const QByteArray &verb)
{
    const QByteArrayView line = typed.sliced(skipBlanks(typed, 0));
    const qsizetype hidden = skipBlanks(line, open);
    TypedLine read;
    read.verb = verb;
    if (hidden == line.size()) {
        read.shown = line.toByteArray();
        return read;
    }
    read.shown = line.first(open).toByteArray();
    if (open > 0)
        read.shown += ' ';
    read.shown += SecretGuard::blot;
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
    read.shown = SecretGuard::blot;
    read.secrets = secretsIn(line);
    return read;
}

} // namespace poplar::wire
