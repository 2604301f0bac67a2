// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/postfixserver.h"
#include "support/smtpuser.h"

using namespace poplar;
using namespace poplar::test;

/// Sessions with a real Postfix: what is sent arrives as it was, by whatever way.
class TestSmtpPostfix : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void messagesArriveAsTheyWere_data();
    void messagesArriveAsTheyWere();
    void whatItRefusesIsTold();
    void aWrongPassword();
    void withoutALogin();
    void cleanupTestCase();

private:
    void open(SmtpUser &client, Security security) const;
    [[nodiscard]] bool isDelivered(const QByteArray &message) const;

    std::unique_ptr<PostfixServer> m_server;
};

void TestSmtpPostfix::initTestCase()
{
    if (const QByteArray obstacle = PostfixServer::obstacle(); !obstacle.isEmpty())
        QSKIP(obstacle.constData());
    m_server = std::make_unique<PostfixServer>();
    QVERIFY2(m_server->start(), m_server->log().constData());
}

void TestSmtpPostfix::cleanupTestCase()
{
    m_server.reset();
}

void TestSmtpPostfix::open(SmtpUser &client, Security security) const
{
    const quint16 port = security == Security::Tls ? m_server->tlsPort() : m_server->plainPort();
    client.open({QStringLiteral("localhost"), port, security}, {{}, {m_server->certificates().authority()}});
}

/// It comes with LF at the end of lines, and with fields of the server's before it.
bool TestSmtpPostfix::isDelivered(const QByteArray &message) const
{
    const QByteArrayList all = m_server->delivered();
    return std::any_of(all.begin(), all.end(),
                       [&message](const QByteArray &one) { return one.endsWith('\n' + message); });
}

void TestSmtpPostfix::messagesArriveAsTheyWere_data()
{
    QTest::addColumn<Security>("security");
    QTest::addColumn<Authentication>("authentication");
    QTest::addColumn<smtp::Transfer>("transfer");
    QTest::addColumn<QByteArray>("body");
    using A = Authentication;
    using T = smtp::Transfer;
    const auto row = [](const char *name, Security security, A authentication, T transfer,
                        const QByteArray &body) {
        QTest::newRow(name) << security << authentication << transfer << body;
    };
    const QByteArray dots = ".\n..\n.x\n\nend.\n.\n";
    row("in clear text, SCRAM first", Security::None, A::Automatic, T::Automatic, dots);
    row("STARTTLS", Security::StartTls, A::Automatic, T::Automatic, dots);
    row("TLS", Security::Tls, A::Automatic, T::Automatic, dots);
    row("DATA", Security::StartTls, A::Plain, T::Data, dots);
    row("LOGIN", Security::Tls, A::Login, T::Data, dots);
    row("CRAM-MD5", Security::Tls, A::CramMd5, T::Data, dots);
    row("SCRAM-SHA-1", Security::Tls, A::ScramSha1, T::Data, dots);
    row("SCRAM-SHA-256", Security::Tls, A::ScramSha256, T::Data, dots);
    row("8 bit", Security::Tls, A::Plain, T::Automatic, "\xd0\xbf\xd1\x80\xd0\xb8\xd0\xb2\xd0\xb5\xd1\x82\n");
    const QByteArray many =
        QByteArray(".line with a dot before it and some words behind it\n\n").repeated(150'000);
    row("8 million octets, DATA", Security::Tls, A::Plain, T::Data, many);
    row("8 million octets, BDAT", Security::Tls, A::Plain, T::Automatic, many);
}

void TestSmtpPostfix::messagesArriveAsTheyWere()
{
    if (!m_server)
        QSKIP("No server");
    QFETCH(Security, security);
    QFETCH(Authentication, authentication);
    QFETCH(smtp::Transfer, transfer);
    QFETCH(QByteArray, body);
    const QByteArray message =
        "From: a@example.org\nTo: anna@example.org\nSubject: " + QByteArray(QTest::currentDataTag())
        + "\nDate: Sun, 22 Nov "
          "2026 10:00:00 +0000\nMessage-ID: <"
        + QByteArray::number(qHash(body), 16) + "@x>\n\n" + body;
    SmtpUser client;
    client.authentication = authentication;
    client.secret = PostfixServer::password;
    client.settings.transfer = transfer;
    client.onReady = [&] {
        if (client.outcomes.isEmpty())
            client.session()->send(submissionOf(message, {"anna@example.org"}));
        else
            client.session()->leave();
    };
    open(client, security);
    QTRY_VERIFY_WITH_TIMEOUT(!client.outcomes.isEmpty() || client.error, 60000);
    QVERIFY2(!client.error, client.error ? (client.story() + client.error->said).constData() : "");
    QVERIFY2(client.outcomes[0].isComplete(), client.outcomes[0].verdict.text().constData());
    QTRY_VERIFY_WITH_TIMEOUT(client.story().endsWith("left DISCONNECTED"), 20000);
    QTRY_VERIFY2_WITH_TIMEOUT(isDelivered(message), m_server->log().right(2000).constData(), 60000);
    QCOMPARE(client.breaches(), 0);
}

void TestSmtpPostfix::whatItRefusesIsTold()
{
    if (!m_server)
        QSKIP("No server");
    SmtpUser client;
    client.authentication = Authentication::Automatic;
    client.secret = PostfixServer::password;
    const QByteArray message = "Subject: one of two\n\nx\n";
    client.onReady = [&] {
        smtp::Submission submission = submissionOf(message, {"nobody@example.org", "anna@example.org"});
        if (client.outcomes.size() == 1)
            submission.recipients.removeLast();
        if (client.outcomes.size() == 2)
            submission.content.octets = PostfixServer::sizeLimit + 1;
        if (client.outcomes.size() < 3)
            client.session()->send(submission);
    };
    open(client, Security::Tls);
    QTRY_VERIFY_WITH_TIMEOUT(client.outcomes.size() == 3 || client.error, 60000);
    QCOMPARE(client.outcomes.size(), 3);
    QCOMPARE(SmtpUser::wordsFor(client.outcomes[0]), "Accepted[550,250]");
    QCOMPARE(client.outcomes[0].recipients[0].reply.enhanced, "5.1.1");
    QCOMPARE(SmtpUser::wordsFor(client.outcomes[1]), "Refused:Refused[550]");
    QCOMPARE(SmtpUser::wordsFor(client.outcomes[2]), "NotSent:Limit[-,-]");
}

void TestSmtpPostfix::aWrongPassword()
{
    if (!m_server)
        QSKIP("No server");
    SmtpUser client;
    client.authentication = Authentication::Plain;
    client.secret = "not hers";
    open(client, Security::Tls);
    QTRY_VERIFY_WITH_TIMEOUT(client.error, 60000);
    QCOMPARE(client.error->kind, ErrorKind::Authentication);
    QCOMPARE(client.error->code, "5.7.8");
}

void TestSmtpPostfix::withoutALogin()
{
    if (!m_server)
        QSKIP("No server");
    SmtpUser client;
    client.onReady = [&] {
        if (client.outcomes.isEmpty())
            client.session()->send(submissionOf("Subject: x\n\nx\n", {"anna@example.org"}));
    };
    open(client, Security::StartTls);
    QTRY_VERIFY_WITH_TIMEOUT(!client.outcomes.isEmpty() || client.error, 60000);
    QVERIFY(!client.error);
    QCOMPARE(client.outcomes[0].fate, smtp::Outcome::Fate::Refused);
}

QTEST_GUILESS_MAIN(TestSmtpPostfix)
#include "tst_smtp_postfix.moc"
