// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/smtpuser.h"

#include <QMessageAuthenticationCode>

using namespace poplar;
using namespace poplar::test;

namespace {

const QByteArray greeting = "S: 220 mail.example.org ESMTP\n";
const QByteArray plainly = "CONNECTING CONNECTED";
const QByteArray upgraded = "CONNECTING CONNECTED SECURING CONNECTED";
const QByteArray opened = " READY opened";
const QByteArray quit = "C: QUIT";

/// EHLO, and what the server announces.
QByteArray ehlo(const QByteArrayList &lines)
{
    QByteArrayList all{"mail.example.org"};
    all += lines;
    QByteArray script = "C: EHLO [127.0.0.1]\n";
    for (const QByteArray &line : all.first(all.size() - 1))
        script += "S: 250-" + line + '\n';
    return script + "S: 250 " + all.last() + '\n';
}

QByteArray b64(const QByteArray &text)
{
    return text.toBase64();
}

const QByteArray password = SmtpUser::password;
const QByteArray token = "ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg";
const QByteArray plain = b64(QByteArray("\0anna\0", 6) + password);
const QByteArray authPlain = "C: AUTH PLAIN " + plain + '\n';
const QByteArray stamp = "<1896.697170952@postoffice.example.net>";
const QByteArray cramAnswer =
    b64("anna " + QMessageAuthenticationCode::hash(stamp, password, QCryptographicHash::Md5).toHex());
const QByteArray authCram = "C: AUTH CRAM-MD5\nS: 334 " + b64(stamp) + "\nC: " + cramAnswer + '\n';
const QByteArray authLogin = "C: AUTH LOGIN\nS: 334 " + b64("Username:") + "\nC: " + b64("anna") + "\nS: 334 "
    + b64("Password:") + "\nC: " + b64(password) + '\n';
const QByteArray xoauth2 = b64("user=anna\x01"
                               "auth=Bearer "
                               + token + "\x01\x01");
const QByteArray authXoauth2 = "C: AUTH XOAUTH2\nS: 334\nC: " + xoauth2 + '\n';
const QByteArray in = "S: 235 2.7.0 welcome\n";
const QByteArray no = "S: 535 5.7.8 wrong\n";

} // namespace

/// The dangerous order of SMTP, from connecting to where mail can be sent, against servers of every kind.
class TestSmtpOpening : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void servers_data();
    void servers();
    void logins_data();
    void logins();
    void whatWasAnnouncedBeforeTlsIsForgotten();
    void theServersWordsComeWithTheError();
    void aSilentServerIsGivenUp();
    void aNameWithALineEndIsNeverSent();
    void leavingAnOpenSession();
    void anIdleSessionIsToldWhyItEnds();

private:
    wire::TlsPolicy policy() const { return {{}, {m_certificates.authority()}}; }
    static void nothingLeaked(const SmtpUser &client);

    const TestCertificates m_certificates;
};

