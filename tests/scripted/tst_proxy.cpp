// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/channeluser.h"
#include "support/proxyserver.h"
#include "support/scriptedserver.h"
#include "support/sessionuser.h"
#include "wire/detour.h"

#include <QTcpServer>

using namespace poplar;
using namespace poplar::test;
using namespace poplar::wire;
using Kind = ProxyServer::Kind;
using Manner = ProxyServer::Manner;

namespace {

const QByteArray greeting = "S: +OK ready\n";
const QByteArray capa = "C: CAPA\nS: +OK\nS: UIDL\nS: STLS\nS: .\n";
const QByteArray login = "C: USER anna\nS: +OK\nC: PASS hunter22 of anna\nS: +OK 2 messages\n";
const QByteArray stls = "C: STLS\nS: +OK begin\nTLS\n";

const char proxyPassword[] = "swordfish:of the proxy";

Proxy detourBy(Kind kind, const ProxyServer &server, const QString &user = {})
{
    return {kind == Kind::Socks5 ? Proxy::Kind::Socks5 : Proxy::Kind::Http, QStringLiteral("127.0.0.1"),
            server.port(), user};
}

quint16 closedPort()
{
    QTcpServer reserved;
    reserved.listen(QHostAddress::LocalHost);
    return reserved.serverPort();
}

} // namespace

Q_DECLARE_METATYPE(poplar::test::ProxyServer::Kind)
Q_DECLARE_METATYPE(poplar::test::ProxyServer::Manner)

/// Sessions and channels through proxies of both kinds.
class TestProxy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { init(); }
    void sessionsGoThrough_data();
    void sessionsGoThrough();
    void theCertificateIsCheckedAgainstTheServersName_data() { kinds(); }
    void theCertificateIsCheckedAgainstTheServersName();
    void theNameGoesToTheProxyUnresolved_data() { kinds(); }
    void theNameGoesToTheProxyUnresolved();
    void refusals_data();
    void refusals();
    void credentials_data();
    void credentials();
    void theProxyIsNotThere_data() { kinds(); }
    void theProxyIsNotThere();
    void aProxyThatHangsMeetsTheDeadline_data() { kinds(); }
    void aProxyThatHangsMeetsTheDeadline();
    void thePasswordOfTheProxyIsNowhere_data() { kinds(); }
    void thePasswordOfTheProxyIsNowhere();
    void noneMeansNone();
    void theSystemIsAsked();
    void theSystemsAnswerIsNeverMissed();
    void theSystemIsNotAskedForThisMachine_data();
    void theSystemIsNotAskedForThisMachine();
    void aChannelThatIsGivenUpWhileTheSystemIsAskedSaysNothing();

private:
    void kinds();

    const TestCertificates m_certificates;
};

void TestProxy::init()
{
    for (const char *name : {"http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "NO_PROXY"})
        qunsetenv(name);
}

void TestProxy::kinds()
{
    QTest::addColumn<Kind>("kind");
    QTest::newRow("SOCKS 5") << Kind::Socks5;
    QTest::newRow("HTTP") << Kind::Http;
}

void TestProxy::sessionsGoThrough_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<Security>("security");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("story");
    for (const Kind kind : {Kind::Socks5, Kind::Http}) {
        const char *name = kind == Kind::Socks5 ? "SOCKS 5" : "HTTP";
        QTest::addRow("%s, no TLS", name) << kind << Security::None << greeting + capa + login + capa
                                          << QByteArray("Connecting Authorization Transaction opened");
        QTest::addRow("%s, STARTTLS", name)
            << kind << Security::StartTls << greeting + capa + stls + capa + login + capa
            << QByteArray("Connecting Authorization Securing Authorization Transaction opened");
        QTest::addRow("%s, TLS", name) << kind << Security::Tls << "TLS\n" + greeting + capa + login + capa
                                       << QByteArray("Connecting Securing Authorization Transaction opened");
    }
}

void TestProxy::sessionsGoThrough()
{
    QFETCH(Kind, kind);
    QFETCH(Security, security);
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, story);
    ScriptedServer server(script, m_certificates.good());
    ProxyServer proxy(kind);
    SessionUser client;
    client.open({QStringLiteral("localhost"), server.port(), security, detourBy(kind, proxy)},
                {{}, {m_certificates.authority()}});
    QTRY_STORY(client, story);
    QTRY_PLAYED(server);
    QCOMPARE(proxy.connections(), 1);
    QCOMPARE(proxy.asked(), QByteArrayList{"localhost:" + QByteArray::number(server.port())});
}

