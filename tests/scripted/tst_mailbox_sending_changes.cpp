// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to mail that goes out when its writer changes their mind, or the account.
#include "support/dispatchuser.h"

#include <QTcpServer>
#include <QTcpSocket>

using namespace poplar;
using namespace poplar::mailbox;
using namespace poplar::test;

namespace {

const QByteArray hello = "S: 220 hello\nC: EHLO [127.0.0.1]\nS: 250-mail.example.org\nS: 250 8BITMIME\n";
const QByteArray envelope =
    "C* MAIL FROM:<anna@example.org>\nS: 250 ok\nC: RCPT TO:<b@x.example>\nS: 250 ok\n";
const QByteArray quit = "C: QUIT\nS: 221 bye\nCUT\n";

constexpr int patience = 30000;

QByteArray sentOne(const QByteArray &subject = "one")
{
    return envelope + content(subject) + "S: 250 queued\n";
}

void write(const QString &path, const QByteArray &octets)
{
    QFile file(path);
    if (!file.open(QFile::WriteOnly) || file.write(octets) != octets.size())
        qFatal("cannot write");
}

/// A server that says what the test says, when the test says it.
class HandServer {
public:
    HandServer()
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
    }
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] bool isCalled()
    {
        (void)hears({});
        return m_socket != nullptr;
    }
    [[nodiscard]] bool hears(const QByteArray &words)
    {
        if (!m_socket)
            m_socket = m_server.nextPendingConnection();
        if (m_socket)
            m_heard += m_socket->readAll();
        return m_heard.contains(words);
    }
    void say(const QByteArray &line)
    {
        m_heard.clear();
        m_socket->write(line + "\r\n");
    }

private:
    QTcpServer m_server;
    QTcpSocket *m_socket = nullptr;
    QByteArray m_heard;
};

} // namespace

#define QTRY_HEARS(server, words) QTRY_VERIFY_WITH_TIMEOUT((server).hears(words), patience)

class TestMailboxSendingChanges : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void otherSettingsHoldWhileConnecting();
    void whatIsBeingSentEndsWhereItBegan();
    void whatTheUserMendedIsTriedAtOnce();
    void whatWasDiscardedIsNotSentByTheNextRun();
    void ofWhatIsDiscardedACopyIsMadeFirst();
    void itStaysWhereADraftWouldLackAFile();
    void aMessageIsFoundUnderItsNewName();
    void whatGoesWithTheProgramIsKeptWithTheDraft();
    void anOriginalThatIsOvertakenIsTold();
};

void TestMailboxSendingChanges::otherSettingsHoldWhileConnecting()
{
    ScriptedServer before("S: 220 hello\nC: EHLO [127.0.0.1]\nHANG\n");
    ScriptedServer now(hello + sentOne() + quit);
    DispatchUser user(sendingBy(before.port()));
    user->send(orderFor(QStringLiteral("one")));
    QTRY_VERIFY_WITH_TIMEOUT(!before.heard().isEmpty(), patience);
    user.moveTo(now.port());
    QTRY_COMPARE_WITH_TIMEOUT(user.sent.size(), 1, patience);
    QTRY_PLAYED(before);
    QTRY_PLAYED(now);
    QVERIFY(user.problems.isEmpty());
    QVERIFY(user.notSent.isEmpty());
}

void TestMailboxSendingChanges::whatIsBeingSentEndsWhereItBegan()
{
    HandServer before;
    ScriptedServer now(hello + sentOne("two") + quit);
    DispatchUser user(sendingBy(before.port()));
    user->send(orderFor(QStringLiteral("one")));
    QTRY_VERIFY_WITH_TIMEOUT(before.isCalled(), patience);
    before.say("220 hello");
    QTRY_HEARS(before, "EHLO");
    before.say("250-mail\r\n250 8BITMIME");
    QTRY_HEARS(before, "MAIL FROM");
    before.say("250 ok");
    QTRY_HEARS(before, "RCPT TO");
    before.say("250 ok");
    QTRY_HEARS(before, "DATA");
    user.moveTo(now.port());
    user->send(orderFor(QStringLiteral("two")));
    QTRY_COMPARE_WITH_TIMEOUT(user.queued.size(), 2, patience);
    before.say("354 go on");
    QTRY_HEARS(before, "\r\n.\r\n");
    before.say("250 queued");
    QTRY_HEARS(before, "\r\n");
    QVERIFY(before.hears("QUIT"));
    before.say("221 bye");
    QTRY_COMPARE_WITH_TIMEOUT(user.sent.size(), 2, patience);
    QTRY_PLAYED(now);
}

