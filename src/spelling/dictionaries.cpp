// SPDX-License-Identifier: GPL-3.0-or-later
#include "spelling/dictionaries.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace poplar::spelling {
namespace {

QString languageOf(const QString &name)
{
    return name.section(u'_', 0, 0);
}

} // namespace

QStringList dictionaryFolders()
{
    QStringList folders = qEnvironmentVariable("DICPATH").split(QDir::listSeparator(), Qt::SkipEmptyParts);
    const QStringList data = QStandardPaths::standardLocations(QStandardPaths::GenericDataLocation);
    for (const QString &folder : data)
        folders << folder + QStringLiteral("/hunspell") << folder + QStringLiteral("/myspell/dicts");
    folders << QCoreApplication::applicationDirPath() + QStringLiteral("/dictionaries");
    return folders;
}

QList<Dictionary> installedDictionaries(const QStringList &folders)
{
    QList<Dictionary> found;
    for (const QString &folder : folders) {
        const QFileInfoList files = QDir(folder).entryInfoList({QStringLiteral("*.aff")}, QDir::Files);
        for (const QFileInfo &file : files) {
            const QString language = file.completeBaseName().replace(u'-', u'_');
            const QString words = file.path() + u'/' + file.completeBaseName() + QStringLiteral(".dic");
            const auto isSame = [&language](const Dictionary &one) { return one.language == language; };
            if (QFileInfo(words).isFile() && std::none_of(found.begin(), found.end(), isSame))
                found += {language, file.filePath(), words};
        }
    }
    std::sort(found.begin(), found.end(),
              [](const Dictionary &a, const Dictionary &b) { return a.language < b.language; });
    return found;
}

QStringList usualLanguages(const QStringList &installed, QStringList wanted)
{
    wanted.replaceInStrings(QStringLiteral("-"), QStringLiteral("_"));
    wanted << QStringLiteral("en_US");
    QStringList usual;
    for (const QString &one : std::as_const(wanted)) {
        const QString language = languageOf(one);
        const auto isOfIt = [&language](const QString &name) { return languageOf(name) == language; };
        if (std::any_of(usual.begin(), usual.end(), isOfIt))
            continue;
        const auto any = std::find_if(installed.begin(), installed.end(), isOfIt);
        if (installed.contains(one))
            usual += one;
        else if (any != installed.end())
            usual += *any;
    }
    return usual;
}

} // namespace poplar::spelling
