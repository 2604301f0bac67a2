// SPDX-License-Identifier: GPL-3.0-or-later
// Every way to log in to an SMTP server as a person types it, also with mistakes, against servers that say
// back what they heard: the secret, and what proves it, must not be found in anything that is shown, written
// or exported.
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
    const QByteArray bearer = QByteArray("n,a=anna,\x01"
                                         "auth=Bearer ")
        + token + "\x01\x01";
    return {
        {"PLAIN", {"AUTH PLAIN " + plain}, {}, {password, plain}},
        {"PLAIN, on request", {"auth plain", plain}, {"334 "}, {password, plain}},
        {"PLAIN without a blank", {"AUTHPLAIN " + plain}, {}, {password, plain}},
        {"PLAIN, mistyped", {"AUHT PLAIN " + plain}, {}, {password, plain}},
        {"no AUTH", {plain}, {}, {password, plain}},
        {"POP3's", {"PASS " + password}, {}, {password}},
        {"LOGIN",
         {"AUTH LOGIN", "YW5uYQ==", password.toBase64()},
         {"334 VXNlcm5hbWU6", "334 UGFzc3dvcmQ6"},
         {password}},
        {"CRAM-MD5", {"AUTH CRAM-MD5", cram}, {"334 " + stamp.toBase64()}, {cram, hmac}},
        {"OAUTHBEARER", {"AUTH OAUTHBEARER " + bearer.toBase64()}, {}, {token}},
        {"XOAUTH2, on request", {"AUTH XOAUTH2", bearer.toBase64()}, {"334"}, {token}},
        {"not in base64", {"AUTH PLAIN", password}, {"334"}, {password}},
    };
}

/// The server's last word; "%1" is what it heard, in one of its forms.
const QList<QPair<const char *, QByteArray>> ends{
    {"success", "S: 235 2.7.0 %1\nC: EHLO me\nS: 250-mail\nS: 250 X-ECHO %1\nC: QUIT\nS: 221 %1\n"},
    {"refusal", "S: 535-5.7.8 not %1, please\nS: 535 5.7.8 no\nC: EHLO me\nS: 500 %1\nC: QUIT\nS: 221 %1\n"},
    {"no reply", "S: %1\nC: EHLO me\nS: %1\nC: QUIT\nS: 221\n"},
    {"lost", "CUT\n"},
};

} // namespace

class TestSmtpByHandSecrets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingTypedLeavesATrace_data();
    void nothingTypedLeavesATrace();
};

void TestSmtpByHandSecrets::nothingTypedLeavesATrace_data()
{
    QTest::addColumn<QByteArrayList>("typed");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArrayList>("secrets");
    for (const Way &way : ways()) {
        QByteArray dialogue = "S: 220 ready\n";
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
                    << way.typed + QByteArrayList{"EHLO me", "QUIT"}
                    << dialogue + lines.replace("%1", form.second) << way.secrets;
                if (!echoes)
                    break;
            }
        }
    }
}

void TestSmtpByHandSecrets::nothingTypedLeavesATrace()
{
    QFETCH(QByteArrayList, typed);
    QFETCH(QByteArray, script);
    QFETCH(QByteArrayList, secrets);
    const QTemporaryDir folder;
    ScriptedServer server(script);
    server.ignoreRest();
    HandUser user;
    user.application = records::Application::Smtp;
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
    shown += records::capture(user.transcript, records::Application::Smtp);
    const QByteArray lower = shown.toLower();
    for (const QByteArray &trace : traces(secrets))
        QVERIFY2(!lower.contains(trace), (trace + " in\n" + shown.replace('\0', ' ')).constData());
}

QTEST_GUILESS_MAIN(TestSmtpByHandSecrets)
#include "tst_smtp_byhand_secrets.moc"
