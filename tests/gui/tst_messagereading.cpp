// SPDX-License-Identifier: GPL-3.0-or-later
// A message read in other ways: in another charset, more of it, and a message that is attached to it.
#include "gui/bodyview.h"
#include "gui/charsetmenu.h"
#include "gui/messagepane.h"
#include "gui/morebar.h"

#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace poplar;
using namespace poplar::gui;
using namespace poplar::mailbox;

namespace {

constexpr MessageId theMessage{3};
constexpr MessageId theInner{1'000'003};

MessageContent content(MessageId id, const QString &text)
{
    MessageContent content;
    content.id = id;
    content.message.text = text;
    content.message.origin = mime::Message::TextOrigin::Plain;
    content.message.envelope.subject = QStringLiteral("Subject of ") + text;
    content.file = QStringLiteral("/nowhere/1.eml");
    return content;
}

MessageContent withAttachedMessage()
{
    MessageContent outer = content(theMessage, QStringLiteral("outer"));
    outer.message.attachments = {{2, QStringLiteral("inner.eml"), "message/rfc822", 10},
                                 {3, QStringLiteral("a.pdf"), "application/pdf", 10}};
    return outer;
}

QAction *actionFor(const QMenu &menu, const QByteArray &charset)
{
    for (QAction *action : menu.actions()) {
        if (action->menu()) {
            if (QAction *found = actionFor(*action->menu(), charset))
                return found;
        } else if (!action->isSeparator() && action->data().toByteArray() == charset) {
            return action;
        }
    }
    return nullptr;
}

struct ShownPane : MessagePane {
    ShownPane()
    {
        resize(700, 600);
        show();
    }
    BodyView *body() const { return findChild<BodyView *>(); }
    CharsetMenu *charsets() const { return findChild<CharsetMenu *>(); }
    QPushButton *button(const QString &text) const
    {
        for (auto *button : findChildren<QPushButton *>())
            if (button->text() == text && button->isVisible())
                return button;
        return nullptr;
    }
    void activateAttachment(int row)
    {
        auto *list = findChild<QListView *>(QStringLiteral("attachments"));
        list->setCurrentIndex(list->model()->index(row, 0));
        Q_EMIT list->activated(list->currentIndex());
    }
};

} // namespace

class MessageReadingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCharsetIsChosen();
    void theMenuShowsWhatIsInUse();
    void nothingIsChosenWhileThereIsNoMessage();
    void moreIsOfferedWhereTheTextIsCut();
    void beyondTheMostNothingIsOffered();
    void anAttachedMessageIsOpenedInPlace();
    void whatTheUserLeftDoesNotComeBack();
    void messagesWithinMessagesKeepTheWayBack();
    void aLongTextIsThereAtOnceAndThenWhole();
    void anotherTextEndsTheOneBefore();
};

void MessageReadingTest::aCharsetIsChosen()
{
    ShownPane pane;
    MessageContent shown = content(theMessage, QStringLiteral("x"));
    shown.options.limits = mime::enlarged({}, 4);
    pane.showContent(shown);
    QSignalSpy wanted(&pane, &MessagePane::readAsWanted);
    QAction *action = actionFor(*pane.charsets(), "koi8-r");
    QVERIFY(action != nullptr);
    action->trigger();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].value<MessageId>(), theMessage);
    const auto options = wanted[0][1].value<mime::ReadingOptions>();
    QCOMPARE(options.charset, QByteArray("koi8-r"));
    QCOMPARE(options.limits, shown.options.limits);
}

void MessageReadingTest::theMenuShowsWhatIsInUse()
{
    ShownPane pane;
    MessageContent shown = content(theMessage, QStringLiteral("x"));
    pane.showContent(shown);
    QVERIFY(actionFor(*pane.charsets(), {})->isChecked());
    shown.options.charset = "big5";
    QSignalSpy wanted(&pane, &MessagePane::readAsWanted);
    pane.showContent(shown);
    QVERIFY(actionFor(*pane.charsets(), "big5")->isChecked());
    QVERIFY(!actionFor(*pane.charsets(), {})->isChecked());
    QVERIFY(wanted.isEmpty());
}

void MessageReadingTest::nothingIsChosenWhileThereIsNoMessage()
{
    ShownPane pane;
    MessageRow row;
    row.id = theMessage;
    pane.showLoading(row);
    QVERIFY(!pane.charsets()->isEnabled());
    pane.showContent(content(theMessage, QStringLiteral("x")));
    QVERIFY(pane.charsets()->isEnabled());
}

void MessageReadingTest::moreIsOfferedWhereTheTextIsCut()
{
    ShownPane pane;
    MessageContent shown = content(theMessage, QStringLiteral("x"));
    pane.showContent(shown);
    QVERIFY(!pane.button(QStringLiteral("Show more")));
    shown.message.damages = mime::Damage::TextCut;
    shown.options.charset = "koi8-r";
    pane.showContent(shown);
    QSignalSpy wanted(&pane, &MessagePane::readAsWanted);
    QVERIFY(pane.button(QStringLiteral("Show more")) != nullptr);
    pane.button(QStringLiteral("Show more"))->click();
    pane.button(QStringLiteral("Show all"))->click();
    QCOMPARE(wanted.size(), 2);
    const auto more = wanted[0][1].value<mime::ReadingOptions>();
    QCOMPARE(more.charset, QByteArray("koi8-r"));
    QCOMPARE(more.limits, mime::enlarged({}, 4));
    QCOMPARE(wanted[1][1].value<mime::ReadingOptions>().limits, mime::mostShown);
}

