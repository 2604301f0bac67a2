// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/recognition.h"

#include <QHash>

#include <array>
#include <deque>

namespace poplar::archive {

namespace {

/// Which parts of an identity are known, or are compared.
enum Part { UniqueId = 1, Octets = 2, HeaderHash = 4 };
using Parts = int;
constexpr Parts allParts = UniqueId | Octets | HeaderHash;

Parts knownParts(const Identity &identity)
{
    return (identity.uniqueId.isEmpty() ? 0 : UniqueId) | (identity.octets < 0 ? 0 : Octets)
        | (identity.headerHash.isEmpty() ? 0 : HeaderHash);
}

/// The identity cut down to some of its parts: equal ones agree in these.
struct Key {
    QByteArray uniqueId;
    qint64 octets = -1;
    QByteArray headerHash;

    bool operator==(const Key &) const = default;
    friend size_t qHash(const Key &key, size_t seed = 0)
    {
        return qHashMulti(seed, key.uniqueId, key.octets, key.headerHash);
    }
};

Key keyOf(const Identity &identity, Parts parts)
{
    return {parts & UniqueId ? identity.uniqueId : QByteArray(), parts & Octets ? identity.octets : -1,
            parts & HeaderHash ? identity.headerHash : QByteArray()};
}

QHash<QByteArray, int> countUniqueIds(const QList<Identity> &identities)
{
    QHash<QByteArray, int> counts;
    counts.reserve(identities.size());
    for (const Identity &identity : identities)
        ++counts[identity.uniqueId];
    return counts;
}

/// Known entries, found by what they and a message of the listing both know.
///
/// A plain table by unique-id would be walked to its end for each message of a server that gives all of
/// them the same unique-id; here every entry is put down once and taken up once for each set of parts.
class Index {
public:
    explicit Index(const QList<Identity> &known)
        : m_known(known)
        , m_used(known.size(), false)
    {
        for (qsizetype i = 0; i < known.size(); ++i)
            m_byKnownParts[knownParts(known[i])] += i;
    }

    /// The first unused entry of which the message and it know just these parts both, and agree.
    std::optional<qsizetype> take(const Identity &message, Parts compared)
    {
        const Parts messageKnows = knownParts(message);
        std::optional<qsizetype> first;
        for (Parts entryKnows = compared; entryKnows <= allParts; ++entryKnows) {
            if ((entryKnows & messageKnows) != compared)
                continue;
            const std::optional<qsizetype> found = firstUnused(message, entryKnows, compared);
            if (found && (!first || *found < *first))
                first = found;
        }
        if (first)
            m_used[*first] = true;
        return first;
    }

private:
    std::optional<qsizetype> firstUnused(const Identity &message, Parts entryKnows, Parts compared)
    {
        QHash<Key, std::deque<qsizetype>> &table = tableOf(entryKnows, compared);
        const auto bucket = table.find(keyOf(message, compared));
        if (bucket == table.end())
            return std::nullopt;
        while (!bucket->empty() && m_used[bucket->front()])
            bucket->pop_front();
        return bucket->empty() ? std::nullopt : std::optional(bucket->front());
    }

    QHash<Key, std::deque<qsizetype>> &tableOf(Parts entryKnows, Parts compared)
    {
        std::optional<QHash<Key, std::deque<qsizetype>>> &table = m_tables[entryKnows][compared];
        if (!table) {
            table.emplace();
            table->reserve(m_byKnownParts[entryKnows].size());
            for (const qsizetype i : m_byKnownParts[entryKnows])
                (*table)[keyOf(m_known[i], compared)].push_back(i);
        }
        return *table;
    }

    const QList<Identity> &m_known;
    QList<bool> m_used;
    std::array<QList<qsizetype>, allParts + 1> m_byKnownParts;
    std::array<std::array<std::optional<QHash<Key, std::deque<qsizetype>>>, allParts + 1>, allParts + 1>
        m_tables;
};

/// What to compare, the strongest evidence first.
constexpr std::array<Parts, 6> evidence{
    allParts, UniqueId | HeaderHash, UniqueId | Octets, HeaderHash | Octets, HeaderHash, UniqueId};

} // namespace

QList<std::optional<qsizetype>> recognise(const QList<CatalogueEntry> &known, const QList<Identity> &listing)
{
    QList<Identity> identities;
    identities.reserve(known.size());
    for (const CatalogueEntry &entry : known)
        identities += entry.identity;
    const QHash<QByteArray, int> timesKnown = countUniqueIds(identities);
    const QHash<QByteArray, int> timesListed = countUniqueIds(listing);
    Index index(identities);
    QList<std::optional<qsizetype>> recognised(listing.size());
    for (const Parts compared : evidence) {
        for (qsizetype i = 0; i < listing.size(); ++i) {
            const QByteArray &uniqueId = listing[i].uniqueId;
            const bool isAmbiguous =
                compared == UniqueId && (timesKnown.value(uniqueId) > 1 || timesListed.value(uniqueId) > 1);
            if (!recognised[i] && !isAmbiguous)
                recognised[i] = index.take(listing[i], compared);
        }
    }
    return recognised;
}

QList<qsizetype> absent(qsizetype known, const QList<std::optional<qsizetype>> &recognised)
{
    QList<bool> isPresent(known, false);
    for (const std::optional<qsizetype> &entry : recognised) {
        if (entry)
            isPresent[*entry] = true;
    }
    QList<qsizetype> missing;
    for (qsizetype i = 0; i < known; ++i) {
        if (!isPresent[i])
            missing += i;
    }
    return missing;
}

} // namespace poplar::archive
