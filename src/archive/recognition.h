// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/catalogue.h"

#include <QList>

#include <optional>

namespace poplar::archive {

/// Finds out which message of a listing is which known one: by unique-id and size, and by header hash,
/// as far as known to both. Each known entry is used once; equal ones are taken in order. What has
/// neither unique-id nor header hash is not recognised; neither is what only a unique-id would tell that
/// the listing or the catalogue has twice. Pure, and linear in both sizes whatever the server sends.
/// @return for each message of the listing the index of its entry, or nothing.
[[nodiscard]] QList<std::optional<qsizetype>> recognise(const QList<CatalogueEntry> &known,
                                                        const QList<Identity> &listing);

/// Known entries that a listing lacks. That is no proof that they are gone: see Catalogue.
/// @param recognised what recognise() made of the listing.
/// @return indexes of known entries, ascending.
[[nodiscard]] QList<qsizetype> absent(qsizetype known, const QList<std::optional<qsizetype>> &recognised);

} // namespace poplar::archive
