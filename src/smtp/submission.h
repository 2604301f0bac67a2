// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "smtp/bodysource.h"
#include "smtp/content.h"
#include "smtp/reply.h"

#include <QList>
#include <QMetaType>

#include <memory>
#include <optional>

namespace poplar::smtp {

/// Who is to get a message.
struct Recipient {
    QByteArray address; ///< As it stands in the envelope: "anna@example.org".
    RecipientOptions options; ///< Said where the server knows DSN (RFC 3461), else left out.
};

/// One message to be sent, with its envelope.
struct Submission {
    QByteArray sender; ///< The reverse-path; empty for the null one of reports.
    QList<Recipient> recipients; ///< At least one, at most limit::mailRecipients.
    Content content; ///< `needs` also what its addresses need.
    Returned returned = Returned::Unsaid; ///< As the options of a recipient.
    QByteArray envelopeId; ///< Likewise.
    std::shared_ptr<BodySource> source;
    qint64 message = 0; ///< As the session's owner names it, for the transcript; 0 if it does not.
};

/// What became of a recipient.
struct RecipientOutcome {
    enum class Fate {
        NotAsked, ///< It did not come to that, or no reply came.
        Accepted, ///< As a recipient; whether the message went is another question.
        RefusedForNow, ///< 4xx
        Refused, ///< 5xx
    };
    QByteArray address;
    Fate fate = Fate::NotAsked;
    Reply reply;

    bool operator==(const RecipientOutcome &) const = default;
};

/// What became of a message.
struct Outcome {
    enum class Fate {
        Accepted, ///< The server has it, for each recipient that it accepted.
        NotSent, ///< The server cannot have it: it may be sent again at will.
        RefusedForNow, ///< 4xx: to be tried again later.
        Refused, ///< 5xx: back to the writer.
        Unknown, ///< All of it may have arrived and no verdict came: sent again, it may come twice.
    };
    Fate fate = Fate::NotSent;
    QList<RecipientOutcome> recipients; ///< All of them, in order.
    Reply verdict; ///< The reply that decided it, if one did.
    /// Why there is no Accepted. Of a refusal, as refusal() has it; else what ended the session, or what was
    /// wrong before anything was said: ErrorKind::Limit with the code "SIZE" where the message is larger than
    /// the server takes (the detail names both sizes), ErrorKind::NotAllowed with the code "8BITMIME" or
    /// "SMTPUTF8" where it needs what the server does not have, ErrorKind::Malformed or Limit for an address
    /// (in the detail) that cannot stand in an envelope.
    std::optional<Error> error;

    /// Whether it was accepted for every recipient.
    [[nodiscard]] bool isComplete() const;
};

} // namespace poplar::smtp

Q_DECLARE_METATYPE(poplar::smtp::Outcome)
