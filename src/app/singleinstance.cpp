// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/singleinstance.h"

#include "base/leftlock.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QEventLoop>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QTemporaryFile>
#include <QTimer>

#include <array>
#include <optional>
#include <utility>

namespace poplar::app {

namespace {

using Wish = SingleInstance::Wish;

/// A Poplar that is just starting has the lock, and does not listen yet.
constexpr std::chrono::seconds waitingTime{5};
constexpr std::chrono::milliseconds betweenTries{100};
constexpr std::chrono::seconds answering{2};
constexpr qint64 longestLine = qint64(32) * 1024;
/// Socket addresses hold 107 octets on Linux and 103 elsewhere, of which Qt needs some for a while.
constexpr qsizetype longestPath = 80;

constexpr std::array<std::pair<Wish::What, const char *>, 3> words{
    {{Wish::What::Window, "show"}, {Wish::What::Practice, "practice"}, {Wish::What::Write, "write"}}};
constexpr const char *taken = "taken\n";

/// Of a link that is too long the window is what remains.
QByteArray lineFor(const Wish &wish)
{
    if (wish.what != Wish::What::Write)
        return QByteArray(words[size_t(wish.what)].second) + '\n';
    const QByteArray line = QByteArray("write ") + wish.link.toEncoded() + '\n';
    return line.size() < longestLine ? line : lineFor({});
}

std::optional<Wish> wishOf(const QByteArray &line)
{
    const QByteArrayList parts = line.trimmed().split(' ');
    for (const auto &[what, known] : words) {
        if (parts.constFirst() == known)
            return Wish{what, QUrl::fromEncoded(parts.value(1))};
    }
    return std::nullopt;
}

/// Lets the events run until a signal of the sender comes or the time is over.
template <class Sender, class... Signals>
void await([[maybe_unused]] Sender *sender, std::chrono::milliseconds time, Signals... signals)
{
    QEventLoop loop;
    (QObject::connect(sender, signals, &loop, &QEventLoop::quit), ...);
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec(QEventLoop::ExcludeUserInputEvents);
}

} // namespace

SingleInstance::SingleInstance(const QString &folder, QObject *parent)
    : QObject(parent)
    , m_folder(QFileInfo(folder).canonicalFilePath())
    , m_lock(QDir(folder).filePath(QStringLiteral("poplar.lock")))
{
    m_lock.setStaleLockTime(0); // however long it lives
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *caller = m_server.nextPendingConnection())
            serve(caller);
    });
}

SingleInstance::~SingleInstance() = default;

SingleInstance::Place SingleInstance::claim(const Wish &wish)
{
    const QDeadlineTimer deadline(waitingTime);
    while (true) {
        if (m_lock.tryLock()) {
            listen();
            return Place::First;
        }
        if (m_lock.error() != QLockFile::LockFailedError)
            return Place::Unknown;
        if (handOver(wish))
            return Place::Later;
        if (!isWritable())
            return Place::Unknown; // The lock file is in the way for ever.
        const bool isOver = deadline.hasExpired();
        // Another process may have got the number of one that crashed; no living Poplar lets this happen.
        const LockPatience patience = isOver ? LockPatience::Over : LockPatience::Left;
        if (mayBeLeftOver(m_lock, patience) && m_lock.removeStaleLockFile())
            continue;
        if (isOver)
            return Place::Refused;
        await(this, betweenTries);
    }
}

QString SingleInstance::lockFile() const
{
    return m_lock.fileName();
}

/// To ask for permissions is not enough: the disk may be mounted read-only.
bool SingleInstance::isWritable() const
{
    return QTemporaryFile(QDir(m_folder).filePath(QStringLiteral("poplar-XXXXXX.tmp"))).open();
}

QStringList SingleInstance::addresses() const
{
    const QByteArray digest =
        QCryptographicHash::hash(m_folder.toUtf8(), QCryptographicHash::Sha256).toHex().left(32);
    const QString name = QStringLiteral("poplar-") + QString::fromLatin1(digest);
#ifdef Q_OS_WIN
    return {name};
#else
    const QString runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    QStringList addresses;
    for (const QString &path :
         {QDir(m_folder).filePath(QStringLiteral("poplar.socket")), QDir(runtime).filePath(name)}) {
        if (path.startsWith(u'/') && path.toUtf8().size() <= longestPath)
            addresses += path;
    }
    return addresses;
#endif
}

void SingleInstance::listen()
{
    for (const QString &address : addresses()) {
        QLocalServer::removeServer(address); // of a Poplar that crashed: the lock is ours
        if (m_server.listen(address))
            return;
    }
}

void SingleInstance::serve(QLocalSocket *caller)
{
    connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
    connect(caller, &QLocalSocket::readyRead, this, [this, caller] {
        if (!caller->canReadLine() && caller->bytesAvailable() < longestLine)
            return;
        if (const auto wish = wishOf(caller->readLine(longestLine))) {
            caller->write(taken);
            Q_EMIT called(*wish);
        }
        caller->disconnectFromServer();
    });
    QTimer::singleShot(answering, caller, &QLocalSocket::abort);
}

bool SingleInstance::handOver(const Wish &wish) const
{
    const QStringList known = addresses();
    return std::any_of(known.begin(), known.end(),
                       [this, &wish](const QString &address) { return handOverAt(address, wish); });
}

bool SingleInstance::handOverAt(const QString &address, const Wish &wish) const
{
    QLocalSocket socket;
    socket.connectToServer(address);
    if (socket.state() == QLocalSocket::ConnectingState)
        await(&socket, answering, &QLocalSocket::connected, &QLocalSocket::errorOccurred);
    if (socket.state() != QLocalSocket::ConnectedState)
        return false;
    socket.write(lineFor(wish));
    const QDeadlineTimer deadline(answering);
    while (!socket.canReadLine() && socket.state() == QLocalSocket::ConnectedState && !deadline.hasExpired())
        await(&socket, std::chrono::milliseconds(deadline.remainingTime()), &QLocalSocket::readyRead,
              &QLocalSocket::disconnected);
    return socket.readLine(longestLine) == taken;
}

} // namespace poplar::app
