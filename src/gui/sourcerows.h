// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

/// How the source of a message is cut into rows on the screen: at its line breaks, and within lines that
/// are longer than limit::sourceRow. Where a row ends depends on nothing but where it begins.
namespace poplar::gui {

/// Whether some octets are the last of the file.
enum class SourceEnd { NotYet, Reached };

/// The octets of the row that is first, its line break included; 0 if more are needed to tell.
[[nodiscard]] qsizetype sourceRowLength(QByteArrayView octets, SourceEnd end);

/// A row without its line break.
[[nodiscard]] QByteArrayView withoutSourceBreak(QByteArrayView row);

/// The row as it is shown: as in the log.
[[nodiscard]] QString sourceRowText(QByteArrayView row);

/// Where in the text that is shown an octet of the row stands…
[[nodiscard]] qsizetype sourceColumn(QByteArrayView row, qsizetype octet);
/// …and which octet a character of the text stands for.
[[nodiscard]] qsizetype sourceOctet(QByteArrayView row, qsizetype column);

} // namespace poplar::gui
