// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with attachments, in a pane that is shown; the test is the mailbox.
#include "../support/pixels.h"
#include "gui/attachmentdrag.h"
#include "gui/messagepane.h"

#include <QAbstractItemView>
#include <QAction>
#include <QBuffer>
#include <QDesktopServices>
#include <QFileDialog>
#include <QImage>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace poplar;
using namespace poplar::gui;
using namespace poplar::test;
using namespace poplar::mailbox;

namespace {

constexpr MessageId theMessage{3};

MessageContent content(const QList<mime::Attachment> &attachments)
{
    MessageContent content;
    content.id = theMessage;
    content.message.text = QStringLiteral("the message");
    content.message.attachments = attachments;
    return content;
}

mime::Attachment attachment(int part, const char *name, const QByteArray &type)
{
    return {part, QString::fromUtf8(name), type, 1000};
}

/// A pane that is shown with some attachments, and what it asked of the mailbox.
struct ShownPane : MessagePane {
    explicit ShownPane(const QList<mime::Attachment> &attachments)
    {
        resize(600, 500);
        QWidget::show();
        showContent(content(attachments));
    }
    template <class T>
    T *child(const char *name) const
    {
        T *found = findChild<T *>(QLatin1StringView(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    QAction *action(const char *name) const { return child<QAction>(name); }
    QAbstractItemView *list() const { return child<QAbstractItemView>("attachments"); }
    [[nodiscard]] ExtractOrder extractOrder(int which = 0) const
    {
        return extracts.value(which).value(0).value<ExtractOrder>();
    }
    [[nodiscard]] PreviewOrder previewOrder(int which = 0) const
    {
        return previews.value(which).value(0).value<PreviewOrder>();
    }
    /// The mailbox answers the last order.
    void answer(const mime::PartPreview &preview)
    {
        takePreview({previewOrder(int(previews.size()) - 1).number, preview});
    }
    QString words() const
    {
        QString words;
        for (const auto *label : findChildren<QLabel *>()) {
            if (label->isVisible())
                words += label->text() + u'\n';
        }
        return words;
    }

    QSignalSpy extracts{this, &MessagePane::extractWanted};
    QSignalSpy previews{this, &MessagePane::previewWanted};
    QSignalSpy told{this, &MessagePane::told};
};

mime::PartPreview text(const QString &text, mime::Extent extent = mime::Extent::Whole)
{
    return {mime::PreviewKind::Text, text, {}, extent};
}

mime::PartPreview picture(const QByteArray &bytes)
{
    return {mime::PreviewKind::Picture, {}, bytes, mime::Extent::Whole};
}

} // namespace

class TestAttachments : public QObject {
    Q_OBJECT

public Q_SLOTS:
    void openInstead(const QUrl &url) { m_opened << url; }

private Q_SLOTS:
    void initTestCase() { QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "openInstead"); }
    void init() { m_opened.clear(); }
    void cleanupTestCase() { QDesktopServices::unsetUrlHandler(QStringLiteral("file")); }

    void enterOpens();
    void programsAndPagesAreExplained_data();
    void programsAndPagesAreExplained();
    void whatCannotBeOpenedCanBeSaved();
    void aProgramInDisguiseIsNotOpened();
    void whatCouldNotBeExtractedIsNotOpened();
    void spaceShowsATextAndEscapeTheMessage();
    void aLongTextIsSaidToBeCut();
    void aPictureIsShown();
    void badPicturesAreToldInWords_data();
    void badPicturesAreToldInWords();
    void whatIsNeitherPictureNorTextIsTold();
    void thePreviewFollowsTheCurrentOne();
    void anotherMessageEndsThePreview();
    void allAreSavedIntoAFolder();
    void whatCameOfSavingIsTold();
    void aFileHangsOnThePointerWhenItIsThere();
    void aDragThatEndedTooSoonCanBeRepeated();
    void ofABeginningNothingCanBeOpened();
    void theMenuHasAll();
    void everythingHasANameForScreenReaders();

private:
    QList<QUrl> m_opened;
};

void TestAttachments::enterOpens()
{
    ShownPane pane({attachment(1, "a.pdf", "application/pdf"), attachment(2, "b.pdf", "application/pdf")});
    pane.list()->setFocus();
    QTest::keyClick(pane.list(), Qt::Key_Right);
    QTest::keyClick(pane.list(), Qt::Key_Return);
    QCOMPARE(pane.extracts.size(), 1);
    const ExtractOrder order = pane.extractOrder();
    QCOMPARE(order.message, theMessage);
    QCOMPARE(order.part, (NamedPart{2, QStringLiteral("b.pdf")}));
    QCOMPARE(int(order.purpose), int(ExtractOrder::For::Opening));
    QVERIFY(m_opened.isEmpty());
    pane.takeExtracted({order.number + 7, QStringLiteral("/tmp/another"), {}}); // nobody's
    pane.takeExtracted({order.number, QStringLiteral("/tmp/b #1.pdf"), {}});
    QCOMPARE(m_opened, QList<QUrl>{QUrl::fromLocalFile(QStringLiteral("/tmp/b #1.pdf"))});
    pane.takeExtracted({order.number, QStringLiteral("/tmp/b #1.pdf"), {}});
    QCOMPARE(m_opened.size(), 1); // once
}

void TestAttachments::programsAndPagesAreExplained_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QString>("words");
    QTest::newRow("program") << QStringLiteral("a.exe") << QByteArray("application/pdf")
                             << QStringLiteral("can run as a program");
    QTest::newRow("type of a program") << QStringLiteral("a.pdf") << QByteArray("application/x-sh")
                                       << QStringLiteral("can run as a program");
    QTest::newRow("page") << QStringLiteral("a.html") << QByteArray("text/html")
                          << QStringLiteral("is a web page");
    QTest::newRow("drawing") << QStringLiteral("a.svg") << QByteArray("image/svg+xml")
                             << QStringLiteral("is a web page");
}

void TestAttachments::programsAndPagesAreExplained()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, type);
    QFETCH(const QString, words);
    ShownPane pane({{1, name, type, 1000}});
    pane.action("openAttachment")->trigger();
    auto *box = pane.child<QMessageBox>("notOpened");
    QVERIFY(box->isVisible());
    QVERIFY2(box->text().contains(words), qPrintable(box->text()));
    QVERIFY(!box->informativeText().isEmpty());
    QVERIFY(pane.extracts.isEmpty()); // not even written to the disk
    QCOMPARE(box->defaultButton(), box->button(QMessageBox::Close));
}

