// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "pop3/buffersink.h"
#include "pop3/spoken.h"

#include <QTest>

using namespace poplar;
using namespace poplar::pop3;

Q_DECLARE_METATYPE(poplar::pop3::Shape)

class TestSpoken : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void commands_data();
    void commands();
    void notAllowed_data();
    void notAllowed();
    void aBodyNeedsASink();
    void bodiesGoToTheSink();
};

void TestSpoken::commands_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<Shape>("shape");
    QTest::addColumn<QByteArray>("wire");
    const auto row = [](const char *line, Shape shape, const char *wire) {
        QTest::newRow(line) << QByteArray(line) << shape << QByteArray(wire);
    };
    row("STAT", Shape::Status, "STAT");
    row("  stat \r\n", Shape::Status, "STAT");
    row("noop", Shape::Status, "NOOP");
    row("rset", Shape::Status, "RSET");
    row("last", Shape::Status, "LAST");
    row("dele 3", Shape::Status, "DELE 3");
    row("list", Shape::Listing, "LIST");
    row("list  7", Shape::Status, "LIST 7");
    row("UIDL", Shape::Listing, "UIDL");
    row("UIDL 7", Shape::Status, "UIDL 7");
    row("capa", Shape::Listing, "CAPA");
    row("retr 2", Shape::Body, "RETR 2");
    row("top 2 10", Shape::Body, "TOP 2 10");
    row("lang", Shape::Listing, "LANG");
    row("lang ru", Shape::Status, "LANG ru");
    row("xtnd XMIT", Shape::Status, "XTND XMIT");
    row("frobnicate a b", Shape::Status, "FROBNICATE a b");
}

void TestSpoken::commands()
{
    QFETCH(QByteArray, line);
    QFETCH(Shape, shape);
    QFETCH(QByteArray, wire);
    const Result<Command> command = spoken(line, std::make_shared<BufferSink>(100));
    QVERIFY(command);
    QCOMPARE(command->shape, shape);
    const Result<EncodedCommand> encoded = encode(*command);
    QVERIFY(encoded);
    QCOMPARE(encoded->wire, wire + "\r\n");
    QVERIFY(command->deadline.count() > 0);
}

void TestSpoken::notAllowed_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line : {"USER anna",  "pass x",       "APOP a b",   "AUTH PLAIN",
                             "AUTH",       "stls",         "QUIT",       "utf8",
                             "",           "   ",          "\r\n",       "STAT\r\nDELE 1",
                             "STAT\nQUIT", "NOOP \x1b[2J", "DELE",       "DELE one",
                             "DELE -1",    "DELE 1 2",     "DELE 1e3",   "DELE 99999999999999999999",
                             "STAT 1",     "TOP 1",        "TOP 1 2 3",  "RETR",
                             "LIST 1 2",   "LIST a",       "\xd0\x9f 1", "NOOP \x7f",
                             "QUITE",      "quit;",        "DELE1 1",    "PASSword x"})
        QTest::newRow(QByteArray(line).toPercentEncoding(" ").constData()) << QByteArray(line);
    QTest::newRow("NUL") << QByteArray("STAT\0", 5) + "x";
    QTest::newRow("long") << QByteArray(limit::spokenVerb + 1, 'X');
}

void TestSpoken::notAllowed()
{
    QFETCH(QByteArray, line);
    const Result<Command> command = spoken(line, std::make_shared<BufferSink>(100));
    QVERIFY(!command);
    QCOMPARE(command.error().kind, ErrorKind::NotAllowed);
}

void TestSpoken::aBodyNeedsASink()
{
    QVERIFY(!spoken("RETR 1", nullptr));
    QVERIFY(!spoken("TOP 1 0", nullptr));
    QVERIFY(spoken("STAT", nullptr));
}

void TestSpoken::bodiesGoToTheSink()
{
    const auto sink = std::make_shared<BufferSink>(100);
    QCOMPARE(spoken("retr 1", sink)->sink, sink);
    QCOMPARE(spoken("top 1 0", sink)->sink, sink);
}

QTEST_APPLESS_MAIN(TestSpoken)
#include "tst_spoken.moc"
