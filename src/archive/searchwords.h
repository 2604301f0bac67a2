// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

namespace poplar::archive {

/// A text as the full-text index has it: words of letters and digits, without case, accents and compatibility
/// forms, separated by spaces. Where a script has no spaces between words (Chinese, Japanese, Thai, Lao,
/// Khmer, Burmese), each two neighbours are a word, and the last one. Words are cut to limit::indexedWord and
/// the whole to limit::indexedText. Of any thread.
[[nodiscard]] QString wordsOf(QStringView text);

/// What a user types to find, as words of the index; of a script without spaces, those of which each has two
/// characters are enough.
[[nodiscard]] QStringList soughtWords(QStringView typed);

} // namespace poplar::archive
