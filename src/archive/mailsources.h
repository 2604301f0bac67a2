// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/mailflags.h"
#include "archive/transfer.h"
#include "base/result.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace poplar::archive {

/// A file with mail in it.
struct MailSource {
    QString file; ///< Absolute.
    MailFormat format = MailFormat::Eml; ///< MailFormat::Maildir for a message of a Maildir.
    qint64 octets = 0;
    MailFlags flags = {}; ///< As its name in a Maildir tells.

    bool operator==(const MailSource &) const = default;
};

/// What was found where the user pointed.
struct MailSources {
    QList<MailSource> sources; ///< In the order in which they were named, and of their names in a folder.
    qint64 octets = 0; ///< Of them all.
    QList<FileFailure> failures; ///< At most failuresTold.
    qint64 failed = 0; ///< Files that are no mail, or cannot be read. The code of the former is "NOT-MAIL".
};

/// What a file that is no folder is, by its first octets; its name says nothing.
/// @return nothing if it is no mail: a message has a header, and in it at least one field that any message
///         has.
[[nodiscard]] std::optional<MailFormat> mailFormatOf(QByteArrayView beginning);

/// Looks for mail: each path is a file or a folder, and a folder is looked through with all that is in it. A
/// folder with `cur` and `new` is a Maildir. Links, and what is neither file nor folder, are not followed;
/// where they are named themselves that is a failure with the code "NOT-A-FILE", elsewhere they are passed
/// over. Blocks on the disk; of any thread.
/// @param watch called often.
/// @return ErrorKind::Cancelled if it was stopped, ErrorKind::Limit beyond limit::importFiles.
[[nodiscard]] Result<MailSources> findMail(const QStringList &paths, const TransferWatch &watch);

} // namespace poplar::archive
