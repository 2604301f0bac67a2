// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace poplar::mime {

/// Text made of bytes, and whether the declared charset was right.
struct Decoded {
    enum class Charset { AsDeclared, Guessed };
    QString text;
    Charset charset = Charset::AsDeclared;
};

/// Whether bytes are all there is, or were cut at a limit: then the last character may be incomplete.
enum class Extent { Whole, Cut };

/// Decodes the bytes of a text part by the declared charset; where it is missing, unknown or does not
/// fit, by UTF-8 if they are valid, else by what they look like, else by windows-1251. Never fails.
[[nodiscard]] Decoded decodeText(const QByteArray &bytes, const QByteArray &declared, Extent extent);

/// Decodes them by one charset, whatever is declared: what does not fit becomes U+FFFD. Nothing if there is
/// no such charset.
[[nodiscard]] std::optional<QString> decodedAs(const QByteArray &bytes, const QByteArray &charset,
                                               Extent extent);

/// The charset that HTML declares for itself, by its meta element; empty if it does not.
[[nodiscard]] QByteArray charsetOfHtml(const QByteArray &html);

/// What a short text is written in of which nothing is declared: "utf-8" if it is valid (its last
/// character may be cut), else the Russian or Western European charset that it looks like.
[[nodiscard]] QByteArray guessedCharset(const QByteArray &bytes);

/// Where the last character begins if it is incomplete, else where the bytes end.
[[nodiscard]] qsizetype endOfWholeUtf8(const QByteArray &bytes);

/// Decodes a short text of which nothing is declared, such as a raw 8-bit header field, by
/// guessedCharset().
[[nodiscard]] QString guessedText(const QByteArray &bytes);

} // namespace poplar::mime
