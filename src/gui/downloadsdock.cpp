// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/downloadsdock.h"

#include "gui/downloaddelegate.h"
#include "gui/downloadtext.h"
#include "gui/emptystate.h"
#include "gui/icons.h"
#include "gui/messagelistview.h"
#include "gui/theme.h"

#include <QAction>
#include <QCloseEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolBar>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace poplar::gui {

using mailbox::Download;
using mailbox::DownloadStatus;
using mailbox::MessageId;
using State = Download::State;

namespace {
constexpr int summaryBarWidth = 140;
constexpr int summaryBarHeight = 10;
constexpr int summarySteps = 1000;
} // namespace

DownloadsDock::DownloadsDock(QWidget *parent)
    : QDockWidget(parent)
    , m_tools(new QToolBar)
    , m_summary(new QLabel)
    , m_bar(new QProgressBar)
    , m_pages(new QStackedWidget)
    , m_view(new MessageListView)
    , m_empty(new EmptyState)
{
    setObjectName(QStringLiteral("downloadsDock"));
    setWindowTitle(tr("Downloads"));
    buildView();
    buildActions();
    m_summary->setObjectName(QStringLiteral("downloadSummary"));
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_bar->setObjectName(QStringLiteral("downloadProgress"));
    m_bar->setAccessibleName(tr("Progress of all downloads"));
    m_bar->setTextVisible(false);
    m_bar->setRange(0, summarySteps);
    m_bar->setFixedWidth(summaryBarWidth);
    m_bar->setMaximumHeight(summaryBarHeight);
    m_empty->setContent(
        {.picture = Icon::Download,
         .title = tr("No downloads"),
         .text = tr("Messages that you download are kept on this computer and stay on the server.")});
    auto *line = new QHBoxLayout;
    line->setContentsMargins(space::small, space::small, space::small, space::small);
    line->setSpacing(space::normal);
    line->addWidget(m_bar);
    line->addWidget(m_summary, 1);
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_empty);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(space::normal, 0, space::normal, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tools);
    layout->addLayout(line);
    layout->addWidget(m_pages, 1);
    setWidget(content);
    setModel(nullptr);
}

void DownloadsDock::buildView()
{
    m_view->setObjectName(QStringLiteral("downloads"));
    m_view->setAccessibleName(tr("Downloads"));
    m_view->setItemDelegate(new DownloadDelegate(m_view));
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setItemsExpandable(false);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setHighlightSections(false);
    connect(m_view->verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] { m_following = false; });
    connect(m_view, &QTreeView::customContextMenuRequested, this, &DownloadsDock::showMenu);
}

void DownloadsDock::buildActions()
{
    const auto make = [this](Icon picture, const QString &text, const char *name, auto slot) {
        auto *action = new QAction(icon(picture), text, this);
        action->setObjectName(QLatin1StringView(name));
        connect(action, &QAction::triggered, this, slot);
        m_tools->addAction(action);
        return action;
    };
    m_tools->setObjectName(QStringLiteral("downloadTools"));
    m_tools->setIconSize({16, 16});
    m_tools->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_pause = make(Icon::Pause, tr("Pause"), "pauseDownloads", [this] {
        const bool paused = m_model && m_model->status().run == DownloadStatus::Run::Paused;
        Q_EMIT(paused ? resumeRequested() : pauseRequested());
    });
    m_cancel = make(Icon::X, tr("Cancel", "downloads"), "cancelDownload", &DownloadsDock::cancelSelected);
    m_cancel->setShortcut(QKeySequence::Delete);
    m_cancel->setShortcutContext(Qt::WidgetShortcut);
    m_cancel->setToolTip(tr("Cancel the selected downloads (Del); the messages stay on the server"));
    m_cancelAll = make(Icon::ListX, tr("Cancel all", "downloads"), "cancelAllDownloads",
                       [this] { Q_EMIT cancelRequested({}); });
    m_cancelAll->setToolTip(tr("Cancel everything that is waiting; the messages stay on the server"));
    m_retry = make(Icon::RotateCw, tr("Retry failed"), "retryDownloads", &DownloadsDock::retrySelected);
    m_retry->setToolTip(tr("Try what failed once more: what is selected, or everything"));
    m_clear = make(Icon::Eraser, tr("Clear finished"), "clearDownloads", [this] {
        if (m_model)
            m_model->clearFinished();
    });
    m_clear->setToolTip(tr("Take what has been downloaded off this list; nothing is deleted"));
    m_view->addActions({m_cancel});
}

void DownloadsDock::setModel(DownloadModel *model)
{
    if (m_model)
        m_model->disconnect(this);
    const QItemSelectionModel *before = m_view->selectionModel();
    m_model = model;
    m_view->setModel(model);
    delete before;
    if (model) {
        fitColumns();
        connect(model, &DownloadModel::statusChanged, this, &DownloadsDock::showStatus);
        connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
                &DownloadsDock::showStatus);
    }
    showStatus();
}

