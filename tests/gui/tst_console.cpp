// SPDX-License-Identifier: GPL-3.0-or-later
// The line under the log that commands are typed into: by itself, and over real sockets.
#include "base/limits.h"
#include "gui/consolebar.h"
#include "gui/consolecommands.h"
#include "gui/consolecompletion.h"
#include "gui/consoleedit.h"
#include "gui/consoleverbs_pop3.h"
#include "gui/logdesk.h"
#include "gui/logdock.h"
#include "gui/messagelistpane.h"
#include "gui/openmailbox.h"
#include "gui/transcriptmodel.h"
#include "gui/transcriptpane.h"
#include "support/mailboxscript.h"
#include "support/scriptedserver.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QListWidget>
#include <QMainWindow>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <algorithm>

using namespace poplar;
using namespace poplar::gui;
using namespace poplar::test;
using Input = ConsoleBar::Input;
using mailbox::ConnectionState;
using mailbox::Mark;

namespace {

constexpr int longEnough = 20000;
const QString secret = QStringLiteral("hunter2");

/// As QTest::keyClicks(), which knows ASCII alone.
void typeInto(QWidget &edit, const QString &text)
{
    for (const QChar c : text)
        QTest::sendKeyEvent(QTest::Click, &edit, Qt::Key_unknown, QString(c), Qt::NoModifier);
}

/// What a console says below its line.
QString noteOf(const QWidget &bar)
{
    return bar.findChild<QWidget *>(QStringLiteral("consoleNote"))->accessibleName();
}

/// All that is on the screen of these and their children, or is told to a screen reader, or could be copied.
QString shownBy(const QWidget &root)
{
    QString shown;
    QList<QWidget *> widgets = root.findChildren<QWidget *>();
    widgets << const_cast<QWidget *>(&root);
    for (QWidget *widget : std::as_const(widgets)) {
        if (const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget)) {
            for (const auto part : {QAccessible::Name, QAccessible::Description, QAccessible::Value})
                shown += spoken->text(part) + u'\n';
        }
        if (const auto *line = qobject_cast<QLineEdit *>(widget))
            shown += line->displayText() + u'\n';
        if (const auto *label = qobject_cast<QLabel *>(widget))
            shown += label->text() + u'\n';
        shown += widget->toolTip() + u'\n';
    }
    return shown + QGuiApplication::clipboard()->text();
}

QList<ConsoleVerb> verbs()
{
    return pop3ConsoleVerbs(Pop3State::Transaction, {"TOP", "USER", "SASL PLAIN"});
}

/// A console of its own, ready for a command.
struct ShownBar {
    ShownBar()
    {
        QGuiApplication::clipboard()->clear();
        bar.setVerbs(verbs());
        bar.setInput(Input::Command, QStringLiteral("Type a command"));
        bar.resize(600, bar.sizeHint().height());
        bar.show();
        bar.activateWindow();
        isActive = QTest::qWaitForWindowActive(&bar);
        bar.setFocus();
    }
    [[nodiscard]] QByteArrayList sent() const
    {
        QByteArrayList lines;
        for (const auto &arguments : entered)
            lines << arguments.constFirst().toByteArray();
        return lines;
    }
    void type(const QString &text) const { typeInto(edit, text); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(&edit, key, modifiers);
    }
    void send(const QString &line) const
    {
        type(line);
        press(Qt::Key_Return);
    }
    void paste(const QString &text) const
    {
        QGuiApplication::clipboard()->setText(text);
        press(Qt::Key_V, Qt::ControlModifier);
        QGuiApplication::clipboard()->clear();
    }
    ConsoleBar bar;
    ConsoleEdit &edit = *bar.findChild<ConsoleEdit *>(QStringLiteral("consoleLine"));
    QAbstractItemView &offer = *edit.completion().popup();
    QSignalSpy entered{&bar, &ConsoleBar::entered};
    bool isActive = false;
};

/// A mailbox, its list and its log in a window.
class Office {
public:
    explicit Office(quint16 port)
        : m_settings(m_folder.filePath(QStringLiteral("poplar.ini")), QSettings::IniFormat)
        , m_log(window, *m_list, m_settings)
        , open(scriptedAccount(port), m_folder.filePath(QStringLiteral("account")), nullptr, &window)
    {
        window.setCentralWidget(m_list);
        open.setKnownPassword(Secret(QByteArrayView("secret-of-anna")));
        m_log.watch(open);
        m_log.showMailbox(&open);
        m_list->setModel(&open.model());
        QObject::connect(&open.mailbox(), &mailbox::Mailbox::listed, &window, [this] { isListed = true; });
        window.resize(900, 600);
        m_log.dock().show();
        window.show();
        window.activateWindow();
        QObject::connect(&open.mailbox(), &mailbox::Mailbox::transcriptGrown, &window,
                         [this](const auto &events) { transcript += events; });
    }
    ~Office() { m_list->setModel(nullptr); }
    Q_DISABLE_COPY_MOVE(Office)

