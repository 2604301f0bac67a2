// SPDX-License-Identifier: GPL-3.0-or-later
// How real servers deviate in listings, headers, messages and deletion, and what a user sees of it.
// docs/quirks.md names the servers and the sources.
#include "support/mailboxuser.h"
#include "support/scriptedserver.h"

#include <QDir>
#include <QTest>

using namespace poplar;
using namespace poplar::mailbox;
using namespace poplar::test;

namespace {

constexpr int longEnough = 20000;

QByteArray loginWith(const QByteArray &capabilities)
{
    const QByteArray capa = capabilities.isEmpty() ? QByteArray("C: CAPA\nS: -ERR\n")
                                                   : "C: CAPA\nS: +OK\n" + capabilities + "S: .\n";
    return "S: +OK ready\n" + capa + "C: USER anna\nS: +OK\nC: PASS secret-of-anna\nS: +OK\n" + capa;
}
const QByteArray login = loginWith({});
const QByteArray farewell = "C: RSET\nS: +OK\nC: QUIT\nS: +OK\nNEXT\n";

QByteArray listing(const QByteArray &stat, const QByteArray &list, const QByteArray &uidl)
{
    return "C: STAT\nS: " + stat + "\nC: LIST\nS: +OK\n" + list + "S: .\nC: UIDL\nS: " + uidl;
}
const QByteArray twoUids = "+OK\nS: 1 one\nS: 2 two\nS: .\n";
const QByteArray usual = listing("+OK 2 300", "S: 1 100\nS: 2 200\n", twoUids);
const QByteArray headers = "C: TOP 2 0\nS: +OK\nS: Subject: second\nS:\nS: .\n"
                           "C: TOP 1 0\nS: +OK\nS: Subject: first\nS:\nS: .\n";

/// What UW IMAP and its kin keep as the first message of a folder (fetchmail FAQ O15), to TOP.
const QByteArray serversOwn =
    "C: TOP 1 0\nS: +OK\nS: From: Mail System Internal Data <MAILER-DAEMON@example.org>\n"
    "S: Subject: DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA\n"
    "S: X-IMAP: 1181812000 0000000042\nS:\nS: .\n";

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

} // namespace

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, longEnough)

class TestMailboxQuirks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listingsAreReadAsFarAsTheyGo_data();
    void listingsAreReadAsFarAsTheyGo();
    void aRefusedUidlWhereThereWereUniqueIdsForgetsNothing_data();
    void aRefusedUidlWhereThereWereUniqueIdsForgetsNothing();
    void aCountBeyondAllReasonIsRefused();
    void aLinkLostInTheUniqueIdsForgetsNothing();
    void anEmptyStatForgetsNothing();
    void aShorterListingForgetsNothing();
    void whatVanishedWithoutPoplarIsTold();
    void whatPoplarDeletedHasNotVanished();
    void otherUniqueIdsAreNoOtherMessages();
    void whereOnlyAPartIsListedNothingHasVanished();
    void withoutUniqueIdsMessagesAreKnownByTheirHeaders();
    void withoutUniqueIdsTicksAreReplayedOnceHeadersAreKnown();
    void withoutUniqueIdsAnUnansweredQuitIsSettledByHeaders();
    void aReusedUniqueIdIsAnotherMessage();
    void changedNumbersDoNotMatter();

    void withoutTopSmallMessagesAreRetrievedForTheirHeaders();
    void whatWasLearntIsRememberedAndCanBeForgotten();
    void topThatSendsBodiesIsNotAskedForLong();
    void topThatIgnoresTheCountGivesAHeaderAllTheSame();
    void theHeaderOfTheMessageItselfCounts();
    void withoutTopTheBeginningOfALargeMessageIsItsEnvelope();
    void topIsNeverTakenForTheMessage();
    void aQuotaEndsTheReadingOfHeaders();
    void aMessageWithoutEndIsShownAsFarAsItCame();

    void aServerThatDeletesWhatWasReadIsToldToReset();
    void theServersOwnMessageIsNotDeleted();
    void theServersOwnMessageIsNotDeletedUnseen();
    void theServersOwnMessageIsNotDeletedByItsCommand();
    void theFirstMessageIsLookedAtBeforeItIsDeleted_data();
    void theFirstMessageIsLookedAtBeforeItIsDeleted();
    void anUnansweredQuitIsSettledAfterARestart();
    void anIdleSessionIsKeptAlive();
    void aServerWithoutCapaIsConnectedToAgainWithoutIt();
    void whatTheUserSpeaksIsFollowed();
};

