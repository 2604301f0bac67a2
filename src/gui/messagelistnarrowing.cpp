// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/banner.h"
#include "gui/messagelistpane.h"
#include "gui/messagelistselection.h"
#include "gui/messagelistview.h"

/// The part of MessageListPane that shows what was chosen elsewhere.
namespace poplar::gui {

using mailbox::MessageId;

void MessageListPane::select(const QList<MessageId> &messages, const QString &what)
{
    if (!m_model || messages.isEmpty())
        return;
    const bool isNarrowed = m_model->criteria().only() != nullptr;
    if (isNarrowed || m_selection->select(messages) == MessageListSelection::Marked::TooScattered)
        showOnly(messages, what);
}

void MessageListPane::showOnly(const QList<MessageId> &messages, const QString &what)
{
    if (!m_model || messages.isEmpty())
        return;
    m_narrowed->setContent(Banner::Tone::Info, Icon::ListFilter,
                           //: %1 is a sender, a month or the like
                           tr("Only %Ln message(s) are listed: %1", nullptr, int(messages.size())).arg(what),
                           tr("Show all messages"));
    m_narrowed->show();
    // Once they are listed, they are selected, unless the user has thought better of it by then.
    const auto connection = std::make_shared<QMetaObject::Connection>();
    *connection = connect(m_model, &MessageListModel::rearranged, this, [this, connection](auto reason) {
        if (reason != MessageListModel::Reason::Criteria)
            return;
        if (m_model->criteria().only())
            m_selection->selectAll();
        disconnect(*connection);
    });
    m_model->setOnly(std::make_shared<const QSet<MessageId>>(messages.cbegin(), messages.cend()));
}

void MessageListPane::widen()
{
    m_narrowed->hide();
    if (m_model)
        m_model->setOnly(nullptr);
}

} // namespace poplar::gui
