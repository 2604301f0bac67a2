// SPDX-License-Identifier: GPL-3.0-or-later
// Folders, flags and trash of what lies on this machine, and what the server hears of them: nothing.
#include "archive/catalogue.h"
#include "archive/maildir.h"
#include "archive/maildirfiles.h"
#include "support/downloadinguser.h"
#include "support/scriptedserver.h"

#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace poplar;
using namespace poplar::mailbox;
using namespace poplar::test;
using accounts::Retention;

namespace {

constexpr int longEnough = 30000;

const QByteArray login =
    "S: +OK ready\nC: CAPA\nS: -ERR\nC: USER anna\nS: +OK\nC: PASS secret-of-anna\nS: +OK\n"
    "C: CAPA\nS: -ERR\n";
const QByteArray listing = "C: STAT\nS: +OK 3 75\nC: LIST\nS: +OK\nS: 1 25\nS: 2 25\nS: 3 25\nS: .\n"
                           "C: UIDL\nS: +OK\nS: 1 one\nS: 2 two\nS: 3 three\nS: .\n";
const QByteArray withoutTwo = "C: STAT\nS: +OK 2 50\nC: LIST\nS: +OK\nS: 1 25\nS: 2 25\nS: .\n"
                              "C: UIDL\nS: +OK\nS: 1 one\nS: 2 three\nS: .\n";
const QByteArray leaving = "C: RSET\nS: +OK\nC: QUIT\nS: +OK\n";

QByteArray retrieved(int number)
{
    const QByteArray n = QByteArray::number(number);
    return "C: RETR " + n + "\nS: +OK\nS: Subject: " + n + "\nS:\nS: text of " + n + "\nS: .\n";
}

accounts::Account accountAt(quint16 port, Retention::Kind kind = Retention::Kind::Keep)
{
    accounts::Account account;
    account.id = QStringLiteral("test");
    account.host = QStringLiteral("127.0.0.1");
    account.port = port;
    account.security = Security::None;
    account.user = QStringLiteral("anna");
    account.retention.kind = kind;
    return account;
}

[[nodiscard]] bool open(DownloadingUser &user)
{
    const int before = user.timesListed;
    user->check(Reading::Listing);
    return QTest::qWaitFor([&user, before] { return user.timesListed > before; }, longEnough);
}

/// Lists the maildrop and downloads these.
[[nodiscard]] bool have(DownloadingUser &user, const QList<int> &positions)
{
    if (!open(user))
        return false;
    QList<MessageId> messages;
    for (const int position : positions)
        messages += user.at(position);
    user.download(messages);
    return QTest::qWaitFor(
        [&] {
            return std::all_of(messages.begin(), messages.end(), [&user](MessageId message) {
                return user.rows.value(message).marks.testFlag(Mark::Kept);
            });
        },
        longEnough);
}

QStringList filesIn(const DownloadingUser &user, const QString &subfolder)
{
    const Result<QStringList> files = archive::mailFiles(user.folder() + subfolder);
    return files ? *files : QStringList();
}

/// Changes what an account knows while no program uses it.
template <class Change>
void changeCatalogue(const QString &folder, Change change)
{
    const auto catalogue = archive::Catalogue::open(folder);
    QVERIFY(catalogue);
    change(**catalogue);
}

[[nodiscard]] bool makeNewerCatalogue(const QString &folder)
{
    bool isMade = false;
    {
        QSqlDatabase sqlite = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("newer"));
        sqlite.setDatabaseName(folder + QStringLiteral("/catalogue.sqlite"));
        isMade = sqlite.open() && QSqlQuery(sqlite).exec(QStringLiteral("PRAGMA user_version = 9999"));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("newer"));
    return isMade;
}

} // namespace

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, longEnough)

