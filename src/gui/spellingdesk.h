// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/spellingsettings.h"

#include <QObject>

#include <memory>

namespace poplar::spelling {
class Spelling;
}

namespace poplar::gui {

/// Whether what is written is checked for its spelling, and by which dictionaries: for all windows alike.
/// Dictionaries are looked for when the first window asks.
class SpellingDesk : public QObject {
    Q_OBJECT

public:
    /// @param file of the settings; outlives this.
    /// @param ownWords where the user's own words are kept.
    SpellingDesk(QSettings &file, QString ownWords);
    ~SpellingDesk() override;

    [[nodiscard]] spelling::Spelling &spelling();
    [[nodiscard]] SpellingSettings::Marking marking() const { return m_settings.marking; }
    /// The dictionaries that count.
    [[nodiscard]] QStringList languages();

    void setMarking(SpellingSettings::Marking marking);
    void setLanguages(const QStringList &languages);

Q_SIGNALS:
    /// Of what is told above, or of the dictionaries there are.
    void changed();

private:
    void takeLanguages();

    QSettings &m_file;
    QString m_ownWords;
    SpellingSettings m_settings;
    std::unique_ptr<spelling::Spelling> m_spelling;
};

} // namespace poplar::gui
