// SPDX-License-Identifier: GPL-3.0-or-later
// HTML that would take a program minutes to lay out: what remains of it can be laid out at once, and says
// all that it did.
#include "../support/mailfile.h"
#include "../support/safehtmlcheck.h"
#include "base/limits.h"
#include "mime/message.h"

#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace poplar;
using namespace poplar::mime;

namespace {

/// What laying out rewritten HTML takes, counted in what QTextDocument is slow at.
struct Layout {
    double cost = 0; ///< Characters and cells, doubled by each table around them.
    int tables = 0; ///< The most that stand within each other.
    int cells = 0;
    int tagsInBlock = 0;
    qsizetype charactersInBlock = 0;
    qsizetype word = 0;
};

Layout layoutOf(const QString &markup)
{
    static const QRegularExpression piece(QStringLiteral("<(/?)([a-z0-9]+)[^>]*>|([^<]+)"));
    static const QSet<QString> inlines{QStringLiteral("b"), QStringLiteral("i"),   QStringLiteral("span"),
                                       QStringLiteral("a"), QStringLiteral("img"), QStringLiteral("u")};
    static const QRegularExpression gap(QStringLiteral("[\\s\u200b]"));
    Layout layout;
    int depth = 0;
    int tags = 0;
    qsizetype characters = 0;
    for (auto pieces = piece.globalMatch(markup); pieces.hasNext();) {
        const auto one = pieces.next();
        const QString tag = one.captured(2);
        if (tag.isEmpty()) {
            const QString text = one.captured(3);
            characters += text.size();
            layout.cost += std::ldexp(double(text.size()), depth);
            for (const QString &word : text.split(gap))
                layout.word = std::max(layout.word, word.size());
        } else if (inlines.contains(tag)) {
            ++tags;
            layout.cost += std::ldexp(5, depth);
        } else if (tag != u"br") {
            tags = 0;
            characters = 0;
        }
        if (tag == u"br" || tag == u"p")
            layout.cost += std::ldexp(5, depth);
        if (tag == u"table")
            depth += one.captured(1).isEmpty() ? 1 : -1;
        if (tag == u"td" && one.captured(1).isEmpty()) {
            ++layout.cells;
            layout.cost += std::ldexp(50, depth);
        }
        layout.tables = std::max(layout.tables, depth);
        layout.tagsInBlock = std::max(layout.tagsInBlock, tags);
        layout.charactersInBlock = std::max(layout.charactersInBlock, characters);
    }
    return layout;
}

QByteArray nested(int tables, const QByteArray &inner)
{
    return QByteArray("<table><tr><td>").repeated(tables) + inner
        + QByteArray("</td></tr></table>").repeated(tables);
}

QByteArray mail(const QByteArray &html)
{
    return "Content-Type: text/html; charset=utf-8\r\n\r\n" + html;
}

} // namespace

class TestMimeHtmlLayout : public QObject {
    Q_OBJECT

private:
    Message read(const QByteArray &message) { return m_file.read(message); }

