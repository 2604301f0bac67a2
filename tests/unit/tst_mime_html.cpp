// SPDX-License-Identifier: GPL-3.0-or-later
// HTML as it is shown: by an allow-list, with nothing that could act or be fetched.
#include "../support/mailfile.h"
#include "../support/safehtmlcheck.h"
#include "base/limits.h"
#include "mime/message.h"

#include <QRegularExpression>
#include <QTest>

using namespace poplar;
using namespace poplar::mime;

namespace {

/// A message with this HTML.
QByteArray mail(const QByteArray &html)
{
    return "From: a@example.org\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        + html;
}

QByteArray related(const QByteArray &html, const QByteArray &contentId, const QByteArray &more = {})
{
    return "From: a@example.org\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
           "--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        + html + "\r\n--x\r\nContent-Type: image/png; name=logo.png\r\nContent-ID: <" + contentId + ">\r\n"
        + more + "Content-Transfer-Encoding: base64\r\n\r\nUE5HIQ==\r\n--x--\r\n";
}

} // namespace

class TestMimeHtml : public QObject {
    Q_OBJECT

private:
    Message read(const QByteArray &message) { return m_file.read(message); }
    QString markup(const QByteArray &html) { return read(mail(html)).html.markup; }

    test::MailFile m_file;

private Q_SLOTS:
    void whatActsIsDropped_data()
    {
        QTest::addColumn<QByteArray>("html");
        const auto row = [](const char *name, const QByteArray &html) { QTest::newRow(name) << html; };
        row("script", "<script>evil()</script>seen");
        row("script in capitals", "<SCRIPT SRC=http://x/evil.js></SCRIPT>seen");
        row("event", "<div onclick=\"evil()\" onmouseover='evil()'>seen</div>");
        row("javascript link", "<a href=\"javascript:evil()\">seen</a>");
        row("javascript link in disguise", "<a href=\" java&#10;script:evil()\">seen</a>");
        row("data link", "<a href=\"data:text/html,evil\">seen</a>");
        row("file link", "<a href=\"file:///etc/evil\">seen</a>");
        row("form", "<form action=\"http://x/evil\"><input name=evil value=evil>seen</form>");
        row("frame", "<iframe src=\"http://x/evil\">evil</iframe>seen");
        row("object", "<object data=\"evil\"><param name=evil>evil</object>seen");
        row("svg", "<svg onload=\"evil()\"><script>evil()</script></svg>seen");
        row("meta", "<meta http-equiv=refresh content=\"0;url=http://x/evil\">seen");
        row("base", "<base href=\"http://x/evil/\">seen");
        row("link", "<link rel=stylesheet href=\"http://x/evil.css\">seen");
        row("style attribute", "<p style=\"background:url(http://x/evil);behavior:url(evil)\">seen</p>");
        row("style sheet",
            "<style>p{background-image:url('http://x/evil')}@import 'evil';</style><p>seen</p>");
        row("expression", "<p style=\"width:expression(evil())\">seen</p>");
        row("quotes in a value", "<p style='color:red\"><script>evil()</script>'>seen</p>");
        row("broken markup", "<p <script>x</script title=\"evil\">seen");
        row("comment", "<!--[if mso]>evil<![endif]-->seen");
        row("hidden", "<div style=\"display:none\">evil</div>seen");
        row("hidden by a class",
            "<style>.pre{display:none!important}</style><div class=\"x pre\">evil</div>seen");
        row("of no height", "<div style=\"max-height:0;overflow:hidden\">evil</div>seen");
        row("of no size", "<span style=\"font-size:0px\">evil</span>seen");
        row("white on white", "<span style=\"color:#fff\">evil</span>seen");
        row("in the colour of its ground",
            "<table bgcolor=\"#123456\"><tr><td><font color=\"#123456\">evil</font>seen</td></tr></table>");
    }
    void whatActsIsDropped()
    {
        QFETCH(const QByteArray, html);
        const QString safe = markup(html);
        QVERIFY2(!safe.contains(u"evil", Qt::CaseInsensitive), qPrintable(safe));
        QVERIFY2(safe.contains(u"seen"), qPrintable(safe));
        QCOMPARE(test::unsafePartOf(safe), QString());
        for (const char *never : {"<script", "<form", "<input", "<iframe", "<object", "<meta", "<link",
                                  "<style", " on", "url(", "javascript"})
            QVERIFY2(!safe.contains(QLatin1StringView(never), Qt::CaseInsensitive), qPrintable(safe));
    }

