// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandline.h"
#include "cli/options.h"

#include <optional>

class QCommandLineParser;

namespace poplar::cli {

/// Reads how and where an examination is written down; the verb of the request is known.
/// @return what is wrong, as a sentence.
[[nodiscard]] std::optional<QString> readReportOptions(const QCommandLineParser &parser,
                                                       const CommandLine &names, Request &request);

} // namespace poplar::cli
