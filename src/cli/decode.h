// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/exitcode.h"
#include "cli/output.h"

namespace poplar::cli {

/// Takes message files apart and writes one JSON object for each. A file that cannot be read does not keep
/// the others from being done. Blocks: for use before the event loop.
[[nodiscard]] ExitCode decode(const QStringList &files, Output &output);

} // namespace poplar::cli