    void whatLooksIsKept_data()
    {
        QTest::addColumn<QByteArray>("html");
        QTest::addColumn<QString>("kept");
        const auto row = [](const char *name, const QByteArray &html, const char *kept) {
            QTest::newRow(name) << html << QString::fromUtf8(kept);
        };
        row("bold", "<b>x</b>", "<b>x</b>");
        row("link", "<a href='https://example.org/?a=1&amp;b=2'>x</a>",
            "<a href=\"https://example.org/?a=1&amp;b=2\">x</a>");
        row("mail link", "<a href='mailto:a@example.org'>x</a>", "href=\"mailto:a@example.org\"");
        row("colour", "<p style='color:RED'>x</p>", "<p style=\"color:#ff0000;\">");
        row("font element", "<font color=#00F size=5>x</font>", "color:#0000ff;");
        row("class",
            "<style>.a .b{font-weight:bold} td{color:green}</style><div class=a><p class='c b'>x</p></div>",
            "<p style=\"font-weight:600;\">");
        row("id wins over class", "<style>#i{color:#010203} .c{color:#040506}</style><p class=c id=i>x</p>",
            "color:#010203;");
        row("its own style wins", "<style>#i{color:#010203}</style><p id=i style='color:#070809'>x</p>",
            "color:#070809;");
        row("a rule behind an import", "<style>@import url(x.css); p{color:#010203}</style><p>x</p>",
            "color:#010203;");
        row("not the rules of other media",
            "<style>@media print{p{color:#010203}} p{color:#040506}</style><p>x</p>", "color:#040506;");
        row("ground from the shorthand", "<p style='background: #eee url(x.png) no-repeat'>x</p>",
            "background-color:#eeeeee;");
        row("size in words that grow", "<p style='font-size:24px'>x</p>", "font-size:x-large;");
        row("table", "<table width=100% cellpadding=4><tr><td colspan=2 valign=top>x</td></tr></table>",
            "<td colspan=\"2\" valign=\"top\">");
        row("a table wider than the window", "<table width=700><tr><td>x</td></tr></table>",
            "<table><tbody>");
        row("button",
            "<a href='https://example.org' style='background:#0a0;color:#fff;padding:10px 20px'>x</a>",
            "<td bgcolor=\"#00aa00\">");
        row("quote", "<blockquote>x</blockquote>", "<td width=\"2\" bgcolor=\"#9aa8a1\"></td><td>x</td>");
        row("new elements", "<section><article>x</article></section>", "<div><div>x</div></div>");
        row("unknown elements", "<blink><x-y>x</x-y></blink>", "x");
        row("escapes", "a &lt;b&gt; &amp; &quot;c&quot;", "a &lt;b&gt; &amp; &quot;c&quot;");
    }
    void whatLooksIsKept()
    {
        QFETCH(const QByteArray, html);
        QFETCH(const QString, kept);
        const QString safe = markup(html);
        QVERIFY2(safe.contains(kept), qPrintable(safe));
        QCOMPARE(test::unsafePartOf(safe), QString());
    }

    void whatWouldBeFetchedIsCountedAndLeftOut()
    {
        const Message message = read(mail(
            "<body background='http://x/1.png'><img src='https://x/2.png' width=100>"
            "<img src='//x/3.gif' width=1 height=1><img src='http://x/4.gif' style='display:none'>"
            "<img alt='A chart' src='http://x/5.png'><p style='background:url(http://x/6.png)'>seen</p>"));
        QCOMPARE(message.html.heldBack, (HeldBack{2, 2, 2}));
        QVERIFY(!message.html.markup.contains(u"//x/"));
        QVERIFY(message.html.markup.contains(u"<img src=\"remote:0\" width=\"100\">"));
        QVERIFY(message.html.markup.contains(u"<img src=\"remote:1\" alt=\"A chart\">"));
        QCOMPARE(message.html.remotePictures,
                 QStringList({QStringLiteral("https://x/2.png"), QStringLiteral("http://x/5.png")}));
        QCOMPARE(test::unsafePartOf(message.html.markup), QString());
    }

