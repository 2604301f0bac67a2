// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/placesdesk.h"

#include "gui/accountpane.h"
#include "gui/listsearch.h"
#include "gui/localactions.h"
#include "gui/messagedrag.h"
#include "gui/messagelistpane.h"
#include "gui/openmailbox.h"

#include <QAction>
#include <QMainWindow>

#include <algorithm>
#include <utility>

namespace poplar::gui {

using mailbox::Mailbox;
using mailbox::MessageId;

PlacesDesk::PlacesDesk(QMainWindow &window, AccountPane &accounts, MessageListPane &list)
    : m_window(window)
    , m_accounts(accounts)
    , m_list(list)
    , m_actions(new LocalActions(list, &window))
    , m_search(new ListSearch(list, this))
{
    connectAccounts(accounts);
    connectActions();
}

PlacesDesk::~PlacesDesk() = default;

void PlacesDesk::connectAccounts(AccountPane &accounts)
{
    connect(&accounts, &AccountPane::placeChosen, this, &PlacesDesk::choose);
    connect(&accounts, &AccountPane::folderWanted, this, [this](const QString &id) { askForFolder(id, {}); });
    connect(&accounts, &AccountPane::renamingWanted, this, &PlacesDesk::askForName);
    connect(&accounts, &AccountPane::folderRemovalWanted, this, &PlacesDesk::askToRemove);
    connect(&accounts.model(), &AccountListModel::dropped, this, &PlacesDesk::drop);
}

void PlacesDesk::connectActions()
{
    connect(&m_list, &MessageListPane::dragStarted, this, &PlacesDesk::drag);
    connect(&m_list, &MessageListPane::starRequested, this, [this](MessageId message, auto state) {
        if (m_shown)
            m_shown->mailbox().setFlag({message}, mailbox::Flag::Starred, state);
    });
    connect(m_actions, &LocalActions::flagWanted, this, [this](const auto &messages, auto flag, auto state) {
        if (m_shown)
            m_shown->mailbox().setFlag(messages, flag, state);
    });
    connect(m_actions, &LocalActions::moveWanted, this, [this](const auto &messages, auto folder) {
        if (m_shown)
            m_shown->mailbox().moveToFolder(messages, folder);
    });
    connect(m_actions, &LocalActions::trashWanted, this, [this](const auto &messages) {
        if (m_shown)
            m_shown->mailbox().moveToTrash(messages);
    });
    connect(m_actions, &LocalActions::restoreWanted, this, [this](const auto &messages) {
        if (m_shown)
            m_shown->mailbox().restoreFromTrash(messages);
    });
    connect(m_actions, &LocalActions::moveToNewWanted, this, [this](const auto &messages) {
        if (m_shown)
            askForFolder(m_shown->id(), messages);
    });
    connect(m_actions, &LocalActions::deletionWanted, this, &PlacesDesk::askToDelete);
    connect(m_actions, &LocalActions::emptyingWanted, this, [this] {
        if (m_shown)
            askToEmpty(m_shown->id());
    });
}

void PlacesDesk::watch(OpenMailbox &open)
{
    m_open.insert(open.id(), &open);
    connect(&open.mailbox(), &Mailbox::foldersChanged, this,
            [this, &open](const auto &folders) { takeFolders(open, folders); });
    connect(&open.mailbox(), &Mailbox::problem, this,
            [this, id = open.id()](const mailbox::Problem &problem) {
                // The folder may be what could not be made.
                if (problem.during == mailbox::Problem::During::Arranging && m_ordered
                    && m_ordered->account == id)
                    m_ordered.reset();
            });
}

void PlacesDesk::takeFolders(OpenMailbox &open, const QList<mailbox::LocalFolder> &folders)
{
    const auto has = [&folders](auto isIt) { return std::any_of(folders.begin(), folders.end(), isIt); };
    const ListPlace listed = open.model().criteria().place();
    const bool isLost = listed.kind == ListPlace::Kind::Folder
        && !has([&listed](const auto &folder) { return folder.id == listed.folder; });
    const bool isShown = m_shown == &open;
    if (isLost && isShown)
        setPlace({ListPlace::Kind::Archive, {}});
    else if (isLost)
        open.model().setPlace({ListPlace::Kind::Archive, {}});
    m_accounts.model().setFolders(open.id(), folders);
    if (isShown) {
        m_actions->setFolders(folders);
        markChosen();
    }
    if (!m_ordered || m_ordered->account != open.id())
        return;
    for (const mailbox::LocalFolder &folder : folders) {
        if (folder.name != m_ordered->name)
            continue;
        if (const auto messages = std::exchange(m_ordered, std::nullopt)->messages; !messages.isEmpty())
            open.mailbox().moveToFolder(messages, folder.id);
        return;
    }
}

void PlacesDesk::showMailbox(OpenMailbox *open)
{
    m_shown = open;
    m_connections = open ? std::make_unique<QObject>() : nullptr;
    const auto wanted = std::exchange(m_wanted, std::nullopt);
    m_actions->setFolders(open ? m_accounts.model().folders(open->id()) : QList<mailbox::LocalFolder>());
    m_search->showMailbox(open);
    if (open)
        connect(&open->model(), &MessageListModel::totalsChanged, m_connections.get(),
                [this] { m_actions->updateSoon(); });
    m_actions->update();
    if (open && wanted)
        m_list.setPlace(*wanted);
    markChosen();
}

void PlacesDesk::choose(const QString &id, const ListPlace &place)
{
    if (m_shown && m_shown->id() == id)
        return setPlace(place);
    m_wanted = place;
    Q_EMIT mailboxWanted(id);
    m_wanted.reset(); // It may not have been possible.
}

void PlacesDesk::setPlace(const ListPlace &place)
{
    m_list.setPlace(place);
    markChosen();
}

ListPlace PlacesDesk::place() const
{
    return m_shown ? m_shown->model().criteria().place() : ListPlace();
}

void PlacesDesk::markChosen()
{
    m_accounts.setCurrent(m_shown ? m_shown->id() : QString(), place());
    Q_EMIT placeShown(place());
}

void PlacesDesk::drop(const QString &id, const ListPlace &place, const QList<MessageId> &messages)
{
    OpenMailbox *open = find(id);
    if (!open)
        return;
    if (place.kind == ListPlace::Kind::Trash)
        open->mailbox().moveToTrash(messages);
    else
        open->mailbox().moveToFolder(messages, place.folder); // FolderId::Archive for the archive itself
}

void PlacesDesk::drag()
{
    if (!m_shown)
        return;
    QList<MessageId> messages;
    m_list.visitSelected([&messages](const mailbox::MessageRow &row) {
        if (row.marks & (mailbox::Mark::Kept | mailbox::Mark::Trashed))
            messages.append(row.id);
        return MessageListPane::Visit::GoOn;
    });
    dragMessages(m_list.view(), m_shown->id(), messages);
}

OpenMailbox *PlacesDesk::find(const QString &id) const
{
    return m_open.value(id);
}

} // namespace poplar::gui
