// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/values.h"

#include <QCollator>
#include <QList>
#include <QStringList>

#include <deque>

namespace poplar::gui {

/// What a list can be ordered by.
enum class SortKey { Arrival, Tick, Marker, Attachment, From, Subject, Date, Size };

struct SortSpec {
    SortKey key = SortKey::Arrival;
    Qt::SortOrder order = Qt::DescendingOrder;

    bool operator==(const SortSpec &) const = default;
};

/// A row with what its place in a list depends on, worked out once.
struct ListEntry {
    /// What its header says, made ready for comparing.
    struct Keys {
        qint64 time; ///< Of its Date field, in milliseconds since 1970; -1 if there is none.
        QString folded; ///< Case-folded senders and subject: what the filter looks at.
        QCollatorSortKey from;
        QCollatorSortKey subject;
    };

    mailbox::MessageRow row;
    SharedOptional<Keys> keys; ///< Nothing until the header has been read.
};

/// By slot. It grows without being copied: a large maildrop would be there twice meanwhile.
using ListEntries = std::deque<ListEntry>;

/// Which rows of a list are shown and in what order. Pure: it knows no model and no view; rows are
/// named by their slot in a vector of entries.
class MessageListOrder {
public:
    MessageListOrder();

    [[nodiscard]] ListEntry entry(const mailbox::MessageRow &row) const;

    /// Orders by this first. What was asked for before decides between equals, and at last arrival,
    /// newest first.
    void sortBy(SortSpec spec);
    [[nodiscard]] SortSpec sort() const { return m_sorts.first(); }

    /// Shows only rows in which every word of the text occurs. Empty shows all.
    void setFilter(const QString &text);
    [[nodiscard]] bool isFiltering() const { return !m_words.isEmpty(); }

    [[nodiscard]] bool accepts(const ListEntry &entry) const;
    /// A strict total order over entries with different ids.
    [[nodiscard]] bool before(const ListEntry &left, const ListEntry &right) const;

    /// Those of the slots that are accepted, in order.
    [[nodiscard]] QList<int> arranged(const ListEntries &entries, QList<int> slotList) const;
    /// Two arranged lists as one.
    [[nodiscard]] QList<int> merged(const ListEntries &entries, const QList<int> &first,
                                    const QList<int> &second) const;

private:
    QCollator m_collator;
    QList<SortSpec> m_sorts; ///< Never empty, the latest first.
    QStringList m_words; ///< Case-folded.
};

} // namespace poplar::gui
