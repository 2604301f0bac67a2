// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/displaytext.h"

#include <QChar>
#include <QStringDecoder>

namespace poplar::wire {

namespace {

bool isTreacherous(char32_t c)
{
    if (c == U'\t')
        return false;
    const QChar::Category category = QChar::category(c);
    return category == QChar::Other_Control || category == QChar::Other_Format
        || category == QChar::Separator_Line || category == QChar::Separator_Paragraph
        || category == QChar::Other_Surrogate || category == QChar::Other_NotAssigned;
}

QString escaped(char32_t c)
{
    const QString digits = QString::number(static_cast<uint>(c), 16);
    return c < 0x100 ? QStringLiteral("\\x") + digits.rightJustified(2, u'0')
                     : QStringLiteral("\\u") + digits.rightJustified(4, u'0');
}

} // namespace

QString displayText(QByteArrayView bytes)
{
    QStringDecoder utf8(QStringDecoder::Utf8,
                        QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    const QString decoded = utf8(bytes);
    return displayText(utf8.hasError() ? QString::fromLatin1(bytes) : decoded);
}

QString displayText(QStringView text)
{
    QString shown;
    shown.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t c = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            c = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        }
        if (isTreacherous(c))
            shown += escaped(c);
        else
            shown += QChar::fromUcs4(c);
    }
    return shown;
}

void cutBetweenCharacters(QByteArray &text, qsizetype octets)
{
    if (text.size() <= octets)
        return;
    constexpr qsizetype longestRest = 3; // of a character
    const auto isRest = [&](qsizetype at) { return (uchar(text[at]) & 0xc0) == 0x80; };
    qsizetype end = octets;
    while (end > 0 && octets - end < longestRest && isRest(end))
        --end;
    text.truncate(isRest(end) ? octets : end); // of what is no UTF-8 any place is as good
}

} // namespace poplar::wire
