// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/transcriptfilter.h"

#include "gui/transcriptmodel.h"

namespace poplar::gui {

namespace {

bool isBy(const TranscriptLine &line, TranscriptCriteria::Speaker speaker)
{
    using Kind = wire::TranscriptEvent::Kind;
    switch (speaker) {
    case TranscriptCriteria::Speaker::Poplar:
        return line.event.kind == Kind::Sent;
    case TranscriptCriteria::Speaker::Server:
        return line.event.kind == Kind::Received || line.event.kind == Kind::Body;
    case TranscriptCriteria::Speaker::Anybody:
        break;
    }
    return true;
}

} // namespace

TranscriptFilter::TranscriptFilter(const TranscriptModel &model, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
{
}

void TranscriptFilter::setCriteria(const TranscriptCriteria &criteria)
{
    if (m_criteria == criteria)
        return;
    m_criteria = criteria;
    invalidateRowsFilter();
}

bool TranscriptFilter::filterAcceptsRow(int row, const QModelIndex & /*parent*/) const
{
    const TranscriptLine &line = m_model.lineAt(row);
    return isBy(line, m_criteria.speaker) && (m_criteria.verb.isEmpty() || line.verb == m_criteria.verb)
        && (!m_criteria.onlyErrors || line.isError())
        && (m_criteria.text.isEmpty() || m_model.text(row).contains(m_criteria.text, Qt::CaseInsensitive));
}

} // namespace poplar::gui
