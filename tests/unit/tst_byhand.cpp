// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "pop3/byhand.h"

#include <QTest>

using namespace poplar;
using namespace poplar::pop3;
using wire::HandInput;
using Then = wire::HandReply::Then;

namespace {

/// Plays a conversation: "C: " is typed, "S: " comes from the server, "B: " is a whole body. It writes down
/// what the log would have, and behind the server's lines what follows from them.
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
        } else if (line.startsWith("B: ")) {
            hand.bodyCame(text);
        }
    }

    ByHand hand;
    QByteArrayList log;
    Then last = Then::Complete;
};

const QByteArray loggedIn = "S: +OK ready\nC: USER anna\nS: +OK\nC: PASS hunter22\nS: +OK\n";

} // namespace

Q_DECLARE_METATYPE(poplar::wire::HandReply::Then)
Q_DECLARE_METATYPE(poplar::pop3::State)

class TestByHand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void secretsAreMasked_data();
    void secretsAreMasked();
    void whatFollowsALine_data();
    void whatFollowsALine();
    void statesFollowTheRfc_data();
    void statesFollowTheRfc();
    void challengesAreForTheEyesOnly();
    void anExchangeCanBeGivenUp();
    void marksCountUntilTheServerRefuses_data();
    void marksCountUntilTheServerRefuses();
    void quitIsAskedForOnlyWithMarks();
    void nothingIsTypedBehindWhatTurnsTheTalk_data();
    void nothingIsTypedBehindWhatTurnsTheTalk();
    void whatIsOverheardOfMessages();
    void capabilitiesAreForgottenWithTls();
    void whatCannotBeSent_data();
    void whatCannotBeSent();
    void linesAreBounded();
};

void TestByHand::secretsAreMasked_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("shown");
    QTest::addColumn<QByteArrayList>("secrets");
    const auto row = [](const QByteArray &typed, const char *shown, const QByteArrayList &secrets = {},
                        const QByteArray &before = "S: +OK ready") {
        QTest::newRow(typed.constData()) << before << typed << QByteArray(shown) << secrets;
    };
    const QByteArray plain = QByteArray("\0anna\0hunter22", 14);
    row("USER anna", "USER anna");
    row("PASS hunter22", "PASS ********", {"hunter22"});
    row("pass hunter22 of anna", "pass ********", {"hunter22 of anna"});
    row("  Pass \t hunter22 ", "Pass ********", {"hunter22 "});
    row("PASShunter22", "PASS ********", {"hunter22"});
    row("PASS:hunter22", "PASS ********", {":hunter22"});
    row("PASSWORD hunter22", "PASS ********", {"WORD hunter22"});
    row("PASS", "PASS");
    row("PSAS hunter22", "PSAS ********", {"hunter22"});
    row("hunter22", "********", {"hunter22"});
    row("pa\xc2\xa0word", "********", {"pa\xc2\xa0word"});
    row("APOP anna c4c9334bac560ecc979e58001b3e22fb", "APOP anna ********",
        {"c4c9334bac560ecc979e58001b3e22fb"});
    row("apop anna", "apop anna");
    row("AUTH", "AUTH");
    row("AUTH PLAIN", "AUTH PLAIN");
    row("AUTH PLAIN " + plain.toBase64(), "AUTH PLAIN ********", {plain.toBase64(), plain, "hunter22"});
    row("AUTH  XOAUTH2  "
            + QByteArray("user=anna\x01"
                         "auth=Bearer ya29.vF9d\x01\x01")
                  .toBase64(),
        "AUTH  XOAUTH2 ********", {"ya29.vF9d"});
    row("AUTH " + plain.toBase64(), "AUTH ********", {plain.toBase64(), plain, "hunter22"});
    row("AUTH PLAIN\xC2\xA0" + plain.toBase64(), "AUTH ********", {plain.toBase64(), plain, "hunter22"});
    row("AUTH SCRAM-SHA-256 " + QByteArray("c=biws,r=nonce,p=cHJvb2Y=").toBase64(),
        "AUTH SCRAM-SHA-256 ********", {"cHJvb2Y="});
    row("HELP me", "HELP me");
    row("XYZ 1", "XYZ ********", {"1"});
    row("XYZ 2 3", "XYZ ********", {"2 3"}, loggedIn); // what a server says of a login proves nothing
    row("XYZ 2 4", "XYZ 2 4", {}, loggedIn + "C: STAT\nS: +OK");
    row("PASS again", "PASS ********", {"again"}, loggedIn);
    row("whatever it is", "whatever it is", {}, loggedIn + "C: STAT\nS: +OK");
}

void TestByHand::secretsAreMasked()
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

