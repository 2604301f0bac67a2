// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/secretguard.h"

#include <algorithm>

namespace poplar::wire {

namespace {

constexpr qsizetype shortestWatched = 4;

bool isBase64(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/'
        || c == '-' || c == '_' || c == '=';
}

void replaceIgnoringCase(QByteArray &text, QByteArrayView form)
{
    // Hex and percent-encoding come in either case; for the rest, blotting too much does no harm.
    const QByteArray needle = QByteArray(form.data(), form.size()).toLower();
    QByteArray lower = text.toLower();
    for (qsizetype at = lower.indexOf(needle); at >= 0; at = lower.indexOf(needle, at)) {
        text.replace(at, needle.size(), SecretGuard::blot);
        lower.replace(at, needle.size(), SecretGuard::blot);
        at += qsizetype(sizeof SecretGuard::blot) - 1;
    }
}

void replaceWholeRuns(QByteArray &text, QByteArrayView form)
{
    for (qsizetype at = text.indexOf(form); at >= 0; at = text.indexOf(form, at)) {
        qsizetype from = at;
        while (from > 0 && isBase64(text[from - 1]))
            --from;
        const auto end = std::find_if_not(text.cbegin() + at, text.cend(), isBase64);
        text.replace(from, end - text.cbegin() - from, SecretGuard::blot);
        at = from + qsizetype(sizeof SecretGuard::blot) - 1;
    }
}

} // namespace

void SecretGuard::watch(const Secret &secret)
{
    const QByteArrayView raw = secret.wireBytes();
    if (raw.size() < shortestWatched)
        return;
    const QByteArray bytes(raw.data(), raw.size());
    m_forms += Form{secret, Form::Extent::Itself};
    for (const QByteArray &form : {bytes.toHex(), bytes.toPercentEncoding()}) {
        if (form != bytes)
            m_forms += Form{Secret(form), Form::Extent::Itself};
    }
    watchBase64(bytes);
}

/// Base64 turns three octets into four digits. What a text looks like in it depends on where in such a
/// group it begins (in AUTH PLAIN the password comes behind the user's name), and the digits at its ends
/// depend on its neighbours as well: those are left out.
void SecretGuard::watchBase64(const QByteArray &secret)
{
    constexpr qsizetype bitsPerOctet = 8;
    constexpr qsizetype bitsPerDigit = 6;
    for (const auto options : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding}) {
        for (qsizetype octetsBefore = 0; octetsBefore < 3; ++octetsBefore) {
            const QByteArray encoded = (QByteArray(octetsBefore, '\0') + secret).toBase64(options);
            const qsizetype from = (octetsBefore * bitsPerOctet + bitsPerDigit - 1) / bitsPerDigit;
            const qsizetype end = (octetsBefore + secret.size()) * bitsPerOctet / bitsPerDigit;
            m_forms += Form{Secret(encoded.mid(from, end - from)), Form::Extent::WholeRun};
        }
    }
}

QByteArray SecretGuard::blotted(QByteArray text) const
{
    for (const Form &form : m_forms) {
        if (form.extent == Form::Extent::Itself)
            replaceIgnoringCase(text, form.bytes.wireBytes());
        else
            replaceWholeRuns(text, form.bytes.wireBytes());
    }
    return text;
}

} // namespace poplar::wire
