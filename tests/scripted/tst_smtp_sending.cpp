// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/smtpuser.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

using namespace poplar;
using namespace poplar::test;
using smtp::Need;

namespace {

const QByteArray begun = "CONNECTING CONNECTED READY opened MAIL ";
const QByteArray message = "Subject: x\r\n\r\n.dot\r\nbody\r\n";
const QByteArray messageLines = "C: Subject: x\nC: \nC: ..dot\nC: body\nC: .\n";
const QByteArray plainLines = "C: Subject: x\nC: \nC: .dot\nC: body\n";

/// From connecting to where mail can be sent.
QByteArray hello(const QByteArrayList &extensions = {})
{
    QByteArrayList all{"mail.example.org"};
    all += extensions;
    QByteArray script = "S: 220 hello\nC: EHLO [127.0.0.1]\n";
    for (const QByteArray &line : all.first(all.size() - 1))
        script += "S: 250-" + line + '\n';
    return script + "S: 250 " + all.last() + '\n';
}

const QByteArray mailFrom = "C: MAIL FROM:<a@example.org>\n";
const QByteArray mail = mailFrom + "S: 250 2.1.0 ok\n";
const QByteArray rcpt = "C: RCPT TO:<b@x>\n";
const QByteArray envelope = mail + rcpt + "S: 250 2.1.5 ok\n";
const QByteArray data = "C: DATA\nS: 354 go on\n";
const QByteArray queued = "S: 250 2.0.0 queued as 1\n";
const QByteArray reset = "C: RSET\nS: 250 ok\n";

} // namespace

/// Messages, from the envelope to the verdict, against servers of every kind.
class TestSmtpSending : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void conversations_data();
    void conversations();
    void whatTheServerCannotTake_data();
    void whatTheServerCannotTake();
    void theSizeErrorNamesBothSizes();
    void everyRecipientIsTold();
    void reportsAreAskedForWhereTheServerKnowsThem_data();
    void reportsAreAskedForWhereTheServerKnowsThem();
    void oneMessageAfterTheOther();
    void twoAtOnceAreNotAllowed();
    void leavingWaitsForTheMessage();
    void leavingWaitsForTheNextMessage();
    void aMessageThatChangedIsNotSent_data();
    void aMessageThatChangedIsNotSent();
    void aReplyThatNeverEndsIsGivenUp();
    void cancelling_data();
    void cancelling();
    void theVerdictHasAPatienceOfItsOwn();
    void aServerThatTakesNothingIsGivenUp();
    void aLargeMessageIsStreamed_data();
    void aLargeMessageIsStreamed();
    void aMessageThatIsCutIsNotSent_data();
    void aMessageThatIsCutIsNotSent();
    void aCancelledMessageNeverArrives();
    void aRefusalMayComeBeforeTheEnd();
    void aRefusedChunkEndsTheMessage();
    void aFileThatVanishesIsNoMessage();
    void theTranscriptFoldsTheMessage_data();
    void theTranscriptFoldsTheMessage();
    void overTls();

private:
    const TestCertificates m_certificates;
};

