// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/mailaddress.h"
#include "accounts/providers.h"
#include "base/authentication.h"
#include "base/security.h"

#include <QList>
#include <QMetaType>

#include <optional>

namespace poplar::accounts {

/// A server as somebody describes it.
struct FoundServer {
    QString host;
    quint16 port = 0;
    Security security = Security::Tls;
    QString user;
    Authentication authentication = Authentication::Automatic;

    bool operator==(const FoundServer &) const = default;
};

/// A server, and who says so. It is shown before it is used.
struct Finding {
    enum class Source {
        Providers, ///< Poplar's own list.
        Autoconfig, ///< The domain's file of settings, over HTTPS.
        Dns, ///< The domain's SRV records (RFC 6186), which nothing protects on the way.
        Guess, ///< A server of a usual name answered, with a certificate for it.
    };
    enum class Trust {
        Vouched, ///< It is the domain's own, or the domain itself vouches for it.
        Doubtful, ///< Of another domain, and named by somebody who may be anybody: the user has to agree.
    };
    FoundServer server;
    Source source = Source::Providers;
    Trust trust = Trust::Vouched;
    QString saidBy; ///< The host that the file came from, or the domain; empty for Providers.

    bool operator==(const Finding &) const = default;
};

/// What else the look-up saw, worth telling where it found nothing better.
enum class LookupNote {
    NotOffered, ///< The domain says that it offers no POP3.
    NoPop3InFile, ///< Its file has servers, but none for POP3.
    OnlyUnencrypted, ///< It names a server without encryption, and no other.
    UnreadableFile, ///< What came in the place of the file is none, or is beyond the limits.
    UntrustedFile, ///< The file's server could not prove who it is, or leads to an unprotected one.
    UnusableLogin, ///< A server wants a way to log in that Poplar does not have.
};

/// Everything that a look-up found for an address.
struct Findings {
    MailAddress address;
    std::optional<Provider> provider;
    QList<Finding> pop3; ///< The best first. All with encryption.
    QList<Finding> submission; ///< Servers to send by, likewise.
    std::optional<FoundServer> unencrypted; ///< See OnlyUnencrypted. Never used by itself.
    QList<LookupNote> notes; ///< Each once.

    bool operator==(const Findings &) const = default;
};

} // namespace poplar::accounts

Q_DECLARE_METATYPE(poplar::accounts::Findings)
