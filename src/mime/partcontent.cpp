// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/partcontent.h"

#include <functional>

namespace poplar::mime {

namespace {

constexpr size_t blockSize = 64 * 1024;

/// Calls `take` with block after block until the end or until it says false.
void decode(GMimePart *part, const std::function<bool(QByteArrayView)> &take)
{
    GMimeDataWrapper *wrapper = g_mime_part_get_content(part);
    if (!wrapper)
        return;
    GMimeStream *encoded = g_mime_data_wrapper_get_stream(wrapper);
    g_mime_stream_reset(encoded);
    const GRef<GMimeStream> decoded(g_mime_stream_filter_new(encoded));
    const GRef<GMimeFilter> filter(g_mime_filter_basic_new(g_mime_data_wrapper_get_encoding(wrapper), FALSE));
    g_mime_stream_filter_add(GMIME_STREAM_FILTER(decoded.get()), filter.get());
    QByteArray block(qsizetype(blockSize), Qt::Uninitialized);
    while (true) {
        const ssize_t count = g_mime_stream_read(decoded.get(), block.data(), blockSize);
        if (count <= 0 || !take(QByteArrayView(block.constData(), count)))
            return;
    }
}

/// A message within the message: as it stands in the file.
void copyMessage(GMimeMessagePart *part, const std::function<bool(QByteArrayView)> &take)
{
    GMimeMessage *message = g_mime_message_part_get_message(part);
    if (!message)
        return;
    const GRef<GMimeStream> memory(g_mime_stream_mem_new());
    g_mime_object_write_to_stream(GMIME_OBJECT(message), nullptr, memory.get());
    const GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
    take(QByteArrayView(bytes->data, bytes->len));
}

void eachBlock(GMimeObject *leaf, const std::function<bool(QByteArrayView)> &take)
{
    if (GMIME_IS_MESSAGE_PART(leaf))
        copyMessage(GMIME_MESSAGE_PART(leaf), take);
    else if (GMIME_IS_PART(leaf))
        decode(GMIME_PART(leaf), take);
}

} // namespace

QByteArray readContent(GMimePart *part, qint64 atMost)
{
    QByteArray content;
    decode(part, [&](QByteArrayView block) {
        content += block.first(std::min<qint64>(block.size(), atMost - content.size()));
        return content.size() < atMost;
    });
    return content;
}

qint64 countContent(GMimeObject *leaf)
{
    qint64 octets = 0;
    eachBlock(leaf, [&](QByteArrayView block) {
        octets += block.size();
        return true;
    });
    return octets;
}

Result<Done> writeContent(GMimeObject *leaf, QIODevice &device)
{
    bool written = true;
    eachBlock(leaf, [&](QByteArrayView block) {
        written = device.write(block.data(), block.size()) == block.size();
        return written;
    });
    if (!written)
        return Error{ErrorKind::Storage, {}, {}, {}, device.errorString()};
    return Done();
}

} // namespace poplar::mime
