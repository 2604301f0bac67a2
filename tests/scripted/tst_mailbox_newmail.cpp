// SPDX-License-Identifier: GPL-3.0-or-later
// Which messages are new: those that the last check found, whatever happened since.
#include "support/mailboxscript.h"
#include "support/mailboxuser.h"
#include "support/scriptedserver.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace poplar;
using namespace poplar::mailbox;
using namespace poplar::test;

namespace {

constexpr int longEnough = 20000;

const QByteArray two = scriptedListing({"one", "two"});
const QByteArray three = scriptedListing({"one", "two", "three"});
const QByteArray twoTops = scriptedTop(2, "second") + scriptedTop(1, "first");

/// To the catalogue, while no Poplar has it open.
void execute(const QString &folder, const QString &statement)
{
    {
        QSqlDatabase sqlite = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
        sqlite.setDatabaseName(folder + QStringLiteral("/catalogue.sqlite"));
        if (!sqlite.open() || !QSqlQuery(sqlite).exec(statement))
            qFatal("%s", qPrintable(statement));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("other"));
}

} // namespace

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, longEnough)

class TestMailboxNewMail : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void newIsWhatTheLastCheckFound();
    void whatIsNewIsNewAfterARestart();
    void whatHasBeenSeenIsSeenAfterARestart();
    void aCheckThatFindsNothingLeavesNothingNew();
    void aCheckWithoutListingChangesNothing();
    void aSessionThatIsMadeAnewIsNoNewCheck();
    void aFetchIsNoCheck();
    void aClockThatWasSetBackMakesNothingNew_data();
    void aClockThatWasSetBackMakesNothingNew();
    void withoutUniqueIdsHeadersTellWhatIsNew();
    void withoutUniqueIdsAndHeadersNothingIsSaidToBeNew();
    void aFieldThatTheServerAddsMakesNoNewMessage();
    void repeatedUniqueIdsAreCounted();
    void whatWasNotListedForOnceIsNotNew();

private:
    static QStringList list(std::initializer_list<const char *> texts)
    {
        QStringList strings;
        for (const char *text : texts)
            strings += QString::fromLatin1(text);
        return strings;
    }
};