void TestProxy::theCertificateIsCheckedAgainstTheServersName()
{
    QFETCH(Kind, kind);
    ScriptedServer server("TLS\nHANG", m_certificates.wrongName());
    ProxyServer proxy(kind);
    ChannelUser user;
    // The certificate is made out to this name, which only the proxy can find.
    user.channel.open(
        {QStringLiteral("mail.example.org"), server.port(), Security::Tls, detourBy(kind, proxy)},
        {{}, {m_certificates.authority()}});
    QTRY_CHANNEL(user, "connected secured");
    user.channel.close();
    QTRY_PLAYED(server);

    ScriptedServer another("TLS REFUSED", m_certificates.wrongName());
    ChannelUser deceived;
    deceived.channel.open(
        {QStringLiteral("pop.example.org"), another.port(), Security::Tls, detourBy(kind, proxy)},
        {{}, {m_certificates.authority()}});
    QTRY_CHANNEL(deceived, "connected failed:CertificateDoubtful");
    QCOMPARE(deceived.channel.tls().doubts, QList{CertificateDoubt::WrongName});
    QTRY_PLAYED(another);
}

void TestProxy::theNameGoesToTheProxyUnresolved()
{
    QFETCH(Kind, kind);
    ScriptedServer server("S: +OK\nHANG");
    ProxyServer proxy(kind);
    ChannelUser user;
    user.channel.open(
        {QStringLiteral("nowhere.invalid"), server.port(), Security::None, detourBy(kind, proxy)}, {});
    QTRY_COMPARE(user.received, QByteArray("+OK\r\n"));
    QCOMPARE(proxy.asked(), QByteArrayList{"nowhere.invalid:" + QByteArray::number(server.port())});
    user.channel.close();
    QTRY_PLAYED(server);
}

void TestProxy::refusals_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<Manner>("manner");
    QTest::addColumn<QByteArray>("story");
    const QByteArray proxyFailed = "failed:ProxyFailed";
    for (const Kind kind : {Kind::Socks5, Kind::Http}) {
        const char *name = kind == Kind::Socks5 ? "SOCKS 5" : "HTTP";
        QTest::addRow("%s refuses", name) << kind << Manner::Refusing << proxyFailed;
        QTest::addRow("%s fails", name) << kind << Manner::Failing << proxyFailed;
        QTest::addRow("%s hangs up", name) << kind << Manner::Hasty << proxyFailed;
        QTest::addRow("%s is no proxy", name) << kind << Manner::Babbling << proxyFailed;
        QTest::addRow("%s finds nobody", name)
            << kind << Manner::Unreachable << QByteArray("failed:ConnectionRefused");
    }
}

void TestProxy::refusals()
{
    QFETCH(Kind, kind);
    QFETCH(Manner, manner);
    QFETCH(QByteArray, story);
    for (const Security security : {Security::None, Security::Tls}) {
        ProxyServer proxy(kind, manner);
        ChannelUser user;
        user.channel.open({QStringLiteral("mail.example.org"), 110, security, detourBy(kind, proxy)}, {});
        QTRY_CHANNEL(user, story);
        const QString name = QStringLiteral("127.0.0.1:%1: ").arg(proxy.port());
        QVERIFY2(user.error->detail.startsWith(name) && user.error->detail.size() > name.size(),
                 qPrintable(user.error->detail));
    }
}

void TestProxy::credentials_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QByteArray>("story");
    for (const Kind kind : {Kind::Socks5, Kind::Http}) {
        const char *text = kind == Kind::Socks5 ? "SOCKS 5" : "HTTP";
        const QByteArray refused = "failed:ProxyFailed[PROXY-AUTH]";
        const QString ivan = QStringLiteral("ivan");
        QTest::addRow("%s, right", text)
            << kind << ivan << QByteArray(proxyPassword) << QByteArray("connected");
        QTest::addRow("%s, wrong", text) << kind << ivan << QByteArray("guess") << refused;
        QTest::addRow("%s, no password", text) << kind << ivan << QByteArray() << refused;
        QTest::addRow("%s, none", text) << kind << QString() << QByteArray() << refused;
    }
}

void TestProxy::credentials()
{
    QFETCH(Kind, kind);
    QFETCH(QString, name);
    QFETCH(QByteArray, password);
    QFETCH(QByteArray, story);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    ProxyServer proxy(kind, Manner::Willing, QByteArray("ivan:") + proxyPassword);
    ChannelUser user;
    user.channel.open({QStringLiteral("mail.example.org"), server.serverPort(), Security::None,
                       detourBy(kind, proxy, name), Secret(password)},
                      {});
    QTRY_CHANNEL(user, story);
}

void TestProxy::theProxyIsNotThere()
{
    QFETCH(Kind, kind);
    for (const QString &host : {QStringLiteral("127.0.0.1"), QStringLiteral("proxy.invalid")}) {
        ChannelUser user;
        user.channel.open(
            {QStringLiteral("mail.example.org"),
             110,
             Security::None,
             {kind == Kind::Socks5 ? Proxy::Kind::Socks5 : Proxy::Kind::Http, host, closedPort(), {}}},
            {});
        QTRY_CHANNEL(user, "failed:ProxyFailed");
    }
}

