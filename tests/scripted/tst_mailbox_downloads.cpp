// SPDX-License-Identifier: GPL-3.0-or-later
// Downloads and rules for deletion, on servers and links that do not make it easy.
#include "support/downloadinguser.h"
#include "support/scriptedserver.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace poplar;
using namespace poplar::mailbox;
using namespace poplar::test;
using accounts::Retention;

namespace {

constexpr int longEnough = 20000;

using Which = DownloadOrder::Which;
using Run = DownloadStatus::Run;
using State = Download::State;

const QByteArray login =
    "S: +OK ready\nC: CAPA\nS: -ERR\nC: USER anna\nS: +OK\nC: PASS secret-of-anna\nS: +OK\n"
    "C: CAPA\nS: -ERR\n";
const QByteArray listing = "C: STAT\nS: +OK 3 75\nC: LIST\nS: +OK\nS: 1 25\nS: 2 25\nS: 3 25\nS: .\n"
                           "C: UIDL\nS: +OK\nS: 1 one\nS: 2 two\nS: 3 three\nS: .\n";
const QByteArray again = login + listing;
const QByteArray leaving = "C: RSET\nS: +OK\nC: QUIT\nS: +OK\n";

QByteArray retrieved(int number)
{
    const QByteArray n = QByteArray::number(number);
    return "C: RETR " + n + "\nS: +OK\nS: Subject: " + n + "\nS:\nS: text of " + n + "\nS: .\n";
}

QByteArray header(const QByteArray &number)
{
    return "C: TOP " + number + " 0\nS: +OK\nS: Subject: " + number + "\nS:\nS: .\n";
}

/// As a Poplar makes it that is to come.
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

QByteArray text(int number)
{
    const QByteArray n = QByteArray::number(number);
    return "Subject: " + n + "\r\n\r\ntext of " + n + "\r\n";
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

} // namespace

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, longEnough)

class TestMailboxDownloads : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRefusedMessageKeepsItsReasonUntilItIsTriedAgain();
    void aFailureIsKnownAfterARestart();
    void whatTheUserReadsComesBeforeTheQueue();
    void cancellingALargeMessageUnderWayTakesANewConnection();
    void cancellingASmallMessageUnderWayDropsTheRestOfIt();
    void aMarkedMessageIsDownloadedAfterAReset();
    void aMessageThatBreaksEveryLinkFailsAndTheRestGoesOn();
    void whatCameBeforeTheLinkBrokeIsNotFetchedAgain();
    void aQuitWithoutAnAnswerIsSettledByTheNextListing();
    void aQuitThatWasNotHeardLeavesTheTicksOfTheRule();
    void whatTheServerKeptAllTheSameComesUnderTheReview();
    void whatMayNotBeTheWholeIsTickedByNoRule();
    void whatCameMuchShorterThanListedIsNoProof();
    void anotherMessageUnderAKeptNameIsTickedByNoRule();
    void whatTheServerNeverDeletesIsNotDownloadedAgain();
    void withoutTopARuleLeavesTheDecisionToTheReview();
    void theServersOwnDataIsNoMailToARule();
    void settingsOfAnotherServerEndTheSession();
    void aServerWithoutUniqueIdsKeepsTheQueue();
    void aLostLinkWithoutUniqueIdsIsNoFailure();
    void rulesHoldOnlyForWhatIsRemembered();
    void whatCannotBeToldApartIsNotDeletedByARule();
    void aRefusedTickOfARuleIsNotSetAgain();
};

void TestMailboxDownloads::aRefusedMessageKeepsItsReasonUntilItIsTriedAgain()
{
    ScriptedServer server(again + retrieved(1) + "C: RETR 2\nS: -ERR [SYS/PERM] unreadable\n" + retrieved(3)
                          + retrieved(2) + "HANG\n");
    DownloadingUser user(accountAt(server.port()));
    QVERIFY(open(user));
    user.download(Which::All);
    QTRY_SOON(user.isIdle());
    const MessageId second = user.at(2);
    QCOMPARE(user.kept(), 2);
    QCOMPARE(user.failed(), 1);
    QTRY_COMPARE(user.stateOf(second), State::Failed);
    QCOMPARE(user.downloads.value(second).error->said, QByteArray("unreadable"));
    QVERIFY(!user.rows.value(second).marks.testFlag(Mark::Wanted));
    QVERIFY(user.rows.value(second).error.has_value());
    user->retryDownloads({});
    QTRY_SOON(user.kept() == 3 || user.isIdle());
    QTRY_COMPARE(user.stateOf(second), State::Kept);
    QCOMPARE(user.failed(), 0);
    QTRY_SOON(!user.rows.value(second).error.has_value());
    QCOMPARE(user.delivered(), QByteArrayList({text(1), text(2), text(3)}));
    server.ignoreRest();
}

