// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/maildir.h"
#include "archive/publishing.h"
#include "archive/uniquename.h"
#include "tst_archive_faults.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <cstdio>
#include <filesystem>

using namespace poplar;
using namespace poplar::archive;

namespace {

Maildir opened(const QString &path)
{
    const Result<Maildir> maildir = Maildir::open(path);
    if (!maildir)
        qFatal("%s", qUtf8Printable(maildir.error().detail));
    return *maildir;
}

std::unique_ptr<Delivery> begun(const Maildir &maildir)
{
    Result<std::unique_ptr<Delivery>> delivery = maildir.begin();
    if (!delivery)
        qFatal("%s", qUtf8Printable(delivery.error().detail));
    return std::move(delivery).value();
}

/// Alone.
Result<Delivered> published(std::unique_ptr<Delivery> delivery)
{
    SealedGroup group;
    group.push_back(std::move(delivery));
    return publish(std::move(group)).first();
}

Result<Delivered> finish(std::unique_ptr<Delivery> delivery)
{
    if (const Result<Done> sealed = delivery->seal(); !sealed)
        return sealed.error();
    return published(std::move(delivery));
}

Result<Delivered> deliver(const Maildir &maildir, const QByteArray &message)
{
    auto delivery = begun(maildir);
    if (const Result<Done> written = delivery->write(message); !written)
        return written.error();
    return finish(std::move(delivery));
}

QByteArray content(const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        qFatal("%s", qUtf8Printable(path));
    return file.readAll();
}

/// A message that tells whether it is whole: the hash of its body is in its header.
QByteArray provable(int number)
{
    const QByteArray body = QByteArray::number(number).repeated(1000 + number * 7919 % 400'000) + '\n';
    return "X-Body: " + QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex() + "\n\n" + body;
}

bool isWhole(const QByteArray &message)
{
    const qsizetype end = message.indexOf("\n\n");
    return end > 8
        && message.sliced(8, end - 8)
        == QCryptographicHash::hash(message.sliced(end + 2), QCryptographicHash::Sha256).toHex();
}

constexpr int largestGroup = 6;

std::unique_ptr<Delivery> sealed(const Maildir &maildir, const QByteArray &message)
{
    auto delivery = begun(maildir);
    bool isGood = true;
    for (qsizetype at = 0; isGood && at < message.size(); at += 8192)
        isGood = bool(delivery->write(QByteArrayView(message).sliced(at, qMin(8192, message.size() - at))));
    if (!isGood || !delivery->seal())
        qFatal("no delivery");
    return delivery;
}

/// Delivers one group of messages after the other and says so, until it is killed.
[[noreturn]] void deliverUntilKilled(const QString &path)
{
    const Maildir maildir = opened(path);
    for (int i = 0;; ++i) {
        SealedGroup group;
        for (int one = 0; one <= i % largestGroup; ++one)
            group.push_back(sealed(maildir, provable(i + one)));
        for (const Result<Delivered> &delivered : publish(std::move(group))) {
            if (!delivered)
                std::exit(1);
            std::printf("%s\n", qUtf8Printable(delivered->file));
        }
        std::fflush(stdout);
    }
}

} // namespace

class tst_archive_maildir : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_path = m_temporary->filePath(QStringLiteral("почта/Mail dir"));
    }

    void aMaildirIsMadeWithTheFoldersAboveIt()
    {
        QCOMPARE(opened(m_path).path(), m_path);
        QCOMPARE(QDir(m_path).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden),
                 (QStringList{QStringLiteral("cur"), QStringLiteral("new"), QStringLiteral("tmp")}));
        for (const QString &name :
             {QString(), QStringLiteral("/cur"), QStringLiteral("/new"), QStringLiteral("/tmp")})
            QCOMPARE(QFile::permissions(m_path + name)
                         & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther),
                     QFile::Permissions());
    }

    void anEmptyFolderBecomesAMaildir()
    {
        QVERIFY(QDir().mkpath(m_path));
        QVERIFY(Maildir::open(m_path + QStringLiteral("/.")));
        QVERIFY(QFileInfo(m_path + QStringLiteral("/new")).isDir());
    }

    // Copying programs drop empty folders; Courier and Dovecot put files of their own beside.
    void aMaildirThatLacksEmptyFoldersIsRepaired()
    {
        QVERIFY(QDir().mkpath(m_path + QStringLiteral("/cur")));
        QVERIFY(QDir().mkpath(m_path + QStringLiteral("/.Sent/cur")));
        QVERIFY(Maildir::open(m_path));
        QVERIFY(QFileInfo(m_path + QStringLiteral("/tmp")).isDir());
    }

    void anotherFolderIsRefusedAndLeftAsItIs_data()
    {
        QTest::addColumn<QString>("inside");
        QTest::newRow("file") << QStringLiteral("letter.txt");
        QTest::newRow("hidden file") << QStringLiteral(".profile");
        QTest::newRow("tmp and more") << QStringLiteral("tmp/x");
    }
    void anotherFolderIsRefusedAndLeftAsItIs()
    {
        QFETCH(const QString, inside);
        const QString path = m_path + u'/' + inside;
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly));
        const auto all = QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden;
        const QStringList before = QDir(m_path).entryList(all);
        const Result<Maildir> maildir = Maildir::open(m_path);
        QVERIFY(!maildir);
        QCOMPARE(maildir.error(), (Error{ErrorKind::Storage, {}, "NOT-MAILDIR", {}, m_path}));
        QCOMPARE(QDir(m_path).entryList(all), before);
    }

    void aFileInItsPlaceIsAnError()
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        QFile file(m_path);
        QVERIFY(file.open(QFile::WriteOnly));
        const Result<Maildir> maildir = Maildir::open(m_path);
        QVERIFY(!maildir);
        QCOMPARE(maildir.error().kind, ErrorKind::Storage);
        QVERIFY2(maildir.error().detail.contains(QStringLiteral("Not a directory")),
                 qPrintable(maildir.error().detail));
    }

    void whatIsDeliveredIsInNewAndWhatIsSaidOfItIsTrue()
    {
        const Maildir maildir = opened(m_path);
        auto delivery = begun(maildir);
        QVERIFY(delivery->write("Subject: a\r"));
        QVERIFY(delivery->write("\n\r\n"));
        QVERIFY(delivery->write("b\r"));
        QCOMPARE(files("new"), QStringList());
        QCOMPARE(files("tmp").size(), 1);
        QVERIFY(delivery->seal());
        QCOMPARE(files("new"), QStringList());
        const Result<Delivered> delivered = published(std::move(delivery));
        QVERIFY(delivered);
        const QByteArray expected = "Subject: a\n\nb\r";
        QCOMPARE(files("tmp"), QStringList());
        QCOMPARE(files("new"), QStringList{delivered->file});
        QCOMPARE(content(delivered->file), expected);
        QCOMPARE(delivered->octets, expected.size());
        QCOMPARE(delivered->sha256, QCryptographicHash::hash(expected, QCryptographicHash::Sha256));
        QCOMPARE(QFile::permissions(delivered->file) & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
        static const QRegularExpression name(
            QStringLiteral("^\\d+\\.M\\d+P\\d+Q\\d+\\.[A-Za-z0-9._-]+,S=14$"));
        QVERIFY2(name.match(QFileInfo(delivered->file).fileName()).hasMatch(), qPrintable(delivered->file));
    }

    void anEmptyMessageIsAMessage()
    {
        const Result<Delivered> delivered = finish(begun(opened(m_path)));
        QVERIFY(delivered);
        QCOMPARE(delivered->octets, 0);
        QCOMPARE(content(delivered->file), QByteArray());
    }

    void whatIsNotFinishedIsRemoved()
    {
        const Maildir maildir = opened(m_path);
        for (const bool isSealed : {false, true}) {
            auto delivery = begun(maildir);
            QVERIFY(delivery->write("a"));
            if (isSealed)
                QVERIFY(delivery->seal());
            QCOMPARE(files("tmp").size(), 1);
        }
        QCOMPARE(files("tmp"), QStringList());
        QCOMPARE(files("new"), QStringList());
    }

    void onlyOldLeftoversOfPoplarAreRemoved()
    {
        const Maildir maildir = opened(m_path);
        const QString tmp = m_path + QStringLiteral("/tmp/");
        const QList<std::pair<QString, int>> made{{QStringLiteral("old.poplar"), 37},
                                                  {QStringLiteral("present.poplar"), 35},
                                                  {QStringLiteral("1.M1P1.other"), 100}};
        for (const auto &[name, hours] : made) {
            QFile file(tmp + name);
            QVERIFY(file.open(QFile::WriteOnly));
            QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-3600 * hours),
                                     QFile::FileModificationTime));
        }
        auto delivery = begun(maildir);
        QVERIFY(delivery->write("a"));
        opened(m_path);
        QCOMPARE(files("tmp").size(), 3);
        QVERIFY(!QFile::exists(tmp + made[0].first));
        QVERIFY(finish(std::move(delivery)));
    }

    // What is read back is not what was written: somebody, or the disk, changed it.
    void aCopyThatDiffersDoesNotCount()
    {
        auto delivery = begun(opened(m_path));
        QVERIFY(delivery->write(QByteArray(100'000, 'a')));
        QFile file(files("tmp").first());
        QVERIFY(file.open(QFile::ReadWrite));
        file.write("b");
        file.close();
        const Result<Delivered> delivered = finish(std::move(delivery));
        QVERIFY(!delivered);
        QCOMPARE(delivered.error().kind, ErrorKind::Storage);
        QCOMPARE(files("new"), QStringList());
    }

    void aGroupIsPublishedTogether()
    {
        const Maildir maildirs[] = {opened(m_path), opened(m_path + QStringLiteral("2"))};
        SealedGroup group;
        for (int i = 0; i < 20; ++i)
            group.push_back(sealed(maildirs[i % 2], QByteArray::number(i) + '\n'));
        QCOMPARE(files("new"), QStringList());
        const QList<Result<Delivered>> delivered = publish(std::move(group));
        QCOMPARE(delivered.size(), 20);
        for (int i = 0; i < 20; ++i) {
            QVERIFY(delivered[i]);
            QVERIFY(delivered[i]->file.startsWith(maildirs[i % 2].path() + QStringLiteral("/new/")));
            QCOMPARE(content(delivered[i]->file), QByteArray::number(i) + '\n');
        }
        QCOMPARE(files("new").size(), 10);
        QCOMPARE(files("tmp"), QStringList());
        QVERIFY(publish({}).isEmpty());
    }

    void whatIsWrongWithOneOfAGroupConcernsItAlone()
    {
        const Maildir maildir = opened(m_path);
        SealedGroup group;
        for (int i = 0; i < 3; ++i) {
            group.push_back(sealed(maildir, QByteArray(1000, char('a' + i))));
            if (i != 1)
                continue;
            for (const QString &path : files("tmp")) {
                QFile file(path);
                QVERIFY(file.open(QFile::ReadWrite));
                if (file.readAll().startsWith('b'))
                    QVERIFY(file.resize(10));
            }
        }
        const QList<Result<Delivered>> delivered = publish(std::move(group));
        QVERIFY(delivered[0]);
        QVERIFY(!delivered[1]);
        QCOMPARE(delivered[1].error().kind, ErrorKind::Storage);
        QVERIFY(delivered[2]);
        QCOMPARE(files("new").size(), 2);
        QCOMPARE(files("tmp"), QStringList());
    }

    void aGroupWhoseMaildirVanishesIsAnErrorOfEach()
    {
        const Maildir maildir = opened(m_path);
        SealedGroup group;
        for (int i = 0; i < 5; ++i)
            group.push_back(sealed(maildir, "a\n"));
        QVERIFY(QDir(m_path).rename(QStringLiteral("new"), QStringLiteral("away")));
        for (const Result<Delivered> &one : publish(std::move(group))) {
            QVERIFY(!one);
            QCOMPARE(one.error().kind, ErrorKind::Storage);
        }
        QCOMPARE(files("tmp"), QStringList());
    }

    void aMaildirThatVanishesIsAnError()
    {
        const Maildir maildir = opened(m_path);
        auto delivery = begun(maildir);
        QVERIFY(delivery->write("a"));
        QVERIFY(QDir(m_path).rename(QStringLiteral("new"), QStringLiteral("away")));
        const Result<Delivered> delivered = finish(std::move(delivery));
        QVERIFY(!delivered);
        QCOMPARE(delivered.error().kind, ErrorKind::Storage);
        QVERIFY(QDir(m_path).removeRecursively());
        const auto none = maildir.begin();
        QVERIFY(!none);
        QCOMPARE(none.error().kind, ErrorKind::Storage);
    }

    void namesAreUniqueInAllThreads()
    {
        constexpr int each = 5000;
        QList<QSet<QString>> names(4);
        inThreads(4, [&names](int thread) {
            for (int i = 0; i < each; ++i)
                names[thread] += uniqueName();
        });
        QSet<QString> all;
        for (const QSet<QString> &some : names)
            all.unite(some);
        QCOMPARE(all.size(), 4 * each);
        for (const QString &name : all)
            QVERIFY(name.size() <= 128 && !name.contains(u'/') && !name.contains(u':')
                    && !name.contains(u','));
    }

    void deliveriesByManyThreadsDoNotMeet()
    {
        constexpr int each = 300;
        const Maildir maildir = opened(m_path);
        QList<QSet<QString>> delivered(4);
        inThreads(4, [&](int thread) {
            for (int i = 0; i < each; ++i) {
                const QByteArray message = QByteArray::number(thread) + '-' + QByteArray::number(i) + "\n";
                const Result<Delivered> one = deliver(maildir, message);
                if (one && content(one->file) == message)
                    delivered[thread] += one->file;
            }
        });
        QSet<QString> all;
        for (const QSet<QString> &some : delivered)
            all.unite(some);
        QCOMPARE(all.size(), 4 * each);
        const QStringList present = files("new");
        QCOMPARE(QSet<QString>(present.begin(), present.end()), all);
        QCOMPARE(files("tmp"), QStringList());
    }

    void beingKilledLeavesOnlyWholeMessages()
    {
        for (int kills = 0; kills < 5; ++kills) {
            QProcess process;
            process.start(QCoreApplication::applicationFilePath(),
                          {QStringLiteral("--deliver-until-killed"), m_path});
            QByteArray said;
            // Each time at another moment of a delivery.
            while (said.count('\n') < 10 + 3 * kills && process.waitForReadyRead(30'000))
                said += process.readAll();
            process.kill();
            QVERIFY(process.waitForFinished());
            said += process.readAll();
            QCOMPARE(process.exitStatus(), QProcess::CrashExit);
            QList<QByteArray> confirmed = said.split('\n');
            confirmed.removeLast(); // Empty, or cut off.
            QVERIFY(confirmed.size() >= 10);
            for (const QByteArray &file : confirmed)
                QVERIFY2(QFile::exists(QString::fromUtf8(file)), file.constData());
            m_confirmed += confirmed.size();
        }
        const QStringList present = files("new");
        QVERIFY(present.size() >= m_confirmed);
        // A group each may have been delivered and not yet told.
        QVERIFY(present.size() <= m_confirmed + 5 * largestGroup);
        for (const QString &file : present)
            QVERIFY2(isWhole(content(file)), qPrintable(file));
        // What was under way is in tmp/, which no mail program looks at, and does not hinder.
        QVERIFY(deliver(opened(m_path), "a\r\n"));
    }

    void pythonReadsIt()
    {
        const Maildir maildir = opened(m_path);
        const QByteArray message = "From: a@example.org\r\nSubject: =?utf-8?q?=D0=9F?=\r\n\r\nBody\r\n";
        QVERIFY(deliver(maildir, message));
        QVERIFY(deliver(maildir, message));
        const auto unfinished = begun(maildir);
        QVERIFY(unfinished->write("Subject: not yet\r\n"));
        const QByteArray script = R"(
import json, mailbox, sys
box = mailbox.Maildir(sys.argv[1], create=False)
print(json.dumps([[m.get_subdir(), m["From"], m.get_payload(), m.get_flags()] for m in box]))
box.lock()
for key in list(box.keys()):
    m = box[key]
    m.set_subdir("cur")
    m.add_flag("S")
    box[key] = m
print(json.dumps([m.get_flags() for m in box]))
)";
        QProcess python;
        python.start(QStringLiteral("python3"), {QStringLiteral("-c"), QString::fromUtf8(script), m_path});
        QVERIFY(python.waitForFinished());
        QCOMPARE(python.readAllStandardError(), "");
        const QByteArray one = R"(["new", "a@example.org", "Body\n", ""])";
        QCOMPARE(python.readLine().trimmed(), '[' + one + ", " + one + ']');
        QCOMPARE(python.readLine().trimmed(), R"(["S", "S"])");
        QVERIFY(deliver(opened(m_path), message));
        QCOMPARE(files("new").size(), 1);
        QCOMPARE(files("cur").size(), 2);
    }

    void spaceIsToldForWhatDoesNotExistYet()
    {
        const qint64 space = spaceFor(m_path + QStringLiteral("/deeper/still"));
        QVERIFY(space > 0);
        QVERIFY(space <= qint64(std::filesystem::space(m_temporary->path().toStdString()).capacity));
    }

#ifdef Q_OS_UNIX
    void aFullDiskLeavesNothing_data()
    {
        QTest::addColumn<int>("space");
        QTest::addColumn<int>("octets");
        QTest::newRow("at once") << 0 << 500'000;
        QTest::newRow("in the midst") << 100'000 << 500'000;
        QTest::newRow("at the end: it fitted into the buffer") << 50 << 100;
    }
    void aFullDiskLeavesNothing()
    {
        QFETCH(const int, space);
        QFETCH(const int, octets);
        const Maildir maildir = opened(m_path);
        QByteArray before;
        Error error;
        {
            auto delivery = begun(maildir);
            const FullDisk full(space);
            for (int sent = 0; sent < octets; sent += 50)
                (void)delivery->write(QByteArray(50, 'a'));
            const Result<Delivered> delivered = finish(std::move(delivery));
            if (!delivered)
                error = delivered.error();
        }
        QCOMPARE(error.kind, ErrorKind::Storage);
        QVERIFY2(error.detail.contains(QStringLiteral("File too large")), qPrintable(error.detail));
        QCOMPARE(files("new"), QStringList());
        QCOMPARE(files("tmp"), QStringList());
        QVERIFY(deliver(maildir, QByteArray(octets, 'a')));
    }

    void whatMustNotBeWrittenIsAnError_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::newRow("above") << QString();
        QTest::newRow("tmp") << QStringLiteral("/tmp");
        QTest::newRow("new") << QStringLiteral("/new");
    }
    void whatMustNotBeWrittenIsAnError()
    {
        QFETCH(const QString, folder);
        // The group, too: nobody is still of root's.
        const auto readable = QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup
            | QFile::ReadOther | QFile::ExeOther;
        const auto free = readable | QFile::WriteOwner | QFile::WriteGroup | QFile::WriteOther;
        QVERIFY(QDir().mkpath(m_path));
        for (const QString &path : {m_temporary->path(), QFileInfo(m_path).path(), m_path})
            QVERIFY(QFile::setPermissions(path, free));
        if (!folder.isEmpty()) {
            opened(m_path);
            for (const char *part : {"/cur", "/new", "/tmp"})
                QVERIFY(QFile::setPermissions(m_path + QLatin1StringView(part), free));
        }
        QVERIFY(QFile::setPermissions(m_path + folder, readable));
        std::optional<Error> error;
        {
            const AsNobody nobody;
            const Result<Maildir> maildir = Maildir::open(m_path);
            if (!maildir) {
                error = maildir.error();
            } else if (auto delivery = maildir->begin(); !delivery) {
                error = delivery.error();
            } else if (const Result<Delivered> delivered = finish(std::move(delivery).value()); !delivered) {
                error = delivered.error();
            }
        }
        QVERIFY(error);
        QCOMPARE(error->kind, ErrorKind::Storage);
        QVERIFY2(error->detail.contains(QStringLiteral("Permission denied")), qPrintable(error->detail));
        QVERIFY(QFile::setPermissions(m_path + folder, free));
        QCOMPARE(files("new"), QStringList());
        QCOMPARE(files("tmp"), QStringList());
    }
#endif

private:
    /// Paths, sorted.
    QStringList files(const char *folder) const
    {
        const QDir dir(m_path + u'/' + QLatin1StringView(folder));
        QStringList paths;
        for (const QString &name : dir.entryList(QDir::Files | QDir::Hidden))
            paths += dir.filePath(name);
        return paths;
    }

    template <class Work>
    static void inThreads(int count, Work work)
    {
        QList<QThread *> threads;
        for (int i = 0; i < count; ++i) {
            threads += QThread::create(work, i);
            threads.last()->start();
        }
        for (QThread *thread : threads)
            thread->wait();
        qDeleteAll(threads);
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    QString m_path;
    qsizetype m_confirmed = 0;
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--deliver-until-killed")
        deliverUntilKilled(arguments.value(2));
    tst_archive_maildir test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_archive_maildir.moc"
