// SPDX-License-Identifier: GPL-3.0-or-later
// What is written down of sessions: lines, files, and which of the files stay.
#include "records/eventline.h"
#include "records/sessionfile.h"

#include "tst_archive_faults.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace poplar;
using namespace poplar::records;
using wire::TranscriptEvent;
using Kind = TranscriptEvent::Kind;

namespace {

const QDateTime now(QDate(2026, 11, 22), QTime(10, 37, 41, 123), Qt::UTC);

TranscriptEvent noted(Kind kind, const QByteArray &text, qint64 octets = 0, qint64 lines = 0)
{
    TranscriptEvent event;
    event.time = now;
    event.kind = kind;
    event.text = text;
    event.octets = octets;
    event.lines = lines;
    return event;
}

LogFiles rulesFor(const QTemporaryDir &folder)
{
    LogFiles rules;
    rules.writing = LogFiles::Writing::On;
    rules.folder = folder.path();
    return rules;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

void write(const QString &path, const QByteArray &content, const QDateTime &written)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.flush()
        || !file.setFileTime(written, QFileDevice::FileModificationTime))
        qFatal("Cannot write %s", qPrintable(path));
}

} // namespace

class TestRecordsFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eventsAreLines_data();
    void eventsAreLines();
    void namesAreToldFromOthers_data();
    void namesAreToldFromOthers();
    void ageAndSizeDecideWhatGoes();
    void whatIsBeingWrittenStays();
    void whatThisProgramHasFinishedMayGo();
    void thereAreNotTooManyFiles();
    void anOpenFileStaysAndAClosedOneGoes();
    void filesGoWhenASessionEnds();
    void aFileIsInUseWhileAMessageComes();
    void onlyOurFilesAreDeleted();
    void aSessionIsInAFileOfItsOwn();
    void aNameThatIsTakenGetsASuffix();
    void aLinkIsNotFollowed();
    void theHeadingIsNeutralised();
    void aFullDiskEndsTheFileWithOneNotice();
    void aFolderThatIsMissingIsToldOnce();
    void aFileDoesNotOutgrowItsLimit();
};

void TestRecordsFiles::eventsAreLines_data()
{
    QTest::addColumn<TranscriptEvent>("event");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const TranscriptEvent &event, const QByteArray &text) {
        QTest::newRow(name) << event << text;
    };
    row("sent", noted(Kind::Sent, "USER anna", 11), "C: USER anna");
    row("received", noted(Kind::Received, "+OK", 5), "S: +OK");
    row("a body", noted(Kind::Body, {}, 3972, 78), "S: [3972 octets, 78 lines]");
    row("nothing of a body", noted(Kind::Body, "Dear Anna", 3972, 78), "S: [3972 octets, 78 lines]");
    row("state", noted(Kind::State, "TRANSACTION"), "-- TRANSACTION");
    row("escapes", noted(Kind::Received, "+OK \x1b[2J\x1b]0;x\x07", 20), "S: +OK \\x1b[2J\\x1b]0;x\\x07");
    row("line ends", noted(Kind::Received, "+OK\r\n2026 C: PASS x\n", 20),
        "S: +OK\\x0d\\x0a2026 C: PASS x\\x0a");
    row("bidi", noted(Kind::Received, QStringLiteral("+OK \u202egpj.exe").toUtf8(), 20),
        "S: +OK \\u202egpj.exe");
    row("no UTF-8", noted(Kind::Received, "+OK \xe9\xff\x80", 9), QStringLiteral("S: +OK éÿ\\x80").toUtf8());
    row("NUL", noted(Kind::Received, QByteArray("+OK \0x", 6), 8), "S: +OK \\x00x");
    row("a long line", noted(Kind::Received, QByteArray(limit::transcriptText, 'x'), 1'000'002),
        "S: " + QByteArray(limit::transcriptText, 'x') + " [cut, 1000002 octets in all]");
    row("a long listing", noted(Kind::Received, ".", 1'000'003, 123'456), "S: . [123456 lines in all]");
    row("a short listing", noted(Kind::Received, ".", 3, 20), "S: .");
}

void TestRecordsFiles::eventsAreLines()
{
    QFETCH(TranscriptEvent, event);
    QFETCH(QByteArray, text);
    QCOMPARE(lineOf(event), "2026-11-22T10:37:41.123Z " + text);
    QVERIFY(!lineOf(event).contains('\n'));
}

void TestRecordsFiles::namesAreToldFromOthers_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isOurs");
    const auto row = [](const char *name, bool isOurs) {
        QTest::newRow(name) << QString::fromLatin1(name) << isOurs;
    };
    row("pop3_20261122_103741.log", true);
    row("smtp_20261122_103741.log", true);
    row("pop3_20261122_103741_2.log", true);
    row("pop3_20261122_103741_9999.log", true);
    row("pop3_20261122_103741_10000.log", false);
    row("pop3_20261122_103741.log~", false);
    row("pop3_20261122_103741.log\n", false);
    row("pop3_20261322_103741.log", false);
    row("pop3_20261122_253741.log", false);
    row("pop3_2026112_103741.log", false);
    row("imap_20261122_103741.log", false);
    row("xpop3_20261122_103741.log", false);
    row("pop3_20261122_103741.txt", false);
    row("notes.log", false);
    row("", false);
}

