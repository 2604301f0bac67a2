// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "mime/gmimehandle.h"

#include <QByteArray>
#include <QIODevice>

namespace poplar::mime {

/// The decoded content of one leaf, read from the message file piece by piece.

/// At most so many octets of it from the beginning.
[[nodiscard]] QByteArray readContent(GMimePart *part, qint64 atMost);

/// How many octets it has: it is decoded and counted.
[[nodiscard]] qint64 countContent(GMimeObject *leaf);

/// Writes it all. For a message/rfc822 part: the message as it stands.
[[nodiscard]] Result<Done> writeContent(GMimeObject *leaf, QIODevice &device);

} // namespace poplar::mime
