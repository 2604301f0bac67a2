// SPDX-License-Identifier: GPL-3.0-or-later
// The whole program as a user has it, on the practice server: nothing is replaced.
#include "accounts/accountstore.h"
#include "accounts/profile.h"
#include "gui/emptystate.h"
#include "gui/logdock.h"
#include "gui/mainwindow.h"
#include "gui/messagelistpane.h"
#include "gui/theme.h"
#include "gui/transcriptmodel.h"
#include "gui/transcriptpane.h"
#include "practice/server.h"
#include "support/scriptedserver.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QSettings>
#include <QSpinBox>
#include <QTabBar>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeView>

using namespace poplar;
using namespace poplar::gui;

namespace {

constexpr int longEnough = 20000;
constexpr int letters = 44;

/// A program that was just started: a profile, a practice server, a window.
class Program {
public:
    Program() { start(); }
    ~Program() { window.reset(); } // before its folder is removed
    Q_DISABLE_COPY_MOVE(Program)

    void start()
    {
        const accounts::Profile profile(m_folder.path());
        m_profile = std::make_unique<accounts::Profile>(profile);
        prepared = bool(profile.prepare());
        m_settings = std::make_unique<QSettings>(profile.settingsFile(), QSettings::IniFormat);
        m_accounts = std::make_unique<accounts::AccountStore>(profile.settingsFile());
        window =
            std::make_unique<MainWindow>(Surroundings{.profile = *m_profile,
                                                      .settings = *m_settings,
                                                      .accounts = *m_accounts,
                                                      .passwords = nullptr,
                                                      .theme = m_theme,
                                                      .startPractice = [this] { return practiceMailbox(); },
                                                      .lookup = lookup});
        window->show();
    }

    void restart()
    {
        window.reset();
        start();
    }

    /// Ends the program, sets up an account, and starts again.
    void restartWith(const accounts::Account &account)
    {
        window.reset();
        stored = bool(m_accounts->store(account));
        start();
    }
    [[nodiscard]] accounts::Account onlyAccount() const { return m_accounts->accounts().value(0); }

    template <class T>
    T *child(const char *name) const
    {
        T *found = window->findChild<T *>(QLatin1StringView(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    /// The button of this text that is on the screen.
    QPushButton *button(const QString &text) const
    {
        for (QPushButton *one : window->findChildren<QPushButton *>()) {
            if (one->isVisible() && one->text().remove(u'&') == text)
                return one;
        }
        return nullptr;
    }
    QAbstractItemModel *list() const { return child<QTreeView>("messageList")->model(); }
    int rows() const { return list() ? list()->rowCount() : 0; }
    QStringList subjects() const
    {
        QStringList subjects;
        for (int row = 0; row < rows(); ++row) {
            for (int column = 0; column < list()->columnCount(); ++column) {
                if (list()->headerData(column, Qt::Horizontal).toString() == u"Subject")
                    subjects += list()->index(row, column).data().toString();
            }
        }
        return subjects;
    }
    bool headersAreThere() const
    {
        return rows() == letters && !subjects().contains(QStringLiteral("(not read yet)"));
    }
    void select(int row) const
    {
        auto *view = child<QTreeView>("messageList");
        view->setFocus();
        view->setCurrentIndex(list()->index(row, 0));
    }
    Qt::CheckState tickOf(int row) const
    {
        return list()->index(row, 0).data(Qt::CheckStateRole).value<Qt::CheckState>();
    }
    QAbstractItemView &shownLog() const
    {
        return *child<LogDock>("logDock")->currentPane()->findChild<QAbstractItemView *>(
            QStringLiteral("transcript"));
    }
    QString log() const
    {
        QString lines;
        const QAbstractItemModel *model = shownLog().model();
        for (int row = 0; row < model->rowCount(); ++row) {
            for (int column = 0; column < model->columnCount(); ++column)
                lines += model->index(row, column).data().toString() + u' ';
            lines += u'\n';
        }
        return lines;
    }
    /// Sets up an account by hand.
    void enterDetails() const
    {
        button(QStringLiteral("Set up an account"))->click();
        dialog("AccountSetup")->findChild<QPushButton *>(QStringLiteral("setupDetails"))->click();
    }
    QDialog *dialog(const char *name) const { return window->findChild<QDialog *>(QLatin1StringView(name)); }

    [[nodiscard]] QString accountFolder(const QString &id) const { return m_profile->accountFolder(id); }
    [[nodiscard]] QByteArrayList practiceDigests() const { return {m_practice->certificateDigest()}; }
    [[nodiscard]] quint16 practicePort()
    {
        (void)practiceMailbox();
        return m_practice->port();
    }

    std::unique_ptr<MainWindow> window;
    bool prepared = false;
    bool stored = false;
    std::optional<accounts::LookupPolicy> lookup; ///< From the next start on.

private:
    std::optional<PracticeMailbox> practiceMailbox()
    {
        if (!m_practice) {
            m_practice = std::make_unique<practice::Server>();
            if (!m_practice->start())
                return {};
        }
        accounts::Account account;
        account.host = QStringLiteral("127.0.0.1");
        account.port = m_practice->port();
        account.user = QString::fromLatin1(practice::Server::user);
        account.trustedDigests = {m_practice->certificateDigest()};
        return PracticeMailbox{account, Secret(QByteArrayView(practice::Server::password))};
    }

    QTemporaryDir m_folder;
    Theme m_theme;
    std::unique_ptr<practice::Server> m_practice;
    std::unique_ptr<accounts::Profile> m_profile;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<accounts::AccountStore> m_accounts;
};

accounts::Account accountNowhere()
{
    accounts::Account account;
    account.host = QStringLiteral("pop.nowhere.invalid");
    account.user = QStringLiteral("anna");
    return account;
}

/// Lets nobody in, because the maildrop is in use.
class BusyServer : public QTcpServer {
public:
    BusyServer()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            socket->write("+OK ready\r\n");
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { answer(socket); });
        });
        listen(QHostAddress::LocalHost);
    }
    int logins = 0;

private:
    void answer(QTcpSocket *socket)
    {
        while (socket->canReadLine()) {
            const QByteArray line = socket->readLine();
            if (line.startsWith("PASS")) {
                ++logins;
                socket->write("-ERR [IN-USE] the maildrop is locked\r\n");
            } else if (line.startsWith("USER") || line.startsWith("QUIT")) {
                socket->write("+OK\r\n");
            } else {
                socket->write("-ERR what?\r\n");
            }
        }
    }
};

} // namespace

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, longEnough)

