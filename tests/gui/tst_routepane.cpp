// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/banner.h"
#include "gui/emptystate.h"
#include "gui/routelabels.h"
#include "gui/routepane.h"
#include "gui/routepicture.h"
#include "gui/routesaving.h"
#include "gui/routewords.h"
#include "gui/theme.h"
#include "gui/verdictwords.h"

#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolTip>

using namespace poplar;
using namespace poplar::gui;
using namespace std::chrono_literals;
using mime::Hop;
using mime::Route;
using mime::Verdict;
using Standing = mime::Verdict::Standing;

namespace {

QByteArray header()
{
    return "Authentication-Results: mx.example.org;\r\n"
           " spf=pass (allowed by the list) smtp.mailfrom=example.com;\r\n"
           " dkim=pass header.d=example.com; dmarc=fail header.from=example.com\r\n"
           "Received: from mx.example.org by imap.example.org with LMTP id L1; Fri, 20 Nov 2026 10:02:07 "
           "+0000\r\n"
           "Received: from out.example.com (out.example.com [192.0.2.10])\r\n"
           " by mx.example.org with ESMTP id Q2 for <user@example.org>; Fri, 20 Nov 2026 10:02:05 +0000\r\n"
           "Received: from laptop ([203.0.113.9]) (using TLSv1.3 with cipher TLS_AES_128_GCM_SHA256)\r\n"
           " by out.example.com with ESMTPSA id Q1; Fri, 20 Nov 2026 10:02:02 +0000\r\n"
           "Authentication-Results: bank.example; spf=pass smtp.mailfrom=bank.example\r\n"
           "DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=s2026; h=from:to:date; t=1795168800;\r\n"
           " x=1795173600; i=@example.com\r\n\r\n";
}

QString wordsOf(const QWidget &pane)
{
    QStringList all;
    for (const auto *label : pane.findChildren<QLabel *>())
        all += label->text();
    return all.join(u'\n');
}

template <class T>
T *child(const QWidget &parent, const char *name)
{
    return parent.findChild<T *>(QLatin1StringView(name));
}

Route someHops(const QList<std::optional<std::chrono::seconds>> &delays)
{
    Route route;
    for (const auto &delay : delays) {
        Hop hop;
        hop.byHost = QStringLiteral("mx%1.example").arg(route.hops.size());
        hop.delay = delay;
        route.hops += hop;
    }
    return route;
}

Verdict verdict(const QString &method, Verdict::Result result, const QString &domain = {})
{
    Verdict made;
    made.method = method;
    made.result = result;
    made.domain = domain;
    return made;
}

} // namespace

class RoutePaneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void otherFieldsAreExplained();
    void fieldsAloneAreShownToo();
    void receivedSpfIsAVerdict();
    void theHopsAreToldFromTheSenderToTheMailbox();
    void theSummaryCountsAndWarns();
    void aScreenReaderHasTheHopsAsText();
    void theArrowKeysGoFromHopToHop();
    void durationsAreShort_data();
    void durationsAreShort();
    void barsAreDrawnToScale();
    void clocksThatDifferAreSaid();
    void everythingFitsIntoANarrowPane();
    void theDrawingGrowsWithTheFont();
    void verdictsAreSentences_data();
    void verdictsAreSentences();
    void whoSaysSoIsSaid();
    void whatCannotBeBelievedIsNotGreen();
    void theSignatureIsTakenApart();
    void withoutReceivedFieldsWordsStandThere();
    void verdictsAreShownEvenWithoutHops();
    void clearedItShowsNothingOfTheMessage();
    void hostileNamesAreHarmless();
    void copyingGivesEverythingAsText();
    void theKeyboardCopies();
    void thePictureIsSaved_data();
    void thePictureIsSaved();
    void aPictureThatCannotBeSavedIsSaid();
    void theDialogSavesWhatWasShownWhenItOpened();
    void aChangeOfFontKeepsTheContent();
    void aHundredHopsScroll();
};

