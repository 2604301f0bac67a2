// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/transcriptlines.h"

#include "gui/explanationpane.h"
#include "gui/findbar.h"
#include "gui/foldedbody.h"
#include "gui/icons.h"
#include "gui/logtools.h"
#include "gui/transcriptdelegate.h"
#include "gui/transcriptfilter.h"
#include "gui/transcriptmodel.h"
#include "gui/transcriptsearch.h"
#include "gui/transcriptview.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QMenu>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace poplar::gui {

TranscriptLines::TranscriptLines(TranscriptModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_filtered(new TranscriptFilter(model, this))
    , m_tools(new LogTools(model))
    , m_search(new TranscriptSearch(model, *m_filtered, this))
    , m_view(new TranscriptView)
    , m_findBar(new FindBar)
    , m_body(new FoldedBody)
    , m_explanation(new ExplanationPane)
    , m_halves(new QSplitter)
    , m_showMessage(new QAction(icon(Icon::Mail), tr("&Show the message in the list"), this))
    , m_unfold(new QAction(icon(Icon::FileText), tr("&Unfold the text"), this))
{
    buildView();
    layOut();
    connectView();
    connectTools();
    updateMetrics();
    applySettings(m_settings);
    explainCurrent();
}

void TranscriptLines::buildView()
{
    m_view->setObjectName(QStringLiteral("transcript"));
    m_view->setAccessibleName(tr("Log of the conversation with the server"));
    // Before the view hears of it, which then no longer knows where anything is.
    connect(m_filtered, &QAbstractItemModel::modelAboutToBeReset, this, &TranscriptLines::rememberPlace);
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
    m_view->header()->setContextMenuPolicy(Qt::CustomContextMenu);
    auto *line = new QAction(this);
    line->setSeparator(true);
    m_showMessage->setObjectName(QStringLiteral("logShowMessage"));
    m_unfold->setObjectName(QStringLiteral("logUnfold"));
    m_view->addActions({m_showMessage, m_unfold, line, m_tools->copy(), m_tools->find(),
                        m_tools->firstError(), m_tools->clear()});
}

void TranscriptLines::layOut()
{
    auto *lines = new QWidget;
    auto *below = new QSplitter(Qt::Vertical);
    below->addWidget(m_view);
    below->addWidget(m_body);
    below->setChildrenCollapsible(false);
    below->setStretchFactor(0, 1);
    below->setStretchFactor(1, 1);
    auto *left = new QVBoxLayout(lines);
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(0);
    left->addWidget(below, 1);
    left->addWidget(m_findBar);
    m_halves->setObjectName(QStringLiteral("logHalves"));
    m_halves->addWidget(lines);
    m_halves->addWidget(m_explanation);
    m_halves->setChildrenCollapsible(false);
    m_halves->setStretchFactor(0, 1);
    m_halves->setStretchFactor(1, 0);
    m_halves->setSizes({1000, fontMetrics().averageCharWidth() * 40});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tools);
    layout->addWidget(m_halves, 1);
    m_findBar->serve(lines);
    setFocusProxy(m_view);
}

void TranscriptLines::connectView()
{
    connect(m_view, &TranscriptView::scrolled, this, &TranscriptLines::setFollowing);
    connect(m_view, &TranscriptView::moved, this,
            [this] { setFollowing(m_view->currentIndex().row() == m_filtered->rowCount() - 1); });
    connect(m_view, &QAbstractItemView::activated, this, &TranscriptLines::use);
    connect(m_view, &QAbstractItemView::clicked, this, &TranscriptLines::touch);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &TranscriptLines::explainCurrent);
    connect(m_filtered, &QAbstractItemModel::modelReset, this, &TranscriptLines::restorePlace);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &TranscriptLines::foldForgotten);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &TranscriptLines::foldForgotten);
    connect(m_filtered, &QAbstractItemModel::rowsInserted, this, &TranscriptLines::follow);
    connect(m_filtered, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { keepPlace(last - first + 1); });
    connect(m_view->header(), &QWidget::customContextMenuRequested, this, [this](const QPoint &place) {
        m_tools->columnsMenu()->popup(m_view->header()->mapToGlobal(place));
    });
    connect(m_body, &FoldedBody::closed, m_view, [this] { m_view->setFocus(Qt::OtherFocusReason); });
    connect(m_findBar, &FindBar::findRequested, this, [this](const QString &text, FindDirection direction) {
        m_search->start(text, direction, m_view->currentIndex().row());
    });
    connect(m_findBar, &FindBar::closed, m_search, &TranscriptSearch::stop);
    connect(m_search, &TranscriptSearch::finished, this, [this](int row, FindResult result) {
        if (row >= 0)
            goTo(row);
        m_findBar->showResult(result);
    });
    connect(m_showMessage, &QAction::triggered, this, [this] {
        if (const int row = currentRow(); row >= 0)
            Q_EMIT messageWanted(m_model.lineAt(row).event.message);
    });
    connect(m_unfold, &QAction::triggered, this, [this] { unfold(currentRow()); });
}

