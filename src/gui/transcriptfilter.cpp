// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/transcriptfilter.h"

#include "gui/transcriptmodel.h"

#include <QElapsedTimer>

#include <algorithm>
#include <utility>

namespace poplar::gui {

namespace {

constexpr std::chrono::milliseconds filterSlice{4};
constexpr int linesBetweenLooks = 32; ///< At the clock.

bool isBy(const TranscriptLine &line, TranscriptCriteria::Speaker speaker)
{
    using Kind = wire::TranscriptEvent::Kind;
    const bool goesOut = line.event.kind == Kind::Body && line.event.way == wire::TranscriptEvent::Way::Out;
    switch (speaker) {
    case TranscriptCriteria::Speaker::Poplar:
        return line.event.kind == Kind::Sent || goesOut;
    case TranscriptCriteria::Speaker::Server:
        return line.event.kind == Kind::Received || (line.event.kind == Kind::Body && !goesOut);
    case TranscriptCriteria::Speaker::Anybody:
        break;
    }
    return true;
}

bool fits(const TranscriptModel &model, int row, const TranscriptCriteria &criteria)
{
    const TranscriptLine &line = model.lineAt(row);
    return isBy(line, criteria.speaker) && (criteria.verb.isEmpty() || line.verb == criteria.verb)
        && (!criteria.onlyErrors || line.isError())
        && (criteria.text.isEmpty() || model.text(row).contains(criteria.text, Qt::CaseInsensitive));
}

/// Whether nothing fits the one that does not fit the other.
bool isWithin(const TranscriptCriteria &narrow, const TranscriptCriteria &wide)
{
    return narrow.text.contains(wide.text, Qt::CaseInsensitive)
        && (wide.speaker == TranscriptCriteria::Speaker::Anybody || narrow.speaker == wide.speaker)
        && (wide.verb.isEmpty() || narrow.verb == wide.verb) && (!wide.onlyErrors || narrow.onlyErrors);
}

} // namespace

TranscriptFilter::TranscriptFilter(const TranscriptModel &model, QObject *parent)
    : QAbstractTableModel(parent)
    , m_model(model)
{
    m_turn.setSingleShot(true);
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &TranscriptFilter::work);
    connectModel();
}

void TranscriptFilter::connectModel()
{
    connect(&m_model, &QAbstractItemModel::rowsAboutToBeInserted, this,
            [this](const QModelIndex &, int first, int last) {
                if (hasAll())
                    beginInsertRows({}, first, last);
            });
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, [this] {
        if (hasAll())
            endInsertRows();
        else
            work();
    });
    connect(&m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int, int last) { beginForgetting(last + 1); });
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int, int last) { forget(last + 1); });
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] { beginResetModel(); });
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_turn.stop();
        m_shown = {criteria(), {}, 0};
        m_next.reset();
        m_forgotten = 0;
        endResetModel();
        work();
    });
}

void TranscriptFilter::beginForgetting(int count)
{
    const auto first = m_shown.lines.begin();
    m_leaving = hasAll() ? count : std::lower_bound(first, m_shown.lines.end(), m_forgotten + count) - first;
    if (m_leaving > 0)
        beginRemoveRows({}, 0, int(m_leaving) - 1);
}

void TranscriptFilter::forget(int count)
{
    m_forgotten += count;
    for (Listing *listing : {&m_shown, m_next ? &*m_next : nullptr}) {
        if (listing == nullptr)
            continue;
        std::deque<qint64> &lines = listing->lines;
        lines.erase(lines.begin(), std::lower_bound(lines.begin(), lines.end(), m_forgotten));
        listing->examined = std::max(listing->examined, m_forgotten);
    }
    if (m_leaving > 0)
        endRemoveRows();
}

const TranscriptCriteria &TranscriptFilter::criteria() const
{
    return m_next ? m_next->criteria : m_shown.criteria;
}

void TranscriptFilter::setCriteria(const TranscriptCriteria &criteria)
{
    if (this->criteria() == criteria)
        return;
    m_next.reset();
    if (criteria == TranscriptCriteria())
        return publish({});
    if (criteria != m_shown.criteria) {
        m_isRefining = !hasAll() && isWithin(criteria, m_shown.criteria);
        m_next = Listing{criteria, {}, m_forgotten};
    }
    work();
}

void TranscriptFilter::publish(Listing listing)
{
    m_turn.stop();
    beginResetModel();
    m_shown = std::move(listing);
    endResetModel();
}

/// Another slice.
void TranscriptFilter::work()
{
    if (!m_next && hasAll())
        return;
    Listing &listing = m_next ? *m_next : m_shown;
    const std::deque<qint64> found = examine(listing);
    if (m_next) {
        listing.lines.insert(listing.lines.end(), found.begin(), found.end());
    } else if (!found.empty()) {
        const int first = rowCount();
        beginInsertRows({}, first, first + int(found.size()) - 1);
        listing.lines.insert(listing.lines.end(), found.begin(), found.end());
        endInsertRows();
    }
    if (listing.examined < end())
        m_turn.start();
    else if (m_next)
        publish(*std::exchange(m_next, std::nullopt));
}

/// Goes on until the end, or until the slice is over.
std::deque<qint64> TranscriptFilter::examine(Listing &listing) const
{
    QElapsedTimer clock;
    clock.start();
    std::deque<qint64> found;
    const bool isRefining = m_next && m_isRefining;
    auto candidate = std::lower_bound(m_shown.lines.begin(), m_shown.lines.end(), listing.examined);
    for (int looked = 1; listing.examined < end(); ++looked) {
        if (looked % linesBetweenLooks == 0 && clock.hasExpired(filterSlice.count()))
            break;
        if (isRefining && listing.examined < m_shown.examined) {
            listing.examined = candidate == m_shown.lines.end() ? m_shown.examined : *candidate++;
            if (listing.examined == end())
                break;
        }
        if (fits(m_model, int(listing.examined - m_forgotten), listing.criteria))
            found.push_back(listing.examined);
        ++listing.examined;
    }
    return found;
}

qint64 TranscriptFilter::end() const
{
    return m_forgotten + m_model.rowCount();
}

int TranscriptFilter::sourceRow(int row) const
{
    return hasAll() ? row : int(m_shown.lines[size_t(row)] - m_forgotten);
}

int TranscriptFilter::rowFrom(int sourceRow) const
{
    if (hasAll())
        return std::min(sourceRow, rowCount());
    const auto first = m_shown.lines.begin();
    return int(std::lower_bound(first, m_shown.lines.end(), m_forgotten + sourceRow) - first);
}

int TranscriptFilter::rowOf(int sourceRow) const
{
    const int row = rowFrom(sourceRow);
    return row < rowCount() && this->sourceRow(row) == sourceRow ? row : -1;
}

int TranscriptFilter::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return hasAll() ? m_model.rowCount() : int(m_shown.lines.size());
}

int TranscriptFilter::columnCount(const QModelIndex &parent) const
{
    return m_model.columnCount(parent);
}

QVariant TranscriptFilter::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    return m_model.data(m_model.index(sourceRow(index.row()), index.column()), role);
}

QVariant TranscriptFilter::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal ? m_model.headerData(section, orientation, role)
                                         : QAbstractTableModel::headerData(section, orientation, role);
}

} // namespace poplar::gui
