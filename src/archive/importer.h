// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/maildir.h"
#include "archive/mailsources.h"
#include "archive/publishing.h"
#include "archive/transfer.h"
#include "base/result.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace poplar::archive {

/// A message that has come into the Maildir.
struct ImportedMessage {
    Delivered delivered;
    MailFlags flags;
};

/// What came of an import.
struct Imported {
    qint64 messages = 0;
    qint64 octets = 0; ///< Of them, as they are kept.
    qint64 alreadyHere = 0; ///< Messages with just the same content are here, or came before in the import.
    qint64 failed = 0; ///< Files, or messages in an mbox, that were left out;
    QList<FileFailure> failures; ///< at most failuresTold of them.
    QStringList cut; ///< Files whose last message may not be whole; it was imported. At most failuresTold.
    std::optional<Error> stopped; ///< Why the rest was not tried; what was imported stays.
};

/// Brings messages into a Maildir from where other programs put them: each is written, synced, read back and
/// only then shown, as a download is. Octets are kept as they are, whatever charset they are in, but for line
/// ends: a message whose first line ends in CRLF (in an mbox: or whose line "From …" does) gets LF, as
/// UnixLineEnds makes them; any other stays as it is, octet for octet.
///
/// What has just the same content as a message that is here is not imported again.
class Importer {
public:
    /// Whether a message with this content is here: of the SHA-256 of a file in a Maildir. Called on the
    /// thread of run().
    using IsHere = std::function<bool(const QByteArray &sha256)>;
    /// Messages that are on the disk now. Called on the thread of run(), which waits for its return.
    using Take = std::function<void(const QList<ImportedMessage> &)>;

    /// @param unnoted what may lie there already although nobody remembers it; null for nothing.
    Importer(Maildir maildir, IsHere isHere, std::shared_ptr<Unnoted> unnoted);
    ~Importer();
    Q_DISABLE_COPY_MOVE(Importer)

    /// Blocks on the disk; of any thread, once. Next to nothing of a message is in memory.
    /// @param paths as of findMail()
    [[nodiscard]] Imported run(const QStringList &paths, const TransferWatch &watch, const Take &take);

private:
    /// Why no more is to be read of a source, if so.
    enum class Outcome { GoOn, NextSource, Stop };

    [[nodiscard]] Outcome import(const MailSource &source);
    [[nodiscard]] Outcome importMbox(const MailSource &source);
    [[nodiscard]] Outcome importFile(const MailSource &source);
    [[nodiscard]] Outcome begin(LineEnds lineEnds);
    [[nodiscard]] Outcome write(QByteArrayView octets);
    [[nodiscard]] Outcome end();
    [[nodiscard]] Outcome publishGroup();
    void countRead(qint64 position);
    Outcome leaveOut(const QString &file, const Error &error);
    Outcome stop(const Error &error);
    [[nodiscard]] bool mayGoOn() const;

    Maildir m_maildir;
    IsHere m_isHere;
    UnnotedIn m_unnoted;
    const TransferWatch *m_watch = nullptr; ///< While it runs.
    const Take *m_take = nullptr; ///< Likewise.

    std::unique_ptr<Delivery> m_delivery; ///< Of the present message.
    LineEnds m_lineEnds = LineEnds::Unix;
    QString m_file; ///< The present source,
    MailFlags m_flags; ///< what its name tells,
    qint64 m_octetsBefore = 0; ///< and what was read before it.

    SealedGroup m_group; ///< Waits for the disk.
    qint64 m_groupOctets = 0;
    QList<MailFlags> m_groupFlags;
    QStringList m_groupFiles;
    QSet<QByteArray> m_seen; ///< The contents that have come.
    TransferProgress m_progress;
    Imported m_imported;
};

} // namespace poplar::archive