void TestSmtpSending::conversations_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("story"); // from the state MAIL on
    QTest::addColumn<QByteArrayList>("recipients");
    const auto row = [](const char *name, const QByteArray &script, const QByteArray &story,
                        const QByteArrayList &recipients = {"b@x"}) {
        QTest::newRow(name) << script << story << recipients;
    };
    const QByteArray gone = " DISCONNECTED";
    const QByteArray lost = ":ConnectionLost";

    row("sent", hello() + envelope + data + messageLines + queued, "DATA READY Accepted[250]");
    row("pipelined",
        hello({"PIPELINING"}) + mailFrom + rcpt + "C: DATA\nS: 250 a\nS: 250 b\nS: 354 go\n" + messageLines
            + queued,
        "DATA READY Accepted[250]");
    row("pipelined, in one segment",
        hello({"PIPELINING"}) + mailFrom + rcpt + "C: DATA\nS: 250 a\nSAME\nS: 250 b\nS: 354 go\n"
            + messageLines + queued,
        "DATA READY Accepted[250]");
    row("in chunks", hello({"CHUNKING"}) + envelope + "C: BDAT 26 LAST\n" + plainLines + queued,
        "DATA READY Accepted[250]");
    row("in chunks, pipelined",
        hello({"CHUNKING", "PIPELINING"}) + mailFrom + rcpt + "S: 250 a\nS: 250 b\nC: BDAT 26 LAST\n"
            + plainLines + queued,
        "DATA READY Accepted[250]");
    row("251 is a yes", hello() + mail + rcpt + "S: 251 will forward\n" + data + messageLines + queued,
        "DATA READY Accepted[251]");

    row("MAIL is refused", hello() + mailFrom + "S: 550 5.7.1 not you\n-:", "READY Refused:Refused[-]");
    row("MAIL is refused for now",
        hello() + mailFrom + "S: 451 4.7.1 greylisted\n-:", "READY RefusedForNow:Busy[-]");
    row("MAIL wants a login",
        hello() + mailFrom + "S: 530 5.7.0 log in first\n-:", "READY Refused:Authentication[-]");
    row("MAIL is refused, pipelined",
        hello({"PIPELINING"}) + mailFrom + rcpt + "C: DATA\nS: 550 no\nS: 503 what\nS: 503 what\n-:",
        "READY Refused:Refused[503]");
    row("MAIL is refused, pipelined, and yet 354",
        hello({"PIPELINING"}) + mailFrom + rcpt
            + "C: DATA\nS: 550 no\nS: 503 no\nS: 354 go\nC: .\nS: 503 no\n-:",
        "READY Refused:Refused[503]");
    row("MAIL is refused, and a recipient is not",
        hello({"PIPELINING"}) + mailFrom + rcpt + "C: DATA\nS: 550 no\nS: 250 ok\nS: 354 go\n",
        "Refused:Refused[250] failed:Protocol" + gone);
    row("MAIL comes out of order, to the server",
        hello() + mailFrom + "S: 503 5.5.1 nested\n-:", "READY NotSent:Protocol[-]");
    row("too many recipients at once",
        hello() + mail + rcpt + "S: 552 too many\n" + reset + "-:", "READY RefusedForNow:Refused[552]");
    row("a verdict behind 354", hello() + envelope + "C: DATA\nS: 354 go\nSAME\nS: 250 queued\n",
        "DATA NotSent:Protocol[250] failed:Protocol" + gone);
    row("a refusal behind 354", hello() + envelope + "C: DATA\nS: 354 go\nSAME\nS: 451 4.3.0 later\n",
        "DATA READY RefusedForNow:Busy[250] failed:Busy" + gone);
    row("a verdict before the chunk", hello({"CHUNKING"}) + mail + rcpt + "S: 250 ok\nSAME\nS: 250 ok\n",
        "NotSent:Protocol[250] failed:Protocol" + gone);
    row("the envelope cannot be dropped",
        hello() + envelope + "C: DATA\nS: 451 later\nC: RSET\nS: 502 what?\n",
        "READY RefusedForNow:Busy[250] failed:Refused" + gone);
    row("RCPT is refused",
        hello() + mail + rcpt + "S: 550 5.1.1 who?\n" + reset + "-:", "READY Refused:Refused[550]");
    row("RCPT is refused for now",
        hello() + mail + rcpt + "S: 450 4.2.0 later\n" + reset + "-:", "READY RefusedForNow:Busy[450]");
    const QByteArray three =
        rcpt + "S: 250 ok\nC: RCPT TO:<c@x>\nS: 550 who?\nC: RCPT TO:<d@x>\nS: 450 later\n";
    row("one of three is accepted", hello() + mail + three + data + messageLines + queued,
        "DATA READY Accepted[250,550,450]", {"b@x", "c@x", "d@x"});
    const QByteArray none = rcpt + "S: 550 who?\nC: RCPT TO:<c@x>\nS: 450 later\n";
    row("none of two is, and one may be later",
        hello() + mail + none + reset + "-:", "READY RefusedForNow:Busy[550,450]", {"b@x", "c@x"});
    row("all refused, pipelined, and yet 354",
        hello({"PIPELINING"}) + mailFrom + rcpt + "C: DATA\nS: 250 ok\nS: 550 who?\nS: 354 go\nC: .\n"
            + "S: 554 nobody\n" + reset + "-:",
        "READY Refused:Refused[550]");
    row("all refused, pipelined, and the empty message is taken",
        hello({"PIPELINING"}) + mailFrom + rcpt + "C: DATA\nS: 250 ok\nS: 550 who?\nS: 354 go\nC: .\n"
            + "S: 250 queued\n" + reset + "-:",
        "READY Refused:Refused[550]");
    row("all refused, in chunks",
        hello({"CHUNKING"}) + mail + rcpt + "S: 550 who?\n" + reset + "-:", "READY Refused:Refused[550]");
    row("DATA is refused",
        hello() + envelope + "C: DATA\nS: 554 5.5.1 no\n" + reset + "-:", "READY Refused:Refused[250]");
    row("DATA is refused for now",
        hello() + envelope + "C: DATA\nS: 451 4.3.0 no\n" + reset + "-:", "READY RefusedForNow:Busy[250]");
    row("the message is refused", hello() + envelope + data + messageLines + "S: 554 5.6.0 spam\n-:",
        "DATA READY Refused:Refused[250]");
    row("the message is refused for now", hello() + envelope + data + messageLines + "S: 452 4.3.1 full\n-:",
        "DATA READY RefusedForNow:Busy[250]");
    row("the chunk is refused",
        hello({"CHUNKING"}) + envelope + "C: BDAT 26 LAST\n" + plainLines + "S: 554 5.6.0 spam\n-:",
        "DATA READY Refused:Refused[250]");

    row("closing at MAIL", hello() + mailFrom + "S: 421 4.3.2 bye\nHANG",
        "READY RefusedForNow:Busy[-] failed:Busy" + gone);
    row("closing at the verdict", hello() + envelope + data + messageLines + "S: 421 4.3.2 bye\nHANG",
        "DATA READY RefusedForNow:Busy[250] failed:Busy" + gone);

    row("lost at MAIL", hello() + mailFrom + "CUT", "NotSent" + lost + "[-] failed" + lost + gone);
    row("lost at RCPT", hello() + mail + rcpt + "CUT", "NotSent" + lost + "[-] failed" + lost + gone);
    row("lost at DATA", hello() + envelope + "C: DATA\nCUT", "NotSent" + lost + "[250] failed" + lost + gone);
    row("lost, everything refused before",
        hello({"PIPELINING"}) + mailFrom + rcpt + "C: DATA\nS: 550 no\nCUT",
        "Refused:Refused[-] failed" + lost + gone);
    row("lost behind the final dot", hello() + envelope + data + messageLines + "CUT",
        "DATA Unknown" + lost + "[250] failed" + lost + gone);
    row("broken off behind the final dot", hello() + envelope + data + messageLines + "RST",
        "DATA Unknown" + lost + "[250] failed" + lost + gone);
    row("lost behind the last chunk",
        hello({"CHUNKING"}) + envelope + "C: BDAT 26 LAST\n" + plainLines + "CUT",
        "DATA Unknown" + lost + "[250] failed" + lost + gone);
    row("lost within the verdict", hello() + envelope + data + messageLines + "S: 250-queued\nCUT",
        "DATA Unknown" + lost + "[250] failed" + lost + gone);
    row("nonsense for a verdict", hello() + envelope + data + messageLines + "S: queued\nHANG",
        "DATA Unknown:Protocol[250] failed:Protocol" + gone);
    row("lost behind the verdict", hello() + envelope + data + messageLines + queued + "CUT",
        "DATA READY Accepted[250] failed" + lost + gone);
    row("250 to DATA", hello() + envelope + "C: DATA\nS: 250 fine\nHANG",
        "NotSent:Protocol[250] failed:Protocol" + gone);
    row("a reply too many",
        hello({"PIPELINING"}) + mailFrom + rcpt
            + "C: DATA\nS: 250 a\nSAME\nS: 250 b\nS: 554 no\nS: 250 what\nHANG",
        "READY Refused:Refused[250] failed:Protocol" + gone);
}