void RoutePaneTest::theHopsAreToldFromTheSenderToTheMailbox()
{
    const QLocale english(QLocale::English, QLocale::UnitedKingdom);
    const QList<StationText> stations = stationTexts(mime::readRoute(header()), english);
    QCOMPARE(stations.size(), 4);
    QCOMPARE(stations[0].name, QStringLiteral("laptop"));
    QCOMPARE(stations[0].seenAs, QStringLiteral("203.0.113.9"));
    QCOMPARE(stations[0].time, QString());
    QCOMPARE(stations[1].name, QStringLiteral("out.example.com"));
    QCOMPARE(stations[1].seenAs, QStringLiteral("192.0.2.10"));
    const QDateTime time = QDateTime(QDate(2026, 11, 20), QTime(10, 2, 2), Qt::UTC).toLocalTime();
    QVERIFY(stations[1].time.endsWith(time.toString(QStringLiteral("HH:mm:ss"))));
    QCOMPARE(stations[3].name, QStringLiteral("imap.example.org"));
    const QList<LegText> legs = legTexts(mime::readRoute(header()));
    QCOMPARE(legs.size(), 3);
    QCOMPARE(legs[0].words, QStringLiteral("Encrypted (TLS 1.3) · ESMTPSA"));
    QCOMPARE(legs[0].delayWords, QString());
    QCOMPARE(legs[1].words, QStringLiteral("Not encrypted · ESMTP"));
    QCOMPARE(legs[1].delayWords, QStringLiteral("3 s"));
    QCOMPARE(legs[2].words, QStringLiteral("Encryption not stated · LMTP"));
    QCOMPARE(legs[2].delayWords, QStringLiteral("2 s"));
}

void RoutePaneTest::theSummaryCountsAndWarns()
{
    const QStringList summary = routeSummary(mime::readRoute(header()));
    QCOMPARE(summary.size(), 2);
    QVERIFY2(summary[0].contains(QStringLiteral("3 server")), qPrintable(summary[0]));
    QVERIFY2(summary[0].contains(QStringLiteral("in 5\u00a0s")), qPrintable(summary[0]));
    QVERIFY2(summary[1].contains(QStringLiteral("not encrypted on 1 ")), qPrintable(summary[1]));
    QCOMPARE(routeSummary(someHops({1s, 2s})).size(), 1); // nothing is known to be unencrypted
}

void RoutePaneTest::aScreenReaderHasTheHopsAsText()
{
    RoutePane pane;
    pane.setRoute(mime::readRoute(header()));
    const auto *picture = child<RoutePicture>(pane, "routePicture");
    for (const char *part :
         {"From laptop to out.example.com", "Encrypted (TLS 1.3)", "TLS_AES_128_GCM_SHA256", "Not encrypted",
          "Delay: 3 s", "Number there: Q2", "For: user@example.org"})
        QVERIFY2(picture->accessibleDescription().contains(QLatin1StringView(part)), part);
}

void RoutePaneTest::theArrowKeysGoFromHopToHop()
{
    RoutePane pane;
    pane.setRoute(mime::readRoute(header()));
    pane.resize(600, 400);
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    auto *picture = child<RoutePicture>(pane, "routePicture");
    picture->setFocus(Qt::TabFocusReason);
    QCOMPARE(picture->current(), 0);
    QVERIFY(picture->accessibleName().startsWith(QStringLiteral("From laptop to")));
    QTest::keyClick(picture, Qt::Key_Down);
    QCOMPARE(picture->current(), 1);
    QVERIFY(picture->accessibleName().startsWith(QStringLiteral("From out.example.com to")));
    QTest::keyClick(picture, Qt::Key_Down);
    QTest::keyClick(picture, Qt::Key_Down);
    QCOMPARE(picture->current(), 2);
    QTest::keyClick(picture, Qt::Key_Up);
    QCOMPARE(picture->current(), 1);
    QTest::mouseClick(picture, Qt::LeftButton, {}, picture->drawing().legRect(0).center());
    QCOMPARE(picture->current(), 0);
}

void RoutePaneTest::durationsAreShort_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("0") << 0 << QStringLiteral("under 1 s");
    QTest::newRow("3") << 3 << QStringLiteral("3 s");
    QTest::newRow("-3") << -3 << QStringLiteral("3 s");
    QTest::newRow("minutes") << 120 << QStringLiteral("2 min");
    QTest::newRow("minutes and seconds") << 125 << QStringLiteral("2 min 5 s");
    QTest::newRow("hours") << 3 * 3600 << QStringLiteral("3 h");
    QTest::newRow("hours and minutes") << 3 * 3600 + 65 << QStringLiteral("3 h 1 min");
    QTest::newRow("days") << 3 * 24 * 3600 << QStringLiteral("3 day(s)"); // plurals are a translation's
}

