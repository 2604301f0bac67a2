// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/publicaddress.h"

#include <QNetworkInterface>
#include <QTest>

using namespace poplar::mailbox;

class TestPublicAddress : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatBelongsToTheInternet_data()
    {
        QTest::addColumn<bool>("expected");
        for (const char *address : {"8.8.8.8", "1.1.1.1", "100.63.255.255", "100.128.0.1", "172.15.0.1",
                                    "172.32.0.1", "192.167.0.1", "198.17.0.1", "223.255.255.255",
                                    "2a00:1450::1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"})
            QTest::newRow(address) << true;
        for (const char *address : {"",
                                    "0.0.0.0",
                                    "0.1.2.3",
                                    "10.1.2.3",
                                    "100.64.0.1",
                                    "127.0.0.1",
                                    "127.255.0.1",
                                    "169.254.169.254",
                                    "172.16.0.1",
                                    "172.31.255.255",
                                    "192.0.0.8",
                                    "192.0.2.1",
                                    "192.168.1.1",
                                    "198.18.0.1",
                                    "198.19.255.1",
                                    "198.51.100.1",
                                    "203.0.113.9",
                                    "224.0.0.1",
                                    "240.0.0.1",
                                    "255.255.255.255",
                                    "::",
                                    "::1",
                                    "::ffff:127.0.0.1",
                                    "::ffff:192.168.1.1",
                                    "::7f00:1",
                                    "64:ff9b::7f00:1",
                                    "64:ff9b:1::808:808",
                                    "fe80::1",
                                    "fec0::1",
                                    "fc00::1",
                                    "fd12::1",
                                    "ff02::1",
                                    "2001:db8::1",
                                    "2001::1",
                                    "2002:7f00:1::1",
                                    "100::1",
                                    "4000::1"})
            QTest::newRow(address) << false;
    }
    void whatBelongsToTheInternet()
    {
        QFETCH(const bool, expected);
        QCOMPARE(isPublic(QHostAddress(QString::fromUtf8(QTest::currentDataTag()))), expected);
    }

    /// Also where they are addresses of the internet like others.
    void whatThisMachineIsPartOfIsNear()
    {
        for (const QHostAddress &own : QNetworkInterface::allAddresses())
            QVERIFY2(isNear(own), qPrintable(own.toString()));
        QVERIFY(isNear(QHostAddress(QStringLiteral("127.1.2.3"))));
        QVERIFY(!isNear(QHostAddress(QStringLiteral("9.9.9.9"))));
        QVERIFY(!isNear(QHostAddress(QStringLiteral("2001:db8::77"))));
    }
};

QTEST_GUILESS_MAIN(TestPublicAddress)
#include "tst_publicaddress.moc"