void TestSmtpOpening::servers_data()
{
    QTest::addColumn<Security>("security");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("story");
    const auto row = [](const char *name, Security security, const QByteArray &script,
                        const QByteArray &story) { QTest::newRow(name) << security << script << story; };
    const auto failing = [&row](const char *name, const QByteArray &script, const char *kind) {
        row(name, Security::None, script, plainly + " failed:" + kind + " DISCONNECTED");
    };
    const QByteArray startTls = "C: STARTTLS\nS: 220 2.0.0 begin\n";
    const QByteArray offer = ehlo({"STARTTLS", "SIZE 1000"});
    const QByteArray helo = "C: EHLO [127.0.0.1]\nS: 502 5.5.2 what?\nC: HELO [127.0.0.1]\nS: 250 hello\n";

    row("no TLS", Security::None, greeting + ehlo({"SIZE"}), plainly + opened);
    row("no extensions", Security::None, greeting + ehlo({}), plainly + opened);
    row("TLS", Security::Tls, "TLS\n" + greeting + ehlo({"SIZE"}), "CONNECTING SECURING CONNECTED" + opened);
    row("STARTTLS", Security::StartTls, greeting + offer + startTls + "TLS\n" + ehlo({"SIZE"}),
        upgraded + opened);
    row("a greeting of many lines", Security::None, "S: 220-mail\nS: 220-no spam\nS: 220 please\n" + ehlo({}),
        plainly + opened);
    row("bare LF", Security::None, "LF\n" + greeting + ehlo({"SIZE"}), plainly + opened);
    row("one octet at a time", Security::None, "SLOW 1\n" + greeting + ehlo({"SIZE"}), plainly + opened);
    row("EHLO is unknown", Security::None, greeting + helo, plainly + opened);
    row("EHLO is unknown under TLS", Security::Tls, "TLS\n" + greeting + helo,
        "CONNECTING SECURING CONNECTED" + opened);

    // Nothing but EHLO, STARTTLS and QUIT is said before the handshake, and nothing is lowered.
    const QByteArray notLowered = plainly + " failed:TlsNotOffered DISCONNECTED";
    row("STARTTLS is stripped", Security::StartTls, greeting + ehlo({"SIZE", "AUTH PLAIN"}) + quit,
        notLowered);
    row("STARTTLS is mangled", Security::StartTls, greeting + ehlo({"XXXXXXXA"}) + quit, notLowered);
    row("STARTTLS is refused", Security::StartTls,
        greeting + offer + "C: STARTTLS\nS: 502 5.5.1 no such command\n" + quit, notLowered);
    row("STARTTLS, not now", Security::StartTls,
        greeting + offer + "C: STARTTLS\nS: 454 4.7.0 later\n" + quit, plainly + " failed:Busy DISCONNECTED");
    row("EHLO is unknown where TLS is wanted", Security::StartTls,
        greeting + "C: EHLO [127.0.0.1]\nS: 502 what?\n" + quit, notLowered);
    const QByteArray injected = plainly + " SECURING failed:Injected DISCONNECTED";
    row("a reply is injected behind STARTTLS", Security::StartTls,
        greeting + offer + startTls + "SAME\nS: 250-mail\nS: 250 AUTH PLAIN\nHANG", injected);
    row("half a line is injected", Security::StartTls, greeting + offer + startTls + "SAME\nRAW MjU=\nHANG",
        injected);
    row("EHLO is refused under TLS", Security::StartTls,
        greeting + offer + startTls + "TLS\nC: EHLO [127.0.0.1]\nS: 550 go away\n" + quit,
        upgraded + " failed:Refused DISCONNECTED");

    failing("a POP3 server", "S: +OK ready\nHANG", "Protocol");
    failing("an IMAP server", "S: * OK IMAP4rev1\nHANG", "Protocol");
    failing("an empty line", "S:\nHANG", "Protocol");
    failing("a greeting that asks for more", "S: 354 go\nHANG", "Protocol");
    failing("no SMTP here", "S: 554 5.3.2 no service\n" + quit, "Refused");
    failing("too busy", "S: 421 4.3.2 later\nHANG", "Busy");
    failing("busy, and no 421", "S: 450 4.3.2 later\n" + quit, "Busy");
    failing("a greeting without end", "S: 220 " + QByteArray(9000, 'x') + "\nHANG", "Limit");
    failing("a reply of endless lines",
            greeting + "C: EHLO [127.0.0.1]\n" + QByteArray("S: 250-X\n").repeated(limit::mailReplyLines + 1)
                + "HANG",
            "Limit");
    failing("a reply with different codes", greeting + "C: EHLO [127.0.0.1]\nS: 250-mail\nS: 251 SIZE\nHANG",
            "Protocol");
    failing("a reply that loses its code", greeting + "C: EHLO [127.0.0.1]\nS: 250-mail\nS: SIZE\nHANG",
            "Protocol");
    failing("a reply to nothing", greeting + "SAME\nS: 250 hello\nC: EHLO [127.0.0.1]\nS: 250 mail\nHANG",
            "Protocol");
    failing("EHLO is refused", greeting + "C: EHLO [127.0.0.1]\nS: 550 5.7.1 not you\n" + quit, "Refused");
    failing("EHLO is refused for now", greeting + "C: EHLO [127.0.0.1]\nS: 451 4.7.1 later\n" + quit, "Busy");
    failing("HELO is refused, too",
            greeting + "C: EHLO [127.0.0.1]\nS: 500 what?\nC: HELO [127.0.0.1]\nS: 550 no\n" + quit,
            "Refused");
    failing("closed without a word", "CUT", "ConnectionLost");
    failing("closed after EHLO", greeting + "C: EHLO [127.0.0.1]\nCUT", "ConnectionLost");
    failing("closed in the reply to EHLO", greeting + "C: EHLO [127.0.0.1]\nS: 250-mail\nCUT",
            "ConnectionLost");
    failing("broken off in the reply to EHLO", greeting + "C: EHLO [127.0.0.1]\nS: 250-mail\nRST",
            "ConnectionLost");
}

