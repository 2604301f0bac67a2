// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/originallayout.h"

namespace poplar::app {

/// Whether Qt's browser can lock itself in here. Where it cannot it ends the whole program instead of saying
/// so, and Poplar never makes it do without: only whoever sets the browser's own variables does that. Takes
/// some milliseconds.
[[nodiscard]] bool canLockIn();

/// The plug-in for the original layout: beside the program, as it is built, or among the libraries, as it is
/// installed.
[[nodiscard]] gui::OriginalLayout findOriginalLayout();

} // namespace poplar::app
