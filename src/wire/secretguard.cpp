// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/secretguard.h"

#include "base/limits.h"

#include <algorithm>

namespace poplar::wire {

namespace {

constexpr qsizetype shortestWatched = 4;

bool isBase64(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/'
        || c == '-' || c == '_' || c == '=';
}

/// RFC 2045 section 6.7, without soft line breaks.
QByteArray quotedPrintable(const QByteArray &octets)
{
    QByteArray text;
    for (const char octet : octets) {
        if (octet >= ' ' && octet <= '~' && octet != '=')
            text += octet;
        else
            text += '=' + QByteArray(1, octet).toHex().toUpper();
    }
    return text;
}

/// What has letters beyond ASCII: a server may know other letters, or have turned them into capitals.
QByteArrayList othersOf(const QByteArray &utf8)
{
    const QString text = QString::fromUtf8(utf8);
    if (text.size() == utf8.size() || text.contains(QChar::ReplacementCharacter))
        return {};
    const QString capitals = text.toUpper();
    const QString small = text.toLower();
    return {capitals.toUtf8(), small.toUtf8(), text.toLatin1(), capitals.toLatin1(), small.toLatin1()};
}

} // namespace

void SecretGuard::watch(const Secret &secret)
{
    const QByteArrayView raw = secret.wireBytes();
    if (raw.size() < shortestWatched)
        return;
    const QByteArray bytes(raw.data(), raw.size());
    watchForm(bytes);
    for (const QByteArray &form : {bytes.toHex(), bytes.toHex(':'), bytes.toPercentEncoding(),
                                   '%' + bytes.toHex('%'), quotedPrintable(bytes)})
        watchForm(form);
    for (const QByteArray &form : othersOf(bytes))
        watchForm(form);
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
    for (const QByteArrayView before : {QByteArrayView(" "), QByteArrayView(",p=")}) { // CRAM-MD5; SCRAM
        if (const qsizetype at = decoded.wireBytes().lastIndexOf(before); at >= 0)
            watch(Secret(decoded.wireBytes().sliced(at + before.size())));
    }
}

void SecretGuard::watchForm(const QByteArray &form)
{
    const QByteArray lower = form.toLower();
    const auto isWatched = [&](const Form &known) {
        return known.extent == Form::Extent::Itself && known.bytes.wireBytes() == lower;
    };
    if (std::none_of(m_forms.cbegin(), m_forms.cend(), isWatched))
        m_forms += Form{Secret(lower), Form::Extent::Itself};
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
    // Blotted before it is cut, or the first half of a token would pass.
    error.detail = QString::fromUtf8(blotted(error.detail.toUtf8())).left(limit::saslExplanation);
    return error;
}

} // namespace poplar::wire
