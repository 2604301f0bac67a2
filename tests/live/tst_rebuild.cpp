// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue is lost, and made anew from the Maildir: with a real Dovecot, as the window and as poplar-cli
// do it.
#include "support/cliprogram.h"
#include "support/dovecotserver.h"
#include "support/mailboxuser.h"

#include <QDir>
#include <QSqlDatabase>
#include <QSqlQuery>

using namespace poplar;
using namespace poplar::mailbox;
using namespace poplar::test;

namespace {

QByteArray letter(int number)
{
    const QByteArray n = QByteArray::number(number);
    return "From: anna@example.org\r\nTo: boris@example.org\r\nSubject: letter " + n
        + "\r\nX-Long: folded\r\n\tand more\r\nDate: Mon, 02 Nov 2026 10:00:00 +0300\r\nMessage-ID: <" + n
        + "@example.org>\r\n\r\nThis is letter " + n + ".\r\n.and a dot\r\n";
}

QString ownMaildir(const CliProgram &cli)
{
    const QDir mail(cli.profile() + QStringLiteral("/mail"));
    return mail.filePath(mail.entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0));
}

void loseCatalogue(const QString &folder)
{
    const QDir account(folder);
    const QStringList files = account.entryList({QStringLiteral("catalogue.sqlite*")});
    QVERIFY(!files.isEmpty());
    for (const QString &file : files)
        QVERIFY(QFile::remove(account.filePath(file)));
}

} // namespace

class TestRebuild : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void nothingIsNewAndNothingIsFetchedTwice();
    void theQuestionComesAgainUntilItIsAnswered();
    void aDamagedCatalogueIsRebuilt();
    void ticksSurviveARebuildOfAPresentCatalogue();
    void whatIsOnlyHereIsShownAsGone();
    void theCommandLineRebuilds();
    void theCommandLineNeedsAMaildir();
    void theCommandLineLeavesANewerCatalogueAlone();

private:
    [[nodiscard]] accounts::Account account() const;
    /// Of poplar-cli.
    [[nodiscard]] QStringList serverOptions() const;
    /// A user who has fetched everything into the account's own Maildir.
    void fetchAll(MailboxUser &user);

    std::unique_ptr<DovecotServer> m_server;
};

void TestRebuild::init()
{
    m_server = std::make_unique<DovecotServer>();
    QVERIFY2(m_server->start({}), m_server->log());
    QByteArrayList letters;
    for (int i = 1; i <= 5; ++i)
        letters += letter(i);
    m_server->addMessages("anna", letters);
}

void TestRebuild::cleanup()
{
    m_server.reset();
}

accounts::Account TestRebuild::account() const
{
    accounts::Account account;
    account.host = QStringLiteral("127.0.0.1");
    account.port = m_server->plainPort();
    account.security = Security::None;
    account.user = QStringLiteral("anna");
    return account;
}

void TestRebuild::fetchAll(MailboxUser &user)
{
    // Maildirs are made where nothing else is, or where they are already.
    for (const char *part : {"cur", "new", "tmp"})
        QVERIFY(QDir(user.folder()).mkpath(QString::fromLatin1(part)));
    user->check();
    QTRY_VERIFY(user.knowsHeaders(5));
    user->fetch({user.rows.keys(), user.folder(), FetchOrder::Then::Keep});
    QTRY_COMPARE(user.fetches.size(), 1);
    QCOMPARE(user.fetches[0].fetched, 5);
    QTRY_VERIFY(user.marksOf(QStringLiteral("letter 5")).testFlag(Mark::Kept));
}

void TestRebuild::nothingIsNewAndNothingIsFetchedTwice()
{
    MailboxUser user(account());
    fetchAll(user);
    user.restart([&user] { loseCatalogue(user.folder()); });
    user->load();
    QTRY_COMPARE(user.questions.size(), 1);
    const auto *question = std::get_if<RebuildQuestion>(&user.questions[0].about);
    QVERIFY(question);
    QCOMPARE(question->why, RebuildQuestion::Why::Missing);
    QCOMPARE(question->messages, 5);
    user->answer(user.questions[0].id, RebuildAnswer::Rebuild);
    QTRY_COMPARE(user.rebuilds.size(), 1);
    RebuildReport expected;
    expected.messages = expected.added = 5;
    QCOMPARE(user.rebuilds[0], expected);
    QTRY_VERIFY(user.knowsHeaders(5));

    user->check(Reading::Listing);
    QTRY_COMPARE(user.timesListed, 2);
    QTRY_COMPARE(user.rows.size(), 5);
    for (const MessageRow &row : user.rows) {
        QVERIFY2(!(row.marks & (Mark::New | Mark::Gone)), qPrintable(QString::number(int(row.marks))));
        QVERIFY(row.marks.testFlag(Mark::Kept));
        QVERIFY(!row.identity.uniqueId.isEmpty());
    }
    // Which message is which is known from now on, without looking at headers.
    user->leave();
    QTRY_COMPARE(user->status().state, ConnectionState::Disconnected);
    const qsizetype before = user.sent().count("TOP ");
    user->check(Reading::Headers);
    QTRY_COMPARE(user.timesListed, 3);
    QCOMPARE(user.sent().count("TOP "), before);
    QCOMPARE(user.problems.size(), 0);
}

