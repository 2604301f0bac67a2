// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of an account behind the first one: logging in, encryption, connection.
#include "gui/accountform.h"
#include "gui/banner.h"
#include "gui/filefield.h"
#include "gui/passworddialog.h"
#include "gui/settingsdialog.h"

#include <QAbstractSpinBox>
#include <QAccessible>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

using namespace poplar;
using namespace poplar::gui;

namespace {

enum Tab { General, Downloading, Sending, LoggingIn, Encryption, Connection, TabCount };

accounts::Account work()
{
    accounts::Account account;
    account.id = QStringLiteral("a1");
    account.host = QStringLiteral("pop.example.org");
    account.user = QStringLiteral("student");
    return account;
}

/// An account in which nothing is as it is in a new one.
accounts::Account peculiar()
{
    accounts::Account account = work();
    account.trustedDigests = {QByteArray(32, '\xab'), QByteArray(32, '\xcd')};
    account.authentication = Authentication::XOAuth2;
    account.tokenCommand = QStringLiteral("\"/opt/my tools/token\" --work");
    account.oldestTls = OldestTls::Tls13;
    account.authorityFile = QStringLiteral("/etc/ca.pem");
    account.clientCertificateFile = QStringLiteral("/home/anna/me.pem");
    account.clientKeyFile = QStringLiteral("/home/anna/me.key");
    account.proxy = {Proxy::Kind::Http, QStringLiteral("proxy.example.org"), 3128, QStringLiteral("anna")};
    account.silence = std::chrono::seconds(90);
    account.keepAlive = std::chrono::seconds(0);
    account.quietTime = std::chrono::minutes(3);
    account.checkEvery = std::chrono::minutes(7);
    account.largestMessage = 10'000'001;
    account.retention = {accounts::Retention::Kind::AfterDays, 30};
    account.newMail = accounts::NewMail::Download;
    account.submission = {QStringLiteral("smtp.example.org"),
                          2525,
                          Security::Tls,
                          accounts::SubmissionServer::Login::Own,
                          QStringLiteral("anna"),
                          Authentication::ScramSha256,
                          {QByteArray(32, '\xef')}};
    account.senders = {{QStringLiteral("Anna"), QStringLiteral("anna@example.org")},
                       {{}, QStringLiteral("office@example.org")}};
    return account;
}

struct ShownForm : AccountForm {
    explicit ShownForm(const accounts::Account &account = work(), Tab page = General)
    {
        setAccount(account);
        resize(520, 700);
        show();
        go(page);
    }
    template <class T>
    T *child(const char *name) const
    {
        return findChild<T *>(QLatin1StringView(name));
    }
    void go(Tab tab) const { child<QTabBar>("tabs")->setCurrentIndex(tab); }
    /// As a user chooses with the keyboard.
    void choose(const char *box, int entry) const
    {
        auto *combo = child<QComboBox>(box);
        combo->setFocus();
        const int row = combo->findData(entry);
        QTest::keyClick(combo, Qt::Key_Home);
        for (int i = 0; i < row; ++i)
            QTest::keyClick(combo, Qt::Key_Down);
    }
    void type(const char *field, const QString &text) const
    {
        auto *line = child<QLineEdit>(field);
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }
};

QList<QWidget *> fieldsOf(const QWidget &form)
{
    QList<QWidget *> fields;
    for (auto *widget : form.findChildren<QWidget *>()) {
        const bool inner = qobject_cast<QAbstractSpinBox *>(widget->parentWidget()) != nullptr;
        if (widget->isVisible() && widget->focusPolicy() & Qt::TabFocus && !inner)
            fields += widget;
    }
    return fields;
}

} // namespace

class AccountPagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstPageStaysSimple();
    void whatIsNotTouchedComesBackAsItWas();
    void everyChoiceReachesTheAccount();
    void aTokenCommandIsAskedForWhereATokenIsTaken();
    void weakChoicesAreWarnedOf();
    void aCertificateLoginPointsToTheCertificate();
    void withoutAPasswordNoneIsAskedFor();
    void aTestWithATokenAsksForIt();
    void aProxyNeedsAName();
    void theProxysPortFollowsItsKind();
    void trustedCertificatesAreShownCopiedAndForgotten();
    void whatWasLearntIsToldAndForgottenAtOnce();
    void aMissingFileIsPointedOut();
    void aFileIsChosenWithoutBlocking();
    void everyFieldHasANameAndItsTurn_data();
    void everyFieldHasANameAndItsTurn();
};