void TestMailboxSendingChanges::whatTheUserMendedIsTriedAtOnce()
{
    ScriptedServer server(hello + sentOne() + quit);
    accounts::Account account = sendingBy(server.port());
    account.authorityFile = QStringLiteral("/nowhere/authorities.pem");
    DispatchUser user(account);
    user->send(orderFor(QStringLiteral("one")));
    QTRY_COMPARE_WITH_TIMEOUT(user.notSent.size(), 1, patience);
    account.authorityFile.clear();
    user.mailbox().setAccount(account);
    QTRY_COMPARE_WITH_TIMEOUT(user.sent.size(), 1, patience);
    QTRY_PLAYED(server);
}

void TestMailboxSendingChanges::whatWasDiscardedIsNotSentByTheNextRun()
{
    ScriptedServer server(hello + envelope + "C: DATA\nHANG\n");
    DispatchUser user(sendingBy(server.port()));
    user->send(orderFor(QStringLiteral("one")));
    QTRY_VERIFY_WITH_TIMEOUT(server.heard().contains("DATA"), patience);
    QTRY_COMPARE(user.outbox.size(), 1);
    // Work that it is behind, so that the program ends before the connection does.
    KeptDraft large;
    large.draft.text = QString(1024 * 1024, u'x');
    user->keepDraft(1, large);
    user->keepDraft(2, large);
    user->discard(user.outbox.first().id);
    user.restart();
    QTRY_VERIFY_WITH_TIMEOUT(user.outboxesTold > 0, patience);
    QVERIFY(user.outbox.isEmpty());
    QVERIFY(user.filesIn(QStringLiteral("outbox")).isEmpty());
    QTRY_PLAYED(server);
}

void TestMailboxSendingChanges::ofWhatIsDiscardedACopyIsMadeFirst()
{
    ScriptedServer server(hello + envelope + "C: RCPT TO:<c@x.example>\nS: 451 later\n" + content("one")
                          + "S: 250 queued\n" + quit);
    DispatchUser user(sendingBy(server.port()));
    const QString sent = user.folder() + QStringLiteral("/.Sent");
    QDir(sent).removeRecursively();
    write(sent, "in the way");
    user->send(orderFor(QStringLiteral("one"), {QStringLiteral("c@x.example")}));
    QTRY_COMPARE_WITH_TIMEOUT(user.story(),
                              QByteArray("waiting b@x.example=sent:250 c@x.example=waiting:451"), patience);
    QTRY_PLAYED(server);
    QVERIFY(user.problems.isEmpty());
    user->discard(user.outbox.first().id);
    QTRY_VERIFY_WITH_TIMEOUT(user.outbox.isEmpty(), patience);
    QTRY_COMPARE(user.problems.size(), 1); // no copy, so what was sent is still here
    QCOMPARE(user.problems.first().error.kind, ErrorKind::Storage);
    user->trySending(); // not this one
    user.restart([&sent] { QFile::remove(sent); });
    QTRY_COMPARE_WITH_TIMEOUT(user.sentSubjects(), QStringList{QStringLiteral("one")}, patience);
    QTRY_VERIFY(user.outboxesTold > 0);
    QVERIFY(user.outbox.isEmpty());
    QVERIFY(user.filesIn(QStringLiteral("outbox")).isEmpty());
    QVERIFY(user.sent.isEmpty());
}

