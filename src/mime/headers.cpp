// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/headers.h"

#include "base/limits.h"
#include "mime/charset.h"
#include "mime/message.h"

#include <mutex>

namespace poplar::mime {

namespace {

void collect(InternetAddressList *list, QList<Address> &addresses, int depth)
{
    if (!list || depth > limit::mimeDepth)
        return;
    for (int i = 0; i < internet_address_list_length(list) && addresses.size() < limit::addresses; ++i) {
        InternetAddress *address = internet_address_list_get_address(list, i);
        if (INTERNET_ADDRESS_IS_GROUP(address)) {
            collect(internet_address_group_get_members(INTERNET_ADDRESS_GROUP(address)), addresses,
                    depth + 1);
            continue;
        }
        QString name = headerText(internet_address_get_name(address));
        const QString mailbox =
            headerText(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)));
        addresses += {name, mailbox};
    }
}

QList<Address> addressesOf(InternetAddressList *list)
{
    QList<Address> addresses;
    collect(list, addresses, 0);
    return addresses;
}

/// What the Content-Type of the whole suggests.
bool suggestsAttachments(GMimeMessage *message)
{
    GMimeObject *body = g_mime_message_get_mime_part(message);
    GMimeContentType *type = body ? g_mime_object_get_content_type(body) : nullptr;
    if (!type)
        return false;
    if (g_mime_content_type_is_type(type, "multipart", "*"))
        return g_mime_content_type_is_type(type, "multipart", "mixed");
    return !g_mime_content_type_is_type(type, "text", "*");
}

GRef<GMimeMessage> parseHeader(const QByteArray &bytes)
{
    const ParserOptions options = makeParserOptions();
    const GRef<GMimeStream> stream(
        g_mime_stream_mem_new_with_buffer(bytes.constData(), size_t(bytes.size())));
    const GRef<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    return GRef<GMimeMessage>(g_mime_parser_construct_message(parser.get(), options.get()));
}

} // namespace

void prepareGMime()
{
    static std::once_flag once;
    std::call_once(once, [] { g_mime_init(); });
}

ParserOptions makeParserOptions()
{
    prepareGMime();
    ParserOptions options(g_mime_parser_options_new());
    static const char *const charsets[] = {"utf-8", "windows-1251", "iso-8859-1", nullptr};
    // GMime takes a plain char** and copies what it points to.
    g_mime_parser_options_set_fallback_charsets(options.get(), const_cast<const char **>(charsets));
    return options;
}

Envelope envelopeOf(GMimeMessage *message)
{
    Envelope envelope;
    envelope.from = addressesOf(g_mime_message_get_from(message));
    if (envelope.from.isEmpty())
        envelope.from = addressesOf(g_mime_message_get_sender(message));
    envelope.to = addressesOf(g_mime_message_get_to(message));
    envelope.cc = addressesOf(g_mime_message_get_cc(message));
    envelope.subject = headerText(g_mime_message_get_subject(message));
    if (GDateTime *date = g_mime_message_get_date(message))
        envelope.date = QDateTime::fromSecsSinceEpoch(g_date_time_to_unix(date), Qt::UTC);
    envelope.messageId = g_mime_message_get_message_id(message);
    envelope.likelyHasAttachments = suggestsAttachments(message);
    return envelope;
}

Envelope readEnvelope(QByteArrayView header)
{
    QByteArray bytes(header.data(), header.size());
    // C strings end at a NUL; nothing legitimate has one.
    bytes.replace('\0', ' ');
    bytes += "\r\n\r\n";
    GRef<GMimeMessage> message = parseHeader(bytes);
    if (!message) // the first line is no header field; GMime gives up, another one before it helps
        message = parseHeader("X-Poplar-Repaired: 1\r\n" + bytes);
    return message ? envelopeOf(message.get()) : Envelope();
}

} // namespace poplar::mime
