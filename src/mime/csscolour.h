// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace poplar::mime {

/// A colour of CSS or of an HTML attribute as "#rrggbb", in lower case. Knows #rgb, #rrggbb, rgb() and the
/// names that mail uses; nothing for what it does not know, and for "transparent".
[[nodiscard]] std::optional<QString> cssColour(QStringView text);

} // namespace poplar::mime
