// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArrayView>

namespace poplar::pop3 {

/// Where the body of a message goes, chunk by chunk, on the session thread.
class BodySink {
public:
    virtual ~BodySink() = default;

    /// Takes some octets, dots unstuffed, line ends as sent. After an error nothing more comes: the
    /// session reads the rest away, or gives up the connection when too much is left.
    [[nodiscard]] virtual Result<Done> write(QByteArrayView chunk) = 0;

    /// The terminating line has come: the body is whole.
    [[nodiscard]] virtual Result<Done> finish() = 0;
};

} // namespace poplar::pop3
