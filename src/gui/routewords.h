// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/fieldnotes.h"
#include "mime/route.h"

#include <QLocale>
#include <QString>
#include <QStringList>

/// The way of a message in words. All that comes from the message is made fit to be shown.
namespace poplar::gui {

/// A machine on the way.
struct StationText {
    QString name;
    QString seenAs; ///< Its other names and its address, as the next machine saw them; may be empty.
    QString time; ///< When it received the message; may be empty.

    bool operator==(const StationText &) const = default;
};

/// What happened between one machine and the next.
struct LegText {
    /// How the delay counts: to be drawn, unknown, against the order of time, or without a beginning.
    enum class Delay { Known, Unknown, Negative, First };

    mime::Hop::Protection protection = mime::Hop::Protection::Unstated;
    QString words; ///< "Encrypted (TLS 1.3) · ESMTPS"
    Delay delay = Delay::First;
    QString delayWords; ///< "3 s"; empty for the first.
    double share = 0; ///< Of the longest delay, 0 to 1.

    bool operator==(const LegText &) const = default;
};

/// "3 s", "2 min 5 s", "4 h", "3 days"; of a negative one its amount.
[[nodiscard]] QString durationText(std::chrono::seconds duration);

/// One more than there are hops; none without hops.
[[nodiscard]] QList<StationText> stationTexts(const mime::Route &route, const QLocale &locale = QLocale());
/// One for each hop.
[[nodiscard]] QList<LegText> legTexts(const mime::Route &route);

/// Everything that is known of one hop, line by line.
[[nodiscard]] QStringList hopLines(const mime::Route &route, qsizetype hop,
                                   const QLocale &locale = QLocale());

/// The whole in one or a few sentences: how many servers, how long, how safe.
[[nodiscard]] QStringList routeSummary(const mime::Route &route);

/// Hops, verdicts, signatures and what else was noted, to be copied or read aloud.
[[nodiscard]] QString routeAsText(const mime::Route &route, const QList<FieldNotes> &notes = {},
                                  const QLocale &locale = QLocale());

/// A text of a message on one line, neutralised, cut to a length that can be shown.
[[nodiscard]] QString routeName(const QString &text);
/// Date and time of day with seconds, in local time; empty if invalid.
[[nodiscard]] QString routeMoment(const QDateTime &moment, const QLocale &locale = QLocale());

} // namespace poplar::gui