void TestRecordsFiles::namesAreToldFromOthers()
{
    QFETCH(QString, name);
    QFETCH(bool, isOurs);
    QCOMPARE(logFileBegin(name).has_value(), isOurs);
    QCOMPARE(logFileBegin(logFileName(QStringLiteral("pop3"), now, 6))->toString(Qt::ISODate),
             QStringLiteral("2026-11-22T10:37:41Z"));
}

void TestRecordsFiles::ageAndSizeDecideWhatGoes()
{
    const auto file = [](int daysAgo, qint64 octets) {
        const QDateTime begun = now.addDays(-daysAgo);
        return LogFile{logFileName(QStringLiteral("pop3"), begun), octets, begun};
    };
    const QList<LogFile> files{file(1, 50), file(40, 10), file(5, 30), file(20, 20)};
    LogFiles rules;
    rules.days = 30;
    rules.octets = 1000;
    QCOMPARE(surplus(files, rules, now), QStringList{files[1].name});
    rules.octets = 85;
    QCOMPARE(surplus(files, rules, now), (QStringList{files[1].name, files[3].name}));
    rules.octets = 0;
    QCOMPARE(surplus(files, rules, now),
             (QStringList{files[1].name, files[3].name, files[2].name, files[0].name}));
    rules = {};
    rules.days = 365;
    QCOMPARE(surplus(files, rules, now), QStringList());
}

void TestRecordsFiles::whatIsBeingWrittenStays()
{
    LogFile file{logFileName(QStringLiteral("pop3"), now.addDays(-90)), 1000, now.addSecs(-60)};
    LogFiles rules;
    rules.octets = 10;
    QCOMPARE(surplus({file}, rules, now), QStringList());
    file.written = now.addDays(-1);
    QCOMPARE(surplus({file}, rules, now), QStringList{file.name});
}

void TestRecordsFiles::whatThisProgramHasFinishedMayGo()
{
    LogFile file{logFileName(QStringLiteral("pop3"), now.addSecs(-60)), 1000, now.addSecs(-60)};
    LogFiles rules;
    rules.octets = 10;
    file.use = openlogs::Use::Closed;
    QCOMPARE(surplus({file}, rules, now), QStringList{file.name});
    // However long it says nothing.
    file.use = openlogs::Use::Open;
    file.written = now.addDays(-1);
    QCOMPARE(surplus({file}, rules, now), QStringList());
}

void TestRecordsFiles::thereAreNotTooManyFiles()
{
    QList<LogFile> files;
    for (int i = 0; i < limit::logFiles + 3; ++i) {
        const QDateTime begun = now.addDays(-1).addSecs(-i);
        files += LogFile{logFileName(QStringLiteral("pop3"), begun), 10, begun};
    }
    const qsizetype last = files.size() - 1;
    QCOMPARE(surplus(files, {}, now),
             (QStringList{files[last].name, files[last - 1].name, files[last - 2].name}));
}

