// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/routewords.h"

#include "wire/displaytext.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace poplar::gui {

using mime::Hop;
using mime::Route;

namespace {

constexpr qsizetype longestRouteName = 255; ///< Characters; a host name has no more.

struct RouteWords {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::RouteWords)
};

QString protectionWords(const Hop &hop)
{
    switch (hop.protection) {
    case Hop::Protection::Tls:
        //: How a message went from one server to the next. %1 is "TLS 1.3".
        return hop.tlsVersion.isEmpty() ? RouteWords::tr("Encrypted")
                                        : RouteWords::tr("Encrypted (%1)").arg(routeName(hop.tlsVersion));
    case Hop::Protection::None:
        return RouteWords::tr("Not encrypted");
    case Hop::Protection::Local:
        return RouteWords::tr("Within one machine");
    case Hop::Protection::Unstated:
        break;
    }
    return RouteWords::tr("Encryption not stated");
}

QString delayWords(const Hop &hop)
{
    if (!hop.delay)
        return RouteWords::tr("delay unknown");
    if (hop.delay->count() < 0)
        //: The server received the message before the one ahead of it did. %1 is "3 s".
        return RouteWords::tr("−%1: the clocks differ").arg(durationText(*hop.delay));
    return durationText(*hop.delay);
}

/// The names and the address that a hop gives its sender, the best first, each once.
QStringList senderNames(const Hop &hop)
{
    QStringList names;
    for (const QString &text : {hop.fromName, hop.fromReverse, hop.fromAddress}) {
        const QString name = routeName(text);
        if (!name.isEmpty() && !names.contains(name, Qt::CaseInsensitive))
            names += name;
    }
    // "[192.0.2.1]" beside 192.0.2.1 says nothing.
    if (names.size() > 1 && names.first() == QStringLiteral("[%1]").arg(names.last()))
        names.removeFirst();
    return names;
}

QString stationName(const Route &route, qsizetype station)
{
    if (station == 0) {
        const QString name = senderNames(route.hops.first()).value(0);
        return name.isEmpty() ? RouteWords::tr("Unnamed sender") : name;
    }
    const QString name = routeName(route.hops[station - 1].byHost);
    return name.isEmpty() ? RouteWords::tr("Unnamed server") : name;
}

QString seenAs(const Route &route, qsizetype station)
{
    if (station >= route.hops.size())
        return {};
    QStringList names = senderNames(route.hops[station]);
    const QString shown = stationName(route, station);
    names.removeIf([&shown](const QString &name) { return name.compare(shown, Qt::CaseInsensitive) == 0; });
    return names.join(QStringLiteral(", "));
}

std::chrono::seconds longestHopDelay(const Route &route)
{
    std::chrono::seconds longest{0};
    for (const Hop &hop : route.hops)
        longest = std::max(longest, hop.delay.value_or(std::chrono::seconds(0)));
    return longest;
}

LegText::Delay delayKind(const Hop &hop)
{
    if (!hop.delay)
        return LegText::Delay::Unknown;
    return hop.delay->count() < 0 ? LegText::Delay::Negative : LegText::Delay::Known;
}

/// From the first time to the last; nothing if either is unknown or they contradict each other.
std::optional<std::chrono::seconds> wholeTime(const Route &route)
{
    if (route.hops.size() < 2)
        return std::nullopt;
    const QDateTime first = route.hops.first().time;
    const QDateTime last = route.hops.last().time;
    if (!first.isValid() || !last.isValid() || last < first)
        return std::nullopt;
    return std::chrono::seconds(first.secsTo(last));
}

} // namespace

QString routeName(const QString &text)
{
    const QString shown = wire::displayText(text).simplified();
    return shown.size() <= longestRouteName ? shown : shown.first(longestRouteName - 1) + u'…';
}

QString routeMoment(const QDateTime &moment, const QLocale &locale)
{
    if (!moment.isValid())
        return {};
    const QDateTime local = moment.toLocalTime();
    //: A date and a time of day with seconds.
    return RouteWords::tr("%1, %2").arg(locale.toString(local.date(), QLocale::ShortFormat),
                                        locale.toString(local.time(), QStringLiteral("HH:mm:ss")));
}