void TestSmtpSending::conversations()
{
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, story);
    QFETCH(QByteArrayList, recipients);
    ScriptedServer server(script);
    SmtpUser client;
    client.onReady = [&] {
        if (client.outcomes.isEmpty())
            client.session()->send(submissionOf(message, recipients));
    };
    client.open(server);
    if (QByteArray(QTest::currentDataTag()) == "a reply too many")
        server.ignoreRest(); // RSET may come in between or not
    else
        QTRY_PLAYED(server);
    QTRY_SMTP_STORY(client, begun + story);
}

void TestSmtpSending::whatTheServerCannotTake_data()
{
    QTest::addColumn<QByteArrayList>("extensions");
    QTest::addColumn<int>("needs");
    QTest::addColumn<QByteArrayList>("recipients");
    QTest::addColumn<QByteArray>("told"); // the kind, the code, what it happened to
    const auto row = [](const char *name, const QByteArrayList &extensions, smtp::Needs needs,
                        const QByteArrayList &recipients, const QByteArray &told) {
        QTest::newRow(name) << extensions << needs.toInt() << recipients << told;
    };
    row("8 bit", {"SMTPUTF8"}, Need::EightBit, {"b@x"}, "NotAllowed 8BITMIME MAIL");
    row("UTF-8 header", {"8BITMIME"}, Need::Utf8Addresses, {"b@x"}, "NotAllowed SMTPUTF8 MAIL");
    row("UTF-8 address that nobody told of", {"SMTPUTF8"}, {}, {"b@x", "\xd0\xb8@x"},
        "NotAllowed SMTPUTF8 MAIL");
    row("too large", {"SIZE 25"}, {}, {"b@x"}, "Limit SIZE MAIL");
    row("nobody", {}, {}, {}, "NotAllowed  RCPT");
    row("no address", {}, {}, {"b@x", "b@x>\r\nDATA"}, "Malformed  RCPT");
}

/// Nothing is said of such a message.
void TestSmtpSending::whatTheServerCannotTake()
{
    QFETCH(QByteArrayList, extensions);
    QFETCH(int, needs);
    QFETCH(QByteArrayList, recipients);
    ScriptedServer server(hello(extensions) + "-:");
    SmtpUser client;
    smtp::Submission submission = submissionOf(message, recipients);
    submission.content.needs = smtp::Needs::fromInt(needs);
    client.onReady = [&] {
        if (client.outcomes.isEmpty())
            client.session()->send(submission);
    };
    client.open(server);
    QTRY_PLAYED(server);
    QTRY_COMPARE(client.outcomes.size(), 1);
    QVERIFY(client.outcomes[0].fate == smtp::Outcome::Fate::NotSent);
    const Error error = client.outcomes[0].error.value();
    QTEST(QByteArray(SmtpUser::wordFor(error.kind) + ' ' + error.code + ' ' + error.verb), "told");
    QCOMPARE(client.breaches(), 0);
}

void TestSmtpSending::theSizeErrorNamesBothSizes()
{
    ScriptedServer server(hello({"SIZE 25"}) + "-:");
    SmtpUser client;
    client.onReady = [&] {
        if (client.outcomes.isEmpty())
            client.session()->send(submissionOf(message, {"b@x"}));
    };
    client.open(server);
    QTRY_PLAYED(server);
    QTRY_COMPARE(client.outcomes.size(), 1);
    QCOMPARE(client.outcomes[0].error->said, "SIZE 25");
    QCOMPARE(client.outcomes[0].error->detail, QStringLiteral("26 > 25"));
}

