// SPDX-License-Identifier: GPL-3.0-or-later
// Whole conversations through the pure queue of SMTP: each is run in one piece, byte by byte, and split in
// two at every position, and must come out the same.
#include "base/limits.h"
#include "smtp/commandqueue.h"

#include <QMetaEnum>
#include <QTest>

using namespace poplar;
using namespace poplar::smtp;

namespace {

using Pipelining = CommandQueue::Pipelining;

QByteArray nameOf(const Error &error)
{
    return QMetaEnum::fromType<ErrorKind>().valueToKey(int(error.kind));
}

Command from(const char *address = "a@b")
{
    return mail(address, {}).value();
}

Command to(const char *address)
{
    return rcpt(address, {}).value();
}

/// Notes everything that a queue does, in words.
class Story {
public:
    explicit Story(Pipelining pipelining = Pipelining::On) { queue.setPipelining(pipelining); }

    void add(QList<Command> commands)
    {
        for (Command &command : commands)
            queue.enqueue(std::move(command));
    }

    QByteArrayList sent()
    {
        QByteArrayList lines;
        while (auto next = queue.nextToSend()) {
            if (const auto *sending = std::get_if<CommandQueue::Sending>(&*next))
                lines += sending->encoded.shown + (sending->payload.isEmpty() ? "" : " +" + sending->payload);
            else
                lines += "unsendable";
        }
        return lines;
    }

    /// And sends what may be sent.
    void feed(QByteArrayView bytes)
    {
        queue.receive(bytes);
        while (auto happening = queue.next()) {
            std::visit([this](const auto &what) { note(what); }, *happening);
            for (const QByteArray &line : sent())
                told += "> " + line;
        }
    }

    void note(const CommandQueue::LineArrived &line)
    {
        const bool isChallenge = line.kind == CommandQueue::LineArrived::Kind::Challenge;
        told += (isChallenge ? "challenge " : line.endsReply ? "end " : "line ") + line.line.toByteArray();
    }
    void note(const CommandQueue::ContentWanted &)
    {
        told += "content wanted";
        queue.contentSent();
    }
    void note(const CommandQueue::Finished &finished)
    {
        told += finished.command.verb + ": "
            + (finished.result ? QByteArray::number(finished.result->code) : nameOf(finished.result.error()));
    }
    void note(const CommandQueue::OutOfStep &end)
    {
        error = end.error;
        told += "out of step: " + nameOf(end.error);
    }

    CommandQueue queue;
    QByteArrayList told;
    Error error;
};

/// A mechanism in which the server speaks first, and is answered twice.
class TwoAnswers : public wire::SaslExchange {
public:
    QByteArray mechanism() const override { return "TWO"; }
    std::optional<Secret> initialResponse() override { return std::nullopt; }
    Result<Secret> answer(QByteArrayView challenge) override
    {
        if (challenge == "fail")
            return Error{ErrorKind::Malformed, {}, {}, {}, {}};
        --m_left;
        return Secret(QByteArray("answer"));
    }
    bool hasMoreToSay() const override { return m_left > 0; }
    bool readsChallenges() const override { return true; }
    Result<Done> accepted(QByteArrayView) override { return Done(); }

private:
    int m_left = 2;
};

Command login()
{
    return auth(std::make_shared<TwoAnswers>(), InitialResponse::Along);
}

} // namespace

class TestSmtpQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void conversations_data();
    void conversations();
    void anEnvelopeGoesOutTogether();
    void withoutPipeliningOneAtATime();
    void groups_data();
    void groups();
    void nothingIsSentBehindTheEnd();
    void octetsInFlightAreBounded();
    void dataWithoutARecipientIsEndedWithADot();
    void theSecondTransactionCountsAnew();
    void aRefusalWhileTheMessageIsOnItsWay();
    void givingUpTellsUnknownFromUnsent();
    void anExchangeIsNeverShown();
    void linesHaveALimit();
    void challengesHaveAnother();
};

Q_DECLARE_METATYPE(QList<poplar::smtp::Command>)

