// SPDX-License-Identifier: GPL-3.0-or-later
// poplar-cli as a process against a real Dovecot.
#include "support/cliprogram.h"
#include "support/dovecotserver.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QJsonArray>
#include <QSqlDatabase>
#include <QSqlQuery>

using namespace poplar::test;

namespace {

const QByteArray password = "secret-of-anna";

QByteArray letter(int number)
{
    const QByteArray n = QByteArray::number(number);
    return "From: =?utf-8?B?0JDQvdC90LA=?= <anna@example.org>\r\nTo: boris@example.org\r\nSubject: letter "
        + n + "\r\nDate: Mon, 02 Nov 2026 10:00:00 +0300\r\nMessage-ID: <" + n
        + "@example.org>\r\n\r\nThis is letter " + n + ".\r\n.and a dot\r\n";
}

QByteArray withLineFeeds(QByteArray text)
{
    return text.replace("\r\n", "\n");
}

} // namespace

Q_DECLARE_METATYPE(QStringList)

class TestCliDovecot : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void everySecurityWorks_data();
    void everySecurityWorks();
    void capaTellsWhatTheServerOffers();
    void listTellsNumbersSizesAndUniqueIds();
    void uidlTellsOneOrAll();
    void headersAreRead();
    void topIsWhatTheServerSends();
    void showIsTextUnderAHeader();

    void fetchDeliversOctetForOctet();
    void fetchNewIsOnlyWhatIsNew();
    void fetchGoesIntoTheProfileByDefault();
    void fetchDeleteDeletesWhatIsOnDisk();
    void deleteDeletesJustThese();
    void aNumberBeyondTheMaildropDoesNothing_data();
    void aNumberBeyondTheMaildropDoesNothing();
    void ticksOfOthersAreKeptAndNotCarriedOut();

    void theConsoleSpeaksWordsAndCommands();
    void theConsoleAsksBeforeItDeletes_data();
    void theConsoleAsksBeforeItDeletes();
    void theConsoleForgetsItsMarks();

    void aStoredAccountIsFoundByItsName();
    void rulesAndOrdersOfTheWindowAreLeftToIt();
    void aWrongPasswordIsRefused();
    void aPasswordFileThatOthersMayReadIsWarnedAbout();
    void thePasswordIsNowhere();
    void aDoubtfulCertificateIsShownAndCanBeTrusted();
    void aChangedCertificateIsAnAlarm();

private:
    void useServer(const QString &security);
    [[nodiscard]] qsizetype left() const { return m_server->messagesLeft("anna").size(); }
    [[nodiscard]] CliResult run(const QString &arguments) { return m_cli->run(arguments); }

    std::unique_ptr<DovecotServer> m_server;
    std::unique_ptr<CliProgram> m_cli;
    ServerIdentity m_identity;
};

void TestCliDovecot::init()
{
    m_server = std::make_unique<DovecotServer>();
    m_identity = m_server->certificates().selfSigned();
    DovecotServer::Options options;
    options.identity = m_identity;
    QVERIFY2(m_server->start(options), m_server->log());
    QByteArrayList letters;
    for (int i = 1; i <= 5; ++i)
        letters += letter(i);
    m_server->addMessages("anna", letters);
    m_cli = std::make_unique<CliProgram>();
    useServer(QStringLiteral("none"));
}

void TestCliDovecot::cleanup()
{
    m_cli.reset();
    m_server.reset();
}

void TestCliDovecot::useServer(const QString &security)
{
    const quint16 port = security == u"tls" ? m_server->tlsPort() : m_server->plainPort();
    m_cli->options = {QStringLiteral("--host"),          QStringLiteral("127.0.0.1"),
                      QStringLiteral("--port"),          QString::number(port),
                      QStringLiteral("--user"),          QStringLiteral("anna"),
                      QStringLiteral("--security"),      security,
                      QStringLiteral("--password-stdin")};
}

// --- Reading ------------------------------------------------------------------------------------

void TestCliDovecot::everySecurityWorks_data()
{
    QTest::addColumn<QString>("security");
    for (const char *security : {"starttls", "tls", "none"})
        QTest::newRow(security) << QString::fromLatin1(security);
}