void TestSmtpOpening::servers()
{
    QFETCH(Security, security);
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, story);
    ScriptedServer server(script, m_certificates.good());
    SmtpUser client;
    client.open(server, security, policy());
    if (QByteArray(QTest::currentDataTag()) == "a reply to nothing")
        server.ignoreRest(); // it need not come to EHLO
    else
        QTRY_PLAYED(server);
    QTRY_SMTP_STORY(client, story);
}

void TestSmtpOpening::logins_data()
{
    QTest::addColumn<Security>("security");
    QTest::addColumn<Authentication>("chosen");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("by"); // or "failed:Kind"
    const auto row = [](const char *name, Security security, Authentication chosen, const QByteArray &script,
                        const char *by) {
        QTest::newRow(name) << security << chosen << greeting + script << QByteArray(by);
    };
    using A = Authentication;
    const auto tls = Security::Tls;
    const auto clear = Security::None;
    const QByteArray offer = ehlo({"AUTH LOGIN CRAM-MD5 PLAIN XOAUTH2 EXTERNAL"});

    row("automatic under TLS: PLAIN before CRAM-MD5", tls, A::Automatic, offer + authPlain + in, "PLAIN");
    row("automatic in clear text: CRAM-MD5 first", clear, A::Automatic, offer + authCram + in, "CRAM-MD5");
    row("automatic in clear text, nothing better", clear, A::Automatic,
        ehlo({"AUTH LOGIN PLAIN"}) + authPlain + in, "PLAIN");
    row("automatic: LOGIN of an old server", tls, A::Automatic, ehlo({"AUTH=LOGIN"}) + authLogin + in,
        "LOGIN");
    row("what POP3 has means automatic", tls, A::Apop, offer + authPlain + in, "PLAIN");
    row("chosen: CRAM-MD5", tls, A::CramMd5, offer + authCram + in, "CRAM-MD5");
    row("chosen: LOGIN", clear, A::Login, offer + authLogin + in, "LOGIN");
    row("chosen: XOAUTH2", tls, A::XOAuth2, offer + authXoauth2 + in, "XOAUTH2");
    row("chosen: XOAUTH2, not announced", tls, A::XOAuth2, ehlo({}) + authXoauth2 + in, "XOAUTH2");
    row("chosen: OAUTHBEARER", tls, A::OAuthBearer, offer + "C* AUTH OAUTHBEARER \n" + in, "OAUTHBEARER");
    row("chosen: EXTERNAL", tls, A::External, offer + "C: AUTH EXTERNAL " + b64("anna") + '\n' + in,
        "EXTERNAL");
    row("PLAIN, and the server did not read on", tls, A::Plain,
        offer + authPlain + "S: 334\nC: " + plain + '\n' + in, "PLAIN");
    row("PLAIN, and the server wants it on request", tls, A::Plain,
        offer + authPlain + "S: 501 5.5.2 syntax\nC: AUTH PLAIN\nS: 334\nC: " + plain + '\n' + in, "PLAIN");
    row("refused before it could judge, then another", tls, A::Automatic,
        offer + authPlain + "S: 504 5.5.4 not that\n" + authLogin + in, "LOGIN");

    row("wrong password", tls, A::Automatic, offer + authPlain + no + quit, "failed:Authentication");
    row("wrong password, by LOGIN", clear, A::Login, offer + authLogin + no + quit, "failed:Authentication");
    row("wrong password, by CRAM-MD5", clear, A::Automatic, offer + authCram + no + quit,
        "failed:Authentication");
    row("a user that LOGIN does not know", clear, A::Login,
        offer + "C: AUTH LOGIN\nS: 334 " + b64("Username:") + "\nC: " + b64("anna") + '\n' + no + quit,
        "failed:Authentication");
    row("not now", tls, A::Automatic, offer + authPlain + "S: 454 4.7.0 later\n" + quit, "failed:Busy");
    row("closing", tls, A::Automatic, offer + authPlain + "S: 421 4.7.0 too many errors\nHANG",
        "failed:Busy");
    row("closed instead of a verdict", tls, A::Automatic, offer + authPlain + "CUT", "failed:ConnectionLost");
    row("no way in clear text shows more than what was refused", clear, A::Automatic,
        offer + "C: AUTH CRAM-MD5\nS: 504 not that\n" + quit, "failed:NoMechanism");
    row("nothing is offered", tls, A::Automatic, ehlo({"SIZE"}) + quit, "failed:NoMechanism");
    row("nothing that we know", tls, A::Automatic, ehlo({"AUTH GSSAPI NTLM"}) + quit, "failed:NoMechanism");
    row("not what was chosen", tls, A::CramMd5, ehlo({"AUTH PLAIN"}) + quit, "failed:NoMechanism");
    row("no certificate without TLS", clear, A::External, offer + quit, "failed:NoMechanism");
    row("a token is refused with a document", tls, A::XOAuth2,
        offer + authXoauth2 + "S: 334 " + b64("{\"status\":\"400\"}") + "\nC: \n" + no + quit,
        "failed:Authentication");
    row("no base64", clear, A::CramMd5,
        offer + "C: AUTH CRAM-MD5\nS: 334 what?\nC: *\nS: 501 5.0.0 ok\n" + quit, "failed:Protocol");
    row("SCRAM with somebody else's nonce", tls, A::ScramSha256,
        ehlo({"AUTH SCRAM-SHA-256"}) + "C* AUTH SCRAM-SHA-256 \nS: 334 "
            + b64("r=other,s=QSXCR+Q6sek8bf92,i=4096") + "\nC: *\nS: 501 cancelled\n" + quit,
        "failed:Protocol");
    row("SCRAM without a proof", tls, A::ScramSha256,
        ehlo({"AUTH SCRAM-SHA-256"}) + "C* AUTH SCRAM-SHA-256 \n" + in + "HANG", "failed:Protocol");
    row("success before the password", clear, A::Login,
        offer + "C: AUTH LOGIN\nS: 334 " + b64("Username:") + "\nC: " + b64("anna") + '\n' + in + "HANG",
        "failed:Protocol");
}