void TestSmtpQueue::conversations_data()
{
    QTest::addColumn<QList<Command>>("commands");
    QTest::addColumn<QByteArray>("server");
    QTest::addColumn<QByteArrayList>("told");
    using C = QList<Command>;
    using L = QByteArrayList;
    const auto row = [](const char *name, const C &commands, const QByteArray &server, const L &told) {
        QTest::newRow(name) << commands << server << told;
    };
    row("a whole message", {from(), to("c@d"), data()},
        "250 2.1.0 ok\r\n250 ok\r\n354 go\r\n250-queued\r\n250 as 1\r\n",
        {"end 250 2.1.0 ok", "MAIL: 250", "end 250 ok", "RCPT: 250", "line 354 go", "content wanted",
         "line 250-queued", "end 250 as 1", "DATA: 250"});
    row("refusals", {from(), to("c@d"), data()}, "550 no\r\n503 what\r\n503 what\r\n",
        {"end 550 no", "MAIL: 550", "end 503 what", "RCPT: 503", "end 503 what", "DATA: 503"});
    row("the message is refused", {from(), to("c@d"), data()}, "250\r\n250\r\n354\r\n554 spam\r\n",
        {"end 250", "MAIL: 250", "end 250", "RCPT: 250", "line 354", "content wanted", "end 554 spam",
         "DATA: 554"});
    row("no recipient", {from(), to("c@d"), data()}, "250\r\n550\r\n354\r\n554 nobody\r\n",
        {"end 250", "MAIL: 250", "end 550", "RCPT: 550", "line 354", "> .", "end 554 nobody", "DATA: 554"});
    row("line feeds alone", {ehlo("x")}, "250-a\n250 b\n", {"line 250-a", "end 250 b", "EHLO: 250"});
    row("chunks", {bdat("abc", Chunk::More), bdat("d", Chunk::Last)}, "250 1\r\n250 2\r\n",
        {"end 250 1", "BDAT: 250", "end 250 2", "BDAT: 250"});
    row("a login", {login()}, "334 YQ==\r\n334 Yg==\r\n235 in\r\n",
        {"challenge 334 YQ==", "> ********", "challenge 334 Yg==", "> ********", "end 235 in", "AUTH: 235"});
    row("a login refused", {login()}, "334 YQ==\r\n535 5.7.8 no\r\n",
        {"challenge 334 YQ==", "> ********", "end 535 5.7.8 no", "AUTH: 535"});
    row("a login given up", {login()}, "334 ZmFpbA==\r\n501 cancelled\r\n",
        {"challenge 334 ZmFpbA==", "> *", "end 501 cancelled", "AUTH: Malformed"});
    row("no base64", {login()}, "334 what?\r\n501 cancelled\r\n",
        {"challenge 334 what?", "> *", "end 501 cancelled", "AUTH: Protocol"});

    row("success before its time", {login()}, "334 YQ==\r\n235 in\r\n",
        {"challenge 334 YQ==", "> ********", "line 235 in", "out of step: Protocol"});
    row("250 to DATA", {data()}, "250 fine\r\n", {"line 250 fine", "out of step: Protocol"});
    row("354 twice", {from(), to("c@d"), data()}, "250\r\n250\r\n354\r\n354\r\n",
        {"end 250", "MAIL: 250", "end 250", "RCPT: 250", "line 354", "content wanted", "line 354",
         "out of step: Protocol"});
    row("354 to MAIL", {from()}, "354 go\r\n", {"line 354 go", "out of step: Protocol"});
    row("334 to NOOP", {noop()}, "334 YQ==\r\n", {"line 334 YQ==", "out of step: Protocol"});
    row("a reply to nothing", {noop()}, "250\r\n250\r\n",
        {"end 250", "NOOP: 250", "line 250", "out of step: Protocol"});
    row("different codes", {ehlo("x")}, "250-a\r\n500 b\r\n",
        {"line 250-a", "line 500 b", "out of step: Protocol"});
    row("no code", {noop()}, "hello\r\n", {"line hello", "out of step: Protocol"});
    row("closing, to a command", {noop()}, "421 4.3.2 bye\r\n",
        {"end 421 4.3.2 bye", "NOOP: 421", "out of step: Busy"});
    row("closing, to nothing", {}, "421 bye\r\n", {"line 421 bye", "out of step: Busy"});
}

