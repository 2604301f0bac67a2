// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

namespace poplar::gui {

class OpenMailbox;
class ProblemBar;
class ReceiptDesk;

/// Tells in the bar what happened in the mailbox that is shown, also what happened there before it was shown.
class NewsDesk : public QObject {
    Q_OBJECT

public:
    /// @param bar where it is told; outlives this, and so does `receipts`.
    NewsDesk(ProblemBar &bar, ReceiptDesk &receipts);
    ~NewsDesk() override;

    /// From now on its news are told as they come.
    /// @param open null for none.
    void showMailbox(OpenMailbox *open);
    /// Tells what has not been told yet, the rest when the user has closed that.
    void tellNext();

private:
    ProblemBar &m_bar;
    ReceiptDesk &m_receipts;
    OpenMailbox *m_shown = nullptr;
    std::unique_ptr<QObject> m_connections; ///< Context of what showMailbox() connects.
};

} // namespace poplar::gui
