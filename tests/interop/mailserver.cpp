// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/mailserver.h"

#include "interop/serverroot.h"

#include <QProcess>

#include <unistd.h>

namespace poplar::test {

const QList<MailServerKind> &mailServerKinds()
{
    static const QList<MailServerKind> kinds{
        {"Dovecot", "dovecot-pop3d", makeDovecot, "", false, false, false},
        {"Courier", "courier-pop", makeCourier, "", false, false, true},
        {"Cyrus", "cyrus-pop3d", makeCyrus, "Return-Path, Received and two more fields, on delivery", false,
         false, true},
        {"popa3d", "popa3d", makePopa3d, "", true, false, true},
        {"GNU mailutils", "mailutils-pop3d", makeMailutils, "X-UIDL, X-UID, X-IMAPbase and Status", false,
         true, true},
    };
    return kinds;
}

QString versionOf(const MailServerKind &kind)
{
    const auto package = QString::fromLatin1(kind.package);
    if (kind.isUnpacked)
        return ServerRoot::version(package);
    QProcess query;
    query.start(QStringLiteral("dpkg-query"),
                {QStringLiteral("-W"), QStringLiteral("-f${Version}"), package});
    return query.waitForFinished() && query.exitCode() == 0 ? QString::fromUtf8(query.readAllStandardOutput())
                                                            : QString();
}

QString obstacle(const MailServerKind &kind)
{
    if (versionOf(kind).isEmpty())
        return QStringLiteral("not there: ./scripts/setup --interop");
    if (kind.isUnpacked && geteuid() != 0)
        return QStringLiteral("only root can give it a root directory of its own");
    return {};
}

} // namespace poplar::test