void TestAttachments::whatCannotBeOpenedCanBeSaved()
{
    ShownPane pane({attachment(1, "a.exe", "application/octet-stream")});
    pane.action("openAttachment")->trigger();
    for (QAbstractButton *button : pane.child<QMessageBox>("notOpened")->buttons()) {
        if (button->text().contains(u"Save"))
            button->click();
    }
    QTRY_VERIFY(pane.findChild<QFileDialog *>(QStringLiteral("saveDialog")));
    const QString suggested = pane.child<QFileDialog>("saveDialog")->selectedFiles().value(0);
    QCOMPARE(QFileInfo(suggested).fileName(), QStringLiteral("a.exe"));
}

void TestAttachments::aProgramInDisguiseIsNotOpened()
{
    ShownPane pane({attachment(1, "a.pdf", "application/pdf")});
    pane.action("openAttachment")->trigger();
    pane.takeExtracted({pane.extractOrder().number, QStringLiteral("/tmp/a.pdf"), mime::Harm::Program});
    QVERIFY(m_opened.isEmpty());
    QVERIFY(pane.child<QMessageBox>("notOpened")->isVisible());
}

void TestAttachments::whatCouldNotBeExtractedIsNotOpened()
{
    ShownPane pane({attachment(1, "a.pdf", "application/pdf")});
    pane.action("openAttachment")->trigger();
    QVERIFY(!pane.told.last()[0].toString().isEmpty());
    pane.takeExtracted({pane.extractOrder().number, {}, {}});
    QVERIFY(m_opened.isEmpty());
    QVERIFY(pane.told.last()[0].toString().isEmpty());
}