void TestRebuild::theQuestionComesAgainUntilItIsAnswered()
{
    MailboxUser user(account());
    fetchAll(user);
    user.restart([&user] { loseCatalogue(user.folder()); });
    user->load();
    QTRY_COMPARE(user.questions.size(), 1);
    user->answer(user.questions[0].id, Declined());
    user.restart();
    user->load();
    QTRY_COMPARE(user.questions.size(), 2);
    user->answer(user.questions[1].id, RebuildAnswer::StartEmpty);
    user.restart();
    user->load();
    user->check(Reading::Headers);
    QTRY_VERIFY(user.knowsHeaders(5));
    QCOMPARE(user.questions.size(), 2);
    QCOMPARE(user.problems.size(), 0);
}

void TestRebuild::aDamagedCatalogueIsRebuilt()
{
    MailboxUser user(account());
    fetchAll(user);
    user.restart([&user] {
        loseCatalogue(user.folder());
        QFile file(user.folder() + QStringLiteral("/catalogue.sqlite"));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("this is no catalogue, it never was one, and it never will be one");
    });
    user->load();
    QTRY_COMPARE(user.questions.size(), 1);
    const RebuildQuestion question = std::get<RebuildQuestion>(user.questions[0].about);
    QCOMPARE(question.why, RebuildQuestion::Why::Damaged);
    QVERIFY(QFile::exists(question.movedTo));
    user->rebuild(); // as good as an answer
    QTRY_COMPARE(user.rebuilds.size(), 1);
    QCOMPARE(user.rebuilds[0].added, 5);
    QCOMPARE(user.problems.size(), 0);
    user.restart();
    user->load();
    QTRY_VERIFY(user.knowsHeaders(5));
    QCOMPARE(user.questions.size(), 1);
}

void TestRebuild::ticksSurviveARebuildOfAPresentCatalogue()
{
    MailboxUser user(account());
    fetchAll(user);
    user->tick({user.idOf(QStringLiteral("letter 2"))});
    QTRY_VERIFY(user.marksOf(QStringLiteral("letter 2")).testFlag(Mark::Deleted));
    user.restart([&user] {
        // Another program moves one message and removes another.
        const QDir fresh(user.folder() + QStringLiteral("/new"));
        const QStringList files = fresh.entryList(QDir::Files, QDir::Name);
        QVERIFY(QFile::rename(fresh.filePath(files[0]),
                              user.folder() + QStringLiteral("/cur/") + files[0] + QStringLiteral(":2,S")));
        QVERIFY(QFile::remove(fresh.filePath(files[4])));
    });
    user->rebuild();
    QTRY_COMPARE(user.rebuilds.size(), 1);
    QCOMPARE(user.rebuilds[0].added, 0);
    QCOMPARE(user.rebuilds[0].moved, 1);
    QCOMPARE(user.rebuilds[0].missing, 1);
    QTRY_VERIFY(user.knowsHeaders(5));
    QCOMPARE(user.marksOf(QStringLiteral("letter 2")) & Mark::Ticked, Marks(Mark::Ticked));
    const auto isKept = [](const MessageRow &row) { return row.marks.testFlag(Mark::Kept); };
    QTRY_COMPARE(std::count_if(user.rows.begin(), user.rows.end(), isKept), 4);
}