void TestRecordsFiles::anOpenFileStaysAndAClosedOneGoes()
{
    const QTemporaryDir folder;
    LogFiles rules = rulesFor(folder);
    auto finished = std::make_unique<SessionFile>(rules, SessionHeading(), now.addSecs(-1));
    SessionFile going(rules, {}, now);
    for (SessionFile *file : {finished.get(), &going}) {
        file->record(noted(Kind::Received, "+OK", 5));
        QVERIFY(file->flush());
    }
    const QString closed = finished->path();
    finished.reset();
    // It has said nothing for a day: a message of many gigabytes comes, say.
    QFile open(going.path());
    QVERIFY(open.open(QIODevice::ReadWrite)
            && open.setFileTime(now.addDays(-1), QFileDevice::FileModificationTime));
    open.close();
    rules.octets = 1;
    tidy(rules);
    QVERIFY(QFile::exists(going.path()));
    QVERIFY(!QFile::exists(closed));
}

void TestRecordsFiles::filesGoWhenASessionEnds()
{
    const QTemporaryDir folder;
    const QDateTime old = now.addDays(-400);
    const QString due = QDir(folder.path()).filePath(logFileName(QStringLiteral("pop3"), old));
    write(due, "x", old);
    {
        const SessionFile file(rulesFor(folder), {}, now);
        QVERIFY(QFile::exists(due)); // no time of the session is spent on it
    }
    QVERIFY(!QFile::exists(due));
}

void TestRecordsFiles::aFileIsInUseWhileAMessageComes()
{
    const QTemporaryDir folder;
    SessionFile file(rulesFor(folder), {}, now);
    QVERIFY(file.flush());
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-1800);
    QFile other(file.path());
    QVERIFY(other.open(QIODevice::ReadWrite) && other.setFileTime(before, QFileDevice::FileModificationTime));
    other.close();
    file.record(noted(Kind::Progress, {}, 1'000'000));
    QVERIFY(QFileInfo(file.path()).lastModified().toUTC() > before.addSecs(600));
}

void TestRecordsFiles::onlyOurFilesAreDeleted()
{
    const QTemporaryDir folder;
    const QTemporaryDir elsewhere;
    const QDir dir(folder.path());
    const QDateTime old = now.addDays(-400);
    const QString due = logFileName(QStringLiteral("pop3"), old);
    const QString linked = logFileName(QStringLiteral("smtp"), old);
    const QString target = QDir(elsewhere.path()).filePath(linked);
    write(dir.filePath(due), "x", old);
    write(dir.filePath(QStringLiteral("notes.log")), "x", old);
    write(dir.filePath(due + QLatin1Char('~')), "x", old);
    write(target, "x", old);
    QVERIFY(QFile::link(target, dir.filePath(linked)));
    QVERIFY(dir.mkdir(logFileName(QStringLiteral("pop3"), old, 1)));
    tidy(rulesFor(folder), now);
    QVERIFY(!QFile::exists(dir.filePath(due)));
    QCOMPARE(dir.entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 4);
    QVERIFY(QFile::exists(target));
}

