// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/newsdesk.h"

#include "gui/choicedialog.h"
#include "gui/openmailbox.h"
#include "gui/problembar.h"
#include "gui/receiptdesk.h"
#include "gui/vanishedtext.h"

#include <algorithm>
#include <utility>

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

bool NewsDesk::isTellingArrivals() const
{
    return m_arrivalsTurn == m_bar.turn() && !m_bar.isHidden();
}

void NewsDesk::tellArrival(const QString &account, qint64 messages)
{
    if (m_arrivalsTurn && !isTellingArrivals()) // The user has read of those.
        m_arrivals.clear();
    const auto known = std::find_if(m_arrivals.begin(), m_arrivals.end(),
                                    [&account](const Arrival &one) { return one.account == account; });
    if (known == m_arrivals.end())
        m_arrivals += Arrival{account, messages};
    else
        known->messages += messages;
    if (isTellingArrivals() || m_bar.isHidden())
        tellArrivals();
    else
        m_arrivalsTurn.reset();
}

void NewsDesk::tellArrivals()
{
    QStringList lines;
    for (const Arrival &one : std::as_const(m_arrivals))
        //: One line for each account, %1 is its name.
        lines += tr("%1: %Ln message(s)", "new mail", int(one.messages)).arg(one.account);
    m_bar.showNotice(ProblemBar::Tone::Good, tr("New mail in other accounts"), lines.join(u'\n'));
    m_arrivalsTurn = m_bar.turn();
}

void NewsDesk::tellNext()
{
    const std::optional<News> news = m_shown ? m_shown->takeNews() : std::nullopt;
    if (!news) {
        if (!m_arrivals.isEmpty() && !m_arrivalsTurn)
            tellArrivals();
        return;
    }
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
