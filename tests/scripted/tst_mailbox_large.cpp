// SPDX-License-Identifier: GPL-3.0-or-later
// A large attachment passes through: from the server to the disk and from there to the user's folder, and
// never lies in memory.
#include "support/mailboxuser.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace poplar;
using namespace poplar::mailbox;
using namespace poplar::test;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr qint64 attachmentOctets = qint64(128) * 1024 * 1024;
// What was given back would be held for a while, and measured.
extern "C" const char *__asan_default_options();
extern "C" const char *__asan_default_options()
{
    return "quarantine_size_mb=1:malloc_context_size=2";
}
#else
constexpr qint64 attachmentOctets = qint64(500) * 1024 * 1024;
#endif

namespace {

constexpr int longEnough = 240'000;
constexpr qint64 mostMemory = 16 * 1024 * 1024;
constexpr qint64 block = 57 * 1024; ///< Whole lines of base64.
constexpr qint64 blocks = attachmentOctets / block + 1;

const QByteArray head =
    "Subject: large\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ntext\r\n"
    "--b\r\nContent-Type: application/zip; name=large.zip\r\n"
    "Content-Transfer-Encoding: base64\r\n\r\n";
const QByteArray tail = "--b--\r\n.\r\n";

QByteArray blockOfContent()
{
    QByteArray content(block, Qt::Uninitialized);
    for (qsizetype i = 0; i < content.size(); ++i)
        content[i] = char(i * 7 + i / 251);
    return content;
}

QByteArray encodedBlock()
{
    const QByteArray encoded = blockOfContent().toBase64();
    QByteArray lines;
    for (qsizetype at = 0; at < encoded.size(); at += 76)
        lines += encoded.mid(at, 76) + "\r\n";
    return lines;
}

/// Has one large message, and makes it while it is sent.
class LargeServer : public QTcpServer {
public:
    LargeServer()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            m_socket = nextPendingConnection();
            m_socket->write("+OK ready\r\n");
            connect(m_socket, &QTcpSocket::readyRead, this, [this] { answer(); });
            connect(m_socket, &QTcpSocket::bytesWritten, this, [this] { sendOn(); });
        });
        listen(QHostAddress::LocalHost);
    }
    [[nodiscard]] qint64 octets() const { return head.size() + blocks * m_block.size() + tail.size() - 3; }

private:
    void answer()
    {
        while (m_socket->canReadLine())
            m_socket->write(reply(m_socket->readLine().trimmed()));
    }
    QByteArray reply(const QByteArray &command)
    {
        const QByteArray size = QByteArray::number(octets());
        if (command == "STAT")
            return "+OK 1 " + size + "\r\n";
        if (command == "LIST")
            return "+OK\r\n1 " + size + "\r\n.\r\n";
        if (command == "UIDL")
            return "+OK\r\n1 one\r\n.\r\n";
        if (command.startsWith("TOP"))
            return "+OK\r\nSubject: large\r\n\r\n.\r\n";
        if (command == "CAPA")
            return "-ERR\r\n";
        if (!command.startsWith("RETR"))
            return "+OK\r\n";
        m_left = blocks;
        return "+OK\r\n" + head;
    }
    void sendOn()
    {
        constexpr qint64 ahead = 1024 * 1024;
        while (m_left > 0 && m_socket->bytesToWrite() < ahead) {
            m_socket->write(m_block);
            if (--m_left == 0)
                m_socket->write(tail);
        }
    }

    const QByteArray m_block = encodedBlock();
    QTcpSocket *m_socket = nullptr;
    qint64 m_left = 0;
};

/// What the program has in memory, in octets, or had at the most; 0 where the system does not tell.
qint64 memory(const char *which)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(which))
            return line.mid(qstrlen(which)).trimmed().split(' ').first().toLongLong() * 1024;
    }
    return 0;
}

bool forgetPeak()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    return file.open(QIODevice::WriteOnly) && file.write("5") == 1;
}

QByteArray hashOfFile(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha1);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? hash.result() : QByteArray();
}

QByteArray hashOfContent()
{
    const QByteArray content = blockOfContent();
    QCryptographicHash hash(QCryptographicHash::Sha1);
    for (qint64 i = 0; i < blocks; ++i)
        hash.addData(content);
    return hash.result();
}

} // namespace

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, longEnough)

class TestMailboxLarge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLargeAttachmentIsSavedWithoutLyingInMemory()
    {
        if (memory("VmHWM:") == 0 || !forgetPeak())
            QSKIP("This system does not tell how much memory a program has had.");
        LargeServer server;
        accounts::Account account;
        account.host = QStringLiteral("127.0.0.1");
        account.port = server.serverPort();
        account.security = Security::None;
        account.user = QStringLiteral("anna");
        MailboxUser user(account);
        user->check();
        QTRY_SOON(user.knowsHeaders(1));
        QVERIFY(forgetPeak());
        const qint64 before = memory("VmRSS:");

        user->retrieve(user.at(1));
        QTRY_SOON(user.contents.size() == 1);
        QCOMPARE(user.contents.first().message.attachments.size(), 1);
        const mime::Attachment large = user.contents.first().message.attachments.first();
        QCOMPARE(large.octets, blocks * block);
        const QString path = user.folder() + QStringLiteral("/large.zip");
        user->savePart(user.at(1), large.part, path);
        QTRY_SOON(user.savedPaths.size() == 1);

        const qint64 grown = memory("VmHWM:") - before;
        qInfo("%lld MiB saved; memory grew by %lld KiB at the most", large.octets / 1024 / 1024,
              grown / 1024);
        QVERIFY(grown < mostMemory);
        QCOMPARE(hashOfFile(path).toHex(), hashOfContent().toHex());
    }
};

QTEST_GUILESS_MAIN(TestMailboxLarge)
#include "tst_mailbox_large.moc"
