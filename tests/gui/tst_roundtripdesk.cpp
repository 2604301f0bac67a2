// SPDX-License-Identifier: GPL-3.0-or-later
// A test message to oneself, from the menu to the tick that deletes it.
#include "gui/openmailbox.h"
#include "gui/passworddialog.h"
#include "gui/roundtripdesk.h"
#include "gui/roundtripdialog.h"
#include "gui/stepmark.h"
#include "support/circleserver.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

#include <algorithm>

using namespace poplar;
using namespace poplar::gui;
using namespace poplar::test;

namespace {

constexpr int longEnough = 20000;

/// A window with one account, and the desk.
class World {
public:
    World()
        : open(account(), m_folder.path(), nullptr, &window)
        , desk(&window, nullptr)
    {
        open.setKnownPassword(Secret(QByteArrayView("hunter22")));
        open.mailbox().load();
        mailbox::RoundTripPatience patience;
        patience.pause = std::chrono::milliseconds(1);
        desk.setPatience(patience);
        window.show();
    }
    [[nodiscard]] accounts::Account account() const
    {
        accounts::Account account;
        account.id = QStringLiteral("a1");
        account.host = QStringLiteral("127.0.0.1");
        account.port = server.pop3Port();
        account.security = Security::None;
        account.user = QStringLiteral("anna@example.org");
        account.authentication = Authentication::UserPass;
        account.submission.host = QStringLiteral("127.0.0.1");
        account.submission.port = server.smtpPort();
        account.submission.security = Security::None;
        return account;
    }
    [[nodiscard]] RoundTripDialog *dialog() const { return window.findChild<RoundTripDialog *>(); }
    [[nodiscard]] QString verdict() const
    {
        const auto *label =
            dialog() ? dialog()->findChild<QLabel *>(QStringLiteral("roundTripVerdict")) : nullptr;
        return label ? label->text() : QString();
    }
    [[nodiscard]] QPushButton *button(const char *name) const
    {
        return dialog()->findChild<QPushButton *>(QLatin1StringView(name));
    }
    [[nodiscard]] QString log(const char *name) const
    {
        return dialog()->findChild<QPlainTextEdit *>(QLatin1StringView(name))->toPlainText();
    }
    [[nodiscard]] int marks(StepMark::State state) const
    {
        const auto all = dialog()->findChildren<StepMark *>();
        return int(std::count_if(all.begin(), all.end(),
                                 [state](const StepMark *mark) { return mark->state() == state; }));
    }

    CircleServer server;
    QWidget window;

private:
    QTemporaryDir m_folder;

public:
    OpenMailbox open;
    RoundTripDesk desk;
};

#define QTRY_VERDICT(world, words)                                                                           \
    QTRY_VERIFY2_WITH_TIMEOUT((world).verdict().contains(QStringLiteral(words)),                             \
                              qPrintable((world).verdict()), longEnough)

} // namespace

class RoundTripDeskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itIsOfferedWhereItIsPossible();
    void itsWayIsShown();
    void whatArrivedIsTicked();
    void aFailureIsTold();
    void aRefusedPasswordIsAskedForAnew_data();
    void aRefusedPasswordIsAskedForAnew();
    void whatCouldNotBeOpenedIsNotTickedLater_data();
    void whatCouldNotBeOpenedIsNotTickedLater();
    void itCanBeStopped();
    void theUsersOwnSessionComesFirst();
};

void RoundTripDeskTest::itIsOfferedWhereItIsPossible()
{
    World world;
    QVERIFY(!world.desk.testAction()->isEnabled());
    world.desk.showMailbox(&world.open);
    QVERIFY(world.desk.testAction()->isEnabled());
    accounts::Account account = world.account();
    account.submission = {};
    world.open.setAccount(account);
    world.desk.refresh();
    QVERIFY(!world.desk.testAction()->isEnabled());
    QVERIFY(world.desk.testAction()->toolTip().contains(QStringLiteral("Sending")));
}

void RoundTripDeskTest::itsWayIsShown()
{
    World world;
    world.desk.showMailbox(&world.open);
    world.desk.testAction()->trigger();
    QVERIFY(world.dialog());
    QCOMPARE(world.open.use(), OpenMailbox::Use::RoundTrip);
    QTRY_VERDICT(world, "has arrived");
    QCOMPARE(world.open.use(), OpenMailbox::Use::Own);
    QCOMPARE(world.marks(StepMark::State::Passed), 4);
    QVERIFY(world.log("roundTripSending").contains(QStringLiteral("C: MAIL FROM:<anna@example.org>")));
    QVERIFY(world.log("roundTripReceiving").contains(QStringLiteral("C: UIDL")));
    QVERIFY(!world.log("roundTripReceiving").contains(QStringLiteral("hunter22")));
    QVERIFY(world.button("roundTripRemove")->isVisible());
    QVERIFY(!world.button("roundTripStop")->isVisible());
}

void RoundTripDeskTest::whatArrivedIsTicked()
{
    World world;
    world.server.put("Message-ID: <old@example.org>\r\nSubject: old\r\n\r\nold\r\n");
    world.desk.showMailbox(&world.open);
    world.desk.testAction()->trigger();
    QTRY_VERDICT(world, "has arrived");
    world.button("roundTripRemove")->click();
    QTRY_VERDICT(world, "is ticked for deletion");
    QTRY_COMPARE_WITH_TIMEOUT(world.open.model().totals().ticked, 1, longEnough);
    QTRY_VERIFY_WITH_TIMEOUT(world.server.heard.contains("DELE 2"), longEnough);
    QVERIFY(!world.server.heard.contains("DELE 1"));
    QCOMPARE(world.open.state(), mailbox::ConnectionState::Transaction); // leaving is for the user
}

