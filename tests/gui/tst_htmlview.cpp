// SPDX-License-Identifier: GPL-3.0-or-later
// The view of HTML mail: what it shows, and that it fetches nothing, whatever it is given.
#include "../support/pixels.h"
#include "gui/htmlcolours.h"
#include "gui/htmlview.h"
#include "gui/linkopening.h"
#include "gui/theme.h"

#include <QBuffer>
#include <QDesktopServices>
#include <QImage>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

using namespace poplar;
using namespace poplar::gui;
using namespace poplar::test;

class TestHtmlView : public QObject {
    Q_OBJECT

public Q_SLOTS:
    void openInstead(const QUrl &target) { m_opened += target; }

private:
    QList<QUrl> m_opened;

private Q_SLOTS:
    void aViewThatWasLowBeginsAtItsBeginning_data()
    {
        QTest::addColumn<bool>("eventsBefore");
        QTest::newRow("shown at once") << false;
        QTest::newRow("shown later") << true;
    }

    void aViewThatWasLowBeginsAtItsBeginning()
    {
        // Qt brings the cursor into sight when a view is first shown: in a low one below the margin.
        QFETCH(bool, eventsBefore);
        HtmlView view;
        mime::SafeHtml html;
        html.markup = QStringLiteral("<p>words and more words</p>").repeated(60);
        view.resize(300, 20);
        view.setContent(html);
        if (eventsBefore)
            QCoreApplication::processEvents();
        view.show();
        view.resize(300, 200);
        QTRY_VERIFY(view.verticalScrollBar()->maximum() > 0);
        QCoreApplication::processEvents();
        QCOMPARE(view.verticalScrollBar()->value(), 0);
    }

    void picturesOfTheMessageAreShown()
    {
        HtmlView view;
        view.resize(300, 200);
        view.setContent(
            {QStringLiteral("<p>x <img src=\"picture:0\"></p>"), {png({20, 20}, Qt::magenta)}, {}});
        view.show();
        QTRY_VERIFY(shows(view, Qt::magenta));
        QCOMPARE(view.toPlainText().at(0), u'x');
    }

    // Twenty large pictures once froze the window for nine seconds.
    void thePlaceOfAPictureIsKeptUntilItComes()
    {
        HtmlView view;
        view.resize(300, 200);
        QString markup;
        for (int i = 0; i < 10; ++i)
            markup += QStringLiteral("<p>words %1</p><img src=\"picture:%1\">").arg(i);
        view.setContent({markup, QList<QByteArray>(10, png({100, 400}, Qt::magenta)), {}});
        view.show();
        QCoreApplication::processEvents(); // being shown
        const int length = view.verticalScrollBar()->maximum();
        QVERIFY(length > 10 * 400 - 200);
        view.verticalScrollBar()->setValue(length / 2);
        QTRY_VERIFY(shows(view, Qt::magenta));
        QCOMPARE(view.verticalScrollBar()->maximum(), length);
        QCOMPARE(view.verticalScrollBar()->value(), length / 2);
    }

    void picturesComeWhileTheWindowGoesOn()
    {
        HtmlView view;
        view.resize(300, 200);
        view.setContent({QStringLiteral("<img src=\"picture:0\" width=\"100\" height=\"100\">"),
                         {png({2000, 2000}, Qt::magenta)},
                         {}});
        view.show();
        QVERIFY(!shows(view, Qt::magenta)); // nobody has waited for it
        QVERIFY(shows(view, themeColours(view.palette()).hairline));
        QTRY_VERIFY(shows(view, Qt::magenta));
    }

