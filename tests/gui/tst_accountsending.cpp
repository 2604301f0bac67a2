// SPDX-License-Identifier: GPL-3.0-or-later
// The page of an account about sending: whom mail comes from, by which server, and whether that works.
#include "gui/accountform.h"
#include "gui/certificatedialog.h"
#include "gui/connectiontestview.h"
#include "gui/settingsdialog.h"
#include "gui/stepmark.h"
#include "support/scriptedserver.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTableWidget>
#include <QTest>

#include <algorithm>

using namespace poplar;
using namespace poplar::gui;
using namespace poplar::test;
using accounts::Account;
using accounts::StoredSecret;
using accounts::SubmissionServer;

namespace {

constexpr int longEnough = 20000;
constexpr int sendingTab = 2;
constexpr int generalTab = 0;

Account anna()
{
    Account account;
    account.id = QStringLiteral("a1");
    account.host = QStringLiteral("pop.example.org");
    account.user = QStringLiteral("anna@example.org");
    return account;
}

/// An account that sends by a server of the test, without encryption.
Account annaAt(const ScriptedServer &server)
{
    Account account = anna();
    account.submission.host = QStringLiteral("127.0.0.1");
    account.submission.port = server.port();
    account.submission.security = Security::None;
    return account;
}

struct Form : AccountForm {
    explicit Form(const Account &account = anna())
    {
        setAccount(account);
        resize(620, 900);
        show();
        go(sendingTab);
    }
    template <class T>
    T *child(const char *name) const
    {
        T *found = findChild<T *>(QLatin1StringView(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    void go(int tab) const { child<QTabBar>("tabs")->setCurrentIndex(tab); }
    void type(const char *field, const QString &text) const
    {
        auto *line = child<QLineEdit>(field);
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }
    void chooseLogin(SubmissionServer::Login login) const
    {
        auto *combo = child<QComboBox>("sendingLogin");
        combo->setFocus();
        QTest::keyClick(combo, Qt::Key_Home);
        for (int i = 0; i < combo->findData(int(login)); ++i)
            QTest::keyClick(combo, Qt::Key_Down);
    }
    void test() const { child<QPushButton>("test")->click(); }
    [[nodiscard]] QTableWidget *senders() const { return child<QTableWidget>("senders"); }
    [[nodiscard]] QPushButton *button(const QString &text) const
    {
        for (QPushButton *one : findChildren<QPushButton *>()) {
            if (one->isVisible() && one->text().remove(u'&') == text)
                return one;
        }
        return nullptr;
    }
    /// What can be read of the test.
    [[nodiscard]] QString said() const
    {
        QString all;
        for (const QLabel *label : child<QWidget>("testView")->findChildren<QLabel *>()) {
            if (label->isVisible())
                all += label->text() + u'\n';
        }
        return all;
    }
    [[nodiscard]] bool isOver() const { return button(QStringLiteral("Test again")) != nullptr; }
    [[nodiscard]] int marks(StepMark::State state) const
    {
        const auto all = findChildren<StepMark *>();
        return int(std::count_if(all.begin(), all.end(),
                                 [state](const StepMark *mark) { return mark->state() == state; }));
    }
};

const QByteArray hello = "S: 220 smtp.example.org ESMTP\nC: EHLO [127.0.0.1]\nS: 250-smtp.example.org\n"
                         "S: 250-SIZE 52428800\nS: 250-8BITMIME\nS: 250-PIPELINING\nS: 250 AUTH PLAIN\n";
const QByteArray bye = "C: QUIT\nS: 221 bye\n";

QByteArray plain(const QByteArray &user, const QByteArray &password)
{
    return (QByteArray(1, '\0') + user + QByteArray(1, '\0') + password).toBase64();
}

} // namespace

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, longEnough)

class AccountSendingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAddressIsProposedFromTheUserName();
    void theProposalFollowsTheUserNameUntilItIsChanged();
    void addressesAreAddedOrderedAndRemoved();
    void aFaultIsToldAsLongAsThereIsOne();
    void noAddressIsRefusedWithWords();
    void thePortFollowsTheSecurity();
    void aPastedPortDecidesTheSecurity();
    void nothingOfPop3AloneIsOffered();
    void anotherLoginIsAskedForAndKept();
    void aServerWithoutAUserCannotBeStored();
    void aTestTellsEachStepAndSendsNothing();
    void aTestTakesThePasswordForSending();
    void aTestAsksForTheStoredPassword_data();
    void aTestAsksForTheStoredPassword();
    void withoutALoginNothingIsAskedFor();
    void withoutAServerNothingIsTested();
    void aRefusedPasswordIsToldAsOneForSending();
    void aPop3ServerIsRecognised();
    void aStrippedStartTlsIsTold();
    void aDoubtfulCertificateIsTrustedForSending();
    void theTestOfOnePageIsNotShownOnAnother();
};

void AccountSendingTest::anAddressIsProposedFromTheUserName()
{
    Form form;
    const QSignalSpy changed(&form, &AccountForm::changed);
    QCOMPARE(form.senders()->item(0, 1)->text(), QStringLiteral("anna@example.org"));
    QCOMPARE(form.account().senders, (QList<Address>{{{}, QStringLiteral("anna@example.org")}}));
    QVERIFY(changed.isEmpty());
    Account nameless = anna();
    nameless.user = QStringLiteral("anna");
    form.setAccount(nameless);
    QVERIFY(form.account() == nameless);
    Account named = anna();
    named.senders = {{QStringLiteral("Anna"), QStringLiteral("a@example.net")}};
    form.setAccount(named);
    QVERIFY(form.account() == named);
}

void AccountSendingTest::theProposalFollowsTheUserNameUntilItIsChanged()
{
    Account fresh;
    const Form form(fresh);
    form.go(generalTab);
    form.type("user", QStringLiteral("bob@example.org"));
    QCOMPARE(form.account().senders, (QList<Address>{{{}, QStringLiteral("bob@example.org")}}));
    form.go(sendingTab);
    form.senders()->item(0, 0)->setText(QStringLiteral("Bob"));
    form.go(generalTab);
    form.type("user", QStringLiteral("robert@example.org"));
    QCOMPARE(form.account().senders,
             (QList<Address>{{QStringLiteral("Bob"), QStringLiteral("bob@example.org")}}));
}

void AccountSendingTest::addressesAreAddedOrderedAndRemoved()
{
    Form form;
    const QSignalSpy changed(&form, &AccountForm::changed);
    QVERIFY(!form.child<QPushButton>("usualSender")->isEnabled()); // it is
    form.child<QPushButton>("addSender")->click();
    auto *editor = form.senders()->findChild<QLineEdit *>();
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("office@example.org"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(form.account().senders.size(), 2);
    QCOMPARE(form.account().senders[1].address, QStringLiteral("office@example.org"));
    form.senders()->setCurrentCell(1, 0);
    form.child<QPushButton>("usualSender")->click();
    QCOMPARE(form.account().senders[0].address, QStringLiteral("office@example.org"));
    QCOMPARE(form.account().senders[1].address, QStringLiteral("anna@example.org"));
    form.senders()->setCurrentCell(1, 0);
    form.child<QPushButton>("removeSender")->click();
    QCOMPARE(form.account().senders, (QList<Address>{{{}, QStringLiteral("office@example.org")}}));
    QCOMPARE(changed.size(), 3);
}

void AccountSendingTest::aFaultIsToldAsLongAsThereIsOne()
{
    Account account = anna();
    account.senders = {{{}, QStringLiteral("anna@example.org")}, {{}, QStringLiteral("anna")}};
    Form form(account);
    auto *note = form.child<QLabel>("senderNote");
    form.senders()->item(1, 1)->setText(QStringLiteral("annie"));
    QVERIFY(note->isVisible());
    form.senders()->setCurrentCell(1, 0);
    form.child<QPushButton>("usualSender")->click();
    QVERIFY(note->isVisible());
    form.senders()->setCurrentCell(1, 0);
    form.child<QPushButton>("removeSender")->click();
    QVERIFY(note->isVisible());
    form.senders()->setCurrentCell(0, 0);
    form.child<QPushButton>("removeSender")->click();
    QVERIFY(!note->isVisible());
}

void AccountSendingTest::noAddressIsRefusedWithWords()
{
    SettingsDialog dialog({.accounts = {anna()}, .preferences = {}});
    dialog.open();
    const QSignalSpy saved(&dialog, &SettingsDialog::accountSaved);
    auto *form = dialog.findChild<AccountForm *>();
    auto *table = form->findChild<QTableWidget *>(QStringLiteral("senders"));
    auto *note = form->findChild<QLabel *>(QStringLiteral("senderNote"));
    form->findChild<QTabBar *>(QStringLiteral("tabs"))->setCurrentIndex(sendingTab);
    table->item(0, 1)->setText(QStringLiteral("anna"));
    QVERIFY(note->isVisible());
    QVERIFY2(note->text().contains(QStringLiteral("name@example.org")), qPrintable(note->text()));
    form->findChild<QTabBar *>(QStringLiteral("tabs"))->setCurrentIndex(generalTab);
    dialog.accept();
    QVERIFY(dialog.isVisible());
    QVERIFY(saved.isEmpty());
    QVERIFY(table->isVisible()); // it leads there
    table->item(0, 1)->setText(QStringLiteral("anna@example.net"));
    QVERIFY(!note->isVisible());
    dialog.accept();
    QCOMPARE(saved.size(), 1);
}

void AccountSendingTest::thePortFollowsTheSecurity()
{
    const Form form;
    auto *port = form.child<QSpinBox>("sendingPort");
    QCOMPARE(port->value(), 587);
    form.child<QRadioButton>("sendingTls")->click();
    QCOMPARE(port->value(), 465);
    QVERIFY(!form.child<QWidget>("sendingWarning")->isVisible());
    form.child<QRadioButton>("sendingNone")->click();
    QCOMPARE(port->value(), 25);
    QVERIFY(form.child<QWidget>("sendingWarning")->isVisible());
    port->setValue(2525);
    form.child<QRadioButton>("sendingStartTls")->click();
    QCOMPARE(port->value(), 2525);
    port->setValue(465);
    QVERIFY(form.child<QLabel>("sendingPortNote")->text().contains(QStringLiteral("from the start")));
}

void AccountSendingTest::aPastedPortDecidesTheSecurity()
{
    const Form form;
    form.type("sendingHost", QStringLiteral("smtp.example.org:465"));
    QTest::keyClick(form.child<QLineEdit>("sendingHost"), Qt::Key_Return);
    const SubmissionServer server = form.account().submission;
    QCOMPARE(server.host, QStringLiteral("smtp.example.org"));
    QCOMPARE(server.port, 465);
    QCOMPARE(server.security, Security::Tls);
}

void AccountSendingTest::nothingOfPop3AloneIsOffered()
{
    const Form form;
    const auto *method = form.child<QComboBox>("sendingMethod");
    QCOMPARE(method->count(), allAuthentications().size() - 2);
    QCOMPARE(method->findData(int(Authentication::UserPass)), -1);
    QCOMPARE(method->findData(int(Authentication::Apop)), -1);
}

void AccountSendingTest::anotherLoginIsAskedForAndKept()
{
    SettingsDialog dialog({.accounts = {anna()}, .preferences = {}});
    dialog.open();
    std::optional<mailbox::PasswordAnswer> password;
    std::optional<mailbox::PasswordAnswer> forSending;
    Account stored;
    connect(&dialog, &SettingsDialog::accountSaved, this,
            [&](const auto &account, const auto &given, const auto &givenForSending) {
                stored = account;
                password = given;
                forSending = givenForSending;
            });
    auto *form = dialog.findChild<AccountForm *>();
    const auto line = [form](const char *name) {
        return form->findChild<QLineEdit *>(QLatin1StringView(name));
    };
    form->findChild<QTabBar *>(QStringLiteral("tabs"))->setCurrentIndex(sendingTab);
    QTest::keyClicks(line("sendingHost"), QStringLiteral("smtp.example.org"));
    QVERIFY(!line("sendingUser")->isVisible());
    QTest::keyClick(form->findChild<QComboBox *>(QStringLiteral("sendingLogin")), Qt::Key_Down);
    QVERIFY(line("sendingUser")->isVisible());
    QVERIFY(form->findChild<QComboBox *>(QStringLiteral("sendingMethod"))->isVisible());
    QTest::keyClicks(line("sendingUser"), QStringLiteral("anna-out"));
    QTest::keyClicks(line("sendingPassword"), QStringLiteral("outgoing"));
    dialog.accept();
    QVERIFY(!dialog.isVisible());
    QCOMPARE(stored.submission.host, QStringLiteral("smtp.example.org"));
    QCOMPARE(stored.submission.login, SubmissionServer::Login::Own);
    QCOMPARE(stored.submission.user, QStringLiteral("anna-out"));
    QVERIFY(!password);
    QVERIFY(forSending);
    QCOMPARE(forSending->password.wireBytes(), QByteArrayView("outgoing"));
    QCOMPARE(forSending->keep, mailbox::PasswordAnswer::Keep::InKeyring);
}

void AccountSendingTest::aServerWithoutAUserCannotBeStored()
{
    Form form;
    form.type("sendingHost", QStringLiteral("smtp.example.org"));
    QVERIFY(form.isValid());
    form.chooseLogin(SubmissionServer::Login::Own);
    QVERIFY(!form.isValid());
    form.go(generalTab);
    form.showAllFaults();
    QVERIFY(form.child<QLabel>("sendingUserNote")->isVisible());
    form.type("sendingUser", QStringLiteral("anna"));
    QVERIFY(form.isValid());
    form.type("sendingHost", QStringLiteral("smtp example"));
    QVERIFY(!form.isValid());
    QVERIFY(form.child<QLabel>("sendingHostNote")->isVisible());
}

void AccountSendingTest::aTestTellsEachStepAndSendsNothing()
{
    ScriptedServer server(hello + "C: AUTH PLAIN " + plain("anna@example.org", "secret-of-anna")
                          + "\nS: 235 welcome\n" + bye);
    Form form(annaAt(server));
    form.go(generalTab);
    form.type("password", QStringLiteral("secret-of-anna"));
    form.go(sendingTab);
    QCOMPARE(form.child<QPushButton>("test")->text(), QStringLiteral("Test sending"));
    form.test();
    QTRY_SOON(form.isOver());
    const QString said = form.said();
    QVERIFY2(said.contains(QStringLiteral("SIZE 50 M")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("8BITMIME, PIPELINING, AUTH PLAIN")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("220 smtp.example.org ESMTP")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("(PLAIN)")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("No mail was sent")), qPrintable(said));
    QCOMPARE(form.marks(StepMark::State::Failed), 0);
    QCOMPARE(form.marks(StepMark::State::Passed), 5);
    QTRY_PLAYED(server);
}

void AccountSendingTest::aTestTakesThePasswordForSending()
{
    ScriptedServer server(hello + "C: AUTH PLAIN " + plain("anna-out", "outgoing") + "\nS: 235 welcome\n"
                          + bye);
    Account account = annaAt(server);
    account.submission.login = SubmissionServer::Login::Own;
    account.submission.user = QStringLiteral("anna-out");
    Form form(account);
    form.type("sendingPassword", QStringLiteral("outgoing"));
    form.test();
    QTRY_SOON(form.isOver());
    QCOMPARE(form.marks(StepMark::State::Failed), 0);
    QTRY_PLAYED(server);
}

void AccountSendingTest::aTestAsksForTheStoredPassword_data()
{
    QTest::addColumn<SubmissionServer::Login>("login");
    QTest::addColumn<StoredSecret>("what");
    QTest::newRow("as for receiving") << SubmissionServer::Login::AsForPop3 << StoredSecret::Password;
    QTest::newRow("its own") << SubmissionServer::Login::Own << StoredSecret::Submission;
}

void AccountSendingTest::aTestAsksForTheStoredPassword()
{
    QFETCH(SubmissionServer::Login, login);
    QFETCH(StoredSecret, what);
    ScriptedServer server(hello + "C: AUTH PLAIN " + plain("anna@example.org", "stored")
                          + "\nS: 235 welcome\n" + bye);
    Account account = annaAt(server);
    account.submission.login = login;
    account.submission.user = QStringLiteral("anna@example.org");
    Form form(account);
    QSignalSpy wanted(&form, &AccountForm::storedPasswordWanted);
    form.test();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][1].value<StoredSecret>(), what);
    const auto other = what == StoredSecret::Password ? StoredSecret::Submission : StoredSecret::Password;
    form.setStoredPassword(QStringLiteral("a1"), Secret(QByteArrayView("another")),
                           other); // the answer to another question
    form.setStoredPassword(QStringLiteral("a1"), Secret(QByteArrayView("stored")), what);
    QTRY_SOON(form.isOver());
    QCOMPARE(form.marks(StepMark::State::Failed), 0);
    QTRY_PLAYED(server);
}

