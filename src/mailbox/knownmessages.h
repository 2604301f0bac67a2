// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/catalogue.h"
#include "mailbox/fetcher.h"
#include "mailbox/headerfetcher.h"
#include "mailbox/maildroplisting.h"
#include "mailbox/rowtable.h"
#include "mailbox/settlement.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <memory>
#include <utility>

namespace poplar::mailbox {

/// What is known of the account's messages: the catalogue, durable, and the rows that show it. On the
/// session thread. A `MessageId` is the catalogue's number of a message.
///
/// Where the catalogue fails, the rows still tell the truth of this session; the error is returned.
class KnownMessages {
public:
    /// Opens the account's catalogue and shows what it knows. Once.
    [[nodiscard]] Result<Done> open(const QString &folder);
    [[nodiscard]] bool isOpen() const { return m_catalogue != nullptr; }

    [[nodiscard]] const RowTable &rows() const { return m_rows; }
    [[nodiscard]] RowTable &rows() { return m_rows; }

    /// Recognises the messages of a maildrop, and shows just these.
    /// @return the message number of each, for this session.
    [[nodiscard]] Result<QHash<MessageId, qint64>> recognise(const Maildrop &maildrop);
    /// Remembers the new ones among them: before anything else is said of them.
    [[nodiscard]] Result<Done> rememberFound();

    /// Whether it is certain which of the messages that were listed before are not there any more: what seems
    /// new may be one of them under another unique-id, until its header is known.
    [[nodiscard]] bool isListingUnderstood() const;
    /// Remembers which messages are listed now.
    /// @return those that were listed before and are not any more. Once for each listing.
    [[nodiscard]] Result<Vanished> noteListed();

    /// Those of the present maildrop that share with another one their unique-id, or where there is none
    /// header and size, or that share unique-id and size with a known one that is not there: it may be that
    /// one. Which is which is only guessed by their order, so what is remembered of them must not lead to a
    /// deletion.
    [[nodiscard]] QSet<MessageId> ambiguous() const;

    /// @return those that their headers show to be known from an earlier session after all; their marks
    ///         are restored.
    [[nodiscard]] Result<QList<MessageId>> setHeaders(const QList<HeaderFetcher::Header> &headers);
    /// Shows what a message itself says where TOP said otherwise (Exchange, Notes) or nothing.
    void setEnvelope(MessageId message, const Envelope &envelope);
    void setHeaderRefused(MessageId message, const Error &error);
    [[nodiscard]] Result<Done> setSeen(MessageId message);
    [[nodiscard]] Result<Done> setTicked(const QList<MessageId> &messages);
    [[nodiscard]] Result<Done> setUnticked(const QList<MessageId> &messages);
    /// The server deleted these.
    [[nodiscard]] Result<Done> setGone(const QList<MessageId> &messages);

    /// They lie in a Maildir.
    [[nodiscard]] Result<Done> setKept(const QList<Fetcher::Fetched> &fetched);
    /// It could not be had; it stays on the server.
    [[nodiscard]] Result<Done> setAside(MessageId message, const Error &error);

    /// The server confirmed that these were deleted, and listed them again: what was known of each, and as
    /// whom it is listed now.
    /// @return those that have their ticks back: where their headers show that they are the same.
    [[nodiscard]] Result<QList<MessageId>> takeBack(const QList<std::pair<MessageId, MessageId>> &returned);

    /// The messages of the last listing, as far as they are known by now.
    [[nodiscard]] Settlement settlement() const;

    /// What is remembered; nothing before open().
    [[nodiscard]] archive::Catalogue *catalogue() { return m_catalogue.get(); }

    /// Whether an earlier session was told unique-ids.
    [[nodiscard]] bool hasUniqueIds() const { return m_hasUniqueIds; }

    [[nodiscard]] ServerTraits traits() const { return m_traits; }
    [[nodiscard]] Result<Done> setTraits(ServerTraits traits);

private:
    [[nodiscard]] Result<QList<archive::CatalogueEntry>> entries();
    [[nodiscard]] Result<QList<MessageId>> relink(const QList<qint64> &ids);
    void compareListings(const QList<archive::CatalogueEntry> &known,
                         const QList<std::optional<qsizetype>> &recognised);
    [[nodiscard]] Result<QList<archive::CatalogueEntry>> missing();
    [[nodiscard]] QHash<MessageId, qint64> show(const QList<archive::CatalogueEntry> &known,
                                                const QList<std::optional<qsizetype>> &recognised);

    std::unique_ptr<archive::Catalogue> m_catalogue;
    QSet<MessageId> m_twins; ///< Known ones that the last listing could not tell from others.
    RowTable m_rows;
    QList<Identity> m_found; ///< New ones of the last listing that are not remembered yet,
    qint64 m_firstFound = 0; ///< and the id of the first of them.
    QList<qint64> m_listedAgain; ///< By the last listing, but not by the one before.
    bool m_hasUnlisted = false; ///< Something known is not in the last listing, at least not by that name.
    bool m_hasMissing = false; ///< Something was listed before and was not recognised in the last listing.
    bool m_namesHold = false; ///< The last listing has unique-ids that were known.
    ServerTraits m_traits;
    bool m_hasUniqueIds = false;
};

} // namespace poplar::mailbox
