// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/dispatchuser.h"

#include <QDirIterator>

using namespace poplar;
using namespace poplar::mailbox;
using namespace poplar::test;

namespace {

const QByteArray hello = "S: 220 hello\nC: EHLO [127.0.0.1]\nS: 250-mail.example.org\nS: 250 8BITMIME\n";
const QByteArray mail = "C* MAIL FROM:<anna@example.org>\nS: 250 2.1.0 ok\n";
const QByteArray quit = "C: QUIT\nS: 221 bye\nCUT\n";

QByteArray rcpt(const QByteArray &address, const QByteArray &reply = "250 2.1.5 ok")
{
    return "C: RCPT TO:<" + address + ">\nS: " + reply + '\n';
}

QByteArray sentOne(const QByteArray &subject = "one")
{
    return mail + rcpt("b@x.example") + content(subject) + "S: 250 2.0.0 queued as 1\n";
}

constexpr int patience = 30000;

/// What lies in "Sent", as far as it can be read at this moment.
QByteArrayList copiesIn(const QString &account)
{
    QByteArrayList copies;
    QDirIterator files(account + QStringLiteral("/.Sent"), {QStringLiteral("*,S=*")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile copy(files.next());
        if (copy.open(QFile::ReadOnly))
            copies += copy.readAll();
    }
    return copies;
}

} // namespace

/// Mail that goes out through the outbox, as the window sees it.
class TestMailboxSending : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMessageIsSentAndKept();
    void severalShareAConnection();
    void whoIsRefusedIsToldAndNotAskedAgain();
    void forNowMeansAgain();
    void forGoodMeansBack();
    void aCutBeforeTheEndMeansAgain();
    void aCutBehindTheEndIsUnknown();
    void tooManyRecipientsAtOnceGoInTurns();
    void aServerThatIsDownIsTriedAgain();
    void whatCannotBeSentComesBackUnsaid_data();
    void whatCannotBeSentComesBackUnsaid();
    void aPasswordIsAskedFor();
    void aRefusedPasswordIsAskedForAgain();
    void whoDeclinesIsNotAskedAgainByTheClock();
    void aFileIsSentAsItIs();
    void nothingIsSentWithoutAServer();
    void stoppingLeavesItWaiting();
    void itIsTakenBackAsADraft();
    void itIsDiscarded();
    void aDraftGoesWhenItIsSent();
    void draftsOutliveTheProgram();
    void peopleWhoWereWrittenToAreFound();
    void theOriginalIsRead();
    void eachSessionHasItsFile();
};

void TestMailboxSending::aMessageIsSentAndKept()
{
    ScriptedServer server(hello + mail + rcpt("b@x.example") + rcpt("hidden@x.example") + content("one")
                          + "S: 250 2.0.0 queued as 1\n" + quit);
    DispatchUser user(sendingBy(server.port()));
    user->send(orderFor(QStringLiteral("one"), {QStringLiteral("hidden@x.example")}));
    QTRY_COMPARE_WITH_TIMEOUT(user.sent.size(), 1, patience);
    QTRY_PLAYED(server);
    QCOMPARE(user.queued.size(), 1);
    QVERIFY(std::holds_alternative<OutboxId>(user.queued.first().result));
    QCOMPARE(user.sent.first().said, QByteArray("250 2.0.0 queued as 1"));
    QVERIFY(!user.sent.first().notKept);
    QTRY_COMPARE(user.sentSubjects(), QStringList{QStringLiteral("one")});
    QTRY_VERIFY(user.outbox.isEmpty());
    QVERIFY(user.filesIn(QStringLiteral("outbox")).isEmpty());
    // The copy tells its writer to whom else it went.
    // (Its name changes with its flags.)
    QByteArrayList copies;
    QTRY_COMPARE((copies = copiesIn(user.folder())).size(), 1);
    QVERIFY2(copies.first().startsWith("Bcc: hidden@x.example\nDate: "), copies.first().constData());
    QVERIFY(!copies.first().contains('\r'));
    QTRY_VERIFY(user.rows.first().marks.testFlag(Mark::Seen));
    QVERIFY(!user.transcript.isEmpty());
    // It is known after a restart, and not sent again.
    user.restart();
    QTRY_COMPARE(user.sentSubjects(), QStringList{QStringLiteral("one")});
    QTRY_COMPARE(user.outboxesTold, 1);
    QVERIFY(user.outbox.isEmpty());
}

