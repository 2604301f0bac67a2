// SPDX-License-Identifier: GPL-3.0-or-later
// Where a mail address's mailbox is, asked of real servers on this machine: web servers with certificates for
// the file of settings, POP3 servers by TLS for guesses, a name server for SRV records.
#include "accounts/serverlookup.h"
#include "support/scriptedserver.h"
#include "support/webserver.h"

#include <QSignalSpy>
#include <QTest>
#include <QUdpSocket>
#include <QtEndian>

using namespace poplar;
using namespace poplar::accounts;
using namespace poplar::test;

namespace {

constexpr int longEnough = 20000;
const MailAddress anna{QStringLiteral("anna"), QStringLiteral("example.org")};
const QByteArray ownPath = "/mail/config-v1.1.xml?emailaddress=anna%40example.org";
const QByteArray wellKnownPath = "/.well-known/autoconfig/mail/config-v1.1.xml";

QByteArray fileNaming(const QByteArray &host, const QByteArray &socketType = "SSL")
{
    return "<?xml version=\"1.0\"?><clientConfig version=\"1.1\"><emailProvider id=\"x\">"
           "<incomingServer type=\"pop3\"><hostname>"
        + host + "</hostname><port>995</port><socketType>" + socketType
        + "</socketType><username>%EMAILADDRESS%</username>"
          "<authentication>password-cleartext</authentication></incomingServer>"
          "</emailProvider></clientConfig>";
}

/// The world as a look-up sees it: which host is which server on this machine. What is not there refuses.
class World {
public:
    World()
    {
        // A port at which nobody listens: one that was free a moment ago.
        QTcpServer nobody;
        nobody.listen(QHostAddress::LocalHost);
        m_closed = nobody.serverPort();
    }
    /// Every service of a host but those for sending.
    void place(const QString &host, quint16 port) { m_places.insert(host, port); }
    /// One that takes mail, on a port as the world knows it.
    void placeSubmission(const QString &host, quint16 known, quint16 port)
    {
        m_submissions.insert({host, known}, port);
    }
    void say(const QString &service, const QList<SrvRecord> &records) { m_services.insert(service, records); }
    [[nodiscard]] LookupPolicy policy()
    {
        LookupPolicy policy;
        policy.resolve = [this](const QString &name, QObject *context,
                                const std::function<void(const QList<SrvRecord> &)> &done) {
            asked += name;
            QMetaObject::invokeMethod(
                context, [done, records = m_services.value(name)] { done(records); }, Qt::QueuedConnection);
        };
        policy.locate = [this](const QString &host, quint16 port) {
            sought += host + u':' + QString::number(port);
            const bool isForSending = port == 465 || port == 587;
            const quint16 found =
                isForSending ? m_submissions.value({host, port}, m_closed) : m_places.value(host, m_closed);
            return Whereabouts{QStringLiteral("127.0.0.1"), found};
        };
        policy.forSending = std::chrono::hours(1);
        policy.authorities = {certificates.authority()};
        policy.draw = [](quint32) { return 0U; };
        return policy;
    }