void TestByHand::whatFollowsALine_data()
{
    QTest::addColumn<QByteArray>("talk");
    QTest::addColumn<Then>("then");
    QTest::addColumn<bool>("awaits");
    const auto row = [](const char *name, const QByteArray &talk, Then then, bool awaits) {
        QTest::newRow(name) << talk << then << awaits;
    };
    row("greeting", "S: +OK ready", Then::Complete, false);
    row("a greeting of another protocol", "S: 220 smtp", Then::Complete, false);
    row("status", loggedIn + "C: STAT\nS: +OK 2 320", Then::Complete, false);
    row("a verb nobody knows", loggedIn + "C: XYZZY 1\nS: +OK here", Then::Complete, false);
    row("refused", loggedIn + "C: LIST\nS: -ERR no", Then::Complete, false);
    row("LIST", loggedIn + "C: list\nS: +OK", Then::GoesOn, true);
    row("LIST, a line", loggedIn + "C: LIST\nS: +OK\nS: 1 120", Then::GoesOn, true);
    row("LIST, its end", loggedIn + "C: LIST\nS: +OK\nS: 1 120\nS: .", Then::Complete, false);
    row("LIST, a stuffed dot", loggedIn + "C: LIST\nS: +OK\nS: ..", Then::GoesOn, true);
    row("LIST 1", loggedIn + "C: LIST 1\nS: +OK 1 120", Then::Complete, false);
    row("UIDL", loggedIn + "C: UIDL\nS: +OK", Then::GoesOn, true);
    row("UIDL 1", loggedIn + "C: UIDL 1\nS: +OK 1 abc", Then::Complete, false);
    row("CAPA", "S: +OK\nC: CAPA\nS: +OK", Then::GoesOn, true);
    row("LANG", "S: +OK\nC: LANG\nS: +OK", Then::GoesOn, true);
    row("LANG ru", "S: +OK\nC: LANG ru\nS: +OK", Then::Complete, false);
    row("UTF8", "S: +OK\nC: UTF8\nS: +OK", Then::Complete, false);
    row("AUTH alone", "S: +OK\nC: AUTH\nS: +OK", Then::GoesOn, true);
    row("RETR", loggedIn + "C: RETR 1\nS: +OK", Then::Body, true);
    row("TOP", loggedIn + "C: TOP 1 0\nS: +OK", Then::Body, true);
    row("TOP, with less than it takes", loggedIn + "C: TOP 1\nS: +OK", Then::Body, true);
    row("TOP, refused", loggedIn + "C: TOP 1\nS: -ERR", Then::Complete, false);
    row("a challenge", "S: +OK\nC: AUTH PLAIN\nS: +", Then::Turn, false);
    row("another at once", "S: +OK\nC: AUTH PLAIN\nS: +\nS: + eA==", Then::Unasked, false);
    row("no challenge", "S: +OK\nC: STAT\nS: + what", Then::Complete, false);
    row("STLS", "S: +OK\nC: STLS\nS: +OK", Then::Handshake, true);
    row("STLS, refused", "S: +OK\nC: STLS\nS: -ERR", Then::Complete, false);
    row("QUIT", "S: +OK\nC: QUIT\nS: +OK", Then::Over, false);
    row("QUIT, refused", loggedIn + "C: QUIT\nS: -ERR some deleted messages not removed", Then::Over, false);
    row("nobody asked", "S: +OK\nS: -ERR idle for too long", Then::Unasked, false);
    row("an empty line before the answer", loggedIn + "C: DELE 1\nS: ", Then::Unasked, true);
}

void TestByHand::whatFollowsALine()
{
    QFETCH(QByteArray, talk);
    QFETCH(Then, then);
    QFETCH(bool, awaits);
    const Talk played(talk);
    QCOMPARE(int(played.last), int(then));
    QCOMPARE(played.hand.awaitsReply(), awaits);
}

void TestByHand::statesFollowTheRfc_data()
{
    QTest::addColumn<QByteArray>("talk");
    QTest::addColumn<QByteArray>("state");
    QTest::newRow("before the greeting") << QByteArray() << QByteArray("AUTHORIZATION");
    QTest::newRow("USER") << QByteArray("S: +OK\nC: USER a\nS: +OK") << QByteArray("AUTHORIZATION");
    QTest::newRow("PASS") << loggedIn << QByteArray("TRANSACTION");
    QTest::newRow("PASS, refused") << QByteArray("S: +OK\nC: PASS a\nS: -ERR") << QByteArray("AUTHORIZATION");
    QTest::newRow("APOP") << QByteArray("S: +OK\nC: APOP a b\nS: +OK") << QByteArray("TRANSACTION");
    QTest::newRow("AUTH") << QByteArray("S: +OK\nC: AUTH PLAIN\nS: +\nC: AGEAYg==\nS: +OK")
                          << QByteArray("TRANSACTION");
    QTest::newRow("AUTH alone") << QByteArray("S: +OK\nC: AUTH\nS: +OK\nS: PLAIN\nS: .")
                                << QByteArray("AUTHORIZATION");
    QTest::newRow("QUIT") << loggedIn + "C: QUIT" << QByteArray("UPDATE");
    QTest::newRow("what is read as QUIT") << loggedIn + "C: QUITE" << QByteArray("UPDATE");
    // The server may be in TRANSACTION even so, and then it deletes.
    QTest::newRow("QUIT with marks, the login not recognised")
        << QByteArray("S: +OK\nC: USER a\nS: +OK\nC: PASS b\nS: welcome\nC: DELE 1\nS: +OK\nC: QUIT")
        << QByteArray("UPDATE");
    QTest::newRow("QUIT before the login") << QByteArray("S: +OK\nC: QUIT") << QByteArray("AUTHORIZATION");
}

