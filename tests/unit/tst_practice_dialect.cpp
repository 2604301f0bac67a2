// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_practice_talk.h"

#include <QCryptographicHash>
#include <QTest>

using namespace poplar::practice;

class PracticeDialect : public QObject {
    Q_OBJECT

private:
    Maildrop m_full{threeMessages()};

private Q_SLOTS:
    void greetingHoldsTheTimestampForApop();
    void capabilitiesOfferStlsOnlyBeforeTls();
    void stlsIsForgottenAndRefusedTheSecondTime();
    void nothingSaidBeforeTlsCountsAfterIt();
    void passwordMayHoldASpace();
    void wrongPasswordIsCalledSoThreeTimes();
    void passWithoutUserIsRefused();
    void apopOpensTheMaildrop();
    void apopWithAWrongDigestIsAWrongPassword();
    void maildropInUseIsNotAWrongPassword();
    void wrongStateOrShape_data();
    void wrongStateOrShape();
    void statCountsWhatIsLeft();
    void listTellsOctets();
    void uidlTellsUniqueIds();
    void retrStuffsDots();
    void topGivesHeaderAndLines_data();
    void topGivesHeaderAndLines();
    void numbersStayWhenAMessageIsMarked();
    void rsetTakesTheMarksBack();
    void quitDeletesAndUnlocks();
    void endWithoutQuitDeletesNothing();
    void verbsMayBeInLowerCase();
    void quirkIsASubclassWithOneMethod();
};

void PracticeDialect::greetingHoldsTheTimestampForApop()
{
    const QByteArray greeting = Talk(m_full).greeting();
    QVERIFY2(isOk(greeting) && greeting.contains(timestamp), greeting.constData());
}

void PracticeDialect::capabilitiesOfferStlsOnlyBeforeTls()
{
    Talk talk(m_full);
    const QByteArray common = "TOP\r\nUSER\r\nUIDL\r\nPIPELINING\r\nRESP-CODES\r\nAUTH-RESP-CODE\r\n";
    QCOMPARE(below(talk.say("CAPA\r\n")), common + "STLS\r\nIMPLEMENTATION Poplar-practice\r\n.\r\n");
    QVERIFY(isOk(talk.say("STLS\r\n")));
    talk.secure();
    QCOMPARE(below(talk.say("CAPA\r\n")), common + "IMPLEMENTATION Poplar-practice\r\n.\r\n");
    QVERIFY(isOk(talk.logIn()));
    QCOMPARE(below(talk.say("CAPA\r\n")), common + "IMPLEMENTATION Poplar-practice\r\n.\r\n");
}

void PracticeDialect::stlsIsForgottenAndRefusedTheSecondTime()
{
    Talk talk(m_full);
    talk.say("STLS\r\n");
    QCOMPARE(talk.then(), Reply::Then::StartTls);
    QCOMPARE(talk.say("CAPA\r\n"), QByteArray()); // these bytes belong to the handshake
    talk.secure();
    QCOMPARE(talk.say({}), QByteArray());
    QVERIFY(isError(talk.say("STLS\r\n")));
    QCOMPARE(talk.then(), Reply::Then::Continue);
}

void PracticeDialect::nothingSaidBeforeTlsCountsAfterIt()
{
    Talk talk(m_full);
    talk.say("USER mrose\r\n");
    talk.say("STLS\r\n");
    talk.secure();
    const QByteArray reply = talk.say("PASS tan staaf\r\n");
    QVERIFY2(isError(reply) && !reply.contains("[AUTH]"), reply.constData());
}

void PracticeDialect::passwordMayHoldASpace()
{
    QVERIFY(isOk(Talk(m_full).logIn()));
}

void PracticeDialect::wrongPasswordIsCalledSoThreeTimes()
{
    Talk talk(m_full);
    for (int left = Dialect::triesAllowed - 1; left >= 0; --left) {
        QVERIFY(isOk(talk.say("USER mrose\r\n")));
        const QByteArray reply = talk.say("PASS secret\r\n");
        QVERIFY2(isError(reply) && reply.startsWith("-ERR [AUTH] "), reply.constData());
        QVERIFY(!reply.contains("secret"));
        QCOMPARE(talk.then(), left > 0 ? Reply::Then::Continue : Reply::Then::Close);
    }
    QCOMPARE(talk.logIn(), QByteArray());
}

void PracticeDialect::passWithoutUserIsRefused()
{
    Talk talk(m_full);
    QVERIFY(isError(talk.say("PASS tan staaf\r\n")));
    talk.say("USER mrose\r\n");
    talk.say("PASS wrong\r\n");
    const QByteArray reply = talk.say("PASS tan staaf\r\n"); // RFC 1939: only after a good USER
    QVERIFY2(isError(reply) && !reply.contains("[AUTH]"), reply.constData());
}