void TestMailboxQuirks::listingsAreReadAsFarAsTheyGo_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QList<qint64>>("octets");
    QTest::addColumn<QByteArrayList>("uniqueIds");
    using Sizes = QList<qint64>;
    using Ids = QByteArrayList;
    QTest::newRow("negative size in STAT") // MailKit #872
        << listing("+OK 2 -1985374", "S: 1 100\nS: 2 200\n", twoUids) << Sizes{100, 200} << Ids{"one", "two"};
    QTest::newRow("STAT without a size")
        << listing("+OK 2", "S: 1 100\nS: 2 200\n", twoUids) << Sizes{100, 200} << Ids{"one", "two"};
    QTest::newRow("STAT counts less than LIST") // stale counts
        << listing("+OK 1 100", "S: 1 100\nS: 2 200\n", twoUids) << Sizes{100, 200} << Ids{"one", "two"};
    QTest::newRow("an incomplete line in LIST") // MailKit, comcast/list-error1.txt
        << listing("+OK 2 300", "S: 1\nS: 2 200\n", twoUids) << Sizes{-1, 200} << Ids{"one", "two"};
    QTest::newRow("words in LIST") << listing("+OK 2 300", "S: 1 100 octets\nS: two 200\n", twoUids)
                                   << Sizes{100, -1} << Ids{"one", "two"};
    QTest::newRow("an incomplete line in UIDL") // MailKit, gmail/uidl-error*.txt
        << listing("+OK 2 300", "S: 1 100\nS: 2 200\n", "+OK\nS: 1\nS: 2 two\nS: .\n") << Sizes{100, 200}
        << Ids{"", "two"};
    QTest::newRow("several blanks before the unique-id") // Comcast Maillennium
        << listing("+OK 2 300", "S: 1 100\nS: 2 200\n", "+OK\nS: 1    one\nS: 2 \t two\nS: .\n")
        << Sizes{100, 200} << Ids{"one", "two"};
    QTest::newRow("blanks and high octets in the unique-id") // mpop, pop3_uidl_check_uid
        << listing("+OK 2 300", "S: 1 100\nS: 2 200\n", "+OK\nS: 1 o n e\nS: 2 tw\xc3\xb6\nS: .\n")
        << Sizes{100, 200} << Ids{"o n e", "tw\xc3\xb6"};
    QTest::newRow("a unique-id of 200 octets") // RFC 1939 allows 70
        << listing("+OK 2 300", "S: 1 100\nS: 2 200\n",
                   "+OK\nS: 1 " + QByteArray(200, 'x') + "\nS: 2 two\nS: .\n")
        << Sizes{100, 200} << Ids{QByteArray(200, 'x'), "two"};
    QTest::newRow("an empty unique-id") // a server that copies a missing Message-ID (getmail6)
        << listing("+OK 2 300", "S: 1 100\nS: 2 200\n", "+OK\nS: 1 \nS: 2 two\nS: .\n") << Sizes{100, 200}
        << Ids{"", "two"};
    QTest::newRow("numbers beyond the maildrop")
        << listing("+OK 2 300", "S: 1 100\nS: 2 200\n", "+OK\nS: 1 one\nS: 2 two\nS: 99999999999 x\nS: .\n")
        << Sizes{100, 200} << Ids{"one", "two"};
}

