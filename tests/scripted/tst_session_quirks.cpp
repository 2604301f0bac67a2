// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/buffersink.h"
#include "pop3/spoken.h"
#include "support/sessionuser.h"

using namespace poplar;
using namespace poplar::pop3;
using namespace poplar::test;

namespace {

QByteArray opening(const QByteArray &capabilities = {})
{
    return "S: +OK ready\nC: CAPA\nS: -ERR\nC: USER anna\nS: +OK\nC: PASS hunter22 of anna\nS: +OK\n"
           "C: CAPA\nS: +OK\n"
        + capabilities + "S: .\n";
}

const QByteArray pipelining = "S: PIPELINING\n";
const QByteArray opened = "Connecting Authorization Transaction opened";

std::shared_ptr<BufferSink> buffer()
{
    return std::make_shared<BufferSink>(1024 * 1024);
}

/// Waits for its own answer a moment only, which a server that hangs does not give.
Command impatient(Command command)
{
    command.deadline = std::chrono::milliseconds(500);
    return command;
}

} // namespace

Q_DECLARE_METATYPE(QList<poplar::pop3::Command>)

/// What real servers do wrong in an open session, each with its source.
class TestSessionQuirks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersGoneWrong_data();
    void answersGoneWrong();
    void aMessageThatEndsTooEarlyIsNotRetrieved();
    void noLineEndBeforeTheFinalDot();
    void linesWithoutEndAndNuls();
    void aServerThatLosesWhatComesEarly();
    void aSlowAnswerIsNoLostCommand();
    void noNoopWithinATransfer();
    void whatAUserTypes();

private:
    static void openAndSay(SessionUser &user, const ScriptedServer &server, const QList<Command> &commands)
    {
        user.onOpened = [&user, commands] {
            for (const Command &command : commands)
                user.enqueue(command);
        };
        user.open(server);
    }
};

void TestSessionQuirks::answersGoneWrong_data()
{
    QTest::addColumn<QList<Command>>("commands");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("story");
    QTest::addColumn<ServerTraits>("learnt");
    const auto row = [](const char *name, const QList<Command> &commands, const QByteArray &script,
                        const QByteArray &story, ServerTraits learnt = {}) {
        QTest::newRow(name) << commands << script << story << learnt;
    };
    const Command top1 = top(1, 0, buffer());
    const Command retr1 = retr(1, 0, buffer());

    row("two answers to TOP at once (FTGate, fetchmail FAQ S7)", {top1, noop()},
        "C: TOP 1 0\nS: +OK\nS: +OK\nS: Subject: a\nS:\nS: .\nHANG",
        "TOP:Protocol NOOP:Unsent failed:Protocol", ServerTrait::NoTop);
    row("two answers to TOP, the second behind the body", {top1},
        "C: TOP 1 0\nS: +OK\nS: Subject: a\nS:\nS: .\nS: +OK\nHANG", "TOP: failed:Protocol",
        ServerTrait::NoTop);
    row("TOP is unknown (Thunderbird, nPOPuk)", {top1, noop()},
        "C: TOP 1 0\nS: -ERR Unknown command\nC: NOOP\nS: +OK\n", "TOP:Refused NOOP:", ServerTrait::NoTop);
    row("TOP is refused for one message", {top1, noop()},
        "C: TOP 1 0\nS: -ERR no such message\nC: NOOP\nS: +OK\n", "TOP:Refused NOOP:");
    row("UIDL is unknown", {uidl(), noop()}, "C: UIDL\nS: -ERR command not implemented\nC: NOOP\nS: +OK\n",
        "UIDL:Refused NOOP:", ServerTrait::NoUidl);
    row("UIDL fails for once (Thunderbird)", {uidl(), noop()}, "C: UIDL\nS: -ERR later\nC: NOOP\nS: +OK\n",
        "UIDL:Refused NOOP:");
    row("dots are not doubled in TOP (hMailServer #126)", {top1},
        "C: TOP 1 0\nS: +OK\nS: Subject: a\nS:\nS: a\nSAME\nS: .\nSAME\nS: b\nSAME\nS: .\nHANG",
        "TOP:Protocol failed:Protocol", ServerTrait::NoTop);
    row("a quota for the day (MailKit #1320)", {retr1, noop()},
        "C: RETR 1\nS: -ERR [X-QUOTA] Download exceed\nC: NOOP\nS: +OK\n", "RETR:Busy NOOP:");
    row("one message is damaged", {retr1, noop()}, "C: RETR 1\nS: -ERR [SYS/PERM] damaged\nC: NOOP\nS: +OK\n",
        "RETR:Refused NOOP:");
    row("an empty message (Exchange)", {retr1, noop()}, "C: RETR 1\nS: +OK\nS: .\nC: NOOP\nS: +OK\n",
        "RETR: NOOP:");
    row("a blank line behind the answer to DELE (Outlook.com, MailKit #1634)", {dele(1), noop()},
        "C: DELE 1\nS: +OK\nSAME\nS:\nC: NOOP\nS: +OK\n", "DELE: NOOP:");
    row("a blank line before the answer to DELE", {dele(1), noop()},
        "C: DELE 1\nS:\nS: +OK\nC: NOOP\nS: +OK\n", "DELE: NOOP:");
    row("LIST of one without its number (twisted #10542)", {list(1), noop()},
        "C: LIST 1\nS: +OK 120\nC: NOOP\nS: +OK\n", "LIST:120 NOOP:");
    row("LIST of one answered with all of them (Mailpit #518)", {list(1)},
        "C: LIST 1\nS: +OK 2 messages\nSAME\nS: 1 100\nSAME\nS: 2 200\nSAME\nS: .\nHANG",
        "LIST:2 messages failed:Protocol");
    row("UIDL of one answered as a listing (Mailpit PR #552)", {uidl(1)},
        "C: UIDL 1\nS: +OK\nSAME\nS: 1 one\nSAME\nS: .\nHANG", "UIDL: failed:Protocol");
    row("a blank line behind another answer", {noop()}, "C: NOOP\nS: +OK\nSAME\nS:\nHANG",
        "NOOP: failed:Protocol");
}

