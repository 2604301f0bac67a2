// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window with an account that sends: what is kept here is answered, what is written leaves by a
// server on this machine, and what does not leave is seen in the outbox.
#include "accounts/accountstore.h"
#include "accounts/profile.h"
#include "archive/catalogue.h"
#include "archive/maildir.h"
#include "gui/accountlistmodel.h"
#include "gui/addressfield.h"
#include "gui/composetext.h"
#include "gui/composewindow.h"
#include "gui/mainwindow.h"
#include "gui/messagelistpane.h"
#include "gui/messagepane.h"
#include "gui/outboxpane.h"
#include "gui/placesview.h"
#include "gui/problembar.h"
#include "gui/settingsdialog.h"
#include "gui/theme.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QCryptographicHash>
#include <QDesktopServices>
#include <QDir>
#include <QLabel>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace poplar;
using namespace poplar::gui;
using Fate = mailbox::RecipientState::Fate;
using State = mailbox::OutboxEntry::State;

namespace {

constexpr int longEnough = 30'000;
#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, longEnough)

const QByteArray letter = "From: Bert Berg <bert@example.org>\nReply-To: boats@example.net\n"
                          "To: anna@home.example, cora@example.org\nSubject: Boats\n"
                          "Message-ID: <17@example.org>\nDate: Fri, 20 Nov 2026 10:00:00 +0000\n\n"
                          "Two of them are for sale.\n";

/// Takes mail by SMTP, as far as it is needed here.
class MailTaker {
public:
    MailTaker()
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            socket->write("220 hello\r\n");
            QObject::connect(socket, &QTcpSocket::readyRead, &m_server, [this, socket] { read(*socket); });
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
    }
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

    QByteArray toRecipients = "250 2.1.5 ok";
    QByteArrayList recipients;
    QByteArrayList messages;

private:
    void read(QTcpSocket &socket)
    {
        while (socket.canReadLine()) {
            const QByteArray line = socket.readLine().trimmed();
            if (m_isData) {
                m_isData = line != ".";
                if (m_isData)
                    m_message += line + '\n';
                else
                    end(socket);
                continue;
            }
            answer(socket, line);
        }
    }
    void answer(QTcpSocket &socket, const QByteArray &line)
    {
        const QByteArray verb = line.left(4).toUpper();
        if (verb == "EHLO")
            socket.write("250-mail.example.org\r\n250 SIZE 5000000\r\n");
        else if (verb == "RCPT") {
            recipients += line.mid(8);
            socket.write(toRecipients + "\r\n");
        } else if (verb == "DATA") {
            m_isData = true;
            m_message.clear();
            socket.write("354 go on\r\n");
        } else if (verb == "QUIT") {
            socket.write("221 bye\r\n");
            socket.disconnectFromHost();
        } else {
            socket.write("250 2.0.0 ok\r\n");
        }
    }
    void end(QTcpSocket &socket)
    {
        messages += m_message;
        socket.write("250 2.0.0 queued as 1\r\n");
    }

    QTcpServer m_server;
    QByteArray m_message;
    bool m_isData = false;
};

/// A program with an account that has one letter in its archive.
class Program {
public:
    enum class Server { Known, Unknown }; ///< By which it sends.
    explicit Program(QByteArray content = letter, Server server = Server::Known)
        : m_content(std::move(content))
        , m_profile(m_folder.path())
        , m_server(server)
    {
        isPrepared = m_profile.prepare() && prepare();
        start();
    }
    ~Program() { window.reset(); }
    Q_DISABLE_COPY_MOVE(Program)

    void restart()
    {
        window->close();
        window.reset();
        start();
    }

