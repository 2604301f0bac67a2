// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/uniquename.h"

#include <QCoreApplication>
#include <QSysInfo>

#include <atomic>
#include <chrono>

namespace poplar::archive {

namespace {

constexpr qsizetype longestHost = 64;

/// Of letters, digits and "-." only: others mean something in such names, or to some file system.
QString hostForNames()
{
    QString host = QSysInfo::machineHostName().left(longestHost);
    for (QChar &c : host) {
        const bool isPlain = c.unicode() < 128 && (c.isLetterOrNumber() || c == u'-' || c == u'.');
        if (!isPlain)
            c = u'_';
    }
    return host.isEmpty() ? QStringLiteral("localhost") : host;
}

} // namespace

QString uniqueName()
{
    static std::atomic<quint64> count = 0;
    static const QString host = hostForNames();
    using namespace std::chrono;
    const auto now = duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
    return QStringLiteral("%1.M%2P%3Q%4.%5")
        .arg(now / 1'000'000)
        .arg(now % 1'000'000, 6, 10, QLatin1Char('0')) // so that names sort as they were made
        .arg(QCoreApplication::applicationPid())
        .arg(++count)
        .arg(host);
}

} // namespace poplar::archive