void RoutePaneTest::durationsAreShort()
{
    QFETCH(const int, seconds);
    QTEST(durationText(std::chrono::seconds(seconds)), "text");
}

void RoutePaneTest::barsAreDrawnToScale()
{
    RouteDrawing drawing;
    drawing.setRoute(someHops({std::nullopt, 100s, 50s, 0s, -5s, std::nullopt}));
    drawing.arrange(QGuiApplication::font(), 900);
    const int longest = drawing.barRect(1).width();
    QVERIFY(longest > 100);
    QVERIFY(qAbs(drawing.barRect(2).width() * 2 - longest) <= 2);
    QVERIFY(drawing.barRect(3).width() > 0 && drawing.barRect(3).width() < 10);
    QCOMPARE(drawing.barRect(1).left(), drawing.barRect(2).left()); // one scale, one beginning
    for (const int without : {0, 4, 5})
        QVERIFY(drawing.barRect(without).isEmpty());
}

void RoutePaneTest::clocksThatDifferAreSaid()
{
    const QList<LegText> legs = legTexts(someHops({std::nullopt, -3s, std::nullopt}));
    QCOMPARE(legs[0].delayWords, QString());
    QCOMPARE(legs[1].delayWords, QStringLiteral("−3 s: the clocks differ"));
    QCOMPARE(legs[2].delayWords, QStringLiteral("delay unknown"));
}

void RoutePaneTest::everythingFitsIntoANarrowPane()
{
    RoutePane pane;
    pane.setRoute(mime::readRoute(header()));
    pane.resize(220, 500);
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    QCOMPARE(pane.width(), 220);
    const auto *area = child<QScrollArea>(pane, "routeArea");
    QVERIFY2(area->widget()->width() <= area->viewport()->width(),
             qPrintable(QString::number(area->widget()->width())));
    const auto *picture = child<RoutePicture>(pane, "routePicture");
    QVERIFY(picture->height() >= picture->drawing().size().height());
    const auto *sentence = pane.findChildren<RouteLabel *>().last();
    QCOMPARE(sentence->height(), sentence->heightForWidth(sentence->width())); // no air between the lines
    for (int leg = 1; leg < 3; ++leg)
        QVERIFY(picture->rect().contains(picture->drawing().barRect(leg)));
}

void RoutePaneTest::theDrawingGrowsWithTheFont()
{
    RouteDrawing drawing;
    drawing.setRoute(mime::readRoute(header()));
    QFont font = QGuiApplication::font();
    drawing.arrange(font, 900);
    const int before = drawing.size().height();
    font.setPointSizeF(font.pointSizeF() * 2);
    drawing.arrange(font, 900);
    QVERIFY(drawing.size().height() > before * 3 / 2);
}

void RoutePaneTest::verdictsAreSentences_data()
{
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<QString>("text");
    using Result = Verdict::Result;
    const QString domain = QStringLiteral("example.com");
    QTest::newRow("spf") << verdict(QStringLiteral("spf"), Result::Pass, domain)
                         << QStringLiteral("SPF passed – the server was allowed to send for example.com.");
    QTest::newRow("spf without domain")
        << verdict(QStringLiteral("spf"), Result::Pass) << QStringLiteral("SPF passed.");
    QTest::newRow("dkim") << verdict(QStringLiteral("dkim"), Result::Fail, domain)
                          << QStringLiteral(
                                 "DKIM failed – the message does not fit the signature of example.com.");
    QTest::newRow("unsigned") << verdict(QStringLiteral("dkim"), Result::None)
                              << QStringLiteral("DKIM not possible – the message is not signed.");
    QTest::newRow("dmarc") << verdict(QStringLiteral("dmarc"), Result::Fail, domain)
                           << QStringLiteral(
                                  "DMARC failed – example.com does not vouch for the sender’s address.");
    QTest::newRow("error") << verdict(QStringLiteral("spf"), Result::TemporaryError, domain)
                           << QStringLiteral("SPF not checked – something did not work at that moment.");
    Verdict odd = verdict(QStringLiteral("compauth"), Result::Other);
    odd.resultWord = QStringLiteral("maybe");
    QTest::newRow("unheard of") << odd << QStringLiteral("compauth: maybe");
}

