// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with a message that is here already: read in another charset, more of it, and the messages
// that are attached to it. Nothing of that may reach the server.
#include "base/limits.h"
#include "support/mailboxuser.h"
#include "support/scriptedserver.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace poplar;
using namespace poplar::mailbox;
using namespace poplar::test;

namespace {

constexpr int longEnough = 20000;

/// A message in a message in a message, the innermost with a file.
const QByteArray nested =
    "S: Subject: outer\nS: MIME-Version: 1.0\nS: Content-Type: multipart/mixed; boundary=o\nS:\n"
    "S: --o\nS: Content-Type: text/plain; charset=iso-8859-1\nS:\n"
    "S: \xf0\xd2\xc9\xd7\xc5\xd4\nS: --o\n"
    "S: Content-Type: message/rfc822\nS:\n"
    "S: Received: from a by b; Sat, 21 Nov 2026 10:00:02 +0000\n"
    "S: Subject: middle\nS: MIME-Version: 1.0\nS: Content-Type: multipart/digest; boundary=m\nS:\n"
    "S: --m\nS:\nS: Subject: innermost\nS: MIME-Version: 1.0\n"
    "S: Content-Type: multipart/mixed; boundary=i\nS:\nS: --i\nS:\nS: deep words\nS: --i\n"
    "S: Content-Type: application/x; name=a.bin\nS:\nS: abc\nS: --i--\nS: --m--\nS: --o--\n";

accounts::Account accountAt(quint16 port)
{
    accounts::Account account;
    account.id = QStringLiteral("test");
    account.host = QStringLiteral("127.0.0.1");
    account.port = port;
    account.security = Security::None;
    account.user = QStringLiteral("anna");
    return account;
}

const QByteArray session =
    "S: +OK ready\nC: CAPA\nS: -ERR\nC: USER anna\nS: +OK\nC: PASS secret-of-anna\nS: +OK\n"
    "C: CAPA\nS: -ERR\nC: STAT\nS: +OK 1 900\nC: LIST\nS: +OK\nS: 1 900\nS: .\n"
    "C: UIDL\nS: +OK\nS: 1 one\nS: .\nC: TOP 1 0\nS: +OK\nS: Subject: outer\nS:\nS: .\n"
    "C: RETR 1\nS: +OK\n"
    + nested + "S: .\nHANG\n";

/// Keeps what is shown.
struct Reader {
    explicit Reader(MailboxUser &user)
        : contents(user.operator->(), &Mailbox::contentReady)
    {
    }
    MessageContent next()
    {
        if (contents.isEmpty() && !contents.wait(longEnough))
            return {};
        return contents.takeFirst().at(0).value<MessageContent>();
    }
    QSignalSpy contents;
};

} // namespace

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, longEnough)

class TestMailboxRereading : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCharsetIsRemembered();
    void messagesWithinAreOpenedOneFromTheOther();
    void whatIsNoPartIsNotOpened();
    void whatIsNotHereIsNotReadAgain();
};

void TestMailboxRereading::aCharsetIsRemembered()
{
    ScriptedServer server(session);
    MailboxUser user(accountAt(server.port()));
    Reader reader(user);
    user->check();
    QTRY_SOON(user.knowsHeaders(1));
    const MessageId id = user.at(1);
    user->preview(id);
    QVERIFY(reader.next().message.text != QStringLiteral("Привет"));
    user->readAs(id, {"koi8-r", mime::enlarged({}, 4)});
    const MessageContent again = reader.next();
    QCOMPARE(again.id, id);
    QCOMPARE(again.message.text, QStringLiteral("Привет"));
    QCOMPARE(again.options.charset, QByteArray("koi8-r"));
    QCOMPARE(again.options.limits, mime::enlarged({}, 4));
    user->preview(id);
    const MessageContent later = reader.next();
    QCOMPARE(later.message.text, QStringLiteral("Привет"));
    QCOMPARE(later.options.limits, mime::ShownLimits());
    user->readAs(id, {});
    QVERIFY(reader.next().message.text != QStringLiteral("Привет"));
    QTRY_SOON(user.sent().contains("RETR"));
    QCOMPARE(user.sent().count("RETR"), 1);
    server.ignoreRest();
}

void TestMailboxRereading::messagesWithinAreOpenedOneFromTheOther()
{
    ScriptedServer server(session);
    MailboxUser user(accountAt(server.port()));
    Reader reader(user);
    user->check();
    QTRY_SOON(user.knowsHeaders(1));
    user->preview(user.at(1));
    const MessageContent outer = reader.next();
    QCOMPARE(outer.message.attachments.size(), 1);
    QVERIFY(!outer.partOf);

    user->openPart(outer.id, outer.message.attachments[0].part);
    const MessageContent middle = reader.next();
    QCOMPARE(middle.message.envelope.subject, QStringLiteral("middle"));
    QVERIFY(middle.partOf.has_value());
    QCOMPARE(middle.partOf->message, outer.id);
    QCOMPARE(middle.route.hops.size(), 1);
    QVERIFY(QFile::exists(middle.file));

    user->openPart(middle.id, middle.message.attachments.value(0).part);
    const MessageContent inner = reader.next();
    QCOMPARE(inner.message.text, QStringLiteral("deep words"));
    QCOMPARE(inner.partOf->message, middle.id);

    const QString saved = user.folder() + QStringLiteral("/saved");
    QSignalSpy told(user.operator->(), &Mailbox::saved);
    user->savePart(inner.id, inner.message.attachments.value(0).part, saved);
    QTRY_SOON(told.size() == 1);
    QFile file(saved);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("abc"));

    user->preview(middle.id); // the way back
    QCOMPARE(reader.next().message.envelope.subject, QStringLiteral("middle"));
    user->openPart(outer.id, outer.message.attachments[0].part); // once more: it is the same one
    QCOMPARE(reader.next().id, middle.id);
    QCOMPARE(user.rows.size(), 1);
    QTRY_SOON(user.sent().contains("RETR"));
    QCOMPARE(user.sent().count("RETR"), 1);
    server.ignoreRest();
}

void TestMailboxRereading::whatIsNoPartIsNotOpened()
{
    ScriptedServer server(session);
    MailboxUser user(accountAt(server.port()));
    Reader reader(user);
    QSignalSpy problems(user.operator->(), &Mailbox::problem);
    user->check();
    QTRY_SOON(user.knowsHeaders(1));
    user->preview(user.at(1));
    const MessageContent outer = reader.next();
    user->openPart(outer.id, 77);
    QTRY_SOON(problems.size() == 1);
    user->openPart(MessageId{987654}, 1);
    QTRY_SOON(problems.size() == 2);
    QVERIFY(reader.contents.isEmpty());
    server.ignoreRest();
}

void TestMailboxRereading::whatIsNotHereIsNotReadAgain()
{
    ScriptedServer server(session);
    MailboxUser user(accountAt(server.port()));
    Reader reader(user);
    user->check();
    QTRY_SOON(user.knowsHeaders(1));
    user->readAs(user.at(1), {"koi8-r", {}});
    user->preview(user.at(1));
    QVERIFY(reader.next().options.charset.isEmpty()); // and nothing was shown before
    QVERIFY(reader.contents.isEmpty());
    server.ignoreRest();
}

QTEST_GUILESS_MAIN(TestMailboxRereading)
#include "tst_mailbox_rereading.moc"
