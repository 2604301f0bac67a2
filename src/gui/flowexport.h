// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "gui/flowplan.h"

#include <QFont>
#include <QStringList>

#include <atomic>

namespace poplar::gui {

/// A diagram as it is to be written: black on white, whatever the window looks like.
struct FlowPicture {
    FlowStory story;
    FlowPlan::Shape shape; ///< Its row is that of the picture's letters.
    QFont font; ///< Of the texts; its size is left aside.
};

/// How many pages or files a diagram becomes.
[[nodiscard]] qsizetype flowSheetCount(const FlowPicture &picture, const QString &path);

/// Writes a diagram, replacing a file only when complete: as PDF or PNG where the name ends so, else as SVG.
/// A long one becomes several pages of a PDF, else several files, "name-2.svg" behind "name.svg"; of these
/// none is replaced: where there is one already, nothing is written. After an error nothing is left of it.
/// It may take long and may run on any thread.
/// @param stop makes it end early, with an error.
/// @return what was written.
[[nodiscard]] Result<QStringList> exportFlow(const FlowPicture &picture, const QString &path,
                                             const std::atomic_bool &stop);

} // namespace poplar::gui
