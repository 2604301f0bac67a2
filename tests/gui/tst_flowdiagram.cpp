// SPDX-License-Identifier: GPL-3.0-or-later
// The sequence diagram of a session: what it is made of, where it stands, what is painted, and files of it.
#include "gui/flowexport.h"
#include "gui/flowpane.h"
#include "gui/flowsheets.h"
#include "gui/flowwords.h"
#include "gui/theme.h"

#include <QAccessible>
#include <QAction>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace poplar;
using namespace poplar::gui;
using wire::TranscriptEvent;
using Kind = TranscriptEvent::Kind;
using Mark = FlowMark::Kind;

namespace {

/// Writes a transcript: each event at a time in milliseconds.
class Said {
public:
    Said &at(int ms)
    {
        m_at = std::chrono::milliseconds(ms);
        return *this;
    }
    Said &state(const QByteArray &text)
    {
        if (!text.contains(':'))
            m_state = text;
        return add(Kind::State, text, 0);
    }
    Said &secured(const QByteArray &text) { return add(Kind::Security, text, 0); }
    Said &failed(const QByteArray &text) { return add(Kind::Failure, text, 0); }
    Said &sent(quint64 command, const QByteArray &text) { return add(Kind::Sent, text, command); }
    Said &line(quint64 command, const QByteArray &text) { return add(Kind::Received, text, command); }
    Said &last(quint64 command, const QByteArray &text, qint64 lines = 0)
    {
        add(Kind::Received, text, command);
        events.last().endsReply = true;
        events.last().lines = lines;
        return *this;
    }
    Said &progress(quint64 command, qint64 octets)
    {
        add(Kind::Progress, {}, command);
        events.last().octets = octets;
        return *this;
    }
    Said &body(quint64 command, qint64 octets, qint64 lines)
    {
        add(Kind::Body, {}, command);
        events.last().octets = octets;
        events.last().lines = lines;
        events.last().endsReply = true;
        return *this;
    }

    QList<TranscriptEvent> events;

private:
    Said &add(Kind kind, const QByteArray &text, quint64 command)
    {
        TranscriptEvent event;
        event.number = quint64(++m_number);
        event.time = QDateTime(QDate(2026, 11, 21), QTime(9, 0), Qt::UTC).addMSecs(m_at.count());
        event.sinceStart = m_at;
        event.kind = kind;
        event.state = m_state;
        event.text = text;
        event.command = command;
        events += event;
        return *this;
    }

    std::chrono::milliseconds m_at{0};
    QByteArray m_state;
    int m_number = 0;
};

/// STLS, a login, a listing, and three messages asked for at once.
Said wholeSession()
{
    Said said;
    said.at(0).state("CONNECTING").at(20).state("AUTHORIZATION").at(40).last(1, "+OK ready");
    said.at(41).sent(2, "STLS").at(60).last(2, "+OK begin").state("SECURING");
    said.at(120).secured("TLSv1.3 TLS_AES_256_GCM_SHA384").state("AUTHORIZATION");
    said.at(121).sent(3, "USER anna").at(140).last(3, "+OK");
    said.at(141).sent(4, "PASS ********").at(200).last(4, "+OK logged in").state("TRANSACTION");
    said.at(201).sent(5, "UIDL").at(220).line(5, "+OK").line(5, "1 aa").line(5, "2 bb").line(5, "3 cc");
    said.at(225).last(5, ".", 3);
    said.at(230).sent(6, "RETR 1").sent(7, "RETR 2").sent(8, "RETR 3");
    said.at(250).line(6, "+OK 3972 octets").at(300).progress(6, 2000).at(350).body(6, 3972, 78);
    said.at(351).line(7, "+OK").at(360).body(7, 100, 4).at(361).line(8, "+OK").at(380).body(8, 200, 5);
    said.at(1000).sent(9, "QUIT").state("UPDATE").at(1010).last(9, "+OK bye").state("DISCONNECTED");
    return said;
}

/// So many commands, each answered at once.
Said manyCommands(int count)
{
    Said said;
    said.state("TRANSACTION");
    for (int i = 1; i <= count; ++i)
        said.at(i * 10)
            .sent(quint64(i), "DELE " + QByteArray::number(i))
            .at(i * 10 + 4)
            .last(quint64(i), "+OK");
    return said;
}

FlowStory storyOf(const Said &said)
{
    FlowStory story;
    story.append(said.events);
    return story;
}

FlowPlan planOf(const FlowStory &story, FlowScale scale = FlowScale::Even, qreal perSecond = 1000)
{
    FlowPlan plan;
    plan.setShape({scale, 20, perSecond});
    plan.update(story);
    return plan;
}

qsizetype markOf(const FlowStory &story, const QByteArray &text)
{
    for (qsizetype mark = 0; mark < story.marks().size(); ++mark) {
        if (story.marks()[mark].text == text)
            return mark;
    }
    return -1;
}

const FlowSpan &spanOf(const FlowStory &story, const QByteArray &command)
{
    return story.spans()[story.marks()[markOf(story, command)].span];
}

/// The diagram in a window that is shown.
struct ShownFlow {
    explicit ShownFlow(const Said &said)
    {
        pane.resize(900, 500);
        pane.show();
        (void)QTest::qWaitForWindowExposed(&pane);
        pane.append(said.events);
    }
    bool isThere(qsizetype marks) const
    {
        return QTest::qWaitFor([&] { return view.story().marks().size() == marks && view.isUpToDate(); },
                               20000);
    }
    FlowPane pane;
    FlowView &view = pane.view();
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// All character data of an XML document; nothing if it is none.
QString textOfXml(const QByteArray &document)
{
    QXmlStreamReader xml(document);
    QString text;
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::Characters)
            text += xml.text().toString() + u'\n';
    }
    return xml.hasError() ? QString() : text;
}

} // namespace

class FlowDiagramTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void aListingIsOneArrowWithItsCount();
    void aLongListingKeepsTheCountOfItsEnd();
    void pipelinedCommandsOverlapSideBySide();
    void aHandshakeIsABar();
    void aBodyGrowsWhileItComes();
    void statesAreBands();
    void anExchangeIsOneSpan();
    void whatTheConnectionTookWithItIsLost();
    void theEndOfTheLogFileIsNoneOfTheSession();
    void aSessionBeginsWhereItConnects();
    void anEmptyLineAnswersNothing();
    void whatIsSentAheadWaitsFromTheReplyBefore();
    void anotherSessionGoesOnBelow();
    void evenRowsAreEven();
    void toScaleDistancesAreTimes();
    void whatTakesLongIsBrokenOff();
    void theScaleFits();
    void toScaleTextsDoNotOverlap();
    void whatIsNewAloneIsPlaced();
    void theOldestIsForgottenAndTheRestStaysRight();
    void onlyWhatIsVisibleIsPainted_data();
    void onlyWhatIsVisibleIsPainted();
    void whatIsReceivedIsNeutralised();
    void aClickChoosesTheEvent();
    void keysGoThroughTheArrows();
    void zoomingKeepsTheCurrentMarkInPlace();
    void theNewestStaysInSight();
    void aHiddenDiagramPlacesNothing();
    void aHiddenDiagramKeepsNoBodies();
    void whatComesHiddenIsNoLessComplete();
    void theCurrentMarkIsToldBelow();
    void screenReadersHearEachMark();
    void durationsAreShort_data();
    void durationsAreShort();
    void sheetsCutNoText();
    void anSvgHasTheTextsAndNoSecrets();
    void aPngAndAPdfAreWritten();
    void aLongDiagramBecomesSeveralFiles();
    void nothingIsWrittenBesideFilesThatAreThere();
    void manyFilesAreAskedAbout();
    void whatCannotBeWrittenIsTold();
};

void FlowDiagramTest::aListingIsOneArrowWithItsCount()
{
    const FlowStory story = storyOf(wholeSession());
    const FlowSpan &uidl = spanOf(story, "UIDL");
    QCOMPARE(story.marks()[uidl.answered].lines, 3);
    QCOMPARE(flowText(story, uidl.answered), QStringLiteral("+OK · 3 line(s)"));
    QCOMPARE(markOf(story, "2 bb"), -1);
    QCOMPARE(markOf(story, "."), -1);
    QCOMPARE(uidl.course, FlowSpan::Course::Complete);
}