    TestCertificates certificates;
    QStringList asked; ///< Of DNS.
    QStringList sought; ///< Hosts that were connected to, and ports.

private:
    quint16 m_closed = 0;
    QHash<QString, quint16> m_places;
    QHash<std::pair<QString, quint16>, quint16> m_submissions;
    QHash<QString, QList<SrvRecord>> m_services;
};

/// What came of one look-up.
class Lookup {
public:
    explicit Lookup(const LookupPolicy &policy, const MailAddress &address = anna)
        : lookup(policy)
        , m_finished(&lookup, &ServerLookup::finished)
    {
        lookup.start(address);
    }
    [[nodiscard]] bool isOver() const { return !m_finished.isEmpty(); }
    [[nodiscard]] int times() const { return int(m_finished.size()); }
    [[nodiscard]] Findings findings() const { return m_finished.value(0).value(0).value<Findings>(); }
    [[nodiscard]] QStringList hosts() const
    {
        QStringList hosts;
        for (const Finding &one : findings().pop3)
            hosts += one.server.host;
        return hosts;
    }
    ServerLookup lookup;

private:
    QSignalSpy m_finished;
};

#define QTRY_OVER(look) QTRY_VERIFY_WITH_TIMEOUT((look).isOver(), longEnough)

/// A name server on this machine that knows one name.
class NameServer : public QUdpSocket {
public:
    NameServer(const QHostAddress &address, QByteArray target)
        : m_target(std::move(target))
    {
        isThere = bind(address, 53);
        connect(this, &QUdpSocket::readyRead, this, [this] { answer(); });
    }
    bool isThere = false;

private:
    void answer()
    {
        while (hasPendingDatagrams()) {
            QByteArray query(pendingDatagramSize(), '\0');
            QHostAddress from;
            quint16 port = 0;
            readDatagram(query.data(), query.size(), &from, &port);
            const qsizetype end = query.indexOf('\0', 12) + 5; // the name, type and class
            QByteArray reply =
                query.first(2) + QByteArray::fromHex("81800001000100000000") + query.mid(12, end - 12);
            QByteArray data = QByteArray::fromHex("0005000703e3"); // priority 5, weight 7, port 995
            for (const QByteArray &label : m_target.split('.'))
                data += char(label.size()) + label;
            data += '\0';
            reply += QByteArray::fromHex("c00c002100010000003c00") + char(data.size()) + data;
            writeDatagram(reply, from, port);
        }
    }
    QByteArray m_target;
};

} // namespace

class TestServerLookup : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aKnownProviderNeedsNoNetwork();
    void aProviderWithoutPop3IsSaidToHaveNone();
    void theDomainsOwnFileIsRead();
    void theWellKnownPlaceIsReadWithoutTheAddress();
    void theOwnFileCountsBeforeTheWellKnownPlace();
    void dnsAnswersWhereThereIsNoFile();
    void whatBothSayComesOnce();
    void theFileCountsBeforeDns();
    void noCertificateIsExcused_data();
    void noCertificateIsExcused();
    void nothingUnprotectedIsFollowed();
    void aFileServedByAStrangerIsDoubtful();
    void redirectionsEnd();
    void aWebPageIsNoFile();
    void anEndlessFileIsGivenUp();
    void aSilentServerIsGivenUp();
    void aServerWithoutProtectionIsOnlyTold();
    void aUsualNameIsGuessed();
    void noGuessWithoutACertificate();
    void noGuessThatIsNoPop3();
    void nothingAtAllIsTold();
    void theFileNamesAServerToSendBy();
    void dnsNamesAServerToSendBy();
    void aServerToSendByIsGuessed();
    void aServerToSendByWithStartTlsIsGuessed();
    void noGuessForSendingWithoutProtection_data();
    void noGuessForSendingWithoutProtection();
    void whoIsSilentAboutSendingHindersNothing();
    void aDomainMaySayThatItHasNone();
    void aDomainOfAnotherScriptIsAskedByItsDnsName();
    void theWholeTimeIsBounded();
    void cancellingIsSilent();
    void anotherAddressTakesThePlaceOfTheFirst();
    void theSystemsResolverReadsRecords();
};

void TestServerLookup::aKnownProviderNeedsNoNetwork()
{
    World world;
    Lookup look(world.policy(), {QStringLiteral("anna"), QStringLiteral("gmail.com")});
    QVERIFY(look.lookup.isRunning());
    QCOMPARE(look.times(), 0); // not within the call
    QTRY_OVER(look);
    QCOMPARE(look.hosts(), QStringList{QStringLiteral("pop.gmail.com")});
    QCOMPARE(look.findings().pop3[0].source, Finding::Source::Providers);
    QCOMPARE(look.findings().pop3[0].server.user, QStringLiteral("anna@gmail.com"));
    QVERIFY(look.findings().provider->needs.testFlag(ProviderNeed::AppPassword));
    QCOMPARE(look.findings().submission.value(0).server.port, 465);
    QVERIFY(world.asked.isEmpty());
    QVERIFY(world.sought.isEmpty());
    QVERIFY(!look.lookup.isRunning());
}

