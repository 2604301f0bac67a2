// SPDX-License-Identifier: GPL-3.0-or-later
// Every way to log in, with every end, against servers that say back what they heard: the secret, and what
// proves it, must not be found in anything that is shown, written or exported.
#include "records/capture.h"
#include "records/eventline.h"
#include "records/sessionfile.h"
#include "records/sharedlog.h"
#include "support/cliprogram.h"
#include "support/secrettraces.h"
#include "support/sessionuser.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QTemporaryDir>

using namespace poplar;
using namespace poplar::test;

namespace {

const QByteArray password = SessionUser::password;
const QByteArray token = "ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg";
const QByteArray stamp = "<1896.697170952@postoffice.example.net>";

QByteArray b64(const QByteArray &text)
{
    return text.toBase64();
}

QByteArray md5(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex();
}

/// One way to log in: what is said until the server's last word, and all of it that is secret.
struct Way {
    const char *name;
    Authentication authentication;
    QByteArray dialogue;
    QByteArrayList secrets;
};

QList<Way> ways()
{
    using A = Authentication;
    const QByteArray plain = b64(QByteArray("\0anna\0", 6) + password);
    const QByteArray hmac =
        QMessageAuthenticationCode::hash(stamp, password, QCryptographicHash::Md5).toHex();
    const QByteArray cram = b64("anna " + hmac);
    const QByteArray digest = md5(stamp + password);
    const QByteArray xoauth2 = b64("user=anna\x01"
                                   "auth=Bearer "
                                   + token + "\x01\x01");
    const QByteArray userAndPass = "C: USER anna\nS: +OK\nC: PASS " + password + '\n';
    return {
        {"USER and PASS", A::UserPass, userAndPass, {password}},
        {"APOP", A::Apop, "C: APOP anna " + digest + '\n', {password, digest}},
        {"PLAIN", A::Plain, "C: AUTH PLAIN " + plain + '\n', {password, plain}},
        {"PLAIN, on request",
         A::Plain,
         "C: AUTH PLAIN " + plain + "\nS: +\nC: " + plain + '\n',
         {password, plain}},
        {"LOGIN",
         A::Login,
         "C: AUTH LOGIN\nS: + " + b64("Username:") + "\nC: " + b64("anna") + "\nS: + " + b64("Password:")
             + "\nC: " + b64(password) + '\n',
         {password}},
        {"CRAM-MD5",
         A::CramMd5,
         "C: AUTH CRAM-MD5\nS: + " + b64(stamp) + "\nC: " + cram + '\n',
         {password, cram, hmac}},
        {"SCRAM-SHA-1, given up",
         A::ScramSha1,
         "C* AUTH SCRAM-SHA-1 \nS: + " + b64("r=other,s=QSXCR+Q6sek8bf92,i=4096") + "\nC: *\n",
         {password}},
        {"SCRAM-SHA-256, given up",
         A::ScramSha256,
         "C* AUTH SCRAM-SHA-256 \nS: + " + b64("r=" + password + ",s=QSXCR+Q6sek8bf92,i=4096") + "\nC: *\n",
         {password}},
        {"SCRAM-SHA-256", A::ScramSha256, "C* AUTH SCRAM-SHA-256 \n", {password}},
        {"XOAUTH2", A::XOAuth2, "C: AUTH XOAUTH2\nS: +\nC: " + xoauth2 + '\n', {token, xoauth2}},
        {"OAUTHBEARER", A::OAuthBearer, "C* AUTH OAUTHBEARER \n", {token}},
    };
}

/// What the server says of it at last; "%1" is what it heard, in one of its forms.
struct End {
    const char *name;
    QByteArray lines;
};

QList<End> ends()
{
    return {
        {"success",
         "S: +OK %1\nC: CAPA\nS: +OK\nS: X-ECHO %1\nS: .\nC: NOOP\nS: +OK %1\nC: QUIT\nS: +OK %1\n"},
        {"refusal", "S: -ERR [AUTH] not %1, please\nC* QUIT"},
        {"a code", "S: -ERR [%1] no\nC* QUIT"},
        {"no status", "S: %1\nHANG"},
        {"lost", "CUT"},
        {"cancelled", "HANG"},
    };
}

} // namespace

class TestSessionSecrets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noWayToLogInLeavesATrace_data();
    void noWayToLogInLeavesATrace();
    void theProgramKeepsThemToItself_data();
    void theProgramKeepsThemToItself();
};

void TestSessionSecrets::noWayToLogInLeavesATrace_data()
{
    QTest::addColumn<Authentication>("authentication");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArrayList>("secrets");
    QTest::addColumn<bool>("cancelled");
    for (const Way &way : ways()) {
        const QByteArray opening = "S: +OK ready " + stamp
            + "\nC: CAPA\nS: +OK\nS: USER\nS: SASL PLAIN LOGIN CRAM-MD5 "
              "SCRAM-SHA-1 SCRAM-SHA-256 XOAUTH2 OAUTHBEARER\nS: .\n";
        for (const End &end : ends()) {
            for (const auto &[form, echo] : formsOf(way.secrets.last())) {
                const bool echoes = end.lines.contains("%1");
                QByteArray lines = end.lines;
                QTest::addRow("%s: %s, %s", way.name, end.name, echoes ? form : "no echo")
                    << way.authentication << opening + way.dialogue + lines.replace("%1", echo) << way.secrets
                    << (qstrcmp(end.name, "cancelled") == 0);
                if (!echoes)
                    break;
            }
        }
    }
}