void TestAttachments::spaceShowsATextAndEscapeTheMessage()
{
    ShownPane pane({attachment(5, "a.txt", "text/plain")});
    pane.list()->setFocus();
    QTest::keyClick(pane.list(), Qt::Key_Space);
    const PreviewOrder order = pane.previewOrder();
    QCOMPARE(order.message, theMessage);
    QCOMPARE(order.part, 5);
    QCOMPARE(int(order.kind), int(mime::PreviewKind::Text));
    auto *shown = pane.child<QPlainTextEdit>("attachmentText");
    QVERIFY(!shown->isVisible());
    pane.answer(text(QStringLiteral("some <b>words</b>")));
    QVERIFY(shown->isVisible());
    QCOMPARE(shown->toPlainText(), QStringLiteral("some <b>words</b>"));
    QVERIFY(!pane.child<QWidget>("messageText")->isVisible());
    QVERIFY(!pane.words().contains(u"beginning"));
    shown->setFocus();
    QTest::keyClick(shown, Qt::Key_Escape);
    QVERIFY(pane.child<QWidget>("messageText")->isVisible());
    QVERIFY(!pane.action("previewAttachment")->isChecked());
    QTRY_VERIFY(pane.list()->hasFocus());
    QTest::keyClick(pane.list(), Qt::Key_Space);
    QTest::keyClick(pane.list(), Qt::Key_Space); // the same key again
    QVERIFY(pane.child<QWidget>("messageText")->isVisible());
}

void TestAttachments::aLongTextIsSaidToBeCut()
{
    ShownPane pane({attachment(5, "a.txt", "text/plain")});
    pane.action("previewAttachment")->trigger();
    pane.answer(text(QStringLiteral("some words"), mime::Extent::Cut));
    QVERIFY(pane.words().contains(u"the beginning of a long text"));
}

void TestAttachments::aPictureIsShown()
{
    ShownPane pane({attachment(5, "a.png", "image/png")});
    pane.action("previewAttachment")->trigger();
    QCOMPARE(int(pane.previewOrder().kind), int(mime::PreviewKind::Picture));
    pane.answer(picture(png({2000, 1000}, Qt::magenta)));
    auto *view = pane.child<QWidget>("attachmentPicture");
    QVERIFY(!view->isVisible()); // nobody waits for the decoding
    QTRY_VERIFY(view->isVisible());
    QVERIFY(shows(*view, Qt::magenta));
    QCOMPARE(view->accessibleName(), QStringLiteral("Picture a.png, 2000 by 1000 pixels"));
    QVERIFY(pane.child<QLabel>("previewDetails")->text().contains(QLocale().toString(2000)));
}

void TestAttachments::badPicturesAreToldInWords_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    QTest::newRow("no picture") << QByteArray("MZ") << QStringLiteral("not one of the kinds");
    QTest::newRow("svg") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>")
                         << QStringLiteral("not one of the kinds");
    QTest::newRow("cut") << png({50, 50}, Qt::magenta).left(40) << QStringLiteral("damaged");
    QByteArray claims = png({8, 8}, Qt::magenta);
    QTest::newRow("a bomb") << claims.replace(16, 8, QByteArray::fromHex("0000ffff0000ffff"))
                            << QStringLiteral("too large");
}

void TestAttachments::badPicturesAreToldInWords()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, words);
    ShownPane pane({attachment(5, "a.png", "image/png")});
    pane.action("previewAttachment")->trigger();
    pane.answer(picture(bytes));
    QTRY_VERIFY2(pane.words().contains(words), qPrintable(pane.words()));
    QVERIFY(!pane.child<QWidget>("attachmentPicture")->isVisible());
}

void TestAttachments::whatIsNeitherPictureNorTextIsTold()
{
    ShownPane pane({attachment(5, "a.pdf", "application/pdf")});
    pane.action("previewAttachment")->trigger();
    QVERIFY(pane.previews.isEmpty());
    QVERIFY(pane.words().contains(u"Poplar shows pictures and texts here"));
    for (auto *button : pane.child<QWidget>("attachmentPreview")->findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text() == u"Open")
            button->click();
    }
    QCOMPARE(pane.extracts.size(), 1);
}

