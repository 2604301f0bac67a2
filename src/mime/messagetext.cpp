// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/messagetext.h"

#include "base/limits.h"
#include "mime/charset.h"
#include "mime/flowed.h"
#include "mime/htmltext.h"
#include "mime/htmlwriter.h"
#include "mime/partcontent.h"
#include "mime/plaintext.h"
#include "mime/uuencode.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

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

bool isCalendar(const QByteArray &type)
{
    return type == "text/calendar" || type == "application/ics";
}

bool isHtml(const QByteArray &type)
{
    return type.contains("html") || type == "text/enriched" || type == "text/richtext";
}

/// Plain text as it stands.
QString htmlOf(const QString &text, const ShownLimits &limits)
{
    HtmlWriter writer(limits.html);
    writer.startTag(QStringLiteral("div"), QStringLiteral(" style=\"white-space:pre-wrap;\""), Block::Line);
    writer.text(text);
    writer.endTag(QStringLiteral("div"), Block::Line);
    return writer.markup();
}

/// The pictures of one text behind those of others.
QString renumbered(const QString &markup, const QString &scheme, qsizetype from)
{
    if (from == 0)
        return markup;
    const QRegularExpression source(QStringLiteral("(?<=src=\"%1:)(\\d+)").arg(scheme));
    QString result;
    qsizetype at = 0;
    for (auto matches = source.globalMatch(markup); matches.hasNext();) {
        const auto match = matches.next();
        result += QStringView(markup).sliced(at, match.capturedStart() - at);
        result += QString::number(match.captured().toInt() + from);
        at = match.capturedEnd();
    }
    return result += QStringView(markup).sliced(at);
}

} // namespace

MessageText::MessageText(QIODevice &file, const Structure &structure, const ReadingOptions &options)
    : m_file(file)
    , m_structure(structure)
    , m_options(options)
{
}

Result<Message> MessageText::read()
{
    Content content = walk(0, Within::Others);
    if (m_error)
        return *m_error;
    if (content.origin == Origin::None && content.html.markup.isEmpty()) {
        const Damages damages = content.damages;
        content = substitute();
        content.damages |= damages;
    } else {
        attachUnshown(content.text);
    }
    Message message;
    message.text = content.text;
    message.origin = content.origin;
    message.html = safeHtml(content.html);
    message.attachments = m_attachments;
    message.invitations = m_invitations;
    message.damages = m_structure.damages | content.damages | m_damages;
    return message;
}

MessageText::Content MessageText::walk(int number, Within within)
{
    const Part &part = m_structure.parts[number];
    if (part.isLeaf()) {
        if (isShown(part.info, number == 0 ? Within::Nothing : within))
            return text(number);
        if (isCalendar(part.info.type))
            readCalendar(part);
        if (!isTnef(part.info) || !unpack(number))
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
    if (info.isSetApart() || m_textRead > 4 * m_options.limits.text)
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
        if (isBlankText(one.text))
            continue;
        if (!all.text.isEmpty())
            all.text += u"\n\n";
        all.text += one.text;
        all.origin = all.origin == Origin::Html ? all.origin : one.origin;
    }
    all.html = joinedHtml(contents);
    if (all.html.extent == Extent::Cut)
        all.damages |= Damage::TextCut;
    if (all.text.size() > m_options.limits.text) {
        all.text.truncate(m_options.limits.text);
        all.damages |= Damage::TextCut;
    }
    return all;
}

/// Texts that are no HTML stand between the others as they are.
RewrittenHtml MessageText::joinedHtml(const QList<Content> &contents) const
{
    RewrittenHtml all;
    const bool any = std::any_of(contents.begin(), contents.end(),
                                 [](const Content &one) { return !one.html.markup.isEmpty(); });
    if (!any)
        return all;
    for (const Content &one : contents) {
        if (all.markup.size() > m_options.limits.html) {
            all.extent = Extent::Cut;
            break;
        }
        if (one.html.markup.isEmpty() && one.text.size() > m_options.limits.html)
            all.extent = Extent::Cut;
        if (one.html.markup.isEmpty())
            all.markup += htmlOf(one.text, m_options.limits);
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
        const bool better = best.origin != Origin::Plain || isBlankText(best.text);
        RewrittenHtml html = one.html.markup.isEmpty() ? best.html : one.html;
        if (!isBlankText(one.text) && better)
            best = one;
        best.html = std::move(html);
    }
    return best;
}

MessageText::Content MessageText::text(int number)
{
    const Part &part = m_structure.parts[number];
    const bool html = isHtml(part.info.type);
    const auto bytes =
        html ? valueOf(readContent(m_file, part, m_options.limits.text + 1)) : plainBytes(number);
    if (!bytes)
        return {};
    m_textRead += bytes->size();
    Content notes;
    const QString clean = cleanedText(decoded(part, *bytes, notes));
    Content content = html ? htmlText(clean) : plainText(part, clean);
    content.damages |= notes.damages;
    if (content.damages.testFlag(Damage::TextCut))
        attach(number); // the rest of it can be saved, at least
    return content;
}

/// What is uuencoded in a text is taken out of it.
std::optional<QByteArray> MessageText::plainBytes(int number)
{
    const Part &part = m_structure.parts[number];
    const qint64 atMost = m_options.limits.text;
    auto bytes = valueOf(readContent(m_file, part, atMost + 1));
    if (!bytes || !mayHoldUuencode(*bytes))
        return bytes;
    UuencodeFinder finder(atMost);
    const auto read = valueOf(eachBlock(m_file, part, [&finder](QByteArrayView block) {
        finder.add(block);
        return Wish::More;
    }));
    if (!read)
        return std::nullopt;
    TextWithFiles found = finder.finish();
    attachInner(number, found.files);
    return std::move(found.text);
}

/// @param into is told what is wrong with it.
QString MessageText::decoded(const Part &part, const QByteArray &bytes, Content &into) const
{
    const qint64 atMost = m_options.limits.text;
    const Extent extent = bytes.size() > atMost ? Extent::Cut : Extent::Whole;
    if (extent == Extent::Cut)
        into.damages |= Damage::TextCut;
    const QByteArray shown = bytes.left(atMost);
    if (const auto wanted = decodedAs(shown, m_options.charset, extent))
        return *wanted;
    const bool undeclared = isHtml(part.info.type) && part.info.charset.isEmpty();
    const Decoded decoded = decodeText(shown, undeclared ? charsetOfHtml(bytes) : part.info.charset, extent);
    if (decoded.charset == Decoded::Charset::Guessed)
        into.damages |= Damage::WrongCharset;
    return decoded.text;
}

MessageText::Content MessageText::htmlText(const QString &html) const
{
    const HtmlDocument document(html, m_options.limits);
    const VisibleText visible = visibleText(document);
    RewrittenHtml rewritten = rewriteHtml(document);
    // What shows nothing must not take the place of what does.
    if (isBlankText(visible.text) && rewritten.pictures.isEmpty() && !rewritten.markup.contains(u"<img "))
        rewritten.markup.clear();
    const bool isCut = visible.extent == Extent::Cut || rewritten.extent == Extent::Cut;
    return {visible.text, isBlankText(visible.text) ? Origin::None : Origin::Html,
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
    return {shown, isBlankText(shown) ? Origin::None : Origin::Plain, {}, {}};
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

} // namespace poplar::mime
