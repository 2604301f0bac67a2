// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QIODevice>

#include <optional>

namespace poplar::mime {

/// A line, or a piece of one that is long.
struct LinePiece {
    QByteArrayView bytes; ///< With the line break; lives until the next piece is read.
    qint64 at = 0; ///< Where it stands in the file.
    bool startsLine = true;
};

/// Reads a file line by line in bounded memory, however long its lines are. A piece that starts a line
/// is whole, or at least `assured` long.
class LineReader {
public:
    static constexpr qsizetype assured = 4 * 1024;

    /// Reads from the device's present position, which is taken for the beginning.
    explicit LineReader(QIODevice &device);

    /// Nothing at the end or after a failure.
    [[nodiscard]] std::optional<LinePiece> next();
    /// Where the next piece stands.
    [[nodiscard]] qint64 position() const { return m_position; }
    [[nodiscard]] bool failed() const { return m_failed; }

private:
    void fill();

    QIODevice &m_device;
    QByteArray m_buffer;
    qsizetype m_from = 0; ///< The first octet of the buffer not yet given out…
    qsizetype m_to = 0; ///< …and the one behind the last.
    qint64 m_position = 0;
    bool m_startsLine = true;
    bool m_atEnd = false;
    bool m_failed = false;
};

} // namespace poplar::mime