void TestServerLookup::aProviderWithoutPop3IsSaidToHaveNone()
{
    World world;
    Lookup look(world.policy(), {QStringLiteral("anna"), QStringLiteral("icloud.com")});
    QTRY_OVER(look);
    QVERIFY(look.findings().pop3.isEmpty());
    QVERIFY(look.findings().provider->needs.testFlag(ProviderNeed::NoPop3));
    QVERIFY(world.sought.isEmpty());
}

void TestServerLookup::theDomainsOwnFileIsRead()
{
    World world;
    WebServer web(world.certificates.good());
    web.set(ownPath, {.body = fileNaming("pop.example.org")});
    world.place(QStringLiteral("autoconfig.example.org"), web.serverPort());
    Lookup look(world.policy());
    QTRY_OVER(look);
    QCOMPARE(look.hosts(), QStringList{QStringLiteral("pop.example.org")});
    const Finding found = look.findings().pop3[0];
    QCOMPARE(found.source, Finding::Source::Autoconfig);
    QCOMPARE(found.trust, Finding::Trust::Vouched);
    QCOMPARE(found.saidBy, QStringLiteral("autoconfig.example.org"));
    QCOMPARE(found.server.user, QStringLiteral("anna@example.org"));
    QVERIFY(web.requests().value(0).contains("Host: autoconfig.example.org\r\n"));
    QVERIFY(!web.requests().value(0).contains("Cookie"));
}

void TestServerLookup::theWellKnownPlaceIsReadWithoutTheAddress()
{
    World world;
    WebServer web(world.certificates.good());
    web.set(wellKnownPath, {.body = fileNaming("pop.example.org")});
    world.place(QStringLiteral("example.org"), web.serverPort());
    Lookup look(world.policy());
    QTRY_OVER(look);
    QCOMPARE(look.hosts(), QStringList{QStringLiteral("pop.example.org")});
    QVERIFY(!web.requests().join().contains("anna"));
    QVERIFY(!world.asked.join(u' ').contains(u"anna"));
}

void TestServerLookup::theOwnFileCountsBeforeTheWellKnownPlace()
{
    World world;
    WebServer own(world.certificates.good());
    own.set(ownPath, {.body = fileNaming("first.example.org")});
    WebServer other(world.certificates.good());
    other.set(wellKnownPath, {.body = fileNaming("second.example.org")});
    world.place(QStringLiteral("autoconfig.example.org"), own.serverPort());
    world.place(QStringLiteral("example.org"), other.serverPort());
    Lookup look(world.policy());
    QTRY_OVER(look);
    QCOMPARE(look.hosts(),
             QStringList({QStringLiteral("first.example.org"), QStringLiteral("second.example.org")}));
}

void TestServerLookup::dnsAnswersWhereThereIsNoFile()
{
    World world;
    world.say(QStringLiteral("_pop3s._tcp.example.org"), {{QStringLiteral("pop.hoster.net."), 995, 1, 1}});
    world.say(QStringLiteral("_submissions._tcp.example.org"),
              {{QStringLiteral("smtp.example.org."), 465, 1, 1}});
    Lookup look(world.policy());
    QTRY_OVER(look);
    QCOMPARE(look.hosts(), QStringList{QStringLiteral("pop.hoster.net")});
    QCOMPARE(look.findings().pop3[0].source, Finding::Source::Dns);
    QCOMPARE(look.findings().pop3[0].trust, Finding::Trust::Doubtful);
    QCOMPARE(look.findings().submission.value(0).server.host, QStringLiteral("smtp.example.org"));
    QCOMPARE(world.asked.size(), 4);
}

