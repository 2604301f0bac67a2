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
        return {Icon::Search, tr("Nothing found"),
                criteria.scope() == ListScope::All
                    ? tr("Senders and subjects were searched here, and the text of what is on this computer.")
                    : tr("Only a part of the messages is searched."),
                criteria.scope() == ListScope::All ? tr("Clear the search") : all};
    switch (criteria.scope()) {
    case ListScope::New:
        return {Icon::Mail, tr("No new messages"), tr("The last check found nothing that was not known."),
                all};
    case ListScope::Unread:
        return {Icon::MailOpen, tr("Everything is read"), {}, all};
    case ListScope::Starred:
        return {Icon::Star, tr("Nothing is starred"), tr("A click on the star of a message, or S, stars it."),
                all};
    case ListScope::NotKept:
        return {Icon::Download, tr("Everything is on this computer"), tr("Nothing is left to download."),
                all};
    case ListScope::Kept:
        return {Icon::Download, tr("Nothing is on this computer yet"),
                tr("Downloaded messages can be read without a connection."), all};
    case ListScope::Gone:
        return {Icon::Archive, tr("Nothing is on this computer only"),
                tr("Every message here is still on the server."), all};
    case ListScope::Ticked:
        return {Icon::Trash2, tr("Nothing is ticked"), tr("Nothing will be deleted."), all};
    case ListScope::All:
        break;
    }
    if (criteria.only())
        return {Icon::Inbox, tr("These messages are not in the mailbox any more"), {}, all};
    return {};
}

EmptyState::Content MessageListPane::emptyPlace(ListPlace::Kind kind)
{
    switch (kind) {
    case ListPlace::Kind::Archive:
        return {Icon::Archive, tr("Nothing is on this computer yet"),
                tr("What you download is kept here, and can be read, searched and sorted into folders "
                   "without a connection.")};
    case ListPlace::Kind::Folder:
        return {Icon::Folder, tr("This folder is empty"),
                tr("Drag messages from the archive here, or move them with “Move to folder” in their menu.")};
    case ListPlace::Kind::Sent:
        return {Icon::Send, tr("Nothing has been sent"), tr("Messages that you send are kept here.")};
    case ListPlace::Kind::Trash:
        return {Icon::Trash2, tr("The trash is empty"),
                tr("Copies that you throw away lie here until you empty the trash. What is on the server "
                   "is not touched.")};
    case ListPlace::Kind::Server:
    case ListPlace::Kind::Drafts:
    case ListPlace::Kind::Outbox:
        break;
    }
    return {};
}

EmptyState::Content MessageListPane::unfilled() const
{
    if (!m_model)
        return {Icon::Inbox, tr("No mailbox chosen"), tr("Choose an account on the left."), {}};
    if (const ListPlace &place = m_model->criteria().place(); place.isLocal())
        return emptyPlace(place.kind);
    if (m_state == ConnectionState::Transaction && m_activity != mailbox::Activity::Opening)
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
    if (m_model && (m_model->isArranging() || m_search.state == SearchState::Searching))
        return;
    const auto mayBeListed = [this](const ListPlace &place) {
        return m_model->totals().in(place) + (place.isLocal() ? 0 : m_model->totals().gone);
    };
    const bool isFiltered =
        m_model && m_model->criteria().isFiltering() && mayBeListed(m_model->criteria().place()) > 0;
    m_empty->setContent(isFiltered ? filteredAway(m_model->criteria()) : unfilled());
    m_pages->setCurrentWidget(m_empty);
}

} // namespace poplar::gui
