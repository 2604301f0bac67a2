// SPDX-License-Identifier: GPL-3.0-or-later
// What is new, as poplar-cli tells it, against a real Dovecot.
#include "support/cliprogram.h"
#include "support/dovecotserver.h"

using namespace poplar::test;

namespace {

const QByteArray password = "secret-of-anna";

QByteArray letter(int number)
{
    const QByteArray n = QByteArray::number(number);
    return "From: Anna <anna@example.org>\r\nSubject: letter " + n
        + "\r\nDate: Mon, 02 Nov 2026 10:00:00 +0300\r\nMessage-ID: <" + n
        + "@example.org>\r\n\r\nThis is letter " + n + ".\r\n";
}

QByteArray octetsOf(const QList<int> &letters)
{
    qsizetype octets = 0;
    for (const int number : letters)
        octets += letter(number).size();
    return QByteArray::number(octets);
}

} // namespace

class TestCliNewMail : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void statCountsWhatIsNew();
    void listNewIsWhatThisCheckFinds();
    void uidlAndHeadersKnowNew();
    void newIsNotForEveryCommand_data();
    void newIsNotForEveryCommand();
    void whatIsGoneAndKeptIsNoMessageOfTheMaildrop();

    void changedUniqueIdsEndTheRun_data();
    void changedUniqueIdsEndTheRun();
    void theConsoleAsksAboutChangedUniqueIds_data();
    void theConsoleAsksAboutChangedUniqueIds();

private:
    void startServer(const QByteArray &uniqueIds)
    {
        DovecotServer::Options options;
        options.uniqueIds = uniqueIds;
        QVERIFY2(m_server->start(options), m_server->log());
        const QString port = QString::number(m_server->plainPort());
        m_cli->options = {QStringLiteral("--host"),          QStringLiteral("127.0.0.1"),
                          QStringLiteral("--port"),          port,
                          QStringLiteral("--user"),          QStringLiteral("anna"),
                          QStringLiteral("--security"),      QStringLiteral("none"),
                          QStringLiteral("--password-stdin")};
    }
    /// The server is set up anew: every message has another unique-id. An account that is given by options is
    /// the same for the same port only, so that what is known of it is moved.
    void renameAll()
    {
        const QString mail = m_cli->profile() + QStringLiteral("/mail");
        const QString before = QDir(mail).entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0);
        m_server->stop();
        startServer("%v.%u");
        EXPECT_RUN(run(QStringLiteral("capa")), 0);
        QStringList folders = QDir(mail).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        folders.removeOne(before);
        if (folders.isEmpty())
            return; // the same port again
        QVERIFY(QDir(mail + u'/' + folders.first()).removeRecursively());
        QVERIFY(QDir().rename(mail + u'/' + before, mail + u'/' + folders.first()));
    }
    [[nodiscard]] CliResult run(const QString &arguments) { return m_cli->run(arguments); }

    std::unique_ptr<DovecotServer> m_server;
    std::unique_ptr<CliProgram> m_cli;
};

void TestCliNewMail::init()
{
    m_server = std::make_unique<DovecotServer>();
    m_cli = std::make_unique<CliProgram>();
    startServer("%f");
    m_server->addMessages("anna", {letter(1), letter(2), letter(3)});
}

void TestCliNewMail::statCountsWhatIsNew()
{
    const QByteArray three = "3 " + octetsOf({1, 2, 3});
    QCOMPARE(run(QStringLiteral("stat")).out, three + "\nnew " + three + '\n');
    QCOMPARE(run(QStringLiteral("stat")).out, three + "\nnew 0 0\n");
    m_server->addMessages("anna", {letter(4)});
    const auto object = run(QStringLiteral("stat --json")).objects().value(0);
    QCOMPARE(object[u"messages"].toInt(), 4);
    QCOMPARE(object[u"new"].toInt(), 1);
    QCOMPARE(object[u"new_octets"].toInteger(), octetsOf({4}).toLongLong());
}

void TestCliNewMail::listNewIsWhatThisCheckFinds()
{
    QCOMPARE(run(QStringLiteral("list --new")).lines().size(), 3);
    m_server->addMessages("anna", {letter(4), letter(5)});
    auto list = run(QStringLiteral("list --new"));
    EXPECT_CODE(list, 0);
    QCOMPARE(list.out, "4\t" + octetsOf({4}) + "\n5\t" + octetsOf({5}) + '\n');
    QCOMPARE(run(QStringLiteral("list --new")).out, QByteArray());
    QCOMPARE(run(QStringLiteral("list")).lines().size(), 5);
    m_server->addMessages("anna", {letter(6)});
    const QList<QJsonObject> objects = run(QStringLiteral("list --new --json")).objects();
    QCOMPARE(objects.size(), 1);
    QCOMPARE(objects.first()[u"number"].toInt(), 6);
}