    [[nodiscard]] ConsoleBar &bar() const { return *window.findChild<ConsoleBar *>(); }
    [[nodiscard]] ConsoleEdit &edit() const { return *window.findChild<ConsoleEdit *>(); }
    [[nodiscard]] QAction &consoleAction() const
    {
        return *window.findChild<QAction *>(QStringLiteral("logConsole"));
    }
    [[nodiscard]] TranscriptPane &pane() { return *m_log.dock().currentPane(); }
    void send(const QString &line) const
    {
        typeInto(edit(), line);
        QTest::keyClick(&edit(), Qt::Key_Return);
    }
    [[nodiscard]] bool isReady() const { return isListed && bar().input() == Input::Command; }
    [[nodiscard]] qint64 ticked() { return open.model().totals().ticked; }
    [[nodiscard]] QByteArray said(wire::TranscriptEvent::Kind kind) const
    {
        QByteArray lines;
        for (const wire::TranscriptEvent &event : transcript) {
            if (event.kind == kind)
                lines += event.text + '\n';
        }
        return lines;
    }
    [[nodiscard]] QByteArray sent() const { return said(wire::TranscriptEvent::Kind::Sent); }
    [[nodiscard]] QByteArray received() const { return said(wire::TranscriptEvent::Kind::Received); }
    [[nodiscard]] QPushButton *button(const char *name) const
    {
        return window.findChild<QPushButton *>(QLatin1StringView(name));
    }
    [[nodiscard]] QSettings &settings() { return m_settings; }

    QMainWindow window;
    bool isListed = false;
    QList<wire::TranscriptEvent> transcript;

private:
    MessageListPane *m_list = new MessageListPane;
    QTemporaryDir m_folder;
    QSettings m_settings;
    LogDesk m_log;

public:
    OpenMailbox open;
};

const QByteArray opened =
    scriptedLogin + scriptedListing({"one", "two"}) + scriptedTop(2, "second") + scriptedTop(1, "first");
const QByteArray listed = scriptedLogin + scriptedListing({"one", "two"});

} // namespace

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, longEnough)

class ConsoleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsTypedIsSent();
    void whatWasSentComesBack();
    void theHistoryIsBounded();
    void theVerbIsCompletedAndNothingElse();
    void whatIsNotPossibleIsNotOffered();
    void theNoteSaysWhatTheVerbMeans();
    void aSecretIsHidden_data();
    void aSecretIsHidden();
    void aSecretIsHiddenWhereverItsVerbIsTyped();
    void takingTheVerbBackTakesTheSecretWithIt();
    void theWholeLineIsReplacedWithItsVerb();
    void anAnswerIsHidden();
    void pastedLinesWait();
    void aPastedTabHidesAsABlankDoes();
    void whatFollowsAnExchangeWaitsForTheReply();
    void whatMayBeAPasswordIsNotBroughtBack();
    void pastedSecretsAreHiddenAsTheyComeUp();
    void aPastedTextMayBeSentAtOnce();
    void controlCharactersAreLeftOut();
    void aLineHasAnEnd();
    void aClosedConsoleSaysWhy();
    void theCommandsAreListed();
    void helpIsSentWhereItIsACommand();

    void theConsoleFollowsTheSession();
    void repliesAreSeenAndTheNextLineIsTaken();
    void repliesThatTheLogFoldsAreComplete();
    void whatIsTypedTicksAndClears();
    void quitLeavesAfterTheReview();
    void quitLeavesWhereNothingIsTicked();
    void whatOpensASessionIsNotSent_data();
    void whatOpensASessionIsNotSent();
    void whatIsNoCommandIsNotSent();
    void aLostConnectionLeavesWhatWasTyped();
    void aLineKnowsItsMessage();
    void theConsoleIsShownAndRemembered();
    void theConsoleIsUnderTheDiagramToo();
};

void ConsoleTest::whatIsTypedIsSent()
{
    ShownBar console;
    console.send(QStringLiteral("stat"));
    console.send(QStringLiteral("   "));
    console.send(QStringLiteral("LIST "));
    console.send(QStringLiteral("XTND größe"));
    QCOMPARE(console.sent(), (QByteArrayList{"stat", "LIST", "XTND größe"}));
    QVERIFY(console.edit.line().isEmpty());
    QVERIFY(!console.edit.accessibleName().isEmpty());
}

void ConsoleTest::whatWasSentComesBack()
{
    ShownBar console;
    console.send(QStringLiteral("STAT"));
    console.send(QStringLiteral("NOOP"));
    console.send(QStringLiteral("NOOP"));
    console.type(QStringLiteral("TOP 1"));
    QStringList seen;
    for (const Qt::Key key : {Qt::Key_Up, Qt::Key_Up, Qt::Key_Up, Qt::Key_Down, Qt::Key_Down, Qt::Key_Down}) {
        console.press(key);
        seen << console.edit.line();
    }
    QCOMPARE(seen.join(u','), QStringLiteral("NOOP,STAT,STAT,NOOP,TOP 1,TOP 1"));
}

