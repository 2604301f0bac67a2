// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "mailbox/sending.h"

#include <QList>
#include <QLockFile>
#include <QString>

#include <memory>
#include <optional>

namespace poplar::mailbox {

/// What is remembered of a message in the outbox.
struct OutboxRecord {
    OutboxEntry entry;
    QByteArray sender; ///< For MAIL FROM.
    DeliveryNotice notice = DeliveryNotice::Unasked;
    std::optional<mime::Draft> draft; ///< What it was made of, if it was written here.
    std::optional<DraftId> keptDraft; ///< What was kept of that: superfluous now.
    /// The unique part of its name in the folder "Sent", so that it comes there once whatever happens.
    QString sentName;
    bool isInSent = false; ///< The copy is there: as soon as anybody has the message.
    /// The writer wants it to be gone: it is sent no more, and goes as soon as it can.
    bool isDiscarded = false;

    /// Whether a server has it for somebody.
    [[nodiscard]] bool isSentToSome() const;
    [[nodiscard]] bool isSentToAll() const;

    bool operator==(const OutboxRecord &) const = default;
};

/// Mail that waits to be sent, in a folder of the account: of each message the file as it was written
/// ("ID.eml"), and what is remembered of it ("ID.json"), which makes it a message of the outbox. Every call
/// blocks until what it did is on the disk; a program that is killed at any instant leaves each message whole
/// or not at all. On the session thread.
///
/// On the disk, OutboxEntry::State::Sending says that the end of the message may have left. So a record that
/// is found so was interrupted, and is Unknown.
class Outbox {
public:
    /// @param folder made when it is opened.
    explicit Outbox(QString folder);
    ~Outbox();

    /// Reads what is there, and removes what is half: once. Only one program at a time has an outbox:
    /// ErrorKind::Storage with the code "OUTBOX-IN-USE" where it is another one.
    /// @return what could not be read; that is left where it is.
    [[nodiscard]] Result<QList<Error>> open();
    [[nodiscard]] bool isOpen() const { return m_isOpen; }

    [[nodiscard]] const QString &folder() const { return m_folder; }
    /// The oldest first.
    [[nodiscard]] const QList<OutboxRecord> &records() const { return m_records; }
    /// Null if it is not here.
    [[nodiscard]] const OutboxRecord *find(OutboxId message) const;

    /// A name for a message that is being written; removed at the next start if it does not come to add().
    [[nodiscard]] QString newPart();
    /// Puts a message in. Id, time and file are given to it.
    /// @param part the message, in a file of newPart().
    [[nodiscard]] Result<OutboxId> add(OutboxRecord record, const QString &part);
    /// Replaces what is remembered of one that is here. Where that fails it is known in this run.
    [[nodiscard]] Result<Done> put(const OutboxRecord &record);
    [[nodiscard]] Result<Done> remove(OutboxId message);

private:
    [[nodiscard]] Result<Done> lock();
    [[nodiscard]] QString pathOf(quint64 id, const QString &suffix) const;
    [[nodiscard]] Result<Done> read(quint64 id);
    void removeOrphans();

    QString m_folder;
    std::unique_ptr<QLockFile> m_lock;
    QList<OutboxRecord> m_records;
    quint64 m_last = 0; ///< The largest id that was given.
    quint64 m_parts = 0;
    bool m_isOpen = false;
};

} // namespace poplar::mailbox
