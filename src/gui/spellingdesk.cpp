// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/spellingdesk.h"

#include "spelling/dictionaries.h"
#include "spelling/spelling.h"

#include <QLocale>

namespace poplar::gui {

using spelling::Spelling;

SpellingDesk::SpellingDesk(QSettings &file, QString ownWords)
    : m_file(file)
    , m_ownWords(std::move(ownWords))
    , m_settings(loadSpellingSettings(file))
{
}

SpellingDesk::~SpellingDesk() = default;

Spelling &SpellingDesk::spelling()
{
    if (!m_spelling) {
        m_spelling = std::make_unique<Spelling>(m_ownWords);
        connect(m_spelling.get(), &Spelling::languagesFound, this, &SpellingDesk::takeLanguages);
    }
    return *m_spelling;
}

QStringList SpellingDesk::languages()
{
    return spelling().chosen();
}

/// A dictionary that was chosen and is not there at the moment stays chosen.
void SpellingDesk::takeLanguages()
{
    const QStringList installed = m_spelling->languages();
    const QStringList wanted = QLocale().uiLanguages() + QLocale::system().uiLanguages();
    m_spelling->choose(m_settings.languages.value_or(spelling::usualLanguages(installed, wanted)));
    Q_EMIT changed();
}

void SpellingDesk::setMarking(SpellingSettings::Marking marking)
{
    if (m_settings.marking == marking)
        return;
    m_settings.marking = marking;
    saveSpellingSettings(m_file, m_settings);
    Q_EMIT changed();
}

void SpellingDesk::setLanguages(const QStringList &languages)
{
    if (spelling().chosen() == languages)
        return;
    m_settings.languages = languages;
    saveSpellingSettings(m_file, m_settings);
    spelling().choose(languages);
    Q_EMIT changed();
}

} // namespace poplar::gui
