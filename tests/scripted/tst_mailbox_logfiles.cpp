// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions of a mailbox in files of their own.
#include "support/mailboxscript.h"
#include "support/mailboxuser.h"
#include "support/scriptedserver.h"

#include <QTest>

#include <algorithm>

using namespace poplar;
using namespace poplar::mailbox;
using namespace poplar::test;
using records::LogFiles;

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 20000)

namespace {

LogFiles filesIn(const QTemporaryDir &folder)
{
    return {LogFiles::Writing::On, folder.path(), 30, 100'000'000};
}

QList<QByteArrayList> logsIn(const QTemporaryDir &folder)
{
    QList<QByteArrayList> logs;
    const QDir dir(folder.path());
    for (const QString &name : dir.entryList({QStringLiteral("pop3_*.log")}, QDir::Files, QDir::Name)) {
        QFile file(dir.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            logs += file.readAll().split('\n');
    }
    return logs;
}

/// Without times.
QByteArrayList said(const QByteArrayList &lines, QByteArrayView by)
{
    QByteArrayList said;
    for (const QByteArray &line : lines) {
        const QByteArray behind = line.mid(line.indexOf(' ') + 1);
        if (!line.startsWith('#') && behind.startsWith(by))
            said += behind.mid(by.size());
    }
    return said;
}

} // namespace

class TestMailboxLogFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachSessionHasAFile();
    void allLinesOfAListingAreThere();
    void aFolderThatCannotBeWrittenIsToldInTheLogOnce();
    void nothingIsWrittenUnasked();
};

void TestMailboxLogFiles::eachSessionHasAFile()
{
    const QTemporaryDir folder;
    const QByteArray session = scriptedLogin + scriptedListing({"a"});
    ScriptedServer server(session + scriptedFarewell + session + "C: RSET\nS: +OK\nC: QUIT\nS: +OK\n");
    MailboxUser user(scriptedAccount(server.port()));
    user->setLogFiles(filesIn(folder));
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 1);
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 2);
    user->leave();
    QTRY_PLAYED(server);
    QTRY_SOON(user->status().state == ConnectionState::Disconnected);
    const QList<QByteArrayList> logs = logsIn(folder);
    QCOMPARE(logs.size(), 2);
    const QByteArrayList commands{"CAPA", "USER anna", "PASS ********", "CAPA", "STAT",
                                  "LIST", "UIDL",      "RSET",          "QUIT"};
    for (const QByteArrayList &log : logs) {
        QCOMPARE(said(log, "C: "), commands);
        QVERIFY(log.contains("# Server: 127.0.0.1:" + QByteArray::number(server.port())));
        QVERIFY(said(log, "-- ").value(2).startsWith("connected from 127.0.0.1:"));
        QCOMPARE(said(log, "-- ").last(), QByteArray("DISCONNECTED"));
    }
}

void TestMailboxLogFiles::allLinesOfAListingAreThere()
{
    constexpr int messages = 300;
    const QTemporaryDir folder;
    QByteArrayList uniqueIds;
    for (int i = 1; i <= messages; ++i)
        uniqueIds += "unique-" + QByteArray::number(i);
    ScriptedServer server(scriptedLogin + scriptedListing(uniqueIds) + "HANG\n");
    server.ignoreRest();
    MailboxUser user(scriptedAccount(server.port()));
    user->setLogFiles(filesIn(folder));
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 1);
    // Of LIST, and of UIDL.
    QTRY_SOON(logsIn(folder).value(0).join('\n').count("S: . [300 lines in all]") == 2);
    const QByteArrayList replies = said(logsIn(folder).first(), "S: ");
    for (int i = 1; i <= messages; ++i)
        QVERIFY2(replies.contains(QByteArray::number(i) + " unique-" + QByteArray::number(i)),
                 uniqueIds[i - 1].constData());
    // The window has the first hundred of each.
    const auto shown = [&user] {
        return std::count_if(user.transcript.begin(), user.transcript.end(),
                             [](const auto &event) { return event.text.contains("unique-"); });
    };
    QTRY_SOON(shown() >= 100);
    QCOMPARE(shown(), 100);
}

void TestMailboxLogFiles::aFolderThatCannotBeWrittenIsToldInTheLogOnce()
{
    ScriptedServer server(scriptedLogin + scriptedListing({"a"}) + "C: RSET\nS: +OK\nC: QUIT\nS: +OK\n");
    MailboxUser user(scriptedAccount(server.port()));
    user->setLogFiles({LogFiles::Writing::On, QStringLiteral("/nonexistent/logs"), 30, 1'000'000});
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 1);
    user->leave();
    QTRY_PLAYED(server);
    QTRY_SOON(user->status().state == ConnectionState::Disconnected);
    qsizetype told = 0;
    for (const wire::TranscriptEvent &event : user.transcript)
        told += event.text.startsWith("log file ended: ") ? 1 : 0;
    QCOMPARE(told, 1);
    // To the session it is nothing.
    for (const wire::TranscriptEvent &event : user.transcript)
        QVERIFY(event.kind != wire::TranscriptEvent::Kind::Failure);
    QVERIFY(user.problems.isEmpty());
}

void TestMailboxLogFiles::nothingIsWrittenUnasked()
{
    const QTemporaryDir folder;
    ScriptedServer server(scriptedLogin + scriptedListing({"a"}) + "HANG\n");
    server.ignoreRest();
    MailboxUser user(scriptedAccount(server.port()));
    LogFiles files = filesIn(folder);
    files.writing = LogFiles::Writing::Off;
    user->setLogFiles(files);
    user->check(Reading::Listing);
    QTRY_SOON(user.timesListed == 1);
    QVERIFY(QDir(folder.path()).isEmpty());
}

QTEST_GUILESS_MAIN(TestMailboxLogFiles)
#include "tst_mailbox_logfiles.moc"
