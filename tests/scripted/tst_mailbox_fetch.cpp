// SPDX-License-Identifier: GPL-3.0-or-later
// Delivering messages into a Maildir, on servers that do not make it easy.
#include "support/mailboxuser.h"
#include "support/scriptedserver.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QTest>
#include <QThread>

using namespace poplar;
using namespace poplar::mailbox;
using namespace poplar::test;

namespace {

constexpr int longEnough = 20000;

const QByteArray login =
    "S: +OK ready\nC: CAPA\nS: -ERR\nC: USER anna\nS: +OK\nC: PASS secret-of-anna\nS: +OK\n"
    "C: CAPA\nS: -ERR\n";
const QByteArray again = login
    + "C: STAT\nS: +OK 3 600\nC: LIST\nS: +OK\nS: 1 100\nS: 2 200\nS: 3 300\nS: .\n"
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

/// A user who fetches by number, as the command line does.
class FetchingUser : public MailboxUser {
public:
    using MailboxUser::MailboxUser;

    [[nodiscard]] bool open()
    {
        const int before = timesListed;
        (*this)->check(Reading::Listing);
        return QTest::qWaitFor([this, before] { return timesListed > before; }, longEnough);
    }
    void fetchAll(FetchOrder::Then then = FetchOrder::Then::Keep)
    {
        FetchOrder order;
        for (qint64 position = 1; position <= rows.size(); ++position)
            order.messages += at(position);
        order.maildir = maildir();
        order.then = then;
        (*this)->fetch(order);
    }
    [[nodiscard]] QString maildir() const { return folder() + QStringLiteral("/Maildir"); }
    /// Contents of what was delivered, sorted.
    [[nodiscard]] QByteArrayList delivered() const
    {
        QByteArrayList files;
        const QDir dir(maildir() + QStringLiteral("/new"));
        for (const QFileInfo &info : dir.entryInfoList(QDir::Files)) {
            QFile file(info.filePath());
            if (file.open(QFile::ReadOnly))
                files += file.readAll();
        }
        std::sort(files.begin(), files.end());
        return files;
    }
};

} // namespace

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, longEnough)

class TestMailboxFetch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void messagesAreDeliveredAndRemembered();
    void aRefusedMessageIsSetAsideAndTheRestGoesOn();
    void anEmptyMessageIsSetAside();
    void aLostLinkIsMadeAnewAndTheRestFetched();
    void aMessageThatBreaksEveryLinkIsSetAside();
    void whatIsTooLargeIsSetAside();
    void aMessageLargerThanListedEndsAtTheLimit();
    void sizesInListingsAreHints_data();
    void sizesInListingsAreHints();
    void aQuotaStopsTheRun();
    void aFolderThatIsNoMaildirStopsTheRun();
    void whatIsOnDiskIsDeletedAndNothingElse();
    void aMessageWithMoreBehindItsEndIsNotDeleted();
    void aTickedMessageIsFetchedAndMarkedAgain();
    void stoppingKeepsWhatIsThere();
    void whatIsOnTheDiskWhenTheProgramEndsIsRemembered();
};

void TestMailboxFetch::messagesAreDeliveredAndRemembered()
{
    ScriptedServer server(again + retrieved(1) + retrieved(2) + retrieved(3)
                          + "C: RSET\nS: +OK\nC: QUIT\nS: +OK\nNEXT\n" + again + "HANG\n");
    FetchingUser user(accountAt(server.port()));
    QVERIFY(user.open());
    user.fetchAll();
    QTRY_SOON(user.fetches.size() == 1);
    QCOMPARE(user.fetches.first().fetched, 3);
    QCOMPARE(user.fetches.first().failed, 0);
    QCOMPARE(user.delivered(),
             (QByteArrayList{"Subject: 1\n\ntext of 1\n", "Subject: 2\n\ntext of 2\n",
                             "Subject: 3\n\ntext of 3\n"}));
    QCOMPARE(user.fetches.first().octets, user.delivered().join().size());
    QVERIFY(user.rows.value(user.at(2)).marks.testFlag(Mark::Kept));
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    user.restart();
    user.timesListed = 0;
    QVERIFY(user.open());
    QCOMPARE(user.rows.size(), 3);
    QVERIFY(std::all_of(user.rows.begin(), user.rows.end(),
                        [](const MessageRow &row) { return row.marks.testFlag(Mark::Kept); }));
    server.ignoreRest();
}

