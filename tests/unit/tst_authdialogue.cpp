// SPDX-License-Identifier: GPL-3.0-or-later
// AUTH through the pure queue, with a mechanism whose every line is known: each conversation is run in one
// piece, byte by byte, and split in two at every position, and must come out the same.
#include "base/limits.h"
#include "pop3/commandqueue.h"

#include <QMetaEnum>
#include <QTest>

using namespace poplar;
using namespace poplar::pop3;

namespace {

/// A mechanism that says these lines and writes down what it hears.
class Recital : public wire::SaslExchange {
public:
    struct Lines {
        std::optional<QByteArray> initial;
        QByteArrayList answers; ///< "!" fails.
        bool readsChallenges = false;
        bool proof = false; ///< Wants "proof" at the end.
    };

    explicit Recital(Lines lines)
        : m_lines(std::move(lines))
    {
    }

    QByteArray mechanism() const override { return "RECITAL"; }
    std::optional<Secret> initialResponse() override
    {
        return m_lines.initial ? std::optional(Secret(*m_lines.initial)) : std::nullopt;
    }
    Result<Secret> answer(QByteArrayView challenge) override
    {
        heard += challenge.toByteArray();
        if (challenge == "proof")
            m_lines.proof = false;
        const QByteArray said = m_lines.answers.isEmpty() ? QByteArray() : m_lines.answers.takeFirst();
        if (said == "!")
            return Error{ErrorKind::Malformed, {}, {}, {}, QStringLiteral("nonsense")};
        return Secret(said);
    }
    bool hasMoreToSay() const override { return !m_lines.answers.isEmpty(); }
    bool readsChallenges() const override { return m_lines.readsChallenges; }
    Result<Done> accepted(QByteArrayView data) override
    {
        if (m_lines.proof && data != "proof")
            return Error{ErrorKind::Protocol, {}, {}, {}, QStringLiteral("no proof")};
        return Done();
    }
    QByteArray explanation() const override { return heard.value(heard.size() - 1); }

    QByteArrayList heard;

private:
    Lines m_lines;
};

/// Plays the client's side: "> line" is sent (as on the wire), "$ line" as shown, the end by name.
class Client {
public:
    explicit Client(const Recital::Lines &lines, InitialResponse initial = InitialResponse::Along)
    {
        exchange = std::make_shared<Recital>(lines);
        queue.enqueue(auth(exchange, initial));
        send();
    }

    void send()
    {
        while (auto next = queue.nextToSend()) {
            const auto &sending = std::get<CommandQueue::Sending>(*next);
            told += "> " + sending.encoded.wire.chopped(2);
            shown += sending.encoded.shown;
        }
    }
    void feed(QByteArrayView bytes)
    {
        queue.receive(bytes);
        while (auto happening = queue.next()) {
            if (const auto *line = std::get_if<CommandQueue::LineArrived>(&*happening)) {
                if (line->kind == CommandQueue::LineArrived::Kind::Challenge)
                    ++challenges;
            } else if (const auto *finished = std::get_if<CommandQueue::Finished>(&*happening)) {
                note(finished->result);
            } else if (const auto *end = std::get_if<CommandQueue::OutOfStep>(&*happening)) {
                told += "out of step";
                error = end->error;
            }
            send();
        }
    }
    void note(const Result<Reply> &result)
    {
        if (result) {
            told += "in: " + result->text;
            return;
        }
        error = result.error();
        told += QMetaEnum::fromType<ErrorKind>().valueToKey(int(error.kind));
    }

    CommandQueue queue;
    std::shared_ptr<Recital> exchange;
    QByteArrayList told;
    QByteArrayList shown;
    Error error;
    int challenges = 0;
};

QByteArray b64(const QByteArray &text)
{
    return text.toBase64();
}

} // namespace

Q_DECLARE_METATYPE(Recital::Lines)
Q_DECLARE_METATYPE(poplar::pop3::InitialResponse)

