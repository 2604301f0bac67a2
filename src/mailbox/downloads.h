// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "mailbox/values.h"

/// Downloading into the account's own Maildir, and what is deleted of the server because of it: the values
/// that pass between the window and the mailbox.
namespace poplar::mailbox {

/// What to download. What is kept on this machine already, and what waits for its download, is left out; of
/// what is in the trash, Named ones come back from there, and others stay.
struct DownloadOrder {
    enum class Which {
        Named, ///< Those of `messages`.
        New, ///< Those with Mark::New.
        All,
    };
    Which which = Which::Named;
    QList<MessageId> messages;
    qint64 largest = 0; ///< Octets; larger ones are left out. 0 for no limit.
    /// Where they go. Of Named ones, those that have a copy are moved there at once, be it out of the trash.
    FolderId folder = FolderId::Archive;
};

/// One message of the download queue.
struct Download {
    enum class State {
        Waiting,
        UnderWay,
        Kept, ///< On disk, synced and read back.
        Failed, ///< It stays on the server; `error` says why.
        Cancelled, ///< No longer in the queue.
    };
    MessageId id{};
    State state = State::Waiting;
    qint64 octets = 0; ///< As listed.
    qint64 received = 0; ///< While UnderWay.
    std::optional<Error> error;
};

/// All downloads that were ordered since the queue was empty.
struct DownloadStatus {
    enum class Run {
        Idle, ///< Nothing is waiting.
        Running,
        Paused, ///< By the user.
        Stopped, ///< There is no session; they go on at the next check.
    };
    Run run = Run::Idle;
    qint64 messages = 0;
    qint64 kept = 0;
    qint64 failed = 0;
    qint64 octets = 0; ///< Of them all but the failed ones, as listed.
    qint64 received = 0; ///< Of these.
    qint64 octetsPerSecond = 0; ///< Lately; 0 if unknown.

    bool operator==(const DownloadStatus &) const = default;
};

/// What a rule for deletion would tick at once, if it were switched on.
struct Foreseen {
    enum class State {
        Known,
        Failed, ///< What is known could not be read; the rest says nothing.
    };
    State state = State::Known;
    accounts::Retention retention;
    qint64 messages = 0;
    qint64 octets = 0;
    QDateTime newest; ///< When the last of them was downloaded; UTC.
};

} // namespace poplar::mailbox

Q_DECLARE_METATYPE(poplar::mailbox::DownloadOrder)
Q_DECLARE_METATYPE(poplar::mailbox::Download)
Q_DECLARE_METATYPE(poplar::mailbox::DownloadStatus)
Q_DECLARE_METATYPE(poplar::mailbox::Foreseen)
