// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/outgoinglist.h"

#include <QHeaderView>
#include <QSignalBlocker>
#include <QStandardItemModel>

#include <algorithm>

namespace poplar::gui {

namespace {

enum OutgoingColumn { SubjectColumn, RecipientsColumn, StateColumn, OutgoingColumns };
constexpr int outgoingIdRole = Qt::UserRole;

void fillRow(QStandardItemModel &model, int at, const OutgoingList::Row &row)
{
    const QStringList texts{row.subject, row.recipients, row.state};
    for (int column = 0; column < OutgoingColumns; ++column) {
        QStandardItem *item = model.item(at, column);
        if (!item) {
            item = new QStandardItem;
            item->setEditable(false);
            model.setItem(at, column, item);
        }
        if (item->text() != texts[column])
            item->setText(texts[column]);
    }
    model.item(at, SubjectColumn)->setData(row.id, outgoingIdRole);
    model.item(at, StateColumn)->setIcon(icon(row.picture, row.tint));
}

} // namespace

OutgoingList::OutgoingList(QWidget *parent)
    : QTreeView(parent)
    , m_model(new QStandardItemModel(0, OutgoingColumns, this))
{
    setModel(m_model);
    m_model->setHorizontalHeaderLabels({tr("Subject"), tr("To"), tr("State")});
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    header()->setStretchLastSection(true);
    header()->setSectionsMovable(false);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, &OutgoingList::chosenChanged);
}

void OutgoingList::setStateTitle(const QString &title)
{
    m_model->setHorizontalHeaderItem(StateColumn, new QStandardItem(title));
}

void OutgoingList::setRows(const QList<Row> &rows)
{
    const auto before = chosen();
    {
        const QSignalBlocker quiet(this);
        m_model->setRowCount(int(rows.size()));
        for (qsizetype i = 0; i < rows.size(); ++i)
            fillRow(*m_model, int(i), rows[i]);
        const auto same = std::find_if(rows.begin(), rows.end(),
                                       [&before](const Row &row) { return before && row.id == *before; });
        const int at = same != rows.end()
            ? int(same - rows.begin())
            : std::clamp(currentIndex().row(), 0, std::max(0, int(rows.size()) - 1));
        setCurrentIndex(m_model->index(at, 0));
    }
    Q_EMIT chosenChanged();
}

std::optional<quint64> OutgoingList::chosen() const
{
    const QVariant id = currentIndex().siblingAtColumn(SubjectColumn).data(outgoingIdRole);
    return id.isValid() ? std::optional(id.toULongLong()) : std::nullopt;
}

void OutgoingList::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    fitColumns();
}

void OutgoingList::fitColumns()
{
    const int width = viewport()->width();
    setColumnWidth(SubjectColumn, width * 2 / 5);
    setColumnWidth(RecipientsColumn, width * 3 / 10);
}

} // namespace poplar::gui
