// SPDX-License-Identifier: GPL-3.0-or-later
// What the log says of lines of SMTP.
#include "gui/consoleverbs_smtp.h"
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
        event.endsReply = std::exchange(m_endsReply, false);
        event.way = kind == Kind::Body ? TranscriptEvent::Way::Out : TranscriptEvent::Way::In;
        event.octets = kind == Kind::Body ? 4711 : text.size() + 2;
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
    TranscriptLine content(quint64 command) { return take(Kind::Body, {}, command); }

private:
    Conversation m_conversation{records::Application::Smtp};
    quint64 m_number = 0;
    bool m_endsReply = false;
};

QString allOf(const Explanation &told)
{
    return told.title + u'\n' + told.sentences.join(u'\n') + u'\n' + told.reference;
}

QString replyTo(const QByteArray &command, const QByteArray &reply)
{
    Session session;
    session.sent(1, command);
    return allOf(explain(session.heard(1, reply)));
}

} // namespace

class ExplanationSmtpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linesKnowWhatTheyAre();
    void chunksFindTheirReplies();
    void theMessageIsNoWaiting();
    void everyCommandIsExplained_data();
    void everyCommandIsExplained();
    void parametersAreExplained();
    void everyReplyIsExplained_data();
    void everyReplyIsExplained();
    void everyCodeHasWords();
    void everyEnhancedCodeIsExplained_data();
    void everyEnhancedCodeIsExplained();
    void whatIsNoEnhancedCodeIsNotTakenForOne();
    void extensionsAreExplained_data();
    void extensionsAreExplained();
    void loginsAreThoseOfPop3();
    void connectionsAreExplained_data();
    void connectionsAreExplained();
    void typedLinesOfAMessage();
    void verbsOfTheConsoleHaveHelp();
    void whatIsHostileStaysText();
};

