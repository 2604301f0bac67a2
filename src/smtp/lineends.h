// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace poplar::smtp {

/// Gives a message the line ends that it must have on its way: CRLF and nothing else (RFC 5321
/// section 2.3.8). A bare LF or CR that a server takes for a line end, and another does not, is how a message
/// is smuggled into another one. Pure; chunks may be cut anywhere.
class LineEnds {
public:
    /// The form of one more chunk with CRLF for each CR LF, bare LF and bare CR.
    [[nodiscard]] QByteArray normalised(QByteArrayView chunk);
    /// The line end that is missing at the end of the message, if one is.
    [[nodiscard]] QByteArray finish() const;

private:
    char m_last = '\n';
};

} // namespace poplar::smtp
