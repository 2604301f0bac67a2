// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/reconnect.h"

#include <QTest>

using namespace poplar;
using namespace poplar::mailbox;
using std::chrono::seconds;

namespace {

Error failure(ErrorKind kind, const QByteArray &code = {})
{
    return Error{kind, {}, code, {}, {}};
}

constexpr Reconnect::Circumstances atWork{true, true, {}};
constexpr Reconnect::Circumstances idle{true, false, {}};
constexpr Reconnect::Circumstances opening{false, true, {}};

} // namespace

class TestReconnect : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBusyMaildropIsWaitedForLongerEachTime()
    {
        Reconnect reconnect;
        std::optional<seconds> before;
        seconds all{0};
        while (const std::optional<seconds> delay =
                   reconnect.after(failure(ErrorKind::Busy, "IN-USE"), opening)) {
            QVERIFY(!before || *delay >= *before);
            before = delay;
            all += *delay;
        }
        // Locks that a lost link left behind last some ten minutes.
        QVERIFY2(all > std::chrono::minutes(10), qPrintable(QString::number(all.count())));
        QVERIFY(all < std::chrono::hours(1));
    }

    void theServersDelayBetweenLoginsIsKept()
    {
        Reconnect reconnect;
        Reconnect::Circumstances circumstances = opening;
        circumstances.loginDelay = seconds(300); // Gmail
        QCOMPARE(reconnect.after(failure(ErrorKind::Busy, "LOGIN-DELAY"), circumstances), seconds(300));
        circumstances.loginDelay = seconds(1'000'000'000);
        QVERIFY(reconnect.after(failure(ErrorKind::Busy, "LOGIN-DELAY"), circumstances)
                <= std::chrono::hours(1));
    }

    void aServerInTroubleIsTriedLater()
    {
        Reconnect reconnect;
        QCOMPARE(reconnect.after(failure(ErrorKind::Busy, "SYS/TEMP"), opening), seconds(30));
        QCOMPARE(reconnect.after(failure(ErrorKind::Busy, "SYS/TEMP"), opening), seconds(60));
    }

    void aPermanentRefusalIsNotTriedAgain()
    {
        Reconnect reconnect;
        QVERIFY(!reconnect.after(failure(ErrorKind::Refused, "SYS/PERM"), opening));
    }

    void aWrongPasswordIsNotTriedAgain()
    {
        Reconnect reconnect;
        QVERIFY(!reconnect.after(failure(ErrorKind::Authentication), opening));
        QVERIFY(!reconnect.after(failure(ErrorKind::CertificateDoubtful), atWork));
    }

    void aLinkLostAtWorkIsTriedAgainAFewTimes()
    {
        Reconnect reconnect;
        QCOMPARE(reconnect.after(failure(ErrorKind::ConnectionLost), atWork), seconds(1));
        // Meanwhile the network may be gone altogether.
        QCOMPARE(reconnect.after(failure(ErrorKind::HostNotFound), opening), seconds(3));
        int tries = 2;
        while (reconnect.after(failure(ErrorKind::ConnectionRefused), opening))
            ++tries;
        QVERIFY2(tries < 10, qPrintable(QString::number(tries)));
    }

    void afterASuccessTheNextMisfortuneIsAFirstOne()
    {
        Reconnect reconnect;
        QVERIFY(reconnect.after(failure(ErrorKind::ConnectionLost), atWork));
        QVERIFY(reconnect.after(failure(ErrorKind::ConnectionLost), atWork));
        reconnect.succeeded();
        QCOMPARE(reconnect.after(failure(ErrorKind::ConnectionLost), atWork), seconds(1));
    }

    void whereNothingIsLeftToDoNobodyConnects()
    {
        Reconnect reconnect;
        QVERIFY(!reconnect.after(failure(ErrorKind::ConnectionLost), idle));
    }

    void settingsThatNeverWorkedAreNotTriedAgain()
    {
        Reconnect reconnect;
        QVERIFY(!reconnect.after(failure(ErrorKind::ConnectionRefused), opening));
        Reconnect another;
        QVERIFY(!another.after(failure(ErrorKind::ConnectionLost), opening));
    }
};

QTEST_APPLESS_MAIN(TestReconnect)
#include "tst_reconnect.moc"
