// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace poplar::pop3 {

/// A line as a person typed it, taken apart as far as it matters what of it may be seen.
struct TypedLine {
    QByteArray verb; ///< Upper case; empty where there is none, or where it is hidden itself.
    qint64 number = 0; ///< What stands behind the verb, if it is a message number; else 0.
    QByteArray shown; ///< With a blot for what may not be seen.
    QList<Secret> secrets = {}; ///< What may not be seen, and what is in it.
};

/// Whether the user is logged in: before that a password is never far.
enum class LoggedIn { No, Yes };

/// Reads a command. Hidden is what stands behind PASS, behind the name with APOP and behind the mechanism
/// with AUTH, also where no blank is between. Before the login, more is: what stands behind a verb that is
/// not known here, as of a mistyped PASS, and all of a line that does not begin with a word of three or four
/// letters or digits, as POP3 has them (RFC 1939 section 3): it may be a password without PASS.
[[nodiscard]] TypedLine readTypedCommand(QByteArrayView line, LoggedIn login);

/// Reads an answer to a challenge: nothing of it is shown, but for an empty one and the "*" that gives up.
[[nodiscard]] TypedLine readTypedAnswer(QByteArrayView line);

} // namespace poplar::pop3
