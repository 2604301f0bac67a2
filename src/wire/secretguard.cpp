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

} // namespace

void SecretGuard::watch(const Secret &secret)
{
    const QByteArrayView raw = secret.wireBytes();
    if (raw.size() < shortestWatched)
        return;
    const QByteArray bytes(raw.data(), raw.size());
    m_forms += Form{Secret(bytes.toLower()), Form::Extent::Itself};
    for (const QByteArray &form : {bytes.toHex(), bytes.toPercentEncoding()}) {
        if (form != bytes)
            m_forms += Form{Secret(form.toLower()), Form::Extent::Itself};
    }
    watchBase64(bytes);
}

void SecretGuard::watch(const EncodedLine &line)
{
    const qsizetype from = line.shown.indexOf(blot);
    if (from < 0)
        return;
    const Secret hidden(line.wire.mid(from).chopped(2));
    watch(hidden);
    const Secret decoded(QByteArray::fromBase64(hidden.wireBytes().toByteArray()));
    if (const qsizetype blank = decoded.wireBytes().lastIndexOf(' '); blank >= 0)
        watch(Secret(decoded.wireBytes().sliced(blank + 1)));
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
            m_forms += Form{Secret(encoded.mid(from, end - from).toLower()), Form::Extent::WholeRun};
        }
    }
}

/// @param lower the text in lower case; both change alike.
void SecretGuard::Form::blotOut(QByteArray &text, QByteArray &lower) const
{
    const QByteArrayView needle = bytes.wireBytes();
    for (qsizetype at = lower.indexOf(needle); at >= 0; at = lower.indexOf(needle, at)) {
        qsizetype end = at + needle.size();
        if (extent == Extent::WholeRun) {
            while (at > 0 && isBase64(lower[at - 1]))
                --at;
            end = std::find_if_not(lower.cbegin() + end, lower.cend(), isBase64) - lower.cbegin();
        }
        text.replace(at, end - at, SecretGuard::blot);
        lower.replace(at, end - at, SecretGuard::blot);
        at += qsizetype(sizeof SecretGuard::blot) - 1;
    }
}

QByteArray SecretGuard::blotted(QByteArray text) const
{
    // Hex and percent-encoding come in either case, and Poplar itself reads response codes in upper case; for
    // the rest, blotting too much does no harm.
    QByteArray lower = text.toLower();
    for (const Form &form : m_forms)
        form.blotOut(text, lower);
    return text;
}

Error SecretGuard::redacted(Error error) const
{
    error.said = blotted(std::move(error.said));
    error.code = blotted(std::move(error.code));
    error.detail = QString::fromUtf8(blotted(error.detail.toUtf8()));
    return error;
}

} // namespace poplar::wire
