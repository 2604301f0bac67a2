// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace poplar::test {

/// A message that some servers and clients do not let through as it is.
struct NastyMessage {
    const char *what; ///< For people.
    QByteArray content; ///< With LF at the end of lines, as on disk.
};

[[nodiscard]] QList<NastyMessage> nastyMessages();

/// An ordinary message that can be found by the name.
[[nodiscard]] QByteArray ordinaryMessage(const QByteArray &name);

/// What a server has to send of a message: CRLF at the end of each line, the last one included.
[[nodiscard]] QByteArray onTheWire(const QByteArray &content);

} // namespace poplar::test
