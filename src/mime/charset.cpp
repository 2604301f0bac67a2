// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/charset.h"

#include "mime/gmimehandle.h"

#include <uchardet.h>

#include <QStringDecoder>

#include <optional>

namespace poplar::mime {

namespace {

/// What uchardet looks at.
constexpr qsizetype guessedFrom = 64 * 1024;

std::optional<QString> convert(const QByteArray &bytes, const char *charset)
{
    gsize length = 0;
    const GText utf8(g_convert(bytes.constData(), bytes.size(), "UTF-8", charset, nullptr, &length, nullptr));
    if (!utf8)
        return std::nullopt;
    return QString::fromUtf8(utf8.get(), qsizetype(length));
}

std::optional<QString> asUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder(bytes);
    return decoder.hasError() ? std::nullopt : std::optional(text);
}

QByteArray guess(const QByteArray &bytes)
{
    const std::unique_ptr<std::remove_pointer_t<uchardet_t>, void (*)(uchardet_t)> detector(uchardet_new(),
                                                                                            &uchardet_delete);
    const qsizetype length = std::min(bytes.size(), guessedFrom);
    if (uchardet_handle_data(detector.get(), bytes.constData(), size_t(length)) != 0)
        return {};
    uchardet_data_end(detector.get());
    return uchardet_get_charset(detector.get());
}

bool isTreacherous(QChar c)
{
    const QChar::Category category = c.category();
    return category == QChar::Other_Control || category == QChar::Separator_Line
        || category == QChar::Separator_Paragraph || (c >= QChar(0x202A) && c <= QChar(0x202E))
        || (c >= QChar(0x2066) && c <= QChar(0x2069));
}

} // namespace

Decoded decodeText(const QByteArray &bytes, const QByteArray &declared)
{
    const QByteArray charset = declared.trimmed().toLower();
    const bool unicode =
        charset.isEmpty() || charset == "us-ascii" || charset == "utf-8" || charset == "utf8";
    if (const auto text = unicode ? asUtf8(bytes) : convert(bytes, charset.constData()))
        return {*text, Decoded::Charset::AsDeclared};
    if (const auto text = asUtf8(bytes))
        return {*text, Decoded::Charset::Guessed};
    for (const QByteArray &candidate : {guess(bytes), QByteArray("windows-1251")}) {
        const auto text = candidate.isEmpty() ? std::nullopt : convert(bytes, candidate.constData());
        if (text)
            return {*text, Decoded::Charset::Guessed};
    }
    return {QString::fromLatin1(bytes), Decoded::Charset::Guessed};
}

QString headerText(const char *utf8)
{
    QString text = QString::fromUtf8(utf8 ? utf8 : "");
    for (QChar &c : text) {
        if (isTreacherous(c))
            c = u' ';
    }
    return text.simplified();
}

} // namespace poplar::mime