void ConsoleTest::theHistoryIsBounded()
{
    ShownBar console;
    for (int i = 1; i <= limit::consoleHistory + 1; ++i) {
        console.edit.setLine(QStringLiteral("RETR %1").arg(i));
        console.press(Qt::Key_Return);
    }
    for (int i = 0; i < limit::consoleHistory + 10; ++i)
        console.press(Qt::Key_Up);
    QCOMPARE(console.edit.line(), QStringLiteral("RETR 2"));
}

void ConsoleTest::theVerbIsCompletedAndNothingElse()
{
    ShownBar console;
    QVERIFY(console.isActive);
    console.type(QStringLiteral("r"));
    QVERIFY(console.offer.isVisible());
    QStringList offered;
    for (int row = 0; row < console.offer.model()->rowCount(); ++row)
        offered << console.offer.model()->index(row, 0).data().toString();
    QCOMPARE(offered.join(u','), QStringLiteral("RETR message,RSET"));
    QTest::keyClick(&console.offer, Qt::Key_Down);
    QTest::keyClick(&console.offer, Qt::Key_Return);
    QCOMPARE(console.edit.line(), QStringLiteral("RETR "));
    QVERIFY(console.entered.isEmpty()); // Enter took the offer
    console.type(QStringLiteral("1"));
    QVERIFY(!console.offer.isVisible());
    console.press(Qt::Key_Return);
    QCOMPARE(console.sent(), QByteArrayList{"RETR 1"});

    console.type(QStringLiteral("to"));
    QTest::keyClick(&console.offer, Qt::Key_Tab);
    QCOMPARE(console.edit.line(), QStringLiteral("TOP "));
    QVERIFY(console.bar.focusWidget() == &console.edit);
    console.edit.setLine({});
    console.type(QStringLiteral("st"));
    QTest::keyClick(&console.offer, Qt::Key_Return); // nothing is chosen
    QCOMPARE(console.sent().constLast(), QByteArray("st"));
    console.type(QStringLiteral("st"));
    QTest::keyClick(&console.offer, Qt::Key_Escape);
    QVERIFY(!console.offer.isVisible());
    QCOMPARE(console.edit.line(), QStringLiteral("st"));
}

void ConsoleTest::whatIsNotPossibleIsNotOffered()
{
    ShownBar console;
    console.type(QStringLiteral("u"));
    QVERIFY(!console.offer.isVisible()); // UIDL is not announced, USER is for the login
    console.edit.setLine({});
    console.type(QStringLiteral("uidl"));
    QVERIFY2(noteOf(console.bar).contains(u"does not announce"), qPrintable(noteOf(console.bar)));
    console.press(Qt::Key_Return);
    QCOMPARE(console.sent(), QByteArrayList{"uidl"});
}

void ConsoleTest::theNoteSaysWhatTheVerbMeans()
{
    ShownBar console;
    QVERIFY(noteOf(console.bar).contains(u"F1"));
    console.type(QStringLiteral("top 1 2"));
    QCOMPARE(noteOf(console.bar).section(u'\n', 0, 0), QStringLiteral("TOP message lines"));
    QVERIFY(noteOf(console.bar).contains(u"RFC 1939, section 7"));
    QCOMPARE(console.edit.accessibleDescription(), noteOf(console.bar));
    console.edit.setLine({});
    console.type(QStringLiteral("topper"));
    QVERIFY(!noteOf(console.bar).contains(u"TOP"));
    console.bar.tell(QStringLiteral("It was not sent."));
    QCOMPARE(noteOf(console.bar), QStringLiteral("It was not sent."));
    console.type(QStringLiteral("x"));
    QVERIFY(!noteOf(console.bar).contains(u"It was not sent."));
}

void ConsoleTest::aSecretIsHidden_data()
{
    QTest::addColumn<QString>("verb");
    QTest::newRow("PASS") << QStringLiteral("PASS ");
    QTest::newRow("lower case") << QStringLiteral("pass ");
    QTest::newRow("a blank before it") << QStringLiteral(" Pass ");
    QTest::newRow("APOP") << QStringLiteral("APOP anna ");
    QTest::newRow("AUTH") << QStringLiteral("AUTH PLAIN ");
    QTest::newRow("more blanks") << QStringLiteral("auth  plain ");
}

