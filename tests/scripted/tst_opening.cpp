// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sessionuser.h"

#include <QTcpServer>

using namespace poplar;
using namespace poplar::test;

namespace {

/// From the greeting to the maildrop, as the usual server has it.
const QByteArray greeting = "S: +OK ready\n";
const QByteArray capa = "C: CAPA\nS: +OK\nS: UIDL\nS: STLS\nS: .\n";
const QByteArray noCapa = "C: CAPA\nS: -ERR unknown command\n";
const QByteArray user = "C: USER anna\nS: +OK\n";
const QByteArray pass = "C: PASS hunter22 of anna\n";
const QByteArray login = user + pass + "S: +OK 2 messages\n";
const QByteArray stls = "C: STLS\nS: +OK begin\n";

const QByteArray opened = " Transaction opened";
const QByteArray plainly = "Connecting Authorization";
const QByteArray upgraded = "Connecting Authorization Securing Authorization";

} // namespace

Q_DECLARE_METATYPE(poplar::test::ServerIdentity)

/// The dangerous order, from connecting to the maildrop, against servers of every kind.
class TestOpening : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void servers_data();
    void servers();
    void doubtfulCertificates_data();
    void doubtfulCertificates();
    void aTrustedCertificateIsEnough();
    void anotherCertificateThanTheTrustedOneIsAnAlarm();
    void tlsWithAServerThatSpeaksPlainly();
    void nobodyListens();
    void aNameWithALineEndIsNeverSent();
    void capabilitiesFromBeforeTlsAreForgotten();
    void theServersWordsComeWithTheError();
    void noSecretEntersTheTranscript_data();
    void noSecretEntersTheTranscript();

private:
    wire::TlsPolicy policy() const { return {{}, {m_certificates.authority()}}; }

    const TestCertificates m_certificates;
};

void TestOpening::servers_data()
{
    QTest::addColumn<Security>("security");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("story");
    const auto row = [](const char *name, Security security, const QByteArray &script,
                        const QByteArray &story) { QTest::newRow(name) << security << script << story; };
    const auto failing = [&row](const char *name, const QByteArray &script, const char *kind) {
        row(name, Security::None, script, plainly + " failed:" + kind + " Disconnected");
    };

    row("no TLS", Security::None, greeting + capa + login + capa, plainly + opened);
    row("STARTTLS", Security::StartTls, greeting + capa + stls + "TLS\n" + capa + login + capa,
        upgraded + opened);
    row("TLS", Security::Tls, "TLS\n" + greeting + capa + login + capa,
        "Connecting Securing Authorization" + opened);
    row("STLS is not announced, but known", Security::StartTls,
        greeting + noCapa + stls + "TLS\n" + capa + login + capa, upgraded + opened);
    row("a server of RFC 1939: no CAPA", Security::None, greeting + noCapa + login + noCapa,
        plainly + opened);
    row("bare LF", Security::None, "LF\n" + greeting + capa + login + capa, plainly + opened);
    row("one octet at a time", Security::None, "SLOW 1\n" + greeting + capa + login + capa, plainly + opened);
    row("one octet at a time under TLS", Security::Tls, "TLS\nSLOW 1\n" + greeting + capa + login + capa,
        "Connecting Securing Authorization" + opened);
    row("a bare +OK", Security::None, "S: +OK\n" + capa + login + capa, plainly + opened);

    // Nothing but CAPA, STLS and QUIT is said before the handshake.
    const QByteArray notLowered = plainly + " failed:TlsNotOffered Disconnected";
    row("STLS is refused", Security::StartTls, greeting + capa + "C: STLS\nS: -ERR not now\nC: QUIT",
        notLowered);
    row("STLS is unknown", Security::StartTls, greeting + noCapa + "C: STLS\nS: -ERR what?\nC: QUIT",
        notLowered);
    const QByteArray injected = plainly + " Securing failed:Injected Disconnected";
    row("a reply is injected behind STLS", Security::StartTls,
        greeting + capa + stls + "SAME\nS: +OK\nS: UIDL\nS: .\nHANG", injected);
    row("half a line is injected behind STLS", Security::StartTls,
        greeting + capa + stls + "SAME\nRAW K09L\nHANG", injected);
    row("it hangs up in the handshake", Security::StartTls, greeting + capa + stls + "C* \nCUT",
        plainly + " Securing failed:TlsFailed Disconnected");

    failing("an SMTP server", "S: 220 mail.example.org ESMTP\nHANG", "NotPop3");
    failing("an IMAP server", "S: * OK IMAP4rev1\nHANG", "NotPop3");
    failing("a web server", "S: HTTP/1.1 400 Bad Request\nS: \nHANG", "NotPop3");
    failing("+OKAY is no greeting", "S: +OKAY\nHANG", "NotPop3");
    failing("an empty line", "S:\nHANG", "NotPop3");
    failing("a greeting without end", "S: +OK " + QByteArray(9000, 'x') + "\nHANG", "Limit");
    failing("a capability without end", greeting + "C: CAPA\nS: +OK\nS: " + QByteArray(5000, 'X') + "\nHANG",
            "Limit");
    failing("the greeting is a refusal", "S: -ERR go away\nC: QUIT", "Refused");
    failing("the greeting says busy", "S: -ERR [SYS/TEMP] too many connections\nC: QUIT", "Busy");
    failing("closed without a word", "CUT", "ConnectionLost");
    failing("closed in the greeting", "RAW K09L\nCUT", "ConnectionLost");
    failing("closed after CAPA", greeting + "C: CAPA\nCUT", "ConnectionLost");
    failing("closed in the list of capabilities", greeting + "C: CAPA\nS: +OK\nS: UIDL\nCUT",
            "ConnectionLost");
    failing("closed after USER", greeting + capa + "C: USER anna\nCUT", "ConnectionLost");
    failing("nonsense instead of a reply", greeting + "C: CAPA\nS: CAPA\nHANG", "Protocol");

    failing("wrong user", greeting + capa + "C: USER anna\nS: -ERR who?\nC: QUIT", "Authentication");
    failing("wrong password", greeting + capa + user + pass + "S: -ERR wrong\nC: QUIT", "Authentication");
    failing("wrong password, by code", greeting + capa + user + pass + "S: -ERR [AUTH] no\nC: QUIT",
            "Authentication");
    failing("wrong password, then closed", greeting + capa + user + pass + "S: -ERR wrong\nCUT",
            "Authentication");
    failing("wrong password, closed without a word", greeting + capa + user + pass + "CUT", "Authentication");
    failing("in use", greeting + capa + user + pass + "S: -ERR [IN-USE] locked\nC: QUIT", "Busy");
    failing("in use, in words", greeting + capa + user + pass + "S: -ERR maildrop already locked\nC: QUIT",
            "Busy");
    failing("too early", greeting + capa + user + pass + "S: -ERR [LOGIN-DELAY] wait\nC: QUIT", "Busy");
    row("closed after the login", Security::None, greeting + capa + login + "C: CAPA\nCUT",
        plainly + " failed:ConnectionLost Disconnected");
}