void PracticeDialect::apopOpensTheMaildrop()
{
    const QByteArray digest =
        QCryptographicHash::hash(QByteArray(timestamp) + "tan staaf", QCryptographicHash::Md5).toHex();
    Talk talk(m_full);
    QVERIFY(isOk(talk.say("APOP mrose " + digest + "\r\n")));
    QVERIFY(isOk(talk.say("STAT\r\n")));
}

void PracticeDialect::apopWithAWrongDigestIsAWrongPassword()
{
    Talk talk(m_full);
    QVERIFY(talk.say("APOP mrose c4c9334bac560ecc979e58001b3e22fb\r\n").startsWith("-ERR [AUTH] "));
    QVERIFY(isError(talk.say("STAT\r\n")));
}

void PracticeDialect::maildropInUseIsNotAWrongPassword()
{
    Talk first(m_full);
    QVERIFY(isOk(first.logIn()));
    Talk second(m_full);
    for (int attempt = 0; attempt <= Dialect::triesAllowed; ++attempt) {
        const QByteArray reply = second.logIn();
        QVERIFY2(isError(reply) && reply.startsWith("-ERR [IN-USE] "), reply.constData());
    }
    first.say("QUIT\r\n");
    QVERIFY(isOk(second.logIn()));
}

void PracticeDialect::wrongStateOrShape_data()
{
    QTest::addColumn<bool>("loggedIn");
    QTest::addColumn<QByteArray>("line");
    for (const char *line : {"STAT", "LIST", "UIDL", "TOP 1 0", "RETR 1", "DELE 1", "RSET", "NOOP"})
        QTest::addRow("before login: %s", line) << false << QByteArray(line);
    for (const char *line : {"USER mrose", "PASS x", "APOP a b", "STLS"})
        QTest::addRow("after login: %s", line) << true << QByteArray(line);
    for (const char *line : {"",         " ",       "XYZZY",    "RETR1",    "\xff\xfe",
                             "AUTH",     "STAT 1",  "RSET 1",   "NOOP now", "CAPA all",
                             "QUIT now", "RETR",    "RETR ",    "RETR 1 2", "RETR x",
                             "RETR -1",  "RETR +1", "RETR 0",   "RETR 4",   "RETR 99999999999999999999",
                             "RETR  1",  "DELE 4",  "LIST 4",   "LIST 1 2", "UIDL 0",
                             "TOP",      "TOP 1",   "TOP 1 -1", "TOP 1 x",  "TOP 4 0",
                             "TOP 1 0 0"})
        QTest::addRow("never: '%s'", line) << true << QByteArray(line);
}

void PracticeDialect::wrongStateOrShape()
{
    QFETCH(const bool, loggedIn);
    QFETCH(const QByteArray, line);
    Talk talk(m_full);
    if (loggedIn)
        QVERIFY(isOk(talk.logIn()));
    const QByteArray reply = talk.say(line + "\r\n");
    QVERIFY2(isError(reply), reply.constData());
    QCOMPARE(talk.then(), Reply::Then::Continue);
    QVERIFY(isOk(loggedIn ? talk.say("NOOP\r\n") : talk.logIn())); // the session lives
}

void PracticeDialect::statCountsWhatIsLeft()
{
    Talk talk(m_full);
    talk.logIn();
    QCOMPARE(talk.say("STAT\r\n"), QByteArray("+OK 3 100\r\n"));
    talk.say("DELE 1\r\n");
    QCOMPARE(talk.say("STAT\r\n"), QByteArray("+OK 2 60\r\n"));
}

void PracticeDialect::listTellsOctets()
{
    Talk talk(m_full);
    talk.logIn();
    QCOMPARE(below(talk.say("LIST\r\n")), QByteArray("1 40\r\n2 38\r\n3 22\r\n.\r\n"));
    QCOMPARE(talk.say("LIST 2\r\n"), QByteArray("+OK 2 38\r\n"));
}

void PracticeDialect::uidlTellsUniqueIds()
{
    Talk talk(m_full);
    talk.logIn();
    QCOMPARE(below(talk.say("UIDL\r\n")), QByteArray("1 first-id\r\n2 second-id\r\n3 third-id\r\n.\r\n"));
    QCOMPARE(talk.say("UIDL 3\r\n"), QByteArray("+OK 3 third-id\r\n"));
}

void PracticeDialect::retrStuffsDots()
{
    Talk talk(m_full);
    talk.logIn();
    QCOMPARE(talk.say("RETR 2\r\n"),
             QByteArray("+OK 38 octets\r\nSubject: dots\r\n\r\n..\r\n...\r\n..hidden\r\nend\r\n.\r\n"));
}

