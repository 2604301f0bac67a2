// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace poplar::records {

/// Stands where a name has been found: in no name, and never in a text that can be shown.
constexpr QChar takenMark{0xFFFF};

/// What stands between words: blanks, brackets, most punctuation.
[[nodiscard]] bool isDelimiter(QChar c);

/// Letters, digits and the marks on them, of any script.
[[nodiscard]] bool isOfWord(QChar c);

/// How long the visible escape is that begins there, as wire::displayText() makes it; 0 if none does.
[[nodiscard]] qsizetype escapeAt(const QString &text, qsizetype at);

/// Whether such an escape ends before that place.
[[nodiscard]] bool isBehindEscape(const QString &text, qsizetype at);

/// How long the character of a label of a domain is that stands there, escapes included; 0 if none does.
[[nodiscard]] qsizetype labelCharacterAt(const QString &text, qsizetype at);

/// The same of what separates labels.
[[nodiscard]] qsizetype dotAt(const QString &text, qsizetype at);

} // namespace poplar::records
