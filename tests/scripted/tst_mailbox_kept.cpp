// SPDX-License-Identifier: GPL-3.0-or-later
// Messages that are kept in a Maildir: read from there, on the server or not.
#include "support/mailboxscript.h"
#include "support/mailboxuser.h"
#include "support/scriptedserver.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace poplar;
using namespace poplar::mailbox;
using namespace poplar::test;

namespace {

constexpr int longEnough = 20000;

const QByteArray two = scriptedListing({"one", "two"});
const QByteArray onlyFirst = scriptedListing({"one"});
const QByteArray twoTops = scriptedTop(2, "second") + scriptedTop(1, "first");
const QByteArray twoRetrs = scriptedRetr(1, "first") + scriptedRetr(2, "second");
const QByteArray opened = scriptedLogin + two + twoTops;

const QString first = QStringLiteral("first");
const QString second = QStringLiteral("second");

} // namespace

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, longEnough)

class TestMailboxKept : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasDeletedOnTheServerStaysInTheList();
    void whatVanishedFromTheServerStaysInTheList();
    void whatIsGoneIsBelowTheOthersInItsOrder();
    void whatIsGoneIsNeitherTickedNorFetched();
    void whatWasNotListedForOnceIsThereAgain();
    void whatCameBackAfterItsDeletionIsKnownByItsHeader();
    void anotherMessageUnderItsNameIsAnotherMessage();
    void withoutUniqueIdsWhatIsKeptIsNotDoubled();

    void whatIsKeptIsReadWithoutTheServer();
    void whatIsKeptIsNotFetchedToBeRead();
    void aLargeMessageIsShownWholeFromItsFile();
    void whatIsKeptIsSavedWithItsOwnLineEnds();
    void theFileOfAnotherProgramIsFound();
    void aRemovedFileIsFetchedAgain();
    void aRemovedFileOfWhatIsGoneLeavesNothing();
    void aMaildirThatIsNotThereLosesNothing();
    void whatHasNoHeaderIsShownFromItsFile();

private:
    static QString maildirOf(const MailboxUser &user) { return user.folder() + QStringLiteral("/Maildir"); }
    static void fetchBoth(MailboxUser &user)
    {
        user->check();
        QTRY_SOON(user.knowsHeaders(2));
        user->fetch({{user.at(1), user.at(2)}, maildirOf(user), FetchOrder::Then::Keep});
        QTRY_SOON(user.fetches.size() == 1);
        QTRY_SOON(user.subjectsWith(Mark::Kept).size() == 2);
    }
    /// Both are fetched, and the program is started anew.
    static void restartWithBoth(MailboxUser &user)
    {
        fetchBoth(user);
        user->leave();
        QTRY_SOON(user.reports.size() == 1);
        user.restart();
        user->load();
        QTRY_SOON(user.knowsHeaders(2));
    }
    /// Both are fetched, and the second is deleted.
    static void deleteSecond(MailboxUser &user)
    {
        user.review = ReviewAnswer::Delete;
        fetchBoth(user);
        user->tick({user.idOf(second)});
        QTRY_SOON(user.subjectsWith(Mark::Deleted).size() == 1);
        user->leave();
        QTRY_SOON(user.reports.size() == 1);
        QCOMPARE(user.reports.first().outcome, CommitReport::Outcome::Deleted);
        QTRY_SOON(user.subjectsWith(Mark::Gone).size() == 1);
    }
    static QString fileOf(const MailboxUser &user, const QByteArray &subject)
    {
        for (const Fetched &one : user.fetched) {
            QFile file(one.file);
            if (file.open(QFile::ReadOnly) && file.readAll().contains("Subject: " + subject))
                return one.file;
        }
        return {};
    }
    static const inline QByteArray deletion =
        opened + twoRetrs + "C: DELE 2\nS: +OK\nC: QUIT\nS: +OK\nNEXT\n";
};

