// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sessionuser.h"

#include <QMessageAuthenticationCode>

using namespace poplar;
using namespace poplar::test;

namespace {

const QByteArray password = SessionUser::password;
const QByteArray token = "ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg";
const QByteArray timestamp = "<1896.697170952@dbc.mtview.ca.us>";

const QByteArray greeting = "S: +OK ready\n";
const QByteArray stamped = "S: +OK ready " + timestamp + "\n";
const QByteArray noCapa = "C: CAPA\nS: -ERR unknown command\n";
const QByteArray userLogin = "C: USER anna\nS: +OK\nC: PASS " + password + "\nS: +OK\n";
const QByteArray quit = "C: QUIT";

/// A server that announces this, before the login and after it.
QByteArray capa(const QByteArrayList &lines)
{
    QByteArray script = "C: CAPA\nS: +OK\n";
    for (const QByteArray &line : lines)
        script += "S: " + line + '\n';
    return script + "S: .\n";
}

QByteArray b64(const QByteArray &text)
{
    return text.toBase64();
}

const QByteArray plain = b64(QByteArray("\0anna\0", 6) + password);
const QByteArray authPlain = "C: AUTH PLAIN " + plain + '\n';
const QByteArray challenge = "<1896.697170952@postoffice.reston.mci.net>";
const QByteArray cramAnswer =
    b64("anna " + QMessageAuthenticationCode::hash(challenge, password, QCryptographicHash::Md5).toHex());
const QByteArray authCram = "C: AUTH CRAM-MD5\nS: + " + b64(challenge) + "\nC: " + cramAnswer + '\n';
const QByteArray authLogin = "C: AUTH LOGIN\nS: + " + b64("Username:") + "\nC: " + b64("anna") + "\nS: + "
    + b64("Password:") + "\nC: " + b64(password) + '\n';
const QByteArray xoauth2 = b64("user=anna\x01"
                               "auth=Bearer "
                               + token + "\x01\x01");
const QByteArray authXoauth2 = "C: AUTH XOAUTH2\nS: +\nC: " + xoauth2 + '\n';

} // namespace

/// How the way to log in is chosen, taken, and given up, against servers of every kind.
class TestOpeningLogin : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void succeeding_data();
    void succeeding();
    void failing_data();
    void failing();
    void apopOnceRefusedIsNotTriedAgain();
    void theErrorDocumentIsTold();
    void anErrorDocumentCannotLeakTheToken();
    void bearerNamesTheServer();

private:
    void runs(SessionUser &client, ScriptedServer &server, Security security, const QByteArray &end);
    static void nothingLeaked(const SessionUser &client, const ScriptedServer &server);

    const TestCertificates m_certificates;
};

/// Whatever the client said besides plain commands must not be found in what it shows.
void TestOpeningLogin::nothingLeaked(const SessionUser &client, const ScriptedServer &server)
{
    QByteArray shown;
    for (const wire::TranscriptEvent &event : client.transcript)
        shown += event.text + '\n';
    if (client.error)
        shown += client.error->said + client.error->detail.toUtf8();
    for (const QByteArray &secret :
         {password, token, QByteArray(password.toHex()), b64(password), b64(token)})
        QVERIFY2(!shown.contains(secret), shown.constData());
    for (const QByteArray &line : server.heard()) {
        const QByteArrayList words = line.split(' ');
        const bool isAnswer = words.size() == 1 && line.size() > 4 && line != "CAPA";
        const bool isAuth = words.first() == "AUTH" && words.size() == 3 && words[2] != "=";
        if (isAnswer || isAuth)
            QVERIFY2(!shown.contains(words.last()), shown.constData());
    }
}

void TestOpeningLogin::runs(SessionUser &client, ScriptedServer &server, Security security,
                            const QByteArray &end)
{
    if (takesToken(client.authentication))
        client.secret = token;
    client.open(server, security, {{}, {m_certificates.authority()}});
    const QByteArray begin =
        security == Security::None ? "Connecting Authorization" : "Connecting Securing Authorization";
    QTRY_STORY(client, begin + end);
    QTRY_PLAYED(server);
    nothingLeaked(client, server);
}

