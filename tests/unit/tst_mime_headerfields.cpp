// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "mime/headerfields.h"

#include <QTest>

using namespace poplar;
using mime::HeaderField;
using mime::readHeaderFields;

namespace {

/// "name=value" of each field.
QStringList told(QByteArrayView header)
{
    QStringList all;
    for (const HeaderField &field : readHeaderFields(header))
        all += field.name + u'=' + field.value;
    return all;
}

} // namespace

class MimeHeaderFields : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldInItsOrder();
    void foldsAreUndoneAndKeptInTheRawField();
    void theTextOfAMessageIsNoHeader_data();
    void theTextOfAMessageIsNoHeader();
    void encodedAndRawTextIsDecoded_data();
    void encodedAndRawTextIsDecoded();
    void linesThatAreNoFieldsAreShown();
    void nulsHideNothing();
    void nothingActsInTheValue();
    void aFieldOfAMegabyteIsCut();
    void aNameOfAMegabyteIsCut();
    void tenThousandFieldsAreCut();
    void aHeaderOfTheFullCountIsNotCut();
    void aMegabyteOfBrokenEncodedWordsIsRead();
    void anyOctetsAreRead();
};

void MimeHeaderFields::everyFieldInItsOrder()
{
    const QStringList expected{QStringLiteral("Received=by c"), QStringLiteral("Received=by b"),
                               QStringLiteral("subject=Hello"), QStringLiteral("X-Empty="),
                               QStringLiteral("Subject=again")};
    QCOMPARE(told("Received: by c\r\nReceived: by b\r\nsubject:Hello\r\nX-Empty:\r\nSubject : again\r\n"),
             expected);
}

void MimeHeaderFields::foldsAreUndoneAndKeptInTheRawField()
{
    const auto fields = readHeaderFields("X-Long: one\r\n two\n\tthree\r\nX-Next: four\r\n");
    QCOMPARE(fields.size(), 2);
    QCOMPARE(fields[0].value, QStringLiteral("one two three"));
    QCOMPARE(fields[0].raw, QByteArray("X-Long: one\r\n two\n\tthree"));
    QCOMPARE(fields[1].raw, QByteArray("X-Next: four"));
    QVERIFY(!fields[0].isCut && !fields[1].isCut && !fields[1].isLastRead);
}

void MimeHeaderFields::theTextOfAMessageIsNoHeader_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("CRLF") << QByteArray("A: 1\r\n\r\nB: 2\r\n");
    QTest::newRow("LF") << QByteArray("A: 1\n\nB: 2\n");
    QTest::newRow("no text") << QByteArray("A: 1\r\n\r\n");
    QTest::newRow("no empty line") << QByteArray("A: 1\r\n");
    QTest::newRow("no line end") << QByteArray("A: 1");
}

void MimeHeaderFields::theTextOfAMessageIsNoHeader()
{
    QFETCH(QByteArray, message);
    QCOMPARE(told(message), QStringList{QStringLiteral("A=1")});
}

void MimeHeaderFields::encodedAndRawTextIsDecoded_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QString>("value");
    QTest::newRow("base64") << QByteArray("=?utf-8?B?0J/RgNC40LLQtdGC?=") << QStringLiteral("Привет");
    QTest::newRow("quoted") << QByteArray("=?iso-8859-1?Q?caf=E9_au_lait?=")
                            << QStringLiteral("café au lait");
    QTest::newRow("folded between words")
        << QByteArray("=?utf-8?Q?one_?=\r\n =?utf-8?Q?two?= three") << QStringLiteral("one two three");
    QTest::newRow("raw UTF-8") << QByteArray("Grüße") << QStringLiteral("Grüße");
    QTest::newRow("raw windows-1251") << QByteArray("\xcf\xf0\xe8\xe2\xe5\xf2") << QStringLiteral("Привет");
    QTest::newRow("word without its end") << QByteArray("=?utf-8?B?0J/RgNC4") << QStringLiteral("При");
    QTest::newRow("no encoded word") << QByteArray("=?what?=") << QStringLiteral("=?what?=");
}

void MimeHeaderFields::encodedAndRawTextIsDecoded()
{
    QFETCH(QByteArray, raw);
    QFETCH(QString, value);
    const auto fields = readHeaderFields("X-Text: " + raw + "\r\n");
    QCOMPARE(fields.size(), 1);
    QCOMPARE(fields[0].value, value);
    QCOMPARE(fields[0].raw, "X-Text: " + raw);
}

