// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/entryreading.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMetaEnum>
#include <QSqlQuery>
#include <QVariant>

namespace poplar::archive {

namespace {

/// In the order of entryColumns().
enum Column {
    ColumnId,
    ColumnUniqueId,
    ColumnOctets,
    ColumnHeaderHash,
    ColumnMarks,
    ColumnFirstSeen,
    ColumnEnvelopeKnown,
    ColumnSenders,
    ColumnRecipients,
    ColumnCopies,
    ColumnSubject,
    ColumnDate,
    ColumnMessageId,
    ColumnAttachments,
    ColumnAsideKind,
    ColumnAsideSaid,
    ColumnAsideCode,
    ColumnAsideVerb,
    ColumnAsideDetail,
    ColumnAsideAt,
};

QDateTime timeOf(const QVariant &value)
{
    return QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC);
}

Envelope readEnvelope(const QSqlQuery &query)
{
    Envelope envelope;
    envelope.from = addressesFrom(query.value(ColumnSenders).toString());
    envelope.to = addressesFrom(query.value(ColumnRecipients).toString());
    envelope.cc = addressesFrom(query.value(ColumnCopies).toString());
    envelope.subject = query.value(ColumnSubject).toString();
    if (!query.value(ColumnDate).isNull())
        envelope.date = timeOf(query.value(ColumnDate));
    envelope.messageId = query.value(ColumnMessageId).toByteArray();
    envelope.likelyHasAttachments = query.value(ColumnAttachments).toBool();
    return envelope;
}

Aside readAside(const QSqlQuery &query)
{
    Aside aside;
    bool isKnown = false;
    const QByteArray name = query.value(ColumnAsideKind).toByteArray();
    const int kind = QMetaEnum::fromType<ErrorKind>().keyToValue(name.constData(), &isKnown);
    aside.error.kind = isKnown ? ErrorKind(kind) : ErrorKind::Refused;
    aside.error.said = query.value(ColumnAsideSaid).toByteArray();
    aside.error.code = query.value(ColumnAsideCode).toByteArray();
    aside.error.verb = query.value(ColumnAsideVerb).toByteArray();
    aside.error.detail = query.value(ColumnAsideDetail).toString();
    aside.at = timeOf(query.value(ColumnAsideAt));
    return aside;
}

} // namespace

QString entryColumns()
{
    return QStringLiteral("id, unique_id, message.octets, header_hash, marks, first_seen, envelope_known, "
                          "senders, recipients, copies, subject, date, message_id, attachments, "
                          "aside.kind, aside.said, aside.code, aside.verb, aside.detail, aside.at");
}

CatalogueEntry readEntry(const QSqlQuery &query)
{
    CatalogueEntry entry;
    entry.id = query.value(ColumnId).toLongLong();
    entry.identity.uniqueId = query.value(ColumnUniqueId).toByteArray();
    entry.identity.octets = query.value(ColumnOctets).toLongLong();
    entry.identity.headerHash = query.value(ColumnHeaderHash).toByteArray();
    entry.marks = EntryMarks(query.value(ColumnMarks).toInt());
    entry.firstSeen = timeOf(query.value(ColumnFirstSeen));
    if (query.value(ColumnEnvelopeKnown).toBool())
        entry.envelope = readEnvelope(query);
    if (!query.value(ColumnAsideKind).isNull())
        entry.aside = readAside(query);
    return entry;
}

QList<Address> addressesFrom(const QString &text)
{
    const QJsonArray array = QJsonDocument::fromJson(text.toUtf8()).array();
    QList<Address> addresses;
    for (qsizetype i = 0; i + 1 < array.size(); i += 2)
        addresses += {array[i].toString(), array[i + 1].toString()};
    return addresses;
}

QString addressText(const QList<Address> &addresses)
{
    QJsonArray array;
    for (const Address &address : addresses) {
        array += address.name;
        array += address.address;
    }
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QByteArray nonNull(const QByteArray &octets)
{
    return octets.isNull() ? QByteArray("") : octets;
}

} // namespace poplar::archive