void TestOpeningLogin::succeeding_data()
{
    QTest::addColumn<Security>("security");
    QTest::addColumn<Authentication>("chosen");
    QTest::addColumn<QByteArray>("script"); // without the +OK at its end
    QTest::addColumn<QByteArray>("by");
    const auto row = [](const char *name, Security security, Authentication chosen, const QByteArray &script,
                        const char *by) {
        QTest::newRow(name) << security << chosen << script << QByteArray(by);
    };
    using A = Authentication;
    const auto tls = Security::Tls;
    const auto clear = Security::None;
    const QByteArrayList all{"USER", "SASL LOGIN CRAM-MD5 PLAIN XOAUTH2 EXTERNAL"};
    const QByteArray offer = greeting + capa(all);

    row("automatic under TLS: PLAIN before CRAM-MD5", tls, A::Automatic, offer + authPlain, "PLAIN");
    row("automatic in clear text: CRAM-MD5 first", clear, A::Automatic, offer + authCram, "CRAM-MD5");
    row("automatic in clear text, nothing better", clear, A::Automatic,
        greeting + capa({"USER", "SASL LOGIN PLAIN"}) + authPlain, "PLAIN");
    row("automatic: LOGIN", tls, A::Automatic, greeting + capa({"SASL LOGIN"}) + authLogin, "LOGIN");
    row("automatic: USER", tls, A::Automatic, greeting + capa({"USER"}) + userLogin.chopped(7), "USER");
    row("automatic: an old CAPA with neither USER nor SASL", clear, A::Automatic,
        greeting + capa({"UIDL"}) + userLogin.chopped(7), "USER");
    row("automatic: APOP and tokens only on request", clear, A::Automatic,
        stamped + capa({"USER", "SASL XOAUTH2 OAUTHBEARER EXTERNAL"}) + userLogin.chopped(7), "USER");
    row("automatic: CRAM-MD5 is the last resort under TLS", tls, A::Automatic,
        greeting + capa({"SASL CRAM-MD5"}) + authCram, "CRAM-MD5");
    row("mechanisms in small letters", tls, A::Automatic, greeting + capa({"sasl plain"}) + authPlain,
        "PLAIN");

    row("chosen: USER", tls, A::UserPass, offer + userLogin.chopped(7), "USER");
    row("chosen: USER, not announced", clear, A::UserPass,
        greeting + capa({"SASL PLAIN"}) + userLogin.chopped(7), "USER");
    row("chosen: CRAM-MD5", tls, A::CramMd5, offer + authCram, "CRAM-MD5");
    row("chosen: LOGIN", clear, A::Login, offer + authLogin, "LOGIN");
    row("chosen: PLAIN, and no CAPA to say otherwise", tls, A::Plain, greeting + noCapa + authPlain, "PLAIN");
    row("chosen: EXTERNAL", tls, A::External, offer + "C: AUTH EXTERNAL " + b64("anna") + '\n', "EXTERNAL");
    // RFC 1939 section 7, with its own timestamp.
    const QByteArray digest = QCryptographicHash::hash(timestamp + password, QCryptographicHash::Md5).toHex();
    const QByteArray authApop = "C: APOP anna " + digest + '\n';
    row("chosen: APOP", clear, A::Apop, stamped + capa(all) + authApop, "APOP");
    row("chosen: APOP, other brackets before the timestamp (fetchmail, Thunderbird)", clear, A::Apop,
        "S: +OK <b>POP3</b> <no-at-sign> " + timestamp + " hello\n" + noCapa + authApop, "APOP");

    // mpop #11, JavaMail's auth.xoauth2.two.line.authentication.format: Microsoft wants two lines.
    row("XOAUTH2 in two lines", tls, A::XOAuth2, offer + authXoauth2, "XOAUTH2");
    row("XOAUTH2 that is not announced (Thunderbird)", tls, A::XOAuth2,
        greeting + capa({"USER", "SASL PLAIN"}) + authXoauth2, "XOAUTH2");

    // MailKit #391: "+OK" within an exchange; its release notes of 2015: "+OK" without a word.
    row("+OK for + in LOGIN", tls, A::Login,
        greeting + noCapa + "C: AUTH LOGIN\nS: +OK " + b64("Username:") + "\nC: " + b64("anna")
            + "\nS: +OK\nC: " + b64(password) + '\n',
        "LOGIN");
    row("+OK for + in XOAUTH2", tls, A::XOAuth2,
        greeting + noCapa + "C: AUTH XOAUTH2\nS: +OK\nC: " + xoauth2 + '\n', "XOAUTH2");
    row("+OK for + in CRAM-MD5", clear, A::CramMd5,
        greeting + noCapa + "C: AUTH CRAM-MD5\nS: +OK " + b64(challenge) + "\nC: " + cramAnswer + '\n',
        "CRAM-MD5");
    // MailKit #268: text behind "+" that is no base64.
    row("words behind +", tls, A::Login,
        greeting + noCapa + "C: AUTH LOGIN\nS: + Username:\nC: " + b64("anna")
            + "\nS: + Password:\nC: " + b64(password) + '\n',
        "LOGIN");
    row("words behind + in XOAUTH2", tls, A::XOAuth2,
        greeting + noCapa + "C: AUTH XOAUTH2\nS: + send your token, please\nC: " + xoauth2 + '\n', "XOAUTH2");
    row("the initial response was passed over (RFC 1734)", tls, A::Plain,
        greeting + noCapa + authPlain + "S: +\nC: " + plain + '\n', "PLAIN");
    row("the initial response was not understood (RFC 1734)", tls, A::Plain,
        greeting + noCapa + authPlain + "S: -ERR syntax error\nC: AUTH PLAIN\nS: +\nC: " + plain + '\n',
        "PLAIN");
    row("bare LF", clear, A::CramMd5, "LF\n" + offer + authCram, "CRAM-MD5");
    row("one octet at a time", clear, A::CramMd5, "SLOW 1\n" + offer + authCram, "CRAM-MD5");

    // One step back, and only where the password was not judged.
    const QByteArray scrams = greeting + capa({"SASL SCRAM-SHA-256 SCRAM-SHA-1 CRAM-MD5 PLAIN"});
    row("SCRAM is refused before the proof, under TLS (Dovecot without a SCRAM secret)", tls, A::Automatic,
        scrams + "C* AUTH SCRAM-SHA-256 \nS: -ERR [AUTH] Authentication failed.\n" + authPlain, "PLAIN");
    row("SCRAM is refused before the proof, in clear text: nothing weaker", clear, A::Automatic,
        scrams + "C* AUTH SCRAM-SHA-256 \nS: -ERR [AUTH] Authentication failed.\n" + authCram, "CRAM-MD5");
    row("a mechanism that is announced and unknown", tls, A::Automatic,
        offer + authPlain + "S: -ERR unsupported mechanism\n" + authLogin, "LOGIN");
    row("CRAM-MD5 is refused before the challenge", tls, A::Automatic,
        greeting + capa({"USER", "SASL LOGIN"}) + "C: AUTH LOGIN\nS: -ERR no\n" + userLogin.chopped(7),
        "USER");
    row("USER is announced and unknown", tls, A::Automatic,
        greeting + capa({"USER", "SASL CRAM-MD5"}) + "C: USER anna\nS: -ERR Unknown command\n" + authCram,
        "CRAM-MD5");
}