    void addressesOfPictures_data()
    {
        QTest::addColumn<QByteArray>("image");
        QTest::addColumn<QString>("address"); // empty: it cannot be fetched
        const auto row = [](const char *image, const char *address) {
            QTest::newRow(image) << QByteArray(image) << QString::fromUtf8(address);
        };
        row("<img src='//x/3.gif'>", "https://x/3.gif");
        row("<img src=' HTTP://X.example/a b.gif#part '>", "http://x.example/a%20b.gif");
        row("<img src='https://x/?a=1&amp;b=2'>", "https://x/?a=1&b=2");
        row("<img srcset='https://x/1.png 1x, https://x/2.png 2x'>", "https://x/1.png");
        row("<img src='' srcset='https://x/1.png, https://x/2.png 2x'>", "https://x/1.png");
        row("<img src='https://user:word@x/1.png'>", "");
        row("<img src='ftp://x/1.png'>", "");
        row("<img src='https:///1.png'>", "");
    }
    void addressesOfPictures()
    {
        QFETCH(const QByteArray, image);
        QFETCH(const QString, address);
        const SafeHtml html = read(mail(image + "seen")).html;
        QCOMPARE(html.remotePictures, address.isEmpty() ? QStringList() : QStringList{address});
        QVERIFY2(html.markup.contains(address.isEmpty() ? u"<img src=\"held:\">" : u"<img src=\"remote:0\">"),
                 qPrintable(html.markup));
        QCOMPARE(html.heldBack, (HeldBack{1, 0, 0}));
    }

    void onePictureShownTwiceIsFetchedOnce()
    {
        const SafeHtml html =
            read(mail("<img src='https://x/1'><img src='https://x/2'><img src='//x/1'>")).html;
        QCOMPARE(html.remotePictures.size(), 2);
        QCOMPARE(html.markup.count(u"remote:0"), 2);
        QByteArray many;
        for (int i = 0; i <= limit::remotePictures; ++i)
            many += "<img src='https://x/" + QByteArray::number(i) + "'>";
        const SafeHtml all = read(mail(many)).html;
        QCOMPARE(all.remotePictures.size(), qsizetype(limit::remotePictures));
        QCOMPARE(all.markup.count(u"held:"), 1);
        QCOMPARE(all.heldBack.pictures, limit::remotePictures + 1);
    }

    void aPictureOfTheMessageStaysWhereALargerOneIsElsewhere()
    {
        const SafeHtml html =
            read(related("<img src='cid:logo@x' srcset='https://x/large.png 2x'>", "logo@x")).html;
        QVERIFY2(html.markup.startsWith(u"<img src=\"picture:0\">"), qPrintable(html.markup));
        QCOMPARE(html.pictures, QList<QByteArray>{"PNG!"});
        QCOMPARE(html.heldBack, (HeldBack{0, 0, 1}));
        QVERIFY(html.remotePictures.isEmpty());
    }

    void remotePicturesOfSeveralTextsKeepTheirAddresses()
    {
        const Message message =
            read("MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
                 "--x\r\nContent-Type: text/html\r\n\r\n<img src='https://x/1'>\r\n"
                 "--x\r\nContent-Type: text/html\r\n\r\n<img src='https://x/2'>\r\n--x--\r\n");
        QCOMPARE(message.html.remotePictures.value(1), QStringLiteral("https://x/2"));
        QVERIFY(message.html.markup.indexOf(u"remote:0") < message.html.markup.indexOf(u"remote:1"));
    }

    void picturesOfTheMessageAreShown()
    {
        const Message message =
            read(related("<img src=\"cid:logo@x\" width=20><img src='CID:logo@x'>seen", "logo@x"));
        QVERIFY(message.html.markup.contains(u"<img src=\"picture:0\" width=\"20\"><img src=\"picture:0\">"));
        QCOMPARE(message.html.pictures, QList<QByteArray>{"PNG!"});
        QVERIFY(message.attachments.isEmpty());
        QCOMPARE(message.html.heldBack, HeldBack());
    }

    void picturesThatAreMissingOrAttachedAreNoLoss()
    {
        const Message missing = read(related("<img src=\"cid:other@x\">", "logo@x"));
        QCOMPARE(missing.html.pictures, QList<QByteArray>{QByteArray()});
        QCOMPARE(missing.attachments.size(), 1);
        const Message attached =
            read(related("<img src=\"cid:logo@x\">", "logo@x", "Content-Disposition: attachment\r\n"));
        QCOMPARE(attached.html.pictures, QList<QByteArray>{"PNG!"});
        QCOMPARE(attached.attachments.size(), 1);
    }

    void picturesWithinTheHtmlAreShown()
    {
        const Message message =
            read(mail("<img src=\"data:image/png;base64,UE5HIQ==\">"
                      "<img src=\"data:text/html;base64,PGI+\"><img src=\"/etc/x.png\" alt=y>"));
        QCOMPARE(message.html.pictures, QList<QByteArray>{"PNG!"});
        QCOMPARE(message.html.markup.count(u"<img"), 1);
    }

