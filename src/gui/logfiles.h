// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/logfolder.h"

class QSettings;

namespace poplar::gui {

/// What the user chose about files of sessions, without the folder; limits are kept.
[[nodiscard]] records::LogFiles loadLogFiles(const QSettings &file);
void saveLogFiles(QSettings &file, const records::LogFiles &files);

} // namespace poplar::gui