void TestMailboxDownloads::aFailureIsKnownAfterARestart()
{
    ScriptedServer server(again + "C: RETR 2\nS: -ERR unreadable\nNEXT\n" + again + "C: RETR 2\nS: +OK\n"
                          + "S: Subject: 2\nS:\nS: text of 2\nS: .\nHANG\n");
    DownloadingUser user(accountAt(server.port()));
    QVERIFY(open(user));
    const MessageId second = user.at(2);
    user.download({second});
    QTRY_SOON(user.isIdle());
    user.restart();
    QVERIFY(open(user));
    QTRY_COMPARE(user.stateOf(second), State::Failed);
    QCOMPARE(user.downloads.value(second).error->said, QByteArray("unreadable"));
    user->retryDownloads({second});
    QTRY_COMPARE(user.stateOf(second), State::Kept);
    server.ignoreRest();
}

void TestMailboxDownloads::whatTheUserReadsComesBeforeTheQueue()
{
    ScriptedServer server(again + leaving + "NEXT\n" + again + retrieved(3) + retrieved(1) + retrieved(2)
                          + retrieved(3) + "HANG\n");
    DownloadingUser user(accountAt(server.port()));
    QVERIFY(open(user));
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    // Both wait for the session that the first of them opens.
    user->check(Reading::Listing);
    user.download(Which::All);
    user->preview(user.at(3));
    QTRY_SOON(user.isIdle());
    QCOMPARE(user.contents.size(), 1);
    QCOMPARE(user.delivered(), QByteArrayList({text(1), text(2), text(3)}));
    QVERIFY(user.problems.isEmpty());
    server.ignoreRest();
}

void TestMailboxDownloads::cancellingALargeMessageUnderWayTakesANewConnection()
{
    const QByteArray large = login
        + "C: STAT\nS: +OK 2 50000100\nC: LIST\nS: +OK\nS: 1 50000000\nS: 2 100\nS: .\n"
          "C: UIDL\nS: +OK\nS: 1 one\nS: 2 two\nS: .\n";
    ScriptedServer server(large + "C: RETR 1\nS: +OK\nS: Subject: 1\nNEXT\n" + large + retrieved(2)
                          + "HANG\n");
    DownloadingUser user(accountAt(server.port()));
    QVERIFY(open(user));
    const MessageId first = user.at(1);
    user.download({first, user.at(2)});
    QTRY_COMPARE(user.stateOf(first), State::UnderWay);
    user->cancelDownloads({first});
    QTRY_SOON(user.isIdle());
    QCOMPARE(user.kept(), 1);
    QCOMPARE(user.failed(), 0);
    QCOMPARE(user.stateOf(first), State::Cancelled);
    QCOMPARE(user.delivered(), QByteArrayList{text(2)});
    QVERIFY(user.problems.isEmpty());
    server.ignoreRest();
}

