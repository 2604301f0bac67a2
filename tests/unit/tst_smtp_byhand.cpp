// SPDX-License-Identifier: GPL-3.0-or-later
// What a conversation by hand must know of SMTP.
#include "base/limits.h"
#include "smtp/byhand.h"

#include <QTest>

using namespace poplar;
using namespace poplar::smtp;
using wire::HandInput;
using Then = wire::HandReply::Then;

namespace {

/// Plays a conversation: "C: " is typed, "S: " comes from the server. It writes down what the log would have.
class Talk {
public:
    explicit Talk(const QByteArray &lines)
    {
        for (const QByteArray &line : lines.split('\n'))
            play(line);
    }

    void play(const QByteArray &line)
    {
        const QByteArray text = line.mid(3);
        if (line.startsWith("C: ")) {
            const Result<wire::HandLine> said = hand.say(Secret(text));
            log += said ? "C: " + said->shown : QByteArray("refused");
            if (said && said->wire != text + "\r\n")
                log += "changed on its way";
        } else if (line.startsWith("S: ")) {
            const wire::HandReply reply = hand.hear(text);
            log += "S: " + reply.shown;
            last = reply.then;
        } else if (line == "SECURED") {
            hand.secured();
        }
    }

    ByHand hand;
    QByteArrayList log;
    Then last = Then::Complete;
};

const QByteArray greeted = "S: 220 mail.example.org ESMTP\n";
const QByteArray hello = greeted + "C: EHLO me\nS: 250-mail.example.org\nS: 250-STARTTLS\nS: 250 SIZE 1000\n";
const QByteArray mail = hello + "C: MAIL FROM:<a@x>\nS: 250 ok\n";
const QByteArray rcpt = mail + "C: RCPT TO:<b@x>\nS: 250 ok\n";
const QByteArray data = rcpt + "C: DATA\nS: 354 go on\n";

} // namespace

Q_DECLARE_METATYPE(poplar::wire::HandReply::Then)

class TestSmtpByHand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void secretsAreMasked_data();
    void secretsAreMasked();
    void whatFollowsALine_data();
    void whatFollowsALine();
    void statesFollow_data();
    void statesFollow();
    void challengesAreForTheEyesOnly();
    void linesOfAMessageGoAsTheyAreTyped();
    void extensionsAreRememberedAndForgotten();
    void nothingIsTypedBehindWhatTurnsTheTalk();
    void whatCannotBeSent_data();
    void whatCannotBeSent();
    void aReplyWithoutEndIsBounded();
    void aReplyThatChangesItsMind();
    void aChallengeWithoutEndIsBounded();
    void whoeverWasLetInIsWatchedAnew_data();
    void whoeverWasLetInIsWatchedAnew();
    void aMessageMayHaveGoneBehindItsDot();
};

