// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/consoleline.h"
#include "cli/errortext.h"
#include "cli/exitcode.h"
#include "cli/progresstext.h"
#include "cli/transcriptlog.h"
#include "records/eventline.h"

#include <QMetaEnum>
#include <QTemporaryDir>
#include <QTest>

using namespace poplar;
using namespace poplar::cli;
using Word = ConsoleLine::Word;

Q_DECLARE_METATYPE(poplar::cli::ConsoleLine::Word)

/// What the program understands and says, word for word.
class TestCliWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersAndRangesAreRead_data();
    void numbersAndRangesAreRead();
    void numbersBeyondTheMaildropAreFound();
    void eachNumberIsNamedOnce();

    void aLineIsAWordOrACommand_data();
    void aLineIsAWordOrACommand();
    void aWordWithWrongArgumentsIsAMistake_data();
    void aWordWithWrongArgumentsIsAMistake();

    void everyErrorHasItsExitCode_data();
    void everyErrorHasItsExitCode();
    void everyErrorHasASentence();
    void whatTheServerSaysIsNeutralised();
    void codesOfPoplarsOwnAreToldInWords();
    void aDoubtfulCertificateIsShownWithTheOptionToTrustIt();

    void theLogTellsTimeDirectionAndText();
    void theLogIsForItsOwnerOnly();
    void aCountdownNeverRunsBelowZero();
};

void TestCliWords::numbersAndRangesAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("first"); // 0: it is none
    QTest::addColumn<qint64>("last");
    const auto row = [](const char *text, qint64 first, qint64 last) {
        QTest::newRow(text) << QString::fromLatin1(text) << first << last;
    };
    row("7", 7, 7);
    row("3-7", 3, 7);
    row("3-3", 3, 3);
    for (const char *wrong :
         {"", "0", "-3", "3-", "7-3", "+3", " 3", "3 ", "x", "3-x", "3-4-5", "0x3", "99999999999999999999"})
        row(wrong, 0, 0);
}

void TestCliWords::numbersAndRangesAreRead()
{
    QFETCH(QString, text);
    QFETCH(qint64, first);
    QFETCH(qint64, last);
    const auto range = numberRange(text);
    QCOMPARE(range.has_value(), first > 0);
    QCOMPARE(range.value_or(NumberRange()), (NumberRange{first, last}));
}

void TestCliWords::numbersBeyondTheMaildropAreFound()
{
    QVERIFY(!numberBeyond({{1, 3}, {5, 5}}, 5));
    QCOMPARE(numberBeyond({{1, 3}, {7, 9}}, 5).value(), 7);
    QCOMPARE(numberBeyond({{4, 9'000'000'000'000}}, 5).value(), 6); // not expanded
    QCOMPARE(numberBeyond({{1, 1}}, 0).value(), 1);
}

void TestCliWords::eachNumberIsNamedOnce()
{
    QCOMPARE(numbersOf({{5, 6}, {2, 5}, {6, 6}}), (QList<qint64>{5, 6, 2, 3, 4}));
}

void TestCliWords::aLineIsAWordOrACommand_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<Word>("word");
    QTest::addColumn<QByteArray>("raw");
    const auto row = [](const char *line, Word word, const char *raw = "") {
        QTest::newRow(line) << QByteArray(line) << word << QByteArray(raw);
    };
    row("", Word::Nothing);
    row("  ", Word::Nothing);
    row("stat", Word::Stat);
    row("STAT", Word::Raw, "STAT");
    row(" list ", Word::List);
    row("LIST 3", Word::Raw, "LIST 3");
    row("headers", Word::Headers);
    row("headers 2 5-7", Word::Headers);
    row("retr 2", Word::Retr);
    row("delete 2-3", Word::Delete);
    row("rollback", Word::Rollback);
    row("uidl", Word::Uidl);
    row("uidl 2", Word::Uidl);
    row("help", Word::Help);
    row("quit", Word::Quit);
    row("QUIT", Word::Raw, "QUIT");
    row("leave", Word::Leave);
    row("XTND XLST Subject", Word::Raw, "XTND XLST Subject");
    row("Stat", Word::Raw, "Stat");
}