void ConsoleTest::aSecretIsHidden()
{
    QFETCH(QString, verb);
    ShownBar console;
    console.type(verb);
    for (const QChar c : secret) {
        console.type(QString(c));
        QVERIFY(!console.edit.displayText().contains(c));
    }
    QCOMPARE(console.edit.openLine(), verb);
    for (const Qt::Key key : {Qt::Key_A, Qt::Key_C})
        console.press(key, Qt::ControlModifier);
    QVERIFY2(!shownBy(console.bar).contains(secret), qPrintable(shownBy(console.bar)));
    QVERIFY(console.edit.inputMethodHints().testFlag(Qt::ImhSensitiveData));
    console.press(Qt::Key_End);
    console.press(Qt::Key_Return);
    QCOMPARE(console.sent(), QByteArrayList{(verb + secret).toUtf8()});
    console.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!console.edit.line().contains(secret));
    console.press(Qt::Key_Up);
    QVERIFY(console.edit.line().isEmpty());
}

void ConsoleTest::aSecretIsHiddenWhereverItsVerbIsTyped()
{
    ShownBar console;
    console.type(secret);
    console.press(Qt::Key_Home);
    console.type(QStringLiteral("PAS "));
    for (int i = 0; i < 1; ++i)
        console.press(Qt::Key_Left);
    console.type(QStringLiteral("S"));
    QVERIFY2(!shownBy(console.bar).contains(secret), qPrintable(shownBy(console.bar)));
    QCOMPARE(console.edit.openLine(), QStringLiteral("PASS "));
    // In the middle of it, what is typed is hidden as well.
    console.press(Qt::Key_End);
    console.press(Qt::Key_Left);
    console.type(QStringLiteral("q"));
    QCOMPARE(console.edit.line(), QStringLiteral("PASS hunterq2"));
    QVERIFY(!console.edit.displayText().contains(u'q'));
}

void ConsoleTest::takingTheVerbBackTakesTheSecretWithIt()
{
    ShownBar console;
    console.type(QStringLiteral("PASS ") + secret);
    console.press(Qt::Key_Home);
    console.press(Qt::Key_Backspace);
    QCOMPARE(console.edit.line(), QStringLiteral("PASS"));
    QCOMPARE(console.edit.displayText(), QStringLiteral("PASS"));
    console.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!shownBy(console.bar).contains(secret));
    QVERIFY(!console.edit.inputMethodHints().testFlag(Qt::ImhSensitiveData));
}

void ConsoleTest::theWholeLineIsReplacedWithItsVerb()
{
    ShownBar console;
    console.type(QStringLiteral("PASS ") + secret);
    console.press(Qt::Key_A, Qt::ControlModifier);
    console.send(QStringLiteral("NOOP"));
    QCOMPARE(console.sent(), QByteArrayList{"NOOP"});
}

void ConsoleTest::anAnswerIsHidden()
{
    ShownBar console;
    console.type(QStringLiteral("NO"));
    console.bar.setInput(Input::Secret, QStringLiteral("The password, in base64"));
    console.edit.setLine({});
    console.type(secret);
    QVERIFY2(!shownBy(console.bar).contains(secret), qPrintable(shownBy(console.bar)));
    console.press(Qt::Key_Return);
    QCOMPARE(console.sent(), QByteArrayList{secret.toUtf8()});
    console.type(secret);
    console.bar.setInput(Input::Command, QStringLiteral("Type a command"));
    QVERIFY(console.edit.line().isEmpty()); // it would be seen now
    console.press(Qt::Key_Up);
    QVERIFY(console.edit.line().isEmpty());
}

void ConsoleTest::pastedLinesWait()
{
    ShownBar console;
    console.paste(QStringLiteral("STAT\r\nLIST\n\nNOOP\n"));
    QVERIFY(console.entered.isEmpty());
    QCOMPARE(console.edit.line(), QStringLiteral("STAT"));
    QVERIFY2(noteOf(console.bar).startsWith(u"2 more"), qPrintable(noteOf(console.bar)));
    console.press(Qt::Key_Return);
    QCOMPARE(console.sent(), QByteArrayList{"STAT"});
    QCOMPARE(console.edit.line(), QStringLiteral("LIST"));
    console.press(Qt::Key_Return, Qt::ControlModifier); // no command is sent unseen
    QCOMPARE(console.sent(), (QByteArrayList{"STAT", "LIST"}));
    console.edit.setLine({});
    console.paste(QStringLiteral("DELE 1\nQUIT"));
    console.press(Qt::Key_Escape);
    console.press(Qt::Key_Return);
    QCOMPARE(console.sent().constLast(), QByteArray("DELE 1"));
    QVERIFY(console.edit.line().isEmpty());
}

void ConsoleTest::aPastedTabHidesAsABlankDoes()
{
    ShownBar console;
    console.paste(QStringLiteral("PASS\t") + secret);
    QCOMPARE(console.edit.openLine(), QStringLiteral("PASS "));
    QVERIFY2(!shownBy(console.bar).contains(secret), qPrintable(shownBy(console.bar)));
}

