// SPDX-License-Identifier: GPL-3.0-or-later
// poplar-cli as a process against servers that misbehave, are busy or are nowhere, and on a machine that
// does not let it write: each ends in the right code, with a sentence, and deletes nothing by accident.
#include "support/cliprogram.h"
#include "support/scriptedserver.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTcpServer>

#include <csignal>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace poplar::test;

namespace {

/// Up to an open maildrop of two messages, on a server without capabilities: one command at a time.
const QByteArray login =
    "S: +OK ready\nC: CAPA\nS: -ERR\nC: USER anna\nS: +OK\nC: PASS secret-of-anna\nS: +OK\n"
    "C: CAPA\nS: -ERR\n";
const QByteArray listing = "C: STAT\nS: +OK 2 300\nC: LIST\nS: +OK\nS: 1 100\nS: 2 200\nS: .\n"
                           "C: UIDL\nS: +OK\nS: 1 one\nS: 2 two\nS: .\n";
const QByteArray opening = login + listing;
/// Of the second message, as it is sent when it is to be deleted afterwards: what came shorter is not
/// deleted.
const QByteArray openingWithTrueSize = login + QByteArray(listing).replace("2 200", "2 25");
/// The first message may be the server's own: it is looked at before it is deleted.
const QByteArray lookAtFirst = "C: TOP 1 0\nS: +OK\nS: Subject: first\nS:\nS: .\n";
const QByteArray leaving = "C: RSET\nS: +OK\nC: QUIT\nS: +OK\n";

} // namespace

class TestCliFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void everyMisfortuneHasItsCode_data();
    void everyMisfortuneHasItsCode();
    void nobodyListens();
    void anUnknownHost();
    void aSilentServerIsGivenUp_data();
    void aSilentServerIsGivenUp();
    void aBusyMaildropIsLeftToTheScript();
    void theConsoleWaitsForABusyMaildrop();

    void anUnansweredQuitIsNotKnown();
    void aRefusedQuitIsNoDeletion();
    void aRefusedMarkDeletesNothing();
    void aMessageThatIsRefusedIsSetAside();
    void aServerWithoutUniqueIds();
    void aServerThatShowsNoMoreHeadersIsNotWaitedFor_data();
    void aServerThatShowsNoMoreHeadersIsNotWaitedFor();
    void theConsoleDoesNotWaitForHeadersThatDoNotCome();
    void aTickThatCannotBeSetAsideEndsTheRun_data();
    void aTickThatCannotBeSetAsideEndsTheRun();
    void theConsoleConnectsAgainAfterARefusedReset();
    void ofWhatIsDeletedNoMarkIsPutBack();
    void whatVanishedAndWhatIsNotListedIsTold();
    void whatIsListedAgainWaitsForTheWindow();
    void theConsoleConnectsAgainAfterALostLink();
    void escapesOfTheServerDoNotReachTheTerminal();

    void aFolderThatCannotBeMade_data();
    void aFolderThatCannotBeMade();
    void aFolderOfOtherThingsIsNoMaildir();
    void theMaildirIsMadeEvenIfNothingComes();
    void anAuthorityFileWithoutCertificates();
    void aLogThatCannotBeWritten();
    void aPipeForTheLogKeepsItsPermissions();
    void resultsThatCannotBeWritten();
    void decodeSaysThatItsResultsCannotBeWritten();
    void fetchedMailWhoseNamesCannotBeToldIsNotDeleted();
    void anInterruptionDeletesNothing();
    void aPasswordIsAskedForWithoutEcho();
    void anOptionIsMissing();