void TestAttachments::thePreviewFollowsTheCurrentOne()
{
    ShownPane pane({attachment(5, "a.txt", "text/plain"), attachment(6, "b.txt", "text/plain")});
    pane.action("previewAttachment")->trigger();
    pane.list()->setFocus();
    QTest::keyClick(pane.list(), Qt::Key_Right);
    QCOMPARE(pane.previews.size(), 2);
    QCOMPARE(pane.previewOrder(1).part, 6);
    pane.answer(text(QStringLiteral("second")));
    pane.takePreview({pane.previewOrder(0).number, text(QStringLiteral("first, late"))});
    QCOMPARE(pane.child<QPlainTextEdit>("attachmentText")->toPlainText(), QStringLiteral("second"));
    QCOMPARE(pane.child<QLabel>("previewName")->text(), QStringLiteral("b.txt"));
}

void TestAttachments::anotherMessageEndsThePreview()
{
    ShownPane pane({attachment(5, "a.txt", "text/plain")});
    pane.action("previewAttachment")->trigger();
    pane.answer(text(QStringLiteral("some words")));
    MessageRow row;
    row.id = MessageId{9};
    pane.showLoading(row);
    QVERIFY(!pane.child<QWidget>("attachmentText")->isVisible());
    pane.showContent(content({}));
    QVERIFY(pane.child<QWidget>("messageText")->isVisible());
    QVERIFY(!pane.list()->isVisible());
}

void TestAttachments::allAreSavedIntoAFolder()
{
    const QTemporaryDir folder;
    ShownPane pane({attachment(5, "a.txt", "text/plain"), attachment(6, "b.exe", "application/x-exe")});
    QSignalSpy wanted(&pane, &MessagePane::savePartsWanted);
    pane.action("saveAllAttachments")->trigger();
    auto *dialog = pane.child<QFileDialog>("folderDialog");
    dialog->selectFile(folder.path());
    pane.clear(); // another message may be chosen meanwhile
    QMetaObject::invokeMethod(dialog, "accept");
    QTRY_COMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].value<MessageId>(), theMessage);
    QCOMPARE(wanted[0][1].value<QList<NamedPart>>(),
             (QList<NamedPart>{{5, QStringLiteral("a.txt")}, {6, QStringLiteral("b.exe")}}));
    QCOMPARE(wanted[0][2].toString(), folder.path());
    pane.showContent(content({attachment(5, "a.txt", "text/plain")}));
    QVERIFY(!pane.action("saveAllAttachments")->isVisible()); // of one there is no all
}

void TestAttachments::whatCameOfSavingIsTold()
{
    ShownPane pane({attachment(5, "a.txt", "text/plain")});
    pane.takeSaved({theMessage, QStringLiteral("/tmp/x"), {QStringLiteral("/tmp/x/a.txt")}, 0});
    QVERIFY(pane.told.last()[0].toString().contains(QStringLiteral("saved in /tmp/x")));
    pane.takeSaved({theMessage, QStringLiteral("/tmp/x"), {QStringLiteral("/tmp/x/a.txt")}, 2});
    QVERIFY(pane.told.last()[0].toString().startsWith(QStringLiteral("2 attachment(s) could not be saved")));
}

void TestAttachments::aFileHangsOnThePointerWhenItIsThere()
{
    ShownPane pane({attachment(5, "a.exe", "application/x-exe")});
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    QSignalSpy started(pane.findChild<AttachmentDrag *>(), &AttachmentDrag::started);
    QWidget *chips = pane.list()->viewport();
    QWindow *window = pane.windowHandle();
    const QPoint chip = chips->mapTo(&pane, pane.list()->visualRect(pane.list()->currentIndex()).center());
    QTest::mousePress(window, Qt::LeftButton, {}, chip);
    for (int i = 1; i <= 4; ++i)
        QTest::mouseMove(window, chip + QPoint(0, 20 * i));
    QTRY_COMPARE(pane.extracts.size(), 1);
    QCOMPARE(int(pane.extractOrder().purpose), int(ExtractOrder::For::Copying));
    QVERIFY(started.isEmpty());
    pane.takeExtracted({pane.extractOrder().number, QStringLiteral("/tmp/a.exe"), mime::Harm::Program});
    QCOMPARE(started.size(), 1);
    QCOMPARE(started[0][0].toUrl(), QUrl::fromLocalFile(QStringLiteral("/tmp/a.exe")));
    QTest::mouseRelease(window, Qt::LeftButton, {}, chip);
}