void TestSessionQuirks::answersGoneWrong()
{
    QFETCH(QList<Command>, commands);
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, story);
    QFETCH(ServerTraits, learnt);
    ScriptedServer server(opening() + script);
    SessionUser user;
    openAndSay(user, server, commands);
    QTRY_STORY(user, opened + ' ' + story + (story.contains("failed") ? " Disconnected" : ""));
    QTRY_PLAYED(server);
    QCOMPARE(user.learnt, learnt);
}

/// GreenMail PR #1049, Mailpit #299, cpython #95252: a line with a dot alone is not doubled.
void TestSessionQuirks::aMessageThatEndsTooEarlyIsNotRetrieved()
{
    ScriptedServer server(opening() + "C: RETR 1\nS: +OK\nS: a\nSAME\nS: .\nSAME\nS: b\nSAME\nS: .\nHANG");
    SessionUser user;
    openAndSay(user, server, {retr(1, 0, buffer())});
    QTRY_STORY(user, opened + " RETR:Protocol failed:Protocol Disconnected");
    QCOMPARE(user.error->verb, "RETR");
    QCOMPARE(user.learnt, ServerTraits()); // there is no other command to read mail with
    QTRY_PLAYED(server);
}

/// Exchange 2000, fetchmail FAQ S2: "text.CRLF" at the end instead of "textCRLF.CRLF".
void TestSessionQuirks::noLineEndBeforeTheFinalDot()
{
    ScriptedServer server(opening() + "C: RETR 1\nS: +OK\nS: Subject: a\nS:\nS: text.\nHANG");
    SessionUser user;
    const auto sink = buffer();
    openAndSay(user, server, {impatient(retr(1, 0, sink))});
    QTRY_STORY(user, opened + " RETR:Unknown failed:Silence Disconnected");
    QCOMPARE(user.error->verb, "RETR");
    QCOMPARE(sink->bytes(), "Subject: a\r\n\r\ntext.\r\n");
    QTRY_PLAYED(server);
}

