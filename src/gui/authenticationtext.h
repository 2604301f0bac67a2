// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/authentication.h"

#include <QString>

/// Ways to log in, in plain words with the technical name behind them.
namespace poplar::gui {

/// As an entry of a menu: "Proof of the password, strong (SCRAM-SHA-256)".
[[nodiscard]] QString authenticationLabel(Authentication authentication);

/// What the choice means, in a sentence or two.
[[nodiscard]] QString authenticationNote(Authentication authentication);

/// Whether a choice is to be warned of: others on the way may learn the password from it.
[[nodiscard]] bool isWeak(Authentication authentication);

/// How a login went: "Without sending the password (SCRAM-SHA-256-PLUS)".
/// @param mechanism as mailbox::ConnectionStatus::authentication has it; unknown ones are shown as they are.
[[nodiscard]] QString loginSentence(const QByteArray &mechanism);

} // namespace poplar::gui