void FlowDiagramTest::aLongListingKeepsTheCountOfItsEnd()
{
    Said said;
    said.sent(1, "UIDL").line(1, "+OK").line(1, "1 a").line(1, "2 b");
    FlowStory story;
    story.append(said.events);
    QCOMPARE(story.marks()[1].lines, 2); // while it comes
    Said rest;
    rest.last(1, ".", 100'000); // most of its lines are no events
    story.append(rest.events);
    QCOMPARE(story.marks().size(), 2);
    QCOMPARE(flowText(story, 1), QStringLiteral("+OK · 100,000 line(s)"));
}

void FlowDiagramTest::pipelinedCommandsOverlapSideBySide()
{
    const FlowStory story = storyOf(wholeSession());
    const FlowPlan plan = planOf(story);
    QList<int> lanes;
    for (const QByteArray command : {"RETR 1", "RETR 2", "RETR 3"})
        lanes += spanOf(story, command).lane;
    QCOMPARE(lanes, (QList<int>{0, 1, 2}));
    const auto stretch = [&](const QByteArray &command) {
        return plan.stretchOf(story, story.marks()[markOf(story, command)].span);
    };
    QVERIFY(stretch("RETR 3").begin < stretch("RETR 1").answered);
    QVERIFY(stretch("RETR 2").answered > stretch("RETR 1").end);
    // One that is sent alone is in the first lane again.
    QCOMPARE(spanOf(story, "QUIT").lane, 0);
}

void FlowDiagramTest::aHandshakeIsABar()
{
    const FlowStory story = storyOf(wholeSession());
    const qsizetype secured = markOf(story, "TLSv1.3 TLS_AES_256_GCM_SHA384");
    QCOMPARE(story.marks()[secured].kind, Mark::Security);
    const FlowSpan &handshake = story.spans()[story.marks()[secured].span];
    QCOMPARE(handshake.kind, FlowSpan::Kind::Handshake);
    QCOMPARE(handshake.course, FlowSpan::Course::Complete);
    QCOMPARE(handshake.end - handshake.begin, FlowTime(std::chrono::milliseconds(60)));
    const FlowPlan plan = planOf(story, FlowScale::ToScale, 1000);
    const FlowPlan::Stretch stretch = plan.stretchOf(story, story.marks()[secured].span);
    QCOMPARE(qRound(stretch.end - stretch.begin), 60);
    QVERIFY(plan.spansBetween(story, stretch.begin, stretch.end).contains(story.marks()[secured].span));
}

void FlowDiagramTest::aBodyGrowsWhileItComes()
{
    Said said;
    said.at(0).sent(1, "RETR 1").at(10).line(1, "+OK").at(260).progress(1, 5000);
    FlowStory story;
    story.append(said.events);
    QCOMPARE(story.marks().size(), 3);
    QCOMPARE(flowText(story, 2), QStringLiteral("5,000 octet(s) so far"));
    QCOMPARE(story.spans()[0].course, FlowSpan::Course::Open);
    QCOMPARE(story.marks()[2].number, 2); // the log has no line for a measure, but for the reply
    said.events.clear();
    said.at(510).progress(1, 9000).at(1010).body(1, 10'240, 78);
    story.append(said.events);
    QCOMPARE(story.marks().size(), 3);
    QCOMPARE(flowText(story, 2), QStringLiteral("10,240 octet(s) in 78 line(s) · 1.00 s · 10 KB/s"));
    QCOMPARE(story.marks()[2].number, 5); // as the log has it
    QCOMPARE(story.spans()[0].course, FlowSpan::Course::Complete);
}

void FlowDiagramTest::statesAreBands()
{
    const FlowStory story = storyOf(wholeSession());
    QByteArrayList names;
    for (const FlowBand &band : story.bands())
        names += band.name;
    const QByteArrayList expected{"CONNECTING",  "AUTHORIZATION", "SECURING",    "AUTHORIZATION",
                                  "TRANSACTION", "UPDATE",        "DISCONNECTED"};
    QCOMPARE(names, expected);
    QCOMPARE(story.bands()[story.bandOf(markOf(story, "UIDL"))].name, QByteArray("TRANSACTION"));
    QCOMPARE(story.bands()[story.bandOf(markOf(story, "PASS ********"))].name, QByteArray("AUTHORIZATION"));
    QCOMPARE(story.bandOf(0), 0);
}

void FlowDiagramTest::anExchangeIsOneSpan()
{
    Said said;
    said.sent(1, "AUTH PLAIN").line(1, "+ ").sent(1, "********").last(1, "+OK");
    const FlowStory story = storyOf(said);
    QCOMPARE(story.marks().size(), 4); // each step is an arrow
    QCOMPARE(story.spans().size(), 1);
    QCOMPARE(story.spans()[0].answered, 1);
    QCOMPARE(story.spans()[0].last, 3);
}

void FlowDiagramTest::whatTheConnectionTookWithItIsLost()
{
    Said said;
    said.sent(1, "NOOP").sent(2, "RETR 1").at(5).last(1, "+OK").at(9).failed("ConnectionLost");
    const FlowStory story = storyOf(said);
    QCOMPARE(spanOf(story, "NOOP").course, FlowSpan::Course::Complete);
    QCOMPARE(spanOf(story, "RETR 1").course, FlowSpan::Course::Lost);
    QVERIFY(flowTip(story, 1).contains(QStringLiteral("The connection ended before this was complete.")));
    QVERIFY(flowText(story, 3) != QStringLiteral("ConnectionLost")); // told in words
}

/// A full disk, say.
void FlowDiagramTest::theEndOfTheLogFileIsNoneOfTheSession()
{
    Said said;
    said.state("TRANSACTION").sent(1, "RETR 1").at(5).line(1, "+OK").at(9).progress(1, 500);
    said.state("log file ended: No space left on device").at(20).body(1, 1000, 30);
    const FlowStory story = storyOf(said);
    QCOMPARE(spanOf(story, "RETR 1").course, FlowSpan::Course::Complete);
    QCOMPARE(story.bands().size(), 1);
    QCOMPARE(story.marks()[spanOf(story, "RETR 1").body].octets, 1000);
}

/// Where what came before was long ago, and the beginning of the next session is all there is.
void FlowDiagramTest::aSessionBeginsWhereItConnects()
{
    Said said;
    said.at(10).state("TRANSACTION").sent(1, "RETR 1").at(500).state("CONNECTING");
    said.at(520).sent(1, "CAPA").at(530).last(1, "+OK");
    const FlowStory story = storyOf(said);
    QCOMPARE(spanOf(story, "RETR 1").course, FlowSpan::Course::Lost);
    QCOMPARE(spanOf(story, "CAPA").course, FlowSpan::Course::Complete);
    QVERIFY(markOf(story, "CAPA") == spanOf(story, "CAPA").first);
    // The time goes on as it did.
    QCOMPARE(story.marks()[markOf(story, "CAPA")].at, FlowTime(std::chrono::milliseconds(520)));
}

/// Outlook.com sends one with DELE.
void FlowDiagramTest::anEmptyLineAnswersNothing()
{
    Said said;
    said.sent(1, "DELE 1").at(5).line(1, "").at(9).last(1, "-ERR no");
    const FlowStory story = storyOf(said);
    const FlowSpan &span = spanOf(story, "DELE 1");
    QCOMPARE(story.marks()[span.answered].text, QByteArray("-ERR no"));
    QCOMPARE(story.marks()[span.answered].lines, 0);
    QCOMPARE(waitText(span), QStringLiteral("9.0 ms"));
}

void FlowDiagramTest::whatIsSentAheadWaitsFromTheReplyBefore()
{
    const FlowStory story = storyOf(wholeSession());
    // RETR 1 and its text took until 350 ms, and the reply to RETR 2 came a millisecond later.
    QCOMPARE(waitText(spanOf(story, "RETR 1")), QStringLiteral("20 ms"));
    QCOMPARE(waitText(spanOf(story, "RETR 2")), QStringLiteral("1.0 ms"));
    const QString tip = flowTip(story, markOf(story, "RETR 2"));
    QVERIFY2(tip.contains(u"Sent ahead: for the first 120 ms"), qPrintable(tip));
    QVERIFY(!flowTip(story, markOf(story, "RETR 1")).contains(u"Sent ahead"));
}

void FlowDiagramTest::anotherSessionGoesOnBelow()
{
    Said said;
    said.at(0).state("CONNECTING").at(100).sent(1, "NOOP");
    FlowStory story;
    story.append(said.events);
    Said next;
    next.at(0).state("CONNECTING").at(30).sent(1, "NOOP").at(40).last(1, "+OK");
    for (TranscriptEvent &event : next.events)
        event.time = event.time.addSecs(60);
    story.append(next.events);
    const QList<FlowMark> &marks = story.marks();
    QCOMPARE(story.spans()[0].course, FlowSpan::Course::Lost);
    QCOMPARE(story.spans()[1].course, FlowSpan::Course::Complete);
    QVERIFY(std::is_sorted(marks.begin(), marks.end(), [](auto &a, auto &b) { return a.at < b.at; }));
    QCOMPARE(marks[2].at, FlowTime(std::chrono::seconds(60)));
    QCOMPARE(marks[3].sinceStart, FlowTime(std::chrono::milliseconds(30)));
}

void FlowDiagramTest::evenRowsAreEven()
{
    const FlowStory story = storyOf(wholeSession());
    const FlowPlan plan = planOf(story);
    QCOMPARE(plan.count(), story.marks().size());
    for (qsizetype mark = 0; mark < plan.count(); ++mark) {
        QCOMPARE(plan.y(mark), 20.0 * qreal(mark + 1));
        QVERIFY(plan.hasRoom(mark));
        QCOMPARE(plan.markAt(plan.y(mark)), mark);
        QCOMPARE(plan.markAt(plan.y(mark) - 8), mark); // its text
    }
}

void FlowDiagramTest::toScaleDistancesAreTimes()
{
    Said said;
    said.at(0).sent(1, "A").at(100).last(1, "+OK a").at(130).sent(2, "B").at(131).last(2, "+OK b");
    const FlowStory story = storyOf(said);
    const FlowPlan plan = planOf(story, FlowScale::ToScale, 2000);
    QCOMPARE(plan.y(1) - plan.y(0), 200.0);
    QCOMPARE(plan.y(2) - plan.y(1), 60.0);
    QCOMPARE(plan.y(3) - plan.y(2), 2.0);
    QCOMPARE(plan.brokenOff(1).count(), 0);
}

void FlowDiagramTest::whatTakesLongIsBrokenOff()
{
    Said said;
    said.at(0).sent(1, "A").at(10).last(1, "+OK").at(60'010).sent(2, "B").at(60'020).last(2, "+OK");
    const FlowStory story = storyOf(said);
    const FlowPlan plan = planOf(story, FlowScale::ToScale, 1000);
    QCOMPARE(plan.y(2) - plan.y(1), 20.0 * FlowPlan::longestGap);
    QCOMPARE(plan.brokenOff(2), FlowTime(std::chrono::milliseconds(60'000 - 20 * FlowPlan::longestGap)));
    QCOMPARE(plan.y(3) - plan.y(2), 10.0);
}

void FlowDiagramTest::theScaleFits()
{
    // Most of it within some milliseconds, and two long pauses.
    Said said = wholeSession();
    said.at(600'000).sent(20, "NOOP").at(600'010).last(20, "+OK");
    const FlowStory story = storyOf(said);
    const FlowPlan even = planOf(story);
    const FlowPlan plan = planOf(story, FlowScale::ToScale, fittingScale(story, 20));
    QVERIFY2(std::abs(plan.height() - even.height()) < 40, QByteArray::number(plan.height()).constData());
    QVERIFY(fittingScale(FlowStory(), 20) > 0);
}

void FlowDiagramTest::toScaleTextsDoNotOverlap()
{
    const FlowStory story = storyOf(manyCommands(100));
    const FlowPlan plan = planOf(story, FlowScale::ToScale, 500); // 5 px from command to command
    qreal last = -1000;
    int shown = 0;
    for (qsizetype mark = 0; mark < plan.count(); ++mark) {
        if (story.marks()[mark].kind != Mark::Command || !plan.hasRoom(mark))
            continue;
        QVERIFY(plan.y(mark) - last >= 20);
        last = plan.y(mark);
        ++shown;
    }
    QVERIFY(shown > 10);
    QVERIFY(shown < 100);
}

void FlowDiagramTest::whatIsNewAloneIsPlaced()
{
    const Said said = manyCommands(10'000); // 20,001 events
    for (const FlowScale scale : {FlowScale::Even, FlowScale::ToScale}) {
        FlowStory story(100'000);
        FlowPlan plan;
        plan.setShape({scale, 20, 1000});
        for (qsizetype from = 0; from < said.events.size(); from += 100) {
            story.append(said.events.mid(from, 100));
            plan.update(story);
        }
        QCOMPARE(plan.count(), 20'001);
        QCOMPARE(plan.placed(), 20'001); // each once
    }
}

void FlowDiagramTest::theOldestIsForgottenAndTheRestStaysRight()
{
    const Said said = manyCommands(5000);
    FlowStory story(1000);
    FlowPlan plan = planOf(story);
    for (qsizetype from = 0; from < said.events.size(); from += 7) {
        story.append(said.events.mid(from, 7));
        plan.update(story);
        QVERIFY(story.marks().size() <= 1000);
        QCOMPARE(plan.count(), story.marks().size());
    }
    QVERIFY(story.forgotten() >= 9000);
    QVERIFY(story.marks().size() >= 900);
    for (qsizetype mark = 0; mark < story.marks().size(); ++mark) {
        const FlowMark &its = story.marks()[mark];
        if (its.kind != Mark::Command)
            continue;
        const FlowSpan &span = story.spans()[its.span];
        QCOMPARE(span.first, mark);
        QCOMPARE(span.answered, mark + 1);
        QCOMPARE(span.lane, 0);
    }
    QCOMPARE(story.bands().size(), 1);
    QCOMPARE(story.bandOf(500), 0);
    QVERIFY(plan.placed() < 10 * said.events.size()); // not all of it at each step
}

void FlowDiagramTest::onlyWhatIsVisibleIsPainted_data()
{
    QTest::addColumn<bool>("toScale");
    QTest::addColumn<int>("place"); // per cent of the height
    for (const bool toScale : {false, true}) {
        for (const int place : {0, 50, 100})
            QTest::addRow("%s at %d %%", toScale ? "to scale" : "even", place) << toScale << place;
    }
}

void FlowDiagramTest::onlyWhatIsVisibleIsPainted()
{
    QFETCH(bool, toScale);
    QFETCH(int, place);
    ShownFlow shown(manyCommands(9'999)); // 19,999 events
    QVERIFY(shown.isThere(19'999));
    if (toScale)
        shown.view.setScale(FlowScale::ToScale);
    QScrollBar *bar = shown.view.verticalScrollBar();
    QVERIFY(bar->maximum() > 100'000);
    bar->setValue(bar->maximum() / 100 * place);
    shown.view.grab();
    const FlowPainter::Painted painted = shown.view.lastPainted();
    const auto rows = qsizetype(shown.view.viewport()->height() / shown.view.plan().shape().row);
    QVERIFY(painted.marks >= rows / 2);
    // To scale, there may be two to a pixel, and no more.
    const qsizetype most = toScale ? 3 * shown.view.viewport()->height() : rows + 4;
    QVERIFY2(painted.marks <= most, QByteArray::number(painted.marks).constData());
    QVERIFY2(painted.spans <= most, QByteArray::number(painted.spans).constData());
}

void FlowDiagramTest::whatIsReceivedIsNeutralised()
{
    Said said;
    said.line(0, "+OK \x1b[31m\u202eevil").failed("x\x07");
    const FlowStory story = storyOf(said);
    QCOMPARE(flowText(story, 0), QStringLiteral("+OK \\x1b[31m\\u202eevil"));
    QVERIFY(!flowTip(story, 0).contains(QChar(0x202e)));
    QVERIFY(!flowText(story, 1).contains(QChar(7)));
    Said longLine;
    longLine.line(0, QByteArray(2000, 'x'));
    QVERIFY(flowText(storyOf(longLine), 0).size() < 500);
}

void FlowDiagramTest::aClickChoosesTheEvent()
{
    const Said said = wholeSession();
    ShownFlow shown(said);
    QTRY_VERIFY(shown.view.isUpToDate());
    QSignalSpy chosen(&shown.pane, &FlowPane::eventChosen);
    const qsizetype mark = markOf(shown.view.story(), "RETR 2");
    shown.view.setCurrent(mark);
    shown.view.setCurrent(0);
    shown.view.verticalScrollBar()->setValue(int(shown.view.plan().y(mark)) - 100);
    QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, shown.view.markPlace(mark).center());
    QCOMPARE(chosen.size(), 1);
    const quint64 number = chosen.first().first().toULongLong();
    const auto event = std::find_if(said.events.begin(), said.events.end(),
                                    [number](const TranscriptEvent &one) { return one.number == number; });
    QVERIFY(event != said.events.end());
    QCOMPARE(event->text, QByteArray("RETR 2"));
    QCOMPARE(shown.view.current(), mark);
}

void FlowDiagramTest::keysGoThroughTheArrows()
{
    ShownFlow shown(wholeSession());
    QTRY_VERIFY(shown.view.isUpToDate());
    const FlowStory &story = shown.view.story();
    QSignalSpy chosen(&shown.pane, &FlowPane::eventChosen);
    QTest::keyClick(&shown.view, Qt::Key_Home);
    QCOMPARE(shown.view.current(), 0);
    QTest::keyClick(&shown.view, Qt::Key_Down);
    QTest::keyClick(&shown.view, Qt::Key_Down);
    QTest::keyClick(&shown.view, Qt::Key_Up);
    QCOMPARE(shown.view.current(), 1);
    const qsizetype retr = markOf(story, "RETR 2");
    shown.view.setCurrent(retr);
    QTest::keyClick(&shown.view, Qt::Key_Right); // what came of it
    QCOMPARE(story.marks()[shown.view.current()].octets, 100);
    QTest::keyClick(&shown.view, Qt::Key_Left);
    QCOMPARE(shown.view.current(), retr);
    QVERIFY(chosen.isEmpty());
    QTest::keyClick(&shown.view, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toULongLong(), story.marks()[retr].number);
    QTest::keyClick(&shown.view, Qt::Key_End);
    QCOMPARE(shown.view.current(), story.marks().size() - 1);
    QTest::keyClick(&shown.view, Qt::Key_Down);
    QCOMPARE(shown.view.current(), story.marks().size() - 1);
}

void FlowDiagramTest::zoomingKeepsTheCurrentMarkInPlace()
{
    ShownFlow shown(manyCommands(1000));
    QVERIFY(shown.isThere(2001));
    for (const char *scale : {"even", "to scale"}) {
        auto *toScale = shown.pane.findChild<QAction *>(QStringLiteral("flowToScale"));
        toScale->setChecked(qstrcmp(scale, "even") != 0);
        shown.view.setCurrent(1000);
        shown.view.verticalScrollBar()->setValue(int(shown.view.plan().y(1000)) - 200);
        const int before = shown.view.markPlace(1000).bottom();
        const qreal height = shown.view.plan().height();
        QTest::keyClick(&shown.view, Qt::Key_Plus, Qt::ControlModifier);
        QVERIFY2(shown.view.plan().height() > height * 1.05, scale);
        QVERIFY2(std::abs(shown.view.markPlace(1000).bottom() - before) <= 4, scale);
        QTest::keyClick(&shown.view, Qt::Key_Minus, Qt::ControlModifier);
        QTest::keyClick(&shown.view, Qt::Key_Minus, Qt::ControlModifier);
        QVERIFY2(shown.view.plan().height() < height, scale);
        QTest::keyClick(&shown.view, Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(qRound(shown.view.plan().height()), qRound(height));
    }
}

void FlowDiagramTest::theNewestStaysInSight()
{
    ShownFlow shown(manyCommands(500));
    QVERIFY(shown.isThere(1001));
    QScrollBar *bar = shown.view.verticalScrollBar();
    QCOMPARE(bar->value(), bar->maximum());
    Said more;
    more.at(10'000).sent(9000, "NOOP");
    shown.pane.append(more.events);
    QVERIFY(shown.isThere(1002));
    QCOMPARE(bar->value(), bar->maximum());
    // Who has scrolled up stays there.
    bar->setValue(100);
    more.events.clear();
    more.at(10'001).last(9000, "+OK");
    shown.pane.append(more.events);
    QVERIFY(shown.isThere(1003));
    QCOMPARE(bar->value(), 100);
}

void FlowDiagramTest::aHiddenDiagramPlacesNothing()
{
    FlowPane pane;
    pane.append(wholeSession().events);
    QTest::qWait(120);
    QCOMPARE(pane.view().plan().placed(), 0);
    pane.show();
    QTRY_COMPARE(pane.view().plan().count(), pane.view().story().marks().size());
    QVERIFY(pane.view().isVisible());
    pane.clear();
    QVERIFY(pane.view().story().marks().isEmpty());
    QVERIFY(!pane.findChild<QAction *>(QStringLiteral("flowSave"))->isEnabled());
}

void FlowDiagramTest::aHiddenDiagramKeepsNoBodies()
{
    FlowPane pane;
    QByteArray text(limit::transcriptBody, 'x');
    {
        Said said;
        for (quint64 i = 1; i <= 200; ++i) {
            said.sent(i, "RETR").line(i, "+OK").body(i, text.size(), 100);
            said.events.last().body = text;
        }
        pane.append(said.events);
    }
    QVERIFY(text.isDetached()); // nobody else has it
}

/// However long it goes on: measures of a large body, and then the reply.
void FlowDiagramTest::whatComesHiddenIsNoLessComplete()
{
    FlowPane pane;
    Said said;
    said.state("TRANSACTION").sent(1, "RETR 1").at(1).line(1, "+OK");
    for (int i = 0; i < limit::transcriptEvents + 1000; ++i)
        said.at(i + 2).progress(1, i * 1000);
    said.body(1, 90'000'000, 1000);
    pane.append(said.events);
    pane.show();
    QTRY_COMPARE(pane.view().plan().count(), 4);
    QCOMPARE(spanOf(pane.view().story(), "RETR 1").course, FlowSpan::Course::Complete);
    // More than the diagram holds comes while it is hidden: the places are those of the rest.
    pane.hide();
    pane.append(manyCommands(limit::transcriptEvents).events);
    pane.show();
    const FlowView &view = pane.view();
    QTRY_COMPARE(view.plan().count(), view.story().marks().size());
    QVERIFY(view.plan().count() <= limit::transcriptEvents);
    QCOMPARE(view.verticalScrollBar()->maximum(), view.verticalScrollBar()->value());
}

/// Who goes along with the keyboard has no tip.
void FlowDiagramTest::theCurrentMarkIsToldBelow()
{
    ShownFlow shown(wholeSession());
    QTRY_VERIFY(shown.view.plan().count() > 0);
    const auto *about = shown.pane.findChild<QLabel *>(QStringLiteral("flowAbout"));
    QVERIFY(!about->isVisible());
    shown.view.setCurrent(markOf(shown.view.story(), "STLS"));
    QVERIFY(about->isVisible());
    QVERIFY2(about->text().startsWith(u"STLS · Poplar to the server · "), qPrintable(about->text()));
    QCOMPARE(about->textFormat(), Qt::PlainText);
    shown.pane.clear();
    QVERIFY(!about->isVisible());
}

void FlowDiagramTest::screenReadersHearEachMark()
{
    QAccessible::setActive(true);
    ShownFlow shown(wholeSession());
    QTRY_VERIFY(shown.view.isUpToDate());
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&shown.view);
    QVERIFY(list != nullptr);
    QCOMPARE(list->role(), QAccessible::List);
    QCOMPARE(list->childCount(), int(shown.view.story().marks().size()));
    const qsizetype mark = markOf(shown.view.story(), "STLS");
    QAccessibleInterface *item = list->child(int(mark));
    QVERIFY(item != nullptr);
    QVERIFY2(item->text(QAccessible::Name).startsWith(QStringLiteral("STLS, Poplar to the server")),
             qPrintable(item->text(QAccessible::Name)));
    QSignalSpy chosen(&shown.pane, &FlowPane::eventChosen);
    item->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(chosen.size(), 1);
    QAccessible::setActive(false);
}

void FlowDiagramTest::durationsAreShort_data()
{
    QTest::addColumn<qint64>("microseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << qint64(0) << QStringLiteral("0.0 ms");
    QTest::newRow("short") << qint64(340) << QStringLiteral("0.3 ms");
    QTest::newRow("rounded") << qint64(9'960) << QStringLiteral("10 ms");
    QTest::newRow("milliseconds") << qint64(12'000) << QStringLiteral("12 ms");
    QTest::newRow("almost a second") << qint64(999'700) << QStringLiteral("1.00 s");
    QTest::newRow("seconds") << qint64(12'340'000) << QStringLiteral("12.3 s");
    QTest::newRow("almost a minute") << qint64(59'970'000) << QStringLiteral("1 min 0 s");
    QTest::newRow("minutes") << qint64(200'000'000) << QStringLiteral("3 min 20 s");
    QTest::newRow("hours") << qint64(7'500'000'000) << QStringLiteral("2 h 5 min");
}

void FlowDiagramTest::durationsAreShort()
{
    QFETCH(qint64, microseconds);
    QTEST(durationText(FlowTime(microseconds)), "text");
}

void FlowDiagramTest::sheetsCutNoText()
{
    const FlowStory story = storyOf(manyCommands(300));
    const FlowPlan plan = planOf(story);
    const QList<qreal> cuts = flowSheets(plan, 1000);
    QCOMPARE(cuts.first(), 0.0);
    QCOMPARE(cuts.last(), plan.height());
    for (qsizetype i = 0; i + 1 < cuts.size(); ++i) {
        QVERIFY(cuts[i + 1] > cuts[i]);
        QVERIFY(cuts[i + 1] - cuts[i] <= 1000);
        QVERIFY(i + 2 == cuts.size() || cuts[i + 1] - cuts[i] > 900);
        // Neither a line nor the text above it is where it is cut.
        for (qsizetype mark = 0; mark < plan.count(); ++mark)
            QVERIFY(cuts[i + 1] > plan.y(mark) || cuts[i + 1] <= plan.y(mark) - 14);
    }
}

void FlowDiagramTest::anSvgHasTheTextsAndNoSecrets()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("session.svg"));
    ShownFlow shown(wholeSession());
    QTRY_VERIFY(shown.view.isUpToDate());
    QSignalSpy saved(&shown.pane, &FlowPane::saved);
    shown.pane.save(path);
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 60000);
    QCOMPARE(saved.first().first().toStringList(), QStringList{path});
    const QString text = textOfXml(contentOf(path));
    for (const char *expected :
         {"STLS", "USER anna", "PASS ********", "+OK · 3 line(s)", "RETR 3", "TRANSACTION",
          "TLSv1.3 TLS_AES_256_GCM_SHA384", "3,972 octet(s) in 78 line(s)", "Server"})
        QVERIFY2(text.contains(QString::fromUtf8(expected)), expected);
    QVERIFY(shown.pane.findChild<QAction *>(QStringLiteral("flowSave"))->isEnabled());
    // What is hostile is text, and what is secret is not there.
    QVERIFY(!text.contains(u"secret"));
    Said hostile;
    hostile.sent(1, "STAT").last(1, "+OK <script>1</script> ]]> &amp; \xe2\x80\xae\x1b[2J");
    const std::atomic_bool stop = false;
    QVERIFY(bool(exportFlow({storyOf(hostile), {}, QFont()}, path, stop)));
    const QByteArray raw = contentOf(path);
    QVERIFY(!raw.contains("<script") && !raw.contains("\xe2\x80\xae") && !raw.contains('\x1b'));
    const QString shownText = textOfXml(raw);
    QVERIFY2(shownText.contains(QStringLiteral("+OK <script>1</script> ]]> &amp; \\u202e\\x1b[2J")),
             qPrintable(shownText));
}

void FlowDiagramTest::aPngAndAPdfAreWritten()
{
    const QTemporaryDir folder;
    const std::atomic_bool stop = false;
    const FlowPicture picture{storyOf(manyCommands(150)), {}, QFont()};
    const QString png = folder.filePath(QStringLiteral("a.PNG"));
    const Result<QStringList> first = exportFlow(picture, png, stop);
    QVERIFY(bool(first));
    const QImage image(png);
    QVERIFY(!image.isNull());
    QCOMPARE(image.width(), 2000);
    QVERIFY(image.height() > 600);
    QVERIFY(image.pixelColor(image.width() - 2, image.height() - 2).lightness() > 200);
    const QString pdf = folder.filePath(QStringLiteral("a.pdf"));
    QVERIFY(bool(exportFlow(picture, pdf, stop)));
    const QByteArray content = contentOf(pdf);
    QVERIFY(content.startsWith("%PDF"));
    QVERIFY(content.count("/Type /Page\n") > 3);
    const std::atomic_bool stopped = true;
    QVERIFY(!exportFlow(picture, folder.filePath(QStringLiteral("b.pdf")), stopped));
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("b.pdf"))));
}

void FlowDiagramTest::aLongDiagramBecomesSeveralFiles()
{
    const QTemporaryDir folder;
    const std::atomic_bool stop = false;
    const FlowPicture picture{storyOf(manyCommands(600)), {}, QFont()};
    const QString path = folder.filePath(QStringLiteral("long.svg"));
    const Result<QStringList> written = exportFlow(picture, path, stop);
    QVERIFY(bool(written));
    QCOMPARE(written->first(), path);
    QVERIFY(written->size() > 1);
    QCOMPARE(written->at(1), folder.filePath(QStringLiteral("long-2.svg")));
    QString all;
    for (const QString &file : *written)
        all += textOfXml(contentOf(file));
    for (const int i : {1, 300, 600})
        QVERIFY(all.contains(QStringLiteral("DELE %1\n").arg(i)));
    // Nobody was asked about the second: it is not replaced.
    const QByteArray first = contentOf(path);
    const FlowPicture other{storyOf(manyCommands(700)), {}, QFont()};
    const Result<QStringList> again = exportFlow(other, path, stop);
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::Storage);
    QCOMPARE(contentOf(path), first);
}

/// Neither where one is there already, nor where it is stopped half way.
void FlowDiagramTest::nothingIsWrittenBesideFilesThatAreThere()
{
    const QTemporaryDir folder;
    const QDir files(folder.path());
    const FlowPicture picture{storyOf(manyCommands(600)), {}, QFont()};
    QFile there(folder.filePath(QStringLiteral("a-2.svg")));
    QVERIFY(there.open(QIODevice::WriteOnly));
    there.close();
    const std::atomic_bool stop = false;
    QVERIFY(!exportFlow(picture, folder.filePath(QStringLiteral("a.svg")), stop));
    QCOMPARE(files.entryList(QDir::Files), QStringList{QStringLiteral("a-2.svg")});
    const std::atomic_bool stopped = true;
    QVERIFY(!exportFlow(picture, folder.filePath(QStringLiteral("b.svg")), stopped));
    QCOMPARE(files.entryList(QDir::Files), QStringList{QStringLiteral("a-2.svg")});
    // The first file cannot be written, being a folder: the others go again.
    QVERIFY(files.mkdir(QStringLiteral("c.svg")));
    QVERIFY(!exportFlow(picture, folder.filePath(QStringLiteral("c.svg")), stop));
    QCOMPARE(files.entryList(QDir::Files), QStringList{QStringLiteral("a-2.svg")});
}

void FlowDiagramTest::manyFilesAreAskedAbout()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("many.png"));
    const Said said = manyCommands(3000);
    const FlowPicture picture{storyOf(said), {}, QFont()};
    const qsizetype sheets = flowSheetCount(picture, path);
    QVERIFY2(sheets > 20, qPrintable(QString::number(sheets)));
    ShownFlow shown(said);
    QTRY_VERIFY(shown.view.plan().count() > 6000);
    QSignalSpy saved(&shown.pane, &FlowPane::saved);
    const auto asked = [&shown] {
        return shown.pane.findChild<QMessageBox *>(QStringLiteral("flowManySheets"));
    };
    shown.pane.save(path);
    QVERIFY(asked() != nullptr);
    QVERIFY(asked()->text().contains(QStringLiteral("file(s)")));
    asked()->button(QMessageBox::Cancel)->click();
    QTRY_VERIFY(asked() == nullptr);
    QVERIFY(QDir(folder.path()).isEmpty());
    // Once more, and stopped.
    shown.pane.save(path);
    asked()->button(QMessageBox::Save)->click();
    auto *save = shown.pane.findChild<QAction *>(QStringLiteral("flowSave"));
    QVERIFY(!save->isEnabled());
    for (auto *button : shown.pane.findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("Stop"))
            button->click();
    }
    QTRY_VERIFY_WITH_TIMEOUT(save->isEnabled(), 120000);
    QVERIFY(saved.isEmpty());
    QVERIFY(QDir(folder.path()).isEmpty());
}

void FlowDiagramTest::whatCannotBeWrittenIsTold()
{
    ShownFlow shown(wholeSession());
    QTRY_VERIFY(shown.view.isUpToDate());
    QSignalSpy saved(&shown.pane, &FlowPane::saved);
    shown.pane.save(QStringLiteral("/nowhere/at/all/session.svg"));
    auto *save = shown.pane.findChild<QAction *>(QStringLiteral("flowSave"));
    QTRY_VERIFY_WITH_TIMEOUT(save->isEnabled(), 60000);
    QVERIFY(saved.isEmpty());
}

QTEST_MAIN(FlowDiagramTest)
#include "tst_flowdiagram.moc"
