// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/messagelistpane.h"

#include "gui/banner.h"
#include "gui/emptystate.h"
#include "gui/icons.h"
#include "gui/messagelistdelegate.h"
#include "gui/messagelistselection.h"
#include "gui/messagelistview.h"
#include "gui/scopebutton.h"
#include "gui/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace poplar::gui {

using mailbox::ConnectionState;
using mailbox::Mark;
using mailbox::MessageId;

namespace {
constexpr int previewDelay = 120; // ms
constexpr int filterDelay = 40; // ms
constexpr int pictureColumnWidth = 28;
constexpr char columnsVersion = MessageListModel::columns; ///< Of the saved columns: how many there are.
constexpr int narrowList = 85; // characters
constexpr int narrowestList = 60; // characters
constexpr int narrowSender = 18; // characters
} // namespace

MessageListPane::MessageListPane(QWidget *parent)
    : QWidget(parent)
    , m_filter(new QLineEdit(this))
    , m_searchNote(new QLabel(this))
    , m_pages(new QStackedWidget(this))
    , m_view(new MessageListView(this))
    , m_selection(new MessageListSelection(m_view))
    , m_scope(new ScopeButton(this))
    , m_empty(new EmptyState(this))
    , m_narrowed(new Banner(this))
    , m_previewDelay(new QTimer(this))
    , m_filterDelay(new QTimer(this))
{
    buildView();
    setFocusProxy(m_view);
    buildActions();
    buildSortActions();
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(buildFilter());
    layout->addWidget(m_searchNote);
    layout->addWidget(m_narrowed);
    connect(m_narrowed, &Banner::buttonClicked, this, &MessageListPane::widen);
    layout->addWidget(m_pages);
    connect(m_empty, &EmptyState::buttonClicked, this, [this] {
        if (m_model && m_model->criteria().isFiltering())
            showEverything();
        else
            Q_EMIT checkRequested();
    });
    m_previewDelay->setSingleShot(true);
    m_previewDelay->setInterval(previewDelay);
    connect(m_previewDelay, &QTimer::timeout, this, [this] {
        if (m_current)
            Q_EMIT previewRequested(*m_current);
    });
    connect(m_selection, &MessageListSelection::restored, this, &MessageListPane::currentMoved);
    setModel(nullptr);
}

QLayout *MessageListPane::buildFilter()
{
    m_filter->setPlaceholderText(tr("Search senders, subjects and texts"));
    m_filter->setToolTip(tr("Searches senders and subjects, and the text of messages on this computer"));
    m_filter->setAccessibleName(tr("Search"));
    m_searchNote->setObjectName(QStringLiteral("searchNote"));
    m_searchNote->setForegroundRole(QPalette::PlaceholderText);
    m_searchNote->setTextFormat(Qt::PlainText);
    m_searchNote->setWordWrap(true);
    m_searchNote->setContentsMargins(space::normal + space::small, 0, space::normal, space::normal);
    m_searchNote->hide();
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(Icon::Search, Tint::Muted), QLineEdit::LeadingPosition);
    m_filter->installEventFilter(this);
    m_filterDelay->setSingleShot(true);
    m_filterDelay->setInterval(filterDelay);
    connect(m_filter, &QLineEdit::textChanged, m_filterDelay, qOverload<>(&QTimer::start));
    connect(m_filterDelay, &QTimer::timeout, this, &MessageListPane::applyFilter);
    connect(m_scope, &ScopeButton::scopeChanged, this, [this](ListScope scope) {
        if (m_model)
            m_model->setScope(scope);
    });
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(space::normal, space::normal, space::normal, space::normal);
    bar->setSpacing(space::normal);
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_scope);
    setTabOrder(m_filter, m_scope);
    setTabOrder(m_scope, m_view);
    return bar;
}