void TestMailboxDownloads::cancellingASmallMessageUnderWayDropsTheRestOfIt()
{
    // The server takes commands ahead: what the user types shows when the message has been cancelled.
    ScriptedServer server(
        "S: +OK ready\nC: CAPA\nS: +OK\nS: PIPELINING\nS: UIDL\nS: USER\nS: .\n"
        "C: USER anna\nS: +OK\nC: PASS secret-of-anna\nS: +OK\n"
        "C: CAPA\nC: STAT\nC: LIST\nC: UIDL\nS: +OK\nS: PIPELINING\nS: UIDL\nS: USER\nS: .\n"
        "S: +OK 3 600\nS: +OK\nS: 1 100\nS: 2 200\nS: 3 300\nS: .\n"
        "S: +OK\nS: 1 one\nS: 2 two\nS: 3 three\nS: .\n"
        "C: RETR 1\nS: +OK\nS: Subject: 1\nC: NOOP\nS:\nS: text of 1\nS: .\nS: +OK\n"
        + retrieved(2) + "HANG\n");
    DownloadingUser user(accountAt(server.port()));
    QVERIFY(open(user));
    const MessageId first = user.at(1);
    user.download({first});
    QTRY_COMPARE(user.stateOf(first), State::UnderWay);
    user->cancelDownloads({first});
    user->speak("NOOP");
    QTRY_SOON(user.spoken.size() == 1);
    user.download({user.at(2)});
    QTRY_SOON(user.isIdle());
    QCOMPARE(user.stateOf(first), State::Cancelled);
    QCOMPARE(user.delivered(), QByteArrayList{text(2)});
    QVERIFY(user.problems.isEmpty());
    server.ignoreRest();
}

void TestMailboxDownloads::aMarkedMessageIsDownloadedAfterAReset()
{
    ScriptedServer server(again + "C: DELE 2\nS: +OK\nC: RSET\nS: +OK\n" + retrieved(2)
                          + "C: DELE 2\nS: +OK\nHANG\n");
    DownloadingUser user(accountAt(server.port()));
    QVERIFY(open(user));
    const MessageId second = user.at(2);
    user->tick({second});
    QTRY_SOON(user.rows.value(second).marks.testFlag(Mark::Deleted));
    user.download({second});
    QTRY_SOON(user.isIdle());
    QTRY_SOON(user.rows.value(second).marks.testFlag(Mark::Deleted));
    server.ignoreRest();
}

void TestMailboxDownloads::aMessageThatBreaksEveryLinkFailsAndTheRestGoesOn()
{
    const QByteArray broken = again + "C: RETR 1\nS: +OK\nS: Subject: 1\nCUT\nNEXT\n";
    ScriptedServer server(broken + broken + broken + again + retrieved(2) + retrieved(3) + "HANG\n");
    DownloadingUser user(accountAt(server.port()));
    QVERIFY(open(user));
    user.download(Which::All);
    QTRY_VERIFY_WITH_TIMEOUT(user.isIdle(), 6 * longEnough);
    QCOMPARE(user.kept(), 2);
    QCOMPARE(user.failed(), 1);
    QTRY_COMPARE(user.stateOf(user.at(1)), State::Failed);
    QCOMPARE(user.downloads.value(user.at(1)).error->kind, ErrorKind::ConnectionLost);
    server.ignoreRest();
}

void TestMailboxDownloads::whatCameBeforeTheLinkBrokeIsNotFetchedAgain()
{
    ScriptedServer server(again + retrieved(1) + "C: RETR 2\nS: +OK\nS: Subj\nHANG\nNEXT\n" + again
                          + retrieved(2) + retrieved(3) + "HANG\n");
    DownloadingUser user(accountAt(server.port()));
    QVERIFY(open(user));
    user.download(Which::All);
    QTRY_SOON(user.rows.value(user.at(1)).marks.testFlag(Mark::Kept));
    user.restart(); // the program ends amid the second
    QVERIFY(open(user));
    QTRY_SOON(user.isIdle());
    QCOMPARE(user.kept(), 2);
    QCOMPARE(user.delivered(), QByteArrayList({text(1), text(2), text(3)}));
    server.ignoreRest();
}

void TestMailboxDownloads::aQuitWithoutAnAnswerIsSettledByTheNextListing()
{
    ScriptedServer server(again + retrieved(2) + "C: DELE 2\nS: +OK\nC: QUIT\nCUT\nNEXT\n" + login
                          + "C: STAT\nS: +OK 2 50\nC: LIST\nS: +OK\nS: 1 25\nS: 2 25\nS: .\n"
                            "C: UIDL\nS: +OK\nS: 1 one\nS: 2 three\nS: .\nHANG\n");
    DownloadingUser user(accountAt(server.port(), Retention::Kind::AtOnce));
    QVERIFY(open(user));
    const MessageId second = user.at(2);
    user.download({second});
    QTRY_SOON(user.rows.value(second).marks.testFlag(Mark::Deleted));
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    QCOMPARE(user.reports.first().outcome, CommitReport::Outcome::Unknown);
    QVERIFY(!user.wasReviewAsked());
    QVERIFY(open(user));
    QTRY_SOON(user.reports.size() == 2);
    QCOMPARE(user.reports.last().outcome, CommitReport::Outcome::Deleted);
    QCOMPARE(user.reports.last().messages, 1);
    QCOMPARE(user.delivered(), QByteArrayList{text(2)});
    server.ignoreRest();
}

