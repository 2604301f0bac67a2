// SPDX-License-Identifier: GPL-3.0-or-later
// What may be shown to strangers.
#include "records/pseudonyms.h"
#include "records/sharedlog.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace poplar;
using namespace poplar::records;
using wire::TranscriptEvent;
using Kind = TranscriptEvent::Kind;

namespace {

Pseudonyms annas()
{
    Pseudonyms pseudonyms;
    pseudonyms.know(Pseudonyms::Kind::User, QStringLiteral("anna"));
    pseudonyms.know(Pseudonyms::Kind::Host, QStringLiteral("pop"));
    return pseudonyms;
}

TranscriptEvent noted(Kind kind, const QByteArray &text, qint64 octets = 0, qint64 lines = 0)
{
    TranscriptEvent event;
    event.time = QDateTime(QDate(2026, 11, 22), QTime(10, 37, 41, 123), Qt::UTC);
    event.kind = kind;
    event.text = text;
    event.octets = octets;
    event.lines = lines;
    return event;
}

} // namespace

class TestRecordsSharing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreReplaced_data();
    void namesAreReplaced();
    void protocolIsLeftAlone_data();
    void protocolIsLeftAlone();
    void nothingOfItIsLeft_data();
    void nothingOfItIsLeft();
    void noLabelOfANameIsLeft_data();
    void noLabelOfANameIsLeft();
    void theSameThingHasTheSameName();
    void spellingsOfOneThingHaveOneName_data();
    void spellingsOfOneThingHaveOneName();
    void aLoginIsReplacedOnce();
    void whatLooksLikeAPseudonymGetsOne();
    void onlyTheSignOfAReplyIsLeftAlone_data();
    void onlyTheSignOfAReplyIsLeftAlone();
    void anAddressAsHostIsOne();
    void hostileTextTakesBoundedTime_data();
    void hostileTextTakesBoundedTime();
    void aSessionIsShared();
    void nothingOfMessagesIsShared();
};

void TestRecordsSharing::namesAreReplaced_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shared");
    const auto row = [](const char *text, const char *shared) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(shared);
    };
    row("box of bob@example.org ready", "box of user1@host1.example ready");
    row("<bob@example.org>", "<user1@host1.example>");
    row("<1896.697170952@dbc.mtview.ca.us>", "<user1@host1.example>");
    row("mailto:bob@example.org:110/x", "mailto:user1@host1.example:110/x");
    row("\"bob smith\"@example.org", "user1@host1.example");
    row("bob@[192.0.2.1]", "user1@[ip1]");
    row("bob@192.0.2.1.", "user1@ip1.");
    row("bob%example.com@example.org", "user1@host1.example");
    row("боб@почта.рф", "user1@host1.example");
    row("b\\u202eob@example.org", "user1@host1.example");
    row("mail.example.org ready.", "host1.example ready.");
    row("mail.example.org:995", "host1.example:995");
    row("почта.рф", "host1.example");
    row("x.xn--p1ai", "host1.example");
    row("https://mail.example.org/help", "https://host1.example/help");
    row("from 192.0.2.17:110 to ::1", "from ip1:110 to ip2");
    row("[2001:db8::1]:110", "[ip1]:110");
    row("fe80::1%eth0", "ip1");
    row("anna", "user1");
    row("ANNA's maildrop", "user1's maildrop");
    row("/var/mail/anna", "/var/mail/user1");
    row("susanna", "sususer1");
    row("pop3 and pop", "pop3 and host1.example");
    row("YW5uYQ==", "opaque1==");
    row("616e6e61", "opaque1");
    row("anna%40example.org", "opaque1");
    row("bm9ib2R5IGF0IGFsbA", "opaque1");
    row("user=YW5uYQ", "user=opaque1");
    row("1 3f2a9c0e5b7d4816aa01", "1 opaque1");
    row("3f2a9c0e-5b7d-4816-aa01-000000000001", "opaque1");
    row("AB:CD:EF:01:23:45:67:89", "opaque1");
    row("SHA256 ab:cd:ef:01:23:45:67:89.", "SHA256 opaque1.");
    row("certificate CN=*.web.de; issuer=Telekom Security; valid=2026-01-01/2027-01-01; "
        "SHA-256=AB:CD:EF:01:23:45:67:89",
        "certificate CN=*.host1.example; issuer=Telekom Security; valid=2026-01-01/2027-01-01; "
        "SHA-256=opaque1");
    row("[IPv6:2001:db8::17]", "[IPv6:ip1]");
    row("bob@[IPv6:2001:db8::17]", "user1@[IPv6:ip1]");
    row("2001:db8::17/64", "ip1/64");
    row("ip:2001:db8::17.", "ip:ip1.");
    row("tcp/2001:db8::17", "tcp/ip1");
    row("192.0.2.0/24", "ip1/24");
    row("«mail.foo.ru»", "«host1.example»");
    row("“mail.foo.ru”", "“host1.example”");
    row("mail.foo.ru—", "host1.example—");
    row("mail.foo.org+TLS", "host1.example+TLS");
    row("-mail.foo.org", "-host1.example");
    row("डाकघर.भारत", "host1.example");
    row("o'brien@foo.org", "user1@host1.example");
    row("'bob@foo.org'", "'user1@host1.example'");
    row("bounce+eve=foo.org@list.org", "user1@host1.example");
    row("/S=Smith/G=Eve/@gw.org", "/user1@host1.example");
    row("=?UTF-8?Q?eve=40foo.org?=", "=?UTF-8?Q?opaque1?=");
    row("eve=40foo.org", "user1=40host1.example");
    row("pop3://eve:pw@mail.foo.org:110/x", "pop3://user1:opaque1@host1.example:110/x");
    row("user=bob@foo.org", "user=user1@host1.example");
}

