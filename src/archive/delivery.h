// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/durable.h"
#include "archive/lineends.h"
#include "base/contenthash.h"
#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>
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
    bool wasThere = false; ///< The file had been there before: see Unnoted.

    bool operator==(const Delivered &) const = default;
};

/// How a message is compared with what was written.
enum class ReadBack {
    FromDisk, ///< The system's copy in memory is dropped before: for what will be deleted on the server.
    AsItIs, ///< As any program would see it, be that from memory: for what stays on the server.
};

class Unnoted;

/// One message on its way into a Maildir, chunk by chunk. Made by Maildir::begin(), shown to mail programs by
/// publish() once it is sealed.
///
/// Until then no mail program sees the message, whatever happens to this one. What is not published is
/// removed when this is destroyed. After an error every further call returns that error.
class Delivery {
public:
    ~Delivery();
    Q_DISABLE_COPY_MOVE(Delivery)

    /// Takes octets as the server sent them, in chunks of any size; line ends become those of a Maildir:
    /// see UnixLineEnds. ErrorKind::Storage, for example if the disk is full.
    [[nodiscard]] Result<Done> write(QByteArrayView chunk);

    /// Before it is shown: it is shown as this, which no other message has or had, instead of uniqueName(). A
    /// message that is there already by this name is not replaced: ErrorKind::Storage.
    void setName(const QString &name) { m_name = name; }

    /// The message is whole: hands the rest of it to the system. It is not on the disk yet.
    [[nodiscard]] Result<Done> seal();

    [[nodiscard]] const QString &maildir() const { return m_maildir; }
    [[nodiscard]] const Volume &volume() const { return m_volume; }
    /// As far as they came, as octets() of the file.
    [[nodiscard]] qint64 octets() const { return m_octets; }

    /// Of the sealed message.
    [[nodiscard]] const QByteArray &sha256() const { return m_sha256; }

    /// Brings the sealed message's content to the disk; it blocks on that.
    void sync();
    /// Begins to read the sealed message and does not wait for the disk: several are read in hardly more
    /// time than one. It keeps the file open.
    void beginReadingBack();
    /// Reads the sealed message back and compares; if it is the same, mail programs see it from now on. Its
    /// name need not be on the disk yet.
    /// @param unnoted where the same message may lie already; null for nowhere.
    [[nodiscard]] Result<Delivered> show(Unnoted *unnoted = nullptr);

private:
    friend class Maildir;
    enum class State { Writing, Sealed, Over };

    Delivery(const QString &maildir, const Volume &volume, std::unique_ptr<QFile> part, ReadBack readBack);

    [[nodiscard]] Result<Done> append(QByteArrayView octets);
    [[nodiscard]] Result<Done> flush();
    [[nodiscard]] Result<Done> readBack();
    [[nodiscard]] Result<Delivered> moveToNew();
    Error fail(const Error &error);

    QString m_maildir;
    QString m_name; ///< Empty for any.
    Volume m_volume;
    ReadBack m_readBack;
    std::unique_ptr<QFile> m_part; ///< Open while it is written, and while it is read back.
    State m_state = State::Writing;
    std::optional<Error> m_failure;
    UnixLineEnds m_lineEnds;
    QByteArray m_pending; ///< Not yet written.
    ContentHash m_hash;
    QByteArray m_sha256; ///< Once it is sealed.
    qint64 m_octets = 0;
};

} // namespace poplar::archive
