// SPDX-License-Identifier: GPL-3.0-or-later
// Attachments as a mailbox hands them out: as files for other programs, into a folder, into the window.
#include "support/mailboxuser.h"
#include "support/scriptedserver.h"

#include <QDir>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>

using namespace poplar;
using namespace poplar::mailbox;
using namespace poplar::test;

namespace {

constexpr int longEnough = 20000;

const QByteArray message =
    "S: Subject: parts\nS: Content-Type: multipart/mixed; boundary=b\nS:\nS: --b\nS:\nS: text\nS: --b\n"
    "S: Content-Type: application/pdf; name=a.pdf\nS:\nS: %PDF-1.7\nS: --b\n"
    "S: Content-Type: application/pdf; name=b.pdf\nS:\nS: #!/bin/sh\nS: --b\n"
    "S: Content-Type: text/plain; charset=utf-8; name=a.txt\nS: Content-Disposition: attachment\nS:\n"
    "S: some words\nS: --b--\nS: .\n";
const QByteArray conversation =
    "S: +OK ready\nC: CAPA\nS: -ERR\nC: USER anna\nS: +OK\nC: PASS secret-of-anna\nS: +OK\n"
    "C: CAPA\nS: -ERR\nC: STAT\nS: +OK 1 500\nC: LIST\nS: +OK\nS: 1 500\nS: .\n"
    "C: UIDL\nS: +OK\nS: 1 one\nS: .\nC: TOP 1 0\nS: +OK\nS: Subject: parts\nS:\nS: .\n"
    "C: RETR 1\nS: +OK\n"
    + message;

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

/// A user who has retrieved the message.
class Reader : public MailboxUser {
public:
    explicit Reader(quint16 port)
        : MailboxUser(accountAt(port))
    {
        Mailbox *mailbox = operator->();
        connect(mailbox, &Mailbox::partExtracted, this, [this](const auto &one) { extracted += one; });
        connect(mailbox, &Mailbox::partPreviewed, this, [this](const auto &one) { previewed += one; });
        connect(mailbox, &Mailbox::partsSaved, this, [this](const auto &one) { saved += one; });
    }
    [[nodiscard]] bool read()
    {
        (*this)->check();
        if (!QTest::qWaitFor([this] { return knowsHeaders(1); }, longEnough))
            return false;
        (*this)->retrieve(at(1));
        return QTest::qWaitFor([this] { return contents.size() == 1; }, longEnough);
    }
    [[nodiscard]] ExtractOrder order(quint64 number, int attachment,
                                     ExtractOrder::For purpose = ExtractOrder::For::Opening) const
    {
        const mime::Attachment &one = contents.first().message.attachments[attachment];
        return {number, at(1), {one.part, one.fileName}, purpose};
    }
    [[nodiscard]] QList<NamedPart> all() const
    {
        QList<NamedPart> parts;
        for (const mime::Attachment &one : contents.first().message.attachments)
            parts += {one.part, one.fileName};
        return parts;
    }

    QList<Extracted> extracted;
    QList<PreviewedPart> previewed;
    QList<SavedParts> saved;
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(cannot be read)");
}

void put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write");
}

constexpr auto othersAndExecution = QFile::Permissions(QFile::ReadGroup) | QFile::WriteGroup | QFile::ExeGroup
    | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther | QFile::ExeUser | QFile::ExeOwner;

} // namespace

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, longEnough)

class TestMailboxParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anOpenedPartLiesInAPrivateFolderReadOnly();
    void aCopiedPartMayBeWritten();
    void whatIsAskedForTwiceIsMadeOnce();
    void aProgramInDisguiseIsTold();
    void nothingIsLeftWhenTheProgramEnds();
    void whatAKilledProgramLeftIsRemoved();
    void allPartsAreSavedAndNothingIsReplaced();
    void aFolderThatCannotBeWrittenIsTold();
    void aTextIsPreviewed();
    void aMessageThatIsNotHereIsTold();
};