void TestMailboxSending::severalShareAConnection()
{
    ScriptedServer slow("S: 220 hello\nC: EHLO [127.0.0.1]\nWAIT 300\nS: 250-mail\nS: 250 8BITMIME\n"
                        + sentOne("one") + sentOne("two") + quit);
    DispatchUser user(sendingBy(slow.port()));
    user->send(orderFor(QStringLiteral("one")));
    QTRY_COMPARE_WITH_TIMEOUT(user.queued.size(), 1, patience);
    user->send(orderFor(QStringLiteral("two")));
    QTRY_COMPARE_WITH_TIMEOUT(user.sent.size(), 2, patience);
    QTRY_PLAYED(slow);
    QTRY_COMPARE(user.sentSubjects(), (QStringList{QStringLiteral("one"), QStringLiteral("two")}));
}

void TestMailboxSending::whoIsRefusedIsToldAndNotAskedAgain()
{
    ScriptedServer server(hello + mail + rcpt("b@x.example") + rcpt("c@x.example", "550 5.1.1 no such user")
                          + content("one") + "S: 250 2.0.0 queued as 1\n" + quit + "NEXT\n" + hello + mail
                          + rcpt("c@x.example") + content("one") + "S: 250 2.0.0 queued as 2\n" + quit);
    DispatchUser user(sendingBy(server.port()));
    user->send(orderFor(QStringLiteral("one"), {QStringLiteral("c@x.example")}));
    QTRY_COMPARE_WITH_TIMEOUT(user.story(),
                              QByteArray("returned b@x.example=sent:250 c@x.example=refused:550"), patience);
    QTRY_COMPARE(user.sentSubjects(), QStringList{QStringLiteral("one")});
    QCOMPARE(user.outbox.first().error->kind, ErrorKind::Refused);
    QVERIFY(!user.outbox.first().next.isValid());
    QVERIFY(user.sent.isEmpty());
    // A restart does not try it by itself; the writer decides.
    user.restart();
    QTRY_COMPARE_WITH_TIMEOUT(user.story(),
                              QByteArray("returned b@x.example=sent:250 c@x.example=refused:550"), patience);
    user->sendAgain(user.outbox.first().id);
    QTRY_COMPARE_WITH_TIMEOUT(user.sent.size(), 1, patience);
    QTRY_PLAYED(server);
    QTRY_COMPARE(user.sentSubjects(), QStringList{QStringLiteral("one")});
}

void TestMailboxSending::forNowMeansAgain()
{
    ScriptedServer server(hello + mail + rcpt("b@x.example", "451 4.7.1 greylisted") + "C: RSET\nS: 250 ok\n"
                          + quit + "NEXT\n" + hello + sentOne() + quit);
    DispatchUser user(sendingBy(server.port()));
    user->send(orderFor(QStringLiteral("one")));
    QTRY_COMPARE_WITH_TIMEOUT(user.story(), QByteArray("waiting b@x.example=waiting:451"), patience);
    QVERIFY(user.outbox.first().next.isValid());
    QCOMPARE(user.outbox.first().tries, 1);
    QCOMPARE(user.outbox.first().error->kind, ErrorKind::Busy);
    QCOMPARE(user.notSent.size(), 1);
    user->trySending();
    QTRY_COMPARE_WITH_TIMEOUT(user.sent.size(), 1, patience);
    QTRY_PLAYED(server);
}

void TestMailboxSending::forGoodMeansBack()
{
    ScriptedServer server(hello + mail + rcpt("b@x.example") + content("one")
                          + "S: 554 5.7.1 looks like spam\n" + quit);
    DispatchUser user(sendingBy(server.port()));
    user->send(orderFor(QStringLiteral("one")));
    QTRY_COMPARE_WITH_TIMEOUT(user.story(), QByteArray("returned b@x.example=refused:554"), patience);
    QCOMPARE(user.outbox.first().error->said, QByteArray("looks like spam"));
    QVERIFY(user.sentSubjects().isEmpty());
    QTRY_PLAYED(server);
    user->trySending(); // which is not for this one
    user.restart();
    QTRY_COMPARE_WITH_TIMEOUT(user.story(), QByteArray("returned b@x.example=refused:554"), patience);
}

