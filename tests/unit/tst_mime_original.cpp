// SPDX-License-Identifier: GPL-3.0-or-later
// HTML as its author wrote it, and whether its author is who the message says.
#include "mime/authorproof.h"
#include "mime/originalhtml.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace poplar;
using namespace poplar::mime;

class TestMimeOriginal : public QObject {
    Q_OBJECT

private:
    OriginalHtml read(const QByteArray &message, const QStringList &remote = {})
    {
        QFile file(m_folder.filePath(QStringLiteral("mail.eml")));
        if (!file.open(QFile::WriteOnly | QFile::Truncate) || file.write(message) != message.size())
            qFatal("cannot write");
        file.close();
        const Result<OriginalHtml> original = readOriginalHtml(file.fileName(), remote);
        if (!original)
            qFatal("cannot read");
        return *original;
    }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void nothingIsChangedButTheCharset()
    {
        const QByteArray html = "<!DOCTYPE html><meta charset=koi8-r><script>x</script>"
                                "<p onclick=x style='color:red' >\xf0\xcf\xde\xd4\xc1<p <a>";
        const OriginalHtml original = read("Content-Type: text/html; charset=koi8-r\r\n\r\n" + html);
        QByteArray expected = html;
        expected.replace("\xf0\xcf\xde\xd4\xc1", "Почта");
        QCOMPARE(original.page, expected);
        QVERIFY(original.pictures.isEmpty());
    }

    void theReadersCharsetCounts()
    {
        (void)read("Content-Type: text/html; charset=iso-8859-1\r\n\r\n<p>\xf0\xcf\xde\xd4\xc1");
        const auto chosen = readOriginalHtml(m_folder.filePath(QStringLiteral("mail.eml")), {}, "koi8-r");
        QVERIFY(chosen);
        QCOMPARE(chosen->page, QByteArray("<p>Почта"));
    }

    void theRichestAlternativeAndThePicturesThatItNames()
    {
        const OriginalHtml original =
            read("Content-Type: multipart/related; boundary=r\r\n\r\n--r\r\n"
                 "Content-Type: multipart/alternative; boundary=a\r\n\r\n"
                 "--a\r\nContent-Type: text/plain\r\n\r\nplain\r\n"
                 "--a\r\nContent-Type: text/html\r\n\r\n<b>first</b>\r\n"
                 "--a\r\nContent-Type: text/html\r\n\r\n<b>last</b>\r\n--a--\r\n"
                 "--r\r\nContent-Type: image/png\r\nContent-ID: <one@x>\r\n\r\nPNG!\r\n"
                 "--r\r\nContent-Type: image/svg+xml\r\nContent-ID: <two@x>\r\n\r\n<svg/>\r\n"
                 "--r\r\nContent-Type: application/pdf\r\nContent-ID: <three@x>\r\n\r\nPDF!\r\n"
                 "--r\r\nContent-Type: text/html\r\nContent-Disposition: "
                 "attachment\r\n\r\n<b>file</b>\r\n--r--\r\n");
        QCOMPARE(original.page.trimmed(), QByteArray("<b>last</b>"));
        const QHash<QByteArray, QByteArray> expected{{"one@x", "PNG!"}};
        QCOMPARE(original.pictures, expected);
    }

    void withoutHtmlThereIsNone()
    {
        QVERIFY(read("Content-Type: text/plain\r\n\r\nplain\r\n").page.isEmpty());
        QVERIFY(!readOriginalHtml(m_folder.filePath(QStringLiteral("none")), {}));
    }