void TestRecordsSharing::namesAreReplaced()
{
    QFETCH(QString, text);
    QFETCH(QString, shared);
    QCOMPARE(annas().replaced(text), shared);
}

void TestRecordsSharing::protocolIsLeftAlone_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "+OK", "-ERR [AUTH] Authentication failed.", "+OK Dovecot (Debian) ready.", "2 320",
          "TRANSACTION", "SASL PLAIN LOGIN SCRAM-SHA-256-PLUS XOAUTH2", "TLSv1.3 TLS_AES_256_GCM_SHA384",
          "TLSv1.2 ECDHE-RSA-AES256-GCM-SHA384", "IMPLEMENTATION Cyrus_POP3_v2.5", "EXPIRE 60 USER",
          "LOGIN-DELAY 300", "[3972 octets, 78 lines]", "10:37:41", "RESP-CODES AUTH-RESP-CODE PIPELINING",
          "PASS ********", "[IN-USE] Do you have another POP session running?", "a := b; e.g. 1/2 @"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestRecordsSharing::protocolIsLeftAlone()
{
    QFETCH(QString, text);
    Pseudonyms pseudonyms;
    QCOMPARE(pseudonyms.replaced(text), text);
}

void TestRecordsSharing::nothingOfItIsLeft_data()
{
    QTest::addColumn<QString>("text");
    const QByteArray secret = "anna.karenina@mail.example.org";
    const auto row = [](const char *name, const QByteArray &text) {
        QTest::newRow(name) << QString::fromUtf8(text);
    };
    row("plain", secret);
    row("capitals", secret.toUpper());
    row("base64", secret.toBase64());
    row("base64, the middle", (" x" + secret + "yy").toBase64());
    row("base64 for addresses",
        secret.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    row("hex", secret.toHex());
    row("hex, capitals", secret.toHex().toUpper());
    row("percent", secret.toPercentEncoding());
    row("brackets", "<" + secret + ">");
    row("quotes", "\"" + secret + "\"");
    row("equals", "user=" + secret);
    row("comma", "x," + secret + ",y");
    row("colon", "user:" + secret + ":x");
    row("path", "/home/" + secret + "/Maildir");
    row("windows", "C:\\mail\\" + secret);
    row("two at signs", "x@" + secret);
    row("dot behind", secret + ".");
    row("user alone", "Anna.Karenina");
    row("host alone", "MAIL.example.org");
    row("escaped", "\\x1b[1m" + secret + "\\x1b[0m");
    row("user in base64", QByteArray("anna.karenina").toBase64());
    row("user in hex", QByteArray("anna.karenina").toHex());
    row("glued", "xxanna.kareninaxx");
}

void TestRecordsSharing::nothingOfItIsLeft()
{
    QFETCH(QString, text);
    Pseudonyms pseudonyms;
    pseudonyms.know(Pseudonyms::Kind::User, QStringLiteral("anna.karenina@mail.example.org"));
    const QString shared = pseudonyms.replaced(text);
    const QByteArray lower = shared.toLower().toUtf8();
    for (const QByteArray part : {"karenina", "example.org"}) {
        QVERIFY2(!lower.contains(part), lower.constData());
        QVERIFY2(!lower.contains(part.toHex()), lower.constData());
        for (int before = 0; before < 3; ++before) {
            const QByteArray encoded = (QByteArray(before, 'x') + part).toBase64().mid(4, 6);
            QVERIFY2(!shared.toUtf8().contains(encoded), lower.constData());
        }
    }
}

/// Of names by which a person or a server is known, no part may be found, whatever stands around them.
void TestRecordsSharing::noLabelOfANameIsLeft_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isTold"); // or seen by its form
    const QByteArrayList showing{"vesta.quokka.zoo",   "VESTA.Quokka-Farm.co.zoo",
                                 "почта.синица.рф",    "xn--80a1acny.xn--80apats7a.xn--p1ai",
                                 "डाकघर.पक्षी.भारत",    "2001:db8::17",
                                 "192.0.2.17",         "anna.karenina@vesta.quokka.zoo",
                                 "o'brien@quokka.zoo", "bounce+eve=vesta.org@quokka.zoo"};
    for (const QByteArray &name : showing) {
        QTest::newRow((name + ", told").constData()) << QString::fromUtf8(name) << true;
        QTest::newRow((name + ", not told").constData()) << QString::fromUtf8(name) << false;
    }
    for (const char *name : {"anna.karenina", "o'brien", "annasmith1975-privat", "Jürgen", "quokka",
                             "+491711", "QUOKKA\\anna", "quokkaserver-7", "vesta.quokka.l7"})
        QTest::newRow(name) << QString::fromUtf8(name) << true;
}

