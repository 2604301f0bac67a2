// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/calendarzones.h"

#include "base/limits.h"

#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>
#include <optional>

namespace poplar::mime {

namespace {

constexpr qsizetype shiftsOfZone = 200;
constexpr qsizetype longestZoneName = 200;

/// "20260325" or "20260325T100000", with or without the Z of UTC.
QDateTime localTime(const QString &value)
{
    const QDate date = QDate::fromString(value.left(8), QStringLiteral("yyyyMMdd"));
    const QTime time =
        value.size() > 8 ? QTime::fromString(value.mid(9, 6), QStringLiteral("HHmmss")) : QTime(0, 0);
    return date.isValid() && time.isValid() ? QDateTime(date, time, Qt::UTC) : QDateTime();
}

/// "+0130" in seconds.
int offsetOf(const QString &value)
{
    static const QRegularExpression offset(QStringLiteral(R"(^\s*([+-]?)(\d\d)(\d\d)(\d\d)?\s*$)"));
    const auto match = offset.match(value);
    const int seconds =
        match.captured(2).toInt() * 3600 + match.captured(3).toInt() * 60 + match.captured(4).toInt();
    return match.captured(1) == u"-" ? -seconds : seconds;
}

/// Names that a database of zones may be asked for: Qt makes file names of them.
bool isZoneName(const QString &name)
{
    static const QRegularExpression plain(QStringLiteral(R"(^[A-Za-z]+([/_+-][A-Za-z0-9]+)*$)"));
    return name.size() < longestZoneName && plain.match(name).hasMatch();
}

/// Some programs put a path of their own before the name ("/citadel.org/20190914_1/Europe/Berlin").
QTimeZone zoneNamed(const QString &name)
{
    const QStringList path = name.split(u'/', Qt::SkipEmptyParts);
    for (const qsizetype length : {path.size(), qsizetype(3), qsizetype(2)}) {
        const QString candidate = path.mid(std::max<qsizetype>(0, path.size() - length)).join(u'/');
        if (!isZoneName(candidate))
            continue;
        // Without this it would take any word for a rule of POSIX that says nothing.
        if (QTimeZone::isTimeZoneIdAvailable(candidate.toLatin1()))
            return QTimeZone(candidate.toLatin1());
    }
    const QByteArray iana = QTimeZone::windowsIdToDefaultIanaId(name.toUtf8());
    return iana.isEmpty() ? QTimeZone() : QTimeZone(iana);
}

QDate dayInMonth(int year, int month, int week, int day)
{
    const QDate first(year, month, 1);
    if (week < 0) {
        const QDate last(year, month, first.daysInMonth());
        return last.addDays(-((last.dayOfWeek() - day + 7) % 7) + 7 * (week + 1));
    }
    return first.addDays((day - first.dayOfWeek() + 7) % 7 + 7 * (std::max(week, 1) - 1));
}

} // namespace

CalendarZones::CalendarZones(const QList<CalendarLine> &lines)
{
    QString name;
    for (const CalendarLine &line : lines) {
        if (!line.component.startsWith(u"VTIMEZONE"))
            continue;
        if (line.name == u"TZID")
            name = m_zones.size() < limit::calendarZones ? line.text() : QString();
        QList<Shift> *shifts = name.isEmpty() ? nullptr : &m_zones[name];
        if (!shifts || line.component == u"VTIMEZONE")
            continue;
        if (line.name == u"BEGIN" && shifts->size() < shiftsOfZone)
            shifts->emplaceBack();
        if (shifts->isEmpty())
            continue;
        Shift &shift = shifts->last();
        if (line.name == u"DTSTART")
            shift.start = localTime(line.value);
        else if (line.name == u"TZOFFSETTO")
            shift.offset = offsetOf(line.value);
        else if (line.name == u"TZOFFSETFROM")
            shift.before = offsetOf(line.value);
        else if (line.name == u"RRULE")
            readRule(line.value, shift);
    }
}

/// All that is used for this: FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=…
void CalendarZones::readRule(const QString &rule, Shift &shift) const
{
    static const QRegularExpression month(QStringLiteral(R"(BYMONTH=(\d+))"));
    static const QRegularExpression day(QStringLiteral(R"(BYDAY=([+-]?\d)(MO|TU|WE|TH|FR|SA|SU))"));
    static const QRegularExpression until(QStringLiteral(R"(UNTIL=(\d{8}))"));
    static const QString days = QStringLiteral("MOTUWETHFRSASU");
    const QString upper = rule.toUpper();
    const auto byDay = day.match(upper);
    const int number = month.match(upper).captured(1).toInt();
    if (!byDay.hasMatch() || number < 1 || number > 12)
        return;
    shift.month = number;
    shift.week = byDay.captured(1).toInt();
    shift.day = int(days.indexOf(byDay.captured(2))) / 2 + 1;
    shift.until = localTime(until.match(upper).captured(1)).date();
}

/// When it last came into force; invalid if it was not yet.
QDateTime CalendarZones::lastBegin(const Shift &shift, const QDateTime &local) const
{
    if (!shift.start.isValid() || shift.start > local)
        return {};
    if (shift.month == 0)
        return shift.start;
    const int last =
        shift.until.isValid() ? std::min(local.date().year(), shift.until.year()) : local.date().year();
    for (int year = last; year >= last - 1; --year) {
        const QDateTime begin(dayInMonth(year, shift.month, shift.week, shift.day), shift.start.time(),
                              Qt::UTC);
        const bool over = shift.until.isValid() && begin.date() > shift.until;
        if (begin <= local && begin >= shift.start && !over)
            return begin;
    }
    return shift.start;
}

QDateTime CalendarZones::inUtc(const QList<Shift> &shifts, const QDateTime &local) const
{
    std::optional<int> offset;
    QDateTime latest;
    for (const Shift &shift : shifts) {
        const QDateTime begin = lastBegin(shift, local);
        if (begin.isValid() && (!latest.isValid() || begin > latest)) {
            latest = begin;
            offset = shift.offset;
        }
    }
    return local.addSecs(-offset.value_or(shifts.first().before));
}

/// Invalid if nobody knows the zone.
QDateTime CalendarZones::inUtc(const QString &zone, const QDateTime &local) const
{
    if (const QTimeZone known = zoneNamed(zone); known.isValid())
        return QDateTime(local.date(), local.time(), known).toUTC();
    const QList<Shift> shifts = m_zones.value(zone);
    return shifts.isEmpty() ? QDateTime() : inUtc(shifts, local);
}

CalendarTime CalendarZones::time(const CalendarLine &line) const
{
    const QString value = line.value.trimmed();
    const QDateTime local = localTime(value);
    const QString zone = line.parameters.value(QStringLiteral("TZID")).left(longestZoneName);
    if (!local.isValid())
        return {};
    if (value.size() == 8)
        return {CalendarTime::Kind::Day, local, {}};
    if (value.endsWith(u'Z'))
        return {CalendarTime::Kind::Exact, local, {}};
    const QDateTime utc = zone.isEmpty() ? QDateTime() : inUtc(zone, local);
    return {utc.isValid() ? CalendarTime::Kind::Exact : CalendarTime::Kind::Floating,
            utc.isValid() ? utc : local, zone};
}

} // namespace poplar::mime
