// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/writingdesk.h"

namespace poplar::gui {

WritingDesk::WritingDesk(MessageListPane &list, const OutgoingDesk::Parts &parts, QSettings &settings,
                         const QString &ownWords)
    : m_spelling(settings, ownWords)
    , m_compose(list, parts.bar, m_spelling)
    , m_outgoing(parts)
{
    connect(&m_outgoing, &OutgoingDesk::draftWanted, &m_compose, &ComposeDesk::openDraft);
}

WritingDesk::~WritingDesk() = default;

void WritingDesk::watch(OpenMailbox &open)
{
    m_compose.watch(open);
    m_outgoing.watch(open);
}

void WritingDesk::showMailbox(OpenMailbox *open)
{
    m_outgoing.showMailbox(open);
    m_compose.showMailbox(open);
}

} // namespace poplar::gui