class TestMailboxLocalMail : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMoveIsShownAndLasts();
    void whatWasThrownAwayIsNotKeptAndComesBackToItsFolder();
    void emptyingTheTrashTakesCopiesAndRowsOfWhatIsNowhereElse();
    void whatAnotherProgramTookOutOfTheTrashIsNotDeleted();
    void aDeletionThatWasBegunIsEndedAtTheNextStart();
    void aRuleDoesNotDeleteWhatWasThrownAwayHere();
    void aRuleDoesNotCountWhatAnotherProgramThrewAway();
    void aTickOfTheUserStaysWhenTheCopyIsThrownAway();
    void newMailThatWasThrownAwayIsNotDownloadedAgain();
    void aDownloadOfWhatIsInTheTrashAsksNoServer();
    void flagsShowInTheNamesOfFilesAndLast();
    void whatIsShownIsSeenAndItsFileIsWhereItIsSaid();
    void whatWasReadBeforeItWasDownloadedShowsThat();
    void aFolderIsMadeRenamedAndRemovedWithItsMailKept();
    void aNameThatIsNoGoodIsToldAsSuch();
    void anOrderGoesIntoItsFolder();
    void whatOtherProgramsDidIsFollowedByARebuild();
    void whatOtherProgramsFetchedIsNotNew();
    void manyAreMovedAndFlaggedInTheirOrder();
    void whatCannotBeMovedStaysKept();
    void aFileThatVanishedDoesNotHoldUpTheOthers();
    void nothingIsArrangedWithoutACatalogue();
};

void TestMailboxLocalMail::aMoveIsShownAndLasts()
{
    ScriptedServer server(login + listing + retrieved(1) + retrieved(2) + "HANG\n");
    DownloadingUser user(accountAt(server.port()));
    QVERIFY(have(user, {1, 2}));
    const MessageId first = user.at(1);
    const MessageId second = user.at(2);
    user->moveToFolder({first, user.at(3)}, FolderId::Sent); // the third has no copy
    QTRY_COMPARE(user.rows.value(first).folder, FolderId::Sent);
    QCOMPARE(filesIn(user, QStringLiteral("/.Sent")).size(), 1);
    QCOMPARE(user.files().size(), 1);
    QCOMPARE(user.rows.value(second).folder, FolderId::Archive);
    user.restart();
    user->load();
    QTRY_COMPARE(user.rows.value(first).folder, FolderId::Sent);
    QVERIFY(user.rows.value(first).marks.testFlag(Mark::Kept));
    user->preview(first);
    QTRY_COMPARE(user.contents.size(), 1);
    QVERIFY(user.problems.isEmpty());
    server.ignoreRest();
}

void TestMailboxLocalMail::whatWasThrownAwayIsNotKeptAndComesBackToItsFolder()
{
    ScriptedServer server(login + listing + retrieved(2) + "HANG\n");
    DownloadingUser user(accountAt(server.port()));
    QVERIFY(have(user, {2}));
    const MessageId second = user.at(2);
    user->moveToFolder({second}, FolderId::Sent);
    user->moveToTrash({second});
    QTRY_VERIFY(user.rows.value(second).marks.testFlag(Mark::Trashed));
    QVERIFY(!user.rows.value(second).marks.testFlag(Mark::Kept));
    QCOMPARE(user.rows.value(second).folder, FolderId::Trash);
    QCOMPARE(filesIn(user, QStringLiteral("/.Trash")).size(), 1);
    user->preview(second); // it can be read all the same
    QTRY_COMPARE(user.contents.size(), 1);
    user.restart();
    user->load();
    QTRY_VERIFY(user.rows.value(second).marks.testFlag(Mark::Trashed));
    user->restoreFromTrash({second});
    QTRY_VERIFY(user.rows.value(second).marks.testFlag(Mark::Kept));
    QCOMPARE(user.rows.value(second).folder, FolderId::Sent);
    QVERIFY(!user.rows.value(second).marks.testFlag(Mark::Trashed));
    QCOMPARE(filesIn(user, QStringLiteral("/.Sent")).size(), 1);
    QCOMPARE(filesIn(user, QStringLiteral("/.Trash")).size(), 0);
    server.ignoreRest();
}

