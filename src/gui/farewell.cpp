// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/farewell.h"

namespace poplar::gui {

using mailbox::ReviewAnswer;

void Farewell::begin(const QList<OpenMailbox *> &mailboxes)
{
    for (OpenMailbox *open : mailboxes)
        m_waiting.append(open);
    next();
}

void Farewell::next()
{
    if (m_current) {
        m_current->mailbox().disconnect(this);
        m_current->questions().disconnect(this);
    }
    m_current.clear();
    while (!m_waiting.isEmpty() && !m_current)
        m_current = m_waiting.takeFirst();
    if (!m_current) {
        Q_EMIT finished();
        return;
    }
    connect(&m_current->mailbox(), &mailbox::Mailbox::left, this, &Farewell::next);
    connect(&m_current->questions(), &Questions::answered, this,
            [this](mailbox::QuestionId, const mailbox::Answer &answer) {
                const auto *review = std::get_if<ReviewAnswer>(&answer);
                if (std::holds_alternative<mailbox::Declined>(answer)
                    || (review && *review == ReviewAnswer::Stay))
                    stay();
            });
    m_current->questions().release(); // The window is about to close: they are what it waits for.
    m_current->mailbox().leave();
}

void Farewell::stay()
{
    m_current->mailbox().disconnect(this);
    m_current->questions().disconnect(this);
    m_current.clear();
    m_waiting.clear();
    Q_EMIT stayed();
}

} // namespace poplar::gui