void TestServerLookup::whatBothSayComesOnce()
{
    World world;
    WebServer web(world.certificates.good());
    web.set(ownPath, {.body = fileNaming("pop.hoster.net")});
    world.place(QStringLiteral("autoconfig.example.org"), web.serverPort());
    world.say(QStringLiteral("_pop3s._tcp.example.org"), {{QStringLiteral("POP.hoster.net"), 995, 1, 1}});
    Lookup look(world.policy());
    QTRY_OVER(look);
    QCOMPARE(look.hosts(), QStringList{QStringLiteral("pop.hoster.net")});
    // The domain itself vouches for it.
    QCOMPARE(look.findings().pop3[0].trust, Finding::Trust::Vouched);
}

void TestServerLookup::theFileCountsBeforeDns()
{
    World world;
    WebServer web(world.certificates.good());
    web.set(wellKnownPath, {.body = fileNaming("file.example.org")});
    world.place(QStringLiteral("example.org"), web.serverPort());
    world.say(QStringLiteral("_pop3s._tcp.example.org"), {{QStringLiteral("dns.example.org"), 995, 1, 1}});
    Lookup look(world.policy());
    QTRY_OVER(look);
    QCOMPARE(look.hosts(),
             QStringList({QStringLiteral("file.example.org"), QStringLiteral("dns.example.org")}));
}

void TestServerLookup::noCertificateIsExcused_data()
{
    QTest::addColumn<int>("which");
    QTest::newRow("self-signed") << 0;
    QTest::newRow("expired") << 1;
    QTest::newRow("of another name") << 2;
}

void TestServerLookup::noCertificateIsExcused()
{
    QFETCH(int, which);
    World world;
    const auto &certificates = world.certificates;
    WebServer web(which == 0       ? certificates.selfSigned()
                      : which == 1 ? certificates.expired()
                                   : certificates.wrongName());
    web.set(ownPath, {.body = fileNaming("pop.example.org")});
    world.place(QStringLiteral("autoconfig.example.org"), web.serverPort());
    Lookup look(world.policy());
    QTRY_OVER(look);
    QVERIFY(look.hosts().isEmpty());
    QCOMPARE(look.findings().notes, QList{LookupNote::UntrustedFile});
    QVERIFY(web.requests().isEmpty()); // The address was not told.
}

void TestServerLookup::nothingUnprotectedIsFollowed()
{
    World world;
    WebServer plain;
    plain.set(ownPath, {.body = fileNaming("evil.example.org")});
    WebServer web(world.certificates.good());
    web.set(ownPath,
            {"302 Found", "Location: " + plain.address(ownPath).toUtf8() + "\r\nContent-Length: 0\r\n"});
    world.place(QStringLiteral("autoconfig.example.org"), web.serverPort());
    Lookup look(world.policy());
    QTRY_OVER(look);
    QVERIFY(look.hosts().isEmpty());
    QCOMPARE(look.findings().notes, QList{LookupNote::UntrustedFile});
    QCOMPARE(plain.connections(), 0);
}

void TestServerLookup::aFileServedByAStrangerIsDoubtful()
{
    World world;
    WebServer stranger(world.certificates.good());
    stranger.set("/x.xml", {.body = fileNaming("pop.example.org")});
    WebServer web(world.certificates.good());
    web.set(ownPath, {"301 Moved", "Location: https://files.hoster.net/x.xml\r\nContent-Length: 0\r\n"});
    world.place(QStringLiteral("autoconfig.example.org"), web.serverPort());
    world.place(QStringLiteral("files.hoster.net"), stranger.serverPort());
    Lookup look(world.policy());
    QTRY_OVER(look);
    QCOMPARE(look.hosts(), QStringList{QStringLiteral("pop.example.org")});
    QCOMPARE(look.findings().pop3[0].trust, Finding::Trust::Doubtful);
    QCOMPARE(look.findings().pop3[0].saidBy, QStringLiteral("files.hoster.net"));
    QVERIFY(!stranger.requests().join().contains("anna"));
}

