// SPDX-License-Identifier: GPL-3.0-or-later
// All accounts at once, and by the clock: real mailboxes on scripted servers, with a clock of the test's.
#include "base/limits.h"
#include "gui/accountlistmodel.h"
#include "gui/checksdesk.h"
#include "gui/newsdesk.h"
#include "gui/openmailbox.h"
#include "gui/problembar.h"
#include "gui/receiptdesk.h"
#include "mailbox/dispatch.h"
#include "support/mailboxscript.h"
#include "support/scriptedserver.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace poplar;
using namespace poplar::gui;
using namespace poplar::test;
using mailbox::ConnectionState;
using namespace std::chrono_literals;

namespace {

constexpr int longEnough = 20000;
const QByteArray lastFarewell = "C: RSET\nS: +OK\nC: QUIT\nS: +OK\n";
const QByteArray one = scriptedListing({"one"});
const QByteArray oneMore = scriptedListing({"one", "two"});

/// What the window has of all this, without the window.
class Office {
public:
    Office()
    {
        checks.setClock([this] { return now; });
    }
    ~Office() { m_open.clear(); }

    enum class Password { Known, Unknown };
    OpenMailbox &add(const QString &id, quint16 port, Password password = Password::Known,
                     std::chrono::minutes every = 0min)
    {
        accounts::Account account = scriptedAccount(port);
        account.id = id;
        account.name = id;
        account.checkEvery = every;
        m_accounts += account;
        rows.setAccounts(m_accounts);
        m_open.push_back(std::make_unique<OpenMailbox>(account, m_folder.filePath(id), nullptr, &window));
        OpenMailbox &open = *m_open.back();
        if (password == Password::Known)
            open.setKnownPassword(Secret(QByteArrayView("secret-of-anna")));
        QObject::connect(&open.mailbox(), &mailbox::Mailbox::listed, &window, [this, id] { listed += id; });
        checks.add(open);
        checks.setAccounts(m_accounts);
        return open;
    }
    void show(OpenMailbox *open)
    {
        news.showMailbox(open);
        checks.showMailbox(open);
    }
    /// The clock shows a later time, as after a time in which the program looked at it often enough.
    void passes(std::chrono::milliseconds time)
    {
        for (const auto end = now + time; now < end;) {
            now = std::min<mailbox::Schedule::Moment>(end, now + limit::scheduleTick);
            checks.look();
        }
    }
    [[nodiscard]] bool hasTrouble(const QString &id) const
    {
        return rows.index(rows.rowOf(id)).data(AccountListModel::TroubleRole).toBool();
    }
    [[nodiscard]] QString said(const QString &id) const
    {
        return rows.index(rows.rowOf(id)).data(Qt::AccessibleDescriptionRole).toString();
    }
    [[nodiscard]] QDialog *question() const
    {
        for (QDialog *dialog : window.findChildren<QDialog *>()) {
            if (dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }
    [[nodiscard]] QString told() const
    {
        QString words;
        for (const QLabel *label : bar.findChildren<QLabel *>())
            words += label->text() + u'\n';
        return bar.isHidden() ? QString() : words;
    }

    QWidget window;
    ProblemBar bar{&window};
    ReceiptDesk receipts{&window, bar};
    NewsDesk news{bar, receipts};
    AccountListModel rows;
    mailbox::Schedule::Moment now = 1'700'000'000'000ms;
    ChecksDesk checks{rows, news, window};
    QStringList listed;

private:
    QTemporaryDir m_folder;
    QList<accounts::Account> m_accounts;
    std::vector<std::unique_ptr<OpenMailbox>> m_open;
};

const QString work = QStringLiteral("Work");
const QString home = QStringLiteral("Home");
const QString club = QStringLiteral("Club");

} // namespace

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, longEnough)

class ChecksDeskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allAreCheckedAndOneFailsAndOneAsks();
    void aQuestionIsAskedWhenTheAccountIsChosen();
    void aFailureIsForgottenWhenItWorksAgain();
    void newMailElsewhereIsToldOnce();
    void newMailIsToldWhenTheBarIsFree();
    void theAccountThatIsShownIsCheckedByItsUser();
    void anAccountIsCheckedByTheClock();
    void aSessionInUseIsLeftInPeace();
    void whatOnlyTheUserCanMendIsNotTriedAgain();
    void aQuestionIsNotAskedTwice();
    void aQuestionOfTheServerThatSendsIsAskedAtOnce();
    void changedSettingsAreTriedAgain();
    void aMailboxMayGoAtAnyTime();
    void theRowSaysWhenTheNextCheckIs();
};

