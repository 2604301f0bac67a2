// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QList>
#include <QMetaType>
#include <QString>

/// What every layer says of mail that goes to, or comes from, other programs.
namespace poplar {

/// How mail lies outside an account's folder.
enum class MailFormat {
    Eml, ///< A file for each message, its lines ending in CRLF (RFC 5322).
    Mbox, ///< All in one file (RFC 4155), in the dialect "mboxrd", which can be reversed.
    Maildir, ///< A file for each message, flags in its name, in `cur`, `new` and `tmp`.
};

/// Programs that fetch mail by POP3 and remember in a file what they have fetched.
enum class ListingProgram { Thunderbird, Getmail, Fetchmail, Mpop };

/// A file, or a message, that was left out.
struct FileFailure {
    QString file;
    Error error;

    bool operator==(const FileFailure &) const = default;
};

/// The failures that are told one by one; the others are counted.
constexpr qsizetype failuresTold = 1000;

} // namespace poplar

Q_DECLARE_METATYPE(poplar::MailFormat)
Q_DECLARE_METATYPE(poplar::FileFailure)
