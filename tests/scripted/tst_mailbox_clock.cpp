// SPDX-License-Identifier: GPL-3.0-or-later
// Checks by the clock: what is new stays new, and a session that nobody uses is left.
#include "support/mailboxscript.h"
#include "support/mailboxuser.h"
#include "support/scriptedserver.h"

#include <QTest>

using namespace poplar;
using namespace poplar::mailbox;
using namespace poplar::test;

namespace {

constexpr int longEnough = 20000;

const QByteArray two = scriptedListing({"one", "two"});
const QByteArray three = scriptedListing({"one", "two", "three"});
const QByteArray twoTops = scriptedTop(2, "second") + scriptedTop(1, "first");
const QByteArray lastFarewell = "C: RSET\nS: +OK\nC: QUIT\nS: +OK\n";

} // namespace

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, longEnough)

class TestMailboxClock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatTheUsersCheckFoundStaysNew();
    void anUnusedSessionIsLeft();
    void aSessionInUseStays();
    void leavingDeletesNothing();
    void aCheckUnderWayIsNotBegunAgain();
};

void TestMailboxClock::whatTheUsersCheckFoundStaysNew()
{
    ScriptedServer server(scriptedLogin + two + twoTops + scriptedFarewell + scriptedLogin + three
                          + scriptedTop(3, "third") + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->checkByClock();
    QTRY_SOON(user.knowsHeaders(3));
    QCOMPARE(user.subjectsWith(Mark::New),
             QStringList({QStringLiteral("first"), QStringLiteral("second"), QStringLiteral("third")}));
    server.ignoreRest();
}

void TestMailboxClock::anUnusedSessionIsLeft()
{
    ScriptedServer server(scriptedLogin + two + twoTops + lastFarewell);
    MailboxUser user(scriptedAccount(server.port()));
    user->checkByClock();
    QVERIFY(!user->isUsed());
    QTRY_SOON(user.knowsHeaders(2) && user.progress.activity == Activity::None);
    user->leaveIfUnused();
    QTRY_SOON(!user.reports.isEmpty());
    QCOMPARE(user.reports.first().outcome, CommitReport::Outcome::NothingDeleted);
    QTRY_SOON(user->status().state == ConnectionState::Disconnected);
    QVERIFY(user.problems.isEmpty());
    QTRY_PLAYED(server);
}

void TestMailboxClock::aSessionInUseStays()
{
    ScriptedServer server(scriptedLogin + two + twoTops + scriptedRetr(2, "second")
                          + "C: NOOP\nS: +OK\nHANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user->checkByClock();
    QTRY_SOON(user.knowsHeaders(2));
    user->preview(user.at(2));
    QVERIFY(user->isUsed());
    QTRY_SOON(!user.contents.isEmpty());
    user->leaveIfUnused();
    user->speak("NOOP"); // What leaving had said would come before it.
    QTRY_COMPARE(user.spoken.size(), 1);
    QCOMPARE(user->status().state, ConnectionState::Transaction);
    server.ignoreRest();
}

/// A tick from before stays a tick: it is not the clock's to carry it out.
void TestMailboxClock::leavingDeletesNothing()
{
    ScriptedServer server(scriptedLogin + two + twoTops + "C: DELE 1\nS: +OK\n" + scriptedFarewell
                          + scriptedLogin + two + "C: DELE 1\nS: +OK\n" + lastFarewell);
    MailboxUser user(scriptedAccount(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->tick({user.at(1)});
    QTRY_SOON(user.subjectsWith(Mark::Deleted).size() == 1);
    user->checkByClock();
    QTRY_SOON(user.timesListed == 2 && user.subjectsWith(Mark::Deleted).size() == 1);
    user->leaveIfUnused();
    QTRY_SOON(!user.reports.isEmpty());
    QCOMPARE(user.reports.first().outcome, CommitReport::Outcome::NothingDeleted);
    QCOMPARE(user.subjectsWith(Mark::Ticked), QStringList{QStringLiteral("first")});
    QVERIFY(user.questions.isEmpty());
    QTRY_PLAYED(server);
}

void TestMailboxClock::aCheckUnderWayIsNotBegunAgain()
{
    ScriptedServer server(scriptedLogin + two + twoTops + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user->check();
    user->checkByClock();
    QTRY_SOON(user.knowsHeaders(2));
    QCOMPARE(user.timesListed, 1);
    server.ignoreRest();
}

QTEST_GUILESS_MAIN(TestMailboxClock)
#include "tst_mailbox_clock.moc"
