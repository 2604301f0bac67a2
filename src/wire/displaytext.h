// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace poplar::wire {

/// Received bytes made fit to be shown: UTF-8 where it is valid, else Latin-1; control characters,
/// terminal escapes, line separators and bidi overrides become visible escapes such as \x1b or \u202e.
[[nodiscard]] QString displayText(QByteArrayView bytes);

/// The same for text that is already decoded.
[[nodiscard]] QString displayText(QStringView text);

/// Shortens text in UTF-8 to so many octets at most, and to a whole character: displayText() takes text that
/// ends within one for another encoding.
void cutBetweenCharacters(QByteArray &text, qsizetype octets);

} // namespace poplar::wire
