// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/charset.h"

#include "mime/gmimehandle.h"

#include <uchardet.h>

#include <QHash>
#include <QList>
#include <QRegularExpression>
#include <QStringDecoder>

#include <array>
#include <cerrno>
#include <optional>

namespace poplar::mime {

namespace {

/// What uchardet looks at.
constexpr qsizetype guessedFrom = 64 * 1024;
/// The longest character of any charset, with the escape sequence before it.
constexpr gsize longestCharacter = 8;
/// Of HTML, to find the charset it declares (the HTML standard looks at as much).
constexpr qsizetype htmlPrologue = 1024;

/// What programs really write under these names; the larger sets contain the smaller.
QByteArray widened(const QByteArray &charset)
{
    static const QHash<QByteArray, QByteArray> names{
        {"utf8", "utf-8"},
        {"iso-8859-1", "windows-1252"},
        {"latin1", "windows-1252"},
        {"gb2312", "gb18030"},
        {"gbk", "gb18030"},
        {"shift_jis", "cp932"},
        {"ks_c_5601-1987", "cp949"},
        {"euc-kr", "cp949"},
        {"cp-1251", "windows-1251"},
        {"cp-866", "ibm866"},
        {"iso-8859-8-i", "iso-8859-8"},
        {"unicode-1-1-utf-7", "utf-7"},
    };
    return names.value(charset, charset);
}

/// iconv takes orders behind a name ("//IGNORE").
bool isName(const QByteArray &charset)
{
    return !charset.isEmpty() && std::all_of(charset.begin(), charset.end(), [](char c) {
        return g_ascii_isalnum(c) || c == '-' || c == '_' || c == '.' || c == ':' || c == '+';
    });
}

std::optional<QString> convert(const QByteArray &bytes, const QByteArray &charset, Extent extent)
{
    if (!isName(charset))
        return std::nullopt;
    gsize read = 0;
    gsize length = 0;
    const GText utf8(
        g_convert(bytes.constData(), bytes.size(), "UTF-8", charset.constData(), &read, &length, nullptr));
    // Asked for the count, g_convert does not mind an incomplete character at the end.
    const gsize missing = gsize(bytes.size()) - read;
    if (!utf8 || missing > (extent == Extent::Cut ? longestCharacter : 0))
        return std::nullopt;
    return QString::fromUtf8(utf8.get(), qsizetype(length));
}

/// Passes over what is no character, octet for octet.
std::optional<QString> convertedAsFarAsPossible(QByteArray bytes, const QByteArray &charset)
{
    const GIConv converter = g_iconv_open("UTF-8", charset.constData());
    if (converter == reinterpret_cast<GIConv>(-1)) // as iconv_open says it
        return std::nullopt;
    QByteArray utf8;
    std::array<char, 16 * 1024> block;
    char *from = bytes.data();
    gsize left = gsize(bytes.size());
    while (left > 0) {
        char *to = block.data();
        gsize room = block.size();
        const gsize result = g_iconv(converter, &from, &left, &to, &room);
        const bool full = result == gsize(-1) && errno == E2BIG;
        utf8.append(block.data(), to - block.data());
        if (result != gsize(-1) || full)
            continue;
        utf8 += "\xEF\xBF\xBD";
        ++from;
        --left;
    }
    g_iconv_close(converter);
    return QString::fromUtf8(utf8);
}

std::optional<QString> asUtf8(const QByteArray &bytes, Extent extent)
{
    const qsizetype size = extent == Extent::Cut ? endOfWholeUtf8(bytes) : bytes.size();
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder(QByteArrayView(bytes).first(size));
    return decoder.hasError() ? std::nullopt : std::optional(text);
}

QByteArray detected(const QByteArray &bytes)
{
    const std::unique_ptr<std::remove_pointer_t<uchardet_t>, void (*)(uchardet_t)> detector(uchardet_new(),
                                                                                            &uchardet_delete);
    const qsizetype length = std::min(bytes.size(), guessedFrom);
    if (uchardet_handle_data(detector.get(), bytes.constData(), size_t(length)) != 0)
        return {};
    uchardet_data_end(detector.get());
    return uchardet_get_charset(detector.get());
}

bool isAscii(const QByteArray &bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) == 0; });
}

/// How much like Russian a text is: common letters count, so does a capital within a word, against it.
int russianness(const QString &text)
{
    static const QString common =
        QStringLiteral("\u043e\u0435\u0430\u0438\u043d\u0442\u0441\u0440\u0432\u043b");
    int score = 0;
    QChar before;
    for (const QChar c : text) {
        if (c.unicode() >= 0x80) {
            const bool russian = c >= QChar(0x410) && c <= QChar(0x44F);
            score += !russian ? -2 : common.contains(c.toLower()) ? 2 : 1;
            score -= russian && c.isUpper() && before.isLower() ? 3 : 0;
        }
        before = c;
    }
    return score;
}