void MessageListPane::buildView()
{
    m_view->setObjectName(QStringLiteral("messageList"));
    m_view->setAccessibleName(tr("Messages"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setItemDelegate(new MessageListDelegate(this));
    m_view->setMouseTracking(true);
    m_view->setDragEnabled(true);
    m_view->installEventFilter(this);
    QHeaderView *header = m_view->header();
    header->setSortIndicatorClearable(true);
    header->setSortIndicatorShown(true);
    header->setSectionsClickable(true);
    header->setHighlightSections(false);
    header->setStretchLastSection(false);
    header->setSortIndicator(-1, Qt::DescendingOrder);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &MessageListPane::sortByHeader);
    connect(m_view, &QTreeView::customContextMenuRequested, this, &MessageListPane::showMenu);
    connect(m_view, &QTreeView::doubleClicked, this, &MessageListPane::openCurrent);
    connect(m_view, &MessageListView::dragStarted, this, &MessageListPane::dragStarted);
}

void MessageListPane::buildActions()
{
    const auto make = [this](Icon picture, const QString &text, const QList<QKeySequence> &keys, auto slot) {
        auto *action = new QAction(icon(picture), text, this);
        action->setShortcuts(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_view->addAction(action);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    m_open =
        make(Icon::MailOpen, tr("&Open"), {Qt::Key_Return, Qt::Key_Enter}, &MessageListPane::openCurrent);
    m_tick = make(Icon::Trash2, tr("&Tick for deletion"), {Qt::Key_Delete, Qt::Key_Space},
                  &MessageListPane::toggleTicks);
    m_untickAll = make(Icon::Undo2, tr("&Untick all"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Delete)},
                       &MessageListPane::untickAllRequested);
    m_untickAll->setIconText(tr("Untick all", "toolbar"));
    m_untickAll->setToolTip(tr("Untick all messages: nothing will be deleted"));
    m_selectAll =
        make(Icon::ListChecks, tr("Select &all"), {QKeySequence::SelectAll}, [this] { m_view->selectAll(); });
    m_find = new QAction(icon(Icon::Search), tr("&Find in the list"), this);
    m_find->setShortcut(QKeySequence::Find);
    connect(m_find, &QAction::triggered, this, [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
}

void MessageListPane::buildSortActions()
{
    m_sorts = new QActionGroup(this);
    const auto add = [this](const QString &text, int column, Qt::SortOrder order) {
        QAction *action = m_sorts->addAction(text);
        action->setCheckable(true);
        action->setData(column);
        connect(action, &QAction::triggered, this,
                [this, column, order] { m_view->header()->setSortIndicator(column, order); });
    };
    add(tr("Order of &arrival"), -1, Qt::DescendingOrder);
    add(tr("&Ticked first"), MessageListModel::TickColumn, Qt::DescendingOrder);
    add(tr("&New first"), MessageListModel::MarkerColumn, Qt::DescendingOrder);
    add(tr("With attac&hments first"), MessageListModel::AttachmentColumn, Qt::DescendingOrder);
    add(tr("On this &computer first"), MessageListModel::KeptColumn, Qt::DescendingOrder);
    add(tr("Sta&rred first"), MessageListModel::StarColumn, Qt::DescendingOrder);
    add(tr("&Sender"), MessageListModel::FromColumn, Qt::AscendingOrder);
    add(tr("S&ubject"), MessageListModel::SubjectColumn, Qt::AscendingOrder);
    add(tr("&Date"), MessageListModel::DateColumn, Qt::DescendingOrder);
    add(tr("Si&ze, largest first"), MessageListModel::SizeColumn, Qt::DescendingOrder);
    m_sorts->actions().constFirst()->setChecked(true);
}

QList<QAction *> MessageListPane::messageActions() const
{
    return {m_open, m_tick, m_untickAll, m_selectAll};
}

QList<QAction *> MessageListPane::sortActions() const
{
    return m_sorts->actions();
}

QList<QAction *> MessageListPane::scopeActions() const
{
    return m_scope->scopeActions();
}

void MessageListPane::addMessageActions(const QList<QAction *> &actions)
{
    m_otherActions += actions;
    m_view->addActions(actions);
}

void MessageListPane::setModel(MessageListModel *model)
{
    widen();
    if (m_model)
        m_model->disconnect(this);
    const QByteArray columns = m_model ? m_view->header()->saveState() : QByteArray();
    const QItemSelectionModel *oldSelection = m_view->selectionModel();
    m_model = model;
    m_view->setModel(model);
    m_selection->setModel(model);
    delete oldSelection;
    m_current.reset();
    m_filter->setEnabled(model);
    m_scope->setEnabled(model);
    m_scope->setPlace(model ? model->criteria().place() : ListPlace());
    if (model) {
        setDefaultColumns();
        if (!columns.isEmpty())
            m_view->header()->restoreState(columns);
        fitColumns();
        sortByHeader();
        model->setFilter(m_filter->text());
        model->setScope(m_scope->scope());
        connectModel();
    }
    updateEmptyState();
    updateActions();
    showPlace();
}

void MessageListPane::connectModel()
{
    connect(m_model, &MessageListModel::tickRequested, this, &MessageListPane::tickRequested);
    connect(m_model, &MessageListModel::untickRequested, this, &MessageListPane::untickRequested);
    connect(m_model, &MessageListModel::starRequested, this, &MessageListPane::starRequested);
    connect(m_model, &MessageListModel::totalsChanged, this, &MessageListPane::updateEmptyState);
    connect(m_model, &MessageListModel::totalsChanged, this, &MessageListPane::updateActions);
    connect(m_model, &MessageListModel::rearranged, this, &MessageListPane::updateEmptyState);
    const auto *selection = m_view->selectionModel();
    connect(selection, &QItemSelectionModel::currentRowChanged, this, &MessageListPane::currentMoved);
    connect(selection, &QItemSelectionModel::selectionChanged, this, &MessageListPane::currentMoved);
}

void MessageListPane::setDefaultColumns()
{
    QHeaderView *header = m_view->header();
    const int character = m_view->fontMetrics().averageCharWidth();
    header->setMinimumSectionSize(pictureColumnWidth);
    for (const int column :
         {MessageListModel::TickColumn, MessageListModel::MarkerColumn, MessageListModel::AttachmentColumn,
          MessageListModel::KeptColumn, MessageListModel::StarColumn}) {
        header->setSectionResizeMode(column, QHeaderView::Fixed);
        header->resizeSection(column, pictureColumnWidth);
    }
    header->moveSection(header->visualIndex(MessageListModel::KeptColumn), MessageListModel::FromColumn);
    header->moveSection(header->visualIndex(MessageListModel::StarColumn),
                        MessageListModel::AttachmentColumn);
    header->setSectionResizeMode(MessageListModel::SubjectColumn, QHeaderView::Stretch);
    header->resizeSection(MessageListModel::FromColumn, character * 24);
    header->resizeSection(MessageListModel::DateColumn, character * 13);
    header->resizeSection(MessageListModel::SizeColumn, character * 11);
}

/// In a narrow list the subject matters more than the size and the end of a sender's name.
void MessageListPane::fitColumns()
{
    if (!m_model)
        return;
    QHeaderView *header = m_view->header();
    const int character = m_view->fontMetrics().averageCharWidth();
    const bool narrow = width() < character * narrowList;
    header->setSectionHidden(MessageListModel::TickColumn, isLocal());
    header->setSectionHidden(MessageListModel::SizeColumn, narrow);
    for (const int column : {MessageListModel::AttachmentColumn, MessageListModel::KeptColumn})
        header->setSectionHidden(column, width() < character * narrowestList);
    if (narrow && !m_wideSender) {
        m_wideSender = header->sectionSize(MessageListModel::FromColumn);
        header->resizeSection(MessageListModel::FromColumn, character * narrowSender);
    } else if (!narrow && m_wideSender) {
        header->resizeSection(MessageListModel::FromColumn, *m_wideSender);
        m_wideSender.reset();
    }
}

void MessageListPane::setConnection(ConnectionState state)
{
    m_state = state;
    updateEmptyState();
}

void MessageListPane::setActivity(mailbox::Activity activity)
{
    if (std::exchange(m_activity, activity) != activity)
        updateEmptyState();
}

void MessageListPane::sortByHeader()
{
    const int column = m_view->header()->sortIndicatorSection();
    const auto actions = m_sorts->actions();
    for (QAction *action : actions) {
        if (action->data().toInt() == column)
            action->setChecked(true);
    }
    if (m_model)
        m_model->sort(column, m_view->header()->sortIndicatorOrder());
}

QByteArray MessageListPane::saveColumns() const
{
    return columnsVersion + m_view->header()->saveState();
}

void MessageListPane::restoreColumns(const QByteArray &state)
{
    if (m_model && state.startsWith(columnsVersion))
        m_view->header()->restoreState(state.sliced(1));
    fitColumns();
    sortByHeader();
}

} // namespace poplar::gui
