// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/entryreading.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMetaEnum>
#include <QSqlQuery>
#include <QVariant>

#include <optional>

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
    FirstOfAside,
};

/// In the order of asideColumns().
constexpr int asideKind = 0;
constexpr int asideSaid = 1;
constexpr int asideCode = 2;
constexpr int asideVerb = 3;
constexpr int asideDetail = 4;
constexpr int asideAt = 5;
static_assert(asideAt + 1 == asideColumnCount);

QDateTime timeOf(const QVariant &value)
{
    return QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC);
}

/// The string of a JSON array that begins at @p from, behind its quotation mark, if nothing in it is
/// escaped; @p from is then behind its end.
std::optional<QString> plainString(QStringView text, qsizetype &from)
{
    for (qsizetype to = from; to < text.size(); ++to) {
        if (text[to] == u'\\')
            return std::nullopt;
        if (text[to] != u'"')
            continue;
        const QString read = text.sliced(from, to - from).toString();
        from = to + 1;
        return read;
    }
    return std::nullopt;
}

/// The addresses of a column in which nothing is escaped, as of nearly all: Qt's parser takes ten times as
/// long, which a list of a hundred thousand shows.
std::optional<QList<Address>> toPlainAddresses(QStringView text)
{
    QList<Address> addresses;
    qsizetype at = 1;
    while (at < text.size() && text[at] == u'"') {
        Address address;
        std::optional<QString> name = plainString(text, ++at);
        if (!name || !text.sliced(at).startsWith(u",\""))
            return std::nullopt;
        std::optional<QString> mailbox = plainString(text, at += 2);
        if (!mailbox || at >= text.size())
            return std::nullopt;
        addresses += {*std::move(name), *std::move(mailbox)};
        if (text[at++] == u']')
            return addresses;
    }
    return std::nullopt;
}

/// Addresses of so many columns are held at a time.
constexpr qsizetype addressesKnown = 20'000;

Envelope readEnvelope(const QSqlQuery &query, AddressReader &addresses)
{
    Envelope envelope;
    envelope.from = addresses.read(query.value(ColumnSenders).toString());
    envelope.to = addresses.read(query.value(ColumnRecipients).toString());
    envelope.cc = addresses.read(query.value(ColumnCopies).toString());
    envelope.subject = query.value(ColumnSubject).toString();
    if (!query.value(ColumnDate).isNull())
        envelope.date = timeOf(query.value(ColumnDate));
    envelope.messageId = query.value(ColumnMessageId).toByteArray();
    envelope.likelyHasAttachments = query.value(ColumnAttachments).toBool();
    return envelope;
}

} // namespace

QList<Address> addressesFrom(const QString &text)
{
    if (text == u"[]")
        return {};
    if (std::optional<QList<Address>> plain = toPlainAddresses(text))
        return *std::move(plain);
    const QJsonArray array = QJsonDocument::fromJson(text.toUtf8()).array();
    QList<Address> addresses;
    for (qsizetype i = 0; i + 1 < array.size(); i += 2)
        addresses += {array[i].toString(), array[i + 1].toString()};
    return addresses;
}

QString messageColumns()
{
    return QStringLiteral("message.id, unique_id, message.octets, header_hash, marks, first_seen, "
                          "envelope_known, senders, recipients, copies, subject, date, message_id, "
                          "attachments");
}

QString asideColumns()
{
    return QStringLiteral("aside.kind, aside.said, aside.code, aside.verb, aside.detail, aside.at");
}

QString keepingColumns()
{
    return QStringLiteral("kept.file, kept.octets, kept.sha256, kept.at, octets_on_server, is_found");
}

QString entryColumns()
{
    return messageColumns() + QStringLiteral(", ") + asideColumns()
        + QStringLiteral(", coalesce((SELECT folder FROM kept WHERE kept.id = message.id), 0)");
}

QString marksWithoutCopy()
{
    return QStringLiteral("(marks & ~%1) | iif(marks & %2, %3, 0)")
        .arg(int(copyMarks | EntryMark::FlagsDue))
        .arg(int(EntryMark::Trashed))
        .arg(int(EntryMark::Discarded));
}

QList<Address> AddressReader::read(const QString &text)
{
    if (text == u"[]")
        return {};
    const auto known = m_known.constFind(text);
    if (known != m_known.constEnd())
        return *known;
    if (m_known.size() >= addressesKnown)
        m_known.clear();
    return *m_known.insert(text, addressesFrom(text));
}

CatalogueEntry readMessage(const QSqlQuery &query, AddressReader &addresses)
{
    CatalogueEntry entry;
    entry.id = query.value(ColumnId).toLongLong();
    entry.identity.uniqueId = query.value(ColumnUniqueId).toByteArray();
    entry.identity.octets = query.value(ColumnOctets).toLongLong();
    entry.identity.headerHash = query.value(ColumnHeaderHash).toByteArray();
    entry.marks = EntryMarks(query.value(ColumnMarks).toInt());
    entry.firstSeen = timeOf(query.value(ColumnFirstSeen));
    if (query.value(ColumnEnvelopeKnown).toBool())
        entry.envelope = readEnvelope(query, addresses);
    return entry;
}

Aside readAside(const QSqlQuery &query, int first)
{
    Aside aside;
    bool isKnown = false;
    const QByteArray name = query.value(first + asideKind).toByteArray();
    const int kind = QMetaEnum::fromType<ErrorKind>().keyToValue(name.constData(), &isKnown);
    aside.error.kind = isKnown ? ErrorKind(kind) : ErrorKind::Refused;
    aside.error.said = query.value(first + asideSaid).toByteArray();
    aside.error.code = query.value(first + asideCode).toByteArray();
    aside.error.verb = query.value(first + asideVerb).toByteArray();
    aside.error.detail = query.value(first + asideDetail).toString();
    aside.at = timeOf(query.value(first + asideAt));
    return aside;
}

CatalogueEntry readEntry(const QSqlQuery &query)
{
    AddressReader addresses;
    CatalogueEntry entry = readMessage(query, addresses);
    if (!query.value(FirstOfAside + asideKind).isNull())
        entry.aside = readAside(query, FirstOfAside);
    entry.folder = FolderId(query.value(FirstOfAside + asideColumnCount).toInt());
    return entry;
}

QString addressText(const QList<Address> &addresses)
{
    if (addresses.isEmpty())
        return QStringLiteral("[]"); // as it is made below: most letters have no copies
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
