// SPDX-License-Identifier: GPL-3.0-or-later
// A message as it is written: what is typed, dropped and pasted into the window, and what it asks for then.
#include "gui/addressfield.h"
#include "gui/composetext.h"
#include "gui/composewindow.h"
#include "gui/filestrip.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QListView>
#include <QMessageBox>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace poplar;
using namespace poplar::gui;
using mailbox::DraftId;
using mailbox::KeptDraft;
using mailbox::OutboxId;
using mailbox::SendOrder;

namespace {

constexpr int longEnough = 20'000;

accounts::Account sendingAccount(const QString &id, const QString &address)
{
    accounts::Account account;
    account.id = id;
    account.name = id;
    account.host = QStringLiteral("pop.example.org");
    account.submission.host = QStringLiteral("smtp.example.org");
    account.senders = {{QStringLiteral("Anna Lind"), address}};
    return account;
}

QList<accounts::Account> twoAccounts()
{
    return {sendingAccount(QStringLiteral("home"), QStringLiteral("anna@home.example")),
            sendingAccount(QStringLiteral("work"), QStringLiteral("anna@work.example"))};
}

/// A window, and who answers it in place of the mailboxes.
class Writer {
public:
    explicit Writer(const ComposeStart &start = {}, const QList<accounts::Account> &accounts = twoAccounts())
        : window(new ComposeWindow(7, accounts, start))
        , orders(window.data(), &ComposeWindow::sendWanted)
        , keepings(window.data(), &ComposeWindow::keepWanted)
        , discards(window.data(), &ComposeWindow::discardWanted)
    {
        window->show();
        window->activateWindow();
    }
    ~Writer() { delete window; }
    Q_DISABLE_COPY_MOVE(Writer)

    template <class T>
    T *child(const char *name) const
    {
        T *found = window->findChild<T *>(QLatin1StringView(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    [[nodiscard]] AddressField *to() const { return child<AddressField>("to"); }
    [[nodiscard]] QLineEdit *subject() const { return child<QLineEdit>("subject"); }
    [[nodiscard]] ComposeText *text() const { return child<ComposeText>("composeText"); }
    [[nodiscard]] QListView *files() const { return child<QListView>("attachments"); }
    /// The button of the notice, if there is one.
    [[nodiscard]] QPushButton *offer() const
    {
        const auto buttons = window->findChildren<QPushButton *>(QStringLiteral("problemOffer"));
        for (QPushButton *one : buttons) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    /// What is not kept yet is kept first.
    template <class Button>
    void sendBy(Button *button, void (Button::*press)()) const
    {
        const qsizetype before = keepings.size();
        (button->*press)();
        if (keepings.size() > before)
            answerKeeping(DraftId(5));
    }
    void send() const { sendBy(child<QAction>("sendAction"), &QAction::trigger); }
    void sendAnyway() const { sendBy<QAbstractButton>(offer(), &QAbstractButton::click); }
    void chooseSender(int index) const
    {
        auto *from = child<QComboBox>("from");
        from->setCurrentIndex(index);
        Q_EMIT from->activated(index);
    }
    /// Whether it can be read in the window.
    [[nodiscard]] bool says(const QString &words) const
    {
        const auto labels = window->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&words](const QLabel *label) {
            return label->isVisible() && label->text().contains(words);
        });
    }
    /// Types into the recipients, and waits for the question who is meant.
    /// @return its ticket.
    [[nodiscard]] quint64 typeTo(const QString &letters, const QString &beginning) const
    {
        QSignalSpy asked(window.data(), &ComposeWindow::peopleWanted);
        to()->setFocus();
        QTest::keyClicks(to(), letters);
        const auto isAsked = [&] { return !asked.isEmpty() && asked.last().at(2).toString() == beginning; };
        return QTest::qWaitFor(isAsked, longEnough) ? asked.last().at(1).toULongLong() : 0;
    }
    void writeAll() const
    {
        QTest::keyClicks(to(), QStringLiteral("bert@example.org"));
        QTest::keyClicks(subject(), QStringLiteral("Boats"));
        QTest::keyClicks(text(), QStringLiteral("Two of them."));
    }
    [[nodiscard]] SendOrder order() const { return orders.last().at(1).value<SendOrder>(); }
    [[nodiscard]] KeptDraft kept() const { return keepings.last().at(2).value<KeptDraft>(); }
    void answerKeeping(DraftId id) const { window->takeKept({keepings.last().at(1).toULongLong(), id}); }
    void drop(const QStringList &paths) const
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString &path : paths)
            urls += QUrl::fromLocalFile(path);
        data.setUrls(urls);
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(window, &enter);
        QDropEvent event(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(window, &event);
    }

    QPointer<ComposeWindow> window;
    QSignalSpy orders;
    QSignalSpy keepings;
    QSignalSpy discards;
};

/// A draft that is opened again.
ComposeStart keptStart()
{
    ComposeStart start;
    start.account = QStringLiteral("work");
    start.origin = ComposeStart::Origin::Kept;
    start.draft.id = DraftId(9);
    start.draft.to = QStringLiteral("bert@exam");
    start.draft.bcc = QStringLiteral("dan@example.org");
    start.draft.draft.from = {{}, QStringLiteral("anna@work.example")};
    start.draft.draft.subject = QStringLiteral("Boats");
    start.draft.draft.text = QStringLiteral("Two of");
    start.draft.draft.inReplyTo = {"1@example.org"};
    return start;
}

QString fileWith(const QTemporaryDir &folder, const char *name, const QByteArray &content)
{
    QFile file(folder.filePath(QLatin1StringView(name)));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", name);
    return file.fileName();
}

} // namespace

class TestComposeWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theReportIsKeptWithTheDraft()
    {
        ComposeStart start;
        {
            const Writer writer;
            writer.writeAll();
            writer.child<QAction>("reportAction")->trigger();
            writer.child<QAction>("keepAction")->trigger();
            start.draft = writer.kept();
            QCOMPARE(start.draft.notice, mailbox::DeliveryNotice::OnFailureAndSuccess);
        }
        const Writer again(start);
        QVERIFY(again.child<QAction>("reportAction")->isChecked());
        again.child<QAction>("reportAction")->trigger();
        again.child<QAction>("keepAction")->trigger();
        QCOMPARE(again.kept().notice, mailbox::DeliveryNotice::Unasked);
    }

