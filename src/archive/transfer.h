// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/mailtransfer.h"

#include <functional>

/// What Exporter and Importer have in common.
namespace poplar::archive {

/// How far it is. While something comes from, or goes to, one large message its octets count.
struct TransferProgress {
    qint64 messages = 0; ///< Done, whatever came of them.
    qint64 octets = 0; ///< Read.
    qint64 octetsInAll = 0; ///< To be read; 0 if unknown.
};

/// What the one who is told of progress wants.
enum class TransferNext { GoOn, Stop };
using TransferWatch = std::function<TransferNext(const TransferProgress &)>;

} // namespace poplar::archive
