// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/addresslist.h"
#include "mime/draft.h"

#include <QString>

/// Why a message cannot be sent as it stands, in words for people. The only place that has them.
namespace poplar::gui {

/// What the writer has to change.
enum class ComposeField { None, From, Recipients, Subject, Files, Text };

/// An obstacle in words, and the field that it concerns. Nothing in it is markup.
struct ObstacleText {
    ComposeField field = ComposeField::None;
    QString text;
};
[[nodiscard]] ObstacleText obstacleText(const mime::Obstacle &obstacle);

/// What is wrong with an entry of a list of addresses, as a sentence that names the entry.
/// @param typed the whole list.
[[nodiscard]] QString addressFaultText(const mime::ParsedAddress &entry, QStringView typed);

} // namespace poplar::gui
