// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/channeluser.h"
#include "support/opensslserver.h"
#include "support/scriptedserver.h"
#include "wire/clientcertificate.h"

#include <QFile>

using namespace poplar;
using namespace poplar::test;
using namespace poplar::wire;

namespace {

const QString localhost = QStringLiteral("localhost");

QByteArray digestOf(const ServerIdentity &identity)
{
    return identity.certificate().digest(QCryptographicHash::Sha256);
}

Endpoint tlsTo(quint16 port)
{
    return {localhost, port, Security::Tls};
}

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

Q_DECLARE_METATYPE(poplar::test::ServerIdentity)
Q_DECLARE_METATYPE(QList<poplar::wire::CertificateDoubt>)

/// TLS between a channel and real servers, most of them OpenSSL's own.
class TestChannelTls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void versions_data();
    void versions();
    void whatIsNotEncryptedOrNotProvenIsNeverTaken_data();
    void whatIsNotEncryptedOrNotProvenIsNeverTaken();
    void anOldServersCertificateIsCheckedAllTheSame();
    void aClientCertificateIsShown_data();
    void aClientCertificateIsShown();
    void itsIntermediatesAreSentWithIt();
    void aServerThatRefusesTheClientCertificate_data();
    void aServerThatRefusesTheClientCertificate();
    void aKeyThatDoesNotFitIsOurFault();
    void theChainIsShownWhole();
    void keysAreNamed_data();
    void keysAreNamed();
    void doubtsAreToldTogether_data();
    void doubtsAreToldTogether();
    void trustByTheUserIsToldFromTrustByAnAuthority();
    void aChangedCertificateComesWithItsDoubts();

private:
    TlsPolicy policy(OldestTls oldest = OldestTls::Tls12) const
    {
        return {{}, {m_certificates.authority()}, oldest, {}, {}};
    }
    TlsPolicy withClient(const ServerIdentity &client) const
    {
        return {{}, {m_certificates.authority()}, OldestTls::Tls12, {client.certificate()}, client.key()};
    }
    QString file(const char *name, const QByteArray &content) const
    {
        QFile made(m_folder.filePath(QString::fromLatin1(name)));
        if (!made.open(QFile::WriteOnly) || made.write(content) != content.size())
            qFatal("Cannot write %s", name);
        return made.fileName();
    }

    const TestCertificates m_certificates;
    const QTemporaryDir m_folder;
};

void TestChannelTls::versions_data()
{
    QTest::addColumn<QByteArray>("server");
    QTest::addColumn<OldestTls>("oldest");
    QTest::addColumn<QByteArray>("story");
    QTest::addColumn<QString>("protocol");
    const auto row = [](const char *name, const char *server, OldestTls oldest, const char *protocol) {
        QTest::newRow(name) << QByteArray(server) << oldest
                            << QByteArray(*protocol ? "connected secured" : "connected failed:TlsFailed")
                            << QString::fromLatin1(protocol);
    };
    const char *old = "-tls1 -cipher DEFAULT@SECLEVEL=0";
    const char *less = "-tls1_1 -cipher DEFAULT@SECLEVEL=0";
    row("1.0, not allowed", old, OldestTls::Tls12, "");
    row("1.0, allowed", old, OldestTls::Tls10, "TLSv1");
    row("1.1, not allowed", less, OldestTls::Tls12, "");
    row("1.1, allowed", less, OldestTls::Tls10, "TLSv1.1");
    row("1.2", "-tls1_2", OldestTls::Tls12, "TLSv1.2");
    row("1.2, not allowed", "-tls1_2", OldestTls::Tls13, "");
    row("1.3", "-tls1_3", OldestTls::Tls13, "TLSv1.3");
    row("the best that both have", "", OldestTls::Tls10, "TLSv1.3");
}

void TestChannelTls::versions()
{
    QFETCH(QByteArray, server);
    QFETCH(OldestTls, oldest);
    QFETCH(QByteArray, story);
    QFETCH(QString, protocol);
    OpensslServer old(m_certificates.good(), words(server.constData()));
    QVERIFY2(old.port() > 0, old.log().constData());
    ChannelUser user;
    user.channel.open(tlsTo(old.port()), policy(oldest));
    QTRY_CHANNEL(user, story);
    QCOMPARE(user.channel.tls().protocol, protocol);
    if (protocol.isEmpty())
        return;
    QVERIFY(user.channel.tls().cipherBits >= 128);
    QVERIFY(!user.channel.tls().cipher.isEmpty());
    QCOMPARE(user.channel.tls().keyExchange.isEmpty(), protocol == u"TLSv1.3");
    user.channel.write("CAPA\r\n");
    QTRY_VERIFY2(old.log().contains("CAPA"), old.log().constData());
}

