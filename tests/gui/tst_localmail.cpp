// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window on an account whose server is never asked: what is kept on this machine is listed, read,
// searched, sorted, starred, thrown away and deleted all the same.
#include "accounts/accountstore.h"
#include "accounts/profile.h"
#include "archive/catalogue.h"
#include "archive/maildir.h"
#include "gui/accountlistmodel.h"
#include "gui/mainwindow.h"
#include "gui/messagelistpane.h"
#include "gui/placesview.h"
#include "gui/theme.h"

#include <QAction>
#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace poplar;
using namespace poplar::gui;
using mailbox::Mark;
using Kind = ListPlace::Kind;

namespace {

constexpr int longEnough = 20'000;
#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, longEnough)

struct Letter {
    const char *subject;
    const char *text;
    bool isOnServer;
    bool isKept;
};

const QList<Letter> letters{{"Anchors", "The halyard is worn out.", true, true},
                            {"Boats", "Two of them are for sale.", true, true},
                            {"Charts", "All of the coast.", false, true},
                            {"Docks", "Nobody has read this yet.", true, false}};

/// A program with an account that has been used before, and a server that only counts who comes.
class Program {
public:
    Program()
        : m_profile(m_folder.path())
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { ++connections; });
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
    [[nodiscard]] PlacesView *tree() const { return child<PlacesView>("accountList"); }
    [[nodiscard]] QTreeView *view() const { return child<QTreeView>("messageList"); }
    [[nodiscard]] QModelIndex place(const QString &name) const
    {
        const QModelIndexList found = tree()->model()->match(tree()->model()->index(0, 0), Qt::DisplayRole,
                                                             name, 1, Qt::MatchExactly | Qt::MatchRecursive);
        return found.value(0);
    }
    /// Lists the archive as it was at first.
    [[nodiscard]] bool showArchive() const
    {
        choose("Archive");
        return QTest::qWaitFor(
            [this] {
                return lists({QStringLiteral("Anchors"), QStringLiteral("Boats"), QStringLiteral("Charts")});
            },
            longEnough);
    }
    void choose(const char *name) const { tree()->setCurrentIndex(place(QString::fromLatin1(name))); }
    [[nodiscard]] QStringList subjects() const
    {
        QStringList subjects;
        const QAbstractItemModel *list = view()->model();
        for (int row = 0; list && row < list->rowCount(); ++row)
            subjects += list->index(row, MessageListModel::SubjectColumn).data().toString();
        subjects.sort();
        return subjects;
    }
    [[nodiscard]] bool lists(const QStringList &subjects) const
    {
        const auto *pane = window->findChild<MessageListPane *>();
        return pane->model() && !pane->model()->isArranging() && this->subjects() == subjects;
    }
    void select(const char *subject) const
    {
        const QModelIndexList found =
            view()->model()->match(view()->model()->index(0, MessageListModel::SubjectColumn),
                                   Qt::DisplayRole, QString::fromLatin1(subject), 1, Qt::MatchExactly);
        view()->setFocus();
        view()->setCurrentIndex(found.value(0));
    }
    [[nodiscard]] mailbox::Marks marksOf(const char *subject) const
    {
        const QModelIndexList found =
            view()->model()->match(view()->model()->index(0, MessageListModel::SubjectColumn),
                                   Qt::DisplayRole, QString::fromLatin1(subject), 1, Qt::MatchExactly);
        return mailbox::Marks::fromInt(found.value(0).data(MessageListModel::MarksRole).toInt());
    }
    /// A key while the list has the focus.
    void press(Qt::Key key) const
    {
        window->activateWindow();
        view()->setFocus();
        if (!QTest::qWaitFor([this] { return view()->hasFocus(); }))
            qFatal("the list has no focus");
        QTest::keyClick(view(), key);
    }
    void act(const char *name) const { child<QAction>(name)->trigger(); }
    void moveTo(const QString &folder) const
    {
        for (QAction *action : child<QMenu>("moveMenu")->actions()) {
            if (action->text().remove(u'&') == folder)
                return action->trigger();
        }
        qFatal("no such folder is offered");
    }
    /// Answers the dialog for the name of a folder.
    void nameFolder(const QString &name) const
    {
        auto *dialog = child<QDialog>("folderDialog");
        dialog->findChild<QLineEdit *>(QStringLiteral("folderName"))->setText(name);
        dialog->accept();
    }
    [[nodiscard]] QMessageBox *question() const
    {
        return window->findChild<QMessageBox *>(QStringLiteral("placeQuestion"));
    }
    void agree() const
    {
        for (QAbstractButton *button : question()->buttons()) {
            if (question()->buttonRole(button) == QMessageBox::AcceptRole)
                return button->click();
        }
    }
    /// Whether a letter lies in a file somewhere on this machine.
    [[nodiscard]] bool isOnDisk(const char *subject) const
    {
        QDirIterator files(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.fileName().contains(QStringLiteral("catalogue")) && file.open(QFile::ReadOnly)
                && file.readAll().contains(QByteArray("Subject: ") + subject))
                return true;
        }
        return false;
    }

    std::unique_ptr<MainWindow> window;
    bool isPrepared = false;
    int connections = 0;

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

    /// As earlier runs leave it: what is kept lies in files, and the catalogue knows it all.
    bool prepare()
    {
        accounts::Account account;
        account.name = QStringLiteral("Harbour");
        account.host = QStringLiteral("127.0.0.1");
        account.port = m_server.serverPort();
        account.user = QStringLiteral("anna");
        accounts::AccountStore store(m_profile.settingsFile());
        const auto stored = store.store(account);
        const QString folder = stored ? m_profile.accountFolder(stored->id) : QString();
        if (!stored || !QDir().mkpath(folder) || !archive::Maildir::openOwn(folder))
            return false;
        const auto catalogue = archive::Catalogue::open(folder);
        if (!catalogue)
            return false;
        const Result<qint64> first = (*catalogue)->reserveIds(letters.size());
        if (!first)
            return false;
        QList<Identity> identities;
        QList<archive::HeaderEntry> headers;
        QList<archive::KeptEntry> kept;
        QList<qint64> gone;
        for (int i = 0; i < int(letters.size()); ++i) {
            const QByteArray name = QByteArray::number(i);
            const QByteArray bytes = QByteArray("From: Anna <anna@example.org>\nSubject: ")
                + letters[i].subject + "\nDate: Fri, 20 Nov 2026 10:00:0" + name + " +0000\n\n"
                + letters[i].text + "\n";
            Envelope envelope;
            envelope.subject = QString::fromLatin1(letters[i].subject);
            envelope.from = {{QStringLiteral("Anna"), QStringLiteral("anna@example.org")}};
            identities += Identity{"u" + name, bytes.size(), {}};
            headers += archive::HeaderEntry{*first + i, envelope, name.rightJustified(32, '.')};
            if (!letters[i].isOnServer)
                gone += *first + i;
            if (!letters[i].isKept)
                continue;
            const QString path = folder + QStringLiteral("/cur/170000000%1.M1P1.test:2,").arg(i);
            QFile file(path);
            if (!file.open(QFile::WriteOnly) || file.write(bytes) != bytes.size())
                return false;
            const QByteArray sum = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
            kept += archive::KeptEntry{*first + i, {path, bytes.size(), sum}, bytes.size()};
        }
        const archive::CheckRecord check{QDateTime::currentDateTimeUtc().addDays(-1), letters.size(), 0};
        return (*catalogue)->add(identities, *first, check) && (*catalogue)->setHeaders(headers)
            && (*catalogue)->setKept(kept) && (*catalogue)->setMark(gone, archive::EntryMark::Gone);
    }

    QTemporaryDir m_folder;
    Theme m_theme;
    QTcpServer m_server;
    accounts::Profile m_profile;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<accounts::AccountStore> m_accounts;
};

} // namespace

class LocalMailTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachPlaceListsItsMail();
    void whatIsKeptIsReadWithoutAServer();
    void textsAreSearchedAsOneTypes();
    void mailIsSortedIntoANewFolder();
    void aFolderIsRenamedAndRemoved();
    void starsAndReadMarksOutliveTheProgram();
    void mailGoesToTheTrashAndBack();
    void mailIsDeletedForGoodAfterAQuestion();
    void emptyingTheTrashSaysWhatIsNowhereElse();
    void theChosenPlaceIsRemembered();
    void theArrowKeysStayInTheTree();
};

void LocalMailTest::eachPlaceListsItsMail()
{
    Program program;
    QVERIFY(program.isPrepared);
    QTRY_SOON(program.lists({QStringLiteral("Anchors"), QStringLiteral("Boats"), QStringLiteral("Docks")}));
    QVERIFY(!program.view()->isColumnHidden(MessageListModel::TickColumn));
    program.choose("Archive");
    QTRY_SOON(program.lists({QStringLiteral("Anchors"), QStringLiteral("Boats"), QStringLiteral("Charts")}));
    QVERIFY(program.view()->isColumnHidden(MessageListModel::TickColumn));
    program.choose("Trash");
    QTRY_SOON(program.lists({}));
    QTRY_SOON(program.place(QStringLiteral("Archive")).data(AccountListModel::CountRole).toInt() == 3);
    QCOMPARE(program.connections, 0);
}

