// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/tokencommand.h"

#include <QFile>
#include <QPointer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace poplar;
using namespace poplar::accounts;

Q_DECLARE_METATYPE(poplar::Result<poplar::Secret>)

namespace {

/// Runs one command and keeps what came of it.
class Run {
public:
    explicit Run(const QString &command, std::chrono::milliseconds deadline = limit::tokenCommand)
    {
        QObject::connect(&m_command, &TokenCommand::finished, &m_command,
                         [this](const Result<Secret> &token) {
                             QVERIFY(!m_isCalling);
                             ++times;
                             result = token;
                         });
        m_isCalling = true;
        m_command.run(command, deadline);
        m_isCalling = false;
    }

    [[nodiscard]] QByteArray token() const
    {
        return result && *result ? result->value().wireBytes().toByteArray() : QByteArray();
    }
    [[nodiscard]] QByteArray code() const { return result && !*result ? result->error().code : QByteArray(); }
    [[nodiscard]] QString detail() const { return result && !*result ? result->error().detail : QString(); }

    std::optional<Result<Secret>> result;
    int times = 0;

private:
    TokenCommand m_command;
    bool m_isCalling = false;
};

bool isAlive(pid_t process)
{
    return ::kill(process, 0) == 0;
}

} // namespace

/// Commands as people have them, and as they fail.
class TestTokenCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tokens_data();
    void tokens();
    void failures_data();
    void failures();
    void aHangingCommandIsEnded();
    void aCommandWithoutEndIsEnded();
    void itGoesWithItsOwner();
    void noShellReadsTheCommand();
    void theTokenIsNotInTheComplaint();
    void theComplaintIsShortAndHarmless();

private:
    QString script(const QByteArray &content)
    {
        const QString path = m_folder.filePath(QStringLiteral("a script %1").arg(++m_scripts));
        QFile file(path);
        if (!file.open(QFile::WriteOnly) || file.write("#!/bin/sh\n" + content + '\n') < 0
            || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
            qFatal("Cannot write a script");
        return u'"' + path + u'"';
    }

    const QTemporaryDir m_folder;
    int m_scripts = 0;
};

void TestTokenCommand::tokens_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("one line") << QByteArray("echo ya29.token/+=");
    QTest::newRow("without a line end") << QByteArray("printf ya29.token/+=");
    QTest::newRow("CR LF") << QByteArray("printf 'ya29.token/+=\\r\\n'");
    QTest::newRow("blanks around") << QByteArray("echo '  ya29.token/+=  '");
    QTest::newRow("several lines") << QByteArray("echo ya29.token/+=; echo expires: 3599; echo ok");
    QTest::newRow("in two pieces") << QByteArray("printf ya29.; sleep 0.1; echo token/+=");
    QTest::newRow("with remarks") << QByteArray("echo refreshing >&2; echo ya29.token/+=");
    QTest::newRow("asks, and hears nothing") << QByteArray("read answer; echo ya29.token/+=$answer");
}

void TestTokenCommand::tokens()
{
    QFETCH(QByteArray, content);
    const Run run(script(content));
    QTRY_VERIFY_WITH_TIMEOUT(run.result, 20000);
    QCOMPARE(run.detail(), QString());
    QCOMPARE(run.token(), QByteArray("ya29.token/+="));
    QCOMPARE(run.times, 1);
}

void TestTokenCommand::failures_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("detail");
    using namespace tokencode;
    QTest::newRow("no command") << QString() << QByteArray(start) << QString();
    QTest::newRow("blanks") << QStringLiteral("  ") << QByteArray(start) << QString();
    QTest::newRow("not found") << QStringLiteral("/nowhere/token --now") << QByteArray(start)
                               << QStringLiteral("/nowhere/token: ");
    QTest::newRow("not executable") << QStringLiteral("/etc/passwd") << QByteArray(start)
                                    << QStringLiteral("/etc/passwd: ");
    QTest::newRow("fails") << script("echo no-token; echo 'login first' >&2; exit 3") << QByteArray(failed)
                           << QStringLiteral("3 login first");
    QTest::newRow("crashes") << script("kill -ABRT $$") << QByteArray(failed) << QString();
    QTest::newRow("prints nothing") << script("echo 'nothing cached' >&2") << QByteArray(empty)
                                    << QStringLiteral("nothing cached");
    QTest::newRow("an empty first line") << script("echo; echo token") << QByteArray(empty) << QString();
}

