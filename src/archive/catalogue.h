// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/delivery.h"
#include "archive/receiptrecord.h"
#include "base/envelope.h"
#include "base/folderid.h"
#include "base/identity.h"
#include "base/result.h"
#include "base/servertrait.h"
#include "base/sharedoptional.h"

#include <QDateTime>
#include <QFlags>
#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

class QSqlDatabase;
class QSqlQuery;

namespace poplar::archive {

enum class EntryMark {
    Seen = 1, ///< Its text has been shown.
    Ticked = 2, ///< The user wants it deleted on the server.
    Gone = 4, ///< The server confirmed that it was deleted.
    Unsettled = 8, ///< Of catalogues before version 4; receipts tell since then.
    Kept = 16, ///< Delivered into a Maildir: see Catalogue::setKept.
    Listed = 32, ///< Was in the maildrop when it was last looked at.
    /// It is Ticked because a rule of the account says so, not because the user did. Never without Ticked.
    ByRule = 4096,
    Spared = 8192, ///< The user took back such a tick: no rule ticks it again.
    Starred = 16384, ///< By the user.
    Trashed = 32768, ///< Its copy is in the trash of this machine: so it is not Kept.
    Elsewhere = 65536, ///< Another program has fetched it: see Catalogue::rememberElsewhere().
    Discarded = 131072, ///< The user deleted its copy from the trash: no rule downloads it again.
    FlagsDue = 262144, ///< The name of its file does not show yet what the user decided of its flags.
    Unfiltered = 8388608, ///< A check found it, and the rules on headers have not looked at it yet.
    /// It is Ticked because a rule on headers says so for which the user agreed that nobody asks. Never
    /// without Ticked.
    ByFilter = 16777216,
    FoundFirst = 67108864, ///< It was in the maildrop when Poplar first looked: that is no new mail.
    FilterTicked =
        33554432, ///< A rule on headers has ticked it once; whatever became of that, none does again.
};
Q_DECLARE_FLAGS(EntryMarks, EntryMark)
Q_DECLARE_OPERATORS_FOR_FLAGS(EntryMarks)

/// What has one of them has a copy on this machine, be it in the trash.
constexpr EntryMarks copyMarks = EntryMarks(EntryMark::Kept) | EntryMark::Trashed;

/// A message was set aside: it could not be retrieved.
struct Aside {
    Error error;
    QDateTime at; ///< UTC, in milliseconds.

    bool operator==(const Aside &) const = default;
};

/// What is known of one message.
struct CatalogueEntry {
    qint64 id = 0; ///< Of this catalogue; never given twice.
    Identity identity;
    SharedOptional<Envelope> envelope; ///< Nothing until its header has been read.
    EntryMarks marks;
    QDateTime firstSeen; ///< UTC: the check that found it.
    SharedOptional<Aside> aside = {}; ///< Why it could not be retrieved, until it is.
    /// Where its copy lies, while it is Kept; where it lay before, while it is Trashed.
    FolderId folder = FolderId::Archive;

    bool operator==(const CatalogueEntry &) const = default;
};

/// What a check needs to know of each entry: a third of a CatalogueEntry.
struct EntryKey {
    qint64 id = 0;
    QByteArray uniqueId;
    qint64 octets = -1; ///< As in Identity.
    EntryMarks marks;
    qint64 firstSeen = 0; ///< Milliseconds since 1970, UTC.
    bool hasEnvelope = false;
};

/// Two entries that are one message, and became one.
struct Relinked {
    CatalogueEntry entry; ///< As it is now.
    qint64 former = 0; ///< The id that is no more.
};

/// Whether messages may be the same although their unique-ids are known and differ.
enum class Renaming {
    Refused,
    Accepted, ///< The user said so: the server gave its messages new unique-ids.
};

/// The header of a message, to be remembered.
struct HeaderEntry {
    qint64 id = 0;
    Envelope envelope;
    QByteArray headerHash;
};

/// What is remembered of a delivery.
struct Keeping {
    Delivered delivered;
    QDateTime at; ///< UTC, in milliseconds.
    qint64 octetsOnServer = -1; ///< As the server sent it, or would count it; -1 if unknown.
    bool isFound = false; ///< By a rebuild; nobody knows whether the server had sent more.

    /// Whether the server's message may be deleted because of it, which is listed with so many octets; -1 for
    /// unknown. Sizes in listings are hints, but what came much shorter may have lost its end on the way.
    [[nodiscard]] bool isWhole(qint64 listed) const;

