// SPDX-License-Identifier: GPL-3.0-or-later
// What poplar-cli sends by a real server, and reads back from another one, is what was sent.
#include "interop/dovecotmail.h"
#include "interop/postfixserver.h"
#include "support/cliprogram.h"

#include <QDeadlineTimer>

using namespace poplar::test;

namespace {

enum class By { PostfixStartTls, PostfixTls, DovecotSubmission };

/// Lines of words that look like an attachment in base64.
QByteArray attachment(int lines)
{
    QByteArray text;
    for (int line = 0; line < lines; ++line)
        text += QByteArray::number(line).rightJustified(8, '.').repeated(7).first(54).toBase64() + '\n';
    return text;
}

QByteArray letter(const QByteArray &id, const QByteArray &rest)
{
    return "From: Anna <anna@example.org>\nTo: anna@example.org\nSubject: "
           "=?utf-8?B?0L/RgNC40LLQtdGC?= and more\nDate: Sun, 22 Nov 2026 10:00:00 +0000\nMessage-ID: <"
        + id + "@example.org>\nMIME-Version: 1.0\n" + rest;
}

QByteArray unixLines(QByteArray text)
{
    return text.replace("\r\n", "\n");
}

/// Whether a header has fields of a message's way only.
bool isOnlyTrace(const QByteArray &header)
{
    for (const QByteArray &line : header.split('\n')) {
        const bool goesOn = line.startsWith('\t') || line.startsWith(' ');
        const QByteArray name = line.left(line.indexOf(':'));
        if (!line.isEmpty() && !goesOn && name != "Received" && name != "Return-Path"
            && name != "Delivered-To")
            return false;
    }
    return true;
}

} // namespace

class TestSendAndRead : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatIsReadIsWhatWasSent_data();
    void whatIsReadIsWhatWasSent();
    void whatIsRefusedIsTold_data();
    void whatIsRefusedIsTold();
    void aWrongPassword_data();
    void aWrongPassword();
    void addressesBeyondAscii();
    void cleanupTestCase();

private:
    void use(By by, const QByteArray &password = DovecotMail::password);
    void usePop3();
    [[nodiscard]] QByteArray read(const QByteArray &id);

    std::unique_ptr<DovecotMail> m_dovecot;
    std::unique_ptr<PostfixServer> m_postfix;
    CliProgram m_cli;
};

void TestSendAndRead::initTestCase()
{
    for (const QByteArray &obstacle : {DovecotMail::obstacle(), PostfixServer::obstacle()}) {
        if (!obstacle.isEmpty())
            QSKIP(obstacle.constData());
    }
    m_dovecot = std::make_unique<DovecotMail>();
    m_postfix = std::make_unique<PostfixServer>();
    m_postfix->deliverTo(m_dovecot->lmtpPort());
    QVERIFY2(m_postfix->start(), m_postfix->log().constData());
    QVERIFY2(m_dovecot->start(m_postfix->plainPort()), m_dovecot->log().constData());
    m_cli.write(QStringLiteral("postfix.pem"), m_postfix->certificates().authority().toPem());
    m_cli.write(QStringLiteral("dovecot.pem"), m_dovecot->certificates().authority().toPem());
}

void TestSendAndRead::cleanupTestCase()
{
    m_dovecot.reset();
    m_postfix.reset();
}

void TestSendAndRead::use(By by, const QByteArray &password)
{
    const bool isDovecot = by == By::DovecotSubmission;
    const quint16 port = isDovecot ? m_dovecot->submissionPort()
        : by == By::PostfixTls     ? m_postfix->tlsPort()
                                   : m_postfix->plainPort();
    m_cli.write(QStringLiteral("password"), password);
    m_cli.options = {QStringLiteral("--host"),
                     QStringLiteral("localhost"),
                     QStringLiteral("--port"),
                     QString::number(port),
                     QStringLiteral("--user"),
                     QStringLiteral("anna"),
                     QStringLiteral("--password-file"),
                     QStringLiteral("password"),
                     QStringLiteral("--security"),
                     by == By::PostfixTls ? QStringLiteral("tls") : QStringLiteral("starttls"),
                     QStringLiteral("--ca-file"),
                     isDovecot ? QStringLiteral("dovecot.pem") : QStringLiteral("postfix.pem")};
}

void TestSendAndRead::usePop3()
{
    use(By::DovecotSubmission);
    m_cli.options[3] = QString::number(m_dovecot->pop3Port());
}

/// What Dovecot has of this id, once it has it.
QByteArray TestSendAndRead::read(const QByteArray &id)
{
    usePop3();
    const QDeadlineTimer deadline(std::chrono::seconds(60));
    while (!deadline.hasExpired()) {
        if (m_cli.run(QStringLiteral("fetch --new --maildir box")).code != 0)
            return {};
        for (const QByteArray &message : maildirContents(m_cli.path(QStringLiteral("box")))) {
            if (message.contains("Message-ID: <" + id + "@example.org>"))
                return unixLines(message);
        }
        QTest::qWait(200);
    }
    return {};
}

