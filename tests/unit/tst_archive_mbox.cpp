// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/mboxquoting.h"
#include "archive/mboxreader.h"

#include <QBuffer>
#include <QTest>

using namespace poplar;
using namespace poplar::archive;

namespace {

const QByteArray fromLine = "From a@example.org Thu Jan  1 00:00:00 1970\n";
const QByteArray header = "From: a@example.org\nSubject: s\n";

QByteArray quoted(const QByteArray &message, qsizetype piece)
{
    MboxQuoting quoting;
    QByteArray made;
    for (qsizetype at = 0; at < message.size(); at += piece)
        made += quoting.feed(QByteArrayView(message).sliced(at, std::min(piece, message.size() - at)));
    return made + quoting.end();
}

QByteArray unquoted(const QByteArray &message, qsizetype piece)
{
    MboxUnquoting unquoting;
    QByteArray made;
    for (qsizetype at = 0; at < message.size(); at += piece)
        made += unquoting.feed(QByteArrayView(message).sliced(at, std::min(piece, message.size() - at)));
    return made + unquoting.end();
}

struct Read {
    QList<QByteArray> messages;
    bool isCut = false;
};

Read reading(const QByteArray &mbox)
{
    QBuffer buffer;
    buffer.setData(mbox);
    if (!buffer.open(QBuffer::ReadOnly))
        qFatal("buffer");
    MboxReader reader(buffer);
    Read read;
    while (reader.next()) {
        QByteArray message;
        for (QByteArray octets = reader.read(); !octets.isEmpty(); octets = reader.read())
            message += octets;
        read.messages += message;
        read.isCut = reader.isCut();
    }
    return read;
}

QByteArray mboxOf(const QList<QByteArray> &messages)
{
    QByteArray mbox;
    for (const QByteArray &message : messages)
        mbox +=
            fromLine + quoted(message, 1000) + (message.isEmpty() || message.endsWith('\n') ? "\n" : "\n\n");
    return mbox;
}

} // namespace

