// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/messagelistcriteria.h"
#include "gui/messagerows.h"

#include <QCollator>

#include <atomic>
#include <compare>
#include <optional>
#include <vector>

namespace poplar::gui {

/// The texts of rows made ready for comparing and searching. They take more memory than the rows, so they
/// are made of what a list is sorted by or filtered for, and dropped when it no longer is.
class MessageListKeys {
public:
    MessageListKeys();

    /// Makes what is missing for all rows, and drops what the criteria have no use for.
    /// @param stop gives up where it becomes true.
    void prepare(const MessageRows &rows, const ListCriteria &criteria, const std::atomic_bool &stop);

    /// Of two rows in the order of their senders or subjects. One whose header is not read yet comes first.
    [[nodiscard]] std::strong_ordering compare(SortKey key, int left, int right) const;
    /// Whether every word occurs.
    [[nodiscard]] bool contains(int slot, const QStringList &words) const;

    /// How many texts have been made ready so far.
    [[nodiscard]] qint64 made() const { return m_made; }

private:
    using Header = SharedOptional<Envelope>;
    struct Folded {
        Header of;
        QString text; ///< Case-folded senders and subject.
    };
    struct Collated {
        Header of;
        std::optional<QCollatorSortKey> key;
    };
    enum class Text { Sender, Subject };

    void prepareFolded(const MessageRows &rows, const std::atomic_bool &stop);
    void prepareCollated(std::vector<Collated> &keys, Text text, const MessageRows &rows,
                         const std::atomic_bool &stop);

    QCollator m_collator;
    std::vector<Folded> m_folded; ///< These by slot, or empty.
    std::vector<Collated> m_senders;
    std::vector<Collated> m_subjects;
    qint64 m_made = 0;
};

} // namespace poplar::gui