void TestTokenCommand::failures()
{
    QFETCH(QString, command);
    QFETCH(QByteArray, code);
    QFETCH(QString, detail);
    const Run run(command);
    QTRY_VERIFY_WITH_TIMEOUT(run.result, 20000);
    QVERIFY(!*run.result);
    QCOMPARE(run.result->error().kind, ErrorKind::NoToken);
    QCOMPARE(run.code(), code);
    QVERIFY2(run.detail().startsWith(detail), qPrintable(run.detail()));
    QVERIFY(!run.detail().contains(QStringLiteral("no-token")));
    QCOMPARE(run.times, 1);
}

void TestTokenCommand::aHangingCommandIsEnded()
{
    const QString note = m_folder.filePath(QStringLiteral("pid"));
    const Run run(script("echo $$ > '" + note.toUtf8() + "'; echo half; exec sleep 1000"),
                  std::chrono::milliseconds(300));
    QTRY_VERIFY_WITH_TIMEOUT(run.result, 20000);
    QCOMPARE(run.code(), QByteArray(tokencode::deadline));
    QFile file(note);
    QVERIFY(file.open(QFile::ReadOnly));
    const pid_t process = file.readAll().trimmed().toInt();
    QVERIFY(process > 1);
    QTRY_VERIFY(!isAlive(process));
    QCOMPARE(run.times, 1);
}

void TestTokenCommand::aCommandWithoutEndIsEnded()
{
    const Run run(QStringLiteral("yes token"));
    QTRY_VERIFY_WITH_TIMEOUT(run.result, 20000);
    QCOMPARE(run.code(), QByteArray(tokencode::output));
    QCOMPARE(run.times, 1);
}

void TestTokenCommand::itGoesWithItsOwner()
{
    const QString note = m_folder.filePath(QStringLiteral("owner"));
    auto run = std::make_unique<Run>(script("echo $$ > '" + note.toUtf8() + "'; exec sleep 1000"));
    QFile file(note);
    QTRY_VERIFY_WITH_TIMEOUT(file.exists() && file.size() > 0, 20000);
    QVERIFY(file.open(QFile::ReadOnly));
    const pid_t process = file.readAll().trimmed().toInt();
    QVERIFY(process > 1 && isAlive(process));
    run.reset();
    QTRY_VERIFY(!isAlive(process));
}

void TestTokenCommand::noShellReadsTheCommand()
{
    const Run run(QStringLiteral("echo $HOME `id` ; \"a b\" > /dev/null"));
    QTRY_VERIFY_WITH_TIMEOUT(run.result, 20000);
    QCOMPARE(run.token(), QByteArray("$HOME `id` ; a b > /dev/null"));
}

void TestTokenCommand::theTokenIsNotInTheComplaint()
{
    const Run run(script("echo ya29.secret; echo 'got ya29.secret, but it is too old' >&2; exit 1"));
    QTRY_VERIFY_WITH_TIMEOUT(run.result, 20000);
    QCOMPARE(run.detail(), QStringLiteral("1 got ********, but it is too old"));
}

void TestTokenCommand::theComplaintIsShortAndHarmless()
{
    const Run run(script("head -c 100000 /dev/zero | tr '\\0' x >&2; "
                         "printf '\\033[31mred\\033[0m \\342\\200\\256gpj.exe\\nend' >&2; exit 1"));
    QTRY_VERIFY_WITH_TIMEOUT(run.result, 20000);
    QVERIFY(run.detail().size() <= limit::tokenComplaint + 4);
    QVERIFY2(run.detail().endsWith(QStringLiteral("x [31mred [0m gpj.exe end")), qPrintable(run.detail()));
}

QTEST_GUILESS_MAIN(TestTokenCommand)
#include "tst_accounts_tokencommand.moc"
