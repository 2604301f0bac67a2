// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/mailtransfer.h"
#include "base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace poplar::archive {

/// What such a file tells of one account.
struct UniqueIdList {
    QString host; ///< As the program has it, or the canonical name of it.
    QString user;
    QList<QByteArray> ids; ///< Of what has been fetched, each once.
    qint64 notWhole =
        0; ///< Messages of which that program fetched only the beginning: they are not in `ids`.

    bool operator==(const UniqueIdList &) const = default;
};

/// What such a file tells.
struct UniqueIdFile {
    ListingProgram program = ListingProgram::Thunderbird;
    QList<UniqueIdList> lists;
    qint64 unreadable = 0; ///< Lines that make no sense; they are left out.
    bool isCut = false; ///< It ends in the middle, or is larger than what is read of it.

    bool operator==(const UniqueIdFile &) const = default;
};

/// Reads the lists of four programs, and knows which it is by what is in the file; only for getmail the name
/// counts, since nothing else there tells whose list it is. The formats, from the programs' sources and from
/// files that they wrote (tests/unit/data/uniqueids):
///
/// - **Thunderbird** and its kin, `popstate.dat` (Pop3Client.sys.mjs of 153, `_writeUidlState()`;
///   nsPop3Protocol.cpp before, `net_pop3_write_state()`): lines with '#', then `*HOST USER` (a user may have
///   spaces) and lines `STATUS UNIQUE-ID TIME`; of old versions without a time. The last line has no end.
///   The status is 'k' (kept on the server), 'd' (to be deleted there), 'b' (too big: only its beginning was
///   fetched) or 'f' (the rest of such a one is wanted).
/// - **getmail** 6, `oldmail-HOST-PORT-USER` (_retrieverbases.py, `write_oldmailfile()`): lines
///   `UNIQUE-ID NUL TIME`. It writes '-' for each '/' of a unique-id, and for each of /\\:;<>| in the name.
/// - **fetchmail**, `.fetchids` (uid.c, `write_saved_lists()` and `initialize_saved_lists()`): lines
///   `USER@HOST UNIQUE-ID`; the '@' is the last one before the first space.
/// - **mpop**, `.mpop_uidls` or files in a folder of that name (uidls.c, `uidls_write()`): lines with '#' at
///   the beginning, then for each account ` COUNT HOST USER` and so many lines with a unique-id each.
///
/// @return the code is "NO-LIST" for what is none of them.
[[nodiscard]] Result<UniqueIdFile> readUniqueIdFile(const QString &path);

/// The same of content that has been read.
/// @param name of the file, without folders.
[[nodiscard]] Result<UniqueIdFile> readUniqueIds(const QByteArray &content, const QString &name);

/// The unique-id as getmail writes it.
[[nodiscard]] QByteArray asGetmailHasIt(QByteArray id);

/// Where programs keep such files, below folders of the user.
struct UserFolders {
    QString home;
    QStringList data; ///< Such as ~/.local/share, %APPDATA%.

    /// Those of the user who runs this.
    [[nodiscard]] static UserFolders ofUser();
};
/// The files that are there, by name only. Blocks on the disk.
[[nodiscard]] QStringList usualUniqueIdFiles(const UserFolders &folders);

/// Whether a list is that of an account. Host names are compared without regard to case and a final dot.
[[nodiscard]] bool isListOf(const UniqueIdList &list, ListingProgram program, const QString &host,
                            const QString &user);

} // namespace poplar::archive
