// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace poplar::mime {

/// The visible text of an HTML body, without markup: nothing is run, loaded or styled. Blocks become
/// lines, lists get bullets, quotes "> " marks; a link whose text is not its target shows the target
/// behind it.
[[nodiscard]] QString visibleText(const QString &html);

} // namespace poplar::mime
