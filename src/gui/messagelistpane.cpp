// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/messagelistpane.h"

#include "gui/emptystate.h"
#include "gui/icons.h"
#include "gui/messagelistdelegate.h"
#include "gui/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace poplar::gui {

using mailbox::ConnectionState;
using mailbox::Mark;
using mailbox::MessageId;

namespace {
constexpr int previewDelay = 120; // ms
constexpr int filterDelay = 80; // ms
constexpr int pictureColumnWidth = 28;
constexpr int narrowList = 85; // characters
constexpr int narrowSender = 18; // characters
} // namespace

MessageListPane::MessageListPane(QWidget *parent)
    : QWidget(parent)
    , m_filter(new QLineEdit(this))
    , m_pages(new QStackedWidget(this))
    , m_view(new QTreeView(this))
    , m_empty(new EmptyState(this))
    , m_previewDelay(new QTimer(this))
    , m_filterDelay(new QTimer(this))
{
    buildFilter();
    buildView();
    setFocusProxy(m_view);
    buildActions();
    buildSortActions();
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_empty);
    auto *bar = new QVBoxLayout;
    bar->setContentsMargins(space::normal, space::normal, space::normal, space::normal);
    bar->addWidget(m_filter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_pages);
    connect(m_empty, &EmptyState::buttonClicked, this, [this] {
        if (m_model && m_model->isFiltering())
            m_filter->clear();
        else
            Q_EMIT checkRequested();
    });
    m_previewDelay->setSingleShot(true);
    m_previewDelay->setInterval(previewDelay);
    connect(m_previewDelay, &QTimer::timeout, this, [this] {
        if (m_current)
            Q_EMIT previewRequested(*m_current);
    });
    setModel(nullptr);
}

void MessageListPane::buildFilter()
{
    m_filter->setPlaceholderText(tr("Filter by sender or subject"));
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(Icon::Search, Tint::Muted), QLineEdit::LeadingPosition);
    m_filter->installEventFilter(this);
    m_filterDelay->setSingleShot(true);
    m_filterDelay->setInterval(filterDelay);
    connect(m_filter, &QLineEdit::textChanged, m_filterDelay, qOverload<>(&QTimer::start));
    connect(m_filterDelay, &QTimer::timeout, this, &MessageListPane::applyFilter);
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
    add(tr("With &attachments first"), MessageListModel::AttachmentColumn, Qt::DescendingOrder);
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

void MessageListPane::setModel(MessageListModel *model)
{
    if (m_model)
        m_model->disconnect(this);
    const QByteArray columns = m_model ? saveColumns() : QByteArray();
    const QItemSelectionModel *oldSelection = m_view->selectionModel();
    m_model = model;
    m_view->setModel(model);
    delete oldSelection;
    m_current.reset();
    m_filter->setEnabled(model);
    if (model) {
        setDefaultColumns();
        if (!columns.isEmpty())
            m_view->header()->restoreState(columns);
        fitColumns();
        sortByHeader();
        model->setFilter(m_filter->text());
        connect(model, &MessageListModel::tickRequested, this, &MessageListPane::tickRequested);
        connect(model, &MessageListModel::untickRequested, this, &MessageListPane::untickRequested);
        connect(model, &MessageListModel::totalsChanged, this, &MessageListPane::updateEmptyState);
        connect(model, &MessageListModel::totalsChanged, this, &MessageListPane::updateActions);
        const auto *selection = m_view->selectionModel();
        connect(selection, &QItemSelectionModel::currentRowChanged, this, &MessageListPane::currentMoved);
        connect(selection, &QItemSelectionModel::selectionChanged, this, &MessageListPane::currentMoved);
        connect(selection, &QItemSelectionModel::selectionChanged, this, &MessageListPane::selectionChanged);
    }
    updateEmptyState();
    updateActions();
}

void MessageListPane::setDefaultColumns()
{
    QHeaderView *header = m_view->header();
    const int character = m_view->fontMetrics().averageCharWidth();
    header->setMinimumSectionSize(pictureColumnWidth);
    for (const int column :
         {MessageListModel::TickColumn, MessageListModel::MarkerColumn, MessageListModel::AttachmentColumn}) {
        header->setSectionResizeMode(column, QHeaderView::Fixed);
        header->resizeSection(column, pictureColumnWidth);
    }
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
    header->setSectionHidden(MessageListModel::SizeColumn, narrow);
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
    return m_view->header()->saveState();
}

void MessageListPane::restoreColumns(const QByteArray &state)
{
    if (m_model && !state.isEmpty())
        m_view->header()->restoreState(state);
    fitColumns();
    sortByHeader();
}

} // namespace poplar::gui