void TestRecordsFiles::aSessionIsInAFileOfItsOwn()
{
    const QTemporaryDir folder;
    const SessionHeading heading{QStringLiteral("pop3"), QStringLiteral("Anna"),
                                 QStringLiteral("mail.example.org"), 110};
    SessionFile file(rulesFor(folder), heading, now);
    QCOMPARE(QFileInfo(file.path()).fileName(), QStringLiteral("pop3_20261122_103741.log"));
    for (int i = 0; i < 30'000; ++i) // more than any ring of the log keeps
        file.record(noted(Kind::Received, QByteArray::number(i), 6));
    file.record(noted(Kind::Progress, {}, 100));
    QVERIFY(file.flush());
    const QByteArrayList lines = contentOf(file.path()).split('\n');
    QCOMPARE(lines.size(), 30'000 + 6);
    QCOMPARE(lines.mid(0, 6),
             (QByteArrayList{
                 "# Poplar session log, version 1", "# Protocol: POP3", "# Account: Anna",
                 "# Server: mail.example.org:110",
                 "# Times are UTC. C: the client, S: the server, -- what happened. Secrets are masked.",
                 "2026-11-22T10:37:41.123Z S: 0"}));
    QCOMPARE(lines[lines.size() - 2], QByteArray("2026-11-22T10:37:41.123Z S: 29999"));
#ifdef Q_OS_UNIX
    const auto othersMay = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(QFile::permissions(file.path()) & othersMay, QFile::Permissions());
#endif
}

void TestRecordsFiles::aNameThatIsTakenGetsASuffix()
{
    const QTemporaryDir folder;
    SessionFile first(rulesFor(folder), {}, now);
    SessionFile second(rulesFor(folder), {}, now);
    SessionFile third(rulesFor(folder), {}, now);
    QCOMPARE(QFileInfo(second.path()).fileName(), QStringLiteral("pop3_20261122_103741_2.log"));
    QCOMPARE(QFileInfo(third.path()).fileName(), QStringLiteral("pop3_20261122_103741_3.log"));
}

void TestRecordsFiles::aLinkIsNotFollowed()
{
    const QTemporaryDir folder;
    const QString target = folder.filePath(QStringLiteral("target"));
    QVERIFY(QFile::link(target, folder.filePath(logFileName(QStringLiteral("pop3"), now))));
    SessionFile file(rulesFor(folder), {}, now);
    QVERIFY(file.flush());
    QCOMPARE(QFileInfo(file.path()).fileName(), QStringLiteral("pop3_20261122_103741_2.log"));
    QVERIFY(!QFile::exists(target));
}

void TestRecordsFiles::theHeadingIsNeutralised()
{
    const QTemporaryDir folder;
    const SessionHeading heading{QStringLiteral("pop3"), QStringLiteral("A\n\x1b[2J\u202eB"),
                                 QStringLiteral("h"), 1};
    SessionFile file(rulesFor(folder), heading, now);
    QVERIFY(file.flush());
    QVERIFY(contentOf(file.path()).contains("\n# Account: A\\x0a\\x1b[2J\\u202eB\n"));
}

void TestRecordsFiles::aFullDiskEndsTheFileWithOneNotice()
{
#ifdef Q_OS_UNIX
    const QTemporaryDir folder;
    SessionFile file(rulesFor(folder), {}, now);
    file.record(noted(Kind::Sent, "CAPA", 6));
    QVERIFY(file.flush());
    const QByteArray before = contentOf(file.path());
    {
        const FullDisk full;
        file.record(noted(Kind::Sent, "NOOP", 6));
        const Result<Done> flushed = file.flush();
        QVERIFY(!flushed);
        QCOMPARE(flushed.error().kind, ErrorKind::Storage);
        QVERIFY(!flushed.error().detail.isEmpty());
        // Neither does it know where the file is: it is told in a log that may be shared.
        QVERIFY(!flushed.error().detail.contains(folder.path()));
        for (int i = 0; i < 10'000; ++i)
            file.record(noted(Kind::Sent, "NOOP", 6));
        QVERIFY(file.flush());
    }
    file.record(noted(Kind::Sent, "QUIT", 6));
    QVERIFY(file.flush());
    QCOMPARE(contentOf(file.path()), before);
#endif
}

void TestRecordsFiles::aFolderThatIsMissingIsToldOnce()
{
    LogFiles rules;
    rules.folder = QStringLiteral("/nonexistent/logs");
    SessionFile file(rules, {}, now);
    QCOMPARE(file.path(), QString());
    file.record(noted(Kind::Sent, "CAPA", 6));
    QVERIFY(!file.flush());
    QVERIFY(file.flush());
}

void TestRecordsFiles::aFileDoesNotOutgrowItsLimit()
{
    const QTemporaryDir folder;
    LogFiles rules = rulesFor(folder);
    rules.octets = 200'000;
    SessionFile file(rules, {}, now);
    for (int i = 0; i < 10'000; ++i)
        file.record(noted(Kind::Received, "+OK 12345678901234567890", 26));
    QVERIFY(file.flush());
    const QByteArray content = contentOf(file.path());
    QVERIFY(content.size() <= rules.octets);
    QVERIFY(content.size() > rules.octets / 2);
    QVERIFY(content.endsWith("# The file has reached its greatest size and ends here.\n"));
}

QTEST_GUILESS_MAIN(TestRecordsFiles)
#include "tst_records_files.moc"
