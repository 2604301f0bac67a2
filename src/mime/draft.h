// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/envelope.h"

#include <QByteArray>
#include <QDateTime>
#include <QIODevice>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace poplar::mime {

/// A file that goes with a message, read when the message is written.
struct DraftFile {
    QString path;
    QString name; ///< For the recipient; made safe as a file name. Empty for that of the file.
    /// "application/pdf". What is no type of a single part is sent as application/octet-stream. A
    /// "message/rfc822" is sent as it stands, if it can be.
    QByteArray type;
    /// Not the file itself but this part of the message that it is, as in Attachment::part.
    std::optional<int> part = {};

    bool operator==(const DraftFile &) const = default;
};

/// A message as it is written.
struct Draft {
    Address from;
    QList<Address> replyTo;
    QList<Address> to;
    QList<Address> cc;
    QList<Address> bcc; ///< They get the message and are named nowhere in it.
    QString subject;
    QString text; ///< LF line ends; paragraphs are lines of any length, ">" before a line quotes it.
    QString html; ///< The same as HTML, as it is to be sent; empty for none.
    QList<DraftFile> files;
    QList<QByteArray> inReplyTo; ///< Message-IDs without angle brackets, as are those below.
    QList<QByteArray> references; ///< The oldest first.
    QDateTime date; ///< With the zone that is to be told; now, if it is invalid.
    /// A message file that is sent on as it stands (RFC 5322 section 3.6.6): of all else here only sender,
    /// recipients and date count, and go before it as Resent-From and so on. Empty for none.
    QString redirected;

    bool operator==(const Draft &) const = default;
};

/// What SMTP has to know of a message that is ready to be sent.
struct Outgoing {
    QByteArray sender; ///< For MAIL FROM; empty if the header names none.
    QList<QByteArray> recipients; ///< For RCPT TO: To, Cc and Bcc, each once.
    QStringList
        unusable; ///< What stands among them in the header and is no address that mail can be sent to.
    qint64 octets = 0; ///< For SIZE: with CRLF line ends, without dot-stuffing.
    QByteArray messageId; ///< Without angle brackets; may be empty in a message that others wrote.
    bool needs8BitMime = false; ///< There are octets beyond ASCII (RFC 6152).
    bool needsSmtpUtf8 = false; ///< There are such in the header, or in an address (RFC 6531).

    bool operator==(const Outgoing &) const = default;
};

/// Why a message cannot be written or sent as it is.
struct Obstacle {
    enum class Kind {
        NoSender, ///< `what` is what stands there.
        NoRecipient,
        BadAddress, ///< `what` is the address.
        TooManyRecipients, ///< More than limit::recipients.
        TooManyFiles, ///< More than limit::sentFiles.
        Unreadable, ///< A file cannot be read: `what` is its name, `detail` what the system says.
        Unwritable, ///< `detail` is what the system says.
        NoSuchPart, ///< The message in the file `what` has no such part.
        HeaderTooLong, ///< Of a message to be sent: limit::topHeader.
        Utf8Address, ///< The server lacks SMTPUTF8, and the local part of `what` has no other form.
        Utf8Field, ///< The same of the header field `what`.
        /// No server takes the header field `what`: it is no UTF-8, and it has no form in ASCII. Where `what`
        /// is empty: a line of the header that is no field, and not in ASCII.
        BadField,
        NoHeader, ///< A file to be sent is no message: nothing in its header is a field of mail.
        SeveralMessages, ///< It is an mbox with more than one message.
        Signed, ///< It would have to be encoded anew for this server, which would break a signature.
        Tangled, ///< It would have to be, and its structure is too deep or too broken for that.
    };
    Kind kind = Kind::Unreadable;
    QString what = {};
    QString detail = {};

    bool operator==(const Obstacle &) const = default;
};

/// What became of a message that was to be made ready.
using Readiness = std::variant<Outgoing, Obstacle>;

/// Writes a draft as a message (RFC 5322, MIME), streaming: files that go with it are never in memory. All is
/// within 7 bits, so that any server takes it, but for addresses whose local part is not ASCII, and for
/// messages that are forwarded as they stand; the result says so. Text is format=flowed (RFC 3676). Nothing
/// that is written here can begin a header field of its own: controls in texts and names become blanks, and
/// addresses must be such. Each call gives it another Message-ID. Blocks: not on the GUI thread.
/// @param to open for writing. After an obstacle it holds something incomplete.
[[nodiscard]] Readiness writeMessage(const Draft &draft, QIODevice &to);

/// The same to a file, which is replaced only when the message is complete.
[[nodiscard]] Readiness writeMessage(const Draft &draft, const QString &path);

} // namespace poplar::mime

Q_DECLARE_METATYPE(poplar::mime::Draft)
Q_DECLARE_METATYPE(poplar::mime::Outgoing)
Q_DECLARE_METATYPE(poplar::mime::Obstacle)