void TestMailboxSending::aCutBeforeTheEndMeansAgain()
{
    ScriptedServer server(hello + mail + rcpt("b@x.example") + "C: DATA\nCUT\nNEXT\n" + hello + sentOne()
                          + quit);
    DispatchUser user(sendingBy(server.port()));
    user->send(orderFor(QStringLiteral("one")));
    QTRY_COMPARE_WITH_TIMEOUT(user.notSent.size(), 1, patience);
    QTRY_COMPARE(user.story(), QByteArray("waiting b@x.example=waiting:250"));
    QVERIFY(user.outbox.first().next.isValid());
    user.restart(); // which tries it at once
    QTRY_COMPARE_WITH_TIMEOUT(user.sent.size(), 1, patience);
    QTRY_PLAYED(server);
}

void TestMailboxSending::aCutBehindTheEndIsUnknown()
{
    ScriptedServer server(hello + mail + rcpt("b@x.example") + content("one") + "CUT\nNEXT\n" + hello
                          + sentOne() + quit);
    DispatchUser user(sendingBy(server.port()));
    user->send(orderFor(QStringLiteral("one")));
    QTRY_COMPARE_WITH_TIMEOUT(user.notSent.size(), 1, patience);
    QTRY_COMPARE(user.story(), QByteArray("unknown b@x.example=waiting:250"));
    QVERIFY(!user.outbox.first().next.isValid());
    // Neither a restart nor anything but the writer's word sends it again.
    user.restart();
    QTRY_COMPARE_WITH_TIMEOUT(user.story(), QByteArray("unknown b@x.example=waiting:250"), patience);
    user->trySending();
    user->sendAgain(user.outbox.first().id);
    QTRY_COMPARE_WITH_TIMEOUT(user.sent.size(), 1, patience);
    QTRY_PLAYED(server);
}

void TestMailboxSending::tooManyRecipientsAtOnceGoInTurns()
{
    ScriptedServer server(hello + mail + rcpt("b@x.example") + rcpt("c@x.example", "452 4.5.3 too many")
                          + content("one") + "S: 250 queued as 1\n" + mail + rcpt("c@x.example")
                          + content("one") + "S: 250 queued as 2\n" + quit);
    DispatchUser user(sendingBy(server.port()));
    user->send(orderFor(QStringLiteral("one"), {QStringLiteral("c@x.example")}));
    QTRY_COMPARE_WITH_TIMEOUT(user.sent.size(), 1, patience);
    QTRY_PLAYED(server);
    QTRY_COMPARE(user.sentSubjects(), QStringList{QStringLiteral("one")});
}

void TestMailboxSending::aServerThatIsDownIsTriedAgain()
{
    quint16 port = 0;
    {
        ScriptedServer gone("HANG\n");
        gone.ignoreRest();
        port = gone.port();
    }
    DispatchUser user(sendingBy(port));
    user->send(orderFor(QStringLiteral("one")));
    QTRY_COMPARE_WITH_TIMEOUT(user.notSent.size(), 1, patience);
    QCOMPARE(user.notSent.first().error->kind, ErrorKind::ConnectionRefused);
    QVERIFY(user.notSent.first().next.isValid());
    QTRY_COMPARE(user.problems.size(), 1);
    ScriptedServer server(hello + sentOne() + quit);
    user.moveTo(server.port()); // what the settings say now is tried at once
    QTRY_COMPARE_WITH_TIMEOUT(user.sent.size(), 1, patience);
    QTRY_PLAYED(server);
}

void TestMailboxSending::whatCannotBeSentComesBackUnsaid_data()
{
    QTest::addColumn<QByteArray>("extension");
    QTest::addColumn<QString>("recipient");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("too large") << QByteArray("SIZE 100") << QString() << QByteArray("SIZE");
    QTest::newRow("an address that needs SMTPUTF8")
        << QByteArray("8BITMIME") << QStringLiteral("grün@x.example") << QByteArray("SMTPUTF8");
}

void TestMailboxSending::whatCannotBeSentComesBackUnsaid()
{
    QFETCH(const QByteArray, extension);
    QFETCH(const QString, recipient);
    QFETCH(const QByteArray, code);
    ScriptedServer server("S: 220 hello\nC: EHLO [127.0.0.1]\nS: 250-mail\nS: 250 " + extension + '\n'
                          + quit);
    DispatchUser user(sendingBy(server.port()));
    user->send(orderFor(QStringLiteral("one"), recipient.isEmpty() ? QStringList() : QStringList{recipient}));
    QTRY_COMPARE_WITH_TIMEOUT(user.notSent.size(), 1, patience);
    QCOMPARE(int(user.notSent.first().state), int(OutboxEntry::State::Returned));
    QVERIFY2(user.notSent.first().error->code.startsWith(code), user.notSent.first().error->code.constData());
    QTRY_PLAYED(server);
}

