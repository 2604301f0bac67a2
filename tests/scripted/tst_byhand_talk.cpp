// SPDX-License-Identifier: GPL-3.0-or-later
// Conversations by hand over real sockets: what goes out is what was typed, and nothing else.
#include "base/limits.h"
#include "pop3/byhand.h"
#include "support/handuser.h"
#include "wire/handtalk.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace poplar;
using namespace poplar::mailbox;
using namespace poplar::test;
using Kind = wire::TranscriptEvent::Kind;

namespace {

const QByteArray login = "S: +OK ready\nC: USER anna\nS: +OK\nC: PASS hunter22\nS: +OK in\n";
const QByteArrayList typedLogin{"USER anna", "PASS hunter22"};

QByteArray statesOf(const HandUser &user)
{
    QByteArrayList states;
    for (const wire::TranscriptEvent &event : user.transcript) {
        if (event.kind == Kind::State && event.text.toUpper() == event.text && !event.text.contains(':'))
            states += event.text;
    }
    return states.join(' ');
}

} // namespace

class TestByHandTalk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void repliesOfEveryKind();
    void authIsTyped_data();
    void authIsTyped();
    void stlsThenLogin();
    void tlsFromTheFirstByte();
    void bytesBehindStlsEndIt();
    void aDoubtfulCertificateEndsIt();
    void linesTypedAheadGoOneByOne();
    void nothingGoesBehindAuthBeforeItsReply();
    void anAnswerGoesOutAsNothingElse();
    void anEndlessLineEndsIt_data();
    void anEndlessLineEndsIt();
    void anEndlessBodyEndsIt();
    void wordsThatNobodyAskedForAreBounded();
    void theServerHangsUp();
    void aSilentServerIsGivenUp();
    void marksAreReviewed_data();
    void marksAreReviewed();
    void aRefusedResetBringsTheReviewAgain();
    void theReviewTellsWhatWasSeen();
    void noAnswerToQuitLeavesItOpen();
    void closingSaysNothingToTheServer();
};

void TestByHandTalk::repliesOfEveryKind()
{
    QByteArray listing;
    for (int i = 1; i <= 250; ++i)
        listing += "S: " + QByteArray::number(i) + " 120\n";
    ScriptedServer server(
        login + "C: stat\nS: +OK 250 30000\nC: LIST\nS: +OK\n" + listing
        + "S: .\nC: UIDL 1\nS: +OK 1 of-one\nC: RETR 1\nS: +OK\nBODY 100000\n"
          "C: TOP 2 0\nS: +OK\nS: Subject: two\nS: \nS: ..dot\nS: .\nC: TOP 9 0\nS: -ERR no\n"
          "C: XYZZY  a b\nS: -ERR what?\nC: QUIT\nS: +OK bye\nCUT\n");
    HandUser user;
    user.open(
        server,
        typedLogin
            + QByteArrayList{"stat", "LIST", "UIDL 1", "RETR 1", "TOP 2 0", "TOP 9 0", "XYZZY  a b", "QUIT"});
    QTRY_TOLD(user, "ended");
    QTRY_PLAYED(server);
    QCOMPARE(statesOf(user), QByteArray("CONNECTING AUTHORIZATION TRANSACTION UPDATE DISCONNECTED"));
    QCOMPARE(user.shown(Kind::Sent),
             QByteArray("USER anna\nPASS ********\nstat\nLIST\nUIDL 1\nRETR 1\nTOP 2 0\nTOP 9 0\nXYZZY  a b\n"
                        "QUIT"));
    QList<wire::TranscriptEvent> bodies;
    qint64 listed = 0;
    qsizetype ends = 0;
    for (const wire::TranscriptEvent &event : user.transcript) {
        ends += event.endsReply ? 1 : 0;
        listed += event.text.endsWith(" 120") ? 1 : 0;
        if (event.kind == Kind::Body)
            bodies += event;
        if (event.text == "." && event.lines > 0)
            QCOMPARE(event.lines, 250);
    }
    QCOMPARE(ends, 11);
    QCOMPARE(listed, 100);
    QCOMPARE(bodies.size(), 2);
    QCOMPARE(bodies[0].octets, 100000);
    QCOMPARE(bodies[0].body, scriptedBody(100000).first(limit::transcriptBody));
    QCOMPARE(bodies[1].body, QByteArray("Subject: two\r\n\r\n.dot\r\n"));
    QCOMPARE(bodies[1].lines, 3);
}

