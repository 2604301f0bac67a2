// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/messagerows.h"

namespace poplar::gui {

using mailbox::MessageRow;

namespace {
/// A change in a piece that is shared copies all of it: some ten microseconds.
constexpr int rowsOfPiece = 256;
} // namespace

int MessageRows::add(const MessageRow &row)
{
    if (!m_free.isEmpty()) {
        const int slot = m_free.takeLast();
        replace(slot, row);
        return slot;
    }
    if (m_slotCount % rowsOfPiece == 0) {
        m_pieces.append(QList<MessageRow>());
        m_pieces.last().reserve(rowsOfPiece);
    }
    m_pieces.last().append(row);
    return m_slotCount++;
}

void MessageRows::replace(int slot, const MessageRow &row)
{
    m_pieces[slot / rowsOfPiece][slot % rowsOfPiece] = row;
}

void MessageRows::forget(int slot)
{
    replace(slot, {});
    m_forgotten.append(slot);
}

void MessageRows::reuseForgotten()
{
    m_free += m_forgotten;
    m_forgotten.clear();
}

const MessageRow &MessageRows::at(int slot) const
{
    return m_pieces.at(slot / rowsOfPiece).at(slot % rowsOfPiece);
}

} // namespace poplar::gui
