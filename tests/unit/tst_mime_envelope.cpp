// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "mime/message.h"

#include <QRandomGenerator>
#include <QTest>

using namespace poplar;
using mime::readEnvelope;

namespace {

/// "Name <address>" for each, so that a failure shows all of them.
QStringList shown(const QList<Address> &addresses)
{
    QStringList lines;
    for (const Address &one : addresses)
        lines += one.name.isEmpty() ? one.address : QStringLiteral("%1 <%2>").arg(one.name, one.address);
    return lines;
}

QByteArray rawCp1251()
{
    return "\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0"; // "Привет, мир"
}

} // namespace

class MimeEnvelope : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatTopGives();
    void readsASubject_data();
    void readsASubject();
    void readsAddresses_data();
    void readsAddresses();
    void readsADate_data();
    void readsADate();
    void readsAMessageId_data();
    void readsAMessageId();
    void guessesAttachments_data();
    void guessesAttachments();
    void aHeaderMayEndAnywhere();
    void theFirstOfTwoFieldsCounts();
    void junkAroundFieldsIsPassedOver();
    void manyAddressesAreCapped();
    void tenThousandFieldsHideNothing();
    void groupsInGroupsDoNoHarm();
    void randomBytesDoNoHarm();
    void speed();
};

void MimeEnvelope::readsWhatTopGives()
{
    const QByteArray header("Return-Path: <anna@example.org>\r\n"
                            "Received: from mx by mail; Mon, 1 Jun 2026 09:00:00 +0200\r\n"
                            "From: Anna Example <anna@example.org>\r\n"
                            "To: \"Doe, John\" <john@example.org>,\r\n\tmary@example.org\r\n"
                            "Cc: Team: a@example.org, B <b@example.org>;\r\n"
                            "Subject: A subject\r\n that is folded\r\n"
                            "Date: Mon, 1 Jun 2026 09:00:00 +0200 (CEST)\r\n"
                            "Message-ID: <1@example.org>\r\n"
                            "Content-Type: multipart/mixed; boundary=b\r\n\r\n");
    QByteArray lf = header;
    lf.replace("\r\n", "\n");
    for (const QByteArray &one : {header, lf}) {
        const Envelope envelope = readEnvelope(one);
        QCOMPARE(shown(envelope.from), QStringList(QStringLiteral("Anna Example <anna@example.org>")));
        QCOMPARE(shown(envelope.to),
                 (QStringList{QStringLiteral("Doe, John <john@example.org>"),
                              QStringLiteral("mary@example.org")}));
        QCOMPARE(shown(envelope.cc),
                 (QStringList{QStringLiteral("a@example.org"), QStringLiteral("B <b@example.org>")}));
        QCOMPARE(envelope.subject, QStringLiteral("A subject that is folded"));
        QCOMPARE(envelope.date, QDateTime(QDate(2026, 6, 1), QTime(7, 0), Qt::UTC));
        QCOMPARE(envelope.date.timeSpec(), Qt::UTC);
        QCOMPARE(envelope.messageId, QByteArray("1@example.org"));
        QVERIFY(envelope.likelyHasAttachments);
    }
}

