// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "wire/transcript.h"

#include <QTest>

using namespace poplar;
using wire::Transcript;
using wire::TranscriptEvent;

namespace {

TranscriptEvent sentEvent(const QByteArray &text)
{
    TranscriptEvent made;
    made.kind = TranscriptEvent::Kind::Sent;
    made.text = text;
    made.octets = text.size() + 2;
    return made;
}

} // namespace

class TestTranscript : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eventsAreNumberedAndStamped();
    void readersCatchUpByNumber();
    void oldEventsAreForgotten();
    void longTextsAreCutAndCounted();
    void secretsAreBlottedBeforeTheTextIsCut();
};

void TestTranscript::eventsAreNumberedAndStamped()
{
    Transcript transcript;
    QCOMPARE(transcript.lastNumber(), 0U);
    const QDateTime before = QDateTime::currentDateTimeUtc();
    transcript.add(sentEvent("USER anna"));
    transcript.add(sentEvent("STAT"));
    const QList<TranscriptEvent> all = transcript.since(0);
    QCOMPARE(all.size(), 2);
    QCOMPARE(all[0].number, 1U);
    QCOMPARE(all[1].number, 2U);
    QCOMPARE(all[0].text, "USER anna");
    QCOMPARE(all[0].octets, 11);
    QCOMPARE(transcript.lastNumber(), 2U);
    QVERIFY(all[0].time >= before && all[0].time <= all[1].time);
    QCOMPARE(all[0].time.timeSpec(), Qt::UTC);
}

void TestTranscript::readersCatchUpByNumber()
{
    Transcript transcript;
    QVERIFY(transcript.since(0).isEmpty());
    for (const char *text : {"one", "two", "three"})
        transcript.add(sentEvent(text));
    QCOMPARE(transcript.since(0).size(), 3);
    QCOMPARE(transcript.since(1).first().text, "two");
    QCOMPARE(transcript.since(2).size(), 1);
    QVERIFY(transcript.since(3).isEmpty());
    QVERIFY(transcript.since(99).isEmpty());
}

void TestTranscript::oldEventsAreForgotten()
{
    Transcript transcript;
    const int count = 2 * limit::transcriptEvents + 17;
    for (int i = 1; i <= count; ++i) {
        transcript.add(sentEvent(QByteArray::number(i)));
        if (i == limit::transcriptEvents)
            QCOMPARE(transcript.since(0).size(), limit::transcriptEvents);
    }
    const QList<TranscriptEvent> kept = transcript.since(0);
    QVERIFY(kept.size() <= limit::transcriptEvents);
    QVERIFY(kept.size() >= limit::transcriptEvents - limit::transcriptEvents / 10);
    QCOMPARE(kept.last().text, QByteArray::number(count));
    QCOMPARE(kept.first().number, quint64(count - kept.size() + 1));
    QCOMPARE(transcript.since(5).size(), kept.size());
    QCOMPARE(transcript.since(quint64(count - 3)).size(), 3);
    QCOMPARE(transcript.since(quint64(count - 3)).first().text, QByteArray::number(count - 2));
}

void TestTranscript::longTextsAreCutAndCounted()
{
    Transcript transcript;
    transcript.add(sentEvent(QByteArray(10'000, 'x')));
    const TranscriptEvent cut = transcript.since(0).first();
    QCOMPARE(cut.text.size(), limit::transcriptText);
    QCOMPARE(cut.octets, 10'002);
}

void TestTranscript::secretsAreBlottedBeforeTheTextIsCut()
{
    Transcript transcript;
    transcript.guard().watch(Secret(QByteArray("correct horse")));
    transcript.add(sentEvent(QByteArray(limit::transcriptText - 5, 'x') + "correct horse"));
    transcript.add(sentEvent("-ERR correct horse is wrong"));
    QVERIFY(!transcript.since(0).first().text.contains("corr"));
    QCOMPARE(transcript.since(1).first().text, "-ERR ******** is wrong");
}

QTEST_GUILESS_MAIN(TestTranscript)
#include "tst_transcript.moc"
