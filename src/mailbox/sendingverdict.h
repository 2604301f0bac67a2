// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/letter.h"
#include "mailbox/outbox.h"

#include <QDateTime>

#include <chrono>

namespace poplar::mailbox {

/// What an attempt makes of a message in the outbox. Pure.
///
/// What was refused for now, or not sent because the connection failed, waits for the clock; what was refused
/// for good, or cannot be sent as it is, is Returned; what the user gave up, or this machine could not read,
/// waits for the user (no OutboxEntry::next).
[[nodiscard]] OutboxRecord afterAttempt(OutboxRecord record, const LetterFate &fate, const QDateTime &now);

/// What a connection that could not be made, or was lost before its turn, makes of one that was due.
[[nodiscard]] OutboxRecord afterFailure(OutboxRecord record, const Error &error, const QDateTime &now);

/// Whether the user has to mend something first: it makes no sense to try again by the clock.
[[nodiscard]] bool isForUser(const Error &error);

/// Whether it is to be sent by itself, now or at its time.
[[nodiscard]] bool isWaiting(const OutboxRecord &record);

/// Whether its time has come. A time further away than any wait was told by a clock that was wrong.
[[nodiscard]] bool isDue(const OutboxRecord &record, const QDateTime &now);

/// How long to wait after so many tries; from 1.
[[nodiscard]] std::chrono::minutes waitAfter(int tries);

/// As the writer wants it tried once more: to all who do not have it, as soon as may be.
[[nodiscard]] OutboxRecord triedAnew(OutboxRecord record, const QDateTime &now);

} // namespace poplar::mailbox