void TestMailboxParts::anOpenedPartLiesInAPrivateFolderReadOnly()
{
    ScriptedServer server(conversation);
    Reader user(server.port());
    QVERIFY(user.read());
    user->extractPart(user.order(7, 0));
    QTRY_SOON(user.extracted.size() == 1);
    const Extracted extracted = user.extracted.first();
    QCOMPARE(extracted.number, quint64(7));
    QCOMPARE(extracted.harm, mime::Harm::None);
    const QFileInfo file(extracted.path);
    QCOMPARE(file.fileName(), QStringLiteral("a.pdf"));
    QCOMPARE(contentOf(file.filePath()), QByteArray("%PDF-1.7"));
    QVERIFY(!(file.permissions() & (othersAndExecution | QFile::WriteOwner)));
    // The folder of this run, above that of the part.
    const QFileInfo folder(QFileInfo(file.path()).path());
    QVERIFY(!(folder.permissions()
              & (QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther
                 | QFile::ExeOther)));
    server.ignoreRest();
}

void TestMailboxParts::aCopiedPartMayBeWritten()
{
    ScriptedServer server(conversation);
    Reader user(server.port());
    QVERIFY(user.read());
    user->extractPart(user.order(1, 0));
    user->extractPart(user.order(2, 0, ExtractOrder::For::Copying));
    QTRY_SOON(user.extracted.size() == 2);
    QVERIFY(user.extracted[0].path != user.extracted[1].path);
    for (const Extracted &one : user.extracted) {
        const QFileInfo file(one.path);
        QCOMPARE(file.permissions().testFlag(QFile::WriteOwner), one.number == 2);
        QVERIFY(!(file.permissions() & othersAndExecution));
    }
    server.ignoreRest();
}

void TestMailboxParts::whatIsAskedForTwiceIsMadeOnce()
{
    ScriptedServer server(conversation);
    Reader user(server.port());
    QVERIFY(user.read());
    user->extractPart(user.order(1, 0));
    user->extractPart(user.order(2, 0));
    QTRY_SOON(user.extracted.size() == 2);
    user->extractPart(user.order(3, 0));
    QTRY_SOON(user.extracted.size() == 3);
    QCOMPARE(user.extracted[0].path, user.extracted[1].path);
    QCOMPARE(user.extracted[0].path, user.extracted[2].path);
    QVERIFY(user.problems.isEmpty());
    server.ignoreRest();
}

void TestMailboxParts::aProgramInDisguiseIsTold()
{
    ScriptedServer server(conversation);
    Reader user(server.port());
    QVERIFY(user.read());
    user->extractPart(user.order(1, 1));
    QTRY_SOON(user.extracted.size() == 1);
    QCOMPARE(user.extracted.first().harm, mime::Harm::Program);
    server.ignoreRest();
}

void TestMailboxParts::nothingIsLeftWhenTheProgramEnds()
{
    ScriptedServer server(conversation);
    Reader user(server.port());
    QVERIFY(user.read());
    user->extractPart(user.order(1, 0));
    QTRY_SOON(user.extracted.size() == 1);
    QVERIFY(QFile::exists(user.extracted.first().path));
    server.ignoreRest();
    user.restart();
    QVERIFY(!QFile::exists(user.extracted.first().path));
}

void TestMailboxParts::whatAKilledProgramLeftIsRemoved()
{
    ScriptedServer server(conversation);
    Reader user(server.port());
    const QString left = user.folder() + QStringLiteral("/opened/of-another/1-1r/secret.pdf");
    QVERIFY(QDir().mkpath(QFileInfo(left).path()));
    put(left, "x");
    QVERIFY(QFile::setPermissions(left, QFile::ReadOwner));
    QVERIFY(user.read());
    QVERIFY(!QFile::exists(left));
    QVERIFY(!QFile::exists(user.folder() + QStringLiteral("/opened/of-another")));
    server.ignoreRest();
}

