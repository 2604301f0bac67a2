// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/secretguard.h"

namespace poplar::wire {

namespace {

constexpr qsizetype shortestWatched = 4;

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

} // namespace

void SecretGuard::watch(const Secret &secret)
{
    const QByteArrayView raw = secret.wireBytes();
    if (raw.size() < shortestWatched)
        return;
    const QByteArray bytes(raw.data(), raw.size());
    QByteArray base64 = bytes.toBase64(QByteArray::OmitTrailingEquals);
    // The last digit of base64 depends on what follows the secret; without it, an echo is found there too.
    if (bytes.size() % 3 != 0)
        base64.chop(1);
    m_forms += secret;
    for (const QByteArray &form : {base64, bytes.toHex(), bytes.toPercentEncoding()}) {
        if (form != bytes)
            m_forms += Secret(form);
    }
}

QByteArray SecretGuard::blotted(QByteArray text) const
{
    for (const Secret &form : m_forms)
        replaceIgnoringCase(text, form.wireBytes());
    return text;
}

} // namespace poplar::wire