void TestMailboxDownloads::aQuitThatWasNotHeardLeavesTheTicksOfTheRule()
{
    ScriptedServer server(
        again + retrieved(2) + "C: DELE 2\nS: +OK\nC: QUIT\nCUT\nNEXT\n" + again
        + "C: TOP 2 0\nS: +OK\nS: Subject: 2\nS:\nS: .\nC: DELE 2\nS: +OK\nC: QUIT\nS: +OK bye\n");
    DownloadingUser user(accountAt(server.port(), Retention::Kind::AtOnce));
    QVERIFY(open(user));
    const MessageId second = user.at(2);
    user.download({second});
    QTRY_SOON(user.rows.value(second).marks.testFlag(Mark::Deleted));
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    user.restart();
    QVERIFY(open(user));
    QTRY_SOON(user.rows.value(second).marks.testFlag(Mark::Deleted));
    user->leave();
    QTRY_SOON(!user.reports.isEmpty() && user.reports.last().outcome == CommitReport::Outcome::Deleted);
    QVERIFY(!user.wasReviewAsked());
    QTRY_PLAYED(server);
}

void TestMailboxDownloads::whatTheServerKeptAllTheSameComesUnderTheReview()
{
    const QByteArray headers = header("3") + header("2") + header("1");
    ScriptedServer server(again + headers + retrieved(2) + "C: DELE 2\nS: +OK\nC: QUIT\nS: +OK\nNEXT\n"
                          + again + header("2") + "C: DELE 2\nS: +OK\n" + leaving + "NEXT\n" + again
                          + "C: DELE 2\nS: +OK\nHANG\n");
    DownloadingUser user(accountAt(server.port(), Retention::Kind::AtOnce));
    user->check();
    QTRY_SOON(user.knowsHeaders(3));
    user.download({user.at(2)});
    QTRY_SOON(user.marksOf(QStringLiteral("2")).testFlag(Mark::Deleted));
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    QVERIFY(!user.wasReviewAsked());
    user->check();
    QTRY_SOON(user.marksOf(QStringLiteral("2")).testFlag(Mark::Deleted)); // ticked again, and told
    QCOMPARE(user.problems.first().error.code, QByteArray("STILL-THERE"));
    user.review = ReviewAnswer::LeaveKeepingTicks;
    user->leave();
    QTRY_SOON(user.reports.size() == 2);
    QVERIFY(user.wasReviewAsked());
    user.restart();
    user.questions.clear();
    user.review.reset();
    user->check();
    QTRY_SOON(user.marksOf(QStringLiteral("2")).testFlag(Mark::Deleted));
    user->leave();
    QTRY_SOON(user.wasReviewAsked());
    server.ignoreRest();
}

void TestMailboxDownloads::whatMayNotBeTheWholeIsTickedByNoRule()
{
    // Its dots are not doubled: what follows the first lone dot makes no sense as a reply.
    ScriptedServer server(again + retrieved(2) + "C: DELE 2\nS: and the rest of it\nS: .\nNEXT\n" + again
                          + retrieved(3) + "C: DELE 3\nS: +OK\nHANG\n");
    DownloadingUser user(accountAt(server.port(), Retention::Kind::AtOnce));
    QVERIFY(open(user));
    user.download({user.at(2)});
    QTRY_SOON(!user.problems.isEmpty());
    user.restart();
    QVERIFY(open(user));
    QVERIFY(!user.rows.value(user.at(2)).marks.testFlag(Mark::Ticked));
    user.download({user.at(3)});
    QTRY_SOON(user.rows.value(user.at(3)).marks.testFlag(Mark::Deleted));
    QVERIFY(!user.rows.value(user.at(2)).marks.testFlag(Mark::Ticked));
    QVERIFY(!user.rows.value(user.at(2)).marks.testFlag(Mark::Kept)); // it can be downloaded once more
    server.ignoreRest();
}