void TestSmtpByHand::secretsAreMasked_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("shown");
    QTest::addColumn<QByteArrayList>("secrets");
    const auto row = [](const QByteArray &typed, const char *shown, const QByteArrayList &secrets = {},
                        const QByteArray &before = greeted) {
        QTest::addRow("%s%s", before == greeted ? "" : "later: ", typed.constData())
            << before << typed << QByteArray(shown) << secrets;
    };
    const QByteArray plain = QByteArray("\0anna\0hunter22", 14);
    row("EHLO hunter22", "EHLO hunter22");
    row("MAIL FROM:<anna@example.org> SIZE=12", "MAIL FROM:<anna@example.org> SIZE=12");
    row("AUTH", "AUTH");
    row("auth plain", "auth plain");
    row("AUTH PLAIN " + plain.toBase64(), "AUTH PLAIN ********", {plain.toBase64(), plain, "hunter22"});
    row(" Auth\tPLAIN  " + plain.toBase64(), "Auth\tPLAIN ********", {"hunter22"});
    row("AUTHPLAIN hunter22", "AUTH ********", {"PLAIN hunter22"});
    row("AUTH XOAUTH2 "
            + QByteArray("user=anna\x01"
                         "auth=Bearer ya29.vF9d\x01\x01")
                  .toBase64(),
        "AUTH XOAUTH2 ********", {"ya29.vF9d"});
    row("AUTH PLAIN " + plain.toBase64(), "AUTH PLAIN ********", {"hunter22"}, rcpt);
    row("PASS hunter22", "PASS ********", {"hunter22"});
    row("AUHT PLAIN hunter22", "AUHT ********", {"PLAIN hunter22"});
    row("AUHT PLAIN " + plain.toBase64(), "AUHT ********", {plain.toBase64(), plain, "hunter22"});
    row("hunter22", "********", {"hunter22"});
    row(plain.toBase64(), "********", {plain.toBase64(), "hunter22"});
    row("AUTH " + plain.toBase64(), "AUTH ********", {plain.toBase64(), plain, "hunter22"});
    row("AUTH hunter22", "AUTH ********", {"hunter22"});
    row("AUTH PLAIN\xC2\xA0" + plain.toBase64(), "AUTH ********", {plain.toBase64(), plain, "hunter22"});
    row("AUTH scram-sha-256 biws", "AUTH scram-sha-256 ********", {"biws"});
    row("XYZZ 1", "XYZZ ********", {"1"}, mail);
    row("XYZZ 2", "XYZZ 2", {}, rcpt);
}

void TestSmtpByHand::secretsAreMasked()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, typed);
    QFETCH(QByteArray, shown);
    QFETCH(QByteArrayList, secrets);
    Talk talk(before);
    const Result<wire::HandLine> said = talk.hand.say(Secret(typed));
    QVERIFY(said);
    QCOMPARE(said->shown, shown);
    QCOMPARE(said->wire, typed + "\r\n");
    QByteArrayList watched;
    for (const Secret &secret : said->secrets)
        watched += secret.wireBytes().toByteArray();
    for (const QByteArray &secret : secrets)
        QVERIFY2(watched.contains(secret), watched.join('|').constData());
    QCOMPARE(watched.isEmpty(), secrets.isEmpty());
}

void TestSmtpByHand::whatFollowsALine_data()
{
    QTest::addColumn<QByteArray>("talk");
    QTest::addColumn<Then>("then");
    QTest::addColumn<bool>("awaits");
    const auto row = [](const char *name, const QByteArray &talk, Then then, bool awaits) {
        QTest::newRow(name) << talk << then << awaits;
    };
    row("greeting", greeted, Then::Complete, false);
    row("a long greeting", "S: 220-mail", Then::GoesOn, true);
    row("its end", "S: 220-mail\nS: 220 ready", Then::Complete, false);
    row("no greeting", "S: 554 not now", Then::Complete, false);
    row("a greeting of another protocol", "S: +OK pop", Then::Complete, false);
    row("extensions", greeted + "C: EHLO me\nS: 250-x", Then::GoesOn, true);
    row("their end", hello, Then::Complete, false);
    row("a code alone", greeted + "C: NOOP\nS: 250", Then::Complete, false);
    row("a verb nobody knows", greeted + "C: XYZZ\nS: 500 what?", Then::Complete, false);
    row("an empty line", greeted + "C: NOOP\nS: ", Then::Unasked, true);
    row("unasked", greeted + "S: 421 too long idle", Then::Unasked, false);
    row("within a reply, none of it", greeted + "C: NOOP\nS: 250-x\nS: what?", Then::Unasked, true);
    row("challenge", greeted + "C: AUTH PLAIN\nS: 334", Then::Turn, false);
    row("a long challenge", greeted + "C: AUTH PLAIN\nS: 334-x", Then::GoesOn, true);
    row("no challenge", greeted + "C: NOOP\nS: 334 x", Then::Complete, false);
    row("refused login", greeted + "C: AUTH PLAIN\nS: 334 \nC: x\nS: 535 no", Then::Complete, false);
    row("message", data, Then::Turn, false);
    row("no message", rcpt + "C: DATA\nS: 503 no", Then::Complete, false);
    row("nonsense in place of 354", rcpt + "C: DATA\nS: 250 ok", Then::Complete, false);
    row("a word meanwhile", data + "C: Subject: x\nS: 421 too slow", Then::Unasked, false);
    row("verdict", data + "C: Subject: x\nC: \nC: .\nS: 250 queued", Then::Complete, false);
    row("a verdict of 354", data + "C: .\nS: 354 more?", Then::Complete, false);
    row("encryption", hello + "C: STARTTLS\nS: 220 go", Then::Handshake, true);
    row("no encryption", hello + "C: STARTTLS\nS: 454 not now", Then::Complete, false);
    row("behind the reply", hello + "C: STARTTLS\nS: 220 go\nS: 250 injected", Then::Unasked, true);
    row("farewell", greeted + "C: QUIT\nS: 221 bye", Then::Over, false);
    row("a long farewell", greeted + "C: QUIT\nS: 221-bye", Then::GoesOn, true);
    row("no farewell", greeted + "C: QUIT\nS: 500 what?", Then::Over, false);
}

