// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "mailbox/sending.h"
#include "mime/preparing.h"
#include "smtp/submission.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <variant>

namespace poplar::mailbox {

/// One message on its way to a server: what Submitting has to know of it.
struct Letter {
    QString file; ///< A complete message, whoever wrote it.
    QByteArray sender; ///< For MAIL FROM; that of the message where empty.
    QList<QByteArray> recipients; ///< For RCPT TO; those of the message where empty.
    DeliveryNotice notice = DeliveryNotice::Unasked;
    QByteArray envelopeId; ///< For reports about it (RFC 3461 section 4.4).
    qint64 name = 0; ///< For the transcript; 0 for none.
    /// Called right before the octets that end the message may leave: what must be known if no verdict
    /// comes. An error gives the sending up. May be empty.
    std::function<Result<Done>()> beforeEnd;
};

/// What became of a Letter: what the server said, or why nothing was said to it.
using LetterFate = std::variant<smtp::Outcome, mime::Obstacle>;

/// A file in which the message lies as this server wants it; gone with the last copy of this.
class PreparedFile {
public:
    explicit PreparedFile(QString path)
        : m_path(std::move(path))
    {
    }
    ~PreparedFile();
    Q_DISABLE_COPY_MOVE(PreparedFile)

    [[nodiscard]] const QString &path() const { return m_path; }

private:
    QString m_path;
};

/// A message that is ready for a server.
struct PreparedLetter {
    mime::Outgoing outgoing;
    std::shared_ptr<PreparedFile> file;
};

/// mime::prepare() into a file of this name. Blocks: for a pool.
[[nodiscard]] std::variant<PreparedLetter, mime::Obstacle>
prepareLetter(const QString &message, mime::ServerAbility ability, const QString &target);

/// What smtp::Session sends of a message, but for the source: as its header says.
[[nodiscard]] smtp::Submission submissionOf(const mime::Outgoing &outgoing);

/// What smtp::Session sends. The source is open as long as it lives.
[[nodiscard]] smtp::Submission submissionOf(const Letter &letter, const PreparedLetter &prepared);

/// The envelope that an order names, as SMTP wants it; empty where it names nobody.
struct LetterEnvelope {
    QByteArray sender;
    QList<QByteArray> recipients; ///< Each once.
};
[[nodiscard]] std::variant<LetterEnvelope, mime::Obstacle> envelopeOf(const SendFileOrder &order);

/// The obstacle as an error, for those who show errors. ErrorKind::NotAllowed with the code "8BITMIME" or
/// "SMTPUTF8" for what the server cannot take, with "HEADER" for what none takes, ErrorKind::Limit,
/// ErrorKind::Malformed and ErrorKind::Storage for the rest; the detail names address, field or file.
[[nodiscard]] Error errorOf(const mime::Obstacle &obstacle);

/// "550 5.1.1 No such user"; empty if there is no reply.
[[nodiscard]] QByteArray wordsOf(const smtp::Reply &reply);

} // namespace poplar::mailbox
