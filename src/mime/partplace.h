// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/innerfiles.h"
#include "mime/structure.h"

#include <optional>

namespace poplar::mime {

/// What Attachment::part names: a part, or a file within one.
struct PlaceInMessage {
    Part part;
    std::optional<InnerFile> inner;
};

/// Malformed if the message has no such part; Storage if it cannot be read.
[[nodiscard]] Result<PlaceInMessage> placeOf(int number, QIODevice &message, const Structure &structure);

/// At most so many octets of its decoded content from the beginning. Storage.
[[nodiscard]] Result<QByteArray> readPlace(QIODevice &message, const PlaceInMessage &place, qint64 atMost);

/// Writes it all, streaming. Storage.
[[nodiscard]] Result<Done> writePlace(QIODevice &message, const PlaceInMessage &place, QIODevice &to);

} // namespace poplar::mime
