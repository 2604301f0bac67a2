// SPDX-License-Identifier: GPL-3.0-or-later
// Servers that say a secret back, wherever their words are shown.
#include "support/dispatchuser.h"
#include "support/mailboxuser.h"
#include "support/scriptedserver.h"
#include "support/testcertificates.h"

#include "mailbox/credentials.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace poplar;
using namespace poplar::mailbox;
using namespace poplar::test;

namespace {

constexpr int longEnough = 20000;

const QByteArray password = "secret-of-anna";
const QByteArray before =
    "S: +OK ready\nC: CAPA\nS: -ERR\nC: USER anna\nS: +OK\nC: PASS secret-of-anna\nS: +OK\n";
const QByteArray login = before + "C: CAPA\nS: -ERR\n";
const QByteArray listing = "C: STAT\nS: +OK 1 100\nC: LIST\nS: +OK\nS: 1 100\nS: .\n"
                           "C: UIDL\nS: +OK\nS: 1 one\nS: .\n";

accounts::Account accountAt(quint16 port)
{
    accounts::Account account;
    account.id = QStringLiteral("test");
    account.host = QStringLiteral("127.0.0.1");
    account.port = port;
    account.security = Security::None;
    account.user = QStringLiteral("anna");
    return account;
}

QByteArray story(const MailboxUser &user)
{
    QByteArray lines;
    for (const wire::TranscriptEvent &event : user.transcript)
        lines += event.text + '\n';
    return lines;
}

} // namespace

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, longEnough)

class TestMailboxSecrets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aResponseCodeIsBlotted();
    void capabilitiesAreBlotted();
    void theFarewellIsBlotted();
    void theReplyToTheUsersCommandIsBlotted();
    void whatProvesThePasswordIsBlotted_data();
    void whatProvesThePasswordIsBlotted();
    void anAnswerForOneServerIsNotSaidToAnother();
    void thePasswordOfOneAccountIsNotSaidWhereAnotherSends();
    void whatTheSettingsNameNoMoreIsNotTrusted();
};

