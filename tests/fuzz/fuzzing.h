// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace poplar::fuzz {

/// Stops where something does not hold; the fuzzer then keeps the input.
inline void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "Does not hold: %s\n", what);
    std::abort();
}

/// The fuzzer's input.
inline QByteArray bytesOf(const uint8_t *data, size_t size)
{
    return QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
}

/// How bytes are cut before they are handed over.
enum class Cut {
    Whole,
    Bytes, ///< One by one.
    Pieces, ///< Of 1 to 64 octets, always the same for the same number of octets.
};

/// Calls `take` with one piece after the other. They are copies of their own size, so that
/// AddressSanitizer sees who reads beyond one.
template <class Take>
void inPieces(QByteArrayView bytes, Cut cut, Take take)
{
    auto state = static_cast<uint32_t>(bytes.size()) * 2654435761U + 1;
    for (qsizetype from = 0; from < bytes.size();) {
        state = state * 1664525U + 1013904223U;
        const qsizetype wanted = cut == Cut::Whole ? bytes.size()
            : cut == Cut::Bytes                    ? 1
                                                   : 1 + (state >> 26U);
        const qsizetype length = std::min(wanted, bytes.size() - from);
        take(bytes.sliced(from, length).toByteArray());
        from += length;
    }
}

/// Takes the text before the first `separator` away, and the separator; everything if there is none.
inline QByteArrayView takeUntil(QByteArrayView &bytes, QByteArrayView separator)
{
    const qsizetype end = bytes.indexOf(separator);
    const QByteArrayView taken = end < 0 ? bytes : bytes.first(end);
    bytes = end < 0 ? QByteArrayView() : bytes.sliced(end + separator.size());
    return taken;
}

/// Puts base64 in the place of each {text}, and within it the nonce in that of $N.
inline QByteArray withBase64(QByteArray text, const QByteArray &nonce)
{
    for (qsizetype from = text.indexOf('{'); from >= 0; from = text.indexOf('{', from)) {
        const qsizetype end = text.indexOf('}', from);
        if (end < 0)
            break;
        const QByteArray plain = text.mid(from + 1, end - from - 1).replace("$N", nonce);
        text.replace(from, end + 1 - from, plain.toBase64());
    }
    return text;
}

} // namespace poplar::fuzz