void ChecksDeskTest::allAreCheckedAndOneFailsAndOneAsks()
{
    Office office;
    ScriptedServer good(scriptedLogin + one + scriptedTop(1, "first") + lastFarewell);
    ScriptedServer bad("S: 220 this is something else\n");
    ScriptedServer asking("HANG\n");
    office.add(work, good.port());
    office.add(home, bad.port());
    office.add(club, asking.port(), Office::Password::Unknown);
    office.show(nullptr);
    office.checks.checkAllAction()->trigger();
    QTRY_PLAYED(good); // It is left again, too.
    QCOMPARE(office.listed, QStringList{work});
    QTRY_SOON(office.hasTrouble(home));
    QVERIFY2(office.said(home).startsWith(QStringLiteral("The last check failed: ")),
             qPrintable(office.said(home)));
    QTRY_SOON(office.hasTrouble(club));
    QVERIFY2(office.said(club).contains(QStringLiteral("a question for you")), qPrintable(office.said(club)));
    QVERIFY(!office.question());
    QVERIFY(!office.hasTrouble(work));
    asking.ignoreRest();
    bad.ignoreRest();
}

void ChecksDeskTest::aQuestionIsAskedWhenTheAccountIsChosen()
{
    Office office;
    ScriptedServer server(scriptedLogin + one + scriptedTop(1, "first") + "HANG\n");
    OpenMailbox &open = office.add(work, server.port(), Office::Password::Unknown);
    office.show(nullptr);
    office.checks.checkAll();
    QTRY_SOON(office.hasTrouble(work));
    QVERIFY(!office.question());
    office.show(&open);
    QVERIFY(office.question());
    QVERIFY(!office.hasTrouble(work));
    QTest::keyClicks(office.question()->findChild<QLineEdit *>(QStringLiteral("password")),
                     QStringLiteral("secret-of-anna"));
    office.question()->accept();
    QTRY_COMPARE_WITH_TIMEOUT(office.listed, QStringList{work}, longEnough);
    server.ignoreRest();
}

void ChecksDeskTest::aFailureIsForgottenWhenItWorksAgain()
{
    Office office;
    ScriptedServer server("S: 220 this is something else\nNEXT\n" + scriptedLogin + one
                          + scriptedTop(1, "first") + lastFarewell);
    OpenMailbox &open = office.add(work, server.port());
    office.checks.checkAll();
    QTRY_SOON(office.hasTrouble(work));
    open.setKnownPassword(Secret(QByteArrayView("secret-of-anna")));
    office.checks.checkAll();
    QTRY_SOON(!office.hasTrouble(work));
    QTRY_PLAYED(server);
}

void ChecksDeskTest::newMailElsewhereIsToldOnce()
{
    Office office;
    ScriptedServer server(scriptedLogin + oneMore + scriptedTop(2, "second") + scriptedTop(1, "first")
                          + lastFarewell);
    office.add(work, server.port());
    office.show(nullptr);
    office.checks.checkAll();
    QTRY_SOON(!office.told().isEmpty());
    QVERIFY2(office.told().contains(QStringLiteral("New mail in other accounts")), qPrintable(office.told()));
    QVERIFY2(office.told().contains(QStringLiteral("Work: 2 message(s)")), qPrintable(office.told()));
    QTRY_PLAYED(server);
    office.bar.dismiss();
    office.news.tellNext();
    QVERIFY(office.told().isEmpty());
    office.news.tellArrival(home, 1);
    QVERIFY(!office.told().contains(work)); // read already
    office.news.tellArrival(club, 1);
    QVERIFY(office.told().contains(home) && office.told().contains(club));
}