void TestSmtpQueue::conversations()
{
    QFETCH(QList<Command>, commands);
    QFETCH(QByteArray, server);
    QFETCH(QByteArrayList, told);
    const bool hasLogin = !commands.isEmpty() && commands.first().exchange;
    const auto run = [&](const QList<QByteArrayView> &pieces) {
        Story story;
        story.add(hasLogin ? QList{login()} : commands); // an exchange is for once
        story.sent();
        for (const QByteArrayView piece : pieces)
            story.feed(piece);
        return story.told;
    };
    const QByteArrayView all(server);
    QCOMPARE(run({all}), told);
    QList<QByteArrayView> single;
    for (qsizetype i = 0; i < all.size(); ++i)
        single += all.sliced(i, 1);
    QCOMPARE(run(single), told);
    for (qsizetype i = 1; i < all.size(); ++i)
        QCOMPARE(run({all.first(i), all.sliced(i)}), told);
}

void TestSmtpQueue::anEnvelopeGoesOutTogether()
{
    Story story;
    story.add({from(), to("c@d"), to("e@f"), data()});
    QCOMPARE(story.sent(), QByteArrayList({"MAIL FROM:<a@b>", "RCPT TO:<c@d>", "RCPT TO:<e@f>", "DATA"}));
}

void TestSmtpQueue::withoutPipeliningOneAtATime()
{
    Story story(Pipelining::Off);
    story.add({from(), to("c@d"), data()});
    QCOMPARE(story.sent(), QByteArrayList{"MAIL FROM:<a@b>"});
    story.feed("250-\r\n");
    QCOMPARE(story.told.last(), "line 250-");
    story.feed("250\r\n");
    QCOMPARE(story.told.last(), "> RCPT TO:<c@d>");
}

void TestSmtpQueue::groups_data()
{
    QTest::addColumn<QList<Command>>("commands");
    QTest::addColumn<int>("together"); // of them
    using C = QList<Command>;
    QTest::newRow("EHLO alone") << C{ehlo("x"), from()} << 1;
    QTest::newRow("EHLO behind nothing") << C{rset(), ehlo("x")} << 1;
    QTest::newRow("HELO alone") << C{helo("x"), from()} << 1;
    QTest::newRow("STARTTLS alone") << C{startTls(), ehlo("x")} << 1;
    QTest::newRow("STARTTLS behind nothing") << C{rset(), startTls()} << 1;
    QTest::newRow("AUTH alone") << C{login(), from()} << 1;
    QTest::newRow("AUTH behind nothing") << C{rset(), login()} << 1;
    QTest::newRow("DATA is the last") << C{from(), data(), from()} << 2;
    QTest::newRow("NOOP is the last") << C{rset(), noop(), rset()} << 2;
    QTest::newRow("QUIT is the last") << C{rset(), quit(), rset()} << 2;
    QTest::newRow("the last BDAT is the last")
        << C{bdat("a", Chunk::More), bdat("b", Chunk::Last), from()} << 2;
    QTest::newRow("RSET in a group") << C{rset(), from(), to("c@d"), data()} << 4;
}

void TestSmtpQueue::groups()
{
    QFETCH(QList<Command>, commands);
    QFETCH(int, together);
    Story story;
    story.add(commands);
    QCOMPARE(story.sent().size(), together);
}

void TestSmtpQueue::nothingIsSentBehindTheEnd()
{
    Story story(Pipelining::Off);
    story.add({rset(), from()});
    story.sent();
    story.feed("421 bye\r\n");
    QCOMPARE(story.told, QByteArrayList({"end 421 bye", "RSET: 421", "out of step: Busy"}));
    QCOMPARE(story.error.said, "bye");
}

void TestSmtpQueue::octetsInFlightAreBounded()
{
    Story story;
    const QByteArray address = QByteArray(900, 'x') + "@example.org";
    QList<Command> commands{from()};
    for (int i = 0; i < 100; ++i)
        commands += to(address.constData());
    story.add(commands);
    const QByteArrayList first = story.sent();
    QVERIFY(first.size() > 10 && first.join("\r\n").size() <= limit::commandBytesInFlight);
    for (int i = 0; i < 101; ++i)
        story.feed("250\r\n");
    QVERIFY(story.queue.isEmpty());
}

