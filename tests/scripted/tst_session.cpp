// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "pop3/buffersink.h"
#include "support/sessionuser.h"

using namespace poplar;
using namespace poplar::pop3;
using namespace poplar::test;

namespace {

QByteArray opening(const QByteArray &capabilities = {})
{
    return "S: +OK ready\nC: CAPA\nS: -ERR\nC: USER anna\nS: +OK\nC: PASS hunter22 of anna\nS: +OK\n"
           "C: CAPA\nS: +OK\n"
        + capabilities + "S: .\n";
}

const QByteArray pipelining = "S: PIPELINING\n";
const QByteArray opened = "Connecting Authorization Transaction opened";

/// A sink that takes so many octets and then fails.
class FullDisk : public BodySink {
public:
    explicit FullDisk(qint64 room)
        : m_room(room)
    {
    }
    Result<Done> write(QByteArrayView chunk) override
    {
        m_room -= chunk.size();
        return m_room < 0 ? Result<Done>(full()) : Result<Done>(Done());
    }
    Result<Done> finish() override { return full(); }

private:
    static Error full() { return {ErrorKind::Storage, {}, {}, {}, QStringLiteral("no space")}; }
    qint64 m_room;
};

std::shared_ptr<BufferSink> buffer()
{
    return std::make_shared<BufferSink>(64 * 1024 * 1024);
}

} // namespace

/// A session with an open maildrop, to its end.
class TestSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutPipeliningEachCommandWaits();
    void withPipeliningCommandsGoOutTogether();
    void nothingIsSentBehindABarrier();
    void theWindowOfRepliesIsBounded();
    void listingsCome();
    void bodiesComeOctetForOctet_data();
    void bodiesComeOctetForOctet();
    void aRefusalConcernsThatCommandAlone();
    void aFullDiskDoesNotEndTheSession();
    void aFullDiskWithTooMuchLeftDoes();
    void theEndOfTheConnection_data();
    void theEndOfTheConnection();
    void silenceEndsTheSession();
    void octetsThatTrickleAreNoSilence();
    void leaving_data();
    void leaving();
    void leavingDropsWhatIsNotSent();
    void aLinkLostBeforeQuitIsNoLeaving();
    void cancelling_data();
    void cancelling();
    void illegalCommandsAreNotSent();
    void badArgumentsAreNotSent();
    void commandsAfterTheEndAreUnsent();
    void everyHandlerMayAbort_data();
    void everyHandlerMayAbort();
    void handlersMayGoOn();
    void abortingBeforeAnythingHappened();
    void theTranscriptTellsTheStory();
    void theTranscriptTellsWhereRepliesEndAndHowBodiesCome();

private:
    /// Opens the session and says these at once when it is open.
    static void openAndSay(SessionUser &user, const ScriptedServer &server, const QList<Command> &commands)
    {
        user.onOpened = [&user, commands] {
            for (const Command &command : commands)
                user.enqueue(command);
        };
        user.open(server);
    }
};

void TestSession::withoutPipeliningEachCommandWaits()
{
    ScriptedServer server(opening()
                          + "C: STAT\n-:\nS: +OK 2 320\nC: DELE 1\n-:\nS: +OK gone\nC: NOOP\nS: +OK\n");
    SessionUser user;
    openAndSay(user, server, {stat(), dele(1), noop()});
    QTRY_STORY(user, opened + " STAT:2 320 DELE:gone NOOP:");
    QTRY_PLAYED(server);
}

void TestSession::withPipeliningCommandsGoOutTogether()
{
    ScriptedServer server(
        opening(pipelining)
        + "C: STAT\nC: LIST\nC: UIDL\nC: RETR 1\nC: NOOP\nS: +OK 1 20\nS: +OK\nS: 1 20\nS: .\n"
          "S: +OK\nS: 1 a\nS: .\nS: +OK body\nS: x\nS: .\nS: +OK\n");
    SessionUser user;
    openAndSay(user, server, {stat(), list(), uidl(), retr(1, 20, buffer()), noop()});
    QTRY_STORY(user, opened + " STAT:1 20 LIST: UIDL: RETR:body NOOP:");
    QTRY_PLAYED(server);
}

