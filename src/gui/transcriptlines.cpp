// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/transcriptlines.h"

#include "gui/icons.h"
#include "gui/theme.h"
#include "gui/transcriptdelegate.h"
#include "gui/transcriptmodel.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QToolBar>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace poplar::gui {

TranscriptLines::TranscriptLines(TranscriptModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_filtered(new QSortFilterProxyModel(this))
    , m_view(new QTreeView)
    , m_filter(new QLineEdit)
    , m_tools(new QToolBar)
{
    m_filtered->setSourceModel(&m_model);
    m_filtered->setFilterKeyColumn(TranscriptModel::Text);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    buildView();
    buildToolBar();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tools);
    layout->addWidget(m_view);
    updateMetrics();
}

void TranscriptLines::buildView()
{
    m_view->setObjectName(QStringLiteral("transcript"));
    m_view->setAccessibleName(tr("Log of the conversation with the server"));
    m_view->setModel(m_filtered);
    m_view->setItemDelegate(new TranscriptDelegate(m_view));
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setItemsExpandable(false);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->header()->setSectionsMovable(false);
    m_view->header()->setStretchLastSection(true);

    QScrollBar *bar = m_view->verticalScrollBar();
    connect(bar, &QScrollBar::actionTriggered, this, &TranscriptLines::userScrolled, Qt::QueuedConnection);
    connect(m_view, &QAbstractItemView::activated, this, &TranscriptLines::userScrolled);
    connect(bar, &QScrollBar::valueChanged, this, &TranscriptLines::userScrolled);
    connect(m_filtered, &QAbstractItemModel::rowsInserted, this, &TranscriptLines::follow);
    connect(m_filtered, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { keepPlace(last - first + 1); });
}

void TranscriptLines::buildToolBar()
{
    m_filter->setObjectName(QStringLiteral("logFilter"));
    m_filter->setPlaceholderText(tr("Filter the log"));
    m_filter->setAccessibleName(tr("Filter the log"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(fontMetrics().averageCharWidth() * 40);
    connect(m_filter, &QLineEdit::textChanged, m_filtered, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_filter, &QLineEdit::textChanged, this, &TranscriptLines::follow);

    m_follow = new QAction(icon(Icon::ArrowDown), tr("Follow"), this);
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_follow->setToolTip(tr("Keep the newest line in sight; scrolling up pauses it"));
    connect(m_follow, &QAction::toggled, this, &TranscriptLines::follow);

    m_copy = new QAction(icon(Icon::Copy), tr("Copy"), this);
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetShortcut);
    m_copy->setToolTip(tr("Copy the selected lines, or all lines where none is selected"));
    connect(m_copy, &QAction::triggered, this, &TranscriptLines::copySelected);

    m_clear = new QAction(icon(Icon::Eraser), tr("Clear"), this);
    m_clear->setToolTip(tr("Empty the log"));
    connect(m_clear, &QAction::triggered, this, &TranscriptLines::clearWanted);

    m_tools->setObjectName(QStringLiteral("logTools"));
    m_tools->setIconSize({16, 16});
    m_tools->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_tools->addWidget(m_filter);
    m_tools->addActions({m_follow, m_copy, m_clear});
    m_view->addActions({m_copy, m_clear});
}

void TranscriptLines::addTools(const QList<QAction *> &actions)
{
    auto *save = new QToolButton;
    save->setObjectName(QStringLiteral("saveLog"));
    save->setText(tr("Save"));
    save->setToolTip(tr("Save the log into a file"));
    save->setIcon(icon(Icon::Save));
    save->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    save->setPopupMode(QToolButton::InstantPopup);
    save->addActions(actions);
    m_tools->addWidget(save);
    m_view->addActions(actions);
}

void TranscriptLines::updateMetrics()
{
    const QFontMetrics metrics(transcriptFont(font()));
    m_view->header()->resizeSection(TranscriptModel::Time,
                                    metrics.horizontalAdvance(QStringLiteral("00:00:00.000"))
                                        + 4 * metrics.averageCharWidth());
    m_view->header()->resizeSection(TranscriptModel::Direction, 6 * metrics.averageCharWidth());
}

void TranscriptLines::clear()
{
    m_model.clear();
    m_follow->setChecked(true);
}

void TranscriptLines::reveal(quint64 transcriptNumber)
{
    m_filter->clear();
    const int row = m_model.rowOf(transcriptNumber);
    if (row < 0)
        return;
    m_follow->setChecked(false);
    const QModelIndex index = m_filtered->mapFromSource(m_model.index(row, TranscriptModel::Text));
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index, QAbstractItemView::PositionAtCenter);
    m_view->setFocus();
}

void TranscriptLines::showEvent(QShowEvent *event)
{
    m_model.setActivity(TranscriptModel::Activity::Awake);
    follow();
    QWidget::showEvent(event);
}

void TranscriptLines::hideEvent(QHideEvent *event)
{
    m_model.setActivity(TranscriptModel::Activity::Asleep);
    QWidget::hideEvent(event);
}

void TranscriptLines::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        updateMetrics();
    QWidget::changeEvent(event);
}

void TranscriptLines::follow()
{
    if (m_follow->isChecked())
        m_view->scrollToBottom();
}

void TranscriptLines::userScrolled()
{
    const QScrollBar *bar = m_view->verticalScrollBar();
    m_follow->setChecked(bar->value() == bar->maximum());
}

void TranscriptLines::keepPlace(int removed)
{
    if (m_follow->isChecked())
        return;
    QScrollBar *bar = m_view->verticalScrollBar();
    bar->setValue(std::max(0, bar->value() - removed));
}

void TranscriptLines::applySettings(const LogSettings &settings)
{
    Q_UNUSED(settings);
}

void TranscriptLines::copySelected() const
{
    QModelIndexList chosen = m_view->selectionModel()->selectedRows(TranscriptModel::Text);
    if (chosen.isEmpty())
        for (int row = 0; row < m_filtered->rowCount(); ++row)
            chosen << m_filtered->index(row, TranscriptModel::Text);
    std::sort(chosen.begin(), chosen.end());
    QStringList lines;
    for (const QModelIndex &index : std::as_const(chosen))
        lines << m_model.line(m_filtered->mapToSource(index).row());
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace poplar::gui