void TestCliDovecot::everySecurityWorks()
{
    QFETCH(QString, security);
    useServer(security);
    const QByteArray digest = m_identity.certificate().digest(QCryptographicHash::Sha256).toHex(':');
    if (security != u"none")
        m_cli->options += {QStringLiteral("--trust-sha256"), QString::fromLatin1(digest)};
    auto stat = run(QStringLiteral("stat"));
    EXPECT_CODE(stat, 0);
    qint64 octets = 0;
    for (int i = 1; i <= 5; ++i)
        octets += letter(i).size();
    const QByteArray all = "5 " + QByteArray::number(octets);
    QCOMPARE(stat.out, all + "\nnew " + all + '\n'); // all are new
    QCOMPARE(stat.err, QByteArray());
    const auto object = run(QStringLiteral("stat --json")).objects().value(0);
    QCOMPARE(object[u"messages"].toInt(), 5);
    QCOMPARE(object[u"octets"].toInteger(), octets);
    QCOMPARE(object[u"new"].toInteger(-1), 0); // any more
    QCOMPARE(object[u"new_octets"].toInteger(-1), 0);
}

void TestCliDovecot::capaTellsWhatTheServerOffers()
{
    auto capa = run(QStringLiteral("capa"));
    EXPECT_CODE(capa, 0);
    QVERIFY2(capa.lines().contains("UIDL") && capa.lines().contains("TOP"), capa.shown());
    const auto object = run(QStringLiteral("capa --json")).objects().value(0);
    QVERIFY(object[u"capabilities"].toArray().contains(QStringLiteral("UIDL")));
    QVERIFY(object[u"tls"].isNull());
}

void TestCliDovecot::listTellsNumbersSizesAndUniqueIds()
{
    auto list = run(QStringLiteral("list"));
    EXPECT_CODE(list, 0);
    QCOMPARE(list.lines().size(), 5);
    QCOMPARE(list.lines().value(2), "3\t" + QByteArray::number(letter(3).size()));
    const QList<QJsonObject> objects = run(QStringLiteral("list --json")).objects();
    QCOMPARE(objects.size(), 5);
    QCOMPARE(objects[2][u"number"].toInt(), 3);
    QCOMPARE(objects[2][u"size"].toInt(), letter(3).size());
    QVERIFY(objects[2][u"uid"].toString().contains(u"test"));
    QCOMPARE(left(), 5);
}

void TestCliDovecot::uidlTellsOneOrAll()
{
    auto all = run(QStringLiteral("uidl"));
    EXPECT_CODE(all, 0);
    QCOMPARE(all.lines().size(), 5);
    auto one = run(QStringLiteral("uidl 4"));
    EXPECT_CODE(one, 0);
    QCOMPARE(one.lines(), QByteArrayList{all.lines().value(3)});
    QVERIFY(one.out.startsWith("4\t"));
}

void TestCliDovecot::headersAreRead()
{
    auto headers = run(QStringLiteral("headers 2 4-5"));
    EXPECT_CODE(headers, 0);
    QCOMPARE(headers.lines().size(), 3);
    QCOMPARE(headers.lines().value(1),
             "4\t" + QByteArray::number(letter(4).size()) + "\t2026-11-02 07:00\tАнна\tletter 4");
    const QList<QJsonObject> objects = run(QStringLiteral("headers --json")).objects();
    QCOMPARE(objects.size(), 5);
    QCOMPARE(objects[0][u"subject"].toString(), QStringLiteral("letter 1"));
    QCOMPARE(objects[0][u"date"].toString(), QStringLiteral("2026-11-02T07:00:00Z"));
    const auto from = objects[0][u"from"].toArray().at(0).toObject();
    QCOMPARE(from[u"name"].toString(), QStringLiteral("Анна"));
    QCOMPARE(from[u"address"].toString(), QStringLiteral("anna@example.org"));
    QCOMPARE(objects[0][u"to"].toArray().size(), 1);
}

void TestCliDovecot::topIsWhatTheServerSends()
{
    auto top = run(QStringLiteral("top 2 1"));
    EXPECT_CODE(top, 0);
    QCOMPARE(top.out, withLineFeeds(letter(2)).replace(".and a dot\n", ""));
    QCOMPARE(run(QStringLiteral("top 2 2")).out, withLineFeeds(letter(2)));
    const auto object = run(QStringLiteral("top 2 2 --json")).objects().value(0);
    QCOMPARE(object[u"text"].toString().toUtf8(), withLineFeeds(letter(2)));
}

