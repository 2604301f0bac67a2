// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/attachmentmodel.h"
#include "gui/bodyview.h"
#include "gui/htmlview.h"
#include "gui/messageheader.h"
#include "gui/messagepane.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QDesktopServices>
#include <QFileDialog>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

using namespace poplar;
using namespace poplar::gui;
using namespace poplar::mailbox;

namespace {

constexpr MessageId theMessage{3};

MessageContent content(const QString &text)
{
    MessageContent content;
    content.id = theMessage;
    content.octets = 5'000'000;
    content.message.text = text;
    content.message.origin = mime::Message::TextOrigin::Plain;
    content.message.envelope.subject = QStringLiteral("<b>Subject</b>");
    content.message.envelope.from = {{QStringLiteral("Anna"), QStringLiteral("anna@example.org")}};
    return content;
}

QPushButton *visibleButton(const QWidget &parent, const QString &text)
{
    for (auto *button : parent.findChildren<QPushButton *>())
        if (button->text() == text && button->isVisible())
            return button;
    return nullptr;
}

/// A pane that is shown.
struct ShownPane : MessagePane {
    ShownPane()
    {
        resize(700, 600);
        show();
    }
    BodyView *body() const { return findChild<BodyView *>(); }
    HtmlView *html() const { return findChild<HtmlView *>(); }
};

} // namespace

class MessagePaneTest : public QObject {
    Q_OBJECT

public Q_SLOTS:
    void openInstead(const QUrl &url) { m_opened << url; }

private Q_SLOTS:
    void markupIsShownAsText();
    void onlyWebAndMailLinksOpen_data();
    void onlyWebAndMailLinksOpen();
    void aLinkOpensAfterAClickOnIt();
    void aLinkOpensByKeyboard();
    void rightToLeftParagraphsStandAtTheRight();
    void anEndlessLineIsCut();
    void megabytesAreColouredOnlyInSight();
    void htmlIsShownAndPlainTextOnRequest();
    void htmlIsShownFromItsBeginning();
    void whatWasHeldBackIsTold();
    void aBeginningOffersTheWhole();
    void damageIsTold();
    void aFailureOffersToTryAgain();
    void whatWasSetAsideIsLoadedOnlyOnRequest();
    void theHeadIsNeverSqueezed();
    void theHeadIsShownWhileLoading();
    void anAttachmentIsSavedWhereTheUserSays();
    void aBeginningCannotBeSaved();
    void namesCannotTurnTheDirection();
    void manyRecipientsAreCounted();
    void theAttachmentModelKeepsItsWord();

private:
    QList<QUrl> m_opened;
};

void MessagePaneTest::markupIsShownAsText()
{
    ShownPane pane;
    pane.showContent(content(QStringLiteral("<img src='file:///etc/passwd'><script>x</script>")));
    QCOMPARE(pane.body()->toPlainText(), QStringLiteral("<img src='file:///etc/passwd'><script>x</script>"));
    const auto *subject = pane.findChild<QLabel *>(QStringLiteral("messageSubject"));
    QCOMPARE(subject->text(), QStringLiteral("<b>Subject</b>"));
    QCOMPARE(subject->textFormat(), Qt::PlainText);
}

void MessagePaneTest::onlyWebAndMailLinksOpen_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("target");
    QTest::newRow("https") << QStringLiteral("x https://example.org/a?b=c.")
                           << QStringLiteral("https://example.org/a?b=c");
    QTest::newRow("http in brackets")
        << QStringLiteral("x http://example.org/a)") << QStringLiteral("http://example.org/a");
    QTest::newRow("own brackets") << QStringLiteral("x http://example.org/a_(b)")
                                  << QStringLiteral("http://example.org/a_(b)");
    QTest::newRow("mailto") << QStringLiteral("x mailto:a@example.org,")
                            << QStringLiteral("mailto:a@example.org");
    QTest::newRow("file") << QStringLiteral("x file:///etc/passwd") << QString();
    QTest::newRow("javascript") << QStringLiteral("x javascript:alert(1)") << QString();
    QTest::newRow("data") << QStringLiteral("x data:text/html,x") << QString();
    QTest::newRow("plain") << QStringLiteral("x example.org") << QString();
}

void MessagePaneTest::onlyWebAndMailLinksOpen()
{
    QFETCH(QString, text);
    QFETCH(QString, target);
    BodyView view;
    view.setBody(text);
    const auto link = view.linkAt(5);
    QCOMPARE(link ? link->toString() : QString(), target);
    QVERIFY(!view.linkAt(0));
}