void TestRebuild::whatIsOnlyHereIsShownAsGone()
{
    MailboxUser user(account());
    fetchAll(user);
    user->tick(user.rows.keys());
    QTRY_VERIFY(user.marksOf(QStringLiteral("letter 5")).testFlag(Mark::Deleted));
    user.review = ReviewAnswer::Delete;
    user->leave();
    QTRY_COMPARE(user.reports.size(), 1);
    m_server->addMessages("anna", {letter(6)});
    user.restart([&user] { loseCatalogue(user.folder()); });
    user->rebuild();
    QTRY_COMPARE(user.rebuilds.size(), 1);
    user->check();
    QTRY_COMPARE(user.timesListed, 2);
    QTRY_VERIFY(user.knowsHeaders(6));
    QCOMPARE(user.marksOf(QStringLiteral("letter 1")), Mark::Kept | Mark::Gone);
    QCOMPARE(user.marksOf(QStringLiteral("letter 6")), Marks(Mark::New));
}

QStringList TestRebuild::serverOptions() const
{
    return {QStringLiteral("--host"),          QStringLiteral("127.0.0.1"),
            QStringLiteral("--port"),          QString::number(m_server->plainPort()),
            QStringLiteral("--user"),          QStringLiteral("anna"),
            QStringLiteral("--security"),      QStringLiteral("none"),
            QStringLiteral("--password-stdin")};
}

void TestRebuild::theCommandLineRebuilds()
{
    CliProgram cli;
    cli.options = serverOptions();
    EXPECT_RUN(cli.run(QStringLiteral("fetch --all")), 0);
    const QString folder = ownMaildir(cli);
    const QByteArrayList fetched = maildirContents(folder);
    QCOMPARE(fetched.size(), 5);
    loseCatalogue(folder);

    CliResult told = cli.run(QStringLiteral("stat"));
    EXPECT_CODE(told, 0);
    QVERIFY2(told.err.contains("poplar-cli rebuild"), told.shown());
    CliResult rebuilt = cli.run(QStringLiteral("rebuild --json"));
    EXPECT_CODE(rebuilt, 0);
    QCOMPARE(rebuilt.err, QByteArray());
    const QJsonObject counts = rebuilt.objects().value(0);
    QCOMPARE(counts.value(QStringLiteral("messages")).toInt(), 5);
    QCOMPARE(counts.value(QStringLiteral("added")).toInt(), 5);
    QCOMPARE(counts.value(QStringLiteral("unreadable")).toInt(), 0);
    CliResult again = cli.run(QStringLiteral("rebuild"));
    EXPECT_CODE(again, 0);
    QCOMPARE(
        again.lines(),
        (QByteArrayList{"messages\t5", "added\t0", "linked\t0", "moved\t0", "missing\t0", "unreadable\t0"}));

    CliResult news = cli.run(QStringLiteral("fetch --new"));
    EXPECT_CODE(news, 0);
    QCOMPARE(news.out, QByteArray());
    QCOMPARE(maildirContents(folder), fetched);
    m_server->addMessages("anna", {letter(6)});
    CliResult sixth = cli.run(QStringLiteral("fetch --new"));
    EXPECT_CODE(sixth, 0);
    QCOMPARE(sixth.lines().size(), 1);
    QVERIFY2(!sixth.err.contains("rebuild"), sixth.shown());
}

void TestRebuild::theCommandLineNeedsAMaildir()
{
    CliProgram cli;
    cli.options = {QStringLiteral("--host"), QStringLiteral("nowhere.example.org"), QStringLiteral("--user"),
                   QStringLiteral("nobody")};
    EXPECT_RUN(cli.run(QStringLiteral("rebuild")), 65);
    EXPECT_RUN(cli.run(QStringLiteral("rebuild now")), 64);
}

void TestRebuild::theCommandLineLeavesANewerCatalogueAlone()
{
    CliProgram cli;
    cli.options = serverOptions();
    EXPECT_RUN(cli.run(QStringLiteral("fetch 1")), 0);
    const QString catalogue = ownMaildir(cli) + QStringLiteral("/catalogue.sqlite");
    {
        QSqlDatabase sqlite = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("newer"));
        sqlite.setDatabaseName(catalogue);
        QVERIFY(sqlite.open());
        QVERIFY(QSqlQuery(sqlite).exec(QStringLiteral("PRAGMA user_version = 999")));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("newer"));
    CliResult listed = cli.run(QStringLiteral("list"));
    EXPECT_CODE(listed, 0);
    QCOMPARE(listed.lines().size(), 5);
    QCOMPARE(listed.err.count("newer Poplar"), 1);
    EXPECT_RUN(cli.run(QStringLiteral("rebuild")), 74);
}

QTEST_GUILESS_MAIN(TestRebuild)
#include "tst_rebuild.moc"
