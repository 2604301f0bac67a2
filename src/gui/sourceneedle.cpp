// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sourceneedle.h"

#include <algorithm>

namespace poplar::gui {

SourceNeedle::SourceNeedle(QStringView text)
{
    const QList<uint> characters = text.toUcs4();
    bool isLatin1 = true;
    bool isAscii = true;
    for (const char32_t c : characters) {
        Letter utf8;
        Letter latin1;
        for (const char32_t way :
             {c, QChar::toLower(c), QChar::toUpper(c), QChar::toTitleCase(c), QChar::toCaseFolded(c)}) {
            const QByteArray octets = QString::fromUcs4(&way, 1).toUtf8();
            if (!utf8.contains(octets))
                utf8 += octets;
            if (way < 0x100 && !latin1.contains(QByteArray(1, char(way))))
                latin1 += QByteArray(1, char(way));
            isAscii = isAscii && way < 0x80;
        }
        isLatin1 = isLatin1 && c < 0x100;
        m_utf8 += utf8;
        m_latin1 += latin1;
        m_longest += std::max_element(utf8.begin(), utf8.end(), [](const auto &a, const auto &b) {
                         return a.size() < b.size();
                     })->size();
    }
    if (!isLatin1 || isAscii)
        m_latin1.clear();
    for (const Word *word : {&m_utf8, &m_latin1}) {
        for (const QByteArray &octets : word->value(0))
            m_begins[static_cast<unsigned char>(octets[0])] = true;
    }
}

std::optional<SourceNeedle::Match> SourceNeedle::first(QByteArrayView octets, qsizetype end) const
{
    for (qsizetype place = 0; place < std::min(end, octets.size()); ++place) {
        if (!m_begins[static_cast<unsigned char>(octets[place])])
            continue;
        if (const auto match = at(octets, place))
            return match;
    }
    return std::nullopt;
}

std::optional<SourceNeedle::Match> SourceNeedle::last(QByteArrayView octets, qsizetype end) const
{
    for (qsizetype place = std::min(end, octets.size()) - 1; place >= 0; --place) {
        if (!m_begins[static_cast<unsigned char>(octets[place])])
            continue;
        if (const auto match = at(octets, place))
            return match;
    }
    return std::nullopt;
}

std::optional<SourceNeedle::Match> SourceNeedle::at(QByteArrayView octets, qsizetype place) const
{
    for (const Word *word : {&m_utf8, &m_latin1}) {
        if (const qsizetype length = lengthAt(*word, octets, place); length > 0)
            return Match{place, length};
    }
    return std::nullopt;
}

/// 0 if the word does not stand there.
qsizetype SourceNeedle::lengthAt(const Word &word, QByteArrayView octets, qsizetype at)
{
    qsizetype end = at;
    for (const Letter &letter : word) {
        const QByteArrayView rest = octets.sliced(end);
        const auto way = std::find_if(letter.begin(), letter.end(), [rest](const QByteArray &octetsOfIt) {
            return rest.startsWith(octetsOfIt);
        });
        if (way == letter.end())
            return 0;
        end += way->size();
    }
    return end - at;
}

} // namespace poplar::gui