private:
    void useServer(const ScriptedServer &server) { usePort(server.port()); }
    void usePort(quint16 port)
    {
        m_cli->options = {
            QStringLiteral("--host"),     QStringLiteral("127.0.0.1"), QStringLiteral("--port"),
            QString::number(port),        QStringLiteral("--user"),    QStringLiteral("anna"),
            QStringLiteral("--security"), QStringLiteral("none"),      QStringLiteral("--password-stdin")};
    }
    [[nodiscard]] CliResult run(const QString &arguments) { return m_cli->run(arguments); }
    /// A run that is killed while the server thinks about its DELE 2.
    void leaveATick(const ScriptedServer &server, const QString &arguments)
    {
        QProcess process;
        m_cli->start(process, CliProgram::split(arguments));
        process.write(m_cli->input);
        process.closeWriteChannel();
        QTRY_VERIFY_WITH_TIMEOUT(server.heard().contains("DELE 2"), CliProgram::longEnough);
        process.kill();
        QVERIFY(process.waitForFinished(CliProgram::longEnough));
    }

    std::unique_ptr<CliProgram> m_cli;
};

void TestCliFaults::init()
{
    m_cli = std::make_unique<CliProgram>();
}

void TestCliFaults::everyMisfortuneHasItsCode_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("said"); // among the words on standard error
    const auto row = [](const char *name, const QByteArray &script, const char *arguments, int code,
                        const char *said) {
        QTest::newRow(name) << script << QString::fromLatin1(arguments) << code << QByteArray(said);
    };
    row("an SMTP server", "S: 220 mail.example.org ESMTP\n", "stat", 76, "POP3");
    row("no STLS", "S: +OK\nC: CAPA\nS: -ERR\nC: STLS\nS: -ERR unknown\nC: QUIT\n",
        "stat --security starttls", 76, "--security tls");
    row("bytes smuggled before the handshake",
        "S: +OK\nC: CAPA\nS: +OK\nS: STLS\nS: .\nC: STLS\nS: +OK\nSAME\nS: +OK injected\n",
        "stat --security starttls", 76, "tampering");
    row("lost after the greeting", "S: +OK\nC: CAPA\nCUT\n", "stat", 69, "broke");
    row("lost in the list", login + "C: STAT\nS: +OK 2 300\nC: LIST\nS: +OK\nS: 1 100\nCUT\n", "list", 69,
        "broke");
    row("lost in a message", opening + "C: RETR 1\nS: +OK\nS: half\nCUT\n", "show 1", 69, "broke");
    row("refused list", login + "C: STAT\nS: +OK 2 300\nC: LIST\nS: -ERR no\nC: UIDL\nS: -ERR no\n" + leaving,
        "list", 69, "list of messages");
    row("refused message", opening + "C: RETR 1\nS: -ERR it is stuck\n" + leaving, "show 1", 69,
        "it is stuck");
    row("refused beginning", opening + "C: TOP 1 5\nS: -ERR no TOP here\n" + leaving, "top 1 5", 69,
        "no TOP here");
    row("refused password",
        "S: +OK\nC: CAPA\nS: -ERR\nC: USER anna\nS: +OK\nC: PASS secret-of-anna\n"
        "S: -ERR who are you\n",
        "fetch --new", 77, "who are you");
    row("a passing problem",
        "S: +OK\nC: CAPA\nS: -ERR\nC: USER anna\nS: +OK\nC: PASS secret-of-anna\n"
        "S: -ERR [SYS/TEMP] the disk is away\n",
        "stat", 75, "the disk is away");
}

void TestCliFaults::everyMisfortuneHasItsCode()
{
    QFETCH(QByteArray, script);
    QFETCH(QString, arguments);
    QFETCH(int, code);
    QFETCH(QByteArray, said);
    ScriptedServer server(script);
    server.ignoreRest();
    useServer(server);
    auto result = run(arguments);
    EXPECT_CODE(result, code);
    QVERIFY2(result.err.startsWith("poplar-cli: ") && result.err.contains(said), result.shown());
    QCOMPARE(result.out, QByteArray());
    QVERIFY2(!result.err.contains("secret-of-anna"), result.shown());
}

void TestCliFaults::nobodyListens()
{
    QTcpServer placeholder;
    QVERIFY(placeholder.listen(QHostAddress::LocalHost));
    usePort(placeholder.serverPort());
    placeholder.close();
    auto result = run(QStringLiteral("stat"));
    EXPECT_CODE(result, 69);
    QVERIFY2(result.err.contains("does not accept connections"), result.shown());
}