void RoutePaneTest::verdictsAreSentences()
{
    QFETCH(const Verdict, verdict);
    QTEST(verdictSentence(verdict), "text");
}

void RoutePaneTest::whoSaysSoIsSaid()
{
    RoutePane pane;
    pane.setRoute(mime::readRoute(header()));
    const QString words = wordsOf(pane);
    const qsizetype own = words.indexOf(QStringLiteral("The provider mx.example.org says:"));
    const qsizetype other = words.indexOf(QStringLiteral("somebody claims in the name of bank.example"));
    QVERIFY(own >= 0);
    QVERIFY(other > own);
    QVERIFY(words.contains(QStringLiteral("Reason given: allowed by the list")));
    QVERIFY(words.contains(QStringLiteral("Only what your own provider says can be believed")));
}

void RoutePaneTest::whatCannotBeBelievedIsNotGreen()
{
    Route route;
    route.verdicts = {verdict(QStringLiteral("spf"), Verdict::Result::Pass)};
    const auto isGreen = [&route](Standing standing) {
        route.verdicts[0].standing = standing;
        RoutePane pane;
        pane.setRoute(route);
        const QImage image = pane.findChild<RouteSign *>()->grab().toImage();
        const QRgb green = themeColours(pane.palette()).success.rgb();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if ((image.pixel(x, y) & 0xffffff) == (green & 0xffffff))
                    return true;
            }
        }
        return false;
    };
    QVERIFY(isGreen(Standing::Topmost));
    QVERIFY(!isGreen(Standing::Lower));
    QVERIFY(!isGreen(Standing::Arc));
}

void RoutePaneTest::theSignatureIsTakenApart()
{
    const Route route = mime::readRoute(header());
    const QDateTime before = QDateTime::fromSecsSinceEpoch(1795168900, Qt::UTC);
    const QList<SignatureLine> lines = signatureLines(route.signatures[0], before);
    QCOMPARE(lines.size(), 6);
    QCOMPARE(lines[0], (SignatureLine{QStringLiteral("Selector"), QStringLiteral("s2026")}));
    QCOMPARE(lines[2].text, QStringLiteral("from, to, date"));
    QVERIFY(!lines[4].text.contains(QStringLiteral("expired")));
    QVERIFY(
        signatureLines(route.signatures[0], before.addDays(30))[4].text.contains(QStringLiteral("expired")));
    RoutePane pane;
    pane.setRoute(route);
    QVERIFY(wordsOf(pane).contains(QStringLiteral("Signature of example.com")));
}

void RoutePaneTest::withoutReceivedFieldsWordsStandThere()
{
    RoutePane pane;
    pane.setRoute({});
    pane.show();
    const auto *empty = pane.findChild<EmptyState *>();
    QVERIFY(empty->isVisible());
    QVERIFY(wordsOf(*empty).contains(QStringLiteral("no Received fields")));
}

void RoutePaneTest::verdictsAreShownEvenWithoutHops()
{
    RoutePane pane;
    pane.setRoute(mime::readRoute("Authentication-Results: mx.example.org; arc=pass\r\n"));
    pane.show();
    QVERIFY(!pane.findChild<EmptyState *>()->isVisible());
    QVERIFY(wordsOf(pane).contains(QStringLiteral("no Received fields")));
    QVERIFY(wordsOf(pane).contains(QStringLiteral("ARC passed")));
    QVERIFY(!child<QPushButton>(pane, "saveRoute")->isEnabled());
}

void RoutePaneTest::clearedItShowsNothingOfTheMessage()
{
    RoutePane pane;
    pane.setRoute(mime::readRoute(header()));
    pane.clear();
    pane.show();
    QVERIFY(pane.findChild<EmptyState *>()->isVisible());
    QGuiApplication::clipboard()->setText(QStringLiteral("before"));
    QTest::keySequence(&pane, QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("before"));
}