void TestCliDovecot::showIsTextUnderAHeader()
{
    auto show = run(QStringLiteral("show 2"));
    EXPECT_CODE(show, 0);
    QCOMPARE(show.out,
             QByteArray("From: Анна <anna@example.org>\nTo: boris@example.org\nDate: 2026-11-02 07:00\n"
                        "Subject: letter 2\n\nThis is letter 2.\n.and a dot\n"));
    const auto object = run(QStringLiteral("show 2 --json")).objects().value(0);
    QCOMPARE(object[u"number"].toInt(), 2);
    QCOMPARE(object[u"text"].toString(), QStringLiteral("This is letter 2.\n.and a dot"));
}

// --- Fetching and deleting ----------------------------------------------------------------------

void TestCliDovecot::fetchDeliversOctetForOctet()
{
    auto fetch = run(QStringLiteral("--json fetch --all --maildir out"));
    EXPECT_CODE(fetch, 0);
    QByteArrayList expected;
    for (int i = 1; i <= 5; ++i)
        expected += withLineFeeds(letter(i));
    QByteArrayList delivered = maildirContents(m_cli->path(QStringLiteral("out")));
    for (QByteArray &content : delivered)
        content = withLineFeeds(content);
    QCOMPARE(delivered, expected);
    const QList<QJsonObject> objects = fetch.objects();
    QCOMPARE(objects.size(), 5);
    for (const QJsonObject &object : objects) {
        QFile file(object[u"file"].toString());
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        const QByteArray content = file.readAll();
        QCOMPARE(object[u"octets"].toInteger(), content.size());
        QCOMPARE(object[u"sha256"].toString().toLatin1(),
                 QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
    }
    QCOMPARE(left(), 5);
    QVERIFY(QDir(m_cli->path(QStringLiteral("out/tmp"))).exists());
}

void TestCliDovecot::fetchNewIsOnlyWhatIsNew()
{
    auto first = run(QStringLiteral("fetch 2-3 --maildir out"));
    EXPECT_CODE(first, 0);
    QCOMPARE(first.lines().size(), 2);
    auto second = run(QStringLiteral("fetch --new --maildir out"));
    EXPECT_CODE(second, 0);
    QCOMPARE(second.lines().size(), 3);
    auto third = run(QStringLiteral("fetch --new --maildir out"));
    EXPECT_CODE(third, 0);
    QCOMPARE(third.out, QByteArray());
    m_server->addMessages("anna", {letter(6)});
    auto fourth = run(QStringLiteral("fetch --new --maildir out"));
    EXPECT_CODE(fourth, 0);
    QCOMPARE(fourth.lines().size(), 1);
    QVERIFY(fourth.out.startsWith("6\t"));
    QCOMPARE(maildirContents(m_cli->path(QStringLiteral("out"))).size(), 6);
}

void TestCliDovecot::fetchGoesIntoTheProfileByDefault()
{
    auto fetch = run(QStringLiteral("--json fetch 1"));
    EXPECT_CODE(fetch, 0);
    const QString file = fetch.objects().value(0)[u"file"].toString();
    QVERIFY2(file.startsWith(m_cli->profile() + QStringLiteral("/mail/cli-")), fetch.shown());
    QVERIFY(QFile::exists(file));
}

void TestCliDovecot::fetchDeleteDeletesWhatIsOnDisk()
{
    EXPECT_RUN(run(QStringLiteral("fetch 1 --maildir out")), 0);
    auto fetch = run(QStringLiteral("fetch --new --delete --maildir out"));
    EXPECT_CODE(fetch, 0);
    QCOMPARE(fetch.lines().size(), 4);
    QCOMPARE(m_server->messagesLeft("anna"), QByteArrayList{letter(1)}); // it was not asked for now
    QCOMPARE(maildirContents(m_cli->path(QStringLiteral("out"))).size(), 5);
    auto nothing = run(QStringLiteral("fetch --new --delete --maildir out"));
    EXPECT_CODE(nothing, 0);
    QCOMPARE(left(), 1);
}

void TestCliDovecot::deleteDeletesJustThese()
{
    auto gone = run(QStringLiteral("delete 2 4-5"));
    EXPECT_CODE(gone, 0);
    QCOMPARE(gone.out, QByteArray("2\n4\n5\n"));
    QCOMPARE(m_server->messagesLeft("anna"), (QByteArrayList{letter(1), letter(3)}));
    const auto object = run(QStringLiteral("--json delete 2")).objects().value(0);
    QCOMPARE(object[u"number"].toInt(), 2);
    QCOMPARE(m_server->messagesLeft("anna"), QByteArrayList{letter(1)});
}

void TestCliDovecot::aNumberBeyondTheMaildropDoesNothing_data()
{
    QTest::addColumn<QString>("command");
    for (const char *command : {"delete 2 6", "delete 2-6", "fetch 1 6 --delete --maildir out", "show 6",
                                "top 99999999999 0", "headers 6", "uidl 6"})
        QTest::newRow(command) << QString::fromLatin1(command);
}

void TestCliDovecot::aNumberBeyondTheMaildropDoesNothing()
{
    QFETCH(QString, command);
    auto result = run(command);
    EXPECT_CODE(result, 65);
    QCOMPARE(result.out, QByteArray());
    QVERIFY2(result.err.contains("in the maildrop: 5"), result.shown());
    QCOMPARE(left(), 5);
    QCOMPARE(maildirContents(m_cli->path(QStringLiteral("out"))).size(), 0);
}

/// A tick of the window's that was never carried out: made by a console that is killed.
void TestCliDovecot::ticksOfOthersAreKeptAndNotCarriedOut()
{
    {
        QProcess console;
        m_cli->start(console, {QStringLiteral("console")});
        console.write(password + "\ndelete 1\nlist\n");
        QByteArray out;
        const auto isMarked = [&] { return (out += console.readAllStandardOutput()).contains("\tD\n"); };
        QTRY_VERIFY_WITH_TIMEOUT(isMarked(), CliProgram::longEnough);
        console.kill();
        console.waitForFinished();
    }
    QTRY_VERIFY_WITH_TIMEOUT(run(QStringLiteral("list")).code == 0,
                             CliProgram::longEnough); // the lock is gone
    auto list = run(QStringLiteral("list"));
    QVERIFY2(list.lines().value(0).endsWith("\tD"), list.shown());
    EXPECT_RUN(run(QStringLiteral("show 1")), 0);
    EXPECT_RUN(run(QStringLiteral("top 1 0")), 0);
    EXPECT_RUN(run(QStringLiteral("fetch 1 --maildir out")), 0);
    QCOMPARE(left(), 5);
    EXPECT_RUN(run(QStringLiteral("delete 3")), 0);
    QCOMPARE(m_server->messagesLeft("anna"), (QByteArrayList{letter(1), letter(2), letter(4), letter(5)}));
    EXPECT_RUN(run(QStringLiteral("fetch 2 --delete --maildir out")), 0);
    QCOMPARE(m_server->messagesLeft("anna"), (QByteArrayList{letter(1), letter(4), letter(5)}));
    auto after = run(QStringLiteral("list"));
    QVERIFY2(after.lines().value(0).endsWith("\tD"), after.shown()); // still the user's intention
    QVERIFY2(!after.lines().value(1).endsWith("\tD"), after.shown());
}

// --- The console --------------------------------------------------------------------------------

void TestCliDovecot::theConsoleSpeaksWordsAndCommands()
{
    m_cli->input = password
        + "\nstat\nSTAT\nlist\nheaders 2\nuidl 1\nretr 1\nRETR 9\nTOP 1 0\nretr 9\nXYZZY\ndelete 2\nlist\n"
          "rollback\nlist\nhelp\nQUIT\nstat x\nleave\nstat\n";
    auto console = run(QStringLiteral("console"));
    EXPECT_CODE(console, 0);
    const QByteArrayList lines = console.lines();
    const QByteArray octets = lines.value(0).sliced(2);
    QVERIFY2(lines.value(0).startsWith("5 "), console.shown());
    QVERIFY2(lines.value(1).startsWith("new "), console.shown());
    QVERIFY2(lines.value(2).startsWith("+OK 5 " + octets), console.shown());
    for (const char *part :
         {"\tАнна\tletter 2\n", "This is letter 1.\n", "rollback        unmark", "Subject: letter 1\n"})
        QVERIFY2(console.out.contains(part), console.shown());
    QVERIFY2(console.out.count("-ERR") >= 2, console.shown()); // RETR 9 and XYZZY
    QCOMPARE(console.out.count("\tD\n"), 1); // before the rollback only
    QVERIFY2(console.err.contains("There is no message 9"), console.shown());
    QVERIFY2(console.err.contains("ends a session"), console.shown());
    QVERIFY2(console.err.contains("stat takes no argument"), console.shown());
    QCOMPARE(left(), 5);
}

void TestCliDovecot::theConsoleAsksBeforeItDeletes_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<int>("left");
    QTest::newRow("yes") << QByteArray("delete 2-3\nquit\ny\n") << 3;
    QTest::newRow("no") << QByteArray("delete 2-3\nquit\nn\nleave\n") << 5;
    QTest::newRow("just Enter") << QByteArray("delete 2-3\nquit\n\n") << 5;
    QTest::newRow("no answer") << QByteArray("delete 2-3\nquit\n") << 5;
    QTest::newRow("end of input") << QByteArray("delete 2-3\n") << 5;
    QTest::newRow("leave") << QByteArray("delete 2-3\nleave\n") << 5;
    QTest::newRow("rolled back") << QByteArray("delete 2-3\nrollback\nquit\n") << 5;
    QTest::newRow("raw DELE") << QByteArray("DELE 2\nquit\nyes\n") << 4;
    QTest::newRow("raw DELE and RSET") << QByteArray("DELE 2\nRSET\ndelete 1\nquit\nyes\n") << 4;
    QTest::newRow("nothing marked") << QByteArray("quit\n") << 5;
}