void TestMailboxQuirks::listingsAreReadAsFarAsTheyGo()
{
    QFETCH(QByteArray, script);
    QFETCH(QList<qint64>, octets);
    QFETCH(QByteArrayList, uniqueIds);
    ScriptedServer server(login + script + "-:\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 1);
    QCOMPARE(user.rows.size(), 2);
    for (qint64 position = 1; position <= 2; ++position) {
        const Identity identity = user.rows.value(user.at(position)).identity;
        QCOMPARE(identity.octets, octets[position - 1]);
        QCOMPARE(identity.uniqueId, uniqueIds[position - 1]);
    }
    QVERIFY(user.problems.isEmpty());
    server.ignoreRest();
}

void TestMailboxQuirks::aRefusedUidlWhereThereWereUniqueIdsForgetsNothing_data()
{
    QTest::addColumn<QByteArray>("capabilities");
    QTest::newRow("announced") << QByteArray("S: UIDL\nS: USER\n");
    QTest::newRow("known from before") << QByteArray();
}

void TestMailboxQuirks::aRefusedUidlWhereThereWereUniqueIdsForgetsNothing()
{
    // Thunderbird, _actionNoUidl: every message would look new, and be fetched again.
    QFETCH(QByteArray, capabilities);
    const QByteArray opened = loginWith(capabilities);
    ScriptedServer server(opened + usual + farewell + opened
                          + listing("+OK 2 300", "S: 1 100\nS: 2 200\n", "-ERR mail store busy\n")
                          + "C: RSET\nS: +OK\nC: QUIT\nS: +OK\nNEXT\n" + opened + usual + "HANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 1);
    const MessageId first = user.at(1);
    user->check(Reading::Listing);
    QTRY_SOON(user.problems.size() == 1);
    QCOMPARE(user.problems.first().during, Problem::During::Listing);
    QCOMPARE(user.problems.first().error.verb, QByteArray("UIDL"));
    QCOMPARE(user.rows.size(), 2);
    QTRY_COMPARE(user->status().state, ConnectionState::Disconnected);
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 2);
    QCOMPARE(user.at(1), first);
    server.ignoreRest();
}

void TestMailboxQuirks::aCountBeyondAllReasonIsRefused()
{
    ScriptedServer server(login + listing("+OK 9999999999 1", "S: 1 100\n", "+OK\nS: 1 one\nS: .\n")
                          + farewell);
    server.ignoreRest();
    MailboxUser user(accountAt(server.port()));
    user->check(Reading::Listing);
    QTRY_SOON(user.problems.size() == 1);
    QCOMPARE(user.problems.first().error.kind, ErrorKind::Limit);
    QCOMPARE(user.problems.first().during, Problem::During::Listing);
    QVERIFY(user.rows.isEmpty());
}

void TestMailboxQuirks::aLinkLostInTheUniqueIdsForgetsNothing()
{
    // Thunderbird's test_pop3StateDeadlock.js: the lock of its folder was kept for ever.
    ScriptedServer server(
        login + usual + "C: DELE 2\nS: +OK\n" + farewell + login
        + listing("+OK 2 300", "S: 1 100\nS: 2 200\n", "+OK\nS: 1 one\nRAW MiB0\nCUT\nNEXT\n") + login + usual
        + "C: DELE 2\nS: +OK\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 1);
    const MessageId second = user.at(2);
    user->tick({second});
    QTRY_SOON(user.rows.value(second).marks.testFlag(Mark::Deleted));
    user->check(Reading::Listing);
    QTRY_SOON(user.waits.size() == 1);
    QCOMPARE(user.rows.size(), 2);
    user->check(Reading::Listing); // at once, instead of waiting
    QTRY_SOON(user.timesListed == 2);
    QCOMPARE(user.at(2), second);
    QTRY_SOON(user.rows.value(second).marks.testFlag(Mark::Deleted));
    QVERIFY(user.problems.isEmpty());
    server.ignoreRest();
}

void TestMailboxQuirks::anEmptyStatForgetsNothing()
{
    // Some servers say 0 for once; Thunderbird then forgets its unique-ids and fetches all again.
    const QByteArray empty = listing("+OK 0 0", {}, "+OK\nS: .\n");
    ScriptedServer server(login + usual + "C: DELE 2\nS: +OK\n" + farewell + login + empty + farewell + login
                          + usual + "C: DELE 2\nS: +OK\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 1);
    const MessageId second = user.at(2);
    user->tick({second});
    QTRY_SOON(user.rows.value(second).marks.testFlag(Mark::Deleted));
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 2);
    QVERIFY(user.rows.isEmpty());
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 3);
    QTRY_SOON(user.rows.value(second).marks.testFlag(Mark::Deleted));
    server.ignoreRest();
}

void TestMailboxQuirks::aShorterListingForgetsNothing()
{
    // Wildduck lists the newest 250, Gmail those not fetched yet.
    ScriptedServer server(login + usual + farewell + login
                          + listing("+OK 1 200", "S: 1 200\n", "+OK\nS: 1 two\nS: .\n") + farewell + login
                          + usual + "HANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 1);
    const MessageId first = user.at(1);
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 2);
    QCOMPARE(user.rows.size(), 1);
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 3);
    QCOMPARE(user.at(1), first);
    QVERIFY(!user.rows.value(first).marks.testFlag(Mark::New));
    server.ignoreRest();
}

void TestMailboxQuirks::whatVanishedWithoutPoplarIsTold()
{
    // Another program deleted it, or the server itself when it had been retrieved (RFC 1939 section 8).
    const QByteArray left = listing("+OK 1 100", "S: 1 100\n", "+OK\nS: 1 one\nS: .\n");
    ScriptedServer server(login + usual + headers
                          + "C: RETR 2\nS: +OK\nS: Subject: second\nS:\nS: text\nS: .\n" + farewell + login
                          + left + "CUT\nNEXT\n" + login + left + "HANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->preview(user.at(2));
    QTRY_SOON(user.contents.size() == 1);
    user->check();
    QTRY_SOON(user.vanished.size() == 1);
    QCOMPARE(user.vanished.first().messages, 1);
    QCOMPARE(user.vanished.first().retrieved, 1);
    QCOMPARE(user.vanished.first().kept, 0);
    user.restart();
    user->check();
    QTRY_SOON(user.timesListed == 3);
    QCOMPARE(user.vanished.size(), 1); // told once
    server.ignoreRest();
}

void TestMailboxQuirks::whatPoplarDeletedHasNotVanished()
{
    ScriptedServer server(login + usual + "C: DELE 2\nS: +OK\nC: QUIT\nS: +OK\nNEXT\n" + login
                          + listing("+OK 1 100", "S: 1 100\n", "+OK\nS: 1 one\nS: .\n") + farewell + login
                          + listing("+OK 0 0", {}, "+OK\nS: .\n") + "HANG\n");
    MailboxUser user(accountAt(server.port()));
    user.review = ReviewAnswer::Delete;
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 1);
    user->tick({user.at(2)});
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 2);
    QVERIFY(user.vanished.isEmpty());
    user->check(Reading::Listing);
    QTRY_SOON(user.vanished.size() == 1); // but the other one has
    QCOMPARE(user.vanished.first().messages, 1);
    server.ignoreRest();
}