void TestMailboxLocalMail::emptyingTheTrashTakesCopiesAndRowsOfWhatIsNowhereElse()
{
    ScriptedServer server(login + listing + retrieved(1) + retrieved(2) + retrieved(3) + leaving + "NEXT\n"
                          + login + withoutTwo + "HANG\n");
    DownloadingUser user(accountAt(server.port()));
    QVERIFY(have(user, {1, 2, 3}));
    const MessageId first = user.at(1);
    const MessageId second = user.at(2);
    const MessageId third = user.at(3);
    user->moveToTrash({first, second});
    QTRY_COMPARE(filesIn(user, QStringLiteral("/.Trash")).size(), 2);
    QVERIFY(open(user));
    QTRY_VERIFY(user.rows.value(second).marks.testFlag(Mark::Gone));
    QVERIFY(user.rows.value(second).marks.testFlag(Mark::Trashed));
    user->deleteFromTrash({third}); // is not there
    user->emptyTrash();
    QTRY_VERIFY(!user.rows.contains(second));
    QTRY_VERIFY(!user.rows.value(first).marks.testFlag(Mark::Trashed));
    QVERIFY(user.rows.contains(first)); // on the server
    QVERIFY(user.rows.value(third).marks.testFlag(Mark::Kept));
    QCOMPARE(filesIn(user, QStringLiteral("/.Trash")).size(), 0);
    QCOMPARE(user.files().size(), 1);
    user.restart();
    user->load();
    QTRY_COMPARE(user.rows.size(), 2);
    QVERIFY(user.problems.isEmpty());
    server.ignoreRest();
}

void TestMailboxLocalMail::whatAnotherProgramTookOutOfTheTrashIsNotDeleted()
{
    ScriptedServer server(login + listing + retrieved(2) + "HANG\n");
    DownloadingUser user(accountAt(server.port()));
    QVERIFY(have(user, {2}));
    const MessageId second = user.at(2);
    user->moveToTrash({second});
    QTRY_COMPARE(filesIn(user, QStringLiteral("/.Trash")).size(), 1);
    const QString file = filesIn(user, QStringLiteral("/.Trash")).value(0);
    const QString saved = user.folder() + QStringLiteral("/cur/") + QFileInfo(file).fileName();
    QVERIFY(QFile::rename(file, saved));
    user->emptyTrash();
    QTRY_VERIFY(user.rows.value(second).marks.testFlag(Mark::Kept));
    QVERIFY(QFile::exists(saved));
    QCOMPARE(user.rows.value(second).folder, FolderId::Archive);
    server.ignoreRest();
}

// A crash between the two steps would else leave rows that point at nothing.
void TestMailboxLocalMail::aDeletionThatWasBegunIsEndedAtTheNextStart()
{
    ScriptedServer server(login + listing + retrieved(1) + retrieved(2) + "HANG\n");
    DownloadingUser user(accountAt(server.port()));
    QVERIFY(have(user, {1, 2}));
    const QList<MessageId> both{user.at(1), user.at(2)};
    user->moveToTrash(both);
    QTRY_COMPARE(filesIn(user, QStringLiteral("/.Trash")).size(), 2);
    QTRY_VERIFY(user.rows.value(both[1]).marks.testFlag(Mark::Trashed));
    user.restart([&] {
        changeCatalogue(user.folder(), [&](archive::Catalogue &catalogue) {
            QVERIFY(catalogue.setMark({qint64(both[0]), qint64(both[1])}, archive::EntryMark::Discarded));
        });
        QVERIFY(QFile::remove(filesIn(user, QStringLiteral("/.Trash")).value(0)));
    });
    user->load();
    QTRY_SOON(filesIn(user, QStringLiteral("/.Trash")).isEmpty());
    for (const MessageId message : both)
        QTRY_VERIFY(!user.rows.value(message).marks.testFlag(Mark::Trashed));
    QVERIFY(user.problems.isEmpty());
    server.ignoreRest();
}

