// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLockFile;

namespace poplar {

/// Whether it has been waited for a lock, longer than a file of one takes to be written.
enum class LockPatience { Left, Over };

/// Whether a lock that could not be had may be one that a program left which is no more, although
/// QLockFile itself cannot see that: another process may have got the number of one that crashed, and the
/// power may have failed while the file was written. It is QLockFile::removeStaleLockFile() that proves it: a
/// lock that is held on this machine cannot be removed.
[[nodiscard]] bool mayBeLeftOver(const QLockFile &lock, LockPatience patience);

} // namespace poplar