void TestByHandTalk::authIsTyped_data()
{
    QTest::addColumn<QByteArrayList>("typed");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("shown");
    const QByteArray plain = QByteArray("\0anna\0hunter22", 14).toBase64();
    QTest::newRow("PLAIN with its answer")
        << QByteArrayList{"AUTH PLAIN " + plain} << "C: AUTH PLAIN " + plain + "\nS: +OK in\n"
        << QByteArray("AUTH PLAIN ********");
    QTest::newRow("PLAIN, asked for it")
        << QByteArrayList{"AUTH PLAIN", plain} << "C: AUTH PLAIN\nS: +\nC: " + plain + "\nS: +OK in\n"
        << QByteArray("AUTH PLAIN\n********");
    QTest::newRow("LOGIN") << QByteArrayList{"auth login", "YW5uYQ==", "aHVudGVyMjI="}
                           << QByteArray("C: auth login\nS: + VXNlcm5hbWU6\nC: YW5uYQ==\n"
                                         "S: + UGFzc3dvcmQ6\nC: aHVudGVyMjI=\nS: +OK in\n")
                           << QByteArray("auth login\n********\n********");
    QTest::newRow("given up, then PLAIN")
        << QByteArrayList{"AUTH CRAM-MD5", "*", "AUTH PLAIN", plain}
        << "C: AUTH CRAM-MD5\nS: + PDE4OTZAeD4=\nC: *\nS: -ERR given up\nC: AUTH PLAIN\nS: + \nC: " + plain
            + "\nS: +OK in\n"
        << QByteArray("AUTH CRAM-MD5\n*\nAUTH PLAIN\n********");
    QTest::newRow("APOP") << QByteArrayList{"APOP anna c4c9334bac560ecc979e58001b3e22fb"}
                          << QByteArray("C: APOP anna c4c9334bac560ecc979e58001b3e22fb\nS: +OK in\n")
                          << QByteArray("APOP anna ********");
}

void TestByHandTalk::authIsTyped()
{
    QFETCH(QByteArrayList, typed);
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, shown);
    ScriptedServer server("S: +OK ready\n" + script + "C: STAT\nS: +OK 0 0\nC: QUIT\nS: +OK\n");
    HandUser user;
    user.open(server, typed + QByteArrayList{"STAT", "QUIT"});
    QTRY_TOLD(user, "ended");
    QTRY_PLAYED(server);
    QCOMPARE(user.shown(Kind::Sent), shown + "\nSTAT\nQUIT");
    QVERIFY(statesOf(user).contains("TRANSACTION UPDATE"));
    QVERIFY(!user.shown(Kind::Received).contains("UGFz"));
}

void TestByHandTalk::stlsThenLogin()
{
    const TestCertificates certificates;
    const QTemporaryDir folder;
    const QString authorities = folder.filePath(QStringLiteral("authority.pem"));
    QFile file(authorities);
    QVERIFY(file.open(QFile::WriteOnly) && file.write(certificates.authorityPem()) > 0);
    file.close();
    ScriptedServer server("S: +OK ready\nC: CAPA\nS: +OK\nS: STLS\nS: .\nC: STLS\nS: +OK go\nTLS\n"
                          "C: USER anna\nS: +OK\nC: PASS hunter22\nS: +OK in\nC: QUIT\nS: +OK\n",
                          certificates.good());
    HandUser user;
    user.account.host = QStringLiteral("localhost");
    user.account.security = Security::StartTls;
    user.account.authorityFile = authorities;
    user.open(server, QByteArrayList{"CAPA", "STLS"} + typedLogin);
    QTRY_COMPARE_WITH_TIMEOUT(user.status.state, QByteArray("TRANSACTION"), 20000);
    QCOMPARE(int(user.status.protection), int(HandStatus::Protection::Tls));
    QVERIFY(user.status.capabilities.isEmpty());
    user.talk().say("QUIT");
    QTRY_TOLD(user, "ended");
    QTRY_PLAYED(server);
    QCOMPARE(statesOf(user),
             QByteArray("CONNECTING AUTHORIZATION SECURING AUTHORIZATION TRANSACTION UPDATE DISCONNECTED"));
    QVERIFY(user.shown(Kind::Security).contains("certificate CN="));
}

