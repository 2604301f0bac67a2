// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/readingfolder.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using poplar::mailbox::ReadingFolder;

namespace {

bool put(const ReadingFolder &folder)
{
    QFile file(folder.filePath(QStringLiteral("1.eml")));
    return file.open(QFile::WriteOnly) && file.write("Subject: a") > 0;
}

/// A program that reads a message and is killed.
[[noreturn]] void readUntilKilled(const QString &above)
{
    ReadingFolder folder(above);
    folder.make();
    if (!put(folder))
        std::exit(1);
    std::puts(qPrintable(folder.path()));
    std::fflush(stdout);
    std::getchar();
    std::exit(0);
}

} // namespace

class TestReadingFolder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // poplar-cli once removed what the window was showing.
    void anotherProgramsMessagesStay()
    {
        ReadingFolder first(m_above);
        first.make();
        QVERIFY(put(first));
        {
            ReadingFolder second(m_above);
            second.make();
            QVERIFY(put(second));
            QVERIFY(first.path() != second.path());
        }
        QVERIFY(QFile::exists(first.filePath(QStringLiteral("1.eml"))));
    }

    void nothingIsLeftAtTheEnd()
    {
        {
            ReadingFolder folder(m_above);
            folder.make();
            QVERIFY(put(folder));
        }
        QCOMPARE(QDir(m_above).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
    }

    void whatAKilledProgramLeftIsRemoved()
    {
        QProcess program;
        program.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--read"), m_above});
        QVERIFY(program.waitForReadyRead());
        const QString left = QString::fromUtf8(program.readLine()).trimmed();
        ReadingFolder(m_above).make();
        QVERIFY(QFile::exists(left)); // it lives
        program.kill();
        QVERIFY(program.waitForFinished());
        QVERIFY(QFile::exists(left));
        ReadingFolder(m_above).make();
        QVERIFY(!QFile::exists(left));
        QCOMPARE(QDir(m_above).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
    }

public:
    static int run(int argc, char **argv)
    {
        QCoreApplication application(argc, argv);
        if (argc == 3 && qstrcmp(argv[1], "--read") == 0)
            readUntilKilled(QString::fromLocal8Bit(argv[2]));
        TestReadingFolder test;
        return QTest::qExec(&test, argc, argv);
    }

private:
    const QTemporaryDir m_temporary;
    const QString m_above = m_temporary.filePath(QStringLiteral("reading"));
};

int main(int argc, char **argv)
{
    return TestReadingFolder::run(argc, argv);
}

#include "tst_readingfolder.moc"
