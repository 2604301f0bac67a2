// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/mailserver.h"
#include "interop/serverroot.h"

#include <QDeadlineTimer>
#include <QTcpServer>
#include <QTcpSocket>

#include <csignal>

namespace poplar::test {

namespace {

constexpr char settings[] = R"(
configdirectory: /var/lib/cyrus
proc_path: /run/cyrus/proc
mboxname_lockpath: /run/cyrus/lock
defaultpartition: default
partition-default: /var/spool/cyrus/mail
servername: localhost
popminpoll: 0
allowplaintext: yes
allowapop: yes
expunge_mode: immediate
sasl_pwcheck_method: auxprop
sasl_auxprop_plugin: sasldb
sasl_sasldb_path: /etc/sasldb2
sasl_mech_list: PLAIN LOGIN CRAM-MD5 DIGEST-MD5 SCRAM-SHA-1 SCRAM-SHA-256
autocreate_quota: 0
autocreate_post: yes
autocreate_users: anyone
tls_server_cert: /etc/certificate.pem
tls_server_key: /etc/key.pem
lmtpsocket: /run/cyrus/socket/lmtp
)";

constexpr char services[] = R"(
START {
  recover cmd="/usr/lib/cyrus/bin/ctl_cyrusdb -r"
}
SERVICES {
  pop3 cmd="pop3d" listen="127.0.0.1:PLAIN_PORT" prefork=0 maxchild=50
  pop3s cmd="pop3d -s" listen="127.0.0.1:TLS_PORT" prefork=0 maxchild=50
  lmtp cmd="lmtpd -a" listen="/run/cyrus/socket/lmtp" prefork=0 maxchild=5
}
EVENTS {
}
)";

class Cyrus : public MailServer {
public:
    ~Cyrus() override
    {
        if (!m_master)
            return;
        const auto group = static_cast<pid_t>(m_master->processId());
        m_master->terminate();
        m_master->waitForFinished();
        kill(-group, SIGKILL); // its children wait for another connection
    }

    bool start() override
    {
        const ServerIdentity identity = certificates().good();
        m_root.write(QStringLiteral("/etc/certificate.pem"), identity.certificatePem);
        m_root.write(QStringLiteral("/etc/key.pem"), identity.keyPem);
        m_root.write(QStringLiteral("/etc/imapd.conf"), settings);
        for (const char *folder : {"/tmp", "/var/lib/cyrus/db", "/var/lib/cyrus/socket", "/var/lib/cyrus/log",
                                   "/var/lib/cyrus/msg", "/var/spool/cyrus/mail/stage.", "/run/cyrus/proc",
                                   "/run/cyrus/lock", "/run/cyrus/socket"})
            m_root.makeFolder(QString::fromLatin1(folder));
        for (const char *folder : {"/var/lib/cyrus", "/var/spool/cyrus", "/var/spool/cyrus/mail"})
            m_root.giveAway(QString::fromLatin1(folder)); // came with the package
        if (!addUser() || !choosePorts())
            return false;
        m_master = m_root.start({QStringLiteral("/usr/lib/cyrus/bin/master"), QStringLiteral("-D"),
                                 QStringLiteral("-M"), QStringLiteral("/etc/cyrus.conf"),
                                 QStringLiteral("-C"), QStringLiteral("/etc/imapd.conf")});
        return answers();
    }
    quint16 plainPort() const override { return m_plainPort; }
    quint16 tlsPort() const override { return m_tlsPort; }
    bool deliver(const QByteArray &message) override
    {
        const auto done = m_root.run({QStringLiteral("/usr/lib/cyrus/bin/deliver"), QStringLiteral("-C"),
                                      QStringLiteral("/etc/imapd.conf"), QString::fromLatin1(user)},
                                     message);
        return done.code == 0;
    }
    QByteArray stored() const override
    {
        // What is deleted goes from the disk by this job, which runs every night.
        (void)m_root.run({QStringLiteral("/usr/lib/cyrus/bin/cyr_expire"), QStringLiteral("-C"),
                          QStringLiteral("/etc/imapd.conf"), QStringLiteral("-E"), QStringLiteral("1"),
                          QStringLiteral("-X"), QStringLiteral("0")});
        return m_root.contents(QStringLiteral("/var/spool/cyrus/mail"), QStringLiteral("*.")).join('\n');
    }
    QByteArray withoutAdditions(const QByteArray &message) const override
    {
        const qsizetype last = message.indexOf("X-Sieve: CMU Sieve 3.0\r\n");
        return last < 0 ? message : message.mid(message.indexOf('\n', last) + 1);
    }
    QByteArray log() override { return m_root.read(QStringLiteral("/log")); }

private:
    bool addUser() const
    {
        const auto added =
            m_root.run({QStringLiteral("/usr/sbin/saslpasswd2"), QStringLiteral("-p"), QStringLiteral("-c"),
                        QStringLiteral("-u"), QStringLiteral("localhost"), QString::fromLatin1(user)},
                       QByteArray(password) + '\n');
        m_root.giveAway(QStringLiteral("/etc/sasldb2"));
        return added.code == 0;
    }
    /// It can only be told of numbers, so another program may be faster; it does not start then.
    bool choosePorts()
    {
        QTcpServer plain;
        QTcpServer tls;
        if (!plain.listen(QHostAddress::LocalHost) || !tls.listen(QHostAddress::LocalHost))
            return false;
        m_plainPort = plain.serverPort();
        m_tlsPort = tls.serverPort();
        QByteArray text = services;
        text.replace("PLAIN_PORT", QByteArray::number(m_plainPort));
        text.replace("TLS_PORT", QByteArray::number(m_tlsPort));
        m_root.write(QStringLiteral("/etc/cyrus.conf"), text);
        return true;
    }
    bool answers() const
    {
        const QDeadlineTimer deadline(std::chrono::seconds(20));
        while (!deadline.hasExpired()) {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, m_plainPort);
            if (socket.waitForConnected() && socket.waitForReadyRead())
                return socket.readAll().startsWith("+OK");
            if (m_master->waitForFinished(50))
                return false;
        }
        return false;
    }

    ServerRoot m_root{QStringLiteral("cyrus-pop3d")};
    std::unique_ptr<QProcess> m_master;
    quint16 m_plainPort = 0;
    quint16 m_tlsPort = 0;
};

} // namespace

std::unique_ptr<MailServer> makeCyrus()
{
    return std::make_unique<Cyrus>();
}

} // namespace poplar::test
