// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "support/dovecotserver.h"

namespace poplar::test {

/// Anna's account on a Dovecot, without TLS.
[[nodiscard]] inline accounts::Account accountOn(const DovecotServer &server)
{
    accounts::Account account;
    account.id = QStringLiteral("test");
    account.host = QLatin1StringView(DovecotServer::ownAddress);
    account.port = server.plainPort();
    account.security = Security::None;
    account.user = QStringLiteral("anna");
    return account;
}

/// A small message that ends as the server sends it.
[[nodiscard]] inline QByteArray numberedLetter(int number, const QByteArray &more = {})
{
    const QByteArray n = QByteArray::number(number);
    return "From: Anna <anna@example.org>\r\nTo: boris@example.org\r\nSubject: letter " + n
        + "\r\nDate: Mon, 02 Nov 2026 10:00:00 +0300\r\nMessage-ID: <" + n
        + "@example.org>\r\n\r\nThis is letter " + n + ".\r\n.and a dot\r\n" + more;
}

} // namespace poplar::test
