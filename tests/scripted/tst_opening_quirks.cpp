// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sessionuser.h"

using namespace poplar;
using namespace poplar::test;

namespace {

const QByteArray greeting = "S: +OK ready\n";
const QByteArray capa = "C: CAPA\nS: +OK\nS: USER\nS: .\n";
const QByteArray login = "C: USER anna\nS: +OK\nC: PASS hunter22 of anna\nS: +OK\n";
const QByteArray stls = "C: STLS\nS: +OK\nTLS\n";
const QByteArray plainly = "Connecting Authorization";
const QByteArray upgraded = "Connecting Authorization Securing Authorization";
const QByteArray opened = " Transaction opened";

QByteArray capaWith(const QByteArrayList &lines)
{
    return "C: CAPA\nS: +OK\nS: " + lines.join("\nS: ") + "\nS: .\n";
}

} // namespace

/// Servers that do not survive CAPA, and what RFC 6856 adds to the opening.
class TestOpeningQuirks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void capaThatKills_data();
    void capaThatKills();
    void capaThatKillsLaterIsAnotherStory();
    void withoutCapa_data();
    void withoutCapa();
    void utf8AndLanguage_data();
    void utf8AndLanguage();
    void capabilitiesAfterTheLogin();
    void whatFollowsDoesNotWaitForTheLastCapabilities();
    void theCodeOfAUtf8OnlyMaildrop();

private:
    wire::TlsPolicy policy() const { return {{}, {m_certificates.authority()}}; }

    const TestCertificates m_certificates;
};

/// fetchmail's pop3.c, FAQ R11 and O11; JavaMail's disablecapa.
void TestOpeningQuirks::capaThatKills_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("kind");
    QTest::newRow("hangs up") << QByteArray("CUT") << QByteArray("ConnectionLost");
    QTest::newRow("breaks off") << QByteArray("RST") << QByteArray("ConnectionLost");
    QTest::newRow("falls silent") << QByteArray("HANG") << QByteArray("Silence");
    QTest::newRow("hangs up in the middle")
        << QByteArray("S: +OK\nS: TOP\nCUT") << QByteArray("ConnectionLost");
}

void TestOpeningQuirks::capaThatKills()
{
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, kind);
    ScriptedServer server(greeting + "C: CAPA\n" + answer);
    SessionUser client;
    if (answer == "HANG")
        client.settings.silence = std::chrono::milliseconds(100);
    client.open(server);
    QTRY_STORY(client, plainly + " failed:" + kind + " Disconnected");
    QTRY_PLAYED(server);
    QCOMPARE(client.learnt, ServerTraits(ServerTrait::NoCapa));
    QCOMPARE(client.error->verb, "CAPA");

    ScriptedServer again(greeting + login + "-:");
    SessionUser wiser;
    wiser.settings.traits = client.learnt;
    wiser.open(again);
    QTRY_STORY(wiser, plainly + opened);
    QTRY_PLAYED(again);
}

void TestOpeningQuirks::capaThatKillsLaterIsAnotherStory()
{
    ScriptedServer server(greeting + capa + login + "C: CAPA\nCUT");
    SessionUser client;
    client.open(server);
    QTRY_STORY(client, plainly + " failed:ConnectionLost Disconnected");
    QTRY_PLAYED(server);
    QCOMPARE(client.learnt, ServerTraits());
}

void TestOpeningQuirks::withoutCapa_data()
{
    QTest::addColumn<Security>("security");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("story");
    QTest::newRow("no TLS") << Security::None << greeting + login + "-:" << plainly + opened;
    QTest::newRow("TLS") << Security::Tls << "TLS\n" + greeting + login + "-:"
                         << "Connecting Securing Authorization" + opened;
    QTest::newRow("STARTTLS") << Security::StartTls << greeting + stls + login + "-:" << upgraded + opened;
    QTest::newRow("STARTTLS, and there is none")
        << Security::StartTls << greeting + "C: STLS\nS: -ERR what?\nC: QUIT"
        << plainly + " failed:TlsNotOffered Disconnected";
}

void TestOpeningQuirks::withoutCapa()
{
    QFETCH(Security, security);
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, story);
    ScriptedServer server(script, m_certificates.good());
    SessionUser client;
    client.settings.traits = ServerTrait::NoCapa;
    client.open(server, security, policy());
    QTRY_STORY(client, story);
    QTRY_PLAYED(server);
    QVERIFY(client.session()->capabilities().lines().isEmpty());
}