void TestSmtpByHand::whatFollowsALine()
{
    QFETCH(QByteArray, talk);
    QFETCH(Then, then);
    QFETCH(bool, awaits);
    const Talk talked(talk);
    QVERIFY2(!talked.log.contains("refused"), talked.log.join('\n').constData());
    QVERIFY2(talked.last == then, talked.log.join('\n').constData());
    QCOMPARE(talked.hand.awaitsReply(), awaits);
}

void TestSmtpByHand::statesFollow_data()
{
    QTest::addColumn<QByteArray>("talk");
    QTest::addColumn<QByteArray>("state");
    const auto row = [](const char *name, const QByteArray &talk, const char *state) {
        QTest::newRow(name) << talk << QByteArray(state);
    };
    const QByteArray login = hello + "C: AUTH PLAIN AGFubmEAaHVudGVyMjI=\nS: ";
    row("greeting", greeted, "CONNECTED");
    row("EHLO", hello, "CONNECTED");
    row("login", login + "235 in", "READY");
    row("no login", login + "535 no", "CONNECTED");
    row("envelope", mail, "MAIL");
    row("no envelope", hello + "C: MAIL FROM:<a@x>\nS: 530 login first", "CONNECTED");
    row("recipient", rcpt, "MAIL");
    row("given up", rcpt + "C: RSET\nS: 250 ok", "READY");
    row("EHLO gives up too", rcpt + "C: EHLO me\nS: 250 ok", "READY");
    row("message", data, "DATA");
    row("until the verdict", data + "C: x\nC: .", "DATA");
    row("taken", data + "C: x\nC: .\nS: 250 ok", "READY");
    row("not taken", data + "C: x\nC: .\nS: 550 no", "READY");
    row("QUIT", data + "C: .\nS: 250 ok\nC: QUIT", "QUIT");
    row("an empty message", rcpt + "C: BDAT 0 LAST\nS: 250 ok", "READY");
}

void TestSmtpByHand::statesFollow()
{
    QFETCH(QByteArray, talk);
    QTEST(Talk(talk).hand.stateName(), "state");
}

