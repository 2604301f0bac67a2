// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/sessionstatistics.h"

#include "base/limits.h"

#include <QTest>

#include <numeric>

using namespace poplar;
using namespace poplar::wire;
using Kind = TranscriptEvent::Kind;
using Phase = SessionStatistics::Phase;
using Duration = SessionStatistics::Duration;
using namespace std::chrono_literals;

namespace {

/// Writes a transcript: each event at a time in milliseconds.
class Story {
public:
    Story &at(int ms)
    {
        m_at = Duration(std::chrono::milliseconds(ms));
        return *this;
    }
    Story &state(const QByteArray &name) { return add(Kind::State, name, 0, 0); }
    Story &secured() { return add(Kind::Security, "TLSv1.3 X", 0, 0); }
    Story &sent(quint64 command, const QByteArray &text)
    {
        return add(Kind::Sent, text, command, text.size() + 2);
    }
    Story &line(quint64 command, const QByteArray &text)
    {
        return add(Kind::Received, text, command, text.size() + 2);
    }
    Story &last(quint64 command, const QByteArray &text)
    {
        line(command, text);
        events.last().endsReply = true;
        return *this;
    }
    Story &progress(quint64 command, qint64 octets) { return add(Kind::Progress, {}, command, octets); }
    /// How far a message is that goes out, and that it has gone out.
    Story &leaving(quint64 command, qint64 octets)
    {
        progress(command, octets);
        events.last().way = TranscriptEvent::Way::Out;
        return *this;
    }
    Story &content(quint64 command, qint64 octets)
    {
        add(Kind::Body, {}, command, octets);
        events.last().way = TranscriptEvent::Way::Out;
        return *this;
    }
    Story &body(quint64 command, qint64 octets)
    {
        add(Kind::Body, {}, command, octets);
        events.last().endsReply = true;
        return *this;
    }

    QList<TranscriptEvent> events;

private:
    Story &add(Kind kind, const QByteArray &text, quint64 command, qint64 octets)
    {
        TranscriptEvent event;
        event.number = quint64(events.size()) + 1;
        event.sinceStart = m_at;
        event.kind = kind;
        event.text = text;
        event.command = command;
        event.octets = octets;
        events += event;
        return *this;
    }

    Duration m_at{0};
};

double sum(const QList<SessionStatistics::Flow> &flow, double SessionStatistics::Flow::*which)
{
    return std::accumulate(flow.begin(), flow.end(), 0.0,
                           [which](double all, const auto &one) { return all + one.*which; });
}

SessionStatistics figuresOf(const Story &story)
{
    SessionStatistics figures;
    figures.add(story.events);
    return figures;
}

/// A session with known figures: opened within 100 ms, STAT after 20 ms, a body that comes for 1 s.
Story knownSession()
{
    Story story;
    story.at(0).state("CONNECTING").at(50).state("AUTHORIZATION").at(100).last(1, "+OK ready");
    story.at(200).sent(2, "STAT").at(220).last(2, "+OK 1 1000000");
    story.at(300).sent(3, "RETR 1").at(340).line(3, "+OK");
    story.at(840).progress(3, 500'000).at(1340).body(3, 1'000'000);
    story.at(2340).sent(4, "DELE 7").at(2346).last(4, "-ERR no such message");
    return story;
}

} // namespace

/// What is told of a session in figures.
class SessionStatisticsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMessageThatGoesOutIsSent();
    void chunksAreOneMessage();
    void octetsAndCommandsAreCounted();
    void timeIsDivided();
    void aHandshakeIsOpening();
    void pipelinedCommandsWaitFromTheReplyBefore();
    void roundTripsAreOfCommandsThatWereSentAlone();
    void theSlowestComeFirst();
    void aBodyIsSpreadOverItsTime();
    void theFlowIsBoundedAndLosesNothing();
    void anExchangeIsOneCommand();
    void whatServersAndUsersSayIsBounded();
    void aNewSessionBeginsAnew();
    void theEndOfAConnectionEndsTheWaiting();
    void aRefusedLoginIsWaitedForAndCounted();
    void anEmptyLineAnswersNothing();
    void theEndOfTheLogFileChangesNothing();
    void clearingGoesOnWithWhatIsUnderWay();
    void aSessionBeginsWhereItConnects();
};

void SessionStatisticsTest::octetsAndCommandsAreCounted()
{
    const SessionStatistics figures = figuresOf(knownSession());
    QCOMPARE(figures.octetsSent(), 6 + 8 + 8);
    QCOMPARE(figures.octetsReceived(), 11 + 15 + 5 + 1'000'000 + 22);
    QCOMPARE(figures.commands(), 3);
    QCOMPARE(figures.bodies(), 1);
    QCOMPARE(figures.refusals(), 1);
    const QList<std::pair<QByteArray, qint64>> expected{{"DELE", 1}, {"RETR", 1}, {"STAT", 1}};
    QCOMPARE(figures.verbs(), expected);
}

