// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace poplar::wire {

/// Makes a body fit for the wire: CRLF line ends, a second dot before each line that begins with one,
/// and the terminating line (RFC 1939 section 3, RFC 5321 section 4.5.2). Pure; chunks may be cut
/// anywhere.
class DotStuffer {
public:
    /// The stuffed form of one more chunk. Bare LF becomes CRLF.
    [[nodiscard]] QByteArray stuff(QByteArrayView chunk);

    /// What ends the body: a line end if one is missing, the dot, a line end. The stuffer starts anew.
    [[nodiscard]] QByteArray finish();

private:
    char m_last = '\n';
};

} // namespace poplar::wire
