// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "cli/exitcode.h"
#include "mailbox/sendrun.h"

#include <QStringList>

namespace poplar::cli {

/// What went wrong with a message, in words for people; empty if nothing did. As errorLines(), neutralised.
/// @param account that sent it, as accounts::sendingAccount() has it.
[[nodiscard]] QStringList sendLines(const mailbox::SendReport &report, const accounts::Account &account);

/// What the program ends with.
[[nodiscard]] ExitCode exitCodeOf(const mailbox::SendReport &report);

} // namespace poplar::cli