void TestSmtpSending::everyRecipientIsTold()
{
    ScriptedServer server(hello({"SIZE 26", "8BITMIME", "PIPELINING"})
                          + "C: MAIL FROM:<a@example.org> SIZE=26 BODY=8BITMIME\n" + rcpt
                          + "C: RCPT TO:<c@x>\nC: DATA\nS: 250 2.1.0 ok\nS: 250 2.1.5 b is welcome\n"
                            "S: 550-5.1.1 There is no c\nS: 550 5.1.1 here.\nS: 354 go\n"
                          + messageLines + "S: 250-2.6.0 queued\nS: 250 2.6.0 as 1234");
    SmtpUser client;
    smtp::Submission submission = submissionOf(message, {"b@x", "c@x"});
    submission.content.needs = Need::EightBit;
    client.onReady = [&] {
        if (client.outcomes.isEmpty())
            client.session()->send(submission);
    };
    client.open(server);
    QTRY_PLAYED(server);
    QTRY_COMPARE(client.outcomes.size(), 1);
    using Fate = smtp::RecipientOutcome::Fate;
    const smtp::Outcome &outcome = client.outcomes[0];
    QVERIFY(outcome.fate == smtp::Outcome::Fate::Accepted && !outcome.isComplete() && !outcome.error);
    QCOMPARE(outcome.verdict, (smtp::Reply{250, "2.6.0", {"queued", "as 1234"}}));
    QCOMPARE(outcome.recipients[0],
             (smtp::RecipientOutcome{"b@x", Fate::Accepted, {250, "2.1.5", {"b is welcome"}}}));
    QCOMPARE(outcome.recipients[1],
             (smtp::RecipientOutcome{"c@x", Fate::Refused, {550, "5.1.1", {"There is no c", "here."}}}));
}

void TestSmtpSending::reportsAreAskedForWhereTheServerKnowsThem_data()
{
    QTest::addColumn<QByteArrayList>("extensions");
    QTest::addColumn<QByteArray>("lines");
    QTest::newRow("DSN") << QByteArrayList{"DSN"}
                         << QByteArray("C: MAIL FROM:<a@example.org> RET=HDRS ENVID=7\nS: 250\n"
                                       "C: RCPT TO:<b@x> NOTIFY=FAILURE ORCPT=rfc822;o@x\nS: 250\n");
    QTest::newRow("no DSN") << QByteArrayList()
                            << QByteArray("C: MAIL FROM:<a@example.org>\nS: 250\nC: RCPT TO:<b@x>\nS: 250\n");
}

void TestSmtpSending::reportsAreAskedForWhereTheServerKnowsThem()
{
    QFETCH(QByteArrayList, extensions);
    QFETCH(QByteArray, lines);
    ScriptedServer server(hello(extensions) + lines + data + messageLines + queued);
    SmtpUser client;
    smtp::Submission submission = submissionOf(message, {"b@x"});
    submission.returned = smtp::Returned::Headers;
    submission.envelopeId = "7";
    submission.recipients[0].options = {smtp::Notify::Failure, "o@x"};
    client.onReady = [&] {
        if (client.outcomes.isEmpty())
            client.session()->send(submission);
    };
    client.open(server);
    QTRY_PLAYED(server);
    QTRY_SMTP_STORY(client, begun + "DATA READY Accepted[250]");
}

void TestSmtpSending::oneMessageAfterTheOther()
{
    ScriptedServer server(hello() + mail + rcpt + "S: 550 who?\n" + reset + envelope + data + messageLines
                          + "S: 554 spam\n" + envelope + data + messageLines + queued
                          + "C: QUIT\nS: 221 bye");
    SmtpUser client;
    client.onReady = [&] {
        if (client.outcomes.size() < 3)
            client.session()->send(submissionOf(message, {"b@x"}));
        else
            client.session()->leave();
    };
    client.open(server);
    QTRY_PLAYED(server);
    QTRY_SMTP_STORY(client,
                    begun
                        + "READY Refused:Refused[550] MAIL DATA READY Refused:Refused[250] "
                          "MAIL DATA READY Accepted[250] QUIT left DISCONNECTED");
}

void TestSmtpSending::twoAtOnceAreNotAllowed()
{
    ScriptedServer server(hello() + envelope + data + messageLines + queued);
    SmtpUser client;
    client.send(submissionOf(message, {"b@x"})); // before it is open
    QTRY_COMPARE(client.story(), QByteArray("NotSent:NotAllowed[-]"));
    client.told.clear();
    client.outcomes.clear();
    bool isFirst = true;
    client.onReady = [&] {
        if (std::exchange(isFirst, false)) {
            client.session()->send(submissionOf(message, {"b@x"}));
            client.session()->send(submissionOf(message, {"c@x"}));
        }
    };
    client.open(server);
    QTRY_PLAYED(server);
    QTRY_COMPARE(client.outcomes.size(), 2);
    QCOMPARE(SmtpUser::wordsFor(client.outcomes[0]), "NotSent:NotAllowed[-]");
    QCOMPARE(SmtpUser::wordsFor(client.outcomes[1]), "Accepted[250]");
    QCOMPARE(client.breaches(), 0);
}

