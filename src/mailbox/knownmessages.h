// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "archive/catalogue.h"
#include "mailbox/addresspool.h"
#include "mailbox/deletions.h"
#include "mailbox/downloadqueue.h"
#include "mailbox/fetcher.h"
#include "mailbox/headerfetcher.h"
#include "mailbox/maildroplisting.h"
#include "mailbox/rowtable.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <functional>
#include <memory>

namespace poplar::mailbox {

/// Which messages of a maildrop are which known ones, before anything is made of it.
struct Recognition {
    Maildrop maildrop;
    QList<archive::EntryKey> known; ///< What may be in the maildrop; the oldest first.
    QList<archive::EntryKey> gone; ///< What was deleted there and is kept here.
    QList<std::optional<qsizetype>> recognised; ///< For each message of the maildrop its place in `known`.
};

/// A message that lies in a Maildir.
struct KeptFile {
    MessageId message{};
    QString path; ///< Where it was delivered; other mail programs may have moved it.
};

/// Messages as the catalogue names them.
[[nodiscard]] QList<qint64> entryIds(const QList<MessageId> &messages);

/// What is known of the account's messages: the catalogue, durable, and the rows that show it. On the
/// session thread. A `MessageId` is the catalogue's number of a message.
///
/// Where the catalogue fails, the rows still tell the truth of this session; the error is returned.
class KnownMessages {
public:
    /// Opens the account's catalogue and shows what it knows, the newest first. Once.
    /// @param grown called from time to time while the rows are read, so that they can be passed on.
    [[nodiscard]] Result<Done> open(const QString &folder, const std::function<void()> &grown = {});
    [[nodiscard]] bool isOpen() const { return m_catalogue != nullptr; }
    /// Whether what it is told outlives this run: not so where the catalogue could not be opened.
    [[nodiscard]] bool isDurable() const { return m_catalogue && !m_catalogue->folder().isEmpty(); }

    [[nodiscard]] const RowTable &rows() const { return m_rows; }
    [[nodiscard]] RowTable &rows() { return m_rows; }
    /// Whether there is a row for it, and it is not Mark::Gone.
    [[nodiscard]] bool isThere(MessageId message) const;

    /// Whose listing it is.
    enum class Check {
        New, ///< The user's: what it finds is Mark::New, and what was before is no longer.
        Continued, ///< That of a connection made for something else, or after a lost one.
    };
    /// Compares a maildrop with what is known. Nothing changes.
    [[nodiscard]] Result<Recognition> recognise(Maildrop maildrop);
    /// Whether it looks as if the server had given all messages new unique-ids: it has some, there were
    /// some, and none of those that were listed before is there any more (of many, next to none: two in a
    /// hundred may be the same by chance, because a server counts them up again). Somebody may have
    /// deleted them all as well: their headers tell.
    [[nodiscard]] static bool mayBeRenamed(const Recognition &recognition);

    /// Shows just the messages of the maildrop, and what is kept of others.
    /// @return the message number of each, for this session.
    [[nodiscard]] Result<QHash<MessageId, qint64>> show(const Recognition &recognition, Check check);
    /// Remembers the new ones among them, and the check that found them: before anything else is said of
    /// them.
    [[nodiscard]] Result<Done> rememberFound();
    /// The account is of another maildrop from now on: what is found there at first is no new mail.
    [[nodiscard]] Result<Done> forgetMaildrop();
    /// What is found from now on has these marks.
    void setFoundMarks(archive::EntryMarks marks) { m_foundMarks = marks; }

    /// Whether it is certain which of the messages that were listed before are not there any more: what seems
    /// new may be one of them under another unique-id, until its header is known.
    [[nodiscard]] bool isListingUnderstood() const;
    /// Remembers which messages are listed now. What is not, and is kept, is Mark::Gone from now on.
    /// @return those that were listed before and are not any more. Once for each listing.
    [[nodiscard]] Result<Vanished> noteListed();

    /// Those of the present maildrop that share with another one their unique-id, or where there is none
    /// header and size, or that share unique-id and size with a known one that is not there: it may be that
    /// one. Which is which is only guessed by their order, so what is remembered of them must not lead to a
    /// deletion.
    [[nodiscard]] QSet<MessageId> ambiguous() const;
    /// Without unique-ids only their headers tell which messages are those of an earlier session.
    [[nodiscard]] bool isEveryMessageRecognised() const;