void ChecksDeskTest::newMailIsToldWhenTheBarIsFree()
{
    Office office;
    office.bar.showNotice(ProblemBar::Tone::Problem, QStringLiteral("Something is wrong"), {});
    office.news.tellArrival(work, 1);
    office.news.tellArrival(work, 2);
    QVERIFY(office.told().contains(QStringLiteral("Something is wrong")));
    office.bar.dismiss();
    Q_EMIT office.bar.dismissed();
    QVERIFY2(office.told().contains(QStringLiteral("Work: 3 message(s)")), qPrintable(office.told()));
}

void ChecksDeskTest::theAccountThatIsShownIsCheckedByItsUser()
{
    Office office;
    ScriptedServer server(scriptedLogin + one + scriptedTop(1, "first") + "C: NOOP\nS: +OK\nHANG\n");
    OpenMailbox &open = office.add(work, server.port());
    office.show(&open);
    office.checks.checkAll();
    QTRY_COMPARE_WITH_TIMEOUT(office.listed, QStringList{work}, longEnough);
    QVERIFY(open.mailbox().isUsed());
    QTRY_SOON(open.progress().activity == mailbox::Activity::None && open.model().totals().fresh == 1);
    QVERIFY(office.told().isEmpty()); // The list shows it.
    QCOMPARE(open.state(), ConnectionState::Transaction);
    server.ignoreRest();
}

void ChecksDeskTest::anAccountIsCheckedByTheClock()
{
    Office office;
    ScriptedServer server(scriptedLogin + one + scriptedTop(1, "first") + scriptedFarewell + scriptedLogin
                          + oneMore + scriptedTop(2, "second") + lastFarewell);
    OpenMailbox &open = office.add(work, server.port(), Office::Password::Known, 10min);
    office.show(nullptr);
    office.passes(2min);
    QTRY_COMPARE_WITH_TIMEOUT(office.listed, QStringList{work}, longEnough);
    QTRY_SOON(open.state() == ConnectionState::Disconnected);
    office.passes(8min);
    QCOMPARE(office.listed.size(), 1);
    open.setKnownPassword(Secret(QByteArrayView("secret-of-anna")));
    office.passes(5min);
    QTRY_COMPARE_WITH_TIMEOUT(office.listed.size(), 2, longEnough);
    QTRY_PLAYED(server);
    QCOMPARE(open.model().totals().fresh, 2); // The user has looked at neither.
}

void ChecksDeskTest::aSessionInUseIsLeftInPeace()
{
    Office office;
    ScriptedServer server(scriptedLogin + one + scriptedTop(1, "first") + "C: NOOP\nS: +OK\nHANG\n");
    OpenMailbox &open = office.add(work, server.port(), Office::Password::Known, 10min);
    office.show(&open);
    open.mailbox().check();
    QTRY_COMPARE_WITH_TIMEOUT(office.listed, QStringList{work}, longEnough);
    QTRY_SOON(open.progress().activity == mailbox::Activity::None && open.model().totals().fresh == 1);
    office.passes(30min);
    QVERIFY2(office.said(work).contains(QStringLiteral("because you are using it")),
             qPrintable(office.said(work)));
    QVERIFY(office.said(work).contains(QStringLiteral("Next check: ")));
    QVERIFY(!office.hasTrouble(work));
    open.mailbox().speak("NOOP"); // What a check had said would come before it.
    QTRY_SOON(server.heard().contains("NOOP"));
    QCOMPARE(open.state(), ConnectionState::Transaction);
    server.ignoreRest();
}

