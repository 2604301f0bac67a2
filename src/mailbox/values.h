// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/envelope.h"
#include "base/error.h"
#include "base/identity.h"
#include "base/secret.h"
#include "base/security.h"
#include "base/servertrait.h"
#include "base/sharedoptional.h"
#include "mailbox/folders.h"
#include "mailbox/service.h"
#include "mime/headerfields.h"
#include "mime/message.h"
#include "mime/route.h"
#include "wire/tlsdetails.h"

#include <QDateTime>
#include <QHashFunctions>
#include <QList>
#include <QMetaType>

#include <memory>
#include <optional>
#include <variant>

/// What passes between the window (or the CLI) and the mailbox: values only, no pointer into either.
namespace poplar::mailbox {

/// Names a message while the program runs. It is given by the mailbox, is never reused and says nothing
/// about the message; what recognises a message across sessions is its `Identity`. It exists because an
/// identity grows (the header hash comes later) and may be ambiguous (servers repeat unique-ids).
enum class MessageId : quint64 {};

/// Qt leaves numbers as they are. Those of a maildrop follow each other, and out of a QHash without a gap
/// each removal takes as long as the hash is large.
inline size_t qHash(MessageId message, size_t seed = 0) noexcept
{
    return qHashBits(&message, sizeof message, seed);
}

enum class Mark {
    New = 1, ///< Found by the last check, be that in an earlier run; not in the maildrop before.
    Seen = 2, ///< Its text has been shown.
    Ticked = 4, ///< The user wants it deleted.
    Deleted = 8, ///< The server knows of the tick: DELE was accepted in this session.
    HeaderFailed = 16, ///< The server refused its header; `MessageRow::error` says why.
    Here = 32, ///< Its text has been retrieved and is kept until the program ends.
    Kept = 64, ///< Delivered into a Maildir, in this or an earlier run.
    /// Not in the maildrop any more (or not listed, by a server that lists only a part): what is kept on this
    /// machine is left. It can be read, and neither ticked nor downloaded.
    Gone = 128,
    Wanted = 256, ///< Waits for its download, or is being downloaded.
    /// Its copy on this machine is in the trash: so it is not Kept, and no rule or review counts that copy.
    /// It can be read as what is Kept.
    Trashed = 512,
    Starred = 1024, ///< By the user, here or in another mail program that uses the same Maildir.
    Elsewhere = 2048, ///< Another program has fetched it, as its list of unique-ids says. Never New.
};
Q_DECLARE_FLAGS(Marks, Mark)
Q_DECLARE_OPERATORS_FOR_FLAGS(Marks)

/// One line of the message list.
struct MessageRow {
    MessageId id{};
    Identity identity;
    /// Position in the maildrop, from 1; higher is newer. For order only: it is no message number. What is
    /// Mark::Gone is below 0, in the order in which it was found.
    qint64 position = 0;
    SharedOptional<Envelope> envelope; ///< Nothing until the header has been read.
    Marks marks;
    FolderId folder = FolderId::Archive; ///< Where its copy lies, while it is Kept or Trashed.
    SharedOptional<Error> error; ///< Why the header or the text could not be had.

    bool operator==(const MessageRow &) const = default;
};

/// One change of the list. Changes come in batches, in order.
struct RowChange {
    enum class Kind {
        Added,
        Changed,
        Gone, ///< Only `row.id` counts.
    };
    Kind kind = Kind::Added;
    MessageRow row;
};

/// Where the connection stands. The middle ones follow RFC 1939 by name.
enum class ConnectionState {
    Disconnected,
    Connecting,
    Securing,
    Authorization,
    Transaction,
    Update,
};

/// The connection is to be tried again by itself.
struct Waiting {
    QDateTime until; ///< UTC.
    Error because; ///< Busy, or how the link was lost.

    bool operator==(const Waiting &) const = default;
};

struct ConnectionStatus {
    ConnectionState state = ConnectionState::Disconnected;
    std::optional<Waiting> waiting; ///< While Disconnected.
    QString host;
    Security security = Security::StartTls; ///< What the account asks for.
    std::optional<wire::TlsDetails> tls; ///< What the connection has; nothing in clear text.
    QByteArrayList capabilities; ///< As the server last announced them, one line each.
    QByteArray authentication; ///< How the login went ("SCRAM-SHA-256"); empty before.
    ServerTraits traits;

