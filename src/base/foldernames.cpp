// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/foldernames.h"

#include "base/limits.h"

#include <QByteArray>
#include <QStringList>

#include <algorithm>
#include <optional>

namespace poplar {

namespace {

/// File systems take 255; the dot and what programs append need some.
constexpr qsizetype longestEncoded = 200;

bool isPlain(QChar c)
{
    return c >= u' ' && c <= u'~' && c != u'&';
}

/// '.' and '/' lead to other folders, '*' and '%' are IMAP's wildcards, the others are Windows'.
bool isForbidden(QChar c)
{
    constexpr QStringView forbidden = u"./\\:*?\"<>|%";
    const QChar::Category category = c.category();
    return forbidden.contains(c) || category == QChar::Other_Control || category == QChar::Other_Format
        || category == QChar::Other_NotAssigned || category == QChar::Separator_Line
        || category == QChar::Separator_Paragraph;
}

QByteArray base64Of(QStringView text)
{
    QByteArray octets;
    for (const QChar c : text) {
        octets += char(c.unicode() >> 8);
        octets += char(c.unicode() & 0xff);
    }
    return octets.toBase64(QByteArray::OmitTrailingEquals).replace('/', ',');
}

/// @param base64 what stands between '&' and '-'.
std::optional<QString> fromBase64(QByteArray base64)
{
    const auto octets =
        QByteArray::fromBase64Encoding(base64.replace(',', '/'), QByteArray::AbortOnBase64DecodingErrors);
    if (octets.decodingStatus != QByteArray::Base64DecodingStatus::Ok || octets.decoded.isEmpty()
        || octets.decoded.size() % 2 != 0)
        return std::nullopt;
    QString text;
    for (qsizetype i = 0; i < octets.decoded.size(); i += 2)
        text += QChar(char16_t(uchar(octets.decoded[i]) << 8 | uchar(octets.decoded[i + 1])));
    return text.isValidUtf16() ? std::optional(text) : std::nullopt;
}

std::optional<QString> decoded(const QString &encoded)
{
    QString text;
    for (qsizetype i = 0; i < encoded.size(); ++i) {
        if (encoded[i] != u'&') {
            if (!isPlain(encoded[i]))
                return std::nullopt;
            text += encoded[i] == u'.' ? u'/' : encoded[i];
            continue;
        }
        const qsizetype end = encoded.indexOf(u'-', i);
        if (end < 0)
            return std::nullopt;
        const QString shifted = encoded.mid(i + 1, end - i - 1);
        const std::optional<QString> part =
            shifted.isEmpty() ? std::optional(QStringLiteral("&")) : fromBase64(shifted.toLatin1());
        if (!part)
            return std::nullopt;
        text += *part;
        i = end;
    }
    return text;
}

} // namespace

bool isFolderName(const QString &name)
{
    const bool isTidy = !name.isEmpty() && name.size() <= limit::folderName && name == name.trimmed()
        && !name.startsWith(u'~') && name.isValidUtf16();
    if (!isTidy || std::any_of(name.begin(), name.end(), isForbidden)
        || encodedFolderName(name).size() > longestEncoded)
        return false;
    const QString folded = foldedFolderName(name);
    return folded != foldedFolderName(trashName()) && folded != foldedFolderName(sentName())
        && folded != u"inbox";
}

bool isFolderPath(const QString &path)
{
    const QStringList names = path.split(u'/');
    return std::all_of(names.begin(), names.end(), isFolderName);
}

QString encodedFolderName(QStringView name)
{
    QString encoded;
    for (qsizetype i = 0; i < name.size();) {
        if (isPlain(name[i])) {
            encoded += name[i++];
            continue;
        }
        if (name[i] == u'&') {
            encoded += QStringLiteral("&-");
            ++i;
            continue;
        }
        const auto end =
            std::find_if(name.begin() + i, name.end(), [](QChar c) { return isPlain(c) || c == u'&'; });
        const qsizetype count = end - name.begin() - i;
        encoded += u'&' + QString::fromLatin1(base64Of(name.sliced(i, count))) + u'-';
        i += count;
    }
    return encoded;
}

QString decodedFolderName(const QString &encoded)
{
    return decoded(encoded).value_or(encoded);
}

QString foldedFolderName(const QString &name)
{
    return name.normalized(QString::NormalizationForm_KC).toCaseFolded();
}

} // namespace poplar