void TestChannelTls::whatIsNotEncryptedOrNotProvenIsNeverTaken_data()
{
    QTest::addColumn<QByteArray>("server");
    QTest::newRow("no certificate") << QByteArray("-tls1_2 -cipher ADH-AES128-SHA256:@SECLEVEL=0");
    QTest::newRow("no encryption") << QByteArray("-tls1_2 -cipher ECDHE-ECDSA-NULL-SHA:@SECLEVEL=0");
}

void TestChannelTls::whatIsNotEncryptedOrNotProvenIsNeverTaken()
{
    QFETCH(QByteArray, server);
    OpensslServer weak(m_certificates.good(), words(server.constData()));
    QVERIFY2(weak.port() > 0, weak.log().constData());
    ChannelUser user;
    user.channel.open(tlsTo(weak.port()), policy(OldestTls::Tls10));
    QTRY_CHANNEL(user, "connected failed:TlsFailed");
}

void TestChannelTls::anOldServersCertificateIsCheckedAllTheSame()
{
    OpensslServer old(m_certificates.wrongName(), words("-tls1 -cipher DEFAULT@SECLEVEL=0"));
    QVERIFY2(old.port() > 0, old.log().constData());
    ChannelUser user;
    user.channel.open(tlsTo(old.port()), policy(OldestTls::Tls10));
    QTRY_CHANNEL(user, "connected failed:CertificateDoubtful");
    QCOMPARE(user.channel.tls().doubts, QList{CertificateDoubt::WrongName});
}

void TestChannelTls::aClientCertificateIsShown_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("version");
    for (const char *version : {"-tls1_2", "-tls1_3"}) {
        for (const char *key : {"rsa:2048", "ec -pkeyopt ec_paramgen_curve:P-256", "ed25519"})
            QTest::addRow("%s %s", key, version) << QString::fromLatin1(key) << QString::fromLatin1(version);
    }
}

void TestChannelTls::aClientCertificateIsShown()
{
    QFETCH(QString, key);
    QFETCH(QString, version);
    QProcess openssl;
    const QString both = m_folder.filePath(QStringLiteral("client.pem"));
    openssl.start(QStringLiteral("openssl"),
                  QProcess::splitCommand(
                      QStringLiteral("req -x509 -nodes -days 9 -subj /CN=anna -newkey %1 -keyout %2 -out %3")
                          .arg(key, both + QStringLiteral(".key"), both)));
    QVERIFY(openssl.waitForFinished());
    const Result<ClientCertificate> client = loadClientCertificate(both, both + QStringLiteral(".key"), {});
    QVERIFY2(client, client ? "" : qPrintable(client.error().detail));
    OpensslServer server(m_certificates.good(), {version}, client->chain.first().toPem());
    QVERIFY2(server.port() > 0, server.log().constData());
    ChannelUser user;
    TlsPolicy shown = policy();
    shown.clientChain = client->chain;
    shown.clientKey = client->key;
    user.channel.open(tlsTo(server.port()), shown);
    QTRY_CHANNEL(user, "connected secured");
    user.channel.write("AUTH EXTERNAL\r\n");
    QTRY_VERIFY2(server.log().contains("AUTH EXTERNAL"), server.log().constData());
    QVERIFY2(server.log().contains("CN = anna"), server.log().constData());
}

void TestChannelTls::itsIntermediatesAreSentWithIt()
{
    const ServerIdentity client = m_certificates.throughIntermediate();
    const QString pem = file("chain.pem", client.certificatePem + client.keyPem);
    const Result<ClientCertificate> loaded = loadClientCertificate(pem, {}, {});
    QVERIFY(loaded);
    QCOMPARE(loaded->chain.size(), 2);
    OpensslServer server(m_certificates.good(), {}, m_certificates.authorityPem());
    QVERIFY2(server.port() > 0, server.log().constData());
    ChannelUser user;
    TlsPolicy shown = policy();
    shown.clientChain = loaded->chain;
    shown.clientKey = loaded->key;
    user.channel.open(tlsTo(server.port()), shown);
    QTRY_CHANNEL(user, "connected secured");
    user.channel.write("CAPA\r\n");
    QTRY_VERIFY2(server.log().contains("CAPA"), server.log().constData());
}

