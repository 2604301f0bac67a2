// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

namespace poplar::spelling {

/// A word in a line.
struct Word {
    int start = 0;
    QString text;

    [[nodiscard]] int end() const { return start + int(text.size()); }
    bool operator==(const Word &) const = default;
};

/// The words of a line whose spelling can be told: no addresses, links, file names or numbers, no
/// abbreviations in capitals, no single letters, and nothing longer than any word is.
[[nodiscard]] QList<Word> wordsOf(QStringView line);

/// As dictionaries have it: with a plain apostrophe and hyphen, and letters in one with their accents.
[[nodiscard]] QString plainWord(QString word);

/// What most of the letters are; QChar::Script_Unknown without any.
[[nodiscard]] QChar::Script scriptOf(QStringView text);

} // namespace poplar::spelling