void ConsoleTest::whatFollowsAnExchangeWaitsForTheReply()
{
    ShownBar console;
    console.paste(QStringLiteral("AUTH LOGIN\nYW5uYQ==\n") + secret);
    console.press(Qt::Key_Return);
    QVERIFY2(console.edit.line().isEmpty(), qPrintable(console.edit.line()));
    console.bar.setInput(Input::Closed, QStringLiteral("The server is to speak."));
    console.bar.setInput(Input::Secret, QStringLiteral("Answer"));
    QCOMPARE(console.edit.line(), QStringLiteral("YW5uYQ=="));
    console.press(Qt::Key_Return);
    console.bar.setInput(Input::Closed, QStringLiteral("The server is to speak."));
    console.bar.setInput(Input::Secret, QStringLiteral("Answer"));
    QCOMPARE(console.edit.line(), secret);
    QVERIFY2(!shownBy(console.bar).contains(secret), qPrintable(shownBy(console.bar)));
    console.press(Qt::Key_Return);
    QCOMPARE(console.sent(), (QByteArrayList{"AUTH LOGIN", "YW5uYQ==", secret.toUtf8()}));
}

void ConsoleTest::whatMayBeAPasswordIsNotBroughtBack()
{
    ShownBar console;
    console.edit.setLine(QStringLiteral("PSAS ") + secret);
    console.press(Qt::Key_Return);
    console.press(Qt::Key_Up);
    QVERIFY2(console.edit.line().isEmpty(), qPrintable(console.edit.line()));
}

void ConsoleTest::pastedSecretsAreHiddenAsTheyComeUp()
{
    ShownBar console;
    console.paste(QStringLiteral("USER anna\nPASS ") + secret);
    QVERIFY(!shownBy(console.bar).contains(secret));
    console.press(Qt::Key_Return);
    QCOMPARE(console.edit.openLine(), QStringLiteral("PASS "));
    QVERIFY(!shownBy(console.bar).contains(secret));
    console.press(Qt::Key_Return);
    QCOMPARE(console.sent().constLast(), "PASS " + secret.toUtf8());
}

void ConsoleTest::aPastedTextMayBeSentAtOnce()
{
    ShownBar console;
    console.bar.setInput(Input::Data, QStringLiteral("The message, and a dot"));
    console.paste(QStringLiteral("Subject: one\n\n\ttext\nPASS me\n.\n"));
    QVERIFY(console.entered.isEmpty());
    console.press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(console.sent(), (QByteArrayList{"Subject: one", "", "\ttext", "PASS me", "."}));
    console.bar.setInput(Input::Command, {});
    console.press(Qt::Key_Up);
    QVERIFY(console.edit.line().isEmpty());
}

void ConsoleTest::controlCharactersAreLeftOut()
{
    ShownBar console;
    console.paste(QStringLiteral("NO\x1b[2JOP\u202e \u0007x"));
    QCOMPARE(console.edit.line(), QStringLiteral("NO[2JOP x"));
    QVERIFY(noteOf(console.bar).contains(u"left out"));
}

void ConsoleTest::aLineHasAnEnd()
{
    ShownBar console;
    console.paste(QStringLiteral("XTND ") + QString(limit::consoleLine, u'x'));
    QCOMPARE(console.edit.line().size(), limit::consoleLine);
    QVERIFY2(noteOf(console.bar).contains(u"cut off"), qPrintable(noteOf(console.bar)));
    console.edit.setLine({});
    console.paste(QString(limit::consolePaste + 5, u'x'));
    QVERIFY(console.edit.line().size() <= limit::consoleLine);
    QVERIFY2(noteOf(console.bar).contains(u"cut off"), qPrintable(noteOf(console.bar)));
    QVERIFY(console.entered.isEmpty());
}

void ConsoleTest::aClosedConsoleSaysWhy()
{
    ShownBar console;
    console.type(QStringLiteral("DELE 1"));
    console.bar.setInput(Input::Closed, QStringLiteral("Not connected."));
    console.send(QStringLiteral("2"));
    QVERIFY(console.entered.isEmpty());
    QCOMPARE(console.edit.line(), QStringLiteral("DELE 1"));
    QVERIFY(noteOf(console.bar).contains(u"Not connected."));
    console.bar.setInput(Input::Command, {});
    console.press(Qt::Key_Return);
    QCOMPARE(console.sent(), QByteArrayList{"DELE 1"});
    console.type(QStringLiteral("PASS ") + secret);
    console.bar.setInput(Input::Closed, QStringLiteral("Not connected."));
    QVERIFY(console.edit.line().isEmpty());
    QCOMPARE(console.edit.placeholderText(), QStringLiteral("Not connected."));
}