void RoundTripDeskTest::aFailureIsTold()
{
    World world;
    world.server.verdict = "554 5.7.1 looks like spam";
    world.desk.showMailbox(&world.open);
    world.desk.testAction()->trigger();
    QTRY_VERDICT(world, "was not sent");
    QCOMPARE(world.marks(StepMark::State::Failed), 1);
    const auto *title = world.dialog()->findChild<QLabel *>(QStringLiteral("problemTitle"));
    QVERIFY(title->isVisible());
    QVERIFY(world.button("roundTripAgain")->isVisible());
    QVERIFY(!world.button("roundTripRemove")->isVisible());
    world.server.verdict = "250 ok";
    world.button("roundTripAgain")->click();
    QTRY_VERDICT(world, "has arrived");
}

void RoundTripDeskTest::aRefusedPasswordIsAskedForAnew_data()
{
    QTest::addColumn<QByteArray>("welcome");
    QTest::addColumn<QByteArray>("smtpWelcome");
    QTest::newRow("by the maildrop") << QByteArray("-ERR [AUTH] no") << QByteArray("235 ok");
    QTest::newRow("by the server that sends") << QByteArray("+OK") << QByteArray("535 5.7.8 no");
}

void RoundTripDeskTest::aRefusedPasswordIsAskedForAnew()
{
    QFETCH(const QByteArray, welcome);
    QFETCH(const QByteArray, smtpWelcome);
    World world;
    world.server.welcome = welcome;
    world.server.smtpWelcome = smtpWelcome;
    world.desk.showMailbox(&world.open);
    world.desk.testAction()->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(world.marks(StepMark::State::Failed), 1, longEnough);
    world.server.welcome = "+OK";
    world.server.smtpWelcome = "235 ok";
    world.button("roundTripAgain")->click();
    QTRY_VERIFY_WITH_TIMEOUT(world.dialog()->findChild<PasswordDialog *>(), longEnough);
    auto *question = world.dialog()->findChild<PasswordDialog *>();
    QVERIFY(!question->findChild<QWidget *>(QStringLiteral("keep"))->isVisible());
    QVERIFY(!question->findChild<QWidget *>(QStringLiteral("noKeyring"))->isVisible());
    QTest::keyClicks(question->findChild<QLineEdit *>(QStringLiteral("password")),
                     QStringLiteral("another-one"));
    question->accept();
    QTRY_VERDICT(world, "has arrived");
}

void RoundTripDeskTest::whatCouldNotBeOpenedIsNotTickedLater_data()
{
    QTest::addColumn<bool>("isClosed");
    QTest::newRow("the check fails") << false;
    QTest::newRow("the window is closed") << true;
}

void RoundTripDeskTest::whatCouldNotBeOpenedIsNotTickedLater()
{
    QFETCH(const bool, isClosed);
    World world;
    world.desk.showMailbox(&world.open);
    world.desk.testAction()->trigger();
    QTRY_VERDICT(world, "has arrived");
    QSignalSpy problems(&world.open.mailbox(), &mailbox::Mailbox::problem);
    if (!isClosed)
        world.server.welcome = "-ERR [SYS/PERM] not now";
    world.button("roundTripRemove")->click();
    if (isClosed) {
        delete world.dialog();
    } else {
        QTRY_VERIFY_WITH_TIMEOUT(!problems.isEmpty(), longEnough);
        world.open.mailbox().stop();
        QTRY_COMPARE_WITH_TIMEOUT(world.open.state(), mailbox::ConnectionState::Disconnected, longEnough);
        world.server.welcome = "+OK";
        world.open.setKnownPassword(Secret(QByteArrayView("hunter22")));
        world.open.mailbox().check();
    }
    QTRY_COMPARE_WITH_TIMEOUT(world.open.state(), mailbox::ConnectionState::Transaction, longEnough);
    QTRY_COMPARE_WITH_TIMEOUT(world.open.model().rowCount(), 1, longEnough);
    const QSignalSpy content(&world.open.mailbox(), &mailbox::Mailbox::contentReady);
    world.open.mailbox().retrieve(world.open.model().rowAt(0).id); // after what came before
    QTRY_COMPARE_WITH_TIMEOUT(content.size(), 1, longEnough);
    QVERIFY(!world.server.heard.contains("DELE 1"));
    QCOMPARE(world.open.model().totals().ticked, 0);
}

void RoundTripDeskTest::itCanBeStopped()
{
    World world;
    world.server.arrivesAtLogin = 0;
    world.desk.showMailbox(&world.open);
    world.desk.testAction()->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(world.server.logins > 2, longEnough);
    world.button("roundTripStop")->click();
    QVERIFY2(world.verdict().startsWith(QStringLiteral("Stopped")), qPrintable(world.verdict()));
    QCOMPARE(world.open.use(), OpenMailbox::Use::Own);
    const QPointer<RoundTripDialog> dialog = world.dialog();
    dialog->close();
    QTRY_VERIFY(!dialog);
}

void RoundTripDeskTest::theUsersOwnSessionComesFirst()
{
    World world;
    world.server.arrivesAtLogin = 0;
    world.desk.showMailbox(&world.open);
    world.desk.testAction()->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(world.server.logins > 2, longEnough);
    world.open.mailbox().check();
    QTRY_VERDICT(world, "in use now");
    QVERIFY(!world.desk.testAction()->isEnabled());
    QTRY_COMPARE_WITH_TIMEOUT(world.open.state(), mailbox::ConnectionState::Transaction, longEnough);
}

QTEST_MAIN(RoundTripDeskTest)
#include "tst_roundtripdesk.moc"
