// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/sendrun.h"
#include "support/scriptedserver.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace poplar;
using namespace poplar::mailbox;
using namespace poplar::test;

namespace {

const QByteArray hello = "S: 220 hello\nC: EHLO [127.0.0.1]\nS: 250-mail.example.org\n";
const QByteArray plain = hello + "S: 250 8BITMIME\n";
const QByteArray quit = "C: QUIT\nS: 221 bye\nCUT\n";
const QByteArray message =
    "From: Anna <anna@example.org>\nTo: b@x, c@x\nBcc: d@x\nSubject: x\nMessage-ID: <1@example.org>\n"
    "Date: Sun, 22 Nov 2026 18:00:00 +0000\n\n.dot\nbody\n";
const QByteArray messageLines =
    "C: From: Anna <anna@example.org>\nC: To: b@x, c@x\nC: Subject: x\nC: Message-ID: <1@example.org>\n"
    "C: Date: Sun, 22 Nov 2026 18:00:00 +0000\nC: \nC: ..dot\nC: body\nC: .\n";

QByteArray rcpt(const QByteArray &address, const QByteArray &reply = "250 2.1.5 ok")
{
    return "C: RCPT TO:<" + address + ">\nS: " + reply + '\n';
}

accounts::Account accountFor(const ScriptedServer &server)
{
    accounts::Account account;
    account.submission.host = QStringLiteral("127.0.0.1");
    account.submission.port = server.port();
    account.submission.security = Security::None;
    account.submission.login = accounts::SubmissionServer::Login::None;
    return account;
}

QByteArray storyOf(const SendReport &report)
{
    static constexpr const char *fates[] = {"Sent", "NotSent", "RefusedForNow", "Refused", "Unknown"};
    static constexpr const char *letters[] = {"waiting", "sent", "refused"};
    QByteArray story = fates[int(report.fate)];
    for (const RecipientState &one : report.recipients)
        story += ' ' + one.address.toUtf8() + '=' + letters[int(one.fate)] + ':' + one.said.left(3);
    return story;
}

} // namespace

/// One message by itself: what poplar-cli and the tests of an account use.
class TestSendRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void conversations_data();
    void conversations();
    void theOrderNamesTheEnvelope();
    void reportsAreAskedFor();
    void badOrdersSayNothing_data();
    void badOrdersSayNothing();
    void aMissingPasswordIsTold();
    void nobodyListens();
    void itCanBeGivenUp();
    void eightBitsAreEncodedWhereTheServerLacksThem();

private:
    [[nodiscard]] QString write(const QByteArray &text);

    const QTemporaryDir m_folder;
};

QString TestSendRun::write(const QByteArray &text)
{
    const QString path = m_folder.filePath(QStringLiteral("message.eml"));
    QFile file(path);
    if (!file.open(QFile::WriteOnly | QFile::Truncate) || file.write(text) != text.size())
        qFatal("cannot write");
    return path;
}

