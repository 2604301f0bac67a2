// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

namespace poplar::mailbox {

/// Replaces a small file, for the user's eyes only: afterwards it is on the disk with its name, whatever
/// happens then; before, the old one is there, whole. Blocks.
/// @return ErrorKind::Storage; ErrorKind::Limit for what readSmallFile() would not read.
[[nodiscard]] Result<Done> writeDurably(const QString &path, const QByteArray &content);

/// Reads such a file. ErrorKind::Storage; ErrorKind::Limit where it is larger than limit::outboxRecord.
[[nodiscard]] Result<QByteArray> readSmallFile(const QString &path);

/// Removes a file, and returns when that is on the disk. What is not there is removed.
[[nodiscard]] Result<Done> removeDurably(const QString &path);

/// Removes what a program that was killed left half written: temporary files of writeDurably() beside files
/// that end so, and those that end in another suffix.
void removeHalfFiles(const QString &folder, const QString &suffix, const QString &otherSuffix);

} // namespace poplar::mailbox
