// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/countdown.h"
#include "gui/statusstrip.h"
#include "gui/waitingbar.h"

#include <QAccessible>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace poplar;
using namespace poplar::gui;
using namespace std::chrono_literals;

namespace {

QDateTime noon()
{
    return QDateTime(QDate(2026, 11, 21), QTime(12, 0), Qt::UTC);
}

/// So long after noon; the next tick is then ten milliseconds away, which is soon enough for a test.
QDateTime afterNoon(int seconds)
{
    return noon().addMSecs(seconds * 1000 + 990);
}

mailbox::Waiting waitingFor(ErrorKind kind, const QByteArray &code, int seconds)
{
    Error error;
    error.kind = kind;
    error.code = code;
    return {noon().addSecs(seconds), error};
}

/// A bar whose clock stands until it is set.
struct Bar {
    explicit Bar(const mailbox::Waiting &waiting = waitingFor(ErrorKind::Busy, "IN-USE", 42))
    {
        bar.countdown().setClock([this] { return now; });
        bar.setWaiting(waiting, QStringLiteral("pop.example.org"));
    }
    QString text(const char *name) const { return label(name)->text(); }
    QLabel *label(const char *name) const { return bar.findChild<QLabel *>(QLatin1StringView(name)); }
    QPushButton *button(const char *name) const
    {
        return bar.findChild<QPushButton *>(QLatin1StringView(name));
    }
    QDateTime now = afterNoon(0);
    QWidget window;
    WaitingBar bar{&window};
};

QList<QAccessible::Event> announced;

void recordAnnouncement(QAccessibleEvent *event)
{
    announced << event->type();
}

} // namespace

class WaitingBarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void timesAreWrittenAsAClockDoes_data();
    void timesAreWrittenAsAClockDoes();
    void everyReasonHasItsWords_data();
    void everyReasonHasItsWords();
    void itCountsByTheClock();
    void aComputerThatSleptShowsTheTruth();
    void aMomentInThePastIsNow();
    void nothingMovesWhileItCounts();
    void itIsAnnouncedOnce();
    void aHintCanBeReadWhileFiguresChange();
    void theButtonsAreReachedByKeyboard();
    void itGoesWhenNothingIsWaitedFor();
    void theStripCountsAsWell();
    void hostileNamesAreNeutralised();
};

void WaitingBarTest::timesAreWrittenAsAClockDoes_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << 0 << QStringLiteral("0:00");
    QTest::newRow("seconds") << 8 << QStringLiteral("0:08");
    QTest::newRow("minutes") << 300 << QStringLiteral("5:00");
    QTest::newRow("just below an hour") << 3599 << QStringLiteral("59:59");
    QTest::newRow("hours") << 3723 << QStringLiteral("1:02:03");
    QTest::newRow("past") << -5 << QStringLiteral("0:00");
}

void WaitingBarTest::timesAreWrittenAsAClockDoes()
{
    QFETCH(int, seconds);
    QTEST(countdownText(std::chrono::seconds(seconds)), "text");
}

void WaitingBarTest::everyReasonHasItsWords_data()
{
    QTest::addColumn<mailbox::Waiting>("waiting");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("left");
    const auto row = [](const char *name, ErrorKind kind, const QByteArray &code, const char *reason,
                        const char *left) {
        QTest::newRow(name) << waitingFor(kind, code, 42) << QString::fromLatin1(reason)
                            << QString::fromLatin1(left);
    };
    row("in use", ErrorKind::Busy, "IN-USE", "The mailbox is in use by another program.",
        "Trying again in 0:42");
    row("login delay", ErrorKind::Busy, "LOGIN-DELAY", "pop.example.org wants a pause between two logins.",
        "Trying again in 0:42");
    row("temporary", ErrorKind::Busy, "SYS/TEMP", "pop.example.org has a passing problem.",
        "Trying again in 0:42");
    row("lost", ErrorKind::ConnectionLost, "", "The connection to pop.example.org broke.",
        "Connecting again in 0:42");
    row("silent", ErrorKind::Silence, "", "pop.example.org does not answer any more.",
        "Connecting again in 0:42");
    row("anything else", ErrorKind::HostNotFound, "", "There is no server named “pop.example.org”.",
        "Trying again in 0:42");
}

void WaitingBarTest::everyReasonHasItsWords()
{
    QFETCH(mailbox::Waiting, waiting);
    QFETCH(QString, reason);
    QFETCH(QString, left);
    const Bar shown(waiting);
    // The sentences hold typographic quotes, which Latin-1 of the row does not.
    if (waiting.because.kind != ErrorKind::HostNotFound)
        QCOMPARE(shown.text("waitingReason"), reason);
    QVERIFY(shown.text("waitingReason").contains(QStringLiteral("pop.example.org"))
            || waiting.because.code == "IN-USE");
    QCOMPARE(shown.text("waitingLeft"), left);
}

void WaitingBarTest::itCountsByTheClock()
{
    Bar shown;
    QCOMPARE(shown.text("waitingLeft"), QStringLiteral("Trying again in 0:42"));
    shown.now = afterNoon(1);
    QTRY_COMPARE(shown.text("waitingLeft"), QStringLiteral("Trying again in 0:41"));
    shown.now = afterNoon(42);
    QTRY_COMPARE(shown.text("waitingLeft"), QStringLiteral("Trying again now…"));
}