QString durationText(std::chrono::seconds duration)
{
    const qint64 all = std::abs(duration.count());
    const qint64 seconds = all % 60;
    const qint64 minutes = all / 60 % 60;
    const qint64 hours = all / 3600;
    if (all == 0)
        return RouteWords::tr("under 1 s");
    if (all < 60)
        return RouteWords::tr("%1 s", "seconds").arg(seconds);
    if (hours == 0)
        return seconds == 0 ? RouteWords::tr("%1 min", "minutes").arg(minutes)
                            : RouteWords::tr("%1 min %2 s").arg(minutes).arg(seconds);
    if (hours < 48)
        return minutes == 0 ? RouteWords::tr("%1 h", "hours").arg(hours)
                            : RouteWords::tr("%1 h %2 min").arg(hours).arg(minutes);
    return RouteWords::tr("%n day(s)", nullptr, int(hours / 24));
}

QList<StationText> stationTexts(const Route &route, const QLocale &locale)
{
    QList<StationText> stations;
    if (route.hops.isEmpty())
        return stations;
    for (qsizetype i = 0; i <= route.hops.size(); ++i) {
        const QDateTime time = i == 0 ? QDateTime() : route.hops[i - 1].time;
        stations += StationText{stationName(route, i), seenAs(route, i), routeMoment(time, locale)};
    }
    return stations;
}

QList<LegText> legTexts(const Route &route)
{
    QList<LegText> legs;
    const auto longest = double(longestHopDelay(route).count());
    for (const Hop &hop : route.hops) {
        LegText leg;
        leg.protection = hop.protection;
        const QString protocol = routeName(hop.protocol);
        leg.words = protocol.isEmpty() ? protectionWords(hop)
                                       : QStringLiteral("%1 · %2").arg(protectionWords(hop), protocol);
        if (!legs.isEmpty()) {
            leg.delay = delayKind(hop);
            leg.delayWords = delayWords(hop);
        }
        if (leg.delay == LegText::Delay::Known && longest > 0)
            leg.share = double(hop.delay->count()) / longest;
        legs += leg;
    }
    return legs;
}

QStringList hopLines(const Route &route, qsizetype at, const QLocale &locale)
{
    const Hop &hop = route.hops[at];
    QStringList lines;
    //: Both are servers.
    lines += RouteWords::tr("From %1 to %2").arg(stationName(route, at), stationName(route, at + 1));
    const auto add = [&lines](const QString &pattern, const QString &text) {
        if (!text.isEmpty())
            lines += pattern.arg(text);
    };
    //: Other names and the address of a server.
    add(RouteWords::tr("The sender was seen as: %1"), seenAs(route, at));
    lines += protectionWords(hop);
    add(RouteWords::tr("Cipher: %1"), routeName(hop.cipher));
    add(RouteWords::tr("Protocol: %1"), routeName(hop.protocol));
    add(RouteWords::tr("Received: %1"), routeMoment(hop.time, locale));
    if (at > 0)
        lines += RouteWords::tr("Delay: %1").arg(delayWords(hop));
    //: The number that a server gave the message.
    add(RouteWords::tr("Number there: %1"), routeName(hop.queueId));
    //: The address that a message was for.
    add(RouteWords::tr("For: %1"), routeName(hop.forAddress));
    return lines;
}

QStringList routeSummary(const Route &route)
{
    QStringList sentences;
    const int servers = int(route.hops.size()) + route.hopsLeftOut;
    if (const auto time = wholeTime(route); time && route.hopsLeftOut == 0)
        //: %1 is "3 s" or "2 min 5 s".
        sentences += RouteWords::tr("The message passed %n server(s) in %1.", nullptr, servers)
                         .arg(durationText(*time).replace(u' ', QChar::Nbsp)); // to be wrapped
    else
        sentences += RouteWords::tr("The message passed %n server(s).", nullptr, servers);
    const auto plain = int(std::count_if(route.hops.begin(), route.hops.end(), [](const Hop &hop) {
        return hop.protection == Hop::Protection::None;
    }));
    if (plain > 0)
        sentences += RouteWords::tr("It was not encrypted on %n section(s) of its way.", nullptr, plain);
    if (route.hopsLeftOut > 0)
        sentences += RouteWords::tr("The first %n of them are not shown.", nullptr, route.hopsLeftOut);
    return sentences;
}

} // namespace poplar::gui
