// SPDX-License-Identifier: GPL-3.0-or-later
// SMTP by hand over real sockets: what goes out is what was typed, and nothing else.
#include "base/limits.h"
#include "support/handuser.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace poplar;
using namespace poplar::mailbox;
using namespace poplar::test;
using Kind = wire::TranscriptEvent::Kind;

namespace {

const QByteArray hello = "S: 220 ready\nC: EHLO me\nS: 250-mail\nS: 250-SIZE 1000\nS: 250 STARTTLS\n";

QByteArray statesOf(const HandUser &user)
{
    QByteArrayList states;
    for (const wire::TranscriptEvent &event : user.transcript) {
        if (event.kind == Kind::State && event.text.toUpper() == event.text && !event.text.contains(':'))
            states += event.text;
    }
    return states.join(' ');
}

struct SmtpHand : HandUser {
    SmtpHand() { application = records::Application::Smtp; }
};

} // namespace

class TestSmtpByHandTalk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWholeMailIsTyped();
    void linesOfAMessageTypedAheadStayThat();
    void authIsTyped();
    void startTlsThenMail();
    void startTlsThatIsNotThere();
    void bytesBehindStartTlsEndIt();
    void aCountedChunkIsNotSent();
    void theServerHangsUpWithinTheMessage();
    void theServerHangsUpBeforeTheVerdict();
    void quitNeedsNoAnswer();
    void anEndlessReplyEndsIt();
    void itIsWrittenIntoAFileOfItsOwn();
};

void TestSmtpByHandTalk::aWholeMailIsTyped()
{
    ScriptedServer server(
        hello
        + "C: MAIL FROM:<anna@example.org>\nS: 250 2.1.0 ok\n"
          "C: RCPT TO:<boris@example.org>\nS: 250-2.1.5 well\nS: 250 2.1.5 ok\n"
          "C: RCPT TO:<nobody@example.org>\nS: 550 5.1.1 no such user\n"
          "C: DATA\nS: 354 go on\nC: Subject: by hand\nC: \nC: Dear Boris,\nC: ..dots\nC: .\n"
          "S: 250 2.0.0 queued as 1\nC: NOOP\nS: 250 ok\nC: QUIT\nS: 221 bye\nCUT\n");
    SmtpHand user;
    user.open(server,
              {"EHLO me", "MAIL FROM:<anna@example.org>", "RCPT TO:<boris@example.org>",
               "RCPT TO:<nobody@example.org>", "DATA", "Subject: by hand", "", "Dear Boris,", "..dots", ".",
               "NOOP", "QUIT"});
    QTRY_TOLD(user, "ended");
    QTRY_PLAYED(server);
    QCOMPARE(statesOf(user), QByteArray("CONNECTING CONNECTED MAIL DATA READY QUIT DISCONNECTED"));
    QCOMPARE(
        user.shown(Kind::Sent),
        QByteArray(
            "EHLO me\nMAIL FROM:<anna@example.org>\nRCPT TO:<boris@example.org>\n"
            "RCPT TO:<nobody@example.org>\nDATA\nSubject: by hand\n\nDear Boris,\n..dots\n.\nNOOP\nQUIT"));
    QCOMPARE(user.status.capabilities, (QByteArrayList{"SIZE 1000", "STARTTLS"}));
    // All of the message belongs to DATA, and so does its verdict.
    quint64 data = 0;
    for (const wire::TranscriptEvent &event : user.transcript) {
        if (event.text == "DATA" && event.kind == Kind::Sent)
            data = event.command;
        if (event.text == "Dear Boris," || event.text.startsWith("354") || event.text.contains("queued"))
            QCOMPARE(event.command, data);
        if (event.kind == Kind::Received)
            QCOMPARE(event.endsReply, !event.text.startsWith("354") && event.text.mid(3, 1) != "-");
    }
}

/// Pasted as one: also what would be a command elsewhere is a line of the message.
void TestSmtpByHandTalk::linesOfAMessageTypedAheadStayThat()
{
    ScriptedServer server(
        "S: 220 ready\nC: DATA\nS: 354 go on\nC: QUIT\nC: .\nS: 250 ok\nC: QUIT\nS: 221 bye\n");
    SmtpHand user;
    user.open(server, {"DATA"});
    QTRY_COMPARE_WITH_TIMEOUT(int(user.status.input), int(wire::HandInput::Data), 20000);
    for (const char *line : {"QUIT", ".", "RSET"})
        user.talk().say(line, wire::HandInput::Data);
    // Behind the dot nothing is a line of the message any more, and it is sent as nothing else.
    QTRY_TOLD(user, "refused:NotAllowed");
    QTRY_COMPARE_WITH_TIMEOUT(int(user.status.input), int(wire::HandInput::Command), 20000);
    user.talk().say("QUIT");
    QTRY_TOLD(user, "refused:NotAllowed ended");
    QTRY_PLAYED(server);
}

