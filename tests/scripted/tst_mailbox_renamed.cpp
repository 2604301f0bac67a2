// SPDX-License-Identifier: GPL-3.0-or-later
// A server that gives all messages other unique-ids, because it was moved or set up anew.
#include "support/mailboxscript.h"
#include "support/mailboxuser.h"
#include "support/scriptedserver.h"

#include <QSignalSpy>
#include <QTest>

using namespace poplar;
using namespace poplar::mailbox;
using namespace poplar::test;

namespace {

constexpr int longEnough = 20000;

const QByteArray before = scriptedListing({"one", "two"});
const QByteArray renamed = scriptedListing({"eins", "zwei"});
const QByteArray tops = scriptedTop(2, "second") + scriptedTop(1, "first");

QByteArrayList names(const QByteArray &prefix, int count)
{
    QByteArrayList names;
    for (int i = 1; i <= count; ++i)
        names += prefix + QByteArray::number(i);
    return names;
}

QByteArray topsDownFrom(int count)
{
    QByteArray script;
    for (int i = count; i >= 1; --i)
        script += scriptedTop(i, "letter " + QByteArray::number(i));
    return script;
}

} // namespace

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, longEnough)

class TestMailboxRenamed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theUserIsAskedAndNothingIsDone();
    void linkedMessagesAreTheSame();
    void linkedTicksAreReplayed();
    void linkedTicksOfARuleAreTheRules();
    void newOnesAmongThemAreNew();
    void allNewMakesThemOthers();
    void leavingAsksAgain_data();
    void leavingAsksAgain();
    void otherMessagesAreNotAskedAbout();
    void someThatAreStillThereAreNoReasonToAsk();
    void nextToNoneIsNone();
    void whatHasAnOldNameByChanceIsAnotherMessage();
    void whatIsKeptIsComparedAlsoAfterAnEmptyMaildrop();
    void whatLeftTheServerLongAgoIsNoReasonToAsk();
    void aPartialListingIsNotAskedAbout();
    void anotherCountOfLineEndsIsNoOtherMessage();
    void whatWasOnlyFetchedIsComparedByItsFile();
    void nothingIsReadWhereNothingIsKnown();
    void aLinkLostOverTheQuestionAsksAnew();
    void aLinkLostOverTheHeadersComparesAnew();
    void theUserMayLeaveInstead();
    void whatIsToBeReadWaitsForTheAnswer();
    void anUnansweredQuitIsSettledOverNewNames();

private:
    /// A user whose messages are renamed at the second check.
    static void checkTwice(MailboxUser &user)
    {
        user->check();
        QTRY_SOON(user.knowsHeaders(2));
        user->check();
    }
    static RelinkQuestion questionOf(const MailboxUser &user)
    {
        return std::get<RelinkQuestion>(user.questions.last().about);
    }
};