void TestMailboxLocalMail::aRuleDoesNotDeleteWhatWasThrownAwayHere()
{
    ScriptedServer server(login + listing + retrieved(2) + "C: DELE 2\nS: +OK\n" + leaving);
    DownloadingUser user(accountAt(server.port(), Retention::Kind::AtOnce));
    QVERIFY(open(user));
    const MessageId second = user.at(2);
    user.download({second});
    QTRY_SOON(user.rows.value(second).marks.testFlag(Mark::Deleted));
    user->moveToTrash({second});
    QTRY_VERIFY(user.rows.value(second).marks.testFlag(Mark::Trashed));
    user->leave();
    QTRY_SOON(user.wasReviewAsked());
    const auto review = std::get<ReviewQuestion>(user.questions.last().about);
    QCOMPARE(review.victims.size(), 1);
    QCOMPARE(review.victims[0].copy, Victim::Copy::None);
    user->answer(user.questions.last().id, ReviewAnswer::LeaveKeepingTicks);
    QTRY_SOON(user.reports.size() == 1);
    QCOMPARE(user.reports.first().outcome, CommitReport::Outcome::NothingDeleted);
    QTRY_VERIFY(server.settled());
    QVERIFY2(server.finished(), server.report());
}

void TestMailboxLocalMail::aRuleDoesNotCountWhatAnotherProgramThrewAway()
{
    ScriptedServer server(login + listing + retrieved(2) + "C: DELE 2\nS: +OK\n" + leaving);
    DownloadingUser user(accountAt(server.port(), Retention::Kind::AtOnce));
    QVERIFY(open(user));
    const MessageId second = user.at(2);
    user.download({second});
    QTRY_SOON(user.rows.value(second).marks.testFlag(Mark::Deleted));
    QVERIFY(archive::Maildir::open(user.folder() + QStringLiteral("/.Trash")));
    const QString file = user.files().value(0);
    QVERIFY(QFile::rename(file, user.folder() + QStringLiteral("/.Trash/cur/") + QFileInfo(file).fileName()));
    user->leave();
    QTRY_SOON(user.wasReviewAsked());
    const auto review = std::get<ReviewQuestion>(user.questions.last().about);
    QCOMPARE(review.victims[0].copy, Victim::Copy::Missing);
    user->answer(user.questions.last().id, ReviewAnswer::LeaveDroppingTicks);
    QTRY_SOON(user.reports.size() == 1);
    QTRY_VERIFY(server.settled());
    QVERIFY2(server.finished(), server.report());
}

void TestMailboxLocalMail::aTickOfTheUserStaysWhenTheCopyIsThrownAway()
{
    ScriptedServer server(login + listing + retrieved(2) + "C: DELE 2\nS: +OK\nHANG\n");
    DownloadingUser user(accountAt(server.port()));
    QVERIFY(have(user, {2}));
    const MessageId second = user.at(2);
    user->tick({second});
    user->moveToTrash({second});
    QTRY_VERIFY(user.rows.value(second).marks.testFlag(Mark::Trashed));
    QVERIFY(user.rows.value(second).marks.testFlag(Mark::Ticked));
    user.restart();
    user->load();
    QTRY_VERIFY(user.rows.value(second).marks.testFlag(Mark::Ticked));
    server.ignoreRest();
}

void TestMailboxLocalMail::newMailThatWasThrownAwayIsNotDownloadedAgain()
{
    ScriptedServer server(login + listing + retrieved(1) + retrieved(2) + "C: RETR 3\nS: -ERR later\n"
                          + leaving + "NEXT\n" + login + listing + retrieved(3) + "HANG\n");
    accounts::Account account = accountAt(server.port());
    account.newMail = accounts::NewMail::Download;
    DownloadingUser user(account);
    QVERIFY(open(user));
    QTRY_SOON(user.kept() == 2 && user.failed() == 1);
    const MessageId first = user.at(1);
    const MessageId second = user.at(2);
    user->moveToTrash({first, second});
    user->deleteFromTrash({first});
    QTRY_VERIFY(user.rows.value(second).marks.testFlag(Mark::Trashed));
    QTRY_VERIFY(!(user.rows.value(first).marks & (Mark::Kept | Mark::Trashed)));
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    // The same check goes on: what it found is still new.
    user->retryDownloads({});
    QTRY_SOON(user.timesListed == 2);
    QTRY_SOON(user.rows.value(user.at(3)).marks.testFlag(Mark::Kept));
    QTRY_SOON(user.downloadStatus.run == DownloadStatus::Run::Idle);
    QVERIFY(!user.rows.value(first).marks.testFlag(Mark::Kept));
    QVERIFY(!user.rows.value(first).marks.testFlag(Mark::New));
    QVERIFY(user.rows.value(second).marks.testFlag(Mark::Trashed));
    QCOMPARE(server.heard().count("RETR 1"), 1);
    QCOMPARE(server.heard().count("RETR 2"), 1);
    server.ignoreRest();
}

