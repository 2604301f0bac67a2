// SPDX-License-Identifier: GPL-3.0-or-later
// What single words and figures of a server mean: timestamps, response codes, capabilities.
#include "base/limits.h"
#include "pop3/apop.h"
#include "pop3/capabilities.h"
#include "pop3/reply.h"

#include <QTest>

using namespace poplar;
using namespace poplar::pop3;

class TestPop3Words : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void timestamps_data();
    void timestamps();
    void aLongGreetingIsReadInOnePass();
    void digestOfTheRfc();
    void refusals_data();
    void refusals();
    void codesStandBeneathOthers();
    void loginDelays_data();
    void loginDelays();
    void expiry_data();
    void expiry();
    void mechanisms();
};

void TestPop3Words::timestamps_data()
{
    QTest::addColumn<QByteArray>("greeting");
    QTest::addColumn<QByteArray>("timestamp");
    const auto row = [](const char *name, const QByteArray &greeting, const QByteArray &timestamp) {
        QTest::newRow(name) << greeting << timestamp;
    };
    const QByteArray stamp = "<1896.697170952@dbc.mtview.ca.us>";
    row("RFC 1939", "POP3 server ready " + stamp, stamp);
    row("in front", stamp + " ready", stamp);
    row("in the middle of other text", "ready" + stamp + "(really)", stamp);
    row("a domain literal", "<123@[127.0.0.1]>", "<123@[127.0.0.1]>");
    row("other things in brackets first (Thunderbird's test)", "<hello> a <b c@d> " + stamp, stamp);
    row("a bracket before it", "a<b<1.2@c>", "<1.2@c>");
    row("the first of two", "<1@a> <2@b>", "<1@a>");
    row("none", "ready", {});
    row("no @", "ready <pop3.example.org>", {});
    row("nothing before @", "ready <@example.org>", {});
    row("nothing behind @", "ready <123@>", {});
    row("unterminated (MailKit #529)", "ready <1896.697170952@dbc.mtview.ca.us", {});
    row("blanks", "ready <call us @ home>", {});
    row("control characters (CVE-2007-1558)", QByteArray("<1\x01\x02@a>"), {});
    row("no ASCII (CVE-2007-1558)", QByteArray("<1\xff\xfe@a>"), {});
    row("too long", "<" + QByteArray(limit::apopTimestamp, '1') + "@a>", {});
}

void TestPop3Words::timestamps()
{
    QFETCH(QByteArray, greeting);
    QFETCH(QByteArray, timestamp);
    const auto found = apopTimestamp(greeting);
    QCOMPARE(found.value_or(QByteArray()), timestamp);
    QCOMPARE(found.has_value(), !timestamp.isEmpty());
}