void TestMailboxRenamed::theUserIsAskedAndNothingIsDone()
{
    ScriptedServer server(scriptedLogin + before + tops + "C: DELE 2\nS: +OK\n" + scriptedFarewell
                          + scriptedLogin + renamed + tops + "-:\n");
    MailboxUser user(scriptedAccount(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->tick({user.at(2)});
    QTRY_SOON(user.subjectsWith(Mark::Deleted).size() == 1);
    user->check();
    QTRY_SOON(user.questions.size() == 1);
    QCOMPARE(questionOf(user).listed, 2);
    QCOMPARE(questionOf(user).known, 2);
    QCOMPARE(questionOf(user).alike, 2);
    QCOMPARE(user.timesListed, 1);
    QVERIFY(user.vanished.isEmpty());
    QVERIFY(user.knowsHeaders(2));
    QTRY_PLAYED(server); // and nothing else was sent
}

void TestMailboxRenamed::linkedMessagesAreTheSame()
{
    ScriptedServer server(scriptedLogin + before + tops + scriptedRetr(1, "first") + scriptedRetr(2, "second")
                          + scriptedFarewell + scriptedLogin + renamed + tops + scriptedFarewell
                          + scriptedLogin + renamed + "-:\nHANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user.relink = RelinkAnswer::Link;
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->fetch({{user.at(1)}, user.folder() + QStringLiteral("/Maildir"), FetchOrder::Then::Keep});
    QTRY_SOON(user.fetches.size() == 1);
    user->preview(user.at(2));
    QTRY_SOON(user.contents.size() == 1);
    user->check();
    QTRY_SOON(user.timesListed == 2);
    QVERIFY(user.knowsHeaders(2));
    QCOMPARE(user.subjectsWith(Mark::Kept), QStringList{QStringLiteral("first")});
    QCOMPARE(user.subjectsWith(Mark::Seen), QStringList{QStringLiteral("second")});
    QCOMPARE(user.subjectsWith(Mark::New), QStringList());
    QCOMPARE(user.rows.value(user.at(1)).identity.uniqueId, QByteArray("eins"));
    user->preview(user.at(1)); // from its file
    QTRY_SOON(user.contents.size() == 2);
    QCOMPARE(user.contents.last().message.text, QStringLiteral("text of first"));
    user->check();
    QTRY_SOON(user.timesListed == 3);
    QCOMPARE(user.questions.size(), 1); // once
    QVERIFY(user.vanished.isEmpty());
    QVERIFY(user.problems.isEmpty());
    server.ignoreRest();
}

void TestMailboxRenamed::linkedTicksAreReplayed()
{
    ScriptedServer server(scriptedLogin + before + tops + "C: DELE 2\nS: +OK\n" + scriptedFarewell
                          + scriptedLogin + renamed + tops + "C: DELE 2\nS: +OK\nC: QUIT\nS: +OK\n");
    MailboxUser user(scriptedAccount(server.port()));
    user.relink = RelinkAnswer::Link;
    user.review = ReviewAnswer::Delete;
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->tick({user.at(2)});
    QTRY_SOON(user.subjectsWith(Mark::Deleted).size() == 1);
    user->check();
    QTRY_SOON(user.timesListed == 2);
    QTRY_SOON(user.subjectsWith(Mark::Deleted) == QStringList{QStringLiteral("second")});
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    QCOMPARE(user.reports.last().messages, 1);
    QTRY_PLAYED(server);
}

void TestMailboxRenamed::linkedTicksOfARuleAreTheRules()
{
    const auto trueSizes = [](QByteArray listing) { return listing.replace("2 200", "2 35"); };
    ScriptedServer server(
        scriptedLogin + trueSizes(before) + tops + scriptedRetr(2, "second") + "C: DELE 2\nS: +OK\n"
        + scriptedFarewell + scriptedLogin + trueSizes(renamed) + tops
        + "C: TOP 2 0\nS: +OK\nS: Subject: second\nS:\nS: .\nC: DELE 2\nS: +OK\nC: QUIT\nS: +OK\n");
    accounts::Account account = scriptedAccount(server.port());
    account.retention.kind = accounts::Retention::Kind::AtOnce;
    MailboxUser user(account);
    user.relink = RelinkAnswer::Link;
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->download({DownloadOrder::Which::Named, {user.at(2)}, 0});
    QTRY_SOON(user.subjectsWith(Mark::Deleted).size() == 1);
    user->check();
    QTRY_SOON(user.timesListed == 2);
    QTRY_SOON(user.subjectsWith(Mark::Deleted).size() == 1);
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    QCOMPARE(user.questions.size(), 1); // that about the names
    QCOMPARE(user.reports.last().messages, 1);
    QTRY_PLAYED(server);
}

void TestMailboxRenamed::newOnesAmongThemAreNew()
{
    ScriptedServer server(scriptedLogin + before + tops + scriptedFarewell + scriptedLogin
                          + scriptedListing({"eins", "zwei", "drei"}) + scriptedTop(3, "third") + tops
                          + "-:\nHANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user.relink = RelinkAnswer::Link;
    checkTwice(user);
    QTRY_SOON(user.timesListed == 2);
    QCOMPARE(questionOf(user).listed, 3);
    QCOMPARE(questionOf(user).alike, 2);
    QVERIFY(user.knowsHeaders(3));
    QCOMPARE(user.subjectsWith(Mark::New), QStringList{QStringLiteral("third")});
    server.ignoreRest();
}

void TestMailboxRenamed::allNewMakesThemOthers()
{
    ScriptedServer server(scriptedLogin + before + tops + scriptedRetr(1, "first") + "C: DELE 2\nS: +OK\n"
                          + scriptedFarewell + scriptedLogin + renamed + tops + "-:\nHANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user.relink = RelinkAnswer::AllNew;
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->fetch({{user.at(1)}, user.folder() + QStringLiteral("/Maildir"), FetchOrder::Then::Keep});
    QTRY_SOON(user.fetches.size() == 1);
    user->tick({user.at(2)});
    QTRY_SOON(user.subjectsWith(Mark::Deleted).size() == 1);
    user->check();
    QTRY_SOON(user.timesListed == 2);
    QCOMPARE(user.subjectsWith(Mark::New), (QStringList{QStringLiteral("first"), QStringLiteral("second")}));
    QCOMPARE(user.subjectsWith(Mark::Ticked), QStringList());
    QTRY_COMPARE(user.subjectsWith(Mark::Gone), QStringList{QStringLiteral("first")}); // its copy
    server.ignoreRest();
}

void TestMailboxRenamed::leavingAsksAgain_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::newRow("leave") << Answer(RelinkAnswer::Leave);
    QTest::newRow("declined") << Answer(Declined());
}

void TestMailboxRenamed::leavingAsksAgain()
{
    QFETCH(Answer, answer);
    ScriptedServer server(scriptedLogin + before + tops + "C: DELE 2\nS: +OK\n" + scriptedFarewell
                          + scriptedLogin + renamed + tops + scriptedFarewell + scriptedLogin + renamed + tops
                          + "C: DELE 2\nS: +OK\nHANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->tick({user.at(2)});
    QTRY_SOON(user.subjectsWith(Mark::Deleted).size() == 1);
    user->check();
    QTRY_SOON(user.questions.size() == 1);
    user->answer(user.questions.last().id, answer);
    QTRY_SOON(user.reports.size() == 1);
    QCOMPARE(user.reports.last().outcome, CommitReport::Outcome::NothingDeleted);
    QTRY_COMPARE(user->status().state, ConnectionState::Disconnected);
    QCOMPARE(user.timesListed, 1);
    user.restart();
    user->load();
    QTRY_SOON(user.knowsHeaders(2));
    QCOMPARE(user.subjectsWith(Mark::New).size(), 2); // as the first check left it
    user.relink = RelinkAnswer::Link;
    user->check();
    QTRY_SOON(user.subjectsWith(Mark::Deleted) == QStringList{QStringLiteral("second")});
    QCOMPARE(user.questions.size(), 2);
    server.ignoreRest();
}

void TestMailboxRenamed::otherMessagesAreNotAskedAbout()
{
    // Another program has deleted all there was, and others came.
    ScriptedServer server(scriptedLogin + before + tops + scriptedFarewell + scriptedLogin + renamed
                          + scriptedTop(2, "fourth") + scriptedTop(1, "third") + "-:\nHANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    checkTwice(user);
    QTRY_SOON(user.timesListed == 2);
    QVERIFY(user.questions.isEmpty());
    QCOMPARE(user.subjectsWith(Mark::New), (QStringList{QStringLiteral("fourth"), QStringLiteral("third")}));
    QTRY_SOON(user.vanished.size() == 1);
    QCOMPARE(user.vanished.first().messages, 2);
    server.ignoreRest();
}

void TestMailboxRenamed::someThatAreStillThereAreNoReasonToAsk()
{
    ScriptedServer server(scriptedLogin + before + tops + scriptedFarewell + scriptedLogin
                          + scriptedListing({"one", "zwei"}) + scriptedTop(2, "second") + "-:\nHANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    checkTwice(user);
    QTRY_SOON(user.timesListed == 2);
    QTRY_SOON(user.subjectsWith(Mark::New) == QStringList{QStringLiteral("second")});
    QVERIFY(user.questions.isEmpty());
    server.ignoreRest();
}

void TestMailboxRenamed::nextToNoneIsNone()
{
    // The server counts up, and one of many has by chance the name and the size that it had.
    constexpr int many = 60;
    QByteArrayList others = names("neu", many);
    others[6] = "alt7";
    ScriptedServer server(scriptedLogin + scriptedListing(names("alt", many)) + topsDownFrom(many)
                          + scriptedFarewell + scriptedLogin + scriptedListing(others) + topsDownFrom(many)
                          + "-:\nHANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user.relink = RelinkAnswer::Link;
    user->check();
    QTRY_SOON(user.knowsHeaders(many));
    user->check();
    QTRY_SOON(user.timesListed == 2);
    QCOMPARE(questionOf(user).alike, many);
    QVERIFY(user.knowsHeaders(many));
    QCOMPARE(user.subjectsWith(Mark::New), QStringList());
    server.ignoreRest();
}

void TestMailboxRenamed::whatHasAnOldNameByChanceIsAnotherMessage()
{
    // A server that was set up anew counts from the beginning, with other mail.
    constexpr int many = 60;
    QByteArray others;
    for (int i = many; i >= 1; --i)
        others += scriptedTop(i, "other " + QByteArray::number(i));
    QByteArrayList newNames = names("neu", many);
    newNames[6] = "alt7";
    ScriptedServer server(scriptedLogin + scriptedListing(names("alt", many)) + topsDownFrom(many)
                          + "C: DELE 7\nS: +OK\n" + scriptedFarewell + scriptedLogin
                          + scriptedListing(newNames) + others + "-:\nHANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(many));
    user->tick({user.at(7)});
    QTRY_SOON(user.subjectsWith(Mark::Deleted).size() == 1);
    user->check();
    QTRY_SOON(user.timesListed == 2);
    QTRY_SOON(user.knowsHeaders(many));
    QCOMPARE(user.rows.value(user.at(7)).envelope->subject, QStringLiteral("other 7"));
    QCOMPARE(user.subjectsWith(Mark::Ticked), QStringList());
    QCOMPARE(user.subjectsWith(Mark::New).size(), many);
    server.ignoreRest();
}

void TestMailboxRenamed::whatIsKeptIsComparedAlsoAfterAnEmptyMaildrop()
{
    // A provider moves the mail: there is none for a while, and then it has other names.
    ScriptedServer server(scriptedLogin + before + tops + scriptedRetr(1, "first") + scriptedFarewell
                          + scriptedLogin + scriptedListing({}) + scriptedFarewell + scriptedLogin + renamed
                          + tops + "-:\n");
    MailboxUser user(scriptedAccount(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->download({DownloadOrder::Which::Named, {user.at(1)}, 0});
    QTRY_SOON(user.subjectsWith(Mark::Kept).size() == 1);
    user->check();
    QTRY_SOON(user.timesListed == 2);
    user->check();
    QTRY_SOON(user.questions.size() == 1);
    QCOMPARE(questionOf(user).known, 1);
    QCOMPARE(questionOf(user).alike, 1);
    QTRY_PLAYED(server);
}

void TestMailboxRenamed::whatLeftTheServerLongAgoIsNoReasonToAsk()
{
    // Another program deletes what was downloaded; one message stays.
    constexpr int many = 60;
    QByteArray all;
    for (int i = 1; i <= many; ++i)
        all += scriptedRetr(i, "letter " + QByteArray::number(i));
    QByteArrayList rest = names("alt", 1);
    const QByteArray second = scriptedListing(rest);
    rest += "new";
    ScriptedServer server(scriptedLogin + scriptedListing(names("alt", many)) + topsDownFrom(many) + all
                          + scriptedFarewell + scriptedLogin + second + scriptedFarewell + scriptedLogin
                          + scriptedListing(rest) + scriptedTop(2, "a new one") + "-:\nHANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user.relink = RelinkAnswer::Link;
    user->check();
    QTRY_SOON(user.knowsHeaders(many));
    user->download({DownloadOrder::Which::All, {}, 0});
    QTRY_SOON(user.subjectsWith(Mark::Kept).size() == many);
    user->check();
    QTRY_SOON(user.timesListed == 2);
    user->check();
    QTRY_SOON(user.timesListed == 3);
    QTRY_SOON(user.subjectsWith(Mark::New) == QStringList{QStringLiteral("a new one")});
    QVERIFY(user.questions.isEmpty());
    server.ignoreRest();
}

void TestMailboxRenamed::aPartialListingIsNotAskedAbout()
{
    // Wildduck; Gmail lists what was not fetched before.
    QByteArray greeted = scriptedLogin;
    greeted.replace("+OK ready", "+OK WDPop ready for requests from 192.0.2.1");
    ScriptedServer server(greeted + before + tops + scriptedFarewell + greeted + renamed + tops
                          + "-:\nHANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    checkTwice(user);
    QTRY_SOON(user.timesListed == 2);
    QTRY_SOON(user.knowsHeaders(2));
    QVERIFY(user.questions.isEmpty());
    QVERIFY(user.vanished.isEmpty());
    server.ignoreRest();
}

void TestMailboxRenamed::anotherCountOfLineEndsIsNoOtherMessage()
{
    const QByteArray otherSizes = "C: STAT\nS: +OK 2 0\nC: LIST\nS: +OK\nS: 1 104\nS: 2 260\nS: .\n"
                                  "C: UIDL\nS: +OK\nS: 1 eins\nS: 2 zwei\nS: .\n";
    ScriptedServer server(scriptedLogin + before + tops + scriptedFarewell + scriptedLogin + otherSizes + tops
                          + "-:\nHANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user.relink = RelinkAnswer::Link;
    checkTwice(user);
    QTRY_SOON(user.timesListed == 2);
    QCOMPARE(questionOf(user).alike, 1);
    QCOMPARE(user.subjectsWith(Mark::New), QStringList{QStringLiteral("second")});
    server.ignoreRest();
}

void TestMailboxRenamed::whatWasOnlyFetchedIsComparedByItsFile()
{
    // poplar-cli fetch --new: no header was ever asked for.
    ScriptedServer server(scriptedLogin + before + scriptedRetr(1, "first") + scriptedRetr(2, "second")
                          + scriptedFarewell + scriptedLogin + renamed + tops + "-:\nHANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user.relink = RelinkAnswer::Link;
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 1);
    user->fetch(
        {{user.at(1), user.at(2)}, user.folder() + QStringLiteral("/Maildir"), FetchOrder::Then::Keep});
    QTRY_SOON(user.fetches.size() == 1);
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    user.restart();
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 2);
    QCOMPARE(questionOf(user).alike, 2);
    QCOMPARE(user.subjectsWith(Mark::Kept), (QStringList{QStringLiteral("first"), QStringLiteral("second")}));
    server.ignoreRest();
}

void TestMailboxRenamed::nothingIsReadWhereNothingIsKnown()
{
    // poplar-cli stat, twice: nothing can be lost, and nobody need be asked.
    ScriptedServer server(scriptedLogin + before + scriptedFarewell + scriptedLogin + renamed + "-:\nHANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 1);
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 2);
    QCOMPARE(user.subjectsWith(Mark::New).size(), 2);
    QVERIFY(user.questions.isEmpty());
    server.ignoreRest();
}

void TestMailboxRenamed::aLinkLostOverTheQuestionAsksAnew()
{
    ScriptedServer server(scriptedLogin + before + tops + scriptedFarewell + scriptedLogin + renamed + tops
                          + "C: NOOP\nCUT\nNEXT\n" + scriptedLogin + renamed + tops + "-:\nHANG\n");
    accounts::Account account = scriptedAccount(server.port());
    account.keepAlive = std::chrono::seconds(2);
    MailboxUser user(account);
    QSignalSpy withdrawn(user.operator->(), &Mailbox::withdrawn);
    checkTwice(user);
    QTRY_SOON(user.waits.size() == 1);
    QCOMPARE(user.questions.size(), 1);
    QCOMPARE(withdrawn.size(), 1);
    user->answer(user.questions.first().id, RelinkAnswer::Link); // too late
    user.relink = RelinkAnswer::Link;
    user->check();
    QTRY_SOON(user.timesListed == 2);
    QCOMPARE(user.questions.size(), 2);
    QCOMPARE(user.subjectsWith(Mark::New), QStringList());
    server.ignoreRest();
}

void TestMailboxRenamed::aLinkLostOverTheHeadersComparesAnew()
{
    ScriptedServer server(scriptedLogin + before + tops + scriptedFarewell + scriptedLogin + renamed
                          + scriptedTop(2, "second") + "C: TOP 1 0\nCUT\nNEXT\n" + scriptedLogin + renamed
                          + tops + "-:\nHANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user.relink = RelinkAnswer::Link;
    checkTwice(user);
    QTRY_SOON(user.waits.size() == 1);
    QVERIFY(user.questions.isEmpty());
    user->check();
    QTRY_SOON(user.timesListed == 2);
    QCOMPARE(questionOf(user).alike, 2);
    server.ignoreRest();
}

void TestMailboxRenamed::theUserMayLeaveInstead()
{
    ScriptedServer server(scriptedLogin + before + tops + scriptedFarewell + scriptedLogin + renamed + tops
                          + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    checkTwice(user);
    QTRY_SOON(user.questions.size() == 1);
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    QTRY_COMPARE(user->status().state, ConnectionState::Disconnected);
    QVERIFY(user.knowsHeaders(2));
    QVERIFY(!user.sent().contains("DELE"));
    server.ignoreRest();
}

void TestMailboxRenamed::whatIsToBeReadWaitsForTheAnswer()
{
    ScriptedServer server(scriptedLogin + before + tops + scriptedFarewell + scriptedLogin + renamed + tops
                          + scriptedRetr(1, "first") + scriptedRetr(2, "second") + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    checkTwice(user);
    QTRY_SOON(user.questions.size() == 1);
    const QString maildir = user.folder() + QStringLiteral("/Maildir");
    user->answer(user.questions.last().id, RelinkAnswer::Link);
    QTRY_SOON(user.timesListed == 2);
    user->fetch({{user.at(1), user.at(2)}, maildir, FetchOrder::Then::Keep});
    QTRY_SOON(user.fetches.size() == 1);
    QCOMPARE(user.fetches.first().fetched, 2);
    server.ignoreRest();
}

void TestMailboxRenamed::anUnansweredQuitIsSettledOverNewNames()
{
    // The server was set up anew and did not carry out what QUIT was to delete.
    ScriptedServer server(scriptedLogin + before + tops + "C: DELE 2\nS: +OK\nC: QUIT\nCUT\nNEXT\n"
                          + scriptedLogin + renamed + tops + "C: DELE 2\nS: +OK\nHANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user.review = ReviewAnswer::Delete;
    user.relink = RelinkAnswer::Link;
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->tick({user.at(2)});
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    QCOMPARE(user.reports.first().outcome, CommitReport::Outcome::Unknown);
    user->check();
    QTRY_SOON(user.reports.size() == 2);
    QCOMPARE(user.reports.last().outcome, CommitReport::Outcome::NothingDeleted);
    QTRY_SOON(user.subjectsWith(Mark::Deleted) == QStringList{QStringLiteral("second")});
    server.ignoreRest();
}

QTEST_GUILESS_MAIN(TestMailboxRenamed)
#include "tst_mailbox_renamed.moc"