    template <class T>
    T *child(const char *name) const
    {
        T *found = window->findChild<T *>(QLatin1StringView(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    [[nodiscard]] QTreeView *list() const { return child<QTreeView>("messageList"); }
    [[nodiscard]] QModelIndex place(const char *name) const
    {
        const QAbstractItemModel *places = child<PlacesView>("accountList")->model();
        return places
            ->match(places->index(0, 0), Qt::DisplayRole, QString::fromLatin1(name), 1,
                    Qt::MatchExactly | Qt::MatchRecursive)
            .value(0);
    }
    [[nodiscard]] int count(const char *name) const
    {
        return place(name).data(AccountListModel::CountRole).toInt();
    }
    void choose(const char *name) const { child<PlacesView>("accountList")->setCurrentIndex(place(name)); }
    /// In a menu or on a bar: what owns it is no widget.
    [[nodiscard]] QAction *action(const char *name) const
    {
        const QList<QWidget *> widgets = window->findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            const QList<QAction *> actions = widget->actions();
            for (QAction *one : actions) {
                if (one->objectName() == QLatin1StringView(name))
                    return one;
            }
        }
        qFatal("no %s", name);
    }
    void act(const char *name) const { action(name)->trigger(); }

    /// Waits for the window that is being written in.
    [[nodiscard]] static QPointer<ComposeWindow> written()
    {
        QPointer<ComposeWindow> found;
        const bool came = QTest::qWaitFor(
            [&found] {
                const QWidgetList all = QApplication::topLevelWidgets();
                for (QWidget *one : all) {
                    if (auto *writing = qobject_cast<ComposeWindow *>(one); writing && writing->isVisible())
                        found = writing;
                }
                return found != nullptr;
            },
            longEnough);
        if (!came)
            qFatal("no window to write in");
        return found;
    }
    [[nodiscard]] QPointer<ComposeWindow> answer(const char *way) const
    {
        choose("Archive");
        if (!QTest::qWaitFor([this] { return list()->model()->rowCount() == 1; }, longEnough))
            qFatal("the archive is empty");
        list()->setCurrentIndex(list()->model()->index(0, MessageListModel::SubjectColumn));
        if (!QTest::qWaitFor([this, way] { return action(way)->isEnabled(); }, longEnough))
            qFatal("%s is not possible", way);
        act(way);
        return written();
    }
    [[nodiscard]] QPointer<ComposeWindow> writeNew() const
    {
        act("newMessageAction");
        const QPointer<ComposeWindow> writing = written();
        QTest::keyClicks(writing->findChild<AddressField *>(QStringLiteral("to")),
                         QStringLiteral("bert@example.org"));
        QTest::keyClicks(writing->findChild<QLineEdit *>(QStringLiteral("subject")), QStringLiteral("Sails"));
        QTest::keyClicks(writing->findChild<ComposeText *>(), QStringLiteral("Bring some."));
        return writing;
    }
    /// Waits for the settings.
    [[nodiscard]] SettingsDialog *settings() const
    {
        const auto found = [this] { return window->findChild<SettingsDialog *>() != nullptr; };
        if (!QTest::qWaitFor(found, longEnough))
            qFatal("no settings");
        return window->findChild<SettingsDialog *>();
    }
    /// Says in the settings by which server the account sends, and leaves them with OK.
    void setUpSending() const
    {
        SettingsDialog *dialog = settings();
        dialog->findChild<QLineEdit *>(QStringLiteral("sendingHost"))->setFocus();
        QTest::keyClicks(dialog->findChild<QLineEdit *>(QStringLiteral("sendingHost")),
                         QStringLiteral("127.0.0.1"));
        dialog->findChild<QRadioButton *>(QStringLiteral("sendingNone"))->click();
        dialog->findChild<QSpinBox *>(QStringLiteral("sendingPort"))->setValue(taker.port());
        auto *login = dialog->findChild<QComboBox *>(QStringLiteral("sendingLogin"));
        QTest::keyClick(login, Qt::Key_Home);
        for (int i = 0; i < login->findData(int(accounts::SubmissionServer::Login::None)); ++i)
            QTest::keyClick(login, Qt::Key_Down);
        dialog->accept();
    }
    /// What a window for writing offers in its notice, if anything.
    [[nodiscard]] static QPushButton *offer(const QPointer<ComposeWindow> &writing)
    {
        auto *button = writing->findChild<QPushButton *>(QStringLiteral("problemOffer"));
        return button && button->isVisible() ? button : nullptr;
    }
    static void send(const QPointer<ComposeWindow> &writing)
    {
        writing->findChild<QAction *>(QStringLiteral("sendAction"))->trigger();
    }

    MailTaker taker;
    std::unique_ptr<MainWindow> window;
    bool isPrepared = false;

private:
    void start()
    {
        m_settings = std::make_unique<QSettings>(m_profile.settingsFile(), QSettings::IniFormat);
        m_accounts = std::make_unique<accounts::AccountStore>(m_profile.settingsFile());
        window = std::make_unique<MainWindow>(
            Surroundings{.profile = m_profile,
                         .settings = *m_settings,
                         .accounts = *m_accounts,
                         .passwords = nullptr,
                         .theme = m_theme,
                         .startPractice = [] { return std::optional<PracticeMailbox>(); }});
        window->show();
    }

    bool prepare()
    {
        accounts::Account account;
        account.name = QStringLiteral("Harbour");
        account.host = QStringLiteral("127.0.0.1");
        account.user = QStringLiteral("anna");
        if (m_server == Server::Known)
            account.submission.host = QStringLiteral("127.0.0.1");
        account.submission.port = taker.port();
        account.submission.security = Security::None;
        account.submission.login = accounts::SubmissionServer::Login::None;
        account.senders = {{QStringLiteral("Anna Lind"), QStringLiteral("anna@home.example")}};
        accounts::AccountStore store(m_profile.settingsFile());
        const auto stored = store.store(account);
        const QString folder = stored ? m_profile.accountFolder(stored->id) : QString();
        if (!stored || !QDir().mkpath(folder) || !archive::Maildir::openOwn(folder))
            return false;
        const auto catalogue = archive::Catalogue::open(folder);
        if (!catalogue)
            return false;
        const Result<qint64> first = (*catalogue)->reserveIds(1);
        QFile file(folder + QStringLiteral("/cur/1700000001.M1P1.test:2,"));
        if (!first || !file.open(QFile::WriteOnly) || file.write(m_content) != m_content.size())
            return false;
        Envelope envelope;
        envelope.subject = QStringLiteral("Boats");
        envelope.from = {{QStringLiteral("Bert Berg"), QStringLiteral("bert@example.org")}};
        const QByteArray sum = QCryptographicHash::hash(m_content, QCryptographicHash::Sha256);
        const archive::CheckRecord check{QDateTime::currentDateTimeUtc().addDays(-1), 1, 0};
        return (*catalogue)->add({Identity{"u1", m_content.size(), {}}}, *first, check)
            && (*catalogue)->setHeaders({archive::HeaderEntry{*first, envelope, QByteArray(32, '.')}})
            && (*catalogue)
                   ->setKept({archive::KeptEntry{
                       *first, {file.fileName(), m_content.size(), sum}, m_content.size()}});
    }

    QByteArray m_content; ///< Of the letter.
    QTemporaryDir m_folder;
    Theme m_theme;
    accounts::Profile m_profile;
    Server m_server;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<accounts::AccountStore> m_accounts;
};

} // namespace

class TestWriting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReplyGoesWhereTheAuthorWantsItAndQuotes()
    {
        const Program program;
        QVERIFY(program.isPrepared);
        const auto window = program.answer("replyAction");
        QCOMPARE(window->findChild<AddressField *>(QStringLiteral("to"))->text(),
                 QStringLiteral("boats@example.net"));
        QCOMPARE(window->findChild<QLineEdit *>(QStringLiteral("subject"))->text(),
                 QStringLiteral("Re: Boats"));
        auto *text = window->findChild<ComposeText *>();
        QVERIFY2(text->written().contains(u"Bert Berg wrote:\n> Two of them are for sale.\n"),
                 qPrintable(text->written()));
        QTest::keyClicks(text, QStringLiteral("I take both."));
        QVERIFY(text->written().endsWith(u"> Two of them are for sale.\n\nI take both."));
        Program::send(window);
        QTRY_SOON(!window);
        QTRY_SOON(program.taker.messages.size() == 1);
        QCOMPARE(program.taker.recipients, QByteArrayList{"<boats@example.net>"});
        const QByteArray sent = program.taker.messages.first();
        QVERIFY2(sent.contains("In-Reply-To: <17@example.org>"), sent.constData());
        QVERIFY2(sent.contains("From: Anna Lind <anna@home.example>"), sent.constData());
        QTRY_SOON(program.count("Outbox") == 0);
    }

