// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures fetched from web servers: what is asked for, what is told, and what is refused.
#include "mailbox/remotepictures.h"
#include "support/proxyserver.h"
#include "support/webserver.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace poplar;
using namespace poplar::mailbox;
using namespace poplar::test;
using Reach = RemotePictures::Reach;

namespace {

RemotePictures::Policy everywhere()
{
    RemotePictures::Policy policy;
    policy.reach = Reach::Everywhere;
    return policy;
}

/// What came of one load().
struct Loading {
    explicit Loading(RemotePictures::Policy policy)
        : pictures(std::move(policy))
        , loaded(&pictures, &RemotePictures::loaded)
        , finished(&pictures, &RemotePictures::finished)
    {
    }
    explicit Loading(const QStringList &addresses, RemotePictures::Policy policy = everywhere())
        : Loading(std::move(policy))
    {
        pictures.load(addresses);
    }
    [[nodiscard]] QHash<int, QByteArray> all() const
    {
        QHash<int, QByteArray> found;
        for (const auto &one : loaded)
            found.insert(one[0].toInt(), one[1].toByteArray());
        return found;
    }
    [[nodiscard]] int failed() const { return finished.value(0).value(0, -1).toInt(); }

    RemotePictures pictures;
    QSignalSpy loaded;
    QSignalSpy finished;
};

using Pictures = QHash<int, QByteArray>;

} // namespace

class TestRemotePictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        for (const char *name : {"http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "NO_PROXY"})
            qunsetenv(name);
    }

    void picturesAreLoadedByTheirNumbers()
    {
        WebServer server;
        server.setPicture("/a.png", "first");
        server.setPicture("/b.png?x=1&y=2", "second");
        Loading loading(
            {server.address("/a.png"), server.address("/missing"), server.address("/b.png?x=1&y=2")});
        QVERIFY(loading.pictures.isLoading());
        QCOMPARE(loading.loaded.size(), 0); // not within the call
        QTRY_COMPARE(loading.finished.size(), 1);
        QCOMPARE(loading.all(), (Pictures{{0, "first"}, {2, "second"}}));
        QCOMPARE(loading.failed(), 1);
        QVERIFY(!loading.pictures.isLoading());
    }

    void nothingIsToldButTheAddress()
    {
        WebServer server;
        server.set("/a.png",
                   {"200 OK", "Set-Cookie: id=7; Path=/\r\nCache-Control: max-age=9999\r\n", "one"});
        for (int i = 0; i < 2; ++i) {
            Loading loading({server.address("/a.png", QStringLiteral("localhost"))});
            QTRY_COMPARE(loading.finished.size(), 1);
            QCOMPARE(loading.failed(), 0);
            QByteArrayList fields = server.requests().value(i).split('\n');
            fields.removeAll(QByteArray());
            fields.removeAll(QByteArray("\r"));
            for (QByteArray &field : fields)
                field = field.trimmed().toLower();
            std::sort(fields.begin(), fields.end());
            QCOMPARE(
                fields.join('\n'),
                "accept-encoding: identity\naccept-language: en\naccept: image/*\nconnection: keep-alive\n"
                "get /a.png http/1.1\nhost: localhost:"
                    + QByteArray::number(server.serverPort()) + "\nuser-agent: mozilla/5.0");
        }
    }

    void noPasswordIsAskedFor()
    {
        WebServer server;
        server.set("/a.png", {"401 Unauthorized", "WWW-Authenticate: Basic realm=x\r\n", "x"});
        Loading loading({server.address("/a.png"), QStringLiteral("http://user:word@127.0.0.1/")});
        QTRY_COMPARE(loading.finished.size(), 1);
        QCOMPARE(loading.failed(), 2);
        QCOMPARE(server.paths(), QByteArrayList{"/a.png"});
    }

    void otherSchemesAreNoPictures()
    {
        Loading loading({QStringLiteral("file:///etc/passwd"), QStringLiteral("ftp://127.0.0.1/x"),
                         QStringLiteral("data:image/png;base64,UE5HIQ=="), QStringLiteral("qrc:/x"),
                         QString(), QStringLiteral("http:///x")});
        QTRY_COMPARE(loading.finished.size(), 1);
        QCOMPARE(loading.failed(), 6);
    }

    void whatIsNoPictureFails()
    {
        WebServer server;
        server.setPicture("/yes", "PNG");
        server.setPicture("/no", "<html>");
        RemotePictures::Policy policy = everywhere();
        policy.isPicture = [](const QByteArray &bytes) { return bytes == "PNG"; };
        Loading loading({server.address("/no"), server.address("/yes")}, policy);
        QTRY_COMPARE(loading.finished.size(), 1);
        QCOMPARE(loading.all(), (Pictures{{1, "PNG"}}));
        QCOMPARE(loading.failed(), 1);
    }

    void largePicturesAreCutOff()
    {
        WebServer server;
        server.setPicture("/fits", QByteArray(1000, 'x'));
        server.setPicture("/large", QByteArray(1001, 'x'));
        // Without an end: what it claims and what it has may differ.
        server.set("/endless", {"200 OK", "", QByteArray(500'000, 'x'), WebServer::Then::Hang});
        RemotePictures::Policy policy = everywhere();
        policy.pictureOctets = 1000;
        Loading loading({server.address("/fits"), server.address("/large"), server.address("/endless")},
                        policy);
        QTRY_COMPARE(loading.finished.size(), 1);
        QCOMPARE(loading.all().keys(), QList<int>{0});
        QCOMPARE(loading.failed(), 2);
    }

    void allTogetherAreBounded()
    {
        WebServer server;
        QStringList addresses;
        for (int i = 0; i < 5; ++i) {
            const QByteArray path = '/' + QByteArray::number(i);
            server.setPicture(path, QByteArray(400, 'x'));
            addresses += server.address(path);
        }
        RemotePictures::Policy policy = everywhere();
        policy.allOctets = 1000;
        Loading loading(addresses, policy);
        QTRY_COMPARE(loading.finished.size(), 1);
        QCOMPARE(loading.all().size(), 2);
        QCOMPARE(loading.failed(), 3);
    }

    void onlySomeAtATime()
    {
        WebServer server;
        QStringList addresses;
        for (int i = 0; i < 9; ++i) {
            const QByteArray path = '/' + QByteArray::number(i);
            server.set(path, {"200 OK", "Content-Length: 9\r\n", "x", WebServer::Then::Hang});
            addresses += server.address(path);
        }
        RemotePictures::Policy policy = everywhere();
        policy.atOnce = 4;
        policy.time = std::chrono::milliseconds(400);
        Loading loading(addresses, policy);
        QTRY_COMPARE(server.paths().size(), 4);
        QTRY_COMPARE(loading.finished.size(), 1); // when its time is over
        QCOMPARE(loading.failed(), 9);
        QCOMPARE(server.paths().size(), 4);
    }

    void aSilentServerIsGivenUp()
    {
        WebServer server;
        server.set("/a", {"200 OK", "Content-Length: 9\r\n", "x", WebServer::Then::Hang});
        RemotePictures::Policy policy = everywhere();
        policy.silence = std::chrono::milliseconds(100);
        Loading loading({server.address("/a")}, policy);
        QTRY_COMPARE(loading.finished.size(), 1);
        QCOMPARE(loading.failed(), 1);
    }

    void tooManyAreNotTried()
    {
        WebServer server;
        QStringList addresses;
        for (int i = 0; i < limit::remotePictures + 3; ++i)
            addresses += server.address("/missing");
        Loading loading(addresses);
        QTRY_COMPARE(loading.finished.size(), 1);
        QCOMPARE(loading.failed(), int(addresses.size()));
        QCOMPARE(server.paths().size(), qsizetype(limit::remotePictures));
    }

    void redirectionsAreFollowedSoFar()
    {
        WebServer server;
        server.setPicture("/6", "found");
        for (int i = 0; i < 6; ++i)
            server.set('/' + QByteArray::number(i),
                       {"302 Found", "Location: /" + QByteArray::number(i + 1) + "\r\n", "no"});
        Loading loading({server.address("/1"), server.address("/0")});
        QTRY_COMPARE(loading.finished.size(), 1);
        QCOMPARE(loading.all(), (Pictures{{0, "found"}}));
        QCOMPARE(loading.failed(), 1);
    }

    void redirectionsLeadToTheWebOnly_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("a file") << QByteArray("file:///etc/passwd");
        QTest::newRow("data") << QByteArray("data:image/png;base64,UE5HIQ==");
        QTest::newRow("a user") << QByteArray("http://user@127.0.0.1/");
        QTest::newRow("itself") << QByteArray("/a");
        QTest::newRow("nothing") << QByteArray("http://");
    }
    void redirectionsLeadToTheWebOnly()
    {
        QFETCH(const QByteArray, target);
        WebServer server;
        server.set("/a", {"301 Moved", "Location: " + target + "\r\n", "no"});
        Loading loading({server.address("/a")});
        QTRY_COMPARE(loading.finished.size(), 1);
        QCOMPARE(loading.failed(), 1);
    }

    void encryptionIsNotLoweredByARedirection()
    {
        WebServer plain;
        plain.setPicture("/a", "plain");
        WebServer secure(m_certificates.good());
        secure.set("/a", {"301 Moved", "Location: " + plain.address("/a").toLatin1() + "\r\n", "no"});
        plain.set("/b", {"301 Moved", "Location: " + secure.address("/b").toLatin1() + "\r\n", "no"});
        secure.setPicture("/b", "secure");
        RemotePictures::Policy policy = everywhere();
        policy.authorities = {m_certificates.authority()};
        Loading loading({secure.address("/a"), plain.address("/b")}, policy);
        QTRY_COMPARE(loading.finished.size(), 1);
        QCOMPARE(loading.all(), (Pictures{{1, "secure"}}));
        QCOMPARE(plain.paths(), QByteArrayList{"/b"});
    }

    void certificatesAreChecked()
    {
        RemotePictures::Policy policy = everywhere();
        policy.authorities = {m_certificates.authority()};
        WebServer good(m_certificates.good());
        WebServer wrongName(m_certificates.wrongName());
        WebServer selfSigned(m_certificates.selfSigned());
        WebServer expired(m_certificates.expired());
        QStringList addresses;
        for (WebServer *server : {&wrongName, &good, &selfSigned, &expired}) {
            server->setPicture("/a", "picture");
            addresses += server->address("/a", QStringLiteral("localhost"));
        }
        Loading loading(addresses, policy);
        QTRY_COMPARE(loading.finished.size(), 1);
        QCOMPARE(loading.all(), (Pictures{{1, "picture"}}));
        QCOMPARE(loading.failed(), 3);
        QCOMPARE(wrongName.paths() + selfSigned.paths() + expired.paths(), QByteArrayList());
    }

    void thisMachineAndItsNeighboursAreNotAsked()
    {
        WebServer server;
        server.setPicture("/a", "picture");
        QStringList addresses;
        for (const char *host :
             {"127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.1", "0.0.0.0", "[::ffff:127.0.0.1]",
              "[::1]", "x.localhost", "192.168.0.1", "169.254.169.254"})
            addresses += server.address("/a", QString::fromLatin1(host));
        Loading loading(addresses, {});
        QTRY_COMPARE(loading.finished.size(), 1);
        QCOMPARE(loading.failed(), int(addresses.size()));
        QCOMPARE(server.connections(), 0);
    }

    void neitherThroughAProxy()
    {
        ProxyServer proxy(ProxyServer::Kind::Socks5);
        WebServer server;
        server.setPicture("/a", "picture");
        QStringList addresses;
        for (const char *host :
             {"127.0.0.1", "localhost", "router", "nas.local", "[::1]", "10.0.0.1", "pictures.example.org"})
            addresses += server.address("/a", QString::fromLatin1(host));
        Loading loading(RemotePictures::Policy{});
        loading.pictures.setProxy({Proxy::Kind::Socks5, QStringLiteral("127.0.0.1"), proxy.port(), {}});
        loading.pictures.load(addresses);
        QTRY_COMPARE(loading.finished.size(), 1);
        QCOMPARE(loading.all(), (Pictures{{6, "picture"}}));
        const QByteArray port = QByteArray::number(server.serverPort());
        QCOMPARE(proxy.asked(), QByteArrayList{"pictures.example.org:" + port});
        QVERIFY(server.requests().value(0).contains("Host: pictures.example.org:" + port));
    }

    void leavingEndsIt()
    {
        WebServer server;
        server.set("/a", {"200 OK", "Content-Length: 9\r\n", "x", WebServer::Then::Hang});
        server.setPicture("/b", "b");
        Loading loading({server.address("/a"), server.address("/a")});
        QTRY_COMPARE(server.paths().size(), 2);
        loading.pictures.load({server.address("/b")}); // those of the next message
        QTRY_COMPARE(loading.finished.size(), 1);
        QCOMPARE(loading.all(), (Pictures{{0, "b"}}));
        loading.pictures.load({server.address("/a")});
        loading.pictures.cancel();
        QVERIFY(!loading.pictures.isLoading());
        WebServer another;
        Loading last({another.address("/missing")});
        QTRY_COMPARE(last.finished.size(), 1);
        QCOMPARE(server.paths().size(), 3);
        QCOMPARE(loading.finished.size(), 1);
    }

    void nothingToLoadIsSoonDone()
    {
        Loading loading(QStringList{});
        QTRY_COMPARE(loading.finished.size(), 1);
        QCOMPARE(loading.failed(), 0);
    }

private:
    const TestCertificates m_certificates;
};

QTEST_GUILESS_MAIN(TestRemotePictures)
#include "tst_remotepictures.moc"