void TestByHandTalk::tlsFromTheFirstByte()
{
    const TestCertificates certificates;
    ScriptedServer server("TLS\nS: +OK ready\nC: NOOP\nS: -ERR not now\nC: QUIT\nS: +OK\n",
                          certificates.good());
    HandUser user;
    user.account.host = QStringLiteral("localhost");
    user.account.security = Security::Tls;
    const QTemporaryDir folder;
    user.account.authorityFile = folder.filePath(QStringLiteral("authority.pem"));
    QFile file(user.account.authorityFile);
    QVERIFY(file.open(QFile::WriteOnly) && file.write(certificates.authorityPem()) > 0);
    file.close();
    user.open(server, {"NOOP", "QUIT"});
    QTRY_TOLD(user, "ended");
    QTRY_PLAYED(server);
    QCOMPARE(statesOf(user), QByteArray("CONNECTING SECURING AUTHORIZATION DISCONNECTED"));
}

void TestByHandTalk::bytesBehindStlsEndIt()
{
    ScriptedServer server("S: +OK ready\nC: STLS\nS: +OK go\nSAME\nS: +OK injected\nHANG\n");
    HandUser user;
    user.account.security = Security::StartTls;
    user.open(server, {"STLS"});
    QTRY_TOLD(user, "failed:Injected");
    QVERIFY(!user.shown(Kind::Received).contains("injected"));
    QCOMPARE(server.heard(), QByteArrayList{"STLS"});
    server.ignoreRest();
}

void TestByHandTalk::aDoubtfulCertificateEndsIt()
{
    const TestCertificates certificates;
    ScriptedServer server("S: +OK ready\nC: STLS\nS: +OK go\nTLS REFUSED\n", certificates.wrongName());
    HandUser user;
    user.account.host = QStringLiteral("localhost");
    user.account.security = Security::StartTls;
    user.open(server, QByteArrayList{"STLS"} + typedLogin);
    QTRY_TOLD(user, "failed:CertificateDoubtful");
    QVERIFY(!user.tls.chain.isEmpty() && !user.tls.doubts.isEmpty());
    QCOMPARE(server.heard(), QByteArrayList{"STLS"});
}

void TestByHandTalk::linesTypedAheadGoOneByOne()
{
    ScriptedServer server("S: +OK ready\nC: USER anna\n-:\nS: +OK\nC: PASS hunter22\n-:\nS: +OK in\n"
                          "C: STAT\n-:\nS: +OK 0 0\nC: QUIT\nS: +OK\n");
    HandUser user;
    user.open(server, {});
    QTRY_VERIFY_WITH_TIMEOUT(user.status.input == wire::HandInput::Command, 20000);
    for (const char *line : {"USER anna", "PASS hunter22", "STAT", "QUIT", "NOOP"})
        user.talk().say(line);
    // Behind QUIT nothing may come.
    QTRY_TOLD(user, "refused:NotAllowed ended");
    QTRY_PLAYED(server);
}

void TestByHandTalk::nothingGoesBehindAuthBeforeItsReply()
{
    ScriptedServer server("S: +OK ready\nC: AUTH PLAIN\n-:\nS: -ERR no\nC: QUIT\nS: +OK\n");
    HandUser user;
    user.open(server, {"AUTH PLAIN", "QUIT"});
    QTRY_VERIFY_WITH_TIMEOUT(user.shown(Kind::Sent).contains("AUTH") || user.isOver(), 20000);
    user.talk().say("AGFubmEAaHVudGVyMjI=");
    QTRY_TOLD(user, "refused:NotAllowed ended");
    QTRY_PLAYED(server);
    QVERIFY(!user.shown(Kind::Sent).contains("AGFu"));
}

/// The server gave up waiting while the user typed the password.
void TestByHandTalk::anAnswerGoesOutAsNothingElse()
{
    ScriptedServer server("S: +OK ready\nC: AUTH PLAIN\nS: +\nC: AGFubmEAeA==\nS: +OK in\nC: QUIT\nS: +OK\n");
    HandUser user;
    user.open(server, {"AUTH PLAIN"});
    QTRY_COMPARE_WITH_TIMEOUT(int(user.status.input), int(wire::HandInput::Answer), 20000);
    for (int i = 0; i < 3; ++i)
        user.talk().say("AGFubmEAeA==", wire::HandInput::Answer);
    QTRY_TOLD(user, "refused:NotAllowed refused:NotAllowed");
    QTRY_COMPARE_WITH_TIMEOUT(user.status.state, QByteArray("TRANSACTION"), 20000);
    user.talk().say("AGFubmEAeA==", wire::HandInput::Answer);
    QTRY_TOLD(user, "refused:NotAllowed refused:NotAllowed refused:NotAllowed");
    user.talk().say("QUIT");
    QTRY_TOLD(user, "refused:NotAllowed refused:NotAllowed refused:NotAllowed ended");
    QTRY_PLAYED(server);
}