/// The file in which all mail of a folder lies one behind the other.
class TestArchiveMbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linesThatWouldBeginAMessageAreQuotedAndUnquoted_data()
    {
        QTest::addColumn<QByteArray>("plain");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("from") << QByteArray("a\nFrom b\n") << QByteArray("a\n>From b\n");
        QTest::newRow("first line") << QByteArray("From b") << QByteArray(">From b");
        QTest::newRow("quoted") << QByteArray("a\n>From b\n>>From c\n")
                                << QByteArray("a\n>>From b\n>>>From c\n");
        QTest::newRow("not at the beginning")
            << QByteArray("a From b\n >From c") << QByteArray("a From b\n >From c");
        QTest::newRow("field") << QByteArray("From: b\nFromage\n>Fro")
                               << QByteArray("From: b\nFromage\n>Fro");
        QTest::newRow("no space") << QByteArray("From\nFrom") << QByteArray("From\nFrom");
        QTest::newRow("carriage return")
            << QByteArray("\rFrom b\r\nFrom c\r\n") << QByteArray("\rFrom b\r\n>From c\r\n");
        QTest::newRow("octets") << QByteArray("\0\nFrom \0\xff\n\n", 12)
                                << QByteArray("\0\n>From \0\xff\n\n", 13);
        QTest::newRow("quotes only") << QByteArray(">>>>") << QByteArray(">>>>");
        QTest::newRow("FFrom") << QByteArray(">FFrom b\nFFrom b\nFFFrom ")
                               << QByteArray(">FFrom b\nFFrom b\nFFFrom ");
    }

    void linesThatWouldBeginAMessageAreQuotedAndUnquoted()
    {
        QFETCH(QByteArray, plain);
        QFETCH(QByteArray, expected);
        for (const qsizetype piece : {1, 2, 3, 5, 1000}) {
            QCOMPARE(quoted(plain, piece), expected);
            QCOMPARE(unquoted(expected, piece), plain);
        }
    }

    void messagesAreHadBackOctetForOctet()
    {
        const QList<QByteArray> messages{
            header + "\nHello\n",
            header, // no body
            header + "\n", // an empty one
            header + "\nEnds with empty lines\n\n\n\n",
            header
                + "\nFrom me\n\nFrom a@example.org Thu Jan  1 00:00:00 1970\nSubject: x\n\n>From\n>From \n",
            header + "\n" + QByteArray("\0\1\xff\r\n\r\r\n", 8) + "x\r\n",
            header + "Content-Length: 3\n\nlonger than that\n\n",
            header + "\n" + QByteArray(3'000'000, 'x') + "\n" + QByteArray(600'000, '>') + "From \n",
            QByteArray(),
            "no header at all\n",
            "\n\n\n",
        };
        const Read read = reading(mboxOf(messages));
        QCOMPARE(read.messages.size(), messages.size());
        for (qsizetype i = 0; i < messages.size(); ++i)
            QVERIFY2(read.messages[i] == messages[i], qPrintable(QString::number(i)));
        QVERIFY(!read.isCut);
    }

    void aMessageWithoutAFinalLineEndGetsOne()
    {
        QCOMPARE(reading(mboxOf({header + "\nHello", header})).messages,
                 (QList<QByteArray>{header + "\nHello\n", header}));
    }

    void textThatBeginsWithFromIsText()
    {
        // Programs that quote nothing rely on Content-Length, or on dates.
        const QByteArray letter = header + "\nFrom here\nFrom there\n\nFrom the desk of\nme\n";
        QCOMPARE(reading(fromLine + letter + "\n" + fromLine + header + "\n").messages,
                 (QList<QByteArray>{letter, header}));
    }

    void contentLengthDecidesAboutALineInDoubt()
    {
        const QByteArray body = "Look:\n\n" + fromLine + "is how it begins\n";
        const QByteArray letter =
            header + "Content-Length: " + QByteArray::number(body.size()) + "\n\n" + body;
        QCOMPARE(reading(fromLine + letter + "\n" + fromLine + header + "\n").messages,
                 (QList<QByteArray>{letter, header}));
        QCOMPARE(reading(fromLine + letter + "\n").messages, QList<QByteArray>{letter});
    }

    void aWrongContentLengthIsNotBelieved()
    {
        for (const char *length : {"3", "30", "99999999", "-1", "99999999999999999999", "x"}) {
            const QByteArray letter = header + "Content-Length: " + length + "\n\nHello there\n";
            QCOMPARE(reading(fromLine + letter + "\n" + fromLine + header + "\n" + fromLine + header + "\n")
                         .messages,
                     (QList<QByteArray>{letter, header, header}));
        }
    }

    /// A stranger's Content-Length must not make messages of others a part of theirs.
    void aContentLengthThatCoversOthersIsNotBelieved()
    {
        const QByteArray rest = "\n" + fromLine + header + "\nyours\n";
        const QByteArray body = "mine\n";
        const QByteArray letter =
            header + "Content-Length: " + QByteArray::number(body.size() + rest.size()) + "\n\n" + body;
        QCOMPARE(reading(fromLine + letter + rest + "\n" + fromLine + header + "\n").messages,
                 (QList<QByteArray>{letter, header + "\nyours\n", header}));
    }

    void otherProgramsWriteOtherLines_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("Thunderbird") << QByteArray("From - Mon Jun 01 10:00:00 2020");
        QTest::newRow("Thunderbird since 2023") << QByteArray("From ");
        QTest::newRow("mutt") << QByteArray("From a@example.org Mon Jun  1 10:00:00 2020");
        QTest::newRow("Google") << QByteArray("From 1668@xxx Mon Jun 01 10:00:00 +0000 2020");
        QTest::newRow("list archive") << QByteArray("From a at example.org  Mon Jun  1 10:00:00 2020");
        QTest::newRow("with zone") << QByteArray("From a@example.org Mon Jun  1 10:00 MET DST 2020");
        QTest::newRow("Python") << QByteArray("From MAILER-DAEMON Mon Jun  1 10:00:00 2020");
        QTest::newRow("no date") << QByteArray("From a@example.org");
    }

    void otherProgramsWriteOtherLines()
    {
        QFETCH(QByteArray, line);
        for (const QByteArray &end : {QByteArray("\n"), QByteArray("\r\n")}) {
            const QByteArray message = QByteArray(header + "\nHello\n").replace("\n", end);
            const QByteArray mbox = line + end + message + end + line + end + message + end;
            QCOMPARE(reading(mbox).messages, (QList<QByteArray>{message, message}));
            QVERIFY(beginsLikeMbox(mbox));
        }
    }

    void emptyLinesMayBeMissing()
    {
        QCOMPARE(reading("\n\n" + fromLine + header + "\nHello\n" + fromLine + header + "\n").messages,
                 (QList<QByteArray>{header + "\nHello\n", header}));
    }

    void aFileThatWasCutIsToldOf()
    {
        const QByteArray mbox = mboxOf({header + "\nHello\n", header + "\nGood bye\n"});
        QVERIFY(!reading(mbox).isCut);
        for (const qsizetype missing : {1, 2, 5}) {
            const Read read = reading(mbox.chopped(missing));
            QVERIFY(read.isCut);
            QCOMPARE(read.messages.size(), 2);
            QVERIFY((header + "\nGood bye\n").startsWith(read.messages[1]));
        }
        QCOMPARE(reading(mbox + fromLine).messages.size(), 3);
        QVERIFY(reading(mbox + fromLine).isCut);
    }

    void whatIsNoMboxHasNoMessages()
    {
        for (const QByteArray &content : {QByteArray(), QByteArray("\n\n\n"), header + "\nHello\n"}) {
            QVERIFY(reading(content).messages.isEmpty());
            QVERIFY(!beginsLikeMbox(content));
        }
        QVERIFY(!beginsLikeMbox("From here to eternity\nThere is no header here\n"));
    }

    void whatIsNotReadIsPassedOver()
    {
        QBuffer buffer;
        buffer.setData(mboxOf({header + QByteArray(500'000, 'x'), header + "\nsecond\n"}));
        QVERIFY(buffer.open(QBuffer::ReadOnly));
        MboxReader reader(buffer);
        QVERIFY(reader.next());
        QVERIFY(reader.next());
        QCOMPARE(reader.read(), header + "\nsecond\n");
        QVERIFY(!reader.next());
        QVERIFY(!reader.next());
    }

    void theLineEndsOfAMessageAreKnown()
    {
        QBuffer buffer;
        buffer.setData(fromLine + "a: b\n\nx\r\n\n" + fromLine + "a: b\r\n\r\nx\n\n" + fromLine.chopped(1)
                       + "\r\na: b\r\n");
        QVERIFY(buffer.open(QBuffer::ReadOnly));
        MboxReader reader(buffer);
        QVERIFY(reader.next());
        QCOMPARE(reader.lineEnds(), LineEnds::Unix);
        QVERIFY(reader.next());
        QCOMPARE(reader.lineEnds(), LineEnds::Network);
        QVERIFY(reader.next());
        QCOMPARE(reader.lineEnds(), LineEnds::Network);
    }

    void lineEndsCanBeHadBack()
    {
        for (const QByteArray &text :
             {QByteArray("a\nb\r\nc\r\r\n\r"), QByteArray("\n\n"), QByteArray("\r"), QByteArray("a")}) {
            UnixLineEnds lineEnds;
            QByteArray made = lineEnds.feed(withNetworkLineEnds(text));
            made += lineEnds.end();
            QCOMPARE(made, text);
        }
        QCOMPARE(withNetworkLineEnds("a\nb"), QByteArray("a\r\nb"));
    }
};

QTEST_GUILESS_MAIN(TestArchiveMbox)
#include "tst_archive_mbox.moc"