void AccountSendingTest::withoutALoginNothingIsAskedFor()
{
    ScriptedServer server(hello + bye);
    Account account = annaAt(server);
    account.submission.login = SubmissionServer::Login::None;
    Form form(account);
    const QSignalSpy wanted(&form, &AccountForm::storedPasswordWanted);
    form.test();
    QTRY_SOON(form.isOver());
    QVERIFY(wanted.isEmpty());
    QCOMPARE(form.marks(StepMark::State::Failed), 0);
    QTRY_PLAYED(server);
}

void AccountSendingTest::withoutAServerNothingIsTested()
{
    Form form;
    const QSignalSpy wanted(&form, &AccountForm::storedPasswordWanted);
    form.test();
    QVERIFY(wanted.isEmpty());
    QVERIFY(!form.child<QWidget>("testView")->isVisible());
    QVERIFY(form.child<QLabel>("sendingHostNote")->isVisible());
}

void AccountSendingTest::aRefusedPasswordIsToldAsOneForSending()
{
    ScriptedServer server(hello + "C: AUTH PLAIN " + plain("anna-out", "wrong")
                          + "\nS: 535 5.7.8 no\nC: QUIT\nS: 221 bye\n");
    Account account = annaAt(server);
    account.submission.login = SubmissionServer::Login::Own;
    account.submission.user = QStringLiteral("anna-out");
    Form form(account);
    form.type("sendingPassword", QStringLiteral("wrong"));
    form.test();
    QTRY_SOON(form.isOver());
    QVERIFY2(form.said().contains(QStringLiteral("refused the user name or the password")),
             qPrintable(form.said()));
    QVERIFY2(form.said().contains(QStringLiteral("SIZE 50 M")), qPrintable(form.said()));
    form.button(QStringLiteral("Enter password…"))->click();
    QCOMPARE(form.child<QLineEdit>("sendingPassword")->selectedText(), QStringLiteral("wrong"));
    server.ignoreRest();
}