class TestAuthDialogue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void conversations_data();
    void conversations();
    void nothingOfItIsShown();
    void aLongInitialResponseWaits();
    void challengesHaveALimit();
    void stepsHaveALimit();
    void theExplanationComesWithTheRefusal();
    void aVerdictIsAwaitedOnceAllIsSaid();
    void theNextCommandWaitsForTheEnd();
    void aServerThatWaitsForNoAnswerIsOutOfStep_data();
    void aServerThatWaitsForNoAnswerIsOutOfStep();
    void aRefusalNeedNotWaitForTheAnswer();
    void linesOfStatusHaveTheirOwnLimitAgain();
};

void TestAuthDialogue::conversations_data()
{
    QTest::addColumn<Recital::Lines>("lines");
    QTest::addColumn<InitialResponse>("initial");
    QTest::addColumn<QByteArray>("server");
    QTest::addColumn<QByteArrayList>("told");
    using L = QByteArrayList;
    const auto row = [](const char *name, const Recital::Lines &lines, const QByteArray &server,
                        const QByteArrayList &told, InitialResponse initial = InitialResponse::Along) {
        QTest::newRow(name) << lines << initial << server << told;
    };
    const auto later = InitialResponse::OnRequest;
    const Recital::Lines client{"first", {}, false, false};
    const Recital::Lines server{std::nullopt, {"one", "two"}, true, false};
    const Recital::Lines both{"first", {"final"}, true, true};

    row("the client speaks first", client, "+OK in\r\n", L{"> AUTH RECITAL Zmlyc3Q=", "in: in"});
    row("an empty initial response", {"", {}, false, false}, "+OK\r\n", L{"> AUTH RECITAL =", "in: "});
    row("an empty one on request", {"", {}, false, false}, "+ \r\n+OK\r\n", L{"> AUTH RECITAL", "> ", "in: "},
        later);
    row("on request", client, "+ \r\n+OK\r\n", L{"> AUTH RECITAL", "> Zmlyc3Q=", "in: "}, later);
    row("the server speaks first", server, "+ YQ==\r\n+ Yg==\r\n+OK\r\n",
        L{"> AUTH RECITAL", "> b25l", "> dHdv", "in: "});
    row("the proof in a challenge", both, "+ YQ==\r\n+ " + b64("proof") + "\r\n+OK done\r\n",
        L{"> AUTH RECITAL Zmlyc3Q=", "> ZmluYWw=", "> ", "in: done"});
    row("the proof with the success", both, "+ YQ==\r\n+OK " + b64("proof") + "\r\n",
        L{"> AUTH RECITAL Zmlyc3Q=", "> ZmluYWw=", "in: " + b64("proof")});
    row("no proof", both, "+ YQ==\r\n+OK logged in\r\n",
        L{"> AUTH RECITAL Zmlyc3Q=", "> ZmluYWw=", "Protocol"});
    row("success much too early", both, "+OK logged in\r\n", L{"> AUTH RECITAL Zmlyc3Q=", "Protocol"});
    row("success too early, without words", both, "+OK\r\n", L{"> AUTH RECITAL Zmlyc3Q=", "Protocol"});
    row("a refusal", client, "-ERR [AUTH] no\r\n", L{"> AUTH RECITAL Zmlyc3Q=", "Authentication"});
    row("busy", client, "-ERR [IN-USE] no\r\n", L{"> AUTH RECITAL Zmlyc3Q=", "Busy"});
    row("nonsense", client, "HELLO\r\n", L{"> AUTH RECITAL Zmlyc3Q=", "out of step"});

    // MailKit's release notes and #391: "+OK" for "+".
    row("+OK for +, on request", client, "+OK\r\n+OK in\r\n", L{"> AUTH RECITAL", "> Zmlyc3Q=", "in: in"},
        later);
    row("+OK for +, the server first", server, "+OK YQ==\r\n+OK Yg==\r\n+OK in\r\n",
        L{"> AUTH RECITAL", "> b25l", "> dHdv", "in: in"});
    // MailKit #268: words behind "+".
    row("words, on request", client, "+ go ahead, please!\r\n+OK\r\n",
        L{"> AUTH RECITAL", "> Zmlyc3Q=", "in: "}, later);
    row("words that nobody reads", {std::nullopt, {"one", "two"}, false, false},
        "+ Username:\r\n+ Password:\r\n+OK\r\n", L{"> AUTH RECITAL", "> b25l", "> dHdv", "in: "});
    row("words for a mechanism that reads", server, "+ what?\r\n-ERR given up\r\n",
        L{"> AUTH RECITAL", "> *", "Protocol"});
    // A server of RFC 1734 that passes over what stands behind the mechanism.
    row("the initial response was passed over", client, "+\r\n+OK\r\n",
        L{"> AUTH RECITAL Zmlyc3Q=", "> Zmlyc3Q=", "in: "});
    // fetchmail FAQ R15: Exchange waits for "*".
    row("giving up", {std::nullopt, {"!"}, true, false}, "+ YQ==\r\n-ERR given up\r\n",
        L{"> AUTH RECITAL", "> *", "Malformed"});
    row("giving up, and the server likes it", {std::nullopt, {"!"}, true, false}, "+ YQ==\r\n+OK fine\r\n",
        L{"> AUTH RECITAL", "> *", "Malformed"});
}