void TestByHand::statesFollowTheRfc()
{
    QFETCH(QByteArray, talk);
    QFETCH(QByteArray, state);
    QCOMPARE(Talk(talk).hand.stateName(), state);
}

void TestByHand::challengesAreForTheEyesOnly()
{
    Talk talk("S: +OK\nC: AUTH LOGIN\nS: + VXNlcm5hbWU6");
    QCOMPARE(talk.hand.input(), HandInput::Answer);
    QCOMPARE(talk.hand.challenge(), QByteArray("Username:"));
    // The name may be seen in what the server says later, the password not.
    const Result<wire::HandLine> name = talk.hand.say(Secret(QByteArrayView("YW5uYQ==")));
    QVERIFY(name && name->secrets.isEmpty());
    QCOMPARE(name->shown, QByteArray("********"));
    QCOMPARE(talk.hand.input(), HandInput::Nothing);
    talk.play("S: + UGFzc3dvcmQ6");
    const Result<wire::HandLine> password = talk.hand.say(Secret(QByteArray("hunter22").toBase64()));
    QVERIFY(password && password->secrets.size() >= 2);
    QCOMPARE(password->secrets.at(1).wireBytes(), QByteArrayView("hunter22"));
    QVERIFY(talk.hand.challenge().isEmpty());
    QCOMPARE(talk.log.join('\n'), QByteArray("S: +OK\nC: AUTH LOGIN\nS: + ********\nS: + ********"));
}

void TestByHand::anExchangeCanBeGivenUp()
{
    const Talk proof("S: +OK\nC: AUTH SCRAM-SHA-1\nS: +\nC: biws\nS: +OK dj02cnJpVFJCaTIzV3BSUi93");
    QCOMPARE(proof.log.last(), QByteArray("S: +OK ********"));
    QCOMPARE(proof.hand.stateName(), QByteArray("TRANSACTION"));
    const Talk talk("S: +OK\nC: AUTH CRAM-MD5\nS: + PDE4OTZAeD4=\nC: *\nS: -ERR given up\nC: NOOP");
    QCOMPARE(talk.log.mid(3).join('\n'), QByteArray("C: *\nS: -ERR given up\nC: NOOP"));
    QCOMPARE(talk.hand.stateName(), QByteArray("AUTHORIZATION"));
}

void TestByHand::marksCountUntilTheServerRefuses_data()
{
    QTest::addColumn<QByteArray>("talk");
    QTest::addColumn<QList<qint64>>("marked");
    const auto row = [](const char *name, const QByteArray &talk, const QList<qint64> &marked) {
        QTest::newRow(name) << loggedIn + talk << marked;
    };
    row("two", "C: DELE 2\nS: +OK\nC: dele 1\nS: +OK", {1, 2});
    row("refused", "C: DELE 2\nS: -ERR no such message", {});
    row("twice, the second refused", "C: DELE 2\nS: +OK\nC: DELE 2\nS: -ERR deleted already", {2});
    row("no answer yet", "C: DELE 2", {2});
    row("an answer that is none", "C: DELE 2\nS: what?", {2});
    row("behind an empty line", "C: DELE 2\nS: \nS: -ERR no", {});
    row("no number", "C: DELE all\nS: +OK", {0});
    row("RSET", "C: DELE 2\nS: +OK\nC: RSET\nS: +OK", {});
    row("RSET, refused", "C: DELE 2\nS: +OK\nC: RSET\nS: -ERR", {2});
    row("behind an indicator that is none", "C: DELE 2\nS: + OK deleted", {2});
    row("behind a line that nobody asked for", "C: NOOP\nS: +OK\nS: +OK\nC: DELE 2\nS: -ERR", {2});
    row("a verb that begins so", "C: DELE2\nS: +OK", {0});
    row("RSET, no answer yet", "C: DELE 2\nS: +OK\nC: RSET", {2});
}