class TestWindow : public QObject {
    Q_OBJECT

public Q_SLOTS:
    void openInstead(const QUrl &url) { m_opened << url; }

private Q_SLOTS:
    void theFirstRunOffersTwoWays();
    void anAccountIsSetUpAndConnected();
    void anAccountIsSetUpFromItsAddress();
    void everyShortcutIsForOneAction();
    void aMessageIsRead();
    void laidOutMailIsShownFromItsBeginning();
    void theZoomIsRemembered();
    void anAttachmentIsSaved();
    void anAttachmentIsOpened();
    void aProgramIsNotOpened();
    void anAttachmentIsLookedAt();
    void allAttachmentsAreSaved();
    void anUnknownHostIsToldInTheWindow();
    void aTickIsSentAndTakenBack();
    void closingWithTicksAsksAndDeletes();
    void closingWithTicksMayLeaveWithoutDeleting();
    void closingWithTicksMayStay();
    void closingDeletesByARuleWithoutAsking();
    void theLayoutIsRemembered();
    void theLogAndTheListKnowEachOther();
    void aBusyMaildropIsWaitedForWithACountdown();
    void whatVanishedIsToldInTheWindow();
    void aMailboxIsNotCalledEmptyBeforeItIsListed();
    void everySettingOfAnAccountOutlivesTheProgram();
    void downloadsAreShownAndKept();
    void aDeletionLeavesAReceipt();
    void whatARuleWouldDeleteIsTold();
    void otherAccountsAreLoadedAsWell();
    void aQuestionIsAboutTheMailboxItWasAskedFor();
    void theCatalogueIsRebuiltOfTheMailboxItWasAskedFor();
    void whatFillsTheMailboxIsTickedFromThePicture();
    void roomIsMadeByTickingWhatIsProposed();

private:
    /// On the practice mailbox, with every header.
    static void practise(Program &program)
    {
        QPushButton *button = program.button(QStringLiteral("Try with a practice mailbox"));
        QVERIFY(button);
        button->click();
        QTRY_SOON(program.headersAreThere());
    }
    /// With an account on a server of the test that takes any password.
    static void checkInClearText(Program &program, quint16 port)
    {
        accounts::Account account;
        account.host = QStringLiteral("127.0.0.1");
        account.port = port;
        account.security = Security::None;
        account.user = QStringLiteral("student");
        program.restartWith(account);
        QVERIFY(program.stored);
        check(program);
    }
    static void check(Program &program)
    {
        program.child<QAction>("checkAction")->trigger();
        QTRY_SOON(program.dialog("PasswordDialog"));
        QTest::keyClicks(program.dialog("PasswordDialog")->findChild<QLineEdit *>(QStringLiteral("password")),
                         QString::fromLatin1(practice::Server::password));
        program.dialog("PasswordDialog")->accept();
    }
    static void tick(Program &program, int row)
    {
        program.select(row);
        QTest::keyClick(program.child<QTreeView>("messageList"), Qt::Key_Delete);
        QTRY_SOON(program.tickOf(row) == Qt::Checked);
        QTRY_SOON(program.log().contains(u"DELE "));
    }

    QList<QUrl> m_opened;
};

void TestWindow::theFirstRunOffersTwoWays()
{
    Program program;
    QVERIFY(program.prepared);
    QVERIFY(program.button(QStringLiteral("Set up an account")));
    QVERIFY(program.button(QStringLiteral("Try with a practice mailbox")));
    practise(program);
    QVERIFY(program.subjects().contains(QStringLiteral("Your turn: nine small exercises")));
    QVERIFY(!program.button(QStringLiteral("Set up an account")));
}