void MimeEnvelope::readsASubject_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QString>("subject");
    const QString hello = QStringLiteral("Привет, мир");

    QTest::newRow("ASCII") << QByteArray("Hello") << QStringLiteral("Hello");
    QTest::newRow("empty") << QByteArray() << QString();
    QTest::newRow("UTF-8, base64") << QByteArray("=?UTF-8?B?0J/RgNC40LLQtdGCLCDQvNC40YA=?=") << hello;
    QTest::newRow("windows-1251, Q") << QByteArray("=?windows-1251?Q?=CF=F0=E8=E2=E5=F2,_=EC=E8=F0?=")
                                     << hello;
    QTest::newRow("koi8-r") << QByteArray("=?koi8-r?B?8NLJ18XULCDNydI=?=") << hello;
    QTest::newRow("two words, the blank between them goes")
        << QByteArray("=?utf-8?q?a?=\r\n =?utf-8?q?b?=") << QStringLiteral("ab");
    QTest::newRow("word and text, the blank stays") << QByteArray("=?utf-8?q?a?= b") << QStringLiteral("a b");
    QTest::newRow("split within a character")
        << QByteArray("=?utf-8?B?0J/RgNC40LLQtdGCLCDQ?=\r\n =?utf-8?B?vNC40YA=?=") << hello;
    QTest::newRow("split within a character, Q")
        << QByteArray("=?utf-8?q?caf=C3?= =?utf-8?q?=A9?=") << QStringLiteral("caf\u00e9");
    QTest::newRow("two words with padding") // the first is 7 octets, the second 11
        << QByteArray("=?utf-8?B?0J/RgNC4IA==?=\r\n =?UTF-8?b?0LLQtdGCLCDQvNC40YA=?= !")
        << QStringLiteral("При вет, мир !");
    QTest::newRow("many words with padding")
        << "=?utf-8?B?0J8=?=" + QByteArray("\t=?utf-8?B?0J8=?=").repeated(40)
        << QStringLiteral("П").repeated(41);
    QTest::newRow("two words with padding, two charsets")
        << QByteArray("=?utf-8?B?0J8=?= =?koi8-r?B?8A==?=") << QStringLiteral("ПП");
    QTest::newRow("blanks within a word")
        << QByteArray("=?utf-8?Q?two words?=") << QStringLiteral("two words");
    QTest::newRow("underscore outside a word")
        << QByteArray("a_b =?utf-8?q?c_d?=") << QStringLiteral("a_b c d");
    QTest::newRow("in quotes") << QByteArray("\"=?utf-8?q?caf=C3=A9?=\"") << QStringLiteral("\"caf\u00e9\"");
    QTest::newRow("no end") << QByteArray("Re: =?utf-8?B?0J/RgNC40LLQtdGC") << QStringLiteral("Re: Привет");
    QTest::newRow("half an end") << QByteArray("=?utf-8?Q?caf=C3=A9?") << QStringLiteral("caf\u00e9");
    QTest::newRow("just a beginning") << QByteArray("what =?") << QStringLiteral("what =?");
    QTest::newRow("unknown charset") << QByteArray("=?x-unknown?Q?caf=C3=A9?=")
                                     << QStringLiteral("caf\u00e9");
    QTest::newRow("wrong charset") << QByteArray("=?utf-8?B?z/Do4uXyLCDs6PA=?=") << hello;
    QTest::newRow("language tag (RFC 2231)") << QByteArray("=?utf-8*en?Q?hi?=") << QStringLiteral("hi");
    QTest::newRow("ISO-2022-JP") << QByteArray("=?ISO-2022-JP?B?GyRCTGs5VBsoQg==?=")
                                 << QStringLiteral("夜行");
    QTest::newRow("raw UTF-8 (RFC 6532)") << QByteArray("Привет, мир") << hello;
    QTest::newRow("raw windows-1251") << rawCp1251() << hello;
    QTest::newRow("raw koi8-r") << QByteArray("\xf0\xd2\xc9\xd7\xc5\xd4, \xcd\xc9\xd2") << hello;
    QTest::newRow("raw Latin-1") << QByteArray("Caf\xe9 ferm\xe9") << QStringLiteral("Caf\u00e9 ferm\u00e9");
    QTest::newRow("raw and encoded") << rawCp1251() + " =?utf-8?q?=21?="
                                     << QString(hello + QStringLiteral(" !"));
    QTest::newRow("NUL") << QByteArray("be\0fore", 7) << QStringLiteral("be fore");
    QTest::newRow("a line break smuggled in")
        << QByteArray("=?utf-8?q?a=0D=0ABcc:_b?=") << QStringLiteral("a Bcc: b");
    QTest::newRow("bidi override") << QByteArray("=?utf-8?q?a=E2=80=AEb?=") << QStringLiteral("a b");
    QTest::newRow("terminal escape") << QByteArray("a\x1b[31mb") << QStringLiteral("a [31mb");
}

void MimeEnvelope::readsASubject()
{
    QFETCH(const QByteArray, raw);
    QFETCH(const QString, subject);
    QCOMPARE(readEnvelope("Subject: " + raw + "\r\n").subject, subject);
}

