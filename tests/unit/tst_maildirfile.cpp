// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/maildir.h"
#include "archive/publishing.h"
#include "base/identity.h"
#include "mailbox/headersink.h"
#include "mailbox/maildirfile.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

using namespace poplar;
using namespace poplar::archive;
using namespace poplar::mailbox;

namespace {

/// The hash that HeaderFetcher makes of what the server sends.
QByteArray hashFromServer(const QByteArray &sent)
{
    HeaderSink sink;
    if (!sink.write(sent))
        qFatal("header");
    return headerHash(sink.header());
}

} // namespace

/// A message in a Maildir must be recognised as the one that the server has.
class TestMaildirFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theHeaderIsTheServers_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::newRow("ordinary") << QByteArray("From: a@example.org\r\nSubject: s\r\n\r\nText\r\n");
        QTest::newRow("folded") << QByteArray("Subject: one\r\n\ttwo\r\n  three\r\n\r\n");
        QTest::newRow("dots") << QByteArray(".X: dot\r\n..: two\r\n\r\n.\r\n..\r\n");
        QTest::newRow("no body") << QByteArray("Subject: s\r\n\r\n");
        QTest::newRow("no empty line") << QByteArray("Subject: s\r\n");
        QTest::newRow("no header") << QByteArray("\r\nText\r\n");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("8 bit") << QByteArray("Subject: \xd0\x9f\xff\r\n\r\n");
        QTest::newRow("NUL") << QByteArray("Subject: a\0b\r\n\r\n", 16);
        QTest::newRow("lone CR") << QByteArray("Subject: a\rb\r\nTo: b\r\n\r\nText\r\n");
        QTest::newRow("LF alone") << QByteArray("Subject: s\nTo: b\n\nText\n");
        QTest::newRow("LF alone in the header of a message with CRLF")
            << QByteArray("Subject: a\nTo: b\r\n\r\nText\r\n");
        QTest::newRow("long") << "X: " + QByteArray(600'000, 'x') + "\r\nSubject: s\r\n\r\nText\r\n";
    }
    void theHeaderIsTheServers()
    {
        QFETCH(const QByteArray, sent);
        const Delivered delivered = deliver(sent);
        const Result<FoundMessage> found = readMaildirFile(delivered.file);
        QVERIFY(found);
        QCOMPARE(found->headerHash, hashFromServer(sent));
        QCOMPARE(found->delivered, delivered);
        if (!sent.contains('\n') || sent.count('\n') == sent.count("\r\n"))
            QCOMPARE(found->octetsOnServer, sent.size());
    }

    void aFileWithTheLineEndsOfTheNetworkIsTheSameMessage()
    {
        const QByteArray sent("From: a@example.org\r\nSubject: s\r\n\r\nText\r\n");
        const QString file = write(QStringLiteral("1.M1P1.host:2,S"), sent);
        QCOMPARE(readMaildirFile(file)->headerHash, hashFromServer(sent));
        QCOMPARE(readMaildirFile(file)->octetsOnServer, sent.size());
    }

    void theEnvelopeIsRead()
    {
        const Delivered delivered =
            deliver("From: Anna <a@example.org>\r\nSubject: =?utf-8?B?0JA=?=\r\n\r\n");
        const Result<FoundMessage> found = readMaildirFile(delivered.file);
        QCOMPARE(found->envelope.subject, QStringLiteral("А"));
        QCOMPARE(found->envelope.from.first().name, QStringLiteral("Anna"));
    }

    // Another program cut it, or the disk did.
    void aFileThatIsNotAsLongAsItsNameSaysProvesNothing()
    {
        const QByteArray content("Subject: s\n\nText\n");
        const QString size = QStringLiteral("1.M1P1.host,S=%1:2,S");
        QVERIFY(!readMaildirFile(write(size.arg(content.size()), content))->headerHash.isEmpty());
        QVERIFY(readMaildirFile(write(size.arg(content.size() + 1), content))->headerHash.isEmpty());
        QVERIFY(!readMaildirFile(write(QStringLiteral("no size,S=,S=x"), content))->headerHash.isEmpty());
    }

    void whatCannotBeReadIsAnError()
    {
        const Result<FoundMessage> found = readMaildirFile(m_folder.filePath(QStringLiteral("missing")));
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::Storage);
        QVERIFY(!readMaildirFile(m_folder.path()));
    }

private:
    Delivered deliver(const QByteArray &sent)
    {
        const Result<Maildir> maildir = Maildir::open(m_folder.filePath(QStringLiteral("maildir")));
        auto delivery = maildir->begin();
        SealedGroup group;
        if (!(*delivery)->write(sent) || !(*delivery)->seal())
            qFatal("delivery");
        group.push_back(std::move(delivery).value());
        return *publish(std::move(group)).first();
    }

    QString write(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QFile::WriteOnly) || file.write(content) != content.size())
            qFatal("write");
        return file.fileName();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestMaildirFile)
#include "tst_maildirfile.moc"