void MimeHeaderFields::linesThatAreNoFieldsAreShown()
{
    const QStringList expected{QStringLiteral("=From me Sat Nov 21"), QStringLiteral("A=1"),
                               QStringLiteral("=no field here"), QStringLiteral("=: nameless"),
                               QStringLiteral("B=2")};
    QCOMPARE(told("From me Sat Nov 21\nA: 1\nno field here\n: nameless\nB: 2\n"), expected);
    QCOMPARE(told(" begins with a fold\nA: 1\n").first(), QStringLiteral("=begins with a fold"));
}

void MimeHeaderFields::nulsHideNothing()
{
    const auto fields = readHeaderFields(QByteArrayView("A: one\0two\r\nB: 3\r\n", 18));
    QCOMPARE(fields.size(), 2);
    QCOMPARE(fields[0].value, QStringLiteral("one two"));
    QVERIFY(fields[0].raw.contains('\0'));
}

void MimeHeaderFields::nothingActsInTheValue()
{
    const auto fields = readHeaderFields("A: a\x1b[31m b \xe2\x80\xae c\r d\r\n");
    QCOMPARE(fields.size(), 1);
    for (const QChar c : fields[0].value)
        QVERIFY2(c.category() != QChar::Other_Control && c != QChar(0x202E), qPrintable(fields[0].value));
}

void MimeHeaderFields::aFieldOfAMegabyteIsCut()
{
    const auto fields =
        readHeaderFields("A: " + QByteArray(limit::shownHeader / 2, 'x') + "\r\nB: 2\r\n\r\n");
    QCOMPARE(fields.size(), 2);
    QVERIFY(fields[0].isCut);
    QVERIFY(fields[0].value.size() <= limit::shownField);
    QVERIFY(fields[0].value.size() >= limit::shownField - 1);
    QCOMPARE(fields[1].value, QStringLiteral("2"));
    QVERIFY(!fields[1].isCut && !fields[1].isLastRead);

    const auto whole = readHeaderFields("A: " + QByteArray(limit::shownHeader, 'x') + "\r\nB: 2\r\n\r\n");
    QCOMPARE(whole.size(), 1);
    QVERIFY(whole[0].isCut && whole[0].isLastRead);
}

void MimeHeaderFields::aNameOfAMegabyteIsCut()
{
    const auto fields = readHeaderFields(QByteArray(limit::shownHeader / 2, 'n') + ": 1\r\n");
    QCOMPARE(fields.size(), 1);
    QCOMPARE(fields[0].name.size(), limit::shownFieldName);
    QCOMPARE(fields[0].value, QStringLiteral("1"));
    QVERIFY(fields[0].isCut);
}

void MimeHeaderFields::tenThousandFieldsAreCut()
{
    QByteArray header;
    for (int i = 0; i < 10'000; ++i)
        header += "X-" + QByteArray::number(i) + ": y\r\n";
    const auto fields = readHeaderFields(header);
    QCOMPARE(fields.size(), limit::shownFields);
    QVERIFY(fields.last().isLastRead);
    QVERIFY(!fields.first().isLastRead);
}

void MimeHeaderFields::aHeaderOfTheFullCountIsNotCut()
{
    const QByteArray header = QByteArray("X: y\r\n").repeated(limit::shownFields);
    QVERIFY(!readHeaderFields(header).last().isLastRead);
    QVERIFY(!readHeaderFields(header + "\r\nThe text: is no field.\r\n").last().isLastRead);
}

void MimeHeaderFields::aMegabyteOfBrokenEncodedWordsIsRead()
{
    // The time limit of the test program is the measure.
    for (const char *piece : {"=?utf-8?B?", "=?utf-8?B?0J8=?= ", "=?", "=?utf-8?Q?=ff?= "}) {
        const QByteArray field =
            "A: " + QByteArray(piece).repeated(limit::shownField / qstrlen(piece)) + "\n";
        const auto fields = readHeaderFields(field.repeated(limit::shownHeader / field.size()));
        QCOMPARE(fields.size(), limit::shownHeader / field.size());
    }
}

void MimeHeaderFields::anyOctetsAreRead()
{
    QByteArray every;
    for (int i = 0; i < 256; ++i)
        every += char(i);
    for (const QByteArray &header : {every, "A: " + every, every + every, QByteArray(70'000, '\0')}) {
        qsizetype octets = 0;
        for (const HeaderField &field : readHeaderFields(header))
            octets += field.raw.size();
        QVERIFY(octets > 0);
        QVERIFY(octets <= header.size());
    }
    QVERIFY(readHeaderFields({}).isEmpty());
}

QTEST_GUILESS_MAIN(MimeHeaderFields)
#include "tst_mime_headerfields.moc"
