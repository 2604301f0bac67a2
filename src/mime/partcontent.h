// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/structure.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QIODevice>

#include <functional>

namespace poplar::mime {

/// The decoded content of one part, read from the message file piece by piece. Errors are Storage.

/// Whether whoever is given a block wants another.
enum class Wish { More, Enough };
/// Given a block after the other; each lives until the call returns.
using TakeBlock = std::function<Wish(QByteArrayView)>;

/// Gives it all, or until there is enough.
[[nodiscard]] Result<Done> eachBlock(QIODevice &message, const Part &part, const TakeBlock &take);

/// At most so many octets of it from the beginning.
[[nodiscard]] Result<QByteArray> readContent(QIODevice &message, const Part &part, qint64 atMost);

/// How many octets it has: it is decoded and counted.
[[nodiscard]] Result<qint64> countContent(QIODevice &message, const Part &part);

/// Writes it all.
[[nodiscard]] Result<Done> writeContent(QIODevice &message, const Part &part, QIODevice &to);

} // namespace poplar::mime