void TestOpening::servers()
{
    QFETCH(Security, security);
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, story);
    ScriptedServer server(script, m_certificates.good());
    SessionUser client;
    client.open(server, security, policy());
    if (QByteArray(QTest::currentDataTag()) == "it hangs up in the handshake")
        server.ignoreRest(); // what the client says first in a handshake has no line end
    else
        QTRY_PLAYED(server);
    QTRY_STORY(client, story);
}

void TestOpening::doubtfulCertificates_data()
{
    using Doubt = wire::CertificateDoubt;
    QTest::addColumn<ServerIdentity>("identity");
    QTest::addColumn<int>("doubt");
    const auto row = [](const char *name, const ServerIdentity &identity, Doubt doubt) {
        QTest::newRow(name) << identity << static_cast<int>(doubt);
    };
    row("expired", m_certificates.expired(), Doubt::Expired);
    row("not yet valid", m_certificates.notYetValid(), Doubt::NotYetValid);
    row("wrong name", m_certificates.wrongName(), Doubt::WrongName);
    row("self-signed", m_certificates.selfSigned(), Doubt::UnknownIssuer);
    row("another authority", TestCertificates().good(), Doubt::UnknownIssuer);
}

void TestOpening::doubtfulCertificates()
{
    QFETCH(ServerIdentity, identity);
    QFETCH(int, doubt);
    for (const Security security : {Security::StartTls, Security::Tls}) {
        const QByteArray before = security == Security::Tls ? "" : greeting + capa + stls;
        ScriptedServer server(before + "TLS REFUSED", identity);
        SessionUser client;
        client.open(server, security, policy());
        const QByteArray secured = security == Security::Tls ? "Connecting" : plainly;
        QTRY_STORY(client, secured + " Securing failed:CertificateDoubtful Disconnected");
        QTRY_PLAYED(server);
        const wire::TlsDetails tls = client.session()->tls();
        QVERIFY(tls.doubts.contains(static_cast<wire::CertificateDoubt>(doubt)));
        QVERIFY(!tls.chain.isEmpty());
        QCOMPARE(tls.chain.first().sha256, identity.certificate().digest(QCryptographicHash::Sha256));
    }
}

