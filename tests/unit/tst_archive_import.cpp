// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/catalogue.h"
#include "archive/knowncontents.h"
#include "archive/maildirfiles.h"
#include "archive/publishing.h"
#include "tst_archive_transfers.h"

#include <algorithm>

#include <sys/stat.h>

using namespace poplar;
using namespace poplar::archive;

namespace {

const QByteArray fromLine = "From a@example.org Thu Jan  1 00:00:00 1970\n";

} // namespace

/// Mail of other programs comes into the account's folder.
class TestArchiveImport : public TransfersTest {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        makeAccount();
        m_isHere = {};
    }

    void whatWasExportedComesBackOctetForOctet_data()
    {
        QTest::addColumn<MailFormat>("format");
        QTest::newRow("eml") << MailFormat::Eml;
        QTest::newRow("mbox") << MailFormat::Mbox;
        QTest::newRow("maildir") << MailFormat::Maildir;
    }

    void whatWasExportedComesBackOctetForOctet()
    {
        QFETCH(MailFormat, format);
        QList<QByteArray> messages = nastyMessages();
        QList<ExportItem> items = keep(messages);
        for (qsizetype i = 0; i < items.size(); ++i)
            items[i].name = QStringLiteral("letter %1").arg(i, 3, 10, QLatin1Char('0'));
        const QString target = path(QStringLiteral("out"));
        QCOMPARE(exportAll(items, format, target).messages, messages.size());
        const Imported imported = import({target});
        QVERIFY(!imported.stopped);
        QCOMPARE(imported.failed, 0);
        QCOMPARE(imported.messages, messages.size());
        QCOMPARE(imported.cut, QStringList());
        if (format == MailFormat::Mbox)
            messages[8] += '\n'; // it does not end with a line end
        QList<QByteArray> contents = importedContents();
        if (format == MailFormat::Maildir) { // a Maildir has no order
            std::ranges::sort(contents);
            std::ranges::sort(messages);
        }
        for (qsizetype i = 0; i < messages.size(); ++i)
            QVERIFY2(contents[i] == messages[i], contents[i].left(300).constData());
        // Shown to mail programs as whole messages, nothing left over.
        QCOMPARE(mailFiles(path(QStringLiteral("into")))->size(), messages.size());
        QVERIFY(QDir(path(QStringLiteral("into/tmp"))).isEmpty());
    }

    void whatIsHereIsNotImportedAgain()
    {
        write(path(QStringLiteral("a.eml")), QByteArray(header + "\nHello\n").replace("\n", "\r\n"));
        write(path(QStringLiteral("b.eml")), header + "\nHello\n");
        write(path(QStringLiteral("c.eml")), header + "\nHello there\n");
        write(path(QStringLiteral("d.eml")), header + "\nHello, you\n");
        const QByteArray known =
            QCryptographicHash::hash(header + "\nHello there\n", QCryptographicHash::Sha256);
        m_isHere = [known](const QByteArray &sha256) { return sha256 == known; };
        const Imported imported = import({path(QStringLiteral("a.eml")), path(QStringLiteral("b.eml")),
                                          path(QStringLiteral("c.eml")), path(QStringLiteral("d.eml"))});
        QCOMPARE(imported.messages, 2);
        QCOMPARE(imported.alreadyHere, 2);
        QCOMPARE(importedContents(), (QList<QByteArray>{header + "\nHello\n", header + "\nHello, you\n"}));
        QVERIFY(QDir(path(QStringLiteral("into/tmp"))).isEmpty());
    }

    void theCatalogueKnowsWhatIsHere()
    {
        Result<std::unique_ptr<Catalogue>> opened = Catalogue::open(m_folder);
        QVERIFY(opened);
        Catalogue &catalogue = **opened;
        const Result<qint64> first = catalogue.reserveIds(2);
        QVERIFY(first && catalogue.add({{"1", 10, {}}, {"2", 10, {}}}, *first));
        QList<KeptEntry> kept;
        for (const QByteArray &text : {header + "\nhere\n", header + "\ngone\n"}) {
            auto delivery = Maildir::openOwn(m_folder)->begin();
            QVERIFY((*delivery)->write(text) && (*delivery)->seal());
            SealedGroup group;
            group.push_back(std::move(delivery).value());
            kept += {*first + kept.size(), *publish(std::move(group)).first()};
        }
        QVERIFY(catalogue.setKept(kept));
        QVERIFY(QFile::remove(kept[1].delivered.file));
        Result<KnownContents> read = KnownContents::of(catalogue);
        QVERIFY(read);
        KnownContents &known = read.value();
        QVERIFY(known.has(kept[0].delivered.sha256));
        // Its file has gone: it may come again.
        QVERIFY(!known.has(kept[1].delivered.sha256));
        QVERIFY(!known.has({}));
    }

    void foldersAreLookedThrough()
    {
        write(path(QStringLiteral("mail/a.eml")), header + "\n1\n");
        write(path(QStringLiteral("mail/b")), fromLine + header + "\n2\n\n" + fromLine + header + "\n3\n\n");
        write(path(QStringLiteral("mail/deep/er/c.txt")), header + "\n4\n");
        write(path(QStringLiteral("mail/deep/md/new/1.host")), header + "\n5\n");
        write(path(QStringLiteral("mail/deep/md/cur/2.host:2,FS")), header + "\n6\n");
        write(path(QStringLiteral("mail/deep/md/tmp/3.host")), header + "\nnot yet\n");
        write(path(QStringLiteral("mail/deep/md/.Sub.Sub/cur/4.host:2,RS")), header + "\n7\n");
        QVERIFY(QDir().mkpath(path(QStringLiteral("mail/deep/md/.Sub.Sub/new"))));
        const Imported imported = import({path(QStringLiteral("mail"))});
        QCOMPARE(imported.failures, QList<FileFailure>());
        QCOMPARE(imported.messages, 7);
        QHash<QByteArray, MailFlags> flags;
        for (const ImportedMessage &message : std::as_const(m_imported))
            flags.insert(contentOf(message.delivered.file).mid(header.size() + 1, 1), message.flags);
        QCOMPARE(flags["1"], MailFlags());
        QCOMPARE(flags["5"], MailFlags());
        QCOMPARE(flags["6"], MailFlags(MailFlag::Seen) | MailFlag::Starred);
        QCOMPARE(flags["7"], MailFlags(MailFlag::Seen));
    }

    void whatIsNoMailIsNamedAndTheRestGoesOn()
    {
        write(path(QStringLiteral("mail/a.eml")), QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16));
        write(path(QStringLiteral("mail/b.eml")), "");
        write(path(QStringLiteral("mail/c.mbox")), "From here on there is only text.\nNothing else.\n");
        write(path(QStringLiteral("mail/d.eml")), "Note: buy milk\nNote: buy bread\n");
        write(path(QStringLiteral("mail/e.jpg")), header + "\n1\n");
        const Imported imported = import({path(QStringLiteral("mail")), path(QStringLiteral("nowhere"))});
        QVERIFY(!imported.stopped);
        QCOMPARE(imported.messages, 1);
        QCOMPARE(imported.failed, 5);
        QStringList names;
        for (const FileFailure &failure : imported.failures)
            names += QFileInfo(failure.file).fileName() + u' ' + QString::fromLatin1(failure.error.code);
        QCOMPARE(names,
                 (QStringList{QStringLiteral("a.eml NOT-MAIL"), QStringLiteral("b.eml NOT-MAIL"),
                              QStringLiteral("c.mbox NOT-MAIL"), QStringLiteral("d.eml NOT-MAIL"),
                              QStringLiteral("nowhere ")}));
    }

    void linksAndSpecialFilesAreNotFollowed()
    {
        write(path(QStringLiteral("elsewhere/secret.eml")), header + "\nsecret\n");
        write(path(QStringLiteral("mail/a.eml")), header + "\n1\n");
        QVERIFY(
            QFile::link(path(QStringLiteral("elsewhere/secret.eml")), path(QStringLiteral("mail/b.eml"))));
        QVERIFY(QFile::link(path(QStringLiteral("elsewhere")), path(QStringLiteral("mail/c"))));
        QVERIFY(QFile::link(path(QStringLiteral("mail")), path(QStringLiteral("mail/again"))));
        const QByteArray fifo = QFile::encodeName(path(QStringLiteral("mail/fifo")));
        QCOMPARE(mkfifo(fifo.constData(), 0600), 0);
        const Imported imported = import({path(QStringLiteral("mail"))});
        QCOMPARE(imported.messages, 1);
        QCOMPARE(imported.failed, 0);
        const Imported named = import({path(QStringLiteral("mail/b.eml")), path(QStringLiteral("mail/fifo"))},
                                      QStringLiteral("other"));
        QCOMPARE(named.messages, 0);
        QCOMPARE(named.failed, 2);
        QCOMPARE(named.failures[0].error.code, QByteArray("NOT-A-FILE"));
        QCOMPARE(named.failures[1].error.code, QByteArray("NOT-A-FILE"));
    }

    void lineEndsOfAllKindsComeIn()
    {
        const QByteArray windows = QByteArray(fromLine + header + "\n1\n\n").replace("\n", "\r\n");
        const QByteArray mixed = fromLine + QByteArray(header + "\n2\n").replace("\n", "\r\n") + "\n";
        write(path(QStringLiteral("mail.mbox")), windows + mixed + fromLine + header + "\n3\rx\r\n\n");
        QCOMPARE(import({path(QStringLiteral("mail.mbox"))}).messages, 3);
        QCOMPARE(importedContents(),
                 (QList<QByteArray>{header + "\n1\n", header + "\n2\n", header + "\n3\rx\r\n"}));
    }

    void anMboxThatWasCutIsImportedAndTold()
    {
        const QString mbox = path(QStringLiteral("mail.mbox"));
        write(mbox, fromLine + header + "\nwhole\n\n" + fromLine + header + "\nin the mid");
        const Imported imported = import({mbox});
        QCOMPARE(imported.messages, 2);
        QCOMPARE(imported.cut, QStringList{mbox});
        QCOMPARE(importedContents()[1], header + "\nin the mid");
    }

    void manyMessagesComeInGroups()
    {
        QByteArray mbox;
        for (int i = 0; i < 1300; ++i)
            mbox += fromLine + header + "X-Number: " + QByteArray::number(i) + "\n\nHello\n\n";
        write(path(QStringLiteral("mail.mbox")), mbox);
        const Imported imported = import({path(QStringLiteral("mail.mbox"))});
        QCOMPARE(imported.messages, 1300);
        QCOMPARE(m_imported.size(), 1300);
        // Once more, they are all here.
        QSet<QByteArray> known;
        for (const ImportedMessage &message : std::as_const(m_imported))
            known += message.delivered.sha256;
        m_isHere = [known](const QByteArray &sha256) { return known.contains(sha256); };
        const Imported again = import({path(QStringLiteral("mail.mbox"))});
        QCOMPARE(again.messages, 0);
        QCOMPARE(again.alreadyHere, 1300);
        QCOMPARE(mailFiles(path(QStringLiteral("into")))->size(), 1300);
    }

    /// After the program was killed between showing a message to mail programs and noting it.
    void whatLiesThereUnnotedIsNotedAndNotDoubled()
    {
        write(path(QStringLiteral("a.eml")), header + "\nHello\n");
        const Result<Maildir> into = Maildir::open(path(QStringLiteral("into")));
        QVERIFY(into);
        QCOMPARE(import({path(QStringLiteral("a.eml"))}).messages, 1);
        const Delivered before = m_imported[0].delivered;
        QList<ImportedMessage> taken;
        Importer importer(*into, {}, std::make_shared<Unnoted>(into->path(), QSet<QString>()));
        const Imported imported = importer.run({path(QStringLiteral("a.eml"))}, {},
                                               [&](const auto &messages) { taken += messages; });
        QCOMPARE(imported.messages, 1);
        QCOMPARE(taken[0].delivered.file, before.file);
        QVERIFY(taken[0].delivered.wasThere);
        QCOMPARE(mailFiles(into->path())->size(), 1);
    }

    void itCanBeStopped()
    {
        QByteArray mbox;
        for (int i = 0; i < 10; ++i)
            mbox += fromLine + header + "\n" + QByteArray::number(i) + QByteArray(1'000'000, 'x') + "\n\n";
        write(path(QStringLiteral("mail.mbox")), mbox);
        const Imported imported =
            import({path(QStringLiteral("mail.mbox"))}, QStringLiteral("into"),
                   [](const TransferProgress &progress) {
                       return progress.octets > 3'500'000 ? TransferNext::Stop : TransferNext::GoOn;
                   });
        QVERIFY(imported.stopped);
        QCOMPARE(imported.stopped->kind, ErrorKind::Cancelled);
        // What was whole is here, and told; nothing half is.
        QCOMPARE(imported.messages, 3);
        QCOMPARE(mailFiles(path(QStringLiteral("into")))->size(), 3);
        QVERIFY(QDir(path(QStringLiteral("into/tmp"))).isEmpty());
    }

    void aDiskThatTakesNoMoreIsToldOf()
    {
        write(path(QStringLiteral("a.eml")), header + "\n1\n");
        const Result<Maildir> into = Maildir::open(path(QStringLiteral("into")));
        QVERIFY(into);
        QVERIFY(QDir(into->path()).rmdir(QStringLiteral("tmp")));
        Importer importer(*into, {}, {});
        const Imported imported = importer.run({path(QStringLiteral("a.eml"))}, {}, [](const auto &) {});
        QVERIFY(imported.stopped);
        QCOMPARE(imported.stopped->kind, ErrorKind::Storage);
        QCOMPARE(imported.messages, 0);
    }

    void aLargeMessageIsNeverInMemoryWhole()
    {
        // 300 MB in one line. AddressSanitizer keeps for a while what has been freed.
        const QString mbox = path(QStringLiteral("mail.mbox"));
        QFile file(mbox);
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(fromLine + header + "\n");
        const QByteArray block(1024 * 1024, 'x');
        for (int i = 0; i < 300; ++i)
            QCOMPARE(file.write(block), block.size());
        file.write("\n\n" + fromLine + header + "\nsmall\n\n");
        file.close();
        const qint64 before = peakMemory();
        QCOMPARE(import({mbox}).messages, 2);
        QCOMPARE(m_imported[0].delivered.octets, 300 * block.size() + header.size() + 2);
        QVERIFY2(peakMemory() - before < 250 * 1024, qPrintable(QString::number(peakMemory() - before)));
    }

private:
    /// In KiB.
    static qint64 peakMemory()
    {
        for (const QByteArray &line : contentOfProc().split('\n')) {
            if (line.startsWith("VmHWM:"))
                return line.mid(6).trimmed().split(' ').first().toLongLong();
        }
        return 0;
    }

    static QByteArray contentOfProc()
    {
        QFile file(QStringLiteral("/proc/self/status"));
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }
};

QTEST_GUILESS_MAIN(TestArchiveImport)
#include "tst_archive_import.moc"
