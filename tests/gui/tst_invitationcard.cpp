// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/invitationcard.h"
#include "gui/invitationtext.h"

#include <QLabel>
#include <QTest>
#include <QTimeZone>

using namespace poplar;
using namespace poplar::gui;
using mime::CalendarEvent;
using mime::CalendarPerson;
using mime::CalendarTime;
using mime::Invitation;
using mime::Recurrence;

namespace {

CalendarTime exactly(int day, int hour, int minute = 0)
{
    return {CalendarTime::Kind::Exact, QDateTime(QDate(2026, 11, day), QTime(hour, minute), Qt::UTC), {}};
}

CalendarTime day(int number)
{
    return {CalendarTime::Kind::Day, QDateTime(QDate(2026, 11, number), QTime(0, 0), Qt::UTC), {}};
}

CalendarEvent planning()
{
    CalendarEvent event;
    event.summary = QStringLiteral("Planning");
    event.place = QStringLiteral("Room 4");
    event.start = exactly(24, 9);
    event.end = exactly(24, 10, 30);
    return event;
}

QString lineOf(const CalendarEvent &event, const char16_t *name)
{
    for (const InvitationLine &line : eventText(event, QLocale::c()).lines)
        if (line.name == QString::fromUtf16(name))
            return line.value;
    return {};
}

} // namespace

class InvitationCardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A light ground under light letters could not be read.
    void theGroundFollowsTheWindow()
    {
        QWidget window;
        auto *card = new InvitationCard(&window);
        const auto lightness = [card] { return card->palette().color(QPalette::Window).lightness(); };
        for (const bool isDark : {false, true, false, true}) {
            QPalette palette;
            palette.setColor(QPalette::Window, isDark ? Qt::black : Qt::white);
            palette.setColor(QPalette::Base, isDark ? Qt::black : Qt::white);
            palette.setColor(QPalette::WindowText, isDark ? Qt::white : Qt::black);
            window.setPalette(palette);
            QCOMPARE(lightness() < 128, isDark);
        }
    }

    void initTestCase();
    void timesAreTheReaders();
    void daysAreWhole();
    void zonesThatNobodyKnowsAreNamed();
    void whatRepeatsIsSaidInWords();
    void whatWordsCannotSayIsShownAsItIs();
    void peopleAreNamedWithTheirAnswers();
    void manyPeopleAreCounted();
    void markupIsShownAsItIs();
    void theCardIsHiddenWithoutEvents();
};

void InvitationCardTest::initTestCase()
{
    qputenv("TZ", "Europe/Moscow");
}

void InvitationCardTest::timesAreTheReaders()
{
    const QString when = lineOf(planning(), u"When:");
    QVERIFY2(when.contains(QStringLiteral("24 November 2026")) || when.contains(QStringLiteral("24 Nov")),
             qPrintable(when));
    QVERIFY2(when.contains(QStringLiteral("12:00")) && when.contains(QStringLiteral("13:30")),
             qPrintable(when));
    CalendarEvent elsewhere = planning();
    elsewhere.start.zone = QStringLiteral("Europe/Berlin");
    QVERIFY(lineOf(elsewhere, u"When:").contains(QStringLiteral("planned in Europe/Berlin")));
}

void InvitationCardTest::daysAreWhole()
{
    CalendarEvent event = planning();
    event.start = day(24);
    event.end = day(24);
    QVERIFY(lineOf(event, u"When:").endsWith(QStringLiteral("all day")));
    event.end = day(26);
    const QString when = lineOf(event, u"When:");
    QVERIFY2(when.contains(QStringLiteral("24")) && when.contains(QStringLiteral("26")), qPrintable(when));
}

void InvitationCardTest::zonesThatNobodyKnowsAreNamed()
{
    CalendarEvent event = planning();
    event.start = {CalendarTime::Kind::Floating, event.start.at, QStringLiteral("Atlantis")};
    event.end = {CalendarTime::Kind::Floating, event.end.at, QStringLiteral("Atlantis")};
    const QString when = lineOf(event, u"When:");
    QVERIFY2(when.contains(QStringLiteral("09:00")), qPrintable(when));
    QVERIFY2(when.contains(QStringLiteral("in the time zone Atlantis")), qPrintable(when));
}