void TestWindow::anAccountIsSetUpAndConnected()
{
    Program program;
    const quint16 port = program.practicePort();
    program.enterDetails();
    QDialog *settings = program.dialog("SettingsDialog");
    QVERIFY(settings && settings->isVisible());
    QTest::keyClicks(settings->findChild<QLineEdit *>(QStringLiteral("host")), QStringLiteral("127.0.0.1"));
    auto *portBox = settings->findChild<QSpinBox *>(QStringLiteral("port"));
    QCOMPARE(portBox->value(), 110);
    QVERIFY(settings->findChild<QRadioButton *>(QStringLiteral("startTls"))->isChecked());
    settings->findChild<QRadioButton *>(QStringLiteral("tls"))->click();
    QCOMPARE(portBox->value(), 995);
    settings->findChild<QRadioButton *>(QStringLiteral("startTls"))->click();
    portBox->setValue(port);
    QTest::keyClicks(settings->findChild<QLineEdit *>(QStringLiteral("user")), QStringLiteral("student"));
    settings->findChild<QDialogButtonBox *>(QStringLiteral("buttons"))->button(QDialogButtonBox::Ok)->click();

    QTRY_SOON(!program.dialog("SettingsDialog"));
    program.child<QAction>("checkAction")->trigger();
    QTRY_SOON(program.dialog("PasswordDialog"));
    QDialog *password = program.dialog("PasswordDialog");
    QTest::keyClicks(password->findChild<QLineEdit *>(QStringLiteral("password")),
                     QString::fromLatin1(practice::Server::password));
    password->accept();
    QTRY_SOON(program.dialog("CertificateDialog"));
    program.dialog("CertificateDialog")->findChild<QPushButton *>(QStringLiteral("trust"))->click();
    QTRY_SOON(program.headersAreThere());
    QVERIFY(!program.log().contains(u"PASS nutshell"));
}

void TestWindow::anAccountIsSetUpFromItsAddress()
{
    Program program;
    const quint16 port = program.practicePort();
    accounts::LookupPolicy policy;
    policy.resolve = [port](const QString &name, QObject *context,
                            const std::function<void(const QList<accounts::SrvRecord> &)> &done) {
        QList<accounts::SrvRecord> records;
        if (name == u"_pop3._tcp.example.org")
            records += {QStringLiteral("localhost"), port, 1, 1};
        QMetaObject::invokeMethod(
            context, [done, records] { done(records); }, Qt::QueuedConnection);
    };
    policy.locate = [](const QString &, quint16) {
        return accounts::Whereabouts{QStringLiteral("127.0.0.1"), 1}; // where nobody is
    };
    program.lookup = policy;
    program.restart();
    program.button(QStringLiteral("Set up an account"))->click();
    QDialog *setup = program.dialog("AccountSetup");
    auto *next = setup->findChild<QPushButton *>(QStringLiteral("setupNext"));
    QTest::keyClicks(setup->findChild<QLineEdit *>(QStringLiteral("setupPassword")),
                     QString::fromLatin1(practice::Server::password));
    QTest::keyClicks(setup->findChild<QLineEdit *>(QStringLiteral("setupAddress")),
                     QStringLiteral("student@example.org"));
    next->click();
    auto *agree = setup->findChild<QCheckBox *>(QStringLiteral("setupAgree"));
    QTRY_SOON(agree->isVisible());
    agree->click();
    next->click();
    QTRY_SOON(program.button(QStringLiteral("Show the certificate…")));
    program.button(QStringLiteral("Show the certificate…"))->click();
    program.dialog("CertificateDialog")->findChild<QPushButton *>(QStringLiteral("trust"))->click();
    // The practice server knows its student by another name: the details help.
    QTRY_SOON(program.button(QStringLiteral("Enter password…")));
    setup->findChild<QPushButton *>(QStringLiteral("setupDetails"))->click();
    QDialog *settings = program.dialog("SettingsDialog");
    QVERIFY(settings);
    QCOMPARE(settings->findChild<QLineEdit *>(QStringLiteral("host"))->text(), QStringLiteral("localhost"));
    QCOMPARE(settings->findChild<QSpinBox *>(QStringLiteral("port"))->value(), port);
    auto *user = settings->findChild<QLineEdit *>(QStringLiteral("user"));
    QCOMPARE(user->text(), QStringLiteral("student@example.org"));
    user->clear();
    QTest::keyClicks(user, QStringLiteral("student"));
    settings->findChild<QDialogButtonBox *>(QStringLiteral("buttons"))->button(QDialogButtonBox::Ok)->click();
    QTRY_SOON(!program.dialog("SettingsDialog"));
    program.child<QAction>("checkAction")->trigger(); // The password is known.
    QTRY_SOON(program.headersAreThere());
    QCOMPARE(program.onlyAccount().name, QStringLiteral("student@example.org"));
}

/// Two actions with one shortcut are none: Qt asks neither.
void TestWindow::everyShortcutIsForOneAction()
{
    Program program;
    QHash<QKeySequence, QAction *> taken;
    for (QAction *action : program.window->findChildren<QAction *>()) {
        for (const QKeySequence &keys : action->shortcuts()) {
            const bool isWindows = action->shortcutContext() == Qt::WindowShortcut;
            QVERIFY2(!isWindows || !taken.contains(keys),
                     qPrintable(keys.toString() + u' ' + action->text()));
            if (isWindows)
                taken.insert(keys, action);
        }
    }
    QVERIFY(taken.contains(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F5)));
    QVERIFY(
        program.child<QMenu>("mailboxMenu")->actions().contains(program.child<QAction>("checkAllAction")));
}

void TestWindow::aMessageIsRead()
{
    Program program;
    practise(program);
    program.select(int(program.subjects().indexOf(QStringLiteral("Your turn: nine small exercises"))));
    auto *text = program.window->findChild<QWidget *>(QStringLiteral("messageText"));
    QVERIFY(text);
    QTRY_SOON(text->property("plainText").toString().contains(u"Sort the list by size"));
    QTRY_SOON(program.log().contains(u"RETR 44"));
}

