// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace poplar::spelling {

/// The two files that Hunspell has for a language.
struct Dictionary {
    QString language; ///< As the files are called: "ru_RU".
    QString affixes;
    QString words;

    bool operator==(const Dictionary &) const = default;
};

/// Where they are looked for, the user's own folders first: those of $DICPATH, and "hunspell" and
/// "myspell/dicts" in the system's folders for data. Where there is no such custom, as on Windows, the folder
/// "dictionaries" beside the program is one of them.
[[nodiscard]] QStringList dictionaryFolders();

/// Those that are installed, by language; of two for the same the one found first. Reads the disk.
[[nodiscard]] QList<Dictionary> installedDictionaries(const QStringList &folders = dictionaryFolders());

/// Which of them somebody wants who has not said so: one for each language of the system, and English.
/// @param installed "ru_RU", "en_US", …
/// @param wanted the user's languages, as QLocale::uiLanguages() has them: "ru-RU", "en".
[[nodiscard]] QStringList usualLanguages(const QStringList &installed, QStringList wanted);

} // namespace poplar::spelling
