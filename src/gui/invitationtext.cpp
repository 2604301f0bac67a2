// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/invitationtext.h"

#include <QCoreApplication>
#include <QStringList>
#include <QTimeZone>

namespace poplar::gui {

using mime::CalendarEvent;
using mime::CalendarPerson;
using mime::CalendarTime;
using mime::Invitation;
using mime::Recurrence;

namespace {

struct InvitationWords {
    Q_DECLARE_TR_FUNCTIONS(Invitation)
};

constexpr qsizetype peopleNamed = 10;

QString dayText(const QDate &day, const QLocale &locale)
{
    return locale.toString(day, QLocale::LongFormat);
}

QString clockText(const QTime &time, const QLocale &locale)
{
    return locale.toString(time, QLocale::ShortFormat);
}

/// As the reader's clock shows it.
QDateTime localOf(const CalendarTime &time)
{
    return time.kind == CalendarTime::Kind::Exact ? time.at.toLocalTime() : time.at;
}

QString daysText(const CalendarEvent &event, const QLocale &locale)
{
    const QDate first = event.start.at.date();
    const QDate last = event.end.kind == CalendarTime::Kind::Day ? event.end.at.date() : first;
    if (last <= first)
        //: %1 is a date.
        return InvitationWords::tr("%1, all day").arg(dayText(first, locale));
    //: From one day to another.
    return InvitationWords::tr("%1 – %2").arg(dayText(first, locale), dayText(last, locale));
}

QString timesText(const CalendarEvent &event, const QLocale &locale)
{
    const QDateTime start = localOf(event.start);
    const QDateTime end = localOf(event.end);
    const QString day = dayText(start.date(), locale);
    const QString from = clockText(start.time(), locale);
    if (event.end.kind == CalendarTime::Kind::None || end <= start)
        //: A day and a time of day.
        return InvitationWords::tr("%1, %2").arg(day, from);
    if (end.date() == start.date())
        //: A day, and from when to when.
        return InvitationWords::tr("%1, %2 – %3").arg(day, from, clockText(end.time(), locale));
    //: From a day and a time of day to others.
    return InvitationWords::tr("%1, %2 – %3, %4")
        .arg(day, from, dayText(end.date(), locale), clockText(end.time(), locale));
}

/// In which zone the times are told.
QString zoneText(const CalendarTime &time)
{
    if (time.kind == CalendarTime::Kind::Floating)
        return time.zone.isEmpty() ? QString() : InvitationWords::tr("in the time zone %1").arg(time.zone);
    const QDateTime local = time.at.toLocalTime();
    //: Of a time: as it is where the reader is. %1 is the name of the time zone, such as CET.
    const QString own = InvitationWords::tr("your time, %1").arg(local.timeZoneAbbreviation());
    if (time.zone.isEmpty() || time.zone.toUtf8() == QTimeZone::systemTimeZoneId())
        return own;
    //: As the one above. %2 is the zone in which the sender planned.
    return InvitationWords::tr("your time, %1; planned in %2").arg(local.timeZoneAbbreviation(), time.zone);
}

QString whenText(const CalendarEvent &event, const QLocale &locale)
{
    switch (event.start.kind) {
    case CalendarTime::Kind::None:
        return {};
    case CalendarTime::Kind::Day:
        return daysText(event, locale);
    case CalendarTime::Kind::Floating:
    case CalendarTime::Kind::Exact:
        break;
    }
    const QString times = timesText(event, locale);
    const QString zone = zoneText(event.start);
    //: A time, and in which time zone it is told.
    return zone.isEmpty() ? times : InvitationWords::tr("%1 (%2)").arg(times, zone);
}

/// "every 1 week" nobody says.
QString everySingleText(Recurrence::Every every)
{
    switch (every) {
    case Recurrence::Every::Day:
        return InvitationWords::tr("every day");
    case Recurrence::Every::Week:
        return InvitationWords::tr("every week");
    case Recurrence::Every::Month:
        return InvitationWords::tr("every month");
    case Recurrence::Every::Year:
        return InvitationWords::tr("every year");
    case Recurrence::Every::Never:
    case Recurrence::Every::Other:
        break;
    }
    return {};
}

QString everyText(const Recurrence &recurrence)
{
    if (recurrence.interval == 1)
        return everySingleText(recurrence.every);
    switch (recurrence.every) {
    case Recurrence::Every::Day:
        return InvitationWords::tr("every %n day(s)", nullptr, recurrence.interval);
    case Recurrence::Every::Week:
        return InvitationWords::tr("every %n week(s)", nullptr, recurrence.interval);
    case Recurrence::Every::Month:
        return InvitationWords::tr("every %n month(s)", nullptr, recurrence.interval);
    case Recurrence::Every::Year:
        return InvitationWords::tr("every %n year(s)", nullptr, recurrence.interval);
    case Recurrence::Every::Never:
    case Recurrence::Every::Other:
        break;
    }
    return {};
}

QString recurrenceText(const Recurrence &recurrence, const QLocale &locale)
{
    if (!recurrence.rule.isEmpty()) // there is more to it than can be said in words
        return QString::fromUtf8(recurrence.rule);
    QString text = everyText(recurrence);
    if (text.isEmpty())
        return {};
    QStringList days;
    for (const Qt::DayOfWeek day : recurrence.days)
        days += locale.dayName(day, QLocale::ShortFormat);
    if (!days.isEmpty())
        //: How often something repeats, and on which days of the week.
        text = InvitationWords::tr("%1: %2").arg(text, days.join(QStringLiteral(", ")));
    if (recurrence.count > 0)
        //: %1 is how often something repeats.
        return InvitationWords::tr("%1, %n time(s) in all", nullptr, recurrence.count).arg(text);
    if (recurrence.until.kind != CalendarTime::Kind::None)
        //: How often something repeats, and the last day.
        return InvitationWords::tr("%1, until %2")
            .arg(text, dayText(localOf(recurrence.until).date(), locale));
    return text;
}

QString answerText(CalendarPerson::Answer answer)
{
    switch (answer) {
    case CalendarPerson::Answer::Accepted:
        return InvitationWords::tr("accepted");
    case CalendarPerson::Answer::Declined:
        return InvitationWords::tr("declined");
    case CalendarPerson::Answer::Tentative:
        return InvitationWords::tr("perhaps");
    case CalendarPerson::Answer::Delegated:
        return InvitationWords::tr("sends somebody else");
    case CalendarPerson::Answer::Awaited:
        return InvitationWords::tr("has not answered");
    case CalendarPerson::Answer::None:
        break;
    }
    return {};
}

QString nameText(const CalendarPerson &person)
{
    if (person.name.isEmpty() || person.address.isEmpty())
        return person.name + person.address;
    return QStringLiteral("%1 <%2>").arg(person.name, person.address);
}

QString personText(const CalendarPerson &person)
{
    const QString name = nameText(person);
    const QString answer = answerText(person.answer);
    if (answer.isEmpty())
        return name;
    if (person.role == CalendarPerson::Role::Optional)
        //: Somebody who is invited, and what they answered.
        return InvitationWords::tr("%1 (need not come): %2").arg(name, answer);
    //: Somebody who is invited, and what they answered.
    return InvitationWords::tr("%1: %2").arg(name, answer);
}

QString peopleText(const QList<CalendarPerson> &people)
{
    QStringList lines;
    for (const CalendarPerson &person : people.mid(0, peopleNamed))
        lines += personText(person);
    if (people.size() > peopleNamed)
        lines += InvitationWords::tr("and %n more", nullptr, int(people.size() - peopleNamed));
    return lines.join(u'\n');
}

QString statusText(const CalendarEvent &event)
{
    if (event.status == CalendarEvent::Status::Cancelled)
        return InvitationWords::tr("cancelled");
    return event.status == CalendarEvent::Status::Tentative ? InvitationWords::tr("not certain yet")
                                                            : QString();
}

} // namespace

QString purposeText(const Invitation &invitation)
{
    switch (invitation.purpose) {
    case Invitation::Purpose::Request:
        return InvitationWords::tr("Invitation");
    case Invitation::Purpose::Reply:
        return InvitationWords::tr("Answer to an invitation");
    case Invitation::Purpose::Add:
        return InvitationWords::tr("One more date");
    case Invitation::Purpose::Cancel:
        return InvitationWords::tr("Cancelled");
    case Invitation::Purpose::Refresh:
        return InvitationWords::tr("Question for the latest state of an event");
    case Invitation::Purpose::Counter:
        return InvitationWords::tr("Proposal of another time");
    case Invitation::Purpose::DeclineCounter:
        return InvitationWords::tr("The other time was declined");
    case Invitation::Purpose::Publish:
    case Invitation::Purpose::None:
        break;
    }
    return InvitationWords::tr("Event");
}

EventText eventText(const CalendarEvent &event, const QLocale &locale)
{
    EventText text;
    text.title = event.summary.isEmpty() ? InvitationWords::tr("Without a title") : event.summary;
    const QList<InvitationLine> lines{
        {InvitationWords::tr("When:"), whenText(event, locale)},
        {InvitationWords::tr("Repeats:"), recurrenceText(event.recurrence, locale)},
        {InvitationWords::tr("State:"), statusText(event)},
        {InvitationWords::tr("Where:"), event.place},
        //: Who invites.
        {InvitationWords::tr("From:"), nameText(event.organiser)},
        //: Who is invited.
        {InvitationWords::tr("Invited:"), peopleText(event.people)},
    };
    for (const InvitationLine &line : lines) {
        if (!line.value.isEmpty())
            text.lines += line;
    }
    return text;
}

} // namespace poplar::gui
