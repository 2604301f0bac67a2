// SPDX-License-Identifier: GPL-3.0-or-later
// Whole conversations through the pure queue: each is run in one piece, byte by byte, and split in two
// at every position, and must come out the same.
#include "pop3/buffersink.h"
#include "pop3/commandqueue.h"

#include <QMetaEnum>
#include <QTest>

using namespace poplar;
using namespace poplar::pop3;

namespace {

/// Notes everything that a queue does, in words.
class Story {
public:
    explicit Story(CommandQueue::Pipelining pipelining = CommandQueue::Pipelining::On)
    {
        queue.setPipelining(pipelining);
    }

    void add(Command command)
    {
        sinks.push_back(std::dynamic_pointer_cast<BufferSink>(command.sink));
        queue.enqueue(std::move(command));
    }

    QByteArrayList sent()
    {
        QByteArrayList lines;
        while (auto next = queue.nextToSend()) {
            if (const auto *sending = std::get_if<CommandQueue::Sending>(&*next))
                lines += sending->encoded.shown;
            else
                lines += "unsendable";
        }
        return lines;
    }

    void feed(QByteArrayView bytes)
    {
        queue.receive(bytes);
        while (auto happening = queue.next())
            std::visit([this](const auto &what) { note(what); }, *happening);
    }

    void note(const CommandQueue::LineArrived &line)
    {
        told += (line.kind == CommandQueue::LineArrived::Kind::OfListing ? "item " : "line ")
            + line.line.toByteArray();
    }
    void note(const CommandQueue::BodyArrived &body)
    {
        told += "body " + QByteArray::number(body.octets) + "/" + QByteArray::number(body.lines);
    }
    void note(const CommandQueue::Finished &finished)
    {
        QByteArray what =
            finished.command.verb + (finished.result ? " ok" : " " + nameOf(finished.result.error()));
        if (const auto sink = std::dynamic_pointer_cast<BufferSink>(finished.command.sink);
            sink && finished.result)
            what += " <" + sink->bytes() + ">";
        if (finished.result && !finished.result->listing.isEmpty())
            what += " {" + finished.result->listing + "}";
        told += what;
    }
    void note(const CommandQueue::OutOfStep &end)
    {
        told += "out of step: " + nameOf(end.error) + (end.learnt ? " learnt" : "");
        error = end.error;
        learnt = end.learnt;
    }

    static QByteArray nameOf(const Error &error)
    {
        return QMetaEnum::fromType<ErrorKind>().valueToKey(int(error.kind));
    }

    CommandQueue queue;
    QByteArrayList told;
    Error error;
    ServerTraits learnt;
    std::vector<std::shared_ptr<BufferSink>> sinks;
};

Command retrInto(qint64 number, qint64 limit = 1000)
{
    return retr(number, 10, std::make_shared<BufferSink>(limit));
}

} // namespace

class TestCommandQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void repliesAreTheSameHoweverTheBytesAreCut_data();
    void repliesAreTheSameHoweverTheBytesAreCut();
    void pipelinedCommandsGoOutTogether();
    void withoutPipeliningOneCommandIsInFlight();
    void nothingIsSentBehindABarrierBeforeItsReply();
    void aBarrierWaitsForTheRepliesBeforeIt();
    void theWindowBoundsExpectedOctets();
    void theNextFollowsEvenAMessageLargerThanTheWindow();
    void aLineBreakInAnArgumentIsRefused();
    void aFailedSinkIsDrainedToStayInStep();
    void tooMuchToDrainGivesTheConnectionUp();
    void givingUpTellsUnknownFromUnsent();
    void anUnsentCommandCanBeTakenBack();
    void anUnaskedLineEndsTheConversation();
    void aFarewellTellsWhyTheConnectionIsLost();
    void aSecretIsNotInTheShownText();
    void outlooksBlankLineAtDele_data();
    void outlooksBlankLineAtDele();
    void twoAnswersToTop_data();
    void twoAnswersToTop();
    void aBodyMayLookLikeAStatusLine();
    void dotsThatAreNotDoubled_data();
    void dotsThatAreNotDoubled();
    void octetsBehindABody_data();
    void octetsBehindABody();
    void lostCommandsAreNoticed();
};

