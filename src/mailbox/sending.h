// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "mailbox/values.h"
#include "mime/correspondence.h"
#include "mime/draft.h"

#include <QDateTime>
#include <QList>
#include <QMetaType>

#include <optional>
#include <variant>

/// What passes between the window (or the CLI) and the mailbox about mail that is written and sent: values
/// only.
namespace poplar::mailbox {

/// Names a message in the outbox, also after a restart.
enum class OutboxId : quint64 {};

/// Names a draft that is kept, also after a restart.
enum class DraftId : quint64 {};

/// Whether the sender wants to hear what became of a message beyond this server (RFC 3461).
enum class DeliveryNotice { Unasked, OnFailureAndSuccess };

/// A message to be sent.
struct SendOrder {
    quint64 ticket = 0; ///< Of the caller, for the answer.
    mime::Draft draft;
    std::optional<DraftId> kept; ///< What was kept of it: goes once the message lies in the outbox.
    DeliveryNotice notice = DeliveryNotice::Unasked;
};

/// A complete message in a file, whoever wrote it.
struct SendFileOrder {
    quint64 ticket = 0;
    QString path;
    QString sender; ///< For MAIL FROM; that of the message where empty.
    QStringList recipients; ///< For RCPT TO; To, Cc and Bcc of the message where empty.
    DeliveryNotice notice = DeliveryNotice::Unasked;
};

/// The answer to a SendOrder or a SendFileOrder: where it lies, or why it could not be written.
struct Queued {
    quint64 ticket = 0;
    std::variant<OutboxId, mime::Obstacle, Error> result;
};

/// What became of a recipient so far.
struct RecipientState {
    enum class Fate {
        Waiting, ///< Was not asked yet, or is to be asked again.
        Sent, ///< The server has the message for this one.
        Refused, ///< For good.
    };
    QString address;
    Fate fate = Fate::Waiting;
    QByteArray said; ///< The server's last reply about this one ("550 5.1.1 No such user"); may be empty.

    bool operator==(const RecipientState &) const = default;
};

/// A message in the outbox.
struct OutboxEntry {
    enum class State {
        Waiting, ///< To be sent, now or at `next`.
        Sending,
        /// Refused for good, by the server or for some recipients, or cannot be sent as it is: for the writer
        /// to decide. `error` says why.
        Returned,
        /// All of it may have arrived, and no verdict came: sent again, it may come twice. For the writer to
        /// decide.
        Unknown,
    };
    OutboxId id{};
    State state = State::Waiting;
    Address from;
    QList<RecipientState> recipients;
    QString subject;
    QByteArray messageId; ///< Without angle brackets.
    qint64 octets = 0;
    QDateTime queued; ///< UTC.
    QDateTime next; ///< UTC; of the next try, if one is due by the clock.
    int tries = 0;
    std::optional<Error> error; ///< Why it is still here, after a try.
    QString file; ///< Where it lies, for reading.

    bool operator==(const OutboxEntry &) const = default;
};

/// A message has left the outbox: the server has it.
struct SentReport {
    OutboxEntry entry;
    QByteArray said; ///< The server's last words ("250 2.0.0 Ok: queued as 4F2A").
    std::optional<Error> notKept; ///< Why there is no copy in the folder "Sent", if there is none.
};

/// Where sending stands.
struct SendingStatus {
    enum class Activity { Idle, Connecting, Sending, Leaving };
    Activity activity = Activity::Idle;
    std::optional<OutboxId> message; ///< While Sending.
    qint64 octets = 0; ///< Of it that left,
    qint64 total = 0; ///< and all.
    /// The largest message that the server takes, in octets, as announced last (RFC 1870); 0 if unknown.
    qint64 largest = 0;

    bool operator==(const SendingStatus &) const = default;
};

/// A draft that is kept.
struct KeptDraft {
    DraftId id{};
    mime::Draft draft;
    /// The text of the address fields as typed: what is half written is no address yet.
    QString to;
    QString cc;
    QString bcc;
    QDateTime saved; ///< UTC.
    DeliveryNotice notice = DeliveryNotice::Unasked; ///< What will be asked for when it is sent.

    bool operator==(const KeptDraft &) const = default;
};

/// The answer to readOriginal(): what mime::reply() and its siblings need, or why it could not be read.
struct OriginalRead {
    quint64 ticket = 0;
    MessageId message{};
    std::variant<mime::Original, Error> result;
};

/// The answer to keepDraft().
struct DraftKept {
    quint64 ticket = 0;
    std::variant<DraftId, Error> result;
};

/// People to whom or from whom mail in the archive goes, for completion.
struct Correspondents {
    quint64 ticket = 0;
    QList<Address> people; ///< The likeliest first.
};

} // namespace poplar::mailbox

Q_DECLARE_METATYPE(poplar::mailbox::OutboxId)
Q_DECLARE_METATYPE(poplar::mailbox::DraftId)
Q_DECLARE_METATYPE(poplar::mailbox::SendOrder)
Q_DECLARE_METATYPE(poplar::mailbox::SendFileOrder)
Q_DECLARE_METATYPE(poplar::mailbox::Queued)
Q_DECLARE_METATYPE(poplar::mailbox::OutboxEntry)
Q_DECLARE_METATYPE(poplar::mailbox::SentReport)
Q_DECLARE_METATYPE(poplar::mailbox::SendingStatus)
Q_DECLARE_METATYPE(poplar::mailbox::KeptDraft)
Q_DECLARE_METATYPE(poplar::mailbox::OriginalRead)
Q_DECLARE_METATYPE(poplar::mailbox::DraftKept)
Q_DECLARE_METATYPE(poplar::mailbox::Correspondents)
