// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/recognition.h"

#include <QHash>

#include <deque>

namespace poplar::archive {

QList<std::optional<qsizetype>> recognise(const QList<CatalogueEntry> &known, const QList<Identity> &listing)
{
    QHash<QByteArray, std::deque<qsizetype>> byUniqueId;
    byUniqueId.reserve(known.size());
    for (qsizetype i = 0; i < known.size(); ++i) {
        if (!known[i].identity.uniqueId.isEmpty())
            byUniqueId[known[i].identity.uniqueId].push_back(i);
    }
    QList<std::optional<qsizetype>> recognised(listing.size());
    for (qsizetype i = 0; i < listing.size(); ++i) {
        const auto candidates = byUniqueId.find(listing[i].uniqueId);
        if (candidates == byUniqueId.end())
            continue;
        const auto found = std::find_if(candidates->begin(), candidates->end(), [&](qsizetype candidate) {
            return known[candidate].identity.matches(listing[i]);
        });
        if (found == candidates->end())
            continue;
        recognised[i] = *found;
        candidates->erase(found);
    }
    return recognised;
}

} // namespace poplar::archive
