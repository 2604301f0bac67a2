// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/receipts.h"

#include <QHash>
#include <QList>

#include <optional>

namespace poplar::mailbox {

/// What a listing proves of messages that were to be deleted. Pure.
///
/// A message that is listed is still there; that one is not listed proves its deletion only where nothing
/// listed could be that message under another name, and never by an empty maildrop alone: servers say 0 for
/// once and show everything the next time. An empty maildrop proves what the server has confirmed as well, if
/// nothing else should have been in it: then two things that it said agree. Of a QUIT without an answer it
/// proves nothing, because there it would be the only witness; the next message that comes settles that.
class Settlement {
public:
    struct Listed {
        MessageId message{};
        Identity identity;
        bool isNew = true; ///< Not recognised as a message that is known.
    };
    /// How far a listing can be relied on.
    struct Trust {
        bool namesHold = false; ///< A message was recognised by its unique-id: they have not all changed.
        bool isPart = false; ///< ServerTrait::ListsPart: what is missing may have made room for newer ones.
        bool lacksOthers = false; ///< Something else is missing that was listed before.
    };
    Settlement(const QList<Listed> &listing, Trust trust);

    struct Verdict {
        Receipt::Fate fate = Receipt::Fate::Unknown;
        std::optional<MessageId> message; ///< Where it is StillThere.
    };
    /// @param message as whom it was known. What the server confirmed as deleted is known no more: a message
    ///        that is known as another one is not it, and a copy with the same name is safe.
    /// @return Gone or StillThere, or nothing as long as the listing, with the headers read by now, does not
    ///         tell.
    [[nodiscard]] std::optional<Verdict> verdict(const Receipt::Item &item, MessageId message) const;

private:
    enum class Likeness { Same, Different, Unclear };

    /// Messages of which only that is known.
    struct Counts {
        qsizetype nameAlone = 0;
        qsizetype headerAlone = 0;
        qsizetype neither = 0;
        qsizetype both = 0;

        void add(const Identity &identity);
    };

    [[nodiscard]] Likeness compare(const Receipt::Item &item, const Identity &listed) const;
    [[nodiscard]] bool mayBeHidden(const Identity &identity, const Counts &among) const;

    QList<Listed> m_listing;
    Trust m_trust;
    QMultiHash<QByteArray, qsizetype> m_byUniqueId;
    QMultiHash<QByteArray, qsizetype> m_byHeader;
    Counts m_all;
    Counts m_new;
};

} // namespace poplar::mailbox
