// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/security.h"

#include <QFlags>
#include <QList>
#include <QStringView>

#include <optional>

namespace poplar::accounts {

/// What a mail provider asks for before a program may fetch mail.
enum class ProviderNeed {
    AppPassword = 1, ///< A password made for this program; that of the web does not work.
    AppPasswordWithSecondFactor = 2, ///< Likewise, where the user has switched on a second factor.
    MailPassword = 4, ///< A password for mail programs, other than that of the web.
    EnablePop3 = 8, ///< POP3 has to be switched on in the settings on the web.
    PaidOnly = 16, ///< POP3 belongs to paid mailboxes.
    TokenOnly = 32, ///< No password at all: an access token (OAuth).
    NoPop3 = 64, ///< It offers no POP3.
};
Q_DECLARE_FLAGS(ProviderNeeds, ProviderNeed)
Q_DECLARE_OPERATORS_FOR_FLAGS(ProviderNeeds)

/// A mail provider that Poplar knows. All texts live as long as the program.
struct Provider {
    /// What is the user name at its servers.
    enum class User { WholeAddress, LocalPart };

    QStringView name;
    QStringView domains; ///< In lower case, separated by blanks.
    QStringView pop3; ///< Port 995, TLS from the start; empty for NoPop3.
    QStringView submission; ///< Port 465 with TLS from the start, or 587 with STARTTLS.
    Security submissionSecurity = Security::Tls;
    User user = User::WholeAddress;
    ProviderNeeds needs = {};
    QStringView passwordPage = {}; ///< Where the password is made, or explained.
    QStringView pop3Page = {}; ///< Where POP3 is switched on, or explained, or why there is none.
    int leastMinutes = 0; ///< Between two checks; 0 where nothing is known.

    bool operator==(const Provider &) const = default;
};

/// All of them.
[[nodiscard]] const QList<Provider> &providers();
/// @param domain as in MailAddress.
[[nodiscard]] std::optional<Provider> providerOf(QStringView domain);

} // namespace poplar::accounts
