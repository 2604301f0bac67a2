// SPDX-License-Identifier: GPL-3.0-or-later
// poplar-cli send as a process: what it says to servers of every kind, what it tells, and what it ends with.
#include "accounts/accountstore.h"
#include "practice/server.h"
#include "support/cliprogram.h"
#include "support/scriptedserver.h"

#include <QTcpServer>

#include <csignal>
#include <sys/stat.h>
#include <unistd.h>

using namespace poplar::test;

namespace {

const QByteArray message =
    "From: Anna <anna@example.org>\nTo: b@x.example, Cee <c@x.example>\nBcc: d@x.example\nSubject: x\n"
    "Date: Sun, 22 Nov 2026 18:00:00 +0000\nMessage-ID: <1@example.org>\n\n.dot\nbody\n";
const QByteArray messageLines =
    "C: From: Anna <anna@example.org>\nC: To: b@x.example, Cee <c@x.example>\nC: Subject: x\n"
    "C: Date: Sun, 22 Nov 2026 18:00:00 +0000\nC: Message-ID: <1@example.org>\nC: \nC: ..dot\nC: body\nC: "
    ".\n";

QByteArray hello(const QByteArrayList &extensions = {})
{
    QByteArrayList all{"mail.example.org"};
    all += extensions;
    QByteArray script = "S: 220 hello\nC: EHLO [127.0.0.1]\n";
    for (const QByteArray &line : all.first(all.size() - 1))
        script += "S: 250-" + line + '\n';
    return script + "S: 250 " + all.last() + '\n';
}

QByteArray mail(const QByteArray &sender = "anna@example.org", const QByteArray &reply = "250 2.1.0 ok")
{
    return "C: MAIL FROM:<" + sender + ">\nS: " + reply + '\n';
}

QByteArray rcpt(const QByteArray &address, const QByteArray &reply = "250 2.1.5 ok")
{
    return "C: RCPT TO:<" + address + ">\nS: " + reply + '\n';
}

const QByteArray data = "C: DATA\nS: 354 go on\n";
const QByteArray queued = "S: 250 2.0.0 queued as 1\n";
const QByteArray quit = "C: QUIT\nS: 221 bye\nCUT\n";
const QByteArray all = mail() + rcpt("b@x.example") + rcpt("c@x.example") + rcpt("d@x.example");

} // namespace

class TestCliSend : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void endings_data();
    void endings();
    void theEnvelopeIsAsTheOptionsSay();
    void standardInputIsAMessage();
    void aLongMessageFromStandardInput();
    void whoWasRefusedIsTold();
    void theResultAsJson();
    void eightBitsAreEncodedWhereTheServerLacksThem();
    void theLogHidesThePassword();
    void badOrders_data();
    void badOrders();
    void whatIsNoMessageIsNotSent_data();
    void whatIsNoMessageIsNotSent();
    void octetsThatNoServerTakes();
    void whatComesOnceIsRefused();
    void closedStandardInputIsNoMessage();
    void nobodyListens();
    void aSilentServerIsGivenUp();
    void anInterruptionSendsNothing();
    void anInterruptionWhileTheMessageIsRead();
    void toThePracticeServer_data();
    void toThePracticeServer();
    void aStoredAccountHasItsServer();

private:
    void usePort(quint16 port)
    {
        m_cli->options = {QStringLiteral("--host"), QStringLiteral("127.0.0.1"),  QStringLiteral("--port"),
                          QString::number(port),    QStringLiteral("--security"), QStringLiteral("none"),
                          QStringLiteral("--auth"), QStringLiteral("none")};
    }
    void usePractice(const poplar::practice::Server &server)
    {
        m_cli->write(QStringLiteral("password"), poplar::practice::Server::password);
        m_cli->options = {
            QStringLiteral("--host"),          QStringLiteral("127.0.0.1"),
            QStringLiteral("--port"),          QString::number(server.mailPort()),
            QStringLiteral("--user"),          QStringLiteral("student"),
            QStringLiteral("--password-file"), QStringLiteral("password"),
            QStringLiteral("--trust-sha256"),  QString::fromLatin1(server.certificateDigest().toHex())};
    }
    [[nodiscard]] CliResult run(const QString &arguments) { return m_cli->run(arguments); }

    std::unique_ptr<CliProgram> m_cli;
};

void TestCliSend::init()
{
    m_cli = std::make_unique<CliProgram>();
    m_cli->write(QStringLiteral("message.eml"), message);
}