void TestByHand::marksCountUntilTheServerRefuses()
{
    QFETCH(QByteArray, talk);
    QFETCH(QList<qint64>, marked);
    QCOMPARE(Talk(talk).hand.marked(), marked);
}

void TestByHand::quitIsAskedForOnlyWithMarks()
{
    Talk talk(loggedIn);
    QVERIFY(!talk.hand.needsConsent("QUIT"));
    talk.play("C: DELE 1");
    for (const char *line : {"QUIT", " quit", "Quit now", "\tQUIT\t", "QUITE", "quit;"})
        QVERIFY2(talk.hand.needsConsent(line), line);
    for (const char *line : {"RSET", "NOOP", "EQUIT", ""})
        QVERIFY2(!talk.hand.needsConsent(line), line);
}

void TestByHand::nothingIsTypedBehindWhatTurnsTheTalk_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<HandInput>("input");
    for (const char *line : {"STLS", "auth plain", "AUTH PLAIN AGEAYg==", " QUIT"})
        QTest::newRow(line) << QByteArray(line) << HandInput::Nothing;
    for (const char *line : {"USER anna", "PASS x", "CAPA", "RETR 1", "XYZZY"})
        QTest::newRow(line) << QByteArray(line) << HandInput::Command;
}

void TestByHand::nothingIsTypedBehindWhatTurnsTheTalk()
{
    QFETCH(QByteArray, line);
    QFETCH(HandInput, input);
    Talk talk("S: +OK");
    QCOMPARE(talk.hand.takesAhead(line), input == HandInput::Command);
    QCOMPARE(talk.hand.input(), HandInput::Command);
    talk.play("C: " + line);
    QCOMPARE(talk.hand.input(), input);
    talk.play("S: -ERR");
    QCOMPARE(talk.hand.input(), HandInput::Command);
}

void TestByHand::whatIsOverheardOfMessages()
{
    Talk talk(loggedIn
              + "C: LIST\nS: +OK\nS: 1 120\nS: 2 200\nS: .\nC: UIDL 2\nS: +OK 2 of-two\nC: TOP 1 0\nS: +OK");
    talk.play("B: Subject: hello\r\n\r\n");
    QCOMPARE(talk.hand.message(1).octets, 120);
    QCOMPARE(talk.hand.message(2).octets, 200);
    QCOMPARE(talk.hand.message(2).uniqueId, QByteArray("of-two"));
    QCOMPARE(talk.hand.message(1).begin, QByteArray("Subject: hello\r\n\r\n"));
    QCOMPARE(talk.hand.message(3).octets, -1);
    QVERIFY(!talk.hand.awaitsReply());
}

void TestByHand::capabilitiesAreForgottenWithTls()
{
    Talk talk("S: +OK\nC: CAPA\nS: +OK\nS: STLS\nS: .");
    QVERIFY(talk.hand.capabilities().has("STLS"));
    talk.play("C: STLS");
    talk.play("S: +OK");
    talk.hand.secured();
    QVERIFY(talk.hand.capabilities().lines().isEmpty());
    QVERIFY(!talk.hand.awaitsReply());
    QCOMPARE(talk.hand.input(), HandInput::Command);
}

void TestByHand::whatCannotBeSent_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("nothing") << QByteArray() << ErrorKind::NotAllowed;
    QTest::newRow("blanks") << QByteArray(" \t") << ErrorKind::NotAllowed;
    QTest::newRow("two lines") << QByteArray("NOOP\r\nQUIT") << ErrorKind::NotAllowed;
    QTest::newRow("a zero") << QByteArray("NOOP\0", 5) << ErrorKind::NotAllowed;
    QTest::newRow("too long") << QByteArray(limit::commandArgument + 1, 'x') << ErrorKind::Limit;
}

void TestByHand::whatCannotBeSent()
{
    QFETCH(QByteArray, line);
    QFETCH(ErrorKind, kind);
    Talk talk("S: +OK");
    const Result<wire::HandLine> said = talk.hand.say(Secret(line));
    QVERIFY(!said);
    QCOMPARE(said.error().kind, kind);
    QVERIFY(!talk.hand.awaitsReply());
}

void TestByHand::linesAreBounded()
{
    Talk talk(loggedIn);
    QCOMPARE(talk.hand.lineLimit(), limit::statusLine);
    talk.play("C: LIST");
    talk.play("S: +OK");
    QCOMPARE(talk.hand.lineLimit(), limit::listingLine);
    Talk login("S: +OK\nC: AUTH PLAIN");
    QCOMPARE(login.hand.lineLimit(), limit::saslChallenge);
    login.play("S: +");
    QCOMPARE(login.hand.lineLimit(), limit::saslChallenge);
    login.play("S: -ERR");
    QCOMPARE(login.hand.lineLimit(), limit::statusLine);
}

QTEST_GUILESS_MAIN(TestByHand)
#include "tst_byhand.moc"