void TestWindow::laidOutMailIsShownFromItsBeginning()
{
    Program program;
    practise(program);
    auto *html = program.child<QTextBrowser>("messageHtml");
    for (const char *subject : {"The Slow Web", "Letters on POP3, 2", "A stamp with three poplars"}) {
        const QString before = html->toPlainText();
        const QStringList found = program.subjects().filter(QLatin1StringView(subject));
        QCOMPARE(found.size(), 1);
        program.select(int(program.subjects().indexOf(found.first())));
        QTRY_SOON(html->isVisible() && html->toPlainText() != before);
        QTRY_SOON(html->verticalScrollBar()->maximum() > 0);
        QCoreApplication::processEvents();
        QVERIFY2(html->verticalScrollBar()->value() == 0, subject);
    }
}

void TestWindow::theZoomIsRemembered()
{
    Program program;
    practise(program);
    program.child<QAction>("zoomIn")->trigger();
    program.child<QAction>("zoomIn")->trigger();
    const qreal points = program.child<QPlainTextEdit>("messageText")->font().pointSizeF();
    QVERIFY(points > QApplication::font().pointSizeF() * 1.2);
    program.window->close();
    QTRY_SOON(!program.window->isVisible());
    program.restart();
    QCOMPARE(program.child<QPlainTextEdit>("messageText")->font().pointSizeF(), points);
}

void TestWindow::anAttachmentIsSaved()
{
    Program program;
    practise(program);
    program.select(int(program.subjects().indexOf(QStringLiteral("Your invoice 2026-1107"))));
    auto *attachments = program.child<QAbstractItemView>("attachments");
    QTRY_SOON(attachments->isVisible());
    attachments->setCurrentIndex(attachments->model()->index(0, 0));
    program.child<QAction>("saveAttachment")->trigger();
    QTRY_SOON(program.window->findChild<QFileDialog *>(QStringLiteral("saveDialog")));
    auto *dialog = program.window->findChild<QFileDialog *>(QStringLiteral("saveDialog"));
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("invoice.bin"));
    dialog->setDirectory(folder.path());
    dialog->selectFile(path);
    QMetaObject::invokeMethod(dialog, "accept");
    QTRY_SOON(QFile::exists(path));
    QCOMPARE(QFileInfo(path).size(), 39);
}

void TestWindow::anAttachmentIsOpened()
{
    Program program;
    practise(program);
    program.select(int(program.subjects().indexOf(QStringLiteral("The summer timetable, as a PDF"))));
    auto *attachments = program.child<QAbstractItemView>("attachments");
    QTRY_SOON(attachments->isVisible());
    QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "openInstead");
    m_opened.clear();
    attachments->setFocus();
    QTest::keyClick(attachments, Qt::Key_Return);
    QTRY_SOON(m_opened.size() == 1);
    QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
    const QFileInfo file(m_opened.first().toLocalFile());
    QCOMPARE(file.suffix(), QStringLiteral("pdf"));
    QVERIFY(file.size() > 100);
    QCOMPARE(file.permissions() & (QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther),
             QFile::Permissions());
    program.window.reset();
    QVERIFY(!QFile::exists(file.filePath()));
}

void TestWindow::aProgramIsNotOpened()
{
    Program program;
    practise(program);
    program.select(int(program.subjects().indexOf(QStringLiteral("Your invoice 2026-1107"))));
    auto *attachments = program.child<QAbstractItemView>("attachments");
    QTRY_SOON(attachments->isVisible());
    QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "openInstead");
    m_opened.clear();
    program.child<QAction>("openAttachment")->trigger();
    QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
    QVERIFY(program.dialog("notOpened"));
    QVERIFY(m_opened.isEmpty());
    program.dialog("notOpened")->reject();
}

void TestWindow::anAttachmentIsLookedAt()
{
    Program program;
    practise(program);
    const int row = int(program.subjects().indexOf(QStringLiteral("[LASERBIRD 300] SCAN JOB #0001 / ALERT")));
    program.select(row);
    auto *attachments = program.child<QAbstractItemView>("attachments");
    QTRY_SOON(attachments->isVisible());
    attachments->setFocus();
    QTest::keyClick(attachments, Qt::Key_Space);
    auto *picture = program.child<QWidget>("attachmentPicture");
    QTRY_SOON(picture->isVisible());
    QVERIFY(picture->accessibleName().contains(u"pixels"));
    QTest::keyClick(attachments, Qt::Key_Escape);
    QVERIFY(!picture->isVisible());
}

void TestWindow::allAttachmentsAreSaved()
{
    Program program;
    practise(program);
    program.select(int(program.subjects().indexOf(QStringLiteral("Показания счётчика пчёл за неделю"))));
    auto *attachments = program.child<QAbstractItemView>("attachments");
    QTRY_SOON(attachments->isVisible());
    const int count = attachments->model()->rowCount();
    QVERIFY(count > 1);
    program.child<QAction>("saveAllAttachments")->trigger();
    QTRY_SOON(program.window->findChild<QFileDialog *>(QStringLiteral("folderDialog")));
    auto *dialog = program.window->findChild<QFileDialog *>(QStringLiteral("folderDialog"));
    const QTemporaryDir folder;
    dialog->selectFile(folder.path());
    QMetaObject::invokeMethod(dialog, "accept");
    QTRY_SOON(QDir(folder.path()).entryList(QDir::Files).size() == count);
    QTRY_SOON(program.child<QLabel>("totals")->text().contains(folder.path()));
}