/// Neither the password nor anything made of it is in what is shown.
void TestSmtpOpening::nothingLeaked(const SmtpUser &client)
{
    QByteArray shown;
    for (const wire::TranscriptEvent &event : client.transcript)
        shown += event.text + '\n';
    if (client.error)
        shown += client.error->said + client.error->detail.toUtf8();
    for (const QByteArray &secret :
         {password, token, plain, cramAnswer, xoauth2, b64(password), b64(token), b64(stamp)})
        QVERIFY2(!shown.contains(secret), shown.constData());
}

void TestSmtpOpening::logins()
{
    QFETCH(Security, security);
    QFETCH(Authentication, chosen);
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, by);
    const QByteArray tls = security == Security::Tls ? "TLS\n" : "";
    ScriptedServer server(tls + script, m_certificates.good());
    SmtpUser client;
    client.authentication = chosen;
    if (takesToken(chosen))
        client.secret = token;
    client.open(server, security, policy());
    QTRY_PLAYED(server);
    const QByteArray begin = security == Security::Tls ? "CONNECTING SECURING CONNECTED" : plainly;
    if (by.startsWith("failed")) {
        QTRY_SMTP_STORY(client, begin + ' ' + by + " DISCONNECTED");
    } else {
        QTRY_SMTP_STORY(client, begin + opened);
        QCOMPARE(client.session()->authentication(), by);
    }
    nothingLeaked(client);
}