void TestMailboxSending::aPasswordIsAskedFor()
{
    ScriptedServer server("S: 220 hello\nC: EHLO [127.0.0.1]\nS: 250-mail\nS: 250 AUTH PLAIN\n"
                          "C: AUTH PLAIN AGJlbgBzZWNyZXQ=\nS: 235 2.7.0 welcome\n"
                          + sentOne() + quit);
    accounts::Account account = sendingBy(server.port());
    account.submission.login = accounts::SubmissionServer::Login::Own;
    account.submission.user = QStringLiteral("ben");
    account.submission.authentication = Authentication::Plain;
    DispatchUser user(account);
    user.answers = {PasswordAnswer{Secret(QByteArray("secret")), {}}};
    user->send(orderFor(QStringLiteral("one")));
    QTRY_COMPARE_WITH_TIMEOUT(user.sent.size(), 1, patience);
    QCOMPARE(user.questions.size(), 1);
    QCOMPARE(std::get<PasswordQuestion>(user.questions.first().about).user, QStringLiteral("ben"));
    QTRY_PLAYED(server);
    for (const wire::TranscriptEvent &event : std::as_const(user.transcript))
        QVERIFY(!event.text.contains("AGJlbgBzZWNyZXQ="));
}

void TestMailboxSending::aRefusedPasswordIsAskedForAgain()
{
    const QByteArray start = "S: 220 hello\nC: EHLO [127.0.0.1]\nS: 250-mail\nS: 250 AUTH PLAIN\n";
    ScriptedServer server(start + "C: AUTH PLAIN AGJlbgB3cm9uZw==\nS: 535 5.7.8 no\n" + quit + "NEXT\n"
                          + start + "C: AUTH PLAIN AGJlbgBzZWNyZXQ=\nS: 235 2.7.0 welcome\n" + sentOne()
                          + quit);
    accounts::Account account = sendingBy(server.port());
    account.submission.login = accounts::SubmissionServer::Login::Own;
    account.submission.user = QStringLiteral("ben");
    account.submission.authentication = Authentication::Plain;
    DispatchUser user(account);
    user.answers = {PasswordAnswer{Secret(QByteArray("wrong")), {}},
                    PasswordAnswer{Secret(QByteArray("secret")), {}}};
    user->send(orderFor(QStringLiteral("one")));
    QTRY_COMPARE_WITH_TIMEOUT(user.sent.size(), 1, patience);
    QCOMPARE(user.questions.size(), 2);
    QVERIFY(std::get<PasswordQuestion>(user.questions.last().about).refused.has_value());
    QTRY_PLAYED(server);
}

void TestMailboxSending::whoDeclinesIsNotAskedAgainByTheClock()
{
    ScriptedServer server("HANG\n");
    server.ignoreRest();
    accounts::Account account = sendingBy(server.port());
    account.submission.login = accounts::SubmissionServer::Login::Own;
    account.submission.user = QStringLiteral("ben");
    DispatchUser user(account);
    user.answers = {Declined{}};
    user->send(orderFor(QStringLiteral("one")));
    QTRY_COMPARE_WITH_TIMEOUT(user.notSent.size(), 1, patience);
    QCOMPARE(int(user.notSent.first().state), int(OutboxEntry::State::Waiting));
    QVERIFY(!user.notSent.first().next.isValid());
    QCOMPARE(user.questions.size(), 1);
    user->trySending();
    QTRY_COMPARE_WITH_TIMEOUT(user.questions.size(), 2, patience);
}

void TestMailboxSending::aFileIsSentAsItIs()
{
    ScriptedServer server(
        hello + "C* MAIL FROM:<a@x>\nS: 250 ok\n" + rcpt("b@x") + rcpt("c@x")
        + "C: DATA\nS: 354 go on\nC: From: a@x\nC: To: b@x\nC: Subject: as it is\nC: \nC: ..x\nC: .\n"
          "S: 250 queued\n"
        + quit);
    DispatchUser user(sendingBy(server.port()));
    QFile file(user.folder() + QStringLiteral("/given.eml"));
    QVERIFY(file.open(QFile::WriteOnly));
    file.write("From: a@x\nTo: b@x\nBcc: c@x\nSubject: as it is\n\n.x\n");
    file.close();
    user->sendFile({7, file.fileName(), {}, {}, {}});
    QTRY_COMPARE_WITH_TIMEOUT(user.sent.size(), 1, patience);
    QTRY_PLAYED(server);
    QCOMPARE(user.queued.first().ticket, quint64(7));
    QTRY_COMPARE(user.sentSubjects(), QStringList{QStringLiteral("as it is")});
    user->sendFile({8, user.folder() + QStringLiteral("/missing.eml"), {}, {}, {}});
    QTRY_COMPARE_WITH_TIMEOUT(user.queued.size(), 2, patience);
    QVERIFY(std::holds_alternative<mime::Obstacle>(user.queued.last().result));
}