void TestCliFaults::anUnknownHost()
{
    usePort(110);
    m_cli->options[1] = QStringLiteral("no-such-host.invalid"); // RFC 2606 section 2
    auto result = run(QStringLiteral("stat"));
    EXPECT_CODE(result, 69);
    QVERIFY2(result.err.contains("no-such-host.invalid"), result.shown());
}

void TestCliFaults::aSilentServerIsGivenUp_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("security");
    QTest::newRow("before the greeting") << QByteArray("WAIT 9000\n") + opening + leaving << "none";
    QTest::newRow("in the handshake") << QByteArray("WAIT 9000\nS: no TLS\n") << "tls";
    QTest::newRow("in the handshake behind STLS")
        << QByteArray("S: +OK\nC: CAPA\nS: +OK\nS: STLS\nS: .\nC: STLS\nS: +OK\nWAIT 9000\nS: no TLS\n")
        << "starttls";
    QTest::newRow("with the maildrop open") << login + "C: STAT\nHANG\n"
                                            << "none";
}

// Who waits longer than told finds the server speaking again.
void TestCliFaults::aSilentServerIsGivenUp()
{
    QFETCH(const QByteArray, script);
    QFETCH(const QString, security);
    ScriptedServer server(script);
    server.ignoreRest();
    useServer(server);
    m_cli->options.replace(m_cli->options.indexOf(QStringLiteral("--security")) + 1, security);
    auto result = run(QStringLiteral("list --timeout 1"));
    EXPECT_CODE(result, 69);
    QVERIFY2(result.err.contains("--timeout"), result.shown());
}

void TestCliFaults::aBusyMaildropIsLeftToTheScript()
{
    ScriptedServer server("S: +OK\nC: CAPA\nS: -ERR\nC: USER anna\nS: +OK\nC: PASS secret-of-anna\n"
                          "S: -ERR [IN-USE] somebody is there\n");
    server.ignoreRest();
    useServer(server);
    auto result = run(QStringLiteral("fetch --new --delete"));
    EXPECT_CODE(result, 75);
    QVERIFY2(result.err.contains("open elsewhere"), result.shown());
    QCOMPARE(result.err.count("somebody is there"), 1);
}

void TestCliFaults::theConsoleWaitsForABusyMaildrop()
{
    ScriptedServer server("S: +OK\nC: CAPA\nS: -ERR\nC: USER anna\nS: +OK\nC: PASS secret-of-anna\n"
                          "S: -ERR [IN-USE] somebody is there\nC: QUIT\nS: +OK\nNEXT\n"
                          + opening + leaving);
    server.ignoreRest();
    useServer(server);
    m_cli->input = "secret-of-anna\nstat\nleave\n";
    auto result = run(QStringLiteral("console"));
    EXPECT_CODE(result, 0);
    QCOMPARE(result.out, QByteArray("2 300\nnew 2 300\n"));
    QVERIFY2(result.err.contains("open elsewhere"), result.shown());
}

// --- Deleting -----------------------------------------------------------------------------------

void TestCliFaults::anUnansweredQuitIsNotKnown()
{
    ScriptedServer server(opening + lookAtFirst + "C: DELE 1\nS: +OK\nC: QUIT\nCUT\nNEXT\n" + opening
                          + leaving);
    useServer(server);
    auto result = run(QStringLiteral("delete 1"));
    EXPECT_CODE(result, 75);
    QVERIFY2(result.err.contains("not known"), result.shown());
    QCOMPARE(result.out, QByteArray());
    // The mark was for that run only; what became of it is told.
    auto next = run(QStringLiteral("list"));
    EXPECT_CODE(next, 0);
    QCOMPARE(next.out, QByteArray("1\t100\n2\t200\n"));
    QVERIFY2(next.err.contains("Messages deleted by it: 0"), next.shown());
    QTRY_PLAYED(server);
}

void TestCliFaults::aRefusedQuitIsNoDeletion()
{
    ScriptedServer server(opening + lookAtFirst
                          + "C: DELE 1\nS: +OK\nC: QUIT\nS: -ERR some messages were not deleted\n");
    useServer(server);
    auto result = run(QStringLiteral("delete 1"));
    EXPECT_CODE(result, 69);
    QVERIFY2(result.err.contains("some messages were not deleted"), result.shown());
    QCOMPARE(result.out, QByteArray());
    QTRY_PLAYED(server);
}