void TestSmtpSending::leavingWaitsForTheMessage()
{
    ScriptedServer server(hello() + envelope + data + messageLines + queued + "C: QUIT\nCUT");
    SmtpUser client;
    bool isFirst = true;
    client.onReady = [&] {
        if (!std::exchange(isFirst, false))
            return;
        client.session()->send(submissionOf(message, {"b@x"}));
        client.session()->leave();
    };
    client.open(server);
    QTRY_PLAYED(server);
    // That QUIT was not answered does no harm.
    QTRY_SMTP_STORY(client, begun + "DATA READY Accepted[250] QUIT left DISCONNECTED");
}

void TestSmtpSending::leavingWaitsForTheNextMessage()
{
    ScriptedServer server(hello() + (envelope + data + messageLines + queued).repeated(2)
                          + "C: QUIT\nS: 221 bye\nCUT");
    SmtpUser client;
    client.onReady = [&] {
        if (client.outcomes.size() < 2)
            client.session()->send(submissionOf(message, {"b@x"}));
        if (client.outcomes.size() == 1)
            client.session()->leave();
    };
    client.open(server);
    QTRY_PLAYED(server);
    QTRY_SMTP_STORY(client,
                    begun + "DATA READY Accepted[250] MAIL DATA READY Accepted[250] QUIT left DISCONNECTED");
}

void TestSmtpSending::aMessageThatChangedIsNotSent_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<int>("more");
    for (const int more : {1, -1}) {
        QTest::addRow("DATA, %d", more) << hello() + envelope + data << more;
        QTest::addRow("BDAT, %d", more) << hello({"CHUNKING"}) + envelope << more;
    }
}

/// Of a file that was cut while it waited, the beginning would be delivered as the whole.
void TestSmtpSending::aMessageThatChangedIsNotSent()
{
    QFETCH(QByteArray, script);
    QFETCH(int, more);
    ScriptedServer server(script);
    SmtpUser client;
    client.onReady = [&] {
        if (!client.outcomes.isEmpty())
            return;
        smtp::Submission submission = submissionOf(message, {"b@x"});
        submission.content.octets += more;
        client.session()->send(submission);
    };
    client.open(server);
    QTRY_PLAYED(server);
    QTRY_SMTP_STORY(client, begun + "DATA NotSent:Storage[250] failed:Storage DISCONNECTED");
}

void TestSmtpSending::cancelling_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("state"); // in which it is cancelled, once the script was played
    QTest::addColumn<QByteArray>("end");
    QTest::newRow("at MAIL") << hello() + mailFrom << QByteArray("MAIL")
                             << QByteArray("NotSent:Cancelled[-]");
    QTest::newRow("at RCPT") << hello() + mail + rcpt << QByteArray("MAIL")
                             << QByteArray("NotSent:Cancelled[-]");
    QTest::newRow("behind the final dot") << hello() + envelope + data + messageLines << QByteArray("DATA")
                                          << QByteArray("Unknown:Cancelled[250]");
}

void TestSmtpSending::cancelling()
{
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, state);
    QFETCH(QByteArray, end);
    ScriptedServer server(script);
    SmtpUser client;
    client.onReady = [&] {
        if (client.outcomes.isEmpty())
            client.session()->send(submissionOf(message, {"b@x"}));
    };
    client.open(server);
    QTRY_PLAYED(server);
    QTRY_COMPARE(nameOf(client.session()->state()), state);
    client.cancel();
    QTRY_SMTP_STORY(client,
                    begun + (state == "DATA" ? "DATA " : "") + end + " failed:Cancelled DISCONNECTED");
}

void TestSmtpSending::theVerdictHasAPatienceOfItsOwn()
{
    ScriptedServer server(hello() + envelope + data + messageLines + "HANG");
    SmtpUser client;
    client.settings.patience.verdict = std::chrono::milliseconds(300);
    client.onReady = [&] {
        if (client.outcomes.isEmpty())
            client.session()->send(submissionOf(message, {"b@x"}));
    };
    client.open(server);
    QTRY_PLAYED(server);
    QTRY_SMTP_STORY(client, begun + "DATA Unknown:Silence[250] failed:Silence DISCONNECTED");
}

namespace {

/// A server that reads only when it is told to, and says what it is told.
class PlainServer {
public:
    PlainServer() { m_listener.listen(QHostAddress::LocalHost); }

