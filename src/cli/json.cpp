// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/json.h"

#include <QJsonArray>

namespace poplar::cli {

namespace {

QJsonValue textOrNull(const std::optional<QString> &text)
{
    return text ? QJsonValue(*text) : QJsonValue();
}

QJsonArray addressesJson(const QList<Address> &addresses)
{
    QJsonArray array;
    for (const Address &address : addresses)
        array +=
            QJsonObject{{QStringLiteral("name"), address.name}, {QStringLiteral("address"), address.address}};
    return array;
}

void addEnvelope(const Envelope &envelope, QJsonObject &object)
{
    object.insert(QStringLiteral("subject"), envelope.subject);
    object.insert(QStringLiteral("from"), addressesJson(envelope.from));
    object.insert(QStringLiteral("to"), addressesJson(envelope.to));
    object.insert(QStringLiteral("date"), momentJson(envelope.date));
}

void addRest(const Envelope &envelope, QJsonObject &object)
{
    object.insert(QStringLiteral("cc"), addressesJson(envelope.cc));
    object.insert(QStringLiteral("message_id"), QString::fromUtf8(envelope.messageId));
}

} // namespace

QJsonValue momentJson(const QDateTime &moment)
{
    return moment.isValid() ? QJsonValue(moment.toUTC().toString(Qt::ISODate)) : QJsonValue();
}

QJsonObject listingJson(const mailbox::MessageRow &row)
{
    const Identity &identity = row.identity;
    return {{QStringLiteral("number"), row.position},
            {QStringLiteral("size"), identity.octets < 0 ? QJsonValue() : QJsonValue(identity.octets)},
            {QStringLiteral("uid"),
             identity.uniqueId.isEmpty() ? QJsonValue() : QJsonValue(QString::fromUtf8(identity.uniqueId))}};
}

QJsonObject headersJson(const mailbox::MessageRow &row)
{
    QJsonObject object = listingJson(row);
    addEnvelope(row.envelope.value_or(Envelope()), object);
    if (!row.envelope && row.error)
        object.insert(QStringLiteral("error"), QString::fromUtf8(row.error->said));
    return object;
}

QJsonObject messageJson(const mailbox::MessageRow &row, const mime::Message &message)
{
    QJsonObject object = listingJson(row);
    addEnvelope(message.envelope, object);
    addRest(message.envelope, object);
    object.insert(QStringLiteral("text"), message.text);
    QJsonArray attachments;
    for (const mime::Attachment &one : message.attachments)
        attachments += QJsonObject{{QStringLiteral("name"), one.fileName},
                                   {QStringLiteral("type"), QString::fromUtf8(one.type)},
                                   {QStringLiteral("size"), one.octets}};
    object.insert(QStringLiteral("attachments"), attachments);
    return object;
}

QJsonObject extractJson(const QString &file, const mime::Extract &extract)
{
    QJsonObject object{{QStringLiteral("file"), file},
                       {QStringLiteral("text"), textOrNull(extract.text)},
                       {QStringLiteral("html"), textOrNull(extract.html)}};
    addEnvelope(extract.envelope, object);
    addRest(extract.envelope, object);
    QJsonArray attachments;
    for (const mime::ExtractedAttachment &one : extract.attachments)
        attachments += QJsonObject{{QStringLiteral("name"), one.name},
                                   {QStringLiteral("type"), QString::fromUtf8(one.type)},
                                   {QStringLiteral("size"), one.octets},
                                   {QStringLiteral("sha256"), QString::fromLatin1(one.sha256.toHex())}};
    object.insert(QStringLiteral("attachments"), attachments);
    return object;
}

} // namespace poplar::cli
