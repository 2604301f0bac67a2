// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/accountform.h"
#include "gui/certificatedialog.h"
#include "gui/connectiontestview.h"
#include "gui/ownletters.h"
#include "gui/servertext.h"
#include "gui/settingsdialog.h"
#include "gui/stepmark.h"
#include "practice/server.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace poplar;
using namespace poplar::gui;

namespace {

accounts::Account work()
{
    accounts::Account account;
    account.id = QStringLiteral("a1");
    account.name = QStringLiteral("Work");
    account.host = QStringLiteral("pop.example.org");
    account.user = QStringLiteral("student");
    return account;
}

template <class T>
T *child(const QWidget &parent, const char *name)
{
    return parent.findChild<T *>(QLatin1StringView(name));
}

/// A form that is shown.
struct ShownForm : AccountForm {
    ShownForm() { show(); }
    QSpinBox *port() const { return child<QSpinBox>(*this, "port"); }
    QLineEdit *line(const char *name) const { return child<QLineEdit>(*this, name); }
    QRadioButton *choice(const char *name) const { return child<QRadioButton>(*this, name); }
    QLabel *note(const char *name) const { return child<QLabel>(*this, name); }
};

QPushButton *remedyButton(const QWidget &parent, Remedy remedy)
{
    for (auto *button : parent.findChildren<QPushButton *>())
        if (button->property("remedy").isValid() && button->property("remedy").toInt() == int(remedy)
            && button->isVisible())
            return button;
    return nullptr;
}

/// Greets everybody with one line, whatever they say.
class Greeter : public QTcpServer {
public:
    explicit Greeter(const QByteArray &greeting)
    {
        connect(this, &QTcpServer::newConnection, this,
                [this, greeting] { nextPendingConnection()->write(greeting); });
        listen(QHostAddress::LocalHost);
    }
};

} // namespace

class SettingsDialogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePortFollowsTheChoiceOfTls();
    void aPortThatTheUserTypedStays();
    void pastedTextIsTakenApart_data();
    void pastedTextIsTakenApart();
    void aPastedPortFillsTheForm();
    void typingAPortBehindTheHostDoesNotStumble();
    void aPastedUrlIsTakenApartAtOnce();
    void noEncryptionIsWarnedOf();
    void aFaultIsToldBesideItsField();
    void aMisfitOfPortAndSecurityIsPointedOut();
    void anotherHostForgetsTrustedCertificates();
    void withoutAKeyringThisIsExplained();
    void anIncompleteAccountKeepsTheDialogOpen();
    void aNewAccountIsSavedWithItsPassword();
    void cancelSavesNothing();
    void removalCountsOnOk();
    void anAccountWithLettersIsRemovedAfterAQuestion();
    void appearanceIsShownAtOnceAndTakenBackOnCancel();
    void theLanguageSaysWhenItChanges();
    void aTestAgainstAnSmtpServerSaysSo();
    void aRemedyChangesTheFormAndTestsAgain();
    void aDoubtfulCertificateIsShownTrustedAndTriedAgain();
    void aTestWithoutAPasswordAsksForTheStoredOne();
    void stepsShowTheirOutcome();
};

void SettingsDialogTest::thePortFollowsTheChoiceOfTls()
{
    ShownForm form;
    QCOMPARE(form.port()->value(), 110);
    form.choice("tls")->click();
    QCOMPARE(form.port()->value(), 995);
    form.choice("none")->click();
    QCOMPARE(form.port()->value(), 110);
    QCOMPARE(form.account().security, Security::None);
}

void SettingsDialogTest::aPortThatTheUserTypedStays()
{
    ShownForm form;
    form.port()->setFocus();
    form.port()->selectAll();
    QTest::keyClicks(form.port(), QStringLiteral("2110"));
    form.choice("tls")->click();
    QCOMPARE(form.port()->value(), 2110);
    QCOMPARE(form.account().port, quint16(2110));
}

void SettingsDialogTest::pastedTextIsTakenApart_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<bool>("tls");
    QTest::addColumn<QString>("user");
    const auto row = [](const char *text, const char *host, int port, bool tls, const char *user) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(host) << port << tls
                            << QString::fromLatin1(user);
    };
    row(" pop.example.org ", "pop.example.org", 0, false, "");
    row("pop.example.org:995", "pop.example.org", 995, true, "");
    row("pop.example.org:2110", "pop.example.org", 2110, false, "");
    row("pop3://anna@pop.example.org/", "pop.example.org", 0, false, "anna");
    row("pop://anna;AUTH=*@pop.example.org:110", "pop.example.org", 110, false, "anna");
    row("pop3s://pop.example.org", "pop.example.org", 0, true, "");
    row("[::1]:110", "::1", 110, false, "");
}