    void aReplyToAllLeavesOneselfOut()
    {
        const Program program;
        const auto window = program.answer("replyAllAction");
        QVERIFY(
            window->findChild<AddressField *>(QStringLiteral("to"))->text().contains(u"boats@example.net"));
        const QString everybody = window->findChild<AddressField *>(QStringLiteral("to"))->text()
            + window->findChild<AddressField *>(QStringLiteral("cc"))->text();
        QVERIFY2(everybody.contains(u"cora@example.org"), qPrintable(everybody));
        QVERIFY2(!everybody.contains(u"anna@home.example"), qPrintable(everybody));
        window->close(); // Nothing was written.
        QTRY_SOON(!window);
    }

    void aMessageIsForwardedAsItStands()
    {
        const Program program;
        const auto window = program.answer("forwardAttachedAction");
        QTest::keyClicks(window->findChild<AddressField *>(QStringLiteral("to")),
                         QStringLiteral("dora@example.org"));
        Program::send(window);
        QTRY_SOON(program.taker.messages.size() == 1);
        const QByteArray sent = program.taker.messages.first();
        QVERIFY2(sent.contains("message/rfc822") && sent.contains("Two of them are for sale."),
                 sent.constData());
    }

    /// What would be answered is the message that is selected, which is another one than what is read.
    void aMessageWithinAnotherIsNotAnswered()
    {
        const Program program("From: dora@example.org\nMIME-Version: 1.0\n"
                              "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nsee below\n--b\n"
                              "Content-Type: message/rfc822\n\n"
                              + letter + "--b--\n");
        program.answer("replyAction")->close();
        auto *pane = program.child<MessagePane>("messagePane");
        const auto shown = [&program](const char *words) {
            const QList<QLabel *> labels = program.window->findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [words](const QLabel *one) {
                return one->isVisible() && one->text().contains(QLatin1StringView(words));
            });
        };
        QTRY_SOON(shown("dora@example.org"));
        const auto *list = program.child<MessageListPane>("listPane");
        Q_EMIT pane->openPartWanted(list->selected().constFirst(), 2);
        QTRY_SOON(!program.action("replyAction")->isEnabled());
        QVERIFY(program.action("replyAction")->toolTip().contains(u"within another one"));
        QVERIFY(!program.action("redirectAction")->isEnabled());
        Q_EMIT pane->backWanted(list->selected().constFirst());
        QTRY_SOON(program.action("replyAction")->isEnabled());
    }

    void whatIsRefusedIsSeenInTheOutbox()
    {
        Program program;
        program.taker.toRecipients = "550 5.1.1 No such user";
        const auto window = program.writeNew();
        Program::send(window);
        QTRY_SOON(!window);
        auto *bar = program.window->findChild<ProblemBar *>();
        QTRY_SOON(bar->isVisible() && bar->accessibleName().contains(u"“Sails” was not sent"));
        QTRY_SOON(program.count("Outbox") == 1);
        QVERIFY(program.place("Outbox").data(AccountListModel::TroubleRole).toBool());
        bar->findChild<QPushButton *>(QStringLiteral("problemOffer"))->click();
        auto *rows = program.child<QTreeView>("outboxList");
        QTRY_SOON(rows->isVisible());
        QCOMPARE(rows->model()->index(0, 0).data().toString(), QStringLiteral("Sails"));
        QVERIFY(program.child<QLabel>("outboxDetails")->text().contains(u"550 5.1.1 No such user"));
        program.act("discardSent");
        const auto *question = program.child<QMessageBox>("discardQuestion");
        const auto buttons = question->buttons();
        for (QAbstractButton *button : buttons) {
            if (question->buttonRole(button) == QMessageBox::DestructiveRole)
                button->click();
        }
        QTRY_SOON(program.count("Outbox") == 0);
        program.choose("Archive");
        QTRY_SOON(!rows->isVisible() && program.list()->isVisible());
    }

    void whatIsDeletedFromTheOutboxIsSaid_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("fate");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, State state, Fate fate, const char *words) {
            QTest::newRow(name) << int(state) << int(fate) << QString::fromLatin1(words);
        };
        row("waiting", State::Waiting, Fate::Waiting, "It is not sent, and is gone for good.");
        row("refused", State::Returned, Fate::Refused, "It is not sent, and is gone for good.");
        row("unknown", State::Unknown, Fate::Waiting,
            "It may have been sent already. What lies here is gone for good.");
        row("refused for some", State::Returned, Fate::Sent,
            "Some recipients have it already; the others do not get it. What lies here is gone for good.");
    }

    void whatIsDeletedFromTheOutboxIsSaid()
    {
        QFETCH(const int, state);
        QFETCH(const int, fate);
        mailbox::OutboxEntry entry;
        entry.id = mailbox::OutboxId(1);
        entry.recipients = {{QStringLiteral("bert@example.org"), Fate::Waiting, {}},
                            {QStringLiteral("cora@example.org"), Fate(fate), {}}};
        OutboxPane pane;
        pane.show();
        pane.setOutbox({entry});
        auto *list = pane.findChild<QTreeView *>(QStringLiteral("outboxList"));
        list->setCurrentIndex(list->model()->index(0, 0));
        const QSignalSpy discarded(&pane, &OutboxPane::discardWanted);
        pane.findChild<QAction *>(QStringLiteral("discardSent"))->trigger();
        const QPointer<QMessageBox> question =
            pane.findChild<QMessageBox *>(QStringLiteral("discardQuestion"));
        QVERIFY(question);
        entry.state = State(state); // It may become another while it is asked.
        pane.setOutbox({entry});
        QTEST(question->informativeText(), "words");
        entry.state = State::Sending;
        pane.setOutbox({entry});
        QTRY_SOON(!question);
        QCOMPARE(discarded.size(), 0);
    }

    void whatIsInTheOutboxCanBeChanged()
    {
        Program program;
        program.taker.toRecipients = "550 5.1.1 No such user";
        const auto window = program.writeNew();
        Program::send(window);
        QTRY_SOON(program.count("Outbox") == 1);
        QTRY_SOON(program.place("Outbox").data(AccountListModel::TroubleRole).toBool());
        program.choose("Outbox");
        program.taker.toRecipients = "250 ok";
        program.act("editSent");
        const auto again = Program::written();
        QCOMPARE(again->findChild<ComposeText *>()->written().trimmed(), QStringLiteral("Bring some."));
        QTRY_SOON(program.count("Outbox") == 0);
        Program::send(again);
        QTRY_SOON(program.taker.messages.size() == 1);
        QTRY_SOON(program.count("Drafts") == 0);
    }

    void aDraftOutlivesTheProgram()
    {
        Program program;
        const auto window = program.writeNew();
        program.restart(); // It is kept without a question.
        QTRY_SOON(program.count("Drafts") == 1);
        program.choose("Drafts");
        program.act("editDraft");
        const auto again = Program::written();
        QCOMPARE(again->findChild<AddressField *>(QStringLiteral("to"))->text(),
                 QStringLiteral("bert@example.org"));
        QCOMPARE(again->findChild<ComposeText *>()->written(), QStringLiteral("Bring some."));
        Program::send(again);
        QTRY_SOON(program.taker.messages.size() == 1);
        QTRY_SOON(program.count("Drafts") == 0);
    }

    void aWindowSeesThatItsAccountCanSendNow()
    {
        const Program program(letter, Program::Server::Unknown);
        QVERIFY(program.isPrepared);
        const auto window = program.writeNew();
        QVERIFY(Program::offer(window));
        Program::offer(window)->click();
        program.setUpSending();
        QVERIFY(!Program::offer(window));
        Program::send(window);
        QTRY_SOON(program.taker.messages.size() == 1);
    }

    void whatIsWrittenOutlivesItsAccount()
    {
        const Program program;
        const auto window = program.writeNew();
        window->findChild<QAction *>(QStringLiteral("keepAction"))->trigger();
        QTRY_SOON(program.count("Drafts") == 1);
        program.act("settingsAction");
        SettingsDialog *settings = program.settings();
        settings->findChild<QPushButton *>(QStringLiteral("removeAccount"))->click();
        auto *question = settings->findChild<QMessageBox *>(QStringLiteral("removalQuestion"));
        QVERIFY(question);
        QVERIFY2(question->informativeText().startsWith(u'1'), qPrintable(question->informativeText()));
        question->findChild<QPushButton *>(QStringLiteral("confirmRemoval"))->click();
        settings->accept();
        window->close();
        QVERIFY(window && window->isVisible());
        window->findChild<QPushButton *>(QStringLiteral("keepDraft"))->click();
        QCoreApplication::processEvents();
        QVERIFY(window && window->isVisible()); // There is nowhere to keep it.
        QVERIFY(window->centralWidget()->isEnabled());
        QCOMPARE(window->findChild<ComposeText *>()->written(), QStringLiteral("Bring some."));
    }

    void linksOfMailOpenHere()
    {
        const Program program;
        QTRY_SOON(program.action("newMessageAction")->isEnabled());
        QDesktopServices::openUrl(QUrl(QStringLiteral("mailto:bert@example.org?subject=Sails&body=one%0D%"
                                                      "0Atwo&bcc=eve@example.net&attach=/etc/passwd")));
        const auto window = Program::written();
        QCOMPARE(window->findChild<AddressField *>(QStringLiteral("to"))->text(),
                 QStringLiteral("bert@example.org"));
        QCOMPARE(window->findChild<ComposeText *>()->written(), QStringLiteral("one\ntwo"));
        QVERIFY(!window->findChild<AddressField *>(QStringLiteral("bcc"))->isVisible());
    }

    void aLinkWaitsForTheFirstMailbox()
    {
        const QTemporaryDir folder;
        const accounts::Profile profile(folder.path());
        QVERIFY(profile.prepare());
        QSettings settings(profile.settingsFile(), QSettings::IniFormat);
        accounts::AccountStore store(profile.settingsFile());
        Theme theme;
        const auto practice = [] {
            PracticeMailbox mailbox;
            mailbox.account.host = QStringLiteral("127.0.0.1");
            mailbox.account.port = 1;
            mailbox.account.user = QStringLiteral("anna");
            return std::optional<PracticeMailbox>(mailbox);
        };
        MainWindow window(Surroundings{.profile = profile,
                                       .settings = settings,
                                       .accounts = store,
                                       .passwords = nullptr,
                                       .theme = theme,
                                       .startPractice = practice});
        window.show();
        window.writeTo(QUrl(QStringLiteral("mailto:bert@example.org")));
        const QWidgetList before = QApplication::topLevelWidgets();
        QVERIFY(std::none_of(before.begin(), before.end(),
                             [](QWidget *one) { return qobject_cast<ComposeWindow *>(one); }));
        window.practise();
        const auto writing = Program::written();
        QCOMPARE(writing->findChild<AddressField *>(QStringLiteral("to"))->text(),
                 QStringLiteral("bert@example.org"));
    }
};

QTEST_MAIN(TestWriting)
#include "tst_writing.moc"