void TestWindow::anUnknownHostIsToldInTheWindow()
{
    Program program;
    program.enterDetails();
    QDialog *settings = program.dialog("SettingsDialog");
    QTest::keyClicks(settings->findChild<QLineEdit *>(QStringLiteral("host")),
                     QStringLiteral("pop.nowhere.invalid"));
    QTest::keyClicks(settings->findChild<QLineEdit *>(QStringLiteral("user")), QStringLiteral("anna"));
    settings->findChild<QDialogButtonBox *>(QStringLiteral("buttons"))->button(QDialogButtonBox::Ok)->click();
    QTRY_SOON(!program.dialog("SettingsDialog"));
    program.child<QAction>("checkAction")->trigger();
    QTRY_SOON(program.dialog("PasswordDialog"));
    QDialog *password = program.dialog("PasswordDialog");
    QTest::keyClicks(password->findChild<QLineEdit *>(QStringLiteral("password")),
                     QStringLiteral("no matter"));
    password->accept();
    auto *bar = program.child<QWidget>("problemBar");
    QTRY_SOON(bar->isVisible());
    QString words;
    for (const QLabel *label : bar->findChildren<QLabel *>())
        words += label->text() + u'\n';
    QVERIFY2(words.contains(u"pop.nowhere.invalid"), qPrintable(words));
    QVERIFY(program.child<QAction>("checkAction")->isEnabled());
}

void TestWindow::aTickIsSentAndTakenBack()
{
    Program program;
    practise(program);
    tick(program, 0);
    QTRY_SOON(program.log().contains(u"DELE 44"));
    QTest::keyClick(program.child<QTreeView>("messageList"), Qt::Key_Delete);
    QTRY_SOON(program.tickOf(0) == Qt::Unchecked);
    QTRY_SOON(program.log().contains(u"RSET"));
}

void TestWindow::closingWithTicksAsksAndDeletes()
{
    Program program;
    practise(program);
    const QString victim = program.subjects().first();
    tick(program, 0);
    program.window->close();
    QTRY_SOON(program.dialog("ReviewSheet"));
    QVERIFY(program.window->isVisible());
    program.dialog("ReviewSheet")->findChild<QPushButton *>(QStringLiteral("deleteMessages"))->click();
    QTRY_SOON(!program.window->isVisible());
    program.restart();
    program.button(QStringLiteral("Try with a practice mailbox"))->click();
    QTRY_SOON(program.rows() == letters - 1);
    QVERIFY(!program.subjects().contains(victim));
}

void TestWindow::closingWithTicksMayLeaveWithoutDeleting()
{
    Program program;
    practise(program);
    tick(program, 0);
    program.window->close();
    QTRY_SOON(program.dialog("ReviewSheet"));
    program.dialog("ReviewSheet")->findChild<QPushButton *>(QStringLiteral("leaveWithoutDeleting"))->click();
    QTRY_SOON(!program.window->isVisible());
    program.restart();
    program.button(QStringLiteral("Try with a practice mailbox"))->click();
    QTRY_SOON(program.rows() == letters);
}

void TestWindow::closingWithTicksMayStay()
{
    Program program;
    practise(program);
    tick(program, 0);
    program.window->close();
    QTRY_SOON(program.dialog("ReviewSheet"));
    program.dialog("ReviewSheet")->findChild<QPushButton *>(QStringLiteral("stay"))->click();
    QTRY_SOON(!program.dialog("ReviewSheet"));
    QVERIFY(program.window->isVisible());
    QCOMPARE(program.tickOf(0), Qt::Checked);
}

void TestWindow::closingDeletesByARuleWithoutAsking()
{
    Program program;
    accounts::Account account;
    account.host = QStringLiteral("127.0.0.1");
    account.port = program.practicePort();
    account.user = QStringLiteral("student");
    account.trustedDigests = program.practiceDigests();
    account.newMail = accounts::NewMail::Download;
    account.retention.kind = accounts::Retention::Kind::AtOnce;
    program.restartWith(account);
    check(program);
    QTRY_SOON(program.child<QLabel>("downloadSummary")->text().startsWith(QStringLiteral("44 message(s)")));
    QTRY_SOON(program.tickOf(0) == Qt::Checked && program.tickOf(letters - 1) == Qt::Checked);
    program.window->close();
    QVERIFY(program.window->isVisible()); // until the server has answered
    QTRY_SOON(!program.window->isVisible());
    QVERIFY(!program.dialog("ReviewSheet"));
    program.restart();
    program.child<QAction>("historyAction")->trigger();
    QTRY_SOON(program.dialog("historyDialog"));
    const auto *history = program.dialog("historyDialog")->findChild<QListView *>(QStringLiteral("receipts"));
    QTRY_SOON(history->model()->rowCount() == 1);
    program.dialog("historyDialog")->close();
    check(program);
    QTRY_SOON(program.child<QAction>("leaveAction")->isEnabled());
    for (int row = 0; row < letters; ++row) // They are here, and no longer on the server.
        QVERIFY(!(program.list()->index(row, 0).flags() & Qt::ItemIsUserCheckable));
}

void TestWindow::theLayoutIsRemembered()
{
    Program program;
    practise(program);
    program.window->resize(1010, 780);
    program.child<QWidget>("logDock")->setVisible(false);
    program.window->close();
    QTRY_SOON(!program.window->isVisible());
    program.restart();
    QCOMPARE(program.window->size(), QSize(1010, 780));
    QVERIFY(!program.child<QWidget>("logDock")->isVisible());
}