void TestCliSend::endings_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("told"); // on standard error
    const auto row = [](const char *name, const QByteArray &script, int code, const char *told = "") {
        QTest::newRow(name) << script << code << QByteArray(told);
    };
    row("sent", hello() + all + data + messageLines + queued + quit, 0);
    row("two of three",
        hello() + mail() + rcpt("b@x.example") + rcpt("c@x.example", "550 5.1.1 who?") + rcpt("d@x.example")
            + data + messageLines + queued + quit,
        69, "Not sent to c@x.example, who was refused: 550 5.1.1 who?");
    row("one later",
        hello() + mail() + rcpt("b@x.example") + rcpt("c@x.example", "450 4.2.0 busy") + rcpt("d@x.example")
            + data + messageLines + queued + quit,
        75, "Not sent to c@x.example for now: 450 4.2.0 busy");
    row("nobody is taken",
        hello() + mail() + rcpt("b@x.example", "550 5.1.1 who?") + rcpt("c@x.example", "550 5.1.1 you?")
            + rcpt("d@x.example", "550 5.1.1 what?") + "C: RSET\nS: 250 ok\n" + quit,
        69, "b@x.example, who was refused: 550 5.1.1 who?\nNot sent to c@x.example");
    // Who was refused is told also where the verdict on the message has the same words.
    row("refused in the same words",
        hello() + mail() + rcpt("b@x.example", "550 5.1.1 no") + rcpt("c@x.example") + rcpt("d@x.example")
            + data + messageLines + "S: 550 5.1.1 no\n" + quit,
        69, "Not sent to b@x.example, who was refused: 550 5.1.1 no");
    row("greylisted", hello() + mail("anna@example.org", "451 4.7.1 later") + quit, 75,
        "Response code: 4.7.1");
    row("refused", hello() + mail("anna@example.org", "550 5.7.1 not you") + quit, 69,
        "The server said: not you");
    row("login wanted", hello() + mail("anna@example.org", "530 5.7.0 log in") + quit, 77,
        "takes no mail without a login");
    row("the message is refused", hello() + all + data + messageLines + "S: 554 5.6.0 spam\n" + quit, 69,
        "The server said: spam");
    row("too large", hello({"SIZE 100"}) + quit, 69, "The message is larger than 127.0.0.1 takes.");
    row("lost before the end", hello() + all + "C: DATA\nCUT", 69);
    row("lost behind the end", hello() + all + data + messageLines + "CUT", 75, "It is not known whether");
    row("turned away", "S: 554 5.3.2 not here\nCUT", 69);
    row("busy", "S: 421 4.3.2 not now\nCUT", 75);
    row("no SMTP", "S: * OK IMAP4rev1\nHANG", 76, "rules of SMTP");
    row("no reply at all", hello() + "C: MAIL FROM:<anna@example.org>\nS: what?\nHANG", 76, "rules of SMTP");
}

void TestCliSend::endings()
{
    QFETCH(QByteArray, script);
    QFETCH(int, code);
    QFETCH(QByteArray, told);
    ScriptedServer server(script);
    usePort(server.port());
    CliResult result = run(QStringLiteral("send message.eml"));
    EXPECT_CODE(result, code);
    QVERIFY2(result.err.contains(told), result.shown());
    QCOMPARE(result.err.isEmpty(), code == 0);
    if (code == 0)
        QCOMPARE(result.out,
                 "b@x.example\t250 2.1.5 ok\nc@x.example\t250 2.1.5 ok\nd@x.example\t250 2.1.5 ok\n");
    QVERIFY2(!result.err.contains("POP3"), result.shown());
    server.ignoreRest();
}

void TestCliSend::theEnvelopeIsAsTheOptionsSay()
{
    ScriptedServer server(hello() + mail("boss@example.org") + rcpt("e@x.example") + rcpt("f@x.example")
                          + data + messageLines + queued + quit);
    usePort(server.port());
    CliResult result =
        run(QStringLiteral("send --from boss@example.org --to e@x.example message.eml --to f@x.example"));
    EXPECT_CODE(result, 0);
    QTRY_PLAYED(server);
}

void TestCliSend::standardInputIsAMessage()
{
    for (const char *arguments : {"send", "send -"}) {
        ScriptedServer server(hello() + all + data + messageLines + queued + quit);
        usePort(server.port());
        m_cli->input = message;
        CliResult result = run(QString::fromLatin1(arguments));
        EXPECT_CODE(result, 0);
        QTRY_PLAYED(server);
    }
}

