// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options.h"

#include <QTest>

using namespace poplar;
using namespace poplar::cli;
using Verb = Request::Verb;

namespace {

ParsedOptions parsed(const QString &line)
{
    return parseOptions(QStringList{QStringLiteral("poplar-cli")} + line.split(u' ', Qt::SkipEmptyParts));
}

const QString server = QStringLiteral("--host pop.example.org --user anna ");

QString digest()
{
    return QString(64, u'a');
}

} // namespace

/// The command line, as issue by issue a shell may hand it over.
class TestCliOptions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCommandHasItsArguments();
    void thePortFollowsTheSecurity_data();
    void thePortFollowsTheSecurity();
    void optionsMayStandAnywhere();
    void aMessageHasItsEnvelope();
    void sizesMayHaveUnits();
    void aStoredAccountIsOverriddenInPart();
    void aTokenMeansXOAuth2UnlessSaidOtherwise();
    void theDigestMayHaveColonsAndBlanks();
    void anUnstoredAccountHasAStableFolder();
    void mistakesAreNamed_data();
    void mistakesAreNamed();
    void helpIsShownWhateverElseIsWrong();
};

void TestCliOptions::aCommandHasItsArguments()
{
    const auto options =
        std::get<Options>(parsed(server + QStringLiteral("fetch 2 5-7 --maildir m --delete")));
    QCOMPARE(options.request.verb, Verb::Fetch);
    QCOMPARE(options.request.numbers, (QList<NumberRange>{{2, 2}, {5, 7}}));
    QCOMPARE(options.request.maildir, QStringLiteral("m"));
    QCOMPARE(options.request.then, mailbox::FetchOrder::Then::Tick);
    const auto top = std::get<Options>(parsed(server + QStringLiteral("top 3 0")));
    QCOMPARE(top.request.numbers, (QList<NumberRange>{{3, 3}}));
    QCOMPARE(top.request.lines, 0);
    QCOMPARE(std::get<Options>(parsed(QStringLiteral("decode a b"))).request.files,
             (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
}

void TestCliOptions::aMessageHasItsEnvelope()
{
    const auto options = std::get<Options>(parsed(
        QStringLiteral("--host h --auth none --trust-sha256 %1 send --from a@x.example --to b@x.example "
                       "--to c@x.example f")
            .arg(digest())));
    QCOMPARE(options.request.verb, Verb::Send);
    QCOMPARE(options.request.files, QStringList{QStringLiteral("f")});
    QCOMPARE(options.request.sender, QStringLiteral("a@x.example"));
    QCOMPARE(options.request.recipients,
             (QStringList{QStringLiteral("b@x.example"), QStringLiteral("c@x.example")}));
    const accounts::SubmissionServer &by = options.account.submission;
    QCOMPARE(by.host, QStringLiteral("h"));
    QCOMPARE(by.login, accounts::SubmissionServer::Login::None);
    QCOMPARE(by.trustedDigests.size(), 1);
    const auto input = std::get<Options>(parsed(server + QStringLiteral("--auth PLAIN send -")));
    QVERIFY(input.request.files.isEmpty());
    QCOMPARE(accounts::sendingAccount(input.account).authentication, Authentication::Plain);
    QCOMPARE(accounts::sendingAccount(input.account).user, QStringLiteral("anna"));
}

void TestCliOptions::sizesMayHaveUnits()
{
    const auto below = [](const char *size) {
        const QString line = server + QStringLiteral("fetch --new --below ") + QLatin1StringView(size);
        return std::get<Options>(parsed(line)).request.below;
    };
    QCOMPARE(below("500"), 500);
    QCOMPARE(below("64K"), 64 * 1024);
    QCOMPARE(below("5m"), 5 * 1024 * 1024);
    QCOMPARE(below("1.5G"), 1536LL * 1024 * 1024);
    QCOMPARE(std::get<Options>(parsed(server + QStringLiteral("fetch --new"))).request.below, 0);
}

void TestCliOptions::thePortFollowsTheSecurity_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<Security>("security");
    QTest::addColumn<int>("port");
    const QString user = QStringLiteral(" --user anna stat");
    QTest::newRow("default") << QStringLiteral("--host h") + user << Security::StartTls << 110;
    QTest::newRow("tls") << QStringLiteral("--host h --security tls") + user << Security::Tls << 995;
    QTest::newRow("none") << QStringLiteral("--host h --security none") + user << Security::None << 110;
    QTest::newRow("given") << QStringLiteral("--host h --security tls --port 1995") + user << Security::Tls
                           << 1995;
    QTest::newRow("with the host") << QStringLiteral("--host h:2110") + user << Security::StartTls << 2110;
    const QString send = QStringLiteral("--host h --user anna send f");
    QTest::newRow("send") << send << Security::StartTls << 587;
    QTest::newRow("send, tls") << send + QStringLiteral(" --security tls") << Security::Tls << 465;
    QTest::newRow("send, none") << send + QStringLiteral(" --security none") << Security::None << 25;
    QTest::newRow("IPv6") << QStringLiteral("--host [::1]:2110") + user << Security::StartTls << 2110;
}

void TestCliOptions::thePortFollowsTheSecurity()
{
    QFETCH(QString, line);
    QFETCH(Security, security);
    QFETCH(int, port);
    const auto options = std::get<Options>(parsed(line));
    QCOMPARE(options.account.security, security);
    QCOMPARE(int(options.account.port), port);
}

void TestCliOptions::optionsMayStandAnywhere()
{
    const auto options =
        std::get<Options>(parsed(QStringLiteral("list --json --user anna --timeout 5 --host h --log l")));
    QCOMPARE(options.request.verb, Verb::List);
    QCOMPARE(options.format, Format::Json);
    QCOMPARE(options.account.silence, std::chrono::seconds(5));
    QCOMPARE(options.logFile, QStringLiteral("l"));
}

void TestCliOptions::aStoredAccountIsOverriddenInPart()
{
    accounts::Account stored;
    stored.id = QStringLiteral("id");
    stored.host = QStringLiteral("pop.example.org");
    stored.authentication = Authentication::CramMd5;
    stored.silence = std::chrono::seconds(7);
    stored.tokenCommand = QStringLiteral("token");
    const auto plain = std::get<Options>(parsed(QStringLiteral("--account Work stat")));
    QCOMPARE(plain.storedAccount, QStringLiteral("Work"));
    QCOMPARE(withOverrides(stored, plain), stored);
    const auto other = std::get<Options>(
        parsed(QStringLiteral("--account Work --timeout 9 --auth plain --password-stdin --ca-file c stat")));
    const accounts::Account changed = withOverrides(stored, other);
    QCOMPARE(changed.host, stored.host);
    QCOMPARE(changed.authentication, Authentication::Plain);
    QCOMPARE(changed.silence, std::chrono::seconds(9));
    QCOMPARE(changed.authorityFile, QStringLiteral("c"));
    QVERIFY(changed.tokenCommand.isEmpty()); // what is on standard input is to be used
}

void TestCliOptions::aTokenMeansXOAuth2UnlessSaidOtherwise()
{
    const auto options = std::get<Options>(parsed(server + QStringLiteral("--token-file t stat")));
    QCOMPARE(options.account.authentication, Authentication::XOAuth2);
    QCOMPARE(options.secret.from, SecretSource::From::File);
    const auto bearer =
        std::get<Options>(parsed(server + QStringLiteral("--token-command t --auth OAUTHBEARER stat")));
    QCOMPARE(bearer.account.authentication, Authentication::OAuthBearer);
    QCOMPARE(bearer.account.tokenCommand, QStringLiteral("t"));
    QCOMPARE(bearer.secret.from, SecretSource::From::Nowhere);
}

void TestCliOptions::theDigestMayHaveColonsAndBlanks()
{
    const QString colons = QStringLiteral("Aa:") + QString(digest().sliced(2)).insert(10, u':');
    for (const QString &text : {digest(), colons}) {
        const auto options = std::get<Options>(
            parsed(server + QStringLiteral("--trust-sha256 ") + text + QStringLiteral(" stat")));
        QCOMPARE(options.account.trustedDigests, QByteArrayList{QByteArray(32, char(0xaa))});
    }
    const auto blanks =
        parseOptions({QStringLiteral("poplar-cli"), QStringLiteral("--host"), QStringLiteral("h"),
                      QStringLiteral("--user"), QStringLiteral("u"), QStringLiteral("stat"),
                      QStringLiteral("--trust-sha256"), QString(digest()).insert(8, u' ')});
    QCOMPARE(std::get<Options>(blanks).account.trustedDigests, QByteArrayList{QByteArray(32, char(0xaa))});
}

void TestCliOptions::anUnstoredAccountHasAStableFolder()
{
    const auto id = [](const QString &line) { return std::get<Options>(parsed(line)).account.id; };
    const QString one = id(server + QStringLiteral("stat"));
    QCOMPARE(id(QStringLiteral("--host POP.example.org --user anna --json list")), one);
    QVERIFY(id(QStringLiteral("--host pop.example.org --user Anna list")) != one);
    QVERIFY(id(server + QStringLiteral("--port 111 stat")) != one);
    QVERIFY(one.startsWith(QStringLiteral("cli-")));
}

void TestCliOptions::mistakesAreNamed_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("word"); // of the sentence
    const auto row = [](const char *name, const QString &line, const char *word) {
        QTest::newRow(name) << line << QString::fromLatin1(word);
    };
    row("nothing", {}, "command");
    row("unknown command", server + QStringLiteral("frobnicate"), "frobnicate");
    row("unknown option", server + QStringLiteral("--frobnicate stat"), "frobnicate");
    row("no value", QStringLiteral("stat --host"), "host");
    row("no server", QStringLiteral("--user anna stat"), "--host");
    row("no user", QStringLiteral("--host h stat"), "--user");
    row("impossible host", QStringLiteral("--host a_!b --user anna stat"), "a_!b");
    row("port", server + QStringLiteral("--port 65536 stat"), "--port");
    row("port twice", QStringLiteral("--host h:111 --port 112 --user anna stat"), "ports");
    row("security", server + QStringLiteral("--security ssl stat"), "--security");
    row("mechanism", server + QStringLiteral("--auth MD5 stat"), "SCRAM-SHA-256");
    row("timeout", server + QStringLiteral("--timeout 0 stat"), "--timeout");
    row("no login", server + QStringLiteral("--auth none stat"), "SCRAM-SHA-256");
    row("digest", server + QStringLiteral("--trust-sha256 abc stat"), "64");
    row("digest of no hexadecimal digits",
        server + QStringLiteral("--trust-sha256 %1 stat").arg(QString(64, u'g')), "64");
    row("two passwords", server + QStringLiteral("--password-stdin --password-file f stat"), "contradict");
    row("password and token", server + QStringLiteral("--password-stdin --token-file f stat"), "contradict");
    row("token for a password", server + QStringLiteral("--token-file f --auth PLAIN stat"), "token");
    row("password for a token", server + QStringLiteral("--password-stdin --auth XOAUTH2 stat"), "token");
    row("two accounts", QStringLiteral("--account a --host h stat"), "contradict");
    row("argument too many", server + QStringLiteral("stat 3"), "stat");
    row("no number", server + QStringLiteral("delete"), "delete");
    row("zero", server + QStringLiteral("delete 0"), "0");
    row("range backwards", server + QStringLiteral("delete 7-3"), "7-3");
    row("two messages at once", server + QStringLiteral("show 3-7"), "show");
    row("top without lines", server + QStringLiteral("top 3"), "lines");
    row("top of a range", server + QStringLiteral("top 3-7 2"), "lines");
    row("fetch of nothing", server + QStringLiteral("fetch"), "--new");
    row("new and all", server + QStringLiteral("fetch --new --all"), "contradict");
    row("new and a number", server + QStringLiteral("fetch --new 3"), "fetch");
    row("below nothing", server + QStringLiteral("fetch --all --below 0"), "--below");
    row("below less", server + QStringLiteral("fetch --all --below=-5K"), "--below");
    row("below no size", server + QStringLiteral("fetch --all --below big"), "--below");
    row("below no number", server + QStringLiteral("fetch --all --below nan"), "--below");
    row("below everything", server + QStringLiteral("fetch --all --below 9e99"), "--below");
    row("below a unit", server + QStringLiteral("fetch --all --below K"), "--below");
    row("below with another command", server + QStringLiteral("list --below 5K"), "--below");
    row("delete with another command", server + QStringLiteral("show 3 --delete"), "--delete");
    row("no file", QStringLiteral("decode"), "file");
}

void TestCliOptions::mistakesAreNamed()
{
    QFETCH(QString, line);
    QFETCH(QString, word);
    const auto result = parsed(line);
    const auto *error = std::get_if<UsageError>(&result);
    QVERIFY(error);
    QVERIFY2(error->sentence.contains(word), qPrintable(error->sentence));
}

void TestCliOptions::helpIsShownWhateverElseIsWrong()
{
    const auto help = std::get<Information>(parsed(QStringLiteral("--help frobnicate")));
    for (const char *word : {"--trust-sha256", "--password-stdin", "decode", "console", "3-7"})
        QVERIFY2(help.text.contains(QLatin1StringView(word)), word);
    QVERIFY(std::get<Information>(parsed(QStringLiteral("--version"))).text.startsWith(u"poplar-cli "));
}

QTEST_GUILESS_MAIN(TestCliOptions)
#include "tst_cli_options.moc"
