// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/postfixserver.h"

#include <QDeadlineTimer>
#include <QTcpServer>
#include <QTcpSocket>

#include <csignal>
#include <unistd.h>

namespace poplar::test {

namespace {

constexpr uid_t postfixUser = 60920;
constexpr gid_t dropGroup = 60921;

constexpr char settings[] = R"(compatibility_level = 3.6
myhostname = mail.example.org
mydestination =
mynetworks =
inet_protocols = ipv4
maillog_file = /dev/stdout
alias_maps =
alias_database =
local_recipient_maps =
virtual_mailbox_domains = example.org
virtual_mailbox_base = /home
virtual_mailbox_maps = inline:{ anna@example.org=anna/Maildir/, юлия@example.org=anna/Maildir/ }
virtual_uid_maps = static:60911
virtual_gid_maps = static:8
virtual_mailbox_limit = 0
message_size_limit = 30000000
smtpd_sasl_auth_enable = yes
smtpd_sasl_local_domain = localhost
smtpd_sasl_security_options = noanonymous
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_tls_security_level = may
smtpd_tls_cert_file = /etc/certificate.pem
smtpd_tls_key_file = /etc/key.pem
)";

constexpr char services[] = R"(127.0.0.1:PLAIN_PORT inet n - n - - smtpd
127.0.0.1:TLS_PORT inet n - n - - smtpd
  -o smtpd_tls_wrappermode=yes
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
virtual unix - n n - - virtual
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
)";

} // namespace

QByteArray PostfixServer::obstacle()
{
    if (!ServerRoot::isUnpacked(QStringLiteral("postfix")))
        return "It is not there: ./scripts/setup --interop";
    return geteuid() == 0 ? QByteArray() : QByteArray("Only root can give it a root directory of its own");
}

PostfixServer::PostfixServer()
    : m_root(QStringLiteral("postfix"))
{
}

PostfixServer::~PostfixServer()
{
    if (!m_master)
        return;
    const auto group = static_cast<pid_t>(m_master->processId());
    m_master->terminate();
    m_master->waitForFinished();
    if (group > 0)
        kill(-group, SIGKILL); // its children wait for more work
}

bool PostfixServer::start()
{
    makeFolders();
    configure();
    if (!addUser())
        return false;
    m_master = m_root.start({QStringLiteral("/usr/lib/postfix/sbin/master"), QStringLiteral("-c"),
                             QStringLiteral("/etc/postfix"), QStringLiteral("-d")});
    return answers();
}

void PostfixServer::makeFolders() const
{
    m_root.write(QStringLiteral("/etc/passwd"),
                 "root:x:0:0::/:/bin/sh\npostfix:x:60920:60920::/var/spool/postfix:/bin/false\n"
                 "nobody:x:65534:65534::/:/bin/false\nanna:x:60911:8::/home/anna:/bin/sh\n");
    m_root.write(QStringLiteral("/etc/group"),
                 "root:x:0:\nmail:x:8:\npostfix:x:60920:\npostdrop:x:60921:\nnogroup:x:65534:\n");
    m_root.makeFolder(QStringLiteral("/home/anna"));
    const auto own = [this](const QString &folder, gid_t group) {
        m_root.makeFolder(folder);
        const QByteArray path = QFile::encodeName(m_root.path(folder));
        if (::chown(path.constData(), postfixUser, group) != 0)
            qFatal("Cannot give away %s", path.constData());
    };
    own(QStringLiteral("/var/lib/postfix"), postfixUser);
    const QString spool = QStringLiteral("/var/spool/postfix/");
    for (const char *name : {"active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming",
                             "private", "saved", "trace"})
        own(spool + QString::fromLatin1(name), postfixUser);
    own(spool + QStringLiteral("maildrop"), dropGroup);
    own(spool + QStringLiteral("public"), dropGroup);
    m_root.write(spool + QStringLiteral("pid/none"), {});
}

/// It can only be told of numbers, so another program may be faster; it does not start then.
void PostfixServer::configure()
{
    const ServerIdentity identity = m_certificates.good();
    m_root.write(QStringLiteral("/etc/certificate.pem"), identity.certificatePem);
    m_root.write(QStringLiteral("/etc/key.pem"), identity.keyPem);
    QByteArray main = settings;
    if (m_lmtpPort != 0)
        main += "virtual_transport = lmtp:inet:127.0.0.1:" + QByteArray::number(m_lmtpPort) + '\n';
    m_root.write(QStringLiteral("/etc/postfix/main.cf"), main);
    m_root.write(QStringLiteral("/etc/postfix/sasl/smtpd.conf"),
                 "pwcheck_method: auxprop\nauxprop_plugin: sasldb\n"
                 "mech_list: PLAIN LOGIN CRAM-MD5 SCRAM-SHA-1 SCRAM-SHA-256\n");
    QTcpServer plain;
    QTcpServer tls;
    if (!plain.listen(QHostAddress::LocalHost) || !tls.listen(QHostAddress::LocalHost))
        qFatal("There are no free ports");
    m_plainPort = plain.serverPort();
    m_tlsPort = tls.serverPort();
    QByteArray text = services;
    text.replace("PLAIN_PORT", QByteArray::number(m_plainPort));
    text.replace("TLS_PORT", QByteArray::number(m_tlsPort));
    m_root.write(QStringLiteral("/etc/postfix/master.cf"), text);
}

bool PostfixServer::addUser() const
{
    const auto added =
        m_root.run({QStringLiteral("/usr/sbin/saslpasswd2"), QStringLiteral("-p"), QStringLiteral("-c"),
                    QStringLiteral("-u"), QStringLiteral("localhost"), QStringLiteral("anna")},
                   QByteArray(password) + '\n');
    const QString database = QStringLiteral("/etc/sasldb2");
    return added.code == 0
        && QFile::setPermissions(m_root.path(database),
                                 QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
}

bool PostfixServer::answers() const
{
    const QDeadlineTimer deadline(std::chrono::seconds(60));
    while (!deadline.hasExpired()) {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_plainPort);
        if (socket.waitForConnected() && socket.waitForReadyRead())
            return socket.readAll().startsWith("220 ");
        if (m_master->waitForFinished(50))
            return false;
    }
    return false;
}

QByteArrayList PostfixServer::delivered() const
{
    return m_root.contents(QStringLiteral("/home/anna/Maildir/new"), QStringLiteral("*"));
}

} // namespace poplar::test
