// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/mailtransfer.h"
#include "mailbox/folders.h"
#include "mailbox/values.h"

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

/// Mail that goes to other programs or comes from them: the values that pass between the window and the
/// mailbox.
namespace poplar::mailbox {

/// Messages to be written for other programs. What is not on this machine is left out and counted.
struct ExportOrder {
    enum class Which {
        Named, ///< Those of `messages`.
        Kept, ///< All that are Mark::Kept.
    };
    Which which = Which::Named;
    QList<MessageId> messages = {};
    MailFormat format = MailFormat::Eml;
    /// A folder, made where missing, or for MailFormat::Mbox a file that is not there yet.
    QString target;
};

/// Mail of other programs to be brought into an account's folder.
struct ImportOrder {
    QStringList paths; ///< Files, or folders that are looked through.
    FolderId folder = FolderId::Archive; ///< Where it goes.
};

/// How far an export or an import is.
struct TransferProgress {
    qint64 messages = 0; ///< Done, whatever came of them.
    qint64 messagesInAll = 0; ///< 0 if unknown.
    qint64 octets = 0; ///< Read.
    qint64 octetsInAll = 0; ///< To be read; 0 if unknown.

    bool operator==(const TransferProgress &) const = default;
};

/// What came of an ExportOrder or an ImportOrder.
struct TransferReport {
    enum class Kind { Export, Import };
    Kind kind = Kind::Export;
    QString target; ///< Of an export: where it is.
    qint64 messages = 0; ///< Exported or imported.
    qint64 octets = 0; ///< Of these.
    qint64 onServerOnly = 0; ///< Of an export: messages of which there is nothing on this machine.
    qint64 alreadyHere = 0; ///< Of an import: what was on this machine before, or came twice.
    qint64 failed = 0; ///< Files, or messages, that were left out,
    QList<FileFailure> failures; ///< at most failuresTold of them.
    QStringList cut; ///< Of an import: files whose last message may not be whole.
    std::optional<Error> stopped; ///< Why the rest was not tried, if so. What was done stays.

    bool operator==(const TransferReport &) const = default;
};

/// One account in a file in which another program notes what it has fetched.
struct UniqueIdSection {
    QString file;
    ListingProgram program = ListingProgram::Thunderbird;
    QString host; ///< As that program has it.
    QString user;
    qint64 ids = 0; ///< Messages that it has fetched.
    qint64 notWhole = 0; ///< Messages of which it has fetched the beginning only: they do not count.
    bool isOfAccount = false; ///< Host and user are those of this account.
    bool isCut = false; ///< The file ends in the middle, so that some may be missing.

    bool operator==(const UniqueIdSection &) const = default;
};

/// What was found in such files.
struct UniqueIdSurvey {
    QList<UniqueIdSection> sections; ///< First those of the account.
    QList<FileFailure> failures; ///< Files that are none, or cannot be read.
};

/// What came of an import of such sections.
struct UniqueIdReport {
    qint64 ids = 0; ///< That are remembered now.
    qint64 listed = 0; ///< Of them so many are in the maildrop, as it was listed last.
    std::optional<Error> stopped; ///< Why nothing is remembered, if so.
};

} // namespace poplar::mailbox

Q_DECLARE_METATYPE(poplar::mailbox::ExportOrder)
Q_DECLARE_METATYPE(poplar::mailbox::ImportOrder)
Q_DECLARE_METATYPE(poplar::mailbox::TransferProgress)
Q_DECLARE_METATYPE(poplar::mailbox::TransferReport)
Q_DECLARE_METATYPE(poplar::mailbox::UniqueIdSection)
Q_DECLARE_METATYPE(poplar::mailbox::UniqueIdSurvey)
Q_DECLARE_METATYPE(poplar::mailbox::UniqueIdReport)