    bool operator==(const ConnectionStatus &) const = default;
};

enum class Activity {
    None,
    Opening, ///< Connecting, logging in, reading the listings: no counts.
    Headers, ///< Counts are messages.
    Message, ///< One message; counts are octets.
    Fetching, ///< Messages for a Maildir; counts are octets of them all.
    Leaving,
    Rebuilding, ///< The catalogue; counts are files.
};

struct Progress {
    Activity activity = Activity::None;
    qint64 done = 0;
    qint64 total = 0; ///< 0 if unknown.
};

/// The text of a message, as the pane shows it.
struct MessageContent {
    enum class Extent {
        Whole,
        Beginning, ///< The header and the first lines, because the message is large.
    };
    MessageId id{};
    Extent extent = Extent::Whole;
    qint64 octets = 0; ///< Of the whole message, as far as known.
    mime::Message message;
    mime::Route route;
    QList<mime::HeaderField> headerFields; ///< All, in their order.
    QString file; ///< Where it lies as it was received, until the program ends; empty if it is not there.
    /// For a message that is a part of another one: which.
    struct Place {
        MessageId message{};
        int part = 0; ///< As of mime::Attachment.

        bool operator==(const Place &) const = default;
    };
    std::optional<Place> partOf;
    mime::ReadingOptions options; ///< How it was read.
};

/// One message that would be deleted.
struct Victim {
    /// What is on this machine of it.
    enum class Copy {
        None,
        Missing, ///< It was downloaded, and its file is not there any more, or not the same.
        Doubtful, ///< Its file is there, but the server lists more than came, or than a rebuild found.
        Verified, ///< It was downloaded, read back and compared, and its file is there.
    };
    MessageId id{};
    Identity identity;
    SharedOptional<Envelope> envelope;
    Copy copy = Copy::None;
};

enum class QuestionId : quint64 {};

/// What a secret is for.
enum class SecretPurpose {
    Password,
    Token, ///< An access token for OAuth.
    ClientKey, ///< The passphrase of the client certificate's key; `user` is its file.
    Proxy, ///< The password at the proxy; `host` and `user` are the proxy's.
};

struct PasswordQuestion {
    QString host;
    QString user;
    std::optional<Error> refused = {}; ///< The server's answer to the password before, if there was one.
    std::optional<Error> keyring = {}; ///< Why the system's keyring cannot be used, if it cannot.
    SecretPurpose purpose = SecretPurpose::Password;
};

/// A doubtful certificate. The connection is closed already.
struct CertificateQuestion {
    QString host;
    wire::TlsDetails tls; ///< With chain and doubts.
    QString detail; ///< What the TLS library says.
};

/// Asked when the user leaves with ticks.
struct ReviewQuestion {
    QList<Victim> victims;
    qint64 octets = 0;
};

/// The server has given every message another unique-id: nothing is known by its name. What their headers
/// say has been compared. Until it is answered nothing is downloaded, ticked or deleted.
struct RelinkQuestion {
    qint64 listed = 0; ///< Messages in the maildrop.
    qint64 known = 0; ///< Messages that were in it before.
    qint64 alike = 0; ///< Of those listed so many are known by their headers and sizes.
};

/// There is mail in the account's Maildir, and no catalogue of it.
struct RebuildQuestion {
    enum class Why { Missing, Damaged };
    Why why = Why::Missing;
    qint64 messages = 0; ///< Files in the Maildir.
    QString movedTo; ///< Where the damaged catalogue lies now.
};

/// Something that only the user can decide. The mailbox goes on without waiting.
struct Question {
    using About =
        std::variant<PasswordQuestion, CertificateQuestion, ReviewQuestion, RelinkQuestion, RebuildQuestion>;
    QuestionId id{};
    About about;
};

struct PasswordAnswer {
    enum class Keep { ForThisSession, InKeyring };
    Secret password;
    Keep keep = Keep::ForThisSession;
};
struct TrustCertificate {
    QByteArray sha256;
};
enum class ReviewAnswer {
    Delete, ///< QUIT: the server deletes what is ticked.
    LeaveKeepingTicks, ///< RSET, QUIT: nothing is deleted, the ticks are there next time.
    LeaveDroppingTicks, ///< RSET, QUIT, and the ticks are forgotten.
    Stay,
};
enum class RelinkAnswer {
    Link, ///< What is alike is the same message; the rest is new.
    AllNew, ///< They are other messages.
    Leave, ///< Ask again next time: ends the session.
};
enum class RebuildAnswer { Rebuild, StartEmpty };
/// The user did not want to decide: what was asked for is not done.
struct Declined {};
using Answer =
    std::variant<Declined, PasswordAnswer, TrustCertificate, ReviewAnswer, RelinkAnswer, RebuildAnswer>;

/// What to read of the maildrop at a check.
enum class Reading {
    Headers, ///< The listings, then every header that is not known.
    Listing, ///< The listings alone: number, size, unique-id.
};

/// Messages to be delivered into a Maildir.
struct FetchOrder {
    enum class Then {
        Keep, ///< Leave them on the server.
        Tick, ///< Tick each for deletion once it is on disk, synced and read back.
    };
    QList<MessageId> messages;
    QString maildir; ///< Created where missing.
    Then then = Then::Keep;
};

/// What became of one message of a FetchOrder.
struct Fetched {
    MessageId id{};
    QString file; ///< Where it lies; empty if it could not be had.
    qint64 octets = 0; ///< Of that file.
    QByteArray sha256; ///< Of that file, raw.
    std::optional<Error> error; ///< Why not. It was set aside, and the rest goes on.
};

/// What came of a FetchOrder.
struct FetchReport {
    qint64 fetched = 0;
    qint64 failed = 0;
    qint64 octets = 0;
    std::optional<Error> stopped; ///< Why the rest was not tried, if so.
};

/// What came of making the catalogue anew from the Maildir.
struct RebuildReport {
    qint64 messages = 0; ///< Files in the Maildir.
    qint64 added = 0; ///< Of these the catalogue did not know so many,
    qint64 linked = 0; ///< of so many not that they are here,
    qint64 moved = 0; ///< and of so many not where they lie now.
    qint64 missing = 0; ///< Messages that were kept, and whose files are gone.
    qint64 unreadable = 0; ///< Files that cannot be read; they are left out.
    std::optional<Error> stopped; ///< Why the rest was not looked at, if so.

