// SPDX-License-Identifier: GPL-3.0-or-later
// Real sessions, over real sockets, as they are shown to strangers, and what is kept of one that breaks off.
#include "pop3/buffersink.h"
#include "records/capture.h"
#include "records/sessionfile.h"
#include "records/sharedlog.h"
#include "support/sessionuser.h"

#include <QSslCertificate>
#include <QTemporaryDir>

#include <algorithm>
#include <iterator>
#include <memory>

using namespace poplar;
using namespace poplar::test;

namespace {

const QByteArray login = "USER\nS: .\nC: USER anna.quokka\nS: +OK\nC: PASS "
    + QByteArray(SessionUser::password)
    + "\nS: +OK anna.quokka's maildrop at [vesta.wombat.zoo]\nC: CAPA\nS: -ERR\n";

} // namespace

class TestSessionSharing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingTellsWhereItWas_data();
    void nothingTellsWhereItWas();
    void aMessageThatBreaksOffIsTold();

private:
    const TestCertificates m_certificates;
};

void TestSessionSharing::nothingTellsWhereItWas_data()
{
    QTest::addColumn<Security>("security");
    QTest::addColumn<QByteArray>("begin"); // of the script
    const QByteArray capa = "C: CAPA\nS: +OK\nS: ";
    QTest::newRow("plain") << Security::None << "S: +OK ready\n" + capa;
    QTest::newRow("TLS") << Security::Tls << "TLS\nS: +OK ready\n" + capa;
    QTest::newRow("STLS") << Security::StartTls
                          << "S: +OK ready\n" + capa + "STLS\nS: .\nC: STLS\nS: +OK go\nTLS\n" + capa;
}

void TestSessionSharing::nothingTellsWhereItWas()
{
    QFETCH(Security, security);
    QFETCH(QByteArray, begin);
    // A certificate for another host: the user trusts it all the same.
    const ServerIdentity identity = m_certificates.wrongName();
    const QSslCertificate certificate = identity.certificate();
    ScriptedServer server(begin + login + "C: QUIT\nS: +OK bye from vesta.wombat.zoo\n", identity);
    SessionUser client;
    client.authentication = Authentication::UserPass;
    client.onOpened = [&client] { client.leave(pop3::Leaving::Commit); };
    client.open(server, security,
                {{certificate.digest(QCryptographicHash::Sha256)}, {m_certificates.authority()}},
                "anna.quokka");
    QTRY_VERIFY2_WITH_TIMEOUT(client.story().endsWith("Disconnected"), client.story().constData(), 20000);
    QTRY_PLAYED(server);

    const QByteArray shared = records::sharedLog(client.transcript).toLower();
    QVERIFY2(shared.contains("s: +ok user1's maildrop"), shared.constData());
    QCOMPARE(shared.contains("certificate cn=host"), security != Security::None);
    const QByteArray sha256 = certificate.digest(QCryptographicHash::Sha256).toHex(':');
    for (const QByteArray &label : {QByteArray("localhost"), QByteArray("127.0.0.1"), QByteArray("quokka"),
                                    QByteArray("vesta"), QByteArray("wombat"), QByteArray("zoo"),
                                    QByteArray("mail.example"), QByteArray("example.org"), sha256})
        QVERIFY2(!shared.contains(label), (label + " in\n" + shared).constData());
}

void TestSessionSharing::aMessageThatBreaksOffIsTold()
{
    const QTemporaryDir folder;
    records::LogFiles rules;
    rules.writing = records::LogFiles::Writing::On;
    rules.folder = folder.path();
    ScriptedServer server("S: +OK ready\nC: CAPA\nS: +OK\nS: " + login + "C: RETR 1\nS: +OK 5000 octets\nRAW "
                          + QByteArray("Subject: half\r\n\r\nof it\r\n").toBase64() + "\nCUT\n");
    SessionUser client;
    client.authentication = Authentication::UserPass;
    auto file = std::make_shared<records::SessionFile>(rules, records::SessionHeading());
    const QString path = file->path();
    client.settings.recorder = std::move(file);
    client.onOpened = [&client] {
        client.enqueue(pop3::retr(1, 5000, std::make_shared<pop3::BufferSink>(64 * 1024)));
    };
    client.open(server, Security::None, {}, "anna.quokka");
    QTRY_VERIFY2_WITH_TIMEOUT(client.story().endsWith("Disconnected"), client.story().constData(), 20000);

    const QByteArray words = " octets of an unfinished message";
    const auto told =
        std::find_if(client.transcript.cbegin(), client.transcript.cend(),
                     [&words](const wire::TranscriptEvent &event) { return event.text.endsWith(words); });
    QVERIFY(told != client.transcript.cend());
    QVERIFY(told->octets > 0 && told->octets <= 25);
    QCOMPARE(told->text, QByteArray::number(told->octets) + words);
    const auto command =
        std::find_if(client.transcript.cbegin(), client.transcript.cend(),
                     [](const wire::TranscriptEvent &event) { return event.text == "RETR 1"; });
    QVERIFY(command != client.transcript.cend());
    QCOMPARE(told->command, command->command);
    QCOMPARE(std::next(told)->kind, wire::TranscriptEvent::Kind::Failure);
    QFile written(path);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray log = written.readAll();
    QVERIFY2(log.contains(" -- " + told->text + '\n'), log.constData());
    const QByteArray packets = records::capture(client.transcript, records::Application::Pop3);
    QVERIFY(packets.contains(told->text + " were not kept."));
}

QTEST_GUILESS_MAIN(TestSessionSharing)
#include "tst_session_sharing.moc"