    bool accept()
    {
        if (!m_socket && m_listener.hasPendingConnections()) {
            m_socket.reset(m_listener.nextPendingConnection());
            m_socket->setParent(nullptr);
        }
        return m_socket != nullptr;
    }
    void say(const QByteArray &bytes) { m_socket->write(bytes); }
    /// Reads what has come.
    void drain()
    {
        const QByteArray bytes = m_socket->readAll();
        received += bytes.size();
        end = (end + bytes).right(64);
    }
    /// Reads BDAT lines and the octets behind them, and accepts each that is whole.
    void takeChunks()
    {
        m_unread += m_socket->readAll();
        while (!m_unread.isEmpty()) {
            if (m_toCome < 0) {
                const qsizetype lineEnd = m_unread.indexOf("\r\n");
                if (lineEnd < 0)
                    return;
                const QByteArrayList words = m_unread.first(lineEnd).split(' ');
                m_unread.remove(0, lineEnd + 2);
                m_toCome = words.value(1).toLongLong();
                end = words.value(2);
            }
            const qint64 taken = std::min<qint64>(m_toCome, m_unread.size());
            m_unread.remove(0, taken);
            received += taken;
            m_toCome -= taken;
            if (m_toCome > 0)
                return;
            m_toCome = -1;
            say("250 chunk\r\n");
        }
    }
    void readLittle() { m_socket->setReadBufferSize(4096); }
    void readFreely() { m_socket->setReadBufferSize(0); }
    void close() { m_socket->abort(); }
    [[nodiscard]] bool isLeft() const { return m_socket->state() == QAbstractSocket::UnconnectedState; }
    [[nodiscard]] quint16 port() const { return m_listener.serverPort(); }

    qint64 received = 0;
    QByteArray end; ///< The last of it.

private:
    QTcpServer m_listener;
    std::unique_ptr<QTcpSocket> m_socket;
    QByteArray m_unread;
    qint64 m_toCome = -1; ///< Of a chunk; none is open.
};

/// Many octets that are nowhere.
class Zeroes : public smtp::BodySource {
public:
    explicit Zeroes(qint64 lines)
        : m_lines(lines)
    {
    }
    static constexpr qint64 lineOctets = 1024;
    Result<QByteArray> read(qint64 most) override
    {
        static const QByteArray line = QByteArray(lineOctets - 2, '0') + "\r\n";
        const qint64 lines = std::min(most / lineOctets, m_lines - m_given);
        m_given += lines;
        return line.repeated(lines);
    }
    Result<Done> rewind() override
    {
        m_given = 0;
        return Done();
    }
    [[nodiscard]] qint64 given() const { return m_given * lineOctets; }

private:
    qint64 m_lines;
    qint64 m_given = 0;
};

} // namespace

/// Brings a session and a server to where the envelope was accepted, the server not reading on.
#define BEGIN_FLOW(client, server, lines, extensions)                                                        \
    do {                                                                                                     \
        smtp::Submission submission = submissionOf("x", {"b@x"});                                            \
        submission.source = source;                                                                          \
        submission.content.octets = lines * Zeroes::lineOctets;                                              \
        (client).onReady = [&client, submission] {                                                           \
            if ((client).outcomes.isEmpty())                                                                 \
                (client).session()->send(submission);                                                        \
        };                                                                                                   \
        (client).open({QStringLiteral("127.0.0.1"), (server).port(), Security::None});                       \
        QTRY_VERIFY((server).accept());                                                                      \
        (server).say("220 hello\r\n");                                                                       \
        QTRY_VERIFY(((server).drain(), (server).end.endsWith("]\r\n")));                                     \
        (server).say(extensions);                                                                            \
        QTRY_VERIFY(((server).drain(), (server).end.contains("MAIL")));                                      \
        (server).say("250\r\n");                                                                             \
        QTRY_VERIFY(((server).drain(), (server).end.contains("RCPT")));                                      \
        (server).say("250\r\n");                                                                             \
    } while (false)

/// An octet now and then keeps every deadline that begins anew with each of them.
void TestSmtpSending::aReplyThatNeverEndsIsGivenUp()
{
    PlainServer server;
    SmtpUser client;
    client.settings.patience.command = std::chrono::milliseconds(500);
    client.open({QStringLiteral("127.0.0.1"), server.port(), Security::None});
    QTRY_VERIFY(server.accept());
    server.say("220 hello\r\n");
    QTRY_VERIFY((server.drain(), server.end.endsWith("\r\n")));
    QTimer dribble;
    connect(&dribble, &QTimer::timeout, this, [&server] { server.say("2"); });
    server.say("250-");
    dribble.start(50);
    QTRY_VERIFY_WITH_TIMEOUT(client.error, 30000);
    QCOMPARE(client.error->kind, ErrorKind::Silence);
}

void TestSmtpSending::aServerThatTakesNothingIsGivenUp()
{
    PlainServer server;
    SmtpUser client;
    client.settings.patience.progress = std::chrono::milliseconds(500);
    constexpr qint64 lines = 64 * 1024;
    const auto source = std::make_shared<Zeroes>(lines);
    BEGIN_FLOW(client, server, lines, "250 mail\r\n");
    QTRY_VERIFY((server.drain(), server.end.endsWith("DATA\r\n")));
    server.readLittle();
    server.say("354\r\n");
    QTRY_COMPARE_WITH_TIMEOUT(client.outcomes.size(), 1, 20000);
    QCOMPARE(client.outcomes[0].fate, smtp::Outcome::Fate::NotSent);
    QCOMPARE(client.outcomes[0].error->kind, ErrorKind::Silence);
    // It was not read ahead of what the server took: what is more than our bound lies in the system.
    QVERIFY(source->given() < lines * Zeroes::lineOctets / 2);
}

