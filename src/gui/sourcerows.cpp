// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sourcerows.h"

#include "base/limits.h"
#include "mime/charset.h"
#include "wire/displaytext.h"

#include <QStringDecoder>

#include <algorithm>
#include <cstring>

namespace poplar::gui {

namespace {

constexpr qsizetype lineBreakOctets = 2; // CRLF

qsizetype utf8Octets(char32_t c)
{
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

/// Calls `stop(octet, column)` at each character, until it says so or the row ends.
template <typename Stop>
void walkRow(QByteArrayView row, const Stop &stop)
{
    const QByteArrayView octets = withoutSourceBreak(row);
    QStringDecoder utf8(QStringDecoder::Utf8,
                        QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    const QString decoded = utf8(octets);
    const bool isUtf8 = !utf8.hasError();
    const QString text = isUtf8 ? decoded : QString::fromLatin1(octets);
    qsizetype octet = 0;
    qsizetype column = 0;
    for (qsizetype i = 0; i < text.size() && !stop(octet, column);) {
        const bool isPair = text[i].isHighSurrogate() && i + 1 < text.size();
        const char32_t c = isPair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : text[i].unicode();
        const qsizetype units = isPair ? 2 : 1;
        column += wire::displayText(QStringView(text).sliced(i, units)).size();
        octet += isUtf8 ? utf8Octets(c) : 1;
        i += units;
        if (i == text.size())
            stop(octet, column);
    }
}

} // namespace

qsizetype sourceRowLength(QByteArrayView octets, SourceEnd end)
{
    const qsizetype looked = std::min(octets.size(), limit::sourceRow + lineBreakOctets);
    if (looked == 0)
        return 0;
    const void *found = std::memchr(octets.data(), '\n', size_t(looked));
    if (found != nullptr) {
        const qsizetype length = static_cast<const char *>(found) - octets.data() + 1;
        if (withoutSourceBreak(octets.first(length)).size() <= limit::sourceRow)
            return length;
    } else if (looked < limit::sourceRow + lineBreakOctets) {
        const bool whole = end == SourceEnd::Reached && looked <= limit::sourceRow;
        if (end == SourceEnd::NotYet || whole)
            return whole ? looked : 0;
    }
    return mime::endOfWholeUtf8(QByteArray::fromRawData(octets.data(), limit::sourceRow));
}

QByteArrayView withoutSourceBreak(QByteArrayView row)
{
    if (!row.isEmpty() && row.back() == '\n') {
        row.chop(1);
        if (!row.isEmpty() && row.back() == '\r')
            row.chop(1);
    }
    return row;
}

QString sourceRowText(QByteArrayView row)
{
    return wire::displayText(withoutSourceBreak(row));
}

qsizetype sourceColumn(QByteArrayView row, qsizetype octet)
{
    qsizetype found = 0;
    walkRow(row, [&](qsizetype atOctet, qsizetype atColumn) {
        if (atOctet <= octet)
            found = atColumn;
        return atOctet >= octet;
    });
    return found;
}

qsizetype sourceOctet(QByteArrayView row, qsizetype column)
{
    qsizetype found = 0;
    walkRow(row, [&](qsizetype atOctet, qsizetype atColumn) {
        if (atColumn <= column)
            found = atOctet;
        return atColumn >= column;
    });
    return found;
}

} // namespace poplar::gui