void RoutePaneTest::hostileNamesAreHarmless()
{
    const Route route =
        mime::readRoute("Authentication-Results: <b>own</b>\xe2\x80\xae; spf=pass reason=\"\x1b[31m%1\" "
                        "smtp.mailfrom=%1%2\xe2\x80\xae.example\r\n"
                        "Received: from <img/src=x>\xe2\x80\xae ("
                        + QByteArray(5000, 'y') + ".example [192.0.2.1]) by " + QByteArray(5000, 'x')
                        + " with SMTP id \x07; 20 Nov 2026 10:00:00 +0000\r\n");
    RoutePane pane;
    pane.setRoute(route);
    pane.resize(400, 500);
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    const auto *picture = child<RoutePicture>(pane, "routePicture");
    const QString all = wordsOf(pane) + routeAsText(route) + picture->accessibleDescription();
    for (const char16_t c : {u'\u202e', u'\x1b', u'\x07'})
        QVERIFY2(!all.contains(QChar(c)), qPrintable(QString::number(c, 16)));
    QVERIFY(all.contains(QStringLiteral("\\u202e")));
    QVERIFY(all.contains(QStringLiteral("allowed to send for %1%2\\u202e.example")));
    for (const auto *label : pane.findChildren<QLabel *>())
        QVERIFY2(label->textFormat() == Qt::PlainText || label->text().isEmpty(), qPrintable(label->text()));
    const auto *area = child<QScrollArea>(pane, "routeArea");
    QVERIFY(area->widget()->width() <= area->viewport()->width());
    QHelpEvent help(QEvent::ToolTip, picture->rect().center(),
                    picture->mapToGlobal(picture->rect().center()));
    QCoreApplication::sendEvent(child<RoutePicture>(pane, "routePicture"), &help);
    QTRY_VERIFY(QToolTip::text().contains(QStringLiteral("&lt;img/src=x&gt;")));
    QToolTip::hideText();
}

void RoutePaneTest::copyingGivesEverythingAsText()
{
    RoutePane pane;
    pane.setRoute(mime::readRoute(header()));
    child<QPushButton>(pane, "copyRoute")->click();
    const QString text = QGuiApplication::clipboard()->text();
    for (const char *part :
         {"1. From laptop to out.example.com", "3. From mx.example.org to imap.example.org", "Delay: 3 s",
          "The provider mx.example.org says:", "   SPF passed", "Signature of example.com",
          "   Selector: s2026", "can be believed"})
        QVERIFY2(text.contains(QLatin1StringView(part)), qPrintable(text));
}

void RoutePaneTest::theKeyboardCopies()
{
    RoutePane pane;
    pane.setRoute(mime::readRoute(header()));
    pane.show();
    pane.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    QGuiApplication::clipboard()->clear();
    auto *picture = child<RoutePicture>(pane, "routePicture");
    picture->setFocus();
    QTest::keySequence(picture, QKeySequence::Copy);
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("1. From laptop")));
}

void RoutePaneTest::thePictureIsSaved_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("beginning");
    QTest::newRow("SVG") << QStringLiteral("way.svg") << QByteArray("<?xml");
    QTest::newRow("PNG") << QStringLiteral("way.PNG") << QByteArray("\x89PNG");
}

void RoutePaneTest::thePictureIsSaved()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, beginning);
    RouteDrawing drawing;
    drawing.setRoute(mime::readRoute(header()));
    drawing.arrange(QGuiApplication::font(), 500);
    const QTemporaryDir folder;
    QVERIFY(saveDrawing(drawing, lightPalette(), folder.filePath(name)));
    QFile file(folder.filePath(name));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    QVERIFY(content.startsWith(beginning));
    if (name.endsWith(u"svg"))
        QVERIFY(content.contains("out.example.com"));
    else
        QCOMPARE(QImage::fromData(content).width(), 1000);
}

void RoutePaneTest::aPictureThatCannotBeSavedIsSaid()
{
    RoutePane pane;
    pane.setRoute(mime::readRoute(header()));
    pane.show();
    child<QPushButton>(pane, "saveRoute")->click();
    auto *dialog = pane.findChild<QFileDialog *>();
    QVERIFY(dialog != nullptr);
    QCOMPARE(QFileInfo(dialog->selectedFiles().value(0)).fileName(), QStringLiteral("route.svg"));
    Q_EMIT dialog->fileSelected(QStringLiteral("/nowhere/at/all/route.svg"));
    const auto *banner = pane.findChild<Banner *>();
    QVERIFY(banner->isVisible());
    QVERIFY(wordsOf(*banner).contains(QStringLiteral("/nowhere/at/all/route.svg")));
    pane.setRoute(mime::readRoute(header()));
    QVERIFY(!pane.findChild<Banner *>()->isVisible());
}