/// With "%1" for the name.
QStringList surroundings()
{
    const QByteArray lines = R"(%1
"%1"
'%1'
`%1`
<%1>
(%1)
[%1]
{%1}
«%1»
“%1”
„%1“
‹%1›
‘%1’
「%1」
%1.
%1,
%1:
%1:110
%1;
%1!
%1?
%1…
%1—x
—%1
-%1
--%1--
_%1_
*.%1
*%1*
CN=%1;
CN=*.%1; issuer=%1; valid=2026-01-01/2027-01-01
host=%1&x=1
user=%1
pop://%1/
pop://bob:pw@%1:110/inbox?x=1#y
pop://%1:%1@pop.test/
mailto:%1
/var/mail/%1/cur
C:\mail\%1\x
C:\%1
x	%1	y
%1+TLS
%1/tcp
%1/64
tcp/%1
ip:%1
IPv6:%1
%1|x
~%1~
^%1^
$%1
#%1
&%1;
№%1
·%1·
%1's maildrop
%1-based
a.%1
_pop3._tcp.%1
bob@%1
bob@[%1]
@%1
%1@
%1@pop.test
%1=40pop.test
=?UTF-8?Q?%1?=
=?utf-8?q?hello_%1_there?=
=?UTF-8?Q?%1
x@%1@pop.test
"%1"@pop.test
"%1 %1"@pop.test
%1,%1
%1;%1
%1/%1
%1 %1
\x1b[1m%1\x1b[0m
\x1b%1
\u202e%1\u202c
%1\x00
%1\x0d\x0aX
%1\u200d
+OK %1
-ERR [AUTH] %1: no such user
%1%
100% %1)";
    return QString::fromUtf8(lines).split(u'\n');
}

/// What of it must not be found: its labels, also in the DNS's form of letters.
QStringList labelsOf(const QString &name)
{
    if (name == QStringLiteral("2001:db8::17"))
        return {QStringLiteral("2001:"), QStringLiteral("db8")};
    if (name == QStringLiteral("192.0.2.17"))
        return {QStringLiteral("192"), QStringLiteral("0.2")};
    static const QRegularExpression noLetter(QStringLiteral("[^\\p{L}\\p{M}\\p{N}]+"));
    QStringList labels = name.toLower().split(noLetter);
    labels.removeIf([](const QString &label) { return label.size() < 3; });
    return labels;
}

void TestRecordsSharing::noLabelOfANameIsLeft()
{
    QFETCH(QString, name);
    QFETCH(bool, isTold);
    KnownNames names;
    if (isTold)
        names = {{name}, {name}};
    const QStringList labels = labelsOf(name);
    QVERIFY(!labels.isEmpty());
    QStringList survivors;
    for (const QString &around : surroundings()) {
        for (const QString &form : {name, name.toUpper(), name.normalized(QString::NormalizationForm_D)}) {
            const QString text = QString(around).replace(QStringLiteral("%1"), form);
            for (const Kind kind : {Kind::Received, Kind::Sent, Kind::Failure}) {
                const QByteArray shared = sharedLog({noted(kind, text.toUtf8(), 10)}, names);
                const QString line = QString::fromUtf8(shared.mid(shared.lastIndexOf("123Z")));
                const QString lower = line.toLower().normalized(QString::NormalizationForm_C);
                for (const QString &label : labels) {
                    if (lower.contains(label.normalized(QString::NormalizationForm_C)))
                        survivors += label + QStringLiteral(" of ") + text + QStringLiteral(" in ") + line;
                }
            }
        }
    }
    survivors.removeDuplicates();
    QVERIFY2(survivors.isEmpty(), qPrintable(survivors.join(u'\n')));
}

void TestRecordsSharing::spellingsOfOneThingHaveOneName_data()
{
    QTest::addColumn<QStringList>("spellings");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *name, const QByteArrayList &spellings) {
        QStringList texts;
        for (const QByteArray &spelling : spellings)
            texts += QString::fromUtf8(spelling);
        QTest::newRow(spellings.first().constData()) << texts << QString::fromLatin1(name);
    };
    row("ip1",
        {"2001:db8::1", "2001:DB8::1", "2001:db8:0::1", "[2001:db8::1]", "2001:0db8:0:0:0:0:0:1",
         "IPv6:2001:db8::1"});
    row("ip1", {"192.0.2.1", "::ffff:192.0.2.1", "::FFFF:c000:201", "[192.0.2.1]", "192.0.2.1:110"});
    row("ip1", {"fe80::1%eth0", "fe80::1", "fe80::1%2"});
    row("host1.example",
        {"mail.почта.рф", "mail.xn--80a1acny.xn--p1ai", "MAIL.XN--80A1ACNY.XN--P1AI", "Mail.ПОЧТА.рф.",
         "mail。почта。рф"});
    row("user1@host1.example", {"anna@foo.org", "\"anna\"@foo.org", "ANNA@FOO.org", "anna@foo.org."});
}

