// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace poplar::mime {

/// Lets through as many combining marks in a row as any script needs (limit::combiningMarks): drawing
/// thousands on one character takes seconds.
class CombiningMarks {
public:
    /// To be asked for each character in turn.
    [[nodiscard]] bool admits(QChar c);

private:
    int m_inRow = 0;
};

/// LF line ends, no controls but those that shape text, few combining marks in a row.
[[nodiscard]] QString cleanedText(const QString &text);

/// Whether there is nothing to be seen in it.
[[nodiscard]] bool isBlankText(const QString &text);

} // namespace poplar::mime
