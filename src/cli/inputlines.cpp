// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/inputlines.h"

#include <utility>

namespace poplar::cli {

InputLines::InputLines(QObject *parent)
    : QObject(parent)
    , m_source(makeSource(*this))
{
}

InputLines::~InputLines() = default;

void InputLines::next(QObject *context, Taken taken)
{
    m_context = context;
    m_taken = std::move(taken);
    m_source->want();
}

void InputLines::forget()
{
    m_taken = {};
    m_source->stop();
}

void InputLines::give(const std::optional<QByteArray> &line)
{
    const Taken taken = std::exchange(m_taken, {});
    if (taken && m_context)
        taken(line);
}

} // namespace poplar::cli
