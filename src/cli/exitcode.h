// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

namespace poplar::cli {

/// What the program ends with: the numbers of sysexits.h, and 128 plus the signal for an interruption.
enum class ExitCode {
    Success = 0,
    Usage = 64, ///< Options or arguments are wrong or missing.
    Data = 65, ///< A file cannot be read or makes no sense, or there is no such message.
    Unavailable = 69, ///< The server cannot be reached, went away, or refused a command.
    CannotCreate = 73, ///< A folder or file could not be made.
    InputOutput = 74, ///< Reading or writing failed on this machine.
    TryLater = 75, ///< The same again later may succeed; after a deletion: find out first.
    Protocol = 76, ///< The server does not keep to POP3 or TLS, or sends more than is sensible.
    NotAdmitted = 77, ///< Login or certificate was refused.
    Interrupted = 130, ///< By SIGINT; other signals likewise, 128 + their number.
};

/// The one place that says which error ends in which code.
[[nodiscard]] ExitCode exitCodeOf(ErrorKind kind);

} // namespace poplar::cli