void TestCliSend::aLongMessageFromStandardInput()
{
    poplar::practice::Server server;
    QVERIFY(server.start());
    usePractice(server);
    m_cli->input = "From: student@example.org\nTo: student@example.org\nSubject: long\n\n"
        + QByteArray("a line of it\n").repeated(500'000);
    CliResult result = run(QStringLiteral("send"));
    EXPECT_CODE(result, 0);
}

void TestCliSend::whoWasRefusedIsTold()
{
    poplar::practice::Server server;
    QVERIFY(server.start());
    usePractice(server);
    CliResult result = run(QStringLiteral(
        "send --to nobody@example.org --to student@example.org --to full@example.org message.eml"));
    EXPECT_CODE(result, 69);
    QCOMPARE(result.out, "student@example.org\t250 2.1.5 that can be delivered\n");
    QVERIFY2(result.err.contains("nobody@example.org, who was refused: 550 5.1.1 there is no such mailbox"),
             result.shown());
    QVERIFY2(result.err.contains("full@example.org for now: 452 4.2.2"), result.shown());
}

void TestCliSend::theResultAsJson()
{
    ScriptedServer server(hello() + mail() + rcpt("b@x.example", "550 5.1.1 who?") + rcpt("c@x.example")
                          + data + messageLines + queued + quit);
    usePort(server.port());
    CliResult result = run(QStringLiteral("--json send --to b@x.example --to c@x.example message.eml"));
    EXPECT_CODE(result, 69);
    const QList<QJsonObject> objects = result.objects();
    QCOMPARE(objects.size(), 1);
    QCOMPARE(
        QJsonDocument(objects[0]).toJson(QJsonDocument::Compact),
        "{\"fate\":\"sent\",\"recipients\":[{\"address\":\"b@x.example\",\"fate\":\"refused\",\"reply\":"
        "\"550 5.1.1 who?\"},{\"address\":\"c@x.example\",\"fate\":\"sent\",\"reply\":\"250 2.1.5 ok\"}],"
        "\"reply\":\"250 2.0.0 queued as 1\"}");
}

void TestCliSend::eightBitsAreEncodedWhereTheServerLacksThem()
{
    const QByteArray head = "From: anna@example.org\nTo: b@x.example\nMIME-Version: 1.0\n"
                            "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: ";
    m_cli->write(QStringLiteral("message.eml"), head + "8bit\n\ngr\xc3\xbcn\n");
    QByteArray lines = "C: " + head;
    lines.replace("\n", "\nC: ");
    const QByteArray able = hello({"8BITMIME"}) + "C: MAIL FROM:<anna@example.org> BODY=8BITMIME\nS: 250 ok\n"
        + rcpt("b@x.example") + data + lines + "8bit\nC: \nC: gr\xc3\xbcn\nC: .\n" + queued + quit;
    const QByteArray unable = hello() + mail() + rcpt("b@x.example") + data + lines
        + "quoted-printable\nC: \nC: gr=C3=BCn\nC: .\n" + queued + quit;
    for (const QByteArray &script : {able, unable}) {
        ScriptedServer server(script);
        usePort(server.port());
        EXPECT_RUN(run(QStringLiteral("send message.eml")), 0);
        QTRY_PLAYED(server);
    }
}

void TestCliSend::theLogHidesThePassword()
{
    poplar::practice::Server server;
    QVERIFY(server.start());
    usePractice(server);
    CliResult result =
        run(QStringLiteral("--auth PLAIN --log talk.log send --to student@example.org message.eml"));
    EXPECT_CODE(result, 0);
    const QByteArray log = m_cli->read(QStringLiteral("talk.log"));
    QVERIFY2(log.contains("RCPT TO:<student@example.org>") && log.contains("AUTH PLAIN"), log.constData());
    QVERIFY(!log.contains("nutshell") && !log.contains(QByteArray("\0student\0nutshell", 17).toBase64()));
    QVERIFY(!log.contains("..dot"));
}

void TestCliSend::badOrders_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("told");
    const auto row = [](const char *name, const char *arguments, int code, const char *told) {
        QTest::newRow(name) << QString::fromLatin1(arguments) << code << QByteArray(told);
    };
    row("two files", "send message.eml message.eml", 64, "one file");
    row("no such file", "send none.eml", 65, "none.eml cannot be read.");
    row("a folder", "send .", 65, "cannot be read");
    row("no recipient", "send empty.eml", 65, "Give --to.");
    row("no sender", "send --to a@x.example bare.eml", 65, "Give --from.");
    row("no address", "send --to anna message.eml", 64, "is no address");
    row("no sender's address", "send --from anna@ message.eml", 64, "is no address");
    row("line end in an address", "send --to a@x.example\r\nDATA message.eml", 64, "is no address");
    row("a way of POP3", "--auth APOP send message.eml", 64, "POP3 only");
    row("--to elsewhere", "--to a@x.example stat", 64, "for send only");
}