    /// @return those that their headers show to be known from an earlier session after all; their marks
    ///         are restored.
    [[nodiscard]] Result<QList<MessageId>>
    setHeaders(const QList<HeaderFetcher::Header> &headers,
               archive::Renaming renaming = archive::Renaming::Refused);
    /// Shows what a message itself says where TOP said otherwise (Exchange, Notes) or nothing.
    void setEnvelope(MessageId message, const Envelope &envelope);
    void setHeaderRefused(MessageId message, const Error &error);
    [[nodiscard]] Result<Done> setSeen(MessageId message);
    [[nodiscard]] Result<Done> setTicked(const QList<MessageId> &messages);
    [[nodiscard]] Result<Done> setUnticked(const QList<MessageId> &messages);
    /// The server deleted these. Those that are kept become Mark::Gone, the others have no row any more.
    [[nodiscard]] Result<Done> setGone(const QList<MessageId> &messages);

    /// They lie in a Maildir.
    [[nodiscard]] Result<Done> setKept(const QList<Fetcher::Fetched> &fetched);
    /// Where it was delivered last; nothing if it is not kept.
    [[nodiscard]] Result<std::optional<archive::Keeping>> kept(MessageId message);
    /// The file is not there any more. Of what is gone from the server nothing is left then.
    [[nodiscard]] Result<Done> setNotKept(MessageId message);
    /// Those that are kept and of which no header is known: their files have it.
    [[nodiscard]] Result<QList<KeptFile>> keptWithoutHeader();
    /// Copies of these, be they in the trash; those that have none are left out.
    [[nodiscard]] Result<QList<archive::LocalCopy>> copiesOf(const QList<MessageId> &messages);
    /// Their files have been moved.
    [[nodiscard]] Result<Done> setPlaces(const QList<archive::Placement> &places);
    /// Their files have been deleted from the trash. Of what is gone from the server nothing is left then.
    [[nodiscard]] Result<Done> setDiscarded(const QList<MessageId> &messages);
    [[nodiscard]] Result<Done> setFlag(const QList<MessageId> &messages, Flag flag, FlagState state);
    /// Another program has fetched what has these unique-ids.
    [[nodiscard]] Result<Done> setElsewhere(const QList<QByteArray> &uniqueIds);
    /// Shows entries that archive::Adoption made or gave a copy to.
    [[nodiscard]] Result<Done> showAdopted(const QList<qint64> &ids);
    /// It could not be had; it stays on the server.
    [[nodiscard]] Result<Done> setAside(MessageId message, const Error &error);

    /// What was listed before, or is kept if nothing was, and has a header, for a comparison.
    [[nodiscard]] Result<QList<Identity>> listedBefore();

    /// The server confirmed that these were deleted, and listed them again. They are known as what they were.
    /// @return those that have their ticks back: where their headers show that they are the same.
    [[nodiscard]] Result<QList<MessageId>> takeBack(const QList<Deletions::Returned> &returned);

    /// Something that was deleted seems to be there again, by its name, and its header has not told yet.
    [[nodiscard]] bool mayHaveReturned() const;

    /// The messages of the last listing, as far as they are known by now.
    [[nodiscard]] Settlement settlement() const;

    /// What is to be downloaded, in its order, as far as it has a row; those rows show Mark::Wanted.
    [[nodiscard]] Result<QList<DownloadQueue::Entry>> wanted();
    /// These are to be downloaded: remembered until they are kept, or setUnwanted().
    /// @param folder into which they go; what is Kept already is wanted for that alone: see LocalMail.
    [[nodiscard]] Result<Done> setWanted(const QList<MessageId> &messages,
                                         FolderId folder = FolderId::Archive);
    [[nodiscard]] Result<Done> setUnwanted(const QList<MessageId> &messages);

    /// A rule of the account ticks them.
    [[nodiscard]] Result<Done> setTickedByRule(const QList<MessageId> &messages);
    /// A rule on headers ticks them, each once.
    /// @param marks ByFilter where nobody is asked.
    [[nodiscard]] Result<Done> setTickedByFilter(const QList<MessageId> &messages, archive::EntryMarks marks);
    [[nodiscard]] Result<QSet<MessageId>> tickedByFilter() { return marked(archive::EntryMark::ByFilter); }
    /// They are ticked by the user from now on, no longer by a rule.
    [[nodiscard]] Result<Done> setTickedByUser(const QList<MessageId> &messages);
    /// No rule ticks them again.
    [[nodiscard]] Result<Done> setSpared(const QList<MessageId> &messages);
    /// In this run or an earlier one.
    [[nodiscard]] Result<QSet<MessageId>> tickedByRule() { return marked(archive::EntryMark::ByRule); }
    [[nodiscard]] Result<QSet<MessageId>> spared() { return marked(archive::EntryMark::Spared); }
    /// In this run, a check seemed to be so long after the one before that the clock may be wrong.
    [[nodiscard]] bool hasClockLeapt() const { return m_hasClockLeapt; }
    /// What a rule would tick now: kept, its file there and as long as it was, spared by nobody, and no other
    /// message may be taken for it.
    struct Due {
        MessageId message{};
        qint64 octets = 0; ///< As listed.
        QDateTime keptAt; ///< UTC.
    };
    [[nodiscard]] Result<QList<Due>> due(const accounts::Retention &retention, const QDateTime &now);

