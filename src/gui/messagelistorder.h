// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/messagelistkeys.h"

#include <QList>

#include <atomic>
#include <optional>
#include <vector>

namespace poplar::gui {

/// Which rows of a list are shown and in what order. It knows no model, view or thread, and remembers what
/// it found last: as long as the list is sorted by the same, only rows that changed are sorted again.
class MessageListOrder {
public:
    /// The slots of the rows that the criteria accept, in order.
    /// @param changed slots of which the row is new or another one since the last call.
    /// @param stop while it is at work it may be told that nobody wants the result any more.
    /// @return nothing if it was stopped; what changed is remembered.
    [[nodiscard]] std::optional<QList<int>> arrange(const MessageRows &rows, const ListCriteria &criteria,
                                                    const QList<int> &changed, const std::atomic_bool &stop);

    /// How often two rows were compared so far, and texts made ready for it.
    struct Effort {
        qint64 comparisons = 0;
        qint64 texts = 0;
    };
    [[nodiscard]] Effort effort() const { return {m_comparisons, m_keys.made()}; }

private:
    struct Item;
    class Before;

    void remember(const QList<int> &changed, int slotCount);
    [[nodiscard]] bool accepts(const MessageRows &rows, const ListCriteria &criteria, int slot) const;

    MessageListKeys m_keys;
    QList<SortSpec> m_sorts; ///< What m_last is sorted by.
    QList<int> m_last;
    std::vector<bool> m_changed; ///< By slot: since m_last.
    qint64 m_comparisons = 0;
};

} // namespace poplar::gui