void TestMailboxDownloads::whatCameMuchShorterThanListedIsNoProof()
{
    // A scanner in between has cut it, or a lone dot that was not doubled has ended it.
    const QByteArray large = login
        + "C: STAT\nS: +OK 1 10000\nC: LIST\nS: +OK\nS: 1 10000\nS: .\n"
          "C: UIDL\nS: +OK\nS: 1 one\nS: .\n";
    ScriptedServer server(large + header("1") + retrieved(1) + "C: DELE 1\nS: +OK\n" + leaving);
    DownloadingUser user(accountAt(server.port(), Retention::Kind::AtOnce));
    user->check();
    QTRY_SOON(user.knowsHeaders(1));
    user.download(Which::All);
    QTRY_SOON(user.isIdle());
    QTRY_SOON(user.rows.value(user.at(1)).marks.testFlag(Mark::Kept));
    QVERIFY(!user.rows.value(user.at(1)).marks.testFlag(Mark::Ticked));
    user->tick({user.at(1)});
    QTRY_SOON(user.rows.value(user.at(1)).marks.testFlag(Mark::Deleted));
    user.review = ReviewAnswer::LeaveKeepingTicks;
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    QVERIFY(user.wasReviewAsked());
    const auto review = std::get<ReviewQuestion>(user.questions.last().about);
    QCOMPARE(review.victims.first().copy, Victim::Copy::Doubtful);
    QTRY_PLAYED(server);
}

void TestMailboxDownloads::anotherMessageUnderAKeptNameIsTickedByNoRule()
{
    // cyrus-imapd #374: the unique-id of a message that went, and by chance its size.
    ScriptedServer server(again + retrieved(2) + "C: DELE 2\nS: +OK\nHANG\nNEXT\n" + again
                          + "C: TOP 2 0\nS: +OK\nS: Subject: another\nS:\nS: .\n" + retrieved(3)
                          + "C: DELE 3\nS: +OK\nHANG\n");
    DownloadingUser user(accountAt(server.port(), Retention::Kind::AtOnce));
    QVERIFY(open(user));
    user.download({user.at(2)});
    QTRY_SOON(user.rows.value(user.at(2)).marks.testFlag(Mark::Deleted));
    user.restart(); // it hangs up
    QVERIFY(open(user));
    QTRY_SOON(!user.rows.value(user.at(2)).marks.testFlag(Mark::Ticked));
    QCOMPARE(user.problems.size(), 1);
    user.download({user.at(3)});
    QTRY_SOON(user.rows.value(user.at(3)).marks.testFlag(Mark::Deleted));
    QVERIFY(!user.rows.value(user.at(2)).marks.testFlag(Mark::Ticked));
    server.ignoreRest();
}

void TestMailboxDownloads::whatTheServerNeverDeletesIsNotDownloadedAgain()
{
    const QByteArray one = login
        + "C: STAT\nS: +OK 1 25\nC: LIST\nS: +OK\nS: 1 25\nS: .\n"
          "C: UIDL\nS: +OK\nS: 1 one\nS: .\n";
    ScriptedServer server(one + retrieved(1) + header("1") + "C: DELE 1\nS: +OK\nC: QUIT\nS: +OK\nNEXT\n"
                          + one + "C: TOP 1 0\nS: +OK\nS: Subject: 1\nS:\nS: .\nC: DELE 1\nS: +OK\nHANG\n");
    accounts::Account account = accountAt(server.port(), Retention::Kind::AtOnce);
    account.newMail = accounts::NewMail::Download;
    DownloadingUser user(account);
    user->check();
    QTRY_SOON(user.marksOf(QStringLiteral("1")).testFlag(Mark::Deleted));
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    user->check();
    QTRY_SOON(user.marksOf(QStringLiteral("1")).testFlag(Mark::Deleted)); // ticked again, and told
    QCOMPARE(user.problems.first().error.code, QByteArray("STILL-THERE"));
    QCOMPARE(user.files().size(), 1);
    server.ignoreRest();
}