void TestCliWords::aLineIsAWordOrACommand()
{
    QFETCH(QByteArray, line);
    QFETCH(Word, word);
    QFETCH(QByteArray, raw);
    const auto read = readConsoleLine(line);
    QVERIFY(std::holds_alternative<ConsoleLine>(read));
    QCOMPARE(std::get<ConsoleLine>(read).word, word);
    QCOMPARE(std::get<ConsoleLine>(read).raw, raw);
}

void TestCliWords::aWordWithWrongArgumentsIsAMistake_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line : {"stat 3", "list 3", "retr", "retr 2 3", "retr 2-3", "retr x", "delete",
                             "delete 0", "rollback 2", "uidl 2 3", "quit now", "headers x"})
        QTest::newRow(line) << QByteArray(line);
}

void TestCliWords::aWordWithWrongArgumentsIsAMistake()
{
    QFETCH(QByteArray, line);
    const auto read = readConsoleLine(line);
    QVERIFY(std::holds_alternative<ConsoleMistake>(read));
    QVERIFY(!std::get<ConsoleMistake>(read).sentence.isEmpty());
}

void TestCliWords::everyErrorHasItsExitCode_data()
{
    QTest::addColumn<int>("code");
    const auto row = [](const char *kind, int code) { QTest::newRow(kind) << code; };
    row("HostNotFound", 69);
    row("ConnectionRefused", 69);
    row("ConnectionLost", 69);
    row("Silence", 69);
    row("NotPop3", 76);
    row("TlsNotOffered", 76);
    row("TlsFailed", 76);
    row("Injected", 76);
    row("CertificateDoubtful", 77);
    row("Authentication", 77);
    row("NoMechanism", 77);
    row("NoToken", 77);
    row("ProxyFailed", 69);
    row("ClientCertificate", 77);
    row("Busy", 75);
    row("Refused", 69);
    row("Malformed", 76);
    row("Protocol", 76);
    row("Limit", 76);
    row("Storage", 74);
    row("Cancelled", 130);
    row("Unsent", 69);
    row("Unknown", 75);
    row("NotAllowed", 64);
}

void TestCliWords::everyErrorHasItsExitCode()
{
    QFETCH(int, code);
    bool known = false;
    const auto kinds = QMetaEnum::fromType<ErrorKind>();
    const auto kind = static_cast<ErrorKind>(kinds.keyToValue(QTest::currentDataTag(), &known));
    QVERIFY(known);
    QCOMPARE(int(exitCodeOf(kind)), code);
}

void TestCliWords::everyErrorHasASentence()
{
    const auto kinds = QMetaEnum::fromType<ErrorKind>();
    QCOMPARE(kinds.keyCount(), 24); // a new one wants a row above
    QStringList sentences;
    for (int i = 0; i < kinds.keyCount(); ++i) {
        mailbox::Problem problem;
        problem.error.kind = static_cast<ErrorKind>(kinds.value(i));
        problem.host = QStringLiteral("pop.example.org");
        const QString sentence = errorLines(problem).first();
        QVERIFY2(sentence.endsWith(u'.') && !sentence.startsWith(u"Something"), qPrintable(sentence));
        QVERIFY2(!sentences.contains(sentence), qPrintable(sentence));
        sentences += sentence;
    }
}

void TestCliWords::codesOfPoplarsOwnAreToldInWords()
{
    const auto told = [](ErrorKind kind, const QByteArray &code) {
        return errorLines(Error{kind, "+OK bye", code, {}, {}}).join(u'\n');
    };
    const QString gone = told(ErrorKind::Storage, "NOT-THERE");
    QVERIFY2(gone.contains(QStringLiteral("Put the file back")), qPrintable(gone));
    QVERIFY(!gone.contains(QStringLiteral("NOT-THERE")));
    const QString back = told(ErrorKind::Refused, "STILL-THERE");
    QVERIFY2(back.contains(QStringLiteral("delete them once more")), qPrintable(back));
    QVERIFY(!back.contains(QStringLiteral("STILL-THERE")));
}