void TestSmtpSending::aLargeMessageIsStreamed_data()
{
    QTest::addColumn<QByteArray>("extensions");
    QTest::newRow("DATA") << QByteArray("250 mail\r\n");
    QTest::newRow("BDAT") << QByteArray("250-mail\r\n250 CHUNKING\r\n");
    QTest::newRow("BDAT, ahead") << QByteArray("250-mail\r\n250-PIPELINING\r\n250 CHUNKING\r\n");
}

void TestSmtpSending::aLargeMessageIsStreamed()
{
    QFETCH(QByteArray, extensions);
    constexpr qint64 lines = 16 * 1024;
    constexpr qint64 octets = lines * Zeroes::lineOctets;
    PlainServer server;
    SmtpUser client;
    const auto source = std::make_shared<Zeroes>(lines);
    BEGIN_FLOW(client, server, lines, extensions);
    if (extensions.contains("CHUNKING")) {
        server.received = 0;
        QTRY_VERIFY_WITH_TIMEOUT((server.takeChunks(), server.end == "LAST" && server.received >= octets),
                                 60000);
        QCOMPARE(server.received, octets);
    } else {
        QTRY_VERIFY((server.drain(), server.end.endsWith("DATA\r\n")));
        server.received = 0;
        server.say("354 go\r\n");
        QTRY_VERIFY_WITH_TIMEOUT((server.drain(), server.end.endsWith("\r\n.\r\n")), 60000);
        QCOMPARE(server.received, octets + 3);
        QVERIFY(client.outcomes.isEmpty());
        server.say("250 queued\r\n");
    }
    QTRY_COMPARE_WITH_TIMEOUT(client.outcomes.size(), 1, 20000);
    QCOMPARE(client.outcomes[0].fate, smtp::Outcome::Fate::Accepted);
    QCOMPARE(client.progress, octets);
    QCOMPARE(client.breaches(), 0);
}

void TestSmtpSending::aMessageThatIsCutIsNotSent_data()
{
    aLargeMessageIsStreamed_data();
}

