// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "mime/invitation.h"
#include "mime/message.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace poplar;
using namespace poplar::mime;

namespace {

QDateTime utc(int year, int month, int day, int hour = 0, int minute = 0)
{
    return {QDate(year, month, day), QTime(hour, minute), Qt::UTC};
}

QByteArray calendar(const QByteArray &event, const QByteArray &before = {})
{
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\n" + before + "BEGIN:VEVENT\r\n" + event
        + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
}

/// The only event of a calendar.
CalendarEvent eventOf(const QByteArray &lines, const QByteArray &before = {}, const QByteArray &charset = {})
{
    const Invitation invitation = readInvitation(calendar(lines, before), charset);
    return invitation.events.size() == 1 ? invitation.events.first() : CalendarEvent();
}

/// Central Europe, as programs explain it.
QByteArray zoneNamed(const QByteArray &name)
{
    return "BEGIN:VTIMEZONE\r\nTZID:" + name
        + "\r\nBEGIN:STANDARD\r\nDTSTART:16011028T030000\r\n"
          "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:"
          "STANDARD\r\n"
          "BEGIN:DAYLIGHT\r\nDTSTART:16010325T020000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n"
          "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n";
}

} // namespace

class MimeInvitation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anInvitationIsRead();
    void purposes_data();
    void purposes();
    void times_data();
    void times();
    void theEndMayBeADuration();
    void wholeDaysEndWithTheLastOne();
    void linesAreUnfoldedWithinCharacters();
    void textsAreUnescaped();
    void otherCharsetsAreRead();
    void recurrence_data();
    void recurrence();
    void alarmsSayNothingOfTheEvent();
    void severalEventsAreRead();
    void textsCannotTurnTheDirection();
    void nonsenseIsNoEvent();
    void hugeCalendarsAreBounded();
    void aMessageTellsEachInvitationOnce();
};

void MimeInvitation::anInvitationIsRead()
{
    const Invitation read = readInvitation(
        calendar("DTSTART;TZID=Europe/Berlin:20261124T100000\r\nDTEND;TZID=Europe/Berlin:20261124T113000\r\n"
                 "SUMMARY:Planning\r\nLOCATION:Room 4\r\nSTATUS:CONFIRMED\r\n"
                 "ORGANIZER;CN=\"Schmidt, Anna\":MAILTO:anna@example.org\r\n"
                 "ATTENDEE;CN=Boris;PARTSTAT=ACCEPTED;ROLE=REQ-PARTICIPANT:mailto:boris@example.org\r\n"
                 "ATTENDEE;CN=carla@example.org;PARTSTAT=NEEDS-ACTION;ROLE=OPT-PARTICIPANT:mailto:carla@"
                 "example.org"),
        {});
    QCOMPARE(read.purpose, Invitation::Purpose::Request);
    QCOMPARE(read.events.size(), 1);
    const CalendarEvent &event = read.events[0];
    QCOMPARE(event.summary, QStringLiteral("Planning"));
    QCOMPARE(event.place, QStringLiteral("Room 4"));
    QCOMPARE(event.status, CalendarEvent::Status::Confirmed);
    QCOMPARE(event.start.at, utc(2026, 11, 24, 9));
    QCOMPARE(event.start.zone, QStringLiteral("Europe/Berlin"));
    QCOMPARE(event.end.at, utc(2026, 11, 24, 10, 30));
    QCOMPARE(event.organiser.name, QStringLiteral("Schmidt, Anna"));
    QCOMPARE(event.organiser.address, QStringLiteral("anna@example.org"));
    QCOMPARE(event.people.size(), 2);
    QCOMPARE(event.people[0].answer, CalendarPerson::Answer::Accepted);
    QCOMPARE(event.people[1].name, QString());
    QCOMPARE(event.people[1].address, QStringLiteral("carla@example.org"));
    QCOMPARE(event.people[1].answer, CalendarPerson::Answer::Awaited);
    QCOMPARE(event.people[1].role, CalendarPerson::Role::Optional);
}