void RoutePaneTest::theDialogSavesWhatWasShownWhenItOpened()
{
    const QTemporaryDir folder;
    RoutePane pane;
    pane.setRoute(mime::readRoute(header()));
    pane.show();
    child<QPushButton>(pane, "saveRoute")->click();
    pane.setRoute(someHops({1s}));
    Q_EMIT pane.findChild<QFileDialog *>()->fileSelected(folder.filePath(QStringLiteral("a.svg")));
    QFile file(folder.filePath(QStringLiteral("a.svg")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("imap.example.org"));
}

void RoutePaneTest::aChangeOfFontKeepsTheContent()
{
    RoutePane pane;
    pane.setRoute(mime::readRoute(header()));
    pane.resize(600, 900);
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    const int before = child<RoutePicture>(pane, "routePicture")->drawing().size().height();
    const QString words = wordsOf(pane);
    QFont large = pane.font();
    large.setPointSizeF(large.pointSizeF() * 2);
    pane.setFont(large);
    QTRY_VERIFY(child<RoutePicture>(pane, "routePicture")->drawing().size().height() > before * 3 / 2);
    QTRY_COMPARE(wordsOf(pane), words);
}

void RoutePaneTest::aHundredHopsScroll()
{
    Route route = someHops(QList<std::optional<std::chrono::seconds>>(100, 1s));
    route.hopsLeftOut = 20;
    RoutePane pane;
    pane.setRoute(route);
    pane.resize(500, 300);
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    QVERIFY(wordsOf(pane).contains(QStringLiteral("120 server")));
    const auto *area = child<QScrollArea>(pane, "routeArea");
    QTRY_VERIFY(area->verticalScrollBar()->maximum() > 1000);
    auto *picture = child<RoutePicture>(pane, "routePicture");
    picture->setFocus(Qt::TabFocusReason);
    for (int i = 0; i < 99; ++i)
        QTest::keyClick(picture, Qt::Key_Down);
    QCOMPARE(picture->current(), 99);
    const QPoint at = picture->mapTo(area->widget(), picture->drawing().legRect(99).center());
    QVERIFY(area->viewport()->rect().contains(area->widget()->mapTo(area->viewport(), at)));
}

void RoutePaneTest::otherFieldsAreExplained()
{
    const QByteArray mail = "X-Mailer: Pine 4.1\r\nList-Id: <gardens.example.org>\r\n" + header();
    RoutePane pane;
    pane.setRoute(mime::readRoute(mail), fieldNotes(mime::readHeaderFields(mail)));
    const QString words = wordsOf(pane);
    for (const char *part : {"What else programs noted", "X-Mailer: Pine 4.1", "gardens.example.org",
                             "The program that the message was written with", "and so may the sender"})
        QVERIFY2(words.contains(QLatin1StringView(part)), part);
    child<QPushButton>(pane, "copyRoute")->click();
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.contains(u"X-Mailer: Pine 4.1") && copied.contains(u"and so may the sender"));
}

void RoutePaneTest::fieldsAloneAreShownToo()
{
    RoutePane pane;
    pane.setRoute({}, fieldNotes(mime::readHeaderFields("X-Mailer: Pine 4.1\r\n\r\n")));
    QVERIFY(wordsOf(pane).contains(u"X-Mailer: Pine 4.1"));
}

void RoutePaneTest::receivedSpfIsAVerdict()
{
    RoutePane pane;
    pane.setRoute(mime::readRoute("Received-SPF: softfail (mx.example.org: domain of a@example.com does not "
                                  "designate 192.0.2.1) receiver=mx.example.org; "
                                  "envelope-from=\"a@example.com\";\r\n\r\n"));
    const QString words = wordsOf(pane);
    QVERIFY2(words.contains(u"The provider mx.example.org says:"), qPrintable(words));
    QVERIFY(words.contains(u"SPF in doubt – example.com does not expect mail from that server."));
}

QTEST_MAIN(RoutePaneTest)
#include "tst_routepane.moc"
