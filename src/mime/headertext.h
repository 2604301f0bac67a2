// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace poplar::mime {

/// A raw field value with its 8-bit characters, if any, in UTF-8: as they are where they are valid
/// (RFC 6532), else converted from what they look like. Rows of encoded words in base64 are made one.
[[nodiscard]] QByteArray utf8Header(const QByteArray &value);

/// The text of an unstructured field: encoded words (RFC 2047) decoded, broken ones as far as they go.
[[nodiscard]] QString headerText(const QByteArray &value);

/// Decoded text made fit to be shown in one line: controls, line breaks and bidi overrides, which would
/// let it look like something else, become blanks. Null is nothing.
[[nodiscard]] QString shownHeader(const char *utf8);

} // namespace poplar::mime
