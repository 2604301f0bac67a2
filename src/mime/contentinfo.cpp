// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/contentinfo.h"

#include "base/limits.h"
#include "mime/gmimehandle.h"
#include "mime/headertext.h"

namespace poplar::mime {

namespace {

/// GMime looks through all parameters for each one it adds.
QByteArray bounded(const QByteArray &value)
{
    return utf8Header(value.first(std::min<qsizetype>(value.size(), limit::contentField)));
}

bool is(const char *value, const char *word)
{
    return value && g_ascii_strcasecmp(value, word) == 0;
}

void readType(const QByteArray &value, ContentInfo &info)
{
    const GRef<GMimeContentType> type(g_mime_content_type_parse(nullptr, value.constData()));
    if (!type)
        return;
    const auto parameter = [&](const char *name) {
        return g_mime_content_type_get_parameter(type.get(), name);
    };
    const GText name(g_mime_content_type_get_mime_type(type.get()));
    info.type = QByteArray(name.get()).toLower();
    info.charset = QByteArray(parameter("charset")).trimmed();
    info.boundary = parameter("boundary");
    info.name = QString::fromUtf8(parameter("name"));
    if (is(parameter("format"), "flowed"))
        info.flow =
            is(parameter("delsp"), "yes") ? ContentInfo::Flow::FlowedDelSp : ContentInfo::Flow::Flowed;
}

void readDisposition(const QByteArray &value, ContentInfo &info)
{
    const GRef<GMimeContentDisposition> disposition(
        g_mime_content_disposition_parse(nullptr, value.constData()));
    if (!disposition)
        return;
    const char *word = g_mime_content_disposition_get_disposition(disposition.get());
    if (is(word, "inline"))
        info.disposition = ContentInfo::Disposition::Inline;
    else if (is(word, "attachment"))
        info.disposition = ContentInfo::Disposition::Attachment;
    else
        info.disposition = ContentInfo::Disposition::Other;
    const QString name =
        QString::fromUtf8(g_mime_content_disposition_get_parameter(disposition.get(), "filename"));
    if (!name.isEmpty())
        info.name = name;
}

ContentInfo::Encoding encodingOf(const QByteArray &value)
{
    switch (g_mime_content_encoding_from_string(value.constData())) {
    case GMIME_CONTENT_ENCODING_BASE64:
        return ContentInfo::Encoding::Base64;
    case GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE:
        return ContentInfo::Encoding::QuotedPrintable;
    case GMIME_CONTENT_ENCODING_UUENCODE:
        return ContentInfo::Encoding::Uuencode;
    default:
        return ContentInfo::Encoding::Identity;
    }
}

} // namespace

ContentInfo contentInfo(const Fields &fields, const QByteArray &defaultType)
{
    prepareGMime();
    ContentInfo info;
    const QByteArray type = fields[Field::ContentType].trimmed();
    // GMime would make application/octet-stream of what has no slash; old programs wrote "text".
    if (type.contains('/'))
        readType(bounded(type), info);
    if (info.type.isEmpty())
        info.type = defaultType;
    const QByteArray disposition = fields[Field::ContentDisposition].trimmed();
    if (!disposition.isEmpty())
        readDisposition(bounded(disposition), info);
    QByteArray encoding = fields[Field::ContentTransferEncoding].simplified();
    encoding.truncate(encoding.indexOf(' ') < 0 ? encoding.size() : encoding.indexOf(' '));
    info.encoding = encodingOf(encoding);
    info.contentId = fields[Field::ContentId].trimmed();
    if (info.contentId.startsWith('<') && info.contentId.endsWith('>'))
        info.contentId = info.contentId.sliced(1).chopped(1);
    return info;
}

} // namespace poplar::mime