    void whatIsTypedIsSent()
    {
        const Writer writer;
        QTest::keyClicks(writer.to(),
                         QStringLiteral("Bert Example <bert@example.org>, \"Lee, Ann\" <ann@example.net>"));
        writer.child<QToolButton>("showCc")->click();
        QTest::keyClicks(writer.child<AddressField>("cc"), QStringLiteral("cora@example.org"));
        writer.child<QToolButton>("showBcc")->click();
        QTest::keyClicks(writer.child<AddressField>("bcc"), QStringLiteral("dan@example.org"));
        QTest::keyClicks(writer.subject(), QStringLiteral("Boats"));
        QTest::keyClicks(writer.text(), QStringLiteral("Two of them."));
        QTest::keyClick(writer.text(), Qt::Key_Return, Qt::ControlModifier);
        if (writer.keepings.isEmpty()) // Where no window gets the keyboard, shortcuts do nothing.
            writer.send();
        else
            writer.answerKeeping(DraftId(5));
        QCOMPARE(writer.orders.size(), 1);
        QCOMPARE(writer.orders.last().at(0).toString(), QStringLiteral("home"));
        const mime::Draft draft = writer.order().draft;
        QCOMPARE(draft.from, (Address{QStringLiteral("Anna Lind"), QStringLiteral("anna@home.example")}));
        QCOMPARE(draft.to,
                 (QList<Address>{{QStringLiteral("Bert Example"), QStringLiteral("bert@example.org")},
                                 {QStringLiteral("Lee, Ann"), QStringLiteral("ann@example.net")}}));
        QCOMPARE(draft.cc, (QList<Address>{{{}, QStringLiteral("cora@example.org")}}));
        QCOMPARE(draft.bcc, (QList<Address>{{{}, QStringLiteral("dan@example.org")}}));
        QCOMPARE(draft.subject, QStringLiteral("Boats"));
        QCOMPARE(draft.text, QStringLiteral("Two of them."));
    }

