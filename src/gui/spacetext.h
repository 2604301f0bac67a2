// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/spacegroups.h"

/// What is said of the groups of a maildrop. Names from mail are made harmless here.
namespace poplar::gui {

/// "Sender": what the picture is divided by, as short as can be.
[[nodiscard]] QString spaceByText(SpaceBy by);
/// What the whole picture is called: "All senders".
[[nodiscard]] QString spaceWholeText(SpaceBy by);
/// What a group is called: "Anna Petrova", "November 2026", "1 MB to 5 MB".
[[nodiscard]] QString spaceTitle(const SpaceGroup &group, SpaceBy by);
/// "318 MB · 412 messages"; of one message the size alone.
[[nodiscard]] QString spaceAmount(const SpaceGroup &group);
/// The same of several messages, whatever they are.
[[nodiscard]] QString spaceAmount(qint64 messages, qint64 octets);
/// All that is known of a group, a line each.
/// @param whole octets of the picture that it is a part of.
[[nodiscard]] QString spaceTip(const SpaceGroup &group, SpaceBy by, qint64 whole);

} // namespace poplar::gui