void TestMailboxSending::nothingIsSentWithoutAServer()
{
    accounts::Account account = sendingBy(1);
    account.submission.host.clear();
    DispatchUser user(account);
    user->send(orderFor(QStringLiteral("one")));
    QTRY_COMPARE_WITH_TIMEOUT(user.notSent.size(), 1, patience);
    QCOMPARE(user.notSent.first().error->code, QByteArray("NO-SERVER"));
    SendOrder nobody = orderFor(QStringLiteral("two"));
    nobody.draft.to.clear();
    user->send(nobody);
    QTRY_COMPARE_WITH_TIMEOUT(user.queued.size(), 2, patience);
    QCOMPARE(int(std::get<mime::Obstacle>(user.queued.last().result).kind),
             int(mime::Obstacle::Kind::NoRecipient));
    QCOMPARE(user.outbox.size(), 1);
}

void TestMailboxSending::stoppingLeavesItWaiting()
{
    ScriptedServer server("S: 220 hello\nC: EHLO [127.0.0.1]\nHANG\n");
    DispatchUser user(sendingBy(server.port()));
    user->send(orderFor(QStringLiteral("one")));
    QTRY_VERIFY_WITH_TIMEOUT(!server.heard().isEmpty(), patience);
    user->stop();
    QTRY_PLAYED(server);
    QTRY_COMPARE(user->status().activity, SendingStatus::Activity::Idle);
    QTRY_COMPARE(user.story(), QByteArray("waiting b@x.example=waiting:"));
    QTRY_VERIFY(!user.outbox.first().next.isValid());
}

void TestMailboxSending::itIsTakenBackAsADraft()
{
    ScriptedServer server(hello + mail + rcpt("b@x.example") + rcpt("c@x.example", "550 5.1.1 no such user")
                          + content("one") + "S: 250 queued\n" + quit);
    DispatchUser user(sendingBy(server.port()));
    SendOrder order = orderFor(QStringLiteral("one"), {QStringLiteral("c@x.example")});
    order.notice = DeliveryNotice::OnFailureAndSuccess;
    user->send(order);
    QTRY_COMPARE_WITH_TIMEOUT(user.story(),
                              QByteArray("returned b@x.example=sent:250 c@x.example=refused:550"), patience);
    user->takeBack(user.outbox.first().id);
    QTRY_COMPARE_WITH_TIMEOUT(user.takenBack.size(), 1, patience);
    const KeptDraft draft = user.takenBack.first();
    QCOMPARE(draft.draft.subject, QStringLiteral("one"));
    QVERIFY(draft.draft.to.isEmpty()); // who has it does not get it again
    QCOMPARE(draft.bcc, QStringLiteral("c@x.example"));
    QCOMPARE(draft.notice, DeliveryNotice::OnFailureAndSuccess);
    QTRY_VERIFY(user.outbox.isEmpty());
    QTRY_COMPARE(user.drafts.size(), 1);
    user.restart();
    QTRY_COMPARE(user.drafts.size(), 1);
    QTRY_COMPARE(user.outboxesTold, 1);
    QVERIFY(user.outbox.isEmpty());
}

void TestMailboxSending::itIsDiscarded()
{
    ScriptedServer server(hello + mail + rcpt("b@x.example") + "C: DATA\nHANG\n");
    DispatchUser user(sendingBy(server.port()));
    user->send(orderFor(QStringLiteral("one")));
    QTRY_VERIFY_WITH_TIMEOUT(server.heard().contains("DATA"), patience);
    QTRY_COMPARE(user.outbox.size(), 1);
    user->discard(user.outbox.first().id);
    QTRY_PLAYED(server);
    QTRY_VERIFY(user.outbox.isEmpty());
    QTRY_VERIFY(user.filesIn(QStringLiteral("outbox")).isEmpty());
    QVERIFY(user.sent.isEmpty());
}

