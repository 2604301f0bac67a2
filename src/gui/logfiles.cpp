// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/logfiles.h"

#include <QSettings>

#include <algorithm>

namespace poplar::gui {

using records::LogFiles;

LogFiles loadLogFiles(const QSettings &file)
{
    LogFiles files;
    const bool isOn = file.value(QStringLiteral("Log/files")).toBool();
    files.writing = isOn ? LogFiles::Writing::On : LogFiles::Writing::Off;
    files.days =
        std::clamp(file.value(QStringLiteral("Log/fileDays"), files.days).toInt(), 1, limit::longestLogDays);
    files.octets = std::clamp(file.value(QStringLiteral("Log/fileOctets"), files.octets).toLongLong(),
                              limit::leastLogOctets, limit::mostLogOctets);
    return files;
}

void saveLogFiles(QSettings &file, const LogFiles &files)
{
    file.setValue(QStringLiteral("Log/files"), files.writing == LogFiles::Writing::On);
    file.setValue(QStringLiteral("Log/fileDays"), files.days);
    file.setValue(QStringLiteral("Log/fileOctets"), files.octets);
}

} // namespace poplar::gui
