// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace poplar::gui {

/// A subject as the name of a file, without a suffix, whatever the system. Never empty.
[[nodiscard]] QString subjectAsFileName(const QString &subject);

} // namespace poplar::gui