void TestCliDovecot::theConsoleAsksBeforeItDeletes()
{
    QFETCH(QByteArray, input);
    QFETCH(int, left);
    m_cli->input = password + '\n' + input;
    auto console = run(QStringLiteral("console"));
    EXPECT_CODE(console, 0);
    QVERIFY2(this->left() == left, console.shown());
}

void TestCliDovecot::theConsoleForgetsItsMarks()
{
    m_cli->input = password + "\ndelete 2\nDELE 3\nleave\n";
    EXPECT_RUN(run(QStringLiteral("console")), 0);
    auto list = run(QStringLiteral("list"));
    EXPECT_CODE(list, 0);
    QVERIFY2(!list.out.contains('D'), list.shown());
}

// --- Accounts, passwords, certificates ----------------------------------------------------------

void TestCliDovecot::aStoredAccountIsFoundByItsName()
{
    QDir().mkpath(m_cli->profile());
    m_cli->write(QStringLiteral("profile/poplar.ini"),
                 "[account-4711]\nname=Work\nhost=127.0.0.1\nport="
                     + QByteArray::number(m_server->plainPort()) + "\nsecurity=none\nuser=anna\n");
    for (const char *name : {"Work", "4711"}) {
        m_cli->options = {QStringLiteral("--account"), QString::fromLatin1(name),
                          QStringLiteral("--password-stdin")};
        auto stat = run(QStringLiteral("stat"));
        EXPECT_CODE(stat, 0);
        QVERIFY(stat.out.startsWith("5 "));
    }
    QVERIFY(QDir(m_cli->profile()).exists(QStringLiteral("mail/4711")));
    m_cli->options = {QStringLiteral("--account"), QStringLiteral("Play"),
                      QStringLiteral("--password-stdin")};
    auto missing = run(QStringLiteral("stat"));
    EXPECT_CODE(missing, 64);
    QVERIFY2(missing.err.contains("Work"), missing.shown());
    // No keyring, and nobody to ask.
    m_cli->options = {QStringLiteral("--account"), QStringLiteral("Work")};
    auto nobody = run(QStringLiteral("stat"));
    EXPECT_CODE(nobody, 77);
}