    test::MailFile m_file;

private Q_SLOTS:
    void whatIsSlowIsBounded_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QString>("last");
        const auto row = [](const char *name, const QByteArray &html, const char *last = "") {
            QTest::newRow(name) << mail(html + QByteArray(last)) << QString::fromLatin1(last);
        };
        row("tables within tables", nested(20, "x"), "end");
        row("tables of two columns within tables",
            QByteArray("<table><tr><td>a</td><td>").repeated(20) + "x"
                + QByteArray("</td></tr></table>").repeated(20),
            "end");
        row("much text within tables", nested(9, QByteArray("some words <p>").repeated(3000)), "end");
        row("many cells within tables",
            nested(9, "<table>" + QByteArray("<tr><td>x</td><td>y</td></tr>").repeated(300) + "</table>"),
            "end");
        row("many tables side by side within tables",
            nested(6, QByteArray("<table><tr><td>x</td><td>y</td></tr></table>").repeated(300)), "end");
        row("broken lines within tables", nested(10, QByteArray("<br>").repeated(4000)), "end");
        row("empty blocks within tables", nested(10, QByteArray("<p></p>").repeated(2000)), "end");
        row("descriptions without end",
            nested(3, "<img alt=\"" + QByteArray("w").repeated(4000) + "\">").repeated(90), "end");
        row("buttons within buttons",
            QByteArray("<a style=\"padding:9px;background:#111\"><table><tr><td><a style=\"padding:9px;"
                       "background:#222\"><table><tr><td>")
                    .repeated(15)
                + "x",
            "end");
        row("buttons side by side",
            QByteArray("<a href=\"https://a.example/\" style=\"padding:9px;background:#111\">x</a>")
                .repeated(300),
            "end");
        row("templates in buttons and cards",
            QByteArray("<a style=\"padding:9px;background:#111\"><template></template>x</a>"
                       "<div style=\"padding:9px;border:1px solid\"><template><b>y</b></template></div>")
                .repeated(100),
            "end");
        row("cells without end",
            "<table>" + ("<tr>" + QByteArray("<td>x</td>").repeated(100) + "</tr>").repeated(400)
                + "</table>");
        row("cells that cover others",
            "<table>" + QByteArray("<tr><td colspan=100 rowspan=300>x</td></tr>").repeated(300) + "</table>",
            "end");
        row("quotes within quotes",
            QByteArray("<blockquote>").repeated(30) + QByteArray("some words ").repeated(8000)
                + QByteArray("</blockquote>").repeated(30),
            "end");
        row("changes of format", QByteArray("<b>x</b>y").repeated(4000), "end");
        row("a word without end", QByteArray("w").repeated(300'000), "end");
        row("a word without end in another script", QByteArray("\xd8\xa7").repeated(150'000), "end");
        row("a line without end", QByteArray("word ").repeated(60'000), "end");
        row("cards within cards",
            QByteArray("<div style=\"border:1px solid;padding:9px\">").repeated(30)
                + QByteArray("some words ").repeated(20'000) + QByteArray("</div>").repeated(30),
            "end");
        row("cards side by side",
            QByteArray(
                "<div style=\"border:1px solid;padding:9px\"><div style=\"border:1px solid;padding:9px\">"
                "some words</div></div>")
                .repeated(400),
            "end");
        row("a button as large as a page",
            "<a href=\"https://a.example/\" style=\"padding:9px;background:#00f\">"
                + QByteArray("<table><tr><td>x</td><td>y</td></tr></table>").repeated(200) + "</a>",
            "end");
        QTest::newRow("plain text between HTML")
            << "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: "
               "text/html\r\n\r\n<b>x</b>"
               "\r\n--x\r\nContent-Type: text/plain\r\n\r\n"
                + QByteArray("w").repeated(300'000) + "end\r\n--x--\r\n"
            << QStringLiteral("end");
    }
    void whatIsSlowIsBounded()
    {
        QFETCH(QByteArray, message);
        QFETCH(QString, last);
        const Message read = this->read(message);
        const Layout layout = layoutOf(read.html.markup);
        QCOMPARE(test::unsafePartOf(read.html.markup), QString());
        QVERIFY2(layout.cost <= 1.1 * limit::htmlLayout, QByteArray::number(layout.cost).constData());
        QVERIFY2(layout.tables <= 10, QByteArray::number(layout.tables).constData());
        QVERIFY2(layout.cells <= limit::htmlCells + 1, QByteArray::number(layout.cells).constData());
        QVERIFY2(layout.tagsInBlock <= limit::htmlFragments + 2,
                 QByteArray::number(layout.tagsInBlock).constData());
        QVERIFY2(layout.charactersInBlock <= limit::htmlBlock + 100,
                 QByteArray::number(layout.charactersInBlock).constData());
        QVERIFY2(layout.word <= limit::htmlWord, QByteArray::number(layout.word).constData());
        QVERIFY2(read.html.markup.contains(last), "the end is missing");
        QCOMPARE(read.damages.testFlag(Damage::TextCut), last.isEmpty());
    }

    void cellsThatCoverTooManyCoverOne()
    {
        const QString few =
            read(mail("<table><tr><td colspan=2>x</td></tr><tr><td>y</td><td>z</td></tr></table>"))
                .html.markup;
        QVERIFY2(few.contains(u"colspan=\"2\""), qPrintable(few));
        const QString many =
            read(mail("<table>" + QByteArray("<tr><td colspan=100 rowspan=30>x</td></tr>").repeated(40)
                      + "</table>"))
                .html.markup;
        QVERIFY2(!many.contains(u"span="), qPrintable(many.left(200)));
    }

    void longListsLoseTheirBulletsAtLast()
    {
        const QString markup = read(mail("<ul>" + QByteArray("<li>x").repeated(5000) + "</ul>")).html.markup;
        QCOMPARE(markup.count(u"<li>"), limit::htmlItems);
        QCOMPARE(markup.count(u"x</"), 5000);
    }

    void marksWithoutEndAreFew()
    {
        const QString markup = read(mail("a" + QByteArray("\xcc\x81").repeated(5000) + "b")).html.markup;
        QCOMPARE(markup.count(QChar(0x301)), limit::combiningMarks);
        QVERIFY(markup.contains(u'b'));
        const QString plain = read("Content-Type: text/plain; charset=utf-8\r\n\r\na"
                                   + QByteArray("\xcc\x81").repeated(5000) + "b")
                                  .text;
        QCOMPARE(plain.count(QChar(0x301)), limit::combiningMarks);
        QVERIFY(plain.endsWith(u'b'));
    }

    /// Those of newsletters, which are only there for their width, make room for those that order something.
    void wrappersGoBeforeTablesOfColumns()
    {
        const QByteArray inner =
            "<table>" + QByteArray("<tr><td>left</td><td>right</td></tr>").repeated(30) + "</table>";
        const QString shallow = read(mail(nested(3, inner))).html.markup;
        QCOMPARE(shallow.count(u"<table"), 4);
        const QString deep =
            read(mail(nested(8, QByteArray("some words <p>").repeated(300) + inner))).html.markup;
        QCOMPARE(deep.count(u"<table"), 1);
        QVERIFY2(deep.contains(u"<td>left</td><td>right</td>"), qPrintable(deep.right(200)));
    }

    void whatHasNoVisibleTextDoesNotHideTheText()
    {
        const Message message =
            read("Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\n"
                 "Content-Type: text/plain\r\n\r\nwords\r\n--x\r\nContent-Type: text/html\r\n\r\n"
                 "<div><p></p><div></div></div>\r\n--x--\r\n");
        QVERIFY(message.html.isEmpty());
        QCOMPARE(message.text, QStringLiteral("words"));
    }

    void whiteTextOnAPictureIsSeen_data()
    {
        QTest::addColumn<QByteArray>("html");
        QTest::newRow("attribute") << QByteArray(
            "<table background=\"https://a.example/p.png\"><tr><td><font color=#ffffff>words</font>");
        QTest::newRow("style") << QByteArray(
            "<div style=\"background-image:url(https://a.example/p.png)\"><p "
            "style=\"color:#fff\">words</p></div>");
        QTest::newRow("short style") << QByteArray("<div style=\"background:url(https://a.example/p.png) "
                                                   "no-repeat\"><p style=\"color:white\">words");
    }
    void whiteTextOnAPictureIsSeen()
    {
        QFETCH(QByteArray, html);
        const QString markup = read(mail(html)).html.markup;
        QVERIFY2(markup.contains(u"words"), qPrintable(markup));
        QVERIFY2(!markup.contains(u"color:#ffffff"), qPrintable(markup));
    }
};

QTEST_GUILESS_MAIN(TestMimeHtmlLayout)
#include "tst_mime_htmllayout.moc"