void TestSendRun::conversations_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("story");
    const QByteArray mail = plain + "C* MAIL FROM:<anna@example.org>\nS: 250 2.1.0 ok\n";
    const QByteArray all = mail + rcpt("b@x") + rcpt("c@x") + rcpt("d@x");
    const QByteArray data = "C: DATA\nS: 354 go on\n" + messageLines;

    QTest::newRow("sent, and the Bcc is in the envelope alone") << all + data + "S: 250 2.0.0 queued as 1\n"
            + quit << QByteArray("Sent b@x=sent:250 c@x=sent:250 d@x=sent:250");
    QTest::newRow("one recipient is refused, one for now") << mail + rcpt("b@x", "550 5.1.1 no such user")
            + rcpt("c@x", "451 4.7.1 greylisted") + rcpt("d@x") + data + "S: 250 2.0.0 queued as 1\n"
            + quit << QByteArray("Sent b@x=refused:550 c@x=waiting:451 d@x=sent:250");
    QTest::newRow("refused for now") << all + data + "S: 451 4.3.0 later\n"
            + quit << QByteArray("RefusedForNow b@x=waiting:451 c@x=waiting:451 d@x=waiting:451");
    QTest::newRow("refused for good") << all + data + "S: 554 5.7.1 spam\n"
            + quit << QByteArray("Refused b@x=refused:554 c@x=refused:554 d@x=refused:554");
    QTest::newRow("cut before the end") << all
            + "C: DATA\nCUT\n" << QByteArray("NotSent b@x=waiting:250 c@x=waiting:250 d@x=waiting:250");
    QTest::newRow("cut behind the end") << all + data
            + "CUT\n" << QByteArray("Unknown b@x=waiting:250 c@x=waiting:250 d@x=waiting:250");
    QTest::newRow("no service") << QByteArray("S: 554 5.3.2 no service\nC: QUIT\nS: 221 bye\nCUT\n")
                                << QByteArray("NotSent");
}

void TestSendRun::conversations()
{
    QFETCH(const QByteArray, script);
    QFETCH(const QByteArray, story);
    ScriptedServer server(script);
    server.ignoreRest();
    SendRun run;
    QSignalSpy finished(&run, &SendRun::finished);
    run.start(accountFor(server), {}, {0, write(message), {}, {}, {}});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30000);
    const auto report = finished.first().first().value<SendReport>();
    QCOMPARE(storyOf(report), story);
    QCOMPARE(report.isComplete(), story.startsWith("Sent") && !story.contains("refused"));
    QCOMPARE(report.error.has_value(), !report.isComplete());
}

void TestSendRun::theOrderNamesTheEnvelope()
{
    ScriptedServer server(plain + "C* MAIL FROM:<other@example.org>\nS: 250 ok\n" + rcpt("e@x")
                          + "C: DATA\nS: 354 go on\n" + messageLines + "S: 250 queued\n" + quit);
    SendRun run;
    QSignalSpy finished(&run, &SendRun::finished);
    run.start(accountFor(server), {},
              {0,
               write(message),
               QStringLiteral("other@example.org"),
               {QStringLiteral("e@x"), QStringLiteral("e@x")},
               {}});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30000);
    QCOMPARE(storyOf(finished.first().first().value<SendReport>()), QByteArray("Sent e@x=sent:250"));
    QTRY_PLAYED(server);
}

void TestSendRun::reportsAreAskedFor()
{
    ScriptedServer server(
        hello
        + "S: 250-8BITMIME\nS: 250 DSN\nC: MAIL FROM:<anna@example.org> RET=HDRS\nS: 250 ok\n"
          "C: RCPT TO:<e@x> NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;e@x\nS: 250 ok\n"
          "C: DATA\nS: 354 go on\n"
        + messageLines + "S: 250 queued\n" + quit);
    SendRun run;
    QSignalSpy finished(&run, &SendRun::finished);
    run.start(accountFor(server), {},
              {0, write(message), {}, {QStringLiteral("e@x")}, DeliveryNotice::OnFailureAndSuccess});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30000);
    QTRY_PLAYED(server);
}

void TestSendRun::badOrdersSayNothing_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("recipient");
    QTest::addColumn<int>("kind");
    using Kind = mime::Obstacle::Kind;
    QTest::newRow("a recipient with a line break")
        << message << QStringLiteral("b@x>\r\nDATA") << int(Kind::BadAddress);
    QTest::newRow("nobody receives") << QByteArray("From: a@x\n\nx\n") << QString() << int(Kind::NoRecipient);
    QTest::newRow("nobody sends") << QByteArray("To: a@x\n\nx\n") << QString() << int(Kind::NoSender);
    QTest::newRow("nothing") << QByteArray() << QStringLiteral("b@x") << int(Kind::NoHeader);
    QTest::newRow("an mbox") << QByteArray("From a\nFrom: a@x\n\nx\n\nFrom b\nFrom: b@x\n\ny\n")
                             << QStringLiteral("b@x") << int(Kind::SeveralMessages);
}

