// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "wire/clientcertificate.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace poplar;
using namespace poplar::wire;

namespace {

const Secret none;
const Secret right(QByteArray("open, sesame"));
const Secret wrong(QByteArray("hunter2"));

} // namespace

/// Files as the openssl program writes them, in all the ways in which people get their certificates.
class TestClientCertificate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void loads_data();
    void loads();
    void refuses_data();
    void refuses();
    void theChainBeginsWithTheCertificateOfTheKey();
    void noPassphraseIsInTheError();
    void authorities();
    void authoritiesThatAreNone_data();
    void authoritiesThatAreNone();

private:
    void openssl(const QString &arguments);
    void join(const QString &name, const QStringList &parts);
    void write(const QString &name, const QByteArray &content);
    QString path(const QString &name) const { return QDir(m_folder.path()).filePath(name); }
    Result<ClientCertificate> load(const QString &certificate, const QString &key, const Secret &secret) const
    {
        return loadClientCertificate(path(certificate), key.isEmpty() ? QString() : path(key), secret);
    }

    const QTemporaryDir m_folder;
};

void TestClientCertificate::openssl(const QString &arguments)
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("openssl"), QProcess::splitCommand(arguments));
    QVERIFY(process.waitForFinished());
    QVERIFY2(process.exitCode() == 0, (arguments.toUtf8() + '\n' + process.readAll()).constData());
}

void TestClientCertificate::write(const QString &name, const QByteArray &content)
{
    QFile file(path(name));
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(content);
}

void TestClientCertificate::join(const QString &name, const QStringList &parts)
{
    QByteArray content;
    for (const QString &part : parts) {
        QFile file(path(part));
        QVERIFY(file.open(QFile::ReadOnly));
        content += file.readAll();
    }
    write(name, content);
}

void TestClientCertificate::initTestCase()
{
    openssl(QStringLiteral("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key -out "
                           "ca.pem -subj /CN=Authority -days 9"));
    const QList<QPair<QString, QString>> kinds{
        {QStringLiteral("rsa"), QStringLiteral("rsa:2048")},
        {QStringLiteral("ec"), QStringLiteral("ec -pkeyopt ec_paramgen_curve:P-384")},
        {QStringLiteral("ed"), QStringLiteral("ed25519")}};
    for (const auto &[name, algorithm] : kinds) {
        openssl(QStringLiteral("req -newkey %2 -nodes -keyout %1.key -out %1.req -subj /CN=anna-%1")
                    .arg(name, algorithm));
        openssl(QStringLiteral("x509 -req -in %1.req -CA ca.pem -CAkey ca.key -CAcreateserial -out %1.pem "
                               "-days 9")
                    .arg(name));
        openssl(QStringLiteral("pkey -in %1.key -aes256 -passout \"pass:open, sesame\" -out %1.locked.key")
                    .arg(name));
        openssl(QStringLiteral("pkcs12 -export -in %1.pem -inkey %1.key -certfile ca.pem -passout "
                               "\"pass:open, sesame\" -out %1.p12")
                    .arg(name));
        join(name + QStringLiteral(".both.pem"),
             {name + QStringLiteral(".pem"), name + QStringLiteral(".key")});
    }
    openssl(QStringLiteral("rsa -in rsa.key -traditional -aes128 -passout \"pass:open, sesame\" -out "
                           "rsa.traditional.key"));
    openssl(QStringLiteral("pkcs12 -export -in rsa.pem -inkey rsa.key -passout pass: -out empty.p12"));
    openssl(QStringLiteral("pkcs12 -export -in rsa.pem -nokeys -passout pass: -out keyless.p12"));
    openssl(QStringLiteral("x509 -in ca.pem -outform DER -out ca.der"));
    openssl(QStringLiteral("x509 -in rsa.pem -outform DER -out rsa.der"));
    join(QStringLiteral("reversed.pem"),
         {QStringLiteral("ca.pem"), QStringLiteral("rsa.key"), QStringLiteral("ec.pem"),
          QStringLiteral("rsa.pem")});
    join(QStringLiteral("two.pem"), {QStringLiteral("ca.pem"), QStringLiteral("rsa.pem")});
    write(QStringLiteral("text"), "This is no certificate.\n");
    write(QStringLiteral("nothing"), {});
    write(QStringLiteral("broken.pem"), "-----BEGIN CERTIFICATE-----\nMIIB!!\n-----END CERTIFICATE-----\n");
    write(QStringLiteral("broken.key"), "-----BEGIN PRIVATE KEY-----\nMIIB!!\n-----END PRIVATE KEY-----\n");
    QFile whole(path(QStringLiteral("rsa.p12")));
    QVERIFY(whole.open(QFile::ReadOnly));
    write(QStringLiteral("cut.p12"), whole.read(whole.size() / 2));
    write(QStringLiteral("huge.pem"), QByteArray(limit::certificateFile + 1, '\n'));
}