void SessionStatisticsTest::timeIsDivided()
{
    const SessionStatistics figures = figuresOf(knownSession());
    QCOMPARE(figures.spent(Phase::Opening), Duration(100ms));
    QCOMPARE(figures.spent(Phase::Waiting), Duration(20ms + 40ms + 6ms));
    QCOMPARE(figures.spent(Phase::Transferring), Duration(1000ms));
    QCOMPARE(figures.spent(Phase::Idle), Duration(100ms + 80ms + 1000ms));
    QCOMPARE(figures.total(), Duration(2346ms));
}

void SessionStatisticsTest::aHandshakeIsOpening()
{
    Story story;
    story.at(0).state("CONNECTING").at(10).last(1, "+OK ready").at(10).sent(2, "STLS");
    story.at(30).last(2, "+OK go").at(30).state("SECURING").at(90).secured();
    story.at(100).sent(3, "CAPA").at(110).last(3, "-ERR");
    const SessionStatistics figures = figuresOf(story);
    QCOMPARE(figures.spent(Phase::Opening), Duration(10ms + 60ms));
    QCOMPARE(figures.spent(Phase::Waiting), Duration(20ms + 10ms));
    QCOMPARE(figures.spent(Phase::Idle), Duration(10ms));
}

void SessionStatisticsTest::pipelinedCommandsWaitFromTheReplyBefore()
{
    Story story;
    story.at(0).sent(1, "TOP 1 0").sent(2, "TOP 2 0").at(40).line(1, "+OK").at(50).body(1, 10);
    story.at(53).line(2, "+OK").at(60).body(2, 10);
    const SessionStatistics figures = figuresOf(story);
    QCOMPARE(figures.slowest().size(), 2);
    QCOMPARE(figures.slowest().at(0).waited, Duration(40ms));
    QCOMPARE(figures.slowest().at(0).took, Duration(50ms));
    QCOMPARE(figures.slowest().at(1).waited, Duration(3ms));
    QCOMPARE(figures.slowest().at(1).took, Duration(10ms));
    QCOMPARE(figures.spent(Phase::Waiting), Duration(43ms));
    QCOMPARE(figures.spent(Phase::Transferring), Duration(17ms));
}

void SessionStatisticsTest::roundTripsAreOfCommandsThatWereSentAlone()
{
    Story story;
    int at = 0;
    quint64 command = 0;
    for (const int trip : {30, 10, 20}) {
        ++command;
        story.at(at).sent(command, "NOOP").at(at + trip).last(command, "+OK");
        at += 1000;
    }
    // The second of two that go together says nothing about the way.
    story.at(at).sent(4, "NOOP").sent(5, "NOOP").at(at + 15).last(4, "+OK").at(at + 500).last(5, "+OK");
    QCOMPARE(figuresOf(story).roundTrip(), std::optional(Duration(15ms)));
    QVERIFY(!SessionStatistics().roundTrip());
}

void SessionStatisticsTest::theSlowestComeFirst()
{
    Story story;
    for (int i = 1; i <= 100; ++i) {
        // From 1 to 100 ms, not in order.
        const int took = i * 37 % 101;
        story.at(i * 1000).sent(quint64(i), "DELE " + QByteArray::number(took));
        story.at(i * 1000 + took).last(quint64(i), "+OK");
    }
    const SessionStatistics figures = figuresOf(story);
    QCOMPARE(figures.slowest().size(), limit::slowestCommands);
    for (int i = 0; i < int(limit::slowestCommands); ++i) {
        const SessionStatistics::Exchange &one = figures.slowest().at(i);
        QCOMPARE(one.took, Duration(std::chrono::milliseconds(100 - i)));
        QCOMPARE(one.text, "DELE " + QByteArray::number(100 - i));
        QCOMPARE(story.events.at(qsizetype(one.number) - 1).text, one.text);
    }
}

