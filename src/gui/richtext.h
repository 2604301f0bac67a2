// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QTextDocument;

/// What is written with bold and italic letters, lists and links, as it is sent. Whatever else a document has
/// is left out.
namespace poplar::gui {

/// Empty if nothing in the document has a form of its own, so that the plain text says all.
[[nodiscard]] QString htmlOf(const QTextDocument &document);

/// The same without its forms: LF line ends, "* " before the items of a list, the target behind a link.
[[nodiscard]] QString plainTextOf(const QTextDocument &document);

} // namespace poplar::gui
