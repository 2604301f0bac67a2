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

void MessageListPane::point(MessageId message)
{
    if (m_model && m_model->rowOf(message) >= 0)
        m_selection->select({message});
}

/// Does something with a message, as soon as nothing hides it any more.
void MessageListPane::whenListed(MessageId message, const std::function<void()> &act)
{
    if (!m_model || !m_model->find(message))
        return;
    if (m_model->rowOf(message) >= 0)
        return act();
    if (!m_model->criteria().isFiltering())
        return; // it lies elsewhere
    showEverything();
    whenRearranged([this, message, act] {
        if (m_model->rowOf(message) >= 0)
            act();
    });
}

/// Criteria are applied later: does something, once, when they have been.
void MessageListPane::whenRearranged(const std::function<void()> &act)
{
    const auto connection = std::make_shared<QMetaObject::Connection>();
    const auto rearranged = [act, connection](MessageListModel::Reason reason) {
        if (reason != MessageListModel::Reason::Criteria)
            return;
        disconnect(*connection);
        act();
    };
    *connection = connect(m_model, &MessageListModel::rearranged, this, rearranged);
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
    // Unless the user has thought better of it by then.
    whenRearranged([this] {
        if (m_model->criteria().only())
            m_selection->selectAll();
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