void SessionStatisticsTest::aBodyIsSpreadOverItsTime()
{
    const SessionStatistics figures = figuresOf(knownSession());
    QCOMPARE(figures.flowSpan(), Duration(10ms));
    const QList<SessionStatistics::Flow> &flow = figures.flow();
    QCOMPARE(flow.size(), 235);
    QCOMPARE(qRound(sum(flow, &SessionStatistics::Flow::received)), int(figures.octetsReceived()));
    QCOMPARE(qRound(sum(flow, &SessionStatistics::Flow::sent)), int(figures.octetsSent()));
    // A megabyte in a second is 10,000 octets in each hundredth of it.
    for (int i = 35; i < 134; ++i)
        QCOMPARE(qRound(flow.at(i).received), 10'000);
    QCOMPARE(qRound(flow.at(150).received), 0);
}

void SessionStatisticsTest::theFlowIsBoundedAndLosesNothing()
{
    Story story;
    for (int i = 0; i < 3000; ++i)
        story.at(i * 1000).sent(quint64(i) + 1, "NOOP").at(i * 1000 + 50).last(quint64(i) + 1, "+OK");
    const SessionStatistics figures = figuresOf(story);
    QVERIFY(figures.flow().size() <= limit::flowSpans);
    QVERIFY(figures.flow().size() > limit::flowSpans / 4);
    QCOMPARE(figures.flowSpan(), Duration(20'480ms));
    QCOMPARE(qRound(sum(figures.flow(), &SessionStatistics::Flow::received)), 3000 * 5);
    QCOMPARE(qRound(sum(figures.flow(), &SessionStatistics::Flow::sent)), 3000 * 6);
}

void SessionStatisticsTest::anExchangeIsOneCommand()
{
    Story story;
    story.at(0).sent(1, "AUTH SCRAM-SHA-256").at(10).line(1, "+ ********").at(11).sent(1, "********");
    story.at(20).line(1, "+ ********").at(21).sent(1, "").at(30).last(1, "+OK");
    const SessionStatistics figures = figuresOf(story);
    QCOMPARE(figures.commands(), 1);
    QCOMPARE(figures.slowest().size(), 1);
    QCOMPARE(figures.slowest().first().took, Duration(30ms));
}

void SessionStatisticsTest::whatServersAndUsersSayIsBounded()
{
    SessionStatistics figures;
    for (int i = 0; i < 50'000; ++i) {
        Story story;
        story.at(i).sent(quint64(i) + 1, "X" + QByteArray::number(i) + QByteArray(500, 'y'));
        figures.add(story.events);
    }
    QCOMPARE(figures.commands(), 50'000);
    QCOMPARE(figures.verbs().size(), limit::verbsCounted + 1);
    QVERIFY(figures.verbs().first().first == "…");
    QCOMPARE(figures.verbs().at(1).first.size(), limit::spokenVerb);
}

void SessionStatisticsTest::aNewSessionBeginsAnew()
{
    Story story = knownSession();
    story.at(0).state("CONNECTING").at(30).last(1, "+OK").at(40).sent(2, "NOOP").at(45).last(2, "+OK");
    const SessionStatistics figures = figuresOf(story);
    QCOMPARE(figures.commands(), 1);
    QCOMPARE(figures.total(), Duration(45ms));
    QCOMPARE(figures.roundTrip(), std::optional(Duration(5ms)));
}

void SessionStatisticsTest::theEndOfAConnectionEndsTheWaiting()
{
    Story story;
    story.at(0).sent(1, "STAT").at(100).state("DISCONNECTED").at(5000).state("DISCONNECTED");
    QCOMPARE(figuresOf(story).spent(Phase::Waiting), Duration(100ms));
}

/// Servers take their time with a wrong password.
void SessionStatisticsTest::aRefusedLoginIsWaitedForAndCounted()
{
    Story story;
    story.at(0).sent(1, "AUTH CRAM-MD5").at(10).line(1, "+ ********").at(11).sent(1, "********");
    story.at(3011).last(1, "-ERR wrong");
    const SessionStatistics figures = figuresOf(story);
    QCOMPARE(figures.refusals(), 1);
    QCOMPARE(figures.spent(Phase::Waiting), Duration(3010ms));
    QCOMPARE(figures.slowest().first().waited, Duration(3010ms));
    QCOMPARE(figures.roundTrip(), std::optional(Duration(10ms)));
}

/// Outlook.com sends one with DELE.
void SessionStatisticsTest::anEmptyLineAnswersNothing()
{
    Story story;
    story.at(0).sent(1, "DELE 1").at(10).line(1, "").at(50).last(1, "-ERR no");
    const SessionStatistics figures = figuresOf(story);
    QCOMPARE(figures.refusals(), 1);
    QCOMPARE(figures.spent(Phase::Waiting), Duration(50ms));
    QCOMPARE(figures.octetsReceived(), 2 + 9);
    QCOMPARE(figures.roundTrip(), std::optional(Duration(50ms)));
}

void SessionStatisticsTest::theEndOfTheLogFileChangesNothing()
{
    Story story;
    story.at(0).sent(1, "RETR 1").at(10).line(1, "+OK").at(1010).progress(1, 1'000'000);
    story.state("log file ended: No space left on device").at(2010).body(1, 2'000'000);
    const SessionStatistics figures = figuresOf(story);
    QCOMPARE(figures.octetsReceived(), 5 + 2'000'000);
    QCOMPARE(figures.bodies(), 1);
    QCOMPARE(figures.spent(Phase::Transferring), Duration(2000ms));
}

void SessionStatisticsTest::clearingGoesOnWithWhatIsUnderWay()
{
    SessionStatistics figures;
    Story story;
    story.at(0).state("TRANSACTION").at(100).sent(1, "RETR 1").at(110).line(1, "+OK");
    story.at(1110).progress(1, 900'000'000);
    figures.add(story.events);
    figures.clear();
    QCOMPARE(figures.octetsReceived(), 0);
    QCOMPARE(figures.commands(), 0);
    QCOMPARE(figures.total(), Duration(0));
    QVERIFY(figures.flow().isEmpty());
    Story rest;
    rest.at(2110).body(1, 1'000'000'000);
    figures.add(rest.events);
    QCOMPARE(figures.octetsReceived(), 100'000'000);
    QCOMPARE(figures.spent(Phase::Transferring), Duration(1000ms));
    QCOMPARE(figures.total(), Duration(1000ms));
    // It came in that second, not at one instant.
    for (const SessionStatistics::Flow &flow : figures.flow())
        QVERIFY(flow.received <= 1'000'001);
    QCOMPARE(figures.slowest().first().took, Duration(2010ms));
}

void SessionStatisticsTest::aSessionBeginsWhereItConnects()
{
    Story story;
    story.at(0).sent(1, "RETR 1").at(500).state("CONNECTING").at(510).last(1, "+OK");
    story.at(520).sent(2, "NOOP").at(540).last(2, "+OK");
    const SessionStatistics figures = figuresOf(story);
    QCOMPARE(figures.commands(), 1);
    QCOMPARE(figures.total(), Duration(40ms));
    QCOMPARE(figures.spent(Phase::Opening), Duration(10ms));
}

/// The time of the message is no waiting, and its verdict no round trip.
void SessionStatisticsTest::aMessageThatGoesOutIsSent()
{
    Story story;
    story.at(0).state("CONNECTING").at(100).last(1, "220 ready");
    story.at(200).sent(2, "MAIL FROM:<a@x>").at(220).last(2, "250 ok");
    story.at(300).sent(3, "DATA").at(320).line(3, "354 go on");
    story.at(500).leaving(3, 400'000).at(820).content(3, 1'000'000).at(900).leaving(3, 900'000);
    story.at(1820).last(3, "250 queued");
    const SessionStatistics figures = figuresOf(story);
    const qint64 lines = 17 + 6;
    QCOMPARE(figures.octetsSent(), 1'000'000 + lines);
    QCOMPARE(qRound64(sum(figures.flow(), &SessionStatistics::Flow::sent)), 1'000'000 + lines);
    QCOMPARE(figures.octetsReceived(), 11 + 8 + 11 + 12);
    QCOMPARE(figures.bodies(), 1);
    QCOMPARE(figures.refusals(), 0);
    QVERIFY(figures.spent(Phase::Transferring) == 500ms);
    QVERIFY(figures.spent(Phase::Waiting) == 20ms + 20ms + 1000ms);
    QVERIFY(figures.roundTrip() == Duration(20ms));
    QCOMPARE(figures.slowest().first().text, QByteArray("DATA"));
    QVERIFY(figures.slowest().first().waited == 20ms + 1000ms);
    QVERIFY(figures.slowest().first().took == 1520ms);
}

void SessionStatisticsTest::chunksAreOneMessage()
{
    Story story;
    story.at(0).state("CONNECTING").at(100).last(1, "220 ready");
    story.at(200).sent(2, "MAIL FROM:<a@x>").at(220).last(2, "250 ok");
    story.at(300).sent(3, "BDAT 600").sent(4, "BDAT 400 LAST").content(4, 1000).leaving(3, 500);
    story.at(400).last(3, "250 ok").leaving(4, 800).at(500).last(4, "250 queued");
    story.at(600).sent(5, "MAIL FROM:<a@x>").at(620).last(5, "250 ok");
    story.at(700).sent(6, "BDAT 10 LAST").content(6, 10).at(800).last(6, "250 queued");
    const SessionStatistics figures = figuresOf(story);
    QCOMPARE(figures.octetsSent(), 2 * 17 + 10 + 15 + 14 + 1010);
    QCOMPARE(figures.bodies(), 2);
}

QTEST_GUILESS_MAIN(SessionStatisticsTest)
#include "tst_sessionstatistics.moc"
