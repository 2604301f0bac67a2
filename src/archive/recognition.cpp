// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/recognition.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <functional>
#include <optional>
#include <vector>

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

/// Entries by the same parts of their identities. Those that agree in them hang together in a chain, in
/// their order: a list for each would take half a kilobyte for each message.
class Table {
public:
    Table(const QList<Identity> &known, const std::vector<qsizetype> &members, Parts compared)
        : m_members(members)
        , m_next(members.size(), none)
    {
        m_first.reserve(qsizetype(members.size()));
        for (qsizetype i = qsizetype(members.size()) - 1; i >= 0; --i) {
            const Key key = keyOf(known[members[size_t(i)]], compared);
            m_next[size_t(i)] = m_first.value(key, none);
            m_first.insert(key, i);
        }
    }

    /// The first that is not used; those before it are not looked at again.
    std::optional<qsizetype> firstUnused(const Key &key, const QList<bool> &used)
    {
        const auto first = m_first.find(key);
        if (first == m_first.end())
            return std::nullopt;
        while (*first != none && used[m_members[size_t(*first)]])
            *first = m_next[size_t(*first)];
        return *first == none ? std::nullopt : std::optional(m_members[size_t(*first)]);
    }

private:
    static constexpr qsizetype none = -1;
    const std::vector<qsizetype> &m_members;
    QHash<Key, qsizetype> m_first; ///< Places in m_members, as are those of
    std::vector<qsizetype> m_next;
};

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
            m_byKnownParts[knownParts(known[i])].push_back(i);
    }

    /// The first unused entry of which the message and it know just these parts both, and agree.
    std::optional<qsizetype> take(const Identity &message, Parts compared)
    {
        const Parts messageKnows = knownParts(message);
        std::optional<qsizetype> first;
        for (Parts entryKnows = compared; entryKnows <= allParts; ++entryKnows) {
            if ((entryKnows & messageKnows) != compared || m_byKnownParts[entryKnows].empty())
                continue;
            const std::optional<qsizetype> found =
                tableOf(entryKnows, compared).firstUnused(keyOf(message, compared), m_used);
            if (found && (!first || *found < *first))
                first = found;
        }
        if (first)
            m_used[*first] = true;
        return first;
    }

private:
    Table &tableOf(Parts entryKnows, Parts compared)
    {
        std::optional<Table> &table = m_tables[entryKnows][compared];
        if (!table)
            table.emplace(m_known, m_byKnownParts[entryKnows], compared);
        return *table;
    }

    const QList<Identity> &m_known;
    QList<bool> m_used;
    std::array<std::vector<qsizetype>, allParts + 1> m_byKnownParts;
    std::array<std::array<std::optional<Table>, allParts + 1>, allParts + 1> m_tables;
};

/// What to compare, the strongest evidence first. Last, a unique-id alone may be enough.
constexpr std::array<Parts, 5> evidence{allParts, UniqueId | HeaderHash, UniqueId | Octets,
                                        HeaderHash | Octets, HeaderHash};

} // namespace

QList<std::optional<qsizetype>> recognise(const QList<Identity> &known, const QList<Identity> &listing)
{
    Index index(known);
    QList<std::optional<qsizetype>> recognised(listing.size());
    const auto takeWhatIsLeft = [&](Parts compared,
                                    const std::function<bool(const Identity &)> &isAmbiguous) {
        for (qsizetype i = 0; i < listing.size(); ++i) {
            if (!recognised[i] && !isAmbiguous(listing[i]))
                recognised[i] = index.take(listing[i], compared);
        }
    };
    for (const Parts compared : evidence)
        takeWhatIsLeft(compared, [](const Identity &) { return false; });
    if (!known.isEmpty() && recognised.contains(std::nullopt)) {
        const QHash<QByteArray, int> timesKnown = countUniqueIds(known);
        const QHash<QByteArray, int> timesListed = countUniqueIds(listing);
        takeWhatIsLeft(UniqueId, [&](const Identity &message) {
            return timesKnown.value(message.uniqueId) > 1 || timesListed.value(message.uniqueId) > 1;
        });
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

bool areSizesAlike(qint64 one, qint64 other)
{
    return one < 0 || other < 0 || std::abs(one - other) * sizesDifferByOneIn <= std::max(one, other);
}

qsizetype countAlike(const QList<Identity> &known, const QList<Identity> &listed)
{
    // As many of a server that gives all messages the same header are looked at as relinking looks at.
    constexpr int looks = 16;
    QMultiHash<QByteArray, qint64> sizes;
    for (const Identity &one : known) {
        if (!one.headerHash.isEmpty())
            sizes.insert(one.headerHash, one.octets);
    }
    qsizetype alike = 0;
    for (const Identity &one : listed) {
        auto [like, end] = sizes.equal_range(one.headerHash);
        for (int i = 0; i < looks && like != end && !areSizesAlike(*like, one.octets); ++i)
            ++like;
        if (like == end || !areSizesAlike(*like, one.octets))
            continue;
        sizes.erase(like);
        ++alike;
    }
    return alike;
}

} // namespace poplar::archive
