// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "mime/filename.h"

#include <QTest>

using poplar::mime::FileNames;
namespace limit = poplar::limit;

class MimeFileNames : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void makesNamesSafe_data();
    void makesNamesSafe();
    void namesWhatHasNoName_data();
    void namesWhatHasNoName();
    void longNamesKeepTheirExtension_data();
    void longNamesKeepTheirExtension();
    void sameNamesAreNumbered();
    void aNumberedNameMayBeTaken();
    void longSameNamesAreNumberedWithinTheLimit();
    void tenThousandSameNames();
    void cutNamesDifferToo();
    void aNumberStandsBeforeTheExtension();
};

void MimeFileNames::makesNamesSafe_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("safe");
    const auto row = [](const char *title, const QString &name, const QString &safe) {
        QTest::newRow(title) << name << safe;
    };
    row("fine", QStringLiteral("Счёт № 1.pdf"), QStringLiteral("Счёт № 1.pdf"));
    row("climbs up", QStringLiteral("../../etc/passwd"), QStringLiteral("passwd"));
    row("absolute", QStringLiteral("/etc/passwd"), QStringLiteral("passwd"));
    row("Windows path", QStringLiteral("C:\\Users\\me\\a.txt"), QStringLiteral("a.txt"));
    row("mixed slashes", QStringLiteral("a\\b/c.txt"), QStringLiteral("c.txt"));
    row("ends in a slash", QStringLiteral("folder/"), QStringLiteral("attachment.pdf"));
    row("drive", QStringLiteral("C:a.txt"), QStringLiteral("C_a.txt"));
    row("alternate stream", QStringLiteral("a.txt:hidden.exe"), QStringLiteral("a.txt_hidden.exe"));
    row("hidden file", QStringLiteral(".bashrc"), QStringLiteral("bashrc"));
    row("dots and blanks around", QStringLiteral(" . a.txt . "), QStringLiteral("a.txt"));
    row("only dots", QStringLiteral("..."), QStringLiteral("attachment.pdf"));
    row("forbidden on Windows", QStringLiteral("a<b>|c?*\".txt"), QStringLiteral("a_b__c___.txt"));
    row("controls", QStringLiteral("a\nb\tc\x1b.txt"), QStringLiteral("abc.txt"));
    row("NUL", QStringLiteral("a.exe") + QChar(0) + QStringLiteral(".txt"), QStringLiteral("a.exe.txt"));
    row("bidi override", QStringLiteral("invoice_\u202efdp.exe"), QStringLiteral("invoice_fdp.exe"));
    row("bidi isolate", QStringLiteral("\u2066a\u2069.txt"), QStringLiteral("a.txt"));
    row("zero width", QStringLiteral("a\u200b\ufeff.txt"), QStringLiteral("a.txt"));
    row("line separator", QStringLiteral("a\u2028b.txt"), QStringLiteral("ab.txt"));
    row("many blanks before the extension", QStringLiteral("a.pdf          .exe"),
        QStringLiteral("a.pdf .exe"));
    row("reserved", QStringLiteral("CON"), QStringLiteral("_CON"));
    row("reserved, extension", QStringLiteral("aux.txt"), QStringLiteral("_aux.txt"));
    row("reserved, two extensions", QStringLiteral("nul.tar.gz"), QStringLiteral("_nul.tar.gz"));
    row("reserved, blank", QStringLiteral("com1 .txt"), QStringLiteral("_com1 .txt"));
    row("reserved, superscript", QStringLiteral("LPT\u00b9.txt"), QStringLiteral("_LPT\u00b9.txt"));
    row("reserved behind dots", QStringLiteral("..con.txt"), QStringLiteral("_con.txt"));
    row("not reserved", QStringLiteral("console.txt"), QStringLiteral("console.txt"));
    row("reserved, of the console", QStringLiteral("CONOUT$.txt"), QStringLiteral("_CONOUT$.txt"));
    row("reserved at the end of a path", QStringLiteral("..\\..\\NUL"), QStringLiteral("_NUL"));
    row("reserved behind a hidden character", QStringLiteral("\u200bcon"), QStringLiteral("_con"));
    row("on a share", QStringLiteral("\\\\server\\share\\a.txt"), QStringLiteral("a.txt"));
    row("an address", QStringLiteral("file:///etc/passwd"), QStringLiteral("passwd"));
    row("slashes that are none", QStringLiteral("a\u2215b\uff0fc.txt"),
        QStringLiteral("a\u2215b\uff0fc.txt"));
    row("Arabic letter mark", QStringLiteral("a\u061cfdp.exe"), QStringLiteral("afdp.exe"));
    row("left to right mark", QStringLiteral("a\u200e\u200fb.txt"), QStringLiteral("ab.txt"));
    row("C1 controls", QStringLiteral("a\u0085b\u009bc.txt"), QStringLiteral("abc.txt"));
    row("DEL", QStringLiteral("a\x7f.txt"), QStringLiteral("a.txt"));
    row("soft hyphen", QStringLiteral("a\u00adb.txt"), QStringLiteral("ab.txt"));
    row("tags", QStringLiteral("a\U000e0041.txt"), QStringLiteral("a.txt"));
    row("half of a character", QStringLiteral("a") + QChar(0xd83d) + QStringLiteral("b.txt"),
        QStringLiteral("a\ufffdb.txt"));
}

void MimeFileNames::makesNamesSafe()
{
    QFETCH(const QString, name);
    QFETCH(const QString, safe);
    QCOMPARE(FileNames().safe(name, "application/pdf"), safe);
}