void TestProxy::aProxyThatHangsMeetsTheDeadline()
{
    QFETCH(Kind, kind);
    ProxyServer proxy(kind, Manner::Silent);
    ChannelUser user;
    user.channel.open({QStringLiteral("mail.example.org"), 110, Security::None, detourBy(kind, proxy)}, {});
    QTRY_COMPARE(proxy.connections(), 1);
    user.channel.expectWithin(std::chrono::milliseconds(100));
    QTRY_CHANNEL(user, "failed:ProxyFailed");
    QCOMPARE(user.error->detail, QStringLiteral("127.0.0.1:%1").arg(proxy.port()));
}

void TestProxy::thePasswordOfTheProxyIsNowhere()
{
    QFETCH(Kind, kind);
    for (const bool isRight : {true, false}) {
        ScriptedServer server(isRight ? greeting + capa + login + capa : QByteArray());
        if (!isRight)
            server.ignoreRest();
        ProxyServer proxy(kind, Manner::Willing, QByteArray("ivan:") + (isRight ? proxyPassword : "another"));
        SessionUser client;
        client.open({QStringLiteral("localhost"), server.port(), Security::None,
                     detourBy(kind, proxy, QStringLiteral("ivan")), Secret(QByteArray(proxyPassword))});
        QTRY_VERIFY(client.count("opened") + client.count("failed") == 1);
        QCOMPARE(client.count("opened"), isRight ? 1 : 0);
        QByteArray all = client.error ? client.error->said + client.error->detail.toUtf8() : QByteArray();
        for (const TranscriptEvent &event : std::as_const(client.transcript))
            all += event.text + '\n';
        QVERIFY(!all.contains("swordfish"));
        QVERIFY(!all.contains((QByteArray("ivan:") + proxyPassword).toBase64()));
    }
}

void TestProxy::noneMeansNone()
{
    ProxyServer proxy(Kind::Http);
    qputenv("http_proxy", "http://127.0.0.1:" + QByteArray::number(proxy.port()));
    ChannelUser user;
    user.channel.open(
        {QStringLiteral("nowhere.invalid"), 110, Security::None, {Proxy::Kind::None, {}, 0, {}}}, {});
    QTRY_CHANNEL(user, "failed:HostNotFound");
    QCOMPARE(proxy.connections(), 0);
}

void TestProxy::theSystemIsAsked()
{
    ScriptedServer server("S: +OK\nHANG");
    ProxyServer proxy(Kind::Http);
    qputenv("http_proxy", "http://127.0.0.1:" + QByteArray::number(proxy.port()));
    ChannelUser user;
    user.channel.open({QStringLiteral("nowhere.invalid"), server.port(), Security::None}, {});
    QTRY_COMPARE(user.received, QByteArray("+OK\r\n"));
    QCOMPARE(proxy.asked(), QByteArrayList{"nowhere.invalid:" + QByteArray::number(server.port())});
    user.channel.close();
    QTRY_PLAYED(server);
}

void TestProxy::theSystemsAnswerIsNeverMissed()
{
    int answers = 0;
    for (int i = 0; i < 200; ++i) {
        SystemDetour::ask(QStringLiteral("mail.example.org"), 110, this,
                          [&answers](const QNetworkProxy &) { ++answers; });
    }
    QTRY_COMPARE_WITH_TIMEOUT(answers, 200, 60000);
}

void TestProxy::theSystemIsNotAskedForThisMachine_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("by name") << QStringLiteral("LocalHost");
    QTest::newRow("by address") << QStringLiteral("127.0.0.1");
}

void TestProxy::theSystemIsNotAskedForThisMachine()
{
    QFETCH(QString, host);
    ScriptedServer server("S: +OK\nHANG");
    ProxyServer proxy(Kind::Http);
    qputenv("http_proxy", "http://127.0.0.1:" + QByteArray::number(proxy.port()));
    ChannelUser user;
    user.channel.open({host, server.port(), Security::None}, {});
    QTRY_COMPARE(user.received, QByteArray("+OK\r\n"));
    QCOMPARE(proxy.connections(), 0);
    user.channel.close();
    QTRY_PLAYED(server);
}

void TestProxy::aChannelThatIsGivenUpWhileTheSystemIsAskedSaysNothing()
{
    ProxyServer proxy(Kind::Http);
    qputenv("http_proxy", "http://127.0.0.1:" + QByteArray::number(proxy.port()));
    ChannelUser user;
    user.channel.open({QStringLiteral("mail.example.org"), 110, Security::None}, {});
    user.channel.abort();
    // Asked later, answered later.
    int answers = 0;
    SystemDetour::ask(QStringLiteral("mail.example.org"), 110, &user,
                      [&answers](const QNetworkProxy &) { ++answers; });
    QTRY_COMPARE(answers, 1);
    QCOMPARE(user.story(), QByteArray());
    QCOMPARE(proxy.connections(), 0);
}

QTEST_GUILESS_MAIN(TestProxy)
#include "tst_proxy.moc"