void TestMailboxLocalMail::aDownloadOfWhatIsInTheTrashAsksNoServer()
{
    ScriptedServer server(login + listing + retrieved(2) + retrieved(3) + "HANG\n");
    DownloadingUser user(accountAt(server.port()));
    QVERIFY(have(user, {2}));
    const MessageId second = user.at(2);
    user->moveToTrash({second});
    QTRY_VERIFY(user.rows.value(second).marks.testFlag(Mark::Trashed));
    user.download({second, user.at(3)});
    QTRY_SOON(user.rows.value(user.at(3)).marks.testFlag(Mark::Kept));
    QTRY_VERIFY(user.rows.value(second).marks.testFlag(Mark::Kept));
    QCOMPARE(user.files().size(), 2);
    QCOMPARE(server.heard().count("RETR 2"), 1);
    server.ignoreRest();
}

void TestMailboxLocalMail::flagsShowInTheNamesOfFilesAndLast()
{
    ScriptedServer server(login + listing + retrieved(2) + "HANG\n");
    DownloadingUser user(accountAt(server.port()));
    QVERIFY(have(user, {2}));
    const MessageId second = user.at(2);
    user->setFlag({second, user.at(3)}, Flag::Starred, FlagState::Set);
    user->setFlag({second}, Flag::Seen, FlagState::Set);
    QTRY_VERIFY(user.rows.value(user.at(3)).marks.testFlag(Mark::Starred)); // on the server alone
    QTRY_VERIFY(user.files().value(0).endsWith(QStringLiteral(":2,FS")));
    QVERIFY(user.files().value(0).startsWith(user.folder() + QStringLiteral("/cur/")));
    user->setFlag({second}, Flag::Seen, FlagState::Cleared);
    QTRY_VERIFY(user.files().value(0).endsWith(QStringLiteral(":2,F")));
    user.restart();
    user->load();
    QTRY_VERIFY(user.rows.value(second).marks.testFlag(Mark::Starred));
    QVERIFY(!user.rows.value(second).marks.testFlag(Mark::Seen));
    QVERIFY(user.rows.value(user.at(3)).marks.testFlag(Mark::Starred));
    server.ignoreRest();
}

void TestMailboxLocalMail::whatIsShownIsSeenAndItsFileIsWhereItIsSaid()
{
    ScriptedServer server(login + listing + retrieved(2) + "HANG\n");
    DownloadingUser user(accountAt(server.port()));
    QVERIFY(have(user, {2}));
    const MessageId second = user.at(2);
    QString told;
    connect(user.operator->(), &Mailbox::fileMoved, &user,
            [&told](MessageId, const QString &file) { told = file; });
    user->preview(second);
    QTRY_COMPARE(user.contents.size(), 1);
    const QString shown = user.contents.first().file;
    QVERIFY(QFile::exists(shown));
    QVERIFY(shown.endsWith(QStringLiteral(":2,S")));
    user->moveToFolder({second}, FolderId::Sent);
    QTRY_VERIFY(told.contains(QStringLiteral("/.Sent/cur/")));
    QVERIFY(QFile::exists(told));
    user->readAs(second, {});
    QTRY_COMPARE(user.contents.size(), 2);
    QCOMPARE(user.contents.last().file, told);
    server.ignoreRest();
}