    bool operator==(const RebuildReport &) const = default;
};

/// Whether who speaks wants to have the text of the reply. Dropped, a message of any size may come.
enum class SpokenText { Kept, Dropped };

/// A command that the user spoke, and its reply.
struct Spoken {
    QByteArray command; ///< As it was sent, without line end.
    QByteArray status; ///< The status line of the server, secrets blotted; empty if none came.
    QByteArray text; ///< Listing or message behind it, dots unstuffed; LF or CRLF as it came.
    std::optional<Error> error; ///< The server said no, or the command is not for speaking.
};

/// How a session with ticks ended.
struct CommitReport {
    enum class Outcome {
        Deleted, ///< The server confirmed QUIT.
        Refused, ///< The server answered QUIT with -ERR: some may be deleted, the next check tells.
        Unknown, ///< The server said nothing after QUIT: the next check tells.
        NothingDeleted, ///< Left without deleting.
    };
    Outcome outcome = Outcome::NothingDeleted;
    qint64 messages = 0;
    qint64 octets = 0;
    QByteArray said; ///< The server's words.
};

/// Messages that were listed the last time and are not now, although Poplar did not have them deleted.
struct Vanished {
    qint64 messages = 0;
    qint64 retrieved = 0; ///< Of these so many had been read or fetched.
    qint64 kept = 0; ///< Of these so many lie in a Maildir on this machine.
};

/// An error, what was being done, and where in the transcript it is to be seen.
struct Problem {
    enum class During {
        Opening,
        Listing,
        Header,
        Message,
        Ticking,
        Leaving,
        Saving,
        Keyring,
        Catalogue,
        Fetching,
        Arranging, ///< Folders, flags and trash of this machine.
    };
    Error error;
    During during = During::Opening;
    std::optional<MessageId> message;
    Service service = Service::Pop3; ///< Whose connection it was.
    Security security = Security::StartTls; ///< Of the account, for the advice.
    QString host;
    quint16 port = 0;
    quint64 transcriptNumber = 0; ///< The last event then.
};

} // namespace poplar::mailbox

Q_DECLARE_METATYPE(poplar::mailbox::MessageId)
Q_DECLARE_METATYPE(poplar::mailbox::MessageRow)
Q_DECLARE_METATYPE(poplar::mailbox::RowChange)
Q_DECLARE_METATYPE(poplar::mailbox::ConnectionStatus)
Q_DECLARE_METATYPE(poplar::mailbox::Progress)
Q_DECLARE_METATYPE(poplar::mailbox::MessageContent)
Q_DECLARE_METATYPE(poplar::mailbox::Question)
Q_DECLARE_METATYPE(poplar::mailbox::Answer)
Q_DECLARE_METATYPE(poplar::mailbox::Fetched)
Q_DECLARE_METATYPE(poplar::mailbox::FetchReport)
Q_DECLARE_METATYPE(poplar::mailbox::RebuildReport)
Q_DECLARE_METATYPE(poplar::mailbox::Spoken)
Q_DECLARE_METATYPE(poplar::mailbox::CommitReport)
Q_DECLARE_METATYPE(poplar::mailbox::Vanished)
Q_DECLARE_METATYPE(poplar::mailbox::Problem)
