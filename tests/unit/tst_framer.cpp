// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/dotstuffer.h"
#include "wire/framer.h"

#include <QRandomGenerator>
#include <QTest>

using poplar::wire::DotStuffer;
using poplar::wire::Framer;

namespace {

/// Cuts a conversation up and says what came out: "line|" for each line, "<body>" for each body,
/// "!" for a line that is too long. A line that begins with "+BODY" is followed by a body.
class Harness {
public:
    void feed(QByteArrayView bytes)
    {
        m_framer.append(bytes);
        while (const auto piece = m_framer.next()) {
            if (const auto *line = std::get_if<Framer::Line>(&*piece)) {
                told += line->bytes;
                told += '|';
                if (line->bytes.startsWith("+BODY")) {
                    m_framer.beginBody();
                    told += '<';
                }
            } else if (const auto *chunk = std::get_if<Framer::BodyChunk>(&*piece)) {
                emptyChunks += chunk->bytes.isEmpty() ? 1 : 0;
                told += chunk->bytes;
            } else {
                told += std::holds_alternative<Framer::BodyEnd>(*piece) ? '>' : '!';
            }
        }
    }
    Framer &framer() { return m_framer; }

    QByteArray told;
    int emptyChunks = 0;

private:
    Framer m_framer;
};

} // namespace

class TestFramer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void conversations_data();
    void conversations();
    void theLimitIsForTheLineWithoutItsEnd_data();
    void theLimitIsForTheLineWithoutItsEnd();
    void aNewLimitHoldsForTheNextLine();
    void anEndlessLineIsGivenUpBeforeItsEnd();
    void bodiesHaveNoLineLimit();
    void nothingComesOutAfterALineTooLong();
    void theModeChangesAtTheExactOctet();
    void pendingCountsWhatWasNotGivenOut();
    void resetForgetsEverything();
    void whatIsStuffedComesBack();
};

void TestFramer::conversations_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QByteArray>("told");
    const auto row = [](const char *name, const QByteArray &said, const QByteArray &told) {
        QTest::newRow(name) << said << told;
    };
    row("a line", "+OK\r\n", "+OK|");
    row("an unfinished line", "+OK\r\n+O", "+OK|");
    row("an empty line", "\r\n+OK\r\n", "|+OK|");
    row("several lines", "+OK\r\n1 120\r\n2 200\r\n.\r\n", "+OK|1 120|2 200|.|");
    row("bare LF", "+OK\n1 120\n.\n", "+OK|1 120|.|");
    row("a CR within a line", "+O\rK\r\n", "+O\rK|");
    row("two CR", "+OK\r\r\n", "+OK\r|");
    row("NUL and high octets", QByteArray("+O\0\xff\r\n", 6), QByteArray("+O\0\xff|", 5));
    row("a body", "+BODY\r\na\r\nb\r\n.\r\n+OK\r\n", "+BODY|<a\r\nb\r\n>+OK|");
    row("an empty body", "+BODY\r\n.\r\n+OK\r\n", "+BODY|<>+OK|");
    row("a body of one empty line", "+BODY\r\n\r\n.\r\n+OK\r\n", "+BODY|<\r\n>+OK|");
    row("two bodies", "+BODY\r\na\r\n.\r\n+BODY\r\nb\r\n.\r\n", "+BODY|<a\r\n>+BODY|<b\r\n>");
    row("stuffed dots", "+BODY\r\n..\r\n...x\r\n..a.b\r\n.\r\n", "+BODY|<.\r\n..x\r\n.a.b\r\n>");
    row("dots within lines", "+BODY\r\na.b\r\nc.\r\n....\r\nd..\r\n.\r\n",
        "+BODY|<a.b\r\nc.\r\n...\r\nd..\r\n>");
    row("a dot that was not stuffed", "+BODY\r\n.a\r\n.\r\n", "+BODY|<a\r\n>");
    row("LF . LF is content of a CRLF body", "+BODY\r\na\n.\nb\r\n.\r\n", "+BODY|<a\n.\nb\r\n>");
    row("LF .. is content of a CRLF body", "+BODY\r\na\n..b\r\n.\r\n", "+BODY|<a\n..b\r\n>");
    row("LF . CRLF is content of a CRLF body", "+BODY\r\na\n.\r\nb\r\n.\r\n", "+BODY|<a\n.\r\nb\r\n>");
    row("CRLF . LF is no end", "+BODY\r\na\r\n.\nb\r\n.\r\n", "+BODY|<a\r\n\nb\r\n>");
    row("CRLF . CR x is no end", "+BODY\r\na\r\n.\rx\r\n.\r\n", "+BODY|<a\r\n\rx\r\n>");
    row("CR . CR LF is content", "+BODY\r\na\r.\r\n.\r\n", "+BODY|<a\r.\r\n>");
    row("CR CRLF before the end", "+BODY\r\na\r\r\n.\r\n", "+BODY|<a\r\r\n>");
    row("CR, LF alone", "+BODY\r\n\r\r\n\n\r\n.\r\n", "+BODY|<\r\r\n\n\r\n>");
    row("an LF at the very beginning, then a dot", "+BODY\r\n\n.\r\nb\r\n.\r\n", "+BODY|<\n.\r\nb\r\n>");
    row("a body with bare LF", "+BODY\na\n..\n...b\nc.\n.\n+OK\n", "+BODY|<a\n.\n..b\nc.\n>+OK|");
    row("an empty body with bare LF", "+BODY\n.\n+OK\n", "+BODY|<>+OK|");
    row("CRLF lines in a body with bare LF", "+BODY\na\r\n..b\r\n.\n+OK\n", "+BODY|<a\r\n.b\r\n>+OK|");
    row("lines behind a body are lines", "+BODY\r\na\r\n.\r\n.\r\n..\r\n", "+BODY|<a\r\n>.|..|");
}

