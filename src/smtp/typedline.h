// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/typedline.h"

namespace poplar::smtp {

/// Whether the server has shown that it lets the user send: before that a password is never far.
enum class LetIn { No, Yes };

/// Reads a command. Hidden is what stands behind the mechanism with AUTH, also where no blank is between,
/// and where none is named that is known (wire::mechanismEnd()), all behind AUTH.
/// Before the user is let in, more is: what stands behind a verb that is not known here, as of PASS or a
/// mistyped AUTH, and all of a line that does not begin with a word of four letters, as SMTP has them
/// (RFC 5321 section 2.4): it may be an answer that came too late.
[[nodiscard]] wire::TypedLine readTypedCommand(QByteArrayView line, LetIn letIn);

} // namespace poplar::smtp
