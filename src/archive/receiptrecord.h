// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/identity.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace poplar::archive {

/// A deletion that the user decided, as it is remembered: what was asked, and what came of it.
struct ReceiptRecord {
    /// What the server said to QUIT.
    enum class Answer {
        None, ///< Nothing, as far as is known: this is written before QUIT is sent.
        Deleted, ///< +OK.
        Refused, ///< -ERR: some may be deleted.
    };
    /// What became of one message.
    enum class Fate {
        Unknown, ///< Nothing has told yet.
        Deleted, ///< The server confirmed QUIT.
        Gone, ///< A later listing did not have it any more.
        StillThere, ///< A later listing had it.
    };
    struct Item {
        qint64 message = 0; ///< The entry's id when it was written; later there may be no such entry.
        Identity identity;
        QString subject;
        QString sender;
        Fate fate = Fate::Unknown;

        bool operator==(const Item &) const = default;
    };

    qint64 id = 0; ///< Of this catalogue; a later one is greater, whatever the clock said.
    QDateTime at; ///< UTC, in milliseconds.
    Answer answer = Answer::None;
    QByteArray said; ///< The server's words.
    QList<Item> items;

    bool operator==(const ReceiptRecord &) const = default;
};

} // namespace poplar::archive