void MimeFileNames::namesWhatHasNoName_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QString>("name");
    QTest::newRow("PDF") << QByteArray("application/pdf") << QStringLiteral("attachment.pdf");
    QTest::newRow("picture") << QByteArray("image/png") << QStringLiteral("attachment.png");
    QTest::newRow("text") << QByteArray("text/plain") << QStringLiteral("attachment.txt");
    QTest::newRow("calendar") << QByteArray("text/calendar") << QStringLiteral("attachment.ics");
    QTest::newRow("message") << QByteArray("message/rfc822") << QStringLiteral("attachment.eml");
    QTest::newRow("unknown") << QByteArray("application/x-nobody-knows") << QStringLiteral("attachment.bin");
    QTest::newRow("hostile") << QByteArray("../../x") << QStringLiteral("attachment.bin");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("attachment.bin");
}

void MimeFileNames::namesWhatHasNoName()
{
    QFETCH(const QByteArray, type);
    QFETCH(const QString, name);
    QCOMPARE(FileNames().safe(QString(), type), name);
}

void MimeFileNames::longNamesKeepTheirExtension_data()
{
    QTest::addColumn<QString>("letter");
    QTest::newRow("one octet") << QStringLiteral("a");
    QTest::newRow("two octets") << QStringLiteral("\u0439");
    QTest::newRow("three octets") << QStringLiteral("\u591c");
    QTest::newRow("four octets") << QStringLiteral("\U0001F40C");
}

void MimeFileNames::longNamesKeepTheirExtension()
{
    QFETCH(const QString, letter);
    const QString name = FileNames().safe(letter.repeated(3000) + QStringLiteral(".tar.gz"), {});
    QVERIFY(name.endsWith(QStringLiteral(".gz")));
    QVERIFY(name.startsWith(letter));
    QVERIFY(name.toUtf8().size() <= limit::fileName);
    QVERIFY(name.toUtf8().size() > limit::fileName - 4);
    QVERIFY(!name.contains(QChar(QChar::ReplacementCharacter)));
    // Without an extension, what the cut lays bare at the end goes too.
    const QString dotted =
        FileNames().safe(QString(limit::fileName - 3, u'a') + QStringLiteral("... ") + QString(99, u'b'), {});
    QVERIFY(!dotted.endsWith(u'.') && !dotted.endsWith(u' '));
    QVERIFY(dotted.startsWith(QString(limit::fileName - 3, u'a')));
}

void MimeFileNames::sameNamesAreNumbered()
{
    FileNames names;
    QCOMPARE(names.safe(QStringLiteral("a.pdf"), {}), QStringLiteral("a.pdf"));
    QCOMPARE(names.safe(QStringLiteral("a.pdf"), {}), QStringLiteral("a (2).pdf"));
    QCOMPARE(names.safe(QStringLiteral("A.PDF"), {}), QStringLiteral("A (3).PDF"));
    QCOMPARE(names.safe(QStringLiteral("README"), {}), QStringLiteral("README"));
    QCOMPARE(names.safe(QStringLiteral("README"), {}), QStringLiteral("README (2)"));
}

void MimeFileNames::aNumberedNameMayBeTaken()
{
    FileNames names;
    QCOMPARE(names.safe(QStringLiteral("a (2).pdf"), {}), QStringLiteral("a (2).pdf"));
    QCOMPARE(names.safe(QStringLiteral("a.pdf"), {}), QStringLiteral("a.pdf"));
    QCOMPARE(names.safe(QStringLiteral("a.pdf"), {}), QStringLiteral("a (3).pdf"));
    QCOMPARE(names.safe(QStringLiteral("a (3).pdf"), {}), QStringLiteral("a (3) (2).pdf"));
}

void MimeFileNames::longSameNamesAreNumberedWithinTheLimit()
{
    FileNames names;
    const QString name = QString(400, u'\u0439') + QStringLiteral(".pdf");
    QSet<QString> given;
    for (int i = 0; i < 20; ++i) {
        const QString one = names.safe(name, {});
        QVERIFY(one.toUtf8().size() <= limit::fileName);
        QVERIFY(one.endsWith(QStringLiteral(".pdf")));
        given += one;
    }
    QCOMPARE(given.size(), 20);
}

void MimeFileNames::tenThousandSameNames()
{
    FileNames names;
    QString last;
    for (int i = 0; i < limit::mimeParts; ++i)
        last = names.safe(QStringLiteral("a.pdf"), {});
    QCOMPARE(last, QStringLiteral("a (10000).pdf"));
}

void MimeFileNames::cutNamesDifferToo()
{
    FileNames names;
    const QString letters(300, u'x');
    const QString one = names.safe(letters + QStringLiteral("1.pdf"), {});
    const QString other = names.safe(letters + QStringLiteral("2.pdf"), {});
    QVERIFY(one != other);
    QVERIFY(other.endsWith(QStringLiteral(" (2).pdf")));
}

void MimeFileNames::aNumberStandsBeforeTheExtension()
{
    QCOMPARE(poplar::mime::numberedFileName(QStringLiteral("a.pdf"), 1), QStringLiteral("a.pdf"));
    QCOMPARE(poplar::mime::numberedFileName(QStringLiteral("a.pdf"), 3), QStringLiteral("a (3).pdf"));
    QCOMPARE(poplar::mime::numberedFileName(QStringLiteral("a"), 2), QStringLiteral("a (2)"));
}

QTEST_GUILESS_MAIN(MimeFileNames)
#include "tst_mime_filenames.moc"
