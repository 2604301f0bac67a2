// SPDX-License-Identifier: GPL-3.0-or-later
// Every way to log in, with every end, against servers that say back what they heard: the secret, and what
// proves it, must not be found in anything that is shown, written or exported.
#include "base/limits.h"
#include "records/capture.h"
#include "records/eventline.h"
#include "records/sessionfile.h"
#include "records/sharedlog.h"
#include "support/cliprogram.h"
#include "support/secrettraces.h"
#include "support/sessionuser.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QTcpServer>
#include <QTcpSocket>
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
        {"no status later", "S: +OK\nC: CAPA\nS: -ERR\nC: NOOP\nS: so long %1\nHANG"},
        {"no status at QUIT", "S: +OK\nC: CAPA\nS: -ERR\nC: NOOP\nS: +OK\nC: QUIT\nS: so long %1\n"},
        {"refusal", "S: -ERR [AUTH] not %1, please\nC* QUIT"},
        {"a code", "S: -ERR [%1] no\nC* QUIT"},
        {"no status", "S: %1\nHANG"},
        {"lost", "CUT"},
        {"cancelled", "HANG"},
    };
}

QByteArray wordsOf(const Error &error)
{
    return error.said + '\n' + error.code + '\n' + error.detail.toUtf8() + '\n';
}

/// What is for showing: the words of an error. Those of a reply belong to who asked, and are blotted by who
/// shows them.
template <class Value>
QByteArray wordsOf(const Result<Value> &result)
{
    return result ? QByteArray() : wordsOf(result.error());
}

/// A server that does not care for the password: it answers the proof of SCRAM by what @p last makes of it.
class ScramServer : public QTcpServer {
public:
    using Last = std::function<QByteArray(const QByteArray &proof)>;

    explicit ScramServer(Last last)
        : m_last(std::move(last))
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            m_socket = nextPendingConnection();
            connect(m_socket, &QTcpSocket::readyRead, this, &ScramServer::read);
            m_socket->write("+OK ready\r\n");
        });
    }

    QByteArray proof; ///< What it heard behind "p=".

private:
    void read()
    {
        while (m_socket->canReadLine())
            m_socket->write(answer(m_socket->readLine().trimmed()) + "\r\n");
    }

    QByteArray answer(const QByteArray &line)
    {
        if (line == "CAPA")
            return "+OK\r\nSASL SCRAM-SHA-256\r\n.";
        if (line.startsWith("AUTH ")) {
            const QByteArray first = QByteArray::fromBase64(line.split(' ').last());
            const QByteArray nonce = first.mid(first.indexOf(",r=") + 3);
            return "+ " + b64("r=" + nonce + "more,s=QSXCR+Q6sek8bf92,i=4096");
        }
        const QByteArray decoded = QByteArray::fromBase64(line);
        if (const qsizetype at = decoded.indexOf(",p="); at >= 0) {
            proof = decoded.mid(at + 3);
            return m_last(decoded);
        }
        return line == "QUIT" ? "+OK bye" : "-ERR what";
    }

    Last m_last;
    QTcpSocket *m_socket = nullptr;
};

} // namespace

class TestSessionSecrets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noWayToLogInLeavesATrace_data();
    void noWayToLogInLeavesATrace();
    void theProofOfScramIsNotShown_data();
    void theProofOfScramIsNotShown();
    void aLongTokenIsNotShownInPart();
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
    QByteArray told;
    client.onOpened = [&] {
        pop3::Command noop = pop3::noop();
        noop.done = [&](const Result<pop3::Reply> &reply) {
            told += wordsOf(reply);
            client.leave(pop3::Leaving::Commit);
        };
        client.session()->enqueue(std::move(noop));
    };
    connect(client.session(), &pop3::Session::left, &client,
            [&told](const Result<pop3::Committed> &result) { told += wordsOf(result); });
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
        shown += wordsOf(*client.error);
    shown += told;
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

