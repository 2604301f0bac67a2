// SPDX-License-Identifier: GPL-3.0-or-later
// What a user sees when a server misbehaves: a clear problem, and rows and ticks that stay.
#include "support/mailboxuser.h"
#include "support/scriptedserver.h"

#include <QTcpServer>
#include <QTest>

using namespace poplar;
using namespace poplar::mailbox;
using namespace poplar::test;

namespace {

constexpr int longEnough = 20000;

/// Up to an open maildrop of two messages, on a server without capabilities: one command at a time.
const QByteArray login =
    "S: +OK ready\nC: CAPA\nS: -ERR\nC: USER anna\nS: +OK\nC: PASS secret-of-anna\nS: +OK\n"
    "C: CAPA\nS: -ERR\n";
const QByteArray listing = "C: STAT\nS: +OK 2 300\nC: LIST\nS: +OK\nS: 1 100\nS: 2 200\nS: .\n"
                           "C: UIDL\nS: +OK\nS: 1 one\nS: 2 two\nS: .\n";
const QByteArray headers = "C: TOP 2 0\nS: +OK\nS: Subject: second\nS:\nS: .\n"
                           "C: TOP 1 0\nS: +OK\nS: Subject: first\nS:\nS: .\n";
const QByteArray known = login + listing + headers;
const QByteArray again = login + listing;

accounts::Account accountAt(quint16 port, Security security = Security::None)
{
    accounts::Account account;
    account.id = QStringLiteral("test");
    account.host = QStringLiteral("127.0.0.1");
    account.port = port;
    account.security = security;
    account.user = QStringLiteral("anna");
    return account;
}

} // namespace

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, longEnough)

class TestMailboxFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aProblemInOpeningIsTold_data();
    void aProblemInOpeningIsTold();
    void nobodyListens();
    void anUnknownHostIsTold();
    void aLinkLostInTheListIsTriedAgain();
    void aLinkLostInAMessageIsMadeAnewAndTheMessageRead();
    void aMessageThatBreaksEveryLinkIsToldOnce();
    void aRefusedHeaderConcernsThatMessageAlone();
    void aRefusedMessageIsToldAndTheSessionGoesOn();
    void aRefusedTickIsTakenBack();
    void anUnansweredQuitLeavesTheOutcomeOpen();
    void aRefusedQuitIsNoDeletion();
    void aRefusedResetHangsUp();
    void aServerWithoutUidlIsListedAnew();
    void aBusyMaildropIsWaitedFor_data();
    void aBusyMaildropIsWaitedFor();
    void theWaitEndsByItself();
    void aWaitCanBeGivenUp();
    void aPermanentRefusalIsToldAndNotTriedAgain();
    void aTickIsNotReplayedAmongTwins();
    void anEndlessPreviewIsCut();
};

void TestMailboxFaults::aProblemInOpeningIsTold_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<Security>("security");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<Problem::During>("during");
    using During = Problem::During;
    QTest::newRow("an SMTP server") << QByteArray("S: 220 mail.example.org ESMTP\nNEXT\nHANG\n")
                                    << Security::None << ErrorKind::NotPop3 << During::Opening;
    QTest::newRow("no STLS") << QByteArray("S: +OK\nC: CAPA\nS: -ERR\nC: STLS\nS: -ERR unknown\nC: QUIT\n")
                             << Security::StartTls << ErrorKind::TlsNotOffered << During::Opening;
    QTest::newRow("lost after the greeting") << QByteArray("S: +OK\nC: CAPA\nCUT\n") << Security::None
                                             << ErrorKind::ConnectionLost << During::Opening;
}

void TestMailboxFaults::aProblemInOpeningIsTold()
{
    QFETCH(QByteArray, script);
    QFETCH(Security, security);
    QFETCH(ErrorKind, kind);
    QFETCH(Problem::During, during);
    ScriptedServer server(script);
    server.ignoreRest();
    MailboxUser user(accountAt(server.port(), security));
    user->check();
    QTRY_SOON(user.problems.size() == 1);
    QCOMPARE(user.problems.first().error.kind, kind);
    QCOMPARE(user.problems.first().during, during);
    QVERIFY(user.problems.first().transcriptNumber > 0);
    QTRY_COMPARE(user->status().state, ConnectionState::Disconnected);
}

void TestMailboxFaults::nobodyListens()
{
    QTcpServer placeholder;
    QVERIFY(placeholder.listen(QHostAddress::LocalHost));
    const quint16 port = placeholder.serverPort();
    placeholder.close();
    MailboxUser user(accountAt(port));
    user->check();
    QTRY_SOON(user.problems.size() == 1);
    QCOMPARE(user.problems.first().error.kind, ErrorKind::ConnectionRefused);
}