void MimeInvitation::purposes_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<Invitation::Purpose>("purpose");
    QTest::newRow("request") << QByteArray("REQUEST") << Invitation::Purpose::Request;
    QTest::newRow("lower case") << QByteArray("cancel") << Invitation::Purpose::Cancel;
    QTest::newRow("reply") << QByteArray("REPLY") << Invitation::Purpose::Reply;
    QTest::newRow("unknown") << QByteArray("DANCE") << Invitation::Purpose::None;
}

void MimeInvitation::purposes()
{
    QFETCH(const QByteArray, method);
    const QByteArray whole = calendar("SUMMARY:x").replace("REQUEST", method);
    QTEST(readInvitation(whole, {}).purpose, "purpose");
}

void MimeInvitation::times_data()
{
    using Kind = CalendarTime::Kind;
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<CalendarTime::Kind>("kind");
    QTest::addColumn<QDateTime>("at");
    const QDateTime ten = utc(2026, 7, 1, 10);
    QTest::newRow("UTC") << QByteArray("DTSTART:20260701T100000Z") << Kind::Exact << ten;
    QTest::newRow("summer time") << QByteArray("DTSTART;TZID=Europe/Berlin:20260701T120000") << Kind::Exact
                                 << ten;
    QTest::newRow("winter time") << QByteArray("DTSTART;TZID=Europe/Berlin:20260115T120000") << Kind::Exact
                                 << utc(2026, 1, 15, 11);
    QTest::newRow("name of Windows") << QByteArray("DTSTART;TZID=W. Europe Standard Time:20260701T120000")
                                     << Kind::Exact << ten;
    QTest::newRow("Moscow of Windows")
        << QByteArray("DTSTART;TZID=\"Russian Standard Time\":20260701T130000") << Kind::Exact << ten;
    QTest::newRow("path before the name")
        << QByteArray("DTSTART;TZID=/citadel.org/20190914_1/Europe/Berlin:20260701T120000") << Kind::Exact
        << ten;
    QTest::newRow("explained, summer")
        << QByteArray("DTSTART;TZID=Ours:20260701T120000") << Kind::Exact << ten;
    QTest::newRow("explained, winter")
        << QByteArray("DTSTART;TZID=Ours:20260115T120000") << Kind::Exact << utc(2026, 1, 15, 11);
    QTest::newRow("explained, the last Sunday of March")
        << QByteArray("DTSTART;TZID=Ours:20260329T120000") << Kind::Exact << utc(2026, 3, 29, 10);
    QTest::newRow("explained, the day before")
        << QByteArray("DTSTART;TZID=Ours:20260328T120000") << Kind::Exact << utc(2026, 3, 28, 11);
    QTest::newRow("unknown zone") << QByteArray("DTSTART;TZID=Atlantis:20260701T100000") << Kind::Floating
                                  << ten;
    QTest::newRow("a zone that is a path")
        << QByteArray("DTSTART;TZID=../../../../etc/passwd:20260701T100000") << Kind::Floating << ten;
    QTest::newRow("no zone") << QByteArray("DTSTART:20260701T100000") << Kind::Floating << ten;
    QTest::newRow("day") << QByteArray("DTSTART;VALUE=DATE:20260701") << Kind::Day << utc(2026, 7, 1);
    QTest::newRow("nonsense") << QByteArray("DTSTART:soon") << Kind::None << QDateTime();
    QTest::newRow("no such day") << QByteArray("DTSTART:20260231T100000Z") << Kind::None << QDateTime();
}

void MimeInvitation::times()
{
    QFETCH(const QByteArray, line);
    const CalendarTime start = eventOf(line, zoneNamed("Ours")).start;
    QTEST(start.kind, "kind");
    QTEST(start.at, "at");
}

