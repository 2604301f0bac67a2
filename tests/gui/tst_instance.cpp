// SPDX-License-Identifier: GPL-3.0-or-later
// One Poplar for each profile: the class by itself, and the real program.
#include "../unit/tst_archive_faults.h"
#include "app/singleinstance.h"

#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>

using poplar::app::SingleInstance;
using Place = SingleInstance::Place;
using Wish = SingleInstance::Wish;

namespace {

constexpr int longEnough = 30'000;

/// Also for the group: this process keeps its own when it is nobody.
constexpr QFile::Permissions readOnly = QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup
    | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;

/// The built program, with a home of its own and no screen.
class Program {
public:
    explicit Program(const QString &profile, const QStringList &options = {})
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), m_home.path());
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        environment.insert(QStringLiteral("LSAN_OPTIONS"),
                           QStringLiteral("print_suppressions=0:suppressions=" POPLAR_SOURCE_DIR
                                          "/tests/support/lsan-program.supp"));
        for (const char *name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "DBUS_SESSION_BUS_ADDRESS"})
            environment.remove(QString::fromLatin1(name));
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::ForwardedChannels);
        process.start(QStringLiteral(POPLAR), QStringList{QStringLiteral("--profile"), profile} + options);
    }
    ~Program()
    {
        process.kill();
        process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(Program)

    QProcess process;

private:
    QTemporaryDir m_home;
};

/// Whether somebody listens for later Poplars.
bool answers(const QString &profile)
{
    QLocalSocket socket;
    socket.connectToServer(profile + QStringLiteral("/poplar.socket"));
    return socket.waitForConnected(100);
}

} // namespace

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, longEnough)