void TestMailboxSecrets::aResponseCodeIsBlotted()
{
    ScriptedServer server(login + listing + "C: RETR 1\nS: -ERR [" + password + "] no\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check(Reading::Listing);
    QTRY_SOON(user.rows.size() == 1);
    user->retrieve(user.at(1));
    QTRY_SOON(user.problems.size() == 1);
    QVERIFY(!user.problems.first().error.code.toLower().contains(password));
    server.ignoreRest();
}

void TestMailboxSecrets::capabilitiesAreBlotted()
{
    ScriptedServer server(before + "C: CAPA\nS: +OK\nS: UIDL\nS: IMPLEMENTATION " + password + "\nS: .\n"
                          + listing + "HANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 1);
    QCOMPARE(user->status().capabilities, (QByteArrayList{"UIDL", "IMPLEMENTATION ********"}));
    server.ignoreRest();
}

void TestMailboxSecrets::theFarewellIsBlotted()
{
    ScriptedServer server(
        login + listing
        + "C: TOP 1 0\nS: +OK\nS: Subject: 1\nS:\nS: .\nC: DELE 1\nS: +OK\nC: QUIT\nS: +OK bye " + password
        + '\n');
    MailboxUser user(accountAt(server.port()));
    user.review = ReviewAnswer::Delete;
    user->check(Reading::Listing);
    QTRY_SOON(user.rows.size() == 1);
    user->tick({user.at(1)});
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    QCOMPARE(user.reports.first().said, QByteArray("bye ********"));
    QTRY_PLAYED(server);
}

void TestMailboxSecrets::theReplyToTheUsersCommandIsBlotted()
{
    ScriptedServer server(login + listing + "C: NOOP\nS: +OK " + password
                          + "\nC: CAPA\nS: +OK\nS: TOP\nS: IMPLEMENTATION " + password + "\nS: .\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check(Reading::Listing);
    QTRY_SOON(user.rows.size() == 1);
    user->speak("NOOP");
    QTRY_SOON(user.spoken.size() == 1);
    QCOMPARE(user.spoken.first().status, QByteArray("+OK ********"));
    user->speak("CAPA");
    QTRY_SOON(user.spoken.size() == 2);
    QCOMPARE(user.spoken.last().text, QByteArray("TOP\nIMPLEMENTATION ********\n"));
    server.ignoreRest();
}

void TestMailboxSecrets::whatProvesThePasswordIsBlotted_data()
{
    QTest::addColumn<Authentication>("authentication");
    QTest::addColumn<QByteArray>("greeting");
    QTest::addColumn<QByteArray>("dialogue");
    QTest::addColumn<QByteArray>("proof");
    const QByteArray stamp = "<1.2@mail.example.org>";
    const QByteArray digest = QCryptographicHash::hash(stamp + password, QCryptographicHash::Md5).toHex();
    QTest::newRow("APOP") << Authentication::Apop << "ready " + stamp << "C: APOP anna " + digest + '\n'
                          << digest;
    const QByteArray hmac =
        QMessageAuthenticationCode::hash(stamp, password, QCryptographicHash::Md5).toHex();
    const QByteArray line = ("anna " + hmac).toBase64();
    QTest::newRow("CRAM-MD5") << Authentication::CramMd5 << QByteArray("ready")
                              << "C: AUTH CRAM-MD5\nS: + " + stamp.toBase64() + "\nC: " + line + '\n'
                              << line;
}

void TestMailboxSecrets::whatProvesThePasswordIsBlotted()
{
    QFETCH(Authentication, authentication);
    QFETCH(QByteArray, greeting);
    QFETCH(QByteArray, dialogue);
    QFETCH(QByteArray, proof);
    // The password can be guessed from it.
    ScriptedServer server("S: +OK " + greeting + "\nC: CAPA\nS: +OK\nS: SASL CRAM-MD5\nS: .\n" + dialogue
                          + "S: -ERR [AUTH] not " + proof + "\nC* QUIT\n");
    server.ignoreRest();
    accounts::Account account = accountAt(server.port());
    account.authentication = authentication;
    MailboxUser user(account);
    user->check();
    QTRY_SOON(user.questions.size() == 1);
    QTRY_SOON(user->status().state == ConnectionState::Disconnected);
    QVERIFY2(server.heard().join('\n').contains(proof), server.report());
    const auto question = std::get<PasswordQuestion>(user.questions.first().about);
    QCOMPARE(question.refused->said, QByteArray("not ********"));
    QVERIFY(story(user).contains("not ********"));
    QVERIFY(!story(user).contains(proof));
}

void TestMailboxSecrets::anAnswerForOneServerIsNotSaidToAnother()
{
    ScriptedServer right("S: +OK ready\nC: CAPA\nS: -ERR\nC: USER anna\nS: +OK\nC: PASS secret-of-anna\n"
                         "S: -ERR [AUTH] no\nC: QUIT\n");
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    MailboxUser user(accountAt(right.port()));
    user->check();
    QTRY_SOON(user.questions.size() == 1);
    accounts::Account moved = accountAt(other.serverPort());
    moved.host = QStringLiteral("localhost");
    user->setAccount(moved);
    user->answer(user.questions.first().id, PasswordAnswer{Secret(QByteArray("for-the-right-one")), {}});
    QTRY_SOON(other.hasPendingConnections());
    QTcpSocket *socket = other.nextPendingConnection();
    socket->write("+OK\r\n");
    QByteArray said;
    const auto hears = [&](const char *line) {
        said += socket->readAll();
        return said.contains(line);
    };
    QTRY_SOON(hears("CAPA\r\n"));
    socket->write("-ERR\r\n");
    QTRY_SOON(hears("USER anna\r\n"));
    socket->write("+OK\r\n");
    QTRY_SOON(hears("PASS"));
    QTRY_SOON(said.endsWith("\r\n") || hears("\r\n"));
    QVERIFY2(said.endsWith("PASS secret-of-anna\r\n"), said.constData());
}

/// With the login of the maildrop.
void TestMailboxSecrets::thePasswordOfOneAccountIsNotSaidWhereAnotherSends()
{
    ScriptedServer right("S: +OK ready\nC: CAPA\nHANG\n");
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    accounts::Account account = accountAt(right.port());
    account.submission.host = QStringLiteral("127.0.0.1");
    account.submission.port = closed.serverPort();
    account.submission.security = Security::None;
    closed.close();
    MailboxUser user(account);
    user->check();
    QTRY_SOON(right.heard().contains("CAPA"));
    Dispatch &dispatch = user->dispatch();
    QList<Question> asked;
    connect(&dispatch, &Dispatch::asked, this, [&asked](const Question &question) { asked += question; });
    dispatch.send(orderFor(QStringLiteral("one")));
    QTRY_SOON(dispatch.outbox().size() == 1 && dispatch.outbox().first().tries == 1);
    QVERIFY(asked.isEmpty()); // the password is known
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    accounts::Account moved = account;
    moved.host = QStringLiteral("localhost");
    moved.submission.host = QStringLiteral("localhost");
    moved.submission.port = other.serverPort();
    user->setAccount(moved);
    QTRY_SOON(asked.size() == 1);
    QVERIFY(!other.hasPendingConnections());
    QCOMPARE(std::get<PasswordQuestion>(asked.first().about).host, QStringLiteral("localhost"));
    QTRY_PLAYED(right);
}

void TestMailboxSecrets::whatTheSettingsNameNoMoreIsNotTrusted()
{
    const QTemporaryDir folder;
    accounts::Account account = accountAt(9);
    account.authorityFile = folder.filePath(QStringLiteral("authority.pem"));
    QFile file(account.authorityFile);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(TestCertificates().authorityPem());
    file.close();
    Credentials credentials;
    QList<Secrets> ready;
    connect(&credentials, &Credentials::ready, this, [&ready](const Secrets &secrets) { ready += secrets; });
    credentials.give(SecretPurpose::Password, Secret(password));
    credentials.gather(account);
    account.authorityFile.clear();
    credentials.gather(account);
    QCOMPARE(ready.size(), 2);
    QCOMPARE(ready.first().authorities.size(), 1);
    QVERIFY(ready.last().authorities.isEmpty());
}

QTEST_GUILESS_MAIN(TestMailboxSecrets)
#include "tst_mailbox_secrets.moc"