void SettingsDialogTest::pastedTextIsTakenApart()
{
    QFETCH(QString, text);
    const ServerText server = readServerText(text);
    QTEST(server.host, "host");
    QTEST(int(server.port.value_or(0)), "port");
    QTEST(server.security == Security::Tls, "tls");
    QTEST(server.user, "user");
}

void SettingsDialogTest::aPastedPortFillsTheForm()
{
    ShownForm form;
    form.line("host")->setText(QStringLiteral("pop3s://anna@pop.example.org:995/"));
    QTest::keyClick(form.line("host"), Qt::Key_Return);
    QCOMPARE(form.line("host")->text(), QStringLiteral("pop.example.org"));
    QCOMPARE(form.line("user")->text(), QStringLiteral("anna"));
    QCOMPARE(form.port()->value(), 995);
    QVERIFY(form.choice("tls")->isChecked());
}

void SettingsDialogTest::typingAPortBehindTheHostDoesNotStumble()
{
    ShownForm form;
    form.line("host")->setFocus();
    QTest::keyClicks(form.line("host"), QStringLiteral("pop.example.org:2110"));
    QCOMPARE(form.line("host")->text(), QStringLiteral("pop.example.org:2110"));
    QTest::keyClick(form.line("host"), Qt::Key_Return);
    QCOMPARE(form.line("host")->text(), QStringLiteral("pop.example.org"));
    QCOMPARE(form.account().host, QStringLiteral("pop.example.org"));
    QCOMPARE(form.port()->value(), 2110);
}

void SettingsDialogTest::aPastedUrlIsTakenApartAtOnce()
{
    ShownForm form;
    QGuiApplication::clipboard()->setText(QStringLiteral("pop3s://pop.example.org"));
    QTest::keySequence(form.line("host"), QKeySequence::Paste);
    QCOMPARE(form.line("host")->text(), QStringLiteral("pop.example.org"));
    QCOMPARE(form.port()->value(), 995);
    QVERIFY(form.choice("tls")->isChecked());
}

void SettingsDialogTest::noEncryptionIsWarnedOf()
{
    ShownForm form;
    auto *warning = child<QWidget>(form, "warning");
    QVERIFY(!warning->isVisible());
    form.choice("none")->click();
    QVERIFY(warning->isVisible());
    form.choice("startTls")->click();
    QVERIFY(!warning->isVisible());
}

void SettingsDialogTest::aFaultIsToldBesideItsField()
{
    ShownForm form;
    QVERIFY(!form.note("hostNote")->isVisible());
    QTest::keyClicks(form.line("host"), QStringLiteral("pop example"));
    QVERIFY(form.note("hostNote")->isVisible());
    QCOMPARE(form.line("host")->accessibleDescription(), form.note("hostNote")->text());
    QVERIFY(!form.note("userNote")->isVisible());
    form.line("host")->clear();
    QTest::keyClicks(form.line("host"), QStringLiteral("pop.example.org"));
    QVERIFY(!form.note("hostNote")->isVisible());
    QVERIFY(!form.isValid());
    QTest::keyClicks(form.line("user"), QStringLiteral("anna"));
    QVERIFY(form.isValid());
}

void SettingsDialogTest::aMisfitOfPortAndSecurityIsPointedOut()
{
    ShownForm form;
    form.port()->setValue(995);
    QVERIFY(form.note("portNote")->isVisible());
    form.choice("tls")->click();
    QVERIFY(!form.note("portNote")->isVisible());
}

void SettingsDialogTest::anotherHostForgetsTrustedCertificates()
{
    ShownForm form;
    accounts::Account account = work();
    account.trustedDigests = {"digest"};
    form.setAccount(account);
    QCOMPARE(form.account().trustedDigests.size(), 1);
    form.line("host")->setText(QStringLiteral("other.example.org"));
    QVERIFY(form.account().trustedDigests.isEmpty());
}

void SettingsDialogTest::withoutAKeyringThisIsExplained()
{
    ShownForm form;
    form.setKeyring(Keyring::Missing);
    QVERIFY(!child<QCheckBox>(form, "keep")->isEnabled());
    QVERIFY(form.note("noKeyring")->isVisible());
    form.line("password")->setText(QStringLiteral("x"));
    QCOMPARE(form.password()->keep, mailbox::PasswordAnswer::Keep::ForThisSession);
}

void SettingsDialogTest::anIncompleteAccountKeepsTheDialogOpen()
{
    SettingsDialog dialog({.accounts = {work()}, .preferences = {}});
    dialog.open();
    dialog.startNewAccount();
    QSignalSpy saved(&dialog, &SettingsDialog::accountSaved);
    dialog.showPage(SettingsDialog::Page::Appearance);
    dialog.accept();
    QVERIFY(dialog.isVisible());
    QVERIFY(saved.isEmpty());
    QVERIFY(child<QLabel>(dialog, "hostNote")->isVisible());
}

