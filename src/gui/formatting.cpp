// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/formatting.h"

#include <QCoreApplication>

namespace poplar::gui {
namespace {

struct Formatting {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::Formatting)
};

QString shortDate(const QDate &date, const QLocale &locale)
{
    //: A day of this year in a list, as a Qt date format: "21 Nov". In the order usual in the language.
    return locale.toString(date, Formatting::tr("d MMM"));
}

} // namespace

QString formatSize(qint64 octets, const QLocale &locale)
{
    if (octets < 0)
        return {};
    if (octets < 1024)
        return Formatting::tr("%n byte(s)", nullptr, int(octets));
    constexpr double step = 1024;
    double value = double(octets) / step;
    int unit = 0;
    // 999.95 would be rounded to 1000.0 and look longer than it is.
    while (value >= 999.95 && unit < 3) {
        value /= step;
        ++unit;
    }
    const QString number = locale.toString(value, 'f', value < 9.95 ? 1 : 0);
    switch (unit) {
    case 0:
        return Formatting::tr("%1 KB", "kilobytes").arg(number);
    case 1:
        return Formatting::tr("%1 MB", "megabytes").arg(number);
    case 2:
        return Formatting::tr("%1 GB", "gigabytes").arg(number);
    default:
        return Formatting::tr("%1 TB", "terabytes").arg(number);
    }
}

QString formatMoment(const QDateTime &moment, const QDateTime &now, const QLocale &locale)
{
    if (!moment.isValid())
        return {};
    const QDateTime local = moment.toLocalTime();
    const QDate today = now.toLocalTime().date();
    if (local.date() == today)
        return locale.toString(local.time(), QLocale::ShortFormat);
    if (local.date().year() == today.year())
        return shortDate(local.date(), locale);
    return locale.toString(local.date(), QLocale::ShortFormat);
}

QString formatDay(const QDateTime &moment, const QLocale &locale)
{
    if (!moment.isValid())
        return {};
    //: A day as part of a sentence, as a Qt date format: "4 March 2026". In the order usual in the language.
    return locale.toString(moment.toLocalTime().date(), Formatting::tr("d MMMM yyyy"));
}

QString formatFullMoment(const QDateTime &moment, const QLocale &locale)
{
    if (!moment.isValid())
        return {};
    const QDateTime local = moment.toLocalTime();
    return Formatting::tr("%1 at %2", "a date and a time of day")
        .arg(locale.toString(local.date(), QLocale::LongFormat),
             locale.toString(local.time(), QLocale::ShortFormat));
}

} // namespace poplar::gui