void TestMailboxLocalMail::whatWasReadBeforeItWasDownloadedShowsThat()
{
    ScriptedServer server(login + listing + retrieved(2) + retrieved(2) + "HANG\n");
    DownloadingUser user(accountAt(server.port()));
    QVERIFY(open(user));
    const MessageId second = user.at(2);
    user->preview(second);
    QTRY_COMPARE(user.contents.size(), 1);
    user.download({second});
    QTRY_SOON(user.rows.value(second).marks.testFlag(Mark::Kept));
    QTRY_VERIFY(user.files().value(0).endsWith(QStringLiteral(":2,S")));
    server.ignoreRest();
}

void TestMailboxLocalMail::aFolderIsMadeRenamedAndRemovedWithItsMailKept()
{
    ScriptedServer server(login + listing + retrieved(1) + retrieved(2) + "HANG\n");
    DownloadingUser user(accountAt(server.port()));
    QVERIFY(have(user, {1, 2}));
    const MessageId first = user.at(1);
    const MessageId second = user.at(2);
    user->addFolder(QStringLiteral("Счета"));
    QTRY_COMPARE(user.folders.size(), 1);
    const FolderId bills = user.folders[0].id;
    QCOMPARE(user.folders[0].name, QStringLiteral("Счета"));
    user->moveToFolder({first, second}, bills);
    user->moveToTrash({second});
    user->renameFolder(bills, QStringLiteral("Bills"));
    QTRY_COMPARE(user.folders.value(0).name, QStringLiteral("Bills"));
    QCOMPARE(filesIn(user, QStringLiteral("/.Bills")).size(), 1);
    user.restart();
    user->load();
    QTRY_COMPARE(user.rows.value(first).folder, bills);
    QTRY_COMPARE(user.folders.size(), 1);
    user->removeFolder(bills);
    QTRY_COMPARE(user.rows.value(first).folder, FolderId::Archive);
    QTRY_COMPARE(user.folders.size(), 0);
    QVERIFY(user.rows.value(second).marks.testFlag(Mark::Trashed)); // it stays where it was thrown
    user->restoreFromTrash({second});
    QTRY_VERIFY(user.rows.value(second).marks.testFlag(Mark::Kept));
    QCOMPARE(user.files().size(), 2);
    QVERIFY(!QFile::exists(user.folder() + QStringLiteral("/.Bills")));
    QVERIFY(user.problems.isEmpty());
    server.ignoreRest();
}

void TestMailboxLocalMail::aNameThatIsNoGoodIsToldAsSuch()
{
    ScriptedServer server("HANG\n");
    server.ignoreRest();
    DownloadingUser user(accountAt(server.port()));
    user->addFolder(QStringLiteral("../../elsewhere"));
    QTRY_COMPARE(user.problems.size(), 1);
    QCOMPARE(user.problems[0].error.code, QByteArray("FOLDER-NAME"));
    QCOMPARE(user.problems[0].during, Problem::During::Arranging);
    user->addFolder(QStringLiteral("Work"));
    user->addFolder(QStringLiteral("work"));
    QTRY_COMPARE(user.problems.size(), 2);
    QCOMPARE(user.problems[1].error.code, QByteArray("FOLDER-EXISTS"));
    QTRY_COMPARE(user.folders.size(), 1);
}

void TestMailboxLocalMail::anOrderGoesIntoItsFolder()
{
    ScriptedServer server(login + listing + retrieved(1) + retrieved(2) + "HANG\n");
    DownloadingUser user(accountAt(server.port()));
    QVERIFY(have(user, {1}));
    user->addFolder(QStringLiteral("Work"));
    QTRY_COMPARE(user.folders.size(), 1);
    const FolderId work = user.folders[0].id;
    const MessageId first = user.at(1);
    const MessageId second = user.at(2);
    user->download({DownloadOrder::Which::Named, {first, second}, 0, work});
    QTRY_COMPARE(user.rows.value(first).folder, work); // it was here already
    QTRY_SOON(user.rows.value(second).marks.testFlag(Mark::Kept));
    QTRY_COMPARE(user.rows.value(second).folder, work);
    QCOMPARE(filesIn(user, QStringLiteral("/.Work")).size(), 2);
    QCOMPARE(user.files().size(), 0);
    QVERIFY(!user.rows.value(second).marks.testFlag(Mark::Wanted));
    server.ignoreRest();
}