    void theWindowStaysUntilTheMessageLiesInTheOutbox()
    {
        const Writer writer;
        writer.writeAll();
        writer.send();
        QVERIFY(!writer.window->centralWidget()->isEnabled());
        writer.window->close();
        QVERIFY(writer.window->isVisible());
        writer.window->takeQueued({writer.order().ticket + 1, OutboxId(1)}); // of another window
        QVERIFY(writer.window->isVisible());
        writer.window->takeQueued({writer.order().ticket, OutboxId(1)});
        QTRY_VERIFY_WITH_TIMEOUT(!writer.window, longEnough);
    }

    void anObstacleIsToldAndLeadsToItsField()
    {
        const Writer writer;
        writer.writeAll();
        writer.send();
        writer.window->takeQueued(
            {writer.order().ticket,
             mime::Obstacle{mime::Obstacle::Kind::BadAddress, QStringLiteral("bert@example.org")}});
        QVERIFY(writer.window->isVisible());
        QVERIFY(writer.window->centralWidget()->isEnabled());
        const auto labels = writer.window->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->isVisible() && label->text().contains(u"“bert@example.org” is no address");
        }));
        QCOMPARE(writer.window->focusWidget(), writer.to());
        writer.send();
        QCOMPARE(writer.orders.size(), 2);
    }

    void aFaultyAddressIsRefusedInWords_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("words");
        QTest::newRow("no domain") << QStringLiteral("bert@example.org, anna")
                                   << QStringLiteral("lacks the @");
        QTest::newRow("bad domain") << QStringLiteral("bert@exa mple..org") << QString();
        QTest::newRow("name only") << QStringLiteral("Bert <>") << QStringLiteral("no address");
        QTest::newRow("open quote") << QStringLiteral("\"Bert <bert@example.org>")
                                    << QStringLiteral("to close it");
    }

    void aFaultyAddressIsRefusedInWords()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, words);
        const Writer writer;
        QTest::keyClicks(writer.subject(), QStringLiteral("Boats"));
        writer.to()->setText(typed);
        writer.send();
        QCOMPARE(writer.orders.size(), 0);
        QCOMPARE(writer.window->focusWidget(), writer.to());
        auto *fault = writer.child<QWidget>("toFault");
        QVERIFY(fault->isVisible());
        QVERIFY2(fault->findChildren<QLabel *>().last()->text().contains(words),
                 qPrintable(fault->findChildren<QLabel *>().last()->text()));
        QVERIFY(!writer.to()->accessibleDescription().isEmpty());
        writer.to()->setText({});
        QTest::keyClicks(writer.to(), QStringLiteral("bert@example.org"));
        QVERIFY(!fault->isVisible());
        writer.send();
        QCOMPARE(writer.orders.size(), 1);
    }

    void nobodyToSendToIsToldFirst()
    {
        const Writer writer;
        writer.send();
        QCOMPARE(writer.orders.size(), 0);
        QCOMPARE(writer.window->focusWidget(), writer.to());
    }

    void peopleAreOfferedWhileTyping()
    {
        const Writer writer;
        QSignalSpy asked(writer.window.data(), &ComposeWindow::peopleWanted);
        QVERIFY(QTest::qWaitForWindowActive(writer.window));
        writer.to()->setFocus();
        QTest::keyClicks(writer.to(), QStringLiteral("x@example.org, ber"));
        QTRY_COMPARE_WITH_TIMEOUT(asked.isEmpty() ? QString() : asked.last().at(2).toString(),
                                  QStringLiteral("ber"), longEnough);
        writer.window->takePeople({asked.last().at(1).toULongLong(),
                                   {{QStringLiteral("Lee, Bert"), QStringLiteral("bert@example.org")}}});
        QTRY_VERIFY_WITH_TIMEOUT(QApplication::activePopupWidget(), longEnough);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(writer.to()->text(),
                                  QStringLiteral("x@example.org, \"Lee, Bert\" <bert@example.org>, "),
                                  longEnough);
        QCOMPARE(writer.to()->addresses().size(), 2);
    }

    void theOfferedPersonIsTakenByTab()
    {
        const Writer writer;
        QVERIFY(QTest::qWaitForWindowActive(writer.window));
        const quint64 asked = writer.typeTo(QStringLiteral("ber"), QStringLiteral("ber"));
        QVERIFY(asked != 0);
        writer.window->takePeople({asked, {{{}, QStringLiteral("bert@example.org")}}});
        QTRY_VERIFY_WITH_TIMEOUT(QApplication::activePopupWidget(), longEnough);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Tab);
        QCOMPARE(writer.to()->text(), QStringLiteral("bert@example.org, "));
        QCOMPARE(writer.window->focusWidget(), writer.to());
        QVERIFY(!QApplication::activePopupWidget());
        QTest::keyClick(writer.to(), Qt::Key_Tab); // Nobody is offered.
        QVERIFY(writer.window->focusWidget() != writer.to());
    }

    void aPersonReplacesTheWholeEntry_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("cursor");
        QTest::addColumn<QString>("after");
        QTest::newRow("within an address")
            << QStringLiteral("na@example.org") << 0 << QStringLiteral("Anton <anton@example.org>, ");
        QTest::newRow("between others")
            << QStringLiteral("x@example.org,na@example.org; y@example.org") << 14
            << QStringLiteral("x@example.org, Anton <anton@example.org>, y@example.org");
        QTest::newRow("before another") << QStringLiteral(", y@example.org") << 0
                                        << QStringLiteral("Anton <anton@example.org>, y@example.org");
        QTest::newRow("in quotes that are not closed")
            << QStringLiteral("\", y@example.org") << 1
            << QStringLiteral("Anton <anton@example.org>, y@example.org");
    }

    void aPersonReplacesTheWholeEntry()
    {
        QFETCH(const QString, text);
        QFETCH(const int, cursor);
        const Writer writer;
        QVERIFY(QTest::qWaitForWindowActive(writer.window));
        writer.to()->setFocus();
        writer.to()->setText(text);
        writer.to()->setCursorPosition(cursor);
        const quint64 asked = writer.typeTo(QStringLiteral("an"), QStringLiteral("an"));
        QVERIFY(asked != 0);
        writer.window->takePeople({asked, {{QStringLiteral("Anton"), QStringLiteral("anton@example.org")}}});
        QTRY_VERIFY_WITH_TIMEOUT(QApplication::activePopupWidget(), longEnough);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!QApplication::activePopupWidget(), longEnough);
        QTEST(writer.to()->text(), "after");
    }

    void noneOfManyRecipientsIsLost()
    {
        const Writer writer;
        QStringList many;
        for (int i = 0; i < 1000; ++i)
            many += QStringLiteral("somebody.with.a.long.name.%1@example.org").arg(i);
        QApplication::clipboard()->setText(many.join(QStringLiteral(", ")));
        writer.to()->paste();
        QCOMPARE(writer.to()->addresses().size(), 1000);
        QCOMPARE(writer.to()->fault(), QString());
        QApplication::clipboard()->setText(QStringLiteral(", one.more@example.org"));
        writer.to()->paste();
        QVERIFY2(writer.to()->fault().contains(u"1,000"), qPrintable(writer.to()->fault()));
    }

    void aLateOfferIsPassedOver()
    {
        const Writer writer;
        writer.window->takePeople({12345, {{{}, QStringLiteral("bert@example.org")}}});
        QVERIFY(!QApplication::activePopupWidget());
        QCOMPARE(writer.to()->text(), QString());
    }

    void aSubjectCannotBeginAHeaderField()
    {
        const Writer writer;
        QTest::keyClicks(writer.to(), QStringLiteral("bert@example.org"));
        QApplication::clipboard()->setText(QStringLiteral("Boats\r\nBcc: eve@example.net\nX: y"));
        writer.subject()->paste();
        writer.send();
        const QString subject = writer.order().draft.subject;
        QVERIFY2(!subject.contains(u'\n') && !subject.contains(u'\r'), qPrintable(subject));
        QVERIFY(subject.startsWith(u"Boats"));
        QCOMPARE(writer.order().draft.bcc.size(), 0);
    }

    void anEmptySubjectIsAskedAboutOnce()
    {
        const Writer writer;
        QTest::keyClicks(writer.to(), QStringLiteral("bert@example.org"));
        writer.send();
        QCOMPARE(writer.orders.size(), 0);
        QVERIFY(writer.offer());
        writer.sendAnyway();
        QCOMPARE(writer.orders.size(), 1);
    }

    void aForgottenFileIsAskedAboutOnce_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isAsked");
        QTest::newRow("English") << QStringLiteral("The list is attached.") << true;
        QTest::newRow("Russian") << QStringLiteral("Список во вложении.") << true;
        QTest::newRow("quoted") << QStringLiteral("> The list is attached.\nThanks!") << false;
        QTest::newRow("nothing of the kind") << QStringLiteral("An attack of laughter.") << false;
    }

    void aForgottenFileIsAskedAboutOnce()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, isAsked);
        const Writer writer;
        writer.writeAll();
        writer.text()->setPlainText(text);
        writer.send();
        QCOMPARE(writer.orders.size(), isAsked ? 0 : 1);
        writer.send();
        if (isAsked)
            QCOMPARE(writer.orders.size(), 1);
    }

    void filesAreDroppedAndTakenAwayAgain()
    {
        const QTemporaryDir folder;
        const QString one = fileWith(folder, "one.txt", QByteArray(2048, 'x'));
        const QString two = fileWith(folder, "two.pdf", QByteArray(1024, 'y'));
        const Writer writer;
        writer.writeAll();
        QVERIFY(!writer.files()->isVisible());
        writer.drop({one, two, folder.path()});
        QVERIFY(writer.files()->isVisible());
        QCOMPARE(writer.files()->model()->rowCount(), 2); // no folder
        QVERIFY(writer.files()->model()->index(0, 0).data().toString().contains(u"2.0 KB"));
        writer.files()->setCurrentIndex(writer.files()->model()->index(0, 0));
        writer.child<QAction>("removeFile")->trigger();
        writer.send();
        const QList<mime::DraftFile> files = writer.order().draft.files;
        QCOMPARE(files.size(), 1);
        QCOMPARE(files.first().path, two);
        QCOMPARE(files.first().type, QByteArray("application/pdf"));
    }

    void pastedFilesAreAttached()
    {
        const QTemporaryDir folder;
        const QString path = fileWith(folder, "one.txt", "x");
        const Writer writer;
        auto *data = new QMimeData;
        data->setUrls({QUrl::fromLocalFile(path)});
        QApplication::clipboard()->setMimeData(data);
        writer.text()->paste();
        QCOMPARE(writer.text()->written(), QString());
        QCOMPARE(writer.files()->model()->rowCount(), 1);
    }

    void aFileThatVanishedIsTold()
    {
        const QTemporaryDir folder;
        const QString path = fileWith(folder, "one.txt", "x");
        const Writer writer;
        writer.writeAll();
        writer.drop({path});
        QVERIFY(QFile::remove(path));
        writer.send();
        QCOMPARE(writer.orders.size(), 0);
        fileWith(folder, "one.txt", "x");
        writer.send();
        QCOMPARE(writer.orders.size(), 1);
    }

    void whatIsTooLargeForTheServerIsToldBefore()
    {
        const QTemporaryDir folder;
        const QString path = fileWith(folder, "one.bin", QByteArray(100'000, 'x'));
        const Writer writer;
        writer.writeAll();
        writer.window->setLargest(110'000); // 100,000 octets are 137,000 on their way
        writer.drop({path});
        writer.send();
        QCOMPARE(writer.orders.size(), 0);
        QVERIFY(writer.offer());
        writer.sendAnyway();
        QCOMPARE(writer.orders.size(), 1);
    }

    void textIsPastedAsAQuotation()
    {
        const Writer writer;
        QApplication::clipboard()->setText(QStringLiteral("Two\nlines"));
        writer.child<QAction>("quoteAction")->trigger();
        QCOMPARE(writer.text()->written(), QStringLiteral("> Two\n> lines\n"));
    }

    void aDraftIsKeptUnderOneName()
    {
        const Writer writer;
        QTest::keyClicks(writer.to(), QStringLiteral("bert@exam"));
        writer.child<QAction>("keepAction")->trigger();
        QCOMPARE(writer.keepings.size(), 1);
        QCOMPARE(writer.kept().to, QStringLiteral("bert@exam"));
        QCOMPARE(writer.kept().id, DraftId{});
        writer.answerKeeping(DraftId(5));
        QVERIFY(writer.child<QLabel>("draftStatus")->text().startsWith(u"Draft saved"));
        QTest::keyClicks(writer.to(), QStringLiteral("ple.org"));
        QTRY_COMPARE_WITH_TIMEOUT(writer.keepings.size(), 2, longEnough); // by itself
        QCOMPARE(writer.kept().id, DraftId(5));
        writer.answerKeeping(DraftId(5));
        QTest::keyClicks(writer.subject(), QStringLiteral("Boats"));
        writer.send();
        QCOMPARE(writer.order().kept, DraftId(5));
    }

    void aDraftMovesWithItsSender()
    {
        const Writer writer;
        writer.writeAll();
        writer.child<QAction>("keepAction")->trigger();
        writer.answerKeeping(DraftId(5));
        writer.chooseSender(1);
        QTRY_COMPARE_WITH_TIMEOUT(writer.keepings.size(), 2, longEnough);
        QCOMPARE(writer.keepings.last().at(0).toString(), QStringLiteral("work"));
        QCOMPARE(writer.kept().id, DraftId{});
        QCOMPARE(writer.discards.size(), 0);
        writer.answerKeeping(DraftId(1));
        QCOMPARE(writer.discards.size(), 1);
        QCOMPARE(writer.discards.last().at(0).toString(), QStringLiteral("home"));
        QCOMPARE(writer.discards.last().at(1).value<DraftId>(), DraftId(5));
    }

    void aSenderThatIsCalledOtherwiseNowStays()
    {
        const Writer writer;
        writer.writeAll();
        writer.chooseSender(1);
        QList<accounts::Account> accounts = twoAccounts();
        accounts[1].senders.first().name = QStringLiteral("Anna Berg");
        accounts[1].senders.prepend({{}, QStringLiteral("office@work.example")});
        writer.window->setAccounts(accounts);
        QCOMPARE(writer.window->account(), QStringLiteral("work"));
        writer.send();
        QCOMPARE(writer.order().draft.from,
                 (Address{QStringLiteral("Anna Berg"), QStringLiteral("anna@work.example")}));
    }

    void aSenderThatIsGoneIsTold()
    {
        const Writer writer;
        writer.writeAll();
        writer.chooseSender(1);
        writer.child<QAction>("keepAction")->trigger();
        writer.answerKeeping(DraftId(5));
        QList<accounts::Account> accounts = twoAccounts();
        accounts[1].senders.first().address = QStringLiteral("lind@work.example");
        writer.window->setAccounts(accounts);
        QCOMPARE(writer.window->account(), QStringLiteral("work"));
        QVERIFY(writer.says(QStringLiteral("lind@work.example")));
        QTRY_COMPARE_WITH_TIMEOUT(writer.keepings.size(), 2, longEnough); // by itself
        QCOMPARE(writer.kept().draft.from.address, QStringLiteral("lind@work.example"));
    }

    void anOrderWaitsForTheDraftThatIsBeingKept()
    {
        const Writer writer;
        writer.writeAll();
        writer.child<QAction>("keepAction")->trigger();
        writer.send();
        QCOMPARE(writer.orders.size(), 0);
        writer.answerKeeping(DraftId(5));
        QCOMPARE(writer.orders.size(), 1);
        QCOMPARE(writer.order().kept, DraftId(5));
    }

    void whatIsPutIntoTheOutboxIsNoDraftBesides()
    {
        const Writer writer;
        writer.writeAll();
        writer.send();
        QCOMPARE(writer.orders.size(), 1);
        QCOMPARE(writer.order().kept, DraftId(5)); // which goes with it
        QCOMPARE(writer.order().draft.text, writer.kept().draft.text);
        const qsizetype before = writer.keepings.size();
        writer.window->keepAndClose();
        QCOMPARE(writer.keepings.size(), before);
    }

    void whatIsBeingKeptIsNotKeptTwice()
    {
        const Writer writer;
        writer.writeAll();
        writer.child<QAction>("keepAction")->trigger();
        QCOMPARE(writer.keepings.size(), 1);
        writer.window->keepAndClose();
        QCOMPARE(writer.keepings.size(), 1);
    }

    void anAccountThatIsGoneHoldsNothingUp()
    {
        const Writer writer;
        const QStringList places{QStringLiteral("work")};
        writer.writeAll();
        writer.child<QAction>("keepAction")->trigger();
        writer.window->setPlaces(places); // The answer will not come.
        QVERIFY(writer.says(QStringLiteral("The account is not there any more.")));
        writer.window->setAccounts({twoAccounts().last()});
        QCOMPARE(writer.window->account(), QStringLiteral("work"));
        writer.send();
        QCOMPARE(writer.keepings.last().at(0).toString(), QStringLiteral("work"));
        QCOMPARE(writer.orders.size(), 1);
        QVERIFY(!writer.window->centralWidget()->isEnabled());
        writer.window->setPlaces({}); // Nor this one.
        QVERIFY(writer.window->centralWidget()->isEnabled());
        writer.window->close();
        writer.child<QPushButton>("keepDraft")->click();
        QVERIFY(writer.window->isVisible());
        QCOMPARE(writer.kept().id, DraftId{});
    }

    void whatChangedAtTheEndIsKept()
    {
        const Writer writer;
        writer.writeAll();
        writer.child<QAction>("keepAction")->trigger();
        writer.answerKeeping(DraftId(5));
        QTest::keyClicks(writer.text(), QStringLiteral(" And sails."));
        writer.window->keepAndClose();
        QCOMPARE(writer.keepings.size(), 2);
        QCOMPARE(writer.kept().id, DraftId(5));
        QCOMPARE(writer.kept().draft.text, QStringLiteral("Two of them. And sails."));
    }

    void whatIsDiscardedWhileItIsBeingKeptGoesToo()
    {
        const Writer writer;
        writer.writeAll();
        writer.child<QAction>("keepAction")->trigger();
        writer.window->close();
        writer.child<QPushButton>("discardDraft")->click();
        writer.answerKeeping(DraftId(5));
        QCOMPARE(writer.discards.size(), 1);
        QCOMPARE(writer.discards.last().at(1).value<DraftId>(), DraftId(5));
        QTRY_VERIFY_WITH_TIMEOUT(!writer.window, longEnough);
    }

    void changesToAKeptDraftAreDiscardedWithoutIt_data()
    {
        QTest::addColumn<bool>("isKeptMeanwhile");
        QTest::newRow("not kept yet") << false;
        QTest::newRow("kept meanwhile") << true;
    }

    void changesToAKeptDraftAreDiscardedWithoutIt()
    {
        QFETCH(const bool, isKeptMeanwhile);
        const Writer writer(keptStart());
        QTest::keyClicks(writer.text(), QStringLiteral("x"));
        if (isKeptMeanwhile) {
            writer.child<QAction>("keepAction")->trigger();
            writer.answerKeeping(DraftId(9));
        }
        writer.window->close();
        writer.child<QPushButton>("discardChanges")->click();
        QCOMPARE(writer.kept().id, DraftId(9));
        QCOMPARE(writer.kept().draft.text, QStringLiteral("Two of"));
        writer.answerKeeping(DraftId(9));
        QTRY_VERIFY_WITH_TIMEOUT(!writer.window, longEnough);
        QCOMPARE(writer.discards.size(), 0);
    }

    void aKeptDraftIsDeletedWhereThatIsSaid()
    {
        const Writer writer(keptStart());
        QTest::keyClicks(writer.text(), QStringLiteral("x"));
        writer.window->close();
        auto *button = writer.child<QPushButton>("discardDraft");
        QVERIFY2(button->text().contains(u"Delete"), qPrintable(button->text()));
        button->click();
        QCOMPARE(writer.discards.size(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(!writer.window, longEnough);
    }

    void nothingIsPastedIntoTheMessageOfAnother()
    {
        ComposeStart start;
        start.draft.draft.redirected = QStringLiteral("/nowhere/letter.eml");
        const Writer writer(start);
        const QString before = writer.text()->written();
        QApplication::clipboard()->setText(QStringLiteral("Two\nlines"));
        writer.child<QAction>("quoteAction")->trigger();
        QCOMPARE(writer.text()->written(), before);
    }

    void closingAsksOnlyWhereSomethingWasWritten()
    {
        ComposeStart start;
        start.draft.draft.text = QStringLiteral("> Two of them.\n");
        const Writer untouched(start);
        QVERIFY(QTest::qWaitForWindowExposed(untouched.window));
        QCoreApplication::processEvents(); // Quotes get their colour.
        untouched.window->close();
        QTRY_VERIFY_WITH_TIMEOUT(!untouched.window, longEnough);
        const Writer writer;
        writer.writeAll();
        writer.window->close();
        QVERIFY(writer.window->isVisible());
        writer.child<QMessageBox>("keepQuestion")->button(QMessageBox::Cancel)->click();
        QVERIFY(writer.window->isVisible());
        QCOMPARE(writer.text()->written(), QStringLiteral("Two of them."));
    }

    void closingKeepsTheDraftAndWaitsForIt()
    {
        const Writer writer;
        writer.writeAll();
        writer.window->close();
        writer.child<QPushButton>("keepDraft")->click();
        QCOMPARE(writer.keepings.size(), 1);
        QVERIFY(writer.window->isVisible());
        QCOMPARE(writer.kept().draft.text, QStringLiteral("Two of them."));
        writer.answerKeeping(DraftId(5));
        QTRY_VERIFY_WITH_TIMEOUT(!writer.window, longEnough);
        QCOMPARE(writer.discards.size(), 0);
    }

    void whatCannotBeKeptIsNotLost()
    {
        const Writer writer;
        writer.writeAll();
        writer.window->close();
        writer.child<QPushButton>("keepDraft")->click();
        writer.window->takeKept(
            {writer.keepings.last().at(1).toULongLong(), Error{ErrorKind::Storage, {}, {}, {}, {}}});
        QCoreApplication::processEvents();
        QVERIFY(writer.window && writer.window->isVisible());
        QVERIFY(writer.window->centralWidget()->isEnabled());
    }

    void closingCanDiscardWhatWasKept()
    {
        const Writer writer;
        writer.writeAll();
        writer.child<QAction>("keepAction")->trigger();
        writer.answerKeeping(DraftId(5));
        writer.window->close();
        writer.child<QPushButton>("discardDraft")->click();
        QCOMPARE(writer.discards.size(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(!writer.window, longEnough);
    }

    void aKeptDraftIsOpenedAsItWas()
    {
        const Writer writer(keptStart());
        QCOMPARE(writer.to()->text(), QStringLiteral("bert@exam"));
        QVERIFY(writer.child<AddressField>("bcc")->isVisible());
        QVERIFY(!writer.child<AddressField>("cc")->isVisible());
        QCOMPARE(writer.window->account(), QStringLiteral("work"));
        QTest::keyClicks(writer.to(), QStringLiteral("ple.org"));
        writer.child<QAction>("keepAction")->trigger();
        QCOMPARE(writer.kept().id, DraftId(9));
        QCOMPARE(writer.kept().draft.inReplyTo, QList<QByteArray>{"1@example.org"});
    }

    void whereNothingCanBeSentTheWayToTheSettingsIsShown()
    {
        accounts::Account unable;
        unable.id = QStringLiteral("home");
        unable.name = QStringLiteral("Home");
        ComposeStart start;
        start.account = unable.id;
        const Writer writer(start, {unable});
        QSignalSpy wanted(writer.window.data(), &ComposeWindow::setUpWanted);
        QVERIFY(writer.offer());
        writer.offer()->click();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.last().at(0).toString(), unable.id);
        auto *from = writer.child<QComboBox>("from");
        QCOMPARE(from->count(), 1);
        Q_EMIT from->activated(0);
        QCOMPARE(wanted.size(), 2);
        writer.writeAll();
        writer.send();
        QCOMPARE(writer.orders.size(), 0);
        writer.window->setAccounts(twoAccounts()); // The user has been to the settings.
        writer.send();
        QCOMPARE(writer.orders.size(), 1);
    }
};

QTEST_MAIN(TestComposeWindow)
#include "tst_composewindow.moc"