void TranscriptLines::connectTools()
{
    connect(m_tools, &LogTools::criteriaChanged, m_filtered, &TranscriptFilter::setCriteria);
    connect(m_tools->follow(), &QAction::toggled, this, &TranscriptLines::follow);
    connect(m_tools->pause(), &QAction::toggled, this, &TranscriptLines::updateActivity);
    connect(m_tools->firstError(), &QAction::triggered, this, &TranscriptLines::goToFirstError);
    connect(m_tools->find(), &QAction::triggered, m_findBar, &FindBar::open);
    connect(m_tools->copy(), &QAction::triggered, this, &TranscriptLines::copySelected);
    connect(m_tools->clear(), &QAction::triggered, this, &TranscriptLines::clearWanted);
    connect(m_tools, &LogTools::columnsChanged, this, [this](const QStringList &columns) {
        LogSettings settings = m_settings;
        settings.columns = columns;
        change(settings);
    });
    connect(m_tools, &LogTools::explanationToggled, this, [this](bool isShown) {
        LogSettings settings = m_settings;
        settings.isExplained = isShown;
        change(settings);
    });
    connect(m_tools->console(), &QAction::triggered, this, [this](bool isShown) {
        LogSettings settings = m_settings;
        settings.hasConsole = isShown;
        change(settings);
    });
    connect(m_tools, &LogTools::linesChosen, this, [this](int lines) {
        LogSettings settings = m_settings;
        settings.lines = lines;
        change(settings);
    });
    connect(m_halves, &QSplitter::splitterMoved, this, [this] {
        LogSettings settings = m_settings;
        settings.splitter = m_halves->saveState();
        change(settings);
    });
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

QAction &TranscriptLines::consoleAction() const
{
    return *m_tools->console();
}

void TranscriptLines::updateMetrics()
{
    const QFontMetrics metrics(transcriptFont(font()));
    const int gap = 4 * metrics.averageCharWidth();
    QHeaderView *header = m_view->header();
    const auto fit = [&](TranscriptModel::Column column, const QString &widest) {
        const QString title = m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        header->resizeSection(column,
                              gap
                                  + std::max(metrics.horizontalAdvance(widest),
                                             header->fontMetrics().horizontalAdvance(title)));
    };
    fit(TranscriptModel::Time, QStringLiteral("00:00:00.000"));
    fit(TranscriptModel::SinceStart, QStringLiteral("0,000,000.0"));
    fit(TranscriptModel::SinceBefore, QStringLiteral("000,000.0"));
    fit(TranscriptModel::State, QStringLiteral("AUTHORIZATION"));
    header->resizeSection(TranscriptModel::Direction, 6 * metrics.averageCharWidth());
}

void TranscriptLines::showEvent(QShowEvent *event)
{
    updateActivity();
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

void TranscriptLines::updateActivity()
{
    const bool isAwake = isVisible() && !m_tools->pause()->isChecked();
    m_model.setActivity(isAwake ? TranscriptModel::Activity::Awake : TranscriptModel::Activity::Asleep);
}

void TranscriptLines::applySettings(const LogSettings &settings)
{
    const bool isSplit = settings.splitter != m_settings.splitter;
    m_settings = settings;
    const std::pair<const char *, TranscriptModel::Column> columns[] = {
        {"time", TranscriptModel::Time},
        {"start", TranscriptModel::SinceStart},
        {"before", TranscriptModel::SinceBefore},
        {"state", TranscriptModel::State}};
    for (const auto &[name, column] : columns)
        m_view->setColumnHidden(column, !settings.columns.contains(QLatin1StringView(name)));
    m_explanation->setVisible(settings.isExplained);
    if (isSplit && m_halves->saveState() != settings.splitter)
        m_halves->restoreState(settings.splitter);
    m_model.setCapacity(settings.lines);
    m_tools->applySettings(settings);
}

void TranscriptLines::change(const LogSettings &settings)
{
    applySettings(settings);
    Q_EMIT settingsChanged(settings);
}

} // namespace poplar::gui
