// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/structure.h"

#include <QByteArray>
#include <QIODevice>

namespace poplar::mime {

/// The decoded content of one part, read from the message file piece by piece. Errors are Storage.

/// At most so many octets of it from the beginning.
[[nodiscard]] Result<QByteArray> readContent(QIODevice &message, const Part &part, qint64 atMost);

/// How many octets it has: it is decoded and counted.
[[nodiscard]] Result<qint64> countContent(QIODevice &message, const Part &part);

/// Writes it all.
[[nodiscard]] Result<Done> writeContent(QIODevice &message, const Part &part, QIODevice &to);

} // namespace poplar::mime
