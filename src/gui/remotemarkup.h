// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/message.h"

#include <QHash>

namespace poplar::gui {

/// The HTML as it is to be drawn: a remote picture that is there has become one of its pictures, in the place
/// of any other stand the words that describe it, or a frame.
/// @param loaded pictures by their numbers in SafeHtml::remotePictures.
[[nodiscard]] mime::SafeHtml withRemotePictures(const mime::SafeHtml &html,
                                                const QHash<int, QByteArray> &loaded);

} // namespace poplar::gui
