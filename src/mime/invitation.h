// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace poplar::mime {

/// When something is, as a calendar tells it (RFC 5545 section 3.3.5).
struct CalendarTime {
    enum class Kind {
        None,
        Day, ///< A whole day: only the date counts.
        Floating, ///< The time of day wherever one is, or in a zone that nobody knows.
        Exact, ///< `at` is UTC.
    };
    Kind kind = Kind::None;
    QDateTime at;
    QString zone; ///< As the calendar calls it; empty if it names none.

    bool operator==(const CalendarTime &) const = default;
};

/// Who invites or is invited (RFC 5545 section 3.8.4).
struct CalendarPerson {
    enum class Answer { None, Awaited, Accepted, Declined, Tentative, Delegated };
    enum class Role { Required, Chair, Optional, Informed };

    QString name; ///< May be empty.
    QString address; ///< Without "mailto:"; may be empty.
    Answer answer = Answer::None;
    Role role = Role::Required;

    bool operator==(const CalendarPerson &) const = default;
};

/// How something repeats (RFC 5545 section 3.3.10).
struct Recurrence {
    enum class Every { Never, Day, Week, Month, Year, Other };

    Every every = Every::Never;
    int interval = 1; ///< Each, each second, …
    int count = 0; ///< So many times in all; 0 if the rule does not say.
    CalendarTime until = {}; ///< The last time.
    QList<Qt::DayOfWeek> days = {}; ///< Of a weekly rule.
    QByteArray rule = {}; ///< As it is written, where the rest does not say all of it; else empty.

    bool operator==(const Recurrence &) const = default;
};

/// One event (VEVENT, RFC 5545 section 3.6.1). Texts are in one line, but for the description.
struct CalendarEvent {
    enum class Status { None, Tentative, Confirmed, Cancelled };

    QString summary;
    QString description;
    QString place;
    CalendarTime start;
    CalendarTime end; ///< Of whole days: the last one.
    CalendarPerson organiser;
    QList<CalendarPerson> people; ///< At most limit::calendarPeople.
    Recurrence recurrence;
    Status status = Status::None;
    bool isChange = false; ///< Of one of the times at which it repeats (RECURRENCE-ID).

    bool operator==(const CalendarEvent &) const = default;
};

/// What a calendar in a message says, and wants (RFC 5546 section 1.4).
struct Invitation {
    enum class Purpose { None, Publish, Request, Reply, Add, Cancel, Refresh, Counter, DeclineCounter };

    Purpose purpose = Purpose::None;
    QList<CalendarEvent> events; ///< At most limit::calendarEvents.

    bool operator==(const Invitation &) const = default;
};

/// Reads a calendar (text/calendar), decoded from its transfer encoding. Never fails: what is broken is
/// passed over, and where there is no event there are no `events`. Zones are known by their names, those of
/// Windows as well, else by what the calendar tells of them (VTIMEZONE).
/// @param charset as declared; empty for UTF-8, or a guess.
[[nodiscard]] Invitation readInvitation(const QByteArray &calendar, const QByteArray &charset);

} // namespace poplar::mime