void TestSession::nothingIsSentBehindABarrier()
{
    ScriptedServer server(
        opening(pipelining)
        + "C: DELE 1\nC: DELE 2\n-:\nS: +OK\nS: +OK\nC: RSET\n-:\nS: +OK\nC: DELE 3\nC: NOOP\n"
          "S: +OK\nS: +OK\nC: CAPA\n-:\nS: -ERR\nC: NOOP\nS: +OK\n");
    SessionUser user;
    openAndSay(user, server, {dele(1), dele(2), rset(), dele(3), noop(), capa(), noop()});
    QTRY_STORY(user, opened + " DELE: DELE: RSET: DELE: NOOP: CAPA:Refused NOOP:");
    QTRY_PLAYED(server);
}

void TestSession::theWindowOfRepliesIsBounded()
{
    ScriptedServer server(opening(pipelining)
                          + "C: RETR 1\nC: RETR 2\n-:\nS: +OK\nBODY 100\nC: RETR 3\n-:\n"
                            "S: +OK\nBODY 100\nS: +OK\nBODY 100\n");
    SessionUser user;
    const qint64 large = limit::mostRepliesInFlight;
    openAndSay(user, server, {retr(1, large, buffer()), retr(2, large, buffer()), retr(3, large, buffer())});
    QTRY_STORY(user, opened + " RETR: RETR: RETR:");
    QTRY_PLAYED(server);
}

void TestSession::listingsCome()
{
    ScriptedServer server(opening() + "SLOW 3\nC: LIST\nS: +OK\nS: 1 120\nS: ..5\nS: 2 200\nS: .\n");
    SessionUser user;
    openAndSay(user, server, {list()});
    QTRY_STORY(user, opened + " LIST:");
    QCOMPARE(user.lastReply.listing, "1 120\n.5\n2 200\n");
}

void TestSession::bodiesComeOctetForOctet_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray("S: .\n") << QByteArray();
    QTest::newRow("dots") << QByteArray("S: ..\nS: ...a\nS: b.\nS: .\n") << QByteArray(".\r\n..a\r\nb.\r\n");
    QTest::newRow("one octet at a time")
        << QByteArray("SLOW 1\nS: ..\nS: ...a\nS:\nS: .\n") << QByteArray(".\r\n..a\r\n\r\n");
    QTest::newRow("bare LF") << QByteArray("S: ..\nS: a\nS: .\n") << QByteArray(".\na\n");
    QTest::newRow("LF . LF in a CRLF body")
        << QByteArray("RAW YQouCmIKLi5jDQouDQo=\n") << QByteArray("a\n.\nb\n..c\r\n");
    QTest::newRow("NUL and high octets") << QByteArray("RAW AP8ADQouDQo=\n") << QByteArray("\0\xff\0\r\n", 5);
    QTest::newRow("large") << QByteArray("BODY 5000000\n") << scriptedBody(5'000'000);
    QTest::newRow("large, in pieces") << QByteArray("SLOW 1021\nBODY 100000\n") << scriptedBody(100'000);
}

void TestSession::bodiesComeOctetForOctet()
{
    QFETCH(QByteArray, said);
    QFETCH(QByteArray, body);
    const bool bare = QByteArray(QTest::currentDataTag()) == "bare LF";
    ScriptedServer server(opening() + (bare ? "LF\n" : "") + "C: RETR 1\nS: +OK\n" + said
                          + "C: NOOP\nS: +OK\n");
    SessionUser user;
    const auto sink = buffer();
    openAndSay(user, server, {retr(1, 0, sink), noop()});
    QTRY_STORY(user, opened + " RETR: NOOP:");
    QVERIFY(sink->bytes() == body);
    QTRY_PLAYED(server);
}

void TestSession::aRefusalConcernsThatCommandAlone()
{
    ScriptedServer server(opening(pipelining)
                          + "C: RETR 1\nC: RETR 2\nC: RETR 3\nS: +OK a\nBODY 50\nS: -ERR [SYS/PERM] damaged\n"
                            "S: +OK b\nBODY 60\n");
    SessionUser user;
    openAndSay(user, server, {retr(1, 50, buffer()), retr(2, 50, buffer()), retr(3, 50, buffer())});
    QTRY_STORY(user, opened + " RETR:a RETR:Refused RETR:b");
    QTRY_PLAYED(server);
}

