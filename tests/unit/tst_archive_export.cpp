// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/maildirfiles.h"
#include "tst_archive_transfers.h"

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace poplar;
using namespace poplar::archive;

/// Messages leave the account's folder for other programs.
class TestArchiveExport : public TransfersTest {
    Q_OBJECT

private Q_SLOTS:
    void init() { makeAccount(); }

    void anEmlFileHasTheLineEndsOfTheNetwork()
    {
        const Exported exported =
            exportAll(keep({header + "\nHello\n"}), MailFormat::Eml, path(QStringLiteral("out")));
        QVERIFY(!exported.stopped);
        QCOMPARE(exported.messages, 1);
        QCOMPARE(exported.octets, header.size() + 7);
        QCOMPARE(contentOf(path(QStringLiteral("out/letter.eml"))),
                 QByteArray(header + "\nHello\n").replace("\n", "\r\n"));
        QCOMPARE(QDir(path(QStringLiteral("out")))
                     .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{QStringLiteral("letter.eml")});
    }

    void noFileThatIsThereIsReplaced()
    {
        write(path(QStringLiteral("out/letter.eml")), "mine");
        write(path(QStringLiteral("out/letter (3).eml")), "mine, too");
        const Exported exported = exportAll(keep({header + "\n1\n", header + "\n2\n"}), MailFormat::Eml,
                                            path(QStringLiteral("out")));
        QCOMPARE(exported.messages, 2);
        QCOMPARE(contentOf(path(QStringLiteral("out/letter.eml"))), QByteArray("mine"));
        QCOMPARE(contentOf(path(QStringLiteral("out/letter (3).eml"))), QByteArray("mine, too"));
        QVERIFY(contentOf(path(QStringLiteral("out/letter (2).eml"))).endsWith("\r\n1\r\n"));
        QVERIFY(contentOf(path(QStringLiteral("out/letter (4).eml"))).endsWith("\r\n2\r\n"));
    }