void MessagePaneTest::aLinkOpensAfterAClickOnIt()
{
    QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "openInstead");
    m_opened.clear();
    ShownPane pane;
    pane.showContent(content(QStringLiteral("https://example.org/a and more")));
    BodyView *body = pane.body();
    const auto pointAt = [body](int position) {
        QTextCursor cursor(body->document());
        cursor.setPosition(position);
        return body->cursorRect(cursor).center();
    };
    QTest::mouseClick(body->viewport(), Qt::LeftButton, {}, pointAt(26));
    QVERIFY(m_opened.isEmpty());
    QTest::mouseClick(body->viewport(), Qt::LeftButton, {}, pointAt(4));
    QCOMPARE(m_opened, QList<QUrl>{QUrl(QStringLiteral("https://example.org/a"))});
    QDesktopServices::unsetUrlHandler(QStringLiteral("https"));
}

void MessagePaneTest::aLinkOpensByKeyboard()
{
    BodyView view;
    view.setBody(QStringLiteral("https://example.org/a"));
    QSignalSpy activated(&view, &BodyView::linkActivated);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
}

void MessagePaneTest::rightToLeftParagraphsStandAtTheRight()
{
    BodyView view;
    view.resize(500, 300);
    view.setBody(QStringLiteral("left\nשלום\n"));
    view.show();
    const auto alignment = [&view](int block) {
        return view.document()->findBlockByNumber(block).layout()->textOption().alignment();
    };
    QTRY_VERIFY(alignment(1) & Qt::AlignRight);
    QVERIFY(!(alignment(0) & Qt::AlignRight));
}

void MessagePaneTest::anEndlessLineIsCut()
{
    const QString endless(1'000'000, u'x');
    const QString cut = withoutEndlessLines(endless);
    QCOMPARE(QString(cut).remove(u'\n'), endless);
    qsizetype longest = 0;
    for (const auto &line : cut.split(u'\n'))
        longest = std::max(longest, line.size());
    QVERIFY(longest <= 4000);
    QCOMPARE(withoutEndlessLines(QStringLiteral("a\n\nb\n")), QStringLiteral("a\n\nb\n"));
}

