// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/newsdesk.h"

#include "gui/choicedialog.h"
#include "gui/openmailbox.h"
#include "gui/problembar.h"
#include "gui/receiptdesk.h"
#include "gui/vanishedtext.h"

namespace poplar::gui {

NewsDesk::NewsDesk(ProblemBar &bar, ReceiptDesk &receipts)
    : m_bar(bar)
    , m_receipts(receipts)
{
    connect(&m_bar, &ProblemBar::dismissed, this, &NewsDesk::tellNext);
}

NewsDesk::~NewsDesk() = default;

void NewsDesk::showMailbox(OpenMailbox *open)
{
    m_shown = open;
    m_connections = open ? std::make_unique<QObject>() : nullptr;
    if (open)
        connect(open, &OpenMailbox::newsCame, m_connections.get(), [this] { tellNext(); });
}

void NewsDesk::tellNext()
{
    const std::optional<News> news = m_shown ? m_shown->takeNews() : std::nullopt;
    if (!news)
        return;
    if (const auto *report = std::get_if<mailbox::CommitReport>(&*news)) {
        m_receipts.takeReport(*report);
    } else if (const auto *vanished = std::get_if<mailbox::Vanished>(&*news)) {
        const VanishedText text = vanishedText(*vanished);
        m_bar.showNotice(ProblemBar::Tone::Notice, text.title, text.explanation);
    } else if (const auto *rebuilt = std::get_if<mailbox::RebuildReport>(&*news)) {
        m_bar.showNotice(ProblemBar::Tone::Good, tr("The catalogue has been rebuilt"), rebuiltText(*rebuilt));
    }
}

} // namespace poplar::gui