void ConsoleTest::theCommandsAreListed()
{
    ShownBar console;
    for (const QString &question : {QStringLiteral("?"), QStringLiteral("help")}) {
        console.send(question);
        QTRY_VERIFY(console.bar.findChild<ConsoleCommands *>());
        QVERIFY(console.entered.isEmpty());
        auto *commands = console.bar.findChild<ConsoleCommands *>();
        QVERIFY(commands->isVisible());
        commands->close();
        QTRY_VERIFY(!console.bar.findChild<ConsoleCommands *>());
    }
    console.type(QStringLiteral("uidl 1"));
    console.press(Qt::Key_F1);
    auto *commands = console.bar.findChild<ConsoleCommands *>();
    QVERIFY(commands);
    auto *list = commands->findChild<QListWidget *>(QStringLiteral("commandList"));
    QCOMPARE(list->count(), int(verbs().size()));
    QCOMPARE(list->currentItem()->text(), QStringLiteral("UIDL [message]"));
    QVERIFY(commands->findChild<QLabel *>(QStringLiteral("commandObstacle"))->text().contains(u"UIDL"));
    QVERIFY(commands->findChild<QLabel *>(QStringLiteral("commandReference"))->text().contains(u"1939"));
    commands->select("RETR");
    commands->findChild<QPushButton *>(QStringLiteral("commandUse"))->click();
    QCOMPARE(console.edit.line(), QStringLiteral("RETR "));
    QVERIFY(console.entered.isEmpty());
}

void ConsoleTest::helpIsSentWhereItIsACommand()
{
    ShownBar console;
    console.bar.setVerbs({ConsoleVerb{"HELP", QStringLiteral("HELP [command]"), {}, {}, {}},
                          ConsoleVerb{"MAIL FROM:",
                                      QStringLiteral("MAIL FROM:<address>"),
                                      QStringLiteral("Begins a letter."),
                                      {},
                                      {}}});
    console.send(QStringLiteral("HELP"));
    QCOMPARE(console.sent(), QByteArrayList{"HELP"});
    console.type(QStringLiteral("mail"));
    QTest::keyClick(&console.offer, Qt::Key_Tab);
    QCOMPARE(console.edit.line(), QStringLiteral("MAIL FROM:"));
    console.type(QStringLiteral("<a@example.org>"));
    QVERIFY(noteOf(console.bar).contains(u"Begins a letter."));
}

// --- Of a session -------------------------------------------------------------------------------

void ConsoleTest::theConsoleFollowsTheSession()
{
    ScriptedServer server(opened + "C: NOOP\nS: +OK\nCUT\n");
    Office office(server.port());
    office.consoleAction().trigger();
    QCOMPARE(office.bar().input(), Input::Closed);
    QVERIFY(office.edit().placeholderText().contains(u"Not connected"));
    QVERIFY(office.edit().accessibleDescription().contains(u"Not connected"));
    office.send(QStringLiteral("NOOP"));
    QVERIFY(office.sent().isEmpty());
    office.open.mailbox().check();
    QTRY_SOON(office.isReady());
    QTRY_SOON(office.sent().contains("TOP 1"));
    office.send(QStringLiteral("NOOP"));
    QTRY_SOON(office.bar().input() == Input::Closed);
    QTRY_PLAYED(server);
}

void ConsoleTest::repliesAreSeenAndTheNextLineIsTaken()
{
    ScriptedServer server(listed
                          + "C: STAT\nS: +OK 2 300\nC: XTND a\nS: -ERR what?\nC: LIST\nS: +OK\nS: 1 100\n"
                            "S: 2 200\nS: .\nC: TOP 1 1\nS: +OK\nS: Subject: first\nS:\nS: ..text\nS: .\n"
                            "C: NOOP\nS: +OK still here\nHANG\n");
    Office office(server.port());
    office.consoleAction().trigger();
    office.open.mailbox().check(mailbox::Reading::Listing);
    QTRY_SOON(office.isReady());
    for (const char *line : {"STAT", "xtnd a", "list", "top 1 1", "NOOP"}) // none waits for the one before
        office.send(QString::fromLatin1(line));
    QTRY_SOON(office.received().contains("still here"));
    QVERIFY(office.received().contains("-ERR what?"));
    QCOMPARE(office.bar().input(), Input::Command);
    server.ignoreRest();
}

void ConsoleTest::repliesThatTheLogFoldsAreComplete()
{
    QByteArrayList names;
    QByteArray sizes;
    for (int i = 1; i <= 150; ++i) {
        names << QByteArray::number(i);
        sizes += "S: " + QByteArray::number(i) + ' ' + QByteArray::number(i * 100) + '\n';
    }
    ScriptedServer server(scriptedLogin + scriptedListing(names) + "C: LIST\nS: +OK\n" + sizes
                          + "S: .\nC: RETR 1\nS: +OK\nBODY 300000\nC: NOOP\nS: +OK still here\nHANG\n");
    Office office(server.port());
    office.consoleAction().trigger();
    office.open.mailbox().check(mailbox::Reading::Listing);
    QTRY_SOON(office.isReady());
    for (const char *line : {"LIST", "RETR 1", "NOOP"})
        office.send(QString::fromLatin1(line));
    QTRY_SOON(office.received().contains("still here"));
    QVERIFY(!office.received().contains("\n150 15000"));
    server.ignoreRest();
}