void MessageReadingTest::beyondTheMostNothingIsOffered()
{
    ShownPane pane;
    MessageContent shown = content(theMessage, QStringLiteral("x"));
    shown.message.damages = mime::Damage::TextCut;
    shown.options.limits = mime::mostShown;
    pane.showContent(shown);
    QVERIFY(pane.findChild<MoreBar *>()->isVisible());
    QVERIFY(!pane.button(QStringLiteral("Show more")) && !pane.button(QStringLiteral("Show all")));
}

void MessageReadingTest::anAttachedMessageIsOpenedInPlace()
{
    ShownPane pane;
    pane.showContent(withAttachedMessage());
    QVERIFY(!pane.button(QStringLiteral("Back")));
    QSignalSpy opened(&pane, &MessagePane::openPartWanted);
    pane.activateAttachment(0);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].value<MessageId>(), theMessage);
    QCOMPARE(opened[0][1].toInt(), 2);

    MessageContent inner = content(theInner, QStringLiteral("inner"));
    inner.partOf = {theMessage, 2};
    QVERIFY(pane.awaits(inner));
    pane.showContent(inner);
    QCOMPARE(pane.message(), theInner);
    QCOMPARE(pane.body()->toPlainText(), QStringLiteral("inner"));
    QSignalSpy back(&pane, &MessagePane::backWanted);
    QVERIFY(pane.button(QStringLiteral("Back")) != nullptr);
    bool named = false;
    for (const auto *label : pane.findChildren<QLabel *>())
        named = named || (label->isVisible() && label->text().contains(QStringLiteral("Subject of outer")));
    QVERIFY(named);
    pane.button(QStringLiteral("Back"))->click();
    QCOMPARE(back.size(), 1);
    QCOMPARE(back[0][0].value<MessageId>(), theMessage);
    QVERIFY(pane.awaits(withAttachedMessage()));
    pane.showContent(withAttachedMessage());
    QVERIFY(!pane.button(QStringLiteral("Back")));
    QCOMPARE(pane.message(), theMessage);
}

void MessageReadingTest::whatTheUserLeftDoesNotComeBack()
{
    ShownPane pane;
    pane.showContent(withAttachedMessage());
    pane.activateAttachment(0);
    MessageRow next;
    next.id = MessageId{4};
    pane.showLoading(next);
    MessageContent inner = content(theInner, QStringLiteral("inner"));
    inner.partOf = {theMessage, 2};
    QVERIFY(!pane.awaits(inner));
    QVERIFY(!pane.awaits(withAttachedMessage()));
    QVERIFY(pane.awaits(content(MessageId{4}, {})));
}

void MessageReadingTest::messagesWithinMessagesKeepTheWayBack()
{
    ShownPane pane;
    pane.showContent(withAttachedMessage());
    pane.activateAttachment(0);
    MessageContent inner = content(theInner, QStringLiteral("inner"));
    inner.partOf = {theMessage, 2};
    inner.message.attachments = {{1, QStringLiteral("deep.eml"), "message/global", 10}};
    pane.showContent(inner);
    QSignalSpy opened(&pane, &MessagePane::openPartWanted);
    pane.activateAttachment(0);
    QCOMPARE(opened[0][0].value<MessageId>(), theInner);
    MessageContent deep = content(MessageId{1'000'004}, QStringLiteral("deep"));
    deep.partOf = {theInner, 1};
    pane.showContent(deep);
    QSignalSpy back(&pane, &MessagePane::backWanted);
    pane.button(QStringLiteral("Back"))->click();
    QCOMPARE(back[0][0].value<MessageId>(), theInner);
    pane.showContent(inner);
    pane.button(QStringLiteral("Back"))->click();
    QCOMPARE(back[1][0].value<MessageId>(), theMessage);
}

void MessageReadingTest::aLongTextIsThereAtOnceAndThenWhole()
{
    QString text;
    for (int line = 0; text.size() < 3'000'000; ++line)
        text += QStringLiteral("Line %1 of a long text \U0001F30D\n").arg(line);
    BodyView view;
    view.resize(500, 400);
    view.show();
    view.setBody(text);
    QVERIFY(view.document()->characterCount() > 100'000);
    QVERIFY(view.document()->characterCount() < text.size());
    QTRY_COMPARE(view.document()->characterCount(), text.size() + 1);
    QCOMPARE(view.toPlainText(), text);
    QCOMPARE(view.verticalScrollBar()->value(), 0);
}

void MessageReadingTest::anotherTextEndsTheOneBefore()
{
    BodyView view;
    view.setBody(QStringLiteral("one line\n").repeated(200'000));
    view.setBody(QStringLiteral("short"));
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    QCOMPARE(view.toPlainText(), QStringLiteral("short"));
}

QTEST_MAIN(MessageReadingTest)
#include "tst_messagereading.moc"