void AccountPagesTest::theFirstPageStaysSimple()
{
    const ShownForm form;
    QCOMPARE(form.child<QTabBar>("tabs")->count(), int(TabCount));
    QVERIFY(form.child<QLineEdit>("host")->isVisible());
    for (const char *name : {"method", "oldest", "proxy", "silence", "largest"})
        QVERIFY2(!form.child<QWidget>(name)->isVisible(), name);
    QVERIFY(form.child<QPushButton>("test")->isVisible());
    form.go(Connection);
    QVERIFY(!form.child<QLineEdit>("host")->isVisible());
    QVERIFY(form.child<QComboBox>("proxy")->isVisible());
    QVERIFY(form.child<QPushButton>("test")->isVisible());
}

void AccountPagesTest::whatIsNotTouchedComesBackAsItWas()
{
    const ShownForm form(peculiar());
    QVERIFY(form.account() == peculiar());
    const ShownForm plain;
    QVERIFY(plain.account() == work());
}

void AccountPagesTest::everyChoiceReachesTheAccount()
{
    const ShownForm form(work(), LoggingIn);
    const QSignalSpy changed(&form, &AccountForm::changed);
    form.choose("method", int(Authentication::XOAuth2));
    form.type("tokenCommand", QStringLiteral("token --work"));
    form.go(Encryption);
    form.choose("oldest", int(OldestTls::Tls13));
    form.go(Connection);
    form.choose("proxy", int(Proxy::Kind::Socks5));
    form.type("proxyHost", QStringLiteral("proxy.example.org"));
    form.child<QSpinBox>("proxyPort")->setValue(9050);
    form.type("proxyUser", QStringLiteral("anna"));
    form.child<QSpinBox>("silence")->setValue(120);
    form.child<QSpinBox>("keepAlive")->setValue(0);
    form.child<QSpinBox>("quiet")->setValue(30);
    form.child<QSpinBox>("largest")->setValue(25);
    form.go(Downloading);
    QVERIFY(!form.child<QSpinBox>("checkEvery")->isEnabled());
    form.child<QCheckBox>("checkByClock")->click();
    form.child<QSpinBox>("checkEvery")->setValue(20);
    accounts::Account expected = work();
    expected.checkEvery = std::chrono::minutes(20);
    expected.authentication = Authentication::XOAuth2;
    expected.tokenCommand = QStringLiteral("token --work");
    expected.oldestTls = OldestTls::Tls13;
    expected.proxy = {Proxy::Kind::Socks5, QStringLiteral("proxy.example.org"), 9050, QStringLiteral("anna")};
    expected.silence = std::chrono::seconds(120);
    expected.keepAlive = std::chrono::seconds(0);
    expected.quietTime = std::chrono::minutes(30);
    expected.largestMessage = 25 * 1024 * 1024;
    QVERIFY(form.account() == expected);
    QVERIFY(changed.size() > 8);
}

void AccountPagesTest::aTokenCommandIsAskedForWhereATokenIsTaken()
{
    const ShownForm form(work(), LoggingIn);
    auto *command = form.child<QLineEdit>("tokenCommand");
    for (const Authentication one : allAuthentications()) {
        form.choose("method", int(one));
        QCOMPARE(command->isVisible(), takesToken(one));
    }
}

void AccountPagesTest::weakChoicesAreWarnedOf()
{
    const ShownForm form(work(), LoggingIn);
    auto *warning = form.child<QWidget>("loginPage")->findChild<Banner *>(QStringLiteral("warning"));
    QVERIFY(!warning->isVisible());
    form.choose("method", int(Authentication::Apop));
    QVERIFY(warning->isVisible());
    QVERIFY(form.child<QComboBox>("method")->currentText().contains(QStringLiteral("weak")));
    form.go(Encryption);
    QVERIFY(!form.child<QWidget>("oldestWarning")->isVisible());
    form.choose("oldest", int(OldestTls::Tls10));
    QVERIFY(form.child<QWidget>("oldestWarning")->isVisible());
    QVERIFY(form.child<QComboBox>("oldest")->currentText().contains(QStringLiteral("weak")));
}

void AccountPagesTest::aCertificateLoginPointsToTheCertificate()
{
    const ShownForm form(work(), LoggingIn);
    auto *warning = form.child<QWidget>("loginPage")->findChild<Banner *>(QStringLiteral("warning"));
    form.choose("method", int(Authentication::External));
    QVERIFY(warning->isVisible());
    form.go(Encryption);
    auto *line = form.child<FileField>("certificate")->findChild<QLineEdit *>();
    QTest::keyClicks(line, QStringLiteral("/home/anna/me.pem"));
    form.go(LoggingIn);
    QVERIFY(!warning->isVisible());
    QCOMPARE(form.account().clientCertificateFile, QStringLiteral("/home/anna/me.pem"));
}