    bool operator==(const Keeping &) const = default;
};

/// A message that is kept, as whoever decides about its deletion must know it.
struct KeptCopy {
    qint64 id = 0;
    Keeping keeping;
    EntryMarks marks;
    QDateTime firstSeen; ///< UTC.
};

/// A copy of a message on this machine, be it in the trash.
struct LocalCopy {
    qint64 id = 0;
    QString file; ///< Absolute; where it was put last. locate() tells where it is now.
    EntryMarks marks;
    FolderId folder = FolderId::Archive; ///< As of CatalogueEntry.
};

/// Where a copy lies now.
struct Placement {
    qint64 id = 0;
    QString file; ///< Absolute.
    FolderId folder = FolderId::Archive; ///< FolderId::Trash makes it Trashed.
};

/// What a check found.
struct CheckRecord {
    QDateTime at; ///< UTC, in milliseconds.
    qint64 messages = 0;
    qint64 octets = 0;

    bool operator==(const CheckRecord &) const = default;
};

/// A message that was delivered into a Maildir.
struct KeptEntry {
    qint64 id = 0;
    Delivered delivered;
    qint64 octetsOnServer = -1; ///< As of Keeping.
};

/// A catalogue had to be made although there is mail in the account's Maildir.
struct Loss {
    qint64 messages = 0; ///< Files in the Maildir.
    QString movedTo; ///< Where the damaged catalogue lies; empty if there was none.

    bool operator==(const Loss &) const = default;
};

/// What an account knows about its messages, in catalogue.sqlite of the account's folder (SQLite, WAL).
/// To be used, and destroyed, on the thread that opened it. Every change is durable against a crash of
/// the program when the call returns; marks and deliveries also against a power cut.
///
/// It never forgets by itself: what a listing lacks stays known. Only entries of earlier days that nothing
/// can ever recognise, because they have neither unique-id nor header hash, and of which nothing else is
/// remembered, are removed when it is opened.
///
/// Its times never go back, whatever the clock does: what is found after a check is later than that check.
class Catalogue {
public:
    /// Opens the catalogue, makes it where missing, and brings an older one up to date. A damaged file
    /// is moved aside (never deleted) and a new one made: see damagedFile() and loss(). One of a newer Poplar
    /// is left untouched: the code is "NEWER-CATALOGUE", the detail its version.
    [[nodiscard]] static Result<std::unique_ptr<Catalogue>> open(const QString &folder);
    /// A catalogue in memory, for a session whose folder cannot be used.
    /// @param folder if there is a catalogue in it that can be read, though not written, it is copied.
    [[nodiscard]] static Result<std::unique_ptr<Catalogue>> temporary(const QString &folder = {});
    ~Catalogue();
    Q_DISABLE_COPY_MOVE(Catalogue)

    /// Where the damaged catalogue lies that open() moved aside; empty if there was none.
    [[nodiscard]] const QString &damagedFile() const { return m_damagedFile; }

    /// What has been lost, until it has been rebuilt or forgetLoss() was called, over the end of the program.
    [[nodiscard]] Result<std::optional<Loss>> loss();
    [[nodiscard]] Result<Done> forgetLoss();

    enum class Which {
        Present, ///< Everything that is not gone.
        PresentOrKept, ///< And what is gone, but kept on this machine.
    };
    /// The oldest first.
    [[nodiscard]] Result<QList<CatalogueEntry>> entries(Which which = Which::Present);
    /// Hands over everything that is not gone, and of what is gone what is Kept, the newest first: one by
    /// one, so that a hundred thousand need not lie in memory twice.
    [[nodiscard]] Result<Done> readAll(const std::function<void(CatalogueEntry)> &take);
    /// The same in short, the oldest first.
    [[nodiscard]] Result<QList<EntryKey>> keys();
    /// Those with these ids, in that order; what is not there is left out.
    [[nodiscard]] Result<QList<CatalogueEntry>> entriesOf(const QList<qint64> &ids);
    /// Those with this mark that are not gone, the oldest first.
    [[nodiscard]] Result<QList<CatalogueEntry>> entriesWith(EntryMark mark);
    /// How many have this mark and are not gone.
    [[nodiscard]] Result<qint64> countWith(EntryMark mark);
    /// Deliveries of those that are Kept and of which no header was read.
    [[nodiscard]] Result<QList<KeptEntry>> keptWithoutHeader();

