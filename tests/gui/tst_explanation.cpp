// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/explanation.h"

#include <QTest>

#include <utility>

using namespace poplar;
using namespace poplar::gui;
using wire::TranscriptEvent;
using Kind = TranscriptEvent::Kind;
using Role = TranscriptLine::Role;
using std::chrono::microseconds;

namespace {

/// Tells the events of a session as they come, 10 ms apart.
class Session {
public:
    TranscriptLine take(Kind kind, const QByteArray &text, quint64 command = 0)
    {
        TranscriptEvent event;
        event.number = ++m_number;
        event.sinceStart = microseconds(10'000 * qint64(m_number));
        event.kind = kind;
        event.text = text;
        event.command = command;
        event.state = state;
        event.endsReply = std::exchange(m_endsReply, false);
        return m_conversation.take(event);
    }
    TranscriptLine sent(quint64 command, const QByteArray &text) { return take(Kind::Sent, text, command); }
    TranscriptLine heard(quint64 command, const QByteArray &text)
    {
        return take(Kind::Received, text, command);
    }

    /// The last line of a reply.
    TranscriptLine last(quint64 command, const QByteArray &text)
    {
        m_endsReply = true;
        return heard(command, text);
    }

    QByteArray state = "TRANSACTION";

private:
    Conversation m_conversation;
    quint64 m_number = 0;
    bool m_endsReply = false;
};

QString allOf(const Explanation &told)
{
    return told.title + u'\n' + told.sentences.join(u'\n') + u'\n' + told.reference;
}

} // namespace

class ExplanationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linesKnowWhatTheyAre();
    void pipelinedRepliesFindTheirCommands();
    void whatIsSentDuringABodyIsSentAhead();
    void anEmptyLineAnswersNothing();
    void aNewSessionCountsAnew();
    void everyCommandIsExplained_data();
    void everyCommandIsExplained();
    void everyReplyIsExplained_data();
    void everyReplyIsExplained();
    void capabilitiesAreExplained_data();
    void capabilitiesAreExplained();
    void responseCodesAreExplained_data();
    void responseCodesAreExplained();
    void quitDeletesOnlyInTransaction();
    void figuresAreRead();
    void theWaitIsTold();
    void connectionsAreExplained_data();
    void connectionsAreExplained();
    void whatIsHostileStaysText();
};

