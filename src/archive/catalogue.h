// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/delivery.h"
#include "archive/receiptrecord.h"
#include "base/envelope.h"
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
};
Q_DECLARE_FLAGS(EntryMarks, EntryMark)
Q_DECLARE_OPERATORS_FOR_FLAGS(EntryMarks)

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

    bool operator==(const CatalogueEntry &) const = default;
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

    bool operator==(const Keeping &) const = default;
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
};

/// What an account knows about its messages, in catalogue.sqlite of the account's folder (SQLite, WAL).
/// To be used, and destroyed, on the thread that opened it. Every change is durable against a crash of
/// the program when the call returns; marks and deliveries also against a power cut.
///
/// It never forgets by itself: what a listing lacks stays known. Only entries of earlier days that nothing
/// can ever recognise, because they have neither unique-id nor header hash, and of which nothing else is
/// remembered, are removed when it is opened.
class Catalogue {
public:
    /// Opens the catalogue, makes it where missing, and brings an older one up to date. A damaged file
    /// is moved aside (never deleted) and a new one made: see damagedFile().
    [[nodiscard]] static Result<std::unique_ptr<Catalogue>> open(const QString &folder);
    /// A catalogue in memory, for a session whose folder cannot be used.
    [[nodiscard]] static Result<std::unique_ptr<Catalogue>> temporary();
    ~Catalogue();
    Q_DISABLE_COPY_MOVE(Catalogue)

    /// Where the damaged catalogue lies that open() moved aside; empty if there was none.
    [[nodiscard]] const QString &damagedFile() const { return m_damagedFile; }

    enum class Which {
        Present, ///< Everything that is not gone.
        PresentOrKept, ///< And what is gone, but kept on this machine.
    };
    /// The oldest first.
    [[nodiscard]] Result<QList<CatalogueEntry>> entries(Which which = Which::Present);

    /// Sets so many ids aside, which are given to nobody else from then on, in no program.
    /// @return the first of them; the others follow.
    [[nodiscard]] Result<qint64> reserveIds(qint64 count);
    /// Remembers messages just found, Listed, in one transaction.
    /// @param firstId as reserveIds() gave for so many
    [[nodiscard]] Result<Done> add(const QList<Identity> &found, qint64 firstId);

    /// In one transaction.
    [[nodiscard]] Result<Done> setHeaders(const QList<HeaderEntry> &headers);
    [[nodiscard]] Result<Done> setMark(const QList<qint64> &ids, EntryMark mark);
    [[nodiscard]] Result<Done> clearMark(const QList<qint64> &ids, EntryMark mark);

    /// The messages were delivered, into whatever Maildir: they are marked Kept, and no longer set aside. In
    /// one transaction; where one of them is not known nothing is changed: ErrorKind::Storage.
    [[nodiscard]] Result<Done> setKept(const QList<KeptEntry> &kept);
    /// The last delivery of a message; nothing if there was none. Its file is where it was put, or where a
    /// rebuild found it, also if the account's folder has been moved since; locate() tells where it is now.
    [[nodiscard]] Result<std::optional<Keeping>> kept(qint64 id);

    /// The same for many; those that were never delivered are left out.
    [[nodiscard]] Result<QHash<qint64, Keeping>> keepingsOf(const QList<qint64> &ids);

    /// The uniquePart() of the file of each that was ever delivered.
    [[nodiscard]] Result<QSet<QString>> keptNames();

    /// The message could not be retrieved: CatalogueEntry::aside.
    [[nodiscard]] Result<Done> setAside(qint64 id, const Error &error);
    [[nodiscard]] Result<Done> clearAside(qint64 id);

    /// Finds out whether messages that the present listing seemed to bring anew are known ones after all,
    /// now that their headers have been read by setHeaders(): the only way where a server has no
    /// unique-ids. An earlier entry is the same message if the header hash is the same and
    /// - the unique-id, too (the size may differ: in listings it is a hint), or
    /// - one of them has no unique-id, and the sizes agree as far as known.
    ///
    /// Such two become one entry: the id of the new one stays, since this session speaks of it; marks,
    /// delivery, error, unique-id and the time it was first seen come from the earlier one, which is gone.
    /// Where several entries fit, the oldest is taken; of the marks Ticked, Unsettled and Kept, which can
    /// lead to a loss, it then hands on only those that all of them have.
    /// @param ids messages of the present listing whose header has just become known, in their order.
    /// @param isListed whether an entry belongs to the present listing; such ones are never taken.
    /// @return the entries that changed, as they are now.
    [[nodiscard]] Result<QList<CatalogueEntry>> relink(const QList<qint64> &ids,
                                                       const std::function<bool(qint64)> &isListed);

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

    /// Replaces what is remembered of the check before.
    [[nodiscard]] Result<Done> rememberCheck(const CheckRecord &check);
    /// Nothing if there was no check yet.
    [[nodiscard]] Result<std::optional<CheckRecord>> lastCheck();

private:
    explicit Catalogue(const QString &connectionName);

    [[nodiscard]] Result<Done> connectTo(const QString &path);
    [[nodiscard]] Result<Done> forgetUnrecognisable();
    [[nodiscard]] QString storedFile(const QString &file) const;
    [[nodiscard]] Keeping readKeeping(const QSqlQuery &query) const;
    [[nodiscard]] QSqlDatabase database() const;
    [[nodiscard]] Result<Done> changeMarks(const QString &statement, const QList<qint64> &ids,
                                           EntryMark mark);

    QString m_connectionName;
    QString m_folder; ///< Absolute; empty for a catalogue in memory.
    QString m_damagedFile;
};

} // namespace poplar::archive
