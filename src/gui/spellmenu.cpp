// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/spellmenu.h"

#include "gui/composetext.h"
#include "gui/spellingdesk.h"
#include "spelling/spelling.h"

#include <QLocale>

namespace poplar::gui {

using Marking = SpellingSettings::Marking;

namespace {

/// As those who speak it call it; the country with it, for there may be another.
QString nameOf(const QString &language)
{
    const QLocale locale(language);
    if (locale.language() == QLocale::C)
        return language;
    QString name = locale.nativeLanguageName();
    name.replace(0, 1, name.left(1).toUpper());
    const QString country = locale.nativeTerritoryName();
    return country.isEmpty() || !language.contains(u'_') ? name
                                                         : QStringLiteral("%1 (%2)").arg(name, country);
}

} // namespace

SpellMenu::SpellMenu(SpellingDesk &desk, ComposeText &text, QWidget *parent)
    : QMenu(tr("S&pelling"), parent)
    , m_desk(desk)
    , m_text(text)
    , m_use(addAction(tr("&Mark misspelt words")))
    , m_next(addAction(tr("&Next misspelt word")))
    , m_none(new QAction(tr("No dictionary is installed"), this))
{
    m_use->setObjectName(QStringLiteral("spellingAction"));
    m_use->setCheckable(true);
    m_next->setObjectName(QStringLiteral("nextMisspeltAction"));
    m_next->setShortcut(Qt::Key_F7);
    m_next->setToolTip(tr("Select the next word that no dictionary has, from the cursor on (F7)"));
    m_none->setEnabled(false);
    m_none->setToolTip(tr("Poplar uses the dictionaries of Hunspell. Install one for your language."));
    setToolTipsVisible(true);
    addSeparator();
    connect(m_use, &QAction::toggled, this,
            [this](bool isUsed) { m_desk.setMarking(isUsed ? Marking::On : Marking::Off); });
    connect(m_next, &QAction::triggered, this, [this] {
        if (!m_text.chooseNextMisspelt())
            Q_EMIT nothingFound();
    });
    connect(&desk, &SpellingDesk::changed, this, &SpellMenu::refresh);
    refresh();
}

void SpellMenu::refresh()
{
    spelling::Spelling &spelling = m_desk.spelling();
    const bool isUsed = m_desk.marking() == Marking::On;
    m_text.setSpelling(isUsed && !m_text.isReadOnly() ? &spelling : nullptr);
    m_use->setChecked(isUsed);
    m_use->setEnabled(!spelling.languages().isEmpty());
    m_next->setEnabled(isUsed && m_use->isEnabled());
    if (m_languages.size() != spelling.languages().size() || m_languages.isEmpty())
        listLanguages();
    for (QAction *one : std::as_const(m_languages)) {
        const QSignalBlocker quiet(one);
        one->setChecked(m_desk.languages().contains(one->data().toString()));
        one->setEnabled(isUsed);
    }
}

void SpellMenu::listLanguages()
{
    qDeleteAll(std::exchange(m_languages, {}));
    removeAction(m_none);
    const QStringList languages = m_desk.spelling().languages();
    for (const QString &language : languages) {
        QAction *one = addAction(nameOf(language));
        one->setData(language);
        one->setCheckable(true);
        connect(one, &QAction::toggled, this, &SpellMenu::takeLanguages);
        m_languages += one;
    }
    if (languages.isEmpty())
        addAction(m_none);
}

void SpellMenu::takeLanguages()
{
    QStringList languages;
    for (const QAction *one : std::as_const(m_languages)) {
        if (one->isChecked())
            languages += one->data().toString();
    }
    m_desk.setLanguages(languages);
}

} // namespace poplar::gui
