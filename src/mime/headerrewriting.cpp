// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/headerrewriting.h"

#include "base/limits.h"
#include "mime/addresslist.h"
#include "mime/charset.h"
#include "mime/envelopereading.h"
#include "mime/fields.h"
#include "mime/fieldwriting.h"
#include "mime/headertext.h"
#include "mime/octetfacts.h"
#include "mime/sentheader.h"

#include <QSet>

#include <algorithm>

namespace poplar::mime {

namespace {

const QSet<QByteArray> &addressFields()
{
    static const QSet<QByteArray> names{"from",
                                        "sender",
                                        "reply-to",
                                        "to",
                                        "cc",
                                        "bcc",
                                        "resent-from",
                                        "resent-sender",
                                        "resent-reply-to",
                                        "resent-to",
                                        "resent-cc",
                                        "resent-bcc",
                                        "mail-followup-to",
                                        "mail-reply-to",
                                        "disposition-notification-to",
                                        "return-receipt-to",
                                        "errors-to"};
    return names;
}

/// As of RFC 5322, RFC 2045 and RFC 2369: what a message has, whoever wrote it, at least one of.
bool isFieldOfMail(const QByteArray &name)
{
    static const QSet<QByteArray> names{
        "from",        "sender",       "reply-to",   "to",           "cc",         "bcc",
        "subject",     "date",         "message-id", "in-reply-to",  "references", "received",
        "return-path", "delivered-to", "comments",   "mime-version", "keywords"};
    return names.contains(name) || name.startsWith("resent-") || name.startsWith("content-")
        || name.startsWith("list-") || name.startsWith("x-");
}

/// Fields that have no form for what is not ASCII (RFC 2047 section 5).
bool hasNoEncodedForm(const QByteArray &name)
{
    static const QSet<QByteArray> names{"message-id",   "resent-message-id",
                                        "in-reply-to",  "references",
                                        "content-id",   "content-transfer-encoding",
                                        "mime-version", "date",
                                        "resent-date",  "return-path"};
    return names.contains(name) || name.startsWith("list-");
}

QByteArray nameAsWritten(const RawField &field)
{
    return field.lines.first(std::max<qsizetype>(0, field.lines.indexOf(':'))).trimmed().toByteArray();
}

using Rewritten = std::variant<QByteArray, Obstacle>;

Rewritten asciiAddresses(const RawField &field)
{
    const QString text = QString::fromUtf8(utf8Header(field.value()));
    if (text.size() > limit::addressInput)
        return Obstacle{Obstacle::Kind::Utf8Field, QString::fromUtf8(nameAsWritten(field))};
    QByteArray all;
    QString group;
    for (const ParsedAddress &parsed : parseAddressList(text)) {
        const auto wire = wireAddress(parsed.address.address);
        const QString entry = text.mid(parsed.begin, parsed.end - parsed.begin);
        const bool usable = parsed.fault == AddressFault::None && wire;
        if (usable && wire->needsSmtpUtf8)
            return Obstacle{Obstacle::Kind::Utf8Address, parsed.address.address};
        if (!usable && hasOctetsBeyondAscii(entry.toUtf8()))
            return Obstacle{Obstacle::Kind::BadAddress, entry};
        if (!group.isEmpty() && parsed.group != group)
            all += ";";
        all += all.isEmpty() ? "" : ", ";
        if (!parsed.group.isEmpty() && parsed.group != group)
            all += phraseText(headerText(parsed.group.toUtf8())) + ": ";
        group = parsed.group;
        const Address decoded{headerText(parsed.address.name.toUtf8()), parsed.address.address};
        all += usable ? mailboxText(decoded) : entry.toUtf8();
    }
    if (all.isEmpty()) // a group of nobody
        all = phraseText(headerText(text.section(u':', 0, 0).toUtf8())) + ":;";
    else if (!group.isEmpty())
        all += ";";
    return plainField(nameAsWritten(field), all);
}

Rewritten asciiField(const RawField &field)
{
    const QByteArray name = nameAsWritten(field);
    if (addressFields().contains(field.name))
        return asciiAddresses(field);
    if (field.name == "content-type" || field.name == "content-disposition") {
        const QByteArray written = parameterField(name, utf8Header(field.value()));
        if (!written.isEmpty() && !hasOctetsBeyondAscii(written))
            return written;
    }
    const bool isOfContent = field.name.startsWith("content-") && field.name != "content-description";
    if (hasNoEncodedForm(field.name) || isOfContent || hasOctetsBeyondAscii(name) || field.name.isEmpty())
        return Obstacle{Obstacle::Kind::Utf8Field, QString::fromUtf8(name)};
    return textField(name, headerText(field.value()));
}

qsizetype longestLineIn(QByteArrayView lines)
{
    qsizetype longest = 0;
    qsizetype from = 0;
    for (qsizetype end = lines.indexOf('\n'); end >= 0; end = lines.indexOf('\n', from)) {
        longest = std::max(longest, end - from);
        from = end + 1;
    }
    return std::max(longest, lines.size() - from);
}

/// Blanks in place of NULs and lone CRs, before anything is made of a header: "Bcc\0:" is no field, and would
/// become one.
QByteArray withBlanks(QByteArrayView header)
{
    QByteArray clean = header.toByteArray();
    for (qsizetype i = 0; i < clean.size(); ++i) {
        const bool isLoneCr = clean[i] == '\r' && (i + 1 == clean.size() || clean[i + 1] != '\n');
        if (isLoneCr || clean[i] == '\0')
            clean[i] = ' ';
    }
    return clean;
}

/// The lines as they are, with CRLF.
QByteArray cleanLines(QByteArrayView lines)
{
    QByteArray clean = lines.toByteArray();
    clean.replace("\r\n", "\n");
    if (!clean.endsWith('\n'))
        clean += '\n';
    return clean.replace("\n", "\r\n");
}

class HeaderRewriter {
public:
    explicit HeaderRewriter(const HeaderChange &change)
        : m_change(change)
    {
    }

