// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/maildir.h"
#include "archive/publishing.h"
#include "base/identity.h"
#include "base/limits.h"
#include "mailbox/headersink.h"
#include "mailbox/keptheaders.h"
#include "mailbox/maildirfile.h"

#include <QCryptographicHash>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace poplar;
using namespace poplar::archive;
using namespace poplar::mailbox;

namespace {

/// The hash that HeaderFetcher makes of what the server sends.
QByteArray hashFromServer(const QByteArray &sent, qsizetype pieces = std::numeric_limits<qsizetype>::max())
{
    HeaderSink sink;
    for (QByteArrayView rest = sent; !rest.isEmpty(); rest = rest.sliced(std::min(pieces, rest.size()))) {
        if (!sink.write(rest.first(std::min(pieces, rest.size()))))
            qFatal("header");
    }
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

    void howeverItCameTheHeaderIsTheSame_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("CR LF") << QByteArray("From: a\r\nSubject: s\r\n\r\n")
                               << QByteArray("Text\r\n\r\nT\r\n");
        QTest::newRow("LF") << QByteArray("From: a\nSubject: s\n\n") << QByteArray("Text\n\nT\n");
        QTest::newRow("CR CR LF") << QByteArray("From: a\r\r\nSubject: s\r\r\n\r\r\n")
                                  << QByteArray("Text\r\r\n\r\r\nT\r\r\n");
        QTest::newRow("CR CR LF, but for the empty line")
            << QByteArray("From: a\r\r\nSubject: s\r\r\n\r\n") << QByteArray("Text\r\r\n");
        QTest::newRow("CR LF, then LF alone")
            << QByteArray("From: a\r\nSubject: s\r\n\n") << QByteArray("Text\n\nT");
        QTest::newRow("LF, then CR LF")
            << QByteArray("From: a\nSubject: s\n\r\n") << QByteArray("Text\n\nT\r\n");
        QTest::newRow("first line LF")
            << QByteArray("From: a\nSubject: s\r\n\r\n") << QByteArray("Text\r\n\r\nT");
        QTest::newRow("CR alone") << QByteArray("From: a\r\rb\r\n\rSubject: s\r\n\r\n")
                                  << QByteArray("\rText\r\n");
        QTest::newRow("no empty line") << QByteArray("From: a\r\nSubject: s\r\n") << QByteArray();
        QTest::newRow("no line end at all") << QByteArray("From: a") << QByteArray();
        QTest::newRow("no header") << QByteArray("\r\n") << QByteArray("Text\r\n\r\nT\r\n");
        QTest::newRow("NUL and 8 bit")
            << QByteArray("From: \0\r\nSubject: \xd0\xff\r\n\r\n", 25) << QByteArray("\0\r\n", 3);
        QTest::newRow("a long line") << "X: " + QByteArray(300'000, 'x') + "\r\nSubject: s\r\n\r\n"
                                     << QByteArray("Text\r\n");
        QTest::newRow("many lines") << QByteArray("X: y\r\n").repeated(50'000) + "\r\n"
                                    << QByteArray("Text\r\n");
        // In its file it has a sixth less: each CR.
        QTest::newRow("just below the limit") << QByteArray("X: y\r\n").repeated(limit::topHeader / 5)
                + "\r\n" << QByteArray("Text\r\n");
    }
    // Asked for alone or with its message, in one piece or many, from what was delivered, and from a file
    // that another program wrote.
    void howeverItCameTheHeaderIsTheSame()
    {
        QFETCH(const QByteArray, header);
        QFETCH(const QByteArray, body);
        const QByteArray sent = header + body;
        const QByteArray expected = hashFromServer(header);
        QCOMPARE(hashFromServer(sent), expected);
        for (const qsizetype size : {1, 2, 3, 7, 4096})
            QCOMPARE(hashFromServer(sent, size), expected);
        const QString delivered = deliver(sent).file;
        QCOMPARE(readMaildirFile(delivered)->headerHash, expected);
        QCOMPARE(keptHeader(delivered).hash, expected);
        const QString other = write(QStringLiteral("1.M1P1.host"), sent);
        QCOMPARE(readMaildirFile(other)->headerHash, expected);
        QCOMPARE(keptHeader(other).hash, expected);
    }

    // No server's answer is taken so far: there is nothing that it could be compared with.
    void aHeaderThatIsTooLargeHasNoHash()
    {
        const QByteArray fields = "Subject: s\r\n" + QByteArray("X: y\r\n").repeated(limit::topHeader / 5);
        const QByteArray sent = fields + "\r\nText\r\n";
        HeaderSink sink;
        QVERIFY(!sink.write(sent));
        const QString file = deliver(sent).file;
        QCOMPARE(readMaildirFile(file)->headerHash, QByteArray());
        QCOMPARE(readMaildirFile(file)->envelope.subject, QStringLiteral("s"));
        QCOMPARE(keptHeader(file).hash, QByteArray());
        QCOMPARE(keptHeader(file).envelope.subject, QStringLiteral("s"));
    }

    void onlyWhatIsBehindTheEmptyLineIsBody()
    {
        HeaderSink sink;
        QVERIFY(sink.write("A: b\r\n\r"));
        QCOMPARE(sink.bodyOctets(), 0);
        QVERIFY(sink.write("\nText\r\n"));
        QCOMPARE(sink.bodyOctets(), 6);
        QCOMPARE(sink.header(), "A: b\n");
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
        const QString cut = write(size.arg(content.size() + 1), content);
        QVERIFY(readMaildirFile(cut)->headerHash.isEmpty());
        QVERIFY(keptHeader(cut).hash.isEmpty());
        QCOMPARE(keptHeader(cut).envelope.subject, QStringLiteral("s"));
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

    /// As it is read from the file of a message that is known.
    HeaderFetcher::Header keptHeader(const QString &file)
    {
        QThreadPool pool;
        KeptHeaders headers(m_folder.path(), pool);
        QList<HeaderFetcher::Header> read;
        connect(&headers, &KeptHeaders::read, this,
                [&read](const QList<HeaderFetcher::Header> &some) { read += some; });
        QSignalSpy finished(&headers, &KeptHeaders::finished);
        headers.start({{MessageId(1), file}});
        if (!QTest::qWaitFor([&finished] { return !finished.isEmpty(); }, 60'000) || read.size() != 1)
            qFatal("no header");
        return read.first();
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