void TestChannelTls::aServerThatRefusesTheClientCertificate_data()
{
    QTest::addColumn<ServerIdentity>("client");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QByteArray>("kind");
    const QString older = QStringLiteral("-tls1_2");
    const QString newer = QStringLiteral("-tls1_3");
    const QByteArray refused = "ClientCertificate";
    const ServerIdentity none;
    QTest::newRow("none, 1.3") << none << newer << refused;
    // The alert is a general one there, and nothing says that a certificate was asked for.
    QTest::newRow("none, 1.2") << none << older << QByteArray("TlsFailed");
    for (const QString &version : {older, newer}) {
        const QByteArray name = version.toLatin1();
        QTest::addRow("expired, %s", name.constData())
            << m_certificates.expiredClient() << version << refused;
        QTest::addRow("self-signed, %s", name.constData())
            << m_certificates.selfSigned() << version << refused;
        QTest::addRow("another authority, %s", name.constData())
            << TestCertificates().client() << version << refused;
    }
}

void TestChannelTls::aServerThatRefusesTheClientCertificate()
{
    QFETCH(ServerIdentity, client);
    QFETCH(QString, version);
    QFETCH(QByteArray, kind);
    OpensslServer server(m_certificates.good(), {version}, m_certificates.authorityPem());
    QVERIFY2(server.port() > 0, server.log().constData());
    ChannelUser user;
    user.channel.open(tlsTo(server.port()), client.keyPem.isEmpty() ? policy() : withClient(client));
    QTRY_VERIFY2(user.error, server.log().constData());
    // Under TLS 1.3 the client is done before the server has looked.
    const bool isLate = version == u"-tls1_3";
    QTRY_CHANNEL(user, (isLate ? "connected secured failed:" : "connected failed:") + kind);
    QVERIFY(!user.error->detail.isEmpty());
}

void TestChannelTls::aKeyThatDoesNotFitIsOurFault()
{
    OpensslServer server(m_certificates.good(), {}, m_certificates.authorityPem());
    QVERIFY2(server.port() > 0, server.log().constData());
    ServerIdentity client = m_certificates.client();
    client.keyPem = m_certificates.client().keyPem;
    ChannelUser user;
    user.channel.open(tlsTo(server.port()), withClient(client));
    QTRY_VERIFY(user.error);
    QCOMPARE(user.error->kind, ErrorKind::ClientCertificate);
}

void TestChannelTls::theChainIsShownWhole()
{
    const ServerIdentity identity = m_certificates.throughIntermediate();
    OpensslServer server(identity);
    QVERIFY2(server.port() > 0, server.log().constData());
    for (const bool isTrusted : {true, false}) {
        ChannelUser user;
        user.channel.open(tlsTo(server.port()), isTrusted ? policy() : TlsPolicy{});
        QTRY_CHANNEL(user, isTrusted ? "connected secured" : "connected failed:CertificateDoubtful");
        const QList<CertificateDetails> chain = user.channel.tls().chain;
        QVERIFY(chain.size() >= 2);
        QCOMPARE(chain[0].sha256, digestOf(identity));
        QCOMPARE(chain[0].serial, identity.certificate().serialNumber());
        QCOMPARE(chain[0].issuer, QStringLiteral("Poplar test intermediate"));
        QCOMPARE(chain[1].names, QStringList{QStringLiteral("Poplar test intermediate")});
        QCOMPARE(chain[1].issuer, QStringLiteral("Poplar test authority"));
    }
}

void TestChannelTls::keysAreNamed_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("type");
    QTest::addColumn<int>("bits");
    const auto row = [](const char *key, const char *type, int bits) {
        QTest::newRow(key) << QString::fromLatin1(key) << QString::fromLatin1(type) << bits;
    };
    row("rsa:3072", "RSA", 3072);
    row("ec -pkeyopt ec_paramgen_curve:P-384", "EC", 384);
    row("ed25519", "Ed25519", 256);
    row("ed448", "Ed448", 456);
}