    Rewritten rewrite(QByteArrayView received)
    {
        m_received = received;
        const QByteArray header = withBlanks(received);
        const QList<RawField> fields = rawFields(header);
        qsizetype read = 0;
        for (const RawField &field : fields) {
            const bool isFirst = read == 0;
            read += field.lines.size();
            m_there.insert(field.name);
            if (isLeftOut(field, isFirst))
                continue;
            if (const auto obstacle = write(field))
                return *obstacle;
        }
        const bool changes = !m_change.encoding.isEmpty() || read < header.size();
        if (!m_change.encoding.isEmpty() && !m_there.contains("content-transfer-encoding"))
            m_written += "Content-Transfer-Encoding: " + m_change.encoding + "\r\n";
        for (const QByteArray &addition : m_change.additions) {
            if (!m_there.contains(addition.first(addition.indexOf(':')).toLower()))
                m_written += addition;
        }
        return changes ? m_written + "\r\n" : m_written;
    }

private:
    bool isLeftOut(const RawField &field, bool isFirst) const
    {
        if (m_change.secrets == HeaderChange::Secrets::Keep)
            return false;
        return field.name == "bcc" || field.name == "resent-bcc"
            || (isFirst && field.name.isEmpty()
                && (field.lines.startsWith("From ") || field.lines.startsWith(' ')
                    || field.lines.startsWith('\t')));
    }

    /// What another server would take is this one's lack; what none would take is the message's own.
    Obstacle told(const Obstacle &obstacle, const RawField &field) const
    {
        const bool isLack =
            obstacle.kind == Obstacle::Kind::Utf8Address || obstacle.kind == Obstacle::Kind::Utf8Field;
        if (field.name.isEmpty())
            return {Obstacle::Kind::BadField};
        if (isLack && guessedCharset(m_received.toByteArray()) != "utf-8")
            return {Obstacle::Kind::BadField, QString::fromUtf8(nameAsWritten(field))};
        return obstacle;
    }

    std::optional<Obstacle> write(const RawField &field)
    {
        if (!m_change.encoding.isEmpty() && field.name == "content-transfer-encoding") {
            if (!m_hasEncoding)
                m_written += "Content-Transfer-Encoding: " + m_change.encoding + "\r\n";
            m_hasEncoding = true;
            return std::nullopt;
        }
        if (m_change.charset == HeaderChange::Charset::Ascii && hasOctetsBeyondAscii(field.lines)) {
            const Rewritten written = asciiField(field);
            if (const auto *obstacle = std::get_if<Obstacle>(&written))
                return told(*obstacle, field);
            m_written += std::get<QByteArray>(written);
            return std::nullopt;
        }
        const QByteArray lines = cleanLines(field.lines);
        const bool isLong = !field.name.isEmpty() && longestLineIn(lines) > limit::sentLine + 1;
        m_written += isLong ? plainField(nameAsWritten(field), field.value()) : lines;
        return std::nullopt;
    }

