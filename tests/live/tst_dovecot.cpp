// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/dovecotserver.h"

#include <QSslSocket>
#include <QTest>

using namespace poplar::test;

namespace {

constexpr int longEnough = 20000;

const QByteArray letter = "From: a@example.org\r\nSubject: one\r\n\r\n.dot\r\n..\r\nlast line\r\n";
const QByteArray eightBit = "Subject: \xd0\x9f\xd1\x80\xd0\xb8\r\n\r\n\xff\xfe raw \x01\r\n";

} // namespace

/// The real server against a bare socket: that the tests with it stand on firm ground.
class TestDovecot : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_server.emplace(); }
    void cleanup() { m_server.reset(); }

    void speaksPlainly();
    void listsAndSendsOctetForOctet();
    void upgrades();
    void startsWithTls();
    void refusesPlainLoginWhereTlsIsRequired();
    void deletesAtQuitOnly();
    void runsTwiceAtOnce();
    void leavesNoProcessBehind();

private:
    /// A socket that trusts the server's authority and has read the greeting.
    void connectPlainly(QSslSocket &socket,
                        const QString &address = QLatin1StringView(DovecotServer::ownAddress))
    {
        trust(socket);
        socket.connectToHost(address, m_server->plainPort());
        QVERIFY2(answer(socket).startsWith("+OK"), m_server->log());
    }
    void trust(QSslSocket &socket)
    {
        QSslConfiguration configuration = socket.sslConfiguration();
        configuration.setCaCertificates({m_server->caCertificate()});
        socket.setSslConfiguration(configuration);
        socket.setPeerVerifyName(QStringLiteral("localhost"));
    }
    /// The next line, or nothing.
    static QByteArray answer(QSslSocket &socket)
    {
        (void)QTest::qWaitFor([&] { return socket.canReadLine(); }, longEnough);
        return socket.readLine();
    }
    static QByteArray ask(QSslSocket &socket, const QByteArray &command)
    {
        socket.write(command + "\r\n");
        return answer(socket);
    }
    /// What follows up to the dot.
    static QByteArray rest(QSslSocket &socket)
    {
        QByteArray all;
        for (QByteArray line = answer(socket); !line.isEmpty() && line != ".\r\n"; line = answer(socket))
            all += line;
        return all;
    }
    void logIn(QSslSocket &socket)
    {
        QVERIFY(ask(socket, "USER anna").startsWith("+OK"));
        QVERIFY2(ask(socket, "PASS secret-of-anna").startsWith("+OK"), m_server->log());
    }

    std::optional<DovecotServer> m_server; ///< A fresh one for each test.
};

void TestDovecot::speaksPlainly()
{
    QVERIFY2(m_server->start({}), m_server->log());
    QSslSocket socket;
    connectPlainly(socket);
    QVERIFY(ask(socket, "CAPA").startsWith("+OK"));
    const QByteArray capabilities = rest(socket);
    for (const char *name :
         {"STLS\r\n", "UIDL\r\n", "TOP\r\n", "PIPELINING\r\n", "USER\r\n", "SASL PLAIN LOGIN\r\n"})
        QVERIFY2(capabilities.contains(name), capabilities.constData());
    QVERIFY(ask(socket, "USER anna").startsWith("+OK"));
    QVERIFY(ask(socket, "PASS wrong").startsWith("-ERR [AUTH]"));
    logIn(socket);
}

void TestDovecot::listsAndSendsOctetForOctet()
{
    QVERIFY2(m_server->start({}), m_server->log());
    m_server->addMessages("anna", {letter, eightBit});
    QSslSocket socket;
    connectPlainly(socket);
    logIn(socket);
    QVERIFY(ask(socket, "LIST").startsWith("+OK"));
    QCOMPARE(rest(socket),
             "1 " + QByteArray::number(letter.size()) + "\r\n2 " + QByteArray::number(eightBit.size())
                 + "\r\n");
    QVERIFY(ask(socket, "UIDL").startsWith("+OK"));
    QCOMPARE(rest(socket), "1 1700000001.M1P1.test\r\n2 1700000002.M1P1.test\r\n");
    for (const auto &[number, message] : {qMakePair("1", letter), qMakePair("2", eightBit)}) {
        QVERIFY(ask(socket, QByteArray("RETR ") + number).startsWith("+OK"));
        QByteArray body = "\r\n" + rest(socket);
        body.replace("\r\n..", "\r\n.");
        QCOMPARE(body.mid(2), message);
    }
}

void TestDovecot::upgrades()
{
    QVERIFY2(m_server->start({}), m_server->log());
    QSslSocket socket;
    connectPlainly(socket);
    QVERIFY(ask(socket, "STLS").startsWith("+OK"));
    socket.startClientEncryption();
    QTRY_VERIFY2_WITH_TIMEOUT(socket.isEncrypted(), m_server->log(), longEnough);
    logIn(socket);
}

void TestDovecot::startsWithTls()
{
    QVERIFY2(m_server->start({}), m_server->log());
    QSslSocket socket;
    trust(socket);
    socket.connectToHostEncrypted(QStringLiteral("localhost"), m_server->tlsPort());
    QVERIFY2(answer(socket).startsWith("+OK"), m_server->log());
    QVERIFY(socket.isEncrypted());
    logIn(socket);
}

void TestDovecot::refusesPlainLoginWhereTlsIsRequired()
{
    DovecotServer::Options options;
    options.tls = DovecotServer::Tls::Required;
    QVERIFY2(m_server->start(options), m_server->log());
    QSslSocket socket;
    connectPlainly(socket, QLatin1StringView(DovecotServer::otherAddress));
    QVERIFY(ask(socket, "USER anna").startsWith("-ERR"));
    QVERIFY(ask(socket, "STLS").startsWith("+OK"));
    socket.startClientEncryption();
    QTRY_VERIFY(socket.isEncrypted());
    logIn(socket);
}

void TestDovecot::deletesAtQuitOnly()
{
    QVERIFY2(m_server->start({}), m_server->log());
    m_server->addMessages("anna", {letter, eightBit, letter});
    QSslSocket socket;
    connectPlainly(socket);
    logIn(socket);
    QVERIFY(ask(socket, "DELE 2").startsWith("+OK"));
    QCOMPARE(m_server->messagesLeft("anna").size(), 3);
    QVERIFY(ask(socket, "QUIT").startsWith("+OK"));
    const QByteArrayList expected{letter, letter};
    QTRY_COMPARE(m_server->messagesLeft("anna"), expected);
}

void TestDovecot::runsTwiceAtOnce()
{
    DovecotServer other;
    QVERIFY2(m_server->start({}), m_server->log());
    QVERIFY2(other.start({}), other.log());
    QVERIFY(other.plainPort() != m_server->plainPort());
}

void TestDovecot::leavesNoProcessBehind()
{
    QVERIFY2(m_server->start({}), m_server->log());
    m_server->stop();
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), m_server->plainPort());
    QTRY_COMPARE(socket.error(), QAbstractSocket::ConnectionRefusedError);
}

QTEST_GUILESS_MAIN(TestDovecot)
#include "tst_dovecot.moc"