void TestClientCertificate::loads_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<Secret>("passphrase");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *story, const char *certificate, const char *key, const Secret &secret,
                        const char *name) {
        QTest::newRow(story) << QString::fromLatin1(certificate) << QString::fromLatin1(key) << secret
                             << QString::fromLatin1(name);
    };
    row("RSA, two files", "rsa.pem", "rsa.key", none, "anna-rsa");
    row("RSA, one file", "rsa.both.pem", "", none, "anna-rsa");
    row("RSA, locked", "rsa.pem", "rsa.locked.key", right, "anna-rsa");
    row("RSA, locked in the old way", "rsa.pem", "rsa.traditional.key", right, "anna-rsa");
    row("RSA, certificate in DER", "rsa.der", "rsa.key", none, "anna-rsa");
    row("RSA, PKCS #12", "rsa.p12", "", right, "anna-rsa");
    row("PKCS #12 with an empty passphrase", "empty.p12", "", none, "anna-rsa");
    row("a passphrase where none is needed", "empty.p12", "", wrong, "anna-rsa");
    row("EC, one file", "ec.both.pem", "", none, "anna-ec");
    row("EC, locked", "ec.pem", "ec.locked.key", right, "anna-ec");
    row("EC, PKCS #12", "ec.p12", "", right, "anna-ec");
    row("Ed25519, one file", "ed.both.pem", "", none, "anna-ed");
    row("Ed25519, locked", "ed.pem", "ed.locked.key", right, "anna-ed");
    row("Ed25519, PKCS #12", "ed.p12", "", right, "anna-ed");
}

void TestClientCertificate::loads()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(Secret, passphrase);
    QFETCH(QString, name);
    const Result<ClientCertificate> loaded = load(certificate, key, passphrase);
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().detail));
    QVERIFY(!loaded->key.isNull());
    QCOMPARE(loaded->chain.first().subjectInfo(QSslCertificate::CommonName), QStringList{name});
    QCOMPARE(loaded->chain.size(), certificate.endsWith(u".p12") && certificate != u"empty.p12" ? 2 : 1);
}