    /// Sets so many ids aside, which are given to nobody else from then on, in no program.
    /// @return the first of them; the others follow.
    [[nodiscard]] Result<qint64> reserveIds(qint64 count);
    /// Remembers messages just found, Listed, in one transaction.
    /// @param firstId as reserveIds() gave for so many
    /// @param check by which they were found: their CatalogueEntry::firstSeen, and from then on lastCheck().
    ///        Without one they are found now.
    /// @param marks theirs besides Listed.
    [[nodiscard]] Result<Done> add(const QList<Identity> &found, qint64 firstId,
                                   const std::optional<CheckRecord> &check = std::nullopt,
                                   EntryMarks marks = {});

    /// In one transaction.
    [[nodiscard]] Result<Done> setHeaders(const QList<HeaderEntry> &headers);
    [[nodiscard]] Result<Done> setMark(const QList<qint64> &ids, EntryMarks marks);
    [[nodiscard]] Result<Done> clearMark(const QList<qint64> &ids, EntryMarks marks);
    /// What has this mark and is not gone.
    [[nodiscard]] Result<QList<qint64>> marked(EntryMark mark);

    /// The messages were delivered, into whatever Maildir: they are marked Kept, and no longer set aside. In
    /// one transaction; where one of them is not known nothing is changed: ErrorKind::Storage.
    [[nodiscard]] Result<Done> setKept(const QList<KeptEntry> &kept);
    /// The last delivery of a message; nothing if there was none. Its file is where it was put, or where a
    /// rebuild found it, also if the account's folder has been moved since; locate() tells where it is now.
    [[nodiscard]] Result<std::optional<Keeping>> kept(qint64 id);
    /// The file is not there any more: it is no longer Kept.
    [[nodiscard]] Result<Done> forgetKept(qint64 id);

    /// The same for many; those that were never delivered, or are Trashed, are left out.
    [[nodiscard]] Result<QHash<qint64, Keeping>> keepingsOf(const QList<qint64> &ids);

    /// The uniquePart() of the file of each that was ever delivered.
    [[nodiscard]] Result<QSet<QString>> keptNames();

    /// Of those of them that have a copy, in that order.
    [[nodiscard]] Result<QList<LocalCopy>> localCopies(const QList<qint64> &ids);
    /// Everything that has this mark and a copy, gone from the server or not; the oldest first.
    [[nodiscard]] Result<QList<qint64>> copiesWith(EntryMark mark);
    /// Everything that is Kept in this folder, or was before it was Trashed.
    [[nodiscard]] Result<QList<qint64>> copiesIn(FolderId folder);
    /// Their files have been moved. In one transaction.
    [[nodiscard]] Result<Done> setPlaces(const QList<Placement> &places);
    /// Their files have been deleted from the trash: they have no copy, and are Discarded. In one
    /// transaction.
    [[nodiscard]] Result<Done> forgetCopies(const QList<qint64> &ids);
    /// Sets or clears marks that stand in the names of files as well: those that have a copy are FlagsDue
    /// until clearMark(). In one transaction.
    [[nodiscard]] Result<Done> setFlags(const QList<qint64> &ids, EntryMarks set, EntryMarks cleared);

    /// Another program has fetched what has these unique-ids: a message that is not Kept and has one of them
    /// is Elsewhere, be it known already or found later. In one transaction.
    [[nodiscard]] Result<Done> rememberElsewhere(const QList<QByteArray> &uniqueIds);
    /// Those of them that rememberElsewhere() was told of.
    [[nodiscard]] Result<QSet<QByteArray>> elsewhereAmong(const QList<QByteArray> &uniqueIds);

    /// All messages that are kept and not gone, with the last delivery of each.
    [[nodiscard]] Result<QList<KeptCopy>> copies();
    /// The latest time that is noted anywhere; what the clock says should not be earlier.
    [[nodiscard]] Result<QDateTime> latestTime();

    /// Remembers what is to be downloaded, in this order, behind what was wanted before; in one transaction.
    /// What is wanted already keeps its place.
    /// @param folder into which they go once they are Kept; what is Kept already may be wanted for that
    /// alone.
    ///        FolderId::Archive changes nothing of what was said before.
    [[nodiscard]] Result<Done> want(const QList<qint64> &ids, FolderId folder = FolderId::Archive);
    /// What is Kept and has not come into the folder that it was wanted for.
    [[nodiscard]] Result<QHash<qint64, FolderId>> toPlace();
    /// Forgets that these were wanted; in one transaction. What is toPlace() stays so: placed() forgets that.
    [[nodiscard]] Result<Done> unwant(const QList<qint64> &ids);
    [[nodiscard]] Result<Done> placed(const QList<qint64> &ids);
    /// What is wanted and neither kept nor gone, in order.
    [[nodiscard]] Result<QList<qint64>> wanted();