void TestByHandTalk::anEndlessLineEndsIt_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArrayList>("typed");
    const auto raw = [](int octets) { return "RAW " + QByteArray(octets, 'x').toBase64() + '\n'; };
    QTest::newRow("greeting") << raw(9000) << QByteArrayList{};
    QTest::newRow("status") << "S: +OK\nC: NOOP\n" + raw(9000) << QByteArrayList{"NOOP"};
    QTest::newRow("listing") << "S: +OK\nC: CAPA\nS: +OK\n" + raw(5000) << QByteArrayList{"CAPA"};
    QTest::newRow("challenge") << "S: +OK\nC: AUTH PLAIN\n" + raw(13000) << QByteArrayList{"AUTH PLAIN"};
}

void TestByHandTalk::anEndlessLineEndsIt()
{
    QFETCH(QByteArray, script);
    QFETCH(QByteArrayList, typed);
    ScriptedServer server(script + "HANG\n");
    server.ignoreRest();
    HandUser user;
    user.open(server, typed);
    QTRY_TOLD(user, "failed:Limit");
}

void TestByHandTalk::anEndlessBodyEndsIt()
{
    ScriptedServer server(login + "C: RETR 1\nS: +OK\nBODY 200000\n");
    server.ignoreRest();
    wire::HandTalk talk(std::make_unique<pop3::ByHand>());
    QSignalSpy failed(&talk, &wire::HandTalk::failed);
    QSignalSpy ended(&talk, &wire::HandTalk::ended);
    wire::HandTalk::Settings settings;
    settings.body = 100000;
    wire::Endpoint endpoint;
    endpoint.host = QStringLiteral("127.0.0.1");
    endpoint.port = server.port();
    endpoint.security = Security::None;
    endpoint.proxy.kind = Proxy::Kind::None;
    talk.open(endpoint, {}, settings);
    QTRY_VERIFY_WITH_TIMEOUT(talk.input() == wire::HandInput::Command, 20000);
    for (const char *line : {"USER anna", "PASS hunter22", "RETR 1"})
        talk.say(Secret(QByteArrayView(line)), wire::HandInput::Command);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 20000);
    const auto error = failed.first().first().value<Error>();
    QCOMPARE(error.kind, ErrorKind::Limit);
    QCOMPARE(error.verb, QByteArray("RETR"));
    QCOMPARE(ended.count(), 0);
}

void TestByHandTalk::wordsThatNobodyAskedForAreBounded()
{
    QByteArray flood;
    for (int i = 0; i <= limit::unaskedLines; ++i)
        flood += "S: hello\n";
    ScriptedServer server("S: +OK ready\n" + flood + "HANG\n");
    server.ignoreRest();
    HandUser user;
    user.open(server, {});
    QTRY_TOLD(user, "failed:Limit");
    QVERIFY(user.shown(Kind::Received).contains("hello"));
}

void TestByHandTalk::theServerHangsUp()
{
    ScriptedServer server(login + "S: -ERR idle for too long\nCUT\n");
    HandUser user;
    user.open(server, typedLogin);
    QTRY_TOLD(user, "failed:ConnectionLost");
    QVERIFY(user.shown(Kind::Received).endsWith("-ERR idle for too long"));
    QVERIFY(user.error->verb.isEmpty());
}

void TestByHandTalk::aSilentServerIsGivenUp()
{
    ScriptedServer server("S: +OK ready\nC: CAPA\nHANG\n");
    HandUser user;
    user.account.silence = std::chrono::seconds(1);
    user.open(server, {"CAPA"});
    QTRY_TOLD(user, "failed:Silence");
    QCOMPARE(user.error->verb, QByteArray("CAPA"));
}

void TestByHandTalk::marksAreReviewed_data()
{
    QTest::addColumn<HandFarewell>("farewell");
    QTest::addColumn<QByteArray>("rest");
    QTest::newRow("delete") << HandFarewell::Delete << QByteArray("C: QUIT\nS: +OK\n");
    QTest::newRow("leave") << HandFarewell::LeaveWithoutDeleting
                           << QByteArray("C: RSET\nS: +OK\nC: QUIT\nS: +OK\n");
    QTest::newRow("stay") << HandFarewell::Stay << QByteArray("C: NOOP\nS: +OK\nHANG\n");
}

