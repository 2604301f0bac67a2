// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/logsettings.h"

#include <QSettings>

#include <algorithm>

namespace poplar::gui {

LogSettings loadLogSettings(const QSettings &file)
{
    LogSettings settings;
    settings.columns = file.value(QStringLiteral("Log/columns"), settings.columns).toStringList();
    settings.isExplained = file.value(QStringLiteral("Log/explained"), settings.isExplained).toBool();
    settings.hasConsole = file.value(QStringLiteral("Log/console"), settings.hasConsole).toBool();
    settings.splitter = file.value(QStringLiteral("Log/splitter")).toByteArray();
    settings.lines = std::clamp(file.value(QStringLiteral("Log/lines"), settings.lines).toInt(),
                                limit::leastLogLines, limit::mostLogLines);
    return settings;
}

void saveLogSettings(QSettings &file, const LogSettings &settings)
{
    file.setValue(QStringLiteral("Log/columns"), settings.columns);
    file.setValue(QStringLiteral("Log/explained"), settings.isExplained);
    file.setValue(QStringLiteral("Log/console"), settings.hasConsole);
    file.setValue(QStringLiteral("Log/splitter"), settings.splitter);
    file.setValue(QStringLiteral("Log/lines"), settings.lines);
}

} // namespace poplar::gui