void TestMailboxParts::allPartsAreSavedAndNothingIsReplaced()
{
    ScriptedServer server(conversation);
    Reader user(server.port());
    QVERIFY(user.read());
    const QTemporaryDir folder;
    put(folder.filePath(QStringLiteral("a.pdf")), "precious");
    put(folder.filePath(QStringLiteral("a (2).pdf")), "precious too");
    user->saveParts(user.at(1), user.all(), folder.path());
    QTRY_SOON(user.saved.size() == 1);
    QCOMPARE(user.saved.first().failed, 0);
    QCOMPARE(user.saved.first().folder, folder.path());
    QCOMPARE(user.saved.first().files.size(), 3);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files, QDir::Name),
             (QStringList{QStringLiteral("a (2).pdf"), QStringLiteral("a (3).pdf"), QStringLiteral("a.pdf"),
                          QStringLiteral("a.txt"), QStringLiteral("b.pdf")}));
    QCOMPARE(contentOf(folder.filePath(QStringLiteral("a.pdf"))), QByteArray("precious"));
    QCOMPARE(contentOf(folder.filePath(QStringLiteral("a (3).pdf"))), QByteArray("%PDF-1.7"));
    QCOMPARE(contentOf(folder.filePath(QStringLiteral("a.txt"))), QByteArray("some words"));
    QVERIFY(user.problems.isEmpty());
    server.ignoreRest();
}

void TestMailboxParts::aFolderThatCannotBeWrittenIsTold()
{
    ScriptedServer server(conversation);
    Reader user(server.port());
    QVERIFY(user.read());
    user->saveParts(user.at(1), user.all(), user.folder() + QStringLiteral("/no/such/folder"));
    QTRY_SOON(user.saved.size() == 1);
    QCOMPARE(user.saved.first().failed, 3);
    QVERIFY(user.saved.first().files.isEmpty());
    QCOMPARE(user.problems.size(), 1);
    QCOMPARE(user.problems.first().during, Problem::During::Saving);
    QCOMPARE(user.problems.first().error.kind, ErrorKind::Storage);
    QVERIFY(user.problems.first().error.detail.contains(u"a.pdf"));
    server.ignoreRest();
}

void TestMailboxParts::aTextIsPreviewed()
{
    ScriptedServer server(conversation);
    Reader user(server.port());
    QVERIFY(user.read());
    const mime::Attachment text = user.contents.first().message.attachments[2];
    user->previewPart({5, user.at(1), text.part, mime::PreviewKind::Text});
    QTRY_SOON(user.previewed.size() == 1);
    QCOMPARE(user.previewed.first().number, quint64(5));
    QVERIFY(user.previewed.first().preview.has_value());
    QCOMPARE(user.previewed.first().preview->text, QStringLiteral("some words"));
    user->previewPart({6, user.at(1), 99, mime::PreviewKind::Text});
    QTRY_SOON(user.previewed.size() == 2);
    QVERIFY(!user.previewed.last().preview);
    server.ignoreRest();
}

void TestMailboxParts::aMessageThatIsNotHereIsTold()
{
    ScriptedServer server(conversation);
    Reader user(server.port());
    QVERIFY(user.read());
    const MessageId nobodys{99};
    user->extractPart({1, nobodys, {1, QStringLiteral("a.pdf")}, {}});
    user->previewPart({2, nobodys, 1, {}});
    user->saveParts(nobodys, user.all(), user.folder());
    QTRY_SOON(user.extracted.size() == 1 && user.previewed.size() == 1 && user.saved.size() == 1);
    QVERIFY(user.extracted.first().path.isEmpty());
    QVERIFY(!user.previewed.first().preview);
    QCOMPARE(user.saved.first().failed, 3);
    QCOMPARE(user.problems.size(), 3);
    server.ignoreRest();
}

QTEST_GUILESS_MAIN(TestMailboxParts)
#include "tst_mailbox_parts.moc"
