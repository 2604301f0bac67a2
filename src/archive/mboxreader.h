// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/lineends.h"
#include "archive/mboxquoting.h"
#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

class QIODevice;

namespace poplar::archive {

/// Reads the messages of an mbox file one after the other, each in pieces; neither a message nor a line lies
/// in memory as a whole. It knows the dialect "mboxrd" and is lenient about others (RFC 4155;
/// https://www.jwz.org/doc/content-length.html):
///
/// - A line "From …" behind an empty line begins a message where it has a time and a year, or nothing (as
///   Thunderbird writes it), or where a header field follows. Where no empty line stands before it, it needs
///   both. So text that begins with "From " is text, although it is not quoted.
/// - Content-Length is a hint only. If it says that such a line is inside a message, and its own end is that
///   of a message, the line is text, unless a header field follows.
/// - One '>' is taken from lines of ">From ", which is right for mboxrd, and for others mostly.
///
/// The empty line before the next "From …" or the end of the file belongs to no message.
class MboxReader {
public:
    /// @param device open, to be read from its beginning; outlives this. Content-Length does not count where
    ///        it is sequential.
    explicit MboxReader(QIODevice &device);

    /// Goes to the next message, past what has not been read of this one.
    /// @return false at the end of the file, and if it cannot be read.
    [[nodiscard]] bool next();
    /// @return the next octets of the message; nothing at its end, and if the file cannot be read.
    [[nodiscard]] QByteArray read();

    /// Of the present message.
    [[nodiscard]] LineEnds lineEnds() const { return m_lineEnds; }
    /// After the last octets of a message: the file ends without the empty line that ends a message. It may
    /// have been cut.
    [[nodiscard]] bool isCut() const { return m_isCut; }
    /// Octets of the file that have been read.
    [[nodiscard]] qint64 position() const { return m_start + m_at; }
    /// Why it cannot be read, if so.
    [[nodiscard]] const std::optional<Error> &failure() const { return m_failure; }

private:
    enum class State { BeforeFirst, InMessage, Between, Over };

    [[nodiscard]] QByteArrayView buffered() const { return QByteArrayView(m_buffer).sliced(m_at); }
    void fill(qsizetype octets);
    void skipBlankLines();
    void beginMessage();
    void endMessage(QByteArray &made);
    /// @return whether the message goes on.
    [[nodiscard]] bool readLine(QByteArray &made);
    [[nodiscard]] bool isSeparator();
    [[nodiscard]] bool isInside();
    [[nodiscard]] bool endsAt(qint64 position);
    void noteField(QByteArrayView line);

    QIODevice &m_device;
    QByteArray m_buffer;
    qsizetype m_at = 0; ///< In the buffer.
    qint64 m_start = 0; ///< Of the buffer, in the file.
    bool m_isAtEndOfFile = false;
    State m_state = State::BeforeFirst;
    MboxUnquoting m_unquoting;
    LineEnds m_lineEnds = LineEnds::Unix;
    bool m_isAtLineStart = true;
    bool m_isInHeader = true;
    QByteArray m_emptyLine; ///< Held back: it may be the one that ends the message.
    qint64 m_contentLength = -1; ///< As the header says.
    qint64 m_bodyStart = 0;
    qint64 m_trustedUntil = -1; ///< As Content-Length says, and what is there confirms.
    bool m_isCut = false;
    std::optional<Error> m_failure;
};

/// Whether a file that begins so is an mbox.
[[nodiscard]] bool beginsLikeMbox(QByteArrayView beginning);

/// Whether a line is a header field, as far as its name goes: printable ASCII up to a colon.
[[nodiscard]] bool beginsWithField(QByteArrayView text);

} // namespace poplar::archive
