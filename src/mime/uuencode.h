// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/innerfiles.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QIODevice>
#include <QList>

#include <optional>

namespace poplar::mime {

/// A text, and what was taken out of it.
struct TextWithFiles {
    QByteArray text; ///< One octet more than was asked for, if there is more.
    QList<InnerFile> files;
};

/// Whether it is worth while to look for uuencoded files in a text.
[[nodiscard]] bool mayHoldUuencode(QByteArrayView text);

/// Finds the files that are uuencoded in a text ("begin 644 name" … "end", as POSIX describes uuencode),
/// in bounded memory. What is not complete and right from the first line to the last remains text, and so
/// does yEnc.
class UuencodeFinder {
public:
    /// @param atMost octets of the text that are wanted.
    explicit UuencodeFinder(qint64 atMost);

    void add(QByteArrayView block);
    [[nodiscard]] TextWithFiles finish();

private:
    enum class State { Text, Data, End };

    void takePiece(QByteArrayView piece);
    void takeLine(QByteArrayView line);
    void takeText(QByteArrayView line);
    bool takeData(QByteArrayView line);
    void close(QByteArrayView line);
    void keep(QByteArrayView text);

    qint64 m_atMost;
    TextWithFiles m_found;
    State m_state = State::Text;
    InnerFile m_open; ///< While not in State::Text.
    qsizetype m_textBefore = 0; ///< Size of the text when that began.
    QByteArray m_line; ///< Not ended yet.
    bool m_longLine = false; ///< Pieces of a line that is too long to be of interest.
    qint64 m_at = 0; ///< Where that line begins.
};

/// Decodes the lines between "begin" and "end".
class UudecodingWriter {
public:
    /// Must outlive it.
    explicit UudecodingWriter(QIODevice &to)
        : m_to(to)
    {
    }

    /// False if it could not be written.
    [[nodiscard]] bool write(QByteArrayView lines);
    [[nodiscard]] bool finish();

private:
    [[nodiscard]] bool writeLine(QByteArrayView line);

    QIODevice &m_to;
    QByteArray m_line;
};

} // namespace poplar::mime
