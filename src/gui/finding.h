// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

/// What a line to search with and a view that is searched say to each other.
namespace poplar::gui {

/// Where to look. Case does not matter.
enum class FindDirection {
    Here, ///< From where the present hit begins: the user still types.
    Next, ///< Behind the present hit or the cursor.
    Previous,
};

/// What a search came to.
enum class FindResult {
    Found,
    FoundFromBeginning, ///< Behind the cursor there was nothing more: from the beginning on there was.
    FoundFromEnd, ///< The same, searching backwards.
    NotFound,
    Unsearched, ///< Nothing was sought, or the search was stopped.
};

} // namespace poplar::gui

Q_DECLARE_METATYPE(poplar::gui::FindDirection)
Q_DECLARE_METATYPE(poplar::gui::FindResult)