void MessagePaneTest::megabytesAreColouredOnlyInSight()
{
    QString text;
    while (text.size() < 4 * 1024 * 1024)
        text += QStringLiteral("> a quoted line with https://example.org/ in it\n");
    ShownPane pane;
    pane.showContent(content(text));
    const auto coloured = [&pane](int block) {
        return !pane.body()->document()->findBlockByNumber(block).layout()->formats().isEmpty();
    };
    QTRY_COMPARE(pane.body()->document()->characterCount(), text.size() + 1);
    QTRY_VERIFY(coloured(0));
    QVERIFY(!coloured(50'000));
    pane.body()->verticalScrollBar()->setValue(pane.body()->verticalScrollBar()->maximum());
    QTRY_VERIFY(coloured(pane.body()->blockCount() - 2));
    QVERIFY(!coloured(40'000));
}

void MessagePaneTest::htmlIsShownAndPlainTextOnRequest()
{
    ShownPane pane;
    MessageContent both = content(QStringLiteral("plainly"));
    both.message.html.markup = QStringLiteral("<b>laid out</b>");
    pane.showContent(both);
    QVERIFY(pane.html()->isVisible() && !pane.body()->isVisible());
    QCOMPARE(pane.html()->toPlainText(), QStringLiteral("laid out"));
    auto *plain = pane.findChild<QAction *>(QStringLiteral("plainText"));
    plain->trigger();
    QVERIFY(!pane.html()->isVisible() && pane.body()->isVisible());
    QCOMPARE(pane.body()->toPlainText(), QStringLiteral("plainly"));
    pane.showContent(both); // the choice stays
    QVERIFY(!pane.html()->isVisible());
    plain->trigger();
    pane.showContent(content(QStringLiteral("plain only")));
    QVERIFY(!pane.html()->isVisible() && pane.body()->isVisible());
    QVERIFY(!plain->isEnabled());
    pane.clear();
    QVERIFY(pane.html()->toPlainText().isEmpty());
}

void MessagePaneTest::htmlIsShownFromItsBeginning()
{
    ShownPane pane;
    mailbox::MessageRow row;
    row.id = theMessage;
    pane.showLoading(row);
    QCoreApplication::processEvents();
    MessageContent laidOut = content(QStringLiteral("plainly"));
    laidOut.message.html.markup = QStringLiteral("<p>words and more words</p>").repeated(60);
    pane.showContent(laidOut);
    QTRY_VERIFY(pane.html()->verticalScrollBar()->maximum() > 0);
    QCoreApplication::processEvents();
    QCOMPARE(pane.html()->verticalScrollBar()->value(), 0);
}

void MessagePaneTest::whatWasHeldBackIsTold()
{
    ShownPane pane;
    MessageContent held = content(QStringLiteral("text"));
    held.message.html.markup = QStringLiteral("x");
    held.message.html.heldBack = {3, 1, 2};
    const auto told = [&pane] {
        QString words;
        for (const auto *label : pane.findChildren<QLabel *>())
            words += label->isVisible() ? label->text() : QString();
        return words;
    };
    pane.showContent(held);
    QVERIFY(told().contains(u"3 remote picture") && told().contains(u"1 invisible picture"));
    held.message.html.heldBack = {0, 0, 2};
    pane.showContent(held);
    QVERIFY(told().contains(u"Nothing was loaded from the network."));
    held.message.html.heldBack = {};
    pane.showContent(held);
    QVERIFY(!told().contains(u"loaded"));
}

void MessagePaneTest::aBeginningOffersTheWhole()
{
    ShownPane pane;
    MessageContent beginning = content(QStringLiteral("x"));
    beginning.extent = MessageContent::Extent::Beginning;
    pane.showContent(beginning);
    QSignalSpy wanted(&pane, &MessagePane::wholeWanted);
    QPushButton *button = visibleButton(pane, QStringLiteral("Load the whole message"));
    QVERIFY(button != nullptr);
    button->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].value<MessageId>(), theMessage);
    pane.showContent(content(QStringLiteral("x")));
    QVERIFY(visibleButton(pane, QStringLiteral("Load the whole message")) == nullptr);
}

void MessagePaneTest::damageIsTold()
{
    ShownPane pane;
    MessageContent damaged = content(QStringLiteral("x"));
    damaged.message.damages = mime::Damage::Truncated;
    pane.showContent(damaged);
    const auto told = [&pane] {
        for (const auto *label : pane.findChildren<QLabel *>())
            if (label->isVisible() && label->text().contains(QStringLiteral("ends too early")))
                return true;
        return false;
    };
    QVERIFY(told());
    damaged.extent = MessageContent::Extent::Beginning; // Then it was Poplar that cut it.
    pane.showContent(damaged);
    QVERIFY(!told());
}

void MessagePaneTest::aFailureOffersToTryAgain()
{
    ShownPane pane;
    MessageRow row;
    row.id = theMessage;
    pane.showLoading(row);
    Problem problem;
    problem.error.kind = ErrorKind::Refused;
    problem.during = Problem::During::Message;
    pane.showProblem(problem);
    QSignalSpy again(&pane, &MessagePane::againWanted);
    QPushButton *button = visibleButton(pane, QStringLiteral("Try again"));
    QVERIFY(button != nullptr);
    button->click();
    QCOMPARE(again.size(), 1);
    QCOMPARE(again[0][0].value<MessageId>(), theMessage);
}

void MessagePaneTest::whatWasSetAsideIsLoadedOnlyOnRequest()
{
    ShownPane pane;
    pane.showContent(content(QStringLiteral("another")));
    MessageRow row;
    row.id = MessageId{9};
    row.error = Error{ErrorKind::ConnectionLost, {}, {}, {}, {}};
    QSignalSpy again(&pane, &MessagePane::againWanted);
    pane.showSetAside(row, QStringLiteral("pop.example.org"));
    QVERIFY(!pane.body()->isVisible());
    QString words;
    for (const auto *label : pane.findChildren<QLabel *>())
        if (label->isVisible())
            words += label->text() + u'\n';
    QVERIFY2(words.contains(QStringLiteral("set aside")), qPrintable(words));
    QVERIFY2(words.contains(QStringLiteral("connection broke")), qPrintable(words));
    QVERIFY(again.isEmpty());
    visibleButton(pane, QStringLiteral("Try again"))->click();
    QCOMPARE(again.size(), 1);
    QCOMPARE(again[0][0].value<MessageId>(), MessageId{9});
}

/// The lower the pane, the less of the head there is, and what there is can be read.
void MessagePaneTest::theHeadIsNeverSqueezed()
{
    ShownPane pane;
    MessageContent one = content(QStringLiteral("x"));
    one.message.attachments = {{1, QStringLiteral("a.pdf"), "application/pdf", 100}};
    pane.showContent(one);
    for (const int height : {700, 400, 250, 180}) {
        pane.resize(560, height);
        QCoreApplication::sendPostedEvents();
        QVERIFY(pane.findChild<QLabel *>(QStringLiteral("messageSubject"))->isVisible());
        for (const auto *label : pane.findChild<MessageHeader *>()->findChildren<QLabel *>()) {
            if (!label->isVisible())
                continue;
            QVERIFY2(label->height() >= label->fontMetrics().height(),
                     qPrintable(QStringLiteral("%1 in %2 px").arg(label->text()).arg(height)));
        }
        QVERIFY(pane.body()->height() >= 2 * pane.body()->fontMetrics().height());
    }
}

void MessagePaneTest::theHeadIsShownWhileLoading()
{
    ShownPane pane;
    MessageRow row;
    row.id = theMessage;
    row.envelope = content({}).message.envelope;
    pane.showLoading(row);
    QVERIFY(pane.findChild<QLabel *>(QStringLiteral("messageSubject"))->isVisible());
    QVERIFY(!pane.body()->isVisible());
    QVERIFY(!pane.saveAction()->isEnabled());
    pane.showContent(content(QStringLiteral("x")));
    QVERIFY(pane.body()->isVisible());
    QVERIFY(pane.saveAction()->isEnabled());
}

void MessagePaneTest::anAttachmentIsSavedWhereTheUserSays()
{
    const QTemporaryDir folder;
    ShownPane pane;
    MessageContent mail = content(QStringLiteral("x"));
    mail.message.attachments = {{4, QStringLiteral("report.pdf"), "application/pdf", 1000}};
    pane.showContent(mail);
    QSignalSpy wanted(&pane, &MessagePane::savePartWanted);
    pane.findChild<QAction *>(QStringLiteral("saveAttachment"))->trigger();
    auto *dialog = pane.findChild<QFileDialog *>(QStringLiteral("saveDialog"));
    QVERIFY(dialog != nullptr);
    QCOMPARE(QFileInfo(dialog->selectedFiles().value(0)).fileName(), QStringLiteral("report.pdf"));
    const QString path = folder.filePath(QStringLiteral("mine.pdf"));
    dialog->setDirectory(folder.path());
    dialog->selectFile(path);
    pane.clear(); // Another message may be chosen meanwhile.
    QMetaObject::invokeMethod(dialog, "accept");
    QTRY_COMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].value<MessageId>(), theMessage);
    QCOMPARE(wanted[0][1].toInt(), 4);
    QCOMPARE(wanted[0][2].toString(), path);
}