void TestCliDovecot::rulesAndOrdersOfTheWindowAreLeftToIt()
{
    QDir().mkpath(m_cli->profile());
    m_cli->write(
        QStringLiteral("profile/poplar.ini"),
        "[account-4711]\nname=Work\nhost=127.0.0.1\nport=" + QByteArray::number(m_server->plainPort())
            + "\nsecurity=none\nuser=anna\nretention=downloaded\nretentionDays=14\nnewMail=download\n");
    m_cli->options = {QStringLiteral("--account"), QStringLiteral("Work"),
                      QStringLiteral("--password-stdin")};
    const QString folder = m_cli->profile() + QStringLiteral("/mail/4711");
    EXPECT_RUN(run(QStringLiteral("list")), 0);
    {
        QSqlDatabase sqlite = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("order"));
        sqlite.setDatabaseName(folder + QStringLiteral("/catalogue.sqlite"));
        QVERIFY(sqlite.open());
        QVERIFY(QSqlQuery(sqlite).exec(
            QStringLiteral("INSERT INTO wanted (id, rank) SELECT id, id FROM message")));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("order"));
    EXPECT_RUN(run(QStringLiteral("fetch 2")), 0);
    EXPECT_RUN(run(QStringLiteral("fetch --new --below 10")), 0);
    EXPECT_RUN(run(QStringLiteral("list")), 0);
    QCOMPARE(maildirContents(folder), QByteArrayList{withLineFeeds(letter(2))});
    QCOMPARE(left(), 5);
    EXPECT_RUN(run(QStringLiteral("delete 1")), 0); // although it waits for its download
    QCOMPARE(left(), 4);
}