void TestSmtpSending::aMessageThatIsCutIsNotSent()
{
    QFETCH(QByteArray, extensions);
    constexpr qint64 lines = 64 * 1024;
    constexpr qint64 octets = lines * Zeroes::lineOctets;
    PlainServer server;
    SmtpUser client;
    const auto source = std::make_shared<Zeroes>(lines);
    BEGIN_FLOW(client, server, lines, extensions);
    const bool chunked = extensions.contains("CHUNKING");
    if (!chunked) {
        QTRY_VERIFY((server.drain(), server.end.endsWith("DATA\r\n")));
        server.say("354 go\r\n");
    }
    server.received = 0;
    server.readLittle();
    QTRY_VERIFY_WITH_TIMEOUT((chunked ? server.takeChunks() : server.drain(), server.received > 10'000),
                             20000);
    server.close();
    QTRY_COMPARE_WITH_TIMEOUT(client.outcomes.size(), 1, 20000);
    QCOMPARE(client.outcomes[0].fate, smtp::Outcome::Fate::NotSent);
    QCOMPARE(client.outcomes[0].error->kind, ErrorKind::ConnectionLost);
    QVERIFY(source->given() < octets);
}

/// What had not left is not sent any more: the mark of the end cannot arrive after all.
void TestSmtpSending::aCancelledMessageNeverArrives()
{
    PlainServer server;
    SmtpUser client;
    constexpr qint64 lines = 64 * 1024;
    const auto source = std::make_shared<Zeroes>(lines);
    BEGIN_FLOW(client, server, lines, "250 mail\r\n");
    QTRY_VERIFY((server.drain(), server.end.endsWith("DATA\r\n")));
    server.readLittle();
    server.say("354 go\r\n");
    server.received = 0;
    QTRY_VERIFY_WITH_TIMEOUT((server.drain(), server.received > 10'000), 20000);
    client.cancel();
    QTRY_COMPARE_WITH_TIMEOUT(client.outcomes.size(), 1, 20000);
    QCOMPARE(SmtpUser::wordsFor(client.outcomes[0]), "NotSent:Cancelled[250]");
    server.readFreely();
    QTRY_VERIFY_WITH_TIMEOUT((server.drain(), server.isLeft()), 20000);
    QVERIFY(server.received < lines * Zeroes::lineOctets);
    QVERIFY(!server.end.endsWith(".\r\n"));
    QCOMPARE(client.breaches(), 0);
}

/// Some servers say so at once, and close.
void TestSmtpSending::aRefusalMayComeBeforeTheEnd()
{
    PlainServer server;
    SmtpUser client;
    constexpr qint64 lines = 64 * 1024;
    const auto source = std::make_shared<Zeroes>(lines);
    BEGIN_FLOW(client, server, lines, "250 mail\r\n");
    QTRY_VERIFY((server.drain(), server.end.endsWith("DATA\r\n")));
    server.readLittle();
    server.say("354 go\r\n");
    QTRY_VERIFY(source->given() > 0);
    server.say("552 5.3.4 too large\r\n");
    QTRY_COMPARE_WITH_TIMEOUT(client.outcomes.size(), 1, 20000);
    QCOMPARE(client.outcomes[0].fate, smtp::Outcome::Fate::Refused);
    QCOMPARE(client.outcomes[0].error->code, "5.3.4");
    QTRY_VERIFY(client.error);
    QVERIFY(source->given() < lines * Zeroes::lineOctets);
}

/// A chunk is refused: what follows is not sent, and the session lives.
void TestSmtpSending::aRefusedChunkEndsTheMessage()
{
    PlainServer server;
    SmtpUser client;
    constexpr qint64 lines = 16 * 1024;
    const auto source = std::make_shared<Zeroes>(lines);
    BEGIN_FLOW(client, server, lines, "250-mail\r\n250 CHUNKING\r\n");
    QTRY_VERIFY_WITH_TIMEOUT((server.drain(), server.received > 900 * 1024), 20000);
    server.say("552 5.3.4 too large\r\n");
    QTRY_COMPARE_WITH_TIMEOUT(client.outcomes.size(), 1, 20000);
    QCOMPARE(client.outcomes[0].fate, smtp::Outcome::Fate::Refused);
    QTRY_VERIFY((server.drain(), server.end.endsWith("RSET\r\n")));
    QVERIFY(!client.error);
    QVERIFY(source->given() < 2 * limit::mailChunk);
}

void TestSmtpSending::aFileThatVanishesIsNoMessage()
{
    ScriptedServer server(hello() + envelope + "C: DATA\nS: 354 go\nHANG");
    SmtpUser client;
    QTemporaryDir folder;
    smtp::Submission submission = submissionOf(message, {"b@x"});
    submission.source = std::make_shared<smtp::FileSource>(folder.filePath(QStringLiteral("gone")));
    client.onReady = [&] {
        if (client.outcomes.isEmpty())
            client.session()->send(submission);
    };
    client.open(server);
    QTRY_PLAYED(server);
    QTRY_SMTP_STORY(client, begun + "DATA NotSent:Storage[250] failed:Storage DISCONNECTED");
}

void TestSmtpSending::theTranscriptFoldsTheMessage_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArrayList>("lines"); // from MAIL on, without states
    QTest::newRow("DATA") << hello() + envelope + data + messageLines + queued
                          << QByteArrayList{"> MAIL FROM:<a@example.org>",
                                            "< 250 2.1.0 ok.",
                                            "> RCPT TO:<b@x>",
                                            "< 250 2.1.5 ok.",
                                            "> DATA",
                                            "< 354 go on",
                                            "body 26/4",
                                            "< 250 2.0.0 queued as 1."};
    QTest::newRow("BDAT") << hello({"CHUNKING"}) + envelope + "C: BDAT 26 LAST\n" + plainLines + queued
                          << QByteArrayList{"> MAIL FROM:<a@example.org>",
                                            "< 250 2.1.0 ok.",
                                            "> RCPT TO:<b@x>",
                                            "< 250 2.1.5 ok.",
                                            "> BDAT 26 LAST",
                                            "body 26/4",
                                            "< 250 2.0.0 queued as 1."};
}

void TestSmtpSending::theTranscriptFoldsTheMessage()
{
    QFETCH(QByteArray, script);
    QFETCH(QByteArrayList, lines);
    ScriptedServer server(script);
    SmtpUser client;
    client.onReady = [&] {
        if (!client.outcomes.isEmpty())
            return;
        smtp::Submission submission = submissionOf(message, {"b@x"});
        submission.message = 77;
        client.session()->send(submission);
    };
    client.open(server);
    QTRY_PLAYED(server);
    QTRY_COMPARE(client.outcomes.size(), 1);
    QByteArrayList told;
    quint64 command = 0;
    const auto take = [&] {
        using Kind = wire::TranscriptEvent::Kind;
        told.clear();
        for (const wire::TranscriptEvent &event : std::as_const(client.transcript)) {
            if (event.message != 77)
                continue;
            command = event.command;
            if (event.kind == Kind::Sent)
                told += "> " + event.text;
            else if (event.kind == Kind::Received)
                told += "< " + event.text + (event.endsReply ? "." : "");
            else if (event.kind == Kind::Body)
                told += "body " + QByteArray::number(event.octets) + '/' + QByteArray::number(event.lines);
            if (event.kind == Kind::Body) {
                QVERIFY(event.way == wire::TranscriptEvent::Way::Out);
                QCOMPARE(event.body, message);
                QCOMPARE(event.state, "DATA");
            }
        }
    };
    QTRY_VERIFY((take(), told.size() >= lines.size()));
    QCOMPARE(told, lines);
    QVERIFY(command > 0);
}

void TestSmtpSending::overTls()
{
    ScriptedServer server("TLS\n" + hello() + envelope + data + messageLines + queued, m_certificates.good());
    SmtpUser client;
    client.onReady = [&] {
        if (client.outcomes.isEmpty())
            client.session()->send(submissionOf(message, {"b@x"}));
    };
    client.open(server, Security::Tls, {{}, {m_certificates.authority()}});
    QTRY_PLAYED(server);
    QTRY_SMTP_STORY(client, "CONNECTING SECURING CONNECTED READY opened MAIL DATA READY Accepted[250]");
    QCOMPARE(client.progress, message.size());
}

QTEST_GUILESS_MAIN(TestSmtpSending)
#include "tst_smtp_sending.moc"
