// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/certificate.h"
#include "practice/maildialogue.h"
#include "practice/maildoor.h"
#include "practice/server.h"
#include "support/smtpuser.h"

#include <QSslSocket>

using namespace poplar;
using namespace poplar::test;
using practice::Server;

namespace {

const QByteArray message = "From: student@example.org\r\nSubject: the circle\r\n\r\n.dot\r\n\xd0\xb8\r\n";

/// Says lines to a server and keeps what it hears.
class Talker : public QObject {
public:
    explicit Talker(quint16 port)
    {
        connect(&socket, &QSslSocket::readyRead, this, [this] { heard += socket.readAll(); });
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    }
    void say(const QByteArray &bytes)
    {
        heard.clear();
        socket.write(bytes);
    }
    [[nodiscard]] bool isClosed() const { return socket.state() == QAbstractSocket::UnconnectedState; }

    QSslSocket socket;
    QByteArray heard;
};

/// Logs in and reads the message that came last.
QByteArray latestBy(Talker &pop3)
{
    if (!QTest::qWaitFor([&] { return pop3.heard.endsWith("\r\n"); }))
        return {};
    pop3.say("USER student\r\nPASS nutshell\r\nSTAT\r\n");
    if (!QTest::qWaitFor([&] { return pop3.heard.count('\n') == 3; }))
        return {};
    const QByteArray number = pop3.heard.split('\n')[2].split(' ')[1];
    pop3.say("RETR " + number + "\r\n");
    if (!QTest::qWaitFor([&] { return pop3.heard.endsWith("\r\n.\r\n"); }))
        return {};
    return pop3.heard;
}

} // namespace

/// The SMTP side of the practice server on real sockets, with Poplar's own session and with others.
class TestSmtpPractice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWholeCircle_data();
    void theWholeCircle();
    void whatItRefusesIsTold();
    void manyRecipients();
    void aLargeMessageComesWhole();
    void injectionBehindStartTls();
    void clearTextInsteadOfTheHandshake();
    void halfAMessageIsNone();
    void oneConnectionTooMany();
    void silenceEndsTheConnection();
    void anEndlessLine();

private:
    static void open(SmtpUser &client, const Server &server, Security security = Security::StartTls)
    {
        client.open({QStringLiteral("127.0.0.1"), server.mailPort(), security},
                    {{server.certificateDigest()}, {}});
    }
    static void prepare(SmtpUser &client)
    {
        client.authentication = Authentication::Automatic;
        client.user = Server::user;
        client.secret = Server::password;
    }
};

void TestSmtpPractice::theWholeCircle_data()
{
    QTest::addColumn<Security>("security");
    QTest::addColumn<Authentication>("authentication");
    using A = Authentication;
    QTest::newRow("the strongest mechanism") << Security::StartTls << A::Automatic;
    QTest::newRow("PLAIN") << Security::StartTls << A::Plain;
    QTest::newRow("LOGIN") << Security::StartTls << A::Login;
    QTest::newRow("CRAM-MD5") << Security::StartTls << A::CramMd5;
    QTest::newRow("SCRAM-SHA-256") << Security::StartTls << A::ScramSha256;
    QTest::newRow("in clear text, SCRAM-SHA-256") << Security::None << A::ScramSha256;
}

void TestSmtpPractice::theWholeCircle()
{
    QFETCH(Security, security);
    QFETCH(Authentication, authentication);
    Server server;
    QVERIFY(server.start());
    SmtpUser client;
    prepare(client);
    client.authentication = authentication;
    client.onReady = [&] {
        if (client.outcomes.isEmpty())
            client.session()->send(submissionOf(message, {Server::address}));
        else
            client.session()->leave();
    };
    open(client, server, security);
    QTRY_VERIFY_WITH_TIMEOUT(client.story().endsWith("left DISCONNECTED") || client.error, 30000);
    QVERIFY2(!client.error, client.error ? (client.story() + client.error->said).constData() : "");
    QCOMPARE(SmtpUser::wordsFor(client.outcomes[0]), "Accepted[250]");
    QCOMPARE(client.breaches(), 0);

    Talker pop3(server.port());
    const QByteArray received = latestBy(pop3);
    QVERIFY2(
        received.contains("Return-Path: <a@example.org>\r\nReceived: from [127.0.0.1] ([127.0.0.1])\r\n"),
        received.right(2000).constData());
    QVERIFY(received.endsWith(
        "From: student@example.org\r\nSubject: the circle\r\n\r\n..dot\r\n\xd0\xb8\r\n.\r\n"));
}

