// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/exporter.h"
#include "archive/lineends.h"

#include <memory>

namespace poplar::archive {

/// Takes one message after the other, in pieces, and makes files of them. All errors are
/// ErrorKind::Storage.
class ExportTarget {
public:
    virtual ~ExportTarget() = default;

    /// Once, before all else.
    [[nodiscard]] virtual Result<Done> open() = 0;
    /// @param lineEnds of the message.
    [[nodiscard]] virtual Result<Done> begin(const ExportItem &item, LineEnds lineEnds) = 0;
    [[nodiscard]] virtual Result<Done> write(QByteArrayView octets) = 0;
    [[nodiscard]] virtual Result<Done> end() = 0;
    /// The message that was begun is not to be had.
    [[nodiscard]] virtual Result<Done> drop() = 0;
    /// Once, after all else: what was written is on the disk then.
    [[nodiscard]] virtual Result<Done> close() = 0;
    /// Instead of close(), where not all of it came.
    /// @return whether there is what was written up to now.
    enum class Rest { Stays, IsGone };
    [[nodiscard]] virtual Rest giveUp() = 0;
};

/// @param target absolute.
[[nodiscard]] std::unique_ptr<ExportTarget> exportTarget(MailFormat format, const QString &target);

} // namespace poplar::archive
