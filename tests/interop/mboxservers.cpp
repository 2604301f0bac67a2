// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/inetd.h"
#include "interop/mailserver.h"
#include "interop/serverroot.h"

#include <QFile>

#include <crypt.h>

namespace poplar::test {

namespace {

/// A server that keeps mail as mbox and knows users as the system does.
class MboxServer : public MailServer {
public:
    explicit MboxServer(const QString &package)
        : m_root(package)
    {
        const QByteArray hash = ::crypt(password, "$6$interop$");
        m_root.write(QStringLiteral("/etc/shadow"), "anna:" + hash + ":19000:0:99999:7:::\n", 0600);
        m_root.makeFolder(QStringLiteral("/var/mail"));
        m_root.write(mailbox(), "");
        m_root.giveAway(mailbox());
    }
    quint16 plainPort() const override { return m_plain.port(); }
    bool deliver(const QByteArray &message) override
    {
        if (!message.contains("\n\n"))
            return false; // mbox cannot keep it apart from the next one
        QFile file(m_root.path(mailbox()));
        const QByteArray end = message.endsWith('\n') ? "\n" : "\n\n";
        return file.open(QIODevice::Append)
            && file.write("From anna@example.org Mon Nov  2 10:00:00 2026\n" + message + end) > 0;
    }
    QByteArray stored() const override { return m_root.read(mailbox()); }
    QByteArray log() override { return m_root.read(QStringLiteral("/log")); }

protected:
    bool listen(Inetd &inetd, const QStringList &command) const
    {
        return inetd.start({m_root.path(), command, {}, m_root.path(QStringLiteral("/log"))});
    }
    void useUnixPasswords(const QString &service) const
    {
        m_root.write(QStringLiteral("/etc/pam.d/") + service,
                     "auth required pam_unix.so\naccount required pam_unix.so\n");
    }

    ServerRoot m_root;
    Inetd m_plain;

private:
    static QString mailbox() { return QStringLiteral("/var/mail/anna"); }
};

class Popa3d : public MboxServer {
public:
    Popa3d()
        : MboxServer(QStringLiteral("popa3d"))
    {
    }
    bool start() override
    {
        useUnixPasswords(QStringLiteral("popa3d"));
        return listen(m_plain, {QStringLiteral("/usr/sbin/popa3d")});
    }
};

class Mailutils : public MboxServer {
public:
    Mailutils()
        : MboxServer(QStringLiteral("mailutils-pop3d"))
    {
    }
    bool start() override
    {
        useUnixPasswords(QStringLiteral("interop"));
        m_root.makeFolder(QStringLiteral("/var/lib/mailutils"));
        const ServerIdentity identity = certificates().good();
        m_root.write(QStringLiteral("/etc/certificate.pem"), identity.certificatePem);
        m_root.write(QStringLiteral("/etc/key.pem"), identity.keyPem, 0600);
        return serve(m_plain, QStringLiteral("ondemand")) && serve(m_tls, QStringLiteral("connection"));
    }
    quint16 tlsPort() const override { return m_tls.port(); }
    QByteArray withoutAdditions(const QByteArray &message) const override
    {
        QByteArray bare = message;
        for (const char *field : {"X-UIDL: ", "X-UID: ", "X-IMAPbase: ", "Status: "}) {
            const qsizetype from = bare.indexOf(QByteArray("\r\n") + field);
            if (from >= 0 && from < bare.indexOf("\r\n\r\n"))
                bare.remove(from, bare.indexOf("\r\n", from + 2) - from);
        }
        return bare;
    }

private:
    bool serve(Inetd &inetd, const QString &tlsMode) const
    {
        const QString name = QStringLiteral("/etc/pop3d-%1.conf").arg(tlsMode);
        m_root.write(name,
                     R"(
logging { syslog no; };
mailbox { mail-spool "/var/mail"; };
pam { service "interop"; };
tcp-wrappers { enable no; };
auth { authentication "system:generic:pam"; authorization "system"; };
tls { ssl-certificate-file "/etc/certificate.pem"; ssl-key-file "/etc/key.pem"; };
tls-mode )" + tlsMode.toUtf8()
                         + ";\n");
        return listen(inetd,
                      {QStringLiteral("/usr/sbin/pop3d"), QStringLiteral("--inetd"),
                       QStringLiteral("--config-file=") + name});
    }

    Inetd m_tls;
};

} // namespace

std::unique_ptr<MailServer> makePopa3d()
{
    return std::make_unique<Popa3d>();
}

std::unique_ptr<MailServer> makeMailutils()
{
    return std::make_unique<Mailutils>();
}

} // namespace poplar::test
