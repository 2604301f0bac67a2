// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/dovecotserver.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTcpServer>

#include <csignal>
#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <memory>

namespace poplar::test {

namespace {

constexpr std::chrono::seconds patience{20};
constexpr int attempts = 5; ///< A free port may be taken by another program before Dovecot has it.

/// Debian puts it where only root looks.
QString program()
{
    const QStringList places{QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin")};
    const QString found = QStandardPaths::findExecutable(QStringLiteral("dovecot"), places);
    return found.isEmpty() ? QStandardPaths::findExecutable(QStringLiteral("dovecot")) : found;
}

bool isRoot()
{
    return geteuid() == 0;
}

QByteArray currentUser()
{
    const passwd *entry = getpwuid(geteuid());
    return entry ? QByteArray(entry->pw_name) : QByteArray::number(geteuid());
}

QByteArray currentGroup()
{
    const group *entry = getgrgid(getegid());
    return entry ? QByteArray(entry->gr_name) : QByteArray::number(getegid());
}

/// Dovecot never reads mail as root.
passwd mailOwner()
{
    const passwd *entry = isRoot() ? getpwnam("nobody") : getpwuid(geteuid());
    if (!entry)
        qFatal("There is no user to keep mail as");
    return *entry;
}

const char *word(DovecotServer::Tls tls)
{
    switch (tls) {
    case DovecotServer::Tls::Offered:
        return "yes";
    case DovecotServer::Tls::Required:
        return "required";
    case DovecotServer::Tls::Off:
        return "no";
    }
    Q_UNREACHABLE();
}

/// Without root's rights it can neither become another user nor change its root directory.
QByteArray settingsOfAnOrdinaryUser()
{
    const QByteArray user = currentUser();
    return "default_internal_user = " + user + "\ndefault_login_user = " + user
        + "\ndefault_internal_group = " + currentGroup() + R"(
service anvil {
  chroot =
}
service stats {
  chroot =
}
service pop3-login {
  chroot =
}
)";
}

} // namespace

DovecotServer::DovecotServer()
{
    if (!m_directory.isValid())
        qFatal("No directory for Dovecot");
    // Its processes run as several users.
    QFile::setPermissions(m_directory.path(), QFile::Permissions::fromInt(0x7755));
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setChildProcessModifier([] {
        prctl(PR_SET_PDEATHSIG, SIGTERM); // a test that is killed takes its server along
        setpgid(0, 0);
    });
}

DovecotServer::~DovecotServer()
{
    stop();
}

bool DovecotServer::start(const Options &options)
{
    stop();
    m_options = options;
    m_log.clear();
    if (program().isEmpty()) {
        m_log = "Dovecot is not installed: ./scripts/setup --tests";
        return false;
    }
    const passwd owner = mailOwner();
    QByteArray users;
    for (const auto &[name, password] : options.users) {
        const QByteArray scheme = password.startsWith('{') ? "" : "{PLAIN}";
        users += name + ':' + scheme + password + ':' + QByteArray::number(owner.pw_uid) + ':'
            + QByteArray::number(owner.pw_gid) + "::" + path(QStringLiteral("mail")).toUtf8() + '/' + name
            + "::\n";
        addMessages(name, {});
    }
    const ServerIdentity identity = options.identity.value_or(m_certificates.good());
    writeFile(QStringLiteral("users"), users);
    writeFile(QStringLiteral("certificate.pem"), identity.certificatePem);
    writeFile(QStringLiteral("key.pem"), identity.keyPem);
    for (const auto &[name, content] : options.files) {
        QDir(m_directory.path()).mkpath(QFileInfo(name).path());
        writeFile(name, located(content));
    }
    for (int i = 0; i < attempts; ++i) {
        if (startOnFreePorts())
            return true;
        if (!m_log.contains("Address already in use"))
            break;
    }
    return false;
}

bool DovecotServer::startOnFreePorts()
{
    {
        QTcpServer plain;
        QTcpServer tls;
        if (!plain.listen(QHostAddress::Any) || !tls.listen(QHostAddress::Any))
            return false;
        m_plainPort = plain.serverPort();
        m_tlsPort = tls.serverPort();
    }
    writeFile(QStringLiteral("dovecot.conf"), configuration());
    m_process.start(program(),
                    {QStringLiteral("-F"), QStringLiteral("-c"), path(QStringLiteral("dovecot.conf"))});
    const QDeadlineTimer deadline(patience);
    while (!m_log.contains("starting up for")) { // its ports are open by then
        if (!m_process.waitForReadyRead(static_cast<int>(deadline.remainingTime()))) {
            m_log += m_process.errorString().toUtf8();
            stop();
            return false;
        }
        m_log += m_process.readAll();
    }
    return true;
}

QByteArray DovecotServer::configuration() const
{
    QByteArray text = located(R"(
protocols = pop3
log_path = /dev/stderr
auth_verbose = yes
auth_failure_delay = 0
disable_plaintext_auth = yes
first_valid_uid = 1
mail_max_userip_connections = 1000
mail_fsync = never
mail_location = maildir:~/
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u DIR/users
}
userdb {
  driver = passwd-file
  args = username_format=%u DIR/users
}
base_dir = DIR/run
state_dir = DIR/state
listen = 127.0.0.1, 127.0.0.2
ssl_cert = <DIR/certificate.pem
ssl_key = <DIR/key.pem
# No growing delay after a wrong password.
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service pop3-login {
  inet_listener pop3 {
    port = PLAIN_PORT
  }
  inet_listener pop3s {
    port = TLS_PORT
    ssl = yes
  }
}
)");
    text.replace("PLAIN_PORT", QByteArray::number(m_plainPort));
    text.replace("TLS_PORT", QByteArray::number(m_options.tls == Tls::Off ? 0 : m_tlsPort));
    text += QByteArray("ssl = ") + word(m_options.tls) + '\n';
    if (m_options.tls != Tls::Required)
        text += "disable_plaintext_auth = no\n";
    text += "auth_mechanisms = " + m_options.mechanisms + '\n';
    text += "pop3_uidl_format = " + m_options.uniqueIds + '\n';
    if (!isRoot())
        text += settingsOfAnOrdinaryUser();
    return text + located(m_options.more);
}

