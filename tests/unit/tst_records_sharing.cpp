// SPDX-License-Identifier: GPL-3.0-or-later
// What may be shown to strangers.
#include "records/pseudonyms.h"
#include "records/sharedlog.h"

#include <QElapsedTimer>
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
    void theSameThingHasTheSameName();
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
         {"a", "a.", "a@", ":", "0:", "1.", "%a", "\"", "\"@", "-", "=", "[", "anna", "aA1", "é."})
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
