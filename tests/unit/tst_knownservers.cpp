// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/knownservers.h"

#include <QTest>

using namespace poplar;

class TestKnownServers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void serversAreKnownByGreetingOrHost_data()
    {
        QTest::addColumn<QByteArray>("greeting");
        QTest::addColumn<QString>("host");
        QTest::addColumn<ServerTraits>("traits");
        const QString here = QStringLiteral("pop.example.org");
        QTest::newRow("Gmail") << QByteArray("Gpop ready for requests from 192.0.2.1 m27pf6833346wag.0")
                               << here << ServerTraits(ServerTrait::ListsPart);
        QTest::newRow("Wildduck") << QByteArray("WDPop ready for requests from 192.0.2.1") << here
                                  << ServerTraits(ServerTrait::ListsPart);
        QTest::newRow("SpryNet") << QByteArray("POP3 ready") << QStringLiteral("POP.SpryNet.com")
                                 << ServerTraits(ServerTrait::TopMarksSeen);
        QTest::newRow("another host with such a name")
            << QByteArray("POP3 ready") << QStringLiteral("notsprynet.com") << ServerTraits();
        QTest::newRow("Dovecot") << QByteArray("Dovecot (Debian) ready.") << here << ServerTraits();
        QTest::newRow("one that only speaks of it")
            << QByteArray("No Gpop ready here") << here << ServerTraits();
    }
    void serversAreKnownByGreetingOrHost()
    {
        QFETCH(const QByteArray, greeting);
        QFETCH(const QString, host);
        QFETCH(const ServerTraits, traits);
        QCOMPARE(pop3::knownTraits(greeting, host), traits);
    }
};

QTEST_GUILESS_MAIN(TestKnownServers)
#include "tst_knownservers.moc"