void TestWindow::theLogAndTheListKnowEachOther()
{
    Program program;
    practise(program);
    const int row = int(program.subjects().indexOf(QStringLiteral("Your turn: nine small exercises")));
    program.select(row);
    QTRY_SOON(program.log().contains(u"RETR 44"));
    program.child<QAction>("showInLogAction")->trigger();
    QAbstractItemView &log = program.shownLog();
    const auto current = [&log] {
        return log.currentIndex().siblingAtColumn(TranscriptModel::Text).data().toString();
    };
    QCOMPARE(current(), QStringLiteral("RETR 44"));
    const QPersistentModelIndex line = log.currentIndex();
    program.select(row > 0 ? 0 : 1);
    log.scrollTo(line);
    QTest::mouseClick(log.viewport(), Qt::LeftButton, {}, log.visualRect(line).center());
    const auto *list = program.child<QTreeView>("messageList");
    const auto selectedRow = [list] { return list->selectionModel()->selectedRows().value(0).row(); };
    QTRY_SOON(selectedRow() == row);
    QVERIFY(list->currentIndex().row() != row); // it is not to be fetched for that
    QTest::keyClick(&log, Qt::Key_Return);
    QTRY_SOON(list->currentIndex().row() == row);
}

void TestWindow::aBusyMaildropIsWaitedForWithACountdown()
{
    const BusyServer server;
    Program program;
    checkInClearText(program, server.serverPort());
    auto *bar = program.child<QWidget>("waitingBar");
    QTRY_SOON(bar->isVisible());
    QCOMPARE(server.logins, 1);
    QVERIFY(
        program.child<QLabel>("waitingReason")->text().contains(QStringLiteral("in use by another program")));
    QVERIFY(program.child<QLabel>("waitingLeft")->text().startsWith(QStringLiteral("Trying again in ")));
    QVERIFY(!program.child<QWidget>("problemBar")->isVisible());
    QVERIFY(program.child<QAction>("stopAction")->isEnabled());
    QVERIFY(!program.child<QAction>("rebuildAction")->isEnabled());
    program.child<QPushButton>("tryNow")->click();
    QTRY_SOON(server.logins == 2);
    QTRY_SOON(bar->isVisible());
    program.child<QPushButton>("stopWaiting")->click();
    QTRY_SOON(!bar->isVisible());
    QVERIFY(program.child<QAction>("checkAction")->isEnabled());
}

void TestWindow::whatVanishedIsToldInTheWindow()
{
    // Wildduck tells by its greeting that it lists only a part, but then nothing counts as vanished.
    const auto visit = [](const QByteArray &greeting, const QByteArray &listings) {
        return "S: +OK " + greeting
            + "\nC: CAPA\nS: -ERR\nC: USER student\nS: +OK\nC: PASS nutshell\nS: +OK\n" + "C: CAPA\nS: -ERR\n"
            + listings;
    };
    const QByteArray two = "C: STAT\nS: +OK 2 300\nC: LIST\nS: +OK\nS: 1 100\nS: 2 200\nS: .\n"
                           "C: UIDL\nS: +OK\nS: 1 one\nS: 2 two\nS: .\n"
                           "C: TOP 2 0\nS: +OK\nS: Subject: second\nS:\nS: .\n"
                           "C: TOP 1 0\nS: +OK\nS: Subject: first\nS:\nS: .\n";
    const QByteArray one = "C: STAT\nS: +OK 1 100\nC: LIST\nS: +OK\nS: 1 100\nS: .\n"
                           "C: UIDL\nS: +OK\nS: 1 one\nS: .\n";
    const QByteArray leaving = "C: RSET\nS: +OK\nC: QUIT\nS: +OK\nNEXT\n";
    test::ScriptedServer server(visit("ready", two) + leaving + visit("ready", one) + leaving
                                + visit("WDPop ready for requests from 192.0.2.1", one) + "HANG\n");
    Program program;
    checkInClearText(program, server.port());
    QTRY_SOON(program.rows() == 2 && program.subjects().contains(QStringLiteral("first")));
    QVERIFY(!program.child<QWidget>("problemBar")->isVisible());
    program.child<QAction>("checkAction")->trigger();
    QTRY_SOON(program.child<QWidget>("problemBar")->isVisible());
    QCOMPARE(program.child<QLabel>("problemTitle")->text(),
             QStringLiteral("1 message(s) vanished from the server"));
    program.child<QAction>("checkAction")->trigger();
    const auto *totals = program.child<QLabel>("totals");
    QTRY_SOON(totals->text().contains(QStringLiteral("only a part of the mailbox")));
    server.ignoreRest();
}

/// Some servers take a minute to list a large maildrop.
void TestWindow::aMailboxIsNotCalledEmptyBeforeItIsListed()
{
    test::ScriptedServer server("S: +OK ready\nC: CAPA\nS: -ERR\nC: USER student\nS: +OK\nC: PASS nutshell\n"
                                "S: +OK\nC: CAPA\nS: -ERR\nC: STAT\nHANG\n");
    Program program;
    checkInClearText(program, server.port());
    const auto says = [&program](const QString &text) {
        const auto labels =
            program.child<MessageListPane>("listPane")->findChild<EmptyState *>()->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&text](const QLabel *label) { return label->text() == text; });
    };
    QTRY_SOON(program.child<QToolButton>("connection")->text().startsWith(QStringLiteral("Connected")));
    QTRY_SOON(says(QStringLiteral("Looking into the mailbox…")));
    server.ignoreRest();
}

