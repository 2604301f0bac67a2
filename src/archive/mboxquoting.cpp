// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/mboxquoting.h"

#include <cstring>

namespace poplar::archive {

namespace {

constexpr QByteArrayView fromWord("From ");

/// Appends what is left of a line.
/// @return whether its end was there.
bool takeLine(QByteArray &made, QByteArrayView &octets)
{
    const void *const found = std::memchr(octets.data(), '\n', size_t(octets.size()));
    const qsizetype length = found ? static_cast<const char *>(found) - octets.data() + 1 : octets.size();
    made.append(octets.data(), length);
    octets = octets.sliced(length);
    return found != nullptr;
}

} // namespace

QByteArray MboxQuoting::feed(QByteArrayView octets)
{
    QByteArray made;
    made.reserve(octets.size() + 8);
    while (!octets.isEmpty()) {
        const char next = octets.front();
        if (m_at == At::Line) {
            if (takeLine(made, octets))
                m_at = At::Quotes;
        } else if (m_at == At::Quotes && next == '>') {
            made += next;
            octets = octets.sliced(1);
        } else if (next == fromWord[m_matched]) {
            m_at = At::Word;
            octets = octets.sliced(1);
            if (++m_matched == fromWord.size()) {
                made += '>'; // among others, it does not matter which of them is the new one
                made += end();
                m_at = At::Line;
            }
        } else {
            made += end();
            m_at = At::Line;
        }
    }
    return made;
}

QByteArray MboxQuoting::end()
{
    const QByteArray held = fromWord.first(m_matched).toByteArray();
    m_matched = 0;
    m_at = At::Quotes;
    return held;
}

void MboxUnquoting::giveBack(QByteArray &made)
{
    if (m_hasQuote)
        made += '>';
    made += fromWord.first(m_matched);
    m_hasQuote = false;
    m_matched = 0;
}

QByteArray MboxUnquoting::feed(QByteArrayView octets)
{
    QByteArray made;
    made.reserve(octets.size() + 8);
    while (!octets.isEmpty()) {
        const char next = octets.front();
        if (m_at == At::Line) {
            if (takeLine(made, octets))
                m_at = At::Quotes;
        } else if (m_at == At::Quotes && next == '>') {
            if (m_hasQuote)
                made += '>';
            m_hasQuote = true;
            octets = octets.sliced(1);
        } else if (next == fromWord[m_matched]) {
            m_at = At::Word;
            octets = octets.sliced(1);
            if (++m_matched == fromWord.size()) {
                m_hasQuote = false;
                giveBack(made);
                m_at = At::Line;
            }
        } else {
            giveBack(made);
            m_at = At::Line;
        }
    }
    return made;
}

QByteArray MboxUnquoting::end()
{
    QByteArray held;
    giveBack(held);
    m_at = At::Quotes;
    return held;
}

} // namespace poplar::archive
