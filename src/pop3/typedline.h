// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/typedline.h"

namespace poplar::pop3 {

using wire::TypedLine;

/// Whether the user is logged in: before that a password is never far.
enum class LoggedIn { No, Yes };

/// Reads a command. Hidden is what stands behind PASS, behind the name with APOP and behind the mechanism
/// with AUTH, also where no blank is between. Before the login, more is: what stands behind a verb that is
/// not known here, as of a mistyped PASS, and all of a line that does not begin with a word of three or four
/// letters or digits, as POP3 has them (RFC 1939 section 3): it may be a password without PASS.
[[nodiscard]] TypedLine readTypedCommand(QByteArrayView line, LoggedIn login);

} // namespace poplar::pop3