void TestCliFaults::aRefusedMarkDeletesNothing()
{
    ScriptedServer server(
        opening + lookAtFirst
        + "C: DELE 2\nS: -ERR read only\nC: DELE 1\nS: +OK\nC: RSET\nS: +OK\nC: QUIT\nS: +OK\n");
    useServer(server);
    auto result = run(QStringLiteral("delete 1-2"));
    EXPECT_CODE(result, 69);
    QVERIFY2(result.err.contains("read only") && result.err.contains("Nothing was deleted"), result.shown());
    QCOMPARE(result.out, QByteArray());
    QTRY_PLAYED(server);
}

void TestCliFaults::aMessageThatIsRefusedIsSetAside()
{
    ScriptedServer server(openingWithTrueSize
                          + "C: RETR 1\nS: -ERR it is stuck\nC: RETR 2\nS: +OK\nS: Subject: second\nS:\n"
                            "S: text\nS: .\nC: DELE 2\nS: +OK\nC: QUIT\nS: +OK\n");
    useServer(server);
    auto result = run(QStringLiteral("fetch --new --delete --maildir out"));
    EXPECT_CODE(result, 69);
    QVERIFY2(result.err.contains("Message 1 was not fetched") && result.err.contains("it is stuck"),
             result.shown());
    QVERIFY2(result.out.startsWith("2\t"), result.shown());
    QCOMPARE(maildirContents(m_cli->path(QStringLiteral("out"))).size(), 1);
    QTRY_PLAYED(server);
}

void TestCliFaults::aServerWithoutUniqueIds()
{
    const QByteArray poor = login + "C: STAT\nS: +OK 2 300\nC: LIST\nS: +OK\nS: 1 100\nS: 2 200\nS: .\n";
    ScriptedServer server(poor + "C: UIDL\nS: -ERR what\n" + leaving + "NEXT\n" + poor + "C* \n");
    server.ignoreRest();
    useServer(server);
    auto result = run(QStringLiteral("uidl"));
    EXPECT_CODE(result, 69);
    QVERIFY2(result.err.contains("unique-ids"), result.shown());
}

void TestCliFaults::aServerThatShowsNoMoreHeadersIsNotWaitedFor_data()
{
    QTest::addColumn<QByteArray>("uniqueIds");
    QTest::addColumn<QString>("arguments");
    QTest::newRow("headers") << QByteArray("C: UIDL\nS: +OK\nS: 1 one\nS: 2 two\nS: .\n")
                             << QStringLiteral("headers");
    // Known messages have no name there; only their headers tell that they are not new.
    QTest::newRow("stat") << QByteArray("C: UIDL\nS: -ERR what\n") << QStringLiteral("stat");
}

// A quota for the day: Poplar asks for no more headers then, and nobody will tell of the rest.
void TestCliFaults::aServerThatShowsNoMoreHeadersIsNotWaitedFor()
{
    QFETCH(const QByteArray, uniqueIds);
    QFETCH(const QString, arguments);
    const QByteArray opened =
        login + "C: STAT\nS: +OK 2 300\nC: LIST\nS: +OK\nS: 1 100\nS: 2 200\nS: .\n" + uniqueIds;
    ScriptedServer server(opened + leaving + "NEXT\n" + opened
                          + "C: TOP 2 0\nS: -ERR [SYS/TEMP] enough for today\n" + leaving);
    server.ignoreRest();
    useServer(server);
    EXPECT_RUN(run(QStringLiteral("list")), 0);
    auto result = run(arguments);
    EXPECT_CODE(result, 75);
    QVERIFY2(result.err.contains("enough for today"), result.shown());
    QVERIFY2(!server.heard().contains("TOP 1"), server.report());
}