void LocalMailTest::whatIsKeptIsReadWithoutAServer()
{
    Program program;
    QVERIFY(program.showArchive());
    program.select("Charts"); // The server does not have it any more.
    auto *text = program.child<QWidget>("messageText");
    QTRY_SOON(text->property("plainText").toString().contains(u"All of the coast."));
    QCOMPARE(program.connections, 0);
}

void LocalMailTest::textsAreSearchedAsOneTypes()
{
    Program program;
    QVERIFY(program.showArchive());
    auto *filter = program.window->findChild<MessageListPane *>()->findChild<QLineEdit *>();
    QTest::keyClicks(filter, QStringLiteral("halya"));
    QTRY_SOON(program.lists({QStringLiteral("Anchors")})); // as soon as it has been read for the index
    QTest::keyClicks(filter, QStringLiteral("rd"));
    QTRY_SOON(program.lists({QStringLiteral("Anchors")}));
    QTest::keyClicks(filter, QStringLiteral("s"));
    QTRY_SOON(program.lists({}));
    filter->clear();
    QVERIFY(program.showArchive());
    // What stands in a row is found as before, and both together.
    QTest::keyClicks(filter, QStringLiteral("chart"));
    QTRY_SOON(program.lists({QStringLiteral("Charts")}));
    filter->setText(QStringLiteral("coast"));
    QTRY_SOON(program.lists({QStringLiteral("Charts")}));
    program.choose("On the server");
    QTRY_SOON(program.lists({}));
    QCOMPARE(program.connections, 0);
}

void LocalMailTest::mailIsSortedIntoANewFolder()
{
    Program program;
    QVERIFY(program.showArchive());
    program.select("Boats");
    program.moveTo(QStringLiteral("New folder…"));
    program.nameFolder(QStringLiteral("Boat yard"));
    QTRY_SOON(program.place(QStringLiteral("Boat yard")).isValid());
    QTRY_SOON(program.place(QStringLiteral("Boat yard")).data(AccountListModel::CountRole).toInt() == 1);
    QCOMPARE(program.subjects().size(), 3); // It is still in the archive.
    program.choose("Boat yard");
    QTRY_SOON(program.lists({QStringLiteral("Boats")}));
    program.select("Boats");
    auto *text = program.child<QWidget>("messageText");
    QTRY_SOON(text->property("plainText").toString().contains(u"for sale"));
    program.moveTo(QStringLiteral("Archive"));
    QTRY_SOON(program.lists({}));
    QVERIFY(program.isOnDisk("Boats"));
    QCOMPARE(program.connections, 0);
}

void LocalMailTest::aFolderIsRenamedAndRemoved()
{
    Program program;
    QVERIFY(program.showArchive());
    program.select("Boats");
    program.moveTo(QStringLiteral("New folder…"));
    program.nameFolder(QStringLiteral("Yard"));
    QTRY_SOON(program.place(QStringLiteral("Yard")).data(AccountListModel::CountRole).toInt() == 1);
    program.choose("Yard");
    QTRY_SOON(program.lists({QStringLiteral("Boats")}));
    program.act("renameFolder");
    program.nameFolder(QStringLiteral("Wharf"));
    QTRY_SOON(program.place(QStringLiteral("Wharf")).isValid());
    QCOMPARE(program.tree()->currentIndex(), program.place(QStringLiteral("Wharf")));
    program.act("removeFolder");
    QVERIFY(program.question()->informativeText().contains(QStringLiteral("1")));
    program.agree();
    QTRY_SOON(!program.place(QStringLiteral("Wharf")).isValid());
    // Its mail is in the archive, which is shown now.
    QTRY_SOON(program.lists({QStringLiteral("Anchors"), QStringLiteral("Boats"), QStringLiteral("Charts")}));
    QCOMPARE(program.tree()->currentIndex(), program.place(QStringLiteral("Archive")));
}

void LocalMailTest::starsAndReadMarksOutliveTheProgram()
{
    Program program;
    QTRY_SOON(program.subjects().size() == 3);
    program.select("Docks"); // It is not on this machine: flags are for that, too.
    program.press(Qt::Key_S);
    program.press(Qt::Key_U);
    QTRY_SOON(program.marksOf("Docks").testFlag(Mark::Starred));
    QTRY_SOON(program.marksOf("Docks").testFlag(Mark::Seen));
    program.restart();
    QTRY_SOON(program.subjects().size() == 3);
    QTRY_SOON(program.marksOf("Docks").testFlag(Mark::Starred));
    QVERIFY(program.marksOf("Docks").testFlag(Mark::Seen));
    program.select("Docks");
    program.press(Qt::Key_S);
    program.press(Qt::Key_U);
    QTRY_SOON(!program.marksOf("Docks").testFlag(Mark::Starred));
    QTRY_SOON(!program.marksOf("Docks").testFlag(Mark::Seen));
}

