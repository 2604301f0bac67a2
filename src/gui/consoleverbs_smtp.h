// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/consoleverb.h"

#include <QByteArrayList>
#include <QList>

namespace poplar::gui {

/// The commands of SMTP (RFC 5321, 3207, 4954) that can be typed, in the order in which they are met. What
/// they are for is told in the same words as in the log.
/// @param state as the log names it: "CONNECTED", "READY", "MAIL".
/// @param extensions as announced last, one line each: what is not among them has an obstacle. Empty where
///        nothing is known, and then nothing is held against a command.
[[nodiscard]] QList<ConsoleVerb> smtpConsoleVerbs(const QByteArray &state, const QByteArrayList &extensions);

} // namespace poplar::gui