void TestSession::aFullDiskDoesNotEndTheSession()
{
    ScriptedServer server(opening() + "C: RETR 1\nS: +OK\nBODY 100000\nC: NOOP\nS: +OK\n");
    SessionUser user;
    openAndSay(user, server, {retr(1, 0, std::make_shared<FullDisk>(1000)), noop()});
    QTRY_STORY(user, opened + " RETR:Storage NOOP:");
    QTRY_PLAYED(server);
}

void TestSession::aFullDiskWithTooMuchLeftDoes()
{
    ScriptedServer server(opening() + "C: RETR 1\nS: +OK\nBODY 20000000\nHANG");
    SessionUser user;
    openAndSay(user, server, {retr(1, 0, std::make_shared<FullDisk>(1000)), noop()});
    QTRY_STORY(user, opened + " RETR:Storage NOOP:Unsent failed:Storage Disconnected");
    QTRY_PLAYED(server);
}

void TestSession::theEndOfTheConnection_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("story");
    const auto row = [](const char *name, const QByteArray &script, const QByteArray &story) {
        QTest::newRow(name) << script << story;
    };
    row("before the reply", "C: LIST\nCUT", "LIST:Unknown RETR:Unsent failed:ConnectionLost");
    row("broken off before the reply", "C: LIST\nRST", "LIST:Unknown RETR:Unsent failed:ConnectionLost");
    row("within the reply", "C: LIST\nRAW K09L\nCUT", "LIST:Unknown RETR:Unsent failed:ConnectionLost");
    row("within the listing", "C: LIST\nS: +OK\nS: 1 20\nCUT",
        "LIST:Unknown RETR:Unsent failed:ConnectionLost");
    row("behind the listing", "C: LIST\nS: +OK\nS: 1 20\nS: .\nCUT",
        "LIST: RETR:Unknown failed:ConnectionLost");
    row("within the body", "C: LIST\nS: +OK\nS: .\nC: RETR 1\nS: +OK\nS: half\nCUT",
        "LIST: RETR:Unknown failed:ConnectionLost");
    row("a dot short of the end", "C: LIST\nS: +OK\nS: .\nC: RETR 1\nS: +OK\nS: all\nRAW Lg0=\nCUT",
        "LIST: RETR:Unknown failed:ConnectionLost");
    row("nonsense", "C: LIST\nS: OK\nHANG", "LIST:Protocol RETR:Unsent failed:Protocol");
    row("a status line without end", "C: LIST\nS: +OK " + QByteArray(9000, 'x') + "\nHANG",
        "LIST:Unknown RETR:Unsent failed:Limit");
    row("a line of a listing without end", "C: LIST\nS: +OK\nS: " + QByteArray(5000, '1') + "\nHANG",
        "LIST:Unknown RETR:Unsent failed:Limit");
    row("words that nobody asked for",
        "C: LIST\nS: +OK\nS: .\nC: RETR 1\nS: +OK\nS: .\nS: -ERR idle too long\nHANG",
        "LIST: RETR: failed:ConnectionLost");
}

void TestSession::theEndOfTheConnection()
{
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, story);
    ScriptedServer server(opening() + script);
    SessionUser user;
    openAndSay(user, server, {list(), retr(1, 0, buffer())});
    QTRY_STORY(user, opened + ' ' + story + " Disconnected");
    QTRY_PLAYED(server);
}

void TestSession::silenceEndsTheSession()
{
    ScriptedServer server(opening() + "C: STAT\nHANG");
    SessionUser user;
    Command impatient = stat();
    impatient.deadline = std::chrono::milliseconds(50);
    openAndSay(user, server, {impatient, noop()});
    QTRY_STORY(user, opened + " STAT:Unknown NOOP:Unsent failed:Silence Disconnected");
    QCOMPARE(user.error->verb, "STAT");
    QTRY_PLAYED(server);
}