void TestAttachments::aDragThatEndedTooSoonCanBeRepeated()
{
    ShownPane pane({attachment(5, "a.iso", "application/x-iso9660-image")});
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    QSignalSpy started(pane.findChild<AttachmentDrag *>(), &AttachmentDrag::started);
    QWindow *window = pane.windowHandle();
    const QPoint chip =
        pane.list()->viewport()->mapTo(&pane, pane.list()->visualRect(pane.list()->currentIndex()).center());
    QTest::mousePress(window, Qt::LeftButton, {}, chip);
    for (int i = 1; i <= 4; ++i)
        QTest::mouseMove(window, chip + QPoint(0, 20 * i));
    QTRY_COMPARE(pane.extracts.size(), 1);
    QTest::mouseRelease(window, Qt::LeftButton, {}, chip + QPoint(0, 80));
    pane.takeExtracted({pane.extractOrder().number, QStringLiteral("/tmp/a.iso"), {}});
    QVERIFY(started.isEmpty());
    QVERIFY(pane.told.last()[0].toString().contains(QStringLiteral("drag it once more")));
}

void TestAttachments::ofABeginningNothingCanBeOpened()
{
    ShownPane pane({});
    MessageContent beginning = content({attachment(5, "a.txt", "text/plain"), attachment(6, "b", "x/y")});
    beginning.extent = MessageContent::Extent::Beginning;
    pane.showContent(beginning);
    QVERIFY(pane.list()->isVisible());
    for (const char *name : {"previewAttachment", "openAttachment", "saveAttachment", "saveAllAttachments"})
        QVERIFY2(!pane.action(name)->isEnabled(), name);
    pane.list()->setFocus();
    QTest::keyClick(pane.list(), Qt::Key_Return);
    QTest::keyClick(pane.list(), Qt::Key_Space);
    QVERIFY(pane.extracts.isEmpty() && pane.previews.isEmpty());
    pane.showContent(content(beginning.message.attachments));
    QVERIFY(pane.action("openAttachment")->isEnabled() && pane.action("saveAllAttachments")->isEnabled());
}

void TestAttachments::theMenuHasAll()
{
    ShownPane pane({attachment(5, "a.txt", "text/plain"), attachment(6, "b.txt", "text/plain")});
    const QRect chip = pane.list()->visualRect(pane.list()->model()->index(1, 0));
    QContextMenuEvent event(QContextMenuEvent::Mouse, chip.center(),
                            pane.list()->viewport()->mapToGlobal(chip.center()));
    QCoreApplication::sendEvent(pane.list()->viewport(), &event);
    auto *menu = pane.child<QMenu>("attachmentMenu");
    QTRY_VERIFY(menu->isVisible());
    for (const char *name : {"previewAttachment", "openAttachment", "saveAttachment", "saveAllAttachments"})
        QVERIFY2(menu->actions().contains(pane.action(name)), name);
    menu->close();
    pane.action("openAttachment")->trigger();
    QCOMPARE(pane.extractOrder().part.part, 6); // the one that was clicked
}

void TestAttachments::everythingHasANameForScreenReaders()
{
    ShownPane pane({attachment(5, "a.txt", "text/plain")});
    pane.action("previewAttachment")->trigger();
    QCOMPARE(pane.list()->accessibleName(), QStringLiteral("Attachments"));
    QVERIFY(!pane.child<QWidget>("attachmentText")->accessibleName().isEmpty());
    QVERIFY(!pane.child<QToolButton>("closePreview")->accessibleName().isEmpty());
    const QString row = pane.list()->model()->index(0, 0).data(Qt::DisplayRole).toString();
    QVERIFY(row.contains(u"a.txt"));
}

QTEST_MAIN(TestAttachments)
#include "tst_attachments.moc"