void TestCliWords::whatTheServerSaysIsNeutralised()
{
    const QString lines =
        errorLines(Error{ErrorKind::Refused, "no\x1b[2J \xe2\x80\xae way", "X-\x07", {}, {}}).join(u'\n');
    QVERIFY2(lines.contains(QStringLiteral("\\x1b[2J \\u202e way")), qPrintable(lines));
    QVERIFY(!lines.contains(u'\x1b') && !lines.contains(u'\x07'));
}

void TestCliWords::aDoubtfulCertificateIsShownWithTheOptionToTrustIt()
{
    mailbox::CertificateQuestion question;
    question.host = QStringLiteral("pop.example.org");
    wire::CertificateDetails certificate;
    certificate.names = {QStringLiteral("other.example.org")};
    certificate.issuer = QStringLiteral("Evil\x1b[1m Authority");
    certificate.validFrom = QDateTime(QDate(2026, 1, 2), QTime(0, 0), Qt::UTC);
    certificate.validUntil = QDateTime(QDate(2026, 3, 4), QTime(0, 0), Qt::UTC);
    certificate.sha256 = QByteArray(32, char(0xab));
    question.tls.chain = {certificate};
    question.tls.doubts = {wire::CertificateDoubt::WrongName, wire::CertificateDoubt::Expired};
    const QString lines = certificateLines(question).join(u'\n');
    for (const QString &part :
         {QStringLiteral("other.example.org, not to pop.example.org"),
          QStringLiteral("ran out on 2026-03-04"), QStringLiteral("Evil\\x1b[1m Authority"),
          QStringLiteral("2026-01-02 to 2026-03-04"), QStringLiteral("AB:AB:AB"),
          QStringLiteral("--trust-sha256 ") + QStringLiteral("ab").repeated(32)})
        QVERIFY2(lines.contains(part), qPrintable(lines));
}

void TestCliWords::theLogTellsTimeDirectionAndText()
{
    using Kind = wire::TranscriptEvent::Kind;
    wire::TranscriptEvent event;
    event.time = QDateTime(QDate(2026, 11, 21), QTime(12, 0, 0, 7), Qt::UTC);
    event.kind = Kind::Sent;
    event.text = "PASS ****";
    QCOMPARE(poplar::records::lineOf(event), QByteArray("2026-11-21T12:00:00.007Z C: PASS ****"));
    event.kind = Kind::Received;
    event.text = "+OK \x1b[2J";
    QCOMPARE(poplar::records::lineOf(event), QByteArray("2026-11-21T12:00:00.007Z S: +OK \\x1b[2J"));
    event.kind = Kind::Body;
    event.text.clear();
    event.octets = 120;
    event.lines = 3;
    QCOMPARE(poplar::records::lineOf(event), QByteArray("2026-11-21T12:00:00.007Z S: [120 octets, 3 lines]"));
    event.kind = Kind::Security;
    event.text = "TLSv1.3";
    QCOMPARE(poplar::records::lineOf(event), QByteArray("2026-11-21T12:00:00.007Z -- TLSv1.3"));
}

void TestCliWords::theLogIsForItsOwnerOnly()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("log"));
    QFile before(path);
    QVERIFY(before.open(QIODevice::WriteOnly));
    before.write("before\n");
    before.setPermissions(QFile::Permissions::fromInt(0x6644));
    before.close();
    {
        TranscriptLog log;
        QVERIFY(log.open(path));
        QVERIFY(log.add({wire::TranscriptEvent()}));
    }
    QCOMPARE(QFile::permissions(path) & QFile::Permissions::fromInt(0x0077), QFile::Permissions());
    QFile after(path);
    QVERIFY(after.open(QIODevice::ReadOnly));
    QVERIFY(after.readAll().startsWith("before\n")); // added to
    TranscriptLog impossible;
    QVERIFY(!impossible.open(folder.filePath(QStringLiteral("missing/log"))));
}

void TestCliWords::aCountdownNeverRunsBelowZero()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto text = [now](int milliseconds) {
        return countdownText({now.addMSecs(milliseconds), {}}, now);
    };
    QVERIFY(text(4001).contains(QStringLiteral("5 s")));
    QVERIFY(text(4000).contains(QStringLiteral("4 s")));
    QVERIFY(text(-3000).contains(QStringLiteral(" 0 s")));
}

QTEST_GUILESS_MAIN(TestCliWords)
#include "tst_cli_words.moc"
