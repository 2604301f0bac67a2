// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scriptedserver.h"

#include <QProcess>
#include <QSslSocket>
#include <QTcpSocket>

using namespace poplar::test;

namespace {

constexpr int longEnough = 20000;

bool isGone(const QTcpSocket &socket)
{
    return socket.state() == QAbstractSocket::UnconnectedState;
}

} // namespace

/// The scripted server against a bare socket: what it lets pass, and above all what it does not.
class TestScriptedServer : public QObject {
    Q_OBJECT

private:
    /// Plays the client of one script: connects, and says everything at once.
    static QByteArray reportOn(const QByteArray &script, const QByteArray &saying)
    {
        ScriptedServer server(script);
        server.ignoreRest();
        QTcpSocket client;
        client.connectToHost(QStringLiteral("127.0.0.1"), server.port());
        client.write(saying);
        (void)QTest::qWaitFor([&] { return server.settled(); }, longEnough);
        return server.report();
    }

private Q_SLOTS:
    void aConversationAsWrittenIsPlayed();
    void whatDiffersIsReported_data();
    void whatDiffersIsReported();
    void anUnfinishedScriptFailsTheTest();
    void wordsBehindTheEndAreADifference();
    void linesGoOutInOneSegment();
    void slowlyMeansPieceByPiece();
    void lineEndsAreBareAfterLf();
    void aBodyIsStuffed();
    void cuttingAndBreakingOff();
    void theNextConnectionGoesOnInTheScript();
    void handshakes_data();
    void handshakes();
};

void TestScriptedServer::aConversationAsWrittenIsPlayed()
{
    ScriptedServer server(R"(
        # a comment
        S: +OK hello
        C: USER anna
        S: +OK
        -:
        S: -OK go on
        C* PASS
        S: +OK welcome
        HANG)");
    QTcpSocket client;
    client.connectToHost(QStringLiteral("127.0.0.1"), server.port());
    client.write("USER anna\r\n");
    QTRY_COMPARE_WITH_TIMEOUT(server.heard(), QByteArrayList{"USER anna"}, longEnough);
    QTRY_COMPARE(client.peek(100), "+OK hello\r\n+OK\r\n-OK go on\r\n");
    client.readAll();
    client.write("PASS whatever\r\n");
    QTRY_COMPARE(client.peek(100), "+OK welcome\r\n");
    QVERIFY(!server.settled());
    client.disconnectFromHost();
    QTRY_PLAYED(server);
}

void TestScriptedServer::whatDiffersIsReported_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QByteArray>("report");
    const auto row = [](const char *name, const char *script, const char *said, const char *report) {
        QTest::newRow(name) << QByteArray(script) << QByteArray(said) << QByteArray(report);
    };
    row("another line", "C: NOOP\nS: +OK", "QUIT\r\n",
        "expected: line 1, C: NOOP\n   actual: \"QUIT%0D%0A\"");
    row("more than the line", "C: NOOP\nS: +OK", "NOOP \r\n", "actual: \"NOOP %0D%0A\"");
    row("a bare line end", "C: NOOP\nS: +OK", "NOOP\n", "actual: \"NOOP%0A\"");
    row("another prefix", "C* PASS \nS: +OK", "PASSWORD x\r\n", "expected: line 1, C* PASS ");
    row("no silence", "C: USER x\n-:\nS: +OK", "USER x\r\nPASS y\r\n",
        "expected: line 2, -:\n   actual: \"PASS y");
    row("words instead of leaving", "HANG", "NOOP\r\n", "expected: line 1, HANG\n   actual: \"NOOP");
    row("words before the next connection", "NEXT\nS: +OK", "NOOP\r\n", "expected: line 1, NEXT");
}

void TestScriptedServer::whatDiffersIsReported()
{
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, said);
    QFETCH(QByteArray, report);
    const QByteArray actual = reportOn(script, said);
    QVERIFY2(actual.contains(report), actual.constData());
}

void TestScriptedServer::anUnfinishedScriptFailsTheTest()
{
    // The test in the other process breaks off in the middle of a script; see main().
    QProcess inner;
    inner.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--inner")});
    QTRY_COMPARE_WITH_TIMEOUT(inner.state(), QProcess::NotRunning, longEnough);
    QCOMPARE(inner.exitCode(), 1);
    const QByteArray output = inner.readAllStandardOutput();
    QVERIFY2(output.contains("line 2, C: NOOP"), output.constData());
}

void TestScriptedServer::wordsBehindTheEndAreADifference()
{
    ScriptedServer server("C: QUIT");
    server.ignoreRest();
    QTcpSocket client;
    client.connectToHost(QStringLiteral("127.0.0.1"), server.port());
    client.write("QUIT\r\nNOOP\r\n");
    QTRY_VERIFY(QByteArray(server.report()).contains("nothing after the end of the script"));
    QVERIFY(!server.finished());
}

void TestScriptedServer::linesGoOutInOneSegment()
{
    ScriptedServer server("S: +OK begin\nSAME\nS: +OK injected\nS: .\nHANG");
    QTcpSocket client;
    QList<QByteArray> segments;
    connect(&client, &QTcpSocket::readyRead, this, [&] { segments += client.readAll(); });
    client.connectToHost(QStringLiteral("127.0.0.1"), server.port());
    QTRY_COMPARE(segments, QList<QByteArray>{"+OK begin\r\n+OK injected\r\n.\r\n"});
    client.disconnectFromHost();
    QTRY_PLAYED(server);
}