QByteArray DovecotServer::located(QByteArray text) const
{
    return text.replace("DIR", m_directory.path().toUtf8());
}

void DovecotServer::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    const auto group = static_cast<pid_t>(m_process.processId());
    m_process.terminate();
    if (!m_process.waitForFinished(static_cast<int>(std::chrono::milliseconds(patience).count()))) {
        m_process.kill();
        m_process.waitForFinished();
    }
    kill(-group, SIGKILL); // a pop3 process with a client outlives its master for half a minute
    m_log += m_process.readAll();
}

void DovecotServer::writeFile(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(content) != content.size())
        qFatal("Cannot write %s", qPrintable(file.fileName()));
    file.setPermissions(QFile::Permissions::fromInt(0x6644));
}

void DovecotServer::ownMail(const QString &path) const
{
    const passwd owner = mailOwner();
    if (isRoot() && chown(QFile::encodeName(path).constData(), owner.pw_uid, owner.pw_gid) != 0)
        qFatal("Cannot give away %s", qPrintable(path));
}

void DovecotServer::addMessages(const QByteArray &user, const QByteArrayList &messages)
{
    const QString mail = QStringLiteral("mail/") + QString::fromUtf8(user);
    for (const char *part : {"", "/cur", "/new", "/tmp"}) {
        const QString folder = path(mail + QLatin1StringView(part));
        QDir().mkpath(folder);
        ownMail(folder);
    }
    for (const QByteArray &message : messages) {
        // Dovecot numbers messages by the time in the name of their file.
        const QString name = QStringLiteral("%1.M1P1.test").arg(1'700'000'000 + ++m_delivered);
        const QString unfinished = mail + QStringLiteral("/tmp/") + name;
        writeFile(unfinished, message);
        ownMail(path(unfinished));
        QFile::rename(path(unfinished), path(mail + QStringLiteral("/new/") + name));
    }
}

QByteArrayList DovecotServer::messagesLeft(const QByteArray &user) const
{
    QMap<QString, QByteArray> byName;
    for (const char *part : {"cur", "new"}) {
        QDir folder(path(QStringLiteral("mail/") + QString::fromUtf8(user) + u'/' + QLatin1StringView(part)));
        for (const QString &name : folder.entryList(QDir::Files)) {
            QFile file(folder.filePath(name));
            if (file.open(QIODevice::ReadOnly))
                byName.insert(name, file.readAll());
        }
    }
    return byName.values();
}

const char *DovecotServer::log()
{
    m_log += m_process.readAll();
    return m_log.constData();
}

} // namespace poplar::test
