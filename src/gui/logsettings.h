// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/limits.h"

#include <QByteArray>
#include <QStringList>

class QSettings;

namespace poplar::gui {

/// How the user arranged the log; the same for all sessions.
struct LogSettings {
    QStringList columns{QStringLiteral("time"),
                        QStringLiteral("state")}; ///< Shown beside direction and text.
    bool isExplained = true; ///< Whether the explanation is shown.
    bool hasConsole = false; ///< Whether there is a line to type commands into.
    QByteArray splitter; ///< Between lines and explanation: QSplitter's own.
    int lines = limit::transcriptEvents; ///< So many are kept of each session.

    bool operator==(const LogSettings &) const = default;
};

[[nodiscard]] LogSettings loadLogSettings(const QSettings &file);
void saveLogSettings(QSettings &file, const LogSettings &settings);

} // namespace poplar::gui
