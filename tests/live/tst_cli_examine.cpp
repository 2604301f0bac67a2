// SPDX-License-Identifier: GPL-3.0-or-later
// poplar-cli examine against a real Dovecot.
#include "support/cliprogram.h"
#include "support/dovecotserver.h"

#include <QTcpSocket>

using namespace poplar::test;

namespace {

const QByteArray password = "secret-of-anna";
constexpr int letters = 7;
constexpr int patience = 20'000; // milliseconds

} // namespace

class TestCliExamine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everySecurityIsExamined_data();
    void everySecurityIsExamined();
    void theReportComesInThreeForms();
    void aWrongPasswordIsReported();
    void withoutAPasswordItLooksFromOutside();
    void aDoubtfulCertificateIsReported();
    void whatWasReadStaysRead();

private:
    [[nodiscard]] QByteArrayList talk(const QByteArrayList &commands) const;

    void useServer(const QString &security);
    [[nodiscard]] CliResult examine(const QString &arguments = {})
    {
        return m_cli->run(QStringLiteral("examine ") + arguments);
    }

    std::unique_ptr<DovecotServer> m_server;
    std::unique_ptr<CliProgram> m_cli;
};

void TestCliExamine::init()
{
    m_server = std::make_unique<DovecotServer>();
    QVERIFY2(m_server->start({}), m_server->log());
    QByteArrayList mail;
    for (int i = 1; i <= letters; ++i)
        mail += "Subject: letter " + QByteArray::number(i) + "\r\n\r\nText.\r\n";
    m_server->addMessages("anna", mail);
    m_cli = std::make_unique<CliProgram>();
    m_cli->write(QStringLiteral("ca.pem"), m_server->certificates().authorityPem());
    useServer(QStringLiteral("starttls"));
}

void TestCliExamine::cleanup()
{
    m_cli.reset();
    m_server.reset();
}

void TestCliExamine::useServer(const QString &security)
{
    const quint16 port = security == u"tls" ? m_server->tlsPort() : m_server->plainPort();
    m_cli->options = {QStringLiteral("--host"),          QStringLiteral("127.0.0.1"),
                      QStringLiteral("--port"),          QString::number(port),
                      QStringLiteral("--user"),          QStringLiteral("anna"),
                      QStringLiteral("--ca-file"),       m_cli->path(QStringLiteral("ca.pem")),
                      QStringLiteral("--security"),      security,
                      QStringLiteral("--password-stdin")};
}

void TestCliExamine::everySecurityIsExamined_data()
{
    QTest::addColumn<QString>("security");
    QTest::addColumn<QByteArrayList>("lines");
    QTest::newRow("starttls") << QStringLiteral("starttls")
                              << QByteArrayList{"[good] STLS encrypts port", "is trusted.",
                                                "[good] TLS 1.3 is spoken at port",
                                                "Announced only without encryption:"};
    QTest::newRow("tls") << QStringLiteral("tls")
                         << QByteArrayList{"is encrypted from the first byte", "is trusted.",
                                           "[good] TLS 1.3 is spoken at port"};
    QTest::newRow("none") << QStringLiteral("none")
                          << QByteArrayList{"[bad] The account is set to use no encryption"};
}

void TestCliExamine::everySecurityIsExamined()
{
    QFETCH(QString, security);
    QFETCH(QByteArrayList, lines);
    useServer(security);
    m_cli->options += {QStringLiteral("--log"), QStringLiteral("log")};
    auto result = examine();
    EXPECT_CODE(result, 0);
    lines += {"[good] Messages in the mailbox: 7.",
              "[good] LIST and STAT agree about 7 messages.",
              "[good] TOP shows a header and nothing else",
              "[good] UIDL gives unique-ids for 7 messages",
              "[good] In a second session all 7 unique-ids were the same.",
              "[good] Pipelining is announced and works",
              "[good] An unknown command is refused",
              "lines end with CR and LF.",
              "Logins tried: 2",
              "A NOOP is answered in",
              "all asked for at once"};
    for (const QByteArray &line : lines)
        QVERIFY2(result.out.contains(line), result.shown());
    const QByteArray log = m_cli->read(QStringLiteral("log"));
    QVERIFY2(!log.contains("C: DELE") && !log.contains("C: RETR") && log.contains("C: RSET"),
             log.constData());
    QVERIFY(!log.contains(password) && !result.out.contains(password));
    QCOMPARE(m_server->messagesLeft("anna").size(), letters);
}