void TestCliFaults::theConsoleDoesNotWaitForHeadersThatDoNotCome()
{
    ScriptedServer server(opening + "C: TOP 2 0\nS: -ERR [SYS/TEMP] enough for today\n" + leaving);
    useServer(server);
    m_cli->input = "secret-of-anna\nheaders\nlist\nleave\n";
    auto result = run(QStringLiteral("console"));
    EXPECT_CODE(result, 0);
    QVERIFY2(result.err.contains("enough for today"), result.shown());
    QVERIFY2(result.out.endsWith("1\t100\n2\t200\n"), result.shown());
    QTRY_PLAYED(server);
}

void TestCliFaults::aTickThatCannotBeSetAsideEndsTheRun_data()
{
    QTest::addColumn<QString>("arguments");
    for (const char *arguments : {"headers", "top 2 3", "delete 2", "fetch 1 --delete"})
        QTest::newRow(arguments) << QString::fromLatin1(arguments);
}

// Poplar hangs up then, because QUIT would delete what is not to be deleted.
void TestCliFaults::aTickThatCannotBeSetAsideEndsTheRun()
{
    QFETCH(const QString, arguments);
    ScriptedServer server(opening + "C: DELE 2\nHANG\nNEXT\n" + opening
                          + "C: DELE 2\nS: +OK\nC: RSET\nS: -ERR no way back\n");
    server.ignoreRest();
    useServer(server);
    leaveATick(server, QStringLiteral("delete 2"));
    auto result = run(arguments);
    EXPECT_CODE(result, 69);
    QVERIFY2(result.err.contains("no way back"), result.shown());
    QVERIFY2(!server.heard().contains("QUIT"), server.report());
}

void TestCliFaults::theConsoleConnectsAgainAfterARefusedReset()
{
    ScriptedServer server(opening + "C: DELE 2\nS: +OK\nC: RSET\nS: -ERR no way back\nNEXT\n" + opening
                          + leaving);
    useServer(server);
    QProcess console;
    m_cli->start(console, {QStringLiteral("console")});
    console.write("secret-of-anna\ndelete 2\nrollback\n");
    QByteArray err;
    const auto hasLost = [&] {
        err += console.readAllStandardError();
        return err.contains("connects again");
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasLost(), CliProgram::longEnough);
    console.write("list\n");
    console.closeWriteChannel();
    auto result = CliProgram::finished(console);
    EXPECT_CODE(result, 0);
    QCOMPARE(result.out, QByteArray("1\t100\n2\t200\n"));
    QTRY_PLAYED(server);
}

void TestCliFaults::ofWhatIsDeletedNoMarkIsPutBack()
{
    // The message stays in the list as what is kept on this machine. Who waits for its mark says at last
    // that it did not come back.
    ScriptedServer server(openingWithTrueSize
                          + "C: RETR 2\nS: +OK\nS: Subject: second\nS:\nS: text\nS: .\nC: DELE 2\nHANG\n"
                          + "NEXT\n" + openingWithTrueSize
                          + "C: DELE 2\nS: +OK\nC: RSET\nS: +OK\nC: DELE 2\nS: +OK\nC: QUIT\nS: +OK\n");
    server.ignoreRest();
    useServer(server);
    leaveATick(server, QStringLiteral("fetch 2 --delete"));
    auto result = run(QStringLiteral("delete 2"));
    EXPECT_CODE(result, 0);
    QCOMPARE(result.err, QByteArray());
    QCOMPARE(result.out, QByteArray("2\n"));
}

void TestCliFaults::whatVanishedAndWhatIsNotListedIsTold()
{
    const QByteArray one = "C: STAT\nS: +OK 1 100\nC: LIST\nS: +OK\nS: 1 100\nS: .\n"
                           "C: UIDL\nS: +OK\nS: 1 one\nS: .\n";
    QByteArray wildduck = login;
    wildduck.replace("+OK ready", "+OK WDPop ready for requests from 192.0.2.1");
    ScriptedServer server(opening + leaving + "NEXT\n" + login + one + leaving + "NEXT\n" + wildduck + one
                          + leaving);
    useServer(server);
    auto before = run(QStringLiteral("stat"));
    EXPECT_CODE(before, 0);
    QVERIFY2(before.err.isEmpty(), before.shown());
    auto after = run(QStringLiteral("stat"));
    EXPECT_CODE(after, 0);
    QVERIFY2(after.err.contains("vanished from the server, not deleted by Poplar: 1."), after.shown());
    auto part = run(QStringLiteral("stat"));
    EXPECT_CODE(part, 0);
    QVERIFY2(part.err.contains("only a part of the mailbox"), part.shown());
}