void TestAuthDialogue::conversations()
{
    QFETCH(Recital::Lines, lines);
    QFETCH(InitialResponse, initial);
    QFETCH(QByteArray, server);
    QFETCH(QByteArrayList, told);
    const auto run = [&](const QList<QByteArrayView> &pieces) {
        Client client(lines, initial);
        for (const QByteArrayView piece : pieces)
            client.feed(piece);
        return client.told;
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

void TestAuthDialogue::nothingOfItIsShown()
{
    Client client({"first", {"one", ""}, true, false});
    client.feed("+ YQ==\r\n+ Yg==\r\n+OK in\r\n");
    QCOMPARE(client.shown, QByteArrayList({"AUTH RECITAL ********", "********", ""}));
    QCOMPARE(client.challenges, 2);
    QCOMPARE(client.exchange->heard, QByteArrayList({"a", "b"}));
}

void TestAuthDialogue::aLongInitialResponseWaits()
{
    // "AUTH RECITAL " and CRLF leave 240 octets, which hold 180 octets in base64.
    Client fits({QByteArray(180, 'x'), {}, false, false});
    QCOMPARE(fits.told.first().size(), 2 + limit::authLine - 2);
    Client waits({QByteArray(181, 'x'), {}, false, false});
    QCOMPARE(waits.told, QByteArrayList{"> AUTH RECITAL"});
    waits.feed("+ \r\n");
    QCOMPARE(waits.told.last(), "> " + QByteArray(181, 'x').toBase64());
}

void TestAuthDialogue::challengesHaveALimit()
{
    const Recital::Lines lines{std::nullopt, {"one"}, true, false};
    Client fits(lines);
    fits.feed("+ " + QByteArray(limit::saslChallenge - 4, 'A') + "\r\n");
    QCOMPARE(fits.told.last(), "> b25l");
    Client tooLong(lines);
    tooLong.feed("+ " + QByteArray(limit::saslChallenge, 'A') + "\r\n");
    QCOMPARE(tooLong.told.last(), "out of step");
    QCOMPARE(tooLong.error.kind, ErrorKind::Limit);
}

void TestAuthDialogue::stepsHaveALimit()
{
    Client client({std::nullopt, {"one"}, true, false});
    for (int i = 0; i < limit::saslSteps; ++i)
        client.feed("+ YQ==\r\n");
    QCOMPARE(client.told.last(), "> ");
    client.feed("+ YQ==\r\n");
    QCOMPARE(client.told.last(), "> *");
    client.feed("-ERR\r\n");
    QCOMPARE(client.told.last(), "Limit");
}

void TestAuthDialogue::theExplanationComesWithTheRefusal()
{
    Client client({"token", {}, false, false});
    client.feed("+ " + b64("expired") + "\r\n-ERR [AUTH] no\r\n");
    QCOMPARE(client.error.kind, ErrorKind::Authentication);
    QCOMPARE(client.error.said, "no");
    QCOMPARE(client.error.code, "AUTH");
    QCOMPARE(client.error.detail, QStringLiteral("expired"));
}

void TestAuthDialogue::aVerdictIsAwaitedOnceAllIsSaid()
{
    Client client({"first", {"final"}, true, false}, InitialResponse::OnRequest);
    QVERIFY(!client.queue.awaitsVerdict());
    client.feed("+\r\n");
    QVERIFY(!client.queue.awaitsVerdict());
    client.feed("+ YQ==\r\n");
    QVERIFY(client.queue.awaitsVerdict());
    client.feed("+OK\r\n");
    QVERIFY(!client.queue.awaitsVerdict());
}

void TestAuthDialogue::theNextCommandWaitsForTheEnd()
{
    Client client({std::nullopt, {"one"}, true, false});
    client.queue.setPipelining(CommandQueue::Pipelining::On);
    client.queue.enqueue(noop());
    client.send();
    client.feed("+ YQ==\r\n");
    QCOMPARE(client.told, QByteArrayList({"> AUTH RECITAL", "> b25l"}));
    client.feed("+OK\r\n");
    QCOMPARE(client.told.last(), "> NOOP");
}

void TestAuthDialogue::aServerThatWaitsForNoAnswerIsOutOfStep_data()
{
    QTest::addColumn<QByteArray>("tooEarly");
    QTest::newRow("success") << QByteArray("+OK in\r\n");
    QTest::newRow("another challenge") << QByteArray("+ Yg==\r\n");
}

/// What comes in one block with the challenge was said before our answer could be heard.
void TestAuthDialogue::aServerThatWaitsForNoAnswerIsOutOfStep()
{
    QFETCH(QByteArray, tooEarly);
    Client client({std::nullopt, {"one", "two"}, true, false});
    client.queue.receive("+ YQ==\r\n" + tooEarly);
    std::optional<Error> end;
    while (const auto happening = client.queue.next()) {
        if (const auto *outOfStep = std::get_if<CommandQueue::OutOfStep>(&*happening))
            end = outOfStep->error;
    }
    QVERIFY(end);
    QCOMPARE(end->kind, ErrorKind::Protocol);
    QCOMPARE(end->verb, "AUTH");
    QVERIFY(!client.queue.nextToSend());
    QCOMPARE(client.queue.giveUp().size(), size_t(1));
}

void TestAuthDialogue::aRefusalNeedNotWaitForTheAnswer()
{
    Client client({std::nullopt, {"one"}, true, false});
    client.queue.receive("+ YQ==\r\n-ERR [SYS/TEMP] shutting down\r\n");
    std::optional<Result<Reply>> result;
    while (const auto happening = client.queue.next()) {
        if (const auto *finished = std::get_if<CommandQueue::Finished>(&*happening))
            result = finished->result;
    }
    QVERIFY(result && !*result);
    QCOMPARE(result->error().kind, ErrorKind::Busy);
    QVERIFY(!client.queue.nextToSend());
}

void TestAuthDialogue::linesOfStatusHaveTheirOwnLimitAgain()
{
    Client client({"first", {}, false, false});
    client.feed("+OK\r\n+OK " + QByteArray(limit::statusLine, 'x') + "\r\n");
    QCOMPARE(client.told.last(), "out of step");
    QCOMPARE(client.error.kind, ErrorKind::Limit);
}

QTEST_APPLESS_MAIN(TestAuthDialogue)
#include "tst_authdialogue.moc"