    void aSideThatIsNotGivenFollowsTheOther()
    {
        HtmlView view;
        view.setContent(
            {QStringLiteral("<img src=\"picture:0\" width=\"50\" alt=\"x\"><img src=\"picture:0\">"
                            "<img src=\"picture:1\">"),
             {png({100, 40}, Qt::magenta), png({2400, 600}, Qt::magenta)},
             {}});
        QList<QSizeF> sizes;
        const QTextBlock block = view.document()->firstBlock();
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            const QTextFragment fragment = part.fragment();
            for (int i = 0; i < fragment.length(); ++i) {
                const QTextImageFormat image = fragment.charFormat().toImageFormat();
                sizes += QSizeF(image.width(), image.height());
            }
        }
        QCOMPARE(sizes, (QList<QSizeF>{{50, 20}, {100, 40}, {1200, 300}}));
    }

    void picturesBeyondTheBudgetStayPlain()
    {
        HtmlView view;
        view.resize(300, 200);
        const QByteArray million = png({1000, 1000}, Qt::magenta);
        QString markup;
        for (int i = 0; i < 17; ++i)
            markup += QStringLiteral("<img src=\"picture:%1\">").arg(i);
        QList<QByteArray> files(16, million);
        files += png({1000, 1000}, Qt::cyan);
        view.setContent({markup, files, {}});
        view.show();
        QTRY_VERIFY(shows(view, Qt::magenta));
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum() - 1200);
        QTRY_VERIFY(shows(view, Qt::magenta)); // the sixteenth
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum());
        QTRY_VERIFY(shows(view, themeColours(view.palette()).hairline));
        QVERIFY(!shows(view, Qt::cyan));
    }

    void picturesOfTheMessageBeforeAreNotShown()
    {
        HtmlView view;
        view.resize(300, 200);
        const QString markup = QStringLiteral("<p>x <img src=\"picture:0\"></p>");
        view.setContent({markup, {png({20, 20}, Qt::magenta)}, {}});
        view.show();
        QTRY_VERIFY(shows(view, Qt::magenta));
        view.setContent({markup, {QByteArray()}, {}});
        QVERIFY(!shows(view, Qt::magenta));
        view.setContent({markup, {png({20, 20}, Qt::cyan)}, {}});
        QTRY_VERIFY(shows(view, Qt::cyan));
        QVERIFY(!shows(view, Qt::magenta));
    }

    void whatIsHeldBackLeavesAFrame()
    {
        HtmlView view;
        view.resize(300, 100);
        view.setContent({QStringLiteral("<p>x</p><p><img src=\"held:\"></p>"), {}, {}});
        view.show();
        QVERIFY(shows(view, themeColours(view.palette()).hairline));
        QVERIFY(view.document()->lastBlock().layout()->boundingRect().height() >= 24);
    }

    // A page has no other way to know it: pictures are decoded as large as they are shown.
    void theMarkupHasTheSizesOfPictures()
    {
        HtmlView view;
        view.setContent({QStringLiteral("<img src=\"picture:0\">"), {png({30, 20}, Qt::magenta)}, {}});
        QCOMPARE(view.markup(), QStringLiteral("<img src=\"picture:0\" width=\"30\" height=\"20\">"));
    }

    void picturesOutliveAChangeOfTheme()
    {
        HtmlView view;
        view.resize(300, 200);
        view.setContent(
            {QStringLiteral("<p>x <img src=\"picture:0\"></p>"), {png({20, 20}, Qt::magenta)}, {}});
        view.show();
        QTRY_VERIFY(shows(view, Qt::magenta));
        view.setPalette(darkPalette());
        QVERIFY(shows(view, Qt::magenta));
    }

    // Even what the rewriting would never let through.
    void nothingIsFetched()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("secret.png"));
        QVERIFY(QImage::fromData(png({30, 30}, Qt::cyan)).save(file));
        const QString address = QStringLiteral("http://127.0.0.1:%1/").arg(server.serverPort());
        QString hostile;
        for (const QString &source :
             {address + QStringLiteral("1.png"), file, QUrl::fromLocalFile(file).toString(),
              QStringLiteral("held:"), QStringLiteral("picture:7"), QStringLiteral("picture:-1"),
              QStringLiteral("qrc:/icons/x.svg")})
            hostile += QStringLiteral("<img src=\"%1\">").arg(source);
        hostile += QStringLiteral(
                       "<link rel=\"stylesheet\" href=\"%1\"><style>@import url(%1);body{background:url(%1)}"
                       "</style><table background=\"%2\"><tr><td background=\"%1\">x</td></tr></table>")
                       .arg(address, file);
        QSignalSpy requests(&server, &QTcpServer::newConnection);
        HtmlView view;
        view.resize(400, 400);
        view.setContent({hostile, {}, {}});
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QVERIFY(!shows(view, Qt::cyan));
        QCoreApplication::processEvents();
        QCOMPARE(requests.size(), 0);
    }

    void brokenAndHugePicturesAreFrames_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("missing") << QByteArray();
        QTest::newRow("rubbish") << QByteArray("PNG!");
        QTest::newRow("cut") << png({50, 50}, Qt::cyan).left(40);
        QTest::newRow("svg") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>"
                                           "<rect width='9' height='9' fill='cyan'/></svg>");
        QByteArray claims = png({8, 8}, Qt::cyan);
        claims.replace(16, 8, QByteArray::fromHex("0000ffff0000ffff")); // its header says so
        QTest::newRow("a bomb") << claims;
    }
    void brokenAndHugePicturesAreFrames()
    {
        QFETCH(const QByteArray, bytes);
        HtmlView view;
        view.resize(300, 200);
        view.setContent({QStringLiteral("<p>x <img src=\"picture:0\"></p>"), {bytes}, {}});
        view.show();
        QTest::failOnWarning(QRegularExpression(QStringLiteral("allocation limit")));
        view.setContent({QStringLiteral("<p>x <img src=\"picture:0\"> <img src=\"picture:1\"></p>"),
                         {bytes, png({8, 8}, Qt::magenta)},
                         {}});
        QTRY_VERIFY(shows(view, Qt::magenta)); // the one behind it is decoded: so was this one
        QVERIFY(!shows(view, Qt::cyan));
    }

    void linksAreToldAndNotFollowed()
    {
        HtmlView view;
        view.resize(300, 100);
        view.setContent({QStringLiteral("<a href=\"https://example.org/\">Go there</a>"), {}, {}});
        view.show();
        QSignalSpy activated(&view, &HtmlView::linkActivated);
        QSignalSpy hovered(&view, &HtmlView::linkHovered);
        const QPoint place =
            view.cursorRect(QTextCursor(view.document()->firstBlock())).center() + QPoint(10, 0);
        QTest::mouseMove(view.viewport(), place);
        QTRY_COMPARE(hovered.size(), 1);
        QCOMPARE(hovered[0][0].toString(), QStringLiteral("https://example.org/"));
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].toUrl(), QUrl(QStringLiteral("https://example.org/")));
        QCOMPARE(activated[0][1].toString(), QStringLiteral("Go there"));
        QVERIFY(view.toPlainText().contains(u"Go there")); // it has not gone anywhere
    }

    void linksAreReachedByTheKeyboard()
    {
        HtmlView view;
        view.setContent({QStringLiteral("<p>a <a href=\"https://example.org/\">b</a></p>"), {}, {}});
        view.show();
        view.setFocus();
        QSignalSpy activated(&view, &HtmlView::linkActivated);
        QTest::keyClick(&view, Qt::Key_Tab);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][1].toString(), QStringLiteral("b"));
    }

    void coloursAreTurnedOnADarkGround()
    {
        const QString markup =
            QStringLiteral("<p style=\"color:#000000;background-color:#ffffff;\">x color:#000000</p>");
        QCOMPARE(forDarkGround(markup),
                 QStringLiteral("<p style=\"color:#ebebeb;background-color:#1a1a1a;\">x color:#000000</p>"));
        HtmlView view;
        view.setPalette(darkPalette());
        view.setContent({QStringLiteral("<p style=\"color:#000000;\">ink</p>"), {}, {}});
        const QTextFragment ink = view.document()->firstBlock().begin().fragment();
        QVERIFY(ink.charFormat().foreground().color().lightness() > 200);
        view.setPalette(lightPalette());
        const QTextFragment now = view.document()->firstBlock().begin().fragment();
        QCOMPARE(now.charFormat().foreground().color(), QColor(Qt::black));
    }

    void linksThatDeceiveAreDoubted_data()
    {
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("target");
        QTest::addColumn<LinkDoubt>("doubt");
        const auto row = [](const char *name, const char *shown, const char *target, LinkDoubt doubt) {
            QTest::newRow(name) << QString::fromUtf8(shown) << QString::fromUtf8(target) << doubt;
        };
        row("words", "Read more", "https://news.example.org/1", LinkDoubt::None);
        row("the same host", "https://example.org/a", "https://example.org/b", LinkDoubt::None);
        row("without www", "example.org", "https://www.example.org/", LinkDoubt::None);
        row("within it", "example.org", "https://mail.example.org/", LinkDoubt::None);
        row("a sentence with a dot", "Well. Done", "https://example.org/", LinkDoubt::None);
        row("another host", "www.bank.example", "https://evil.example/", LinkDoubt::OtherPlace);
        row("another host, as an address", "https://bank.example/login", "http://bank.example.evil.test/",
            LinkDoubt::OtherPlace);
        row("that host as a user", "bank.example", "https://bank.example@evil.test/", LinkDoubt::OtherPlace);
        row("Cyrillic a in Latin", "here", "https://b\xd0\xb0nk.example/", LinkDoubt::MixedLetters);
        row("the same, encoded", "here", "https://xn--bnk-5cd.example/", LinkDoubt::MixedLetters);
        row("all Cyrillic", "here", "https://\xd0\xbf\xd0\xbe\xd1\x87\xd1\x82\xd0\xb0.\xd1\x80\xd1\x84/",
            LinkDoubt::None);
        row("mail", "a@example.org", "mailto:a@example.org", LinkDoubt::None);
        row("mail to another", "a@example.org", "mailto:a@evil.test", LinkDoubt::OtherPlace);
    }
    void linksThatDeceiveAreDoubted()
    {
        QFETCH(const QString, shown);
        QFETCH(const QString, target);
        QFETCH(const LinkDoubt, doubt);
        QCOMPARE(int(doubtOf(shown, QUrl(target))), int(doubt));
    }

    void aDoubtfulLinkIsAskedAbout()
    {
        QWidget window;
        window.show();
        openLink(&window, QUrl(QStringLiteral("https://evil.test/")), QStringLiteral("bank.example"));
        auto *question = window.findChild<QMessageBox *>(QStringLiteral("doubtfulLink"));
        QVERIFY(question && question->isVisible());
        QVERIFY(question->informativeText().contains(u"bank.example")
                && question->informativeText().contains(u"evil.test"));
        QCOMPARE(question->defaultButton(), question->button(QMessageBox::Cancel));
        question->reject();
    }

    /// Of the original layout any link may be clicked.
    void aClickStartsNoOtherPrograms()
    {
        QWidget window;
        for (const char *scheme : {"vscode", "data", "javascript", "smb"}) {
            QDesktopServices::setUrlHandler(QLatin1StringView(scheme), this, "openInstead");
            openLink(&window, QUrl(QLatin1StringView(scheme) + QStringLiteral(":evil")), std::nullopt);
            openLink(&window, QUrl(QLatin1StringView(scheme) + QStringLiteral(":evil")), QStringLiteral("x"));
            QDesktopServices::unsetUrlHandler(QLatin1StringView(scheme));
        }
        QVERIFY(m_opened.isEmpty());
        QVERIFY(!window.findChild<QMessageBox *>());
    }

    void aLinkWithoutAKnownTextIsAskedAbout()
    {
        QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "openInstead");
        QWidget window;
        openLink(&window, QUrl(QStringLiteral("https://a.example/")), std::nullopt);
        QVERIFY(m_opened.isEmpty());
        auto *question = window.findChild<QMessageBox *>(QStringLiteral("doubtfulLink"));
        QVERIFY(question);
        QVERIFY2(question->informativeText().contains(QStringLiteral("a.example")),
                 qPrintable(question->informativeText()));
        question->close();
        openLink(&window, QUrl(QStringLiteral("https://a.example/")), QStringLiteral("here"));
        QCOMPARE(m_opened.size(), 1);
        QDesktopServices::unsetUrlHandler(QStringLiteral("https"));
    }
};

QTEST_MAIN(TestHtmlView)
#include "tst_htmlview.moc"
