// SPDX-License-Identifier: GPL-3.0-or-later
// A domain's file of mail settings: what is taken from it, and what is not.
#include "accounts/autoconfig.h"
#include "base/limits.h"

#include <QTest>

using namespace poplar;
using namespace poplar::accounts;

namespace {

const MailAddress anna{QStringLiteral("anna"), QStringLiteral("example.org")};

QByteArray server(const QByteArray &host, const QByteArray &port, const QByteArray &socketType,
                  const QByteArray &rest = "<username>%EMAILADDRESS%</username>"
                                           "<authentication>password-cleartext</authentication>")
{
    return "<incomingServer type=\"pop3\"><hostname>" + host + "</hostname><port>" + port
        + "</port><socketType>" + socketType + "</socketType>" + rest + "</incomingServer>";
}

QByteArray file(const QByteArray &servers, const QByteArray &head = "<?xml version=\"1.0\"?>")
{
    return head + "<clientConfig version=\"1.1\"><emailProvider id=\"example.org\">"
        + "<domain>example.org</domain>" + servers + "</emailProvider></clientConfig>";
}

FoundServer found(const char *host, quint16 port, Security security)
{
    return {QString::fromLatin1(host), port, security, QStringLiteral("anna@example.org"),
            Authentication::Automatic};
}

} // namespace

class TestAutoconfig : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWholeFileIsRead();
    void theBestProtectionComesFirst();
    void placeholdersAreFilledInOnce();
    void aServerWithoutProtectionIsNeverTaken();
    void loginsAreUnderstood_data();
    void loginsAreUnderstood();
    void aServerThatMakesNoSenseIsLeftOut_data();
    void aServerThatMakesNoSenseIsLeftOut();
    void whatIsNoSuchFileIsAnError_data();
    void whatIsNoSuchFileIsAnError();
    void whatIsTooMuchIsAnError_data();
    void whatIsTooMuchIsAnError();
    void noEntityIsExpanded();
    void foreignScriptsAreRead();
    void everyBeginningOfAFileIsSurvived();
};

void TestAutoconfig::aWholeFileIsRead()
{
    const auto config = readAutoconfig(
        file("<displayName>Example</displayName>"
             "<incomingServer type=\"imap\"><hostname>imap.example.org</hostname><port>993</port>"
             "<socketType>SSL</socketType><username>x</username></incomingServer>"
             + server(" pop.example.org\n", "995", "SSL",
                      "<username>%EMAILADDRESS%</username><authentication>password-cleartext"
                      "</authentication><pop3><leaveMessagesOnServer>true</leaveMessagesOnServer>"
                      "<hostname>wrong.example.org</hostname></pop3>")
             + "<outgoingServer type=\"smtp\"><hostname>smtp.example.org</hostname><port>587</port>"
               "<socketType>STARTTLS</socketType><username>%EMAILLOCALPART%</username></outgoingServer>"),
        anna);
    QVERIFY(config);
    QCOMPARE(config->pop3, QList{found("pop.example.org", 995, Security::Tls)});
    QCOMPARE(config->submission.size(), 1);
    QCOMPARE(config->submission[0].user, QStringLiteral("anna"));
    QCOMPARE(config->submission[0].security, Security::StartTls);
    QCOMPARE(config->others, 1);
    QCOMPARE(config->unusable, 0);
}

void TestAutoconfig::theBestProtectionComesFirst()
{
    const auto config = readAutoconfig(
        file(server("plain.example.org", "110", "plain") + server("later.example.org", "110", "STARTTLS")
             + server("first.example.org", "995", "SSL") + server("second.example.org", "995", "SSL")),
        anna);
    QVERIFY(config);
    QCOMPARE(config->pop3,
             (QList{found("first.example.org", 995, Security::Tls),
                    found("second.example.org", 995, Security::Tls),
                    found("later.example.org", 110, Security::StartTls)}));
}

