// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/spacesettings.h"

#include <QSettings>

#include <algorithm>

namespace poplar::gui {
namespace {

constexpr QLatin1StringView spaceByNames[] = {QLatin1StringView("sender"), QLatin1StringView("domain"),
                                              QLatin1StringView("month"), QLatin1StringView("size")};

QString quotaKey(const QString &account)
{
    return QStringLiteral("Space/quota/%1").arg(account);
}

} // namespace

SpaceBy loadSpaceBy(const QSettings &file)
{
    const QString name = file.value(QStringLiteral("Space/by")).toString();
    for (const SpaceBy by : {SpaceBy::Domain, SpaceBy::Month, SpaceBy::Size}) {
        if (name == spaceByNames[int(by)])
            return by;
    }
    return SpaceBy::Sender;
}

void saveSpaceBy(QSettings &file, SpaceBy by)
{
    file.setValue(QStringLiteral("Space/by"), QString(spaceByNames[int(by)]));
}

qint64 loadQuota(const QSettings &file, const QString &account)
{
    return std::max<qint64>(0, file.value(quotaKey(account)).toLongLong());
}

void saveQuota(QSettings &file, const QString &account, qint64 octets)
{
    if (octets > 0)
        file.setValue(quotaKey(account), octets);
    else
        file.remove(quotaKey(account));
}

} // namespace poplar::gui