void TestSession::octetsThatTrickleAreNoSilence()
{
    // Twenty pieces with 50 ms between them are far more in all than the second that each may take.
    QByteArray pieces;
    for (int i = 0; i < 20; ++i)
        pieces += "S: a line\nWAIT 75\n";
    ScriptedServer server(opening() + "C: RETR 1\nS: +OK\n" + pieces + "S: .\n");
    SessionUser user;
    Command impatient = retr(1, 0, buffer());
    impatient.deadline = std::chrono::seconds(1);
    openAndSay(user, server, {impatient});
    QTRY_STORY(user, opened + " RETR:");
    QTRY_PLAYED(server);
}

void TestSession::leaving_data()
{
    QTest::addColumn<Leaving>("how");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("story");
    const auto row = [](const char *name, Leaving how, const QByteArray &script, const QByteArray &story) {
        QTest::newRow(name) << how << script << story;
    };
    row("commit", Leaving::Commit, "C: QUIT\nS: +OK 1 deleted", "Update left:1 deleted");
    row("commit, and not all could be deleted", Leaving::Commit, "C: QUIT\nS: -ERR some not removed",
        "Update left:Refused");
    row("commit, and no answer", Leaving::Commit, "C: QUIT\nCUT", "Update left:Unknown");
    row("commit, and broken off", Leaving::Commit, "C: QUIT\nRST", "Update left:Unknown");
    row("commit, and half an answer", Leaving::Commit, "C: QUIT\nRAW K09L\nCUT", "Update left:Unknown");
    row("abandon", Leaving::Abandon, "C: RSET\n-:\nS: +OK\nC: QUIT\nS: +OK bye", "Update left:bye");
    row("abandon, and no answer to QUIT", Leaving::Abandon, "C: RSET\nS: +OK\nC: QUIT\nCUT", "Update left:");
    // QUIT would delete what could not be unmarked: it is not said.
    row("abandon, and RSET is refused", Leaving::Abandon, "C: RSET\nS: -ERR\nHANG", "left:");
    row("abandon, and the connection ends", Leaving::Abandon, "C: RSET\nCUT", "left:");
}

void TestSession::leaving()
{
    QFETCH(Leaving, how);
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, story);
    ScriptedServer server(opening() + "C: DELE 1\nS: +OK\n" + script);
    SessionUser user;
    openAndSay(user, server, {dele(1)});
    QTRY_STORY(user, opened + " DELE:");
    user.leave(how);
    user.leave(Leaving::Commit); // too late: it is leaving already
    QTRY_STORY(user, opened + " DELE: " + story + " Disconnected");
    QTRY_PLAYED(server);
}

void TestSession::leavingDropsWhatIsNotSent()
{
    ScriptedServer server(opening() + "C: DELE 1\n-:\nS: +OK\nC: QUIT\nS: +OK bye");
    SessionUser user;
    openAndSay(user, server, {dele(1), dele(2)});
    QTRY_COMPARE(server.heard().value(server.heard().size() - 1), "DELE 1");
    user.leave(Leaving::Commit);
    QTRY_STORY(user, opened + " DELE:Unsent DELE: Update left:bye Disconnected");
    QTRY_PLAYED(server);
}

void TestSession::aLinkLostBeforeQuitIsNoLeaving()
{
    ScriptedServer server(opening() + "C: RETR 1\nS: +OK\nS: half of it\nWAIT 300\nCUT");
    SessionUser user;
    openAndSay(user, server, {retr(1, 100, buffer())});
    QTRY_COMPARE(server.heard().value(server.heard().size() - 1), "RETR 1");
    user.leave(Leaving::Commit);
    QTRY_STORY(user, opened + " RETR:Unknown failed:ConnectionLost Disconnected");
    QTRY_PLAYED(server);
}

void TestSession::cancelling_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<QByteArray>("story");
    QTest::newRow("what is not sent yet")
        << 1 << QByteArray("BODY 10\nC: STAT\nS: +OK 0 0") << QByteArray(" NOOP:Cancelled RETR: STAT:0 0");
    QTest::newRow("what is being transferred")
        << 0 << QByteArray("HANG")
        << QByteArray(" RETR:Unknown NOOP:Unsent STAT:Unsent failed:Cancelled "
                      "Disconnected");
}

