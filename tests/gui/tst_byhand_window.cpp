// SPDX-License-Identifier: GPL-3.0-or-later
// A conversation by hand as a user has it, in the whole window, with the practice server.
#include "accounts/accountstore.h"
#include "accounts/profile.h"
#include "gui/banner.h"
#include "gui/certificatedialog.h"
#include "gui/choicedialog.h"
#include "gui/consolebar.h"
#include "gui/handtalkdesk.h"
#include "gui/handtalkdialog.h"
#include "gui/handtalktab.h"
#include "gui/handtalkwords.h"
#include "gui/logdock.h"
#include "gui/mainwindow.h"
#include "gui/theme.h"
#include "gui/transcriptmodel.h"
#include "gui/transcriptpane.h"
#include "practice/server.h"
#include "support/scriptedserver.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace poplar;
using namespace poplar::gui;

namespace {

constexpr int longEnough = 30'000;

struct Program {
    Program()
        : profile(folder.path())
        , settings(profile.settingsFile(), QSettings::IniFormat)
        , store(profile.settingsFile())
        , window(std::make_unique<MainWindow>(Surroundings{.profile = profile,
                                                           .settings = settings,
                                                           .accounts = store,
                                                           .passwords = nullptr,
                                                           .theme = theme,
                                                           .startPractice = {}}))
    {
        window->resize(1200, 800);
        window->show();
    }

    [[nodiscard]] LogDock &dock() const { return *window->findChild<LogDock *>(); }
    [[nodiscard]] TranscriptPane *pane() const { return dock().currentPane(); }
    [[nodiscard]] ConsoleBar &bar() const { return *pane()->findChild<ConsoleBar *>(); }
    /// The text of all lines.
    [[nodiscard]] QByteArray log() const
    {
        QByteArrayList lines;
        for (const wire::TranscriptEvent &event : pane()->model().events())
            lines += event.text;
        return lines.join('\n');
    }
    void type(const QByteArray &line) const { Q_EMIT bar().entered(line); }

    /// Goes through the dialog: a server of this machine's, on that port.
    void talkTo(quint16 port, Security security,
                records::Application application = records::Application::Pop3) const
    {
        window->findChild<QAction *>(QStringLiteral("handTalkAction"))->trigger();
        auto *dialog = window->findChild<HandTalkDialog *>();
        QVERIFY(dialog);
        auto *protocol = dialog->findChild<QComboBox *>(QStringLiteral("handTalkProtocol"));
        protocol->setCurrentIndex(protocol->findData(int(application)));
        dialog->findChild<QLineEdit *>(QStringLiteral("handTalkHost"))->setText(QStringLiteral("localhost"));
        auto *choice = dialog->findChild<QComboBox *>(QStringLiteral("handTalkSecurity"));
        choice->setCurrentIndex(choice->findData(QVariant::fromValue(security)));
        dialog->findChild<QSpinBox *>(QStringLiteral("handTalkPort"))->setValue(port);
        dialog->findChild<QPushButton *>(QStringLiteral("handTalkConnect"))->click();
    }

    const QTemporaryDir folder;
    const accounts::Profile profile;
    QSettings settings;
    accounts::AccountStore store;
    Theme theme;
    std::unique_ptr<MainWindow> window;
};

#define QTRY_LOG(program, words)                                                                             \
    QTRY_VERIFY2_WITH_TIMEOUT((program).log().contains(words), (program).log().constData(), longEnough)
#define QTRY_INPUT(program, kind)                                                                            \
    QTRY_COMPARE_WITH_TIMEOUT(int((program).bar().input()), int(ConsoleBar::Input::kind), longEnough)

} // namespace

class TestByHandWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDialogFollowsWhatIsChosen();
    void fromTheFirstLineToTheReview();
    void closingTheTabSaysNothing();
    void closingTheTabOfAMessage_data();
    void closingTheTabOfAMessage();
    void theReviewNamesWhatIsKnown();
    void passwordsInClearTextAreAdvisedAgainst();
};

