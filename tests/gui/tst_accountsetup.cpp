// SPDX-License-Identifier: GPL-3.0-or-later
// Setting up an account in two stages: what is asked, what is shown before it is used, and what is tried.
#include "gui/accountsetup.h"
#include "gui/theme.h"
#include "support/scriptedserver.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace poplar;
using namespace poplar::accounts;
using namespace poplar::gui;
using namespace poplar::test;
using mailbox::PasswordAnswer;

namespace {

constexpr int longEnough = 20000;
const QByteArray mailUser = "anna@example.org";

/// The dialog, and a world in which DNS says what the test wants and nobody else answers.
class Setup {
public:
    Setup()
    {
        QTcpServer nobody;
        nobody.listen(QHostAddress::LocalHost);
        const quint16 closed = nobody.serverPort();
        nobody.close();
        LookupPolicy policy;
        policy.resolve = [this](const QString &name, QObject *context,
                                const std::function<void(const QList<SrvRecord> &)> &done) {
            const QList<SrvRecord> records = name.startsWith(u"_pop3s.") ? services
                : name.startsWith(u"_submissions.")                      ? submissions
                                                                         : QList<SrvRecord>();
            QMetaObject::invokeMethod(
                context, [done, records] { done(records); }, Qt::QueuedConnection);
        };
        policy.locate = [this, closed](const QString &host, quint16 port) {
            const bool isGuessed = host == guessedHost && port == 995;
            return Whereabouts{QStringLiteral("127.0.0.1"), isGuessed ? guessedPort : closed};
        };
        policy.authorities = {certificates.authority()};
        policy.draw = [](quint32) { return 0U; };
        dialog = std::make_unique<AccountSetup>(Keyring::Missing, policy);
        QObject::connect(dialog.get(), &AccountSetup::accountReady, dialog.get(),
                         [this](const Account &account, const auto &given) {
                             ready += account;
                             password = given;
                         });
        QObject::connect(dialog.get(), &AccountSetup::detailsWanted, dialog.get(),
                         [this](const Account &account, const auto &given) {
                             details += account;
                             password = given;
                         });
        dialog->show();
    }
    template <class T>
    T *child(const char *name) const
    {
        T *found = dialog->findChild<T *>(QLatin1StringView(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    void type(const char *field, const QString &text) const
    {
        child<QLineEdit>(field)->clear();
        QTest::keyClicks(child<QLineEdit>(field), text);
    }
    void search(const QString &address) const
    {
        type("setupAddress", address);
        QTest::keyClick(child<QLineEdit>("setupAddress"), Qt::Key_Return);
    }
    [[nodiscard]] QPushButton *next() const { return child<QPushButton>("setupNext"); }
    [[nodiscard]] QString text(const char *label) const
    {
        const auto *found = child<QLabel>(label);
        return found->isVisible() ? found->text() : QString();
    }
    [[nodiscard]] QString bannerText(const char *name) const
    {
        const auto *banner = child<QWidget>(name);
        QString words;
        for (const QLabel *label : banner->findChildren<QLabel *>())
            words += label->text();
        return banner->isVisible() ? words : QString();
    }
    [[nodiscard]] bool isFound() const { return next()->text().remove(u'&') == u"Test and set up"; }
    [[nodiscard]] QPushButton *button(const QString &text) const
    {
        for (QPushButton *one : dialog->findChildren<QPushButton *>()) {
            if (one->isVisible() && one->text().remove(u'&') == text)
                return one;
        }
        return nullptr;
    }
    /// Searches, agrees to the server of the test and begins the connection test.
    void searchAndTest()
    {
        type("setupPassword", QStringLiteral("secret-of-anna"));
        search(QString::fromLatin1(mailUser));
        QTRY_VERIFY_WITH_TIMEOUT(isFound(), longEnough);
        child<QCheckBox>("setupAgree")->click();
        QTest::keyClick(next(), Qt::Key_Space);
    }
    /// The test has met a certificate that nobody vouches for: the user trusts it, and it is tried again.
    void trust()
    {
        QTRY_VERIFY_WITH_TIMEOUT(button(QStringLiteral("Show the certificate…")), longEnough);
        button(QStringLiteral("Show the certificate…"))->click();
        auto *certificate = dialog->findChild<QDialog *>(QStringLiteral("CertificateDialog"));
        QVERIFY(certificate);
        certificate->findChild<QPushButton *>(QStringLiteral("trust"))->click();
    }

    TestCertificates certificates;
    QList<SrvRecord> services;
    QList<SrvRecord> submissions;
    QString guessedHost;
    quint16 guessedPort = 0;
    QList<Account> ready;
    QList<Account> details;
    std::optional<PasswordAnswer> password;
    std::unique_ptr<AccountSetup> dialog;
};

SrvRecord at(quint16 port)
{
    return {QStringLiteral("localhost"), port, 1, 1};
}

/// From the greeting to the maildrop.
QByteArray loggingIn(const QByteArray &answer)
{
    return "TLS\nS: +OK ready\nC: CAPA\nS: -ERR\nC: USER " + mailUser
        + "\nS: +OK\nC: PASS secret-of-anna\nS: " + answer + "\n";
}
const QByteArray looking = "C: CAPA\nS: -ERR\nC: STAT\nS: +OK 2 300\nC: RSET\nS: +OK\nC: QUIT\nS: +OK\n";

} // namespace

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, longEnough)

class AccountSetupTest : public QObject {
    Q_OBJECT

public Q_SLOTS:
    void openInstead(const QUrl &url) { m_opened << url; }

private Q_SLOTS:
    void whatIsFoundIsShownWithWhatTheProviderAsks();
    void thePasswordCanBeChangedForAnAppPassword();
    void thePageOfAProviderIsOpened();
    void aProviderWithoutPop3CannotBeSetUp();
    void aProviderOfTokensLeadsToTheDetails();
    void noAddressIsToldBesideItsField();
    void aServerOfAnotherDomainHasToBeAgreedTo();
    void theAccountIsReadyWhenItWorks();
    void nothingIsSaidBeforeTheTest();
    void closingAfterAPassedTestKeepsTheAccount();
    void aWrongPasswordLeadsBackToIt();
    void withoutAPasswordNothingIsTested();
    void aFailedTestLeadsToTheDetails();
    void whereNothingWasFoundTheDetailsAreNext();
    void aGuessIsCalledOne();
    void oneOfSeveralServersIsChosen();
    void aServerThatSendsIsShownAndStored();
    void aServerThatSendsOfAnotherDomainHasToBeAgreedTo();
    void withoutAServerThatSendsMailCanBeRead();
    void theSearchCanBeLeft();
    void theDetailsCanBeEnteredAtOnce();
    void everythingIsReachedByTheKeyboard();
    void longAdviceIsNotCutOff();

private:
    QList<QUrl> m_opened;
};

void AccountSetupTest::whatIsFoundIsShownWithWhatTheProviderAsks()
{
    Setup setup;
    QVERIFY(!setup.child<QWidget>("setupDetails")->isHidden());
    QVERIFY(setup.child<QWidget>("setupBack")->isHidden());
    setup.search(QStringLiteral("anna@gmail.com"));
    QTRY_SOON(setup.isFound());
    QCOMPARE(setup.text("setupServer"), QStringLiteral("pop.gmail.com, port 995"));
    QCOMPARE(setup.text("setupEncryption"), QStringLiteral("From the start (TLS)"));
    QCOMPARE(setup.text("setupUser"), QStringLiteral("anna@gmail.com"));
    QCOMPARE(setup.text("setupSource"), QStringLiteral("Poplar’s own list of providers"));
    const QString advice = setup.bannerText("setupAdvice");
    QVERIFY2(advice.contains(QStringLiteral("app password")), qPrintable(advice));
    QVERIFY2(advice.contains(QStringLiteral("POP3 has to be switched on")), qPrintable(advice));
    QVERIFY(setup.next()->isEnabled());
    QVERIFY(setup.bannerText("setupDoubt").isEmpty());
    QVERIFY(!setup.child<QWidget>("setupAgree")->isVisible());
}

void AccountSetupTest::thePasswordCanBeChangedForAnAppPassword()
{
    Setup setup;
    setup.type("setupPassword", QStringLiteral("that of the web"));
    setup.search(QStringLiteral("anna@mail.ru"));
    QTRY_SOON(setup.isFound());
    setup.button(QStringLiteral("Change the password"))->click();
    QVERIFY(setup.child<QLineEdit>("setupPassword")->isVisible());
    QCOMPARE(setup.child<QLineEdit>("setupPassword")->selectedText(), QStringLiteral("that of the web"));
}

void AccountSetupTest::thePageOfAProviderIsOpened()
{
    Setup setup;
    setup.search(QStringLiteral("anna@gmail.com"));
    QTRY_SOON(setup.isFound());
    m_opened.clear();
    QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "openInstead");
    setup.button(QStringLiteral("About app passwords"))->click();
    setup.button(QStringLiteral("About POP3 at Gmail"))->click();
    QDesktopServices::unsetUrlHandler(QStringLiteral("https"));
    QCOMPARE(m_opened,
             (QList{QUrl(QStringLiteral("https://support.google.com/accounts/answer/185833")),
                    QUrl(QStringLiteral("https://support.google.com/mail/answer/7104828"))}));
}

void AccountSetupTest::aProviderWithoutPop3CannotBeSetUp()
{
    Setup setup;
    setup.search(QStringLiteral("anna@icloud.com"));
    QTRY_SOON(setup.isFound());
    QVERIFY(!setup.next()->isEnabled());
    QCOMPARE(setup.text("setupTitle"), QStringLiteral("The mail of anna@icloud.com cannot be fetched"));
    QVERIFY(setup.bannerText("setupAdvice").contains(QStringLiteral("offers no POP3")));
    QVERIFY(!setup.child<QLabel>("setupServer")->isVisible());
    QVERIFY(setup.child<QPushButton>("setupBack")->isDefault());
}

void AccountSetupTest::aProviderOfTokensLeadsToTheDetails()
{
    Setup setup;
    setup.search(QStringLiteral("anna@outlook.com"));
    QTRY_SOON(setup.isFound());
    QVERIFY(!setup.next()->isEnabled());
    QVERIFY(setup.bannerText("setupAdvice").contains(QStringLiteral("access token")));
    QVERIFY(setup.child<QPushButton>("setupDetails")->isDefault());
    setup.child<QPushButton>("setupDetails")->click();
    QCOMPARE(setup.details.size(), 1);
    QCOMPARE(setup.details[0].host, QStringLiteral("outlook.office365.com"));
    QCOMPARE(setup.details[0].port, 995);
    QCOMPARE(setup.details[0].authentication, Authentication::XOAuth2);
    QVERIFY(!setup.dialog->isVisible());
}

void AccountSetupTest::noAddressIsToldBesideItsField()
{
    Setup setup;
    QTest::keyClick(setup.child<QLineEdit>("setupAddress"), Qt::Key_Return);
    QVERIFY(setup.text("setupAddressNote").startsWith(QStringLiteral("Enter your mail address")));
    setup.search(QStringLiteral("anna@"));
    QVERIFY(setup.text("setupAddressNote").contains(QStringLiteral("name@domain")));
    QCOMPARE(setup.child<QLineEdit>("setupAddress")->accessibleDescription(), setup.text("setupAddressNote"));
    QTest::keyClicks(setup.child<QLineEdit>("setupAddress"), QStringLiteral("g"));
    QVERIFY(setup.text("setupAddressNote").isEmpty());
}

void AccountSetupTest::aServerOfAnotherDomainHasToBeAgreedTo()
{
    Setup setup;
    setup.services = {{QStringLiteral("pop.hoster.net"), 995, 1, 1}};
    setup.search(QString::fromLatin1(mailUser));
    QTRY_SOON(setup.isFound());
    QCOMPARE(setup.text("setupSource"),
             QStringLiteral("The DNS records of example.org, which are not protected on the way"));
    QVERIFY(
        setup.bannerText("setupDoubt").contains(QStringLiteral("pop.hoster.net is not part of example.org")));
    QVERIFY(!setup.next()->isEnabled());
    setup.child<QCheckBox>("setupAgree")->click();
    QVERIFY(setup.next()->isEnabled());
    setup.child<QCheckBox>("setupAgree")->click();
    QVERIFY(!setup.next()->isEnabled());
}

void AccountSetupTest::theAccountIsReadyWhenItWorks()
{
    Setup setup;
    ScriptedServer server("TLS REFUSED\nNEXT\n" + loggingIn("+OK") + looking, setup.certificates.good());
    setup.services = {at(server.port())};
    setup.type("setupName", QStringLiteral("Home"));
    setup.searchAndTest();
    setup.trust();
    QTRY_SOON(setup.next()->text().remove(u'&') == u"Done");
    QVERIFY(setup.text("testVerdict").startsWith(QStringLiteral("Everything works")));
    QVERIFY(setup.ready.isEmpty()); // The user has to have seen it.
    QVERIFY(setup.child<QWidget>("setupDetails")->isHidden());
    QTest::keyClick(setup.next(), Qt::Key_Space);
    QCOMPARE(setup.ready.size(), 1);
    const Account account = setup.ready[0];
    QVERIFY(account.id.isEmpty());
    QCOMPARE(account.name, QStringLiteral("Home"));
    QCOMPARE(account.host, QStringLiteral("localhost"));
    QCOMPARE(account.port, server.port());
    QCOMPARE(account.security, Security::Tls);
    QCOMPARE(account.user, QString::fromLatin1(mailUser));
    QCOMPARE(account.trustedDigests.size(), 1);
    QVERIFY(setup.password);
    QCOMPARE(setup.password->password.wireBytes(), QByteArrayView("secret-of-anna"));
    QCOMPARE(setup.password->keep, PasswordAnswer::Keep::ForThisSession);
    QTRY_PLAYED(server);
}

void AccountSetupTest::nothingIsSaidBeforeTheTest()
{
    Setup setup;
    ScriptedServer server("HANG\n");
    setup.services = {at(server.port())};
    setup.type("setupPassword", QStringLiteral("secret-of-anna"));
    setup.search(QString::fromLatin1(mailUser));
    QTRY_SOON(setup.isFound());
    QVERIFY(server.heard().isEmpty());
    QVERIFY(!server.settled());
    server.ignoreRest();
}

void AccountSetupTest::closingAfterAPassedTestKeepsTheAccount()
{
    Setup setup;
    ScriptedServer server("TLS REFUSED\nNEXT\n" + loggingIn("+OK") + looking, setup.certificates.good());
    setup.services = {at(server.port())};
    setup.searchAndTest();
    setup.trust();
    QTRY_SOON(setup.next()->text().remove(u'&') == u"Done");
    QTest::keyClick(setup.dialog.get(), Qt::Key_Escape);
    QVERIFY(!setup.dialog->isVisible());
    QCOMPARE(setup.ready.size(), 1);
    QCOMPARE(setup.ready[0].name, QString::fromLatin1(mailUser)); // where the user says nothing
}

void AccountSetupTest::aWrongPasswordLeadsBackToIt()
{
    Setup setup;
    ScriptedServer server("TLS REFUSED\nNEXT\n" + loggingIn("-ERR [AUTH] no") + "C: QUIT\nS: +OK\n",
                          setup.certificates.good());
    setup.services = {at(server.port())};
    setup.searchAndTest();
    setup.trust();
    QTRY_SOON(setup.button(QStringLiteral("Enter password…")));
    setup.button(QStringLiteral("Enter password…"))->click();
    QVERIFY(setup.child<QLineEdit>("setupPassword")->isVisible());
    QCOMPARE(setup.child<QLineEdit>("setupPassword")->selectedText(), QStringLiteral("secret-of-anna"));
    QVERIFY(setup.ready.isEmpty());
    server.ignoreRest();
}

void AccountSetupTest::withoutAPasswordNothingIsTested()
{
    Setup setup;
    setup.search(QStringLiteral("anna@gmail.com"));
    QTRY_SOON(setup.isFound());
    setup.next()->click();
    QVERIFY(setup.text("setupPasswordNote").startsWith(QStringLiteral("Enter the password")));
    QVERIFY(setup.child<QLineEdit>("setupPassword")->isVisible());
}

void AccountSetupTest::aFailedTestLeadsToTheDetails()
{
    Setup setup;
    ScriptedServer server("S: 220 this is something else\n");
    setup.services = {at(server.port())};
    setup.searchAndTest();
    QTRY_SOON(setup.next()->text().remove(u'&') == u"Test again");
    QVERIFY(setup.child<QWidget>("problemTitle")->isVisible());
    setup.child<QPushButton>("setupDetails")->click();
    QCOMPARE(setup.details.size(), 1);
    QCOMPARE(setup.details[0].host, QStringLiteral("localhost"));
    QCOMPARE(setup.details[0].port, server.port());
    QVERIFY(setup.password);
    QVERIFY(setup.ready.isEmpty());
    server.ignoreRest();
}

void AccountSetupTest::whereNothingWasFoundTheDetailsAreNext()
{
    Setup setup;
    setup.type("setupName", QStringLiteral("Home"));
    setup.search(QString::fromLatin1(mailUser));
    QTRY_SOON(setup.isFound());
    QCOMPARE(setup.text("setupTitle"), QStringLiteral("No server was found for anna@example.org"));
    QVERIFY(setup.text("setupText").contains(QStringLiteral("enter it yourself")));
    QVERIFY(!setup.next()->isEnabled());
    QVERIFY(setup.child<QPushButton>("setupDetails")->isDefault());
    setup.child<QPushButton>("setupDetails")->click();
    QCOMPARE(setup.details.size(), 1);
    QCOMPARE(setup.details[0].name, QStringLiteral("Home"));
    QCOMPARE(setup.details[0].user, QString::fromLatin1(mailUser));
    QCOMPARE(setup.details[0].security, Security::StartTls);
    QVERIFY(setup.details[0].host.isEmpty());
}

void AccountSetupTest::aGuessIsCalledOne()
{
    Setup setup;
    ScriptedServer server("TLS\nS: +OK ready\nC: QUIT\n", setup.certificates.good());
    setup.guessedHost = QStringLiteral("mail.example.org");
    setup.guessedPort = server.port();
    setup.search(QString::fromLatin1(mailUser));
    QTRY_SOON(setup.isFound());
    QCOMPARE(setup.text("setupServer"), QStringLiteral("mail.example.org, port 995"));
    QVERIFY2(setup.text("setupSource").startsWith(QStringLiteral("A guess:")),
             qPrintable(setup.text("setupSource")));
    QTRY_PLAYED(server);
}

void AccountSetupTest::oneOfSeveralServersIsChosen()
{
    Setup setup;
    setup.services = {{QStringLiteral("first.example.org"), 995, 1, 1},
                      {QStringLiteral("second.hoster.net"), 1995, 2, 1}};
    setup.search(QString::fromLatin1(mailUser));
    QTRY_SOON(setup.isFound());
    auto *servers = setup.child<QComboBox>("setupServers");
    QVERIFY(servers->isVisible());
    QCOMPARE(servers->count(), 2);
    QVERIFY(setup.next()->isEnabled());
    servers->setFocus();
    QTest::keyClick(servers, Qt::Key_Down);
    QCOMPARE(servers->currentText(), QStringLiteral("second.hoster.net, port 1995"));
    QVERIFY(!setup.next()->isEnabled());
    setup.child<QPushButton>("setupDetails")->click();
    QCOMPARE(setup.details.value(0).host, QStringLiteral("second.hoster.net"));
}

void AccountSetupTest::aServerThatSendsIsShownAndStored()
{
    Setup setup;
    ScriptedServer server("TLS REFUSED\nNEXT\n" + loggingIn("+OK") + looking, setup.certificates.good());
    setup.services = {at(server.port())};
    setup.submissions = {{QStringLiteral("smtp.example.org"), 465, 1, 1}};
    setup.searchAndTest();
    QVERIFY2(setup.text("setupSubmission").startsWith(QStringLiteral("smtp.example.org, port 465")),
             qPrintable(setup.text("setupSubmission")));
    QVERIFY(!setup.child<QCheckBox>("setupAgreeToSubmission")->isVisible());
    setup.trust();
    QTRY_SOON(setup.next()->text().remove(u'&') == u"Done");
    QTest::keyClick(setup.next(), Qt::Key_Space);
    QCOMPARE(setup.ready.size(), 1);
    SubmissionServer expected;
    expected.host = QStringLiteral("smtp.example.org");
    expected.port = 465;
    expected.security = Security::Tls;
    QCOMPARE(setup.ready[0].submission, expected);
    QCOMPARE(setup.ready[0].senders, (QList{Address{{}, QString::fromLatin1(mailUser)}}));
}

void AccountSetupTest::aServerThatSendsOfAnotherDomainHasToBeAgreedTo()
{
    Setup setup;
    setup.services = {{QStringLiteral("pop.example.org"), 995, 1, 1}};
    setup.submissions = {{QStringLiteral("smtp.hoster.net"), 465, 1, 1}};
    setup.search(QString::fromLatin1(mailUser));
    QTRY_SOON(setup.isFound());
    QVERIFY(setup.next()->isEnabled()); // it is no condition for reading mail
    QVERIFY(setup.text("setupSubmission").contains(QStringLiteral("is not part of example.org")));
    QVERIFY(setup.child<QCheckBox>("setupAgreeToSubmission")->isVisible());
    setup.child<QPushButton>("setupDetails")->click();
    QVERIFY(!setup.details.value(0).submission.isSet());

    Setup agreed;
    agreed.services = setup.services;
    agreed.submissions = setup.submissions;
    agreed.search(QString::fromLatin1(mailUser));
    QTRY_SOON(agreed.isFound());
    agreed.child<QCheckBox>("setupAgreeToSubmission")->click();
    agreed.child<QPushButton>("setupDetails")->click();
    QCOMPARE(agreed.details.value(0).submission.host, QStringLiteral("smtp.hoster.net"));
}

void AccountSetupTest::withoutAServerThatSendsMailCanBeRead()
{
    Setup setup;
    setup.services = {{QStringLiteral("pop.example.org"), 995, 1, 1}};
    setup.search(QString::fromLatin1(mailUser));
    QTRY_SOON(setup.isFound());
    QVERIFY(setup.next()->isEnabled());
    QVERIFY(setup.text("setupSubmission").startsWith(QStringLiteral("No server was found that sends")));
    QVERIFY(!setup.child<QCheckBox>("setupAgreeToSubmission")->isVisible());
}

void AccountSetupTest::theSearchCanBeLeft()
{
    Setup setup;
    setup.search(QString::fromLatin1(mailUser));
    QVERIFY(!setup.next()->isEnabled());
    setup.child<QPushButton>("setupBack")->click();
    QVERIFY(setup.child<QLineEdit>("setupAddress")->isVisible());
    setup.search(QStringLiteral("anna@gmail.com"));
    QTRY_SOON(setup.isFound());
    QCOMPARE(setup.text("setupUser"), QStringLiteral("anna@gmail.com"));
}

void AccountSetupTest::theDetailsCanBeEnteredAtOnce()
{
    Setup setup;
    setup.type("setupAddress", QString::fromLatin1(mailUser));
    setup.child<QPushButton>("setupDetails")->click();
    QCOMPARE(setup.details.size(), 1);
    QCOMPARE(setup.details[0].user, QString::fromLatin1(mailUser));
    QVERIFY(!setup.password);
}

void AccountSetupTest::everythingIsReachedByTheKeyboard()
{
    Setup setup;
    setup.dialog->activateWindow();
    setup.services = {{QStringLiteral("pop.hoster.net"), 995, 1, 1}};
    setup.type("setupPassword", QStringLiteral("secret"));
    setup.search(QString::fromLatin1(mailUser));
    QTRY_SOON(setup.isFound());
    QSet<QWidget *> reached;
    QWidget *widget = setup.dialog.get();
    do {
        if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus))
            reached += widget;
        widget = widget->nextInFocusChain();
    } while (widget != setup.dialog.get());
    for (const char *name : {"setupAgree", "setupDetails", "setupBack"})
        QVERIFY2(reached.contains(setup.child<QWidget>(name)), name);
}

/// The window grows with its words: no label is lower than what it has to show.
void AccountSetupTest::longAdviceIsNotCutOff()
{
    Setup setup;
    for (const char *address : {"anna@outlook.com", "anna@zoho.com", "anna@icloud.com"}) {
        setup.search(QString::fromLatin1(address));
        QTRY_SOON(setup.isFound());
        for (const QLabel *label : setup.dialog->findChildren<QLabel *>()) {
            if (label->isVisible() && label->wordWrap())
                QTRY_VERIFY2(label->height() >= label->heightForWidth(label->width()),
                             qPrintable(label->text()));
        }
        setup.child<QPushButton>("setupBack")->click();
    }
}

QTEST_MAIN(AccountSetupTest)
#include "tst_accountsetup.moc"
