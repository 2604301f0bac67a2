// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "accounts/storedsecret.h"
#include "base/secret.h"
#include "gui/passworddialog.h"
#include "mailbox/values.h"

#include <QList>
#include <QString>

#include <optional>

namespace poplar::gui {

class OpenMailbox;

/// A secret that is needed for a session beside the user's own: where it is looked for, and whose it is.
struct LackingSecret {
    mailbox::SecretPurpose purpose = mailbox::SecretPurpose::Password;
    SecretUse use = SecretUse::Receiving;
    accounts::StoredSecret stored = accounts::StoredSecret::Password;
    QString host;
    QString user;
};

/// All that is needed to get into the maildrop; the login's own comes last, if it takes one.
[[nodiscard]] QList<LackingSecret> secretsToReceive(const accounts::Account &account);
/// What the server that sends takes besides; nothing if that is the same, or none.
[[nodiscard]] std::optional<LackingSecret> secretToSend(const accounts::Account &account);
/// For the dialog that asks for it.
[[nodiscard]] mailbox::PasswordQuestion questionFor(const LackingSecret &lacking);

/// Whether both are the same, and there are any.
[[nodiscard]] bool isSameSecret(const Secret &one, const Secret &other);
/// Whether another session may be opened: servers let one at a time into a mailbox.
[[nodiscard]] bool isFree(OpenMailbox &open);

} // namespace poplar::gui
