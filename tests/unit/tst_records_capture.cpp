// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions as packets: block by block, and as tshark reads them.
#include "records/capture.h"
#include "records/pcapng.h"

#include "support/tshark.h"

#include "base/limits.h"

#include <QTest>
#include <QtEndian>

#include <algorithm>

using namespace poplar;
using namespace poplar::records;
using poplar::test::Tshark;
using wire::Link;
using wire::TranscriptEvent;
using Kind = TranscriptEvent::Kind;

namespace {

#define NEEDS_TSHARK()                                                                                       \
    if (!Tshark::isThere())                                                                                  \
    QSKIP("tshark is not installed: ./scripts/setup --tests")

Link linkTo(const char *peer, quint16 port)
{
    const QHostAddress address(QString::fromLatin1(peer));
    const bool isV6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    return {QHostAddress(isV6 ? QStringLiteral("2001:db8::7") : QStringLiteral("192.0.2.7")), 40'000, address,
            port};
}

/// Writes down a session, an event every ten milliseconds.
class Story {
public:
    Story &connected(const Link &link)
    {
        TranscriptEvent event;
        event.link = link;
        return add(Kind::State, "connected", 0, event);
    }
    Story &client(const QByteArray &line) { return add(Kind::Sent, line, line.size() + 2); }
    Story &server(const QByteArray &line) { return add(Kind::Received, line, line.size() + 2); }
    Story &add(Kind kind, const QByteArray &text, qint64 octets = 0, TranscriptEvent event = {})
    {
        event.kind = kind;
        event.text = text;
        event.octets = octets;
        event.sinceStart = std::chrono::milliseconds(10) * ++m_events;
        event.time = m_begin.addMSecs(10 * m_events);
        events += event;
        return *this;
    }
    Story &login()
    {
        return server("+OK ready").client("USER anna").server("+OK").client("PASS ********").server("+OK in");
    }
    Story &end() { return client("QUIT").server("+OK bye").add(Kind::State, "DISCONNECTED"); }

    QList<TranscriptEvent> events;

private:
    const QDateTime m_begin{QDate(2026, 11, 22), QTime(10, 37, 41, 123), Qt::UTC};
    int m_events = 0;
};

Tshark read(const Story &story)
{
    return Tshark(capture(story.events, Application::Pop3));
}

const QByteArrayList loginCommands{"USER anna", "PASS ********"};

template <class Number>
Number numberAt(const QByteArray &bytes, qsizetype at)
{
    return qFromLittleEndian<Number>(bytes.constData() + at);
}

} // namespace

class TestRecordsCapture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void blocksAreWellFormed();
    void aSessionIsDecoded_data();
    void aSessionIsDecoded();
    void timesAreReal();
    void whatIsNotKeptIsAGap();
    void aLongListingIsAGap();
    void aCutLineIsAGap();
    void pipelinedCommandsAreDecoded();
    void behindStlsItGoesOn();
    void longLinesAreSegmented();
    void severalSessionsAreToldApart();
    void aShortSessionIsToldFromTheNext();
    void aMessageThatBreaksOffIsAGap();
    void aGapFitsIntoTheWindow();
    void aLostBeginningIsTold();
    void aFailureIsTold();
    void unknownAddressesAreMadeUp();
    void aSmtpSessionIsDecoded();
    void aMessageThatGoesOutIsAGapOfTheClients();
    void behindChunksItGoesOn();
    void behindAnEmptyLastChunkItGoesOn();
    void hostileTextStaysText();
};

void TestRecordsCapture::blocksAreWellFormed()
{
    PcapngWriter writer("Poplar", "a comment");
    writer.add(std::chrono::microseconds(0x1'2345'6789), "frame", "odd");
    writer.add(std::chrono::microseconds(1), "12345678");
    const QByteArray &bytes = writer.bytes();
    QList<quint32> types;
    for (qsizetype at = 0; at < bytes.size();) {
        const auto length = numberAt<quint32>(bytes, at + 4);
        QCOMPARE(length % 4, 0U);
        QVERIFY(at + qsizetype(length) <= bytes.size());
        QCOMPARE(numberAt<quint32>(bytes, at + length - 4), length);
        types += numberAt<quint32>(bytes, at);
        at += length;
    }
    QCOMPARE(types, (QList<quint32>{0x0A0D0D0A, 1, 6, 6}));
    QCOMPARE(numberAt<quint32>(bytes, 8), 0x1A2B3C4DU);
}

