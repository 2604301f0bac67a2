// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/spacegroups.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <limits>
#include <tuple>
#include <vector>

namespace poplar::gui {

using mailbox::Mark;
using mailbox::MessageRow;
using GroupKind = SpaceGroup::Kind;

namespace {

/// No address or domain begins so.
constexpr QChar markerOfKeys{u'\u0001'};
constexpr QStringView othersPrefix{u"\u0001others:"};
constexpr QStringView unreadKey{u"\u0001unread"};
constexpr QStringView unnamedKey{u"\u0001unnamed"};
/// Up to so many months are shown at once: a year would be one more step to what one wants to see.
constexpr qsizetype fewMonths = 24;
constexpr int rowsBetweenStops = 4096;

const Address *senderOfRow(const MessageRow &row)
{
    return row.envelope && !row.envelope->from.isEmpty() ? &row.envelope->from.constFirst() : nullptr;
}

QString keyOfSender(const MessageRow &row)
{
    const Address *sender = senderOfRow(row);
    if (!sender)
        return {};
    return (sender->address.isEmpty() ? sender->name : sender->address).trimmed().toCaseFolded();
}

QString keyOfDomain(const MessageRow &row)
{
    const Address *sender = senderOfRow(row);
    if (!sender)
        return {};
    const qsizetype at = sender->address.lastIndexOf(u'@');
    return at < 0 ? QString() : sender->address.mid(at + 1).trimmed().toCaseFolded();
}

QString keyOfDate(const MessageRow &row, GroupKind kind)
{
    if (!row.envelope || !row.envelope->date.isValid())
        return {};
    const QDate date = row.envelope->date.toLocalTime().date();
    const QString year = QString::number(date.year()).rightJustified(4, u'0');
    return kind == GroupKind::Year ? year
                                   : year + u'-' + QString::number(date.month()).rightJustified(2, u'0');
}

QString keyOfNumber(mailbox::MessageId id)
{
    return QString::number(quint64(id));
}

bool needsHeader(GroupKind kind)
{
    return kind != GroupKind::SizeClass && kind != GroupKind::Message;
}

/// @param kind what the level is divided into.
QString keyOfRow(const MessageRow &row, GroupKind kind)
{
    if (needsHeader(kind) && !row.envelope)
        return unreadKey.toString();
    QString key;
    switch (kind) {
    case GroupKind::Domain:
        key = keyOfDomain(row);
        break;
    case GroupKind::Year:
    case GroupKind::Month:
        key = keyOfDate(row, kind);
        break;
    case GroupKind::SizeClass:
        return QString::number(sizeClassOf(row.identity.octets));
    case GroupKind::Message:
        return keyOfNumber(row.id);
    default:
        key = keyOfSender(row);
    }
    return key.isEmpty() || key.startsWith(markerOfKeys) ? unnamedKey.toString() : key;
}

GroupKind kindOf(const QString &key, GroupKind level)
{
    if (isOthersKey(key))
        return GroupKind::Others;
    if (key == unreadKey)
        return GroupKind::Unread;
    return key == unnamedKey ? GroupKind::Unnamed : level;
}

bool isInMaildrop(const MessageRows &rows, int slot)
{
    return !rows.isEmpty(slot) && !rows.at(slot).marks.testFlag(Mark::Gone);
}

/// Divides rows, once.
class SpaceDivision {
public:
    SpaceDivision(const MessageRows &rows, const SpaceQuery &query, const std::atomic_bool &stop)
        : m_rows(rows)
        , m_query(query)
        , m_stop(stop)
    {
    }

    std::optional<SpacePicture> divide()
    {
        planLevels();
        for (int slot = 0; slot < m_rows.slotCount(); ++slot) {
            if (slot % rowsBetweenStops == 0 && m_stop)
                return std::nullopt;
            if (isInMaildrop(m_rows, slot))
                take(m_rows.at(slot));
        }
        return picture();
    }

private:
    /// What each opened group is of, and last what the picture shows.
    void planLevels()
    {
        GroupKind next = outermost();
        for (const QString &key : m_query.path) {
            if (isOthersKey(key)) {
                m_levels.append(GroupKind::Others);
                continue;
            }
            // A year and a month are told apart by the key: which of them is outermost may change.
            if (m_query.by == SpaceBy::Month && next != GroupKind::Message)
                next = key.contains(u'-') ? GroupKind::Month : GroupKind::Year;
            m_levels.append(next);
            next = kindOf(key, next) == next ? within(next) : GroupKind::Message;
        }
        m_shown = next;
        m_names.resize(size_t(m_levels.size()));
    }

    [[nodiscard]] GroupKind outermost() const
    {
        switch (m_query.by) {
        case SpaceBy::Domain:
            return GroupKind::Domain;
        case SpaceBy::Month:
            return hasFewMonths() ? GroupKind::Month : GroupKind::Year;
        case SpaceBy::Size:
            return GroupKind::SizeClass;
        case SpaceBy::Sender:
            break;
        }
        return GroupKind::Sender;
    }

    static GroupKind within(GroupKind kind)
    {
        if (kind == GroupKind::Domain)
            return GroupKind::Sender;
        return kind == GroupKind::Year ? GroupKind::Month : GroupKind::Message;
    }

    [[nodiscard]] bool hasFewMonths() const
    {
        QSet<QString> months;
        for (int slot = 0; slot < m_rows.slotCount() && months.size() <= fewMonths && !m_stop; ++slot) {
            if (isInMaildrop(m_rows, slot))
                months.insert(keyOfDate(m_rows.at(slot), GroupKind::Month));
        }
        return months.size() <= fewMonths;
    }

