// SPDX-License-Identifier: GPL-3.0-or-later
// What is deleted, that it is just what the user saw and meant, and what is told of it afterwards.
#include "support/mailboxuser.h"
#include "support/scriptedserver.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

using namespace poplar;
using namespace poplar::mailbox;
using namespace poplar::test;
using Fate = Receipt::Fate;
using Outcome = CommitReport::Outcome;

namespace {

constexpr int longEnough = 20000;

const QByteArray login =
    "S: +OK ready\nC: CAPA\nS: -ERR\nC: USER anna\nS: +OK\nC: PASS secret-of-anna\nS: +OK\n"
    "C: CAPA\nS: -ERR\n";

QByteArray listing(const QByteArray &sizes, const QByteArray &names)
{
    return "C: STAT\nS: +OK " + QByteArray::number(sizes.count('\n')) + " 0\nC: LIST\nS: +OK\n" + sizes
        + "S: .\nC: UIDL\nS: +OK\n" + names + "S: .\n";
}
const QByteArray usual = listing("S: 1 100\nS: 2 200\n", "S: 1 one\nS: 2 two\n");
const QByteArray firstAlone = listing("S: 1 100\n", "S: 1 one\n");
const QByteArray empty = listing({}, {});

QByteArray header(int number, const QByteArray &subject)
{
    return "C: TOP " + QByteArray::number(number)
        + " 0\nS: +OK\nS: From: Boris <boris@example.org>\nS: Subject: " + subject + "\nS:\nS: .\n";
}
const QByteArray headers = header(2, "second") + header(1, "first");
const QByteArray known = login + usual + headers;
const QByteArray farewell = "C: RSET\nS: +OK\nC: QUIT\nS: +OK\nNEXT\n";
const QByteArray deletesSecond = "C: DELE 2\nS: +OK\nC: QUIT\n";

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

/// As another program might, or a disk.
void breakTheHistory(const QString &folder)
{
    {
        QSqlDatabase database =
            QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("breaker"));
        database.setDatabaseName(folder + QStringLiteral("/catalogue.sqlite"));
        if (!database.open()
            || !QSqlQuery(database).exec(QStringLiteral("ALTER TABLE receipt RENAME TO other")))
            qFatal("%s", qPrintable(database.lastError().text()));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("breaker"));
}

QList<Fate> fatesOf(const Receipt &receipt)
{
    QList<Fate> fates;
    for (const Receipt::Item &item : receipt.items)
        fates += item.fate;
    return fates;
}

} // namespace

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, longEnough)

class TestMailboxDeletion : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReceiptIsWrittenBeforeQuitAndCompletedByItsAnswer();
    void headersThatComeBehindTheDecisionSettleNothing();
    void theNextListingTellsWhatIsGone();
    void whatARuleWouldDeleteIsAnsweredAlsoWhereItCannotBeRead();
    void whatTheServerKeptAllTheSameIsToldAndTickedAgain();
    void anotherMessageUnderTheNameOfADeletedOneIsNotTicked();
    void aCopyOfADeletedMessageIsNotTicked();
    void anUnansweredQuitIsSettledByWhatIsStillThere();
    void anEmptyMaildropDoesNotSettleAnUnansweredQuit();
    void anEmptyMaildropAgreesWithAnAnsweredQuit();
    void whatCannotBeNotedIsNotDeleted();
    void theHistoryOutlivesTheProgram();

    void whatIsTickedDuringTheReviewIsNotDeleted();
    void whatIsTypedDuringTheReviewIsNotDeleted();
    void stayingSendsWhatWasTickedMeanwhile();
    void droppingTicksDropsThoseThatWereShown();

    void aTwinIsLookedAtBeforeItIsDeleted();
    void aTwinThatCannotBeLookedAtIsNotDeleted();
    void whatIsNotListedIsNotDeleted();

private:
    /// Both messages known, the second ticked, and the review answered by deletion.
    void deleteSecond(MailboxUser &user);
};

void TestMailboxDeletion::deleteSecond(MailboxUser &user)
{
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->tick({user.idOf(QStringLiteral("second"))});
    QTRY_SOON(user.marksOf(QStringLiteral("second")).testFlag(Mark::Deleted));
    user.review = ReviewAnswer::Delete;
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
}

