// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"

#include <QByteArrayList>

/// What scripts of a Mailbox's conversations have in common: a server without capabilities that knows anna.
namespace poplar::test {

/// Until the maildrop is open.
inline const QByteArray scriptedLogin =
    "S: +OK ready\nC: CAPA\nS: -ERR\nC: USER anna\nS: +OK\nC: PASS secret-of-anna\nS: +OK\n"
    "C: CAPA\nS: -ERR\n";

/// Leaving without deleting, before the next connection.
inline const QByteArray scriptedFarewell = "C: RSET\nS: +OK\nC: QUIT\nS: +OK\nNEXT\n";

/// STAT, LIST and UIDL.
/// @param uniqueIds of messages 1, 2, …; the first is 100 octets long, the second 200, and so on.
/// @param uidl what is said to UIDL instead of them; empty for them.
inline QByteArray scriptedListing(const QByteArrayList &uniqueIds, const QByteArray &uidl = {})
{
    QByteArray sizes;
    QByteArray names;
    qint64 octets = 0;
    for (qsizetype i = 1; i <= uniqueIds.size(); ++i) {
        octets += i * 100;
        sizes += "S: " + QByteArray::number(i) + ' ' + QByteArray::number(i * 100) + '\n';
        names += "S: " + QByteArray::number(i) + ' ' + uniqueIds[i - 1] + '\n';
    }
    return "C: STAT\nS: +OK " + QByteArray::number(uniqueIds.size()) + ' ' + QByteArray::number(octets)
        + "\nC: LIST\nS: +OK\n" + sizes + "S: .\nC: UIDL\n"
        + (uidl.isEmpty() ? "S: +OK\n" + names + "S: .\n" : "S: " + uidl + '\n');
}

/// The header of a message, to TOP.
inline QByteArray scriptedTop(int number, const QByteArray &subject)
{
    return "C: TOP " + QByteArray::number(number) + " 0\nS: +OK\nS: Subject: " + subject + "\nS:\nS: .\n";
}

/// A message, to RETR.
inline QByteArray scriptedRetr(int number, const QByteArray &subject)
{
    return "C: RETR " + QByteArray::number(number) + "\nS: +OK\nS: Subject: " + subject + "\nS:\nS: text of "
        + subject + "\nS: .\n";
}

/// Anna's account at a scripted server.
inline accounts::Account scriptedAccount(quint16 port)
{
    accounts::Account account;
    account.id = QStringLiteral("test");
    account.host = QStringLiteral("127.0.0.1");
    account.port = port;
    account.security = Security::None;
    account.user = QStringLiteral("anna");
    return account;
}

} // namespace poplar::test
