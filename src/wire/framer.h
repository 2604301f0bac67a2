// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <variant>

namespace poplar::wire {

/// Cuts the bytes of a server into lines or into the chunks of a dot-terminated body
/// (RFC 1939 section 3). Pure: no socket, no clock. What it returns does not depend on how the bytes
/// were cut when they came in, except for the borders of chunks.
///
/// Bytes go in with `append()`; pieces come out of `next()` one at a time, and the mode may be changed
/// between two pieces: it takes effect at the exact byte.
class Framer {
public:
    enum class Mode {
        Line, ///< Status replies and listings: a length limit applies.
        Body, ///< A message: no limit on lines; dots are unstuffed, the terminator ends it.
    };

    /// A line without its end. The view lives until the next call of any member.
    struct Line {
        QByteArrayView bytes;
    };
    /// Some octets of the body, unstuffed, line ends as the server sent them. Lives as long as a Line.
    struct BodyChunk {
        QByteArrayView bytes;
    };
    /// The terminating line was read; the framer is in line mode again.
    struct BodyEnd {};
    /// A line grew beyond the limit. There is no way back into step: nothing more comes out.
    struct LineTooLong {};
    using Piece = std::variant<Line, BodyChunk, BodyEnd, LineTooLong>;

    /// Takes bytes as they arrived.
    void append(QByteArrayView bytes);

    /// The next piece, or nothing until more bytes arrive.
    [[nodiscard]] std::optional<Piece> next();

    /// Switches to the body that follows the line just returned.
    void beginBody();

    /// The limit for lines from now on, in octets without the line end.
    void setLineLimit(qsizetype octets) { m_lineLimit = octets; }

    /// Octets that arrived and have not been given out.
    [[nodiscard]] qsizetype pending() const { return m_buffer.size() - m_position; }
    /// The octets themselves; the view lives as long as a Line.
    [[nodiscard]] QByteArrayView unread() const { return QByteArrayView(m_buffer).sliced(m_position); }
    [[nodiscard]] Mode mode() const { return m_mode; }

    /// Forgets everything, for a new connection or a new security layer.
    void reset();

private:
    enum class At { LineStart, AfterCr, Middle };

    std::optional<Piece> nextLine();
    std::optional<Piece> nextBodyPiece();
    qsizetype endOfPlainRun() const;
    BodyChunk take(qsizetype end);

    QByteArray m_buffer;
    qsizetype m_position = 0; ///< Where the unread part of the buffer begins.
    qsizetype m_scanned = 0; ///< No line end lies before this, so that a slow line is not scanned anew.
    qsizetype m_lineLimit = 8 * 1024;
    Mode m_mode = Mode::Line;
    At m_at = At::LineStart;
    /// What ends a line for this server, learnt from its last status line. Some old servers send bare
    /// LF; where CRLF is used a lone LF is content, so that "\n.\n" inside a message does not end it.
    bool m_bareLf = false;
    bool m_broken = false;
};

/// How many lines end in a chunk of a body.
[[nodiscard]] qint64 linesIn(QByteArrayView chunk);

} // namespace poplar::wire