void TestByHandWindow::theDialogFollowsWhatIsChosen()
{
    using Session = HandTalkDialog::Choice::Session;
    accounts::Account account;
    account.id = QStringLiteral("a");
    account.host = QStringLiteral("pop.example.org");
    account.user = QStringLiteral("anna");
    account.port = 1995;
    account.security = Security::Tls;
    account.trustedDigests = {"digest"};
    auto *dialog = new HandTalkDialog({{account, QStringLiteral("Work"), Session::Open}}, 0, nullptr);
    dialog->show();
    auto *host = dialog->findChild<QLineEdit *>(QStringLiteral("handTalkHost"));
    auto *security = dialog->findChild<QComboBox *>(QStringLiteral("handTalkSecurity"));
    auto *port = dialog->findChild<QSpinBox *>(QStringLiteral("handTalkPort"));
    auto *connects = dialog->findChild<QPushButton *>(QStringLiteral("handTalkConnect"));
    const auto *session = dialog->findChild<Banner *>(QStringLiteral("handTalkSession"));
    QVERIFY(!host->isEnabled() && session->isVisible());
    QVERIFY(port->height() >= port->sizeHint().height());
    QCOMPARE(dialog->account(), account);
    security->setCurrentIndex(security->findData(QVariant::fromValue(Security::None)));
    QCOMPARE(port->value(), 1995);
    dialog->findChild<QComboBox *>(QStringLiteral("handTalkAccount"))->setCurrentIndex(1);
    QVERIFY(host->isEnabled() && !session->isVisible() && !connects->isEnabled());
    port->setValue(110);
    security->setCurrentIndex(security->findData(QVariant::fromValue(Security::Tls)));
    QCOMPARE(port->value(), 995);
    host->setText(QStringLiteral("mail.example.net:2110"));
    QVERIFY(connects->isEnabled());
    const accounts::Account typed = dialog->account();
    QCOMPARE(typed.host, QStringLiteral("mail.example.net"));
    QCOMPARE(typed.port, 2110);
    QVERIFY(typed.trustedDigests.isEmpty() && typed.user.isEmpty());
    delete dialog;
}

void TestByHandWindow::fromTheFirstLineToTheReview()
{
    practice::Server server;
    QVERIFY(server.start());
    Program program;
    program.talkTo(server.port(), Security::StartTls);
    QTRY_VERIFY_WITH_TIMEOUT(program.pane() != nullptr, longEnough);
    QVERIFY(program.dock().isVisible());
    QTRY_INPUT(program, Command);
    program.type("STLS");
    // Nobody vouches for the practice server: the user looks at its certificate, and Poplar connects anew.
    QTRY_VERIFY_WITH_TIMEOUT(program.window->findChild<CertificateDialog *>() != nullptr, longEnough);
    QVERIFY(program.bar().input() == ConsoleBar::Input::Closed);
    auto *doubt = program.window->findChild<CertificateDialog *>();
    auto *trust = doubt->findChild<QPushButton *>(QStringLiteral("trust"));
    QVERIFY(trust);
    trust->click();
    QTRY_INPUT(program, Command);
    program.type("STLS");
    QTRY_LOG(program, "certificate CN=");
    QTRY_INPUT(program, Command);
    program.type(QByteArray("USER ") + practice::Server::user);
    program.type(QByteArray("PASS ") + practice::Server::password);
    program.type("TOP 1 0");
    program.type("DELE 1");
    program.type("DELE 2");
    program.type("QUIT");
    QTRY_VERIFY_WITH_TIMEOUT(program.window->findChild<ChoiceDialog *>() != nullptr, longEnough);
    auto *review = program.window->findChild<ChoiceDialog *>();
    QVERIFY(review->accessibleDescription().contains(QStringLiteral("message 2")));
    QVERIFY(review->accessibleDescription().contains(QStringLiteral("message 1, “")));
    QVERIFY(!program.log().split('\n').contains("QUIT")); // the server itself speaks of it
    review->findChild<QPushButton *>(QStringLiteral("leaveWithoutDeleting"))->click();
    QTRY_LOG(program, "RSET");
    QTRY_LOG(program, "DISCONNECTED");
    QTRY_INPUT(program, Closed);
    QVERIFY(program.log().contains("PASS ********"));
    QVERIFY(!program.log().contains(practice::Server::password));
    // The tab stays until the user closes it.
    auto *tabs = program.dock().findChild<QTabBar *>(QStringLiteral("logSessions"));
    QCOMPARE(tabs->count(), 1);
    QVERIFY(tabs->isVisible());
    tabs->findChild<QToolButton *>(QStringLiteral("closeSession"))->click();
    QCOMPARE(tabs->count(), 0);
}

void TestByHandWindow::closingTheTabSaysNothing()
{
    practice::Server server;
    QVERIFY(server.start());
    Program program;
    const auto marksOne = [&program, &server] {
        program.talkTo(server.port(), Security::None);
        QTRY_INPUT(program, Command);
        program.type(QByteArray("USER ") + practice::Server::user);
        program.type(QByteArray("PASS ") + practice::Server::password);
        program.type("STAT");
        program.type("DELE 1");
        program.type("NOOP");
        QTRY_LOG(program, "NOOP");
    };
    marksOne();
    const auto statReply = [&program] {
        QByteArrayList lines = program.log().split('\n');
        return lines.value(lines.indexOf("STAT") + 1);
    };
    const QByteArray before = statReply();
    QVERIFY2(before.startsWith("+OK "), before.constData());
    auto *tabs = program.dock().findChild<QTabBar *>(QStringLiteral("logSessions"));
    tabs->findChild<QToolButton *>(QStringLiteral("closeSession"))->click();
    QCOMPARE(tabs->count(), 0);
    marksOne();
    QCOMPARE(statReply(), before);
    program.window.reset();
}