void MimeInvitation::theEndMayBeADuration()
{
    QCOMPARE(eventOf("DTSTART:20260701T100000Z\r\nDURATION:PT1H30M").end.at, utc(2026, 7, 1, 11, 30));
    QCOMPARE(eventOf("DTSTART:20260701T100000Z\r\nDURATION:P1W").end.at, utc(2026, 7, 8, 10));
    QCOMPARE(eventOf("DTSTART:20260701T100000Z\r\nDURATION:-PT1H").end.kind, CalendarTime::Kind::None);
}

void MimeInvitation::wholeDaysEndWithTheLastOne()
{
    QCOMPARE(eventOf("DTSTART;VALUE=DATE:20260701\r\nDTEND;VALUE=DATE:20260704").end.at, utc(2026, 7, 3));
    QCOMPARE(eventOf("DTSTART;VALUE=DATE:20260701\r\nDTEND;VALUE=DATE:20260701").end.at, utc(2026, 7, 1));
    QCOMPARE(eventOf("DTSTART;VALUE=DATE:20260701\r\nDURATION:P2D").end.at, utc(2026, 7, 2));
}

void MimeInvitation::linesAreUnfoldedWithinCharacters()
{
    const QByteArray summary = QByteArray("Планёрка в среду");
    for (qsizetype at = 0; at <= summary.size(); ++at) {
        const QByteArray folded = summary.first(at) + "\r\n " + summary.sliced(at);
        QCOMPARE(eventOf("SUMMARY:" + folded).summary, QString::fromUtf8(summary));
    }
    QCOMPARE(eventOf("SUMMARY:Pla\n\tnning").summary, QStringLiteral("Planning"));
}

void MimeInvitation::textsAreUnescaped()
{
    const CalendarEvent read = eventOf("SUMMARY:a\\, b\\; c\\\\n\\nd\r\nDESCRIPTION:one\\nt\\Nwo\\");
    QCOMPARE(read.summary, QStringLiteral("a, b; c\\n d"));
    QCOMPARE(read.description, QStringLiteral("one\nt\nwo\\"));
    QCOMPARE(eventOf("ORGANIZER;CN=Anna ^'A^' ^^:mailto:a@b").organiser.name, QStringLiteral("Anna \"A\" ^"));
    QCOMPARE(eventOf("SUMMARY;ALTREP=\"http://x/;a:b\":text").summary, QStringLiteral("text"));
}

void MimeInvitation::otherCharsetsAreRead()
{
    QCOMPARE(eventOf("SUMMARY:\xcf\xeb\xe0\xed", {}, "windows-1251").summary, QStringLiteral("План"));
}

void MimeInvitation::recurrence_data()
{
    using Every = Recurrence::Every;
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<Recurrence>("expected");
    QTest::newRow("daily") << QByteArray("FREQ=DAILY") << Recurrence{Every::Day};
    QTest::newRow("so many times") << QByteArray("FREQ=DAILY;COUNT=5") << Recurrence{Every::Day, 1, 5};
    QTest::newRow("days of the week") << QByteArray("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;WKST=MO")
                                      << Recurrence{Every::Week, 2, 0, {}, {Qt::Monday, Qt::Wednesday}};
    QTest::newRow("until") << QByteArray("FREQ=YEARLY;UNTIL=20301231T000000Z")
                           << Recurrence{
                                  Every::Year, 1, 0, {CalendarTime::Kind::Exact, utc(2030, 12, 31), {}}};
    QTest::newRow("more than words say") << QByteArray("FREQ=MONTHLY;BYDAY=2TU")
                                         << Recurrence{Every::Month, 1, 0, {}, {}, "FREQ=MONTHLY;BYDAY=2TU"};
    QTest::newRow("hours") << QByteArray("FREQ=HOURLY")
                           << Recurrence{Every::Other, 1, 0, {}, {}, "FREQ=HOURLY"};
    QTest::newRow("nonsense") << QByteArray("often") << Recurrence{Every::Other, 1, 0, {}, {}, "OFTEN"};
}

