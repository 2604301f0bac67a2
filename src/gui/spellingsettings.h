// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>

class QSettings;

namespace poplar::gui {

/// How what is written is checked for its spelling.
struct SpellingSettings {
    enum class Marking { Off, On };
    Marking marking = Marking::On;
    std::optional<QStringList> languages; ///< Of the dictionaries; nothing as long as the user chose none.

    bool operator==(const SpellingSettings &) const = default;
};

[[nodiscard]] SpellingSettings loadSpellingSettings(const QSettings &file);
void saveSpellingSettings(QSettings &file, const SpellingSettings &settings);

} // namespace poplar::gui