void TestRecordsSharing::spellingsOfOneThingHaveOneName()
{
    QFETCH(QStringList, spellings);
    QFETCH(QString, name);
    Pseudonyms pseudonyms;
    for (const QString &spelling : spellings) {
        const QString replaced = pseudonyms.replaced(spelling);
        QVERIFY2(replaced.contains(name), qPrintable(spelling + QStringLiteral(": ") + replaced));
    }
}

void TestRecordsSharing::aLoginIsReplacedOnce()
{
    for (const char *login : {"annasmith1975-privat", "o'brien", "anna.karenina", "user7"}) {
        Pseudonyms pseudonyms;
        const QString name = QString::fromLatin1(login);
        pseudonyms.know(Pseudonyms::Kind::User, name);
        QCOMPARE(pseudonyms.replaced(name), QStringLiteral("user1"));
        QCOMPARE(pseudonyms.replaced(name + QStringLiteral("@foo.org")),
                 QStringLiteral("user1@host1.example"));
        QCOMPARE(pseudonyms.replaced(u'\'' + name + QStringLiteral("' of foo.org")),
                 QStringLiteral("'user1' of host1.example"));
    }
}

void TestRecordsSharing::whatLooksLikeAPseudonymGetsOne()
{
    Pseudonyms pseudonyms;
    pseudonyms.know(Pseudonyms::Kind::User, QStringLiteral("anna"));
    QCOMPARE(pseudonyms.replaced(QStringLiteral("anna is not user1, USER1 is")),
             QStringLiteral("user1 is not user2, user2 is"));
    QCOMPARE(pseudonyms.replaced(QStringLiteral("192.0.2.1 is not ip1")), QStringLiteral("ip1 is not ip2"));
    QCOMPARE(pseudonyms.replaced(QStringLiteral("3f2a9c0e5b7d4816aa01, opaque1")),
             QStringLiteral("opaque1, opaque2"));
    // Nor does anybody get his own name.
    Pseudonyms others;
    others.know(Pseudonyms::Kind::User, QStringLiteral("user1"));
    QCOMPARE(others.replaced(QStringLiteral("user1")), QStringLiteral("user2"));
}

