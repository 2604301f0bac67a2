// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/catalogue.h"

/// Remembers messages just found.
/// @return their entries, in the same order
inline poplar::Result<QList<poplar::archive::CatalogueEntry>> addTo(poplar::archive::Catalogue &catalogue,
                                                                    const QList<poplar::Identity> &found)
{
    using namespace poplar;
    const Result<qint64> firstId = catalogue.reserveIds(found.size());
    if (!firstId)
        return firstId.error();
    if (const Result<Done> added = catalogue.add(found, *firstId); !added)
        return added.error();
    const Result<QList<archive::CatalogueEntry>> entries = catalogue.entries();
    if (!entries)
        return entries;
    QList<archive::CatalogueEntry> added = *entries;
    added.removeIf([&](const archive::CatalogueEntry &entry) {
        return entry.id < *firstId || entry.id >= *firstId + found.size();
    });
    return added;
}
