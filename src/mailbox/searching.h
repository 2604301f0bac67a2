// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "mailbox/values.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace poplar::mailbox {

/// A search through what messages say: header, and text of those that are kept.
struct SearchOrder {
    enum class When {
        Now, ///< Among what the index has.
        WhenIndexed, ///< Not before the index has all that is known. That may take minutes.
    };
    enum class Wants {
        Files, ///< The best of them, and where they lie: Found::messages.
        Ids, ///< All of them, as quickly as can be: Found::ids.
    };
    QString words; ///< As a user types them: see archive::Search.
    When when = When::Now;
    Wants wants = Wants::Files;
};

/// What was found, by the same words.
struct Found {
    struct Message {
        MessageId id{};
        QString file; ///< Where it lies in a Maildir now; empty if it does not.
    };
    QString words;
    SearchOrder::Wants wants{};
    QList<Message> messages; ///< The best first: see archive::Search::Order. All have a row.
    QList<MessageId> ids; ///< Ascending. Some may have no row.
    bool isCut = false; ///< There are more than limit::foundMessages.
    qint64 notIndexed = 0; ///< Messages of which the index does not have all: they may have the words, too.
    std::optional<Error> error; ///< Why nothing could be searched.
};

} // namespace poplar::mailbox

Q_DECLARE_METATYPE(poplar::mailbox::Found)