void TestSmtpByHandTalk::authIsTyped()
{
    ScriptedServer server(
        "S: 220 ready\nC: auth login\nS: 334 VXNlcm5hbWU6\nC: YW5uYQ==\nS: 334 UGFzc3dvcmQ6\n"
        "C: *\nS: 501 given up\nC: AUTH PLAIN AGFubmEAaHVudGVyMjI=\nS: 235 2.7.0 in\n"
        "C: QUIT\nS: 221 bye\n");
    SmtpHand user;
    user.open(server, {"auth login", "YW5uYQ==", "*", "AUTH PLAIN AGFubmEAaHVudGVyMjI=", "QUIT"});
    QTRY_TOLD(user, "ended");
    QTRY_PLAYED(server);
    QCOMPARE(user.shown(Kind::Sent), QByteArray("auth login\n********\n*\nAUTH PLAIN ********\nQUIT"));
    QCOMPARE(statesOf(user), QByteArray("CONNECTING CONNECTED READY QUIT DISCONNECTED"));
    QVERIFY(!user.shown(Kind::Received).contains("UGFz"));
}

void TestSmtpByHandTalk::startTlsThenMail()
{
    const TestCertificates certificates;
    const QTemporaryDir folder;
    const QString authorities = folder.filePath(QStringLiteral("authority.pem"));
    QFile file(authorities);
    QVERIFY(file.open(QFile::WriteOnly) && file.write(certificates.authorityPem()) > 0);
    file.close();
    ScriptedServer server(hello
                              + "C: STARTTLS\nS: 220 go\nTLS\nC: EHLO me\nS: 250 mail\n"
                                "C: MAIL FROM:<>\nS: 250 ok\nC: QUIT\nS: 221 bye\n",
                          certificates.good());
    SmtpHand user;
    user.account.host = QStringLiteral("localhost");
    user.account.security = Security::StartTls;
    user.account.authorityFile = authorities;
    user.open(server, {"EHLO me", "STARTTLS"});
    QTRY_VERIFY_WITH_TIMEOUT(user.status.protection == HandStatus::Protection::Tls, 20000);
    QVERIFY(user.status.capabilities.isEmpty());
    for (const char *line : {"EHLO me", "MAIL FROM:<>", "QUIT"})
        user.talk().say(line);
    QTRY_TOLD(user, "ended");
    QTRY_PLAYED(server);
    QCOMPARE(statesOf(user), QByteArray("CONNECTING CONNECTED SECURING CONNECTED MAIL QUIT DISCONNECTED"));
    QVERIFY(user.shown(Kind::Security).contains("certificate CN="));
}

/// Somebody in between took it out: the server that is asked all the same does not know it, and the user goes
/// on in clear text or not, as he likes; Poplar sends nothing by itself.
void TestSmtpByHandTalk::startTlsThatIsNotThere()
{
    ScriptedServer server("S: 220 ready\nC: EHLO me\nS: 250-mail\nS: 250 SIZE 1000\n"
                          "C: STARTTLS\nS: 502 5.5.1 not here\nC: QUIT\nS: 221 bye\n");
    SmtpHand user;
    user.account.security = Security::StartTls;
    user.open(server, {"EHLO me", "STARTTLS"});
    QTRY_VERIFY_WITH_TIMEOUT(user.shown(Kind::Received).contains("502"), 20000);
    QTRY_COMPARE_WITH_TIMEOUT(int(user.status.input), int(wire::HandInput::Command), 20000);
    QCOMPARE(int(user.status.protection), int(HandStatus::Protection::None));
    QCOMPARE(user.status.state, QByteArray("CONNECTED"));
    user.talk().say("QUIT");
    QTRY_TOLD(user, "ended");
    QTRY_PLAYED(server);
}