void SettingsDialogTest::aNewAccountIsSavedWithItsPassword()
{
    SettingsDialog dialog({.accounts = {}, .preferences = {}});
    dialog.open();
    accounts::Account saved;
    QByteArray password;
    int times = 0;
    connect(&dialog, &SettingsDialog::accountSaved, this, [&](const auto &account, const auto &given) {
        saved = account;
        password = given ? given->password.wireBytes().toByteArray() : QByteArray();
        ++times;
    });
    child<QPushButton>(dialog, "addAccount")->click();
    QTest::keyClicks(child<QLineEdit>(dialog, "host"), QStringLiteral("pop.example.org"));
    QTest::keyClicks(child<QLineEdit>(dialog, "user"), QStringLiteral("anna"));
    QTest::keyClicks(child<QLineEdit>(dialog, "password"), QStringLiteral("secret"));
    QCOMPARE(times, 0);
    QTest::keyClick(child<QLineEdit>(dialog, "user"), Qt::Key_Return);
    QVERIFY(!dialog.isVisible());
    QCOMPARE(times, 1);
    QVERIFY(saved.id.isEmpty());
    QCOMPARE(saved.host, QStringLiteral("pop.example.org"));
    QCOMPARE(saved.user, QStringLiteral("anna"));
    QCOMPARE(password, QByteArray("secret"));
}

void SettingsDialogTest::cancelSavesNothing()
{
    SettingsDialog dialog({.accounts = {work()}, .preferences = {}});
    dialog.open();
    QSignalSpy saved(&dialog, &SettingsDialog::accountSaved);
    QSignalSpy removed(&dialog, &SettingsDialog::accountRemoved);
    QTest::keyClicks(child<QLineEdit>(dialog, "user"), QStringLiteral("x"));
    child<QPushButton>(dialog, "removeAccount")->click();
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
    QVERIFY(saved.isEmpty());
    QVERIFY(removed.isEmpty());
}

void SettingsDialogTest::removalCountsOnOk()
{
    SettingsDialog dialog({.accounts = {work()}, .preferences = {}});
    dialog.open();
    QSignalSpy removed(&dialog, &SettingsDialog::accountRemoved);
    child<QPushButton>(dialog, "removeAccount")->click();
    QCOMPARE(child<QListWidget>(dialog, "accountList")->count(), 0);
    QVERIFY(removed.isEmpty());
    dialog.accept();
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed[0][0].toString(), QStringLiteral("a1"));
}

void SettingsDialogTest::anAccountWithLettersIsRemovedAfterAQuestion()
{
    SettingsDialog dialog({.accounts = {work()}, .preferences = {}});
    dialog.setOwnLetters(work().id, {2, 1});
    dialog.open();
    const auto ask = [&dialog] {
        child<QPushButton>(dialog, "removeAccount")->click();
        return child<QMessageBox>(dialog, "removalQuestion");
    };
    const auto *list = child<QListWidget>(dialog, "accountList");
    QPointer<QMessageBox> question = ask();
    QVERIFY(question);
    QVERIFY2(question->text().contains(u"Work"), qPrintable(question->text()));
    const QStringList sentences = question->informativeText().split(u'\n');
    QCOMPARE(sentences.size(), 2);
    QVERIFY2(sentences[0].startsWith(u'2') && sentences[0].contains(u"outbox"), qPrintable(sentences[0]));
    QVERIFY2(sentences[1].startsWith(u'1') && sentences[1].contains(u"draft"), qPrintable(sentences[1]));
    question->button(QMessageBox::Cancel)->click();
    QCOMPARE(list->count(), 1);
    QTRY_VERIFY(!question);
    question = ask();
    QVERIFY(question);
    child<QPushButton>(*question, "confirmRemoval")->click();
    QCOMPARE(list->count(), 0);
}

void SettingsDialogTest::appearanceIsShownAtOnceAndTakenBackOnCancel()
{
    SettingsDialog dialog({.accounts = {}, .preferences = {}});
    dialog.open();
    QList<Preferences> shown;
    connect(&dialog, &SettingsDialog::preferencesChanged, this,
            [&shown](const Preferences &p) { shown << p; });
    auto *theme = child<QComboBox>(dialog, "theme");
    theme->setFocus();
    QTest::keyClick(theme, Qt::Key_End);
    QCOMPARE(shown.size(), 1);
    QCOMPARE(shown.last().theme, ThemeChoice::Dark);
    child<QSpinBox>(dialog, "textSize")->setValue(14);
    QCOMPARE(shown.last().textPoints, 14);
    dialog.reject();
    QCOMPARE(shown.last(), Preferences());
}

