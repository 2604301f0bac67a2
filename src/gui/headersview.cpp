// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/headersview.h"

#include "gui/banner.h"
#include "gui/emptystate.h"
#include "gui/headerfielddelegate.h"
#include "gui/headerfieldmodel.h"
#include "gui/icons.h"
#include "gui/theme.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace poplar::gui {

namespace {
constexpr int longestNames = 30; // characters
constexpr int namesPerCent = 35; // of the width
} // namespace

HeadersView::HeadersView(QWidget *parent)
    : QWidget(parent)
    , m_model(new HeaderFieldModel(this))
    , m_filtered(new QSortFilterProxyModel(this))
    , m_filter(new QLineEdit(this))
    , m_note(new Banner)
    , m_pages(new QStackedWidget)
    , m_table(new QTableView)
    , m_empty(new EmptyState)
    , m_fitting(new QTimer(this))
{
    setObjectName(QStringLiteral("headersView"));
    m_filtered->setSourceModel(m_model);
    m_filtered->setFilterKeyColumn(-1);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    buildFilter();
    buildTable();
    buildActions();
    setFocusProxy(m_table);
    m_note->setContent(Banner::Tone::Info, Icon::Info,
                       tr("This header is longer than what is shown here. The source has all of it."));
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_empty);
    connect(m_empty, &EmptyState::buttonClicked, m_filter, &QLineEdit::clear);
    auto *bar = new QVBoxLayout;
    bar->setContentsMargins(space::normal, space::normal, space::normal, space::normal);
    bar->addWidget(m_filter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_note);
    layout->addWidget(m_pages, 1);
    clear();
}

void HeadersView::buildFilter()
{
    m_filter->setObjectName(QStringLiteral("headersFilter"));
    m_filter->setPlaceholderText(tr("Filter the headers"));
    m_filter->setAccessibleName(tr("Filter the headers"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(Icon::Search, Tint::Muted), QLineEdit::LeadingPosition);
    m_filter->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, this, &HeadersView::applyFilter);
}

void HeadersView::buildTable()
{
    m_table->setObjectName(QStringLiteral("headers"));
    m_table->setAccessibleName(tr("Headers of the message"));
    m_table->setModel(m_filtered);
    m_table->setItemDelegate(new HeaderFieldDelegate(m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(true);
    m_table->setTabKeyNavigation(false);
    m_table->setCornerButtonEnabled(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->installEventFilter(this);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->hide(); // names and values are told apart without it
    m_table->horizontalHeader()->setStretchLastSection(true);
    // A scroll bar that comes with the new heights changes the width while they are being set.
    m_fitting->setSingleShot(true);
    connect(m_fitting, &QTimer::timeout, this, &HeadersView::fitRows);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, m_fitting,
            qOverload<>(&QTimer::start));
}

void HeadersView::buildActions()
{
    const auto make = [this](const QString &text, auto slot) {
        auto *action = new QAction(text, this);
        m_table->addAction(action);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    QAction *copyShown = make(tr("&Copy"), [this] { copy(&HeaderFieldModel::line); });
    copyShown->setIcon(icon(Icon::Copy));
    copyShown->setShortcut(QKeySequence::Copy);
    copyShown->setShortcutContext(Qt::WidgetShortcut);
    make(tr("Copy &value"), [this] { copy(&HeaderFieldModel::value); });
    make(tr("Copy as &received"), [this] { copy(&HeaderFieldModel::source); });
    const auto update = [this] {
        const QList<QAction *> actions = m_table->actions();
        for (QAction *action : actions)
            action->setEnabled(m_table->selectionModel()->hasSelection());
    };
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, update);
    connect(m_filtered, &QAbstractItemModel::modelReset, this, update);
    update();
}

void HeadersView::setFields(const QList<mime::HeaderField> &fields)
{
    m_model->setFields(fields);
    m_note->setVisible(m_model->isCut());
    m_filter->setEnabled(!fields.isEmpty());
    fitColumns();
    updatePages();
    m_table->scrollToTop();
    if (m_filtered->rowCount() > 0)
        m_table->selectionModel()->setCurrentIndex(m_filtered->index(0, HeaderFieldModel::Name),
                                                   QItemSelectionModel::NoUpdate);
}

QList<std::pair<QString, QString>> HeadersView::shownFields() const
{
    QList<std::pair<QString, QString>> fields;
    for (int row = 0; row < m_filtered->rowCount(); ++row) {
        const auto cell = [&](int column) { return m_filtered->index(row, column).data().toString(); };
        fields.emplaceBack(cell(HeaderFieldModel::Name), cell(HeaderFieldModel::Value));
    }
    return fields;
}

void HeadersView::clear()
{
    setFields({});
}

void HeadersView::applyFilter()
{
    m_filtered->setFilterFixedString(m_filter->text());
    fitRows();
    updatePages();
}

void HeadersView::fitColumns()
{
    m_table->verticalHeader()->setMinimumSectionSize(fontMetrics().lineSpacing() + 2 * space::small);
    const QAbstractItemView *view = m_table; // QTableView does not let others ask
    const int natural = view->sizeHintForColumn(HeaderFieldModel::Name);
    const int most = std::min(longestNames * fontMetrics().averageCharWidth(), width() * namesPerCent / 100);
    m_table->horizontalHeader()->resizeSection(HeaderFieldModel::Name, std::clamp(natural, most / 2, most));
    fitRows();
}

void HeadersView::fitRows()
{
    m_table->resizeRowsToContents();
}

void HeadersView::updatePages()
{
    if (m_filtered->rowCount() > 0) {
        m_pages->setCurrentWidget(m_table);
        return;
    }
    if (m_model->rowCount() > 0)
        m_empty->setContent({Icon::ListFilter, tr("Nothing matches the filter"),
                             tr("The filter looks at the names and the values of the fields."),
                             tr("Clear the filter")});
    else
        m_empty->setContent({Icon::FileText, tr("No headers to show"), {}, {}});
    m_pages->setCurrentWidget(m_empty);
}

void HeadersView::copy(QString (HeaderFieldModel::*text)(int) const) const
{
    QModelIndexList chosen = m_table->selectionModel()->selectedRows();
    if (chosen.isEmpty())
        return;
    std::sort(chosen.begin(), chosen.end());
    QStringList lines;
    for (const QModelIndex &index : std::as_const(chosen))
        lines += (m_model->*text)(m_filtered->mapToSource(index).row());
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

bool HeadersView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (watched == m_table && key->text() == u"/") {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
        return true;
    }
    if (key->key() == Qt::Key_Escape && !m_filter->text().isEmpty()) {
        m_filter->clear();
        return true;
    }
    const bool intoTable =
        key->key() == Qt::Key_Down || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (watched == m_filter && intoTable && m_filtered->rowCount() > 0) {
        m_table->setFocus(Qt::TabFocusReason);
        if (!m_table->selectionModel()->hasSelection())
            m_table->selectRow(0);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void HeadersView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        fitColumns();
    QWidget::changeEvent(event);
}

void HeadersView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitColumns();
}

} // namespace poplar::gui
