// SPDX-License-Identifier: GPL-3.0-or-later
// Real sessions, over real sockets, as tshark reads them.
#include "pop3/buffersink.h"
#include "records/capture.h"
#include "support/sessionuser.h"
#include "support/tshark.h"

using namespace poplar;
using namespace poplar::test;

namespace {

const QByteArray password = SessionUser::password;
const QByteArray plain = (QByteArray("\0anna\0", 6) + password).toBase64();

} // namespace

class TestSessionCapture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tsharkReadsWhatWasSaid_data();
    void tsharkReadsWhatWasSaid();

private:
    const TestCertificates m_certificates;
};

void TestSessionCapture::tsharkReadsWhatWasSaid_data()
{
    QTest::addColumn<Security>("security");
    QTest::addColumn<QByteArray>("begin"); // of the script
    QTest::addColumn<QByteArrayList>("before"); // the commands before the login
    QTest::newRow("plain") << Security::None << QByteArray("S: +OK ready\nC: CAPA\n")
                           << QByteArrayList{"CAPA"};
    QTest::newRow("TLS") << Security::Tls << QByteArray("TLS\nS: +OK ready\nC: CAPA\n")
                         << QByteArrayList{"CAPA"};
    QTest::newRow("STLS") << Security::StartTls
                          << QByteArray(
                                 "S: +OK ready\nC: CAPA\nS: +OK\nS: STLS\nS: .\nC: STLS\nS: +OK go\nTLS\n"
                                 "C: CAPA\n")
                          << QByteArrayList{"CAPA", "STLS", "CAPA"};
}

void TestSessionCapture::tsharkReadsWhatWasSaid()
{
    if (!Tshark::isThere())
        QSKIP("tshark is not installed: ./scripts/setup --tests");
    QFETCH(Security, security);
    QFETCH(QByteArray, begin);
    QFETCH(QByteArrayList, before);
    ScriptedServer server(begin + "S: +OK\nS: SASL PLAIN\nS: .\nC: AUTH PLAIN " + plain
                              + "\nS: +OK in\nC: CAPA\nS: -ERR\nC: RETR 1\nS: +OK 5000 octets\nBODY 5000\n"
                                "C: NOOP\nS: +OK still here\nC: QUIT\nS: +OK bye\n",
                          m_certificates.good());
    SessionUser client;
    client.authentication = Authentication::Plain;
    client.onOpened = [&client] {
        client.enqueue(pop3::retr(1, 5000, std::make_shared<pop3::BufferSink>(64 * 1024)));
    };
    client.onDone = [&client](const QByteArray &verb) {
        if (verb == "RETR")
            client.enqueue(pop3::noop());
        else
            client.leave(pop3::Leaving::Commit);
    };
    client.open(server, security, {{}, {m_certificates.authority()}});
    QTRY_VERIFY2_WITH_TIMEOUT(client.story().endsWith("Disconnected"), client.story().constData(), 20000);
    QTRY_PLAYED(server);

    const Tshark shark(records::capture(client.transcript, records::Application::Pop3));
    QCOMPARE(shark.commands(),
             (before + QByteArrayList{"AUTH PLAIN ********", "CAPA", "RETR 1", "NOOP", "QUIT"}));
    const QByteArrayList replies = shark.replies();
    QCOMPARE(replies.first(), QByteArray("+OK ready"));
    QCOMPARE(replies.mid(replies.size() - 3),
             (QByteArrayList{"+OK 5000 octets", "+OK still here", "+OK bye"}));
    QCOMPARE(shark.count(QStringLiteral("ip.checksum.status == 0 || tcp.checksum.status == 0")), 0);
    // Real addresses and ports, but for that of TLS.
    const auto link = std::find_if(client.transcript.cbegin(), client.transcript.cend(),
                                   [](const wire::TranscriptEvent &event) { return event.link.has_value(); });
    QVERIFY(link != client.transcript.cend());
    QCOMPARE(link->link->peerPort, server.port());
    QVERIFY(link->link->localPort > 0);
    QVERIFY(link->link->peer.isLoopback() && link->link->local.isLoopback());
    const bool isV6 = link->link->peer.protocol() == QAbstractSocket::IPv6Protocol;
    const QByteArrayList ends = shark.fields(
        QStringLiteral("tcp.flags.syn == 1 && tcp.flags.ack == 0"),
        {isV6 ? QStringLiteral("ipv6.dst") : QStringLiteral("ip.dst"), QStringLiteral("tcp.srcport")});
    QCOMPARE(ends.size(), security == Security::StartTls ? 2 : 1);
    QCOMPARE(ends.last(),
             link->link->peer.toString().toLatin1() + ' ' + QByteArray::number(link->link->localPort));
    const QByteArray comments =
        shark.fields(QStringLiteral("frame.comment"), {QStringLiteral("frame.comment")}).join(' ');
    QVERIFY2(comments.contains("real port was " + QByteArray::number(server.port())), comments.constData());
    QCOMPARE(comments.contains("protected by TLS"), security != Security::None);
    QCOMPARE(shark.count(QStringLiteral("tcp.analysis.lost_segment")), 1);
}

QTEST_GUILESS_MAIN(TestSessionCapture)
#include "tst_session_capture.moc"