void TestMailboxDownloads::withoutTopARuleLeavesTheDecisionToTheReview()
{
    // Nothing proves that it is still the same message.
    ScriptedServer server(again + retrieved(2) + "C: DELE 2\nS: +OK\nHANG\nNEXT\n" + again
                          + "C: TOP 2 0\nS: -ERR\nC: DELE 2\nS: +OK\n" + leaving);
    DownloadingUser user(accountAt(server.port(), Retention::Kind::AtOnce));
    QVERIFY(open(user));
    user.download({user.at(2)});
    QTRY_SOON(user.rows.value(user.at(2)).marks.testFlag(Mark::Deleted));
    user.restart();
    QVERIFY(open(user));
    QTRY_SOON(user.rows.value(user.at(2)).marks.testFlag(Mark::Deleted));
    user.review = ReviewAnswer::LeaveKeepingTicks;
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    QVERIFY(user.wasReviewAsked());
    QTRY_PLAYED(server);
}

void TestMailboxDownloads::theServersOwnDataIsNoMailToARule()
{
    // UW IMAP and its kin (fetchmail FAQ O15). It is downloaded before its header has been read.
    const QByteArray own = "S: From: Mail System Internal Data <MAILER-DAEMON@example.org>\n"
                           "S: Subject: DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA\nS:\n";
    ScriptedServer server(login + "C: STAT\nS: +OK 1 132\nC: LIST\nS: +OK\nS: 1 132\nS: .\n"
                          + "C: UIDL\nS: +OK\nS: 1 one\nS: .\nC: RETR 1\nS: +OK\n" + own
                          + "S: text\nS: .\nC: TOP 1 0\nS: +OK\n" + own + "S: .\n" + leaving);
    DownloadingUser user(accountAt(server.port(), Retention::Kind::AtOnce));
    QVERIFY(open(user));
    user.download(Which::All);
    QTRY_SOON(user.problems.size() == 1);
    QCOMPARE(user.problems.first().error.code, QByteArray("INTERNAL"));
    QTRY_SOON(!user.rows.value(user.at(1)).marks.testFlag(Mark::Ticked));
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    QCOMPARE(user.reports.first().outcome, CommitReport::Outcome::NothingDeleted);
    QTRY_PLAYED(server);
}

void TestMailboxDownloads::settingsOfAnotherServerEndTheSession()
{
    ScriptedServer before(again + retrieved(2) + "-:\n");
    ScriptedServer now(again + "HANG\n");
    DownloadingUser user(accountAt(before.port()));
    QVERIFY(open(user));
    user.download({user.at(2)});
    QTRY_SOON(user.isIdle());
    QTRY_SOON(user.rows.value(user.at(2)).marks.testFlag(Mark::Kept));
    user->setAccount(accountAt(now.port(), Retention::Kind::AtOnce));
    QTRY_SOON(user->status().state == ConnectionState::Disconnected);
    QTRY_PLAYED(before); // and no DELE came
    now.ignoreRest();
}

void TestMailboxDownloads::rulesHoldOnlyForWhatIsRemembered()
{
    // Of a newer Poplar: all mail would seem new, and nobody knows what was taken back.
    ScriptedServer server(again + retrieved(2) + leaving + "NEXT\nHANG\n");
    accounts::Account account = accountAt(server.port(), Retention::Kind::AtOnce);
    account.newMail = accounts::NewMail::Download;
    DownloadingUser user(account);
    QVERIFY(makeNewerCatalogue(user.folder()));
    QVERIFY(open(user));
    QCOMPARE(user.problems.size(), 1);
    user.download({user.at(2)});
    QTRY_SOON(user.isIdle());
    QTRY_SOON(user.rows.value(user.at(2)).marks.testFlag(Mark::Kept));
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    QVERIFY(!user.wasReviewAsked());
    QCOMPARE(user.reports.first().outcome, CommitReport::Outcome::NothingDeleted);
    QCOMPARE(user.files().size(), 1);
    server.ignoreRest();
}

