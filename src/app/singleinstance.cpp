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
#include <utility>

namespace poplar::app {

namespace {

using Wish = SingleInstance::Wish;

/// A Poplar that is just starting has the lock, and does not listen yet.
constexpr std::chrono::seconds waitingTime{5};
constexpr std::chrono::milliseconds betweenTries{100};
constexpr std::chrono::seconds answering{2};
constexpr qint64 longestWord = 64;
/// Socket addresses hold 107 octets on Linux and 103 elsewhere, of which Qt needs some for a while.
constexpr qsizetype longestPath = 80;

constexpr std::array<std::pair<Wish, const char *>, 2> words{
    {{Wish::Window, "show\n"}, {Wish::Practice, "practice\n"}}};
constexpr const char *taken = "taken\n";

const char *wordFor(Wish wish)
{
    return words[wish == Wish::Practice ? 1 : 0].second;
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

SingleInstance::Place SingleInstance::claim(Wish wish)
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
        if (!caller->canReadLine() && caller->bytesAvailable() < longestWord)
            return;
        const QByteArray word = caller->readLine(longestWord);
        for (const auto &[wish, known] : words) {
            if (word != known)
                continue;
            caller->write(taken);
            Q_EMIT called(wish);
        }
        caller->disconnectFromServer();
    });
    QTimer::singleShot(answering, caller, &QLocalSocket::abort);
}

bool SingleInstance::handOver(Wish wish) const
{
    const QStringList known = addresses();
    return std::any_of(known.begin(), known.end(),
                       [this, wish](const QString &address) { return handOverAt(address, wish); });
}

bool SingleInstance::handOverAt(const QString &address, Wish wish) const
{
    QLocalSocket socket;
    socket.connectToServer(address);
    if (socket.state() == QLocalSocket::ConnectingState)
        await(&socket, answering, &QLocalSocket::connected, &QLocalSocket::errorOccurred);
    if (socket.state() != QLocalSocket::ConnectedState)
        return false;
    socket.write(wordFor(wish));
    const QDeadlineTimer deadline(answering);
    while (!socket.canReadLine() && socket.state() == QLocalSocket::ConnectedState && !deadline.hasExpired())
        await(&socket, std::chrono::milliseconds(deadline.remainingTime()), &QLocalSocket::readyRead,
              &QLocalSocket::disconnected);
    return socket.readLine(longestWord) == taken;
}

} // namespace poplar::app