    /// Whether an earlier session was told unique-ids.
    [[nodiscard]] bool hasUniqueIds() const { return m_hasUniqueIds; }

    [[nodiscard]] ServerTraits traits() const { return m_traits; }
    [[nodiscard]] Result<Done> setTraits(ServerTraits traits);

    /// Null before open().
    [[nodiscard]] archive::Catalogue *catalogue() { return m_catalogue.get(); }
    /// Shows what a rebuild has made of the catalogue.
    [[nodiscard]] Result<Done> showRebuilt();
    /// Whether messages with unique-ids may be kept here although these do not tell so, because a rebuild has
    /// found some of which nobody knows the unique-ids: their headers tell.
    [[nodiscard]] static bool hasStrays(const Recognition &recognition);
    /// Whether nothing but its name is known of a message of the maildrop.
    [[nodiscard]] static bool lacksHeader(const Recognition &recognition, qsizetype index);

private:
    /// Beyond those that a catalogue ever gives.
    static constexpr qint64 idsOfSession = qint64(1) << 60;

    [[nodiscard]] Result<QSet<MessageId>> marked(archive::EntryMark mark);
    void showCopy(const archive::CatalogueEntry &entry);
    [[nodiscard]] Result<Done> readRows(const std::function<void()> &grown);
    void showKnown(const archive::CatalogueEntry &entry, qint64 &position);
    [[nodiscard]] MessageRow rowOf(const archive::CatalogueEntry &entry, qint64 position) const;
    [[nodiscard]] MessageRow goneRowOf(const archive::CatalogueEntry &entry) const;
    [[nodiscard]] Result<QList<MessageId>> relink(const QList<qint64> &ids,
                                                  archive::Renaming renaming = archive::Renaming::Refused);
    void beginCheck();
    void compareListings(const Recognition &recognition);
    [[nodiscard]] Result<Done> showListed(const Recognition &recognition);
    [[nodiscard]] Result<Done> showGone(const Recognition &recognition);
    [[nodiscard]] bool showAgain(const archive::EntryKey &key, qint64 position);
    [[nodiscard]] QHash<MessageId, qint64> numbersOf(const Recognition &recognition) const;
    [[nodiscard]] QSet<QByteArray> newOnes(QByteArray Identity::*member) const;
    void makeGone(MessageId message);
    void showWithoutCopy(MessageId message);
    [[nodiscard]] bool isNews(const MessageRow &row) const;
    [[nodiscard]] bool isFound(MessageId message) const;

    std::unique_ptr<archive::Catalogue> m_catalogue;
    std::optional<archive::CheckRecord> m_lastCheck; ///< The one whose findings are Mark::New.
    bool m_isFirstCheck = false; ///< The next one to be remembered is the first of this maildrop.
    bool m_hasClockLeapt = false;
    QString m_folder; ///< The account's own.
    QSet<QByteArray> m_returning; ///< Unique-ids of what was deleted that the last listing has again.
    QSet<MessageId> m_twins; ///< Known ones that the last listing could not tell from others.
    archive::EntryMarks m_foundMarks;
    QSet<MessageId> m_discarded; ///< In this run.
    RowTable m_rows;
    AddressPool m_addresses; ///< Of the rows.
    QList<Identity> m_found; ///< New ones of the last listing that are not remembered yet,
    QList<archive::KeptEntry> m_keptUnremembered; ///< Delivered while the catalogue could not be written.
    std::optional<Error> m_unremembered; ///< Why they cannot be remembered, if so,
    qint64 m_nextUnremembered = idsOfSession; ///< the next id for such ones,
    qint64 m_firstFound = 0; ///< and the id of the first of them,
    qint64 m_lastFound = -1; ///< and the last; these stay.
    QList<qint64> m_listedAgain; ///< By the last listing, but not by the one before.
    bool m_hasUnlisted = false; ///< Something known is not in the last listing, at least not by that name.
    bool m_hasMissing = false; ///< Something was listed before and was not recognised in the last listing:
    QList<qint64> m_missing; ///< these.
    bool m_namesHold = false; ///< The last listing has unique-ids that were known.
    ServerTraits m_traits;
    bool m_hasUniqueIds = false;
};

} // namespace poplar::mailbox