    void addressesOfPictures_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *before, const char *after) {
            QTest::newRow(before) << QByteArray(before) << QByteArray(after);
        };
        row("<img src='https://x/b'>", "<img src=\"remote:1\">");
        row("<IMG alt=y SRC=https://x/a width=3>", "<IMG alt=y SRC=\"remote:0\" width=3>");
        row("<img src=\"//x/a#part\">", "<img src=\"remote:0\">");
        row("<p>ж<img src='https://x/a'>я<img src='https://x/b'>",
            "<p>ж<img src=\"remote:0\">я<img src=\"remote:1\">");
        row("<img src='https://x/a' srcset='https://x/c 2x'>", "<img src=\"remote:0\" srcset=\"\">");
        row("<img srcset='https://x/b, https://x/c 2x'>", "<img srcset=\"remote:1\">");
        row("<picture><source srcset='https://x/c'><img src='https://x/a'></picture>",
            "<picture><source srcset=\"\"><img src=\"remote:0\"></picture>");
        row("<img src='cid:x' srcset='https://x/a 2x'>", "<img src='cid:x' srcset=\"\">");
        row("<img src='https://x/other'>", "<img src='https://x/other'>");
        row("<img src='remote:1'>", "<img src='remote:1'>"); // no more than what was allowed
        row("<a href='https://x/a'>https://x/a</a>", "<a href='https://x/a'>https://x/a</a>");
        row("<!-- <img src='https://x/a'> --><style>a{background:url(https://x/a)}</style>",
            "<!-- <img src='https://x/a'> --><style>a{background:url(https://x/a)}</style>");
    }
    void addressesOfPictures()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QByteArray, after);
        const OriginalHtml original = read("Content-Type: text/html; charset=utf-8\r\n\r\n" + before,
                                           {QStringLiteral("https://x/a"), QStringLiteral("https://x/b")});
        QCOMPARE(original.page, after);
    }

    void theAuthorIsProvenByTheOwnProviderOnly_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<AuthorProof>("proof");
        const auto row = [](const char *name, const QByteArray &results, AuthorProof proof) {
            QTest::newRow(name) << results << proof;
        };
        const auto results = [](const char *text) {
            return QByteArray("Authentication-Results: mx.home.example; ") + text + "\r\n";
        };
        const AuthorProof proven = AuthorProof::Proven;
        const AuthorProof unproven = AuthorProof::Unproven;
        row("nobody checked", "", AuthorProof::Unstated);
        row("nothing of use was checked", results("iprev=pass policy.iprev=192.0.2.1"),
            AuthorProof::Unstated);
        row("DMARC", results("dmarc=pass header.from=shop.example"), proven);
        row("DMARC fails", results("dkim=pass header.d=shop.example; dmarc=fail header.from=shop.example"),
            unproven);
        row("DMARC of another", results("dmarc=pass header.from=evil.test"), unproven);
        row("no DMARC, DKIM", results("dmarc=none; dkim=pass header.d=shop.example"), proven);
        row("DKIM of a host below", results("dkim=pass header.d=mail.shop.example"), unproven);
        row("DKIM of one below, by its identity", results("dkim=pass header.i=@example.shop.example"),
            unproven);
        row("DKIM of another", results("dkim=pass header.d=evil.test"), unproven);
        row("DKIM of one that ends alike", results("dkim=pass header.d=evilshop.example"), unproven);
        row("DKIM of a top level", results("dkim=pass header.d=example"), unproven);
        row("DKIM fails", results("dkim=fail header.d=shop.example"), unproven);
        row("one of two", results("dkim=pass header.d=evil.test; dkim=pass header.d=shop.example"), proven);
        row("SPF", results("spf=pass smtp.mailfrom=bounce@shop.example; dkim=none"), proven);
        row("SPF of another", results("spf=pass smtp.mailfrom=evil.test"), unproven);
        row("written by the author", results("dkim=none") + results("dmarc=pass header.from=shop.example"),
            unproven);
    }
    void theAuthorIsProvenByTheOwnProviderOnly()
    {
        QFETCH(const QByteArray, header);
        QFETCH(const AuthorProof, proof);
        const Route route = readRoute(header + "From: anna@shop.example\r\n\r\n");
        QCOMPARE(int(authorProof(route, QStringLiteral("anna@Shop.example"))), int(proof));
    }
};

QTEST_GUILESS_MAIN(TestMimeOriginal)
#include "tst_mime_original.moc"