// The window's user has ordered it, it was not listed for a while, and so the queue was empty at first.
void TestCliFaults::whatIsListedAgainWaitsForTheWindow()
{
    const QByteArray one =
        login + "C: STAT\nS: +OK 1 100\nC: LIST\nS: +OK\nS: 1 100\nS: .\nC: UIDL\nS: +OK\nS: 1 one\nS: .\n";
    ScriptedServer server(opening + leaving + "NEXT\n" + one + leaving + "NEXT\n" + opening + leaving);
    server.ignoreRest();
    useServer(server);
    EXPECT_RUN(run(QStringLiteral("list")), 0);
    const QDir mail(m_cli->profile() + QStringLiteral("/mail"));
    const QString account = mail.entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0);
    {
        QSqlDatabase sqlite = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("order"));
        sqlite.setDatabaseName(mail.filePath(account + QStringLiteral("/catalogue.sqlite")));
        QVERIFY(sqlite.open());
        QVERIFY(QSqlQuery(sqlite).exec(
            QStringLiteral("INSERT INTO wanted (id, rank) SELECT id, id FROM message WHERE octets = 200")));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("order"));
    EXPECT_RUN(run(QStringLiteral("list")), 0);
    auto again = run(QStringLiteral("list"));
    EXPECT_CODE(again, 0);
    QCOMPARE(again.out, QByteArray("1\t100\n2\t200\n"));
    QVERIFY2(!server.heard().contains("RETR"), server.report());
    QTRY_PLAYED(server);
}

void TestCliFaults::theConsoleConnectsAgainAfterALostLink()
{
    ScriptedServer server(opening + "C: RETR 2\nS: +OK\nS: Subject: second\nS:\nS: text\nS: .\nC: NOOP\nCUT\n"
                          + "NEXT\n" + opening + "C: RETR 1\nS: +OK\nS: Subject: first\nS:\nS: words\nS: .\n"
                          + leaving);
    useServer(server);
    QProcess console;
    m_cli->start(console, {QStringLiteral("console")});
    console.write("secret-of-anna\nretr 2\nNOOP\n");
    QByteArray err;
    const auto hasLost = [&] {
        err += console.readAllStandardError();
        return err.contains("connects again");
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasLost(), CliProgram::longEnough);
    console.write("retr 1\n");
    console.closeWriteChannel();
    auto result = CliProgram::finished(console);
    QVERIFY2(result.code == 0, server.report());
    QVERIFY2(result.out.contains("\ntext\n") && result.out.contains("\nwords\n"), result.shown());
    QTRY_PLAYED(server);
}

void TestCliFaults::escapesOfTheServerDoNotReachTheTerminal()
{
    // "X ESC[2J" among the capabilities.
    ScriptedServer server(QByteArray(login).chopped(8) + "S: +OK\nRAW WCAbWzJKDQo=\nS: .\n" + listing
                          + leaving);
    useServer(server);
    auto result = run(QStringLiteral("capa"));
    EXPECT_CODE(result, 0);
    QCOMPARE(result.out, QByteArray("X \\x1b[2J\n"));
    QTRY_PLAYED(server);
}

// --- This machine -------------------------------------------------------------------------------

void TestCliFaults::aFolderThatCannotBeMade_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::newRow("profile") << QStringLiteral("--profile file/below stat");
    QTest::newRow("log") << QStringLiteral("--log file/below stat");
    QTest::newRow("Maildir") << QStringLiteral("fetch --new --maildir file/below");
}

void TestCliFaults::aFolderThatCannotBeMade()
{
    QFETCH(QString, arguments);
    m_cli->write(QStringLiteral("file"), "no folder");
    usePort(1); // nothing is sent
    auto result = run(arguments);
    EXPECT_CODE(result, 73);
    QVERIFY2(result.err.contains("below"), result.shown());
}

