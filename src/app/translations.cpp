// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace poplar::app {
namespace {

QLocale localeFor(const QString &language)
{
    const QLocale system = QLocale::system();
    if (language.isEmpty())
        return system;
    const QLocale chosen(language);
    // The system's country decides on dates where the language is the system's own.
    return chosen.language() == system.language() ? system : chosen;
}

void load(const QLocale &locale, const QString &name, const QString &folder)
{
    auto *translator = new QTranslator(qApp);
    if (translator->load(locale, name, QStringLiteral("_"), folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace

void installTranslations(const QString &language)
{
    const QLocale locale = localeFor(language);
    QLocale::setDefault(locale);
    load(locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    // English has plurals to load; any other language falls back to it.
    load(QLocale(QLocale::English), QStringLiteral("poplar"), QStringLiteral(":/poplar/translations"));
    load(locale, QStringLiteral("poplar"), QStringLiteral(":/poplar/translations"));
}

} // namespace poplar::app