void TestOpening::aTrustedCertificateIsEnough()
{
    const ServerIdentity identity = m_certificates.selfSigned();
    ScriptedServer server("TLS\n" + greeting + capa + login + capa, identity);
    SessionUser client;
    client.open(server, Security::Tls, {{identity.certificate().digest(QCryptographicHash::Sha256)}, {}});
    QTRY_STORY(client, "Connecting Securing Authorization" + opened);
    QTRY_PLAYED(server);
}

void TestOpening::anotherCertificateThanTheTrustedOneIsAnAlarm()
{
    const QByteArray trusted = m_certificates.good().certificate().digest(QCryptographicHash::Sha256);
    for (const ServerIdentity &identity : {m_certificates.renewed(), m_certificates.selfSigned()}) {
        ScriptedServer server("TLS REFUSED", identity);
        SessionUser client;
        client.open(server, Security::Tls, {{trusted}, {m_certificates.authority()}});
        QTRY_STORY(client, "Connecting Securing failed:CertificateDoubtful Disconnected");
        QVERIFY(client.session()->tls().doubts.contains(wire::CertificateDoubt::ChangedTrusted));
        QTRY_PLAYED(server);
    }
}

void TestOpening::tlsWithAServerThatSpeaksPlainly()
{
    ScriptedServer server(greeting + "HANG");
    server.ignoreRest(); // what comes is no text
    SessionUser client;
    client.open(server, Security::Tls, policy());
    QTRY_STORY(client, "Connecting Securing failed:TlsFailed Disconnected");
}

void TestOpening::nobodyListens()
{
    QTcpServer reserved;
    QVERIFY(reserved.listen(QHostAddress::LocalHost));
    const quint16 port = reserved.serverPort();
    reserved.close();
    SessionUser client;
    client.open({QStringLiteral("127.0.0.1"), port, Security::None});
    QTRY_STORY(client, "Connecting failed:ConnectionRefused Disconnected");
}

void TestOpening::aNameWithALineEndIsNeverSent()
{
    ScriptedServer server(greeting + capa + "HANG");
    SessionUser client;
    client.open(server, Security::None, {}, "anna\r\nDELE 1");
    QTRY_STORY(client, plainly + " failed:NotAllowed Disconnected");
    QTRY_PLAYED(server);
}

void TestOpening::capabilitiesFromBeforeTlsAreForgotten()
{
    ScriptedServer server(greeting + "C: CAPA\nS: +OK\nS: PIPELINING\nS: .\n" + stls + "TLS\n" + noCapa
                              + login + noCapa,
                          m_certificates.good());
    SessionUser client;
    client.open(server, Security::StartTls, policy());
    QTRY_STORY(client, upgraded + opened);
    QVERIFY(!client.session()->capabilities().has("PIPELINING"));
}

void TestOpening::theServersWordsComeWithTheError()
{
    ScriptedServer server(greeting + capa + user + pass
                          + "S: -ERR [IN-USE] hunter22 of anna is busy\nC: QUIT");
    SessionUser client;
    client.open(server);
    QTRY_VERIFY(client.error.has_value());
    QCOMPARE(client.error->said, "******** is busy");
    QCOMPARE(client.error->code, "IN-USE");
    QCOMPARE(client.error->verb, "PASS");
    QTRY_PLAYED(server);
}

void TestOpening::noSecretEntersTheTranscript_data()
{
    const QByteArray secret = SessionUser::password;
    QTest::addColumn<QByteArray>("echo");
    QTest::newRow("none") << QByteArray("wrong");
    QTest::newRow("raw") << secret;
    QTest::newRow("base64") << secret.toBase64();
    QTest::newRow("as in AUTH PLAIN") << QByteArray('\0' + QByteArray("anna") + '\0' + secret).toBase64();
    QTest::newRow("hex") << secret.toHex();
    QTest::newRow("percent") << secret.toPercentEncoding();
}

void TestOpening::noSecretEntersTheTranscript()
{
    QFETCH(QByteArray, echo);
    ScriptedServer server(greeting + capa + user + pass + "S: -ERR got " + echo + "\nC: QUIT");
    SessionUser client;
    client.open(server);
    QTRY_STORY(client, plainly + " failed:Authentication Disconnected");
    QTRY_PLAYED(server);
    QByteArray all = client.error->said + client.error->detail.toUtf8();
    for (const wire::TranscriptEvent &event : std::as_const(client.transcript))
        all += event.text + '\n';
    QVERIFY(all.contains("PASS ********\n"));
    const QByteArray secret = SessionUser::password;
    QVERIFY(!all.contains(secret));
    QVERIFY(echo == "wrong" || !all.contains(echo));
}

QTEST_GUILESS_MAIN(TestOpening)
#include "tst_opening.moc"
