// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/values.h"

namespace poplar::mailbox {

/// What became of a deletion that the user decided: kept in the account's history.
struct Receipt {
    enum class Fate {
        Unknown, ///< The server's answer, or the next listing, is still to come.
        Deleted, ///< The server confirmed QUIT.
        Gone, ///< And a later listing did not have it any more.
        StillThere, ///< A later listing still had it.
    };
    struct Item {
        Identity identity;
        QString subject;
        QString sender;
        Fate fate = Fate::Unknown;

        bool operator==(const Item &) const = default;
    };
    qint64 id = 0; ///< Of the account's history.
    QDateTime at; ///< UTC: when QUIT was sent.
    CommitReport::Outcome outcome = CommitReport::Outcome::Unknown;
    QByteArray said; ///< The server's words, secrets blotted.
    QList<Item> items;

    bool operator==(const Receipt &) const = default;
};

} // namespace poplar::mailbox

Q_DECLARE_METATYPE(poplar::mailbox::Receipt)