void TestMailboxFetch::aRefusedMessageIsSetAsideAndTheRestGoesOn()
{
    // getmail6 and fetchmail go on, Thunderbird ends the run.
    ScriptedServer server(again + retrieved(1) + "C: RETR 2\nS: -ERR cannot read this one\n" + retrieved(3)
                          + "C: RSET\nS: +OK\nC: QUIT\nS: +OK\nNEXT\n" + again + "HANG\n");
    FetchingUser user(accountAt(server.port()));
    QVERIFY(user.open());
    user.fetchAll();
    QTRY_SOON(user.fetches.size() == 1);
    QCOMPARE(user.fetches.first().fetched, 2);
    QCOMPARE(user.fetches.first().failed, 1);
    QCOMPARE(user.delivered().size(), 2);
    QCOMPARE(user.rows.value(user.at(2)).error->said, QByteArray("cannot read this one"));
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    user.restart();
    user.timesListed = 0;
    QVERIFY(user.open());
    QCOMPARE(user.rows.value(user.at(2)).error->said, QByteArray("cannot read this one"));
    server.ignoreRest();
}

void TestMailboxFetch::anEmptyMessageIsSetAside()
{
    // Exchange: +OK, and then nothing (getmail6, troubleshooting).
    ScriptedServer server(again + retrieved(1) + "C: RETR 2\nS: +OK\nS: .\n" + retrieved(3) + "HANG\n");
    FetchingUser user(accountAt(server.port()));
    QVERIFY(user.open());
    user.fetchAll(FetchOrder::Then::Keep);
    QTRY_SOON(user.fetches.size() == 1);
    QCOMPARE(user.fetches.first().failed, 1);
    QCOMPARE(user.rows.value(user.at(2)).error->kind, ErrorKind::Malformed);
    QVERIFY(!user.rows.value(user.at(2)).marks.testFlag(Mark::Kept));
    QCOMPARE(user.delivered().size(), 2);
    server.ignoreRest();
}

void TestMailboxFetch::aLostLinkIsMadeAnewAndTheRestFetched()
{
    ScriptedServer server(again + retrieved(1) + "C: RETR 2\nS: +OK\nS: Subject: 2\nCUT\nNEXT\n" + again
                          + retrieved(2) + retrieved(3) + "HANG\n");
    FetchingUser user(accountAt(server.port()));
    QVERIFY(user.open());
    user.fetchAll();
    QTRY_SOON(user.fetches.size() == 1);
    QCOMPARE(user.waits.size(), 1);
    QCOMPARE(user.fetches.first().fetched, 3);
    QCOMPARE(user.delivered().size(), 3);
    QVERIFY(QDir(user.maildir() + QStringLiteral("/tmp")).entryList(QDir::Files).isEmpty());
    server.ignoreRest();
}

void TestMailboxFetch::aMessageThatBreaksEveryLinkIsSetAside()
{
    const QByteArray broken = "C: RETR 2\nS: +OK\nS: Subject: 2\nCUT\nNEXT\n";
    ScriptedServer server(again + retrieved(1) + broken + again + broken + again + broken + again
                          + retrieved(3) + "HANG\n");
    FetchingUser user(accountAt(server.port()));
    QVERIFY(user.open());
    user.fetchAll();
    for (int lost = 1; lost <= 3; ++lost) {
        QTRY_SOON(user.waits.size() == lost);
        user->check(Reading::Listing); // at once, instead of waiting
    }
    QTRY_SOON(user.fetches.size() == 1);
    QCOMPARE(user.fetches.first().fetched, 2);
    QCOMPARE(user.fetches.first().failed, 1);
    QCOMPARE(user.rows.value(user.at(2)).error->kind, ErrorKind::ConnectionLost);
    server.ignoreRest();
}

void TestMailboxFetch::whatIsTooLargeIsSetAside()
{
    ScriptedServer server(again + retrieved(1) + retrieved(2) + "-:\nHANG\n");
    accounts::Account account = accountAt(server.port());
    account.largestMessage = 250;
    FetchingUser user(account);
    QVERIFY(user.open());
    user.fetchAll();
    QTRY_SOON(user.fetches.size() == 1);
    QCOMPARE(user.fetches.first().fetched, 2);
    QCOMPARE(user.rows.value(user.at(3)).error->kind, ErrorKind::Limit);
    server.ignoreRest();
}