void TestMailboxKept::whatWasDeletedOnTheServerStaysInTheList()
{
    ScriptedServer server(deletion + scriptedLogin + onlyFirst + "-:\nHANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    deleteSecond(user);
    QCOMPARE(user.rows.size(), 2);
    QCOMPARE(user.marksOf(second), Marks(Mark::Gone) | Mark::Kept);
    QCOMPARE(user.marksOf(first), Marks(Mark::New) | Mark::Kept);
    user.restart();
    user->load();
    QTRY_SOON(user.knowsHeaders(2));
    QCOMPARE(user.marksOf(second), Marks(Mark::Gone) | Mark::Kept);
    user->check();
    QTRY_SOON(user.timesListed == 2);
    QCOMPARE(user.rows.size(), 2);
    QCOMPARE(user.marksOf(second), Marks(Mark::Gone) | Mark::Kept);
    QVERIFY(user.vanished.isEmpty());
    server.ignoreRest();
}

void TestMailboxKept::whatVanishedFromTheServerStaysInTheList()
{
    ScriptedServer server(opened + twoRetrs + scriptedFarewell + scriptedLogin + onlyFirst + "-:\nHANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    fetchBoth(user);
    user->tick({});
    user->check();
    QTRY_SOON(user.timesListed == 2);
    QTRY_SOON(user.vanished.size() == 1);
    QCOMPARE(user.vanished.first().kept, 1);
    QTRY_COMPARE(user.marksOf(second), Marks(Mark::Gone) | Mark::Kept);
    QCOMPARE(user.rows.size(), 2);
    server.ignoreRest();
    user.restart();
    user->load();
    QTRY_SOON(user.knowsHeaders(2));
    QCOMPARE(user.marksOf(second), Marks(Mark::Gone) | Mark::Kept);
}

void TestMailboxKept::whatIsGoneIsBelowTheOthersInItsOrder()
{
    ScriptedServer server(opened + twoRetrs + scriptedFarewell + scriptedLogin + scriptedListing({"three"})
                          + scriptedTop(1, "third") + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    fetchBoth(user);
    user->check();
    QTRY_SOON(user.timesListed == 2);
    QTRY_SOON(user.subjectsWith(Mark::Gone).size() == 2);
    QTRY_SOON(user.knowsHeaders(3));
    QCOMPARE(user.subjects(), (QStringList{first, second, QStringLiteral("third")}));
    QVERIFY(user.rows.value(user.idOf(second)).position < 0);
    QCOMPARE(user.rows.value(user.idOf(QStringLiteral("third"))).position, 1);
    server.ignoreRest();
}

void TestMailboxKept::whatIsGoneIsNeitherTickedNorFetched()
{
    ScriptedServer server(deletion + scriptedLogin + onlyFirst + "-:\n");
    MailboxUser user(scriptedAccount(server.port()));
    deleteSecond(user);
    user->check();
    QTRY_SOON(user.timesListed == 2);
    user->tick({user.idOf(second)});
    user->fetch({{user.idOf(second)}, maildirOf(user), FetchOrder::Then::Keep});
    QTRY_SOON(user.fetches.size() == 2);
    QCOMPARE(user.fetches.last().fetched, 0);
    QCOMPARE(user.subjectsWith(Mark::Ticked), QStringList());
    QTRY_PLAYED(server); // and nothing else was sent
}

void TestMailboxKept::whatWasNotListedForOnceIsThereAgain()
{
    ScriptedServer server(opened + twoRetrs + "C: DELE 2\nS: +OK\n" + scriptedFarewell + scriptedLogin
                          + scriptedListing({}) + scriptedFarewell + scriptedLogin + two
                          + "C: DELE 2\nS: +OK\nHANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    fetchBoth(user);
    user->tick({user.idOf(second)});
    QTRY_SOON(user.subjectsWith(Mark::Deleted).size() == 1);
    user->check();
    QTRY_SOON(user.timesListed == 2);
    QTRY_SOON(user.subjectsWith(Mark::Gone).size() == 2);
    QCOMPARE(user.subjectsWith(Mark::Ticked), QStringList());
    user->check();
    QTRY_SOON(user.timesListed == 3);
    QTRY_SOON(user.subjectsWith(Mark::Deleted) == QStringList{second}); // the tick is remembered
    QCOMPARE(user.subjectsWith(Mark::Gone), QStringList());
    QCOMPARE(user.subjectsWith(Mark::Kept), (QStringList{first, second}));
    server.ignoreRest();
}

void TestMailboxKept::whatCameBackAfterItsDeletionIsKnownByItsHeader()
{
    // The server said that it was deleted, and did not do so.
    ScriptedServer server(deletion + scriptedLogin + two + scriptedTop(2, "second") + "-:\nHANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    deleteSecond(user);
    user->check();
    QTRY_SOON(user.timesListed == 2);
    QTRY_SOON(user.subjectsWith(Mark::Kept) == (QStringList{first, second}));
    QTRY_COMPARE(user.rows.size(), 2);
    QCOMPARE(user.subjectsWith(Mark::Gone), QStringList());
    QCOMPARE(user.subjectsWith(Mark::New), QStringList());
    server.ignoreRest();
}

void TestMailboxKept::anotherMessageUnderItsNameIsAnotherMessage()
{
    ScriptedServer server(deletion + scriptedLogin + two + scriptedTop(2, "third") + "-:\nHANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    deleteSecond(user);
    user->check();
    QTRY_SOON(user.knowsHeaders(3));
    QCOMPARE(user.marksOf(QStringLiteral("third")), Marks(Mark::New));
    QCOMPARE(user.marksOf(second), Marks(Mark::Gone) | Mark::Kept);
    server.ignoreRest();
}

void TestMailboxKept::withoutUniqueIdsWhatIsKeptIsNotDoubled()
{
    const QByteArray listing = scriptedListing({"", ""}, "-ERR no such command");
    ScriptedServer server(scriptedLogin + listing + twoTops + twoRetrs + scriptedFarewell + scriptedLogin
                          + listing + twoTops + "-:\nHANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    fetchBoth(user);
    user->check();
    QTRY_SOON(user.timesListed == 2);
    QCOMPARE(user.rows.size(), 2);
    QTRY_SOON(user.knowsHeaders(2));
    QCOMPARE(user.subjectsWith(Mark::Kept), (QStringList{first, second}));
    QCOMPARE(user.subjectsWith(Mark::Gone), QStringList());
    QVERIFY(user.vanished.isEmpty());
    server.ignoreRest();
}

// --- Reading ------------------------------------------------------------------------------------

void TestMailboxKept::whatIsKeptIsReadWithoutTheServer()
{
    ScriptedServer server(opened + twoRetrs + "C: RSET\nS: +OK\nC: QUIT\nS: +OK\n");
    MailboxUser user(scriptedAccount(server.port()));
    restartWithBoth(user);
    user->preview(user.idOf(second));
    QTRY_SOON(user.contents.size() == 1);
    QCOMPARE(user.contents.first().message.text, QStringLiteral("text of second"));
    QCOMPARE(user.contents.first().extent, MessageContent::Extent::Whole);
    QTRY_SOON(user.subjectsWith(Mark::Seen) == QStringList{second});
    QVERIFY(user.problems.isEmpty());
    QTRY_PLAYED(server);
}

void TestMailboxKept::whatIsKeptIsNotFetchedToBeRead()
{
    ScriptedServer server(opened + twoRetrs + "-:\n");
    MailboxUser user(scriptedAccount(server.port()));
    fetchBoth(user);
    user->retrieve(user.idOf(first));
    QTRY_SOON(user.contents.size() == 1);
    QCOMPARE(user.contents.first().message.text, QStringLiteral("text of first"));
    QTRY_PLAYED(server); // and nothing else was sent
}

void TestMailboxKept::aLargeMessageIsShownWholeFromItsFile()
{
    ScriptedServer server(scriptedLogin
                          + "C: STAT\nS: +OK 1 900000\nC: LIST\nS: +OK\nS: 1 900000\nS: .\n"
                            "C: UIDL\nS: +OK\nS: 1 one\nS: .\n"
                          + scriptedTop(1, "first")
                          + "C: RETR 1\nS: +OK\nS: Subject: first\nS:\nBODY 900000\n-:\n");
    MailboxUser user(scriptedAccount(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(1));
    user->fetch({{user.at(1)}, maildirOf(user), FetchOrder::Then::Keep});
    QTRY_SOON(user.fetches.size() == 1);
    user->preview(user.at(1));
    QTRY_SOON(user.contents.size() == 1);
    QCOMPARE(user.contents.first().extent, MessageContent::Extent::Whole);
    QTRY_PLAYED(server); // and nothing else was sent
}

void TestMailboxKept::whatIsKeptIsSavedWithItsOwnLineEnds()
{
    ScriptedServer server(opened + twoRetrs + "C: RSET\nS: +OK\nC: QUIT\nS: +OK\n");
    MailboxUser user(scriptedAccount(server.port()));
    restartWithBoth(user);
    const QString path = user.folder() + QStringLiteral("/saved.eml");
    user->saveMessage(user.idOf(first), path);
    QTRY_SOON(user.savedPaths == QStringList{path});
    QFile saved(path);
    QVERIFY(saved.open(QFile::ReadOnly));
    QCOMPARE(saved.readAll(), QByteArray("Subject: first\n\ntext of first\n"));
    QTRY_PLAYED(server);
}

void TestMailboxKept::theFileOfAnotherProgramIsFound()
{
    ScriptedServer server(opened + twoRetrs + "C: RSET\nS: +OK\nC: QUIT\nS: +OK\n");
    MailboxUser user(scriptedAccount(server.port()));
    restartWithBoth(user);
    QString path = fileOf(user, "first");
    for (const char *flags : {":2,S", ":2,RS"}) {
        const QString name = QFileInfo(path).fileName().section(u':', 0, 0);
        const QString moved = maildirOf(user) + QStringLiteral("/cur/") + name + QLatin1StringView(flags);
        QVERIFY(QFile::rename(path, moved));
        path = moved;
        const qsizetype shown = user.contents.size();
        user->preview(user.idOf(first));
        QTRY_SOON(user.contents.size() == shown + 1);
        QCOMPARE(user.contents.last().message.text, QStringLiteral("text of first"));
    }
    QVERIFY(user.problems.isEmpty());
    QTRY_PLAYED(server);
}

void TestMailboxKept::aRemovedFileIsFetchedAgain()
{
    ScriptedServer server(opened + twoRetrs + scriptedRetr(1, "first") + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    fetchBoth(user);
    QVERIFY(QFile::remove(fileOf(user, "first")));
    user->preview(user.idOf(first));
    QTRY_SOON(user.contents.size() == 1);
    QCOMPARE(user.contents.first().message.text, QStringLiteral("text of first"));
    QTRY_COMPARE(user.subjectsWith(Mark::Kept), QStringList{second});
    QVERIFY(user.problems.isEmpty());
    server.ignoreRest();
    user.restart();
    user->load();
    QTRY_SOON(user.knowsHeaders(2));
    QCOMPARE(user.subjectsWith(Mark::Kept), QStringList{second});
}

void TestMailboxKept::aRemovedFileOfWhatIsGoneLeavesNothing()
{
    ScriptedServer server(deletion + "HANG\n");
    server.ignoreRest();
    MailboxUser user(scriptedAccount(server.port()));
    deleteSecond(user);
    QVERIFY(QFile::remove(fileOf(user, "second")));
    user->preview(user.idOf(second));
    QTRY_SOON(user.problems.size() == 1);
    QCOMPARE(user.problems.first().error.kind, ErrorKind::Storage);
    QCOMPARE(user.problems.first().error.code, QByteArray("NOT-THERE"));
    QTRY_COMPARE(user.rows.size(), 1);
}

void TestMailboxKept::aMaildirThatIsNotThereLosesNothing()
{
    // A disk that is not mounted: what lies on it is fetched again if it is wanted, and not forgotten.
    ScriptedServer server(opened + twoRetrs + "C: RSET\nS: +OK\nC: QUIT\nS: +OK\n");
    MailboxUser user(scriptedAccount(server.port()));
    restartWithBoth(user);
    const QString elsewhere = user.folder() + QStringLiteral("/elsewhere");
    QVERIFY(QDir().rename(maildirOf(user), elsewhere));
    user->preview(user.idOf(first));
    QTRY_SOON(user.problems.size() == 1);
    QCOMPARE(user.problems.first().error.kind, ErrorKind::Storage);
    QCOMPARE(user.subjectsWith(Mark::Kept).size(), 2);
    QVERIFY(QDir().rename(elsewhere, maildirOf(user)));
    user->preview(user.idOf(first));
    QTRY_SOON(user.contents.size() == 1);
    QTRY_PLAYED(server);
}

void TestMailboxKept::whatHasNoHeaderIsShownFromItsFile()
{
    // poplar-cli fetch, and then the window.
    ScriptedServer server(scriptedLogin + two + twoRetrs + "C: DELE 2\nS: +OK\nC: QUIT\nS: +OK\n");
    MailboxUser user(scriptedAccount(server.port()));
    user.review = ReviewAnswer::Delete;
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 1);
    user->fetch({{user.at(1), user.at(2)}, maildirOf(user), FetchOrder::Then::Keep});
    QTRY_SOON(user.fetches.size() == 1);
    user->tick({user.at(2)});
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    user.restart();
    user->load();
    QTRY_SOON(user.knowsHeaders(2));
    QCOMPARE(user.subjects(), (QStringList{second, first}));
    QCOMPARE(user.subjectsWith(Mark::Gone), QStringList{second});
    QTRY_PLAYED(server);
}

QTEST_GUILESS_MAIN(TestMailboxKept)
#include "tst_mailbox_kept.moc"