void TestSmtpPractice::whatItRefusesIsTold()
{
    Server server;
    QVERIFY(server.start());
    SmtpUser client;
    prepare(client);
    client.onReady = [&] {
        const QByteArrayList to = client.outcomes.isEmpty()
            ? QByteArrayList{"nobody@example.org", "gone@example.org", "full@example.org",
                             "later@example.org",  "a@poplar.invalid", Server::address}
            : client.outcomes.size() == 1 ? QByteArrayList{"later@example.org"}
                                          : QByteArrayList{"picky@example.org"};
        if (client.outcomes.size() < 3)
            client.session()->send(submissionOf(message, to));
        else
            client.session()->leave();
    };
    open(client, server);
    QTRY_VERIFY_WITH_TIMEOUT(client.story().endsWith("DISCONNECTED"), 30000);
    QCOMPARE(client.outcomes.size(), 3);
    QCOMPARE(SmtpUser::wordsFor(client.outcomes[0]), "Accepted[550,551,452,451,550,250]");
    QCOMPARE(client.outcomes[0].recipients[0].reply.enhanced, "5.1.1");
    QCOMPARE(client.outcomes[0].recipients[2].reply.enhanced, "4.2.2");
    QCOMPARE(client.outcomes[0].recipients[3].reply.enhanced, "4.7.1");
    QCOMPARE(SmtpUser::wordsFor(client.outcomes[1]), "Accepted[250]");
    QCOMPARE(SmtpUser::wordsFor(client.outcomes[2]), "Refused:Refused[250]");
}

void TestSmtpPractice::manyRecipients()
{
    Server server;
    QVERIFY(server.start());
    SmtpUser client;
    prepare(client);
    QByteArrayList to;
    for (int number = 0; number < 150; ++number)
        to += "reader" + QByteArray::number(number) + "@example.org";
    client.onReady = [&] {
        if (client.outcomes.isEmpty())
            client.session()->send(submissionOf(message, to));
    };
    open(client, server);
    QTRY_VERIFY_WITH_TIMEOUT(!client.outcomes.isEmpty() || client.error, 30000);
    QVERIFY(!client.error);
    using Fate = smtp::RecipientOutcome::Fate;
    for (int number = 0; number < to.size(); ++number) {
        QCOMPARE(client.outcomes[0].recipients[number].fate,
                 number < practice::MailDialect::recipientsAllowed ? Fate::Accepted : Fate::RefusedForNow);
    }
}

