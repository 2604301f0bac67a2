// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/listener.h"
#include "practice/server.h"
#include "wire/framer.h"

#include <QHostAddress>
#include <QSignalSpy>
#include <QSslSocket>
#include <QTest>

#include <algorithm>

using namespace poplar;
using namespace poplar::practice;

namespace {

/// A client that keeps whatever it hears.
class Client : public QObject {
public:
    explicit Client(const Server &server)
        : Client(server.port(), server.certificateDigest())
    {
    }
    explicit Client(quint16 port, const QByteArray &digest = {})
    {
        connect(&socket, &QSslSocket::readyRead, this, [this] { heard += socket.readAll(); });
        connect(&socket, &QSslSocket::sslErrors, this, [this, digest](const QList<QSslError> &errors) {
            if (socket.peerCertificate().digest(QCryptographicHash::Sha256) == digest)
                socket.ignoreSslErrors(errors);
        });
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    }

    void say(const QByteArray &bytes)
    {
        heard.clear();
        socket.write(bytes);
    }
    /// Whether so many lines have been heard since `say()`.
    bool hasLines(int lines) const { return heard.count('\n') >= lines; }
    /// Whether a dot-terminated reply has been heard to its end.
    bool hasBody() const { return heard.startsWith("-ERR") || heard.endsWith("\r\n.\r\n"); }
    bool isClosed() const { return socket.state() == QAbstractSocket::UnconnectedState; }

    QSslSocket socket;
    QByteArray heard;
};

const QByteArray login = "USER student\r\nPASS nutshell\r\n";

/// The octets of each message in replies to RETR, as a client restores them.
QList<qint64> bodySizes(const QByteArray &replies)
{
    wire::Framer framer;
    framer.append(replies);
    QList<qint64> sizes;
    while (const auto piece = framer.next()) {
        if (const auto *line = std::get_if<wire::Framer::Line>(&*piece)) {
            if (!line->bytes.endsWith(" octets"))
                continue;
            framer.beginBody();
            sizes += 0;
        } else if (const auto *chunk = std::get_if<wire::Framer::BodyChunk>(&*piece)) {
            sizes.last() += chunk->bytes.size();
        }
    }
    return sizes;
}

/// Number and octets of the largest message in a reply to LIST.
QByteArrayList largest(const QByteArray &listing)
{
    QByteArrayList found = {"0", "0"};
    for (const QByteArray &line : listing.split('\n')) {
        const QByteArrayList words = line.trimmed().split(' ');
        if (words.size() == 2 && words[0].toInt() > 0 && words[1].toLongLong() > found[1].toLongLong())
            found = words;
    }
    return found;
}

} // namespace

class PracticeServer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void greetsOnTheLoopbackInterfaceOnly();
    void certificateIsForThisMachineAndCurrent();
    void loginOverStlsWithThePinnedCertificate();
    void bytesBehindStlsAreNeverCarriedOut();
    void clearTextInsteadOfTheHandshakeEndsTheConnection();
    void largestMessageHasTheOctetsThatListTells_data();
    void largestMessageHasTheOctetsThatListTells();
    void slowReaderHoldsUpNobodyElse();
    void messagesAskedForAheadComeWithTheOctetsThatListTells();
    void lostConnectionDeletesNothing();
    void quitDeletesForGood();
    void secondLoginFindsTheMaildropInUse();
    void thirdWrongPasswordEndsTheConnection();
    void oneConnectionTooManyIsTurnedAway();
    void idleConnectionIsCutAndDeletesNothing();
    void endOfTheServerEndsItsConnections();
};

void PracticeServer::greetsOnTheLoopbackInterfaceOnly()
{
    Server server;
    QCOMPARE(server.port(), quint16(0));
    QVERIFY(server.start());
    Client client(server);
    QTRY_VERIFY(client.hasLines(1));
    QVERIFY2(client.heard.startsWith("+OK ") && client.heard.contains('<'), client.heard.constData());
    QVERIFY(client.socket.peerAddress().isLoopback());
}

void PracticeServer::certificateIsForThisMachineAndCurrent()
{
    const auto made = makeServerCertificate();
    QVERIFY(made);
    const QSslCertificate &certificate = made->certificate;
    QVERIFY(certificate.isSelfSigned());
    QCOMPARE(made->key.algorithm(), QSsl::Ec);
    QCOMPARE(made->key.length(), 256);
    const auto names = certificate.subjectAlternativeNames();
    QCOMPARE(names.values(QSsl::DnsEntry), QStringList{QStringLiteral("localhost")});
    QVERIFY(names.contains(QSsl::IpAddressEntry, QStringLiteral("127.0.0.1")));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QVERIFY(certificate.effectiveDate() < now.addSecs(-3600));
    QCOMPARE(certificate.effectiveDate().daysTo(certificate.expiryDate()), 365);
    QVERIFY(makeServerCertificate()->certificate.serialNumber() != certificate.serialNumber());
}

