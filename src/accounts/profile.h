// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace poplar::accounts {

/// Where one user's settings and mail lie: one folder, readable by its owner only.
class Profile {
public:
    /// The user's own profile, or the one in a folder of choice.
    /// @param folder empty for the user's own.
    explicit Profile(const QString &folder = {});

    /// Makes the folder where it is missing; ErrorKind::Storage where that fails or it cannot be written.
    [[nodiscard]] Result<Done> prepare() const;

    [[nodiscard]] const QString &folder() const { return m_folder; }
    /// poplar.ini: settings, never passwords.
    [[nodiscard]] QString settingsFile() const;
    /// Everything of one account; complete in itself.
    [[nodiscard]] QString accountFolder(const QString &accountId) const;

private:
    QString m_folder;
};

} // namespace poplar::accounts