    /// The message could not be retrieved: CatalogueEntry::aside.
    [[nodiscard]] Result<Done> setAside(qint64 id, const Error &error);
    [[nodiscard]] Result<Done> clearAside(qint64 id);

    /// Finds out whether messages that the present listing seemed to bring anew are known ones after all,
    /// now that their headers have been read by setHeaders(): the only way where a server has no
    /// unique-ids. An earlier entry is the same message if the header hash is the same and
    /// - the unique-id, too (the size may differ: in listings it is a hint), or
    /// - one of them has no unique-id, and the sizes agree as far as known, or
    /// - their unique-ids differ, Renaming is Accepted, and the sizes are alike: areSizesAlike().
    ///
    /// Such two become one entry: the id of the new one stays, since this session speaks of it; marks,
    /// delivery, error, ordered download and the time it was first seen come from the earlier one, which is
    /// gone; so does the unique-id where the new one has none. What is gone and Kept is taken, too, and is
    /// gone no more.
    /// Where several entries fit, the oldest is taken; of the marks Ticked, Unsettled and Kept, which can
    /// lead to a loss, it then hands on only those that all of them have.
    /// @param ids messages of the present listing whose header has just become known, in their order.
    /// @param isListed whether an entry belongs to the present listing; such ones are never taken.
    [[nodiscard]] Result<QList<Relinked>> relink(const QList<qint64> &ids,
                                                 const std::function<bool(qint64)> &isListed,
                                                 Renaming renaming = Renaming::Refused);

    /// Remembers a deletion, and forgets the oldest ones beyond limit::receipts and limit::receiptItems.
    /// @param receipt its id does not count.
    /// @return the id that it was given.
    [[nodiscard]] Result<qint64> addReceipt(const ReceiptRecord &receipt);
    /// Remembers the answer, and the fates of the items given; all else stays as it was written.
    [[nodiscard]] Result<Done> updateReceipt(const ReceiptRecord &receipt);
    enum class WhichReceipts {
        All,
        Open, ///< Those of which a listing has not told everything.
    };
    /// The latest first, each whole, until that are so many items or more.
    [[nodiscard]] Result<QList<ReceiptRecord>> receipts(WhichReceipts which, qint64 mostItems);

    /// Replaces what was learnt about the server; an empty set forgets it.
    [[nodiscard]] Result<Done> setTraits(ServerTraits traits);
    [[nodiscard]] Result<ServerTraits> traits();

    /// The account is of another maildrop from now on: there was no check of it yet, and no other program has
    /// fetched from it.
    [[nodiscard]] Result<Done> forgetMaildrop();
    /// Replaces what is remembered of the check before.
    [[nodiscard]] Result<Done> rememberCheck(const CheckRecord &check);
    /// Nothing if there was no check yet.
    [[nodiscard]] Result<std::optional<CheckRecord>> lastCheck();

    /// For those classes beside this one that read and write its tables, on the same thread.
    [[nodiscard]] const QString &connectionName() const { return m_connectionName; }
    /// The account's, absolute; empty for a catalogue in memory.
    [[nodiscard]] const QString &folder() const { return m_folder; }
    /// How it remembers where a file lies: relative to the folder, if it is in it.
    [[nodiscard]] QString storedFile(const QString &file) const;
    /// The present time in milliseconds, or the latest that it knows.
    [[nodiscard]] qint64 moment();

private:
    explicit Catalogue(const QString &connectionName);

    [[nodiscard]] Result<Done> connectTo(const QString &path);
    [[nodiscard]] Result<Done> forgetUnrecognisable();
    [[nodiscard]] Keeping readKeeping(const QSqlQuery &query) const;
    [[nodiscard]] Result<Done> readLatest();
    void copyFrom(const QString &folder);
    [[nodiscard]] Result<Done> noteLoss();
    [[nodiscard]] QSqlDatabase database() const;
    [[nodiscard]] Result<Done> changeMarks(const QString &statement, const QList<qint64> &ids,
                                           EntryMarks marks);

    QString m_connectionName;
    QString m_folder;
    QString m_damagedFile;
    qint64 m_latest = 0; ///< No time that is given is earlier.
};

} // namespace poplar::archive
