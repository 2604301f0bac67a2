// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

namespace poplar::mime {

/// One content line of a calendar (RFC 5545 section 3.1), unfolded.
struct CalendarLine {
    QString component; ///< What it stands in: "VEVENT", "VTIMEZONE/DAYLIGHT"; upper case, without VCALENDAR.
    QString name; ///< Upper case.
    QHash<QString, QString> parameters; ///< By name in upper case; without quotes.
    QString value; ///< As it stands.

    /// The value as text: `\n`, `\,`, `\;` and `\\` are what they stand for.
    [[nodiscard]] QString text() const;
};

/// All of them, in their order. BEGIN and END are among them, in the component that they begin or end. What
/// is no content line is passed over.
[[nodiscard]] QList<CalendarLine> calendarLines(const QByteArray &calendar, const QByteArray &charset);

} // namespace poplar::mime
