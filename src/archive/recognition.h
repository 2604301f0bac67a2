// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/catalogue.h"

#include <QList>

#include <optional>

namespace poplar::archive {

/// Finds out which message of a listing is which known one: by unique-id and size, as far as known.
/// Each known entry is used once; equal ones are taken in order. What has no unique-id is not
/// recognised: only its header could tell. Pure, linear in both sizes.
/// @return for each message of the listing the index of its entry, or nothing.
[[nodiscard]] QList<std::optional<qsizetype>> recognise(const QList<CatalogueEntry> &known,
                                                        const QList<Identity> &listing);

} // namespace poplar::archive
