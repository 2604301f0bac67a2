// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/dovecotmail.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QTcpServer>
#include <QTcpSocket>

#include <csignal>
#include <unistd.h>

namespace poplar::test {

namespace {

constexpr char settings[] = R"(protocols = pop3 lmtp submission
log_path = /dev/stderr
first_valid_uid = 1
mail_fsync = never
mail_location = maildir:~/Maildir
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
ssl_cert = </etc/certificate.pem
ssl_key = </etc/key.pem
hostname = mail.example.org
listen = 127.0.0.1
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%n /etc/users
}
userdb {
  driver = passwd-file
  args = username_format=%n /etc/users
}
submission_relay_host = 127.0.0.1
submission_relay_port = RELAY
submission_relay_user = anna
submission_relay_password = secret-of-anna
service pop3-login {
  inet_listener pop3 {
    port = POP3
  }
  inet_listener pop3s {
    port = 0
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = LMTP
  }
}
service submission-login {
  inet_listener submission {
    port = SUBMISSION
  }
}
)";

} // namespace

QByteArray DovecotMail::obstacle()
{
    if (!ServerRoot::isUnpacked(QStringLiteral("dovecot-submissiond")))
        return "It is not there: ./scripts/setup --interop";
    return geteuid() == 0 ? QByteArray() : QByteArray("Only root can give it a root directory of its own");
}

/// The ports are chosen before it starts, as the server before it has to know one. It can only be told of
/// numbers, so another program may be faster; it does not start then.
DovecotMail::DovecotMail()
    : m_root(QStringLiteral("dovecot-submissiond"))
{
    QTcpServer servers[3];
    for (int number = 0; number < 3; ++number) {
        if (!servers[number].listen(QHostAddress::LocalHost))
            qFatal("There are no free ports");
        m_ports[number] = servers[number].serverPort();
    }
}

DovecotMail::~DovecotMail()
{
    if (!m_master)
        return;
    const auto group = static_cast<pid_t>(m_master->processId());
    m_master->terminate();
    m_master->waitForFinished();
    if (group > 0)
        kill(-group, SIGKILL); // its children may wait for clients
}

bool DovecotMail::start(quint16 relay)
{
    m_root.write(QStringLiteral("/etc/passwd"),
                 "root:x:0:0::/:/bin/sh\nnobody:x:65534:65534::/:/bin/false\n"
                 "dovecot:x:60922:60922::/:/bin/false\ndovenull:x:60923:60923::/:/bin/false\n"
                 "anna:x:60911:8::/home/anna:/bin/sh\n");
    m_root.write(QStringLiteral("/etc/group"),
                 "root:x:0:\nmail:x:8:\ndovecot:x:60922:\ndovenull:x:60923:\nnogroup:x:65534:\n");
    m_root.write(QStringLiteral("/etc/users"), "anna:secret-of-anna:60911:8::/home/anna::\n");
    m_root.makeFolder(QStringLiteral("/home/anna"));
    for (const char *folder : {"/run", "/tmp", "/var/lib/dovecot"})
        QDir().mkpath(m_root.path(QString::fromLatin1(folder)));
    const ServerIdentity identity = m_certificates.good();
    m_root.write(QStringLiteral("/etc/certificate.pem"), identity.certificatePem);
    m_root.write(QStringLiteral("/etc/key.pem"), identity.keyPem);
    QByteArray text = settings;
    text.replace("RELAY", QByteArray::number(relay));
    text.replace("POP3", QByteArray::number(pop3Port()));
    text.replace("LMTP", QByteArray::number(lmtpPort()));
    text.replace("SUBMISSION", QByteArray::number(submissionPort()));
    m_root.write(QStringLiteral("/etc/dovecot/dovecot.conf"), text);
    m_master = m_root.start({QStringLiteral("/usr/sbin/dovecot"), QStringLiteral("-F"), QStringLiteral("-c"),
                             QStringLiteral("/etc/dovecot/dovecot.conf")});
    return answers();
}

bool DovecotMail::answers() const
{
    const QDeadlineTimer deadline(std::chrono::seconds(60));
    while (!deadline.hasExpired()) {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, submissionPort());
        if (socket.waitForConnected() && socket.waitForReadyRead())
            return socket.readAll().startsWith("220 ");
        if (m_master->waitForFinished(50))
            return false;
    }
    return false;
}

} // namespace poplar::test
