// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFlags>
#include <QString>

#include <optional>

namespace poplar::archive {

/// What the name of a message's file says of it (https://cr.yp.to/proto/maildir.html), as far as Poplar has
/// it too.
enum class MailFlag {
    Seen = 1, ///< 'S'
    Starred = 2, ///< 'F'
};
Q_DECLARE_FLAGS(MailFlags, MailFlag)
Q_DECLARE_OPERATORS_FOR_FLAGS(MailFlags)

/// @param file with its folders: in `new` no name says anything.
/// @return nothing if the name says nothing of flags.
[[nodiscard]] std::optional<MailFlags> flagsIn(const QString &file);

/// The name of the file, without folders, with just these flags of ours; those of other programs (replied,
/// draft, their own letters) stay.
/// @param separator before the flags, where the name has none: ':', or ';' on Windows and its file systems.
[[nodiscard]] QString nameWithFlags(const QString &file, MailFlags flags, QChar separator);

/// Of this system.
[[nodiscard]] QChar flagSeparator();

} // namespace poplar::archive