void LocalMailTest::mailGoesToTheTrashAndBack()
{
    Program program;
    QVERIFY(program.showArchive());
    program.select("Anchors");
    program.press(Qt::Key_Delete);
    QTRY_SOON(program.lists({QStringLiteral("Boats"), QStringLiteral("Charts")}));
    program.choose("On the server");
    QTRY_SOON(program.subjects().contains(QStringLiteral("Anchors"))); // Nothing happened there.
    QVERIFY(!program.marksOf("Anchors").testFlag(Mark::Ticked));
    program.choose("Trash");
    QTRY_SOON(program.lists({QStringLiteral("Anchors")}));
    program.select("Anchors");
    auto *text = program.child<QWidget>("messageText");
    QTRY_SOON(text->property("plainText").toString().contains(u"halyard"));
    program.act("restore");
    QTRY_SOON(program.lists({}));
    QVERIFY(program.showArchive());
    QCOMPARE(program.connections, 0);
}

void LocalMailTest::mailIsDeletedForGoodAfterAQuestion()
{
    Program program;
    QVERIFY(program.showArchive());
    program.select("Anchors");
    program.press(Qt::Key_Delete);
    program.choose("Trash");
    QTRY_SOON(program.lists({QStringLiteral("Anchors")}));
    program.select("Anchors");
    program.press(Qt::Key_Delete);
    QVERIFY(program.question());
    QVERIFY(program.question()->text().contains(u'1'));
    QVERIFY(program.question()->informativeText().contains(QStringLiteral("on this computer")));
    QCOMPARE(program.question()->defaultButton(), program.question()->button(QMessageBox::Cancel));
    program.question()->button(QMessageBox::Cancel)->click();
    QTRY_SOON(!program.question());
    QVERIFY(program.isOnDisk("Anchors"));
    program.press(Qt::Key_Delete);
    program.agree();
    QTRY_SOON(program.lists({}));
    QVERIFY(!program.isOnDisk("Anchors"));
    program.choose("On the server");
    QTRY_SOON(program.subjects().contains(QStringLiteral("Anchors")));
    QCOMPARE(program.connections, 0);
}

void LocalMailTest::emptyingTheTrashSaysWhatIsNowhereElse()
{
    Program program;
    QVERIFY(program.showArchive());
    QVERIFY(!program.child<QAction>("emptyTrash")->isEnabled());
    program.view()->selectAll();
    program.act("moveToTrash");
    QTRY_SOON(program.lists({}));
    QTRY_SOON(program.child<QAction>("emptyTrash")->isEnabled());
    program.act("emptyTrash");
    QVERIFY(program.question()->text().contains(u'3'));
    QVERIFY(program.question()->text().contains(QStringLiteral("Harbour")));
    QVERIFY(program.question()->informativeText().contains(QStringLiteral("nothing will be left")));
    program.agree();
    QTRY_SOON(!program.isOnDisk("Anchors") && !program.isOnDisk("Boats") && !program.isOnDisk("Charts"));
    program.choose("On the server");
    QTRY_SOON(program.lists({QStringLiteral("Anchors"), QStringLiteral("Boats"), QStringLiteral("Docks")}));
    QCOMPARE(program.connections, 0);
}

void LocalMailTest::theChosenPlaceIsRemembered()
{
    Program program;
    QVERIFY(program.showArchive());
    program.restart();
    QTRY_SOON(program.lists({QStringLiteral("Anchors"), QStringLiteral("Boats"), QStringLiteral("Charts")}));
    QCOMPARE(program.tree()->currentIndex(), program.place(QStringLiteral("Archive")));
}

void LocalMailTest::theArrowKeysStayInTheTree()
{
    Program program;
    program.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(program.window.get()));
    program.tree()->setFocus();
    program.choose("On the server");
    QTest::keyClick(program.tree(), Qt::Key_Down);
    QTRY_SOON(program.subjects().size() == 3);
    QCOMPARE(program.tree()->currentIndex(), program.place(QStringLiteral("Archive")));
    QVERIFY(program.tree()->hasFocus());
    QTest::keyClick(program.tree(), Qt::Key_Up);
    QTest::keyClick(program.tree(), Qt::Key_Up);
    QCOMPARE(program.tree()->currentIndex(), program.place(QStringLiteral("Harbour")));
    QVERIFY(program.tree()->hasFocus());
}

QTEST_MAIN(LocalMailTest)
#include "tst_localmail.moc"
