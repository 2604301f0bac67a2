// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/downloadmodel.h"

#include "gui/downloadtext.h"
#include "gui/formatting.h"
#include "gui/messageheader.h"
#include "gui/messagelistmodel.h"
#include "gui/plaintip.h"

#include <algorithm>
#include <limits>

namespace poplar::gui {

using mailbox::Download;
using mailbox::MessageId;

namespace {
/// More runs of rows than these go by a reset: a view is told of each.
constexpr qsizetype removalsTold = 50;

/// Rows that follow each other.
struct Run {
    int first;
    int last;
};

QList<Run> runsOf(const QList<int> &rows)
{
    QList<Run> runs;
    for (const int row : rows) {
        if (!runs.isEmpty() && runs.constLast().last == row - 1)
            runs.last().last = row;
        else
            runs.append({row, row});
    }
    return runs;
}
} // namespace

DownloadModel::DownloadModel(const MessageListModel &messages, QObject *parent)
    : QAbstractTableModel(parent)
    , m_messages(messages)
{
}

void DownloadModel::setAccount(const accounts::Account &account)
{
    m_server.host = account.host;
    m_server.port = account.port;
    m_server.security = account.security;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, StateColumn), index(int(m_rows.size()) - 1, StateColumn));
}

void DownloadModel::apply(const QList<Download> &changes)
{
    int first = std::numeric_limits<int>::max();
    int last = -1;
    QList<Download> added;
    QHash<MessageId, qsizetype> addedAt; // a batch may name a message twice
    QList<int> cancelled;
    for (const Download &change : changes) {
        if (change.state == Download::State::UnderWay)
            m_underWay = change.id;
        const int row = m_rowOf.value(change.id, -1);
        if (row >= 0) {
            --m_counts[int(m_rows[row].state)];
            ++m_counts[int(change.state)];
            m_rows[row] = change;
            first = std::min(first, row);
            last = std::max(last, row);
        } else if (const auto at = addedAt.constFind(change.id); at != addedAt.cend()) {
            added[*at] = change;
        } else {
            addedAt.insert(change.id, added.size());
            added.append(change);
        }
    }
    const auto isCancelled = [this](int row) { return m_rows[row].state == Download::State::Cancelled; };
    for (int row = first; row <= last; ++row) {
        if (isCancelled(row))
            cancelled += row;
    }
    // What goes is not shown once more before: it costs a view a look at all rows.
    while (first <= last && isCancelled(first))
        ++first;
    while (first <= last && isCancelled(last))
        --last;
    if (first <= last)
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
    remove(cancelled);
    added.removeIf([](const Download &one) { return one.state == Download::State::Cancelled; });
    append(added);
    Q_EMIT statusChanged();
}

void DownloadModel::append(const QList<Download> &added)
{
    if (added.isEmpty())
        return;
    const int from = int(m_rows.size());
    beginInsertRows({}, from, from + int(added.size()) - 1);
    m_rows += added;
    indexFrom(from);
    for (const Download &one : added)
        ++m_counts[int(one.state)];
    endInsertRows();
}

void DownloadModel::indexFrom(int first)
{
    for (int row = first; row < m_rows.size(); ++row)
        m_rowOf.insert(m_rows[row].id, row);
}

/// @param rows in ascending order.
void DownloadModel::remove(const QList<int> &rows)
{
    if (rows.isEmpty())
        return;
    for (const int row : rows) {
        m_rowOf.remove(m_rows[row].id);
        --m_counts[int(m_rows[row].state)];
    }
    const QList<Run> runs = runsOf(rows);
    if (runs.size() > removalsTold) {
        beginResetModel();
        dropRows(rows);
        indexFrom(rows.constFirst());
        endResetModel();
        return;
    }
    for (auto run = runs.crbegin(); run != runs.crend(); ++run) {
        beginRemoveRows({}, run->first, run->last);
        m_rows.remove(run->first, run->last - run->first + 1);
        if (run + 1 == runs.crend())
            indexFrom(run->first);
        endRemoveRows();
    }
}

/// In one pass: to remove them one by one takes seconds where there are many.
void DownloadModel::dropRows(const QList<int> &rows)
{
    auto next = rows.cbegin();
    auto kept = m_rows.begin() + rows.constFirst();
    for (int row = rows.constFirst(); row < m_rows.size(); ++row) {
        if (next != rows.cend() && *next == row)
            ++next;
        else
            *kept++ = std::move(m_rows[row]);
    }
    m_rows.erase(kept, m_rows.end());
}

void DownloadModel::clearFinished()
{
    QList<int> rows;
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].state == Download::State::Kept)
            rows += row;
    }
    remove(rows);
    Q_EMIT statusChanged();
}

void DownloadModel::forget(const QList<MessageId> &messages)
{
    QList<int> rows;
    for (const MessageId message : messages) {
        if (const int row = m_rowOf.value(message, -1); row >= 0)
            rows += row;
    }
    std::sort(rows.begin(), rows.end());
    remove(rows);
    Q_EMIT statusChanged();
}

void DownloadModel::setStatus(const mailbox::DownloadStatus &status)
{
    m_status = status;
    Q_EMIT statusChanged();
}

qint64 DownloadModel::count(Download::State state) const
{
    return m_counts.value(int(state));
}

int DownloadModel::lastUnderWay() const
{
    return m_underWay ? m_rowOf.value(*m_underWay, -1) : -1;
}

int DownloadModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int DownloadModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DownloadModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Download &download = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return text(download, index.column());
    case Qt::ToolTipRole:
        return plainTip(tip(download, index.column()));
    case Qt::TextAlignmentRole:
        if (index.column() == SizeColumn)
            return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
        return {};
    case StateRole:
        return int(download.state);
    case PermilleRole:
        return permille(download.received, download.octets);
    default:
        return {};
    }
}

QVariant DownloadModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == SizeColumn)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case SubjectColumn:
        return tr("Subject");
    case SenderColumn:
        return tr("From");
    case SizeColumn:
        return tr("Size");
    case StateColumn:
        return tr("State");
    default:
        return {};
    }
}

Qt::ItemFlags DownloadModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() ? flags | Qt::ItemNeverHasChildren : flags;
}

QString DownloadModel::text(const Download &download, int column) const
{
    if (column == SizeColumn)
        return formatSize(download.octets);
    if (column == StateColumn)
        return downloadState(download, m_server);
    const mailbox::MessageRow *row = m_messages.find(download.id);
    if (!row || !row->envelope)
        return column == SubjectColumn ? tr("(not read yet)") : QString();
    if (column == SenderColumn)
        return row->envelope->from.isEmpty() ? QString() : headerLine(row->envelope->from.first().shown());
    const QString subject = headerLine(row->envelope->subject);
    return subject.isEmpty() ? tr("(no subject)") : subject;
}

QString DownloadModel::tip(const Download &download, int column) const
{
    const QString failure = downloadFailure(download, m_server);
    return failure.isEmpty() ? text(download, column) : failure;
}

} // namespace poplar::gui