void TestWindow::everySettingOfAnAccountOutlivesTheProgram()
{
    Program program;
    program.enterDetails();
    QDialog *settings = program.dialog("SettingsDialog");
    QTest::keyClicks(settings->findChild<QLineEdit *>(QStringLiteral("host")), QStringLiteral("127.0.0.1"));
    QTest::keyClicks(settings->findChild<QLineEdit *>(QStringLiteral("user")), QStringLiteral("student"));
    auto *method = settings->findChild<QComboBox *>(QStringLiteral("method"));
    method->setCurrentIndex(method->findData(int(Authentication::ScramSha1)));
    settings->findChild<QSpinBox *>(QStringLiteral("silence"))->setValue(77);
    settings->findChild<QSpinBox *>(QStringLiteral("keepAlive"))->setValue(0);
    settings->findChild<QSpinBox *>(QStringLiteral("largest"))->setValue(25);
    settings->findChild<QDialogButtonBox *>(QStringLiteral("buttons"))->button(QDialogButtonBox::Ok)->click();
    QTRY_SOON(!program.dialog("SettingsDialog"));
    program.restart();
    const accounts::Account kept = program.onlyAccount();
    QCOMPARE(kept.authentication, Authentication::ScramSha1);
    QCOMPARE(kept.silence, std::chrono::seconds(77));
    QCOMPARE(kept.keepAlive, std::chrono::seconds(0));
    QCOMPARE(kept.largestMessage, qint64(25) * 1024 * 1024);
}

void TestWindow::downloadsAreShownAndKept()
{
    Program program;
    practise(program);
    auto *dock = program.child<QDockWidget>("downloadsDock");
    QVERIFY(!dock->isVisible());
    dock->toggleViewAction()->trigger();
    QTRY_SOON(!dock->findChild<QWidget *>(QStringLiteral("downloadTools"))->visibleRegion().isEmpty());
    dock->hide();
    program.child<QAction>("downloadAll")->trigger();
    QTRY_SOON(dock->isVisible());
    auto *downloads = program.child<QTreeView>("downloads");
    QTRY_SOON(program.child<QLabel>("downloadSummary")
                  ->text()
                  .startsWith(QStringLiteral("%1 message(s) downloaded").arg(letters)));
    QCOMPARE(downloads->model()->rowCount(), letters);
    int files = 0;
    for (const char *folder : {"new", "cur"})
        files +=
            int(QDir(program.accountFolder(QStringLiteral("practice")) + u'/' + QLatin1StringView(folder))
                    .entryList(QDir::Files)
                    .size());
    QCOMPARE(files, letters);
    QVERIFY(!program.child<QToolButton>("downloadStatus")->isVisible());
    program.child<QAction>("clearDownloads")->trigger();
    QTRY_SOON(downloads->model()->rowCount() == 0);
}

void TestWindow::aDeletionLeavesAReceipt()
{
    Program program;
    practise(program);
    const QString victim = program.subjects().first();
    tick(program, 0);
    program.child<QAction>("leaveAction")->trigger();
    QTRY_SOON(program.dialog("ReviewSheet"));
    program.dialog("ReviewSheet")->findChild<QPushButton *>(QStringLiteral("deleteMessages"))->click();
    QTRY_SOON(program.window->findChild<QPushButton *>(QStringLiteral("problemOffer")));
    QTRY_SOON(program.child<QLabel>("problemTitle")->text() == QStringLiteral("1 message(s) deleted"));
    program.child<QPushButton>("problemOffer")->click();
    QTRY_SOON(program.dialog("receiptDialog"));
    const auto *items =
        program.dialog("receiptDialog")->findChild<QTreeView *>(QStringLiteral("receiptItems"))->model();
    QCOMPARE(items->rowCount(), 1);
    QCOMPARE(items->index(0, 1).data().toString(), victim);
    program.dialog("receiptDialog")->reject();
    program.child<QAction>("historyAction")->trigger();
    QTRY_SOON(program.dialog("historyDialog"));
    const auto *history = program.dialog("historyDialog")->findChild<QListView *>(QStringLiteral("receipts"));
    QTRY_SOON(history->model()->rowCount() == 1);
}

void TestWindow::whatARuleWouldDeleteIsTold()
{
    Program program;
    accounts::Account account;
    account.host = QStringLiteral("127.0.0.1");
    account.user = QStringLiteral("student");
    program.restartWith(account);
    program.child<QAction>("settingsAction")->trigger();
    QTRY_SOON(program.dialog("SettingsDialog"));
    const QDialog *settings = program.dialog("SettingsDialog");
    settings->findChild<QTabBar *>(QStringLiteral("tabs"))->setCurrentIndex(1);
    settings->findChild<QRadioButton *>(QStringLiteral("deleteAtOnce"))->click();
    const auto words = [settings] {
        QString all;
        for (const auto *label :
             settings->findChild<QWidget *>(QStringLiteral("forecast"))->findChildren<QLabel *>())
            all += label->text();
        return all;
    };
    QTRY_SOON(words().contains(QStringLiteral("Poplar knows of none in this mailbox yet")));
}

void TestWindow::otherAccountsAreLoadedAsWell()
{
    Program program;
    const quint16 port = program.practicePort();
    accounts::Account account;
    account.host = QStringLiteral("127.0.0.1");
    account.user = QStringLiteral("student");
    account.port = port;
    account.trustedDigests = program.practiceDigests();
    account.name = QStringLiteral("Work");
    program.restartWith(account);
    program.child<QAction>("checkAction")->trigger();
    QTRY_SOON(program.dialog("PasswordDialog"));
    QTest::keyClicks(program.dialog("PasswordDialog")->findChild<QLineEdit *>(QStringLiteral("password")),
                     QString::fromLatin1(practice::Server::password));
    program.dialog("PasswordDialog")->accept();
    QTRY_SOON(program.headersAreThere());
    account = {};
    account.host = QStringLiteral("pop.nowhere.invalid");
    account.user = QStringLiteral("anna");
    account.name = QStringLiteral("Home");
    program.restartWith(account);
    const auto rowOf = [&program](const QString &name) {
        const QAbstractItemModel *model = program.child<QTreeView>("accountList")->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 0).data().toString() == name)
                return model->index(row, 0);
        }
        return QModelIndex();
    };
    program.child<QTreeView>("accountList")->setCurrentIndex(rowOf(QStringLiteral("Home")));
    program.window->close();
    QTRY_SOON(!program.window->isVisible());
    program.restart();
    // Home is shown; what is in Work is told all the same.
    QTRY_SOON(rowOf(QStringLiteral("Work")).data(Qt::AccessibleTextRole).toString().contains(u"44 message"));
}