void TestSmtpPractice::aLargeMessageComesWhole()
{
    Server server;
    QVERIFY(server.start());
    SmtpUser client;
    prepare(client);
    const QByteArray large =
        "Subject: large\r\n\r\n" + QByteArray(".line with a dot before it\r\n").repeated(200'000);
    client.onReady = [&] {
        if (client.outcomes.isEmpty())
            client.session()->send(submissionOf(large, {Server::address}));
    };
    open(client, server);
    QTRY_VERIFY_WITH_TIMEOUT(!client.outcomes.isEmpty() || client.error, 60000);
    QVERIFY(!client.error);
    QCOMPARE(SmtpUser::wordsFor(client.outcomes[0]), "Accepted[250]");
    Talker pop3(server.port());
    const QByteArray received = latestBy(pop3);
    QCOMPARE(received.count("\r\n..line with a dot before it"), 200'000);
}

void TestSmtpPractice::injectionBehindStartTls()
{
    Server server;
    QVERIFY(server.start());
    Talker client(server.mailPort());
    client.say("EHLO me\r\nSTARTTLS\r\nMAIL FROM:<attacker@example.org>\r\n");
    QTRY_VERIFY(client.isClosed());
    QVERIFY2(!client.heard.contains("\r\n220 ") && !client.heard.contains("250 2.1.0"),
             client.heard.constData());
}

void TestSmtpPractice::clearTextInsteadOfTheHandshake()
{
    Server server;
    QVERIFY(server.start());
    Talker client(server.mailPort());
    client.say("EHLO me\r\nSTARTTLS\r\n");
    QTRY_VERIFY(client.heard.contains("\r\n220 2.0.0 "));
    client.say("EHLO me\r\n");
    QTRY_VERIFY(client.isClosed());
    QVERIFY2(!client.heard.contains("250"), client.heard.constData());
}

void TestSmtpPractice::halfAMessageIsNone()
{
    Server server;
    QVERIFY(server.start());
    Talker before(server.port());
    QTRY_VERIFY(before.heard.endsWith("\r\n"));
    before.say("USER student\r\nPASS nutshell\r\nSTAT\r\nQUIT\r\n");
    QTRY_VERIFY(before.isClosed());
    const QByteArray stat = before.heard.split('\n')[2];

    SmtpUser client;
    prepare(client);
    const QByteArray large = "Subject: large\r\n\r\n" + QByteArray("a line of it\r\n").repeated(1'000'000);
    client.onReady = [&] { client.session()->send(submissionOf(large, {Server::address})); };
    client.onProgress = [&] { client.session()->cancel(); };
    open(client, server);
    QTRY_VERIFY_WITH_TIMEOUT(client.error, 30000);

    Talker after(server.port());
    QTRY_VERIFY(after.heard.endsWith("\r\n"));
    after.say("USER student\r\nPASS nutshell\r\nSTAT\r\nQUIT\r\n");
    QTRY_VERIFY(after.isClosed());
    QCOMPARE(after.heard.split('\n')[2], stat);
}

void TestSmtpPractice::oneConnectionTooMany()
{
    Server server;
    QVERIFY(server.start());
    std::vector<std::unique_ptr<Talker>> clients;
    for (int number = 0; number < practice::Door::connectionsAllowed; ++number) {
        clients.push_back(std::make_unique<Talker>(server.mailPort()));
        QTRY_VERIFY(clients.back()->heard.startsWith("220 "));
    }
    Talker surplus(server.mailPort());
    QTRY_VERIFY(surplus.isClosed() && surplus.heard.endsWith("\r\n"));
    QVERIFY2(surplus.heard.startsWith("421 4.7.0 "), surplus.heard.constData());
    Talker pop3(server.port()); // the other protocol has a count of its own
    QTRY_VERIFY(pop3.heard.startsWith("+OK "));
    clients.front()->say("QUIT\r\n");
    QTRY_VERIFY(clients.front()->isClosed());
    Talker next(server.mailPort());
    QTRY_VERIFY2(next.heard.startsWith("220 "), next.heard.constData());
}

void TestSmtpPractice::silenceEndsTheConnection()
{
    practice::MailDoor door(practice::Submissions{
        .certificate = practice::makeServerCertificate().value(),
        .credentials = {"student", "nutshell"},
        .mailroom = std::make_shared<practice::Mailroom>([] { return QList<practice::StoredMessage>(); }),
        .idleTimeout = std::chrono::milliseconds(300)});
    QVERIFY(door.listen(QHostAddress::LocalHost, 0));
    Talker client(door.serverPort());
    QTRY_VERIFY(client.heard.startsWith("220 "));
    QTRY_VERIFY(client.isClosed());
}

void TestSmtpPractice::anEndlessLine()
{
    Server server;
    QVERIFY(server.start());
    Talker client(server.mailPort());
    QTRY_VERIFY(client.heard.startsWith("220 "));
    client.say(QByteArray(4 * 1024 * 1024, 'x'));
    QTRY_VERIFY_WITH_TIMEOUT(client.isClosed(), 20000);
    Talker next(server.mailPort());
    QTRY_VERIFY(next.heard.startsWith("220 "));
}

QTEST_GUILESS_MAIN(TestSmtpPractice)
#include "tst_smtp_practice.moc"
