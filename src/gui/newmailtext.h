// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace poplar::gui {

class AccountListModel;

/// The title of the window: how many messages are new, and in which accounts, shown or not.
[[nodiscard]] QString newMailTitle(const AccountListModel &accounts);

} // namespace poplar::gui