void TestSession::cancelling()
{
    QFETCH(int, which);
    QFETCH(QByteArray, rest);
    QFETCH(QByteArray, story);
    ScriptedServer server(opening() + "C: RETR 1\nS: +OK\nS: the beginning\n-:\n" + rest);
    SessionUser user;
    QList<CommandId> ids;
    const auto sink = buffer();
    user.onOpened = [&] {
        ids = {user.enqueue(retr(1, 0, sink)), user.enqueue(noop()), user.enqueue(stat())};
    };
    user.open(server);
    QTRY_VERIFY(!sink->bytes().isEmpty());
    user.cancel(ids[which]);
    QTRY_STORY(user, opened + story);
    user.cancel(ids[which]); // what is over cannot be cancelled
    QTRY_PLAYED(server);
}

void TestSession::illegalCommandsAreNotSent()
{
    ScriptedServer server(opening() + "-:");
    SessionUser user;
    user.open(server);
    user.enqueue(stat());
    const QByteArray before = "Connecting STAT:NotAllowed Authorization Transaction opened";
    QTRY_STORY(user, before);
    for (const Command &command : {quit(), pass(Secret(QByteArray("x"))), pop3::user("boris"), stls()})
        user.enqueue(command);
    QTRY_STORY(user, before + " QUIT:NotAllowed PASS:NotAllowed USER:NotAllowed STLS:NotAllowed");
    QTRY_PLAYED(server);
}

void TestSession::badArgumentsAreNotSent()
{
    Command injecting = noop();
    injecting.argument = QByteArray("\r\nDELE 1");
    Command endless = noop();
    endless.argument = QByteArray(limit::commandArgument + 1, 'x');
    ScriptedServer server(opening() + "C: NOOP\nS: +OK\n-:");
    SessionUser user;
    openAndSay(user, server, {injecting, endless, noop()});
    QTRY_STORY(user, opened + " NOOP:NotAllowed NOOP:Limit NOOP:");
    QTRY_PLAYED(server);
}

void TestSession::commandsAfterTheEndAreUnsent()
{
    ScriptedServer server(opening() + "C: QUIT\nS: +OK\n");
    SessionUser user;
    user.open(server);
    QTRY_STORY(user, opened);
    user.leave(Leaving::Commit);
    user.enqueue(noop()); // it is on its way out
    QTRY_STORY(user, opened + " NOOP:NotAllowed Update left: Disconnected");
    user.enqueue(noop());
    QTRY_STORY(user, opened + " NOOP:NotAllowed Update left: Disconnected NOOP:Unsent");
    QTRY_PLAYED(server);
}

void TestSession::everyHandlerMayAbort_data()
{
    QTest::addColumn<QByteArray>("where");
    QTest::newRow("opened") << QByteArray("opened");
    QTest::newRow("done") << QByteArray("done");
    QTest::newRow("failed") << QByteArray("failed");
}

void TestSession::everyHandlerMayAbort()
{
    QFETCH(QByteArray, where);
    ScriptedServer server(opening() + "C: STAT\nS: +OK 0 0\nC: NOOP\n"
                          + (where == "failed" ? "CUT" : "HANG"));
    server.ignoreRest();
    SessionUser user;
    user.onOpened = [&] {
        if (where == "opened")
            user.abort();
        user.enqueue(stat());
        user.enqueue(noop());
    };
    user.onDone = [&](const QByteArray &) {
        if (where == "done")
            user.abort();
    };
    user.onFailed = [&] { user.abort(); };
    user.open(server);
    QTRY_COMPARE(user.told.value(user.told.size() - 1), "Disconnected");
    QCOMPARE(user.breaches(), 0);
    QCOMPARE(user.count("failed:"), 1);
    QCOMPARE(user.count("STAT:"), 1);
    QCOMPARE(user.count("NOOP:"), 1);
    QCOMPARE(user.error->kind, where == "failed" ? ErrorKind::ConnectionLost : ErrorKind::Cancelled);
}

