// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/listplace.h"
#include "mailbox/values.h"

#include <QList>
#include <QSet>
#include <QStringList>

#include <memory>

namespace poplar::gui {

/// What a list can be ordered by.
enum class SortKey { Arrival, Tick, Marker, Attachment, From, Subject, Date, Size, Kept, Star };

struct SortSpec {
    SortKey key = SortKey::Arrival;
    Qt::SortOrder order = Qt::DescendingOrder;

    bool operator==(const SortSpec &) const = default;
};

/// Which messages of a place a list is about.
enum class ListScope {
    All,
    New, ///< Found by the last check. They stay when they are read, or they would vanish under one's eyes.
    Unread,
    Starred,
    NotKept, ///< On the server, and not on this machine.
    Kept, ///< On the server, and on this machine as well.
    Gone, ///< On this machine, and no longer on the server.
    Ticked,
};

/// Messages that a list is narrowed to. Shared, since there may be a hundred thousand; it does not change.
using OnlyThese = std::shared_ptr<const QSet<mailbox::MessageId>>;

/// What the user wants to see of a list, and in what order. A value.
class ListCriteria {
public:
    /// Orders by this first. What was asked for before decides between equals, and at last arrival,
    /// newest first.
    void sortBy(SortSpec spec);
    /// Shows only rows in which every word of the text occurs. Empty shows all.
    void setFilter(const QString &text);
    void setScope(ListScope scope) { m_scope = scope; }
    void setPlace(const ListPlace &place) { m_place = place; }
    /// These have the words of the filter as well, in what is not in a row: they are shown, too. They are
    /// forgotten with the next filter, unless it asks for more of the same: then fewer of them are right.
    /// @param messages ascending.
    void setFound(const QList<mailbox::MessageId> &messages);
    /// Shows none but these; nullptr for all.
    void setOnly(const OnlyThese &messages) { m_only = messages; }

    /// Never empty, the latest first.
    [[nodiscard]] const QList<SortSpec> &sorts() const { return m_sorts; }
    /// Case-folded.
    [[nodiscard]] const QStringList &words() const { return m_words; }
    [[nodiscard]] ListScope scope() const { return m_scope; }
    [[nodiscard]] const ListPlace &place() const { return m_place; }
    /// Whether a row is of the place and in the scope.
    [[nodiscard]] bool lists(const mailbox::MessageRow &row) const;
    /// Whether it is one of setFound().
    [[nodiscard]] bool isFound(mailbox::MessageId message) const;
    [[nodiscard]] bool isSortedBy(SortKey key) const;
    [[nodiscard]] bool isFiltering() const
    {
        return !m_words.isEmpty() || m_scope != ListScope::All || m_only;
    }
    [[nodiscard]] const OnlyThese &only() const { return m_only; }
    /// Whether the list is not narrowed, or to messages among which this one is.
    [[nodiscard]] bool isAmongOnly(mailbox::MessageId id) const { return !m_only || m_only->contains(id); }

    /// Whether a row that was like the first and is now like the second may have to move, come or go.
    [[nodiscard]] bool tellApart(const mailbox::MessageRow &first, const mailbox::MessageRow &second) const;

    bool operator==(const ListCriteria &) const = default;

private:
    QList<SortSpec> m_sorts{SortSpec{}};
    QStringList m_words;
    QList<mailbox::MessageId> m_found;
    ListScope m_scope = ListScope::All;
    ListPlace m_place;
    OnlyThese m_only;
};

/// Whether there is any sense in asking for these in a place.
[[nodiscard]] bool suits(ListScope scope, const ListPlace &place);

[[nodiscard]] bool isInScope(const mailbox::MessageRow &row, ListScope scope);

/// What a row is ordered by under a key, as a number. Texts have none: nothing for From and Subject.
[[nodiscard]] qint64 numberFor(SortKey key, const mailbox::MessageRow &row);

} // namespace poplar::gui
