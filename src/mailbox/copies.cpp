// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/copies.h"

#include "archive/maildirfiles.h"

#include <QFileInfo>

namespace poplar::mailbox {

namespace {

Victim::Copy copyOf(const archive::Keeping &keeping, qint64 listed, const QString &folder,
                    archive::FileFinder &finder)
{
    const archive::Delivered &delivered = keeping.delivered;
    const std::optional<QString> file = finder.find(delivered.file);
    // Another program may have thrown it away.
    const bool isHere = file && !archive::isInTrash(folder, *file) && !delivered.sha256.isEmpty()
        && QFileInfo(*file).size() == delivered.octets;
    if (!isHere)
        return Victim::Copy::Missing;
    return keeping.isWhole(listed) ? Victim::Copy::Verified : Victim::Copy::Doubtful;
}

} // namespace

Result<Done> findCopies(archive::Catalogue &catalogue, const QString &folder, QList<Victim> &victims)
{
    QList<qint64> ids;
    ids.reserve(victims.size());
    for (const Victim &victim : std::as_const(victims))
        ids += qint64(victim.id);
    const Result<QHash<qint64, archive::Keeping>> keepings = catalogue.keepingsOf(ids);
    if (!keepings)
        return keepings.error();
    archive::FileFinder finder(folder);
    for (Victim &victim : victims) {
        const auto keeping = keepings->constFind(qint64(victim.id));
        if (keeping != keepings->constEnd())
            victim.copy = copyOf(*keeping, victim.identity.octets, folder, finder);
    }
    return Done();
}

} // namespace poplar::mailbox
