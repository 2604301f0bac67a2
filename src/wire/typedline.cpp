// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/typedline.h"

#include "wire/secretguard.h"

#include <algorithm>
#include <array>

namespace poplar::wire {

namespace {

bool isTypedBlank(char c)
{
    return c == ' ' || c == '\t';
}

constexpr qsizetype leastEncoded = 8; ///< Shorter words are base64 by chance.

/// Of the registry of SASL mechanisms, and those that are none of it and all the same in use.
constexpr std::array mechanisms{"PLAIN",
                                "LOGIN",
                                "EXTERNAL",
                                "ANONYMOUS",
                                "CRAM-MD5",
                                "DIGEST-MD5",
                                "SCRAM-SHA-1",
                                "SCRAM-SHA-1-PLUS",
                                "SCRAM-SHA-224",
                                "SCRAM-SHA-224-PLUS",
                                "SCRAM-SHA-256",
                                "SCRAM-SHA-256-PLUS",
                                "SCRAM-SHA-384",
                                "SCRAM-SHA-384-PLUS",
                                "SCRAM-SHA-512",
                                "SCRAM-SHA-512-PLUS",
                                "SCRAM-SHA3-512",
                                "SCRAM-SHA3-512-PLUS",
                                "XOAUTH",
                                "XOAUTH2",
                                "OAUTHBEARER",
                                "OAUTH10A",
                                "GSSAPI",
                                "GSS-SPNEGO",
                                "GS2-KRB5",
                                "GS2-KRB5-PLUS",
                                "KERBEROS_V4",
                                "KERBEROS_V5",
                                "NTLM",
                                "MSN",
                                "OTP",
                                "SKEY",
                                "S/KEY",
                                "SECURID",
                                "SRP",
                                "NMAS_LOGIN",
                                "9798-U-RSA-SHA1-ENC",
                                "9798-M-RSA-SHA1-ENC",
                                "9798-U-DSA-SHA1",
                                "9798-M-DSA-SHA1",
                                "9798-U-ECDSA-SHA1",
                                "9798-M-ECDSA-SHA1",
                                "ECDSA-NIST256P-CHALLENGE",
                                "SAML20",
                                "OPENID20",
                                "XYMCOOKIE",
                                "XYMECOOKIE"};

/// What stands behind the last blank, where that is base64; empty if there is none. In front of it may be
/// what a mistyped command has to say: "AUHT PLAIN …". What is not ASCII parts words as well: a blank that
/// was copied may be a no-break space.
QByteArrayView encodedWord(QByteArrayView text)
{
    const auto parts = [](char c) { return isTypedBlank(c) || (c & 0x80) != 0; };
    const auto blank = std::find_if(text.rbegin(), text.rend(), parts);
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

std::optional<qsizetype> mechanismEnd(QByteArrayView line, qsizetype from)
{
    const qsizetype end = wordEnd(line, from);
    const QByteArray word = line.sliced(from, end - from).toByteArray().toUpper();
    const bool isKnown =
        std::any_of(mechanisms.begin(), mechanisms.end(), [&word](const char *one) { return word == one; });
    return isKnown ? std::optional(end) : std::nullopt;
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
