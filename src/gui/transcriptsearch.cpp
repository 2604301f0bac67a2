// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/transcriptsearch.h"

#include "gui/transcriptfilter.h"
#include "gui/transcriptmodel.h"

#include <QElapsedTimer>

#include <algorithm>

namespace poplar::gui {

namespace {
constexpr std::chrono::milliseconds searchSlice{4};
constexpr int linesBetweenGlances = 32; ///< At the clock.
} // namespace

TranscriptSearch::TranscriptSearch(const TranscriptModel &model, const TranscriptFilter &listed,
                                   QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_listed(listed)
{
    m_turn.setSingleShot(true);
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &TranscriptSearch::work);
    connect(&listed, &QAbstractItemModel::modelReset, this, &TranscriptSearch::stop);
    connect(&listed, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { m_left += last - first + 1; });
    connect(&listed, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { forget(last - first + 1); });
}

void TranscriptSearch::start(const QString &text, FindDirection direction, int current)
{
    m_turn.stop();
    const int rows = m_listed.rowCount();
    if (text.isEmpty() || rows == 0) {
        Q_EMIT finished(-1, text.isEmpty() ? FindResult::Unsearched : FindResult::NotFound);
        return;
    }
    m_text = text;
    m_step = direction == FindDirection::Previous ? -1 : 1;
    m_at = current >= 0 ? current : (m_step > 0 ? 0 : rows - 1);
    if (current >= 0 && direction != FindDirection::Here)
        m_at += m_step;
    m_left = rows;
    m_isAround = false;
    work();
}

/// The oldest rows have gone.
void TranscriptSearch::forget(int count)
{
    m_left = std::min(m_left, m_listed.rowCount());
    m_at -= count;
    if (m_step > 0)
        m_at = std::max(m_at, 0);
}

/// Another slice.
void TranscriptSearch::work()
{
    QElapsedTimer clock;
    clock.start();
    for (int looked = 1; m_left > 0; ++looked, --m_left, m_at += m_step) {
        const int rows = m_listed.rowCount();
        if (m_at < 0 || m_at >= rows) {
            m_isAround = true;
            m_at = m_step > 0 ? 0 : rows - 1;
        }
        if (m_model.text(m_listed.sourceRow(m_at)).contains(m_text, Qt::CaseInsensitive))
            return finish(m_at);
        if (looked % linesBetweenGlances == 0 && clock.hasExpired(searchSlice.count())) {
            m_at += m_step;
            --m_left;
            return m_turn.start();
        }
    }
    finish(-1);
}

void TranscriptSearch::finish(int row)
{
    if (row < 0)
        Q_EMIT finished(-1, FindResult::NotFound);
    else if (!m_isAround)
        Q_EMIT finished(row, FindResult::Found);
    else
        Q_EMIT finished(row, m_step > 0 ? FindResult::FoundFromBeginning : FindResult::FoundFromEnd);
}

} // namespace poplar::gui
