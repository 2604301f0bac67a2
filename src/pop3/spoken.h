// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pop3/command.h"

namespace poplar::pop3 {

/// Whether a verb belongs to opening or ending a session, which are the session's own business; also one that
/// begins like such a verb, because there are servers that read four letters.
/// @param verb in upper case.
[[nodiscard]] bool opensOrEnds(QByteArrayView verb);

/// What follows when a server says +OK to a line, whatever stands behind its verb: for those that are sent as
/// they were typed.
[[nodiscard]] Shape shapeOf(QByteArrayView line);

/// The command that a user typed. LIST and UIDL without a number, CAPA and LANG without a tag expect a
/// listing; TOP and RETR a body, which goes to @p sink; all others, unknown ones included, one line.
///
/// ErrorKind::NotAllowed for what opens or ends a session (USER, PASS, APOP, AUTH, STLS, UTF8, QUIT), for
/// control characters, for arguments that do not fit a known verb and for what is no verb at all.
[[nodiscard]] Result<Command> spoken(QByteArrayView line, std::shared_ptr<BodySink> sink);

} // namespace poplar::pop3
