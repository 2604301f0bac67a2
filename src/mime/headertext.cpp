// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/headertext.h"

#include "mime/charset.h"
#include "mime/gmimehandle.h"

#include <QRegularExpression>

namespace poplar::mime {

namespace {

bool isDeceptive(QChar c)
{
    const QChar::Category category = c.category();
    return category == QChar::Other_Control || category == QChar::Separator_Line
        || category == QChar::Separator_Paragraph || (c >= QChar(0x202A) && c <= QChar(0x202E))
        || (c >= QChar(0x2066) && c <= QChar(0x2069));
}

/// A header that was cut, or a careless program, leaves an encoded word without its end.
QByteArray withLastWordEnded(const QByteArray &value)
{
    const qsizetype start = value.lastIndexOf("=?");
    if (start < 0)
        return value;
    static const QRegularExpression unended(QStringLiteral(R"(^=\?[^?\s]+\?[bq]\?([^?\s]*)(\??)$)"),
                                            QRegularExpression::CaseInsensitiveOption);
    const auto match = unended.match(QString::fromLatin1(value.sliced(start)).trimmed());
    if (!match.hasMatch() || match.captured(1).isEmpty())
        return value;
    return value.trimmed() + (match.captured(2).isEmpty() ? "?=" : "=");
}

} // namespace

QByteArray utf8Header(const QByteArray &value)
{
    const bool plain = std::all_of(value.begin(), value.end(), [](char c) { return (c & 0x80) == 0; });
    return plain ? value : guessedText(value).toUtf8();
}

QString headerText(const QByteArray &value)
{
    const QByteArray utf8 = utf8Header(value);
    if (!utf8.contains("=?"))
        return shownHeader(utf8.constData());
    prepareGMime();
    const GText decoded(g_mime_utils_header_decode_text(nullptr, withLastWordEnded(utf8).constData()));
    return shownHeader(decoded.get());
}

QString shownHeader(const char *utf8)
{
    QString text = QString::fromUtf8(utf8 ? utf8 : "");
    for (QChar &c : text) {
        if (isDeceptive(c))
            c = u' ';
    }
    return text.simplified();
}

} // namespace poplar::mime
