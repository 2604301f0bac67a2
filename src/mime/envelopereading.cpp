// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/envelopereading.h"

#include "base/limits.h"
#include "mime/contentinfo.h"
#include "mime/gmimehandle.h"
#include "mime/headertext.h"
#include "mime/message.h"

namespace poplar::mime {

namespace {

/// Each colon may open a group in a group, and GMime calls itself for each: a long row of them would
/// exhaust the stack.
QByteArray withFewColons(QByteArray value)
{
    int colons = 0;
    for (char &c : value) {
        if (c == ':' && ++colons > limit::addresses)
            c = ' ';
    }
    return value;
}

/// Where a value was cut, the last address is not whole.
QByteArray withWholeAddresses(const QByteArray &value)
{
    return value.size() < limit::headerField ? value
                                             : value.first(std::max<qsizetype>(0, value.lastIndexOf(',')));
}

QString nameOf(InternetAddress *address)
{
    const QString name = shownHeader(internet_address_get_name(address));
    // Some programs put encoded words into quotes, where GMime leaves them (RFC 2047 section 5).
    return name.contains(QLatin1StringView("=?")) ? headerText(name.toUtf8()) : name;
}

void collect(InternetAddressList *list, QList<Address> &addresses)
{
    const int length = internet_address_list_length(list);
    for (int i = 0; i < length && addresses.size() < limit::addresses; ++i) {
        InternetAddress *address = internet_address_list_get_address(list, i);
        if (INTERNET_ADDRESS_IS_GROUP(address))
            collect(internet_address_group_get_members(INTERNET_ADDRESS_GROUP(address)), addresses);
        else
            addresses += {nameOf(address),
                          shownHeader(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)))};
    }
}

QList<Address> addressesOf(const QByteArray &value)
{
    QList<Address> addresses;
    const QByteArray readable = withFewColons(withWholeAddresses(utf8Header(value)));
    const GRef<InternetAddressList> list(internet_address_list_parse(nullptr, readable.constData()));
    if (list)
        collect(list.get(), addresses);
    return addresses;
}

/// Some programs write "12.00.00", which GMime takes for midnight.
QByteArray withColons(QByteArray date)
{
    if (date.contains(':'))
        return date;
    const auto isDigit = [&date](qsizetype at) {
        return at >= 0 && at < date.size() && date[at] >= '0' && date[at] <= '9';
    };
    for (qsizetype i = 0; i < date.size(); ++i) {
        if (date[i] == '.' && isDigit(i - 1) && isDigit(i + 1) && isDigit(i + 2) && !isDigit(i + 3))
            date[i] = ':';
    }
    return date;
}

QDateTime dateOf(const QByteArray &value)
{
    const QByteArray readable = withColons(value);
    const GDate date(readable.isEmpty() ? nullptr : g_mime_utils_header_decode_date(readable.constData()));
    return date ? QDateTime::fromSecsSinceEpoch(g_date_time_to_unix(date.get()), Qt::UTC) : QDateTime();
}

/// What the Content fields of the whole message suggest.
bool suggestsAttachments(const Fields &fields)
{
    const ContentInfo info = contentInfo(fields, "text/plain");
    if (info.isMultipart())
        return info.type == "multipart/mixed";
    return !info.isText() || info.isSetApart();
}

} // namespace

QByteArray messageIdOf(const QByteArray &value)
{
    const QByteArray id = value.trimmed();
    const qsizetype start = id.indexOf('<');
    const qsizetype end = id.indexOf('>', start + 1);
    return start < 0 || end < 0 ? id : id.sliced(start + 1, end - start - 1);
}

Envelope envelopeOf(const Fields &fields)
{
    prepareGMime();
    Envelope envelope;
    envelope.from = addressesOf(fields[Field::From]);
    if (envelope.from.isEmpty())
        envelope.from = addressesOf(fields[Field::Sender]);
    envelope.to = addressesOf(fields[Field::To]);
    envelope.cc = addressesOf(fields[Field::Cc]);
    envelope.subject = headerText(fields[Field::Subject]);
    envelope.date = dateOf(fields[Field::Date]);
    envelope.messageId = messageIdOf(fields[Field::MessageId]);
    envelope.likelyHasAttachments = suggestsAttachments(fields);
    return envelope;
}

Envelope readEnvelope(QByteArrayView header)
{
    return envelopeOf(Fields::of(header));
}

} // namespace poplar::mime
