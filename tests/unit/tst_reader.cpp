// SPDX-License-Identifier: GPL-3.0-or-later
// A message is read while its file gets other names.
#include "mailbox/reader.h"

#include <QFile>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace poplar;
using namespace poplar::mailbox;

class TestReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMessageThatIsRenamedBeforeItIsReadIsShown()
    {
        const QTemporaryDir folder;
        const QString before = folder.filePath(QStringLiteral("1:2,"));
        const QString after = folder.filePath(QStringLiteral("1:2,S"));
        QFile file(before);
        QVERIFY(file.open(QFile::WriteOnly));
        QVERIFY(file.write("Subject: Boats\n\nTwo of them.\n") > 0);
        file.close();
        QThreadPool pool;
        pool.setMaxThreadCount(1);
        QSemaphore isRenamed;
        Reader reader(folder.filePath(QStringLiteral("reading")), pool);
        reader.prepare();
        const QSignalSpy ready(&reader, &Reader::ready);
        const QSignalSpy failed(&reader, &Reader::failed);
        pool.start([&isRenamed] { isRenamed.acquire(); });
        reader.adopt(MessageId(1), before);
        reader.show(MessageId(1));
        QVERIFY(QFile::rename(before, after));
        reader.adopt(MessageId(1), after);
        isRenamed.release();
        QTRY_VERIFY(!ready.isEmpty() || !failed.isEmpty());
        QVERIFY(failed.isEmpty());
        const auto content = ready.first().first().value<MessageContent>();
        QCOMPARE(content.message.envelope.subject, QStringLiteral("Boats"));
        QCOMPARE(content.file, after);
        QCOMPARE(content.headerFields.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestReader)
#include "tst_reader.moc"
