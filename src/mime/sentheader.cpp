// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/sentheader.h"

#include "base/limits.h"
#include "mime/addresslist.h"
#include "mime/fieldwriting.h"

#include <QByteArrayList>
#include <QLocale>
#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace poplar::mime {

namespace {

/// Random, so that it tells neither the host's name nor how many messages went before.
QByteArray newMessageId(const QByteArray &sender)
{
    std::array<quint32, 5> random{};
    QRandomGenerator::system()->fillRange(random.data(), random.size());
    const QByteArrayView octets(reinterpret_cast<const char *>(random.data()), sizeof random);
    return octets.toByteArray().toHex() + sender.sliced(sender.lastIndexOf('@'));
}

/// RFC 5322 section 3.3, with the weekday and the zone in digits.
QByteArray dateText(const QDateTime &date)
{
    const QDateTime moment = date.isValid() ? date : QDateTime::currentDateTime();
    const QDateTime told = moment.toOffsetFromUtc(moment.offsetFromUtc());
    const int minutes = std::abs(told.offsetFromUtc()) / 60;
    const QString zone = QStringLiteral("%1%2%3")
                             .arg(QChar(told.offsetFromUtc() < 0 ? u'-' : u'+'))
                             .arg(minutes / 60, 2, 10, QLatin1Char('0'))
                             .arg(minutes % 60, 2, 10, QLatin1Char('0'));
    const QString text = QLocale::c().toString(told, QStringLiteral("ddd, d MMM yyyy hh:mm:ss "));
    return (text + zone).toLatin1();
}

/// What can stand in angle brackets; anything else would break the field, or be of use to nobody.
bool isMessageId(const QByteArray &id)
{
    return !id.isEmpty() && id.size() <= limit::referenceOctets
        && std::all_of(id.begin(), id.end(),
                       [](char c) { return c > ' ' && c < 127 && c != '<' && c != '>'; });
}

/// The first and the last of them: the one tells the conversation, the others what was said before.
QByteArray idList(QList<QByteArray> ids)
{
    ids.removeIf([](const QByteArray &id) { return !isMessageId(id); });
    if (ids.size() > limit::references)
        ids.remove(1, ids.size() - limit::references);
    QByteArrayList all;
    for (const QByteArray &id : ids)
        all += '<' + id + '>';
    return all.join(' ');
}

class HeaderMaker {
public:
    explicit HeaderMaker(const Draft &draft)
        : m_draft(draft)
        , m_prefix(draft.redirected.isEmpty() ? "" : "Resent-")
    {
    }

    std::variant<SentHeader, Obstacle> make()
    {
        const auto sender = wireAddress(m_draft.from.address);
        if (!sender)
            return Obstacle{Obstacle::Kind::NoSender, m_draft.from.address};
        m_header.outgoing.sender = sender->octets;
        m_header.outgoing.needsSmtpUtf8 = sender->needsSmtpUtf8;
        m_header.outgoing.messageId = newMessageId(sender->octets);
        for (const QList<Address> *list : {&m_draft.to, &m_draft.cc, &m_draft.bcc}) {
            if (const auto bad = addRecipients(*list))
                return *bad;
        }
        m_header.outgoing.recipients = m_recipients.all();
        if (m_header.outgoing.recipients.isEmpty())
            return Obstacle{Obstacle::Kind::NoRecipient};
        for (const Address &address : m_draft.replyTo) {
            const auto wire = wireAddress(address.address);
            if (!wire)
                return Obstacle{Obstacle::Kind::BadAddress, address.address};
            m_header.outgoing.needsSmtpUtf8 |= wire->needsSmtpUtf8;
        }
        writeFields();
        return m_header;
    }

private:
    std::optional<Obstacle> addRecipients(const QList<Address> &list)
    {
        for (const Address &address : list) {
            const auto wire = wireAddress(address.address);
            if (!wire)
                return Obstacle{Obstacle::Kind::BadAddress, address.address};
            m_recipients.add(wire->octets);
            if (m_recipients.all().size() > limit::recipients)
                return Obstacle{Obstacle::Kind::TooManyRecipients};
            m_header.outgoing.needsSmtpUtf8 |= wire->needsSmtpUtf8;
        }
        return std::nullopt;
    }

    void writeFields()
    {
        m_header.lines += plainField(m_prefix + "Date", dateText(m_draft.date));
        m_header.lines += addressField(m_prefix + "From", {m_draft.from});
        writeAddresses("To", m_draft.to);
        writeAddresses("Cc", m_draft.cc);
        // Without a visible recipient some servers put one in, and some readers think it broken.
        if (m_draft.to.isEmpty() && m_draft.cc.isEmpty() && m_prefix.isEmpty())
            m_header.lines += plainField("To", "undisclosed-recipients:;");
        m_header.lines += m_prefix + "Message-ID: <" + m_header.outgoing.messageId + ">\r\n";
        if (m_prefix.isEmpty())
            writeOwnFields();
    }

    void writeOwnFields()
    {
        writeAddresses("Reply-To", m_draft.replyTo);
        m_header.lines += textField("Subject", m_draft.subject.left(limit::sentSubject));
        for (const auto &[name, ids] :
             {std::pair("In-Reply-To", m_draft.inReplyTo), std::pair("References", m_draft.references)}) {
            const QByteArray value = idList(ids);
            if (!value.isEmpty())
                m_header.lines += plainField(name, value);
        }
        m_header.lines += "MIME-Version: 1.0\r\n";
    }

    void writeAddresses(QByteArrayView name, const QList<Address> &addresses)
    {
        if (!addresses.isEmpty())
            m_header.lines += addressField(m_prefix + name.toByteArray(), addresses);
    }

    const Draft &m_draft;
    const QByteArray m_prefix;
    Recipients m_recipients;
    SentHeader m_header;
};

} // namespace

std::variant<SentHeader, Obstacle> sentHeader(const Draft &draft)
{
    return HeaderMaker(draft).make();
}

void Recipients::add(const QByteArray &recipient)
{
    const qsizetype domain = recipient.lastIndexOf('@') + 1;
    const QByteArray key = recipient.first(domain) + recipient.sliced(domain).toLower();
    if (m_known.contains(key))
        return;
    m_known.insert(key);
    m_all += recipient;
}

} // namespace poplar::mime