void TestRecordsSharing::onlyTheSignOfAReplyIsLeftAlone_data()
{
    QTest::addColumn<TranscriptEvent>("event");
    QTest::addColumn<QByteArray>("shared");
    const auto row = [](Kind kind, const QByteArray &text, const QByteArray &shared) {
        QTest::newRow(text.constData()) << noted(kind, text, 10) << shared;
    };
    row(Kind::Received, "+OK\tanna's maildrop", "S: +OK\tuser1's maildrop");
    row(Kind::Received, "-ERR anna", "S: -ERR user1");
    row(Kind::Received, "+ anna", "S: + user1");
    row(Kind::Received, "+OKanna.smith", "S: +host1.example");
    row(Kind::Received, "-anna says no", "S: -user1 says no");
    row(Kind::Received, "+anna", "S: +user1");
    row(Kind::Received, "250-mail.foo.org", "S: 250-host1.example");
    row(Kind::Received, "334 anna", "S: 334 user1");
    row(Kind::Sent, "anna@foo.org", "C: user1@host1.example");
    row(Kind::Sent, "anna", "C: user1");
    row(Kind::Sent, "RETR 1", "C: RETR 1");
    row(Kind::Sent, "LIST\t1", "C: LIST\t1");
}

void TestRecordsSharing::onlyTheSignOfAReplyIsLeftAlone()
{
    QFETCH(TranscriptEvent, event);
    QFETCH(QByteArray, shared);
    const KnownNames names{{QStringLiteral("anna"), QStringLiteral("list"), QStringLiteral("retr")}, {}};
    QVERIFY2(sharedLog({event}, names).endsWith(' ' + shared + '\n'), sharedLog({event}, names).constData());
}

void TestRecordsSharing::anAddressAsHostIsOne()
{
    const auto shared = [](const QByteArrayList &texts) {
        QList<TranscriptEvent> events;
        for (const QByteArray &text : texts)
            events += noted(Kind::State, text);
        QByteArrayList lines = sharedLog(events).trimmed().split('\n').mid(3);
        for (QByteArray &line : lines)
            line = line.mid(line.indexOf("-- ") + 3);
        return lines;
    };
    QCOMPARE(shared({"192.0.2.1:110", "connected from 192.0.2.7:40000 to 192.0.2.1:110"}),
             (QByteArrayList{"ip1:110", "connected from ip2:40000 to ip1:110"}));
    QCOMPARE(shared({"2001:db8::1:110", "connected from [2001:db8::7]:40000 to [2001:db8::1]:110"}),
             (QByteArrayList{"ip1:110", "connected from [ip2]:40000 to [ip1]:110"}));
}