void MimeEnvelope::readsAddresses_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QStringList>("addresses");
    const auto row = [](const char *name, const QByteArray &raw, const QStringList &addresses) {
        QTest::newRow(name) << raw << addresses;
    };
    row("name in two words with padding", "=?utf-8?B?0JA=?= =?utf-8?B?0L3QvdCwIA==?= <a@b>",
        {QStringLiteral("Анна <a@b>")});
    const QString ivan = QStringLiteral("Иван <ivan@example.org>");

    row("bare", "a@example.org", {QStringLiteral("a@example.org")});
    row("in angles", "<a@example.org>", {QStringLiteral("a@example.org")});
    row("name in a comment", "a@example.org (Anna)", {QStringLiteral("Anna <a@example.org>")});
    row("encoded name", "=?utf-8?B?0JjQstCw0L0=?= <ivan@example.org>", {ivan});
    row("encoded name in quotes", "\"=?utf-8?B?0JjQstCw0L0=?=\" <ivan@example.org>", {ivan});
    row("raw windows-1251 name", "\xc8\xe2\xe0\xed <ivan@example.org>", {ivan});
    row("raw UTF-8 name", "Иван <ivan@example.org>", {ivan});
    row("internationalised address", "почта@пример.испытание", {QStringLiteral("почта@пример.испытание")});
    row("comma in an encoded name", "=?utf-8?Q?Doe=2C_John?= <j@example.org>",
        {QStringLiteral("Doe, John <j@example.org>")});
    row("escaped quotes", "\"A \\\"B\\\" C\" <a@example.org>", {QStringLiteral("A \"B\" C <a@example.org>")});
    row("comma not quoted", "Doe, John <j@example.org>, k@example.org",
        {QStringLiteral("Doe, John <j@example.org>"), QStringLiteral("k@example.org")});
    row("empty group", "undisclosed-recipients:;", {});
    row("nothing", "", {});
    row("route", "<@relay.example.org:a@example.org>", {QStringLiteral("a@example.org")});
    row("line break in a name", "=?utf-8?q?a=0Ab?= <a@example.org>", {QStringLiteral("a b <a@example.org>")});
}

void MimeEnvelope::readsAddresses()
{
    QFETCH(const QByteArray, raw);
    QFETCH(const QStringList, addresses);
    QCOMPARE(shown(readEnvelope("To: " + raw + "\n").to), addresses);
}

void MimeEnvelope::readsADate_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QDateTime>("date");
    const QDateTime date(QDate(2026, 2, 3), QTime(4, 5, 6), Qt::UTC);
    QTest::newRow("RFC 5322") << QByteArray("Tue, 3 Feb 2026 07:05:06 +0300") << date;
    QTest::newRow("no day of the week") << QByteArray("3 Feb 2026 04:05:06 +0000") << date;
    QTest::newRow("zone by name") << QByteArray("Tue, 03 Feb 2026 04:05:06 GMT") << date;
    QTest::newRow("year of two digits") << QByteArray("Tue, 3 Feb 26 04:05:06 GMT") << date;
    QTest::newRow("dots in the time") << QByteArray("Tue, 3 Feb 2026 07.05.06 +0300") << date;
    QTest::newRow("nonsense") << QByteArray("as soon as possible") << QDateTime();
    QTest::newRow("empty") << QByteArray() << QDateTime();
    QTest::newRow("impossible") << QByteArray("Tue, 99 Feb 2026 99:99:99 +9999") << QDateTime();
}

void MimeEnvelope::readsADate()
{
    QFETCH(const QByteArray, raw);
    QFETCH(const QDateTime, date);
    QCOMPARE(readEnvelope("Date: " + raw + "\n").date, date);
}

void MimeEnvelope::readsAMessageId_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("usual") << QByteArray("<a@b>") << QByteArray("a@b");
    QTest::newRow("blanks and comment") << QByteArray("  <a@b>  (c)") << QByteArray("a@b");
    QTest::newRow("no angles") << QByteArray(" a@b ") << QByteArray("a@b");
    QTest::newRow("folded") << QByteArray("\r\n <a@b>") << QByteArray("a@b");
    QTest::newRow("open") << QByteArray("<a@b") << QByteArray("<a@b");
}

