// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

namespace poplar::mime {

/// A piece of a structured field (RFC 5322 section 3.2). Internal to this library.
struct TraceToken {
    enum class Kind {
        Word,
        Quoted, ///< The text is what stands between the quotes, escapes included.
        Comment, ///< The text is what stands between the outermost parentheses.
        Semicolon,
        Equals,
    };
    Kind kind = Kind::Word;
    QByteArrayView text; ///< Into the field.
    qsizetype begin = 0; ///< Where it stands in the field, with its quotes or parentheses…
    qsizetype end = 0; ///< …and where what follows begins.
};

/// Whether "=" is a token of its own, or a character as any other.
enum class EqualsSign { Token, Character };

/// Takes a field apart in one pass. What is opened and never closed reaches to the end.
/// @param field unfolded; must outlive the tokens.
[[nodiscard]] QList<TraceToken> traceTokens(QByteArrayView field, EqualsSign equals);

/// What is in a comment or a value, at blanks, commas and parentheses.
[[nodiscard]] QList<QByteArrayView> traceWords(QByteArrayView text);

/// Bytes of a field as text: UTF-8 where they are (RFC 6532), else what they look like; blanks put right,
/// cut to limit::routeText.
[[nodiscard]] QString traceText(QByteArrayView bytes);

/// The same for what stands in quotes: without the escapes.
[[nodiscard]] QString traceText(const TraceToken &token);

/// Whether two texts are the same but for the case of ASCII letters.
[[nodiscard]] bool isWord(QByteArrayView text, QByteArrayView word);

} // namespace poplar::mime
