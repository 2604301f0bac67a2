// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/messagetext.h"

#include "base/limits.h"
#include "mime/charset.h"
#include "mime/flowed.h"
#include "mime/htmltext.h"
#include "mime/htmlwriter.h"
#include "mime/partcontent.h"

#include <QRegularExpression>

#include <algorithm>

namespace poplar::mime {

namespace {

/// Of an attached message, to find its subject.
constexpr qint64 attachedHeader = 64 * 1024;

using Origin = Message::TextOrigin;

bool isMessage(const QByteArray &type)
{
    return type == "message/rfc822" || type == "message/global" || type == "text/rfc822-headers";
}

/// Reports of servers and readers (RFC 3464, RFC 8098) are made to be read.
bool isReport(const QByteArray &type)
{
    return type == "message/delivery-status" || type == "message/disposition-notification";
}

/// Text for programs: it is of use as a file.
bool isData(const QByteArray &type)
{
    return type == "text/calendar" || type == "text/vcard" || type == "text/x-vcard"
        || type == "text/directory" || type == "text/csv" || type == "text/rfc822-headers";
}

bool isHtml(const QByteArray &type)
{
    return type.contains("html") || type == "text/enriched" || type == "text/richtext";
}

/// LF line ends, no controls but those that shape text.
QString cleaned(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'\r') {
            if (i + 1 == text.size() || text[i + 1] != u'\n')
                clean += u'\n';
        } else if (c == u'\n' || c == u'\t' || c.category() != QChar::Other_Control) {
            clean += c;
        }
    }
    return clean;
}

bool isEmpty(const QString &text)
{
    return QStringView(text).trimmed().isEmpty();
}

} // namespace

namespace {

/// Plain text as it stands.
QString htmlOf(const QString &text)
{
    HtmlWriter writer;
    writer.startTag(QStringLiteral("div"), QStringLiteral(" style=\"white-space:pre-wrap;\""), Block::Line);
    writer.text(text);
    writer.endTag(QStringLiteral("div"), Block::Line);
    return writer.markup();
}

/// The pictures of one text behind those of others.
QString renumbered(QString markup, const QString &scheme, qsizetype from)
{
    const QRegularExpression source(QStringLiteral("(?<=src=\"%1:)(\\d+)").arg(scheme));
    qsizetype at = 0;
    for (auto match = source.match(markup); from > 0 && match.hasMatch(); match = source.match(markup, at)) {
        const QString number = QString::number(match.captured().toInt() + from);
        markup.replace(match.capturedStart(), match.capturedLength(), number);
        at = match.capturedStart() + number.size();
    }
    return markup;
}

} // namespace

MessageText::MessageText(QIODevice &file, const Structure &structure)
    : m_file(file)
    , m_structure(structure)
{
}

Result<Message> MessageText::read()
{
    const Content content = walk(0, Within::Others);
    if (m_error)
        return *m_error;
    Message message;
    message.text = content.text;
    message.origin = content.origin;
    message.html = safeHtml(content.html);
    message.attachments = m_attachments;
    message.damages = m_structure.damages | content.damages;
    return message;
}

MessageText::Content MessageText::walk(int number, Within within)
{
    const Part &part = m_structure.parts[number];
    if (part.isLeaf()) {
        if (isShown(part.info, number == 0 ? Within::Nothing : within))
            return text(number);
        attach(number);
        return {};
    }
    const bool alternative = part.info.type == "multipart/alternative";
    QList<Content> contents;
    for (const int child : part.children)
        contents += walk(child, alternative ? Within::Alternative : Within::Others);
    return alternative ? chosen(contents) : joined(contents);
}

bool MessageText::isShown(const ContentInfo &info, Within within) const
{
    using Disposition = ContentInfo::Disposition;
    if (info.isSetApart() || m_textRead > 4 * limit::shownText)
        return false;
    if (isReport(info.type))
        return true;
    // A part among others that has a name is a file, unless it says otherwise.
    const bool file =
        !info.name.isEmpty() && info.disposition != Disposition::Inline && within == Within::Others;
    return info.isText() && !isData(info.type) && !file;
}

MessageText::Content MessageText::joined(const QList<Content> &contents) const
{
    Content all;
    for (const Content &one : contents) {
        all.damages |= one.damages;
        if (isEmpty(one.text) && one.html.markup.isEmpty())
            continue;
        if (!all.text.isEmpty())
            all.text += u"\n\n";
        all.text += one.text;
        all.origin = all.origin == Origin::Html ? all.origin : one.origin;
    }
    all.html = joinedHtml(contents);
    if (all.html.extent == Extent::Cut)
        all.damages |= Damage::TextCut;
    if (all.text.size() > limit::shownText) {
        all.text.truncate(limit::shownText);
        all.damages |= Damage::TextCut;
    }
    return all;
}

/// Texts that are no HTML stand between the others as they are.
RewrittenHtml MessageText::joinedHtml(const QList<Content> &contents)
{
    RewrittenHtml all;
    const bool any = std::any_of(contents.begin(), contents.end(),
                                 [](const Content &one) { return !one.html.markup.isEmpty(); });
    if (!any)
        return all;
    for (const Content &one : contents) {
        if (all.markup.size() > limit::shownHtml) {
            all.extent = Extent::Cut;
            break;
        }
        if (one.html.markup.isEmpty() && one.text.size() > limit::shownHtml)
            all.extent = Extent::Cut;
        if (one.html.markup.isEmpty())
            all.markup += htmlOf(one.text);
        else
            all.markup +=
                renumbered(renumbered(one.html.markup, QStringLiteral("picture"), all.pictures.size()),
                           QStringLiteral("remote"), all.remotePictures.size());
        all.pictures += one.html.pictures;
        all.remotePictures += one.html.remotePictures;
        all.heldBack.pictures += one.html.heldBack.pictures;
        all.heldBack.trackers += one.html.heldBack.trackers;
        all.heldBack.others += one.html.heldBack.others;
    }
    return all;
}