void ConsoleTest::whatIsTypedTicksAndClears()
{
    ScriptedServer server(opened
                          + "C: DELE 2\nS: +OK\nC: DELE 1\nS: +OK\nC: DELE 2\nS: -ERR marked already\n"
                            "C: RSET\nS: +OK\nC: DELE 2\nS: +OK\nC: NOOP\nS: +OK at last\nHANG\n");
    Office office(server.port());
    office.consoleAction().trigger();
    office.open.mailbox().check();
    QTRY_SOON(office.isReady());
    QTRY_SOON(office.open.model().rowCount() == 2);
    QTRY_SOON(office.sent().contains("TOP 1"));
    QTRY_SOON(office.open.model().rowAt(0).envelope && office.open.model().rowAt(1).envelope);
    // What a filter hides is ticked all the same.
    office.open.model().setFilter(QStringLiteral("no such message"));
    QTRY_SOON(office.open.model().rowCount() == 0);
    office.send(QStringLiteral("DELE 2"));
    QTRY_SOON(office.ticked() == 1);
    // What the window ticked is ticked.
    office.open.model().setFilter({});
    QTRY_SOON(office.open.model().rowCount() == 2);
    mailbox::MessageId first{};
    office.open.model().visit([&first](const mailbox::MessageRow &row) {
        if (row.position == 1)
            first = row.id;
    });
    office.open.mailbox().tick({first});
    QTRY_SOON(office.ticked() == 2);
    QTRY_SOON(office.sent().contains("DELE 1"));
    office.send(QStringLiteral("DELE 2"));
    QTRY_SOON(office.received().contains("marked already"));
    QCOMPARE(office.ticked(), 2);
    office.send(QStringLiteral("RSET"));
    QTRY_SOON(office.ticked() == 0);
    office.send(QStringLiteral("dele  2"));
    QTRY_SOON(office.ticked() == 1);
    office.send(QStringLiteral("NOOP"));
    QTRY_SOON(office.received().contains("at last"));
    server.ignoreRest();
}

void ConsoleTest::quitLeavesAfterTheReview()
{
    ScriptedServer server(opened + "C: DELE 2\nS: +OK\nC: QUIT\nS: +OK bye\n");
    Office office(server.port());
    office.consoleAction().trigger();
    office.open.mailbox().check();
    QTRY_SOON(office.isReady());
    QTRY_SOON(office.open.model().rowCount() == 2 && office.open.model().rowAt(0).envelope
              && office.open.model().rowAt(1).envelope);
    office.send(QStringLiteral("DELE 2"));
    QTRY_SOON(office.ticked() == 1);
    office.send(QStringLiteral("quit"));
    QTRY_SOON(office.button("deleteMessages"));
    QVERIFY(!office.sent().contains("QUIT"));
    office.button("deleteMessages")->click();
    QTRY_SOON(office.received().contains("bye"));
    QTRY_PLAYED(server);
    QTRY_SOON(office.bar().input() == Input::Closed);
}

void ConsoleTest::quitLeavesWhereNothingIsTicked()
{
    ScriptedServer server(listed + "C: RSET\nS: +OK\nC: QUIT\nS: +OK bye\n");
    Office office(server.port());
    office.consoleAction().trigger();
    office.open.mailbox().check(mailbox::Reading::Listing);
    QTRY_SOON(office.isReady());
    office.send(QStringLiteral("QUIT"));
    QTRY_PLAYED(server);
}

void ConsoleTest::whatOpensASessionIsNotSent_data()
{
    QTest::addColumn<QString>("line");
    for (const char *line : {"USER boris", "PASS hunter2", "pass hunter2", "APOP anna hunter2",
                             "AUTH PLAIN hunter2", "STLS", "UTF8"})
        QTest::newRow(line) << QString::fromLatin1(line);
}

void ConsoleTest::whatOpensASessionIsNotSent()
{
    QFETCH(QString, line);
    ScriptedServer server(listed + "C: NOOP\nS: +OK still here\nHANG\n");
    Office office(server.port());
    office.consoleAction().trigger();
    office.open.mailbox().check(mailbox::Reading::Listing);
    QTRY_SOON(office.isReady());
    office.send(line);
    QVERIFY2(noteOf(office.bar()).contains(u"was not sent"), qPrintable(noteOf(office.bar())));
    QVERIFY2(!shownBy(office.window).contains(secret), qPrintable(shownBy(office.window)));
    QTest::keyClick(&office.edit(), Qt::Key_Up);
    QVERIFY(!office.edit().line().contains(secret));
    office.edit().setLine({});
    office.send(QStringLiteral("NOOP"));
    QTRY_SOON(office.received().contains("still here"));
    for (const wire::TranscriptEvent &event : std::as_const(office.transcript))
        QVERIFY(!event.text.contains(secret.toUtf8()));
    server.ignoreRest();
}