void SettingsDialogTest::theLanguageSaysWhenItChanges()
{
    SettingsDialog dialog({.accounts = {}, .preferences = {}});
    dialog.open();
    dialog.showPage(SettingsDialog::Page::Appearance);
    auto *note = child<QLabel>(dialog, "restartNote");
    QVERIFY(!note->isVisible());
    QTest::keyClick(child<QComboBox>(dialog, "language"), Qt::Key_End);
    QVERIFY(note->isVisible());
}

void SettingsDialogTest::aTestAgainstAnSmtpServerSaysSo()
{
    const Greeter smtp("220 mail.example.org ESMTP\r\n");
    ShownForm form;
    accounts::Account account = work();
    account.host = QStringLiteral("127.0.0.1");
    account.port = smtp.serverPort();
    account.security = Security::None;
    form.setAccount(account);
    form.line("password")->setText(QStringLiteral("practice"));
    child<QPushButton>(form, "test")->click();
    auto *title = child<QLabel>(form, "problemTitle");
    QTRY_VERIFY2(title->isVisible() && title->text().contains(QStringLiteral("SMTP")),
                 qPrintable(title->text()));
    const auto marks = form.findChildren<StepMark *>();
    QVERIFY(std::any_of(marks.begin(), marks.end(),
                        [](auto *mark) { return mark->state() == StepMark::State::Failed; }));
    QTRY_VERIFY(std::none_of(marks.begin(), marks.end(),
                             [](auto *mark) { return mark->state() == StepMark::State::Running; }));
}

void SettingsDialogTest::aRemedyChangesTheFormAndTestsAgain()
{
    const Greeter imap("* OK IMAP4rev1 ready\r\n");
    ShownForm form;
    accounts::Account account = work();
    account.host = QStringLiteral("127.0.0.1");
    account.port = imap.serverPort();
    form.setAccount(account);
    form.line("password")->setText(QStringLiteral("practice"));
    child<QPushButton>(form, "test")->click();
    QTRY_VERIFY(remedyButton(form, Remedy::UseTls995) != nullptr);
    remedyButton(form, Remedy::UseTls995)->click();
    QVERIFY(form.choice("tls")->isChecked());
    QCOMPARE(form.port()->value(), 995);
}

void SettingsDialogTest::aDoubtfulCertificateIsShownTrustedAndTriedAgain()
{
    practice::Server server;
    QVERIFY(server.start());
    ShownForm form;
    accounts::Account account = work();
    account.host = QStringLiteral("127.0.0.1");
    account.port = server.port();
    account.user = QString::fromLatin1(practice::Server::user);
    form.setAccount(account);
    form.line("password")->setText(QString::fromLatin1(practice::Server::password));
    child<QPushButton>(form, "test")->click();
    QTRY_VERIFY(remedyButton(form, Remedy::ShowCertificate) != nullptr);
    QVERIFY(form.account().trustedDigests.isEmpty());
    remedyButton(form, Remedy::ShowCertificate)->click();
    auto *dialog = form.findChild<CertificateDialog *>();
    QVERIFY(dialog != nullptr && dialog->isVisible());
    child<QPushButton>(*dialog, "trust")->click();
    QTRY_VERIFY(!child<QLabel>(form, "testVerdict")->text().isEmpty());
    QCOMPARE(form.account().trustedDigests, QByteArrayList{server.certificateDigest()});
    const auto marks = form.findChildren<StepMark *>();
    QVERIFY(std::none_of(marks.begin(), marks.end(),
                         [](auto *mark) { return mark->state() == StepMark::State::Failed; }));
}

void SettingsDialogTest::aTestWithoutAPasswordAsksForTheStoredOne()
{
    ShownForm form;
    form.setAccount(work());
    QSignalSpy wanted(&form, &AccountForm::storedPasswordWanted);
    child<QPushButton>(form, "test")->click();
    QCOMPARE(wanted.size(), 1);
    form.setStoredPassword(QStringLiteral("a1"), {});
    QVERIFY(form.note("passwordNote")->isVisible());
    QVERIFY(!child<QWidget>(form, "testView")->isVisible());
}

void SettingsDialogTest::stepsShowTheirOutcome()
{
    using mailbox::TestStep;
    ConnectionTestView view;
    view.show();
    view.begin(work());
    TestStep step;
    step.outcome = TestStep::Outcome::Passed;
    view.setStep(step);
    step.what = TestStep::What::Maildrop;
    step.messages = 42;
    step.octets = 2048;
    view.setStep(step);
    view.finish();
    QString all;
    for (const auto *label : view.findChildren<QLabel *>())
        if (label->isVisible())
            all += label->text() + u'\n';
    QVERIFY2(all.contains(QStringLiteral("42")), qPrintable(all));
    QVERIFY(!child<QLabel>(view, "testVerdict")->text().isEmpty());
}

QTEST_MAIN(SettingsDialogTest)
#include "tst_settingsdialog.moc"