void TestMailboxQuirks::otherUniqueIdsAreNoOtherMessages()
{
    // A server that was moved gives all messages new unique-ids: their headers tell which is which.
    const QByteArray renamed = listing("+OK 1 200", "S: 1 200\n", "+OK\nS: 1 zwei\nS: .\n");
    const QByteArray header = "C: TOP 1 0\nS: +OK\nS: Subject: second\nS:\nS: .\n";
    ScriptedServer server(login + usual + headers + farewell + login + renamed + header + "HANG\n");
    MailboxUser user(accountAt(server.port()));
    user.relink = RelinkAnswer::Link;
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->check();
    QTRY_SOON(user.timesListed == 2);
    QTRY_SOON(user.vanished.size() == 1);
    QCOMPARE(user.vanished.first().messages, 1);
    server.ignoreRest();
}

void TestMailboxQuirks::whereOnlyAPartIsListedNothingHasVanished()
{
    // Wildduck: a new message pushes the oldest one out of the listing.
    QByteArray greeted = login;
    greeted.replace("+OK ready", "+OK WDPop ready for requests from 192.0.2.1");
    ScriptedServer server(greeted + usual + farewell + greeted
                          + listing("+OK 2 500", "S: 1 200\nS: 2 300\n", "+OK\nS: 1 two\nS: 2 three\nS: .\n")
                          + "-:\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 1);
    QVERIFY(user->status().traits.testFlag(ServerTrait::ListsPart));
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 2);
    QVERIFY(user.vanished.isEmpty());
    server.ignoreRest();
}

