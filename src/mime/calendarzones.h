// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/calendarlines.h"
#include "mime/invitation.h"

#include <QDate>
#include <QHash>
#include <QList>

namespace poplar::mime {

/// The time zones of a calendar, and the times that are told in them.
class CalendarZones {
public:
    /// Learns those that the calendar explains itself (VTIMEZONE, RFC 5545 section 3.6.5).
    explicit CalendarZones(const QList<CalendarLine> &lines);

    /// What a line such as "DTSTART;TZID=Europe/Berlin:20260325T100000" says. Kind::None if it cannot be
    /// read.
    [[nodiscard]] CalendarTime time(const CalendarLine &line) const;

private:
    /// The time of a zone that holds from some moment on, or from such a moment of every year.
    struct Shift {
        QDateTime start; ///< Local, in terms of what held before.
        int offset = 0; ///< Seconds east of Greenwich.
        int before = 0;
        int month = 0; ///< Of the yearly rule; 0 if there is none.
        int week = 0; ///< The first such day of the month, …; -1 for the last one.
        int day = 0; ///< Qt::DayOfWeek.
        QDate until; ///< Of the rule; invalid if it has no end.
    };

    void readRule(const QString &rule, Shift &shift) const;
    [[nodiscard]] QDateTime lastBegin(const Shift &shift, const QDateTime &local) const;
    [[nodiscard]] QDateTime inUtc(const QList<Shift> &shifts, const QDateTime &local) const;
    [[nodiscard]] QDateTime inUtc(const QString &zone, const QDateTime &local) const;

    QHash<QString, QList<Shift>> m_zones;
};

} // namespace poplar::mime