void TestMailboxDownloads::aLostLinkWithoutUniqueIdsIsNoFailure()
{
    const QByteArray noNames =
        login + "C: STAT\nS: +OK 2 300\nC: LIST\nS: +OK\nS: 1 100\nS: 2 200\nS: .\nC: UIDL\nS: -ERR\n";
    const QByteArray headers = header("2") + header("1");
    ScriptedServer server(noNames + headers + "C: RETR 1\nS: +OK\nS: Subject: 1\nCUT\nNEXT\n" + noNames
                          + headers + "C: RETR 1\nS: +OK\nS: Subject: 1\nS:\nS: .\nHANG\n");
    DownloadingUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user.download({user.idOf(QStringLiteral("1"))});
    QTRY_SOON(user.files().size() == 1);
    QTRY_SOON(user.isIdle());
    QCOMPARE(user.failed(), 0);
    QTRY_COMPARE(user.subjectsWith(Mark::Kept), QStringList{QStringLiteral("1")});
    server.ignoreRest();
}

void TestMailboxDownloads::aServerWithoutUniqueIdsKeepsTheQueue()
{
    const QByteArray noNames =
        login + "C: STAT\nS: +OK 2 300\nC: LIST\nS: +OK\nS: 1 100\nS: 2 200\nS: .\nC: UIDL\nS: -ERR\n";
    const auto header = [](const QByteArray &n) {
        return "C: TOP " + n + " 0\nS: +OK\nS: Subject: " + n + "\nS: Message-ID: <" + n
            + "@example.org>\nS:\nS: .\n";
    };
    const QByteArray headers = header("2") + header("1");
    const QByteArray first = "S: Subject: 1\nS: Message-ID: <1@example.org>\nS:\n";
    ScriptedServer server(noNames + headers + "C: RETR 1\nS: +OK\n" + first + "HANG\nNEXT\n" + noNames
                          + headers + "C: RETR 1\nS: +OK\n" + first + "S: .\nHANG\n");
    DownloadingUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    const MessageId before = user.idOf(QStringLiteral("1"));
    user.download({before});
    QTRY_COMPARE(user.stateOf(before), State::UnderWay);
    user.restart(); // the program ends amid it
    user->check();
    QTRY_SOON(user.files().size() == 1);
    QTRY_SOON(user.marksOf(QStringLiteral("1")).testFlag(Mark::Kept));
    QVERIFY(user.idOf(QStringLiteral("1")) != before); // it had to be recognised
    QVERIFY(!user.marksOf(QStringLiteral("2")).testFlag(Mark::Kept));
    server.ignoreRest();
}

void TestMailboxDownloads::whatCannotBeToldApartIsNotDeletedByARule()
{
    const QByteArray twins = login
        + "C: STAT\nS: +OK 3 75\nC: LIST\nS: +OK\nS: 1 25\nS: 2 25\nS: 3 25\nS: .\n"
          "C: UIDL\nS: +OK\nS: 1 same\nS: 2 same\nS: 3 other\nS: .\n";
    ScriptedServer server(twins + retrieved(1) + retrieved(3) + leaving + "NEXT\n" + twins + header("3")
                          + "C: DELE 3\nS: +OK\nC: QUIT\nS: +OK\n");
    DownloadingUser user(accountAt(server.port()));
    QVERIFY(open(user));
    user.download({user.at(1), user.at(3)});
    QTRY_SOON(user.isIdle());
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    user->setAccount(accountAt(server.port(), Retention::Kind::AtOnce));
    QVERIFY(open(user));
    QTRY_SOON(user.rows.value(user.at(3)).marks.testFlag(Mark::Deleted));
    user->leave();
    QTRY_SOON(user.reports.size() == 2);
    QCOMPARE(user.reports.last().messages, 1);
    QTRY_PLAYED(server);
}

void TestMailboxDownloads::aRefusedTickOfARuleIsNotSetAgain()
{
    ScriptedServer server(again + retrieved(2) + "C: DELE 2\nS: -ERR read-only\n" + leaving + "NEXT\n" + again
                          + leaving);
    DownloadingUser user(accountAt(server.port(), Retention::Kind::AtOnce));
    QVERIFY(open(user));
    user.download({user.at(2)});
    QTRY_SOON(user.problems.size() == 1);
    QVERIFY(open(user));
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    QCOMPARE(user.problems.size(), 1);
    QTRY_PLAYED(server);
}

QTEST_GUILESS_MAIN(TestMailboxDownloads)
#include "tst_mailbox_downloads.moc"
