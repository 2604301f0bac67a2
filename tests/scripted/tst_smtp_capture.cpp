// SPDX-License-Identifier: GPL-3.0-or-later
// Real SMTP sessions, over real sockets, as lines, as figures, and as tshark reads them.
#include "records/capture.h"
#include "records/eventline.h"
#include "support/smtpuser.h"
#include "support/tshark.h"
#include "wire/sessionstatistics.h"

using namespace poplar;
using namespace poplar::test;
using Kind = wire::TranscriptEvent::Kind;

/// tshark tells the first four letters of a command.
class TestSmtpCapture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMessageThatGoesOut_data();
    void aMessageThatGoesOut();

private:
    const TestCertificates m_certificates;
};

void TestSmtpCapture::aMessageThatGoesOut_data()
{
    QTest::addColumn<Security>("security");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArrayList>("commands");
    const QByteArray envelope =
        "C: MAIL FROM:<a@example.org>\nS: 250 2.1.0 ok\nC: RCPT TO:<b@x>\nS: 250 2.1.5 ok\n";
    const QByteArray byData =
        envelope + "C: DATA\nS: 354 go on\nC: Subject: x\nC: \nC: ..dot\nC: .\nS: 250 2.0.0 queued\n";
    const QByteArray end = "C: QUIT\nS: 221 2.0.0 bye\n";
    const QByteArrayList sent{"MAIL", "RCPT", "DATA", "QUIT"};
    QTest::newRow("DATA") << Security::None
                          << "S: 220 hello\nC: EHLO [127.0.0.1]\nS: 250 mail\n" + byData + end
                          << QByteArrayList{"EHLO"} + sent;
    QTest::newRow("DATA, STARTTLS")
        << Security::StartTls
        << "S: 220 hello\nC: EHLO [127.0.0.1]\nS: 250-mail\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go\nTLS\n"
           "C: EHLO [127.0.0.1]\nS: 250 mail\n"
            + byData + end
        << QByteArrayList{"EHLO", "STAR", "EHLO"} + sent;
    QTest::newRow("BDAT, TLS") << Security::Tls
                               << "TLS\nS: 220 hello\nC: EHLO [127.0.0.1]\nS: 250-mail\nS: 250 CHUNKING\n"
            + envelope + "C: BDAT 20 LAST\nC: Subject: x\nC: \nC: .dot\nS: 250 2.0.0 queued\n" + end
                               << QByteArrayList{"EHLO", "MAIL", "RCPT", "BDAT", "QUIT"};
}

void TestSmtpCapture::aMessageThatGoesOut()
{
    QFETCH(Security, security);
    QFETCH(QByteArray, script);
    QFETCH(QByteArrayList, commands);
    ScriptedServer server(script, m_certificates.good());
    SmtpUser client;
    client.onReady = [&client] {
        if (client.outcomes.isEmpty())
            client.session()->send(submissionOf("Subject: x\r\n\r\n.dot\r\n", {"b@x"}));
        else
            client.session()->leave();
    };
    client.open(server, security, {{}, {m_certificates.authority()}});
    QTRY_VERIFY2_WITH_TIMEOUT(client.story().endsWith("DISCONNECTED"), client.story().constData(), 20000);
    QTRY_PLAYED(server);
    const auto isWhole = [&client] {
        return !client.transcript.isEmpty() && client.transcript.last().text == "DISCONNECTED";
    };
    QTRY_VERIFY_WITH_TIMEOUT(isWhole(), 20000);

    QByteArray lines;
    for (const wire::TranscriptEvent &event : std::as_const(client.transcript))
        lines += records::lineOf(event) + '\n';
    QVERIFY2(lines.contains("C: [20 octets, 3 lines]"), lines.constData());
    wire::SessionStatistics figures;
    figures.add(client.transcript);
    QCOMPARE(figures.bodies(), 1);
    qint64 sent = 20;
    for (const wire::TranscriptEvent &event : std::as_const(client.transcript))
        sent += event.kind == Kind::Sent ? event.octets : 0;
    QCOMPARE(figures.octetsSent(), sent);

    if (!Tshark::isThere())
        QSKIP("tshark is not installed: ./scripts/setup --tests");
    const Tshark shark(records::capture(client.transcript, records::Application::Smtp));
    QCOMPARE(shark.fields(QStringLiteral("smtp.req"), {QStringLiteral("smtp.req.command")}), commands);
    const QByteArrayList codes =
        shark.fields(QStringLiteral("smtp.response.code"), {QStringLiteral("smtp.response.code")});
    QVERIFY2(codes.contains("221"), codes.join(' ').constData());
    QCOMPARE(shark.count(QStringLiteral("ip.checksum.status == 0 || tcp.checksum.status == 0")), 0);
}

QTEST_GUILESS_MAIN(TestSmtpCapture)
#include "tst_smtp_capture.moc"
