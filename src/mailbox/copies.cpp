// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/copies.h"

#include "archive/maildirfiles.h"

#include <QFileInfo>

namespace poplar::mailbox {

namespace {

Victim::Copy copyOf(const archive::Keeping &keeping, qint64 listed, archive::FileFinder &finder)
{
    const archive::Delivered &delivered = keeping.delivered;
    const std::optional<QString> file = finder.find(delivered.file);
    const bool isWhole = file && !delivered.sha256.isEmpty() && QFileInfo(*file).size() == delivered.octets;
    return isWhole && keeping.isWhole(listed) ? Victim::Copy::Verified : Victim::Copy::Missing;
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
            victim.copy = copyOf(*keeping, victim.identity.octets, finder);
    }
    return Done();
}

} // namespace poplar::mailbox
