// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/charset.h"
#include "mime/htmldocument.h"

#include <QString>

namespace poplar::mime {

struct VisibleText {
    QString text;
    Extent extent = Extent::Whole; ///< Cut: there is more than the limits let us read.
};

/// The visible text of an HTML body, without markup: nothing is run, loaded or styled. Blocks become
/// lines, list items get bullets or numbers, quotes "> " marks, cells of a row stand apart by tabs; a link
/// whose text is not its target shows the target behind it, as <url>.
[[nodiscard]] VisibleText visibleText(const HtmlDocument &document);

} // namespace poplar::mime