void ExplanationSmtpTest::linesKnowWhatTheyAre()
{
    Session session;
    QCOMPARE(session.heard(1, "220-mail").role, Role::Greeting);
    session.sent(2, "EHLO [127.0.0.1]");
    QCOMPARE(session.heard(2, "250-mail.example.org").role, Role::Status);
    QCOMPARE(session.heard(2, "250-SIZE 1000").role, Role::Listed);
    QCOMPARE(session.last(2, "250 HELP").role, Role::Listed);
    QCOMPARE(session.sent(3, "AUTH LOGIN").role, Role::Command);
    QCOMPARE(session.heard(3, "334 ********").role, Role::Challenge);
    QCOMPARE(session.sent(3, "********").role, Role::Answer);
    const TranscriptLine in = session.last(3, "235 2.7.0 in");
    QCOMPARE(in.role, Role::Status);
    QVERIFY(in.waited == microseconds(10'000)); // since the answer
    session.sent(4, "DATA");
    const TranscriptLine go = session.heard(4, "354 go on");
    QCOMPARE(go.role, Role::Status);
    QVERIFY(!go.isError());
    QCOMPARE(session.content(4).verb, "DATA");
    const TranscriptLine verdict = session.last(4, "550 5.7.1 no");
    QCOMPARE(verdict.role, Role::Status);
    QVERIFY(verdict.isError());
    QCOMPARE(session.heard(0, "421 too long idle").role, Role::Unasked);
}

void ExplanationSmtpTest::chunksFindTheirReplies()
{
    Session session;
    session.sent(4, "BDAT 1000");
    session.sent(5, "BDAT 10 LAST");
    QCOMPARE(session.content(5).verb, "BDAT");
    const TranscriptLine first = session.last(4, "250 ok");
    QCOMPARE(first.argument, "1000");
    QVERIFY(first.waited.has_value());
    QCOMPARE(session.last(5, "250 queued").argument, "10 LAST");
}

void ExplanationSmtpTest::theMessageIsNoWaiting()
{
    Session session;
    session.sent(4, "DATA");
    session.heard(4, "354 go on");
    session.take(Kind::State, "DATA");
    const TranscriptLine content = session.content(4);
    QVERIFY(!content.waited);
    const QString all = allOf(explain(content));
    QVERIFY2(all.contains(u"4,711") || all.contains(u"4711"), qPrintable(all));
    QVERIFY2(all.contains(u"second one"), qPrintable(all));
    const TranscriptLine verdict = session.last(4, "250 2.0.0 queued");
    QVERIFY(verdict.waited == microseconds(10'000)); // since the message had gone out
    QVERIFY(allOf(explain(verdict)).contains(u"responsible"));
}

void ExplanationSmtpTest::everyCommandIsExplained_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("reference");
    const auto row = [](const char *line, const char *reference) {
        QTest::newRow(line) << QByteArray(line) << QString::fromLatin1(reference);
    };
    row("EHLO", "RFC 5321, section 4.1.1.1");
    row("HELO", "RFC 5321, section 4.1.1.1");
    row("LHLO", "RFC 2033, section 4.1");
    row("STARTTLS", "RFC 3207, section 4");
    row("AUTH", "RFC 4954, section 4");
    row("MAIL", "RFC 5321, section 4.1.1.2");
    row("RCPT", "RFC 5321, section 4.1.1.3");
    row("DATA", "RFC 5321, section 4.1.1.4");
    row("BDAT", "RFC 3030, section 2");
    row("RSET", "RFC 5321, section 4.1.1.5");
    row("VRFY", "RFC 5321, section 4.1.1.6");
    row("EXPN", "RFC 5321, section 4.1.1.7");
    row("HELP", "RFC 5321, section 4.1.1.8");
    row("NOOP", "RFC 5321, section 4.1.1.9");
    row("QUIT", "RFC 5321, section 4.1.1.10");
    row("ETRN", "RFC 1985, section 5");
    row("ATRN", "RFC 2645, section 5");
    row("BURL", "RFC 4468, section 3");
    row("TURN", "RFC 5321, section F.1");
}

void ExplanationSmtpTest::everyCommandIsExplained()
{
    QFETCH(QByteArray, line);
    Session session;
    const Explanation told = explain(session.sent(1, line.toLower()));
    QVERIFY2(told.title.startsWith(QString::fromLatin1(line + ':')), qPrintable(told.title));
    QVERIFY(!told.sentences.value(0).isEmpty());
    QTEST(told.reference, "reference");
    QVERIFY(allOf(explain(session.sent(2, "XYZZ"))).contains(u"not in the RFCs"));
}

void ExplanationSmtpTest::parametersAreExplained()
{
    Session session;
    const QString mail = allOf(explain(session.sent(
        1, "MAIL FROM:<a@x> SIZE=1000 body=8BITMIME SMTPUTF8 RET=HDRS ENVID=x AUTH=<> REQUIRETLS ODD=1")));
    for (const char *word :
         {"so many octets", "8BITMIME", "not ASCII alone", "bring back", "gives the message", "vouches",
          "encrypted connections only", "the parameter ODD"})
        QVERIFY2(mail.contains(QString::fromLatin1(word)), qPrintable(mail));
    QVERIFY2(mail.contains(u"(RFC 1870, section 3)"), qPrintable(mail));
    const QString rcpt =
        allOf(explain(session.sent(2, "RCPT TO:<b@x> NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;b@x")));
    QVERIFY2(rcpt.contains(u"NEVER") && rcpt.contains(u"the sender wrote"), qPrintable(rcpt));
    QVERIFY(!allOf(explain(session.sent(3, "RCPT TO:<b@x>"))).contains(u"ORCPT"));
}

void ExplanationSmtpTest::everyReplyIsExplained_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *command, const char *reply, const char *says) {
        QTest::addRow("%s: %s", command, reply)
            << QByteArray(command) << QByteArray(reply) << QString::fromLatin1(says);
    };
    row("EHLO me", "250-mail", "name its extensions");
    row("HELO me", "250 mail", "nothing of extensions");
    row("STARTTLS", "220 go", "handshake begins");
    row("STARTTLS", "454 no", "cannot begin TLS");
    row("AUTH PLAIN", "235 in", "login succeeded");
    row("AUTH PLAIN", "535 no", "password is wrong");
    row("AUTH PLAIN", "454 not now", "nothing about the password");
    row("AUTH X", "504 no", "parameter or mechanism");
    row("MAIL FROM:<a@x>", "250 ok", "sender is accepted");
    row("MAIL FROM:<a@x>", "530 no", "a login first");
    row("MAIL FROM:<a@x> SIZE=9", "552 no", "too large");
    row("RCPT TO:<b@x>", "250 ok", "recipient is accepted");
    row("RCPT TO:<b@x>", "251 elsewhere", "passes the message on");
    row("RCPT TO:<b@x>", "450 greylisted", "greylisting");
    row("RCPT TO:<b@x>", "452 enough", "Too many recipients");
    row("RCPT TO:<b@x>", "550 no", "no such mailbox");
    row("DATA", "354 go", "may come now");
    row("DATA", "250 queued", "responsible");
    row("DATA", "550 spam", "what stands in it");
    row("BDAT 1 LAST", "250 ok", "piece is taken");
    row("VRFY a", "252 maybe", "does not tell");
    row("RSET", "250 ok", "forgotten");
    row("NOOP", "250 ok", "alive");
    row("NOOP", "421 going", "ends the connection");
    row("QUIT", "221 bye", "goodbye");
    row("ODD", "500 what?", "does not know this command");
    row("ODD", "299 odd", "begin with 2");
    row("ODD", "399 odd", "begin with 3");
    row("ODD", "499 odd", "begin with 4");
    row("ODD", "599 odd", "begin with 5");
    row("NOOP", "+OK", "three digits");
    row("NOOP", "2500 ok", "three digits");
}

void ExplanationSmtpTest::everyReplyIsExplained()
{
    QFETCH(QByteArray, command);
    QFETCH(QByteArray, reply);
    QFETCH(QString, says);
    const QString all = replyTo(command, reply);
    QVERIFY2(all.contains(says), qPrintable(all));
    QVERIFY2(all.contains(u"RFC"), qPrintable(all));
}

void ExplanationSmtpTest::everyCodeHasWords()
{
    for (const char *code :
         {"211", "214", "220", "221", "235", "250", "251", "252", "334", "354", "421", "432",
          "450", "451", "452", "454", "455", "500", "501", "502", "503", "504", "521", "530",
          "534", "535", "538", "550", "551", "552", "553", "554", "555", "556"}) {
        const QString all = replyTo("ODD", code);
        QVERIFY2(all.startsWith(QString::fromLatin1(code) + u':'), qPrintable(all));
        QVERIFY2(!all.contains(u"Codes that begin"), qPrintable(all));
    }
}

void ExplanationSmtpTest::everyEnhancedCodeIsExplained_data()
{
    QTest::addColumn<QByteArray>("code");
    for (const char *detail :
         {"0.0",  "1.0",  "1.1",  "1.2",  "1.3",  "1.4",  "1.5",  "1.6",  "1.7",  "1.8",  "1.9",  "1.10",
          "2.0",  "2.1",  "2.2",  "2.3",  "2.4",  "3.0",  "3.1",  "3.2",  "3.3",  "3.4",  "3.5",  "3.6",
          "4.0",  "4.1",  "4.2",  "4.3",  "4.4",  "4.5",  "4.6",  "4.7",  "5.0",  "5.1",  "5.2",  "5.3",
          "5.4",  "5.5",  "5.6",  "6.0",  "6.1",  "6.2",  "6.3",  "6.4",  "6.5",  "6.6",  "6.7",  "6.8",
          "6.9",  "6.10", "7.0",  "7.1",  "7.2",  "7.3",  "7.4",  "7.5",  "7.6",  "7.7",  "7.8",  "7.9",
          "7.10", "7.11", "7.12", "7.13", "7.14", "7.15", "7.16", "7.17", "7.18", "7.19", "7.20", "7.21",
          "7.22", "7.23", "7.24", "7.25", "7.26", "7.27", "7.28", "7.29", "7.30"})
        QTest::newRow(detail) << QByteArray(detail);
}

void ExplanationSmtpTest::everyEnhancedCodeIsExplained()
{
    QFETCH(QByteArray, code);
    const QString good = replyTo("MAIL FROM:<a@x>", "250 2." + code + " words");
    QVERIFY2(good.contains(QString::fromLatin1("2." + code + ", success: ")), qPrintable(good));
    const QString later = replyTo("MAIL FROM:<a@x>", "451 4." + code + " words");
    QVERIFY2(later.contains(QString::fromLatin1("4." + code + ", for now: ")), qPrintable(later));
    const QString never = replyTo("MAIL FROM:<a@x>", "550 5." + code + " words");
    QVERIFY2(never.contains(QString::fromLatin1("5." + code + ", for good: ")), qPrintable(never));
    QVERIFY2(never.contains(u"(RFC "), qPrintable(never));
}

void ExplanationSmtpTest::whatIsNoEnhancedCodeIsNotTakenForOne()
{
    for (const char *reply : {"550 4.1.1 other class", "550 5.1 words", "550 5.1.1.1 x", "550 5.1.1000 x",
                              "550 words 5.1.1", "550", "354 3.0.0 x", "250 mail 2.0.0"}) {
        const QString all = replyTo("RCPT TO:<b@x>", reply);
        QVERIFY2(!all.contains(u"for good:") && !all.contains(u"success:"), qPrintable(all));
    }
    // What is not in the registry goes by its subject, if that is known.
    QVERIFY(replyTo("RCPT TO:<b@x>", "550 5.2.99 x").contains(u"Something about the mailbox"));
    QVERIFY(replyTo("RCPT TO:<b@x>", "550 5.9.1 x").contains(u"does not know"));
    QVERIFY(
        replyTo("RCPT TO:<b@x>", "550-5.1.1 first of two").contains(u"5.1.1, for good: There is no such"));
}

void ExplanationSmtpTest::extensionsAreExplained_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<QString>("reference");
    const auto row = [](const char *word, const char *reference) {
        QTest::newRow(word) << QByteArray(word) << QString::fromLatin1(reference);
    };
    row("SIZE", "RFC 1870, section 4");
    row("8BITMIME", "RFC 6152, section 2");
    row("PIPELINING", "RFC 2920, section 3.1");
    row("CHUNKING", "RFC 3030, section 2");
    row("BINARYMIME", "RFC 3030, section 3");
    row("DSN", "RFC 3461, section 4");
    row("ENHANCEDSTATUSCODES", "RFC 2034, section 3");
    row("STARTTLS", "RFC 3207, section 2");
    row("AUTH", "RFC 4954, section 3");
    row("SMTPUTF8", "RFC 6531, section 3.1");
    row("UTF8SMTP", "RFC 5336, section 2.1");
    row("VRFY", "RFC 5321, section 4.1.1.1");
    row("EXPN", "RFC 5321, section 4.1.1.1");
    row("HELP", "RFC 5321, section 4.1.1.1");
    row("ETRN", "RFC 1985, section 4");
    row("ATRN", "RFC 2645, section 5");
    row("LIMITS", "RFC 9422, section 3");
    row("DELIVERBY", "RFC 2852, section 4");
    row("REQUIRETLS", "RFC 8689, section 2");
    row("MT-PRIORITY", "RFC 6710, section 3");
    row("FUTURERELEASE", "RFC 4865");
    row("NO-SOLICITING", "RFC 3865, section 2");
    row("MTRK", "RFC 3885");
    row("SUBMITTER", "RFC 4405");
    row("CONPERM", "RFC 4141");
    row("CONNEG", "RFC 4141");
    row("BURL", "RFC 4468, section 3");
    row("CHECKPOINT", "RFC 1845");
    row("RRVS", "RFC 7293");
    row("TURN", "RFC 5321, section F.1");
    row("XCLIENT", "");
    row("XFORWARD", "");
    row("AUTH=LOGIN", "RFC 4954, section 3");
    row("X-ODD", "RFC 5321, section 2.2");
    row("ODD", "RFC 5321, section 2.2");
}