void TestMailboxFetch::aMessageLargerThanListedEndsAtTheLimit()
{
    // Sizes in listings are hints (Exchange, OpenMail), or lies.
    ScriptedServer server(again + "C: RETR 1\nS: +OK\nBODY 100000\n" + retrieved(2) + retrieved(3)
                          + "HANG\n");
    accounts::Account account = accountAt(server.port());
    account.largestMessage = 50000;
    FetchingUser user(account);
    QVERIFY(user.open());
    user.fetchAll();
    QTRY_SOON(user.fetches.size() == 1);
    QCOMPARE(user.fetches.first().fetched, 2);
    QCOMPARE(user.rows.value(user.at(1)).error->kind, ErrorKind::Limit);
    QCOMPARE(user.delivered().size(), 2);
    server.ignoreRest();
}

void TestMailboxFetch::sizesInListingsAreHints_data()
{
    QTest::addColumn<QByteArray>("listed"); // of a message that has 33 octets
    QTest::newRow("compressed (Exchange, fetchmail FAQ S2)") << QByteArray("20");
    QTest::newRow("rounded up (OpenMail, fetchmail FAQ S3)") << QByteArray("1024");
    QTest::newRow("line ends counted as one octet (aenetmail #150)") << QByteArray("28");
    QTest::newRow("a blank line that is not counted (qmail-pop3d)") << QByteArray("31");
    QTest::newRow("nothing") << QByteArray("0");
    QTest::newRow("negative (MailKit #872)") << QByteArray("-33");
}

void TestMailboxFetch::sizesInListingsAreHints()
{
    QFETCH(QByteArray, listed);
    ScriptedServer server(login + "C: STAT\nS: +OK 1 " + listed + "\nC: LIST\nS: +OK\nS: 1 " + listed
                          + "\nS: .\nC: UIDL\nS: +OK\nS: 1 one\nS: .\n"
                            "C: RETR 1\nS: +OK\nS: Subject: 1\nS:\nS: text of 1.\nS: end\nS:\nS: .\nHANG\n");
    FetchingUser user(accountAt(server.port()));
    QVERIFY(user.open());
    user.fetchAll();
    QTRY_SOON(user.fetches.size() == 1);
    QCOMPARE(user.fetches.first().fetched, 1);
    QCOMPARE(user.delivered(), QByteArrayList{"Subject: 1\n\ntext of 1.\nend\n\n"});
    QCOMPARE(user.fetched.first().octets, user.delivered().first().size()); // as it lies on the disk
    server.ignoreRest();
}

void TestMailboxFetch::aQuotaStopsTheRun()
{
    // MailKit #1320: the next message would be refused as well, and each refusal counts.
    ScriptedServer server(again + retrieved(1) + "C: RETR 2\nS: -ERR [SYS/TEMP] Download exceed\n-:\nHANG\n");
    FetchingUser user(accountAt(server.port()));
    QVERIFY(user.open());
    user.fetchAll(FetchOrder::Then::Keep);
    QTRY_SOON(user.fetches.size() == 1);
    QCOMPARE(user.fetches.first().fetched, 1);
    QCOMPARE(user.fetches.first().failed, 0);
    QCOMPARE(user.fetches.first().stopped->said, QByteArray("Download exceed"));
    QCOMPARE(user.problems.size(), 1);
    server.ignoreRest();
}

void TestMailboxFetch::aFolderThatIsNoMaildirStopsTheRun()
{
    ScriptedServer server(again + "-:\nHANG\n");
    FetchingUser user(accountAt(server.port()));
    QVERIFY(user.open());
    QVERIFY(QDir().mkpath(user.maildir() + QStringLiteral("/holiday pictures")));
    user.fetchAll(FetchOrder::Then::Tick);
    QTRY_SOON(user.fetches.size() == 1);
    QCOMPARE(user.fetches.first().stopped->kind, ErrorKind::Storage);
    QVERIFY(!user.rows.value(user.at(1)).marks.testFlag(Mark::Ticked));
    server.ignoreRest();
}