void TestCliFaults::aFolderOfOtherThingsIsNoMaildir()
{
    QVERIFY(QDir().mkpath(m_cli->path(QStringLiteral("out/photographs"))));
    usePort(1); // nothing is sent
    auto result = run(QStringLiteral("fetch --new --maildir out"));
    EXPECT_CODE(result, 73);
    QVERIFY2(result.err.contains("no Maildir"), result.shown());
    QVERIFY(!QFileInfo::exists(m_cli->path(QStringLiteral("out/cur"))));
}

void TestCliFaults::theMaildirIsMadeEvenIfNothingComes()
{
    ScriptedServer server(login + "C: STAT\nS: +OK 0 0\nC: LIST\nS: +OK\nS: .\nC: UIDL\nS: +OK\nS: .\n"
                          + leaving);
    server.ignoreRest();
    useServer(server);
    EXPECT_RUN(run(QStringLiteral("fetch --new --maildir above/out")), 0);
    for (const char *part : {"cur", "new", "tmp"})
        QVERIFY(QFileInfo(m_cli->path(QStringLiteral("above/out/") + QString::fromLatin1(part))).isDir());
}

void TestCliFaults::anAuthorityFileWithoutCertificates()
{
    m_cli->write(QStringLiteral("notes"), "no certificate\n");
    usePort(1); // nothing is sent
    auto result = run(QStringLiteral("stat --ca-file notes"));
    EXPECT_CODE(result, 65);
    QVERIFY2(result.err.contains("notes holds no certificates"), result.shown());
}

void TestCliFaults::aLogThatCannotBeWritten()
{
    ScriptedServer server(opening + leaving);
    useServer(server);
    auto result = run(QStringLiteral("list --log /dev/full"));
    EXPECT_CODE(result, 74);
    QCOMPARE(result.lines().size(), 2);
    QCOMPARE(result.err.count("/dev/full cannot be written"), 1);
    QTRY_PLAYED(server);
}

void TestCliFaults::aPipeForTheLogKeepsItsPermissions()
{
    const QString pipe = m_cli->path(QStringLiteral("pipe"));
    QCOMPARE(mkfifo(qPrintable(pipe), 0644), 0);
    QCOMPARE(chmod(qPrintable(pipe), 0644), 0);
    QFile reader;
    QVERIFY(reader.open(::open(qPrintable(pipe), O_RDWR | O_NONBLOCK),
                        QIODevice::ReadOnly | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle));
    ScriptedServer server(opening + leaving);
    useServer(server);
    auto result = run(QStringLiteral("list --log pipe"));
    EXPECT_CODE(result, 0);
    QCOMPARE(result.err, QByteArray());
    QVERIFY(reader.read(4096).contains("S: +OK ready"));
    QVERIFY(QFileInfo(pipe).permissions().testFlag(QFileDevice::ReadOther));
}

void TestCliFaults::decodeSaysThatItsResultsCannotBeWritten()
{
    m_cli->write(QStringLiteral("m.eml"), "Subject: x\n\ntext\n");
    QProcess process;
    process.setStandardOutputFile(QStringLiteral("/dev/full"));
    m_cli->start(process, {QStringLiteral("decode"), QStringLiteral("m.eml")});
    auto result = CliProgram::finished(process);
    EXPECT_CODE(result, 74);
    QVERIFY2(result.err.contains("could not be written"), result.shown());
}

void TestCliFaults::resultsThatCannotBeWritten()
{
    ScriptedServer server(opening + leaving);
    useServer(server);
    QProcess process;
    process.setStandardOutputFile(QStringLiteral("/dev/full"));
    m_cli->start(process, {QStringLiteral("list")});
    process.write(m_cli->input);
    process.closeWriteChannel();
    auto result = CliProgram::finished(process);
    EXPECT_CODE(result, 74);
    QTRY_PLAYED(server);
}

