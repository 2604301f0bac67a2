// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/consoleverb.h"

#include <QByteArrayList>
#include <QList>

namespace poplar::gui {

/// Where a conversation stands, as far as that decides which commands of POP3 are possible.
enum class Pop3State { Authorization, Transaction };

/// The commands of POP3 (RFC 1939, 2449, 2595, 5034, 6856), in the order in which they are met. What they are
/// for is told in the same words as in the log.
/// @param capabilities as announced last, one line each: what is not among them has an obstacle. Empty where
///        nothing is known, and then nothing is held against a command.
[[nodiscard]] QList<ConsoleVerb> pop3ConsoleVerbs(Pop3State state, const QByteArrayList &capabilities);

} // namespace poplar::gui
