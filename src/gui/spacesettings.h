// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/spacegroups.h"

class QSettings;

namespace poplar::gui {

/// What the picture of the mailbox was divided by last.
[[nodiscard]] SpaceBy loadSpaceBy(const QSettings &file);
void saveSpaceBy(QSettings &file, SpaceBy by);

/// How much an account's maildrop may hold, in octets, as its user knows it; 0 if he does not.
[[nodiscard]] qint64 loadQuota(const QSettings &file, const QString &account);
void saveQuota(QSettings &file, const QString &account, qint64 octets);

} // namespace poplar::gui
