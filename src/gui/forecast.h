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
        Failed, ///< Nobody knows: what Poplar knows of the mailbox could not be read.
        Empty, ///< No message of the mailbox is known: it is empty, or was never checked.
        NewAccount, ///< There is nothing that it could delete.
    };
    State state = State::Asked;
    mailbox::Foreseen foreseen = {};
};

/// @param messages so many are known of the mailbox.
[[nodiscard]] Forecast forecastOf(const mailbox::Foreseen &foreseen, qint64 messages);

/// In a sentence for people.
[[nodiscard]] QString forecastText(const Forecast &forecast);

} // namespace poplar::gui