void TestMailboxNewMail::newIsWhatTheLastCheckFound()
{
    ScriptedServer server(scriptedLogin + two + twoTops + scriptedFarewell + scriptedLogin + three
                          + scriptedTop(3, "third") + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    QCOMPARE(user.subjectsWith(Mark::New), list({"first", "second"}));
    user->check();
    QTRY_SOON(user.knowsHeaders(3));
    QCOMPARE(user.subjectsWith(Mark::New), list({"third"}));
    server.ignoreRest();
}

void TestMailboxNewMail::whatIsNewIsNewAfterARestart()
{
    ScriptedServer server(scriptedLogin + two + twoTops + scriptedFarewell + scriptedLogin + three
                          + scriptedTop(3, "third") + "CUT\nNEXT\n" + scriptedLogin + three + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->check();
    QTRY_SOON(user.knowsHeaders(3));
    user.restart();
    user->load();
    QTRY_SOON(user.knowsHeaders(3));
    QCOMPARE(user.subjectsWith(Mark::New), list({"third"}));
    QCOMPARE(user.subjects(), list({"first", "second", "third"}));
    user->check();
    QTRY_SOON(user.timesListed == 3);
    QTRY_COMPARE(user.subjectsWith(Mark::New), QStringList());
    server.ignoreRest();
}

void TestMailboxNewMail::whatHasBeenSeenIsSeenAfterARestart()
{
    ScriptedServer server(scriptedLogin + two + twoTops + scriptedRetr(2, "second") + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->preview(user.at(2));
    QTRY_SOON(user.subjectsWith(Mark::Seen) == list({"second"}));
    server.ignoreRest();
    user.restart();
    user->load();
    QTRY_SOON(user.knowsHeaders(2));
    QCOMPARE(user.subjectsWith(Mark::Seen), list({"second"}));
    QCOMPARE(user.subjectsWith(Mark::New), list({"first", "second"}));
    QCOMPARE(user.subjectsWith(Mark::Here), QStringList());
}

void TestMailboxNewMail::aCheckThatFindsNothingLeavesNothingNew()
{
    ScriptedServer server(scriptedLogin + two + twoTops + scriptedFarewell + scriptedLogin + two + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->check();
    QTRY_SOON(user.timesListed == 2);
    QTRY_COMPARE(user.subjectsWith(Mark::New), QStringList());
    server.ignoreRest();
    user.restart();
    user->load();
    QTRY_SOON(user.knowsHeaders(2));
    QCOMPARE(user.subjectsWith(Mark::New), QStringList());
}

void TestMailboxNewMail::aCheckWithoutListingChangesNothing()
{
    ScriptedServer server(scriptedLogin + two + twoTops + scriptedFarewell + scriptedLogin
                          + "C: STAT\nS: +OK 3 600\nC: LIST\nS: +OK\nS: 1 100\nCUT\nNEXT\nHANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->check();
    QTRY_SOON(user.waits.size() == 1);
    QCOMPARE(user.subjectsWith(Mark::New), list({"first", "second"}));
    server.ignoreRest();
    user.restart();
    user->load();
    QTRY_SOON(user.knowsHeaders(2));
    QCOMPARE(user.subjectsWith(Mark::New), list({"first", "second"}));
}

void TestMailboxNewMail::aSessionThatIsMadeAnewIsNoNewCheck()
{
    // A transfer is stopped by a new connection, and one that broke is made anew by itself.
    ScriptedServer server(scriptedLogin + two + twoTops + "C: RETR 1\nS: +OK\nS: Subject: first\nNEXT\n"
                          + scriptedLogin + three + scriptedTop(3, "third") + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->preview(user.at(1));
    QTRY_SOON(user.sent().contains("RETR 1"));
    user->stop();
    QTRY_SOON(user.knowsHeaders(3));
    QCOMPARE(user.subjectsWith(Mark::New), list({"first", "second", "third"}));
    server.ignoreRest();
    user.restart();
    user->load();
    QTRY_SOON(user.knowsHeaders(3));
    QCOMPARE(user.subjectsWith(Mark::New), list({"first", "second", "third"}));
}

void TestMailboxNewMail::aFetchIsNoCheck()
{
    ScriptedServer server(scriptedLogin + two + twoTops + scriptedFarewell + scriptedLogin + two
                          + scriptedRetr(1, "first") + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    user->fetch({{user.at(1)}, user.folder() + QStringLiteral("/Maildir"), FetchOrder::Then::Keep});
    QTRY_SOON(user.fetches.size() == 1);
    QCOMPARE(user.fetches.first().fetched, 1);
    QCOMPARE(user.subjectsWith(Mark::New), list({"first", "second"}));
    server.ignoreRest();
}

void TestMailboxNewMail::aClockThatWasSetBackMakesNothingNew_data()
{
    QTest::addColumn<qint64>("byMilliseconds");
    QTest::newRow("a second") << qint64(1000);
    QTest::newRow("a year") << qint64(365) * 86400 * 1000;
}

void TestMailboxNewMail::aClockThatWasSetBackMakesNothingNew()
{
    QFETCH(qint64, byMilliseconds);
    ScriptedServer server(scriptedLogin + two + twoTops + "CUT\nNEXT\n" + scriptedLogin + three
                          + scriptedTop(3, "third") + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    const QString folder = user.folder();
    user.restart();
    execute(folder, QStringLiteral("UPDATE message SET first_seen = first_seen + %1").arg(byMilliseconds));
    execute(folder, QStringLiteral("UPDATE last_check SET at = at + %1").arg(byMilliseconds));
    user->load();
    QTRY_SOON(user.knowsHeaders(2));
    QCOMPARE(user.subjectsWith(Mark::New), list({"first", "second"}));
    user->check();
    QTRY_SOON(user.knowsHeaders(3));
    QCOMPARE(user.subjectsWith(Mark::New), list({"third"}));
    server.ignoreRest();
    user.restart();
    user->load();
    QTRY_SOON(user.knowsHeaders(3));
    QCOMPARE(user.subjectsWith(Mark::New), list({"third"}));
}

void TestMailboxNewMail::withoutUniqueIdsHeadersTellWhatIsNew()
{
    const QByteArray noUidl = "-ERR no such command";
    ScriptedServer server(scriptedLogin + scriptedListing({"", ""}, noUidl) + twoTops + scriptedFarewell
                          + scriptedLogin + scriptedListing({"", "", ""}, noUidl) + scriptedTop(3, "third")
                          + twoTops + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    QCOMPARE(user.subjectsWith(Mark::New), list({"first", "second"}));
    user->check();
    QTRY_SOON(user.knowsHeaders(3));
    QCOMPARE(user.subjectsWith(Mark::New), list({"third"}));
    server.ignoreRest();
    user.restart();
    user->load();
    QTRY_SOON(user.knowsHeaders(3));
    QCOMPARE(user.subjectsWith(Mark::New), list({"third"}));
}

void TestMailboxNewMail::withoutUniqueIdsAndHeadersNothingIsSaidToBeNew()
{
    const QByteArray listing = scriptedListing({"", ""}, "-ERR no such command");
    ScriptedServer server(scriptedLogin + listing + twoTops + scriptedFarewell + scriptedLogin + listing
                          + "-:\nHANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 2);
    QCOMPARE(user.rows.size(), 2);
    QCOMPARE(user.subjectsWith(Mark::New), QStringList());
    server.ignoreRest();
}

void TestMailboxNewMail::aFieldThatTheServerAddsMakesNoNewMessage()
{
    // Servers of mbox files note in the header what has been read.
    const QByteArray listing = scriptedListing({""}, "-ERR no such command");
    ScriptedServer server(scriptedLogin + listing + scriptedTop(1, "first") + scriptedFarewell + scriptedLogin
                          + listing
                          + "C: TOP 1 0\nS: +OK\nS: Subject: first\nS: Status: RO\nS:\nS: .\nHANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(1));
    user->check();
    QTRY_SOON(user.timesListed == 2);
    QTRY_SOON(user.knowsHeaders(1));
    QCOMPARE(user.subjectsWith(Mark::New), QStringList());
    QVERIFY(user.vanished.isEmpty());
    server.ignoreRest();
}

void TestMailboxNewMail::repeatedUniqueIdsAreCounted()
{
    // Two copies of a message with the same unique-id, and a third later.
    const auto same = [](int count) {
        QByteArray listing = "C: STAT\nS: +OK " + QByteArray::number(count) + " 0\nC: LIST\nS: +OK\n";
        QByteArray uidl = "S: .\nC: UIDL\nS: +OK\n";
        for (int i = 1; i <= count; ++i) {
            listing += "S: " + QByteArray::number(i) + " 100\n";
            uidl += "S: " + QByteArray::number(i) + " same\n";
        }
        return listing + uidl + "S: .\n";
    };
    ScriptedServer server(scriptedLogin + same(2) + scriptedFarewell + scriptedLogin + same(3) + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 1);
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 2);
    QCOMPARE(user.subjectsWith(Mark::New).size(), 1);
    QVERIFY(user.rows.value(user.at(3)).marks.testFlag(Mark::New));
    server.ignoreRest();
}

void TestMailboxNewMail::whatWasNotListedForOnceIsNotNew()
{
    ScriptedServer server(scriptedLogin + two + twoTops + scriptedFarewell + scriptedLogin
                          + scriptedListing({}) + scriptedFarewell + scriptedLogin + two + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->check();
    QTRY_SOON(user.timesListed == 2);
    QVERIFY(user.rows.isEmpty());
    user->check();
    QTRY_SOON(user.timesListed == 3);
    QVERIFY(user.knowsHeaders(2));
    QCOMPARE(user.subjectsWith(Mark::New), QStringList());
    server.ignoreRest();
}

QTEST_GUILESS_MAIN(TestMailboxNewMail)
#include "tst_mailbox_newmail.moc"