void AccountSendingTest::aPop3ServerIsRecognised()
{
    ScriptedServer server("S: +OK POP3 ready\n");
    Account account = annaAt(server);
    account.submission.login = SubmissionServer::Login::None;
    Form form(account);
    form.test();
    QTRY_SOON(form.isOver());
    QVERIFY2(form.said().contains(QStringLiteral("receiving mail (POP3), not for sending")),
             qPrintable(form.said()));
    server.ignoreRest();
}

void AccountSendingTest::aStrippedStartTlsIsTold()
{
    ScriptedServer server("S: 220 smtp.example.org ESMTP\nC: EHLO [127.0.0.1]\nS: 250-smtp.example.org\n"
                          "S: 250 AUTH PLAIN\nC: QUIT\nS: 221 bye\n");
    Account account = annaAt(server);
    account.submission.security = Security::StartTls;
    Form form(account);
    form.go(generalTab);
    form.type("password", QStringLiteral("secret-of-anna"));
    form.go(sendingTab);
    form.test();
    QTRY_SOON(form.isOver());
    QVERIFY2(form.said().contains(QStringLiteral("does not offer encryption")), qPrintable(form.said()));
    QVERIFY(form.button(QStringLiteral("Use TLS on port 465")));
    for (const QByteArray &line : server.heard())
        QVERIFY2(!line.contains("AUTH"), line.constData());
    form.button(QStringLiteral("Go without encryption"))->click();
    QCOMPARE(form.account().submission.security, Security::None);
    QVERIFY(!form.child<QWidget>("testView")->isVisible()); // the next test is for the user to start
    server.ignoreRest();
}

