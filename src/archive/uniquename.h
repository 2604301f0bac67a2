// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace poplar::archive {

/// The name of a file that no other process on any machine makes, as Maildirs want it:
/// `SECONDS.M<microseconds>P<process>Q<count>.HOST`, at most 128 characters of ASCII. Of any thread.
[[nodiscard]] QString uniqueName();

/// How many names are tried where a file has that name all the same.
constexpr int uniqueNameAttempts = 10;

} // namespace poplar::archive
