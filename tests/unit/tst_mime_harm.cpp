// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/harm.h"

#include <QTest>

using namespace poplar::mime;

Q_DECLARE_METATYPE(poplar::mime::Harm)

class MimeHarm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void endingsAndTypesDecide_data();
    void endingsAndTypesDecide();
    void contentDecidesWhateverItIsCalled_data();
    void contentDecidesWhateverItIsCalled();
};

void MimeHarm::endingsAndTypesDecide_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<Harm>("harm");
    const auto row = [](const char *name, const char *type, Harm harm) {
        QTest::newRow(name) << QString::fromUtf8(name) << QByteArray(type) << harm;
    };
    for (const char *name :
         {"a.exe",           "a.EXE",           "a.bat",     "a.cmd", "a.com", "a.scr", "a.js",
          "a.vbs",           "a.msi",           "a.desktop", "a.sh",  "a.jar", "a.lnk", "a.ps1",
          "a.hta",           "a.AppImage",      "a.deb",     "a.url", "a.py",  "a.reg", "a.iso",
          "invoice.pdf.exe", "invoice.pdf .exe"})
        row(name, "application/pdf", Harm::Program);
    row("program without an ending", "application/x-msdownload", Harm::Program);
    row("a program called picture.png", "application/x-executable", Harm::Program);
    for (const char *name : {"a.html", "a.HTM", "a.svg", "a.xhtml", "a.mht", "a.xml", "a.pdf.html"})
        row(name, "application/octet-stream", Harm::WebPage);
    row("page", "text/html", Harm::WebPage);
    row("drawing.png", "image/svg+xml", Harm::WebPage);
    row("a.js", "text/html", Harm::Program); // the worse of the two
    row("a.pdf", "application/pdf", Harm::None);
    row("a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Harm::None);
    row("a.zip", "application/zip", Harm::None);
    row("photo.jpeg", "image/jpeg", Harm::None);
    row("exe", "application/pdf", Harm::Program); // an ending without a name before it
    row("a.exe.txt", "text/plain", Harm::None);
    row("letter", "text/plain", Harm::None);
    row("attachment.bin", "application/octet-stream", Harm::None);
}

void MimeHarm::endingsAndTypesDecide()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, type);
    QFETCH(const Harm, harm);
    QCOMPARE(int(harmOf(name, type)), int(harm));
}

void MimeHarm::contentDecidesWhateverItIsCalled_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<Harm>("harm");
    const auto row = [](const char *title, const char *name, const QByteArray &content, Harm harm) {
        QTest::newRow(title) << QString::fromUtf8(name) << content << harm;
    };
    row("ELF", "a.pdf",
        QByteArray("\x7f"
                   "ELF\2\1\1\0",
                   8),
        Harm::Program);
    row("MZ", "photo.jpg", QByteArray("MZ\x90\0\3\0\0\0", 8), Harm::Program);
    row("script", "readme.txt", "#!/bin/sh\nrm -rf ~\n", Harm::Program);
    row("script behind a byte order mark", "readme.txt", "\xef\xbb\xbf#!/bin/sh\n", Harm::Program);
    row("Mach-O", "a.pdf", QByteArray::fromHex("cffaedfe07000001"), Harm::Program);
    row("class", "a.dat", QByteArray::fromHex("cafebabe00000034"), Harm::Program);
    row("shortcut", "a.txt", QByteArray::fromHex("4c0000000114020000000000c000000000000046"), Harm::Program);
    row("starter", "readme", "[Desktop Entry]\nExec=rm\n", Harm::Program);
    row("page without an ending", "invoice", "<!DOCTYPE html><html><script>x</script></html>", Harm::WebPage);
    row("page called text", "a.txt", "<html><head><title>x</title></head></html>", Harm::WebPage);
    row("table of a bookkeeping program", "a.xls", "<html><table><tr><td>1</td></tr></table></html>",
        Harm::None);
    row("PDF", "a.pdf", "%PDF-1.7\n", Harm::None);
    row("text", "a.txt", "Hello, Anna!\n", Harm::None);
    row("empty", "a.txt", QByteArray(), Harm::None);
}

void MimeHarm::contentDecidesWhateverItIsCalled()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, content);
    QFETCH(const Harm, harm);
    QCOMPARE(int(harmOfContent(name, content)), int(harm));
}

QTEST_GUILESS_MAIN(MimeHarm)
#include "tst_mime_harm.moc"
