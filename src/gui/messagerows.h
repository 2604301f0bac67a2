// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/values.h"

#include <QList>

namespace poplar::gui {

/// The rows of a list by slot: a small number that a row keeps as long as it is there. A copy costs next to
/// nothing and stays as it was, also on another thread: the rows lie in pieces, and the copies share each
/// of them until one of them changes something in it.
class MessageRows {
public:
    /// @return its slot.
    int add(const mailbox::MessageRow &row);
    void replace(int slot, const mailbox::MessageRow &row);
    /// Leaves the slot empty. It is not given to another row before reuseForgotten().
    void forget(int slot);
    void reuseForgotten();

    [[nodiscard]] const mailbox::MessageRow &at(int slot) const;
    /// Whether there is no row. (No row has the id 0: the catalogue counts from 1.)
    [[nodiscard]] bool isEmpty(int slot) const { return at(slot).id == mailbox::MessageId{}; }
    /// All slots are less than this.
    [[nodiscard]] int slotCount() const { return m_slotCount; }

private:
    QList<QList<mailbox::MessageRow>> m_pieces;
    QList<int> m_free;
    QList<int> m_forgotten;
    int m_slotCount = 0;
};

} // namespace poplar::gui