void TestMailboxQuirks::withoutUniqueIdsMessagesAreKnownByTheirHeaders()
{
    const QByteArray noUidl = listing("+OK 2 300", "S: 1 100\nS: 2 200\n", "-ERR unknown command\n");
    const QByteArray moved = listing("+OK 1 200", "S: 1 200\n", "-ERR unknown command\n");
    ScriptedServer server(login + noUidl + headers
                          + "C: RETR 2\nS: +OK\nS: Subject: second\nS:\nS: text\nS: .\n" + farewell + login
                          + moved + "C: TOP 1 0\nS: +OK\nS: Subject: second\nS:\nS: .\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    QVERIFY(user->status().traits.testFlag(ServerTrait::NoUidl));
    user->preview(user.at(2));
    QTRY_SOON(user.marksOf(QStringLiteral("second")).testFlag(Mark::Seen));
    user->check();
    QTRY_SOON(user.timesListed == 2);
    QTRY_SOON(user.knowsHeaders(1));
    QTRY_SOON(user.marksOf(QStringLiteral("second")).testFlag(Mark::Seen));
    QVERIFY(!user.marksOf(QStringLiteral("second")).testFlag(Mark::New));
    server.ignoreRest();
}

void TestMailboxQuirks::withoutUniqueIdsTicksAreReplayedOnceHeadersAreKnown()
{
    const QByteArray noUidl = listing("+OK 2 300", "S: 1 100\nS: 2 200\n", "-ERR unknown command\n");
    const QByteArray swapped = listing("+OK 2 300", "S: 1 200\nS: 2 100\n", "-ERR unknown command\n");
    ScriptedServer server(login + noUidl + headers + "C: DELE 1\nS: +OK\n" + farewell + login + swapped
                          + "C: TOP 2 0\nS: +OK\nS: Subject: first\nS:\nS: .\n"
                            "C: TOP 1 0\nS: +OK\nS: Subject: second\nS:\nS: .\nC: DELE 2\nS: +OK\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->tick({user.idOf(QStringLiteral("first"))});
    QTRY_SOON(user.marksOf(QStringLiteral("first")).testFlag(Mark::Deleted));
    user->check();
    QTRY_SOON(user.timesListed == 2);
    QTRY_SOON(user.marksOf(QStringLiteral("first")).testFlag(Mark::Deleted));
    QVERIFY(!user.marksOf(QStringLiteral("second")).testFlag(Mark::Ticked));
    server.ignoreRest();
}

void TestMailboxQuirks::withoutUniqueIdsAnUnansweredQuitIsSettledByHeaders()
{
    // Nothing was deleted; told too early, every message would be taken for a deleted one.
    const QByteArray noUidl = listing("+OK 2 300", "S: 1 100\nS: 2 200\n", "-ERR unknown command\n");
    ScriptedServer server(login + noUidl + headers + "C: DELE 1\nS: +OK\nC: QUIT\nCUT\nNEXT\n" + login
                          + noUidl + headers + "C: DELE 1\nS: +OK\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user.review = ReviewAnswer::Delete;
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->tick({user.idOf(QStringLiteral("first"))});
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    QCOMPARE(user.reports.first().outcome, CommitReport::Outcome::Unknown);
    user->check();
    QTRY_SOON(user.reports.size() == 2);
    QCOMPARE(user.reports.last().outcome, CommitReport::Outcome::NothingDeleted);
    QCOMPARE(user.rows.size(), 2);
    server.ignoreRest();
}

void TestMailboxQuirks::aReusedUniqueIdIsAnotherMessage()
{
    // cyrus-imapd #374: the same unique-id, later, for another message.
    ScriptedServer server(login + listing("+OK 1 100", "S: 1 100\n", "+OK\nS: 1 one\nS: .\n")
                          + "C: TOP 1 0\nS: +OK\nS: Subject: old\nS:\nS: .\nC: DELE 1\nS: +OK\n" + farewell
                          + login + listing("+OK 1 555", "S: 1 555\n", "+OK\nS: 1 one\nS: .\n")
                          + "C: TOP 1 0\nS: +OK\nS: Subject: another\nS:\nS: .\n-:\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(1));
    user->tick({user.at(1)});
    QTRY_SOON(user.rows.value(user.at(1)).marks.testFlag(Mark::Deleted));
    user->check();
    QTRY_SOON(user.idOf(QStringLiteral("another")) != MessageId{});
    QVERIFY(!user.marksOf(QStringLiteral("another")).testFlag(Mark::Ticked));
    QTRY_VERIFY2(server.settled() || user.rows.size() == 1, server.report());
    server.ignoreRest();
}

void TestMailboxQuirks::changedNumbersDoNotMatter()
{
    ScriptedServer server(login + usual + headers + "C: DELE 2\nS: +OK\n" + farewell + login
                          + listing("+OK 2 300", "S: 1 200\nS: 2 100\n", "+OK\nS: 1 two\nS: 2 one\nS: .\n")
                          + "C: DELE 1\nS: +OK\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->tick({user.idOf(QStringLiteral("second"))});
    QTRY_SOON(user.marksOf(QStringLiteral("second")).testFlag(Mark::Deleted));
    user->check();
    QTRY_SOON(user.timesListed == 2);
    QTRY_SOON(user.marksOf(QStringLiteral("second")).testFlag(Mark::Deleted));
    QCOMPARE(user.rows.value(user.idOf(QStringLiteral("second"))).position, 1);
    server.ignoreRest();
}

void TestMailboxQuirks::withoutTopSmallMessagesAreRetrievedForTheirHeaders()
{
    // cypht #448, neomutt #2707. The large one would cost too much: its header comes with the message.
    const QByteArray retrieved = "S: +OK\nS: Subject: small\nS:\nS: text\nS: .\n";
    ScriptedServer server(login
                          + listing("+OK 4 0", "S: 1 100\nS: 2 100\nS: 3 100\nS: 4 9000000\n",
                                    "+OK\nS: 1 a\nS: 2 b\nS: 3 c\nS: 4 d\nS: .\n")
                          + "C: TOP 4 0\nS: -ERR unknown command\nC: TOP 3 0\nS: -ERR unknown command\n"
                            "C: TOP 2 0\nS: -ERR unknown command\nC: RETR 3\n"
                          + retrieved + "C: RETR 2\n" + retrieved + "C: RETR 1\n" + retrieved + "-:\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.subjects().count(QStringLiteral("small")) == 3);
    QTRY_SOON(user.rows.value(user.at(4)).error.has_value());
    QCOMPARE(user.rows.value(user.at(4)).error->code, QByteArray("NO-TOP"));
    QVERIFY(user->status().traits.testFlag(ServerTrait::NoTop));
    server.ignoreRest();
}

void TestMailboxQuirks::whatWasLearntIsRememberedAndCanBeForgotten()
{
    const QByteArray refused = "C: TOP 3 0\nS: -ERR\nC: TOP 2 0\nS: -ERR\nC: TOP 1 0\nS: -ERR\n";
    const QByteArray three =
        listing("+OK 3 0", "S: 1 100\nS: 2 100\nS: 3 100\n", "+OK\nS: 1 a\nS: 2 b\nS: 3 c\nS: .\n");
    const QByteArray other = listing("+OK 1 0", "S: 1 100\n", "+OK\nS: 1 d\nS: .\n");
    const QByteArray another = listing("+OK 1 0", "S: 1 100\n", "+OK\nS: 1 e\nS: .\n");
    const QByteArray retrieved = "S: +OK\nS: Subject: small\nS:\nS: .\n";
    ScriptedServer server(login + three + refused + "C: RETR 3\n" + retrieved + "C: RETR 2\n" + retrieved
                          + "C: RETR 1\n" + retrieved + farewell + login + other
                          + "C: RETR 1\nS: +OK\nS: Subject: other\nS:\nS: .\n" + farewell + login + another
                          + "C: TOP 1 0\nS: +OK\nS: Subject: at last\nS:\nS: .\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(3));
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    user.restart();
    user->check();
    QTRY_SOON(user.knowsHeaders(1));
    user->forgetServer();
    user->check();
    QTRY_SOON(user.idOf(QStringLiteral("at last")) != MessageId{});
    QVERIFY(!user->status().traits);
    server.ignoreRest();
}

void TestMailboxQuirks::topThatSendsBodiesIsNotAskedForLong()
{
    // stalwart #3165: TOP n 0 sent the whole message.
    const QByteArray whole = "S: +OK\nS: Subject: whole\nS:\nBODY 40000\n";
    ScriptedServer server(login
                          + listing("+OK 4 0", "S: 1 9000000\nS: 2 40100\nS: 3 40100\nS: 4 40100\n",
                                    "+OK\nS: 1 a\nS: 2 b\nS: 3 c\nS: 4 d\nS: .\n")
                          + "C: TOP 4 0\n" + whole + "C: TOP 3 0\n" + whole + "C: RETR 2\n" + whole
                          + "-:\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.subjects().count(QStringLiteral("whole")) == 3);
    QTRY_SOON(user.rows.value(user.at(1)).error.has_value());
    QVERIFY(user->status().traits.testFlag(ServerTrait::TopSendsBody));
    server.ignoreRest();
}

void TestMailboxQuirks::topThatIgnoresTheCountGivesAHeaderAllTheSame()
{
    // fetchmail I3, S3: some ten lines of the body, whatever was asked for.
    ScriptedServer server(
        login + listing("+OK 1 100", "S: 1 100\n", "+OK\nS: 1 one\nS: .\n")
        + "C: TOP 1 0\nS: +OK\nS: Subject: first\nS:\nS: Subject: not this\nS: text\nS: .\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(1));
    QCOMPARE(user.subjects().first(), QStringLiteral("first"));
    QVERIFY(!user->status().traits);
    server.ignoreRest();
}

void TestMailboxQuirks::theHeaderOfTheMessageItselfCounts()
{
    // Exchange and Notes make up another header for TOP (Jakarta Mail, forgettopheaders).
    ScriptedServer server(login + listing("+OK 1 100", "S: 1 100\n", "+OK\nS: 1 one\nS: .\n")
                          + "C: TOP 1 0\nS: +OK\nS: Subject: made up\nS:\nS: .\n"
                            "C: RETR 1\nS: +OK\nS: Subject: real\nS:\nS: text\nS: .\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(1));
    user->preview(user.at(1));
    QTRY_SOON(user.subjects().first() == u"real");
    server.ignoreRest();
}

void TestMailboxQuirks::withoutTopTheBeginningOfALargeMessageIsItsEnvelope()
{
    ScriptedServer server(
        login + listing("+OK 1 900000", "S: 1 900000\n", "+OK\nS: 1 one\nS: .\n")
        + "C: TOP 1 0\nS: +OK\nS: Subject: large\nS:\nS: .\nC: TOP 1 400\nS: -ERR too large\n-:\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(1));
    user->preview(user.at(1));
    QTRY_SOON(user.contents.size() == 1);
    QCOMPARE(user.contents.first().extent, MessageContent::Extent::Beginning);
    QCOMPARE(user.contents.first().message.envelope.subject, QStringLiteral("large"));
    QCOMPARE(user.contents.first().octets, 900000);
    QVERIFY(user.problems.isEmpty());
    server.ignoreRest();
}

void TestMailboxQuirks::topIsNeverTakenForTheMessage()
{
    // fetchmail FAQ I3, S3, I8, S6: one line, ten lines, 64 kB, or everything but the attachments.
    const QByteArray beginning = "S: +OK\nS: Subject: large\nS:\nS: one line\nS: .\n";
    ScriptedServer server(
        login + listing("+OK 1 900000", "S: 1 900000\n", "+OK\nS: 1 one\nS: .\n") + "C: TOP 1 0\n" + beginning
        + "C: TOP 1 400\n" + beginning
        + "C: RETR 1\nS: +OK\nS: Subject: large\nS:\nS: one line\nS: and another\nS: .\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(1));
    user->preview(user.at(1));
    QTRY_SOON(user.contents.size() == 1);
    QCOMPARE(user.contents.first().extent, MessageContent::Extent::Beginning);
    QCOMPARE(user.contents.first().octets, 900000);
    user->saveMessage(user.at(1), user.folder() + QStringLiteral("/saved.eml"));
    QTRY_SOON(user.problems.size() == 1);
    QCOMPARE(user.problems.first().error.kind, ErrorKind::NotAllowed);
    QVERIFY(!user.rows.value(user.at(1)).marks.testFlag(Mark::Here));
    user->retrieve(user.at(1));
    QTRY_SOON(user.contents.size() == 2);
    QCOMPARE(user.contents.last().extent, MessageContent::Extent::Whole);
    QCOMPARE(user.contents.last().message.text, QStringLiteral("one line\nand another"));
    QCOMPARE(user.contents.last().octets, 41); // and not what the listing says
    server.ignoreRest();
}

void TestMailboxQuirks::aQuotaEndsTheReadingOfHeaders()
{
    // MailKit #1320: the next one would be refused as well, and each refusal counts.
    ScriptedServer server(login
                          + listing("+OK 3 300", "S: 1 100\nS: 2 100\nS: 3 100\n",
                                    "+OK\nS: 1 one\nS: 2 two\nS: 3 three\nS: .\n")
                          + "C: TOP 3 0\nS: +OK\nS: Subject: third\nS:\nS: .\n"
                            "C: TOP 2 0\nS: -ERR Download exceed\nC: NOOP\nS: +OK\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.problems.size() == 1);
    QCOMPARE(user.problems.first().error.kind, ErrorKind::Busy);
    QCOMPARE(user.problems.first().during, Problem::During::Header);
    QTRY_SOON(user.idOf(QStringLiteral("third")) != MessageId{});
    QVERIFY(!user.rows.value(user.at(1)).error);
    user->speak("NOOP");
    QTRY_PLAYED(server);
}

void TestMailboxQuirks::aMessageWithoutEndIsShownAsFarAsItCame()
{
    // Exchange 2000, fetchmail FAQ S2: no line end before the final dot.
    const QByteArray endless = "C: RETR 2\nS: +OK\nS: Subject: second\nS:\nS: text.\nNEXT\n";
    ScriptedServer server(login + usual + endless + login + usual + endless + login + usual + endless
                          + "HANG\n");
    accounts::Account account = accountAt(server.port());
    account.silence = std::chrono::seconds(1);
    MailboxUser user(account);
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 1);
    user->preview(user.at(2));
    for (int lost = 1; lost <= 2; ++lost) {
        QTRY_SOON(user.waits.size() == lost);
        user->check(Reading::Listing); // at once, instead of waiting
    }
    QTRY_SOON(user.problems.size() == 1);
    QCOMPARE(user.problems.first().error.kind, ErrorKind::Silence);
    QTRY_SOON(user.contents.size() == 1);
    QCOMPARE(user.contents.first().extent, MessageContent::Extent::Beginning);
    QCOMPARE(user.contents.first().message.text, QStringLiteral("text."));
    server.ignoreRest();
}

void TestMailboxQuirks::aServerThatDeletesWhatWasReadIsToldToReset()
{
    // A policy that RFC 1939 section 8 allows; RSET before QUIT takes it back (Jakarta Mail, rsetbeforequit).
    ScriptedServer server(login + usual + headers
                          + "C: RETR 2\nS: +OK\nS: Subject: second\nS:\nS: text\nS: .\n"
                          + "C: RSET\nS: +OK\nC: QUIT\nS: +OK\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->preview(user.at(2));
    QTRY_SOON(user.contents.size() == 1);
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    QTRY_PLAYED(server);
}

void TestMailboxQuirks::theServersOwnMessageIsNotDeleted()
{
    // UW IMAP and its kin (fetchmail FAQ O15).
    ScriptedServer server(login + listing("+OK 1 100", "S: 1 100\n", "+OK\nS: 1 one\nS: .\n") + serversOwn
                          + "-:\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(1));
    user->tick({user.at(1)});
    QTRY_SOON(user.problems.size() == 1);
    QCOMPARE(user.problems.first().error.code, QByteArray("INTERNAL"));
    QVERIFY(!user.rows.value(user.at(1)).marks.testFlag(Mark::Ticked));
    server.ignoreRest();
}

void TestMailboxQuirks::theServersOwnMessageIsNotDeletedUnseen()
{
    // By its number, on the command line: no header has been read.
    ScriptedServer server(login + listing("+OK 1 100", "S: 1 100\n", "+OK\nS: 1 one\nS: .\n") + serversOwn
                          + "C: QUIT\nS: +OK\n");
    MailboxUser user(accountAt(server.port()));
    user.review = ReviewAnswer::Delete;
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 1);
    user->tick({user.at(1)});
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    QCOMPARE(user.reports.first().messages, 0);
    QCOMPARE(user.problems.size(), 1);
    QCOMPARE(user.problems.first().error.code, QByteArray("INTERNAL"));
    QVERIFY(!user.rows.value(user.at(1)).marks.testFlag(Mark::Ticked));
    QTRY_PLAYED(server);
}

void TestMailboxQuirks::theServersOwnMessageIsNotDeletedByItsCommand()
{
    ScriptedServer server(login + listing("+OK 1 100", "S: 1 100\n", "+OK\nS: 1 one\nS: .\n") + serversOwn
                          + "C: DELE 1\nS: +OK\nC: RSET\nS: +OK\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(1));
    user->speak("DELE 1");
    QTRY_SOON(user.problems.size() == 1);
    QCOMPARE(user.problems.first().error.code, QByteArray("INTERNAL"));
    QTRY_SOON(server.heard().contains("RSET"));
    QVERIFY(!user.rows.value(user.at(1)).marks.testFlag(Mark::Deleted));
    server.ignoreRest();
}

void TestMailboxQuirks::theFirstMessageIsLookedAtBeforeItIsDeleted_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("mail") << QByteArray("S: +OK\nS: Subject: first\nS:\nS: .\n");
    QTest::newRow("no TOP") << QByteArray("S: -ERR\n");
}

void TestMailboxQuirks::theFirstMessageIsLookedAtBeforeItIsDeleted()
{
    QFETCH(QByteArray, answer);
    ScriptedServer server(login + usual + "C: TOP 1 0\n" + answer + "C: DELE 1\nS: +OK\nC: QUIT\nS: +OK\n");
    MailboxUser user(accountAt(server.port()));
    user.review = ReviewAnswer::Delete;
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 1);
    user->tick({user.at(1)});
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    QCOMPARE(user.reports.first().messages, 1);
    QTRY_PLAYED(server);
}

void TestMailboxQuirks::anUnansweredQuitIsSettledAfterARestart()
{
    ScriptedServer server(login + usual + headers + "C: DELE 2\nS: +OK\nC: QUIT\nCUT\nNEXT\n" + login
                          + listing("+OK 1 100", "S: 1 100\n", "+OK\nS: 1 one\nS: .\n") + "HANG\n");
    MailboxUser user(accountAt(server.port()));
    user.review = ReviewAnswer::Delete;
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->tick({user.at(2)});
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    user.restart();
    user->check();
    QTRY_SOON(user.reports.size() == 2);
    QCOMPARE(user.reports.last().outcome, CommitReport::Outcome::Deleted);
    QCOMPARE(user.reports.last().messages, 1);
    server.ignoreRest();
}

void TestMailboxQuirks::anIdleSessionIsKeptAlive()
{
    // Some servers log out after a minute instead of ten (Thunderbird, _sendNoopIfInactive).
    ScriptedServer server(login + usual + headers + "C: NOOP\nS: +OK\nC: NOOP\nS: +OK\nHANG\n");
    accounts::Account account = accountAt(server.port());
    account.keepAlive = std::chrono::seconds(1);
    MailboxUser user(account);
    user->check();
    QTRY_SOON(user.sent().count("NOOP") == 2);
    server.ignoreRest();
}

void TestMailboxQuirks::aServerWithoutCapaIsConnectedToAgainWithoutIt()
{
    // fetchmail R11: some hang up on CAPA.
    const QByteArray bare = "S: +OK ready\nC: USER anna\nS: +OK\nC: PASS secret-of-anna\nS: +OK\n";
    ScriptedServer server("S: +OK ready\nC: CAPA\nCUT\nNEXT\n" + bare + usual + farewell + bare + usual
                          + "HANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 1);
    QVERIFY(user->status().traits.testFlag(ServerTrait::NoCapa));
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 2);
    QVERIFY(user.problems.isEmpty());
    server.ignoreRest();
}

void TestMailboxQuirks::whatTheUserSpeaksIsFollowed()
{
    ScriptedServer server(
        login + usual
        + "C: STAT\nS: +OK 2 300\nC: LIST\nS: +OK\nS: 1 100\nS: 2 200\nS: .\nC: DELE 2\nS: +OK gone\n"
          "C: TOP 1 1\nS: +OK\nS: Subject: first\nS:\nS: ..text\nS: .\nC: RSET\nS: +OK\n"
          "C: XTND who\nS: -ERR what\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 1);
    for (const char *line : {"STAT", "LIST", "DELE 2"})
        user->speak(line);
    QTRY_SOON(user.spoken.size() == 3);
    QCOMPARE(user.spoken[0].status, QByteArray("+OK 2 300"));
    QCOMPARE(user.spoken[1].text, QByteArray("1 100\n2 200\n"));
    QTRY_SOON(user.rows.value(user.at(2)).marks.testFlag(Mark::Ticked));
    for (const char *line : {"TOP 1 1", "RSET", "XTND who", "PASS x", "QUIT"})
        user->speak(line);
    QTRY_SOON(user.spoken.size() == 8);
    QTRY_SOON(!user.rows.value(user.at(2)).marks.testFlag(Mark::Ticked));
    const auto of = [&user](const QByteArray &command) {
        return *std::find_if(user.spoken.begin(), user.spoken.end(),
                             [&](const Spoken &one) { return one.command == command; });
    };
    QVERIFY2(of("TOP 1 1").text.endsWith(".text\r\n"), of("TOP 1 1").text.constData());
    QCOMPARE(of("XTND who").error->kind, ErrorKind::Refused);
    QCOMPARE(of("PASS x").error->kind, ErrorKind::NotAllowed);
    QCOMPARE(of("QUIT").error->kind, ErrorKind::NotAllowed);
    server.ignoreRest();
}

QTEST_GUILESS_MAIN(TestMailboxQuirks)
#include "tst_mailbox_quirks.moc"
