// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/namecharacters.h"

#include <algorithm>

namespace poplar::records {

namespace {

bool isLowerHex(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
}

} // namespace

bool isDelimiter(QChar c)
{
    return c == takenMark || c.isSpace() || QStringView(u"<>()[]{},;\"'`|=&?!*#").contains(c)
        || c.category() == QChar::Punctuation_InitialQuote || c.category() == QChar::Punctuation_FinalQuote;
}

bool isOfWord(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate();
}

qsizetype escapeAt(const QString &text, qsizetype at)
{
    if (text[at] != u'\\' || at + 1 >= text.size())
        return 0;
    const qsizetype digits = text[at + 1] == u'x' ? 2 : text[at + 1] == u'u' ? 4 : 0;
    const QStringView rest = QStringView(text).mid(at + 2, digits);
    const bool isWhole = digits > 0 && rest.size() == digits;
    return isWhole && std::all_of(rest.begin(), rest.end(), isLowerHex) ? 2 + digits : 0;
}

bool isBehindEscape(const QString &text, qsizetype at)
{
    return (at >= 4 && escapeAt(text, at - 4) == 4) || (at >= 6 && escapeAt(text, at - 6) == 6);
}

qsizetype labelCharacterAt(const QString &text, qsizetype at)
{
    const QChar c = text[at];
    // The punctuation is that of RFC 5892 appendix A; symbols occur in names although they should not.
    const bool isOfLabel = isOfWord(c) || c.category() == QChar::Symbol_Other
        || QStringView(u"_-\u00B7\u0375\u05F3\u05F4\u30FB").contains(c);
    return isOfLabel ? 1 : escapeAt(text, at);
}

qsizetype dotAt(const QString &text, qsizetype at)
{
    if (QStringView(u".\u3002\uFF0E\uFF61").contains(text[at]))
        return 1;
    return QStringView(text).mid(at, 3).compare(u"=2E", Qt::CaseInsensitive) == 0 ? 3 : 0;
}

} // namespace poplar::records