void TestSmtpByHandTalk::bytesBehindStartTlsEndIt()
{
    ScriptedServer server(hello + "C: STARTTLS\nS: 220 go\nSAME\nS: 250 injected\nHANG\n");
    SmtpHand user;
    user.account.security = Security::StartTls;
    user.open(server, {"EHLO me", "STARTTLS", "MAIL FROM:<>"});
    QTRY_TOLD(user, "failed:Injected");
    QVERIFY(!user.shown(Kind::Received).contains("injected"));
    QCOMPARE(server.heard(), (QByteArrayList{"EHLO me", "STARTTLS"}));
    server.ignoreRest();
}

void TestSmtpByHandTalk::aCountedChunkIsNotSent()
{
    ScriptedServer server("S: 220 ready\nC: QUIT\nS: 221 bye\n");
    SmtpHand user;
    user.open(server, {});
    QTRY_VERIFY_WITH_TIMEOUT(user.status.input == wire::HandInput::Command, 20000);
    user.talk().say("BDAT 5 LAST");
    user.talk().say("QUIT");
    QTRY_TOLD(user, "refused:NotAllowed ended");
    QTRY_PLAYED(server);
}

void TestSmtpByHandTalk::theServerHangsUpWithinTheMessage()
{
    ScriptedServer server("S: 220 ready\nC: DATA\nS: 354 go on\nC: Subject: x\nS: 421 too slow\nCUT\n");
    SmtpHand user;
    user.open(server, {"DATA"});
    QTRY_COMPARE_WITH_TIMEOUT(int(user.status.input), int(wire::HandInput::Data), 20000);
    user.talk().say("Subject: x", wire::HandInput::Data);
    QTRY_TOLD(user, "failed:ConnectionLost");
    QVERIFY(user.shown(Kind::Received).endsWith("421 too slow"));
    QTRY_PLAYED(server);
}

/// It may have all of the message.
void TestSmtpByHandTalk::theServerHangsUpBeforeTheVerdict()
{
    ScriptedServer server("S: 220 ready\nC: DATA\nS: 354 go on\nC: .\nCUT\n");
    SmtpHand user;
    user.open(server, {"DATA"});
    QTRY_COMPARE_WITH_TIMEOUT(int(user.status.input), int(wire::HandInput::Data), 20000);
    QCOMPARE(int(user.status.verdict), int(HandStatus::Verdict::NotAwaited));
    user.talk().say(".", wire::HandInput::Data);
    QTRY_TOLD(user, "failed:Unknown");
    QCOMPARE(int(user.status.verdict), int(HandStatus::Verdict::Awaited));
}

void TestSmtpByHandTalk::quitNeedsNoAnswer()
{
    ScriptedServer server("S: 220 ready\nC: QUIT\nCUT\n");
    SmtpHand user;
    user.open(server, {"QUIT"});
    QTRY_TOLD(user, "ended");
}

void TestSmtpByHandTalk::anEndlessReplyEndsIt()
{
    QByteArray flood;
    for (int i = 0; i <= limit::mailReplyLines + limit::unaskedLines; ++i)
        flood += "S: 250-more\n";
    ScriptedServer server("S: 220 ready\nC: EHLO me\n" + flood + "HANG\n");
    server.ignoreRest();
    SmtpHand user;
    user.open(server, {"EHLO me"});
    QTRY_TOLD(user, "failed:Limit");
}

void TestSmtpByHandTalk::itIsWrittenIntoAFileOfItsOwn()
{
    const QTemporaryDir folder;
    ScriptedServer server("S: 220 ready\nC: EHLO me\nS: 250 mail\nC: QUIT\nS: 221 bye\n");
    SmtpHand user;
    user.files.writing = records::LogFiles::Writing::On;
    user.files.folder = folder.path();
    user.open(server, {"EHLO me", "QUIT"});
    QTRY_TOLD(user, "ended");
    user.leave();
    const QStringList written = QDir(folder.path()).entryList(QDir::Files);
    QCOMPARE(written.size(), 1);
    QVERIFY2(written.first().startsWith(u"smtp_"), qPrintable(written.first()));
    QFile file(folder.filePath(written.first()));
    QVERIFY(file.open(QFile::ReadOnly));
    const QByteArray log = file.readAll();
    QVERIFY2(log.contains("# Protocol: SMTP") && log.contains("C: EHLO me"), log.constData());
}

QTEST_GUILESS_MAIN(TestSmtpByHandTalk)
#include "tst_smtp_byhand_talk.moc"