void TestCliNewMail::uidlAndHeadersKnowNew()
{
    EXPECT_RUN(run(QStringLiteral("stat")), 0);
    m_server->addMessages("anna", {letter(4)});
    auto headers = run(QStringLiteral("headers --new"));
    EXPECT_CODE(headers, 0);
    QCOMPARE(headers.lines().size(), 1);
    QVERIFY2(headers.out.contains("letter 4"), headers.shown());
    m_server->addMessages("anna", {letter(5)});
    auto uidl = run(QStringLiteral("uidl --new"));
    EXPECT_CODE(uidl, 0);
    QCOMPARE(uidl.lines().size(), 1);
    QVERIFY2(uidl.out.startsWith("5\t"), uidl.shown());
    EXPECT_RUN(run(QStringLiteral("headers --new")), 0); // nothing
}

void TestCliNewMail::newIsNotForEveryCommand_data()
{
    QTest::addColumn<QString>("arguments");
    for (const char *arguments : {"stat --new", "capa --new", "show 1 --new", "headers 1 --new",
                                  "uidl 1 --new", "delete --new", "list --all"})
        QTest::newRow(arguments) << QString::fromLatin1(arguments);
}

void TestCliNewMail::newIsNotForEveryCommand()
{
    QFETCH(QString, arguments);
    EXPECT_RUN(run(arguments), 64);
}

void TestCliNewMail::whatIsGoneAndKeptIsNoMessageOfTheMaildrop()
{
    EXPECT_RUN(run(QStringLiteral("fetch --all --maildir out")), 0);
    EXPECT_RUN(run(QStringLiteral("delete 1")), 0);
    QCOMPARE(run(QStringLiteral("stat")).out, "2 " + octetsOf({2, 3}) + "\nnew 0 0\n");
    QCOMPARE(run(QStringLiteral("list")).lines().size(), 2);
    auto first = run(QStringLiteral("show 1"));
    QVERIFY2(first.out.contains("This is letter 2."), first.shown());
    EXPECT_RUN(run(QStringLiteral("show 3")), 65);
    EXPECT_RUN(run(QStringLiteral("delete 1")), 0);
    QCOMPARE(m_server->messagesLeft("anna"), QByteArrayList{letter(3)});
}

// --- Unique-ids that all changed ----------------------------------------------------------------

void TestCliNewMail::changedUniqueIdsEndTheRun_data()
{
    QTest::addColumn<QString>("arguments");
    for (const char *arguments : {"stat", "list --new", "fetch --new --maildir out", "delete 1"})
        QTest::newRow(arguments) << QString::fromLatin1(arguments);
}

void TestCliNewMail::changedUniqueIdsEndTheRun()
{
    QFETCH(QString, arguments);
    EXPECT_RUN(run(QStringLiteral("fetch --new --maildir out")), 0);
    renameAll();
    for (int i = 0; i < 2; ++i) { // it is asked again
        auto result = run(arguments);
        EXPECT_CODE(result, 76);
        QCOMPARE(result.out, QByteArray());
        QVERIFY2(result.err.contains("other unique-ids"), result.shown());
        QVERIFY2(result.err.contains("3"), result.shown());
    }
    QCOMPARE(m_server->messagesLeft("anna").size(), 3);
    QCOMPARE(maildirContents(m_cli->path(QStringLiteral("out"))).size(), 3);
}

void TestCliNewMail::theConsoleAsksAboutChangedUniqueIds_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("fetchedBy");
    QTest::newRow("the same") << QByteArray("yes") << 0;
    QTest::newRow("others") << QByteArray("no") << 3;
}

void TestCliNewMail::theConsoleAsksAboutChangedUniqueIds()
{
    QFETCH(QByteArray, answer);
    QFETCH(int, fetchedBy);
    EXPECT_RUN(run(QStringLiteral("fetch --new --maildir out")), 0);
    renameAll();
    m_cli->input = password + '\n' + answer + "\nstat\nleave\n";
    auto console = run(QStringLiteral("console"));
    EXPECT_CODE(console, 0);
    QVERIFY2(console.err.contains("same messages?"), console.shown());
    QVERIFY2(console.out.startsWith("3 "), console.shown());
    m_cli->input = password + '\n';
    auto fetch = run(QStringLiteral("fetch --new --maildir out"));
    EXPECT_CODE(fetch, 0);
    QCOMPARE(fetch.lines().size(), fetchedBy);
}

QTEST_GUILESS_MAIN(TestCliNewMail)
#include "tst_cli_newmail.moc"