void TestMailboxFaults::anUnknownHostIsTold()
{
    accounts::Account account = accountAt(110);
    account.host = QStringLiteral("no-such-host.invalid"); // RFC 2606 section 2
    MailboxUser user(account);
    user->check();
    QTRY_SOON(user.problems.size() == 1);
    QCOMPARE(user.problems.first().error.kind, ErrorKind::HostNotFound);
}

void TestMailboxFaults::aLinkLostInTheListIsTriedAgain()
{
    ScriptedServer server(known + "C: RSET\nS: +OK\nC: QUIT\nS: +OK\nNEXT\n" + login
                          + "C: STAT\nS: +OK 2 300\nC: LIST\nS: +OK\nS: 1 100\nCUT\nNEXT\n" + again
                          + "HANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->check();
    QTRY_SOON(user.waits.size() == 1);
    QCOMPARE(user.waits.first().because.kind, ErrorKind::ConnectionLost);
    QVERIFY(user.knowsHeaders(2));
    QTRY_SOON(user.timesListed == 2);
    QVERIFY(user.problems.isEmpty());
    server.ignoreRest();
}

void TestMailboxFaults::aLinkLostInAMessageIsMadeAnewAndTheMessageRead()
{
    ScriptedServer server(
        known + "C: DELE 1\nS: +OK\nC: RETR 2\nS: +OK\nS: Subject: second\nCUT\nNEXT\n" + again
        + "C: DELE 1\nS: +OK\nC: RETR 2\nS: +OK\nS: Subject: second\nS:\nS: text\nS: .\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->tick({user.idOf(QStringLiteral("first"))});
    QTRY_SOON(user.marksOf(QStringLiteral("first")).testFlag(Mark::Deleted));
    user->preview(user.idOf(QStringLiteral("second")));
    QTRY_SOON(user.waits.size() == 1);
    QVERIFY(user.marksOf(QStringLiteral("first")).testFlag(Mark::Ticked));
    QTRY_SOON(user.contents.size() == 1);
    QCOMPARE(user.contents.first().message.text, QStringLiteral("text"));
    QTRY_SOON(user.marksOf(QStringLiteral("first")).testFlag(Mark::Deleted));
    QVERIFY(user.problems.isEmpty());
    server.ignoreRest();
}

void TestMailboxFaults::aMessageThatBreaksEveryLinkIsToldOnce()
{
    const QByteArray broken = "C: RETR 2\nS: +OK\nS: Subject: second\nCUT\nNEXT\n";
    ScriptedServer server(known + broken + again + broken + again + broken + "HANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->preview(user.idOf(QStringLiteral("second")));
    QTRY_SOON(user.waits.size() == 1);
    user->check(); // at once, instead of waiting
    QTRY_SOON(user.waits.size() == 2);
    user->check();
    QTRY_SOON(user.problems.size() == 1);
    QCOMPARE(user.problems.first().error.kind, ErrorKind::ConnectionLost);
    QVERIFY(user.contents.isEmpty());
    QVERIFY(user.knowsHeaders(2));
    server.ignoreRest();
}

void TestMailboxFaults::aRefusedHeaderConcernsThatMessageAlone()
{
    ScriptedServer server(
        again
        + "C: TOP 2 0\nS: -ERR no such luck\nC: TOP 1 0\nS: +OK\nS: Subject: first\nS:\nS: .\n"
          "C: RETR 2\nS: -ERR no such luck either\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.rows.value(user.at(2)).marks.testFlag(Mark::HeaderFailed));
    QCOMPARE(user.subjects().first(), QStringLiteral("first"));
    const MessageRow refused = *std::find_if(user.rows.begin(), user.rows.end(),
                                             [](const MessageRow &row) { return row.position == 2; });
    QVERIFY(refused.marks.testFlag(Mark::HeaderFailed));
    QCOMPARE(refused.error->said, QByteArray("no such luck either"));
    server.ignoreRest();
}

void TestMailboxFaults::aRefusedMessageIsToldAndTheSessionGoesOn()
{
    ScriptedServer server(known
                          + "C: RETR 2\nS: -ERR [SYS/PERM] damaged\nC: RETR 1\nS: +OK\nS: Subject: "
                            "first\nS:\nS: text\nS: .\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->preview(user.idOf(QStringLiteral("second")));
    QTRY_SOON(user.problems.size() == 1);
    QCOMPARE(user.problems.first().message, user.idOf(QStringLiteral("second")));
    QCOMPARE(user.problems.first().error.code, QByteArray("SYS/PERM"));
    user->preview(user.idOf(QStringLiteral("first")));
    QTRY_SOON(user.contents.size() == 1);
    QCOMPARE(user.contents.first().message.text, QStringLiteral("text"));
    server.ignoreRest();
}

void TestMailboxFaults::aRefusedTickIsTakenBack()
{
    ScriptedServer server(known + "C: DELE 2\nS: -ERR locked by policy\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->tick({user.idOf(QStringLiteral("second"))});
    QTRY_SOON(user.problems.size() == 1);
    QCOMPARE(user.problems.first().during, Problem::During::Ticking);
    QTRY_SOON(!user.marksOf(QStringLiteral("second")).testFlag(Mark::Ticked));
    QCOMPARE(user->status().state, ConnectionState::Transaction);
    server.ignoreRest();
}

void TestMailboxFaults::anUnansweredQuitLeavesTheOutcomeOpen()
{
    // The next check finds out: here the server had deleted it.
    ScriptedServer server(
        known + "C: DELE 2\nS: +OK\nC: QUIT\nCUT\nNEXT\n" + login
        + "C: STAT\nS: +OK 1 100\nC: LIST\nS: +OK\nS: 1 100\nS: .\nC: UIDL\nS: +OK\nS: 1 one\nS: .\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->tick({user.idOf(QStringLiteral("second"))});
    user.review = ReviewAnswer::Delete;
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    QCOMPARE(user.reports.first().outcome, CommitReport::Outcome::Unknown);
    QVERIFY(user.marksOf(QStringLiteral("second")).testFlag(Mark::Ticked));
    user->check();
    QTRY_SOON(user.rows.size() == 1);
    QTRY_SOON(user.reports.size() == 2);
    QCOMPARE(user.reports.last().outcome, CommitReport::Outcome::Deleted);
    QCOMPARE(user.reports.last().messages, 1);
    server.ignoreRest();
}

void TestMailboxFaults::aRefusedQuitIsNoDeletion()
{
    ScriptedServer server(known + "C: DELE 2\nS: +OK\nC: QUIT\nS: -ERR some deleted messages not removed\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->tick({user.idOf(QStringLiteral("second"))});
    user.review = ReviewAnswer::Delete;
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    QCOMPARE(user.reports.first().outcome, CommitReport::Outcome::Refused);
    QCOMPARE(user.reports.first().said, QByteArray("some deleted messages not removed"));
    QVERIFY(user.marksOf(QStringLiteral("second")).testFlag(Mark::Ticked));
    QTRY_PLAYED(server);
}

void TestMailboxFaults::aRefusedResetHangsUp()
{
    // The server would delete at QUIT what the user has unticked, so QUIT must not be said.
    ScriptedServer server(known + "C: DELE 2\nS: +OK\nC: RSET\nS: -ERR\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->tick({user.idOf(QStringLiteral("second"))});
    QTRY_SOON(user.marksOf(QStringLiteral("second")).testFlag(Mark::Deleted));
    user->untick({user.idOf(QStringLiteral("second"))});
    QTRY_SOON(user.problems.size() == 1);
    QTRY_COMPARE(user->status().state, ConnectionState::Disconnected);
    QTRY_PLAYED(server);
}

void TestMailboxFaults::aServerWithoutUidlIsListedAnew()
{
    ScriptedServer server(
        login + "C: STAT\nS: +OK 2 300\nC: LIST\nS: +OK\nS: 1 100\nS: 2 200\nS: .\nC: UIDL\nS: -ERR\n"
        + headers + "HANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    QVERIFY(user.problems.isEmpty());
    server.ignoreRest();
}

void TestMailboxFaults::aBusyMaildropIsWaitedFor_data()
{
    QTest::addColumn<QByteArray>("refusal");
    QTest::newRow("in use") << QByteArray("-ERR [IN-USE] locked by another session");
    QTest::newRow("too soon") << QByteArray("-ERR [LOGIN-DELAY] minimum time between logins");
    QTest::newRow("in trouble") << QByteArray("-ERR [SYS/TEMP] mail store is down");
    QTest::newRow("in words only") << QByteArray("-ERR maildrop is locked"); // qpopper, popa3d
}

void TestMailboxFaults::aBusyMaildropIsWaitedFor()
{
    QFETCH(QByteArray, refusal);
    ScriptedServer server("S: +OK ready\nC: CAPA\nS: -ERR\nC: USER anna\nS: +OK\nC: PASS secret-of-anna\nS: "
                          + refusal + "\nC: QUIT\nNEXT\n" + known + "HANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.waits.size() == 1);
    QCOMPARE(user.waits.first().because.kind, ErrorKind::Busy);
    QVERIFY(user.waits.first().until > QDateTime::currentDateTimeUtc());
    QVERIFY(user.questions.isEmpty());
    QVERIFY(user.problems.isEmpty());
    user->check(); // try now
    QTRY_SOON(user.timesListed == 1);
    QVERIFY(!user->status().waiting);
    server.ignoreRest();
}

void TestMailboxFaults::theWaitEndsByItself()
{
    // LOGIN-DELAY of a second, as announced before the login (RFC 2449 section 6.5).
    const QByteArray greeting =
        "S: +OK ready\nC: CAPA\nS: +OK\nS: LOGIN-DELAY 1\nS: USER\nS: .\nC: USER anna\nS: +OK\n"
        "C: PASS secret-of-anna\n";
    ScriptedServer server(greeting + "S: -ERR [LOGIN-DELAY] too soon\nC: QUIT\nNEXT\n" + greeting
                          + "S: +OK\nC: CAPA\nS: -ERR\n" + listing + headers + "HANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.timesListed == 1);
    QCOMPARE(user.waits.size(), 1);
    server.ignoreRest();
}

void TestMailboxFaults::aWaitCanBeGivenUp()
{
    ScriptedServer server("S: +OK ready\nC: CAPA\nS: -ERR\nC: USER anna\nS: +OK\nC: PASS secret-of-anna\n"
                          "S: -ERR [IN-USE] locked\nC: QUIT\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user->status().waiting.has_value());
    user->stop();
    QTRY_SOON(!user->status().waiting.has_value());
    QTRY_PLAYED(server);
}

void TestMailboxFaults::aPermanentRefusalIsToldAndNotTriedAgain()
{
    ScriptedServer server("S: +OK ready\nC: CAPA\nS: -ERR\nC: USER anna\nS: +OK\nC: PASS secret-of-anna\n"
                          "S: -ERR [SYS/PERM] account suspended\nC: QUIT\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.problems.size() == 1);
    QCOMPARE(user.problems.first().error.code, QByteArray("SYS/PERM"));
    QVERIFY(user.questions.isEmpty());
    QVERIFY(user.waits.isEmpty());
    QTRY_PLAYED(server);
}

void TestMailboxFaults::aTickIsNotReplayedAmongTwins()
{
    // Two messages with one unique-id and one size; the first of them may be the other one next time.
    const QByteArray twins = "C: STAT\nS: +OK 2 300\nC: LIST\nS: +OK\nS: 1 100\nS: 2 100\nS: .\n"
                             "C: UIDL\nS: +OK\nS: 1 same\nS: 2 same\nS: .\n";
    ScriptedServer server(login + twins + headers
                          + "C: DELE 1\nS: +OK\nC: RSET\nS: +OK\nC: QUIT\nS: +OK\nNEXT\n" + login + twins
                          + "-:\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->tick({user.idOf(QStringLiteral("first"))});
    QTRY_SOON(user.marksOf(QStringLiteral("first")).testFlag(Mark::Deleted));
    user->check();
    QTRY_SOON(user.problems.size() == 1);
    QCOMPARE(user.problems.first().during, Problem::During::Ticking);
    QTRY_SOON(!user.marksOf(QStringLiteral("first")).testFlag(Mark::Ticked));
    server.ignoreRest();
    QVERIFY(!server.report() || !QByteArray(server.report()).contains("actual"));
}

void TestMailboxFaults::anEndlessPreviewIsCut()
{
    // TOP with the whole of a large message, as some servers send it: more than a preview may be.
    ScriptedServer server(
        login + "C: STAT\nS: +OK 1 900000\nC: LIST\nS: +OK\nS: 1 900000\nS: .\n"
        + "C: UIDL\nS: +OK\nS: 1 one\nS: .\nC: TOP 1 0\nS: +OK\nS: Subject: large\nS:\nS: .\n"
          "C: TOP 1 400\nS: +OK\nBODY 5000000\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(1));
    user->preview(user.idOf(QStringLiteral("large")));
    QTRY_SOON(user.problems.size() == 1);
    QCOMPARE(user.problems.first().error.kind, ErrorKind::Limit);
    QCOMPARE(user->status().state, ConnectionState::Transaction);
    server.ignoreRest();
}

QTEST_GUILESS_MAIN(TestMailboxFaults)
#include "tst_mailbox_faults.moc"
