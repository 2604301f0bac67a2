// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/adoption.h"
#include "base/envelope.h"
#include "base/result.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

namespace poplar::mailbox {

/// The header of a message file, as what the server sent of it is told from others.
struct FileHeader {
    Envelope envelope;
    /// That of the header as TOP sent it, whatever line ends the file has. Empty where nothing is proven by
    /// it: the file is not as large as its name says (",S="), so that it is not as it was delivered; or the
    /// header is larger than any that is taken from a server (limit::topHeader).
    QByteArray hash;
};

/// Reads a file as far as its header goes. Of any thread.
/// @return ErrorKind::Storage if it cannot be read.
[[nodiscard]] Result<FileHeader> readFileHeader(const QString &path);

/// The values of header fields of a file: see mime::readFieldValues(). Of any thread.
/// @return ErrorKind::Storage if it cannot be read.
[[nodiscard]] Result<QHash<QString, QStringList>> readFileFields(const QString &path,
                                                                 const QSet<QString> &names);

/// Reads what a rebuild has to know of a message file. Blocks; of any thread.
/// @return ErrorKind::Storage if it cannot be read.
[[nodiscard]] Result<archive::FoundMessage> readMaildirFile(const QString &path);

} // namespace poplar::mailbox
