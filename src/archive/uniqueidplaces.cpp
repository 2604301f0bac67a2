// SPDX-License-Identifier: GPL-3.0-or-later
// Where programs keep their lists of unique-ids.
#include "archive/uniqueidlists.h"

#include "base/limits.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace poplar::archive {

namespace {

constexpr qsizetype filesNamed = 1000; ///< Of one folder.

/// Files in folders, either by a pattern of one component.
void gather(QStringList &files, const QString &folder, const QString &pattern)
{
    const QDir::Filters filters = QDir::Files | QDir::Hidden;
    const QStringList names = QDir(folder).entryList({pattern}, filters, QDir::Name);
    for (const QString &name : names.first(std::min(names.size(), filesNamed)))
        files += folder + u'/' + name;
}

/// Of each profile of Thunderbird and its kin.
void gatherMozilla(QStringList &files, const QString &profiles)
{
    for (const QString &profile : QDir(profiles).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString mail = QStringLiteral("%1/%2/Mail").arg(profiles, profile);
        for (const QString &server : QDir(mail).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            gather(files, mail + u'/' + server, QStringLiteral("popstate.dat"));
    }
}

} // namespace

UserFolders UserFolders::ofUser()
{
    UserFolders folders{QDir::homePath(), {}};
    QStringList places{QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation),
                       QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation),
                       QDir::fromNativeSeparators(qEnvironmentVariable("APPDATA"))}; // of Windows
    places.removeAll(QString());
    places.removeDuplicates();
    folders.data = places;
    return folders;
}

QStringList usualUniqueIdFiles(const UserFolders &folders)
{
    QStringList files;
    const QString &home = folders.home;
    for (const char *profiles :
         {".thunderbird", ".icedove", ".mozilla-thunderbird", ".mozilla/seamonkey",
          "snap/thunderbird/common/.thunderbird", ".var/app/org.mozilla.Thunderbird/.thunderbird"})
        gatherMozilla(files, home + u'/' + QLatin1StringView(profiles));
    QStringList getmail{home + QStringLiteral("/.getmail")};
    for (const QString &data : folders.data) {
        gatherMozilla(files, data + QStringLiteral("/Thunderbird/Profiles"));
        gatherMozilla(files, data + QStringLiteral("/Mozilla/SeaMonkey/Profiles"));
        getmail += data + QStringLiteral("/getmail");
    }
    for (const QString &folder : getmail)
        gather(files, folder, QStringLiteral("oldmail-*"));
    gather(files, home, QStringLiteral(".fetchids"));
    gather(files, home, QStringLiteral(".mpop_uidls"));
    gather(files, home + QStringLiteral("/.mpop_uidls"), QStringLiteral("*"));
    for (const QString &data : folders.data)
        gather(files, data + QStringLiteral("/mpop"), QStringLiteral("*"));
    return files;
}

} // namespace poplar::archive