void TestSmtpOpening::whatWasAnnouncedBeforeTlsIsForgotten()
{
    ScriptedServer server(greeting + ehlo({"STARTTLS", "SIZE 5", "AUTH LOGIN"})
                              + "C: STARTTLS\nS: 220 begin\nTLS\n" + ehlo({"AUTH PLAIN"}) + authPlain + in,
                          m_certificates.good());
    SmtpUser client;
    client.authentication = Authentication::Automatic;
    client.open(server, Security::StartTls, policy());
    QTRY_PLAYED(server);
    QTRY_SMTP_STORY(client, upgraded + opened);
    QCOMPARE(client.session()->extensions().lines(), QByteArrayList{"AUTH PLAIN"});
}

void TestSmtpOpening::theServersWordsComeWithTheError()
{
    ScriptedServer server("S: 554-5.7.1 You are on a list.\nS: 554 5.7.1 See example.org/list\n" + quit);
    SmtpUser client;
    client.open(server);
    QTRY_PLAYED(server);
    QTRY_VERIFY(client.error);
    QCOMPARE(client.error->said, "You are on a list. See example.org/list");
    QCOMPARE(client.error->code, "5.7.1");
}

void TestSmtpOpening::aSilentServerIsGivenUp()
{
    ScriptedServer server(greeting + "C: EHLO [127.0.0.1]\nHANG");
    SmtpUser client;
    client.settings.patience.command = std::chrono::milliseconds(300);
    client.open(server);
    QTRY_PLAYED(server);
    QTRY_SMTP_STORY(client, plainly + " failed:Silence DISCONNECTED");
    QCOMPARE(client.error->verb, "EHLO");
}

void TestSmtpOpening::aNameWithALineEndIsNeverSent()
{
    ScriptedServer server(greeting + "HANG");
    SmtpUser client;
    client.settings.name = "x\r\nMAIL FROM:<a@b>";
    client.open(server);
    QTRY_PLAYED(server);
    QTRY_SMTP_STORY(client, plainly + " failed:NotAllowed DISCONNECTED");
}

void TestSmtpOpening::leavingAnOpenSession()
{
    ScriptedServer server(greeting + ehlo({}) + "C: QUIT\nS: 221 2.0.0 bye");
    SmtpUser client;
    client.onReady = [&] { client.session()->leave(); };
    client.open(server);
    QTRY_PLAYED(server);
    QTRY_SMTP_STORY(client, plainly + opened + " QUIT left DISCONNECTED");
}

void TestSmtpOpening::anIdleSessionIsToldWhyItEnds()
{
    ScriptedServer server(greeting + ehlo({}) + "WAIT 100\nS: 421 4.4.2 idle for too long\nCUT");
    SmtpUser client;
    client.open(server);
    QTRY_PLAYED(server);
    QTRY_SMTP_STORY(client, plainly + opened + " failed:Busy DISCONNECTED");
    QCOMPARE(client.error->said, "idle for too long");
}

QTEST_GUILESS_MAIN(TestSmtpOpening)
#include "tst_smtp_opening.moc"