void TestMailboxLocalMail::whatOtherProgramsDidIsFollowedByARebuild()
{
    ScriptedServer server(login + listing + retrieved(1) + retrieved(2) + "HANG\n");
    DownloadingUser user(accountAt(server.port()));
    QVERIFY(have(user, {1, 2}));
    const MessageId first = user.at(1);
    const MessageId second = user.at(2);
    for (const QString &place : {QStringLiteral("/.Work"), QStringLiteral("/.Trash")})
        QVERIFY(archive::Maildir::open(user.folder() + place));
    const QStringList files = filesIn(user, {});
    const auto moved = [&](const QString &file, const QString &to) {
        return QFile::rename(file, user.folder() + to + QFileInfo(file).fileName() + QStringLiteral(":2,FS"));
    };
    QVERIFY(moved(files.value(0), QStringLiteral("/.Work/cur/")));
    QVERIFY(moved(files.value(1), QStringLiteral("/.Trash/cur/")));
    user->rebuild();
    QTRY_COMPARE(user.rebuilds.size(), 1);
    QCOMPARE(user.rebuilds[0].moved, 2);
    QTRY_COMPARE(user.folders.size(), 1);
    QTRY_COMPARE(user.rows.value(first).folder, user.folders[0].id);
    QVERIFY(user.rows.value(first).marks.testFlag(Mark::Kept));
    QVERIFY(user.rows.value(first).marks.testFlag(Mark::Starred));
    QVERIFY(user.rows.value(second).marks.testFlag(Mark::Trashed));
    QVERIFY(!user.rows.value(second).marks.testFlag(Mark::Kept));
    server.ignoreRest();
}

void TestMailboxLocalMail::whatOtherProgramsFetchedIsNotNew()
{
    ScriptedServer server(login + listing + retrieved(1) + retrieved(3) + "HANG\n");
    accounts::Account account = accountAt(server.port());
    account.newMail = accounts::NewMail::Download;
    DownloadingUser user(account);
    changeCatalogue(user.folder(), [](archive::Catalogue &catalogue) {
        QVERIFY(catalogue.rememberElsewhere({"two", "four"}));
    });
    QVERIFY(open(user));
    QTRY_SOON(user.kept() == 2);
    const Marks second = user.rows.value(user.at(2)).marks;
    QVERIFY(second.testFlag(Mark::Elsewhere));
    QVERIFY(!(second & (Mark::New | Mark::Kept | Mark::Wanted)));
    QVERIFY(user.rows.value(user.at(1)).marks.testFlag(Mark::New));
    user.restart();
    user->load();
    QTRY_VERIFY(user.rows.value(user.at(2)).marks.testFlag(Mark::Elsewhere));
    QVERIFY(!user.rows.value(user.at(2)).marks.testFlag(Mark::New));
    server.ignoreRest();
}