    const HeaderChange &m_change;
    QByteArray m_written;
    QSet<QByteArray> m_there;
    bool m_hasEncoding = false;
    QByteArrayView m_received; ///< The header as it came.
};

/// The fields that say who sends and who receives: those of the topmost resending, or of the author.
QList<RawField> envelopeFields(const QList<RawField> &fields)
{
    QList<RawField> block;
    QSet<QByteArray> seen;
    for (const RawField &field : fields) {
        const bool resent = field.name.startsWith("resent-");
        if ((!block.isEmpty() && field.name == "received") || (resent && seen.contains(field.name)))
            break;
        if (resent)
            block += field;
        seen.insert(field.name);
    }
    const bool isResent = std::any_of(block.begin(), block.end(), [](const RawField &field) {
        return field.name == "resent-from" || field.name == "resent-to";
    });
    if (!isResent)
        return fields;
    for (RawField &field : block)
        field.name.remove(0, qstrlen("resent-"));
    return block;
}

class EnvelopeCollector {
public:
    void take(const RawField &field)
    {
        takeMessageId(field);
        if (field.name == "to" || field.name == "cc" || field.name == "bcc")
            addRecipients(field);
        else if (field.name == "sender" || field.name == "from")
            takeSender(field, field.name == "sender" ? m_sender : m_author);
    }

    void takeMessageId(const RawField &field)
    {
        if (field.name != "message-id" || !m_outgoing.messageId.isEmpty())
            return;
        const QByteArray id = messageIdOf(field.value());
        if (id.size() <= limit::referenceOctets)
            m_outgoing.messageId = id;
    }

    [[nodiscard]] Readiness envelope()
    {
        if (m_hasMore || m_recipients.all().size() > limit::recipients)
            return Obstacle{Obstacle::Kind::TooManyRecipients};
        m_outgoing.sender = m_sender.isEmpty() ? m_author : m_sender;
        m_outgoing.recipients = m_recipients.all();
        return m_outgoing;
    }

private:
    void addRecipients(const RawField &field)
    {
        const QString text = QString::fromUtf8(utf8Header(field.value()));
        m_hasMore = m_hasMore || text.size() > limit::addressInput;
        for (const ParsedAddress &parsed : parseAddressList(text)) {
            const auto wire = wireAddress(parsed.address.address);
            const QString entry = text.mid(parsed.begin, parsed.end - parsed.begin);
            m_hasMore = m_hasMore || parsed.fault == AddressFault::TooMany;
            if (parsed.fault == AddressFault::None && wire)
                m_recipients.add(wire->octets);
            else if (m_outgoing.unusable.size() < limit::recipients)
                m_outgoing.unusable += entry.left(limit::mailAddress);
        }
    }

    static void takeSender(const RawField &field, QByteArray &sender)
    {
        const QList<ParsedAddress> all = parseAddressList(QString::fromUtf8(utf8Header(field.value())));
        for (const ParsedAddress &parsed : all) {
            const auto wire = wireAddress(parsed.address.address);
            if (sender.isEmpty() && wire && parsed.fault == AddressFault::None)
                sender = wire->octets;
        }
    }

    Outgoing m_outgoing;
    Recipients m_recipients;
    QByteArray m_sender;
    QByteArray m_author;
    bool m_hasMore = false; ///< A field names more than are read.
};

} // namespace

QByteArray RawField::value() const
{
    QByteArray value = lines.sliced(lines.indexOf(':') + 1).toByteArray();
    value.replace("\r\n", "");
    value.replace('\n', "");
    std::replace_if(
        value.begin(), value.end(), [](char c) { return c == '\r' || c == '\0'; }, ' ');
    return value.trimmed();
}

QList<RawField> rawFields(QByteArrayView header)
{
    QList<RawField> fields;
    for (qsizetype from = 0; from < header.size();) {
        qsizetype end = from;
        do {
            const qsizetype found = header.indexOf('\n', end);
            end = found < 0 ? header.size() : found + 1;
        } while (end < header.size() && (header[end] == ' ' || header[end] == '\t'));
        const QByteArrayView lines = header.sliced(from, end - from);
        if (lines == "\n" || lines == "\r\n")
            break;
        const bool isField = isFieldLine(lines);
        const QByteArrayView name = isField ? lines.first(lines.indexOf(':')).trimmed() : QByteArrayView();
        fields += {name.toByteArray().toLower(), lines};
        from = end;
    }
    return fields;
}

std::variant<QByteArray, Obstacle> rewrittenHeader(QByteArrayView header, const HeaderChange &change)
{
    return HeaderRewriter(change).rewrite(header);
}

bool isHeaderOfMail(QByteArrayView header)
{
    const QByteArray clean = withBlanks(header);
    const QList<RawField> fields = rawFields(clean);
    return std::any_of(fields.begin(), fields.end(),
                       [](const RawField &field) { return isFieldOfMail(field.name); });
}

Readiness envelopeInHeader(QByteArrayView header)
{
    const QByteArray clean = withBlanks(header);
    const QList<RawField> fields = rawFields(clean);
    const QList<RawField> told = envelopeFields(fields);
    EnvelopeCollector collector;
    for (const RawField &field : told)
        collector.take(field);
    for (const RawField &field : fields) // a resending may have none of its own
        collector.takeMessageId(field);
    return collector.envelope();
}

} // namespace poplar::mime
