// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/emptystate.h"
#include "gui/messagelistpane.h"
#include "gui/messagelistview.h"

#include <QStackedWidget>

/// The part of MessageListPane that speaks where there is nothing to list.
namespace poplar::gui {

using mailbox::ConnectionState;

EmptyState::Content MessageListPane::filteredAway(const ListCriteria &criteria)
{
    const QString all = tr("Show all messages");
    if (!criteria.words().isEmpty())
        return {Icon::ListFilter, tr("Nothing matches the filter"),
                criteria.scope() == ListScope::All ? tr("The filter looks at senders and subjects.")
                                                   : tr("Only a part of the messages is searched."),
                criteria.scope() == ListScope::All ? tr("Clear the filter") : all};
    switch (criteria.scope()) {
    case ListScope::New:
        return {Icon::Mail, tr("No new messages"), tr("The last check found nothing that was not known."),
                all};
    case ListScope::NotKept:
        return {Icon::Download, tr("Everything is on this computer"), tr("Nothing is left to download."),
                all};
    case ListScope::Kept:
        return {Icon::Download, tr("Nothing is on this computer yet"),
                tr("Downloaded messages can be read without a connection."), all};
    case ListScope::Gone:
        return {Icon::Archive, tr("Nothing is on this computer only"),
                tr("Every message listed is still on the server."), all};
    case ListScope::Ticked:
        return {Icon::Trash2, tr("Nothing is ticked"), tr("Nothing will be deleted."), all};
    case ListScope::All:
        break;
    }
    return {};
}

EmptyState::Content MessageListPane::unfilled() const
{
    if (!m_model)
        return {Icon::Inbox, tr("No mailbox chosen"), tr("Choose an account on the left."), {}};
    if (m_state == ConnectionState::Transaction)
        return {Icon::Inbox, tr("No messages on the server"), tr("The mailbox is empty."), {}};
    if (m_state == ConnectionState::Disconnected)
        return {Icon::Unplug, tr("Not connected"),
                tr("Check the mailbox to see what is on the server. Nothing is taken away or deleted."),
                tr("Check mailbox")};
    return {Icon::RefreshCw, tr("Looking into the mailbox…"), {}, {}};
}

void MessageListPane::updateEmptyState()
{
    if (m_model && m_model->rowCount() > 0) {
        m_pages->setCurrentWidget(m_view);
        return;
    }
    // What is to be listed is still being worked out: nothing is said that would be wrong in a moment.
    if (m_model && m_model->isArranging())
        return;
    const bool isFiltered = m_model && m_model->criteria().isFiltering()
        && m_model->totals().messages + m_model->totals().gone > 0;
    m_empty->setContent(isFiltered ? filteredAway(m_model->criteria()) : unfilled());
    m_pages->setCurrentWidget(m_empty);
}

} // namespace poplar::gui
