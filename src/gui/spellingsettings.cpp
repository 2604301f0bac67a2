// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/spellingsettings.h"

#include <QSettings>

namespace poplar::gui {
namespace {

const QString marking = QStringLiteral("Writing/spelling");
const QString languages = QStringLiteral("Writing/dictionaries");

} // namespace

SpellingSettings loadSpellingSettings(const QSettings &file)
{
    using Marking = SpellingSettings::Marking;
    SpellingSettings settings;
    settings.marking = file.value(marking, true).toBool() ? Marking::On : Marking::Off;
    if (file.contains(languages))
        settings.languages = file.value(languages).toStringList();
    return settings;
}

void saveSpellingSettings(QSettings &file, const SpellingSettings &settings)
{
    file.setValue(marking, settings.marking == SpellingSettings::Marking::On);
    if (settings.languages)
        file.setValue(languages, *settings.languages);
}

} // namespace poplar::gui