void TestMailboxDeletion::aReceiptIsWrittenBeforeQuitAndCompletedByItsAnswer()
{
    ScriptedServer server(known + deletesSecond + "S: +OK gone for good\n");
    MailboxUser user(accountAt(server.port()));
    deleteSecond(user);
    QCOMPARE(user.receipts.size(), 2);
    const Receipt &before = user.receipts.first();
    QCOMPARE(before.outcome, Outcome::Unknown);
    QCOMPARE(before.items.size(), 1);
    QCOMPARE(before.items.first().subject, QStringLiteral("second"));
    QCOMPARE(before.items.first().sender, QStringLiteral("Boris"));
    QCOMPARE(before.items.first().identity.uniqueId, QByteArray("two"));
    QCOMPARE(fatesOf(before), QList{Fate::Unknown});
    const Receipt &after = user.receipts.last();
    QCOMPARE(after.id, before.id);
    QCOMPARE(after.outcome, Outcome::Deleted);
    QCOMPARE(after.said, QByteArray("gone for good"));
    QCOMPARE(fatesOf(after), QList{Fate::Deleted});
    QTRY_PLAYED(server);
}

void TestMailboxDeletion::headersThatComeBehindTheDecisionSettleNothing()
{
    // The headers that were under way are made sense of when QUIT has been said: that lists nothing anew.
    const QByteArray capabilities = "S: +OK\nS: PIPELINING\nS: TOP\nS: UIDL\nS: USER\nS: .\n";
    ScriptedServer server(
        "S: +OK ready\nC: CAPA\n" + capabilities + "C: USER anna\nS: +OK\nC: PASS secret-of-anna\nS: +OK\n"
        + "C: CAPA\nC: STAT\nC: LIST\nC: UIDL\n" + capabilities
        + "S: +OK 2 300\nS: +OK\nS: 1 100\nS: 2 200\nS: .\nS: +OK\nS: 1 one\nS: 2 two\nS: .\n"
        + "C: TOP 2 0\nC: TOP 1 0\nC: DELE 2\n"
        + "S: +OK\nS: Subject: second\nS:\nS: .\nS: +OK\nS: Subject: first\nS:\nS: .\nS: +OK\n"
        + "C: QUIT\nWAIT 300\nS: +OK gone\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.timesListed == 1);
    user->tick({user.at(2)});
    user.review = ReviewAnswer::Delete;
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    QCOMPARE(user.reports.first().outcome, Outcome::Deleted);
    QCOMPARE(user.receipts.size(), 2);
    QCOMPARE(fatesOf(user.receipts.last()), QList{Fate::Deleted});
    QTRY_PLAYED(server);
}

void TestMailboxDeletion::theNextListingTellsWhatIsGone()
{
    ScriptedServer server(known + deletesSecond + "S: +OK\nNEXT\n" + login + firstAlone + "HANG\n");
    MailboxUser user(accountAt(server.port()));
    deleteSecond(user);
    user->check();
    QTRY_SOON(user.receipts.size() == 3);
    QCOMPARE(fatesOf(user.receipts.last()), QList{Fate::Gone});
    QVERIFY(user.problems.isEmpty());
    QCOMPARE(user.reports.size(), 1);
    server.ignoreRest();
}

void TestMailboxDeletion::whatTheServerKeptAllTheSameIsToldAndTickedAgain()
{
    ScriptedServer server(known + deletesSecond + "S: +OK\nNEXT\n" + login + usual + header(2, "second")
                          + "C: DELE 2\nS: +OK\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    deleteSecond(user);
    user->check();
    QTRY_SOON(user.problems.size() == 1);
    QCOMPARE(user.problems.first().error.code, QByteArray("STILL-THERE"));
    QTRY_SOON(user.marksOf(QStringLiteral("second")).testFlag(Mark::Deleted));
    QVERIFY(user.marksOf(QStringLiteral("second")).testFlag(Mark::Ticked));
    QCOMPARE(fatesOf(user.receipts.last()), QList{Fate::StillThere});
    server.ignoreRest();
}

void TestMailboxDeletion::anotherMessageUnderTheNameOfADeletedOneIsNotTicked()
{
    // cyrus-imapd #374: the unique-id of the deleted message, and by chance its size.
    ScriptedServer server(known + deletesSecond + "S: +OK\nNEXT\n" + login + usual + header(2, "another")
                          + "-:\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    deleteSecond(user);
    user->check();
    QTRY_SOON(user.idOf(QStringLiteral("another")) != MessageId{});
    QTRY_SOON(fatesOf(user.receipts.last()) == QList{Fate::Gone});
    QVERIFY(!user.marksOf(QStringLiteral("another")).testFlag(Mark::Ticked));
    QVERIFY(user.problems.isEmpty());
    server.ignoreRest();
}

void TestMailboxDeletion::aCopyOfADeletedMessageIsNotTicked()
{
    // Two messages that nothing tells apart; one of them is deleted.
    const QByteArray twins = listing("S: 1 100\nS: 2 100\n", "S: 1 same\nS: 2 same\n");
    ScriptedServer server(login + twins + header(2, "second") + header(1, "second")
                          + "C: DELE 2\nS: +OK\nC: QUIT\nS: +OK\nNEXT\n" + login
                          + listing("S: 1 100\n", "S: 1 same\n") + "-:\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->tick({user.at(2)});
    user.review = ReviewAnswer::Delete;
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    user->check();
    QTRY_SOON(user.receipts.size() == 3);
    QCOMPARE(fatesOf(user.receipts.last()), QList{Fate::Gone});
    QCOMPARE(user.rows.size(), 1);
    QVERIFY(!user.rows.first().marks.testFlag(Mark::Ticked));
    server.ignoreRest();
}

void TestMailboxDeletion::anUnansweredQuitIsSettledByWhatIsStillThere()
{
    ScriptedServer server(known + deletesSecond + "CUT\nNEXT\n" + login + usual
                          + "C: DELE 2\nS: +OK\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    deleteSecond(user);
    QCOMPARE(user.reports.first().outcome, Outcome::Unknown);
    QCOMPARE(fatesOf(user.receipts.last()), QList{Fate::Unknown});
    user->check();
    QTRY_SOON(user.reports.size() == 2);
    QCOMPARE(user.reports.last().outcome, Outcome::NothingDeleted);
    QCOMPARE(fatesOf(user.receipts.last()), QList{Fate::StillThere});
    QTRY_SOON(user.marksOf(QStringLiteral("second")).testFlag(Mark::Deleted)); // the tick is replayed
    server.ignoreRest();
}

void TestMailboxDeletion::anEmptyMaildropDoesNotSettleAnUnansweredQuit()
{
    // Some servers say 0 for once: it would be the only witness.
    ScriptedServer server(known + deletesSecond + "CUT\nNEXT\n" + login + empty + farewell + login + usual
                          + "C: DELE 2\nS: +OK\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    deleteSecond(user);
    user->check();
    QTRY_SOON(user.timesListed == 2);
    user->check();
    QTRY_SOON(user.timesListed == 3);
    QTRY_SOON(user.reports.size() == 2);
    QCOMPARE(user.reports.last().outcome, Outcome::NothingDeleted);
    QTRY_SOON(user.marksOf(QStringLiteral("second")).testFlag(Mark::Deleted));
    server.ignoreRest();
}

void TestMailboxDeletion::anEmptyMaildropAgreesWithAnAnsweredQuit()
{
    ScriptedServer server(login + firstAlone + header(1, "first")
                          + "C: DELE 1\nS: +OK\nC: QUIT\nS: +OK\nNEXT\n" + login + empty + "HANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(1));
    user->tick({user.at(1)});
    user.review = ReviewAnswer::Delete;
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    user->check();
    QTRY_SOON(user.receipts.size() == 3);
    QCOMPARE(fatesOf(user.receipts.last()), QList{Fate::Gone});
    server.ignoreRest();
}

void TestMailboxDeletion::whatARuleWouldDeleteIsAnsweredAlsoWhereItCannotBeRead()
{
    ScriptedServer server(known + "HANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    breakTheHistory(user.folder());
    user->foresee({accounts::Retention::Kind::AtOnce, 14});
    QTRY_SOON(user.foreseen.size() == 1);
    QCOMPARE(user.foreseen.first().state, Foreseen::State::Failed);
    QCOMPARE(user.foreseen.first().retention.kind, accounts::Retention::Kind::AtOnce);
    QCOMPARE(user.problems.size(), 1);
    server.ignoreRest();
}

void TestMailboxDeletion::whatCannotBeNotedIsNotDeleted()
{
    ScriptedServer server(known + "C: DELE 2\nS: +OK\nC: RSET\nS: +OK\nC: QUIT\nS: +OK\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->tick({user.idOf(QStringLiteral("second"))});
    QTRY_SOON(user.marksOf(QStringLiteral("second")).testFlag(Mark::Deleted));
    breakTheHistory(user.folder());
    user.review = ReviewAnswer::Delete;
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    QCOMPARE(user.reports.first().outcome, Outcome::NothingDeleted);
    QCOMPARE(user.problems.size(), 1);
    QCOMPARE(user.problems.first().error.kind, ErrorKind::Storage);
    QCOMPARE(user.problems.first().during, Problem::During::Leaving);
    QVERIFY(user.marksOf(QStringLiteral("second")).testFlag(Mark::Ticked));
    QTRY_PLAYED(server);
}

void TestMailboxDeletion::theHistoryOutlivesTheProgram()
{
    ScriptedServer server(known + deletesSecond + "S: +OK\nNEXT\n" + login + firstAlone + header(1, "first")
                          + "C: DELE 1\nS: +OK\nC: QUIT\nCUT\n");
    server.ignoreRest();
    MailboxUser user(accountAt(server.port()));
    deleteSecond(user);
    user.restart();
    user->readReceipts();
    QTRY_SOON(user.history.size() == 1);
    QCOMPARE(user.history.first(), user.receipts.last());
}

void TestMailboxDeletion::whatIsTickedDuringTheReviewIsNotDeleted()
{
    // The answer concerns what was shown. The other tick is there at the next check.
    ScriptedServer server(known + deletesSecond + "S: +OK\nNEXT\n" + login + firstAlone
                          + "C: DELE 1\nS: +OK\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->tick({user.idOf(QStringLiteral("second"))});
    QTRY_SOON(user.marksOf(QStringLiteral("second")).testFlag(Mark::Deleted));
    user->leave();
    QTRY_SOON(user.questions.size() == 1);
    user->tick({user.idOf(QStringLiteral("first"))});
    user->answer(user.questions.first().id, ReviewAnswer::Delete);
    QTRY_SOON(user.reports.size() == 1);
    QCOMPARE(user.reports.first().messages, 1);
    QVERIFY(user.marksOf(QStringLiteral("first")).testFlag(Mark::Ticked));
    user->check();
    QTRY_SOON(user.marksOf(QStringLiteral("first")).testFlag(Mark::Deleted));
    server.ignoreRest();
}

void TestMailboxDeletion::whatIsTypedDuringTheReviewIsNotDeleted()
{
    ScriptedServer server(known + "C: DELE 2\nS: +OK\nC: DELE 1\nS: +OK\nC: RSET\nS: +OK\nC: DELE 2\nS: +OK\n"
                          + "C: QUIT\nS: +OK\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->tick({user.idOf(QStringLiteral("second"))});
    QTRY_SOON(user.marksOf(QStringLiteral("second")).testFlag(Mark::Deleted));
    user->leave();
    QTRY_SOON(user.questions.size() == 1);
    user->speak("DELE 1");
    QTRY_SOON(user.spoken.size() == 1);
    user->answer(user.questions.first().id, ReviewAnswer::Delete);
    QTRY_SOON(user.reports.size() == 1);
    QCOMPARE(user.reports.first().messages, 1);
    QTRY_PLAYED(server);
}

void TestMailboxDeletion::stayingSendsWhatWasTickedMeanwhile()
{
    ScriptedServer server(known + "C: DELE 2\nS: +OK\n-:\nC: DELE 1\nS: +OK\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->tick({user.idOf(QStringLiteral("second"))});
    QTRY_SOON(user.marksOf(QStringLiteral("second")).testFlag(Mark::Deleted));
    user->leave();
    QTRY_SOON(user.questions.size() == 1);
    user->tick({user.idOf(QStringLiteral("first"))});
    QTRY_SOON(user.marksOf(QStringLiteral("first")).testFlag(Mark::Ticked));
    QVERIFY(!user.marksOf(QStringLiteral("first")).testFlag(Mark::Deleted));
    QTRY_SOON(!server.heard().isEmpty() && server.heard().last() == "DELE 2");
    user->answer(user.questions.first().id, ReviewAnswer::Stay);
    QTRY_SOON(user.marksOf(QStringLiteral("first")).testFlag(Mark::Deleted));
    server.ignoreRest();
}

void TestMailboxDeletion::droppingTicksDropsThoseThatWereShown()
{
    ScriptedServer server(known + "C: DELE 2\nS: +OK\nC: RSET\nS: +OK\nC: QUIT\nS: +OK\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->tick({user.idOf(QStringLiteral("second"))});
    QTRY_SOON(user.marksOf(QStringLiteral("second")).testFlag(Mark::Deleted));
    user->leave();
    QTRY_SOON(user.questions.size() == 1);
    user->tick({user.idOf(QStringLiteral("first"))});
    user->answer(user.questions.first().id, ReviewAnswer::LeaveDroppingTicks);
    QTRY_SOON(user.reports.size() == 1);
    QTRY_SOON(!user.marksOf(QStringLiteral("second")).testFlag(Mark::Ticked));
    QVERIFY(user.marksOf(QStringLiteral("first")).testFlag(Mark::Ticked));
    QTRY_PLAYED(server);
}

void TestMailboxDeletion::aTwinIsLookedAtBeforeItIsDeleted()
{
    // One unique-id for both: that the first is still the first is only guessed. Here they changed places.
    const QByteArray twins = listing("S: 1 100\nS: 2 100\n", "S: 1 same\nS: 2 same\n");
    ScriptedServer server(login + twins + headers + farewell + login + twins + header(1, "second")
                          + "-:\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->check();
    QTRY_SOON(user.timesListed == 2);
    user->tick({user.at(1)});
    QTRY_SOON(user.problems.size() == 1);
    QCOMPARE(user.problems.first().during, Problem::During::Ticking);
    QTRY_SOON(user.rows.value(user.at(1)).envelope->subject == u"second"); // what it is, is shown now
    QVERIFY(!user.rows.value(user.at(1)).marks.testFlag(Mark::Ticked));
    QVERIFY(!server.heard().contains("DELE 1"));
    server.ignoreRest();
}

void TestMailboxDeletion::aTwinThatCannotBeLookedAtIsNotDeleted()
{
    const QByteArray twins = listing("S: 1 100\nS: 2 100\n", "S: 1 same\nS: 2 same\n");
    ScriptedServer server(login + twins + headers + farewell + login + twins
                          + "C: TOP 2 0\nS: -ERR\n-:\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->check();
    QTRY_SOON(user.timesListed == 2);
    user->tick({user.at(2)});
    QTRY_SOON(user.problems.size() == 1);
    QTRY_SOON(!user.rows.value(user.at(2)).marks.testFlag(Mark::Ticked));
    QVERIFY(!server.heard().contains("DELE 2"));
    server.ignoreRest();
}

void TestMailboxDeletion::whatIsNotListedIsNotDeleted()
{
    // Other messages have moved up to its number, and to its size.
    const QByteArray others = listing("S: 1 100\nS: 2 200\n", "S: 1 one\nS: 2 three\n");
    ScriptedServer server(known + "C: DELE 2\nS: +OK\n" + farewell + login + others + header(2, "third")
                          + "-:\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    const MessageId second = user.idOf(QStringLiteral("second"));
    user->tick({second});
    QTRY_SOON(user.marksOf(QStringLiteral("second")).testFlag(Mark::Deleted));
    user->check();
    QTRY_SOON(user.idOf(QStringLiteral("third")) != MessageId{});
    user->tick({second}); // once more, as a window may that has not been told yet
    user.review = ReviewAnswer::Delete;
    QTRY_SOON(user.timesListed == 2);
    QVERIFY(!user.marksOf(QStringLiteral("third")).testFlag(Mark::Ticked));
    QCOMPARE(server.heard().count("DELE 2"), 1);
    server.ignoreRest();
}

QTEST_GUILESS_MAIN(TestMailboxDeletion)
#include "tst_mailbox_deletion.moc"