void TestCliSend::badOrders()
{
    QFETCH(QString, arguments);
    QFETCH(int, code);
    QFETCH(QByteArray, told);
    m_cli->write(QStringLiteral("empty.eml"), "From: a@x.example\n\nx\n");
    m_cli->write(QStringLiteral("bare.eml"), "Subject: x\n\nx\n");
    ScriptedServer server(hello() + quit);
    usePort(server.port());
    if (arguments.startsWith(QStringLiteral("--auth")))
        m_cli->options = m_cli->options.first(6)
            + QStringList{QStringLiteral("--user"), QStringLiteral("anna"),
                          QStringLiteral("--password-stdin")};
    CliResult result = m_cli->run(arguments.split(u' '));
    EXPECT_CODE(result, code);
    QVERIFY2(result.err.contains(told), result.shown());
    const QByteArray heard = server.heard().join('\n');
    QVERIFY2(heard.isEmpty(), heard.constData());
    server.ignoreRest();
}

void TestCliSend::whatIsNoMessageIsNotSent_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("told");
    const auto row = [](const char *name, const QByteArray &text, const char *told) {
        QTest::newRow(name) << text << QByteArray(told);
    };
    row("nothing", {}, "it has no header");
    row("an indented letter", "  Dear all,\n  indented letter\n\nrest\n", "it has no header");
    row("NULs", QByteArray(200'000, '\0'), "it has no header");
    row("a letter above a header", "  Dear all,\n  indented\nFrom: a@x\nTo: b@x\n\nrest\n",
        "that is no field");
    row("an mbox", "From a\nFrom: a@x\nTo: b@x\n\nx\n\nFrom c\nTo: d@x\n\ny\n", "several messages");
}

/// Nor is the server asked for anything.
void TestCliSend::whatIsNoMessageIsNotSent()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, told);
    ScriptedServer server(hello({"SMTPUTF8"}) + "HANG");
    usePort(server.port());
    m_cli->input = text;
    m_cli->write(QStringLiteral("message.eml"), text);
    for (const char *arguments : {"send --from a@x --to b@x", "send --from a@x --to b@x message.eml"}) {
        CliResult result = run(QString::fromLatin1(arguments));
        EXPECT_CODE(result, 65);
        QVERIFY2(result.err.contains(told), result.shown());
        QVERIFY2(server.heard().isEmpty(), server.heard().join('\n').constData());
    }
    server.ignoreRest();
}

/// That is the file's fault, not the server's.
void TestCliSend::octetsThatNoServerTakes()
{
    m_cli->write(QStringLiteral("message.eml"), "From: a@x\nTo: b@x\ngr\xfc\xdf\n\nx\n");
    ScriptedServer server(hello({"8BITMIME", "SMTPUTF8"}) + quit);
    usePort(server.port());
    CliResult result = run(QStringLiteral("send message.eml"));
    EXPECT_CODE(result, 65);
    QVERIFY2(result.err.contains("a line that is no field"), result.shown());
    QVERIFY2(!result.err.contains("lacks"), result.shown());
    server.ignoreRest();
}

/// A pipe in place of a file: "send <(…)".
void TestCliSend::whatComesOnceIsRefused()
{
    QCOMPARE(mkfifo(QFile::encodeName(m_cli->path(QStringLiteral("pipe"))).constData(), 0600), 0);
    ScriptedServer server("HANG");
    usePort(server.port());
    CliResult result = run(QStringLiteral("send pipe"));
    EXPECT_CODE(result, 65);
    QVERIFY2(result.err.contains("Give it on standard input."), result.shown());
    server.ignoreRest();
}

void TestCliSend::closedStandardInputIsNoMessage()
{
    ScriptedServer server("HANG");
    usePort(server.port());
    QProcess process;
    process.setChildProcessModifier([] { ::close(STDIN_FILENO); });
    m_cli->start(process, {QStringLiteral("send")});
    CliResult result = CliProgram::finished(process);
    EXPECT_CODE(result, 74);
    QVERIFY2(result.err.contains("cannot be read from standard input"), result.shown());
    server.ignoreRest();
}

void TestCliSend::nobodyListens()
{
    quint16 port = 0;
    {
        QTcpServer gone;
        QVERIFY(gone.listen(QHostAddress::LocalHost));
        port = gone.serverPort();
    }
    usePort(port);
    EXPECT_RUN(run(QStringLiteral("send message.eml")), 69);
}

