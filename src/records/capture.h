// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/application.h"
#include "wire/transcript.h"

#include <QByteArray>
#include <QList>

namespace poplar::records {

/// Events of one session or of several as a pcapng file that Wireshark and tshark decode without being told
/// how: each line a TCP segment with its real time and addresses. docs/log.md says what is real in it, and
/// what is made up. Pure, and slow for many events: not for the thread that draws.
///
/// - A conversation under TLS is written plain, to the port that belongs to plain conversations; the real one
///   stands in a comment. Behind STLS the connection is written as a second one with the same ports, because
///   dissectors take for TLS what follows there.
/// - What was folded or cut is a gap in the sequence numbers, on the side of who said it. What was masked is
///   masked.
/// - Behind BDAT dissectors count octets of the message, which are not here: the next command begins another
///   connection, as behind STLS.
[[nodiscard]] QByteArray capture(const QList<wire::TranscriptEvent> &events, Application application);

} // namespace poplar::records