void TestCliFaults::fetchedMailWhoseNamesCannotBeToldIsNotDeleted()
{
    // The mark is taken back before it leaves.
    ScriptedServer server(openingWithTrueSize
                          + "C: RETR 2\nS: +OK\nS: Subject: second\nS:\nS: text\nS: .\nC: DELE 2\nS: +OK\n"
                          + leaving);
    useServer(server);
    QProcess process;
    process.setStandardOutputFile(QStringLiteral("/dev/full"));
    m_cli->start(process, {QStringLiteral("fetch"), QStringLiteral("2"), QStringLiteral("--delete")});
    process.write(m_cli->input);
    process.closeWriteChannel();
    auto result = CliProgram::finished(process);
    EXPECT_CODE(result, 74);
    QTRY_PLAYED(server);
}

void TestCliFaults::anInterruptionDeletesNothing()
{
    ScriptedServer server(opening + lookAtFirst + "C: DELE 1\nHANG\n");
    server.ignoreRest();
    useServer(server);
    QProcess process;
    m_cli->start(process, {QStringLiteral("delete"), QStringLiteral("1")});
    process.write(m_cli->input);
    process.closeWriteChannel();
    QTRY_VERIFY_WITH_TIMEOUT(server.heard().contains("DELE 1"), CliProgram::longEnough);
    QCOMPARE(::kill(pid_t(process.processId()), SIGINT), 0);
    auto result = CliProgram::finished(process);
    EXPECT_CODE(result, 130);
    QVERIFY2(result.err.contains("Nothing was deleted"), result.shown());
    QVERIFY2(!server.heard().contains("QUIT"), server.report());
}

/// The test plays the terminal.
void TestCliFaults::aPasswordIsAskedForWithoutEcho()
{
    const int terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    QVERIFY(terminal >= 0 && grantpt(terminal) == 0 && unlockpt(terminal) == 0);
    ScriptedServer server(
        "S: +OK\nC: CAPA\nS: -ERR\nC: USER anna\nS: +OK\nC: PASS wrong\nS: -ERR no\nC: QUIT\nS: +OK\nNEXT\n"
        + opening + leaving);
    server.ignoreRest();
    useServer(server);
    m_cli->options.removeLast();
    QProcess process;
    process.setStandardInputFile(QString::fromLatin1(ptsname(terminal)));
    m_cli->start(process, {QStringLiteral("console")});
    QByteArray err;
    const auto asked = [&](int times) {
        err += process.readAllStandardError();
        return err.count("Password for anna at 127.0.0.1: ") == times;
    };
    const auto type = [&](const QByteArray &text) {
        return ::write(terminal, text.constData(), size_t(text.size()));
    };
    QTRY_VERIFY_WITH_TIMEOUT(asked(1), CliProgram::longEnough);
    type("wrong\n");
    QTRY_VERIFY_WITH_TIMEOUT(asked(2), CliProgram::longEnough);
    type("secret-of-anna\n");
    const auto prompted = [&] {
        err += process.readAllStandardError();
        return err.contains("poplar> ");
    };
    QTRY_VERIFY2_WITH_TIMEOUT(prompted(), err.constData(), CliProgram::longEnough);
    type("leave\n");
    auto result = CliProgram::finished(process);
    EXPECT_CODE(result, 0);
    QByteArray echoed(4096, '\0');
    echoed.truncate(std::max<ssize_t>(0, ::read(terminal, echoed.data(), size_t(echoed.size()))));
    ::close(terminal);
    QVERIFY2(!echoed.contains("wrong") && !echoed.contains("secret"), echoed.constData());
    QVERIFY2(echoed.contains("leave"), echoed.constData()); // the echo was on again
    QVERIFY2(!err.contains("secret"), err.constData());
}

void TestCliFaults::anOptionIsMissing()
{
    m_cli->options.clear();
    auto result = run(QStringLiteral("stat"));
    EXPECT_CODE(result, 64);
    QVERIFY2(result.err.contains("--host") && result.err.contains("--help"), result.shown());
    usePort(1);
    m_cli->options.removeLast();
    auto nobody = run(QStringLiteral("stat")); // to be asked for a password
    EXPECT_CODE(nobody, 64);
    QVERIFY2(nobody.err.contains("--password-stdin"), nobody.shown());
}

QTEST_GUILESS_MAIN(TestCliFaults)
#include "tst_cli_faults.moc"
