// SPDX-License-Identifier: GPL-3.0-or-later
// Servers and moments that could make Poplar delete what it should not, or forget what it was asked for.
#include "support/mailboxuser.h"
#include "support/scriptedserver.h"

#include <QTest>

using namespace poplar;
using namespace poplar::mailbox;
using namespace poplar::test;

namespace {

constexpr int longEnough = 20000;

/// Up to an open maildrop, on a server without capabilities: one command at a time.
const QByteArray login =
    "S: +OK ready\nC: CAPA\nS: -ERR\nC: USER anna\nS: +OK\nC: PASS secret-of-anna\nS: +OK\n"
    "C: CAPA\nS: -ERR\n";
const QByteArray listing = "C: STAT\nS: +OK 2 300\nC: LIST\nS: +OK\nS: 1 100\nS: 2 200\nS: .\n"
                           "C: UIDL\nS: +OK\nS: 1 one\nS: 2 two\nS: .\n";
const QByteArray headers = "C: TOP 2 0\nS: +OK\nS: Subject: second\nS:\nS: .\n"
                           "C: TOP 1 0\nS: +OK\nS: Subject: first\nS:\nS: .\n";
const QByteArray known = login + listing + headers;
const QByteArray again = login + listing;
const QByteArray leaving = "C: RSET\nS: +OK\nC: QUIT\nS: +OK\n";

/// Three messages, each so large that a fetch asks for one at a time.
const QByteArray large = login
    + "C: STAT\nS: +OK 3 15000000\nC: LIST\nS: +OK\nS: 1 5000000\nS: 2 5000000\nS: 3 5000000\nS: .\n"
      "C: UIDL\nS: +OK\nS: 1 one\nS: 2 two\nS: 3 three\nS: .\n";

QByteArray retrieved(int number)
{
    const QByteArray n = QByteArray::number(number);
    return "C: RETR " + n + "\nS: +OK\nS: Subject: " + n + "\nS:\nS: text of " + n + "\nS: .\n";
}

accounts::Account accountAt(quint16 port)
{
    accounts::Account account;
    account.id = QStringLiteral("test");
    account.host = QStringLiteral("127.0.0.1");
    account.port = port;
    account.security = Security::None;
    account.user = QStringLiteral("anna");
    return account;
}

FetchOrder orderOf(const MailboxUser &user, const QList<qint64> &positions)
{
    FetchOrder order;
    for (const qint64 position : positions)
        order.messages += user.at(position);
    order.maildir = user.folder() + QStringLiteral("/Maildir");
    return order;
}

QString first()
{
    return QStringLiteral("first");
}

QString second()
{
    return QStringLiteral("second");
}

} // namespace

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, longEnough)

class TestMailboxHostile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // What is deleted
    void whatIsUntickedDuringTheReviewIsNotDeleted();
    void whatIsUntickedBesideATransferIsNotDeleted();
    void aTickIsNotReplayedOnTheTwinThatIsLeft();
    void aRefusedResetOfTheUsersHangsUp();
    void aRefusalFromBeforeAResetIsNoRefusalOfTheTick();

    // Leaving
    void aTickWhileLeavingIsKept();
    void aCheckDoesNotTakeBackAConfirmedDeletion();
    void aReviewIsOverWhenTheMailboxLeaves();
    void aFetchGoesOnBehindACheck();
    void leavingEndsAFetch();
    void aLinkLostWhileLeavingForACheckIsNoTrouble();
    void aLinkLostWhileLeavingIsLeft();
    void aCheckDuringTheFarewellIsMade();
    void aCheckRightBehindAStopIsMade();

    // Ends that must be told
    void aFetchWhoseOnlyMessageBreaksEveryLinkEnds();
    void aFetchEndsWhenNothingMoreIsTried();
    void aFetchEndsWhenAResetIsRefused();
    void theLatestWishOutlivesALostLink();

    // Figures and endless stories
    void sizesBeyondReasonAreNoSizes();
    void aNumberIsNoMillionsOfMessages_data();
    void aNumberIsNoMillionsOfMessages();
    void headersThatAreAlwaysNewAreNoProgress();
};