// More than are done in one turn of the event loop.
void TestMailboxLocalMail::manyAreMovedAndFlaggedInTheirOrder()
{
    constexpr int count = 1100;
    ScriptedServer server("HANG\n");
    server.ignoreRest();
    DownloadingUser user(accountAt(server.port()));
    QVERIFY(archive::Maildir::openOwn(user.folder()));
    for (int i = 0; i < count; ++i) {
        QFile file(user.folder() + QStringLiteral("/new/%1.M%1.host").arg(i));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("Subject: " + QByteArray::number(i) + "\n\ntext\n");
    }
    user->rebuild();
    QTRY_SOON(user.rebuilds.size() == 1 && user.rows.size() == count);
    const QList<MessageId> all = user.rows.keys();
    user->setFlag(all, Flag::Starred, FlagState::Set);
    user->moveToFolder(all, FolderId::Sent);
    user->setFlag(all, Flag::Starred, FlagState::Cleared);
    user->setFlag(all, Flag::Seen, FlagState::Set);
    user->moveToTrash(all.first(count / 2));
    QTRY_SOON(filesIn(user, QStringLiteral("/.Trash")).size() == count / 2);
    const QStringList rest = filesIn(user, QStringLiteral("/.Sent"));
    QCOMPARE(rest.size(), count - count / 2);
    for (const QString &file : rest)
        QVERIFY2(file.endsWith(QStringLiteral(":2,S")), qUtf8Printable(file));
    const auto has = [&user](Mark mark) {
        return std::count_if(user.rows.begin(), user.rows.end(),
                             [mark](const MessageRow &row) { return row.marks.testFlag(mark); });
    };
    QTRY_SOON(has(Mark::Trashed) == count / 2);
    QCOMPARE(has(Mark::Kept), count - count / 2);
    QCOMPARE(has(Mark::Seen), count);
    QCOMPARE(has(Mark::Starred), 0);
    user->emptyTrash();
    QTRY_SOON(user.rows.size() == count - count / 2);
    QVERIFY(user.problems.isEmpty());
}

void TestMailboxLocalMail::whatCannotBeMovedStaysKept()
{
    ScriptedServer server(login + listing + retrieved(2) + "HANG\n");
    DownloadingUser user(accountAt(server.port()));
    QVERIFY(have(user, {2}));
    QFile inTheWay(user.folder() + QStringLiteral("/.Trash"));
    QVERIFY(inTheWay.open(QFile::WriteOnly));
    const MessageId second = user.at(2);
    user->moveToTrash({second});
    QTRY_COMPARE(user.problems.size(), 1);
    QCOMPARE(user.problems[0].during, Problem::During::Arranging);
    QCOMPARE(user.problems[0].error.kind, ErrorKind::Storage);
    QVERIFY(user.rows.value(second).marks.testFlag(Mark::Kept));
    QCOMPARE(user.files().size(), 1);
    QVERIFY(inTheWay.remove());
    user->moveToTrash({second}); // as soon as it can be
    QTRY_VERIFY(user.rows.value(second).marks.testFlag(Mark::Trashed));
    server.ignoreRest();
}

void TestMailboxLocalMail::aFileThatVanishedDoesNotHoldUpTheOthers()
{
    ScriptedServer server(login + listing + retrieved(1) + retrieved(2) + "HANG\n");
    DownloadingUser user(accountAt(server.port()));
    QVERIFY(have(user, {1, 2}));
    const MessageId first = user.at(1);
    const MessageId second = user.at(2);
    QVERIFY(QFile::remove(filesIn(user, {}).value(0)));
    user->moveToFolder({first, second}, FolderId::Sent);
    QTRY_COMPARE(user.rows.value(second).folder, FolderId::Sent);
    QTRY_COMPARE(user.problems.size(), 1);
    QCOMPARE(user.problems[0].error.code, QByteArray("NOT-THERE"));
    QTRY_VERIFY(!user.rows.value(first).marks.testFlag(Mark::Kept));
    server.ignoreRest();
}

void TestMailboxLocalMail::nothingIsArrangedWithoutACatalogue()
{
    ScriptedServer server(login + listing + retrieved(2) + "HANG\n");
    DownloadingUser user(accountAt(server.port()));
    QVERIFY(makeNewerCatalogue(user.folder()));
    QVERIFY(have(user, {2}));
    QCOMPARE(user.problems.size(), 1);
    user->moveToTrash({user.at(2)});
    QTRY_COMPARE(user.problems.size(), 2);
    QCOMPARE(user.problems[1].error.code, QByteArray("NOT-DURABLE"));
    QCOMPARE(user.files().size(), 1);
    QVERIFY(user.rows.value(user.at(2)).marks.testFlag(Mark::Kept));
    server.ignoreRest();
}

QTEST_GUILESS_MAIN(TestMailboxLocalMail)
#include "tst_mailbox_localmail.moc"
