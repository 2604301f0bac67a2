// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

namespace poplar::gui {

/// How much is written in an account that lies on this machine only: it goes with the account.
struct OwnLetters {
    int unsent = 0; ///< In the outbox.
    int drafts = 0;

    bool operator==(const OwnLetters &) const = default;
};

} // namespace poplar::gui

Q_DECLARE_METATYPE(poplar::gui::OwnLetters)