void TestFramer::conversations()
{
    QFETCH(QByteArray, said);
    QFETCH(QByteArray, told);
    Harness whole;
    whole.feed(said);
    QCOMPARE(whole.told, told);
    Harness single;
    for (qsizetype i = 0; i < said.size(); ++i)
        single.feed(QByteArrayView(said).sliced(i, 1));
    QCOMPARE(single.told, told);
    QCOMPARE(single.emptyChunks, 0);
    for (qsizetype first = 0; first <= said.size(); ++first) {
        for (qsizetype second = first; second <= said.size(); ++second) {
            Harness split;
            split.feed(QByteArrayView(said).first(first));
            split.feed(QByteArrayView(said).sliced(first, second - first));
            split.feed(QByteArrayView(said).sliced(second));
            QVERIFY2(split.told == told,
                     qPrintable(QStringLiteral("cut at %1 and %2").arg(first).arg(second)));
            QCOMPARE(split.emptyChunks, 0);
        }
    }
}

void TestFramer::theLimitIsForTheLineWithoutItsEnd_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QByteArray>("told");
    QTest::newRow("as long as allowed, CRLF") << QByteArray("12345\r\n") << QByteArray("12345|");
    QTest::newRow("as long as allowed, LF") << QByteArray("12345\n") << QByteArray("12345|");
    QTest::newRow("one more, CRLF") << QByteArray("123456\r\n") << QByteArray("!");
    QTest::newRow("one more, LF") << QByteArray("123456\n") << QByteArray("!");
    QTest::newRow("a CR that belongs to it") << QByteArray("12345\r\r\n") << QByteArray("!");
}

void TestFramer::theLimitIsForTheLineWithoutItsEnd()
{
    QFETCH(QByteArray, said);
    QFETCH(QByteArray, told);
    Harness whole;
    whole.framer().setLineLimit(5);
    whole.feed(said);
    QCOMPARE(whole.told, told);
    Harness single;
    single.framer().setLineLimit(5);
    for (qsizetype i = 0; i < said.size(); ++i)
        single.feed(QByteArrayView(said).sliced(i, 1));
    QCOMPARE(single.told, told);
}

void TestFramer::aNewLimitHoldsForTheNextLine()
{
    Framer framer;
    framer.append("a long status line\r\nan entry\r\n");
    QVERIFY(std::holds_alternative<Framer::Line>(*framer.next()));
    framer.setLineLimit(4);
    QVERIFY(std::holds_alternative<Framer::LineTooLong>(*framer.next()));
}