void ExplanationTest::linesKnowWhatTheyAre()
{
    Session session;
    QCOMPARE(session.take(Kind::State, "AUTHORIZATION").role, Role::State);
    QCOMPARE(session.heard(1, "+OK ready <1@x>").role, Role::Greeting);
    QCOMPARE(session.sent(2, "AUTH CRAM-MD5").role, Role::Command);
    QCOMPARE(session.heard(2, "+ ********").role, Role::Challenge);
    const TranscriptLine answer = session.sent(2, "********");
    QCOMPARE(answer.role, Role::Answer);
    QCOMPARE(answer.verb, "AUTH");
    const TranscriptLine done = session.heard(2, "+OK in");
    QCOMPARE(done.role, Role::Status);
    QVERIFY(done.waited == microseconds(10'000)); // since the answer, not since AUTH
    session.sent(3, "CAPA");
    QCOMPARE(session.heard(3, "+OK").role, Role::Status);
    QCOMPARE(session.heard(3, "TOP").role, Role::Listed);
    QCOMPARE(session.heard(3, ".").role, Role::ListEnd);
    QCOMPARE(session.heard(0, "-ERR too long idle").role, Role::Unasked);
}

void ExplanationTest::pipelinedRepliesFindTheirCommands()
{
    Session session;
    session.sent(4, "RETR 1");
    const TranscriptLine behind = session.sent(5, "dele 1");
    QVERIFY(behind.isPipelined);
    QCOMPARE(session.heard(4, "+OK").verb, "RETR");
    const TranscriptLine body = session.take(Kind::Body, {}, 4);
    QCOMPARE(body.verb, "RETR");
    QVERIFY(!body.waited);
    const TranscriptLine refused = session.last(5, "-ERR");
    QCOMPARE(refused.verb, "DELE");
    QVERIFY(refused.isPipelined && refused.isError());
    QVERIFY(refused.waited == microseconds(10'000)); // since the body was over
    QVERIFY(!session.sent(6, "NOOP").isPipelined);
}

void ExplanationTest::whatIsSentDuringABodyIsSentAhead()
{
    Session session;
    session.sent(2, "RETR 2");
    session.heard(2, "+OK");
    const TranscriptLine ahead = session.sent(3, "RETR 3");
    QVERIFY(ahead.isPipelined);
    session.take(Kind::Body, {}, 2);
    const TranscriptLine reply = session.heard(3, "+OK");
    QVERIFY(reply.waited == microseconds(10'000));
    QVERIFY2(allOf(explain(reply)).contains(u"sent ahead"), qPrintable(allOf(explain(reply))));
}

/// Outlook.com sends one with DELE.
void ExplanationTest::anEmptyLineAnswersNothing()
{
    Session session;
    session.sent(2, "DELE 1");
    const TranscriptLine blank = session.heard(2, "");
    QCOMPARE(blank.role, Role::Blank);
    QVERIFY(!blank.waited && !blank.isError());
    QVERIFY(allOf(explain(blank)).contains(u"belongs to no reply"));
    const TranscriptLine reply = session.last(2, "-ERR no such message");
    QCOMPARE(reply.role, Role::Status);
    QVERIFY(reply.isError());
    QVERIFY(reply.waited == microseconds(20'000));
}

void ExplanationTest::aNewSessionCountsAnew()
{
    Session session;
    session.sent(2, "CAPA");
    session.take(Kind::State, "CONNECTING");
    QCOMPARE(session.heard(1, "+OK").role, Role::Greeting);
    const TranscriptLine sent = session.sent(2, "STAT");
    QCOMPARE(sent.role, Role::Command);
    QCOMPARE(sent.verb, "STAT");
}

void ExplanationTest::everyCommandIsExplained_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("reference");
    const auto row = [](const char *line, const char *reference) {
        QTest::newRow(line) << QByteArray(line) << QString::fromLatin1(reference);
    };
    row("USER anna", "RFC 1939, section 7");
    row("PASS ********", "RFC 1939, section 7");
    row("APOP anna ********", "RFC 1939, section 7");
    row("AUTH PLAIN ********", "RFC 5034, section 4");
    row("CAPA", "RFC 2449, section 5");
    row("STLS", "RFC 2595, section 4");
    row("UTF8", "RFC 6856, section 2.1");
    row("LANG ru", "RFC 6856, section 3");
    row("STAT", "RFC 1939, section 5");
    row("LIST", "RFC 1939, section 5");
    row("UIDL", "RFC 1939, section 7");
    row("TOP 1 0", "RFC 1939, section 7");
    row("RETR 1", "RFC 1939, section 5");
    row("DELE 1", "RFC 1939, section 5");
    row("NOOP", "RFC 1939, section 5");
    row("RSET", "RFC 1939, section 5");
    row("QUIT", "RFC 1939, section 6");
}

void ExplanationTest::everyCommandIsExplained()
{
    QFETCH(QByteArray, line);
    Session session;
    const Explanation told = explain(session.sent(1, line));
    QVERIFY2(told.title.startsWith(QString::fromLatin1(line.split(' ').constFirst() + ':')),
             qPrintable(told.title));
    QVERIFY(!told.sentences.value(0).isEmpty());
    QTEST(told.reference, "reference");
}

void ExplanationTest::everyReplyIsExplained_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *command, const char *reply, const char *says) {
        QTest::addRow("%s: %s", command, reply)
            << QByteArray(command) << QByteArray(reply) << QString::fromLatin1(says);
    };
    row("USER anna", "+OK", "waits for the password");
    row("USER anna", "-ERR", "does not know this name");
    row("PASS ********", "+OK", "no other program can open it");
    row("PASS ********", "-ERR", "password is wrong");
    row("APOP anna ********", "+OK", "digest is right");
    row("AUTH PLAIN ********", "+OK", "login succeeded");
    row("AUTH PLAIN ********", "-ERR", "login failed");
    row("CAPA", "+OK", "capabilities follow");
    row("STLS", "+OK", "handshake begins");
    row("STLS", "-ERR", "no encryption");
    row("LIST", "+OK", "list follows");
    row("UIDL", "+OK", "list follows");
    row("UIDL", "-ERR", "does not name messages");
    row("TOP 1 0", "+OK", "header and the lines follow");
    row("RETR 1", "+OK", "message follows");
    row("RETR 1", "-ERR", "no such message");
    row("DELE 1", "+OK", "deleted with QUIT");
    row("NOOP", "+OK", "alive");
    row("NOOP", "-ERR", "The session goes on");
    row("RSET", "+OK", "marks are gone");
    row("QUIT", "+OK", "goodbye");
    row("RETR 1", "what?", "begins with +OK or -ERR");
}

void ExplanationTest::everyReplyIsExplained()
{
    QFETCH(QByteArray, command);
    QFETCH(QByteArray, reply);
    QFETCH(QString, says);
    Session session;
    session.sent(1, command);
    const Explanation told = explain(session.heard(1, reply));
    QVERIFY2(told.sentences.join(u' ').contains(says), qPrintable(allOf(told)));
    QVERIFY(told.reference.startsWith(u"RFC"));
}

void ExplanationTest::capabilitiesAreExplained_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("reference");
    const auto row = [](const char *line, const char *reference) {
        QTest::newRow(line) << QByteArray(line) << QString::fromLatin1(reference);
    };
    row("TOP", "RFC 2449, section 6.1");
    row("USER", "RFC 2449, section 6.2");
    row("SASL PLAIN LOGIN", "RFC 5034, section 3");
    row("RESP-CODES", "RFC 2449, section 6.4");
    row("LOGIN-DELAY 900", "RFC 2449, section 6.5");
    row("PIPELINING", "RFC 2449, section 6.6");
    row("EXPIRE NEVER", "RFC 2449, section 6.7");
    row("uidl", "RFC 2449, section 6.8");
    row("IMPLEMENTATION x", "RFC 2449, section 6.9");
    row("STLS", "RFC 2595, section 4");
    row("AUTH-RESP-CODE", "RFC 3206, section 6");
    row("UTF8 USER", "RFC 6856, section 2.1");
    row("LANG", "RFC 6856, section 3");
    row("X-SOMETHING", "RFC 2449, section 5");
}

void ExplanationTest::capabilitiesAreExplained()
{
    QFETCH(QByteArray, line);
    Session session;
    session.sent(1, "CAPA");
    session.heard(1, "+OK");
    const Explanation told = explain(session.heard(1, line));
    QVERIFY(told.title.contains(QString::fromLatin1(line.split(' ').constFirst().toUpper())));
    QVERIFY(!told.sentences.value(0).isEmpty());
    QTEST(told.reference, "reference");
}

void ExplanationTest::responseCodesAreExplained_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QString>("says");
    QTest::newRow("in use") << QByteArray("-ERR [IN-USE] locked") << QStringLiteral("another program");
    QTest::newRow("lower case") << QByteArray("-ERR [in-use] locked") << QStringLiteral("another program");
    QTest::newRow("delay") << QByteArray("-ERR [LOGIN-DELAY] wait") << QStringLiteral("too short a time");
    QTest::newRow("passing") << QByteArray("-ERR [SYS/TEMP] x") << QStringLiteral("will pass");
    QTest::newRow("finer") << QByteArray("-ERR [SYS/TEMP/DISK] x") << QStringLiteral("will pass");
    QTest::newRow("lasting") << QByteArray("-ERR [SYS/PERM] x") << QStringLiteral("administrator");
    QTest::newRow("other") << QByteArray("-ERR [SYS/ODD] x") << QStringLiteral("lies with the server");
    QTest::newRow("login") << QByteArray("-ERR [AUTH] x") << QStringLiteral("the right to log in");
    QTest::newRow("utf-8") << QByteArray("-ERR [UTF8] x") << QStringLiteral("header in UTF-8");
    QTest::newRow("unheard of") << QByteArray("-ERR [ODD] x") << QStringLiteral("[ODD] is a response code");
}

void ExplanationTest::responseCodesAreExplained()
{
    QFETCH(QByteArray, reply);
    QFETCH(QString, says);
    Session session;
    session.sent(1, "PASS ********");
    const Explanation told = explain(session.heard(1, reply));
    QVERIFY2(told.sentences.join(u' ').contains(says), qPrintable(allOf(told)));
    session.sent(2, "PASS ********");
    QVERIFY(!allOf(explain(session.heard(2, "-ERR no [brackets] first"))).contains(u'['));
    // Not all that stands in brackets is a code.
    for (const char *other : {"+OK [10.0.0.1] ready", "+OK [ODD] x", "-ERR [10.0.0.1] x",
                              "-ERR [two words] x", "-ERR [A//B] x"}) {
        session.sent(3, "PASS ********");
        const QString all = allOf(explain(session.heard(3, other)));
        QVERIFY2(!all.contains(u"response code"), other);
    }
}

void ExplanationTest::quitDeletesOnlyInTransaction()
{
    Session session;
    session.state = "AUTHORIZATION";
    QVERIFY(allOf(explain(session.sent(1, "QUIT"))).contains(u"nothing is deleted"));
    const Explanation early = explain(session.last(1, "+OK bye"));
    QVERIFY(allOf(early).contains(u"nothing is deleted") && !allOf(early).contains(u"is gone"));
    QCOMPARE(early.reference, QStringLiteral("RFC 1939, section 4"));
    session.state = "UPDATE";
    QVERIFY(allOf(explain(session.sent(2, "QUIT"))).contains(u"the server deletes"));
    const Explanation late = explain(session.last(2, "+OK bye"));
    QVERIFY(allOf(late).contains(u"is gone"));
    QCOMPARE(late.reference, QStringLiteral("RFC 1939, section 6"));
}

void ExplanationTest::figuresAreRead()
{
    Session session;
    session.sent(1, "STAT");
    const QString stat = allOf(explain(session.heard(1, "+OK 3 12345")));
    QVERIFY2(stat.contains(u'3') && stat.contains(QLocale().toString(12345)), qPrintable(stat));
    session.sent(2, "LIST");
    session.heard(2, "+OK");
    const QString one = allOf(explain(session.heard(2, "2 4711")));
    QVERIFY2(one.contains(u"message 2") && one.contains(QLocale().toString(4711)), qPrintable(one));
}

void ExplanationTest::theWaitIsTold()
{
    Session session;
    session.sent(1, "NOOP");
    QVERIFY(explain(session.last(1, "+OK")).sentences.contains(QStringLiteral("The server took 10 ms.")));
    session.sent(2, "NOOP");
    session.sent(3, "NOOP");
    session.last(2, "+OK");
    const Explanation ahead = explain(session.last(3, "+OK"));
    QVERIFY(ahead.sentences.last().startsWith(u"The command was sent ahead; its reply began 10 ms after"));
    QCOMPARE(formatWait(microseconds(2'350)), QLocale().toString(2.4, 'f', 1) + QStringLiteral(" ms"));
    QCOMPARE(formatWait(microseconds(2'350'000)), QLocale().toString(2.4, 'f', 1) + QStringLiteral(" s"));
}

void ExplanationTest::connectionsAreExplained_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    const auto row = [](Kind kind, const char *text, const char *says) {
        QTest::newRow(text) << int(kind) << QByteArray(text) << QString::fromLatin1(says);
    };
    row(Kind::State, "CONNECTING", "TCP connection");
    row(Kind::State, "SECURING", "RFC 8446, section 2");
    row(Kind::State, "log file ended: full", "session itself goes on");
    row(Kind::State, "AUTHORIZATION", "RFC 1939, section 4");
    row(Kind::State, "TRANSACTION", "RFC 1939, section 5");
    row(Kind::State, "UPDATE", "RFC 1939, section 6");
    row(Kind::State, "DISCONNECTED", "session is over");
    row(Kind::State, "pop.example.org:110", "Name and port");
    row(Kind::State, "connected from 192.0.2.1:40000 to 192.0.2.2:110", "RFC 9293");
    row(Kind::Security, "TLSv1.3 TLS_AES_256_GCM_SHA384", "RFC 8446");
    row(Kind::Security, "TLSv1 OLD", "RFC 8996, section 4");
    row(Kind::Security, "TLSv1.1 OLD", "RFC 8996, section 5");
    row(Kind::Security, "TLS NEW", "does not know this version");
    row(Kind::Failure, "Storage: No space left on device", "gave up the connection");
    row(Kind::Security, "certificate CN=a; issuer=b", "RFC 5280");
    row(Kind::Failure, "Silence", "longer than Poplar waits");
    row(Kind::Failure, "ConnectionLost: reset", "Without QUIT nothing is deleted");
    row(Kind::Failure, "Unheard", "could not go on");
}

void ExplanationTest::connectionsAreExplained()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    Session session;
    const QString told = allOf(explain(session.take(Kind(kind), text)));
    QVERIFY2(told.contains(says), qPrintable(told));
}

void ExplanationTest::whatIsHostileStaysText()
{
    Session session;
    session.sent(1, "CAPA");
    session.heard(1, "+OK");
    const QString told = allOf(explain(session.heard(1, "X\x1b[2J\xe2\x80\xae")));
    QVERIFY(!told.contains(QChar(0x1b)) && !told.contains(QChar(0x202e)));
    session.sent(2, "UIDL");
    session.heard(2, "+OK");
    QVERIFY(!allOf(explain(session.heard(2, "1\x07 x"))).contains(QChar(7)));
}

QTEST_GUILESS_MAIN(ExplanationTest)
#include "tst_explanation.moc"
