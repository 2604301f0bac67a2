// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/choicedialog.h"
#include "gui/consolebar.h"
#include "mailbox/handconversation.h"

/// What the window says in a conversation by hand.
namespace poplar::gui {

[[nodiscard]] ConsoleBar::Input consoleInput(wire::HandInput input);
[[nodiscard]] wire::HandInput handInput(ConsoleBar::Input input);
/// What is expected now, as a sentence.
[[nodiscard]] QString handHint(const mailbox::HandStatus &status);
/// The commands that there are. Those that carry a password are advised against where the connection is not
/// encrypted.
[[nodiscard]] QList<ConsoleVerb> handVerbs(const mailbox::HandStatus &status);

/// Asks what is to become of messages that QUIT would delete.
[[nodiscard]] ChoiceDialog::Content handReview(const QList<mailbox::HandVictim> &victims);
/// What was answered to that.
[[nodiscard]] mailbox::HandFarewell handFarewell(const mailbox::Answer &answer);

} // namespace poplar::gui