/// RFC 6856 sections 2 and 3.
void TestOpeningQuirks::utf8AndLanguage_data()
{
    QTest::addColumn<Security>("security");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("story");
    const QByteArray both = capaWith({"USER", "UTF8 USER", "LANG"});
    QTest::newRow("both, before the login")
        << Security::None << greeting + both + "C: UTF8\nS: +OK\nC: LANG ru\nS: +OK ru\n" + login + both
        << plainly + opened;
    QTest::newRow("both are refused")
        << Security::None << greeting + both + "C: UTF8\nS: -ERR no\nC: LANG ru\nS: -ERR no\n" + login + both
        << plainly + opened;
    QTest::newRow("neither is announced")
        << Security::None << greeting + capa + login + capa << plainly + opened;
    QTest::newRow("UTF8 only") << Security::None
                               << greeting + capaWith({"UTF8"}) + "C: UTF8\nS: +OK\n" + login + capa
                               << plainly + opened;
    QTest::newRow("behind STLS") << Security::StartTls
                                 << greeting + both + stls + both + "C: UTF8\nS: +OK\nC: LANG ru\nS: +OK\n"
            + login + both << upgraded + opened;
    QTest::newRow("announced before STLS only")
        << Security::StartTls << greeting + both + stls + capa + login + capa << upgraded + opened;
    QTest::newRow("it hangs up on UTF8") << Security::None << greeting + both + "C: UTF8\nCUT"
                                         << plainly + " failed:ConnectionLost Disconnected";
}

void TestOpeningQuirks::utf8AndLanguage()
{
    QFETCH(Security, security);
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, story);
    ScriptedServer server(script, m_certificates.good());
    SessionUser client;
    client.settings.language = "ru";
    client.open(server, security, policy());
    QTRY_STORY(client, story);
    QTRY_PLAYED(server);
}

/// MailKit's Pop3Client.cs and TestProbedUidlSupport: UIDL and TOP are listed after the login only.
void TestOpeningQuirks::capabilitiesAfterTheLogin()
{
    ScriptedServer server(greeting + capa + login
                          + capaWith({"USER", "UIDL", "TOP", "LOGIN-DELAY 300", "EXPIRE 0"}));
    SessionUser client;
    client.open(server);
    QTRY_STORY(client, plainly + opened);
    QTRY_PLAYED(server);
    const pop3::Capabilities capabilities = client.session()->capabilities();
    QVERIFY(capabilities.has("UIDL"));
    QCOMPARE(capabilities.loginDelay()->least, std::chrono::seconds(300)); // Gmail
    QCOMPARE(capabilities.expire()->days, 0);
}

void TestOpeningQuirks::whatFollowsDoesNotWaitForTheLastCapabilities()
{
    ScriptedServer server(greeting + capaWith({"PIPELINING"}) + login
                          + "C: CAPA\nC: STAT\nS: +OK\nS: UIDL\nS: .\n"
                          + "S: +OK 2 320\nC: NOOP\n-:\nS: +OK\nC: NOOP\nS: +OK\n");
    SessionUser client;
    client.onOpened = [&client] { client.enqueue(pop3::stat()); };
    client.onDone = [&client](const QByteArray &verb) {
        if (verb != "STAT")
            return;
        client.enqueue(pop3::noop());
        client.enqueue(pop3::noop());
    };
    client.open(server);
    QTRY_STORY(client, plainly + opened + " STAT:2 320 NOOP: NOOP:");
    QTRY_PLAYED(server);
    // They replace the earlier ones as a whole: one command at a time from there on.
    QVERIFY(client.session()->capabilities().has("UIDL"));
    QVERIFY(!client.session()->capabilities().has("PIPELINING"));
}

void TestOpeningQuirks::theCodeOfAUtf8OnlyMaildrop()
{
    ScriptedServer server(greeting + capa + login.chopped(7) + "S: -ERR [UTF8] say UTF8 first\nC: QUIT");
    SessionUser client;
    client.open(server);
    QTRY_STORY(client, plainly + " failed:Refused Disconnected");
    QTRY_PLAYED(server);
    QCOMPARE(client.error->code, "UTF8");
    QCOMPARE(client.error->said, "say UTF8 first");
}

QTEST_GUILESS_MAIN(TestOpeningQuirks)
#include "tst_opening_quirks.moc"