void TestFramer::anEndlessLineIsGivenUpBeforeItsEnd()
{
    Harness harness;
    harness.framer().setLineLimit(1000);
    for (int i = 0; i < 1001; ++i)
        harness.feed("x");
    QCOMPARE(harness.told, "");
    harness.feed("x");
    QCOMPARE(harness.told, "!");
}

void TestFramer::bodiesHaveNoLineLimit()
{
    Harness harness;
    harness.framer().setLineLimit(20);
    const QByteArray line(100'000, 'x');
    harness.feed("+BODY\r\n" + line + "\r\n.\r\n+OK\r\n");
    QCOMPARE(harness.told, "+BODY|<" + line + "\r\n>+OK|");
}

void TestFramer::nothingComesOutAfterALineTooLong()
{
    Harness harness;
    harness.framer().setLineLimit(5);
    harness.feed("much too long\r\n+OK\r\n");
    harness.feed("+OK\r\n");
    QCOMPARE(harness.told, "!");
}

void TestFramer::theModeChangesAtTheExactOctet()
{
    Framer framer;
    framer.append("+OK\r\n.\r\n+OK\r\n.\r\n");
    QCOMPARE(std::get<Framer::Line>(*framer.next()).bytes, "+OK");
    framer.beginBody();
    QCOMPARE(framer.mode(), Framer::Mode::Body);
    QVERIFY(std::holds_alternative<Framer::BodyEnd>(*framer.next()));
    QCOMPARE(framer.mode(), Framer::Mode::Line);
    QCOMPARE(std::get<Framer::Line>(*framer.next()).bytes, "+OK");
    QCOMPARE(std::get<Framer::Line>(*framer.next()).bytes, ".");
    QVERIFY(!framer.next());
}

void TestFramer::pendingCountsWhatWasNotGivenOut()
{
    Framer framer;
    framer.append("+OK begin\r\n+OK injected\r\n");
    QVERIFY(framer.next());
    QCOMPARE(framer.pending(), 14);
    QVERIFY(framer.next());
    QCOMPARE(framer.pending(), 0);
}

void TestFramer::resetForgetsEverything()
{
    Framer framer;
    framer.setLineLimit(5);
    framer.append("+OK\nmuch too long");
    QVERIFY(framer.next());
    framer.beginBody();
    framer.reset();
    QCOMPARE(framer.pending(), 0);
    QCOMPARE(framer.mode(), Framer::Mode::Line);
    framer.append("a line of usual length\r\n");
    QCOMPARE(std::get<Framer::Line>(*framer.next()).bytes, "a line of usual length");
}

void TestFramer::whatIsStuffedComesBack()
{
    QRandomGenerator random(20'240'601);
    for (int round = 0; round < 3000; ++round) {
        QByteArray body;
        for (int i = random.bounded(40); i > 0; --i) {
            static const QByteArray pieces[] = {"\r\n", ".", "..", "a", "\r\n.\r\n", "\r\n..", "\r", "xyz"};
            body += pieces[random.bounded(int(std::size(pieces)))];
        }
        body += "x\r\n"; // a stuffed body always ends with a line end, and "\r" + "\r\n" would be cut oddly
        DotStuffer stuffer;
        QByteArray wire = "+BODY\r\n";
        for (qsizetype at = 0; at < body.size();) {
            const qsizetype size = random.bounded(1, 6);
            wire += stuffer.stuff(QByteArrayView(body).sliced(at, std::min(size, body.size() - at)));
            at += size;
        }
        wire += stuffer.finish() + "+OK\r\n";
        Harness harness;
        for (qsizetype at = 0; at < wire.size();) {
            const qsizetype size = random.bounded(1, 9);
            harness.feed(QByteArrayView(wire).sliced(at, std::min(size, wire.size() - at)));
            at += size;
        }
        QCOMPARE(harness.told, "+BODY|<" + body + ">+OK|");
    }
}

QTEST_GUILESS_MAIN(TestFramer)
#include "tst_framer.moc"