void InvitationCardTest::whatRepeatsIsSaidInWords()
{
    CalendarEvent event = planning();
    event.recurrence = {Recurrence::Every::Week, 2, 0, {}, {Qt::Monday, Qt::Wednesday}, {}};
    QVERIFY(lineOf(event, u"Repeats:").contains(QStringLiteral("Mon, Wed")));
    QVERIFY(lineOf(event, u"Repeats:").contains(u'2'));
    event.recurrence = {Recurrence::Every::Day, 1, 5, {}, {}, {}};
    QVERIFY(lineOf(event, u"Repeats:").contains(u'5'));
    event.recurrence = {};
    QCOMPARE(lineOf(event, u"Repeats:"), QString());
}

void InvitationCardTest::whatWordsCannotSayIsShownAsItIs()
{
    CalendarEvent event = planning();
    event.recurrence = {Recurrence::Every::Month, 1, 0, {}, {}, "FREQ=MONTHLY;BYDAY=2TU"};
    QCOMPARE(lineOf(event, u"Repeats:"), QStringLiteral("FREQ=MONTHLY;BYDAY=2TU"));
}

void InvitationCardTest::peopleAreNamedWithTheirAnswers()
{
    CalendarEvent event = planning();
    event.organiser = {QStringLiteral("Anna"), QStringLiteral("anna@example.org")};
    event.people = {
        {QStringLiteral("Boris"), QStringLiteral("boris@example.org"), CalendarPerson::Answer::Accepted},
        {{},
         QStringLiteral("carla@example.org"),
         CalendarPerson::Answer::Awaited,
         CalendarPerson::Role::Optional},
        {QStringLiteral("Dora"), {}}};
    QCOMPARE(lineOf(event, u"From:"), QStringLiteral("Anna <anna@example.org>"));
    QCOMPARE(lineOf(event, u"Invited:"),
             QStringLiteral("Boris <boris@example.org>: accepted\n"
                            "carla@example.org (need not come): has not answered\nDora"));
}

void InvitationCardTest::manyPeopleAreCounted()
{
    CalendarEvent event = planning();
    for (int i = 0; i < 100; ++i)
        event.people += CalendarPerson{{}, QStringLiteral("p%1@example.org").arg(i)};
    const QString people = lineOf(event, u"Invited:");
    QVERIFY(people.contains(QStringLiteral("p9@")) && !people.contains(QStringLiteral("p10@")));
    QVERIFY(people.contains(QStringLiteral("90")));
}

void InvitationCardTest::markupIsShownAsItIs()
{
    InvitationCard card;
    CalendarEvent event = planning();
    event.summary = QStringLiteral("<img src='http://example.org/'><b>x</b>");
    card.setInvitations({{Invitation::Purpose::Cancel, {event}}});
    card.show();
    const auto *title = card.findChild<QLabel *>(QStringLiteral("eventTitle"));
    QVERIFY(title != nullptr);
    QCOMPARE(title->text(), event.summary);
    for (const QLabel *label : card.findChildren<QLabel *>())
        QVERIFY(label->pixmap().isNull() == false || label->textFormat() == Qt::PlainText
                || !label->text().contains(u'<'));
    QCOMPARE(card.findChild<QLabel *>(QStringLiteral("invitationPurpose"))->text(),
             QStringLiteral("Cancelled"));
}

void InvitationCardTest::theCardIsHiddenWithoutEvents()
{
    InvitationCard card;
    card.setInvitations({{Invitation::Purpose::Request, {planning(), planning()}}});
    QVERIFY(!card.isHidden());
    QCOMPARE(card.findChildren<QLabel *>(QStringLiteral("eventTitle")).size(), 2);
    card.setInvitations({});
    QVERIFY(card.isHidden());
}

QTEST_MAIN(InvitationCardTest)
#include "tst_invitationcard.moc"
