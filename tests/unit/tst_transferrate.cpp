// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/transferrate.h"

#include <QTest>

using namespace poplar::mailbox;
using namespace std::chrono_literals;

class TestTransferRate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsKnownAtFirst()
    {
        TransferRate rate;
        QCOMPARE(rate.octetsPerSecond(1000ms), 0);
        rate.add(5000, 1000ms);
        QCOMPARE(rate.octetsPerSecond(1010ms), 0);
    }

    void aSteadyFlowHasItsRate()
    {
        TransferRate rate;
        for (auto now = 0ms; now < 3000ms; now += 10ms)
            rate.add(10, now);
        QCOMPARE(rate.octetsPerSecond(3000ms), 1000);
    }

    void onlyTheLastSecondsCount()
    {
        TransferRate rate;
        rate.add(1'000'000'000, 0ms);
        for (auto now = 10000ms; now < 14000ms; now += 100ms)
            rate.add(100, now);
        QCOMPARE(rate.octetsPerSecond(14000ms), 1000);
    }

    void aStandstillBringsItDown()
    {
        TransferRate rate;
        for (auto now = 0ms; now < 2000ms; now += 100ms)
            rate.add(100, now);
        const qint64 flowing = rate.octetsPerSecond(2000ms);
        QVERIFY(rate.octetsPerSecond(4000ms) < flowing);
        QCOMPARE(rate.octetsPerSecond(20000ms), 0);
    }
};

QTEST_GUILESS_MAIN(TestTransferRate)
#include "tst_transferrate.moc"
