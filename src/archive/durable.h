// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>
#include <system_error>

class QFile;
class QFileDevice;

/// What only the system can do for files that must outlive a power cut. Here, and nowhere else in this
/// folder, code depends on it.
namespace poplar::archive {

/// Returns when the file's content is on the disk, however it was written.
[[nodiscard]] std::error_code syncFile(const QString &path);

/// The same of a file that is open for writing, with what was written to it by this.
[[nodiscard]] std::error_code syncFile(QFileDevice &file);

/// Drops the system's copy in memory of what was synced, where it can, so that reading it back reads the
/// disk; and begins to read its first octets from there, without waiting for them.
void readAnew(const QFile &file);

/// The file system in which a folder lies. A value.
class Volume {
public:
    /// To be had before anything is written: errors of writing from then on are those that sync() tells.
    [[nodiscard]] static Volume of(const QString &folder);

    /// Returns when all that was written there before, by whomever, is on the disk: for many files that
    /// takes as long as for a few. std::errc::not_supported where the system knows no such thing, or where
    /// its word does not prove it: file systems of networks and in user space need not hear of it, and Linux
    /// before 5.8 does not tell of errors.
    [[nodiscard]] std::error_code sync() const;

private:
    std::shared_ptr<const int> m_handle;
};

/// Returns when the names of the files in the folder are on the disk. Does nothing where the system or
/// the file system cannot.
[[nodiscard]] std::error_code syncFolder(const QString &path);

/// Renames inside a file system, at once, and never replaces a file: std::errc::file_exists.
[[nodiscard]] std::error_code moveToNewName(const QString &from, const QString &to);

/// Makes the folder and those above it where missing, for the user alone, so that they stay.
[[nodiscard]] std::error_code makeFolder(const QString &path);

} // namespace poplar::archive
