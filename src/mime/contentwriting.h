// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/gmimehandle.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QIODevice>
#include <QString>

namespace poplar::mime {

/// Where the octets of a message go, and what a server needs to know of them. Internal to this library.
class SentOctets {
public:
    explicit SentOctets(QIODevice &to)
        : m_to(to)
    {
    }

    void write(QByteArrayView octets);
    /// Ends the line, if one is open.
    void endLine();

    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] QString errorString() const { return m_to.errorString(); }
    [[nodiscard]] qint64 octets() const { return m_octets; }
    [[nodiscard]] bool hasEightBit() const { return m_hasEightBit; }

private:
    QIODevice &m_to;
    qint64 m_octets = 0;
    bool m_hasEightBit = false;
    bool m_failed = false;
    bool m_atLineStart = true;
};

/// How a content is written.
enum class SentEncoding {
    AsIs, ///< Line ends become CRLF; a CR by itself stays.
    QuotedPrintable, ///< Of text: CRLF and LF are line ends, all else is kept.
    Base64, ///< Of octets.
    Base64Text, ///< Of text: line ends become CRLF within it (RFC 2045 section 6.8).
};

/// The name for Content-Transfer-Encoding; "7bit" for AsIs.
[[nodiscard]] QByteArray encodingName(SentEncoding encoding);

/// The way of writing a text that keeps it within 7 bits and lines of limit::sentLine, and takes the fewest
/// octets.
[[nodiscard]] SentEncoding encodingFor(QByteArrayView text);

/// Encodes a content as it comes, in blocks of any size, in bounded memory. GMime does the work.
class ContentWriter {
public:
    ContentWriter(SentEncoding encoding, SentOctets &to);

    void add(QByteArrayView block);
    /// What the encoder holds back. A line that was not ended stays so.
    void finish();

private:
    void takeLineEnds(QByteArrayView block);
    void encode(QByteArrayView block);

    SentEncoding m_encoding;
    SentOctets &m_to;
    GRef<GMimeFilter> m_filter;
    bool m_endsInCr = false; ///< The last octet given was a CR; its LF may follow.
};

} // namespace poplar::mime
