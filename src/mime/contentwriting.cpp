// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/contentwriting.h"

#include "base/limits.h"
#include "mime/octetfacts.h"

#include <algorithm>

namespace poplar::mime {

namespace {

GMimeContentEncoding filterEncoding(SentEncoding encoding)
{
    return encoding == SentEncoding::QuotedPrintable ? GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE
                                                     : GMIME_CONTENT_ENCODING_BASE64;
}

QByteArray withCrLf(QByteArrayView lines)
{
    QByteArray all;
    all.reserve(lines.size() + lines.size() / 32);
    for (const char c : lines) {
        if (c == '\n')
            all += '\r';
        all += c;
    }
    return all;
}

} // namespace

void SentOctets::write(QByteArrayView octets)
{
    m_octets += octets.size();
    m_hasEightBit = m_hasEightBit || hasOctetsBeyondAscii(octets);
    m_failed = m_failed || m_to.write(octets.data(), octets.size()) != octets.size();
    m_atLineStart = octets.isEmpty() ? m_atLineStart : octets.back() == '\n';
}

void SentOctets::endLine()
{
    if (!m_atLineStart)
        write("\r\n");
}

QByteArray encodingName(SentEncoding encoding)
{
    switch (encoding) {
    case SentEncoding::AsIs:
        return "7bit";
    case SentEncoding::QuotedPrintable:
        return "quoted-printable";
    case SentEncoding::Base64:
    case SentEncoding::Base64Text:
        break;
    }
    return "base64";
}

SentEncoding encodingFor(QByteArrayView text)
{
    const auto eightBit = std::count_if(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
    qsizetype longest = 0;
    qsizetype line = 0;
    for (const char c : text) {
        line = c == '\n' ? 0 : line + 1;
        longest = std::max(longest, line);
    }
    if (eightBit == 0 && longest <= limit::sentLine)
        return SentEncoding::AsIs;
    // Three octets for one, against four for three.
    return eightBit * 6 > text.size() ? SentEncoding::Base64Text : SentEncoding::QuotedPrintable;
}

ContentWriter::ContentWriter(SentEncoding encoding, SentOctets &to)
    : m_encoding(encoding)
    , m_to(to)
{
    prepareGMime();
    if (encoding != SentEncoding::AsIs)
        m_filter.reset(g_mime_filter_basic_new(filterEncoding(encoding), TRUE));
}

void ContentWriter::add(QByteArrayView block)
{
    if (m_encoding == SentEncoding::Base64)
        encode(block);
    else
        takeLineEnds(block);
}

/// A line end is LF for the encoder of quoted-printable, and CRLF for all else.
void ContentWriter::takeLineEnds(QByteArrayView block)
{
    const char *lineEnd = m_encoding == SentEncoding::QuotedPrintable ? "\n" : "\r\n";
    QByteArray lines;
    lines.reserve(block.size() + block.size() / 32 + 2);
    for (const char c : block) {
        if (m_endsInCr && c != '\n')
            lines += '\r';
        m_endsInCr = c == '\r';
        if (c == '\n')
            lines += lineEnd;
        else if (c != '\r')
            lines += c;
    }
    if (m_filter)
        encode(lines);
    else
        m_to.write(lines);
}

void ContentWriter::encode(QByteArrayView block)
{
    if (block.isEmpty())
        return;
    QByteArray copy = block.toByteArray(); // GMime wants what it may write to
    char *out = nullptr;
    size_t length = 0;
    size_t before = 0;
    g_mime_filter_filter(m_filter.get(), copy.data(), size_t(copy.size()), 0, &out, &length, &before);
    m_to.write(withCrLf({out, qsizetype(length)}));
}

void ContentWriter::finish()
{
    if (m_endsInCr && m_filter)
        encode("\r");
    else if (m_endsInCr)
        m_to.write("\r");
    m_endsInCr = false;
    if (m_filter) {
        char nothing = 0;
        char *out = nullptr;
        size_t length = 0;
        size_t before = 0;
        g_mime_filter_complete(m_filter.get(), &nothing, 0, 0, &out, &length, &before);
        m_to.write(withCrLf({out, qsizetype(length)}));
    }
}

} // namespace poplar::mime
