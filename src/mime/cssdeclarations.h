// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringView>

#include <optional>

namespace poplar::mime {

/// Properties of CSS by their names, all in lower case, as they stand.
using CssProperties = QHash<QString, QString>;

/// Reads "name: value; name: value". Of a property that is there twice the last one counts. The shorthands
/// margin and padding are taken apart, and the colour is found in background. What cannot be read is
/// passed over.
[[nodiscard]] CssProperties cssDeclarations(QStringView text);

/// A length in pixels of 96 to the inch, which is what mail means by points, too; nothing where it is
/// relative to something else.
/// @param fontPixels what "em" and "%" refer to; 0 if they tell nothing here.
[[nodiscard]] std::optional<double> cssPixels(QStringView value, double fontPixels = 0);

} // namespace poplar::mime