void TestSessionSecrets::noWayToLogInLeavesATrace()
{
    QFETCH(Authentication, authentication);
    QFETCH(QByteArray, script);
    QFETCH(QByteArrayList, secrets);
    QFETCH(bool, cancelled);
    const QTemporaryDir folder;
    records::LogFiles rules;
    rules.writing = records::LogFiles::Writing::On;
    rules.folder = folder.path();
    ScriptedServer server(script);
    server.ignoreRest(); // some ways end before
    SessionUser client;
    client.authentication = authentication;
    client.secret = takesToken(authentication) ? token : password;
    client.settings.recorder = std::make_shared<records::SessionFile>(rules, records::SessionHeading());
    client.onOpened = [&client] { client.enqueue(pop3::noop()); };
    client.onDone = [&client](const QByteArray &) { client.leave(pop3::Leaving::Commit); };
    client.open(server);
    const qsizetype awaited = script.count("C: ") + script.count("C* ");
    if (cancelled) {
        QTRY_VERIFY2_WITH_TIMEOUT(server.heard().size() >= awaited || client.story().contains("Disconnected"),
                                  server.report(), 20000);
        client.abort();
    }
    QTRY_VERIFY2_WITH_TIMEOUT(client.story().endsWith("Disconnected"), client.story().constData(), 20000);
    client.settings.recorder.reset();

    QByteArray shown; // the replies themselves belong to who asked: Session::blotted() is for showing them
    for (const wire::TranscriptEvent &event : client.transcript)
        shown += event.text + '\n' + records::lineOf(event) + '\n';
    if (client.error)
        shown += client.error->said + client.error->code + client.error->detail.toUtf8() + '\n';
    const QByteArray files = allFilesIn(folder.path());
    QVERIFY2(files.contains(" C: CAPA\n"), files.constData());
    shown += files;
    shown += records::sharedLog(client.transcript);
    shown += records::capture(client.transcript, records::Application::Pop3);
    QVERIFY(shown.contains("********"));
    const QByteArray lower = shown.toLower();
    for (const QByteArray &trace : traces(secrets))
        QVERIFY2(!lower.contains(trace), (trace + " in\n" + shown.replace('\0', ' ')).constData());
    // Whatever else was said to log in.
    for (const QByteArray &line : server.heard()) {
        const QByteArrayList words = line.split(' ');
        const bool isAnswer = words.size() == 1 && line.size() > 4;
        if (isAnswer || (words.first() == "AUTH" && words.size() == 3))
            QVERIFY2(!lower.contains(words.last().toLower()), line.constData());
    }
}

void TestSessionSecrets::theProgramKeepsThemToItself_data()
{
    QTest::addColumn<QByteArray>("way");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArrayList>("secrets");
    const QByteArray secret = "secret-of-anna";
    const QByteArray plain = b64(QByteArray("\0anna\0", 6) + secret);
    const QByteArray opening = "S: +OK ready\nC: CAPA\nS: +OK\nS: USER\nS: SASL PLAIN LOGIN\nS: .\n";
    const QByteArray heard = secret + ' ' + b64(secret) + ' ' + secret.toHex() + ' ' + plain;
    const QByteArray refusal = "S: -ERR [" + secret + "] not " + heard + "\nC* QUIT";
    const QByteArray success = "S: +OK " + heard + "\nC: CAPA\nS: +OK\nS: X " + heard
        + "\nS: .\nC: STAT\nS: -ERR " + heard + "\nC* QUIT";
    const QByteArray userAndPass = "C: USER anna\nS: +OK\nC: PASS " + secret + '\n';
    const QByteArray authPlain = "C: AUTH PLAIN " + plain + '\n';
    for (const auto &[name, end] : {std::pair("refused", refusal), std::pair("let in", success)}) {
        QTest::addRow("USER, %s", name)
            << QByteArray("user") << opening + userAndPass + end << QByteArrayList{secret};
        QTest::addRow("PLAIN, %s", name)
            << QByteArray("plain") << opening + authPlain + end << QByteArrayList{secret, plain};
    }
}

void TestSessionSecrets::theProgramKeepsThemToItself()
{
    QFETCH(QByteArray, way);
    QFETCH(QByteArray, script);
    QFETCH(QByteArrayList, secrets);
    ScriptedServer server(script);
    server.ignoreRest();
    CliProgram program;
    program.options =
        CliProgram::split(QStringLiteral("--host 127.0.0.1 --user anna --security none --password-stdin"));
    program.options << QStringLiteral("--port") << QString::number(server.port()) << QStringLiteral("--auth")
                    << QString::fromLatin1(way);
    auto result = program.run(QStringLiteral("--log session.log list"));
    auto verbose = result.out + result.err + program.read(QStringLiteral("session.log"));
    QVERIFY2(result.code >= 0 && server.heard().contains("CAPA"), result.shown());
    QVERIFY2(verbose.contains("********"), verbose.constData());
    for (const QByteArray &trace : traces(secrets))
        QVERIFY2(!verbose.toLower().contains(trace), verbose.constData());
}

QTEST_GUILESS_MAIN(TestSessionSecrets)
#include "tst_session_secrets.moc"
