// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <algorithm>
#include <optional>

namespace poplar::mailbox {

/// A number for a file that none has and, as long as the clock does not go back far, none had: microseconds
/// since 1970, or the one behind the last.
[[nodiscard]] inline quint64 newFileId(quint64 last)
{
    return std::max(last + 1, quint64(QDateTime::currentMSecsSinceEpoch()) * 1000);
}

/// The number by which a file of this suffix is called; nothing for another name.
[[nodiscard]] inline std::optional<quint64> idInName(const QString &name, const QString &suffix)
{
    if (!name.endsWith(suffix))
        return std::nullopt;
    bool isNumber = false;
    const quint64 id = name.chopped(suffix.size()).toULongLong(&isNumber);
    return isNumber && id != 0 && QString::number(id) + suffix == name ? std::optional(id) : std::nullopt;
}

} // namespace poplar::mailbox