void ExplanationSmtpTest::extensionsAreExplained()
{
    QFETCH(QByteArray, word);
    Session session;
    session.sent(1, "EHLO me");
    session.heard(1, "250-mail");
    const Explanation told = explain(session.heard(1, "250-" + word.toLower() + " 12"));
    QVERIFY2(told.title.contains(QString::fromLatin1(word)), qPrintable(told.title));
    QVERIFY(!told.sentences.value(0).isEmpty());
    QTEST(told.reference, "reference");
    QCOMPARE(explain(session.last(1, "250 " + word)).title, told.title);
}

void ExplanationSmtpTest::loginsAreThoseOfPop3()
{
    Session session;
    Conversation pop3;
    TranscriptEvent auth;
    auth.kind = Kind::Sent;
    auth.text = "AUTH CRAM-MD5";
    auth.command = 1;
    QCOMPARE(explain(session.sent(1, auth.text)).sentences, explain(pop3.take(auth)).sentences);
    const Explanation challenge = explain(session.heard(1, "334 ********"));
    QVERIFY(challenge.sentences.value(0).contains(u"masked"));
    QCOMPARE(challenge.reference, QStringLiteral("RFC 4954, section 4"));
    QVERIFY(explain(session.sent(1, "********")).sentences.value(0).contains(u"secret"));
    QVERIFY(explain(session.sent(1, "*")).sentences.value(0).contains(u"gives up"));
}