void TestMailboxSendingChanges::itStaysWhereADraftWouldLackAFile()
{
    accounts::Account nowhere = sendingBy(1);
    nowhere.submission.host.clear();
    DispatchUser user(nowhere);
    const QString attached = user.folder() + QStringLiteral("/list.txt");
    write(attached, "precious\n");
    SendOrder order = orderFor(QStringLiteral("one"));
    order.draft.files = {{attached, QStringLiteral("list.txt"), "text/plain"}};
    user->send(order);
    QTRY_COMPARE_WITH_TIMEOUT(user.notSent.size(), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(user.problems.size(), 1, patience);
    user.problems.clear();
    QVERIFY(QFile::remove(attached));
    user->takeBack(user.outbox.first().id);
    QTRY_COMPARE_WITH_TIMEOUT(user.problems.size(), 1, patience);
    QCOMPARE(user.problems.first().error.code, QByteArray("DRAFT-FILE"));
    QCOMPARE(user.problems.first().error.detail, attached);
    QCOMPARE(user.outbox.size(), 1);
    QVERIFY(QFile::exists(user.outbox.first().file));
    QVERIFY(user.drafts.isEmpty());
    write(attached, "precious\n");
    user->takeBack(user.outbox.first().id);
    QTRY_COMPARE_WITH_TIMEOUT(user.takenBack.size(), 1, patience);
    QTRY_VERIFY(user.outbox.isEmpty());
}

void TestMailboxSendingChanges::aMessageIsFoundUnderItsNewName()
{
    accounts::Account nowhere = sendingBy(1);
    nowhere.submission.host.clear();
    DispatchUser user(nowhere);
    const QString maildir = user.folder() + QStringLiteral("/.Kept");
    for (const char *sub : {"/cur", "/new", "/tmp"})
        QVERIFY(QDir().mkpath(maildir + QLatin1StringView(sub)));
    const QString unread = maildir + QStringLiteral("/cur/1700000000.1.host:2,");
    const QString seen = unread + u'S';
    const QString answered = unread + QStringLiteral("RS");
    write(seen, "From: c@x.example\nSubject: given on\n\nHello\n");
    SendOrder order = orderFor(QStringLiteral("one"));
    order.draft.redirected = unread; // as it was when the writing began
    user->send(order);
    QTRY_COMPARE_WITH_TIMEOUT(user.queued.size(), 1, patience);
    QVERIFY(std::holds_alternative<OutboxId>(user.queued.first().result));
    QTRY_COMPARE(user.outbox.size(), 1);
    QVERIFY(QFile::rename(seen, answered));
    user->takeBack(user.outbox.first().id);
    QTRY_COMPARE_WITH_TIMEOUT(user.takenBack.size(), 1, patience);
    QCOMPARE(user.takenBack.first().draft.redirected, answered);
}

/// A message that was fetched for reading, and forwarded.
void TestMailboxSendingChanges::whatGoesWithTheProgramIsKeptWithTheDraft()
{
    DispatchUser user(sendingBy(1));
    QTRY_VERIFY_WITH_TIMEOUT(user.outboxesTold > 0, patience); // what others left for reading is gone
    const QString reading = user.folder() + QStringLiteral("/reading/of-this-program");
    QVERIFY(QDir().mkpath(reading));
    const QString original = reading + QStringLiteral("/41.eml");
    write(original, "From: c@x.example\nSubject: given on\n\nHello\n");
    KeptDraft draft;
    draft.draft = orderFor(QStringLiteral("Fwd: given on")).draft;
    draft.draft.files = {{original, QStringLiteral("given on.eml"), "message/rfc822"}};
    user->keepDraft(1, draft);
    QTRY_COMPARE_WITH_TIMEOUT(user.kept.size(), 1, patience);
    draft.id = std::get<DraftId>(user.kept.first().result);
    user->keepDraft(2, draft);
    QTRY_COMPARE_WITH_TIMEOUT(user.kept.size(), 2, patience);
    user.restart([&reading] { QDir(reading).removeRecursively(); });
    QTRY_COMPARE_WITH_TIMEOUT(user.drafts.size(), 1, patience);
    QFile copy(user.drafts.first().draft.files.first().path);
    QVERIFY(copy.open(QFile::ReadOnly));
    QVERIFY(copy.readAll().contains("Subject: given on"));
    user->discardDraft(draft.id);
    QTRY_VERIFY(user.drafts.isEmpty());
    QVERIFY(QDir(user.folder() + QStringLiteral("/drafts")).isEmpty());
}

void TestMailboxSendingChanges::anOriginalThatIsOvertakenIsTold()
{
    ScriptedServer server("S: +OK ready\nC: CAPA\nHANG\n");
    accounts::Account account = sendingBy(1);
    account.port = server.port();
    DispatchUser user(account);
    const QMetaObject::Connection answering =
        connect(&user.mailbox(), &Mailbox::asked, this, [&user](const Question &question) {
            user.mailbox().answer(question.id, PasswordAnswer{Secret(QByteArray("secret")), {}});
        });
    user.mailbox().check();
    QTRY_VERIFY_WITH_TIMEOUT(!server.heard().isEmpty(), patience);
    user->readOriginal(6, MessageId(41));
    user.mailbox().retrieve(MessageId(42));
    QTRY_COMPARE_WITH_TIMEOUT(user.originals.size(), 1, patience);
    QCOMPARE(user.originals.first().ticket, quint64(6));
    QCOMPARE(std::get<Error>(user.originals.first().result).kind, ErrorKind::Cancelled);
    user->readOriginal(7, MessageId(43));
    user.mailbox().stop();
    QTRY_COMPARE_WITH_TIMEOUT(user.originals.size(), 2, patience);
    QCOMPARE(std::get<Error>(user.originals.last().result).kind, ErrorKind::Cancelled);
    QTRY_PLAYED(server);
    disconnect(answering);
}

QTEST_GUILESS_MAIN(TestMailboxSendingChanges)
#include "tst_mailbox_sending_changes.moc"