void TestRecordsCapture::aSessionIsDecoded_data()
{
    QTest::addColumn<QString>("peer");
    QTest::addColumn<int>("port");
    QTest::newRow("IPv4") << QStringLiteral("198.51.100.1") << 110;
    QTest::newRow("IPv6") << QStringLiteral("2001:db8::1") << 110;
    QTest::newRow("TLS") << QStringLiteral("198.51.100.1") << 995;
    QTest::newRow("another port") << QStringLiteral("198.51.100.1") << 1110;
}

void TestRecordsCapture::aSessionIsDecoded()
{
    NEEDS_TSHARK();
    QFETCH(QString, peer);
    QFETCH(int, port);
    Story story;
    story.connected(linkTo(qPrintable(peer), quint16(port))).login().end();
    const Tshark shark = read(story);
    QCOMPARE(shark.commands(), (loginCommands + QByteArrayList{"QUIT"}));
    QCOMPARE(shark.replies(), (QByteArrayList{"+OK ready", "+OK", "+OK in", "+OK bye"}));
    QCOMPARE(shark.count(QStringLiteral("ip.checksum.status == 0 || tcp.checksum.status == 0")), 0);
    QCOMPARE(shark.count(QStringLiteral("tcp.analysis.flags")), 0);
    QVERIFY(shark.count(QStringLiteral("tcp.checksum.status == 1")) > 10);
    QCOMPARE(shark.count(QStringLiteral("tcp.flags.syn == 1")), 2);
    QCOMPARE(shark.count(QStringLiteral("tcp.flags.fin == 1")), 2);
    const bool isV6 = peer.contains(u':');
    QCOMPARE(shark.fields(QStringLiteral("tcp.flags.syn == 1 && tcp.flags.ack == 0"),
                          {isV6 ? QStringLiteral("ipv6.dst") : QStringLiteral("ip.dst"),
                           QStringLiteral("tcp.srcport"), QStringLiteral("tcp.dstport")}),
             QByteArrayList{peer.toLatin1() + " 40000 110"});
    const QByteArray comments =
        shark.fields(QStringLiteral("frame.comment"), {QStringLiteral("frame.comment")}).join(' ');
    QCOMPARE(comments.contains("real port was " + QByteArray::number(port)), port != 110);
    QVERIFY(comments.contains("masked a secret"));
}

void TestRecordsCapture::timesAreReal()
{
    NEEDS_TSHARK();
    Story story;
    story.connected(linkTo("198.51.100.1", 110)).login();
    // The clock on the wall was set back meanwhile.
    story.events[3].time = story.events[3].time.addDays(-1);
    const Tshark shark = read(story);
    QCOMPARE(shark.fields(QStringLiteral("pop"), {QStringLiteral("frame.time_epoch")}),
             (QByteArrayList{"1795343861.143000000", "1795343861.153000000", "1795343861.163000000",
                             "1795343861.173000000", "1795343861.183000000"}));
}

