// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/countdown.h"

#include <QFontMetrics>

#include <algorithm>

namespace poplar::gui {

namespace {
constexpr qint64 second = 1000; ///< Milliseconds.
}

Countdown::Countdown(QObject *parent)
    : QObject(parent)
    , m_clock(&QDateTime::currentDateTimeUtc)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Countdown::tick);
}

void Countdown::start(const QDateTime &until)
{
    m_until = until;
    tick();
}

void Countdown::stop()
{
    m_timer.stop();
    m_until = {};
}

void Countdown::tick()
{
    const qint64 left = std::max<qint64>(0, m_clock().msecsTo(m_until));
    // The next tick comes when the number changes, never later than a second from now.
    if (left > 0)
        m_timer.start(int(left % second == 0 ? second : left % second));
    Q_EMIT ticked(std::chrono::seconds((left + second - 1) / second));
}

QString countdownText(std::chrono::seconds left)
{
    constexpr int minute = 60;
    constexpr int hour = 3600;
    const qint64 all = std::max<qint64>(0, left.count());
    const auto padded = [](qint64 number) {
        return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
    };
    const QString seconds = padded(all % minute);
    if (all < hour)
        return QStringLiteral("%1:%2").arg(all / minute).arg(seconds);
    return QStringLiteral("%1:%2:%3").arg(all / hour).arg(padded(all % hour / minute), seconds);
}

int widthOfAnyDigits(const QString &text, const QFontMetrics &metrics)
{
    QChar widest = u'0';
    for (char16_t digit = u'1'; digit <= u'9'; ++digit) {
        if (metrics.horizontalAdvance(QChar(digit)) > metrics.horizontalAdvance(widest))
            widest = QChar(digit);
    }
    QString same = text;
    for (QChar &c : same) {
        if (c.isDigit())
            c = widest;
    }
    return metrics.horizontalAdvance(same);
}

} // namespace poplar::gui