void TestServerLookup::redirectionsEnd()
{
    World world;
    WebServer web(world.certificates.good());
    const WebServer::Answer again{
        "302 Found", "Location: https://autoconfig.example.org" + ownPath + "\r\nContent-Length: 0\r\n"};
    web.set(ownPath, again);
    world.place(QStringLiteral("autoconfig.example.org"), web.serverPort());
    Lookup look(world.policy());
    QTRY_OVER(look);
    QVERIFY(look.hosts().isEmpty());
    QCOMPARE(web.paths().size(), limit::autoconfigRedirects + 1);
}

void TestServerLookup::aWebPageIsNoFile()
{
    World world;
    WebServer web(world.certificates.good());
    web.set(wellKnownPath,
            {.headers = "Content-Type: text/html\r\n",
             .body = "<!DOCTYPE html><html><body><br>Welcome!</body></html>"});
    world.place(QStringLiteral("example.org"), web.serverPort());
    Lookup look(world.policy());
    QTRY_OVER(look);
    QVERIFY(look.hosts().isEmpty());
    QCOMPARE(look.findings().notes, QList{LookupNote::UnreadableFile});
}

void TestServerLookup::anEndlessFileIsGivenUp()
{
    World world;
    WebServer web(world.certificates.good());
    web.set(wellKnownPath,
            {.body = QByteArray(limit::autoconfigOctets + 100'000, ' '), .then = WebServer::Then::Hang});
    world.place(QStringLiteral("example.org"), web.serverPort());
    Lookup look(world.policy());
    QTRY_OVER(look);
    QCOMPARE(look.findings().notes, QList{LookupNote::UnreadableFile});
}

void TestServerLookup::aSilentServerIsGivenUp()
{
    World world;
    WebServer web(world.certificates.good());
    web.set(wellKnownPath, {.headers = "Content-Length: 9\r\n", .body = "x", .then = WebServer::Then::Hang});
    world.place(QStringLiteral("example.org"), web.serverPort());
    world.say(QStringLiteral("_pop3s._tcp.example.org"), {{QStringLiteral("pop.example.org"), 995, 1, 1}});
    LookupPolicy policy = world.policy();
    policy.silence = std::chrono::milliseconds(200);
    policy.time = std::chrono::minutes(10);
    Lookup look(policy);
    QTRY_OVER(look);
    QCOMPARE(look.hosts(), QStringList{QStringLiteral("pop.example.org")});
}

void TestServerLookup::aServerWithoutProtectionIsOnlyTold()
{
    World world;
    WebServer web(world.certificates.good());
    web.set(ownPath, {.body = fileNaming("pop.example.org", "plain")});
    world.place(QStringLiteral("autoconfig.example.org"), web.serverPort());
    Lookup look(world.policy());
    QTRY_OVER(look);
    QVERIFY(look.hosts().isEmpty());
    QCOMPARE(look.findings().notes, QList{LookupNote::OnlyUnencrypted});
    QCOMPARE(look.findings().unencrypted.value_or(FoundServer()).host, QStringLiteral("pop.example.org"));
}

void TestServerLookup::aUsualNameIsGuessed()
{
    World world;
    ScriptedServer mail("TLS\nS: +OK ready\nC: QUIT\n", world.certificates.good());
    world.place(QStringLiteral("mail.example.org"), mail.port());
    Lookup look(world.policy());
    QTRY_OVER(look);
    QCOMPARE(look.hosts(), QStringList{QStringLiteral("mail.example.org")});
    QCOMPARE(look.findings().pop3[0].source, Finding::Source::Guess);
    QCOMPARE(look.findings().pop3[0].server.security, Security::Tls);
    QCOMPARE(look.findings().pop3[0].server.port, 995);
    QTRY_PLAYED(mail);
}

void TestServerLookup::noGuessWithoutACertificate()
{
    World world;
    ScriptedServer pop("TLS REFUSED\n", world.certificates.wrongName());
    world.place(QStringLiteral("pop.example.org"), pop.port());
    Lookup look(world.policy());
    QTRY_OVER(look);
    QVERIFY(look.hosts().isEmpty());
    QTRY_PLAYED(pop);
}

void TestServerLookup::noGuessThatIsNoPop3()
{
    World world;
    ScriptedServer pop("TLS\nS: 220 smtp.example.org ESMTP\n", world.certificates.good());
    world.place(QStringLiteral("pop.example.org"), pop.port());
    Lookup look(world.policy());
    QTRY_OVER(look);
    QVERIFY(look.hosts().isEmpty());
    QTRY_PLAYED(pop);
}

void TestServerLookup::nothingAtAllIsTold()
{
    World world;
    Lookup look(world.policy());
    QTRY_OVER(look);
    QVERIFY(look.findings().pop3.isEmpty());
    QVERIFY(look.findings().notes.isEmpty());
    QVERIFY(!look.findings().provider);
    QCOMPARE(look.findings().address, anna);
    world.sought.sort();
    QCOMPARE(world.sought,
             QStringList({QStringLiteral("autoconfig.example.org:443"), QStringLiteral("example.org:443"),
                          QStringLiteral("mail.example.org:465"), QStringLiteral("mail.example.org:587"),
                          QStringLiteral("mail.example.org:995"), QStringLiteral("pop.example.org:995"),
                          QStringLiteral("pop3.example.org:995"), QStringLiteral("smtp.example.org:465"),
                          QStringLiteral("smtp.example.org:587")}));
}

void TestServerLookup::theFileNamesAServerToSendBy()
{
    World world;
    WebServer web(world.certificates.good());
    QByteArray file = fileNaming("pop.example.org");
    file.replace("</emailProvider>",
                 "<outgoingServer type=\"smtp\"><hostname>out.example.org</hostname><port>587</port>"
                 "<socketType>STARTTLS</socketType><username>%EMAILLOCALPART%</username>"
                 "<authentication>password-cleartext</authentication></outgoingServer></emailProvider>");
    web.set(ownPath, {.body = file});
    world.place(QStringLiteral("autoconfig.example.org"), web.serverPort());
    Lookup look(world.policy());
    QTRY_OVER(look);
    QCOMPARE(look.findings().submission.size(), 1);
    const Finding found = look.findings().submission[0];
    QCOMPARE(found.server.host, QStringLiteral("out.example.org"));
    QCOMPARE(found.server.port, 587);
    QCOMPARE(found.server.security, Security::StartTls);
    QCOMPARE(found.server.user, QStringLiteral("anna"));
    QCOMPARE(found.trust, Finding::Trust::Vouched);
}

void TestServerLookup::dnsNamesAServerToSendBy()
{
    World world;
    world.say(QStringLiteral("_pop3s._tcp.example.org"), {{QStringLiteral("pop.example.org."), 995, 1, 1}});
    world.say(QStringLiteral("_submission._tcp.example.org"),
              {{QStringLiteral("smtp.hoster.net."), 587, 1, 1}});
    Lookup look(world.policy());
    QTRY_OVER(look);
    QCOMPARE(look.findings().submission.size(), 1);
    const Finding found = look.findings().submission[0];
    QCOMPARE(found.source, Finding::Source::Dns);
    QCOMPARE(found.trust, Finding::Trust::Doubtful);
    QCOMPARE(found.server.host, QStringLiteral("smtp.hoster.net"));
    QCOMPARE(found.server.security, Security::StartTls);
}

void TestServerLookup::aServerToSendByIsGuessed()
{
    World world;
    world.say(QStringLiteral("_pop3s._tcp.example.org"), {{QStringLiteral("pop.example.org."), 995, 1, 1}});
    ScriptedServer smtp("TLS\nS: 220 mail.example.org ESMTP\nC: QUIT\n", world.certificates.good());
    world.placeSubmission(QStringLiteral("mail.example.org"), 465, smtp.port());
    Lookup look(world.policy());
    QTRY_OVER(look);
    QCOMPARE(look.findings().submission.size(), 1);
    const Finding found = look.findings().submission[0];
    QCOMPARE(found.source, Finding::Source::Guess);
    QCOMPARE(found.server.host, QStringLiteral("mail.example.org"));
    QCOMPARE(found.server.port, 465);
    QCOMPARE(found.server.security, Security::Tls);
    QCOMPARE(found.server.user, QStringLiteral("anna@example.org"));
    QTRY_PLAYED(smtp);
}

void TestServerLookup::aServerToSendByWithStartTlsIsGuessed()
{
    World world;
    world.say(QStringLiteral("_pop3s._tcp.example.org"), {{QStringLiteral("pop.example.org."), 995, 1, 1}});
    ScriptedServer smtp("S: 220-smtp.example.org\nS: 220 ESMTP\nC: EHLO [127.0.0.1]\n"
                        "S: 250-smtp.example.org\nS: 250-STARTTLS\nS: 250 SIZE 1000\n"
                        "C: STARTTLS\nS: 220 go\nTLS\nC: QUIT\n",
                        world.certificates.good());
    world.placeSubmission(QStringLiteral("smtp.example.org"), 587, smtp.port());
    Lookup look(world.policy());
    QTRY_OVER(look);
    QCOMPARE(look.findings().submission.size(), 1);
    const Finding found = look.findings().submission[0];
    QCOMPARE(found.server.host, QStringLiteral("smtp.example.org"));
    QCOMPARE(found.server.port, 587);
    QCOMPARE(found.server.security, Security::StartTls);
    QTRY_PLAYED(smtp);
}

void TestServerLookup::noGuessForSendingWithoutProtection_data()
{
    QTest::addColumn<QByteArray>("script");
    const QByteArray hello = "S: 220 smtp.example.org ESMTP\nC: EHLO [127.0.0.1]\nS: 250 smtp.example.org\n";
    QTest::newRow("STARTTLS refused") << hello + "C: STARTTLS\nS: 502 no\n";
    QTest::newRow("EHLO refused") << QByteArray("S: 220 smtp.example.org\nC: EHLO [127.0.0.1]\nS: 502 no\n");
    QTest::newRow("something else") << QByteArray("S: SSH-2.0-OpenSSH\n");
    QTest::newRow("no TLS behind it") << hello + "C: STARTTLS\nS: 220 go\nTLS REFUSED\n";
}

void TestServerLookup::noGuessForSendingWithoutProtection()
{
    QFETCH(QByteArray, script);
    World world;
    world.say(QStringLiteral("_pop3s._tcp.example.org"), {{QStringLiteral("pop.example.org."), 995, 1, 1}});
    ScriptedServer smtp(script, world.certificates.wrongName());
    world.placeSubmission(QStringLiteral("smtp.example.org"), 587, smtp.port());
    Lookup look(world.policy());
    QTRY_OVER(look);
    QVERIFY(look.findings().submission.isEmpty());
    QCOMPARE(look.hosts(), QStringList{QStringLiteral("pop.example.org")});
    QTRY_PLAYED(smtp);
}

/// Many networks let nobody out to the ports of mail servers, and say nothing about it.
void TestServerLookup::whoIsSilentAboutSendingHindersNothing()
{
    World world;
    world.say(QStringLiteral("_pop3s._tcp.example.org"), {{QStringLiteral("pop.example.org."), 995, 1, 1}});
    ScriptedServer smtp("HANG\n");
    world.placeSubmission(QStringLiteral("smtp.example.org"), 587, smtp.port());
    LookupPolicy policy = world.policy();
    policy.time = std::chrono::hours(1);
    policy.forSending = std::chrono::milliseconds(50);
    Lookup look(policy);
    QTRY_OVER(look);
    QCOMPARE(look.hosts(), QStringList{QStringLiteral("pop.example.org")});
    QVERIFY(look.findings().submission.isEmpty());
    smtp.ignoreRest();
}

void TestServerLookup::aDomainMaySayThatItHasNone()
{
    World world;
    world.say(QStringLiteral("_pop3s._tcp.example.org"), {{QStringLiteral("."), 0, 0, 0}});
    world.say(QStringLiteral("_pop3._tcp.example.org"), {{QStringLiteral("."), 0, 0, 0}});
    Lookup look(world.policy());
    QTRY_OVER(look);
    QVERIFY(look.findings().pop3.isEmpty());
    QCOMPARE(look.findings().notes, QList{LookupNote::NotOffered});
}

void TestServerLookup::aDomainOfAnotherScriptIsAskedByItsDnsName()
{
    World world;
    Lookup look(world.policy(), *readMailAddress(QStringLiteral("анна@почта.рф")));
    QTRY_OVER(look);
    QVERIFY(world.asked.contains(QStringLiteral("_pop3s._tcp.xn--80a1acny.xn--p1ai")));
    QVERIFY(world.sought.contains(QStringLiteral("pop.xn--80a1acny.xn--p1ai:995")));
}

void TestServerLookup::theWholeTimeIsBounded()
{
    World world;
    WebServer web(world.certificates.good());
    web.set(wellKnownPath, {.headers = "Content-Length: 9\r\n", .body = "x", .then = WebServer::Then::Hang});
    web.set(ownPath, {.body = fileNaming("pop.example.org")});
    world.place(QStringLiteral("example.org"), web.serverPort());
    world.place(QStringLiteral("autoconfig.example.org"), web.serverPort());
    LookupPolicy policy = world.policy();
    policy.silence = std::chrono::minutes(10);
    policy.time = std::chrono::milliseconds(700);
    Lookup look(policy);
    QTRY_OVER(look);
    QVERIFY(!look.lookup.isRunning());
}

void TestServerLookup::cancellingIsSilent()
{
    World world;
    Lookup look(world.policy());
    look.lookup.cancel();
    QVERIFY(!look.lookup.isRunning());
    // Another one, so that whatever the first would have said has had its time.
    look.lookup.start({QStringLiteral("anna"), QStringLiteral("example.net")});
    QTRY_OVER(look);
    QCOMPARE(look.times(), 1);
    QCOMPARE(look.findings().address.domain, QStringLiteral("example.net"));
}

void TestServerLookup::anotherAddressTakesThePlaceOfTheFirst()
{
    World world;
    world.say(QStringLiteral("_pop3s._tcp.example.org"), {{QStringLiteral("old.example.org"), 995, 1, 1}});
    world.say(QStringLiteral("_pop3s._tcp.example.net"), {{QStringLiteral("new.example.net"), 995, 1, 1}});
    Lookup look(world.policy());
    look.lookup.start({QStringLiteral("anna"), QStringLiteral("example.net")});
    QTRY_OVER(look);
    QCOMPARE(look.hosts(), QStringList{QStringLiteral("new.example.net")});
    QCOMPARE(look.times(), 1);
}

/// Name servers listen on port 53, and Qt 6.4 can ask at no other: where the test may not listen there, it
/// has to be left out.
void TestServerLookup::theSystemsResolverReadsRecords()
{
    const QHostAddress address(QStringLiteral("127.53.186.17"));
    NameServer server(address, "pop.example.org");
    if (!server.isThere)
        QSKIP("port 53 is not to be had");
    QList<SrvRecord> records;
    bool done = false;
    QObject context;
    systemResolver(address)(QStringLiteral("_pop3s._tcp.example.org"), &context,
                            [&](const QList<SrvRecord> &found) {
                                records = found;
                                done = true;
                            });
    QVERIFY(!done);
    QTRY_VERIFY_WITH_TIMEOUT(done, longEnough);
    QCOMPARE(records, (QList{SrvRecord{QStringLiteral("pop.example.org"), 995, 5, 7}}));
}

QTEST_GUILESS_MAIN(TestServerLookup)
#include "tst_serverlookup.moc"