void AccountPagesTest::withoutAPasswordNoneIsAskedFor()
{
    const ShownForm form;
    QVERIFY(form.child<QLineEdit>("password")->isVisible());
    QVERIFY(!form.child<QLabel>("noPassword")->isVisible());
    for (const Authentication one : {Authentication::External, Authentication::OAuthBearer}) {
        form.go(LoggingIn);
        form.choose("method", int(one));
        form.go(General);
        QVERIFY(!form.child<QLineEdit>("password")->isVisible());
        QVERIFY(form.child<QLabel>("noPassword")->isVisible());
    }
}

void AccountPagesTest::aTestWithATokenAsksForIt()
{
    accounts::Account account = work();
    account.authentication = Authentication::OAuthBearer;
    const ShownForm form(account);
    form.child<QPushButton>("test")->click();
    auto *dialog = form.findChild<PasswordDialog *>();
    QVERIFY(dialog != nullptr && dialog->isVisible());
    QVERIFY(!form.child<QWidget>("testView")->isVisible());
    dialog->reject();
    QVERIFY(!form.child<QWidget>("testView")->isVisible());
}

void AccountPagesTest::aProxyNeedsAName()
{
    SettingsDialog dialog({.accounts = {work()}, .preferences = {}});
    dialog.open();
    auto *form = dialog.findChild<AccountForm *>();
    form->findChild<QTabBar *>(QStringLiteral("tabs"))->setCurrentIndex(Connection);
    auto *proxy = form->findChild<QComboBox *>(QStringLiteral("proxy"));
    proxy->setFocus();
    QTest::keyClick(proxy, Qt::Key_End);
    form->findChild<QTabBar *>(QStringLiteral("tabs"))->setCurrentIndex(General);
    QSignalSpy saved(&dialog, &SettingsDialog::accountSaved);
    dialog.accept();
    QVERIFY(dialog.isVisible());
    QVERIFY(saved.isEmpty());
    auto *host = form->findChild<QLineEdit *>(QStringLiteral("proxyHost"));
    QVERIFY(host->isVisible());
    auto *note = form->findChild<QLabel *>(QStringLiteral("proxyHostNote"));
    QVERIFY(note->isVisible());
    QCOMPARE(host->accessibleDescription(), note->text());
    QTest::keyClicks(host, QStringLiteral("10.0.0.1"));
    QVERIFY(!note->isVisible());
    dialog.accept();
    QVERIFY(!dialog.isVisible());
    QCOMPARE(saved.size(), 1);
}

void AccountPagesTest::theProxysPortFollowsItsKind()
{
    const ShownForm form(work(), Connection);
    auto *port = form.child<QSpinBox>("proxyPort");
    QVERIFY(!port->isVisible());
    form.choose("proxy", int(Proxy::Kind::Socks5));
    QCOMPARE(port->value(), 1080);
    form.choose("proxy", int(Proxy::Kind::Http));
    QCOMPARE(port->value(), 8080);
    port->setValue(3128);
    form.choose("proxy", int(Proxy::Kind::Socks5));
    QCOMPARE(port->value(), 3128);
    form.choose("proxy", int(Proxy::Kind::System));
    QVERIFY(!port->isVisible());
}

void AccountPagesTest::trustedCertificatesAreShownCopiedAndForgotten()
{
    const ShownForm form(peculiar(), Encryption);
    const QSignalSpy changed(&form, &AccountForm::changed);
    auto *list = form.child<QListWidget>("trusted");
    QCOMPARE(list->count(), 2);
    QVERIFY(list->item(0)->text().startsWith(QStringLiteral("AB:AB:")));
    form.child<QPushButton>("copyTrusted")->click();
    QCOMPARE(QGuiApplication::clipboard()->text().count(QStringLiteral("AB")), 32);
    form.child<QPushButton>("forgetTrusted")->click();
    QCOMPARE(form.account().trustedDigests, QByteArrayList{QByteArray(32, '\xcd')});
    QCOMPARE(changed.size(), 1);
    form.child<QPushButton>("forgetTrusted")->click();
    QVERIFY(form.account().trustedDigests.isEmpty());
    QVERIFY(!list->isVisible());
    QVERIFY(!form.child<QPushButton>("forgetTrusted")->isVisible());
}