void TestRecordsSharing::theSameThingHasTheSameName()
{
    Pseudonyms pseudonyms = annas();
    QCOMPARE(pseudonyms.replaced(QStringLiteral("bob@example.org eve@example.org BOB@example.com")),
             QStringLiteral("user1@host1.example user2@host1.example user1@host2.example"));
    QCOMPARE(pseudonyms.replaced(QStringLiteral("Example.ORG 192.0.2.1 anna 192.0.2.1")),
             QStringLiteral("host1.example ip1 user3 ip1"));
    // What was there before is no pseudonym.
    QCOMPARE(pseudonyms.replaced(QStringLiteral("host1.example")), QStringLiteral("host3.example"));
}

void TestRecordsSharing::hostileTextTakesBoundedTime_data()
{
    QTest::addColumn<QString>("text");
    constexpr int length = 200'000; // a line of the log has 2,048 at the most
    for (const char *unit :
         {"a",   "a.", "a@",  ":",  "0:", "1.",    "%a",     "\"", "\"@", "-",     "=",     "[",   "anna",
          "aA1", "é.", "=40", "@[", "::", "1:2::", "=?u?q?", "a'", "AB:", "user1", "\\x1b", "%41", "://a:@"})
        QTest::newRow(unit) << QString::fromUtf8(unit).repeated(length / int(qstrlen(unit)));
}

void TestRecordsSharing::hostileTextTakesBoundedTime()
{
    QFETCH(QString, text);
    QElapsedTimer clock;
    clock.start();
    (void)annas().replaced(text);
    QVERIFY2(clock.elapsed() < 60'000, qPrintable(QString::number(clock.elapsed())));
}

void TestRecordsSharing::aSessionIsShared()
{
    const QList<TranscriptEvent> events{
        noted(Kind::State, "mail.example.org:110"),
        noted(Kind::State, "connected from 192.0.2.7:40000 to 198.51.100.1:110"),
        noted(Kind::Received, "+OK <1.2@mail.example.org> ready", 34),
        noted(Kind::Sent, "USER anna", 11),
        noted(Kind::Received, "+OK Anna at mail", 18),
        noted(Kind::Sent, "PASS ********", 15),
        noted(Kind::Received, "-ERR [AUTH] no such user: anna@example.org", 20),
        noted(Kind::Failure, "Authentication"),
        noted(Kind::Failure, "CertificateDoubtful: *.example.org"),
    };
    const QByteArray expected = "2026-11-22T10:37:41.123Z -- host1.example:110\n"
                                "2026-11-22T10:37:41.123Z -- connected from ip1:40000 to ip2:110\n"
                                "2026-11-22T10:37:41.123Z S: +OK <user1@host1.example> ready\n"
                                "2026-11-22T10:37:41.123Z C: USER user2\n"
                                "2026-11-22T10:37:41.123Z S: +OK user2 at mail\n"
                                "2026-11-22T10:37:41.123Z C: PASS ********\n"
                                "2026-11-22T10:37:41.123Z S: -ERR [AUTH] no such user: user2@host2.example\n"
                                "2026-11-22T10:37:41.123Z -- Authentication\n"
                                "2026-11-22T10:37:41.123Z -- CertificateDoubtful: *.host2.example\n";
    const QByteArray shared = sharedLog(events);
    QVERIFY2(shared.startsWith("# Poplar session log for sharing, version 1\n"), shared.constData());
    QCOMPARE(shared.mid(shared.indexOf("\n2026") + 1), expected);
    // A login by SASL shows no name: it is told.
    QCOMPARE(
        sharedLog({noted(Kind::Received, "+OK Eva", 9)}, {{QStringLiteral("eva")}, {}}).split('\n').value(3),
        QByteArray("2026-11-22T10:37:41.123Z S: +OK user1"));
}

void TestRecordsSharing::nothingOfMessagesIsShared()
{
    const QByteArray shared = sharedLog({noted(Kind::Body, "Subject: our secret", 3972, 78)});
    QVERIFY2(shared.endsWith("S: [3972 octets, 78 lines]\n"), shared.constData());
}

QTEST_GUILESS_MAIN(TestRecordsSharing)
#include "tst_records_sharing.moc"