void TestSmtpByHand::challengesAreForTheEyesOnly()
{
    Talk talk(greeted + "C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6");
    QCOMPARE(talk.hand.challenge(), QByteArray("Username:"));
    QVERIFY(talk.hand.input() == HandInput::Answer);
    const Result<wire::HandLine> name = talk.hand.say(Secret(QByteArrayView("YW5uYQ==")));
    QVERIFY(name && name->secrets.isEmpty());
    QCOMPARE(name->shown, QByteArray("********"));
    talk.play("S: 334 UGFzc3dvcmQ6");
    const Result<wire::HandLine> password = talk.hand.say(Secret(QByteArrayView("aHVudGVyMjI=")));
    QVERIFY(password && !password->secrets.isEmpty());
    QCOMPARE(password->shown, QByteArray("********"));
    QVERIFY(talk.hand.challenge().isEmpty());
    QVERIFY2(!talk.log.join(' ').contains("UGFz"), talk.log.join('\n').constData());
    QCOMPARE(talk.log.last(), QByteArray("S: 334 ********"));
    talk.play("S: 501 no");
    QVERIFY(talk.hand.input() == HandInput::Command);
}

void TestSmtpByHand::linesOfAMessageGoAsTheyAreTyped()
{
    Talk talk(data);
    QVERIFY(talk.hand.input() == HandInput::Data);
    for (const char *line : {"C: Subject: x", "C: ", "C: ..dot", "C: QUIT", "C: AUTH PLAIN x", "C:  . "})
        talk.play(line);
    QVERIFY2(!talk.log.contains("refused"), talk.log.join('\n').constData());
    QCOMPARE(talk.log.last(), QByteArray("C:  . "));
    QVERIFY(talk.log.contains("C: AUTH PLAIN x"));
    QVERIFY(talk.hand.input() == HandInput::Data);
    talk.play("C: .");
    QVERIFY(talk.hand.input() == HandInput::Nothing);
    QVERIFY(talk.hand.awaitsReply());
}

void TestSmtpByHand::extensionsAreRememberedAndForgotten()
{
    Talk talk(hello);
    QCOMPARE(talk.hand.extensions().lines(), (QByteArrayList{"STARTTLS", "SIZE 1000"}));
    talk.play("C: STARTTLS");
    talk.play("S: 220 go");
    QVERIFY(talk.hand.input() == HandInput::Nothing);
    talk.hand.secured();
    QVERIFY(talk.hand.extensions().lines().isEmpty());
    QVERIFY(talk.hand.input() == HandInput::Command);
    QCOMPARE(talk.hand.stateName(), QByteArray("CONNECTED"));
}

void TestSmtpByHand::nothingIsTypedBehindWhatTurnsTheTalk()
{
    const ByHand hand;
    for (const char *line : {"AUTH PLAIN", "starttls", "QUIT", "data"})
        QVERIFY2(!hand.takesAhead(line), line);
    for (const char *line : {"EHLO me", "MAIL FROM:<a@x>", "RCPT TO:<b@x>", "NOOP", "XYZZ"})
        QVERIFY2(hand.takesAhead(line), line);
    QVERIFY(Talk(greeted + "C: NOOP").hand.input() == HandInput::Command);
    QVERIFY(Talk(rcpt + "C: DATA").hand.input() == HandInput::Nothing);
}

void TestSmtpByHand::whatCannotBeSent_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("typed");
    QTest::newRow("nothing") << greeted << QByteArray();
    QTest::newRow("blanks") << greeted << QByteArray("  ");
    QTest::newRow("two lines") << greeted << QByteArray("NOOP\r\nQUIT");
    QTest::newRow("NUL") << greeted << QByteArray("NOOP\0", 5);
    QTest::newRow("CR in a message") << data << QByteArray("x\ry");
    QTest::newRow("octets") << rcpt << QByteArray("BDAT 12 LAST");
    QTest::newRow("more octets") << rcpt << QByteArray(" bdat  12");
    QTest::newRow("more than there are numbers") << rcpt << QByteArray("BDAT 99999999999999999999");
    QTest::newRow("a chunk that is not the last") << rcpt << QByteArray("BDAT 0");
}

void TestSmtpByHand::whatCannotBeSent()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, typed);
    Talk talk(before);
    const HandInput input = talk.hand.input();
    QVERIFY(!talk.hand.say(Secret(typed)));
    QVERIFY(talk.hand.input() == input);
    QVERIFY(!talk.hand.awaitsReply());
    QVERIFY(!talk.hand.say(Secret(QByteArray(limit::commandArgument + 1, 'x'))));
    QVERIFY(Talk(rcpt).hand.say(Secret(QByteArrayView("BDAT 0 LAST"))));
}

