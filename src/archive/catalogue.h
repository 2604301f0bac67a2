// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/envelope.h"
#include "base/identity.h"
#include "base/result.h"

#include <QDateTime>
#include <QFlags>
#include <QList>
#include <QString>

#include <memory>
#include <optional>

class QSqlDatabase;

namespace poplar::archive {

enum class EntryMark {
    Seen = 1, ///< Its text has been shown.
    Ticked = 2, ///< The user wants it deleted on the server.
    Gone = 4, ///< The server confirmed that it was deleted.
};
Q_DECLARE_FLAGS(EntryMarks, EntryMark)
Q_DECLARE_OPERATORS_FOR_FLAGS(EntryMarks)

/// What is known of one message.
struct CatalogueEntry {
    qint64 id = 0; ///< Of this catalogue; never given twice.
    Identity identity;
    std::optional<Envelope> envelope; ///< Nothing until its header has been read.
    EntryMarks marks;
    QDateTime firstSeen; ///< UTC: the check that found it.

    bool operator==(const CatalogueEntry &) const = default;
};

/// The header of a message, to be remembered.
struct HeaderEntry {
    qint64 id = 0;
    Envelope envelope;
    QByteArray headerHash;
};

/// What a check found.
struct CheckRecord {
    QDateTime at; ///< UTC, in milliseconds.
    qint64 messages = 0;
    qint64 octets = 0;

    bool operator==(const CheckRecord &) const = default;
};

/// What an account knows about its messages, in catalogue.sqlite of the account's folder (SQLite, WAL).
/// To be used, and destroyed, on the thread that opened it. Every change is durable against a crash of
/// the program when the call returns; ticks also against a power cut.
///
/// It never forgets by itself: what a listing lacks stays known.
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

    /// Everything that is not gone, the oldest first.
    [[nodiscard]] Result<QList<CatalogueEntry>> entries();

    /// Remembers messages just found, in one transaction.
    /// @return their entries, in the same order.
    [[nodiscard]] Result<QList<CatalogueEntry>> add(const QList<Identity> &found);

    /// In one transaction.
    [[nodiscard]] Result<Done> setHeaders(const QList<HeaderEntry> &headers);
    [[nodiscard]] Result<Done> setMark(const QList<qint64> &ids, EntryMark mark);
    [[nodiscard]] Result<Done> clearMark(const QList<qint64> &ids, EntryMark mark);

    /// Replaces what is remembered of the check before.
    [[nodiscard]] Result<Done> rememberCheck(const CheckRecord &check);
    /// Nothing if there was no check yet.
    [[nodiscard]] Result<std::optional<CheckRecord>> lastCheck();

private:
    explicit Catalogue(const QString &connectionName);

    [[nodiscard]] Result<Done> connectTo(const QString &path);
    [[nodiscard]] QSqlDatabase database() const;
    [[nodiscard]] Result<Done> changeMarks(const QString &statement, const QList<qint64> &ids,
                                           EntryMark mark);

    QString m_connectionName;
    QString m_damagedFile;
};

} // namespace poplar::archive