void TestSessionSecrets::theProofOfScramIsNotShown_data()
{
    QTest::addColumn<QByteArray>("last");
    QTest::newRow("echoed") << QByteArray("-ERR [AUTH] bad response: %1");
    QTest::newRow("echoed in base64") << QByteArray("-ERR [AUTH] bad response: %2");
    QTest::newRow("answered along with the success")
        << "+OK " + b64("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
}

/// With the salt, which the server tells anybody, the proof can be used to guess the password.
void TestSessionSecrets::theProofOfScramIsNotShown()
{
    QFETCH(QByteArray, last);
    ScramServer server([last](QByteArray decoded) {
        QByteArray line = last;
        return line.replace("%1", decoded).replace("%2", b64(decoded));
    });
    SessionUser client;
    client.authentication = Authentication::ScramSha256;
    client.open({QStringLiteral("127.0.0.1"), server.serverPort(), Security::None});
    QTRY_VERIFY2_WITH_TIMEOUT(client.story().endsWith("Disconnected"), client.story().constData(), 20000);
    QVERIFY(server.proof.size() > 40);
    QVERIFY(client.error);
    QByteArray shown = wordsOf(*client.error);
    for (const wire::TranscriptEvent &event : client.transcript)
        shown += event.text + '\n';
    QVERIFY2(!shown.contains(server.proof), shown.constData());
    QVERIFY2(!shown.contains(b64("v=6rriTRBi23").left(14)), shown.constData());
    for (const QByteArray &trace : traces({server.proof}))
        QVERIFY2(!shown.toLower().contains(trace), (trace + " in\n" + shown).constData());
}

/// Microsoft's have some 2,000 octets, and servers repeat them in the document that explains a refusal.
void TestSessionSecrets::aLongTokenIsNotShownInPart()
{
    const QByteArray longToken = (token.repeated(40)).left(1500);
    const QByteArray document = R"({"status":"401","error_description":"bad token )" + longToken + ' '
        + QByteArray(2000, 'y') + R"("})";
    ScriptedServer server(
        "S: +OK ready\nC: CAPA\nS: +OK\nS: SASL XOAUTH2\nS: .\nC: AUTH XOAUTH2\nS: +\nC* \nS: + "
        + b64(document) + "\nC: \nS: -ERR [AUTH] no\nC* QUIT");
    server.ignoreRest();
    SessionUser client;
    client.authentication = Authentication::XOAuth2;
    client.secret = longToken;
    client.open(server);
    QTRY_VERIFY2_WITH_TIMEOUT(client.story().endsWith("Disconnected"), client.story().constData(), 20000);
    QVERIFY(client.error);
    QByteArray shown = wordsOf(*client.error);
    QVERIFY2(shown.contains("bad token ********"), shown.constData());
    QCOMPARE(client.error->detail.size(), limit::saslExplanation);
    for (const wire::TranscriptEvent &event : client.transcript)
        shown += event.text + '\n';
    QVERIFY2(!shown.contains(longToken.left(12)), shown.constData());
}

void TestSessionSecrets::theProgramKeepsThemToItself_data()
{
    QTest::addColumn<QByteArray>("way");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArrayList>("secrets");
    QTest::addColumn<QString>("command");
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
        QTest::addRow("USER, %s", name) << QByteArray("user") << opening + userAndPass + end
                                        << QByteArrayList{secret} << QStringLiteral("list");
        QTest::addRow("PLAIN, %s", name) << QByteArray("plain") << opening + authPlain + end
                                         << QByteArrayList{secret, plain} << QStringLiteral("list");
    }
    const QByteArray inside = opening + userAndPass + "S: +OK\nC: CAPA\nS: -ERR\n";
    const QByteArray one = "C: STAT\nS: +OK 1 120\nC: LIST\nS: +OK\nS: 1 120\nS: .\nC: UIDL\nS: +OK\nS: 1 "
                           "one\nS: .\n";
    const auto late = [&](const char *name, const char *command, const QByteArray &lines) {
        QTest::newRow(name) << QByteArray("user") << inside + lines << QByteArrayList{secret}
                            << QString::fromLatin1(command);
    };
    late("totals that are none", "list", "C: STAT\nS: +OK you are " + heard + "\nHANG");
    late("totals that are no reply", "list", "C: STAT\nS: you are " + heard + "\nHANG");
    late("no reply to what was typed", "console", one + "C: NOOP\nS: what " + heard + "\nHANG");
    late("no reply to QUIT", "delete 1", one + "C: DELE 1\nS: +OK\nC: QUIT\nS: so long " + heard + "\n");
    late("a message that was not there", "delete 1",
         one + "C: DELE 1\nS: -ERR no such " + heard + "\nC: QUIT\nS: +OK " + heard + '\n');
}

void TestSessionSecrets::theProgramKeepsThemToItself()
{
    QFETCH(QByteArray, way);
    QFETCH(QByteArray, script);
    QFETCH(QByteArrayList, secrets);
    QFETCH(QString, command);
    ScriptedServer server(script);
    server.ignoreRest();
    CliProgram program;
    program.input += "NOOP\n";
    program.options =
        CliProgram::split(QStringLiteral("--host 127.0.0.1 --user anna --security none --password-stdin"));
    program.options << QStringLiteral("--port") << QString::number(server.port()) << QStringLiteral("--auth")
                    << QString::fromLatin1(way);
    auto result = program.run(QStringLiteral("--log session.log ") + command);
    auto verbose = result.out + result.err + program.read(QStringLiteral("session.log"));
    QVERIFY2(result.code >= 0 && server.heard().contains("CAPA"), result.shown());
    QVERIFY2(verbose.contains("********"), verbose.constData());
    const QByteArray written = allFilesIn(program.profile());
    QVERIFY(written.size() > 1000); // the catalogue
    for (const QByteArray &trace : traces(secrets)) {
        QVERIFY2(!verbose.toLower().contains(trace), verbose.constData());
        QVERIFY2(!written.toLower().contains(trace), trace.constData());
    }
}

QTEST_GUILESS_MAIN(TestSessionSecrets)
#include "tst_session_secrets.moc"
