// SPDX-License-Identifier: GPL-3.0-or-later
// Every way to log in, with every end, against SMTP servers that say back what they heard: the secret, and
// what proves it, must not be found in anything that is shown.
#include "support/smtpuser.h"

#include <QMessageAuthenticationCode>

using namespace poplar;
using namespace poplar::test;

namespace {

const QByteArray password = SmtpUser::password;
const QByteArray token = "ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg";
const QByteArray stamp = "<1896.697170952@postoffice.example.net>";

QByteArray b64(const QByteArray &text)
{
    return text.toBase64();
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
    const QByteArray xoauth2 = b64("user=anna\x01"
                                   "auth=Bearer "
                                   + token + "\x01\x01");
    return {
        {"PLAIN", A::Plain, "C: AUTH PLAIN " + plain + '\n', {password, plain}},
        {"PLAIN, on request",
         A::Plain,
         "C: AUTH PLAIN " + plain + "\nS: 334\nC: " + plain + '\n',
         {password, plain}},
        {"LOGIN",
         A::Login,
         "C: AUTH LOGIN\nS: 334 " + b64("Username:") + "\nC: " + b64("anna") + "\nS: 334 " + b64("Password:")
             + "\nC: " + b64(password) + '\n',
         {password}},
        {"CRAM-MD5",
         A::CramMd5,
         "C: AUTH CRAM-MD5\nS: 334 " + b64(stamp) + "\nC: " + cram + '\n',
         {password, cram, hmac}},
        {"SCRAM-SHA-1, given up",
         A::ScramSha1,
         "C* AUTH SCRAM-SHA-1 \nS: 334 " + b64("r=other,s=QSXCR+Q6sek8bf92,i=4096") + "\nC: *\n",
         {password}},
        {"SCRAM-SHA-256, given up",
         A::ScramSha256,
         "C* AUTH SCRAM-SHA-256 \nS: 334 " + b64("r=" + password + ",s=QSXCR+Q6sek8bf92,i=4096") + "\nC: *\n",
         {password}},
        {"XOAUTH2", A::XOAuth2, "C: AUTH XOAUTH2\nS: 334\nC: " + xoauth2 + '\n', {token, xoauth2}},
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
    const QByteArray sending = "C: MAIL FROM:<a@example.org>\nS: 250 %1\nC: RCPT TO:<b@x>\nS: 550 5.1.1 %1\n"
                               "C: RSET\nS: 250 %1\n";
    return {
        {"success", "S: 235 %1\n" + sending},
        {"refusal", "S: 535-5.7.8 not\nS: 535 5.7.8 %1, please\nC* QUIT"},
        {"no reply", "S: %1\nHANG"},
        {"closing", "S: 421 %1\nHANG"},
        {"lost", "CUT"},
    };
}

QList<QPair<const char *, QByteArray>> formsOf(const QByteArray &secret)
{
    return {{"raw", secret},
            {"base64", b64(secret)},
            {"base64 in a text", b64("anna:" + secret + "!")},
            {"hex", secret.toHex()},
            {"percent", secret.toPercentEncoding()}};
}

} // namespace

class TestSmtpSecrets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsShown_data();
    void nothingIsShown();

private:
    const TestCertificates m_certificates;
};

void TestSmtpSecrets::nothingIsShown_data()
{
    QTest::addColumn<Authentication>("authentication");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArrayList>("secrets");
    for (const Way &way : ways()) {
        const bool givenUp = way.dialogue.endsWith("*\n");
        for (const End &end : ends()) {
            for (const auto &form : formsOf(way.secrets.first())) {
                // A login that was given up does not succeed, nor does SCRAM without a proof.
                if ((givenUp && end.name == QByteArrayView("success"))
                    || (!end.lines.contains("%1") && form.first != QByteArrayView("raw")))
                    continue;
                QByteArray lines = end.lines;
                lines.replace("%1", form.second);
                QTest::addRow("%s, %s, %s", way.name, end.name, form.first)
                    << way.authentication << way.dialogue + lines << way.secrets;
            }
        }
    }
}

void TestSmtpSecrets::nothingIsShown()
{
    QFETCH(Authentication, authentication);
    QFETCH(QByteArray, script);
    QFETCH(QByteArrayList, secrets);
    ScriptedServer server("TLS\nS: 220 hello\nC: EHLO [127.0.0.1]\nS: 250-mail\nS: 250 AUTH "
                              + nameOf(authentication).toByteArray() + '\n' + script,
                          m_certificates.good());
    SmtpUser client;
    client.authentication = authentication;
    if (takesToken(authentication))
        client.secret = token;
    client.onReady = [&] {
        if (client.outcomes.isEmpty())
            client.session()->send(submissionOf("x", {"b@x"}));
    };
    client.open(server, Security::Tls, {{}, {m_certificates.authority()}});
    QTRY_PLAYED(server);
    QTRY_VERIFY(client.error || !client.outcomes.isEmpty());
    QTRY_VERIFY(!client.transcript.isEmpty()
                && client.transcript.last().kind != wire::TranscriptEvent::Kind::Sent);
    QByteArray shown;
    for (const wire::TranscriptEvent &event : std::as_const(client.transcript))
        shown += event.text + '\n';
    if (client.error)
        shown += client.error->said + client.error->code + client.error->detail.toUtf8() + '\n';
    for (const smtp::Outcome &outcome : std::as_const(client.outcomes)) {
        shown += outcome.verdict.text() + '\n';
        for (const smtp::RecipientOutcome &one : outcome.recipients)
            shown += one.reply.text() + '\n';
        if (outcome.error)
            shown += outcome.error->said + outcome.error->detail.toUtf8() + '\n';
    }
    for (const QByteArray &secret : secrets) {
        for (const auto &form : formsOf(secret))
            QVERIFY2(!shown.contains(form.second), shown.constData());
    }
}

QTEST_GUILESS_MAIN(TestSmtpSecrets)
#include "tst_smtp_secrets.moc"