    void theRichestAlternativeIsShownAndThePlainOneIsThere()
    {
        const Message message =
            read("MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n"
                 "--x\r\nContent-Type: text/plain\r\n\r\nplain\r\n"
                 "--x\r\nContent-Type: text/html\r\n\r\n<b>rich</b>\r\n--x--\r\n");
        QCOMPARE(message.text, QStringLiteral("plain"));
        QVERIFY(message.html.markup.contains(u"<b>rich</b>"));
    }

    void plainTextAmongHtmlStaysAsItIs()
    {
        const Message message =
            read("MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
                 "--x\r\nContent-Type: text/html\r\n\r\n<b>rich</b>\r\n"
                 "--x\r\nContent-Type: text/plain\r\n\r\n1 < 2 src=\"picture:0\"\r\n--x--\r\n");
        QVERIFY(message.html.markup.contains(u"<b>rich</b>"));
        QVERIFY(message.html.markup.contains(u"1 &lt; 2 src=&quot;picture:0&quot;"));
    }

    void aPlainMessageHasNoHtml()
    {
        QVERIFY(read("From: a@example.org\r\n\r\n<b>no markup</b>\r\n").html.isEmpty());
    }

    void hugeHtmlIsCut_data()
    {
        QTest::addColumn<QByteArray>("html");
        QTest::newRow("rows") << "<table>" + QByteArray("<tr><td>x</td></tr>").repeated(10000) + "</table>";
        QTest::newRow("text") << QByteArray("<p>words and words</p>").repeated(100000);
        QTest::newRow("nested") << QByteArray("<div><b>").repeated(50000) + "x";
        QTest::newRow("nested tables") << QByteArray("<table><tr><td>").repeated(20000) + "x";
        QTest::newRow("rules") << "<style>" + QByteArray(".a .b .c{color:red}").repeated(100000) + "</style>"
                + QByteArray("<p class='a b c'>x</p>").repeated(20000);
        QTest::newRow("classes") << "<style>.a{color:red}</style><p class='"
                + QByteArray("a ").repeated(100000) + "'>x";
        QTest::newRow("declarations") << "<p style='" + QByteArray("color:red;").repeated(100000) + "'>x";
        QTest::newRow("brackets") << "<p style='" + QByteArray("((((").repeated(100000) + "'>x";
        QTest::newRow("entities") << QByteArray("&lt;").repeated(1000000);
    }
    void hugeHtmlIsCut()
    {
        QFETCH(const QByteArray, html);
        const Message message = read(mail(html));
        QVERIFY(message.html.markup.size() < limit::shownHtml + limit::shownHtml / 2);
        QVERIFY(message.html.markup.count(u"<tr") <= limit::htmlRows + 1);
    }

    void cellsKeepPaddingAndBorders()
    {
        const QString cell = markup("<table><tr><td style=\"padding:4px 20px;border-bottom:1px solid #eee;"
                                    "border-left:none\">x</td></tr></table>");
        QVERIFY2(cell.contains(u"padding-top:4px;padding-right:20px;padding-bottom:4px;"), qPrintable(cell));
        QVERIFY2(
            cell.contains(u"border-bottom-width:1px;border-bottom-style:solid;border-bottom-color:#eeeeee;"),
            qPrintable(cell));
        QVERIFY2(!cell.contains(u"border-left"), qPrintable(cell));
        const QString huge =
            markup("<table><tr><td style=\"padding:9999px;border:999px solid red\">x</table>");
        QVERIFY2(huge.contains(u"padding-top:40px;border-top-width:6px"), qPrintable(huge));
    }

    /// QTextDocument knows neither padding nor border of blocks.
    void cardsBecomeTablesOfOneCell()
    {
        const QString card = markup("<div style=\"background:#eef;padding:16px\"><p>words</p></div>");
        QVERIFY2(card.contains(u"<td style=\"background-color:#eeeeff;padding-top:16px;"), qPrintable(card));
        const QString framed = markup("<div style=\"border:1px solid #ccc;padding:1em 16px\">words</div>");
        QVERIFY2(framed.contains(u"border-top-width:1px"), qPrintable(framed));
        const QString plain = markup("<div style=\"padding:16px\">words</div>");
        QVERIFY2(!plain.contains(u"<table"), qPrintable(plain));
        const QString many =
            markup(QByteArray("<div style=\"border:1px solid #ccc;padding:9px\">").repeated(30) + "words");
        QCOMPARE(many.count(u"<table"), 4);
    }
};

QTEST_GUILESS_MAIN(TestMimeHtml)
#include "tst_mime_html.moc"