void TestRecordsCapture::whatIsNotKeptIsAGap()
{
    NEEDS_TSHARK();
    TranscriptEvent lines;
    lines.lines = 78;
    Story story;
    story.connected(linkTo("198.51.100.1", 110)).login();
    for (const qint64 octets : {qint64(3972), qint64(0), qint64(5'000'000'000)}) {
        story.client("RETR 1").server("+OK " + QByteArray::number(octets % 100'000) + " octets");
        story.add(Kind::Body, "Subject: nobody's business", octets, lines);
    }
    story.client("DELE 1").server("+OK marked").end();
    const Tshark shark = read(story);
    QCOMPARE(shark.commands(),
             (loginCommands + QByteArrayList{"RETR 1", "RETR 1", "RETR 1", "DELE 1", "QUIT"}));
    QCOMPARE(shark.replies().mid(3),
             (QByteArrayList{"+OK 3972 octets", "+OK 0 octets", "+OK 0 octets", "+OK marked", "+OK bye"}));
    QCOMPARE(shark.count(QStringLiteral("tcp.analysis.lost_segment")), 2);
    const QByteArray comments =
        shark.fields(QStringLiteral("frame.comment"), {QStringLiteral("frame.comment")}).join(' ');
    QVERIFY2(comments.contains("[3972 octets, 78 lines] were not kept"), comments.constData());
    QVERIFY(!capture(story.events, Application::Pop3).contains("nobody"));
}

void TestRecordsCapture::aLongListingIsAGap()
{
    NEEDS_TSHARK();
    TranscriptEvent last;
    last.lines = 100'000;
    Story story;
    story.connected(linkTo("198.51.100.1", 110))
        .login()
        .client("UIDL")
        .server("+OK")
        .server("1 a")
        .server("2 b");
    story.add(Kind::Received, ".", 1'000'003, last).client("NOOP").server("+OK").end();
    const Tshark shark = read(story);
    QCOMPARE(shark.commands().mid(2), (QByteArrayList{"UIDL", "NOOP", "QUIT"}));
    QCOMPARE(shark.count(QStringLiteral("tcp.analysis.lost_segment")), 1);
}

void TestRecordsCapture::aCutLineIsAGap()
{
    NEEDS_TSHARK();
    Story story;
    story.connected(linkTo("198.51.100.1", 110)).login().client("NOOP");
    story.add(Kind::Received, "+OK " + QByteArray(limit::transcriptText - 4, 'x'), 8'000).client("NOOP");
    story.server("+OK yes").end();
    const Tshark shark = read(story);
    QCOMPARE(shark.commands().mid(2), (QByteArrayList{"NOOP", "NOOP", "QUIT"}));
    QCOMPARE(shark.replies().last(), QByteArray("+OK bye"));
    QCOMPARE(shark.count(QStringLiteral("tcp.analysis.lost_segment")), 1);
}

void TestRecordsCapture::pipelinedCommandsAreDecoded()
{
    NEEDS_TSHARK();
    Story story;
    story.connected(linkTo("198.51.100.1", 110)).login();
    story.client("STAT")
        .client("DELE 1")
        .client("DELE 2")
        .server("+OK 2 320")
        .server("+OK one")
        .server("-ERR two")
        .end();
    const Tshark shark = read(story);
    QCOMPARE(shark.commands().mid(2), (QByteArrayList{"STAT", "DELE 1", "DELE 2", "QUIT"}));
    QCOMPARE(shark.replies().mid(3), (QByteArrayList{"+OK 2 320", "+OK one", "-ERR two", "+OK bye"}));
}

void TestRecordsCapture::behindStlsItGoesOn()
{
    NEEDS_TSHARK();
    Story story;
    story.connected(linkTo("198.51.100.1", 110)).server("+OK ready").client("STLS").server("+OK begin");
    story.add(Kind::Security, "TLSv1.3 TLS_AES_256_GCM_SHA384")
        .add(Kind::Security, "certificate CN=mail.example.org; issuer=R3");
    story.client("USER anna").server("+OK").client("PASS ********").server("+OK in").end();
    const Tshark shark = read(story);
    QCOMPARE(shark.commands(), (QByteArrayList{"STLS"} + loginCommands + QByteArrayList{"QUIT"}));
    QCOMPARE(shark.replies(), (QByteArrayList{"+OK ready", "+OK begin", "+OK", "+OK in", "+OK bye"}));
    // The same ends both times.
    QCOMPARE(shark.fields(QStringLiteral("tcp.flags.syn == 1 && tcp.flags.ack == 0"),
                          {QStringLiteral("tcp.stream"), QStringLiteral("tcp.srcport"),
                           QStringLiteral("tcp.dstport")}),
             (QByteArrayList{"0 40000 110", "1 40000 110"}));
    const QByteArray comments =
        shark.fields(QStringLiteral("frame.comment"), {QStringLiteral("frame.comment")}).join(' ');
    QVERIFY2(comments.contains("protected by TLSv1.3 TLS_AES_256_GCM_SHA384"), comments.constData());
    QCOMPARE(comments.count("protected by"), 1);
    QVERIFY2(comments.contains("The server's certificate: CN=mail.example.org"), comments.constData());
}

void TestRecordsCapture::longLinesAreSegmented()
{
    NEEDS_TSHARK();
    for (const char *peer : {"198.51.100.1", "2001:db8::1"}) {
        Story story;
        story.connected(linkTo(peer, 110)).server("+OK " + QByteArray(1990, 'x')).end();
        const Tshark shark = read(story);
        QCOMPARE(shark.count(QStringLiteral("frame.len > 1514")), 0);
        QCOMPARE(shark.count(QStringLiteral("tcp.analysis.flags")), 0);
        QCOMPARE(shark.count(QStringLiteral("tcp.len > 500 && tcp.srcport == 110")), 2);
    }
}

void TestRecordsCapture::severalSessionsAreToldApart()
{
    NEEDS_TSHARK();
    Story first;
    first.connected(linkTo("198.51.100.1", 110)).login(); // never ended
    Story second;
    second.connected(linkTo("198.51.100.1", 110)).login().end();
    const Tshark shark(capture(first.events + second.events, Application::Pop3));
    QCOMPARE(shark.commands(), (loginCommands + loginCommands + QByteArrayList{"QUIT"}));
    QCOMPARE(shark.fields(QStringLiteral("pop.request"), {QStringLiteral("tcp.stream")}),
             (QByteArrayList{"0", "0", "1", "1", "1"}));
}

void TestRecordsCapture::aShortSessionIsToldFromTheNext()
{
    NEEDS_TSHARK();
    Story first; // a refused connection: over before the second has come so far
    first.add(Kind::State, "CONNECTING").add(Kind::Failure, "Network: refused");
    Story second;
    second.add(Kind::State, "nothing").add(Kind::State, "nothing").add(Kind::State, "CONNECTING");
    second.connected(linkTo("198.51.100.1", 110)).login().end();
    second.events.remove(0, 2);
    for (TranscriptEvent &event : second.events)
        event.time = event.time.addSecs(600);
    const Tshark shark(capture(first.events + second.events, Application::Pop3));
    QCOMPARE(shark.fields(QStringLiteral("tcp.flags.syn == 1 && tcp.flags.ack == 0"),
                          {QStringLiteral("frame.time_epoch")}),
             QByteArrayList{"1795344461.163000000"});
}

void TestRecordsCapture::aMessageThatBreaksOffIsAGap()
{
    NEEDS_TSHARK();
    Story story;
    story.connected(linkTo("198.51.100.1", 110)).login().client("RETR 1").server("+OK 500000000 octets");
    story.add(Kind::State, "400000000 octets of an unfinished message", 400'000'000);
    story.add(Kind::Failure, "ConnectionLost").add(Kind::State, "DISCONNECTED");
    const Tshark shark = read(story);
    QCOMPARE(shark.count(QStringLiteral("tcp.analysis.lost_segment")), 1);
    const QByteArray comments =
        shark.fields(QStringLiteral("frame.comment"), {QStringLiteral("frame.comment")}).join(' ');
    QVERIFY2(comments.contains("400000000 octets of an unfinished message were not kept"),
             comments.constData());
    const QByteArrayList ends =
        shark.fields(QStringLiteral("tcp.srcport == 110 && tcp.flags.fin == 1"), {QStringLiteral("tcp.seq")});
    QCOMPARE(ends.size(), 1);
    QVERIFY2(ends.first().toLongLong() > 400'000'000, ends.first().constData());
}

void TestRecordsCapture::aGapFitsIntoTheWindow()
{
    NEEDS_TSHARK();
    Story story;
    story.connected(linkTo("198.51.100.1", 110)).login().client("RETR 1").server("+OK 5000000000 octets");
    story.add(Kind::Body, {}, 5'000'000'000).end();
    const Tshark shark = read(story);
    const QByteArrayList said = shark.fields(QStringLiteral("tcp.srcport == 110 && tcp.len > 0"),
                                             {QStringLiteral("tcp.seq"), QStringLiteral("tcp.len")});
    qint64 widest = 0;
    for (qsizetype i = 1; i < said.size(); ++i) {
        const QByteArrayList before = said[i - 1].split(' ');
        const qint64 end = before.value(0).toLongLong() + before.value(1).toLongLong();
        widest = std::max(widest, said[i].split(' ').first().toLongLong() - end);
    }
    const QByteArrayList windows = shark.fields(QStringLiteral("tcp.srcport == 40000 && tcp.len > 0"),
                                                {QStringLiteral("tcp.window_size")});
    QVERIFY(!windows.isEmpty());
    QVERIFY2(widest > 1'000'000'000 && widest <= windows.last().toLongLong(),
             qPrintable(QString::number(widest)));
}

void TestRecordsCapture::aLostBeginningIsTold()
{
    NEEDS_TSHARK();
    Story story;
    story.connected(linkTo("198.51.100.1", 110)).login().end();
    story.events.remove(0, 2);
    const Tshark shark = read(story);
    QCOMPARE(shark.commands(), (loginCommands + QByteArrayList{"QUIT"}));
    QCOMPARE(shark.count(QStringLiteral("tcp.flags.syn == 1")), 0);
    const QByteArray comments =
        shark.fields(QStringLiteral("frame.comment"), {QStringLiteral("frame.comment")}).join(' ');
    QVERIFY2(comments.contains("The beginning of this session was not kept"), comments.constData());
}

void TestRecordsCapture::aFailureIsTold()
{
    NEEDS_TSHARK();
    Story story;
    story.connected(linkTo("198.51.100.1", 110))
        .login()
        .add(Kind::State, "log file ended: disk full")
        .client("NOOP");
    story.add(Kind::Failure, "ConnectionLost: The remote host closed the connection");
    const Tshark shark = read(story);
    QCOMPARE(shark.commands(), (loginCommands + QByteArrayList{"NOOP"}));
    QCOMPARE(shark.fields(QStringLiteral("tcp.flags.fin == 1"), {QStringLiteral("tcp.srcport")}),
             (QByteArrayList{"110", "40000"}));
    const QByteArray comments =
        shark.fields(QStringLiteral("frame.comment"), {QStringLiteral("frame.comment")}).join(' ');
    QVERIFY2(comments.contains("ConnectionLost"), comments.constData());
}

void TestRecordsCapture::unknownAddressesAreMadeUp()
{
    NEEDS_TSHARK();
    Story story;
    story.connected({{}, 0, {}, 995}).login().end();
    const Tshark shark = read(story);
    QCOMPARE(shark.commands().size(), 3);
    QCOMPARE(shark.fields(QStringLiteral("tcp.flags.syn == 1"), {QStringLiteral("ip.src")}),
             (QByteArrayList{"192.0.2.1", "192.0.2.2"}));
}

void TestRecordsCapture::aSmtpSessionIsDecoded()
{
    NEEDS_TSHARK();
    Story story;
    story.connected(linkTo("198.51.100.1", 465))
        .server("220 ready")
        .client("EHLO poplar")
        .server("250 hello")
        .end();
    const Tshark shark(capture(story.events, Application::Smtp));
    QCOMPARE(shark.fields(QStringLiteral("smtp.req"), {QStringLiteral("smtp.req.command")}),
             (QByteArrayList{"EHLO", "QUIT"}));
}

void TestRecordsCapture::aMessageThatGoesOutIsAGapOfTheClients()
{
    NEEDS_TSHARK();
    Story story;
    story.connected(linkTo("198.51.100.1", 587))
        .server("220 ready")
        .client("EHLO poplar")
        .server("250 hello");
    story.client("MAIL FROM:<a@x>").server("250 ok").client("RCPT TO:<b@x>").server("250 ok");
    TranscriptEvent body;
    body.way = TranscriptEvent::Way::Out;
    story.client("DATA").server("354 go on").add(Kind::Body, {}, 5000, body).server("250 queued");
    story.client("QUIT").server("221 bye").add(Kind::State, "DISCONNECTED");
    const Tshark shark(capture(story.events, Application::Smtp));
    QCOMPARE(shark.fields(QStringLiteral("smtp.req"), {QStringLiteral("smtp.req.command")}),
             (QByteArrayList{"EHLO", "MAIL", "RCPT", "DATA", "QUIT"}));
    QCOMPARE(shark.fields(QStringLiteral("smtp.response.code"), {QStringLiteral("smtp.response.code")}),
             (QByteArrayList{"220", "250", "250", "250", "354", "250", "221"}));
    QCOMPARE(shark.count(QStringLiteral("tcp.analysis.lost_segment && tcp.dstport == 587")), 1);
    QCOMPARE(shark.count(QStringLiteral("tcp.analysis.lost_segment && tcp.srcport == 587")), 0);
    const QByteArray comments =
        shark.fields(QStringLiteral("frame.comment"), {QStringLiteral("frame.comment")}).join(' ');
    QVERIFY2(comments.contains("5000 octets"), comments.constData());
}

void TestRecordsCapture::behindChunksItGoesOn()
{
    NEEDS_TSHARK();
    Story story;
    story.connected(linkTo("198.51.100.1", 25)).server("220 ready").client("EHLO poplar").server("250 hello");
    story.client("MAIL FROM:<a@x>").server("250 ok").client("RCPT TO:<b@x>").server("250 ok");
    TranscriptEvent body;
    body.way = TranscriptEvent::Way::Out;
    story.client("BDAT 1000").client("BDAT 500 LAST").add(Kind::Body, {}, 1500, body);
    story.server("250 ok").server("250 queued").client("QUIT").server("221 bye");
    const Tshark shark(capture(story.events, Application::Smtp));
    QCOMPARE(shark.fields(QStringLiteral("smtp.req"), {QStringLiteral("smtp.req.command")}),
             (QByteArrayList{"EHLO", "MAIL", "RCPT", "BDAT", "BDAT", "QUIT"}));
    QCOMPARE(shark.count(QStringLiteral("tcp.flags.syn == 1 && tcp.flags.ack == 0")), 3);
    const QByteArray comments =
        shark.fields(QStringLiteral("frame.comment"), {QStringLiteral("frame.comment")}).join(' ');
    QVERIFY2(comments.contains("The 500 octets of this chunk were not kept"), comments.constData());
}

/// As a message of a whole number of chunks ends.
void TestRecordsCapture::behindAnEmptyLastChunkItGoesOn()
{
    NEEDS_TSHARK();
    Story story;
    story.connected(linkTo("198.51.100.1", 25)).server("220 ready").client("EHLO poplar").server("250 hello");
    story.client("MAIL FROM:<a@x>").server("250 ok").client("RCPT TO:<b@x>").server("250 ok");
    TranscriptEvent body;
    body.way = TranscriptEvent::Way::Out;
    story.client("BDAT 1000").client("BDAT 0 LAST").add(Kind::Body, {}, 1000, body);
    story.server("250 ok").server("250 queued");
    // The next one goes behind DATA, and ends as such do.
    story.client("MAIL FROM:<a@x>").server("250 ok").client("RCPT TO:<b@x>").server("250 ok");
    story.client("DATA").server("354 go on").add(Kind::Body, {}, 700, body).server("250 queued");
    story.client("QUIT").server("221 bye");
    const Tshark shark(capture(story.events, Application::Smtp));
    QCOMPARE(shark.fields(QStringLiteral("smtp.req"), {QStringLiteral("smtp.req.command")}),
             (QByteArrayList{"EHLO", "MAIL", "RCPT", "BDAT", "BDAT", "MAIL", "RCPT", "DATA", "QUIT"}));
    const QByteArray comments =
        shark.fields(QStringLiteral("frame.comment"), {QStringLiteral("frame.comment")}).join(' ');
    QCOMPARE(comments.count("1000 octets"), 1);
    QCOMPARE(comments.count("700 octets"), 1);
}

void TestRecordsCapture::hostileTextStaysText()
{
    NEEDS_TSHARK();
    Story story;
    story.connected(linkTo("198.51.100.1", 110)).server(QByteArray("+OK \x1b[2J\0x\xff\xfe", 11)).login();
    story.add(Kind::Failure, "ConnectionLost: \x1b[2J\n" + QByteArray(100'000, 'x'));
    const Tshark shark = read(story);
    QCOMPARE(shark.commands(), loginCommands);
    QCOMPARE(shark.count(QStringLiteral("tcp.flags.fin == 1")), 2);
}

QTEST_GUILESS_MAIN(TestRecordsCapture)
#include "tst_records_capture.moc"