void AccountPagesTest::whatWasLearntIsToldAndForgottenAtOnce()
{
    SettingsDialog dialog({.accounts = {work()},
                           .preferences = {},
                           .keyring = Keyring::Available,
                           .traits = {{QStringLiteral("a1"), ServerTrait::NoTop}}});
    dialog.open();
    auto *form = dialog.findChild<AccountForm *>();
    form->findChild<QTabBar *>(QStringLiteral("tabs"))->setCurrentIndex(Connection);
    auto *learnt = form->findChild<QLabel *>(QStringLiteral("learnt"));
    QVERIFY(learnt->text().contains(QStringLiteral("beginning of a message")));
    dialog.setTraits(QStringLiteral("a1"), ServerTraits(ServerTrait::NoTop) | ServerTrait::NoUidl);
    QCOMPARE(learnt->text().count(u'\n'), 1);
    QSignalSpy forget(&dialog, &SettingsDialog::forgetServerWanted);
    auto *button = form->findChild<QPushButton *>(QStringLiteral("forgetServer"));
    button->click();
    QCOMPARE(forget.size(), 1);
    QCOMPARE(forget[0][0].toString(), QStringLiteral("a1"));
    QVERIFY(!button->isVisible());
    QVERIFY(!learnt->text().contains(QStringLiteral("beginning")));
    dialog.startNewAccount();
    QVERIFY(learnt->text().contains(QStringLiteral("Open the mailbox")));
}

void AccountPagesTest::aMissingFileIsPointedOut()
{
    const ShownForm form(work(), Encryption);
    auto *field = form.child<FileField>("authority");
    auto *line = field->findChild<QLineEdit *>();
    QTest::keyClicks(line, QStringLiteral("/nowhere/ca.pem"));
    QTest::keyClick(line, Qt::Key_Return);
    QVERIFY(!line->accessibleDescription().isEmpty());
    line->clear();
    QTest::keyClicks(line, QCoreApplication::applicationFilePath());
    QTest::keyClick(line, Qt::Key_Return);
    QVERIFY(line->accessibleDescription().isEmpty());
}

void AccountPagesTest::aFileIsChosenWithoutBlocking()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("ca.pem"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const ShownForm form(work(), Encryption);
    const QSignalSpy changed(&form, &AccountForm::changed);
    form.child<FileField>("authority")->findChild<QPushButton *>()->click();
    auto *dialog = form.findChild<QFileDialog *>(QStringLiteral("fileDialog"));
    QVERIFY(dialog != nullptr && dialog->isVisible());
    dialog->setDirectory(folder.path());
    dialog->selectFile(path);
    QMetaObject::invokeMethod(dialog, "accept");
    QTRY_COMPARE(form.account().authorityFile, path);
    QCOMPARE(changed.size(), 1);
}

void AccountPagesTest::everyFieldHasANameAndItsTurn_data()
{
    QTest::addColumn<int>("page");
    QTest::newRow("general") << int(General);
    QTest::newRow("downloading") << int(Downloading);
    QTest::newRow("sending") << int(Sending);
    QTest::newRow("logging in") << int(LoggingIn);
    QTest::newRow("encryption") << int(Encryption);
    QTest::newRow("connection") << int(Connection);
}

void AccountPagesTest::everyFieldHasANameAndItsTurn()
{
    QFETCH(int, page);
    ShownForm form(peculiar(), Tab(page));
    form.setTraits(ServerTrait::NoTop);
    const QList<QWidget *> fields = fieldsOf(form);
    QVERIFY(fields.size() >= 3);
    for (QWidget *field : fields) {
        const auto *spoken = QAccessible::queryAccessibleInterface(field);
        QVERIFY2(spoken && !spoken->text(QAccessible::Name).isEmpty(), qPrintable(field->objectName()));
    }
    // The Tab key goes down the page.
    int last = -1;
    QWidget *widget = form.child<QTabBar>("tabs");
    for (qsizetype i = 0; i < fields.size();) {
        if (fields.contains(widget)) {
            const int y = widget->mapTo(&form, QPoint(0, widget->height() / 2)).y();
            QVERIFY2(y >= last - 12, qPrintable(widget->objectName()));
            last = y;
            ++i;
        }
        widget = widget->nextInFocusChain();
    }
}

QTEST_MAIN(AccountPagesTest)
#include "tst_accountpages.moc"
