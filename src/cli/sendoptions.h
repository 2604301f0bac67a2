// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandline.h"
#include "cli/options.h"

#include <optional>

class QCommandLineParser;

namespace poplar::cli {

/// Reads who sends what to whom; the verb of the request is known.
/// @param words behind the verb.
/// @return what is wrong, as a sentence.
[[nodiscard]] std::optional<QString> readSendOptions(const QCommandLineParser &parser,
                                                     const CommandLine &names, const QStringList &words,
                                                     Request &request);

/// Makes of the server that the options name the one that mail is sent by.
/// @return what is wrong, as a sentence.
[[nodiscard]] std::optional<QString> turnToSubmission(Options &options);

/// Puts what the options say into the submission server of an account that is stored in the profile.
void overrideSubmission(accounts::Account &stored, const Options &options);

} // namespace poplar::cli