void TestMailboxFetch::whatIsOnDiskIsDeletedAndNothingElse()
{
    ScriptedServer server(QByteArray(again).replace("3 300", "3 25") + "C: RETR 2\nS: -ERR\n" + retrieved(3)
                          + "C: DELE 3\nS: +OK\nC: QUIT\nS: +OK bye\n");
    FetchingUser user(accountAt(server.port()));
    user.review = ReviewAnswer::Delete;
    QVERIFY(user.open());
    user->fetch({{user.at(2), user.at(3)}, user.maildir(), FetchOrder::Then::Tick});
    QTRY_SOON(user.fetches.size() == 1);
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    QCOMPARE(user.reports.first().outcome, CommitReport::Outcome::Deleted);
    QCOMPARE(user.reports.first().messages, 1);
    QTRY_PLAYED(server);
}

void TestMailboxFetch::aMessageWithMoreBehindItsEndIsNotDeleted()
{
    // A server that does not double dots: the rest of the message comes as the answer to what is said next.
    ScriptedServer server(again + "C: RETR 2\nS: +OK\nS: Subject: 2\nS:\nS: .\nC: RETR 3\nS: the rest\nNEXT\n"
                          + again + "-:\nHANG\n");
    FetchingUser user(accountAt(server.port()));
    QVERIFY(user.open());
    const MessageId second = user.at(2);
    user->fetch({{second, user.at(3)}, user.maildir(), FetchOrder::Then::Tick});
    QTRY_SOON(user.rows.value(second).error.has_value());
    QCOMPARE(user.rows.value(second).error->kind, ErrorKind::Protocol);
    QTRY_SOON(!user.problems.isEmpty());
    QCOMPARE(user.problems.first().message, second);
    QTRY_COMPARE(user->status().state, ConnectionState::Disconnected);
    QVERIFY(user.open());
    QVERIFY(!user.rows.value(second).marks.testFlag(Mark::Ticked));
    server.ignoreRest();
}

void TestMailboxFetch::aTickedMessageIsFetchedAndMarkedAgain()
{
    ScriptedServer server(again + "C: DELE 2\nS: +OK\nC: RSET\nS: +OK\n" + retrieved(1) + retrieved(2)
                          + retrieved(3) + "C: DELE 2\nS: +OK\nHANG\n");
    FetchingUser user(accountAt(server.port()));
    QVERIFY(user.open());
    user->tick({user.at(2)});
    QTRY_SOON(user.rows.value(user.at(2)).marks.testFlag(Mark::Deleted));
    user.fetchAll();
    QTRY_SOON(user.fetches.size() == 1);
    QCOMPARE(user.fetches.first().fetched, 3);
    QTRY_SOON(user.rows.value(user.at(2)).marks.testFlag(Mark::Deleted));
    server.ignoreRest();
}

void TestMailboxFetch::stoppingKeepsWhatIsThere()
{
    ScriptedServer server(again + retrieved(1) + "C: RETR 2\nS: +OK\nS: Subject: 2\nNEXT\n" + again
                          + "HANG\n");
    FetchingUser user(accountAt(server.port()));
    QVERIFY(user.open());
    user.fetchAll();
    QTRY_SOON(user.fetched.size() == 1);
    user->stop();
    QTRY_SOON(user.fetches.size() == 1);
    QCOMPARE(user.fetches.first().fetched, 1);
    QCOMPARE(user.fetches.first().stopped->kind, ErrorKind::Cancelled);
    QVERIFY(user.problems.isEmpty());
    QCOMPARE(user.delivered().size(), 1);
    QTRY_SOON(user.timesListed == 2); // connected again: POP3 has no other way to stop
    server.ignoreRest();
}

void TestMailboxFetch::whatIsOnTheDiskWhenTheProgramEndsIsRemembered()
{
    ScriptedServer server(again + retrieved(1) + "C: RETR 2\nHANG\nNEXT\n" + again + "HANG\n");
    FetchingUser user(accountAt(server.port()));
    QVERIFY(user.open());
    user.fetchAll();
    // The end comes as soon as the first one can be seen, which is before anybody was told of it.
    const QDeadlineTimer patience(longEnough);
    while (user.delivered().isEmpty() && !patience.hasExpired())
        QThread::yieldCurrentThread();
    user.restart();
    user.timesListed = 0;
    QVERIFY(user.open());
    server.ignoreRest();
    const auto isKept = [](const MessageRow &row) { return row.marks.testFlag(Mark::Kept); };
    QCOMPARE(std::count_if(user.rows.begin(), user.rows.end(), isKept), user.delivered().size());
}

QTEST_GUILESS_MAIN(TestMailboxFetch)
#include "tst_mailbox_fetch.moc"
