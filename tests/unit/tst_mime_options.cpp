// SPDX-License-Identifier: GPL-3.0-or-later
// Reading a message in another charset than it says, and more of it than at first.
#include "mime/charset.h"
#include "mime/message.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace poplar;
using namespace poplar::mime;

class MimeOptions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aChosenCharsetCounts_data();
    void aChosenCharsetCounts();
    void aChosenCharsetOfHtmlCounts();
    void whatDoesNotFitIsMarked();
    void anUnknownCharsetIsNotTaken();
    void everyCharsetOfTheMenuIsKnown_data();
    void everyCharsetOfTheMenuIsKnown();
    void aLongTextIsCutAndMoreIsShownOnDemand();
    void aLongTableIsCutAndMoreIsShownOnDemand();
    void limitsGrowToTheMost();

private:
    QString write(const QByteArray &message) const;

    QTemporaryDir m_folder;
};

QString MimeOptions::write(const QByteArray &message) const
{
    QFile file(m_folder.filePath(QStringLiteral("message.eml")));
    if (!file.open(QIODevice::WriteOnly) || file.write(message) != message.size())
        qFatal("Cannot write");
    return file.fileName();
}

void MimeOptions::aChosenCharsetCounts_data()
{
    QTest::addColumn<QByteArray>("charset");
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<QString>("text");
    QTest::newRow("koi8-r") << QByteArray("koi8-r") << QByteArray("\xf0\xd2\xc9\xd7\xc5\xd4")
                            << QStringLiteral("Привет");
    QTest::newRow("ibm866") << QByteArray("ibm866") << QByteArray("\x8f\xe0\xa8\xa2\xa5\xe2")
                            << QStringLiteral("Привет");
    QTest::newRow("Greek") << QByteArray("iso-8859-7") << QByteArray("\xe1\xe2\xe3") << QStringLiteral("αβγ");
    QTest::newRow("Japanese") << QByteArray("shift_jis") << QByteArray("\x93\xfa\x96\x7b")
                              << QStringLiteral("日本");
}

void MimeOptions::aChosenCharsetCounts()
{
    QFETCH(const QByteArray, charset);
    QFETCH(const QByteArray, octets);
    const QString path = write("Content-Type: text/plain; charset=windows-1251\n\n" + octets + "\n");
    const auto message = readMessage(path, {charset, {}});
    QVERIFY(message);
    QTEST(message->text, "text");
    QVERIFY(!message->damages.testFlag(Damage::WrongCharset));
    QVERIFY(readMessage(path)->text != message->text);
}

void MimeOptions::aChosenCharsetOfHtmlCounts()
{
    const QString path = write("Content-Type: text/html; charset=utf-8\n\n"
                               "<meta charset=windows-1252><p>\xf0\xd2\xc9\xd7\xc5\xd4</p>\n");
    const auto message = readMessage(path, {"koi8-r", {}});
    QVERIFY(message);
    QCOMPARE(message->text, QStringLiteral("Привет"));
    QVERIFY(message->html.markup.contains(QStringLiteral("Привет")));
}

void MimeOptions::whatDoesNotFitIsMarked()
{
    QCOMPARE(decodedAs("a\xff\xd0\xb1\xc3", "utf-8", Extent::Whole), QStringLiteral("a\uFFFDб\uFFFD"));
    QCOMPARE(decodedAs("\xd0\xb1\xd0", "utf-8", Extent::Cut), QStringLiteral("б"));
    const QByteArray rubbish(256 * 1024, '\xff');
    const auto text = decodedAs(rubbish, "utf-8", Extent::Whole);
    QVERIFY(text);
    QCOMPARE(text->size(), rubbish.size());
}

void MimeOptions::anUnknownCharsetIsNotTaken()
{
    QVERIFY(!decodedAs("a", "x-no-such-charset", Extent::Whole));
    QVERIFY(!decodedAs("a", "utf-8//IGNORE", Extent::Whole));
    const auto message = readMessage(write("Content-Type: text/plain\n\nabc\n"), {"x-no-such-charset", {}});
    QVERIFY(message);
    QCOMPARE(message->text, QStringLiteral("abc"));
}

void MimeOptions::everyCharsetOfTheMenuIsKnown_data()
{
    QTest::addColumn<QByteArray>("charset");
    // As src/gui/charsetmenu.cpp has them.
    for (const char *charset :
         {"utf-8",        "windows-1252", "iso-8859-15",  "macintosh",    "windows-1250", "iso-8859-2",
          "ibm852",       "windows-1251", "koi8-r",       "koi8-u",       "iso-8859-5",   "ibm866",
          "mac-cyrillic", "windows-1253", "iso-8859-7",   "windows-1254", "iso-8859-9",   "windows-1257",
          "iso-8859-13",  "iso-8859-4",   "windows-1255", "iso-8859-8",   "windows-1256", "iso-8859-6",
          "gb18030",      "big5",         "big5-hkscs",   "iso-2022-jp",  "shift_jis",    "euc-jp",
          "euc-kr",       "iso-2022-kr",  "windows-874",  "tis-620",      "windows-1258"})
        QTest::newRow(charset) << QByteArray(charset);
}

void MimeOptions::everyCharsetOfTheMenuIsKnown()
{
    QFETCH(const QByteArray, charset);
    QCOMPARE(decodedAs("abc", charset, Extent::Whole), QStringLiteral("abc"));
}

void MimeOptions::aLongTextIsCutAndMoreIsShownOnDemand()
{
    const QByteArray line = "A line of a text that is very long.\n";
    const QByteArray body = line.repeated(20 * 1024 * 1024 / line.size());
    const QString path = write("Content-Type: text/plain; charset=utf-8\n\n" + body);
    const auto first = readMessage(path);
    QVERIFY(first);
    QVERIFY(first->damages.testFlag(Damage::TextCut));
    QVERIFY(first->text.size() <= ShownLimits().text && first->text.size() > ShownLimits().text - 100);
    QCOMPARE(first->attachments.size(), 1); // all of it can be saved

    const auto more = readMessage(path, {{}, enlarged({}, 4)});
    QVERIFY(more->damages.testFlag(Damage::TextCut));
    QVERIFY(more->text.size() > 3 * first->text.size());

    const auto all = readMessage(path, {{}, mostShown});
    QVERIFY(!all->damages.testFlag(Damage::TextCut));
    QCOMPARE(all->text.size(), body.size() - 1);
    QVERIFY(all->attachments.isEmpty());
}

void MimeOptions::aLongTableIsCutAndMoreIsShownOnDemand()
{
    QByteArray table = "<table border=1>";
    for (int row = 0; row < 1500; ++row)
        table += "<tr><td>Row " + QByteArray::number(row) + "</td><td>words</td></tr>\n";
    const QString path = write("Content-Type: text/html; charset=utf-8\n\n" + table + "</table>\n");
    const QString last = QStringLiteral("Row 1499");
    const auto first = readMessage(path);
    QVERIFY(first->damages.testFlag(Damage::TextCut));
    QVERIFY(!first->html.markup.contains(last));
    const auto more = readMessage(path, {{}, enlarged({}, 4)});
    QVERIFY(more->html.markup.contains(last));
    QVERIFY(!more->damages.testFlag(Damage::TextCut));
}

void MimeOptions::limitsGrowToTheMost()
{
    ShownLimits limits;
    for (int i = 0; i < 20; ++i)
        limits = enlarged(limits, 4);
    QCOMPARE(limits, mostShown);
}

QTEST_GUILESS_MAIN(MimeOptions)
#include "tst_mime_options.moc"
