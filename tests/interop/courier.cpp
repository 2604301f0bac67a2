// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/inetd.h"
#include "interop/mailserver.h"
#include "interop/serverroot.h"

#include <QDeadlineTimer>
#include <QFile>

namespace poplar::test {

namespace {

constexpr char account[] = "uid=60911|gid=8|home=/home/anna|mail=/home/anna/Maildir";

class Courier : public MailServer {
public:
    Courier()
    {
        for (const char *part : {"cur", "new", "tmp"})
            m_root.makeFolder(maildir() + QLatin1StringView(part));
    }
    ~Courier() override
    {
        if (!m_authentication)
            return;
        m_authentication->terminate();
        m_authentication->waitForFinished();
    }

    bool start() override
    {
        const ServerIdentity identity = certificates().good();
        m_root.write(certificateFile(), identity.certificatePem + identity.keyPem);
        m_root.write(QStringLiteral("/etc/courier/authdaemonrc"),
                     "authmodulelist=\"authuserdb\"\nauthmodulelistorig=\"authuserdb\"\ndaemons=2\n"
                     "authdaemonvar=/run/courier/authdaemon\nDEBUG_LOGIN=0\nDEFAULTOPTIONS=\"\"\n");
        return addUser() && startAuthentication() && serve();
    }
    quint16 plainPort() const override { return m_plain.port(); }
    quint16 tlsPort() const override { return m_tls.port(); }
    bool deliver(const QByteArray &message) override
    {
        const auto name = QStringLiteral("new/%1.M1P1.test").arg(1'700'000'000 + ++m_delivered);
        m_root.write(maildir() + name, message);
        m_root.giveAway(maildir() + name);
        return true;
    }
    QByteArray stored() const override
    {
        return m_root.contents(maildir(), QStringLiteral("*.test*")).join('\n');
    }
    QByteArray log() override { return m_root.read(QStringLiteral("/log")); }

private:
    static QString maildir() { return QStringLiteral("/home/anna/Maildir/"); }
    static QString certificateFile() { return QStringLiteral("/etc/courier/pop3d.pem"); }

    /// What the key of a mechanism becomes in Courier's own user database.
    QByteArray key(const QString &hash) const
    {
        const auto made =
            m_root.run({QStringLiteral("/usr/sbin/userdbpw"), hash}, QByteArray(password) + '\n');
        return made.out.trimmed();
    }
    bool addUser() const
    {
        QByteArray secrets = "systempw=" + key(QStringLiteral("-md5"));
        for (const char *hash : {"md5", "sha1", "sha256"}) {
            secrets += QByteArray("|pop3-hmac-") + hash
                + "pw=" + key(QStringLiteral("-hmac-") + QLatin1StringView(hash));
        }
        return makeDatabase(QStringLiteral("userdb"), account)
            && makeDatabase(QStringLiteral("userdbshadow"), secrets);
    }
    bool makeDatabase(const QString &name, const QByteArray &fields) const
    {
        const auto made =
            m_root.run({QStringLiteral("/usr/lib/courier/courier-authlib/makedatprog"), QStringLiteral("-"),
                        QStringLiteral("/etc/courier/new"), QStringLiteral("/etc/courier/%1.dat").arg(name)},
                       QByteArray(user) + '\t' + fields + "\n.\n");
        return made.code == 0;
    }
    bool startAuthentication()
    {
        m_root.makeFolder(QStringLiteral("/run/courier/authdaemon"));
        m_authentication = m_root.start({QStringLiteral("/usr/lib/courier/courier-authlib/authdaemond")});
        const QDeadlineTimer deadline(std::chrono::seconds(20));
        while (!QFile::exists(m_root.path(QStringLiteral("/run/courier/authdaemon/socket")))) {
            if (deadline.hasExpired() || m_authentication->waitForFinished(20))
                return false;
        }
        return true;
    }
    bool serve()
    {
        QByteArrayList environment{"POP3AUTH=PLAIN LOGIN CRAM-MD5 CRAM-SHA1 CRAM-SHA256",
                                   "POP3AUTH_TLS=PLAIN LOGIN CRAM-MD5 CRAM-SHA1 CRAM-SHA256",
                                   "POP3_PROXY=0",
                                   "POP3_TLS_REQUIRED=0",
                                   "COURIERTLS=/usr/bin/couriertls",
                                   "TLS_CERTFILE=" + certificateFile().toUtf8(),
                                   "TLS_VERIFYPEER=NONE",
                                   "MAILDIRPATH=Maildir",
                                   "MIME_UNICODE_MESSAGE_TYPE=message/global",
                                   "TCPLOCALIP=127.0.0.1",
                                   "TCPLOCALPORT=110",
                                   "TCPREMOTEIP=127.0.0.1",
                                   "TCPREMOTEPORT=1024",
                                   "PATH=/usr/bin"};
        const QStringList login{QStringLiteral("/usr/lib/courier/courier/courierpop3login"),
                                QStringLiteral("/usr/lib/courier/courier/courierpop3d"),
                                QStringLiteral("Maildir")};
        const QStringList tls{QStringLiteral("/usr/bin/couriertls"), QStringLiteral("-server"),
                              QStringLiteral("-tcpd"), QStringLiteral("-user=courier")};
        const QString log = m_root.path(QStringLiteral("/log"));
        return m_plain.start({m_root.path(), login, environment + QByteArrayList{"POP3_STARTTLS=YES"}, log})
            && m_tls.start({m_root.path(), tls + login,
                            environment + QByteArrayList{"POP3_TLS=1", "POP3_STARTTLS=NO"}, log});
    }

    ServerRoot m_root{QStringLiteral("courier-pop")};
    std::unique_ptr<QProcess> m_authentication;
    Inetd m_plain;
    Inetd m_tls;
    int m_delivered = 0;
};

} // namespace

std::unique_ptr<MailServer> makeCourier()
{
    return std::make_unique<Courier>();
}

} // namespace poplar::test