void TestCliSend::aSilentServerIsGivenUp()
{
    ScriptedServer server("HANG");
    usePort(server.port());
    CliResult result = run(QStringLiteral("--timeout 1 send message.eml"));
    EXPECT_CODE(result, 69);
    server.ignoreRest();
}

void TestCliSend::anInterruptionSendsNothing()
{
    ScriptedServer server(hello() + all + "C: DATA\nHANG");
    usePort(server.port());
    QProcess process;
    m_cli->start(process, {QStringLiteral("send"), QStringLiteral("message.eml")});
    QTRY_VERIFY_WITH_TIMEOUT(server.heard().contains("DATA"), CliProgram::longEnough);
    kill(pid_t(process.processId()), SIGINT);
    CliResult result = CliProgram::finished(process);
    EXPECT_CODE(result, 130);
    QVERIFY2(result.err.contains("Nothing was sent."), result.shown());
    QVERIFY(result.out.isEmpty());
    server.ignoreRest();
}

void TestCliSend::anInterruptionWhileTheMessageIsRead()
{
    usePort(9); // it does not come to that
    QProcess process;
    m_cli->start(process, {QStringLiteral("--log"), QStringLiteral("talk.log"), QStringLiteral("send")});
    QVERIFY(process.waitForStarted(CliProgram::longEnough));
    process.write("From: half of it");
    QVERIFY(process.waitForBytesWritten(CliProgram::longEnough));
    // The log is opened when signals are caught already.
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_cli->path(QStringLiteral("talk.log"))), CliProgram::longEnough);
    kill(pid_t(process.processId()), SIGINT);
    CliResult result = CliProgram::finished(process);
    EXPECT_CODE(result, 130);
    QVERIFY2(result.err.contains("Nothing was sent."), result.shown());
}

void TestCliSend::toThePracticeServer_data()
{
    QTest::addColumn<QString>("mechanism");
    for (const char *mechanism : {"AUTO", "PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-256"})
        QTest::newRow(mechanism) << QString::fromLatin1(mechanism);
}

void TestCliSend::toThePracticeServer()
{
    QFETCH(QString, mechanism);
    poplar::practice::Server server;
    QVERIFY(server.start());
    usePractice(server);
    CliResult sent =
        m_cli->run({QStringLiteral("--auth"), mechanism, QStringLiteral("send"), QStringLiteral("--to"),
                    QStringLiteral("student@example.org"), QStringLiteral("message.eml")});
    EXPECT_CODE(sent, 0);
    m_cli->options[3] = QString::number(server.port());
    CliResult read = run(QStringLiteral("fetch --all --below 20K --maildir box"));
    EXPECT_CODE(read, 0);
    QByteArray expected = message;
    expected.replace("Bcc: d@x.example\n", "").replace("\n", "\r\n");
    const QByteArrayList fetched = maildirContents(m_cli->path(QStringLiteral("box")));
    const auto isIt = [&expected](const QByteArray &one) {
        QByteArray crlf = one;
        crlf.replace("\r\n", "\n").replace("\n", "\r\n");
        return crlf.startsWith("Return-Path: <anna@example.org>\r\nReceived: ") && crlf.endsWith(expected);
    };
    QCOMPARE(std::count_if(fetched.begin(), fetched.end(), isIt), 1);
}

void TestCliSend::aStoredAccountHasItsServer()
{
    ScriptedServer server(hello() + all + data + messageLines + queued + quit);
    using namespace poplar::accounts;
    QVERIFY(QDir().mkpath(m_cli->profile()));
    AccountStore store(QDir(m_cli->profile()).filePath(QStringLiteral("poplar.ini")));
    Account account;
    account.name = QStringLiteral("Work");
    account.host = QStringLiteral("pop.example.org");
    account.user = QStringLiteral("anna");
    QVERIFY(store.store(account));
    account.name = QStringLiteral("Play");
    account.submission.host = QStringLiteral("127.0.0.1");
    account.submission.port = server.port();
    account.submission.security = poplar::Security::None;
    account.submission.login = SubmissionServer::Login::None;
    QVERIFY(store.store(account));

    m_cli->options.clear();
    CliResult nowhere = run(QStringLiteral("--account Work send message.eml"));
    EXPECT_CODE(nowhere, 64);
    QVERIFY2(nowhere.err.contains("has no server to send by"), nowhere.shown());
    EXPECT_RUN(run(QStringLiteral("--account Play send message.eml")), 0);
    QTRY_PLAYED(server);
}

QTEST_GUILESS_MAIN(TestCliSend)
#include "tst_cli_send.moc"