/// Western European text has single accented letters, Russian in an 8-bit set has nothing else.
bool looksWestern(const QByteArray &bytes)
{
    int high = 0;
    int besideAscii = 0;
    const auto isLetter = [&](qsizetype at) {
        return at >= 0 && at < bytes.size() && g_ascii_isalpha(bytes[at]);
    };
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if ((bytes[i] & 0x80) == 0)
            continue;
        ++high;
        besideAscii += isLetter(i - 1) || isLetter(i + 1) ? 1 : 0;
    }
    return besideAscii * 2 > high;
}

} // namespace

Decoded decodeText(const QByteArray &bytes, const QByteArray &declared, Extent extent)
{
    prepareGMime();
    const QByteArray charset = widened(declared.trimmed().toLower());
    const bool ascii = charset.isEmpty() || charset == "us-ascii";
    if (!ascii) {
        if (const auto text = charset == "utf-8" ? asUtf8(bytes, extent) : convert(bytes, charset, extent))
            return {*text, Decoded::Charset::AsDeclared};
    }
    const bool plain = isAscii(bytes) && !bytes.contains('\x1b');
    const QByteArray looks = plain ? QByteArray() : detected(bytes);
    const bool escapes = looks.startsWith("ISO-2022"); // seven bits, and therefore valid UTF-8 too
    if (ascii && !escapes && isAscii(bytes))
        return {QString::fromLatin1(bytes), Decoded::Charset::AsDeclared};
    if (const auto text = escapes ? std::nullopt : asUtf8(bytes, extent))
        return {*text, Decoded::Charset::Guessed};
    for (const QByteArray &candidate : {looks, QByteArray("windows-1251")}) {
        if (const auto text = convert(bytes, candidate, extent))
            return {*text, Decoded::Charset::Guessed};
    }
    return {QString::fromLatin1(bytes), Decoded::Charset::Guessed};
}

std::optional<QString> decodedAs(const QByteArray &bytes, const QByteArray &charset, Extent extent)
{
    prepareGMime();
    const QByteArray wide = widened(charset.trimmed().toLower());
    if (!isName(wide))
        return std::nullopt;
    if (auto text = convert(bytes, wide, extent))
        return text;
    return convertedAsFarAsPossible(bytes, wide);
}

QByteArray charsetOfHtml(const QByteArray &html)
{
    static const QRegularExpression meta(QStringLiteral(R"(<meta[^>]*charset\s*=\s*["']?([A-Za-z0-9_:.-]+))"),
                                         QRegularExpression::CaseInsensitiveOption);
    const auto match = meta.match(QString::fromLatin1(html.left(htmlPrologue)));
    const QByteArray charset = match.captured(1).toLatin1();
    return charset.toLower().startsWith("utf-16") ? "utf-8" : charset; // it could not be read otherwise
}

qsizetype endOfWholeUtf8(const QByteArray &bytes)
{
    for (qsizetype back = 1; back <= std::min<qsizetype>(3, bytes.size()); ++back) {
        const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
        if (byte < 0x80)
            break;
        if (byte < 0xC0)
            continue;
        const qsizetype length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
        return length > back ? bytes.size() - back : bytes.size();
    }
    return bytes.size();
}

QByteArray guessedCharset(const QByteArray &bytes)
{
    prepareGMime();
    if (asUtf8(bytes, Extent::Cut)) // a header may have been cut anywhere
        return "utf-8";
    if (looksWestern(bytes))
        return convert(bytes, "windows-1252", Extent::Whole) ? "windows-1252" : "iso-8859-1";
    QByteArray best = "koi8-r"; // has a character for every octet
    std::optional<int> highest;
    for (const QByteArray &candidate : {QByteArray("windows-1251"), best, QByteArray("ibm866")}) {
        const auto text = convert(bytes, candidate, Extent::Whole);
        if (text && (!highest || russianness(*text) > *highest)) {
            highest = russianness(*text);
            best = candidate;
        }
    }
    return best;
}

QString guessedText(const QByteArray &bytes)
{
    const QByteArray charset = guessedCharset(bytes);
    const auto text =
        charset == "utf-8" ? asUtf8(bytes, Extent::Cut) : convert(bytes, charset, Extent::Whole);
    return text ? *text : QString::fromLatin1(bytes);
}

} // namespace poplar::mime