MessageText::Content MessageText::chosen(const QList<Content> &contents) const
{
    Content best;
    for (const Content &one : contents) {
        // The last alternative is the richest (RFC 2046 section 5.1.4), but plain text is what we show best.
        const bool better = best.origin != Origin::Plain || isEmpty(best.text);
        RewrittenHtml html = one.html.markup.isEmpty() ? best.html : one.html;
        if (!isEmpty(one.text) && better)
            best = one;
        best.html = std::move(html);
    }
    return best;
}

MessageText::Content MessageText::text(int number)
{
    const Part &part = m_structure.parts[number];
    const auto bytes = valueOf(readContent(m_file, part, limit::shownText + 1));
    if (!bytes)
        return {};
    m_textRead += bytes->size();
    const Extent extent = bytes->size() > limit::shownText ? Extent::Cut : Extent::Whole;
    const bool html = isHtml(part.info.type);
    const QByteArray charset =
        html && part.info.charset.isEmpty() ? charsetOfHtml(*bytes) : part.info.charset;
    const Decoded decoded = decodeText(bytes->left(limit::shownText), charset, extent);
    const QString clean = cleaned(decoded.text);
    Content content = html ? htmlText(clean) : plainText(part, clean);
    if (extent == Extent::Cut)
        content.damages |= Damage::TextCut;
    if (decoded.charset == Decoded::Charset::Guessed)
        content.damages |= Damage::WrongCharset;
    if (content.damages.testFlag(Damage::TextCut))
        attach(number); // the rest of it can be saved, at least
    return content;
}

MessageText::Content MessageText::htmlText(const QString &html) const
{
    const HtmlDocument document(html);
    const VisibleText visible = visibleText(document);
    RewrittenHtml rewritten = rewriteHtml(document);
    // What shows nothing must not take the place of what does.
    if (isEmpty(visible.text) && rewritten.pictures.isEmpty() && !rewritten.markup.contains(u"<img "))
        rewritten.markup.clear();
    const bool isCut = visible.extent == Extent::Cut || rewritten.extent == Extent::Cut;
    return {visible.text, isEmpty(visible.text) ? Origin::None : Origin::Html,
            isCut ? Damages(Damage::TextCut) : Damages(), std::move(rewritten)};
}

MessageText::Content MessageText::plainText(const Part &part, const QString &text) const
{
    using Flow = ContentInfo::Flow;
    QString shown = text;
    if (part.info.flow != Flow::Fixed)
        shown = unflowed(text, part.info.flow == Flow::FlowedDelSp ? DelSp::Yes : DelSp::No);
    while (shown.endsWith(u'\n'))
        shown.chop(1);
    return {shown, isEmpty(shown) ? Origin::None : Origin::Plain, {}, {}};
}

SafeHtml MessageText::safeHtml(const RewrittenHtml &html)
{
    SafeHtml safe{html.markup, {}, html.heldBack, html.remotePictures};
    for (const RewrittenHtml::Picture &picture : html.pictures)
        safe.pictures += picture.contentId.isEmpty() ? picture.bytes : pictureOf(picture.contentId);
    return safe;
}

/// Of the part with this Content-ID (RFC 2392). What is shown in the text is no attachment any more, unless
/// it was meant as one.
QByteArray MessageText::pictureOf(const QByteArray &contentId)
{
    const QList<Part> &parts = m_structure.parts;
    const auto part = std::find_if(parts.begin(), parts.end(), [&contentId](const Part &one) {
        return one.info.contentId == contentId && one.info.type.startsWith("image/");
    });
    if (part == parts.end() || m_picturesRead > limit::pictureOctets)
        return {};
    const auto bytes = valueOf(readContent(m_file, *part, limit::pictureOctets));
    if (!bytes)
        return {};
    m_picturesRead += bytes->size();
    if (!part->info.isSetApart())
        m_attachments.removeIf(
            [number = part - parts.begin()](const Attachment &one) { return one.part == number; });
    return *bytes;
}

void MessageText::attach(int number)
{
    const Part &part = m_structure.parts[number];
    const auto octets = valueOf(countContent(m_file, part));
    if (octets)
        m_attachments += {number, m_names.safe(nameOf(part), part.info.type), part.info.type, *octets};
}

QString MessageText::nameOf(const Part &part)
{
    if (!part.info.name.isEmpty() || !isMessage(part.info.type))
        return part.info.name;
    const auto header = valueOf(readContent(m_file, part, attachedHeader));
    QString subject = header ? readEnvelope(*header).subject : QString();
    if (subject.isEmpty())
        return {};
    // A subject is no path.
    return subject.replace(u'/', u'_').replace(u'\\', u'_') + QStringLiteral(".eml");
}

template <class T>
std::optional<T> MessageText::valueOf(const Result<T> &result)
{
    if (result)
        return *result;
    if (!m_error)
        m_error = result.error();
    return std::nullopt;
}

} // namespace poplar::mime
