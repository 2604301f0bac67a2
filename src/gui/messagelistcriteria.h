// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/values.h"

#include <QList>
#include <QStringList>

namespace poplar::gui {

/// What a list can be ordered by.
enum class SortKey { Arrival, Tick, Marker, Attachment, From, Subject, Date, Size, Kept };

struct SortSpec {
    SortKey key = SortKey::Arrival;
    Qt::SortOrder order = Qt::DescendingOrder;

    bool operator==(const SortSpec &) const = default;
};

/// Which messages a list is about.
enum class ListScope {
    All,
    New, ///< Found by the last check. They stay when they are read, or they would vanish under one's eyes.
    NotKept, ///< On the server, and not on this machine.
    Kept, ///< On this machine, whether the server still has them or not.
    Gone, ///< On this machine, and no longer on the server.
    Ticked,
};

/// What the user wants to see of a list, and in what order. A value.
class ListCriteria {
public:
    /// Orders by this first. What was asked for before decides between equals, and at last arrival,
    /// newest first.
    void sortBy(SortSpec spec);
    /// Shows only rows in which every word of the text occurs. Empty shows all.
    void setFilter(const QString &text);
    void setScope(ListScope scope) { m_scope = scope; }

    /// Never empty, the latest first.
    [[nodiscard]] const QList<SortSpec> &sorts() const { return m_sorts; }
    /// Case-folded.
    [[nodiscard]] const QStringList &words() const { return m_words; }
    [[nodiscard]] ListScope scope() const { return m_scope; }
    [[nodiscard]] bool isSortedBy(SortKey key) const;
    [[nodiscard]] bool isFiltering() const { return !m_words.isEmpty() || m_scope != ListScope::All; }

    /// Whether a row that was like the first and is now like the second may have to move, come or go.
    [[nodiscard]] bool tellApart(const mailbox::MessageRow &first, const mailbox::MessageRow &second) const;

    bool operator==(const ListCriteria &) const = default;

private:
    QList<SortSpec> m_sorts{SortSpec{}};
    QStringList m_words;
    ListScope m_scope = ListScope::All;
};

[[nodiscard]] bool isInScope(const mailbox::MessageRow &row, ListScope scope);

/// What a row is ordered by under a key, as a number. Texts have none: nothing for From and Subject.
[[nodiscard]] qint64 numberFor(SortKey key, const mailbox::MessageRow &row);

} // namespace poplar::gui