void TestMailboxSending::aDraftGoesWhenItIsSent()
{
    ScriptedServer server(hello + sentOne() + quit);
    DispatchUser user(sendingBy(server.port()));
    SendOrder order = orderFor(QStringLiteral("one"));
    KeptDraft draft;
    draft.draft = order.draft;
    draft.to = QStringLiteral("Ben <b@x.example>, hal");
    user->keepDraft(3, draft);
    QTRY_COMPARE_WITH_TIMEOUT(user.kept.size(), 1, patience);
    order.kept = std::get<DraftId>(user.kept.first().result);
    QTRY_COMPARE(user.drafts.size(), 1);
    user->send(order);
    QTRY_COMPARE_WITH_TIMEOUT(user.sent.size(), 1, patience);
    QTRY_VERIFY(user.drafts.isEmpty());
    QVERIFY(user.filesIn(QStringLiteral("drafts")).isEmpty());
    QTRY_PLAYED(server);
}

void TestMailboxSending::draftsOutliveTheProgram()
{
    DispatchUser user(sendingBy(1));
    KeptDraft draft;
    draft.draft = orderFor(QStringLiteral("one")).draft;
    draft.draft.date = {};
    draft.to = QStringLiteral("Ben <b@x.example>, hal");
    user->keepDraft(3, draft);
    QTRY_COMPARE_WITH_TIMEOUT(user.kept.size(), 1, patience);
    draft.id = std::get<DraftId>(user.kept.first().result);
    draft.draft.subject = QStringLiteral("one, changed");
    user->keepDraft(4, draft);
    QTRY_COMPARE_WITH_TIMEOUT(user.kept.size(), 2, patience);
    user.restart();
    QTRY_COMPARE(user.drafts.size(), 1);
    draft.saved = user.drafts.first().saved;
    QCOMPARE(user.drafts.first(), draft);
    user->discardDraft(draft.id);
    QTRY_VERIFY(user.drafts.isEmpty());
    QVERIFY(user.filesIn(QStringLiteral("drafts")).isEmpty());
}

void TestMailboxSending::peopleWhoWereWrittenToAreFound()
{
    ScriptedServer server(hello + sentOne() + quit);
    DispatchUser user(sendingBy(server.port()));
    user->send(orderFor(QStringLiteral("one")));
    QTRY_COMPARE_WITH_TIMEOUT(user.sentSubjects().size(), 1, patience);
    user->findCorrespondents(5, QStringLiteral("be"));
    QTRY_COMPARE_WITH_TIMEOUT(user.people.size(), 1, patience);
    QCOMPARE(user.people.first().ticket, quint64(5));
    QCOMPARE(user.people.first().people,
             (QList<Address>{{QStringLiteral("Ben"), QStringLiteral("b@x.example")}}));
}

void TestMailboxSending::theOriginalIsRead()
{
    ScriptedServer server(hello + sentOne() + quit);
    DispatchUser user(sendingBy(server.port()));
    user->send(orderFor(QStringLiteral("one")));
    QTRY_COMPARE_WITH_TIMEOUT(user.sentSubjects().size(), 1, patience);
    user->readOriginal(6, user.rows.firstKey());
    QTRY_COMPARE_WITH_TIMEOUT(user.originals.size(), 1, patience);
    const OriginalRead read = user.originals.first();
    QVERIFY(std::holds_alternative<mime::Original>(read.result));
    QCOMPARE(std::get<mime::Original>(read.result).message.envelope.subject, QStringLiteral("one"));
    user->readOriginal(7, MessageId(12345));
    QTRY_COMPARE_WITH_TIMEOUT(user.originals.size(), 2, patience);
    QVERIFY(std::holds_alternative<Error>(user.originals.last().result));
}

void TestMailboxSending::eachSessionHasItsFile()
{
    ScriptedServer server(hello + sentOne() + quit);
    DispatchUser user(sendingBy(server.port()));
    records::LogFiles files;
    files.folder = user.folder() + QStringLiteral("/logs");
    files.writing = records::LogFiles::Writing::On;
    QVERIFY(QDir().mkpath(files.folder));
    user.mailbox().setLogFiles(files);
    user->send(orderFor(QStringLiteral("one")));
    QTRY_COMPARE_WITH_TIMEOUT(user.sent.size(), 1, patience);
    QTRY_PLAYED(server);
    QTRY_COMPARE(
        QDir(files.folder).entryList({QStringLiteral("smtp_????????_??????.log")}, QDir::Files).size(), 1);
}

QTEST_GUILESS_MAIN(TestMailboxSending)
#include "tst_mailbox_sending.moc"
