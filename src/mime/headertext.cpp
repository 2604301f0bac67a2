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

/// The octets that an encoded word stands for.
QByteArray octetsOf(QChar encoding, const QByteArray &payload)
{
    if (encoding.toLower() == u'b')
        return QByteArray::fromBase64(payload);
    return QByteArray::fromPercentEncoding(QByteArray(payload).replace('_', ' '), '=');
}

bool isUtf8(const QString &charset)
{
    return charset.compare(u"utf-8", Qt::CaseInsensitive) == 0
        || charset.compare(u"utf8", Qt::CaseInsensitive) == 0;
}

/// A header that was cut, or a careless program, leaves an encoded word without its end.
QByteArray withLastWordEnded(const QByteArray &value)
{
    static const QRegularExpression unended(QStringLiteral(R"(^=\?([^?\s]+)\?([bq])\?([^?\s]+)\??\s*$)"),
                                            QRegularExpression::CaseInsensitiveOption);
    const qsizetype start = value.lastIndexOf("=?");
    const auto match = unended.match(QString::fromLatin1(value.sliced(std::max<qsizetype>(0, start))));
    if (start < 0 || !match.hasMatch())
        return value;
    QByteArray octets = octetsOf(match.captured(2)[0], match.captured(3).toLatin1());
    if (isUtf8(match.captured(1)))
        octets.truncate(endOfWholeUtf8(octets));
    return value.first(start) + "=?" + match.captured(1).toLatin1() + "?B?" + octets.toBase64() + "?=";
}

/// Adjacent words in base64 made one: GMime (3.2.13) decodes them as one stream, and what stands behind the
/// padding of the first is lost.
QByteArray withWordsJoined(const QByteArray &value)
{
    static const QRegularExpression row(
        QStringLiteral(R"(=\?([^?\s]+)\?b\?[^?\s]*\?=(?:\s+=\?\1\?b\?[^?\s]*\?=)+)"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression word(QStringLiteral(R"(=\?[^?\s]+\?b\?([^?\s]*)\?=)"),
                                         QRegularExpression::CaseInsensitiveOption);
    if (value.count("=?") < 2)
        return value;
    QByteArray joined;
    qsizetype from = 0;
    for (auto rows = row.globalMatch(QString::fromLatin1(value)); rows.hasNext();) {
        const auto match = rows.next();
        QByteArray octets;
        for (auto words = word.globalMatch(match.captured()); words.hasNext();)
            octets += QByteArray::fromBase64(words.next().captured(1).toLatin1());
        joined += value.sliced(from, match.capturedStart() - from) + "=?" + match.captured(1).toLatin1()
            + "?B?" + octets.toBase64() + "?=";
        from = match.capturedEnd();
    }
    return joined + value.sliced(from);
}

/// Words that claim to be UTF-8 and are not, under the name of what they look like: GMime would make
/// question marks of them. They are judged together, since some programs cut words within characters.
QByteArray withTrueCharset(QByteArray value)
{
    static const QRegularExpression word(QStringLiteral(R"(=\?([^?\s]+)\?([bq])\?([^?]*)\?=)"),
                                         QRegularExpression::CaseInsensitiveOption);
    QByteArray octets;
    QList<qsizetype> names;
    for (auto words = word.globalMatch(QString::fromLatin1(value)); words.hasNext();) {
        const auto match = words.next();
        if (!isUtf8(match.captured(1)))
            continue;
        octets += octetsOf(match.captured(2)[0], match.captured(3).toLatin1());
        names += match.capturedStart(1);
    }
    const QByteArray charset = guessedCharset(octets);
    if (charset == "utf-8")
        return value;
    for (auto name = names.crbegin(); name != names.crend(); ++name)
        value.replace(*name, value.indexOf('?', *name) - *name, charset);
    return value;
}

} // namespace

QByteArray utf8Header(const QByteArray &value)
{
    const bool plain = std::all_of(value.begin(), value.end(), [](char c) { return (c & 0x80) == 0; });
    return withWordsJoined(plain ? value : guessedText(value).toUtf8());
}

QString headerText(const QByteArray &value)
{
    const QByteArray utf8 = utf8Header(value);
    if (!utf8.contains("=?"))
        return shownHeader(utf8.constData());
    prepareGMime();
    const GText decoded(
        g_mime_utils_header_decode_text(nullptr, withTrueCharset(withLastWordEnded(utf8)).constData()));
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