void ExplanationSmtpTest::connectionsAreExplained_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    const auto row = [](Kind kind, const char *text, const char *says) {
        QTest::newRow(text) << int(kind) << QByteArray(text) << QString::fromLatin1(says);
    };
    row(Kind::State, "CONNECTED", "greeting, EHLO");
    row(Kind::State, "READY", "can be sent");
    row(Kind::State, "MAIL", "envelope");
    row(Kind::State, "DATA", "goes out");
    row(Kind::State, "QUIT", "connection ends");
    row(Kind::State, "SECURING", "agree on keys");
    row(Kind::State, "mail.example.org:587", "587");
    row(Kind::Security, "TLSv1.3 X", "everything goes through");
    row(Kind::Failure, "ConnectionLost: gone", "taken or not");
    row(Kind::Failure, "Injected", "STARTTLS");
    row(Kind::Failure, "TlsNotOffered", "safe encryption");
}

void ExplanationSmtpTest::connectionsAreExplained()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    Session session;
    const QString told = allOf(explain(session.take(Kind(kind), text)));
    QVERIFY2(told.contains(says), qPrintable(told));
    QVERIFY2(!told.contains(u"POP3") && !told.contains(u"STLS."), qPrintable(told));
}

void ExplanationSmtpTest::typedLinesOfAMessage()
{
    Session session;
    session.sent(1, "DATA");
    session.heard(1, "354 go on");
    QCOMPARE(explain(session.sent(1, "Subject: x")).title, QStringLiteral("A line of the message"));
    QVERIFY(explain(session.sent(1, ".")).sentences.value(0).contains(u"ends the message"));
    QVERIFY(allOf(explain(session.last(1, "250 ok"))).contains(u"responsible"));
}

