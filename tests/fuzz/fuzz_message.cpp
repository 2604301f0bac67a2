// SPDX-License-Identifier: GPL-3.0-or-later
// A message file through everything that reads it: envelope, structure, text, HTML, attachments and their
// content. The input is the file.
#include "../support/safehtmlcheck.h"
#include "base/limits.h"
#include "fuzzing.h"
#include "mime/headerfields.h"
#include "mime/message.h"
#include "mime/route.h"

#include <QFile>
#include <QSet>
#include <QTemporaryDir>

#include <sys/mman.h>
#include <unistd.h>

using namespace poplar;
using namespace poplar::fuzz;
using namespace poplar::mime;

namespace {

constexpr qsizetype attachmentsSaved = 3;

/// A file in memory, the same for all inputs.
class MessageFile {
public:
    [[nodiscard]] QString path() const { return QStringLiteral("/proc/self/fd/%1").arg(m_descriptor); }

    void fill(const QByteArray &message)
    {
        const bool written = ftruncate(m_descriptor, 0) == 0
            && pwrite(m_descriptor, message.constData(), size_t(message.size()), 0) == message.size();
        require(written, "there is memory for a file");
    }

private:
    int m_descriptor = memfd_create("message", 0);
};

bool isControl(QChar c)
{
    return c < QChar(0x20) || (c >= QChar(0x7F) && c <= QChar(0x9F));
}

bool turnsAround(QChar c)
{
    return (c >= QChar(0x202A) && c <= QChar(0x202E)) || (c >= QChar(0x2066) && c <= QChar(0x2069));
}

void checkLine(const QString &line)
{
    for (const QChar c : line)
        require(!isControl(c) && !turnsAround(c), "a line of the list does not mislead");
}

void checkEnvelope(const Envelope &envelope)
{
    checkLine(envelope.subject);
    for (const QList<Address> &addresses : {envelope.from, envelope.to, envelope.cc}) {
        require(addresses.size() <= limit::addresses, "addresses are limited");
        for (const Address &address : addresses) {
            checkLine(address.name);
            checkLine(address.address);
        }
    }
    require(!envelope.date.isValid() || envelope.date.timeSpec() == Qt::UTC, "dates are UTC");
}

void checkFileName(const QString &name)
{
    require(!name.isEmpty() && name.toUtf8().size() <= limit::fileName, "a file has a name of some length");
    require(name.front() != u'.' && name.back() != u'.' && name.back() != u' ', "it is not hidden");
    for (const QChar c : name)
        require(!isControl(c) && !turnsAround(c) && !QStringLiteral("/\\<>:\"|?*").contains(c), "it is safe");
}

void checkText(const Message &message)
{
    require(message.text.size() <= limit::shownText, "text is limited");
    require((message.origin == Message::TextOrigin::None) == message.text.trimmed().isEmpty(),
            "text has an origin");
    for (const QChar c : message.text)
        require(c == u'\n' || c == u'\t' || !isControl(c), "text has no controls");
}

void checkHtml(const SafeHtml &html)
{
    require(html.markup.size() < 2 * limit::shownHtml, "HTML is limited");
    require(html.pictures.size() <= 2 * limit::shownPictures, "pictures are limited");
    require(test::unsafePartOf(html.markup).isEmpty(), "HTML can do nothing but look");
}

void checkAttachments(const Message &message, const QString &path)
{
    static const QTemporaryDir folder(QStringLiteral("/dev/shm/poplar-fuzz-XXXXXX"));
    require(message.attachments.size() <= limit::mimeParts, "parts are limited");
    QSet<QString> names;
    for (const Attachment &attachment : message.attachments) {
        checkFileName(attachment.fileName);
        names.insert(attachment.fileName.toLower());
    }
    require(names.size() == message.attachments.size(), "each name is there once");
    // The first, and the last: files within parts stand there.
    const QList<Attachment> saved = message.attachments.mid(0, attachmentsSaved)
        + message.attachments.mid(std::max(attachmentsSaved, message.attachments.size() - attachmentsSaved));
    for (const Attachment &attachment : saved) {
        const QString file = folder.filePath(QStringLiteral("saved"));
        require(bool(savePart(path, attachment.part, file)), "what is listed can be saved");
        require(QFile(file).size() == attachment.octets, "it is as long as was said");
    }
    require(!savePart(path, -1, folder.filePath(QStringLiteral("none"))),
            "what is not there cannot be saved");
}

void checkTime(const CalendarTime &time)
{
    require((time.kind == CalendarTime::Kind::None) == !time.at.isValid(), "a time is valid");
}

void checkInvitations(const QList<Invitation> &invitations)
{
    require(invitations.size() <= limit::invitations, "calendars are limited");
    for (const Invitation &invitation : invitations) {
        require(invitation.events.size() <= limit::calendarEvents, "events are limited");
        for (const CalendarEvent &event : invitation.events) {
            for (const QString &line :
                 {event.summary, event.place, event.organiser.name, event.organiser.address}) {
                checkLine(line);
                require(line.size() <= limit::calendarText, "texts of calendars are limited");
            }
            require(event.people.size() <= limit::calendarPeople, "people are limited");
            checkTime(event.start);
            checkTime(event.end);
        }
    }
}

/// In a charset that the user chose, and more of it.
void checkOtherReadings(const QString &path)
{
    const Result<Message> other = readMessage(path, {"koi8-r", enlarged({}, 4)});
    require(bool(other), "any file can be read in any charset");
    require(other->text.size() <= enlarged({}, 4).text, "text is limited");
}

void checkHeader(const QByteArray &header)
{
    require(readRoute(header).hops.size() <= limit::routeHops, "hops are limited");
    const QList<HeaderField> fields = readHeaderFields(header);
    require(fields.size() <= limit::shownFields, "fields are limited");
    for (const HeaderField &field : fields) {
        checkLine(field.value);
        require(header.contains(field.raw), "a raw field is what was received");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static MessageFile file;
    const QByteArray input = bytesOf(data, size);
    file.fill(input);
    checkEnvelope(readEnvelope(input));
    const Result<Message> message = readMessage(file.path());
    require(bool(message), "any file can be read");
    checkEnvelope(message->envelope);
    checkText(*message);
    checkHtml(message->html);
    checkAttachments(*message, file.path());
    checkInvitations(message->invitations);
    checkOtherReadings(file.path());
    checkHeader(input);
    return 0;
}
