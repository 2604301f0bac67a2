// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace poplar::accounts {

/// Whether a text can name an account, and so a folder: letters, digits and '-' only, as in a UUID.
/// Anything else ("", "..", "a/b") could lead out of the mail folder.
[[nodiscard]] bool isAccountId(const QString &text);

/// Where one user's settings and mail lie: one folder, readable by its owner only.
class Profile {
public:
    /// The user's own profile, or the one in a folder of choice.
    /// @param folder empty for the user's own.
    explicit Profile(const QString &folder = {});

    /// Makes the folders where they are missing; ErrorKind::Storage, with the folder as detail, where that
    /// fails or one cannot be written. What Poplar makes is for the owner only (0700); a folder of choice
    /// that was there before keeps its permissions, for it may hold other things.
    [[nodiscard]] Result<Done> prepare() const;

    [[nodiscard]] const QString &folder() const { return m_folder; }
    /// poplar.ini: settings, never passwords.
    [[nodiscard]] QString settingsFile() const;
    /// rules.json: the rules on headers.
    [[nodiscard]] QString rulesFile() const;
    /// words.txt: what the user told the spelling to be right.
    [[nodiscard]] QString ownWordsFile() const;
    /// Everything of one account; complete in itself.
    /// @param accountId one that isAccountId() takes.
    [[nodiscard]] QString accountFolder(const QString &accountId) const;
    /// Where transcripts are written, if the user asks for it.
    [[nodiscard]] QString logFolder() const;

private:
    QString m_folder;
    bool m_isUsersOwn = false;
};

} // namespace poplar::accounts