void MessagePaneTest::aBeginningCannotBeSaved()
{
    ShownPane pane;
    MessageContent beginning = content(QStringLiteral("x"));
    beginning.extent = MessageContent::Extent::Beginning;
    pane.showContent(beginning);
    QVERIFY(!pane.saveAction()->isEnabled());
}

void MessagePaneTest::namesCannotTurnTheDirection()
{
    QCOMPARE(headerLine(QStringLiteral("a\u202egnp.exe\u2066\nb\tc\x1b")), QStringLiteral("agnp.exe b c"));
}

void MessagePaneTest::manyRecipientsAreCounted()
{
    Envelope envelope;
    for (int i = 0; i < 100; ++i)
        envelope.to << Address{{}, QStringLiteral("p%1@example.org").arg(i)};
    MessageHeader header;
    header.setEnvelope(envelope);
    const auto *to = header.findChild<QLabel *>(QStringLiteral("messageTo"));
    QVERIFY(to->text().contains(QStringLiteral("96")));
    QVERIFY(!to->text().contains(QStringLiteral("p50@")));
    QVERIFY(!to->toolTip().isEmpty());
}

void MessagePaneTest::theAttachmentModelKeepsItsWord()
{
    AttachmentModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setAttachments({{1, QStringLiteral("<i>a"), "image/png", 10}, {2, QStringLiteral("b"), "x/y", 10}});
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(!model.index(0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("<i>")));
}

QTEST_MAIN(MessagePaneTest)
#include "tst_messagepane.moc"
