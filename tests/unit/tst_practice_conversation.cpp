// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_practice_talk.h"

#include <QTest>

using namespace poplar::practice;

class PracticeConversation : public QObject {
    Q_OBJECT

private:
    Maildrop m_full{threeMessages()};

private Q_SLOTS:
    void bytesBehindStlsEndTheSession();
    void commandsSentAheadAreAnsweredInOrder();
    void splittingTheBytesChangesNothing();
    void nothingIsReadBehindQuit();
    void largeMessagesComeInPieces();
    void overlongLineEndsTheSession();
};

void PracticeConversation::bytesBehindStlsEndTheSession()
{
    Talk talk(m_full);
    const QByteArray reply = talk.say("STLS\r\nUSER mrose\r\n");
    QVERIFY2(isError(reply), reply.constData());
    QCOMPARE(talk.then(), Reply::Then::Close);
}

void PracticeConversation::commandsSentAheadAreAnsweredInOrder()
{
    Talk talk(m_full);
    const QByteArray replies = talk.say("USER mrose\r\nPASS tan staaf\r\nSTAT\r\nLIST 9\r\nUIDL 1\r\n"
                                        "RETR 3\r\nXYZZY\r\nLIST 2\r\nQUIT\r\n");
    const QByteArrayList lines = replies.split('\n');
    QCOMPARE(lines.size(), 12);
    QVERIFY(lines[0].startsWith("+OK") && lines[1].startsWith("+OK"));
    QCOMPARE(lines[2], QByteArray("+OK 3 100\r"));
    QVERIFY(lines[3].startsWith("-ERR"));
    QCOMPARE(lines[4], QByteArray("+OK 1 first-id\r"));
    QCOMPARE(lines[5], QByteArray("+OK 22 octets\r"));
    QCOMPARE(lines[6], QByteArray("Subject: header only\r"));
    QCOMPARE(lines[7], QByteArray(".\r"));
    QVERIFY(lines[8].startsWith("-ERR"));
    QCOMPARE(lines[9], QByteArray("+OK 2 38\r"));
    QVERIFY(lines[10].startsWith("+OK"));
}

void PracticeConversation::splittingTheBytesChangesNothing()
{
    const QByteArray commands = "USER mrose\r\nPASS tan staaf\r\nRETR 2\r\nTOP 1 1\r\nUIDL\r\nQUIT\r\n";
    Maildrop whole(threeMessages());
    const QByteArray expected = Talk(whole).say(commands);
    Maildrop cut(threeMessages());
    Talk talk(cut);
    QByteArray replies;
    for (const char c : commands)
        replies += talk.say(QByteArrayView(&c, 1));
    QCOMPARE(replies, expected);
}

void PracticeConversation::nothingIsReadBehindQuit()
{
    Talk talk(m_full);
    const QByteArray reply = talk.say("QUIT\r\nCAPA\r\n");
    QVERIFY(isOk(reply));
    QCOMPARE(reply.count('\n'), 1);
}

void PracticeConversation::largeMessagesComeInPieces()
{
    const QByteArray large = "Subject: large\r\n\r\n" + QByteArray("..123456\r\n").repeated(100'000);
    Maildrop maildrop({{"large-id", large}});
    Conversation conversation(std::make_unique<Dialect>(maildrop, mrose, timestamp));
    conversation.receive("USER mrose\r\nPASS tan staaf\r\nRETR 1\r\nNOOP\r\n");
    QByteArray replies;
    int pieces = 0;
    for (QByteArray bytes = conversation.take(); !bytes.isEmpty(); bytes = conversation.take()) {
        QVERIFY(bytes.size() < 3 * Conversation::piece);
        replies += bytes;
        ++pieces;
    }
    QVERIFY(pieces > 10);
    QByteArray stuffed = large;
    stuffed.replace("\r\n.", "\r\n..");
    const QByteArray retrieved = "+OK 1000018 octets\r\n" + stuffed + ".\r\n+OK still here\r\n";
    QVERIFY(replies.endsWith(retrieved));
}

void PracticeConversation::overlongLineEndsTheSession()
{
    Talk fits(m_full);
    fits.say("USER mrose\r\n");
    QVERIFY(fits.say("PASS " + QByteArray(Conversation::commandLine - 5, 'x') + "\r\n").contains("[AUTH]"));

    Talk talk(m_full);
    const QByteArray reply = talk.say("USER " + QByteArray(Conversation::commandLine, 'x') + "\r\nCAPA\r\n");
    QVERIFY2(isError(reply), reply.constData());
    QCOMPARE(talk.then(), Reply::Then::Close);

    Talk endless(m_full); // no line end ever comes
    QVERIFY(isError(endless.say(QByteArray(Conversation::commandLine + 2, 'x'))));
}

QTEST_GUILESS_MAIN(PracticeConversation)
#include "tst_practice_conversation.moc"
