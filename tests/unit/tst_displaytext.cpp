// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/displaytext.h"

#include <QTest>

using poplar::wire::displayText;

class TestDisplayText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bytes_data();
    void bytes();
    void decodedText();
};

void TestDisplayText::bytes_data()
{
    QTest::addColumn<QByteArray>("received");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const QByteArray &received, const QString &shown) {
        QTest::newRow(name) << received << shown;
    };
    row("plain", "+OK 2 messages", QStringLiteral("+OK 2 messages"));
    row("nothing", "", QString());
    row("UTF-8", "+OK \xd0\x9f\xd1\x80", QStringLiteral(u"+OK Пр"));
    row("beyond the first plane", "\xf0\x9f\x90\xb1", QStringLiteral(u"\U0001F431"));
    row("a tab", "a\tb", QStringLiteral("a\tb"));
    row("terminal escapes", "\x1b[31mred\x07", QStringLiteral("\\x1b[31mred\\x07"));
    row("NUL", QByteArray("a\0b", 3), QStringLiteral("a\\x00b"));
    row("CR and LF", "a\r\nb", QStringLiteral("a\\x0d\\x0ab"));
    row("DEL", "\x7f", QStringLiteral("\\x7f"));
    row("C1 controls in UTF-8", "\xc2\x9b", QStringLiteral("\\x9b"));
    row("C1 controls in no UTF-8", "\x9b\xff", QStringLiteral(u"\\x9b\u00ff"));
    row("invalid UTF-8 is Latin-1", "caf\xe9", QStringLiteral(u"caf\u00e9"));
    row("overlong UTF-8", "\xc0\x9b", QStringLiteral(u"\u00c0\\x9b"));
    row("an override",
        "gpj.\xe2\x80\xae"
        "exe",
        QStringLiteral("gpj.\\u202eexe"));
    row("an isolate", "\xe2\x81\xa6", QStringLiteral("\\u2066"));
    row("a left-to-right mark", "\xe2\x80\x8e", QStringLiteral("\\u200e"));
    row("zero width", "\xe2\x80\x8b", QStringLiteral("\\u200b"));
    row("a byte order mark", "a\xef\xbb\xbf", QStringLiteral("a\\ufeff"));
    row("nothing but a byte order mark", "\xef\xbb\xbf", QStringLiteral("\\ufeff"));
    row("a line separator", "\xe2\x80\xa8", QStringLiteral("\\u2028"));
    row("a tag character", "\xf3\xa0\x81\x81", QStringLiteral("\\ue0041"));
}

void TestDisplayText::bytes()
{
    QFETCH(QByteArray, received);
    QFETCH(QString, shown);
    QCOMPARE(displayText(received), shown);
}

void TestDisplayText::decodedText()
{
    QCOMPARE(displayText(u"a\u202eb\u00e9"), QStringLiteral(u"a\\u202eb\u00e9"));
    const QChar lone(0xd800);
    QCOMPARE(displayText(QStringView(&lone, 1)), QStringLiteral("\\ud800"));
}

QTEST_GUILESS_MAIN(TestDisplayText)
#include "tst_displaytext.moc"
