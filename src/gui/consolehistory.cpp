// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/consolehistory.h"

#include "base/limits.h"

namespace poplar::gui {

void ConsoleHistory::add(const QString &line)
{
    if (m_lines.isEmpty() || m_lines.constLast() != line)
        m_lines << line;
    if (m_lines.size() > limit::consoleHistory)
        m_lines.removeFirst();
    m_draft.clear();
    m_place = m_lines.size();
}

std::optional<QString> ConsoleHistory::walk(int step, const QString &draft)
{
    const qsizetype place = m_place + step;
    if (place < 0 || place > m_lines.size())
        return std::nullopt;
    if (m_place == m_lines.size())
        m_draft = draft;
    m_place = place;
    return place == m_lines.size() ? m_draft : m_lines.at(place);
}

} // namespace poplar::gui
