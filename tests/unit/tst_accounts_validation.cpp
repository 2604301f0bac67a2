// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/validation.h"
#include "base/limits.h"

#include <QTest>

using namespace poplar;
using namespace poplar::accounts;

class tst_accounts_validation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void judgesAHost_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<FieldProblem>("problem");
        const auto row = [](const QString &host, FieldProblem problem) {
            QTest::addRow("%s", qUtf8Printable(host.left(30).toHtmlEscaped())) << host << problem;
        };
        using enum FieldProblem;
        for (const char *good :
             {"localhost", "pop.example.com", "pop.example.com.", "  pop.example.com\t", "mail_1.example",
              "127.0.0.1", "::1", "[::1]", "[2001:db8::1]:995", "почта.рф", "bücher.example", "xn--p1ai",
              "pop3s://pop.example.com:995/", "pop.example.com:995", "1and1.example", "a-b.example"})
            row(QString::fromUtf8(good), None);
        for (const char *bad : {"-a.example", "a-.example", "a..example", ".example", "a,b.example", "a;b",
                                "ex ample.example\x01", "256.1.1.1", "1.2.3", "12345", "[::1", "::g", "a%b",
                                "a\\b", "pop.example.com:", "a:b:c", "."})
            row(QString::fromUtf8(bad), QString::fromUtf8(bad).contains(u' ') ? HasBlanks : NoHostName);
        row({}, Empty);
        row(QStringLiteral(" \t "), Empty);
        row(QStringLiteral("pop example"), HasBlanks);
        row(QString(64, u'a') + QStringLiteral(".example"), NoHostName);
        row(QString(63, u'a') + QStringLiteral(".example"), None);
        row(QString(300, u'a'), TooLong);
    }
    void judgesAHost()
    {
        QFETCH(const QString, host);
        QTEST(hostProblem(host), "problem");
    }

    void understandsWhatIsPasted_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        const auto row = [](const char *text, const char *host, int port) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(host) << port;
        };
        row("pop.example.com", "pop.example.com", 0);
        row(" pop.example.com\n", "pop.example.com", 0);
        row("pop.example.com:995", "pop.example.com", 995);
        row("pop3s://pop.example.com:995/", "pop.example.com", 995);
        row("pop3://ivan@pop.example.com/inbox", "pop.example.com", 0);
        row("[::1]:110", "::1", 110);
        row("[::1]", "::1", 0);
        row("::1", "::1", 0);
        row("2001:db8::1", "2001:db8::1", 0);
        row("почта.рф:110", "почта.рф", 110);
        row("pop.example.com:99999", "pop.example.com:99999", 0);
        row("pop.example.com:0", "pop.example.com:0", 0);
        row("", "", 0);
        row(":995", ":995", 0);
        row("pop3s://", "", 0);
    }
    void understandsWhatIsPasted()
    {
        QFETCH(const QString, text);
        QFETCH(const int, port);
        const HostAndPort parsed = parseHost(text);
        QTEST(parsed.host, "host");
        QCOMPARE(parsed.port, port ? std::optional(quint16(port)) : std::nullopt);
    }

    void judgesAPort()
    {
        for (const char *good : {"1", "110", " 995 ", "65535"})
            QCOMPARE(portProblem(QLatin1StringView(good)), FieldProblem::None);
        for (const char *bad : {"0", "-1", "65536", "99999999999", "1e2", "0x10", "pop3", "11 0", "110.0"})
            QCOMPARE(portProblem(QLatin1StringView(bad)), FieldProblem::OutOfRange);
        QCOMPARE(portProblem(QStringLiteral(" ")), FieldProblem::Empty);
    }

    void judgesAUser()
    {
        for (const char *good : {"ivan", "ivan@mail.example", "иван", "two words", "DOMAIN\\ivan"})
            QCOMPARE(userProblem(QString::fromUtf8(good)), FieldProblem::None);
        QCOMPARE(userProblem({}), FieldProblem::Empty);
        for (const char16_t control : {u'\r', u'\n', u'\0', u'\t', u'\x7f', u'\x85'})
            QCOMPARE(userProblem(QStringLiteral("ivan") + QChar(control)),
                     FieldProblem::HasControlCharacters);
        QCOMPARE(userProblem(QString(255, u'a')), FieldProblem::None);
        QCOMPARE(userProblem(QString(128, u'я')), FieldProblem::TooLong);
    }

    void judgesACommandAndAFile()
    {
        for (const auto problem : {tokenCommandProblem, fileNameProblem}) {
            QCOMPARE(problem({}), FieldProblem::None);
            QCOMPARE(problem(QStringLiteral("\"/opt/my tool\" --for иван")), FieldProblem::None);
            QCOMPARE(problem(QStringLiteral("a\nb")), FieldProblem::HasControlCharacters);
            QCOMPARE(problem(QString(limit::settingText, u'x')), FieldProblem::None);
            QCOMPARE(problem(QString(limit::settingText + 1, u'x')), FieldProblem::TooLong);
        }
        QCOMPARE(tokenCommandProblem(QStringLiteral("  ")), FieldProblem::Empty);
    }

    void judgesAProxy()
    {
        const QString host = QStringLiteral("proxy.example");
        for (const auto kind : {Proxy::Kind::System, Proxy::Kind::None})
            QCOMPARE(proxyProblem({kind, {}, 0, {}}), FieldProblem::None);
        for (const auto kind : {Proxy::Kind::Socks5, Proxy::Kind::Http}) {
            QCOMPARE(proxyProblem({kind, host, 1080, {}}), FieldProblem::None);
            QCOMPARE(proxyProblem({kind, host, 1080, QStringLiteral("иван")}), FieldProblem::None);
            QCOMPARE(proxyProblem({kind, {}, 1080, {}}), FieldProblem::Empty);
            QCOMPARE(proxyProblem({kind, QStringLiteral("no host"), 1080, {}}), FieldProblem::HasBlanks);
            QCOMPARE(proxyProblem({kind, host, 0, {}}), FieldProblem::OutOfRange);
            QCOMPARE(proxyProblem({kind, host, 1080, QStringLiteral("a\r\nb")}),
                     FieldProblem::HasControlCharacters);
        }
    }

    void judgesAnAddress_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<FieldProblem>("problem");
        using enum FieldProblem;
        for (const char *good : {"anna@example.org", "anna+list@example.org", "анна@почта.рф", "a@localhost",
                                 "o'brien@example.org", "a@[127.0.0.1]", "a@[::1]"})
            QTest::newRow(good) << QString::fromUtf8(good) << None;
        for (const char *bad : {"anna", "@example.org", "anna@", "a@b@example.org", "a<b@example.org",
                                "anna@example.org>", ".a@example.org", "a.@example.org", "a..b@example.org",
                                "a,b@example.org", "\"a\"@example.org", "a@-x.org", "a@[x]", "a@[127.0.0.1"})
            QTest::newRow(bad) << QString::fromUtf8(bad) << NoHostName;
        QTest::newRow("nothing") << QString() << Empty;
        QTest::newRow("blank") << QStringLiteral("a b@example.org") << HasBlanks;
        QTest::newRow("line break") << QStringLiteral("a@example.org\nBcc:x@y.org") << HasBlanks;
        QTest::newRow("control") << QStringLiteral("a\x01@example.org") << HasControlCharacters;
        QTest::newRow("long") << QString(65, u'a') + QStringLiteral("@example.org") << TooLong;
    }
    void judgesAnAddress()
    {
        QFETCH(const QString, address);
        QTEST(mailAddressProblem(address), "problem");
        QTEST(senderProblem({QStringLiteral("Анна \"x\""), address}), "problem");
    }

    void judgesAServerToSendBy()
    {
        SubmissionServer server;
        server.port = 0;
        QCOMPARE(submissionProblem(server), FieldProblem::None); // there is none
        server.host = QStringLiteral("smtp.example.org");
        QCOMPARE(submissionProblem(server), FieldProblem::OutOfRange);
        server.port = 587;
        QCOMPARE(submissionProblem(server), FieldProblem::None);
        server.login = SubmissionServer::Login::Own;
        QCOMPARE(submissionProblem(server), FieldProblem::Empty);
        server.user = QStringLiteral("anna");
        QCOMPARE(submissionProblem(server), FieldProblem::None);
        for (const Authentication way : {Authentication::UserPass, Authentication::Apop}) {
            server.authentication = way;
            QCOMPARE(submissionProblem(server), FieldProblem::OutOfRange);
        }
    }

    void judgesIntervalsAndSizes()
    {
        using std::chrono::hours, std::chrono::minutes, std::chrono::seconds;
        for (const auto good : {seconds(5), seconds(60), seconds(3600)})
            QCOMPARE(silenceProblem(good), FieldProblem::None);
        for (const auto bad : {seconds(0), seconds(4), seconds(3601), seconds(-1)})
            QCOMPARE(silenceProblem(bad), FieldProblem::OutOfRange);
        for (const auto good : {seconds(0), seconds(10), seconds(1800)})
            QCOMPARE(keepAliveProblem(good), FieldProblem::None);
        for (const auto bad : {seconds(1), seconds(9), seconds(1801), seconds(-10)})
            QCOMPARE(keepAliveProblem(bad), FieldProblem::OutOfRange);
        for (const auto good : {minutes(0), minutes(10), minutes(hours(24))})
            QCOMPARE(quietTimeProblem(good), FieldProblem::None);
        for (const auto bad : {minutes(-1), minutes(1441)})
            QCOMPARE(quietTimeProblem(bad), FieldProblem::OutOfRange);
        for (const auto good : {minutes(0), minutes(1), minutes(1440)})
            QCOMPARE(checkEveryProblem(good), FieldProblem::None);
        for (const auto bad : {minutes(-1), minutes(1441)})
            QCOMPARE(checkEveryProblem(bad), FieldProblem::OutOfRange);
        QCOMPARE(largestMessageProblem(0), FieldProblem::None);
        QCOMPARE(largestMessageProblem(Q_INT64_C(1) << 40), FieldProblem::None);
        QCOMPARE(largestMessageProblem(-1), FieldProblem::OutOfRange);
    }
};

QTEST_APPLESS_MAIN(tst_accounts_validation)
#include "tst_accounts_validation.moc"
