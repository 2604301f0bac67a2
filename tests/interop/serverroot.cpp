// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/serverroot.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <csignal>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace poplar::test {

namespace {

constexpr int patience = 20'000;

QString unpacked(const QString &package)
{
    return QStringLiteral(POPLAR_SOURCE_DIR "/build/servers/") + package;
}

} // namespace

bool ServerRoot::isUnpacked(const QString &package)
{
    return QFile::exists(unpacked(package) + QStringLiteral("/version"));
}

QString ServerRoot::version(const QString &package)
{
    QFile file(unpacked(package) + QStringLiteral("/version"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
}

ServerRoot::ServerRoot(const QString &package)
    : m_parent(QStringLiteral(POPLAR_SOURCE_DIR "/build/servers/run-XXXXXX")) // links need the same disk
    , m_root(m_parent.filePath(QStringLiteral("root")))
{
    const int code =
        QProcess::execute(QStringLiteral("cp"), {QStringLiteral("-al"), unpacked(package), m_root});
    if (code != 0)
        qFatal("Cannot copy %s", qPrintable(unpacked(package)));
    write(QStringLiteral("/etc/passwd"),
          "root:x:0:0::/:/bin/sh\npopa3d:x:60901:60901::/:/bin/false\ncourier:x:60902:60902::/:/bin/false\n"
          "anna:x:60911:8::/home/anna:/bin/sh\ncyrus:x:60911:8::/var/spool/cyrus:/bin/false\n");
    write(QStringLiteral("/etc/group"), "root:x:0:\nmail:x:8:\npopa3d:x:60901:\ncourier:x:60902:\n");
}

QString ServerRoot::path(const QString &inside) const
{
    return m_root + inside;
}

void ServerRoot::write(const QString &inside, const QByteArray &content, int mode) const
{
    const QString name = path(inside);
    QDir().mkpath(QFileInfo(name).path());
    QFile::remove(name); // a link: to write into it would change it for everybody
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("Cannot write %s", qPrintable(name));
    file.close();
    chmod(QFile::encodeName(name).constData(), static_cast<mode_t>(mode));
}

void ServerRoot::giveAway(const QString &inside) const
{
    if (chown(QFile::encodeName(path(inside)).constData(), mailOwner, mailGroup) != 0)
        qFatal("Cannot give away %s", qPrintable(inside));
}

void ServerRoot::makeFolder(const QString &inside) const
{
    QString made;
    for (const QString &part : inside.split(u'/', Qt::SkipEmptyParts)) {
        made += u'/' + part;
        if (QDir().mkdir(path(made)))
            giveAway(made);
    }
}

QByteArray ServerRoot::read(const QString &inside) const
{
    QFile file(path(inside));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArrayList ServerRoot::contents(const QString &folder, const QString &pattern) const
{
    QByteArrayList contents;
    QDirIterator files(path(folder), {pattern}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        contents += read(files.next().mid(m_root.size()));
    return contents;
}

void ServerRoot::prepare(QProcess &process) const
{
    process.setChildProcessModifier([root = QFile::encodeName(m_root)] {
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        setpgid(0, 0);
        if (::chroot(root.constData()) != 0 || ::chdir("/") != 0)
            _exit(127);
    });
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("PATH"), QStringLiteral("/usr/bin:/usr/sbin"));
    process.setProcessEnvironment(environment);
}

ServerRoot::Ran ServerRoot::run(const QStringList &command, const QByteArray &input) const
{
    QProcess process;
    prepare(process);
    process.start(command.first(), command.mid(1));
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(patience))
        process.kill();
    const bool ended = process.waitForFinished() || process.state() == QProcess::NotRunning;
    return {ended && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

std::unique_ptr<QProcess> ServerRoot::start(const QStringList &command) const
{
    auto process = std::make_unique<QProcess>();
    prepare(*process);
    process->setStandardOutputFile(path(QStringLiteral("/log")), QIODevice::Append);
    process->setStandardErrorFile(path(QStringLiteral("/log")), QIODevice::Append);
    process->start(command.first(), command.mid(1));
    return process;
}

} // namespace poplar::test
