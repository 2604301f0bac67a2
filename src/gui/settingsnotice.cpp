// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settingsnotice.h"

#include "accounts/accountstore.h"

#include <QCoreApplication>
#include <QDir>

namespace poplar::gui {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(SettingsNotice)
};

} // namespace

std::optional<SettingsNotice> settingsNotice(const accounts::AccountStore &accounts)
{
    if (accounts.loadError()) {
        return SettingsNotice{Texts::tr("The settings could not be read"),
                              Texts::tr("Poplar shows no accounts and stores no changes, so that nothing is "
                                        "overwritten. Make the file readable and start Poplar again: %1")
                                  .arg(accounts.loadError()->detail)};
    }
    if (!accounts.copyOfDamagedFile().isEmpty()) {
        return SettingsNotice{
            Texts::tr("The settings file is damaged"),
            Texts::tr("Poplar uses what it could read. A copy of the file as it was is kept: %1")
                .arg(QDir::toNativeSeparators(accounts.copyOfDamagedFile()))};
    }
    const auto broken = int(accounts.unreadable().size() + accounts.repaired().size());
    if (broken > 0) {
        return SettingsNotice{
            Texts::tr("Some account settings make no sense"),
            Texts::tr("%Ln account(s) are incomplete or were read with safe values instead. "
                      "Please look at the settings.",
                      nullptr, broken)};
    }
    return {};
}

} // namespace poplar::gui