/// A local part may look like a placeholder itself.
void TestAutoconfig::placeholdersAreFilledInOnce()
{
    const MailAddress sly{QStringLiteral("%EMAILDOMAIN%"), QStringLiteral("example.org")};
    const auto config = readAutoconfig(file(server("pop.%EMAILDOMAIN%", "995", "SSL",
                                                   "<username>%EMAILLOCALPART%/%EMAILDOMAIN%</username>")),
                                       sly);
    QVERIFY(config);
    QCOMPARE(config->pop3.size(), 1);
    QCOMPARE(config->pop3[0].host, QStringLiteral("pop.example.org"));
    QCOMPARE(config->pop3[0].user, QStringLiteral("%EMAILDOMAIN%/example.org"));
}

void TestAutoconfig::aServerWithoutProtectionIsNeverTaken()
{
    const auto config = readAutoconfig(file(server("pop.example.org", "110", "plain")), anna);
    QVERIFY(config);
    QVERIFY(config->pop3.isEmpty());
    QCOMPARE(config->unencrypted, QList{found("pop.example.org", 110, Security::None)});
}

void TestAutoconfig::loginsAreUnderstood_data()
{
    QTest::addColumn<QByteArrayList>("logins");
    QTest::addColumn<int>("authentication"); // -1: unusable
    const auto row = [](const char *name, const QByteArrayList &logins, int expected) {
        QTest::newRow(name) << logins << expected;
    };
    row("none named", {}, int(Authentication::Automatic));
    row("password", {"password-cleartext"}, int(Authentication::Automatic));
    row("hashed password", {"password-encrypted"}, int(Authentication::Automatic));
    row("deprecated words", {"secure"}, int(Authentication::Automatic));
    row("token or password", {"OAuth2", "password-cleartext"}, int(Authentication::Automatic));
    row("token", {"OAuth2"}, int(Authentication::XOAuth2));
    row("certificate", {"TLS-client-cert"}, int(Authentication::External));
    row("Kerberos", {"GSSAPI"}, -1);
    row("nonsense", {"<x/>"}, -1);
}

void TestAutoconfig::loginsAreUnderstood()
{
    QFETCH(QByteArrayList, logins);
    QFETCH(int, authentication);
    QByteArray rest = "<username>anna</username>";
    for (const QByteArray &login : logins)
        rest += "<authentication>" + login + "</authentication>";
    const auto config = readAutoconfig(file(server("pop.example.org", "995", "SSL", rest)), anna);
    QVERIFY(config);
    QCOMPARE(config->pop3.size(), authentication < 0 ? 0 : 1);
    QCOMPARE(config->unusable, authentication < 0 ? 1 : 0);
    if (authentication >= 0)
        QCOMPARE(int(config->pop3[0].authentication), authentication);
}

void TestAutoconfig::aServerThatMakesNoSenseIsLeftOut_data()
{
    QTest::addColumn<QByteArray>("server");
    QTest::newRow("no host") << server("", "995", "SSL");
    QTest::newRow("host with a port") << server("pop.example.org:110", "995", "SSL");
    QTest::newRow("a URL") << server("http://pop.example.org/", "995", "SSL");
    QTest::newRow("host with blanks") << server("pop example", "995", "SSL");
    QTest::newRow("unknown placeholder") << server("%MX%", "995", "SSL");
    QTest::newRow("endless host") << server(QByteArray(300, 'a') + ".org", "995", "SSL");
    QTest::newRow("port 0") << server("pop.example.org", "0", "SSL");
    QTest::newRow("port beyond") << server("pop.example.org", "65536", "SSL");
    QTest::newRow("no number") << server("pop.example.org", "pop3s", "SSL");
    QTest::newRow("unknown protection") << server("pop.example.org", "995", "TLS or so");
    QTest::newRow("no protection told") << server("pop.example.org", "995", "");
    QTest::newRow("user with line end")
        << server("pop.example.org", "995", "SSL", "<username>anna&#13;&#10;QUIT</username>");
    QTest::newRow("endless user") << server("pop.example.org", "995", "SSL",
                                            "<username>" + QByteArray(300, 'a') + "</username>");
}

