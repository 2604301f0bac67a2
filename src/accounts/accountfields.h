// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"

class QSettings;

namespace poplar::accounts {

/// Whether what stands in the settings could be taken as it is.
enum class Reading {
    Sound,
    Repaired, ///< Something made no sense and was replaced, see AccountStore::repaired().
};

/// Reads everything but the id from the current group. A key that is missing is no fault, except for the
/// first ones that there were, port and security.
[[nodiscard]] Reading readFields(const QSettings &settings, Account &account);
void writeFields(QSettings &settings, const Account &account);

/// Whether readFields() would take the intervals, the sizes and what is for sending back as they are.
[[nodiscard]] bool fieldsSurvive(const Account &account);

} // namespace poplar::accounts
