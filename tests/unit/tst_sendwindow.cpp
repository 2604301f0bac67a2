// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "pop3/sendwindow.h"

#include <QTest>

using namespace poplar;
using pop3::SendWindow;
using namespace std::chrono_literals;

namespace {

/// A link that carries so many octets a second, and on which what is sent at once comes back after a round
/// trip. What the window asks for comes in pieces, as the link can.
void run(SendWindow &window, SendWindow::Duration roundTrip, double rate, SendWindow::Duration howLong)
{
    SendWindow::Duration now = 0s;
    while (now < howLong) {
        const double carried = rate * std::chrono::duration<double>(roundTrip).count();
        const auto comes = qint64(std::min(double(window.octets()), carried));
        constexpr int pieces = 10;
        for (int i = 0; i < pieces; ++i) {
            now += roundTrip / pieces;
            window.received(comes / pieces, now);
        }
    }
}

} // namespace

class TestSendWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itBeginsSmallWhereNothingIsKnown();
    void theShortestRoundTripCounts();
    void itGrowsUntilTheLinkIsFull();
    void itShrinksOnASlowLink();
    void aPauseIsNoSlowLink();
    void itHasBounds();
};

void TestSendWindow::itBeginsSmallWhereNothingIsKnown()
{
    SendWindow window;
    QCOMPARE(window.octets(), limit::leastRepliesInFlight);
}

void TestSendWindow::theShortestRoundTripCounts()
{
    SendWindow window;
    window.answeredAfter(2s); // a server that checks a password
    window.answeredAfter(50ms);
    const qint64 octets = window.octets();
    window.answeredAfter(900ms);
    QCOMPARE(window.octets(), octets);
    QVERIFY(octets > limit::leastRepliesInFlight && octets < limit::mostRepliesInFlight);
}

void TestSendWindow::itGrowsUntilTheLinkIsFull()
{
    SendWindow window;
    window.answeredAfter(50ms);
    run(window, 50ms, 200e6, 5s);
    // 10 MB are on the link; as much again waits at the server.
    QVERIFY2(window.octets() > 18'000'000 && window.octets() < 22'000'000,
             QByteArray::number(window.octets()).constData());
}

void TestSendWindow::itShrinksOnASlowLink()
{
    SendWindow window;
    window.answeredAfter(50ms);
    QVERIFY(window.octets() > limit::leastRepliesInFlight);
    run(window, 50ms, 1e6, 2s);
    QCOMPARE(window.octets(), limit::leastRepliesInFlight);
}

void TestSendWindow::aPauseIsNoSlowLink()
{
    SendWindow window;
    window.answeredAfter(50ms);
    run(window, 50ms, 100e6, 2s);
    const qint64 octets = window.octets();
    window.paused();
    window.received(100, 60s); // a NOOP
    window.paused();
    window.received(100, 120s);
    QCOMPARE(window.octets(), octets);
}

void TestSendWindow::itHasBounds()
{
    SendWindow window;
    window.answeredAfter(10min);
    run(window, 10min, 1e12, 2h);
    QCOMPARE(window.octets(), limit::mostRepliesInFlight);
    SendWindow here;
    here.answeredAfter(1ns);
    run(here, 1ms, 1e9, 1s);
    QCOMPARE(here.octets(), limit::leastRepliesInFlight);
}

QTEST_GUILESS_MAIN(TestSendWindow)
#include "tst_sendwindow.moc"