void ConsoleTest::whatIsNoCommandIsNotSent()
{
    ScriptedServer server(listed + "C: NOOP\nS: +OK still here\nHANG\n");
    Office office(server.port());
    office.consoleAction().trigger();
    office.open.mailbox().check(mailbox::Reading::Listing);
    QTRY_SOON(office.isReady());
    office.send(QStringLiteral("DELE everything"));
    QTRY_SOON(noteOf(office.bar()).startsWith(u"DELE was not sent"));
    office.send(QStringLiteral("QUIT now"));
    QTRY_SOON(noteOf(office.bar()).startsWith(u"QUIT was not sent"));
    office.send(QStringLiteral("größe"));
    QTRY_SOON(noteOf(office.bar()).startsWith(u"Nothing was sent"));
    office.send(QStringLiteral("NOOP"));
    QTRY_SOON(office.received().contains("still here"));
    server.ignoreRest();
}

void ConsoleTest::aLostConnectionLeavesWhatWasTyped()
{
    ScriptedServer server(listed + "C: NOOP\nCUT\n");
    Office office(server.port());
    office.consoleAction().trigger();
    office.open.mailbox().check(mailbox::Reading::Listing);
    QTRY_SOON(office.isReady());
    office.edit().setFocus();
    office.send(QStringLiteral("NOOP"));
    typeInto(office.edit(), QStringLiteral("STAT"));
    QTRY_SOON(office.bar().input() == Input::Closed);
    QCOMPARE(office.edit().line(), QStringLiteral("STAT"));
    server.ignoreRest();
}

void ConsoleTest::aLineKnowsItsMessage()
{
    ScriptedServer server(listed + "C: TOP 2 0\nS: -ERR no\nHANG\n");
    Office office(server.port());
    office.consoleAction().trigger();
    office.open.mailbox().check(mailbox::Reading::Listing);
    QTRY_SOON(office.isReady());
    office.send(QStringLiteral("TOP 2 0"));
    QTRY_SOON(office.received().contains("-ERR no"));
    const auto said = std::find_if(office.transcript.constBegin(), office.transcript.constEnd(),
                                   [](const auto &event) { return event.text == "TOP 2 0"; });
    QVERIFY(said != office.transcript.constEnd());
    QTRY_SOON(office.open.model().find(mailbox::MessageId(quint64(said->message))));
    QCOMPARE(office.open.model().find(mailbox::MessageId(quint64(said->message)))->position, 2);
    server.ignoreRest();
}

void ConsoleTest::theConsoleIsShownAndRemembered()
{
    ScriptedServer server("HANG\n");
    server.ignoreRest();
    Office office(server.port());
    QVERIFY(QTest::qWaitForWindowActive(&office.window));
    QVERIFY(!office.bar().isVisible());
    QTest::keyClick(&office.window, Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(office.bar().isVisible());
    QVERIFY(office.window.focusWidget() == &office.edit());
    QVERIFY(loadLogSettings(office.settings()).hasConsole);
    QTest::keyClick(&office.edit(), Qt::Key_Escape);
    QCOMPARE(office.window.focusWidget(), office.window.findChild<QTreeView *>(QStringLiteral("transcript")));
    office.consoleAction().trigger();
    QVERIFY(!office.bar().isVisible());
    QVERIFY(!loadLogSettings(office.settings()).hasConsole);
}

void ConsoleTest::theConsoleIsUnderTheDiagramToo()
{
    ScriptedServer server(listed + "C: NOOP\nS: +OK still here\nHANG\n");
    Office office(server.port());
    office.consoleAction().trigger();
    office.open.mailbox().check(mailbox::Reading::Listing);
    QTRY_SOON(office.isReady());
    office.pane().findChild<QTabWidget *>(QStringLiteral("logPages"))->setCurrentIndex(1);
    QVERIFY(office.bar().isVisible());
    QTest::mouseClick(&office.edit(), Qt::LeftButton);
    office.send(QStringLiteral("NOOP"));
    QTRY_SOON(office.received().contains("still here"));
    QTest::keyClick(&office.edit(), Qt::Key_Escape);
    const QWidget *focus = office.window.focusWidget();
    QVERIFY2(focus && focus != &office.edit(), focus ? focus->metaObject()->className() : "nothing");
    const TranscriptModel &lines = office.pane().model();
    const QList<wire::TranscriptEvent> &events = lines.events();
    QVERIFY(std::any_of(events.begin(), events.end(), [](const auto &e) { return e.text == "NOOP"; }));
    server.ignoreRest();
}

QTEST_MAIN(ConsoleTest)
#include "tst_console.moc"