void TestSendRun::badOrdersSayNothing()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, recipient);
    QFETCH(const int, kind);
    ScriptedServer server(plain + quit);
    server.ignoreRest();
    SendRun run;
    QSignalSpy finished(&run, &SendRun::finished);
    run.start(accountFor(server), {},
              {0, write(text), {}, recipient.isEmpty() ? QStringList() : QStringList{recipient}, {}});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30000);
    const auto report = finished.first().first().value<SendReport>();
    QVERIFY(report.obstacle.has_value());
    QCOMPARE(int(report.obstacle->kind), kind);
    QVERIFY(report.error.has_value());
    QCOMPARE(storyOf(report), QByteArray("NotSent"));
    QVERIFY(server.heard().isEmpty());
}

void TestSendRun::aMissingPasswordIsTold()
{
    ScriptedServer server(plain);
    server.ignoreRest();
    accounts::Account account = accountFor(server);
    account.submission.login = accounts::SubmissionServer::Login::Own;
    account.submission.user = QStringLiteral("anna");
    SendRun run;
    QSignalSpy finished(&run, &SendRun::finished);
    run.start(account, {}, {0, write(message), {}, {}, {}});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30000);
    QCOMPARE(finished.first().first().value<SendReport>().error->kind, ErrorKind::Authentication);
}

void TestSendRun::nobodyListens()
{
    accounts::Account account;
    {
        ScriptedServer server("HANG\n");
        server.ignoreRest();
        account = accountFor(server);
    }
    SendRun run;
    QSignalSpy finished(&run, &SendRun::finished);
    run.start(account, {}, {0, write(message), {}, {}, {}});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30000);
    QCOMPARE(finished.first().first().value<SendReport>().error->kind, ErrorKind::ConnectionRefused);
}

void TestSendRun::itCanBeGivenUp()
{
    ScriptedServer server("S: 220 hello\nC: EHLO [127.0.0.1]\nHANG\n");
    SendRun run;
    QSignalSpy finished(&run, &SendRun::finished);
    QSignalSpy grown(&run, &SendRun::transcriptGrown);
    run.start(accountFor(server), {}, {0, write(message), {}, {}, {}});
    QTRY_VERIFY_WITH_TIMEOUT(!server.heard().isEmpty(), 30000);
    run.stop();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30000);
    QCOMPARE(finished.first().first().value<SendReport>().error->kind, ErrorKind::Cancelled);
    QVERIFY(!grown.isEmpty());
}

void TestSendRun::eightBitsAreEncodedWhereTheServerLacksThem()
{
    ScriptedServer server("S: 220 hello\nC: EHLO [127.0.0.1]\nS: 250 mail.example.org\n"
                          "C: MAIL FROM:<a@x>\nS: 250 ok\n"
                          + rcpt("b@x")
                          + "C: DATA\nS: 354 go on\n"
                            "C: From: a@x\nC: To: b@x\nC: MIME-Version: 1.0\n"
                            "C: Content-Type: text/plain; charset=utf-8\n"
                            "C: Content-Transfer-Encoding: quoted-printable\nC: \n"
                            "C: gr=C3=BCn\nC: .\nS: 250 queued\n"
                          + quit);
    SendRun run;
    QSignalSpy finished(&run, &SendRun::finished);
    run.start(accountFor(server), {},
              {0,
               write("From: a@x\nTo: b@x\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
                     "Content-Transfer-Encoding: 8bit\n\ngr\xC3\xBCn\n"),
               {},
               {},
               {}});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30000);
    QTRY_PLAYED(server);
    QVERIFY(finished.first().first().value<SendReport>().isComplete());
}

QTEST_GUILESS_MAIN(TestSendRun)
#include "tst_sendrun.moc"