void PracticeDialect::topGivesHeaderAndLines_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("header") << QByteArray("TOP 1 0") << QByteArray("Subject: one\r\n\r\n.\r\n");
    QTest::newRow("two lines") << QByteArray("TOP 1 2")
                               << QByteArray("Subject: one\r\n\r\nline 1\r\nline 2\r\n.\r\n");
    QTest::newRow("more than there are")
        << QByteArray("TOP 1 999") << QByteArray("Subject: one\r\n\r\nline 1\r\nline 2\r\nline 3\r\n.\r\n");
    QTest::newRow("a line that is a dot")
        << QByteArray("TOP 2 1") << QByteArray("Subject: dots\r\n\r\n..\r\n.\r\n");
    QTest::newRow("no body") << QByteArray("TOP 3 5") << QByteArray("Subject: header only\r\n.\r\n");
}

void PracticeDialect::topGivesHeaderAndLines()
{
    QFETCH(const QByteArray, command);
    QFETCH(const QByteArray, body);
    Talk talk(m_full);
    talk.logIn();
    const QByteArray reply = talk.say(command + "\r\n");
    QVERIFY(isOk(reply));
    QCOMPARE(below(reply), body);
}

void PracticeDialect::numbersStayWhenAMessageIsMarked()
{
    Talk talk(m_full);
    talk.logIn();
    QVERIFY(isOk(talk.say("DELE 2\r\n")));
    QCOMPARE(below(talk.say("UIDL\r\n")), QByteArray("1 first-id\r\n3 third-id\r\n.\r\n"));
    for (const char *command : {"DELE 2\r\n", "RETR 2\r\n", "TOP 2 0\r\n", "LIST 2\r\n", "UIDL 2\r\n"})
        QVERIFY2(isError(talk.say(command)), command);
}

void PracticeDialect::rsetTakesTheMarksBack()
{
    Maildrop maildrop(threeMessages());
    Talk talk(maildrop);
    talk.logIn();
    talk.say("DELE 1\r\n");
    talk.say("DELE 2\r\n");
    QVERIFY(isOk(talk.say("RSET\r\n")));
    QCOMPARE(talk.say("STAT\r\n"), QByteArray("+OK 3 100\r\n"));
    talk.say("QUIT\r\n");
    Talk next(maildrop);
    next.logIn();
    QCOMPARE(next.say("STAT\r\n"), QByteArray("+OK 3 100\r\n"));
}

void PracticeDialect::quitDeletesAndUnlocks()
{
    Maildrop maildrop(threeMessages());
    Talk talk(maildrop);
    talk.logIn();
    talk.say("DELE 1\r\n");
    talk.say("DELE 3\r\n");
    QVERIFY(isOk(talk.say("QUIT\r\n")));
    QCOMPARE(talk.then(), Reply::Then::Close);
    Talk next(maildrop); // while the first connection is still closing
    QVERIFY(isOk(next.logIn()));
    QCOMPARE(below(next.say("UIDL\r\n")), QByteArray("1 second-id\r\n.\r\n"));
}

void PracticeDialect::endWithoutQuitDeletesNothing()
{
    Maildrop maildrop(threeMessages());
    {
        Talk talk(maildrop);
        talk.logIn();
        QVERIFY(isOk(talk.say("DELE 1\r\n")));
    }
    Talk next(maildrop);
    QVERIFY(isOk(next.logIn()));
    QCOMPARE(next.say("STAT\r\n"), QByteArray("+OK 3 100\r\n"));
}

void PracticeDialect::verbsMayBeInLowerCase()
{
    Talk talk(m_full);
    QVERIFY(isOk(talk.say("user mrose\r\n")));
    QVERIFY(isOk(talk.say("Pass tan staaf\r\n")));
    QVERIFY(isOk(talk.say("sTaT\r\n")));
}

void PracticeDialect::quirkIsASubclassWithOneMethod()
{
    class WithoutTop : public Dialect {
    public:
        using Dialect::Dialect;

    protected:
        Reply top(const QByteArrayList &) override { return Reply::error("not here"); }
    };
    WithoutTop dialect(m_full, mrose, timestamp);
    QVERIFY(isOk(dialect.answer("USER mrose").text));
    QVERIFY(isOk(dialect.answer("PASS tan staaf").text));
    QCOMPARE(dialect.answer("TOP 1 0").text, QByteArray("-ERR not here\r\n"));
    QVERIFY(isOk(dialect.answer("RETR 1").text));
}

QTEST_GUILESS_MAIN(PracticeDialect)
#include "tst_practice_dialect.moc"
