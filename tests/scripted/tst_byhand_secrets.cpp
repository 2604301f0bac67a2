// SPDX-License-Identifier: GPL-3.0-or-later
// Every way to log in as a person types it, also with mistakes, against servers that say back what they
// heard: the secret, and what proves it, must not be found in anything that is shown, written or exported.
#include "records/capture.h"
#include "records/eventline.h"
#include "records/sharedlog.h"
#include "support/handuser.h"
#include "support/secrettraces.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QTemporaryDir>

using namespace poplar;
using namespace poplar::test;

namespace {

const QByteArray password = "hunter22 of anna";
const QByteArray token = "ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg";
const QByteArray stamp = "<1896.697170952@postoffice.example.net>";

/// What is typed, one line after the other, what the server says to all but the last, and what is secret.
struct Way {
    const char *name;
    QByteArrayList typed;
    QByteArrayList answers;
    QByteArrayList secrets;
};

QList<Way> ways()
{
    const QByteArray plain = (QByteArray("\0anna\0", 6) + password).toBase64();
    const QByteArray hmac =
        QMessageAuthenticationCode::hash(stamp, password, QCryptographicHash::Md5).toHex();
    const QByteArray cram = ("anna " + hmac).toBase64();
    const QByteArray digest = QCryptographicHash::hash(stamp + password, QCryptographicHash::Md5).toHex();
    const QByteArray bearer = QByteArray("n,a=anna,\x01"
                                         "auth=Bearer ")
        + token + "\x01\x01";
    return {
        {"USER and PASS", {"USER anna", "PASS " + password}, {"+OK"}, {password}},
        {"pass", {"USER anna", "  pass\t" + password}, {"+OK"}, {password}},
        {"PASS without a blank", {"PASS" + password}, {}, {password}},
        {"PASS, mistyped", {"PSAS " + password}, {}, {password}},
        {"no PASS", {password}, {}, {password}},
        {"APOP", {"APOP anna " + digest}, {}, {digest}},
        {"PLAIN", {"AUTH PLAIN " + plain}, {}, {password, plain}},
        {"PLAIN, on request", {"auth plain", plain}, {"+ "}, {password, plain}},
        {"LOGIN",
         {"AUTH LOGIN", "YW5uYQ==", password.toBase64()},
         {"+ VXNlcm5hbWU6", "+ UGFzc3dvcmQ6"},
         {password}},
        {"CRAM-MD5", {"AUTH CRAM-MD5", cram}, {"+ " + stamp.toBase64()}, {cram, hmac}},
        {"OAUTHBEARER", {"AUTH OAUTHBEARER " + bearer.toBase64()}, {}, {token}},
        {"XOAUTH2, on request", {"AUTH XOAUTH2", bearer.toBase64()}, {"+"}, {token}},
        {"not in base64", {"AUTH PLAIN", password}, {"+"}, {password}},
    };
}

/// The server's last word; "%1" is what it heard, in one of its forms.
const QList<QPair<const char *, QByteArray>> ends{
    {"success", "S: +OK %1\nC: CAPA\nS: +OK\nS: X-ECHO %1\nS: .\nC: QUIT\nS: +OK %1\n"},
    {"refusal", "S: -ERR [AUTH] not %1, please\nC: CAPA\nS: -ERR %1\nC: QUIT\nS: +OK %1\n"},
    {"no status", "S: %1\nC: CAPA\nS: %1\nC: QUIT\nS: +OK\n"},
    {"lost", "CUT\n"},
};

} // namespace

class TestByHandSecrets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingTypedLeavesATrace_data();
    void nothingTypedLeavesATrace();
};

void TestByHandSecrets::nothingTypedLeavesATrace_data()
{
    QTest::addColumn<QByteArrayList>("typed");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArrayList>("secrets");
    for (const Way &way : ways()) {
        QByteArray dialogue = "S: +OK ready " + stamp + '\n';
        for (qsizetype i = 0; i < way.typed.size(); ++i) {
            dialogue += "C: " + way.typed[i] + '\n';
            if (i < way.answers.size())
                dialogue += "S: " + way.answers[i] + '\n';
        }
        for (const auto &end : ends) {
            for (const auto &form : formsOf(way.secrets.last())) {
                const bool echoes = end.second.contains("%1");
                QByteArray lines = end.second;
                QTest::addRow("%s: %s, %s", way.name, end.first, echoes ? form.first : "no echo")
                    << way.typed + QByteArrayList{"CAPA", "QUIT"}
                    << dialogue + lines.replace("%1", form.second) << way.secrets;
                if (!echoes)
                    break;
            }
        }
    }
}

void TestByHandSecrets::nothingTypedLeavesATrace()
{
    QFETCH(QByteArrayList, typed);
    QFETCH(QByteArray, script);
    QFETCH(QByteArrayList, secrets);
    const QTemporaryDir folder;
    ScriptedServer server(script);
    server.ignoreRest(); // blanks before a line are the script's own
    HandUser user;
    user.files.writing = records::LogFiles::Writing::On;
    user.files.folder = folder.path();
    user.open(server, typed);
    QTRY_VERIFY2_WITH_TIMEOUT(user.isOver(), server.report(), 20000);
    user.leave();
    // It came as far as the secret, and the server said what it has to say.
    QVERIFY2(server.heard().size() >= typed.size() - 2, server.report());

    QByteArray shown = user.status.challenge;
    for (const wire::TranscriptEvent &event : user.transcript)
        shown += event.text + '\n' + records::lineOf(event) + '\n';
    if (user.error)
        shown += user.error->said + user.error->code + user.error->detail.toUtf8() + '\n';
    const QByteArray files = allFilesIn(folder.path());
    QVERIFY2(files.contains("********"), files.constData());
    shown += files;
    shown += records::sharedLog(user.transcript);
    shown += records::capture(user.transcript, records::Application::Pop3);
    const QByteArray lower = shown.toLower();
    for (const QByteArray &trace : traces(secrets))
        QVERIFY2(!lower.contains(trace), (trace + " in\n" + shown.replace('\0', ' ')).constData());
}

QTEST_GUILESS_MAIN(TestByHandSecrets)
#include "tst_byhand_secrets.moc"