void ChecksDeskTest::whatOnlyTheUserCanMendIsNotTriedAgain()
{
    Office office;
    ScriptedServer server(
        "S: +OK ready\nC: CAPA\nS: -ERR\nC: USER anna\nS: +OK\nC: PASS secret-of-anna\nS: -ERR no\n"
        "C* QUIT\nS: +OK\n");
    OpenMailbox &open = office.add(work, server.port(), Office::Password::Known, 10min);
    office.show(&open);
    office.passes(2min);
    QTRY_SOON(office.question());
    office.question()->reject();
    QTRY_SOON(office.hasTrouble(work));
    QVERIFY2(office.said(work).contains(QStringLiteral("not checked by itself until")),
             qPrintable(office.said(work)));
    office.passes(2h);
    QVERIFY(!office.question());
    QCOMPARE(open.state(), ConnectionState::Disconnected);
    server.ignoreRest();
}

void ChecksDeskTest::aQuestionIsNotAskedTwice()
{
    Office office;
    ScriptedServer server("HANG\n");
    OpenMailbox &open = office.add(work, server.port(), Office::Password::Unknown, 10min);
    office.show(nullptr);
    office.passes(2min);
    QTRY_SOON(open.questions().hasWaiting());
    office.passes(2h);
    office.show(&open);
    QCOMPARE(office.window.findChildren<QDialog *>(QStringLiteral("PasswordDialog")).size(), 1);
    server.ignoreRest();
}

void ChecksDeskTest::aQuestionOfTheServerThatSendsIsAskedAtOnce()
{
    Office office;
    ScriptedServer server(scriptedLogin + one + scriptedTop(1, "first") + lastFarewell);
    OpenMailbox &open = office.add(work, server.port(), Office::Password::Known, 10min);
    office.show(nullptr);
    mailbox::PasswordQuestion about{QStringLiteral("proxy.example.org"), QStringLiteral("anna")};
    about.purpose = mailbox::SecretPurpose::Proxy; // The password itself is known.
    Q_EMIT open.mailbox().dispatch().asked({mailbox::QuestionId(1000), about});
    QVERIFY(office.question());
    office.question()->reject(); // It is none of the maildrop, which is checked nevertheless.
    QTRY_SOON(!office.question());
    QVERIFY2(!office.hasTrouble(work), qPrintable(office.said(work)));
    office.passes(11min);
    QTRY_PLAYED(server);
    QCOMPARE(office.listed, QStringList{work});
}

void ChecksDeskTest::changedSettingsAreTriedAgain()
{
    Office office;
    ScriptedServer server("HANG\n");
    OpenMailbox &open = office.add(work, server.port(), Office::Password::Unknown, 10min);
    office.show(&open);
    office.passes(2min);
    QTRY_SOON(office.question());
    office.question()->reject();
    QTRY_SOON(office.said(work).contains(QStringLiteral("not checked by itself until")));
    accounts::Account changed = open.mailbox().account();
    changed.user = QStringLiteral("maria");
    office.checks.setAccounts({changed});
    QVERIFY(!office.said(work).contains(QStringLiteral("not checked by itself until")));
    server.ignoreRest();
}

void ChecksDeskTest::aMailboxMayGoAtAnyTime()
{
    QWidget window;
    ProblemBar bar(&window);
    ReceiptDesk receipts(&window, bar);
    NewsDesk news(bar, receipts);
    AccountListModel rows;
    ChecksDesk checks(rows, news, window);
    QTemporaryDir folder;
    ScriptedServer server("HANG\n");
    auto open =
        std::make_unique<OpenMailbox>(scriptedAccount(server.port()), folder.path(), nullptr, &window);
    checks.add(*open);
    checks.setAccounts({open->mailbox().account()});
    checks.checkAll();
    open.reset();
    checks.setAccounts({});
    checks.checkAll();
    checks.look();
    QVERIFY(!checks.checkAllAction()->isEnabled());
    server.ignoreRest();
}

void ChecksDeskTest::theRowSaysWhenTheNextCheckIs()
{
    Office office;
    ScriptedServer server("HANG\n");
    office.add(work, server.port());
    QVERIFY(office.said(work).isEmpty());
    office.add(home, server.port(), Office::Password::Known, 24h);
    QVERIFY2(office.said(home).startsWith(QStringLiteral("Next check: ")), qPrintable(office.said(home)));
    server.ignoreRest();
}

QTEST_MAIN(ChecksDeskTest)
#include "tst_checksdesk.moc"
