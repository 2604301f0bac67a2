// SPDX-License-Identifier: GPL-3.0-or-later
// Messages on paper: what is on it, how it is cut into pages, and that real PDF files come out.
#include "gui/messagepane.h"
#include "gui/paper.h"
#include "gui/paperpages.h"
#include "gui/paperwriting.h"
#include "gui/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPainter>
#include <QPrintDialog>
#include <QPrintPreviewDialog>
#include <QPrintPreviewWidget>
#include <QPrinter>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTextTable>

using namespace poplar;
using namespace poplar::gui;

namespace {

Envelope someEnvelope()
{
    Envelope envelope;
    envelope.subject = QStringLiteral("The garden in spring");
    envelope.from = {{QStringLiteral("Anna"), QStringLiteral("anna@example.org")}};
    envelope.to = {{QString(), QStringLiteral("bert@example.org")}};
    envelope.date = QDateTime(QDate(2026, 11, 21), QTime(10, 0), Qt::UTC);
    return envelope;
}

PaperHead someHead()
{
    return paperHead(someEnvelope(), QLocale::c());
}

QPageLayout a4()
{
    return {QPageSize(QPageSize::A4), QPageLayout::Portrait, usualMargins(), QPageLayout::Millimeter};
}

QString manyLines(int count)
{
    QString text;
    for (int i = 1; i <= count; ++i)
        text += QStringLiteral("Line %1 of a long letter.\n").arg(i);
    return text;
}

void layOut(PaperPages &pages)
{
    QVERIFY(pages.layOut(QDeadlineTimer(QDeadlineTimer::Forever)));
}

/// What a page of a paper looks like, at 96 pixels an inch.
QImage pageImage(const Paper &paper, int page)
{
    PaperPages pages(paper, QStringLiteral("Title"), a4());
    layOut(pages);
    const QSize size = a4().paintRectPixels(96).size();
    QImage image(size, QImage::Format_RGB32);
    image.setDotsPerMeterX(3780);
    image.setDotsPerMeterY(3780);
    image.fill(Qt::white);
    QPainter painter(&image);
    pages.paint(painter, page);
    return image;
}

/// The share of dark pixels.
double darkness(const QImage &image)
{
    qint64 dark = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            dark += image.pixelColor(x, y).lightness() < 128;
    return double(dark) / (double(image.width()) * image.height());
}

bool inkedRow(const QImage &image, int y)
{
    for (int x = 0; x < image.width(); ++x)
        if (image.pixelColor(x, y).lightness() < 200)
            return true;
    return false;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

PaperWriting::Outcome writePdf(const Paper &paper, const QString &path)
{
    QObject owner;
    auto *writing =
        PaperWriting::toPdf(paper, QStringLiteral("Title"), path, QPageSize(QPageSize::A4), &owner);
    QSignalSpy finished(writing, &PaperWriting::finished);
    writing->start();
    if (!finished.wait(60'000))
        qFatal("The file is never written");
    return finished.first().first().value<PaperWriting::Outcome>();
}

/// A pane that shows a message.
struct ShownMessage : MessagePane {
    explicit ShownMessage(const QString &html = {})
    {
        resize(800, 600);
        show();
        mailbox::MessageContent content;
        content.id = mailbox::MessageId{1};
        content.message.envelope = someEnvelope();
        content.message.text = QStringLiteral("Dear Bert,\nthe tulips are out.\n");
        content.message.html.markup = html;
        content.headerFields = mime::readHeaderFields("Subject: The garden in spring\r\n\r\n");
        showContent(content);
    }
    QAction *action(const char *name) const { return findChild<QAction *>(QLatin1StringView(name)); }
};

} // namespace

class TestPrinting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>();
        m_theme->setChoice(ThemeChoice::Light);
    }

    void theHeadStandsAboveTheText()
    {
        const Paper paper = textPaper(someHead(), QStringLiteral("Dear Bert"), BodyView::Face::Proportional);
        const QStringList lines = paper->toPlainText().split(u'\n');
        QCOMPARE(lines[0], QStringLiteral("The garden in spring"));
        QCOMPARE(lines[1], QStringLiteral("From:\tAnna <anna@example.org>"));
        QCOMPARE(lines[2], QStringLiteral("To:\tbert@example.org"));
        QVERIFY(lines[3].startsWith(u"Date:\t"));
        QCOMPARE(lines.last(), QStringLiteral("Dear Bert"));
    }

    void aMessageWithoutSubjectSaysSo()
    {
        QCOMPARE(paperHead(Envelope()).subject, QStringLiteral("(no subject)"));
        QVERIFY(paperHead(Envelope()).lines.isEmpty());
    }

    void manyPeopleAreCounted()
    {
        Envelope envelope;
        envelope.to = QList<Address>(1000, {QString(), QStringLiteral("a@example.org")});
        QVERIFY(paperHead(envelope).lines.first().second.endsWith(QStringLiteral("and 950 more")));
    }

    void theTextIsCutIntoPages()
    {
        PaperPages pages(textPaper(someHead(), manyLines(200), BodyView::Face::Proportional),
                         QStringLiteral("Title"), a4());
        QCOMPARE(pages.count(), 0);
        layOut(pages);
        QVERIFY2(pages.count() >= 3 && pages.count() <= 6, QByteArray::number(pages.count()).constData());
    }

    void layingOutGoesOnInSlices()
    {
        PaperPages pages(textPaper(someHead(), manyLines(20'000), BodyView::Face::Proportional),
                         QStringLiteral("Title"), a4());
        int slices = 0;
        int before = -1;
        while (!pages.layOut(QDeadlineTimer(1))) {
            QVERIFY(pages.progress() >= before && pages.progress() <= 100);
            before = pages.progress();
            ++slices;
        }
        QVERIFY2(slices > 3, QByteArray::number(slices).constData());
        QVERIFY(pages.count() > 200);
    }

    void everyPageHasItsNumberAtTheFoot()
    {
        const Paper paper = textPaper(someHead(), manyLines(100), BodyView::Face::Proportional);
        for (int page : {0, 1}) {
            const QImage image = pageImage(paper, page);
            bool inked = false;
            for (int y = image.height() - 14; y < image.height(); ++y)
                inked = inked || inkedRow(image, y);
            QVERIFY(inked);
            QVERIFY(!inkedRow(image, image.height() - 20)); // a gap between text and foot
        }
    }

    void paperIsWhiteInADarkWindow()
    {
        m_theme->setChoice(ThemeChoice::Dark);
        const Paper html = htmlPaper(someHead(), QStringLiteral("<p>Dear <b>Bert</b></p>"), QTextDocument());
        const double htmlDark = darkness(pageImage(html, 0));
        const double textDark = darkness(
            pageImage(textPaper(someHead(), QStringLiteral("Dear Bert"), BodyView::Face::Proportional), 0));
        const mime::Route route =
            mime::readRoute("Received: from a.example by b.example with ESMTPS; Sat, 21 Nov 2026 10:00:02 "
                            "+0000\r\n");
        const double routeDark = darkness(pageImage(routePaper(someHead(), route, {}), 0));
        m_theme->setChoice(ThemeChoice::Light);
        for (double dark : {htmlDark, textDark, routeDark})
            QVERIFY2(dark > 0.0005 && dark < 0.05, QByteArray::number(dark).constData());
    }

    void aColouredMessageLeavesTheHeadLegible()
    {
        const Paper paper =
            htmlPaper(someHead(), QStringLiteral("<body style=\"background-color:#000000;\"><p>x</p></body>"),
                      QTextDocument());
        const QImage image = pageImage(paper, 0);
        QVERIFY(darkness(image.copy(0, 0, image.width(), 16)) < 0.5);
    }

    void widePicturesAreMadeToFit_data()
    {
        QImage wide(3000, 300, QImage::Format_RGB32);
        wide.fill(Qt::black);
        QTest::addColumn<QVariant>("picture");
        QTest::newRow("an image") << QVariant(wide);
        QTest::newRow("a pixmap") << QVariant(QPixmap::fromImage(wide));
    }

    void widePicturesAreMadeToFit()
    {
        QFETCH(QVariant, picture);
        QTextDocument shown;
        shown.addResource(QTextDocument::ImageResource, QUrl(QStringLiteral("picture:0")), picture);
        const Paper paper =
            htmlPaper(someHead(), QStringLiteral("<p><img src=\"picture:0\"><br>below</p>"), shown);
        PaperPages pages(paper, QStringLiteral("Title"), a4());
        layOut(pages);
        QCOMPARE(pages.count(), 1);
        QVERIFY(paper->documentLayout()->documentSize().width() <= a4().paintRectPixels(96).width() + 1);
    }

    void whatIsTooWideMakesAllOfItSmaller()
    {
        const Paper paper = htmlPaper(
            someHead(), QStringLiteral("<table width=\"1200\"><tr><td>left</td><td>right</td></tr></table>"),
            QTextDocument());
        PaperPages pages(paper, QStringLiteral("Title"), a4());
        layOut(pages);
        QVERIFY(paper->pageSize().width() >= 1190);
        QVERIFY(paper->documentLayout()->documentSize().width() <= paper->pageSize().width() * 1.02);
    }

    void headersAreTables()
    {
        QList<std::pair<QString, QString>> fields;
        for (int i = 0; i < 100; ++i)
            fields.emplaceBack(QStringLiteral("X-Field-%1").arg(i), QStringLiteral("value"));
        const Paper paper = fieldsPaper(someHead(), fields);
        int rows = 0;
        const auto frames = paper->rootFrame()->childFrames();
        for (QTextFrame *frame : frames)
            if (auto *table = qobject_cast<QTextTable *>(frame))
                rows += table->rows();
        QCOMPARE(rows, 100);
    }

    void aCutSourceSaysThatItGoesOn()
    {
        const auto text = [](PaperExtent extent) {
            return sourcePaper(someHead(), QStringLiteral("Subject: x"), extent)->toPlainText();
        };
        QVERIFY(text(PaperExtent::Cut).contains(QStringLiteral("The source goes on.")));
        QVERIFY(!text(PaperExtent::Whole).contains(QStringLiteral("The source goes on.")));
    }

    void aRouteOfManyHopsFitsOnAPage()
    {
        QByteArray header;
        for (int i = 0; i < 100; ++i)
            header +=
                "Received: from a.example by b.example with ESMTPS; Sat, 21 Nov 2026 10:00:02 +0000\r\n";
        const Paper paper = routePaper(someHead(), mime::readRoute(header), {});
        PaperPages pages(paper, QStringLiteral("Title"), a4());
        layOut(pages);
        QVERIFY(pages.count() > 1); // the words
        QVERIFY(darkness(pageImage(paper, 0)) > 0.001);
    }

    void paperIsAsUsualInTheCountry()
    {
        QCOMPARE(usualPaper(QLocale(QLocale::Russian, QLocale::Russia)).id(), QPageSize::A4);
        QCOMPARE(usualPaper(QLocale(QLocale::English, QLocale::UnitedStates)).id(), QPageSize::Letter);
        QCOMPARE(usualPaper(QLocale(QLocale::Spanish, QLocale::Mexico)).id(), QPageSize::Letter);
        QCOMPARE(usualPaper(QLocale(QLocale::English, QLocale::UnitedKingdom)).id(), QPageSize::A4);
    }

    void aPdfFileIsWritten()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("letter.pdf"));
        const Paper paper = textPaper(someHead(), manyLines(200), BodyView::Face::Proportional);
        QCOMPARE(writePdf(paper, path), PaperWriting::Outcome::Done);
        const QByteArray pdf = contentOf(path);
        QVERIFY(pdf.startsWith("%PDF-") && pdf.trimmed().endsWith("%%EOF"));
        QVERIFY(pdf.count("/Type /Page\n") >= 3);
    }

    void aFileThatCannotBeWrittenIsAFailure()
    {
        const QTemporaryDir folder;
        const Paper paper = textPaper(someHead(), manyLines(3), BodyView::Face::Proportional);
        QCOMPARE(writePdf(paper, folder.filePath(QStringLiteral("no/such/folder.pdf"))),
                 PaperWriting::Outcome::Failed);
    }

    void aCancelledFileLeavesTheOneBefore()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("letter.pdf"));
        QFile before(path);
        QVERIFY(before.open(QIODevice::WriteOnly) && before.write("before") == 6);
        before.close();
        QObject owner;
        auto *writing =
            PaperWriting::toPdf(textPaper(someHead(), manyLines(50'000), BodyView::Face::Proportional),
                                QStringLiteral("Title"), path, QPageSize(QPageSize::A4), &owner);
        QSignalSpy finished(writing, &PaperWriting::finished);
        connect(writing, &PaperWriting::progressed, writing, &PaperWriting::cancel, Qt::SingleShotConnection);
        writing->start();
        QVERIFY(finished.wait(60'000));
        QCOMPARE(finished.first().first().value<PaperWriting::Outcome>(), PaperWriting::Outcome::Cancelled);
        QCOMPARE(contentOf(path), QByteArray("before"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
    }

    void onlyTheWantedPagesArePrinted()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("printed.pdf"));
        auto printer = std::make_unique<QPrinter>(QPrinter::HighResolution);
        printer->setOutputFormat(QPrinter::PdfFormat);
        printer->setOutputFileName(path);
        printer->setFromTo(2, 3);
        QObject owner;
        auto *writing =
            PaperWriting::onPrinter(textPaper(someHead(), manyLines(300), BodyView::Face::Proportional),
                                    QStringLiteral("Title"), std::move(printer), &owner);
        QSignalSpy finished(writing, &PaperWriting::finished);
        writing->start();
        QVERIFY(finished.wait(60'000));
        QCOMPARE(contentOf(path).count("/Type /Page\n"), 2);
    }

    void theMenuExportsWhatIsShown()
    {
        ShownMessage pane;
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("shown.pdf"));
        QSignalSpy saved(&pane, &MessagePane::pdfSaved);
        pane.action("exportPdf")->trigger();
        auto *dialog = pane.findChild<QFileDialog *>(QStringLiteral("saveDialog"));
        QVERIFY(dialog);
        QVERIFY(dialog->selectedFiles().value(0).endsWith(QStringLiteral("The garden in spring.pdf")));
        dialog->setDirectory(folder.path());
        dialog->selectFile(path);
        QMetaObject::invokeMethod(dialog, "accept");
        QVERIFY(saved.count() > 0 || saved.wait(60'000));
        QCOMPARE(saved.first().first().toString(), path);
        QVERIFY(contentOf(path).startsWith("%PDF-"));
    }

    void aFailedExportIsTold()
    {
        ShownMessage pane;
        const QTemporaryDir folder;
        pane.action("exportPdf")->trigger();
        auto *dialog = pane.findChild<QFileDialog *>(QStringLiteral("saveDialog"));
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(folder.filePath(QStringLiteral("gone/letter.pdf")));
        QTRY_VERIFY(pane.findChild<QMessageBox *>(QStringLiteral("printProblem")));
        QVERIFY(
            pane.findChild<QMessageBox *>(QStringLiteral("printProblem"))->text().contains(u"letter.pdf"));
    }

    void thePreviewShowsPages()
    {
        ShownMessage pane;
        pane.action("previewMessage")->trigger();
        auto *preview = pane.findChild<QPrintPreviewDialog *>();
        QVERIFY(preview && preview->isVisible());
        QTRY_COMPARE(preview->findChild<QPrintPreviewWidget *>()->pageCount(), 1);
    }

    void controlPAsksForThePrinter()
    {
        ShownMessage pane;
        QCOMPARE(pane.action("printMessage")->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_P));
        pane.action("printMessage")->trigger();
        auto *dialog = pane.findChild<QPrintDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        dialog->reject();
    }

    void withoutAMessageNothingCanBePrinted()
    {
        ShownMessage pane;
        QVERIFY(pane.action("printMessage")->isEnabled());
        pane.clear();
        for (const char *name : {"printMessage", "previewMessage", "exportPdf"})
            QVERIFY(!pane.action(name)->isEnabled());
    }

    void eachViewGoesOnPaper_data()
    {
        QTest::addColumn<int>("tab");
        QTest::newRow("message") << 0;
        QTest::newRow("route") << 1;
        QTest::newRow("headers") << 2;
    }

    void eachViewGoesOnPaper()
    {
        QFETCH(int, tab);
        ShownMessage pane;
        pane.findChild<QTabBar *>(QStringLiteral("messageTabs"))->setCurrentIndex(tab);
        pane.action("previewMessage")->trigger();
        QVERIFY(pane.findChild<QPrintPreviewDialog *>());
    }

    /// No assertion on time: the figures go into the log.
    void theLargestAllowed_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind :
             {"400 rows", "400 KB of paragraphs", "400,000 characters of text", "4 MB of text"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }

    void theLargestAllowed()
    {
        QFETCH(QString, kind);
        QString content;
        QElapsedTimer timer;
        timer.start();
        Paper paper;
        if (kind == u"400 rows") {
            for (int i = 0; i < 400; ++i)
                content += QStringLiteral("<tr><td>%1</td><td>some words in a cell</td><td>more of them</td>"
                                          "<td>and a number</td><td>17</td><td>the last cell</td></tr>")
                               .arg(i);
            paper = htmlPaper(someHead(), QStringLiteral("<table>%1</table>").arg(content), QTextDocument());
        } else if (kind == u"400 KB of paragraphs") {
            while (content.size() < 400 * 1024)
                content +=
                    QStringLiteral("<p>Words and <b>more words</b> in a paragraph that is as long as "
                                   "others are in letters of this kind, that is, two lines or so.</p>");
            paper = htmlPaper(someHead(), content, QTextDocument());
        } else {
            paper = textPaper(someHead(),
                              manyLines(kind.startsWith(u'4') && kind.contains(u"MB") ? 140'000 : 14'000),
                              BodyView::Face::Proportional);
        }
        const qint64 made = timer.restart();
        PaperPages pages(paper, QStringLiteral("Title"), a4());
        qint64 longest = 0;
        QElapsedTimer slice;
        slice.start();
        while (!pages.layOut(QDeadlineTimer(20)))
            longest = std::max(longest, slice.restart());
        longest = std::max(longest, slice.restart());
        qInfo("%s: made in %lld ms, %d pages laid out in %lld ms, the longest slice %lld ms",
              qPrintable(kind), made, pages.count(), timer.elapsed(), longest);
        QVERIFY(pages.count() > 0);
        if (kind.contains(u"MB"))
            return; // too long for a preview
        const QTemporaryDir folder;
        QPrinter printer(QPrinter::HighResolution);
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(folder.filePath(QStringLiteral("all.pdf")));
        timer.restart();
        paintPaper(paper, QStringLiteral("Title"), printer);
        qInfo("%s: laid out and painted at once in %lld ms", qPrintable(kind), timer.elapsed());
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestPrinting)
#include "tst_printing.moc"