void TestSession::handlersMayGoOn()
{
    ScriptedServer server(
        opening()
        + "C: STAT\nS: +OK 1 20\nC: RETR 1\nS: +OK\nBODY 20\nC: DELE 1\nS: +OK\nC: QUIT\nS: +OK bye");
    SessionUser user;
    user.onOpened = [&] { user.enqueue(stat()); };
    user.onDone = [&](const QByteArray &verb) {
        if (verb == "STAT")
            user.enqueue(retr(1, 20, buffer()));
        else if (verb == "RETR")
            user.enqueue(dele(1));
        else
            user.leave(Leaving::Commit);
    };
    user.open(server);
    QTRY_STORY(user, opened + " STAT:1 20 RETR: DELE: Update left:bye Disconnected");
    QTRY_PLAYED(server);
}

void TestSession::abortingBeforeAnythingHappened()
{
    ScriptedServer server("HANG");
    server.ignoreRest();
    SessionUser user;
    user.open(server);
    user.abort();
    user.abort();
    QTRY_STORY(user, "Connecting failed:Cancelled Disconnected");
    QCOMPARE(user.breaches(), 0);
    QCOMPARE(user.count("failed:"), 1);
}

void TestSession::theTranscriptTellsTheStory()
{
    ScriptedServer server(opening() + "C: RETR 1\nS: +OK follows\nBODY 1000\nC: QUIT\nS: +OK bye");
    SessionUser user;
    user.onDone = [&](const QByteArray &) { user.leave(Leaving::Commit); };
    openAndSay(user, server, {retr(1, 1000, buffer())});
    QTRY_VERIFY(user.story().endsWith("left:bye Disconnected"));
    QByteArrayList lines;
    quint64 number = 0;
    for (const wire::TranscriptEvent &event : std::as_const(user.transcript)) {
        QCOMPARE(event.number, ++number);
        using Kind = wire::TranscriptEvent::Kind;
        if (event.kind == Kind::Sent)
            lines += "C: " + event.text;
        else if (event.kind == Kind::Received)
            lines += "S: " + event.text;
        else if (event.kind == Kind::Body)
            lines += "body of " + QByteArray::number(event.octets);
    }
    const QByteArrayList expected{
        "S: +OK ready",     "C: CAPA",        "S: -ERR",      "C: USER anna", "S: +OK",
        "C: PASS ********", "S: +OK",         "C: CAPA",      "S: +OK",       "S: .",
        "C: RETR 1",        "S: +OK follows", "body of 1000", "C: QUIT",      "S: +OK bye"};
    QCOMPARE(lines, expected);
    QTRY_PLAYED(server);
}

void TestSession::theTranscriptTellsWhereRepliesEndAndHowBodiesCome()
{
    ScriptedServer server(opening()
                          + "C: UIDL\nS: +OK\nS: 1 a\nS: 2 b\nS: .\nC: RETR 1\nS: +OK follows\nBODY 3000000\n"
                            "C: DELE 9\nS: -ERR no such\nC: QUIT\nS: +OK bye");
    SessionUser user;
    user.onDone = [&](const QByteArray &verb) {
        if (verb == "DELE")
            user.leave(Leaving::Commit);
    };
    openAndSay(user, server, {uidl(), retr(1, 3'000'000, buffer()), dele(9)});
    QTRY_VERIFY_WITH_TIMEOUT(user.story().endsWith("left:bye Disconnected"), 20000);
    using Kind = wire::TranscriptEvent::Kind;
    QByteArrayList ends;
    qint64 soFar = 0;
    std::chrono::microseconds time{0};
    for (const wire::TranscriptEvent &event : std::as_const(user.transcript)) {
        QVERIFY(event.sinceStart >= time);
        time = event.sinceStart;
        if (event.endsReply)
            ends += event.kind == Kind::Body ? QByteArray("body") : event.text;
        if (event.kind == Kind::Progress) {
            QVERIFY(event.octets > soFar);
            soFar = event.octets;
            QVERIFY(!event.endsReply);
        }
    }
    const QByteArrayList expected{"+OK ready", "-ERR", "+OK",          "+OK",    ".",
                                  ".",         "body", "-ERR no such", "+OK bye"};
    QCOMPARE(ends, expected);
    QVERIFY(soFar > 0); // the first block is not all of it
    QVERIFY(soFar < 3'000'000);
    QTRY_PLAYED(server);
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