class TestInstance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theLaterOneHandsItsWishOver_data()
    {
        QTest::addColumn<Wish>("wish");
        QTest::newRow("window") << Wish{};
        QTest::newRow("practice") << Wish{Wish::What::Practice, {}};
        QTest::newRow("link") << Wish{Wish::What::Write,
                                      QUrl(QStringLiteral("mailto:anna@example.org?subject=%D0%9B%0Aodka"))};
        QTest::newRow("no link") << Wish{Wish::What::Write, {}};
    }

    void theLaterOneHandsItsWishOver()
    {
        QFETCH(Wish, wish);
        SingleInstance first(profile());
        QCOMPARE(first.claim(Wish{}), Place::First);
        QSignalSpy called(&first, &SingleInstance::called);
        SingleInstance second(profile());
        QCOMPARE(second.claim(wish), Place::Later);
        QCOMPARE(called.size(), 1);
        QCOMPARE(called.first().first().value<Wish>(), wish);
    }

    void afterTheEndTheProfileIsFree()
    {
        {
            SingleInstance first(profile());
            QCOMPARE(first.claim(Wish{}), Place::First);
        }
        SingleInstance second(profile());
        QCOMPARE(second.claim(Wish{}), Place::First);
    }

    void anotherProfileIsAnotherPoplar()
    {
        const QTemporaryDir other;
        SingleInstance first(profile());
        SingleInstance second(other.path());
        QCOMPARE(first.claim(Wish{}), Place::First);
        QCOMPARE(second.claim(Wish{}), Place::First);
    }

    void aProfileWithALongNameIsLockedAllTheSame()
    {
        const QString deep = m_folder->filePath(QString(120, u'x'));
        QVERIFY(QDir().mkpath(deep));
        SingleInstance first(deep);
        QCOMPARE(first.claim(Wish{}), Place::First);
        QSignalSpy called(&first, &SingleInstance::called);
        SingleInstance second(deep);
        QCOMPARE(second.claim(Wish{}), Place::Later);
        QCOMPARE(called.size(), 1);
    }

    void aLockWhoseNumberAnotherProcessHasGotIsNobodys()
    {
        // As a crash leaves it; by now this process has its number.
        writeLock(QByteArray::number(QCoreApplication::applicationPid()) + "\ntst_instance\n"
                  + QSysInfo::machineHostName().toUtf8() + '\n' + QSysInfo::machineUniqueId() + '\n'
                  + QSysInfo::bootUniqueId() + '\n');
        SingleInstance instance(profile());
        QCOMPARE(instance.claim(Wish{}), Place::First);
    }

    void aLockOfAnotherMachineIsRespected()
    {
        const QByteArray words = QByteArray::number(QCoreApplication::applicationPid())
            + "\npoplar\nanother.example.org\nits-number\nits-boot\n";
        writeLock(words);
        SingleInstance instance(profile());
        QCOMPARE(instance.claim(Wish{}), Place::Refused);
        QFile lock(instance.lockFile());
        QVERIFY(lock.open(QFile::ReadOnly));
        QCOMPARE(lock.readAll(), words);
    }

    void aLockFileThatAPowerCutLeftEmptyIsNobodys()
    {
        writeLock({});
        SingleInstance instance(profile());
        QCOMPARE(instance.claim(Wish{}), Place::First);
    }

    void oneThatDoesNotAnswerRefuses()
    {
        QLockFile lock(m_folder->filePath(QStringLiteral("poplar.lock")));
        lock.setStaleLockTime(0);
        QVERIFY(lock.tryLock());
        SingleInstance instance(profile());
        QCOMPARE(instance.claim(Wish{}), Place::Refused);
    }

    void nonsenseIsNotTaken()
    {
        SingleInstance instance(profile());
        QCOMPARE(instance.claim(Wish{}), Place::First);
        QSignalSpy called(&instance, &SingleInstance::called);
        for (const QByteArray &word : {QByteArray("quit\n"), QByteArray(100'000, 'x'), QByteArray("show")}) {
            QLocalSocket socket;
            socket.connectToServer(m_folder->filePath(QStringLiteral("poplar.socket")));
            QVERIFY(socket.waitForConnected());
            socket.write(word);
            QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
            QVERIFY(!socket.readAll().contains("taken"));
        }
        QVERIFY(called.isEmpty());
    }

#ifdef Q_OS_UNIX
    void onlyTheUserMayConnect()
    {
        SingleInstance instance(profile());
        QCOMPARE(instance.claim(Wish{}), Place::First);
        const QFile::Permissions permissions =
            QFile::permissions(m_folder->filePath(QStringLiteral("poplar.socket")));
        QVERIFY(
            !(permissions & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
    }

    void aReadOnlyProfileCannotBeLocked()
    {
        QVERIFY(QFile::setPermissions(profile(), readOnly));
        const AsNobody nobody;
        SingleInstance instance(profile());
        QCOMPARE(instance.claim(Wish{}), Place::Unknown);
    }

    void aReadOnlyProfileWithALeftoverLockIsOpenedWithoutOne()
    {
        // As a crash, or a copy of the profile, leaves it.
        writeLock("1\npoplar\nanother.example.org\nits-number\nits-boot\n");
        QVERIFY(QFile::setPermissions(profile(), readOnly));
        const AsNobody nobody;
        SingleInstance instance(profile());
        QCOMPARE(instance.claim(Wish{}), Place::Unknown);
    }

    void aSecondProgramEndsAndTheFirstDoesWhatItWanted()
    {
        Program first(profile());
        QTRY_SOON(answers(profile()));
        const QString practice = m_folder->filePath(QStringLiteral("mail/practice"));
        QVERIFY(!QFile::exists(practice));
        Program second(profile(), {QStringLiteral("--practice")});
        QVERIFY(second.process.waitForFinished(longEnough));
        QCOMPARE(second.process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(second.process.exitCode(), 0);
        QTRY_SOON(QFile::exists(practice));
        QCOMPARE(first.process.state(), QProcess::Running);
    }

    void aProgramThatWasKilledBlocksNobody()
    {
        {
            Program first(profile());
            QTRY_SOON(answers(profile()));
            first.process.kill();
            QVERIFY(first.process.waitForFinished(longEnough));
        }
        QVERIFY(QFile::exists(m_folder->filePath(QStringLiteral("poplar.lock"))));
        QVERIFY(!answers(profile()));
        Program second(profile());
        QTRY_SOON(answers(profile()));
        QCOMPARE(second.process.state(), QProcess::Running);
    }
#endif

private:
    [[nodiscard]] QString profile() const
    {
        return m_folder->path();
    }

    void writeLock(const QByteArray &words) const
    {
        QFile lock(m_folder->filePath(QStringLiteral("poplar.lock")));
        QVERIFY(lock.open(QFile::WriteOnly));
        QCOMPARE(lock.write(words), words.size());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestInstance)
#include "tst_instance.moc"