void TestClientCertificate::refuses_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<Secret>("passphrase");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char *story, const char *certificate, const char *key, const Secret &secret,
                        const char *code) {
        QTest::newRow(story) << QString::fromLatin1(certificate) << QString::fromLatin1(key) << secret
                             << QByteArray(code);
    };
    using namespace certificatecode;
    row("missing", "absent.pem", "", none, file);
    row("the key is missing", "rsa.pem", "absent.key", none, file);
    row("a folder", ".", "", none, file);
    row("a device without end", "/dev/zero", "", none, file);
    row("too large", "huge.pem", "", none, file);
    row("text", "text", "", none, format);
    row("nothing in it", "nothing", "", none, format);
    row("broken PEM", "broken.pem", "rsa.key", none, format);
    row("a broken key", "rsa.pem", "broken.key", none, format);
    row("half a PKCS #12", "cut.p12", "", right, format);
    row("only a key", "rsa.key", "", none, noCertificate);
    row("no key", "rsa.pem", "", none, noKey);
    row("the key file is a certificate", "rsa.pem", "ca.pem", none, noKey);
    row("PKCS #12 without a key", "keyless.p12", "", none, noKey);
    row("another's key", "rsa.pem", "ec.key", none, mismatch);
    row("another's key of the same kind", "ec.pem", "ca.key", none, mismatch);
    row("PEM asks for the passphrase", "rsa.pem", "rsa.locked.key", none, passphrase);
    row("old PEM asks for it", "rsa.pem", "rsa.traditional.key", none, passphrase);
    row("PKCS #12 asks for it", "rsa.p12", "", none, passphrase);
    row("wrong for PEM", "rsa.pem", "rsa.locked.key", wrong, wrongPassphrase);
    row("wrong for old PEM", "rsa.pem", "rsa.traditional.key", wrong, wrongPassphrase);
    row("wrong for PKCS #12", "rsa.p12", "", wrong, wrongPassphrase);
}

void TestClientCertificate::refuses()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(Secret, passphrase);
    QFETCH(QByteArray, code);
    const Result<ClientCertificate> loaded = load(certificate, key, passphrase);
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().kind, ErrorKind::ClientCertificate);
    QCOMPARE(loaded.error().code, code);
    QVERIFY(!loaded.error().detail.isEmpty());
}

void TestClientCertificate::theChainBeginsWithTheCertificateOfTheKey()
{
    const Result<ClientCertificate> loaded = load(QStringLiteral("reversed.pem"), {}, none);
    QVERIFY(loaded);
    QCOMPARE(loaded->chain.size(), 2);
    QCOMPARE(loaded->chain.first().subjectDisplayName(), QStringLiteral("anna-rsa"));
    QCOMPARE(loaded->chain.last().subjectDisplayName(), QStringLiteral("Authority"));
}

void TestClientCertificate::noPassphraseIsInTheError()
{
    const Result<ClientCertificate> loaded = load(QStringLiteral("rsa.p12"), {}, wrong);
    QVERIFY(!loaded);
    QVERIFY(!loaded.error().detail.contains(QStringLiteral("hunter2")));
}

void TestClientCertificate::authorities()
{
    const auto names = [this](const char *file) {
        QStringList found;
        if (const auto loaded = loadAuthorities(path(QString::fromLatin1(file)))) {
            for (const QSslCertificate &one : *loaded)
                found += one.subjectDisplayName();
        }
        return found;
    };
    QCOMPARE(names("ca.pem"), QStringList{QStringLiteral("Authority")});
    QCOMPARE(names("ca.der"), QStringList{QStringLiteral("Authority")});
    QCOMPARE(names("two.pem"), (QStringList{QStringLiteral("Authority"), QStringLiteral("anna-rsa")}));
}

void TestClientCertificate::authoritiesThatAreNone_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("code");
    using namespace certificatecode;
    QTest::newRow("missing") << QStringLiteral("absent.pem") << QByteArray(certificatecode::file);
    QTest::newRow("text") << QStringLiteral("text") << QByteArray(format);
    QTest::newRow("a key") << QStringLiteral("rsa.key") << QByteArray(format);
    QTest::newRow("broken") << QStringLiteral("broken.pem") << QByteArray(format);
    QTest::newRow("one sound, one broken") << QStringLiteral("half.pem") << QByteArray(format);
}

void TestClientCertificate::authoritiesThatAreNone()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, code);
    join(QStringLiteral("half.pem"), {QStringLiteral("ca.pem"), QStringLiteral("broken.pem")});
    const auto loaded = loadAuthorities(path(file));
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().kind, ErrorKind::Storage);
    QCOMPARE(loaded.error().code, code);
}

QTEST_GUILESS_MAIN(TestClientCertificate)
#include "tst_clientcertificate.moc"
