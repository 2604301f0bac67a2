// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace poplar::wire {

/// What goes over the wire and what the transcript shows of it; formed together, so that a secret is never
/// in the second.
struct EncodedLine {
    QByteArray wire; ///< With CRLF.
    QByteArray shown;
};

} // namespace poplar::wire
