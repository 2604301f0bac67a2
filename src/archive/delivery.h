// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/lineends.h"
#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QCryptographicHash>
#include <QFile>
#include <QString>

#include <memory>
#include <optional>

namespace poplar::archive {

/// A message that is on the disk, whole.
struct Delivered {
    QString file; ///< Where it was put; mail programs move and rename it afterwards.
    qint64 octets = 0; ///< Of the file: line ends are LF there, so the server counts more.
    QByteArray sha256; ///< Of the file.

    bool operator==(const Delivered &) const = default;
};

/// One message on its way into a Maildir, chunk by chunk. Made by Maildir::begin(). It blocks on the disk.
///
/// Until publish() succeeds no mail program sees the message, whatever happens to this one. What is not
/// published is removed when this is destroyed. After an error every further call returns that error.
class Delivery {
public:
    ~Delivery();
    Q_DISABLE_COPY_MOVE(Delivery)

    /// Takes octets as the server sent them, in chunks of any size; line ends become those of a Maildir:
    /// see UnixLineEnds. ErrorKind::Storage, for example if the disk is full.
    [[nodiscard]] Result<Done> write(QByteArrayView chunk);

    /// The message is whole: brings it to the disk, reads it back, and compares with what was written.
    [[nodiscard]] Result<Done> seal();
    /// Shows the sealed message to mail programs, under a name that no other message has or had, so that
    /// it stays there after a power cut.
    [[nodiscard]] Result<Delivered> publish();
    /// Both.
    [[nodiscard]] Result<Delivered> finish();

private:
    friend class Maildir;
    enum class State { Writing, Sealed, Over };

    Delivery(const QString &maildir, std::unique_ptr<QFile> part);

    [[nodiscard]] Result<Done> append(const QByteArray &octets);
    [[nodiscard]] Result<Done> flush();
    [[nodiscard]] Result<Done> readBack();
    [[nodiscard]] Result<Delivered> moveToNew();
    [[nodiscard]] Error fail(const Error &error);

    QString m_maildir;
    std::unique_ptr<QFile> m_part;
    State m_state = State::Writing;
    std::optional<Error> m_failure;
    UnixLineEnds m_lineEnds;
    QByteArray m_pending; ///< Not yet written.
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    qint64 m_octets = 0;
};

} // namespace poplar::archive
