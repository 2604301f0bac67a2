// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace poplar::mime {

/// LF line ends, no controls but those that shape text.
[[nodiscard]] QString cleanedText(const QString &text);

/// Whether there is nothing to be seen in it.
[[nodiscard]] bool isBlankText(const QString &text);

} // namespace poplar::mime
