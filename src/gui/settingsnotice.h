// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace poplar::accounts {
class AccountStore;
}

namespace poplar::gui {

/// What the user should know about the settings file that was just read.
struct SettingsNotice {
    QString title;
    QString explanation;
};

/// The most serious thing that is wrong with the stored accounts; nothing if all is well.
[[nodiscard]] std::optional<SettingsNotice> settingsNotice(const accounts::AccountStore &accounts);

} // namespace poplar::gui
