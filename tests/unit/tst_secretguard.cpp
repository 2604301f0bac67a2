// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/secretguard.h"

#include <QTest>

using poplar::Secret;
using poplar::wire::SecretGuard;

namespace {

const QByteArray password = "tr\xc3\xb6\\F%lle 7?~>";

} // namespace

class TestSecretGuard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFormIsBlotted_data();
    void everyFormIsBlotted();
    void base64IsFoundWhereverTheSecretStands_data();
    void base64IsFoundWhereverTheSecretStands();
    void severalSecretsAndSeveralEchoes();
    void otherTextIsLeftAlone();
    void shortSecretsAreNotWatched();
};

void TestSecretGuard::everyFormIsBlotted_data()
{
    QTest::addColumn<QByteArray>("echo");
    QTest::newRow("raw") << password;
    QTest::newRow("other case") << password.toUpper();
    QTest::newRow("hex") << password.toHex();
    QTest::newRow("hex, upper case") << password.toHex().toUpper();
    QTest::newRow("percent") << password.toPercentEncoding();
    QTest::newRow("percent, lower case") << password.toPercentEncoding().toLower();
    QTest::newRow("percent, every octet") << "%" + password.toHex('%');
    QTest::newRow("hex with colons") << password.toHex(':').toUpper();
    QTest::newRow("quoted-printable") << QByteArray("tr=C3=B6\\F%lle 7?~>");
    QTest::newRow("Latin-1") << QString::fromUtf8(password).toLatin1();
    QTest::newRow("capitals") << QString::fromUtf8(password).toUpper().toUtf8();
    QTest::newRow("Latin-1 in capitals") << QString::fromUtf8(password).toUpper().toLatin1();
    QTest::newRow("base64") << password.toBase64();
    QTest::newRow("base64 for addresses") << password.toBase64(QByteArray::Base64UrlEncoding);
}

void TestSecretGuard::everyFormIsBlotted()
{
    QFETCH(QByteArray, echo);
    SecretGuard guard;
    guard.watch(Secret(password));
    QCOMPARE(guard.blotted("-ERR no such thing: " + echo + " (sorry)"),
             "-ERR no such thing: ******** (sorry)");
}

void TestSecretGuard::base64IsFoundWhereverTheSecretStands_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("behind");
    for (int before = 0; before < 6; ++before) {
        for (int behind = 0; behind < 6; ++behind) {
            QTest::addRow("%d before, %d behind", before, behind)
                << QByteArray("\0user\0", before) << QByteArray("\xffzzzzz", behind);
        }
    }
    QTest::newRow("AUTH PLAIN") << QByteArray("\0anna\0", 6) << QByteArray();
}

void TestSecretGuard::base64IsFoundWhereverTheSecretStands()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, behind);
    for (const QByteArray &secret :
         {password, QByteArray("abcd"), QByteArray("abcde"), QByteArray("abcdef")}) {
        SecretGuard guard;
        guard.watch(Secret(secret));
        const QByteArray echo = (before + secret + behind).toBase64();
        QCOMPARE(guard.blotted("AUTH PLAIN " + echo), "AUTH PLAIN ********");
        QCOMPARE(guard.blotted(echo + " twice " + echo), "******** twice ********");
    }
}

void TestSecretGuard::severalSecretsAndSeveralEchoes()
{
    SecretGuard guard;
    guard.watch(Secret(QByteArray("first secret")));
    guard.watch(Secret(QByteArray("second one")));
    QCOMPARE(guard.blotted("first secret, second one, first secret"), "********, ********, ********");
}

void TestSecretGuard::otherTextIsLeftAlone()
{
    SecretGuard guard;
    QCOMPARE(guard.blotted("+OK"), "+OK");
    guard.watch(Secret(password));
    const QByteArray harmless = "+OK 2 320 tr\xc3\xb6\\F%ll " + QByteArray("another thing").toBase64();
    QCOMPARE(guard.blotted(harmless), harmless);
    QCOMPARE(guard.blotted({}), QByteArray());
}

void TestSecretGuard::shortSecretsAreNotWatched()
{
    SecretGuard guard;
    guard.watch(Secret(QByteArray("abc")));
    guard.watch(Secret());
    QCOMPARE(guard.blotted("abc +OK"), "abc +OK");
}

QTEST_GUILESS_MAIN(TestSecretGuard)
#include "tst_secretguard.moc"
