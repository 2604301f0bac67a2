// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>

#include <system_error>

namespace poplar::archive {

[[nodiscard]] inline Error storageError(const QString &detail)
{
    return Error{ErrorKind::Storage, {}, {}, {}, detail};
}

[[nodiscard]] inline Error storageError(const QString &path, const QString &reason)
{
    return storageError(QStringLiteral("%1: %2").arg(path, reason));
}

[[nodiscard]] inline Error storageError(const QString &path, const std::error_code &error)
{
    return storageError(path, QString::fromLocal8Bit(error.message()));
}

} // namespace poplar::archive