void TestMailboxHostile::whatIsUntickedDuringTheReviewIsNotDeleted()
{
    ScriptedServer server(known + "C: DELE 2\nS: +OK\nC: RSET\nS: +OK\nC: QUIT\nS: +OK\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->tick({user.idOf(second())});
    QTRY_SOON(user.marksOf(second()).testFlag(Mark::Deleted));
    user->leave();
    QTRY_SOON(user.questions.size() == 1);
    user->untick({user.idOf(second())});
    user->answer(user.questions.first().id, ReviewAnswer::Delete);
    QTRY_SOON(user.reports.size() == 1);
    QCOMPARE(user.reports.first().messages, 0);
    QTRY_PLAYED(server);
}

void TestMailboxHostile::whatIsUntickedBesideATransferIsNotDeleted()
{
    ScriptedServer server(known
                          + "C: DELE 2\nS: +OK\nC: RETR 1\nWAIT 500\nS: +OK\nS: Subject: first\nS:\nS: .\n"
                          + "C: RSET\nS: +OK\nC: DELE 1\nS: +OK\nC: QUIT\nS: +OK\n");
    MailboxUser user(accountAt(server.port()));
    user.review = ReviewAnswer::Delete;
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->tick({user.idOf(second())});
    QTRY_SOON(user.marksOf(second()).testFlag(Mark::Deleted));
    user->fetch(orderOf(user, {1}));
    QTRY_SOON(server.heard().contains("RETR 1"));
    user->untick({user.idOf(second())});
    user->tick({user.idOf(first())});
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    QCOMPARE(user.reports.first().messages, 1);
    QTRY_PLAYED(server);
}

void TestMailboxHostile::aTickIsNotReplayedOnTheTwinThatIsLeft()
{
    // Two messages with one unique-id and one size. Another program deletes one; which one is left?
    const QByteArray twins = "C: STAT\nS: +OK 2 200\nC: LIST\nS: +OK\nS: 1 100\nS: 2 100\nS: .\n"
                             "C: UIDL\nS: +OK\nS: 1 same\nS: 2 same\nS: .\n";
    ScriptedServer server(login + twins + headers + "C: DELE 1\nS: +OK\n" + leaving + "NEXT\n" + login
                          + "C: STAT\nS: +OK 1 100\nC: LIST\nS: +OK\nS: 1 100\nS: .\n"
                            "C: UIDL\nS: +OK\nS: 1 same\nS: .\n"
                          + leaving);
    MailboxUser user(accountAt(server.port()));
    user.review = ReviewAnswer::LeaveKeepingTicks;
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->tick({user.idOf(first())});
    QTRY_SOON(user.marksOf(first()).testFlag(Mark::Deleted));
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    user->check();
    QTRY_SOON(user.problems.size() == 1);
    QCOMPARE(user.problems.first().during, Problem::During::Ticking);
    QTRY_SOON(user.rows.size() == 1 && !user.rows.first().marks.testFlag(Mark::Ticked));
    user->leave();
    QTRY_PLAYED(server);
}

void TestMailboxHostile::aRefusedResetOfTheUsersHangsUp()
{
    // It still means to delete the second message, so QUIT must not be said any more.
    ScriptedServer server(known + "C: DELE 2\nS: +OK\nC: RSET\nS: -ERR\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->tick({user.idOf(second())});
    QTRY_SOON(user.marksOf(second()).testFlag(Mark::Deleted));
    user->speak("RSET");
    QTRY_SOON(user.spoken.size() == 1);
    QVERIFY(user.spoken.first().error.has_value());
    QTRY_COMPARE(user->status().state, ConnectionState::Disconnected);
    QTRY_PLAYED(server);
}

void TestMailboxHostile::aRefusalFromBeforeAResetIsNoRefusalOfTheTick()
{
    ScriptedServer server(known + "C: DELE 2\nWAIT 500\nS: -ERR not now\nC: RSET\nS: +OK\nC: DELE 2\nS: +OK\n"
                          + "HANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->tick({user.idOf(second())});
    QTRY_SOON(server.heard().contains("DELE 2"));
    user->untick({user.idOf(second())});
    user->tick({user.idOf(second())});
    QTRY_SOON(server.heard().count("DELE 2") == 2);
    // What the server will delete at QUIT is what the user sees ticked.
    QTRY_SOON(user.marksOf(second()).testFlag(Mark::Deleted));
    QVERIFY(user.marksOf(second()).testFlag(Mark::Ticked));
    server.ignoreRest();
}

void TestMailboxHostile::aTickWhileLeavingIsKept()
{
    ScriptedServer server(known + leaving + "NEXT\n" + again + "C: DELE 2\nS: +OK\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    const MessageId message = user.idOf(second());
    user->check();
    user->tick({message});
    QTRY_SOON(user.marksOf(second()).testFlag(Mark::Deleted));
    QVERIFY(user.problems.isEmpty());
    server.ignoreRest();
}

void TestMailboxHostile::aCheckDoesNotTakeBackAConfirmedDeletion()
{
    ScriptedServer server(known + "C: DELE 2\nWAIT 500\nS: +OK\nC: QUIT\nS: +OK\nNEXT\n" + login
                          + "C: STAT\nS: +OK 1 100\nC: LIST\nS: +OK\nS: 1 100\nS: .\n"
                            "C: UIDL\nS: +OK\nS: 1 one\nS: .\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user.review = ReviewAnswer::Delete;
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->tick({user.idOf(second())});
    user->leave();
    QTRY_SOON(user.questions.size() == 1);
    user->check();
    QTRY_SOON(user.timesListed == 2);
    QCOMPARE(user.reports.size(), 1);
    QCOMPARE(user.reports.first().outcome, CommitReport::Outcome::Deleted);
    QCOMPARE(user.rows.size(), 1);
    server.ignoreRest();
}

void TestMailboxHostile::aReviewIsOverWhenTheMailboxLeaves()
{
    ScriptedServer server(known + "C: DELE 2\nS: +OK\n" + leaving + "NEXT\n" + again
                          + "C: DELE 2\nS: +OK\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->tick({user.idOf(second())});
    QTRY_SOON(user.marksOf(second()).testFlag(Mark::Deleted));
    user->leave();
    QTRY_SOON(user.questions.size() == 1);
    user->check(); // which leaves without deleting
    user->answer(user.questions.first().id, ReviewAnswer::Delete);
    QTRY_SOON(server.heard().count("DELE 2") == 2);
    QTRY_SOON(user.marksOf(second()).testFlag(Mark::Deleted));
    QVERIFY(user.reports.isEmpty());
    server.ignoreRest();
}

void TestMailboxHostile::aFetchGoesOnBehindACheck()
{
    ScriptedServer server(large + "C: RETR 1\nWAIT 500\nS: +OK\nS: Subject: 1\nS:\nS: text\nS: .\n" + leaving
                          + "NEXT\n" + large + retrieved(2) + retrieved(3) + "HANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check(Reading::Listing);
    QTRY_SOON(user.rows.size() == 3);
    user->fetch(orderOf(user, {1, 2, 3}));
    QTRY_SOON(server.heard().contains("RETR 1"));
    user->check(Reading::Listing);
    QTRY_SOON(user.fetches.size() == 1);
    QCOMPARE(user.fetches.first().fetched, 3);
    QCOMPARE(user.fetches.first().failed, 0);
    server.ignoreRest();
}

void TestMailboxHostile::leavingEndsAFetch()
{
    ScriptedServer server(large + "C: RETR 1\nWAIT 500\nS: +OK\nS: Subject: 1\nS:\nS: text\nS: .\n"
                          + leaving);
    MailboxUser user(accountAt(server.port()));
    user->check(Reading::Listing);
    QTRY_SOON(user.rows.size() == 3);
    user->fetch(orderOf(user, {1, 2, 3}));
    QTRY_SOON(server.heard().contains("RETR 1"));
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    QTRY_SOON(user.fetches.size() == 1);
    QCOMPARE(user.fetches.first().fetched, 1);
    QCOMPARE(user.fetches.first().failed, 0);
    QCOMPARE(user.fetches.first().stopped->kind, ErrorKind::Cancelled);
    QTRY_PLAYED(server);
}

void TestMailboxHostile::aLinkLostWhileLeavingForACheckIsNoTrouble()
{
    // As after a night: the link is long dead, and only the next command shows it.
    ScriptedServer server(known + "C: RSET\nCUT\nNEXT\n" + again + "HANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->check();
    QTRY_SOON(user.timesListed == 2);
    QVERIFY(user.problems.isEmpty());
    server.ignoreRest();
}

void TestMailboxHostile::aLinkLostWhileLeavingIsLeft()
{
    ScriptedServer server(known + "C: RSET\nCUT\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    QCOMPARE(user.reports.first().outcome, CommitReport::Outcome::NothingDeleted);
    QVERIFY(user.problems.isEmpty());
    QTRY_PLAYED(server);
}

void TestMailboxHostile::aCheckDuringTheFarewellIsMade()
{
    ScriptedServer server(known + "C: RSET\nS: +OK\nC: QUIT\nWAIT 500\nS: +OK\nNEXT\n" + again + "HANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->leave();
    QTRY_SOON(server.heard().contains("QUIT"));
    user->check();
    QTRY_SOON(user.timesListed == 2);
    server.ignoreRest();
}

void TestMailboxHostile::aCheckRightBehindAStopIsMade()
{
    ScriptedServer server("S: +OK ready\nC: CAPA\nNEXT\n" + again + "HANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check(Reading::Listing);
    QTRY_SOON(server.heard().contains("CAPA"));
    user->stop();
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 1);
    server.ignoreRest();
}

void TestMailboxHostile::aFetchWhoseOnlyMessageBreaksEveryLinkEnds()
{
    const QByteArray broken = "C: RETR 1\nS: +OK\nS: Subject: first\nCUT\nNEXT\n";
    ScriptedServer server(again + broken + again + broken + again + broken + "HANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check(Reading::Listing);
    QTRY_SOON(user.rows.size() == 2);
    user->fetch(orderOf(user, {1}));
    QTRY_SOON(user.waits.size() == 1);
    user->check(Reading::Listing); // at once, instead of waiting
    QTRY_SOON(user.waits.size() == 2);
    user->check(Reading::Listing);
    QTRY_SOON(user.fetches.size() == 1);
    QCOMPARE(user.fetches.first().failed, 1);
    server.ignoreRest();
}

void TestMailboxHostile::aFetchEndsWhenNothingMoreIsTried()
{
    // The message to be read breaks three links, the last of them beyond repair, while others are wanted.
    ScriptedServer server(large + "C: RETR 3\nCUT\nNEXT\n" + large + "C: RETR 3\nCUT\nNEXT\n" + large
                          + "C: RETR 3\nS: +OK " + QByteArray(9000, 'x') + "\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check(Reading::Listing);
    QTRY_SOON(user.rows.size() == 3);
    user->retrieve(user.at(3));
    user->fetch(orderOf(user, {1, 2}));
    QTRY_SOON(user.waits.size() == 1);
    user->check(Reading::Listing); // at once, instead of waiting
    QTRY_SOON(user.waits.size() == 2);
    user->check(Reading::Listing);
    QTRY_SOON(user.fetches.size() == 1);
    QVERIFY(user.fetches.first().stopped.has_value());
    server.ignoreRest();
}

void TestMailboxHostile::aFetchEndsWhenAResetIsRefused()
{
    ScriptedServer server(known + "C: DELE 2\nS: +OK\nC: RSET\nS: -ERR\n");
    server.ignoreRest();
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->tick({user.idOf(second())});
    QTRY_SOON(user.marksOf(second()).testFlag(Mark::Deleted));
    user->fetch(orderOf(user, {2})); // a marked message cannot be retrieved
    QTRY_SOON(user.fetches.size() == 1);
    QCOMPARE(user.fetches.first().fetched, 0);
    QCOMPARE(user.problems.size(), 1);
}

void TestMailboxHostile::theLatestWishOutlivesALostLink()
{
    ScriptedServer server(known
                          + "C: RETR 2\nWAIT 500\nS: +OK\nS: Subject: second\nS:\nS: text\nS: .\nC: RETR 1\n"
                          + "WAIT 500\nCUT\nNEXT\n" + again + retrieved(1) + "HANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->preview(user.idOf(second()));
    QTRY_SOON(server.heard().contains("RETR 2"));
    user->preview(user.idOf(first()));
    QTRY_SOON(user.contents.size() == 2);
    QCOMPARE(user.contents.last().message.text, QStringLiteral("text of 1"));
    server.ignoreRest();
}

void TestMailboxHostile::sizesBeyondReasonAreNoSizes()
{
    const QByteArray most = QByteArray::number(std::numeric_limits<qint64>::max());
    ScriptedServer server(login + "C: STAT\nS: +OK 3 " + most + "\nC: LIST\nS: +OK\nS: 1 " + most + "\nS: 2 "
                          + most
                          + "\nS: 3 9223372036854775808\nS: .\nC: UIDL\nS: +OK\nS: 1 one\nS: 2 two\nS: .\n"
                          + retrieved(2) + "C: DELE 2\nS: +OK\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check(Reading::Listing);
    QTRY_SOON(user.rows.size() == 3);
    QCOMPARE(user.rows.value(user.at(1)).identity.octets, -1);
    FetchOrder order = orderOf(user, {2});
    order.then = FetchOrder::Then::Tick;
    user->fetch(order);
    QTRY_SOON(user.fetches.size() == 1);
    QCOMPARE(user.fetches.first().fetched, 1);
    QTRY_SOON(user.rows.value(user.at(2)).marks.testFlag(Mark::Deleted));
    user->leave();
    QTRY_SOON(user.questions.size() == 1);
    QCOMPARE(std::get<ReviewQuestion>(user.questions.first().about).octets, 0);
    server.ignoreRest();
}

void TestMailboxHostile::aNumberIsNoMillionsOfMessages_data()
{
    QTest::addColumn<QByteArray>("stat");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("in STAT") << QByteArray("5000000 300") << QByteArray();
    QTest::newRow("in LIST") << QByteArray("2 300") << QByteArray("S: 5000000 100\n");
}

void TestMailboxHostile::aNumberIsNoMillionsOfMessages()
{
    QFETCH(QByteArray, stat);
    QFETCH(QByteArray, line);
    ScriptedServer server(login + "C: STAT\nS: +OK " + stat + "\nC: LIST\nS: +OK\nS: 1 100\nS: 2 200\n" + line
                          + "S: .\nC: UIDL\nS: +OK\nS: 1 one\nS: 2 two\nS: .\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 1);
    QVERIFY(user.rows.size() >= 2);
    QVERIFY2(user.rows.size() < 2000, QByteArray::number(user.rows.size()).constData());
    server.ignoreRest();
}

void TestMailboxHostile::headersThatAreAlwaysNewAreNoProgress()
{
    // Other unique-ids at each login, and a link that breaks behind the first header.
    const auto session = [](const char *name) {
        return login
            + "C: STAT\nS: +OK 2 300\nC: LIST\nS: +OK\nS: 1 100\nS: 2 200\nS: .\nC: UIDL\nS: +OK\nS: 1 "
            + name + "-1\nS: 2 " + name
            + "-2\nS: .\nC: TOP 2 0\nS: +OK\nS: Subject: second\nS:\nS: .\nC: TOP 1 0\nCUT\nNEXT\n";
    };
    ScriptedServer server(session("a") + session("b") + "HANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.waits.size() == 2);
    // The second wait is a longer one, not the first of a new row.
    QVERIFY(user.waits.first().until.msecsTo(user.waits.last().until) > 2500);
    server.ignoreRest();
}

QTEST_GUILESS_MAIN(TestMailboxHostile)

#include "tst_mailbox_hostile.moc"