void TestCliDovecot::aWrongPasswordIsRefused()
{
    m_cli->input = "wrong-and-secret\n";
    for (const char *command : {"stat", "console", "fetch --new --delete"}) {
        auto result = run(QString::fromLatin1(command));
        EXPECT_CODE(result, 77);
        QVERIFY2(result.err.contains("The server said"), result.shown());
        QVERIFY2(!result.err.contains("wrong-and-secret"), result.shown());
    }
}

void TestCliDovecot::aPasswordFileThatOthersMayReadIsWarnedAbout()
{
    m_cli->write(QStringLiteral("password"), password + "\r\nmore\n");
    m_cli->options.removeLast();
    m_cli->options += {QStringLiteral("--password-file"), QStringLiteral("password")};
    auto quiet = run(QStringLiteral("stat"));
    EXPECT_CODE(quiet, 0);
    QCOMPARE(quiet.err, QByteArray());
    QFile::setPermissions(m_cli->path(QStringLiteral("password")), QFile::Permissions::fromInt(0x6644));
    auto warned = run(QStringLiteral("stat"));
    EXPECT_CODE(warned, 0);
    QVERIFY2(warned.err.contains("chmod 600"), warned.shown());
    m_cli->options.last() = QStringLiteral("missing");
    EXPECT_RUN(run(QStringLiteral("stat")), 65);
}

void TestCliDovecot::thePasswordIsNowhere()
{
    m_cli->options += {QStringLiteral("--log"), QStringLiteral("log")};
    m_cli->input = password + "\nlist\nretr 1\nleave\n";
    auto console = run(QStringLiteral("console"));
    EXPECT_CODE(console, 0);
    const QByteArray log = m_cli->read(QStringLiteral("log"));
    QVERIFY2(log.contains(" C: ") && log.contains(" S: +OK") && log.contains(" -- "), log.constData());
    QVERIFY2(log.contains("QUIT"), log.constData());
    const QByteArray plain = QByteArray(1, '\0') + "anna" + QByteArray(1, '\0') + password;
    for (const QByteArray &secret : {password, password.toBase64(), plain.toBase64()}) {
        for (const QByteArray &text : {log, console.out, console.err})
            QVERIFY2(!text.contains(secret), text.constData());
    }
    QCOMPARE(QFile::permissions(m_cli->path(QStringLiteral("log"))) & QFile::Permissions::fromInt(0x0077),
             QFile::Permissions());
    // Nor in anything that is kept.
    QDirIterator files(m_cli->profile(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(password), qPrintable(file.fileName()));
    }
}

void TestCliDovecot::aDoubtfulCertificateIsShownAndCanBeTrusted()
{
    useServer(QStringLiteral("starttls"));
    auto doubtful = run(QStringLiteral("stat"));
    EXPECT_CODE(doubtful, 77);
    const QByteArray digest = m_identity.certificate().digest(QCryptographicHash::Sha256).toHex();
    for (const QByteArray &part : {"--trust-sha256 " + digest, QByteArray("SHA-256:"), QByteArray("Issuer:")})
        QVERIFY2(doubtful.err.contains(part), doubtful.shown());
    EXPECT_RUN(run(QStringLiteral("stat --trust-sha256 ") + QString::fromLatin1(digest)), 0);
    // The other way: the authority is known.
    DovecotServer::Options options;
    QVERIFY2(m_server->start(options), m_server->log());
    useServer(QStringLiteral("tls"));
    m_cli->write(QStringLiteral("ca.pem"), m_server->certificates().authorityPem());
    EXPECT_RUN(run(QStringLiteral("stat")), 77);
    EXPECT_RUN(run(QStringLiteral("stat --ca-file ca.pem")), 0);
    EXPECT_RUN(run(QStringLiteral("stat --ca-file missing.pem")), 65);
}

void TestCliDovecot::aChangedCertificateIsAnAlarm()
{
    useServer(QStringLiteral("tls"));
    auto alarm = run(QStringLiteral("stat --trust-sha256 ") + QString(64, u'a'));
    EXPECT_CODE(alarm, 77);
    QVERIFY2(alarm.err.contains("not the certificate that you chose to trust"), alarm.shown());
}

QTEST_GUILESS_MAIN(TestCliDovecot)
#include "tst_cli_dovecot.moc"