void PracticeServer::loginOverStlsWithThePinnedCertificate()
{
    Server server;
    QVERIFY(server.start());
    Client client(server);
    QTRY_VERIFY(client.hasLines(1));
    client.say("STLS\r\n");
    QTRY_VERIFY(client.hasLines(1));
    QVERIFY(client.heard.startsWith("+OK"));
    client.socket.setPeerVerifyName(QStringLiteral("localhost"));
    client.socket.startClientEncryption();
    QTRY_VERIFY(client.socket.isEncrypted());
    QCOMPARE(client.socket.peerCertificate().digest(QCryptographicHash::Sha256), server.certificateDigest());
    QCOMPARE(client.socket.sslHandshakeErrors().size(), 1); // self-signed, and nothing else: the name fits

    client.say("CAPA\r\n" + login + "STAT\r\n");
    QTRY_VERIFY(client.heard.contains("\r\n.\r\n") && client.heard.endsWith("\r\n") && client.hasLines(12));
    QVERIFY(!client.heard.contains("STLS"));
    QVERIFY(!client.heard.contains("-ERR"));
}

void PracticeServer::bytesBehindStlsAreNeverCarriedOut()
{
    Server server;
    QVERIFY(server.start());
    Client client(server);
    QTRY_VERIFY(client.hasLines(1));
    client.say("STLS\r\nCAPA\r\n");
    QTRY_VERIFY(client.isClosed());
    QVERIFY(!client.heard.contains("PIPELINING"));
}

void PracticeServer::clearTextInsteadOfTheHandshakeEndsTheConnection()
{
    Server server;
    QVERIFY(server.start());
    Client client(server);
    QTRY_VERIFY(client.hasLines(1));
    client.say("STLS\r\n");
    QTRY_VERIFY(client.hasLines(1));
    client.say(login + "DELE 1\r\nQUIT\r\n");
    QTRY_VERIFY(client.isClosed());
    QVERIFY(!client.heard.contains("+OK"));
}

void PracticeServer::largestMessageHasTheOctetsThatListTells_data()
{
    QTest::addColumn<bool>("encrypted");
    QTest::newRow("in clear text") << false;
    QTest::newRow("over TLS") << true;
}

void PracticeServer::largestMessageHasTheOctetsThatListTells()
{
    QFETCH(const bool, encrypted);
    Server server;
    QVERIFY(server.start());
    Client client(server);
    QTRY_VERIFY(client.hasLines(1));
    if (encrypted) {
        client.say("STLS\r\n");
        QTRY_VERIFY(client.hasLines(1));
        client.socket.startClientEncryption();
        QTRY_VERIFY(client.socket.isEncrypted());
    }
    client.say(login + "LIST\r\n");
    QTRY_VERIFY(client.hasBody());
    const QByteArrayList message = largest(client.heard);
    QVERIFY(message[1].toLongLong() > 5'000'000);
    client.say("RETR " + message[0] + "\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(client.hasBody(), 60'000);
    QCOMPARE(bodySizes(client.heard), QList<qint64>{message[1].toLongLong()});
}

void PracticeServer::slowReaderHoldsUpNobodyElse()
{
    Server server;
    QVERIFY(server.start());
    Client slow(server);
    QTRY_VERIFY(slow.hasLines(1));
    slow.say(login + "LIST\r\n");
    QTRY_VERIFY(slow.hasBody());
    slow.socket.disconnect(&slow); // from now on it leaves unread what comes
    slow.socket.setReadBufferSize(1024);
    slow.say("RETR " + largest(slow.heard)[0] + "\r\n");
    QTRY_COMPARE(slow.socket.bytesAvailable(), 1024);

    Client other(server);
    QTRY_VERIFY(other.hasLines(1));
    other.say(login);
    QTRY_VERIFY(other.hasLines(2));
    QVERIFY2(other.heard.contains("-ERR [IN-USE]"), other.heard.constData());
}

void PracticeServer::messagesAskedForAheadComeWithTheOctetsThatListTells()
{
    Server server;
    QVERIFY(server.start());
    Client client(server);
    QTRY_VERIFY(client.hasLines(1));
    client.say(login + "LIST\r\n");
    QTRY_VERIFY(client.hasBody());
    QByteArray commands;
    QList<qint64> octets;
    for (const QByteArray &line : client.heard.split('\n')) {
        const QByteArrayList words = line.trimmed().split(' ');
        if (words.size() != 2 || words[0].toInt() == 0)
            continue;
        commands += "RETR " + words[0] + "\r\n";
        octets += words[1].toLongLong();
    }
    QVERIFY(octets.size() >= 40);
    client.say(commands + "QUIT\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(client.isClosed(), 60'000);
    QCOMPARE(bodySizes(client.heard), octets);
}

void PracticeServer::lostConnectionDeletesNothing()
{
    Server server;
    QVERIFY(server.start());
    Client client(server);
    QTRY_VERIFY(client.hasLines(1));
    client.say(login + "UIDL\r\n");
    QTRY_VERIFY(client.hasBody());
    const QByteArray before = client.heard.mid(client.heard.indexOf("\r\n1 "));
    client.say("DELE 1\r\nDELE 2\r\n");
    QTRY_VERIFY(client.hasLines(2));
    QCOMPARE(client.heard.count("+OK"), 2);
    client.socket.abort();

    Client next(server);
    QTRY_VERIFY(next.hasLines(1));
    next.say(login + "UIDL\r\n");
    QTRY_VERIFY(next.hasBody());
    QCOMPARE(next.heard.mid(next.heard.indexOf("\r\n1 ")), before);
}

void PracticeServer::quitDeletesForGood()
{
    Server server;
    QVERIFY(server.start());
    Client client(server);
    QTRY_VERIFY(client.hasLines(1));
    client.say(login + "UIDL 1\r\nUIDL 2\r\n");
    QTRY_VERIFY(client.hasLines(4));
    const QByteArray first = client.heard.split('\n')[2].trimmed().mid(6); // "+OK 1 unique-id"
    const QByteArray second = client.heard.split('\n')[3].trimmed().mid(6);
    client.say("DELE 1\r\nQUIT\r\n");
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.heard.count("+OK"), 2);

    Client next(server);
    QTRY_VERIFY(next.hasLines(1));
    next.say(login + "UIDL\r\n");
    QTRY_VERIFY(next.hasBody());
    QVERIFY(!next.heard.contains(first));
    QVERIFY(next.heard.contains("\r\n1 " + second + "\r\n"));
}

void PracticeServer::secondLoginFindsTheMaildropInUse()
{
    Server server;
    QVERIFY(server.start());
    Client first(server);
    QTRY_VERIFY(first.hasLines(1));
    first.say(login);
    QTRY_VERIFY(first.hasLines(2));
    Client second(server);
    QTRY_VERIFY(second.hasLines(1));
    second.say(login);
    QTRY_VERIFY(second.hasLines(2));
    QVERIFY2(second.heard.contains("-ERR [IN-USE] "), second.heard.constData());
    first.say("QUIT\r\n");
    QTRY_VERIFY(first.hasLines(1));
    second.say(login);
    QTRY_VERIFY(second.hasLines(2));
    QVERIFY2(!second.heard.contains("-ERR"), second.heard.constData());
}

void PracticeServer::thirdWrongPasswordEndsTheConnection()
{
    Server server;
    QVERIFY(server.start());
    Client client(server);
    QTRY_VERIFY(client.hasLines(1));
    client.say(QByteArray("USER student\r\nPASS guess\r\n").repeated(4));
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.heard.count("-ERR [AUTH] "), 3);
}