    void anMboxIsOneFileWithALineForEachMessage()
    {
        const QString target = path(QStringLiteral("deep/down/mail.mbox"));
        const Exported exported =
            exportAll(keep({header + "\nFrom me\n", header + "\nno end"}), MailFormat::Mbox, target);
        QVERIFY(!exported.stopped);
        const QByteArray line = "From a@example.org Mon Jun  1 10:00:00 2020\n";
        QCOMPARE(contentOf(target), line + header + "\n>From me\n\n" + line + header + "\nno end\n\n");
        QCOMPARE(QDir(path(QStringLiteral("deep/down")))
                     .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)
                     .size(),
                 1);
    }

    void anMboxThatIsThereIsLeftAlone()
    {
        const QString target = path(QStringLiteral("mail.mbox"));
        write(target, "mine");
        const Exported exported = exportAll(keep({header}), MailFormat::Mbox, target);
        QVERIFY(exported.stopped);
        QCOMPARE(exported.stopped->code, QByteArray("EXISTS"));
        QCOMPARE(contentOf(target), QByteArray("mine"));
    }

    /// It was made while the messages were written.
    void anMboxThatComesBetweenIsLeftAlone()
    {
        const QString target = path(QStringLiteral("mail.mbox"));
        const Exported exported =
            exportAll(keep({header}), MailFormat::Mbox, target, [&](const TransferProgress &) {
                write(target, "mine");
                return TransferNext::GoOn;
            });
        QVERIFY(exported.stopped);
        QCOMPARE(exported.stopped->code, QByteArray("EXISTS"));
        QCOMPARE(exported.messages, 0);
        QCOMPARE(contentOf(target), QByteArray("mine"));
    }

    void aStrangeSenderCannotBreakTheLine()
    {
        QList<ExportItem> items = keep({header, header});
        items[0].sender = "a b\nFrom c\r\xff" + QByteArray(10'000, 'x');
        items[0].date = {};
        items[1].sender = {};
        QVERIFY(!exportAll(items, MailFormat::Mbox, path(QStringLiteral("mail.mbox"))).stopped);
        const QByteArray mbox = contentOf(path(QStringLiteral("mail.mbox")));
        const QByteArray first = mbox.left(mbox.indexOf('\n'));
        QVERIFY(first.startsWith("From abFromcx"));
        QVERIFY(first.endsWith("x Thu Jan  1 00:00:00 1970"));
        QVERIFY(first.size() < 400);
        QVERIFY(mbox.contains("\n\nFrom MAILER-DAEMON Mon Jun  1 10:00:00 2020\n"));
    }

    void aMaildirHasFlags()
    {
        const QList<QByteArray> messages = nastyMessages();
        QList<ExportItem> items = keep(messages);
        items[0].flags = MailFlag::Seen;
        items[1].flags = MailFlags(MailFlag::Seen) | MailFlag::Starred;
        const QString target = path(QStringLiteral("out"));
        const Exported exported = exportAll(items, MailFormat::Maildir, target);
        QVERIFY(!exported.stopped);
        const Result<QStringList> files = mailFiles(target);
        QVERIFY(files);
        QCOMPARE(files->size(), messages.size());
        for (qsizetype i = 0; i < messages.size(); ++i) {
            QVERIFY(contentOf(files->at(i)) == messages[i]);
            const QString info = i == 0 ? QStringLiteral("S") : i == 1 ? QStringLiteral("FS") : QString();
            QVERIFY2(files->at(i).endsWith(QStringLiteral(",S=%1:2,%2").arg(messages[i].size()).arg(info)),
                     qPrintable(files->at(i)));
        }
        QVERIFY(QDir(target + QStringLiteral("/tmp")).isEmpty());
    }

    void aMaildirThatIsThereGetsMore()
    {
        const QString target = path(QStringLiteral("out"));
        QCOMPARE(exportAll(keep({header}), MailFormat::Maildir, target).messages, 1);
        QCOMPARE(exportAll(keep({header}), MailFormat::Maildir, target).messages, 1);
        QCOMPARE(mailFiles(target)->size(), 2);
        write(path(QStringLiteral("other/notes.txt")), "mine");
        const Exported exported =
            exportAll(keep({header}), MailFormat::Maildir, path(QStringLiteral("other")));
        QVERIFY(exported.stopped);
        QCOMPARE(exported.stopped->code, QByteArray("NOT-MAILDIR"));
    }

    void whatOtherProgramsHaveMovedIsFound()
    {
        const QList<ExportItem> items = keep({header});
        QVERIFY(QFile::rename(
            items[0].file,
            QStringLiteral("%1/cur/%2:2,S").arg(m_folder, QFileInfo(items[0].file).fileName())));
        QCOMPARE(exportAll(items, MailFormat::Eml, path(QStringLiteral("out"))).messages, 1);
    }

    void aMessageThatIsGoneIsNamedAndTheRestGoesOn_data()
    {
        QTest::addColumn<MailFormat>("format");
        QTest::newRow("eml") << MailFormat::Eml;
        QTest::newRow("mbox") << MailFormat::Mbox;
        QTest::newRow("maildir") << MailFormat::Maildir;
    }

    void aMessageThatIsGoneIsNamedAndTheRestGoesOn()
    {
        QFETCH(MailFormat, format);
        QList<ExportItem> items = keep({header + "\n1\n", header + "\n2\n", header + "\n3\n"});
        QVERIFY(QFile::remove(items[1].file));
        items[1].name = QStringLiteral("the second");
        const Exported exported = exportAll(items, format, path(QStringLiteral("out")));
        QVERIFY(!exported.stopped);
        QCOMPARE(exported.messages, 2);
        QCOMPARE(exported.failed, 1);
        QCOMPARE(exported.failures.size(), 1);
        QCOMPARE(exported.failures[0].file, QStringLiteral("the second"));
        QCOMPARE(exported.failures[0].error.kind, ErrorKind::Storage);
    }

    void itCanBeStopped_data() { aMessageThatIsGoneIsNamedAndTheRestGoesOn_data(); }

    void itCanBeStopped()
    {
        QFETCH(MailFormat, format);
        const QString target = path(QStringLiteral("out"));
        const QList<QByteArray> messages(5, header + QByteArray(1'000'000, 'x'));
        const Exported exported =
            exportAll(keep(messages), format, target, [](const TransferProgress &progress) {
                // In the middle of the third.
                return progress.octets > 2'500'000 ? TransferNext::Stop : TransferNext::GoOn;
            });
        QVERIFY(exported.stopped);
        QCOMPARE(exported.stopped->kind, ErrorKind::Cancelled);
        if (format == MailFormat::Mbox) {
            QCOMPARE(exported.messages, 0);
            QVERIFY(!QFileInfo::exists(target));
            const QStringList left = QDir(m_temporary->path()).entryList(QDir::Files | QDir::Hidden);
            QCOMPARE(left, QStringList());
            return;
        }
        QCOMPARE(exported.messages, 2);
        const QString folder = format == MailFormat::Maildir ? target + QStringLiteral("/cur") : target;
        QCOMPARE(QDir(folder).entryList(QDir::Files | QDir::Hidden).size(), 2);
    }

    void aFullDiskIsToldWithWhatWasDone_data() { aMessageThatIsGoneIsNamedAndTheRestGoesOn_data(); }

    void aFullDiskIsToldWithWhatWasDone()
    {
#ifndef Q_OS_LINUX
        QSKIP("needs setrlimit");
#else
        QFETCH(MailFormat, format);
        // A file that may not grow is as good as a full disk.
        QList<ExportItem> items =
            keep({header + "\nsmall\n", header + "\nsmall, too\n", header + QByteArray(3'000'000, 'x')});
        struct rlimit before {};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        struct rlimit small = before;
        small.rlim_cur = 1'000'000;
        signal(SIGXFSZ, SIG_IGN);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const Exported exported = exportAll(items, format, path(QStringLiteral("out")));
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
        QVERIFY(exported.stopped);
        QCOMPARE(exported.stopped->kind, ErrorKind::Storage);
        QVERIFY(!exported.stopped->detail.isEmpty());
        QCOMPARE(exported.messages, format == MailFormat::Mbox ? 0 : 2);
        QVERIFY(QDir(m_temporary->path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
#endif
    }

    void aTargetThatCannotBeMadeIsToldOf()
    {
        write(path(QStringLiteral("file")), "no folder");
        for (const MailFormat format : {MailFormat::Eml, MailFormat::Mbox, MailFormat::Maildir}) {
            const Exported exported = exportAll(keep({header}), format, path(QStringLiteral("file/out")));
            QVERIFY(exported.stopped);
            QCOMPARE(exported.stopped->kind, ErrorKind::Storage);
            QCOMPARE(exported.messages, 0);
        }
    }

    void progressIsTold()
    {
        TransferProgress last;
        const QList<QByteArray> messages(3, header + QByteArray(1'000'000, 'x'));
        QVERIFY(!exportAll(keep(messages), MailFormat::Mbox, path(QStringLiteral("out")),
                           [&last](const TransferProgress &progress) {
                               const bool isMore =
                                   progress.octets >= last.octets && progress.messages >= last.messages;
                               last = progress;
                               return isMore ? TransferNext::GoOn : TransferNext::Stop;
                           })
                     .stopped);
        QCOMPARE(last.octets, 3 * messages[0].size());
    }
};

QTEST_GUILESS_MAIN(TestArchiveExport)
#include "tst_archive_export.moc"