void AccountSendingTest::aDoubtfulCertificateIsTrustedForSending()
{
    const TestCertificates certificates;
    ScriptedServer server("TLS REFUSED\nNEXT\nTLS\n" + hello + "C: AUTH PLAIN "
                              + plain("anna@example.org", "secret-of-anna") + "\nS: 235 welcome\n" + bye,
                          certificates.selfSigned());
    Account account = annaAt(server);
    account.submission.security = Security::Tls;
    Form form(account);
    form.go(generalTab);
    form.type("password", QStringLiteral("secret-of-anna"));
    form.go(sendingTab);
    form.test();
    QTRY_SOON(form.isOver());
    QVERIFY(!form.child<QPushButton>("forgetSendingTrust")->isVisible());
    form.button(QStringLiteral("Show the certificate…"))->click();
    auto *dialog = form.findChild<CertificateDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    dialog->findChild<QPushButton *>(QStringLiteral("trust"))->click();
    QTRY_SOON(form.isOver() && form.said().contains(QStringLiteral("No mail was sent")));
    QCOMPARE(form.account().submission.trustedDigests.size(), 1);
    QVERIFY(form.account().trustedDigests.isEmpty());
    QTRY_PLAYED(server);
    form.child<QPushButton>("forgetSendingTrust")->click();
    QVERIFY(form.account().submission.trustedDigests.isEmpty());
}

void AccountSendingTest::theTestOfOnePageIsNotShownOnAnother()
{
    ScriptedServer server(hello + bye);
    Account account = annaAt(server);
    account.submission.login = SubmissionServer::Login::None;
    const Form form(account);
    form.test();
    QTRY_SOON(form.isOver());
    QTRY_PLAYED(server);
    form.go(generalTab);
    QVERIFY(!form.child<QWidget>("testView")->isVisible());
    QCOMPARE(form.child<QPushButton>("test")->text(), QStringLiteral("Test the connection"));
}

QTEST_MAIN(AccountSendingTest)
#include "tst_accountsending.moc"