void ExplanationSmtpTest::verbsOfTheConsoleHaveHelp()
{
    const auto obstacle = [](const QByteArray &name, const QByteArray &state,
                             const QByteArrayList &announced) {
        for (const ConsoleVerb &verb : smtpConsoleVerbs(state, announced)) {
            if (verb.name == name)
                return verb.obstacle;
        }
        return QStringLiteral("missing");
    };
    for (const ConsoleVerb &verb : smtpConsoleVerbs("CONNECTED", {})) {
        QVERIFY2(verb.usage.startsWith(QString::fromUtf8(verb.name)), verb.name.constData());
        QVERIFY2(!verb.help.isEmpty() && verb.reference.startsWith(u"RFC"), verb.name.constData());
    }
    QVERIFY(obstacle("STARTTLS", "CONNECTED", {}).isEmpty());
    QVERIFY(obstacle("STARTTLS", "CONNECTED", {"STARTTLS"}).isEmpty());
    QVERIFY(!obstacle("STARTTLS", "CONNECTED", {"SIZE 10"}).isEmpty());
    QVERIFY(obstacle("AUTH", "CONNECTED", {"AUTH=LOGIN"}).isEmpty());
    QVERIFY(!obstacle("DATA", "READY", {}).isEmpty());
    QVERIFY(obstacle("DATA", "MAIL", {}).isEmpty());
    QVERIFY(!obstacle("MAIL FROM:", "MAIL", {}).isEmpty());
    QVERIFY(obstacle("MAIL FROM:", "READY", {}).isEmpty());
}

void ExplanationSmtpTest::whatIsHostileStaysText()
{
    Session session;
    session.sent(1, "EHLO me");
    session.heard(1, "250-mail");
    const QString told = allOf(explain(session.heard(1, "250-X\x1b[2J\xe2\x80\xae")));
    QVERIFY2(!told.contains(QChar(0x1b)) && !told.contains(QChar(0x202e)), qPrintable(told));
    const QString mail = allOf(explain(session.sent(2, "MAIL FROM:<a@x> \x1b[2J=1")));
    QVERIFY(!mail.contains(QChar(0x1b)));
    QVERIFY(!allOf(explain(session.sent(3, "X\x07"))).contains(QChar(7)));
    QVERIFY(!allOf(explain(session.heard(3, "250 \x07"))).contains(QChar(7)));
}

QTEST_GUILESS_MAIN(ExplanationSmtpTest)
#include "tst_explanation_smtp.moc"