void TestSmtpQueue::dataWithoutARecipientIsEndedWithADot()
{
    Story story;
    story.add({from(), to("c@d"), to("e@f"), data()});
    story.sent();
    story.feed("250\r\n550\r\n451\r\n354\r\n");
    QCOMPARE(story.told.last(), "> .");
    QVERIFY(!story.queue.isContentUnderWay());
    story.feed("250 an empty message for nobody\r\n");
    QCOMPARE(story.told.last(), "DATA: 250");
    QVERIFY(story.queue.isEmpty());
}

void TestSmtpQueue::theSecondTransactionCountsAnew()
{
    Story story;
    story.add({from(), to("c@d"), data()});
    story.sent();
    story.feed("250\r\n250\r\n354\r\n250\r\n");
    story.add({from(), to("c@d"), data()});
    story.sent();
    story.feed("250\r\n550\r\n354\r\n");
    QCOMPARE(story.told.last(), "> .");
}

void TestSmtpQueue::aRefusalWhileTheMessageIsOnItsWay()
{
    CommandQueue queue;
    queue.setPipelining(Pipelining::On);
    for (Command &command : QList{from(), to("c@d"), data()})
        queue.enqueue(std::move(command));
    while (queue.nextToSend()) {}
    queue.receive("250\r\n250\r\n354\r\n");
    while (const auto happening = queue.next()) {}
    QVERIFY(queue.isContentUnderWay());
    queue.receive("552 5.3.4 too large\r\n");
    QByteArrayList told;
    while (const auto happening = queue.next()) {
        if (const auto *finished = std::get_if<CommandQueue::Finished>(&*happening))
            told += finished->command.verb + QByteArray::number(finished->result->code);
        else if (const auto *end = std::get_if<CommandQueue::OutOfStep>(&*happening))
            told += nameOf(end->error) + end->error.code;
    }
    QCOMPARE(told, QByteArrayList({"DATA552", "Refused5.3.4"}));
}

void TestSmtpQueue::givingUpTellsUnknownFromUnsent()
{
    Story story;
    story.add({from(), data(), quit()});
    story.sent();
    QByteArrayList told;
    for (const CommandQueue::Finished &one : story.queue.giveUp())
        told += one.command.verb + nameOf(one.result.error());
    QCOMPARE(told, QByteArrayList({"MAILUnknown", "DATAUnknown", "QUITUnsent"}));
    QVERIFY(story.queue.isEmpty() && !story.queue.next() && !story.queue.nextToSend());
}

void TestSmtpQueue::anExchangeIsNeverShown()
{
    Story story;
    story.add({login()});
    QCOMPARE(story.sent(), QByteArrayList{"AUTH TWO"});
    story.queue.receive("334 YQ==\r\n");
    const auto line = story.queue.next();
    QVERIFY(std::get<CommandQueue::LineArrived>(*line).kind == CommandQueue::LineArrived::Kind::Challenge);
    const auto answer = story.queue.nextToSend();
    QCOMPARE(std::get<CommandQueue::Sending>(*answer).encoded.wire, QByteArray("answer").toBase64() + "\r\n");
    QCOMPARE(std::get<CommandQueue::Sending>(*answer).encoded.shown, "********");
}

void TestSmtpQueue::linesHaveALimit()
{
    Story story;
    story.queue.expectGreeting();
    story.feed("220 " + QByteArray(limit::statusLine, 'x') + "\r\n");
    QCOMPARE(story.told, QByteArrayList{"out of step: Limit"});
    Story endless;
    endless.queue.expectGreeting();
    endless.feed(QByteArray("220-x\r\n").repeated(limit::mailReplyLines));
    QVERIFY(!endless.told.contains("out of step: Limit"));
    endless.feed("220-x\r\n");
    QCOMPARE(endless.told.last(), "out of step: Limit");
}

void TestSmtpQueue::challengesHaveAnother()
{
    Story story;
    story.queue.expectGreeting();
    story.feed("220 x\r\n");
    story.add({login()});
    story.sent();
    story.feed("334 " + QByteArray(limit::statusLine + 4, 'A') + "\r\n535 no\r\n");
    QCOMPARE(story.told.last(), "AUTH: 535");
    story.add({noop()});
    story.sent();
    story.feed("250 " + QByteArray(limit::statusLine + 4, 'A') + "\r\n");
    QCOMPARE(story.told.last(), "out of step: Limit");
}

QTEST_APPLESS_MAIN(TestSmtpQueue)
#include "tst_smtp_queue.moc"