void TestPop3Words::aLongGreetingIsReadInOnePass()
{
    // Looking for each bracket's end anew would take some ten thousand million steps here.
    QVERIFY(!apopTimestamp(QByteArray("<a@").repeated(50'000)));
    QVERIFY(!apopTimestamp(QByteArray(150'000, '<')));
}

void TestPop3Words::digestOfTheRfc()
{
    // RFC 1939 section 7.
    const Secret digest = apopDigest("<1896.697170952@dbc.mtview.ca.us>", Secret(QByteArrayView("tanstaaf")));
    QCOMPARE(digest.wireBytes().toByteArray(), "c4c9334bac560ecc979e58001b3e22fb");
}

void TestPop3Words::refusals_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<ErrorKind>("kind");
    const auto row = [](const char *verb, const char *line, ErrorKind kind) {
        QTest::addRow("%s %s", verb, line) << QByteArray(verb) << QByteArray(line) << kind;
    };
    for (const char *verb : {"USER", "PASS", "APOP", "AUTH"}) {
        row(verb, "-ERR [AUTH] no", ErrorKind::Authentication);
        row(verb, "-ERR [auth] no", ErrorKind::Authentication);
        row(verb, "-ERR no", ErrorKind::Authentication);
        row(verb, "-ERR", ErrorKind::Authentication);
        row(verb, "-ERR [IN-USE] no", ErrorKind::Busy);
        row(verb, "-ERR [LOGIN-DELAY] no", ErrorKind::Busy);
        row(verb, "-ERR [SYS/TEMP] no", ErrorKind::Busy);
        row(verb, "-ERR [SYS/TEMP/DISK] no", ErrorKind::Busy);
        row(verb, "-ERR [SYS/PERM] no", ErrorKind::Refused);
        row(verb, "-ERR [SYS/PERM/QUOTA] wrong password", ErrorKind::Refused);
        row(verb, "-ERR [UTF8] say UTF8 first", ErrorKind::Refused);
        row(verb, "-ERR [XAUTH] unknown codes are passed over", ErrorKind::Authentication);
        // fetchmail's pop3.c, and what is found besides
        row(verb, "-ERR maildrop already locked", ErrorKind::Busy);
        row(verb, "-ERR Lock failed", ErrorKind::Busy);
        row(verb, "-ERR please wait", ErrorKind::Busy);
        row(verb, "-ERR Service Unavailable", ErrorKind::Busy);
        row(verb, "-ERR mailbox in use", ErrorKind::Busy);
        row(verb, "-ERR Temporary failure", ErrorKind::Busy);
        row(verb, "-ERR You have been blocked", ErrorKind::Authentication);
    }
    row("RETR", "-ERR no such message", ErrorKind::Refused);
    row("RETR", "-ERR message is locked", ErrorKind::Refused);
    row("RETR", "-ERR Download exceed", ErrorKind::Busy); // MailKit #1320
    row("RETR", "-ERR [SYS/TEMP] later", ErrorKind::Busy);
    row("DELE", "-ERR [SYS/PERM] never", ErrorKind::Refused);
    row("DELE", "-ERR Download exceed", ErrorKind::Refused);
}

void TestPop3Words::refusals()
{
    QFETCH(QByteArray, verb);
    QFETCH(QByteArray, line);
    QFETCH(ErrorKind, kind);
    const std::optional<StatusLine> status = readStatusLine(line);
    QVERIFY(status);
    const Error error = refusal(*status, verb);
    QCOMPARE(error.kind, kind);
    QCOMPARE(error.code, status->code);
    QCOMPARE(error.verb, verb);
}

void TestPop3Words::codesStandBeneathOthers()
{
    QVERIFY(isCode("SYS/TEMP", "SYS/TEMP"));
    QVERIFY(isCode("SYS/TEMP/A/B", "SYS/TEMP"));
    QVERIFY(!isCode("SYS/TEMPLE", "SYS/TEMP"));
    QVERIFY(!isCode("SYS", "SYS/TEMP"));
    QVERIFY(!isCode("", "AUTH"));
}

void TestPop3Words::loginDelays_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<qint64>("seconds"); // -1 for none
    QTest::addColumn<Concerns>("concerns");
    QTest::newRow("Gmail") << QByteArray("LOGIN-DELAY 300") << qint64(300) << Concerns::Everyone;
    QTest::newRow("per user") << QByteArray("LOGIN-DELAY 900 USER") << qint64(900) << Concerns::EachUser;
    QTest::newRow("a year") << QByteArray("LOGIN-DELAY 31536000") << qint64(limit::loginDelay.count())
                            << Concerns::Everyone;
    QTest::newRow("endless") << "LOGIN-DELAY " + QByteArray(40, '9') << qint64(limit::loginDelay.count())
                             << Concerns::Everyone;
    QTest::newRow("negative") << QByteArray("LOGIN-DELAY -5") << qint64(-1) << Concerns::Everyone;
    QTest::newRow("no figure") << QByteArray("LOGIN-DELAY soon") << qint64(-1) << Concerns::Everyone;
    QTest::newRow("nothing") << QByteArray("LOGIN-DELAY") << qint64(-1) << Concerns::Everyone;
    QTest::newRow("not announced") << QByteArray("UIDL") << qint64(-1) << Concerns::Everyone;
}

void TestPop3Words::loginDelays()
{
    QFETCH(QByteArray, line);
    QFETCH(qint64, seconds);
    QFETCH(Concerns, concerns);
    const auto delay = Capabilities("TOP\n" + line + "\n").loginDelay();
    QCOMPARE(delay ? delay->least.count() : -1, seconds);
    if (delay)
        QCOMPARE(delay->concerns, concerns);
}

void TestPop3Words::expiry_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("known");
    QTest::addColumn<int>("days"); // -1 for never
    QTest::newRow("Gmail") << QByteArray("EXPIRE 0") << true << 0;
    QTest::newRow("thirty days") << QByteArray("EXPIRE 30 USER") << true << 30;
    QTest::newRow("never") << QByteArray("expire never") << true << -1;
    QTest::newRow("endless") << "EXPIRE " + QByteArray(40, '9') << true << limit::expireDays;
    QTest::newRow("nonsense") << QByteArray("EXPIRE x") << false << -1;
    QTest::newRow("nothing") << QByteArray("EXPIRE") << false << -1;
}

void TestPop3Words::expiry()
{
    QFETCH(QByteArray, line);
    QFETCH(bool, known);
    QFETCH(int, days);
    const auto expire = Capabilities(line + "\n").expire();
    QCOMPARE(expire.has_value(), known);
    if (expire) {
        QCOMPARE(expire->days.value_or(-1), days);
        QCOMPARE(expire->concerns, line.contains("USER") ? Concerns::EachUser : Concerns::Everyone);
    }
}

void TestPop3Words::mechanisms()
{
    const Capabilities capabilities("SASL PLAIN scram-sha-256\n");
    QVERIFY(capabilities.hasMechanism("PLAIN"));
    QVERIFY(capabilities.hasMechanism("SCRAM-SHA-256"));
    QVERIFY(!capabilities.hasMechanism("SCRAM-SHA-1"));
    QVERIFY(!Capabilities("PLAIN\n").hasMechanism("PLAIN"));
}

QTEST_APPLESS_MAIN(TestPop3Words)
#include "tst_pop3_words.moc"
