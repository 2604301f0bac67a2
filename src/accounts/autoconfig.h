// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/serverfinding.h"
#include "base/result.h"

#include <QByteArray>

namespace poplar::accounts {

/// What a domain's file of settings says ("config-v1.1.xml", as Thunderbird has it), as far as Poplar can use
/// it.
struct Autoconfig {
    QList<FoundServer> pop3; ///< With encryption, TLS from the start first, else in the order of the file.
    QList<FoundServer> submission; ///< Likewise.
    QList<FoundServer> unencrypted; ///< For POP3, without encryption. For the user to know, not to be used.
    int unusable = 0; ///< POP3 servers that make no sense, or want a login that Poplar does not have.
    int others = 0; ///< Servers for fetching by other protocols.

    bool operator==(const Autoconfig &) const = default;
};

/// Reads such a file. It may come from anybody and say anything: what is larger or deeper than base/limits.h
/// allows, has a document type, or is no such file is an error; a server that makes no sense is left out.
/// @param address takes the place of %EMAILADDRESS% and its like.
[[nodiscard]] Result<Autoconfig> readAutoconfig(const QByteArray &file, const MailAddress &address);

} // namespace poplar::accounts
