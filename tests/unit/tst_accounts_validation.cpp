// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/validation.h"

#include <QTest>

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
};

QTEST_APPLESS_MAIN(tst_accounts_validation)
#include "tst_accounts_validation.moc"
