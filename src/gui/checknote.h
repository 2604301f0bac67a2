// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace poplar::gui {

/// How the checks of one account stand, as far as its row tells it.
struct CheckNote {
    enum class Standing {
        Well,
        Failed, ///< `trouble` says why.
        Asking, ///< There is a question, which is asked when the account is chosen.
        Barred, ///< As Failed, and it is not checked by itself until the user has checked it.
    };
    Standing standing = Standing::Well;
    QString trouble; ///< In a few words.
    QDateTime next; ///< When it is checked by itself; invalid for never.
    bool isInUse = false; ///< The last check by the clock was left out because of that.

    bool operator==(const CheckNote &) const = default;
};

/// The note in words for people, some lines; empty if there is nothing to say.
[[nodiscard]] QString checkText(const CheckNote &note);

} // namespace poplar::gui
