// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/invitation.h"

#include "base/limits.h"
#include "mime/calendarlines.h"
#include "mime/calendarzones.h"
#include "mime/headertext.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace poplar::mime {

namespace {

template <class T>
using Words = QHash<QString, T>;

Invitation::Purpose purposeOf(const QString &method)
{
    using Purpose = Invitation::Purpose;
    static const Words<Purpose> purposes{
        {QStringLiteral("PUBLISH"), Purpose::Publish},
        {QStringLiteral("REQUEST"), Purpose::Request},
        {QStringLiteral("REPLY"), Purpose::Reply},
        {QStringLiteral("ADD"), Purpose::Add},
        {QStringLiteral("CANCEL"), Purpose::Cancel},
        {QStringLiteral("REFRESH"), Purpose::Refresh},
        {QStringLiteral("COUNTER"), Purpose::Counter},
        {QStringLiteral("DECLINECOUNTER"), Purpose::DeclineCounter},
    };
    return purposes.value(method.trimmed().toUpper(), Purpose::None);
}

CalendarEvent::Status statusOf(const QString &word)
{
    using Status = CalendarEvent::Status;
    static const Words<Status> statuses{
        {QStringLiteral("TENTATIVE"), Status::Tentative},
        {QStringLiteral("CONFIRMED"), Status::Confirmed},
        {QStringLiteral("CANCELLED"), Status::Cancelled},
    };
    return statuses.value(word.trimmed().toUpper(), Status::None);
}

CalendarPerson::Answer answerOf(const QString &word)
{
    using Answer = CalendarPerson::Answer;
    static const Words<Answer> answers{
        {QStringLiteral("NEEDS-ACTION"), Answer::Awaited}, {QStringLiteral("ACCEPTED"), Answer::Accepted},
        {QStringLiteral("DECLINED"), Answer::Declined},    {QStringLiteral("TENTATIVE"), Answer::Tentative},
        {QStringLiteral("DELEGATED"), Answer::Delegated},
    };
    return answers.value(word.toUpper(), Answer::None);
}

CalendarPerson::Role roleOf(const QString &word)
{
    using Role = CalendarPerson::Role;
    static const Words<Role> roles{
        {QStringLiteral("CHAIR"), Role::Chair},
        {QStringLiteral("OPT-PARTICIPANT"), Role::Optional},
        {QStringLiteral("NON-PARTICIPANT"), Role::Informed},
    };
    return roles.value(word.toUpper(), Role::Required);
}

QString oneLine(const QString &text)
{
    return shownHeader(text.left(limit::calendarText).toUtf8().constData());
}

/// LF line ends, no controls but those that shape text.
QString description(const CalendarLine &line)
{
    QString text = line.text().left(limit::calendarDescription);
    text.removeIf([](QChar c) { return c != u'\n' && c != u'\t' && c.category() == QChar::Other_Control; });
    return text.trimmed();
}

CalendarPerson personOf(const CalendarLine &line)
{
    const auto parameter = [&line](const char16_t *name) {
        return line.parameters.value(QString::fromUtf16(name));
    };
    CalendarPerson person;
    person.name = oneLine(parameter(u"CN"));
    person.address = oneLine(line.value);
    if (person.address.startsWith(u"mailto:", Qt::CaseInsensitive))
        person.address.remove(0, 7);
    if (person.name == person.address)
        person.name.clear();
    person.answer = answerOf(parameter(u"PARTSTAT"));
    person.role = roleOf(parameter(u"ROLE"));
    return person;
}

/// In seconds (RFC 5545 section 3.3.6), in whole days for "P1D".
qint64 durationOf(const QString &value)
{
    static const QRegularExpression duration(QStringLiteral(
        R"(^\s*\+?P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?\s*$)"));
    const auto match = duration.match(value.toUpper());
    const auto number = [&match](int group) { return match.captured(group).toLongLong(); };
    return ((number(1) * 7 + number(2)) * 24 + number(3)) * 3600 + number(4) * 60 + number(5);
}

Recurrence::Every frequencyOf(const QString &word)
{
    using Every = Recurrence::Every;
    static const Words<Every> frequencies{
        {QStringLiteral("DAILY"), Every::Day},
        {QStringLiteral("WEEKLY"), Every::Week},
        {QStringLiteral("MONTHLY"), Every::Month},
        {QStringLiteral("YEARLY"), Every::Year},
    };
    return frequencies.value(word, Every::Other);
}

/// The days of "MO,WE"; nothing if there is more to it ("1MO").
QList<Qt::DayOfWeek> daysOf(const QString &value)
{
    static const QStringList names{QStringLiteral("MO"), QStringLiteral("TU"), QStringLiteral("WE"),
                                   QStringLiteral("TH"), QStringLiteral("FR"), QStringLiteral("SA"),
                                   QStringLiteral("SU")};
    QList<Qt::DayOfWeek> days;
    for (const QString &name : value.split(u',').mid(0, names.size())) {
        const qsizetype day = names.indexOf(name.trimmed());
        if (day < 0)
            return {};
        days += Qt::DayOfWeek(day + 1);
    }
    return days;
}

/// Reads what can be said in words; the rest makes the rule itself be shown.
class RuleReading {
public:
    explicit RuleReading(const CalendarZones &zones)
        : m_zones(zones)
    {
    }

