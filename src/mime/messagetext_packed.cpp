// SPDX-License-Identifier: GPL-3.0-or-later
// What MessageText finds within parts that are no text.
#include "base/limits.h"
#include "mime/charset.h"
#include "mime/messagetext.h"
#include "mime/partcontent.h"
#include "mime/plaintext.h"

#include <utility>

namespace poplar::mime {

void MessageText::attachInner(int number, const QList<InnerFile> &files)
{
    for (int i = 0; i < int(files.size()); ++i) {
        if (m_attachments.size() >= limit::mimeParts) {
            m_damages |= Damage::TooDeep;
            return;
        }
        const InnerFile &file = files[i];
        m_attachments += {innerNumber(number, i), m_names.safe(file.name, file.type), file.type, file.octets};
    }
}

/// True if nobody would miss the winmail.dat itself, at least if its text is shown.
bool MessageText::unpack(int number)
{
    const Part &part = m_structure.parts[number];
    if (m_packed.size() >= limit::packedParts || part.end - part.begin > 2 * limit::tnefOctets)
        return false;
    const auto bytes = valueOf(readContent(m_file, part, limit::tnefOctets + 1));
    if (!bytes || bytes->size() > limit::tnefOctets)
        return false;
    TnefContent packed = readTnef(*bytes);
    attachInner(number, std::exchange(packed.files, {}));
    m_packed += packed;
    if (packed.isWhole && (!packed.text.isEmpty() || !packed.html.isEmpty()))
        m_unpacked.insert(number, packed.text.simplified());
    return packed.isWhole;
}

/// What is packed with files is a text as well, which a message of its own text may repeat, or not.
void MessageText::attachUnshown(const QString &shown)
{
    const QString text = shown.simplified();
    for (auto part = m_unpacked.cbegin(); part != m_unpacked.cend(); ++part) {
        if (part.value().isEmpty() || !text.contains(part.value()))
            attach(part.key());
    }
}

void MessageText::readCalendar(const Part &part)
{
    if (++m_calendars > limit::invitations)
        return;
    const auto bytes = valueOf(readContent(m_file, part, limit::calendarOctets));
    if (!bytes)
        return;
    const Invitation invitation = readInvitation(*bytes, part.info.charset);
    // Many programs send the same twice: to be read, and as a file.
    if (!invitation.events.isEmpty() && !m_invitations.contains(invitation))
        m_invitations += invitation;
}

/// For a message that has no text of its own.
MessageText::Content MessageText::substitute() const
{
    Content content;
    for (const TnefContent &packed : m_packed) {
        QString text = cleanedText(packed.text).left(m_options.limits.text);
        while (text.endsWith(u'\n'))
            text.chop(1);
        if (!isBlankText(text))
            return {text, Message::TextOrigin::Plain, {}, {}};
        content =
            htmlText(cleanedText(decodeText(packed.html, charsetOfHtml(packed.html), Extent::Cut).text));
        if (content.origin != Message::TextOrigin::None)
            return content;
    }
    for (const Invitation &invitation : m_invitations) {
        if (!invitation.events.first().description.isEmpty())
            return {invitation.events.first().description, Message::TextOrigin::Plain, {}, {}};
    }
    return {};
}

} // namespace poplar::mime