void TestByHandTalk::marksAreReviewed()
{
    QFETCH(HandFarewell, farewell);
    QFETCH(QByteArray, rest);
    ScriptedServer server(login + "C: DELE 2\nS: +OK\nC: DELE 7\nS: -ERR no such message\nC: DELE 3\nS: +OK\n"
                          + rest);
    HandUser user;
    user.farewells = {farewell};
    user.open(server, typedLogin + QByteArrayList{"DELE 2", "DELE 7", "DELE 3", "QUIT"});
    if (farewell == HandFarewell::Stay) {
        QTRY_TOLD(user, "review:2,3");
        QTRY_COMPARE_WITH_TIMEOUT(int(user.status.input), int(wire::HandInput::Command), 20000);
        QCOMPARE(user.status.marked, 2);
        user.talk().say("NOOP");
        QTRY_COMPARE_WITH_TIMEOUT(server.heard().last(), QByteArray("NOOP"), 20000);
        user.hangUp();
    }
    QTRY_TOLD(user, "review:2,3 ended");
    QTRY_PLAYED(server);
}

void TestByHandTalk::aRefusedResetBringsTheReviewAgain()
{
    ScriptedServer server(login + "C: DELE 2\nS: +OK\nC: RSET\nS: -ERR no\nHANG\n");
    HandUser user;
    user.farewells = {HandFarewell::LeaveWithoutDeleting, HandFarewell::Stay};
    user.open(server, typedLogin + QByteArrayList{"DELE 2", "QUIT"});
    QTRY_TOLD(user, "review:2 review:2");
    user.hangUp();
    QTRY_TOLD(user, "review:2 review:2 ended");
    QTRY_PLAYED(server);
}

void TestByHandTalk::theReviewTellsWhatWasSeen()
{
    ScriptedServer server(
        login
        + "C: LIST\nS: +OK\nS: 1 120\nS: 2 4000\nS: .\nC: UIDL 2\nS: +OK 2 of-two\n"
          "C: TOP 2 0\nS: +OK\nS: From: Bob <bob@example.org>\nS: Subject: For you\nS: \nS: .\n"
          "C: DELE 2\nS: +OK\nHANG\n");
    HandUser user;
    user.open(server, typedLogin + QByteArrayList{"LIST", "UIDL 2", "TOP 2 0", "DELE 2", "QUIT"});
    QTRY_TOLD(user, "review:2");
    const HandVictim victim = user.lastReview.value(0);
    QCOMPARE(victim.octets, 4000);
    QCOMPARE(victim.uniqueId, QByteArray("of-two"));
    QCOMPARE(victim.envelope.subject, QStringLiteral("For you"));
    QCOMPARE(victim.envelope.from.value(0).name, QStringLiteral("Bob"));
    user.leave();
    QTRY_PLAYED(server);
}

void TestByHandTalk::noAnswerToQuitLeavesItOpen()
{
    ScriptedServer server(login + "C: DELE 1\nS: +OK\nC: QUIT\nCUT\n");
    HandUser user;
    user.farewells = {HandFarewell::Delete};
    user.open(server, typedLogin + QByteArrayList{"DELE 1", "QUIT"});
    QTRY_TOLD(user, "review:1 failed:Unknown");
    QCOMPARE(user.error->verb, QByteArray("QUIT"));
}

void TestByHandTalk::closingSaysNothingToTheServer()
{
    const QTemporaryDir folder;
    ScriptedServer server(login + "C: DELE 1\nS: +OK\nHANG\n");
    HandUser user;
    user.files.writing = records::LogFiles::Writing::On;
    user.files.folder = folder.path();
    user.open(server, typedLogin + QByteArrayList{"DELE 1"});
    QTRY_VERIFY_WITH_TIMEOUT(user.status.marked == 1 && user.shown(Kind::Received).count('\n') >= 3, 20000);
    user.leave();
    QTRY_PLAYED(server);
    const QStringList written = QDir(folder.path()).entryList(QDir::Files);
    QCOMPARE(written.size(), 1);
    QFile file(folder.filePath(written.first()));
    QVERIFY(file.open(QFile::ReadOnly));
    const QByteArray log = file.readAll();
    QVERIFY2(log.contains("DELE 1") && log.trimmed().endsWith("DISCONNECTED"), log.constData());
    QVERIFY(!log.contains("hunter22"));
}

QTEST_GUILESS_MAIN(TestByHandTalk)
#include "tst_byhand_talk.moc"
