// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace poplar::mime {

/// Text made of bytes, and whether the declared charset was right.
struct Decoded {
    enum class Charset { AsDeclared, Guessed };
    QString text;
    Charset charset = Charset::AsDeclared;
};

/// Decodes the bytes of a text part by the declared charset; where it is missing, unknown or does not
/// fit, by UTF-8 if they are valid, else by what they look like, else by windows-1251. Never fails.
[[nodiscard]] Decoded decodeText(const QByteArray &bytes, const QByteArray &declared);

/// The text of a header or parameter that GMime gave: UTF-8, without the characters that would let it
/// look like something else (controls, line breaks, bidi overrides).
[[nodiscard]] QString headerText(const char *utf8);

} // namespace poplar::mime