void TestSmtpByHand::aReplyWithoutEndIsBounded()
{
    Talk talk(greeted + "C: HELP");
    int asked = 0;
    for (int i = 0; i < limit::mailReplyLines + 100; ++i)
        asked += talk.hand.hear("214-more").then == Then::GoesOn ? 1 : 0;
    QVERIFY(asked > 0 && asked <= limit::mailReplyLines);
    QVERIFY(talk.hand.hear("214 that was it").then == Then::Complete);
    // Long lines reach the limit of octets first.
    Talk longer(greeted + "C: HELP");
    const QByteArray line = "214-" + QByteArray(1000, 'x');
    for (int i = 0; i < limit::mailReplyLines; ++i)
        (void)longer.hand.hear(line);
    QVERIFY(longer.hand.hear(line).then == Then::Unasked);
    QVERIFY(talk.hand.lineLimit() <= limit::statusLine);
}

void TestSmtpByHand::aReplyThatChangesItsMind()
{
    Talk talk(greeted + "C: NOOP\nS: 250-yes\nS: 550-no");
    QVERIFY(talk.last == Then::Unasked);
    talk.play("S: 550 no");
    QVERIFY(talk.last == Then::Complete);
}

void TestSmtpByHand::aChallengeWithoutEndIsBounded()
{
    Talk talk(greeted + "C: AUTH PLAIN");
    int asked = 0;
    for (int i = 0; i < limit::mailReplyLines + 100; ++i)
        asked += talk.hand.hear("334-bW9yZQ==").then == Then::GoesOn ? 1 : 0;
    QVERIFY(asked > 0 && asked <= limit::mailReplyLines);
    QVERIFY(talk.hand.hear("334 ").then == Then::Turn);
    talk.play("C: *");
    talk.play("S: 334-x");
    QVERIFY(talk.last == Then::GoesOn); // each challenge has its own
}

void TestSmtpByHand::whoeverWasLetInIsWatchedAnew_data()
{
    QTest::addColumn<QByteArray>("talk");
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("in clear, then TLS")
        << rcpt + "C: RSET\nS: 250 ok\nC: STARTTLS\nS: 220 go\nSECURED"
        << QByteArray("AUHT PLAIN AGFubmEAaHVudGVyMjI=") << QByteArray("AUHT ********");
    QTest::newRow("an answer that comes too late")
        << rcpt + "C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: YW5uYQ==\nS: 535 no" << QByteArray("aHVudGVyMjI=")
        << QByteArray("********");
}

void TestSmtpByHand::whoeverWasLetInIsWatchedAnew()
{
    QFETCH(QByteArray, talk);
    QFETCH(QByteArray, typed);
    Talk talked(talk);
    const Result<wire::HandLine> said = talked.hand.say(Secret(typed));
    QVERIFY(said);
    QTEST(said->shown, "shown");
}

void TestSmtpByHand::aMessageMayHaveGoneBehindItsDot()
{
    Talk talk(data + "C: Subject: x");
    QVERIFY(!talk.hand.mayHaveSent());
    talk.play("C: .");
    QVERIFY(talk.hand.mayHaveSent());
    talk.play("S: 250-well");
    QVERIFY(talk.hand.mayHaveSent());
    talk.play("S: 250 queued");
    QVERIFY(!talk.hand.mayHaveSent());
    QVERIFY(!Talk(rcpt + "C: DATA").hand.mayHaveSent());
    QVERIFY(Talk(rcpt + "C: BDAT 0 LAST").hand.mayHaveSent());
}

QTEST_GUILESS_MAIN(TestSmtpByHand)
#include "tst_smtp_byhand.moc"
