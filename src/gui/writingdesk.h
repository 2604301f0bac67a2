// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/composedesk.h"
#include "gui/outgoingdesk.h"
#include "gui/spellingdesk.h"

namespace poplar::gui {

/// All that is written and sent: the windows for it, and drafts and outbox in the main window.
class WritingDesk : public QObject {
    Q_OBJECT

public:
    /// @param list in which messages to be answered are selected; outlives this, as do the parts.
    /// @param settings outlive this, too.
    /// @param ownWords see SpellingDesk.
    WritingDesk(MessageListPane &list, const OutgoingDesk::Parts &parts, QSettings &settings,
                const QString &ownWords);
    ~WritingDesk() override;

    [[nodiscard]] ComposeDesk &compose() { return m_compose; }
    [[nodiscard]] const OutgoingDesk &outgoing() const { return m_outgoing; }

    /// Messages can be sent from this one, from now on until it is gone.
    void watch(OpenMailbox &open);
    /// @param open null for none.
    void showMailbox(OpenMailbox *open);

private:
    SpellingDesk m_spelling;
    ComposeDesk m_compose;
    OutgoingDesk m_outgoing;
};

} // namespace poplar::gui
