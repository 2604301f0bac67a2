// SPDX-License-Identifier: GPL-3.0-or-later
// poplar-cli as a process against the practice server, whose letters hold every oddity; and its decode.
#include "practice/server.h"
#include "support/cliprogram.h"

#include <QCryptographicHash>
#include <QJsonArray>

using namespace poplar;
using namespace poplar::test;

class TestCliPractice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void everyLetterIsListedAndShown();
    void everyLetterIsFetchedAndDecoded();
    void whatIsFetchedAndDeletedIsGone();
    void decodeTakesEveryFileApart();
    void decodeGoesOnBehindAFileThatCannotBeRead();

private:
    [[nodiscard]] CliResult run(const QString &arguments) { return m_cli->run(arguments); }
    [[nodiscard]] static QStringList practiceFiles()
    {
        QStringList files;
        const QDir folder(QStringLiteral(POPLAR_SOURCE_DIR "/resources/practice"));
        for (const QString &name : folder.entryList({QStringLiteral("*.eml")}, QDir::Files, QDir::Name))
            files += folder.filePath(name);
        return files;
    }

    std::unique_ptr<practice::Server> m_server;
    std::unique_ptr<CliProgram> m_cli;
};

void TestCliPractice::init()
{
    m_server = std::make_unique<practice::Server>();
    QVERIFY(m_server->start());
    m_cli = std::make_unique<CliProgram>();
    m_cli->input = QByteArray(practice::Server::password) + '\n';
    m_cli->options = {QStringLiteral("--host"),
                      QStringLiteral("127.0.0.1"),
                      QStringLiteral("--port"),
                      QString::number(m_server->port()),
                      QStringLiteral("--user"),
                      QString::fromLatin1(practice::Server::user),
                      QStringLiteral("--password-stdin"),
                      QStringLiteral("--trust-sha256"),
                      QString::fromLatin1(m_server->certificateDigest().toHex())};
}

void TestCliPractice::everyLetterIsListedAndShown()
{
    const qsizetype count = practiceFiles().size();
    auto capa = run(QStringLiteral("--json capa"));
    EXPECT_CODE(capa, 0);
    QVERIFY(capa.objects().value(0)[u"tls"].toObject()[u"protocol"].toString().startsWith(u"TLS"));
    auto list = run(QStringLiteral("--json list"));
    EXPECT_CODE(list, 0);
    QCOMPARE(list.objects().size(), count);
    auto headers = run(QStringLiteral("headers"));
    EXPECT_CODE(headers, 0);
    QCOMPARE(headers.lines().size(), count);
    for (const char *number : {"1", "8", "19", "33", "35", "42"}) { // among them what is broken or hostile
        auto show = run(QStringLiteral("show ") + QString::fromLatin1(number));
        EXPECT_CODE(show, 0);
        QVERIFY2(show.out.size() > 50, show.shown());
    }
    auto top = run(QStringLiteral("top 1 3"));
    EXPECT_CODE(top, 0);
    QVERIFY(top.out.contains("Subject: "));
    m_cli->input += "list\nSTAT\nretr 1\nleave\n";
    auto console = run(QStringLiteral("console"));
    EXPECT_CODE(console, 0);
    QVERIFY2(console.out.contains("+OK " + QByteArray::number(count)), console.shown());
}

void TestCliPractice::everyLetterIsFetchedAndDecoded()
{
    auto fetch = run(QStringLiteral("--json fetch --all --maildir out"));
    EXPECT_CODE(fetch, 0);
    const QList<QJsonObject> fetched = fetch.objects();
    QCOMPARE(fetched.size(), practiceFiles().size());
    QStringList arguments{QStringLiteral("decode")};
    for (const QJsonObject &one : fetched)
        arguments += one[u"file"].toString();
    auto decode = m_cli->run(arguments);
    EXPECT_CODE(decode, 0);
    QCOMPARE(decode.objects().size(), fetched.size());
    bool foundTheRain = false;
    for (const QJsonObject &one : decode.objects()) {
        for (const QJsonValueConstRef attachment : one[u"attachments"].toArray())
            foundTheRain = foundTheRain || attachment[u"size"].toInteger() > 3'000'000;
    }
    QVERIFY(foundTheRain);
}

void TestCliPractice::whatIsFetchedAndDeletedIsGone()
{
    const int count = int(practiceFiles().size());
    auto fetch = run(QStringLiteral("fetch 2-4 --delete"));
    EXPECT_CODE(fetch, 0);
    QVERIFY(run(QStringLiteral("stat")).out.startsWith(QByteArray::number(count - 3) + ' '));
    auto gone = run(QStringLiteral("delete 1"));
    EXPECT_CODE(gone, 0);
    QVERIFY(run(QStringLiteral("stat")).out.startsWith(QByteArray::number(count - 4) + ' '));
}

void TestCliPractice::decodeTakesEveryFileApart()
{
    m_cli->write(
        QStringLiteral("m.eml"),
        "From: \"A, B\" <a@example.org>\nTo: b@example.org\nCc: c@example.org, D <d@example.org>\n"
        "Subject: =?utf-8?q?=C3=A9?=\nDate: Sat, 21 Nov 2026 12:00:00 -0230\nMessage-ID: <m@example.org>\n"
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n\ntext \"quoted\"\n--b\n"
        "Content-Type: application/octet-stream; name=x.bin\nContent-Transfer-Encoding: base64\n\nAAEC\n"
        "--b--\n");
    auto decode = run(QStringLiteral("decode m.eml"));
    EXPECT_CODE(decode, 0);
    const QByteArray digest =
        QCryptographicHash::hash(QByteArray("\0\1\2", 3), QCryptographicHash::Sha256).toHex();
    const QByteArray expected =
        R"({"file":"m.eml","subject":"é","from":[{"name":"A, B","address":"a@example.org"}],
        "to":[{"name":"","address":"b@example.org"}],
        "cc":[{"name":"","address":"c@example.org"},{"name":"D","address":"d@example.org"}],
        "date":"2026-11-21T14:30:00Z","message_id":"m@example.org","text":"text \"quoted\"","html":null,
        "attachments":[{"name":"x.bin","type":"application/octet-stream","size":3,"sha256":")"
        + digest + "\"}]}";
    QCOMPARE(decode.objects().value(0), QJsonDocument::fromJson(expected).object());
    QCOMPARE(decode.lines().size(), 1);
    auto all = m_cli->run(QStringList{QStringLiteral("decode")} + practiceFiles());
    EXPECT_CODE(all, 0);
    QCOMPARE(all.objects().size(), practiceFiles().size());
}

void TestCliPractice::decodeGoesOnBehindAFileThatCannotBeRead()
{
    m_cli->write(QStringLiteral("m.eml"), "Subject: x\n\ntext\n");
    m_cli->write(QStringLiteral("junk"), QByteArray(5000, '\xff'));
    auto decode = run(QStringLiteral("decode missing.eml . m.eml junk"));
    EXPECT_CODE(decode, 65);
    QCOMPARE(decode.objects().size(), 2);
    QCOMPARE(decode.objects()[0][u"text"].toString(), QStringLiteral("text\n"));
    QVERIFY(decode.objects()[1][u"date"].isNull());
    QVERIFY2(decode.err.contains("missing.eml"), decode.shown());
}

QTEST_GUILESS_MAIN(TestCliPractice)
#include "tst_cli_practice.moc"
