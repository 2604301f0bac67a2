// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings/factwords.h"

#include <QCoreApplication>
#include <QTimeZone>

namespace poplar::findings {

namespace {

constexpr qint64 oneKilobyte = 1024;
constexpr qint64 wholeBytes = 10 * oneKilobyte; ///< Below this every octet is told.

class FactWords {
    Q_DECLARE_TR_FUNCTIONS(poplar::findings::FactWords)

public:
    static QString duration(std::chrono::microseconds time, const QLocale &locale)
    {
        const double milliseconds = double(time.count()) / 1000;
        if (milliseconds < 1000)
            return tr("%1 ms").arg(locale.toString(milliseconds, 'f', milliseconds < 10 ? 2 : 1));
        return tr("%1 s").arg(locale.toString(milliseconds / 1000, 'f', 2));
    }

    static QString octets(qint64 number, const QLocale &locale)
    {
        if (number < wholeBytes)
            //: Octets
            return tr("%1 B").arg(locale.toString(number));
        const double kilobytes = double(number) / oneKilobyte;
        if (kilobytes < oneKilobyte)
            return tr("%1 KB").arg(locale.toString(kilobytes, 'f', 1));
        return tr("%1 MB").arg(locale.toString(kilobytes / oneKilobyte, 'f', 1));
    }

    static QString perSecond(qint64 number, const QLocale &locale)
    {
        //: %1 is a size such as "14.2 KB".
        return tr("%1 per second").arg(octets(number, locale));
    }
};

} // namespace

QString durationWords(std::chrono::microseconds time, const QLocale &locale)
{
    return FactWords::duration(time, locale);
}

QString factWords(const mailbox::Fact &fact, const QLocale &locale)
{
    using Unit = mailbox::Fact::Unit;
    switch (fact.unit) {
    case Unit::Text:
        return QString::fromUtf8(fact.text);
    case Unit::Port:
        return QString::number(fact.number);
    case Unit::Count:
    case Unit::Days:
        return locale.toString(fact.number);
    case Unit::Octets:
        return FactWords::octets(fact.number, locale);
    case Unit::OctetsPerSecond:
        return FactWords::perSecond(fact.number, locale);
    case Unit::Duration:
        return FactWords::duration(std::chrono::microseconds(fact.number), locale);
    case Unit::Seconds:
        return FactWords::duration(std::chrono::seconds(fact.number), locale);
    case Unit::Moment:
        return QDateTime::fromMSecsSinceEpoch(fact.number, QTimeZone::utc())
            .toString(QStringLiteral("yyyy-MM-dd"));
    }
    return {};
}

} // namespace poplar::findings
