// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/structure.h"

#include "base/limits.h"
#include "mime/charset.h"
#include "mime/flowed.h"
#include "mime/htmltext.h"
#include "mime/partcontent.h"

namespace poplar::mime {

namespace {

/// HTML needs many times its size to be read.
constexpr qint64 readHtml = 1024 * 1024;

bool isType(GMimeObject *object, const char *type, const char *subtype)
{
    return g_mime_content_type_is_type(g_mime_object_get_content_type(object), type, subtype);
}

QByteArray typeOf(GMimeObject *object)
{
    const GText type(g_mime_content_type_get_mime_type(g_mime_object_get_content_type(object)));
    return QByteArray(type.get()).toLower();
}

QString parameter(GMimeObject *object, const char *name)
{
    return QString::fromUtf8(g_mime_content_type_get_parameter(g_mime_object_get_content_type(object), name));
}

QString nameOf(GMimeObject *leaf)
{
    if (GMIME_IS_PART(leaf))
        return headerText(g_mime_part_get_filename(GMIME_PART(leaf)));
    if (GMIME_IS_MESSAGE_PART(leaf)) {
        GMimeMessage *message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(leaf));
        const QString subject = message ? headerText(g_mime_message_get_subject(message)) : QString();
        return subject.isEmpty() ? QString()
                                 : QString(subject).replace(u'/', u'_').replace(u'\\', u'_') + u".eml"_qs;
    }
    return {};
}

/// Text to be read with the message: not named, not marked as an attachment.
bool isBodyText(GMimeObject *object)
{
    if (!GMIME_IS_PART(object) || !nameOf(object).isEmpty()
        || g_mime_object_get_disposition(object) == nullptr)
        return GMIME_IS_PART(object) && nameOf(object).isEmpty()
            && (isType(object, "text", "*") || isType(object, "message", "delivery-status"));
    const bool attached = g_ascii_strcasecmp(g_mime_object_get_disposition(object), "attachment") == 0;
    return !attached && isType(object, "text", "*");
}

} // namespace

void Structure::read(GMimeMessage *message, Message &into)
{
    Content content;
    if (GMimeObject *body = g_mime_message_get_mime_part(message))
        content = walk(body, 0);
    into.text = content.text;
    into.origin = content.origin;
    into.attachments = m_attachments;
    into.damages |= m_damages;
}

GMimeObject *Structure::find(GMimeMessage *message, int number)
{
    int next = 0;
    const std::function<GMimeObject *(GMimeObject *, int)> search = [&](GMimeObject *object,
                                                                        int depth) -> GMimeObject * {
        if (!object || depth > limit::mimeDepth || next > limit::mimeParts)
            return nullptr;
        if (next++ == number)
            return object;
        if (!GMIME_IS_MULTIPART(object))
            return nullptr;
        for (int i = 0; i < g_mime_multipart_get_count(GMIME_MULTIPART(object)); ++i) {
            if (GMimeObject *found = search(g_mime_multipart_get_part(GMIME_MULTIPART(object), i), depth + 1))
                return found;
        }
        return nullptr;
    };
    return search(g_mime_message_get_mime_part(message), 0);
}

bool Structure::mayGoOn(int depth)
{
    if (depth <= limit::mimeDepth && m_number <= limit::mimeParts)
        return true;
    m_damages |= Damage::TooDeep;
    return false;
}

Structure::Content Structure::walk(GMimeObject *object, int depth)
{
    if (!object || !mayGoOn(depth))
        return {};
    const int number = m_number++;
    if (GMIME_IS_MULTIPART(object))
        return walkMultipart(GMIME_MULTIPART(object), depth);
    if (isBodyText(object))
        return text(GMIME_PART(object));
    attach(object, number);
    return {};
}

Structure::Content Structure::walkMultipart(GMimeMultipart *multipart, int depth)
{
    const bool alternative = isType(GMIME_OBJECT(multipart), "multipart", "alternative");
    Content all;
    for (int i = 0; i < g_mime_multipart_get_count(multipart); ++i) {
        const Content one = walk(g_mime_multipart_get_part(multipart, i), depth + 1);
        if (one.text.isEmpty())
            continue;
        using Origin = Message::TextOrigin;
        if (all.text.isEmpty()
            || (alternative && all.origin == Origin::Html && one.origin == Origin::Plain)) {
            all = one;
        } else if (!alternative) {
            all.text += u"\n\n"_qs + one.text;
            all.origin = one.origin == Origin::Html ? Origin::Html : all.origin;
        }
    }
    return all;
}

Structure::Content Structure::text(GMimePart *part)
{
    GMimeObject *object = GMIME_OBJECT(part);
    const bool html = isType(object, "text", "html");
    const qint64 atMost = html ? readHtml : limit::shownText;
    QByteArray bytes = readContent(part, atMost + 1);
    if (bytes.size() > atMost) {
        m_damages |= Damage::TextCut;
        bytes.truncate(atMost);
    }
    const Decoded decoded = decodeText(bytes, parameter(object, "charset").toLatin1());
    if (decoded.charset == Decoded::Charset::Guessed)
        m_damages |= Damage::WrongCharset;
    QString shown = decoded.text;
    shown.replace(u"\r\n"_qs, u"\n"_qs).replace(u'\r', u'\n').remove(QChar(0));
    if (html)
        return {visibleText(shown), Message::TextOrigin::Html};
    if (parameter(object, "format").compare(u"flowed", Qt::CaseInsensitive) == 0) {
        const bool delSp = parameter(object, "delsp").compare(u"yes", Qt::CaseInsensitive) == 0;
        shown = unflowed(shown, delSp ? DelSp::Yes : DelSp::No);
    }
    while (shown.endsWith(u'\n'))
        shown.chop(1);
    return {shown, Message::TextOrigin::Plain};
}

void Structure::attach(GMimeObject *leaf, int number)
{
    const QByteArray type = typeOf(leaf);
    m_attachments += {number, m_names.safe(nameOf(leaf), type), type, countContent(leaf)};
}

} // namespace poplar::mime
