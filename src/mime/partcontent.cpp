// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/partcontent.h"

#include "mime/gmimehandle.h"

#include <array>
#include <optional>

namespace poplar::mime {

namespace {

constexpr qint64 blockSize = 64 * 1024;

Error storageError(const QIODevice &device)
{
    return {ErrorKind::Storage, {}, {}, {}, device.errorString()};
}

/// One of GMime's decoders.
class Decoder {
public:
    explicit Decoder(GMimeContentEncoding encoding)
        : m_filter(g_mime_filter_basic_new(encoding, FALSE))
    {
    }

    /// What a block gives; it lives until the next call.
    QByteArrayView decode(QByteArray &block) { return run(&g_mime_filter_filter, block); }
    QByteArrayView finish(QByteArray &nothing) { return run(&g_mime_filter_complete, nothing); }

private:
    QByteArrayView run(decltype(&g_mime_filter_filter) step, QByteArray &block)
    {
        char *out = nullptr;
        size_t length = 0;
        size_t before = 0;
        step(m_filter.get(), block.data(), size_t(block.size()), 0, &out, &length, &before);
        return {out, qsizetype(length)};
    }

    GRef<GMimeFilter> m_filter;
};

std::optional<Decoder> decoderFor(ContentInfo::Encoding encoding)
{
    switch (encoding) {
    case ContentInfo::Encoding::Base64:
        return Decoder(GMIME_CONTENT_ENCODING_BASE64);
    case ContentInfo::Encoding::QuotedPrintable:
        return Decoder(GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    case ContentInfo::Encoding::Uuencode:
        return Decoder(GMIME_CONTENT_ENCODING_UUENCODE);
    case ContentInfo::Encoding::Identity:
        break;
    }
    return std::nullopt;
}

/// Counts base64, whose last four signs are often cut or lack their padding: GMime would drop them.
class Base64Count {
public:
    void add(const QByteArray &block)
    {
        static const std::array<quint8, 256> signs = [] {
            std::array<quint8, 256> all{};
            for (size_t c = 0; c < all.size(); ++c)
                all[c] = g_ascii_isalnum(gchar(c)) || c == '+' || c == '/' || c == '=' ? 1 : 0;
            return all;
        }();
        qint64 found = 0;
        for (const char c : block)
            found += signs[quint8(c)];
        m_signs += found;
    }
    [[nodiscard]] QByteArray missingPadding() const
    {
        const int last = m_signs % 4;
        return last == 2 ? "==" : last == 3 ? "=" : "";
    }

private:
    qint64 m_signs = 0;
};

} // namespace

Result<Done> eachBlock(QIODevice &message, const Part &part, const TakeBlock &take)
{
    prepareGMime();
    if (!message.seek(part.begin))
        return storageError(message);
    auto decoder = decoderFor(part.info.encoding);
    const bool base64 = part.info.encoding == ContentInfo::Encoding::Base64;
    Base64Count count64;
    QByteArray block;
    for (qint64 left = part.end - part.begin; left > 0; left -= block.size()) {
        block.resize(std::min(left, blockSize));
        const qint64 count = message.read(block.data(), block.size());
        if (count <= 0)
            return storageError(message);
        block.truncate(count);
        if (base64)
            count64.add(block);
        if (take(decoder ? decoder->decode(block) : QByteArrayView(block)) == Wish::Enough)
            return Done();
    }
    block = base64 ? count64.missingPadding() : QByteArray();
    if (decoder)
        take(decoder->finish(block));
    return Done();
}

Result<QByteArray> readContent(QIODevice &message, const Part &part, qint64 atMost)
{
    QByteArray content;
    const auto read = eachBlock(message, part, [&](QByteArrayView block) {
        content += block.first(std::min<qint64>(block.size(), atMost - content.size()));
        return content.size() < atMost ? Wish::More : Wish::Enough;
    });
    if (!read)
        return read.error();
    return content;
}

Result<qint64> countContent(QIODevice &message, const Part &part)
{
    if (part.info.encoding == ContentInfo::Encoding::Identity)
        return part.end - part.begin;
    qint64 octets = 0;
    const auto read = eachBlock(message, part, [&](QByteArrayView block) {
        octets += block.size();
        return Wish::More;
    });
    if (!read)
        return read.error();
    return octets;
}

Result<Done> writeContent(QIODevice &message, const Part &part, QIODevice &to)
{
    bool written = true;
    const auto read = eachBlock(message, part, [&](QByteArrayView block) {
        written = to.write(block.data(), block.size()) == block.size();
        return written ? Wish::More : Wish::Enough;
    });
    if (!written)
        return storageError(to);
    return read;
}

} // namespace poplar::mime