void MimeEnvelope::readsAMessageId()
{
    QFETCH(const QByteArray, raw);
    QFETCH(const QByteArray, id);
    QCOMPARE(readEnvelope("message-id:" + raw + "\n").messageId, id);
}

void MimeEnvelope::guessesAttachments_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<bool>("likely");
    QTest::newRow("none") << QByteArray() << false;
    QTest::newRow("text") << QByteArray("Content-Type: text/html") << false;
    QTest::newRow("mixed") << QByteArray("Content-Type: Multipart/Mixed;\r\n boundary=x") << true;
    QTest::newRow("alternative") << QByteArray("Content-Type: multipart/alternative; boundary=x") << false;
    QTest::newRow("related") << QByteArray("Content-Type: multipart/related; boundary=x") << false;
    QTest::newRow("report") << QByteArray("Content-Type: multipart/report; boundary=x") << false;
    QTest::newRow("signed") << QByteArray("Content-Type: multipart/signed; boundary=x") << false;
    QTest::newRow("PDF") << QByteArray("Content-Type: application/pdf") << true;
    QTest::newRow("picture") << QByteArray("Content-Type: image/png") << true;
    QTest::newRow("message") << QByteArray("Content-Type: message/rfc822") << true;
    QTest::newRow("attached text") << QByteArray(
        "Content-Type: text/plain\r\nContent-Disposition: attachment")
                                   << true;
    QTest::newRow("broken") << QByteArray("Content-Type: ;;") << false;
}

void MimeEnvelope::guessesAttachments()
{
    QFETCH(const QByteArray, fields);
    QFETCH(const bool, likely);
    QCOMPARE(readEnvelope(fields + "\r\n").likelyHasAttachments, likely);
}

// A server may cut what TOP gives wherever it likes.
void MimeEnvelope::aHeaderMayEndAnywhere()
{
    const QByteArray header(
        "From: =?utf-8?B?0JjQstCw0L0=?= <ivan@example.org>\r\nSubject: =?utf-8?B?0JjQstCw0L0=?=\r\n"
        "Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\nbody\r\n");
    for (qsizetype size = 0; size <= header.size(); ++size) {
        const Envelope envelope = readEnvelope(header.first(size));
        QVERIFY(QStringLiteral("Иван").startsWith(envelope.subject) || !envelope.subject.contains(u'И'));
    }
    QCOMPARE(readEnvelope(header.first(header.indexOf("\r\nContent"))).subject, QStringLiteral("Иван"));
    // The body is not looked at.
    QCOMPARE(readEnvelope("From: a@example.org\n\nSubject: body\n").subject, QString());
}

void MimeEnvelope::theFirstOfTwoFieldsCounts()
{
    const Envelope envelope =
        readEnvelope("Subject: one\nSUBJECT : two\nTo: a@example.org\nTo: b@example.org\n");
    QCOMPARE(envelope.subject, QStringLiteral("one"));
    QCOMPARE(shown(envelope.to),
             (QStringList{QStringLiteral("a@example.org"), QStringLiteral("b@example.org")}));
    QCOMPARE(shown(readEnvelope("Sender: s@example.org\n").from),
             QStringList(QStringLiteral("s@example.org")));
}

void MimeEnvelope::junkAroundFieldsIsPassedOver()
{
    QCOMPARE(readEnvelope("no field\nSubject: found\n").subject, QStringLiteral("found"));
    QCOMPARE(readEnvelope("From a Mon Sep 17 00:00:00 2001\nSubject: found\n").subject,
             QStringLiteral("found"));
    QCOMPARE(readEnvelope(" continues nothing\nSubject: found\njunk\n").subject, QStringLiteral("found"));
    QCOMPARE(readEnvelope("").subject, QString());
    QCOMPARE(readEnvelope(QByteArray("\0\0\0", 3)), Envelope());
}