void TestScriptedServer::slowlyMeansPieceByPiece()
{
    ScriptedServer server("SLOW 1\nS: +OK one at a time\nHANG");
    QTcpSocket client;
    QList<QByteArray> segments;
    connect(&client, &QTcpSocket::readyRead, this, [&] { segments += client.readAll(); });
    client.connectToHost(QStringLiteral("127.0.0.1"), server.port());
    QTRY_COMPARE(segments.join(), "+OK one at a time\r\n");
    QVERIFY(segments.size() > 1);
    client.disconnectFromHost();
    QTRY_PLAYED(server);
}

void TestScriptedServer::lineEndsAreBareAfterLf()
{
    ScriptedServer server("S: one\nLF\nS: two\nS:\nRAW AAEC\nHANG");
    QTcpSocket client;
    client.connectToHost(QStringLiteral("127.0.0.1"), server.port());
    const QByteArray expected("one\r\ntwo\n\n\0\1\2", 13);
    QTRY_COMPARE(client.peek(100), expected);
    client.disconnectFromHost();
    QTRY_PLAYED(server);
}

void TestScriptedServer::aBodyIsStuffed()
{
    QCOMPARE(scriptedBody(5000).size(), 5000);
    QVERIFY(scriptedBody(5000).endsWith("\r\n"));
    ScriptedServer server("BODY 5000\nHANG");
    QTcpSocket client;
    client.connectToHost(QStringLiteral("127.0.0.1"), server.port());
    QByteArray all;
    QTRY_VERIFY((all += client.readAll()).endsWith("\r\n.\r\n"));
    all.chop(3);
    QVERIFY(all.contains("\r\n..a line with a dot"));
    QVERIFY(!all.contains("\r\n.a line"));
    all.replace("\r\n..", "\r\n.");
    QCOMPARE(all, scriptedBody(5000));
    client.disconnectFromHost();
    QTRY_PLAYED(server);
}

void TestScriptedServer::cuttingAndBreakingOff()
{
    for (const QByteArray &end : {QByteArray("CUT"), QByteArray("RST")}) {
        ScriptedServer server("S: +OK\nC: NOOP\n" + end);
        QTcpSocket client;
        client.connectToHost(QStringLiteral("127.0.0.1"), server.port());
        client.write("NOOP\r\n");
        QTRY_VERIFY(isGone(client));
        QTRY_PLAYED(server);
    }
}

void TestScriptedServer::theNextConnectionGoesOnInTheScript()
{
    ScriptedServer server("S: first\nNEXT\nS: second\nHANG");
    QTcpSocket client;
    for (const QByteArray &line : {QByteArray("first\r\n"), QByteArray("second\r\n")}) {
        client.connectToHost(QStringLiteral("127.0.0.1"), server.port());
        QTRY_COMPARE(client.peek(100), line);
        client.disconnectFromHost();
        QTRY_VERIFY(isGone(client));
    }
    QTRY_PLAYED(server);
}

void TestScriptedServer::handshakes_data()
{
    const TestCertificates certificates;
    QTest::addColumn<QByteArray>("certificate");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("authority");
    QTest::addColumn<QList<QSslError::SslError>>("doubts");
    const auto row = [&](const char *name, const ServerIdentity &identity,
                         QList<QSslError::SslError> doubts) {
        QTest::newRow(name) << identity.certificatePem << identity.keyPem << certificates.authorityPem()
                            << doubts;
    };
    row("good", certificates.good(), {});
    row("renewed", certificates.renewed(), {});
    row("expired", certificates.expired(), {QSslError::CertificateExpired});
    row("not yet valid", certificates.notYetValid(), {QSslError::CertificateNotYetValid});
    row("wrong name", certificates.wrongName(), {QSslError::HostNameMismatch});
    row("self-signed", certificates.selfSigned(), {QSslError::SelfSignedCertificate});
}

void TestScriptedServer::handshakes()
{
    QFETCH(QByteArray, certificate);
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, authority);
    QFETCH(QList<QSslError::SslError>, doubts);
    const QByteArray end = doubts.isEmpty() ? "TLS\nC: CAPA\nS: +OK" : "TLS REFUSED";
    ScriptedServer server("S: +OK\nC: STLS\nS: +OK\n" + end, {certificate, key});
    QSslSocket client;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates({QSslCertificate(authority)});
    client.setSslConfiguration(configuration);
    client.setPeerVerifyName(QStringLiteral("localhost"));
    QList<QSslError::SslError> seen;
    connect(&client, &QSslSocket::sslErrors, this, [&](const QList<QSslError> &errors) {
        for (const QSslError &error : errors)
            seen += error.error();
    });
    client.connectToHost(QStringLiteral("127.0.0.1"), server.port());
    client.write("STLS\r\n");
    QTRY_COMPARE(client.peek(100), "+OK\r\n+OK\r\n");
    client.readAll();
    client.startClientEncryption();
    QTRY_COMPARE(client.isEncrypted() || isGone(client), true);
    QCOMPARE(client.isEncrypted(), doubts.isEmpty());
    QCOMPARE(seen, doubts);
    client.write("CAPA\r\n");
    QTRY_PLAYED(server);
}

/// A test that fails: it leaves its script unfinished.
class InnerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leavesEarly()
    {
        ScriptedServer server("S: +OK\nC: NOOP\nS: +OK");
        QTcpSocket client;
        client.connectToHost(QStringLiteral("127.0.0.1"), server.port());
        QTRY_COMPARE(client.peek(100), "+OK\r\n");
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (argc == 2 && qstrcmp(argv[1], "--inner") == 0) {
        InnerTest inner;
        return QTest::qExec(&inner);
    }
    TestScriptedServer test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_scriptedserver.moc"