    void take(const MessageRow &row)
    {
        for (qsizetype i = 0; i < m_levels.size(); ++i) {
            if (m_levels[i] == GroupKind::Others)
                continue;
            if (keyOfRow(row, m_levels[i]) != m_query.path[i])
                return;
            m_names[size_t(i)].learn(row, m_levels[i]);
        }
        const QString key = keyOfRow(row, m_shown);
        const auto [found, isNew] = m_index.tryEmplace(key, int(m_groups.size()));
        if (isNew)
            m_groups.push_back({});
        Entry &entry = m_groups[size_t(found)];
        if (isNew) {
            entry.group.key = key;
            entry.group.kind = kindOf(key, m_shown);
        }
        entry.name.learn(row, m_shown);
        add(row, entry.group);
    }

    static void add(const MessageRow &row, SpaceGroup &group)
    {
        const qint64 octets = std::max<qint64>(row.identity.octets, 0);
        group.octets += octets;
        group.messages.append(row.id);
        if (row.marks & Mark::Ticked) {
            ++group.ticked;
            group.tickedOctets += octets;
        }
    }

    /// What a group is called: of a sender's names the latest.
    struct Name {
        QString name;
        QString detail;
        qint64 position = std::numeric_limits<qint64>::min();

        void learn(const MessageRow &row, GroupKind kind)
        {
            const Address *sender = senderOfRow(row);
            if (kind == GroupKind::Message) {
                name = row.envelope ? row.envelope->subject : QString();
                detail = sender ? sender->shown() : QString();
            } else if (kind == GroupKind::Sender && sender) {
                if (detail.isEmpty())
                    detail = sender->address;
                if (!sender->name.isEmpty() && row.position > position) {
                    name = sender->name;
                    position = row.position;
                }
            }
        }
    };
    struct Entry {
        SpaceGroup group;
        Name name;
    };
    /// A QHash whose insertion says whether there was something.
    struct Index {
        QHash<QString, int> places;
        std::pair<int, bool> tryEmplace(const QString &key, int place)
        {
            const qsizetype before = places.size();
            int &known = places[key];
            if (places.size() != before)
                known = place;
            return {known, places.size() != before};
        }
    };

    static void name(SpaceGroup &group, const Name &name)
    {
        if (group.kind != GroupKind::Unread && group.kind != GroupKind::Unnamed) {
            group.name = name.name;
            group.detail = name.detail;
        }
        if (group.kind == GroupKind::Domain)
            group.name = group.key;
    }

    SpacePicture picture()
    {
        SpacePicture picture;
        picture.query = m_query;
        for (qsizetype i = 0; i < m_levels.size(); ++i) {
            SpaceGroup opened;
            opened.key = m_query.path[i];
            opened.kind = kindOf(opened.key, m_levels[i]);
            name(opened, m_names[size_t(i)]);
            picture.trail.append(opened);
        }
        for (Entry &entry : m_groups) {
            name(entry.group, entry.name);
            picture.groups.append(std::move(entry.group));
        }
        std::sort(picture.groups.begin(), picture.groups.end(), [](const auto &left, const auto &right) {
            const auto rank = [](const SpaceGroup &group) {
                return std::tuple(group.kind == GroupKind::Unread, -group.octets, -group.messages.size());
            };
            return rank(left) != rank(right) ? rank(left) < rank(right) : left.key < right.key;
        });
        if (const qsizetype firstOnes = leftOut(); firstOnes > 0) {
            picture.groups.remove(0, std::min(firstOnes, picture.groups.size()));
            picture.groups.removeIf([](const SpaceGroup &group) { return group.kind == GroupKind::Unread; });
        }
        for (const SpaceGroup &group : std::as_const(picture.groups)) {
            picture.messages += group.messages.size();
            picture.octets += group.octets;
        }
        return picture;
    }

    /// How many of the first groups are not among the others that were opened.
    [[nodiscard]] qsizetype leftOut() const
    {
        qsizetype count = 0;
        for (qsizetype i = m_query.path.size() - 1; i >= 0 && isOthersKey(m_query.path[i]); --i)
            count += QStringView(m_query.path[i]).sliced(othersPrefix.size()).toLongLong();
        return count;
    }

    const MessageRows &m_rows;
    const SpaceQuery &m_query;
    const std::atomic_bool &m_stop;
    QList<GroupKind> m_levels; ///< Of each key of the path; GroupKind::Others for what is none.
    std::vector<Name> m_names; ///< Likewise.
    GroupKind m_shown = GroupKind::Sender;
    Index m_index;
    std::vector<Entry> m_groups;
};

} // namespace

std::optional<SpacePicture> groupSpace(const MessageRows &rows, const SpaceQuery &query,
                                       const std::atomic_bool &stop)
{
    SpaceQuery possible = query;
    for (;;) {
        auto picture = SpaceDivision(rows, possible, stop).divide();
        if (!picture || !picture->groups.isEmpty() || possible.path.isEmpty())
            return picture;
        possible.path.removeLast();
    }
}

QString othersKey(qsizetype firstOnes)
{
    return othersPrefix.toString() + QString::number(firstOnes);
}

bool isOthersKey(const QString &key)
{
    return key.startsWith(othersPrefix);
}

int sizeClassOf(qint64 octets)
{
    return int(std::upper_bound(std::begin(sizeClassLimits), std::end(sizeClassLimits), octets)
               - std::begin(sizeClassLimits));
}

} // namespace poplar::gui
