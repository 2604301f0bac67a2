// SPDX-License-Identifier: GPL-3.0-or-later
// Rules on headers: what they tick, when nobody is asked, and what they leave alone.
#include "support/mailboxscript.h"
#include "support/mailboxuser.h"
#include "support/scriptedserver.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace poplar;
using namespace poplar::accounts;
using namespace poplar::mailbox;
using namespace poplar::test;
using Of = FilterCondition::Of;
using Test = FilterCondition::Test;
using Deletion = FilterRule::Deletion;
using Outcome = CommitReport::Outcome;
using What = RuleDeed::What;

namespace {

constexpr int longEnough = 20000;

/// The header of a message, to TOP.
QByteArray header(int number, const QByteArray &subject, const QByteArray &more = {})
{
    return "C: TOP " + QByteArray::number(number) + " 0\nS: +OK\nS: From: Boris <boris@example.org>\n"
        + "S: Subject: " + subject + '\n' + more + "S:\nS: .\n";
}

/// One message is known; the next session finds a second one, which is spam.
const QByteArray firstSession = scriptedLogin + scriptedListing({"one"}) + header(1, "first");
const QByteArray both = scriptedLogin + scriptedListing({"one", "two"});
const QByteArray spam = header(2, "spam offer");
const QByteArray deletes = "C: DELE 2\nS: +OK\n";
const QByteArray quits = "C: QUIT\nS: +OK gone\n";

FilterRule ruleOn(const QString &subject, Deletion deletion)
{
    FilterRule rule;
    rule.id = QStringLiteral("rule-1");
    rule.name = QStringLiteral("Spam");
    rule.conditions = {{.of = Of::Subject, .test = Test::Contains, .text = subject}};
    rule.actions = FilterAction::Tick;
    rule.deletion = deletion;
    return rule;
}
const QString spamWord = QStringLiteral("SPAM");

FilterRule listRule()
{
    FilterRule rule = ruleOn({}, Deletion::AfterReview);
    rule.conditions = {{.of = Of::Field,
                        .test = Test::Equals,
                        .field = QStringLiteral("X-Flag"),
                        .text = QStringLiteral("yes")}};
    return rule;
}

} // namespace

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, longEnough)

class TestMailboxFilters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatARuleTicksComesUnderTheReview();
    void nobodyIsAskedWhereTheUserSaidSo();
    void whatARuleAlsoDownloadsComesUnderTheReview();
    void importedMailMakesNoFirstCheck();
    void whatWasThereAtTheFirstCheckComesUnderTheReview();
    void whatWasKnownBeforeIsLeftAlone();
    void aTickOfTheUserBringsTheReviewForAll();
    void whatTheUserUnticksIsNotTickedAgain();

    void afterARestartItIsLookedAtAgain();
    void anotherMessageUnderThatNameStays();
    void withoutTopTheReviewComes();
    void aRuleSwitchedOffBringsTheReview();
    void rulesThatChangedMeanwhileBringTheReview();
    void aProgramWithoutRulesAsks();
    void twinsAreNotDeletedUnseen();
    void theServersOwnMessageIsLeftAlone();
    void leavingByACheckDeletesNothing();

    void aLostLinkForgetsNothingNew();
    void aFieldBesideTheEnvelopeIsReadWithTheHeader();
    void anExpressionThatExplodesIsToldAndTheRestGoesOn();
    void theRestIsDoneAlso();

    void aTrialChangesNothing();
    void aTrialReadsWhatItMayRead();
    void anotherHeaderThanTheKnownOneProvesNothing();
    void onAllTheReviewAlwaysComes();
    void theLogOutlivesTheProgram();
};

namespace {

/// Both sessions, the second message ticked by the rule.
void tickSpam(MailboxUser &user, const FilterRule &rule)
{
    user->setRules({rule});
    user->check();
    QTRY_SOON(user.knowsHeaders(1));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    QTRY_SOON(user.marksOf(QStringLiteral("spam offer")).testFlag(Mark::Deleted));
}

QList<What> deedsOf(const QSignalSpy &spy)
{
    QList<What> deeds;
    for (const RuleDeed &deed : spy.last().first().value<QList<RuleDeed>>())
        deeds += deed.what;
    return deeds;
}

} // namespace

