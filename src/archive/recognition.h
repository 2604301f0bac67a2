// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/identity.h"

#include <QList>

#include <optional>

namespace poplar::archive {

/// Finds out which message of a listing is which known one: by unique-id and size, and by header hash,
/// as far as known to both. Each known entry is used once; equal ones are taken in order. What has
/// neither unique-id nor header hash is not recognised; neither is what only a unique-id would tell that
/// the listing or the catalogue has twice. Pure, and linear in both sizes whatever the server sends.
/// @return for each message of the listing the index of its entry, or nothing.
[[nodiscard]] QList<std::optional<qsizetype>> recognise(const QList<Identity> &known,
                                                        const QList<Identity> &listing);

/// Known entries that a listing lacks. That is no proof that they are gone: see Catalogue.
/// @param recognised what recognise() made of the listing.
/// @return indexes of known entries, ascending.
[[nodiscard]] QList<qsizetype> absent(qsizetype known, const QList<std::optional<qsizetype>> &recognised);

/// One server counts LF as one octet and another as two, and some add fields to the header: sizes of the
/// same message differ by less than one in so many.
constexpr int sizesDifferByOneIn = 20;
/// Whether two sizes may be those of the same message as two servers list it; -1 for unknown. Only for
/// messages that are alike in their whole header.
[[nodiscard]] bool areSizesAlike(qint64 one, qint64 other);

/// Of what the header and the size say of messages whose unique-ids all changed.
/// @return how many of @p listed are the same as one of @p known. Each of these is used once. Those without
///         header hash are like none.
[[nodiscard]] qsizetype countAlike(const QList<Identity> &known, const QList<Identity> &listed);

} // namespace poplar::archive
