// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace poplar::gui {

/// The rewritten HTML of a mail (mime::SafeHtml) with its colours turned for a dark ground: what was light
/// becomes dark and the other way round, hues stay. So what could be told apart before still can.
[[nodiscard]] QString forDarkGround(const QString &markup);

} // namespace poplar::gui