void TestMailboxFilters::whatARuleTicksComesUnderTheReview()
{
    ScriptedServer server(firstSession + scriptedFarewell + both + spam + deletes + quits);
    MailboxUser user(scriptedAccount(server.port()));
    tickSpam(user, ruleOn(spamWord, Deletion::AfterReview));
    QVERIFY(!user.marksOf(QStringLiteral("first")).testFlag(Mark::Ticked));
    user.review = ReviewAnswer::Delete;
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    QCOMPARE(user.questions.size(), 1);
    QTRY_PLAYED(server);
}

void TestMailboxFilters::nobodyIsAskedWhereTheUserSaidSo()
{
    ScriptedServer server(firstSession + scriptedFarewell + both + spam + deletes + quits);
    MailboxUser user(scriptedAccount(server.port()));
    tickSpam(user, ruleOn(spamWord, Deletion::Unasked));
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    QCOMPARE(user.reports.first().outcome, Outcome::Deleted);
    QVERIFY(user.questions.isEmpty());
    QCOMPARE(user.receipts.last().items.first().subject, QStringLiteral("spam offer"));
    QTRY_PLAYED(server);
}

void TestMailboxFilters::whatARuleAlsoDownloadsComesUnderTheReview()
{
    // The download fails, and nobody would have seen that there is no copy.
    ScriptedServer server(firstSession + scriptedFarewell + both + spam + "C: RETR 2\nS: -ERR not today\n"
                          + deletes + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    FilterRule rule = ruleOn(spamWord, Deletion::Unasked);
    rule.actions |= accounts::FilterAction::Download;
    tickSpam(user, rule);
    user->leave();
    QTRY_SOON(user.questions.size() == 1);
    server.ignoreRest();
}

void TestMailboxFilters::importedMailMakesNoFirstCheck()
{
    // What came from elsewhere before does not make an old maildrop one of new mail.
    const QByteArray nameless =
        "C: STAT\nS: +OK 2 300\nC: LIST\nS: +OK\nS: 1 100\nS: 2 200\nS: .\nC: UIDL\nS: -ERR\n";
    ScriptedServer server(scriptedLogin + nameless + spam + header(1, "first") + deletes + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    QVERIFY(QDir(user.folder()).mkpath(QStringLiteral("cur")));
    QVERIFY(QDir(user.folder()).mkpath(QStringLiteral("new")));
    QVERIFY(QDir(user.folder()).mkpath(QStringLiteral("tmp")));
    QFile file(user.folder() + QStringLiteral("/cur/1.found:2,S"));
    QVERIFY(file.open(QFile::WriteOnly) && file.write("Subject: old\n\ntext\n") > 0);
    file.close();
    QSignalSpy rebuilt(user.operator->(), &Mailbox::rebuilt);
    user->rebuild();
    QTRY_SOON(rebuilt.size() == 1);
    user->setRules({ruleOn(spamWord, Deletion::Unasked)});
    user->check();
    QTRY_SOON(user.marksOf(QStringLiteral("spam offer")).testFlag(Mark::Deleted));
    user->leave();
    QTRY_SOON(user.questions.size() == 1);
    server.ignoreRest();
}

void TestMailboxFilters::whatWasThereAtTheFirstCheckComesUnderTheReview()
{
    ScriptedServer server(both + spam + header(1, "first") + deletes + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user->setRules({ruleOn(spamWord, Deletion::Unasked)});
    user->check();
    QTRY_SOON(user.marksOf(QStringLiteral("spam offer")).testFlag(Mark::Deleted));
    user->leave();
    QTRY_SOON(user.questions.size() == 1);
    server.ignoreRest();
}

void TestMailboxFilters::whatWasKnownBeforeIsLeftAlone()
{
    ScriptedServer server(firstSession + scriptedFarewell + scriptedLogin + scriptedListing({"one"})
                          + "-:\nHANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(1));
    user->setRules({ruleOn(QStringLiteral("first"), Deletion::AfterReview)});
    user->check();
    QTRY_SOON(user.timesListed == 2);
    QTRY_SOON(user.progress.activity == Activity::None);
    QVERIFY(!user.marksOf(QStringLiteral("first")).testFlag(Mark::Ticked));
    server.ignoreRest();
}

void TestMailboxFilters::aTickOfTheUserBringsTheReviewForAll()
{
    ScriptedServer server(firstSession + scriptedFarewell + both + spam + deletes
                          + "C: DELE 1\nS: +OK\nHANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    tickSpam(user, ruleOn(spamWord, Deletion::Unasked));
    user->tick({user.idOf(QStringLiteral("first"))});
    user->leave();
    QTRY_SOON(user.questions.size() == 1);
    QCOMPARE(std::get<ReviewQuestion>(user.questions.first().about).victims.size(), 2);
    server.ignoreRest();
}

void TestMailboxFilters::whatTheUserUnticksIsNotTickedAgain()
{
    for (const Deletion deletion : {Deletion::AfterReview, Deletion::Unasked}) {
        ScriptedServer server(firstSession + scriptedFarewell + both + spam + deletes
                              + "C: RSET\nS: +OK\nNEXT\n" + both + "-:\nHANG\n");
        MailboxUser user(scriptedAccount(server.port()));
        tickSpam(user, ruleOn(spamWord, deletion));
        user->untick({user.idOf(QStringLiteral("spam offer"))});
        QTRY_SOON(!user.marksOf(QStringLiteral("spam offer")).testFlag(Mark::Deleted));
        user.restart();
        user->setRules({ruleOn(spamWord, deletion)});
        QSignalSpy ran(user.operator->(), &Mailbox::rulesRan);
        user->check();
        QTRY_SOON(user.timesListed == 3);
        // Nor on demand: the user has decided.
        user->runRules();
        QTRY_SOON(ran.size() == 1);
        QCOMPARE(ran.first().first().value<RuleRunReport>().fits, 1);
        QCOMPARE(ran.first().first().value<RuleRunReport>().ticked, 0);
        QVERIFY(!user.marksOf(QStringLiteral("spam offer")).testFlag(Mark::Ticked));
        server.ignoreRest();
    }
}

void TestMailboxFilters::afterARestartItIsLookedAtAgain()
{
    ScriptedServer server(firstSession + scriptedFarewell + both + spam + deletes + "NEXT\n" + both + spam
                          + deletes + quits);
    MailboxUser user(scriptedAccount(server.port()));
    tickSpam(user, ruleOn(spamWord, Deletion::Unasked));
    user.restart();
    user->setRules({ruleOn(spamWord, Deletion::Unasked)});
    user->check();
    QTRY_SOON(user.marksOf(QStringLiteral("spam offer")).testFlag(Mark::Deleted));
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    QCOMPARE(user.reports.first().outcome, Outcome::Deleted);
    QVERIFY(user.questions.isEmpty());
    QTRY_PLAYED(server);
}

void TestMailboxFilters::anotherMessageUnderThatNameStays()
{
    // cyrus-imapd #374: a server may give the unique-id to another message.
    ScriptedServer server(firstSession + scriptedFarewell + both + spam + deletes + "NEXT\n" + both
                          + header(2, "an important letter") + "C: RSET\nS: +OK\nC: QUIT\nS: +OK\n");
    MailboxUser user(scriptedAccount(server.port()));
    tickSpam(user, ruleOn(spamWord, Deletion::Unasked));
    user.restart();
    user->setRules({ruleOn(spamWord, Deletion::Unasked)});
    user->check();
    QTRY_SOON(user.problems.size() == 1);
    QCOMPARE(user.problems.first().during, Problem::During::Ticking);
    QVERIFY(!user.rows[user.at(2)].marks.testFlag(Mark::Ticked));
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    QCOMPARE(user.reports.first().outcome, Outcome::NothingDeleted);
    QTRY_PLAYED(server);
}

void TestMailboxFilters::withoutTopTheReviewComes()
{
    ScriptedServer server(firstSession + scriptedFarewell + both + spam + deletes + "NEXT\n" + both
                          + "C: TOP 2 0\nS: -ERR not today\n" + deletes + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    tickSpam(user, ruleOn(spamWord, Deletion::Unasked));
    user.restart();
    user->setRules({ruleOn(spamWord, Deletion::Unasked)});
    user->check();
    QTRY_SOON(user.marksOf(QStringLiteral("spam offer")).testFlag(Mark::Deleted));
    user->leave();
    QTRY_SOON(user.questions.size() == 1);
    server.ignoreRest();
}

void TestMailboxFilters::aRuleSwitchedOffBringsTheReview()
{
    ScriptedServer server(firstSession + scriptedFarewell + both + spam + deletes + "-:\nHANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    FilterRule rule = ruleOn(spamWord, Deletion::Unasked);
    tickSpam(user, rule);
    rule.state = FilterRule::Switch::Off;
    user->setRules({rule});
    user->leave();
    QTRY_SOON(user.questions.size() == 1);
    server.ignoreRest();
}

void TestMailboxFilters::rulesThatChangedMeanwhileBringTheReview()
{
    ScriptedServer server(firstSession + scriptedFarewell + both + spam + deletes + "NEXT\n" + both + deletes
                          + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    tickSpam(user, ruleOn(spamWord, Deletion::Unasked));
    user.restart();
    user->setRules({ruleOn(QStringLiteral("other"), Deletion::Unasked)});
    user->check();
    QTRY_SOON(user.marksOf(QStringLiteral("spam offer")).testFlag(Mark::Deleted));
    user->leave();
    QTRY_SOON(user.questions.size() == 1);
    server.ignoreRest();
}

void TestMailboxFilters::aProgramWithoutRulesAsks()
{
    ScriptedServer server(firstSession + scriptedFarewell + both + spam + deletes + "NEXT\n" + both + spam
                          + deletes + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    tickSpam(user, ruleOn(spamWord, Deletion::Unasked));
    user.restart();
    user->check();
    QTRY_SOON(user.marksOf(QStringLiteral("spam offer")).testFlag(Mark::Deleted));
    user->leave();
    QTRY_SOON(user.questions.size() == 1);
    server.ignoreRest();
}

void TestMailboxFilters::twinsAreNotDeletedUnseen()
{
    // Which of the two the unique-id means is only guessed.
    const QByteArray twins = "C: STAT\nS: +OK 3 500\nC: LIST\nS: +OK\nS: 1 100\nS: 2 200\nS: 3 200\nS: .\n"
                             "C: UIDL\nS: +OK\nS: 1 one\nS: 2 same\nS: 3 same\nS: .\n";
    ScriptedServer server(firstSession + scriptedFarewell + scriptedLogin + twins + header(3, "letter") + spam
                          + deletes + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user->setRules({ruleOn(spamWord, Deletion::Unasked)});
    user->check();
    QTRY_SOON(user.knowsHeaders(1));
    user->check();
    QTRY_SOON(user.marksOf(QStringLiteral("spam offer")).testFlag(Mark::Deleted));
    user->leave();
    QTRY_SOON(user.questions.size() == 1);
    server.ignoreRest();
}

void TestMailboxFilters::theServersOwnMessageIsLeftAlone()
{
    const QByteArray own = "C: TOP 2 0\nS: +OK\nS: From: Mail System Internal Data <a@b>\n"
                           "S: Subject: DON'T DELETE THIS MESSAGE -- spam\nS:\nS: .\n";
    ScriptedServer server(firstSession + scriptedFarewell + both + own
                          + "C: RSET\nS: +OK\nC: QUIT\nS: +OK\n");
    MailboxUser user(scriptedAccount(server.port()));
    user->setRules({ruleOn(spamWord, Deletion::Unasked)});
    user->check();
    QTRY_SOON(user.knowsHeaders(1));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    QSignalSpy ran(user.operator->(), &Mailbox::rulesRan);
    user->runRules();
    QTRY_SOON(ran.size() == 1);
    QCOMPARE(ran.first().first().value<RuleRunReport>().fits, 1);
    QCOMPARE(ran.first().first().value<RuleRunReport>().ticked, 0);
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    QTRY_PLAYED(server);
}

void TestMailboxFilters::leavingByACheckDeletesNothing()
{
    ScriptedServer server(firstSession + scriptedFarewell + both + spam + deletes + scriptedFarewell + both
                          + spam + deletes + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    tickSpam(user, ruleOn(spamWord, Deletion::Unasked));
    user->check();
    QTRY_SOON(user.timesListed == 3);
    QTRY_SOON(user.marksOf(QStringLiteral("spam offer")).testFlag(Mark::Deleted));
    QVERIFY(user.reports.isEmpty());
    server.ignoreRest();
}

void TestMailboxFilters::aLostLinkForgetsNothingNew()
{
    ScriptedServer server(firstSession + scriptedFarewell + both + "C: TOP 2 0\nCUT\nNEXT\n" + both + spam
                          + deletes + quits);
    MailboxUser user(scriptedAccount(server.port()));
    user->setRules({ruleOn(spamWord, Deletion::Unasked)});
    user->check();
    QTRY_SOON(user.knowsHeaders(1));
    user->check();
    QTRY_SOON(user.waits.size() == 1);
    user.restart();
    user->setRules({ruleOn(spamWord, Deletion::Unasked)});
    user->check();
    QTRY_SOON(user.marksOf(QStringLiteral("spam offer")).testFlag(Mark::Deleted));
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    QVERIFY(user.questions.isEmpty());
    QTRY_PLAYED(server);
}

void TestMailboxFilters::aFieldBesideTheEnvelopeIsReadWithTheHeader()
{
    ScriptedServer server(firstSession + scriptedFarewell + both + header(2, "spam offer", "S: x-flag: YES\n")
                          + deletes + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    tickSpam(user, listRule());
    server.ignoreRest();
}

void TestMailboxFilters::anExpressionThatExplodesIsToldAndTheRestGoesOn()
{
    const QByteArray long1 = "spam " + QByteArray(3000, 'a') + '!';
    ScriptedServer server(firstSession + scriptedFarewell + both + header(2, long1) + deletes + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    FilterRule bad = ruleOn({}, Deletion::Unasked);
    bad.conditions = {{.of = Of::Subject, .test = Test::Matches, .text = QStringLiteral("(a+)+$")}};
    FilterRule good = ruleOn(spamWord, Deletion::AfterReview);
    good.id = QStringLiteral("rule-2");
    user->setRules({bad, good});
    user->check();
    QTRY_SOON(user.knowsHeaders(1));
    user->check();
    QTRY_SOON(user.subjectsWith(Mark::Deleted).size() == 1);
    QSignalSpy log(user.operator->(), &Mailbox::ruleLogRead);
    user->readRuleLog();
    QTRY_SOON(log.size() == 1);
    QCOMPARE(deedsOf(log), (QList{What::GaveUp, What::Ticked}));
    server.ignoreRest();
}

void TestMailboxFilters::theRestIsDoneAlso()
{
    ScriptedServer server(firstSession + scriptedFarewell + both + spam
                          + "C: RETR 2\nS: +OK\nS: Subject: spam offer\nS:\nS: text\nS: .\nHANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    FilterRule rule = ruleOn(spamWord, Deletion::AfterReview);
    rule.actions = FilterAction::Download;
    user->setRules({rule});
    user->check();
    QTRY_SOON(user.knowsHeaders(1));
    user->check();
    QTRY_SOON(user.subjectsWith(Mark::Kept) == QStringList{QStringLiteral("spam offer")});
    server.ignoreRest();
}

void TestMailboxFilters::aTrialChangesNothing()
{
    ScriptedServer server(both + spam + header(1, "first") + "C: RSET\nS: +OK\nC: QUIT\nS: +OK\n");
    MailboxUser user(scriptedAccount(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    QSignalSpy tried(user.operator->(), &Mailbox::ruleTried);
    FilterRule rule = ruleOn(spamWord, Deletion::Unasked);
    rule.actions |= FilterAction::Download;
    user->tryRule({7, rule});
    QTRY_SOON(!tried.isEmpty()
              && tried.last().first().value<RuleTrialReport>().state == RuleTrialReport::State::Done);
    QList<RuleTrialReport::Hit> hits;
    for (const QList<QVariant> &report : tried)
        hits += report.first().value<RuleTrialReport>().hits;
    QCOMPARE(hits.size(), 1);
    QCOMPARE(hits.first(), (RuleTrialReport::Hit{user.idOf(QStringLiteral("spam offer")), {0}}));
    const auto last = tried.last().first().value<RuleTrialReport>();
    QCOMPARE(last.number, 7);
    QCOMPARE(last.looked, 2);
    QCOMPARE(last.unread, 0);
    QVERIFY(user.subjectsWith(Mark::Ticked).isEmpty());
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    QTRY_PLAYED(server);
}

void TestMailboxFilters::aTrialReadsWhatItMayRead()
{
    const QByteArray flagged = header(2, "spam offer", "S: X-Flag: yes\n");
    ScriptedServer server(both + flagged + header(1, "first") + flagged + header(1, "first") + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    QSignalSpy tried(user.operator->(), &Mailbox::ruleTried);
    const auto last = [&tried] { return tried.last().first().value<RuleTrialReport>(); };
    user->tryRule({1, listRule()});
    QTRY_SOON(!tried.isEmpty() && last().state == RuleTrialReport::State::Done);
    QCOMPARE(last().unread, 2);
    // The script expects that nothing was asked until now.
    user->tryRule({2, listRule(), RuleTrial::Missing::Read});
    QTRY_SOON(last().number == 2 && last().state == RuleTrialReport::State::Done);
    QCOMPARE(last().unread, 0);
    // What has been read is remembered.
    user->tryRule({3, listRule()});
    QTRY_SOON(last().number == 3 && last().state == RuleTrialReport::State::Done);
    QCOMPARE(last().unread, 0);
    QList<MessageId> hits;
    for (const QList<QVariant> &one : tried) {
        for (const RuleTrialReport::Hit &hit : one.first().value<RuleTrialReport>().hits)
            hits += hit.message;
    }
    QCOMPARE(hits, QList<MessageId>(2, user.idOf(QStringLiteral("spam offer"))));
    server.ignoreRest();
}

void TestMailboxFilters::anotherHeaderThanTheKnownOneProvesNothing()
{
    ScriptedServer server(firstSession + header(1, "first", "S: X-Flag: yes\n") + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(1));
    QSignalSpy tried(user.operator->(), &Mailbox::ruleTried);
    user->tryRule({1, listRule(), RuleTrial::Missing::Read});
    QTRY_SOON(!tried.isEmpty()
              && tried.last().first().value<RuleTrialReport>().state == RuleTrialReport::State::Done);
    QCOMPARE(tried.last().first().value<RuleTrialReport>().unread, 1);
    server.ignoreRest();
}

void TestMailboxFilters::onAllTheReviewAlwaysComes()
{
    ScriptedServer server(both + spam + header(1, "first") + deletes + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    QSignalSpy ran(user.operator->(), &Mailbox::rulesRan);
    user->setRules({ruleOn(spamWord, Deletion::Unasked)});
    user->runRules();
    QTRY_SOON(ran.size() == 1);
    QCOMPARE(ran.first().first().value<RuleRunReport>(),
             (RuleRunReport{.looked = 2, .fits = 1, .ticked = 1}));
    QTRY_SOON(user.marksOf(QStringLiteral("spam offer")).testFlag(Mark::Deleted));
    user->leave();
    QTRY_SOON(user.questions.size() == 1);
    // It is told what came of it, also where the rules change meanwhile.
    user->runRules();
    user->setRules({ruleOn(QStringLiteral("another word"), Deletion::AfterReview)});
    QTRY_SOON(ran.size() == 2);
    server.ignoreRest();
}

void TestMailboxFilters::theLogOutlivesTheProgram()
{
    ScriptedServer server(firstSession + scriptedFarewell + both + spam + deletes + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    tickSpam(user, ruleOn(spamWord, Deletion::Unasked));
    server.ignoreRest();
    user.restart();
    QSignalSpy log(user.operator->(), &Mailbox::ruleLogRead);
    user->readRuleLog();
    QTRY_SOON(log.size() == 1);
    const auto deeds = log.first().first().value<QList<RuleDeed>>();
    QCOMPARE(deeds.size(), 1);
    QCOMPARE(deeds.first().what, What::TickedUnasked);
    QCOMPARE(deeds.first().ruleName, QStringLiteral("Spam"));
    QCOMPARE(deeds.first().subject, QStringLiteral("spam offer"));
    QCOMPARE(deeds.first().sender, QStringLiteral("Boris"));
    user->clearRuleLog();
    QTRY_SOON(log.size() == 2);
    QVERIFY(log.last().first().value<QList<RuleDeed>>().isEmpty());
}

QTEST_GUILESS_MAIN(TestMailboxFilters)
#include "tst_mailbox_filters.moc"