void TestCommandQueue::repliesAreTheSameHoweverTheBytesAreCut_data()
{
    QTest::addColumn<QByteArray>("server");
    QTest::addColumn<QByteArrayList>("told");
    using L = QByteArrayList;
    QTest::newRow("status, listing, body") << QByteArray(
        "+OK 2 320\r\n+OK\r\n1 120\r\n2 200\r\n.\r\n+OK 12 octets\r\nFrom: a\r\n\r\n..b\r\n.\r\n+OK\r\n")
                                           << L{"line +OK 2 320",
                                                "STAT ok",
                                                "line +OK",
                                                "item 1 120",
                                                "item 2 200",
                                                "line .",
                                                "LIST ok {1 120\n2 200\n}",
                                                "line +OK 12 octets",
                                                "body 15/3",
                                                "RETR ok <From: a\r\n\r\n.b\r\n>",
                                                "line +OK",
                                                "NOOP ok"};
    QTest::newRow("refusals") << QByteArray("-ERR no\r\n-ERR [SYS/TEMP] later\r\n-ERR gone\r\n-ERR\r\n")
                              << L{"line -ERR no", "STAT Refused",   "line -ERR [SYS/TEMP] later",
                                   "LIST Busy",    "line -ERR gone", "RETR Refused",
                                   "line -ERR",    "NOOP Refused"};
    QTest::newRow("empty body and listing") << QByteArray("+OK\r\n+OK\r\n.\r\n+OK\r\n.\r\n+OK\r\n")
                                            << L{"line +OK", "STAT ok",  "line +OK",   "line .",   "LIST ok",
                                                 "line +OK", "body 0/0", "RETR ok <>", "line +OK", "NOOP ok"};
    QTest::newRow("bare line feeds") << QByteArray("+OK\n+OK\n1 2\n.\n+OK\na\n..\n.\n+OK\n")
                                     << L{"line +OK",         "STAT ok",         "line +OK", "item 1 2",
                                          "line .",           "LIST ok {1 2\n}", "line +OK", "body 4/2",
                                          "RETR ok <a\n.\n>", "line +OK",        "NOOP ok"};
    QTest::newRow("a dot between bare line feeds is content")
        << QByteArray("+OK\r\n+OK\r\n.\r\n+OK\r\na\n.\nb\r\n.\r\n+OK\r\n")
        << L{"line +OK", "STAT ok",  "line +OK", "line .",
             "LIST ok",  "line +OK", "body 7/3", "RETR ok <a\n.\nb\r\n>",
             "line +OK", "NOOP ok"};
    QTest::newRow("a body line that looks like a status")
        << QByteArray("+OK\r\n+OK\r\n.\r\n+OK\r\n+OK\r\n-ERR\r\n.\r\n+OK\r\n")
        << L{"line +OK", "STAT ok",  "line +OK",  "line .",
             "LIST ok",  "line +OK", "body 11/2", "RETR ok <+OK\r\n-ERR\r\n>",
             "line +OK", "NOOP ok"};
    QTest::newRow("no status indicator (old hMailServer: +ERR)")
        << QByteArray("+ERR what\r\n+OK\r\n") << L{"line +ERR what", "out of step: Protocol"};
}

