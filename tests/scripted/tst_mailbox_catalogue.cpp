// SPDX-License-Identifier: GPL-3.0-or-later
// Mail is read where the catalogue cannot be written, and the user is told of it once.
#include "support/mailboxscript.h"
#include "support/mailboxuser.h"
#include "support/scriptedserver.h"

#include <QDir>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace poplar;
using namespace poplar::mailbox;
using namespace poplar::test;

namespace {

/// Another program waits for its lock some seconds before it gives up.
constexpr int longEnough = 40'000;

QString catalogueOf(const MailboxUser &user)
{
    return user.folder() + QStringLiteral("/catalogue.sqlite");
}

/// To a catalogue that Poplar may have open.
class OtherProgram {
public:
    OtherProgram(const QString &path, const QString &statement)
    {
        m_database.setDatabaseName(path);
        if (!m_database.open() || !QSqlQuery(m_database).exec(statement))
            qFatal("%s", qPrintable(statement));
    }
    ~OtherProgram()
    {
        m_database = {};
        QSqlDatabase::removeDatabase(QStringLiteral("other"));
    }
    Q_DISABLE_COPY_MOVE(OtherProgram)

private:
    QSqlDatabase m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
};

} // namespace

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, longEnough)

class TestMailboxCatalogue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whileAnotherProgramHoldsItMailIsRead();
    void heldFromTheBeginningMailIsRead();
    void whatWasFetchedMeanwhileIsRememberedLater();
    void oneOfANewerPoplarIsLeftAlone();
};

void TestMailboxCatalogue::whileAnotherProgramHoldsItMailIsRead()
{
    ScriptedServer server(scriptedLogin + scriptedListing({"one", "two"}) + scriptedTop(2, "second")
                          + scriptedTop(1, "first") + scriptedRetr(2, "second") + scriptedFarewell
                          + scriptedLogin + scriptedListing({"one", "two"}) + scriptedTop(2, "second")
                          + scriptedTop(1, "first") + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    // Not before it has been opened: that is another story.
    const QSignalSpy opened(user.operator->(), &Mailbox::foldersChanged);
    user->load();
    QTRY_SOON(opened.size() == 1);
    {
        const OtherProgram other(catalogueOf(user), QStringLiteral("BEGIN IMMEDIATE"));
        user->check();
        QTRY_SOON(user.knowsHeaders(2));
        user->retrieve(user.idOf(QStringLiteral("second")));
        QTRY_SOON(!user.contents.isEmpty());
        QCOMPARE(user.contents[0].message.text.trimmed(), QStringLiteral("text of second"));
        QTRY_SOON(user.marksOf(QStringLiteral("second")).testFlag(Mark::Seen));
    }
    QCOMPARE(user.problems.size(), 1);
    QCOMPARE(user.problems[0].during, Problem::During::Catalogue);
    QCOMPARE(user.problems[0].error.kind, ErrorKind::Storage);
    // What could not be remembered is found once more, and nothing twice.
    user->check();
    QTRY_COMPARE_WITH_TIMEOUT(user.timesListed, 2, longEnough);
    QTRY_SOON(user.knowsHeaders(2));
    QCOMPARE(user.problems.size(), 1);
    server.ignoreRest();
    user.restart();
    user->load();
    QTRY_SOON(user.knowsHeaders(2));
}

void TestMailboxCatalogue::heldFromTheBeginningMailIsRead()
{
    ScriptedServer server(scriptedLogin + scriptedListing({"one", "two"}) + scriptedTop(2, "second")
                          + scriptedTop(1, "first") + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    QVERIFY(QDir().mkpath(user.folder()));
    const OtherProgram other(catalogueOf(user), QStringLiteral("BEGIN IMMEDIATE"));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    QCOMPARE(user.problems.size(), 1);
    QCOMPARE(user.problems[0].during, Problem::During::Catalogue);
    server.ignoreRest();
}

void TestMailboxCatalogue::whatWasFetchedMeanwhileIsRememberedLater()
{
    const QByteArray one = scriptedListing({"one"}).replace("1 100", "1 33");
    ScriptedServer server(scriptedLogin + one + scriptedTop(1, "first") + scriptedRetr(1, "first")
                          + scriptedFarewell + scriptedLogin + one + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(1));
    const QString maildir = user.folder() + QStringLiteral("/fetched");
    {
        const OtherProgram other(catalogueOf(user), QStringLiteral("BEGIN IMMEDIATE"));
        // Nothing is ticked on half a proof.
        user->fetch({user.rows.keys(), maildir, FetchOrder::Then::Tick});
        QTRY_COMPARE_WITH_TIMEOUT(user.fetches.size(), 1, longEnough);
    }
    QCOMPARE(user.marksOf(QStringLiteral("first")) & (Mark::Kept | Mark::Ticked), Marks());
    QCOMPARE(user.problems.size(), 1);
    user->check();
    QTRY_COMPARE_WITH_TIMEOUT(user.timesListed, 2, longEnough);
    QTRY_SOON(user.marksOf(QStringLiteral("first")).testFlag(Mark::Kept));
    QCOMPARE(QDir(maildir + QStringLiteral("/new")).entryList(QDir::Files).size(), 1);
    server.ignoreRest();
}

void TestMailboxCatalogue::oneOfANewerPoplarIsLeftAlone()
{
    ScriptedServer server(scriptedLogin + scriptedListing({"one"}) + scriptedTop(1, "first") + "HANG\n");
    MailboxUser user(scriptedAccount(server.port()));
    const QString catalogue = catalogueOf(user);
    OtherProgram(catalogue, QStringLiteral("PRAGMA user_version = 999"));
    user->check();
    QTRY_SOON(user.knowsHeaders(1));
    QCOMPARE(user.problems.size(), 1);
    QCOMPARE(user.problems[0].error.code, QByteArray("NEWER-CATALOGUE"));
    user->rebuild();
    QTRY_COMPARE(user.rebuilds.size(), 1);
    QVERIFY(user.rebuilds[0].stopped);
    QCOMPARE(user.rebuilds[0].stopped->code, QByteArray("NEWER-CATALOGUE"));
    server.ignoreRest();
}

QTEST_GUILESS_MAIN(TestMailboxCatalogue)
#include "tst_mailbox_catalogue.moc"