void TestOpeningLogin::succeeding()
{
    QFETCH(Security, security);
    QFETCH(Authentication, chosen);
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, by);
    ScriptedServer server((security == Security::Tls ? "TLS\n" : "") + script + "S: +OK\n" + noCapa,
                          m_certificates.good());
    SessionUser client;
    client.authentication = chosen;
    runs(client, server, security, " Transaction opened");
    QCOMPARE(client.session()->authentication(), by);
}

void TestOpeningLogin::failing_data()
{
    QTest::addColumn<Security>("security");
    QTest::addColumn<Authentication>("chosen");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<ErrorKind>("kind");
    const auto row = [](const char *name, Security security, Authentication chosen, const QByteArray &script,
                        ErrorKind kind) { QTest::newRow(name) << security << chosen << script << kind; };
    using A = Authentication;
    using K = ErrorKind;
    const auto tls = Security::Tls;
    const auto clear = Security::None;
    const QByteArray offer = greeting + capa({"USER", "SASL LOGIN CRAM-MD5 PLAIN"});

    // No way: nothing secret is said.
    row("nothing that is known", tls, A::Automatic, greeting + capa({"SASL GSSAPI NTLM"}) + quit,
        K::NoMechanism);
    row("SASL with nothing (Dovecot that wants TLS)", clear, A::Automatic,
        greeting + capa({"SASL", "STLS"}) + quit, K::NoMechanism);
    row("EXTERNAL is for those who chose it", tls, A::Automatic, greeting + capa({"SASL EXTERNAL"}) + quit,
        K::NoMechanism);
    row("SCRAM is chosen and not announced", tls, A::ScramSha256, offer + quit, K::NoMechanism);
    row("CRAM-MD5 is chosen and there is no SASL", clear, A::CramMd5, greeting + capa({"USER"}) + quit,
        K::NoMechanism);
    row("EXTERNAL without TLS", clear, A::External, greeting + capa({"SASL EXTERNAL"}) + quit,
        K::NoMechanism);
    row("APOP without a timestamp", clear, A::Apop, offer + quit, K::NoMechanism);
    row("APOP with brackets that are no timestamp", clear, A::Apop,
        "S: +OK <pop3.example.org> ready\n" + noCapa + quit, K::NoMechanism);
    row("APOP with a timestamp without end", clear, A::Apop, "S: +OK <1.2@example.org\n" + noCapa + quit,
        K::NoMechanism);
    row("APOP with a timestamp that was made up (CVE-2007-1558)", clear, A::Apop,
        "RAW " + b64("+OK <\x01\x80\x81@x>\r\n") + '\n' + noCapa + quit, K::NoMechanism);

    // The password was judged: no second attempt, whatever else is offered.
    row("PLAIN", tls, A::Automatic, offer + authPlain + "S: -ERR [AUTH] no\n" + quit, K::Authentication);
    row("PLAIN, without a code", tls, A::Automatic, offer + authPlain + "S: -ERR no\n" + quit,
        K::Authentication);
    row("CRAM-MD5 in clear text", clear, A::Automatic, offer + authCram + "S: -ERR no\n" + quit,
        K::Authentication);
    row("LOGIN", tls, A::Login, offer + authLogin + "S: -ERR no\n" + quit, K::Authentication);
    row("USER", clear, A::UserPass, offer + userLogin.chopped(7) + "S: -ERR no\n" + quit, K::Authentication);

    // Not weaker in clear text, and not more than twice.
    row("SCRAM is refused in clear text, and only PLAIN is left", clear, A::Automatic,
        greeting + capa({"SASL SCRAM-SHA-256 PLAIN", "USER"})
            + "C* AUTH SCRAM-SHA-256 \nS: -ERR unknown mechanism\n" + quit,
        K::NoMechanism);
    row("two that are announced and unknown", tls, A::Automatic,
        offer + authPlain + "S: -ERR unsupported mechanism\nC: AUTH LOGIN\nS: -ERR unsupported mechanism\n"
            + quit,
        K::NoMechanism);
    row("the initial response is not understood, nor the answer", tls, A::Plain,
        greeting + noCapa + authPlain + "S: -ERR syntax error\nC: AUTH PLAIN\nS: -ERR syntax error\n" + quit,
        K::Authentication);
    row("AUTH is unknown", tls, A::Plain, greeting + noCapa + authPlain + "S: -ERR Unknown command\n" + quit,
        K::NoMechanism);
    row("USER without TLS (Dovecot)", clear, A::UserPass,
        offer
            + "C: USER anna\nS: -ERR [AUTH] Plaintext authentication disallowed on non-secure connections.\n"
            + quit,
        K::NoMechanism);

    // fetchmail's pop3_ok: what has nothing to do with the password.
    row("in use", tls, A::Automatic, offer + authPlain + "S: -ERR [IN-USE] x\n" + quit, K::Busy);
    row("too early", tls, A::Automatic, offer + authPlain + "S: -ERR [LOGIN-DELAY] x\n" + quit, K::Busy);
    row("in trouble", tls, A::Automatic, offer + authPlain + "S: -ERR [SYS/TEMP/DISK] x\n" + quit, K::Busy);
    row("locked", tls, A::Automatic, offer + authPlain + "S: -ERR maildrop already locked\n" + quit, K::Busy);
    row("for good", tls, A::Automatic, offer + authPlain + "S: -ERR [SYS/PERM] x\n" + quit, K::Refused);
    row("UTF8 is wanted", tls, A::Automatic, offer + authPlain + "S: -ERR [UTF8] x\n" + quit, K::Refused);

    // Thunderbird's _onClose: a server that hangs up on a wrong password.
    row("hangs up on PASS", tls, A::UserPass, offer + userLogin.chopped(7) + "CUT", K::Authentication);
    row("hangs up on PLAIN", tls, A::Plain, offer + authPlain + "CUT", K::Authentication);
    row("hangs up on the proof", clear, A::CramMd5, offer + authCram + "CUT", K::Authentication);
    row("hangs up on the token", tls, A::XOAuth2, offer + authXoauth2 + "CUT", K::Authentication);
    row("hangs up on LOGIN's password", tls, A::Login, offer + authLogin + "CUT", K::Authentication);
    row("hangs up on LOGIN's user", tls, A::Login, offer + "C: AUTH LOGIN\nS: +\nC: " + b64("anna") + "\nCUT",
        K::ConnectionLost);
    row("hangs up on AUTH", clear, A::CramMd5, offer + "C: AUTH CRAM-MD5\nCUT", K::ConnectionLost);
    row("hangs up on AUTH, the token not said yet", tls, A::XOAuth2, offer + "C: AUTH XOAUTH2\nCUT",
        K::ConnectionLost);
    const QByteArray apop = "C: APOP anna "
        + QCryptographicHash::hash(timestamp + password, QCryptographicHash::Md5).toHex() + '\n';
    // MailKit #539: offers APOP, refuses it and closes.
    row("APOP is refused", clear, A::Apop, stamped + noCapa + apop + "S: -ERR no\nCUT", K::Authentication);
    row("hangs up on APOP", clear, A::Apop, stamped + noCapa + apop + "CUT", K::Authentication);

    // hMailServer PR #594: "+ERR".
    row("no status indicator", tls, A::Plain, offer + authPlain + "S: +ERR no\nHANG", K::Protocol);
    row("no status indicator behind PASS", tls, A::UserPass,
        offer + userLogin.chopped(7) + "S: +ERR no\nHANG", K::Protocol);

    // SCRAM with a server that does not know the password.
    const QByteArray scram = greeting + capa({"SASL SCRAM-SHA-256"}) + "C* AUTH SCRAM-SHA-256 \n";
    row("SCRAM: success at once", tls, A::Automatic, scram + "S: +OK welcome\n" + quit, K::Protocol);
    row("SCRAM: success at once, without a word", tls, A::Automatic, scram + "S: +OK\n" + quit, K::Protocol);
    // fetchmail FAQ R15: Exchange needs the "*".
    row("SCRAM: a challenge of its own making", tls, A::Automatic,
        scram + "S: + " + b64("r=other,s=QSXCR+Q6sek8bf92,i=4096") + "\nC: *\nS: -ERR given up\n" + quit,
        K::Protocol);
    row("SCRAM: words for a challenge", tls, A::Automatic, scram + "S: + hello there\nC: *\nS: -ERR\n" + quit,
        K::Protocol);
    row("SCRAM: rounds without end", tls, A::Automatic,
        scram + "S: + " + b64("r=x,s=QSXCR+Q6sek8bf92,i=2000000000") + "\nC: *\nS: -ERR\n" + quit, K::Limit);
    row("challenges without end", clear, A::CramMd5,
        offer + "C: AUTH CRAM-MD5\nS: + " + QByteArray(20'000, 'A') + "\nHANG", K::Limit);
}

void TestOpeningLogin::failing()
{
    QFETCH(Security, security);
    QFETCH(Authentication, chosen);
    QFETCH(QByteArray, script);
    QFETCH(ErrorKind, kind);
    ScriptedServer server((security == Security::Tls ? "TLS\n" : "") + script, m_certificates.good());
    SessionUser client;
    client.authentication = chosen;
    runs(client, server, security, " failed:" + wordFor(kind) + " Disconnected");
    QCOMPARE(client.learnt, ServerTraits());
    QCOMPARE(client.session()->authentication(), QByteArray());
}

void TestOpeningLogin::apopOnceRefusedIsNotTriedAgain()
{
    ScriptedServer server(stamped + noCapa + "C* APOP anna \nS: -ERR Unknown command\n" + quit);
    SessionUser client;
    client.authentication = Authentication::Apop;
    runs(client, server, Security::None, " failed:NoMechanism Disconnected");
    QCOMPARE(client.learnt, ServerTraits(ServerTrait::NoApop));

    ScriptedServer again(stamped + noCapa + quit);
    SessionUser wiser;
    wiser.authentication = Authentication::Apop;
    wiser.settings.traits = client.learnt;
    runs(wiser, again, Security::None, " failed:NoMechanism Disconnected");
}

void TestOpeningLogin::theErrorDocumentIsTold()
{
    const QByteArray document =
        R"({"status":"401","schemes":"bearer mac","scope":"https://mail.google.com/"})";
    for (const Authentication chosen : {Authentication::XOAuth2, Authentication::OAuthBearer}) {
        const bool isOld = chosen == Authentication::XOAuth2;
        ScriptedServer server(greeting + noCapa + (isOld ? authXoauth2 : "C* AUTH OAUTHBEARER \n") + "S: + "
                              + b64(document) + "\nC: " + (isOld ? "" : "AQ==")
                              + "\nS: -ERR [AUTH] Authentication failed.\n" + quit);
        SessionUser client;
        client.authentication = chosen;
        runs(client, server, Security::None, " failed:Authentication Disconnected");
        QCOMPARE(client.error->said, "Authentication failed.");
        QCOMPARE(client.error->code, "AUTH");
        QCOMPARE(client.error->detail,
                 QStringLiteral("status: 401; scope: https://mail.google.com/; schemes: bearer mac"));
    }
}

void TestOpeningLogin::anErrorDocumentCannotLeakTheToken()
{
    const QByteArray document =
        "{\"status\":\"invalid_token\",\"scope\":\"" + token + " " + b64(token) + "\"}";
    ScriptedServer server(greeting + noCapa + authXoauth2 + "S: + " + b64(document) + "\nC: \nS: -ERR bad "
                          + token.toHex() + '\n' + quit);
    SessionUser client;
    client.authentication = Authentication::XOAuth2;
    runs(client, server, Security::None, " failed:Authentication Disconnected");
    QCOMPARE(client.error->detail, QStringLiteral("status: invalid_token; scope: ******** ********"));
    QCOMPARE(client.error->said, "bad ********");
}

void TestOpeningLogin::bearerNamesTheServer()
{
    ScriptedServer server(greeting + noCapa + "C* AUTH OAUTHBEARER \nS: +OK\n" + noCapa);
    SessionUser client;
    client.authentication = Authentication::OAuthBearer;
    runs(client, server, Security::None, " Transaction opened");
    const QByteArray said = QByteArray::fromBase64(server.heard().value(1).mid(qstrlen("AUTH OAUTHBEARER ")));
    QCOMPARE(said,
             "n,a=anna,\x01host=127.0.0.1\x01port=" + QByteArray::number(server.port())
                 + "\x01"
                   "auth=Bearer "
                 + token + "\x01\x01");
}

QTEST_GUILESS_MAIN(TestOpeningLogin)
#include "tst_opening_login.moc"
