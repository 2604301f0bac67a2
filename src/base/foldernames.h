// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace poplar {

/// Whether a user may call a folder so: what other programs and systems can have in a file's name, with no
/// level above or below another, of limit::folderName characters at most, and not the name of a folder that
/// is always there.
[[nodiscard]] bool isFolderName(const QString &name);

/// Whether folders can be called so, one in the other: names as above, with '/' between them. Poplar makes
/// no folder within another, but other programs do.
[[nodiscard]] bool isFolderPath(const QString &path);

/// A folder's name as it stands behind the dot of a Maildir++ directory: in modified UTF-7 (RFC 3501 section
/// 5.1.3), as Courier and Dovecot have it.
[[nodiscard]] QString encodedFolderName(QStringView name);

/// And back; '.', which stands between levels there, becomes '/'. What is not in that encoding is shown as it
/// is.
[[nodiscard]] QString decodedFolderName(const QString &encoded);

/// Two folders whose names differ in this alone cannot be told apart, by people or by some file systems.
[[nodiscard]] QString foldedFolderName(const QString &name);

/// What is always there, encoded.
[[nodiscard]] inline QString trashName()
{
    return QStringLiteral("Trash");
}
[[nodiscard]] inline QString sentName()
{
    return QStringLiteral("Sent");
}

} // namespace poplar