void PracticeServer::oneConnectionTooManyIsTurnedAway()
{
    Server server;
    QVERIFY(server.start());
    std::vector<std::unique_ptr<Client>> clients;
    for (int number = 0; number < Listener::connectionsAllowed; ++number) {
        clients.push_back(std::make_unique<Client>(server));
        QTRY_VERIFY(clients.back()->heard.startsWith("+OK"));
    }
    Client surplus(server);
    QTRY_VERIFY(surplus.isClosed() && surplus.hasLines(1));
    QVERIFY2(surplus.heard.startsWith("-ERR [SYS/TEMP] "), surplus.heard.constData());
    clients.front()->say("QUIT\r\n");
    QTRY_VERIFY(clients.front()->isClosed());
    Client next(server);
    QTRY_VERIFY2(next.heard.startsWith("+OK"), next.heard.constData());
}

void PracticeServer::idleConnectionIsCutAndDeletesNothing()
{
    const auto dialect = [](Maildrop &maildrop, const QByteArray &timestamp) {
        return std::make_unique<Dialect>(maildrop, Credentials{Server::user, Server::password}, timestamp);
    };
    const auto oneMessage = [] { return QList{StoredMessage::fromText("Subject: one\n\ntext\n")}; };
    Listener listener(Service{.certificate = makeServerCertificate().value(),
                              .messages = oneMessage,
                              .dialect = dialect,
                              .idleTimeout = std::chrono::milliseconds(300)});
    QVERIFY(listener.listen(QHostAddress::LocalHost, 0));
    Client client(listener.serverPort());
    client.say(login + "DELE 1\r\n");
    QTRY_VERIFY(client.isClosed() && client.hasLines(4));
    QVERIFY2(!client.heard.contains("-ERR"), client.heard.constData());

    Client next(listener.serverPort());
    next.say(login + "STAT\r\n");
    QTRY_VERIFY(next.hasLines(4));
    QVERIFY2(next.heard.contains("+OK 1 "), next.heard.constData());
}

void PracticeServer::endOfTheServerEndsItsConnections()
{
    auto server = std::make_unique<Server>();
    QVERIFY(server->start());
    Client client(*server);
    QTRY_VERIFY(client.hasLines(1));
    client.say(login);
    QTRY_VERIFY(client.hasLines(2));
    server.reset();
    QTRY_VERIFY(client.isClosed());
}

QTEST_GUILESS_MAIN(PracticeServer)
#include "tst_practice_server.moc"