void TestByHandWindow::closingTheTabOfAMessage_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("last"); // that is typed
    QTest::addColumn<QString>("told");
    const QByteArray data = "S: 220 ready\nC: DATA\nS: 354 go on\nC: Subject: x\n";
    const QString unfinished = QStringLiteral("not complete is not sent");
    QTest::newRow("within it") << data + "HANG\n" << QByteArray("Subject: x") << unfinished;
    QTest::newRow("behind its end") << data + "C: .\nHANG\n"
                                    << QByteArray(".") << QStringLiteral("it may have been sent or not");
    QTest::newRow("behind QUIT") << data + "C: .\nS: 250 queued\nC: QUIT\nHANG\n"
                                 << QByteArray("QUIT") << QString();
}

void TestByHandWindow::closingTheTabOfAMessage()
{
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, last);
    QFETCH(QString, told);
    test::ScriptedServer server(script);
    server.ignoreRest();
    Program program;
    program.talkTo(server.port(), Security::None, records::Application::Smtp);
    QTRY_INPUT(program, Command);
    program.type("DATA");
    QTRY_INPUT(program, Data);
    program.type("Subject: x");
    if (last != "Subject: x")
        program.type(".");
    if (last == "QUIT") {
        QTRY_INPUT(program, Command);
        program.type("QUIT");
    }
    QTRY_LOG(program, last);
    QTRY_VERIFY_WITH_TIMEOUT(server.heard().contains(last), longEnough);
    const auto *tab = program.window->findChild<HandTalkTab *>();
    QVERIFY(tab);
    QTRY_COMPARE_WITH_TIMEOUT(tab->mayHaveSent(), last == ".", longEnough);
    QTRY_COMPARE_WITH_TIMEOUT(tab->isLeaving(), last == "QUIT", longEnough);
    const auto *strip = program.window->findChild<QLabel *>(QStringLiteral("totals"));
    const QString before = strip->text();
    auto *tabs = program.dock().findChild<QTabBar *>(QStringLiteral("logSessions"));
    tabs->findChild<QToolButton *>(QStringLiteral("closeSession"))->click();
    QCOMPARE(tabs->count(), 0);
    QVERIFY2(told.isEmpty() ? strip->text() == before : strip->text().contains(told),
             qPrintable(strip->text()));
}

void TestByHandWindow::theReviewNamesWhatIsKnown()
{
    mailbox::HandVictim known;
    known.number = 3;
    known.octets = 2048;
    known.envelope.subject = QStringLiteral("Invoice\u202e");
    known.envelope.from = {{QStringLiteral("Anna"), QStringLiteral("anna@example.org")}};
    mailbox::HandVictim named;
    named.number = 4;
    named.uniqueId = "of-four";
    QList<mailbox::HandVictim> victims{known, named};
    const QString lines = handReview(victims).paragraphs.at(1);
    QVERIFY2(lines.contains(QStringLiteral("message 3, “Invoice\\u202e” from Anna: 2")), qPrintable(lines));
    QVERIFY2(lines.contains(QStringLiteral("message 4, unique-id of-four")), qPrintable(lines));
    for (int i = 0; i < 20; ++i)
        victims += named;
    const QString shortened = handReview(victims).paragraphs.at(1);
    QVERIFY(shortened.contains(QStringLiteral("10")));
    QCOMPARE(shortened.count(u'\n'), 12);
}

void TestByHandWindow::passwordsInClearTextAreAdvisedAgainst()
{
    mailbox::HandStatus status;
    status.input = wire::HandInput::Command;
    status.state = "AUTHORIZATION";
    const auto obstacleTo = [&status](const QByteArray &name) {
        for (const ConsoleVerb &verb : handVerbs(status)) {
            if (verb.name == name)
                return verb.obstacle;
        }
        return QStringLiteral("missing");
    };
    QVERIFY(obstacleTo("PASS").contains(QStringLiteral("not encrypted")));
    QVERIFY(handHint(status).contains(QStringLiteral("Not encrypted")));
    status.protection = mailbox::HandStatus::Protection::Tls;
    QVERIFY(obstacleTo("PASS").isEmpty());
    QVERIFY(!obstacleTo("STLS").isEmpty());
    status.input = wire::HandInput::Answer;
    status.challenge = "Password:\x1b[1m";
    QVERIFY(handHint(status).contains(QStringLiteral("“Password:\\x1b[1m”")));
}

QTEST_MAIN(TestByHandWindow)
#include "tst_byhand_window.moc"