void TestCommandQueue::repliesAreTheSameHoweverTheBytesAreCut()
{
    QFETCH(QByteArray, server);
    QFETCH(QByteArrayList, told);
    const auto run = [&](const QList<QByteArrayView> &pieces) {
        Story story;
        story.add(stat());
        story.add(list());
        story.add(retrInto(1));
        story.add(noop());
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

void TestCommandQueue::pipelinedCommandsGoOutTogether()
{
    Story story;
    story.add(stat());
    story.add(retrInto(1));
    story.add(dele(1));
    QCOMPARE(story.sent(), QByteArrayList({"STAT", "RETR 1", "DELE 1"}));
}

void TestCommandQueue::withoutPipeliningOneCommandIsInFlight()
{
    Story story(CommandQueue::Pipelining::Off);
    story.add(stat());
    story.add(noop());
    QCOMPARE(story.sent(), QByteArrayList{"STAT"});
    story.feed("+OK 0 0\r\n");
    QCOMPARE(story.sent(), QByteArrayList{"NOOP"});
}

void TestCommandQueue::nothingIsSentBehindABarrierBeforeItsReply()
{
    Story story;
    story.add(rset());
    story.add(dele(1));
    QCOMPARE(story.sent(), QByteArrayList{"RSET"});
    story.feed("+O");
    QCOMPARE(story.sent(), QByteArrayList{});
    story.feed("K\r\n");
    QCOMPARE(story.sent(), QByteArrayList{"DELE 1"});
}

void TestCommandQueue::aBarrierWaitsForTheRepliesBeforeIt()
{
    Story story;
    story.add(dele(1));
    story.add(quit());
    QCOMPARE(story.sent(), QByteArrayList{"DELE 1"});
    story.feed("+OK\r\n");
    QCOMPARE(story.sent(), QByteArrayList{"QUIT"});
}

void TestCommandQueue::theWindowBoundsExpectedOctets()
{
    Story story;
    story.queue.setReplyWindow(1000);
    for (int i = 1; i <= 4; ++i)
        story.add(retr(i, 300, std::make_shared<BufferSink>(1000)));
    QCOMPARE(story.sent(), QByteArrayList({"RETR 1", "RETR 2"})); // three would exceed it
    story.feed("-ERR\r\n");
    QCOMPARE(story.sent(), QByteArrayList{"RETR 3"});
    story.feed("+OK\r\n" + QByteArray(300, 'x'));
    QCOMPARE(story.sent(), QByteArrayList{"RETR 4"}); // what came counts no more
}

void TestCommandQueue::theNextFollowsEvenAMessageLargerThanTheWindow()
{
    Story story;
    story.queue.setReplyWindow(1000);
    for (int i = 1; i <= 3; ++i)
        story.add(retr(i, 5000, std::make_shared<BufferSink>(10'000)));
    QCOMPARE(story.sent(), QByteArrayList({"RETR 1", "RETR 2"}));
}

void TestCommandQueue::aLineBreakInAnArgumentIsRefused()
{
    Story story;
    story.add(user("bob\r\nDELE 1"));
    QCOMPARE(story.sent(), QByteArrayList{"unsendable"});
    QVERIFY(story.queue.isEmpty());
}

void TestCommandQueue::aFailedSinkIsDrainedToStayInStep()
{
    Story story;
    story.add(retrInto(1, 3));
    story.add(noop());
    story.sent();
    story.feed("+OK\r\n12\r\n34\r\n56\r\n");
    story.feed("78\r\n.\r\n+OK\r\n");
    QCOMPARE(story.told, QByteArrayList({"line +OK", "body 16/4", "RETR Limit", "line +OK", "NOOP ok"}));
}

void TestCommandQueue::tooMuchToDrainGivesTheConnectionUp()
{
    Story story;
    story.add(retrInto(1, 3));
    story.sent();
    story.feed("+OK\r\n");
    const QByteArray block(1024 * 1024, 'x');
    for (int i = 0; i < 8; ++i)
        story.feed(block);
    QCOMPARE(story.told.last(), QByteArray("out of step: Limit"));
}

void TestCommandQueue::givingUpTellsUnknownFromUnsent()
{
    Story story(CommandQueue::Pipelining::Off);
    story.add(dele(1));
    story.add(dele(2));
    story.sent();
    const auto rest = story.queue.giveUp();
    QCOMPARE(rest.size(), size_t(2));
    QCOMPARE(rest[0].result.error().kind, ErrorKind::Unknown);
    QCOMPARE(rest[1].result.error().kind, ErrorKind::Unsent);
}

void TestCommandQueue::anUnsentCommandCanBeTakenBack()
{
    CommandQueue queue;
    const CommandId first = queue.enqueue(dele(1));
    const CommandId second = queue.enqueue(dele(2));
    QVERIFY(queue.nextToSend().has_value());
    QVERIFY(!queue.takeUnsent(first));
    QVERIFY(queue.takeUnsent(second));
    QVERIFY(!queue.nextToSend().has_value());
}

void TestCommandQueue::anUnaskedLineEndsTheConversation()
{
    Story story;
    story.feed("* BYE\r\n");
    QCOMPARE(story.told, QByteArrayList({"line * BYE", "out of step: Protocol"}));
}

void TestCommandQueue::aFarewellTellsWhyTheConnectionIsLost()
{
    Story story;
    story.feed("-ERR Disconnected for inactivity.\r\n");
    QCOMPARE(story.told,
             QByteArrayList({"line -ERR Disconnected for inactivity.", "out of step: ConnectionLost"}));
}

void TestCommandQueue::aSecretIsNotInTheShownText()
{
    const Result<EncodedCommand> encoded = encode(pass(Secret(QByteArrayView("correct horse"))));
    QVERIFY(encoded);
    QCOMPARE(encoded->wire, QByteArray("PASS correct horse\r\n"));
    QCOMPARE(encoded->shown, QByteArray("PASS ********"));
}

/// Outlook.com, MailKit #1634 and #1636.
void TestCommandQueue::outlooksBlankLineAtDele_data()
{
    QTest::addColumn<QByteArray>("server");
    QTest::addColumn<QByteArray>("last");
    QTest::newRow("before the answers")
        << QByteArray("\r\n+OK\r\n\r\n+OK\r\n+OK\r\n") << QByteArray("NOOP ok");
    QTest::newRow("behind the answers")
        << QByteArray("+OK\r\n\r\n+OK\r\n\r\n+OK\r\n") << QByteArray("NOOP ok");
    QTest::newRow("behind the last one") << QByteArray("+OK\r\n+OK\r\n\r\n+OK\r\n") << QByteArray("NOOP ok");
    QTest::newRow("one is all that is forgiven")
        << QByteArray("\r\n\r\n+OK\r\n+OK\r\n+OK\r\n") << QByteArray("out of step: Protocol");
    QTest::newRow("not behind another command")
        << QByteArray("+OK\r\n+OK\r\n+OK\r\n\r\n") << QByteArray("out of step: Protocol");
}

void TestCommandQueue::outlooksBlankLineAtDele()
{
    QFETCH(QByteArray, server);
    QFETCH(QByteArray, last);
    for (qsizetype cut = 1; cut < server.size(); ++cut) {
        Story story;
        story.add(dele(1));
        story.add(dele(2));
        story.add(noop());
        story.sent();
        story.feed(server.first(cut));
        story.feed(server.sliced(cut));
        QCOMPARE(story.told.last(), last);
    }
}

/// FTGate, fetchmail FAQ S7.
void TestCommandQueue::twoAnswersToTop_data()
{
    QTest::addColumn<QByteArray>("server");
    QTest::newRow("at once") << QByteArray("+OK\r\n+OK\r\nSubject: a\r\n\r\n.\r\n");
    QTest::newRow("at once, with words") << QByteArray("+OK top\r\n+OK top\r\nSubject: a\r\n\r\n.\r\n");
    QTest::newRow("behind the body") << QByteArray(
        "+OK\r\nSubject: a\r\n\r\n.\r\n+OK\r\n+OK 10 octets\r\nSubject: a\r\n\r\n.\r\n");
}

void TestCommandQueue::twoAnswersToTop()
{
    QFETCH(QByteArray, server);
    for (qsizetype cut = 1; cut < server.size(); ++cut) {
        Story story;
        story.add(top(1, 0, std::make_shared<BufferSink>(1000)));
        story.add(retrInto(1));
        story.sent();
        story.feed(server.first(cut));
        story.feed(server.sliced(cut));
        QCOMPARE(story.told.last(), "out of step: Protocol learnt");
        QCOMPARE(story.learnt, ServerTraits(ServerTrait::NoTop));
        for (const CommandQueue::Finished &rest : story.queue.giveUp())
            QVERIFY(!rest.result);
    }
}

void TestCommandQueue::aBodyMayLookLikeAStatusLine()
{
    Story story;
    story.add(retrInto(1));
    story.add(retrInto(2));
    story.sent();
    story.feed("+OK\r\n+OK a\r\n.\r\n+OK\r\n+OK b\r\n.\r\n");
    QCOMPARE(story.told.last(), "RETR ok <+OK b\r\n>");
}

/// hMailServer #126, GreenMail PR #984 and #1049, Mailpit #299.
void TestCommandQueue::dotsThatAreNotDoubled_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<ServerTraits>("learnt");
    QTest::newRow("TOP") << QByteArray("TOP") << ServerTraits(ServerTrait::NoTop);
    QTest::newRow("RETR") << QByteArray("RETR") << ServerTraits();
}

void TestCommandQueue::dotsThatAreNotDoubled()
{
    QFETCH(QByteArray, verb);
    QFETCH(ServerTraits, learnt);
    const auto begin = [&verb] {
        auto story = std::make_unique<Story>();
        story->add(verb == "TOP" ? top(1, 9, std::make_shared<BufferSink>(1000)) : retrInto(1));
        story->sent();
        return story;
    };
    const QByteArray head = "+OK\r\nSubject: a\r\n\r\nbefore\r\n.\r\n";
    const QByteArray rest = "behind\r\n.\r\n";
    const auto atOnce = begin();
    atOnce->feed(head + rest);
    const auto later = begin();
    later->feed(head);
    later->feed(rest);
    for (const Story *story : {atOnce.get(), later.get()}) {
        QCOMPARE(story->error.kind, ErrorKind::Protocol);
        QCOMPARE(story->error.verb, verb);
        QCOMPARE(story->learnt, learnt);
    }
}

void TestCommandQueue::octetsBehindABody_data()
{
    QTest::addColumn<QByteArray>("behind");
    QTest::addColumn<bool>("stray");
    QTest::newRow("none") << QByteArray() << false;
    QTest::newRow("half an answer") << QByteArray("+O") << false;
    QTest::newRow("an answer") << QByteArray("+OK\r\n") << false;
    QTest::newRow("a farewell") << QByteArray("-ERR idle\r\n") << false;
    QTest::newRow("text") << QByteArray("behind") << true;
    QTest::newRow("a dash") << QByteArray("--frontier") << true;
    QTest::newRow("an empty line") << QByteArray("\r\n") << true;
}

void TestCommandQueue::octetsBehindABody()
{
    QFETCH(QByteArray, behind);
    QFETCH(bool, stray);
    CommandQueue queue;
    queue.enqueue(retrInto(1));
    QVERIFY(queue.nextToSend().has_value());
    queue.receive("+OK\r\na\r\n.\r\n" + behind);
    while (!std::holds_alternative<CommandQueue::Finished>(*queue.next())) {}
    QCOMPARE(queue.hasStrayOctets(), stray);
}

void TestCommandQueue::lostCommandsAreNoticed()
{
    Story story;
    QVERIFY(!story.queue.mayHaveLostCommands());
    story.add(stat());
    story.sent();
    QVERIFY(!story.queue.mayHaveLostCommands()); // slow, but nothing was early
    story.add(list());
    story.add(retrInto(1));
    story.sent();
    QVERIFY(story.queue.mayHaveLostCommands());
    story.feed("+OK\r\n");
    QVERIFY(story.queue.mayHaveLostCommands());
    story.feed("+OK\r\n1 10\r\n");
    QVERIFY(!story.queue.mayHaveLostCommands()); // the server is in the middle of its answer
    story.feed(".\r\n");
    QVERIFY(story.queue.mayHaveLostCommands()); // RETR came early
    story.feed("+OK\r\nSubj");
    QVERIFY(!story.queue.mayHaveLostCommands());
}

QTEST_APPLESS_MAIN(TestCommandQueue)
#include "tst_commandqueue.moc"
