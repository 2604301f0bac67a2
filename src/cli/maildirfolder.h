// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace poplar::cli {

/// What became of `prepareMaildir()`.
enum class MaildirFolder {
    Ready, ///< `cur`, `new` and `tmp` are there.
    Foreign, ///< It holds other things and is no Maildir; it was left alone.
    Impossible, ///< It could not be made.
};

/// Makes what is missing of the Maildir, folders above it included. What is new is for the owner alone.
[[nodiscard]] MaildirFolder prepareMaildir(const QString &path);

} // namespace poplar::cli