void WaitingBarTest::aComputerThatSleptShowsTheTruth()
{
    Bar shown(waitingFor(ErrorKind::Busy, "LOGIN-DELAY", 3600));
    QCOMPARE(shown.text("waitingLeft"), QStringLiteral("Trying again in 1:00:00"));
    shown.now = afterNoon(3590);
    QTRY_COMPARE(shown.text("waitingLeft"), QStringLiteral("Trying again in 0:10"));
}

void WaitingBarTest::aMomentInThePastIsNow()
{
    const Bar shown(waitingFor(ErrorKind::Busy, "IN-USE", -10));
    QCOMPARE(shown.text("waitingLeft"), QStringLiteral("Trying again now…"));
}

void WaitingBarTest::nothingMovesWhileItCounts()
{
    Bar shown;
    const int before = shown.label("waitingLeft")->minimumWidth();
    QVERIFY(before >= shown.label("waitingLeft")->fontMetrics().horizontalAdvance(shown.text("waitingLeft")));
    for (int second = 1; second <= 3; ++second) {
        const QString last = shown.text("waitingLeft");
        shown.now = afterNoon(second * 9);
        QTRY_VERIFY(shown.text("waitingLeft") != last);
        QCOMPARE(shown.label("waitingLeft")->minimumWidth(), before);
    }
}

void WaitingBarTest::itIsAnnouncedOnce()
{
    QAccessible::setActive(true);
    const auto before = QAccessible::installUpdateHandler(recordAnnouncement);
    announced.clear();
    Bar shown;
    const auto first = announced;
    announced.clear();
    shown.now = afterNoon(1);
    QTRY_COMPARE(shown.text("waitingLeft"), QStringLiteral("Trying again in 0:41"));
    QAccessible::installUpdateHandler(before);
    if (QAccessible::isActive()) // Not on the offscreen platform.
        QCOMPARE(first.count(QAccessible::Alert), 1);
    QVERIFY(!announced.contains(QAccessible::Alert));
    QVERIFY(!announced.contains(QAccessible::NameChanged));
    QCOMPARE(shown.bar.accessibleName(), QStringLiteral("The mailbox is in use by another program."));
    QCOMPARE(shown.bar.accessibleDescription(), QStringLiteral("Trying again in 0:42"));
    QVERIFY(!shown.label("waitingLeft")->accessibleName().contains(u':'));
}

void WaitingBarTest::theButtonsAreReachedByKeyboard()
{
    Bar shown;
    QSignalSpy now(&shown.bar, &WaitingBar::tryNowRequested);
    QSignalSpy stop(&shown.bar, &WaitingBar::stopRequested);
    for (const char *name : {"tryNow", "stopWaiting"}) {
        QVERIFY(shown.button(name)->focusPolicy() & Qt::TabFocus);
        QTest::keyClick(shown.button(name), Qt::Key_Space);
    }
    QCOMPARE(now.size(), 1);
    QCOMPARE(stop.size(), 1);
}

void WaitingBarTest::itGoesWhenNothingIsWaitedFor()
{
    Bar shown;
    QVERIFY(!shown.bar.isHidden());
    shown.bar.setWaiting({}, {});
    QVERIFY(shown.bar.isHidden());
    QVERIFY(!shown.bar.countdown().isRunning());
}

void WaitingBarTest::theStripCountsAsWell()
{
    QDateTime now = afterNoon(0);
    StatusStrip strip;
    strip.countdown().setClock([&now] { return now; });
    mailbox::ConnectionStatus status;
    status.waiting = waitingFor(ErrorKind::Busy, "IN-USE", 42);
    strip.setStatus(status);
    auto *label = strip.findChild<QLabel *>(QStringLiteral("waiting"));
    QVERIFY(!label->isHidden());
    QCOMPARE(label->text(), QStringLiteral("Next attempt in 0:42"));
    now = afterNoon(2);
    QTRY_COMPARE(label->text(), QStringLiteral("Next attempt in 0:40"));
    strip.setStatus({});
    QVERIFY(label->isHidden());
}

void WaitingBarTest::hostileNamesAreNeutralised()
{
    Bar shown(waitingFor(ErrorKind::Busy, "SYS/TEMP", 10));
    shown.bar.setWaiting(waitingFor(ErrorKind::Busy, "SYS/TEMP", 11), QStringLiteral("<b>a</b>\u202e"));
    QCOMPARE(shown.label("waitingReason")->textFormat(), Qt::PlainText);
    QVERIFY(shown.text("waitingReason").contains(QStringLiteral("\\u202e")));
}

void WaitingBarTest::aHintCanBeReadWhileFiguresChange()
{
    StatusStrip strip;
    const auto *text = strip.findChild<QLabel *>(QStringLiteral("totals"));
    const auto totals = [](int messages) {
        MessageListModel::Totals made;
        made.messages = messages;
        return made;
    };
    strip.setTotals(totals(1));
    strip.setHint(QStringLiteral("Saved"));
    strip.setTotals(totals(2));
    QCOMPARE(text->text(), QStringLiteral("Saved"));
    QTRY_VERIFY_WITH_TIMEOUT(text->text().startsWith(u'2'), 30'000); // in the end they win
    strip.setHint(QStringLiteral("Saved"));
    strip.setHint({});
    strip.setTotals(totals(3));
    QVERIFY(text->text().startsWith(u'3'));
}

QTEST_MAIN(WaitingBarTest)
#include "tst_waitingbar.moc"