void DownloadsDock::fitColumns()
{
    if (!m_model)
        return;
    QHeaderView *header = m_view->header();
    const int character = m_view->fontMetrics().averageCharWidth();
    header->setSectionResizeMode(DownloadModel::SubjectColumn, QHeaderView::Stretch);
    header->resizeSection(DownloadModel::SenderColumn, character * 20);
    header->resizeSection(DownloadModel::SizeColumn, character * 11);
    header->resizeSection(DownloadModel::StateColumn, character * 40);
}

void DownloadsDock::showStatus()
{
    const DownloadStatus status = m_model ? m_model->status() : DownloadStatus();
    const bool paused = status.run == DownloadStatus::Run::Paused;
    const bool waiting = status.run != DownloadStatus::Run::Idle;
    const QString summary = downloadSummary(status);
    m_summary->setText(summary);
    m_summary->setToolTip(summary);
    m_summary->setVisible(!summary.isEmpty());
    m_bar->setValue(permille(status.received, status.octets));
    m_bar->setVisible(waiting);
    m_pause->setText(paused ? tr("Resume") : tr("Pause"));
    m_pause->setIcon(icon(paused ? Icon::Play : Icon::Pause));
    m_pause->setToolTip(paused ? tr("Go on downloading")
                               : tr("Finish the message under way and fetch no more for now"));
    m_pause->setEnabled(paused || status.run == DownloadStatus::Run::Running);
    m_cancel->setEnabled(hasSelected(State::Waiting) || hasSelected(State::UnderWay)
                         || hasSelected(State::Failed));
    m_cancelAll->setEnabled(waiting);
    const bool selection = m_model && m_view->selectionModel()->hasSelection();
    m_retry->setEnabled(selection ? hasSelected(State::Failed)
                                  : m_model && m_model->count(State::Failed) > 0);
    m_clear->setEnabled(m_model && m_model->count(Download::State::Kept) > 0);
    follow();
    const bool any = m_model && m_model->rowCount() > 0;
    m_pages->setCurrentWidget(any ? static_cast<QWidget *>(m_view) : m_empty);
}

/// Keeps what is under way in sight until the user looks elsewhere.
void DownloadsDock::follow()
{
    if (!m_model || m_model->count(Download::State::UnderWay) == 0) {
        m_following = true;
        return;
    }
    const int row = m_model->lastUnderWay();
    if (m_following && row >= 0 && !m_view->selectionModel()->hasSelection())
        m_view->scrollTo(m_model->index(row, 0));
}

bool DownloadsDock::hasSelected(Download::State state) const
{
    if (!m_model || m_model->count(state) == 0)
        return false;
    const QItemSelection ranges = m_view->selectionModel()->selection();
    return std::any_of(ranges.begin(), ranges.end(), [this, state](const QItemSelectionRange &range) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            if (m_model->at(row).state == state)
                return true;
        }
        return false;
    });
}

QList<MessageId> DownloadsDock::selected(Download::State state) const
{
    QList<MessageId> messages;
    if (!m_model)
        return messages;
    const QItemSelection ranges = m_view->selectionModel()->selection();
    for (const QItemSelectionRange &range : ranges) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            if (m_model->at(row).state == state)
                messages += m_model->at(row).id;
        }
    }
    return messages;
}

/// What can be cancelled of what is selected.
QList<MessageId> DownloadsDock::selected() const
{
    return selected(Download::State::Waiting) + selected(Download::State::UnderWay)
        + selected(Download::State::Failed);
}

void DownloadsDock::cancelSelected()
{
    const QList<MessageId> messages = selected();
    const QList<MessageId> failed = selected(Download::State::Failed);
    if (messages.isEmpty())
        return;
    Q_EMIT cancelRequested(messages);
    if (m_model)
        m_model->forget(failed); // The mailbox has nothing more to say of them.
}

void DownloadsDock::retrySelected()
{
    const QList<MessageId> messages = selected(Download::State::Failed);
    if (!messages.isEmpty() || !m_view->selectionModel()->hasSelection()) // none stand for all
        Q_EMIT retryRequested(messages);
}

void DownloadsDock::showMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_cancel, m_retry});
    menu->addSeparator();
    menu->addActions({m_pause, m_cancelAll, m_clear});
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

void DownloadsDock::offer()
{
    if (!m_closedByUser)
        reveal();
}

void DownloadsDock::reveal()
{
    m_closedByUser = false;
    show();
    raise();
}

void DownloadsDock::closeEvent(QCloseEvent *event)
{
    m_closedByUser = true;
    QDockWidget::closeEvent(event);
}

void DownloadsDock::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        fitColumns();
    QDockWidget::changeEvent(event);
}

} // namespace poplar::gui
