// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/authentication.h"
#include "base/security.h"
#include "wire/authdialogue.h"

#include <QList>

namespace poplar::wire {

/// The ways to prove a password of which a program may choose one by itself, the best first.
///
/// Under TLS nobody reads along, and what matters is who learns the password and what the server has to keep:
/// SCRAM tells it nothing and lets it keep a hash, the plain ones tell it but let it keep a hash, CRAM-MD5
/// makes it keep the password itself and gains nothing for that. LOGIN is PLAIN in more lines.
///
/// Without TLS everybody on the way reads along: first what does not show the password. The rest is for users
/// who chose this connection although nothing better is offered.
[[nodiscard]] QList<Authentication> authenticationsByStrength(Security security);

/// What may be tried of @p candidates once their first was refused before the server could judge the
/// password: without TLS never what shows more of it, and no other SCRAM where one was refused.
[[nodiscard]] QList<Authentication> fallBacks(const QList<Authentication> &candidates, Security security);

/// When to send the first line. Microsoft refuses a token in the line of AUTH, and takes it when asked for it
/// (as everybody does).
[[nodiscard]] InitialResponse usualInitialResponse(Authentication authentication);

} // namespace poplar::wire
