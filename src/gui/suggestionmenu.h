// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextCursor>

class QMenu;

namespace poplar::spelling {
class Spelling;
}

namespace poplar::gui {

/// Puts at the head of a menu what a misspelt word may be replaced with, as soon as that is known, and the
/// way to call it right.
/// @param word selected in the text; both outlive the menu.
void addSuggestions(QMenu &menu, spelling::Spelling &spelling, const QTextCursor &word);

} // namespace poplar::gui
