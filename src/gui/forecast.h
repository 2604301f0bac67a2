// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/downloads.h"

#include <QString>

namespace poplar::gui {

/// What a rule for deletion would do now, as far as it is known.
struct Forecast {
    enum class State {
        Asked, ///< The answer is still to come.
        Known, ///< See `foreseen`.
        NotOpen, ///< Nobody knows: the account's mailbox was not opened.
        NeverChecked, ///< Nobody knows: no message of the mailbox is known.
        NewAccount, ///< There is nothing that it could delete.
    };
    State state = State::Asked;
    mailbox::Foreseen foreseen = {};
};

/// In a sentence for people.
[[nodiscard]] QString forecastText(const Forecast &forecast);

} // namespace poplar::gui