void MimeEnvelope::manyAddressesAreCapped()
{
    QByteArray many;
    for (int i = 0; i < 100'000; ++i)
        many += "user" + QByteArray::number(i) + "@example.org, ";
    const Envelope envelope = readEnvelope("To: " + many + "\nSubject: after\n");
    QCOMPARE(envelope.to.size(), qsizetype(limit::addresses));
    QCOMPARE(envelope.to.last().address, QStringLiteral("user199@example.org"));
    QCOMPARE(envelope.subject, QStringLiteral("after"));
}

void MimeEnvelope::tenThousandFieldsHideNothing()
{
    QByteArray header;
    for (int i = 0; i < 10'000; ++i)
        header += "X-Field-" + QByteArray::number(i) + ": value\r\n";
    const QByteArray longOne = "X-Long: " + QByteArray(1024 * 1024, 'x') + "\r\n";
    QCOMPARE(readEnvelope(header + longOne + "Subject: last\r\n").subject, QStringLiteral("last"));
    // A subject of a mebibyte is cut.
    const QString subject = readEnvelope("Subject: " + QByteArray(1024 * 1024, 'x') + "\r\n").subject;
    QVERIFY(subject.size() > 1000 && subject.size() <= limit::headerField);
}

// GMime calls itself for each of them and would exhaust the stack.
void MimeEnvelope::groupsInGroupsDoNoHarm()
{
    const int count = 500'000;
    for (const char *piece :
         {"a:", "(", "<", "\"", ",", "<@a,", "=?", "=?utf-8?q?a?= ", "\\", "[", ";", "@", ">"}) {
        const QByteArray value = QByteArray(piece).repeated(count);
        const Envelope envelope = readEnvelope("From: " + value + "\nSubject: " + value
                                               + "\nContent-Type: " + value + "\nTo: z@example.org\n");
        QCOMPARE(shown(envelope.to), QStringList(QStringLiteral("z@example.org")));
        QVERIFY(envelope.from.size() <= limit::addresses);
    }
}

void MimeEnvelope::randomBytesDoNoHarm()
{
    QRandomGenerator random(20260101);
    const QByteArrayList names{"From: ", "To: ", "Subject: ", "Date: ", "Content-Type: ", "Message-ID: "};
    const char signs[] = "=?<>@:;,\"()\\ \r\n\tabcQB8-utf_/*'%\xd0\x9f\xff\0";
    const QByteArray alphabet(signs, sizeof signs);
    for (int round = 0; round < 3000; ++round) {
        QByteArray header;
        for (const QByteArray &name : names) {
            header += name;
            for (int i = random.bounded(80); i > 0; --i)
                header +=
                    round % 2 ? char(random.bounded(256)) : alphabet[random.bounded(int(alphabet.size()))];
            header += "\r\n";
        }
        const Envelope envelope = readEnvelope(header);
        QVERIFY(!envelope.subject.contains(u'\n') && !envelope.subject.contains(QChar(0)));
        QVERIFY(!envelope.date.isValid() || envelope.date.timeSpec() == Qt::UTC);
    }
}

void MimeEnvelope::speed()
{
    const QByteArray received(
        "Received: from mx.example.org (mx.example.org [192.0.2.1])\r\n\tby mail.example.org with "
        "ESMTPS id 0123456789abcdef\r\n\tfor <a@example.org>; Mon, 1 Jun 2026 09:00:00 +0200\r\n");
    const QByteArray header = received.repeated(8) + "DKIM-Signature: v=1; b=" + QByteArray(400, 'x')
        + "\r\nFrom: =?utf-8?B?0JjQstCw0L0=?= <ivan@example.org>\r\nTo: a@example.org, B <b@example.org>\r\n"
          "Subject: =?windows-1251?Q?=CF=F0=E8=E2=E5=F2,_=EC=E8=F0?=\r\nDate: Mon, 1 Jun 2026 09:00:00 "
          "+0200\r\n"
          "Message-ID: <1@example.org>\r\nContent-Type: multipart/mixed; boundary=\"----=_b\"\r\n\r\n";
    QBENCHMARK
    {
        QVERIFY(readEnvelope(header).likelyHasAttachments);
    }
}

QTEST_GUILESS_MAIN(MimeEnvelope)
#include "tst_mime_envelope.moc"