void TestChannelTls::keysAreNamed()
{
    QFETCH(QString, key);
    QFETCH(QString, type);
    QFETCH(int, bits);
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  QProcess::splitCommand(
                      QStringLiteral("req -x509 -nodes -subj /CN=x -keyout /dev/null -newkey ") + key));
    QVERIFY(openssl.waitForFinished());
    const CertificateDetails details = certificateDetails(QSslCertificate(openssl.readAllStandardOutput()));
    QCOMPARE(details.keyType, type);
    QCOMPARE(details.keyBits, bits);
}

void TestChannelTls::doubtsAreToldTogether_data()
{
    using Doubt = CertificateDoubt;
    QTest::addColumn<ServerIdentity>("identity");
    QTest::addColumn<QList<Doubt>>("doubts"); // in the order of their names in the header
    QTest::newRow("all at once") << m_certificates.doubtfulInEveryWay()
                                 << QList{Doubt::WrongName, Doubt::UnknownIssuer, Doubt::Expired};
    QTest::newRow("expired alone") << m_certificates.expired() << QList{Doubt::Expired};
    QTest::newRow("not yet valid alone") << m_certificates.notYetValid() << QList{Doubt::NotYetValid};
    QTest::newRow("wrong name alone") << m_certificates.wrongName() << QList{Doubt::WrongName};
    QTest::newRow("self-signed alone") << m_certificates.selfSigned() << QList{Doubt::UnknownIssuer};
    QTest::newRow("another's authority")
        << TestCertificates().wrongName() << QList{Doubt::WrongName, Doubt::UnknownIssuer};
}

void TestChannelTls::doubtsAreToldTogether()
{
    QFETCH(ServerIdentity, identity);
    QFETCH(QList<CertificateDoubt>, doubts);
    ScriptedServer server("TLS REFUSED", identity);
    ChannelUser user;
    user.channel.open(tlsTo(server.port()), policy());
    QTRY_CHANNEL(user, "connected failed:CertificateDoubtful");
    QTRY_PLAYED(server);
    TlsDetails tls = user.channel.tls();
    std::sort(tls.doubts.begin(), tls.doubts.end());
    QCOMPARE(tls.doubts, doubts);
    QCOMPARE(tls.trust, CertificateTrust::None);
    QCOMPARE(tls.chain.first().sha256, digestOf(identity));
    QVERIFY(tls.chain.first().validUntil.isValid());
}

void TestChannelTls::trustByTheUserIsToldFromTrustByAnAuthority()
{
    const ServerIdentity good = m_certificates.good();
    const ServerIdentity doubtful = m_certificates.doubtfulInEveryWay();
    const auto detailsOf = [](const ServerIdentity &identity, const TlsPolicy &policy, TlsDetails &details) {
        ScriptedServer server("TLS\nHANG", identity);
        ChannelUser user;
        user.channel.open(tlsTo(server.port()), policy);
        QTRY_CHANNEL(user, "connected secured");
        details = user.channel.tls();
        user.channel.close();
        QTRY_PLAYED(server);
    };
    TlsDetails details;
    detailsOf(good, policy(), details);
    QCOMPARE(details.trust, CertificateTrust::Authority);
    detailsOf(good, {{digestOf(good)}, {m_certificates.authority()}}, details);
    QCOMPARE(details.trust, CertificateTrust::Pinned);
    QCOMPARE(details.overlooked, QList<CertificateDoubt>());
    detailsOf(doubtful, {{digestOf(doubtful)}, {}}, details);
    QCOMPARE(details.trust, CertificateTrust::Pinned);
    QCOMPARE(details.overlooked.size(), 3);
    QCOMPARE(details.doubts, QList<CertificateDoubt>());
}

void TestChannelTls::aChangedCertificateComesWithItsDoubts()
{
    const QByteArray trusted = digestOf(m_certificates.good());
    const ServerIdentity now = m_certificates.doubtfulInEveryWay();
    ScriptedServer server("TLS REFUSED", now);
    ChannelUser user;
    user.channel.open(tlsTo(server.port()), {{trusted}, {m_certificates.authority()}});
    QTRY_CHANNEL(user, "connected failed:CertificateDoubtful");
    QTRY_PLAYED(server);
    QCOMPARE(user.channel.tls().doubts.first(), CertificateDoubt::ChangedTrusted);
    QCOMPARE(user.channel.tls().doubts.size(), 4);
    QCOMPARE(user.channel.tls().chain.first().sha256, digestOf(now));
}

QTEST_GUILESS_MAIN(TestChannelTls)
#include "tst_channel_tls.moc"