void TestCliExamine::theReportComesInThreeForms()
{
    auto markdown = examine(QStringLiteral("--format markdown"));
    EXPECT_CODE(markdown, 0);
    QVERIFY2(markdown.out.startsWith("# Examination of 127.0.0.1, port"), markdown.shown());
    QVERIFY2(markdown.out.contains("](https://www.rfc-editor.org/rfc/rfc2595#section-4)"), markdown.shown());
    auto html = examine(QStringLiteral("--format html --output report.html"));
    EXPECT_CODE(html, 0);
    QVERIFY(html.out.isEmpty());
    QVERIFY(m_cli->read(QStringLiteral("report.html")).startsWith("<!DOCTYPE html>"));
    EXPECT_RUN(examine(QStringLiteral("--output nowhere/report.html")), 73);
    EXPECT_RUN(examine(QStringLiteral("--format pdf")), 64);
    EXPECT_RUN(m_cli->run(QStringLiteral("stat --format html")), 64);
}

void TestCliExamine::aWrongPasswordIsReported()
{
    m_cli->input = "not-this-one\n";
    auto result = examine();
    EXPECT_CODE(result, 77);
    QVERIFY2(result.out.contains("[bad] The login failed."), result.shown());
    QVERIFY(!result.out.contains("not-this-one"));
}

void TestCliExamine::withoutAPasswordItLooksFromOutside()
{
    m_cli->options.removeLast();
    auto result = examine();
    EXPECT_CODE(result, 0);
    QVERIFY2(result.out.contains("[not tried] No login was tried."), result.shown());
    QVERIFY2(result.out.contains("[good] STLS encrypts port"), result.shown());
}

void TestCliExamine::aDoubtfulCertificateIsReported()
{
    useServer(QStringLiteral("tls"));
    m_cli->options.remove(m_cli->options.indexOf(QStringLiteral("--ca-file")), 2);
    m_cli->options += {QStringLiteral("--log"), QStringLiteral("log")};
    auto result = examine();
    EXPECT_CODE(result, 77);
    QVERIFY2(result.out.contains("is doubtful."), result.shown());
    QVERIFY2(result.out.contains("No trusted authority vouches for it."), result.shown());
    QVERIFY(!m_cli->read(QStringLiteral("log")).contains("C: "));
}

/// The status lines of a session of its own.
QByteArrayList TestCliExamine::talk(const QByteArrayList &commands) const
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), m_server->plainPort());
    QByteArrayList said;
    const auto line = [&socket] {
        while (!socket.canReadLine() && socket.waitForReadyRead(patience)) {}
        return socket.readLine().trimmed();
    };
    (void)line();
    for (const QByteArray &command : commands) {
        socket.write(command + "\r\n");
        said += line();
        if (command.startsWith("RETR")) {
            while (socket.state() == QAbstractSocket::ConnectedState && line() != ".") {}
        }
    }
    return said;
}

/// Where Dovecot knows LAST, RSET takes \Seen from all messages (RFC 1460).
void TestCliExamine::whatWasReadStaysRead()
{
    m_server = std::make_unique<DovecotServer>();
    DovecotServer::Options options;
    options.more = "protocol pop3 {\n  pop3_enable_last = yes\n}\n";
    QVERIFY2(m_server->start(options), m_server->log());
    m_server->addMessages("anna", QByteArrayList(3, "Subject: letter\r\n\r\nText.\r\n"));
    m_cli->write(QStringLiteral("ca.pem"), m_server->certificates().authorityPem());
    useServer(QStringLiteral("starttls"));
    const QByteArrayList login{"USER anna", "PASS " + password};
    const QByteArrayList read = talk(login + QByteArrayList{"RETR 1", "RETR 2", "RETR 3", "QUIT"});
    QVERIFY2(read.value(4).startsWith("+OK"), read.join('|').constData());
    QCOMPARE(talk(login + QByteArrayList{"LAST"}).value(2), QByteArray("+OK 3"));
    auto result = examine();
    EXPECT_CODE(result, 0);
    QVERIFY2(result.out.contains("The server knows LAST"), result.shown());
    QCOMPARE(talk(login + QByteArrayList{"LAST"}).value(2), QByteArray("+OK 3"));
}

QTEST_GUILESS_MAIN(TestCliExamine)
#include "tst_cli_examine.moc"
