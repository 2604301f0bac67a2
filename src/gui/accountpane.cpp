// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/accountpane.h"

#include "gui/accountdelegate.h"
#include "gui/actiontip.h"
#include "gui/icons.h"
#include "gui/placesview.h"
#include "gui/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

namespace poplar::gui {

using mailbox::LocalFolder;

AccountPane::AccountPane(QWidget *parent)
    : QWidget(parent)
    , m_view(new PlacesView(this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    buildActions();
    buildFolderActions();
    buildView();
    auto *title = new QLabel(tr("Accounts"), this);
    QFont font = title->font();
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    auto *add = new QToolButton(this);
    add->setDefaultAction(m_new);
    add->setToolButtonStyle(Qt::ToolButtonIconOnly);
    add->setAutoRaise(true);
    add->setAccessibleName(tr("New account"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::normal + space::small, space::normal, space::normal, space::normal);
    head->addWidget(title);
    head->addStretch();
    head->addWidget(add);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_view);
    setFocusProxy(m_view);
    updateActions();
}

void AccountPane::buildView()
{
    m_view->setModel(&m_model);
    m_view->setObjectName(QStringLiteral("accountList"));
    m_view->setAccessibleName(tr("Accounts"));
    m_view->setItemDelegate(new AccountDelegate(this));
    m_view->addActions({m_newFolder, m_renameFolder, m_removeFolder});
    connect(m_view, &QTreeView::customContextMenuRequested, this, &AccountPane::showMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        updateActions();
        if (!current().isEmpty())
            Q_EMIT placeChosen(current(), currentPlace());
    });
    connect(m_view, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        m_collapsed.insert(branchName(index));
        // What is chosen must be in sight.
        QModelIndex chosen = m_view->currentIndex().parent();
        while (chosen.isValid() && chosen != index)
            chosen = chosen.parent();
        if (chosen.isValid())
            m_view->setCurrentIndex(chosen);
    });
    connect(m_view, &QTreeView::expanded, this,
            [this](const QModelIndex &index) { m_collapsed.remove(branchName(index)); });
    connect(&m_model, &AccountListModel::modelReset, this, [this] { showBranches({}); });
    connect(&m_model, &AccountListModel::rowsInserted, this, &AccountPane::showBranches);
    connect(&m_model, &AccountListModel::dataChanged, this, &AccountPane::updateActions);
}

void AccountPane::buildActions()
{
    m_new = new QAction(icon(Icon::Plus), tr("Ne&w account…"), this);
    m_new->setShortcut(QKeySequence::New);
    connect(m_new, &QAction::triggered, this, &AccountPane::newAccountWanted);
    m_settings = new QAction(icon(Icon::Pencil), tr("Account se&ttings…"), this);
    m_settings->setShortcut(Qt::ALT | Qt::Key_Return);
    connect(m_settings, &QAction::triggered, this, [this] { Q_EMIT settingsWanted(current()); });
    m_remove = new QAction(tr("&Remove account…"), this);
    connect(m_remove, &QAction::triggered, this, [this] { Q_EMIT removalWanted(current()); });
}

void AccountPane::buildFolderActions()
{
    const auto make = [this](Icon picture, const QString &text, const char *name, Qt::Key key) {
        auto *action = new QAction(icon(picture), text, this);
        action->setObjectName(QLatin1StringView(name));
        if (key != Qt::Key_unknown)
            action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        return action;
    };
    m_separator = new QAction(this);
    m_separator->setSeparator(true);
    m_newFolder = make(Icon::FolderPlus, tr("New &folder…"), "newFolder", Qt::Key_unknown);
    m_renameFolder = make(Icon::Pencil, tr("Rena&me folder…"), "renameFolder", Qt::Key_F2);
    m_removeFolder = make(Icon::X, tr("Rem&ove folder…"), "removeFolder", Qt::Key_Delete);
    connect(m_newFolder, &QAction::triggered, this, [this] { Q_EMIT folderWanted(current()); });
    connect(m_renameFolder, &QAction::triggered, this,
            [this] { Q_EMIT renamingWanted(current(), currentFolder()); });
    connect(m_removeFolder, &QAction::triggered, this,
            [this] { Q_EMIT folderRemovalWanted(current(), currentFolder()); });
}

