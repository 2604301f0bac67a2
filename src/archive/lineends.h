// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace poplar::archive {

/// Makes the line ends of a message in a Maildir out of those of the network. The rule: each CR directly
/// followed by LF is dropped, and nothing else is changed. So a CR alone, an LF alone, and the first CR of
/// CR CR LF stay. A message whose lines all end in CRLF, as RFC 5322 demands, can be had back exactly;
/// one that has an LF alone cannot.
class UnixLineEnds {
public:
    /// @return what can be said of the octets so far: a CR at the end is held back until the next call.
    [[nodiscard]] QByteArray feed(QByteArrayView chunk);
    /// @return what was held back.
    [[nodiscard]] QByteArray end();

private:
    bool m_heldBack = false; ///< The last octet was CR.
};

/// The way back: a CR before each LF, whatever stands there already. What UnixLineEnds makes of it is what
/// was given, octet for octet.
[[nodiscard]] QByteArray withNetworkLineEnds(QByteArrayView octets);

/// How the lines of a file end, as its first line tells.
enum class LineEnds {
    Unix, ///< LF, or there is no whole line.
    Network, ///< CR LF.
};
/// @param beginning of the file, as much of it as is at hand.
[[nodiscard]] LineEnds lineEndsOf(QByteArrayView beginning);

} // namespace poplar::archive