/// odoo #10920, Dovecot's outlook-no-nuls.
void TestSessionQuirks::linesWithoutEndAndNuls()
{
    const QByteArray body = QByteArray(200'000, 'x') + QByteArray(3, '\0') + "\r\n";
    ScriptedServer server(opening() + "C: RETR 1\nS: +OK\nRAW " + (body + ".\r\n").toBase64()
                          + "\nC: NOOP\nS: +OK\n");
    SessionUser user;
    const auto sink = buffer();
    openAndSay(user, server, {retr(1, 0, sink), noop()});
    QTRY_STORY(user, opened + " RETR: NOOP:");
    QVERIFY(sink->bytes() == body);
    QTRY_PLAYED(server);
}

void TestSessionQuirks::aServerThatLosesWhatComesEarly()
{
    ScriptedServer server(opening(pipelining) + "C: STAT\nC: NOOP\nC: NOOP\nS: +OK 0 0\nHANG");
    SessionUser user;
    openAndSay(user, server, {stat(), impatient(noop()), noop()});
    QTRY_STORY(user, opened + " STAT:0 0 NOOP:Unknown NOOP:Unknown failed:Silence Disconnected");
    QTRY_PLAYED(server);
    QCOMPARE(user.learnt, ServerTraits(ServerTrait::NoPipelining));

    ScriptedServer again(opening(pipelining)
                         + "C: STAT\n-:\nS: +OK 0 0\nC: NOOP\n-:\nS: +OK\nC: NOOP\nS: +OK\n");
    SessionUser wiser;
    wiser.settings.traits = user.learnt;
    openAndSay(wiser, again, {stat(), noop(), noop()});
    QTRY_STORY(wiser, opened + " STAT:0 0 NOOP: NOOP:");
    QTRY_PLAYED(again);
}

void TestSessionQuirks::aSlowAnswerIsNoLostCommand()
{
    ScriptedServer server(opening(pipelining) + "C: STAT\nHANG");
    SessionUser user;
    openAndSay(user, server, {impatient(stat())});
    QTRY_STORY(user, opened + " STAT:Unknown failed:Silence Disconnected");
    QTRY_PLAYED(server);
    QCOMPARE(user.learnt, ServerTraits());
}

/// Thunderbird's _sendNoopIfInactive: a server that reads its commands in the middle of a message answers
/// there.
void TestSessionQuirks::noNoopWithinATransfer()
{
    ScriptedServer server(opening(pipelining)
                          + "C: RETR 1\nS: +OK\nS: a\nWAIT 300\n-:\nS: .\nC: NOOP\nS: +OK\nHANG");
    SessionUser user;
    user.settings.keepAlive = std::chrono::milliseconds(50);
    openAndSay(user, server, {retr(1, 0, buffer())});
    QTRY_VERIFY(server.heard().contains("NOOP") || server.settled());
    QTRY_VERIFY2(user.count("RETR:") == 1, server.report());
    server.ignoreRest();
    QVERIFY2(!server.settled() || server.finished(), server.report());
}

void TestSessionQuirks::whatAUserTypes()
{
    ScriptedServer server(
        opening()
        + "C: LANG\nS: +OK\nS: en English\nS: .\nC: LANG ru\nS: +OK ru\nC: LAST\nS: +OK 1\n"
          "C: XTND XMIT\nS: -ERR no\nC: LIST 1\nS: +OK 1 20\nC: TOP 1 0\nS: +OK\nS: a\nS: .\n");
    SessionUser user;
    QList<Command> commands;
    for (const char *line : {"lang", "lang ru", "last", "xtnd XMIT", "list 1", "top 1 0"})
        commands += spoken(line, buffer()).value();
    openAndSay(user, server, commands);
    QTRY_STORY(user, opened + " LANG: LANG:ru LAST:1 XTND:Refused LIST:1 20 TOP:");
    QTRY_PLAYED(server);
}

QTEST_GUILESS_MAIN(TestSessionQuirks)
#include "tst_session_quirks.moc"