void TestWindow::aQuestionIsAboutTheMailboxItWasAskedFor()
{
    // As when Poplar is started a second time, for the practice mailbox, while a dialog is open.
    Program program;
    program.restartWith(accountNowhere());
    program.child<QAction>("practiceAction")->trigger();
    QTRY_SOON(program.headersAreThere());
    const auto *dock = program.child<QDockWidget>("downloadsDock");
    program.child<QAction>("downloadBelow")->trigger();
    QTRY_SOON(program.dialog("downloadDialog"));
    auto *accounts = program.child<QTreeView>("accountList");
    const QPersistentModelIndex practice = accounts->currentIndex();
    const int account = practice.parent().row(); // What is shown is one of its places.
    accounts->setCurrentIndex(accounts->model()->index(account == 0 ? 1 : 0, 0));
    QCOMPARE(program.rows(), 0);
    program.dialog("downloadDialog")->findChild<QPushButton *>(QStringLiteral("startDownload"))->click();
    QTRY_SOON(!program.dialog("downloadDialog"));
    QVERIFY(!program.child<QWidget>("problemBar")->isVisible());
    accounts->setCurrentIndex(practice);
    QTRY_SOON(program.child<QTreeView>("downloads")->model()->rowCount() > 0);
    QVERIFY(dock->isVisible());
}

void TestWindow::theCatalogueIsRebuiltOfTheMailboxItWasAskedFor()
{
    Program program;
    program.restartWith(accountNowhere());
    auto *accounts = program.child<QTreeView>("accountList");
    const QPersistentModelIndex nowhere = accounts->currentIndex();
    QVERIFY(program.child<QAction>("rebuildAction")->isEnabled());
    program.child<QAction>("rebuildAction")->trigger();
    QTRY_SOON(program.dialog("choiceDialog"));
    program.child<QAction>("practiceAction")->trigger();
    QTRY_SOON(program.headersAreThere());
    QVERIFY(!program.child<QAction>("rebuildAction")->isEnabled());
    QVERIFY(
        program.child<QAction>("rebuildAction")->toolTip().startsWith(QStringLiteral("Leave the mailbox")));
    program.dialog("choiceDialog")->findChild<QPushButton *>(QStringLiteral("rebuild"))->click();
    accounts->setCurrentIndex(nowhere);
    const auto *title = program.child<QLabel>("problemTitle");
    QTRY_SOON(title->isVisible() && title->text() == QStringLiteral("The catalogue has been rebuilt"));
    QTRY_SOON(program.child<QAction>("rebuildAction")->isEnabled());
    QVERIFY(
        program.child<QAction>("rebuildAction")->toolTip().startsWith(QStringLiteral("Make what Poplar")));
}

void TestWindow::whatFillsTheMailboxIsTickedFromThePicture()
{
    Program program;
    practise(program);
    auto *dock = program.child<QDockWidget>("spaceDock");
    QVERIFY(!dock->isVisible());
    dock->toggleViewAction()->trigger();
    const auto *chosen = program.child<QLabel>("spaceSelection");
    // Until there is a rectangle, a key selects nothing.
    const auto selectLargest = [&] {
        QTest::keyClick(program.child<QWidget>("treemap"), Qt::Key_Space);
        return program.child<QPushButton>("tickSpaceSelection")->isEnabled();
    };
    QTRY_SOON(selectLargest());
    const auto *selection = program.child<QTreeView>("messageList")->selectionModel();
    const int count = int(selection->selectedRows().size());
    QVERIFY2(count > 0, qPrintable(chosen->text()));
    const int row = selection->selectedRows().first().row();
    QVERIFY(!program.log().contains(u"DELE "));
    QVERIFY(!program.log().contains(u"RETR "));
    program.child<QPushButton>("tickSpaceSelection")->click();
    QTRY_SOON(program.tickOf(row) == Qt::Checked);
    QTRY_SOON(program.log().count(QStringLiteral("DELE ")) == count);
    QTRY_SOON(program.child<QPushButton>("tickSpaceSelection")->text() == u"Untick");
}

void TestWindow::roomIsMadeByTickingWhatIsProposed()
{
    Program program;
    practise(program);
    program.child<QAction>("makeRoomAction")->trigger();
    QTRY_SOON(program.dialog("roomDialog"));
    auto *tick = program.dialog("roomDialog")->findChild<QPushButton *>(QStringLiteral("roomTick"));
    QTRY_SOON(tick->isEnabled());
    const int proposed = program.dialog("roomDialog")->findChild<QTreeView *>()->model()->rowCount();
    QVERIFY(proposed > 0 && proposed < letters);
    tick->click();
    QTRY_SOON(!program.dialog("roomDialog"));
    QTRY_SOON(program.log().count(QStringLiteral("DELE ")) == proposed);
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