void MimeInvitation::recurrence()
{
    QFETCH(const QByteArray, rule);
    QTEST(eventOf("RRULE:" + rule).recurrence, "expected");
}

void MimeInvitation::alarmsSayNothingOfTheEvent()
{
    const CalendarEvent read = eventOf("SUMMARY:Planning\r\nBEGIN:VALARM\r\nSUMMARY:Alarm\r\n"
                                       "DESCRIPTION:Beep\r\nEND:VALARM\r\nLOCATION:Here");
    QCOMPARE(read.summary, QStringLiteral("Planning"));
    QCOMPARE(read.description, QString());
    QCOMPARE(read.place, QStringLiteral("Here"));
}

void MimeInvitation::severalEventsAreRead()
{
    const Invitation read = readInvitation(
        calendar("SUMMARY:one\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nRECURRENCE-ID:20260701T100000Z\r\n"
                 "SUMMARY:two\r\nSTATUS:CANCELLED"),
        {});
    QCOMPARE(read.events.size(), 2);
    QCOMPARE(read.events[1].summary, QStringLiteral("two"));
    QCOMPARE(read.events[1].status, CalendarEvent::Status::Cancelled);
    QVERIFY(read.events[1].isChange && !read.events[0].isChange);
}

void MimeInvitation::textsCannotTurnTheDirection()
{
    QCOMPARE(eventOf("SUMMARY:a\xe2\x80\xae"
                     "b\\nc\x1b[0m")
                 .summary,
             QStringLiteral("a b c [0m"));
}

void MimeInvitation::nonsenseIsNoEvent()
{
    for (const QByteArray &nonsense :
         {QByteArray(), QByteArray("BEGIN:VEVENT"), QByteArray("END:VEVENT\nEND:VCALENDAR\nSUMMARY:x"),
          QByteArray("\0\n:\n;:\n=;\n\xff\xfe", 12), QByteArray("BEGIN:").repeated(1000)})
        QVERIFY(readInvitation(nonsense, {}).events.isEmpty());
}

void MimeInvitation::hugeCalendarsAreBounded()
{
    const QByteArray people = QByteArray("ATTENDEE:mailto:a@example.org\r\n").repeated(2000);
    QCOMPARE(eventOf(people + "SUMMARY:" + QByteArray(100'000, 'x')).people.size(), 500);
    QCOMPARE(eventOf("SUMMARY:" + QByteArray(100'000, 'x')).summary.size(), limit::calendarText);
    const QByteArray many = QByteArray("BEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\n").repeated(1000);
    QCOMPARE(readInvitation(many, {}).events.size(), 50);
    const QByteArray deep = QByteArray("BEGIN:VEVENT\n").repeated(50'000);
    QVERIFY(readInvitation(deep, {}).events.isEmpty());
}

// To be read, and as a file: many programs send both.
void MimeInvitation::aMessageTellsEachInvitationOnce()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("message.eml")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray text = calendar("SUMMARY:Planning\r\nDTSTART:20260701T100000Z");
    file.write(
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\ncome\r\n"
        "--b\r\nContent-Type: text/calendar; method=REQUEST\r\n\r\n"
        + text + "\r\n--b\r\nContent-Type: application/ics; name=invite.ics\r\n"
        + "Content-Transfer-Encoding: base64\r\n\r\n" + text.toBase64() + "\r\n--b--\r\n");
    file.close();
    const auto message = readMessage(file.fileName());
    QVERIFY(message);
    QCOMPARE(message->text, QStringLiteral("come"));
    QCOMPARE(message->invitations.size(), 1);
    QCOMPARE(message->invitations[0].events.value(0).summary, QStringLiteral("Planning"));
    QCOMPARE(message->attachments.size(), 2);
}

QTEST_GUILESS_MAIN(MimeInvitation)
#include "tst_mime_invitation.moc"
