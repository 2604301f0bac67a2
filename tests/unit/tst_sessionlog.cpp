// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "pop3/sessionlog.h"

#include <QSignalSpy>
#include <QTest>

using namespace poplar::pop3;
using poplar::wire::TranscriptEvent;

class TestSessionLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void challengesAreMasked_data();
    void challengesAreMasked();
    void linesBearTheMessageOfTheirCommand();
    void bodiesAreOverheard();
    void aLongLineIsCutBetweenCharacters();
    void whatIsOverheardIsBounded();
    void theCertificateIsNoted();
};

namespace {

/// Takes everything in.
class Sink : public BodySink {
public:
    poplar::Result<poplar::Done> write(QByteArrayView chunk) override
    {
        taken += chunk;
        return poplar::Done{};
    }
    poplar::Result<poplar::Done> finish() override { return poplar::Done{}; }
    QByteArray taken;
};

QList<TranscriptEvent> toldBy(SessionLog &log)
{
    QSignalSpy grown(&log, &SessionLog::grown);
    log.flush();
    return grown.isEmpty() ? QList<TranscriptEvent>() : grown.first().first().value<QList<TranscriptEvent>>();
}

} // namespace

void TestSessionLog::challengesAreMasked_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("noted");
    const auto row = [](const char *name, const QByteArray &line, const QByteArray &noted) {
        QTest::newRow(name) << line << noted;
    };
    row("a challenge", "+ YQ==", "+ ********");
    row("nothing to mask", "+", "+");
    row("an empty one", "+ ", "+ ");
    row("+OK for +", "+OK YQ==", "+OK ********");
    row("a tab", "+OK\tYQ==", "+OK ********");
}

void TestSessionLog::challengesAreMasked()
{
    QFETCH(QByteArray, line);
    SessionLog log;
    QSignalSpy grown(&log, &SessionLog::grown);
    log.noteLine({1, line, CommandQueue::LineArrived::Kind::Challenge});
    log.flush();
    QCOMPARE(grown.size(), 1);
    const auto events = grown.first().first().value<QList<TranscriptEvent>>();
    QCOMPARE(events.size(), 1);
    QTEST(events.first().text, "noted");
}

void TestSessionLog::linesBearTheMessageOfTheirCommand()
{
    using Sending = CommandQueue::Sending;
    SessionLog log;
    log.noteSent(Sending{4, "RETR", {"RETR 1\r\n", "RETR 1"}, 21});
    log.noteSent(Sending{5, "NOOP", {"NOOP\r\n", "NOOP"}, 0});
    log.noteSent(Sending{6, "DELE", {"DELE 2\r\n", "DELE 2"}, 22});
    log.noteLine({4, "+OK"});
    log.noteBody({4, 10, 1});
    log.noteLine({5, "+OK"});
    log.noteLine({6, "-ERR"});
    log.noteLine({0, "-ERR going down"});
    QList<qint64> messages;
    for (const TranscriptEvent &event : toldBy(log))
        messages += event.message;
    QCOMPARE(messages, QList<qint64>({21, 0, 22, 21, 21, 0, 22, 0}));
}

void TestSessionLog::bodiesAreOverheard()
{
    SessionLog log;
    log.guard().watch(poplar::Secret(QByteArrayView("correct horse")));
    const auto sink = std::make_shared<Sink>();
    const auto heard = log.listen(sink);
    QVERIFY(heard->write("Subject: a\r\n"));
    QVERIFY(heard->write("correct horse\r\n"));
    QVERIFY(heard->finish());
    log.noteBody({4, 27, 2});
    log.note(SessionLog::Kind::State, "TRANSACTION");
    const QByteArray large(poplar::limit::transcriptBody + 1000, 'x');
    QVERIFY(log.listen(sink)->write(large));
    log.noteBody({5, large.size(), 1});
    const auto events = toldBy(log);
    QCOMPARE(events.size(), 3);
    QCOMPARE(events[0].body, "Subject: a\r\n********\r\n");
    QVERIFY(events[1].body.isEmpty());
    QCOMPARE(events[2].body.size(), poplar::limit::transcriptBody);
    QCOMPARE(sink->taken, "Subject: a\r\ncorrect horse\r\n" + large);
    const QByteArray border(poplar::limit::transcriptBody - 6, 'x'); // half of a secret is one, too
    QVERIFY(log.listen(sink)->write(border + "correct horse" + border));
    log.noteBody({6, border.size(), 1});
    QCOMPARE(toldBy(log).value(0).body, border + "******");
}

void TestSessionLog::aLongLineIsCutBetweenCharacters()
{
    SessionLog log;
    log.note(SessionLog::Kind::Received, "+OK x" + QByteArray("\xd1\x8b").repeated(2000));
    const QByteArray text = toldBy(log).value(0).text;
    QVERIFY(text.size() <= poplar::limit::transcriptText);
    QVERIFY(text.size() > poplar::limit::transcriptText - 4);
    QVERIFY(QString::fromUtf8(text).endsWith(u'ы'));
}

void TestSessionLog::whatIsOverheardIsBounded()
{
    SessionLog log;
    const auto sink = log.listen(std::make_shared<Sink>());
    const int many = poplar::limit::transcriptBodiesAtOnce + 50;
    for (int i = 0; i < many; ++i) {
        QVERIFY(sink->write(QByteArray(10, 'x')));
        log.noteBody({CommandId(i + 1), 10, 1});
    }
    const auto events = toldBy(log);
    QCOMPARE(events.size(), many);
    QVERIFY(events.first().body.isEmpty());
    QVERIFY(events[49].body.isEmpty());
    QCOMPARE(events[50].body.size(), 10);
    QVERIFY(toldBy(log).isEmpty());
}

void TestSessionLog::theCertificateIsNoted()
{
    SessionLog log;
    poplar::wire::TlsDetails tls;
    tls.protocol = QStringLiteral("TLSv1.3");
    tls.cipher = QStringLiteral("TLS_AES_256_GCM_SHA384");
    poplar::wire::CertificateDetails leaf;
    leaf.names = QStringList{QStringLiteral("pop.example.org"), QStringLiteral("mail.example.org")};
    leaf.issuer = QStringLiteral("Some Authority");
    leaf.validFrom = QDateTime(QDate(2026, 1, 2), QTime(), Qt::UTC);
    leaf.validUntil = QDateTime(QDate(2027, 3, 4), QTime(), Qt::UTC);
    leaf.sha256 = QByteArray::fromHex("ab12");
    tls.chain = {leaf};
    log.noteTls(tls);
    const auto events = toldBy(log);
    QCOMPARE(events.size(), 2);
    QCOMPARE(events[0].text, "TLSv1.3 TLS_AES_256_GCM_SHA384");
    QCOMPARE(events[1].kind, TranscriptEvent::Kind::Security);
    QCOMPARE(events[1].text,
             "certificate CN=pop.example.org; issuer=Some Authority; "
             "valid=2026-01-02/2027-03-04; SHA-256=AB:12");
}

QTEST_GUILESS_MAIN(TestSessionLog)
#include "tst_sessionlog.moc"