    Recurrence read(const CalendarLine &line)
    {
        const QString rule = line.value.left(limit::calendarText).toUpper().simplified();
        for (const QString &part : rule.split(u';', Qt::SkipEmptyParts)) {
            const qsizetype equals = part.indexOf(u'=');
            take(part.left(equals), equals < 0 ? QString() : part.mid(equals + 1));
        }
        if (m_result.every == Recurrence::Every::Never)
            m_result.every = Recurrence::Every::Other;
        const bool weekly = m_result.every == Recurrence::Every::Week;
        if (m_result.every == Recurrence::Every::Other || (!weekly && !m_result.days.isEmpty()) || !m_isPlain)
            m_result.rule = rule.toUtf8();
        return m_result;
    }

private:
    void take(const QString &name, const QString &value)
    {
        if (name == u"FREQ") {
            m_result.every = frequencyOf(value);
        } else if (name == u"INTERVAL") {
            m_result.interval = std::clamp(value.toInt(), 1, 10'000);
        } else if (name == u"COUNT") {
            m_result.count = std::max(0, value.toInt());
        } else if (name == u"UNTIL") {
            CalendarLine until;
            until.value = value;
            m_result.until = m_zones.time(until);
        } else if (name == u"BYDAY") {
            m_result.days = daysOf(value);
            m_isPlain = m_isPlain && !m_result.days.isEmpty();
        } else if (name != u"WKST") {
            m_isPlain = false;
        }
    }

    const CalendarZones &m_zones;
    Recurrence m_result;
    bool m_isPlain = true;
};

class EventReading {
public:
    explicit EventReading(const CalendarZones &zones)
        : m_zones(zones)
    {
    }

    void take(const CalendarLine &line)
    {
        if (line.name == u"SUMMARY")
            m_event.summary = oneLine(line.text());
        else if (line.name == u"DESCRIPTION")
            m_event.description = description(line);
        else if (line.name == u"LOCATION")
            m_event.place = oneLine(line.text());
        else if (line.name == u"STATUS")
            m_event.status = statusOf(line.value);
        else if (line.name == u"ORGANIZER")
            m_event.organiser = personOf(line);
        else if (line.name == u"ATTENDEE" && m_event.people.size() < limit::calendarPeople)
            m_event.people += personOf(line);
        else
            takeTime(line);
    }

    [[nodiscard]] CalendarEvent result()
    {
        using Kind = CalendarTime::Kind;
        if (m_event.end.kind == Kind::None && m_event.start.kind != Kind::None && m_duration > 0) {
            m_event.end = m_event.start;
            m_event.end.at = m_event.start.at.addSecs(m_duration);
        }
        // The day behind the last one is told.
        if (m_event.end.kind == Kind::Day)
            m_event.end.at = std::max(m_event.start.at, m_event.end.at.addDays(-1));
        return m_event;
    }

private:
    void takeTime(const CalendarLine &line)
    {
        using Kind = CalendarTime::Kind;
        // Once only: finding out when it is takes its time.
        if (line.name == u"DTSTART" && m_event.start.kind == Kind::None)
            m_event.start = m_zones.time(line);
        else if (line.name == u"DTEND" && m_event.end.kind == Kind::None)
            m_event.end = m_zones.time(line);
        else if (line.name == u"DURATION")
            m_duration = durationOf(line.value);
        else if (line.name == u"RRULE" && m_event.recurrence == Recurrence())
            m_event.recurrence = RuleReading(m_zones).read(line);
        else if (line.name == u"RECURRENCE-ID")
            m_event.isChange = true;
    }

    const CalendarZones &m_zones;
    CalendarEvent m_event;
    qint64 m_duration = 0;
};

} // namespace

Invitation readInvitation(const QByteArray &calendar, const QByteArray &charset)
{
    const QList<CalendarLine> lines =
        calendarLines(calendar.left(limit::calendarOctets), charset.isEmpty() ? "utf-8" : charset);
    const CalendarZones zones(lines);
    Invitation invitation;
    std::optional<EventReading> event;
    for (const CalendarLine &line : lines) {
        if (line.component.isEmpty() && line.name == u"METHOD")
            invitation.purpose = purposeOf(line.value);
        if (line.component != u"VEVENT" || (!event && line.name != u"BEGIN")
            || invitation.events.size() >= limit::calendarEvents)
            continue;
        if (line.name == u"BEGIN")
            event.emplace(zones);
        else if (line.name == u"END")
            invitation.events += event->result();
        else
            event->take(line);
    }
    return invitation;
}

} // namespace poplar::mime