void AccountPane::setPlaceActions(QAction *emptyTrash, QAction *check)
{
    m_emptyTrash = emptyTrash;
    m_check = check;
}

void AccountPane::setCurrent(const QString &id, const ListPlace &place)
{
    const QSignalBlocker quiet(this);
    const bool isThere = current() == id && currentPlace() == place && !id.isEmpty();
    QModelIndex row = m_model.indexOf(id, place);
    while (row.parent().isValid() && !m_view->isExpanded(row.parent()))
        row = row.parent();
    if (!row.isValid())
        m_view->selectionModel()->clear();
    else if (!isThere)
        m_view->setCurrentIndex(row);
    updateActions();
}

QString AccountPane::current() const
{
    return m_view->currentIndex().data(AccountListModel::IdRole).toString();
}

ListPlace AccountPane::currentPlace() const
{
    return m_view->currentIndex().data(AccountListModel::PlaceRole).value<ListPlace>();
}

LocalFolder AccountPane::currentFolder() const
{
    const QList<LocalFolder> folders = m_model.folders(current());
    const auto folder = std::find_if(folders.begin(), folders.end(), [this](const LocalFolder &one) {
        return placeOf(one.id) == currentPlace();
    });
    return folder == folders.end() ? LocalFolder() : *folder;
}

/// Of a row that has others below it.
QString AccountPane::branchName(const QModelIndex &index)
{
    const QString id = index.data(AccountListModel::IdRole).toString();
    return index.data(AccountListModel::IsAccountRole).toBool() ? id : id + QStringLiteral("/archive");
}

/// Opens what came below a row, and the row itself, but what the user has closed.
void AccountPane::showBranches(const QModelIndex &parent)
{
    if (parent.isValid())
        m_view->setExpanded(parent, !m_collapsed.contains(branchName(parent)));
    for (int row = 0; row < m_model.rowCount(parent); ++row) {
        if (const QModelIndex index = m_model.index(row, 0, parent); m_model.rowCount(index) > 0)
            showBranches(index);
    }
}

QStringList AccountPane::collapsed() const
{
    QStringList rows = m_collapsed.values();
    rows.sort();
    return rows;
}

void AccountPane::setCollapsed(const QStringList &rows)
{
    m_collapsed = QSet<QString>(rows.begin(), rows.end());
    showBranches({});
}

void AccountPane::updateActions()
{
    const bool own = !current().isEmpty() && current() != AccountListModel::practiceId;
    m_settings->setEnabled(own);
    m_remove->setEnabled(own);
    const bool hasPlaces = m_model.rowCount(m_model.index(m_model.rowOf(current()))) > 0;
    m_newFolder->setEnabled(hasPlaces && !current().isEmpty());
    const QString obstacle = currentPlace().kind == ListPlace::Kind::Folder
        ? QString()
        : tr("Choose one of your own folders on the left first.");
    setObstacle(*m_renameFolder, obstacle);
    setObstacle(*m_removeFolder, obstacle);
}

void AccountPane::showMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("placeMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    const QModelIndex index = m_view->indexAt(position);
    const auto kind = index.data(AccountListModel::PlaceRole).value<ListPlace>().kind;
    if (index.isValid() && kind == ListPlace::Kind::Server && m_check)
        menu->addAction(m_check);
    if (kind == ListPlace::Kind::Folder)
        menu->addActions({m_renameFolder, m_removeFolder});
    if (kind == ListPlace::Kind::Trash && m_emptyTrash)
        menu->addAction(m_emptyTrash);
    menu->addSeparator();
    if (index.isValid())
        menu->addAction(m_newFolder);
    menu->addSeparator();
    if (index.isValid())
        menu->addActions({m_settings, m_remove});
    menu->addAction(m_new);
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

} // namespace poplar::gui