void TestSendAndRead::whatIsReadIsWhatWasSent_data()
{
    QTest::addColumn<By>("by");
    QTest::addColumn<QByteArray>("rest");
    const QByteArray text = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: ";
    const QByteArray dots = text + "7bit\n\n.\n..\n.x\n\n...\nend.\n.\n";
    const QByteArray eight = text + "8bit\n\n\xd0\xbf\xd1\x80\xd0\xb8\xd0\xb2\xd0\xb5\xd1\x82\n.\xd1\x8e\n";
    const QByteArray file = "Content-Type: multipart/mixed; boundary=\"border\"\n\n--border\n" + eight
        + "--border\nContent-Type: application/pdf; name=\"plan.pdf\"\nContent-Transfer-Encoding: base64\n"
          "Content-Disposition: attachment; filename=\"plan.pdf\"\n\n"
        + attachment(30'000) + "--border--\n";
    const QByteArray edges =
        text + "7bit\n\n" + QByteArray(998, 'x') + "\nFrom here on\n \n\t\ntrailing blanks   \n\n\n";
    const struct {
        const char *name;
        By by;
    } ways[] = {{"Postfix, STARTTLS", By::PostfixStartTls},
                {"Postfix, TLS", By::PostfixTls},
                {"Dovecot's submission service", By::DovecotSubmission}};
    for (const auto &way : ways) {
        const auto row = [&way](const char *name, const QByteArray &rest) {
            QTest::addRow("%s: %s", way.name, name) << way.by << rest;
        };
        row("lines of dots", dots);
        row("8 bit", eight);
        row("an attachment of 2 million octets", file);
        row("long lines and blanks", edges);
    }
}

void TestSendAndRead::whatIsReadIsWhatWasSent()
{
    if (!m_dovecot)
        QSKIP("No server");
    QFETCH(By, by);
    QFETCH(QByteArray, rest);
    const QByteArray id = QByteArray::number(qHash(QByteArray(QTest::currentDataTag())), 16);
    const QByteArray message = letter(id, rest);
    m_cli.write(QStringLiteral("message.eml"), message);
    use(by);
    CliResult sent = m_cli.run(QStringLiteral("send message.eml"));
    EXPECT_CODE(sent, 0);
    QVERIFY2(sent.out.startsWith("anna@example.org\t250 "), sent.shown());
    const QByteArray received = read(id);
    QVERIFY2(!received.isEmpty(), (m_postfix->log().right(2000) + m_dovecot->log().right(2000)).constData());
    QVERIFY2(received.endsWith('\n' + message), received.left(3000).constData());
    const QByteArray added = received.left(received.size() - message.size());
    QVERIFY2(isOnlyTrace(added), added.constData());
    QVERIFY(added.contains("Received: "));
}

void TestSendAndRead::whatIsRefusedIsTold_data()
{
    QTest::addColumn<By>("by");
    QTest::newRow("Postfix, STARTTLS") << By::PostfixStartTls;
    QTest::newRow("Dovecot's submission service") << By::DovecotSubmission;
}

void TestSendAndRead::whatIsRefusedIsTold()
{
    if (!m_dovecot)
        QSKIP("No server");
    QFETCH(By, by);
    m_cli.write(QStringLiteral("message.eml"), letter("two", "\nx\n"));
    use(by);
    CliResult result =
        m_cli.run(QStringLiteral("send --to nobody@example.org --to anna@example.org message.eml"));
    EXPECT_CODE(result, 69);
    QVERIFY2(result.out.startsWith("anna@example.org\t250 "), result.shown());
    QVERIFY2(result.err.contains("Not sent to nobody@example.org, who was refused: 550 5.1.1 "),
             result.shown());
}

void TestSendAndRead::aWrongPassword_data()
{
    whatIsRefusedIsTold_data();
}

void TestSendAndRead::aWrongPassword()
{
    if (!m_dovecot)
        QSKIP("No server");
    QFETCH(By, by);
    m_cli.write(QStringLiteral("message.eml"), letter("three", "\nx\n"));
    use(by, "not hers");
    EXPECT_RUN(m_cli.run(QStringLiteral("send message.eml")), 77);
}

/// Dovecot's LMTP takes none, so Postfix delivers here itself.
void TestSendAndRead::addressesBeyondAscii()
{
    if (!m_dovecot)
        QSKIP("No server");
    PostfixServer server;
    QVERIFY2(server.start(), server.log().constData());
    m_cli.write(QStringLiteral("own.pem"), server.certificates().authority().toPem());
    const QByteArray message =
        "From: Юлия <юлия@example.org>\nTo: юлия@example.org\nSubject: привет\n"
        "Date: Sun, 22 Nov 2026 10:00:00 +0000\nMessage-ID: <four@example.org>\nMIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nтополь\n";
    m_cli.write(QStringLiteral("message.eml"), message);
    use(By::PostfixStartTls);
    m_cli.options[3] = QString::number(server.plainPort());
    m_cli.options.last() = QStringLiteral("own.pem");
    EXPECT_RUN(m_cli.run(QStringLiteral("send message.eml")), 0);
    const auto isThere = [&] {
        const QByteArrayList all = server.delivered();
        return std::any_of(all.begin(), all.end(),
                           [&](const QByteArray &one) { return one.endsWith('\n' + message); });
    };
    QTRY_VERIFY2_WITH_TIMEOUT(isThere(), server.log().right(2000).constData(), 60000);

    // The submission service has no SMTPUTF8: nothing is sent there, and it is said why.
    use(By::DovecotSubmission);
    CliResult result = m_cli.run(QStringLiteral("send message.eml"));
    EXPECT_CODE(result, 69);
    QVERIFY2(result.err.contains("lacks SMTPUTF8"), result.shown());
}

QTEST_GUILESS_MAIN(TestSendAndRead)
#include "tst_send_and_read.moc"
