// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QList>
#include <QString>

#include <optional>

class QSqlDatabase;

namespace poplar::archive {

class Catalogue;

/// A message that the full-text index lacks, or of which it has only the header.
struct Unindexed {
    qint64 id = 0;
    QString subject;
    QString people; ///< Who wrote it and who got it: names and addresses.
    QString file; ///< Where its text is to be read, as in Keeping; empty if it is not on this machine.
};

/// What the index is to know of a message: texts as wordsOf() makes them.
struct IndexedText {
    qint64 id = 0;
    QString subject;
    QString people;
    std::optional<QString> text; ///< Nothing if it is not on this machine; empty if it cannot be read.
};

/// Fills the full-text index of a catalogue. It can be had anew at any time, so nothing waits for the disk:
/// after a power cut the last texts may be missing, and missing() names them.
///
/// The index (table `words`) does not keep the texts themselves: they lie in the Maildir, and keeping them
/// makes the file more than twice as large (for 100,000 messages of 2,800 characters each: 150 MB without,
/// 630 MB with them and with the places of the words). SQLite 3.40 cannot take a document out of such an
/// index without being told its text, so none is taken out: the table `indexed` says which document is which
/// message's now, others count for nothing, and tidy() begins anew when they are too many. That makes a
/// removal, and the change of a message's id, one row, which triggers of the schema write. Without the places
/// of words there are no phrases: an address finds what has all its parts.
class SearchIndex {
public:
    /// @param catalogue must outlive this, and be used on the same thread.
    explicit SearchIndex(const Catalogue &catalogue);

    /// Messages whose header is known and not in the index, or that are kept and whose text is not: the
    /// newest first.
    [[nodiscard]] Result<QList<qint64>> missing() const;
    /// What is to be read of these. What is not missing any more is left out.
    [[nodiscard]] Result<QList<Unindexed>> read(const QList<qint64> &ids) const;
    /// In one transaction. What is no longer in the catalogue is left out.
    [[nodiscard]] Result<Done> put(const QList<IndexedText> &texts);
    /// Forgets the whole index if more of it is waste than of use.
    [[nodiscard]] Result<Done> tidy();

private:
    [[nodiscard]] QSqlDatabase database() const;
    [[nodiscard]] Result<Done> clear();

    QString m_connectionName;
};

} // namespace poplar::archive