void TestAutoconfig::aServerThatMakesNoSenseIsLeftOut()
{
    QFETCH(QByteArray, server);
    const auto config = readAutoconfig(file(server + ::server("good.example.org", "995", "SSL")), anna);
    QVERIFY(config);
    QCOMPARE(config->pop3, QList{found("good.example.org", 995, Security::Tls)});
    QVERIFY(config->unencrypted.isEmpty());
    QCOMPARE(config->unusable, 1);
}

void TestAutoconfig::whatIsNoSuchFileIsAnError_data()
{
    QTest::addColumn<QByteArray>("content");
    const QByteArray good = file(server("pop.example.org", "995", "SSL"));
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("zeros") << QByteArray(1000, '\0');
    QTest::newRow("a web page") << QByteArray("<!DOCTYPE html><html><body><p>Hello<br></body></html>");
    QTest::newRow("XHTML") << QByteArray("<html><body>" + good + "</body></html>");
    QTest::newRow("JSON") << QByteArray("{\"clientConfig\": 1}");
    QTest::newRow("cut off") << good.first(good.size() - 20);
    QTest::newRow("something behind it") << good + "<more/>";
    QTest::newRow("lies about its encoding")
        << file("", "<?xml version=\"1.0\" encoding=\"utf-16\"?>") + '\xFF';
    QTest::newRow("unknown encoding") << file("", "<?xml version=\"1.0\" encoding=\"x-no-such\"?>");
    QTest::newRow("no text in its encoding") << file("<x>\xFF\xFE\xC3</x>");
    QTest::newRow("document type") << "<!DOCTYPE clientConfig SYSTEM \"http://127.0.0.1/x.dtd\">" + good;
}

void TestAutoconfig::whatIsNoSuchFileIsAnError()
{
    QFETCH(QByteArray, content);
    const auto config = readAutoconfig(content, anna);
    QVERIFY(!config);
    QCOMPARE(config.error().kind, ErrorKind::Malformed);
}

void TestAutoconfig::whatIsTooMuchIsAnError_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("size") << file(QByteArray(limit::autoconfigOctets, ' '));
    QTest::newRow("depth") << file(QByteArray("<x>").repeated(10'000));
    QTest::newRow("text") << file(server(QByteArray(limit::autoconfigText + 1, 'a'), "995", "SSL"));
    QTest::newRow("servers") << file(QByteArray("<incomingServer/>").repeated(limit::autoconfigServers + 1));
}

void TestAutoconfig::whatIsTooMuchIsAnError()
{
    QFETCH(QByteArray, content);
    const auto config = readAutoconfig(content, anna);
    QVERIFY(!config);
    QCOMPARE(config.error().kind, ErrorKind::Limit);
}

void TestAutoconfig::noEntityIsExpanded()
{
    const QByteArray laughs = "<!DOCTYPE clientConfig [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">"
                              "<!ENTITY file SYSTEM \"file:///etc/passwd\">]>";
    for (const QByteArray entity : {"&b;", "&file;", "&undeclared;"}) {
        const auto config = readAutoconfig(file(server(entity, "995", "SSL"), laughs), anna);
        QVERIFY2(!config, entity.constData());
    }
    QVERIFY(!readAutoconfig(file(server("&undeclared;", "995", "SSL")), anna));
}

void TestAutoconfig::foreignScriptsAreRead()
{
    const MailAddress russian{QStringLiteral("анна"), QStringLiteral("xn--80a1acny.xn--p1ai")};
    const auto config = readAutoconfig(file(server("pop.%EMAILDOMAIN%", "995", "SSL")), russian);
    QVERIFY(config);
    QCOMPARE(config->pop3.size(), 1);
    QCOMPARE(config->pop3[0].host, QStringLiteral("pop.почта.рф"));
    QCOMPARE(config->pop3[0].user, QStringLiteral("анна@почта.рф"));
}

void TestAutoconfig::everyBeginningOfAFileIsSurvived()
{
    const QByteArray good = file(server("pop.example.org", "995", "SSL"));
    for (qsizetype size = 0; size < good.size(); ++size)
        QVERIFY(!readAutoconfig(good.first(size), anna));
    QVERIFY(readAutoconfig(good, anna));
}

QTEST_APPLESS_MAIN(TestAutoconfig)
#include "tst_accounts_autoconfig.moc"
